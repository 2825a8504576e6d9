//! Pictures in formats that presentations support.

use crate::export::page::Rect;
use crate::export::picture::image::{Kind, size};

/// A picture in a format that presentations support.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Image {
    /// Its file extension.
    pub(super) ending: &'static str,
    /// Its width, in pixels.
    width: u16,
    /// Its height, in pixels.
    height: u16,
}

impl Image {
    /// Reads the header of a PNG or JPEG; `None` for formats that cannot be embedded as they are.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let ending = match Kind::of(bytes) {
            Kind::Png => "png",
            Kind::Jpeg => "jpeg",
            Kind::Svg => return None,
        };
        let (width, height) = size(bytes)?;
        let (width, height) = (u16::try_from(width).ok()?, u16::try_from(height).ok()?);
        (width > 0 && height > 0).then_some(Self { ending, width, height })
    }

    /// The largest rectangle with the picture's proportions, centred in `within`.
    pub(super) fn fit(self, within: Rect) -> Rect {
        let (w, h) = (f32::from(self.width), f32::from(self.height));
        let scale = (within.w / w).min(within.h / h);
        let (w, h) = (w * scale, h * scale);
        Rect::new(within.x + (within.w - w) / 2.0, within.y + (within.h - h) / 2.0, w, h)
    }
}
