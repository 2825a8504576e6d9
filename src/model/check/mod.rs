//! Is this pack, is this plan sound? Every finding at once, each with its place.
//!
//! Ids are looked up in maps, and the place of a thing is put into words only where something is
//! wrong with it: what a check costs grows with the file, and a sound file costs little.

mod ceilings;
mod kinds;
mod pack;
mod plan;
mod rules;

pub use pack::pack;
pub use plan::plan;
