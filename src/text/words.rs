//! Every text as a function, named like its key in `assets/lang`: fixed ones without arguments,
//! sentences of what they speak of. The build makes them, and stops where a language lacks one.

use fluent_bundle::FluentValue;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

// One text in several places of the window goes by a name of each.
pub use self::{
    field_notes as stage_notes, find_kind as find_touchpoint_name, goals as goals_of_plan,
    help as help_title, none as hint_phase, not_set as hint_budget, not_set as hint_visitors,
    pictures as export_pictures, plan as menu_plan,
};
