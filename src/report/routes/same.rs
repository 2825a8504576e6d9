//! Who recognises whom, in words: islands of touchpoints that recognise the same people, and the
//! switches by which more of them would.

use crate::model::action::{Action, Purpose};
use crate::model::evaluated::Evaluated;
use crate::model::evidence::recognition::{Bridge, Recognition};
use crate::model::plan::TouchpointId;
use crate::text::{self, explain, words};

/// Touchpoints that recognise the same people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Same {
    /// The touchpoints.
    pub touchpoints: Vec<TouchpointId>,
    /// The names of the keys.
    pub keys: Vec<String>,
    /// The names of the touchpoints.
    pub names: String,
    /// What that means.
    pub says: String,
}

impl Same {
    /// The first of its keys, and how many more there are.
    #[must_use]
    pub fn key(&self) -> String {
        match self.keys.as_slice() {
            [] => String::new(),
            [only] => only.clone(),
            [first, rest @ ..] => words::chip_and_more(first.as_str(), rest.len()),
        }
    }
}

/// Switches by which two groups would recognise each other's people.
#[derive(Debug, Clone, PartialEq)]
pub struct Joining {
    /// What to do.
    pub head: String,
    /// Whom it joins.
    pub says: String,
    /// The same as an action.
    pub action: Action,
}

/// How many bridges are offered: the nearest ones. More than this nobody reads.
const MOST: usize = 60;
/// How many names of a group are listed.
const NAMED: usize = 4;

pub(super) fn named(evaluated: &Evaluated, ids: &[TouchpointId]) -> String {
    let pack = evaluated.pack();
    let touchpoints = ids.iter().take(NAMED).filter_map(|id| evaluated.plan.get(*id));
    let mut names: Vec<String> =
        touchpoints.map(|touchpoint| explain::name(pack, touchpoint).to_owned()).collect();
    if ids.len() > NAMED {
        names.push(words::and_more(ids.len() - NAMED));
    }
    text::listed(&names)
}

pub(super) fn same(evaluated: &Evaluated, recognition: &Recognition) -> Vec<Same> {
    let pack = evaluated.pack();
    let islands = recognition.islands.iter().map(|island| {
        let keys = island.keys.iter().filter_map(|key| pack.keys.get(*key));
        let keys: Vec<String> = keys.map(|key| text::of(&key.name).to_owned()).collect();
        Same {
            touchpoints: island.touchpoints.clone(),
            names: named(evaluated, &island.touchpoints),
            says: match island.touchpoints.len() {
                1 => words::same_alone().to_owned(),
                count => words::same_on_all(count),
            },
            keys,
        }
    });
    islands.collect()
}

pub(super) fn joining(evaluated: &Evaluated, recognition: &Recognition) -> Vec<Joining> {
    let mut bridges: Vec<&Bridge> = recognition.bridges.iter().collect();
    let cost = |bridge: &Bridge| bridge.needs.iter().map(|(_, set)| set.len()).sum::<usize>();
    // Those that join groups come before those that join single touchpoints.
    let size = |bridge: &Bridge| bridge.between.iter().map(Vec::len).sum::<usize>();
    bridges.sort_by_key(|bridge| (cost(bridge), std::cmp::Reverse(size(bridge))));
    bridges.into_iter().take(MOST).map(|bridge| joined(evaluated, bridge)).collect()
}

fn joined(evaluated: &Evaluated, bridge: &Bridge) -> Joining {
    let (engine, plan) = (&evaluated.engine, &evaluated.plan);
    let steps = bridge.needs.iter().map(|(id, set)| {
        let step = crate::model::moves::Step::Switch(*id, *set);
        explain::step(engine, plan, step)
    });
    let switches = bridge.needs.iter().map(|(id, set)| Action::Switch {
        ids: vec![*id],
        conditions: engine.ids_of(*set),
        on: true,
    });
    let mut switches: Vec<Action> = switches.collect();
    let [one, other] = &bridge.between;
    Joining {
        head: text::parts(&steps.collect::<Vec<_>>()),
        says: words::joins(named(evaluated, one), named(evaluated, other)),
        action: match switches.len() {
            1 => switches.remove(0),
            _ => Action::Together(Purpose::Join, switches),
        },
    }
}
