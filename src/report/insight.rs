//! Insights by name.

/// An insight, as named in tables and charts.
#[derive(Debug, Clone, PartialEq)]
pub struct Insight {
    /// Its name.
    pub name: String,
    /// What it shows.
    pub means: String,
}
