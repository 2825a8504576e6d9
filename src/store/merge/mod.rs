//! Merges two copies of a plan on which people have worked, three ways: what only one of them has
//! changed since the common beginning goes together, field by field; what both have changed otherwise
//! is a conflict, of which both values are kept.
//!
//! ```text
//!   base ──┬──► mine ────┐
//!          └──► theirs ──┴──► apart ──► tree by tree ──► the plan, conflicts
//! ```

use std::collections::{HashMap, HashSet};

use super::format::plan::{read, write};
use crate::model::pack::Date;
use crate::model::plan::{Person, Plan, Route, TouchpointId};

mod apart;
mod tree;

use tree::Tree;

/// Something that both copies have changed, each in its own way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The place, such as `touchpoints[id 3].budget`.
    pub at: String,
    /// What it was; `None` if it was not there.
    pub base: Option<String>,
    /// What it is in one copy; `None` if it is not there.
    pub mine: Option<String>,
    /// What it is in the other one; `None` if it is not there.
    pub theirs: Option<String>,
}

/// What two copies become.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// The plan. Where there is a conflict it has the chosen value, or else mine.
    pub plan: Plan,
    /// All conflicts, in the order of the file.
    pub conflicts: Vec<Conflict>,
}

/// Whose value is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Mine.
    Mine,
    /// Theirs.
    Theirs,
}

/// Merges two copies of a plan. `choose` says whose value a conflict takes, by its place.
///
/// # Errors
/// Returns an error of the RON writer; no plan is known to cause one.
pub fn merge(
    base: &Plan,
    mine: &Plan,
    theirs: &Plan,
    choose: impl Fn(&str) -> Side,
) -> Result<Merged, ron::Error> {
    for (unchanged, other) in [(mine, theirs), (theirs, mine)] {
        if unchanged == base || mine == theirs {
            return Ok(Merged { plan: other.clone(), conflicts: Vec::new() });
        }
    }
    let (mut base, mut mine, mut theirs) = (base.clone(), mine.clone(), theirs.clone());
    apart::apart(&base, &mut mine, &mut theirs);
    if [&base, &mine, &theirs].iter().any(|plan| !plan.scenes.is_empty()) {
        // Where nothing is said of scenes, they are the usual ones.
        for plan in [&mut base, &mut mine, &mut theirs] {
            plan.scenes = plan.stage();
        }
    }
    let mut merger = Merger { choose: &choose, conflicts: Vec::new() };
    let [from, one, other] = [whole(&base)?, whole(&mine)?, whole(&theirs)?];
    let tree = merger.part("", (Some(&from), Some(&one), Some(&other)));
    let text = tree.map(|tree| tree.written()).unwrap_or_default();
    let unread = || ron::Error::Message("the merged plan cannot be read".to_owned());
    let mut plan = read(&text).ok_or_else(unread)?;
    let mut conflicts = merger.conflicts;
    bring_back(&mut plan, &base, [&mine, &theirs]);
    repair(&mut plan);
    conflicts.extend(without_circles(&mut plan, [&base, &mine, &theirs]));
    Ok(Merged { plan, conflicts })
}

/// A plan as a tree, with its phases also where a file would leave them out.
fn whole(plan: &Plan) -> Result<Tree, ron::Error> {
    let mut tree = Tree::read(write(plan)?.trim());
    if let Tree::Record(fields) = &mut tree {
        fields.retain(|(name, _)| name != "phases");
        let phases = plan.phases.iter().map(ron::to_string).collect::<Result<Vec<_>, _>>()?;
        let phases = phases.into_iter().map(Tree::Value).collect();
        fields.push(("phases".to_owned(), Tree::List(phases)));
    }
    Ok(tree)
}

/// The three forms of a part; `None` where it is not there.
type Forms<'t> = (Option<&'t Tree>, Option<&'t Tree>, Option<&'t Tree>);

struct Merger<'c> {
    choose: &'c dyn Fn(&str) -> Side,
    conflicts: Vec<Conflict>,
}

impl Merger<'_> {
    /// Merges a part; `None` if it goes.
    fn part(&mut self, at: &str, (base, mine, theirs): Forms<'_>) -> Option<Tree> {
        if mine == theirs || theirs == base {
            return mine.cloned();
        }
        if mine == base {
            return theirs.cloned();
        }
        let empty = match (mine, theirs) {
            (Some(Tree::Record(_)), Some(Tree::Record(_))) => Tree::Record(Vec::new()),
            (Some(Tree::List(_)), Some(Tree::List(_))) => Tree::List(Vec::new()),
            (None, Some(Tree::Record(_))) | (Some(Tree::Record(_)), None) if is_left_out(at) => {
                Tree::Record(Vec::new())
            }
            // A list that is left out is empty.
            (None, Some(Tree::List(_))) | (Some(Tree::List(_)), None) if keyed(at).is_some() => {
                Tree::List(Vec::new())
            }
            _ => return self.conflict(at, (base, mine, theirs)),
        };
        let (base, mine, theirs) =
            (base.unwrap_or(&empty), mine.unwrap_or(&empty), theirs.unwrap_or(&empty));
        match (base, mine, theirs) {
            (Tree::Record(b), Tree::Record(m), Tree::Record(t)) => Some(self.record(at, (b, m, t))),
            (Tree::List(b), Tree::List(m), Tree::List(t)) if keyed(at).is_some() => {
                let list = self.list(at, (b, m, t));
                (!list.is_empty()).then_some(Tree::List(list))
            }
            _ => self.conflict(at, (Some(base), Some(mine), Some(theirs))),
        }
    }

    fn record(&mut self, at: &str, (base, mine, theirs): (&[Field], &[Field], &[Field])) -> Tree {
        let mut names: Vec<&str> = Vec::new();
        // In the order of either file: fields have one order.
        for (name, _) in mine.iter().chain(theirs).chain(base) {
            if !names.contains(&name.as_str()) {
                names.push(name);
            }
        }
        let of = |fields: &'_ [Field], name: &str| -> Option<usize> {
            fields.iter().position(|(field, _)| field == name)
        };
        let mut fields = Vec::new();
        for name in names {
            let form = |all: &'_ [Field]| of(all, name);
            let forms = (
                form(base).and_then(|at| base.get(at)).map(|(_, part)| part),
                form(mine).and_then(|at| mine.get(at)).map(|(_, part)| part),
                form(theirs).and_then(|at| theirs.get(at)).map(|(_, part)| part),
            );
            let place = if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") };
            fields.extend(self.part(&place, forms).map(|part| (name.to_owned(), part)));
        }
        if !days_in_order(&fields) {
            // Each copy has moved one end: the days of one of them are taken.
            let of = |all: &[Field]| Tree::Record(days(all));
            let (base, mine, theirs) = (of(base), of(mine), of(theirs));
            let place = format!("{at}.starts, ends");
            let chosen = self.conflict(&place, (Some(&base), Some(&mine), Some(&theirs)));
            if let Some(Tree::Record(chosen)) = chosen {
                fields.retain(|(name, _)| !DAYS.contains(&name.as_str()));
                fields.extend(chosen);
            }
        }
        Tree::Record(fields)
    }

    /// Merges lists whose entries have names.
    fn list(&mut self, at: &str, (base, mine, theirs): (&[Tree], &[Tree], &[Tree])) -> Vec<Tree> {
        let [base, mine, theirs] = [base, mine, theirs].map(|list| Named::of(at, list));
        let mut kept: HashMap<String, Tree> = HashMap::new();
        let mut met: HashSet<&str> = HashSet::new();
        for name in mine.order.iter().chain(&theirs.order).chain(&base.order) {
            if !met.insert(name) {
                continue;
            }
            let forms = (base.get(name), mine.get(name), theirs.get(name));
            let place = format!("{at}[{name}]");
            if let Some(part) = self.part(&place, forms) {
                kept.insert(name.clone(), part);
            }
        }
        let order = self.order(at, (&base, &mine, &theirs), &kept);
        order.iter().filter_map(|name| kept.remove(name)).collect()
    }

    /// The order of the entries: that of the copy which has changed it. What only the other copy has
    /// stands behind what it stands behind there.
    fn order(
        &mut self,
        at: &str,
        (base, mine, theirs): (&Named<'_>, &Named<'_>, &Named<'_>),
        kept: &HashMap<String, Tree>,
    ) -> Vec<String> {
        let common = |list: &Named<'_>| -> Vec<String> {
            let all = list.order.iter();
            let in_all = |name: &&String| {
                [base, mine, theirs].iter().all(|list| list.places.contains_key(*name))
            };
            all.filter(in_all).cloned().collect()
        };
        let (was, own, other) = (common(base), common(mine), common(theirs));
        let (moved, other_moved) = (own != was, other != was);
        let mine_first = if moved == other_moved {
            if moved && own != other {
                let said = |names: &[String]| Some(names.join(", "));
                let place = format!("{at}.order");
                let chosen = (self.choose)(&place);
                self.conflicts.push(Conflict {
                    at: place,
                    base: said(&was),
                    mine: said(&own),
                    theirs: said(&other),
                });
                chosen == Side::Mine
            } else {
                // Neither leads: what they say decides, and not whose they are.
                mine.order <= theirs.order
            }
        } else {
            moved
        };
        let (first, second) = if mine_first { (mine, theirs) } else { (theirs, mine) };
        let mut order: Vec<String> =
            first.order.iter().filter(|name| kept.contains_key(*name)).cloned().collect();
        let mut placed: HashSet<String> = order.iter().cloned().collect();
        let mut before: Option<String> = None;
        for name in &second.order {
            if kept.contains_key(name) && placed.insert(name.clone()) {
                let place = before.as_ref().and_then(|b| order.iter().position(|n| n == b));
                order.insert(place.map_or(0, |place| place + 1), name.clone());
            }
            if placed.contains(name) {
                before = Some(name.clone());
            }
        }
        let rest =
            base.order.iter().filter(|name| kept.contains_key(*name) && !placed.contains(*name));
        order.extend(rest.cloned().collect::<Vec<_>>());
        order
    }

    fn conflict(&mut self, at: &str, (base, mine, theirs): Forms<'_>) -> Option<Tree> {
        let said = |part: Option<&Tree>| part.map(Tree::written);
        self.conflicts.push(Conflict {
            at: at.to_owned(),
            base: said(base),
            mine: said(mine),
            theirs: said(theirs),
        });
        let chosen = match (self.choose)(at) {
            Side::Mine => mine,
            Side::Theirs => theirs,
        };
        chosen.cloned()
    }
}

type Field = (String, Tree);

/// The fields that have to be in order.
const DAYS: [&str; 2] = ["starts", "ends"];

/// The days among fields.
fn days(fields: &[Field]) -> Vec<Field> {
    fields.iter().filter(|(name, _)| DAYS.contains(&name.as_str())).cloned().collect()
}

/// Whether the last day does not come before the first.
fn days_in_order(fields: &[Field]) -> bool {
    let day = |name: &str| {
        let (_, part) = fields.iter().find(|(field, _)| field == name)?;
        let text = part.value()?.trim_start_matches("Some(").trim_end_matches(')');
        Date::read(text.trim_matches('"'))
    };
    let both = day(DAYS[0]).zip(day(DAYS[1]));
    both.is_none_or(|(starts, ends)| ends.last_day() >= starts.first_day())
}

/// A list by the names of its entries.
struct Named<'t> {
    order: Vec<String>,
    places: HashMap<String, &'t Tree>,
}

impl<'t> Named<'t> {
    fn of(at: &str, list: &'t [Tree]) -> Self {
        let fields = keyed(at).unwrap_or_default();
        let (mut order, mut places) = (Vec::new(), HashMap::new());
        for entry in list {
            let mut name = name_of(entry, fields);
            // The same name a second time is another entry.
            while places.contains_key(&name) {
                name.push('′');
            }
            order.push(name.clone());
            places.insert(name, entry);
        }
        Self { order, places }
    }

    fn get(&self, name: &str) -> Option<&'t Tree> {
        self.places.get(name).copied()
    }
}

/// Whether a record is empty where it is left out.
fn is_left_out(at: &str) -> bool {
    matches!(at, "record" | "costs" | "style")
}

/// What tells an entry from the others.
fn name_of(entry: &Tree, fields: &[&str]) -> String {
    let of = |field: &&str| {
        let value = entry.field(field)?.value()?.trim_matches('"').to_owned();
        Some(format!("{field} {value}"))
    };
    let named: Vec<String> = fields.iter().filter_map(of).collect();
    if named.is_empty() { entry.written().trim_matches('"').to_owned() } else { named.join(", ") }
}

/// The fields that tell the entries of a list from each other; none for lists of words. `None` for
/// lists that are one value.
fn keyed(at: &str) -> Option<&'static [&'static str]> {
    let last = at.rsplit('.').next().unwrap_or(at);
    Some(match (at, last) {
        (
            "touchpoints" | "record.decisions" | "record.questions" | "record.votes"
            | "record.tasks",
            _,
        ) => &["id"],
        ("people", _) => &["short"],
        ("goals", _) => &["insight", "grain"],
        ("routes", _) => &["from", "to", "by"],
        ("scenes", _) => &["show", "title"],
        ("options", _) => &["name"],
        ("what_if", _) => &["platform"],
        ("phases" | "stages" | "shown", _)
        | (
            _,
            "conditions" | "recipients" | "touchpoints" | "gone" | "switches" | "after" | "off",
        ) => &[],
        _ => return None,
    })
}

/// Takes out what leads to something that the other copy has deleted.
fn repair(plan: &mut Plan) {
    let ids: HashSet<TouchpointId> = plan.touchpoints.iter().map(|one| one.id).collect();
    plan.routes.retain(|route| ids.contains(&route.from) && ids.contains(&route.to));
    for option in &mut plan.options {
        option.off.retain(|id| ids.contains(id));
        option.switches.retain(|turned| ids.contains(&turned.touchpoint));
    }
    plan.record.forget(|id| !ids.contains(id));
    let tasks: HashSet<u64> = plan.record.tasks.iter().map(|task| task.id).collect();
    for task in &mut plan.record.tasks {
        task.after.retain(|id| tasks.contains(id) && *id != task.id);
    }
    let votes: HashSet<u64> = plan.record.votes.iter().map(|vote| vote.id).collect();
    for decision in &mut plan.record.decisions {
        decision.vote.take_if(|vote| !votes.contains(vote));
    }
    let known: HashSet<&str> = plan.people.iter().map(|person| person.short.as_str()).collect();
    let missing: Vec<String> = plan
        .record
        .named()
        .into_iter()
        .filter(|short| !known.contains(short))
        .map(str::to_owned)
        .collect();
    plan.people.extend(missing.into_iter().map(|short| Person { short, ..Person::default() }));
    plan.note_phases();
}

/// Each copy may have put one task after the other: the links that are new are taken out, which is
/// said.
fn without_circles(plan: &mut Plan, [base, mine, theirs]: [&Plan; 3]) -> Vec<Conflict> {
    let mut conflicts = Vec::new();
    while let Some(place) = plan.record.in_circles().into_iter().max() {
        let circle = plan.record.in_circles();
        let ids: HashSet<u64> =
            circle.iter().filter_map(|at| Some(plan.record.tasks.get(*at)?.id)).collect();
        let Some(task) = plan.record.tasks.get_mut(place) else { break };
        let id = task.id;
        let of = |plan: &Plan| plan.record.task(id).map(|task| task.after.clone());
        let was = of(base).unwrap_or_default();
        let count = task.after.len();
        task.after.retain(|after| !ids.contains(after) || was.contains(after));
        if task.after.len() == count {
            task.after.retain(|after| !ids.contains(after));
        }
        let said = |plan: &Plan| {
            let after = of(plan)?;
            let after: Vec<String> = after.iter().map(u64::to_string).collect();
            Some(format!("[{}]", after.join(", ")))
        };
        let at = format!("record.tasks[id {id}].after");
        conflicts.push(Conflict { at, base: said(base), mine: said(mine), theirs: said(theirs) });
    }
    conflicts
}

/// A touchpoint that one copy has deleted and that stays, because the other one has changed it, keeps
/// its routes and its lines of the record.
fn bring_back(plan: &mut Plan, base: &Plan, sides: [&Plan; 2]) {
    let ids = |plan: &Plan| plan.touchpoints.iter().map(|one| one.id).collect::<HashSet<_>>();
    let (now, was) = (ids(plan), ids(base));
    let [mine, theirs] = sides.map(ids);
    let kept: HashSet<TouchpointId> = was
        .into_iter()
        .filter(|id| now.contains(id) && mine.contains(id) != theirs.contains(id))
        .collect();
    if kept.is_empty() {
        return;
    }
    let same = |one: &Route, other: &Route| {
        (one.from, one.to, &one.by) == (other.from, other.to, &other.by)
    };
    for route in sides.iter().flat_map(|side| &side.routes) {
        let touched = kept.contains(&route.from) || kept.contains(&route.to);
        let whole = now.contains(&route.from) && now.contains(&route.to);
        if touched && whole && !plan.routes.iter().any(|other| same(other, route)) {
            plan.routes.push(route.clone());
        }
    }
    plan.record.recall(|id| kept.contains(id));
}
