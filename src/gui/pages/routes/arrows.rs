//! The arrows of the map, with their labels: verdicts differ by dash and end as well as by colour.

use egui::{
    Align2, Color32, CornerRadius, Id, Pos2, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use super::RoutesPage;
use super::paint::{colour, on_screen, paint_line, paint_path, paint_step, rounded};
use crate::gui::intent::Cx;
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::report::routes::Step;
use crate::report::routes::map::{Arrow, Map, Point};

/// Above this many arrows, a map is crowded.
const CROWDED: usize = 60;

fn path(points: &[Point], origin: Pos2) -> Vec<Pos2> {
    points.iter().map(|point| pos2(point.x + origin.x, point.y + origin.y)).collect()
}

/// Whether the chosen route is among those of an arrow.
fn is_chosen(page: &RoutesPage, arrow: &Arrow) -> bool {
    page.chosen.is_some_and(|chosen| arrow.routes.contains(&chosen))
}

/// Draws all arrows; the chosen one last, with a halo.
pub(super) fn arrows_ui(ui: &Ui, cx: &Cx<'_>, page: &RoutesPage, map: &Map, origin: Pos2) {
    let clip = ui.clip_rect();
    let rows = &cx.report.routes().rows;
    let session = cx.editor.session();
    let of_selected = |arrow: &Arrow| {
        arrow
            .routes
            .iter()
            .filter_map(|place| rows.get(*place))
            .any(|row| session.is_selected(row.route.from) || session.is_selected(row.route.to))
    };
    // On a crowded map, lines are thin and pale, so that those of a chosen card can be followed.
    let crowded = map.arrows.len() > CROWDED;
    let any = session.has_selection() && map.arrows.iter().any(of_selected);
    let all = map.arrows.iter().filter(|arrow| !is_chosen(page, arrow));
    let chosen = map.arrows.iter().filter(|arrow| is_chosen(page, arrow));
    for arrow in all.chain(chosen) {
        let points = path(&arrow.points, origin);
        if !Rect::from_points(&points).expand(20.0).intersects(clip) {
            continue;
        }
        let on = is_chosen(page, arrow);
        if on {
            let halo = widgets::tokens(ui).accent.gamma_multiply(0.22);
            ui.painter().add(Shape::line(rounded(&points), Stroke::new(9.0, halo)));
        }
        let mut ink = colour(ui, arrow.step);
        if any && !on && !of_selected(arrow) {
            // The arrows of the chosen card stand out.
            ink = ink.gamma_multiply(0.4);
        } else if crowded && !any && !on {
            ink = ink.gamma_multiply(0.65);
        }
        let wide = if crowded && !on { 1.4 } else { 2.0 };
        paint_path(ui.painter(), &points, arrow.step, ink, wide);
        for stub in &arrow.stubs {
            paint_line(ui.painter(), &path(stub, origin), arrow.step, Stroke::new(wide, ink));
            ui.painter().extend(stub.first().map(|at| dot(*at, origin, ink)));
        }
        ui.painter().extend(arrow.points.first().map(|at| dot(*at, origin, ink)));
    }
}

fn dot(at: Point, origin: Pos2, ink: Color32) -> Shape {
    Shape::circle_filled(pos2(at.x + origin.x, at.y + origin.y), 3.2, ink)
}

/// Draws the labels, which are buttons.
pub(super) fn labels_ui(ui: &Ui, cx: &mut Cx<'_>, page: &mut RoutesPage, map: &Map, origin: Pos2) {
    for arrow in &map.arrows {
        let Some(first) = arrow.routes.first().copied() else { continue };
        let rows = &cx.report.routes().rows;
        let at = page.chosen.and_then(|chosen| arrow.routes.iter().position(|one| *one == chosen));
        let shown = at.and_then(|at| arrow.routes.get(at)).copied().unwrap_or(first);
        let (Some(row), Some(named)) = (rows.get(shown), rows.get(first)) else { continue };
        // An arrow without a label is reached at its beginning.
        let rect = match (&arrow.label, arrow.points.first()) {
            (Some((area, _)), _) => on_screen(area, origin),
            (None, Some(at)) => {
                Rect::from_center_size(pos2(at.x + origin.x, at.y + origin.y), vec2(12.0, 12.0))
            }
            (None, None) => continue,
        };
        let id =
            Id::unique(("route", named.route.from.0, named.route.to.0, named.route.by.as_str()));
        let response = ui.interact(rect, id, Sense::click());
        let on = is_chosen(page, arrow);
        let many = arrow.routes.len();
        let says = if many > 1 {
            crate::text::words::bundle_says(many, row.says.as_str())
        } else {
            row.says.clone()
        };
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, says.as_str()));
        if response.clicked() {
            // A further click goes to the next route of a bundle.
            let next = at.and_then(|at| arrow.routes.get(at + 1)).copied().unwrap_or(first);
            page.chosen = Some(next);
            response.request_focus();
            cx.say(rows.get(next).map(|row| row.says.clone()).unwrap_or_default());
        } else if response.gained_focus() {
            page.chosen = Some(shown);
            cx.say(row.says.clone());
            response.scroll_to_me(None);
        }
        // Those that are scrolled out of sight are read aloud and reached by keys, but not painted.
        if let Some((_, text)) = arrow.label.as_ref().filter(|_| ui.is_rect_visible(rect)) {
            paint_label(ui, rect, (arrow.step, text, on));
        }
        if response.has_focus() {
            widgets::paint_focus(ui, rect, 11);
        }
        response.on_hover_text(says);
    }
}

fn paint_label(ui: &Ui, rect: Rect, (step, text, on): (Step, &str, bool)) {
    let tokens = widgets::tokens(ui);
    let ink = colour(ui, step);
    let fill = match step {
        Step::Locked => tokens.chip_locked_bg,
        _ => tokens.card,
    };
    let line = if on { Stroke::new(2.0, tokens.accent) } else { Stroke::new(1.0, ink) };
    ui.painter().rect(rect, CornerRadius::same(11), fill, line, StrokeKind::Inside);
    let at = if text.is_empty() { rect.center() } else { rect.left_center() + vec2(12.0, 0.0) };
    paint_step(ui.painter(), at, step, ink);
    let at = rect.left_center() + vec2(23.0, 0.0);
    let font = theme::regular(size::SMALL);
    let word = ui.painter().text(at, Align2::LEFT_CENTER, text, font, ink);
    if step == Step::Barred && !text.is_empty() {
        ui.painter().hline(word.x_range(), word.center().y + 1.0, Stroke::new(1.0, ink));
    }
}

/// The route whose path is at a point of the map.
pub(super) fn at(map: &Map, at: Pos2) -> Option<usize> {
    const NEAR: f32 = 6.0;
    let near = |arrow: &&Arrow| {
        let paths = std::iter::once(&arrow.points).chain(&arrow.stubs);
        paths.into_iter().any(|points| {
            points.windows(2).any(|part| {
                let [one, other] = part else { return false };
                let both = [pos2(one.x, one.y), pos2(other.x, other.y)];
                Rect::from_points(&both).expand(NEAR).contains(at)
            })
        })
    };
    map.arrows.iter().find(near).and_then(|arrow| arrow.routes.first()).copied()
}
