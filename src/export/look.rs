//! The colours of exports: the window's own themes, read without a window.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::model::coverage::State;
use crate::model::pack::Tier;

/// An opaque colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Colour {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
}

impl Colour {
    /// White.
    pub const WHITE: Self = Self { r: 255, g: 255, b: 255 };

    /// `rrggbb`, without a hash.
    #[must_use]
    pub fn hex(self) -> String {
        format!("{:02x}{:02x}{:02x}", self.r, self.g, self.b)
    }

    /// The colour of `#rrggbb`; whatever stands behind is left out.
    #[must_use]
    pub fn of_hex(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self { r: part(0)?, g: part(2)?, b: part(4)? })
    }
}

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Shade {
    /// Dark text on a light ground.
    #[default]
    Light,
    /// Light text on a dark ground.
    Dark,
}

/// The colours of one theme, by role.
#[derive(Debug)]
pub struct Look {
    /// Light or dark.
    pub shade: Shade,
    roles: BTreeMap<String, Colour>,
}

static LIGHT: LazyLock<Look> = LazyLock::new(|| Look::read(Shade::Light, LIGHT_TEXT));
static DARK: LazyLock<Look> = LazyLock::new(|| Look::read(Shade::Dark, DARK_TEXT));

/// The light theme's file.
pub const LIGHT_TEXT: &str = include_str!("../../assets/themes/light.ron");
/// The dark theme's file.
pub const DARK_TEXT: &str = include_str!("../../assets/themes/dark.ron");

impl Look {
    fn read(shade: Shade, text: &str) -> Self {
        let roles: BTreeMap<String, String> = ron::from_str::<ron::Value>(text)
            .ok()
            .and_then(|value| value.into_rust().ok())
            .unwrap_or_default();
        let roles = roles.into_iter().filter_map(|(role, hex)| Some((role, Colour::of_hex(&hex)?)));
        Self { shade, roles: roles.collect() }
    }

    /// The theme of a shade.
    #[must_use]
    pub fn of(shade: Shade) -> &'static Self {
        match shade {
            Shade::Light => &LIGHT,
            Shade::Dark => &DARK,
        }
    }

    /// The colour of a role of the theme files, such as `ink` or `panel`. A role that is not there
    /// is loud, so that a test and an eye find it.
    #[must_use]
    pub fn get(&self, role: &str) -> Colour {
        self.roles.get(role).copied().unwrap_or(Colour { r: 255, g: 0, b: 255 })
    }

    /// A tier's accent and tint.
    #[must_use]
    pub fn tier(&self, tier: Tier) -> (Colour, Colour) {
        match tier {
            Tier::Open => (self.get("open"), self.get("open_bg")),
            Tier::SemiOpen => (self.get("semi"), self.get("semi_bg")),
            Tier::Closed => (self.get("closed"), self.get("closed_bg")),
        }
    }

    /// The colour of a state in a bar, and of text on it: as the window has them.
    #[must_use]
    pub fn bar(&self, state: State) -> (Colour, Colour) {
        let (fill, ink) = match state {
            State::Individual => ("bar_individual", "on_individual"),
            State::Aggregate => ("bar_aggregate", "on_bar"),
            State::Locked => ("bar_locked", "on_locked"),
            State::Available => ("bar_available", "on_bar"),
            State::Unstated => ("bar_unstated", "soft"),
            State::Withheld => ("bar_withheld", "ink"),
        };
        (self.get(fill), self.get(ink))
    }
}
