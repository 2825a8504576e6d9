//! The second window, for the projector.

use std::sync::Arc;

use egui::{Event, Key, Ui, ViewportBuilder, ViewportId};

use super::slide::Slide;
use super::{Stage, paint};
use crate::text;

/// What the two windows share: what the second one shows, and what happens in it.
#[derive(Default)]
pub struct Shared {
    slide: Option<Slide>,
    pictures: paint::Pictures,
    /// Keys that were pressed there: they do the same in both windows.
    keys: Vec<Event>,
    /// Whether the key of the spotlight is held there.
    pub spot: bool,
    /// Whether the user has closed it.
    closed: bool,
}

impl Stage {
    /// The keys that were pressed in the second window, and whether it has been closed.
    pub(super) fn take_from_audience(&self) -> (Vec<Event>, bool) {
        let Ok(mut shared) = self.shared.lock() else { return (Vec::new(), false) };
        let closed = std::mem::take(&mut shared.closed);
        shared.spot &= !closed;
        (std::mem::take(&mut shared.keys), closed)
    }

    /// Shows the slide in the second window; screens are counted from 1.
    pub(super) fn show_audience(&self, ui: &Ui, screen: usize, slide: Slide) {
        if let Ok(mut shared) = self.shared.lock() {
            shared.slide = Some(slide);
        }
        let shared = Arc::clone(&self.shared);
        let builder = ViewportBuilder::default()
            .with_title(text::product())
            .with_monitor(screen.saturating_sub(1))
            .with_fullscreen(true);
        let id = ViewportId::from_hash_of("audience");
        ui.ctx().show_viewport_deferred(id, builder, move |ui, _| {
            if let Ok(mut shared) = shared.lock() {
                shared.ui(ui);
            }
        });
        ui.ctx().request_repaint_of(id);
    }
}

impl Shared {
    fn ui(&mut self, ui: &mut Ui) {
        let (keys, closed) = ui.input(|i| {
            let keys = i.events.iter().filter(|e| matches!(e, Event::Key { pressed: true, .. }));
            (keys.cloned().collect::<Vec<_>>(), i.viewport().close_requested())
        });
        self.closed |= closed;
        let held = ui.input(|i| i.key_down(Key::S) && i.modifiers.is_none());
        let moved = std::mem::replace(&mut self.spot, held) != held;
        if closed || moved || !keys.is_empty() {
            self.keys.extend(keys);
            ui.ctx().request_repaint_of(ViewportId::ROOT);
        }
        if let Some(slide) = self.slide.clone() {
            slide.ui(ui, ui.max_rect(), &mut self.pictures);
        }
    }
}
