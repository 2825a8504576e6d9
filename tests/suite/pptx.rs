//! Presentations: valid files with native shapes, tables and charts, the same bytes every time, and
//! no text of the user that breaks the file.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

use calamine::{Reader, Xlsx};
use roxmltree::{Document, Node};
use tierboard::export::page::{
    Align, Bar, Cell, Chart, Deck, HEIGHT, Item, Key, Level, Page, Paragraph, Picture, Piece, Rect,
    Run, Shape, Stand, Table, Tag, WIDTH,
};
use tierboard::export::pptx;
use tierboard::model::pack::Tier;
use tierboard::model::plan::TouchpointId;
use tierboard::model::verdict::Sign;
use tierboard::model::verdict::State;
use tierboard::report::look::{Colour, Look, Shade};

use crate::support::unpack;

const INK: Colour = Colour::opaque(29, 36, 51);
const LINE: Colour = Colour::opaque(201, 196, 184);
const DARK: Colour = Colour::opaque(20, 24, 31);
const GROUNDS: &str = "Rules: three tiers. Facts of 2023.";
/// Text by which a user might break a file.
const HOSTILE: &str = "<script>&\"' ]]> \u{0}\u{8}\u{fffe} =1+1";
/// The same text as it should be in the file.
const TAMED: &str = "&lt;script&gt;&amp;&quot;&#39; ]]&gt;  =1+1";
/// The same as text of a page, where control characters are spaces.
const SPACED: &str = "&lt;script&gt;&amp;&quot;&#39; ]]&gt;    =1+1";

/// A picture of two blue pixels.
const PNG: &[u8] =
    b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x02\x00\x00\x00\x01\x08\
    \x02\x00\x00\x00{@\xe8\xdd\x00\x00\x00\x0dIDATx\xdac\xd0\x8f\xbe\x01D\x00\x08c\
    \x02\xc5\x9c\x9f\x02\x00\x00\x00\x00\x00IEND\xaeB`\x82";
/// The header of a picture of 40 × 80 pixels.
const JPEG: &[u8] = b"\xff\xd8\xff\xe0\x00\x04JF\xff\xc4\x00\x03T\xff\xc2\x00\x0b\x08\
    \x00\x50\x00\x28\x01\x01\x11\x00\xff\xd9";
const SVG: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>";

fn text(text: &str, size: f32) -> Paragraph {
    Paragraph::of(vec![Run::new(text, size, INK)])
}

fn page(title: &str, items: Vec<Item>) -> Page {
    let (ground, notes) = (Colour::WHITE, format!("Say {title}.\n\nThen wait."));
    Page { width: WIDTH, height: HEIGHT, ground, items, title: title.to_owned(), notes }
}

fn title(words: &str) -> Item {
    let paragraph = text(words, 46.0).level(Level::Title);
    Item::Shape(Shape::text(Rect::new(72.0, 48.0, 1136.0, 61.0), vec![paragraph]))
}

/// A card with its chips.
fn card() -> Item {
    let chips = vec![
        Run::new("about a person", 16.0, INK).signed(Sign::Person),
        Run::new("identity  ", 16.0, INK).signed(Sign::Withheld),
    ];
    Item::Shape(Shape {
        corner: 9.0,
        fill: Some(Colour::WHITE),
        line: Some((LINE, 2.0)),
        pad: (14.0, 10.0),
        tag: Some(Tag::Card(TouchpointId(7))),
        ..Shape::text(
            Rect::new(72.0, 160.0, 302.0, 92.0),
            vec![
                Paragraph::of(vec![Run::bold("Mini program 微信小程序", 20.0, INK)]),
                Paragraph::of(chips).after(8.0),
                text(HOSTILE, 14.0).after(4.0).aligned(Align::Right),
            ],
        )
    })
}

fn table() -> Item {
    let cell = |words: &str| Cell { paragraph: text(words, 16.0), fill: None };
    let head = |words: &str| Cell { fill: Some(LINE), ..cell(words) };
    Item::Table(Table {
        rect: Rect::new(72.0, 420.0, 600.0, 108.0),
        columns: vec![400.0, 200.0],
        row: 36.0,
        rows: vec![
            vec![head("Goal"), head("State")],
            vec![cell("Know 了解"), cell(HOSTILE)],
            // One cell is missing here.
            vec![cell("Return")],
        ],
        line: LINE,
        says: format!("Goals and {HOSTILE}"),
    })
}

fn chart() -> Item {
    use State::{Aggregate, Individual, Withheld};
    let bar = |tier, name: &str, end: &str, states: &[State]| {
        let pieces = states.iter().map(|state| Piece { state: *state, name: "x".to_owned() });
        let (name, end) = (name.to_owned(), end.to_owned());
        Bar { tier, name, colour: INK, pieces: pieces.collect(), end }
    };
    let key = |state: State| Key { state, name: state.id().to_owned(), fill: LINE, ink: INK };
    Item::Chart(Chart {
        rect: Rect::new(72.0, 130.0, 1136.0, 260.0),
        bars: vec![
            bar(Tier::Open, "Open", "3 of 3", &[Individual, Individual, Aggregate]),
            bar(Tier::Closed, HOSTILE, "", &[Aggregate, Withheld, Withheld]),
        ],
        keys: State::best_first().filter(|s| *s != State::Pseudonym).map(key).collect(),
        size: 20.0,
        ink: INK,
        says: "Open: 3 of 3.".to_owned(),
    })
}

fn picture(bytes: &[u8], says: &str) -> Item {
    let rect = Rect::new(100.0, 100.0, 400.0, 400.0);
    Item::Picture(Picture { rect, bytes: Arc::from(bytes), says: says.to_owned() })
}

fn deck() -> Deck {
    let ground = Item::Shape(Shape::filled(Rect::new(60.0, 140.0, 400.0, 400.0), LINE, 0.0));
    let middle = Item::Shape(Shape {
        stand: Stand::Middle,
        ..Shape::text(Rect::new(72.0, 600.0, 400.0, 60.0), vec![text("Middle", 20.0)])
    });
    let mut pictures = page(
        "Pictures",
        vec![picture(PNG, "Blue"), picture(PNG, "Blue again"), picture(JPEG, "Tall")],
    );
    pictures.items.push(picture(SVG, "A drawing"));
    pictures.ground = DARK;
    let mut tall = page("Tall", vec![title("Tall"), middle]);
    tall.height = HEIGHT * 2.0;
    Deck {
        title: format!("Plan {HOSTILE}"),
        language: "en",
        grounds: GROUNDS.to_owned(),
        look: *Look::of(Shade::Light),
        fonts: Default::default(),
        master: None,
        pages: vec![
            page("Board", vec![ground, title("Board 看板"), card()]),
            page(HOSTILE, vec![title("Coverage"), title("Not twice"), chart(), table()]),
            pictures,
            tall,
        ],
    }
}

fn written(deck: &Deck) -> BTreeMap<String, Vec<u8>> {
    unpack(&file(deck))
}

fn file(deck: &Deck) -> Vec<u8> {
    pptx::presentation(deck).expect("the deck can be written")
}

fn xml<'a>(parts: &'a BTreeMap<String, Vec<u8>>, name: &str) -> &'a str {
    let bytes = parts.get(name).ok_or(name).expect("the part is there");
    std::str::from_utf8(bytes).expect("the part is text")
}

/// Parses an XML text; the error describes what is wrong with it.
fn read(xml: &str) -> Result<Document<'_>, String> {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    if !xml.starts_with(head) {
        return Err("no declaration".to_owned());
    }
    Document::parse(xml).map_err(|error| error.to_string())
}

fn part<'a>(parts: &'a BTreeMap<String, Vec<u8>>, name: &str) -> Document<'a> {
    read(xml(parts, name)).expect("the part is sound")
}

/// The elements of this name with any prefix, in document order.
fn named<'a, 'i>(within: Node<'a, 'i>, name: &str) -> Vec<Node<'a, 'i>> {
    within
        .descendants()
        .filter(|node| node.is_element() && node.tag_name().name() == name)
        .collect()
}

/// The source text of an element.
fn source<'i>(node: Node<'_, 'i>) -> &'i str {
    node.document().input_text().get(node.range()).expect("the element is part of the text")
}

/// The values of an attribute of all elements with this name.
fn values<'i>(document: &Document<'i>, element: &str, attribute: &str) -> Vec<String> {
    let elements: Vec<Node<'_, 'i>> = named(document.root(), element);
    elements.iter().filter_map(|node| node.attribute(attribute)).map(str::to_owned).collect()
}

/// The numbers of a series, joined.
fn numbers(series: Node<'_, '_>) -> String {
    let caches = named(series, "numCache").into_iter();
    caches.flat_map(|cache| named(cache, "v")).filter_map(|value| value.text()).collect()
}

/// The target of a relationship.
fn resolve(owner: &str, target: &str) -> String {
    let mut path: Vec<&str> = owner.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        if step == ".." {
            path.pop();
        } else {
            path.push(step);
        }
    }
    path.join("/")
}

/// What is wrong with a package: its XML, its content types, its relationships.
fn faults(parts: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let mut faults = Vec::new();
    let kinds = part(parts, "[Content_Types].xml");
    let listed = values(&kinds, "Override", "PartName");
    let listed: Vec<&str> = listed.iter().filter_map(|name| name.strip_prefix('/')).collect();
    let endings = values(&kinds, "Default", "Extension");
    for name in &listed {
        if !parts.contains_key(*name) {
            faults.push(format!("{name} is named, but not there"));
        }
    }
    let mut reached = vec!["[Content_Types].xml".to_owned()];
    for name in parts.keys() {
        let ending = name.rsplit('.').next().unwrap_or_default();
        let known = ending != "xml" || listed.contains(&name.as_str());
        if !endings.iter().any(|e| e == ending) || !known && name != "[Content_Types].xml" {
            faults.push(format!("{name} is of no kind"));
        }
        if !matches!(ending, "xml" | "rels") {
            continue;
        }
        match read(xml(parts, name)) {
            Ok(document) if ending == "rels" => {
                let owner = name.split("_rels/").next().unwrap_or_default();
                reached.push(name.clone());
                let targets = values(&document, "Relationship", "Target");
                reached.extend(targets.iter().map(|target| resolve(owner, target)));
            }
            Ok(_) => {}
            Err(fault) => faults.push(format!("{name}: {fault}")),
        }
    }
    for name in parts.keys().filter(|name| !reached.contains(name)) {
        faults.push(format!("nothing leads to {name}"));
    }
    for name in reached.iter().filter(|name| !parts.contains_key(*name)) {
        faults.push(format!("{name} is not there"));
    }
    faults
}

#[test]
fn the_check_finds_faulty_parts() {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    let good = "<a/>~<a b=\"1\"\n c=\"&lt;\"><b/>x &amp; y</a>";
    for good in good.split('~') {
        assert_eq!(read(&format!("{head}{good}")).err(), None, "{good}");
    }
    let bad = "~<a>~<a></b>~<a/><b/>~<a b=1/>~<a b=\"1\" b=\"2\"/>~<a>&</a>~<a>]]></a>\
        ~<a>\u{8}</a>~<a b=\"<\"/>~<a/>x~<a><b></a></b>";
    for bad in bad.split('~') {
        assert!(read(&format!("{head}{bad}")).is_err(), "{bad}");
    }
    assert!(read("<a/>").is_err());
}

#[test]
fn the_same_deck_gives_the_same_bytes() {
    assert!(file(&deck()) == file(&deck()));
}

#[test]
fn every_part_is_valid_listed_and_referenced() {
    let none = Deck { pages: Vec::new(), ..deck() };
    for deck in [deck(), none] {
        let parts = written(&deck);
        assert_eq!(faults(&parts), Vec::<String>::new());
        let books = parts.iter().filter(|(name, _)| name.contains("/embeddings/"));
        for (_, book) in books {
            assert_eq!(faults(&unpack(book)), Vec::<String>::new());
        }
    }
}

#[test]
fn each_page_is_a_slide_with_its_notes() {
    let parts = written(&deck());
    assert_eq!(xml(&parts, "ppt/presentation.xml").matches("<p:sldId ").count(), 4);
    assert!(!parts.contains_key("ppt/slides/slide5.xml"));
    for (number, title) in [(1, "Board"), (2, TAMED), (3, "Pictures"), (4, "Tall")] {
        let notes = xml(&parts, &format!("ppt/notesSlides/notesSlide{number}.xml"));
        for line in [format!("Say {title}.").as_str(), "Then wait.", GROUNDS] {
            assert!(notes.contains(&format!("<a:t>{line}</a:t>")), "{line} in {notes}");
        }
    }
    let core = xml(&parts, "docProps/core.xml");
    assert!(core.contains(&format!("<dc:title>Plan {TAMED}</dc:title>")));
    assert!(core.contains(&format!("<dc:description>{GROUNDS}</dc:description>")));
    assert_eq!(core.matches("2023-01-01T00:00:00Z").count(), 2);
}

#[test]
fn each_slide_has_exactly_one_title() {
    let parts = written(&deck());
    for (number, titles, layout) in [(1, 1, 1), (2, 1, 1), (3, 0, 2), (4, 1, 1)] {
        let slide = xml(&parts, &format!("ppt/slides/slide{number}.xml"));
        assert_eq!(slide.matches("<p:ph type=\"title\"/>").count(), titles, "slide {number}");
        let relations = xml(&parts, &format!("ppt/slides/_rels/slide{number}.xml.rels"));
        assert!(relations.contains(&format!("slideLayout{layout}.xml")), "slide {number}");
    }
    let board = part(&parts, "ppt/slides/slide1.xml");
    let mut shapes = named(board.root(), "sp").into_iter().map(source);
    let title = shapes.find(|shape| shape.contains("type=\"title\"")).unwrap();
    assert!(title.contains("<a:t>Board 看板</a:t>"));
    // 72 and 48 points of 1280.
    assert!(title.contains("<a:off x=\"685800\" y=\"457200\"/>"), "{title}");
    assert!(title.contains("sz=\"3450\""), "{title}");
}

#[test]
fn a_card_is_a_single_shape_with_text() {
    let parts = written(&deck());
    let board = part(&parts, "ppt/slides/slide1.xml");
    let shapes = named(board.root(), "sp");
    assert_eq!(shapes.len(), 3);
    assert!(named(board.root(), "pic").is_empty());
    let runs: Vec<&str> = named(shapes[2], "r").into_iter().map(source).collect();
    let (ground, card) = (source(shapes[0]), source(shapes[2]));
    assert!(ground.contains("adec:decorative"));
    assert!(!card.contains("adec:decorative"));
    // The border is inside the card: the shape is smaller by a point, since half of the border is
    // drawn outside its edge.
    for part in [
        "<a:off x=\"695325\" y=\"1533525\"/><a:ext cx=\"2857500\" cy=\"857250\"/>",
        "prst=\"roundRect\"",
        "fmla=\"val 8889\"",
        "<a:solidFill><a:srgbClr val=\"ffffff\"/></a:solidFill><a:ln w=\"19050\">",
        "lIns=\"123825\" tIns=\"85725\"",
        "<a:noAutofit/>",
        "<a:t>Mini program 微信小程序</a:t>",
        "lang=\"en-GB\" sz=\"1500\" b=\"1\"",
        "<a:spcPts val=\"600\"/>",
        "algn=\"r\"",
        "<a:t>●\u{a0}</a:t>",
        "<a:t>about a person</a:t>",
        "<a:spcPts val=\"1488\"/>",
    ] {
        assert!(card.contains(part), "{part} in {card}");
    }
    assert!(card.contains(&format!("<a:t>{SPACED}</a:t>")));
    let struck: Vec<&&str> = runs.iter().filter(|run| run.contains("sngStrike")).collect();
    assert_eq!(struck.len(), 1);
    assert!(struck[0].contains("<a:t>identity</a:t>"));
    // The sign before the text and the spaces after it are not struck through.
    for part in ["<a:t>×\u{a0}</a:t>", "<a:t>  </a:t>"] {
        assert!(runs.iter().any(|run| run.contains(part)), "{part} in {card}");
    }
}

#[test]
fn a_new_slide_has_the_theme_and_notes_are_light() {
    for shade in [Shade::Light, Shade::Dark] {
        let parts = written(&Deck { look: *Look::of(shade), ..deck() });
        assert!(xml(&parts, "ppt/slideMasters/slideMaster1.xml").contains("schemeClr val=\"bg2\""));
        let ground = Look::of(shade).bg.hex();
        let theme = xml(&parts, "ppt/theme/theme1.xml");
        assert!(theme.contains(&format!("<a:lt2><a:srgbClr val=\"{ground}\"/></a:lt2>")));
        let notes = xml(&parts, "ppt/theme/theme2.xml");
        assert!(notes.contains("<a:lt1><a:srgbClr val=\"ffffff\"/></a:lt1>"));
    }
}

#[test]
fn chinese_text_has_its_language_code() {
    let parts = written(&Deck { language: "zh-CN", ..deck() });
    let slide = xml(&parts, "ppt/slides/slide1.xml");
    assert!(slide.contains("lang=\"zh-CN\"") && !slide.contains("en-GB"));
}

#[test]
fn a_table_is_a_native_table() {
    let parts = written(&deck());
    let slide = xml(&parts, "ppt/slides/slide2.xml");
    let tree = part(&parts, "ppt/slides/slide2.xml");
    assert_eq!(named(tree.root(), "tbl").len(), 1);
    assert_eq!(values(&tree, "gridCol", "w"), ["3810000", "1905000"]);
    assert_eq!(values(&tree, "tr", "h"), ["342900"; 3]);
    assert_eq!(named(tree.root(), "tc").len(), 6);
    for text in ["Goal", "Know 了解", SPACED] {
        assert!(slide.contains(&format!("<a:t>{text}</a:t>")), "{text}");
    }
    assert!(slide.contains(&format!("descr=\"Goals and {TAMED}\"")));
}

#[test]
fn a_chart_is_a_native_chart_with_a_workbook() {
    let parts = written(&deck());
    let slide = xml(&parts, "ppt/slides/slide2.xml");
    assert_eq!(slide.matches("<c:chart ").count(), 1);
    assert!(slide.contains("descr=\"Open: 3 of 3.\""));
    let chart = part(&parts, "ppt/charts/chart1.xml");
    let series = named(chart.root(), "ser");
    assert_eq!(series.len(), 6);
    let all: Vec<String> = series.iter().map(|series| numbers(*series)).collect();
    assert_eq!(all, ["20", "11", "00", "00", "00", "02"]);
    let first = source(series[0]);
    assert!(first.contains("<c:v>● individual</c:v>"));
    assert!(first.contains("<c:v>Open – 3 of 3</c:v>"));
    assert!(first.contains(&format!("<c:v>{TAMED}</c:v>")));
    assert!(values(&chart, "orientation", "val").iter().any(|order| order == "maxMin"));

    let book = &parts["ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"];
    assert!(!xml(&unpack(book), "xl/worksheets/sheet1.xml").contains("<f>"));
    let mut book = Xlsx::new(Cursor::new(book.as_slice())).expect("the workbook can be opened");
    let sheet = book.worksheet_range("Sheet1").expect("the sheet can be read");
    let cell = |row, column| sheet.get_value((row, column)).map(ToString::to_string);
    assert_eq!(cell(0, 1).as_deref(), Some("● individual"));
    assert_eq!(cell(1, 0).as_deref(), Some("Open – 3 of 3"));
    assert_eq!(cell(1, 1).as_deref(), Some("2"));
    assert_eq!(cell(2, 6).as_deref(), Some("2"));
    assert_eq!(cell(2, 0).as_deref(), Some("<script>&\"' ]]>  =1+1"));
}

#[test]
fn a_picture_keeps_its_proportions_and_an_svg_becomes_pixels() {
    let parts = written(&deck());
    let slide = part(&parts, "ppt/slides/slide3.xml");
    let pictures: Vec<&str> = named(slide.root(), "pic").into_iter().map(source).collect();
    assert_eq!(pictures.len(), 4);
    // 400 points wide and half as high, in the centre.
    assert!(pictures[0].contains("<a:off x=\"952500\" y=\"1905000\"/>"));
    assert!(pictures[0].contains("<a:ext cx=\"3810000\" cy=\"1905000\"/>"));
    assert!(pictures[2].contains("<a:off x=\"1905000\" y=\"952500\"/>"));
    assert!(pictures[2].contains("<a:ext cx=\"1905000\" cy=\"3810000\"/>"));
    assert!(pictures[1].contains("descr=\"Blue again\""));
    let media: Vec<&String> = parts.keys().filter(|name| name.contains("media/")).collect();
    assert_eq!(media, ["ppt/media/image1.png", "ppt/media/image2.jpeg", "ppt/media/image3.png"]);
    assert_eq!(parts["ppt/media/image1.png"], PNG);
    // Not every program draws SVG.
    assert!(pictures[3].contains("descr=\"A drawing\""));
    assert!(parts["ppt/media/image3.png"].starts_with(&PNG[..8]));
}

#[test]
fn broken_pictures_are_replaced_by_their_description() {
    let cuts = [PNG, JPEG].into_iter().flat_map(|whole| (0..21).map(move |end| &whole[..end]));
    for bytes in cuts.chain([&PNG[1..], &JPEG[2..], b"\xff\xd8\xff\xd9", b"<svg"]) {
        let deck = Deck { pages: vec![page("Cut", vec![picture(bytes, "Cut off")])], ..deck() };
        let parts = written(&deck);
        let slide = xml(&parts, "ppt/slides/slide1.xml");
        assert!(slide.contains("<a:t>Cut off</a:t>") && !slide.contains("<p:pic>"), "{bytes:?}");
    }
}

#[test]
fn empty_tables_and_charts_are_replaced_by_their_description() {
    let (Item::Table(table), Item::Chart(chart)) = (table(), chart()) else { panic!("they are") };
    let table = Table { rows: Vec::new(), says: "No goals".to_owned(), ..table };
    let chart = Chart { bars: Vec::new(), says: "No tiers".to_owned(), ..chart };
    let items = vec![Item::Table(table), Item::Chart(chart)];
    let parts = written(&Deck { pages: vec![page("Empty", items)], ..deck() });
    let slide = xml(&parts, "ppt/slides/slide1.xml");
    assert!(slide.contains("<a:t>No goals</a:t>") && slide.contains("<a:t>No tiers</a:t>"));
    assert!(!slide.contains("graphicFrame"));
}

#[test]
fn a_tall_page_is_fitted_into_its_slide() {
    let parts = written(&deck());
    let slide = xml(&parts, "ppt/slides/slide4.xml");
    // Half the size, in the centre.
    assert!(slide.contains("<a:off x=\"3390900\" y=\"228600\"/>"), "{slide}");
    assert!(slide.contains("sz=\"1725\""), "{slide}");
}
