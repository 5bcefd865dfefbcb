//! The texts that the cells share, all in one: a workbook of a million rows has millions of them.

use super::super::attribute;
use super::scan::{Scanner, Token};
use crate::document::{Cell, Concealment, ProblemKind, Role, Seen};
use crate::read::limits::{Budget, Metered};
use crate::read::out::Out;
use crate::read::repeats::Repeats;

/// From this length on a text is told once: ten thousand cells can share one of a megabyte.
const LONG: usize = 256;

const USED: u8 = 1;
const SHOWN: u8 = 2;
const CONCEALED: u8 = 4;

/// The texts, by their numbers.
#[derive(Default)]
pub(crate) struct Strings {
    all: String,
    ends: Vec<u32>,
    told: Vec<u8>,
    /// What else was said there: readings, comments in the XML.
    beside: Vec<(String, Seen)>,
    beside_bytes: usize,
}

impl Strings {
    /// Whether there is room for this many bytes more.
    fn has_room(&self, more: usize, budget: &Budget) -> Result<(), ProblemKind> {
        let most = budget.limits.held_bytes.min(u32::MAX.into());
        let bytes = self.all.len() + self.beside_bytes + more + self.ends.len() * 5;
        if bytes as u64 > most { Err(ProblemKind::TooLarge(most)) } else { Ok(()) }
    }

    /// Adds text to the one that is being read.
    pub(crate) fn push(&mut self, text: &str, budget: &Budget) -> Result<(), ProblemKind> {
        self.has_room(text.len(), budget)?;
        self.all.push_str(text);
        Ok(())
    }

    /// Adds what stands beside the texts.
    pub(crate) fn beside(&mut self, text: &str, seen: Seen, budget: &Budget) -> Result<(), ProblemKind> {
        self.has_room(text.len(), budget)?;
        self.beside_bytes += text.len() + size_of::<(String, Seen)>();
        self.beside.push((text.to_owned(), seen));
        Ok(())
    }

    /// Ends the text that is being read.
    pub(crate) fn end(&mut self) {
        let start = self.ends.last().map_or(0, |&end| end as usize);
        if let Some(decoded) = self.all.get(start..).and_then(decoded) {
            self.all.truncate(start);
            self.all.push_str(&decoded);
        }
        self.ends.push(self.all.len() as u32);
        self.told.push(0);
    }

    /// Ends a text in the middle of which the part ended.
    pub(crate) fn end_open(&mut self) {
        if self.ends.last().map_or(0, |&end| end as usize) < self.all.len() {
            self.end();
        }
    }

    /// The text of this number.
    pub(crate) fn text(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)? as usize;
        let start = index.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |&end| end as usize);
        self.all.get(start..end)
    }

    /// Tells the text of a cell, unless it is long and was told. Whether there is a text of this number.
    pub(crate) fn tell(
        &mut self,
        index: usize,
        cell: Cell,
        seen: Seen,
        out: &mut Out<'_>,
        repeats: &mut Repeats,
    ) -> bool {
        let Some(&told) = self.told.get(index) else { return false };
        let Some(text) = self.text(index) else { return false };
        let shown = if seen == Seen::VISIBLE && out.concealment().is_none() { SHOWN } else { CONCEALED };
        let enough = text.len() >= LONG || repeats.are_enough(text, out.as_seen(seen));
        if told & shown == 0 || !enough {
            out.block(text, Role::Cell(cell), seen);
        }
        if let Some(told) = self.told.get_mut(index) {
            *told |= USED | shown;
        }
        true
    }

    /// Whether there is anything that was not told with a cell.
    pub(crate) fn has_rest(&self) -> bool {
        !self.beside.is_empty() || self.told.contains(&0)
    }

    /// Tells the texts to which no cell refers, and what else was said.
    pub(crate) fn tell_rest(&mut self, seen: Seen, out: &mut Out<'_>) {
        for (index, _) in self.told.iter().enumerate().filter(|told| *told.1 == 0) {
            out.block(self.text(index).unwrap_or_default(), Role::Paragraph, seen);
        }
        for (text, seen) in std::mem::take(&mut self.beside) {
            out.beside(&text, Role::Attribute, seen);
        }
    }
}

/// Reads the part with the shared texts. What was read before anything went wrong is there.
pub(super) fn read(bytes: Metered<'_>, budget: &Budget, strings: &mut Strings) -> Result<(), ProblemKind> {
    let mut xml = Scanner::new(bytes);
    let (mut in_text, mut in_reading, mut has_entities) = (false, false, false);
    let mut reading = String::new();
    let unseen = Concealment::Attribute.into();
    loop {
        match xml.next()? {
            Token::Start(tag) => match tag.name {
                "si" if tag.empty => strings.end(),
                "t" => in_text = !tag.empty,
                "rPh" => in_reading = !tag.empty,
                "si" | "r" | "rPr" => {}
                name => {
                    for (attribute, value) in tag.attributes() {
                        if let Some(seen) = attribute::says(name, attribute, &value) {
                            strings.beside(&value, seen, budget)?;
                        }
                    }
                }
            },
            Token::End(name) => match name {
                "si" => strings.end(),
                "t" => in_text = false,
                "rPh" => {
                    in_reading = false;
                    strings.beside(&reading, unseen, budget)?;
                    reading.clear();
                }
                _ => {}
            },
            Token::Text(text) if in_text && in_reading => {
                strings.has_room(text.len() + reading.len(), budget)?;
                reading.push_str(&text);
            }
            Token::Text(text) if in_text => strings.push(&text, budget)?,
            Token::Text(text) if attribute::is_notable(&text) => strings.beside(&text, unseen, budget)?,
            Token::Comment(text) => strings.beside(text, unseen, budget)?,
            Token::Text(_) => {}
            Token::DocumentType => has_entities = true,
            Token::Done if has_entities => return Err(ProblemKind::Damaged),
            Token::Done => return Ok(()),
        }
    }
}

/// A text without its escapes, such as `_x000D_`; nothing if it has none.
pub(super) fn decoded(text: &str) -> Option<String> {
    let mut next = memchr::memmem::find(text.as_bytes(), b"_x")?;
    let (mut written, mut rest) = (String::new(), text);
    loop {
        let (before, escape) = rest.split_at(next);
        written.push_str(before);
        let hexadecimal = escape.get(2..6).filter(|_| escape.as_bytes().get(6) == Some(&b'_'));
        let code = hexadecimal.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        rest = if let Some(c) = code {
            written.push(if c.is_control() { '\n' } else { c });
            escape.get(7..).unwrap_or_default()
        } else {
            written.push('_');
            escape.get(1..).unwrap_or_default()
        };
        match memchr::memmem::find(rest.as_bytes(), b"_x") {
            Some(at) => next = at,
            None => break,
        }
    }
    written.push_str(rest);
    Some(written)
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn escapes_are_resolved() {
        assert_eq!(decoded("甲_x0031_乙_x005F_x0032_").as_deref(), Some("甲1乙_x0032_"));
        assert_eq!(decoded("a_x000D_b_xyz_x12").as_deref(), Some("a\nb_xyz_x12"));
        assert_eq!(decoded("a_b"), None);
    }
}
