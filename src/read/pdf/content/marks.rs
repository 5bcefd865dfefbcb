//! Marked parts of a content: layers, and what text stands for.

use super::operands::{Operand, Operands};
use super::run::Run;
use crate::document::ProblemKind;
use crate::read::page::Text;
use crate::read::pdf::syntax::lexer::Lexer;
use crate::read::pdf::syntax::{Dict, parse};
use crate::read::pdf::text_of::text_of;
use crate::text::fold_char;

/// Marks in marks.
const DEEP: usize = 10_000;
/// Texts for texts, in each other.
const DEEP_TEXTS: usize = 4;

/// A part that is marked.
pub(super) struct Mark {
    off: bool,
    stands_for: Option<StandsFor>,
}

/// What a part says, in the words of who wrote the file.
struct StandsFor {
    text: String,
    /// The glyph that it begins with.
    begin: usize,
}

impl Run<'_, '_, '_> {
    /// Begins a part of which more may be said.
    pub(super) fn begin_mark(&mut self, operands: &Operands, content: &[u8], with_properties: bool) {
        if self.marks.len() >= DEEP {
            self.marks_lost += 1;
            self.problem(ProblemKind::TooDeep(DEEP as u64));
            return;
        }
        let mut mark = Mark { off: false, stands_for: None };
        if with_properties {
            let layer = match operands.all() {
                [.., Operand::Name(tag), _] => operands.bytes(content, *tag) == b"OC",
                _ => false,
            };
            match operands.last() {
                Some(Operand::Name(span)) => {
                    let name = operands.bytes(content, span);
                    let property = self.property(name);
                    mark.off = layer && property.off;
                    mark.stands_for = property.dict.and_then(|dict| self.stands_for(&dict));
                }
                Some(Operand::Dict(span)) => {
                    let bytes = operands.bytes(content, span);
                    if memchr::memmem::find(bytes, b"ActualText").is_some() {
                        let object = parse::object(&mut Lexer::new(bytes, 0));
                        mark.stands_for = object.as_dict().and_then(|dict| self.stands_for(dict));
                    }
                }
                _ => {}
            }
        }
        if mark.off {
            self.off += 1;
            self.restyle = true;
        }
        self.marks.push(mark);
    }

    fn property(&mut self, name: &[u8]) -> super::resources::Property {
        let own = self.store.property(self.file, self.resources, name);
        if own.dict.is_none() { self.store.property(self.file, self.page_resources, name) } else { own }
    }

    fn stands_for(&mut self, dict: &Dict) -> Option<StandsFor> {
        let text = text_of(self.file.at(dict, "ActualText").as_string()?);
        let begin = self.page.glyphs.len();
        let around = self.marks.iter().rev().filter(|mark| mark.stands_for.is_some()).take(DEEP_TEXTS).count();
        if around < DEEP_TEXTS {
            return Some(StandsFor { text, begin });
        }
        self.note(&text, None);
        None
    }

    pub(super) fn end_mark(&mut self) {
        if self.marks_lost > 0 {
            self.marks_lost -= 1;
            return;
        }
        if self.marks.len() <= self.marks_around {
            return;
        }
        let Some(mark) = self.marks.pop() else { return };
        if mark.off {
            self.off -= 1;
            self.restyle = true;
        }
        if let Some(stands_for) = mark.stands_for {
            self.compare(&stands_for);
        }
    }

    /// Compares what glyphs say with what they are said to stand for.
    ///
    /// Glyphs whose text nobody knows take the one that is given; where both differ, both are told: who copies the text of
    /// the page gets the one, who looks at it sees the other.
    fn compare(&mut self, stands_for: &StandsFor) {
        let Some(glyphs) = self.page.glyphs.get(stands_for.begin..) else { return };
        let mut shown = String::new();
        let mut known = true;
        for glyph in glyphs.iter().filter(|glyph| glyph.hidden.is_none()) {
            known &= !is_unknown(glyph.text);
            self.page.push_text(glyph.text, &mut shown);
        }
        // Radicals for characters and letters of full width are no other text.
        let folded = |text: &'_ str| text.chars().flat_map(|c| fold_char(c).classes()).collect::<Vec<_>>();
        if folded(&shown) == folded(&stands_for.text) {
            return;
        }
        let same = |strict: bool| plain(&shown, strict).eq(plain(&stands_for.text, strict));
        let first = glyphs.iter().position(|glyph| glyph.hidden.is_none());
        if let Some(first) = first
            && (same(false) || !known)
        {
            let text = self.page.text(&stands_for.text);
            let nothing = self.page.text("");
            let begin = stands_for.begin + first;
            for (at, glyph) in self.page.glyphs.iter_mut().skip(begin).enumerate() {
                glyph.text = if at == 0 { text } else { nothing };
            }
        } else if plain(&stands_for.text, true).next().is_some() {
            let like = first.and_then(|first| self.page.glyphs.get(stands_for.begin + first).copied());
            self.note(&stands_for.text, like);
        }
    }
}

/// Whether a glyph does not tell what it says, or only its typeface knows.
fn is_unknown(text: Text) -> bool {
    text == Text::UNKNOWN
        || text.char().is_some_and(|character| matches!(character, '\u{E000}'..='\u{F8FF}' | '\0'..='\x08'))
}

/// A text without spaces; if it need not be exact, also without hyphens and in lower case.
fn plain(text: &str, strict: bool) -> impl Iterator<Item = char> {
    let kept = move |character: &char| {
        let hyphen = matches!(character, '-' | '\u{AD}' | '\u{2010}' | '\u{2011}');
        !character.is_whitespace() && !character.is_control() && *character != '\u{200B}' && (strict || !hyphen)
    };
    text.chars().filter(kept).flat_map(move |character| {
        let lower = (!strict).then(|| character.to_lowercase());
        lower.into_iter().flatten().chain(strict.then_some(character))
    })
}
