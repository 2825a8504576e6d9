//! The window. Panels read the plan and push what they want; the application does it after the
//! frame:
//!
//! ```text
//!   pointer, keys ──► panels ──► Intent ──► App ──► Session::act(Action) ──► Plan, Evaluation
//!                        ▲                                                        │
//!                        └──────────────────── next frame ◄───────────────────────┘
//! ```

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use eframe::egui;

use crate::cli::start::Start;
use crate::store::folders;
use crate::text;

pub mod app;
mod bars;
pub mod board;
pub mod command;
pub mod dialogs;
mod evidence;
mod fields;
mod files;
pub mod icons;
mod inspector;
mod keys;
mod menus;
mod outside;
mod overlay;
mod palette;
mod panels;
pub mod preflight;
pub mod present;
mod room;
pub mod session;
mod sheets;
pub mod theme;
pub mod view;
pub mod widgets;

use app::{App, Folders};
use session::Session;

impl eframe::App for App {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.frame_ui(ui);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        theme::tokens(visuals).bg.to_normalized_gamma_f32()
    }
}

/// How a window can fail; each with one sentence.
#[derive(Debug)]
pub enum Failure {
    /// It never opened.
    NotOpened(String),
    /// It was open, and broke.
    Broke(String),
}

/// Opens the window, and returns once it is closed.
///
/// # Errors
/// Why there is no window.
pub fn run(start: &Start) -> Result<(), Failure> {
    if let Some(obstacle) = preflight::obstacle() {
        return Err(Failure::NotOpened(obstacle));
    }
    let opened = Arc::new(AtomicBool::new(false));
    let fault = Arc::new(Mutex::new(String::new()));
    let usual = std::panic::take_hook();
    let noted = Arc::clone(&fault);
    // winit and glutin panic where a library is missing; that is told in words, not as a trace.
    std::panic::set_hook(Box::new(move |info| {
        if let Ok(mut fault) = noted.lock() {
            // The first one is the cause; what it says is for people, where it stands is not.
            if fault.is_empty() {
                info.payload_as_str().unwrap_or_default().clone_into(&mut fault);
            }
        }
    }));
    let began = Arc::clone(&opened);
    let window = std::panic::AssertUnwindSafe(|| open(start, began));
    let ended = std::panic::catch_unwind(window);
    std::panic::set_hook(usual);
    let fault = fault.lock().map(|fault| fault.clone()).unwrap_or_default();
    match ended {
        Ok(Ok(())) => Ok(()),
        _ if opened.load(Ordering::Relaxed) => Err(Failure::Broke(text::cli::window_broke(&fault))),
        Ok(Err(error)) => Err(Failure::NotOpened(preflight::told(&error))),
        Err(_) => Err(Failure::NotOpened(preflight::told_fault(&fault))),
    }
}

fn open(start: &Start, began: Arc<AtomicBool>) -> eframe::Result {
    let icon =
        eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icons/tierboard-128.png"));
    let mut viewport = egui::ViewportBuilder::default()
        .with_app_id("tierboard")
        .with_title(text::product())
        .with_inner_size(theme::FIRST_WINDOW)
        .with_min_inner_size(theme::LEAST_WINDOW);
    if let Ok(icon) = icon {
        viewport = viewport.with_icon(icon);
    }
    let options = eframe::NativeOptions {
        viewport,
        persistence_path: folders::settings().map(|folder| folder.join("window.ron")),
        ..eframe::NativeOptions::default()
    };
    let start = start.clone();
    eframe::run_native(
        "tierboard",
        options,
        Box::new(move |cc| {
            theme::install(&cc.egui_ctx);
            let mut session = Session::new(start.plan, &start.pack, start.file);
            session.said = start.said;
            let dialogs = Box::new(dialogs::SystemDialogs::default());
            let folders = Folders { settings: folders::settings(), recovery: folders::recovery() };
            let mut app = App::new(session, start.library, dialogs, folders);
            app.apply_settings(&cc.egui_ctx);
            app.offer_tour();
            began.store(true, Ordering::Relaxed);
            Ok(Box::new(app))
        }),
    )
}
