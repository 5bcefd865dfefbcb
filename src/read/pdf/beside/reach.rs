//! What leads to what. Writers that never tidy up leave objects behind that nothing leads to any more.
//!
//! The objects are read once, in the order of their numbers, and what they say is kept until it is known which of them
//! count.

use crate::document::{Role, Seen};
use crate::read::pdf::syntax::{Dict, Object};

/// More ways are not kept, nor more text; then nothing is called left over.
const MOST_WAYS: usize = 4 << 20;
const MOST_TEXT: usize = 8 << 20;

/// A text that waits.
pub(super) struct Kept {
    pub(super) number: u32,
    pub(super) text: String,
    pub(super) role: Role,
    pub(super) seen: Seen,
}

/// Ways between objects, by their numbers; 0 is where all begins.
#[derive(Default)]
pub(super) struct Reach {
    ways: Vec<(u32, u32)>,
    /// The object being read, while texts are kept.
    pub(super) at: Option<u32>,
    pub(super) kept: Vec<Kept>,
    length: usize,
}

impl Reach {
    /// Notes that one object leads to another.
    pub(super) fn lead(&mut self, from: u32, to: u32) {
        if self.ways.len() < MOST_WAYS {
            self.ways.push((from, to));
        }
    }

    /// Notes where an object leads to.
    pub(super) fn leads(&mut self, from: u32, object: &Object) {
        match object {
            Object::Reference(id) => self.lead(from, id.number),
            Object::Array(items) => items.iter().for_each(|item| self.leads(from, item)),
            Object::Dict(dict) => self.all(from, dict),
            Object::Stream(stream) => self.all(from, &stream.dict),
            _ => {}
        }
    }

    /// The same for all entries of a dictionary.
    pub(super) fn all(&mut self, from: u32, dict: &Dict) {
        dict.iter().for_each(|(_, value)| self.leads(from, value));
    }

    /// Keeps a text, if texts are kept; otherwise it comes back.
    pub(super) fn keep(&mut self, text: &str, role: Role, seen: Seen) -> bool {
        let Some(number) = self.at.filter(|_| self.length < MOST_TEXT) else { return false };
        self.length += text.len();
        self.kept.push(Kept { number, text: text.to_owned(), role, seen });
        true
    }

    /// Which of these numbers, that are in their order, something leads to.
    pub(super) fn reached(&mut self, numbers: &[u32]) -> Vec<bool> {
        let mut ways = std::mem::take(&mut self.ways);
        if ways.len() >= MOST_WAYS {
            return vec![true; numbers.len()];
        }
        ways.sort_unstable();
        ways.dedup();
        let mut reached = vec![false; numbers.len()];
        let mut ahead = vec![0];
        while let Some(from) = ahead.pop() {
            let begin = ways.partition_point(|way| way.0 < from);
            for &(_, to) in ways.iter().skip(begin).take_while(|way| way.0 == from) {
                if let Some(seen @ false) = numbers.binary_search(&to).ok().and_then(|row| reached.get_mut(row)) {
                    *seen = true;
                    ahead.push(to);
                }
            }
        }
        reached
    }
}

#[cfg(test)]
mod tests {
    use super::Reach;

    #[test]
    fn loops_and_islands() {
        let mut reach = Reach { ways: vec![(0, 1), (1, 3), (3, 1), (2, 4), (4, 2), (3, 99)], ..Reach::default() };
        assert_eq!(reach.reached(&[1, 2, 3, 4]), [true, false, true, false]);
    }
}
