//! Every text is complete in every language, used somewhere and drawn by the shipped fonts, the
//! build fails if a language does not match English, and the interface has no hard-coded texts.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;

use fluent_bundle::FluentValue;
use tierboard::export::fonts::Font;
use tierboard::store::packs::BASE_PACK_TEXT;
use tierboard::text::lang::{self, Lang};
use tierboard::text::{self, usage, words};

use crate::support::{root, sources};

#[expect(dead_code, reason = "only the build script uses the rest")]
#[path = "../../build.rs"]
mod build;

fn chinese() -> Lang {
    Lang::of_code("zh").expect("Chinese")
}

/// The texts in the file of a language.
fn texts(lang: Lang) -> Vec<build::Text> {
    let file = format!("{}.ftl", lang.code());
    let source = fs::read_to_string(root().join("assets/lang").join(&file));
    build::read(&file, &source.expect("a language file")).expect("a sound file").texts
}

/// The language files.
fn files() -> Vec<PathBuf> {
    let folder = fs::read_dir(root().join("assets/lang")).expect("the folder of languages");
    let paths = folder.map(|entry| entry.expect("a file of a language").path());
    paths.filter(|path| path.extension() == Some(OsStr::new("ftl"))).collect()
}

#[test]
fn every_language_file_is_in_the_table_of_languages() {
    let stem = |file: &PathBuf| file.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let files: BTreeSet<String> = files().iter().filter_map(stem).collect();
    let known: BTreeSet<String> = Lang::all().map(|lang| lang.code().to_owned()).collect();
    assert_eq!(files, known, "`LANGUAGES` in src/text/lang.rs names the files of assets/lang");
}

#[test]
fn both_fonts_have_every_character_of_the_texts() {
    let mut all = vec![("the base pack".to_owned(), BASE_PACK_TEXT.to_owned())];
    for file in files() {
        let text = fs::read_to_string(&file).expect("a language file");
        all.push((file.display().to_string(), text));
    }
    for font in [Font::Regular, Font::Bold] {
        let lacks = |c: &char| !c.is_control() && font.face().glyph_index(*c).is_none();
        for (name, text) in &all {
            let missing: BTreeSet<char> = text.chars().filter(lacks).collect();
            let remedy = "add them in assets/fonts/subset.py, or use other words";
            assert!(missing.is_empty(), "{name}: {font:?} lacks {missing:?}; {remedy}");
        }
    }
}

#[test]
fn every_text_is_complete_in_every_language() {
    let value = |name: &str| format!("<{name}>");
    let english = texts(Lang::EN);
    for lang in Lang::all() {
        lang::set(lang);
        for own in texts(lang) {
            let key = own.key.as_str();
            let model = english.iter().find(|text| text.key == key).expect("a text in English");
            if model.arguments.is_empty() {
                let text = lang::format(key, []);
                assert!(text != key || own.written == key, "{lang:?}: {key}");
                continue;
            }
            let given = model.arguments.iter();
            let given = given.map(|a| (a.name.as_str(), FluentValue::from(value(&a.name))));
            let text = lang::format(key, given);
            for argument in own.arguments.iter().filter(|argument| argument.shown) {
                assert!(text.contains(&value(&argument.name)), "{lang:?}: {key}: {text}");
            }
            let marks = ['{', '}', '\u{2068}', '\u{2069}'];
            assert!(!text.contains(marks), "{lang:?}: {key}: {text}");
        }
    }
}

#[test]
fn every_text_is_used() {
    let all = sources(&root().join("src"));
    let mut used = BTreeSet::new();
    for (_, code) in all.iter().filter(|(path, _)| !path.ends_with("text/words.rs")) {
        for after in code.split("words::").skip(1) {
            // `words::save()`, or the import `words::{product, quoted}`.
            let names = match after.strip_prefix('{') {
                Some(names) => names.split('}').next(),
                None => after.split(|c: char| !(c.is_alphanumeric() || c == '_')).next(),
            };
            used.extend(
                names.unwrap_or_default().split(',').map(|name| name.trim().replace('_', "-")),
            );
        }
    }
    let english = texts(Lang::EN);
    let unused: Vec<&str> =
        english.iter().map(|text| text.key.as_str()).filter(|key| !used.contains(*key)).collect();
    assert!(unused.is_empty(), "texts that are not used: {unused:?}");
}

/// The code that the build generates from English and another language.
fn built(english: &str, other: &str) -> Result<String, Vec<String>> {
    let english = build::read("en.ftl", english)?;
    build::functions(&[english, build::read("xx.ftl", other)?])
}

const ENGLISH: &str = "## Names\n\nplan = Plan\nof-total = { $count } of { $total }\n\
    goals = { $count ->\n    [one] goal { $names }\n   *[other] goals { $names }\n}\n";

#[test]
fn a_language_may_leave_out_an_argument_that_only_selects() {
    let other = "goals = { $names }\nof-total = { $total }: { $count }\nplan = Plan\n";
    let code = built(ENGLISH, other).expect("two languages that match");
    assert!(code.contains("/// Plan\n"), "{code}");
    assert!(code.contains("pub fn plan() -> &'static str {"), "{code}");
    let value = "impl Into<FluentValue<'a>>";
    for (name, [one, other]) in [("of_total", ["count", "total"]), ("goals", ["count", "names"])] {
        let head = format!("pub fn {name}<'a>({one}: {value}, {other}: {value}) -> String {{");
        assert!(code.contains(&head), "{code}");
    }
}

#[test]
fn the_build_fails_if_a_language_does_not_match_english() {
    let other = "plan = Plan\nplan = Plan\nof-total = { $total } { $most }\nrest = Rest\n";
    let wrong = built(ENGLISH, other).expect_err("it does not match");
    let expected = [
        ("`plan`", "take one out"),
        ("`of-total`", "uses `$most`"),
        ("`of-total`", "leaves out `$count`"),
        ("`rest`", "add it there, or take it out"),
        ("`goals`", "add it as in en.ftl"),
    ];
    assert_eq!(wrong.len(), expected.len(), "{wrong:#?}");
    for (line, (key, remedy)) in wrong.iter().zip(expected) {
        assert!(line.starts_with("assets/lang/xx.ftl: ") && line.contains(key), "{line}");
        assert!(line.contains(remedy), "{line}");
    }
    let wrong = built(ENGLISH, "plan = Plan\n?!\n").expect_err("it is not in the format");
    assert!(wrong.iter().all(|line| line.starts_with("assets/lang/xx.ftl:2: ")), "{wrong:#?}");
}

/// Names of fonts are the same in every language.
const FONTS: [&str; 4] = ["Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei"];

/// Whether a string literal looks like a text for users: a capital letter, and another word.
fn looks_like_words(text: &str) -> bool {
    let mut words = text.split(' ');
    let word = |word: &str| word.len() > 1 && word.chars().all(char::is_alphabetic);
    let first = words.next().is_some_and(|w| word(w) && w.starts_with(char::is_uppercase));
    let chinese = text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    chinese || (first && words.any(word) && !FONTS.iter().any(|font| text.contains(font)))
}

#[test]
fn the_interface_has_no_hard_coded_texts() {
    let all = ["src/gui", "src/export", "src/report", "src/editor"]
        .into_iter()
        .flat_map(|folder| sources(&root().join(folder)))
        .collect::<Vec<_>>();
    let mut found = Vec::new();
    for (path, text) in &all {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate() {
            let start = line.trim_start();
            let for_machines = ["//", "#[", ".expect(", "reason ="].iter().any(|s| start.starts_with(s))
                    || line.contains("expect(\"")
                    || line.contains("reason = \"")
                // The names that presentation programs give to placeholders.
                || path.ends_with("pptx/parts.rs")
                || path.ends_with("pptx/slide.rs");
            if for_machines {
                continue;
            }
            for (place, piece) in line.split('"').enumerate() {
                if place % 2 == 1 && looks_like_words(piece) {
                    found.push(format!("{}:{}: {piece}", path.display(), number + 1));
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn switching_the_language_switches_words_lists_and_pack() {
    lang::set(chinese());
    assert_eq!(words::save(), "保存");
    assert_eq!(text::and_list(&["甲", "乙", "丙"]), "甲、乙和丙");
    assert_eq!(text::touchpoints(3), "3 个触点");
    let library = tierboard::store::packs::Library::embedded();
    let wechat = library.base().platforms.first().expect("a platform");
    assert_eq!(text::of(&wechat.name), "微信");
    assert_eq!(text::beside(&wechat.name), "WeChat");
    lang::set(Lang::EN);
    assert_eq!(words::save(), "Save");
    assert_eq!(text::touchpoints(1), "1 touchpoint");
    assert_eq!(text::of(&wechat.name), "WeChat");
    assert_eq!(text::beside(&wechat.name), "微信");
}

#[test]
fn a_language_is_found_by_its_code_or_its_locale() {
    for code in ["zh", "zh-CN", "zh_CN.UTF-8", "zh_TW.UTF-8"] {
        assert_eq!(Lang::of_code(code), Some(chinese()), "{code}");
    }
    for code in ["en", "EN", "en_GB", "en_US.UTF-8"] {
        assert_eq!(Lang::of_code(code), Some(Lang::EN), "{code}");
    }
    for code in ["", "C", "C.UTF-8", "fr_FR"] {
        assert_eq!(Lang::of_code(code), None, "{code}");
    }
    assert!(Lang::all().all(|lang| Lang::of_code(lang.code()) == Some(lang)));
    lang::set(Lang::EN);
    assert_eq!(usage::languages(), "en or zh");
}

#[test]
fn latin_names_are_separated_from_chinese_text_by_spaces() {
    lang::set(chinese());
    assert_eq!(text::and_list(&["微信", "QQ", "抖音"]), "微信、QQ 和抖音");
    assert_eq!(words::undo_what("QR code"), "撤销 QR code");
    assert_eq!(words::undo_what("旗舰店"), "撤销旗舰店");
}

#[test]
fn the_pseudo_language_is_longer_in_brackets_and_not_offered() {
    assert_eq!(Lang::of_code("qps"), Some(Lang::PSEUDO));
    assert!(Lang::all().all(|lang| lang != Lang::PSEUDO));
    lang::set(Lang::PSEUDO);
    assert_eq!(words::save(), "[Save on]");
    assert_eq!(words::list_and(), " [and o] ");
    assert_eq!(words::list_comma(), ", ");
    assert_eq!(words::undone("moving Shop"), "[Undone: moving Shop one]");
    assert_eq!(text::labelled("[Rules on]", 3), "[Rules on]: 3");
    for text in texts(Lang::EN) {
        if !text.arguments.is_empty() {
            continue;
        }
        let key = text.key.as_str();
        lang::set(Lang::EN);
        let english = lang::format(key, []);
        lang::set(Lang::PSEUDO);
        let pseudo = lang::format(key, []);
        if english.contains(char::is_alphabetic) {
            assert!(pseudo.trim_matches(' ').starts_with('['), "{pseudo}");
            let (long, short) = (pseudo.chars().count(), english.trim().chars().count());
            assert!(long * 5 >= short * 7, "{pseudo}");
        } else {
            assert_eq!(pseudo, english);
        }
    }
}
