//! The window in the pseudo-language, whose texts are longer by two fifths and in brackets: every
//! word on screen comes from the language files, and nothing lies on top of its neighbour.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect};
use egui_kittest::kittest::{NodeT, Queryable, by};
use tierboard::text::lang::{self, Lang};

use super::harness::{Desk, EMPTY, SKINCARE, THEMES};

const SIZES: [[f32; 2]; 3] = [[1280.0, 720.0], [1600.0, 1000.0], [1920.0, 1080.0]];

/// The names of all buttons and menus, with their places.
fn buttons(desk: &Desk) -> Vec<(String, Rect)> {
    let all = desk.window.query_all(by().role(Role::Button));
    all.filter_map(|node| Some((node.accesskit_node().label()?, node.rect()))).collect()
}

#[test]
fn every_button_of_the_window_comes_from_the_language_files() {
    lang::set(Lang::PSEUDO);
    let mut desk = Desk::new(SKINCARE, THEMES[0]);
    let pack = desk.session().pack().clone();
    let of_pack: Vec<&str> = pack
        .kinds
        .iter()
        .map(|kind| kind.name.get("en"))
        .chain(pack.insights.iter().map(|insight| insight.name.get("en")))
        .collect();
    for open in [None, Some(Key::F1), Some(Key::E), Some(Key::K)] {
        if let Some(key) = open {
            let with = if key == Key::F1 { Modifiers::NONE } else { Modifiers::COMMAND };
            desk.press_with(with, key);
        }
        for (label, _) in buttons(&desk) {
            let own = label.contains('[') || of_pack.iter().any(|name| label.contains(name));
            let words = label.chars().filter(|c| c.is_alphabetic()).count() > 3;
            // Names of languages are in their own language, and egui names its close button itself.
            let fixed = ["English", "简体中文", "Close window"].contains(&label.as_str());
            assert!(own || !words || fixed, "{label}");
        }
        desk.press(Key::Escape);
    }
    lang::set(Lang::EN);
}

#[test]
fn the_buttons_of_the_bar_stand_beside_each_other() {
    lang::set(Lang::PSEUDO);
    for theme in THEMES {
        for size in SIZES {
            for example in [SKINCARE, EMPTY] {
                let (_, text) = tierboard::store::examples::ALL[example];
                let desk = Desk::on(text, None, theme, size);
                let mut bar = buttons(&desk);
                bar.retain(|(_, rect)| rect.bottom() < 52.0);
                bar.sort_by(|(_, a), (_, b)| a.left().total_cmp(&b.left()));
                for pair in bar.windows(2) {
                    let [(one, left), (other, right)] = pair else { continue };
                    assert!(left.right() < right.left(), "{size:?}: {one} lies on {other}");
                }
                assert!(bar.iter().all(|(_, rect)| rect.right() <= size[0]), "{size:?}");
            }
        }
    }
    lang::set(Lang::EN);
}

#[test]
fn a_plan_is_made_presented_and_exported_with_long_texts() {
    lang::set(Lang::PSEUDO);
    for theme in THEMES {
        let mut desk = Desk::new(EMPTY, theme);
        let from = desk.kind("Mini program").rect().center();
        desk.drag_onto(from, "wechat");
        assert_eq!(desk.plan().touchpoints.len(), 1);
        assert!(desk.status().starts_with('['), "{}", desk.status());
        desk.press(Key::F5);
        for _ in 0..12 {
            desk.press(Key::ArrowRight);
        }
        assert!(desk.editor().presentation().is_some());
        desk.press(Key::Escape).press_with(Modifiers::COMMAND, Key::Z);
        assert!(desk.plan().touchpoints.is_empty());
    }
    lang::set(Lang::EN);
}
