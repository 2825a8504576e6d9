//! Colours by role, read once from the two theme files, for the window and every export. This is
//! the only module that turns a state into a colour.

use std::ops::Deref;
use std::sync::LazyLock;

use serde::{Deserialize, Deserializer};

use super::role::Role;
use crate::model::pack::Tier;
use crate::model::plan::{HouseStyle, Rgb, Slot};
use crate::model::verdict::Sign;

/// A colour with opacity; each component is from 0 to 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Colour {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
    /// Opacity; exports draw every colour opaque.
    pub a: u8,
}

impl Colour {
    /// White.
    pub const WHITE: Self = Self::opaque(255, 255, 255);

    /// An opaque colour.
    #[must_use]
    pub const fn opaque(r: u8, g: u8, b: u8) -> Self {
        Self { r, g, b, a: 255 }
    }

    /// `rrggbb`, without a hash.
    #[must_use]
    pub fn hex(self) -> String {
        format!("{:02x}{:02x}{:02x}", self.r, self.g, self.b)
    }

    /// The colour of `#rrggbb` or `#rrggbbaa`.
    #[must_use]
    pub fn of_hex(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        let a = if digits.len() > 6 { part(6)? } else { 255 };
        Some(Self { r: part(0)?, g: part(2)?, b: part(4)?, a })
    }
}

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let wrong = || serde::de::Error::custom(format!("`{text}` is no colour"));
        Self::of_hex(&text).ok_or_else(wrong)
    }
}

macro_rules! palette {
    ($($role:ident),* $(,)?) => {
        /// The colours of one theme by name, in the colour type `C` of the caller.
        #[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
        #[serde(rename = "Theme", deny_unknown_fields)]
        #[expect(missing_docs, reason = "the names are the roles")]
        pub struct Palette<C> {
            $(pub $role: C,)*
        }

        impl<C: Copy> Palette<C> {
            /// Converts the colours to another type.
            pub fn map<D>(&self, change: impl Fn(C) -> D) -> Palette<D> {
                Palette { $($role: change(self.$role),)* }
            }

            /// Every colour with its name.
            pub fn named(&self) -> impl Iterator<Item = (&'static str, C)> {
                [$((stringify!($role), self.$role)),*].into_iter()
            }
        }
    };
}

palette!(
    bg,
    panel,
    card,
    lane,
    line,
    line_strong,
    ink,
    soft,
    faint,
    accent,
    accent_bg,
    on_accent,
    open,
    open_bg,
    semi,
    semi_bg,
    closed,
    closed_bg,
    task_open,
    task_semi,
    task_closed,
    chip_person_bg,
    chip_person_ink,
    chip_pseudonym_bg,
    chip_pseudonym_line,
    chip_pseudonym_ink,
    chip_total_bg,
    chip_total_line,
    chip_total_ink,
    chip_locked_bg,
    chip_locked_line,
    chip_locked_ink,
    chip_none_line,
    chip_none_ink,
    bar_individual,
    bar_pseudonym,
    on_pseudonym,
    bar_aggregate,
    bar_locked,
    bar_available,
    bar_unstated,
    bar_withheld,
    on_individual,
    on_locked,
    on_bar,
    icon,
    icon_bg,
    switch_off,
    knob,
    primary,
    on_primary,
    warn,
    danger,
    key,
    key_line,
    key_bg,
    shadow,
    scrim,
);

/// The colours of something that has a [`Role`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style<C> {
    /// The line beside its text, and its sign on a panel.
    pub mark: C,
    /// Its sign in a table with many signs.
    pub cell: C,
    /// Its piece of a bar.
    pub bar: C,
    /// Text and signs on that piece.
    pub on_bar: C,
    /// The background of its chip; `None` if the chip has none.
    pub chip: Option<C>,
    /// The border of its chip.
    pub chip_line: C,
    /// The text of its chip.
    pub chip_ink: C,
}

impl<C: Copy> Palette<C> {
    /// The accent and tint of a tier.
    #[must_use]
    pub fn tier(&self, tier: Tier) -> (C, C) {
        match tier {
            Tier::Open => (self.open, self.open_bg),
            Tier::SemiOpen => (self.semi, self.semi_bg),
            Tier::Closed => (self.closed, self.closed_bg),
        }
    }

    /// The bar of a task for a tier, calmer than the tier's accent: red is for what is late.
    #[must_use]
    pub fn task(&self, tier: Option<Tier>) -> C {
        match tier {
            Some(Tier::Open) => self.task_open,
            Some(Tier::SemiOpen) => self.task_semi,
            Some(Tier::Closed) => self.task_closed,
            None => self.faint,
        }
    }

    /// The colours of a role.
    #[must_use]
    pub fn style(&self, role: Role) -> Style<C> {
        let plain = self.plain();
        match role {
            Role::State(sign) => self.sign(sign),
            Role::Met => Style { mark: self.bar_individual, cell: self.bar_individual, ..plain },
            Role::Added => Style { mark: self.open, ..plain },
            Role::Changed => Style { mark: self.semi, ..plain },
            Role::Removed => Style { mark: self.closed, ..plain },
        }
    }

    fn plain(&self) -> Style<C> {
        Style {
            mark: self.line_strong,
            cell: self.faint,
            bar: self.bar_unstated,
            on_bar: self.soft,
            chip: None,
            chip_line: self.chip_none_line,
            chip_ink: self.chip_none_ink,
        }
    }

    fn sign(&self, sign: Sign) -> Style<C> {
        let plain = self.plain();
        match sign {
            Sign::Person => Style {
                mark: self.bar_individual,
                cell: self.bar_individual,
                bar: self.bar_individual,
                on_bar: self.on_individual,
                chip: Some(self.chip_person_bg),
                chip_line: self.chip_person_bg,
                chip_ink: self.chip_person_ink,
            },
            Sign::Pseudonym => Style {
                mark: self.bar_pseudonym,
                cell: self.bar_pseudonym,
                bar: self.bar_pseudonym,
                on_bar: self.on_pseudonym,
                chip: Some(self.chip_pseudonym_bg),
                chip_line: self.chip_pseudonym_line,
                chip_ink: self.chip_pseudonym_ink,
            },
            Sign::Total => Style {
                mark: self.bar_aggregate,
                cell: self.ink,
                bar: self.bar_aggregate,
                on_bar: self.on_bar,
                chip: Some(self.chip_total_bg),
                chip_line: self.chip_total_line,
                chip_ink: self.chip_total_ink,
            },
            Sign::Locked => Style {
                mark: self.bar_locked,
                cell: self.chip_locked_ink,
                bar: self.bar_locked,
                on_bar: self.on_locked,
                chip: Some(self.chip_locked_bg),
                chip_line: self.chip_locked_line,
                chip_ink: self.chip_locked_ink,
            },
            Sign::Available => {
                Style { mark: self.accent, bar: self.bar_available, on_bar: self.on_bar, ..plain }
            }
            Sign::Withheld => {
                Style { mark: self.closed, bar: self.bar_withheld, on_bar: self.ink, ..plain }
            }
            Sign::Unstated | Sign::NotSensed => plain,
        }
    }
}

/// How a cell fills its piece of a tier's meter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meter {
    /// In the tier's colour, with an opacity in percent.
    Tier(u8),
    /// As an outline in the colour of its own bar: it is not reached yet.
    Hollow,
    /// Not at all.
    Empty,
}

/// A colour of terminals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Tone {
    Plain,
    Faint,
    Green,
    Yellow,
    Red,
}

impl Role {
    /// How it fills its piece of a tier's meter.
    #[must_use]
    pub fn meter(self) -> Meter {
        match self {
            Self::State(Sign::Person) => Meter::Tier(100),
            Self::State(Sign::Pseudonym) => Meter::Tier(75),
            Self::State(Sign::Total) => Meter::Tier(50),
            Self::State(Sign::Locked) => Meter::Hollow,
            _ => Meter::Empty,
        }
    }

    /// Whether its word is struck through.
    #[must_use]
    pub fn is_struck(self) -> bool {
        matches!(self, Self::State(Sign::Withheld) | Self::Removed)
    }

    /// Its colour on a terminal.
    #[must_use]
    pub fn tone(self) -> Tone {
        match self {
            Self::State(Sign::Person | Sign::Pseudonym) | Self::Met | Self::Added => Tone::Green,
            Self::State(Sign::Total | Sign::Available) => Tone::Plain,
            Self::State(Sign::Locked) | Self::Changed => Tone::Yellow,
            Self::State(Sign::Unstated | Sign::NotSensed) => Tone::Faint,
            Self::State(Sign::Withheld) | Self::Removed => Tone::Red,
        }
    }
}

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Shade {
    /// Dark text on a light background.
    #[default]
    Light,
    /// Light text on a dark background.
    Dark,
}

/// One theme.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    /// Light or dark.
    pub shade: Shade,
    /// Its colours.
    pub colours: Palette<Colour>,
}

static LIGHT: LazyLock<Look> =
    LazyLock::new(|| Look::read(Shade::Light, include_str!("../../assets/themes/light.ron")));
static DARK: LazyLock<Look> =
    LazyLock::new(|| Look::read(Shade::Dark, include_str!("../../assets/themes/dark.ron")));

impl Look {
    fn read(shade: Shade, text: &str) -> Self {
        let colours =
            ron::from_str(text).expect("the embedded themes are sound: a test reads them");
        Self { shade, colours }
    }

    /// Returns the theme of a shade.
    ///
    /// # Panics
    /// Panics if the theme file is invalid, which a test rules out.
    #[must_use]
    pub fn of(shade: Shade) -> &'static Self {
        match shade {
            Shade::Light => &LIGHT,
            Shade::Dark => &DARK,
        }
    }
}

/// A colour of the plan.
impl From<Rgb> for Colour {
    fn from(Rgb([r, g, b]): Rgb) -> Self {
        Self::opaque(r, g, b)
    }
}

impl From<Colour> for Rgb {
    fn from(Colour { r, g, b, .. }: Colour) -> Self {
        Self([r, g, b])
    }
}

impl Look {
    /// The light theme in the colours of a brand. What is not set follows from what is: tints and
    /// lines lie between the ground and a colour.
    #[must_use]
    pub fn styled(style: &HouseStyle) -> Self {
        let mut look = *Self::of(Shade::Light);
        let colours = &mut look.colours;
        let colour = |slot| style.colour(slot);
        let ground = colour(Slot::Ground).unwrap_or_else(|| colours.bg.into());
        let ink = colour(Slot::Ink).unwrap_or_else(|| colours.ink.into());
        let tint = |colour: Rgb, part: f64| Colour::from(ground.mixed(colour, part));
        if colour(Slot::Ground).is_some() || colour(Slot::Ink).is_some() {
            let card: Rgb = colours.card.into();
            (colours.bg, colours.ink, colours.primary) = (ground.into(), ink.into(), ink.into());
            (colours.panel, colours.lane) = (tint(card, 0.6), tint(card, 0.3));
            (colours.soft, colours.faint) = (tint(ink, 0.76), tint(ink, 0.7));
            (colours.line, colours.line_strong) = (tint(ink, 0.1), tint(ink, 0.24));
            colours.icon_bg = tint(ink, 0.05);
        }
        if let Some(accent) = colour(Slot::Accent) {
            (colours.accent, colours.accent_bg) = (accent.into(), tint(accent, 0.1));
        }
        for (slot, text, ground, task) in [
            (Slot::Open, &mut colours.open, &mut colours.open_bg, &mut colours.task_open),
            (Slot::SemiOpen, &mut colours.semi, &mut colours.semi_bg, &mut colours.task_semi),
            (Slot::Closed, &mut colours.closed, &mut colours.closed_bg, &mut colours.task_closed),
        ] {
            if let Some(colour) = colour(slot) {
                (*text, *ground) = (colour.into(), tint(colour, 0.1));
                *task = tint(colour, 0.7);
            }
        }
        look
    }
}

impl Deref for Look {
    type Target = Palette<Colour>;

    fn deref(&self) -> &Self::Target {
        &self.colours
    }
}
