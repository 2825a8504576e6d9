//! One frame of the whole window, without painting: `cargo bench --bench frame`.
//!
//! Layout and tessellation are counted, the graphics driver is not. The accessibility tree is on,
//! as it is while a screen reader runs.

use std::sync::Arc;

use divan::{Bencher, main as run};
use egui::{Event, Pos2, RawInput, Rect, pos2, vec2};
use tierboard::editor::carried::{Carried, Item};
use tierboard::editor::job::Opened;
use tierboard::editor::start::Start;
use tierboard::editor::{Editor, Event as EditorEvent};
use tierboard::gui::app::App;
use tierboard::gui::chooser::SystemChooser;
use tierboard::gui::kit::theme;
use tierboard::gui::page::Page;
use tierboard::gui::tasks::Tasks;
use tierboard::model::action::Action;
use tierboard::model::plan::{Goal, Grain, Plan, Route, Touchpoint, TouchpointId};
use tierboard::store::folders::Folders;
use tierboard::store::packs::{FIELD_PACK, Library};
use tierboard::store::{Comments, Loaded};

fn main() {
    run();
}

/// An editor on a board with this many touchpoints.
fn editor(touchpoints: usize) -> Editor {
    let library = Arc::new(Library::embedded());
    let pack = Arc::clone(library.base());
    let mut plan = Plan::empty(pack.id.clone());
    let pairs: Vec<_> =
        pack.kinds.iter().flat_map(|k| k.hosts.iter().map(move |host| (k, host))).collect();
    for (number, (kind, host)) in (1..).zip(pairs.iter().cycle().take(touchpoints)) {
        let mut touchpoint =
            Touchpoint::new(TouchpointId(number), kind.id.clone(), (*host).clone());
        touchpoint.name = format!("{} {number}", kind.name.get("en"));
        let on = pack.conditions.iter().zip(0..).filter(|(_, bit)| number >> bit & 1 == 1);
        touchpoint.conditions = on.map(|(c, _)| c.id.clone()).collect();
        plan.touchpoints.push(Arc::new(touchpoint));
    }
    let loaded = Loaded { plan, pack, comments: Comments::default() };
    let opened = Opened { loaded, stamp: None };
    Editor::new(Start::on(opened, None, library, Folders::default()))
}

fn app(editor: Editor) -> App {
    App::new(editor, Tasks::new(Box::new(SystemChooser::default()), &Folders::default()))
}

/// A window that draws frames while the pointer crosses the board, as it does while a user works.
fn frames(bencher: Bencher<'_, '_>, mut app: App) {
    let ctx = egui::Context::default();
    theme::install(&ctx);
    ctx.enable_accesskit();
    app.begin(&ctx);
    let mut time = 0.0;
    let mut one = |pointer: Pos2| {
        time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1600.0, 1000.0))),
            time: Some(time),
            events: vec![Event::PointerMoved(pointer)],
            ..RawInput::default()
        };
        let mut output = ctx.run_ui(input, |ui| app.frame_ui(ui));
        // There is no driver to hand them to.
        output.textures_delta.clear();
        ctx.tessellate(output.shapes, output.pixels_per_point).len()
    };
    for _ in 0..10 {
        one(pos2(5.0, 5.0));
    }
    let mut step = 0.0;
    bencher.bench_local(|| {
        step = (step + 7.0) % 900.0;
        one(pos2(300.0 + step, 300.0 + step / 3.0))
    });
}

#[divan::bench(args = [30, 300, 3_000], sample_count = 300, sample_size = 1)]
fn frame(bencher: Bencher<'_, '_>, touchpoints: usize) {
    frames(bencher, app(editor(touchpoints)));
}

/// The page of routes with 150 cards and 200 routes under the field pack.
#[divan::bench(sample_count = 300, sample_size = 1)]
fn frame_of_routes(bencher: Bencher<'_, '_>) {
    let library = Arc::new(Library::embedded());
    let pack = Arc::clone(library.get(FIELD_PACK).expect("the field pack is embedded"));
    let mut plan = Plan::empty(pack.id.clone());
    let kinds = pack.kinds.iter();
    let pairs: Vec<_> = kinds.flat_map(|k| k.hosts.iter().map(move |host| (k, host))).collect();
    for (number, (kind, host)) in (1..=150).zip(pairs.iter().cycle()) {
        let id = TouchpointId(number);
        plan.touchpoints.push(Arc::new(Touchpoint::new(id, kind.id.clone(), (*host).clone())));
    }
    for (number, means) in (0..200).zip(pack.means.iter().cycle()) {
        plan.routes.push(Route {
            from: TouchpointId(number % 150 + 1),
            to: TouchpointId((number * 7 + 3) % 149 + 1),
            by: means.id.clone(),
            rate: None,
            notes: String::new(),
        });
    }
    plan.routes.retain(|route| route.from != route.to);
    let loaded = Loaded { plan, pack, comments: Comments::default() };
    let opened = Opened { loaded, stamp: None };
    let editor = Editor::new(Start::on(opened, None, library, Folders::default()));
    let mut app = app(editor);
    app.turn(Page::Routes);
    frames(bencher, app);
}

/// The board with a goal for each insight, all cards selected, and all of them carried.
#[divan::bench(args = [30, 300, 3_000], sample_count = 300, sample_size = 1)]
fn frame_with_all_carried(bencher: Bencher<'_, '_>, touchpoints: usize) {
    let mut editor = editor(touchpoints);
    for insight in &Arc::clone(editor.session().pack()).insights {
        let goal = Goal::new(insight.id.clone(), Grain::Individual);
        let _ = editor.step(EditorEvent::Act(Action::Want { goal, wanted: true }));
    }
    let all: Vec<_> = editor.session().plan().touchpoints.iter().map(|t| t.id).collect();
    let _ = editor.step(EditorEvent::Select(all.clone()));
    let over = editor.session().pack().platforms.first().map(|platform| platform.id.clone());
    let item = Item::Cards(all);
    let mut app = app(editor);
    let carried = Carried { item, over, before: None, by_keys: true, over_bin: false };
    app.board_mut().pick_up(carried);
    frames(bencher, app);
}
