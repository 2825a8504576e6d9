//! The rows of a sheet: what becomes of each, its cells to be corrected, and above each column what
//! it is taken for.

use egui::{Align, ComboBox, Key, Label, Layout, RichText, ScrollArea, TextEdit, Ui};
use egui_extras::{Column as Width, TableBuilder};

use crate::editor::importing::{Importing, Part};
use crate::editor::judge::{Fate, Judged};
use crate::gui::intent::Cx;
use crate::gui::kit::theme::size;
use crate::gui::kit::widgets;
use crate::model::import::{Column, ColumnRead, Status};
use crate::model::pack::Pack;
use crate::model::plan::{KindId, PlatformId};
use crate::text::{self, import as says, sheet, words};

/// The most rows of a sheet that are judged again at every letter; others once a cell is left.
const FEW: usize = 500;

/// Draws a table for each sheet. Returns whether something has changed.
pub(super) fn tables_ui(ui: &mut Ui, cx: &Cx<'_>, importing: &mut Importing, height: f32) -> bool {
    if let [part] = importing.parts.as_mut_slice() {
        return part_ui(ui, cx, part, height);
    }
    let mut changed = false;
    ScrollArea::vertical().id_salt("sheets").max_height(height).show(ui, |ui| {
        for (number, part) in importing.parts.iter_mut().enumerate() {
            widgets::section(ui, part.names().1);
            ui.push_id(number, |ui| changed |= part_ui(ui, cx, part, EACH));
        }
    });
    changed
}

/// The height of a table where there are several, in points.
const EACH: f32 = 220.0;

/// Draws the notes and the rows of a sheet. Returns whether something has changed.
fn part_ui(ui: &mut Ui, cx: &Cx<'_>, part: &mut Part, height: f32) -> bool {
    let top = ui.cursor().top();
    for note in &part.judged.notes {
        ui.label(RichText::new(note).color(widgets::tokens(ui).warn));
    }
    let notes = ui.cursor().top() - top;
    table_ui(ui, cx, part, height - notes)
}

fn table_ui(ui: &mut Ui, cx: &Cx<'_>, part: &mut Part, height: f32) -> bool {
    let pack = cx.editor.session().pack();
    // What is changed is changed after the table: until then it is only read.
    let mut edits: Vec<Edit> = Vec::new();
    let (columns, rows) = (&part.import.columns, &part.judged.rows);
    let read: &Part = part;
    ScrollArea::horizontal().show(ui, |ui| {
        let table = TableBuilder::new(ui)
            .striped(true)
            .resizable(true)
            .auto_shrink([false, true])
            .cell_layout(Layout::left_to_right(Align::Center))
            .max_scroll_height((height - 70.0).max(60.0))
            .column(Width::exact(40.0))
            .column(Width::initial(270.0).at_least(120.0).clip(true))
            .columns(Width::initial(120.0).at_least(50.0).clip(true), columns.len());
        let table = table.header(size::ROW * 1.9, |mut header| {
            header.col(|ui| drop(ui.label(words::import_line())));
            header.col(|ui| drop(ui.label(words::import_fate())));
            for (place, column) in columns.iter().enumerate() {
                header.col(|ui| edits.extend(head_ui(ui, pack, (place, column))));
            }
        });
        table.body(|body| {
            body.rows(size::ROW, rows.len(), |mut row| {
                let Some(judged) = rows.get(row.index()) else { return };
                row.col(|ui| drop(ui.label(judged.line.to_string())));
                row.col(|ui| edits.extend(fate_ui(ui, pack, read, judged)));
                for (place, column) in columns.iter().enumerate() {
                    row.col(|ui| {
                        edits.extend(cell_ui(ui, read, (judged.line, place), column));
                    });
                }
            });
        });
    });
    let few = rows.len() <= FEW;
    let changed = edits.iter().any(|edit| few || !matches!(edit, Edit::Cell(..)));
    for edit in edits {
        match edit {
            Edit::Column(place, column) => part.choose_column(place, column),
            Edit::Answer(line, kind, platform) => {
                part.answer(line, kind.as_deref(), platform.as_deref());
            }
            Edit::Cell(line, place, text) => part.write(line, place, text),
        }
    }
    changed
}

/// A change of what is shown.
enum Edit {
    /// A column holds something else.
    Column(usize, Option<Column>),
    /// A row has another kind or platform, by name.
    Answer(usize, Option<String>, Option<String>),
    /// A cell has another text.
    Cell(usize, usize, String),
}

/// Everything that a column can hold.
fn fields(pack: &Pack) -> Vec<Column> {
    let fixed = [
        Column::Kind,
        Column::Platform,
        Column::Name,
        Column::Visitors,
        Column::Budget,
        Column::Phase,
        Column::Stage,
        Column::Starts,
        Column::Ends,
        Column::Runs,
        Column::Share,
        Column::ShareLow,
        Column::ShareHigh,
        Column::Basis,
        Column::Notes,
        Column::Memo,
        Column::Conditions,
        Column::Id,
    ];
    let switches = pack.conditions.iter().map(|c| Column::Condition(c.id.clone()));
    fixed.into_iter().chain(switches).collect()
}

/// The head of a column, or its number.
fn name_of(place: usize, column: &ColumnRead) -> String {
    if column.head.trim().is_empty() {
        words::import_column_number(place + 1)
    } else {
        column.head.replace('\n', " ")
    }
}

/// Draws a head and what the column is taken for. Returns a change of that.
fn head_ui(ui: &mut Ui, pack: &Pack, (place, column): (usize, &ColumnRead)) -> Option<Edit> {
    let mut chosen: Option<Option<Column>> = None;
    ui.vertical(|ui| {
        let name = name_of(place, column);
        ui.add(Label::new(RichText::new(name.as_str()).strong()).truncate());
        let mut shown = match &column.column {
            Some(field) => sheet::column(pack, field).to_owned(),
            None => words::import_unused().to_owned(),
        };
        if (column.unit - 1.0).abs() > f64::EPSILON {
            shown = text::parts(&[shown, words::import_unit(text::amount(column.unit))]);
        }
        let list = ComboBox::from_id_salt(("column", place)).selected_text(&shown).width(100.0);
        let list = list.show_ui(ui, |ui| {
            if ui.selectable_label(column.column.is_none(), words::import_unused()).clicked() {
                chosen = Some(None);
                ui.close();
            }
            for field in fields(pack) {
                let own = column.column.as_ref() == Some(&field);
                if ui.selectable_label(own, sheet::column(pack, &field)).clicked() {
                    chosen = Some(Some(field));
                    ui.close();
                }
            }
        });
        list.response.widget_info(|| {
            let label = words::import_column_of(name.as_str());
            egui::WidgetInfo::labeled(egui::Role::ComboBox, true, label)
        });
        list.response.on_hover_text(shown);
    });
    chosen.map(|column| Edit::Column(place, column))
}

/// Draws what becomes of a row, with a list to choose from where that is the question. Returns the
/// answer.
fn fate_ui(ui: &mut Ui, pack: &Pack, part: &Part, judged: &Judged) -> Option<Edit> {
    let tokens = widgets::tokens(ui);
    let ink = match judged.fate {
        Fate::Ready | Fate::Update => tokens.open,
        Fate::Incomplete | Fate::Question => tokens.warn,
        Fate::LeftOut => tokens.soft,
    };
    ui.label(RichText::new(judged.fate.word()).color(ink));
    if judged.fate == Fate::Question {
        return question_ui(ui, pack, part, judged);
    }
    let placed = judged.touchpoint.as_ref().map(|read| says::ready_with_numbers(pack, read));
    let said: Vec<&str> =
        placed.as_deref().into_iter().chain(judged.findings.iter().map(String::as_str)).collect();
    let all = said.join("\n");
    let first = if judged.findings.is_empty() { placed.as_deref() } else { said.last().copied() };
    ui.add(Label::new(first.unwrap_or_default()).truncate()).on_hover_text(all);
    None
}

fn question_ui(ui: &mut Ui, pack: &Pack, part: &Part, judged: &Judged) -> Option<Edit> {
    let row = part.row(judged.line);
    let Some(Status::Ask { touchpoint, kind, platform, .. }) = row.map(|row| &row.status) else {
        return None;
    };
    let (mut a_kind, mut a_platform) = (None, None);
    // Two lists share the column.
    let lists = if kind.is_some() && platform.is_some() { 2.0 } else { 1.0 };
    let width = (ui.available_width() + ui.spacing().item_spacing.x) / lists;
    let width = width - ui.spacing().item_spacing.x;
    if let Some(unknown) = kind {
        let name =
            |id: &KindId| pack.kind(id).map_or(id.as_str(), |k| text::of(&k.name)).to_owned();
        let label = says::instead_of(&unknown.value);
        a_kind = choose_ui(ui, (("kind", judged.line), width), &label, &unknown.nearest, name);
    }
    if let Some(unknown) = platform {
        let name = |id: &PlatformId| {
            pack.platform(id).map_or(id.as_str(), |p| text::of(&p.name)).to_owned()
        };
        let label = says::instead_of_platform(pack, touchpoint, &unknown.value);
        a_platform =
            choose_ui(ui, (("platform", judged.line), width), &label, &unknown.nearest, name);
    }
    let kind = a_kind.and_then(|id| pack.kind(&id)).map(|k| text::of(&k.name).to_owned());
    let platform = a_platform.and_then(|id| pack.platform(&id));
    let platform = platform.map(|p| text::of(&p.name).to_owned());
    let answered = kind.is_some() || platform.is_some();
    answered.then_some(Edit::Answer(judged.line, kind, platform))
}

/// Draws the nearest matches for a word that the pack does not have. Returns the chosen one.
fn choose_ui<Id: Clone>(
    ui: &mut Ui,
    (id, width): ((&str, usize), f32),
    label: &str,
    nearest: &[Id],
    name: impl Fn(&Id) -> String,
) -> Option<Id> {
    let mut chosen = None;
    let list = ComboBox::from_id_salt(id).selected_text(label).width(width).truncate();
    let list = ui.allocate_ui(egui::vec2(width, size::ROW), |ui| {
        list.show_ui(ui, |ui| {
            for id in nearest {
                if ui.selectable_label(false, name(id)).clicked() {
                    chosen = Some(id.clone());
                    ui.close();
                }
            }
        })
    });
    let list = list.inner;
    list.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, label));
    list.response.on_hover_text(label);
    chosen
}

/// Draws a cell to be corrected. Returns its new text.
fn cell_ui(
    ui: &mut Ui,
    part: &Part,
    (line, place): (usize, usize),
    column: &ColumnRead,
) -> Option<Edit> {
    let before = part.cell(line, place).to_owned();
    let tokens = widgets::tokens(ui);
    let ink = if column.column.is_none() {
        tokens.faint
    } else if part.unread(line).contains(before.as_str()) {
        tokens.danger
    } else {
        tokens.ink
    };
    let mut text = before.clone();
    let field = TextEdit::singleline(&mut text)
        .frame(egui::Frame::NONE)
        .desired_width(f32::INFINITY)
        .min_size(egui::vec2(0.0, size::ROW))
        .align(egui::Align2::LEFT_CENTER)
        .text_color(ink);
    let response = ui.add(field);
    response.widget_info(|| {
        let name = words::import_cell(name_of(place, column), line);
        let mut info = egui::WidgetInfo::labeled(egui::Role::TextInput, true, name);
        info.current_text_value = Some(text.clone());
        info
    });
    // Escape brings back what was there before the typing began.
    let first = response.id.with("before");
    if response.gained_focus() {
        ui.data_mut(|data| data.insert_temp(first, before.clone()));
    }
    if response.lost_focus() && ui.input(|i| i.key_pressed(Key::Escape)) {
        text = ui.data(|data| data.get_temp(first)).unwrap_or(text);
    }
    (text != before).then_some(Edit::Cell(line, place, text))
}
