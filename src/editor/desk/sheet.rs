//! Sheets that come back: what was changed in the record, in targets and routes, and the hands of a vote.

use super::Desk;
use crate::editor::event::{Effect, Notice, Read, RulesDoubt, Way};
use crate::editor::returned::{changes, is_of_record, is_returned};
use crate::model::action::{Action, Keep, Line, Purpose};
use crate::model::import::cells;
use crate::store::sheet::Sheets;
use crate::text::words;

impl Desk {
    /// Shows what sheets would change besides touchpoints; without changes, goes on to the other
    /// sheets.
    pub(super) fn import_returned(&self, read: Read, out: &mut Vec<Effect>) {
        let (own, rest): (Vec<Sheets>, Vec<Sheets>) =
            read.sheets.into_iter().partition(is_returned);
        let new = self.session.plan().touchpoints.is_empty() && !rest.is_empty();
        if new {
            // Routes and options need their touchpoints first; a new plan has no record to change.
            let returned = own.into_iter().filter(|sheets| !is_of_record(sheets)).collect();
            let read = Read { file: read.file, sheets: rest, returned };
            out.push(Effect::Show(Notice::Import(read)));
            return;
        }
        let rest = Read { file: read.file, sheets: rest, returned: Vec::new() };
        let all = changes(self.session.plan(), self.session.pack(), &own);
        if all.said.is_empty() && all.wrong.is_empty() {
            let empty = rest.sheets.is_empty();
            out.push(Effect::Show(if empty {
                let lines = vec![words::record_unchanged().to_owned()];
                Notice::Compared { title: words::record_from_sheet().to_owned(), lines }
            } else {
                Notice::Import(rest)
            }));
            return;
        }
        let (count, actions) = (all.count, all.actions);
        let mut ways = Vec::new();
        if count > 0 {
            let way = Way::Act(Action::Together(Purpose::Record, actions));
            ways.push((words::change_record(count), way));
        }
        if !rest.sheets.is_empty() {
            ways.push((words::read_touchpoints().to_owned(), Way::Import(rest)));
        }
        ways.push((words::cancel().to_owned(), Way::Stay));
        let lines = all.said.into_iter().chain(all.wrong).collect();
        out.push(Effect::Show(Notice::Rules(RulesDoubt {
            title: words::record_from_sheet().to_owned(),
            says: words::record_from_sheet_says().to_owned(),
            lines,
            ways,
        })));
    }

    /// Takes the hands of a vote from a sheet of a survey: options are found by their names.
    pub fn take_votes(&mut self, id: u64, sheets: &[Sheets], out: &mut Vec<Effect>) {
        let votes = &self.session.plan().record.votes;
        let Some(mut vote) = votes.iter().find(|vote| vote.id == id).cloned() else { return };
        let rows: Vec<&Vec<String>> = sheets.iter().flat_map(|sheets| &sheets.rows).collect();
        let names: Vec<String> = vote.options.iter().map(|(name, _)| plain(name)).collect();
        let places = |name: &String| -> Vec<(&Vec<String>, usize)> {
            let cells =
                |row: &&'_ Vec<String>| row.iter().map(|cell| plain(cell)).collect::<Vec<_>>();
            let mut places = Vec::new();
            for row in &rows {
                let own = cells(row).into_iter().enumerate().filter(|(_, cell)| cell == name);
                places.extend(own.map(|(column, _)| (*row, column)));
            }
            places
        };
        let all: Vec<Vec<(&Vec<String>, usize)>> = names.iter().map(places).collect();
        let found = all.iter().filter(|places| !places.is_empty()).count();
        // A table of sums names every option once, with its hands in the next cell. In any other sheet
        // each answer is a cell.
        let sum = |(row, column): &(&Vec<String>, usize)| cells::count(row.get(column + 1)?);
        let sums = all.iter().all(|places| match places.as_slice() {
            [] => true,
            [only] => sum(only).is_some(),
            _ => false,
        });
        for ((_, hands), places) in vote.options.iter_mut().zip(&all) {
            *hands = if sums {
                places.first().and_then(sum).unwrap_or(0)
            } else {
                u64::try_from(places.len()).unwrap_or(u64::MAX)
            };
        }
        if found == 0 {
            self.say(words::no_option_found());
            return;
        }
        let count = vote.options.len();
        self.act(&Action::Keep(Keep::Put(Line::Vote(vote))), out);
        self.status = words::votes_taken(found, count);
    }
}

/// A name as it is compared: without space around it, in small letters.
fn plain(name: &str) -> String {
    name.trim().to_lowercase()
}
