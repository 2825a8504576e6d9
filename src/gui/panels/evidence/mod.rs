//! The evidence below the board: coverage by tier, the platform × insight matrix, goals and best
//! next moves. Screen readers get the same facts as sentences or as names.

use egui::{Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use crate::gui::intent::Cx;
use crate::gui::kit::theme::size;
use crate::gui::kit::widgets;
use crate::text::words;

mod advice;
mod coverage;
mod matrix;

/// Draws the three boxes side by side.
pub fn evidence_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    // The shares of the width that the three boxes get, in hundredths.
    const SHARES: [f32; 3] = [0.28, 0.41, 0.31];
    let area = ui.available_rect_before_wrap();
    let width = area.width() - 2.0 * size::GAP;
    let mut left = area.left();
    for (share, part) in SHARES.into_iter().zip([Part::Coverage, Part::Matrix, Part::Advice]) {
        let rect = Rect::from_min_size(pos2(left, area.top()), vec2(width * share, area.height()));
        left = rect.right() + size::GAP;
        let builder = UiBuilder::new().max_rect(rect).id_salt(part.title());
        ui.scope_builder(builder, |ui| box_ui(ui, cx, part));
    }
    ui.advance_cursor_after_rect(area);
}

#[derive(Clone, Copy)]
enum Part {
    Coverage,
    Matrix,
    Advice,
}

impl Part {
    fn title(self) -> &'static str {
        match self {
            Self::Coverage => words::coverage_by_tier(),
            Self::Matrix => words::platform_by_platform(),
            Self::Advice => words::best_moves(),
        }
    }
}

fn box_ui(ui: &mut Ui, cx: &mut Cx<'_>, part: Part) {
    let frame = widgets::boxed(ui);
    let rect = ui.max_rect();
    let inner = rect - frame.inner_margin;
    ui.painter().add(frame.paint(inner));
    ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
        // Content that is too large must not be drawn over the next box.
        ui.shrink_clip_rect(rect);
        widgets::heading(ui, part.title());
        // Rows here are lines of text, which are lower than buttons.
        ui.spacing_mut().interact_size.y = 18.0;
        ScrollArea::vertical().id_salt("box").auto_shrink(false).show(ui, |ui| match part {
            Part::Coverage => coverage::coverage_ui(ui, cx),
            Part::Matrix => matrix::matrix_ui(ui, cx),
            Part::Advice => advice::advice_ui(ui, cx),
        });
    });
}
