//! The icons of touchpoint kinds, for the window and for pages.

/// An icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Icon {
    /// The id of the kind; `touchpoint` is for all others.
    pub kind: &'static str,
    /// Its name among the window's images.
    pub uri: &'static str,
    /// The SVG file.
    pub svg: &'static str,
}

macro_rules! icons {
    ($($kind:literal)*) => {
        [$(Icon {
            kind: $kind,
            uri: concat!("bytes://", $kind, ".svg"),
            svg: include_str!(concat!("../../assets/icons/", $kind, ".svg")),
        }),*]
    };
}

/// All icons of kinds. To add one: its file in `assets/icons`, and its id here.
pub const ALL: [Icon; 11] = icons![
    "touchpoint"
    "mini_program"
    "official_account"
    "brand_account"
    "brand_store"
    "member_programme"
    "creator_post"
    "livestream"
    "feed_ad"
    "search_ad"
    "brand_zone"
];

/// The icon of a kind; kinds that only other packs have share a general one.
#[must_use]
pub fn of_kind(kind: &str) -> Icon {
    let [general, ..] = ALL;
    ALL.into_iter().find(|icon| icon.kind == kind).unwrap_or(general)
}
