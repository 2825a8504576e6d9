//! The palette: the kinds of touchpoints in groups, searchable in English, Chinese and pinyin
//! initials.

use egui::{
    CornerRadius, Galley, Key, Modifiers, Rect, Role, ScrollArea, Sense, TextEdit, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use std::sync::Arc;

use crate::editor::carried::Item;
use crate::gui::intent::{Cx, Intent};
use crate::gui::kit::icons;
use crate::gui::kit::theme::{self, size};
use crate::gui::kit::widgets::{self, paint_focus, paint_tile};
use crate::model::pack::{Kind, Pack, SearchNote, Text};
use crate::model::plan::KindId;
use crate::text::{self, sentences, words};

/// Up to this many kinds are seen at a glance: what fits and what was placed last is not shown again.
const FEW: usize = 16;
/// How many of the kinds that were placed last are shown.
const LATELY: usize = 4;

/// The palette's state.
#[derive(Debug, Default)]
pub struct Palette {
    search: String,
    /// Whether the search field had the keyboard focus in the last frame.
    searching: bool,
    /// If a kind was carried in the last frame, the revision of the plan then.
    carried: Option<u64>,
    /// The kinds that were placed last, and in which state of which plan.
    lately: Option<((u64, u64), Vec<KindId>)>,
}

impl Palette {
    /// Whether the search field has the keyboard focus.
    #[must_use]
    pub fn searching(&self) -> bool {
        self.searching
    }

    /// Clears the search, so that all kinds are shown.
    pub fn clear(&mut self) {
        self.search.clear();
    }

    /// Draws the palette.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let revision = cx.editor.session().revision();
        let carried = matches!(cx.carried, Some(Item::Kind(_))).then_some(revision);
        if self.carried.is_some_and(|at| carried.is_none() && at != revision) {
            // The kind that was searched for has been placed.
            self.search.clear();
        }
        self.carried = carried;
        self.searching = search_ui(ui, cx, &mut self.search);
        let serial = cx.editor.session().serial();
        if self.lately.as_ref().is_none_or(|(of, _)| *of != (serial, revision)) {
            self.lately = Some(((serial, revision), lately(cx)));
        }
        let lately = self.lately.as_ref().map_or(&[][..], |(_, kinds)| kinds);
        kinds_ui(ui, cx, &self.search.trim().to_lowercase(), lately);
    }
}

/// Draws the kinds that match a search, in their groups.
fn kinds_ui(ui: &mut Ui, cx: &mut Cx<'_>, query: &str, lately: &[KindId]) {
    let pack = cx.report.pack();
    ScrollArea::vertical().id_salt("palette").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let mut found = false;
        for note in pack.search_notes.iter().filter(|note| noted(note, query)) {
            found = true;
            note_ui(ui, note);
        }
        if query.is_empty() && pack.kinds.len() > FEW {
            let lately: Vec<&Kind> = lately.iter().filter_map(|id| pack.kind(id)).collect();
            section_ui(ui, cx, words::palette_lately(), &lately);
            if let Some((name, kinds)) = fitting(cx) {
                section_ui(ui, cx, &words::palette_on(name), &kinds);
            }
        }
        for group in &pack.groups {
            let of_group = |k: &&Kind| k.group == group.id && matches(pack, k, query);
            let kinds: Vec<&Kind> = pack.kinds.iter().filter(of_group).collect();
            found |= !kinds.is_empty();
            section_ui(ui, cx, text::of(&group.name), &kinds);
        }
        ui.add_space(12.0);
        widgets::soft(ui, if found { words::palette_hint() } else { words::palette_nothing() });
    });
}

/// Draws kinds under a heading; nothing if there are none.
fn section_ui(ui: &mut Ui, cx: &mut Cx<'_>, head: &str, kinds: &[&Kind]) {
    if kinds.is_empty() {
        return;
    }
    widgets::section(ui, head);
    ui.push_id(head, |ui| kinds.iter().for_each(|kind| kind_ui(ui, cx, kind)));
}

/// The kinds that were placed last in this plan, the latest first.
fn lately(cx: &Cx<'_>) -> Vec<KindId> {
    let mut placed: Vec<_> = cx.report.plan().touchpoints.iter().map(|t| (t.id, &t.kind)).collect();
    placed.sort_unstable_by_key(|(id, _)| std::cmp::Reverse(*id));
    let mut lately: Vec<KindId> = Vec::new();
    for (_, kind) in placed {
        if lately.len() < LATELY && !lately.contains(kind) {
            lately.push(kind.clone());
        }
    }
    lately
}

/// The platform of the selected touchpoint, and the kinds that it hosts.
fn fitting<'a>(cx: &Cx<'a>) -> Option<(&'a str, Vec<&'a Kind>)> {
    let selected = *cx.editor.session().selected().first()?;
    let pack = cx.report.pack();
    let platform = pack.platform(&cx.report.plan().get(selected)?.platform)?;
    let hosted = pack.kinds.iter().filter(|kind| kind.hosts.contains(&platform.id)).collect();
    Some((text::of(&platform.name), hosted))
}

/// The id of the search field, to move the keyboard focus to it.
#[must_use]
pub fn search_id() -> egui::Id {
    egui::Id::unique("palette-search")
}

/// Draws the search field. Returns whether it has the keyboard focus.
fn search_ui(ui: &mut Ui, cx: &mut Cx<'_>, search: &mut String) -> bool {
    let tokens = widgets::tokens(ui);
    let edit = TextEdit::singleline(search)
        .id(search_id())
        .hint_text(words::find_touchpoint())
        .margin(egui::Margin { left: 32, right: 10, top: 7, bottom: 7 })
        .desired_width(f32::INFINITY);
    let response = ui.add(edit);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::SearchInput, true, words::find_kind());
        info.current_text_value = Some(search.clone());
        info
    });
    let icon = Rect::from_center_size(
        pos2(response.rect.left() + 17.0, response.rect.center().y),
        Vec2::splat(size::ICON),
    );
    egui::Image::new(icons::search()).tint(tokens.faint).paint_at(ui, icon);
    // Enter in the search field picks the first match up, so that the keyboard is enough to place
    // it.
    if response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter)) {
        let query = search.trim().to_lowercase();
        let pack = cx.report.pack();
        let in_order =
            pack.groups.iter().flat_map(|g| pack.kinds.iter().filter(move |k| k.group == g.id));
        if let Some(kind) =
            in_order.filter(|k| matches(pack, k, &query)).map(|k| k.id.clone()).next()
        {
            response.request_focus();
            cx.push(Intent::Carry(kind));
        }
    }
    response.has_focus()
}

/// Whether a kind matches a search: by its names, its search words, its group, or its hosts.
fn matches(pack: &Pack, kind: &Kind, query: &str) -> bool {
    let named = |text: &Text| text.iter().any(|(_, word)| word.to_lowercase().contains(query));
    let worded = |words: &[String]| words.iter().any(|word| word.starts_with(query));
    query.is_empty()
        || named(&kind.name)
        || worded(&kind.search)
        || kind.id.as_str().contains(query)
        || pack.groups.iter().any(|g| g.id == kind.group && named(&g.name))
        || kind
            .hosts
            .iter()
            .filter_map(|host| pack.platform(host))
            .any(|host| named(&host.name) || worded(&host.search))
}

/// Whether a note is for this search: it explains why the board does not have something.
fn noted(note: &SearchNote, query: &str) -> bool {
    const LEAST: usize = 3;
    query.chars().count() >= LEAST
        && note.words.iter().any(|word| word.starts_with(query) || query.contains(word.as_str()))
}

fn note_ui(ui: &mut Ui, note: &SearchNote) {
    let tokens = widgets::tokens(ui);
    ui.add_space(6.0);
    widgets::marked(ui, tokens.warn, |ui| {
        ui.label(egui::RichText::new(text::of(&note.says)).font(theme::regular(size::SMALL)));
    });
}

/// A kind's name and, smaller, its name in the other language, laid out to fit beside each other.
fn names(ui: &Ui, kind: &Kind, width: f32) -> (Arc<Galley>, Arc<Galley>) {
    let tokens = widgets::tokens(ui);
    let (name, beside) = (text::of(&kind.name), text::beside(&kind.name));
    let (large, small) = (theme::regular(size::BODY), theme::regular(size::SMALL));
    let painter = ui.painter();
    let mut other = painter.layout_no_wrap(beside.to_owned(), small.clone(), tokens.faint);
    // If they do not fit on one line, the name in the other language is left out.
    let whole = painter.layout_no_wrap(name.to_owned(), large.clone(), tokens.ink);
    if other.size().x + whole.size().x + 18.0 > width {
        other = painter.layout_no_wrap(String::new(), small, tokens.faint);
    }
    let room = if other.is_empty() { 6.0 } else { other.size().x + 12.0 };
    let name_width = (width - room).max(60.0);
    (painter.layout(name.to_owned(), large, tokens.ink, name_width), other)
}

fn kind_ui(ui: &mut Ui, cx: &mut Cx<'_>, kind: &Kind) {
    let tokens = widgets::tokens(ui);
    let width = ui.available_width();
    let before = 6.0 + size::TILE + 8.0;
    let (galley, beside) = names(ui, kind, width - before);
    let height = (galley.size().y + 6.0).max(size::ROW + 2.0);
    let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let id = ui.scope_id().with(("kind", kind.id.as_str()));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Button, true, sentences::kind_label(cx.report.pack(), kind))
    });
    let carried = matches!(cx.carried, Some(Item::Kind(id)) if *id == kind.id);
    if carried || response.hovered() {
        let fill = if carried { tokens.accent_bg } else { tokens.lane };
        ui.painter().rect_filled(rect, CornerRadius::same(size::CORNER), fill);
    }
    let tile = Rect::from_center_size(
        pos2(rect.left() + 6.0 + size::TILE / 2.0, rect.center().y),
        Vec2::splat(size::TILE),
    );
    paint_tile(ui, tile, icons::of_kind(kind.id.as_str()));
    let middle = rect.center().y;
    let corner = pos2(rect.right() - 6.0 - beside.size().x, middle - beside.size().y / 2.0);
    ui.painter().galley(corner, beside, tokens.faint);
    let corner = pos2(rect.left() + before, middle - galley.size().y / 2.0);
    ui.painter().galley(corner, galley, tokens.ink);
    if response.has_focus() {
        paint_focus(ui, rect, size::CORNER);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.drag_started_by(egui::PointerButton::Primary) {
        response.dnd_set_drag_payload(Item::Kind(kind.id.clone()));
    }
    let entered = response.has_focus()
        && cx.carried.is_none()
        && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
    if entered || response.clicked() {
        response.request_focus();
        cx.push(Intent::Carry(kind.id.clone()));
    }
    if cx.carried.is_none() {
        response.on_hover_text(sentences::kind_hint(cx.report.pack(), kind));
    }
}
