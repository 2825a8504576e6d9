//! Notes which plan is being opened, until it has been drawn a few times: see [`opening`].

use std::path::Path;

use egui::{Context, Id};

use crate::store::folders::Folders;
use crate::store::opening;

/// How many frames a plan is drawn before it counts as opened.
const SEEN: u64 = 3;

fn slot() -> Id {
    Id::unique("opening")
}

/// A plan is about to be drawn for the first time.
pub fn begin(ctx: &Context, folders: &Folders, file: &Path) {
    opening::begin(folders, file);
    let now = ctx.cumulative_frame_nr();
    ctx.data_mut(|data| data.insert_temp(slot(), now));
}

/// A frame begins: the plan has been drawn in those before, with everything that is derived from it.
pub fn drawn(ctx: &Context, folders: &Folders) {
    let Some(from) = ctx.data(|data| data.get_temp::<u64>(slot())) else { return };
    if ctx.cumulative_frame_nr() < from + SEEN {
        ctx.request_repaint();
        return;
    }
    ctx.data_mut(|data| data.remove::<u64>(slot()));
    let folders = folders.clone();
    std::thread::spawn(move || opening::works(&folders));
}
