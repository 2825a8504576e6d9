//! Windows of the workshop: the scenes of the presentation, exports, what an import has read, the
//! tour.

use egui::{ComboBox, Grid, ScrollArea, Ui, UiBuilder, vec2};

use super::fields::{Shape, field_id, field_ui, put_cursor};
use super::overlay::take_keyboard;
use super::session::Session;
use super::theme::{self, size};
use super::view::{Cx, Field, Intent, Overlay, SceneEdit};
use super::widgets;
use crate::export::deck;
use crate::export::format::{Format, Options, View};
use crate::export::look::Shade;
use crate::export::png::WIDEST;
use crate::model::import::{Fate, Import, Row};
use crate::model::plan::{KindId, PlatformId};
use crate::model::scene::{Scene, Show};
use crate::text::{self, import as told, window as words};

/// The scenes: shown or hidden, in which order, with which notes.
pub fn scenes_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let scenes = cx.session.plan().stage();
    ui.horizontal_wrapped(|ui| {
        let add_text = ui.button(words::add_text());
        take_keyboard(cx, &add_text);
        if add_text.clicked() {
            let new = Scene { title: words::new_scene().to_owned(), ..Scene::of(Show::Text) };
            cx.push(Intent::Scenes(SceneEdit::Add(new)));
            cx.view.new_scene = Some(scenes.len());
        }
        if ui.button(words::add_picture()).clicked() {
            cx.push(Intent::AddPicture);
        }
    });
    widgets::soft(ui, words::scenes_hint());
    ui.add_space(4.0);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        for place in 0..scenes.len() {
            // By what it shows, and not by its place: the keyboard stays with a scene that moves.
            let like = |scene: &&Scene| {
                scenes.get(place).is_some_and(|s| (s.show, &s.title) == (scene.show, &scene.title))
            };
            let nth = scenes.iter().take(place).filter(like).count();
            let of = scenes.get(place).map(|scene| (scene.show, scene.title.clone(), nth));
            let none = scenes.get(place).is_some_and(|scene| scene.show == Show::Comparison);
            if none && cx.view.compared.is_none() {
                // There is nothing to compare with.
                continue;
            }
            let builder = UiBuilder::new().scope_id(egui::Id::unique(("scene", of)));
            let drawn = ui.scope_builder(builder, |ui| scene_ui(ui, cx, &scenes, place));
            if cx.view.new_scene == Some(place) {
                cx.view.new_scene = None;
                drawn.response.scroll_to_me(None);
                let title = field_id(cx.session.serial, Field::SceneTitle(place));
                ui.memory_mut(|memory| memory.request_focus(title));
                let name = scenes.get(place).map_or(0, |scene| scene.title.chars().count());
                put_cursor(ui.ctx(), title, name, true);
            }
        }
    });
}

fn scene_ui(ui: &mut Ui, cx: &mut Cx<'_>, scenes: &[Scene], place: usize) {
    let Some(scene) = scenes.get(place) else { return };
    let name = text::stage::cut(&deck::name(scene), 44);
    ui.horizontal(|ui| {
        let mut shown = !scene.hidden;
        let label = egui::RichText::new(&name).font(theme::bold(size::BODY));
        if ui.checkbox(&mut shown, label).clicked() {
            cx.push(Intent::Scenes(SceneEdit::Hide(place, !shown)));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let own = matches!(scene.show, Show::Text | Show::Picture);
            if own && ui.button(words::delete()).clicked() {
                cx.push(Intent::Scenes(SceneEdit::Remove(place)));
            }
            let last = place + 1 == scenes.len();
            for (label, to, ok) in [
                (words::move_down(), place + 1, !last),
                (words::move_up(), place.wrapping_sub(1), place > 0),
            ] {
                let button = ui.add_enabled(ok, egui::Button::new(label));
                if button.clicked() {
                    cx.push(Intent::Scenes(SceneEdit::Swap(place, to)));
                }
            }
        });
    });
    let field = |ui: &mut Ui, cx: &mut Cx<'_>, field, current: &str, name, rows| {
        let width = f32::INFINITY;
        let shape = Shape { name, hint: name, rows, title: false, width };
        field_ui(ui, cx, field, current, shape);
    };
    if matches!(scene.show, Show::Text | Show::Picture) {
        field(ui, cx, Field::SceneTitle(place), &scene.title, words::scene_title(), 1);
    }
    if scene.show == Show::Text {
        field(ui, cx, Field::SceneText(place), &scene.text, words::scene_text(), 3);
    }
    field(ui, cx, Field::SceneNotes(place), &scene.notes, words::stage_notes(), 1);
    ui.add_space(8.0);
}

/// Every format, as a button that says what it is good for.
pub fn export_ui(ui: &mut Ui, cx: &mut Cx<'_>, dark: &mut bool, width: &mut u32) -> bool {
    let mut open = true;
    let shade = if *dark { Shade::Dark } else { Shade::Light };
    let mut run = |cx: &mut Cx<'_>, format, view| {
        cx.push(Intent::Export(format, Options { view, shade, width: *width }));
        open = false;
    };
    let formats = [
        (Format::Pptx, words::export_pptx()),
        (Format::Pdf, words::export_pdf()),
        (Format::Html, words::export_html()),
        (Format::Xlsx, words::export_xlsx()),
        (Format::Csv, words::export_csv()),
        (Format::Markdown, words::export_markdown()),
        (Format::Json, words::export_json()),
    ];
    for (format, label) in formats {
        let button = egui::Button::new(label).min_size(vec2(ui.available_width(), size::ROW));
        let button = ui.add(button);
        take_keyboard(cx, &button);
        if button.clicked() {
            run(cx, format, View::Board);
        }
    }
    ui.add_space(6.0);
    widgets::heading(ui, words::export_pictures());
    let views = [(View::Board, words::the_board()), (View::Chart, words::coverage_by_tier())];
    for (view, label) in views {
        ui.horizontal(|ui| {
            ui.label(label);
            for format in [Format::Svg, Format::Png] {
                let name = words::picture_of(label, format.ending());
                let button = ui.button(format.ending().to_uppercase());
                button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
                if button.clicked() {
                    run(cx, format, view);
                }
            }
        });
    }
    scene_pictures_ui(ui, cx, &mut run);
    ui.add_space(6.0);
    ui.checkbox(dark, words::export_dark());
    ui.horizontal(|ui| {
        let label = ui.label(words::export_width());
        let value = egui::DragValue::new(width).range(320..=WIDEST).suffix(words::pixels());
        ui.add(value).labelled_by(label.id);
    });
    open
}

/// A picture of one scene.
fn scene_pictures_ui(ui: &mut Ui, cx: &mut Cx<'_>, run: &mut dyn FnMut(&mut Cx<'_>, Format, View)) {
    for format in [Format::Svg, Format::Png] {
        let label = words::picture_of(words::one_scene(), format.ending());
        ui.menu_button(label, |ui| {
            let evaluated = cx.session.evaluated();
            let compared = cx.view.compared.clone();
            let source = deck::Source {
                compared: compared.as_deref(),
                ..deck::Source::new(&evaluated, Shade::Light)
            };
            let names: Vec<String> = deck::shown(&source).iter().map(deck::name).collect();
            for (place, name) in names.into_iter().enumerate() {
                if ui.button(name).clicked() {
                    run(cx, format, View::Number(place + 1));
                    ui.close();
                }
            }
        });
    }
}

/// What would become of each row; nothing is placed before it is confirmed.
pub fn import_ui(ui: &mut Ui, cx: &mut Cx<'_>, import: &mut Import) -> bool {
    let mut open = true;
    let ready = import.rows.iter().filter(|row| matches!(row.fate, Fate::Ready(_))).count();
    widgets::soft(ui, &told::summary(import));
    ui.add_space(4.0);
    let rows: Vec<usize> = (0..import.rows.len())
        .filter(|n| import.rows.get(*n).is_some_and(|row| row.fate != Fate::Blank))
        .collect();
    let room = (ui.available_height() - 52.0).max(80.0);
    ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show_rows(
        ui,
        size::ROW,
        rows.len(),
        |ui, shown| {
            Grid::new("import").num_columns(2).striped(true).min_row_height(size::ROW).show(
                ui,
                |ui| {
                    for number in rows.get(shown).unwrap_or_default() {
                        let Some(row) = import.rows.get_mut(*number) else { continue };
                        if let Some(resolved) = row_ui(ui, cx.session, row) {
                            *row = resolved;
                        }
                        ui.end_row();
                    }
                },
            );
        },
    );
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        let place = egui::Button::new(words::place_import(ready));
        let place = ui.add_enabled(ready > 0, place);
        if place.clicked() {
            cx.push(Intent::PlaceImport(import.touchpoints()));
            open = false;
        }
        let cancel = ui.button(words::cancel());
        take_keyboard(cx, if ready > 0 { &place } else { &cancel });
        if cancel.clicked() {
            open = false;
        }
    });
    open
}

/// One row and its fate; gives the row anew where a question has been answered.
fn row_ui(ui: &mut Ui, session: &Session, row: &Row) -> Option<Row> {
    let tokens = widgets::tokens(ui);
    let pack = session.pack();
    ui.label(words::sheet_line(row.line));
    let mut answer = None;
    let room = ui.available_width();
    ui.horizontal(|ui| {
        ui.set_min_width(room);
        match &row.fate {
            Fate::Ready(touchpoint) => {
                ui.label(told::ready(pack, touchpoint));
                let yields = told::yields(session.engine(), touchpoint);
                let font = theme::regular(size::SMALL);
                let yields = egui::RichText::new(yields).font(font).color(tokens.soft);
                ui.add(egui::Label::new(yields).truncate());
            }
            Fate::Ask { touchpoint, kind, platform } => {
                ui.label(egui::RichText::new(told::ask(touchpoint)).color(tokens.warn));
                let id = ("kind", row.line);
                if let Some(unknown) = kind
                    && let Some(found) = choose_ui(
                        ui,
                        id,
                        &told::instead_of(&unknown.value),
                        &unknown.nearest,
                        |id| pack.kind(id).map_or(id.as_str(), |k| text::of(&k.name)).to_owned(),
                    )
                {
                    let found: KindId = found;
                    answer = Some(row.resolve(Some(found), None, pack));
                }
                let id = ("platform", row.line);
                if let Some(unknown) = platform
                    && let Some(found) = choose_ui(
                        ui,
                        id,
                        &told::instead_of_platform(pack, touchpoint, &unknown.value),
                        &unknown.nearest,
                        |id| {
                            pack.platform(id).map_or(id.as_str(), |p| text::of(&p.name)).to_owned()
                        },
                    )
                {
                    let found: PlatformId = found;
                    answer = Some(row.resolve(None, Some(found), pack));
                }
            }
            Fate::Refused(reason) => {
                ui.label(egui::RichText::new(told::refused(reason)).color(tokens.danger));
            }
            Fate::Blank => {}
        }
    });
    answer
}

/// The nearest matches for a word that the pack does not know.
fn choose_ui<Id: Clone>(
    ui: &mut Ui,
    id: (&str, usize),
    label: &str,
    nearest: &[Id],
    name: impl Fn(&Id) -> String,
) -> Option<Id> {
    let mut chosen = None;
    let shown = ComboBox::from_id_salt(id).selected_text(label).show_ui(ui, |ui| {
        for id in nearest {
            if ui.selectable_label(false, name(id)).clicked() {
                chosen = Some(id.clone());
            }
        }
    });
    shown.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, label));
    chosen
}

/// The four steps of the tour.
pub fn tour_ui(ui: &mut Ui, cx: &mut Cx<'_>, step: usize) -> bool {
    let steps = words::tour();
    let Some((head, text)) = steps.get(step) else { return false };
    ui.label(egui::RichText::new(*head).font(theme::bold(size::TITLE)));
    ui.label(*text);
    ui.add_space(8.0);
    let mut open = true;
    ui.horizontal(|ui| {
        let last = step + 1 == steps.len();
        let next = if last { words::tour_done() } else { words::tour_next() };
        let button = ui.button(next);
        take_keyboard(cx, &button);
        if button.clicked() {
            if last {
                open = false;
            } else {
                cx.push(Intent::Show(Overlay::Tour(step + 1)));
            }
        }
        if !last && ui.button(words::tour_skip()).clicked() {
            open = false;
        }
        widgets::soft(ui, &text::window::of_total(step + 1, steps.len()));
    });
    open
}
