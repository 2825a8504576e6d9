//! How a brand's own deck looks, in plan files.

use serde::{Deserialize, Serialize};

use crate::model::finding::Problem;
use crate::model::plan::{HouseStyle, Rgb, Slot};
use crate::store::format::reader::{Node, Reader};

/// A house style in the form used in files.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(rename = "Style", deny_unknown_fields)]
pub struct Style {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    ground: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    ink: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    accent: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    open: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    semi_open: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    closed: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    heading_font: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    text_font: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    logo: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    heading_font_file: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    text_font_file: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    template: String,
}

impl Style {
    fn slots(&self) -> [(Slot, &String); 6] {
        [
            (Slot::Ground, &self.ground),
            (Slot::Ink, &self.ink),
            (Slot::Accent, &self.accent),
            (Slot::Open, &self.open),
            (Slot::SemiOpen, &self.semi_open),
            (Slot::Closed, &self.closed),
        ]
    }

    /// Whether every colour is one.
    pub fn is_sound(&self) -> bool {
        self.slots().iter().all(|(_, text)| text.is_empty() || Rgb::read(text).is_some())
    }

    /// From the file to the plan.
    pub fn upgrade(self) -> HouseStyle {
        let colours = self.slots().into_iter();
        let colours = colours.filter_map(|(slot, text)| Some((slot, Rgb::read(text)?))).collect();
        HouseStyle {
            colours,
            heading_font: self.heading_font,
            text_font: self.text_font,
            logo: self.logo.into(),
            heading_file: self.heading_font_file.into(),
            text_file: self.text_font_file.into(),
            template: self.template.into(),
        }
    }

    /// From the plan to the file; `None` if nothing is set.
    pub fn of(style: &HouseStyle) -> Option<Self> {
        let colour = |slot| style.colour(slot).map(|colour| colour.to_string()).unwrap_or_default();
        (!style.is_nothing()).then(|| Self {
            ground: colour(Slot::Ground),
            ink: colour(Slot::Ink),
            accent: colour(Slot::Accent),
            open: colour(Slot::Open),
            semi_open: colour(Slot::SemiOpen),
            closed: colour(Slot::Closed),
            heading_font: style.heading_font.clone(),
            text_font: style.text_font.clone(),
            logo: style.logo.to_string(),
            heading_font_file: style.heading_file.to_string(),
            text_font_file: style.text_file.to_string(),
            template: style.template.to_string(),
        })
    }
}

/// Reads a house style with its findings; without one, nothing is set.
pub fn take_apart(reader: &mut Reader<'_>, node: Option<Node<'_>>) -> HouseStyle {
    const FIELDS: [&str; 12] = [
        "ground",
        "ink",
        "accent",
        "open",
        "semi_open",
        "closed",
        "heading_font",
        "text_font",
        "logo",
        "heading_font_file",
        "text_font_file",
        "template",
    ];
    let node = reader.option(node);
    let record = node.and_then(|node| reader.record(&node, "Style", &FIELDS));
    let Some(record) = record else { return HouseStyle::default() };
    let mut style = HouseStyle::default();
    for slot in Slot::ALL {
        let text = reader.text_or_empty(&record, slot.id());
        if text.is_empty() {
            continue;
        }
        let colour = Rgb::read(&text);
        if colour.is_none() {
            reader.find(record.path(slot.id()), Problem::NoColour(text));
        }
        style.set(slot, colour);
    }
    style.heading_font = reader.text_or_empty(&record, "heading_font");
    style.text_font = reader.text_or_empty(&record, "text_font");
    style.logo = reader.text_or_empty(&record, "logo").into();
    style.heading_file = reader.text_or_empty(&record, "heading_font_file").into();
    style.text_file = reader.text_or_empty(&record, "text_font_file").into();
    style.template = reader.text_or_empty(&record, "template").into();
    style
}
