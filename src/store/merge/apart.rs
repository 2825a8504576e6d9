//! Two people who both add something give it the same next id. Before copies are merged, what is not
//! the same gets ids of its own.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::model::plan::{Plan, Record, TouchpointId};

/// Gives what both copies have added under the same id, but not alike, ids of its own. Which of the two
/// keeps the id depends on what they say, and not on whose they are.
pub fn apart(base: &Plan, mine: &mut Plan, theirs: &mut Plan) {
    touchpoints(base, mine, theirs);
    lines(
        base,
        [mine, theirs],
        |record| record.votes.iter().map(|one| (one.id, written(one))).collect(),
        |record, change| {
            record.votes.iter_mut().for_each(|one| change(&mut one.id));
            record.decisions.iter_mut().filter_map(|one| one.vote.as_mut()).for_each(change);
        },
    );
    lines(
        base,
        [mine, theirs],
        |record| record.tasks.iter().map(|one| (one.id, written(one))).collect(),
        |record, change| {
            for task in &mut record.tasks {
                change(&mut task.id);
                task.after.iter_mut().for_each(&mut *change);
            }
        },
    );
    lines(
        base,
        [mine, theirs],
        |record| record.decisions.iter().map(|one| (one.id, written(one))).collect(),
        |record, change| record.decisions.iter_mut().for_each(|one| change(&mut one.id)),
    );
    lines(
        base,
        [mine, theirs],
        |record| record.questions.iter().map(|one| (one.id, written(one))).collect(),
        |record, change| record.questions.iter_mut().for_each(|one| change(&mut one.id)),
    );
}

fn written(one: &impl Serialize) -> String {
    serde_json::to_string(one).unwrap_or_default()
}

/// For each side, which ids become which.
fn changes(all: [BTreeMap<u64, String>; 3]) -> [BTreeMap<u64, u64>; 2] {
    let [base, mine, theirs] = all;
    let taken: BTreeSet<u64> =
        [&base, &mine, &theirs].into_iter().flat_map(BTreeMap::keys).copied().collect();
    let mut free = (taken.last().copied().unwrap_or(0).saturating_add(1)..=u64::MAX)
        .chain(1..)
        .filter(|id| !taken.contains(id));
    let mut changes = [BTreeMap::new(), BTreeMap::new()];
    for (id, own) in mine.iter().filter(|(id, _)| !base.contains_key(id)) {
        let Some(other) = theirs.get(id).filter(|other| *other != own) else { continue };
        let [of_mine, of_theirs] = &mut changes;
        let later = if own < other { of_theirs } else { of_mine };
        if let Some(new) = free.next() {
            later.insert(*id, new);
        }
    }
    changes
}

fn touchpoints(base: &Plan, mine: &mut Plan, theirs: &mut Plan) {
    let all = |plan: &Plan| -> BTreeMap<u64, String> {
        plan.touchpoints.iter().map(|one| (one.id.0, written(one.as_ref()))).collect()
    };
    let changes = changes([all(base), all(mine), all(theirs)]);
    for (plan, change) in [mine, theirs].into_iter().zip(&changes) {
        if !change.is_empty() {
            plan.renumber(|id| change.get(&id.0).copied().map_or(id, TouchpointId));
        }
    }
}

/// The same for a list of the record.
fn lines(
    base: &Plan,
    plans: [&mut Plan; 2],
    all: impl Fn(&Record) -> BTreeMap<u64, String>,
    each: impl Fn(&mut Record, &mut dyn FnMut(&mut u64)),
) {
    let [mine, theirs] = plans;
    let changes = changes([all(&base.record), all(&mine.record), all(&theirs.record)]);
    for (plan, change) in [mine, theirs].into_iter().zip(&changes) {
        if !change.is_empty() {
            each(&mut plan.record, &mut |id| *id = change.get(id).copied().unwrap_or(*id));
        }
    }
}
