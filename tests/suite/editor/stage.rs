//! The presentation: moving through its scenes, its cover, its timer and its pictures.

use std::fs::File;
use std::time::Duration;

use tierboard::editor::event::SceneEdit;
use tierboard::editor::present::{Cover, Presentation};
use tierboard::editor::{Command, Effect, Event};
use tierboard::export::fonts::LARGEST_FONT;
use tierboard::export::picture::file::LARGEST_PICTURE;
use tierboard::model::action::Action;
use tierboard::model::scene::{Scene, Show};
use tierboard::text::words;

use super::{Driver, EMPTY, SKINCARE, SPORTS, STORE, example};

/// On the first scene of the skincare plan, whose journey has three phases.
fn on_stage() -> Driver {
    let mut driver = Driver::on_example(SKINCARE);
    let effects = driver.command(Command::Present);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Stage(true))));
    driver
}

fn stage(driver: &Driver) -> &Presentation {
    driver.editor.presentation().expect("a presentation")
}

/// What the scene on stage shows.
fn shown(driver: &Driver) -> Option<Show> {
    driver.editor.scenes().get(stage(driver).scene).map(|scene| scene.show)
}

fn forward(driver: &mut Driver, times: usize) {
    for _ in 0..times {
        driver.command(Command::StageForward);
    }
}

#[test]
fn the_journey_takes_a_step_for_each_phase_forward_and_back() {
    let mut driver = on_stage();
    assert_eq!(shown(&driver), Some(Show::Title));
    forward(&mut driver, 5);
    assert_eq!((shown(&driver), stage(&driver).phases()), (Some(Show::Journey), 1));
    forward(&mut driver, 2);
    assert_eq!((shown(&driver), stage(&driver).phases()), (Some(Show::Journey), 3));
    forward(&mut driver, 1);
    assert_eq!(shown(&driver), Some(Show::Coverage));
    driver.command(Command::StageBack);
    assert_eq!((shown(&driver), stage(&driver).phases()), (Some(Show::Journey), 3));
    driver.command(Command::StageBack);
    driver.command(Command::StageBack);
    assert_eq!((shown(&driver), stage(&driver).phases()), (Some(Show::Journey), 1));
    driver.command(Command::StageBack);
    assert_eq!(shown(&driver), Some(Show::Closed));
}

#[test]
fn a_presentation_stops_at_both_ends() {
    let mut driver = on_stage();
    driver.command(Command::StageBack);
    assert_eq!(stage(&driver).scene, 0);
    forward(&mut driver, 50);
    assert_eq!(shown(&driver), Some(Show::Moves));
}

#[test]
fn a_plan_without_phases_has_a_journey_of_one_step() {
    let mut driver = Driver::on_example(EMPTY);
    driver.command(Command::Present);
    forward(&mut driver, 6);
    assert_eq!(shown(&driver), Some(Show::Coverage));
}

#[test]
fn a_jump_goes_to_a_scene_that_is_there() {
    let mut driver = on_stage();
    driver.command(Command::StageScene(3));
    assert_eq!(shown(&driver), Some(Show::SemiOpen));
    driver.command(Command::StageScene(99));
    assert_eq!(shown(&driver), Some(Show::SemiOpen));
    driver.command(Command::StageLast);
    assert_eq!(shown(&driver), Some(Show::Moves));
    driver.command(Command::StageScene(5));
    assert_eq!((shown(&driver), stage(&driver).phases()), (Some(Show::Journey), 1));
    driver.command(Command::StageFirst);
    assert_eq!(shown(&driver), Some(Show::Title));
}

#[test]
fn a_cover_comes_and_goes() {
    let mut driver = on_stage();
    driver.command(Command::StageBlack);
    assert_eq!(stage(&driver).cover, Some(Cover::Black));
    driver.command(Command::StageWhite);
    assert_eq!(stage(&driver).cover, Some(Cover::White));
    driver.command(Command::StageWhite);
    assert_eq!(stage(&driver).cover, None);
    for command in [Command::StageForward, Command::StageBack, Command::StageLast] {
        driver.command(Command::StageBlack);
        driver.command(command);
        assert_eq!(stage(&driver).cover, None, "{command:?}");
    }
}

#[test]
fn the_scene_on_stage_stays_where_others_are_hidden_or_moved() {
    let mut driver = on_stage();
    driver.command(Command::StageScene(3));
    driver.run(Event::Scenes(SceneEdit::Hide(0, true)));
    assert_eq!((stage(&driver).scene, shown(&driver)), (2, Some(Show::SemiOpen)));
    driver.run(Event::Scenes(SceneEdit::Move(3, 9)));
    assert_eq!((stage(&driver).scene, shown(&driver)), (8, Some(Show::SemiOpen)));
    driver.command(Command::Undo);
    driver.command(Command::Undo);
    assert_eq!((stage(&driver).scene, shown(&driver)), (3, Some(Show::SemiOpen)));
}

#[test]
fn hiding_the_current_scene_shows_another() {
    let mut driver = on_stage();
    driver.command(Command::StageScene(3));
    driver.run(Event::Scenes(SceneEdit::Hide(3, true)));
    assert_eq!(shown(&driver), Some(Show::Closed));
    driver.command(Command::StageLast);
    driver.run(Event::Scenes(SceneEdit::Hide(9, true)));
    assert_eq!(shown(&driver), Some(Show::Goals));
}

#[test]
fn the_timer_starts_stops_and_takes_more_time() {
    let mut driver = on_stage();
    assert_eq!(stage(&driver).ends, None);
    driver.command(Command::StageTimer);
    assert!(stage(&driver).ends.is_some());
    driver.command(Command::StageTimer);
    assert_eq!(stage(&driver).ends, None);
    driver.command(Command::StageMinute);
    let first = stage(&driver).ends.expect("it runs");
    driver.command(Command::StageMinute);
    assert_eq!(stage(&driver).ends, Some(first + Duration::from_mins(1)));
    driver.command(Command::StageFiveMinutes);
    assert_eq!(stage(&driver).ends, Some(first + Duration::from_mins(6)));
}

#[test]
fn a_presentation_resumes_where_it_was_left() {
    let mut driver = on_stage();
    forward(&mut driver, 6);
    driver.command(Command::StageMinute);
    driver.command(Command::StageBlack);
    driver.command(Command::StageWindow);
    let left = stage(&driver).clone();
    let effects = driver.command(Command::StageLeave);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Stage(false))));
    assert!(driver.editor.presentation().is_none());
    driver.command(Command::Present);
    let now = stage(&driver);
    assert_eq!((now.scene, now.phases(), now.ends), (left.scene, left.phases(), left.ends));
    assert_eq!(
        (now.cover, now.window, now.before),
        (None, None, false),
        "cover and second window are not kept"
    );
}

#[test]
fn presenting_again_on_stage_does_not_start_over() {
    let mut driver = on_stage();
    driver.command(Command::StageScene(3));
    driver.command(Command::StageMinute);
    let before = stage(&driver).clone();
    driver.command(Command::Present);
    assert_eq!(*stage(&driver), before);
}

#[test]
fn a_presentation_that_was_left_finds_its_scene_again() {
    let mut driver = on_stage();
    driver.command(Command::StageScene(3));
    driver.command(Command::StageLeave);
    driver.run(Event::Scenes(SceneEdit::Hide(0, true)));
    driver.command(Command::Present);
    assert_eq!(shown(&driver), Some(Show::SemiOpen));
}

#[test]
fn another_plan_starts_a_new_presentation() {
    let mut driver = on_stage();
    driver.command(Command::StageScene(3));
    driver.command(Command::StageMinute);
    driver.command(Command::StageLeave);
    let sports = driver.put("sports.ron", example(SPORTS));
    driver.open(&sports);
    driver.command(Command::Present);
    assert_eq!((stage(&driver).scene, stage(&driver).ends), (0, None));
}

#[test]
fn looking_at_the_plan_before_needs_a_step() {
    let mut driver = on_stage();
    driver.command(Command::StageBefore);
    assert!(!stage(&driver).before);
    assert_eq!(driver.status(), words::no_step());
    driver.act(Action::Remove(vec![STORE]));
    let after = driver.plan().clone();
    driver.command(Command::StageBefore);
    assert!(stage(&driver).before);
    assert_eq!(*driver.plan(), after, "looking changes nothing");
    driver.command(Command::StageBefore);
    assert!(!stage(&driver).before);
}

#[test]
fn a_change_ends_looking_at_the_plan_before() {
    let mut driver = on_stage();
    driver.act(Action::Remove(vec![STORE]));
    driver.command(Command::StageBefore);
    driver.command(Command::Undo);
    assert!(!stage(&driver).before);
}

#[test]
fn the_second_window_can_be_put_on_another_screen() {
    let mut driver = on_stage();
    driver.command(Command::StageWindow);
    assert_eq!(stage(&driver).window, Some(2));
    driver.editor.show_on_screen(1);
    assert_eq!(stage(&driver).window, Some(1));
    driver.command(Command::StageWindow);
    assert_eq!(stage(&driver).window, None);
}

#[test]
fn no_file_is_opened_on_stage() {
    let mut driver = Driver::on_example(SKINCARE);
    let sports = driver.put("sports.ron", example(SPORTS));
    driver.command(Command::Open);
    driver.command(Command::Present);
    driver.run(Event::Dropped(sports.clone()));
    assert_eq!(driver.status(), words::not_on_stage());
    driver.step(Event::Say(String::new()));
    driver.choose(&sports);
    assert_eq!(driver.status(), words::not_on_stage());
    assert_eq!(driver.plan().title, "Autumn skincare launch");
    assert!(driver.editor.presentation().is_some() && driver.idle());
}

#[test]
fn a_presentation_without_scenes_does_not_start() {
    let mut driver = Driver::on_example(SKINCARE);
    for place in 0..driver.plan().stage().len() {
        driver.run(Event::Scenes(SceneEdit::Hide(place, true)));
    }
    assert!(driver.command(Command::Present).is_empty());
    assert_eq!(driver.status(), words::stage_empty());
    assert!(driver.editor.presentation().is_none());
}

#[test]
fn without_a_comparison_there_is_no_scene_for_it() {
    let mut driver = Driver::on_example(SKINCARE);
    let all = driver.plan().stage();
    for (place, scene) in all.iter().enumerate() {
        driver.run(Event::Scenes(SceneEdit::Hide(place, scene.show != Show::Comparison)));
    }
    assert!(driver.editor.scenes().is_empty());
    driver.command(Command::Present);
    assert_eq!(driver.status(), words::stage_empty());
    assert!(driver.editor.presentation().is_none());
}

/// A picture of a square, with more in it.
fn svg(inside: &str) -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"40\">{inside}</svg>")
}

const SQUARE: &str = "<rect width=\"9\" height=\"9\"/>";
const WORDS: &str = "<text y=\"20\">40 %</text>";

/// Adds the picture of a file. Returns the status after that.
fn add_picture(driver: &mut Driver, name: &str) -> String {
    driver.step(Event::Say(String::new()));
    driver.run(Event::AddPicture);
    let file = driver.path(name);
    driver.choose(&file);
    assert!(driver.idle());
    driver.status().to_owned()
}

#[test]
fn a_picture_becomes_a_scene() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.put("drawn.svg", &svg(SQUARE));
    driver.run(Event::AddPicture);
    assert!(!driver.dialogs[0].1.save && driver.dialogs[0].1.endings.contains(&"png"));
    let file = driver.path("drawn.svg");
    driver.choose(&file);
    let scenes = driver.editor.scenes();
    let scene = scenes.last().expect("a scene");
    assert_eq!((scene.show, scene.title.as_str()), (Show::Picture, "drawn"));
    assert!(!scene.picture.is_empty());
    driver.command(Command::Undo);
    assert!(!driver.dirty());
}

#[test]
fn a_picture_of_nothing_but_text_is_added() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.put("words.svg", &svg(WORDS));
    add_picture(&mut driver, "words.svg");
    assert_eq!(driver.plan().scenes.last().map(|scene| scene.show), Some(Show::Picture));
}

#[test]
fn a_file_that_is_not_a_picture_is_refused_with_a_reason() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.put("words.png", "no picture");
    let large = File::create(driver.path("large.png")).unwrap();
    large.set_len(LARGEST_PICTURE + 1).unwrap();
    assert_eq!(add_picture(&mut driver, "words.png"), words::no_picture());
    assert_eq!(add_picture(&mut driver, "gone.png"), words::cannot_open("gone.png"));
    let most = LARGEST_PICTURE / (1024 * 1024);
    assert_eq!(add_picture(&mut driver, "large.png"), words::picture_too_large(most));
    assert!(!driver.dirty());
}

#[test]
fn the_total_size_of_a_plans_pictures_is_limited() {
    const MOST: usize = 40;
    let mut driver = Driver::on_example(SKINCARE);
    driver.put("drawn.svg", &svg(SQUARE));
    let picture = "A".repeat(MOST * 1024 * 1024).as_str().into();
    let scene = Scene { picture, ..Scene::of(Show::Picture) };
    driver.run(Event::Scenes(SceneEdit::Add(scene)));
    let before = driver.plan().scenes.len();
    assert_eq!(add_picture(&mut driver, "drawn.svg"), words::too_many_pictures(MOST));
    assert_eq!(driver.plan().scenes.len(), before);
}

/// Chooses a file for the house style. Returns the status line.
fn choose_for_style(driver: &mut Driver, ask: Event, name: &str) -> String {
    driver.step(Event::Say(String::new()));
    driver.run(ask);
    let file = driver.path(name);
    driver.choose(&file);
    assert!(driver.idle());
    driver.status().to_owned()
}

#[test]
fn a_logo_a_font_or_a_template_that_cannot_be_used_is_refused_with_a_reason() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.put("words.png", "no picture");
    driver.put("words.ttf", "no font");
    driver.put("words.pptx", "no presentation");
    let noise = format!("<!--{}-->", "x".repeat(1024 * 1024));
    driver.put("heavy.svg", &svg(&format!("{SQUARE}{noise}")));
    let large = File::create(driver.path("large.otf")).unwrap();
    large.set_len(LARGEST_FONT + 1).unwrap();
    assert_eq!(choose_for_style(&mut driver, Event::AskLogo, "words.png"), words::no_picture());
    assert_eq!(
        choose_for_style(&mut driver, Event::AskLogo, "heavy.svg"),
        words::logo_too_large(768)
    );
    assert_eq!(
        choose_for_style(&mut driver, Event::AskFont(true), "words.ttf"),
        words::no_font_file("words.ttf")
    );
    assert_eq!(
        choose_for_style(&mut driver, Event::AskFont(false), "large.otf"),
        words::font_too_large("large.otf", LARGEST_FONT / 1024)
    );
    assert_eq!(
        choose_for_style(&mut driver, Event::AskTemplate, "words.pptx"),
        words::no_template("words.pptx")
    );
    assert!(!driver.dirty(), "nothing of it is kept");
    driver.put("drawn.svg", &svg(SQUARE));
    let _ = choose_for_style(&mut driver, Event::AskLogo, "drawn.svg");
    assert!(!driver.plan().style.logo.is_empty());
    driver.command(Command::Undo);
    assert!(driver.plan().style.is_nothing());
}
