//! The head of the file: its content security policy and its style.

use std::fmt::Write as _;
use std::sync::LazyLock;

use base64::Engine as _;
use maud::{Markup, PreEscaped, html};

use super::parts::{MARK, grounds};
use crate::export::source::Source;
use crate::report::Role;
use crate::report::look::{Colour, Look, Meter, Shade, Style};
use crate::text::{self, sentences};

/// The content security policy, which only allows the inline style and images.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
    base-uri 'none'; form-action 'none'";

/// The style sheet without the colours.
const STYLE: &str = include_str!("../../../assets/export/report.css");

/// The style sheet: the same in every file.
static SHEET: LazyLock<String> = LazyLock::new(|| [&colours(), STYLE, &shapes()].concat());

pub(super) fn head(source: &Source<'_>) -> Markup {
    let title = sentences::window_title(source.report.title(), false);
    let mark = base64::engine::general_purpose::STANDARD.encode(MARK);
    html! {
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(POLICY);
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            meta name="referrer" content="no-referrer";
            meta name="generator" content=(text::product());
            meta name="description" content=(text::parts(&grounds(source)));
            title { (title) }
            link rel="icon" href={ "data:image/svg+xml;base64," (mark) };
            style { "\n" (PreEscaped(SHEET.as_str())) }
            @if !source.report.plan().style.is_nothing() {
                style { "\n" (PreEscaped(house(source.report.look(Shade::Light)))) }
            }
        }
    }
}

/// The colours of a house style: those of the light theme in its place.
fn house(look: &Look) -> String {
    let colours: String =
        look.named().map(|(name, colour)| property(&name.replace('_', "-"), colour)).collect();
    format!("@media not (prefers-color-scheme: dark) {{ :root {{ {colours} }} }}\n")
}

/// The colours of both themes, as custom properties for the style sheet.
fn colours() -> String {
    let mut css = String::new();
    // Writing to a `String` does not fail.
    let _ = writeln!(css, ":root {{ color-scheme: light dark;{} }}", palette(Shade::Light));
    css.push_str(&roles(Shade::Light));
    css.push_str("@media screen and (prefers-color-scheme: dark) {\n");
    let _ = writeln!(css, ":root {{{} }}\n{}}}", palette(Shade::Dark), roles(Shade::Dark));
    css
}

/// All colours of a theme by name, such as `--line-strong`.
fn palette(shade: Shade) -> String {
    let colours = Look::of(shade).named();
    colours.map(|(name, colour)| property(&name.replace('_', "-"), colour)).collect()
}

/// The colours of each role: a class that sets `--mark`, `--cell`, `--bar`, `--on`, `--chip`,
/// `--chip-line` and `--chip-ink`.
fn roles(shade: Shade) -> String {
    let class = |role: Role| {
        let Style { mark, cell, bar, on_bar, chip, chip_line, chip_ink } =
            Look::of(shade).style(role);
        let colours = [
            ("mark", mark),
            ("cell", cell),
            ("bar", bar),
            ("on", on_bar),
            ("chip-line", chip_line),
            ("chip-ink", chip_ink),
        ];
        let colours: String =
            colours.into_iter().map(|(name, colour)| property(name, colour)).collect();
        let chip = chip.map_or_else(|| " --chip: none;".to_owned(), |chip| property("chip", chip));
        format!(".{} {{{colours}{chip} }}\n", role.id())
    };
    Role::all().map(class).collect()
}

/// How cells of each role fill a tier's meter, and whose words are struck through.
fn shapes() -> String {
    let rules = |role: Role| {
        let id = role.id();
        let meter = match role.meter() {
            Meter::Tier(percent) => {
                format!(".meter .{id} {{ background: var(--tier); opacity: {percent}%; }}\n")
            }
            Meter::Hollow => format!(
                ".meter .{id} {{ background: none; opacity: 1; \
                 box-shadow: inset 0 0 0 1.5px var(--bar); }}\n"
            ),
            Meter::Empty => String::new(),
        };
        let struck = format!(".{id} > summary .word {{ text-decoration: line-through; }}\n");
        if role.is_struck() { meter + &struck } else { meter }
    };
    Role::all().map(rules).collect()
}

fn property(name: &str, colour: Colour) -> String {
    format!(" --{name}: #{};", colour.hex())
}
