//! What must be known of a picture's bytes to show it: their format and its size in pixels.

use crate::export::page::Rect;

/// A picture that presentations can hold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Image {
    /// The ending of its file.
    pub(super) ending: &'static str,
    /// Its width.
    width: u16,
    /// Its height.
    height: u16,
}

impl Image {
    /// Reads the head of a PNG or JPEG; nothing else can be shown.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let png = png(bytes).map(|size| ("png", size));
        let (ending, (width, height)) = png.or_else(|| Some(("jpeg", jpeg(bytes)?)))?;
        let image = Self { ending, width: pixels(width)?, height: pixels(height)? };
        (image.width > 0 && image.height > 0).then_some(image)
    }

    /// As large as it can be inside a rectangle, in its middle, its shape kept.
    pub(super) fn fit(self, room: Rect) -> Rect {
        let (w, h) = (f32::from(self.width), f32::from(self.height));
        let scale = (room.w / w).min(room.h / h);
        let (w, h) = (w * scale, h * scale);
        Rect::new(room.x + (room.w - w) / 2.0, room.y + (room.h - h) / 2.0, w, h)
    }
}

fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    let head = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    (head.get(4..8)? == b"IHDR").then_some(())?;
    Some((number(head.get(8..12)?), number(head.get(12..16)?)))
}

fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    loop {
        let after = rest.strip_prefix(b"\xff")?;
        let start = after.iter().position(|byte| *byte != 0xff)?;
        let code = *after.get(start)?;
        let segment = after.get(start + 1..)?;
        rest = match code {
            // These have no length.
            0x01 | 0xd0..=0xd7 => segment,
            // The head of the frame; tables lie among its codes.
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                return Some((number(segment.get(5..7)?), number(segment.get(3..5)?)));
            }
            _ => skip(segment)?,
        };
    }
}

/// What comes behind a segment that begins with its own length.
fn skip(segment: &[u8]) -> Option<&[u8]> {
    let length = usize::try_from(number(segment.get(..2)?)).ok()?;
    segment.get(length..)
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |number, byte| (number << 8) | u32::from(*byte))
}

fn pixels(number: u32) -> Option<u16> {
    u16::try_from(number).ok()
}
