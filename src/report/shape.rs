//! The strokes of each sign, the same for the window and for every export.

use crate::model::verdict::Sign;

/// A stroke, in the units of the drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stroke {
    /// A filled disc: centre and radius.
    Disc(f32, f32, f32),
    /// The left half of a disc.
    Half(f32, f32, f32),
    /// A ring: centre, radius and width of the line.
    Ring(f32, f32, f32, f32),
    /// A line: from, to and width.
    Line(f32, f32, f32, f32, f32),
    /// A question mark: centre and size of the font.
    Question(f32, f32, f32),
}

/// The strokes of a sign around a centre. `least` is the width of the thinnest visible line.
#[must_use]
pub fn strokes((x, y): (f32, f32), radius: f32, sign: Sign, least: f32) -> Strokes {
    let thin = (radius * 0.25).max(least);
    let ring = Stroke::Ring(x, y, radius - thin / 2.0, thin);
    let arm = radius * 0.55;
    match sign {
        Sign::Person => Strokes::of([Stroke::Disc(x, y, radius)]),
        Sign::Pseudonym => Strokes::of([ring, Stroke::Disc(x, y, radius * 0.42)]),
        Sign::Total => Strokes::of([ring, Stroke::Half(x, y, radius)]),
        Sign::Locked => Strokes::of([
            ring,
            Stroke::Line(x - arm, y, x + arm, y, thin),
            Stroke::Line(x, y - arm, x, y + arm, thin),
        ]),
        Sign::Available => Strokes::of([ring]),
        Sign::Withheld => {
            let arm = radius * 0.6;
            Strokes::of([
                Stroke::Line(x - arm, y - arm, x + arm, y + arm, thin),
                Stroke::Line(x - arm, y + arm, x + arm, y - arm, thin),
            ])
        }
        Sign::Unstated => Strokes::of([Stroke::Question(x, y, radius * 2.5)]),
        Sign::NotSensed => Strokes::of([Stroke::Disc(x, y, radius * 0.3)]),
    }
}

/// Up to three strokes, without a heap allocation: a board draws thousands per frame.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Strokes([Option<Stroke>; 3]);

impl Strokes {
    fn of<const N: usize>(strokes: [Stroke; N]) -> Self {
        let mut all = [None; 3];
        for (place, stroke) in all.iter_mut().zip(strokes) {
            *place = Some(stroke);
        }
        Self(all)
    }
}

impl IntoIterator for Strokes {
    type Item = Stroke;
    type IntoIter = std::iter::Flatten<std::array::IntoIter<Option<Stroke>, 3>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter().flatten()
    }
}
