//! The errors that eframe logs. Why a window did not open is in no result of its functions.

use std::sync::{Mutex, Once};

use log::{Level, LevelFilter, Log, Metadata, Record};

/// The first error that was logged.
static FIRST: Mutex<String> = Mutex::new(String::new());

struct Errors;

impl Log for Errors {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.level() == Level::Error && metadata.target().starts_with("eframe")
    }

    fn log(&self, record: &Record<'_>) {
        if self.enabled(record.metadata())
            && let Ok(mut first) = FIRST.lock()
            && first.is_empty()
        {
            *first = record.args().to_string();
        }
    }

    fn flush(&self) {}
}

/// Begins to listen. Returns where the first error will be.
pub fn listen() -> &'static Mutex<String> {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Another logger may be there already, in a program that embeds this one.
        if log::set_logger(&Errors).is_ok() {
            log::set_max_level(LevelFilter::Error);
        }
    });
    &FIRST
}
