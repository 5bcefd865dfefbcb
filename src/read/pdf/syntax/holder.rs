//! Streams that hold several objects: first the numbers of all of them with their places, then the objects.

use super::file::File;
use super::lexer::{Lexer, MOST_PARTS, Token};
use super::object::{Object, Stream};
use super::parse;
use super::place::MOST;
use crate::document::ProblemKind;

/// What keeping one takes beside its bytes.
const LIGHTEST: usize = 256;

/// Such a stream, unpacked.
#[derive(Default)]
pub(super) struct Holder {
    bytes: Vec<u8>,
    /// The objects' numbers, and where each begins.
    index: Vec<(u32, u32)>,
}

impl Holder {
    /// Unpacks a stream. What is wrong with it is told to the file.
    pub(super) fn of(file: &File<'_>, stream: &Stream) -> Self {
        let decoded = file.decode(stream);
        if let Some(problem) = decoded.problem {
            file.tell(problem);
        }
        let count = file.integer(&stream.dict, "N").and_then(|count| usize::try_from(count).ok()).unwrap_or(0);
        let first = file.integer(&stream.dict, "First").and_then(|first| u32::try_from(first).ok()).unwrap_or(0);
        if count > MOST {
            file.tell(ProblemKind::TooMany(MOST as u64));
        }
        let mut index = Vec::new();
        let mut lexer = Lexer::new(&decoded.bytes, 0);
        for _ in 0..count.min(MOST) {
            let (Some(Token::Integer(number)), Some(Token::Integer(at))) = (lexer.next(), lexer.next()) else { break };
            let (Ok(number), Ok(at)) = (u32::try_from(number), u32::try_from(at)) else { break };
            index.push((number, first.saturating_add(at)));
        }
        if index.len() < count.min(MOST) {
            file.tell(ProblemKind::Damaged);
        }
        // Objects can't begin among the numbers: then what is said of their beginning is wrong, and they follow.
        let numbers = lexer.at();
        if (first as usize) < numbers || first as usize > decoded.bytes.len() {
            lexer.skip_space();
            let begin = lexer.at() as u32;
            for entry in &mut index {
                entry.1 = entry.1.saturating_sub(first).saturating_add(begin);
            }
        }
        Self { bytes: decoded.bytes, index }
    }

    /// Its object of a number, which stands under the given index if the table is right, and how many bytes were
    /// looked at.
    pub(super) fn object(&self, file: &File<'_>, number: u32, index: u32) -> Option<(Object, usize)> {
        let (at, sought) = match self.index.get(index as usize) {
            Some(&(own, at)) if own == number => (at, 0),
            _ => (self.index.iter().rev().find(|entry| entry.0 == number)?.1, self.index.len()),
        };
        let mut lexer = Lexer::new(&self.bytes, at as usize);
        let object = parse::object(&mut lexer);
        if lexer.is_cut() {
            file.tell(ProblemKind::TooMany(MOST_PARTS.into()));
        }
        Some((object, lexer.at().saturating_sub(at as usize) + sought))
    }

    /// What stands under an index, if it is the object of that number.
    pub(super) fn begin(&self, number: u32, index: u32) -> Option<Lexer<'_>> {
        let &(own, at) = self.index.get(index as usize)?;
        (own == number).then(|| Lexer::new(&self.bytes, at as usize))
    }

    pub(super) fn numbers(&self) -> impl Iterator<Item = u32> {
        self.index.iter().map(|entry| entry.0)
    }

    pub(super) fn weight(&self) -> usize {
        LIGHTEST + self.bytes.capacity() + self.index.capacity() * size_of::<(u32, u32)>()
    }
}
