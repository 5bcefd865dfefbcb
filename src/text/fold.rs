//! The folded text: what the matchers see.
//!
//! One pass over a document turns UTF-8 into a row of `u16` classes: width, case, traditional
//! forms and compatibility forms are folded, ignorable characters dropped, and a [`BARRIER`]
//! stands after every block, so that nothing matches across a cell or a blank line. The way back
//! is a sample each [`STEP`] bytes; a hit re-decodes at most that much. Most documents have no
//! hit, so nothing is kept per character.

use std::ops::Range;

use super::fold_table::{Class, IGNORED, Table, table};

/// Stands after every block; no character folds to it.
pub const BARRIER: u16 = 1;

/// Bytes of text between two samples. Smaller makes hits cheaper, larger makes folding cheaper;
/// at 96 (32 Chinese characters) the samples take a twelfth of the text's size.
const STEP: usize = 96;

/// A place known on both sides: before `byte` of the text, `class` classes had been written.
#[derive(Clone, Copy)]
struct Sample {
    class: u32,
    byte: u32,
}

/// A document's folded text. Kept by its worker and filled again, so its buffers are paid once.
#[derive(Default)]
pub struct Folded {
    /// Longer than the text in it: what lies beyond `len` is left over from earlier documents.
    classes: Vec<u16>,
    len: usize,
    samples: Vec<Sample>,
    /// The class at which each block starts.
    starts: Vec<u32>,
}

impl Folded {
    /// An empty folded text.
    pub fn new() -> Self {
        Self::default()
    }

    /// Folds the given blocks of `text`, which must come in order, and forgets what was there.
    pub fn fold(&mut self, text: &str, blocks: impl Iterator<Item = Range<usize>>) {
        self.len = 0;
        self.samples.clear();
        self.starts.clear();
        let table = table();
        for block in blocks {
            self.starts.push(self.len as u32);
            self.fold_block(table, text, block);
        }
    }

    fn fold_block(&mut self, table: &'static Table, text: &str, block: Range<usize>) {
        let bytes = &text.as_bytes()[..block.end];
        let mut at = block.start;
        while at < bytes.len() {
            self.samples.push(Sample { class: self.len as u32, byte: at as u32 });
            let stop = bytes.len().min(at + STEP);
            // A step writes at most one class a byte, and its last character may begin at its end.
            self.reserve(STEP + 4);
            while at < stop {
                at = match bytes[at] {
                    0x00..0x80 => self.fold_ascii(table, &bytes[..stop], at),
                    0xE0..0xF0 => self.fold_threes(table, text, &bytes[..bytes.len().min(stop + 2)], at),
                    _ => self.fold_rare(table, text, at),
                };
            }
        }
        self.reserve(1);
        self.classes[self.len] = BARRIER;
        self.len += 1;
    }

    /// Folds a run of ASCII up to the first character that is dropped, and that one.
    fn fold_ascii(&mut self, table: &Table, bytes: &[u8], at: usize) -> usize {
        let mut written = 0;
        for (class, &b) in self.classes[self.len..].iter_mut().zip(&bytes[at..]) {
            // Bytes above ASCII look like something dropped: they end the run as well.
            let folded = table.ascii[usize::from(b)];
            if folded == IGNORED {
                break;
            }
            *class = folded;
            written += 1;
        }
        self.len += written;
        let next = at + written;
        next + usize::from(bytes.get(next).is_some_and(u8::is_ascii))
    }

    /// Folds a run of characters of three bytes, as Chinese is, up to the first one that is dropped
    /// or that folds to several, and that one.
    fn fold_threes(&mut self, table: &'static Table, text: &str, bytes: &[u8], at: usize) -> usize {
        let mut at = at + self.fold_fours(table, &bytes[at..]);
        while let Some(&[first, second, third]) = bytes.get(at..at + 3).and_then(|b| b.first_chunk()) {
            if !is_lead_of_three(first) {
                break;
            }
            let folded = table.bmp[usize::from(code(first, second, third))];
            if is_special(folded) {
                return self.fold_rare(table, text, at);
            }
            self.write(folded);
            at += 3;
        }
        at
    }

    /// Folds characters of three bytes as long as four of them follow each other, so that the four
    /// need one check of the space between them. Says how many bytes those were.
    fn fold_fours(&mut self, table: &Table, bytes: &[u8]) -> usize {
        let (fours, _) = bytes.as_chunks::<12>();
        let (space, _) = self.classes[self.len..].as_chunks_mut::<4>();
        let mut written = 0;
        'run: for (classes, b) in space.iter_mut().zip(fours) {
            for (i, class) in classes.iter_mut().enumerate() {
                let folded = table.bmp[usize::from(code(b[3 * i], b[3 * i + 1], b[3 * i + 2]))];
                if !is_lead_of_three(b[3 * i]) || is_special(folded) {
                    break 'run;
                }
                *class = folded;
            }
            written += 1;
        }
        self.len += 4 * written;
        12 * written
    }

    /// Two-byte and astral characters, and those that fold to several classes.
    #[cold]
    fn fold_rare(&mut self, table: &'static Table, text: &str, at: usize) -> usize {
        let Some(c) = text[at..].chars().next() else { return text.len() };
        match table.class(c) {
            Class::One(class) => self.write(class),
            Class::Several(classes) => {
                self.reserve(classes.len() + STEP + 4);
                for &class in classes {
                    self.write(class);
                }
            }
        }
        at + c.len_utf8()
    }

    /// Writes first and keeps the class only if it counts: no branch to mispredict.
    #[inline]
    fn write(&mut self, class: u16) {
        self.classes[self.len] = class;
        self.len += usize::from(class != IGNORED);
    }

    fn reserve(&mut self, more: usize) {
        let needed = self.len + more;
        if self.classes.len() < needed {
            self.classes.resize(needed.next_power_of_two(), 0);
        }
    }

    /// The classes, block after block, each followed by a [`BARRIER`].
    pub fn classes(&self) -> &[u16] {
        &self.classes[..self.len]
    }

    /// The block in which the class at `index` stands.
    pub fn block_at(&self, index: usize) -> usize {
        self.starts.partition_point(|&start| start as usize <= index).saturating_sub(1)
    }

    /// The classes of one block, without its barrier.
    pub fn block(&self, block: usize) -> Range<usize> {
        let start = self.starts.get(block).map_or(self.len, |&s| s as usize);
        let end = self.starts.get(block + 1).map_or(self.len, |&s| s as usize);
        start..end.saturating_sub(1).max(start)
    }

    /// The bytes of `text` from which the classes in `range` came; exactly their characters.
    pub fn source(&self, text: &str, range: Range<usize>) -> Range<usize> {
        if range.is_empty() {
            let at = self.character(text, range.start).start;
            return at..at;
        }
        self.character(text, range.start).start..self.character(text, range.end - 1).end
    }

    /// The first class that comes from byte `at` of `text`, or from a later one.
    pub fn index_of(&self, text: &str, at: usize) -> usize {
        let sample = self.samples.partition_point(|s| s.byte as usize <= at).saturating_sub(1);
        let Some(sample) = self.samples.get(sample) else { return 0 };
        let mut class = sample.class as usize;
        for (offset, c) in text[sample.byte as usize..].char_indices() {
            if sample.byte as usize + offset >= at {
                break;
            }
            class += width(table(), c);
        }
        class
    }

    /// The classes that come from these bytes of `text`, which lie in one block.
    pub fn classes_of(&self, text: &str, bytes: &Range<usize>) -> Range<usize> {
        let start = self.index_of(text, bytes.start);
        let end = self.index_of(text, bytes.end).min(self.block(self.block_at(start)).end);
        start..end.max(start)
    }

    /// The bytes of the character that wrote the class at `index`.
    fn character(&self, text: &str, index: usize) -> Range<usize> {
        let sample = self.samples.partition_point(|s| s.class as usize <= index).saturating_sub(1);
        let Some(sample) = self.samples.get(sample) else { return 0..0 };
        let (mut class, table) = (sample.class as usize, table());
        for (offset, c) in text[sample.byte as usize..].char_indices() {
            class += width(table, c);
            if class > index {
                let start = sample.byte as usize + offset;
                return start..start + c.len_utf8();
            }
        }
        text.len()..text.len()
    }
}

/// How many classes a character has.
fn width(table: &'static Table, c: char) -> usize {
    match table.class(c) {
        Class::One(class) => usize::from(class != IGNORED),
        Class::Several(classes) => classes.len(),
    }
}

fn is_lead_of_three(byte: u8) -> bool {
    byte & 0xF0 == 0xE0
}

/// The code of a character of three bytes.
fn code(first: u8, second: u8, third: u8) -> u16 {
    u16::from(first) << 12 | u16::from(second & 0x3F) << 6 | u16::from(third & 0x3F)
}

/// Whether a class is a sign: 0 for what is dropped, 0xFFFF for what folds to several.
fn is_special(class: u16) -> bool {
    class.wrapping_add(1) <= 1
}

/// The classes of one character: none if it is ignorable, mostly one, rarely several.
pub fn fold_char(c: char) -> FoldedChar {
    match table().class(c) {
        Class::One(class) => FoldedChar::One(class),
        Class::Several(classes) => FoldedChar::Several(classes),
    }
}

/// What [`fold_char`] returns.
#[derive(Clone, Copy)]
pub enum FoldedChar {
    /// A class, or nothing if it is [`IGNORED`].
    One(u16),
    /// A character such as ㎏ that stands for several.
    Several(&'static [u16]),
}

impl FoldedChar {
    /// The classes themselves.
    pub fn classes(self) -> impl Iterator<Item = u16> {
        let (one, several): (Option<u16>, &[u16]) = match self {
            Self::One(class) => ((class != IGNORED).then_some(class), &[]),
            Self::Several(classes) => (None, classes),
        };
        one.into_iter().chain(several.iter().copied())
    }
}

/// Folds a term or a wording the way documents are folded.
pub fn fold_str(text: &str) -> Vec<u16> {
    text.chars().flat_map(|c| fold_char(c).classes()).collect()
}
