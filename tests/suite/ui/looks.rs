//! Every example and a very full board, at every size, in both themes: nothing panics, every widget
//! has a name, no glyph is missing, and the window stops repainting.

use super::harness::{Desk, SKINCARE, THEMES};
use egui_kittest::kittest::{NodeT, Queryable};
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

/// A plan with routes, shares, days and tasks for so many touchpoints.
fn whole(count: usize) -> String {
    let places = [
        ("creator_post", "xiaohongshu", ""),
        ("mini_program", "wechat", "\"consent\", \"brand_operated\""),
        ("brand_store", "tmall", ""),
        ("search_ad", "baidu", ""),
    ];
    let one = |(id, (kind, platform, on)): (usize, &(&str, &str, &str))| {
        let day = 1 + id % 28;
        format!(
            "(id: {id}, kind: \"{kind}\", platform: \"{platform}\", name: \"Touchpoint {id} 触点\", \
             conditions: [{on}], visitors: 240000, budget: 180000.0, share: (low: 0.2, likely: 0.3, high: 0.4), \
             starts: \"2026-06-{day:02}\", ends: \"2026-11-{day:02}\", stage: \"interest\", phase: \"Tease\"),"
        )
    };
    let touchpoints: String = (1..=count).zip(places.iter().cycle()).map(one).collect();
    let route =
        |id: usize| format!("(from: {id}, to: {}, by: \"ad_note_link\", rate: 0.02),", id + 1);
    let routes: String = (1..count).map(route).collect();
    let task = |id: usize| {
        format!(
            "(id: {id}, text: \"Connect {id} 接通\", touchpoints: [{id}], switches: [\"consent\"], \
             owner: \"TP\", effort: m, starts: \"2026-05-01\", ends: \"2026-06-20\"),"
        )
    };
    let tasks: String = (1..=count.min(40)).map(task).collect();
    format!(
        "(format: 1, rules: \"field-2026\", touchpoints: [{touchpoints}], routes: [{routes}], \
         goals: [(insight: \"contact\", grain: individual, people: 300000, by: \"2026-11-11\", unit_cost: 8.0)], \
         stages: [\"interest\"], record: (tasks: [{tasks}]), people: [(short: \"TP\")])"
    )
}

/// The names of buttons that stand beyond the right or the lower edge of the window. What scrolls
/// sideways may.
fn beyond(desk: &Desk, [wide, high]: [f32; 2]) -> Vec<String> {
    let buttons = desk.window.query_all_by_role(egui::accesskit::Role::Button);
    let out = buttons.filter(|button| {
        let rect = button.rect();
        rect.left() < -1.0 || (rect.right() > wide + 1.0 && rect.top() < high)
    });
    out.filter_map(|button| button.accesskit_node().label()).collect()
}

#[test]
fn every_page_is_drawn_at_every_size_in_both_themes_and_languages() {
    use egui::{Key, Modifiers};
    use tierboard::text::lang;
    let ctrl_alt = Modifiers { alt: true, ..Modifiers::COMMAND };
    let pages = [Key::Num2, Key::Num3, Key::Num4];
    for language in lang::Lang::all() {
        lang::set(language);
        for theme in THEMES {
            for size in SIZES {
                for count in [0, 7, 40, 150] {
                    let mut desk = Desk::on(&whole(count), None, theme, size);
                    for (page, key) in pages.into_iter().enumerate() {
                        desk.press_with(ctrl_alt, key);
                        let at =
                            format!("page {page}, {count} cards, {size:?}, {}", language.name());
                        assert_eq!(desk.window.run(), 1, "{at} is at rest");
                        assert_eq!(beyond(&desk, size), Vec::<String>::new(), "{at}");
                    }
                }
            }
        }
    }
    lang::set(lang::Lang::EN);
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
