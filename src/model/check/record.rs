//! Checks of the record of a workshop, and of the people whom it names.

use std::collections::{HashMap, HashSet};

use crate::model::finding::{Finding, Noun, Problem, unknown, unknown_only};
use crate::model::pack::Pack;
use crate::model::plan::{Plan, Record, TouchpointId};

/// Returns all findings: ids and short names that stand twice, what is not there, days in the wrong
/// order, and tasks that wait for each other.
pub(super) fn record(plan: &Plan, pack: &Pack) -> Vec<Finding> {
    let mut check =
        Check { touchpoints: HashSet::new(), people: HashSet::new(), pack, findings: Vec::new() };
    check.people(plan);
    if plan.record.is_nothing() {
        return check.findings;
    }
    check.touchpoints = plan.touchpoints.iter().map(|t| t.id).collect();
    check.lines(plan);
    check.tasks(&plan.record);
    check.findings
}

struct Check<'a> {
    touchpoints: HashSet<TouchpointId>,
    people: HashSet<&'a str>,
    pack: &'a Pack,
    findings: Vec<Finding>,
}

impl<'a> Check<'a> {
    fn find(&mut self, at: String, problem: Problem) {
        self.findings.push(Finding::new(at, problem));
    }

    fn people(&mut self, plan: &'a Plan) {
        for (place, person) in plan.people.iter().enumerate() {
            let at = format!("people[{place}].short");
            if person.short.trim().is_empty() {
                self.find(at, Problem::Blank("person"));
            } else if !self.people.insert(&person.short) {
                let value = person.short.clone();
                self.find(at, Problem::Duplicate { noun: Noun::Person, value });
            }
        }
    }

    /// Decisions, questions and votes.
    fn lines(&mut self, plan: &Plan) {
        let record = &plan.record;
        let votes: HashSet<u64> = record.votes.iter().map(|vote| vote.id).collect();
        self.ids("decisions", record.decisions.iter().map(|one| one.id));
        for (place, one) in record.decisions.iter().enumerate() {
            let at = |field: &str| format!("record.decisions[{place}].{field}");
            self.about(at("touchpoints"), &one.touchpoints);
            self.person(at("by"), &one.by);
            if let Some(vote) = one.vote.filter(|vote| !votes.contains(vote)) {
                self.find(at("vote"), unknown_only(Noun::Vote, &vote.to_string()));
            }
            for (field, standing) in [("before", &one.before), ("after", &one.after)] {
                let known = standing.as_ref().and_then(|standing| standing.known);
                if let Some(known) = known.filter(|known| !known.is_finite() || *known < 0.0) {
                    let problem =
                        if known.is_finite() { Problem::Negative } else { Problem::NotFinite };
                    self.find(at(&format!("{field}.known")), problem(known.to_string()));
                }
            }
        }
        self.ids("questions", record.questions.iter().map(|one| one.id));
        for (place, one) in record.questions.iter().enumerate() {
            let at = |field: &str| format!("record.questions[{place}].{field}");
            self.about(at("touchpoints"), &one.touchpoints);
            self.person(at("owner"), &one.owner);
        }
        self.ids("votes", record.votes.iter().map(|one| one.id));
        for (place, one) in record.votes.iter().enumerate() {
            self.about(format!("record.votes[{place}].touchpoints"), &one.touchpoints);
        }
    }

    fn ids(&mut self, list: &str, ids: impl Iterator<Item = u64>) {
        let mut met = HashSet::new();
        for (place, id) in ids.enumerate() {
            if !met.insert(id) {
                let problem = Problem::Duplicate { noun: Noun::Line, value: id.to_string() };
                self.find(format!("record.{list}[{place}].id"), problem);
            }
        }
    }

    fn about(&mut self, at: String, ids: &[TouchpointId]) {
        if let Some(gone) = ids.iter().find(|id| !self.touchpoints.contains(id)) {
            self.find(at, unknown_only(Noun::Touchpoint, &gone.to_string()));
        }
    }

    fn person(&mut self, at: String, short: &str) {
        if !short.is_empty() && !self.people.contains(short) {
            let problem = unknown(Noun::Person, short, self.people.iter().copied());
            self.find(at, problem);
        }
    }

    fn tasks(&mut self, record: &Record) {
        let tasks = &record.tasks;
        self.ids("tasks", tasks.iter().map(|one| one.id));
        let places: HashMap<u64, usize> =
            tasks.iter().enumerate().rev().map(|(place, task)| (task.id, place)).collect();
        let circles = record.in_circles();
        for (place, task) in tasks.iter().enumerate() {
            let at = |field: &str| format!("record.tasks[{place}].{field}");
            self.about(at("touchpoints"), &task.touchpoints);
            self.person(at("owner"), &task.owner);
            if let Some(id) = task.switches.iter().find(|id| self.pack.condition(id).is_none()) {
                let valid = self.pack.conditions.iter().map(|one| one.id.as_str());
                self.find(at("switches"), unknown(Noun::Condition, id.as_str(), valid));
            }
            if let (Some(starts), Some(ends)) = (task.starts, task.ends)
                && ends.last_day() < starts.first_day()
            {
                let (since, until) = (starts.to_string(), ends.to_string());
                self.find(at("ends"), Problem::NotAfter { since, until });
            }
            if let Some(missing) = task.after.iter().find(|id| !places.contains_key(id)) {
                self.find(at("after"), unknown_only(Noun::Line, &missing.to_string()));
            } else if circles.contains(&place) {
                self.find(at("after"), Problem::Cycle(task.id.to_string()));
            }
        }
    }
}
