//! Texts for the steps of the history.

use super::{and_list, explain, of, quoted, sentence, touchpoints, words};
use crate::model::action::{Action, Edit, Keep, Line, Purpose, Target};
use crate::model::engine::Engine;
use crate::model::moves::Step;
use crate::model::pack::Pack;
use crate::model::plan::{Plan, TouchpointId};

/// Describes a step of the history: "moving Flagship store".
#[must_use]
pub fn step(pack: &Pack, plan: &Plan, action: &Action) -> String {
    let named = |ids: &[TouchpointId]| match ids {
        [only] => plan.get(*only).map_or_else(String::new, |t| explain::name(pack, t).to_owned()),
        many => touchpoints(many.len()),
    };
    match action {
        Action::Place { kind, .. } => {
            let kind = pack.kind(kind).map_or(kind.as_str(), |k| of(&k.name));
            words::step_placing(kind)
        }
        Action::Move { ids, .. } => words::step_move(named(ids)),
        Action::Remove(ids) => words::step_removal(named(ids)),
        Action::Switch { ids, conditions, on } => {
            let switches: Vec<String> = conditions
                .iter()
                .map(|id| pack.condition(id).map_or(id.as_str(), |c| of(&c.name)))
                .map(quoted)
                .collect();
            let (switches, name) = (and_list(&switches), named(ids));
            if *on {
                words::step_switch_on(switches, name)
            } else {
                words::step_switch_off(switches, name)
            }
        }
        Action::Edit(ids, edit) => edited(edit, named(ids)),
        Action::Insert { touchpoints: all, .. } => match all.as_slice() {
            [only] => words::step_pasting(explain::name(pack, only)),
            many => words::step_pasting(touchpoints(many.len())),
        },
        Action::Import { updated, new } => {
            words::step_import(touchpoints(updated.len() + new.len()))
        }
        Action::Duplicate(ids) => words::step_duplicate(named(ids)),
        Action::Retitle(_) => words::step_title().to_owned(),
        Action::OrderPhases(_) => words::step_phases().to_owned(),
        Action::RenamePhase { from, .. } => words::step_phase_renamed(quoted(from)),
        Action::RemovePhase(phase) => words::step_phase_removed(quoted(phase)),
        Action::Want { goal, wanted } => {
            let goal = explain::goal(pack, goal);
            if *wanted { words::step_goal(goal) } else { words::step_goal_dropped(goal) }
        }
        Action::UseRules(_) => words::step_rules().to_owned(),
        Action::Stage(_) => words::step_stage().to_owned(),
        Action::AsOf(_) => words::step_as_of().to_owned(),
        Action::Suppose { .. } => words::step_suppose().to_owned(),
        Action::Show(_) => words::step_show().to_owned(),
        Action::Target(target) => targeted(pack, target),
        Action::Keep(keep) => kept(plan, keep),
        Action::Style(_) => words::step_style().to_owned(),
        Action::Together(Purpose::Adopt, _) => words::step_adopt().to_owned(),
        Action::Together(Purpose::Cheapest, _) => words::step_cheapest().to_owned(),
        Action::Together(Purpose::Block, _) => words::step_block().to_owned(),
        Action::Together(Purpose::Join, _) => words::step_join().to_owned(),
        Action::Together(Purpose::Record, _) => words::step_record_sheet().to_owned(),
        Action::Carry(_) => words::step_carry().to_owned(),
        Action::Merge(_) => words::step_merge().to_owned(),
    }
}

fn kept(plan: &Plan, keep: &Keep) -> String {
    let short = |text: &str| quoted(super::stage::cut(text, 40));
    match keep {
        Keep::Add(Line::Decision(one)) => words::step_decided(short(&one.text)),
        Keep::Add(Line::Question(one)) => words::step_parked(short(&one.text)),
        Keep::Add(Line::Vote(one)) => words::step_asked(short(&one.ask)),
        Keep::Add(Line::Task(one)) => words::step_tasked(short(&one.text)),
        Keep::Put(line) => words::step_record_line(short(line.text())),
        Keep::Drop(id) => {
            let line = plan.record.line(*id);
            words::step_record_dropped(short(line.as_ref().map_or("", Line::text)))
        }
        Keep::Done(id, day) => {
            let text = short(plan.record.task(*id).map_or("", |task| &task.text));
            if day.is_some() { words::step_done_task(text) } else { words::step_open_task(text) }
        }
        Keep::People(_) => words::step_people().to_owned(),
    }
}

/// What was decided by a step: "Connect the CRM on Flagship store".
#[must_use]
pub fn decision(engine: &Engine, plan: &Plan, action: &Action) -> String {
    if let Action::Switch { ids, conditions, on: true } = action
        && let [id] = ids.as_slice()
    {
        return explain::step(engine, plan, Step::Switch(*id, engine.set_of(conditions)));
    }
    sentence(&step(engine.pack(), plan, action))
}

fn targeted(pack: &Pack, target: &Target) -> String {
    match target {
        Target::Goal(goal) => words::step_target(explain::goal(pack, goal)),
        Target::Overlap(_) => words::step_overlap().to_owned(),
        Target::Stages(_) => words::step_stages().to_owned(),
        Target::Cost(..) => words::step_costs().to_owned(),
        Target::Lead(routes) => words::step_lead(routes.len()),
        Target::Reroute(..) => words::step_reroute().to_owned(),
        Target::Unlead(_) => words::step_unlead().to_owned(),
        Target::AddOption(_) | Target::Vary(..) | Target::DropOption(_) => {
            words::step_options().to_owned()
        }
    }
}

fn edited(edit: &Edit, name: String) -> String {
    match edit {
        Edit::Name(_) => words::step_renaming(name),
        Edit::Visitors(_) => words::step_visitors(name),
        Edit::Budget(_) => words::step_budget(name),
        Edit::Phase(_) => words::step_phase(name),
        Edit::Notes(_) => words::step_notes(name),
        Edit::Operator(_) | Edit::Recipients(_) | Edit::Purpose(_) | Edit::Data(..) => {
            words::step_data(name)
        }
        Edit::Days(..) => words::step_days(name),
        Edit::Share(_) => words::step_share(name),
        Edit::Basis(_) => words::step_basis(name),
        Edit::Stage(_) => words::step_of_stage(name),
    }
}

/// Describes the effect of an action: the number of cells reached before and now, out of all.
#[must_use]
pub fn done(label: &str, was: usize, (is, all): (usize, usize)) -> String {
    let change = match is.cmp(&was) {
        std::cmp::Ordering::Greater => words::cells_more(is - was),
        std::cmp::Ordering::Less => words::cells_fewer(was - is),
        std::cmp::Ordering::Equal => String::new(),
    };
    words::step_done(sentence(label), is, all, change)
}
