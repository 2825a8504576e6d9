//! The master of a presentation with everything that it needs: its layouts, its theme, its pictures.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Seek, Write as _};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::attribute;

/// The largest part, and the most bytes of all parts, unpacked.
const LARGEST_PART: u64 = 8 * 1024 * 1024;
const MOST_BYTES: usize = 24 * 1024 * 1024;
/// The most parts that are followed.
const MOST_PARTS: usize = 400;

const PRESENTATION: &str = "ppt/presentation.xml";
const KINDS: &str = "[Content_Types].xml";

/// A part of a master, by its name in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its content type; `None` for the relations of another part.
    pub kind: Option<String>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A master with its parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Master {
    /// The name of the part with the master itself.
    pub name: String,
    /// The number that the presentation knows it by.
    pub id: String,
    /// The width and height of slides, in EMU.
    pub size: (u64, u64),
    /// The name of its theme.
    pub theme: String,
    /// The names of the layouts for slides with a title and for those without.
    pub layouts: [String; 2],
    /// All parts by their names, with the relations of each.
    pub parts: BTreeMap<String, Part>,
}

impl Master {
    /// Reads the first master of a presentation; `None` if there is none, or if it is too large.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let presentation = text(&mut archive, PRESENTATION)?;
        let kinds = Kinds::of(&text(&mut archive, KINDS)?);
        let of = relations(&text(&mut archive, &relations_of(PRESENTATION))?, PRESENTATION);
        let (id, relation) = first(&presentation, "sldMasterId")?;
        let name = of.iter().find(|one| one.id == relation)?.target.clone();
        let parts = gathered(&mut archive, &name, &kinds)?;
        let own = &parts.get(&relations_of(&name))?.bytes;
        let own = relations(std::str::from_utf8(own).ok()?, &name);
        let theme = own.iter().find(|one| one.is("theme"))?.target.clone();
        let layouts = own.iter().filter(|one| one.is("slideLayout")).map(|one| &one.target);
        let layouts: Vec<&String> = layouts.filter(|name| parts.contains_key(*name)).collect();
        let of_kind = |kind: &str| {
            let is = |name: &&&String| layout_kind(&parts, name).as_deref() == Some(kind);
            layouts.iter().find(is).map(|name| (*name).clone())
        };
        let any = layouts.first().copied().cloned();
        let titled = of_kind("titleOnly").or_else(|| of_kind("obj")).or_else(|| any.clone())?;
        let blank = of_kind("blank").or(any)?;
        let size = size(&presentation)?;
        Some(Self { name, id, size, theme, layouts: [titled, blank], parts })
    }

    /// The master as a presentation without slides, from which it can be read again.
    #[must_use]
    pub fn packed(&self, of: &[u8]) -> Option<Vec<u8>> {
        let mut archive = ZipArchive::new(Cursor::new(of)).ok()?;
        let options = SimpleFileOptions::DEFAULT.compression_method(CompressionMethod::Deflated);
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for name in [KINDS, PRESENTATION, relations_of(PRESENTATION).as_str()] {
            zip.start_file(name, options).ok()?;
            zip.write_all(&part(&mut archive, name)?).ok()?;
        }
        for (name, part) in &self.parts {
            zip.start_file(name.as_str(), options).ok()?;
            zip.write_all(&part.bytes).ok()?;
        }
        Some(zip.finish().ok()?.into_inner())
    }
}

/// The content types of a package, by part and by ending.
struct Kinds(BTreeMap<String, String>);

impl Kinds {
    fn of(xml: &str) -> Self {
        let mut all = BTreeMap::new();
        tags(xml, |tag| {
            let kind = attribute(tag, "ContentType");
            let of = attribute(tag, "PartName").or_else(|| attribute(tag, "Extension"));
            if let Some((of, kind)) = of.zip(kind) {
                all.insert(of.trim_start_matches('/').to_lowercase(), kind);
            }
        });
        Self(all)
    }

    fn get(&self, name: &str) -> Option<String> {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
        let own = self.0.get(&name.to_lowercase());
        own.or_else(|| self.0.get(&ending?)).cloned()
    }
}

/// A relation of a part to another one.
struct Relation {
    id: String,
    kind: String,
    target: String,
}

impl Relation {
    fn is(&self, kind: &str) -> bool {
        self.kind.rsplit('/').next() == Some(kind)
    }
}

/// Calls a function with every element.
fn tags(xml: &str, mut with: impl FnMut(&quick_xml::events::BytesStart<'_>)) {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => with(&tag),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// The name of the part with the relations of a part.
fn relations_of(name: &str) -> String {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    format!("{folder}/_rels/{file}.rels")
}

/// The relations of a part to others of the same file.
fn relations(xml: &str, owner: &str) -> Vec<Relation> {
    let folder = owner.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut all = Vec::new();
    tags(xml, |tag| {
        let (id, kind) = (attribute(tag, "Id"), attribute(tag, "Type"));
        let inside = attribute(tag, "TargetMode").is_none_or(|mode| mode != "External");
        let target = attribute(tag, "Target").filter(|_| inside);
        if let (Some(id), Some(kind), Some(target)) = (id, kind, target) {
            all.push(Relation { id, kind, target: resolved(folder, &target) });
        }
    });
    all
}

/// The name of a part that is named from within a folder.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn part<R: Read + Seek>(archive: &mut ZipArchive<R>, name: &str) -> Option<Vec<u8>> {
    let file = archive.by_name(name).ok()?;
    let mut bytes = Vec::new();
    file.take(LARGEST_PART + 1).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 <= LARGEST_PART).then_some(bytes)
}

fn text<R: Read + Seek>(archive: &mut ZipArchive<R>, name: &str) -> Option<String> {
    String::from_utf8(part(archive, name)?).ok()
}

/// All parts that can be reached from the master. Slides and notes are not among them.
fn gathered<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    master: &str,
    kinds: &Kinds,
) -> Option<BTreeMap<String, Part>> {
    let mut parts = BTreeMap::new();
    let mut open = vec![master.to_owned()];
    let mut bytes = 0;
    while let Some(name) = open.pop() {
        if parts.contains_key(&name) {
            continue;
        }
        let own = part(archive, &name)?;
        bytes += own.len();
        if let Some(of) = text(archive, &relations_of(&name)) {
            let all = relations(&of, &name);
            let slide = |one: &&Relation| !one.is("slide") && !one.is("notesSlide");
            open.extend(all.iter().filter(slide).map(|one| one.target.clone()));
            parts.insert(relations_of(&name), Part { kind: None, bytes: of.into_bytes() });
        }
        parts.insert(name.clone(), Part { kind: Some(kinds.get(&name)?), bytes: own });
        if parts.len() > MOST_PARTS || bytes > MOST_BYTES {
            return None;
        }
    }
    Some(parts)
}

/// The id of the first element with a name, and its relation.
fn first(xml: &str, element: &str) -> Option<(String, String)> {
    let mut found = None;
    tags(xml, |tag| {
        if found.is_none() && tag.local_name().as_ref() == element {
            found = attribute(tag, "id").zip(attribute(tag, "r:id"));
        }
    });
    found
}

/// The width and height of slides.
fn size(xml: &str) -> Option<(u64, u64)> {
    let mut found = None;
    tags(xml, |tag| {
        if tag.local_name().as_ref() == "sldSz" {
            let side = |name| attribute(tag, name).and_then(|side| side.parse().ok());
            found = side("cx").zip(side("cy"));
        }
    });
    found.filter(|(width, height)| *width > 0 && *height > 0)
}

/// What a layout is for.
fn layout_kind(parts: &BTreeMap<String, Part>, name: &str) -> Option<String> {
    let xml = std::str::from_utf8(&parts.get(name)?.bytes).ok()?;
    let mut kind = None;
    let mut seen = false;
    tags(xml, |tag| {
        if !seen {
            kind = attribute(tag, "type");
            seen = true;
        }
    });
    kind
}
