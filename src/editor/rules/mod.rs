//! A rule pack while somebody changes it: its history, what is wrong with it, what differs from the
//! pack that it was made from, and what a statement of it changes in the plan.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::model::check;
use crate::model::evaluated::Evaluated;
use crate::model::evidence::diff::{self, Change};
use crate::model::finding::Finding;
use crate::model::history::History;
use crate::model::pack::edit::{self, Edit, Row};
use crate::model::pack::{Pack, Text};
use crate::store::pack_file;
use crate::store::packs::Library;
use crate::text::{lang, words};

mod desk;
mod files;
mod steps;

pub(super) use files::{read, save, take};

/// The start of the first line of a pack that was made from another one, followed by its id.
const MADE_FROM: &str = "// Made from ";

/// A step of the history.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The change.
    pub edit: Edit,
    /// Whether the next change of the same field belongs to it: it is being typed.
    open: bool,
}

/// What is known of the pack as it is now.
#[derive(Debug, Default)]
pub struct Checked {
    /// What makes it unusable.
    pub findings: Vec<Finding>,
    /// What is doubtful about it.
    pub warnings: Vec<Finding>,
    /// What differs from the pack that it was made from.
    pub changes: Vec<Change>,
}

/// A pack as it is read for changing.
#[derive(Debug)]
pub struct Draft {
    /// The pack; it may have findings.
    pub pack: Pack,
    /// The comment above its first bracket.
    pub header: String,
    /// What the file of the pack holds, if it has one.
    pub saved: Option<Arc<Pack>>,
    /// Whether it is unsaved work of an earlier time.
    pub recovered: bool,
}

/// A rule pack while somebody changes it.
pub struct Rules {
    origin: Arc<Pack>,
    history: History<Pack, Step>,
    saved: Option<Arc<Pack>>,
    header: String,
    checked: Checked,
    revision: u64,
    /// Whether it began as unsaved work of an earlier time.
    recovered: bool,
}

/// What is asked of a rule pack that is being changed.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Change the pack of this id; one that comes with the program is copied.
    Open(String),
    /// Go back to the plan. What is not saved is kept aside.
    Close,
    /// Change it.
    Edit(Edit),
    /// Change a text that is being typed: one step until it is left.
    Type(Edit),
    /// The text has been left.
    Typed,
    /// Compare with the pack of this id.
    Against(String),
    /// Give up what is not saved.
    Discard,
}

impl Rules {
    /// Begins to change a pack.
    #[must_use]
    pub fn new(draft: Draft, library: &Library) -> Self {
        let Draft { pack, header, saved, recovered } = draft;
        let origin = origin(&pack, &header, library);
        let history = History::new(Arc::new(pack));
        let checked = Checked::default();
        let mut rules = Self { origin, history, saved, header, checked, revision: 0, recovered };
        rules.refresh();
        rules
    }

    /// The pack as it is now.
    #[must_use]
    pub fn pack(&self) -> &Arc<Pack> {
        self.history.now()
    }

    /// The pack that it was made from, or is compared with.
    #[must_use]
    pub fn origin(&self) -> &Arc<Pack> {
        &self.origin
    }

    /// What is known of it.
    #[must_use]
    pub fn checked(&self) -> &Checked {
        &self.checked
    }

    /// Goes up with every change.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether there are changes that no file holds.
    #[must_use]
    pub fn dirty(&self) -> bool {
        self.saved.as_ref().is_none_or(|saved| saved != self.pack())
    }

    /// Whether nothing of it would be lost: it is saved, or a copy as it was made.
    #[must_use]
    pub fn untouched(&self) -> bool {
        let copy = self.saved.is_none() && !self.recovered && self.undo_label().is_none();
        copy || !self.dirty()
    }

    /// The text of its file.
    ///
    /// # Errors
    /// If a text has a language code that no file can hold.
    pub fn text(&self) -> Result<String, ron::Error> {
        written(self.pack(), &self.header)
    }

    /// The step that undo takes back, in words.
    #[must_use]
    pub fn undo_label(&self) -> Option<&'static str> {
        self.history.to_undo().map(|(_, step)| label(&step.edit))
    }

    /// The step that redo repeats, in words.
    #[must_use]
    pub fn redo_label(&self) -> Option<&'static str> {
        self.history.to_redo().map(|(_, step)| label(&step.edit))
    }

    /// Changes it; what is typed in one field is one step until the field is left.
    fn change(&mut self, edit: Edit, typing: bool) {
        let place = |edit: &Edit| match edit {
            Edit::Set(row, column, _) => Some((row.clone(), *column)),
            _ => None,
        };
        let goes_on = self.history.to_undo().is_some_and(|(_, step)| {
            step.open && place(&step.edit).is_some() && place(&step.edit) == place(&edit)
        });
        let next = edit::apply(self.pack(), &self.origin, &edit);
        if typing && goes_on {
            self.history.undo();
        }
        if self.history.push(Step { edit, open: typing }, next) || goes_on {
            self.refresh();
        }
    }

    /// What has been typed is a step of its own from now on.
    fn typed(&mut self) {
        if let Some((_, step)) = self.history.to_undo()
            && step.open
        {
            let (edit, now) = (step.edit.clone(), Pack::clone(self.pack()));
            self.history.undo();
            self.history.push(Step { edit, open: false }, now);
        }
    }

    fn undo(&mut self) -> bool {
        let undone = self.history.undo().is_some();
        self.refresh();
        undone
    }

    fn redo(&mut self) -> bool {
        let redone = self.history.redo().is_some();
        self.refresh();
        redone
    }

    fn refresh(&mut self) {
        self.revision += 1;
        let (findings, warnings) = match pack_file::write(self.pack()) {
            // Read as it would be from its file, so that nothing is found then that is not now.
            Ok(text) => match pack_file::parse(&text) {
                Ok(sound) => (Vec::new(), check::warnings(&sound)),
                Err(findings) => (findings, Vec::new()),
            },
            Err(_) => (check::pack(self.pack()), Vec::new()),
        };
        let changes = diff::changes(&self.origin, self.pack());
        self.checked = Checked { findings, warnings, changes };
    }

    /// What a statement changes in a plan: the plan without and with it. `None` if the plan cannot
    /// be evaluated under the pack.
    #[must_use]
    pub fn effect(&self, evaluated: &Evaluated, row: &Row) -> Option<diff::Effect> {
        let mut without = Pack::clone(self.pack());
        edit::take_back(&mut without, &self.origin, row);
        self.effect_against(evaluated, without)
    }

    /// What all changes do to a plan: the plan under the pack that this one was made from, and under
    /// this one.
    #[must_use]
    pub fn whole_effect(&self, evaluated: &Evaluated) -> Option<diff::Effect> {
        self.effect_against(evaluated, Pack::clone(&self.origin))
    }

    fn effect_against(&self, evaluated: &Evaluated, without: Pack) -> Option<diff::Effect> {
        let sound = self.checked.findings.is_empty();
        if !sound || !check::plan(&evaluated.plan, self.pack()).is_empty() {
            return None;
        }
        if !check::plan(&evaluated.plan, &without).is_empty() {
            return None;
        }
        let seen = |pack: &Arc<Pack>| {
            Evaluated::seen(Arc::clone(&evaluated.plan), pack, evaluated.lens().clone())
        };
        let changes = diff::changes(&without, self.pack());
        Some(diff::effect(&seen(&Arc::new(without)), &seen(self.pack()), &changes))
    }
}

/// The pack with the comment above it.
pub(super) fn written(pack: &Pack, header: &str) -> Result<String, ron::Error> {
    let text = pack_file::write(pack)?;
    Ok(if header.is_empty() { text } else { format!("{header}\n{text}") })
}

/// The file of a pack in the packs folder.
pub(super) fn file_of(folder: &Path, pack: &Pack) -> PathBuf {
    let plain = |c: char| if c.is_alphanumeric() || c == '-' || c == '_' { c } else { '-' };
    let name: String = pack.id.as_str().chars().take(80).map(plain).collect();
    folder.join(format!("{name}.ron"))
}

/// Where unsaved changes of a pack are kept aside.
pub(super) fn draft_of(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".draft");
    PathBuf::from(name)
}

/// A copy of a pack with an id and a name of its own, and the comment that says so.
pub(super) fn copy_of(pack: &Pack, library: &Library) -> (Pack, String) {
    let taken: Vec<&str> = library.ids().collect();
    let mut copy = pack.clone();
    let mut ids = (1_u32..).map(|number| match number {
        1 => format!("{}-own", pack.id),
        _ => format!("{}-own-{number}", pack.id),
    });
    if let Some(id) = ids.find(|id| !taken.contains(&id.as_str())) {
        copy.id = id.as_str().into();
    }
    let mut name = Text::default();
    pack.name.iter().for_each(|(code, text)| name.set(code, format!("{text} (2)")));
    copy.name = name;
    (copy, format!("{MADE_FROM}{}.", pack.id))
}

/// The pack that another one was made from: the one that its comment names, or else the one with
/// which it shares most.
fn origin(pack: &Pack, header: &str, library: &Library) -> Arc<Pack> {
    let named = header.lines().find_map(|line| line.strip_prefix(MADE_FROM));
    let named = named.and_then(|id| library.get(id.trim_end_matches('.')));
    let others = library.entries().iter().map(|entry| &entry.pack).filter(|one| one.id != pack.id);
    let nearest = || others.min_by_key(|other| diff::changes(other, pack).len());
    Arc::clone(named.or_else(nearest).unwrap_or_else(|| library.base()))
}

fn label(edit: &Edit) -> &'static str {
    match edit {
        Edit::Set(..) => words::rules_step_set(),
        Edit::Limit(..) | Edit::Add(..) => words::rules_step_add(),
        Edit::Remove(_) => words::rules_step_remove(),
        Edit::TakeBack(_) => words::rules_step_back(),
    }
}

/// The languages that texts of a pack are written in: English, Chinese, and those that it has.
#[must_use]
pub fn languages(pack: &Pack) -> Vec<String> {
    let mut codes = vec!["en".to_owned(), "zh".to_owned()];
    let own = pack.name.iter().chain(pack.about.iter()).map(|(code, _)| code.to_owned());
    let own = own.map(|code| if code.starts_with("zh") { "zh".to_owned() } else { code });
    let all = own.chain(lang::Lang::all().map(|lang| {
        let code = lang.code();
        code.split_once('-').map_or(code, |(first, _)| first).to_owned()
    }));
    for code in all {
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}
