//! Sheets that come back: what was changed in the record, and the hands of a vote.

use super::Desk;
use crate::editor::event::{Effect, Notice, Read, RulesDoubt, Way};
use crate::editor::recorded::{Changes, actions, changes, is_of_record};
use crate::model::action::{Action, Keep, Line, Purpose};
use crate::model::import::cells;
use crate::store::sheet::Sheets;
use crate::text::words;

impl Desk {
    /// Shows what sheets would change in the record; without changes, goes on to the other sheets.
    pub(super) fn import_record(&self, read: Read, out: &mut Vec<Effect>) {
        let (own, rest): (Vec<Sheets>, Vec<Sheets>) =
            read.sheets.into_iter().partition(is_of_record);
        let rest = Read { file: read.file, sheets: rest };
        let mut all = Changes::default();
        for sheets in &own {
            let found = changes(&self.session.plan().record, sheets);
            all.lines.extend(found.lines);
            all.said.extend(found.said);
            all.wrong.extend(found.wrong);
        }
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
        let count = all.lines.len();
        let actions: Vec<Action> = all.lines.into_iter().flat_map(actions).collect();
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
        let mut found = 0;
        for (name, hands) in &mut vote.options {
            let same = |cell: &String| cell.trim().to_lowercase() == name.trim().to_lowercase();
            let own: Vec<&&Vec<String>> = rows.iter().filter(|row| row.iter().any(&same)).collect();
            if own.is_empty() {
                continue;
            }
            found += 1;
            // A sum stands beside the option; without one, each answer is a row or a cell.
            let sum = |row: &&&Vec<String>| {
                row.iter().filter(|cell| !same(cell)).find_map(|cell| cells::count(cell))
            };
            let sums: Vec<u64> = own.iter().filter_map(sum).collect();
            *hands = if own.len() == 1 && sums.len() == 1 {
                sums.iter().sum()
            } else {
                let answers = own.iter().map(|row| row.iter().filter(|cell| same(cell)).count());
                u64::try_from(answers.sum::<usize>()).unwrap_or(u64::MAX)
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
