//! Writing plans and exports, and what happens if a file cannot be written.

use std::path::PathBuf;
use std::sync::Arc;

use super::names::suggested;
use super::{Doubt, Files, Next, Purpose, State, Work, Write};
use crate::editor::desk::Desk;
use crate::editor::event::{Effect, Notice};
use crate::editor::job::{Export, Guard, Job, Target, WriteError};
use crate::text::{self, lang, words};

impl Files {
    /// Saves the plan in its file, or asks for one.
    pub fn save(&mut self, desk: &mut Desk, out: &mut Vec<Effect>) {
        if let State::Working(_, Work::Saving(plan), next) = &mut self.state {
            // Changes made since then are saved once this save is done.
            if next.is_none() && !Arc::ptr_eq(plan, desk.session.plan()) {
                *next = Some(Next::Save);
            }
        } else if desk.session.file().is_some() && self.free(desk) || self.may_ask(desk) {
            self.save_then(desk, None, out);
        }
    }

    /// Asks for another file and saves the plan in it.
    pub fn save_as(&mut self, desk: &mut Desk, out: &mut Vec<Effect>) {
        self.ask(desk, Purpose::Save, out);
    }

    pub(super) fn save_then(&mut self, desk: &mut Desk, next: Option<Next>, out: &mut Vec<Effect>) {
        let place = desk.session.place().clone();
        match place.file {
            Some(file) if place.comments > 0 => {
                let doubt = Doubt::Comments(place.comments);
                self.state = State::Replacing(Write::Plan, file, doubt, next);
            }
            Some(file) => {
                let guard = Guard::Unchanged(place.stamp);
                self.write(desk, Write::Plan, (file.clone(), file, guard), next, out);
            }
            None => self.ask_then(desk, Purpose::Save, (next, None), out),
        }
    }

    pub(super) fn write(
        &mut self,
        desk: &Desk,
        write: Write,
        (named, file, guard): (PathBuf, PathBuf, Guard),
        next: Option<Next>,
        out: &mut Vec<Effect>,
    ) {
        let name = suggested(desk, write);
        // A file that is replaced is kept as the backup: somebody may have edited it.
        let target = Target { file: file.clone(), guard, named, name, backup: true };
        match write {
            Write::Plan => {
                let plan = Arc::clone(desk.session.plan());
                let header = desk.session.place().header.clone();
                let job = Job::WritePlan(Arc::clone(&plan), header, target);
                self.start(job, Work::Saving(plan), next, out);
            }
            Write::Rules => match desk.shown_rules_text() {
                Ok(text) => {
                    self.start(Job::ExportRules(text, target), Work::WritingRules, next, out);
                }
                Err(why) => out.push(Effect::Show(Notice::Findings {
                    title: words::rules_not_saved().to_owned(),
                    lines: vec![why],
                })),
            },
            Write::Export(format, options) => {
                let evaluated = Arc::clone(desk.session.evaluated());
                let (compared, lang) = (desk.compared.clone(), lang::current());
                let export = Export { evaluated, compared, format, options, lang };
                let job = Job::WriteExport(export, target);
                self.start(job, Work::Exporting(format, options, file), next, out);
            }
        }
    }

    pub(super) fn not_written(
        &mut self,
        desk: &mut Desk,
        write: Write,
        error: WriteError,
        next: Option<Next>,
        out: &mut Vec<Effect>,
    ) {
        let (lines, title) = match (error, write) {
            (WriteError::Exists(file), _) => {
                self.state = State::Replacing(write, file, Doubt::Exists, next);
                return;
            }
            (WriteError::Changed(file), _) => {
                self.state = State::Replacing(write, file, Doubt::Changed, next);
                return;
            }
            (WriteError::Stopped, _) => return,
            (WriteError::Export(error), _) => (vec![error.words()], words::export_failed()),
            (WriteError::File(error), Write::Plan) => {
                (text::findings::file_error(&error), words::not_saved())
            }
            (WriteError::File(error), Write::Rules) => {
                (text::findings::file_error(&error), words::rules_not_saved())
            }
            (WriteError::File(error), Write::Export(..)) => {
                (text::findings::file_error(&error), words::export_failed())
            }
        };
        // `next` is dropped, so that the user can read what went wrong.
        desk.say(&lines.join(" "));
        out.push(Effect::Show(Notice::Findings { title: title.to_owned(), lines }));
    }
}
