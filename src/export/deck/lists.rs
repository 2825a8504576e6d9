//! Scenes that are lists: what stays out of reach, goals, next moves.

use super::scenes::{room, shape};
use super::{SMALL, Source, TITLE, head};
use crate::export::layout::height_of;
use crate::export::look::Colour;
use crate::export::page::{Item, Page, Paragraph, Rect, Run, Shape};
use crate::model::coverage::GoalState;
use crate::model::moves::{self, Deed};
use crate::model::plan::Goal;
use crate::model::sign::Sign;
use crate::text::{self, explain, words};

/// An entry of a list: what it says in bold, a sentence below, and the colour of its mark.
struct Entry {
    head: String,
    sign: Option<Sign>,
    below: String,
    colour: Colour,
}

impl Entry {
    /// An entry without a sign.
    fn new(head: impl Into<String>, below: impl Into<String>, colour: Colour) -> Self {
        Self { head: head.into(), sign: None, below: below.into(), colour }
    }

    /// Its text at a scale.
    fn paragraphs(&self, source: &Source<'_>, scale: f32) -> Vec<Paragraph> {
        let look = source.look;
        let head = Run::bold(self.head.as_str(), 25.0 * scale, look.get("ink"));
        let mut paragraphs = vec![Paragraph::of(vec![Run { sign: self.sign, ..head }])];
        if !self.below.is_empty() {
            let soft = Run::new(self.below.as_str(), 20.0 * scale, look.get("soft"));
            paragraphs.push(Paragraph::of(vec![soft]).after(2.0 * scale));
        }
        paragraphs
    }
}

/// The room for an entry's mark, before its text.
const MARK: f32 = 22.0;
/// The gap between entries, at a scale of 1.
const GAP: f32 = 16.0;

/// Draws entries as large as there is room for all of them, and at their least size as many as fit.
fn entries(page: &mut Page, source: &Source<'_>, top: f32, entries: &[Entry]) {
    let all = room(top);
    let height = |entry: &Entry, scale| height_of(&entry.paragraphs(source, scale), all.w - MARK);
    let fits = |scale: &f32| {
        let whole: f32 = entries.iter().map(|e| height(e, *scale) + GAP * scale).sum();
        whole - GAP * scale <= all.h
    };
    let scale = [1.4, 1.3, 1.2, 1.1].into_iter().find(fits).unwrap_or(1.0);
    let mut y = all.y;
    for (index, entry) in entries.iter().enumerate() {
        let paragraphs = entry.paragraphs(source, scale);
        let height = height(entry, scale);
        if y + height > all.bottom() {
            let more = words::and_more(entries.len() - index);
            let more = Paragraph::of(vec![Run::new(more, SMALL, source.look.get("faint"))]);
            let rect = Rect::new(all.x + MARK, y - 6.0, all.w - MARK, 24.0);
            page.items.push(shape(rect, vec![more]));
            return;
        }
        let bar = Rect::new(all.x, y + 3.0, 5.0, height - 6.0);
        page.items.push(Item::Shape(Shape::filled(bar, entry.colour, 2.0)));
        page.items.push(shape(Rect::new(all.x + MARK, y, all.w - MARK, height), paragraphs));
        y += height + GAP * scale;
    }
}

/// What no money buys, and what to do instead.
pub fn out_of_reach(source: &Source<'_>, page: &mut Page) {
    let look = source.look;
    let evaluated = source.evaluated;
    let heading = vec![Run::bold(words::out_title(), TITLE, look.get("ink"))];
    let top = head(source, page, heading, words::out_below()) + 8.0;
    let (engine, plan) = (&evaluated.engine, &evaluated.plan);
    let found = moves::out_of_reach(engine, plan, &evaluated.evaluation);
    let entry = |what| {
        let (head, instead) = explain::kept(engine, plan, what);
        Entry::new(head, instead, look.get("closed"))
    };
    let mut lines: Vec<Entry> = found.iter().map(entry).collect();
    if lines.is_empty() {
        lines.push(Entry::new(words::out_none(), "", look.get("open")));
    }
    entries(page, source, top, &lines);
}

/// What the plan wants to learn, and how it stands.
pub fn goals(source: &Source<'_>, page: &mut Page) {
    let look = source.look;
    let evaluated = source.evaluated;
    let pack = evaluated.engine.pack();
    let states = &evaluated.evaluation.goals;
    let met = states.iter().filter(|s| matches!(s, GoalState::Met(_))).count();
    let below = if states.is_empty() {
        words::no_goals_set().to_owned()
    } else {
        words::goals_below(met, states.len())
    };
    let heading = vec![Run::bold(words::goals_title(), TITLE, look.get("ink"))];
    let top = head(source, page, heading, &below) + 8.0;
    let entry = |(goal, state): (&Goal, &GoalState)| {
        let colour = match state {
            GoalState::Met(_) => "open",
            GoalState::Locked(..) => "semi",
            GoalState::Available(_) => "accent",
            GoalState::OutOfReach => "closed",
        };
        let stands = explain::goal_state(&evaluated.engine, &evaluated.plan, goal, state);
        let entry =
            Entry::new(explain::goal(pack, goal), text::sentence(&stands), look.get(colour));
        Entry { sign: Some(Sign::of_goal(goal, state)), ..entry }
    };
    // Where not all of them have room, those that are met are the ones to leave out.
    let mut goals: Vec<(&Goal, &GoalState)> = evaluated.plan.goals.iter().zip(states).collect();
    goals.sort_by_key(|(_, state)| matches!(state, GoalState::Met(_)));
    let lines: Vec<Entry> = goals.into_iter().map(entry).collect();
    entries(page, source, top, &lines);
}

/// What to do next.
pub fn moves(source: &Source<'_>, page: &mut Page) {
    let look = source.look;
    let evaluated = source.evaluated;
    let heading = vec![Run::bold(words::best_moves(), TITLE, look.get("ink"))];
    let top = head(source, page, heading, words::moves_below()) + 8.0;
    let (engine, plan) = (&evaluated.engine, &evaluated.plan);
    let offered = evaluated.evaluation.moves.iter();
    let mut lines: Vec<Entry> = offered
        .map(|offered| {
            let colour = if matches!(offered.deed, Deed::Switch(..)) { "semi" } else { "accent" };
            let deed = explain::deed(engine, plan, offered.deed);
            let promise = explain::promise(engine, plan, offered);
            Entry::new(deed, promise, look.get(colour))
        })
        .collect();
    if lines.is_empty() {
        lines.push(Entry::new(words::no_moves(), "", look.get("open")));
    }
    entries(page, source, top, &lines);
}
