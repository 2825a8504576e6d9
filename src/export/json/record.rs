//! The record of a workshop as JSON: its lists as in the file, and what follows from the tasks.

use serde::{Serialize, Serializer};

use crate::model::evaluated::Evaluated;
use crate::model::pack::Date;
use crate::model::plan::{Decision, Goal, Question, Task, TouchpointId, Vote};
use crate::model::roadmap::{Unlock, earliest, late, unlocks};
use crate::text::explain;

#[derive(Serialize)]
pub(super) struct Record<'a> {
    decisions: &'a [Decision],
    questions: &'a [Question],
    votes: &'a [Vote],
    tasks: Vec<Planned<'a>>,
}

#[derive(Serialize)]
struct Planned<'a> {
    #[serde(flatten)]
    task: &'a Task,
    unlocks: Vec<Unlocked<'a>>,
    late: Vec<String>,
}

#[derive(Serialize)]
struct Unlocked<'a> {
    touchpoint: TouchpointId,
    insight: &'a str,
    grain: &'static str,
}

pub(super) fn record(evaluated: &Evaluated) -> Record<'_> {
    let record = &evaluated.plan.record;
    Record {
        decisions: &record.decisions,
        questions: &record.questions,
        votes: &record.votes,
        tasks: record.tasks.iter().map(|task| planned(evaluated, task)).collect(),
    }
}

fn planned<'a>(evaluated: &'a Evaluated, task: &'a Task) -> Planned<'a> {
    let insights = &evaluated.pack().insights;
    let unlocked = |Unlock { touchpoint, insight, grain }: Unlock| {
        let insight = insights.get(insight)?.id.as_str();
        Some(Unlocked { touchpoint, insight, grain: grain.id() })
    };
    Planned {
        task,
        unlocks: unlocks(evaluated, task).into_iter().filter_map(unlocked).collect(),
        late: late(&evaluated.plan, task)
            .iter()
            .map(|why| explain::late(evaluated, task, *why))
            .collect(),
    }
}

/// The earliest day of a goal.
pub(super) enum Earliest {
    /// It is met: the field is left out.
    Met,
    /// A day on which it can be met, if there is any.
    On(Option<Date>),
}

impl Earliest {
    pub(super) fn of(evaluated: &Evaluated, goal: &Goal, met: bool) -> Self {
        if met { Self::Met } else { Self::On(earliest(evaluated, goal)) }
    }

    pub(super) fn is_left_out(&self) -> bool {
        matches!(self, Self::Met)
    }
}

impl Serialize for Earliest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::On(Some(day)) => serializer.collect_str(day),
            Self::Met | Self::On(None) => serializer.serialize_none(),
        }
    }
}
