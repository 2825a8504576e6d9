//! What is in the air over the board: followed from frame to frame, by pointer or by keyboard, with
//! the same previews and the same actions for both.

use egui::{Context, DragAndDrop, EventFilter, Key, Modifiers, Pos2};

use crate::gui::session::{Direction, Session};
use crate::gui::view::{Cx, Intent, Item, Lift, View};
use crate::model::action::Action;
use crate::model::engine::{ConditionSet, Placement, Verdict};
use crate::model::moves;
use crate::model::pack::Platform;
use crate::model::plan::{KindId, PlatformId, TouchpointId};
use crate::text::{self, window as words};

/// What a drop on a lane would bring.
pub struct Preview {
    /// The verdicts, insight by insight; empty where several cards move.
    pub verdicts: Vec<Verdict>,
    /// The switches that the verdicts take for granted.
    pub with: ConditionSet,
}

/// The kinds in the air.
#[must_use]
pub fn kinds(session: &Session, item: &Item) -> Vec<KindId> {
    match item {
        Item::Kind(kind) => vec![kind.clone()],
        Item::Cards(ids) => session.kinds_of(ids),
    }
}

/// What is in the air, in words.
#[must_use]
pub fn name(session: &Session, item: &Item) -> String {
    match item {
        Item::Kind(kind) => session
            .pack()
            .kind(kind)
            .map_or_else(|| kind.to_string(), |k| text::of(&k.name).to_owned()),
        Item::Cards(ids) => match ids.as_slice() {
            [only] => session
                .plan()
                .get(*only)
                .map_or_else(String::new, |t| text::explain::name(session.pack(), t).to_owned()),
            many => text::touchpoints(many.len()),
        },
    }
}

/// What a drop of `item` on `platform` would bring; nothing if the platform does not host it.
#[must_use]
pub fn preview(session: &Session, item: &Item, platform: &PlatformId) -> Option<Preview> {
    let engine = session.engine();
    if !session.hosts_all(platform, &kinds(session, item)) {
        return None;
    }
    let (placement, with) = match item {
        Item::Kind(kind) => {
            let pair = engine.pair(kind, platform)?;
            let all = Placement { pair, have: engine.all_conditions() };
            let placement = moves::needed(engine, all);
            (placement, placement.have)
        }
        Item::Cards(ids) => match ids.as_slice() {
            [only] => {
                let card = session.get(*only)?;
                let pair = engine.pair(&card.kind, platform)?;
                (Placement { pair, have: engine.set_of(&card.conditions) }, ConditionSet::EMPTY)
            }
            _ => return Some(Preview { verdicts: Vec::new(), with: ConditionSet::EMPTY }),
        },
    };
    let mut verdicts = Vec::with_capacity(engine.insights());
    engine.verdicts(placement, &mut verdicts);
    Some(Preview { verdicts, with })
}

/// What a drop now would do, in words.
#[must_use]
pub fn told(session: &Session, lift: &Lift) -> String {
    let name = name(session, &lift.item);
    let pack = session.pack();
    let Some(platform) = &lift.over else {
        return match lift.item {
            Item::Cards(_) if lift.off_board => words::over_the_edge(&name),
            _ => words::over_nothing(&name),
        };
    };
    let lane = pack.platform(platform).map_or("", |p| text::of(&p.name));
    match preview(session, &lift.item, platform) {
        None if kinds(session, &lift.item).len() > 1 => words::not_all_hosted(lane),
        None => words::over_refused(&name, lane),
        Some(preview) if preview.verdicts.is_empty() => words::over_several(&name, lane),
        Some(preview) => {
            let mut yields = words::yields(pack, &preview.verdicts);
            if !preview.with.is_empty() {
                let switches = text::explain::conditions(session.engine(), preview.with);
                yields = text::listed(&[yields, words::once(&switches)]);
            }
            let locked = pack.insights.iter().zip(&preview.verdicts);
            let locked = locked.filter(|(_, v)| matches!(v, Verdict::Locked { .. }));
            let locked: Vec<&str> = locked.map(|(insight, _)| text::of(&insight.name)).collect();
            words::over(&name, lane, &yields, &locked)
        }
    }
}

/// What Escape has done, in words.
fn cancelled(session: &Session, item: &Item) -> String {
    let placed = matches!(item, Item::Cards(_));
    words::cancelled(&name(session, item), placed)
}

/// Why a lane cannot take what is in the air.
#[must_use]
pub fn refused(session: &Session, item: &Item, platform: &Platform) -> String {
    let lane = text::of(&platform.name);
    match kinds(session, item).as_slice() {
        [kind] => {
            let kind = session.pack().kind(kind).map_or(kind.as_str(), |k| text::of(&k.name));
            words::not_hosted(kind, lane)
        }
        _ => words::not_all_hosted(lane),
    }
}

/// Follows the pointer's drag and its release; called before anything is drawn.
pub fn follow_pointer(ctx: &Context, cx: &mut Cx<'_>) {
    let held = cx.view.lift.as_ref().is_some_and(|lift| lift.by_keys);
    if held && !DragAndDrop::has_payload_of_type::<Item>(ctx) {
        click_to_drop(ctx, cx);
        return;
    }
    let had = cx.view.lift.take().filter(|lift| !lift.by_keys);
    // Another button in mid-drag means: not there.
    if ctx.input(|i| i.pointer.button_pressed(egui::PointerButton::Secondary)) {
        DragAndDrop::clear_payload(ctx);
    }
    let Some(item) = DragAndDrop::payload::<Item>(ctx) else {
        if let Some(had) = had {
            // The payload went without a release: Escape.
            cx.push(Intent::Say(cancelled(cx.session, &had.item)));
        }
        return;
    };
    // A release and the pointer's leaving may come in one frame.
    let at = ctx.pointer_latest_pos().or_else(|| ctx.pointer_interact_pos());
    let Some(at) = at else { return };
    let lift = under_pointer(cx.session, cx.view, (*item).clone(), at);
    if ctx.input(|i| i.pointer.primary_released()) {
        DragAndDrop::clear_payload(ctx);
        drop_it(cx, &lift);
    } else {
        if had.is_none_or(|had| had.over != lift.over || had.off_board != lift.off_board) {
            cx.push(Intent::Say(told(cx.session, &lift)));
        }
        cx.view.lift = Some(lift);
    }
}

/// What was picked up by a click or by Enter can be put down by a click on a lane.
fn click_to_drop(ctx: &Context, cx: &mut Cx<'_>) {
    let click = ctx.input(|i| i.pointer.primary_pressed().then(|| i.pointer.interact_pos()));
    let Some(at) = click.flatten() else { return };
    let Some(held) = cx.view.lift.clone() else { return };
    // What lies above the board takes its own clicks.
    let covered = cx.view.overlay.is_some() || cx.view.pending.is_some();
    let above = ctx.layer_id_at(at).is_some_and(|layer| layer.order != egui::Order::Background);
    if covered || above {
        return;
    }
    let lift = under_pointer(cx.session, cx.view, held.item, at);
    if lift.over.is_some() {
        drop_it(cx, &lift);
        cx.view.lift = None;
    }
}

fn under_pointer(session: &Session, view: &View, item: Item, at: Pos2) -> Lift {
    let inside = |rect: &egui::Rect| rect.contains(at);
    let off_board = view.board.is_some_and(|board| !board.contains(at));
    let over = view.lanes.iter().find(|(_, rect)| !off_board && inside(rect)).map(|(id, _)| id);
    let before = over.and_then(|lane| {
        let cards = view.cards.iter().filter(|card| card.platform == *lane);
        let (below, above): (Vec<_>, Vec<_>) = cards.partition(|card| at.y < card.rect.center().y);
        // Where a lane goes on out of sight, its next card is the one that a drop goes before.
        let hidden = || {
            let last = above.last()?.id;
            let mut on = session.plan().on(lane).map(|t| t.id);
            on.find(|id| *id == last)?;
            on.next()
        };
        below.first().map(|card| card.id).or_else(hidden)
    });
    Lift { item, over: over.cloned(), before, by_keys: false, off_board }
}

/// Turns a drop into an action, or says why it is none.
fn drop_it(cx: &mut Cx<'_>, lift: &Lift) {
    let item = name(cx.session, &lift.item);
    match (&lift.over, &lift.item) {
        (Some(platform), item) => match drop_action(cx.session, item, platform, lift.before) {
            Some(action) => {
                // What was searched has been found.
                cx.view.search.clear();
                cx.push(Intent::Act(action));
            }
            None => cx.push(Intent::Say(told(cx.session, lift))),
        },
        (None, Item::Cards(ids)) if lift.off_board => {
            cx.push(Intent::Act(Action::Remove(ids.clone())));
        }
        (None, _) => cx.push(Intent::Say(words::dropped_nowhere(&item))),
    }
}

/// The action of a drop; none where the platform does not host it.
#[must_use]
pub fn drop_action(
    session: &Session,
    item: &Item,
    platform: &PlatformId,
    before: Option<TouchpointId>,
) -> Option<Action> {
    if !session.hosts_all(platform, &kinds(session, item)) {
        return None;
    }
    let platform = platform.clone();
    Some(match item {
        Item::Kind(kind) => {
            Action::Place { kind: kind.clone(), platform, before, conditions: Vec::new() }
        }
        Item::Cards(ids) => Action::Move { ids: ids.clone(), platform, before },
    })
}

/// Begins to carry a kind by keyboard, over the first lane that hosts it.
pub fn carry(session: &Session, view: &mut View, kind: &KindId) -> String {
    let hosted = [kind.clone()];
    let first = session.lanes().find(|p| session.hosts_all(&p.id, &hosted)).map(|p| p.id.clone());
    let item = Item::Kind(kind.clone());
    let lift = Lift { item, over: first, before: None, by_keys: true, off_board: false };
    let said = told(session, &lift);
    view.lift = Some(lift);
    said
}

/// Moves, places or cancels what the keyboard carries; called before anything is drawn.
pub fn follow_keys(ctx: &Context, cx: &mut Cx<'_>) {
    let Some(mut lift) = cx.view.lift.clone().filter(|lift| lift.by_keys) else { return };
    let writing = ctx.text_edit_focused() && !cx.view.searching;
    if writing || cx.view.overlay.is_some() || cx.view.pending.is_some() {
        return;
    }
    // While something is carried, arrows and Escape are for it, and not for moving the focus.
    if let Some(id) = ctx.memory(egui::Memory::focused) {
        let filter = EventFilter {
            tab: false,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
        };
        ctx.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
    let pressed = |key| ctx.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let arrows = [
        (Key::ArrowUp, Direction::Up),
        (Key::ArrowDown, Direction::Down),
        (Key::ArrowLeft, Direction::Left),
        (Key::ArrowRight, Direction::Right),
    ];
    if pressed(Key::Escape) {
        cx.view.lift = None;
        cx.push(Intent::Say(cancelled(cx.session, &lift.item)));
        return;
    }
    if pressed(Key::Enter) || pressed(Key::Space) {
        drop_it(cx, &lift);
        cx.view.lift = None;
        return;
    }
    for (key, direction) in arrows {
        if pressed(key)
            && let Some(from) = &lift.over
        {
            let kinds = kinds(cx.session, &lift.item);
            match cx.session.next_lane(from, &kinds, direction) {
                Some(next) => {
                    lift.over = Some(next);
                    cx.push(Intent::Say(told(cx.session, &lift)));
                }
                None => cx.push(Intent::Say(words::no_lane_further(&name(cx.session, &lift.item)))),
            }
        }
    }
    cx.view.lift = Some(lift);
}
