//! Texts of a pack, in one or more languages.

use std::iter::successors;

/// The language that is used where a text lacks another one.
const ENGLISH: &str = "en";

/// A text by language, English first. A language is identified by its code, such as `zh` or
/// `pt-BR`, ignoring case. Empty texts are not stored.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(Vec<(Box<str>, String)>);

impl Text {
    /// A text in English (British spelling in the base pack).
    #[must_use]
    pub fn new(en: impl Into<String>) -> Self {
        Self::default().with(ENGLISH, en)
    }

    /// Returns the text with a further language, set as by [`Self::set`].
    #[must_use]
    pub fn with(mut self, code: &str, text: impl Into<String>) -> Self {
        self.set(code, text);
        self
    }

    /// Sets the text of a language; an empty text removes the language. `zh_CN` is read as `zh-CN`.
    pub fn set(&mut self, code: &str, text: impl Into<String>) {
        let text = text.into();
        let code = code.replace('_', "-");
        let code = if code.eq_ignore_ascii_case(ENGLISH) { ENGLISH.to_owned() } else { code };
        self.0.retain(|(other, _)| !other.eq_ignore_ascii_case(&code));
        if text.is_empty() {
            return;
        }
        self.0.push((code.into_boxed_str(), text));
        // Sorted, so that equal texts compare equal whatever order they were set in.
        self.0.sort_by(|(a, _), (b, _)| (&**a != ENGLISH, a).cmp(&(&**b != ENGLISH, b)));
    }

    /// Returns the text in a language, or else in the nearest one: `zh` for `zh-CN`, or `zh-CN` for
    /// `zh`. If there is none, returns the English text.
    #[must_use]
    pub fn get(&self, code: &str) -> &str {
        let found = self.has(code).or_else(|| self.near(code)).or_else(|| self.has(ENGLISH));
        found.unwrap_or_default()
    }

    /// Returns the text in exactly this language, if there is one.
    #[must_use]
    pub fn has(&self, code: &str) -> Option<&str> {
        let found = self.0.iter().find(|(other, _)| other.eq_ignore_ascii_case(code));
        found.map(|(_, text)| text.as_str())
    }

    /// Returns the text in a more general language, `zh` for `zh-CN`, or in a regional variant of
    /// this one.
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

    /// All language codes and texts, English first.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(code, text)| (&**code, text.as_str()))
    }

    /// Whether there is no English text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.has(ENGLISH).is_none()
    }
}
