//! Workbooks in binary parts: the same parts as other workbooks have, most of them made of records instead of XML.
//! Records that no reader here knows are swept for text.

mod cells;
mod record;
mod style;
mod sweep;

pub(super) use self::record::are_records;
use self::record::{Fields, Records, push_text, text};
use super::archive::Archive;
use super::package::Package;
use super::relation::Relation;
use super::sheet;
use super::sheet::grid::{Book, Grid, Heads};
use super::sheet::strings::Strings;
use super::sheet::workbook::{Listed, Workbook};
use crate::document::{Concealment, ProblemKind, Role, Seen};
use crate::read::limits::{Budget, Metered};
use crate::read::out::Out;
use crate::read::within::Within;

/// How a workbook begins.
pub(super) const BEGINS: [u8; 2] = [0x83, 0x01];
/// How a sheet begins; charts and dialogs on a sheet of their own begin so as well.
const SHEET: [u8; 2] = [0x81, 0x01];

/// Reads a workbook whose main part is known.
pub(super) fn read(archive: &mut Archive<'_>, main: usize, to: &mut Within<'_, '_>) {
    let mut package = Package::new(archive, to);
    package.properties();
    let name = package.name(main);
    let relations = package.relations(&name);
    let (mut workbook, mut book) = (Workbook::default(), Book::default());
    package.bytes(main, |bytes, _| {
        let result = read_workbook(bytes, &mut workbook, &mut book.has_gaps);
        sheet::noted(result, &mut book.has_gaps)
    });
    book.since_1904 = workbook.since_1904;
    if let Some(index) = sheet::called(&package, &name, &relations, "styles", "xl/styles.bin") {
        package.bytes(index, |bytes, _| style::read(bytes, &mut book.styles));
    }
    let budget = package.to.budget;
    let shared = sheet::called(&package, &name, &relations, "sharedStrings", "xl/sharedStrings.bin");
    if let Some(index) = shared {
        package
            .bytes(index, |bytes, _| sheet::noted(read_strings(bytes, budget, &mut book.strings), &mut book.has_gaps));
    }
    let by_id = sheet::by_id(&relations);
    for listed in sheet::most(&mut package, &workbook) {
        let index = by_id.get(listed.id.as_str()).and_then(|relation| package.target(&name, relation));
        let around = sheet::begin_sheet(&mut package, &listed.name, listed.hidden.then_some(Concealment::HiddenSheet));
        match index {
            Some(index) => read_sheet(&mut package, index, &mut book),
            None => sheet::missing(&mut package, listed, &mut book),
        }
        package.to.out.conceal(around);
    }
    unlisted(&mut package, &mut book);
    sheet::must_have_sheets(&mut package, &book);
    sheet::tell_rest(&mut package, shared, &mut book);
    package.to.begin_main();
    book.styles.says.iter().for_each(|text| workbook.say(text, Concealment::Attribute));
    workbook.tell(package.to.out);
    others(&mut package, &name, &relations);
    sheet::rest(&mut package, &name);
}

/// Reads sheets that no workbook lists.
fn unlisted(package: &mut Package<'_, '_, '_, '_>, book: &mut Book) {
    let concealment = (!book.has_gaps).then_some(Concealment::Residue);
    for index in package.unread(".bin") {
        if package.head(index) == SHEET {
            let name = package.name(index);
            let around = sheet::begin_sheet(package, name.rsplit('/').next().unwrap_or_default(), concealment);
            read_sheet(package, index, book);
            package.to.out.conceal(around);
        }
    }
}

fn read_workbook(bytes: Metered<'_>, workbook: &mut Workbook, gaps: &mut bool) -> Result<(), ProblemKind> {
    Records::each(bytes, |number, body| {
        let mut fields = Fields(body);
        match number {
            153 => workbook.since_1904 = fields.long().is_some_and(|flags| flags & 1 != 0),
            156 => {
                let state = fields.long().unwrap_or_default();
                fields.long();
                match (fields.text(), fields.text()) {
                    (Some(id), Some(name)) => {
                        workbook.sheets.push(Listed { name: text(name), id: text(id), hidden: state != 0 });
                    }
                    // Its part is read all the same.
                    _ => *gaps = true,
                }
            }
            39 => {
                fields.take::<9>();
                let name = fields.text().map(text).unwrap_or_default();
                workbook.name(&name, "");
                sweep::texts(fields.0, |text| workbook.say(text, Concealment::Attribute));
            }
            // Which version wrote it, views, what is calculated how.
            128 | 131..=132 | 143..=144 | 155 | 157..=158 => {}
            _ => sweep::texts(body, |text| workbook.say(text, Concealment::Attribute)),
        }
        Ok(())
    })
}

fn read_strings(bytes: Metered<'_>, budget: &Budget, strings: &mut Strings) -> Result<(), ProblemKind> {
    let mut value = String::new();
    Records::each(bytes, |number, body| {
        let mut fields = Fields(body);
        if number != 19 {
            return Ok(());
        }
        let flags = fields.byte().unwrap_or_default();
        value.clear();
        push_text(fields.text().unwrap_or_default(), &mut value);
        strings.push(&value, budget)?;
        strings.end();
        // How it is pronounced, behind where letters differ.
        if flags & 2 != 0 {
            if flags & 1 != 0 {
                let runs = fields.long().unwrap_or_default() as usize;
                fields.0 = fields.0.get(runs.saturating_mul(4)..).unwrap_or_default();
            }
            let reading = fields.text().map(text).unwrap_or_default();
            strings.beside(&reading, Concealment::Attribute.into(), budget)?;
        }
        Ok(())
    })
}

fn read_sheet(package: &mut Package<'_, '_, '_, '_>, index: usize, book: &mut Book) {
    // Sheets that share a part are told once.
    if package.is_done(index) {
        return;
    }
    let part = package.name(index);
    let relations = package.relations(&part);
    let budget = package.to.budget;
    let mut gaps = true;
    package.bytes(index, |bytes, out| {
        let result = cells::read(bytes, &mut Grid::new(out, budget, book, Heads::new()));
        gaps = result.is_err();
        result
    });
    book.has_gaps |= gaps;
    // Where in the part which rows are.
    for index in package.all_related(&part, &relations, "xlBinaryIndex") {
        package.bytes(index, |bytes, out| {
            Records::each(bytes, |_, body| {
                sweep::texts(body, |text| out.beside(text, Role::Attribute, Concealment::Attribute));
                Ok(())
            })
        });
    }
    for comments in package.all_related(&part, &relations, "comments") {
        package.bytes(comments, read_comments);
    }
    sheet::beside(package, &part, &relations);
}

fn read_comments(bytes: Metered<'_>, out: &mut Out<'_>) -> Result<(), ProblemKind> {
    Records::each(bytes, |number, body| {
        let mut fields = Fields(body);
        match number {
            632 => {
                let author = fields.text().map(text).unwrap_or_default();
                if !author.starts_with("tc=") {
                    out.beside(&author, Role::Attribute, Concealment::Property);
                }
            }
            // Where the remark stands, behind the number of who wrote it.
            635 => {
                fields.long();
                let (row, _, column) = (fields.long(), fields.long(), fields.long());
                let column = column.and_then(|column| u16::try_from(column.checked_add(1)?).ok());
                out.of_cell(row.and_then(|row| row.checked_add(1)).zip(column));
            }
            637 => {
                fields.byte();
                let comment = fields.text().map(text).unwrap_or_default();
                out.beside(&comment, Role::Comment, Concealment::Comment);
            }
            _ => sweep::texts(body, |text| out.beside(text, Role::Attribute, Concealment::Attribute)),
        }
        Ok(())
    })
}

/// Reads the other parts that are made of records: tables, what pivot tables were made of, cells of other workbooks.
fn others(package: &mut Package<'_, '_, '_, '_>, main: &str, relations: &[Relation]) {
    let budget = package.to.budget;
    let caches = ["pivotCacheDefinition", "externalLink"].iter();
    let caches: Vec<usize> = caches.flat_map(|kind| package.all_related(main, relations, kind)).collect();
    for index in package.unread(".bin") {
        let name = package.name(index);
        let lower = name.to_ascii_lowercase();
        if lower.contains("vbaproject") || lower.contains("printersettings") || !package.is_records(index) {
            continue;
        }
        let is_cache = caches.contains(&index) || lower.contains("cache");
        let seen: Seen = if is_cache { Concealment::Cache } else { Concealment::Attribute }.into();
        package.to.begin_part(&name);
        package.bytes(index, |bytes, out| {
            Records::each(bytes, |number, body| {
                budget.cell()?;
                value(number, body, |text| out.beside(text, Role::Attribute, seen));
                Ok(())
            })
        });
    }
}

/// A value in a cache of a pivot table, or whatever is text in another record.
fn value(number: u16, body: &[u8], mut with: impl FnMut(&str)) {
    let mut fields = Fields(body);
    match number {
        21 | 28 => {
            let mut shown = String::new();
            let raw = fields.float().map(|float| format!("{float:e}")).unwrap_or_default();
            sheet::number::write(&raw, sheet::format::Kind::Number, false, &mut shown);
            with(&shown);
        }
        24 | 31 => with(&fields.text().map(text).unwrap_or_default()),
        _ => sweep::texts(body, with),
    }
}
