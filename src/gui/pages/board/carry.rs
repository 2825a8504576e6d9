//! Carrying touchpoints over the board, by pointer or by keyboard, with the same previews and the
//! same actions for both.

use egui::{Context, DragAndDrop, EventFilter, Key, Modifiers, Pos2};

use super::hits::{Hits, bin};
use crate::editor::Direction;
use crate::editor::carried::{self, Carried, Item, drop_action, hosted_kinds};
use crate::editor::session::Session;
use crate::gui::intent::{Cx, Intent};
use crate::model::action::Action;
use crate::model::plan::{KindId, PlatformId};
use crate::text::words;

/// What takes keys and clicks before the board does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Above {
    /// Whether a dialog or a question is open.
    pub dialog: bool,
    /// Whether the palette's search field has the keyboard focus.
    pub searching: bool,
}

/// Starts to carry a kind by keyboard, over the first lane that hosts it.
#[must_use]
pub fn by_keys(session: &Session, kind: &KindId) -> Carried {
    let hosted = [kind.clone()];
    let over = session.lanes().find(|p| session.hosts_all(&p.id, &hosted)).map(|p| p.id.clone());
    let item = Item::Kind(kind.clone());
    Carried { item, over, before: None, by_keys: true, over_bin: false }
}

/// The message for a drag that was cancelled.
fn cancelled(session: &Session, item: &Item) -> String {
    let name = carried::name(session, item);
    match item {
        Item::Cards(_) => words::not_moved(name),
        Item::Kind(_) => words::not_placed(name),
    }
}

/// Follows a drag of the pointer and its release; called before anything is drawn.
#[must_use]
pub fn follow_pointer(
    ctx: &Context,
    cx: &mut Cx<'_>,
    carried: Option<Carried>,
    hits: &Hits,
    above: Above,
) -> Option<Carried> {
    if let Some(held) = carried.as_ref().filter(|carried| carried.by_keys)
        && !DragAndDrop::has_payload_of_type::<Item>(ctx)
    {
        return click_to_drop(ctx, cx, held.clone(), hits, above);
    }
    let had = carried.filter(|carried| !carried.by_keys);
    // Pressing another button cancels the drag.
    if ctx.input(|i| i.pointer.button_pressed(egui::PointerButton::Secondary)) {
        DragAndDrop::clear_payload(ctx);
    }
    let session = cx.editor.session();
    let Some(item) = DragAndDrop::payload::<Item>(ctx) else {
        if let Some(had) = had {
            // The payload is gone without a release: the user has pressed Escape.
            cx.say(cancelled(session, &had.item));
        }
        return None;
    };
    // The pointer may be released and leave the window in the same frame.
    let at = ctx.pointer_latest_pos().or_else(|| ctx.pointer_interact_pos())?;
    let now = under_pointer(session, hits, (*item).clone(), at);
    if ctx.input(|i| i.pointer.primary_released()) {
        DragAndDrop::clear_payload(ctx);
        put_down(cx, &now);
        return None;
    }
    if had.is_none_or(|had| had.over != now.over || had.over_bin != now.over_bin) {
        cx.say(carried::says(session, &now));
    }
    Some(now)
}

/// Puts down what was picked up by a click or by Enter, if a lane is clicked.
fn click_to_drop(
    ctx: &Context,
    cx: &mut Cx<'_>,
    held: Carried,
    hits: &Hits,
    above: Above,
) -> Option<Carried> {
    let click = ctx.input(|i| i.pointer.primary_pressed().then(|| i.pointer.interact_pos()));
    let Some(at) = click.flatten() else { return Some(held) };
    let background = ctx.layer_id_at(at).is_none_or(|layer| layer.order == egui::Order::Background);
    if above.dialog || !background {
        return Some(held);
    }
    let now = under_pointer(cx.editor.session(), hits, held.item.clone(), at);
    if now.over.is_none() {
        return Some(held);
    }
    put_down(cx, &now);
    None
}

fn under_pointer(session: &Session, hits: &Hits, item: Item, at: Pos2) -> Carried {
    let cards = matches!(item, Item::Cards(_));
    let over_bin = cards && hits.board.is_some_and(|board| bin(board).contains(at));
    let lane = || hits.lane_at(at).cloned().or_else(|| only_lane(session, hits, &item, at));
    let over = if over_bin { None } else { lane() };
    let before = over.as_ref().and_then(|lane| hits.card_below(session, lane, at));
    Carried { item, over, before, by_keys: false, over_bin }
}

/// The lane that is meant by the empty space of a column: the one that can host the item, if there
/// is no other.
fn only_lane(session: &Session, hits: &Hits, item: &Item, at: Pos2) -> Option<PlatformId> {
    let (tier, _) = hits.columns.iter().find(|(_, column)| column.contains(at))?;
    let kinds = hosted_kinds(session, item);
    let mut lanes = session.pack().platforms_in(*tier).map(|platform| &platform.id);
    let mut fit = lanes.by_ref().filter(|id| session.hosts_all(id, &kinds));
    let only = fit.next()?;
    // Space that is not below all lanes is a gap between two of them.
    let below =
        hits.lanes.iter().all(|(_, lane)| !lane.x_range().contains(at.x) || lane.bottom() < at.y);
    (below && fit.next().is_none()).then(|| only.clone())
}

/// Turns a drop into an action, or says why it is not possible.
fn put_down(cx: &mut Cx<'_>, carried: &Carried) {
    let session = cx.editor.session();
    match (&carried.over, &carried.item) {
        (Some(platform), item) => match drop_action(session, item, platform, carried.before) {
            Some(action) => cx.push(Intent::Act(action)),
            None => cx.say(carried::says(session, carried)),
        },
        (None, Item::Cards(ids)) if carried.over_bin => {
            cx.push(Intent::Act(Action::Remove(ids.clone())));
        }
        (None, Item::Cards(_)) => cx.say(cancelled(session, &carried.item)),
        (None, item) => cx.say(words::dropped_nowhere(carried::name(session, item))),
    }
}

/// Moves, places or cancels what the keyboard carries; called before anything is drawn.
#[must_use]
pub fn follow_keys(
    ctx: &Context,
    cx: &mut Cx<'_>,
    carried: Option<Carried>,
    above: Above,
) -> Option<Carried> {
    let mut held = carried?;
    let writing = ctx.text_edit_focused() && !above.searching;
    if !held.by_keys || writing || above.dialog {
        return Some(held);
    }
    lock_focus(ctx);
    let session = cx.editor.session();
    let pressed = |key| ctx.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    if pressed(Key::Escape) {
        cx.say(cancelled(session, &held.item));
        return None;
    }
    if pressed(Key::Enter) || pressed(Key::Space) {
        put_down(cx, &held);
        return None;
    }
    let arrows = [
        (Key::ArrowUp, Direction::Up),
        (Key::ArrowDown, Direction::Down),
        (Key::ArrowLeft, Direction::Left),
        (Key::ArrowRight, Direction::Right),
    ];
    for (key, direction) in arrows {
        if pressed(key)
            && let Some(from) = &held.over
        {
            let kinds = hosted_kinds(session, &held.item);
            match session.next_lane(from, &kinds, direction) {
                Some(next) => {
                    held.over = Some(next);
                    cx.say(carried::says(session, &held));
                }
                None => cx.say(words::no_lane_further(carried::name(session, &held.item))),
            }
        }
    }
    Some(held)
}

/// While something is carried, keeps arrow keys and Escape from moving the focus.
fn lock_focus(ctx: &Context) {
    if let Some(id) = ctx.memory(egui::Memory::focused) {
        let filter = EventFilter {
            tab: false,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
        };
        ctx.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
}
