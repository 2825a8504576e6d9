//! Labels of arrows: in the gutters, where no other label stands.

use std::collections::HashMap;

use super::arrows::first_of;
use super::shapes::{Area, Frame, Labels, Map, Point, Sizes};
use crate::report::routes::RouteRow;
use crate::text::words;

/// The height of a label, and the width of one with a sign only.
pub(super) const HIGH: f32 = 22.0;
const SIGN: f32 = 22.0;
/// What a text needs besides its own width: the sign, and the margins.
const AROUND: f32 = 34.0;

/// Where labels stand, in rows as high as a label.
#[derive(Default)]
struct Taken(HashMap<i32, Vec<Area>>);

impl Taken {
    fn rows(area: &Area) -> std::ops::RangeInclusive<i32> {
        #[expect(clippy::cast_possible_truncation, reason = "heights on the map")]
        let row = |y: f32| (y / HIGH).floor() as i32;
        row(area.top)..=row(area.bottom)
    }

    fn put(&mut self, area: Area) {
        for row in Self::rows(&area) {
            self.0.entry(row).or_default().push(area);
        }
    }

    fn is_free(&self, area: &Area) -> bool {
        let mut near = Self::rows(area).filter_map(|row| self.0.get(&row)).flatten();
        near.all(|other| !other.meets(area))
    }
}

/// Places the labels, those of the longest parts first to be free.
pub(super) fn place(map: &mut Map, rows: &[RouteRow], frame: &Frame<'_>, sizes: &Sizes) {
    let mut taken = Taken::default();
    let gutters = [
        (sizes.column, sizes.column + sizes.gutter),
        (2.0 * sizes.column + sizes.gutter, 2.0 * (sizes.column + sizes.gutter)),
    ];
    for arrow in &mut map.arrows {
        let Some(row) = first_of(rows, &arrow.routes) else { continue };
        let worded = match &frame.labels {
            Labels::All => true,
            Labels::Signs => false,
            Labels::Of(places) => arrow.routes.iter().any(|place| places.contains(place)),
        };
        let text = match (worded, arrow.routes.len()) {
            (true, 1) => row.label.clone(),
            (true, count) => words::bundle_of(count, row.label.as_str()),
            (false, 1) => String::new(),
            (false, count) => count.to_string(),
        };
        let wide = |text: &str| if text.is_empty() { SIGN } else { (frame.measure)(text) + AROUND };
        let parts = horizontals(&arrow.points, &gutters);
        let found = spot(&parts, wide(&text), &taken).map(|area| (area, text.clone()));
        // A long text is cut, or gives way to the sign alone.
        let cut = || {
            let (from, to, _) = parts.first()?;
            let text = cut(&text, to - from - 16.0 - AROUND, frame.measure)?;
            Some((spot(&parts, wide(&text), &taken)?, text))
        };
        let found = found.or_else(cut);
        let found = found.or_else(|| Some((spot(&parts, SIGN, &taken)?, String::new())));
        if let Some((area, _)) = &found {
            taken.put(*area);
        }
        arrow.label = found;
    }
}

/// A text with an ellipsis that is no wider than this; `None` if little would be left of it.
fn cut(text: &str, width: f32, measure: &dyn Fn(&str) -> f32) -> Option<String> {
    const LEAST: usize = 7;
    let count = text.chars().count();
    let shorter = (LEAST..count).rev().map(|kept| {
        let start: String = text.chars().take(kept).collect();
        format!("{}…", start.trim_end())
    });
    shorter.into_iter().find(|text| measure(text) <= width)
}

/// The horizontal parts of a path within the gutters, the longest first: from, to, and height.
fn horizontals(points: &[Point], gutters: &[(f32, f32)]) -> Vec<(f32, f32, f32)> {
    let mut parts = Vec::new();
    for (one, other) in points.iter().zip(points.iter().skip(1)) {
        if (one.y - other.y).abs() > 0.5 {
            continue;
        }
        for (left, right) in gutters {
            let (from, to) = (one.x.min(other.x).max(*left), one.x.max(other.x).min(*right));
            if to - from > 12.0 {
                parts.push((from, to, one.y));
            }
        }
    }
    parts.sort_by(|one, other| (other.1 - other.0).total_cmp(&(one.1 - one.0)));
    parts
}

/// The first place on the parts where a label of a width meets no other one.
fn spot(parts: &[(f32, f32, f32)], wide: f32, taken: &Taken) -> Option<Area> {
    for (from, to, y) in parts {
        let room = to - from - wide - 16.0;
        if room < 0.0 {
            continue;
        }
        for part in [0.5, 0.3, 0.7, 0.1, 0.9, 0.0, 1.0] {
            let left = from + 8.0 + room * part;
            let (top, bottom) = (y - HIGH / 2.0, y + HIGH / 2.0);
            let area = Area { left, top, right: left + wide, bottom };
            if taken.is_free(&area) {
                return Some(area);
            }
        }
    }
    None
}
