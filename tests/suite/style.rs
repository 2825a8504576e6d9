//! The house style: how it is kept, what it colours, and what of it is hard to read.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tierboard::export::fonts::{self, Font, FontError};
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

/// A presentation of an agency: slides of 4:3, with a picture on its master that has the usual name.
fn agency() -> Vec<u8> {
    let own = format::write(&report(""), None, Format::Pptx, Options::default()).expect("written");
    let mut parts = unpack(&own);
    let picture = STANDARD.decode(LOGO).expect("Base64");
    parts.insert("ppt/media/image1.png".to_owned(), picture);
    let edit = |parts: &mut BTreeMap<String, Vec<u8>>, name: &str, from: &str, to: &str| {
        let text = String::from_utf8(parts[name].clone()).expect("text");
        assert!(text.contains(from), "{from} in {name}");
        parts.insert(name.to_owned(), text.replacen(from, to, 1).into_bytes());
    };
    let master = "ppt/slideMasters/slideMaster1.xml";
    edit(&mut parts, master, "Text Placeholder 2", "Agency & Co".replace('&', "&amp;").as_str());
    edit(
        &mut parts,
        "ppt/slideMasters/_rels/slideMaster1.xml.rels",
        "</Relationships>",
        r#"<Relationship Id="rIdLogo" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="../media/image1.png"/></Relationships>"#,
    );
    edit(
        &mut parts,
        "ppt/presentation.xml",
        r#"cx="12192000" cy="6858000""#,
        r#"cx="9144000" cy="6858000""#,
    );
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("in memory");
        zip.write_all(&bytes).expect("in memory");
    }
    zip.finish().expect("in memory").into_inner()
}

#[test]
fn slides_are_written_on_the_master_of_a_template() {
    let dir = folder();
    let file = dir.path().join("agency.pptx");
    put(&file, agency());
    let style = template::read(&file).expect("a template");
    let plan = Plan { style, ..parse(&format!(r#"style: (logo: "{LOGO}")"#)) };
    // The plan keeps it: a colleague needs no other file.
    let kept = plan_file::write(&plan).expect("written");
    let (plan, _) = plan_file::parse(&kept, &Library::embedded(), None).expect("sound");
    let report = Report::new(Arc::new(Evaluated::new(plan, Library::embedded().base())));
    let written = format::write(&report, None, Format::Pptx, Options::default()).expect("written");
    let parts = unpack(&written);
    let part = |name: &str| String::from_utf8_lossy(&parts[name]).into_owned();
    assert!(part("ppt/slideMasters/slideMaster1.xml").contains("Agency &amp; Co"));
    assert_eq!(parts["ppt/media/image1.png"], STANDARD.decode(LOGO).expect("Base64"));
    assert!(part("[Content_Types].xml").contains("/ppt/slideMasters/slideMaster1.xml"));
    let presentation = part("ppt/presentation.xml");
    assert!(presentation.contains(r#"cx="9144000" cy="6858000""#), "{presentation}");
    let slide = part("ppt/slides/slide1.xml");
    assert!(!slide.contains("<p:bg>"), "the ground of the master is seen");
    // A page of 16:9 stands in the middle of a slide of 4:3: 72 of 1280 points from its left.
    assert!(slide.contains(r#"<a:off x="514350""#), "{slide}");
    let relations = part("ppt/slides/_rels/slide1.xml.rels");
    assert!(relations.contains("../slideLayouts/slideLayout1.xml"), "{relations}");
}

#[test]
fn a_font_from_a_file_sets_pictures_and_documents_and_what_it_lacks_is_set_as_before() {
    let dir = folder();
    let file = dir.path().join("brand.otf");
    // Titles are set in what is otherwise the font of text.
    put(&file, Font::Regular.bytes());
    let font = fonts::read(&file).expect("a font");
    let styled = |file: &Arc<str>| {
        let mut plan = parse("");
        plan.title = "Launch".to_owned();
        plan.style.heading_file = Arc::clone(file);
        Report::new(Arc::new(Evaluated::new(plan, Library::embedded().base())))
    };
    let drawn = |report: &Report, format| {
        let options = Options { view: View::Scene(Show::Title), width: 640, ..Options::default() };
        format::write(report, None, format, options).expect("written")
    };
    let (plain, styled) = (styled(&"".into()), styled(&font));
    for format in [Format::Png, Format::Svg, Format::Pdf] {
        assert_ne!(drawn(&plain, format), drawn(&styled, format), "{format:?}");
    }
    // Slides to edit have fonts by name only, and what is drawn next is as before.
    assert_eq!(drawn(&plain, Format::Pptx), drawn(&styled, Format::Pptx));
    assert!(fonts::width("Launch", 20.0, true) > fonts::width("Launch", 20.0, false));
    for (name, bytes) in [("text.ttf", &b"no font"[..]), ("empty.otf", &b""[..])] {
        let file = dir.path().join(name);
        put(&file, bytes);
        assert!(matches!(fonts::read(&file), Err(FontError::NoFont(_))), "{name}");
    }
    let missing = fonts::read(&dir.path().join("missing.ttf"));
    assert!(matches!(missing, Err(FontError::Unreadable(_))));
}
