//! Rule packs: all findings of a pack are reported, each at its own position.

use std::path::Path;
use std::sync::Arc;

use strum::IntoEnumIterator as _;
use tierboard::model::check;
use tierboard::model::evaluated::Evaluated;
use tierboard::model::evidence::diff;
use tierboard::model::pack::edit::{self, Edit, Row, Scope, Shape, Table, Value, found};
use tierboard::model::pack::{Date, Pack, Text, Tier};
use tierboard::model::plan::Plan;
use tierboard::model::verdict::State;
use tierboard::store::pack_file;
use tierboard::store::packs::{BASE_PACK_TEXT, FIELD_PACK_TEXT, Library};
use tierboard::store::plan_file;
use tierboard::text::findings;

use crate::support::changed;

/// The messages for the findings of a pack.
fn messages(text: &str) -> Vec<String> {
    let found = pack_file::parse(text).expect_err("the pack is invalid");
    found.iter().map(|f| findings::finding(Path::new("pack.ron"), f)).collect()
}

/// The number of the line that contains a passage, from 1.
fn line_of(text: &str, passage: &str) -> usize {
    text.lines().position(|line| line.contains(passage)).expect("it is there") + 1
}

#[test]
fn an_unreadable_record_does_not_hide_or_move_other_findings() {
    let slips = [
        ("yields: [", "yields: [\n        5,"),
        ("needs: [\"crm_integrated\"]", "needs: [\"crm_integratd\"]"),
        ("tier: open,", "tier: opn,"),
    ];
    let text = changed(BASE_PACK_TEXT, &slips);
    let messages = messages(&text);
    let expected = [
        (line_of(&text, "tier: opn,"), "`opn`"),
        (line_of(&text, "        5,"), "yields[0]: `5`"),
        (line_of(&text, "crm_integratd"), "did you mean `crm_integrated`?"),
    ];
    assert_eq!(messages.len(), expected.len(), "{messages:#?}");
    for (finding, (line, says)) in messages.iter().zip(expected) {
        assert!(finding.starts_with(&format!("pack.ron:{line}:")), "{line}: {finding}");
        assert!(finding.contains(says), "{says}: {finding}");
    }
}

#[test]
fn blank_texts_and_repeated_list_entries_are_findings() {
    let slips = [
        ("needs: [\"consent\", \"brand_operated\"]", "needs: [\"consent\", \"consent\"]"),
        ("because: (en: \"The platform lets a brand know", "because: (en: \" \", zh: \"The"),
    ];
    let messages = messages(&changed(BASE_PACK_TEXT, &slips));
    assert_eq!(messages.len(), 2, "{messages:#?}");
    assert!(messages[0].contains("because"), "{}", messages[0]);
    assert!(messages[1].contains("`consent` appears twice"), "{}", messages[1]);
}

#[test]
fn a_plan_is_not_read_as_a_pack_nor_a_pack_as_a_plan() {
    let messages = messages("(title: \"A plan\", touchpoints: [])");
    assert_eq!(messages.len(), 1, "{messages:#?}");
    assert!(messages[0].contains("this is a plan"), "{}", messages[0]);
    let found = plan_file::parse(BASE_PACK_TEXT, &Library::embedded(), None);
    let found = found.expect_err("a pack is no plan");
    assert_eq!(found.len(), 1);
    assert!(findings::problem(&found[0].problem).contains("this is a rule pack"));
}

#[test]
fn a_text_falls_back_to_the_nearest_language() {
    let text = Text::new("colour").with("zh", "颜色").with("pt-BR", "cor");
    let nearest = [
        ("en", "colour"),
        ("en-GB", "colour"),
        ("zh", "颜色"),
        ("ZH", "颜色"),
        ("zh-CN", "颜色"),
        ("zh-Hans-CN", "颜色"),
        ("pt", "cor"),
        ("pt-br", "cor"),
        ("pt-PT", "colour"),
        ("fr", "colour"),
        ("", "colour"),
    ];
    for (code, said) in nearest {
        assert_eq!(text.get(code), said, "{code}");
    }
    assert_eq!((text.has("zh"), text.has("zh-CN"), text.has("pt")), (Some("颜色"), None, None));
    let all: Vec<(&str, &str)> = text.iter().collect();
    assert_eq!(all, [("en", "colour"), ("pt-BR", "cor"), ("zh", "颜色")]);
    assert_eq!(Text::default().with("pt_BR", "cor").with("zh", "颜色").with("EN", "colour"), text);
    // An empty text is not stored.
    assert_eq!(Text::new("colour").with("zh", ""), Text::new("colour"));
    assert_eq!(text.clone().with("ZH", "").get("zh"), "colour");
    assert!(Text::new("").is_empty() && Text::default().with("zh", "颜色").is_empty());
    assert_eq!(Text::default().with("zh", "颜色").get("fr"), "");
    assert!(!text.is_empty());
}

#[test]
fn a_pack_may_have_texts_in_any_language() {
    let name = "name: (en: \"WeChat\", zh: \"微信\")";
    let text = changed(
        BASE_PACK_TEXT,
        &[(name, "name: (en: \"WeChat\", zh_TW: \"微訊\", fr: \"le WeChat\")")],
    );
    let pack = pack_file::parse(&text).expect("the pack is valid");
    let name = &pack.platforms.first().expect("WeChat").name;
    assert_eq!(
        (name.get("zh-TW"), name.get("fr-CA"), name.get("zh")),
        ("微訊", "le WeChat", "微訊")
    );
    // Names in every language lead to the id.
    let library = Library::embedded();
    let plan = "(touchpoints: [(id: 1, kind: \"feed_ad\", platform: \"le wechat\")])";
    let found = plan_file::parse(plan, &library, Some(&Arc::new(pack))).expect_err("no id");
    let said = findings::problem(&found[0].problem);
    assert!(said.contains("did you mean `wechat`?"), "{said}");
    // A field that is not a language is a mistake, and English is required.
    for (instead, says) in [
        ("name: (en: \"WeChat\", mandarin: \"微信\")", "unknown field `mandarin`"),
        ("name: (en: \"WeChat\", zh_CN: \"微信\", r#zh-cn: \"微信\")", "`zh-cn` appears twice"),
        ("name: (ne: \"WeChat\", zh: \"微信\")", "`en` is missing"),
    ] {
        let messages = messages(&changed(
            BASE_PACK_TEXT,
            &[("name: (en: \"WeChat\", zh: \"微信\")", instead)],
        ));
        assert_eq!(messages.len(), 1, "{messages:#?}");
        assert!(messages[0].contains(says), "{says}: {}", messages[0]);
    }
}

#[test]
fn unknown_names_and_search_words_suggest_ids() {
    let plan = "(goals: [(insight: \"Purchases\")], touchpoints: [\n\
                (id: 1, kind: \"小程序\", platform: \"weixin\"),\n\
                (id: 2, kind: \"brand store\", platform: \"jjd\"),\n])";
    let found = plan_file::parse(plan, &Library::embedded(), None).expect_err("no ids");
    let messages: Vec<String> = found.iter().map(|f| findings::problem(&f.problem)).collect();
    for (line, id) in
        messages.iter().zip(["transactions", "mini_program", "wechat", "brand_store", "jd"])
    {
        assert!(line.contains(&format!("did you mean `{id}`?")), "{id}: {line}");
    }
    assert_eq!(messages.len(), 5, "{messages:#?}");
}

#[test]
fn an_insight_withheld_from_every_hosted_kind_is_withheld_on_the_platform() {
    // Only the official account could see followers on WeChat; withhold them from every kind that
    // it hosts.
    let lets = |kind: &str| {
        format!(
            "(id: \"{kind}\", ceilings: [(platform: \"wechat\", insight: \"media_exposure\", \
             lets: withheld, because: \"Kept.\", source: \"tencent\", confidence: stated)],"
        )
    };
    let kinds = ["mini_program", "official_account", "creator_post", "livestream", "feed_ad"];
    let mut text = BASE_PACK_TEXT.to_owned();
    for kind in kinds.into_iter().chain(["search_ad", "brand_zone"]) {
        let (head, instead) = (format!("(id: \"{kind}\","), lets(kind));
        text = changed(&text, &[(head.as_str(), instead.as_str())]);
    }
    let pack = pack_file::parse(&text).expect("the pack is valid");
    let media = pack.insights.iter().position(|i| i.id.as_str() == "media_exposure");
    let media = media.expect("the insight is there");
    let wechat = pack.platforms.iter().position(|p| p.id.as_str() == "wechat");
    let evaluated = Evaluated::new(Plan::empty(pack.id.clone()), &Arc::new(pack));
    let platforms = &evaluated.evaluation.platforms;
    assert_eq!(platforms.get(wechat.expect("it is there"), media), State::Withheld);
}

#[test]
fn a_tier_without_platforms_uses_its_own_ceilings() {
    let mut pack = pack_file::parse(BASE_PACK_TEXT).expect("the base pack is sound");
    pack.platforms.retain(|platform| platform.tier != Tier::Closed);
    let left: Vec<_> = pack.platforms.iter().map(|platform| platform.id.clone()).collect();
    pack.kinds.iter_mut().for_each(|kind| kind.hosts.retain(|host| left.contains(host)));
    pack.yields.iter_mut().for_each(|rule| rule.on.retain(|on| left.contains(on)));
    let state = |id: &str| {
        let insight = pack.insights.iter().position(|i| i.id.as_str() == id);
        let plan = Plan::empty(pack.id.clone());
        let evaluated = Evaluated::new(plan, &Arc::new(pack.clone()));
        evaluated.evaluation.tiers.get(Tier::Closed.index(), insight.expect("an insight"))
    };
    assert_eq!(state("behaviour"), State::Withheld);
    // The insight is let out, but no kind there could sense it.
    assert_eq!(state("followers"), State::Unstated);
}

#[test]
fn a_platform_from_outside_china_suggests_its_chinese_counterpart() {
    let plan = "(touchpoints: [(id: 1, kind: \"brand_account\", platform: \"TikTok\")])";
    let found = plan_file::parse(plan, &Library::embedded(), None).expect_err("no such platform");
    let messages = findings::problem(&found[0].problem);
    assert!(messages.contains("did you mean `douyin`?"), "{messages}");
}

/// Every place of a pack that can be changed.
fn rows(pack: &Pack) -> Vec<Row> {
    let mut rows = vec![Row::Pack];
    for table in Table::iter() {
        rows.extend((0..table.entries(pack).len()).map(|at| Row::Of(table, at)));
    }
    let mut scopes: Vec<Scope> = Tier::ALL.into_iter().map(Scope::Tier).collect();
    scopes.extend(pack.platforms.iter().map(|one| Scope::Platform(one.id.clone())));
    for kind in &pack.kinds {
        let own = kind.ceilings.iter().map(|own| own.platform.clone());
        scopes.extend(own.map(|platform| Scope::Kind(kind.id.clone(), platform)));
    }
    for scope in scopes {
        for insight in &pack.insights {
            let count = scope.ceilings(pack, &insight.id).len();
            let each = (0..count).map(|n| Row::Ceiling(scope.clone(), insight.id.clone(), n));
            rows.extend(each);
        }
    }
    rows
}

/// Both packs that come with the program.
fn shipped() -> [Pack; 2] {
    [BASE_PACK_TEXT, FIELD_PACK_TEXT].map(|text| pack_file::parse(text).expect("a sound pack"))
}

#[test]
fn a_pack_against_itself_has_no_statement_to_name() {
    for pack in shipped() {
        assert_eq!(diff::changes(&pack, &pack), []);
        let again = pack_file::parse(&pack_file::write(&pack).expect("a text")).expect("sound");
        assert_eq!(diff::changes(&pack, &again), []);
    }
}

#[test]
fn whatever_is_changed_can_be_taken_back() {
    for pack in shipped() {
        for row in rows(&pack) {
            let columns = found(&pack, &row).expect("an entry").columns();
            for (place, column) in columns.iter().enumerate() {
                // Another id is another entry: taking that back removes it.
                if column.shape == Shape::Id || ["a", "b"].contains(&column.name) {
                    continue;
                }
                let other = match column.shape {
                    Shape::Words => Value::Words(Text::new("something else")),
                    Shape::Number => Value::Line("7".to_owned()),
                    Shape::Date | Shape::Day => Value::Date(Date::read("1999-12-31")),
                    Shape::List | Shape::Many(_) => Value::Many(vec!["individual".to_owned()]),
                    _ => Value::Line("something else".to_owned()),
                };
                let changed = edit::apply(&pack, &pack, &Edit::Set(row.clone(), place, other));
                let back = edit::apply(&changed, &pack, &Edit::TakeBack(row.clone()));
                assert!(back == pack, "{row:?}, {}", column.name);
            }
        }
    }
}

#[test]
fn what_refers_to_an_id_follows_it() {
    for pack in shipped() {
        for row in rows(&pack) {
            let Row::Of(table, _) = row else { continue };
            let columns = found(&pack, &row).expect("an entry").columns();
            if columns.first().is_none_or(|column| column.shape != Shape::Id) {
                continue;
            }
            let named = Value::Line("another_name".to_owned());
            let renamed = edit::apply(&pack, &pack, &Edit::Set(row.clone(), 0, named));
            assert!(renamed != pack, "{table:?}");
            assert_eq!(check::pack(&renamed), [], "{row:?}");
        }
    }
}

#[test]
fn a_statement_is_added_beside_its_like_and_removed_again() {
    for pack in shipped() {
        for table in Table::iter() {
            let count = table.entries(&pack).len();
            let added = edit::apply(&pack, &pack, &Edit::Add(table, None));
            assert_eq!(table.entries(&added).len(), count + 1);
            let row = Row::Of(table, count);
            let back = edit::apply(&added, &pack, &Edit::Remove(row));
            assert!(back == pack, "{table:?}");
            if count > 0 {
                let copied = edit::apply(&pack, &pack, &Edit::Add(table, Some(0)));
                let back = edit::apply(&copied, &pack, &Edit::Remove(Row::Of(table, 1)));
                assert!(back == pack, "{table:?}");
            }
        }
    }
}

#[test]
fn the_lists_of_days_stages_bars_and_words_are_changed_field_by_field() {
    let [_, pack] = shipped();
    let set = |pack: &Pack, table, name: &str, value: Value| {
        let row = Row::Of(table, 0);
        let columns = found(pack, &row).expect("an entry").columns();
        let place = columns.iter().position(|column| column.name == name).expect("a field");
        edit::apply(pack, pack, &Edit::Set(row, place, value))
    };
    let stages = Text::new("Aware\nLoyal").with("zh", "知晓\n忠诚");
    let next = set(&pack, Table::StageModels, "stages", Value::Words(stages));
    let names = |code: &str| -> Vec<&str> {
        next.stage_models[0].stages.iter().map(|stage| stage.get(code)).collect()
    };
    assert_eq!((names("en"), names("zh")), (vec!["Aware", "Loyal"], vec!["知晓", "忠诚"]));
    let next = set(&next, Table::Thresholds, "people", Value::Line("250000".to_owned()));
    assert_eq!(next.thresholds[0].people, 250_000);
    let held = set(&next, Table::Thresholds, "people", Value::Line("many".to_owned()));
    assert_eq!(held.thresholds[0].people, 250_000, "what is no number changes nothing");
    let day = Date::read("2027-06-18").expect("a day");
    let next = set(&next, Table::Festivals, "ends", Value::Date(Some(day)));
    assert_eq!(next.festivals[0].ends, day);
    let next = set(&next, Table::Festivals, "ends", Value::Date(None));
    assert_eq!(next.festivals[0].ends, day, "a festival keeps its last day");
    assert_eq!(check::pack(&next), []);
}
