//! The scenes of the presentation: which are shown, in which order, with which notes.

use egui::{Align, Button, Id, Layout, RichText, ScrollArea, Ui, UiBuilder, vec2};

use super::frame::in_window;
use super::keyboard::Keyboard;
use crate::editor::Event;
use crate::editor::event::SceneEdit;
use crate::export::deck;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::fields::{Field, Shape, field_id, field_ui, put_cursor};
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::model::scene::{Scene, Show};
use crate::text::{self, words};

/// The list of scenes.
#[derive(Default)]
pub struct Scenes {
    /// The place of a scene that has just been added: its title gets the keyboard focus.
    new: Option<usize>,
}

impl Scenes {
    pub fn ui(&mut self, ui: &Ui, cx: &mut Cx<'_>, keyboard: &mut Keyboard) -> bool {
        in_window(ui, words::scenes_title(), vec2(560.0, 520.0), |ui| {
            let scenes = cx.editor.session().plan().stage();
            ui.horizontal_wrapped(|ui| {
                let add_text = ui.button(words::add_text());
                keyboard.give(&add_text);
                if add_text.clicked() {
                    let title = words::new_scene().to_owned();
                    change(cx, SceneEdit::Add(Scene { title, ..Scene::of(Show::Text) }));
                    self.new = Some(scenes.len());
                }
                if ui.button(words::add_picture()).clicked() {
                    cx.push(Intent::Send(Event::AddPicture));
                }
            });
            widgets::soft(ui, words::scenes_hint());
            ui.add_space(4.0);
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                // A comparison is listed once there is one.
                let compared = cx.editor.compared().is_some();
                let listed = |scene: &Scene| compared || scene.show != Show::Comparison;
                let scenes = scenes.iter().enumerate().filter(|(_, scene)| listed(scene));
                let scenes: Vec<(usize, &Scene)> = scenes.collect();
                for at in 0..scenes.len() {
                    self.scene_ui(ui, cx, &scenes, at);
                }
            });
            true
        })
    }

    /// Draws the scene at an index of the list; each scene comes with its index in the plan.
    fn scene_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, scenes: &[(usize, &Scene)], at: usize) {
        let Some(&(place, scene)) = scenes.get(at) else { return };
        // The id does not depend on the place, so that a scene that moves keeps the keyboard focus.
        let like = |(_, other): &&(usize, &Scene)| {
            (other.show, &other.title) == (scene.show, &scene.title)
        };
        let nth = scenes.iter().take(at).filter(like).count();
        let beside = |at: Option<usize>| Some(scenes.get(at?)?.0);
        let neighbours = [beside(at.checked_add(1)), beside(at.checked_sub(1))];
        let id = Id::unique(("scene", scene.show, &scene.title, nth));
        let drawn = ui.scope_builder(UiBuilder::new().scope_id(id), |ui| {
            head_ui(ui, cx, (scene, place), neighbours);
            texts_ui(ui, cx, scene, place);
        });
        if self.new == Some(place) {
            self.new = None;
            drawn.response.scroll_to_me(None);
            let title = field_id(cx.editor.session().serial(), Field::SceneTitle(place));
            ui.memory_mut(|memory| memory.request_focus(title));
            put_cursor(ui.ctx(), title, scene.title.chars().count(), true);
        }
    }
}

fn change(cx: &mut Cx<'_>, edit: SceneEdit) {
    cx.push(Intent::Send(Event::Scenes(edit)));
}

/// Draws a scene's name with a checkbox, and buttons that move or delete it.
fn head_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    (scene, place): (&Scene, usize),
    [below, above]: [Option<usize>; 2],
) {
    let name = text::stage::cut(&deck::name(scene), 44);
    ui.horizontal(|ui| {
        let mut shown = !scene.hidden;
        let label = RichText::new(&name).font(theme::bold(size::BODY));
        if ui.checkbox(&mut shown, label).clicked() {
            change(cx, SceneEdit::Hide(place, !shown));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let own = matches!(scene.show, Show::Text | Show::Picture);
            if own && ui.button(words::delete()).clicked() {
                change(cx, SceneEdit::Remove(place));
            }
            for (label, to) in [(words::move_down(), below), (words::move_up(), above)] {
                let button = ui.add_enabled(to.is_some(), Button::new(label));
                if let Some(to) = to.filter(|_| button.clicked()) {
                    change(cx, SceneEdit::Swap(place, to));
                }
            }
        });
    });
}

/// Draws a scene's text fields.
fn texts_ui(ui: &mut Ui, cx: &mut Cx<'_>, scene: &Scene, place: usize) {
    let mut field = |field, current: &str, name, rows| {
        let shape = Shape { name, hint: name, rows, title: false, width: f32::INFINITY };
        field_ui(ui, cx, field, current, shape);
    };
    if matches!(scene.show, Show::Text | Show::Picture) {
        field(Field::SceneTitle(place), &scene.title, words::scene_title(), 1);
    }
    if scene.show == Show::Text {
        field(Field::SceneText(place), &scene.text, words::scene_text(), 3);
    }
    field(Field::SceneNotes(place), &scene.notes, words::field_notes(), 1);
    ui.add_space(8.0);
}
