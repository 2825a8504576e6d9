//! The slides of a deck: one for each phase, further ones for what does not fit, and sums.

use std::sync::Arc;

use tierboard::export::deck::{self, Source};
use tierboard::export::format::{self, Format, Options};
use tierboard::export::layout::{self, Mark};
use tierboard::export::page::{Item, Page, Paragraph, Rect, Run, Shape, Tag};
use tierboard::model::evaluated::Evaluated;
use tierboard::model::plan::{Plan, Touchpoint, TouchpointId};
use tierboard::model::scene::{Scene, Show};
use tierboard::report::Report;
use tierboard::report::look::{Look, Shade};
use tierboard::store::packs::Library;
use tierboard::store::{examples, plan_file};

use crate::support::unpack;

fn report(change: impl FnOnce(&mut Plan)) -> Report {
    let (_, text) = examples::ALL.first().expect("an example");
    let (mut plan, pack) = plan_file::parse(text, &Library::embedded(), None).expect("sound");
    change(&mut plan);
    plan.note_phases();
    Report::new(Arc::new(Evaluated::new(plan, &pack)))
}

fn pages(report: &Report) -> Vec<Page> {
    deck::deck(&Source::new(report, Shade::Light)).pages
}

/// The cards of a page, each with whether it is marked as new.
fn cards(page: &Page) -> Vec<(TouchpointId, bool)> {
    let accent = Look::of(Shade::Light).accent;
    let card = |item: &Item| match item {
        Item::Shape(Shape { tag: Some(Tag::Card(id)), line, .. }) => {
            Some((*id, line.is_some_and(|(colour, _)| colour == accent)))
        }
        _ => None,
    };
    page.items.iter().filter_map(card).collect()
}

#[test]
fn each_phase_has_a_slide_on_which_its_touchpoints_are_marked_and_explained() {
    let report = report(|_| {});
    let phases = report.plan().phases_in_use();
    let slides: Vec<Page> =
        pages(&report).into_iter().filter(|page| !cards(page).is_empty()).collect();
    assert_eq!(slides.len(), phases.len());
    for (shown, (slide, phase)) in slides.iter().zip(&phases).enumerate() {
        let come = phases.get(..=shown).expect("so many");
        for touchpoint in &report.plan().touchpoints {
            let on = cards(slide).into_iter().find(|(id, _)| *id == touchpoint.id);
            let here = come.contains(&touchpoint.phase);
            assert_eq!(on, here.then_some((touchpoint.id, touchpoint.phase == *phase)));
        }
        let says = slide.says();
        assert!(says.contains("New in this phase, and why"));
        // The head of a column counts what has come so far, as the bars beside it do.
        for tier in report.of_phases(come).tiers() {
            let head = format!("{}   {}", tier.name, tier.count());
            assert!(says.contains(&head), "{head} in {says}");
        }
    }
    let first = slides.first().expect("a slide").says();
    assert!(first.contains("The operator of an account sees how many follow it"), "{first}");
}

#[test]
fn where_one_column_is_full_every_card_still_has_its_name_on_the_slide() {
    let report = report(|plan| {
        for number in 0..32_u64 {
            let mut card =
                Touchpoint::new(TouchpointId(100 + number), "feed_ad".into(), "douyin".into());
            card.name = format!("Ad {number}");
            card.phase = Some("Launch".to_owned());
            plan.touchpoints.push(Arc::new(card));
        }
    });
    let slides = pages(&report);
    let last = slides.iter().rfind(|page| !cards(page).is_empty()).expect("a slide");
    assert_eq!(cards(last).len(), report.plan().touchpoints.len());
}

#[test]
fn a_text_that_does_not_fit_goes_on_on_the_next_slide_and_loses_nothing() {
    let words: Vec<String> = (0..2_000).map(|number| format!("word{number}")).collect();
    let lines: Vec<String> = words.chunks(25).map(|line| line.join(" ")).collect();
    let report = report(|plan| {
        let text =
            Scene { title: "Why".to_owned(), text: lines.join("\n"), ..Scene::of(Show::Text) };
        plan.scenes.push(text);
    });
    let slides: Vec<Page> = pages(&report).into_iter().filter(|page| page.title == "Why").collect();
    assert!(slides.len() > 1, "{} slides", slides.len());
    let all: String = slides.iter().map(|slide| slide.says() + "\n").collect();
    for word in &words {
        assert!(all.contains(word.as_str()), "{word}");
    }
    for slide in &slides {
        let below = layout::parts(slide).iter().any(|part| {
            part.marks().any(|mark| matches!(mark, Mark::Text { y, .. } if *y > slide.height))
        });
        assert!(!below, "nothing is below the page");
    }
}

#[test]
fn no_line_of_a_slide_ends_with_an_opening_bracket_that_is_a_run_of_its_own() {
    let ink = Look::of(Shade::Light).ink;
    let run = |text: &str| Run::new(text, 20.0, ink);
    for width in (60..400_u16).step_by(7) {
        let runs = vec![run("方案覆盖了"), run("（"), run("六项"), run("）"), run("洞察")];
        let rect = Rect::new(0.0, 0.0, f32::from(width), 300.0);
        let page = Page {
            width: 500.0,
            height: 300.0,
            ground: ink,
            items: vec![Item::Shape(Shape::text(rect, vec![Paragraph::of(runs)]))],
            title: String::new(),
            notes: String::new(),
        };
        let mut lines: Vec<(f32, String)> = Vec::new();
        for mark in layout::parts(&page).iter().flat_map(layout::Part::marks) {
            let Mark::Text { y, text, .. } = mark else { continue };
            match lines.iter_mut().find(|(at, _)| (*at - y).abs() < 0.1) {
                Some((_, line)) => line.push_str(text),
                None => lines.push((*y, text.clone())),
            }
        }
        for (_, line) in &lines {
            assert!(!line.ends_with('（') && !line.starts_with('）'), "{width}: {lines:?}");
        }
    }
}

#[test]
fn a_workbook_has_sums_by_platform_and_phase_and_says_where_a_note_is_cut() {
    let report = report(|plan| {
        let mut first = plan.touchpoints.first().expect("a touchpoint").as_ref().clone();
        first.notes = "n".repeat(40_000);
        if let Some(place) = plan.touchpoints.first_mut() {
            *place = Arc::new(first);
        }
    });
    let file = format::write(&report, None, Format::Xlsx, Options::default()).expect("a workbook");
    let parts = unpack(&file);
    let text = |name: &str| {
        String::from_utf8(parts.get(name).cloned().unwrap_or_default()).expect("it is XML")
    };
    let (book, strings) = (text("xl/workbook.xml"), text("xl/sharedStrings.xml"));
    assert!(book.contains("name=\"Sums\""), "{book}");
    assert!(strings.contains("(cut here: a cell holds at most 32,767 characters)"));
    // WeChat, by hand: 240,000 and 90,000 visitors, CNY 180,000 and 60,000.
    let sums = text("xl/worksheets/sheet4.xml");
    assert!(sums.contains("<v>330000</v>") && sums.contains("<v>240000</v>"), "{sums}");
}
