//! Exports: which file they are written to, what they hold, and how failures are reported.

use std::fs;

use tierboard::editor::event::{Answer, SceneEdit};
use tierboard::editor::files::{Doubt, Question};
use tierboard::editor::{Command, Effect, Event};
use tierboard::export::format::{Format, Options};
use tierboard::model::action::Action;
use tierboard::text::lang::{self, Lang};
use tierboard::text::words;

use super::{Driver, EMPTY, SKINCARE, STORE, example, findings, forgets};

fn export(format: Format) -> Event {
    Event::Export(format, Options::default())
}

#[test]
fn an_export_is_written_to_the_chosen_file() {
    let mut driver = Driver::on_file();
    driver.retitle("Mine");
    driver.step(export(Format::Pdf));
    let (_, question) = &driver.dialogs[0];
    assert!(question.save && question.endings.contains(&"pdf"));
    assert_eq!((question.title, question.name.as_str()), (words::export_path(), "mine.pdf"));
    assert_eq!(question.folder.as_deref(), Some(driver.folder.path()), "beside the plan");
    let file = driver.path("out.pdf");
    driver.pick(&file);
    assert_eq!(driver.editor.files().busy(), Some(words::exporting("out.pdf")));
    let effects = driver.finish();
    assert_eq!(driver.status(), words::exported(file.display().to_string()));
    assert!(fs::read(&file).unwrap().starts_with(b"%PDF"));
    assert!(driver.dirty() && !forgets(&effects), "the plan itself is not saved by it");
    assert_eq!(driver.session().file(), Some(driver.path("plan.ron").as_path()));
    assert!(driver.idle() && driver.editor.files().busy().is_none());
}

#[test]
fn an_export_holds_the_plan_as_it_was_when_it_was_asked_for() {
    let mut driver = Driver::on_file();
    driver.step(export(Format::Markdown));
    let file = driver.path("plan.md");
    driver.pick(&file);
    driver.retitle_held("Mine");
    driver.finish();
    assert!(driver.text("plan.md").contains("# Autumn skincare launch"));
}

#[test]
fn a_name_that_the_dialog_has_confirmed_is_replaced_and_kept_as_a_backup() {
    let mut driver = Driver::on_file();
    let file = driver.put("plan.csv", "precious");
    driver.step(export(Format::Csv));
    driver.choose(&file);
    assert_eq!(driver.editor.question(), None);
    assert_ne!(driver.text("plan.csv"), "precious");
    assert_eq!(driver.text("plan.csv.bak"), "precious");
}

#[test]
fn a_typed_path_is_not_replaced_without_a_question() {
    let mut driver = Driver::on_file();
    let file = driver.put("plan.csv", "precious");
    driver.step(export(Format::Csv));
    driver.type_path(&file);
    assert_eq!(driver.editor.question(), Some(Question::Replace(&file, Doubt::Exists)));
    driver.answer(Answer::Cancel);
    assert_eq!(driver.text("plan.csv"), "precious");
    assert_eq!(driver.status(), words::cancelled_only());
    driver.step(export(Format::Csv));
    driver.type_path(&file);
    driver.answer(Answer::Yes);
    assert_ne!(driver.text("plan.csv"), "precious");
    assert_eq!(driver.status(), words::exported(file.display().to_string()));
}

#[test]
fn a_name_of_another_format_gets_the_ending_of_this_one() {
    let mut driver = Driver::on_file();
    let plan = driver.path("plan.ron");
    driver.step(export(Format::Csv));
    driver.choose(&plan);
    assert_eq!(driver.text("plan.ron"), example(SKINCARE), "the plan file is not replaced");
    assert!(driver.path("plan.ron.csv").exists());
    // That name has not been confirmed.
    driver.step(export(Format::Csv));
    driver.choose(&plan);
    let named = driver.path("plan.ron.csv");
    assert_eq!(driver.editor.question(), Some(Question::Replace(&named, Doubt::Exists)));
}

#[test]
fn every_ending_of_a_format_is_accepted() {
    let mut driver = Driver::on_file();
    driver.step(export(Format::Html));
    let file = driver.path("page.HTM");
    driver.choose(&file);
    assert!(file.exists());
}

#[test]
fn an_export_into_a_folder_is_named_after_the_plan() {
    let mut driver = Driver::on_file();
    let folder = driver.path("exports");
    fs::create_dir(&folder).unwrap();
    driver.step(export(Format::Csv));
    driver.type_path(&folder);
    let file = folder.join("autumn-skincare-launch.csv");
    assert!(file.exists());
    assert_eq!(driver.status(), words::exported(file.display().to_string()));
}

#[test]
fn a_deck_without_scenes_is_not_exported() {
    let mut driver = Driver::on_file();
    for place in 0..driver.plan().stage().len() {
        driver.run(Event::Scenes(SceneEdit::Hide(place, true)));
    }
    driver.step(export(Format::Pptx));
    let file = driver.path("deck.pptx");
    let effects = driver.choose(&file);
    let (title, lines) = findings(&effects).expect("a notice is shown");
    assert_eq!(title, words::export_failed());
    assert_eq!(driver.status(), lines.join(" "));
    assert!(!file.exists() && driver.idle());
}

#[test]
fn an_export_that_cannot_be_written_says_why() {
    let mut driver = Driver::on_file();
    driver.put("file", "");
    driver.step(export(Format::Csv));
    let file = driver.path("file/plan.csv");
    let effects = driver.choose(&file);
    assert_eq!(findings(&effects).expect("a notice is shown").0, words::export_failed());
    assert!(driver.idle() && !driver.dirty());
}

#[test]
fn an_export_is_in_the_language_in_which_it_was_asked_for() {
    let chinese = Lang::of_code("zh").expect("Chinese");
    let mut driver = Driver::on_example(EMPTY);
    let heading = words::coverage_by_tier();
    driver.command(Command::Language(chinese));
    let translated = words::coverage_by_tier();
    driver.step(export(Format::Markdown));
    let file = driver.path("plan.md");
    driver.pick(&file);
    driver.step(Event::Run(Command::Language(Lang::EN)));
    driver.finish();
    let text = driver.text("plan.md");
    assert!(text.contains(translated) && !text.contains(heading), "{text}");
    assert_eq!(lang::current(), Lang::EN);
}

#[test]
fn a_comparison_goes_into_the_export() {
    let mut driver = Driver::on_file();
    let before = driver.put("before.ron", example(SKINCARE));
    driver.command(Command::Compare);
    driver.choose(&before);
    driver.act(Action::Remove(vec![STORE]));
    driver.step(export(Format::Markdown));
    let file = driver.path("plan.md");
    driver.choose(&file);
    let text = driver.text("plan.md");
    assert!(text.contains(words::compare_title()) && text.contains("Flagship store"), "{text}");
}

#[test]
fn the_board_the_chart_and_cards_are_copied_as_pictures() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.step(Event::Select(vec![STORE]));
    let mut heights = Vec::new();
    for command in [Command::CopyBoard, Command::CopyChart, Command::CopyCards] {
        let effects = driver.command(command);
        let drawn = effects.iter().find_map(|effect| match effect {
            Effect::CopyPicture(drawn) => Some(drawn),
            _ => None,
        });
        let drawn = drawn.expect("a picture");
        let [width, height] = drawn.size;
        assert_eq!(drawn.pixels.len(), width * height * 4);
        let first = drawn.pixels.get(..4);
        assert!(drawn.pixels.chunks(4).any(|pixel| Some(pixel) != first), "something is drawn");
        assert_eq!(driver.status(), "Copied as a picture");
        heights.push(height);
    }
    heights.dedup();
    assert_eq!(heights.len(), 3, "each shows something else");
}

#[test]
fn the_pdf_to_print_is_written_and_handed_to_the_system() {
    let mut driver = Driver::on_example(SKINCARE);
    let effects = driver.command(Command::Print);
    let file = effects.iter().find_map(|effect| match effect {
        Effect::OpenFile(file) => Some(file.clone()),
        _ => None,
    });
    let file = file.expect("a file to open");
    let bytes = fs::read(&file).expect("it has been written");
    assert!(bytes.starts_with(b"%PDF"));
    assert!(file.ends_with("autumn-skincare-launch.pdf"), "{}", file.display());
    fs::remove_dir_all(file.parent().expect("a folder of its own")).expect("it can be removed");
}
