//! The scenes of the presentation: how they look, which are shown, in which order, with which
//! notes.

use std::sync::Arc;

use egui::{
    Align, Button, CursorIcon, Id, Layout, Rect, Response, RichText, Role, ScrollArea, Sense,
    Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, vec2,
};

use super::frame::in_window;
use super::frame::keyboard::Keyboard;
use crate::editor::Event;
use crate::editor::event::SceneEdit;
use crate::export::deck::{self, Source};
use crate::export::page::Page;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::fields::{Field, Shape, field_id, field_ui, put_cursor, refusal_ui};
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::gui::stage::paint;
use crate::model::scene::{Scene, Show};
use crate::report::look::Shade;
use crate::text::lang::{self, Lang};
use crate::text::{self, words};

/// The size of the picture of a scene, in points.
const THUMB: egui::Vec2 = vec2(128.0, 72.0);

/// What small pages were made from: plan, revision, language, dark, compared.
type Made = (u64, u64, Lang, bool, bool);

/// The list of scenes.
pub struct Scenes {
    /// The place of a scene that has just been added: its title gets the keyboard focus.
    new: Option<usize>,
    /// The scenes as pages, by their places in the plan.
    pages: Option<(Made, Arc<[Page]>)>,
    pictures: paint::Pictures,
    /// The place of the scene that is dragged.
    dragged: Option<usize>,
}

impl Default for Scenes {
    fn default() -> Self {
        /// A presentation hardly has more scenes with a picture.
        const MOST: usize = 60;
        Self { new: None, pages: None, pictures: paint::Pictures::keeping(MOST), dragged: None }
    }
}

impl Scenes {
    pub fn ui(&mut self, ui: &Ui, cx: &mut Cx<'_>, keyboard: &mut Keyboard) -> bool {
        let height = (ui.ctx().content_rect().height() - 120.0).clamp(260.0, 640.0);
        in_window(ui, words::scenes_title(), vec2(660.0, height), |ui| {
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
            let minutes = |scene: &Scene| scene.minutes.filter(|_| !scene.hidden);
            let all = scenes.iter().filter_map(minutes).fold(0, u64::saturating_add);
            if all > 0 {
                ui.label(RichText::new(words::agenda_sum(all)).font(theme::bold(size::BODY)));
            }
            ui.add_space(4.0);
            let pages = self.pages(ui, cx, &scenes);
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                // A scene is listed once it has something to show.
                let compared = cx.editor.compared().is_some();
                let plan = cx.report.plan();
                let listed = |scene: &Scene| plan.can_show(scene.show, compared);
                let scenes = scenes.iter().enumerate().filter(|(_, scene)| listed(scene));
                let scenes: Vec<(usize, &Scene)> = scenes.collect();
                let mut rows = Vec::with_capacity(scenes.len());
                for at in 0..scenes.len() {
                    rows.push(self.scene_ui(ui, cx, &scenes, at, &pages));
                }
                self.drop_ui(ui, cx, &scenes, &rows);
            });
            true
        })
    }

    /// The scenes as pages, made once for each revision of the plan.
    fn pages(&mut self, ui: &Ui, cx: &Cx<'_>, scenes: &[Scene]) -> Arc<[Page]> {
        let session = cx.editor.session();
        let (dark, compared) = (ui.visuals().dark_mode, cx.editor.compared());
        let plan = (session.serial(), session.revision());
        let made = (plan.0, plan.1, lang::current(), dark, compared.is_some());
        if let Some((of, pages)) = &self.pages
            && *of == made
        {
            return Arc::clone(pages);
        }
        let source = Source {
            report: cx.report,
            compared: compared.map(AsRef::as_ref),
            look: cx.report.look(if dark { Shade::Dark } else { Shade::Light }),
            today: cx.editor.today(),
        };
        // Without a comparison or routes, their scenes have nothing to show.
        let blank = Scene::of(Show::Text);
        let plan = cx.report.plan();
        let able = |scene: &Scene| plan.can_show(scene.show, compared.is_some());
        let scenes = scenes.iter().map(|scene| if able(scene) { scene } else { &blank });
        let page = |scene: &Scene| deck::page(&source, scene, (0, 0), usize::MAX);
        let pages: Arc<[Page]> = scenes.map(page).collect();
        self.pages = Some((made, Arc::clone(&pages)));
        pages
    }

    /// Draws the scene at an index of the list; each scene comes with its index in the plan.
    fn scene_ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        scenes: &[(usize, &Scene)],
        at: usize,
        pages: &[Page],
    ) -> Rect {
        let Some(&(place, scene)) = scenes.get(at) else { return Rect::NOTHING };
        // The id does not depend on the place, so that a scene that moves keeps the keyboard focus.
        let like = |(_, other): &&(usize, &Scene)| {
            (other.show, &other.title) == (scene.show, &scene.title)
        };
        let nth = scenes.iter().take(at).filter(like).count();
        let beside = |at: Option<usize>| Some(scenes.get(at?)?.0);
        let neighbours = [beside(at.checked_add(1)), beside(at.checked_sub(1))];
        let id = Id::unique(("scene", scene.show, &scene.title, nth));
        let drawn = ui.scope_builder(UiBuilder::new().scope_id(id), |ui| {
            ui.horizontal_top(|ui| {
                let thumb = self.thumb_ui(ui, pages.get(place), scene);
                if thumb.drag_started() {
                    self.dragged = Some(place);
                }
                ui.vertical(|ui| {
                    head_ui(ui, cx, (scene, place), neighbours);
                    texts_ui(ui, cx, scene, place);
                });
            });
        });
        if self.new == Some(place) {
            self.new = None;
            drawn.response.scroll_to_me(None);
            let title = field_id(cx.editor.session().serial(), Field::SceneTitle(place));
            ui.memory_mut(|memory| memory.request_focus(title));
            put_cursor(ui.ctx(), title, scene.title.chars().count(), true);
        }
        drawn.response.rect
    }

    /// Draws the picture of a scene, by which it is dragged to another place.
    fn thumb_ui(&mut self, ui: &mut Ui, page: Option<&Page>, scene: &Scene) -> Response {
        let (rect, response) = ui.allocate_exact_size(THUMB, Sense::drag());
        let name = deck::name(scene);
        response.widget_info(|| {
            WidgetInfo::labeled(Role::Image, true, words::scene_by_name(name.as_str()))
        });
        if let Some(page) = page.filter(|_| ui.is_rect_visible(rect)) {
            paint::page(&ui.painter_at(rect), rect, page, &mut self.pictures);
        }
        let tokens = widgets::tokens(ui);
        if scene.hidden {
            ui.painter().rect_filled(rect, 0.0, tokens.panel.gamma_multiply(0.7));
        }
        let line = if response.hovered() { tokens.accent } else { tokens.line_strong };
        ui.painter().rect_stroke(rect, 0.0, Stroke::new(1.0, line), StrokeKind::Outside);
        response.on_hover_cursor(CursorIcon::Grab).on_hover_text(words::drag_scene())
    }

    /// Shows where the dragged scene would go, and moves it there when it is released.
    fn drop_ui(&mut self, ui: &Ui, cx: &mut Cx<'_>, scenes: &[(usize, &Scene)], rows: &[Rect]) {
        let Some(from) = self.dragged else { return };
        let Some(at) = ui.ctx().pointer_latest_pos() else { return };
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        // Before the first row whose middle is below the pointer.
        let before = rows.iter().position(|row| at.y < row.center().y).unwrap_or(rows.len());
        let y = rows.get(before).map(Rect::top);
        let y = y.or_else(|| rows.last().map(Rect::bottom)).unwrap_or_default() - 3.0;
        let stroke = Stroke::new(2.0, widgets::tokens(ui).accent);
        ui.painter().hline(ui.max_rect().x_range(), y, stroke);
        let clip = ui.clip_rect();
        let past = (at.y - clip.bottom() + 30.0).max(0.0) - (clip.top() + 30.0 - at.y).max(0.0);
        if past.abs() > 0.0 {
            ui.scroll_with_delta(vec2(0.0, -past * 0.3));
            ui.ctx().request_repaint();
        }
        if !ui.input(|i| i.pointer.any_released()) {
            return;
        }
        self.dragged = None;
        let place = |at: usize| scenes.get(at).map(|(place, _)| *place);
        let end = scenes.last().map_or(0, |(place, _)| place + 1);
        let to = place(before).unwrap_or(end);
        // What stands behind it moves up by one.
        let to = if to > from { to - 1 } else { to };
        if to != from {
            change(cx, SceneEdit::Move(from, to));
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
    let name = text::stage::cut(&deck::name(scene), 36);
    ui.horizontal(|ui| {
        let mut shown = !scene.hidden;
        let label = RichText::new(&name).font(theme::bold(size::BODY));
        if widgets::checkbox(ui, &mut shown, label).clicked() {
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
                    change(cx, SceneEdit::Move(place, to));
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
    field(Field::SceneNotes(place), &scene.notes, words::field_notes(), 2);
    field(Field::SceneAsk(place), &scene.ask, words::scene_ask(), 1);
    let minutes = scene.minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
    ui.horizontal(|ui| {
        widgets::soft(ui, words::scene_minutes());
        let name = words::scene_minutes();
        let shape = Shape { name, hint: "5", rows: 1, title: false, width: 60.0 };
        field_ui(ui, cx, Field::SceneMinutes(place), &minutes, shape);
    });
    refusal_ui(ui, cx, Field::SceneMinutes(place));
    ui.add_space(8.0);
}
