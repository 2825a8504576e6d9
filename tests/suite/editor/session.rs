//! The session: selection, places, and moving over the board by keyboard.

use tierboard::editor::event::{Answer, Source};
use tierboard::editor::{Command, Direction, Event, needing};
use tierboard::model::action::{Action, Edit};
use tierboard::model::plan::TouchpointId;
use tierboard::text::words;

use super::{ACCOUNT, CREATORS, Driver, LIVESTREAM, MINI_PROGRAM, SKINCARE, SPORTS, STORE, focus};

/// The next lane that hosts a kind.
fn next(driver: &Driver, from: &str, kind: &str, direction: Direction) -> Option<String> {
    let found = driver.session().next_lane(&from.into(), &[kind.into()], direction);
    found.map(|platform| platform.to_string())
}

#[test]
fn the_selection_holds_what_the_plan_holds() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.step(Event::Select(vec![STORE, TouchpointId(99), MINI_PROGRAM]));
    assert_eq!(driver.session().selected(), [MINI_PROGRAM, STORE], "in the plan's order");
    driver.step(Event::Toggle(MINI_PROGRAM));
    driver.step(Event::Toggle(TouchpointId(99)));
    assert_eq!(driver.session().selected(), [STORE]);
    assert_eq!(driver.session().single().map(|t| t.id), Some(STORE));
    driver.step(Event::Toggle(ACCOUNT));
    assert_eq!(driver.session().single(), None, "there are two");
    driver.command(Command::SelectAll);
    assert_eq!(driver.session().selected().len(), 7);
    driver.command(Command::Deselect);
    assert!(!driver.session().has_selection());
    assert!(!driver.dirty() && !driver.session().can_undo());
}

#[test]
fn a_change_keeps_the_selection_and_a_removal_shrinks_it() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.step(Event::Select(vec![ACCOUNT, STORE]));
    driver.act(Action::Edit(vec![STORE], Edit::Name("Tmall flagship".to_owned())));
    driver.act(Action::Move { ids: vec![CREATORS], platform: "weibo".into(), before: None });
    assert_eq!(driver.session().selected(), [ACCOUNT, STORE]);
    driver.act(Action::Remove(vec![STORE]));
    assert_eq!(driver.session().selected(), [ACCOUNT]);
    driver.run(Event::Open(Source::New));
    driver.run(Event::Answer(Answer::No));
    assert!(!driver.session().has_selection());
}

#[test]
fn a_drag_takes_the_selection_along_if_it_begins_in_it() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.step(Event::Select(vec![ACCOUNT, STORE]));
    assert_eq!(driver.session().dragged_with(STORE), [ACCOUNT, STORE]);
    assert_eq!(driver.session().dragged_with(MINI_PROGRAM), [MINI_PROGRAM]);
}

#[test]
fn touchpoints_are_found_by_their_ids() {
    let mut driver = Driver::on_example(SKINCARE);
    let moved =
        Action::Move { ids: vec![CREATORS, MINI_PROGRAM], platform: "wechat".into(), before: None };
    for action in [moved, Action::Remove(vec![STORE]), Action::Duplicate(vec![ACCOUNT])] {
        driver.act(action);
        let session = driver.session();
        for (place, touchpoint) in session.plan().touchpoints.iter().enumerate() {
            assert_eq!(session.position(touchpoint.id), Some(place));
            assert_eq!(session.get(touchpoint.id), Some(touchpoint.as_ref()));
        }
    }
    assert_eq!(driver.session().position(STORE), None);
    driver.command(Command::Undo);
    driver.command(Command::Undo);
    assert_eq!(driver.session().get(STORE).map(|t| t.id), Some(STORE));
}

#[test]
fn every_state_of_every_plan_has_its_own_number() {
    let mut driver = Driver::on_example(SKINCARE);
    let mut seen = Vec::new();
    let mut look = |driver: &Driver| {
        let now = (driver.session().serial(), driver.session().revision());
        assert!(!seen.contains(&now), "{now:?} again");
        seen.push(now);
    };
    look(&driver);
    driver.retitle("Mine");
    look(&driver);
    driver.command(Command::Undo);
    look(&driver);
    driver.run(Event::Open(Source::Example(SPORTS)));
    look(&driver);
    driver.run(Event::Open(Source::Example(SKINCARE)));
    look(&driver);
    driver.retitle("Mine");
    look(&driver);
}

#[test]
fn lanes_are_in_the_order_of_the_board() {
    let driver = Driver::on_example(SKINCARE);
    let lanes: Vec<String> = driver.session().lanes().map(|p| p.id.to_string()).collect();
    let board = ["wechat", "qq", "tmall", "jd", "xiaohongshu", "douyin", "weibo", "baidu"];
    assert_eq!(lanes, board);
}

#[test]
fn the_next_lane_is_one_that_hosts_the_kind() {
    let driver = Driver::on_example(SKINCARE);
    for (from, kind, direction, to) in [
        ("wechat", "mini_program", Direction::Down, Some("qq")),
        ("wechat", "mini_program", Direction::Up, None),
        ("wechat", "mini_program", Direction::Right, None),
        ("wechat", "livestream", Direction::Down, Some("tmall")),
        ("wechat", "livestream", Direction::Right, Some("tmall")),
        ("tmall", "livestream", Direction::Right, Some("xiaohongshu")),
        ("douyin", "livestream", Direction::Left, Some("tmall")),
        ("jd", "livestream", Direction::Left, Some("wechat")),
        ("jd", "livestream", Direction::Up, Some("tmall")),
        ("xiaohongshu", "brand_account", Direction::Left, None),
        ("baidu", "creator_post", Direction::Left, Some("wechat")),
        ("baidu", "feed_ad", Direction::Down, None),
        ("nowhere", "feed_ad", Direction::Down, None),
    ] {
        let found = next(&driver, from, kind, direction);
        assert_eq!(found.as_deref(), to, "{kind} from {from}: {direction:?}");
    }
    // Several cards go where all of them can.
    let kinds = driver.session().kinds_of(&[MINI_PROGRAM, ACCOUNT, CREATORS, CREATORS]);
    assert_eq!(kinds.len(), 3);
    assert!(driver.session().hosts_all(&"wechat".into(), &kinds));
    assert!(!driver.session().hosts_all(&"weibo".into(), &kinds));
}

#[test]
fn a_card_moves_by_keyboard_within_its_lane_and_on_to_the_next() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.step(Event::Select(vec![MINI_PROGRAM]));
    let effects = driver.command(Command::MoveDown);
    assert_eq!(driver.lane("wechat"), [ACCOUNT, MINI_PROGRAM]);
    assert_eq!(focus(&effects), Some(MINI_PROGRAM));
    driver.command(Command::MoveUp);
    assert_eq!(driver.lane("wechat"), [MINI_PROGRAM, ACCOUNT]);
    driver.command(Command::MoveDown);
    driver.command(Command::MoveDown);
    assert_eq!(driver.lane("qq"), [MINI_PROGRAM]);
    driver.command(Command::MoveUp);
    assert_eq!(driver.lane("wechat"), [ACCOUNT, MINI_PROGRAM], "to the end of the lane above");
    assert_eq!(driver.session().selected(), [MINI_PROGRAM]);
    for _ in 0..5 {
        driver.command(Command::Undo);
    }
    assert!(!driver.dirty());
}

#[test]
fn a_card_that_moves_down_enters_the_next_lane_at_its_top() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.step(Event::Select(vec![CREATORS]));
    driver.command(Command::MoveDown);
    assert_eq!(driver.lane("douyin"), [CREATORS, LIVESTREAM]);
}

#[test]
fn a_card_that_no_other_lane_hosts_stays_and_the_status_says_so() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.step(Event::Select(vec![STORE]));
    assert!(driver.session().can_nudge(Direction::Down));
    assert!(!driver.session().can_nudge(Direction::Left));
    driver.command(Command::MoveLeft);
    assert_eq!(driver.status(), words::no_lane_further("Flagship store"));
    assert!(!driver.dirty());
    driver.command(Command::MoveDown);
    assert_eq!(driver.lane("jd"), [STORE]);
}

#[test]
fn a_switch_is_offered_for_the_cards_that_it_matters_to() {
    let driver = Driver::on_example(SKINCARE);
    let session = driver.session();
    let relevant = session.relevant(&[MINI_PROGRAM, STORE, LIVESTREAM, TouchpointId(99)]);
    let for_switch = |id: &str| needing(&relevant, session.engine(), &id.into());
    assert_eq!(for_switch("consent"), [MINI_PROGRAM]);
    assert_eq!(for_switch("crm_integrated"), [STORE]);
}

#[test]
fn copies_are_placed_after_their_originals_and_selected() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.step(Event::Select(vec![MINI_PROGRAM, STORE]));
    let effects = driver.command(Command::Duplicate);
    let (wechat, tmall) = (driver.lane("wechat"), driver.lane("tmall"));
    assert_eq!((wechat.len(), tmall.len()), (3, 2));
    assert_eq!((wechat[0], wechat[2], tmall[0]), (MINI_PROGRAM, ACCOUNT, STORE));
    assert_eq!(driver.session().selected(), [wechat[1], tmall[1]]);
    assert_eq!(focus(&effects), Some(wechat[1]));
}
