//! The entries of a pack, field by field: what tables show and cell editors change.

use super::cells::{Cell, Choices, Shape};
use crate::model::pack::{Ceiling, KindCeiling};
use crate::model::pack::{
    Condition, Duty, Festival, Identity, Insight, Key, KeyLink, Kind, Link, Means, Pack, Platform,
    Source, StageModel, Synonym, Threshold, YieldRule,
};

/// A field of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name, as in files.
    pub name: &'static str,
    /// What it takes.
    pub shape: Shape,
}

/// An entry of a pack.
pub trait Entry {
    /// Its fields, in the order shown.
    fn columns(&self) -> &'static [Column];
    /// A field by its place among the columns.
    fn cell(&self, column: usize) -> Option<&dyn Cell>;
    /// A field, to be changed.
    fn cell_mut(&mut self, column: usize) -> Option<&mut dyn Cell>;
}

macro_rules! entries {
    ($($type:ty, [$($grounds:tt)*] { $($name:literal $shape:expr => $($field:ident).+;)* })*) => {$(
        entries!(@of $type [$($name, $shape => ($($field).+);)*] [$($grounds)*]);
    )*};
    (@of $type:ty [$($name:literal, $shape:expr => ($($field:tt)+);)*] []) => {
        entries!(@impl $type [$($name, $shape => ($($field)+);)*]);
    };
    (@of $type:ty [$($name:literal, $shape:expr => ($($field:tt)+);)*] [$($grounds:tt)+]) => {
        entries!(@impl $type [
            $($name, $shape => ($($field)+);)*
            "because", Shape::Words => ($($grounds)+.because);
            "source", Shape::One(Choices::Sources) => ($($grounds)+.source);
            "confidence", Shape::One(Choices::Confidences) => ($($grounds)+.confidence);
            "known", Shape::Date => ($($grounds)+.known);
            "since", Shape::Date => ($($grounds)+.since);
            "until", Shape::Date => ($($grounds)+.until);
        ]);
    };
    (@impl $type:ty [$($name:literal, $shape:expr => ($($field:tt)+);)*]) => {
        impl Entry for $type {
            fn columns(&self) -> &'static [Column] {
                const { &[$(Column { name: $name, shape: $shape }),*] }
            }

            fn cell(&self, column: usize) -> Option<&dyn Cell> {
                let cells: &[&dyn Cell] = &[$(&self.$($field)+),*];
                cells.get(column).copied()
            }

            fn cell_mut(&mut self, column: usize) -> Option<&mut dyn Cell> {
                let cells = [$(&mut self.$($field)+ as &mut dyn Cell),*];
                cells.into_iter().nth(column)
            }
        }
    };
}

entries! {
    Pack, [] {
        "id" Shape::Id => id; "name" Shape::Words => name; "about" Shape::Words => about;
        "facts_as_of" Shape::Line => facts_as_of;
    }
    Ceiling, [grounds] {
        "lets" Shape::One(Choices::Outlets) => lets; "keeper" Shape::Words => keeper;
    }
    KindCeiling, [ceiling.grounds] {
        "lets" Shape::One(Choices::Outlets) => ceiling.lets;
        "keeper" Shape::Words => ceiling.keeper;
    }
    YieldRule, [grounds] {
        "id" Shape::Id => id; "kinds" Shape::Many(Choices::Kinds) => kinds;
        "on" Shape::Many(Choices::Platforms) => on;
        "insight" Shape::One(Choices::Insights) => insight;
        "grain" Shape::One(Choices::Grains) => grain;
        "needs" Shape::Many(Choices::Conditions) => needs; "form" Shape::Words => form;
    }
    Identity, [grounds] {
        "id" Shape::Id => id; "kinds" Shape::Many(Choices::Kinds) => kinds;
        "on" Shape::Many(Choices::Platforms) => on; "key" Shape::One(Choices::Keys) => key;
        "needs" Shape::Many(Choices::Conditions) => needs;
    }
    KeyLink, [grounds] {
        "a" Shape::One(Choices::Keys) => a; "b" Shape::One(Choices::Keys) => b;
    }
    Link, [grounds] {
        "id" Shape::Id => id; "from" Shape::Many(Choices::Platforms) => from;
        "to" Shape::Many(Choices::Platforms) => to; "by" Shape::Many(Choices::Means) => by;
        "lets" Shape::One(Choices::Lets) => lets;
        "needs" Shape::Many(Choices::Conditions) => needs;
        "from_kinds" Shape::Many(Choices::Kinds) => from_kinds;
        "to_kinds" Shape::Many(Choices::Kinds) => to_kinds;
    }
    Duty, [grounds] {
        "id" Shape::Id => id; "law" Shape::Words => law; "article" Shape::Line => article;
        "asks" Shape::Words => asks; "when" Shape::Many(Choices::Whens) => when;
    }
    Key, [] {
        "id" Shape::Id => id; "name" Shape::Words => name;
        "joins" Shape::One(Choices::Joins) => joins;
    }
    Means, [] { "id" Shape::Id => id; "name" Shape::Words => name; }
    Condition, [] {
        "id" Shape::Id => id; "name" Shape::Words => name; "deed" Shape::Words => order;
    }
    Insight, [] {
        "id" Shape::Id => id; "name" Shape::Words => name; "means" Shape::Words => means;
    }
    Kind, [] {
        "id" Shape::Id => id; "name" Shape::Words => name;
        "group" Shape::One(Choices::Groups) => group;
        "hosts" Shape::Many(Choices::Platforms) => hosts; "search" Shape::List => search;
    }
    Platform, [] {
        "id" Shape::Id => id; "name" Shape::Words => name;
        "tier" Shape::One(Choices::Tiers) => tier; "owner" Shape::Words => owner;
        "note" Shape::Words => note; "search" Shape::List => search;
    }
    Source, [] {
        "id" Shape::Id => id; "title" Shape::Line => title; "address" Shape::Line => address;
        "date" Shape::Date => date; "kind" Shape::Maybe(Choices::SourceKinds) => kind;
    }
    Festival, [] {
        "id" Shape::Id => id; "name" Shape::Words => name; "starts" Shape::Day => starts;
        "ends" Shape::Day => ends; "source" Shape::One(Choices::Sources) => source;
    }
    StageModel, [] {
        "id" Shape::Id => id; "name" Shape::Words => name; "stages" Shape::Words => stages;
        "source" Shape::One(Choices::Sources) => source;
    }
    Threshold, [] {
        "id" Shape::Id => id; "people" Shape::Number => people;
        "sensitive" Shape::One(Choices::YesNo) => sensitive; "asks" Shape::Words => asks;
        "source" Shape::One(Choices::Sources) => source;
    }
    Synonym, [] {
        "id" Shape::Id => id; "words" Shape::List => words;
        "kinds" Shape::Many(Choices::Kinds) => kinds;
        "platforms" Shape::Many(Choices::Platforms) => platforms;
        "source" Shape::One(Choices::Sources) => source;
    }
}
