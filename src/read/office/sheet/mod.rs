//! Excel workbooks, and what WPS writes as one: which parts there are, and in which order they are read. What they
//! are is told by their first element, not by their names.

mod cache;
mod cells;
mod drawing;
pub(super) mod format;
pub(super) mod grid;
pub(super) mod header;
mod note;
pub(super) mod number;
mod scan;
pub(super) mod strings;
pub(super) mod style;
mod table;
pub(super) mod workbook;

use std::collections::HashMap;

pub(super) use self::cache::is_usual;
use self::grid::{Book, Grid, Heads};
use self::workbook::{Listed, Workbook};
use super::archive::Archive;
use super::package::Package;
use super::relation::Relation;
use super::sweep;
use crate::document::{Concealment, ProblemKind, Role, Seen};
use crate::read::within::Within;

/// Relationships to sheets.
const SHEETS: [&str; 6] = ["worksheet", "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet", "macrosheet"];

/// More than any office keeps in one workbook.
const MOST_SHEETS: usize = 10_000;

/// Reads a workbook whose main part is known.
pub(super) fn read(archive: &mut Archive<'_>, main: usize, to: &mut Within<'_, '_>) {
    let mut package = Package::new(archive, to);
    package.properties();
    let name = package.name(main);
    let relations = package.relations(&name);
    let (mut workbook, mut book) = (Workbook::default(), Book::default());
    package.part(main, |xml, _, _| noted(workbook::read(xml, &mut workbook), &mut book.has_gaps));
    book.since_1904 = workbook.since_1904;
    if let Some(index) = called(&package, &name, &relations, "styles", "xl/styles.xml") {
        package.part(index, |xml, _, _| style::read(xml, &mut book.styles));
    }
    let shared = called(&package, &name, &relations, "sharedStrings", "xl/sharedStrings.xml");
    if let Some(index) = shared {
        let budget = package.to.budget;
        package.bytes(index, |bytes, _| noted(strings::read(bytes, budget, &mut book.strings), &mut book.has_gaps));
        book.strings.end_open();
    }
    let by_id = by_id(&relations);
    for sheet in most(&mut package, &workbook) {
        listed(&mut package, &name, &by_id, sheet, &mut book);
    }
    unlisted(&mut package, &name, &relations, &mut book);
    must_have_sheets(&mut package, &book);
    tell_rest(&mut package, shared, &mut book);
    package.to.begin_main();
    book.styles.says.iter().for_each(|text| workbook.say(text, Concealment::Attribute));
    workbook.tell(package.to.out);
    caches(&mut package, &name, &relations);
    rest(&mut package, &name);
}

/// No program writes a workbook without any.
pub(super) fn must_have_sheets(package: &mut Package<'_, '_, '_, '_>, book: &Book) {
    if !book.has_sheets {
        package.to.begin_main();
        package.to.out.problem(ProblemKind::Damaged);
    }
}

/// Tells the shared texts to which no cell refers.
pub(super) fn tell_rest(package: &mut Package<'_, '_, '_, '_>, shared: Option<usize>, book: &mut Book) {
    if let Some(index) = shared.filter(|_| book.strings.has_rest()) {
        let part = package.name(index);
        package.to.begin_part(&part);
        // Which texts are left over is not known where cells were not read.
        let seen = if book.has_gaps { Seen::VISIBLE } else { Concealment::Residue.into() };
        book.strings.tell_rest(seen, package.to.out);
    }
}

/// Reads every part that no sheet has called.
pub(super) fn rest(package: &mut Package<'_, '_, '_, '_>, main: &str) {
    let budget = package.to.budget;
    package.rest(main, &mut |root, xml, out| match &*root.name {
        "wsDr" => Some(drawing::read(xml, out)),
        "chartSpace" => Some(drawing::chart(xml, out)),
        "xml" => Some(drawing::older(xml, out)),
        "personList" => Some(note::people(xml, out)),
        "comments" => Some(note::old(xml, out, &note::Told::default())),
        "ThreadedComments" => Some(note::threads(xml, out, &mut note::Told::default())),
        "externalLink" => Some(cache::external(xml, out, budget)),
        "table" => {
            let mut heads = Heads::new();
            let result = table::read(xml, out, &mut heads);
            for name in heads.values().flatten() {
                out.beside(name, Role::Attribute, Concealment::Attribute);
            }
            Some(result)
        }
        "pivotCacheDefinition" => Some(cache::fields(xml, out, budget, &mut Vec::new())),
        "pivotCacheRecords" => Some(cache::records(xml, out, budget, &[])),
        // What cells were before they were changed, in a workbook that several people write.
        "revisions" => Some(sweep::read(xml, out, Concealment::EarlierVersion.into(), None)),
        "connections" | "queryTable" => Some(connections(xml, out)),
        // Fonts and names of styles.
        "styleSheet" => Some(style::read(xml, &mut style::Styles::default())),
        _ => None,
    });
}

/// Relationships by what the part calls them.
pub(super) type ById<'r> = HashMap<&'r str, &'r Relation>;

pub(super) fn by_id(relations: &[Relation]) -> ById<'_> {
    let named = relations.iter().filter(|relation| !relation.id.is_empty());
    named.map(|relation| (relation.id.as_str(), relation)).collect()
}

/// The sheets that are listed, as far as they are read one by one.
pub(super) fn most<'b>(package: &mut Package<'_, '_, '_, '_>, workbook: &'b Workbook) -> &'b [Listed] {
    if workbook.sheets.len() > MOST_SHEETS {
        package.to.out.problem(ProblemKind::TooMany(MOST_SHEETS as u64));
    }
    workbook.sheets.get(..MOST_SHEETS).unwrap_or(&workbook.sheets)
}

/// A part that the workbook calls, or that is called as usual where the relationships are lost.
pub(super) fn called(
    package: &Package<'_, '_, '_, '_>,
    main: &str,
    relations: &[Relation],
    kind: &str,
    usual: &str,
) -> Option<usize> {
    package.related(main, relations, kind).or_else(|| package.find(usual))
}

/// Notes that something went wrong, and passes it on.
pub(super) fn noted(result: Result<(), ProblemKind>, gaps: &mut bool) -> Result<(), ProblemKind> {
    *gaps |= result.is_err();
    result
}

/// Reads a sheet that the workbook lists.
fn listed(package: &mut Package<'_, '_, '_, '_>, main: &str, relations: &ById<'_>, sheet: &Listed, book: &mut Book) {
    let index = relations.get(sheet.id.as_str()).and_then(|relation| package.target(main, relation));
    let around = begin_sheet(package, &sheet.name, sheet.hidden.then_some(Concealment::HiddenSheet));
    match index {
        Some(index) => self::sheet(package, index, book),
        None => missing(package, sheet, book),
    }
    package.to.out.conceal(around);
}

/// A sheet has no part. Modules of macros are listed so, and have none.
pub(super) fn missing(package: &mut Package<'_, '_, '_, '_>, sheet: &Listed, book: &mut Book) {
    if !sheet.id.is_empty() {
        book.has_gaps = true;
        package.to.out.problem(ProblemKind::Damaged);
    }
}

/// Reads sheets that no workbook lists: those of a workbook that is damaged, and those that were left behind.
fn unlisted(package: &mut Package<'_, '_, '_, '_>, main: &str, relations: &[Relation], book: &mut Book) {
    let concealment = (!book.has_gaps).then_some(Concealment::Residue);
    let related: Vec<usize> = SHEETS.iter().flat_map(|kind| package.all_related(main, relations, kind)).collect();
    for index in related.into_iter().chain(package.unread(".xml")) {
        let is_sheet = !package.is_done(index)
            && matches!(
                package.root(index).as_deref(),
                Some("worksheet" | "chartsheet" | "dialogsheet" | "macrosheet")
            );
        if is_sheet {
            let name = package.name(index);
            let around = begin_sheet(package, name.rsplit('/').next().unwrap_or_default(), concealment);
            sheet(package, index, book);
            package.to.out.conceal(around);
        }
    }
}

/// Goes on with a sheet, and tells its name where somebody gave it one; gives what was concealed before.
pub(super) fn begin_sheet(
    package: &mut Package<'_, '_, '_, '_>,
    name: &str,
    concealment: Option<Concealment>,
) -> Option<Concealment> {
    package.to.begin_main();
    let out = &mut *package.to.out;
    out.begin_sheet(name);
    let around = out.concealment();
    out.conceal(concealment.or(around));
    if !cache::is_usual(name) {
        out.block(name, Role::Attribute, Seen::VISIBLE);
    }
    around
}

/// Reads a sheet and what belongs to it.
fn sheet(package: &mut Package<'_, '_, '_, '_>, index: usize, book: &mut Book) {
    // Sheets that share a part are told once.
    if package.is_done(index) {
        return;
    }
    let part = package.name(index);
    let relations = package.relations(&part);
    let mut heads = Heads::new();
    for table in package.all_related(&part, &relations, "table") {
        package.part(table, |xml, _, out| table::read(xml, out, &mut heads));
    }
    if relations.iter().any(|relation| relation.is("xlMacrosheet")) || part.contains("macrosheets/") {
        package.to.problem_in(&part, ProblemKind::Macros);
    }
    let budget = package.to.budget;
    let mut gaps = true;
    package.bytes(index, |bytes, out| {
        let result = cells::read(bytes, &mut Grid::new(out, budget, book, heads));
        gaps = result.is_err();
        result
    });
    book.has_gaps |= gaps;
    beside(package, &part, &relations);
}

/// Reads remarks on a sheet, and what is drawn on it.
pub(super) fn beside(package: &mut Package<'_, '_, '_, '_>, part: &str, relations: &[Relation]) {
    let mut told = note::Told::default();
    for thread in package.all_related(part, relations, "threadedComment") {
        package.part(thread, |xml, _, out| note::threads(xml, out, &mut told));
    }
    for comments in package.all_related(part, relations, "comments") {
        package.part(comments, |xml, _, out| note::old(xml, out, &told));
    }
    for index in package.all_related(part, relations, "drawing") {
        package.part(index, |xml, _, out| drawing::read(xml, out));
        let name = package.name(index);
        let relations = package.relations(&name);
        for chart in package.all_related(&name, &relations, "chart") {
            package.part(chart, |xml, _, out| drawing::chart(xml, out));
        }
        package.links(&name);
    }
    for index in package.all_related(part, relations, "vmlDrawing") {
        if !package.is_done(index) && package.root(index).is_some_and(|root| root == "xml") {
            package.part(index, |xml, _, out| drawing::older(xml, out));
        }
    }
    package.links(part);
}

/// Reads what pivot tables were made of.
fn caches(package: &mut Package<'_, '_, '_, '_>, main: &str, relations: &[Relation]) {
    let budget = package.to.budget;
    for index in package.all_related(main, relations, "pivotCacheDefinition") {
        let part = package.name(index);
        package.to.begin_part(&part);
        let mut names = Vec::new();
        package.part(index, |xml, _, out| cache::fields(xml, out, budget, &mut names));
        let relations = package.relations(&part);
        for records in package.all_related(&part, &relations, "pivotCacheRecords") {
            package.part(records, |xml, _, out| cache::records(xml, out, budget, &names));
        }
    }
}

/// Where data come from: with servers, users and questions.
fn connections(xml: &mut super::xml::Xml<'_>, out: &mut crate::read::out::Out<'_>) -> Result<(), ProblemKind> {
    use super::xml::Event;
    loop {
        match xml.next()? {
            Event::Start(start) => {
                for (name, value) in start.attributes() {
                    let says = matches!(name, "connection" | "command" | "url" | "sourceFile" | "description" | "post");
                    let seen = says.then_some(Concealment::Attribute.into());
                    if let Some(seen) = seen.or_else(|| super::attribute::says(start.name(), name, &value)) {
                        out.beside(&value, Role::Attribute, seen);
                    }
                }
            }
            Event::Text(text) | Event::Comment(text) => {
                out.beside(&text, Role::Attribute, Concealment::Attribute);
            }
            Event::Done => return Ok(()),
            _ => {}
        }
    }
}
