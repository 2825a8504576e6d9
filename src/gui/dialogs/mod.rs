//! What lies above the window: the command palette, the help sheet, the path field, what is wrong
//! with a file. None stops the work below; only the question about unsaved changes does.

use std::sync::Arc;

use egui::{
    Align2, Key, Modal, Modifiers, Role, ScrollArea, TextEdit, Ui, WidgetInfo, Window, vec2,
};
use strum::IntoEnumIterator;

use super::command::{Command, Menu};
use super::present::paint;
use super::theme::{self, size};
use super::view::{Cx, Intent, Overlay};
use super::widgets::{self, Sign, paint_sign};
use super::{fields, menus, sheets};
use crate::export::deck;
use crate::export::look::Shade;
use crate::export::page::Page;
use crate::gui::view::Pictures;
use crate::model::evaluated::Evaluated;
use crate::model::scene::{Scene, Show};
use crate::store::packs::Library;
use crate::store::{examples, plan_file};
use crate::text::lang;
use crate::text::window as words;

/// The answer to the question about unsaved changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Save first.
    Save,
    /// Lose the changes.
    Discard,
    /// Stay.
    Cancel,
}

/// Draws whatever lies above the window.
pub fn overlay_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Some(mut overlay) = cx.view.overlay.take() else { return };
    // Escape is for what is innermost: an open list, then the field being typed in.
    let list = egui::Popup::is_any_open(ui.ctx());
    let form = matches!(overlay, Overlay::Scenes | Overlay::Export { .. } | Overlay::Import(_));
    let inner = list || (form && cx.view.typing);
    if cx.view.wants_keyboard && cx.view.came_from.is_none() {
        // What has the keyboard gets it back afterwards.
        cx.view.came_from = ui.memory(egui::Memory::focused);
    }
    let mut open = draw_ui(ui, cx, &mut overlay);
    cx.view.wants_keyboard = false;
    if !inner && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
        open = false;
    }
    cx.view.typing = ui.ctx().text_edit_focused();
    if open && cx.view.overlay.is_none() {
        cx.view.overlay = Some(overlay);
    } else {
        if matches!(overlay, Overlay::Path { .. } | Overlay::Replace { .. })
            && cx.view.typed_path.is_none()
            && !cx.out.iter().any(|intent| matches!(intent, Intent::Replace(_)))
        {
            // Whatever waited for the save does not go on.
            cx.view.pending = None;
        }
        if matches!(overlay, Overlay::Tour(_)) {
            cx.push(Intent::Toured);
        }
        if let Some(before) = cx.view.came_from.take() {
            ui.memory_mut(|memory| memory.request_focus(before));
        }
    }
}

/// Draws one, and says whether it stays.
fn draw_ui(ui: &mut Ui, cx: &mut Cx<'_>, overlay: &mut Overlay) -> bool {
    match overlay {
        Overlay::Commands { query, row } => commands_ui(ui, cx, query, row),
        Overlay::Path { title, path, save } => path_ui(ui, cx, title, path, *save),
        Overlay::Replace { file, changed } => replace_ui(ui, cx, file, *changed),
        Overlay::Help { query } => in_window(ui, words::help_title(), vec2(580.0, 500.0), |ui| {
            help_ui(ui, cx, query);
            true
        }),
        Overlay::Scenes => in_window(ui, words::scenes_title(), vec2(560.0, 520.0), |ui| {
            sheets::scenes_ui(ui, cx);
            true
        }),
        Overlay::Export { dark, width } => {
            in_window(ui, words::export_path(), vec2(420.0, 420.0), |ui| {
                let room = ui.ctx().content_rect().height() - 110.0;
                let scroll = ScrollArea::vertical().max_height(room);
                scroll.show(ui, |ui| sheets::export_ui(ui, cx, dark, width)).inner
            })
        }
        Overlay::Import(import) => in_window(ui, words::import_title(), vec2(640.0, 460.0), |ui| {
            sheets::import_ui(ui, cx, import)
        }),
        Overlay::Tour(step) => in_window(ui, words::tour_title(), vec2(420.0, 160.0), |ui| {
            sheets::tour_ui(ui, cx, *step)
        }),
        Overlay::Compared { title, lines } => in_window(ui, title, vec2(600.0, 360.0), |ui| {
            widgets::soft(ui, words::compared_hint());
            lines_ui(ui, lines, widgets::tokens(ui).accent);
            !close_ui(ui, cx)
        }),
        Overlay::Findings { title, lines } => in_window(ui, title, vec2(600.0, 300.0), |ui| {
            widgets::soft(ui, words::nothing_changed());
            lines_ui(ui, lines, widgets::tokens(ui).danger);
            !close_ui(ui, cx)
        }),
    }
}

/// Draws into a window; false once it is closed, by its own button or by what is in it.
fn in_window(
    ui: &mut Ui,
    title: &str,
    size: egui::Vec2,
    add: impl FnOnce(&mut Ui) -> bool,
) -> bool {
    let (mut open, mut stay) = (true, true);
    window(ui, title, size).open(&mut open).show(ui, |ui| stay = add(ui));
    open && stay
}

fn window(ui: &Ui, title: &str, size: egui::Vec2) -> Window<'static> {
    Window::new(title.to_owned())
        .id(egui::Id::unique(("overlay", title)))
        .collapsible(false)
        .resizable(true)
        .default_size(size)
        .pivot(Align2::CENTER_CENTER)
        .default_pos(ui.ctx().content_rect().center() - vec2(0.0, 20.0))
}

/// All commands, searchable; Enter runs the chosen one.
fn commands_ui(ui: &mut Ui, cx: &mut Cx<'_>, query: &mut String, row: &mut usize) -> bool {
    let mut open = true;
    let found: Vec<Command> = Command::iter()
        .filter(|c| *c != Command::CommandPalette && answers(&menus::label(cx, *c), query))
        .collect();
    // What can be done now comes first; the rest is there to be found, grey.
    let (mut found, grey): (Vec<Command>, Vec<Command>) =
        found.into_iter().partition(|c| c.enabled(cx.session));
    let can_run = found.len();
    found.extend(grey);
    let step = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let (down, up) = (step(Key::ArrowDown), step(Key::ArrowUp));
    if down {
        *row += 1;
    }
    if up {
        *row = row.saturating_sub(1);
    }
    *row = (*row).min(found.len().saturating_sub(1));
    let mut run =
        step(Key::Enter).then(|| found.get(*row).copied()).flatten().filter(|_| *row < can_run);
    let area = egui::Area::new(egui::Id::unique("commands"))
        .order(egui::Order::Foreground)
        .anchor(Align2::CENTER_TOP, vec2(0.0, 90.0))
        .show(ui, |ui| {
            egui::Frame::window(ui.style()).show(ui, |ui| {
                ui.set_width(460.0);
                search_field(ui, query, words::find_command());
                ScrollArea::vertical().max_height(340.0).auto_shrink([false, true]).show(
                    ui,
                    |ui| {
                        ui.spacing_mut().item_spacing.y = 1.0;
                        for (index, command) in found.iter().enumerate() {
                            let button = command_row(ui, cx, *command, index == *row);
                            // In every frame it would keep the list from coming to rest.
                            if index == *row && (down || up) {
                                button.scroll_to_me(None);
                            }
                            if button.clicked() {
                                run = Some(*command);
                            }
                        }
                        if found.is_empty() {
                            widgets::soft(ui, words::no_command());
                        }
                    },
                );
            });
        });
    if area.response.clicked_elsewhere() && ui.input(|i| i.pointer.any_click()) {
        open = false;
    }
    if let Some(command) = run {
        cx.push(Intent::Run(command));
        ui.memory_mut(|memory| memory.surrender_focus(egui::Id::unique("overlay-search")));
        open = false;
    }
    open
}

fn command_row(ui: &mut Ui, cx: &Cx<'_>, command: Command, chosen: bool) -> egui::Response {
    let mut button = egui::Button::new(menus::label(cx, command))
        .frame_when_inactive(chosen)
        .selected(chosen)
        .min_size(vec2(ui.available_width(), size::ROW));
    if let Some(shortcut) = command.shortcuts().first() {
        button = button.shortcut_text(menus::keys(ui.ctx(), *shortcut));
    }
    ui.add_enabled(command.enabled(cx.session), button)
}

/// Whether every word of the query is in the label.
fn answers(label: &str, query: &str) -> bool {
    let label = label.to_lowercase();
    query.to_lowercase().split_whitespace().all(|word| label.contains(word))
}

fn search_field(ui: &mut Ui, query: &mut String, hint: &'static str) {
    let edit = TextEdit::singleline(query)
        .id(egui::Id::unique("overlay-search"))
        .hint_text(hint)
        .margin(egui::Margin::symmetric(10, 8))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::SearchInput, true, hint);
        info.current_text_value = Some(query.clone());
        info
    });
    // Asking again would end the composition of an input method.
    if !response.has_focus() {
        response.request_focus();
    }
}

/// The shortcut sheet, the signs, and how the board is used.
fn help_ui(ui: &mut Ui, cx: &mut Cx<'_>, query: &mut String) {
    let edit =
        TextEdit::singleline(query).hint_text(words::find_help()).desired_width(f32::INFINITY);
    let response = ui.add(edit);
    take_keyboard(cx, &response);
    response.widget_info(|| WidgetInfo::labeled(Role::SearchInput, true, words::find_help()));
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let parts = guide_ui(ui, cx, query);
        let signs = signs_ui(ui, query);
        let keys = keys_ui(ui, query);
        if !(parts || signs || keys) {
            widgets::soft(ui, words::help_nothing());
        }
    });
}

/// The parts of the guide that answer the query; false if none does.
fn guide_ui(ui: &mut Ui, cx: &mut Cx<'_>, query: &str) -> bool {
    let pictures = pictures(ui, cx);
    let mut any = false;
    for (index, (head, text)) in words::guide().into_iter().enumerate() {
        if !answers(&format!("{head} {text}"), query) {
            continue;
        }
        any = true;
        ui.add_space(6.0);
        widgets::heading(ui, head);
        widgets::soft(ui, text);
        for page in pictures.iter().filter(|(part, _)| *part == index).map(|(_, page)| page) {
            picture_ui(ui, page);
        }
    }
    any
}

/// What the signs mean.
fn signs_ui(ui: &mut Ui, query: &str) -> bool {
    let signs = Sign::ALL.into_iter().zip(words::signs());
    let signs: Vec<(Sign, &str)> = signs.filter(|(_, text)| answers(text, query)).collect();
    if !signs.is_empty() {
        widgets::section(ui, words::signs_title());
    }
    for (sign, text) in &signs {
        ui.horizontal(|ui| {
            let tokens = widgets::tokens(ui);
            let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), egui::Sense::hover());
            let (_, _, ink) = widgets::chip_colours(tokens, *sign);
            paint_sign(ui.painter(), rect.center(), 5.0, *sign, ink);
            ui.label(*text);
        });
    }
    !signs.is_empty()
}

/// The shortcuts, menu by menu.
fn keys_ui(ui: &mut Ui, query: &str) -> bool {
    let mut any = false;
    for menu in Menu::iter() {
        let commands: Vec<Command> = menu
            .commands()
            .filter(|c| !c.shortcuts().is_empty() && answers(c.label(), query))
            .collect();
        if commands.is_empty() {
            continue;
        }
        any = true;
        widgets::section(ui, menu.title());
        let grid = egui::Grid::new(menu.title()).num_columns(2).min_col_width(180.0);
        grid.spacing(vec2(24.0, 4.0)).show(ui, |ui| {
            for command in commands {
                ui.label(command.label());
                let keys: Vec<String> =
                    command.shortcuts().iter().map(|s| menus::keys(ui.ctx(), *s)).collect();
                widgets::soft(ui, &crate::text::or_list(&keys));
                ui.end_row();
            }
        });
    }
    any
}

/// Pictures for the guide, drawn from the first example, each with the part that it belongs to: the
/// board for how to place, coverage for why, a scene for how to present. They are made once.
fn pictures(ui: &Ui, cx: &mut Cx<'_>) -> Arc<Pictures> {
    const PARTS: [usize; 3] = [0, 3, 5];
    let dark = ui.visuals().dark_mode;
    let made = (lang::current(), dark);
    if let Some((of, pictures)) = &cx.view.pictures
        && *of == made
    {
        return Arc::clone(pictures);
    }
    let shade = if dark { Shade::Dark } else { Shade::Light };
    let example = examples::ALL.first().and_then(|(_, text)| {
        let (plan, pack) = plan_file::parse(text, &Library::embedded(), None).ok()?;
        Some(Evaluated::new(plan, &pack))
    });
    let pages = example.map(|evaluated| {
        let source = deck::Source::new(&evaluated, shade);
        let scene = deck::page(&source, &Scene::of(Show::Tiers), (2, 10), usize::MAX);
        [deck::board::page(&source), deck::chart_page(&source), scene]
    });
    let pictures: Pictures = PARTS.into_iter().zip(pages.into_iter().flatten()).collect();
    let pictures = Arc::new(pictures);
    cx.view.pictures = Some((made, Arc::clone(&pictures)));
    pictures
}

fn picture_ui(ui: &mut Ui, page: &Page) {
    let width = (ui.available_width() - 8.0).min(460.0);
    let height = (width * page.height / page.width).min(300.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), egui::Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &page.title));
    if ui.is_rect_visible(rect) {
        paint::page(ui, &ui.painter_at(rect), rect, page);
    }
}

/// A path field, where the desktop has no file dialog.
fn path_ui(ui: &mut Ui, cx: &mut Cx<'_>, title: &str, path: &mut String, save: bool) -> bool {
    let mut open = true;
    let mut done = false;
    window(ui, title, vec2(460.0, 120.0)).open(&mut open).show(ui, |ui| {
        widgets::soft(ui, words::no_dialog());
        let field = egui::Id::unique("path-field");
        if cx.view.wants_keyboard {
            fields::put_cursor(ui.ctx(), field, path.chars().count(), false);
        }
        let edit = TextEdit::singleline(path).id(field).desired_width(f32::INFINITY);
        let response = ui.add(edit);
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::TextInput, true, words::path_name());
            info.current_text_value = Some(path.clone());
            info
        });
        if response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter)) {
            done = true;
        }
        take_keyboard(cx, &response);
        let label = if save { words::save() } else { words::open_it() };
        done |= ui.button(label).clicked();
    });
    if done && !path.trim().is_empty() {
        cx.view.typed_path = Some((crate::store::folders::typed(path.trim()), save));
        return false;
    }
    open
}

/// Asks before a file is replaced that the user has not named just so.
fn replace_ui(ui: &mut Ui, cx: &mut Cx<'_>, file: &std::path::Path, changed: bool) -> bool {
    let mut open = true;
    let mut done = false;
    window(ui, words::replace_title(), vec2(460.0, 120.0)).open(&mut open).show(ui, |ui| {
        let file = file.display().to_string();
        widgets::soft(ui, &words::replace_text(&file, changed));
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            let cancel = ui.button(words::cancel());
            take_keyboard(cx, &cancel);
            let replace = ui.button(words::replace());
            if replace.clicked() {
                cx.push(Intent::Replace(file.into()));
            }
            done = cancel.clicked() || replace.clicked();
        });
    });
    open && !done
}

/// A button that closes a window which only tells something; true once it has been clicked.
fn close_ui(ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
    let close = ui.button(words::close());
    take_keyboard(cx, &close);
    close.clicked()
}

/// Gives a control the keyboard if its window has just opened.
pub fn take_keyboard(cx: &mut Cx<'_>, control: &egui::Response) {
    if std::mem::take(&mut cx.view.wants_keyboard) {
        control.request_focus();
    }
}

/// Lines that can be selected and copied.
fn lines_ui(ui: &mut Ui, lines: &[String], colour: egui::Color32) {
    // A button stands below.
    let room = (ui.available_height() - size::ROW - 12.0).max(60.0);
    ScrollArea::vertical().auto_shrink([false, true]).max_height(room).show(ui, |ui| {
        for line in lines {
            widgets::marked(ui, colour, |ui| {
                let text = egui::RichText::new(line).font(theme::regular(size::SMALL));
                ui.add(egui::Label::new(text).wrap().selectable(true));
            });
        }
    });
}

/// Asks what to do with unsaved changes; gives the answer once there is one.
pub fn ask_ui(ui: &mut Ui, cx: &mut Cx<'_>) -> Option<Answer> {
    cx.view.pending.as_ref()?;
    // The answer was to save, and where is being asked just now.
    if matches!(cx.view.overlay, Some(Overlay::Path { .. } | Overlay::Replace { .. })) {
        return None;
    }
    let mut answer = None;
    let frame = egui::Frame::window(ui.style());
    let scrim = widgets::tokens(ui).scrim;
    let modal = Modal::new(egui::Id::unique("unsaved")).frame(frame).backdrop_color(scrim);
    let modal = modal.show(ui, |ui| {
        ui.set_width(400.0);
        ui.label(egui::RichText::new(words::unsaved_title()).font(theme::bold(size::TITLE)));
        widgets::soft(ui, &words::unsaved_text(cx.session.title()));
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            let save = ui.button(words::save());
            if ui.memory(|m| m.focused().is_none()) {
                save.request_focus();
            }
            if save.clicked() {
                answer = Some(Answer::Save);
            }
            if ui.button(words::do_not_save()).clicked() {
                answer = Some(Answer::Discard);
            }
            if ui.button(words::cancel()).clicked() {
                answer = Some(Answer::Cancel);
            }
        });
    });
    if modal.should_close() {
        answer = Some(Answer::Cancel);
    }
    if answer.is_some() {
        fields::commit(cx);
    }
    answer
}
