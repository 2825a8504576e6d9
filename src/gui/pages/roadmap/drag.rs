//! What is dragged on the roadmap: a bar of a task or of a touchpoint's days, as a whole or by an end.

use egui::CursorIcon;

use crate::model::plan::TouchpointId;

/// Which part of a bar is dragged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The whole bar.
    Whole,
    /// Its first day.
    Start,
    /// Its last day.
    End,
    /// A bar that is drawn, from this day.
    New(i32),
    /// Its knob, from which a link is drawn to the task that comes after it.
    Link,
}

/// A bar of a task that is dragged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drag {
    /// The task.
    pub(super) id: u64,
    /// Which part.
    pub(super) part: Part,
    /// Where the drag began.
    pub(super) from: f32,
    /// By how many days it is moved so far.
    pub(super) days: i32,
}

/// The days of a bar after a drag.
pub(super) fn dragged((first, last): (i32, i32), part: Part, days: i32) -> (i32, i32) {
    match part {
        Part::Whole => (first + days, last + days),
        Part::Start => ((first + days).min(last), last),
        Part::End => (first, (last + days).max(first)),
        Part::New(day) => (day.min(day + days), day.max(day + days)),
        Part::Link => (first, last),
    }
}

/// A bar of a touchpoint's days that is dragged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RunDrag {
    /// The touchpoint.
    pub(super) id: TouchpointId,
    /// Which part.
    pub(super) part: Part,
    /// Where the drag began.
    pub(super) from: f32,
    /// By how many days it is moved so far.
    pub(super) days: i32,
}

/// The pointer over a part of a bar.
pub(super) fn icon(part: Part) -> CursorIcon {
    match part {
        Part::Start | Part::End => CursorIcon::ResizeHorizontal,
        Part::Whole => CursorIcon::Grab,
        Part::New(_) | Part::Link => CursorIcon::Crosshair,
    }
}
