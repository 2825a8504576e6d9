//! The bar on top and the status line at the bottom.

use egui::{Align, Layout, Rect, Sense, Ui, Vec2, pos2, vec2};

use super::command::Command;
use super::fields::{Shape, field_ui};
use super::room::Room;
use super::theme::{self, size};
use super::view::{Cx, Field, Intent, Source};
use super::{icons, menus, widgets};
use crate::model::pack::Tier;
use crate::text::lang::{self, Lang};
use crate::text::{self, window as words};

/// The bar on top: mark, title, whether it is saved, undo and redo, menus, rules.
pub fn top_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    ui.horizontal_centered(|ui| {
        mark_ui(ui);
        title_ui(ui, cx);
        saved_ui(ui, cx);
        for (command, icon) in [(Command::Undo, icons::undo()), (Command::Redo, icons::redo())] {
            let enabled = command.enabled(cx.session);
            let name = menus::label(cx, command);
            if widgets::icon_button(ui, icon, &name, enabled).clicked() {
                cx.push(Intent::Run(command));
            }
        }
        menus::bar_ui(ui, cx);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            // Menus and keys do the same; where there is room, nobody has to look for them.
            let width = ui.ctx().content_rect().width();
            if width >= size::TIGHT {
                panels_ui(ui, cx);
            }
            present_ui(ui, cx);
            if width >= size::ROOMY {
                language_ui(ui, cx);
                quick_ui(ui, cx, Command::Export, words::export());
                quick_ui(ui, cx, Command::Compare, words::bar_compare());
            }
            if width >= size::TIGHT {
                menus::packs_ui(ui, cx);
            }
        });
    });
}

/// Three bars, as high as the tiers are open.
fn mark_ui(ui: &mut Ui) {
    let tokens = widgets::tokens(ui);
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(22.0), Sense::hover());
    for (tier, height) in Tier::ALL.into_iter().zip([22.0, 15.0, 8.0]) {
        let left = rect.left() + 8.0 * f32::from(u8::try_from(tier.index()).unwrap_or_default());
        let bar =
            Rect::from_min_max(pos2(left, rect.bottom() - height), pos2(left + 5.0, rect.bottom()));
        ui.painter().rect_filled(bar, egui::CornerRadius::same(2), tokens.tier(tier).0);
    }
}

fn title_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let title = cx.session.plan().title.clone();
    let shown = if title.is_empty() { text::untitled() } else { &title };
    let galley = ui.painter().layout_no_wrap(
        shown.chars().take(80).collect(),
        theme::bold(size::TITLE),
        widgets::tokens(ui).ink,
    );
    let most = match Room::of(ui.ctx()) {
        Room::Narrow => 150.0,
        _ => (ui.available_width() * 0.34).max(160.0),
    };
    let width = (galley.size().x + 22.0).clamp(140.0, most);
    let shape =
        Shape { name: words::field_title(), hint: text::untitled(), rows: 1, title: true, width };
    field_ui(ui, cx, Field::Title, &title, shape);
}

fn saved_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let tokens = widgets::tokens(ui);
    let dirty = cx.session.dirty();
    let (rect, dot) = ui.allocate_exact_size(vec2(8.0, 8.0), Sense::hover());
    let colour = if dirty { tokens.warn } else { tokens.open };
    ui.painter().circle_filled(rect.center(), 3.5, colour);
    let (word, hint) = words::saved(dirty, cx.session.file.as_deref());
    if Room::of(ui.ctx()) == Room::Narrow {
        dot.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, word));
        dot.on_hover_text(hint);
    } else {
        widgets::soft(ui, word).on_hover_text(hint);
    }
}

/// The way onto the stage.
fn present_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let tokens = widgets::tokens(ui);
    let text = egui::RichText::new(Command::Present.label()).color(tokens.on_primary);
    let icon = icons::image(icons::play(), size::ICON, tokens.on_primary);
    if ui.add(egui::Button::image_and_text(icon, text).fill(tokens.primary)).clicked() {
        cx.push(Intent::Run(Command::Present));
    }
}

fn quick_ui(ui: &mut Ui, cx: &mut Cx<'_>, command: Command, label: &str) {
    if ui.button(label).clicked() {
        cx.push(Intent::Run(command));
    }
}

/// From one language to the other.
fn language_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let other = match lang::current() {
        Lang::En => Command::Chinese,
        Lang::Zh => Command::English,
    };
    let button = ui.button(words::bar_language());
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, other.label()));
    if button.on_hover_text(other.label()).clicked() {
        cx.push(Intent::Run(other));
    }
}

/// Which panels are open.
fn panels_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let panels = [
        (Command::ToggleInspector, icons::panel_right()),
        (Command::ToggleEvidence, icons::panel_bottom()),
        (Command::TogglePalette, icons::panel_left()),
    ];
    // They belong together; what stands beside them keeps its distance.
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for (command, icon) in panels {
            if widgets::icon_button(ui, icon, command.label(), true).clicked() {
                cx.push(Intent::Run(command));
            }
        }
    });
}

/// The status line: what has just happened, and how much the plan reaches.
pub fn status_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    ui.horizontal_centered(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some(busy) = cx.view.busy.clone() {
                if ui.button(words::cancel()).clicked() {
                    cx.push(Intent::GiveUp);
                }
                ui.add(egui::ProgressBar::new(0.5).desired_width(90.0).animate(true));
                widgets::soft(ui, &busy);
                ui.add_space(8.0);
            }
            let commands = Command::CommandPalette;
            let key = commands.shortcuts().first().map(|s| ui.ctx().format_shortcut(s));
            let hint = words::commands_hint(&key.unwrap_or_default());
            let text = egui::RichText::new(hint).font(theme::regular(size::SMALL));
            if ui.add(egui::Button::new(text).frame(false)).clicked() {
                cx.push(Intent::Run(commands));
            }
            ui.add_space(8.0);
            let (reached, all) = cx.session.evaluation().reached();
            let count = cx.session.plan().touchpoints.len();
            widgets::soft(ui, &words::status_counts(count, reached, all));
            ui.add_space(8.0);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| said_ui(ui, cx));
        });
    });
}

/// What has just happened; screen readers read it out when it changes.
fn said_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let tokens = widgets::tokens(ui);
    let said = if cx.session.said.is_empty() { words::ready() } else { &cx.session.said };
    let text = egui::RichText::new(said).font(theme::regular(size::SMALL)).color(tokens.soft);
    let label = ui.add(egui::Label::new(text).truncate());
    ui.ctx().accesskit_node_builder(label.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
    });
}

/// Offers the work that a crash left behind.
pub fn recovery_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Some(orphan) = cx.view.orphans.first().cloned() else { return };
    ui.horizontal_centered(|ui| {
        let tint = widgets::tokens(ui).warn;
        ui.add(icons::image(icons::warning(), size::ICON, tint));
        ui.label(words::recovered(orphan.of.as_deref()));
        if ui.button(words::recover()).clicked() {
            cx.push(Intent::Open(Source::Orphan(orphan.clone())));
        }
        if ui.button(words::discard()).clicked() {
            cx.push(Intent::Discard(orphan));
        }
    });
}
