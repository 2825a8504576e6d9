//! The base pack against a truth table that was written from the rules, not from the program's
//! results: `tests/cases/base_pack.ron`. Also the example plans, byte for byte.

use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;

use serde::Deserialize;
use tierboard::model::check;
use tierboard::model::coverage::{Evaluation, Potential};
use tierboard::model::engine::{Engine, Placement};
use tierboard::model::evaluated::Evaluated;
use tierboard::model::evidence::lens::Lens;
use tierboard::model::evidence::recognition::Table;
use tierboard::model::evidence::routes::{Passage, routes};
use tierboard::model::pack::{Confidence, Date, Tier};
use tierboard::model::plan::{Grain, Plan, Route, Touchpoint, TouchpointId};
use tierboard::model::verdict::State;
use tierboard::model::verdict::Verdict;
use tierboard::store::packs::{FIELD_PACK, Library};
use tierboard::store::{self, examples, plan_file};

use crate::support::{root, subsets};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    insights: Vec<String>,
    verdicts: Vec<Row>,
    missing: Vec<Missing>,
    empty_board: Vec<EmptyTier>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    kinds: Vec<String>,
    on: Vec<String>,
    with: Vec<String>,
    sees: Vec<Word>,
}

impl Row {
    fn is_about(&self, kind: &str, platform: &str) -> bool {
        self.kinds.iter().any(|k| k == kind) && self.on.iter().any(|p| p == platform)
    }

    fn switches(&self) -> BTreeSet<&str> {
        self.with.iter().map(String::as_str).collect()
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Missing {
    kind: String,
    on: String,
    with: Vec<String>,
    insight: String,
    sets: BTreeSet<BTreeSet<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct EmptyTier {
    tier: String,
    shows: Vec<Word>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Word {
    Individual,
    Aggregate,
    Pseudonym,
    Locked,
    Available,
    Unstated,
    Withheld,
    NotSensed,
}

impl From<Verdict> for Word {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Yields { grain: Grain::Individual, .. } => Self::Individual,
            Verdict::Yields { grain: Grain::Pseudonym, .. } => Self::Pseudonym,
            Verdict::Yields { grain: Grain::Aggregate, .. } => Self::Aggregate,
            Verdict::Locked { .. } => Self::Locked,
            Verdict::Withheld { .. } => Self::Withheld,
            Verdict::Unstated => Self::Unstated,
            Verdict::NotSensed { .. } => Self::NotSensed,
        }
    }
}

impl From<State> for Word {
    fn from(state: State) -> Self {
        match state {
            State::Individual => Self::Individual,
            State::Pseudonym => Self::Pseudonym,
            State::Aggregate => Self::Aggregate,
            State::Locked => Self::Locked,
            State::Available => Self::Available,
            State::Unstated => Self::Unstated,
            State::Withheld => Self::Withheld,
        }
    }
}

/// What the field pack must say of one insight.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fact {
    kind: String,
    on: String,
    with: With,
    insight: String,
    sees: Word,
}

/// The switches that are on.
#[derive(Debug, Deserialize)]
enum With {
    All,
    Only(Vec<String>),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Facts {
    verdicts: Vec<Fact>,
    routes: Vec<Led>,
    keys: Vec<Keyed>,
}

/// What the field pack must say of a step on a day: kinds with their platforms, and the switches at
/// its beginning.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Led {
    from: (String, String),
    to: (String, String),
    by: String,
    day: String,
    with: Vec<String>,
    is: Step,
}

/// The verdict on a step.
#[derive(Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Step {
    Allowed,
    Locked,
    Barred,
    Unstated,
}

/// The keys by which people are known with these switches.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Keyed {
    kind: String,
    on: String,
    with: Vec<String>,
    has: Vec<String>,
}

fn facts() -> Facts {
    ron::from_str(include_str!("../cases/field_pack.ron")).expect("the cases are sound RON")
}

fn touchpoint(id: u64, kind: &str, on: &str, with: &[String]) -> Arc<Touchpoint> {
    let mut touchpoint = Touchpoint::new(TouchpointId(id), kind.into(), on.into());
    touchpoint.conditions = with.iter().map(|id| id.as_str().into()).collect();
    Arc::new(touchpoint)
}

#[test]
fn the_field_pack_says_who_may_lead_people_where_on_which_day() {
    let library = Library::embedded();
    let pack = library.get(FIELD_PACK).expect("it is embedded");
    let facts = facts();
    for led in &facts.routes {
        let mut plan = Plan::empty(pack.id.clone());
        plan.touchpoints.push(touchpoint(1, &led.from.0, &led.from.1, &led.with));
        plan.touchpoints.push(touchpoint(2, &led.to.0, &led.to.1, &[]));
        plan.routes.push(Route {
            from: TouchpointId(1),
            to: TouchpointId(2),
            by: led.by.clone(),
            rate: None,
            notes: String::new(),
        });
        let lens = Lens { as_of: Date::read(&led.day), ..Lens::default() };
        let (passage, _) = routes(&Evaluated::seen(plan, pack, lens)).remove(0);
        let is = match passage {
            Passage::Allowed => Step::Allowed,
            Passage::Locked(_) => Step::Locked,
            Passage::Barred => Step::Barred,
            Passage::Unstated => Step::Unstated,
        };
        assert_eq!(is, led.is, "{led:?}");
    }
    assert!(facts.routes.len() > 50);
}

#[test]
fn the_field_pack_says_by_which_keys_people_are_known() {
    let library = Library::embedded();
    let engine = Engine::new(library.get(FIELD_PACK).expect("it is embedded"));
    let table = Table::new(&engine);
    let facts = facts();
    for keyed in &facts.keys {
        let with: Vec<&str> = keyed.with.iter().map(String::as_str).collect();
        let keys = table.keys(placed(&engine, &keyed.kind, &keyed.on, with));
        let keys: Vec<&str> =
            keys.iter().filter_map(|key| Some(engine.pack().keys.get(*key)?.id.as_str())).collect();
        assert_eq!(keys, keyed.has, "{keyed:?}");
    }
    assert!(facts.keys.len() > 30);
}

#[test]
fn the_field_pack_says_what_is_known_of_each_platform() {
    let facts = facts();
    let library = Library::embedded();
    let engine = Engine::new(library.get(FIELD_PACK).expect("it is embedded"));
    let pack = engine.pack();
    for fact in &facts.verdicts {
        let all = || pack.conditions.iter().map(|c| c.id.as_str()).collect();
        let with: Vec<&str> = match &fact.with {
            With::All => all(),
            With::Only(switches) => switches.iter().map(String::as_str).collect(),
        };
        assert!(pack.hosts(&fact.on.as_str().into(), &fact.kind.as_str().into()), "{fact:?}");
        let insight = pack.insights.iter().position(|i| i.id.as_str() == fact.insight);
        let at = placed(&engine, &fact.kind, &fact.on, with);
        let verdict = engine.verdict(at, insight.expect("the insight is there"));
        assert_eq!(Word::from(verdict), fact.sees, "{fact:?}");
    }
    assert!(facts.verdicts.len() > 200);
}

#[test]
fn the_field_pack_is_as_large_and_as_sure_as_it_says() {
    let library = Library::embedded();
    let pack = library.get(FIELD_PACK).expect("it is embedded");
    assert_eq!(check::warnings(pack), []);
    let ceilings = pack.tiers.iter().flat_map(|tier| &tier.ceilings);
    let ceilings = ceilings.chain(pack.platforms.iter().flat_map(|p| &p.ceilings));
    let ceilings = ceilings.chain(pack.kinds.iter().flat_map(|k| &k.ceilings).map(|c| &c.ceiling));
    let grounds = ceilings.map(|ceiling| &ceiling.grounds);
    let grounds = grounds.chain(pack.yields.iter().map(|entry| &entry.grounds));
    let grounds = grounds.chain(pack.key_links.iter().map(|entry| &entry.grounds));
    let grounds = grounds.chain(pack.identities.iter().map(|entry| &entry.grounds));
    let grounds = grounds.chain(pack.links.iter().map(|entry| &entry.grounds));
    let grounds: Vec<_> = grounds.chain(pack.duties.iter().map(|entry| &entry.grounds)).collect();
    let official = grounds.iter().filter(|g| g.confidence == Confidence::Official).count();
    let addresses = pack.sources.iter().filter(|source| !source.address.is_empty()).count();
    assert!(grounds.len() >= 220 && official >= 60 && addresses >= 70);
    assert!(pack.kinds.len() >= 35 && pack.platforms.len() >= 18);
    for grounds in grounds {
        let source = pack.source(&grounds.source).expect("it is known");
        let sure = matches!(grounds.confidence, Confidence::Official | Confidence::Stated);
        assert!(!sure || !source.address.is_empty(), "{}", source.title);
        assert!(grounds.because.has("zh").is_some_and(|text| !text.is_empty()));
    }
    let base = library.base();
    for kind in &base.kinds {
        let here = pack.kind(&kind.id).expect("kinds of the base pack are kept");
        assert!(kind.hosts.iter().all(|host| here.hosts.contains(host)), "{}", kind.id);
    }
}

fn cases() -> Cases {
    ron::from_str(include_str!("../cases/base_pack.ron")).expect("the cases are sound RON")
}

fn base_engine() -> Engine {
    Engine::new(Library::embedded().base())
}

/// A touchpoint of this kind on this platform with these switches on.
fn placed<'a>(
    engine: &Engine,
    kind: &str,
    platform: &str,
    switches: impl IntoIterator<Item = &'a str>,
) -> Placement {
    let mut touchpoint = Touchpoint::new(TouchpointId(1), kind.into(), platform.into());
    touchpoint.conditions = switches.into_iter().map(Into::into).collect();
    engine.place(&touchpoint).expect("the base pack knows the kind and the platform")
}

/// Compares the verdicts of one kind on one platform, under every set of switches, with the table.
fn compare(
    engine: &Engine,
    cases: &Cases,
    kind: &str,
    platform: &str,
    differences: &mut BTreeSet<String>,
) {
    let pack = engine.pack();
    let switches: Vec<&str> = pack.conditions.iter().map(|c| c.id.as_str()).collect();
    let rows: Vec<&Row> = cases.verdicts.iter().filter(|r| r.is_about(kind, platform)).collect();
    let matter: BTreeSet<&str> = rows.iter().flat_map(|r| r.switches()).collect();
    for on in subsets(&switches) {
        let counted: BTreeSet<&str> = on.intersection(&matter).copied().collect();
        let hits: Vec<&&Row> = rows.iter().filter(|r| r.switches() == counted).collect();
        let [row] = hits.as_slice() else {
            let found = hits.len();
            differences.insert(format!("{kind} on {platform} with {counted:?}: {found} rows"));
            continue;
        };
        let mut verdicts = Vec::new();
        engine.verdicts(placed(engine, kind, platform, on.iter().copied()), &mut verdicts);
        let words: Vec<Word> = verdicts.into_iter().map(Word::from).collect();
        if words != row.sees {
            let expected = &row.sees;
            differences.insert(format!(
                "{kind} on {platform} with {on:?}:\n  expected {expected:?}\n  found    {words:?}"
            ));
        }
    }
}

fn report(differences: &BTreeSet<String>) {
    let lines: Vec<&str> = differences.iter().map(String::as_str).collect();
    assert!(lines.is_empty(), "{} differences:\n{}", lines.len(), lines.join("\n"));
}

#[test]
fn the_insights_are_in_the_order_of_the_table() {
    let engine = base_engine();
    let order: Vec<&str> = engine.pack().insights.iter().map(|i| i.id.as_str()).collect();
    assert_eq!(order, cases().insights);
}

#[test]
fn every_verdict_of_the_base_pack_matches_the_table() {
    let engine = base_engine();
    let cases = cases();
    let mut differences = BTreeSet::new();
    for kind in &engine.pack().kinds {
        for host in &kind.hosts {
            compare(&engine, &cases, kind.id.as_str(), host.as_str(), &mut differences);
        }
    }
    report(&differences);
}

#[test]
fn every_row_of_the_table_is_about_a_hosted_kind() {
    let engine = base_engine();
    let mut differences = BTreeSet::new();
    for row in cases().verdicts {
        for kind in &row.kinds {
            for platform in &row.on {
                let (hosted, known) = (platform.as_str().into(), kind.as_str().into());
                if !engine.pack().hosts(&hosted, &known) {
                    differences.insert(format!("{platform} does not host {kind}"));
                }
            }
        }
    }
    report(&differences);
}

#[test]
fn the_missing_switches_match_the_table() {
    let engine = base_engine();
    let mut differences = BTreeSet::new();
    for case in cases().missing {
        let Missing { kind, on, with, insight, sets } = &case;
        let place = engine.pack().insights.iter().position(|i| i.id.as_str() == insight);
        let place = place.expect("the base pack knows the insight");
        let placement = placed(&engine, kind, on, with.iter().map(String::as_str));
        let verdict = engine.verdict(placement, place);
        let found: BTreeSet<BTreeSet<String>> = engine
            .switches(placement, place, verdict)
            .into_iter()
            .map(|set| engine.ids_of(set).iter().map(ToString::to_string).collect())
            .collect();
        if found != *sets {
            differences.insert(format!(
                "{insight} of {kind} on {on} with {with:?}: expected {sets:?}, found {found:?}"
            ));
        }
    }
    report(&differences);
}

#[test]
fn the_states_of_an_empty_board_match_the_table() {
    let engine = base_engine();
    let plan = Plan::empty(engine.pack().id.clone());
    let evaluation = Evaluation::new(&engine, &Potential::new(&engine), &plan);
    let cases = cases();
    let written: Vec<(&str, &[Word])> =
        cases.empty_board.iter().map(|t| (t.tier.as_str(), t.shows.as_slice())).collect();
    let shown: Vec<(&str, Vec<Word>)> = Tier::ALL
        .iter()
        .map(|tier| {
            let row = evaluation.tiers.row(tier.index());
            (tier.id(), row.iter().copied().map(Word::from).collect())
        })
        .collect();
    let shown: Vec<(&str, &[Word])> = shown.iter().map(|(t, row)| (*t, row.as_slice())).collect();
    assert_eq!(shown, written);
}

#[test]
fn every_example_is_valid_and_equals_its_saved_form() {
    let library = Library::embedded();
    for (name, text) in examples::ALL {
        let read = plan_file::parse(text, &library, None);
        let (plan, pack) = read.unwrap_or_else(|findings| panic!("{name}: {findings:?}"));
        let findings = check::plan(&plan, &pack);
        assert!(findings.is_empty(), "{name}: {findings:?}");
        assert_eq!(plan_file::write(&plan).expect("a plan can be written"), text, "{name}");
    }
}

#[test]
fn every_example_on_disk_equals_the_embedded_one() {
    let library = Library::embedded();
    let folder = root().join("saved_plans");
    let names: BTreeSet<String> = fs::read_dir(&folder)
        .expect("the folder of examples is there")
        .map(|entry| entry.expect("it can be listed").file_name().to_string_lossy().into_owned())
        .collect();
    let shipped: BTreeSet<String> =
        examples::ALL.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(names, shipped);
    for (name, text) in examples::ALL {
        let file = folder.join(name);
        assert_eq!(store::read_text(&file).expect("it can be read"), text, "{name}");
        let read = store::load_plan(&file, &library, &plan_file::Under::default());
        let plan = read.expect("it is sound").plan;
        assert_eq!(plan_file::write(&plan).expect("a plan can be written"), text, "{name}");
    }
}
