//! Outlines of shapes, for all formats that draw paths.

use crate::export::page::Rect;

/// The length of the handles of a quarter circle of radius 1.
const HANDLE: f32 = 0.552_285;

/// A segment of an outline, from the end of the previous one. In points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// Starts an outline.
    Move(f32, f32),
    /// A straight line.
    Line(f32, f32),
    /// A cubic curve: its two handles and its end.
    Curve((f32, f32), (f32, f32), (f32, f32)),
}

/// A rectangle with rounded corners, clockwise, to be closed; empty if it has no area.
#[must_use]
pub fn rounded(rect: Rect, corner: f32) -> Vec<Step> {
    use Step::{Curve, Line, Move};
    if rect.w <= 0.0 || rect.h <= 0.0 {
        return Vec::new();
    }
    let (left, top, right, bottom) = (rect.x, rect.y, rect.right(), rect.bottom());
    let r = corner.min(rect.w / 2.0).min(rect.h / 2.0);
    if r < 0.1 {
        return vec![Move(left, top), Line(right, top), Line(right, bottom), Line(left, bottom)];
    }
    let h = r * (1.0 - HANDLE);
    vec![
        Move(left + r, top),
        Line(right - r, top),
        Curve((right - h, top), (right, top + h), (right, top + r)),
        Line(right, bottom - r),
        Curve((right, bottom - h), (right - h, bottom), (right - r, bottom)),
        Line(left + r, bottom),
        Curve((left + h, bottom), (left, bottom - h), (left, bottom - r)),
        Line(left, top + r),
        Curve((left, top + h), (left + h, top), (left + r, top)),
    ]
}
