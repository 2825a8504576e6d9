//! The system's window: what it needs, how it opens, what it takes in, when it is painted, and how
//! it ends.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use eframe::{UserEvent, egui};
use winit::event_loop::{ControlFlow, EventLoop};

use super::app::App;
use super::chooser::SystemChooser;
use super::kit::theme;
use super::tasks::Tasks;
use crate::editor::Editor;
use crate::editor::start::Start;
use crate::text;

pub(super) mod ending;
mod log;
mod paste;
pub mod preflight;
mod press;
mod repaint;

impl eframe::App for App {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.frame_ui(ui);
    }

    fn raw_input_hook(&mut self, ctx: &egui::Context, input: &mut egui::RawInput) {
        paste::tidy(input);
        press::one_a_frame(ctx, input);
        repaint::begin(ctx, input);
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
    let errors = log::listen();
    let began = Arc::clone(&opened);
    let ended = catch_unwind(AssertUnwindSafe(|| open(start, began)));
    std::panic::set_hook(usual);
    let text = |of: &Mutex<String>| of.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let (fault, error) = (text(&fault), text(errors));
    match (ended, opened.load(Ordering::Relaxed)) {
        (Ok(Ok(())), true) => Ok(()),
        (_, true) => Err(Failure::Broke(text::cli::window_broke(&fault))),
        (Ok(Err(error)), false) => Err(Failure::NotOpened(preflight::why(&error))),
        // eframe only logs why there is no window.
        (Ok(Ok(())), false) => Err(Failure::NotOpened(preflight::why_logged(&error))),
        (Err(_), false) => Err(Failure::NotOpened(preflight::why_broken(&fault))),
    }
}

fn open(start: Start, began: Arc<AtomicBool>) -> eframe::Result {
    let icon = eframe::icon_data::from_png_bytes(include_bytes!(
        "../../../assets/icons/tierboard-128.png"
    ));
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
        // Nothing here has a gradient, and where the processor draws, it costs a fifth of a frame.
        dithering: false,
        persistence_path: start.folders.settings.as_ref().map(|folder| folder.join("window.ron")),
        ..eframe::NativeOptions::default()
    };
    let events = EventLoop::<UserEvent>::with_user_event().build()?;
    events.set_control_flow(ControlFlow::Wait);
    let wake = events.create_proxy();
    let mut window = eframe::create_native(
        "tierboard",
        options,
        Box::new(move |cc| {
            theme::install(&cc.egui_ctx);
            repaint::take_over(&cc.egui_ctx, &wake);
            let tasks = Tasks::new(Box::new(SystemChooser::default()), &start.folders);
            let mut app = App::new(Editor::new(start), tasks);
            ending::listen(&cc.egui_ctx);
            app.begin(&cc.egui_ctx);
            app.offer_tour();
            began.store(true, Ordering::Relaxed);
            Ok(Box::new(app))
        }),
        &events,
    );
    Ok(events.run_app(&mut window)?)
}
