//! Routes in words, and the map that they are drawn on.

use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;
use tierboard::model::action::{self, Action, Refusal, Target};
use tierboard::model::evaluated::Evaluated;
use tierboard::model::pack::Pack;
use tierboard::model::plan::{Plan, Route, Touchpoint, TouchpointId};
use tierboard::report::Report;
use tierboard::report::routes::Step;
use tierboard::report::routes::map::{Area, Frame, Labels, Map, Point};
use tierboard::store::packs::{FIELD_PACK, Library};
use tierboard::store::plan_file;

fn field() -> Arc<Pack> {
    Arc::clone(Library::embedded().get(FIELD_PACK).expect("the field pack is embedded"))
}

/// A plan of the field pack with `count` touchpoints and these routes, by their places.
fn plan(pack: &Pack, count: usize, routes: &[(usize, usize, usize)]) -> Plan {
    let mut plan = Plan::empty(pack.id.clone());
    let pairs = pack.kinds.iter().flat_map(|kind| kind.hosts.iter().map(move |host| (kind, host)));
    let pairs: Vec<_> = pairs.collect();
    for (number, (kind, host)) in (1..).zip(pairs.iter().cycle().step_by(3).take(count)) {
        let touchpoint = Touchpoint::new(TouchpointId(number), kind.id.clone(), (*host).clone());
        plan.touchpoints.push(Arc::new(touchpoint));
    }
    let ids: Vec<TouchpointId> = plan.touchpoints.iter().map(|t| t.id).collect();
    let routes = routes.iter().filter(|(from, to, _)| from % count != to % count);
    let routes = routes.filter_map(|(from, to, by)| {
        Some(Route {
            from: *ids.get(from % count)?,
            to: *ids.get(to % count)?,
            by: pack.means.get(by % pack.means.len())?.id.clone(),
            rate: None,
            notes: String::new(),
        })
    });
    plan.routes = routes.collect();
    plan
}

fn map(report: &Report, labels: Labels) -> Map {
    #[expect(clippy::cast_precision_loss, reason = "texts are short")]
    let measure = |text: &str| text.chars().count() as f32 * 6.5;
    Map::new(report, &Frame { width: 1240.0, least_height: 520.0, labels, measure: &measure })
}

/// The parts of all paths: from corner to corner.
fn parts(map: &Map) -> Vec<(Point, Point)> {
    let paths = map.arrows.iter().flat_map(|arrow| arrow.stubs.iter().chain([&arrow.points]));
    paths.flat_map(|points| points.iter().copied().zip(points.iter().skip(1).copied())).collect()
}

fn area_of((one, other): (Point, Point)) -> Area {
    Area {
        left: one.x.min(other.x),
        right: one.x.max(other.x),
        top: one.y.min(other.y),
        bottom: one.y.max(other.y),
    }
}

/// A card without its edge, where arrows begin and end.
fn inside(card: &Area) -> Area {
    Area {
        left: card.left + 0.5,
        right: card.right - 0.5,
        top: card.top + 0.5,
        bottom: card.bottom - 0.5,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_arrow_crosses_a_card_and_no_label_lies_on_another(
        count in 2_usize..60,
        routes in vec((any::<u16>(), any::<u16>(), any::<u16>()), 0..90),
    ) {
        let pack = field();
        let routes: Vec<_> = routes.into_iter().map(|(a, b, c)| (a.into(), b.into(), c.into())).collect();
        let report = Report::new(Arc::new(Evaluated::new(plan(&pack, count, &routes), &pack)));
        let map = map(&report, Labels::All);
        let drawn: usize = map.arrows.iter().map(|arrow| arrow.routes.len()).sum();
        prop_assert_eq!(drawn, report.routes().rows.len(), "every route is on the map");
        prop_assert_eq!(map.cards.len(), count);
        for part in parts(&map) {
            let (one, other) = part;
            let straight = (one.x - other.x).abs() < 0.01 || (one.y - other.y).abs() < 0.01;
            prop_assert!(straight, "right-angled: {:?}", part);
            for card in &map.cards {
                prop_assert!(!inside(&card.area).meets(&area_of(part)), "{:?} crosses {:?}", part, card);
            }
        }
        let labels: Vec<Area> = map.arrows.iter().filter_map(|arrow| arrow.label.as_ref()).map(|l| l.0).collect();
        for (place, label) in labels.iter().enumerate() {
            for other in &labels[place + 1..] {
                prop_assert!(!label.meets(other));
            }
            for card in &map.cards {
                prop_assert!(!label.meets(&card.area));
            }
        }
    }
}

#[test]
fn above_twelve_cards_parallel_arrows_run_together_with_a_count() {
    let pack = field();
    let mut plan = plan(&pack, 16, &[]);
    // Three notes of one platform lead to one mini program by one means.
    let place = |kind: &str, platform: &str, id: u64| {
        Arc::new(Touchpoint::new(TouchpointId(id), kind.into(), platform.into()))
    };
    plan.touchpoints.push(place("mini_program", "wechat", 100));
    for id in 101..104 {
        plan.touchpoints.push(place("creator_post", "xiaohongshu", id));
        plan.routes.push(Route {
            from: TouchpointId(id),
            to: TouchpointId(100),
            by: "ad_link".to_owned(),
            rate: None,
            notes: String::new(),
        });
    }
    let report = Report::new(Arc::new(Evaluated::new(plan, &pack)));
    let map = map(&report, Labels::All);
    assert!(map.dense && map.arrows.len() == 1);
    let arrow = &map.arrows[0];
    assert_eq!((arrow.routes.len(), arrow.stubs.len()), (3, 2));
    let (_, text) = arrow.label.as_ref().expect("there is room");
    assert!(text.starts_with("3 × "), "{text}");
}

#[test]
fn a_route_is_a_sentence_with_its_verdict_reason_and_source() {
    let pack = field();
    let mut plan = Plan::empty(pack.id.clone());
    let mut put = |id: u64, kind: &str, platform: &str| {
        plan.touchpoints.push(Arc::new(Touchpoint::new(
            TouchpointId(id),
            kind.into(),
            platform.into(),
        )));
    };
    put(1, "ad_note", "xiaohongshu");
    put(2, "brand_store", "tmall");
    put(3, "livestream", "douyin");
    let route = |from, to, by: &str| Route {
        from: TouchpointId(from),
        to: TouchpointId(to),
        by: by.to_owned(),
        rate: None,
        notes: String::new(),
    };
    plan.routes =
        vec![route(1, 2, "ad_note_link"), route(3, 2, "live_link"), route(1, 3, "ad_link")];
    let report = Report::new(Arc::new(Evaluated::new(plan, &pack)));
    let [ad, live, nothing] = report.routes().rows.as_slice() else { panic!("three routes") };
    assert_eq!(ad.step, Step::Locked);
    let lacks = ad.missing.len();
    assert!(lacks > 0 && ad.verdict.starts_with("Locked"), "{}", ad.verdict);
    assert!(ad.says.contains("Tmall") || ad.says.contains("store"), "{}", ad.says);
    assert!(!ad.because.is_empty() && !ad.source.is_empty() && !ad.dates.is_empty());
    assert!(ad.label.ends_with("2025"), "the year since when: {}", ad.label);
    assert_eq!((live.step, live.missing.len()), (Step::Barred, 0));
    assert_eq!(nothing.step, Step::Unstated);
    assert!(nothing.because.is_empty() && nothing.source.is_empty());
    // The switches that are missing make it allowed.
    let mut plan = Plan::clone(report.plan());
    for missing in &ad.missing {
        plan = action::apply(&plan, &pack, &missing.action).expect("it fits");
    }
    let after = Report::new(Arc::new(Evaluated::new(plan, &pack)));
    assert_eq!(after.routes().rows[0].step, Step::Allowed);
}

#[test]
fn the_missing_routes_of_all_ways_are_drawn_as_one_step_and_only_once() {
    let pack = field();
    let evaluated = Evaluated::new(plan(&pack, 40, &[]), &pack);
    let report = Report::new(Arc::new(evaluated));
    let action = report.routes().missing_routes().expect("some ways need routes");
    let next = action::apply(report.plan(), &pack, &action).expect("it fits");
    assert!(!next.routes.is_empty());
    let after = Report::new(Arc::new(Evaluated::new(next.clone(), &pack)));
    assert_eq!(after.routes().missing_routes(), None);
    let again = action::apply(&next, &pack, &action).expect("it fits");
    assert_eq!(again, next, "a route that is there already is left out");
    assert!(after.routes().rows.iter().all(|row| row.step <= Step::Locked), "ways are possible");
}

#[test]
fn routes_that_cannot_be_are_refused() {
    let pack = field();
    let plan = plan(&pack, 3, &[(0, 1, 0)]);
    let lead = |from, to, rate| {
        let (from, to) = (TouchpointId(from), TouchpointId(to));
        let by = pack.means[0].id.clone();
        let route = Route { from, to, by, rate, notes: String::new() };
        action::apply(&plan, &pack, &Action::Target(Target::Lead(vec![route])))
    };
    assert_eq!(lead(1, 1, None), Err(Refusal::BadRoute));
    assert_eq!(lead(1, 9, None), Err(Refusal::NoTouchpoint(TouchpointId(9))));
    assert_eq!(lead(2, 1, Some(1.5)), Err(Refusal::BadShare));
    assert!(lead(2, 1, Some(1.0)).is_ok());
    let gone = action::apply(&plan, &pack, &Action::Target(Target::Unlead(7)));
    assert_eq!(gone, Err(Refusal::BadRoute));
}

#[test]
fn rules_that_are_silent_about_routes_say_so() {
    let library = Library::embedded();
    let mut plan = Plan::empty(library.base().id.clone());
    let touchpoint = Touchpoint::new(TouchpointId(1), "search_ad".into(), "baidu".into());
    plan.touchpoints.push(Arc::new(touchpoint));
    let report = Report::new(Arc::new(Evaluated::new(plan, library.base())));
    let routes = report.routes();
    assert!(routes.silent && routes.head.contains("Three tiers"), "{}", routes.head);
    assert_eq!(routes.ways.len(), 1);
    assert_eq!(routes.ways[0].step, None);
}

#[test]
fn ten_thousand_routes_are_worded_and_laid_out() {
    let pack = field();
    let routes: Vec<_> = (0..10_000).map(|n| (n * 7 + 1, n * 13 + 5, n)).collect();
    let plan = plan(&pack, 400, &routes);
    let count = plan.routes.len();
    assert!(count > 9_000);
    let report = Report::new(Arc::new(Evaluated::new(plan, &pack)));
    let map = map(&report, Labels::All);
    let drawn: usize = map.arrows.iter().map(|arrow| arrow.routes.len()).sum();
    assert_eq!(drawn, count, "nothing is dropped");
    assert!(map.arrows.len() < count, "those that run together are one arrow");
}

#[test]
fn routes_of_a_plan_file_that_cannot_be_are_found_at_their_place() {
    let at = |routes: &str| -> Vec<String> {
        let text = format!(
            "(rules: \"{FIELD_PACK}\", touchpoints: [
                (id: 1, kind: \"mini_program\", platform: \"wechat\"),
                (id: 2, kind: \"member_programme\", platform: \"tmall\"),
            ], routes: [{routes}])"
        );
        let read = plan_file::parse(&text, &Library::embedded(), None);
        read.map_or_else(|found| found.into_iter().map(|one| one.at).collect(), |_| Vec::new())
    };
    for (routes, place) in [
        ("(from: 1, to: 1, by: \"short_link\")", "routes[0].to"),
        ("(from: 1, to: 9, by: \"short_link\")", "routes[0].to"),
        ("(from: 9, to: 2, by: \"short_link\")", "routes[0].from"),
        ("(from: 1, to: 2, by: \"no_such_means\")", "routes[0].by"),
        ("(from: 1, to: 2, by: \"short_link\", rate: 1.5)", "routes[0].rate"),
        ("(from: 1, to: 2, by: \"short_link\", rate: -0.1)", "routes[0].rate"),
    ] {
        assert_eq!(at(routes), [place.to_owned()], "{routes}");
    }
    assert_eq!(at("(from: 1, to: 2, by: \"short_link\", rate: 0.02)"), Vec::<String>::new());
}
