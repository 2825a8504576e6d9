//! Touchpoints as rows for the clipboard: as text with tabs, which a spreadsheet or a text field
//! takes, and as a table for documents and mails. The import reads the text back without loss.

use maud::html;

use crate::model::import::values;
use crate::model::pack::Pack;
use crate::model::plan::{ConditionId, Touchpoint};
use crate::store::sheet;
use crate::text::lang::{self, Lang};
use crate::text::numbers::{share, typed_runs};
use crate::text::{self, words};

/// What is put on the clipboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// Rows, with tabs between the cells.
    pub text: String,
    /// The same as a table of HTML.
    pub html: String,
}

/// The heads of the columns in the current language.
fn heads() -> [&'static str; 12] {
    [
        words::name(),
        words::kind(),
        words::platform(),
        words::switches(),
        words::field_visitors(),
        words::field_budget(),
        words::field_phase(),
        words::field_notes(),
        words::col_runs(),
        words::col_share(),
        words::col_basis(),
        words::col_stage(),
    ]
}

/// Whether a text begins with the heads of copied touchpoints, in any language.
#[must_use]
pub fn is_copied(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default().trim_end();
    let now = lang::current();
    let found = Lang::all().any(|lang| {
        lang::set(lang);
        heads().join("\t") == first
    });
    lang::set(now);
    found
}

/// Touchpoints as rows.
#[must_use]
pub fn of<'t>(pack: &Pack, touchpoints: impl Iterator<Item = &'t Touchpoint>) -> Copied {
    let rows: Vec<[String; 12]> = touchpoints.map(|touchpoint| cells(pack, touchpoint)).collect();
    let mut text = heads().join("\t");
    for row in &rows {
        text.push('\n');
        text.push_str(&row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join("\t"));
    }
    text.push('\n');
    let table = html! {
        table {
            thead { tr { @for head in heads() { th { (head) } } } }
            tbody { @for row in &rows { tr { @for cell in row { td { (cell) } } } } }
        }
    };
    Copied { text, html: table.into_string() }
}

fn cells(pack: &Pack, touchpoint: &Touchpoint) -> [String; 12] {
    let kind = pack.kind(&touchpoint.kind).map_or(touchpoint.kind.as_str(), |k| text::of(&k.name));
    let platform = pack.platform(&touchpoint.platform);
    let platform = platform.map_or(touchpoint.platform.as_str(), |p| text::of(&p.name));
    let switch = |id: &ConditionId| {
        let name = pack.condition(id).map_or("", |condition| text::of(&condition.name));
        // A name that looks like two could not be read back.
        let plain = !name.is_empty() && !name.contains([',', ';', '|', '，', '；', '、', '\n']);
        if plain { name.to_owned() } else { id.as_str().to_owned() }
    };
    let switches: Vec<String> = touchpoint.conditions.iter().map(switch).collect();
    [
        touchpoint.name.clone(),
        kind.to_owned(),
        platform.to_owned(),
        switches.join(", "),
        touchpoint.visitors.map_or_else(String::new, |visitors| visitors.to_string()),
        touchpoint.budget.map_or_else(String::new, values::plain),
        touchpoint.phase.clone().unwrap_or_default(),
        touchpoint.notes.clone(),
        typed_runs(touchpoint.starts, touchpoint.ends),
        touchpoint.share.map(share).unwrap_or_default(),
        touchpoint.basis.clone(),
        touchpoint.stage.clone().unwrap_or_default(),
    ]
}

/// A cell as spreadsheets copy it: what would be a formula after an apostrophe; a text with tabs,
/// line ends or quotation marks within such marks.
fn quoted(cell: &str) -> String {
    let cell = sheet::harmless(cell);
    if cell.contains(['\t', '\n', '"']) {
        format!("\"{}\"", cell.replace('"', "\"\"").replace('\t', " "))
    } else {
        cell.into_owned()
    }
}
