//! The streams of a page's content as one: a token ends where a stream ends, says the standard, but files cut them anywhere.

use super::operands::Operands;
use super::scan::Scanner;
use crate::document::ProblemKind;
use crate::read::pdf::syntax::{Dict, File, Object};

/// Bytes of a page's content.
const MOST: usize = 64 << 20;
/// Streams of a page's content.
const MOST_STREAMS: usize = 100_000;
/// So many times it is looked whether a stream was cut inside of a string.
const MOST_CUTS: u32 = 500;
/// A buffer larger than this is given back after the page.
const USUAL: usize = 4 << 20;

/// Unpacks all of a page's content.
pub(super) fn contents(
    file: &File<'_>,
    page: &Dict,
    into: &mut Vec<u8>,
    part: &mut Vec<u8>,
    problems: &mut Vec<ProblemKind>,
) {
    into.clear();
    let mut tell = |problem: ProblemKind| {
        if !problems.contains(&problem) {
            problems.push(problem);
        }
    };
    match file.at(page, "Contents") {
        Object::Stream(stream) => {
            if let Some(problem) = file.decode_into_most(&stream, MOST as u64, into).problem_of_content() {
                tell(problem);
            }
        }
        Object::Array(streams) => {
            if streams.len() > MOST_STREAMS {
                tell(ProblemKind::TooMany(MOST_STREAMS as u64));
            }
            let mut cuts = 0;
            for stream in streams.iter().take(MOST_STREAMS) {
                let Object::Stream(stream) = file.resolve(stream) else {
                    tell(ProblemKind::Damaged);
                    continue;
                };
                let left = MOST.saturating_sub(into.len());
                let problem = file.decode_into_most(&stream, left as u64, part).problem_of_content();
                join(into, part, &mut cuts);
                match problem {
                    Some(ProblemKind::TooLarge(_)) if part.len() >= left => {
                        tell(ProblemKind::TooLarge(MOST as u64));
                        break;
                    }
                    other => other.map_or((), &mut tell),
                }
            }
            give_back(part);
        }
        _ if page.has("Contents") => tell(ProblemKind::Damaged),
        _ => {}
    }
}

/// Appends a stream: with a space, but not inside of a string.
fn join(into: &mut Vec<u8>, part: &[u8], cuts: &mut u32) {
    let apart = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_whitespace);
    if !apart(into.last()) && !apart(part.first()) {
        *cuts += 1;
        if *cuts > MOST_CUTS || !ends_in_string(into) {
            into.push(b' ');
        }
    }
    into.extend_from_slice(part);
}

/// Whether a content is cut off inside of a string.
fn ends_in_string(content: &[u8]) -> bool {
    // A string that is not closed is the last operand of a content with a closing parenthesis added.
    let begin = content.len().saturating_sub(1 << 16);
    let Some(tail) = content.get(begin..) else { return false };
    let mut scanner = Scanner::new(tail);
    let mut operands = Operands::default();
    while scanner.next(&mut operands).is_some() {}
    scanner.in_string()
}

/// Gives memory back that one page needed and others do not.
pub(super) fn give_back(buffer: &mut Vec<u8>) {
    if buffer.capacity() > USUAL {
        *buffer = Vec::new();
    }
}
