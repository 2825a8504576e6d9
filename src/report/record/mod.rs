//! The record of a workshop in words: what was decided, what is open, how the room voted, and who does
//! what until when.

use crate::model::evaluated::Evaluated;
use crate::model::pack::{Date, Tier};
use crate::model::plan::{Decision, Person, Question, Vote};
use crate::model::roadmap;
use crate::report::numbers::is_at_most;
use crate::text::numbers::{day, said, whole_day};
use crate::text::{self, words};

mod plan;
mod task;

pub use plan::{Festival, Group, Roadmap, Row, Run};
pub(crate) use task::names;
use task::tier;
pub use task::{Brings, TaskRow, Unlocked};

/// The figure that a decision moved most, before and after it.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    /// The figure before.
    pub before: f64,
    /// The figure after.
    pub after: f64,
    /// What a full bar stands for.
    pub whole: f64,
    /// Where the target stands, if there is one.
    pub target: Option<f64>,
    /// How many equal parts a bar has; one is even.
    pub parts: usize,
    /// What it was, in words.
    pub was: String,
    /// What it is, in words.
    pub is: String,
}

/// Something that was decided.
#[derive(Debug, Clone, PartialEq)]
pub struct Decided {
    /// Its id in the record.
    pub id: u64,
    /// Its place, from 1.
    pub number: usize,
    /// What was decided.
    pub text: String,
    /// Who decided it, when, after which vote, and from which step.
    pub beside: String,
    /// The tier of the first touchpoint that it is about.
    pub tier: Option<Tier>,
    /// What it moved; `None` if nothing was noted, or nothing moved.
    pub moved: Option<Moved>,
}

/// A question.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// Its id in the record.
    pub id: u64,
    /// The question.
    pub text: String,
    /// Who answers it; may be empty.
    pub owner: String,
    /// Until when: "by 21 Jun"; may be empty.
    pub due: String,
    /// The same without the word: "21 Jun".
    pub due_day: String,
    /// That day.
    pub due_on: Option<Date>,
    /// What it is about; may be empty.
    pub about: String,
    /// The day on which it was answered, if it is.
    pub closed: Option<Date>,
}

impl Asked {
    /// Whether it is open past its day.
    #[must_use]
    pub fn is_overdue(&self, today: Option<Date>) -> bool {
        let due = self.due_on.filter(|_| self.closed.is_none());
        due.zip(today).is_some_and(|(due, today)| due.last_day() < today.first_day())
    }
}

/// A vote.
#[derive(Debug, Clone, PartialEq)]
pub struct Voted {
    /// Its id in the record.
    pub id: u64,
    /// What was asked.
    pub ask: String,
    /// What could be chosen, with the hands for each and its part of the most.
    pub options: Vec<(String, u64, f64)>,
    /// How many hands in all; only totals are kept.
    pub hands: String,
    /// Whether a decision rests on it.
    pub decided: bool,
}

/// The record of a workshop in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    /// What was decided.
    pub decisions: Vec<Decided>,
    /// What is open, then what was answered.
    pub questions: Vec<Asked>,
    /// What the room was asked.
    pub votes: Vec<Voted>,
    /// Those whom the record names, each as "CY Legal".
    pub people: Vec<(String, String)>,
    /// How much there is, a part each: the number, and of what. Tasks come first.
    pub counts: Vec<(usize, String)>,
    /// Whether there are tasks.
    has_tasks: bool,
    /// The day of the last decision: "workshop of 28 May 2026"; may be empty.
    pub workshop: String,
}

impl Recorded {
    pub(crate) fn new(evaluated: &Evaluated) -> Self {
        let plan = &evaluated.plan;
        let record = &plan.record;
        let named = |short: &str| plan.people.iter().find(|person| person.short == short);
        let decisions = record.decisions.iter().enumerate();
        let mut questions: Vec<Asked> =
            record.questions.iter().map(|one| asked(evaluated, one)).collect();
        questions.sort_by_key(|one| one.closed.is_some());
        let last = record.decisions.iter().filter_map(|one| one.on).max_by_key(|on| on.last_day());
        Self {
            decisions: decisions.map(|(at, one)| decided(evaluated, at + 1, one)).collect(),
            questions,
            votes: record.votes.iter().map(|one| voted(evaluated, one)).collect(),
            people: record
                .named()
                .into_iter()
                .map(|short| (short.to_owned(), full(named(short))))
                .collect(),
            counts: counts(evaluated),
            has_tasks: !record.tasks.is_empty(),
            workshop: last.map(|on| words::workshop_of(whole_day(on))).unwrap_or_default(),
        }
    }

    /// How many questions are open.
    #[must_use]
    pub fn open(&self) -> usize {
        self.questions.iter().filter(|one| one.closed.is_none()).count()
    }

    /// Whether there is nothing to say of decisions, questions and votes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.decisions.is_empty() && self.questions.is_empty() && self.votes.is_empty()
    }

    /// How much there is, in a line: "9 tasks · 3 decisions · 2 open questions · 1 vote".
    #[must_use]
    pub fn line(&self) -> String {
        line(&self.counts)
    }

    /// The same without tasks.
    #[must_use]
    pub fn line_without_tasks(&self) -> String {
        line(self.counts.get(usize::from(self.has_tasks)..).unwrap_or_default())
    }
}

fn line(counts: &[(usize, String)]) -> String {
    let said = counts.iter().map(|(count, of)| format!("{count} {of}"));
    said.collect::<Vec<_>>().join(words::between_dots())
}

/// The name and the role of a person, as far as they are given.
fn full(person: Option<&Person>) -> String {
    let Some(person) = person else { return String::new() };
    let said = [person.name.as_str(), person.role.as_str()];
    text::listed(&said.into_iter().filter(|one| !one.is_empty()).collect::<Vec<_>>())
}

fn counts(evaluated: &Evaluated) -> Vec<(usize, String)> {
    /// A number with what it counts.
    type Word = fn(usize) -> String;
    let record = &evaluated.plan.record;
    let open = record.questions.iter().filter(|one| one.closed.is_none()).count();
    let all: [(usize, Word); 4] = [
        (record.tasks.len(), |count| words::tasks_word(count)),
        (record.decisions.len(), |count| words::decisions_word(count)),
        (open, |count| words::open_word(count)),
        (record.votes.len(), |count| words::votes_word(count)),
    ];
    all.into_iter().filter(|(count, _)| *count > 0).map(|(count, of)| (count, of(count))).collect()
}

fn decided(evaluated: &Evaluated, number: usize, one: &Decision) -> Decided {
    let votes = &evaluated.plan.record.votes;
    let vote = one.vote.and_then(|id| votes.iter().position(|vote| vote.id == id));
    let said = [
        Some(one.by.clone()).filter(|by| !by.is_empty()),
        one.on.map(day),
        vote.map(|at| words::after_vote(at + 1)),
    ];
    let first = text::listed(&said.into_iter().flatten().collect::<Vec<_>>());
    let step = one.step.as_ref().map(|step| words::from_step(step.as_str()));
    let all = [Some(first).filter(|first| !first.is_empty()), step];
    Decided {
        id: one.id,
        number,
        text: one.text.clone(),
        beside: text::parts(&all.into_iter().flatten().collect::<Vec<_>>()),
        tier: tier(evaluated, &one.touchpoints),
        moved: moved(evaluated, one),
    }
}

/// The figure that a decision moved: people, else cells, else ways to a person.
fn moved(evaluated: &Evaluated, one: &Decision) -> Option<Moved> {
    let (before, after) = (one.before.as_ref()?, one.after.as_ref()?);
    #[expect(clippy::cast_precision_loss, reason = "counts are far fewer than 2^53")]
    let float = |count: u64| count as f64;
    if let (Some(was), Some(is)) = (before.known, after.known)
        && (was - is).abs() >= 0.5
    {
        let goal = evaluated.plan.goals.iter().find(|goal| goal.people.is_some());
        let target = goal.and_then(|goal| goal.people).map(float);
        let assumed = goal.is_none_or(|goal| goal.grain != crate::model::plan::Grain::Aggregate);
        let at_most = goal.is_some_and(|goal| is_at_most(evaluated, goal));
        let most = was.max(is).max(target.unwrap_or(0.0));
        return Some(Moved {
            before: was,
            after: is,
            whole: most * 16.0 / 15.0,
            target,
            parts: 1,
            was: words::people_known_short(said(was, assumed, at_most)),
            is: words::people_known_short(said(is, assumed, at_most)),
        });
    }
    if before.reached != after.reached {
        let (_, all) = evaluated.evaluation.reached();
        let most = float(before.reached.max(after.reached)).max(float(all as u64));
        return Some(Moved {
            before: float(before.reached),
            after: float(after.reached),
            whole: most,
            target: None,
            parts: 1,
            was: words::cells_of(before.reached, all),
            is: words::cells_of(after.reached, all),
        });
    }
    if before.ways == after.ways {
        return None;
    }
    let all = (roadmap::without_person(evaluated) as u64).max(before.ways).max(after.ways);
    Some(Moved {
        before: float(before.ways),
        after: float(after.ways),
        whole: float(all),
        target: None,
        parts: usize::try_from(all).unwrap_or(1),
        was: words::ways_of(before.ways, all),
        is: words::ways_of(after.ways, all),
    })
}

fn asked(evaluated: &Evaluated, one: &Question) -> Asked {
    let due_day = one.due.map(day).unwrap_or_default();
    Asked {
        id: one.id,
        text: one.text.clone(),
        owner: one.owner.clone(),
        due: one.due.map(|due| words::due_by(day(due))).unwrap_or_default(),
        due_day,
        due_on: one.due,
        about: names(evaluated, &one.touchpoints),
        closed: one.closed,
    }
}

fn voted(evaluated: &Evaluated, one: &Vote) -> Voted {
    let most = one.options.iter().map(|(_, hands)| *hands).max().unwrap_or(0).max(1);
    let all: u64 = one.options.iter().map(|(_, hands)| *hands).fold(0, u64::saturating_add);
    #[expect(clippy::cast_precision_loss, reason = "hands are far fewer than 2^53")]
    let part = |hands: u64| hands as f64 / most as f64;
    let options = one.options.iter();
    Voted {
        id: one.id,
        ask: one.ask.clone(),
        options: options.map(|(name, hands)| (name.clone(), *hands, part(*hands))).collect(),
        hands: words::hands(all),
        decided: evaluated
            .plan
            .record
            .decisions
            .iter()
            .any(|decision| decision.vote == Some(one.id)),
    }
}
