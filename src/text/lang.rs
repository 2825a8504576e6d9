//! Languages: all texts are in `assets/lang/CODE.ftl`, in the format of Project Fluent, by key. To
//! add a language, add a file there and an entry in `LANGUAGES`.
//!
//! The current language is that of the thread, or else that of the process. A change of language
//! takes effect with the next frame, and tests in different threads can use different languages.

use std::cell::Cell;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU8, Ordering};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::words::FIXED;

/// A language of the interface.
struct Language {
    /// Its code, which is the name of its file: `zh-CN`.
    code: &'static str,
    /// Its name in the language itself.
    name: &'static str,
    /// Its code for office programs, which also need a country: `en-GB`.
    office: &'static str,
    /// Whether it is written in Chinese characters, so that a space goes around Latin words.
    chinese: bool,
    /// All its texts.
    source: &'static str,
}

const ENGLISH: Language = Language {
    code: "en",
    name: "English",
    office: "en-GB",
    chinese: false,
    source: include_str!("../../assets/lang/en.ftl"),
};

/// The languages, English first.
const LANGUAGES: &[Language] = &[
    ENGLISH,
    Language {
        code: "zh-CN",
        name: "简体中文",
        office: "zh-CN",
        chinese: true,
        source: include_str!("../../assets/lang/zh-CN.ftl"),
    },
];

/// English texts made longer and put in brackets. It shows where a translation would not fit, and
/// which texts are not in a language file.
const PSEUDO: Language = Language { code: "qps", name: "[Pseudo]", ..ENGLISH };

/// A language of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Lang(u8);

impl Lang {
    /// English, which has all texts.
    pub const EN: Self = Self(0);

    /// The language for testing layouts, which is not in any menu.
    pub const PSEUDO: Self = Self(u8::MAX);

    /// The languages to choose from.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..).zip(LANGUAGES).map(|(place, _)| Self(place))
    }

    /// Its code: `en` or `zh-CN`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.language().code
    }

    /// Its code without the country: `zh`.
    #[must_use]
    pub fn primary(self) -> &'static str {
        primary(self.code())
    }

    /// Its name in the language itself.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.language().name
    }

    /// Its code for office programs: `en-GB`.
    #[must_use]
    pub fn office(self) -> &'static str {
        self.language().office
    }

    /// Whether it is written in Chinese characters.
    #[must_use]
    pub fn is_chinese(self) -> bool {
        self.language().chinese
    }

    /// The language for a code or locale such as `zh_CN.UTF-8`, or a variant for another country;
    /// `None` if there is none.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        let code = code.split('.').next().unwrap_or_default().replace('_', "-").to_lowercase();
        let known = || Self::all().chain([Self::PSEUDO]);
        let exact = known().find(|lang| lang.code().eq_ignore_ascii_case(&code));
        exact.or_else(|| known().find(|lang| lang.primary() == primary(&code)))
    }

    /// The system's language, or English.
    #[must_use]
    pub fn of_system() -> Self {
        sys_locale::get_locale().and_then(|locale| Self::of_code(&locale)).unwrap_or(Self::EN)
    }

    fn language(self) -> &'static Language {
        LANGUAGES.get(usize::from(self.0)).unwrap_or(&PSEUDO)
    }

    fn bundle(self) -> &'static Bundle {
        static READ: [OnceLock<Bundle>; LANGUAGES.len()] =
            [const { OnceLock::new() }; LANGUAGES.len()];
        static READ_PSEUDO: OnceLock<Bundle> = OnceLock::new();
        let read = READ.get(usize::from(self.0)).unwrap_or(&READ_PSEUDO);
        read.get_or_init(|| Bundle::new(self))
    }

    /// Joins parts of a text. Where Latin letters or digits meet a Chinese character, a space is
    /// inserted, as is usual in Chinese typography.
    fn join<'a>(self, parts: impl IntoIterator<Item = &'a str>) -> String {
        let mut out = String::new();
        for part in parts {
            let ends = out.chars().next_back().zip(part.chars().next());
            if self.is_chinese() && ends.is_some_and(|(a, b)| meet(a, b) || meet(b, a)) {
                out.push(' ');
            }
            out.push_str(part);
        }
        out
    }
}

/// The code without its country.
fn primary(code: &str) -> &str {
    code.split('-').next().unwrap_or_default()
}

static DEFAULT: AtomicU8 = AtomicU8::new(Lang::EN.0);

thread_local! {
    static OWN: Cell<Option<Lang>> = const { Cell::new(None) };
}

/// The current language.
#[must_use]
pub fn current() -> Lang {
    OWN.get().unwrap_or_else(|| Lang(DEFAULT.load(Ordering::Relaxed)))
}

/// Sets the language of this thread.
pub fn set(lang: Lang) {
    OWN.set(Some(lang));
}

/// Sets the language of all threads that have not set one.
pub fn set_default(lang: Lang) {
    DEFAULT.store(lang.0, Ordering::Relaxed);
}

/// A text without arguments, by its place in [`FIXED`].
pub(super) fn fixed(place: usize) -> &'static str {
    current().bundle().fixed.get(place).map_or("", String::as_str)
}

/// A text with arguments.
#[must_use]
pub fn format<'a>(key: &str, args: impl IntoIterator<Item = (&'a str, FluentValue<'a>)>) -> String {
    let args: FluentArgs<'a> = args.into_iter().collect();
    current().bundle().text(key, Some(&args)).unwrap_or_else(|| key.to_owned())
}

/// Joins parts of a text in the current language.
pub(super) fn spaced<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    current().join(parts)
}

/// The marks that Fluent puts around the values of arguments.
const MARKS: [char; 2] = ['\u{2068}', '\u{2069}'];

/// The texts of one language.
struct Bundle {
    lang: Lang,
    fluent: FluentBundle<FluentResource>,
    /// The texts without arguments, formatted in advance, in the order of [`FIXED`].
    fixed: Vec<String>,
}

impl Bundle {
    fn new(lang: Lang) -> Self {
        let language = lang.language();
        let locale = language.office.parse().unwrap_or_default();
        let mut fluent = FluentBundle::new_concurrent(vec![locale]);
        fluent.set_use_isolating(language.chinese || lang == Lang::PSEUDO);
        // Texts that cannot be parsed are left out; `build.rs` fails on such a file.
        let resource = FluentResource::try_new(language.source.to_owned());
        fluent.add_resource_overriding(resource.unwrap_or_else(|(sound, _)| sound));
        let mut bundle = Self { lang, fluent, fixed: Vec::new() };
        let fixed = FIXED.iter().map(|key| bundle.text(key, None).unwrap_or_else(|| (*key).into()));
        bundle.fixed = fixed.collect();
        bundle
    }

    /// Formats a text without Fluent's marks, which would appear in files and confuse screen
    /// readers.
    fn text(&self, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = self.fluent.get_message(key)?.value()?;
        let text = self.fluent.format_pattern(pattern, args, &mut Vec::new());
        if !text.contains(MARKS) && self.lang != Lang::PSEUDO {
            return Some(text.into_owned());
        }
        let clean = self.lang.join(text.split(MARKS));
        let pseudo = self.lang == Lang::PSEUDO;
        Some(if pseudo { lengthened(&clean, &own(&text)) } else { clean })
    }
}

/// Whether one is a Chinese character and the other is a Latin letter or digit.
fn meet(one: char, other: char) -> bool {
    matches!(one, '\u{3400}'..='\u{9fff}') && other.is_ascii_alphanumeric()
}

/// The text without the values of its arguments.
fn own(text: &str) -> String {
    let [begin, end] = MARKS;
    let mut depth = 0_usize;
    let mut own = String::new();
    for c in text.chars() {
        if c == begin {
            depth += 1;
        } else if c == end {
            depth = depth.saturating_sub(1);
        } else if depth == 0 {
            own.push(c);
        }
    }
    own
}

/// A text of the pseudo-language: two fifths longer than the text without its arguments, in
/// brackets. A text that consists only of arguments and punctuation is not changed.
fn lengthened(text: &str, own: &str) -> String {
    if !own.contains(char::is_alphabetic) {
        return text.to_owned();
    }
    let more = ((own.trim_matches(' ').chars().count() * 2 + 2) / 5).max(1);
    let filling: String = "one two three four five ".chars().cycle().take(more).collect();
    let rest = text.trim_start_matches(' ');
    let inner = rest.trim_end_matches(' ');
    let (before, after) = (text.len() - rest.len(), rest.len() - inner.len());
    format!("{}[{inner} {filling}]{}", " ".repeat(before), " ".repeat(after))
}

#[cfg(test)]
mod tests {
    use super::{lengthened, own};

    #[test]
    fn pseudo_texts_are_longer_and_in_brackets() {
        let same = |text| lengthened(text, text);
        assert_eq!(same("Save"), "[Save on]");
        assert_eq!(same(" and "), " [and o] ");
        assert_eq!(same(", "), ", ");
        assert_eq!(own("Undo \u{2068}moving \u{2068}Shop\u{2069}\u{2069}!"), "Undo !");
        assert_eq!(lengthened("[a]: [b]", ": "), "[a]: [b]");
    }
}
