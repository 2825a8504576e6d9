//! The help: how the board is used, what the signs mean, and the keys.

use std::sync::Arc;

use egui::{Grid, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::frame::in_window;
use super::frame::keyboard::Keyboard;
use crate::export::deck::{self, Source};
use crate::export::page::Page;
use crate::gui::command::{self, Entry, Menu};
use crate::gui::intent::Cx;
use crate::gui::kit::search::{answers, names_search, search_field};
use crate::gui::kit::signs::paint_sign;
use crate::gui::kit::widgets;
use crate::gui::stage::paint;
use crate::model::evaluated::Evaluated;
use crate::model::scene::{Scene, Show};
use crate::model::verdict::Sign;
use crate::report::look::{Look, Shade};
use crate::report::{Report, Role as Meaning};
use crate::store::packs::Library;
use crate::store::{examples, plan_file};
use crate::text::lang::{self, Lang};
use crate::text::{self, guide, signs, words};

/// Pictures for the guide, each with the number of the part that it belongs to.
type Pictures = Vec<(usize, Page)>;

/// The help.
#[derive(Default)]
pub struct Help {
    query: String,
    pictures: Option<((Lang, bool), Arc<Pictures>)>,
}

impl Help {
    pub fn ui(&mut self, ui: &Ui, cx: &Cx<'_>, keyboard: &mut Keyboard) -> bool {
        in_window(ui, words::help(), vec2(580.0, 500.0), |ui| {
            let response = ui.add(search_field(&mut self.query, words::find_help()));
            keyboard.give(&response);
            names_search(&response, &self.query, words::find_help());
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                let parts = self.guide_ui(ui);
                let signs = signs_ui(ui, cx, &self.query);
                let keys = keys_ui(ui, &self.query);
                if !(parts || signs || keys) {
                    widgets::soft(ui, words::help_nothing());
                }
            });
            true
        })
    }

    /// Draws the parts of the guide that match the query. Returns whether there are any.
    fn guide_ui(&mut self, ui: &mut Ui) -> bool {
        let pictures = self.pictures(ui.visuals().dark_mode);
        let mut any = false;
        for (index, (head, text)) in guide::guide().into_iter().enumerate() {
            if !answers(&format!("{head} {text}"), &self.query) {
                continue;
            }
            any = true;
            ui.add_space(6.0);
            widgets::heading(ui, head);
            widgets::soft(ui, text);
            for (_, page) in pictures.iter().filter(|(part, _)| *part == index) {
                picture_ui(ui, page);
            }
        }
        any
    }

    /// The pictures, made from the first example, once for each language and theme: the board for
    /// the part about placing, coverage for the one about reasons, a scene for the one about
    /// presenting.
    fn pictures(&mut self, dark: bool) -> Arc<Pictures> {
        const PARTS: [usize; 3] = [0, 3, 5];
        let made = (lang::current(), dark);
        if let Some((of, pictures)) = &self.pictures
            && *of == made
        {
            return Arc::clone(pictures);
        }
        let shade = if dark { Shade::Dark } else { Shade::Light };
        let example = examples::ALL.first().and_then(|(_, text)| {
            let (plan, pack) = plan_file::parse(text, &Library::embedded(), None).ok()?;
            Some(Report::new(Arc::new(Evaluated::new(plan, &pack))))
        });
        let pages = example.map(|report| {
            let source =
                Source { report: &report, compared: None, look: Look::of(shade), today: None };
            let scene = deck::page(&source, &Scene::of(Show::Tiers), (2, 10), usize::MAX);
            [deck::board::page(&source), deck::chart_page(&source), scene]
        });
        let pictures = Arc::new(PARTS.into_iter().zip(pages.into_iter().flatten()).collect());
        self.pictures = Some((made, Arc::clone(&pictures)));
        pictures
    }
}

/// Draws the signs that match the query, with what they mean.
fn signs_ui(ui: &mut Ui, cx: &Cx<'_>, query: &str) -> bool {
    let signs = Sign::of_pack(cx.report.pack()).map(|sign| (sign, signs::of(sign).meaning));
    let signs: Vec<(Sign, &str)> = signs.filter(|(_, text)| answers(text, query)).collect();
    if !signs.is_empty() {
        widgets::section(ui, words::signs_title());
    }
    for (sign, text) in &signs {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
            let ink = widgets::tokens(ui).style(Meaning::from(*sign)).chip_ink;
            paint_sign(ui.painter(), rect.center(), 5.0, *sign, ink);
            ui.label(*text);
        });
    }
    !signs.is_empty()
}

/// Draws the keys of the commands that match the query, heading by heading.
fn keys_ui(ui: &mut Ui, query: &str) -> bool {
    let mut any = false;
    for menu in Menu::ALL {
        let entries: Vec<&Entry> = command::entries()
            .iter()
            .filter(|e| e.menu == menu && !e.shortcuts.is_empty() && answers(e.name(), query))
            .collect();
        if entries.is_empty() {
            continue;
        }
        any = true;
        widgets::section(ui, menu.title());
        let grid = Grid::new(("keys", menu.title())).num_columns(2).min_col_width(180.0);
        grid.spacing(vec2(24.0, 4.0)).show(ui, |ui| {
            for entry in entries {
                ui.label(entry.name());
                let keys: Vec<String> =
                    entry.shortcuts.iter().map(|s| command::shortcut_text(ui.ctx(), *s)).collect();
                widgets::soft(ui, &text::or_list(&keys));
                ui.end_row();
            }
        });
    }
    any
}

fn picture_ui(ui: &mut Ui, page: &Page) {
    let width = (ui.available_width() - 8.0).min(460.0);
    let height = (width * page.height / page.width).min(300.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &page.title));
    if ui.is_rect_visible(rect) {
        paint::page(&ui.painter_at(rect), rect, page, &mut paint::Pictures::default());
    }
}
