//! The questions that the editor asks: what to do with unsaved changes, whether a file may be
//! replaced, and where a file is, on desktops without a file dialog.

use std::path::{Path, PathBuf};

use egui::{Frame, Id, Key, Modal, RichText, Role, TextEdit, Ui, WidgetInfo, vec2};

use super::frame::keyboard::Keyboard;
use super::frame::window;
use crate::editor::Event;
use crate::editor::event::{Answer, FileQuestion};
use crate::editor::files::{Doubt, Question};
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::{fields, widgets};
use crate::text::{sentences, words};

/// Which question is asked: another path or file is another question.
#[derive(Debug, Clone, PartialEq)]
enum Asked {
    Unsaved,
    Replace(PathBuf),
    Path(FileQuestion),
}

/// The open question, and what is typed in answer to it.
#[derive(Default)]
pub struct Questions {
    asked: Option<Asked>,
    path: String,
    keyboard: Keyboard,
}

impl Questions {
    /// Draws the question that the editor asks. Returns false if it asks none.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let editor = cx.editor;
        let question = editor.question();
        let asked = question.as_ref().map(|question| match question {
            Question::Unsaved => Asked::Unsaved,
            Question::Replace(file, _) => Asked::Replace((*file).to_owned()),
            Question::Path(question, _) => Asked::Path(question.clone()),
        });
        if asked != self.asked {
            self.asked = asked;
            match &question {
                Some(Question::Path(question, None)) => self.path = suggestion(question),
                // A path that does not work stays, to be corrected.
                Some(_) => {}
                None => self.keyboard.give_back(ui),
            }
            self.keyboard.begin();
        }
        let Some(question) = question else { return false };
        self.keyboard.note(ui);
        let answer = match question {
            Question::Unsaved => unsaved_ui(ui, cx),
            Question::Replace(file, doubt) => replace_ui(ui, &mut self.keyboard, file, doubt),
            Question::Path(question, wrong) => self.path_ui(ui, cx, &question, wrong),
        };
        self.keyboard.drawn(ui);
        if let Some(answer) = answer {
            cx.push(Intent::Send(Event::Answer(answer)));
        }
        true
    }

    /// Draws a field for a path.
    fn path_ui(
        &mut self,
        ui: &Ui,
        cx: &Cx<'_>,
        question: &FileQuestion,
        wrong: Option<&str>,
    ) -> Option<Answer> {
        let (mut open, mut done) = (true, false);
        let keyboard = &mut self.keyboard;
        let path = &mut self.path;
        window(ui.ctx(), question.title, vec2(460.0, 120.0)).open(&mut open).show(ui, |ui| {
            widgets::soft(ui, words::no_dialog());
            let field = Id::unique("path-field");
            if keyboard.wanted() {
                fields::put_cursor(ui.ctx(), field, path.chars().count(), false);
            }
            let response =
                ui.add(TextEdit::singleline(path).id(field).desired_width(f32::INFINITY));
            response.widget_info(|| {
                let mut info = WidgetInfo::labeled(Role::TextInput, true, words::path_name());
                info.current_text_value = Some(path.clone());
                info
            });
            if let Some(wrong) = wrong {
                let danger = widgets::tokens(ui).danger;
                let wrong = RichText::new(wrong).font(theme::regular(size::SMALL)).color(danger);
                ui.add(egui::Label::new(wrong).wrap());
            }
            done = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
            keyboard.give(&response);
            let label = if question.save { words::save() } else { words::open_it() };
            done |= ui.button(label).clicked();
        });
        let typed = path.trim();
        if done && !typed.is_empty() {
            return Some(Answer::Path(cx.editor.desk().folders.typed(typed)));
        }
        (!open || escaped(ui)).then_some(Answer::Cancel)
    }
}

/// The text that the field for a path has at first.
fn suggestion(question: &FileQuestion) -> String {
    let folder = question.folder.clone().unwrap_or_default();
    folder.join(&question.name).display().to_string()
}

fn escaped(ui: &Ui) -> bool {
    ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, Key::Escape))
}

/// Asks before a file is replaced.
fn replace_ui(ui: &Ui, keyboard: &mut Keyboard, file: &Path, doubt: Doubt) -> Option<Answer> {
    let mut answer = None;
    let mut open = true;
    let (title, text, yes) = match doubt {
        Doubt::Comments(count) => {
            (words::comments_title(), sentences::comments_text(file, count), words::save_anyway())
        }
        Doubt::Exists | Doubt::Changed => {
            let changed = doubt == Doubt::Changed;
            let text = sentences::replace_text(&file.display().to_string(), changed);
            (words::replace_title(), text, words::replace())
        }
    };
    window(ui.ctx(), title, vec2(460.0, 120.0)).open(&mut open).show(ui, |ui| {
        widgets::soft(ui, &text);
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            let cancel = ui.button(words::cancel());
            keyboard.give(&cancel);
            if cancel.clicked() {
                answer = Some(Answer::Cancel);
            }
            if matches!(doubt, Doubt::Comments(_)) && ui.button(words::save_as()).clicked() {
                answer = Some(Answer::No);
            }
            if ui.button(yes).clicked() {
                answer = Some(Answer::Yes);
            }
        });
    });
    answer.or_else(|| (!open || escaped(ui)).then_some(Answer::Cancel))
}

/// Asks what to do with unsaved changes.
fn unsaved_ui(ui: &mut Ui, cx: &Cx<'_>) -> Option<Answer> {
    let mut answer = None;
    let frame = Frame::window(ui.style());
    let scrim = widgets::tokens(ui).scrim;
    let modal = Modal::new(Id::unique("unsaved")).frame(frame).backdrop_color(scrim);
    let modal = modal.show(ui, |ui| {
        ui.set_width(400.0);
        ui.label(RichText::new(words::unsaved_title()).font(theme::bold(size::TITLE)));
        widgets::soft(ui, &sentences::unsaved_text(cx.editor.session().title()));
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            let save = ui.button(words::save());
            if ui.memory(|memory| memory.focused().is_none()) {
                save.request_focus();
            }
            if save.clicked() {
                answer = Some(Answer::Yes);
            }
            if ui.button(words::do_not_save()).clicked() {
                answer = Some(Answer::No);
            }
            if ui.button(words::cancel()).clicked() {
                answer = Some(Answer::Cancel);
            }
        });
    });
    if modal.should_close() {
        answer = Some(Answer::Cancel);
    }
    answer
}
