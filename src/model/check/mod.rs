//! Checks of packs and plans. All findings are reported at once, each with its place.
//!
//! Ids are looked up in maps, and the text of a place is only made for a finding, so the cost grows
//! linearly with the file and a file without findings is cheap to check.

mod ceilings;
mod kinds;
mod options;
mod pack;
mod plan;
mod record;
mod rules;
mod statements;
mod warnings;

pub use pack::pack;
pub use plan::{plan, plan_seen, stranded, what_if};
pub use warnings::warnings;
