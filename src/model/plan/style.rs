//! How a brand's own deck looks: its colours, its fonts by name, its logo.

use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

/// A colour without opacity: red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub [u8; 3]);

impl Rgb {
    /// Reads `#2f5bd8`, with or without its sign; `None` if it is no colour.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.trim().trim_start_matches('#');
        if digits.len() != 6 || !digits.is_ascii() {
            return None;
        }
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// How much light it gives, from 0 to 1, as WCAG 2.2 defines it.
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast with another colour, from 1 to 21, as WCAG 2.2 defines it.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// A colour between this one and another one: a part of the other one, from 0 to 1.
    #[must_use]
    pub fn mixed(self, other: Self, part: f64) -> Self {
        let mut mixed = [0; 3];
        for (place, (one, other)) in mixed.iter_mut().zip(self.0.into_iter().zip(other.0)) {
            let between = f64::from(one) + (f64::from(other) - f64::from(one)) * part;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "between two bytes"
            )]
            let byte = between.round().clamp(0.0, 255.0) as u8;
            *place = byte;
        }
        Self(mixed)
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Serialize for Rgb {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What a colour of the brand is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, strum::EnumIter)]
#[serde(rename_all = "snake_case")]
pub enum Slot {
    /// The ground of every slide.
    Ground,
    /// Text.
    Ink,
    /// What is pointed out.
    Accent,
    /// The open tier.
    Open,
    /// The semi-open tier.
    SemiOpen,
    /// The closed tier.
    Closed,
}

impl Slot {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Ground, Self::Ink, Self::Accent, Self::Open, Self::SemiOpen, Self::Closed];

    /// The name in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Ground => "ground",
            Self::Ink => "ink",
            Self::Accent => "accent",
            Self::Open => "open",
            Self::SemiOpen => "semi_open",
            Self::Closed => "closed",
        }
    }
}

/// The least contrast of text with its ground, as WCAG 2.2 asks for it.
pub const LEAST_CONTRAST: f64 = 4.5;

/// How a brand's own deck looks.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct HouseStyle {
    /// The colours that are set, each slot once.
    pub colours: Vec<(Slot, Rgb)>,
    /// The font of titles, by its name; may be empty.
    pub heading_font: String,
    /// The font of text, by its name; may be empty.
    pub text_font: String,
    /// The logo: PNG, JPEG or SVG in Base64; may be empty.
    pub logo: Arc<str>,
    /// The file of the font of titles and other bold text, for PDF and pictures: OpenType or TrueType
    /// in Base64; may be empty.
    pub heading_file: Arc<str>,
    /// The file of the font of other text, as above.
    pub text_file: Arc<str>,
    /// The master of presentations: a PPTX file without slides in Base64; may be empty.
    pub template: Arc<str>,
}

impl HouseStyle {
    /// Whether nothing is set.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// The colour of a slot, if it is set.
    #[must_use]
    pub fn colour(&self, slot: Slot) -> Option<Rgb> {
        self.colours.iter().find(|(own, _)| *own == slot).map(|(_, colour)| *colour)
    }

    /// Sets the colour of a slot, or nothing. Colours keep the order of their slots.
    pub fn set(&mut self, slot: Slot, colour: Option<Rgb>) {
        self.colours.retain(|(own, _)| *own != slot);
        self.colours.extend(colour.map(|colour| (slot, colour)));
        self.colours.sort_by_key(|(own, _)| *own);
    }
}

#[cfg(test)]
mod tests {
    use super::Rgb;

    #[test]
    fn colours_are_read_and_their_contrast_is_that_of_the_standard() {
        assert_eq!(Rgb::read("#2F5BD8"), Some(Rgb([0x2f, 0x5b, 0xd8])));
        assert_eq!(Rgb::read(" 2f5bd8 ").map(|rgb| rgb.to_string()), Some("#2f5bd8".to_owned()));
        for bad in ["", "#2f5bd", "#2f5bdg", "blue", "#汉字", "#2f5bd8ff"] {
            assert_eq!(Rgb::read(bad), None, "{bad}");
        }
        let (black, white) = (Rgb([0; 3]), Rgb([255; 3]));
        assert!((black.contrast(white) - 21.0).abs() < 0.01);
        assert!((white.contrast(white) - 1.0).abs() < 0.01);
        // The grey at which text on white just passes.
        assert!((Rgb([0x76; 3]).contrast(white) - 4.54).abs() < 0.01);
        assert_eq!(black.mixed(white, 0.5), Rgb([128; 3]));
    }
}
