//! Footnotes: the statement behind each verdict with the number of its source, and the sources with
//! address, kind and date. Documents print them, pictures carry them in the file.

use crate::report::{Report, evidence};
use crate::text::{self, words};

/// The most touchpoints whose verdicts are listed.
pub(super) const MOST: usize = 300;

/// The statement behind each verdict, a line each. Of a larger plan, a line says where they are.
pub(super) fn statements(report: &Report) -> Vec<String> {
    if report.plan().touchpoints.len() > MOST {
        return vec![words::reasons_left_out(MOST)];
    }
    let sources = report.sources();
    let of_card = |card: &crate::report::Card| -> Vec<String> {
        let name = text::with_aside(&card.name, &card.platform);
        let reasons = report.reasons(card.place).iter();
        reasons
            .map(|reason| {
                let why = &reason.why;
                let number = evidence::number(&sources, why).map(|number| format!("[{number}]"));
                let said = [why.statement.clone(), number.unwrap_or_default()];
                let said: Vec<String> = said.into_iter().filter(|part| !part.is_empty()).collect();
                let head = text::listed(&[name.as_str(), &reason.head()]);
                if said.is_empty() { head } else { format!("{head}  ·  {}", said.join(" ")) }
            })
            .collect()
    };
    report.cards().flat_map(of_card).collect()
}

/// The statements and the sources as one text, for the inside of a picture.
pub(super) fn inside(report: &Report) -> String {
    let sources = report.sources().into_iter().zip(1_usize..).map(|(source, number)| {
        let said = [source.title, source.address, source.details];
        let said: Vec<String> = said.into_iter().filter(|part| !part.is_empty()).collect();
        format!("[{number}] {}", said.join("  ·  "))
    });
    let mut lines = statements(report);
    lines.extend(sources);
    lines.join("\n")
}
