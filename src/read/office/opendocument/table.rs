//! Tables and sheets on the walk.

use super::super::passage::Passage;
use super::super::sheet::is_usual;
use super::super::xml::Start;
use super::sheet::{Table, Value};
use super::state::{Element, Sink, What};
use super::tag::Tag;
use super::walker::Walker;
use crate::document::{Concealment, Role, Seen};

/// What a cell holds.
pub(super) fn value(start: &Start<'_>) -> Option<Value> {
    let mut held = None;
    for (name, value) in start.attributes() {
        match name {
            // Of days and times the page shows another writing.
            "value" | "date-value" | "time-value" | "boolean-value" => held = Some(Value::Number(value.into_owned())),
            "string-value" => held = held.or_else(|| Some(Value::Text(value.into_owned()))),
            _ => {}
        }
    }
    held
}

impl Walker<'_, '_> {
    pub(super) fn begin_table(&mut self, start: &Start<'_>, style: &str, element: &mut Element, parent: Tag) {
        match element.tag {
            Tag::Table => self.table(start, style, element, parent),
            Tag::Row => {
                let hides = is_folded(start) || self.styles.is_absent("table-row", style);
                let repeat = start.number("number-rows-repeated").unwrap_or(1);
                element.look = self.styles.look("table-row", style, element.look);
                let cells = start.attribute("default-cell-style-name").unwrap_or_default();
                self.in_table(|table| table.begin_row(repeat, hides, &cells));
            }
            Tag::Column => {
                let hides = is_folded(start) || self.styles.is_absent("table-column", style);
                let repeat = start.number("number-columns-repeated").unwrap_or(1);
                let cells = start.attribute("default-cell-style-name").unwrap_or_default();
                self.in_table(|table| table.columns(repeat, hides, &cells));
            }
            Tag::HeaderRows => self.in_table(|table| table.headers += 1),
            Tag::RowGroup | Tag::ColumnGroup => {
                let folded = u32::from(start.attribute("display").is_some_and(|display| display == "false"));
                let rows = element.tag == Tag::RowGroup;
                // Groups lie in groups; once one is folded away, so is what is in it.
                self.in_table(|table| {
                    let count = if rows { &mut table.folded_rows } else { &mut table.folded_columns };
                    if *count > 0 || folded > 0 {
                        *count += 1;
                    }
                });
            }
            Tag::Cell | Tag::Covered => {
                let repeat = start.number("number-columns-repeated").unwrap_or(1);
                let covered = element.tag == Tag::Covered;
                element.sink = Sink::Nowhere;
                let (styles, around) = (self.styles, element.look);
                let mut is_sheet = false;
                self.in_table(|table| {
                    is_sheet = table.is_sheet;
                    let style = if style.is_empty() { table.style() } else { style };
                    element.look = styles.look("table-cell", style, around);
                    let value = if is_sheet { value(start) } else { None };
                    let hides = is_sheet && styles.hides_value(style, value.as_ref());
                    table.begin_cell(repeat, covered, value, hides);
                });
                if is_sheet {
                    self.write(element, What::Cell);
                    element.sink = Sink::Nowhere;
                }
            }
            _ => {}
        }
    }

    fn table(&mut self, start: &Start<'_>, style: &str, element: &mut Element, parent: Tag) {
        element.sink = Sink::Nowhere;
        element.look = self.styles.look("table", style, element.look);
        let name = start.attribute("name").unwrap_or_default();
        let is_sheet = self.is_spreadsheet && parent == Tag::Story && !self.inside && self.open.len() == 3;
        if is_sheet {
            self.out.begin_sheet(&name);
            // A sheet of another file, of which a copy is kept.
            if name.trim_start_matches('\'').starts_with("file:") {
                self.conceal(element, Concealment::Cache);
            }
        }
        if self.styles.is_absent("table", style) {
            self.conceal(element, if is_sheet { Concealment::HiddenSheet } else { Concealment::HiddenObject });
        }
        // It stands on the tab, as far as the sheet has one.
        if is_sheet && name.len() > 1 && !is_usual(&name) {
            self.out.block(&name, Role::Attribute, Seen::VISIBLE);
        }
        let number = self.out.table();
        self.tables.push(Some(Table::new(number, is_sheet)));
    }

    /// The cell of a sheet ends: one text, whatever paragraphs it has.
    pub(super) fn end_cell(&mut self, mut passage: Passage) {
        let Some(Some(table)) = self.tables.last_mut() else { return };
        let whole = passage.is_whole();
        let Some(finished) = table.finish(passage.text()) else { return };
        if let Some(text) = finished.instead.filter(|_| whole) {
            passage.replace(text);
        }
        if let Some(text) = finished.beside.filter(|_| whole) {
            passage.beside(&text, Role::Attribute, Concealment::Attribute.into());
        }
        let text = (whole && table.repeats_cell()).then(|| passage.text().to_owned());
        let filled = !passage.is_blank();
        // Only where nothing else belongs to it.
        if passage.is_plain() && self.values.are_enough(passage.text(), self.out.as_seen(finished.seen)) {
            return;
        }
        if let Role::Cell(cell) = finished.role {
            self.out.of_cell(Some((cell.row, cell.column)));
        }
        passage.tell(self.out, finished.role, finished.seen);
        self.out.of_cell(None);
        if filled {
            table.end_cell(
                text.as_deref().unwrap_or_default(),
                finished.seen,
                self.out,
                self.budget,
                &mut self.repeats,
            );
        }
    }

    pub(super) fn end_table(&mut self, tag: Tag) {
        let Self { tables, out, budget, repeats, .. } = self;
        let Some(Some(table)) = tables.last_mut() else { return };
        match tag {
            Tag::Row => table.end_row(out, budget, repeats),
            Tag::HeaderRows => table.headers = table.headers.saturating_sub(1),
            Tag::RowGroup => table.folded_rows = table.folded_rows.saturating_sub(1),
            Tag::ColumnGroup => table.folded_columns = table.folded_columns.saturating_sub(1),
            Tag::Cell | Tag::Covered => table.leave_cell(),
            Tag::Table => {
                let is_sheet = table.is_sheet;
                tables.pop();
                if is_sheet {
                    out.begin_part(self.home.clone());
                }
            }
            _ => {}
        }
    }

    fn in_table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(Some(table)) = self.tables.last_mut() {
            change(table);
        }
    }
}

/// Whether a row or column is hidden, or left out by a filter.
fn is_folded(start: &Start<'_>) -> bool {
    start.attribute("visibility").is_some_and(|visibility| matches!(&*visibility, "collapse" | "filter"))
}
