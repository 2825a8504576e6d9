//! Work that takes time, as data: files read and written, sheets and pictures parsed, exports laid
//! out. The window runs a [`Job`] on a thread, the command line runs it in place.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use thiserror::Error;

use super::opening;
use super::returned::is_returned;
use super::rules::{self, Draft};
use crate::export::error::ExportError;
use crate::export::fonts::{self, FontError};
use crate::export::format::{self, Format, Options, View};
use crate::export::picture::file::{self as added, Picture, PictureError};
use crate::export::source::Source;
use crate::export::{boxes, deck, picture, rows};
use crate::model::compare::Comparison;
use crate::model::evaluated::Evaluated;
use crate::model::import::{self, Status};
use crate::model::pack::Pack;
use crate::model::plan::{HouseStyle, PackId, Plan, Touchpoint, TouchpointId};
use crate::report::Report;
use crate::store::packs::Library;
use crate::store::recovery::Orphan;
use crate::store::save::{self, write_atomically};
use crate::store::sheet::{self, SheetError, Sheets};
use crate::store::template::{self, TemplateError};
use crate::store::{self, FileError, Loaded, Stamp, plan_file};
use crate::text::lang::{self, Lang};
use crate::text::{findings, words};

/// The width of a picture of cards, in pixels: twice their width on the board.
const CARDS_WIDTH: u32 = 800;

/// When an existing file may be replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Guard {
    /// Always: the user has confirmed it.
    Any,
    /// If it has not changed since it was last read or written, or has been deleted.
    Unchanged(Option<Stamp>),
    /// Never: there must be no file of that name.
    New,
}

/// A file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Where.
    pub file: PathBuf,
    /// When an existing file may be replaced.
    pub guard: Guard,
    /// The path that the user named, before `file` got an ending; it may be a folder.
    pub named: PathBuf,
    /// The name that the file gets if `named` is a folder.
    pub name: String,
    /// Whether a file that is replaced is kept as the backup.
    pub backup: bool,
}

impl Target {
    /// The file to write, or why it may not be written.
    fn admit(mut self) -> Result<PathBuf, WriteError> {
        // Only the folder was named: the file gets the suggested name.
        if self.named.is_dir() {
            self = Self { file: self.named.join(&self.name), guard: Guard::New, ..self };
        }
        let there = self.file.exists();
        match self.guard {
            Guard::New if there => Err(WriteError::Exists(self.file)),
            Guard::Unchanged(stamp) if there && store::stamp(&self.file) != stamp => {
                Err(WriteError::Changed(self.file))
            }
            _ => Ok(self.file),
        }
    }
}

/// Why a file has not been written.
#[derive(Debug, Error)]
pub enum WriteError {
    /// There is a file of that name.
    #[error("there is a file already: {0}")]
    Exists(PathBuf),
    /// The file has changed since it was read.
    #[error("the file has changed since it was read: {0}")]
    Changed(PathBuf),
    /// The export cannot be made.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The file cannot be written, or the plan cannot be encoded.
    #[error(transparent)]
    File(#[from] FileError),
    /// The job was cancelled; nothing was written.
    #[error("cancelled")]
    Stopped,
}

/// What a pasted text holds.
#[derive(Debug)]
pub enum Pasted {
    /// Touchpoints of another plan.
    Touchpoints(Vec<Touchpoint>),
    /// Rows of a spreadsheet.
    Rows(Sheets),
    /// Neither.
    Nothing,
}

/// Work to be done.
pub enum Job {
    /// Read a plan; under another pack than its own, if there is one.
    ReadPlan(PathBuf, Option<PackId>),
    /// Read an example, by its place in [`store::examples::ALL`].
    ReadExample(usize),
    /// Read the work that a crash left behind.
    ReadOrphan(Orphan),
    /// Read the plan that this one is compared with.
    ReadOther(PathBuf),
    /// Read the rows of sheets.
    ReadSheet(PathBuf, Wanted),
    /// Read what was pasted, under a pack.
    ReadPasted(String, Arc<Pack>),
    /// Read a picture.
    ReadPicture(PathBuf),
    /// Read a font file.
    ReadFont(PathBuf),
    /// Read the colours and fonts of a presentation.
    ReadTemplate(PathBuf),
    /// Write a plan, with the comment that its file began with above it.
    WritePlan(Arc<Plan>, String, Target),
    /// Write an export.
    WriteExport(Export, Target),
    /// Draw a picture.
    Draw(Export, Sketch),
    /// Read a rule pack that is to be changed, with its file and the packs folder.
    ReadRules(Arc<Pack>, Option<PathBuf>, Option<PathBuf>),
    /// Read a pack file, to be put into the packs folder.
    TakeRules(PathBuf, Option<PathBuf>),
    /// Write the text of a rule pack into the packs folder.
    WriteRules(PathBuf, Arc<Pack>, String),
    /// Write the text of a rule pack where the user wants it.
    ExportRules(String, Target),
    /// Write an export of this name into a folder of its own, to be opened.
    Print(Export, String),
}

impl std::fmt::Debug for Job {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::ReadPlan(file, _) => f.debug_tuple("ReadPlan").field(file).finish(),
            Self::ReadExample(place) => f.debug_tuple("ReadExample").field(place).finish(),
            Self::ReadOrphan(orphan) => f.debug_tuple("ReadOrphan").field(orphan).finish(),
            Self::ReadOther(file) => f.debug_tuple("ReadOther").field(file).finish(),
            Self::ReadSheet(file, wanted) => {
                f.debug_tuple("ReadSheet").field(file).field(wanted).finish()
            }
            Self::ReadPasted(text, _) => f.debug_tuple("ReadPasted").field(text).finish(),
            Self::ReadPicture(file) => f.debug_tuple("ReadPicture").field(file).finish(),
            Self::ReadFont(file) => f.debug_tuple("ReadFont").field(file).finish(),
            Self::ReadTemplate(file) => f.debug_tuple("ReadTemplate").field(file).finish(),
            Self::WritePlan(_, _, target) => f.debug_tuple("WritePlan").field(target).finish(),
            Self::WriteExport(_, target) => f.debug_tuple("WriteExport").field(target).finish(),
            Self::Draw(_, sketch) => f.debug_tuple("Draw").field(sketch).finish(),
            Self::ReadRules(pack, ..) => f.debug_tuple("ReadRules").field(&pack.id).finish(),
            Self::TakeRules(file, _) => f.debug_tuple("TakeRules").field(file).finish(),
            Self::WriteRules(file, ..) => f.debug_tuple("WriteRules").field(file).finish(),
            Self::ExportRules(_, target) => f.debug_tuple("ExportRules").field(target).finish(),
            Self::Print(_, name) => f.debug_tuple("Print").field(name).finish(),
        }
    }
}

/// Which sheets of a file are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// The one that fits an import best.
    Best,
    /// The one of this name.
    Named(String),
    /// All of them.
    All,
}

/// What a picture for the clipboard shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sketch {
    /// The board, the chart, or a scene.
    View(View),
    /// The cards of touchpoints.
    Cards(Vec<TouchpointId>),
}

/// A picture that has been drawn.
#[derive(Clone, PartialEq, Eq)]
pub struct Drawn {
    /// Its width and height, in pixels.
    pub size: [usize; 2],
    /// Red, green, blue and alpha of each pixel, row by row; opaque.
    pub pixels: Vec<u8>,
}

impl std::fmt::Debug for Drawn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Drawn").field("size", &self.size).finish_non_exhaustive()
    }
}

/// What is exported, and how.
#[derive(Clone)]
pub struct Export {
    /// The plan.
    pub evaluated: Arc<Evaluated>,
    /// The comparison with an earlier plan, if there is one.
    pub compared: Option<Arc<Comparison>>,
    /// The format.
    pub format: Format,
    /// How it looks.
    pub options: Options,
    /// Its language.
    pub lang: Lang,
}

impl Export {
    /// The bytes of the file.
    ///
    /// # Errors
    /// If the plan cannot be written in this format.
    pub fn bytes(&self) -> Result<Vec<u8>, ExportError> {
        lang::set(self.lang);
        let report = Report::new(Arc::clone(&self.evaluated));
        format::write(&report, self.compared.as_deref(), self.format, self.options)
    }

    /// Draws a part of the plan.
    ///
    /// # Errors
    /// If the picture would be too large.
    pub fn draw(&self, sketch: &Sketch) -> Result<Drawn, ExportError> {
        lang::set(self.lang);
        let report = Report::new(Arc::clone(&self.evaluated));
        let compared = self.compared.as_deref();
        let source = Source { compared, ..Source::new(&report, self.options.shade) };
        let (page, width) = match sketch {
            Sketch::View(view) => (picture::page(&source, *view)?, self.options.width),
            Sketch::Cards(ids) => (deck::board::cards(&source, ids), CARDS_WIDTH),
        };
        let pixmap = picture::png::drawn(&page, width)?;
        let size = [pixmap.width() as usize, pixmap.height() as usize];
        Ok(Drawn { size, pixels: pixmap.take() })
    }

    /// Writes the bytes into a new folder of the system's for temporary files. The viewer reads
    /// them from there, so they stay.
    fn print(&self, name: &str) -> Result<PathBuf, Vec<String>> {
        let bytes = self.bytes().map_err(|error| vec![error.words()])?;
        let folder = tempfile::Builder::new().prefix("tierboard-").tempdir();
        let unwritten =
            |error: io::Error| vec![words::export_failed().to_owned(), error.to_string()];
        let file = folder.map_err(unwritten)?.keep().join(name);
        write_atomically(&file, &bytes, false).map_err(|error| findings::file_error(&error))?;
        Ok(file)
    }
}

/// A plan that has been read.
#[derive(Debug)]
pub struct Opened {
    /// The plan, its pack and its comments.
    pub loaded: Loaded,
    /// The state of its file; `None` if it has no file, or if the state is not known.
    pub stamp: Option<Stamp>,
}

/// An export that has been written.
#[derive(Debug, PartialEq, Eq)]
pub struct Exported {
    /// Where.
    pub file: PathBuf,
    /// Which characters are drawn as boxes, for each place a line.
    pub boxes: Vec<String>,
}

/// The result of a job.
#[derive(Debug)]
pub enum Outcome {
    /// A plan, an example, or the work of a crash has been read.
    Plan(Result<Box<Opened>, FileError>),
    /// The plan to compare with has been read.
    Other(Result<Box<Loaded>, FileError>),
    /// A sheet has been read.
    Sheet(Result<Vec<Sheets>, SheetError>),
    /// A presentation's own look.
    Template(Result<HouseStyle, TemplateError>),
    /// What was pasted has been read.
    Pasted(Pasted),
    /// A picture has been read.
    Picture(Result<Picture, PictureError>),
    /// A font file has been read, as Base64.
    Font(Result<Arc<str>, FontError>),
    /// A plan has been written: where, and the file's stamp.
    Written(Result<(PathBuf, Option<Stamp>), WriteError>),
    /// A rule pack has been read, to be changed.
    Draft(Box<Draft>),
    /// A rule pack has been written into the packs folder: where, and what.
    Rules(Result<(PathBuf, Arc<Pack>), FileError>),
    /// A rule pack has been written where the user wanted it.
    RulesOut(Result<PathBuf, WriteError>),
    /// An export has been written: where.
    Exported(Result<Exported, WriteError>),
    /// A picture has been drawn.
    Drawn(Result<Drawn, ExportError>),
    /// A file to be opened has been written; or why not, in words.
    Printed(Result<PathBuf, Vec<String>>),
    /// The job panicked.
    Broke,
}

impl Job {
    /// Runs the job. An export is not written if `stop` is set by the time it is laid out.
    #[must_use]
    pub fn run(self, library: &Library, stop: &AtomicBool) -> Outcome {
        match self {
            Self::ReadPlan(file, under) => {
                Outcome::Plan(opening::open(&file, library, under.as_ref()).map(Box::new))
            }
            Self::ReadOrphan(orphan) => {
                Outcome::Plan(opening::orphan(&orphan, library).map(Box::new))
            }
            Self::ReadExample(place) => {
                Outcome::Plan(opening::example(place, library).map(Box::new))
            }
            Self::ReadOther(file) => {
                Outcome::Other(store::load(&file, library, None).map(Box::new))
            }
            Self::ReadSheet(file, wanted) => Outcome::Sheet(sheets(&file, &wanted)),
            Self::ReadPasted(text, pack) => Outcome::Pasted(pasted(&text, library, &pack)),
            Self::ReadPicture(file) => Outcome::Picture(added::read(&file)),
            Self::ReadFont(file) => Outcome::Font(fonts::read(&file)),
            Self::ReadTemplate(file) => Outcome::Template(template::read(&file)),
            Self::WritePlan(plan, header, target) => {
                Outcome::Written(write_plan(&plan, &header, target))
            }
            Self::WriteExport(export, target) => {
                Outcome::Exported(write_export(&export, target, stop))
            }
            Self::Draw(export, sketch) => Outcome::Drawn(export.draw(&sketch)),
            Self::ReadRules(pack, file, folder) => {
                let draft = rules::read(&pack, file.as_deref(), folder.as_deref(), library);
                Outcome::Draft(Box::new(draft))
            }
            Self::TakeRules(file, folder) => {
                Outcome::Rules(rules::take(&file, folder.as_deref(), library))
            }
            Self::WriteRules(file, pack, text) => Outcome::Rules(rules::save(&file, pack, &text)),
            Self::ExportRules(text, target) => Outcome::RulesOut(write_text(&text, target)),
            Self::Print(export, name) => Outcome::Printed(export.print(&name)),
        }
    }
}

fn pasted(text: &str, library: &Library, pack: &Arc<Pack>) -> Pasted {
    match plan_file::parse(text, library, Some(pack)) {
        Ok((plan, _)) if !plan.touchpoints.is_empty() => {
            Pasted::Touchpoints(plan.touchpoints.iter().map(|t| t.as_ref().clone()).collect())
        }
        _ => {
            let cells = sheet::read_csv(text);
            let found = import::plan(&cells, pack);
            // Copied touchpoints come back as they were, without a question.
            if rows::is_copied(text) {
                let all = found.rows.iter().filter(|row| row.status != Status::Blank);
                let ready = |row: &import::Row| match &row.status {
                    Status::Ready(touchpoint) => Some(touchpoint.clone()),
                    _ => None,
                };
                if let Some(ready) = all.map(ready).collect::<Option<Vec<_>>>() {
                    return Pasted::Touchpoints(ready);
                }
            }
            // A single word is not a sheet.
            let several = text.contains('\t') || text.trim().lines().count() > 1;
            if several && found.rows.iter().any(|row| row.status.touchpoint().is_some()) {
                Pasted::Rows(Sheets::of_rows(cells))
            } else {
                Pasted::Nothing
            }
        }
    }
}

/// In how many sheets of a workbook it is looked for what comes back besides touchpoints.
const MOST_SHEETS: usize = 24;

/// Reads the sheets that are wanted of a file.
fn sheets(file: &Path, wanted: &Wanted) -> Result<Vec<Sheets>, SheetError> {
    match wanted {
        Wanted::Best => {
            let best = sheet::read(file, None)?;
            // A workbook of ours may bring changes of the record and of targets, too.
            let others = best.names.iter().filter(|name| **name != best.chosen).take(MOST_SHEETS);
            let others = others.filter_map(|name| sheet::read(file, Some(name)).ok());
            let own: Vec<Sheets> = others.filter(is_returned).collect();
            Ok(std::iter::once(best).chain(own).collect())
        }
        Wanted::Named(name) => Ok(vec![sheet::read(file, Some(name))?]),
        Wanted::All => {
            let first = sheet::read(file, None)?;
            let read = |name: &String| sheet::read(file, Some(name));
            let all = first.names.iter().map(read).collect::<Result<Vec<_>, _>>()?;
            Ok(if all.is_empty() { vec![first] } else { all })
        }
    }
}

fn write_plan(
    plan: &Plan,
    header: &str,
    target: Target,
) -> Result<(PathBuf, Option<Stamp>), WriteError> {
    let file = target.admit()?;
    store::save_plan_with(&file, plan, header)?;
    let stamp = store::stamp(&file);
    Ok((file, stamp))
}

fn write_text(text: &str, target: Target) -> Result<PathBuf, WriteError> {
    let backup = target.backup;
    let file = target.admit()?;
    write_atomically(&file, text.as_bytes(), backup)?;
    Ok(file)
}

fn write_export(
    export: &Export,
    target: Target,
    stop: &AtomicBool,
) -> Result<Exported, WriteError> {
    let backup = target.backup;
    let file = target.admit()?;
    let bytes = export.bytes()?;
    if stop.load(Ordering::Relaxed) {
        return Err(WriteError::Stopped);
    }
    save::sweep(save::folder_of(&file));
    write_atomically(&file, &bytes, backup)?;
    let Evaluated { plan, engine, .. } = export.evaluated.as_ref();
    // A chart shows no texts of the plan.
    let drawn = export.format.is_drawn() && export.options.view != View::Chart;
    let boxes = if drawn { boxes::lines(plan, engine.pack()) } else { Vec::new() };
    Ok(Exported { file, boxes })
}
