//! Text as it may stand in a plan: without control characters, which crash or confuse what it is
//! handed to, such as a window's title, a screen reader or a terminal.

use std::sync::Arc;

use super::plan::{Plan, Record, Touchpoint};
use super::scene::Scene;

/// Whether a character ends a line, beside the line feed: carriage return, vertical tab, form feed,
/// next line, line and paragraph separator. Word processors and spreadsheets write them.
fn ends_line(c: char) -> bool {
    matches!(c, '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_tidy(c: char) -> bool {
    !c.is_control() && !ends_line(c)
}

/// A text of several lines: every line end becomes a line feed, tabs stay, and other control
/// characters go.
pub fn text(text: &mut String) {
    if text.chars().all(|c| is_tidy(c) || matches!(c, '\n' | '\t')) {
        return;
    }
    let lines = text.replace("\r\n", "\n");
    let lines = lines.chars().map(|c| if ends_line(c) { '\n' } else { c });
    *text = lines.filter(|c| is_tidy(*c) || matches!(c, '\n' | '\t')).collect();
}

/// A text of one line: line ends and tabs become spaces, and other control characters go.
pub fn line(line: &mut String) {
    if line.chars().all(is_tidy) {
        return;
    }
    text(line);
    *line = line.replace(['\n', '\t'], " ");
}

/// The name of a phase: without spaces around it, so that equal names are one phase.
pub fn phase(phase: &mut String) {
    line(phase);
    let name = phase.trim();
    if name.len() < phase.len() {
        *phase = name.to_owned();
    }
}

/// All texts of a touchpoint.
pub fn touchpoint(touchpoint: &mut Touchpoint) {
    line(&mut touchpoint.name);
    touchpoint.phase.iter_mut().for_each(phase);
    touchpoint.phase.take_if(|phase| phase.is_empty());
    text(&mut touchpoint.notes);
    touchpoint.recipients.iter_mut().for_each(line);
    text(&mut touchpoint.purpose);
    line(&mut touchpoint.basis);
    touchpoint.stage.iter_mut().for_each(phase);
    touchpoint.stage.take_if(|stage| stage.is_empty());
}

/// All texts of a scene.
pub fn scene(scene: &mut Scene) {
    line(&mut scene.title);
    text(&mut scene.text);
    text(&mut scene.notes);
    text(&mut scene.ask);
}

/// A tidy copy of a line.
#[must_use]
pub fn lined(from: &str) -> String {
    let mut own = from.to_owned();
    line(&mut own);
    own
}

/// A tidy copy of the name of a phase.
#[must_use]
pub fn phased(from: &str) -> String {
    let mut own = from.to_owned();
    phase(&mut own);
    own
}

/// A tidy copy of a scene.
#[must_use]
pub fn staged(from: &Scene) -> Scene {
    let mut own = from.clone();
    scene(&mut own);
    own
}

/// All texts of a plan.
pub fn plan(plan: &mut Plan) {
    line(&mut plan.title);
    plan.phases.iter_mut().for_each(phase);
    plan.touchpoints.iter_mut().for_each(|t| touchpoint(Arc::make_mut(t)));
    plan.scenes.iter_mut().for_each(scene);
    plan.stages.iter_mut().for_each(phase);
    plan.options.iter_mut().for_each(|option| phase(&mut option.name));
    record(&mut plan.record);
    line(&mut plan.style.heading_font);
    line(&mut plan.style.text_font);
    for person in &mut plan.people {
        [&mut person.short, &mut person.name, &mut person.role].into_iter().for_each(line);
    }
}

/// All texts of a record.
pub fn record(record: &mut Record) {
    for one in &mut record.decisions {
        text(&mut one.text);
        one.step.iter_mut().for_each(line);
    }
    record.questions.iter_mut().for_each(|one| text(&mut one.text));
    for one in &mut record.votes {
        text(&mut one.ask);
        one.options.iter_mut().for_each(|(option, _)| line(option));
    }
    record.tasks.iter_mut().for_each(|one| text(&mut one.text));
}

#[cfg(test)]
mod tests {
    use super::{line, text};

    #[test]
    fn control_characters_go_and_line_ends_are_kept_as_such() {
        let tidied = |tidy: fn(&mut String), from: &str| {
            let mut own = from.to_owned();
            tidy(&mut own);
            own
        };
        assert_eq!(tidied(text, "a\u{b}b\r\nc\rd\u{2028}e\tf\0\u{1b}[1m"), "a\nb\nc\nd\ne\tf[1m");
        assert_eq!(tidied(line, "Double\u{b}11\0 \tsale"), "Double 11  sale");
        assert_eq!(tidied(line, "双十一 – 👨‍👩‍👧 ‏"), "双十一 – 👨‍👩‍👧 ‏");
    }
}
