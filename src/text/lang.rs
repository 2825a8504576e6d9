//! Languages: every word of the program stands in `assets/lang/LANGUAGE.ftl`, in Project Fluent's
//! format, by key. Both languages have the same keys; a test holds them to it.
//!
//! The language is the thread's own, or else the process's: switching it takes effect with the next
//! frame, and tests in different threads do not disturb each other.

use std::cell::Cell;
use std::collections::HashMap;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU8, Ordering};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use unic_langid::langid;

/// A language of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, strum::EnumIter)]
pub enum Lang {
    /// English.
    En,
    /// 简体中文.
    Zh,
}

impl Lang {
    /// Its code: `en` or `zh-CN`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh-CN",
        }
    }

    /// Its own name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Zh => "简体中文",
        }
    }

    /// The language of a code or locale such as `zh_CN.UTF-8`; none if the program lacks it.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        let code = code.to_lowercase();
        if code.starts_with("zh") {
            Some(Self::Zh)
        } else if code.starts_with("en") {
            Some(Self::En)
        } else {
            None
        }
    }

    /// The system's language, or English.
    #[must_use]
    pub fn of_system() -> Self {
        sys_locale::get_locale().and_then(|locale| Self::of_code(&locale)).unwrap_or(Self::En)
    }

    /// All keys of the language, for the test that compares them.
    #[must_use]
    pub fn keys(self) -> Vec<&'static str> {
        let mut keys: Vec<&str> = self.source().lines().filter_map(key_of).collect();
        keys.sort_unstable();
        keys
    }

    fn source(self) -> &'static str {
        match self {
            Self::En => include_str!("../../assets/lang/en.ftl"),
            Self::Zh => include_str!("../../assets/lang/zh-CN.ftl"),
        }
    }

    fn bundle(self) -> &'static Bundle {
        let [en, zh] = &*BUNDLES;
        match self {
            Self::En => en,
            Self::Zh => zh,
        }
    }
}

/// The key that a line of a language file defines.
fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once(" =")?;
    let letter = key.starts_with(|c: char| c.is_ascii_lowercase());
    (letter && !key.contains(' ')).then_some(key)
}

static DEFAULT: AtomicU8 = AtomicU8::new(0);

thread_local! {
    static OWN: Cell<Option<Lang>> = const { Cell::new(None) };
}

/// The language in use.
#[must_use]
pub fn current() -> Lang {
    let usual = || if DEFAULT.load(Ordering::Relaxed) == 1 { Lang::Zh } else { Lang::En };
    OWN.get().unwrap_or_else(usual)
}

/// Uses a language in this thread.
pub fn set(lang: Lang) {
    OWN.set(Some(lang));
}

/// Uses a language in every thread that has none of its own.
pub fn set_default(lang: Lang) {
    DEFAULT.store(u8::from(lang == Lang::Zh), Ordering::Relaxed);
}

/// One language, read.
struct Bundle {
    fluent: FluentBundle<FluentResource>,
    /// Texts without arguments, ready.
    fixed: HashMap<&'static str, String>,
}

static BUNDLES: LazyLock<[Bundle; 2]> =
    LazyLock::new(|| [Bundle::new(Lang::En), Bundle::new(Lang::Zh)]);

impl Bundle {
    fn new(lang: Lang) -> Self {
        let id = match lang {
            Lang::En => langid!("en"),
            Lang::Zh => langid!("zh-CN"),
        };
        let mut fluent = FluentBundle::new_concurrent(vec![id]);
        fluent.set_use_isolating(lang == Lang::Zh);
        // What cannot be read is left out, and a test finds it.
        let resource = FluentResource::try_new(lang.source().to_owned());
        fluent.add_resource_overriding(resource.unwrap_or_else(|(sound, _)| sound));
        let mut fixed = HashMap::new();
        for key in lang.keys() {
            let mut errors = Vec::new();
            let Some(pattern) = fluent.get_message(key).and_then(|m| m.value()) else { continue };
            let text = settled(&fluent.format_pattern(pattern, None, &mut errors));
            if errors.is_empty() {
                fixed.insert(key, text);
            }
        }
        Self { fluent, fixed }
    }
}

/// A text without arguments. A key that no language has is shown as itself; a test finds those.
#[must_use]
pub fn fixed(key: &'static str) -> &'static str {
    let usual = || Lang::En.bundle().fixed.get(key);
    current().bundle().fixed.get(key).or_else(usual).map_or(key, String::as_str)
}

/// A text with arguments.
#[must_use]
pub fn told(key: &'static str, args: &[(&'static str, FluentValue<'_>)]) -> String {
    let bundle = &current().bundle().fluent;
    let Some(pattern) = bundle.get_message(key).and_then(|m| m.value()) else {
        return key.to_owned();
    };
    let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value.clone())).collect();
    settled(&bundle.format_pattern(pattern, Some(&args), &mut Vec::new()))
}

/// A text without Fluent's marks around each value, which would end up in files and in what screen
/// readers say.
fn settled(text: &str) -> String {
    spaced(text.split(['\u{2068}', '\u{2069}']))
}

/// Parts of a text, joined. Where Latin letters or digits meet a Chinese character, a space goes
/// between them, as Chinese typography has it.
pub(super) fn spaced<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut out = String::new();
    for part in parts {
        let ends = out.chars().last().zip(part.chars().next());
        if ends.is_some_and(|(a, b)| meet(a, b) || meet(b, a)) {
            out.push(' ');
        }
        out.push_str(part);
    }
    out
}

/// Whether one is Chinese and the other is Latin.
fn meet(one: char, other: char) -> bool {
    matches!(one, '\u{3400}'..='\u{9fff}') && other.is_ascii_alphanumeric()
}

/// `say!("key", name = value)`: a text with arguments, by key.
macro_rules! say {
    ($key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::text::lang::told(
            $key,
            &[$((stringify!($name), ::fluent_bundle::FluentValue::from($value))),*],
        )
    };
}
pub(crate) use say;
