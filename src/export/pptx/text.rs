//! Paragraphs and runs.

use super::units::{SIZE, Scale};
use crate::export::markup::escape;
use crate::export::page::{Align, Deck, Page, Paragraph, Run};
use crate::model::verdict::Sign;
use crate::report::look::Colour;
use crate::text::lang::Lang;

/// The fonts of the theme, so that changing them there changes the whole deck.
pub(super) const FONTS: &str = r#"<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>"#;

/// The fonts of signs, in text of any language.
const SIGN_FONTS: &str = r#"<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-lt"/>"#;

/// The height of a line with signs, as a multiple of its font size.
const SIGNED: f32 = 1.24;

/// The text style of a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextStyle {
    /// The scale of the page.
    pub(super) scale: Scale,
    /// The language of its text, such as `en-GB`.
    pub(super) language: &'static str,
    /// Whether the language is written in Chinese characters.
    chinese: bool,
    /// A factor for the text size.
    share: f32,
}

impl TextStyle {
    /// The style of a page.
    pub(super) fn of(page: &Page, deck: &Deck) -> Self {
        let language = language(deck.language);
        let size = deck.master.as_ref().map_or(SIZE, |master| master.size);
        let (chinese, scale) = (language.is_chinese(), Scale::of(page, size));
        Self { scale, language: language.office(), chinese, share: 1.0 }
    }

    /// The same style with Chinese text a little smaller. Its fonts differ from program to program,
    /// and the text of a card must not overflow.
    pub(super) fn smaller(self) -> Self {
        Self { share: if self.chinese { 0.9 } else { 1.0 }, ..self }
    }

    /// The paragraphs of a shape. The format requires at least one.
    pub(super) fn paragraphs(self, paragraphs: &[Paragraph]) -> String {
        let Some((first, others)) = paragraphs.split_first() else {
            return self.paragraph(&Paragraph::default(), 0.0);
        };
        let mut out = self.paragraph(first, 0.0);
        for paragraph in others {
            out.push_str(&self.paragraph(paragraph, paragraph.gap));
        }
        out
    }

    fn paragraph(self, paragraph: &Paragraph, gap: f32) -> String {
        let align = match paragraph.align {
            Align::Left => "l",
            Align::Centre => "ctr",
            Align::Right => "r",
        };
        let gap = self.scale.gap(gap);
        let mut runs: String = paragraph.runs.iter().map(|run| self.run(run)).collect();
        if runs.is_empty() {
            runs = self.end(paragraph.runs.first().map_or(12.0, |run| run.size));
        }
        let lines = self.lines(paragraph);
        format!(
            r#"<a:p><a:pPr algn="{align}"><a:lnSpc>{lines}</a:lnSpc>
            <a:spcBef><a:spcPts val="{gap}"/></a:spcBef></a:pPr>{runs}</a:p>"#
        )
    }

    /// The line height, as a percentage of that of the font, so that it grows with the text and the
    /// first baseline is about where other formats have it. Arial's lines are 1.15 times its size,
    /// those of Noto Sans SC 1.45 times. Lines with signs have a fixed height, because it is not
    /// known which font the signs are drawn in.
    fn lines(self, paragraph: &Paragraph) -> String {
        let runs = &paragraph.runs;
        if runs.iter().any(|run| run.sign.is_some()) {
            let size = runs.iter().map(|run| run.size).fold(0.0, f32::max);
            let points = self.scale.gap(size * SIGNED);
            return format!(r#"<a:spcPts val="{points}"/>"#);
        }
        let chinese = runs.iter().any(|run| run.text.contains(|c: char| c >= '\u{2e80}'));
        let share = if chinese { 91_000 } else { 108_000 };
        format!(r#"<a:spcPct val="{share}"/>"#)
    }

    /// The size of an empty line.
    fn end(self, size: f32) -> String {
        let (language, size) = (self.language, self.scale.size(size));
        format!(r#"<a:endParaRPr lang="{language}" sz="{size}"/>"#)
    }

    /// A run with its sign, which stays on the line of the first word. The sign and trailing spaces
    /// are not struck through.
    fn run(self, run: &Run) -> String {
        let sign = match run.sign.map(Sign::character) {
            None => String::new(),
            Some(sign) if run.text.is_empty() => sign.to_owned(),
            Some(sign) => format!("{sign}\u{a0}"),
        };
        // Signs use the Latin font, in which they are as wide as they were measured.
        let mut out = self.styled(run, &sign, false, SIGN_FONTS);
        if !run.strike {
            out.push_str(&self.letters(run, &run.text, false));
            return out;
        }
        let words = run.text.trim_end();
        let spaces = run.text.strip_prefix(words).unwrap_or_default();
        out.push_str(&self.letters(run, words, true));
        out.push_str(&self.letters(run, spaces, false));
        out
    }

    /// Text in one style; empty if there is no text.
    fn letters(self, run: &Run, text: &str, strike: bool) -> String {
        self.styled(run, text, strike, FONTS)
    }

    fn styled(self, run: &Run, text: &str, strike: bool, fonts: &str) -> String {
        if text.is_empty() {
            return String::new();
        }
        let language = self.language;
        let size = self.scale.size(run.size * self.share);
        let bold = if run.bold { r#" b="1""# } else { "" };
        let strike = if strike { r#" strike="sngStrike""# } else { "" };
        let fill = fill(Some(run.colour));
        let text = escape(text);
        format!(
            r#"<a:r><a:rPr lang="{language}" sz="{size}"{bold}{strike}>
            {fill}{fonts}</a:rPr><a:t>{text}</a:t></a:r>"#
        )
    }
}

/// The language of a deck, by its code.
pub(super) fn language(code: &str) -> Lang {
    Lang::of_code(code).unwrap_or(Lang::EN)
}

/// A colour as a fill; no fill if there is none.
pub(super) fn fill(colour: Option<Colour>) -> String {
    let Some(colour) = colour else { return "<a:noFill/>".to_owned() };
    let hex = colour.hex();
    format!(r#"<a:solidFill><a:srgbClr val="{hex}"/></a:solidFill>"#)
}
