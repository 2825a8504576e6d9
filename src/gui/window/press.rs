//! The place of a press is where the pointer was then, and not where it went in the same frame.
//!
//! egui looks at what lies under the pointer once a frame, at its last position. After a frame that
//! took long, a press and the way from there may come together; what follows a press is therefore
//! kept for the next frame.

use egui::{Context, Event, Id, RawInput};

/// Takes what follows the first press out of a frame's events. Returns it.
fn split(events: &mut Vec<Event>) -> Vec<Event> {
    let press = |event: &Event| matches!(event, Event::PointerButton { pressed: true, .. });
    let moves = |event: &Event| {
        matches!(event, Event::PointerMoved(_) | Event::PointerGone | Event::PointerButton { .. })
    };
    let Some(at) = events.iter().position(press) else { return Vec::new() };
    let after = at + 1;
    if events.get(after..).unwrap_or_default().iter().any(moves) {
        events.split_off(after)
    } else {
        Vec::new()
    }
}

/// Gives egui at most one press a frame, as its last event.
pub fn one_a_frame(ctx: &Context, input: &mut RawInput) {
    let id = Id::unique("after-a-press");
    let earlier: Vec<Event> = ctx.data(|data| data.get_temp(id)).unwrap_or_default();
    if !earlier.is_empty() {
        input.events.splice(0..0, earlier);
    }
    let later = split(&mut input.events);
    if !later.is_empty() {
        ctx.request_repaint();
    }
    ctx.data_mut(|data| data.insert_temp(id, later));
}

#[cfg(test)]
mod tests {
    use egui::{Modifiers, PointerButton, pos2};

    use super::*;

    fn press(at: egui::Pos2, pressed: bool) -> Event {
        let button = PointerButton::Primary;
        Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE }
    }

    #[test]
    fn the_way_after_a_press_is_left_to_the_next_frame() {
        let (here, there) = (pos2(10.0, 10.0), pos2(90.0, 90.0));
        let ctx = Context::default();
        let events = vec![Event::PointerMoved(here), press(here, true), Event::PointerMoved(there)];
        let mut input = RawInput { events, ..RawInput::default() };
        one_a_frame(&ctx, &mut input);
        assert_eq!(input.events, [Event::PointerMoved(here), press(here, true)]);
        let mut input = RawInput { events: vec![press(there, false)], ..RawInput::default() };
        one_a_frame(&ctx, &mut input);
        assert_eq!(input.events, [Event::PointerMoved(there), press(there, false)]);
    }

    #[test]
    fn a_press_by_itself_and_keys_behind_it_are_not_held_back() {
        let here = pos2(10.0, 10.0);
        let mut events = vec![press(here, true), Event::Text("a".to_owned())];
        assert!(split(&mut events).is_empty());
        assert_eq!(events.len(), 2);
    }
}
