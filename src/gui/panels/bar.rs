//! The bar on top, and the bar that offers work which a crash left behind.

use std::path::Path;

use egui::{Align, Id, Layout, Rect, Sense, Ui, Vec2, pos2, vec2};

use super::{menus, switch};
use crate::editor::event::{Notice, Source};
use crate::editor::{Command, Event};
use crate::gui::command::label;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::fields::{Field, Shape, field_ui};
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::width::Width;
use crate::gui::kit::{icons, widgets};
use crate::gui::page::Page;
use crate::model::pack::Tier;
use crate::report::comparison;
use crate::text::lang::{self, Lang};
use crate::text::{self, sentences, words};

/// Draws the bar on top: logo, title, whether the plan is saved, undo and redo, menus, rules.
pub fn top_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    ui.horizontal_centered(|ui| {
        logo_ui(ui);
        title_ui(ui, cx);
        for (command, icon) in [(Command::Undo, icons::undo()), (Command::Redo, icons::redo())] {
            let enabled = cx.can(command);
            let name = label(cx.editor, command);
            if widgets::icon_button(ui, icon, &name, enabled).clicked() {
                cx.push(Intent::Run(command));
            }
        }
        menus::bar_ui(ui, cx);
        let right = wish(ui, cx);
        switch::switch_ui(ui, cx, right);
        right_ui(ui, cx);
    });
}

/// What the right half of the bar shows. Wide windows show commands here too that are otherwise in
/// menus only.
struct Right {
    /// The name of the menu of rules.
    rules: Option<String>,
    /// Commands with their labels.
    quick: Vec<(Command, &'static str)>,
    language: bool,
    panels: bool,
}

impl Right {
    /// What fits.
    fn of(ui: &Ui, cx: &Cx<'_>) -> Self {
        let width = ui.ctx().content_rect().width();
        let mut right =
            Self { rules: None, quick: Vec::new(), language: false, panels: width >= size::TIGHT };
        let present = label(cx.editor, Command::Present);
        let mut left = ui.available_width() - name_width(ui, &present) - size::ICON - size::GAP;
        if right.panels {
            left -= 3.0 * (size::ROW + size::PAD);
        }
        let mut fits = |name: &str| {
            let needed = name_width(ui, name);
            let fits = needed < left;
            left -= if fits { needed } else { 0.0 };
            fits
        };
        if right.panels {
            let whole = menus::packs_name(cx.editor);
            let names = [whole, words::rules().to_owned()];
            right.rules = names.into_iter().find(|name| fits(name));
        }
        if width >= size::ROOMY {
            right.language = fits(words::bar_language());
            let quick =
                [(Command::Export, words::export()), (Command::Compare, words::bar_compare())];
            // What is needed most often comes first; it stands last.
            right.quick = quick.into_iter().filter(|(_, label)| fits(label)).collect();
            right.quick.reverse();
        }
        right
    }
}

/// The room for all that the right half could show, with a gap before it.
fn wish(ui: &Ui, cx: &Cx<'_>) -> f32 {
    let names = [
        menus::packs_name(cx.editor),
        words::export().to_owned(),
        words::bar_compare().to_owned(),
        words::bar_language().to_owned(),
        label(cx.editor, Command::Present),
    ];
    let names: f32 = names.iter().map(|name| name_width(ui, name)).sum();
    let panels = if cx.page == Page::Board { 3.0 } else { 1.0 };
    names + size::ICON + panels * (size::ROW + size::PAD) + 5.0 * size::GAP
}

/// Draws the right half. It ends at the right edge, and is made from the left, so that it is read
/// and tabbed in that order.
fn right_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let right = Right::of(ui, cx);
    let slot = Id::unique("right-half-of-bar");
    let before: Option<f32> = ui.data(|data| data.get_temp(slot));
    let room = ui.available_width();
    ui.add_space((room - before.unwrap_or(room) - ui.spacing().item_spacing.x).max(0.0));
    let drawn = ui.horizontal_centered(|ui| {
        if let Some(name) = &right.rules {
            menus::packs_ui(ui, cx, name);
        }
        for (command, label) in &right.quick {
            quick_ui(ui, cx, *command, label);
        }
        if right.language {
            language_ui(ui, cx);
        }
        present_ui(ui, cx);
        if right.panels {
            panels_ui(ui, cx);
        }
    });
    let width = drawn.response.rect.width();
    if before.is_none_or(|before| (before - width).abs() > 0.5) {
        ui.data_mut(|data| data.insert_temp(slot, width));
        ui.ctx().request_discard("the right half of the bar has another width");
    }
}

/// Draws the logo: a bar for each tier, higher the more open it is.
fn logo_ui(ui: &mut Ui) {
    let tokens = widgets::tokens(ui);
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(22.0), Sense::hover());
    for (tier, height) in Tier::ALL.into_iter().zip([22.0, 15.0, 8.0]) {
        let left = rect.left() + 8.0 * f32::from(u8::try_from(tier.index()).unwrap_or_default());
        let bar =
            Rect::from_min_max(pos2(left, rect.bottom() - height), pos2(left + 5.0, rect.bottom()));
        ui.painter().rect_filled(bar, egui::CornerRadius::same(2), tokens.tier(tier).0);
    }
}

/// Draws the title, and whether the plan is saved. The word for that gives way to a long title; the
/// dot stays. The room for both does not depend on either, so that the menus keep their place.
fn title_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let title = cx.report.plan().title.clone();
    let window = ui.ctx().content_rect().width();
    let narrow = Width::of(ui.ctx()) == Width::Narrow;
    let room = match window {
        _ if narrow => 150.0,
        // What the menus and the right half leave.
        _ if window < size::WIDE => (window - 1064.0).clamp(130.0, 400.0),
        _ => (window * 0.5 - 592.0).clamp(130.0, 560.0),
    };
    let word = saved_width(ui);
    let needed = text_width(ui, &title, theme::bold(size::TITLE)) + size::GAP;
    let says = !narrow && needed <= room;
    let width = if says || narrow { room } else { room + word + ui.spacing().item_spacing.x };
    let shape =
        Shape { name: words::field_title(), hint: words::untitled(), rows: 1, title: true, width };
    field_ui(ui, cx, Field::Title, &title, shape);
    saved_ui(ui, cx, says.then_some(word));
}

/// Draws whether the plan is saved: a dot, and a word if there is room of this width for it.
fn saved_ui(ui: &mut Ui, cx: &Cx<'_>, room: Option<f32>) {
    let tokens = widgets::tokens(ui);
    let dirty = cx.editor.session().dirty();
    let (rect, dot) = ui.allocate_exact_size(vec2(8.0, 8.0), Sense::hover());
    let colour = if dirty { tokens.warn } else { tokens.open };
    ui.painter().circle_filled(rect.center(), 3.5, colour);
    let (word, hint) = sentences::saved(dirty, cx.editor.session().file());
    let Some(width) = room else {
        dot.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, word));
        dot.on_hover_text(hint);
        return;
    };
    let room = vec2(width, size::ROW);
    ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_width(width);
        widgets::soft(ui, word).on_hover_text(hint);
    });
}

/// The width of the longer of both words that say whether a plan is saved.
fn saved_width(ui: &Ui) -> f32 {
    let word = |dirty| sentences::saved(dirty, None).0;
    let width = |dirty| text_width(ui, word(dirty), theme::regular(size::SMALL));
    width(true).max(width(false))
}

/// Draws the button that starts the presentation.
fn present_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let tokens = widgets::tokens(ui);
    let text = egui::RichText::new(label(cx.editor, Command::Present)).color(tokens.on_primary);
    let icon = icons::image(icons::play(), size::ICON, tokens.on_primary);
    if ui.add(egui::Button::image_and_text(icon, text).fill(tokens.primary)).clicked() {
        cx.push(Intent::Run(Command::Present));
    }
}

/// The width of a button of this name, with a gap beside it.
fn name_width(ui: &Ui, name: &str) -> f32 {
    let text = text_width(ui, name, theme::regular(size::BODY));
    text + 2.0 * ui.spacing().button_padding.x + ui.spacing().item_spacing.x
}

/// The width of a line of text.
fn text_width(ui: &Ui, text: &str, font: egui::FontId) -> f32 {
    let ink = widgets::tokens(ui).ink;
    ui.painter().layout_no_wrap(text.to_owned(), font, ink).size().x
}

fn quick_ui(ui: &mut Ui, cx: &mut Cx<'_>, command: Command, label: &str) {
    if ui.button(label).clicked() {
        cx.push(Intent::Run(command));
    }
}

/// Draws the button that switches to the next language.
fn language_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let mut all = Lang::all();
    let next = all.by_ref().skip_while(|lang| *lang != lang::current()).nth(1);
    let command = Command::Language(next.or_else(|| Lang::all().next()).unwrap_or(Lang::EN));
    let name = label(cx.editor, command);
    let button = ui.button(words::bar_language());
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name.as_str()));
    if button.on_hover_text(name).clicked() {
        cx.push(Intent::Run(command));
    }
}

/// Draws the buttons that show and hide panels.
fn panels_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let settings = cx.editor.settings();
    let board = cx.page == Page::Board;
    let panels = [
        (Command::TogglePalette, icons::panel_left(), settings.palette),
        (Command::ToggleEvidence, icons::panel_bottom(), settings.evidence),
        (Command::ToggleInspector, icons::panel_right(), settings.inspector),
    ];
    // Closer to each other than to other buttons.
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        // Other pages have no panels but the one at their right.
        let all = panels.into_iter().filter(|(one, ..)| board || *one == Command::ToggleInspector);
        for (command, icon, on) in all {
            if widgets::icon_toggle(ui, icon, &label(cx.editor, command), on).clicked() {
                cx.push(Intent::Run(command));
            }
        }
    });
}

/// Offers the last plan, during whose opening the program has ended.
pub fn suspect_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Some(file) = cx.editor.suspect().map(Path::to_owned) else { return };
    ui.horizontal_centered(|ui| {
        let tint = widgets::tokens(ui).warn;
        ui.add(icons::image(icons::warning(), size::ICON, tint));
        ui.label(words::ended_while_opening(sentences::file_name(&file)));
        if ui.button(words::open_anyway()).clicked() {
            cx.open(Source::File(file));
        }
        if ui.button(words::close()).clicked() {
            cx.push(Intent::Send(Event::ForgetSuspect));
        }
    });
}

/// Says what the plan is compared with, and ends the comparison.
pub fn compared_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Some(compared) = cx.editor.compared().cloned() else { return };
    ui.horizontal_centered(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.button(words::end_comparison()).clicked() {
                cx.push(Intent::Run(Command::EndComparison));
            }
            if ui.button(words::differences()).clicked() {
                let title = words::compared_with(text::title(&compared.before.plan));
                let lines = comparison::all_lines(&compared);
                cx.push(Intent::Show(Notice::Compared { title, lines }));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let with = words::compared_with(text::title(&compared.before.plan));
                let said = [with, comparison::summary(&compared)].join("  ·  ");
                ui.add(egui::Label::new(said).truncate());
            });
        });
    });
}

/// Offers the work that a crash left behind.
pub fn recovery_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Some(orphan) = cx.editor.orphans().first().cloned() else { return };
    ui.horizontal_centered(|ui| {
        let tint = widgets::tokens(ui).warn;
        ui.add(icons::image(icons::warning(), size::ICON, tint));
        ui.label(sentences::recovered(orphan.of.as_ref().map(|own| own.file.as_path())));
        if ui.button(words::recover()).clicked() {
            cx.open(Source::Orphan(orphan.clone()));
        }
        if ui.button(words::discard()).clicked() {
            cx.push(Intent::Send(Event::Discard(orphan)));
        }
    });
}
