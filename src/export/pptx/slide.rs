//! Slides and their notes.

use std::fmt::Write as _;
use std::sync::Arc;

use super::image::Image;
use super::markup::{GROUP, NAMES};
use super::package::{Package, Relations, target};
use super::parts::layouts;
use super::text::{TextStyle, fill, language};
use super::{chart, table};
use crate::export::error::ExportError;
use crate::export::markup::escape;
use crate::export::page::{
    Chart, Deck, Item, Level, Page, Paragraph, Path, Picture, Rect, Run, Shape, Stand, Table,
};
use crate::export::picture::image::{fitted, without_exif};
use crate::report::look::{Colour, Look, Shade};

/// The length of a shape's name, which is taken from its text, in characters.
const NAME: usize = 40;
/// The text size of a description that replaces a picture or table.
const WORDS: f32 = 16.0;
/// Marks a shape as decorative, so that screen readers skip it.
const DECORATIVE: &str = r#"<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">
    <adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"
    val="1"/></a:ext></a:extLst>"#;

/// Adds a page as a slide, with its notes.
pub(super) fn add(
    package: &mut Package,
    deck: &Deck,
    page: &Page,
    number: usize,
) -> Result<(), ExportError> {
    let titled = page.items.iter().any(|item| matches!(item, Item::Shape(s) if is_title(s)));
    let master = deck.master.as_deref();
    let [with_title, blank] = layouts(master);
    let mut slide = Slide {
        package,
        style: TextStyle::of(page, deck),
        relations: Relations::default(),
        ground: page.ground,
        last: 1,
        titled: false,
    };
    slide.relations.add("slideLayout", target(if titled { with_title } else { blank }, "../"));
    slide.relations.add("notesSlide", format!("../notesSlides/notesSlide{number}.xml"));
    let mut items = String::new();
    for item in &page.items {
        items.push_str(&slide.item(item)?);
    }
    let relations = slide.relations;
    // The ground of a master of one's own is seen.
    let ground = if master.is_some() {
        String::new()
    } else {
        let ground = fill(Some(page.ground));
        format!("<p:bg><p:bgPr>{ground}<a:effectLst/></p:bgPr></p:bg>")
    };
    let name = escape(&page.title);
    let xml = format!(
        r#"<p:sld {NAMES}><p:cSld name="{name}">{ground}<p:spTree>{GROUP}{items}</p:spTree>
        </p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"#
    );
    let part = format!("ppt/slides/slide{number}.xml");
    package.xml(&part, "officedocument.presentationml.slide", &xml);
    package.relations(&part, &relations);
    notes(package, deck, page, number);
    Ok(())
}

/// The notes of a page. They end with the deck's grounds, so that a slide copied elsewhere keeps
/// them.
fn notes(package: &mut Package, deck: &Deck, page: &Page, number: usize) {
    let mut lines: Vec<&str> = page.notes.lines().collect();
    if !page.notes.contains(&deck.grounds) {
        lines.extend(deck.grounds.lines());
    }
    let language = language(deck.language).office();
    let mut text = String::new();
    for line in lines {
        text.push_str(&note(line, language));
    }
    if text.is_empty() {
        text = note("", language);
    }
    let xml = format!(
        r#"<p:notes {NAMES}><p:cSld><p:spTree>{GROUP}
        <p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image Placeholder 1"/>
        <p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>
        <p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>
        <p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes Placeholder 2"/>
        <p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>
        <p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>
        <p:txBody><a:bodyPr/><a:lstStyle/>{text}</p:txBody></p:sp>
        </p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"#
    );
    let part = format!("ppt/notesSlides/notesSlide{number}.xml");
    let mut relations = Relations::default();
    relations.add("notesMaster", "../notesMasters/notesMaster1.xml");
    relations.add("slide", format!("../slides/slide{number}.xml"));
    package.xml(&part, "officedocument.presentationml.notesSlide", &xml);
    package.relations(&part, &relations);
}

fn note(line: &str, language: &str) -> String {
    let line = escape(line);
    if line.is_empty() {
        return format!(r#"<a:p><a:endParaRPr lang="{language}"/></a:p>"#);
    }
    format!(r#"<a:p><a:r><a:rPr lang="{language}"/><a:t>{line}</a:t></a:r></a:p>"#)
}

/// A slide that is being written.
struct Slide<'a> {
    package: &'a mut Package,
    style: TextStyle,
    relations: Relations,
    /// The background colour.
    ground: Colour,
    /// The last id that was used.
    last: usize,
    /// Whether the title has been written; a slide has at most one.
    titled: bool,
}

impl Slide<'_> {
    fn item(&mut self, item: &Item) -> Result<String, ExportError> {
        match item {
            Item::Shape(shape) => Ok(self.shape(shape)),
            Item::Table(table) => Ok(self.table(table)),
            Item::Chart(chart) => self.chart(chart),
            Item::Picture(picture) => Ok(self.picture(picture)),
            Item::Path(path) => Ok(self.path(path)),
        }
    }

    /// A line or an area as a shape of its own, whose points can be edited.
    fn path(&mut self, path: &Path) -> String {
        let head = if path.says.is_empty() {
            let id = self.id();
            format!(r#"<p:cNvPr id="{id}" name="Path {id}">{DECORATIVE}</p:cNvPr>"#)
        } else {
            self.head("Path", &path.says)
        };
        let bounds = path.bounds();
        let scale = self.style.scale;
        let (width, height) = (scale.length(bounds.w), scale.length(bounds.h));
        let mut steps = String::new();
        for (number, (x, y)) in path.points.iter().enumerate() {
            let (x, y) = (scale.length(x - bounds.x), scale.length(y - bounds.y));
            let step = if number == 0 { "moveTo" } else { "lnTo" };
            let _ = write!(steps, r#"<a:{step}><a:pt x="{x}" y="{y}"/></a:{step}>"#);
        }
        if path.fill.is_some() {
            steps.push_str("<a:close/>");
        }
        let filled = if path.fill.is_some() { "" } else { r#" fill="none""# };
        let ground = fill(path.fill);
        let line = path.line.map_or_else(
            || "<a:ln><a:noFill/></a:ln>".to_owned(),
            |(colour, width)| {
                let dash = match path.dash {
                    Some((on, _)) if on > 4.0 => r#"<a:prstDash val="dash"/>"#,
                    Some(_) => r#"<a:prstDash val="sysDot"/>"#,
                    None => "",
                };
                let width = scale.length(width);
                format!(r#"<a:ln w="{width}">{}{dash}<a:round/></a:ln>"#, fill(Some(colour)))
            },
        );
        let place = scale.place(bounds);
        format!(
            r#"<p:sp><p:nvSpPr>{head}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>
            <a:xfrm>{place}</a:xfrm><a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>
            <a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{width}" h="{height}"{filled}>{steps}</a:path>
            </a:pathLst></a:custGeom>{ground}{line}</p:spPr></p:sp>"#
        )
    }

    fn id(&mut self) -> usize {
        self.last += 1;
        self.last
    }

    /// The name and description of an item that is not text.
    fn head(&mut self, kind: &str, says: &str) -> String {
        let (id, says) = (self.id(), escape(says));
        format!(r#"<p:cNvPr id="{id}" name="{kind} {id}" descr="{says}"/>"#)
    }

    fn shape(&mut self, shape: &Shape) -> String {
        let id = self.id();
        let title = !self.titled && is_title(shape);
        self.titled |= title;
        let name = name(shape, id);
        let bare = shape.fill.is_none() && shape.line.is_none();
        let silent = shape.paragraphs.iter().all(|paragraph| paragraph.runs.is_empty());
        let decorative = if silent { DECORATIVE } else { "" };
        let role = match (title, bare) {
            (true, _) => {
                r#"<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>
                <p:nvPr><p:ph type="title"/></p:nvPr>"#
            }
            (false, true) => r#"<p:cNvSpPr txBox="1"/><p:nvPr/>"#,
            (false, false) => "<p:cNvSpPr/><p:nvPr/>",
        };
        let form = self.form(shape);
        let body = self.body(shape);
        format!(
            r#"<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{name}">{decorative}</p:cNvPr>{role}
            </p:nvSpPr><p:spPr>{form}</p:spPr><p:txBody>{body}</p:txBody></p:sp>"#
        )
    }

    /// The position, outline, fill and border of a shape. The border of a page's shape is inside
    /// it, but that of a slide's shape is centred on its edge.
    fn form(&self, shape: &Shape) -> String {
        let half = border(shape) / 2.0;
        let rect = shape.rect.shrink(half);
        let place = self.style.scale.place(rect);
        let outline = outline(rect, shape.corner - half);
        let ground = fill(shape.fill);
        let (colour, width) = shape.line.unzip();
        let (line, width) = (fill(colour), self.style.scale.length(width.unwrap_or(0.0)));
        format!(r#"<a:xfrm>{place}</a:xfrm>{outline}{ground}<a:ln w="{width}">{line}</a:ln>"#)
    }

    /// The text of a shape and its alignment.
    fn body(&self, shape: &Shape) -> String {
        let half = border(shape) / 2.0;
        let (side, top) = shape.pad;
        let side = self.style.scale.length(side - half);
        let top = self.style.scale.length(top - half);
        let anchor = match shape.stand {
            Stand::Top => "t",
            Stand::Middle => "ctr",
            Stand::Bottom => "b",
        };
        let style = if shape.tag.is_some() { self.style.smaller() } else { self.style };
        let text = style.paragraphs(&shape.paragraphs);
        format!(
            r#"<a:bodyPr wrap="square" lIns="{side}" tIns="{top}" rIns="{side}" bIns="{top}"
            rtlCol="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>{text}"#
        )
    }

    fn table(&mut self, table: &Table) -> String {
        let head = self.head("Table", &table.says);
        let frame = table::frame(self.style, table, &head);
        frame.unwrap_or_else(|| self.words(table.rect, &table.says))
    }

    fn chart(&mut self, chart: &Chart) -> Result<String, ExportError> {
        if chart.bars.is_empty() || chart.keys.is_empty() {
            return Ok(self.words(chart.rect, &chart.says));
        }
        let number = chart::add(self.package, self.style, chart)?;
        let relation = self.relations.add("chart", format!("../charts/chart{number}.xml"));
        let head = self.head("Chart", &chart.says);
        let place = self.style.scale.place(chart.rect);
        Ok(format!(
            r#"<p:graphicFrame><p:nvGraphicFramePr>{head}
            <p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/>
            </p:nvGraphicFramePr><p:xfrm>{place}</p:xfrm><a:graphic>
            <a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">
            <c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"
            r:id="{relation}"/></a:graphicData></a:graphic></p:graphicFrame>"#
        ))
    }

    fn picture(&mut self, picture: &Picture) -> String {
        // Not every program draws SVG, so convert it to pixels.
        let pixels = || {
            let drawn = fitted(&picture.bytes, picture.rect, 2.0).ok()?;
            Some(Arc::<[u8]>::from(drawn.encode_png().ok()?))
        };
        let read = match Image::read(&picture.bytes) {
            Some(image) => Some((image, Arc::from(without_exif(&picture.bytes)))),
            None => pixels().and_then(|bytes| Some((Image::read(&bytes)?, bytes))),
        };
        let Some((image, bytes)) = read else { return self.words(picture.rect, &picture.says) };
        let file = self.package.picture(&bytes, image.ending);
        let relation = self.relations.add("image", format!("../media/{file}"));
        let head = self.head("Picture", &picture.says);
        let place = image.place(self.style.scale, picture.rect);
        format!(
            r#"<p:pic><p:nvPicPr>{head}
            <p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>
            <p:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>
            </p:blipFill><p:spPr>{place}
            <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>"#
        )
    }

    /// A description in place of an item that cannot be shown.
    fn words(&mut self, rect: Rect, says: &str) -> String {
        let Colour { r, g, b, .. } = self.ground;
        let light = u16::from(r) * 3 + u16::from(g) * 6 + u16::from(b) >= 1280;
        let ink = Look::of(if light { Shade::Light } else { Shade::Dark }).ink;
        let paragraph = Paragraph::of(vec![Run::new(says, WORDS, ink)]);
        self.shape(&Shape::text(rect, vec![paragraph]))
    }
}

fn is_title(shape: &Shape) -> bool {
    shape.paragraphs.iter().any(|paragraph| paragraph.level == Level::Title)
}

/// The width of a shape's border.
fn border(shape: &Shape) -> f32 {
    shape.line.map_or(0.0, |(_, width)| width.max(0.0))
}

/// A rectangle, with rounded corners if there are any.
fn outline(rect: Rect, corner: f32) -> String {
    let side = rect.w.min(rect.h);
    if corner <= 0.0 || side <= 0.0 {
        return r#"<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>"#.to_owned();
    }
    let share = super::units::whole(f64::from(corner / side) * 100_000.0).clamp(0, 50_000);
    format!(
        r#"<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val {share}"/></a:avLst>
        </a:prstGeom>"#
    )
}

/// The start of a shape's text, for the list of objects on a slide.
fn name(shape: &Shape, id: usize) -> String {
    let texts = shape.paragraphs.iter().flat_map(|p| &p.runs).map(|run| run.text.as_str());
    let text = texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return format!("Shape {id}");
    }
    escape(&text.chars().take(NAME).collect::<String>())
}
