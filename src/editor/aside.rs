//! Work beside the file workflow: what is pasted, pictures for the clipboard, and a PDF for the
//! system's viewer. Each is started, runs on a thread, and is handled once it is done; nothing
//! waits for it.

use std::sync::Arc;

use super::event::Effect;
use super::files::suggested_name;
use super::job::{Export, Job, Outcome, Sketch};
use super::{Command, Editor};
use crate::export::format::{Format, Options, View};
use crate::text::{lang, words};

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aside {
    /// A text is being read, to be pasted into the plan of this serial.
    Paste(u64),
    /// A picture is being drawn for the clipboard.
    Picture,
    /// A PDF is being written, to be opened.
    Print,
}

impl Editor {
    fn start_aside(&mut self, aside: Aside, job: Job, out: &mut Vec<Effect>) {
        let ticket = self.files.ticket();
        self.asides.insert(ticket, aside);
        out.push(Effect::Start(ticket, job));
    }

    /// Reads a text that is to be pasted.
    pub(super) fn paste(&mut self, text: String, out: &mut Vec<Effect>) {
        let session = &self.desk.session;
        let job = Job::ReadPasted(text, Arc::clone(session.pack()));
        self.start_aside(Aside::Paste(session.serial()), job, out);
    }

    /// Draws the board, the chart or the selected cards for the clipboard.
    pub(super) fn copy_picture(&mut self, command: Command, out: &mut Vec<Effect>) {
        let sketch = match command {
            Command::CopyBoard => Sketch::View(View::Board),
            Command::CopyChart => Sketch::View(View::Chart),
            _ => Sketch::Cards(self.desk.session.selected()),
        };
        let job = Job::Draw(self.all(Format::Png), sketch);
        self.start_aside(Aside::Picture, job, out);
    }

    /// Writes the document to hand out, and opens it with the system's viewer.
    pub(super) fn print(&mut self, out: &mut Vec<Effect>) {
        let name = suggested_name(&self.desk, "pdf");
        let job = Job::Print(self.all(Format::Pdf), name);
        self.desk.say(words::printing());
        self.start_aside(Aside::Print, job, out);
    }

    /// The plan as it is, to be exported.
    fn all(&self, format: Format) -> Export {
        let desk = &self.desk;
        Export {
            evaluated: Arc::clone(desk.session.evaluated()),
            compared: desk.compared.clone(),
            format,
            options: Options::default(),
            lang: lang::current(),
        }
    }

    /// Handles the end of what was begun here.
    pub(super) fn aside_done(&mut self, aside: Aside, outcome: Outcome, out: &mut Vec<Effect>) {
        let desk = &mut self.desk;
        match (aside, outcome) {
            // Another plan may be open by now.
            (Aside::Paste(serial), Outcome::Pasted(pasted)) => {
                if serial == desk.session.serial() {
                    desk.paste(pasted, out);
                }
            }
            (Aside::Picture, Outcome::Drawn(Ok(drawn))) => {
                desk.say(words::picture_copied());
                out.push(Effect::CopyPicture(drawn));
            }
            (Aside::Print, Outcome::Printed(Ok(file))) => {
                desk.say(&words::print_opened(file.display().to_string()));
                out.push(Effect::OpenFile(file));
            }
            (_, Outcome::Drawn(Err(error))) => desk.say(&error.words()),
            (_, Outcome::Printed(Err(why))) => desk.say(&why.join(" ")),
            _ => desk.say(words::broke()),
        }
    }
}
