//! The three figures that matter: people who are known, what each of them costs, and what the whole
//! budget buys.

use egui::{Color32, CornerRadius, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::gui::intent::Cx;
use crate::gui::kit::lines;
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::report::Role as Of;
use crate::report::numbers::{Aimed, Bought, Figure, Stands, prices};
use crate::text::{self, words};

/// The height of a box with its margins, in points.
const HEIGHT: f32 = 136.0;
/// The height of the bar in a box.
const BAR: f32 = 14.0;

/// Draws the three boxes in a row.
pub(super) fn figures_ui(ui: &mut Ui, cx: &Cx<'_>, aimed: Option<&Aimed>) {
    let width = (ui.available_width() - 2.0 * size::GAP) / 3.0;
    let figures = cx.report.figures();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP;
        if let Some(aimed) = aimed {
            let bar = box_ui(ui, width, words::people_known(), &aimed.people);
            people_bar(ui, bar, aimed);
            let bar = box_ui(ui, width, words::cost_each(), &aimed.cost);
            cost_bar(ui, bar, aimed, figures.budget());
        }
        let total = words::what_buys(text::numbers::money(figures.budget()));
        let bar = box_ui(ui, width, &total, &figures.bought);
        bought_bar(ui, bar, &figures.parts);
    });
}

/// Draws a box with its figure. Returns where its bar stands, with what is below it.
fn box_ui(ui: &mut Ui, width: f32, name: &str, figure: &Figure) -> Rect {
    let tokens = widgets::tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
    response.widget_info(|| {
        let chip = figure.chip.as_ref().map(|(_, says)| says.clone());
        let all = [Some(figure.value.clone()), Some(figure.beside.clone()), chip];
        let all: Vec<String> = all.into_iter().flatten().filter(|one| !one.is_empty()).collect();
        WidgetInfo::labeled(Role::Label, true, text::labelled(name, text::listed(&all)))
    });
    let painter = ui.painter();
    let corner = CornerRadius::same(size::BOX_CORNER);
    let line = Stroke::new(1.0, tokens.line);
    painter.rect(rect, corner, tokens.panel, line, egui::StrokeKind::Inside);
    let inner = rect.shrink2(vec2(size::PAD, 11.0));
    let mut room = inner.width();
    if let Some((stands, says)) = &figure.chip {
        let (ink, fill) = match stands {
            Stands::Well => (tokens.chip_person_ink, tokens.open_bg),
            Stands::Amiss => (tokens.closed, tokens.closed_bg),
            Stands::Dated => (tokens.chip_locked_ink, tokens.chip_locked_bg),
        };
        let word = painter.layout_no_wrap(says.clone(), theme::bold(size::SMALL), ink);
        let chip = Rect::from_min_max(
            pos2(inner.right() - word.size().x - 18.0, inner.top() - 1.0),
            pos2(inner.right(), inner.top() + 20.0),
        );
        painter.rect_filled(chip, CornerRadius::same(10), fill);
        painter.galley(chip.center() - word.size() / 2.0, word, ink);
        room -= chip.width() + 8.0;
    }
    let fits = ui.painter().layout_no_wrap(name.to_owned(), theme::bold(size::BODY), tokens.ink);
    let font = if fits.size().x > room { size::SMALL } else { size::BODY };
    let name = lines::one(ui, name, theme::bold(font), tokens.ink, room);
    painter.galley(inner.min, name, tokens.ink);
    let value = painter.layout_no_wrap(figure.value.clone(), theme::bold(size::HERO), tokens.ink);
    let (high, wide) = (value.size().y, value.size().x);
    let base = inner.top() + 20.0;
    painter.galley(pos2(inner.left(), base), value, tokens.ink);
    let room = inner.width() - wide - 10.0;
    let beside = beside(ui, &figure.beside, room);
    let at = pos2(inner.left() + wide + 10.0, base + high - beside.size().y - 6.0);
    painter.galley(at, beside, tokens.soft);
    let top = inner.top() + 68.0;
    Rect::from_min_max(pos2(inner.left(), top), inner.max)
}

/// What stands beside a figure: a line, or two smaller ones where that has no room.
fn beside(ui: &Ui, says: &str, room: f32) -> std::sync::Arc<egui::Galley> {
    let ink = widgets::tokens(ui).soft;
    let whole = ui.painter().layout_no_wrap(says.to_owned(), theme::regular(size::BODY), ink);
    if whole.size().x <= room {
        return whole;
    }
    let font = theme::regular(size::SMALL);
    let mut job = egui::text::LayoutJob::simple(says.to_owned(), font, ink, room);
    job.wrap.max_rows = 2;
    ui.painter().layout_job(job)
}

#[expect(clippy::cast_possible_truncation, reason = "points on a screen fit f32")]
fn along(bar: Rect, part: f64) -> f32 {
    bar.left() + bar.width() * part.clamp(0.0, 1.0) as f32
}

fn piece(ui: &Ui, bar: Rect, (from, to): (f64, f64), colour: Color32) {
    let part = Rect::from_min_max(
        pos2(along(bar, from), bar.top()),
        pos2(along(bar, to), bar.top() + BAR),
    );
    ui.painter().rect_filled(part, CornerRadius::same(4), colour);
}

/// Draws the people against the target: those whom every reading knows in full, those of some
/// readings in a tint.
fn people_bar(ui: &Ui, bar: Rect, aimed: &Aimed) {
    let tokens = widgets::tokens(ui);
    piece(ui, bar, (0.0, 1.0), tokens.line);
    let figure = aimed.of.expected.unwrap_or(aimed.of.at_most);
    let least = if aimed.of.expected.is_some() { figure } else { aimed.of.at_least };
    #[expect(clippy::cast_precision_loss, reason = "people are far fewer than 2^53")]
    let target = aimed.goal.people.map(|people| people as f64);
    let planned = aimed.planned();
    let then =
        planned.map_or(0.0, |planned| planned.of.expected.unwrap_or(planned.of.at_most).likely);
    let most = figure.high.max(target.unwrap_or(0.0)).max(then) * 1.08;
    if most <= 0.0 {
        return;
    }
    if then > 0.0 {
        piece(ui, bar, (0.0, then / most), tokens.bar_locked.gamma_multiply(0.55));
    }
    piece(ui, bar, (0.0, figure.high / most), tokens.bar_aggregate);
    piece(ui, bar, (0.0, least.low / most), tokens.bar_individual);
    tick(ui, bar, figure.likely / most, tokens.open);
    let mut free = bar.x_range();
    if let Some(target) = target {
        tick(ui, bar, target / most, tokens.ink);
        let says = text::numbers::exact(target);
        let taken = under(ui, bar, free, (target / most, &says, tokens.ink));
        free = egui::Rangef::new(bar.left(), taken.left() - 10.0);
        if then > target {
            free = egui::Rangef::new(taken.right() + 10.0, bar.right());
        }
    }
    if let Some(planned) = planned {
        tick(ui, bar, then / most, tokens.bar_locked);
        let says = words::figure_with_switches(planned.people.as_str());
        under(ui, bar, free, (then / most, &says, tokens.chip_locked_ink));
    }
}

/// Draws the price of each against the highest that is wanted, and what it would be with the switches
/// that have a date, and if the whole budget were counted.
fn cost_bar(ui: &Ui, bar: Rect, aimed: &Aimed, budget: f64) {
    let tokens = widgets::tokens(ui);
    let thin = bar.translate(vec2(0.0, BAR / 2.0 - 2.0)).with_max_y(bar.top() + BAR / 2.0 + 2.0);
    ui.painter().rect_filled(thin, CornerRadius::same(2), tokens.line);
    let dated = aimed.planned().and_then(|planned| planned.of.cost);
    let Some(cost) = aimed.of.cost.or(dated) else { return };
    let (cheap, dear) = prices(&aimed.of, cost);
    let wanted = aimed.goal.unit_cost;
    let most = dear.max(wanted.unwrap_or(0.0)).max(dated.unwrap_or(0.0)) * 1.25;
    if most <= 0.0 || !most.is_finite() {
        return;
    }
    let people = aimed.likely();
    let whole = (people > 0.0).then(|| budget / people).filter(|whole| *whole > cost * 1.005);
    // A price that is many times the others stands at the end, so that these remain apart.
    let most = whole.map_or(most, |whole| most.max((whole * 1.14).min(most * 3.0)));
    if aimed.of.cost.is_some() {
        piece(ui, bar, (cheap / most, dear / most), tokens.bar_aggregate);
        tick(ui, bar, cost / most, tokens.open);
    }
    if let Some(dated) = dated {
        tick(ui, bar, dated / most, tokens.bar_locked);
    }
    let mut free = bar.x_range();
    if let Some(wanted) = wanted {
        tick(ui, bar, wanted / most, tokens.ink);
        let says = words::at_most(text::numbers::each(wanted));
        let taken = under(ui, bar, free, (wanted / most, &says, tokens.ink));
        free = egui::Rangef::new(taken.right() + 10.0, bar.right());
    }
    if let Some(whole) = whole {
        let spot = pos2(along(bar, (whole / most).min(0.985)), thin.center().y);
        ui.painter().circle(spot, 5.0, tokens.panel, Stroke::new(2.0, tokens.soft));
        let says = words::price_of_all(text::numbers::each(whole));
        under(ui, bar, free, (1.0, &says, tokens.soft));
    }
}

fn tick(ui: &Ui, bar: Rect, part: f64, colour: Color32) {
    let x = along(bar, part);
    ui.painter().vline(x, bar.top() - 3.0..=bar.top() + BAR + 3.0, Stroke::new(2.5, colour));
}

/// Writes below the bar, within what is free of it; what has no room is cut. Returns where it stands.
fn under(ui: &Ui, bar: Rect, free: egui::Rangef, (part, says, ink): (f64, &str, Color32)) -> Rect {
    let room = free.span().max(0.0);
    let word = lines::one(ui, says, theme::bold(size::SMALL), ink, room);
    let half = word.size().x / 2.0;
    let most = (free.max - half).max(free.min + half);
    let middle = along(bar, part).clamp(free.min + half, most);
    let place = Rect::from_min_size(pos2(middle - half, bar.top() + BAR + 6.0), word.size());
    if room > 30.0 {
        ui.painter().galley(place.min, word, ink);
    }
    place
}

/// Draws the budget by what it buys.
fn bought_bar(ui: &Ui, bar: Rect, parts: &[Bought]) {
    let tokens = widgets::tokens(ui);
    let mut left = 0.0;
    let mut legend = pos2(bar.left(), bar.top() + BAR + 16.0);
    let painter = ui.painter();
    if parts.is_empty() {
        piece(ui, bar, (0.0, 1.0), tokens.line);
    }
    for part in parts {
        let style = tokens.style(part.role);
        let fill = if part.role == Of::State(crate::model::verdict::Sign::NotSensed) {
            tokens.bar_withheld
        } else {
            style.bar
        };
        let (from, to) = (left, left + part.part);
        left = to;
        let rect = Rect::from_min_max(
            pos2(along(bar, from), bar.top() - 2.0),
            pos2(along(bar, to) - 2.0, bar.top() + BAR + 4.0),
        );
        painter.rect_filled(rect, CornerRadius::same(4), fill);
        let percent = text::numbers::percent(part.part);
        let word = painter.layout_no_wrap(percent, theme::bold(size::SMALL), style.on_bar);
        if word.size().x + 8.0 < rect.width() {
            painter.galley(rect.center() - word.size() / 2.0, word, style.on_bar);
        }
        let font = theme::regular(size::SMALL);
        let name = painter.layout_no_wrap(part.name.to_owned(), font, tokens.soft);
        if legend.x + name.size().x + 16.0 > bar.right() && legend.x > bar.left() {
            legend = pos2(bar.left(), legend.y + 16.0);
        }
        let swatch = Rect::from_center_size(legend + vec2(5.0, 0.0), vec2(10.0, 10.0));
        painter.rect_filled(swatch, CornerRadius::same(3), fill);
        let at = pos2(swatch.right() + 6.0, legend.y - name.size().y / 2.0);
        legend.x = at.x + name.size().x + 14.0;
        painter.galley(at, name, tokens.soft);
    }
}
