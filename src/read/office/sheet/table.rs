//! Tables in a sheet: their columns are named in the part of the table and in the sheet, where they are read.

use super::super::attribute;
use super::super::xml::{Event, Xml};
use super::grid::{Heads, literals};
use crate::document::{Concealment, ProblemKind, Role};
use crate::read::out::Out;

/// Reads a table, given the range of cells that its root names.
pub(super) fn read(xml: &mut Xml<'_>, out: &mut Out<'_>, heads: &mut Heads) -> Result<(), ProblemKind> {
    let (mut row, mut names) = (0, Vec::new());
    let result = columns(xml, out, &mut row, &mut names);
    heads.entry(row).or_default().extend(names);
    result
}

fn columns(xml: &mut Xml<'_>, out: &mut Out<'_>, head: &mut u32, names: &mut Vec<String>) -> Result<(), ProblemKind> {
    let mut formula = false;
    loop {
        match xml.next()? {
            Event::Start(start) => {
                let element = start.name();
                formula = matches!(element, "calculatedColumnFormula" | "totalsRowFormula");
                for (name, value) in start.attributes() {
                    match (element, name) {
                        // The range of the filter is the table's, and begins with its head.
                        ("autoFilter", "ref") => {
                            let first = value.split(':').next().unwrap_or_default();
                            *head = super::cells::place(first).map_or(*head, |place| place.1);
                        }
                        ("tableColumn", "name") => {
                            let decoded = super::strings::decoded(&value);
                            names.push(decoded.unwrap_or_else(|| value.into_owned()));
                        }
                        (_, "totalsRowLabel") => out.beside(&value, Role::Attribute, Concealment::Attribute),
                        ("tableStyleInfo", _) | (_, "uniqueName" | "dataCellStyle" | "headerRowCellStyle") => {}
                        _ => {
                            if let Some(seen) = attribute::says(element, name, &value) {
                                out.beside(&value, Role::Attribute, seen);
                            }
                        }
                    }
                }
            }
            Event::Text(text) if formula => {
                literals(&text, |text| out.beside(text, Role::Attribute, Concealment::Attribute));
            }
            Event::Text(text) if attribute::is_notable(&text) => {
                out.beside(&text, Role::Attribute, Concealment::Attribute);
            }
            Event::Comment(text) => out.beside(&text, Role::Comment, Concealment::Attribute),
            Event::End => formula = false,
            Event::Done => return Ok(()),
            _ => {}
        }
    }
}
