//! Pictures in formats that presentations support.

use super::units::Scale;
use crate::export::page::Rect;
use crate::export::picture::image::{Kind, Upright, fit, size, upright};

/// A picture in a format that presentations support.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Image {
    /// Its file extension.
    pub(super) ending: &'static str,
    upright: Upright,
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
        let sound = width > 0 && height > 0;
        sound.then(|| Self { ending, upright: upright(bytes, (width, height)) })
    }

    /// Its place and how it is turned, centred in `within`.
    pub(super) fn place(self, scale: Scale, within: Rect) -> String {
        let Upright { size, steps: (left, top, quarters), .. } = self.upright;
        let Rect { x, y, w, h } = fit(size, within);
        // The place is that of the picture before it is turned around its centre.
        let place = if quarters % 2 == 1 {
            Rect::new(x + (w - h) / 2.0, y + (h - w) / 2.0, h, w)
        } else {
            Rect::new(x, y, w, h)
        };
        let mut turns = String::new();
        if quarters > 0 {
            turns = format!(" rot=\"{}\"", u32::from(quarters) * 5_400_000);
        }
        if left {
            turns.push_str(" flipH=\"1\"");
        }
        if top {
            turns.push_str(" flipV=\"1\"");
        }
        format!("<a:xfrm{turns}>{}</a:xfrm>", scale.place(place))
    }
}
