//! Copies of data from elsewhere that a workbook keeps: what a pivot table was made of, and cells of other
//! workbooks. They stay when the sheets with the data are deleted.

use super::super::attribute;
use super::super::xml::{Event, Start, Xml};
use super::cells;
use super::format::Kind;
use super::number;
use crate::document::{Cell, Concealment, ProblemKind, Role};
use crate::read::limits::Budget;
use crate::read::out::Out;

/// A value in a cache of a pivot table, by its element.
fn value(start: &Start<'_>) -> Option<String> {
    let raw = start.attribute("v")?;
    let mut text = String::new();
    match start.name() {
        "s" => return Some(super::strings::decoded(&raw).unwrap_or_else(|| raw.into_owned())),
        "n" => {
            number::write(&raw, Kind::Number, false, &mut text);
        }
        "d" => text.push_str(raw.strip_suffix("T00:00:00").unwrap_or(&raw)),
        "b" => text.push_str(if super::scan::is_true(&raw) { "TRUE" } else { "FALSE" }),
        "e" => text.push_str(&raw),
        _ => return None,
    }
    Some(text)
}

fn tell(out: &mut Out<'_>, text: &str, cell: Cell) {
    out.block(text, Role::Cell(cell), Concealment::Cache);
}

/// Reads what the fields of a pivot table are, behind the start of the root: for each its name, and its values
/// in a column below.
pub(super) fn fields(
    xml: &mut Xml<'_>,
    out: &mut Out<'_>,
    budget: &Budget,
    names: &mut Vec<String>,
) -> Result<(), ProblemKind> {
    let mut cell = Cell { table: 0, row: 0, column: 1, header: false };
    loop {
        match xml.next()? {
            Event::Start(start) => match start.name() {
                "cacheField" => {
                    let name = start.attribute("name").unwrap_or_default().into_owned();
                    cell = Cell { table: out.table(), row: 1, ..cell };
                    tell(out, &name, Cell { header: true, ..cell });
                    names.push(name);
                }
                element => {
                    if let Some(value) = value(&start).filter(|_| cell.table > 0) {
                        budget.cell()?;
                        cell.row += 1;
                        tell(out, &value, cell);
                        continue;
                    }
                    for (name, value) in start.attributes() {
                        if let Some(seen) = attribute::says(element, name, &value) {
                            out.beside(&value, Role::Attribute, seen);
                        }
                    }
                }
            },
            Event::Text(text) | Event::Comment(text) if attribute::is_notable(&text) => {
                out.beside(&text, Role::Attribute, Concealment::Attribute);
            }
            Event::Done => return Ok(()),
            _ => {}
        }
    }
}

/// Reads the rows of a pivot table's data, behind the start of the root. Most values are numbers of those that
/// the fields have; the others stand here alone.
pub(super) fn records(
    xml: &mut Xml<'_>,
    out: &mut Out<'_>,
    budget: &Budget,
    names: &[String],
) -> Result<(), ProblemKind> {
    let table = out.table();
    let mut cell = Cell { table, row: 1, column: 0, header: true };
    let mut begun = false;
    loop {
        match xml.next()? {
            Event::Start(start) => match start.name() {
                "r" => cell = Cell { row: cell.row.saturating_add(1), column: 0, header: false, ..cell },
                "s" | "n" | "d" | "b" | "e" | "x" | "m" => {
                    cell.column = cell.column.saturating_add(1);
                    let Some(value) = value(&start) else { continue };
                    if !std::mem::replace(&mut begun, true) {
                        for (name, column) in names.iter().zip(1..) {
                            tell(out, name, Cell { table, row: 1, column, header: true });
                        }
                    }
                    budget.cell()?;
                    tell(out, &value, cell);
                }
                _ => {}
            },
            Event::Text(text) | Event::Comment(text) if attribute::is_notable(&text) => {
                out.beside(&text, Role::Attribute, Concealment::Attribute);
            }
            Event::Done => return Ok(()),
            _ => {}
        }
    }
}

/// Reads the cells of another workbook that a formula once asked for, behind the start of the root.
pub(super) fn external(xml: &mut Xml<'_>, out: &mut Out<'_>, budget: &Budget) -> Result<(), ProblemKind> {
    let mut cell = Cell { table: 0, row: 0, column: 0, header: false };
    let (mut in_cell, mut is_number) = (false, false);
    let (mut value, mut shown) = (String::new(), String::new());
    loop {
        match xml.next()? {
            Event::Start(start) => match start.name() {
                "sheetData" => cell = Cell { table: out.table(), row: 0, column: 0, header: false },
                "row" => {
                    cell.row = start.number("r").unwrap_or(cell.row.saturating_add(1));
                    cell.column = 0;
                }
                "cell" => {
                    in_cell = true;
                    is_number = start.attribute("t").is_none_or(|kind| kind == "n");
                    let column = start.attribute("r").and_then(|name| cells::place(&name)).map(|place| place.0);
                    let column = column.and_then(|column| u16::try_from(column).ok());
                    cell.column = column.unwrap_or(cell.column.saturating_add(1));
                    value.clear();
                }
                "sheetName" | "definedName" => {
                    for (name, value) in start.attributes() {
                        match name {
                            "name" => out.beside(&value, Role::Attribute, Concealment::Cache),
                            "val" if !is_usual(&value) => out.beside(&value, Role::Attribute, Concealment::Cache),
                            // A value of its own, or cells that are told where they are.
                            "refersTo" if value.contains('"') => super::grid::literals(&value, |text| {
                                out.beside(text, Role::Attribute, Concealment::Cache);
                            }),
                            "refersTo" if value.contains('!') => {}
                            _ if attribute::is_notable(&value) => {
                                out.beside(&value, Role::Attribute, Concealment::Cache);
                            }
                            _ => {}
                        }
                    }
                }
                element => {
                    for (name, value) in start.attributes() {
                        if let Some(seen) = attribute::says(element, name, &value) {
                            out.beside(&value, Role::Attribute, seen);
                        }
                    }
                }
            },
            Event::Text(text) => value.push_str(&text),
            Event::End => {
                if !value.trim().is_empty() {
                    budget.cell()?;
                    shown.clear();
                    if in_cell && is_number {
                        number::write(&value, Kind::Number, false, &mut shown);
                    } else {
                        shown.push_str(&value);
                    }
                    let role = if in_cell { Role::Cell(cell) } else { Role::Attribute };
                    out.block(&shown, role, Concealment::Cache);
                }
                value.clear();
            }
            Event::Comment(text) => out.beside(&text, Role::Comment, Concealment::Attribute),
            Event::Done => return Ok(()),
            _ => {}
        }
    }
}

/// What programs call sheets by themselves.
pub(crate) fn is_usual(name: &str) -> bool {
    let word = name.trim_end_matches(|c: char| c.is_ascii_digit());
    name.len() - word.len() < 4 && matches!(word, "Sheet" | "sheet" | "工作表" | "Chart" | "图表")
}
