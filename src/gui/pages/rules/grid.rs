//! What tiers, platforms, and kinds on platforms let out: a grid with a row for each and a column
//! for each insight.

use egui::{
    Color32, CornerRadius, FontId, Key, Modifiers, Pos2, Rect, Response, Role, ScrollArea, Sense,
    Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::{RulesPage, edit, names};
use crate::editor::rules::Rules;
use crate::gui::intent::Cx;
use crate::gui::kit::lines;
use crate::gui::kit::signs::paint_sign;
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets::{self, paint_focus};
use crate::model::evidence::lens::View;
use crate::model::pack::edit::{Against, Edit, Row, Scope, Value, against};
use crate::model::pack::{Ceiling, Confidence, Grounds, Outlet, Pack, Text, Tier};
use crate::model::plan::InsightId;
use crate::text::{self, explain, sentences, words};

/// The size of a cell with its gap, and the width of the names, in points.
const ROW: f32 = 46.0;
const HEAD: f32 = 26.0;
const NAMES: f32 = 184.0;
const LEAST: f32 = 118.0;
/// The width of what differs from the pack that this one was made from.
const AGAINST: f32 = 190.0;

/// A ceiling in the grid.
struct Shown<'p> {
    /// Which one of its scope and insight.
    number: usize,
    ceiling: &'p Ceiling,
    /// Whether it holds on the day that is looked at.
    holds: bool,
}

/// The ceiling of a cell: the one that holds on the day, or else the first.
fn shown<'p>(
    pack: &'p Pack,
    scope: &'p Scope,
    insight: &'p InsightId,
    view: &View,
) -> Option<Shown<'p>> {
    let all = scope.ceilings(pack, insight);
    let holds = |ceiling: &Ceiling| ceiling.grounds.hold(view.day, view.at_least);
    let number = all.iter().position(|ceiling| holds(ceiling)).unwrap_or(0);
    let ceiling = *all.get(number)?;
    Some(Shown { number, ceiling, holds: holds(ceiling) })
}

impl RulesPage {
    /// Draws the grid of the chosen tier.
    pub(super) fn grid_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, rules: &Rules, room: f32) {
        self.tiers_ui(ui, rules);
        let pack = rules.pack();
        let scopes = self.scopes(pack);
        let count = f32::from(u8::try_from(pack.insights.len().max(1)).unwrap_or(u8::MAX));
        let cell = ((ui.available_width() - NAMES - AGAINST - 10.0) / count).max(LEAST);
        let height = HEAD + ROW * f32::from(u16::try_from(scopes.len()).unwrap_or(u16::MAX));
        widgets::boxed(ui).inner_margin(egui::Margin::same(6)).show(ui, |ui| {
            let scroll = ScrollArea::both().id_salt("ceilings").auto_shrink([false, true]);
            scroll.max_height((room - 40.0).max(120.0)).show(ui, |ui| {
                let whole = vec2(NAMES + count * cell + AGAINST, height);
                let (rect, _) = ui.allocate_exact_size(whole, Sense::hover());
                heads_ui(ui, rules, rect, cell);
                for (n, scope) in scopes.iter().enumerate() {
                    let top = rect.top() + HEAD + ROW * f32::from(u16::try_from(n).unwrap_or(0));
                    let name = Rect::from_min_size(pos2(rect.left(), top), vec2(NAMES, ROW));
                    self.name_ui(ui, (pack, cx.report.evaluated().view()), scope, name);
                    for (m, insight) in pack.insights.iter().enumerate() {
                        let m = f32::from(u8::try_from(m).unwrap_or(u8::MAX));
                        let at = pos2(rect.left() + NAMES + m * cell, top);
                        let place = Rect::from_min_size(at, vec2(cell, ROW)).shrink(2.0);
                        self.cell_ui(ui, cx, rules, (scope, &insight.id), place);
                    }
                    against_ui(ui, rules, scope, pos2(rect.right() - AGAINST, top));
                }
            });
        });
    }

    fn tiers_ui(&mut self, ui: &mut Ui, rules: &Rules) {
        ui.horizontal(|ui| {
            for tier in Tier::ALL {
                let (accent, _) = widgets::tokens(ui).tier(tier);
                let name = egui::RichText::new(explain::tier(rules.pack(), tier)).color(accent);
                if ui.selectable_label(self.tier == tier, name).clicked() {
                    self.tier = tier;
                    self.chosen = None;
                }
            }
            widgets::soft(ui, words::rules_grid_hint());
        });
    }

    /// The rows of the grid: the tier, its platforms, and below each the kinds with a ceiling of
    /// their own there.
    fn scopes(&self, pack: &Pack) -> Vec<Scope> {
        let mut scopes = vec![Scope::Tier(self.tier)];
        for platform in pack.platforms_in(self.tier) {
            scopes.push(Scope::Platform(platform.id.clone()));
            for kind in &pack.kinds {
                let own = Scope::Kind(kind.id.clone(), platform.id.clone());
                let chosen = matches!(&self.chosen, Some(Row::Ceiling(scope, ..)) if *scope == own);
                if chosen || kind.ceilings.iter().any(|one| one.platform == platform.id) {
                    scopes.push(own);
                }
            }
        }
        scopes
    }

    /// Draws the name of a row; that of a platform offers a row for a kind there.
    fn name_ui(&mut self, ui: &mut Ui, (pack, view): (&Pack, &View), scope: &Scope, rect: Rect) {
        let tokens = widgets::tokens(ui);
        let line = Stroke::new(1.0, tokens.line);
        let from = rect.left();
        ui.painter().hline(from..=ui.clip_rect().right(), rect.top(), line);
        let (name, under, indent) = match scope {
            Scope::Tier(tier) => {
                (explain::tier(pack, *tier).to_owned(), words::rules_tier_row().to_owned(), 0.0)
            }
            Scope::Platform(id) => {
                let platform = pack.platform(id);
                let name = platform.map_or("", |platform| text::of(&platform.name));
                let beside = platform.map_or("", |platform| text::beside(&platform.name));
                // A hypothesis of the plan moves nothing here.
                let moved = view.what_if.iter().find(|(moved, _)| moved == id);
                if moved.is_some() {
                    widgets::dashed(ui, rect.shrink2(vec2(1.0, 3.0)), size::CORNER, tokens.soft);
                }
                let moved = moved.map(|(_, tier)| words::rules_if_tier(explain::tier(pack, *tier)));
                (name.to_owned(), moved.unwrap_or_else(|| beside.to_owned()), 0.0)
            }
            Scope::Kind(kind, platform) => {
                let name = pack.kind(kind).map_or("", |kind| text::of(&kind.name));
                let on = pack.platform(platform).map_or("", |platform| text::of(&platform.name));
                (name.to_owned(), words::rules_on_platform(on), 12.0)
            }
        };
        let left = rect.left() + 8.0 + indent;
        let font = if indent > 0.0 { theme::regular(size::BODY) } else { theme::bold(size::BODY) };
        let centre = rect.center().y;
        let width = rect.right() - left - 6.0;
        line_ui(ui, pos2(left, centre - 8.0), (&name, font, tokens.ink), width);
        let small = theme::regular(size::SMALL);
        line_ui(ui, pos2(left, centre + 9.0), (&under, small, tokens.soft), width);
        let Scope::Platform(platform) = scope else { return };
        let id = egui::Id::unique(("rules row", platform.as_str()));
        let response = ui.interact(rect, id, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.as_str()));
        if response.has_focus() {
            paint_focus(ui, rect.shrink(2.0), size::CORNER);
        }
        egui::Popup::menu(&response).show(|ui| {
            widgets::soft(ui, words::rules_limit_kind());
            ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                for kind in pack.kinds.iter().filter(|kind| kind.hosts.contains(platform)) {
                    if ui.button(text::of(&kind.name)).clicked() {
                        let scope = Scope::Kind(kind.id.clone(), platform.clone());
                        let insight = pack.insights.first().map(|insight| insight.id.clone());
                        self.chosen = insight.map(|insight| Row::Ceiling(scope, insight, 0));
                        ui.close();
                    }
                }
            });
        });
        response.on_hover_text(words::rules_limit_kind());
    }

    fn cell_ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        rules: &Rules,
        (scope, insight): (&Scope, &InsightId),
        rect: Rect,
    ) {
        let (pack, view) = (rules.pack(), cx.report.evaluated().view());
        let own = shown(pack, scope, insight, view);
        let number = own.as_ref().map_or(0, |own| own.number);
        let row = Row::Ceiling(scope.clone(), insight.clone(), number);
        let chosen =
            matches!(&self.chosen, Some(Row::Ceiling(s, i, _)) if s == scope && i == insight);
        let id = egui::Id::unique(("rules cell", scope, insight));
        let response = ui.interact(rect, id, Sense::click());
        let inherited = || inherited(pack, scope, insight, view);
        let (outlet, under) = match &own {
            Some(own) => (Some(own.ceiling.lets), basis(own)),
            None => inherited().map_or((None, String::new()), |(lets, of)| (Some(lets), of)),
        };
        let word = outlet.map_or(words::rules_unstated(), names::outlet_short);
        response.widget_info(|| {
            let column = names::choice(pack, super::cell::INSIGHTS, insight.as_str());
            let name = [scope_name(pack, scope), column, word.to_owned(), under.clone()];
            WidgetInfo::selected(Role::Button, true, chosen, text::listed(&name))
        });
        let differs = own.is_some() && against(pack, rules.origin(), &row) != Against::Same;
        paint(ui, rect, (outlet, word, &under), (own.as_ref(), chosen, differs));
        if response.has_focus() {
            paint_focus(ui, rect, size::CORNER);
        }
        if response.gained_focus() || response.clicked() {
            let by_keys = response.has_focus() && !response.gained_focus();
            self.choose(cx, row.clone());
            self.enters = by_keys && ui.input(|i| i.key_pressed(Key::Enter));
            response.request_focus();
        }
        if response.has_focus() {
            self.keys(ui, cx, rules, (scope, insight, own.as_ref(), &row));
        }
        if let Some(own) = &own {
            response.on_hover_ui(|ui| grounds_ui(ui, pack, &own.ceiling.grounds));
        }
    }

    /// A spreadsheet's keys on a cell. egui itself moves the focus by arrows and Tab.
    fn keys(
        &mut self,
        ui: &Ui,
        cx: &mut Cx<'_>,
        rules: &Rules,
        (scope, insight, own, row): (&Scope, &InsightId, Option<&Shown<'_>>, &Row),
    ) {
        let digits = [Key::Num1, Key::Num2, Key::Num3, Key::Num4];
        for (key, lets) in digits.into_iter().zip(Outlet::ALL.into_iter().rev()) {
            if ui.input_mut(|i| i.consume_key(Modifiers::NONE, key)) {
                let value = Value::One(lets.id().to_owned());
                edit(
                    cx,
                    match own {
                        Some(_) => Edit::Set(row.clone(), 0, value),
                        None => {
                            Edit::Limit(scope.clone(), new_ceiling(rules.pack(), insight, lets))
                        }
                    },
                );
            }
        }
        let deletes = [Key::Delete, Key::Backspace];
        if own.is_some()
            && deletes.into_iter().any(|key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key)))
        {
            edit(cx, Edit::Remove(row.clone()));
        }
        let (copies, puts) = ui.input(|i| {
            let has = |of: fn(&egui::Event) -> bool| i.events.iter().any(of);
            (
                has(|event| matches!(event, egui::Event::Copy)),
                has(|event| matches!(event, egui::Event::Paste(_))),
            )
        });
        if let (true, Some(own)) = (copies, own) {
            self.copied = Some(own.ceiling.clone());
            cx.say(words::rules_copied().to_owned());
        }
        if let (true, Some(copied)) = (puts, self.copied.clone()) {
            if own.is_some() {
                edit(cx, Edit::Remove(row.clone()));
            }
            let pasted = Ceiling { insight: insight.clone(), ..copied };
            edit(cx, Edit::Limit(scope.clone(), pasted));
        }
    }
}

/// A ceiling with nothing said yet but what it lets out.
pub(super) fn new_ceiling(pack: &Pack, insight: &InsightId, lets: Outlet) -> Ceiling {
    let source = pack.sources.first().map_or("", |source| source.id.as_str());
    let grounds = Grounds::new(Text::default(), source, Confidence::Inferred);
    Ceiling { insight: insight.clone(), lets, keeper: Text::default(), grounds }
}

/// The name of a row.
pub(super) fn scope_name(pack: &Pack, scope: &Scope) -> String {
    match scope {
        Scope::Tier(tier) => explain::tier(pack, *tier).to_owned(),
        Scope::Platform(id) => pack.platform(id).map_or("", |p| text::of(&p.name)).to_owned(),
        Scope::Kind(kind, platform) => {
            let kind = pack.kind(kind).map_or("", |kind| text::of(&kind.name));
            let on = pack.platform(platform).map_or("", |platform| text::of(&platform.name));
            text::with_aside(kind, on)
        }
    }
}

/// What a row lets out where it says nothing itself, and who says it.
fn inherited(
    pack: &Pack,
    scope: &Scope,
    insight: &InsightId,
    view: &View,
) -> Option<(Outlet, String)> {
    let mut above = Vec::new();
    if let Scope::Kind(_, platform) = scope {
        above.push((Scope::Platform(platform.clone()), words::rules_from_platform()));
    }
    let platform = match scope {
        Scope::Kind(_, platform) | Scope::Platform(platform) => pack.platform(platform)?,
        Scope::Tier(_) => return None,
    };
    above.push((Scope::Tier(platform.tier), words::rules_from_tier()));
    above.iter().find_map(|(scope, from)| {
        let own = shown(pack, scope, insight, view).filter(|own| own.holds)?;
        Some((own.ceiling.lets, (*from).to_owned()))
    })
}

/// How sure a ceiling is, and for when it is known.
fn basis(own: &Shown<'_>) -> String {
    let Grounds { confidence, known, since, until, .. } = &own.ceiling.grounds;
    let sure = explain::confidence(*confidence);
    let date = match (own.holds, since, until) {
        (false, _, Some(until)) => Some(words::rules_ended(until.to_string())),
        (false, Some(since), _) => Some(words::rules_begins(since.to_string())),
        _ => known.or(*since).map(|date| date.to_string()),
    };
    date.map_or_else(|| sure.to_owned(), |date| text::listed(&[sure.to_owned(), date]))
}

/// Who says so: the reason, its source, how sure it is, and its dates.
fn grounds_ui(ui: &mut Ui, pack: &Pack, grounds: &Grounds) {
    ui.set_max_width(320.0);
    ui.label(text::of(&grounds.because));
    if let Some(source) = pack.source(&grounds.source) {
        let sure = explain::confidence(grounds.confidence);
        widgets::soft(ui, &words::source_line(&*source.title, sure));
    }
    let dates = sentences::dates([grounds.known, grounds.since, grounds.until]);
    if !dates.is_empty() {
        widgets::soft(ui, &dates);
    }
}

/// Says what a row lets out otherwise than in the pack that this one was made from.
fn against_ui(ui: &Ui, rules: &Rules, scope: &Scope, corner: Pos2) {
    let tokens = widgets::tokens(ui);
    let lets = |pack: &Pack, insight: &InsightId| -> Option<Outlet> {
        scope.ceilings(pack, insight).first().map(|ceiling| ceiling.lets)
    };
    let word = |outlet: Option<Outlet>| outlet.map_or(words::rules_unstated(), names::outlet_short);
    let changes: Vec<String> = rules
        .pack()
        .insights
        .iter()
        .filter_map(|insight| {
            let (was, is) = (lets(rules.origin(), &insight.id), lets(rules.pack(), &insight.id));
            let name = text::of(&insight.name);
            (was != is).then(|| text::labelled(name, words::outlet_change(word(was), word(is))))
        })
        .collect();
    let small = theme::regular(size::SMALL);
    let width = AGAINST - 16.0;
    let middle = corner + vec2(8.0, ROW / 2.0);
    match changes.as_slice() {
        [] => line_ui(ui, middle, (words::rules_row_same(), small, tokens.faint), width),
        [only] => line_ui(ui, middle, (only, small, tokens.accent), width),
        [first, others @ ..] => {
            let above = (first.as_str(), small.clone(), tokens.accent);
            line_ui(ui, middle - vec2(0.0, 9.0), above, width);
            let below = match others {
                [second] => second.clone(),
                more => words::and_more(more.len()),
            };
            line_ui(ui, middle + vec2(0.0, 9.0), (&below, small, tokens.accent), width);
        }
    }
}

fn heads_ui(ui: &Ui, rules: &Rules, rect: Rect, cell: f32) {
    let tokens = widgets::tokens(ui);
    let at = pos2(rect.right() - AGAINST + 8.0, rect.top() + HEAD / 2.0);
    let against = words::rules_against(text::of(&rules.origin().name));
    line_ui(ui, at, (&against, theme::regular(size::SMALL), tokens.soft), AGAINST - 16.0);
    let mut left = rect.left() + NAMES;
    for insight in &rules.pack().insights {
        let at = pos2(left + 8.0, rect.top() + HEAD / 2.0);
        let font = theme::regular(size::SMALL);
        line_ui(ui, at, (text::of(&insight.name), font, tokens.soft), cell - 12.0);
        left += cell;
    }
}

/// Paints a cell: a box with a line around it where the row itself says something.
fn paint(
    ui: &Ui,
    rect: Rect,
    (outlet, word, under): (Option<Outlet>, &str, &str),
    (own, chosen, differs): (Option<&Shown<'_>>, bool, bool),
) {
    let tokens = widgets::tokens(ui);
    let corner = CornerRadius::same(size::CORNER);
    if own.is_some() {
        let line = Stroke::new(1.0, if differs { tokens.accent } else { tokens.line_strong });
        ui.painter().rect(rect, corner, tokens.card, line, StrokeKind::Inside);
    }
    if chosen {
        let line = Stroke::new(2.0, tokens.accent);
        ui.painter().rect_stroke(rect, corner, line, StrokeKind::Inside);
    }
    let holds = own.is_some_and(|own| own.holds);
    let ink = if holds { tokens.ink } else { tokens.soft };
    let sign = outlet.map_or(crate::model::verdict::Sign::Unstated, names::sign);
    paint_sign(ui.painter(), pos2(rect.left() + 12.0, rect.top() + 13.0), 4.2, sign, ink);
    let at = pos2(rect.left() + 22.0, rect.top() + 13.0);
    line_ui(ui, at, (word, theme::regular(size::SMALL), ink), rect.width() - 26.0);
    let at = pos2(rect.left() + 8.0, rect.top() + 30.0);
    let under = (under, theme::regular(size::SECTION), tokens.soft);
    line_ui(ui, at, under, rect.width() - 12.0);
}

/// Paints a line of text that begins at a point, at half its height.
fn line_ui(ui: &Ui, at: Pos2, (text, font, colour): (&str, FontId, Color32), width: f32) {
    let line = lines::one(ui, text, font, colour, width);
    let top = at.y - line.size().y / 2.0;
    ui.painter().galley(pos2(at.x, top), line, colour);
}

/// Whether a response lets its row be chosen: it has been clicked, or reached by keys.
pub(super) fn is_chosen_by(response: &Response) -> bool {
    response.clicked() || response.gained_focus()
}
