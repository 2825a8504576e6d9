//! The editor without a window: everything that happens to a plan while it is worked on.
//!
//! [`Editor::step`] takes an [`Event`] and returns [`Effect`]s: data that says what is to be read,
//! written, asked or shown. The window carries effects out on threads and sends their results back
//! as events; the command line does the same in place. Nothing here waits, draws, or touches a
//! file, apart from [`start`], which reads before there is a window, and [`job`], which threads
//! run.
//!
//! ```text
//!   Event ──► Editor ─┬─► desk: session, settings, comparison, stage, status line
//!                     └─► files: the file workflow, one state machine
//!                              │
//!   Vec<Effect> ◄──────────────┘
//! ```

use std::collections::VecDeque;
use std::path::Path;
use std::sync::Arc;

use crate::export::deck;
use crate::export::format::View;
use crate::model::action::Action;
use crate::model::compare::Comparison;
use crate::model::pack::Date;
use crate::model::scene::Scene;
use crate::report::Report;
use crate::store::recovery::Orphan;
use crate::store::settings::{Settings, ThemeChoice};
use crate::text::lang::{self, Lang};
use crate::text::{self, words};

mod aside;
pub mod carried;
pub mod command;
pub mod desk;
pub mod event;
pub mod files;
pub mod importing;
pub mod job;
pub mod judge;
mod lanes;
pub mod merging;
mod opening;
pub mod present;
pub mod returned;
pub mod rules;
pub mod session;
pub mod start;

use aside::Asides;
pub use command::Command;
use desk::Desk;
pub use event::{Effect, Event};
use event::{Notice, Source};
use files::{Files, Purpose, Question};
use job::Sketch;
pub use lanes::{Direction, needing};
use present::{Presentation, Walk};
use rules::Ask;
use session::Session;
use start::Start;

/// What a report was made from: the plan, its revision, the language.
type Made = (u64, u64, Lang);

/// The editor.
pub struct Editor {
    desk: Desk,
    files: Files,
    /// What is being done beside the file workflow.
    asides: Asides,
    report: Option<(Made, Arc<Report>)>,
    /// What the status line has said, the latest last.
    said: VecDeque<String>,
}

/// What the window reads.
impl Editor {
    /// An editor on an open plan.
    #[must_use]
    pub fn new(start: Start) -> Self {
        let Start { session, settings, orphans, suspect, asked, folders, status } = start;
        let desk = Desk {
            session,
            settings,
            status,
            compared: None,
            orphans,
            suspect,
            asked,
            folders,
            rules: None,
            stage: None,
            resting: None,
            today: None,
            theirs: None,
        };
        let (files, asides) = (Files::default(), Asides::default());
        Self { desk, files, asides, report: None, said: VecDeque::new() }
    }

    /// The open plan.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.desk.session
    }

    /// What the program remembers between runs.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.desk.settings
    }

    /// The last plan, if the program ended while it was opened.
    #[must_use]
    pub fn suspect(&self) -> Option<&Path> {
        self.desk.suspect.as_deref()
    }

    /// What the status line has said, the latest last.
    #[must_use]
    pub fn said(&self) -> &VecDeque<String> {
        &self.said
    }

    /// The last message.
    #[must_use]
    pub fn status(&self) -> &str {
        &self.desk.status
    }

    /// The day that it is, as far as somebody has said so.
    #[must_use]
    pub fn today(&self) -> Option<Date> {
        self.desk.today
    }

    /// Says which day it is.
    pub fn set_today(&mut self, today: Option<Date>) {
        self.desk.today = today;
    }

    /// The plan compared with an earlier one, once one has been chosen.
    #[must_use]
    pub fn compared(&self) -> Option<&Arc<Comparison>> {
        self.desk.compared.as_ref()
    }

    /// Unsaved work that crashes left behind.
    #[must_use]
    pub fn orphans(&self) -> &[Orphan] {
        &self.desk.orphans
    }

    /// The state apart from the file workflow.
    #[must_use]
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// The presentation, while there is one on stage.
    #[must_use]
    pub fn presentation(&self) -> Option<&Presentation> {
        self.desk.stage.as_ref()
    }

    /// Whether a command can be run now.
    #[must_use]
    pub fn can(&self, command: Command) -> bool {
        if let Some(can) = self.rules_can(command) {
            return can;
        }
        let ends = command != Command::EndComparison || self.desk.compared.is_some();
        ends && command.enabled(&self.desk.session, self.desk.on_stage())
    }

    /// The question that waits for an answer.
    #[must_use]
    pub fn question(&self) -> Option<Question<'_>> {
        self.files.question(&self.desk)
    }

    /// The file workflow.
    #[must_use]
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// The report on the plan; made once for each revision and language.
    #[must_use]
    pub fn report(&mut self) -> Arc<Report> {
        let session = &self.desk.session;
        let made = (session.serial(), session.revision(), lang::current());
        match &self.report {
            Some((of, report)) if *of == made => Arc::clone(report),
            _ => {
                let report = Arc::new(Report::new(Arc::clone(session.evaluated())));
                self.report = Some((made, Arc::clone(&report)));
                report
            }
        }
    }

    /// The scenes that are shown.
    #[must_use]
    pub fn scenes(&self) -> Vec<Scene> {
        deck::shown(self.desk.session.plan(), self.desk.compared.is_some())
    }
}

/// What changes the editor.
impl Editor {
    /// Handles an event, and returns what is to be done.
    pub fn step(&mut self, event: Event) -> Vec<Effect> {
        let mut out = Vec::new();
        let before = (self.desk.session.serial(), self.desk.session.revision());
        self.handle(event, &mut out);
        self.remember();
        let session = &self.desk.session;
        if (session.serial(), session.revision()) != before {
            self.desk.follow_comparison();
            self.desk.keep(&mut out);
            if let Some(stage) = &mut self.desk.stage {
                // After a change, the stage shows the plan as it is now.
                stage.before = false;
            }
        }
        if let Some(stage) = &mut self.desk.stage {
            let compared = self.desk.compared.is_some();
            stage.follow(&deck::shown(self.desk.session.plan(), compared));
        }
        out
    }

    /// Keeps what the status line says, to be read again.
    fn remember(&mut self) {
        const MOST: usize = 12;
        let status = &self.desk.status;
        if !status.is_empty() && self.said.back() != Some(status) {
            self.said.push_back(status.clone());
            if self.said.len() > MOST {
                self.said.pop_front();
            }
        }
    }

    fn handle(&mut self, event: Event, out: &mut Vec<Effect>) {
        if let Event::Run(command) = event {
            if self.can(command) {
                self.run(command, out);
            }
            return;
        }
        let desk = &mut self.desk;
        match event {
            Event::Act(action) => {
                desk.act(&action, out);
            }
            Event::Select(ids) => desk.session.select(ids),
            Event::Toggle(id) => desk.session.toggle(id),
            Event::Say(status) => desk.status = status,
            Event::Set(settings) => self.set(settings, out),
            Event::Toured => {
                let settings = Settings { toured: true, ..desk.settings.clone() };
                self.set(settings, out);
            }
            Event::UsePack(id) => self.use_pack(id.as_str(), out),
            Event::Look { as_of, at_least, tasks } => desk.session.look(as_of, at_least, tasks),
            Event::Walk(from, steps) => self.present(Some(Walk::new(from, steps)), out),
            Event::Suppose(platform, tier) => desk.suppose(&platform, tier, out),
            Event::Rules(ask) => self.ask_rules(ask, out),
            Event::Task(action) => desk.make_task(&action, out),
            Event::Scenes(edit) => desk.edit_scenes(edit, out),
            Event::Import(action, more) => desk.place(action, more, out),
            Event::Merge(action) => desk.take_merged(&action, out),
            Event::Learn(words) => {
                let settings = Settings { words, ..desk.settings.clone() };
                self.set(settings, out);
            }
            Event::Paste(text) => out.push(self.asides.paste(desk, self.files.ticket(), text)),
            Event::Done(ticket, outcome) if self.asides.has(ticket) => {
                self.asides.done(desk, ticket, outcome, out);
            }
            Event::Discard(orphan) => {
                desk.orphans.retain(|other| *other != orphan);
                desk.say(words::discarded());
                out.push(Effect::Discard(orphan));
            }
            Event::ForgetSuspect => desk.suspect = None,
            Event::Failed(lines) => desk.status = lines.join(" "),
            Event::Dropped(_) if desk.on_stage() => desk.say(words::not_on_stage()),
            other => self.files.step(desk, other, out),
        }
    }

    /// Keeps the plan for recovery as it would be with what is being typed.
    #[must_use]
    pub fn keep_typed(&self, action: &Action) -> Vec<Effect> {
        let mut out = Vec::new();
        self.desk.keep_typed(action, &mut out);
        out
    }

    /// Keeps the plan for recovery as it is, once nothing is being typed any more.
    #[must_use]
    pub fn keep(&self) -> Vec<Effect> {
        let mut out = Vec::new();
        self.desk.keep(&mut out);
        out
    }

    /// Runs a command. Those that only the window can run do nothing here.
    fn run(&mut self, command: Command, out: &mut Vec<Effect>) {
        let (desk, files) = (&mut self.desk, &mut self.files);
        match command {
            Command::New => files.step(desk, Event::Open(Source::New), out),
            Command::NewFromThis => files.step(desk, Event::Open(Source::ThisPlan), out),
            Command::Open => files.step(desk, Event::Open(Source::Ask), out),
            Command::Save if desk.rules.is_some() && !desk.on_stage() => {
                let ticket = files.ticket();
                out.extend(self.asides.save_rules(desk, ticket));
            }
            Command::Save => files.save(desk, out),
            Command::SaveAs => files.save_as(desk, out),
            Command::Import => files.ask(desk, Purpose::Import, out),
            Command::Compare => files.ask(desk, Purpose::Compare, out),
            Command::Merge => files.ask(desk, Purpose::Theirs, out),
            Command::EndComparison => desk.end_comparison(),
            Command::EditRules => {
                let id = desk.session.plan().rules.to_string();
                self.ask_rules(Ask::Open(id), out);
            }
            Command::ImportRules => files.ask(desk, Purpose::RulesIn, out),
            Command::ExportRules => files.ask(desk, Purpose::RulesOut, out),
            Command::CarryRules => desk.carry_rules(out),
            Command::Quit => out.push(Effect::Close),
            Command::Undo
            | Command::Redo
            | Command::Cut
            | Command::Copy
            | Command::Paste
            | Command::Duplicate
            | Command::Delete
            | Command::SelectAll
            | Command::Deselect
            | Command::MoveUp
            | Command::MoveDown
            | Command::MoveLeft
            | Command::MoveRight => self.edit(command, out),
            Command::CopyBoard | Command::CopyChart | Command::CopyCards => {
                self.copy_picture(command, out);
            }
            Command::Print => out.push(self.asides.print(desk, files.ticket())),
            Command::Decide | Command::NewDecision | Command::MakeTask | Command::NewTask => {
                desk.record(command, out);
            }
            Command::Present => self.present(None, out),
            Command::TogglePalette
            | Command::ToggleInspector
            | Command::ToggleEvidence
            | Command::ToggleLens
            | Command::ThemeSystem
            | Command::ThemeLight
            | Command::ThemeDark
            | Command::Language(_) => self.change_settings(command, out),
            _ if command.for_stage() => self.run_on_stage(command, out),
            _ => {}
        }
    }

    /// The commands that change the plan, or what is selected.
    fn edit(&mut self, command: Command, out: &mut Vec<Effect>) {
        let desk = &mut self.desk;
        let selected = || desk.session.selected();
        match command {
            Command::Undo | Command::Redo if desk.rules.is_some() && !desk.on_stage() => {
                desk.step_rules(command == Command::Undo);
                desk.keep_rules(out);
            }
            Command::Undo => {
                let change = desk.session.undo();
                desk.stepped(change, |label| words::undone(label), out);
            }
            Command::Redo => {
                let change = desk.session.redo();
                desk.stepped(change, |label| words::redone(label), out);
            }
            Command::Cut | Command::Copy => desk.copy(command == Command::Cut, out),
            Command::Paste => out.push(Effect::AskClipboard),
            Command::Duplicate => {
                let action = Action::Duplicate(selected());
                desk.act(&action, out);
            }
            Command::Delete => {
                let action = Action::Remove(selected());
                desk.act(&action, out);
            }
            Command::SelectAll => {
                let all: Vec<_> = desk.session.plan().touchpoints.iter().map(|t| t.id).collect();
                desk.session.select(all);
            }
            Command::Deselect => desk.session.select([]),
            Command::MoveUp => self.nudge(Direction::Up, out),
            Command::MoveDown => self.nudge(Direction::Down, out),
            Command::MoveLeft => self.nudge(Direction::Left, out),
            Command::MoveRight => self.nudge(Direction::Right, out),
            _ => {}
        }
    }

    fn nudge(&mut self, direction: Direction, out: &mut Vec<Effect>) {
        let desk = &mut self.desk;
        let Some(card) = desk.session.single() else { return };
        let name = text::explain::name(desk.session.pack(), card).to_owned();
        match desk.session.nudge(card.id, direction) {
            Some(action) => {
                desk.act(&action, out);
            }
            None => desk.status = words::no_lane_further(name),
        }
    }

    fn use_pack(&mut self, id: &str, out: &mut Vec<Effect>) {
        let desk = &mut self.desk;
        let Some(pack) = desk.session.library().get(id).map(Arc::clone) else { return };
        match desk.session.use_pack(&pack) {
            Ok(_) => desk.status = words::rules_used(text::of(&pack.name)),
            Err(findings) => {
                let plan = Path::new(desk.session.title()).to_owned();
                let lines = findings.iter().map(|f| text::findings::finding(&plan, f)).collect();
                let title = words::rules_refused(text::of(&pack.name));
                out.push(Effect::Show(Notice::Findings { title, lines }));
            }
        }
    }

    /// Copies the board, the chart or the selected cards as a picture.
    fn copy_picture(&mut self, command: Command, out: &mut Vec<Effect>) {
        let desk = &self.desk;
        let sketch = match command {
            Command::CopyBoard => Sketch::View(View::Board),
            Command::CopyChart => Sketch::View(View::Chart),
            _ => Sketch::Cards(desk.session.selected()),
        };
        out.push(self.asides.copy_picture(desk, self.files.ticket(), sketch));
    }

    /// The commands that change what is shown, and how.
    fn change_settings(&mut self, command: Command, out: &mut Vec<Effect>) {
        let mut settings = self.desk.settings.clone();
        match command {
            Command::TogglePalette => settings.palette = !settings.palette,
            Command::ToggleInspector => settings.inspector = !settings.inspector,
            Command::ToggleEvidence => settings.evidence = !settings.evidence,
            Command::ToggleLens => settings.lens = !settings.lens,
            Command::ThemeSystem => settings.theme = ThemeChoice::System,
            Command::ThemeLight => settings.theme = ThemeChoice::Light,
            Command::ThemeDark => settings.theme = ThemeChoice::Dark,
            Command::Language(lang) => {
                if lang != lang::current() {
                    lang::set(lang);
                    // The last message is in the previous language.
                    self.desk.status.clear();
                }
                settings.language = Some(lang.code().to_owned());
            }
            _ => return,
        }
        self.set(settings, out);
    }

    /// Changes the settings.
    fn set(&mut self, settings: Settings, out: &mut Vec<Effect>) {
        let desk = &mut self.desk;
        let zoom = settings.zoom;
        if (zoom - desk.settings.zoom).abs() > f32::EPSILON {
            desk.status = text::sentences::zoomed(zoom);
        }
        desk.settings = settings;
        out.push(Effect::SaveSettings(desk.settings.clone()));
    }
}
