//! Arguments in, window or command line out.

use std::process::ExitCode;

use tierboard::cli::{self, Outcome};

fn main() -> ExitCode {
    match cli::run() {
        Outcome::Done(code) => code,
        Outcome::Window(_) => ExitCode::SUCCESS,
    }
}
