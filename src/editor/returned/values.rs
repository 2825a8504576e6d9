//! Targets, routes, overlap, stages, costs and options that come back.

use std::collections::{BTreeMap, HashMap};

use super::{Changes, change, rows};
use crate::model::action::{Action, CostOf, Target, Vary};
use crate::model::import::values::{self, Field, OfGoal, OfRoute, Step, Unread};
use crate::model::pack::Pack;
use crate::model::plan::{Costs, Plan, TouchpointId, Variant};
use crate::store::sheet::Sheets;
use crate::text::sheet::{self, List};
use crate::text::{self, words};

/// The plan with what the sheets say so far.
pub(super) struct Set<'p> {
    old: &'p Plan,
    new: Plan,
    pack: &'p Pack,
    /// The ids that the plan has for those of the sheets, where they differ.
    ids: &'p BTreeMap<TouchpointId, TouchpointId>,
    wrong: Vec<String>,
    /// The values that the plan has, by the ids of their fields.
    known: HashMap<String, String>,
}

impl<'p> Set<'p> {
    pub(super) fn new(
        old: &'p Plan,
        pack: &'p Pack,
        ids: &'p BTreeMap<TouchpointId, TouchpointId>,
    ) -> Self {
        let known = values::all(old).into_iter().map(|(field, value)| (field.id(), value));
        let known = known.collect();
        Self { old, new: old.clone(), pack, ids, wrong: Vec::new(), known }
    }

    /// Takes the values of a sheet.
    pub(super) fn take(&mut self, list: List, columns: &[Option<usize>], sheets: &Sheets) {
        let mut steps: Vec<Step> = Vec::new();
        for row in rows(sheets, list, columns) {
            let id = row.cell(0).unwrap_or_default();
            let fields: Vec<(Option<Field>, Option<&str>)> = match list {
                List::Goals => {
                    let of = [(OfGoal::People, 1), (OfGoal::By, 2), (OfGoal::UnitCost, 3)];
                    let field = |of| Field::read(&format!("goal/{id}/{}", <&str>::from(of)));
                    of.map(|(of, place)| (field(of), row.cell(place))).into()
                }
                List::Routes => {
                    let ends = [id, row.cell(1).unwrap_or(""), row.cell(2).unwrap_or("")];
                    let mut step = Step::read(ends, 0);
                    if let Some(step) = &mut step {
                        step.again = steps.iter().filter(|one| *one == step).count();
                        steps.push(Step { again: 0, ..step.clone() });
                    }
                    let field = |of| step.clone().map(|step| Field::Route(step, of));
                    [(OfRoute::Rate, 3), (OfRoute::Notes, 4)]
                        .map(|(of, place)| (field(of), row.cell(place)))
                        .into()
                }
                _ => vec![(Field::read(id), row.cell(1))],
            };
            for (field, text) in fields {
                let Some(field) = field else {
                    self.wrong.push(text::labelled(&*row.at, words::value_unknown(id)));
                    break;
                };
                let Some(text) = text.filter(|text| !self.is_known(&field, text)) else {
                    continue;
                };
                let id = |id: TouchpointId| self.ids.get(&id).copied().unwrap_or(id);
                let place = (self.pack, &id as &dyn Fn(TouchpointId) -> TouchpointId);
                if let Err(why) = values::set(&mut self.new, place, &field, text) {
                    let why = text::labelled(sheet::value(self.pack, &field).1, unread(&why));
                    self.wrong.push(text::labelled(&*row.at, why));
                    if list != List::Goals {
                        break;
                    }
                }
            }
        }
    }

    /// Whether a cell says what the plan says already, however it is written there: space around it
    /// and the sort of line ends do not come back from every spreadsheet.
    fn is_known(&self, field: &Field, text: &str) -> bool {
        let plain = |text: &str| text.replace('\r', "").trim().to_owned();
        let known = self.known.get(&field.id());
        self.ids.is_empty() && known.is_some_and(|known| plain(known) == plain(text))
    }

    /// What all of it changes.
    pub(super) fn changes(self) -> Changes {
        let (before, after) = (values::all(self.old), values::all(&self.new));
        let value = |all: &[(Field, String)], field: &Field| {
            let found = all.iter().find(|(one, _)| one == field);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let gone = before.iter().filter(|(field, _)| !after.iter().any(|(one, _)| one == field));
        let fields = after.iter().chain(gone).map(|(field, _)| field);
        let mut said = Vec::new();
        for field in fields {
            let (old, new) = (value(&before, field), value(&after, field));
            if old != new {
                let (name, of) = self.name(field);
                said.push(change(&name, of, &old, &new));
            }
        }
        let actions = actions(self.old, &self.new);
        // A goal, route or option without values is new all the same.
        let added = self.added();
        said.extend(added);
        Changes { count: said.len().max(actions.len()), actions, said, wrong: self.wrong }
    }

    /// What a field is of, and its name.
    fn name(&self, field: &Field) -> (String, &'static str) {
        let (own, of) = sheet::value(self.pack, field);
        let Field::Route(step, _) = field else { return (own, of) };
        let end = |id| {
            let touchpoint = self.new.get(id);
            touchpoint.map_or("", |t| text::explain::name(self.pack, t)).to_owned()
        };
        (words::route_head(end(step.from), end(step.to)), of)
    }

    /// Goals, routes and options that are new and have no values.
    fn added(&self) -> Vec<String> {
        let goals = self.new.goals.iter().skip(self.old.goals.len());
        let goals =
            goals.filter(|goal| (goal.people, goal.by, goal.unit_cost) == (None, None, None));
        let goals = goals.map(|goal| text::explain::goal(self.pack, goal));
        let places = self.old.routes.len()..self.new.routes.len();
        let routes = places.filter_map(|place| {
            let route = self.new.routes.get(place)?;
            let bare = route.rate.is_none() && route.notes.is_empty();
            let step = Step::of(&self.new.routes, place).filter(|_| bare)?;
            Some(self.name(&Field::Route(step, OfRoute::Rate)).0)
        });
        let options = self.new.options.iter().skip(self.old.options.len());
        let options = options.filter(|option| option.is_nothing() && option.budget.is_none());
        let options = options.map(|option| option.name.clone());
        goals.chain(routes).chain(options).map(words::value_added).collect()
    }
}

fn unread(why: &Unread) -> String {
    match why {
        Unread::Number(text) => words::value_no_number(text.as_str()),
        Unread::Day(text) => words::bad_day(text.as_str()),
        Unread::Share(text) => words::value_no_share(text.as_str()),
        Unread::Unknown(id) => words::value_unknown(id.as_str()),
    }
}

/// What makes one plan the other, as far as values go.
fn actions(old: &Plan, new: &Plan) -> Vec<Action> {
    let mut targets = Vec::new();
    let goals = new.goals.iter().filter(|goal| !old.goals.contains(goal));
    targets.extend(goals.cloned().map(Target::Goal));
    if old.overlap != new.overlap {
        targets.push(Target::Overlap(new.overlap));
    }
    if old.stages != new.stages {
        targets.push(Target::Stages(new.stages.clone()));
    }
    for (place, (old, new)) in old.routes.iter().zip(&new.routes).enumerate() {
        if old != new {
            targets.push(Target::Reroute(place, new.clone()));
        }
    }
    let more: Vec<_> = new.routes.iter().skip(old.routes.len()).cloned().collect();
    if !more.is_empty() {
        targets.push(Target::Lead(more));
    }
    targets.extend(costs(&old.costs, &new.costs));
    for (place, (old, new)) in old.options.iter().zip(&new.options).enumerate() {
        targets.extend(varied(old, new).into_iter().map(|vary| Target::Vary(place, vary)));
    }
    let options = new.options.iter().skip(old.options.len());
    targets.extend(options.cloned().map(Target::AddOption));
    targets.into_iter().map(Action::Target).collect()
}

fn costs(old: &Costs, new: &Costs) -> Vec<Target> {
    let mut targets = Vec::new();
    if old.unset != new.unset {
        targets.push(Target::Cost(CostOf::Others, new.unset));
    }
    let ids = old.switches.keys().chain(new.switches.keys());
    for id in ids.filter(|id| old.switches.get(*id) != new.switches.get(*id)) {
        let cost = new.switches.get(id).copied();
        targets.push(Target::Cost(CostOf::Switch(id.clone()), cost));
    }
    let ids = old.kinds.keys().chain(new.kinds.keys());
    for id in ids.filter(|id| old.kinds.get(*id) != new.kinds.get(*id)) {
        targets.push(Target::Cost(CostOf::Kind(id.clone()), new.kinds.get(id).copied()));
    }
    targets
}

/// What makes one option the other.
fn varied(old: &Variant, new: &Variant) -> Vec<Vary> {
    let mut all = Vec::new();
    if old.budget != new.budget {
        all.push(Vary::Budget(new.budget));
    }
    let back = old.off.iter().filter(|id| !new.off.contains(id));
    all.extend(back.map(|id| Vary::LeaveOut(*id, false)));
    let out = new.off.iter().filter(|id| !old.off.contains(id));
    all.extend(out.map(|id| Vary::LeaveOut(*id, true)));
    let turned = |option: &Variant| -> Vec<_> {
        let all = option.switches.iter();
        all.flat_map(|one| one.on.iter().map(|id| (one.touchpoint, id.clone()))).collect()
    };
    let (before, after) = (turned(old), turned(new));
    let off = before.iter().filter(|one| !after.contains(one));
    all.extend(off.map(|(at, id)| Vary::Turn(*at, id.clone(), false)));
    let on = after.iter().filter(|one| !before.contains(one));
    all.extend(on.map(|(at, id)| Vary::Turn(*at, id.clone(), true)));
    all
}
