//! The characters that an export draws as boxes, because no font has them.

use super::fonts::missing;
use crate::model::pack::Pack;
use crate::model::plan::Plan;
use crate::text::{explain, listed, quoted, stage, words};

/// Says for each text of a plan which of its characters no font has, here or on this system.
#[must_use]
pub fn lines(plan: &Plan, pack: &Pack) -> Vec<String> {
    let mut lines = Vec::new();
    let mut look = |place: &dyn Fn() -> String, text: &str| {
        let boxes = if text.is_ascii() { Vec::new() } else { missing(text) };
        if !boxes.is_empty() {
            let named = |c: &char| format!("{} (U+{:04X})", quoted(c.to_string()), u32::from(*c));
            let named: Vec<String> = boxes.iter().map(named).collect();
            lines.push(words::no_glyph(place(), listed(&named)));
        }
    };
    look(&|| words::title().to_owned(), &plan.title);
    for touchpoint in &plan.touchpoints {
        let name = || words::touchpoint_by_name(quoted(explain::name(pack, touchpoint)));
        look(&name, &touchpoint.name);
        look(&name, touchpoint.phase.as_deref().unwrap_or_default());
        look(&|| listed(&[name(), words::field_notes().to_owned()]), &touchpoint.notes);
    }
    for scene in &plan.scenes {
        let name = || words::scene_by_name(quoted(stage::name(scene.show)));
        look(&name, &scene.title);
        look(&name, &scene.text);
    }
    lines
}
