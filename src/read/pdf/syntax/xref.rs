//! What a file itself says of where its objects stand: tables, or streams in their stead, each of which names the one before.

use std::collections::HashSet;

use super::file::File;
use super::lexer::{Lexer, Token};
use super::object::{Dict, Object, Stream};
use super::parse;
use super::place::{MOST, Place};
use crate::document::ProblemKind;

/// How often a file may have been saved.
pub(super) const SECTIONS: usize = 4096;

/// What the tables of a file say, the newest before the older ones.
#[derive(Default)]
pub(super) struct Sections {
    pub(super) entries: Vec<(u32, Place)>,
    pub(super) trailer: Dict,
    /// Where the tables stand.
    pub(super) offsets: Vec<usize>,
    /// All of them could be read.
    pub(super) whole: bool,
}

/// Reads the tables from the one that stands at a place. `base` = what places are counted from.
pub(super) fn read(file: &File<'_>, at: usize, base: usize) -> Sections {
    let mut sections = Sections { whole: true, ..Sections::default() };
    let mut seen = HashSet::new();
    let mut next = Some(at);
    while let Some(at) = next {
        if !seen.insert(at) {
            break;
        }
        if seen.len() > SECTIONS {
            file.tell(ProblemKind::TooMany(SECTIONS as u64));
            break;
        }
        let Some(dict) = section(file, at, base, &mut sections) else {
            sections.whole = false;
            break;
        };
        sections.offsets.push(at);
        next = place(&dict, "Prev", base);
        for (name, value) in dict.iter() {
            // Older trailers complete what newer ones leave out.
            let first = sections.offsets.len() == 1;
            let name_is = |known: &[&[u8]]| known.contains(&name);
            if first || name_is(&[b"Root", b"Info", b"ID", b"Encrypt"]) && !has(&sections.trailer, name) {
                sections.trailer.push(name.into(), value.clone());
            }
        }
    }
    sections
}

fn has(dict: &Dict, name: &[u8]) -> bool {
    dict.iter().any(|(own, value)| own == name && !value.is_null())
}

/// A place in the file that a dictionary names.
fn place(dict: &Dict, name: &str, base: usize) -> Option<usize> {
    let at = dict.get(name)?.as_integer()?;
    usize::try_from(at).ok()?.checked_add(base)
}

/// Reads one table, and gives what stands below it.
fn section(file: &File<'_>, at: usize, base: usize, into: &mut Sections) -> Option<Dict> {
    let mut lexer = Lexer::new(file.bytes(), at);
    if at >= file.bytes().len() {
        return None;
    }
    if lexer.next() != Some(Token::Word(b"xref")) {
        let Object::Stream(stream) = file.parse_at(at)?.object else { return None };
        return rows(file, &stream, base, &mut into.entries).then(|| Dict::clone(&stream.dict));
    }
    let from = into.entries.len();
    lines(file, &mut lexer, base, &mut into.entries)?;
    let Object::Dict(dict) = parse::object(&mut lexer) else { return None };
    if let Some(at) = place(&dict, "XRefStm", base) {
        // Made for readers of both kinds: what is in object streams counts as deleted in the table.
        let (used, free): (Vec<_>, Vec<_>) = into.entries.drain(from..).partition(|entry| entry.1 != Place::Free);
        into.entries.extend(used);
        let stream = file.parse_at(at).and_then(|parsed| parsed.object.as_stream().cloned());
        into.whole &= stream.is_some_and(|stream| rows(file, &stream, base, &mut into.entries));
        into.entries.extend(free);
    }
    Some(Dict::clone(&dict))
}

/// Notes where an object is. `None` if too many are noted.
fn note(file: &File<'_>, number: i64, place: Place, into: &mut Vec<(u32, Place)>) -> Option<()> {
    if into.len() >= MOST {
        file.tell(ProblemKind::TooMany(MOST as u64));
        return None;
    }
    if let Ok(number) = u32::try_from(number) {
        into.push((number, place));
    }
    Some(())
}

/// Reads a table up to its `trailer`.
fn lines(file: &File<'_>, lexer: &mut Lexer<'_>, base: usize, into: &mut Vec<(u32, Place)>) -> Option<()> {
    let mut number = 0_i64;
    let mut first = true;
    // How many lines may follow one another before the next heading.
    let mut left = 0_i64;
    loop {
        if left > 0
            && let Some((at, generation, used)) = line(lexer)
        {
            left -= 1;
            // A well-known mistake: numbers that begin with 1 where the head of the list of deleted objects is 0.
            if first && number == 1 && !used && generation == 65535 {
                number = 0;
            }
            first = false;
            let place = if used { Place::At(at.saturating_add(base)) } else { Place::Free };
            note(file, number, place, into)?;
            number = number.saturating_add(1);
            continue;
        }
        match lexer.next()? {
            Token::Word(b"trailer") => return Some(()),
            Token::Integer(begin) => {
                let Token::Integer(second) = lexer.next()? else { return None };
                let mut ahead = lexer.clone();
                if let Token::Word(kind @ (b"n" | b"f")) = ahead.next()? {
                    // A line where a heading should stand: there are more than were announced.
                    lexer.go_to(ahead.at());
                    let at = usize::try_from(begin).ok()?.saturating_add(base);
                    note(file, number, if kind == b"n" { Place::At(at) } else { Place::Free }, into)?;
                    number = number.saturating_add(1);
                    left = left.saturating_sub(1);
                } else {
                    (number, left) = (begin, second);
                }
            }
            _ => return None,
        }
    }
}

/// A line as it should be: `0000000123 00000 n`.
fn line(lexer: &mut Lexer<'_>) -> Option<(usize, u32, bool)> {
    lexer.skip_space();
    let line = lexer.rest().get(..18)?;
    let digits = |from: usize, to: usize| {
        line.get(from..to)?.iter().try_fold(0_usize, |value, byte| {
            let digit = byte.is_ascii_digit().then(|| usize::from(byte - b'0'))?;
            value.checked_mul(10)?.checked_add(digit)
        })
    };
    let used = match line {
        [.., b' ', b'n'] => true,
        [.., b' ', b'f'] => false,
        _ => return None,
    };
    let at = digits(0, 10)?;
    let generation = (line.get(10) == Some(&b' ')).then(|| digits(11, 16))??;
    lexer.go_to(lexer.at() + 18);
    Some((at, generation as u32, used))
}

/// Reads a stream in the stead of a table; gives whether all of it is there.
fn rows(file: &File<'_>, stream: &Stream, base: usize, into: &mut Vec<(u32, Place)>) -> bool {
    let integers = |name: &str| -> Option<Vec<i64>> {
        stream.dict.get(name)?.as_array()?.iter().map(Object::as_integer).collect()
    };
    let widths: Vec<usize> =
        integers("W").unwrap_or_default().iter().filter_map(|&width| usize::try_from(width).ok()).collect();
    let &[kind, second, third] = widths.get(..3).unwrap_or_default() else { return false };
    if widths.iter().any(|&width| width > 8) || kind + second + third == 0 {
        return false;
    }
    let size = stream.dict.get("Size").and_then(Object::as_integer).unwrap_or(0);
    let index = integers("Index").unwrap_or_else(|| vec![0, size]);
    let mut bytes = Vec::new();
    let most = MOST * (kind + second + third);
    let decoded = file.unpack_most(stream, most as u64, &mut bytes);
    let mut rows = bytes.chunks_exact(kind + second + third);
    for pair in index.chunks_exact(2) {
        let &[first, count] = pair else { break };
        for number in first..first.saturating_add(count) {
            let Some(row) = rows.next() else { return false };
            let field = |from: usize, width: usize| {
                let field = row.get(from..from + width).unwrap_or_default();
                field.iter().fold(0_u64, |value, &byte| value << 8 | u64::from(byte))
            };
            let (a, b) = (field(kind, second), field(kind + second, third));
            let place = match if kind == 0 { 1 } else { field(0, kind) } {
                1 => usize::try_from(a).map_or(Place::Free, |at| Place::At(at.saturating_add(base))),
                2 => match (u32::try_from(a), u32::try_from(b)) {
                    (Ok(holder), Ok(index)) => Place::In { holder, index },
                    _ => Place::Free,
                },
                _ => Place::Free,
            };
            if note(file, number, place, into).is_none() {
                return false;
            }
        }
    }
    decoded.problem.is_none()
}
