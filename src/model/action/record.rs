//! Changes of the record of a workshop.

use std::sync::Arc;

use serde::Serialize;

use super::refusal::Refusal;
use crate::model::pack::{Date, Pack};
use crate::model::plan::{Decision, Person, Plan, Question, Record, Task, TouchpointId, Vote};
use crate::model::tidy;

/// A line of the record.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Line {
    /// A decision.
    Decision(Decision),
    /// A question.
    Question(Question),
    /// A vote.
    Vote(Vote),
    /// A task.
    Task(Task),
}

/// Which line of the record, by its id in its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum LineId {
    /// A decision.
    Decision(u64),
    /// A question.
    Question(u64),
    /// A vote.
    Vote(u64),
    /// A task.
    Task(u64),
}

/// A change of the record.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Keep {
    /// Adds a line with the next free id of its list. Who is named for the first time joins the
    /// people.
    Add(Line),
    /// Replaces the line of the same id. Who is named for the first time joins the people.
    Put(Line),
    /// Removes a line, and what others say of it.
    Drop(LineId),
    /// Marks a task as done on a day, which turns its switches on; or as open again, which leaves
    /// switches as they are.
    Done(u64, Option<Date>),
    /// Replaces the people. Who is named in the record stays.
    People(Vec<Person>),
}

impl Line {
    /// Which line it is.
    #[must_use]
    pub fn id(&self) -> LineId {
        match self {
            Self::Decision(one) => LineId::Decision(one.id),
            Self::Question(one) => LineId::Question(one.id),
            Self::Vote(one) => LineId::Vote(one.id),
            Self::Task(one) => LineId::Task(one.id),
        }
    }

    /// What it says.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Decision(one) => &one.text,
            Self::Question(one) => &one.text,
            Self::Vote(one) => &one.ask,
            Self::Task(one) => &one.text,
        }
    }

    /// What it says, to be changed.
    pub fn text_mut(&mut self) -> &mut String {
        match self {
            Self::Decision(one) => &mut one.text,
            Self::Question(one) => &mut one.text,
            Self::Vote(one) => &mut one.ask,
            Self::Task(one) => &mut one.text,
        }
    }

    /// The touchpoints that it is about.
    #[must_use]
    pub fn touchpoints(&self) -> &[TouchpointId] {
        match self {
            Self::Decision(one) => &one.touchpoints,
            Self::Question(one) => &one.touchpoints,
            Self::Vote(one) => &one.touchpoints,
            Self::Task(one) => &one.touchpoints,
        }
    }

    /// The touchpoints that it is about, to be changed.
    pub fn touchpoints_mut(&mut self) -> &mut Vec<TouchpointId> {
        match self {
            Self::Decision(one) => &mut one.touchpoints,
            Self::Question(one) => &mut one.touchpoints,
            Self::Vote(one) => &mut one.touchpoints,
            Self::Task(one) => &mut one.touchpoints,
        }
    }

    /// Lets somebody stand for it; nobody stands for a vote.
    pub fn set_owner(&mut self, short: String) {
        match self {
            Self::Decision(one) => one.by = short,
            Self::Question(one) => one.owner = short,
            Self::Vote(_) => {}
            Self::Task(one) => one.owner = short,
        }
    }

    /// Who stands for it; nobody stands for a vote.
    #[must_use]
    pub fn owner(&self) -> &str {
        match self {
            Self::Decision(one) => &one.by,
            Self::Question(one) => &one.owner,
            Self::Vote(_) => "",
            Self::Task(one) => &one.owner,
        }
    }
}

impl Record {
    /// The line with this id.
    #[must_use]
    pub fn line(&self, id: LineId) -> Option<Line> {
        match id {
            LineId::Decision(id) => {
                self.decisions.iter().find(|one| one.id == id).cloned().map(Line::Decision)
            }
            LineId::Question(id) => {
                self.questions.iter().find(|one| one.id == id).cloned().map(Line::Question)
            }
            LineId::Vote(id) => self.votes.iter().find(|one| one.id == id).cloned().map(Line::Vote),
            LineId::Task(id) => self.task(id).cloned().map(Line::Task),
        }
    }

    /// The id that the next line of the same list gets.
    #[must_use]
    pub fn free_id(&self, like: &Line) -> u64 {
        let highest = match like {
            Line::Decision(_) => self.decisions.iter().map(|one| one.id).max(),
            Line::Question(_) => self.questions.iter().map(|one| one.id).max(),
            Line::Vote(_) => self.votes.iter().map(|one| one.id).max(),
            Line::Task(_) => self.tasks.iter().map(|one| one.id).max(),
        };
        highest.map_or(1, |highest| highest.saturating_add(1))
    }
}

pub(super) fn apply(plan: &mut Plan, pack: &Pack, keep: &Keep) -> Result<(), Refusal> {
    match keep {
        Keep::Add(line) => {
            let id = plan.record.free_id(line);
            let line = sound(plan, pack, numbered(line.clone(), id))?;
            add(&mut plan.record, line);
        }
        Keep::Put(line) => {
            let line = sound(plan, pack, line.clone())?;
            put(&mut plan.record, line)?;
            if !plan.record.in_circles().is_empty() {
                return Err(Refusal::Circle);
            }
        }
        Keep::Drop(id) => drop_line(&mut plan.record, *id)?,
        Keep::Done(id, day) => done(plan, pack, *id, *day)?,
        Keep::People(people) => set_people(plan, people)?,
    }
    Ok(())
}

fn numbered(mut line: Line, id: u64) -> Line {
    match &mut line {
        Line::Decision(one) => one.id = id,
        Line::Question(one) => one.id = id,
        Line::Vote(one) => one.id = id,
        Line::Task(one) => one.id = id,
    }
    line
}

/// A tidy line whose names are all there. Who is named for the first time joins the people.
fn sound(plan: &mut Plan, pack: &Pack, mut line: Line) -> Result<Line, Refusal> {
    tidy::text(line.text_mut());
    if let Some(id) = line.touchpoints().iter().find(|id| plan.position(**id).is_none()) {
        return Err(Refusal::NoTouchpoint(*id));
    }
    match &mut line {
        Line::Decision(one) => {
            let known = |id| plan.record.votes.iter().any(|vote| vote.id == id);
            if !one.vote.is_none_or(known) {
                return Err(Refusal::NoLine);
            }
            tidy::phase(&mut one.by);
        }
        Line::Question(one) => tidy::phase(&mut one.owner),
        Line::Vote(one) => one.options.iter_mut().for_each(|(option, _)| tidy::line(option)),
        Line::Task(one) => sound_task(plan, pack, one)?,
    }
    let owner = line.owner();
    if !owner.is_empty() && !plan.people.iter().any(|person| person.short == owner) {
        plan.people.push(Person { short: owner.to_owned(), ..Person::default() });
    }
    Ok(line)
}

fn sound_task(plan: &Plan, pack: &Pack, task: &mut Task) -> Result<(), Refusal> {
    tidy::phase(&mut task.owner);
    super::known(pack, &task.switches)?;
    if task.after.iter().any(|id| plan.record.task(*id).is_none()) {
        return Err(Refusal::NoLine);
    }
    if task.after.contains(&task.id) {
        return Err(Refusal::Circle);
    }
    let days = task.starts.zip(task.ends);
    if days.is_some_and(|(starts, ends)| ends.last_day() < starts.first_day()) {
        return Err(Refusal::BadDays);
    }
    Ok(())
}

fn add(record: &mut Record, line: Line) {
    match line {
        Line::Decision(one) => record.decisions.push(one),
        Line::Question(one) => record.questions.push(one),
        Line::Vote(one) => record.votes.push(one),
        Line::Task(one) => record.tasks.push(one),
    }
}

fn put(record: &mut Record, line: Line) -> Result<(), Refusal> {
    fn replace<T>(list: &mut [T], new: T, same: impl Fn(&T) -> bool) -> Option<()> {
        list.iter_mut().find(|one| same(one)).map(|place| *place = new)
    }
    let found = match line {
        Line::Decision(new) => {
            let id = new.id;
            replace(&mut record.decisions, new, |one| one.id == id)
        }
        Line::Question(new) => {
            let id = new.id;
            replace(&mut record.questions, new, |one| one.id == id)
        }
        Line::Vote(new) => {
            let id = new.id;
            replace(&mut record.votes, new, |one| one.id == id)
        }
        Line::Task(new) => {
            let id = new.id;
            replace(&mut record.tasks, new, |one| one.id == id)
        }
    };
    found.ok_or(Refusal::NoLine)
}

fn drop_line(record: &mut Record, id: LineId) -> Result<(), Refusal> {
    record.line(id).ok_or(Refusal::NoLine)?;
    match id {
        LineId::Decision(id) => record.decisions.retain(|one| one.id != id),
        LineId::Question(id) => record.questions.retain(|one| one.id != id),
        LineId::Vote(id) => {
            record.votes.retain(|one| one.id != id);
            for decision in &mut record.decisions {
                decision.vote.take_if(|vote| *vote == id);
            }
        }
        LineId::Task(id) => {
            record.tasks.retain(|one| one.id != id);
            record.tasks.iter_mut().for_each(|task| task.after.retain(|after| *after != id));
        }
    }
    Ok(())
}

fn done(plan: &mut Plan, pack: &Pack, id: u64, day: Option<Date>) -> Result<(), Refusal> {
    let task = plan.record.tasks.iter_mut().find(|task| task.id == id).ok_or(Refusal::NoLine)?;
    task.done = day;
    if day.is_none() {
        return Ok(());
    }
    let (ids, switches) = (task.touchpoints.clone(), task.switches.clone());
    super::known(pack, &switches)?;
    for id in ids {
        let at = plan.position(id).ok_or(Refusal::NoTouchpoint(id))?;
        if let Some(touchpoint) = plan.touchpoints.get_mut(at)
            && switches.iter().any(|switch| !touchpoint.has(switch))
        {
            super::switch(Arc::make_mut(touchpoint), &switches, true);
        }
    }
    Ok(())
}

fn set_people(plan: &mut Plan, people: &[Person]) -> Result<(), Refusal> {
    let mut kept: Vec<Person> = Vec::new();
    for person in people {
        let mut person = person.clone();
        tidy::phase(&mut person.short);
        tidy::line(&mut person.name);
        tidy::line(&mut person.role);
        if person.short.is_empty() || kept.iter().any(|known| known.short == person.short) {
            return Err(Refusal::BadPerson(person.short));
        }
        kept.push(person);
    }
    let named = plan.record.named();
    if let Some(gone) = named.iter().find(|short| kept.iter().all(|one| one.short != **short)) {
        return Err(Refusal::PersonNamed((*gone).to_owned()));
    }
    plan.people = kept;
    Ok(())
}
