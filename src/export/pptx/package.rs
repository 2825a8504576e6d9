//! A package: named parts, the relationships between them, and the ZIP file that holds them.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::sync::Arc;

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, System, ZipWriter};

use crate::export::error::ExportError;
use crate::export::markup::escape;

/// The start of every XML part.
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The prefix of most relationship types.
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The prefix of relationship types of packages.
const PACKAGES: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
/// The prefix of content types.
const FORMATS: &str = "application/vnd.openxmlformats";

/// The content type of a part.
enum Kind {
    /// One of those that office documents are made of, without its prefix and ending.
    Office(&'static str),
    /// Any other.
    Other(String),
}

/// A named part.
struct Part {
    /// Its name, without a leading slash.
    name: String,
    /// Its content type; `None` if it follows from the file extension.
    kind: Option<Kind>,
    /// Its bytes.
    bytes: Vec<u8>,
}

/// The parts of a file, in the order in which they are packed.
#[derive(Default)]
pub(super) struct Package {
    parts: Vec<Part>,
    media: Vec<(Arc<[u8]>, String)>,
    charts: usize,
}

impl Package {
    /// Adds an XML part.
    pub(super) fn xml(&mut self, name: &str, kind: &'static str, body: &str) {
        let bytes = format!("{HEAD}{body}").into_bytes();
        self.parts.push(Part { name: name.to_owned(), kind: Some(Kind::Office(kind)), bytes });
    }

    /// Adds a part in another format.
    pub(super) fn bytes(&mut self, name: &str, bytes: Vec<u8>) {
        self.parts.push(Part { name: name.to_owned(), kind: None, bytes });
    }

    /// Adds a part of another presentation as it is.
    pub(super) fn foreign(&mut self, name: &str, kind: Option<&str>, bytes: &[u8]) {
        let kind = kind.map(|kind| Kind::Other(kind.to_owned()));
        self.parts.push(Part { name: name.to_owned(), kind, bytes: bytes.to_vec() });
    }

    /// Adds the relationships of a part; the owner of the package's own relationships is empty.
    pub(super) fn relations(&mut self, owner: &str, relations: &Relations) {
        let (folder, file) = owner.rsplit_once('/').unwrap_or(("", owner));
        let slash = if folder.is_empty() { "" } else { "/" };
        let name = format!("{folder}{slash}_rels/{file}.rels");
        self.bytes(&name, relations.xml().into_bytes());
    }

    /// Adds a picture once, even if it is used in several places. Returns its name in `ppt/media`.
    pub(super) fn picture(&mut self, bytes: &Arc<[u8]>, ending: &str) -> String {
        if let Some((_, name)) = self.media.iter().find(|(known, _)| known == bytes) {
            return name.clone();
        }
        let part = self.free("ppt/media/image", ending);
        let name = part.trim_start_matches("ppt/media/").to_owned();
        self.media.push((Arc::clone(bytes), name.clone()));
        self.bytes(&part, bytes.to_vec());
        name
    }

    /// The first numbered name that no part has: a master of somebody else has parts with the usual
    /// names.
    pub(super) fn free(&self, stem: &str, ending: &str) -> String {
        let mut names = (1_usize..).map(|number| format!("{stem}{number}."));
        let free = |name: &String| self.parts.iter().all(|part| !part.name.starts_with(name));
        names.find(free).unwrap_or_default() + ending
    }

    /// The number of the next chart, from 1.
    pub(super) fn next_chart(&mut self) -> usize {
        self.charts += 1;
        self.charts
    }

    /// Packs all parts into one file.
    pub(super) fn pack(&self) -> Result<Vec<u8>, ExportError> {
        self.zip().map_err(|error| ExportError::NotWritten(error.to_string()))
    }

    fn zip(&self) -> ZipResult<Vec<u8>> {
        // The oldest possible date and the same system everywhere, so that the bytes are always the
        // same.
        let options = SimpleFileOptions::DEFAULT
            .compression_method(CompressionMethod::Deflated)
            .system(System::Unix);
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("[Content_Types].xml", options)?;
        zip.write_all(self.kinds().as_bytes())?;
        for part in &self.parts {
            zip.start_file(part.name.as_str(), options)?;
            zip.write_all(&part.bytes)?;
        }
        Ok(zip.finish()?.into_inner())
    }

    /// The content types of the parts.
    fn kinds(&self) -> String {
        let mut out = format!(
            r#"{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Default Extension="rels" ContentType="{FORMATS}-package.relationships+xml"/>
            <Default Extension="xml" ContentType="application/xml"/>
            <Default Extension="png" ContentType="image/png"/>
            <Default Extension="jpeg" ContentType="image/jpeg"/>
            <Default Extension="xlsx"
                ContentType="{FORMATS}-officedocument.spreadsheetml.sheet"/>"#
        );
        for part in &self.parts {
            let kind = match &part.kind {
                Some(Kind::Office(kind)) => format!("{FORMATS}-{kind}+xml"),
                Some(Kind::Other(kind)) => escape(kind),
                None => continue,
            };
            // Writing to a `String` does not fail.
            let _ = write!(
                out,
                r#"<Override PartName="/{}" ContentType="{kind}"/>"#,
                escape(&part.name)
            );
        }
        out.push_str("</Types>");
        out
    }
}

/// The relationships of a part: their type, and the target relative to the folder of the part.
#[derive(Default)]
pub(super) struct Relations(Vec<(&'static str, String)>);

/// The target of a relationship to a part, from within a folder of `ppt` or from `ppt` itself.
pub(super) fn target(name: &str, up: &str) -> String {
    match name.strip_prefix("ppt/") {
        Some(rest) => format!("{up}{rest}"),
        None => format!("/{name}"),
    }
}

impl Relations {
    /// Adds a relationship and returns its id.
    pub(super) fn add(&mut self, kind: &'static str, target: impl Into<String>) -> String {
        self.0.push((kind, target.into()));
        format!("rId{}", self.0.len())
    }

    fn xml(&self) -> String {
        let mut out = format!(r#"{HEAD}<Relationships xmlns="{PACKAGES}">"#);
        for (number, (kind, target)) in (1..).zip(&self.0) {
            // Metadata relationships of the package have their own prefix.
            let base = if kind.starts_with("metadata/") { PACKAGES } else { OFFICE };
            let _ = write!(
                out,
                r#"<Relationship Id="rId{number}" Type="{base}/{kind}" Target="{target}"/>"#
            );
        }
        out.push_str("</Relationships>");
        out
    }
}
