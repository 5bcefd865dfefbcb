//! What a file says itself of its codes in characters.

use std::cell::OnceCell;

use super::cmap::{Chain, Meanings};
use super::collection::Family;
use super::predefined::{Kind, Predefined};
use super::said::{Said, Texts};
use crate::document::ProblemKind;
use crate::read::pdf::syntax::{Dict, File};

/// `/ToUnicode` of a typeface.
#[derive(Default)]
pub(crate) struct ToUnicode {
    meanings: Meanings,
    base: Base,
    /// Whether it knows all digits, where somebody asked.
    digits: OnceCell<bool>,
}

/// What it goes on from.
#[derive(Default)]
enum Base {
    #[default]
    Nothing,
    /// Codes are characters.
    Characters,
    /// Codes are CIDs.
    Cids(Family),
}

impl ToUnicode {
    pub(crate) fn of(file: &File<'_>, dict: &Dict, problem: &mut Option<ProblemKind>) -> Self {
        let mut chain = Chain::of(file, file.at(dict, "ToUnicode"), problem);
        let base = match chain.base.as_deref() {
            None => Base::Nothing,
            Some(b"Identity-H" | b"Identity-V" | b"Identity") => Base::Characters,
            Some(name) => match name.strip_suffix(b"-UCS2").and_then(Family::named) {
                Some(family) => Base::Cids(family),
                None if Predefined::named(name).is_some_and(|known| matches!(known.kind, Kind::Unicode(_))) => {
                    Base::Characters
                }
                None => Base::Nothing,
            },
        };
        // Maps of characters that go on from others in the file have not been seen; the first is the one that counts.
        let at = chain.maps.iter().position(|map| !map.meanings.is_empty());
        let meanings = at.map_or_else(Meanings::default, |at| chain.maps.swap_remove(at).meanings);
        Self { meanings, base, digits: OnceCell::new() }
    }

    pub(crate) fn from(meanings: Meanings) -> Self {
        Self { meanings, ..Self::default() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.meanings.is_empty() && matches!(self.base, Base::Nothing)
    }

    /// Whether it gives every code the character of its own number. That is right where codes are characters, and wrong
    /// where a writer gave out the numbers of its glyphs for them.
    pub(crate) fn is_identity(&self) -> bool {
        match self.base {
            Base::Characters => true,
            Base::Nothing => !self.meanings.is_empty() && self.meanings.is_identity(),
            Base::Cids(_) => false,
        }
    }

    /// Whether it knows all digits. Then what it does not know is none, and no outline has to be looked at.
    pub(crate) fn says_digits(&self) -> bool {
        *self.digits.get_or_init(|| self.meanings.says_digits())
    }

    pub(crate) fn texts(&self) -> &Texts {
        &self.meanings.texts
    }

    pub(crate) fn get(&self, code: u32) -> Said {
        let said = self.meanings.get(code);
        match &self.base {
            _ if said.is_known() => said,
            Base::Nothing => said,
            Base::Characters => char::from_u32(code).map_or(said, Said::from),
            // Its longer texts are numbered in another list; they are rare enough to be left to the encoding.
            Base::Cids(family) => {
                Some(family.collection().get(code)).filter(|said| said.char().is_some()).unwrap_or(said)
            }
        }
    }
}
