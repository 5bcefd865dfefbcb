//! Word documents of the older kind, 6 to 2003; WPS writes the same. The main stream has the text, the table stream says
//! what is what in it: pieces, stories, formats, styles, names.

mod drawing;
mod fib;
mod fonts;
mod format;
pub(super) mod leftover;
mod mark;
mod paragraph;
mod pieces;
mod sprm;
mod story;
mod strings;
mod style;
mod table;

use self::fib::{Fib, STORIES, table as tables_of};
use self::fonts::Fonts;
use self::paragraph::Told;
use self::pieces::Pieces;
use self::story::{Story, Text};
use self::strings::Strings;
use self::style::Styles;
use super::bytes::u32_at;
use super::file::Compound;
use super::{object, property_set};
use crate::document::{Concealment, ProblemKind, Role, Seen};
use crate::read::within::Within;

/// The stories behind the main text in their order, with the names they are told by.
const NAMES: [&str; STORIES] =
    ["", "footnotes", "header", "macros", "comments", "endnotes", "text boxes", "text boxes in headers"];
const HEADERS: usize = 2;
const MACROS: usize = 3;
const COMMENTS: usize = 4;
const BOXES: usize = 6;
/// Streams with nothing but what is said elsewhere or is no text.
const SILENT: [&str; 9] = [
    "WordDocument",
    "Data",
    "0Table",
    "1Table",
    "\u{1}CompObj",
    "\u{5}SummaryInformation",
    "\u{5}DocumentSummaryInformation",
    "\u{3}ObjInfo",
    "\u{1}Ole",
];

/// Reads a document.
pub(super) fn read(file: &Compound<'_>, to: &mut Within<'_, '_>) -> Result<(), ProblemKind> {
    let mut cut = false;
    let mut stream = |name: &str| {
        file.find(name).and_then(|index| file.entries.get(index)).map(|entry| file.read_cut(entry, &mut cut))
    };
    let main = stream("WordDocument").ok_or(ProblemKind::Damaged)?;
    let fib = Fib::new(&main)?;
    let [own, other] = fib.tables();
    let own = if fib.old { None } else { stream(own) };
    let has_tables = fib.old || own.is_some();
    let (other, data) = (stream(other).unwrap_or_default(), stream("Data").unwrap_or_default());
    if cut {
        to.out.problem(ProblemKind::Truncated);
    } else if !has_tables {
        to.out.problem(ProblemKind::Damaged);
    }
    let tables = own.as_deref().unwrap_or(if fib.old { &main } else { &[] });
    let encoding = fib.encoding();
    let strings = Strings { fib: &fib, tables, encoding };
    properties(file, &strings, to);
    let (pieces, problem) = Pieces::read(&fib, tables, main.len());
    if let Some(problem) = problem {
        to.out.problem(problem);
    }
    let characters = format::characters(&fib, tables, &main);
    let paragraphs = format::paragraphs(&fib, tables, &main, &data);
    let (styles, fonts) = (Styles::read(&fib, tables), Fonts::read(&fib, tables));
    let text = Text { main: &main, pieces, characters, paragraphs, styles, fonts, encoding };
    let mut told = Told::default();
    stories(&fib, tables, &text, to, &mut told);

    to.begin_main();
    strings.tell(to.out, &mut told);
    drawing::tell(tables.get(bounded(fib.place(tables_of::DRAWINGS), tables)).unwrap_or_default(), to.out, &mut told);
    drawing::tell(&data, to.out, &mut told);
    let mut lists_end = 0;
    if !fib.old {
        let mut known = tables_of::KNOWN.map(|table| fib.place(table));
        if let Some(lists) = known.last_mut().filter(|lists| lists.start < lists.end) {
            // The formats of their levels stand behind them, up to the next table.
            let starts = (0..tables_of::MOST).map(|table| fib.place(table)).filter(|place| !place.is_empty());
            lists.end = starts.map(|place| place.start).filter(|&start| start >= lists.end).min().unwrap_or(lists.end);
            lists_end = lists.end;
        }
        leftover::strings(tables, &known, Concealment::Attribute, to.out, &mut told);
    }
    if !fib.old {
        // Names of styles and what numbers paragraphs: only long numbers in them say anything.
        for table in [tables_of::STYLES, tables_of::LIST_OVERRIDES, tables_of::LISTS] {
            let mut place = fib.place(table);
            if table == tables_of::LISTS {
                place.end = lists_end;
            }
            leftover::numbers(tables.get(bounded(place, tables)).unwrap_or_default(), |text| {
                if told.is_new(text) {
                    to.out.beside(text, Role::Attribute, Concealment::Attribute);
                }
            });
        }
    }
    leftover::strings(&data, &[], Concealment::Attribute, to.out, &mut told);
    leftover::strings(&other, &[], Concealment::Residue, to.out, &mut told);
    residue(&fib, &text, to, &mut told);
    leftover::unused(file, |text| {
        if told.is_new(text) {
            to.out.block(text, Role::Paragraph, Concealment::Residue);
        }
    });
    inside(file, to, &mut told);
    Ok(())
}

fn bounded(range: std::ops::Range<usize>, bytes: &[u8]) -> std::ops::Range<usize> {
    range.start.min(bytes.len())..range.end.min(bytes.len())
}

fn properties(file: &Compound<'_>, strings: &Strings<'_>, to: &mut Within<'_, '_>) {
    let mut all = Vec::new();
    for name in ["\u{5}SummaryInformation", "\u{5}DocumentSummaryInformation"] {
        if let Some(bytes) = file.stream(name) {
            property_set::read(&bytes, to.out);
            all.extend(bytes);
        }
    }
    strings.properties(&all, to.out);
}

/// Tells one story after the other; their characters are counted through.
fn stories(fib: &Fib<'_>, tables: &[u8], text: &Text<'_>, to: &mut Within<'_, '_>, told: &mut Told) {
    let end = text.pieces.list.last().map_or(0, |piece| piece.to);
    let mut lengths = fib.stories();
    if lengths.iter().all(|&length| length == 0) {
        lengths = [end, 0, 0, 0, 0, 0, 0, 0];
    }
    let mut from = 0_u32;
    for ((story, length), name) in lengths.into_iter().enumerate().zip(NAMES) {
        let behind = from.saturating_add(length).min(end);
        if behind > from {
            if !name.is_empty() {
                to.begin_part(name);
            }
            let (role, seen) = match story {
                MACROS => (Role::Paragraph, Concealment::Residue.into()),
                COMMENTS => (Role::Comment, Concealment::Comment.into()),
                _ => (Role::Paragraph, Seen::VISIBLE),
            };
            let bounds = if story == HEADERS { headers(fib, tables, behind - from) } else { Vec::new() };
            let mut part = "header";
            let mut at = from;
            for (of, until) in bounds.into_iter().chain([(part, behind - from)]) {
                if story == HEADERS && of != part && from + until > at {
                    part = of;
                    to.begin_part(part);
                }
                let mut reading = Story::new(text, to.out, told, role, seen);
                if story >= BOXES {
                    reading = reading.in_boxes();
                }
                reading.read(at, from + until);
                if reading.pictures {
                    to.picture();
                }
                at = from + until;
            }
        }
        from = behind;
    }
    // One more end of a paragraph stands behind all stories; anything else belongs to none.
    if end > from.saturating_add(1) {
        to.begin_part("residue");
        Story::new(text, to.out, told, Role::Paragraph, Concealment::Residue.into()).read(from, end);
    }
}

/// Where each header and footer ends, and which of them it is: separators of notes first, and then for each section
/// headers and footers of even, odd and first pages.
fn headers(fib: &Fib<'_>, tables: &[u8], length: u32) -> Vec<(&'static str, u32)> {
    let place = bounded(fib.place(tables_of::HEADERS), tables);
    let list = tables.get(place).unwrap_or_default();
    let mut last = 0;
    let ends = (1..list.len() / 4).map_while(|index| u32_at(list, 4 * index)).map_while(|end| {
        let sound = end >= last && end <= length;
        last = end;
        sound.then_some(end)
    });
    let name = |index: usize| if index >= 6 && matches!(index % 6, 2 | 3 | 5) { "footer" } else { "header" };
    ends.enumerate().map(|(index, end)| (name(index), end)).collect()
}

/// Tells what the main stream still has of text that was deleted.
fn residue(fib: &Fib<'_>, text: &Text<'_>, to: &mut Within<'_, '_>, told: &mut Told) {
    let mut covered: Vec<_> = text.pieces.list.iter().map(pieces::Piece::bytes).collect();
    covered.push(0..fib.end());
    let pages = text.characters.pages.iter().chain(&text.paragraphs.pages);
    covered.extend(pages.map(|&page| page as usize * 512..page as usize * 512 + 512));
    if fib.old {
        // The tables lie in the same stream, and names of typefaces and styles say nothing.
        let tables = [tables_of::STYLES, tables_of::FONTS, tables_of::ASSOCIATED, tables_of::SAVED_BY];
        covered.extend(tables.map(|table| fib.place(table)).into_iter().filter(|place| place.end <= text.main.len()));
    }
    let encoding = Some(text.encoding).filter(|_| fib.old);
    to.begin_part("residue");
    leftover::residue(text.main, covered, encoding, to.out, told);
}

/// Goes through what else is in the file: objects, macros, data of other programs.
fn inside(file: &Compound<'_>, to: &mut Within<'_, '_>, told: &mut Told) {
    let is_macro = |path: &str| path.starts_with("Macros/") || path.contains("_VBA_PROJECT");
    if file.entries.iter().any(|entry| entry.is_stream && is_macro(&entry.path)) {
        to.problem_in("Macros", ProblemKind::Macros);
    }
    for (name, object) in file.within("ObjectPool").storages() {
        object::read_in(object, &format!("ObjectPool/{name}"), to);
    }
    for entry in file.entries.iter().filter(|entry| entry.is_stream) {
        let top = entry.path.split('/').next().unwrap_or_default();
        let is_known = is_macro(&entry.path)
            || top == "ObjectPool"
            || super::KINDS.iter().any(|kind| kind.0 == entry.path)
            || SILENT.contains(&entry.path.as_str());
        if is_known {
            continue;
        }
        if let Err(kind) = to.budget.entry() {
            return to.problem_in(&entry.path, kind);
        }
        let mut cut = false;
        let bytes = file.read_cut(entry, &mut cut);
        if cut {
            to.problem_in(&entry.path, ProblemKind::Truncated);
        }
        if top == "MsoDataStore" {
            if says_something(&bytes) {
                to.embedded(&entry.path, &bytes);
            }
        } else {
            to.begin_part(&entry.path);
            leftover::strings(&bytes, &[], Concealment::Attribute, to.out, told);
        }
    }
}

/// Whether data in XML is more than the list of sources, which most documents have without a source in it, or what
/// the data is called.
fn says_something(xml: &[u8]) -> bool {
    let has = |text: &str| memchr::memmem::find(xml, text.as_bytes()).is_some();
    let no_sources = has("officeDocument/2006/bibliography") && !has("Source>");
    !no_sources && !has("officeDocument/2006/customXml")
}
