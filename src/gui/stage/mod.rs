//! The presentation: full screen, one idea at a time, made from the plan as it is. A drag on stage
//! edits the plan. With a second window for the projector, the first keeps notes, clock and timer.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use egui::{Align2, Color32, CornerRadius, Event, Key, Pos2, Rect, Sense, Ui, ViewportId, vec2};

use super::session::Session;
use super::theme;
use super::view::Cx;
use super::widgets;
use crate::export::deck::{self, Source};
use crate::export::look::{Look, Shade};
use crate::export::page::{Page, Tag};
use crate::model::evaluated::Evaluated;
use crate::model::plan::TouchpointId;
use crate::model::scene::{Scene, Show};
use crate::text::lang::{self, Lang};

mod console;
mod drag;
mod giving;
mod keys;
pub mod paint;

/// What covers the stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cover {
    /// Black, so that everybody looks at the speaker.
    Black,
    /// White.
    White,
}

/// What the second window shows: shared with it.
#[derive(Default)]
pub struct Shared {
    /// The page, the cover, the timer's text, and the spotlight in shares of the page.
    slide: Option<Slide>,
    /// Keys that were pressed there: whichever window has the keyboard, they mean the same.
    keys: Vec<Event>,
    /// Whether the key of the spotlight is held there.
    spot: bool,
    /// Whether somebody has closed it.
    closed: bool,
}

/// One picture of the stage.
#[derive(Clone)]
struct Slide {
    page: Arc<Page>,
    cover: Option<Cover>,
    timer: Option<String>,
    spot: Option<(f32, f32)>,
    /// Whether it shows the plan as it was before the last change.
    before: bool,
    /// What has just happened, in words, for a moment.
    told: Option<String>,
}

/// The presentation, while one is given.
pub struct Stage {
    /// The scene that is shown, by its place.
    pub scene: usize,
    /// What that scene shows, and its title: it is found again where scenes have changed places.
    at: Option<(Show, String)>,
    /// How many phases of the journey have come.
    pub phases: usize,
    /// What covers it.
    pub cover: Option<Cover>,
    /// When the timer ends.
    pub ends: Option<Instant>,
    /// Whether the plan is shown as it was before the last change. The plan itself stays.
    pub before: bool,
    /// Whether a second window shows the stage, and on which screen, from 1.
    pub audience: Option<usize>,
    carried: Option<TouchpointId>,
    /// The page of the last frame.
    slide: Option<Arc<Page>>,
    /// Where the slide was shown in the last frame.
    shown: Option<Rect>,
    revision: u64,
    source: Option<((u64, bool), Arc<Evaluated>)>,
    /// What was said last, and when.
    heard: Option<(String, Instant)>,
    /// The pages as they were last made, with what they were made from.
    made: Vec<(Made, Arc<Page>)>,
    shared: Arc<Mutex<Shared>>,
}

impl Stage {
    /// Begins at a scene.
    #[must_use]
    pub fn new(scene: usize) -> Self {
        Self {
            scene,
            at: None,
            phases: 1,
            cover: None,
            ends: None,
            before: false,
            audience: None,
            carried: None,
            slide: None,
            shown: None,
            revision: 0,
            source: None,
            heard: None,
            made: Vec::new(),
            shared: Arc::default(),
        }
    }

    /// The presentation as it is left: whatever is momentary is over.
    #[must_use]
    pub fn rest(self) -> Self {
        Self { cover: None, before: false, audience: None, carried: None, heard: None, ..self }
    }

    /// The scene where the presentation stands, should scenes have been hidden, added or moved.
    fn find_scene(&mut self, scenes: &[Scene]) {
        let same = |scene: &Scene| {
            self.at
                .as_ref()
                .is_some_and(|(show, title)| scene.show == *show && scene.title == *title)
        };
        if self.at.is_some() && !scenes.get(self.scene).is_some_and(same) {
            self.scene = scenes.iter().position(same).unwrap_or(self.scene);
        }
        self.scene = self.scene.min(scenes.len().saturating_sub(1));
    }

    /// Takes what has happened in the second window.
    fn take_from_audience(&mut self, ui: &Ui) {
        let Ok(mut shared) = self.shared.lock() else { return };
        if std::mem::take(&mut shared.closed) {
            self.audience = None;
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::Fullscreen(true));
        }
        let keys = std::mem::take(&mut shared.keys);
        ui.input_mut(|i| i.events.extend(keys));
    }

    /// Cards and lanes of the slide that was shown last, where they are on the screen.
    #[must_use]
    pub fn tagged(&self) -> Vec<(Tag, Rect)> {
        self.slide
            .as_ref()
            .zip(self.shown)
            .map(|(page, rect)| paint::tagged(page, rect))
            .unwrap_or_default()
    }

    /// The plan as the stage shows it, evaluated once for each change.
    fn evaluated(&mut self, session: &Session) -> Arc<Evaluated> {
        if self.revision != session.revision {
            // A change is looked at as it is, not as it was before.
            self.before = false;
            self.revision = session.revision;
        }
        let now = (session.revision, self.before);
        if self.source.as_ref().is_some_and(|(of, _)| *of != now) {
            self.source = None;
        }
        let before = self.before;
        let make = || {
            let earlier = if before { session.before() } else { None };
            (now, Arc::new(earlier.unwrap_or_else(|| session.evaluated())))
        };
        Arc::clone(&self.source.get_or_insert_with(make).1)
    }

    /// What has just been said, for as long as the room needs to read it.
    fn told(&mut self, ui: &Ui, said: &str) -> Option<String> {
        /// How long a sentence stays.
        const STAYS: Duration = Duration::from_secs(4);
        let (heard, when) = self.heard.get_or_insert_with(|| {
            // What was said before the stage is no news.
            let old = Instant::now().checked_sub(STAYS).unwrap_or_else(Instant::now);
            (said.to_owned(), old)
        });
        if heard != said {
            said.clone_into(heard);
            *when = Instant::now();
        }
        let left = STAYS.checked_sub(when.elapsed()).filter(|left| !left.is_zero())?;
        ui.ctx().request_repaint_after(left);
        (!said.is_empty()).then(|| said.to_owned())
    }
}

/// What a page was made from: revision and whether before it, scene, phases, language, dark,
/// compared revision.
type Made = ((u64, bool), usize, usize, Lang, bool, usize);

impl Stage {
    /// A page: as it was, unless something that it is made from has changed.
    fn page(&mut self, made: Made, fresh: impl FnOnce() -> Page) -> Arc<Page> {
        /// This scene and the next one.
        const KEPT: usize = 2;
        if let Some((_, page)) = self.made.iter().find(|(from, _)| *from == made) {
            return Arc::clone(page);
        }
        let page = Arc::new(fresh());
        if self.made.len() >= KEPT {
            self.made.remove(0);
        }
        self.made.push((made, Arc::clone(&page)));
        page
    }
}

/// What the stage wants of the application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Leave the stage.
    Leave,
    /// Take the last change back.
    Undo,
    /// Do it again.
    Redo,
}

/// Draws the stage, and says what it wants.
pub fn stage_ui(ui: &mut Ui, cx: &mut Cx<'_>, stage: &mut Stage) -> Vec<Wish> {
    stage.take_from_audience(ui);
    let compared = cx.view.compared.clone();
    let shade = if ui.visuals().dark_mode { Shade::Dark } else { Shade::Light };
    let session = cx.session;
    let evaluated = stage.evaluated(session);
    let source =
        Source { evaluated: &evaluated, compared: compared.as_deref(), look: Look::of(shade) };
    let of = (session.revision, stage.before);
    let scenes = deck::shown(&source);
    stage.find_scene(&scenes);
    let wishes = keys::follow(ui, cx, stage, &scenes, deck::phases(&source));
    let count = scenes.len();
    let Some(scene) = scenes.get(stage.scene) else { return vec![Wish::Leave] };
    stage.at = Some((scene.show, scene.title.clone()));
    let beside = compared.as_ref().map_or(0, |c| Arc::as_ptr(c) as usize);
    let page = |stage: &mut Stage, index: usize, scene: &Scene, phases| {
        let dark = shade == Shade::Dark;
        let made = (of, index, phases, lang::current(), dark, beside);
        stage.page(made, || deck::page(&source, scene, (index + 1, count), phases))
    };
    let (now, phases) = (stage.scene, stage.phases);
    let slide = Slide {
        page: page(stage, now, scene, phases),
        cover: stage.cover,
        timer: timer(ui, stage),
        spot: spot(ui, stage),
        before: of.1,
        told: stage.told(ui, &session.said),
    };
    stage.slide = Some(Arc::clone(&slide.page));
    if of.1 != stage.before {
        // The key for a look back was pressed in this frame: the next one shows it.
        ui.ctx().request_repaint();
    }
    if stage.audience.is_some() {
        let next = scenes.get(stage.scene + 1);
        let next = next.map(|scene| page(stage, now + 1, scene, usize::MAX));
        console::console_ui(ui, cx, stage, &slide, next.as_deref(), scene);
        audience(ui, stage, slide);
    } else {
        let rect = ui.max_rect();
        stage.shown = Some(rect);
        slide_ui(ui, rect, &slide);
        let at = paint::fit(rect, &slide.page);
        drag::drag_ui(ui, cx, stage, &slide.page, at);
    }
    wishes
}

/// Shows the stage in the second window.
fn audience(ui: &Ui, stage: &Stage, slide: Slide) {
    let Some(screen) = stage.audience else { return };
    if let Ok(mut shared) = stage.shared.lock() {
        shared.slide = Some(slide);
    }
    let shared = Arc::clone(&stage.shared);
    let builder = egui::ViewportBuilder::default()
        .with_title(crate::text::product())
        .with_monitor(screen.saturating_sub(1))
        .with_fullscreen(true);
    let id = ViewportId::from_hash_of("audience");
    ui.ctx().show_viewport_deferred(id, builder, move |ui, _| {
        let Ok(mut shared) = shared.lock() else { return };
        let (keys, closed) = ui.input(|i| {
            let keys = i.events.iter().filter(|e| matches!(e, Event::Key { pressed: true, .. }));
            (keys.cloned().collect::<Vec<_>>(), i.viewport().close_requested())
        });
        shared.closed |= closed;
        let held = ui.input(|i| i.key_down(Key::S) && i.modifiers.is_none());
        let moved = std::mem::replace(&mut shared.spot, held) != held;
        if closed || moved || !keys.is_empty() {
            shared.keys.extend(keys);
            ui.ctx().request_repaint_of(ViewportId::ROOT);
        }
        if let Some(slide) = shared.slide.clone() {
            drop(shared);
            slide_ui(ui, ui.max_rect(), &slide);
        }
    });
    ui.ctx().request_repaint_of(id);
}

/// Draws a slide into a rectangle, with whatever covers it.
fn slide_ui(ui: &mut Ui, rect: Rect, slide: &Slide) {
    let painter = ui.painter_at(rect);
    match slide.cover {
        Some(Cover::Black) => {
            painter.rect_filled(rect, CornerRadius::ZERO, Color32::BLACK);
        }
        Some(Cover::White) => {
            painter.rect_filled(rect, CornerRadius::ZERO, Color32::WHITE);
        }
        None => {
            paint::page(ui, &painter, rect, &slide.page);
            let label = slide.page.title.clone();
            let id = ui.scope_id().with("slide");
            let response = ui.interact(rect, id, Sense::hover());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Figure, true, &label));
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_description(slide.page.says());
            });
        }
    }
    if let Some(spot) = slide.spot {
        spotlight_ui(ui, rect, spot);
    }
    if slide.cover.is_none() {
        told_ui(ui, rect, slide);
    }
    if let Some(timer) = &slide.timer {
        let scale = rect.width() / 1280.0;
        let at = rect.center_bottom() - vec2(0.0, 36.0 * scale);
        chip_ui(ui, rect, at, timer, 34.0 * scale);
    }
}

/// What has just happened, above the foot of the slide, and whether the slide is a look back; screen
/// readers read both out.
fn told_ui(ui: &mut Ui, rect: Rect, slide: &Slide) {
    let scale = rect.width() / 1280.0;
    if slide.before {
        let at = rect.right_top() + vec2(-130.0, 48.0) * scale;
        chip_ui(ui, rect, at, crate::text::stage::before(), 24.0 * scale);
    }
    let before = slide.before.then(crate::text::stage::before);
    let told = slide.told.as_deref().or(before).unwrap_or_default();
    if let Some(told) = &slide.told {
        let at = rect.center_bottom() - vec2(0.0, 92.0 * scale);
        chip_ui(ui, rect, at, told, 20.0 * scale);
    }
    let id = ui.scope_id().with("told");
    let heard = ui.interact(Rect::from_min_size(rect.min, vec2(1.0, 1.0)), id, Sense::hover());
    heard.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, told));
    ui.ctx().accesskit_node_builder(id, |node| node.set_live(egui::accesskit::Live::Polite));
}

/// A short text on a dark ground, centred.
fn chip_ui(ui: &Ui, rect: Rect, centre: Pos2, text: &str, points: f32) {
    let painter = ui.painter_at(rect);
    let tokens = widgets::tokens(ui);
    let room = rect.width() * 0.8;
    let text = painter.layout(text.to_owned(), theme::bold(points), tokens.on_primary, room);
    let chip = Rect::from_center_size(centre, text.size() + vec2(0.8, 0.36) * points);
    painter.rect_filled(chip, CornerRadius::same(12), tokens.primary);
    painter.galley(chip.center() - text.size() / 2.0, text, tokens.on_primary);
}

/// What is left of the timer.
fn timer(ui: &Ui, stage: &Stage) -> Option<String> {
    let ends = stage.ends?;
    let left = ends.saturating_duration_since(Instant::now());
    if !left.is_zero() {
        ui.ctx().request_repaint_after(Duration::from_millis(250));
    }
    let left = left.as_secs();
    Some(format!("{:02}:{:02}", left / 60, left % 60))
}

/// Where the spotlight is while S is held, in shares of the slide's rectangle.
fn spot(ui: &Ui, stage: &Stage) -> Option<(f32, f32)> {
    let there = stage.shared.lock().is_ok_and(|shared| shared.spot);
    if !there && !ui.input(|i| i.key_down(Key::S) && i.modifiers.is_none()) {
        return None;
    }
    ui.ctx().request_repaint();
    let (at, rect) = (ui.ctx().pointer_latest_pos()?, stage.shown?);
    let share = (at - rect.min) / rect.size();
    rect.contains(at).then_some((share.x, share.y))
}

/// Dims everything but a circle.
fn spotlight_ui(ui: &Ui, rect: Rect, (x, y): (f32, f32)) {
    let radius = rect.width() * 0.11;
    let veil = Color32::BLACK.gamma_multiply(0.72);
    let at = rect.min + vec2(x, y) * rect.size();
    // A ring of triangles from the circle to beyond every corner.
    let mut mesh = egui::Mesh::default();
    for step in 0..=96_u32 {
        #[expect(clippy::cast_precision_loss, reason = "a few steps")]
        let angle = std::f32::consts::TAU * step as f32 / 96.0;
        let towards = vec2(angle.cos(), angle.sin());
        mesh.colored_vertex(at + towards * radius, veil);
        mesh.colored_vertex(at + towards * rect.width() * 3.0, veil);
        if let Some(last) = (2 * step).checked_sub(2) {
            mesh.add_triangle(last, last + 1, last + 2);
            mesh.add_triangle(last + 1, last + 2, last + 3);
        }
    }
    ui.painter_at(rect).add(mesh);
}

/// Where a text stands in the middle of a rectangle.
fn centred(ui: &Ui, rect: Rect, text: &str, points: f32, colour: Color32) {
    ui.painter_at(rect).text(
        rect.center(),
        Align2::CENTER_CENTER,
        text,
        theme::bold(points),
        colour,
    );
}
