//! What is recorded in a line of text while a workshop goes on: a question that is parked, or one that
//! the room is asked, whose hands are then counted. It lies low in the window, on stage too.

use egui::{
    Align2, Area, DragValue, Frame, Id, Key, Modifiers, Order, Role, TextEdit, Ui, WidgetInfo, vec2,
};

use super::frame;
use super::frame::keyboard::Keyboard;
use crate::editor::{Editor, Event};
use crate::gui::command::DIGITS;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::fields::put_cursor;
use crate::gui::kit::theme::size;
use crate::gui::kit::widgets;
use crate::model::action::{Action, Keep, Line};
use crate::model::plan::{Question, TouchpointId, Vote};
use crate::text::words;

/// How many next moves are offered as options.
const OFFERED: usize = 3;
/// How far above the lower edge of the window it lies, in points.
const LIFT: f32 = 64.0;
/// Its width, in points.
const WIDE: f32 = 560.0;
/// How much larger it is on stage.
const STAGE: f32 = 1.5;

/// What is written.
enum What {
    /// A question to be parked.
    Question,
    /// A question to the room, with its options, one a line.
    Vote(String),
    /// Hands are counted for the options of a vote: which one is chosen.
    Hands(Vote, usize),
}

/// A note.
pub struct Note {
    text: String,
    what: What,
    about: Vec<TouchpointId>,
}

impl Note {
    /// A question to be parked.
    #[must_use]
    pub fn question(editor: &Editor) -> Self {
        Self { text: String::new(), what: What::Question, about: editor.session().selected() }
    }

    /// A question to the room: on stage that of the scene, if it has one. The best next moves are its
    /// options until others are written.
    #[must_use]
    pub fn vote(editor: &mut Editor) -> Self {
        let scene = editor.presentation().map(|presentation| presentation.scene);
        let scene = scene.and_then(|place| editor.scenes().get(place).cloned());
        let asked = scene.map(|scene| scene.ask).filter(|ask| !ask.trim().is_empty());
        if let Some((text, Some(options))) = asked.as_deref().map(with_options) {
            let about = editor.session().selected();
            return Self { text, what: What::Vote(options), about };
        }
        let report = editor.report();
        let moves = report.moves().iter().take(OFFERED).map(|one| one.head.as_str());
        let options = moves.collect::<Vec<_>>().join("\n");
        let about = editor.session().selected();
        let text = asked.unwrap_or_else(|| words::which_first().to_owned());
        Self { text, what: What::Vote(options), about }
    }

    /// Counts the hands of a vote.
    #[must_use]
    pub fn hands(vote: Vote) -> Self {
        Self { text: String::new(), what: What::Hands(vote, 0), about: Vec::new() }
    }

    /// Draws it, and returns whether it stays open.
    pub fn ui(&mut self, ui: &Ui, cx: &mut Cx<'_>, keyboard: &mut Keyboard) -> bool {
        let area = Area::new(Id::unique("note")).order(Order::Foreground);
        let area = area.anchor(Align2::CENTER_BOTTOM, vec2(0.0, -LIFT));
        area.show(ui, |ui| {
            let frame = Frame::window(ui.style());
            frame
                .show(ui, |ui| {
                    // On stage, twenty people read it.
                    let scale = if cx.editor.presentation().is_some() { STAGE } else { 1.0 };
                    ui.style_mut().text_styles.values_mut().for_each(|font| font.size *= scale);
                    ui.set_width((WIDE * scale).min(ui.ctx().content_rect().width() - 60.0));
                    if matches!(self.what, What::Hands(..)) {
                        self.hands_ui(ui, cx, keyboard)
                    } else {
                        self.text_ui(ui, cx, keyboard)
                    }
                })
                .inner
        })
        .inner
    }

    /// Draws the text, and adds it once it is finished. Returns whether it stays open.
    fn text_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, keyboard: &mut Keyboard) -> bool {
        let (head, hint) = match self.what {
            What::Question => (words::park_head(), words::park_hint()),
            _ => (words::ask_head(), words::ask_hint()),
        };
        ui.heading(head);
        let field =
            TextEdit::singleline(&mut self.text).hint_text(hint).desired_width(f32::INFINITY);
        let field = ui.add(field.font(egui::TextStyle::Body));
        frame::named_field(&field, head, &self.text);
        if keyboard.give(&field) {
            // What is offered is replaced by typing.
            put_cursor(ui.ctx(), field.id, self.text.chars().count(), true);
        }
        let enters = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        if let What::Vote(options) = &mut self.what {
            let label = widgets::soft(ui, words::options_one_a_line());
            let edit = TextEdit::multiline(options).desired_rows(4).desired_width(f32::INFINITY);
            let edit = ui.add(edit).labelled_by(label.id);
            frame::named_field(&edit, words::options_one_a_line(), options);
        }
        let mut stays = true;
        ui.horizontal(|ui| {
            let ready = self.is_ready();
            let name = match self.what {
                What::Question => words::park_it(),
                _ => words::ask_it(),
            };
            let clicked = ui.add_enabled(ready, egui::Button::new(name)).clicked();
            if ready && (clicked || enters) {
                stays = self.add(cx);
            }
            if ui.button(words::cancel()).clicked() {
                stays = false;
            }
            if !ready && matches!(self.what, What::Vote(_)) {
                widgets::soft(ui, words::ask_needs());
            }
        });
        stays
    }

    fn options(&self) -> Vec<(String, u64)> {
        let What::Vote(options) = &self.what else { return Vec::new() };
        let lines = options.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(|line| (line.to_owned(), 0)).collect()
    }

    fn is_ready(&self) -> bool {
        let written = !self.text.trim().is_empty();
        written && (matches!(self.what, What::Question) || self.options().len() > 1)
    }

    /// Adds what is written. Returns whether it stays open: hands are counted next.
    fn add(&mut self, cx: &mut Cx<'_>) -> bool {
        let text = self.text.trim().to_owned();
        let touchpoints = std::mem::take(&mut self.about);
        if matches!(self.what, What::Question) {
            let question = Question { text, touchpoints, ..Question::default() };
            cx.push(Intent::Act(Action::Keep(Keep::Add(Line::Question(question)))));
            return false;
        }
        let mut vote = Vote { ask: text, options: self.options(), touchpoints, ..Vote::default() };
        let line = Line::Vote(vote.clone());
        vote.id = cx.report.plan().record.free_id(&line);
        cx.push(Intent::Act(Action::Keep(Keep::Add(line))));
        self.what = What::Hands(vote, 0);
        true
    }

    /// Draws the options with their hands. Returns whether it stays open.
    fn hands_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, keyboard: &mut Keyboard) -> bool {
        let What::Hands(vote, chosen) = &mut self.what else { return false };
        // A sheet may have brought other hands since the last frame.
        let known = cx.report.plan().record.votes.iter().find(|one| one.id == vote.id);
        vote.options = known.map_or_else(|| vote.options.clone(), |known| known.options.clone());
        let mut stays = !count_by_keys(ui, vote, chosen);
        ui.heading(&vote.ask);
        for (place, (name, hands)) in vote.options.iter_mut().enumerate() {
            ui.horizontal(|ui| {
                let label = format!("{}  {name}", place + 1);
                let wide = ui.available_width() - 166.0;
                let option = egui::Button::selectable(*chosen == place, label).right_text("");
                // As wide as the others, whatever its text is.
                let option = ui.add_sized(vec2(wide, size::ROW), option.truncate());
                keyboard.give(&option);
                if option.clicked() {
                    *chosen = place;
                }
                let fewer = ui.button(words::fewer_hands());
                frame::named_button(&fewer, &words::fewer_for(name.as_str()));
                if fewer.clicked() {
                    *hands = hands.saturating_sub(1);
                    *chosen = place;
                }
                let count = ui.add_sized(vec2(56.0, size::ROW), DragValue::new(hands).speed(0.0));
                count.widget_info(|| {
                    WidgetInfo::labeled(Role::SpinButton, true, words::hands_for(name.as_str()))
                });
                if count.gained_focus() {
                    *chosen = place;
                }
                let more = ui.button(words::more_hands());
                frame::named_button(&more, &words::more_for(name.as_str()));
                if more.clicked() {
                    *hands = hands.saturating_add(1);
                    *chosen = place;
                }
            });
        }
        ui.horizontal(|ui| {
            if ui.button(words::close()).clicked() {
                stays = false;
            }
            if ui.button(words::votes_from_sheet()).clicked() {
                cx.push(Intent::Send(Event::AskVotes(vote.id)));
            }
            widgets::soft(ui, words::hands_hint());
        });
        // Each hand is kept at once, so that nothing is lost if something else takes its place.
        let known = cx.report.plan().record.votes.iter().find(|one| one.id == vote.id);
        if known.is_some_and(|known| known.options != vote.options) {
            let vote = Vote { options: vote.options.clone(), ..known.cloned().unwrap_or_default() };
            cx.push(Intent::Act(Action::Keep(Keep::Put(Line::Vote(vote)))));
        }
        stays
    }
}

/// A question with the options that follow it, as in "Which comes first? CRM / mini program", one a line.
fn with_options(ask: &str) -> (String, Option<String>) {
    let end =
        ask.find(['?', '？']).map(|at| at + ask[at..].chars().next().map_or(1, char::len_utf8));
    let Some((question, rest)) = end.and_then(|end| ask.split_at_checked(end)) else {
        return (ask.to_owned(), None);
    };
    let options: Vec<&str> =
        rest.split('/').map(str::trim).filter(|option| !option.is_empty()).collect();
    match options.len() {
        0 | 1 => (ask.to_owned(), None),
        _ => (question.to_owned(), Some(options.join("\n"))),
    }
}

/// Counts by keys: digits and arrows choose an option, + and − count. Returns whether Escape ends it.
fn count_by_keys(ui: &Ui, vote: &mut Vote, chosen: &mut usize) -> bool {
    // What is typed into a count is for that count.
    if ui.ctx().text_edit_focused() {
        return false;
    }
    let last = vote.options.len().saturating_sub(1);
    let pressed = |modifiers, key| ui.input_mut(|i| i.consume_key(modifiers, key));
    for (place, key) in DIGITS.into_iter().enumerate().take(vote.options.len()) {
        if pressed(Modifiers::NONE, key) {
            *chosen = place;
        }
    }
    if pressed(Modifiers::NONE, Key::ArrowDown) {
        *chosen = (*chosen + 1).min(last);
    }
    if pressed(Modifiers::NONE, Key::ArrowUp) {
        *chosen = chosen.saturating_sub(1);
    }
    let Some((_, hands)) = vote.options.get_mut(*chosen) else { return true };
    let more = [
        (Modifiers::NONE, Key::Plus),
        (Modifiers::SHIFT, Key::Plus),
        (Modifiers::NONE, Key::Equals),
        (Modifiers::SHIFT, Key::Equals),
    ];
    if more.into_iter().any(|(modifiers, key)| pressed(modifiers, key)) {
        *hands = hands.saturating_add(1);
    }
    if pressed(Modifiers::NONE, Key::Minus) {
        *hands = hands.saturating_sub(1);
    }
    pressed(Modifiers::NONE, Key::Escape)
}
