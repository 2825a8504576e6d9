//! The presentation: full screen, one scene at a time, made from the plan as it is. A drag on stage
//! changes the plan. If a second window shows the stage, this one shows notes, clock and timer.
//!
//! The editor holds the state of the presentation: see [`crate::editor::present`]. The stage holds
//! what is drawn: pages, pictures, and the card that is dragged.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use egui::{Key, Rect, Ui, ViewportCommand};

use super::intent::{Cx, Intent};
use super::keys::{self, Taken};
use crate::editor::Command;
use crate::editor::present::{Presentation, Walk};
use crate::export::deck::{self, Source};
use crate::export::page::{Page, Tag};
use crate::model::compare::Comparison;
use crate::model::plan::TouchpointId;
use crate::model::scene::Scene;
use crate::report::Report;
use crate::report::look::Shade;
use crate::text::lang::{self, Lang};
use crate::text::words;

mod audience;
mod console;
mod controls;
mod drag;
mod key_list;
pub mod paint;
mod slide;

use audience::Shared;
use slide::Slide;

/// The serial and revision of a plan, and whether the plan before that revision is shown.
type Moment = (u64, u64, bool);

/// How much of a scene is shown: phases of the journey, or steps of a way in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct How {
    phases: usize,
    walk: Option<Walk>,
}

impl How {
    fn of(presentation: &Presentation) -> Self {
        Self { phases: presentation.phases(), walk: presentation.walk }
    }

    fn whole() -> Self {
        Self { phases: usize::MAX, walk: None }
    }
}

/// What a page was made from: plan, scene, how much of it, language, dark.
type Made = (Moment, usize, How, Lang, bool);

/// A page with what it was made from; the comparison is held, so that no other takes its address.
struct Kept {
    made: Made,
    compared: Option<Arc<Comparison>>,
    page: Arc<Page>,
}

/// What the stage draws, from frame to frame.
#[derive(Default)]
pub struct Stage {
    carried: Option<TouchpointId>,
    /// Whether a dialog lies above the stage: clicks are not for the stage then.
    covered: bool,
    /// The page of the last frame, and where it was shown.
    slide: Option<Arc<Page>>,
    shown: Option<Rect>,
    /// The plan as it was before the last change.
    earlier: Option<(Moment, Arc<Report>)>,
    /// The last message, and when it was shown first.
    heard: Option<(String, Instant)>,
    /// The pages as they were last made.
    made: Vec<Kept>,
    pictures: paint::Pictures,
    shared: Arc<Mutex<Shared>>,
    /// Whether the keys are listed over the scene.
    lists_keys: bool,
    /// When the stage was entered: the hint is shown for a while.
    entered: Option<Instant>,
    /// Whether a second window was open in the last frame.
    two_windows: bool,
}

impl Stage {
    /// Cards and lanes of the slide that was shown last, where they are on the screen.
    #[must_use]
    pub fn tagged(&self) -> Vec<(Tag, Rect)> {
        let shown = self.slide.as_ref().zip(self.shown);
        shown.map(|(page, rect)| paint::tagged(page, rect)).unwrap_or_default()
    }

    /// Cancels a drag; the card stays where it was. Returns false if nothing is dragged.
    pub fn stop_carrying(&mut self) -> bool {
        self.carried.take().is_some()
    }

    /// Lists the keys over the scene, or hides them.
    pub fn toggle_keys(&mut self) {
        self.lists_keys = !self.lists_keys;
    }

    /// Hides the list of keys. Returns false if it is not shown.
    pub fn hide_keys(&mut self) -> bool {
        std::mem::take(&mut self.lists_keys)
    }

    /// Draws the stage.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, taken: Taken) {
        let Some(presentation) = cx.editor.presentation() else { return };
        self.covered = taken.cover.takes_clicks();
        self.follow_windows(ui, cx, presentation);
        keys::stage_shortcuts(ui.ctx(), cx, taken);
        let scenes = cx.editor.scenes();
        let Some(scene) = scenes.get(presentation.scene) else {
            cx.push(Intent::Run(Command::StageLeave));
            return;
        };
        let slide = Slide {
            page: self.page(ui, cx, &scenes, presentation.scene, How::of(presentation)),
            cover: presentation.cover,
            timer: timer(ui, presentation),
            spot: self.spot(ui),
            before: presentation.before,
            said: self.message(ui, cx.editor.status()),
            recorded: recorded(cx),
        };
        self.slide = Some(Arc::clone(&slide.page));
        if let Some(screen) = presentation.window {
            let next = presentation.scene + 1;
            let next =
                (next < scenes.len()).then(|| self.page(ui, cx, &scenes, next, How::whole()));
            self.console_ui(ui, cx, &slide, next.as_deref(), scene);
            self.show_audience(ui, screen, slide);
        } else {
            let rect = ui.max_rect();
            self.shown = Some(rect);
            slide.ui(ui, rect, &mut self.pictures);
            self.record_ui(ui, cx, &slide, rect);
            self.controls_ui(ui, cx, &slide, rect);
            self.drag_ui(ui, cx, &slide, rect);
        }
        if self.lists_keys {
            key_list::key_list_ui(ui);
            self.lists_keys = !ui.input(|i| i.pointer.any_click());
        }
    }

    /// Handles what has happened in the second window, and enters or leaves full screen with it.
    fn follow_windows(&mut self, ui: &Ui, cx: &mut Cx<'_>, presentation: &Presentation) {
        let (keys, closed) = self.take_from_audience();
        if closed && presentation.window.is_some() {
            cx.push(Intent::Run(Command::StageWindow));
        }
        ui.input_mut(|i| i.events.extend(keys));
        let two = presentation.window.is_some();
        if std::mem::replace(&mut self.two_windows, two) != two {
            ui.ctx().send_viewport_cmd(ViewportCommand::Fullscreen(!two));
        }
    }

    /// The page of a scene; made again only if something that it is made from has changed.
    fn page(
        &mut self,
        ui: &Ui,
        cx: &Cx<'_>,
        scenes: &[Scene],
        place: usize,
        how: How,
    ) -> Arc<Page> {
        /// This scene and the next one.
        const KEPT: usize = 2;
        let compared = cx.editor.compared();
        let dark = ui.visuals().dark_mode;
        let moment = moment(cx);
        let made = (moment, place, how, lang::current(), dark);
        let same = |kept: &&Kept| {
            kept.made == made
                && kept.compared.as_ref().map(Arc::as_ptr) == compared.map(Arc::as_ptr)
        };
        if let Some(kept) = self.made.iter().find(same) {
            return Arc::clone(&kept.page);
        }
        let earlier = self.earlier(cx, moment);
        let report = earlier.as_deref().unwrap_or(cx.report);
        let look = report.look(if dark { Shade::Dark } else { Shade::Light });
        let source = Source {
            report,
            compared: compared.map(AsRef::as_ref),
            look,
            today: cx.editor.today(),
        };
        let blank = Scene::of(crate::model::scene::Show::Text);
        let scene = scenes.get(place).unwrap_or(&blank);
        let walked = how.walk.and_then(|walk| deck::walk(&source, walk.from, walk.taken));
        let number = (place + 1, scenes.len());
        let page = walked.unwrap_or_else(|| deck::page(&source, scene, number, how.phases));
        let page = Arc::new(page);
        if self.made.len() >= KEPT {
            self.made.remove(0);
        }
        self.made.push(Kept { made, compared: compared.cloned(), page: Arc::clone(&page) });
        page
    }

    /// The report on the plan before the last change, while that is shown.
    fn earlier(&mut self, cx: &Cx<'_>, moment: Moment) -> Option<Arc<Report>> {
        if !moment.2 {
            self.earlier = None;
            return None;
        }
        if let Some((of, report)) = &self.earlier
            && *of == moment
        {
            return Some(Arc::clone(report));
        }
        let report = Arc::new(Report::new(Arc::new(cx.editor.session().before()?)));
        self.earlier = Some((moment, Arc::clone(&report)));
        Some(report)
    }

    /// The last message, for as long as an audience needs to read it.
    fn message(&mut self, ui: &Ui, status: &str) -> Option<String> {
        /// How long a message is shown.
        const STAYS: Duration = Duration::from_secs(4);
        let (heard, when) = self.heard.get_or_insert_with(|| {
            // A message from before the presentation is not shown.
            let old = Instant::now().checked_sub(STAYS).unwrap_or_else(Instant::now);
            (status.to_owned(), old)
        });
        if heard != status {
            status.clone_into(heard);
            *when = Instant::now();
        }
        let left =
            |since: Instant| STAYS.checked_sub(since.elapsed()).filter(|left| !left.is_zero());
        let entered = *self.entered.get_or_insert_with(Instant::now);
        // What has happened on stage comes before the hint of the beginning.
        let (left, said) = match left(*when) {
            Some(left) => (left, status),
            None => (left(entered)?, words::stage_hint()),
        };
        ui.ctx().request_repaint_after(left);
        (!said.is_empty()).then(|| said.to_owned())
    }

    /// Where the spotlight is while S is held, as fractions of the slide's size.
    fn spot(&self, ui: &Ui) -> Option<(f32, f32)> {
        let there = self.shared.lock().is_ok_and(|shared| shared.spot);
        if !there && !ui.input(|i| i.key_down(Key::S) && i.modifiers.is_none()) {
            return None;
        }
        ui.ctx().request_repaint();
        let (at, rect) = (ui.ctx().pointer_latest_pos()?, self.shown?);
        let share = (at - rect.min) / rect.size();
        rect.contains(at).then_some((share.x, share.y))
    }

    /// Called when the stage is entered or left: forgets the last message and what is dragged.
    pub fn rest(&mut self) {
        self.heard = None;
        self.entered = None;
        self.lists_keys = false;
        self.carried = None;
        self.two_windows = false;
    }
}

fn moment(cx: &Cx<'_>) -> Moment {
    let session = cx.editor.session();
    let before = cx.editor.presentation().is_some_and(|presentation| presentation.before);
    (session.serial(), session.revision(), before)
}

/// How much has been decided, is open and was voted on, in a line.
fn recorded(cx: &Cx<'_>) -> Option<String> {
    let recorded = cx.report.recorded();
    (!recorded.is_empty()).then(|| recorded.line_without_tasks())
}

/// The time that is left on the timer.
fn timer(ui: &Ui, presentation: &Presentation) -> Option<String> {
    let left = presentation.ends?.saturating_duration_since(Instant::now());
    if !left.is_zero() {
        ui.ctx().request_repaint_after(Duration::from_millis(250));
    }
    let left = left.as_secs();
    Some(format!("{:02}:{:02}", left / 60, left % 60))
}
