//! The words of the HTML report that stand nowhere else.

use super::lang::say;
use super::words;
use crate::model::pack::Confidence;

words! {
    "html":
    contents,
    board,
    hint,
    covered,
    coverage_table,
    matrix_caption,
    stays_out,
    nothing_out,
    switches,
    on,
    off,
    made,
    reasons,
    reasons_show,
    means_stated,
    means_inferred,
    means_official,
    means_secondary,
}

/// How many cells come through, of how many.
#[must_use]
pub fn covered_of(reached: usize, all: usize) -> String {
    say!("html-covered_of", reached = reached, all = all)
}

/// What a confidence means.
#[must_use]
pub fn means(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Stated => means_stated(),
        Confidence::Inferred => means_inferred(),
        Confidence::Official => means_official(),
        Confidence::Secondary => means_secondary(),
    }
}
