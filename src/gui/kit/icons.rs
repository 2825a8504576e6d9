//! Icons: SVG files, tinted like the text beside them and named after their files.

use egui::{Color32, Image, ImageSource, Vec2};

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

macro_rules! kinds {
    ($($kind:literal)*) => {
        /// The icon of a touchpoint kind; kinds that only other packs have share a general one.
        #[must_use]
        pub fn of_kind(kind: &str) -> ImageSource<'static> {
            match kind {
                $($kind => icon!($kind),)*
                _ => icon!("touchpoint"),
            }
        }
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

kinds! {
    "brand_account"
    "brand_store"
    "brand_zone"
    "creator_post"
    "feed_ad"
    "livestream"
    "member_programme"
    "mini_program"
    "official_account"
    "search_ad"
}

/// An icon in a size and a colour.
pub fn image(source: ImageSource<'static>, size: f32, tint: Color32) -> Image<'static> {
    Image::new(source).fit_to_exact_size(Vec2::splat(size)).tint(tint)
}
