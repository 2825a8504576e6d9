//! Units of length in presentations.

use crate::export::page::{Page, Rect};

/// The usual width and height of a slide, in EMU: 12,700 per point.
pub(super) const SIZE: (u64, u64) = (12_192_000, 6_858_000);
/// EMU per point.
const POINT: f64 = 12_700.0;
/// The greatest length that is allowed, in EMU.
const FAR: f64 = 51_206_400.0;
/// The smallest and largest font sizes that are allowed, in hundredths of a point.
const SIZES: (i64, i64) = (200, 400_000);

/// The nearest whole number; 0 for NaN.
#[expect(clippy::cast_possible_truncation, reason = "clamped to what a slide can have")]
pub(super) fn whole(number: f64) -> i64 {
    number.clamp(-FAR, FAR).round() as i64
}

/// Converts from points of a page to EMU of a slide. The page is fitted into the slide.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    /// EMU per point of the page.
    factor: f64,
    /// The distance from the left edge of the slide to that of the page, in EMU.
    left: f64,
    /// The distance from the top edge of the slide to that of the page, in EMU.
    top: f64,
}

impl Scale {
    /// The scale for a page on slides of a width and a height, in EMU.
    pub(super) fn of(page: &Page, (width, height): (u64, u64)) -> Self {
        let (w, h) = (f64::from(page.width.max(1.0)), f64::from(page.height.max(1.0)));
        #[expect(clippy::cast_precision_loss, reason = "slides are far smaller than 2^53 EMU")]
        let (width, height) = (width as f64, height as f64);
        let factor = (width / w).min(height / h);
        Self { factor, left: (width - w * factor) / 2.0, top: (height - h * factor) / 2.0 }
    }

    /// A length in EMU, at least 0.
    pub(super) fn length(self, length: f32) -> i64 {
        whole(f64::from(length) * self.factor).max(0)
    }

    /// The distance between paragraphs, in hundredths of a point.
    pub(super) fn gap(self, gap: f32) -> i64 {
        self.hundredths(gap).clamp(0, 158_400)
    }

    /// A font size, in hundredths of a point.
    pub(super) fn size(self, size: f32) -> i64 {
        let (least, most) = SIZES;
        self.hundredths(size).clamp(least, most)
    }

    fn hundredths(self, length: f32) -> i64 {
        whole(f64::from(length) * self.factor / POINT * 100.0)
    }

    /// A position and size: `<a:off/><a:ext/>`.
    pub(super) fn place(self, rect: Rect) -> String {
        let x = whole(self.left + f64::from(rect.x) * self.factor);
        let y = whole(self.top + f64::from(rect.y) * self.factor);
        let (w, h) = (self.length(rect.w), self.length(rect.h));
        format!(r#"<a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/>"#)
    }
}
