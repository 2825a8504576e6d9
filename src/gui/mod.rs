//! The window: draws what the editor holds, and passes what the user asks for to it after the
//! frame.
//!
//! ```text
//!   keys, pointer ──► panels, pages, dialogs, stage ──► Intent ──► App ──► Event ──► Editor::step
//!                           ▲                                                          │
//!                           └── next frame ◄── tasks (threads) ◄── Effect ◄────────────┘
//! ```
//!
//! | module | what it owns |
//! |---|---|
//! | [`app`] | the shell: input, frame, intents, effects |
//! | [`pages`] | the board with its hit-testing; each further page |
//! | [`panels`] | bar, palette, inspector, evidence, status line |
//! | [`dialogs`] | one dialog at a time, and the editor's questions |
//! | [`stage`] | the presentation |
//! | [`tasks`], [`chooser`] | effects on threads, the system's file dialogs |
//! | [`kit`] | theme, icons, widgets, text fields: the only place with raw colours and fonts |

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use eframe::egui;

use crate::editor::Editor;
use crate::editor::start::Start;
use crate::text;

pub mod app;
pub mod chooser;
pub mod command;
pub mod dialogs;
mod ending;
pub mod intent;
mod keeping;
mod keys;
pub mod kit;
mod layout;
mod opened;
pub mod pages;
pub mod panels;
mod paste;
pub mod preflight;
mod press;
pub mod stage;
pub mod tasks;

use app::App;
use chooser::SystemChooser;
use kit::theme;
use tasks::Tasks;

impl eframe::App for App {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.frame_ui(ui);
    }

    fn raw_input_hook(&mut self, ctx: &egui::Context, input: &mut egui::RawInput) {
        paste::tidy(input);
        press::one_a_frame(ctx, input);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        theme::tokens(visuals).bg.to_normalized_gamma_f32()
    }
}

/// How a window can fail, with the reason in one sentence.
#[derive(Debug)]
pub enum Failure {
    /// It never opened.
    NotOpened(String),
    /// It opened, and failed later.
    Broke(String),
}

/// Opens the window, and returns once it is closed.
///
/// # Errors
/// If the window cannot be opened, or fails while it is open.
pub fn run(start: Start) -> Result<(), Failure> {
    if let Some(obstacle) = preflight::obstacle() {
        return Err(Failure::NotOpened(obstacle));
    }
    let opened = Arc::new(AtomicBool::new(false));
    let fault = Arc::new(Mutex::new(String::new()));
    let usual = std::panic::take_hook();
    let noted = Arc::clone(&fault);
    // winit and glutin panic if a library is missing: the user gets a sentence, not a backtrace.
    std::panic::set_hook(Box::new(move |info| {
        // A job that fails on its thread reports that itself.
        let here = std::thread::current().name() == Some("main");
        if let Ok(mut fault) = noted.lock() {
            // The first one is the cause.
            if here && fault.is_empty() {
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
        Ok(Err(error)) => Err(Failure::NotOpened(preflight::why(&error))),
        Err(_) => Err(Failure::NotOpened(preflight::why_broken(&fault))),
    }
}

fn open(start: Start, began: Arc<AtomicBool>) -> eframe::Result {
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
        persistence_path: start.folders.settings.as_ref().map(|folder| folder.join("window.ron")),
        ..eframe::NativeOptions::default()
    };
    eframe::run_native(
        "tierboard",
        options,
        Box::new(move |cc| {
            theme::install(&cc.egui_ctx);
            let tasks = Tasks::new(Box::new(SystemChooser::default()), &start.folders);
            let mut app = App::new(Editor::new(start), tasks);
            ending::listen(&cc.egui_ctx);
            app.begin(&cc.egui_ctx);
            app.offer_tour();
            began.store(true, Ordering::Relaxed);
            Ok(Box::new(app))
        }),
    )
}
