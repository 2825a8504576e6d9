//! The options that choose how the pack is seen: on which day, from which confidence on, and with
//! which platforms in other tiers.

use clap::Args;

use crate::model::check;
use crate::model::evidence::Lens;
use crate::model::pack::{Confidence, Date, Pack, Tier};
use crate::model::plan::PlatformId;
use crate::text::findings::{clean, problem};
use crate::text::{self, or_list, words};

/// How the pack is seen.
// `help.rs` adds the help of each argument, in the reader's language.
#[derive(Debug, Default, Args)]
pub struct Seen {
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
    #[arg(long, value_name = "CONFIDENCE", value_parser = confidence)]
    at_least: Option<Confidence>,
    #[arg(long, value_name = "PLATFORM=TIER", value_parser = hypothesis)]
    what_if: Vec<(PlatformId, Tier)>,
}

fn date(text: &str) -> Result<Date, String> {
    Date::read(text).ok_or_else(|| words::a_date().to_owned())
}

/// The words for confidences, the best first.
pub fn confidences() -> String {
    or_list(&Confidence::BEST_FIRST.map(Confidence::id))
}

fn confidence(word: &str) -> Result<Confidence, String> {
    let found = Confidence::BEST_FIRST.into_iter().find(|confidence| confidence.id() == word);
    found.ok_or_else(confidences)
}

fn hypothesis(text: &str) -> Result<(PlatformId, Tier), String> {
    let found = text.split_once('=').and_then(|(platform, tier)| {
        let tier = Tier::ALL.into_iter().find(|known| known.id() == tier.trim())?;
        Some((PlatformId::from(platform.trim()), tier))
    });
    let valid = || words::a_hypothesis(or_list(&Tier::ALL.map(Tier::id)));
    found.ok_or_else(valid)
}

impl Seen {
    /// The lens.
    pub fn lens(&self) -> Lens {
        let (as_of, at_least) = (self.as_of, self.at_least);
        Lens { as_of, at_least, what_if: self.what_if.clone(), tasks: None }
    }

    /// What is wrong with the hypotheses under a pack, line by line.
    pub fn refused(&self, pack: &Pack) -> Vec<String> {
        let findings = check::what_if(&self.what_if, pack);
        let line = |found| text::labelled("--what-if", clean(&problem(&found)));
        findings.into_iter().map(line).collect()
    }
}
