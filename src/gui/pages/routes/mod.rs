//! Who is led where: the platforms as three columns with compact cards, arrows between them, and
//! below the best way from each touchpoint that knows nobody to one that knows persons.

use std::sync::Arc;

use egui::{Context, Key, Modifiers, Role, ScrollArea, Ui, WidgetInfo, vec2};

use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets;
use crate::gui::pages::board::Above;
use crate::model::action::{Action, Target};
use crate::model::evaluated::Evaluated;
use crate::model::plan::TouchpointId;
use crate::report::Report;
use crate::report::routes::Step;
use crate::report::routes::map::{Frame, Labels, Map};
use crate::text::lang::{self, Lang};
use crate::text::words;

mod arrows;
mod cards;
mod choose;
mod draw;
mod drawing;
mod paint;
mod side;
mod ways;

use drawing::{Drawing, Stage};

/// The page's state.
#[derive(Default)]
pub struct RoutesPage {
    /// The route that is looked at, by its place in the plan.
    chosen: Option<usize>,
    /// The arrow that is being drawn.
    drawing: Option<Drawing>,
    /// The card that gets the keyboard focus when it is drawn next.
    wants_focus: Option<TouchpointId>,
    /// The map, made once for a plan, a language and a size.
    made: Option<Made>,
}

/// A map, with what it was made for.
struct Made {
    of: Arc<Evaluated>,
    lang: Lang,
    size: [u32; 2],
    labels: Labels,
    map: Arc<Map>,
}

impl std::fmt::Debug for RoutesPage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RoutesPage").field("chosen", &self.chosen).finish_non_exhaustive()
    }
}

impl RoutesPage {
    /// Gives a card the keyboard focus when it is drawn next.
    pub fn focus(&mut self, id: TouchpointId) {
        self.wants_focus = Some(id);
    }

    /// Begins to draw an arrow from a touchpoint by keyboard. Returns what to say.
    pub fn begin(&mut self, report: &Report, from: TouchpointId) -> String {
        self.chosen = None;
        self.drawing = Some(Drawing::new(report, from, true));
        self.wants_focus = Some(from);
        words::drawing_by_keys().to_owned()
    }

    /// Takes the keys of the page before they become shortcuts.
    pub fn follow_keys(&mut self, ctx: &Context, cx: &mut Cx<'_>, above: Above) {
        if above.dialog || ctx.text_edit_focused() {
            return;
        }
        if self.chosen.is_some_and(|place| place >= cx.report.plan().routes.len()) {
            self.chosen = None;
        }
        if self.drawing.is_some() {
            draw::follow_keys(self, ctx, cx);
            return;
        }
        let Some(place) = self.chosen else { return };
        let pressed = |key: Key| ctx.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        if pressed(Key::Delete) || pressed(Key::Backspace) {
            self.chosen = None;
            cx.push(Intent::Act(Action::Target(Target::Unlead(place))));
        } else if pressed(Key::Escape) {
            self.chosen = None;
        }
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        ui.spacing_mut().item_spacing.y = 4.0;
        let title = egui::RichText::new(&cx.report.routes().head).font(theme::bold(size::TITLE));
        let title = ui.add(egui::Label::new(title).wrap());
        title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &cx.report.routes().head));
        legend_ui(ui, cx);
        let low = (ui.available_height() * 0.36).clamp(120.0, 250.0);
        let below = ways::height(cx).min(low);
        let high = ui.available_height() - below - size::GAP;
        let area = vec2(ui.available_width(), high.max(160.0));
        ui.allocate_ui(area, |ui| {
            ui.set_min_size(area);
            let scroll = ScrollArea::vertical().id_salt("routes").auto_shrink(false);
            scroll.show(ui, |ui| self.map_ui(ui, cx, area.y));
        });
        ui.add_space(size::GAP - 4.0);
        ways::ways_ui(ui, cx, below);
        choose::choose_ui(ui, cx, self);
    }

    /// Draws what stands beside the page.
    pub fn side_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        ScrollArea::vertical().id_salt("routes side").auto_shrink(false).show(ui, |ui| {
            side::side_ui(ui, cx, self);
        });
    }

    fn map_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, high: f32) {
        let map = self.map(ui, cx, vec2(ui.available_width(), high - 2.0));
        let (rect, ground) =
            ui.allocate_exact_size(vec2(ui.available_width(), map.height), egui::Sense::click());
        let origin = rect.min;
        cards::ground_ui(ui, cx, &map, origin);
        arrows::arrows_ui(ui, cx, self, &map, origin);
        cards::cards_ui(ui, cx, self, &map, origin);
        arrows::labels_ui(ui, cx, self, &map, origin);
        if let Some(drawing) = &mut self.drawing {
            draw::line_ui(ui, drawing, &map, origin);
        }
        if ground.clicked() {
            self.chosen = ground
                .interact_pointer_pos()
                .and_then(|at| arrows::at(&map, at - origin.to_vec2()));
            if self.chosen.is_none() {
                cx.select(Vec::new());
            }
        }
        self.drawing.take_if(|drawing| drawing.stage == Stage::Over);
    }

    /// The map, made anew if the plan, the language or the size has changed.
    fn map(&mut self, ui: &Ui, cx: &Cx<'_>, room: egui::Vec2) -> Arc<Map> {
        let size = [room.x.to_bits(), room.y.to_bits()];
        let labels = self.labels(ui, cx);
        let of = cx.report.evaluated();
        if let Some(made) = &self.made
            && Arc::ptr_eq(&made.of, of)
            && made.lang == lang::current()
            && made.size == size
            && made.labels == labels
        {
            return Arc::clone(&made.map);
        }
        let measure = |text: &str| {
            let ink = widgets::tokens(ui).ink;
            let font = theme::regular(size::SMALL);
            ui.painter().layout_no_wrap(text.to_owned(), font, ink).size().x
        };
        let frame = Frame {
            width: room.x,
            least_height: room.y,
            labels: labels.clone(),
            measure: &measure,
        };
        let map = Arc::new(Map::new(cx.report, &frame));
        let made = Made { of: Arc::clone(of), lang: lang::current(), size, labels, map };
        let map = Arc::clone(&made.map);
        self.made = Some(made);
        map
    }

    /// Which arrows have a text: on a dense map those of the chosen card and of the best ways; in a
    /// narrow window only the chosen one.
    fn labels(&self, ui: &Ui, cx: &Cx<'_>) -> Labels {
        let routes = cx.report.routes();
        let narrow = ui.ctx().content_rect().width() < size::WIDE;
        let dense = cx.report.plan().touchpoints.len() > crate::report::routes::map::DENSE_ABOVE;
        if !narrow && !dense {
            return Labels::All;
        }
        let mut kept: Vec<usize> = self.chosen.into_iter().collect();
        if narrow {
            return if kept.is_empty() { Labels::Signs } else { Labels::Of(kept) };
        }
        let selected = cx.editor.session().selected();
        kept.extend(selected.iter().flat_map(|id| routes.of(*id)).map(|row| row.place));
        let on_way = |row: &&crate::report::routes::RouteRow| {
            routes.ways.iter().any(|way| {
                way.from == row.route.from
                    && way.legs.first().is_some_and(|leg| leg.to == row.route.to)
            })
        };
        kept.extend(routes.rows.iter().filter(on_way).map(|row| row.place));
        kept.sort_unstable();
        kept.dedup();
        Labels::Of(kept)
    }
}

/// What the arrows mean.
fn legend_ui(ui: &mut Ui, cx: &Cx<'_>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        for step in Step::ALL {
            let (rect, _) = ui.allocate_exact_size(vec2(34.0, 16.0), egui::Sense::hover());
            let line = [rect.left_center(), rect.right_center() - vec2(2.0, 0.0)];
            paint::paint_path(ui.painter(), &line, step, paint::colour(ui, step), 2.0);
            widgets::soft(ui, step.means());
            ui.add_space(8.0);
        }
        if !cx.report.routes().same.is_empty() {
            let tokens = widgets::tokens(ui);
            let (rect, _) = ui.allocate_exact_size(vec2(22.0, 14.0), egui::Sense::hover());
            let line = egui::Stroke::new(1.5, tokens.key_line);
            let corner = egui::CornerRadius::same(6);
            ui.painter().rect(rect, corner, tokens.key_bg, line, egui::StrokeKind::Inside);
            widgets::soft(ui, words::legend_same());
        }
    });
}
