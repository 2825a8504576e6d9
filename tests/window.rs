//! The real window, under Xvfb, with a real pointer and a real keyboard: start, drag, save, undo,
//! quit. Needs Xvfb, xdotool and xwd, so it is not part of a plain `cargo test`:
//! `cargo test --test window` runs it, and so does `.ci/run`.
#![cfg(target_os = "linux")]

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use tierboard::model::plan::Plan;
use tierboard::store::plan_file::Under;
use tierboard::store::{load_plan, packs::Library};

/// Long enough for a slow machine; usually a fraction of it is enough.
const PATIENCE: Duration = Duration::from_secs(30);

/// A virtual screen.
struct Screen {
    server: Child,
    display: String,
}

impl Screen {
    fn new() -> Self {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts (on Debian: apt install xvfb)");
        let mut number = String::new();
        let output = server.stdout.take().expect("Xvfb's output");
        BufReader::new(output).read_line(&mut number).expect("the number of the display");
        Self { server, display: format!(":{}", number.trim()) }
    }

    /// Moves the pointer or presses a key.
    fn xdotool(&self, args: &[&str]) -> String {
        let run = Command::new("xdotool").args(args).env("DISPLAY", &self.display).output();
        let run = run.expect("xdotool runs (on Debian: apt install xdotool)");
        String::from_utf8_lossy(&run.stdout).trim().to_owned()
    }

    /// How many colours the screen shows.
    fn colours(&self) -> usize {
        let mut xwd = Command::new("xwd");
        let run = xwd.args(["-root", "-silent"]).env("DISPLAY", &self.display).output();
        let run = run.expect("xwd runs (on Debian: apt install x11-apps)");
        let pixels = run.stdout.get(4096..).unwrap_or_default();
        pixels.chunks_exact(4).collect::<BTreeSet<_>>().len()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// The program in its window, on a plan in a temporary folder.
struct Window {
    screen: Screen,
    program: Child,
    plan: PathBuf,
    _home: TempDir,
}

impl Window {
    fn open(text: &str) -> Self {
        let screen = Screen::new();
        let home = tempfile::tempdir().expect("a temporary folder");
        let plan = home.path().join("plan.ron");
        let mut file = fs::File::create(&plan).expect("a plan file");
        file.write_all(text.as_bytes()).expect("the plan is written");
        let program = Command::new(env!("CARGO_BIN_EXE_tierboard"))
            .arg(&plan)
            .env("DISPLAY", &screen.display)
            .env("HOME", home.path())
            .env("XDG_CONFIG_HOME", home.path().join("config"))
            .env("XDG_DATA_HOME", home.path().join("data"))
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WAYLAND_SOCKET")
            .spawn()
            .expect("the program starts");
        let window = Self { screen, program, plan, _home: home };
        let pid = window.program.id().to_string();
        until("the window is there", || {
            let id = window.screen.xdotool(&["search", "--onlyvisible", "--pid", &pid]);
            !id.is_empty() && {
                window.screen.xdotool(&["windowfocus", &id]);
                true
            }
        });
        until("something is painted", || window.screen.colours() > 100);
        window
    }

    /// Drags as a person does: press, a few steps, and a pause before the release.
    fn drag(&self, from: (i32, i32), to: (i32, i32)) {
        let at = |x: i32, y: i32| {
            self.screen.xdotool(&["mousemove", &x.to_string(), &y.to_string()]);
            sleep(Duration::from_millis(40));
        };
        at(from.0, from.1);
        self.screen.xdotool(&["mousedown", "1"]);
        for step in 1..=8 {
            let part = |a: i32, b: i32| a + (b - a) * step / 8;
            at(part(from.0, to.0), part(from.1, to.1));
        }
        sleep(Duration::from_millis(200));
        self.screen.xdotool(&["mouseup", "1"]);
        sleep(Duration::from_millis(200));
    }

    fn key(&self, key: &str) {
        self.screen.xdotool(&["key", "--clearmodifiers", key]);
        sleep(Duration::from_millis(100));
    }

    /// Saves, and waits until the plan in the file is as it should be.
    fn saved(&self, what: &str, expected: impl Fn(&Plan) -> bool) {
        self.key("ctrl+s");
        until(what, || read(&self.plan).is_some_and(|plan| expected(&plan)));
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

fn read(file: &Path) -> Option<Plan> {
    load_plan(file, &Library::embedded(), &Under::default()).ok().map(|read| read.plan)
}

fn until(what: &str, mut done: impl FnMut() -> bool) {
    let began = Instant::now();
    while !done() {
        assert!(began.elapsed() < PATIENCE, "timed out: {what}");
        sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_touchpoint_can_be_dragged_onto_the_board_saved_and_undone_before_quitting() {
    const ONE: &str = "(format: 1, touchpoints: [(id: 1, kind: \"feed_ad\", platform: \"qq\")])";
    let mut window = Window::open(ONE);
    // From “Member programme” in the palette to the lane of Tmall, at the top of the middle column.
    window.drag((110, 297), (676, 195));
    window.saved("the new touchpoint is in the file", |plan| {
        plan.touchpoints
            .iter()
            .any(|t| t.kind.as_str() == "member_programme" && t.platform.as_str() == "tmall")
    });
    window.key("ctrl+z");
    window.saved("undo has taken it out", |plan| plan.touchpoints.len() == 1);
    window.key("ctrl+q");
    until("the program has ended", || {
        window.program.try_wait().expect("its state").is_some_and(|code| code.success())
    });
}
