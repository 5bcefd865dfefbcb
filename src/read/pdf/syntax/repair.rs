//! Where objects really stand, for files that don't say so, or wrongly: every `12 0 obj` that is not in a stream.

use std::ops::Range;

use super::lexer::{Lexer, Token, is_space};
use super::object::{Dict, Object};
use super::parse;
use super::place::MOST;

/// Digits of a number are looked at so far, and space between them.
const FAR: usize = 16;

/// An object that was found.
#[derive(Clone, Copy)]
pub(super) struct Found {
    pub(super) number: u32,
    /// Where its number stands.
    pub(super) at: usize,
    pub(super) kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Plain,
    Stream,
    /// A stream that holds objects.
    Holder,
    /// A stream in the stead of a table.
    Table,
}

/// All objects that were found, in their order.
pub(super) struct Index {
    pub(super) found: Vec<Found>,
    /// The same by their numbers.
    by_number: Vec<u32>,
    /// What follows the word `trailer`, wherever it stands.
    pub(super) trailers: Vec<usize>,
    /// There are more than are looked up.
    pub(super) too_many: bool,
}

/// Something that looks like the beginning of an object.
struct Candidate {
    number: u32,
    at: usize,
    /// What follows `obj`.
    body: usize,
}

impl Index {
    pub(super) fn of(bytes: &[u8], ends: &Ends) -> Self {
        let candidates: Vec<Candidate> =
            memchr::memmem::find_iter(bytes, b"obj").filter_map(|at| candidate(bytes, at)).take(MOST + 1).collect();
        let lengths = Lengths::of(bytes, &candidates);
        let mut found = Vec::with_capacity(candidates.len().min(MOST));
        let mut streams: Vec<Range<usize>> = Vec::new();
        let mut over = 0;
        for (row, candidate) in candidates.iter().enumerate().take(MOST) {
            if candidate.at < over {
                continue;
            }
            let window = candidates.get(row + 1).map_or(bytes.len(), |next| next.at);
            let (mut kind, mut end) = (Kind::Plain, candidate.body);
            if let Some((dict, begin)) = head(bytes.get(..window).unwrap_or(bytes), candidate.body) {
                kind = match dict.get("Type").and_then(Object::as_name) {
                    Some(b"ObjStm") => Kind::Holder,
                    Some(b"XRef") => Kind::Table,
                    _ => Kind::Stream,
                };
                let length = match dict.get("Length") {
                    Some(Object::Reference(id)) => lengths.get(id.number),
                    Some(direct) => direct.as_integer(),
                    None => None,
                };
                let stream = ends.of_stream(bytes, begin, length.and_then(|length| usize::try_from(length).ok()));
                if !stream.cut {
                    end = stream.range.end;
                    streams.push(stream.range);
                }
            }
            found.push(Found { number: candidate.number, at: candidate.at, kind });
            over = end;
        }
        let mut by_number: Vec<u32> = (0..found.len() as u32).collect();
        by_number.sort_by_key(|&row| found.get(row as usize).map_or(0, |found| found.number));
        let mut skip = streams.into_iter().peekable();
        let outside = |at: &usize| {
            while skip.next_if(|stream| stream.end <= *at).is_some() {}
            skip.peek().is_none_or(|stream| *at < stream.start)
        };
        let trailers = memchr::memmem::find_iter(bytes, b"trailer").filter(outside).map(|at| at + 7).collect();
        Self { found, by_number, trailers, too_many: candidates.len() > MOST }
    }

    /// The last object of a number.
    pub(super) fn last(&self, number: u32) -> Option<Found> {
        let found = |row: u32| self.found.get(row as usize).copied();
        let end = self.by_number.partition_point(|&row| found(row).is_some_and(|found| found.number <= number));
        let row = *self.by_number.get(end.checked_sub(1)?)?;
        found(row).filter(|found| found.number == number)
    }
}

/// The numbers before an `obj`.
fn candidate(bytes: &[u8], at: usize) -> Option<Candidate> {
    let after = bytes.get(at + 3);
    if after.is_some_and(u8::is_ascii_alphabetic) {
        return None;
    }
    let digits = |end: usize| {
        let window = bytes.get(end.saturating_sub(FAR)..end)?;
        let text = window.iter().rposition(|&byte| !is_space(byte))? + 1;
        let digits = window.get(..text)?.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        let begin = text - digits;
        let number: u32 = std::str::from_utf8(window.get(begin..text)?).ok()?.parse().ok()?;
        Some((end - (window.len() - begin), number, window.len() - text))
    };
    let (middle, _, _) = digits(at)?;
    let (begin, number, space) = digits(middle)?;
    (space > 0).then_some(Candidate { number, at: begin, body: at + 3 })
}

/// The dictionary of a stream and where its bytes begin; nothing if the object is none.
fn head(bytes: &[u8], body: usize) -> Option<(Dict, usize)> {
    let text = bytes.get(body..)?;
    let word = memchr::memmem::find_iter(text, b"stream").find(|&at| {
        let before = text.get(..at).unwrap_or_default().trim_ascii_end();
        before.ends_with(b">>")
    })?;
    let mut lexer = Lexer::new(bytes.get(..body + word)?, body);
    let Object::Dict(dict) = parse::object(&mut lexer) else { return None };
    Some((Dict::clone(&dict), begin(bytes, body + word + 6)))
}

/// Where the bytes of a stream begin, after the word.
pub(super) fn begin(bytes: &[u8], after: usize) -> usize {
    let rest = bytes.get(after..).unwrap_or_default();
    // Space that no writer should write, if a line ends after it.
    let spaces = rest.iter().take(FAR).take_while(|&&byte| matches!(byte, b' ' | b'\t')).count();
    let (spaces, line) = match rest.get(spaces..) {
        Some([b'\r', b'\n', ..]) => (spaces, 2),
        Some([b'\n' | b'\r', ..]) => (spaces, 1),
        _ => (0, 0),
    };
    after + spaces + line
}

/// Numbers that stand as objects of their own: lengths of streams.
struct Lengths(Vec<(u32, i64)>);

impl Lengths {
    fn of(bytes: &[u8], candidates: &[Candidate]) -> Self {
        let mut lengths: Vec<(u32, i64)> = candidates
            .iter()
            .filter_map(|candidate| {
                let body = bytes.get(candidate.body..(candidate.body + 2 * FAR).min(bytes.len()))?;
                let mut lexer = Lexer::new(body, 0);
                let Token::Integer(length) = lexer.next()? else { return None };
                Some((candidate.number, length))
            })
            .collect();
        lengths.sort_by_key(|length| length.0);
        Self(lengths)
    }

    fn get(&self, number: u32) -> Option<i64> {
        let end = self.0.partition_point(|length| length.0 <= number);
        self.0.get(end.checked_sub(1)?).filter(|length| length.0 == number).map(|length| length.1)
    }
}

/// The words `endstream` and `endobj`, for streams whose length is wrong. They are looked for once.
#[derive(Default)]
pub(super) struct Ends(std::cell::OnceCell<Vec<usize>>);

/// Where a stream lies.
pub(super) struct Extent {
    pub(super) range: Range<usize>,
    /// Its length was wrong or missing.
    pub(super) repaired: bool,
    /// No end of it was found.
    pub(super) cut: bool,
}

impl Ends {
    pub(super) fn of_stream(&self, bytes: &[u8], begin: usize, length: Option<usize>) -> Extent {
        let end = length.and_then(|length| begin.checked_add(length)).filter(|&end| ends_at(bytes, end));
        if let Some(end) = end {
            return Extent { range: begin..end, repaired: false, cut: false };
        }
        let ends = self.0.get_or_init(|| {
            let mut ends: Vec<usize> = memchr::memmem::find_iter(bytes, b"endstream").collect();
            ends.extend(memchr::memmem::find_iter(bytes, b"endobj"));
            ends.sort_unstable();
            ends
        });
        let next = ends.get(ends.partition_point(|&end| end < begin)).copied();
        let end = next.unwrap_or(bytes.len());
        let held = bytes.get(begin..end).unwrap_or_default();
        let line = if next.is_none() {
            0
        } else if held.ends_with(b"\r\n") {
            2
        } else {
            usize::from(held.ends_with(b"\n") || held.ends_with(b"\r"))
        };
        let begin = begin.min(end);
        Extent { range: begin..(end - line).max(begin), repaired: true, cut: next.is_none() }
    }
}

/// Whether a stream may end here.
fn ends_at(bytes: &[u8], at: usize) -> bool {
    let Some(rest) = bytes.get(at..) else { return false };
    let spaces = rest.iter().take(FAR).take_while(|&&byte| is_space(byte)).count();
    let rest = rest.get(spaces..).unwrap_or_default();
    rest.starts_with(b"endstream") || rest.starts_with(b"endobj")
}
