//! Pictures that users add: what would freeze or end a program is answered in time, with a reason,
//! and a photo stands as the camera was held.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine as _;
use resvg::tiny_skia::{Pixmap, PremultipliedColorU8};
use tierboard::export::picture::image::{self, without_exif};

use crate::support::{folder, output, put};

const PHOTO: &[u8] = include_bytes!("../cases/pictures/turned.jpg");

/// A plan whose only scene is this picture.
fn plan_with(folder: &Path, picture: &[u8]) -> PathBuf {
    let file = folder.join("plan.ron");
    let picture = base64::engine::general_purpose::STANDARD.encode(picture);
    put(&file, format!("(format: 1, scenes: [(show: picture, picture: \"{picture}\")])"));
    file
}

/// Exports the scene with this picture, and returns the file.
fn exported(picture: &[u8], ending: &str) -> Vec<u8> {
    let folder = folder();
    let (plan, file) =
        (plan_with(folder.path(), picture), folder.path().join(format!("out.{ending}")));
    let mut command = Command::new(env!("CARGO_BIN_EXE_tierboard"));
    command.arg("export").arg(&plan).arg("-o").arg(&file).env("HOME", folder.path());
    if ending != "pptx" && ending != "pdf" {
        command.args(["--view", "1"]);
    }
    let done = output(&mut command).expect("the program starts");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    fs::read(&file).expect("the export")
}

fn svg(content: &str) -> Vec<u8> {
    let head = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"24\" height=\"24\">";
    format!("{head}{content}</svg>").into_bytes()
}

#[test]
fn pictures_that_ask_for_too_much_become_a_box_with_the_reason() {
    let pattern = "<pattern id=\"p\" width=\"1e5\" height=\"1e5\" patternUnits=\"userSpaceOnUse\">\
                   <path d=\"M0 0h9v9\"/></pattern><path fill=\"url(#p)\" d=\"M0 0h9v9\"/>";
    let noise = "<filter id=\"f\"><feTurbulence baseFrequency=\"1\" numOctaves=\"1000000\"/>\
                 </filter><path filter=\"url(#f)\" d=\"M0 0h9v9\"/>";
    let deep = format!("{}<path d=\"M0 0h9v9\"/>{}", "<g>".repeat(12_000), "</g>".repeat(12_000));
    for (content, reason) in [
        (pattern, "needs too much memory"),
        // Some builds find out by themselves that this cannot be drawn.
        (noise, "The picture "),
        (deep.as_str(), "cannot be read"),
    ] {
        let svg = String::from_utf8(exported(&svg(content), "svg")).expect("text");
        assert!(svg.contains(reason), "{reason}: {}", svg.chars().take(400).collect::<String>());
        assert!(!svg.contains("<image"), "it is not handed on");
    }
}

#[test]
fn an_ordinary_icon_with_a_filter_is_drawn() {
    let icon = "<filter id=\"f\"><feMorphology operator=\"dilate\" radius=\"1\"/></filter>\
                <circle cx=\"12\" cy=\"12\" r=\"8\" filter=\"url(#f)\"/>";
    let page = Pixmap::decode_png(&exported(&svg(icon), "png")).expect("a picture");
    let middle = page.pixel(page.width() / 2, page.height() / 2).expect("a pixel");
    assert_eq!((middle.red(), middle.green(), middle.blue()), (0, 0, 0));
}

#[test]
fn text_in_a_picture_is_drawn_in_any_script() {
    for text in ["国", "W", "Ž"] {
        let words = format!("<text x=\"2\" y=\"20\" font-size=\"20\" fill=\"#f00\">{text}</text>");
        let page = Pixmap::decode_png(&exported(&svg(&words), "png")).expect("a picture");
        let inked = page.pixels().iter().filter(|pixel| is_red(**pixel)).count();
        assert!(inked > 200, "{text}: {inked}");
    }
}

fn is_red(pixel: PremultipliedColorU8) -> bool {
    pixel.red() > 200 && pixel.blue() < 60
}

/// The photo is 64 × 32 pixels, the left half red; the camera was held so that left is on top.
#[test]
fn a_photo_stands_as_the_camera_was_held() {
    let raw = image::size(PHOTO).expect("a size");
    assert_eq!((raw, image::upright(PHOTO, raw).size), ((64, 32), (32, 64)));
    let page = Pixmap::decode_png(&exported(PHOTO, "png")).expect("a picture");
    let at = |x: u32, y: u32| page.pixel(page.width() * x / 100, page.height() * y / 100);
    let (top, bottom) = (at(50, 30).expect("a pixel"), at(50, 70).expect("a pixel"));
    assert!(is_red(top) && !is_red(bottom), "{top:?} {bottom:?}");

    let svg = String::from_utf8(exported(PHOTO, "svg")).expect("text");
    assert!(svg.contains("matrix(0 "), "it is turned");
    let slides = exported(PHOTO, "pptx");
    let mut slides = zip::ZipArchive::new(std::io::Cursor::new(slides)).expect("a package");
    let mut slide = String::new();
    let mut part = slides.by_name("ppt/slides/slide1.xml").expect("a slide");
    std::io::Read::read_to_string(&mut part, &mut slide).expect("text");
    assert!(slide.contains("<a:xfrm rot=\"5400000\">"), "{slide}");
}

#[test]
fn no_program_turns_a_photo_a_second_time() {
    let plain = without_exif(PHOTO);
    assert!(plain.len() < PHOTO.len());
    let raw = image::size(&plain).expect("it is still a photo");
    assert!(image::upright(&plain, raw).is_as_is());
    assert_eq!(without_exif(&plain), plain);
    // What is cut off or damaged stays as it is.
    for end in [0, 1, 3, 20, 40] {
        let part = PHOTO.get(..end).unwrap_or_default();
        assert!(without_exif(part).len() <= part.len());
    }
}
