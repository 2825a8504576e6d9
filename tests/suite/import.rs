//! Import: Tierboard's own workbooks and CSV files are read back without loss; foreign sheets are
//! read in either language, and unknown names are asked about or reported, never guessed.

use std::fmt::Write as _;
use std::sync::Arc;

use tierboard::export::csv;
use tierboard::export::format::{self, Format, Options};
use tierboard::model::action::{self, Action};
use tierboard::model::evaluated::Evaluated;
use tierboard::model::import::numbers::{self, Number};
use tierboard::model::import::{self, Choices, Column, Import, Reason, Row, Status, Words};
use tierboard::model::pack::Date;
use tierboard::model::plan::{
    ConditionId, Goal, Grain, KindId, Plan, PlatformId, Share, Touchpoint, TouchpointId,
};
use tierboard::report::Report;
use tierboard::store::packs::Library;
use tierboard::store::sheet::{self, SheetError};
use tierboard::text::import as says;
use tierboard::text::lang::{self, Lang};

use crate::support::{folder, put, unpack};

/// Names that a sheet could corrupt.
const NAMES: [&str; 14] = [
    "",
    "=HYPERLINK(\"http://example.org\")",
    "+1",
    "-",
    "@home",
    "'quoted",
    "  spaced  ",
    "two\nlines\tand a tab",
    "return\r\nand more",
    "_x0041_ stays",
    "Mini program",
    "旗舰店 & <shop>",
    "1234",
    "0012.50",
];

fn placed(id: u64, kind: &str, platform: &str) -> Touchpoint {
    Touchpoint::new(TouchpointId(id), KindId::from(kind), PlatformId::from(platform))
}

/// The `n`th value, starting again after the last.
fn nth<T: Clone>(values: &[T], n: usize) -> T {
    values.iter().cycle().nth(n).expect("the list is not empty").clone()
}

/// A plan with every kind on every host, and with all fields of a touchpoint set.
fn full_plan(library: &Library) -> Plan {
    let pack = library.base();
    let mut plan = Plan::empty(pack.id.clone());
    "Plan of everything".clone_into(&mut plan.title);
    let insights = pack.insights.iter().map(|i| i.id.clone());
    plan.goals = insights.map(|insight| Goal::new(insight, Grain::Individual)).collect();
    let visitors = [None, Some(0), Some(240_000), Some(1_u64 << 53), Some(u64::MAX)];
    let budgets =
        [None, Some(0.0), Some(180_000.5), Some(12.345), Some(0.1 + 0.2), Some(1e15), Some(1e300)];
    let shares = [
        None,
        Some(Share::from(0.3)),
        Some(Share { low: 0.075, likely: 0.125, high: 0.2 }),
        Some(Share { low: 0.0, likely: 1.0 / 3.0, high: 1.0 }),
    ];
    let phases = [None, Some("Launch"), Some("2023-09"), Some("上市"), Some("1")];
    let pairs = pack.kinds.iter().flat_map(|kind| kind.hosts.iter().map(move |host| (kind, host)));
    for (n, (kind, host)) in pairs.enumerate() {
        let on = pack.conditions.iter().enumerate().filter(|(bit, _)| (n >> bit) & 1 == 1);
        plan.touchpoints.push(Arc::new(Touchpoint {
            name: nth(&NAMES, n).to_owned(),
            conditions: on.map(|(_, condition)| condition.id.clone()).collect(),
            visitors: nth(&visitors, n),
            budget: nth(&budgets, n),
            phase: nth(&phases, n).map(str::to_owned),
            notes: nth(&NAMES, n + 5).to_owned(),
            starts: nth(&[None, Date::read("2026-10-20"), Date::read("2026-10")], n),
            ends: nth(&[Date::read("2026-11-11"), None, Date::read("2027")], n),
            share: nth(&shares, n),
            basis: nth(&NAMES, n + 2).to_owned(),
            stage: nth(&phases, n + 1).map(str::to_owned),
            ..Touchpoint::new(TouchpointId(n as u64 + 1), kind.id.clone(), host.clone())
        }));
    }
    plan
}

fn report(plan: Plan, library: &Library) -> Report {
    Report::new(Arc::new(Evaluated::new(plan, library.base())))
}

fn workbook(plan: Plan, library: &Library) -> Vec<u8> {
    let report = report(plan, library);
    let written = format::write(&report, None, Format::Xlsx, Options::default());
    written.expect("a workbook holds the plan")
}

fn read_csv(text: &str) -> Import {
    import::plan(&sheet::read_csv(text), Library::embedded().base())
}

fn ready(row: &Row) -> &Touchpoint {
    let found = if let Status::Ready(touchpoint) = &row.status { Ok(touchpoint) } else { Err(row) };
    found.expect("the row is a touchpoint")
}

/// A row that lacks numbers, and why.
fn incomplete(row: &Row) -> (&Touchpoint, &[Reason]) {
    let found = match &row.status {
        Status::Incomplete { touchpoint, findings } => Ok((touchpoint, findings.as_slice())),
        _ => Err(row),
    };
    found.expect("the row is a touchpoint that lacks a number")
}

fn without_ids(touchpoints: impl IntoIterator<Item = Touchpoint>) -> Vec<Touchpoint> {
    touchpoints.into_iter().map(|t| Touchpoint { id: TouchpointId(0), ..t }).collect()
}

#[test]
fn a_workbook_is_read_back_without_loss_in_both_languages() {
    let library = Library::embedded();
    let pack = library.base();
    let plan = full_plan(&library);
    let wanted = without_ids(plan.touchpoints.iter().map(|t| t.as_ref().clone()));
    for written in Lang::all() {
        lang::set(written);
        let bytes = workbook(plan.clone(), &library);
        // The reader can use another language than the writer.
        lang::set(Lang::EN);
        let rows = sheet::read_xlsx(bytes).expect("our own workbook is sound");
        let import = import::plan(&rows, pack);
        assert_eq!(import.head, Some(1));
        let switches = import
            .columns
            .iter()
            .filter(|c| matches!(c.column, Some(Column::Condition(_))))
            .count();
        assert_eq!(switches, pack.conditions.len(), "{:?}", rows[0]);
        let found = without_ids(import.touchpoints());
        assert_eq!(found.len(), wanted.len(), "{written:?}: {import:?}");
        for (found, wanted) in found.iter().zip(&wanted) {
            assert_eq!(found, wanted, "{written:?}");
        }
    }
}

#[test]
fn the_touchpoints_are_imported_in_one_step() {
    let library = Library::embedded();
    let pack = library.base();
    let plan = full_plan(&library);
    let rows = sheet::read_xlsx(workbook(plan.clone(), &library)).expect("sound");
    let insert =
        Action::Insert { touchpoints: import::plan(&rows, pack).touchpoints(), platform: None };
    let empty = Plan::empty(pack.id.clone());
    let next = action::apply(&empty, pack, &insert).expect("what is ready fits the pack");
    assert_eq!(next.touchpoints.len(), plan.touchpoints.len());
}

#[test]
fn the_same_plan_gives_the_same_workbook() {
    let library = Library::embedded();
    let plan = full_plan(&library);
    assert!(workbook(plan.clone(), &library) == workbook(plan, &library));
}

/// The parts of a workbook whose names start with `name`.
fn parts(bytes: &[u8], name: &str) -> Vec<(String, String)> {
    let parts = unpack(bytes).into_iter().filter(|(called, _)| called.starts_with(name));
    let text = |bytes| String::from_utf8(bytes).expect("the parts are XML");
    parts.map(|(called, bytes)| (called, text(bytes))).collect()
}

#[test]
fn a_workbook_contains_formulas_only_among_its_numbers_and_no_links() {
    let library = Library::embedded();
    let bytes = workbook(full_plan(&library), &library);
    let sheets = parts(&bytes, "xl/worksheets/sheet");
    assert_eq!(sheets.len(), 8);
    for (place, (name, text)) in sheets.iter().enumerate() {
        // The sixth sheet computes people and prices from what the first one says.
        assert_eq!(text.contains("<f>"), place == 5, "{name}");
        assert!(!text.contains("<hyperlink"), "{name}");
        assert!(text.contains("<autoFilter") && text.contains("state=\"frozen\""), "{name}");
    }
    let charts = parts(&bytes, "xl/charts/chart");
    assert_eq!(charts.len(), 1);
    assert_eq!(charts[0].1.matches("<c:ser>").count(), 6);
    let (_, coverage) = &sheets[2];
    assert_eq!(coverage.matches("<cfRule").count(), 6);
    let core = parts(&bytes, "docProps/core.xml");
    assert!(core[0].1.contains("Plan of everything") && core[0].1.contains("2023-01-01"));
}

#[test]
fn the_workbook_of_an_empty_plan_is_a_template() {
    let library = Library::embedded();
    let plan = Plan::empty(library.base().id.clone());
    let rows = sheet::read_xlsx(workbook(plan, &library)).expect("sound");
    assert_eq!(rows.len(), 1);
    let import = import::plan(&rows, library.base());
    assert!(import.rows.is_empty());
    assert!(import.columns.iter().any(|c| c.column == Some(Column::Kind)));
}

#[test]
fn the_csv_of_an_evaluation_is_read_as_one_touchpoint_per_id() {
    let library = Library::embedded();
    let mut plan = Plan::empty(library.base().id.clone());
    for (id, name) in [(4, ""), (9, "=1+1")] {
        let touchpoint = placed(id, "mini_program", "wechat");
        plan.touchpoints.push(Arc::new(Touchpoint { name: name.to_owned(), ..touchpoint }));
    }
    for written in Lang::all() {
        lang::set(written);
        let mut text = Vec::new();
        let report = report(plan.clone(), &library);
        csv::print(&report, &mut text).expect("a list can be written to");
        let import = read_csv(&String::from_utf8(text).expect("CSV is UTF-8"));
        assert_eq!(import.rows.len(), 2);
        let names: Vec<String> = import.touchpoints().into_iter().map(|t| t.name).collect();
        assert_eq!(names, ["", "=1+1"], "the kind's name is not taken for an own one");
    }
}

#[test]
fn a_csv_round_trip_changes_nothing() {
    let library = Library::embedded();
    let plan = full_plan(&library);
    let mut text = Vec::new();
    let report = report(plan.clone(), &library);
    csv::print(&report, &mut text).expect("a list can be written to");
    let import = read_csv(&String::from_utf8(text).expect("CSV is UTF-8"));
    let read = import.touchpoints();
    assert_eq!(read.len(), plan.touchpoints.len());
    for (new, old) in read.iter().zip(&plan.touchpoints) {
        assert_eq!((&new.kind, &new.platform), (&old.kind, &old.platform));
        assert_eq!((new.visitors, new.budget), (old.visitors, old.budget));
        assert_eq!((&new.phase, &new.notes), (&old.phase, &old.notes));
        let sorted = |touchpoint: &Touchpoint| {
            let mut conditions = touchpoint.conditions.clone();
            conditions.sort();
            conditions
        };
        assert_eq!(sorted(new), sorted(old));
    }
}

#[test]
fn chinese_headings_and_semicolons_are_read() {
    let import = read_csv(
        "\u{feff}名称;触点类型;平台;已获消费者同意;由品牌运营;年访客数;预算（元）;阶段;备注\r\n\
         小铺;小程序;微信;是;否;12万;180,000.50;上市;\"一;二\"\r\n\
         ;旗舰店;京东;;√;ー;;;\r\n",
    );
    assert_eq!(import.head, Some(1));
    let first = ready(&import.rows[0]);
    assert_eq!((first.kind.as_str(), first.platform.as_str()), ("mini_program", "wechat"));
    assert_eq!((first.name.as_str(), first.notes.as_str()), ("小铺", "一;二"));
    assert_eq!(first.conditions, [ConditionId::from("consent")]);
    assert_eq!((first.visitors, first.budget), (Some(120_000), Some(180_000.5)));
    assert_eq!(first.phase.as_deref(), Some("上市"));
    // A long vowel mark is neither a dash nor a number.
    let value = "ー".to_owned();
    let bad = Reason::BadNumber { column: Column::Visitors, value };
    assert_eq!(incomplete(&import.rows[1]).1, [bad]);
}

#[test]
fn cells_pasted_from_a_spreadsheet_are_read() {
    let import = read_csv(
        "Our touchpoints\t\t\t\n\t\t\t\nTouchpoint\tType\tChannel\tSwitches\n\
         Shop\tBrand store\tTMALL\tCRM connected, consent\n\tKOL\txhs\t\n",
    );
    assert_eq!(import.head, Some(3), "a title may stand above the head");
    assert_eq!(import.rows.iter().map(|r| r.line).collect::<Vec<_>>(), [4, 5]);
    let shop = ready(&import.rows[0]);
    assert_eq!((shop.kind.as_str(), shop.platform.as_str()), ("brand_store", "tmall"));
    let switches = [ConditionId::from("crm_integrated"), ConditionId::from("consent")];
    assert_eq!(shop.conditions, switches);
    let post = ready(&import.rows[1]);
    assert_eq!((post.kind.as_str(), post.platform.as_str()), ("creator_post", "xiaohongshu"));
}

#[test]
fn names_are_recognised_in_any_case_and_width() {
    for (kind, platform) in [
        ("mini_program", "wechat"),
        ("Mini Program", "WECHAT"),
        ("MINI-PROGRAM", "We Chat"),
        ("小程序", "微信"),
        ("Mini program 小程序", "微信 WeChat"),
        ("ｍｉｎｉ　ｐｒｏｇｒａｍ", "ＷｅＣｈａｔ"),
        ("xcx", "weixin"),
    ] {
        let import = read_csv(&format!("kind,platform\n{kind},{platform}\n"));
        let found = ready(&import.rows[0]);
        assert_eq!((found.kind.as_str(), found.platform.as_str()), ("mini_program", "wechat"));
    }
}

#[test]
fn the_words_that_people_use_are_known() {
    for (written, on, kind, platform) in [
        ("KOC", "RED", "creator_post", "xiaohongshu"),
        ("KOL/KOC", "小红书 XHS (RED)", "creator_post", "xiaohongshu"),
        ("Influencers", "Rednote", "creator_post", "xiaohongshu"),
        ("Flagship store", "Tmall", "brand_store", "tmall"),
        ("brandstores", "京东", "brand_store", "jd"),
        ("OA", "WeChat", "official_account", "wechat"),
        ("WeChat OA", "", "official_account", "wechat"),
        ("WeChat mini-program", "", "mini_program", "wechat"),
        ("微信小程序", "微信", "mini_program", "wechat"),
        ("Tmall flagship store", "", "brand_store", "tmall"),
        ("", "天猫旗舰店", "brand_store", "tmall"),
        ("朋友圈广告", "微信", "feed_ad", "wechat"),
        ("Search ads", "Baidu", "search_ad", "baidu"),
    ] {
        let import = read_csv(&format!("kind,platform\n{written},{on}\n"));
        let found = ready(&import.rows[0]);
        let ids = (found.kind.as_str(), found.platform.as_str());
        assert_eq!(ids, (kind, platform), "{written} on {on}");
    }
}

#[test]
fn a_platform_beside_the_kind_does_not_overrule_the_platform_of_the_row() {
    let import = read_csv("kind,platform\nWeChat mini-program,Douyin\n");
    let Status::Ask { kind: None, platform: Some(platform), .. } = &import.rows[0].status else {
        panic!("{:?}", import.rows[0]);
    };
    assert_eq!(platform.value, "Douyin");
}

#[test]
fn heads_are_known_by_the_words_that_people_use() {
    let import = read_csv("投放平台\t触点\t投放预算（万元）\n天猫\t旗舰店\t12\n");
    let shop = ready(&import.rows[0]);
    assert_eq!((shop.kind.as_str(), shop.platform.as_str()), ("brand_store", "tmall"));
    assert_eq!(shop.budget, Some(120_000.0));
    // Where another column has the kinds, touchpoints are names.
    let import = read_csv("Touchpoint\tFormat\tMedia\nSpring shop\tBrand store\tJD\n");
    let shop = ready(&import.rows[0]);
    assert_eq!((shop.name.as_str(), shop.kind.as_str()), ("Spring shop", "brand_store"));
}

#[test]
fn unknown_names_are_asked_about_with_the_nearest_first() {
    let library = Library::embedded();
    let pack = library.base();
    for (written, nearest) in [
        ("Offical acount", "official_account"),
        ("公众帐号", "official_account"),
        ("Live stream show", "livestream"),
        ("小程序商城", "mini_program"),
        // A search word of one kind that is also part of another's name.
        ("program", "member_programme"),
    ] {
        let import = read_csv(&format!("name,kind,platform\nA,{written},wechat\n"));
        let Status::Ask { touchpoint, kind: Some(kind), platform: None, .. } =
            &import.rows[0].status
        else {
            panic!("{written}: {:?}", import.rows[0]);
        };
        assert_eq!((touchpoint.name.as_str(), kind.value.as_str()), ("A", written));
        assert_eq!(kind.nearest[0].as_str(), nearest, "{written}");
        assert_eq!(kind.nearest.len(), pack.kinds.len(), "every kind can be chosen");
        assert!(import.touchpoints().is_empty());
    }
}

#[test]
fn an_answer_makes_the_row_ready_or_asks_again() {
    let library = Library::embedded();
    let pack = library.base();
    let import = read_csv("kind,platform\nbrand_store,Taobao\nFax,Teletext\nfeed_ad,\n");
    let Status::Ask { kind: None, platform: Some(platform), .. } = &import.rows[0].status else {
        panic!("{:?}", import.rows[0]);
    };
    let mut hosts: Vec<&str> = platform.nearest.iter().map(PlatformId::as_str).collect();
    hosts.sort_unstable();
    assert_eq!(hosts, ["jd", "tmall"], "only what hosts the kind");
    let Status::Ask { kind: Some(_), platform: Some(platform), .. } = &import.rows[1].status else {
        panic!("{:?}", import.rows[1]);
    };
    assert_eq!(platform.nearest.len(), pack.platforms.len());
    let answered = |kind: &str, platform: &str| {
        let mut words = Words::default();
        words.learn_kind("Fax", KindId::from(kind));
        words.learn_platform("Teletext", PlatformId::from(platform));
        let choices = Choices { words, ..Choices::default() };
        import::plan_with(&sheet::read_csv("kind,platform\nFax,Teletext\n"), pack, &choices)
            .rows
            .remove(0)
    };
    assert_eq!(*ready(&answered("feed_ad", "qq")), placed(2, "feed_ad", "qq"));
    assert!(matches!(answered("brand_store", "qq").status, Status::Ask { kind: None, .. }));
    assert!(matches!(
        &import.rows[2].status,
        Status::Ask { kind: None, platform: Some(platform), .. } if platform.value.is_empty()
    ));
}

#[test]
fn only_platforms_that_host_the_kind_are_offered() {
    let library = Library::embedded();
    let import = read_csv("名称,类型,平台\n店,小程序,天猫\n");
    let row = &import.rows[0];
    let Status::Ask { touchpoint, kind: None, platform: Some(platform), .. } = &row.status else {
        panic!("{row:?}");
    };
    assert_eq!(platform.value, "天猫");
    assert_eq!(platform.nearest, [PlatformId::from("wechat"), PlatformId::from("qq")]);
    assert_eq!((touchpoint.kind.as_str(), touchpoint.platform.as_str()), ("mini_program", "tmall"));
    // A word of the pack keeps its meaning: what was learned does not send a shop elsewhere.
    let mut words = Words::default();
    words.learn_platform("天猫", PlatformId::from("qq"));
    let choices = Choices { words, ..Choices::default() };
    let rows = sheet::read_csv("名称,类型,平台\n店,小程序,天猫\n");
    let import = import::plan_with(&rows, library.base(), &choices);
    assert_eq!(import.rows[0], *row);
}

#[test]
fn ambiguous_numbers_are_reported() {
    for (text, visitors) in [
        ("0", 0),
        ("240000", 240_000),
        ("240,000", 240_000),
        ("240 000", 240_000),
        ("1.2万", 12_000),
        ("1.13万", 11_300),
        ("2亿", 200_000_000),
        ("２４０", 240),
        ("3.0", 3),
        ("1.2E+05", 120_000),
        ("500人", 500),
        ("18446744073709551615", u64::MAX),
    ] {
        let import = read_csv(&format!("kind\tplatform\tvisitors\nfeed_ad\tqq\t{text}\n"));
        assert_eq!(ready(&import.rows[0]).visitors, Some(visitors), "{text}");
    }
    for (text, budget) in
        [("¥180,000.50", 180_000.5), ("CNY 18万", 180_000.0), ("-0", 0.0), ("1,234.567", 1234.567)]
    {
        let import = read_csv(&format!("kind\tplatform\tbudget\nfeed_ad\tqq\t{text}\n"));
        assert_eq!(ready(&import.rows[0]).budget, Some(budget), "{text}");
    }
    for text in
        ["-1", "many", "1.5", "120.000", "12,50", "¥500", "NaN", "inf", "1e999", "0x10", "10%"]
    {
        let import = read_csv(&format!("kind\tplatform\tvisitors\nfeed_ad\tqq\t{text}\n"));
        let bad = Reason::BadNumber { column: Column::Visitors, value: text.to_owned() };
        let (touchpoint, findings) = incomplete(&import.rows[0]);
        assert_eq!((touchpoint.visitors, findings), (None, [bad].as_slice()), "{text}");
    }
    for text in ["-1", "free", "12.345", "1.234.56", "1,2,3", "nan", "infinity", "1e999"] {
        let import = read_csv(&format!("kind\tplatform\tbudget\nfeed_ad\tqq\t{text}\n"));
        let bad = Reason::BadNumber { column: Column::Budget, value: text.to_owned() };
        let (touchpoint, findings) = incomplete(&import.rows[0]);
        assert_eq!((touchpoint.budget, findings), (None, [bad].as_slice()), "{text}");
    }
}

#[test]
fn numbers_are_read_as_people_write_them() {
    let cny = Some(numbers::CNY);
    for (text, value, currency) in [
        ("1,2 Mio", 1_200_000.0, None),
        ("2.5M", 2_500_000.0, None),
        ("300k", 300_000.0, None),
        ("300 K RMB", 300_000.0, cny),
        ("1.2 million", 1_200_000.0, None),
        ("1,5 Mrd.", 1_500_000_000.0, None),
        ("1.200.000", 1_200_000.0, None),
        ("1,200,000", 1_200_000.0, None),
        ("1.200.000,50", 1_200_000.5, None),
        ("1,200", 1_200.0, None),
        ("12,5", 12.5, None),
        ("0,125", 0.125, None),
        ("1234.567", 1_234.567, None),
        ("1’200’000", 1_200_000.0, None),
        ("1\u{202f}200\u{a0}000", 1_200_000.0, None),
        ("50 000 €", 50_000.0, Some("EUR")),
        ("US$5k", 5_000.0, Some("USD")),
        ("HK$ 500", 500.0, Some("HKD")),
        ("50万美元", 500_000.0, Some("USD")),
        ("￥１２，０００．５０", 12_000.5, cny),
        ("¥18万", 180_000.0, cny),
        ("CNY 180 000", 180_000.0, cny),
        ("500元", 500.0, cny),
        ("人民币5万元整", 50_000.0, cny),
        ("1.2e5", 120_000.0, None),
        ("1.2E+05", 120_000.0, None),
        ("12w", 120_000.0, None),
        ("12W+", 120_000.0, None),
        ("3千", 3_000.0, None),
        ("3千万", 30_000_000.0, None),
        ("1.234万", 12_340.0, None),
        ("10万+", 100_000.0, None),
        ("10+万", 100_000.0, None),
        ("约10万人次", 100_000.0, None),
        ("～ 500", 500.0, None),
        ("1亿2千万", 120_000_000.0, None),
        ("1亿2万", 100_020_000.0, None),
        ("3万5", 35_000.0, None),
        ("十", 10.0, None),
        ("十二万", 120_000.0, None),
        ("二十", 20.0, None),
        ("两百零五", 205.0, None),
        ("三万五", 35_000.0, None),
        ("三万零五", 30_005.0, None),
        ("三点五万", 35_000.0, None),
        ("一亿二千万三百", 120_000_300.0, None),
        ("二〇二三", 2_023.0, None),
        ("壹拾贰万叁仟元整", 123_000.0, cny),
        ("一万亿", 1e12, None),
    ] {
        assert_eq!(numbers::number(text), Some(Number { value, currency }), "{text}");
    }
}

#[test]
fn what_is_no_number_from_0_or_may_mean_two_is_not_read() {
    for text in [
        "",
        "-",
        "-5",
        "(500)",
        "35%",
        "３５％",
        "1.200",
        "120.000",
        "1,234 Mio",
        "1 20",
        "1,20,000",
        "1.2.3,4,5",
        "NaN",
        "inf",
        "1e999",
        "0x10",
        "10-20万",
        "many",
        "元",
        "万",
        "二三万",
        "百千",
        "三万万",
        "$500元",
        "12k万",
        "1.2e5万",
        "12 345 67",
    ] {
        assert_eq!(numbers::number(text), None, "{text}");
    }
}

/// A small number of people, to be compared with amounts.
fn few(count: u64) -> f64 {
    f64::from(u32::try_from(count).expect("it is small"))
}

#[test]
fn units_are_read_from_heads_and_from_the_line_above() {
    let visitors = Some(Column::Visitors);
    let budget = Some(Column::Budget);
    for (above, head, column, unit, cell, value) in [
        ("", "预算（万元）", &budget, 1e4, "12.5", 125_000.0),
        ("", "预算（万元）", &budget, 1e4, "1.13", 11_300.0),
        ("", "预算(单位：万元)", &budget, 1e4, "12", 120_000.0),
        ("", "年访客数（万人）", &visitors, 1e4, "1.13", 11_300.0),
        ("", "访客数（万）", &visitors, 1e4, "12万", 120_000.0),
        ("", "预算（万元）", &budget, 1e4, "500元", 500.0),
        ("", "预算（万元）", &budget, 1e4, "十二", 120_000.0),
        ("", "Budget, k RMB", &budget, 1e3, "180", 180_000.0),
        ("", "Budget (CNY m)", &budget, 1e6, "1.5", 1_500_000.0),
        ("", "Budget in million RMB", &budget, 1e6, "2", 2_000_000.0),
        ("", "Budget (¥)", &budget, 1.0, "2", 2.0),
        ("", "Visitors (k)", &visitors, 1e3, "1.5", 1_500.0),
        ("单位：万元", "预算", &budget, 1e4, "3", 30_000.0),
        ("单位：万元", "预算（元）", &budget, 1.0, "3", 3.0),
        ("单位：万元", "访客数", &visitors, 1.0, "3", 3.0),
        ("单位：万元、万人", "访客数", &visitors, 1e4, "3", 30_000.0),
        ("九月排期（单位：千元）", "预算", &budget, 1e3, "3", 3_000.0),
        ("Unit: k RMB", "Budget", &budget, 1e3, "3", 3_000.0),
    ] {
        let import =
            read_csv(&format!("{above}\t\t\nkind\tplatform\t{head}\nfeed_ad\tqq\t{cell}\n"));
        let read = &import.columns[2];
        assert_eq!((read.head.as_str(), &read.column, read.unit), (head, column, unit), "{above}");
        let touchpoint = ready(&import.rows[0]);
        let found = touchpoint.budget.or(touchpoint.visitors.map(few));
        assert_eq!(found, Some(value), "{above} {head} {cell}");
    }
    for head in ["Budget %", "预算（万人）", "Visitors (CNY)", "Sign-off"] {
        let import = read_csv(&format!("kind\tplatform\t{head}\nfeed_ad\tqq\t1\n"));
        let read = &import.columns[2];
        assert_eq!((read.head.as_str(), &read.column), (head, &None));
    }
}

#[test]
fn a_number_that_is_not_understood_leaves_only_itself_out() {
    let import = read_csv(
        "name\tkind\tplatform\tvisitors\tBudget\nA\tfeed_ad\tqq\t35%\t(500)\n\
         B\tfeed_ad\tqq\t1k\t50 000 €\nC\tFax\tqq\tmany\t5\n",
    );
    let bad = |column: Column, value: &str| Reason::BadNumber { column, value: value.to_owned() };
    let (first, findings) = incomplete(&import.rows[0]);
    assert_eq!((first.name.as_str(), first.visitors, first.budget), ("A", None, None));
    assert_eq!(findings, [bad(Column::Visitors, "35%"), bad(Column::Budget, "(500)")]);
    let (second, findings) = incomplete(&import.rows[1]);
    assert_eq!((second.visitors, second.budget), (Some(1_000), None));
    let euros = Reason::OtherCurrency { value: "50 000 €".to_owned(), currency: "EUR" };
    assert_eq!(findings, [euros]);
    assert_eq!(import.rows[2].status.findings(), [bad(Column::Visitors, "many")]);
    let mut words = Words::default();
    words.learn_kind("Fax", KindId::from("feed_ad"));
    let rows = sheet::read_csv("name\tkind\tplatform\tvisitors\tBudget\nC\tFax\tqq\tmany\t5\n");
    let choices = Choices { words, ..Choices::default() };
    let answered = import::plan_with(&rows, Library::embedded().base(), &choices);
    let (third, findings) = incomplete(&answered.rows[0]);
    assert_eq!((third.budget, findings), (Some(5.0), [bad(Column::Visitors, "many")].as_slice()));
    let placed: Vec<String> = import.touchpoints().into_iter().map(|t| t.name).collect();
    assert_eq!(placed, ["A", "B"], "they are placed with the ready ones");
    lang::set(Lang::EN);
    let said =
        import.rows[1].status.findings().iter().map(says::refused).collect::<Vec<_>>().join(" ");
    assert!(said.contains("50 000 €") && said.contains("EUR"), "{said}");
    let summary = says::summary(0, 1, 2, 0);
    assert!(summary.contains("with a question: 1") && summary.contains("could not be read: 2"));
    let import = read_csv("kind\tplatform\tBudget (k€)\nfeed_ad\tqq\t5\n");
    let euros = Reason::OtherCurrency { value: "5".to_owned(), currency: "EUR" };
    assert_eq!(incomplete(&import.rows[0]).1, [euros]);
}

#[test]
fn switches_that_are_neither_yes_nor_no_are_reported() {
    let heads = "kind,platform,consent\nfeed_ad,qq,";
    for (text, on) in [("yes", true), ("TRUE", true), ("1", true), ("是", true), ("x", true)]
        .into_iter()
        .chain([("", false), ("no", false), ("0", false), ("否", false), ("-", false)])
    {
        let import = read_csv(&format!("{heads}{text}\n"));
        assert_eq!(ready(&import.rows[0]).conditions.len(), usize::from(on), "{text}");
    }
    let import = read_csv(&format!("{heads}perhaps\n"));
    let (condition, value) = (ConditionId::from("consent"), "perhaps".to_owned());
    let bad = Reason::BadSwitch { condition, value };
    assert_eq!(import.rows[0].status, Status::Refused(bad));
    let import = read_csv("kind;platform;conditions\nfeed_ad;qq;consent, concent\n");
    let Status::Refused(Reason::NoCondition(unknown)) = &import.rows[0].status else {
        panic!("{:?}", import.rows[0]);
    };
    assert_eq!((unknown.value.as_str(), unknown.nearest[0].as_str()), ("concent", "consent"));
}

#[test]
fn blank_rows_and_totals_do_not_shift_line_numbers() {
    let text =
        "kind,platform,name,visitors\n\nfeed_ad,qq,A,\n , ,,\n\n\nfeed_ad,jd,B,\n,,Total,9\n";
    for text in [text.to_owned(), text.replace('\n', "\r\n"), text.replace('\n', "\r")] {
        let import = read_csv(&text);
        let blank: Vec<(usize, bool)> =
            import.rows.iter().map(|r| (r.line, r.status == Status::Blank)).collect();
        let expected =
            [(2, true), (3, false), (4, true), (5, true), (6, true), (7, false), (8, false)];
        assert_eq!(blank, expected);
        assert_eq!(ready(&import.rows[1]).name, "A");
        assert_eq!(ready(&import.rows[5]).name, "B");
        assert_eq!(
            import.rows[6].status,
            Status::Refused(Reason::NoPlace),
            "a total is no touchpoint"
        );
    }
}

#[test]
fn the_columns_of_a_sheet_without_headings_are_guessed_from_their_content() {
    let import = read_csv(
        "1,Loyalty shop,小程序,WeChat,120000,180000.50,\"consent, brand_operated\",First of all\n\
         2,,brand store,天猫,90000,,consent,\n\
         3,Unheard of,Fax,QQ,,,,\n",
    );
    assert_eq!(import.head, None);
    let expected = [
        Some(Column::Id),
        Some(Column::Name),
        Some(Column::Kind),
        Some(Column::Platform),
        Some(Column::Visitors),
        Some(Column::Budget),
        Some(Column::Conditions),
        Some(Column::Notes),
    ];
    let columns: Vec<Option<Column>> =
        import.columns.iter().map(|column| column.column.clone()).collect();
    assert_eq!(columns, expected);
    let first = ready(&import.rows[0]);
    assert_eq!((first.name.as_str(), first.visitors), ("Loyalty shop", Some(120_000)));
    assert_eq!((first.budget, first.conditions.len()), (Some(180_000.5), 2));
    assert_eq!(ready(&import.rows[1]).platform.as_str(), "tmall");
    assert!(matches!(import.rows[2].status, Status::Ask { .. }));
}

#[test]
fn prose_is_not_read_as_a_sheet() {
    let import = read_csv("Dear colleague,\nhere is our plan.\n\nBest, A.\n");
    assert!(import.columns.iter().all(|column| column.column.is_none()));
    assert!(import.touchpoints().is_empty());
    let blank: Vec<&Status> = import.rows.iter().map(|r| &r.status).collect();
    let refused = Status::Refused(Reason::NoPlace);
    assert_eq!(blank, [&refused, &refused, &Status::Blank, &refused]);
    assert!(read_csv("").rows.is_empty());
}

#[test]
fn files_are_read_according_to_their_extension() {
    let folder = folder();
    let library = Library::embedded();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        put(&path, bytes);
        path
    };
    let text = "kind\tplatform\n小程序\t微信\n";
    let wide: Vec<u8> =
        std::iter::once(0xfeff_u16).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for path in [
        write("plan.tsv", text.as_bytes()),
        write("plan.txt", &wide),
        write("PLAN.XLSX", &workbook(full_plan(&library), &library)),
    ] {
        let rows = sheet::read(&path, None).expect("it is sound").rows;
        assert!(
            !import::plan(&rows, library.base()).touchpoints().is_empty(),
            "{}",
            path.display()
        );
    }
    let old = sheet::read(&write("plan.xls", b"\xd0\xcf\x11\xe0"), None);
    assert!(matches!(old, Err(SheetError::OtherFormat(ending)) if ending == "xls"));
    let unsound = sheet::read(&write("broken.xlsx", b"PK\x03\x04 and no more"), None);
    assert!(matches!(unsound, Err(SheetError::Unsound(_))), "{unsound:?}");
    // The way a spreadsheet in China saves it: 类型,平台.
    let gbk = sheet::read(&write("gbk.csv", b"\xc0\xe0\xd0\xcd,\xc6\xbd\xcc\xa8\n"), None);
    assert_eq!(gbk.expect("GBK is read").rows, [["类型", "平台"]]);
    let neither = sheet::read(&write("neither.csv", b"kind\xff\xff,platform\n"), None);
    assert!(matches!(neither, Err(SheetError::File(_))));
    assert!(matches!(sheet::read(folder.path(), None), Err(SheetError::File(_))));
    let long = "feed_ad,qq\n".repeat(sheet::MOST_ROWS + 1);
    let long = sheet::read(&write("long.csv", long.as_bytes()), None);
    assert!(matches!(long, Err(SheetError::TooManyRows)));
}

#[test]
fn ten_thousand_rows_are_read() {
    let library = Library::embedded();
    let pack = library.base();
    let mut text = String::from("name,kind,platform,consent,visitors\n");
    for n in 0..10_000 {
        let kind = if n % 2 == 0 { "feed_ad" } else { "Feed adds" };
        writeln!(text, "Touchpoint {n},{kind},WeChat,yes,{n}").expect("a text takes more");
    }
    let import = import::plan(&sheet::read_csv(&text), pack);
    assert_eq!(import.rows.len(), 10_000);
    let touchpoints = import.touchpoints();
    assert_eq!(touchpoints.len(), 5_000);
    let mut plan = Plan::empty(pack.id.clone());
    plan.touchpoints = touchpoints.into_iter().map(Arc::new).collect();
    let rows = sheet::read_xlsx(workbook(plan, &library)).expect("sound");
    assert_eq!(import::plan(&rows, pack).touchpoints().len(), 5_000);
}

#[test]
fn a_quotation_mark_in_copied_text_only_counts_around_a_cell() {
    for (text, rows) in [
        (
            "a\tb\n\"Double 11\" sale\tqq\nx\ty\n",
            vec![["a", "b"], ["\"Double 11\" sale", "qq"], ["x", "y"]],
        ),
        ("a\tb\n\"open\tqq\nx\ty\"\n", vec![["a", "b"], ["\"open", "qq"], ["x", "y\""]]),
        ("a\tb\nx\t\"open\ny\"\tz\n", vec![["a", "b"], ["x", "\"open"], ["y\"", "z"]]),
        (
            "a\tb\r\nx\t\"two\r\nlines\"\r\ny\tz\r\n",
            vec![["a", "b"], ["x", "two\nlines"], ["y", "z"]],
        ),
        (
            "a\tb\n\"two\nlines\"\tx\n\"\"\"q\"\"\"\tz",
            vec![["a", "b"], ["two\nlines", "x"], ["\"q\"", "z"]],
        ),
    ] {
        assert_eq!(sheet::read_csv(text), rows, "{text:?}");
    }
}

#[test]
fn text_with_pipes_is_read() {
    let wanted = [["kind", "platform"], ["feed_ad", "qq"]];
    assert_eq!(sheet::read_csv("kind | platform\nfeed_ad | qq\n"), wanted);
    let framed = sheet::read_csv("| kind | platform |\n|---|---|\n| feed_ad | qq |\n");
    assert_eq!(framed, [vec!["kind", "platform"], vec![], vec!["feed_ad", "qq"]]);
}

#[test]
fn the_content_of_a_file_counts_and_not_its_ending() {
    let folder = folder();
    let library = Library::embedded();
    let read = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        put(&path, bytes);
        sheet::read(&path, None)
    };
    let bytes = workbook(full_plan(&library), &library);
    for name in ["book.csv", "book.txt", "book", "book.xls"] {
        assert!(!read(name, &bytes).expect("it is a workbook").names.is_empty(), "{name}");
    }
    let text = read("text.xlsx", b"kind,platform\nfeed_ad,qq\n").expect("it is a text");
    assert_eq!(text.rows, [["kind", "platform"], ["feed_ad", "qq"]]);
    for page in ["\u{feff}<!DOCTYPE html><html>", " <html><table>", "<?xml version='1.0'?>\n<html>"]
    {
        let found = read("page.xlsx", page.as_bytes());
        assert!(matches!(found, Err(SheetError::WebPage)), "{page}: {found:?}");
    }
}

#[test]
fn the_visible_sheet_with_the_most_known_heads_is_read() {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, heads, rows) in [
        ("Lists", vec!["Kind", "Platform", "Name", "Budget"], 9),
        ("Read me", vec!["Kind"], 9),
        ("9月", vec!["Kind", "Platform", "Name"], 2),
        ("10月", vec!["Kind", "Platform", "Name"], 3),
    ] {
        let sheet = book.add_worksheet().set_name(name).expect("a name");
        sheet.set_hidden(name == "Lists");
        for (column, head) in (0..).zip(heads) {
            sheet.write(0, column, head).expect("a head");
        }
        for row in 1..=rows {
            sheet.write(row, 0, name).expect("a cell");
        }
        sheet.set_active(name == "9月");
    }
    let folder = folder();
    let path = folder.path().join("book.xlsx");
    put(&path, book.save_to_buffer().expect("a workbook"));
    let found = sheet::read(&path, None).expect("it is sound");
    assert_eq!((found.chosen.as_str(), found.rows.len()), ("10月", 4));
    assert_eq!(found.names, ["Read me", "9月", "10月"]);
    let hidden = sheet::read(&path, Some("Lists")).expect("it can be named");
    assert_eq!(hidden.rows.len(), 10);
    let none = sheet::read(&path, Some("11月"));
    assert!(matches!(none, Err(SheetError::NoSuchSheet { .. })), "{none:?}");
}

#[test]
fn merged_cells_give_their_value_to_all_their_rows() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let format = rust_xlsxwriter::Format::new();
    sheet.merge_range(0, 0, 1, 0, "Platform", &format).expect("cells");
    sheet.write(1, 1, "Kind").expect("a cell");
    sheet.merge_range(2, 0, 3, 0, "wechat", &format).expect("cells");
    sheet.write(2, 1, "feed_ad").expect("a cell");
    sheet.write(3, 1, "mini_program").expect("a cell");
    let rows = sheet::read_xlsx(book.save_to_buffer().expect("a workbook")).expect("sound");
    assert_eq!(
        rows.get(1..),
        Some(
            &[
                vec!["Platform".to_owned(), "Kind".to_owned()],
                vec!["wechat".to_owned(), "feed_ad".to_owned()],
                vec!["wechat".to_owned(), "mini_program".to_owned()],
            ][..]
        )
    );
}
