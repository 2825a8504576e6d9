//! Touchpoints from elsewhere: copied from another plan, pasted or imported from a spreadsheet.

use std::collections::HashSet;

use tierboard::editor::importing::Importing;
use tierboard::editor::judge::Fate;
use tierboard::editor::{Command, Effect, Event};
use tierboard::model::action::Action;
use tierboard::model::import::{Column, Words};
use tierboard::model::plan::{Touchpoint, TouchpointId};
use tierboard::text::{sentences, words};

use super::{
    Driver, EMPTY, MINI_PROGRAM, SEARCH_AD, SKINCARE, SPORTS, STORE, copied, example, findings,
    focus, pack_without_baidu, rows,
};

/// The text on the clipboard after these have been copied.
fn copy(driver: &mut Driver, ids: &[TouchpointId]) -> String {
    driver.step(Event::Select(ids.to_vec()));
    let effects = driver.command(Command::Copy);
    copied(&effects).expect("a text for the clipboard").to_owned()
}

fn assert_unique(driver: &Driver) {
    let ids: HashSet<TouchpointId> = driver.plan().touchpoints.iter().map(|t| t.id).collect();
    assert_eq!(ids.len(), driver.plan().touchpoints.len(), "ids stay unique");
}

#[test]
fn pasting_asks_the_system_for_the_clipboard() {
    let mut driver = Driver::on_example(EMPTY);
    let effects = driver.command(Command::Paste);
    assert!(matches!(effects.as_slice(), [Effect::AskClipboard]));
}

#[test]
fn touchpoints_of_another_plan_are_pasted_as_one_step() {
    let mut one = Driver::on_example(SKINCARE);
    let text = copy(&mut one, &[MINI_PROGRAM, STORE]);
    assert_eq!(one.status(), sentences::copied(2));
    assert!(!one.dirty());
    let mut other = Driver::on_example(SPORTS);
    let before = other.plan().clone();
    let effects = other.run(Event::Paste(text));
    assert_eq!(other.plan().touchpoints.len(), before.touchpoints.len() + 2);
    assert_unique(&other);
    let pasted = other.session().selected();
    assert_eq!(pasted.len(), 2, "the new ones are selected");
    assert!(pasted.contains(&focus(&effects).expect("one of them gets the focus")));
    let original = one.session().get(STORE).expect("the store");
    let mut cards = pasted.iter().filter_map(|id| other.session().get(*id));
    assert!(cards.any(|t| Touchpoint { id: STORE, ..t.clone() } == *original));
    other.assert_fresh();
    other.command(Command::Undo);
    assert_eq!(*other.plan(), before);
}

#[test]
fn pasting_twice_gives_each_copy_new_ids() {
    let mut driver = Driver::on_example(SKINCARE);
    let text = copy(&mut driver, &[MINI_PROGRAM, STORE]);
    driver.run(Event::Paste(text.clone()));
    driver.run(Event::Paste(text));
    assert_eq!(driver.plan().touchpoints.len(), 11);
    assert_unique(&driver);
}

#[test]
fn what_is_cut_can_be_pasted_again() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.step(Event::Select(vec![STORE]));
    let effects = driver.command(Command::Cut);
    let text = copied(&effects).expect("a text for the clipboard").to_owned();
    assert_eq!(driver.session().get(STORE), None);
    assert!(driver.lane("tmall").is_empty());
    driver.run(Event::Paste(text));
    assert_eq!(driver.lane("tmall").len(), 1);
    driver.command(Command::Undo);
    driver.command(Command::Undo);
    assert!(!driver.dirty() && driver.session().get(STORE).is_some());
}

#[test]
fn touchpoints_that_the_rules_do_not_have_are_not_pasted() {
    let mut one = Driver::on_example(SKINCARE);
    let text = copy(&mut one, &[SEARCH_AD]);
    let mut other = Driver::with_pack(&pack_without_baidu());
    other.act(Action::Remove(vec![SEARCH_AD]));
    other.run(Event::UsePack("no-baidu".into()));
    assert_eq!(other.session().pack().id.as_str(), "no-baidu");
    let before = other.plan().clone();
    other.run(Event::Paste(text.replace("Baidu", "Nowhere")));
    assert_eq!(*other.plan(), before);
}

#[test]
fn pasted_rows_are_shown_before_they_are_placed() {
    let mut driver = Driver::on_example(SKINCARE);
    let before = driver.plan().clone();
    let effects = driver.run(Event::Paste("kind\tplatform\nfeed_ad\tweibo\nFeed ad\tQQ".into()));
    let read = rows(&effects).expect("rows").clone();
    let import = Importing::new(read, driver.session(), &Words::default());
    assert_eq!(import.count(Fate::Ready), 2);
    assert_eq!(*driver.plan(), before, "nothing is placed before it is confirmed");
    driver.run(Event::Import(import.action, Vec::new()));
    assert_eq!(driver.status(), sentences::imported(2, 0));
    assert_eq!((driver.lane("weibo").len(), driver.lane("qq").len()), (1, 1));
    assert_unique(&driver);
    driver.assert_fresh();
    driver.command(Command::Undo);
    assert_eq!(*driver.plan(), before);
}

#[test]
fn a_text_without_touchpoints_is_not_pasted() {
    let mut driver = Driver::on_example(SKINCARE);
    for text in ["", "wechat", "Dear all,\nsee you on Monday.", example(EMPTY)] {
        driver.step(Event::Say(String::new()));
        let effects = driver.run(Event::Paste(text.to_owned()));
        assert!(effects.is_empty(), "{text}: {effects:?}");
        assert_eq!(driver.status(), words::nothing_to_paste(), "{text}");
        assert!(!driver.dirty());
    }
}

#[test]
fn a_sheet_is_imported_under_the_rules_of_the_plan() {
    let mut driver = Driver::on_example(EMPTY);
    let text = "kind,platform,name\nsearch_ad,baidu,Spring\nbrand_store,tmall,Flagship\n,,Total\n";
    let sheet = driver.put("rows.csv", text);
    driver.command(Command::Import);
    assert_eq!(driver.dialogs[0].1.title, words::import_path());
    let effects = driver.choose(&sheet);
    let read = rows(&effects).expect("rows").clone();
    let import = Importing::new(read, driver.session(), &Words::default());
    let Action::Import { new, updated } = &import.action else { panic!("{:?}", import.action) };
    let names: Vec<&str> = new.iter().map(|t| t.name.as_str()).collect();
    assert_eq!((names, updated.len()), (vec!["Spring", "Flagship"], 0));
    assert!(!driver.dirty() && driver.idle());
    driver.run(Event::Import(import.action, Vec::new()));
    assert_eq!(driver.plan().touchpoints.len(), 2);
    assert!(driver.dirty());
}

#[test]
fn a_sheet_that_cannot_be_read_changes_nothing() {
    let mut driver = Driver::on_example(SKINCARE);
    let old = driver.path("old.xls");
    crate::support::put(&old, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    for file in [old, driver.path("gone.csv")] {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        driver.command(Command::Import);
        let effects = driver.choose(&file);
        let (title, lines) = findings(&effects).expect("a notice is shown");
        assert_eq!(title, words::cannot_open(name));
        assert!(!lines.is_empty());
        assert!(!driver.dirty() && driver.idle());
    }
}

#[test]
fn placing_nothing_is_no_step() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.step(Event::Say("before".to_owned()));
    driver.run(Event::Import(Action::Import { updated: Vec::new(), new: Vec::new() }, Vec::new()));
    assert!(!driver.session().can_undo() && !driver.dirty());
    assert_eq!(driver.status(), "before");
}

#[test]
fn rows_that_the_rules_refuse_are_placed_all_or_none() {
    let mut driver = Driver::on_example(SKINCARE);
    let good = Touchpoint::new(TouchpointId(1), "feed_ad".into(), "weibo".into());
    let bad = Touchpoint::new(TouchpointId(2), "mini_program".into(), "baidu".into());
    driver.run(Event::Import(
        Action::Import { updated: Vec::new(), new: vec![good, bad] },
        Vec::new(),
    ));
    assert!(!driver.session().can_undo() && driver.lane("weibo").is_empty());
    assert!(driver.status().contains("does not host"), "{}", driver.status());
}

/// The sheet that is shown, as it is looked at first.
fn importing(driver: &mut Driver, text: &str) -> Importing {
    let effects = driver.run(Event::Paste(text.to_owned()));
    let read = rows(&effects).expect("rows").clone();
    Importing::new(read, driver.session(), &Words::default())
}

#[test]
fn an_unknown_word_is_asked_about_once_and_remembered() {
    let mut driver = Driver::on_example(EMPTY);
    let text = "kind\tplatform\nfeed_ad\tqq\nSponsorship\tdouyin\nsponsorship \tweibo\n";
    let mut import = importing(&mut driver, text);
    let asked: Vec<(&str, usize)> =
        import.asked.iter().map(|asked| (asked.word.as_str(), asked.rows)).collect();
    assert_eq!((asked, import.count(Fate::Question)), (vec![("Sponsorship", 2)], 2));
    let mut words = Words::default();
    words.learn_kind("Sponsorship", "creator_post".into());
    driver.run(Event::Learn(words.clone()));
    assert_eq!(driver.editor.settings().words, words, "it is kept for later sheets");
    import.judge(driver.session(), &words);
    assert_eq!(import.count(Fate::Ready), 3);
    // The answer can be changed.
    assert_eq!(import.asked.len(), 1);
    words.learn_kind("Sponsorship", "feed_ad".into());
    import.judge(driver.session(), &words);
    let Action::Import { new, .. } = &import.action else { panic!("{:?}", import.action) };
    assert_eq!(new[1].kind.as_str(), "feed_ad");
}

#[test]
fn a_column_and_a_cell_can_be_corrected_before_rows_are_placed() {
    let mut driver = Driver::on_example(EMPTY);
    let text = "kind\tplatform\tMoney (k)\tbudget\nfeed_ad\tqq\t12\tabout ten\n";
    let mut import = importing(&mut driver, text);
    assert_eq!(import.count(Fate::Incomplete), 1);
    assert!(import.parts[0].unread(2).contains("about ten"));
    import.parts[0].write(2, 3, "9".to_owned());
    import.judge(driver.session(), &Words::default());
    let budget = |import: &Importing| match &import.action {
        Action::Import { new, .. } => new[0].budget,
        other => panic!("{other:?}"),
    };
    assert_eq!((import.count(Fate::Ready), budget(&import)), (1, Some(9.0)));
    import.parts[0].choose_column(2, Some(Column::Budget));
    import.judge(driver.session(), &Words::default());
    assert_eq!(budget(&import), Some(12_000.0), "with the unit of its head");
}

#[test]
fn money_in_another_currency_is_asked_about_once() {
    let mut driver = Driver::on_example(EMPTY);
    let text = "kind\tplatform\tbudget\nfeed_ad\tqq\t100 €\nfeed_ad\tqq\t€ 50\n";
    let mut import = importing(&mut driver, text);
    assert_eq!(import.rates.keys().collect::<Vec<_>>(), [&"EUR"]);
    import.rates.insert("EUR", Some(8.0));
    import.judge(driver.session(), &Words::default());
    let Action::Import { new, .. } = &import.action else { panic!("{:?}", import.action) };
    let budgets: Vec<Option<f64>> = new.iter().map(|t| t.budget).collect();
    assert_eq!(budgets, [Some(800.0), Some(400.0)]);
}

#[test]
fn rows_of_the_plan_s_own_export_update_it_and_others_do_not() {
    let mut driver = Driver::on_example(SKINCARE);
    let before = driver.plan().clone();
    let store = driver.session().get(STORE).expect("the store").clone();
    let own = format!(
        "id\tkind\tplatform\tname\tbudget\n{}\tbrand_store\ttmall\t{}\t77\n",
        STORE, store.name
    );
    let import = importing(&mut driver, &own);
    assert!(import.updates && import.count(Fate::Update) == 1);
    let change = import.parts[0].judged.rows[0].findings.join(" ");
    assert!(change.contains("77"), "the old and the new value: {change}");
    driver.run(Event::Import(import.action, Vec::new()));
    assert_eq!(driver.session().get(STORE).and_then(|t| t.budget), Some(77.0));
    assert_eq!(driver.plan().touchpoints.len(), before.touchpoints.len());
    driver.command(Command::Undo);
    assert_eq!(*driver.plan(), before);
    // A number of the row is no id of the plan.
    let other =
        importing(&mut driver, "No\tkind\tplatform\n1\tsearch_ad\tbaidu\n2\tsearch_ad\tweibo\n");
    assert!(!other.updates && other.count(Fate::Ready) == 2);
}

#[test]
fn copied_touchpoints_are_rows_for_other_programs() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.step(Event::Select(vec![MINI_PROGRAM, STORE]));
    let effects = driver.command(Command::Copy);
    let copied = effects.iter().find_map(|effect| match effect {
        Effect::Copy(copied) => Some(copied),
        _ => None,
    });
    let copied = copied.expect("rows");
    let lines: Vec<Vec<&str>> =
        copied.text.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(lines.len(), 3, "{}", copied.text);
    assert!(lines.iter().all(|cells| cells.len() == 12));
    assert_eq!(lines[2][1..3], ["Brand store", "Tmall"]);
    assert!(!copied.text.contains("touchpoints:"), "no text of a file");
    assert!(copied.html.starts_with("<table>") && copied.html.contains("<td>Tmall</td>"));
}
