//! What a drop would do, worked out before it happens: its verdicts, its description and its
//! action. The board and the stage share it.

use super::session::Session;
use crate::model::action::Action;
use crate::model::engine::{ConditionSet, Placement};
use crate::model::moves;
use crate::model::pack::Platform;
use crate::model::plan::{KindId, PlatformId, TouchpointId};
use crate::model::verdict::Sign;
use crate::model::verdict::Verdict;
use crate::text::{self, explain, sentences, words};

/// What is carried over the board, by pointer or by keyboard.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A kind from the palette.
    Kind(KindId),
    /// Touchpoints of the board.
    Cards(Vec<TouchpointId>),
}

/// An item that is carried, and where it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Carried {
    /// What it is.
    pub item: Item,
    /// The lane under it.
    pub over: Option<PlatformId>,
    /// The card that a drop would insert it before; none for the end of the lane.
    pub before: Option<TouchpointId>,
    /// Whether it is carried by keyboard, and not by pointer.
    pub by_keys: bool,
    /// Whether it is over the place where a drop removes cards.
    pub over_bin: bool,
}

/// What a drop on a lane would bring.
pub struct Preview {
    /// The verdicts, insight by insight; empty where several cards move.
    pub verdicts: Vec<Verdict>,
    /// The switches that have to be on for these verdicts.
    pub with: ConditionSet,
}

/// The kinds of what is carried.
#[must_use]
pub fn hosted_kinds(session: &Session, item: &Item) -> Vec<KindId> {
    match item {
        Item::Kind(kind) => vec![kind.clone()],
        Item::Cards(ids) => session.kinds_of(ids),
    }
}

/// The name of what is carried.
#[must_use]
pub fn name(session: &Session, item: &Item) -> String {
    match item {
        Item::Kind(kind) => session
            .pack()
            .kind(kind)
            .map_or_else(|| kind.to_string(), |k| text::of(&k.name).to_owned()),
        Item::Cards(ids) => match ids.as_slice() {
            [only] => session
                .get(*only)
                .map_or_else(String::new, |t| explain::name(session.pack(), t).to_owned()),
            many => text::touchpoints(many.len()),
        },
    }
}

/// What a drop of `item` on `platform` would bring; `None` if the platform does not host it.
#[must_use]
pub fn preview(session: &Session, item: &Item, platform: &PlatformId) -> Option<Preview> {
    let engine = session.engine();
    if !session.hosts_all(platform, &hosted_kinds(session, item)) {
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
pub fn says(session: &Session, carried: &Carried) -> String {
    let name = name(session, &carried.item);
    let pack = session.pack();
    let Some(platform) = &carried.over else {
        return match carried.item {
            Item::Cards(_) if carried.over_bin => words::over_the_bin(name),
            _ => words::over_nothing(name),
        };
    };
    let lane = pack.platform(platform).map_or("", |p| text::of(&p.name));
    match preview(session, &carried.item, platform) {
        None if hosted_kinds(session, &carried.item).len() > 1 => words::not_all_hosted(lane),
        None => words::over_refused(name, lane),
        Some(preview) if preview.verdicts.is_empty() => words::over_several(name, lane),
        Some(preview) => {
            let mut yields = sentences::yields(pack, &preview.verdicts);
            if !preview.with.is_empty() {
                let switches = explain::conditions(session.engine(), preview.with);
                yields = text::listed(&[yields, words::once(switches)]);
            }
            let locked = pack.insights.iter().zip(&preview.verdicts);
            let locked = locked.filter(|(_, v)| v.meaning().sign == Sign::Locked);
            let locked: Vec<&str> = locked.map(|(insight, _)| text::of(&insight.name)).collect();
            sentences::over(&name, lane, &yields, &locked)
        }
    }
}

/// Why a lane cannot take what is carried.
#[must_use]
pub fn refused(session: &Session, item: &Item, platform: &Platform) -> String {
    let lane = text::of(&platform.name);
    match hosted_kinds(session, item).as_slice() {
        [kind] => {
            let kind = session.pack().kind(kind).map_or(kind.as_str(), |k| text::of(&k.name));
            sentences::not_hosted(kind, lane)
        }
        _ => words::not_all_hosted(lane),
    }
}

/// The action of a drop; `None` if the platform does not host what is carried.
#[must_use]
pub fn drop_action(
    session: &Session,
    item: &Item,
    platform: &PlatformId,
    before: Option<TouchpointId>,
) -> Option<Action> {
    if !session.hosts_all(platform, &hosted_kinds(session, item)) {
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

/// What a preview on a platform shows, in words: "Here it would yield".
#[must_use]
pub fn heading(
    session: &Session,
    item: &Item,
    platform: &PlatformId,
    preview: &Preview,
) -> &'static str {
    let here = |id| session.get(id).is_some_and(|t| t.platform == *platform);
    let stays = matches!(item, Item::Cards(ids) if ids.iter().all(|id| here(*id)));
    match (stays, preview.verdicts.is_empty()) {
        (true, _) => words::stays_here(),
        (false, true) => words::moves_here(),
        (false, false) => words::would_yield(),
    }
}
