//! Texts for sheets that the command line imports: what its columns and rows were taken for. And the
//! sheets of a record: their heads, which are known again in every language when a sheet comes back.

use super::lang::{self, Lang};
use super::{amount, import, labelled, of, or_list, quoted, words};
use crate::model::action::CostOf;
use crate::model::import::values::{Field, OfGoal, OfOption, OfRoute};
use crate::model::import::{Column, Unknown};
use crate::model::pack::Pack;
use crate::model::plan::{Goal, KindId, PlatformId, Touchpoint};
use crate::store::sheet::{MOST_COLUMNS, Note};

/// The most names that are suggested for an unknown one.
const SUGGESTED: usize = 3;

/// What a column holds.
#[must_use]
pub fn column<'a>(pack: &'a Pack, column: &'a Column) -> &'a str {
    match column {
        Column::Id => words::id(),
        Column::Name => words::name(),
        Column::Kind => words::kind(),
        Column::Platform => words::platform(),
        Column::Condition(id) => pack.condition(id).map_or(id.as_str(), |c| of(&c.name)),
        Column::Conditions => words::switches(),
        Column::Visitors => words::field_visitors(),
        Column::Budget => words::field_budget(),
        Column::Phase => words::field_phase(),
        Column::Notes => words::field_notes(),
        Column::Starts => words::col_starts(),
        Column::Ends => words::col_ends(),
        Column::Runs => words::col_runs(),
        Column::Share => words::col_share_likely(),
        Column::ShareLow => words::col_share_low(),
        Column::ShareHigh => words::col_share_high(),
        Column::Basis => words::col_basis(),
        Column::Stage => words::col_stage(),
        Column::Memo => words::col_memo(),
    }
}

/// What a column was taken for, with its unit.
#[must_use]
pub fn taken_for(pack: &Pack, head: &str, found: Option<&Column>, unit: f64) -> String {
    let Some(found) = found else { return words::column_not_imported(quoted(head)) };
    let field = column(pack, found);
    if (unit - 1.0).abs() < f64::EPSILON {
        words::column_is(quoted(head), field)
    } else {
        words::column_is_in(quoted(head), field, amount(unit))
    }
}

/// Why the kind of a row has to be asked about.
#[must_use]
pub fn asks_kind(pack: &Pack, kind: &Unknown<KindId>) -> String {
    let name = |id: &KindId| pack.kind(id).map_or(id.as_str(), |k| of(&k.name)).to_owned();
    let nearest: Vec<String> = kind.nearest.iter().take(SUGGESTED).map(name).collect();
    if kind.value.is_empty() {
        words::no_kind_given(or_list(&nearest))
    } else {
        words::no_kind_called(quoted(kind.value.as_str()), or_list(&nearest))
    }
}

/// Why the platform of a row has to be asked about: it is missing, unknown, or does not host the
/// kind.
#[must_use]
pub fn asks_platform(
    pack: &Pack,
    touchpoint: &Touchpoint,
    platform: &Unknown<PlatformId>,
) -> String {
    let name = |id: &PlatformId| pack.platform(id).map_or(id.as_str(), |p| of(&p.name)).to_owned();
    let nearest: Vec<String> = platform.nearest.iter().take(SUGGESTED).map(name).collect();
    let known =
        pack.platform(&touchpoint.platform).is_some() && pack.kind(&touchpoint.kind).is_some();
    let value = platform.value.as_str();
    if known {
        let wrong = import::instead_of_platform(pack, touchpoint, value);
        words::choose_platform(wrong, or_list(&nearest))
    } else if value.is_empty() {
        words::no_platform_given(or_list(&nearest))
    } else {
        words::no_platform_called(quoted(value), or_list(&nearest))
    }
}

/// What could not be read of a sheet; `place` is the head of the column.
#[must_use]
pub fn note(note: Note, place: &str) -> String {
    match note {
        Note::NoValue { .. } if place.is_empty() => words::formula_without_value().to_owned(),
        Note::NoValue { .. } => labelled(place, words::formula_without_value()),
        Note::Hidden { .. } => words::row_hidden().to_owned(),
        Note::TooWide => words::sheet_too_wide(MOST_COLUMNS),
    }
}

/// A list that has a sheet which comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// Tasks.
    Tasks,
    /// Decisions.
    Decisions,
    /// Questions.
    Questions,
    /// Votes.
    Votes,
    /// Goals with their targets.
    Goals,
    /// Routes.
    Routes,
    /// All other values of a plan: overlap, stages, costs, options.
    Values,
}

impl List {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Tasks,
        Self::Decisions,
        Self::Questions,
        Self::Votes,
        Self::Goals,
        Self::Routes,
        Self::Values,
    ];

    /// The name of its sheet.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Tasks => words::roadmap_tasks(),
            Self::Decisions => words::decisions(),
            Self::Questions => words::questions(),
            Self::Votes => words::votes(),
            Self::Goals => words::goals(),
            Self::Routes => words::page_routes(),
            Self::Values => words::values(),
        }
    }

    /// The heads of the columns that are read back, in their order; the first is an id. Of tasks,
    /// decisions and questions these are the id, what it says, who stands for it, its days, and for
    /// tasks how much work it is.
    #[must_use]
    pub fn heads(self) -> Vec<&'static str> {
        match self {
            Self::Tasks => vec![
                words::task_id(),
                words::col_task(),
                words::task_owner(),
                words::sheet_starts(),
                words::sheet_ends(),
                words::sheet_done(),
                words::col_effort(),
            ],
            Self::Decisions => vec![
                words::decision_id(),
                words::decision(),
                words::decided_by(),
                words::decided_on(),
            ],
            Self::Questions => vec![
                words::question_id(),
                words::question(),
                words::task_owner(),
                words::question_due(),
                words::sheet_answered(),
            ],
            Self::Votes => {
                vec![words::vote_id(), words::vote(), words::vote_option(), words::vote_hands()]
            }
            Self::Goals => vec![
                words::goal_id(),
                words::value_people(),
                words::by_day(),
                words::value_unit_cost(),
            ],
            Self::Routes => vec![
                words::route_from_id(),
                words::route_to_id(),
                words::route_means_id(),
                words::value_rate(),
                words::field_notes(),
            ],
            Self::Values => vec![words::value_id(), words::value_text()],
        }
    }

    /// The list of a sheet that begins with this row, and for each head of the list the column that it
    /// stands in; `None` if the sheet is of no list.
    #[must_use]
    pub fn of(row: &[String]) -> Option<(Self, Vec<Option<usize>>)> {
        let now = lang::current();
        let found = Lang::all().find_map(|language| {
            lang::set(language);
            Self::ALL.into_iter().find_map(|list| {
                let heads = list.heads();
                let column = |head: &&str| row.iter().position(|cell| cell.trim() == *head);
                let columns: Vec<Option<usize>> = heads.iter().map(column).collect();
                columns.first().copied().flatten().map(|_| (list, columns))
            })
        });
        lang::set(now);
        found
    }
}

/// What a value is of, and its name: "Contact, individual" and "People". A route has its ids.
#[must_use]
pub fn value(pack: &Pack, field: &Field) -> (String, &'static str) {
    match field {
        Field::Goal(insight, grain, of) => {
            let name = super::explain::goal(pack, &Goal::new(insight.clone(), *grain));
            let of = match of {
                OfGoal::People => words::value_people(),
                OfGoal::By => words::by_day(),
                OfGoal::UnitCost => words::value_unit_cost(),
            };
            (name, of)
        }
        Field::Route(step, of) => {
            let of = match of {
                OfRoute::Rate => words::value_rate(),
                OfRoute::Notes => words::field_notes(),
            };
            (words::route_head(step.from.to_string(), step.to.to_string()), of)
        }
        Field::Overlap => (words::plan().to_owned(), words::overlap()),
        Field::Stages => (words::plan().to_owned(), words::stages_head()),
        Field::Cost(cost) => {
            let what = match cost {
                CostOf::Others => words::cost_unset().to_owned(),
                CostOf::Switch(id) => {
                    pack.condition(id).map_or(id.as_str(), |one| of(&one.name)).to_owned()
                }
                CostOf::Kind(id) => {
                    pack.kind(id).map_or(id.as_str(), |one| of(&one.name)).to_owned()
                }
            };
            (what, words::value_cost())
        }
        Field::Option(name, of) => {
            let of = match of {
                OfOption::Budget => words::field_budget(),
                OfOption::Off => words::value_off(),
                OfOption::Switches => words::value_turned(),
            };
            (name.clone(), of)
        }
    }
}
