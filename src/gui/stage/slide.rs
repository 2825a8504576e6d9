//! A slide as a screen shows it: the page, what covers it, the last message, timer and spotlight.

use std::sync::Arc;

use egui::accesskit::Live;
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align, Align2, Color32, CornerRadius, Mesh, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2,
};

use super::paint;
use crate::editor::present::Cover;
use crate::export::page::Page;
use crate::gui::kit::{theme, widgets};
use crate::text::words;

/// The width at which sizes on a slide are points.
pub const USUAL_WIDTH: f32 = 1280.0;

/// A slide.
#[derive(Clone)]
pub struct Slide {
    pub page: Arc<Page>,
    pub cover: Option<Cover>,
    pub timer: Option<String>,
    /// The spotlight, as fractions of the slide's size.
    pub spot: Option<(f32, f32)>,
    /// Whether it shows the plan as it was before the last change.
    pub before: bool,
    /// The last message, for a few seconds.
    pub said: Option<String>,
    /// How much has been recorded, if anything has.
    pub recorded: Option<String>,
}

impl Slide {
    /// Draws it into a rectangle.
    pub fn ui(&self, ui: &mut Ui, rect: Rect, pictures: &mut paint::Pictures) {
        let painter = ui.painter_at(rect);
        match self.cover {
            Some(Cover::Black) => {
                painter.rect_filled(rect, CornerRadius::ZERO, Color32::BLACK);
            }
            Some(Cover::White) => {
                painter.rect_filled(rect, CornerRadius::ZERO, Color32::WHITE);
            }
            None => {
                paint::page(&painter, rect, &self.page, pictures);
                let id = ui.scope_id().with("slide");
                let response = ui.interact(rect, id, Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(Role::Figure, true, &self.page.title));
                ui.ctx().accesskit_node_builder(response.id, |node| {
                    node.set_description(self.page.says());
                });
            }
        }
        if let Some(spot) = self.spot {
            spotlight_ui(ui, rect, spot);
        }
        if self.cover.is_none() {
            self.said_ui(ui, rect);
        }
        // A message comes first: both stand in the foot.
        if let (Some(recorded), None, None) = (&self.recorded, self.cover, &self.said) {
            recorded_ui(ui, &Foot::of(rect, &self.page), recorded);
        }
        if let Some(timer) = &self.timer {
            // In the foot of the slide, left of the number.
            let foot = Foot::of(rect, &self.page);
            let right = foot.at.right() - 150.0 * foot.scale;
            chip_ui(ui, foot.at.with_max_x(right), Align::Max, timer, 24.0 * foot.scale);
        }
    }

    /// Draws the last message above the foot of the slide, and whether the slide shows the plan
    /// before the last change. Screen readers read out the message.
    fn said_ui(&self, ui: &Ui, rect: Rect) {
        let foot = Foot::of(rect, &self.page);
        if self.before {
            let head = paint::fit(rect, &self.page).shrink(40.0 * foot.scale);
            let head = head.with_max_y(head.top() + 36.0 * foot.scale);
            chip_ui(ui, head, Align::Max, words::before(), 24.0 * foot.scale);
        }
        if let Some(said) = &self.said {
            let right = foot.at.right() - 300.0 * foot.scale;
            chip_ui(ui, foot.at.with_max_x(right), Align::Min, said, 18.0 * foot.scale);
        }
        let before = self.before.then(words::before);
        let says = self.said.as_deref().or(before).unwrap_or_default();
        let id = ui.scope_id().with("said");
        let corner = Rect::from_min_size(rect.min, vec2(1.0, 1.0));
        let response = ui.interact(corner, id, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, says));
        ui.ctx().accesskit_node_builder(id, |node| node.set_live(Live::Polite));
    }
}

/// The foot of a slide, below its cards, where messages and the timer have their places.
struct Foot {
    at: Rect,
    /// Of the slide's points.
    scale: f32,
}

impl Foot {
    fn of(rect: Rect, page: &Page) -> Self {
        let slide = paint::fit(rect, page);
        let scale = slide.width() / USUAL_WIDTH;
        let margin = vec2(40.0, 12.0) * scale;
        let at = Rect::from_min_max(slide.left_bottom() - vec2(0.0, 48.0 * scale), slide.max);
        let at = Rect::from_min_max(
            pos2(at.left() + margin.x, at.top()),
            pos2(at.right() - margin.x, at.bottom() - margin.y),
        );
        Self { at, scale }
    }
}

/// Where the line of what has been recorded stands: in the middle of the foot.
pub fn recorded_place(rect: Rect, page: &Page) -> Rect {
    let Foot { at, scale } = Foot::of(rect, page);
    Rect::from_center_size(at.center(), vec2(400.0 * scale, 34.0 * scale))
}

/// Draws how much has been recorded.
fn recorded_ui(ui: &Ui, foot: &Foot, recorded: &str) {
    let tokens = widgets::tokens(ui);
    let points = theme::regular(18.0 * foot.scale);
    let text = ui.painter().layout_no_wrap(recorded.to_owned(), points, tokens.ink);
    let size = vec2(text.size().x + 36.0 * foot.scale, 32.0 * foot.scale);
    let pill = Rect::from_center_size(foot.at.center(), size);
    let line = egui::Stroke::new(1.0, tokens.line_strong);
    let corner = CornerRadius::same(u8::MAX);
    ui.painter().rect(pill, corner, tokens.card, line, egui::StrokeKind::Inside);
    ui.painter().galley(pill.center() - text.size() / 2.0, text, tokens.ink);
}

/// Draws a text on a dark background at one end of a strip, cut where the strip ends.
fn chip_ui(ui: &Ui, strip: Rect, side: Align, text: &str, points: f32) {
    let painter = ui.painter();
    let tokens = widgets::tokens(ui);
    let pad = 0.4 * points;
    let mut job =
        LayoutJob::simple_singleline(text.to_owned(), theme::bold(points), tokens.on_primary);
    job.wrap = TextWrapping::truncate_at_width(strip.width() - 2.0 * pad);
    let text = painter.layout_job(job);
    let width = text.size().x + 2.0 * pad;
    let left = if side == Align::Max { strip.right() - width } else { strip.left() };
    let chip = Rect::from_min_size(pos2(left, strip.top()), vec2(width, strip.height()));
    painter.rect_filled(chip, CornerRadius::same(12), tokens.primary);
    painter.galley(chip.center() - text.size() / 2.0, text, tokens.on_primary);
}

/// Dims everything but a circle.
fn spotlight_ui(ui: &Ui, rect: Rect, (x, y): (f32, f32)) {
    let radius = rect.width() * 0.11;
    let veil = Color32::BLACK.gamma_multiply(0.72);
    let at = rect.min + vec2(x, y) * rect.size();
    // A ring of triangles from the circle to beyond every corner.
    let mut mesh = Mesh::default();
    for step in 0..=96_u32 {
        #[expect(clippy::cast_precision_loss, reason = "a few steps")]
        let angle = std::f32::consts::TAU * step as f32 / 96.0;
        let towards = vec2(angle.cos(), angle.sin());
        mesh.colored_vertex(at + towards * radius, veil);
        mesh.colored_vertex(at + towards * rect.width() * 3.0, veil);
        if let Some(last) = (2 * step).checked_sub(2) {
            mesh.add_triangle(last, last + 1, last + 2);
            mesh.add_triangle(last + 1, last + 2, last + 3);
        }
    }
    ui.painter_at(rect).add(mesh);
}

/// Draws a text in the middle of a rectangle.
pub fn centred(ui: &Ui, rect: Rect, text: &str, points: f32, colour: Color32) {
    let font = theme::bold(points);
    ui.painter_at(rect).text(rect.center(), Align2::CENTER_CENTER, text, font, colour);
}
