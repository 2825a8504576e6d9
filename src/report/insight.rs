//! Insights by name.

/// An insight as every table and chart names it.
#[derive(Debug, Clone, PartialEq)]
pub struct Insight {
    /// Its name.
    pub name: String,
    /// What it tells.
    pub means: String,
}
