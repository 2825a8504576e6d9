//! Tests that step through the editor without a window. Jobs and file dialogs that the editor asks
//! for wait until a test carries them out, so that other things can happen in between.

mod close;
mod commands;
mod compare;
mod export;
mod history;
mod import;
mod late;
mod open;
mod phases;
mod record;
mod recovery;
mod rules;
mod save;
mod session;
mod settings;
mod stage;

use std::collections::VecDeque;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use tempfile::TempDir;
use tierboard::editor::event::{Answer, Choice, FileQuestion, Notice, Read, Source, Ticket};
use tierboard::editor::files::State;
use tierboard::editor::job::{Job, Outcome};
use tierboard::editor::session::Session;
use tierboard::editor::start::Start;
use tierboard::editor::{Command, Editor, Effect, Event};
use tierboard::model::action::Action;
use tierboard::model::evaluated::Evaluated;
use tierboard::model::plan::{Plan, TouchpointId};
use tierboard::store::folders::Folders;
use tierboard::store::packs::Library;
use tierboard::store::{self, examples};
use tierboard::text::lang::{self, Lang};

use crate::support::{self, changed, pack_called, put};

/// The example plans, by their places.
pub const SKINCARE: usize = 0;
pub const SPORTS: usize = 2;
pub const EMPTY: usize = 3;

/// Touchpoints of the skincare plan.
pub const MINI_PROGRAM: TouchpointId = TouchpointId(1);
pub const ACCOUNT: TouchpointId = TouchpointId(2);
pub const STORE: TouchpointId = TouchpointId(3);
pub const CREATORS: TouchpointId = TouchpointId(5);
pub const LIVESTREAM: TouchpointId = TouchpointId(6);
pub const SEARCH_AD: TouchpointId = TouchpointId(7);

/// An editor, with the jobs and dialogs that it waits for.
pub struct Driver {
    pub editor: Editor,
    pub library: Arc<Library>,
    pub folder: TempDir,
    /// Jobs that have not been run yet, the oldest first.
    pub jobs: VecDeque<(Ticket, Job)>,
    /// The jobs that were cancelled.
    pub stopped: Vec<Ticket>,
    /// File dialogs that wait for an answer, the oldest first.
    pub dialogs: Vec<(Ticket, FileQuestion)>,
}

/// Ways to begin.
impl Driver {
    /// On an example, which has no file.
    pub fn on_example(place: usize) -> Self {
        Self::start(support::folder(), Source::Example(place))
    }

    /// On the skincare plan in a file, `plan.ron`.
    pub fn on_file() -> Self {
        Self::on_text(example(SKINCARE))
    }

    /// On a file with this text, `plan.ron`.
    pub fn on_text(text: &str) -> Self {
        let folder = support::folder();
        let file = folder.path().join("plan.ron");
        put(&file, text);
        Self::start(folder, Source::File(file))
    }

    /// On the skincare plan, with another pack in the library.
    pub fn with_pack(text: &str) -> Self {
        let folder = support::folder();
        let packs = folder.path().join("packs");
        fs::create_dir(&packs).expect("a folder of packs");
        put(&packs.join("own.ron"), text);
        Self::start(folder, Source::Example(SKINCARE))
    }

    /// In a folder that may hold packs, settings and unsaved work already.
    pub fn start(folder: TempDir, source: Source) -> Self {
        lang::set(Lang::EN);
        let folders = folders_in(folder.path());
        let library = Arc::new(Library::with_folder(folders.packs.as_deref()));
        let (job, file) = match source {
            Source::Example(place) => (Job::ReadExample(place), None),
            Source::File(file) => (Job::ReadPlan(file.clone(), None), Some(file)),
            other => unreachable!("no plan to start with: {other:?}"),
        };
        let Outcome::Plan(Ok(opened)) = job.run(&library, &AtomicBool::new(false)) else {
            unreachable!("the plan to start with is sound");
        };
        let start = Start::on(*opened, file, Arc::clone(&library), folders);
        Self {
            editor: Editor::new(start),
            library,
            folder,
            jobs: VecDeque::new(),
            stopped: Vec::new(),
            dialogs: Vec::new(),
        }
    }
}

/// Steps.
impl Driver {
    /// Steps the editor once. Jobs and dialogs wait; the other effects are returned.
    pub fn step(&mut self, event: Event) -> Vec<Effect> {
        let mut others = Vec::new();
        for effect in self.editor.step(event) {
            match effect {
                Effect::Start(ticket, job) => self.jobs.push_back((ticket, job)),
                Effect::Stop(ticket) => self.stopped.push(ticket),
                Effect::AskFile(ticket, question) => self.dialogs.push((ticket, question)),
                other => others.push(other),
            }
        }
        others
    }

    /// Runs the oldest job, and passes its outcome to the editor.
    pub fn finish(&mut self) -> Vec<Effect> {
        let (ticket, job) = self.jobs.pop_front().expect("a job waits");
        let language = lang::current();
        let stop = AtomicBool::new(self.stopped.contains(&ticket));
        let outcome = job.run(&self.library, &stop);
        // An export sets the language of its thread. In the window that is a separate thread.
        lang::set(language);
        self.step(Event::Done(ticket, outcome))
    }

    /// Steps the editor, and runs all jobs.
    pub fn run(&mut self, event: Event) -> Vec<Effect> {
        let mut effects = self.step(event);
        while !self.jobs.is_empty() {
            effects.extend(self.finish());
        }
        effects
    }

    /// Runs a command and its jobs.
    pub fn command(&mut self, command: Command) -> Vec<Effect> {
        self.run(Event::Run(command))
    }

    /// Changes the plan.
    pub fn act(&mut self, action: Action) -> Vec<Effect> {
        self.run(Event::Act(action))
    }

    /// A change that is easy to see.
    pub fn retitle(&mut self, title: &str) -> Vec<Effect> {
        self.act(Action::Retitle(title.to_owned()))
    }

    /// The same, while jobs wait.
    pub fn retitle_held(&mut self, title: &str) -> Vec<Effect> {
        self.step(Event::Act(Action::Retitle(title.to_owned())))
    }

    /// Opens a file, and runs the jobs of that.
    pub fn open(&mut self, file: &Path) -> Vec<Effect> {
        self.run(Event::Open(Source::File(file.to_owned())))
    }

    /// Answers the file dialog that was asked for last, without running the job that follows.
    pub fn reply(&mut self, choice: Choice) -> Vec<Effect> {
        let (ticket, _) = self.dialogs.pop().expect("a dialog is open");
        self.step(Event::Chosen(ticket, choice))
    }

    /// Chooses a file in that dialog, without running the job that follows.
    pub fn pick(&mut self, file: &Path) -> Vec<Effect> {
        self.reply(Choice::File(file.to_owned()))
    }

    /// Chooses a file in that dialog, and runs what follows.
    pub fn choose(&mut self, file: &Path) -> Vec<Effect> {
        let mut effects = self.pick(file);
        while !self.jobs.is_empty() {
            effects.extend(self.finish());
        }
        effects
    }

    /// Types a path, as where there is no file dialog, and runs what follows.
    pub fn type_path(&mut self, file: &Path) -> Vec<Effect> {
        let mut effects = self.reply(Choice::NoDialog);
        effects.extend(self.answer(Answer::Path(file.to_owned())));
        effects
    }

    /// Answers the question that is open, and runs what follows.
    pub fn answer(&mut self, answer: Answer) -> Vec<Effect> {
        self.run(Event::Answer(answer))
    }
}

/// What a user can see.
impl Driver {
    pub fn session(&self) -> &Session {
        self.editor.session()
    }

    pub fn plan(&self) -> &Plan {
        self.session().plan()
    }

    pub fn dirty(&self) -> bool {
        self.session().dirty()
    }

    pub fn status(&self) -> &str {
        self.editor.status()
    }

    /// Whether nothing is asked, read or written.
    pub fn idle(&self) -> bool {
        matches!(self.editor.files().state(), State::Idle)
    }

    /// A path in the folder of the test.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Puts a file into the folder of the test.
    pub fn put(&self, name: &str, text: &str) -> PathBuf {
        let file = self.path(name);
        put(&file, text);
        file
    }

    /// The plan that a file holds.
    pub fn saved(&self, name: &str) -> Plan {
        store::load(&self.path(name), &self.library, None).expect("a sound plan").plan
    }

    /// The text that a file holds.
    pub fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("a file with text")
    }

    /// The touchpoints of a lane, in its order.
    pub fn lane(&self, platform: &str) -> Vec<TouchpointId> {
        self.plan().on(&platform.into()).map(|t| t.id).collect()
    }

    /// Asserts that the evaluation is the one of the current plan, under the pack that it names.
    pub fn assert_fresh(&self) {
        let session = self.session();
        let plan = session.plan();
        let pack = self.library.get(plan.rules.as_str()).expect("the pack of the plan");
        let fresh = Evaluated::new(Arc::clone(plan), pack).evaluation;
        assert_eq!(session.pack().id, plan.rules);
        assert_eq!(session.evaluated().plan, *plan);
        assert_eq!(session.evaluation().tiers, fresh.tiers);
        assert_eq!(session.evaluation().platforms, fresh.platforms);
        assert_eq!(session.evaluation().goals, fresh.goals);
        for place in 0..plan.touchpoints.len() {
            assert_eq!(session.evaluation().verdicts(place), fresh.verdicts(place), "at {place}");
        }
    }
}

/// The program's folders, all below one folder.
pub fn folders_in(folder: &Path) -> Folders {
    Folders {
        settings: Some(folder.join("settings")),
        recovery: Some(folder.join("recovery")),
        packs: Some(folder.join("packs")),
        documents: Some(folder.join("documents")),
        home: Some(folder.join("home")),
    }
}

/// The text of an example.
pub fn example(place: usize) -> &'static str {
    examples::ALL.get(place).expect("an example").1
}

/// The base pack as `house-rules`, in which behaviour needs one more switch.
pub fn stricter_pack() -> String {
    let needs = "needs: [\"consent\", \"brand_operated\"]";
    let more = "needs: [\"consent\", \"brand_operated\", \"crm_integrated\"]";
    changed(&pack_called("house-rules"), &[(needs, more)])
}

/// The base pack as `no-baidu`, which has another platform in place of Baidu.
pub fn pack_without_baidu() -> String {
    pack_called("no-baidu").replace("\"baidu\"", "\"sogou\"")
}

pub fn closes(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::Close))
}

pub fn stays_open(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::StayOpen))
}

pub fn opens(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::Opened))
}

/// Whether the last effect on unsaved work deletes it.
pub fn forgets(effects: &[Effect]) -> bool {
    let last = effects.iter().rfind(|e| matches!(e, Effect::Keep(..) | Effect::Forget));
    matches!(last, Some(Effect::Forget))
}

/// The plan that is kept as unsaved work.
pub fn kept(effects: &[Effect]) -> Option<&Plan> {
    effects.iter().rev().find_map(|effect| match effect {
        Effect::Keep(plan, _) => Some(plan.as_ref()),
        _ => None,
    })
}

/// The card that gets the keyboard focus.
pub fn focus(effects: &[Effect]) -> Option<TouchpointId> {
    effects.iter().find_map(|effect| match effect {
        Effect::Focus(id) => Some(*id),
        _ => None,
    })
}

/// The text for the clipboard.
pub fn copied(effects: &[Effect]) -> Option<&str> {
    effects.iter().find_map(|effect| match effect {
        Effect::Copy(copied) => Some(copied.text.as_str()),
        _ => None,
    })
}

/// The findings that are shown: a heading, and a line for each.
pub fn findings(effects: &[Effect]) -> Option<(&str, &[String])> {
    effects.iter().find_map(|effect| match effect {
        Effect::Show(Notice::Findings { title, lines }) => Some((title.as_str(), lines.as_slice())),
        _ => None,
    })
}

/// The rows that are shown before they are placed.
pub fn rows(effects: &[Effect]) -> Option<&Read> {
    effects.iter().find_map(|effect| match effect {
        Effect::Show(Notice::Import(read)) => Some(read),
        _ => None,
    })
}
