//! Dialogs: one at a time, and above it the question that the editor asks.
//!
//! Each dialog owns what it shows and what is typed in it, and has its own file. To add one, add
//! its file, and a variant of `Dialog`.

use std::mem::discriminant;

use egui::{Key, Modifiers, Ui};

use super::intent::{Cx, Intent};
use crate::editor::event::Notice;
use crate::editor::files::Question;
use crate::editor::{Editor, Event};
use crate::text::words;

mod cheapest;
mod commands;
mod export;
mod frame;
mod help;
mod import;
mod merge;
mod note;
mod notice;
mod options;
mod phases;
mod questions;
mod scenes;
mod style;
mod tour;

use cheapest::Cheapest;
use commands::Commands;
use export::ExportDialog;
use frame::keyboard::Keyboard;
use help::Help;
use import::ImportDialog;
use merge::Merge;
pub use note::Note;
use notice::Lines;
use options::Options;
use phases::Phases;
use questions::Questions;
use scenes::Scenes;
use style::Style;
use tour::Tour;

/// What covers the window, as far as keys and clicks are concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cover {
    /// Nothing.
    None,
    /// The tour: the window below can be used.
    Tour,
    /// A dialog to read, or to choose from.
    Dialog,
    /// A dialog with text fields that change the plan.
    Form,
    /// A text field that waits for an answer.
    Prompt,
    /// A question that blocks everything else.
    Question,
}

impl Cover {
    /// Whether clicks and keys are for the cover, and not for the board.
    #[must_use]
    pub fn takes_clicks(self) -> bool {
        !matches!(self, Self::None | Self::Tour)
    }
}

/// A dialog.
enum Dialog {
    Commands(Commands),
    Help(Help),
    Scenes(Scenes),
    Phases(Phases),
    Cheapest(Cheapest),
    Options(Options),
    Style(Style),
    Export(ExportDialog),
    Import(Box<ImportDialog>),
    Lines(Lines),
    Note(Note),
    Merge(Box<Merge>),
    Tour(Tour),
}

impl Dialog {
    fn cover(&self) -> Cover {
        match self {
            Self::Commands(_) | Self::Note(_) => Cover::Prompt,
            Self::Help(_) | Self::Lines(_) | Self::Merge(_) => Cover::Dialog,
            Self::Scenes(_)
            | Self::Phases(_)
            | Self::Cheapest(_)
            | Self::Options(_)
            | Self::Style(_)
            | Self::Export(_)
            | Self::Import(_) => Cover::Form,
            Self::Tour(_) => Cover::Tour,
        }
    }

    /// Draws it, and returns whether it stays open.
    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, keyboard: &mut Keyboard) -> bool {
        match self {
            Self::Commands(dialog) => dialog.ui(ui, cx),
            Self::Help(dialog) => dialog.ui(ui, cx, keyboard),
            Self::Scenes(dialog) => dialog.ui(ui, cx, keyboard),
            Self::Phases(dialog) => dialog.ui(ui, cx, keyboard),
            Self::Cheapest(dialog) => dialog.ui(ui, cx, keyboard),
            Self::Options(dialog) => dialog.ui(ui, cx, keyboard),
            Self::Style(dialog) => dialog.ui(ui, cx, keyboard),
            Self::Export(dialog) => dialog.ui(ui, cx, keyboard),
            Self::Import(dialog) => dialog.ui(ui, cx, keyboard),
            Self::Lines(dialog) => dialog.ui(ui, cx, keyboard),
            Self::Note(dialog) => dialog.ui(ui, cx, keyboard),
            Self::Merge(dialog) => dialog.ui(ui, cx, keyboard),
            Self::Tour(dialog) => dialog.ui(ui, keyboard),
        }
    }

    /// Whether it closes because the user has chosen to open something.
    fn closes_with(&self, intents: &[Intent]) -> bool {
        let begins = |intent: &Intent| matches!(intent, Intent::Send(Event::Open(_)));
        !matches!(self, Self::Tour(_)) && intents.iter().any(begins)
    }
}

/// Everything that is drawn above the window.
#[derive(Default)]
pub struct Dialogs {
    open: Option<Dialog>,
    /// What another dialog was opened above, and comes back after it.
    below: Vec<Dialog>,
    keyboard: Keyboard,
    questions: Questions,
}

impl Dialogs {
    fn begin(&mut self, dialog: Dialog) {
        let same = |earlier: &Dialog| discriminant(earlier) == discriminant(&dialog);
        let kept = |earlier: &Dialog| match earlier {
            // Answers have been given in it; but another sheet takes its place.
            Dialog::Import(_) | Dialog::Tour(_) => !same(earlier),
            _ => false,
        };
        self.below.extend(self.open.take().filter(kept));
        self.open = Some(dialog);
        self.keyboard.begin();
    }

    /// Shows all commands.
    pub fn commands(&mut self) {
        self.begin(Dialog::Commands(Commands::default()));
    }

    /// Shows the help.
    pub fn help(&mut self) {
        self.begin(Dialog::Help(Help::default()));
    }

    /// Shows the scenes of the presentation.
    pub fn scenes(&mut self) {
        self.begin(Dialog::Scenes(Scenes::default()));
    }

    /// Shows the phases of the plan.
    pub fn phases(&mut self) {
        self.begin(Dialog::Phases(Phases::default()));
    }

    /// Shows the cheapest way to the goals.
    pub fn cheapest(&mut self) {
        self.begin(Dialog::Cheapest(Cheapest::default()));
    }

    /// Shows the options side by side.
    pub fn options(&mut self) {
        self.begin(Dialog::Options(Options::default()));
    }

    /// Shows how the brand's own deck looks.
    pub fn style(&mut self) {
        self.begin(Dialog::Style(Style::default()));
    }

    /// Lets something be written into the record.
    pub fn note(&mut self, note: Note) {
        self.begin(Dialog::Note(note));
    }

    /// Shows the formats of exports.
    pub fn export(&mut self) {
        self.begin(Dialog::Export(ExportDialog::default()));
    }

    /// Starts the tour.
    pub fn tour(&mut self) {
        self.begin(Dialog::Tour(Tour::default()));
    }

    /// Shows a notice.
    pub fn show(&mut self, notice: Notice) {
        self.begin(match notice {
            Notice::Import(read) => Dialog::Import(Box::new(ImportDialog::new(read))),
            Notice::Merge(merging) => Dialog::Merge(Box::new(Merge(merging))),
            notice => Dialog::Lines(Lines(notice)),
        });
    }

    /// Closes whatever is open, apart from the tour.
    pub fn close(&mut self) {
        self.below.clear();
        self.open.take_if(|dialog| !matches!(dialog, Dialog::Tour(_)));
        self.keyboard = Keyboard::default();
    }

    /// Whether nothing below can be used.
    #[must_use]
    pub fn blocks(&self) -> bool {
        matches!(self.open, Some(Dialog::Import(_)))
    }

    /// What covers the window.
    #[must_use]
    pub fn cover(&self, editor: &Editor) -> Cover {
        match editor.question() {
            Some(Question::Unsaved) => Cover::Question,
            Some(Question::Replace(..)) => Cover::Dialog,
            Some(Question::Path(..)) => Cover::Prompt,
            None => self.open.as_ref().map_or(Cover::None, Dialog::cover),
        }
    }

    /// Draws the open question; or, if there is none, the open dialog.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        if self.questions.ui(ui, cx) {
            // What was to be read before is over.
            self.open.take_if(|dialog| matches!(dialog, Dialog::Lines(_) | Dialog::Commands(_)));
            return;
        }
        let on_stage = cx.editor.presentation().is_some();
        let hidden = |dialog: &Dialog| on_stage && matches!(dialog, Dialog::Tour(_));
        let Some(mut dialog) = self.open.take_if(|dialog| !hidden(dialog)) else { return };
        let keyboard = &mut self.keyboard;
        keyboard.note(ui);
        let form = dialog.cover() == Cover::Form;
        let inner = keyboard.escape_is_inner(ui, form);
        let mut open = dialog.ui(ui, cx, keyboard) && !dialog.closes_with(cx.out);
        keyboard.drawn(ui);
        if !inner && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
            if matches!(&dialog, Dialog::Import(import) if import.is_touched()) {
                cx.say(words::import_stays().to_owned());
            } else {
                open = false;
            }
        }
        if open {
            self.open = Some(dialog);
            return;
        }
        if matches!(dialog, Dialog::Tour(_)) {
            cx.push(Intent::Send(Event::Toured));
        }
        keyboard.give_back(ui);
        self.open = self.below.pop();
    }
}
