//! The end of the program when the system asks for it, as at the end of a session.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use egui::{Context, Id};

/// How long the window may take to end.
#[cfg(unix)]
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(3);

/// Wakes the window once the system asks the program to end.
pub fn listen(ctx: &Context) {
    let asked = Arc::new(AtomicBool::new(false));
    ctx.data_mut(|data| data.insert_temp(Id::unique("ending"), Arc::clone(&asked)));
    #[cfg(unix)]
    {
        use signal_hook::consts::{SIGINT, SIGTERM};
        let ctx = ctx.clone();
        // Without the signals, the program ends as it would without this.
        let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGTERM, SIGINT]) else {
            return;
        };
        std::thread::spawn(move || {
            let Some(signal) = signals.forever().next() else { return };
            asked.store(true, Ordering::Relaxed);
            ctx.request_repaint();
            // A window that does not answer ends all the same.
            std::thread::sleep(PATIENCE);
            let _ = signal_hook::low_level::emulate_default_handler(signal);
        });
    }
}

/// Whether the system has asked.
pub fn asked(ctx: &Context) -> bool {
    let asked = ctx.data(|data| data.get_temp::<Arc<AtomicBool>>(Id::unique("ending")));
    asked.is_some_and(|asked| asked.load(Ordering::Relaxed))
}
