//! The table of all touchpoints, edited in place. A cell that has the keyboard focus is moved, edited,
//! copied and filled by the keys of a spreadsheet, which [`super::keys`] takes.

use egui::{
    Align2, CornerRadius, EventFilter, Id, Key, Rect, Response, Role, Sense, Stroke, StrokeKind,
    Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::fields::{Field, Shape, Whose, field_id, field_ui, put_cursor, refusal_ui};
use crate::gui::kit::signs::{paint_sign, paint_waves};
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets::{self, paint_tile};
use crate::gui::kit::{icons, lines};
use crate::gui::pages::board::COMPACT_ABOVE;
use crate::model::plan::{Touchpoint, TouchpointId};
use crate::report::numbers::Aimed;
use crate::text::{self, words};

mod columns;

pub(super) use columns::Col;
use columns::{Places, right_aligned};

/// The height of a row and of the head, in points.
const ROW: f32 = 38.0;
const HEAD: f32 = 30.0;
/// The height of a row whose basis stands below its share.
const STACKED: f32 = 50.0;

/// A cell: its row, which is a place in the plan, and its column.
pub(super) type At = (usize, Col);

/// The state of the table.
#[derive(Debug, Default)]
pub struct Grid {
    /// The cell that has the cursor, and the opposite corner of the block that is chosen.
    pub(super) cursor: Option<At>,
    pub(super) anchor: Option<At>,
    /// Whether the text of the cell at the cursor is being edited.
    pub(super) editing: bool,
    /// Whether the cell at the cursor gets the focus when it is drawn next.
    pub(super) wants_focus: bool,
    /// Whether it had the focus when it was drawn.
    pub(super) focused: bool,
    /// A touchpoint whose row is to be shown.
    shows: Option<TouchpointId>,
}

impl Grid {
    /// Gives the row of a touchpoint the keyboard focus.
    pub(super) fn focus(&mut self, id: TouchpointId) {
        self.shows = Some(id);
    }

    /// Moves the cursor to a cell, with a block of its own.
    pub(super) fn go(&mut self, at: At) {
        (self.cursor, self.anchor) = (Some(at), Some(at));
        (self.editing, self.wants_focus) = (false, true);
    }

    /// The chosen block: its first and last row, and its columns.
    pub(super) fn block(
        &self,
        cols: &[Col],
    ) -> Option<(std::ops::RangeInclusive<usize>, Vec<Col>)> {
        let (cursor, anchor) = (self.cursor?, self.anchor.or(self.cursor)?);
        let place = |col: Col| cols.iter().position(|one| *one == col);
        let (from, to) = (place(cursor.1)?, place(anchor.1)?);
        let rows = cursor.0.min(anchor.0)..=cursor.0.max(anchor.0);
        let cols = cols.get(from.min(to)..=from.max(to))?.to_vec();
        Some((rows, cols))
    }
}

/// The id of a cell's widget.
pub(super) fn cell_id(touchpoint: TouchpointId, col: Col) -> Id {
    Id::unique(("numbers cell", touchpoint.0, col))
}

/// Draws the table.
pub(super) fn table_ui(ui: &mut Ui, cx: &mut Cx<'_>, grid: &mut Grid, aimed: Option<&Aimed>) {
    let all = &cx.report.plan().touchpoints;
    if all.is_empty() {
        widgets::boxed(ui).show(ui, |ui| {
            ui.set_width(ui.available_width());
            widgets::soft(ui, words::numbers_empty());
        });
        return;
    }
    if let Some(id) = grid.shows.take()
        && let Some(row) = cx.report.plan().position(id)
    {
        let col = grid.cursor.map_or(Col::Runs, |(_, col)| col);
        grid.go((row, col));
    }
    grid.focused = false;
    let stages = !cx.report.plan().stages.is_empty();
    widgets::boxed(ui).inner_margin(egui::Margin::symmetric(14, 6)).show(ui, |ui| {
        let width = ui.available_width();
        let places = Places::of(width, stages);
        let high = if places.stacked { STACKED } else { ROW };
        let count = f32::from(u16::try_from(all.len()).unwrap_or(u16::MAX));
        let size = vec2(width, HEAD + count * high + ROW);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        heads_ui(ui, &places, rect);
        let clip = ui.clip_rect();
        for (row, touchpoint) in all.iter().enumerate() {
            let down = f32::from(u16::try_from(row).unwrap_or(u16::MAX));
            let top = rect.top() + HEAD + down * high;
            let line = Rect::from_min_size(pos2(rect.left(), top), vec2(width, high));
            let near = line.bottom() > clip.top() - 80.0 && line.top() < clip.bottom() + 80.0;
            let wanted = grid.wants_focus && grid.cursor.is_some_and(|(at, _)| at == row);
            if !near && !wanted && all.len() > COMPACT_ABOVE {
                continue;
            }
            row_ui(ui, cx, grid, (row, touchpoint, aimed), (&places, line));
        }
        let last = rect.with_min_y(rect.bottom() - ROW);
        sum_ui(ui, cx, aimed, (&places, last));
    });
    let refused = grid.cursor.and_then(|(row, col)| Some(col.field(all.get(row)?.id)));
    if let Some(field) = refused {
        refusal_ui(ui, cx, field);
    }
}

fn heads_ui(ui: &Ui, places: &Places, rect: Rect) {
    let tokens = widgets::tokens(ui);
    let line = rect.with_max_y(rect.top() + HEAD);
    let head = |place: Rect, name: &str, right: bool| {
        let name =
            lines::one(ui, name, theme::regular(size::SMALL), tokens.soft, place.width() - 8.0);
        let left = if right { place.right() - 4.0 - name.size().x } else { place.left() + 4.0 };
        let at = pos2(left, place.center().y - name.size().y / 2.0);
        ui.painter().galley(at, name, tokens.soft);
    };
    head(places.name(line), words::touchpoint(), false);
    for col in places.cols() {
        if !(places.stacked && *col == Col::Basis) {
            head(places.cell(*col, line), col.name(), right_aligned(*col));
        }
    }
    head(places.known(line), words::people_known(), false);
    head(places.each(line), words::yuan_each(), true);
}

fn row_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    grid: &mut Grid,
    (row, touchpoint, aimed): (usize, &Touchpoint, Option<&Aimed>),
    (places, line): (&Places, Rect),
) {
    let tokens = widgets::tokens(ui);
    let selected = cx.editor.session().is_selected(touchpoint.id);
    if selected {
        ui.painter().rect_filled(line, CornerRadius::same(size::CORNER), tokens.accent_bg);
    }
    ui.painter().hline(line.x_range(), line.top(), Stroke::new(1.0, tokens.line));
    name_ui(ui, cx, (row, touchpoint), places.name(line));
    let known = aimed.and_then(|aimed| aimed.row(row));
    // Days and shares need more room to be typed than to be shown: their neighbours make room.
    let edited = grid.cursor.filter(|(at, _)| grid.editing && *at == row).map(|(_, col)| {
        let place = places.cell(col, line);
        (col, place.with_max_x(place.right().max(place.left() + col.least_room())))
    });
    for col in places.cols() {
        let wants = *col != Col::Share || known.is_none_or(|known| known.wants_share);
        let place = match (places.cell(*col, line), edited) {
            (_, Some((at, wide))) if at == *col => wide,
            (place, Some((_, wide))) if wide.intersects(place.shrink(1.0)) => {
                place.with_min_x(wide.right().min(place.right()))
            }
            (place, _) => place,
        };
        cell_ui(ui, cx, grid, (row, touchpoint, *col), (place, wants));
    }
    let Some(known) = known else { return };
    let place = places.known(line);
    let style = tokens.style(known.role);
    let middle = place.center().y;
    paint_sign(ui.painter(), pos2(place.left() + 9.0, middle), 4.6, known.sign, style.chip_ink);
    let font = theme::bold(size::BODY);
    let figure = ui.painter().layout_no_wrap(known.known.clone(), font, style.chip_ink);
    let after = place.left() + 20.0 + figure.size().x + 8.0;
    let top = middle - figure.size().y / 2.0;
    ui.painter().galley(pos2(place.left() + 20.0, top), figure, style.chip_ink);
    let font = theme::regular(size::SMALL);
    if place.right() - after > 24.0 {
        let beside = lines::one(ui, &known.beside, font, style.chip_ink, place.right() - after);
        ui.painter().galley(pos2(after, middle - beside.size().y / 2.0), beside, style.chip_ink);
    }
    let says = [known.known.clone(), known.beside.clone()].into_iter().filter(|s| !s.is_empty());
    let says = text::labelled(words::people_known(), text::listed(&says.collect::<Vec<_>>()));
    let id = Id::unique(("numbers known", touchpoint.id.0));
    let response = ui.interact(place, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, says.as_str()));
    response.on_hover_text(says);
    let at = pos2(places.each(line).right() - 4.0, middle);
    let font = theme::regular(size::BODY);
    ui.painter().text(at, Align2::RIGHT_CENTER, &known.each, font, tokens.soft);
}

fn name_ui(ui: &Ui, cx: &mut Cx<'_>, (row, touchpoint): (usize, &Touchpoint), place: Rect) {
    let tokens = widgets::tokens(ui);
    let (name, on) = cx.report.names(row);
    let id = Id::unique(("numbers row", touchpoint.id.0));
    let response = ui.interact(place, id, Sense::click());
    let selected = cx.editor.session().is_selected(touchpoint.id);
    let says = words::name_on(name, on);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, says.as_str()));
    if response.clicked() {
        cx.select(vec![touchpoint.id]);
    }
    if response.has_focus() {
        widgets::paint_focus(ui, place.shrink(2.0), size::CORNER);
    }
    let tier = cx.report.platform(&touchpoint.platform).map(|platform| platform.tier);
    let middle = place.center().y;
    let bar = Rect::from_center_size(pos2(place.left() + 4.0, middle), vec2(4.0, 20.0));
    let colour = tier.map_or(tokens.line, |tier| tokens.tier(tier).0);
    ui.painter().rect_filled(bar, CornerRadius::same(2), colour);
    let tile =
        Rect::from_center_size(pos2(place.left() + 24.0, middle), vec2(size::TILE, size::TILE));
    paint_tile(ui, tile, icons::of_kind(touchpoint.kind.as_str()));
    let left = tile.right() + 8.0;
    let room = place.right() - left;
    let shown = lines::one(ui, name, theme::bold(size::BODY), tokens.ink, room);
    let after = left + shown.size().x + 7.0;
    ui.painter().galley(pos2(left, middle - shown.size().y / 2.0), shown, tokens.ink);
    if place.right() - after > 40.0 {
        let font = theme::regular(size::SMALL);
        let on = lines::one(ui, on, font, tokens.soft, place.right() - after);
        ui.painter().galley(pos2(after, middle - on.size().y / 2.0), on, tokens.soft);
    }
    response.on_hover_text(says);
}

fn cell_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    grid: &mut Grid,
    (row, touchpoint, col): (usize, &Touchpoint, Col),
    (place, wants): (Rect, bool),
) {
    let at = (row, col);
    if grid.cursor == Some(at) && grid.editing {
        edit_ui(ui, cx, grid, (touchpoint, at), place);
        return;
    }
    let response = ui.interact(place, cell_id(touchpoint.id, col), Sense::click());
    let (shown, is_set) = col.shown(touchpoint);
    response.widget_info(|| {
        let (name, _) = cx.report.names(row);
        let head = words::name_on(col.name(), name);
        WidgetInfo::labeled(Role::Button, true, text::labelled(head, shown.as_str()))
    });
    if grid.cursor == Some(at) && std::mem::take(&mut grid.wants_focus) {
        response.request_focus();
        response.scroll_to_me(None);
    }
    let focused = response.has_focus();
    if response.clicked() {
        let again = grid.cursor == Some(at) && focused;
        grid.go(at);
        if again {
            grid.begin(ui.ctx(), cx, true);
        }
        cx.select(vec![touchpoint.id]);
    } else if response.gained_focus() && grid.cursor != Some(at) {
        // Tab leads here.
        grid.go(at);
        cx.select(vec![touchpoint.id]);
    }
    if focused {
        grid.focused |= grid.cursor == Some(at);
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    paint_cell(ui, grid, (at, col, &shown, is_set), (place, wants, &response));
    let whole = col.whole(touchpoint);
    if !whole.is_empty() {
        response.on_hover_text(whole);
    }
}

fn paint_cell(
    ui: &Ui,
    grid: &Grid,
    (at, col, shown, is_set): (At, Col, &str, bool),
    (place, wants, response): (Rect, bool, &Response),
) {
    let tokens = widgets::tokens(ui);
    let inner = place.shrink2(vec2(2.0, 3.0));
    let corner = CornerRadius::same(6);
    let block = grid.block(&Col::ALL).is_some_and(|(rows, cols)| {
        rows.contains(&at.0) && cols.contains(&at.1) && (rows.count() > 1 || cols.len() > 1)
    });
    if block {
        ui.painter().rect_filled(inner, corner, tokens.accent_bg);
    }
    // Every share is an assumption, also where no goal counts it.
    let assumed = col == Col::Share && (wants || is_set);
    let mut left = inner.left() + 4.0;
    let font = theme::regular(if is_set { size::BODY } else { size::SMALL });
    let ink = match (is_set, col) {
        (true, Col::Share | Col::Basis) => tokens.key,
        (true, _) => tokens.ink,
        (false, _) => tokens.faint,
    };
    let shown = if !is_set && col == Col::Share && !wants { words::dash() } else { shown };
    let mut room = inner.width() - 8.0;
    if assumed {
        room -= 20.0;
    }
    let word = lines::one(ui, shown, font, ink, room);
    if assumed {
        let wide = (word.size().x + 32.0).min(inner.width());
        let high = 24.0_f32.min(inner.height());
        let chip = Rect::from_min_size(
            pos2(inner.left(), inner.center().y - high / 2.0),
            vec2(wide, high),
        );
        widgets::paint_assumed(ui, chip);
        paint_waves(ui.painter(), pos2(chip.left() + 13.0, chip.center().y), tokens.key);
        left = chip.left() + 24.0;
    } else if right_aligned(col) {
        left = inner.right() - 2.0 - word.size().x;
    }
    ui.painter().galley(pos2(left, inner.center().y - word.size().y / 2.0), word, ink);
    if response.has_focus() {
        let line = Stroke::new(2.0, tokens.accent);
        ui.painter().rect_stroke(inner, corner, line, StrokeKind::Inside);
    } else if response.hovered() {
        let line = Stroke::new(1.0, tokens.line_strong);
        ui.painter().rect_stroke(inner, corner, line, StrokeKind::Inside);
    }
}

/// Draws the field of the cell that is being edited.
fn edit_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    grid: &mut Grid,
    (touchpoint, (row, col)): (&Touchpoint, At),
    place: Rect,
) {
    let field = col.field(touchpoint.id);
    let typed = col.typed(touchpoint);
    let wide = place.width();
    let builder = UiBuilder::new().max_rect(place.shrink2(vec2(1.0, 3.0)));
    let response = ui.scope_builder(builder, |ui| {
        let shape =
            Shape { name: col.name(), hint: col.hint(), rows: 1, title: false, width: wide - 2.0 };
        field_ui(ui, cx, field, &typed, shape)
    });
    let response = response.inner;
    if response.lost_focus() {
        grid.editing = false;
        if ui.input(|i| i.key_pressed(Key::Enter)) {
            let last = cx.report.plan().touchpoints.len().saturating_sub(1);
            grid.go(((row + 1).min(last), col));
        }
    } else if !response.has_focus() {
        grid.editing = false;
    }
}

impl Grid {
    /// Begins to edit the cell at the cursor; with `end`, behind its text, else in place of it.
    pub(super) fn begin(&mut self, ctx: &egui::Context, cx: &Cx<'_>, end: bool) {
        let Some((row, col)) = self.cursor else { return };
        let Some(touchpoint) = cx.report.plan().touchpoints.get(row) else { return };
        let id = field_id(cx.editor.session().serial(), col.field(touchpoint.id));
        ctx.memory_mut(|memory| memory.request_focus(id));
        put_cursor(ctx, id, col.typed(touchpoint).chars().count(), !end);
        (self.editing, self.wants_focus) = (true, false);
    }
}

fn sum_ui(ui: &Ui, cx: &Cx<'_>, aimed: Option<&Aimed>, (places, line): (&Places, Rect)) {
    let tokens = widgets::tokens(ui);
    ui.painter().hline(line.x_range(), line.top(), Stroke::new(1.5, tokens.line_strong));
    let bold = || theme::bold(size::BODY);
    let middle = line.center().y;
    let count = text::touchpoints(cx.report.plan().touchpoints.len());
    let at = pos2(places.name(line).left() + 4.0, middle);
    ui.painter().text(at, Align2::LEFT_CENTER, count, bold(), tokens.ink);
    let Some(aimed) = aimed else { return };
    let sum = aimed.sum();
    let from = places.cell(Col::Share, line);
    let room = places.known(line).left() - from.left() - 12.0;
    let missing = lines::one(ui, &sum.missing, theme::regular(size::SMALL), tokens.soft, room);
    let at = pos2(from.left() + 4.0, middle - missing.size().y / 2.0);
    ui.painter().galley(at, missing, tokens.soft);
    let known = places.known(line);
    paint_sign(
        ui.painter(),
        pos2(known.left() + 9.0, middle),
        4.6,
        aimed.sign,
        tokens.chip_person_ink,
    );
    let at = pos2(known.left() + 20.0, middle);
    ui.painter().text(at, Align2::LEFT_CENTER, &sum.known, bold(), tokens.chip_person_ink);
    let at = pos2(places.each(line).right() - 4.0, middle);
    ui.painter().text(at, Align2::RIGHT_CENTER, &sum.each, bold(), tokens.ink);
    let at = pos2(places.cell(Col::Budget, line).right() - 6.0, middle);
    ui.painter().text(at, Align2::RIGHT_CENTER, &sum.budget, bold(), tokens.ink);
}

/// Pushes actions as one step, if there are any.
pub(super) fn act(cx: &mut Cx<'_>, actions: Vec<crate::model::action::Action>) {
    use crate::model::action::{Action, Purpose};
    if !actions.is_empty() {
        cx.push(Intent::Act(Action::Together(Purpose::Block, actions)));
    }
}

impl Col {
    /// The field of a cell of this column.
    pub(super) fn field(self, id: TouchpointId) -> Field {
        match self {
            Self::Runs => Field::Runs(id),
            Self::Visitors => Field::Visitors(id),
            Self::Share => Field::Share(id),
            Self::Basis => Field::Basis(id),
            Self::Stage => Field::OfStage(id),
            Self::Budget => Field::Budget(Whose::Card(id)),
        }
    }
}
