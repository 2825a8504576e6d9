//! The parts of every presentation besides its slides: properties, masters, layouts, themes.

use super::markup::{GROUP, NAMES};
use super::package::{Package, Relations, target};
use super::text::language;
use super::theme::theme;
use super::units::SIZE;
use crate::export::markup::escape;
use crate::export::page::Deck;
use crate::report::look::{Look, Shade};
use crate::store::template::Master;

/// The fixed date of all files, so that the same deck gives the same bytes.
const DATE: &str = "2023-01-01T00:00:00Z";
/// Which theme colours are used for background and text.
const COLOURS: &str = r#"<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1"
    accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6"
    hlink="hlink" folHlink="folHlink"/>"#;
/// The background of masters, which is that of pages.
const GROUND: &str = r#"<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg2"/></p:bgRef></p:bg>"#;

/// The background of notes.
const PAPER: &str = r#"<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>"#;
/// The text colour.
const INK: &str = r#"<a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin
    typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>"#;
/// The default position of a title.
const TITLE: &str = r#"<a:xfrm><a:off x="457200" y="304800"/><a:ext cx="11277600" cy="762000"/>
    </a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>"#;

/// The parts of the program's own master.
const MASTER: &str = "ppt/slideMasters/slideMaster1.xml";
const LAYOUTS: [&str; 2] =
    ["ppt/slideLayouts/slideLayout1.xml", "ppt/slideLayouts/slideLayout2.xml"];
const THEME: &str = "ppt/theme/theme1.xml";

/// The table style, which is empty because tables have their own formatting.
const TABLES: &str = r#"<a:tblStyleLst
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
    def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"/>"#;
/// The view in which programs open the presentation.
const VIEW: &str = r#"<p:normalViewPr><p:restoredLeft sz="15620"/><p:restoredTop sz="80000"/>
    </p:normalViewPr><p:gridSpacing cx="76200" cy="76200"/>"#;
/// Adds all of these parts.
pub(super) fn add(package: &mut Package, deck: &Deck) {
    let mut relations = Relations::default();
    relations.add("officeDocument", "ppt/presentation.xml");
    relations.add("metadata/core-properties", "docProps/core.xml");
    relations.add("extended-properties", "docProps/app.xml");
    package.relations("", &relations);
    package.xml("docProps/core.xml", "package.core-properties", &core(deck));
    package.xml("docProps/app.xml", "officedocument.extended-properties", &app(deck));
    presentation(package, deck);
    masters(package, deck);
}

/// The title, the grounds and the language.
fn core(deck: &Deck) -> String {
    let (title, grounds) = (escape(&deck.title), escape(&deck.grounds));
    let language = language(deck.language).office();
    format!(
        r#"<cp:coreProperties
        xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <dc:title>{title}</dc:title><dc:creator>Tierboard</dc:creator>
        <dc:description>{grounds}</dc:description><dc:language>{language}</dc:language>
        <cp:lastModifiedBy>Tierboard</cp:lastModifiedBy>
        <dcterms:created xsi:type="dcterms:W3CDTF">{DATE}</dcterms:created>
        <dcterms:modified xsi:type="dcterms:W3CDTF">{DATE}</dcterms:modified>
        </cp:coreProperties>"#
    )
}

fn app(deck: &Deck) -> String {
    let pages = deck.pages.len();
    format!(
        r#"<Properties
        xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">
        <Application>Tierboard</Application><PresentationFormat>Widescreen</PresentationFormat>
        <Slides>{pages}</Slides><Notes>{pages}</Notes></Properties>"#
    )
}

/// The list of slides and the sizes of slides and notes.
fn presentation(package: &mut Package, deck: &Deck) {
    let mut relations = Relations::default();
    let foreign = deck.master.as_deref();
    let part = foreign.map_or(MASTER, |master| &master.name);
    let master = relations.add("slideMaster", target(part, ""));
    let notes = relations.add("notesMaster", "notesMasters/notesMaster1.xml");
    relations.add("presProps", "presProps.xml");
    relations.add("viewProps", "viewProps.xml");
    let theme = foreign.map_or(THEME, |master| &master.theme);
    relations.add("theme", target(theme, ""));
    relations.add("tableStyles", "tableStyles.xml");
    let mut slides = String::new();
    for number in 1..=deck.pages.len() {
        let relation = relations.add("slide", format!("slides/slide{number}.xml"));
        slides.push_str(&slide(number, &relation));
    }
    let levels = level(1, 1800);
    let id = foreign.map_or("2147483648", |master| &master.id);
    let (width, height) = foreign.map_or(SIZE, |master| master.size);
    let xml = format!(
        r#"<p:presentation {NAMES} saveSubsetFonts="1"><p:sldMasterIdLst>
        <p:sldMasterId id="{id}" r:id="{master}"/></p:sldMasterIdLst>
        <p:notesMasterIdLst><p:notesMasterId r:id="{notes}"/></p:notesMasterIdLst>
        <p:sldIdLst>{slides}</p:sldIdLst><p:sldSz cx="{width}" cy="{height}"/>
        <p:notesSz cx="6858000" cy="9144000"/>
        <p:defaultTextStyle>{levels}</p:defaultTextStyle></p:presentation>"#
    );
    package.xml("ppt/presentation.xml", "officedocument.presentationml.presentation.main", &xml);
    package.relations("ppt/presentation.xml", &relations);
    let xml = format!("<p:presentationPr {NAMES}/>");
    package.xml("ppt/presProps.xml", "officedocument.presentationml.presProps", &xml);
    let xml = format!("<p:viewPr {NAMES}>{VIEW}</p:viewPr>");
    package.xml("ppt/viewProps.xml", "officedocument.presentationml.viewProps", &xml);
    package.xml("ppt/tableStyles.xml", "officedocument.presentationml.tableStyles", TABLES);
}

fn slide(number: usize, relation: &str) -> String {
    let id = number + 255;
    format!(r#"<p:sldId id="{id}" r:id="{relation}"/>"#)
}

/// The style of one level of text.
fn level(level: usize, size: u32) -> String {
    let left = (level - 1) * 228_600;
    format!(
        r#"<a:lvl{level}pPr marL="{left}" indent="0" algn="l" defTabSz="914400" rtl="0"
        eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:buNone/>
        <a:defRPr sz="{size}" kern="1200">{INK}</a:defRPr></a:lvl{level}pPr>"#
    )
}

/// The layouts for slides with a title and for those without.
pub(super) fn layouts(master: Option<&Master>) -> [&str; 2] {
    master.map_or(LAYOUTS, |master| master.layouts.each_ref().map(String::as_str))
}

/// The masters of slides and notes, with their layouts and themes.
fn masters(package: &mut Package, deck: &Deck) {
    match &deck.master {
        Some(master) => {
            for (name, part) in &master.parts {
                package.foreign(name, part.kind.as_deref(), &part.bytes);
            }
        }
        None => own_master(package, deck),
    }
    let part = "ppt/notesMasters/notesMaster1.xml";
    package.xml(part, "officedocument.presentationml.notesMaster", &notes_master());
    let mut relations = Relations::default();
    let notes = package.free("ppt/theme/theme", "xml");
    relations.add("theme", target(&notes, "../"));
    package.relations(part, &relations);
    // Notes are always light, since they are read on paper.
    let theme = theme(Look::of(Shade::Light), &deck.fonts);
    package.xml(&notes, "officedocument.theme", &theme);
}

/// The master of slides that the program makes itself.
fn own_master(package: &mut Package, deck: &Deck) {
    let part = MASTER;
    package.xml(part, "officedocument.presentationml.slideMaster", &slide_master());
    let mut relations = Relations::default();
    relations.add("slideLayout", "../slideLayouts/slideLayout1.xml");
    relations.add("slideLayout", "../slideLayouts/slideLayout2.xml");
    relations.add("theme", "../theme/theme1.xml");
    package.relations(part, &relations);
    let mut relations = Relations::default();
    relations.add("slideMaster", "../slideMasters/slideMaster1.xml");
    let title = title("<p:spPr/>", "");
    let layouts = [("Title Only", "titleOnly", title.as_str()), ("Blank", "blank", "")];
    for (number, (name, kind, items)) in (1..).zip(layouts) {
        let part = format!("ppt/slideLayouts/slideLayout{number}.xml");
        let xml = layout(name, kind, items);
        package.xml(&part, "officedocument.presentationml.slideLayout", &xml);
        package.relations(&part, &relations);
    }
    package.xml(THEME, "officedocument.theme", &theme(&deck.look, &deck.fonts));
}

/// The placeholder for a title.
fn title(form: &str, anchor: &str) -> String {
    format!(
        r#"<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title 1"/>
        <p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr>
        </p:nvSpPr>{form}<p:txBody><a:bodyPr{anchor}/><a:lstStyle/>
        <a:p><a:r><a:rPr lang="en-GB"/><a:t>Title</a:t></a:r></a:p></p:txBody></p:sp>"#
    )
}

fn slide_master() -> String {
    let title = title(&format!("<p:spPr>{TITLE}</p:spPr>"), r#" anchor="ctr""#);
    let (heading, other) = (level(1, 2800), level(1, 1800));
    let mut body = String::new();
    for (number, size) in [(1, 1800), (2, 1600), (3, 1400), (4, 1200), (5, 1200)] {
        body.push_str(&level(number, size));
    }
    format!(
        r#"<p:sldMaster {NAMES}><p:cSld>{GROUND}<p:spTree>{GROUP}{title}
        <p:sp><p:nvSpPr><p:cNvPr id="3" name="Text Placeholder 2"/>
        <p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>
        <p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr>
        <p:spPr><a:xfrm><a:off x="457200" y="1219200"/><a:ext cx="11277600" cy="5181600"/></a:xfrm>
        <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>
        <p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr lvl="0"/><a:r><a:rPr lang="en-GB"/>
        <a:t>Text</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld>{COLOURS}
        <p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/>
        <p:sldLayoutId id="2147483650" r:id="rId2"/></p:sldLayoutIdLst>
        <p:txStyles><p:titleStyle>{heading}</p:titleStyle><p:bodyStyle>{body}</p:bodyStyle>
        <p:otherStyle>{other}</p:otherStyle></p:txStyles></p:sldMaster>"#
    )
}

fn layout(name: &str, kind: &str, items: &str) -> String {
    format!(
        r#"<p:sldLayout {NAMES} type="{kind}" preserve="1"><p:cSld name="{name}">
        <p:spTree>{GROUP}{items}</p:spTree></p:cSld>
        <p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"#
    )
}

fn notes_master() -> String {
    let levels = level(1, 1200);
    format!(
        r#"<p:notesMaster {NAMES}><p:cSld>{PAPER}<p:spTree>{GROUP}
        <p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image Placeholder 1"/>
        <p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>
        <p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>
        <p:spPr><a:xfrm><a:off x="685800" y="1143000"/><a:ext cx="5486400" cy="3086100"/></a:xfrm>
        <a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="12700"><a:solidFill>
        <a:prstClr val="black"/></a:solidFill></a:ln></p:spPr></p:sp>
        <p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes Placeholder 2"/>
        <p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>
        <p:nvPr><p:ph type="body" sz="quarter" idx="1"/></p:nvPr></p:nvSpPr>
        <p:spPr><a:xfrm><a:off x="685800" y="4400550"/><a:ext cx="5486400" cy="3600450"/></a:xfrm>
        <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>
        <p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr lvl="0"/><a:r><a:rPr lang="en-GB"/>
        <a:t>Notes</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld>{COLOURS}
        <p:notesStyle>{levels}</p:notesStyle></p:notesMaster>"#
    )
}
