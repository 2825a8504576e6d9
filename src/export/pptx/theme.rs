//! The theme of a presentation: its colours and fonts.

use crate::export::fonts::FAMILY;
use crate::export::markup::escape;
use crate::report::look::Look;

/// The fills, lines and effects of a theme, all plain.
const PLAIN: &str = r#"<a:fmtScheme name="Tierboard">
    <a:fillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill>
    <a:solidFill><a:schemeClr val="phClr"/></a:solidFill>
    <a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:fillStyleLst>
    <a:lnStyleLst><a:ln w="9525"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>
    <a:ln w="12700"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>
    <a:ln w="19050"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln></a:lnStyleLst>
    <a:effectStyleLst><a:effectStyle><a:effectLst/></a:effectStyle>
    <a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle>
    </a:effectStyleLst>
    <a:bgFillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill>
    <a:solidFill><a:schemeClr val="phClr"/></a:solidFill>
    <a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:bgFillStyleLst></a:fmtScheme>"#;

/// A theme with the colours of the window. It names one font for each script: Arial for Latin text,
/// which nearly every computer has and which is no wider than the embedded font, so that lines
/// break as in the other exports; and the embedded font for Chinese text. The PANOSE numbers let a
/// program without these fonts choose another sans-serif font.
pub(super) fn theme(look: &Look, [heading, text]: &[String; 2]) -> String {
    let mut colours = String::new();
    for (slot, shown) in [
        ("dk1", look.ink),
        ("lt1", look.card),
        ("dk2", look.soft),
        ("lt2", look.bg),
        ("accent1", look.accent),
        ("accent2", look.open),
        ("accent3", look.semi),
        ("accent4", look.closed),
        ("accent5", look.soft),
        ("accent6", look.bar_aggregate),
        ("hlink", look.accent),
        ("folHlink", look.soft),
    ] {
        colours.push_str(&colour(slot, &shown.hex()));
    }
    let (major, minor) = (font("major", heading), font("minor", text));
    format!(
        r#"<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
        name="Tierboard"><a:themeElements><a:clrScheme name="Tierboard">{colours}</a:clrScheme>
        <a:fontScheme name="Tierboard">{major}{minor}</a:fontScheme>{PLAIN}
        </a:themeElements></a:theme>"#
    )
}

fn colour(slot: &str, hex: &str) -> String {
    format!(r#"<a:{slot}><a:srgbClr val="{hex}"/></a:{slot}>"#)
}

fn font(kind: &str, name: &str) -> String {
    let latin = if name.trim().is_empty() {
        r#"typeface="Arial" panose="020B0604020202020204" pitchFamily="34""#.to_owned()
    } else {
        format!(r#"typeface="{}""#, escape(name.trim()))
    };
    format!(
        r#"<a:{kind}Font>
        <a:latin {latin}/>
        <a:ea typeface="{FAMILY}" panose="020B0500000000000000" pitchFamily="34"/>
        <a:cs typeface="Arial"/><a:font script="Hans" typeface="Microsoft YaHei"/></a:{kind}Font>"#
    )
}
