//! Media schedules: days, shares, stages and what a plan has no field for, in sheets in both languages.

use std::sync::Arc;

use tierboard::export::format::{self, Format, Options};
use tierboard::export::rows;
use tierboard::model::evaluated::Evaluated;
use tierboard::model::import::{self, Column, Import, Reason, Status};
use tierboard::model::pack::Date;
use tierboard::model::plan::{Plan, Share, Touchpoint};
use tierboard::report::Report;
use tierboard::store::packs::Library;
use tierboard::store::{plan_file, sheet};
use tierboard::text::lang::{self, Lang};

use crate::support::unpack;

fn read(text: &str) -> Import {
    import::plan(&sheet::read_csv(text), Library::embedded().base())
}

fn first(import: &Import) -> &Touchpoint {
    import.rows.first().and_then(|row| row.status.placed()).expect("a touchpoint")
}

fn day(text: &str) -> Option<Date> {
    Date::read(text)
}

#[test]
fn the_columns_of_a_media_schedule_are_found_in_both_languages() {
    for text in [
        "Media\tFormat\tStart date\tEnd date\tFunnel stage\tConversion rate\tBasis\tCPM\tKPI\n\
         QQ\tFeed ad\t20 Oct 2026\t11/20/2026\tInterest\t2%\town CRM\t45\t1m views\n",
        "媒体\t广告形式\t开始日期\t结束日期\t人群阶段\t转化率\t依据\tCPM\t考核指标\n\
         QQ\t信息流广告\t2026年10月20日\t2026/11/20\tInterest\t2%\town CRM\t45\t1m views\n",
    ] {
        let import = read(text);
        let found = first(&import);
        assert_eq!((found.starts, found.ends), (day("2026-10-20"), day("2026-11-20")), "{text}");
        assert_eq!(found.stage.as_deref(), Some("Interest"));
        assert_eq!(found.share, Some(Share::from(0.02)));
        assert_eq!(found.basis, "own CRM");
        let notes: Vec<&str> = found.notes.lines().collect();
        assert!(notes[0] == "CPM: 45" && notes[1].ends_with(": 1m views"), "{notes:?}");
    }
}

#[test]
fn both_days_may_stand_in_one_cell_and_a_sheets_own_number_is_a_day() {
    for (head, cell) in [
        ("Flight", "2026-10-20 – 2026-11-11"),
        ("排期", "2026年10月20日至2026年11月11日"),
        ("Period", "20 Oct 2026 to 11 Nov 2026"),
    ] {
        let import = read(&format!("kind\tplatform\t{head}\nfeed_ad\tqq\t{cell}\n"));
        let found = first(&import);
        assert_eq!((found.starts, found.ends), (day("2026-10-20"), day("2026-11-11")), "{cell}");
    }
    let import = read("kind\tplatform\tStart\tEnd\nfeed_ad\tqq\t46315\t46337\n");
    let found = first(&import);
    assert_eq!((found.starts, found.ends), (day("2026-10-20"), day("2026-11-11")));
}

#[test]
fn a_day_or_a_share_that_cannot_be_one_is_named_and_the_row_still_comes() {
    let import = read(
        "kind\tplatform\tStart\tEnd\tShare\nfeed_ad\tqq\t03/04/2026\t2026-02-30\t120%\n\
         feed_ad\tqq\t2026-11-11\t2026-10-20\t40 30 20%\n",
    );
    let findings = |row: usize| match &import.rows[row].status {
        Status::Incomplete { touchpoint, findings } => (touchpoint, findings.as_slice()),
        other => panic!("{other:?}"),
    };
    let bad = |column, value: &str| Reason::BadDay { column, value: value.to_owned() };
    let share = |value: &str| Reason::BadShare { value: value.to_owned() };
    let (placed, found) = findings(0);
    assert_eq!((placed.starts, placed.ends, placed.share), (None, None, None));
    let expected =
        [bad(Column::Starts, "03/04/2026"), bad(Column::Ends, "2026-02-30"), share("120%")];
    assert_eq!(found, expected);
    let (placed, found) = findings(1);
    assert_eq!((placed.starts, placed.ends), (day("2026-11-11"), None), "the order is wrong");
    assert_eq!(found, [bad(Column::Ends, "2026-10-20"), share("40 30 20%")]);
    for reason in found {
        assert!(tierboard::text::import::refused(reason).contains("without it"));
    }
}

#[test]
fn a_low_and_a_high_share_need_a_likely_one_between_them() {
    let share = |low: &str, likely: &str, high: &str| {
        let text = format!(
            "kind\tplatform\tShare low\tShare likely\tShare high\nfeed_ad\tqq\t{low}\t{likely}\t{high}\n"
        );
        first(&read(&text)).share
    };
    assert_eq!(share("20%", "30%", "40%"), Some(Share { low: 0.2, likely: 0.3, high: 0.4 }));
    assert_eq!(share("", "0.3", "0.4"), Some(Share { low: 0.3, likely: 0.3, high: 0.4 }));
    assert_eq!(share("", "30%", ""), Some(Share::from(0.3)));
    assert_eq!(share("20%", "", "40%"), None);
    assert_eq!(share("50%", "30%", "40%"), None);
}

const PLAN: &str = r#"(rules: "three-tiers-2023",
    goals: [(insight: "contact", grain: individual, people: 300000, by: "2026-11-11", unit_cost: 8.0), (insight: "followers")],
    overlap: 0.25,
    touchpoints: [
        (id: 1, kind: "mini_program", platform: "wechat", conditions: ["consent", "brand_operated"], visitors: 240000, budget: 180000.0, starts: "2026-06-15", ends: "2026-11-11", share: (low: 0.2, likely: 0.3, high: 0.4), basis: "=own CRM", stage: "interest"),
        (id: 2, kind: "mini_program", platform: "wechat", conditions: ["consent", "brand_operated"], visitors: 1000, share: 0.5, starts: "2026-10", notes: "CPM: 45"),
        (id: 3, kind: "search_ad", platform: "baidu", budget: 90000.0),
    ],
    stages: ["interest", "purchase"])"#;

fn plan() -> (Plan, Report) {
    let (plan, pack) = plan_file::parse(PLAN, &Library::embedded(), None).expect("sound");
    let report = Report::new(Arc::new(Evaluated::new(plan.clone(), &pack)));
    (plan, report)
}

/// What a touchpoint says of days, shares and stages.
fn numbers(touchpoint: &Touchpoint) -> impl PartialEq + std::fmt::Debug + use<> {
    let Touchpoint { starts, ends, share, basis, stage, visitors, budget, .. } = touchpoint.clone();
    (starts, ends, share, basis, stage, visitors, budget, touchpoint.notes.clone())
}

#[test]
fn days_shares_and_stages_come_back_from_workbook_csv_and_clipboard() {
    for lang in Lang::all() {
        lang::set(lang);
        let (plan, report) = plan();
        let pack = report.pack();
        let of =
            |format| format::write(&report, None, format, Options::default()).expect("written");
        let csv = String::from_utf8(of(Format::Csv)).expect("CSV is text");
        let touchpoints = plan.touchpoints.iter().map(AsRef::as_ref);
        let copied = rows::of(pack, touchpoints).text;
        for (from, rows) in [
            ("workbook", sheet::read_xlsx(of(Format::Xlsx)).expect("a workbook")),
            ("CSV", sheet::read_csv(&csv)),
            ("clipboard", sheet::read_csv(&copied)),
        ] {
            let import = import::plan(&rows, pack);
            let back = import.touchpoints();
            assert_eq!(back.len(), 3, "{from}");
            for (own, back) in plan.touchpoints.iter().zip(&back) {
                assert_eq!(numbers(back), numbers(own), "{from} in {}", lang.name());
            }
        }
    }
    lang::set(Lang::EN);
}

#[test]
fn a_workbook_computes_people_and_prices_from_the_cells_of_touchpoints() {
    let (_, report) = plan();
    let book = format::write(&report, None, Format::Xlsx, Options::default()).expect("written");
    let part = |name: &str| {
        let found = unpack(&book).into_iter().find(|(called, _)| called == name);
        String::from_utf8(found.expect("a part").1).expect("XML")
    };
    let numbers = part("xl/worksheets/sheet6.xml");
    let columns = report.pack().conditions.len() + 8;
    let visitors = char::from(b'A' + u8::try_from(columns).expect("few"));
    let numbers = numbers.replace("&apos;", "'").replace("&quot;", "\"");
    let formula = format!("'Touchpoints'!{visitors}2*'Touchpoints'!");
    assert!(numbers.contains(&formula), "{numbers}");
    // The goal's day and target, and the overlap, come from the sheets where they can be changed.
    for cell in ["'Goals'!B2", "'Goals'!C2", "'Other values'!B2"] {
        assert!(numbers.contains(cell), "{cell}");
    }
    // The part of its time, and the goal's own price, are computed as well.
    assert!(numbers.contains("(N2-L2+1)/(M2-L2+1)") && numbers.contains("SUM(J2:J3)/H6"));
    // 72,000 and 500 people, at most and at least; a quarter of what lies between is the same.
    for value in ["<v>72000</v>", "<v>500</v>", "<v>72500</v>", "<v>72375</v>", "<v>227625</v>"] {
        assert!(numbers.contains(value), "{value}");
    }
    assert!(numbers.contains("<v>2.5</v>"), "the price of each");
    assert!(numbers.contains("SUM(H2:H3)") && numbers.contains("MAX(H2:H3)"));
}
