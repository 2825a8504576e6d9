//! The layout of the window: the bar on top, the palette, the page, the inspector, the evidence,
//! the status line.

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use super::intent::Cx;
use super::kit::theme::size;
use super::kit::widgets;
use super::kit::width::Width;
use super::page::Page;
use super::pages::Pages;
use super::panels::{Panels, bar, evidence, inspector, lens, status};

/// Draws the page and all panels around it; `busy` says what is being read or written, if it
/// takes long.
pub fn window_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    pages: &mut Pages,
    panels: &mut Panels,
    busy: Option<&str>,
) {
    let tokens = widgets::tokens(ui);
    let frame = Frame::new().fill(tokens.panel).inner_margin(Margin::symmetric(16, 0));
    Panel::top("top").exact_size(size::TOP).frame(frame).show(ui, |ui| bar::top_ui(ui, cx));
    if !cx.editor.orphans().is_empty() {
        let warn = frame.fill(tokens.chip_locked_bg);
        let panel = Panel::top("recovery").exact_size(44.0).frame(warn);
        panel.show(ui, |ui| bar::recovery_ui(ui, cx));
    }
    if cx.editor.suspect().is_some() {
        let warn = frame.fill(tokens.chip_locked_bg);
        let panel = Panel::top("suspect").exact_size(44.0).frame(warn);
        panel.show(ui, |ui| bar::suspect_ui(ui, cx));
    }
    if cx.editor.compared().is_some() {
        let panel = Panel::top("compared").exact_size(40.0).frame(frame.fill(tokens.accent_bg));
        panel.show(ui, |ui| bar::compared_ui(ui, cx));
    }
    if cx.page == Page::Rules || lens::is_shown(cx) {
        let panel = Panel::top("lens").exact_size(48.0).frame(frame.fill(tokens.accent_bg));
        panel.show(ui, |ui| lens::lens_ui(ui, cx));
    }
    let line = Panel::bottom("status").exact_size(size::STATUS).frame(frame);
    line.show(ui, |ui| status::status_ui(ui, cx, busy));
    match cx.page {
        Page::Board => board_ui(ui, cx, pages, panels),
        Page::Rules => {
            CentralPanel::no_frame().show(ui, |ui| pages.ui(ui, cx));
        }
        Page::Routes | Page::Numbers | Page::Roadmap => {
            side_ui(ui, cx, pages);
            let margin = Margin { left: 16, right: 12, top: 10, bottom: 12 };
            let frame = Frame::new().inner_margin(margin);
            CentralPanel::no_frame().frame(frame).show(ui, |ui| pages.ui(ui, cx));
        }
    }
}

/// Draws what stands at the right of a page that is not the board.
fn side_ui(ui: &mut Ui, cx: &mut Cx<'_>, pages: &mut Pages) {
    if !pages.has_side(cx) {
        return;
    }
    let frame = Frame::new().fill(widgets::tokens(ui).panel);
    let frame = frame.inner_margin(Margin::symmetric(14, 12));
    let width = Width::of(ui.ctx());
    let wide = match width {
        Width::Narrow => 260.0,
        Width::Usual => 290.0,
        Width::Wide => 334.0,
    };
    let panel = Panel::right(("side", width)).default_size(wide).size_range(240.0..=480.0);
    panel.frame(frame).show(ui, |ui| pages.side_ui(ui, cx));
}

/// Draws the board with its panels around it.
fn board_ui(ui: &mut Ui, cx: &mut Cx<'_>, pages: &mut Pages, panels: &mut Panels) {
    sides_ui(ui, cx, panels);
    let evidence = cx.editor.settings().evidence;
    if evidence {
        let available = ui.available_height();
        // In a low window it gets more, so that the whole matrix is seen.
        let whole = (available * 0.42).min(size::EVIDENCE);
        let height = (available * 0.352).max(whole).clamp(180.0, 400.0);
        let most = (available * 0.45).clamp(150.0, 520.0);
        // A height that the user has chosen is kept for windows of about this height: it comes back
        // after a zoom, or after the window was small.
        let id = egui::Id::unique(("evidence", (available / 60.0).round().to_bits()));
        let panel = Panel::bottom(id).default_size(height).size_range(150.0..=most);
        // The window is cleared with the ground's colour: it is not painted twice.
        let frame = Frame::new().inner_margin(Margin::same(12));
        panel.frame(frame).show_separator_line(false).show(ui, |ui| evidence::evidence_ui(ui, cx));
    }
    let under = if evidence { 0 } else { 12 };
    let margin = Margin { left: 12, right: 12, top: 12, bottom: under };
    let frame = Frame::new().inner_margin(margin);
    CentralPanel::no_frame().frame(frame).show(ui, |ui| pages.ui(ui, cx));
}

/// The palette and the inspector.
fn sides_ui(ui: &mut Ui, cx: &mut Cx<'_>, panels: &mut Panels) {
    let frame = Frame::new().fill(widgets::tokens(ui).panel);
    let frame = frame.inner_margin(Margin::symmetric(12, 12));
    let width = Width::of(ui.ctx());
    let (left, right) = match width {
        // Equal, so that the board does not move when one replaces the other.
        Width::Narrow => (240.0, 240.0),
        Width::Usual => (212.0, 284.0),
        Width::Wide => (232.0, 320.0),
    };
    let selected = cx.editor.session().has_selection();
    let (palette, inspector) = width.sides(cx.editor.settings(), selected);
    // A width that the user has chosen is kept for windows of this width.
    if palette {
        let panel = Panel::left(("palette", width)).default_size(left).size_range(160.0..=320.0);
        panel.frame(frame).show(ui, |ui| panels.palette.ui(ui, cx));
    }
    if inspector {
        let panel =
            Panel::right(("inspector", width)).default_size(right).size_range(240.0..=480.0);
        panel.frame(frame).show(ui, |ui| inspector::inspector_ui(ui, cx));
    }
}
