//! Presentations: sound files of native shapes, tables and charts, the same bytes every time, and
//! nothing that a user typed breaks out of its place.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::sync::Arc;

use calamine::{Reader, Xlsx};
use tierboard::export::look::{Colour, Look, Shade};
use tierboard::export::page::{
    Align, Bar, Cell, Chart, Deck, HEIGHT, Item, Key, Level, Page, Paragraph, Picture, Piece, Rect,
    Run, Shape, Stand, Table, Tag, WIDTH,
};
use tierboard::export::pptx;
use tierboard::model::coverage::State;
use tierboard::model::pack::Tier;
use tierboard::model::plan::TouchpointId;
use tierboard::model::sign::Sign;

const INK: Colour = Colour { r: 29, g: 36, b: 51 };
const LINE: Colour = Colour { r: 201, g: 196, b: 184 };
const DARK: Colour = Colour { r: 20, g: 24, b: 31 };
const GROUNDS: &str = "Rules: three tiers. Facts of 2023.";
/// What a user may type to break a file.
const HOSTILE: &str = "<script>&\"' ]]> \u{0}\u{8}\u{fffe} =1+1";
/// The same, as files have it.
const TAMED: &str = "&lt;script&gt;&amp;&quot;&#39; ]]&gt;  =1+1";
/// The same as text of a page, where what cannot be seen is a space.
const SPACED: &str = "&lt;script&gt;&amp;&quot;&#39; ]]&gt;    =1+1";

/// Two blue points beside each other.
const PNG: &[u8] =
    b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x02\x00\x00\x00\x01\x08\
    \x02\x00\x00\x00{@\xe8\xdd\x00\x00\x00\x0dIDATx\xdac\xd0\x8f\xbe\x01D\x00\x08c\
    \x02\xc5\x9c\x9f\x02\x00\x00\x00\x00\x00IEND\xaeB`\x82";
/// The head of a picture of 40 × 80 points.
const JPEG: &[u8] = b"\xff\xd8\xff\xe0\x00\x04JF\xff\xc4\x00\x03T\xff\xff\xc2\x00\x0b\x08\
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
            // A cell is missing here.
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
        keys: State::BEST_FIRST.map(key).to_vec(),
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
        shade: Shade::Light,
        pages: vec![
            page("Board", vec![ground, title("Board 看板"), card()]),
            page(HOSTILE, vec![title("Coverage"), title("Not twice"), chart(), table()]),
            pictures,
            tall,
        ],
    }
}

/// The parts of a file by their names.
fn unpack(file: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).expect("the file can be opened");
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("the part can be found");
        let name = part.name().expect("the part has a name").into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("the part can be read");
        parts.insert(name, bytes);
    }
    parts
}

fn written(deck: &Deck) -> BTreeMap<String, Vec<u8>> {
    unpack(&pptx::write(deck).expect("the deck can be written"))
}

fn xml<'a>(parts: &'a BTreeMap<String, Vec<u8>>, name: &str) -> &'a str {
    let bytes = parts.get(name).ok_or(name).expect("the part is there");
    std::str::from_utf8(bytes).expect("the part is text")
}

/// Every value that stands between `start` and the next quotation mark.
fn values<'a>(xml: &'a str, start: &str) -> Vec<&'a str> {
    xml.split(start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The elements that begin with `start` and end with `end`, which do not lie in each other.
fn elements<'a>(xml: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    xml.split(start).skip(1).filter_map(|rest| rest.split(end).next()).collect()
}

/// The numbers of a series, one behind the other.
fn numbers(series: &str) -> String {
    let cache = elements(series, "<c:numCache>", "</c:numCache>").concat();
    elements(&cache, "<c:v>", "</c:v>").concat()
}

/// Whether an XML text is sound; the error says what is wrong.
fn sound(xml: &str) -> Result<(), String> {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    let mut rest = xml.strip_prefix(head).ok_or("no declaration")?;
    let mut open: Vec<&str> = Vec::new();
    let mut roots = 0;
    while let Some((text, after)) = rest.split_once('<') {
        content(text)?;
        if open.is_empty() && !text.trim().is_empty() {
            return Err(format!("{text} is outside"));
        }
        let (tag, behind) = tag(after)?;
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Err(format!("</{name}> closes another"));
            }
        } else {
            let name = attributes(tag.strip_suffix('/').unwrap_or(tag))?;
            roots += usize::from(open.is_empty());
            if !tag.ends_with('/') {
                open.push(name);
            }
        }
        rest = behind;
    }
    let whole = open.is_empty() && roots == 1 && rest.trim().is_empty();
    whole.then_some(()).ok_or_else(|| format!("{open:?} open, {roots} roots, {rest} left"))
}

/// A tag without its brackets, and what is behind it.
fn tag(text: &str) -> Result<(&str, &str), String> {
    let mut quoted = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '<' => break,
            '>' if !quoted => {
                let (tag, behind) = text.split_at(at);
                return Ok((tag, behind.strip_prefix('>').unwrap_or(behind)));
            }
            _ => {}
        }
    }
    Err(format!("a tag does not end: {}", text.chars().take(60).collect::<String>()))
}

/// The name of an opening tag, if its attributes are sound.
fn attributes(tag: &str) -> Result<&str, String> {
    let (name, mut rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
    let mut seen = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return Ok(name);
        }
        let wrong = || format!("<{tag}>");
        let (key, after) = rest.split_once("=\"").ok_or_else(wrong)?;
        let (value, behind) = after.split_once('"').ok_or_else(wrong)?;
        content(value)?;
        if key.contains(char::is_whitespace) || seen.contains(&key) {
            return Err(wrong());
        }
        seen.push(key);
        rest = behind;
    }
}

/// Whether text between tags or quotation marks is sound.
fn content(text: &str) -> Result<(), String> {
    let names = ["amp;", "lt;", "gt;", "quot;", "#39;"];
    let begins = |rest: &str| names.iter().any(|name| rest.starts_with(name));
    let control = |c: char| c < ' ' && !matches!(c, '\t' | '\n' | '\r');
    let bad = |c: char| control(c) || matches!(c, '\u{fffe}' | '\u{ffff}');
    if text.split('&').skip(1).all(begins) && !text.contains(bad) && !text.contains("]]>") {
        Ok(())
    } else {
        Err(format!("{text:?} is no text"))
    }
}

/// Where a relationship leads.
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

/// What is wrong with a package: its XML, its list of kinds, its relationships.
fn faults(parts: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let mut faults = Vec::new();
    let kinds = xml(parts, "[Content_Types].xml");
    let named = values(kinds, "PartName=\"/");
    let endings = values(kinds, "Extension=\"");
    for name in &named {
        if !parts.contains_key(*name) {
            faults.push(format!("{name} is named, but not there"));
        }
    }
    let mut reached = vec!["[Content_Types].xml".to_owned()];
    for name in parts.keys() {
        let ending = name.rsplit('.').next().unwrap_or_default();
        let known = ending != "xml" || named.contains(&name.as_str());
        if !endings.contains(&ending) || !known && name != "[Content_Types].xml" {
            faults.push(format!("{name} is of no kind"));
        }
        if matches!(ending, "xml" | "rels") {
            faults.extend(sound(xml(parts, name)).err().map(|fault| format!("{name}: {fault}")));
        }
        if ending == "rels" {
            let owner = name.split("_rels/").next().unwrap_or_default();
            reached.push(name.clone());
            let targets = values(xml(parts, name), "Target=\"");
            reached.extend(targets.into_iter().map(|target| resolve(owner, target)));
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
fn the_checker_sees_what_is_wrong() {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    let good = "<a/>~<a b=\"1\"\n c=\"&lt;\"><b/>x &amp; y</a>";
    for good in good.split('~') {
        assert_eq!(sound(&format!("{head}{good}")), Ok(()), "{good}");
    }
    let bad = "~<a>~<a></b>~<a/><b/>~<a b=1/>~<a b=\"1\" b=\"2\"/>~<a>&</a>~<a>]]></a>\
        ~<a>\u{8}</a>~<a b=\"<\"/>~<a/>x~<a><b></a></b>";
    for bad in bad.split('~') {
        assert!(sound(&format!("{head}{bad}")).is_err(), "{bad}");
    }
    assert!(sound("<a/>").is_err());
}

#[test]
fn the_same_deck_gives_the_same_bytes() {
    assert_eq!(pptx::write(&deck()), pptx::write(&deck()));
}

#[test]
fn every_part_is_sound_and_named_and_reached() {
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
fn a_title_is_a_title_and_there_is_one() {
    let parts = written(&deck());
    for (number, titles, layout) in [(1, 1, 1), (2, 1, 1), (3, 0, 2), (4, 1, 1)] {
        let slide = xml(&parts, &format!("ppt/slides/slide{number}.xml"));
        assert_eq!(slide.matches("<p:ph type=\"title\"/>").count(), titles, "slide {number}");
        let relations = xml(&parts, &format!("ppt/slides/_rels/slide{number}.xml.rels"));
        assert!(relations.contains(&format!("slideLayout{layout}.xml")), "slide {number}");
    }
    let board = xml(&parts, "ppt/slides/slide1.xml");
    let shapes = elements(board, "<p:sp>", "</p:sp>");
    let title = shapes.iter().find(|shape| shape.contains("type=\"title\"")).unwrap();
    assert!(title.contains("<a:t>Board 看板</a:t>"));
    // 72 and 48 points of 1280.
    assert!(title.contains("<a:off x=\"685800\" y=\"457200\"/>"), "{title}");
    assert!(title.contains("sz=\"3450\""), "{title}");
}

#[test]
fn a_card_is_one_shape_of_text() {
    let parts = written(&deck());
    let board = xml(&parts, "ppt/slides/slide1.xml");
    let shapes = elements(board, "<p:sp>", "</p:sp>");
    assert_eq!(shapes.len(), 3);
    assert!(!board.contains("<p:pic>"));
    let (ground, card) = (shapes[0], shapes[2]);
    assert!(ground.contains("adec:decorative"));
    assert!(!card.contains("adec:decorative"));
    // The border lies inside the card: a point off all around, as half of it is drawn outside.
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
    let runs = elements(card, "<a:r>", "</a:r>");
    let struck: Vec<&&str> = runs.iter().filter(|run| run.contains("sngStrike")).collect();
    assert_eq!(struck.len(), 1);
    assert!(struck[0].contains("<a:t>identity</a:t>"));
    // The sign before it and the spaces behind it are not.
    for part in ["<a:t>×\u{a0}</a:t>", "<a:t>  </a:t>"] {
        assert!(runs.iter().any(|run| run.contains(part)), "{part} in {card}");
    }
}

#[test]
fn a_new_slide_looks_like_the_others_and_notes_like_paper() {
    for shade in [Shade::Light, Shade::Dark] {
        let parts = written(&Deck { shade, ..deck() });
        assert!(xml(&parts, "ppt/slideMasters/slideMaster1.xml").contains("schemeClr val=\"bg2\""));
        let ground = Look::of(shade).get("bg").hex();
        let theme = xml(&parts, "ppt/theme/theme1.xml");
        assert!(theme.contains(&format!("<a:lt2><a:srgbClr val=\"{ground}\"/></a:lt2>")));
        let notes = xml(&parts, "ppt/theme/theme2.xml");
        assert!(notes.contains("<a:lt1><a:srgbClr val=\"ffffff\"/></a:lt1>"));
    }
}

#[test]
fn chinese_text_is_marked_as_such() {
    let parts = written(&Deck { language: "zh-CN", ..deck() });
    let slide = xml(&parts, "ppt/slides/slide1.xml");
    assert!(slide.contains("lang=\"zh-CN\"") && !slide.contains("en-GB"));
}

#[test]
fn a_table_is_a_table() {
    let parts = written(&deck());
    let slide = xml(&parts, "ppt/slides/slide2.xml");
    assert_eq!(slide.matches("<a:tbl>").count(), 1);
    assert_eq!(values(slide, "<a:gridCol w=\""), ["3810000", "1905000"]);
    assert_eq!(values(slide, "<a:tr h=\""), ["342900"; 3]);
    assert_eq!(slide.matches("<a:tc>").count(), 6);
    for text in ["Goal", "Know 了解", SPACED] {
        assert!(slide.contains(&format!("<a:t>{text}</a:t>")), "{text}");
    }
    assert!(slide.contains(&format!("descr=\"Goals and {TAMED}\"")));
}

#[test]
fn a_chart_is_a_chart_with_its_workbook() {
    let parts = written(&deck());
    let slide = xml(&parts, "ppt/slides/slide2.xml");
    assert_eq!(slide.matches("<c:chart ").count(), 1);
    assert!(slide.contains("descr=\"Open: 3 of 3.\""));
    let chart = xml(&parts, "ppt/charts/chart1.xml");
    let series = elements(chart, "<c:ser>", "</c:ser>");
    assert_eq!(series.len(), 6);
    let all: Vec<String> = series.iter().map(|series| numbers(series)).collect();
    assert_eq!(all, ["20", "11", "00", "00", "00", "02"]);
    assert!(series[0].contains("<c:v>● individual</c:v>"));
    assert!(series[0].contains("<c:v>Open – 3 of 3</c:v>"));
    assert!(series[0].contains(&format!("<c:v>{TAMED}</c:v>")));
    assert!(chart.contains("<c:orientation val=\"maxMin\"/>"));

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
fn a_picture_keeps_its_shape_and_a_drawing_becomes_one() {
    let parts = written(&deck());
    let slide = xml(&parts, "ppt/slides/slide3.xml");
    let pictures = elements(slide, "<p:pic>", "</p:pic>");
    assert_eq!(pictures.len(), 4);
    // 400 points wide, half as high, in the middle.
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
fn broken_pictures_are_told_too() {
    let cuts = [PNG, JPEG].into_iter().flat_map(|whole| (0..21).map(move |end| &whole[..end]));
    for bytes in cuts.chain([&PNG[1..], &JPEG[2..], b"\xff\xd8\xff\xd9", b"<svg"]) {
        let deck = Deck { pages: vec![page("Cut", vec![picture(bytes, "Cut off")])], ..deck() };
        let parts = written(&deck);
        let slide = xml(&parts, "ppt/slides/slide1.xml");
        assert!(slide.contains("<a:t>Cut off</a:t>") && !slide.contains("<p:pic>"), "{bytes:?}");
    }
}

#[test]
fn what_has_nothing_in_it_is_told() {
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
fn a_tall_page_fits_its_slide() {
    let parts = written(&deck());
    let slide = xml(&parts, "ppt/slides/slide4.xml");
    // Half as large, in the middle.
    assert!(slide.contains("<a:off x=\"3390900\" y=\"228600\"/>"), "{slide}");
    assert!(slide.contains("sz=\"1725\""), "{slide}");
}
