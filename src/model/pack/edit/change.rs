//! One change of a pack, and what differs from the pack that it was made from.

use super::cells::{Cell, Choices, Shape, Value};
use super::{Entry, Row, Scope, Table, blank};
use crate::model::id::InsightId;
use crate::model::pack::{Ceiling, KindCeiling, Pack};

/// A change of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Gives a field, by its place among the columns, another value. Where others refer to an id
    /// that changes, they follow.
    Set(Row, usize, Value),
    /// Adds a ceiling.
    Limit(Scope, Ceiling),
    /// Adds an entry at the end of a list, or a copy of one below it.
    Add(Table, Option<usize>),
    /// Removes an entry.
    Remove(Row),
    /// Makes an entry what it was in the pack that this one was made from.
    TakeBack(Row),
}

/// How an entry differs from the pack that it was made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Against {
    /// It does not.
    Same,
    /// That pack does not have it.
    Added,
    /// That pack has it with other values.
    Changed,
}

/// The entry at a place.
#[must_use]
pub fn found<'p>(pack: &'p Pack, row: &'p Row) -> Option<&'p dyn Entry> {
    match row {
        Row::Pack => Some(pack),
        Row::Ceiling(scope, insight, number) => {
            let ceiling = scope.ceilings(pack, insight).get(*number).copied()?;
            Some(ceiling)
        }
        Row::Of(table, at) => table.entries(pack).get(*at).copied(),
    }
}

fn found_mut<'p>(pack: &'p mut Pack, row: &Row) -> Option<&'p mut dyn Entry> {
    match row {
        Row::Pack => Some(pack),
        Row::Ceiling(scope, insight, number) => {
            let ceiling = scope.ceilings_mut(pack, insight).into_iter().nth(*number)?;
            Some(ceiling)
        }
        Row::Of(table, at) => table.entries_mut(pack).into_iter().nth(*at),
    }
}

/// Applies a change; `origin` is the pack that this one was made from.
#[must_use]
pub fn apply(pack: &Pack, origin: &Pack, edit: &Edit) -> Pack {
    let mut next = pack.clone();
    match edit {
        Edit::Set(row, column, value) => set(&mut next, row, *column, value),
        Edit::Limit(scope, ceiling) => limit(&mut next, scope, ceiling.clone()),
        Edit::Add(table, like) => add(&mut next, *table, *like),
        Edit::Remove(row) => remove(&mut next, row),
        Edit::TakeBack(row) => take_back(&mut next, origin, row),
    }
    next
}

fn set(pack: &mut Pack, row: &Row, column: usize, value: &Value) {
    let Some(entry) = found_mut(pack, row) else { return };
    let is_id = entry.columns().get(column).is_some_and(|column| column.shape == Shape::Id);
    let Some(cell) = entry.cell_mut(column) else { return };
    let was = cell.value();
    cell.put(value);
    let renamed = match row {
        Row::Of(table, _) if is_id => table.named(),
        _ => None,
    };
    if let (Some(choices), Some(from), Some(to)) = (renamed, was.id(), value.id()) {
        rename(pack, choices, from, to);
    }
}

impl Value {
    /// The single id or line that it is.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Line(text) | Self::One(text) => Some(text),
            _ => None,
        }
    }
}

/// Lets everything that refers to an id follow it.
fn rename(pack: &mut Pack, choices: Choices, from: &str, to: &str) {
    use strum::IntoEnumIterator as _;
    for table in Table::iter() {
        table.entries_mut(pack).into_iter().for_each(|entry| follow(entry, choices, from, to));
    }
    let follow_ceiling = |ceiling: &mut Ceiling| {
        follow(ceiling, choices, from, to);
        if choices == Choices::Insights && ceiling.insight.as_str() == from {
            ceiling.insight = to.into();
        }
    };
    pack.tiers.iter_mut().flat_map(|tier| &mut tier.ceilings).for_each(follow_ceiling);
    pack.platforms.iter_mut().flat_map(|one| &mut one.ceilings).for_each(follow_ceiling);
    for own in pack.kinds.iter_mut().flat_map(|kind| &mut kind.ceilings) {
        follow_ceiling(&mut own.ceiling);
        if choices == Choices::Platforms && own.platform.as_str() == from {
            own.platform = to.into();
        }
    }
    if choices == Choices::Platforms {
        let notes = pack.search_notes.iter_mut().filter(|note| note.instead.as_str() == from);
        notes.for_each(|note| note.instead = to.into());
    }
}

fn follow(entry: &mut dyn Entry, choices: Choices, from: &str, to: &str) {
    let columns = entry.columns();
    let refer = columns.iter().enumerate().filter(|(_, c)| c.shape.choices() == Some(choices));
    for (place, _) in refer {
        let Some(cell) = entry.cell_mut(place) else { continue };
        match cell.value() {
            Value::One(id) | Value::Line(id) if id == from => cell.put(&Value::One(to.to_owned())),
            Value::Many(ids) if ids.iter().any(|id| id == from) => {
                let other = |id: String| if id == from { to.to_owned() } else { id };
                cell.put(&Value::Many(ids.into_iter().map(other).collect()));
            }
            _ => {}
        }
    }
}

fn limit(pack: &mut Pack, scope: &Scope, ceiling: Ceiling) {
    match scope {
        Scope::Tier(tier) => {
            let rules = pack.tiers.iter_mut().find(|rules| rules.tier == *tier);
            if let Some(rules) = rules {
                rules.ceilings.push(ceiling);
            }
        }
        Scope::Platform(id) => {
            let platform = pack.platforms.iter_mut().find(|platform| platform.id == *id);
            if let Some(platform) = platform {
                platform.ceilings.push(ceiling);
            }
        }
        Scope::Kind(kind, platform) => {
            let own = KindCeiling { platform: platform.clone(), ceiling };
            let kind = pack.kinds.iter_mut().find(|one| one.id == *kind);
            if let Some(kind) = kind {
                kind.ceilings.push(own);
            }
        }
    }
}

/// An id that no entry of a list has: this one, or with a number behind it.
fn free_id(taken: &[&str], like: &str) -> String {
    let stem = like.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('_');
    let numbered = (2_u32..).map(|number| format!("{stem}_{number}"));
    let mut all = std::iter::once(like.to_owned()).chain(numbered);
    all.find(|id| !taken.contains(&id.as_str())).unwrap_or_default()
}

/// Adds an entry to a list: a copy below the one at a place, or else a new one at the end.
fn add(pack: &mut Pack, table: Table, like: Option<usize>) {
    match table {
        Table::Yields => insert(&mut pack.yields, like, blank::rule),
        Table::Identities => insert(&mut pack.identities, like, blank::identity),
        Table::Keys => insert(&mut pack.keys, like, blank::key),
        Table::KeyLinks => insert(&mut pack.key_links, like, blank::key_link),
        Table::Links => insert(&mut pack.links, like, blank::link),
        Table::Means => insert(&mut pack.means, like, blank::means),
        Table::Duties => insert(&mut pack.duties, like, blank::duty),
        Table::Platforms => insert(&mut pack.platforms, like, blank::platform),
        Table::Kinds => insert(&mut pack.kinds, like, blank::kind),
        Table::Insights => insert(&mut pack.insights, like, blank::insight),
        Table::Conditions => insert(&mut pack.conditions, like, blank::condition),
        Table::Sources => insert(&mut pack.sources, like, blank::source),
        Table::Festivals => {
            let Some(day) = pack.last_fact().date() else { return };
            insert(&mut pack.festivals, like, || blank::festival(day));
        }
        Table::StageModels => insert(&mut pack.stage_models, like, blank::stage_model),
        Table::Thresholds => insert(&mut pack.thresholds, like, blank::threshold),
        Table::Synonyms => insert(&mut pack.synonyms, like, blank::synonym),
    }
}

/// Inserts a copy or a new entry, with an id of its own.
fn insert<E: Entry + Clone>(list: &mut Vec<E>, like: Option<usize>, blank: impl FnOnce() -> E) {
    let copy = like.and_then(|at| Some((at + 1, list.get(at)?.clone())));
    let (at, mut entry) = copy.unwrap_or_else(|| (list.len(), blank()));
    let id = |entry: &E| entry.cell(0).map(Cell::value);
    if entry.columns().first().is_some_and(|column| column.shape == Shape::Id) {
        let taken: Vec<Value> = list.iter().filter_map(id).collect();
        let taken: Vec<&str> = taken.iter().filter_map(Value::id).collect();
        let like = id(&entry);
        let free = free_id(&taken, like.as_ref().and_then(Value::id).unwrap_or_default());
        entry.cell_mut(0).into_iter().for_each(|cell| cell.put(&Value::Line(free.clone())));
    }
    list.insert(at, entry);
}

fn remove(pack: &mut Pack, row: &Row) {
    fn drop_at<E>(list: &mut Vec<E>, at: usize) {
        if at < list.len() {
            list.remove(at);
        }
    }
    match row {
        Row::Pack => {}
        Row::Ceiling(scope, insight, number) => {
            let mut met = 0;
            // Keeps all but the one with this number.
            let mut keep = |ceiling: &Ceiling| {
                met += usize::from(ceiling.insight == *insight);
                ceiling.insight != *insight || met != number + 1
            };
            match scope {
                Scope::Tier(tier) => {
                    let rules = pack.tiers.iter_mut().filter(|rules| rules.tier == *tier);
                    rules.for_each(|rules| rules.ceilings.retain(&mut keep));
                }
                Scope::Platform(id) => {
                    let platforms = pack.platforms.iter_mut().filter(|one| one.id == *id);
                    platforms.for_each(|platform| platform.ceilings.retain(&mut keep));
                }
                Scope::Kind(kind, platform) => {
                    let kinds = pack.kinds.iter_mut().filter(|one| one.id == *kind);
                    let mut keep =
                        |own: &KindCeiling| own.platform != *platform || keep(&own.ceiling);
                    kinds.for_each(|kind| kind.ceilings.retain(&mut keep));
                }
            }
        }
        Row::Of(table, at) => match table {
            Table::Yields => drop_at(&mut pack.yields, *at),
            Table::Identities => drop_at(&mut pack.identities, *at),
            Table::Keys => drop_at(&mut pack.keys, *at),
            Table::KeyLinks => drop_at(&mut pack.key_links, *at),
            Table::Links => drop_at(&mut pack.links, *at),
            Table::Means => drop_at(&mut pack.means, *at),
            Table::Duties => drop_at(&mut pack.duties, *at),
            Table::Platforms => drop_at(&mut pack.platforms, *at),
            Table::Kinds => drop_at(&mut pack.kinds, *at),
            Table::Insights => drop_at(&mut pack.insights, *at),
            Table::Conditions => drop_at(&mut pack.conditions, *at),
            Table::Sources => drop_at(&mut pack.sources, *at),
            Table::Festivals => drop_at(&mut pack.festivals, *at),
            Table::StageModels => drop_at(&mut pack.stage_models, *at),
            Table::Thresholds => drop_at(&mut pack.thresholds, *at),
            Table::Synonyms => drop_at(&mut pack.synonyms, *at),
        },
    }
}

/// What an entry was in the pack that this one was made from: the one with the same id, or between
/// the same keys.
#[must_use]
pub fn before<'p>(pack: &Pack, other: &'p Pack, row: &'p Row) -> Option<&'p dyn Entry> {
    let Row::Of(table, at) = row else { return found(other, row) };
    let entries = table.entries(pack);
    let entry = entries.get(*at)?;
    let names = if *table == Table::KeyLinks { 2 } else { 1 };
    let value = |entry: &dyn Entry, column| entry.cell(column).map(Cell::value);
    let alike =
        |one: &dyn Entry| (0..names).all(|column| value(one, column) == value(*entry, column));
    table.entries(other).into_iter().find(|one| alike(*one))
}

/// How an entry differs from the pack that this one was made from.
#[must_use]
pub fn against(pack: &Pack, origin: &Pack, row: &Row) -> Against {
    let Some(entry) = found(pack, row) else { return Against::Same };
    let Some(was) = before(pack, origin, row) else { return Against::Added };
    let value = |entry: &dyn Entry, column| entry.cell(column).map(Cell::value);
    if (0..entry.columns().len()).all(|column| value(entry, column) == value(was, column)) {
        Against::Same
    } else {
        Against::Changed
    }
}

/// Makes an entry what it was in the pack that this one was made from; removes it if that pack does
/// not have it.
pub fn take_back(pack: &mut Pack, origin: &Pack, row: &Row) {
    let now = pack.clone();
    let Some(was) = before(&now, origin, row) else { return remove(pack, row) };
    let Some(entry) = found_mut(pack, row) else {
        // It had been removed.
        if let Row::Ceiling(scope, insight, number) = row
            && let Some(ceiling) = was_ceiling(origin, scope, insight, *number)
        {
            limit(pack, scope, ceiling.clone());
        }
        return;
    };
    for column in 0..was.columns().len() {
        if let (Some(cell), Some(was)) = (entry.cell_mut(column), was.cell(column)) {
            cell.put(&was.value());
        }
    }
}

fn was_ceiling<'p>(
    origin: &'p Pack,
    scope: &'p Scope,
    insight: &'p InsightId,
    number: usize,
) -> Option<&'p Ceiling> {
    scope.ceilings(origin, insight).get(number).copied()
}
