//! The switch between pages, in the middle of the bar.

use egui::{CornerRadius, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::menus;
use crate::editor::Command;
use crate::gui::command;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::gui::page::Page;
use crate::text::words;

/// The pages, in the order of the switch.
pub const PAGES: [(Page, Command); 4] = [
    (Page::Board, Command::PageBoard),
    (Page::Routes, Command::PageRoutes),
    (Page::Numbers, Command::PageNumbers),
    (Page::Roadmap, Command::PageRoadmap),
];

/// The height of the switch and of a page in it, in points.
const HEIGHT: f32 = 36.0;
const TAB: f32 = 28.0;

/// Draws the switch, in the middle of the window if that leaves so much room at the right; a menu in
/// narrow windows.
pub fn switch_ui(ui: &mut Ui, cx: &mut Cx<'_>, right: f32) {
    let window = ui.ctx().content_rect();
    if window.width() < size::WIDE {
        menu_ui(ui, cx);
        return;
    }
    let tokens = widgets::tokens(ui);
    let lay = |command: Command, font| {
        ui.painter().layout_no_wrap(name_of(command).to_owned(), font, tokens.ink)
    };
    // As wide as in bold, so that nothing moves when the page is turned.
    let wide = PAGES.map(|(_, command)| lay(command, theme::bold(size::BODY)).size().x + 26.0);
    let whole = wide.iter().sum::<f32>() + 8.0 + 4.0;
    let left = (window.center().x - whole / 2.0).min(window.right() - right - whole);
    ui.add_space((left - ui.cursor().left()).max(0.0));
    let (rect, _) = ui.allocate_exact_size(vec2(whole, HEIGHT), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(size::LANE_CORNER), tokens.icon_bg);
    let mut at = rect.min + vec2(4.0, (HEIGHT - TAB) / 2.0);
    for ((page, command), wide) in PAGES.into_iter().zip(wide) {
        let tab = Rect::from_min_size(at, vec2(wide, TAB));
        at.x += wide + 2.0;
        tab_ui(ui, cx, (page, command), tab);
    }
}

fn tab_ui(ui: &Ui, cx: &mut Cx<'_>, (page, command): (Page, Command), tab: Rect) {
    let tokens = widgets::tokens(ui);
    let response = ui.interact(tab, Id::unique(("page", command)), Sense::click());
    let (on, can) = (page == cx.page, cx.can(command));
    let name = name_of(command);
    response.widget_info(|| WidgetInfo::selected(Role::Tab, can, on, name));
    let corner = CornerRadius::same(size::CORNER);
    if on {
        let line = Stroke::new(1.0, tokens.line);
        ui.painter().rect(tab, corner, tokens.card, line, StrokeKind::Inside);
    } else if response.hovered() && can {
        ui.painter().rect_filled(tab, corner, tokens.accent_bg);
    }
    if response.has_focus() {
        widgets::paint_focus(ui, tab, size::CORNER);
    }
    let (font, ink) = match (on, can) {
        (true, _) => (theme::bold(size::BODY), tokens.ink),
        (false, true) => (theme::regular(size::BODY), tokens.soft),
        (false, false) => (theme::regular(size::BODY), tokens.faint),
    };
    ui.painter().text(tab.center(), egui::Align2::CENTER_CENTER, name, font, ink);
    if response.clicked() && can {
        cx.push(Intent::Run(command));
    }
    response.on_hover_text(command::keys(ui.ctx(), command).unwrap_or_default());
}

fn menu_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let now = PAGES.iter().find(|(page, _)| *page == cx.page);
    let name = now.map_or(words::page_rules(), |(_, command)| name_of(*command));
    ui.menu_button(words::page_menu(name), |ui| {
        for (_, command) in PAGES {
            menus::command_button(ui, cx, command);
        }
    });
}

fn name_of(command: Command) -> &'static str {
    command::entry(command).map_or("", command::Entry::name)
}
