//! Pictures added by users: their format, their size, and their pixels.

use base64::Engine as _;
use imagesize::ImageType;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;

use crate::export::options::WIDEST;
use crate::export::page::Rect;

/// The most pixels of a picture that is read, which take 200 MB.
const MOST_READ: u64 = 50_000_000;

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

/// The size of a PNG or JPEG in pixels, according to its header.
#[must_use]
pub fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    if Kind::of(bytes) == Kind::Svg {
        return None;
    }
    let size = imagesize::blob_size(bytes).ok()?;
    Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
}

/// The picture as a data URL.
#[must_use]
pub fn data_url(bytes: &[u8]) -> String {
    let data = base64::engine::general_purpose::STANDARD.encode(bytes);
    format!("data:{};base64,{data}", Kind::of(bytes).media_type())
}

/// Whether a picture can be drawn. A damaged picture is drawn as nothing.
#[must_use]
pub fn readable(bytes: &[u8]) -> bool {
    let drawn = fitted(bytes, Rect::new(0.0, 0.0, 64.0, 64.0), 1.0);
    drawn.is_some_and(|drawn| drawn.pixels().iter().any(|pixel| pixel.alpha() > 0))
}

/// Whether a picture is an SVG with text, which is not drawn because its fonts may not be
/// available.
#[must_use]
pub fn holds_text(bytes: &[u8]) -> bool {
    Kind::of(bytes) == Kind::Svg && bytes.windows(5).any(|tag| tag == b"<text")
}

/// Draws a picture as large as fits into a rectangle at a scale; `None` if it cannot be read. Loads
/// nothing from other files.
#[must_use]
pub fn fitted(bytes: &[u8], rect: Rect, scale: f32) -> Option<Pixmap> {
    let svg = if Kind::of(bytes) == Kind::Svg { bytes.to_vec() } else { wrapped(bytes)? };
    let mut options = usvg::Options::default();
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    let tree = usvg::Tree::from_data(&svg, &options).ok()?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let factor = (rect.w / width).min(rect.h / height) * scale;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within a page")]
    let pixels = |length: f32| (length * factor).round().max(1.0) as u32;
    let mut pixmap = Pixmap::new(pixels(width).min(WIDEST), pixels(height).min(WIDEST))?;
    resvg::render(&tree, Transform::from_scale(factor, factor), &mut pixmap.as_mut());
    Some(pixmap)
}

/// Wraps a PNG or JPEG in an SVG of the same size.
fn wrapped(bytes: &[u8]) -> Option<Vec<u8>> {
    let (width, height) = size(bytes)?;
    // Even a small file can claim a size that would use up all memory.
    if u64::from(width) * u64::from(height) > MOST_READ {
        return None;
    }
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\">\
         <image width=\"{width}\" height=\"{height}\" href=\"{}\"/></svg>",
        data_url(bytes)
    );
    Some(svg.into_bytes())
}
