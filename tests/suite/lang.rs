//! Both languages say the same things, every key is said somewhere, and the interface holds no words
//! of its own.

use std::collections::BTreeSet;
use std::fs;

use fluent_bundle::FluentResource;
use strum::IntoEnumIterator;
use tierboard::text::lang::{self, Lang};
use tierboard::text::{self, window};

use crate::support::{root, sources};

fn source(lang: Lang) -> String {
    let file = root().join(format!("assets/lang/{}.ftl", lang.code()));
    fs::read_to_string(file).expect("a language file")
}

/// The arguments that a message uses.
fn arguments(lang: Lang) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    let mut key = String::new();
    for line in source(lang).lines() {
        if let Some((name, _)) = line.split_once(" =").filter(|(n, _)| !n.starts_with([' ', '#'])) {
            name.clone_into(&mut key);
        }
        for part in line.split("{ $").skip(1) {
            let name: String =
                part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            found.insert((key.clone(), name));
        }
    }
    found
}

#[test]
fn both_languages_have_the_same_keys_once_and_are_sound() {
    let english: Vec<&str> = Lang::En.keys();
    for lang in Lang::iter() {
        let keys = lang.keys();
        let once: BTreeSet<&str> = keys.iter().copied().collect();
        assert_eq!(keys.len(), once.len(), "{lang:?}: a key stands twice");
        let lacking: Vec<_> = english.iter().filter(|key| !once.contains(*key)).collect();
        assert!(lacking.is_empty(), "{lang:?} lacks {lacking:?}");
        assert_eq!(keys, english, "{lang:?} has keys that English lacks");
        let read = FluentResource::try_new(source(lang));
        assert!(read.is_ok(), "{lang:?}: {:?}", read.err().map(|(_, errors)| errors));
    }
}

#[test]
fn both_languages_use_the_same_arguments() {
    // A plural that a language does not have may leave its number out of a branch, not of the text.
    assert_eq!(arguments(Lang::En), {
        let mut chinese = arguments(Lang::Zh);
        // English counts goals and chooses between “goal” and “goals”; Chinese does not.
        chinese.insert(("explain-meets".to_owned(), "count".to_owned()));
        chinese
    });
}

#[test]
fn every_key_is_used_and_every_used_key_is_there() {
    let code: String = sources(&root().join("src")).into_iter().map(|(_, text)| text).collect();
    let keys: BTreeSet<&str> = Lang::En.keys().into_iter().collect();
    for part in code.split("say!(").skip(1) {
        let Some(key) = part.trim_start().strip_prefix('"').and_then(|k| k.split('"').next())
        else {
            continue;
        };
        assert!(key.starts_with("key") || keys.contains(key), "no language says `{key}`");
    }
    let declared = declared(&code);
    let unused: Vec<&&str> = keys
        .iter()
        .filter(|key| !code.contains(&format!("\"{key}\"")) && !declared.contains(**key))
        .collect();
    assert!(unused.is_empty(), "nothing says {unused:?}");
    for key in &declared {
        assert!(keys.contains(key.as_str()), "no language says `{key}`");
        let name = key.split_once('-').map_or("", |(_, name)| name);
        let word = |c: char| !(c.is_alphanumeric() || c == '_');
        let said = code.split(word).filter(|token| *token == name).count();
        assert!(said > 1, "`{key}` is declared, and nothing says it");
    }
}

/// The keys that `words!` makes functions of.
fn declared(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for block in code.split("words! {").skip(1) {
        let block = block.split('}').next().unwrap_or_default();
        let Some((prefix, names)) = block.split_once(':') else { continue };
        let prefix = prefix.trim().trim_matches('"');
        let names = names.split(',').map(str::trim).filter(|name| !name.is_empty());
        found.extend(names.map(|name| format!("{prefix}-{name}")));
    }
    found
}

/// Names of fonts are the same in every language.
const FONTS: [&str; 4] = ["Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei"];

/// Text in quotation marks that looks like words for a person: a capital letter, and another word.
fn looks_like_words(text: &str) -> bool {
    let mut words = text.split(' ');
    let word = |word: &str| word.len() > 1 && word.chars().all(char::is_alphabetic);
    let first = words.next().is_some_and(|w| word(w) && w.starts_with(char::is_uppercase));
    let chinese = text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    chinese || (first && words.any(word) && !FONTS.iter().any(|font| text.contains(font)))
}

#[test]
fn the_interface_holds_no_words_of_its_own() {
    let folders = ["src/gui", "src/export"].into_iter();
    let all = folders.flat_map(|folder| sources(&root().join(folder)));
    let mut found = Vec::new();
    for (path, text) in all {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate() {
            let told = line.trim_start();
            let for_machines = ["//", "#[", ".expect(", "reason ="].iter().any(|s| told.starts_with(s))
                    || line.contains("expect(\"")
                    || line.contains("reason = \"")
                // The names that slide programs give their placeholders.
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
    lang::set(Lang::Zh);
    assert_eq!(window::save(), "保存");
    assert_eq!(text::and_list(&["甲", "乙", "丙"]), "甲、乙和丙");
    assert_eq!(text::touchpoints(3), "3 个触点");
    let library = tierboard::store::packs::Library::embedded();
    let wechat = library.base().platforms.first().expect("a platform");
    assert_eq!(text::of(&wechat.name), "微信");
    assert_eq!(text::beside(&wechat.name), "WeChat");
    lang::set(Lang::En);
    assert_eq!(window::save(), "Save");
    assert_eq!(text::touchpoints(1), "1 touchpoint");
    assert_eq!(Lang::of_code("zh_TW.UTF-8"), Some(Lang::Zh));
    assert_eq!(Lang::of_code("fr_FR"), None);
}

#[test]
fn latin_names_stand_apart_from_chinese_words() {
    lang::set(Lang::Zh);
    assert_eq!(text::and_list(&["微信", "QQ", "抖音"]), "微信、QQ 和抖音");
    assert_eq!(window::release_to_remove("QR code"), "松开以移除 QR code");
    assert_eq!(window::release_to_remove("旗舰店"), "松开以移除旗舰店");
}
