//! When the window is painted. A move of the pointer is painted once.
//!
//! egui asks for two more frames after each event, in case something has yet to settle. On a
//! machine without a graphics card a frame costs some 20 ms of its processor, and while something is
//! dragged, the next move comes first anyway. The frame to settle after a move is therefore painted
//! once the pointer rests. Everything else that asks for a frame gets it at once: an animation, a
//! change of the plan, a key.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use eframe::UserEvent;
use egui::{Context, Event, Id, RawInput, RequestRepaintInfo, ViewportId};
use winit::event_loop::EventLoopProxy;

/// How long the pointer rests before the frame to settle.
const REST: Duration = Duration::from_millis(100);

/// What has been asked for since the last frame began.
#[derive(Debug, Default)]
struct Asked {
    /// Whether the next request is egui's own, for a frame after moves of the pointer.
    after_moves: bool,
    /// Whether anything has asked for a frame at once.
    at_once: bool,
    /// Whether a frame that was asked for at once is to be followed by one to settle.
    settles: bool,
}

impl Asked {
    /// A frame begins.
    fn begin(&mut self, events: &[Event]) {
        let moves = |event: &Event| matches!(event, Event::PointerMoved(_) | Event::MouseMoved(_));
        self.after_moves = !events.is_empty() && events.iter().all(moves);
        self.settles = std::mem::take(&mut self.at_once);
    }

    /// A frame is asked for. Returns when to paint it.
    fn requested(&mut self, delay: Duration) -> Duration {
        if !delay.is_zero() {
            return delay;
        }
        if std::mem::take(&mut self.after_moves) {
            return REST;
        }
        self.at_once = true;
        delay
    }

    /// A frame to settle is asked for. Returns when to paint it; `None` if nothing has changed.
    fn settling(&mut self) -> Option<Duration> {
        std::mem::take(&mut self.settles).then_some(REST)
    }
}

/// The requests of a context.
type Shared = Arc<Mutex<Asked>>;

fn slot() -> Id {
    Id::unique("repaints")
}

/// Notes that a frame begins, with its events.
pub fn begin(ctx: &Context, input: &RawInput) {
    let shared = ctx.data(|data| data.get_temp::<Shared>(slot()));
    if let Some(shared) = shared {
        shared.lock().unwrap_or_else(PoisonError::into_inner).begin(&input.events);
    }
}

/// Takes over from eframe when the window is painted.
pub fn take_over(ctx: &Context, wake: &EventLoopProxy<UserEvent>) {
    let shared = Shared::default();
    ctx.data_mut(|data| data.insert_temp(slot(), Arc::clone(&shared)));
    let paint = |wake: &EventLoopProxy<UserEvent>, info: &RequestRepaintInfo, delay| {
        // The window may have been closed by now.
        let _ = wake.send_event(UserEvent::RequestRepaint {
            viewport_id: info.viewport_id,
            when: Instant::now() + delay,
            cumulative_pass_nr: info.current_cumulative_pass_nr,
        });
    };
    let (wakes, asked) = (wake.clone(), Arc::clone(&shared));
    ctx.set_repaint_observer(move |info| {
        let delay = match info.viewport_id {
            ViewportId::ROOT => {
                asked.lock().unwrap_or_else(PoisonError::into_inner).requested(info.delay)
            }
            // The second window is painted when it is asked for.
            _ => info.delay,
        };
        paint(&wakes, &info, delay);
    });
    let wakes = wake.clone();
    ctx.set_request_repaint_callback(move |info| {
        // The observer has seen all requests, but for egui's frames to settle.
        let mut asked = shared.lock().unwrap_or_else(PoisonError::into_inner);
        let root = info.viewport_id == ViewportId::ROOT;
        if let Some(delay) = asked.settling().filter(|_| root && info.delay.is_zero()) {
            paint(&wakes, &info, delay);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Key, Modifiers, pos2};

    const AT_ONCE: Duration = Duration::ZERO;

    #[test]
    fn a_move_asks_for_one_more_frame_once_the_pointer_rests() {
        let mut asked = Asked::default();
        for x in 0..5_u8 {
            asked.begin(&[Event::PointerMoved(pos2(f32::from(x), 0.0))]);
            assert_eq!(asked.settling(), None);
            assert_eq!(asked.requested(AT_ONCE), REST);
        }
        asked.begin(&[]);
        assert_eq!(asked.settling(), None, "nothing has changed");
    }

    #[test]
    fn what_changes_while_the_pointer_moves_is_painted_at_once_and_settles() {
        let mut asked = Asked::default();
        asked.begin(&[Event::PointerMoved(pos2(1.0, 0.0))]);
        assert_eq!(asked.requested(AT_ONCE), REST);
        assert_eq!(asked.requested(AT_ONCE), AT_ONCE, "an animation, or a message");
        asked.begin(&[]);
        assert_eq!(asked.settling(), Some(REST));
        asked.begin(&[]);
        assert_eq!(asked.settling(), None);
    }

    #[test]
    fn a_key_is_painted_at_once_and_a_tooltip_when_it_is_due() {
        let mut asked = Asked::default();
        let key = Event::Key {
            key: Key::A,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        asked.begin(&[key]);
        assert_eq!(asked.requested(AT_ONCE), AT_ONCE);
        let due = Duration::from_millis(500);
        assert_eq!(asked.requested(due), due);
    }
}
