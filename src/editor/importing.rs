//! Sheets on their way into the plan: what the user says about them, and what becomes of each row.
//! Nothing is placed before the user confirms it.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;

use super::event::Read;
use super::judge::{Fate, Judge, JudgedSheet};
use super::returned::{self, Changes};
use super::session::Session;
use crate::model::action::{self, Action};
use crate::model::import::{self, Choices, Column, Import, Reason, Status, Words};
use crate::model::plan::{Touchpoint, TouchpointId};
use crate::store::sheet::{Note, Sheets};

/// A sheet, what the user says about it, and how it is understood.
#[derive(Debug, Clone)]
pub struct Part {
    sheets: Sheets,
    columns: BTreeMap<usize, Option<Column>>,
    stale: bool,
    /// How its rows are understood.
    pub import: Import,
    /// What becomes of them.
    pub judged: JudgedSheet,
}

/// A word that the pack does not have: asked about once, for all rows that have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The word.
    pub word: String,
    /// Whether it is in a column of platforms, and not of kinds.
    pub platform: bool,
    /// How many rows have it.
    pub rows: usize,
}

/// Sheets on their way into the plan.
#[derive(Debug, Clone)]
pub struct Importing {
    /// Their file; `None` if they were pasted.
    pub file: Option<PathBuf>,
    /// The sheets.
    pub parts: Vec<Part>,
    /// What one unit of each other currency in the sheets is worth in CNY, once that is given.
    pub rates: BTreeMap<&'static str, Option<f64>>,
    /// Whether hidden rows are read like others.
    pub hidden: bool,
    /// Whether rows with the id of a touchpoint change it.
    pub updates: bool,
    /// The words that the pack does not have.
    pub asked: Vec<Asked>,
    /// What places and updates the rows.
    pub action: Action,
    /// What other sheets of the file add to that: targets, routes, costs, options.
    pub more: Changes,
    /// How many rows have the id of a touchpoint of the plan, and whether they seem to be about it.
    pub known: (usize, bool),
    /// The words that the rows were judged with.
    words: Words,
    returned: Vec<Sheets>,
}

impl Importing {
    /// Looks at sheets for the first time.
    #[must_use]
    pub fn new(read: Read, session: &Session, words: &Words) -> Self {
        let Read { file, sheets, returned } = read;
        let judged = || JudgedSheet {
            names: Vec::new(),
            chosen: String::new(),
            columns: Vec::new(),
            rows: Vec::new(),
            notes: Vec::new(),
        };
        let part = |sheets: Sheets| Part {
            import: Import { columns: Vec::new(), head: None, rows: Vec::new() },
            judged: judged(),
            columns: BTreeMap::new(),
            stale: false,
            sheets,
        };
        let mut new = Self {
            file,
            parts: sheets.into_iter().map(part).collect(),
            rates: BTreeMap::new(),
            hidden: false,
            updates: false,
            asked: Vec::new(),
            action: Action::Import { updated: Vec::new(), new: Vec::new() },
            known: (0, false),
            more: Changes::default(),
            words: Words::default(),
            returned,
        };
        new.judge(session, words);
        if new.known.1 {
            new.updates = true;
            new.judge(session, words);
        }
        new
    }

    /// Judges all rows again, after a choice.
    pub fn judge(&mut self, session: &Session, words: &Words) {
        let pack = session.pack();
        let rates = self.rates.iter().filter_map(|(code, rate)| Some((*code, (*rate)?))).collect();
        let plan = session.plan().as_ref().clone();
        let mut judge = Judge::new(plan, pack, (self.updates, self.hidden));
        let mut choices = Choices { columns: BTreeMap::new(), rates, words: words.clone() };
        let (mut asked, mut places) = (Vec::new(), HashMap::new());
        for part in &mut self.parts {
            choices.columns.clone_from(&part.columns);
            part.import = import::plan_with(&part.sheets.rows, pack, &choices);
            part.judged = judge.sheet(&part.sheets, part.import.clone());
            part.stale = false;
            // What was asked about before stays in the list, so that an answer can be changed.
            let none = Choices { words: Words::default(), ..choices.clone() };
            let strict = import::plan_with(&part.sheets.rows, pack, &none);
            let hidden: HashSet<usize> = part.hidden_lines().collect();
            let shown = |row: &&import::Row| self.hidden || !hidden.contains(&row.line);
            let rows: Vec<&import::Row> = strict.rows.iter().filter(shown).collect();
            for row in &rows {
                ask(&row.status, session, &mut asked, &mut places);
            }
            for reason in rows.iter().flat_map(|row| row.status.findings()) {
                if let Reason::OtherCurrency { currency, .. } = reason {
                    self.rates.entry(currency).or_insert(None);
                }
            }
        }
        self.asked = asked;
        self.known = self.known_ids(session);
        self.words.clone_from(words);
        self.action = judge.action();
        self.more = self.more(session);
    }

    /// What the sheets that follow say, once the touchpoints are there.
    fn more(&self, session: &Session) -> Changes {
        let Ok(plan) = action::apply(session.plan(), session.pack(), &self.action) else {
            return Changes::default();
        };
        let rows = self.parts.iter().flat_map(|part| &part.judged.rows);
        let ids: BTreeMap<_, _> = rows.filter_map(|row| row.own.zip(row.id)).collect();
        returned::changes_with(&plan, session.pack(), &self.returned, &ids)
    }

    /// Whether the rows were judged with these words.
    #[must_use]
    pub fn knows(&self, words: &Words) -> bool {
        self.words == *words
    }

    /// The number of rows of which this becomes.
    #[must_use]
    pub fn count(&self, fate: Fate) -> usize {
        let rows = self.parts.iter().flat_map(|part| &part.judged.rows);
        rows.filter(|row| row.fate == fate).count()
    }

    /// How many rows have the id of a touchpoint of the plan, and whether most of these rows are
    /// about that touchpoint, as in a sheet that was exported from the plan.
    fn known_ids(&self, session: &Session) -> (usize, bool) {
        let (mut known, mut same) = (0, 0);
        for part in &self.parts {
            let id = part.import.columns.iter().position(|c| c.column == Some(Column::Id));
            let Some(id) = id else { continue };
            for row in &part.import.rows {
                let Some(read) = row.status.touchpoint() else { continue };
                let cell = part.cell(row.line, id).trim().parse().ok();
                let old = cell.and_then(|id| session.get(TouchpointId(id)));
                known += usize::from(old.is_some());
                let alike =
                    |old: &Touchpoint| old.kind == read.kind && old.platform == read.platform;
                same += usize::from(old.is_some_and(alike));
            }
        }
        (known, known > 0 && same * 2 > known)
    }

    /// The number of hidden rows.
    #[must_use]
    pub fn hidden_rows(&self) -> usize {
        self.parts.iter().map(|part| part.hidden_lines().count()).sum()
    }
}

/// Adds the words of a row that the pack does not have. `places` says where each already is.
fn ask(
    status: &Status,
    session: &Session,
    asked: &mut Vec<Asked>,
    places: &mut HashMap<(String, bool), usize>,
) {
    let Status::Ask { touchpoint, kind, platform, .. } = status else { return };
    let unknown = session.pack().platform(&touchpoint.platform).is_none();
    let kind = kind.iter().map(|kind| (&kind.value, false));
    let platform = platform.iter().filter(|_| unknown).map(|platform| (&platform.value, true));
    for (word, platform) in kind.chain(platform).filter(|(word, _)| Words::is_word(word)) {
        let place = *places.entry((Words::key(word), platform)).or_insert_with(|| {
            asked.push(Asked { word: word.clone(), platform, rows: 0 });
            asked.len() - 1
        });
        if let Some(asked) = asked.get_mut(place) {
            asked.rows += 1;
        }
    }
}

impl Part {
    /// The names of all sheets of the file, and of this one.
    #[must_use]
    pub fn names(&self) -> (&[String], &str) {
        (&self.sheets.names, &self.sheets.chosen)
    }

    /// The lines of the rows that are hidden, below the head.
    fn hidden_lines(&self) -> impl Iterator<Item = usize> + '_ {
        let below = self.import.head.unwrap_or(0);
        self.sheets.notes.iter().filter_map(move |note| match note {
            Note::Hidden { line } if *line > below => Some(*line),
            _ => None,
        })
    }

    /// The row of a line, as it is understood.
    #[must_use]
    pub fn row(&self, line: usize) -> Option<&import::Row> {
        let at = self.import.rows.binary_search_by_key(&line, |row| row.line).ok()?;
        self.import.rows.get(at)
    }

    /// A cell as it is written, by its line and column.
    #[must_use]
    pub fn cell(&self, line: usize, column: usize) -> &str {
        let row = line.checked_sub(1).and_then(|at| self.sheets.rows.get(at));
        row.and_then(|row| row.get(column)).map_or("", String::as_str)
    }

    /// Whether cells have been written since the rows were judged.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        self.stale
    }

    /// Writes a cell.
    pub fn write(&mut self, line: usize, column: usize, text: String) {
        let Some(row) = line.checked_sub(1).and_then(|at| self.sheets.rows.get_mut(at)) else {
            return;
        };
        if row.len() <= column {
            row.resize_with(column + 1, String::new);
        }
        if let Some(cell) = row.get_mut(column) {
            *cell = text;
            self.stale = true;
        }
    }

    /// Says what a column holds; `None` is nothing. Another column that held it does so no more.
    pub fn choose_column(&mut self, place: usize, column: Option<Column>) {
        let others = self.import.columns.iter().enumerate();
        let others =
            others.filter(|(at, c)| *at != place && column.is_some() && c.column == column);
        let others: Vec<usize> = others.map(|(at, _)| at).collect();
        for other in others {
            self.columns.insert(other, None);
        }
        self.columns.insert(place, column);
    }

    /// Gives a row another kind or platform, by name: in the column for it, or in a new one.
    pub fn answer(&mut self, line: usize, kind: Option<&str>, platform: Option<&str>) {
        for (column, name) in [(Column::Kind, kind), (Column::Platform, platform)] {
            let Some(name) = name else { continue };
            let own = self.import.columns.iter().position(|c| c.column.as_ref() == Some(&column));
            let place = own.unwrap_or_else(|| {
                let place = self.import.columns.len();
                if let Some(head) = self.import.head {
                    self.write(head, place, String::new());
                }
                self.columns.insert(place, Some(column));
                place
            });
            self.write(line, place, name.to_owned());
        }
    }

    /// The values of numbers that a row has and that could not be read.
    #[must_use]
    pub fn unread(&self, line: usize) -> HashSet<&str> {
        let findings = self.row(line).map(|row| row.status.findings()).unwrap_or_default();
        let values = findings.iter().filter_map(|reason| match reason {
            Reason::BadNumber { value, .. }
            | Reason::BadDay { value, .. }
            | Reason::BadShare { value }
            | Reason::OtherCurrency { value, .. } => Some(value),
            _ => None,
        });
        values.map(String::as_str).collect()
    }
}
