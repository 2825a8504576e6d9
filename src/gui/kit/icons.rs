//! Icons: SVG files, tinted like the text beside them and named after their files.

use egui::{Color32, Image, ImageSource, Vec2};

use crate::report::icon;

macro_rules! icon {
    ($file:literal) => {
        egui::include_image!(concat!("../../../assets/icons/", $file, ".svg"))
    };
}

macro_rules! icons {
    ($($name:ident => $file:literal;)*) => {
        $(
            #[doc = concat!("`assets/icons/", $file, ".svg`")]
            #[must_use]
            pub fn $name() -> ImageSource<'static> {
                icon!($file)
            }
        )*
    };
}

icons! {
    panel_bottom => "panel_bottom";
    panel_left => "panel_left";
    panel_right => "panel_right";
    play => "play";
    redo => "redo";
    search => "search";
    undo => "undo";
    warning => "warning";
}

/// The icon of a touchpoint kind.
#[must_use]
pub fn of_kind(kind: &str) -> ImageSource<'static> {
    let icon = icon::of_kind(kind);
    ImageSource::Bytes { uri: icon.uri.into(), bytes: icon.svg.as_bytes().into() }
}

/// An icon in a size and a colour.
pub fn image(source: ImageSource<'static>, size: f32, tint: Color32) -> Image<'static> {
    Image::new(source).fit_to_exact_size(Vec2::splat(size)).tint(tint)
}
