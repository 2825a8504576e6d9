//! Work beside the file workflow: what is pasted, pictures for the clipboard, and a PDF for the
//! system's viewer. Each is started, runs on a thread, and is handled once it is done; nothing
//! waits for it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::desk::Desk;
use super::event::{Effect, Ticket};
use super::files::suggested_name;
use super::job::{Export, Job, Outcome, Sketch};
use crate::export::format::{Format, Options};
use crate::text::{lang, words};

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Aside {
    /// A text is being read, to be pasted into the plan of this serial.
    Paste(u64),
    /// A picture is being drawn for the clipboard.
    Picture,
    /// A PDF is being written, to be opened.
    Print,
    /// A rule pack is being read or written.
    Rules,
}

/// All that is being done beside the file workflow.
#[derive(Debug, Default)]
pub struct Asides {
    running: BTreeMap<Ticket, Aside>,
}

impl Asides {
    /// Whether a ticket is for something that was begun here.
    #[must_use]
    pub fn has(&self, ticket: Ticket) -> bool {
        self.running.contains_key(&ticket)
    }

    /// Reads a text that is to be pasted.
    pub fn paste(&mut self, desk: &Desk, ticket: Ticket, text: String) -> Effect {
        self.running.insert(ticket, Aside::Paste(desk.session.serial()));
        Effect::Start(ticket, Job::ReadPasted(text, Arc::clone(desk.session.pack())))
    }

    /// Draws a part of the plan for the clipboard.
    pub fn copy_picture(&mut self, desk: &Desk, ticket: Ticket, sketch: Sketch) -> Effect {
        self.running.insert(ticket, Aside::Picture);
        Effect::Start(ticket, Job::Draw(all(desk, Format::Png), sketch))
    }

    /// Writes the document to hand out, and opens it with the system's viewer.
    pub fn print(&mut self, desk: &mut Desk, ticket: Ticket) -> Effect {
        self.running.insert(ticket, Aside::Print);
        desk.say(words::printing());
        let name = suggested_name(desk, Format::Pdf.ending());
        Effect::Start(ticket, Job::Print(all(desk, Format::Pdf), name))
    }

    /// Reads a rule pack that is to be changed.
    pub fn read_rules(&mut self, desk: &Desk, ticket: Ticket, id: &str) -> Option<Effect> {
        let entries = desk.session.library().entries();
        // A plan may carry a pack that is not installed: it is copied like one that comes with the
        // program.
        let known = entries.iter().find(|entry| entry.pack.id.as_str() == id);
        let origin = desk.session.evaluated().origin();
        let pack =
            known.map(|entry| &entry.pack).or((origin.id.as_str() == id).then_some(origin))?;
        self.running.insert(ticket, Aside::Rules);
        let file = known.and_then(|entry| entry.file.clone());
        let folder = desk.folders.packs.clone();
        Some(Effect::Start(ticket, Job::ReadRules(Arc::clone(pack), file, folder)))
    }

    /// Saves the rule pack that is being changed.
    pub fn save_rules(&mut self, desk: &mut Desk, ticket: Ticket) -> Option<Effect> {
        let (file, pack, text) = desk.rules_to_save()?;
        self.running.insert(ticket, Aside::Rules);
        Some(Effect::Start(ticket, Job::WriteRules(file, pack, text)))
    }

    /// Handles the end of what was begun here.
    pub fn done(
        &mut self,
        desk: &mut Desk,
        ticket: Ticket,
        outcome: Outcome,
        out: &mut Vec<Effect>,
    ) {
        let aside = self.running.remove(&ticket);
        match (aside, outcome) {
            // Another plan may be open by now.
            (Some(Aside::Paste(serial)), Outcome::Pasted(pasted)) => {
                if serial == desk.session.serial() {
                    desk.paste(pasted, out);
                }
            }
            (Some(Aside::Picture), Outcome::Drawn(Ok(drawn))) => {
                desk.say(words::picture_copied());
                out.push(Effect::CopyPicture(drawn));
            }
            (Some(Aside::Print), Outcome::Printed(Ok(file))) => {
                desk.say(&words::print_opened(file.display().to_string()));
                out.push(Effect::OpenFile(file));
            }
            (Some(Aside::Rules), Outcome::Draft(draft)) => desk.change_rules(*draft),
            (Some(Aside::Rules), Outcome::Rules(written)) => desk.rules_written(written, out),
            (_, Outcome::Drawn(Err(error))) => desk.say(&error.words()),
            (_, Outcome::Printed(Err(why))) => desk.say(&why.join(" ")),
            _ => desk.say(words::broke()),
        }
    }
}

/// The plan as it is, to be exported.
fn all(desk: &Desk, format: Format) -> Export {
    Export {
        evaluated: Arc::clone(desk.session.evaluated()),
        compared: desk.compared.clone(),
        format,
        options: Options::default(),
        lang: lang::current(),
    }
}
