//! Icons: SVG files tinted like the text beside them. Each is named by its file, so none can be
//! mistaken for another.

use egui::{Color32, Image, ImageSource, Vec2};

macro_rules! icons {
    ($($name:ident => $file:literal;)*) => {
        $(
            #[doc = concat!("`assets/icons/", $file, ".svg`")]
            #[must_use]
            pub fn $name() -> ImageSource<'static> {
                egui::include_image!(concat!("../../assets/icons/", $file, ".svg"))
            }
        )*

        /// The icon with this file name, if there is one.
        #[must_use]
        pub fn by_name(name: &str) -> Option<ImageSource<'static>> {
            match name {
                $($file => Some($name()),)*
                _ => None,
            }
        }
    };
}

icons! {
    arrow_right => "arrow_right";
    bolt => "bolt";
    brand_account => "brand_account";
    brand_store => "brand_store";
    brand_zone => "brand_zone";
    check => "check";
    close => "close";
    command => "command";
    copy => "copy";
    creator_post => "creator_post";
    duplicate => "duplicate";
    feed_ad => "feed_ad";
    file_new => "file_new";
    file_open => "file_open";
    file_save => "file_save";
    help => "help";
    livestream => "livestream";
    member_programme => "member_programme";
    menu => "menu";
    mini_program => "mini_program";
    moon => "moon";
    official_account => "official_account";
    panel_bottom => "panel_bottom";
    panel_left => "panel_left";
    panel_right => "panel_right";
    paste => "paste";
    plus => "plus";
    redo => "redo";
    search => "search";
    search_ad => "search_ad";
    sun => "sun";
    system => "system";
    target => "target";
    touchpoint => "touchpoint";
    trash => "trash";
    undo => "undo";
    warning => "warning";
}

/// The icon of a touchpoint kind; kinds of other packs share a general one.
#[must_use]
pub fn of_kind(kind: &str) -> ImageSource<'static> {
    by_name(kind).unwrap_or_else(touchpoint)
}

/// An icon of a size, tinted.
pub fn image(source: ImageSource<'static>, size: f32, tint: Color32) -> Image<'static> {
    Image::new(source).fit_to_exact_size(Vec2::splat(size)).tint(tint)
}
