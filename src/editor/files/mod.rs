//! The file workflow as one state machine: open, save, export, import, compare, recover, close.
//!
//! ```text
//!            Open, CloseRequested            Save, Export, Import, …
//!                    │ unsaved changes                │
//!                    ▼                                ▼
//!    Idle ◄──── Unsaved ──save──► Choosing ──path──► Working ──done──► Idle, or what came next
//!      ▲           │ lose            │ no dialog        │ exists, changed, comments
//!      └───────────┴── Cancel ──── Typing ◄─────── Replacing
//! ```
//!
//! Only one thing happens at a time. What waits for it, such as closing once the plan is saved, is
//! kept in the state as [`Next`]. If something fails or is cancelled, [`Next`] is dropped, so that
//! nothing closes or opens unexpectedly. Answers carry the ticket of their question, so that a late
//! answer is not taken for the answer to another.

use std::path::PathBuf;
use std::sync::Arc;

use self::names::file_question;
pub(super) use self::names::suggested_name;
use super::desk::Desk;
use super::event::{Answer, Choice, Effect, Event, Source, Ticket};
use super::job::{Exported, Guard, Job, Opened, Outcome};
use super::session::Place;
use crate::model::plan::Plan;
use crate::store::FileError;
use crate::text::{self, sentences, words};

mod names;
mod read;
mod state;
mod typed;
mod write;

use state::Moment;
pub use state::{Doubt, Next, Purpose, Question, Reading, State, Work, Write};

/// The file workflow.
#[derive(Debug, Default)]
pub struct Files {
    state: State,
    tickets: u64,
    /// The purpose of a path that has been typed, while it is tried.
    typed: Option<Purpose>,
    /// Why the path that was typed last does not work.
    wrong: Option<String>,
}

impl Files {
    /// The state of the workflow.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The question that is open.
    #[must_use]
    pub fn question(&self, desk: &Desk) -> Option<Question<'_>> {
        match &self.state {
            State::Unsaved(_) => Some(Question::Unsaved),
            State::Replacing(_, file, doubt, _) => Some(Question::Replace(file, *doubt)),
            State::Typing(purpose, ..) => {
                Some(Question::Path(file_question(desk, *purpose), self.wrong.as_deref()))
            }
            _ => None,
        }
    }

    /// What is being read or written, in words; `None` while nothing is.
    #[must_use]
    pub fn busy(&self) -> Option<String> {
        match &self.state {
            State::Working(_, Work::Exporting(_, _, file), _) => {
                Some(words::exporting(sentences::file_name(file)))
            }
            State::Working(_, Work::Reading(_, file) | Work::Opening(Source::File(file), _), _) => {
                Some(words::reading(sentences::file_name(file)))
            }
            State::Working(_, Work::Saving(_), _) => Some(words::saving().to_owned()),
            _ => None,
        }
    }

    /// Whether what is being read or written can be cancelled: a save is too short for that.
    #[must_use]
    pub fn can_cancel(&self) -> bool {
        !matches!(self.state, State::Working(_, Work::Saving(_), _))
    }

    /// A ticket for the next question or job.
    pub fn ticket(&mut self) -> Ticket {
        self.tickets += 1;
        Ticket(self.tickets)
    }

    /// Handles an event of the workflow; others do nothing.
    pub fn step(&mut self, desk: &mut Desk, event: Event, out: &mut Vec<Effect>) {
        match event {
            Event::Open(source) => self.open(desk, source, None, out),
            Event::Export(format, options) => self.ask(desk, Purpose::Export(format, options), out),
            Event::AddPicture => self.ask(desk, Purpose::Picture, out),
            Event::AskTemplate => self.ask(desk, Purpose::Template, out),
            Event::AskLogo => self.ask(desk, Purpose::Logo, out),
            Event::AskFont(heading) => self.ask(desk, Purpose::Font(heading), out),
            Event::AskVotes(id) => self.ask(desk, Purpose::Votes(id), out),
            Event::Dropped(file) => self.dropped(desk, file, out),
            Event::CloseRequested => self.close(desk, out),
            Event::Answer(answer) => self.answer(desk, answer, out),
            Event::Chosen(ticket, choice) => self.chosen(desk, ticket, choice, out),
            Event::GiveUp => self.cancel(desk, out),
            Event::ReadSheet(file, wanted) if self.free(desk) => {
                let job = Job::ReadSheet(file.clone(), wanted);
                self.start(job, Work::Reading(Reading::Whatever, file), None, out);
            }
            Event::Done(ticket, outcome) => self.done(desk, ticket, outcome, out),
            _ => {}
        }
    }

    /// Whether nothing is being read or written; otherwise says so in the status line.
    fn free(&self, desk: &mut Desk) -> bool {
        let free =
            !matches!(self.state, State::Working(..) | State::Cancelling(_) | State::Closing(_));
        if !free {
            desk.say(words::one_at_a_time());
        }
        free
    }

    /// Whether a file dialog can be opened; otherwise says why not.
    fn may_ask(&self, desk: &mut Desk) -> bool {
        let open = matches!(self.state, State::Choosing(..));
        if open {
            desk.say(words::one_at_a_time());
        }
        !open && self.free(desk)
    }

    /// Asks for the file that a purpose needs.
    pub fn ask(&mut self, desk: &mut Desk, purpose: Purpose, out: &mut Vec<Effect>) {
        if self.may_ask(desk) {
            self.ask_then(desk, purpose, (None, None), out);
        }
    }

    fn ask_then(
        &mut self,
        desk: &Desk,
        purpose: Purpose,
        (next, may_lose): (Option<Next>, Option<Moment>),
        out: &mut Vec<Effect>,
    ) {
        let ticket = self.ticket();
        out.push(Effect::AskFile(ticket, file_question(desk, purpose)));
        self.state = State::Choosing(ticket, purpose, next, may_lose);
    }

    /// Opens something, after a question if there are unsaved changes. The user has agreed to lose
    /// the changes of the moment `may_lose`, if any.
    fn open(
        &mut self,
        desk: &mut Desk,
        source: Source,
        may_lose: Option<Moment>,
        out: &mut Vec<Effect>,
    ) {
        let free = if source == Source::Ask { self.may_ask(desk) } else { self.free(desk) };
        if !free {
            return;
        }
        let lost = desk.session.dirty() && may_lose != Some(moment(desk));
        if lost && source != Source::ThisPlan {
            self.state = State::Unsaved(Next::Open(source));
        } else {
            self.open_now(desk, source, may_lose, out);
        }
    }

    fn open_now(
        &mut self,
        desk: &mut Desk,
        source: Source,
        may_lose: Option<Moment>,
        out: &mut Vec<Effect>,
    ) {
        self.state = State::Idle;
        let pack = Arc::clone(desk.session.evaluated().origin());
        let job = match &source {
            Source::Ask => return self.ask_then(desk, Purpose::Open, (None, may_lose), out),
            Source::New => {
                let plan = Plan::empty(pack.id.clone());
                desk.show(plan, &pack, Place::default(), out);
                return desk.say(words::new_plan());
            }
            Source::ThisPlan => {
                let mut plan = Plan::clone(desk.session.plan());
                plan.title = words::copy_of(desk.session.title());
                desk.show(plan, &pack, Place::default(), out);
                desk.session.mark_unsaved();
                return desk.say(words::from_template());
            }
            Source::File(file) => Job::ReadPlan(file.clone(), None),
            Source::Under(file, pack) => Job::ReadPlan(file.clone(), Some(pack.clone())),
            Source::Example(place) => Job::ReadExample(*place),
            Source::Orphan(orphan) => Job::ReadOrphan(orphan.clone()),
        };
        self.start(job, Work::Opening(source, moment(desk)), None, out);
    }

    pub(super) fn start(
        &mut self,
        job: Job,
        work: Work,
        next: Option<Next>,
        out: &mut Vec<Effect>,
    ) {
        let ticket = self.ticket();
        out.push(Effect::Start(ticket, job));
        self.state = State::Working(ticket, work, next);
    }

    /// A file has been dropped on the window: what happens with it depends on its ending.
    fn dropped(&mut self, desk: &mut Desk, file: PathBuf, out: &mut Vec<Effect>) {
        if !self.free(desk) {
            return;
        }
        let ending = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let meant = [Purpose::Import, Purpose::Picture]
            .into_iter()
            .find(|purpose| purpose.endings().contains(&ending.as_str()));
        match meant {
            Some(purpose) => self.read(desk, purpose, file, out),
            None => self.open(desk, Source::File(file), None, out),
        }
    }

    fn close(&mut self, desk: &mut Desk, out: &mut Vec<Effect>) {
        match &mut self.state {
            // Changes since then have not been given up.
            State::Closing(asked) if *asked == moment(desk) => {}
            State::Working(_, work, next) => {
                // The window closes once this is done. If a write fails, or the work is cancelled,
                // it stays open.
                out.push(Effect::StayOpen);
                *next = Some(Next::Close);
                if matches!(work, Work::Exporting(..)) {
                    desk.say(words::closes_after_export());
                }
            }
            _ if desk.session.dirty() => {
                out.push(Effect::StayOpen);
                self.state = State::Unsaved(Next::Close);
            }
            // Nothing would be lost: the window may close.
            _ => {}
        }
    }

    /// The answer to an open question.
    fn answer(&mut self, desk: &mut Desk, answer: Answer, out: &mut Vec<Effect>) {
        match (std::mem::take(&mut self.state), answer) {
            (State::Unsaved(next), Answer::Yes) => self.save_then(desk, Some(next), out),
            (State::Unsaved(next), Answer::No) => {
                let may_lose = Some(moment(desk));
                self.go_on(desk, Some(next), may_lose, out);
            }
            (State::Replacing(write, file, Doubt::Comments(_), next), Answer::Yes) => {
                let guard = Guard::Unchanged(desk.session.place().stamp);
                self.write(desk, write, (file.clone(), file, guard), next, out);
            }
            (State::Replacing(write, file, _, next), Answer::Yes) => {
                self.write(desk, write, (file.clone(), file, Guard::Any), next, out);
            }
            (State::Replacing(Write::Plan, _, Doubt::Comments(_), next), Answer::No) => {
                self.ask_then(desk, Purpose::Save, (next, None), out);
            }
            (State::Typing(purpose, next, may_lose), Answer::Path(path)) => {
                self.try_typed(desk, purpose, path, (next, may_lose), out);
            }
            (State::Unsaved(_) | State::Replacing(..) | State::Typing(..), _) => {
                desk.say(sentences::still_unsaved(desk.session.dirty()));
            }
            // The question is not open any more.
            (state, _) => self.state = state,
        }
    }

    /// The file dialog has been answered.
    fn chosen(&mut self, desk: &mut Desk, ticket: Ticket, choice: Choice, out: &mut Vec<Effect>) {
        match std::mem::take(&mut self.state) {
            State::Choosing(asked, purpose, next, may_lose) if asked == ticket => match choice {
                Choice::File(file) => {
                    self.named(desk, purpose, (file, true), (next, may_lose), out);
                }
                // There is no dialog, or one that is not needed any more is still open.
                Choice::NoDialog | Choice::Busy => {
                    self.wrong = None;
                    self.state = State::Typing(purpose, next, may_lose);
                }
                // What waited for the file, such as closing, is dropped with the state.
                Choice::Cancelled => desk.say(sentences::still_unsaved(desk.session.dirty())),
            },
            state => {
                // The file was chosen for a plan or a question that is not open any more.
                self.state = state;
                if matches!(choice, Choice::File(_)) {
                    desk.say(sentences::still_unsaved(desk.session.dirty()));
                }
            }
        }
    }

    /// Drops a question, with what waits for its answer. Work that runs is not touched.
    pub fn drop_question(&mut self) {
        if matches!(self.state, State::Typing(..) | State::Replacing(..) | State::Unsaved(_)) {
            self.state = State::Idle;
        }
    }

    fn cancel(&mut self, desk: &mut Desk, out: &mut Vec<Effect>) {
        match std::mem::take(&mut self.state) {
            // A save is too short to be cancelled.
            state @ State::Working(_, Work::Saving(_), _) => self.state = state,
            State::Working(ticket, work, _) => {
                out.push(Effect::Stop(ticket));
                if matches!(work, Work::Exporting(..)) {
                    self.state = State::Cancelling(ticket);
                } else {
                    desk.say(words::cancelled_only());
                }
            }
            // The answer of a dialog that may never come is not waited for any more.
            State::Choosing(..) => desk.say(words::cancelled_only()),
            state => self.state = state,
        }
    }

    /// The work whose job is done, and what waits for it. Says so if it was cancelled.
    fn awaited(
        &mut self,
        desk: &mut Desk,
        ticket: Ticket,
        outcome: &Outcome,
    ) -> Option<(Work, Option<Next>)> {
        match std::mem::take(&mut self.state) {
            State::Working(at_work, work, next) if at_work == ticket => return Some((work, next)),
            State::Cancelling(cancelled) if cancelled == ticket => match outcome {
                Outcome::Exported(Ok(Exported { file, .. })) => {
                    desk.say(&words::exported(file.display().to_string()));
                }
                _ => desk.say(words::cancelled_only()),
            },
            state => self.state = state,
        }
        None
    }

    /// A job is done. If it was cancelled, its result is ignored.
    fn done(&mut self, desk: &mut Desk, ticket: Ticket, outcome: Outcome, out: &mut Vec<Effect>) {
        let Some((work, next)) = self.awaited(desk, ticket, &outcome) else { return };
        if let Some((purpose, why)) = self.typed.take().zip(typed::wrong_path(&outcome)) {
            return self.ask_again(desk, purpose, why, next);
        }
        match (work, outcome) {
            (Work::Opening(source, asked), Outcome::Plan(read)) => {
                self.read_plan(desk, (source, asked), read, out);
                if matches!(next, Some(Next::Close)) {
                    self.close_after(desk, out);
                }
            }
            (Work::Saving(plan), Outcome::Written(Ok((file, stamp)))) => {
                desk.say(&words::saved_to(file.display().to_string()));
                desk.settings.remember(&file);
                out.push(Effect::SaveSettings(desk.settings.clone()));
                desk.session.saved(plan, file, stamp);
                desk.keep(out);
                self.go_on(desk, next, None, out);
            }
            (Work::Saving(_), Outcome::Written(Err(error))) => {
                self.not_written(desk, Write::Plan, error, next, out);
            }
            (Work::Exporting(..), Outcome::Exported(Ok(Exported { file, boxes }))) => {
                let done = words::exported(file.display().to_string());
                desk.say(&sentences::exported(&done, &boxes));
                self.go_on(desk, next, None, out);
            }
            (Work::Exporting(format, options, _), Outcome::Exported(Err(error))) => {
                self.not_written(desk, Write::Export(format, options), error, next, out);
            }
            (Work::WritingRules, Outcome::RulesOut(Ok(file))) => {
                desk.say(&words::exported(file.display().to_string()));
                self.go_on(desk, next, None, out);
            }
            (Work::WritingRules, Outcome::RulesOut(Err(error))) => {
                self.not_written(desk, Write::Rules, error, next, out);
            }
            (Work::Reading(what, file), outcome) => {
                self.has_read(desk, (what, file), outcome, next.as_ref(), out);
            }
            // The job panicked, or its result does not belong to this work: what waited for it does
            // not go on.
            _ => desk.say(words::broke()),
        }
    }

    /// Closes the window after something has been read, unless that has led to a question.
    pub(super) fn close_after(&mut self, desk: &mut Desk, out: &mut Vec<Effect>) {
        if matches!(self.state, State::Idle) {
            self.go_on(desk, Some(Next::Close), None, out);
        }
    }

    /// Shows a plan that has been read; asks first if the open one has changed in the meantime.
    fn read_plan(
        &mut self,
        desk: &mut Desk,
        (source, asked): (Source, Moment),
        read: Result<Box<Opened>, FileError>,
        out: &mut Vec<Effect>,
    ) {
        match read {
            Ok(opened) if desk.session.dirty() && asked != moment(desk) => {
                self.state = State::Unsaved(Next::Show(opened, source));
            }
            Ok(opened) => desk.opened(*opened, &source, out),
            // What a crash left behind is in a file of the program's own, which is no plan's place.
            Err(FileError::PackMissing(file, plan, _)) if matches!(source, Source::File(_)) => {
                desk.without_rules(&file, &plan, out);
            }
            Err(error) => {
                let file = match &source {
                    Source::File(file) | Source::Under(file, _) => file.clone(),
                    Source::Orphan(orphan) => orphan.file.clone(),
                    _ => PathBuf::new(),
                };
                if matches!(error, FileError::NotFound(_)) {
                    desk.settings.forget(&file);
                    out.push(Effect::SaveSettings(desk.settings.clone()));
                }
                desk.cannot_open(&file, text::findings::file_error(&error), out);
            }
        }
    }

    /// Continues with what was waiting.
    fn go_on(
        &mut self,
        desk: &mut Desk,
        next: Option<Next>,
        may_lose: Option<Moment>,
        out: &mut Vec<Effect>,
    ) {
        self.state = State::Idle;
        let unsaved = desk.session.dirty() && may_lose != Some(moment(desk));
        match next {
            None => {}
            Some(Next::Save) => self.save(desk, out),
            // Changed again while it was being saved.
            Some(next) if unsaved => self.state = State::Unsaved(next),
            Some(Next::Open(source)) => self.open_now(desk, source, may_lose, out),
            Some(Next::Show(opened, source)) => desk.opened(*opened, &source, out),
            Some(Next::Close) => {
                self.state = State::Closing(moment(desk));
                out.push(Effect::Forget);
                out.push(Effect::Close);
            }
        }
    }
}

fn moment(desk: &Desk) -> Moment {
    (desk.session.serial(), desk.session.revision())
}
