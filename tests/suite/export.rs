//! Scenes, pictures and documents: everything fits on its page, text of the user stays text, the
//! same plan gives the same bytes, and comparisons list what is different.

use std::sync::Arc;

use resvg::usvg;
use strum::IntoEnumIterator;
use tierboard::export::deck::{self, Source};
use tierboard::export::error::ExportError;
use tierboard::export::fonts::{self, Font};
use tierboard::export::format::{self, Format, Options, View, What};
use tierboard::export::layout::{self, Mark};
use tierboard::export::page::{Item, Page, Paragraph, Rect, Run, Shape};
use tierboard::export::picture::image;
use tierboard::model::compare::{Comparison, Difference};
use tierboard::model::evaluated::Evaluated;
use tierboard::model::pack::Date;
use tierboard::model::plan::{Goal, Grain, Plan, Route, Share, Touchpoint, TouchpointId};
use tierboard::model::scene::{Scene, Show};
use tierboard::report::Report;
use tierboard::report::look::{Colour, Shade};
use tierboard::store::packs::Library;
use tierboard::store::{examples, plan_file};
use tierboard::text::lang::{self, Lang};

/// A one-pixel PNG.
const PIXEL: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

fn example(index: usize) -> Evaluated {
    let library = Library::embedded();
    let (_, text) = examples::ALL.get(index).expect("an example");
    let (plan, pack) = plan_file::parse(text, &library, None).expect("a sound plan");
    Evaluated::new(plan, &pack)
}

/// The same plan, changed.
fn changed(evaluated: &Evaluated, change: impl FnOnce(&mut Plan)) -> Evaluated {
    let mut plan = Plan::clone(&evaluated.plan);
    change(&mut plan);
    evaluated.with(plan)
}

fn report(evaluated: &Evaluated) -> Report {
    Report::new(Arc::new(evaluated.clone()))
}

/// A plan with more than usual on it, and with long and strange names.
fn overfull() -> Evaluated {
    changed(&example(0), |plan| {
        plan.title = "A very long title of a plan that somebody has pasted ".repeat(6);
        let first = plan.touchpoints.clone();
        for number in 0..120_u64 {
            let place = usize::try_from(number).unwrap_or_default() % first.len();
            let Some(original) = first.get(place) else { continue };
            let mut touchpoint = original.as_ref().clone();
            touchpoint.id = TouchpointId(1_000 + number);
            touchpoint.name =
                format!("Ein besonders langer Name 很长的名字 עברית 🎉 {number} ").repeat(3);
            touchpoint.phase = Some(format!("Phase {}", number % 12));
            plan.touchpoints.push(Arc::new(touchpoint));
        }
    })
}

fn pages(evaluated: &Evaluated) -> Vec<Page> {
    let compared = Comparison::new(example(2), evaluated.clone());
    let report = report(evaluated);
    let source = Source { compared: Some(&compared), ..Source::new(&report, Shade::Dark) };
    let mut pages = deck::document(&source).pages;
    pages.push(deck::board::page(&source));
    pages.push(deck::chart_page(&source));
    pages
}

/// A plan of the field pack with this many touchpoints, each led on to the next one, with days and
/// shares.
fn led(count: u64) -> Evaluated {
    let library = Library::embedded();
    let pack = library.get("field-2026").expect("the field pack");
    let mut plan = Plan::empty(pack.id.clone());
    let pairs = pack.kinds.iter().flat_map(|kind| kind.hosts.iter().map(move |host| (kind, host)));
    let pairs: Vec<_> = pairs.collect();
    for (number, (kind, host)) in (1..=count).zip(pairs.iter().cycle().step_by(4)) {
        let on = pack.conditions.iter().map(|condition| condition.id.clone()).collect();
        plan.touchpoints.push(Arc::new(Touchpoint {
            conditions: on,
            visitors: Some(1_000 * number),
            share: Some(Share { low: 0.1, likely: 0.2, high: 0.4 }),
            starts: Date::read("2026-06-01"),
            ends: Date::read("2026-11-11"),
            ..Touchpoint::new(TouchpointId(number), kind.id.clone(), (*host).clone())
        }));
        if number > 1 {
            let by = pack.means.iter().cycle().nth(usize::try_from(number).unwrap_or(0));
            plan.routes.push(Route {
                from: TouchpointId(number),
                to: TouchpointId(number - 1),
                by: by.expect("a means").id.clone(),
                rate: None,
                notes: String::new(),
            });
        }
    }
    let goal = Goal::new("contact".into(), Grain::Individual);
    plan.goals = vec![Goal { people: Some(10_000_000_000), by: Date::read("2026-11-11"), ..goal }];
    Evaluated::new(plan, pack)
}

#[test]
fn routes_and_numbers_are_scenes_where_the_plan_says_something_of_them() {
    let titles = |evaluated: &Evaluated| -> Vec<Show> {
        deck::shown(&evaluated.plan, false).iter().map(|scene| scene.show).collect()
    };
    let plain = titles(&example(0));
    assert!(!plain.contains(&Show::Routes) && !plain.contains(&Show::Numbers));
    let evaluated = led(7);
    assert!(titles(&evaluated).ends_with(&[Show::Routes, Show::Numbers]));
    let report = report(&evaluated);
    let source = Source::new(&report, Shade::Light);
    let page = |show| deck::page(&source, &Scene::of(show), (1, 1), usize::MAX);
    let routes = page(Show::Routes);
    for row in &report.routes().rows {
        assert!(routes.says().contains(&row.says), "{}", row.says);
    }
    let numbers = page(Show::Numbers).says();
    let aimed = report.figures().goal(0).expect("a goal");
    assert!(numbers.contains(&aimed.people.value) && numbers.contains(&aimed.added), "{numbers}");
    assert!(numbers.contains("rests on an assumption"), "{numbers}");
    // Each is written in every format.
    for format in [Format::Svg, Format::Png] {
        for show in [Show::Routes, Show::Numbers] {
            let options = Options { view: View::Scene(show), ..Options::default() };
            let written = format::write(&report, None, format, options).expect("written");
            assert!(written.len() > 1_000);
        }
    }
}

#[test]
fn a_way_is_a_page_for_each_step_and_stays_on_it() {
    for language in Lang::all() {
        lang::set(language);
        let evaluated = led(40);
        let report = report(&evaluated);
        let source = Source::new(&report, Shade::Dark);
        let mut walked = 0;
        for way in report.routes().ways.iter().filter(|way| way.step.is_some()) {
            for taken in 0..=way.legs.len() {
                let page = deck::walk(&source, way.from, taken).expect("a way");
                assert_eq!(beyond_the_edges(&page), Vec::<String>::new());
                assert!(page.says().contains(&way.name), "{}", page.says());
                walked += 1;
            }
        }
        assert!(walked > 3);
        assert_eq!(deck::walk(&source, TouchpointId(9_999), 0), None);
    }
    lang::set(Lang::EN);
}

/// The marks of a page that reach beyond its edges.
fn beyond_the_edges(page: &Page) -> Vec<String> {
    let mut found = Vec::new();
    for part in layout::parts(page) {
        for mark in part.marks() {
            let (left, top, right, bottom, what) = match mark {
                Mark::Text { x, y, width, size, text, .. } => {
                    (*x, y - size, x + width, y + size * 0.3, text.as_str())
                }
                Mark::Fill { rect, .. }
                | Mark::Outline { rect, .. }
                | Mark::Picture { rect, .. } => {
                    (rect.x, rect.y, rect.right(), rect.bottom(), "a rectangle")
                }
                Mark::Sign { x, y, radius, .. } => {
                    (x - radius, y - radius, x + radius, y + radius, "a sign")
                }
                Mark::Path { points, .. } => {
                    let low =
                        |of: fn(&(f32, f32)) -> f32| points.iter().map(of).fold(1e9, f32::min);
                    let high =
                        |of: fn(&(f32, f32)) -> f32| points.iter().map(of).fold(-1e9, f32::max);
                    (low(|at| at.0), low(|at| at.1), high(|at| at.0), high(|at| at.1), "a path")
                }
            };
            let inside = left >= -1.0 && top >= -1.0;
            if !inside || right > page.width + 1.0 || bottom > page.height + 1.0 {
                let place = format!("{left:.0}, {top:.0} to {right:.0}, {bottom:.0}");
                found.push(format!("{}: {what} at {place}", page.title));
            }
        }
    }
    found
}

#[test]
fn nothing_reaches_beyond_its_page_in_both_languages() {
    for language in Lang::all() {
        lang::set(language);
        let plans = (0..examples::ALL.len()).map(example).chain([overfull(), led(7), led(60)]);
        for evaluated in plans {
            let found: Vec<String> = pages(&evaluated).iter().flat_map(beyond_the_edges).collect();
            assert!(found.is_empty(), "{language:?}: {found:#?}");
        }
    }
}

#[test]
fn every_page_has_a_title_and_names_the_rule_pack() {
    for page in pages(&example(0)) {
        assert!(!page.title.is_empty());
    }
    let report = report(&example(0));
    let deck = deck::deck(&Source::new(&report, Shade::Light));
    let phases = report.plan().phases.len();
    assert_eq!(deck.pages.len(), 9 + phases, "no comparison without a second plan");
    assert!(deck.grounds.contains("Three tiers (2023)"));
    assert!(deck.grounds.contains("facts as of 2023"));
    assert!(deck.grounds.contains("Artefact"));
}

#[test]
fn the_same_plan_gives_the_same_bytes_in_every_format() {
    for evaluated in [example(0), example(3), overfull()] {
        for format in Format::iter() {
            let options = Options { width: 400, ..Options::default() };
            let write = || {
                let bytes = format::write(&report(&evaluated), None, format, options);
                bytes.expect("it is written")
            };
            assert!(write() == write(), "{format:?}");
        }
    }
}

#[test]
fn every_format_has_an_entry_and_is_found_by_each_of_its_extensions() {
    assert_eq!(Format::iter().count(), Format::all().count());
    for format in Format::iter() {
        assert_eq!(format.entry().format, format);
        assert!(!format.endings().is_empty(), "{format:?}");
        for ending in format.endings() {
            let file = format!("Plan.{}", ending.to_uppercase());
            assert_eq!(Format::of(file.as_ref()), Some(format), "{file}");
        }
    }
    assert_eq!(Format::of("plan.ron".as_ref()), None);
}

#[test]
fn a_scene_that_does_not_exist_is_refused() {
    let evaluated = changed(&example(0), |plan| {
        let mut scenes = plan.stage();
        for scene in &mut scenes {
            scene.hidden = true;
        }
        plan.scenes = scenes;
    });
    let write = |format, view| {
        let options = Options { view, ..Options::default() };
        format::write(&report(&evaluated), None, format, options)
    };
    let none = Err(ExportError::NoScene { scenes: 0 });
    for (format, view) in [
        (Format::Svg, View::Number(0)),
        (Format::Svg, View::Number(1)),
        (Format::Png, View::Scene(Show::Title)),
        (Format::Pdf, View::Board),
        (Format::Pptx, View::Board),
    ] {
        assert_eq!(write(format, view), none, "{format:?}");
    }
    assert!(write(Format::Svg, View::Board).is_ok());
}

/// The width of a text of size 20, rounded up a little.
fn width(text: &str) -> f32 {
    fonts::width(text, 20.0, false) + 1.0
}

/// The lines of a text of size 20 at a width.
fn lines(text: &str, width: f32) -> Vec<String> {
    let paragraph = Paragraph::of(vec![Run::new(text, 20.0, Colour::WHITE)]);
    let shape = Shape::text(Rect::new(0.0, 0.0, width, 400.0), vec![paragraph]);
    let page = Page {
        width: 1280.0,
        height: 720.0,
        ground: Colour::WHITE,
        items: vec![Item::Shape(shape)],
        title: String::new(),
        notes: String::new(),
    };
    let parts = layout::parts(&page);
    let marks = parts.iter().flat_map(layout::Part::marks);
    let texts = marks.filter_map(|mark| match mark {
        Mark::Text { text, .. } => Some(text.clone()),
        _ => None,
    });
    texts.collect()
}

#[test]
fn lines_break_where_unicode_allows_it() {
    assert_eq!(lines("one two   three", width("one two")), ["one two", "three"]);
    assert_eq!(lines("a one\u{a0}two", width("one\u{a0}two")), ["a", "one\u{a0}two"]);
    assert_eq!(lines("known-well", width("known-")), ["known-", "well"]);
    // A Chinese line does not begin with a closing mark or end with an opening one.
    let text = "品牌（小程序）的会员，行为、交易。平台“保留”内容！";
    for glyphs in [4, 5, 6] {
        let lines = lines(text, width(&"品".repeat(glyphs)));
        assert!(lines.len() > 3, "{lines:?}");
        for line in lines {
            assert!(!line.starts_with(['）', '，', '、', '。', '”', '！']), "{line}");
            assert!(!line.ends_with(['（', '“']), "{line}");
        }
    }
}

#[test]
fn user_text_is_escaped_in_pictures() {
    let hostile = "</text><script>alert(1)</script> & \"quotes\" ]]> \u{8}\u{1b}[2J \u{ffff}";
    let evaluated = changed(&example(0), |plan| {
        plan.title = hostile.to_owned();
        for touchpoint in &mut plan.touchpoints {
            let touchpoint = Arc::make_mut(touchpoint);
            hostile.clone_into(&mut touchpoint.name);
            touchpoint.phase = Some(hostile.to_owned());
        }
        let scene =
            Scene { title: hostile.to_owned(), text: hostile.to_owned(), ..Scene::of(Show::Text) };
        plan.scenes.push(scene);
    });
    for number in 1..=11 {
        let options = Options { view: View::Number(number), ..Options::default() };
        let bytes = format::write(&report(&evaluated), None, Format::Svg, options);
        let bytes = bytes.expect("it is written");
        let svg = String::from_utf8(bytes).expect("text");
        assert!(!svg.contains("<script"), "scene {number}");
        let read = usvg::Tree::from_str(&svg, &usvg::Options::default());
        assert!(read.is_ok(), "scene {number}: {:?}", read.err());
    }
}

#[test]
fn a_png_has_the_requested_width_and_too_large_a_width_is_refused() {
    let report = report(&example(0));
    let write = |width| {
        let options = Options { view: View::Scene(Show::Coverage), width, ..Options::default() };
        format::write(&report, None, Format::Png, options)
    };
    let bytes = write(960).expect("it is drawn");
    assert_eq!(image::size(&bytes), Some((960, 540)));
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("facts as of 2023. Sources: Artefact, Consumer data collection"));
    assert_eq!(write(100_000), Err(ExportError::TooWide { most: format::WIDEST }));
}

#[test]
fn scenes_can_be_hidden_reordered_and_added_and_are_saved_with_the_plan() {
    let evaluated = changed(&example(0), |plan| {
        let mut scenes = plan.stage();
        scenes.retain(|scene| scene.show != Show::Title);
        scenes.iter_mut().filter(|s| s.show == Show::Tiers).for_each(|s| s.hidden = true);
        let title = "Our picture".to_owned();
        let picture = PIXEL.into();
        scenes.insert(0, Scene { title, picture, ..Scene::of(Show::Picture) });
        scenes.insert(0, Scene { notes: "Breathe".to_owned(), ..Scene::of(Show::Title) });
        plan.scenes = scenes;
    });
    let report = report(&evaluated);
    let deck = deck::deck(&Source::new(&report, Shade::Light));
    let titles: Vec<&str> = deck.pages.iter().map(|page| page.title.as_str()).collect();
    assert_eq!(titles.get(..3), Some(&["Autumn skincare launch", "Our picture", "Open"][..]));
    assert_eq!(deck.pages.first().map(|page| page.notes.as_str()), Some("Breathe"));
    let text = plan_file::write(&evaluated.plan).expect("it is written");
    let (again, _) = plan_file::parse(&text, &Library::embedded(), None).expect("it is sound");
    assert_eq!(again, *evaluated.plan);
}

#[test]
fn a_comparison_lists_added_removed_and_changed_touchpoints_and_goals() {
    let before = example(0);
    let after = changed(&before, |plan| {
        plan.touchpoints.retain(|t| t.id != TouchpointId(1));
        for touchpoint in &mut plan.touchpoints {
            if touchpoint.kind.as_str() == "brand_store" {
                Arc::make_mut(touchpoint).conditions.push("crm_integrated".into());
            }
        }
        let mut new = plan.touchpoints.first().expect("a touchpoint").as_ref().clone();
        new.id = TouchpointId(99);
        "New one".clone_into(&mut new.name);
        plan.touchpoints.push(Arc::new(new));
    });
    let compared = Comparison::new(before.clone(), after.clone());
    let added: Vec<TouchpointId> = compared
        .added
        .iter()
        .filter_map(|place| compared.after.plan.touchpoints.get(*place))
        .map(|t| t.id)
        .collect();
    assert_eq!(added, [TouchpointId(99)]);
    assert_eq!(compared.removed, [0]);
    let differences: Vec<&Difference> = compared.changed.iter().flat_map(|(.., d)| d).collect();
    let on = vec!["crm_integrated".into()];
    assert_eq!(differences, [&Difference::Switches(on, Vec::new())]);
    for (format, says) in [
        (Format::Html, "<p>New one on WeChat</p>"),
        (Format::Markdown, "- Added: New one on WeChat"),
    ] {
        let written = format::write(&report(&after), Some(&compared), format, Options::default());
        let text = String::from_utf8(written.expect("it is written")).expect("it is text");
        assert!(text.contains(says), "{format:?}");
        assert!(text.contains("Semi-open: 1 of 5 → 3 of 5"), "{format:?}");
        let alone = format::write(&report(&after), None, format, Options::default());
        let alone = String::from_utf8(alone.expect("it is written")).expect("it is text");
        assert!(!alone.contains("Before and after"), "{format:?}");
    }
    let lost: Vec<&str> = compared.lost.iter().map(|goal| goal.insight.as_str()).collect();
    assert_eq!(lost, ["behaviour"], "purchases come from the store now");
    assert!(Comparison::new(before.clone(), before).is_same());
}

#[test]
fn the_bold_font_has_what_the_regular_one_has() {
    for c in ('\u{20}'..'\u{ffff}').filter(|c| Font::Regular.face().glyph_index(*c).is_some()) {
        assert!(Font::Bold.face().glyph_index(c).is_some(), "{c}");
    }
}

#[test]
fn text_from_right_to_left_is_set_in_reading_order() {
    // The order of the embedded glyphs: what is between the letters keeps its direction.
    assert!(fonts::is_plain("Shop 店 12", false) && !fonts::is_plain("אב", false));
    let glyphs = fonts::shape("אב 12", true);
    let parts: Vec<usize> = glyphs.iter().map(|glyph| glyph.part.start).collect();
    let digits: Vec<usize> = parts.iter().copied().filter(|at| *at >= 5).collect();
    assert_eq!(digits, [5, 6], "numbers read from left to right: {parts:?}");
    let letters: Vec<usize> = parts.into_iter().filter(|at| *at < 4).collect();
    assert_eq!(letters, [2, 0], "letters from right to left");
    let width: f32 = glyphs.iter().map(|glyph| glyph.advance * 10.0).sum();
    assert!((fonts::width("אב 12", 10.0, true) - width).abs() < 0.01);
}

#[test]
fn a_document_names_every_touchpoint_note_goal_and_source_behind_the_slides() {
    let evaluated = changed(&example(0), |plan| {
        let first = plan.touchpoints.first().expect("a touchpoint").as_ref().clone();
        for number in 100..140_u64 {
            let (name, notes) = (format!("Card {number}"), format!("Note {number}\u{b}more"));
            let id = TouchpointId(number);
            plan.touchpoints.push(Arc::new(Touchpoint { id, name, notes, ..first.clone() }));
        }
    });
    let report = report(&evaluated);
    let source = Source::new(&report, Shade::Light);
    let slides = deck::deck(&source).pages.len();
    let behind: Vec<String> =
        deck::document(&source).pages.iter().skip(slides).map(Page::says).collect();
    let all = behind.join("\n");
    for number in 100..140 {
        assert!(all.contains(&format!("Card {number}\n")), "{number}");
        assert!(all.contains(&format!("Note {number}")), "{number}");
    }
    for goal in report.goals() {
        assert!(all.contains(&goal.head), "{}", goal.head);
    }
    for source in report.sources() {
        assert!(all.contains(&source.address), "{}", source.address);
    }
}

#[test]
fn a_picture_that_would_be_too_high_says_how_to_make_it() {
    let evaluated = changed(&example(0), |plan| {
        let first = plan.touchpoints.first().expect("a touchpoint").as_ref().clone();
        for number in 100..10_000_u64 {
            plan.touchpoints
                .push(Arc::new(Touchpoint { id: TouchpointId(number), ..first.clone() }));
        }
    });
    let report = report(&evaluated);
    let png = Format::of("board.png".as_ref()).expect("a format");
    let error = format::write(&report, None, png, Options::default()).expect_err("too high");
    let ExportError::TooHigh { width, .. } = error else { panic!("{error:?}") };
    assert!(error.words().contains("high"), "{}", error.words());
    let smaller = Options { width: width / 8, ..Options::default() };
    assert!(format::write(&report, None, png, smaller).is_ok(), "{width}");
}

/// The example of the field pack, with data of these many people that leave the mainland.
fn leaving(people: u64) -> Evaluated {
    changed(&example(4), |plan| {
        for touchpoint in &mut plan.touchpoints {
            Arc::make_mut(touchpoint).leaves_mainland = false;
        }
        let first = Arc::make_mut(plan.touchpoints.first_mut().expect("a touchpoint"));
        (first.leaves_mainland, first.visitors) = (true, Some(people));
    })
}

#[test]
fn people_whose_data_leave_the_mainland_are_set_against_each_bar() {
    lang::set(Lang::EN);
    for (people, stands) in [
        (99_999, ["under the bar", "under the bar"]),
        (100_000, ["at the bar", "under the bar"]),
        (100_001, ["over the bar", "under the bar"]),
        (1_000_000, ["over the bar", "at the bar"]),
        (2_000_000, ["over the bar", "over the bar"]),
    ] {
        let bars = report(&leaving(people)).bars();
        let said: Vec<&str> = bars.iter().take(2).map(|bar| bar.said).collect();
        assert_eq!(said, stands, "{people}");
        assert!(bars.iter().skip(2).all(|bar| bar.said == "under the bar"), "none is sensitive");
    }
}

#[test]
fn a_data_passport_names_what_is_collected_and_what_the_law_asks() {
    lang::set(Lang::EN);
    let evaluated = example(4);
    let report = report(&evaluated);
    let pass = (0..evaluated.plan.touchpoints.len())
        .filter_map(|place| report.passport(place))
        .find(|passport| passport.name == "Tmall member pass")
        .expect("the member pass");
    assert!(pass.collects().contains("Contact (under an identifier)"), "{}", pass.collects());
    let contact = pass.collected.iter().find(|one| one.insight == "Contact").expect("contact");
    assert_eq!(contact.form, "obfuscated phone, for matching only");
    assert!(contact.source.contains("secondary"), "{}", contact.source);
    assert!(!pass.duties.is_empty() && pass.duties.iter().all(|duty| !duty.law.is_empty()));
    for format in Format::iter() {
        let options = Options { what: What::Passports, ..Options::default() };
        let written = format::write(&report, None, format, options);
        if [Format::Pdf, Format::Xlsx].contains(&format) {
            let again = format::write(&report, None, format, options);
            assert_eq!(written.expect("it is written"), again.expect("and again"), "{format:?}");
        } else {
            assert_eq!(written, Err(ExportError::NoPassport), "{format:?}");
        }
    }
}
