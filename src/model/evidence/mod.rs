//! What stands behind the verdicts, and beside them: the pack as it holds on a day, who recognises
//! whom, who may lead people where, and what the law asks.

pub mod diff;
pub mod duties;
pub mod lens;
pub mod recognition;
pub mod routes;

pub use lens::Lens;
