//! The house style: how it is kept, what it colours, and what of it is hard to read.

use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use tierboard::export::format::{self, Format, Options, View};
use tierboard::model::evaluated::Evaluated;
use tierboard::model::plan::{Plan, Rgb, Slot};
use tierboard::model::scene::Show;
use tierboard::report::Report;
use tierboard::report::look::{Look, Shade};
use tierboard::store::packs::Library;
use tierboard::store::{plan_file, template};
use tierboard::text::findings;

use crate::support::{folder, put, unpack};

/// A red square as PNG, in Base64.
const LOGO: &str = "iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAEElEQVR4nGM4IScHRwzEcQCxYxBBO0tjggAAAABJRU5ErkJggg==";

fn text(style: &str) -> String {
    format!(
        r#"(title: "Styled", rules: "three-tiers-2023",
        touchpoints: [(id: 1, kind: "official_account", platform: "wechat")], {style})"#
    )
}

fn parse(style: &str) -> Plan {
    plan_file::parse(&text(style), &Library::embedded(), None).expect("sound").0
}

fn report(style: &str) -> Report {
    Report::new(Arc::new(Evaluated::new(parse(style), Library::embedded().base())))
}

#[test]
fn a_house_style_is_read_written_and_read_again_and_a_bad_colour_is_found_at_its_place() {
    let whole = format!(
        r##"style: (ground: "#ffffff", ink: "#101820", accent: "#00a3e0", open: "#006747", heading_font: "Georgia", text_font: "Verdana", logo: "{LOGO}")"##
    );
    let plan = parse(&whole);
    assert_eq!(plan.style.colour(Slot::Accent), Some(Rgb([0x00, 0xa3, 0xe0])));
    assert_eq!(plan.style.colour(Slot::Closed), None);
    let written = plan_file::write(&plan).expect("written");
    let (again, _) = plan_file::parse(&written, &Library::embedded(), None).expect("sound");
    assert_eq!(again, plan);
    assert!(!plan_file::write(&parse("")).expect("written").contains("style"));
    let bad = text(r#"style: (accent: "blue")"#);
    let found = plan_file::parse(&bad, &Library::embedded(), None).expect_err("no colour");
    assert_eq!(found.iter().map(|one| one.at.as_str()).collect::<Vec<_>>(), ["style.accent"]);
    let said = findings::finding(Path::new("plan.ron"), &found[0]);
    assert!(said.contains("blue") && said.contains("#2f5bd8"), "{said}");
}

#[test]
fn slides_and_pictures_have_the_colours_the_fonts_and_the_logo() {
    let style = format!(
        r##"style: (ground: "#fffdf0", accent: "#5500aa", open: "#004488", heading_font: "Georgia", text_font: "Verdana & Co", logo: "{LOGO}")"##
    );
    let report = report(&style);
    let parts =
        unpack(&format::write(&report, None, Format::Pptx, Options::default()).expect("written"));
    let theme = String::from_utf8_lossy(&parts["ppt/theme/theme1.xml"]).into_owned();
    for part in ["fffdf0", "5500aa", "004488", "Georgia", "Verdana &amp; Co"] {
        assert!(theme.contains(part), "{part} in {theme}");
    }
    assert!(parts.keys().any(|name| name.starts_with("ppt/media/")), "the logo is there");
    let view = View::Scene(Show::Title);
    let svg = format::write(&report, None, Format::Svg, Options { view, ..Options::default() });
    let svg = String::from_utf8(svg.expect("written")).expect("text");
    assert!(svg.contains("#fffdf0") && svg.contains("<image"), "ground and logo");
    // Without a style, nothing is other than before; the dark theme stays as it is.
    assert_eq!(self::report("").look(Shade::Light), Look::of(Shade::Light));
    assert_eq!(report.look(Shade::Dark), Look::of(Shade::Dark));
}

#[test]
fn a_colour_that_is_hard_to_read_on_its_ground_is_named_with_its_contrast() {
    assert!(report("").style_faults().is_empty());
    let faults = report(r##"style: (accent: "#ffd54f")"##).style_faults();
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(faults[0].contains("4.5") && faults[0].contains("1."), "{faults:?}");
    // Another ground concerns every colour.
    assert!(report(r##"style: (ground: "#202020")"##).style_faults().len() > 3);
}

#[test]
fn a_template_gives_its_colours_and_fonts_and_no_template_says_so() {
    let dir = folder();
    let style = r##"style: (ground: "#fffdf0", ink: "#112233", accent: "#5500aa", heading_font: "Georgia", text_font: "Verdana")"##;
    let file = dir.path().join("agency.pptx");
    put(
        &file,
        format::write(&report(style), None, Format::Pptx, Options::default()).expect("written"),
    );
    let found = template::read(&file).expect("a template");
    assert_eq!(found.colour(Slot::Ink), Some(Rgb([0x11, 0x22, 0x33])));
    assert_eq!(found.colour(Slot::Accent), Some(Rgb([0x55, 0x00, 0xaa])));
    assert_eq!((found.heading_font.as_str(), found.text_font.as_str()), ("Georgia", "Verdana"));
    for (name, bytes) in [("text.pptx", &b"no archive"[..]), ("cut.pptx", &b"PK\x03\x04cut"[..])] {
        let file = dir.path().join(name);
        put(&file, bytes);
        assert!(
            matches!(template::read(&file), Err(template::TemplateError::NoTheme(_))),
            "{name}"
        );
    }
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("other.txt", zip::write::SimpleFileOptions::default()).expect("in memory");
    archive.write_all(b"nothing").expect("in memory");
    let other = dir.path().join("other.pptx");
    put(&other, archive.finish().expect("in memory").into_inner());
    assert!(matches!(template::read(&other), Err(template::TemplateError::NoTheme(_))));
    let missing = template::read(&dir.path().join("missing.pptx"));
    assert!(matches!(missing, Err(template::TemplateError::Unreadable(_))));
}
