//! The roadmap and the record of a workshop, in the window: by pointer, by keyboard, and on stage.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, Rect, vec2};
use egui_kittest::kittest::Queryable;
use tierboard::model::pack::Date;
use tierboard::model::plan::{Task, TouchpointId};

use super::harness::{Desk, SKINCARE, THEMES};

const CTRL_ALT: Modifiers = Modifiers { alt: true, ..Modifiers::COMMAND };

const TASKS: &str = r#"(title: "Autumn", rules: "three-tiers-2023",
    goals: [(insight: "contact", grain: individual, people: 1000)],
    touchpoints: [
        (id: 1, kind: "mini_program", platform: "wechat", name: "Club", visitors: 5000, share: 0.5, starts: "2026-12-28", ends: "2027-01-31"),
        (id: 3, kind: "brand_store", platform: "tmall", name: "Store", starts: "2026-12-10", ends: "2026-12-20"),
    ],
    record: (tasks: [
        (id: 1, text: "Sign", touchpoints: [3], switches: ["crm_integrated"], owner: "TP", effort: m, starts: "2026-12-01", ends: "2026-12-12"),
        (id: 2, text: "Ask for consent", touchpoints: [1], switches: ["consent", "brand_operated"], starts: "2026-12-14", ends: "2026-12-18"),
    ]),
    people: [(short: "TP")])"#;

fn roadmap(theme: egui::Theme) -> Desk {
    let mut desk = Desk::on(TASKS, None, theme, [1600.0, 1000.0]);
    desk.press_with(CTRL_ALT, Key::Num4);
    desk
}

fn task(desk: &Desk, id: u64) -> &Task {
    desk.plan().record.task(id).expect("a task")
}

fn days(desk: &Desk, id: u64) -> [Option<String>; 2] {
    let task = task(desk, id);
    [task.starts, task.ends].map(|day| day.map(|day| day.to_string()))
}

fn said(first: &str, last: &str) -> [Option<String>; 2] {
    [first, last].map(|day| Some(day.to_owned()))
}

/// Where a bar is, without the room around it, and how wide a day is.
fn bar(desk: &Desk, name: &str, days: f32) -> (Rect, f32) {
    let all = desk.window.get_by_label(name).rect();
    let task = name.starts_with("Bar");
    // A bar can be taken a little around it, and its knob stands behind it.
    let inner = if task {
        Rect::from_min_max(all.min + vec2(4.0, 4.0), all.max - vec2(16.0, 4.0))
    } else {
        all
    };
    (inner, inner.width() / days)
}

#[test]
fn a_bar_is_dragged_as_a_whole_and_by_its_ends_each_as_one_step() {
    for theme in THEMES {
        let mut desk = roadmap(theme);
        let (rect, day) = bar(&desk, "Bar of Sign", 12.0);
        desk.drag(rect.center(), rect.center() + vec2(day * 7.0, 0.0));
        assert_eq!(days(&desk, 1), said("2026-12-08", "2026-12-19"));
        desk.press_with(Modifiers::COMMAND, Key::Z);
        assert_eq!(days(&desk, 1), said("2026-12-01", "2026-12-12"));
        // What stands beside the page now has taken room from the calendar.
        let (rect, day) = bar(&desk, "Bar of Sign", 12.0);
        let end: Pos2 = rect.right_center() - vec2(2.0, 0.0);
        desk.drag(end, end + vec2(day * 3.0, 0.0));
        assert_eq!(days(&desk, 1), said("2026-12-01", "2026-12-15"));
        let (rect, day) = bar(&desk, "Bar of Sign", 15.0);
        let start: Pos2 = rect.left_center() + vec2(2.0, 0.0);
        desk.drag(start, start + vec2(day * 2.0, 0.0));
        assert_eq!(days(&desk, 1), said("2026-12-03", "2026-12-15"));
    }
}

#[test]
fn a_link_is_drawn_from_the_knob_behind_a_bar() {
    let mut desk = roadmap(THEMES[0]);
    let (from, _) = bar(&desk, "Bar of Sign", 12.0);
    let (to, _) = bar(&desk, "Bar of Ask for consent", 5.0);
    desk.drag(from.right_center() + vec2(9.0, 0.0), to.center());
    assert_eq!(task(&desk, 2).after, [1]);
    // Drawn once more it changes nothing.
    let (from, _) = bar(&desk, "Bar of Sign", 12.0);
    let (to, _) = bar(&desk, "Bar of Ask for consent", 5.0);
    desk.drag(from.right_center() + vec2(9.0, 0.0), to.center());
    assert_eq!(task(&desk, 2).after, [1]);
}

#[test]
fn the_days_of_a_touchpoint_are_dragged_too() {
    let mut desk = roadmap(THEMES[1]);
    let (rect, day) = bar(&desk, "Days of Club", 35.0);
    desk.drag(rect.center(), rect.center() + vec2(day * 3.0, 0.0));
    let club = desk.plan().get(TouchpointId(1)).expect("there");
    let days = [club.starts, club.ends].map(|day| day.map(|day| day.to_string()));
    assert_eq!(days, said("2026-12-31", "2027-02-03"));
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.plan().get(TouchpointId(1)).and_then(|t| t.starts), Date::read("2026-12-28"));
}

#[test]
fn the_keys_of_a_row_move_resize_and_finish_a_task() {
    for theme in THEMES {
        let mut desk = roadmap(theme);
        let row = desk.window.get_by(|node| {
            node.role() == Role::Button
                && node.label().is_some_and(|label| label.starts_with("Sign;"))
        });
        row.focus();
        desk.run();
        desk.press(Key::ArrowRight);
        assert_eq!(days(&desk, 1), said("2026-12-02", "2026-12-13"));
        desk.press_with(Modifiers::SHIFT, Key::ArrowRight);
        assert_eq!(days(&desk, 1), said("2026-12-02", "2026-12-14"));
        desk.press_with(Modifiers::COMMAND, Key::ArrowLeft);
        assert_eq!(days(&desk, 1), said("2026-11-25", "2026-12-07"));
        let store = |desk: &Desk| desk.plan().get(TouchpointId(3)).map(|t| t.conditions.len());
        desk.press(Key::Space);
        assert!(task(&desk, 1).done.is_some() && store(&desk) == Some(1), "its switch is on");
        desk.press_with(Modifiers::COMMAND, Key::Z);
        assert!(task(&desk, 1).done.is_none() && store(&desk) == Some(0), "both come back");
    }
}

#[test]
fn a_workshop_is_recorded_by_one_key_each() {
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    desk.press(Key::D);
    assert!(desk.plan().record.decisions.is_empty(), "nothing was done that could be decided");
    desk.press(Key::K);
    assert_eq!(desk.plan().record.tasks.len(), 1, "the best next move is a task");
    desk.card("Flagship store").click();
    desk.run();
    desk.press_with(Modifiers::COMMAND, Key::D).press(Key::D);
    assert_eq!(desk.plan().record.decisions.len(), 1, "the last step is decided");
    desk.press(Key::Q).write("Who owns the CRM?").press(Key::Enter);
    assert_eq!(desk.plan().record.questions[0].text, "Who owns the CRM?");
}

#[test]
fn hands_are_counted_on_stage_by_key_by_button_and_by_typing() {
    let text = TASKS.replace(
        "people: [(short",
        r#"scenes: [(show: title, ask: "Which first? CRM / Mini program")], people: [(short"#,
    );
    for theme in THEMES {
        let mut desk = Desk::on(&text, None, theme, [1600.0, 1000.0]);
        desk.press(Key::F5).press(Key::Home);
        desk.press(Key::V);
        desk.click("Ask, and count hands");
        let vote = |desk: &Desk| desk.plan().record.votes[0].clone();
        assert_eq!(vote(&desk).ask, "Which first?", "the scene's own question");
        let names: Vec<String> = vote(&desk).options.into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["CRM", "Mini program"]);
        desk.press(Key::Plus).press(Key::Plus).press(Key::Num2).press(Key::Plus);
        desk.click("One hand more for CRM");
        let hands = |desk: &Desk| -> Vec<u64> {
            vote(desk).options.iter().map(|(_, hands)| *hands).collect()
        };
        assert_eq!(hands(&desk), [3, 1]);
        desk.click("Hands for Mini program");
        desk.press_with(Modifiers::COMMAND, Key::A);
        desk.write("12").press(Key::Enter);
        assert_eq!(hands(&desk), [3, 12]);
        desk.press(Key::Escape);
        assert!(desk.shows("Record what was said"), "the slim line");
    }
}

#[test]
fn the_presenter_records_while_a_second_window_shows_the_stage() {
    let mut desk = Desk::on(TASKS, None, THEMES[0], [1600.0, 1000.0]);
    desk.press(Key::Q).write("Who owns it?").press(Key::Enter);
    desk.press(Key::F5).press(Key::P);
    assert!(desk.editor().presentation().is_some_and(|one| one.window.is_some()));
    desk.click("Record what was said");
    desk.window.get_by_label_contains("Park a question").click();
    desk.run();
    desk.write("Who pays?").press(Key::Enter);
    assert_eq!(desk.plan().record.questions.len(), 2);
}

#[test]
fn two_copies_are_merged_in_the_window_and_a_conflict_is_chosen() {
    use tierboard::editor::event::Choice;
    let mine = TASKS.replace("name: \"Club\"", "name: \"Fans\"");
    let mut desk = Desk::on(&mine, None, THEMES[0], [1600.0, 1000.0]);
    let (base, theirs) = (desk.path("base.ron"), desk.path("theirs.ron"));
    crate::support::put(&base, TASKS);
    let other =
        TASKS.replace("name: \"Club\"", "name: \"Members\"").replace("\"Autumn\"", "\"Winter\"");
    crate::support::put(&theirs, other);
    desk.answer(Choice::File(theirs));
    desk.answer(Choice::File(base));
    desk.choose("Merge another copy…");
    desk.run();
    assert!(desk.shows("Two copies become one"));
    assert!(desk.shows_part("Fans: name"), "a touchpoint is named, and not its path");
    desk.window.get_by_label_contains("Members").click();
    desk.run();
    desk.click("Merge");
    assert_eq!(desk.plan().get(TouchpointId(1)).map(|t| t.name.as_str()), Some("Members"));
    assert_eq!(desk.plan().title, "Winter", "what is in no conflict comes by itself");
}

#[test]
fn five_thousand_tasks_are_drawn_as_far_as_they_are_seen() {
    let one = |id: u32| {
        let day = 1 + id % 28;
        format!(
            "(id: {id}, text: \"Task {id}\", touchpoints: [1], starts: \"2026-11-{day:02}\", ends: \"2026-12-{day:02}\"),"
        )
    };
    let all: String = (1..=5_000).map(one).collect();
    let text = format!(
        r#"(rules: "three-tiers-2023", touchpoints: [(id: 1, kind: "mini_program", platform: "wechat")], record: (tasks: [{all}]))"#
    );
    let mut desk = Desk::on(&text, None, THEMES[0], [1280.0, 720.0]);
    desk.press_with(CTRL_ALT, Key::Num4);
    let drawn = desk.window.query_all_by_label_contains("Bar of Task").count();
    assert!((5..120).contains(&drawn), "{drawn} bars");
    assert!(desk.window.run() < 4, "it comes to rest");
}
