//! The keys of a spreadsheet on the table of numbers: arrows, with Shift for a block; Enter, F2 or any
//! letter to edit; Delete to clear; copy, cut and paste of blocks to and from a spreadsheet.

use egui::{Context, Event, Key, Modifiers};

use super::table::{At, Col, Grid, act, cell_id};
use crate::gui::intent::Cx;
use crate::gui::kit::typed;
use crate::model::action::Action;
use crate::model::plan::Touchpoint;
use crate::text::words;

/// Takes the keys of the table, if a cell of it has the keyboard focus.
pub(super) fn follow(grid: &mut Grid, ctx: &Context, cx: &mut Cx<'_>) {
    let Some((row, col)) = grid.cursor.filter(|_| !grid.editing && grid.focused) else { return };
    let plan = cx.report.plan();
    let Some(touchpoint) = plan.touchpoints.get(row) else { return };
    if ctx.memory(egui::Memory::focused) != Some(cell_id(touchpoint.id, col)) {
        return;
    }
    let cols = columns(cx);
    if step(grid, ctx, (plan.touchpoints.len(), &cols)) {
        if let Some(now) = grid.cursor.and_then(|(row, _)| plan.touchpoints.get(row)) {
            cx.select(vec![now.id]);
        }
        return;
    }
    let pressed = |key: Key| ctx.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    if pressed(Key::Enter) || pressed(Key::F2) {
        grid.begin(ctx, cx, true);
    } else if pressed(Key::Delete) || pressed(Key::Backspace) {
        clear(grid, cx, &cols);
    } else if let Some(taken) = clipboard(ctx) {
        match taken {
            Event::Paste(text) => paste(grid, cx, &cols, &text),
            taken => {
                ctx.copy_text(copied(grid, cx, &cols));
                if matches!(taken, Event::Cut) {
                    clear(grid, cx, &cols);
                }
            }
        }
    } else if ctx.input(|i| i.events.iter().any(is_typing)) {
        // The letter itself goes to the field.
        grid.begin(ctx, cx, false);
    }
}

fn is_typing(event: &Event) -> bool {
    matches!(event, Event::Text(text) if text.chars().any(|c| !c.is_control() && c != ' '))
}

/// The columns that are shown, from the left.
fn columns(cx: &Cx<'_>) -> Vec<Col> {
    let stages = !cx.report.plan().stages.is_empty();
    Col::ALL.into_iter().filter(|col| stages || *col != Col::Stage).collect()
}

/// Moves the cursor by arrows; with Shift, the block grows. Returns whether it moved.
fn step(grid: &mut Grid, ctx: &Context, (rows, cols): (usize, &[Col])) -> bool {
    let Some((row, col)) = grid.cursor else { return false };
    let place = cols.iter().position(|one| *one == col).unwrap_or(0);
    let (last, right) = (rows.saturating_sub(1), cols.len().saturating_sub(1));
    let moves: [(Key, usize, usize); 6] = [
        (Key::ArrowUp, row.saturating_sub(1), place),
        (Key::ArrowDown, (row + 1).min(last), place),
        (Key::ArrowLeft, row, place.saturating_sub(1)),
        (Key::ArrowRight, row, (place + 1).min(right)),
        (Key::Home, row, 0),
        (Key::End, row, right),
    ];
    for (key, to_row, to_place) in moves {
        let to: At = (to_row, cols.get(to_place).copied().unwrap_or(col));
        for (modifiers, grows) in [(Modifiers::SHIFT, true), (Modifiers::NONE, false)] {
            if ctx.input_mut(|i| i.consume_key(modifiers, key)) {
                let anchor = grid.anchor;
                grid.go(to);
                if grows {
                    grid.anchor = anchor;
                }
                return true;
            }
        }
    }
    false
}

/// Takes what copies, cuts or pastes.
fn clipboard(ctx: &Context) -> Option<Event> {
    ctx.input_mut(|i| {
        let is = |event: &Event| matches!(event, Event::Copy | Event::Cut | Event::Paste(_));
        let place = i.events.iter().position(is)?;
        Some(i.events.remove(place))
    })
}

/// The chosen block as rows of cells with tabs between them, as spreadsheets take it.
fn copied(grid: &Grid, cx: &mut Cx<'_>, cols: &[Col]) -> String {
    let Some((rows, cols)) = grid.block(cols) else { return String::new() };
    let all = &cx.report.plan().touchpoints;
    let line = |row: usize| {
        let cells = cols.iter().filter_map(|col| Some(col.typed(all.get(row)?)));
        cells.collect::<Vec<_>>().join("\t")
    };
    let text: Vec<String> = rows.map(line).collect();
    cx.say(words::block_copied(text.len() * cols.len()));
    text.join("\n")
}

fn clear(grid: &Grid, cx: &mut Cx<'_>, cols: &[Col]) {
    let Some((rows, cols)) = grid.block(cols) else { return };
    let cells = rows.flat_map(|row| cols.iter().map(move |col| (row, *col, "")));
    fill(cx, cells.collect());
}

/// Puts a block into the table, with its first cell at the first one that is chosen. One value fills
/// all cells that are chosen.
fn paste(grid: &Grid, cx: &mut Cx<'_>, cols: &[Col], text: &str) {
    let Some((rows, chosen)) = grid.block(cols) else { return };
    let lines: Vec<Vec<&str>> = text
        .trim_end_matches(['\n', '\r'])
        .lines()
        .map(|line| line.split('\t').collect())
        .collect();
    if let [only] = lines.as_slice()
        && let [value] = only.as_slice()
    {
        let cells = rows.flat_map(|row| chosen.iter().map(move |col| (row, *col, *value)));
        fill(cx, cells.collect());
        return;
    }
    let (top, left) = (*rows.start(), chosen.first().copied());
    let left = cols.iter().position(|col| Some(*col) == left).unwrap_or(0);
    let wide = lines.iter().map(Vec::len).max().unwrap_or(0);
    if top + lines.len() > cx.report.plan().touchpoints.len() || left + wide > cols.len() {
        cx.say(words::block_too_large(lines.len(), wide));
        return;
    }
    let mut cells = Vec::new();
    for (down, line) in lines.iter().enumerate() {
        for (right, value) in line.iter().enumerate() {
            cells.extend(cols.get(left + right).map(|col| (top + down, *col, *value)));
        }
    }
    fill(cx, cells);
}

/// Fills cells as one step. If one of them cannot hold its text, nothing changes.
fn fill(cx: &mut Cx<'_>, cells: Vec<(usize, Col, &str)>) {
    let mut actions: Vec<Action> = Vec::new();
    for (row, col, text) in cells {
        let Some(touchpoint) = cx.report.plan().touchpoints.get(row) else { continue };
        if unchanged(col, touchpoint, text) {
            continue;
        }
        match typed::action(col.field(touchpoint.id), text.trim(), cx.editor.session()) {
            Ok(action) => actions.push(action),
            Err(why) => {
                let (name, _) = cx.report.names(row);
                let place = words::name_on(col.name(), name);
                cx.say(words::block_refused(place, why));
                return;
            }
        }
    }
    act(cx, actions);
}

fn unchanged(col: Col, touchpoint: &Touchpoint, text: &str) -> bool {
    col.typed(touchpoint) == text.trim()
}
