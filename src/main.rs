//! Arguments in, window or command line out.

use std::io::ErrorKind;
use std::path::Path;
use std::process::ExitCode;

use tierboard::cli::{self, Outcome, start};
#[cfg(feature = "gui")]
use tierboard::gui::Failure;

fn main() -> ExitCode {
    match cli::run() {
        Outcome::Done(code) => code,
        Outcome::Window(file) => window(file.as_deref()),
    }
}

fn window(file: Option<&Path>) -> ExitCode {
    let start = match start::choose(file) {
        Ok(start) => start,
        Err(lines) => {
            cli::tell(&lines);
            return ExitCode::FAILURE;
        }
    };
    #[cfg(feature = "gui")]
    let why_not = match tierboard::gui::run(&start) {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Failure::NotOpened(why_not)) => why_not,
        Err(Failure::Broke(fault)) => {
            cli::tell(&[fault]);
            return ExitCode::FAILURE;
        }
    };
    #[cfg(not(feature = "gui"))]
    let why_not = tierboard::text::words::no_window();
    cli::tell(&[why_not]);
    match cli::print_instead_of_window(start.plan, &start.pack) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            cli::tell(&[error.to_string()]);
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}
