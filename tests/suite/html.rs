//! The HTML report: one file that contains everything, loads nothing, and shows hostile text as
//! text.

use std::sync::Arc;

use roxmltree::{Document, Node};
use tierboard::export::format::{self, Format, Options};
use tierboard::model::compare::Comparison;
use tierboard::model::evaluated::Evaluated;
use tierboard::model::pack::{Pack, Source, Text};
use tierboard::model::plan::{Goal, Grain, Plan, Touchpoint, TouchpointId};
use tierboard::report::Report;
use tierboard::store::packs::{BASE_PACK, Library};
use tierboard::text::lang::{self, Lang};
use tierboard::text::{self, words};

/// Names that could be mistaken for markup.
const HOSTILE: [&str; 6] = [
    "</script><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "</title></style><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "&lt;b&gt; &amp; <b>",
    "<!-- {$name} { 1 } ]]>",
];

fn base() -> Arc<Pack> {
    Arc::clone(Library::embedded().base())
}

fn touchpoint(id: u64, kind: &str, platform: &str, name: &str) -> Touchpoint {
    let name = name.to_owned();
    Touchpoint { name, ..Touchpoint::new(TouchpointId(id), kind.into(), platform.into()) }
}

/// A plan with something in each tier: reached, locked, withheld, unstated.
fn plan() -> Plan {
    let mut mini = touchpoint(1, "mini_program", "wechat", "Loyalty mini program");
    mini.conditions = vec!["consent".into(), "brand_operated".into()];
    mini.visitors = Some(240_000);
    mini.budget = Some(180_000.0);
    mini.phase = Some("Launch".to_owned());
    "between us".clone_into(&mut mini.notes);
    let store = touchpoint(2, "brand_store", "tmall", "Flagship store");
    let account = touchpoint(3, "brand_account", "xiaohongshu", "");
    let goal = |insight: &str, grain| Goal::new(insight.into(), grain);
    Plan {
        title: "Autumn launch".to_owned(),
        rules: BASE_PACK.into(),
        goals: vec![
            goal("behaviour", Grain::Individual),
            goal("transactions", Grain::Individual),
            goal("media_exposure", Grain::Aggregate),
        ],
        phases: vec!["Launch".to_owned()],
        touchpoints: [mini, store, account].into_iter().map(Arc::new).collect(),
        ..Plan::empty(BASE_PACK.into())
    }
}

fn report(plan: Plan, pack: &Arc<Pack>) -> String {
    written(Evaluated::new(plan, pack), None)
}

fn written(evaluated: Evaluated, compared: Option<&Comparison>) -> String {
    let report = Report::new(Arc::new(evaluated));
    let bytes = format::write(&report, compared, Format::Html, Options::default());
    String::from_utf8(bytes.expect("it is written")).expect("it is text")
}

/// A text in the form in which the file contains it.
fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;")
}

/// The file as XML, which it is apart from its first line and two elements that HTML never closes.
fn as_xml(html: &str) -> String {
    let html = html.strip_prefix("<!doctype html>\n").expect("the file begins as HTML does");
    let mut xml = String::with_capacity(html.len());
    for piece in html.split_inclusive('>') {
        let tag = piece.rsplit('<').next().unwrap_or_default();
        let void = tag.starts_with("meta ") || tag.starts_with("link ");
        match piece.strip_suffix('>').filter(|open| void && !open.ends_with('/')) {
            Some(open) => xml.extend([open, "/>"]),
            None => xml.push_str(piece),
        }
    }
    xml
}

/// All attributes of a file: element, name and value.
fn attributes<'a>(document: &'a Document<'_>) -> Vec<(&'a str, &'a str, &'a str)> {
    let elements = document.descendants().filter(Node::is_element);
    elements
        .flat_map(|element| {
            let name = element.tag_name().name();
            element.attributes().map(move |attribute| (name, attribute.name(), attribute.value()))
        })
        .collect()
}

/// The elements that a report may contain.
const ELEMENTS: &str = "html head meta title link style body svg symbol circle path \
    rect use g text desc header nav main section article footer div span p h1 h2 h3 h4 h5 ul ol li \
    dl dt dd details summary figure figcaption table caption thead tbody tr th td a small \
    strong";

/// Asserts that the file loads nothing, runs nothing, and links only to the web and to itself.
fn assert_harmless(html: &str, document: &Document<'_>) {
    for node in document.descendants().filter(|node| !node.is_root() && !node.is_text()) {
        assert!(node.is_element(), "neither an element nor text: {node:?}");
        let name = node.tag_name().name();
        assert!(ELEMENTS.split(' ').any(|known| known == name), "a strange element: <{name}>");
        let prefixed = node.attributes().find(|attribute| attribute.namespace().is_some());
        assert!(prefixed.is_none(), "a strange attribute: {prefixed:?}");
    }
    for (element, name, value) in attributes(document) {
        let shown = format!("<{element} {name}=\"{value}\">");
        let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        assert!(plain && !name.starts_with("on"), "{shown}");
        assert!(!matches!(name, "src" | "srcset" | "style" | "action"), "{shown}");
        if name == "href" {
            let own = value.starts_with('#') || value.starts_with("data:image/svg+xml;base64,");
            let web = value.starts_with("https://") || value.starts_with("http://");
            assert!(own || (element == "a" && web), "{shown}");
        }
    }
    let small = html.to_lowercase();
    for part in ["<script", "<img", "<iframe", "@import", "url(", "javascript:"] {
        assert!(!small.contains(part), "{part}");
    }
    assert!(
        html.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:")
    );
}

fn assert_valid(html: &str) {
    let xml = as_xml(html);
    let document = Document::parse(&xml).expect("every element is closed, in the right order");
    assert_harmless(html, &document);
    assert_eq!(html.matches("<h1>").count(), 1);
    let attributes = attributes(&document);
    let ids = attributes.iter().filter(|(_, name, _)| *name == "id");
    let ids: Vec<&str> = ids.map(|(.., value)| *value).collect();
    let mut once = ids.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), ids.len(), "an id is there twice: {ids:?}");
    // Every target of a reference exists.
    for (_, name, value) in attributes {
        let targets: Vec<&str> = match name {
            "href" => value.strip_prefix('#').into_iter().collect(),
            "aria-labelledby" => value.split(' ').collect(),
            _ => Vec::new(),
        };
        for target in targets {
            assert!(ids.contains(&target), "nothing has the id {target}");
        }
    }
}

#[test]
fn the_report_contains_everything() {
    lang::set(Lang::EN);
    let (pack, plan) = (base(), plan());
    let html = report(plan, &pack);
    assert_valid(&html);
    assert!(html.starts_with("<!doctype html>\n<html lang=\"en\">"));
    let mut names =
        vec!["Autumn launch", "Loyalty mini program", "Flagship store", "Brand account"];
    names.extend(pack.insights.iter().map(|i| text::of(&i.name)));
    names.extend(pack.platforms.iter().map(|p| text::of(&p.name)));
    names.extend(pack.tiers.iter().map(|t| text::of(&t.name)));
    names.extend(pack.sources.iter().map(|s| &*s.title));
    names.extend(["240,000", "180,000", "Launch", "Facts as of 2023", "微信", "旗舰店"]);
    // The reasons with their sources and confidences, goals, moves, and what stays out of reach.
    names.extend([
        "A touchpoint that the brand runs itself is like its own app",
        "(stated)",
        "(inferred)",
        "Behaviour about a person",
        "Met by Loyalty mini program",
        "Connect the CRM and buy the platform's insights on Flagship store",
        "stays out of reach",
    ]);
    for name in names {
        assert!(html.contains(&escaped(name)), "{name}");
    }
    // Notes are internal and not exported.
    assert!(!html.contains("between us"));
    let cells = pack.platforms.len() * pack.insights.len();
    assert_eq!(html.matches("<details name=\"cell\">").count(), cells);
    assert_eq!(html.matches(" name=\"card-").count(), 3 * pack.insights.len());
    assert_eq!(html.matches("<article").count(), 3);
    for scope in ["col", "row", "rowgroup"] {
        assert!(html.contains(&format!("scope=\"{scope}\"")), "{scope}");
    }
    assert_eq!(html.matches("<table").count(), html.matches("<caption").count());
}

#[test]
fn hostile_text_is_escaped() {
    lang::set(Lang::EN);
    let pack = base();
    for hostile in HOSTILE {
        let mut plan = plan();
        plan.title = hostile.to_owned();
        let mut card = touchpoint(9, "livestream", "douyin", hostile);
        card.phase = Some(hostile.to_owned());
        plan.touchpoints.push(Arc::new(card));
        let mut met = touchpoint(10, "mini_program", "qq", hostile);
        met.conditions = vec!["consent".into(), "brand_operated".into()];
        plan.touchpoints.insert(0, Arc::new(met));
        let html = report(plan, &pack);
        assert_valid(&html);
        assert!(html.matches(&escaped(hostile)).count() >= 5, "{hostile}");
    }
}

#[test]
fn the_text_of_a_hostile_pack_is_escaped() {
    lang::set(Lang::EN);
    for hostile in HOSTILE {
        let mut pack = Pack::clone(&base());
        let names = pack.insights.iter_mut().map(|i| &mut i.name);
        let names = names.chain(pack.platforms.iter_mut().map(|p| &mut p.name));
        let names = names.chain(pack.tiers.iter_mut().map(|t| &mut t.name));
        for name in names.chain(pack.kinds.iter_mut().map(|k| &mut k.name)) {
            *name = Text::new(hostile).with("zh", hostile);
        }
        for rule in &mut pack.yields {
            rule.grounds.because.set("en", hostile);
        }
        pack.name.set("en", hostile);
        hostile.clone_into(&mut pack.facts_as_of);
        for source in &mut pack.sources {
            source.title = hostile.into();
            source.address = format!("https://example.org/{hostile}").into();
        }
        assert_valid(&report(plan(), &Arc::new(pack)));
    }
}

#[test]
fn only_web_addresses_become_links() {
    lang::set(Lang::EN);
    let mut pack = Pack::clone(&base());
    let addresses = ["java\nscript:alert(1)", "data:text/html,x", "file:///etc/passwd", ""];
    for (source, address) in pack.sources.iter_mut().zip(addresses) {
        source.address = address.into();
    }
    pack.sources.push(Source::new("more", "Without an address", ""));
    let html = report(plan(), &Arc::new(pack));
    assert_valid(&html);
    assert!(!html.contains("rel=\"noopener"));
    assert!(html.contains("Without an address"));
}

#[test]
fn control_characters_are_left_out() {
    lang::set(Lang::EN);
    let mut plan = plan();
    plan.title = "a\u{0}b\u{1b}[31mc\u{202e}d\u{85}e\ttab".to_owned();
    let html = report(plan, &base());
    assert_valid(&html);
    assert!(html.chars().all(|c| c == '\n' || !c.is_control()), "a control character");
    assert!(!html.contains('\u{202e}'));
    assert!(html.contains("<h1>a b [31mc d e tab</h1>"));
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    lang::set(Lang::EN);
    assert_eq!(report(plan(), &base()), report(plan(), &base()));
}

#[test]
fn the_report_is_available_in_chinese() {
    lang::set(Lang::of_code("zh").expect("Chinese"));
    let html = report(plan(), &base());
    assert_valid(&html);
    assert!(html.contains("<html lang=\"zh-CN\">"));
    for word in ["开放", "半开放", "封闭", "行为", "交易", "微信", "精确到个人", "平台", "来源明确"]
    {
        assert!(html.contains(word), "{word}");
    }
    // Names in a second language are marked with it.
    assert!(html.contains("<span lang=\"en\">WeChat</span>"));
    assert!(!html.contains("Best next moves"));
}

#[test]
fn an_empty_plan_can_be_written() {
    for lang in Lang::all() {
        lang::set(lang);
        let html = report(Plan::empty(BASE_PACK.into()), &base());
        assert_valid(&html);
        assert!(html.contains(words::untitled()));
        assert!(html.contains(words::nothing_placed()));
        assert!(html.contains(words::no_goals_set()));
        assert!(!html.contains("<article"));
    }
}

#[test]
fn a_minimal_pack_can_be_written() {
    lang::set(Lang::EN);
    let mut pack = Pack::clone(&base());
    pack.insights.clear();
    pack.platforms.clear();
    pack.kinds.clear();
    pack.yields.clear();
    pack.sources.clear();
    assert_valid(&report(Plan::empty(BASE_PACK.into()), &Arc::new(pack)));
}

#[test]
fn a_large_plan_lists_its_reasons_once() {
    lang::set(Lang::EN);
    let mut plan = plan();
    plan.touchpoints =
        (1..=400).map(|id| Arc::new(touchpoint(id, "feed_ad", "weibo", ""))).collect();
    let html = report(plan, &base());
    assert_valid(&html);
    assert!(!html.contains("class=\"reasons\""));
    assert_eq!(html.matches("<article").count(), 400);
}

#[test]
fn hostile_names_in_a_comparison_are_escaped() {
    let (mut before, mut after) = (plan(), plan());
    for (number, name) in (10..).zip(HOSTILE) {
        let added = touchpoint(number, "feed_ad", "qq", name);
        after.touchpoints.push(Arc::new(added.clone()));
        before.touchpoints.push(Arc::new(Touchpoint { id: TouchpointId(number + 90), ..added }));
    }
    before.title = HOSTILE[0].to_owned();
    after.touchpoints.retain(|t| t.id != TouchpointId(12));
    let [before, after] = [before, after].map(|plan| Evaluated::new(plan, &base()));
    let compared = Comparison::new(before, after.clone());
    let html = written(after, Some(&compared));
    assert_valid(&html);
    for hostile in HOSTILE {
        assert!(html.contains(&escaped(hostile)), "{hostile}");
    }
}
