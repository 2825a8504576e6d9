//! The rows of a workbook that its author does not show, because they are hidden or filtered out.
//! The reader of workbooks does not tell.

use std::collections::HashSet;
use std::io::{BufReader, Cursor};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// The lines of a sheet's hidden rows, from 1. What cannot be read hides nothing: the reader of the
/// workbook says what is wrong with it.
pub(super) fn rows(bytes: &[u8], sheet: &str) -> HashSet<usize> {
    lines(bytes, sheet).unwrap_or_default()
}

fn lines(bytes: &[u8], sheet: &str) -> Option<HashSet<usize>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let part = part_of(&mut archive, sheet)?;
    let mut hidden = HashSet::new();
    let mut line = 0;
    each(&mut archive, &part, |element| {
        match element.local_name().as_ref() {
            "row" => {
                // A row without a number follows the one before.
                let number = attribute(element, "r").and_then(|number| number.parse().ok());
                line = number.unwrap_or(line + 1);
                if attribute(element, "hidden").is_some_and(|on| on == "1" || on == "true") {
                    hidden.insert(line);
                }
                true
            }
            // What follows the rows.
            name => name != "mergeCells" && name != "pageMargins",
        }
    })?;
    Some(hidden)
}

/// The name of the part that holds a sheet.
fn part_of(archive: &mut Archive<'_>, sheet: &str) -> Option<String> {
    let mut id = None;
    each(archive, "xl/workbook.xml", |element| {
        let named = element.local_name().as_ref() == "sheet"
            && attribute(element, "name").is_some_and(|name| name == sheet);
        if named {
            id = attribute(element, "id");
        }
        id.is_none()
    })?;
    let id = id?;
    let mut target = None;
    each(archive, "xl/_rels/workbook.xml.rels", |element| {
        if attribute(element, "Id").is_some_and(|own| own == id) {
            target = attribute(element, "Target");
        }
        target.is_none()
    })?;
    let target = target?;
    Some(target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned))
}

/// Looks at each element of a part, as long as the answer is to go on.
fn each(
    archive: &mut Archive<'_>,
    part: &str,
    mut look: impl FnMut(&BytesStart<'_>) -> bool,
) -> Option<()> {
    let mut reader = Reader::from_reader(BufReader::new(archive.by_name(part).ok()?));
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(element) | Event::Empty(element) if !look(&element) => return Some(()),
            Event::Eof => return Some(()),
            _ => {}
        }
        buffer.clear();
    }
}

/// The value of an attribute, whatever the prefix of its name.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = element.attributes().flatten();
    let found = all.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    quick_xml::escape::unescape(&found.value).ok().map(std::borrow::Cow::into_owned)
}
