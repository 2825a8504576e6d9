//! Decides what becomes of each row of a sheet: a new touchpoint, an update, a question, or
//! nothing; and makes the plan with the rows that are placed.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::model::action::Action;
use crate::model::compare::differences;
use crate::model::import::{Column, ColumnRead, Import, Reason, Row, Status};
use crate::model::pack::Pack;
use crate::model::plan::{ConditionId, Plan, Touchpoint, TouchpointId};
use crate::store::sheet::{Note, Sheets};
use crate::text::{import as says, labelled, sheet, stage, words};

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It becomes a touchpoint.
    Ready,
    /// It becomes a touchpoint without what could not be read.
    Incomplete,
    /// Its kind or platform has to be asked about.
    Question,
    /// It becomes nothing.
    LeftOut,
    /// It changes a touchpoint of the plan.
    Update,
}

impl Fate {
    /// The word for programs.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Incomplete => "incomplete",
            Self::Question => "question",
            Self::LeftOut => "left_out",
            Self::Update => "update",
        }
    }

    /// The word for people.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Ready => words::fate_ready(),
            Self::Incomplete => words::fate_incomplete(),
            Self::Question => words::fate_question(),
            Self::LeftOut => words::fate_left_out(),
            Self::Update => words::fate_update(),
        }
    }
}

/// A row and what becomes of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// Its line in the sheet, from 1.
    pub line: usize,
    /// What becomes of it.
    pub fate: Fate,
    /// The id that the touchpoint has or gets.
    pub id: Option<TouchpointId>,
    /// The id that the sheet gives it.
    pub own: Option<TouchpointId>,
    /// What was read, unless the row is left out.
    pub touchpoint: Option<Touchpoint>,
    /// What could not be read, what has to be asked, and what an update changes.
    pub findings: Vec<String>,
}

/// A sheet and what becomes of its rows.
#[derive(Debug, Clone, PartialEq)]
pub struct JudgedSheet {
    /// The names of all sheets of the file.
    pub names: Vec<String>,
    /// The name of this one; empty for a text.
    pub chosen: String,
    /// What its columns were taken for.
    pub columns: Vec<ColumnRead>,
    /// Its rows that are not blank.
    pub rows: Vec<Judged>,
    /// What could not be read outside these rows.
    pub notes: Vec<String>,
}

/// The plan that the rows go into.
pub struct Judge<'a> {
    pack: &'a Pack,
    /// The plan as it was.
    before: Plan,
    /// The plan with the updates.
    plan: Plan,
    /// The place of each touchpoint in it.
    places: HashMap<TouchpointId, usize>,
    /// Whether rows with the id of a touchpoint update it.
    updates: bool,
    /// Whether hidden rows are read like others.
    hidden: bool,
    /// The ids of new touchpoints, in the order in which an insertion gives them.
    free: Box<dyn Iterator<Item = TouchpointId>>,
    new: Vec<Touchpoint>,
    /// The line of the last row that has updated a touchpoint.
    updated: HashMap<TouchpointId, usize>,
}

impl<'a> Judge<'a> {
    /// Judges rows for a plan. `updates` says whether rows with the id of a touchpoint change it,
    /// `hidden` whether hidden rows are read like others.
    #[must_use]
    pub fn new(plan: Plan, pack: &'a Pack, (updates, hidden): (bool, bool)) -> Self {
        let free = Box::new(plan.free_ids());
        let all = plan.touchpoints.iter().enumerate();
        let places = all.map(|(place, touchpoint)| (touchpoint.id, place)).collect();
        Self {
            pack,
            before: plan.clone(),
            places,
            plan,
            updates,
            hidden,
            free,
            new: Vec::new(),
            updated: HashMap::new(),
        }
    }

    /// Judges all rows of a sheet that are not blank.
    pub fn sheet(&mut self, sheets: &Sheets, import: Import) -> JudgedSheet {
        let Import { columns, rows, .. } = import;
        let mut notes: HashMap<usize, Vec<(usize, Note)>> = HashMap::new();
        let mut others = Vec::new();
        let mut hidden = HashSet::new();
        for note in &sheets.notes {
            match *note {
                Note::NoValue { line, column } => {
                    notes.entry(line).or_default().push((column, *note));
                }
                Note::Hidden { line } => {
                    hidden.insert(line);
                }
                Note::TooWide => others.push(sheet::note(*note, "")),
            }
        }
        let head = |at: usize| columns.get(at).map_or("", |column| column.head.as_str());
        let mut judged = Vec::new();
        for row in &rows {
            let own = notes.remove(&row.line).unwrap_or_default();
            let field = |at: usize| columns.get(at).is_some_and(|c| c.column.is_some());
            let lacks = own.iter().any(|(at, _)| field(*at));
            let said = own.iter().map(|(at, note)| sheet::note(*note, head(*at))).collect();
            let cells = row.line.checked_sub(1).and_then(|at| sheets.rows.get(at));
            let id = cells.and_then(|cells| id_of(&columns, cells));
            if hidden.contains(&row.line) && !self.hidden {
                judged.push(left_out(row.line, vec![words::row_hidden().to_owned()]));
            } else {
                judged.extend(self.row(row, &columns, id, (lacks, said)));
            }
        }
        // What is left stands in the head or above it.
        let mut above: Vec<usize> = notes.keys().copied().collect();
        above.sort_unstable();
        others.extend(above.into_iter().map(|line| {
            let note = sheet::note(Note::NoValue { line, column: 0 }, "");
            labelled(words::sheet_line(line), note)
        }));
        let (names, chosen) = (sheets.names.clone(), sheets.chosen.clone());
        JudgedSheet { names, chosen, columns, rows: judged, notes: others }
    }

    /// Judges a row; `lacks` says whether a cell that is imported could not be read, and `findings`
    /// what could not.
    fn row(
        &mut self,
        row: &Row,
        columns: &[ColumnRead],
        id: Option<TouchpointId>,
        (lacks, mut findings): (bool, Vec<String>),
    ) -> Option<Judged> {
        let line = row.line;
        match &row.status {
            Status::Blank if findings.is_empty() => None,
            Status::Blank => Some(left_out(line, findings)),
            Status::Refused(reason) => {
                findings.insert(0, says::refused(reason));
                Some(left_out(line, findings))
            }
            Status::Ask { touchpoint, kind, platform, findings: reasons } => {
                findings.extend(reasons.iter().map(says::refused));
                findings.extend(kind.iter().map(|kind| sheet::asks_kind(self.pack, kind)));
                let asks = |p| sheet::asks_platform(self.pack, touchpoint, p);
                findings.extend(platform.iter().map(asks));
                let touchpoint = Some(touchpoint.clone());
                Some(Judged { line, fate: Fate::Question, id: None, own: id, touchpoint, findings })
            }
            Status::Ready(touchpoint) => {
                let fate = if lacks { Fate::Incomplete } else { Fate::Ready };
                let reasons: &[Reason] = &[];
                Some(self.placed(
                    touchpoint,
                    (columns, reasons),
                    id,
                    Judged { line, fate, id: None, own: id, touchpoint: None, findings },
                ))
            }
            Status::Incomplete { touchpoint, findings: reasons } => {
                let reasons = reasons.as_slice();
                let findings = reasons.iter().map(says::refused).chain(findings).collect();
                Some(self.placed(
                    touchpoint,
                    (columns, reasons),
                    id,
                    Judged {
                        line,
                        fate: Fate::Incomplete,
                        id: None,
                        own: id,
                        touchpoint: None,
                        findings,
                    },
                ))
            }
        }
    }

    /// Places a touchpoint: as an update of the one with its id, or as a new one.
    fn placed(
        &mut self,
        touchpoint: &Touchpoint,
        (columns, reasons): (&[ColumnRead], &[Reason]),
        id: Option<TouchpointId>,
        mut judged: Judged,
    ) -> Judged {
        judged.touchpoint = Some(touchpoint.clone());
        let id = id.filter(|_| self.updates);
        let place = id.and_then(|id| self.places.get(&id).copied());
        let old = place.and_then(|place| self.plan.touchpoints.get_mut(place));
        match (id, old) {
            (Some(id), Some(old)) => {
                let before = Touchpoint::clone(old);
                update(Arc::make_mut(old), touchpoint, columns, reasons);
                let changes = differences(&before, old);
                let words = changes.iter().map(|change| stage::difference(self.pack, change));
                judged.findings.extend(words);
                if let Some(line) = self.updated.insert(id, judged.line) {
                    judged.findings.push(words::id_again(line, id.to_string()));
                }
                Judged { fate: Fate::Update, id: Some(id), ..judged }
            }
            (id, _) => {
                if let Some(gone) = id {
                    judged.findings.push(words::id_is_gone(gone.to_string()));
                }
                self.new.push(touchpoint.clone());
                Judged { id: self.free.next(), ..judged }
            }
        }
    }

    /// What places and updates all rows, as one undoable step.
    #[must_use]
    pub fn action(self) -> Action {
        let changed = |touchpoint: &&Arc<Touchpoint>| {
            let place = self.places.get(&touchpoint.id);
            let before = place.and_then(|place| self.before.touchpoints.get(*place));
            before.is_none_or(|before| before != *touchpoint)
        };
        let updated = self
            .updated
            .keys()
            .filter_map(|id| self.plan.touchpoints.get(*self.places.get(id)?).filter(changed));
        let mut updated: Vec<Touchpoint> = updated.map(|t| Touchpoint::clone(t)).collect();
        updated.sort_by_key(|touchpoint| touchpoint.id);
        Action::Import { updated, new: self.new }
    }
}

fn left_out(line: usize, findings: Vec<String>) -> Judged {
    Judged { line, fate: Fate::LeftOut, id: None, own: None, touchpoint: None, findings }
}

/// The id that a row names.
fn id_of(columns: &[ColumnRead], cells: &[String]) -> Option<TouchpointId> {
    let place = columns.iter().position(|column| column.column == Some(Column::Id))?;
    cells.get(place)?.trim().parse().ok().map(TouchpointId)
}

/// Gives a touchpoint the fields that were read. What is empty in the sheet stays as it is, but a
/// switch's own column turns it off too.
fn update(old: &mut Touchpoint, new: &Touchpoint, columns: &[ColumnRead], unread: &[Reason]) {
    old.kind.clone_from(&new.kind);
    old.platform.clone_from(&new.platform);
    if !new.name.is_empty() {
        old.name.clone_from(&new.name);
    }
    if !new.notes.is_empty() {
        old.notes.clone_from(&new.notes);
    }
    old.visitors = new.visitors.or(old.visitors);
    old.budget = new.budget.or(old.budget);
    if new.phase.is_some() {
        old.phase.clone_from(&new.phase);
    }
    (old.starts, old.ends) = (new.starts.or(old.starts), new.ends.or(old.ends));
    if let (Some(first), Some(last)) = (old.starts, old.ends)
        && last.last_day() < first.first_day()
    {
        // The day that the sheet does not name gives way.
        if new.starts.is_none() { old.starts = None } else { old.ends = new.ends }
    }
    old.share = new.share.or(old.share);
    if !new.basis.is_empty() {
        old.basis.clone_from(&new.basis);
    }
    if new.stage.is_some() {
        old.stage.clone_from(&new.stage);
    }
    let bad_list = unread.iter().any(|reason| matches!(reason, Reason::NoCondition(_)));
    let lists = columns.iter().any(|column| column.column == Some(Column::Conditions));
    if lists && !bad_list && !new.conditions.is_empty() {
        old.conditions.clone_from(&new.conditions);
    }
    for id in &new.conditions {
        if !old.has(id) {
            old.conditions.push(id.clone());
        }
    }
    let bad = |id: &ConditionId| {
        let of = |reason: &Reason| matches!(reason, Reason::BadSwitch { condition, .. } if condition == id);
        unread.iter().any(of)
    };
    for column in columns {
        if let Some(Column::Condition(id)) = &column.column
            && !new.has(id)
            && !bad(id)
        {
            old.conditions.retain(|on| on != id);
        }
    }
}
