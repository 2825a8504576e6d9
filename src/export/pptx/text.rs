//! Paragraphs and runs.

use super::units::{Scale, escape};
use crate::export::look::Colour;
use crate::export::page::{Align, Page, Paragraph, Run};
use crate::model::sign::Sign;

/// The theme's fonts: whoever changes the theme's fonts changes the deck's.
pub(super) const FONTS: &str = r#"<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>"#;

/// How the text of a page is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Voice {
    /// The scale of the page.
    pub(super) scale: Scale,
    /// The language of its text, such as `en-GB`.
    pub(super) language: &'static str,
}

impl Voice {
    /// The voice of a page.
    pub(super) fn of(page: &Page, code: &str) -> Self {
        Self { scale: Scale::of(page), language: super::language(code) }
    }

    /// The paragraphs of a shape; one at least, as the format wants it.
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
        // The lines of Noto Sans SC are 1.45 times its size; this makes them as high as elsewhere.
        format!(
            r#"<a:p><a:pPr algn="{align}"><a:lnSpc><a:spcPct val="91000"/></a:lnSpc>
            <a:spcBef><a:spcPts val="{gap}"/></a:spcBef></a:pPr>{runs}</a:p>"#
        )
    }

    /// The size of an empty line.
    fn end(self, size: f32) -> String {
        let (language, size) = (self.language, self.scale.size(size));
        format!(r#"<a:endParaRPr lang="{language}" sz="{size}"/>"#)
    }

    /// A run with its sign; the sign is not struck through.
    fn run(self, run: &Run) -> String {
        let text = run.text.as_str();
        match run.sign.map(character) {
            None if text.is_empty() => String::new(),
            None => self.letters(run, text, run.strike),
            Some(sign) if text.is_empty() => self.letters(run, sign, false),
            Some(sign) if run.strike => {
                let sign = self.letters(run, &format!("{sign} "), false);
                sign + &self.letters(run, text, true)
            }
            Some(sign) => self.letters(run, &format!("{sign} {text}"), false),
        }
    }

    fn letters(self, run: &Run, text: &str, strike: bool) -> String {
        let language = self.language;
        let size = self.scale.size(run.size);
        let bold = if run.bold { r#" b="1""# } else { "" };
        let strike = if strike { r#" strike="sngStrike""# } else { "" };
        let fill = fill(Some(run.colour));
        let text = escape(text);
        format!(
            r#"<a:r><a:rPr lang="{language}" sz="{size}"{bold}{strike}>
            {fill}{FONTS}</a:rPr><a:t>{text}</a:t></a:r>"#
        )
    }
}

/// A colour as a fill, or none.
pub(super) fn fill(colour: Option<Colour>) -> String {
    let Some(colour) = colour else { return "<a:noFill/>".to_owned() };
    let hex = colour.hex();
    format!(r#"<a:solidFill><a:srgbClr val="{hex}"/></a:solidFill>"#)
}

/// The character that stands for a sign.
pub(super) fn character(sign: Sign) -> &'static str {
    match sign {
        Sign::Person => "●",
        Sign::Total => "◐",
        Sign::Locked => "⊕",
        Sign::Available => "○",
        Sign::Withheld => "×",
        Sign::Unstated => "?",
        Sign::NotSensed => "·",
    }
}
