//! Reads the arguments, then runs the command or opens the window.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use tierboard::cli::{self, Outcome};
use tierboard::editor::start::Start;
use tierboard::export::picture::drawing;
#[cfg(feature = "gui")]
use tierboard::gui::Failure;
use tierboard::store::folders::Folders;
use tierboard::text::findings;

fn main() -> ExitCode {
    if let Some(code) = drawing::serve(std::env::args_os()) {
        return code;
    }
    if let Some(program) = drawing::this_program() {
        drawing::draw_with(program);
    }
    match cli::run() {
        Outcome::Done(code) => code,
        Outcome::Window(file) => window(file.as_deref()),
    }
}

fn window(file: Option<&Path>) -> ExitCode {
    let start = match Start::choose(file, Folders::of_system()) {
        Ok(start) => start,
        Err(error) => {
            cli::print_errors(&findings::file_error(&error));
            return ExitCode::FAILURE;
        }
    };
    let evaluated = Arc::clone(start.session.evaluated());
    #[cfg(feature = "gui")]
    let reason = match tierboard::gui::run(start) {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Failure::NotOpened(reason)) => reason,
        Err(Failure::Broke(reason)) => {
            cli::print_errors(&[reason]);
            return ExitCode::FAILURE;
        }
    };
    #[cfg(not(feature = "gui"))]
    let reason = tierboard::text::words::no_window();
    cli::print_errors(&[reason]);
    cli::print_instead_of_window(evaluated)
}
