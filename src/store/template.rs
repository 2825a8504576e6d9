//! What a presentation of somebody else says of its own look: the colours and the fonts of its theme.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use thiserror::Error;
use zip::ZipArchive;

use crate::model::plan::{HouseStyle, Rgb, Slot};

/// The largest theme that is read, in bytes.
const LARGEST: u64 = 4 * 1024 * 1024;

/// Why a file is no template.
#[derive(Debug, Error)]
pub enum TemplateError {
    /// It cannot be read.
    #[error("the file cannot be read: {}", .0.display())]
    Unreadable(PathBuf),
    /// It is no presentation, or has no theme.
    #[error("this is no presentation with a theme: {}", .0.display())]
    NoTheme(PathBuf),
}

/// Reads the ground, the text and accent colours, and the fonts of titles and text.
///
/// # Errors
/// Returns an error if the file cannot be read, or is no presentation.
pub fn read(path: &Path) -> Result<HouseStyle, TemplateError> {
    let file = File::open(path).map_err(|_| TemplateError::Unreadable(path.to_owned()))?;
    let none = || TemplateError::NoTheme(path.to_owned());
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|_| none())?;
    let theme = archive.by_name("ppt/theme/theme1.xml").map_err(|_| none())?;
    let mut xml = String::new();
    theme.take(LARGEST).read_to_string(&mut xml).map_err(|_| none())?;
    let style = of_theme(&xml);
    if style.is_nothing() { Err(none()) } else { Ok(style) }
}

fn of_theme(xml: &str) -> HouseStyle {
    let mut reader = Reader::from_str(xml);
    let mut style = HouseStyle::default();
    let (mut slot, mut heading) = (None, None);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => match tag.local_name().as_ref() {
                "dk1" => slot = Some(Slot::Ink),
                "lt1" => slot = Some(Slot::Ground),
                "accent1" => slot = Some(Slot::Accent),
                "dk2" | "lt2" | "accent2" | "hlink" => slot = None,
                "majorFont" => heading = Some(true),
                "minorFont" => heading = Some(false),
                "srgbClr" => set(&mut style, slot, attribute(&tag, "val")),
                "sysClr" => set(&mut style, slot, attribute(&tag, "lastClr")),
                "latin" => {
                    let name = attribute(&tag, "typeface").unwrap_or_default();
                    match heading.take() {
                        Some(true) => style.heading_font = name,
                        Some(false) => style.text_font = name,
                        None => {}
                    }
                }
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => return style,
            Ok(_) => {}
        }
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|one| one.key.as_ref() == name)?;
    Some(found.value.into_owned())
}

fn set(style: &mut HouseStyle, slot: Option<Slot>, hex: Option<String>) {
    if let Some((slot, colour)) = slot.zip(hex.and_then(|hex| Rgb::read(&hex))) {
        style.set(slot, Some(colour));
    }
}
