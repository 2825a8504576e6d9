//! The rules editor's part of the desk: what is asked, and what has been read and written.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Ask, Draft, Rules, draft_of, file_of, written};
use crate::editor::Command;
use crate::editor::desk::Desk;
use crate::editor::event::{Effect, Notice, RulesDoubt, Source, Way};
use crate::model::action::Action;
use crate::model::check;
use crate::model::evidence::diff;
use crate::model::pack::Pack;
use crate::model::plan::{Plan, Touchpoint};
use crate::store::FileError;
use crate::text::{self, words};

impl Desk {
    /// Does what is asked of the pack that is being changed.
    pub fn ask_rules(&mut self, ask: Ask, out: &mut Vec<Effect>) {
        let Some(rules) = &mut self.rules else { return };
        match ask {
            // Read first.
            Ask::Open(_) => {}
            Ask::Close => {
                let kept = !rules.untouched();
                self.rules = None;
                self.say(if kept { words::rules_kept_aside() } else { "" });
            }
            Ask::Edit(edit) => rules.change(edit, false),
            Ask::Type(edit) => rules.change(edit, true),
            Ask::Typed => rules.typed(),
            Ask::Against(id) => {
                if let Some(pack) = self.session.library().get(&id) {
                    rules.origin = Arc::clone(pack);
                    rules.refresh();
                }
            }
            Ask::Discard => {
                let draft = self.rules_file().map(|file| draft_of(&file));
                self.rules = None;
                self.say(words::discarded());
                out.extend(draft.map(Effect::DropRules));
            }
        }
    }

    /// Undoes a step of the rules, or redoes one.
    pub fn step_rules(&mut self, back: bool) {
        let Some(rules) = &mut self.rules else { return };
        let label = if back { rules.undo_label() } else { rules.redo_label() };
        let stepped = if back { rules.undo() } else { rules.redo() };
        if let (true, Some(label)) = (stepped, label) {
            self.status = if back { words::undone(label) } else { words::redone(label) };
        }
    }

    /// Keeps unsaved rules aside, as they are.
    pub fn keep_rules(&self, out: &mut Vec<Effect>) {
        let (Some(rules), Some(file)) = (&self.rules, self.rules_file()) else { return };
        if rules.untouched() {
            out.push(Effect::DropRules(draft_of(&file)));
        } else if let Ok(text) = rules.text() {
            out.push(Effect::KeepRules(draft_of(&file), text));
        }
    }

    /// The file of the pack that is being changed.
    #[must_use]
    pub fn rules_file(&self) -> Option<PathBuf> {
        let (rules, folder) = (self.rules.as_ref()?, self.folders.packs.as_ref()?);
        // The name stays that of the saved pack, whatever its id becomes.
        let saved = rules.saved.as_ref().unwrap_or(rules.pack());
        let known = self.session.library().entries().iter().find(|one| one.pack.id == saved.id);
        Some(
            known.and_then(|one| one.file.clone()).unwrap_or_else(|| file_of(folder, rules.pack())),
        )
    }

    /// What is to be written as the file of the pack; `None` if it cannot be saved yet, which is
    /// said.
    pub fn rules_to_save(&mut self) -> Option<(PathBuf, Arc<Pack>, String)> {
        let file = self.rules_file();
        let rules = self.rules.as_ref()?;
        let count = rules.checked.findings.len();
        if count > 0 {
            self.status = words::rules_not_sound(count);
            return None;
        }
        let pack = Arc::clone(rules.pack());
        let other = |one: &crate::store::packs::Entry| {
            one.pack.id == pack.id && one.file.as_ref() != file.as_ref()
        };
        if self.session.library().entries().iter().any(other) {
            self.status = words::rules_id_taken(pack.id.to_string());
            return None;
        }
        let Some(file) = file else {
            self.say(words::rules_no_folder());
            return None;
        };
        let text = written(&pack, &rules.header).ok()?;
        Some((file, pack, text))
    }

    /// The pack that is being changed, or else the one in use.
    #[must_use]
    pub fn shown_rules(&self) -> &Arc<Pack> {
        let used = || self.session.evaluated().origin();
        self.rules.as_ref().map_or_else(used, Rules::pack)
    }

    /// The text of its file.
    ///
    /// # Errors
    /// If it cannot be written, with the reason in words.
    pub fn shown_rules_text(&self) -> Result<String, String> {
        if let Some(rules) = &self.rules {
            let count = rules.checked.findings.len();
            if count > 0 {
                return Err(words::rules_not_sound(count));
            }
            return rules.text().map_err(|error| error.to_string());
        }
        written(self.shown_rules(), "").map_err(|error| error.to_string())
    }

    /// Shows a plan whose rules are missing, to be read, and the rules that it could be opened with.
    pub fn without_rules(&mut self, file: &Path, plan: &Plan, out: &mut Vec<Effect>) {
        let rules = plan.rules.as_str();
        let title = words::rules_missing(text::sentences::file_name(file));
        self.status.clone_from(&title);
        let mut ways: Vec<(String, Way)> = Vec::new();
        for entry in self.session.library().entries() {
            let pack = &entry.pack;
            let under = Plan { rules: pack.id.clone(), pack: None, ..plan.clone() };
            if check::plan(&under, pack).is_empty() {
                let open = Source::Under(file.to_owned(), pack.id.clone());
                ways.push((words::rules_open_with(text::of(&pack.name)), Way::Open(open)));
            }
        }
        ways.push((words::import_rules().to_owned(), Way::Run(Command::ImportRules)));
        ways.push((words::close().to_owned(), Way::Stay));
        let says = words::rules_missing_says(text::title(plan), text::quoted(rules));
        let line = |t: &Arc<Touchpoint>| text::sentences::unruled(t);
        let lines = plan.touchpoints.iter().map(line).collect();
        out.push(Effect::Show(Notice::Rules(RulesDoubt { title, says, lines, ways })));
    }

    /// Asks which rules are meant, if the plan carries some that differ from the installed ones of
    /// the same id.
    #[must_use]
    pub fn doubt_of_rules(&self) -> Option<Notice> {
        let plan = self.session.plan();
        let carried = plan.pack.as_ref().filter(|pack| pack.id == plan.rules)?;
        let installed = self.session.library().get(plan.rules.as_str())?;
        if installed == carried {
            return None;
        }
        let changes = diff::changes(installed, carried);
        let mut ways = vec![(words::rules_keep_carried().to_owned(), Way::Stay)];
        let under = Plan { pack: None, ..Plan::clone(plan) };
        if check::plan(&under, installed).is_empty() {
            let way = Way::Run(Command::CarryRules);
            ways.push((words::rules_use_installed().to_owned(), way));
        }
        Some(Notice::Rules(RulesDoubt {
            title: words::rules_differ_title().to_owned(),
            says: words::rules_differ_says(text::of(&carried.name)),
            lines: changes.iter().map(text::findings::change).collect(),
            ways,
        }))
    }

    /// Lets the plan carry its rules, or no longer.
    pub fn carry_rules(&mut self, out: &mut Vec<Effect>) {
        let carried = self.session.plan().pack.is_some();
        let rules = self.session.plan().rules.clone();
        let installed = self.session.library().get(rules.as_str());
        let fits = |pack: &Arc<Pack>| {
            let plan = Plan { pack: None, ..Plan::clone(self.session.plan()) };
            check::plan(&plan, pack).is_empty()
        };
        if carried && !installed.is_some_and(fits) {
            return self.say(words::rules_only_carried());
        }
        let pack = (!carried).then(|| Arc::clone(self.session.evaluated().origin()));
        self.act(&Action::Carry(pack), out);
    }

    /// Shows a pack that has been read for changing.
    pub fn change_rules(&mut self, draft: Draft) {
        self.say(if draft.recovered { words::rules_recovered() } else { "" });
        self.rules = Some(Rules::new(draft, self.session.library()));
    }

    /// A pack has been written into the packs folder: it can be used from now on.
    pub fn rules_written(
        &mut self,
        written: Result<(PathBuf, Arc<Pack>), FileError>,
        out: &mut Vec<Effect>,
    ) {
        match written {
            Ok((file, pack)) => {
                out.push(Effect::DropRules(draft_of(&file)));
                let used = self.session.renew(&pack, &file);
                self.status = match used {
                    Ok(()) => words::saved_to(file.display().to_string()),
                    Err(_) => words::rules_saved_unused(text::of(&pack.name)),
                };
                if let Some(rules) = &mut self.rules
                    && (rules.pack().id == pack.id)
                {
                    rules.saved = Some(pack);
                }
            }
            Err(error) => self.cannot_take_rules(Path::new(""), &error, out),
        }
    }

    /// Says what is wrong with a pack file.
    pub fn cannot_take_rules(&mut self, file: &Path, error: &FileError, out: &mut Vec<Effect>) {
        let lines = text::findings::file_error(error);
        let title = if file.as_os_str().is_empty() {
            words::rules_not_saved().to_owned()
        } else {
            words::cannot_open(text::sentences::file_name(file))
        };
        self.status.clone_from(&title);
        out.push(Effect::Show(Notice::Findings { title, lines }));
    }
}
