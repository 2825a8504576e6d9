//! What becomes of the rows of a sheet: as JSON for programs, and in lines for people.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;

use super::terminal::{Ink, Terminal};
use crate::editor::judge::{Fate, Judged, JudgedSheet};
use crate::model::import::{Column, ColumnRead};
use crate::model::pack::Pack;
use crate::model::plan::{ConditionId, Share};
use crate::text::findings::clean;
use crate::text::{self, import as says, sheet, words};

#[derive(Serialize)]
struct Object<'a> {
    /// A text has no name.
    sheet: Option<&'a str>,
    sheets: &'a [String],
    columns: Vec<ReadColumn<'a>>,
    rows: Vec<JudgedRow<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    notes: &'a [String],
}

#[derive(Serialize)]
struct ReadColumn<'a> {
    head: &'a str,
    field: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<Value>,
}

#[derive(Serialize)]
struct JudgedRow<'a> {
    row: usize,
    fate: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    touchpoint: Option<Touchpoint<'a>>,
    findings: &'a [String],
}

#[derive(Serialize)]
struct Touchpoint<'a> {
    id: Option<u64>,
    kind: Option<&'a str>,
    platform: Option<&'a str>,
    name: Option<&'a str>,
    conditions: Vec<&'a str>,
    visitors: Option<u64>,
    budget: Option<Value>,
    phase: Option<&'a str>,
    notes: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    starts: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ends: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    share: Option<Share>,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<&'a str>,
}

/// Prints one object; for all sheets of a workbook a list of them.
pub(super) fn json(
    sheets: &[JudgedSheet],
    pack: &Pack,
    all: bool,
    out: &mut impl Write,
) -> io::Result<()> {
    let objects: Vec<Object<'_>> = sheets.iter().map(|sheet| object(sheet, pack)).collect();
    let written = match objects.as_slice() {
        [only] if !all => serde_json::to_writer_pretty(&mut *out, only),
        list => serde_json::to_writer_pretty(&mut *out, list),
    };
    written.map_err(io::Error::from)?;
    writeln!(out)
}

fn object<'a>(sheet: &'a JudgedSheet, pack: &'a Pack) -> Object<'a> {
    let head = |column: &'a ColumnRead| ReadColumn {
        head: &column.head,
        field: column.column.as_ref().map(field),
        unit: in_other_unit(column).then(|| number(column.unit)).flatten(),
    };
    let chosen = sheet.chosen.as_str();
    Object {
        sheet: Some(chosen).filter(|name| !name.is_empty()),
        sheets: &sheet.names,
        columns: sheet.columns.iter().map(head).collect(),
        rows: sheet.rows.iter().map(|judged| row(judged, pack)).collect(),
        notes: &sheet.notes,
    }
}

/// Whether a column has numbers that are multiplied.
fn in_other_unit(column: &ColumnRead) -> bool {
    (column.unit - 1.0).abs() > f64::EPSILON
}

/// A number of JSON, without a decimal point if it is whole.
fn number(number: f64) -> Option<Value> {
    serde_json::from_str(&number.to_string()).ok()
}

fn field(column: &Column) -> &'static str {
    match column {
        Column::Id => "id",
        Column::Name => "name",
        Column::Kind => "kind",
        Column::Platform => "platform",
        Column::Condition(_) | Column::Conditions => "conditions",
        Column::Visitors => "visitors",
        Column::Budget => "budget",
        Column::Phase => "phase",
        Column::Notes | Column::Memo => "notes",
        Column::Starts => "starts",
        Column::Ends => "ends",
        Column::Runs => "runs",
        Column::Share => "share",
        Column::ShareLow => "share_low",
        Column::ShareHigh => "share_high",
        Column::Basis => "basis",
        Column::Stage => "stage",
    }
}

fn row<'a>(judged: &'a Judged, pack: &'a Pack) -> JudgedRow<'a> {
    let filled = |text: &'a str| Some(text).filter(|text| !text.is_empty());
    let touchpoint = judged.touchpoint.as_ref().map(|read| Touchpoint {
        id: judged.id.map(|id| id.0),
        // A word that the pack does not have is no kind.
        kind: pack.kind(&read.kind).map(|kind| kind.id.as_str()),
        platform: pack.platform(&read.platform).map(|platform| platform.id.as_str()),
        name: filled(&read.name),
        conditions: read.conditions.iter().map(ConditionId::as_str).collect(),
        visitors: read.visitors,
        budget: read.budget.and_then(number),
        phase: read.phase.as_deref(),
        notes: filled(&read.notes),
        starts: read.starts.map(|day| day.to_string()),
        ends: read.ends.map(|day| day.to_string()),
        share: read.share,
        basis: filled(&read.basis),
        stage: read.stage.as_deref(),
    });
    JudgedRow { row: judged.line, fate: judged.fate.id(), touchpoint, findings: &judged.findings }
}

/// Prints the columns and rows of each sheet in lines that fit the terminal.
pub(super) fn lines(
    sheets: &[JudgedSheet],
    pack: &Pack,
    all: bool,
    out: &mut impl Write,
) -> io::Result<()> {
    let terminal = Terminal::of_output();
    for (place, judged) in sheets.iter().enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        let names = judged;
        if !names.chosen.is_empty() {
            let head = words::sheet_read(names.chosen.as_str());
            writeln!(out, "{}", terminal.ink(Ink::Bold, &terminal.line(&head)))?;
        }
        let others: Vec<&String> =
            names.names.iter().filter(|name| **name != names.chosen).collect();
        if !all && !others.is_empty() {
            writeln!(out, "{}", clean(&words::sheets_not_read(text::listed(&others))))?;
        }
        for ColumnRead { head, column, unit, .. } in &judged.columns {
            if !head.is_empty() || column.is_some() {
                let line = sheet::taken_for(pack, head, column.as_ref(), *unit);
                writeln!(out, "  {}", terminal.ink(Ink::Faint, &clean(&line)))?;
            }
        }
        judged.notes.iter().try_for_each(|note| writeln!(out, "  {}", clean(note)))?;
        for row in &judged.rows {
            line(row, pack, &terminal, out)?;
        }
    }
    Ok(())
}

fn line(row: &Judged, pack: &Pack, terminal: &Terminal, out: &mut impl Write) -> io::Result<()> {
    let mut said = vec![words::sheet_line(row.line), row.fate.word().to_owned()];
    if let Some(touchpoint) = &row.touchpoint {
        said.push(match row.fate {
            Fate::Question => touchpoint.name.clone(),
            _ => says::ready(pack, touchpoint),
        });
    }
    said.retain(|part| !part.is_empty());
    writeln!(out, "{}", terminal.line(&said.join("  ")))?;
    row.findings.iter().try_for_each(|finding| writeln!(out, "    {}", clean(finding)))
}
