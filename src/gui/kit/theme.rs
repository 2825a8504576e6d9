//! The look of the window: colours from the theme files, sizes, fonts, and egui's style made from
//! them. The only place in the window with raw colours, and with the sizes that panels share.

use std::sync::{Arc, OnceLock};

use egui::style::{HandleShape, ScrollStyle, Selection, WidgetVisuals};
use egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Shadow,
    Stroke, Style, TextStyle, Theme, Vec2, Visuals, vec2,
};

use crate::export::fonts::{BOLD, REGULAR};
use crate::report::look::{Colour, Look, Palette, Shade};

/// The colours of one theme by role, as egui's type.
pub type Tokens = Palette<Color32>;

/// Sizes, in points.
pub mod size {
    /// Body text.
    pub const BODY: f32 = 13.5;
    /// The figures that matter.
    pub const HERO: f32 = 29.0;
    /// Secondary text.
    pub const SMALL: f32 = 12.0;
    /// Chips and table cells.
    pub const CHIP: f32 = 12.0;
    /// Section headings.
    pub const SECTION: f32 = 11.5;
    /// Titles of panels and columns.
    pub const TITLE: f32 = 16.5;
    /// Gap between boxes.
    pub const GAP: f32 = 12.0;
    /// Inner margin of boxes.
    pub const PAD: f32 = 14.0;
    /// Corners of boxes and columns.
    pub const BOX_CORNER: u8 = 14;
    /// Corners of lanes.
    pub const LANE_CORNER: u8 = 10;
    /// Corners of cards.
    pub const CARD_CORNER: u8 = 9;
    /// Corners of buttons and rows.
    pub const CORNER: u8 = 8;
    /// Height of the bar on top.
    pub const TOP: f32 = 52.0;
    /// From this width, the bar on top shows the most used commands too.
    pub const ROOMY: f32 = 1500.0;
    /// From this width, the panels are wider.
    pub const WIDE: f32 = 1400.0;
    /// Below this width, only one panel is shown beside the board.
    pub const NARROW: f32 = 1120.0;
    /// Below this width, the bar on top shows only menus.
    pub const TIGHT: f32 = 950.0;
    /// The smallest size of a window in which the board is usable.
    pub const SMALLEST: egui::Vec2 = egui::vec2(850.0, 470.0);
    /// The height at which the evidence shows all platforms.
    pub const EVIDENCE: f32 = 264.0;
    /// Height of the status line.
    pub const STATUS: f32 = 30.0;
    /// Height of buttons, fields and rows.
    pub const ROW: f32 = 30.0;
    /// Small icons.
    pub const ICON: f32 = 16.0;
    /// The square behind a touchpoint's icon.
    pub const TILE: f32 = 22.0;
}

static TOKENS: OnceLock<[Tokens; 2]> = OnceLock::new();

/// A theme colour as egui's type.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the one place for colours")]
pub fn colour(colour: Colour) -> Color32 {
    Color32::from_rgba_unmultiplied(colour.r, colour.g, colour.b, colour.a)
}

fn both() -> &'static [Tokens; 2] {
    TOKENS.get_or_init(|| [Shade::Light, Shade::Dark].map(|shade| Look::of(shade).map(colour)))
}

/// The colours in use, dark or light.
#[must_use]
pub fn tokens(visuals: &Visuals) -> &'static Tokens {
    let [light, dark] = both();
    if visuals.dark_mode { dark } else { light }
}

/// The family of bold text; the rarer Chinese characters in it stay regular.
#[must_use]
pub fn bold_family() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// Regular text of a size from [`size`].
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the one place for fonts")]
pub fn regular(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// Bold text of a size from [`size`].
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the one place for fonts")]
pub fn bold(size: f32) -> FontId {
    FontId::new(size, bold_family())
}

/// Puts fonts, both themes and image loaders into a context, once, before its first frame.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts());
    egui_extras::install_image_loaders(ctx);
    let [light, dark] = both();
    ctx.set_style_of(Theme::Light, style(light, Visuals::light()));
    ctx.set_style_of(Theme::Dark, style(dark, Visuals::dark()));
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let (regular, bold) = ("noto-regular".to_owned(), "noto-bold".to_owned());
    fonts.font_data.insert(regular.clone(), Arc::new(FontData::from_static(REGULAR)));
    fonts.font_data.insert(bold.clone(), Arc::new(FontData::from_static(BOLD)));
    let proportional = fonts.families.entry(FontFamily::Proportional).or_default();
    proportional.insert(0, regular.clone());
    let mut heavy = proportional.clone();
    heavy.insert(0, bold);
    fonts.families.insert(bold_family(), heavy);
    fonts.families.entry(FontFamily::Monospace).or_default().push(regular);
    fonts
}

fn style(tokens: &Tokens, visuals: Visuals) -> Style {
    let mut style = Style { visuals: colours(tokens, visuals), ..Style::default() };
    style.text_styles = [
        (TextStyle::Small, regular(size::SMALL)),
        (TextStyle::Body, regular(size::BODY)),
        (TextStyle::Button, regular(size::BODY)),
        (TextStyle::Heading, bold(size::TITLE)),
        (TextStyle::Monospace, regular(size::BODY)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 6.0);
    spacing.button_padding = vec2(10.0, 5.0);
    spacing.interact_size = vec2(32.0, size::ROW);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(16);
    spacing.tooltip_width = 340.0;
    // Scroll bars get their own space, so that nothing is hidden under them.
    spacing.scroll = ScrollStyle { floating_allocated_width: 7.0, ..ScrollStyle::floating() };
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.25;
    style.animation_time = 0.08;
    style
}

fn colours(tokens: &Tokens, mut visuals: Visuals) -> Visuals {
    let corner = CornerRadius::same(size::CORNER);
    let widget = |fill: Color32, line: Color32, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, line),
        corner_radius: corner,
        fg_stroke: Stroke::new(1.0, text),
        expansion: 0.0,
    };
    visuals.widgets.noninteractive = widget(tokens.panel, tokens.line, tokens.ink);
    visuals.widgets.inactive = widget(tokens.card, tokens.line, tokens.ink);
    visuals.widgets.hovered = widget(tokens.accent_bg, tokens.line_strong, tokens.ink);
    visuals.widgets.active = widget(tokens.accent_bg, tokens.accent, tokens.ink);
    visuals.widgets.open = widget(tokens.accent_bg, tokens.line_strong, tokens.ink);
    visuals.selection =
        Selection { bg_fill: tokens.accent_bg, stroke: Stroke::new(1.5, tokens.accent) };
    visuals.hyperlink_color = tokens.accent;
    visuals.weak_text_color = Some(tokens.soft);
    visuals.faint_bg_color = tokens.lane;
    visuals.extreme_bg_color = tokens.card;
    visuals.text_edit_bg_color = Some(tokens.card);
    visuals.code_bg_color = tokens.lane;
    visuals.warn_fg_color = tokens.warn;
    visuals.error_fg_color = tokens.danger;
    visuals.window_corner_radius = CornerRadius::same(size::BOX_CORNER);
    visuals.menu_corner_radius = CornerRadius::same(size::LANE_CORNER);
    visuals.window_fill = tokens.panel;
    visuals.window_stroke = Stroke::new(1.0, tokens.line);
    visuals.panel_fill = tokens.panel;
    let shadow = Shadow { offset: [0, 8], blur: 24, spread: 0, color: tokens.shadow };
    visuals.window_shadow = shadow;
    visuals.popup_shadow = shadow;
    visuals.handle_shape = HandleShape::Circle;
    // A blinking cursor would repaint for as long as a field has focus.
    visuals.text_cursor.blink = false;
    visuals.disabled_alpha = 0.5;
    visuals
}

/// The smallest size of the window, in points.
pub const LEAST_WINDOW: Vec2 = vec2(960.0, 600.0);
/// The size of the window at its first start, in points.
pub const FIRST_WINDOW: Vec2 = vec2(1440.0, 900.0);
