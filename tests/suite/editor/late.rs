//! Late answers, answers to other questions, and only one thing at a time.

use std::sync::atomic::AtomicBool;

use tierboard::editor::event::{Answer, Choice, Source};
use tierboard::editor::files::Question;
use tierboard::editor::job::Outcome;
use tierboard::editor::{Command, Event};
use tierboard::export::format::{Format, Options};
use tierboard::text::words;

use super::{Driver, EMPTY, SKINCARE, SPORTS, closes, copied, example, opens};

fn export() -> Event {
    Event::Export(Format::Csv, Options::default())
}

#[test]
fn a_plan_whose_opening_was_cancelled_is_not_shown() {
    let mut driver = Driver::on_file();
    let sports = driver.put("sports.ron", example(SPORTS));
    driver.step(Event::Open(Source::File(sports)));
    assert_eq!(driver.editor.files().busy(), Some(words::reading("sports.ron")));
    driver.step(Event::GiveUp);
    assert_eq!(driver.stopped, [driver.jobs[0].0]);
    assert_eq!(driver.status(), words::cancelled_only());
    assert!(driver.idle());
    assert!(driver.finish().is_empty());
    assert_eq!(driver.plan().title, "Autumn skincare launch");
}

#[test]
fn a_cancelled_job_is_not_taken_for_a_later_one() {
    let mut driver = Driver::on_file();
    let sports = driver.put("sports.ron", example(SPORTS));
    let empty = driver.put("empty.ron", example(EMPTY));
    driver.step(Event::Open(Source::File(sports)));
    driver.step(Event::GiveUp);
    driver.step(Event::Open(Source::File(empty.clone())));
    assert!(!opens(&driver.finish()), "the first result is ignored");
    assert!(opens(&driver.finish()));
    assert_eq!(driver.session().file(), Some(empty.as_path()));
}

#[test]
fn a_cancelled_export_writes_nothing() {
    let mut driver = Driver::on_file();
    let file = driver.put("plan.csv", "precious");
    driver.step(export());
    driver.pick(&file);
    driver.step(Event::GiveUp);
    driver.finish();
    assert_eq!(driver.text("plan.csv"), "precious");
    assert_eq!(driver.status(), words::cancelled_only());
    assert!(driver.idle());
}

#[test]
fn a_save_cannot_be_cancelled() {
    let mut driver = Driver::on_file();
    driver.retitle("Mine");
    driver.step(Event::Run(Command::Save));
    driver.step(Event::GiveUp);
    assert!(driver.stopped.is_empty());
    driver.finish();
    assert_eq!(driver.saved("plan.ron").title, "Mine");
    assert!(!driver.dirty() && driver.idle());
}

#[test]
fn cancelling_work_leaves_an_open_question_open() {
    let mut driver = Driver::on_file();
    driver.retitle("Mine");
    driver.step(Event::CloseRequested);
    driver.step(Event::GiveUp);
    assert_eq!(driver.editor.question(), Some(Question::Unsaved));
}

#[test]
fn a_file_chosen_for_another_plan_is_not_written() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.retitle("Mine");
    driver.command(Command::Save);
    driver.command(Command::New);
    driver.answer(Answer::No);
    assert!(driver.plan().touchpoints.is_empty());
    let file = driver.path("first.ron");
    driver.choose(&file);
    assert!(!file.exists());
    assert_eq!(driver.session().file(), None);
    assert!(driver.idle());
}

#[test]
fn a_dialog_is_answered_once() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.retitle("Mine");
    driver.command(Command::Save);
    let ticket = driver.dialogs[0].0;
    let (file, other) = (driver.path("plan.ron"), driver.path("other.ron"));
    driver.choose(&file);
    driver.run(Event::Chosen(ticket, Choice::File(other.clone())));
    assert!(!other.exists());
    assert_eq!(driver.session().file(), Some(file.as_path()));
}

#[test]
fn the_answer_to_one_dialog_is_not_taken_for_that_to_another() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.step(Event::Run(Command::Save));
    let save = driver.dialogs[0].0;
    driver.step(Event::Open(Source::New));
    driver.step(export());
    let plan = driver.path("plan.ron");
    driver.run(Event::Chosen(save, Choice::File(plan.clone())));
    assert!(!plan.exists() && !driver.path("plan.ron.csv").exists(), "this was for another plan");
    let csv = driver.path("plan.csv");
    driver.choose(&csv);
    assert_eq!(driver.status(), words::exported(csv.display().to_string()));
    assert!(csv.exists() && driver.idle());
}

#[test]
fn a_second_dialog_that_cannot_open_leaves_the_first_as_it_was() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.retitle("Mine");
    driver.step(Event::Run(Command::Save));
    driver.step(Event::Run(Command::Import));
    assert_eq!(driver.status(), words::one_at_a_time());
    // The dialog of the save is still there, and is answered now.
    let file = driver.path("plan.ron");
    driver.choose(&file);
    assert_eq!(driver.session().file(), Some(file.as_path()));
    assert!(file.exists() && !driver.dirty());
}

#[test]
fn the_path_is_typed_while_a_dialog_of_an_earlier_question_is_still_open() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.step(Event::Run(Command::Save));
    driver.step(Event::Open(Source::New));
    driver.retitle("Mine");
    driver.step(Event::Run(Command::Save));
    let (second, _) = driver.dialogs.pop().expect("a second question");
    driver.run(Event::Chosen(second, Choice::Busy));
    assert!(matches!(driver.editor.question(), Some(Question::Path(..))));
    let file = driver.path("mine.ron");
    driver.answer(Answer::Path(file.clone()));
    assert_eq!(driver.saved("mine.ron").title, "Mine");
}

#[test]
fn a_plan_with_a_file_can_be_saved_while_a_dialog_is_open() {
    let mut driver = Driver::on_file();
    driver.retitle("Mine");
    driver.step(export());
    driver.command(Command::Save);
    assert_eq!(driver.saved("plan.ron").title, "Mine");
}

#[test]
fn without_a_file_dialog_the_path_is_typed() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.retitle("Mine");
    driver.step(Event::Run(Command::Save));
    driver.reply(Choice::NoDialog);
    let Some(Question::Path(question, _)) = driver.editor.question() else { panic!("a path") };
    assert_eq!((question.title, question.name.as_str()), (words::save_path(), "mine.ron"));
    driver.answer(Answer::Cancel);
    assert!(driver.idle() && driver.dirty() && driver.jobs.is_empty());
    assert_eq!(driver.status(), words::cancelled_unsaved());
    driver.step(Event::Run(Command::Save));
    let file = driver.path("typed.ron");
    driver.type_path(&file);
    assert_eq!(driver.saved("typed.ron").title, "Mine");
}

#[test]
fn without_a_file_dialog_a_plan_is_opened_by_its_path() {
    let mut driver = Driver::on_example(SKINCARE);
    let sports = driver.put("sports.ron", example(SPORTS));
    driver.command(Command::Open);
    assert!(opens(&driver.type_path(&sports)));
    assert_eq!(driver.session().file(), Some(sports.as_path()));
}

#[test]
fn an_answer_without_a_question_changes_nothing() {
    let mut driver = Driver::on_file();
    driver.retitle("Mine");
    let status = driver.status().to_owned();
    for answer in [Answer::Yes, Answer::No, Answer::Cancel, Answer::Path("plan.ron".into())] {
        assert!(driver.step(Event::Answer(answer)).is_empty());
        assert!(driver.jobs.is_empty() && driver.idle());
    }
    assert_eq!(driver.status(), status);
    assert_eq!(driver.text("plan.ron"), example(SKINCARE));
}

#[test]
fn an_answer_that_does_not_fit_the_question_loses_nothing() {
    let mut driver = Driver::on_file();
    driver.retitle("Mine");
    driver.step(Event::CloseRequested);
    driver.answer(Answer::Path(driver.path("other.ron")));
    assert!(driver.dirty() && driver.idle() && !driver.path("other.ron").exists());
}

#[test]
fn one_file_is_read_or_written_at_a_time() {
    let mut driver = Driver::on_file();
    let sports = driver.put("sports.ron", example(SPORTS));
    driver.step(Event::Open(Source::File(sports.clone())));
    let others = [
        Event::Run(Command::Save),
        Event::Run(Command::SaveAs),
        Event::Run(Command::Open),
        Event::Run(Command::New),
        Event::Run(Command::Import),
        Event::Run(Command::Compare),
        Event::AddPicture,
        Event::Open(Source::Example(EMPTY)),
        Event::Dropped(sports),
        export(),
    ];
    for event in others {
        driver.step(Event::Say(String::new()));
        let what = format!("{event:?}");
        driver.step(event);
        assert_eq!(driver.status(), words::one_at_a_time(), "{what}");
        assert!(driver.jobs.len() == 1 && driver.dialogs.is_empty(), "{what}");
    }
    assert!(opens(&driver.finish()));
}

#[test]
fn what_was_pasted_into_one_plan_is_not_placed_in_the_next() {
    let mut driver = Driver::on_file();
    driver.command(Command::SelectAll);
    let effects = driver.command(Command::Copy);
    let text = copied(&effects).expect("a text").to_owned();
    driver.step(Event::Paste(text));
    driver.step(Event::Open(Source::New));
    driver.finish();
    assert!(driver.plan().touchpoints.is_empty(), "it was pasted into the plan before");
}

#[test]
fn two_texts_pasted_one_after_the_other_are_both_placed() {
    let mut driver = Driver::on_file();
    let count = driver.plan().touchpoints.len();
    driver.command(Command::SelectAll);
    let effects = driver.command(Command::Copy);
    let text = copied(&effects).expect("a text").to_owned();
    driver.step(Event::Paste(text.clone()));
    driver.step(Event::Paste(text));
    driver.finish();
    driver.finish();
    assert_eq!(driver.plan().touchpoints.len(), 3 * count);
}

#[test]
fn a_paste_that_fails_in_the_program_says_so() {
    let mut driver = Driver::on_file();
    driver.step(Event::Paste("anything".to_owned()));
    let (ticket, _) = driver.jobs.pop_front().expect("a job");
    driver.run(Event::Done(ticket, Outcome::Broke));
    assert_eq!(driver.status(), words::broke());
}

#[test]
fn a_job_that_breaks_closes_nothing_that_waited_for_it() {
    let mut driver = Driver::on_file();
    driver.step(export());
    let csv = driver.path("plan.csv");
    driver.pick(&csv);
    driver.step(Event::CloseRequested);
    let (ticket, _) = driver.jobs.pop_front().expect("a job");
    let effects = driver.run(Event::Done(ticket, Outcome::Broke));
    assert!(!closes(&effects) && driver.idle());
    assert_eq!(driver.status(), words::broke());
}

#[test]
fn an_export_that_was_cancelled_too_late_says_where_it_is() {
    let mut driver = Driver::on_file();
    driver.step(export());
    let csv = driver.path("plan.csv");
    driver.pick(&csv);
    let (ticket, job) = driver.jobs.pop_front().expect("a job");
    let outcome = job.run(&driver.library, &AtomicBool::new(false));
    driver.step(Event::GiveUp);
    driver.run(Event::Done(ticket, outcome));
    assert!(csv.exists());
    assert_eq!(driver.status(), words::exported(csv.display().to_string()));
    assert!(driver.idle());
}

#[test]
fn a_dialog_that_never_answers_can_be_cancelled() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.step(Event::Run(Command::Save));
    driver.step(Event::GiveUp);
    assert!(driver.idle());
}

#[test]
fn a_path_that_does_not_work_stays_to_be_corrected() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.command(Command::Open);
    driver.type_path(&driver.path("no such plan.ron"));
    let Some(Question::Path(question, Some(wrong))) = driver.editor.question() else {
        panic!("the path is asked for again")
    };
    assert_eq!(question.title, words::open_path());
    assert!(wrong.contains("no such plan.ron"), "{wrong}");
    let sports = driver.put("sports.ron", example(SPORTS));
    assert!(opens(&driver.answer(Answer::Path(sports.clone()))));
    assert_eq!(driver.session().file(), Some(sports.as_path()));
    assert!(driver.idle());
}

#[test]
fn a_plan_is_saved_once_the_folder_that_was_typed_exists() {
    let mut driver = Driver::on_example(SKINCARE);
    driver.retitle("Mine");
    driver.command(Command::Save);
    driver.type_path(&driver.path("no folder/mine.ron"));
    assert!(matches!(driver.editor.question(), Some(Question::Path(_, Some(_)))));
    assert!(driver.dirty());
    driver.answer(Answer::Path(driver.path("mine.ron")));
    assert_eq!(driver.saved("mine.ron").title, "Mine");
    assert!(!driver.dirty());
}
