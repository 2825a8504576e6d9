//! The columns of the table of numbers: what they show, how it is typed, and where they stand.

use egui::{Rect, pos2, vec2};

use crate::model::plan::Touchpoint;
use crate::text::numbers::{runs, share, short_runs, typed_runs};
use crate::text::{self, words};

/// A column that can be edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Col {
    /// From when to when it runs.
    Runs,
    /// Visitors a year.
    Visitors,
    /// The share of them who become known.
    Share,
    /// Where the share comes from.
    Basis,
    /// The stage that it serves.
    Stage,
    /// Its budget.
    Budget,
}

impl Col {
    /// All columns, from the left.
    pub const ALL: [Self; 6] =
        [Self::Runs, Self::Visitors, Self::Share, Self::Basis, Self::Stage, Self::Budget];

    /// Its head.
    pub fn name(self) -> &'static str {
        match self {
            Self::Runs => words::col_runs(),
            Self::Visitors => words::visitors_short(),
            Self::Share => words::col_share(),
            Self::Basis => words::col_basis(),
            Self::Stage => words::col_stage(),
            Self::Budget => words::field_budget(),
        }
    }

    /// What an empty field of it says.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Runs => words::runs_hint(),
            Self::Share => words::share_hint(),
            Self::Basis => words::basis_hint(),
            Self::Visitors | Self::Stage | Self::Budget => words::not_set(),
        }
    }

    /// The least width of a field in which it is typed, in points.
    pub fn least_room(self) -> f32 {
        match self {
            Self::Runs => 196.0,
            Self::Basis => 190.0,
            Self::Share => 128.0,
            Self::Visitors | Self::Stage | Self::Budget => 96.0,
        }
    }

    /// What a cell holds, as it is typed.
    pub fn typed(self, touchpoint: &Touchpoint) -> String {
        match self {
            Self::Runs => typed_runs(touchpoint.starts, touchpoint.ends),
            Self::Visitors => touchpoint.visitors.map(text::count).unwrap_or_default(),
            Self::Share => touchpoint.share.map(share).unwrap_or_default(),
            Self::Basis => touchpoint.basis.clone(),
            Self::Stage => touchpoint.stage.clone().unwrap_or_default(),
            Self::Budget => touchpoint.budget.map(text::amount).unwrap_or_default(),
        }
    }

    /// The whole of what a cell shows, for whoever points at it.
    pub fn whole(self, touchpoint: &Touchpoint) -> String {
        match self {
            Self::Runs => runs(touchpoint.starts, touchpoint.ends),
            _ => self.typed(touchpoint),
        }
    }

    /// What a cell shows, and whether anything is set.
    pub fn shown(self, touchpoint: &Touchpoint) -> (String, bool) {
        let typed = match self {
            Self::Runs => short_runs(touchpoint.starts, touchpoint.ends),
            _ => self.typed(touchpoint),
        };
        if !typed.is_empty() {
            return (typed, true);
        }
        let unset = match self {
            // A guess is named as such, where there is a share.
            Self::Basis if touchpoint.share.is_some() => words::basis_guess(),
            Self::Basis | Self::Stage => "",
            _ => words::not_set(),
        };
        (unset.to_owned(), false)
    }
}

/// Whether a column holds numbers, which end at its right edge.
pub fn right_aligned(col: Col) -> bool {
    matches!(col, Col::Visitors | Col::Budget)
}

/// Below this width, the basis of a share stands below it.
const STACKED: f32 = 1090.0;

/// Where the columns stand, in points from the left.
pub struct Places {
    cols: Vec<(Col, f32, f32)>,
    name: (f32, f32),
    known: (f32, f32),
    each: (f32, f32),
    /// Whether the basis of a share stands below it.
    pub stacked: bool,
    shown: Vec<Col>,
}

impl Places {
    /// The places in a table of this width; with a column of stages, or without.
    pub fn of(width: f32, stages: bool) -> Self {
        let stacked = width < STACKED;
        let (runs, visitors, share, stage, each, budget) = (
            if stacked { 136.0 } else { 168.0 },
            86.0,
            if stacked { 150.0 } else { 138.0 },
            if stages { 92.0 } else { 0.0 },
            60.0,
            96.0,
        );
        let rest = width - runs - visitors - share - stage - each - budget;
        let basis = if stacked { 0.0 } else { rest * 0.27 };
        let known = (rest - basis) * 0.46;
        let name = rest - basis - known;
        let mut left = 0.0;
        let mut take = |wide: f32| {
            let place = (left, wide);
            left += wide;
            place
        };
        let name = take(name);
        let mut cols: Vec<(Col, f32, f32)> = Vec::new();
        for (col, wide) in [
            (Col::Runs, runs),
            (Col::Visitors, visitors),
            (Col::Share, share),
            (Col::Basis, basis),
            (Col::Stage, stage),
        ] {
            let (from, wide) = take(wide);
            cols.push((col, from, wide));
        }
        let (known, each) = (take(known), take(each));
        let (from, wide) = take(budget);
        cols.push((Col::Budget, from, wide));
        if stacked {
            let under = cols.iter().find(|(col, ..)| *col == Col::Share).copied();
            for (col, from, wide) in &mut cols {
                if let (Col::Basis, Some((_, left, room))) = (*col, under) {
                    (*from, *wide) = (left, room);
                }
            }
        }
        let shown = Col::ALL.into_iter().filter(|col| stages || *col != Col::Stage).collect();
        Self { cols, name, known, each, stacked, shown }
    }

    /// The columns that are shown, from the left.
    pub fn cols(&self) -> &[Col] {
        &self.shown
    }

    fn place((left, wide): (f32, f32), line: Rect) -> Rect {
        Rect::from_min_size(pos2(line.left() + left, line.top()), vec2(wide, line.height()))
    }

    /// The place of a cell in a line.
    pub fn cell(&self, col: Col, line: Rect) -> Rect {
        let found = self.cols.iter().find(|(one, ..)| *one == col);
        let (left, wide) = found.map_or((0.0, 0.0), |(_, left, wide)| (*left, *wide));
        let whole = Self::place((left, wide), line);
        match col {
            Col::Share if self.stacked && line.height() > 40.0 => {
                whole.with_max_y(line.top() + 29.0)
            }
            Col::Basis if self.stacked => whole.with_min_y(line.top() + 25.0),
            _ => whole,
        }
    }

    /// The place of the name in a line.
    pub fn name(&self, line: Rect) -> Rect {
        Self::place(self.name, line)
    }

    /// The place of the people who are known.
    pub fn known(&self, line: Rect) -> Rect {
        Self::place(self.known, line)
    }

    /// The place of the price of each.
    pub fn each(&self, line: Rect) -> Rect {
        Self::place(self.each, line)
    }
}
