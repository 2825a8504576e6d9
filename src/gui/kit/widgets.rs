//! Tierboard's own widgets: switches, icon buttons, boxes, headings.

use egui::accesskit::Toggled;
use egui::{
    Color32, CornerRadius, Frame, Image, ImageSource, Margin, Pos2, Rect, Response, Role, Sense,
    Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::theme::{self, Tokens, size};
use super::{icons, lines};

/// The theme's colours, from anywhere in the window.
#[must_use]
pub fn tokens(ui: &Ui) -> &'static Tokens {
    theme::tokens(ui.visuals())
}

/// The square with a touchpoint's icon.
pub fn paint_tile(ui: &Ui, rect: Rect, icon: ImageSource<'static>) {
    let tokens = tokens(ui);
    ui.painter().rect_filled(rect, CornerRadius::same(6), tokens.icon_bg);
    let inner = Rect::from_center_size(rect.center(), Vec2::splat(size::ICON));
    Image::new(icon).tint(tokens.icon).paint_at(ui, inner);
}

/// A ring around the widget that has the keyboard focus.
pub fn paint_focus(ui: &Ui, rect: Rect, corner: u8) {
    let stroke = Stroke::new(2.0, tokens(ui).accent);
    let corner = CornerRadius::same(corner.saturating_add(2));
    ui.painter().rect_stroke(rect.expand(1.0), corner, stroke, StrokeKind::Outside);
}

/// A button that shows only an icon; `name` is its hover text and its name for screen readers.
pub fn icon_button(ui: &mut Ui, icon: ImageSource<'static>, name: &str, enabled: bool) -> Response {
    let tint = if enabled { tokens(ui).icon } else { tokens(ui).faint };
    let image = icons::image(icon, size::ICON, tint);
    let button = egui::Button::image(image).min_size(vec2(size::ROW + 6.0, size::ROW));
    let response = ui.add_enabled(enabled, button);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    if response.has_focus() {
        paint_focus(ui, response.rect, size::CORNER);
    }
    response.on_hover_text(name).on_disabled_hover_text(name)
}

/// An icon button for something that is shown or not.
pub fn icon_toggle(ui: &mut Ui, icon: ImageSource<'static>, name: &str, on: bool) -> Response {
    let tokens = tokens(ui);
    let image = icons::image(icon, size::ICON, if on { tokens.accent } else { tokens.icon });
    let button = egui::Button::image(image).min_size(vec2(size::ROW + 6.0, size::ROW)).selected(on);
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, name));
    if response.has_focus() {
        paint_focus(ui, response.rect, size::CORNER);
    }
    response.on_hover_text(name)
}

/// Where a switch stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toggle {
    /// Off.
    Off,
    /// On.
    On,
    /// On for some of those that it is for.
    Mixed,
}

impl From<bool> for Toggle {
    fn from(on: bool) -> Self {
        if on { Self::On } else { Self::Off }
    }
}

impl Toggle {
    /// The switch of several, by how many of them it is on for.
    #[must_use]
    pub fn of(on: usize, all: usize) -> Self {
        if on > 0 && on < all { Self::Mixed } else { (on > 0).into() }
    }
}

/// A labelled on-off switch over the whole width. Returns whether it was flipped.
pub fn switch(ui: &mut Ui, state: impl Into<Toggle>, label: &str, hint: &str) -> bool {
    let tokens = tokens(ui);
    let state = state.into();
    let on = state == Toggle::On;
    let width = ui.available_width();
    let wrap = width - 48.0;
    let font = theme::regular(size::BODY);
    let kept = lines::kept(ui, label, &font, wrap).into_owned();
    let text = ui.painter().layout(kept, font, tokens.ink, wrap);
    let height = (text.size().y + 12.0).max(size::ROW);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Switch, true, on, label));
    if state == Toggle::Mixed {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_toggled(Toggled::Mixed));
    }
    let top = rect.center().y - text.size().y / 2.0;
    ui.painter().galley(pos2(rect.left(), top), text, tokens.ink);
    let track =
        Rect::from_center_size(pos2(rect.right() - 18.0, rect.center().y), vec2(34.0, 18.0));
    let mixed = state == Toggle::Mixed;
    let how_on = if mixed { 0.5 } else { ui.ctx().animate_bool_responsive(response.id, on) };
    let fill = tokens.switch_off.lerp_to_gamma(tokens.open, how_on);
    ui.painter().rect_filled(track, CornerRadius::same(9), fill);
    let knob = pos2(egui::lerp(track.left() + 9.0..=track.right() - 9.0, how_on), track.center().y);
    ui.painter().circle_filled(knob, 7.0, tokens.knob);
    if mixed {
        // A dash, as in a checkbox for several things.
        let dash = knob.x - 3.0..=knob.x + 3.0;
        ui.painter().hline(dash, knob.y, Stroke::new(2.0, tokens.soft));
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, tokens.line));
    if response.has_focus() {
        paint_focus(ui, rect, size::CORNER);
    } else if response.hovered() {
        let around = track.expand(2.0);
        let stroke = Stroke::new(1.0, tokens.line_strong);
        ui.painter().rect_stroke(around, CornerRadius::same(11), stroke, StrokeKind::Inside);
    }
    let clicked = response.clicked();
    if !hint.is_empty() {
        response.on_hover_text(hint);
    }
    clicked
}

/// A checkbox whose frame can be seen while it is not ticked.
pub fn checkbox(ui: &mut Ui, on: &mut bool, label: impl Into<egui::WidgetText>) -> Response {
    tick(ui, egui::Checkbox::new(on, label.into()))
}

/// The same, from egui's own.
pub fn tick(ui: &mut Ui, checkbox: egui::Checkbox<'_>) -> Response {
    ui.scope(|ui| {
        let line = Stroke::new(1.5, tokens(ui).line_strong);
        ui.visuals_mut().widgets.inactive.bg_stroke = line;
        ui.add(checkbox)
    })
    .inner
}

/// A small heading in capitals.
pub fn section(ui: &mut Ui, text: &str) {
    let tokens = tokens(ui);
    ui.add_space(6.0);
    let text = egui::RichText::new(text.to_uppercase())
        .font(theme::bold(size::SECTION))
        .extra_letter_spacing(0.6)
        .color(tokens.soft);
    ui.label(text);
}

/// A heading within a panel.
pub fn heading(ui: &mut Ui, text: &str) -> Response {
    let ink = tokens(ui).ink;
    ui.label(egui::RichText::new(text).font(theme::bold(size::BODY)).color(ink))
}

/// Secondary text.
pub fn soft(ui: &mut Ui, text: &str) -> Response {
    let (soft, font) = (tokens(ui).soft, theme::regular(size::SMALL));
    // In a row, text does not wrap.
    let wraps = ui.layout().is_vertical();
    let kept = wraps.then(|| lines::kept(ui, text, &font, ui.available_width()));
    let shown = kept.as_deref().unwrap_or(text);
    let label = ui.label(egui::RichText::new(shown).font(font).color(soft));
    if shown != text {
        // Screen readers get the text without the breaks.
        label.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    }
    label
}

/// The frame of a box below the board.
pub fn boxed(ui: &Ui) -> Frame {
    let tokens = tokens(ui);
    Frame::new()
        .fill(tokens.panel)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(CornerRadius::same(size::BOX_CORNER))
        .inner_margin(Margin::symmetric(14, 11))
}

/// Paints a dashed line around what is only supposed: a drop, a hypothesis.
pub fn dashed(ui: &Ui, rect: Rect, corner: u8, colour: Color32) {
    let rect = rect.shrink(1.0);
    let radius = f32::from(corner);
    let mut path: Vec<Pos2> = Vec::new();
    let corners = [
        (pos2(rect.right() - radius, rect.top() + radius), -0.25),
        (pos2(rect.right() - radius, rect.bottom() - radius), 0.0),
        (pos2(rect.left() + radius, rect.bottom() - radius), 0.25),
        (pos2(rect.left() + radius, rect.top() + radius), 0.5),
    ];
    for (centre, start) in corners {
        for step in 0..=6_u8 {
            let angle = std::f32::consts::TAU * (start + f32::from(step) / 24.0);
            path.push(centre + radius * vec2(angle.cos(), angle.sin()));
        }
    }
    path.extend(path.first().copied());
    let stroke = Stroke::new(2.0, colour);
    ui.painter().extend(egui::Shape::dashed_line(&path, stroke, 6.0, 4.0));
}

/// Paints the dashed cell of an assumption.
pub fn paint_assumed(ui: &Ui, rect: Rect) {
    let tokens = tokens(ui);
    ui.painter().rect_filled(rect, CornerRadius::same(6), tokens.key_bg);
    let inner = rect.shrink(0.5);
    let corners = [
        inner.left_top(),
        inner.right_top(),
        inner.right_bottom(),
        inner.left_bottom(),
        inner.left_top(),
    ];
    let line = Stroke::new(1.0, tokens.key_line);
    ui.painter().extend(egui::Shape::dashed_line(&corners, line, 3.0, 2.5));
}

/// Draws a field whose value is assumed, with its sign before it.
pub fn assumption<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let (rect, _) = ui.allocate_exact_size(vec2(18.0, size::ROW), Sense::hover());
        super::signs::paint_waves(ui.painter(), rect.center(), tokens(ui).key);
        add(ui)
    })
    .inner
}

/// A block over the available width, with a coloured line at its left.
pub fn marked<R>(ui: &mut Ui, colour: Color32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let margin = Margin { left: 11, right: 2, top: 1, bottom: 2 };
    let shown = Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        add(ui)
    });
    let rect = shown.response.rect;
    let line = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
    ui.painter().rect_filled(line, CornerRadius::same(1), colour);
    shown.inner
}
