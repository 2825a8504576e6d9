//! What stands behind verdicts and beside them: days, confidences, hypotheses, keys, links and ways,
//! and what is wrong or doubtful about packs that speak of them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use tierboard::model::evaluated::Evaluated;
use tierboard::model::evidence::diff;
use tierboard::model::evidence::lens::Lens;
use tierboard::model::evidence::recognition::{Bridge, recognition};
use tierboard::model::evidence::routes::{Passage, routes, ways};
use tierboard::model::finding::Problem;
use tierboard::model::import::{self, Status};
use tierboard::model::pack::{
    Confidence, Date, Grounds, Identity, Joins, Key, KeyLink, Pack, Text, Tier,
};
use tierboard::model::plan::{ConditionId, Grain, Plan, Route, Touchpoint, TouchpointId};
use tierboard::model::verdict::Verdict;
use tierboard::report::Report;
use tierboard::store::pack_file;
use tierboard::store::packs::{FIELD_PACK, Library};
use tierboard::store::plan_file::{self, Under};
use tierboard::store::sheet;
use tierboard::text::findings;
use tierboard::text::lang::{self, Lang};

/// A small pack about the three tiers, two kinds and one insight, with room for more lists.
fn small(more: &str) -> String {
    let why = "because: \"it is so\", source: \"s\", confidence: stated";
    format!(
        "(id: \"small\", name: \"Small\", facts_as_of: \"2026-06\",
        sources: [(id: \"s\", title: \"Source\", address: \"https://s.example\")],
        insights: [(id: \"contact\", name: \"Contact\")],
        conditions: [(id: \"a\", name: \"A\", deed: \"Do a\"), (id: \"b\", name: \"B\", deed: \"Do b\")],
        groups: [(id: \"g\", name: \"G\")],
        tiers: [
            (tier: open, name: \"Open\", means: \"o\", ceilings: [(insight: \"contact\", lets: individual, {why})]),
            (tier: semi_open, name: \"Semi\", means: \"s\", ceilings: [(insight: \"contact\", lets: pseudonym, {why})]),
            (tier: closed, name: \"Closed\", means: \"c\", ceilings: [(insight: \"contact\", lets: withheld, {why})]),
        ],
        platforms: [
            (id: \"north\", name: \"North\", tier: open),
            (id: \"mid\", name: \"Mid\", tier: semi_open),
            (id: \"south\", name: \"South\", tier: closed),
        ],
        kinds: [
            (id: \"card\", name: \"Card\", group: \"g\", hosts: [\"north\", \"mid\"]),
            (id: \"post\", name: \"Post\", group: \"g\", hosts: [\"mid\", \"south\"]),
        ],
        yields: [(id: \"card_contact\", kinds: [\"card\"], on: [\"north\", \"mid\"], insight: \"contact\", grain: individual, needs: [\"a\"], {why})],
        {more})"
    )
}

fn pack(text: &str) -> Arc<Pack> {
    Arc::new(pack_file::parse(text).expect("the pack is sound"))
}

fn plan(cards: &[(u64, &str, &str, &[&str])]) -> Plan {
    let mut plan = Plan::empty("small".into());
    for (id, kind, on, with) in cards {
        let mut touchpoint = Touchpoint::new(TouchpointId(*id), (*kind).into(), (*on).into());
        touchpoint.conditions = with.iter().map(|id| (*id).into()).collect();
        plan.touchpoints.push(Arc::new(touchpoint));
    }
    plan
}

fn seen(plan: Plan, pack: &Arc<Pack>, lens: Lens) -> Evaluated {
    Evaluated::seen(plan, pack, lens)
}

/// The word and grain of the verdict on the only insight of the first touchpoint.
fn first(evaluated: &Evaluated) -> (&'static str, Option<Grain>) {
    let verdict: Verdict = *evaluated.evaluation.verdicts(0).first().expect("a verdict");
    (verdict.id(), verdict.grain())
}

fn as_of(date: &str) -> Lens {
    Lens { as_of: Date::read(date), ..Lens::default() }
}

#[test]
fn a_statement_holds_from_its_first_day_until_before_its_last() {
    let text = small("").replace(
        "grain: individual, needs: [\"a\"],",
        "grain: individual, needs: [\"a\"], since: \"2025-05\", until: \"2026-03-01\",",
    );
    let pack = pack(&text);
    for (day, word) in [
        ("2025-04-30", "not_sensed"),
        ("2025-05-01", "yields"),
        ("2025", "yields"),
        ("2026-02", "yields"),
        ("2026-03-01", "not_sensed"),
    ] {
        let plan = plan(&[(1, "card", "north", &["a"])]);
        assert_eq!(first(&seen(plan, &pack, as_of(day))).0, word, "{day}");
    }
    // Without a day it is the last one of the pack's facts; a plan's own day comes before that.
    let mut plan = plan(&[(1, "card", "north", &["a"])]);
    let evaluated = seen(plan.clone(), &pack, Lens::default());
    assert_eq!(
        (evaluated.view().day.to_string(), first(&evaluated).0),
        ("2026-06-30".into(), "not_sensed")
    );
    plan.as_of = Date::read("2025-12");
    assert_eq!(first(&seen(plan, &pack, Lens::default())).0, "yields");
}

#[test]
fn a_ceiling_that_does_not_hold_gives_way_to_the_less_specific_one() {
    let own = "tier: semi_open, ceilings: [(insight: \"contact\", lets: withheld, because: \"x\", source: \"s\", confidence: inferred, until: \"2026\")]";
    let pack = pack(
        &small("").replace("name: \"Mid\", tier: semi_open", &format!("name: \"Mid\", {own}")),
    );
    let at = |lens| first(&seen(plan(&[(1, "card", "mid", &["a"])]), &pack, lens));
    assert_eq!(at(as_of("2025")), ("withheld", None));
    assert_eq!(at(as_of("2026-01-01")), ("yields", Some(Grain::Pseudonym)));
    // A higher bar takes the inferred ceiling away, and with it the wall.
    let sure = Lens { at_least: Some(Confidence::Stated), ..as_of("2025") };
    assert_eq!(at(sure), ("yields", Some(Grain::Pseudonym)));
    let official = Lens { at_least: Some(Confidence::Official), ..Lens::default() };
    assert_eq!(at(official), ("unstated", None));
}

#[test]
fn a_moved_platform_behaves_as_those_of_its_new_tier() {
    let pack = pack(&small(""));
    let what_if = |moves: &[(&str, Tier)]| Lens {
        what_if: moves.iter().map(|(id, tier)| ((*id).into(), *tier)).collect(),
        ..Lens::default()
    };
    // The kind that the open tier hosts can stand there, and its rules hold.
    let cards: [(u64, &str, &str, &[&str]); 1] = [(1, "card", "south", &["a"])];
    let moved = seen(plan(&cards), &pack, what_if(&[("south", Tier::Open)]));
    assert_eq!(first(&moved), ("yields", Some(Grain::Individual)));
    assert_eq!(moved.pack().platform(&"south".into()).map(|p| p.tier), Some(Tier::Open));
    // What one hypothesis adds does not count for another: no rule is about the closed tier.
    let both = what_if(&[("north", Tier::Closed), ("south", Tier::Open)]);
    assert_eq!(first(&seen(plan(&cards), &pack, both)), ("yields", Some(Grain::Individual)));
    let closed =
        seen(plan(&[(1, "card", "north", &["a"])]), &pack, what_if(&[("north", Tier::Closed)]));
    assert_eq!(first(&closed), ("withheld", None));
    // Taken back, nothing is left of it.
    let again = moved.with(plan(&[(1, "card", "north", &["a"])]));
    assert_eq!(first(&again), ("yields", Some(Grain::Individual)));
}

#[test]
fn hypotheses_that_say_nothing_or_twice_are_findings() {
    let text = |what_if: &str| format!("(rules: \"small\", what_if: [{what_if}])");
    let pack = pack(&small(""));
    let found = |what_if: &str| {
        let under = Under { pack: Some(&pack), lens: Lens::default() };
        let found = plan_file::parse_under(&text(what_if), &Library::embedded(), &under);
        found.expect_err(what_if).iter().map(|f| findings::problem(&f.problem)).collect::<Vec<_>>()
    };
    assert!(found("(platform: \"north\", tier: open)")[0].contains("in the tier `open` already"));
    assert!(found("(platform: \"nort\", tier: closed)")[0].contains("did you mean `north`?"));
    let twice = "(platform: \"north\", tier: closed), (platform: \"north\", tier: semi_open)";
    assert!(found(twice)[0].contains("appears twice"));
    assert!(found("(platform: \"north\", tier: shut)")[0].contains("`shut`"));
}

#[test]
fn days_that_are_none_are_findings_with_their_place() {
    for day in ["2026-02-30", "0000", "2026-13", "yesterday"] {
        let text = format!("(\n  as_of: Some(\"{day}\"),\n)");
        let found = plan_file::parse(&text, &Library::embedded(), None).expect_err(day);
        let said = findings::finding(Path::new("plan.ron"), &found[0]);
        assert!(said.starts_with("plan.ron:2:") && said.contains(day), "{said}");
        let text =
            small("").replace("facts_as_of: \"2026-06\"", &format!("facts_as_of: \"{day}\""));
        assert!(pack_file::parse(&text).is_err(), "{day}");
    }
}

#[test]
fn every_mistake_in_the_further_lists_is_an_error() {
    let why = "because: \"it is so\", source: \"s\", confidence: stated";
    for (more, says) in [
        ("keys: [(id: \"k\", name: \"K\", joins: brand), (id: \"k\", name: \"K\", joins: order)],".to_owned(), "key `k` appears twice"),
        ("keys: [(id: \"k\", name: \"K\", joins: country)],".to_owned(), "`country`"),
        (format!("identities: [(id: \"i\", kinds: [\"card\"], on: [\"north\"], key: \"none\", {why})],"), "unknown key `none`"),
        (format!("key_links: [(a: \"x\", b: \"y\", {why})],"), "unknown key `x`"),
        (format!("links: [(id: \"l\", from: [\"north\"], to: [\"mid\"], by: [\"m\"], lets: allowed, {why})],"), "unknown means `m`"),
        (format!("duties: [(id: \"d\", law: \"L\", asks: \"A\", when: [always], {why})],"), "`always`"),
        ("duties: [(id: \"d\", law: \"L\", asks: \"A\", when: [individual], source: \"s\", confidence: stated)],".to_owned(), "because"),
        ("duties: [(id: \"d\", law: \"L\", asks: \"A\", when: [individual], because: \" \", source: \"s\", confidence: stated)],".to_owned(), "because"),
        ("festivals: [(id: \"f\", name: \"F\", starts: \"2026-11-11\", ends: \"2026-11-01\", source: \"s\")],".to_owned(), "is not after"),
        ("stage_models: [(id: \"m\", name: \"M\", stages: [\"A\"], source: \"none\")],".to_owned(), "unknown source `none`"),
        (format!("keys: [(id: \"k\", name: \"K\", joins: brand)], identities: [(id: \"i\", kinds: [\"card\"], on: [\"north\"], key: \"k\", since: \"2026-02\", until: \"2026-02-01\", {why})],"), "is not after"),
    ] {
        let found = pack_file::parse(&small(&more)).expect_err(&more);
        let said: Vec<String> = found.iter().map(|f| findings::problem(&f.problem)).collect();
        assert!(said.iter().any(|said| said.contains(says)), "{says}: {said:?}");
    }
    let file = small("").replace("https://s.example", "file:///etc/passwd");
    assert!(matches!(pack_file::parse(&file).unwrap_err()[0].problem, Problem::NoWebAddress(_)));
}

#[test]
fn ceilings_of_one_scope_may_follow_each_other_and_not_overlap() {
    let one = "(insight: \"contact\", lets: individual, because: \"x\", source: \"s\", confidence: stated, until: \"2026\"),";
    let pack_of = |since: &str| {
        let two = format!(
            "(insight: \"contact\", lets: withheld, because: \"x\", source: \"s\", confidence: stated, since: \"{since}\")"
        );
        small("").replace(
            "name: \"North\", tier: open",
            &format!("name: \"North\", tier: open, ceilings: [{one} {two}]"),
        )
    };
    assert!(pack_file::parse(&pack_of("2026-01-01")).is_ok());
    let found = pack_file::parse(&pack_of("2025-12-31")).expect_err("both hold on one day");
    assert!(matches!(found[0].problem, Problem::Duplicate { .. }));
}

#[test]
fn conditions_fill_a_mask_and_no_more() {
    let with = |count: usize| {
        let more: Vec<String> =
            (2..count).map(|n| format!("(id: \"c{n}\", name: \"C\", deed: \"D\")")).collect();
        small("").replace("deed: \"Do b\")", &format!("deed: \"Do b\"), {}", more.join(", ")))
    };
    assert!(pack_file::parse(&with(64)).is_ok());
    let found = pack_file::parse(&with(65)).expect_err("too many");
    assert_eq!(found[0].problem, Problem::TooManyConditions(65));
}

/// The warnings about a pack, in words.
fn warned(text: &str) -> Vec<String> {
    let sound = pack_file::parse(text).expect("the pack is sound");
    let found = pack_file::warnings(text, &sound);
    found.iter().map(|f| findings::warning(Path::new("pack.ron"), f)).collect()
}

/// The statement that the small packs of these tests make again and again.
const WHY: &str = "because: \"it is so\", source: \"s\", confidence: stated";

/// Each pack has one warning, which says this.
fn warns(packs: &[(String, &str)]) {
    for (text, says) in packs {
        let said = warned(text);
        assert!(said.iter().any(|said| said.contains(says)), "{says}: {said:#?}");
        assert!(said.iter().all(|said| said.contains(": warning: ")), "{said:#?}");
    }
}

#[test]
fn doubts_about_rules_sources_and_dates_are_warnings() {
    let sound = small("");
    assert_eq!(warned(&sound), Vec::<String>::new());
    let again = |id: &str, needs: &str, on: &str| {
        format!(
            "yields: [(id: \"{id}\", kinds: [\"card\"], on: [\"{on}\"], insight: \"contact\", grain: individual, needs: [{needs}], {WHY}), (id: \"card_contact\""
        )
    };
    let with = |from: &str, to: &str| {
        assert!(sound.contains(from), "{from}");
        sound.replace(from, to)
    };
    let yields = "yields: [(id: \"card_contact\"";
    let only_north = with("hosts: [\"north\", \"mid\"]", "hosts: [\"north\"]");
    warns(&[
        (with(yields, &again("more", "\"a\", \"b\"", "north")), "`more` never decides"),
        (only_north.replace(yields, &again("far", "", "mid")), "`far` has no effect"),
        (with("hosts: [\"mid\", \"south\"]", "hosts: []"), "no platform hosts the kind `post`"),
        (with("title: \"Source\"", "title: \" \""), "`s` has no title"),
        (with(", address: \"https://s.example\"", ""), "`s` has no address"),
        (with("sources: [", "sources: [(id: \"t\", title: \"T\"), "), "cites the source `t`"),
        (with("needs: [\"a\"],", "needs: [\"a\"], known: \"2026-07\","), "`2026-07` is after"),
    ]);
    let silent = format!("ceilings: [(insight: \"contact\", lets: individual, {WHY})]");
    warns(&[(with(&silent, "ceilings: []"), "senses `contact` in the tier `open`")]);
}

#[test]
fn doubts_about_keys_and_links_are_warnings() {
    let keys = "keys: [(id: \"k\", name: \"K\", joins: brand)], means: [(id: \"m\", name: \"M\")],";
    let identity = format!(
        "identities: [(id: \"i\", kinds: [\"card\"], on: [\"north\"], key: \"k\", {WHY})],"
    );
    let link = |id: &str, lets: &str| {
        format!(
            "(id: \"{id}\", from: [\"south\"], to: [\"north\"], by: [\"m\"], lets: {lets}, {WHY})"
        )
    };
    let with = |links: &str| small(&format!("{keys} {identity} links: [{links}],"));
    let (one, barred, copy) = (link("l", "allowed"), link("n", "barred"), link("n", "allowed"));
    assert_eq!(warned(&with(&one)), Vec::<String>::new());
    warns(&[
        (with(&format!("{one}, {barred}")), "`n` and `l` are about the same step"),
        (with(&format!("{one}, {copy}")), "`n` says the same as `l`"),
        (small("keys: [(id: \"k\", name: \"K\", joins: brand)],"), "gives the key `k`"),
        (small("means: [(id: \"m\", name: \"M\")],"), "no link uses the means `m`"),
    ]);
}

#[test]
fn links_whose_days_do_not_meet_differ_on_no_day() {
    let why = "because: \"it is so\", source: \"s\", confidence: stated";
    let keys = "keys: [(id: \"k\", name: \"K\", joins: brand)], means: [(id: \"m\", name: \"M\")],";
    let identity = format!(
        "identities: [(id: \"i\", kinds: [\"card\"], on: [\"north\"], key: \"k\", {why})],"
    );
    let link = |id: &str, lets: &str, rest: &str| {
        format!(
            "(id: \"{id}\", from: [\"south\"], to: [\"north\"], by: [\"m\"], lets: {lets}, {rest} {why})"
        )
    };
    let then = format!(
        "{keys} {identity} links: [{}, {}],",
        link("l", "allowed", "until: \"2026\","),
        link("n", "barred", "since: \"2026\",")
    );
    assert_eq!(warned(&small(&then)), Vec::<String>::new());
}

#[test]
fn five_thousand_statements_are_checked() {
    let why = "because: \"it is so\", source: \"s\", confidence: stated";
    let rules: Vec<String> = (0..5_000)
        .map(|n| format!("(id: \"r{n}\", kinds: [\"card\"], on: [\"north\"], insight: \"contact\", grain: aggregate, needs: [\"b\"], {why})"))
        .collect();
    let text = small("").replace("yields: [", &format!("yields: [{},", rules.join(",")));
    let sound = pack_file::parse(&text).expect("it is large and sound");
    assert_eq!(sound.yields.len(), 5_001);
}

#[test]
fn a_plan_is_read_with_the_pack_that_it_carries() {
    let carried = small("");
    let text = format!(
        "(rules: \"small\", touchpoints: [(id: 1, kind: \"card\", platform: \"north\")], pack: Some({carried}))"
    );
    let none = Under::default();
    let library = Library::embedded();
    let read = plan_file::parse_under(&text, &library, &none).expect("its pack is in it");
    assert_eq!((read.pack.id.as_str(), read.differs), ("small", false));
    // Written and read again it is the same.
    let written = plan_file::write(&read.plan).expect("a plan can be written");
    assert_eq!(plan_file::parse(&written, &library, None).expect("sound").0, read.plan);
    // With the id of an installed pack and other content it is read all the same, and that is said.
    let other = text.replace("\"small\"", "\"three-tiers-2023\"");
    let read = plan_file::parse_under(&other, &library, &none).expect("its pack is in it");
    assert!(read.differs && read.pack.platform(&"north".into()).is_some());
    // What is wrong with it has its place inside the plan.
    let slip = text.replace("hosts: [\"north\", \"mid\"]", "hosts: [\"nort\", \"mid\"]");
    let found = plan_file::parse_under(&slip, &library, &none).expect_err("no such platform");
    assert!(found.iter().any(|found| found.at == "pack.kinds[0].hosts[0]"), "{found:#?}");
    // Without it the plan cannot be read, unless another pack is named.
    let bare = "(rules: \"small\", touchpoints: [(id: 1, kind: \"card\", platform: \"north\")])";
    assert!(plan_file::parse_under(bare, &library, &none).is_err());
    let named = pack(&carried);
    let under = Under { pack: Some(&named), lens: Lens::default() };
    assert!(plan_file::parse_under(bare, &library, &under).is_ok());
}

#[test]
fn routes_follow_the_most_specific_link() {
    let why = "because: \"it is so\", source: \"s\", confidence: stated";
    let link = |id: &str, lets: &str, rest: &str| {
        format!(
            "(id: \"{id}\", from: [\"south\"], to: [\"north\"], by: [\"m\"], lets: {lets}, {rest} {why}),"
        )
    };
    let links = [
        link("any", "barred", ""),
        link("posts", "allowed", "from_kinds: [\"post\"], needs: [\"a\", \"b\"],"),
        link("fewer", "allowed", "from_kinds: [\"post\"], needs: [\"b\"],"),
    ];
    let more = format!(
        "means: [(id: \"m\", name: \"M\"), (id: \"n\", name: \"N\")], links: [{}],",
        links.concat()
    );
    let pack = pack(&small(&more));
    let mut plan = plan(&[(1, "post", "south", &[]), (2, "card", "north", &["a"])]);
    let route = |by: &str| Route {
        from: TouchpointId(1),
        to: TouchpointId(2),
        by: by.to_owned(),
        rate: None,
        notes: String::new(),
    };
    plan.routes = vec![route("m"), route("n")];
    let evaluated = seen(plan, &pack, Lens::default());
    let judged = routes(&evaluated);
    let Passage::Locked(missing) = judged[0].0 else { panic!("{judged:?}") };
    assert_eq!(evaluated.engine.ids_of(missing), ["b".into()]);
    assert_eq!(judged[1], (Passage::Unstated, None));
    let found = ways(&evaluated);
    assert_eq!((found.len(), found[0].switches, found[0].steps.len()), (1, 1, 1));
}

/// A pack of keys and identities over three platforms and two kinds, with random rules.
fn keyed() -> impl Strategy<Value = (Pack, Plan)> {
    let base = pack_file::parse(&small("")).expect("it is sound");
    let kinds = ["card", "post"];
    let on = ["north", "mid", "south"];
    let switches = ["a", "b"];
    let joins = [Joins::Brand, Joins::Brand, Joins::Touchpoint, Joins::Brand];
    let identity = (
        subsequence(kinds.to_vec(), 1..=2),
        subsequence(on.to_vec(), 1..=3),
        0..4_usize,
        subsequence(switches.to_vec(), 0..=2),
        select(Confidence::BEST_FIRST.to_vec()),
    );
    let cards = vec(
        (
            select(vec![("card", "north"), ("card", "mid"), ("post", "mid"), ("post", "south")]),
            subsequence(switches.to_vec(), 0..=2),
        ),
        0..7,
    );
    let links = vec((0..4_usize, 0..4_usize, select(Confidence::BEST_FIRST.to_vec())), 0..3);
    (vec(identity, 0..6), links, cards).prop_map(move |(identities, links, cards)| {
        let grounds = |sure: Confidence| Grounds::new(Text::new("so"), "s", sure);
        let mut pack = base.clone();
        pack.keys = (0..4)
            .zip(joins)
            .map(|(n, joins)| Key { id: format!("k{n}"), name: Text::new("K"), joins })
            .collect();
        pack.key_links = links
            .iter()
            .map(|(a, b, sure)| {
                let (a, b) = (format!("k{a}"), format!("k{b}"));
                KeyLink { a, b, grounds: grounds(*sure) }
            })
            .collect();
        pack.identities = identities
            .iter()
            .enumerate()
            .map(|(n, (kinds, on, key, needs, sure))| Identity {
                id: format!("i{n}"),
                kinds: kinds.iter().map(|id| (*id).into()).collect(),
                on: on.iter().map(|id| (*id).into()).collect(),
                key: format!("k{key}"),
                needs: needs.iter().map(|id| (*id).into()).collect(),
                grounds: grounds(*sure),
            })
            .collect();
        let mut plan = Plan::empty("small".into());
        for (n, ((kind, on), with)) in (1_u64..).zip(&cards) {
            let mut touchpoint = Touchpoint::new(TouchpointId(n), (*kind).into(), (*on).into());
            touchpoint.conditions = with.iter().map(|id| (*id).into()).collect();
            plan.touchpoints.push(Arc::new(touchpoint));
        }
        (pack, plan)
    })
}

/// The brand keys of a touchpoint with these switches, read off the pack.
fn brand_keys(pack: &Pack, touchpoint: &Touchpoint, with: &BTreeSet<&str>) -> BTreeSet<String> {
    let is_brand = |id: &str| pack.keys.iter().any(|key| key.id == id && key.joins == Joins::Brand);
    let rules = pack.identities.iter().filter(|rule| {
        rule.kinds.contains(&touchpoint.kind)
            && rule.on.contains(&touchpoint.platform)
            && pack.hosts(&touchpoint.platform, &touchpoint.kind)
            && rule.needs.iter().all(|need| with.contains(need.as_str()))
            && is_brand(&rule.key)
    });
    rules.map(|rule| rule.key.clone()).collect()
}

fn recognise(pack: &Pack, one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    one.iter().any(|a| {
        other.iter().any(|b| {
            a == b
                || pack
                    .key_links
                    .iter()
                    .any(|l| (&l.a == a && &l.b == b) || (&l.a == b && &l.b == a))
        })
    })
}

fn on(touchpoint: &Touchpoint) -> BTreeSet<&str> {
    touchpoint.conditions.iter().map(ConditionId::as_str).collect()
}

/// Groups of ids.
type Groups = Vec<BTreeSet<u64>>;

/// The islands of a plan and the touchpoints apart, read off the pack step by step.
fn naive_islands(pack: &Pack, plan: &Plan) -> (Groups, Vec<u64>) {
    let all = plan.touchpoints.iter();
    let keys: BTreeMap<u64, _> = all.map(|t| (t.id.0, brand_keys(pack, t, &on(t)))).collect();
    let mut islands: Groups = Vec::new();
    for (id, own) in keys.iter().filter(|(_, keys)| !keys.is_empty()) {
        let meets = |group: &BTreeSet<u64>| {
            group.iter().any(|other| keys.get(other).is_some_and(|k| recognise(pack, own, k)))
        };
        let (met, rest): (Groups, Groups) = islands.into_iter().partition(meets);
        islands = rest;
        islands.push(met.into_iter().flatten().chain([*id]).collect());
    }
    islands.sort();
    let apart = keys.iter().filter(|(_, keys)| keys.is_empty()).map(|(id, _)| *id).collect();
    (islands, apart)
}

/// The fewest switches that let two groups recognise each other, by trying all.
fn naive_bridge(pack: &Pack, plan: &Plan, one: &[u64], other: &[u64]) -> Option<usize> {
    let get = |id: u64| plan.get(TouchpointId(id)).expect("it is there");
    let sets = || [&[][..], &["a"], &["b"], &["a", "b"]].map(|set| set.iter().copied().collect());
    let mut best: Option<usize> = None;
    for a in one {
        for b in other {
            for x in sets() {
                for y in sets() {
                    let more =
                        |id: u64, with: &BTreeSet<&'static str>| -> (BTreeSet<String>, usize) {
                            let have = on(get(id));
                            let all: BTreeSet<&str> = have.union(with).copied().collect();
                            (brand_keys(pack, get(id), &all), with.difference(&have).count())
                        };
                    let ((keys_a, count_a), (keys_b, count_b)) = (more(*a, &x), more(*b, &y));
                    if recognise(pack, &keys_a, &keys_b) {
                        let count = count_a + count_b;
                        best = Some(best.map_or(count, |least| least.min(count)));
                    }
                }
            }
        }
    }
    best
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn islands_and_bridges_are_what_a_simple_reading_gives((pack, plan) in keyed()) {
        let evaluated = Evaluated::new(plan.clone(), &Arc::new(pack.clone()));
        let found = recognition(&evaluated);
        let (islands, apart) = naive_islands(&pack, &plan);
        let ids = |ids: &[TouchpointId]| ids.iter().map(|id| id.0).collect::<Vec<_>>();
        let islands: Vec<Vec<u64>> =
            islands.into_iter().map(|island| island.into_iter().collect()).collect();
        let found_islands: Vec<Vec<u64>> =
            found.islands.iter().map(|island| ids(&island.touchpoints)).collect();
        prop_assert_eq!(&found_islands, &islands);
        prop_assert_eq!(ids(&found.apart), apart.clone());
        let groups: Vec<Vec<u64>> = {
            let mut groups: Vec<Vec<u64>> = islands.into_iter().chain(apart.into_iter().map(|id| vec![id])).collect();
            groups.sort();
            groups
        };
        let mut expected = Vec::new();
        for (n, one) in groups.iter().enumerate() {
            for other in groups.iter().skip(n + 1) {
                if let Some(count) = naive_bridge(&pack, &plan, one, other) {
                    expected.push(([one.clone(), other.clone()], count));
                }
            }
        }
        let count = |bridge: &Bridge| bridge.needs.iter().map(|(_, set)| set.len()).sum::<usize>();
        let pair = |b: &Bridge| (b.between.each_ref().map(|side| ids(side)), count(b));
        let bridges: Vec<_> = found.bridges.iter().map(pair).collect();
        prop_assert_eq!(bridges, expected);
    }

    #[test]
    fn a_higher_bar_or_a_switch_less_never_adds_to_an_island((pack, plan) in keyed(), bar in 0..8_usize) {
        let pack = Arc::new(pack);
        let before = recognition(&Evaluated::new(plan.clone(), &pack));
        let after = if let Some(at_least) = Confidence::BEST_FIRST.get(bar).copied() {
            let lens = Lens { at_least: Some(at_least), ..Lens::default() };
            recognition(&Evaluated::seen(plan, &pack, lens))
        } else {
            let mut less = plan;
            for touchpoint in &mut less.touchpoints {
                Arc::make_mut(touchpoint).conditions.pop();
            }
            recognition(&Evaluated::new(less, &pack))
        };
        for island in &after.islands {
            let within = |old: &&tierboard::model::evidence::recognition::Island| island.touchpoints.iter().all(|id| old.touchpoints.contains(id));
            prop_assert!(before.islands.iter().any(|old| within(&old)), "{:?} {:?}", before, after);
        }
    }
}

#[test]
fn a_reason_promises_a_person_only_where_one_is_reachable() {
    lang::set(Lang::EN);
    let why = "because: \"It is so.\", source: \"s\", confidence: stated";
    let totals = format!(
        "yields: [(id: \"totals\", kinds: [\"card\"], on: [\"north\", \"mid\"], insight: \"contact\", grain: aggregate, needs: [], {why}),"
    );
    let pack = pack(&small("").replace("yields: [", &totals));
    for (on, says) in [
        ("mid", "It is so. With “A” it would be under an identifier."),
        ("north", "It is so. With “A” it would be about a person."),
    ] {
        let evaluated = seen(plan(&[(1, "card", on, &[])]), &pack, Lens::default());
        let report = Report::new(Arc::new(evaluated));
        assert_eq!(report.reasons(0).first().map(|reason| reason.why.because.as_str()), Some(says));
    }
}

#[test]
fn sheets_may_name_kinds_and_platforms_by_the_synonyms_of_a_pack() {
    let list = "synonyms: [(id: \"cards\", words: [\"Loyalty thing\"], kinds: [\"card\"], source: \"s\"), (id: \"up\", words: [\"上面\"], platforms: [\"north\"], source: \"s\")],";
    let with = pack(&small(list));
    let rows = |pack: &Arc<Pack>| {
        let cells = sheet::read_csv("Kind,Platform\nloyalty THING,上面\n");
        import::plan(&cells, pack).rows
    };
    let ready = |rows: &[import::Row]| match rows.first().map(|row| row.status.clone()) {
        Some(Status::Ready(touchpoint)) => Some((touchpoint.kind, touchpoint.platform)),
        _ => None,
    };
    assert_eq!(ready(&rows(&with)), Some(("card".into(), "north".into())));
    assert_eq!(ready(&rows(&pack(&small("")))), None);
    // They are written with the pack, and what they name has to be there.
    let written = pack_file::write(&with).expect("a pack can be written");
    assert_eq!(pack_file::parse(&written).expect("sound"), *with);
    let slip = small(&list.replace("[\"north\"]", "[\"nort\"]"));
    let found = pack_file::parse(&slip).expect_err("no such platform");
    assert!(found.iter().any(|found| found.at == "synonyms[1].platforms[0]"), "{found:#?}");
}

/// What a pack says, by its ids and places.
fn said(pack: &Pack) -> BTreeSet<String> {
    let ceilings = |of: &str, all: &[tierboard::model::pack::Ceiling]| -> Vec<String> {
        all.iter().map(|one| format!("{of}: {one:?}")).collect()
    };
    let tiers = pack.tiers.iter().flat_map(|tier| ceilings(tier.tier.id(), &tier.ceilings));
    let platforms = pack.platforms.iter().flat_map(|on| ceilings(on.id.as_str(), &on.ceilings));
    let rules = pack.yields.iter().map(|rule| format!("{rule:?}"));
    let identities = pack.identities.iter().map(|rule| format!("{rule:?}"));
    let links = pack.links.iter().map(|link| format!("{link:?}"));
    let key_links = pack.key_links.iter().map(|link| format!("{link:?}"));
    let all = tiers.chain(platforms).chain(rules).chain(identities).chain(links);
    all.chain(key_links).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn a_random_pack_against_itself_has_no_statement_to_name((pack, plan) in keyed()) {
        prop_assert_eq!(diff::changes(&pack, &pack), []);
        let pack = Arc::new(pack);
        let [one, other] = [(); 2].map(|()| Evaluated::new(plan.clone(), &pack));
        let effect = diff::effect(&one, &other, &[]);
        prop_assert!(effect.shifts.is_empty() && effect.won.is_empty() && effect.lost.is_empty());
    }

    #[test]
    fn a_higher_bar_only_ever_removes_statements((pack, plan) in keyed(), at in 0..4_usize) {
        let pack = Arc::new(pack);
        let bars = Confidence::BEST_FIRST;
        let under = |at: usize| {
            let lens = Lens { at_least: bars.get(at).copied(), ..Lens::default() };
            said(Evaluated::seen(plan.clone(), &pack, lens).pack())
        };
        let (higher, lower) = (under(at), under(at + 1));
        prop_assert!(higher.is_subset(&lower) && lower.is_subset(&said(&pack)));
    }

    #[test]
    fn a_hypothesis_added_and_removed_leaves_no_trace((pack, plan) in keyed(), place in 0..8_usize) {
        let pack = Arc::new(pack);
        let before = Evaluated::new(plan.clone(), &pack);
        let Some(platform) = pack.platforms.get(place % pack.platforms.len().max(1)) else { return Ok(()) };
        for tier in Tier::ALL.into_iter().filter(|tier| *tier != platform.tier) {
            let mut moved = plan.clone();
            moved.what_if.push(tierboard::model::plan::WhatIf { platform: platform.id.clone(), tier });
            let moved = before.with(moved);
            prop_assert_eq!(moved.pack().platform(&platform.id).map(|one| one.tier), Some(tier));
            let back = moved.with(plan.clone());
            prop_assert_eq!(said(back.pack()), said(&pack));
            for place in 0..plan.touchpoints.len() {
                prop_assert_eq!(back.evaluation.verdicts(place), before.evaluation.verdicts(place));
            }
            prop_assert_eq!(&back.evaluation.tiers, &before.evaluation.tiers);
        }
    }
}

#[test]
fn the_walls_of_the_field_pack_move_on_their_days() {
    let library = Library::embedded();
    let pack = library.get(FIELD_PACK).expect("it is embedded");
    let mut plan = Plan::empty(FIELD_PACK.into());
    for (id, kind, on) in [(1, "mini_program", "wechat"), (2, "brand_store", "jd")] {
        plan.touchpoints.push(Arc::new(Touchpoint::new(TouchpointId(id), kind.into(), on.into())));
    }
    let by = "discover_entry".to_owned();
    plan.routes.push(Route {
        from: TouchpointId(1),
        to: TouchpointId(2),
        by,
        rate: None,
        notes: String::new(),
    });
    let on_day = |day: &str| routes(&Evaluated::seen(plan.clone(), pack, as_of(day)))[0].0;
    assert_eq!(on_day("2022-06-28"), Passage::Unstated);
    assert_eq!(on_day("2025-09-29"), Passage::Allowed);
    assert_eq!(on_day("2025-09-30"), Passage::Barred);
}
