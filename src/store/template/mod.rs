//! What a presentation of somebody else says of its own look: the colours and the fonts of its theme,
//! and its master.

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use thiserror::Error;
use zip::ZipArchive;

use crate::model::plan::{HouseStyle, Rgb, Slot};

mod master;

pub use master::{Master, Part};

/// The largest theme that is read, in bytes.
const LARGEST: u64 = 4 * 1024 * 1024;
/// The largest presentation that is looked into, in bytes.
const LARGEST_FILE: u64 = 256 * 1024 * 1024;
/// The largest master that a plan keeps, in bytes: it is in every file of the plan.
const LARGEST_MASTER: usize = 4 * 1024 * 1024;

/// Why a file is no template.
#[derive(Debug, Error)]
pub enum TemplateError {
    /// It cannot be read.
    #[error("the file cannot be read: {}", .0.display())]
    Unreadable(PathBuf),
    /// It is no presentation, or has no theme.
    #[error("this is no presentation with a theme: {}", .0.display())]
    NoTheme(PathBuf),
    /// Its master has more in it than a plan keeps.
    #[error("the master is larger than {} kB: {}", LARGEST_MASTER / 1024, .0.display())]
    TooLarge(PathBuf),
}

/// The largest master that a plan keeps, in kilobytes.
#[must_use]
pub fn largest() -> u64 {
    LARGEST_MASTER as u64 / 1024
}

/// Reads the ground, the text and accent colours, the fonts of titles and text, and the master.
///
/// # Errors
/// Returns an error if the file cannot be read, is no presentation, or has too large a master.
pub fn read(path: &Path) -> Result<HouseStyle, TemplateError> {
    let unreadable = |_| TemplateError::Unreadable(path.to_owned());
    let about = std::fs::metadata(path).map_err(unreadable)?;
    if !about.is_file() {
        return Err(TemplateError::Unreadable(path.to_owned()));
    }
    if about.len() > LARGEST_FILE {
        return Err(TemplateError::TooLarge(path.to_owned()));
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    let none = || TemplateError::NoTheme(path.to_owned());
    let mut archive = ZipArchive::new(Cursor::new(bytes.as_slice())).map_err(|_| none())?;
    let theme = archive.by_name("ppt/theme/theme1.xml").map_err(|_| none())?;
    let mut xml = String::new();
    theme.take(LARGEST).read_to_string(&mut xml).map_err(|_| none())?;
    let mut style = of_theme(&xml);
    if style.is_nothing() {
        return Err(none());
    }
    let master = Master::read(&bytes).and_then(|master| master.packed(&bytes));
    if let Some(master) = master {
        if master.len() > LARGEST_MASTER {
            return Err(TemplateError::TooLarge(path.to_owned()));
        }
        style.template = STANDARD.encode(master).into();
    }
    Ok(style)
}

/// The master that a house style keeps, if it keeps a sound one.
#[must_use]
pub fn master(style: &HouseStyle) -> Option<Master> {
    if style.template.is_empty() {
        return None;
    }
    Master::read(&STANDARD.decode(style.template.as_bytes()).ok()?)
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
