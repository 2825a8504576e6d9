//! The export dialog: a button for each format, which says what it is good for.

use egui::{Button, DragValue, Role, ScrollArea, Ui, WidgetInfo, vec2};

use super::frame::in_window;
use super::frame::keyboard::Keyboard;
use crate::editor::Event;
use crate::export::deck;
use crate::export::format::{Entry, Format, Gives, Options, View, What};
use crate::export::options::WIDEST;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::theme::size;
use crate::gui::kit::widgets;
use crate::report::look::Shade;
use crate::text::{sentences, words};

/// The formats, and how pictures and slides will look.
pub struct ExportDialog {
    dark: bool,
    width: u32,
}

impl Default for ExportDialog {
    fn default() -> Self {
        Self { dark: false, width: Options::default().width }
    }
}

impl ExportDialog {
    pub fn ui(&mut self, ui: &Ui, cx: &mut Cx<'_>, keyboard: &mut Keyboard) -> bool {
        let height = ui.ctx().content_rect().height() - 110.0;
        let mut chosen = None;
        // All of it, where the window is high enough.
        let whole = vec2(440.0, height.min(560.0));
        let open = in_window(ui, words::export_path(), whole, |ui| {
            ScrollArea::vertical().max_height(height).show(ui, |ui| {
                self.look_ui(ui);
                ui.add_space(6.0);
                chosen = documents_ui(ui, keyboard);
                ui.add_space(6.0);
                chosen = pictures_ui(ui, cx).or(chosen);
                let passports = (words::passport(), What::Passports);
                chosen = others_ui(ui, passports, |entry| entry.passport.is_some()).or(chosen);
                let minutes = (words::minutes(), What::Minutes);
                chosen = others_ui(ui, minutes, |entry| entry.minutes.is_some()).or(chosen);
                let targets = (words::targets_file(), What::Targets);
                chosen = others_ui(ui, targets, |entry| entry.targets.is_some()).or(chosen);
            });
            chosen.is_none()
        });
        if let Some((format, view, what)) = chosen {
            let shade = if self.dark { Shade::Dark } else { Shade::Light };
            let options = Options { view, shade, width: self.width, what };
            cx.push(Intent::Send(Event::Export(format, options)));
        }
        open
    }

    /// How pictures and slides look.
    fn look_ui(&mut self, ui: &mut Ui) {
        ui.horizontal_wrapped(|ui| {
            widgets::checkbox(ui, &mut self.dark, words::export_dark());
            ui.add_space(12.0);
            let label = ui.label(words::export_width());
            let value = DragValue::new(&mut self.width).range(320..=WIDEST).suffix(words::pixels());
            ui.add(value).labelled_by(label.id);
        });
    }
}

/// What is to be exported.
type Chosen = Option<(Format, View, What)>;

/// Draws the formats that hold everything.
fn documents_ui(ui: &mut Ui, keyboard: &mut Keyboard) -> Chosen {
    let mut chosen = None;
    for entry in Format::all().filter(|entry| entry.gives != Gives::Picture) {
        let button = Button::new((entry.label)()).min_size(vec2(ui.available_width(), size::ROW));
        let button = ui.add(button);
        keyboard.give(&button);
        if button.clicked() {
            chosen = Some((entry.format, View::Board, What::Plan));
        }
    }
    chosen
}

/// Draws the formats of another part of the plan.
fn others_ui(ui: &mut Ui, (name, what): (&'static str, What), has: fn(&Entry) -> bool) -> Chosen {
    let mut chosen = None;
    ui.horizontal(|ui| {
        ui.label(name);
        for entry in Format::all().filter(|entry| has(entry)) {
            let ending = entry.format.ending();
            let says = sentences::picture_of(name, ending);
            let button = ui.button(ending.to_uppercase());
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &says));
            if button.clicked() {
                chosen = Some((entry.format, View::Board, what));
            }
        }
    });
    chosen
}

/// Draws the formats for pictures of the board, the chart and single scenes.
fn pictures_ui(ui: &mut Ui, cx: &Cx<'_>) -> Chosen {
    let mut chosen = None;
    let formats = || Format::all().filter(|entry| entry.gives == Gives::Picture);
    widgets::heading(ui, words::pictures());
    let views = [(View::Board, words::the_board()), (View::Chart, words::coverage_by_tier())];
    for (view, label) in views {
        ui.horizontal(|ui| {
            ui.label(label);
            for entry in formats() {
                let ending = entry.format.ending();
                let name = sentences::picture_of(label, ending);
                let button = ui.button(ending.to_uppercase());
                button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
                if button.clicked() {
                    chosen = Some((entry.format, view, What::Plan));
                }
            }
        });
    }
    ui.horizontal(|ui| {
        ui.label(words::one_scene());
        for entry in formats() {
            let ending = entry.format.ending();
            let name = sentences::picture_of(words::one_scene(), ending);
            let menu = ui.menu_button(ending.to_uppercase(), |ui| {
                for (place, scene) in cx.editor.scenes().iter().enumerate() {
                    if ui.button(deck::name(scene)).clicked() {
                        chosen = Some((entry.format, View::Number(place + 1), What::Plan));
                        ui.close();
                    }
                }
            });
            menu.response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        }
    });
    chosen
}
