//! Every example and a very full board, at every size, in both themes: nothing panics, every widget
//! has a name, no glyph is missing, and the window stops repainting.

use super::harness::{Desk, SKINCARE, THEMES};
use tierboard::gui::kit::theme;
use tierboard::report::Role;
use tierboard::store::examples;

const SIZES: [[f32; 2]; 3] = [[1280.0, 720.0], [1600.0, 1000.0], [1920.0, 1080.0]];

fn many(count: usize) -> String {
    let places = [("mini_program", "qq"), ("feed_ad", "wechat"), ("brand_store", "tmall")];
    let name = "A touchpoint with quite a long name 很长的名字";
    let one = |(id, (kind, platform)): (usize, &(&str, &str))| {
        format!("(id: {id}, kind: \"{kind}\", platform: \"{platform}\", name: \"{name} {id}\"),")
    };
    let all: String = (1..=count).zip(places.iter().cycle()).map(one).collect();
    format!("(format: 1, rules: \"three-tiers-2023\", touchpoints: [{all}])")
}

#[test]
fn every_example_is_drawn_at_every_size_in_both_themes() {
    for theme in THEMES {
        for size in SIZES {
            for (name, text) in examples::ALL {
                let mut desk = Desk::on(text, None, theme, size);
                assert_eq!(desk.window.run(), 1, "{name} is at rest");
                for (platform, rect) in &desk.hits().lanes {
                    assert!(rect.width() > 150.0, "{name}: {platform} is wide enough");
                }
            }
        }
    }
}

#[test]
fn a_very_full_board_works_and_draws_only_visible_cards() {
    for theme in THEMES {
        for count in [120, 3_000] {
            let mut desk = Desk::on(&many(count), None, theme, SIZES[0]);
            let drawn = desk.hits().cards.len();
            assert!(if count > 300 { drawn < 100 } else { drawn == count }, "{drawn} of {count}");
            desk.press_with(egui::Modifiers::COMMAND, egui::Key::A);
            assert!(desk.shows(&format!("{count} touchpoints selected")));
        }
    }
}

#[test]
fn names_of_any_script_and_length_are_drawn_on_one_line() {
    for theme in THEMES {
        let long = "Ein sehr langer Name ".repeat(500);
        let text = format!(
            "(format: 1, rules: \"three-tiers-2023\", touchpoints: [\
             (id: 1, kind: \"feed_ad\", platform: \"qq\", name: \"{long}\"),\
             (id: 2, kind: \"feed_ad\", platform: \"qq\", name: \"品牌小程序\\n第二行\"),])"
        );
        let mut desk = Desk::on(&text, None, theme, SIZES[0]);
        assert_eq!(desk.window.run(), 1);
        let cards = &desk.hits().cards;
        assert!(cards.iter().all(|card| card.rect.height() < 90.0));
    }
}

#[test]
fn text_has_enough_contrast_with_its_background() {
    /// The lowest contrast that WCAG 2.1 allows for normal text.
    const LEAST: f32 = 4.5;
    for visuals in [egui::Visuals::light(), egui::Visuals::dark()] {
        let tokens = theme::tokens(&visuals);
        let mut pairs = vec![
            ("ink on panel", tokens.ink, tokens.panel),
            ("ink on card", tokens.ink, tokens.card),
            ("soft on panel", tokens.soft, tokens.panel),
            ("soft on card", tokens.soft, tokens.card),
            ("soft on lane", tokens.soft, tokens.lane),
            ("person chip", tokens.chip_person_ink, tokens.chip_person_bg),
            ("total chip", tokens.chip_total_ink, tokens.chip_total_bg),
            ("locked chip", tokens.chip_locked_ink, tokens.chip_locked_bg),
            ("danger on panel", tokens.danger, tokens.panel),
            ("faint on panel", tokens.faint, tokens.panel),
        ];
        for tier in tierboard::model::pack::Tier::ALL {
            let (accent, tint) = tokens.tier(tier);
            pairs.push((tier.id(), accent, tint));
            pairs.push((tier.id(), accent, tokens.panel));
            pairs.push((tier.id(), tokens.soft, tint));
        }
        for role in Role::all() {
            let style = tokens.style(role);
            pairs.push((role.id(), style.on_bar, style.bar));
        }
        for (name, ink, ground) in pairs {
            let contrast = contrast(ink, ground);
            let theme = if visuals.dark_mode { "dark" } else { "light" };
            assert!(contrast >= LEAST, "{name} in {theme}: {contrast:.2}");
        }
    }
}

/// The contrast of two opaque colours, as WCAG 2.1 defines it: 1 to 21.
fn contrast(a: egui::Color32, b: egui::Color32) -> f32 {
    let luminance = |c: egui::Color32| {
        let [r, g, b, _] = egui::Rgba::from(c).to_array();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn an_idle_window_asks_for_no_frame() {
    for theme in THEMES {
        let mut desk = Desk::new(SKINCARE, theme);
        desk.run();
        for _ in 0..10 {
            desk.window.step();
            let output = &desk.window.output().viewport_output;
            let delay = output.values().map(|viewport| viewport.repaint_delay).min();
            assert!(delay.is_none_or(|d| d > std::time::Duration::from_secs(10)), "{delay:?}");
        }
    }
}
