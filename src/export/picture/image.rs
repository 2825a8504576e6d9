//! Pictures added by users: their format, their size, and which way is up.

use std::borrow::Cow;
use std::io::Cursor;

use base64::Engine as _;
use exif::{In, Tag};
use imagesize::ImageType;
use resvg::tiny_skia::Pixmap;

pub use super::drawing::Fault;
use super::drawing::draw;
use crate::export::page::Rect;

/// The formats of pictures that can be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// SVG, which is assumed for everything else.
    Svg,
}

impl Kind {
    /// Detects the format of a picture from its first bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        match imagesize::image_type(bytes) {
            Ok(ImageType::Png) => Self::Png,
            Ok(ImageType::Jpeg) => Self::Jpeg,
            _ => Self::Svg,
        }
    }

    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Svg => "image/svg+xml",
        }
    }
}

/// The size of the pixels of a PNG or JPEG, according to its header.
#[must_use]
pub fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    if Kind::of(bytes) == Kind::Svg {
        return None;
    }
    let size = imagesize::blob_size(bytes).ok()?;
    Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
}

/// How the pixels of a photo have to be turned: cameras and phones write that beside them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Upright {
    /// The size of the picture, once it is upright.
    pub size: (u32, u32),
    /// From the pixels as they are to the picture: `x' = a x + c y + e`, `y' = b x + d y + f`.
    pub matrix: [f32; 6],
    /// The same in steps: mirrored left to right, then top to bottom, then turned clockwise in
    /// quarters.
    pub steps: (bool, bool, u8),
}

impl Upright {
    /// From the pixels to the largest place for the picture within a rectangle.
    #[must_use]
    pub fn placed(&self, within: Rect) -> [f32; 6] {
        let place = fit(self.size, within);
        #[expect(clippy::cast_precision_loss, reason = "pixels of a picture")]
        let factor = place.w / self.size.0.max(1) as f32;
        let mut matrix = self.matrix.map(|part| part * factor);
        let [.., x, y] = &mut matrix;
        *x += place.x;
        *y += place.y;
        matrix
    }

    /// Whether the pixels are upright as they are.
    #[must_use]
    pub fn is_as_is(&self) -> bool {
        self.steps == (false, false, 0)
    }
}

/// How a picture with pixels of this size has to be turned.
#[must_use]
pub fn upright(bytes: &[u8], (width, height): (u32, u32)) -> Upright {
    #[expect(clippy::cast_precision_loss, reason = "pixels of a picture")]
    let (w, h) = (width as f32, height as f32);
    let (matrix, steps) = match orientation(bytes) {
        2 => ([-1.0, 0.0, 0.0, 1.0, w, 0.0], (true, false, 0)),
        3 => ([-1.0, 0.0, 0.0, -1.0, w, h], (false, false, 2)),
        4 => ([1.0, 0.0, 0.0, -1.0, 0.0, h], (false, true, 0)),
        5 => ([0.0, 1.0, 1.0, 0.0, 0.0, 0.0], (false, true, 1)),
        6 => ([0.0, 1.0, -1.0, 0.0, h, 0.0], (false, false, 1)),
        7 => ([0.0, -1.0, -1.0, 0.0, h, w], (true, false, 1)),
        8 => ([0.0, -1.0, 1.0, 0.0, 0.0, w], (false, false, 3)),
        _ => ([1.0, 0.0, 0.0, 1.0, 0.0, 0.0], (false, false, 0)),
    };
    let (_, _, quarters) = steps;
    let size = if quarters % 2 == 1 { (height, width) } else { (width, height) };
    Upright { size, matrix, steps }
}

/// The orientation in the EXIF data of a photo, from 1 to 8; 1 if there is none.
fn orientation(bytes: &[u8]) -> u32 {
    if Kind::of(bytes) == Kind::Svg {
        return 1;
    }
    let read = exif::Reader::new().read_from_container(&mut Cursor::new(bytes)).ok();
    let value =
        read.and_then(|data| data.get_field(Tag::Orientation, In::PRIMARY)?.value.get_uint(0));
    value.unwrap_or(1)
}

/// A JPEG without its EXIF data, so that no program turns it a second time. It also tells where
/// the photo was taken.
#[must_use]
pub fn without_exif(bytes: &[u8]) -> Cow<'_, [u8]> {
    if Kind::of(bytes) != Kind::Jpeg {
        return bytes.into();
    }
    // A JPEG begins with segments: a marker, a length, which counts itself, and data.
    let mut kept = bytes.get(..2).unwrap_or_default().to_vec();
    let mut at = 2;
    while let Some([0xff, marker, high, low]) = bytes.get(at..at + 4) {
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let Some(segment) = bytes.get(at..at + 2 + length).filter(|_| length >= 2) else { break };
        // From the start of the scan on there are pixels.
        if *marker == 0xda {
            break;
        }
        let about =
            |data: &[u8]| data.starts_with(b"Exif\0") || data.starts_with(b"http://ns.adobe.com");
        let is_exif = *marker == 0xe1 && segment.get(4..).is_some_and(about);
        if !is_exif {
            kept.extend_from_slice(segment);
        }
        at += segment.len();
    }
    kept.extend_from_slice(bytes.get(at..).unwrap_or_default());
    kept.into()
}

/// The picture as a data URL, without EXIF data.
#[must_use]
pub fn data_url(bytes: &[u8]) -> String {
    let data = base64::engine::general_purpose::STANDARD.encode(without_exif(bytes));
    format!("data:{};base64,{data}", Kind::of(bytes).media_type())
}

/// Whether a picture can be drawn, and shows anything.
///
/// # Errors
/// Returns why it cannot be drawn.
pub fn check(bytes: &[u8]) -> Result<(), Fault> {
    let drawn = draw(bytes, (960.0, 540.0))?;
    let shows = drawn.pixels().iter().any(|pixel| pixel.alpha() > 0);
    if shows { Ok(()) } else { Err(Fault::Unreadable) }
}

/// Draws a picture, upright, as large as fits into a rectangle at a scale.
///
/// # Errors
/// Returns why it cannot be drawn.
pub fn fitted(bytes: &[u8], rect: Rect, scale: f32) -> Result<Pixmap, Fault> {
    draw(bytes, (rect.w * scale, rect.h * scale))
}

/// The largest rectangle with the proportions of a size, centred in another one.
#[must_use]
pub fn fit((width, height): (u32, u32), within: Rect) -> Rect {
    #[expect(clippy::cast_precision_loss, reason = "pixels of a picture")]
    let (w, h) = (width.max(1) as f32, height.max(1) as f32);
    let scale = (within.w / w).min(within.h / h);
    let (w, h) = (w * scale, h * scale);
    Rect::new(within.x + (within.w - w) / 2.0, within.y + (within.h - h) / 2.0, w, h)
}
