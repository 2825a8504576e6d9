//! A pack's own words, in as many languages as it has.

use std::iter::successors;

/// The code of the language that stands in for every other.
const ENGLISH: &str = "en";

/// A text by language, English first. A language is named by its code, such as `zh` or `pt-BR`;
/// upper and lower case are the same. An empty text is as good as none, and is not kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(Vec<(Box<str>, String)>);

impl Text {
    /// A text in English (British spelling in the base pack).
    #[must_use]
    pub fn new(en: impl Into<String>) -> Self {
        Self::default().with(ENGLISH, en)
    }

    /// The text with what it is in one more language, as [`Self::set`] puts it there.
    #[must_use]
    pub fn with(mut self, code: &str, text: impl Into<String>) -> Self {
        self.set(code, text);
        self
    }

    /// Says what the text is in a language; an empty text takes the language out. `zh_CN` is
    /// `zh-CN`.
    pub fn set(&mut self, code: &str, text: impl Into<String>) {
        let text = text.into();
        let code = code.replace('_', "-");
        let code = if code.eq_ignore_ascii_case(ENGLISH) { ENGLISH.to_owned() } else { code };
        self.0.retain(|(other, _)| !other.eq_ignore_ascii_case(&code));
        if text.is_empty() {
            return;
        }
        self.0.push((code.into_boxed_str(), text));
        // One order, so that equal texts are equal however they were put together.
        self.0.sort_by(|(a, _), (b, _)| (&**a != ENGLISH, a).cmp(&(&**b != ENGLISH, b)));
    }

    /// The text in a language, or else in the nearest one that it has: `zh` serves for `zh-CN`, and
    /// `zh-CN` for `zh`. Where there is none, the English text.
    #[must_use]
    pub fn get(&self, code: &str) -> &str {
        let found = self.has(code).or_else(|| self.near(code)).or_else(|| self.has(ENGLISH));
        found.unwrap_or_default()
    }

    /// The text in this very language, if there is one.
    #[must_use]
    pub fn has(&self, code: &str) -> Option<&str> {
        let found = self.0.iter().find(|(other, _)| other.eq_ignore_ascii_case(code));
        found.map(|(_, text)| text.as_str())
    }

    /// The text in a wider language, `zh` for `zh-CN`, or in one that is part of this one.
    fn near(&self, code: &str) -> Option<&str> {
        if code.contains('-') {
            let mut wider = successors(Some(code), |code| Some(code.rsplit_once('-')?.0));
            return wider.find_map(|code| self.has(code));
        }
        let part = |other: &str| {
            other.split_once('-').is_some_and(|(first, _)| first.eq_ignore_ascii_case(code))
        };
        self.0.iter().find(|(other, _)| part(other)).map(|(_, text)| text.as_str())
    }

    /// Every language's code and text, English first.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(code, text)| (&**code, text.as_str()))
    }

    /// Whether there is no English text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.has(ENGLISH).is_none()
    }
}
