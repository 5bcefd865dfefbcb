//! What a code says, in four bytes.

/// A character, the number of a text of several, or that nothing tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Said(u32);

impl Said {
    /// Nothing tells.
    pub(crate) const UNKNOWN: Self = Self(u32::MAX);
    /// Nobody has asked yet.
    pub(crate) const UNASKED: Self = Self(u32::MAX - 1);
    /// Texts that the typeface itself gives are numbered from here on.
    const OWN: u32 = 0x0011_0000;
    /// Those that all typefaces of its collection share, from here on.
    const SHARED: u32 = 0x4000_0000;
    /// Characters that are guessed, with this bit.
    const GUESS: u32 = 0x8000_0000;

    /// A character that a glyph looks like.
    pub(crate) fn guess(character: char) -> Self {
        Self(character as u32 | Self::GUESS)
    }

    /// The character that is guessed.
    pub(crate) fn guessed(self) -> Option<char> {
        char::from_u32(self.0.checked_sub(Self::GUESS)?)
    }

    pub(crate) fn own(number: usize) -> Self {
        u32::try_from(number)
            .ok()
            .filter(|&number| number < Self::SHARED - Self::OWN)
            .map_or(Self::UNKNOWN, |number| Self(Self::OWN + number))
    }

    /// One of a list of the collection.
    #[must_use]
    pub(crate) fn shared(self) -> Self {
        if self.0 >= Self::OWN && self.0 < Self::SHARED { Self(self.0 - Self::OWN + Self::SHARED) } else { self }
    }

    #[inline]
    pub(crate) fn char(self) -> Option<char> {
        char::from_u32(self.0)
    }

    /// Whether it is in a list that several typefaces share.
    pub(crate) fn is_shared(self) -> bool {
        (Self::SHARED..Self::GUESS).contains(&self.0)
    }

    pub(crate) fn is_known(self) -> bool {
        self != Self::UNKNOWN
    }

    /// Whether it says anything that a reader could read: no private character, no sign that one is missing.
    pub(crate) fn is_sound(self) -> bool {
        match self.char() {
            Some(character) => !character.is_control() && !is_private(character) && !is_none(character),
            None => self.is_known(),
        }
    }

    /// The text with this number in one of the two lists.
    #[inline]
    pub(crate) fn text<'t>(self, own: &'t Texts, shared: Option<&'t Texts>) -> Option<&'t str> {
        if self.is_shared() {
            shared?.get((self.0 - Self::SHARED) as usize)
        } else {
            own.get(self.0.checked_sub(Self::OWN)? as usize)
        }
    }
}

impl From<char> for Said {
    fn from(character: char) -> Self {
        Self(character as u32)
    }
}

/// Characters to which everybody may give a meaning.
pub(crate) fn is_private(character: char) -> bool {
    matches!(character as u32, 0xE000..=0xF8FF | 0xF_0000..)
}

/// What will never be a character, or shows that one is missing.
fn is_none(character: char) -> bool {
    let code = character as u32;
    matches!(code, 0xFDD0..=0xFDEF | 0xFFFD) || code & 0xFFFE == 0xFFFE
}

/// Whether a character is better than none: a private one shows that there is something, a tabulator that there is a gap.
pub(crate) fn is_left(character: char) -> bool {
    is_private(character) && !is_none(character) || character.is_ascii_whitespace()
}

/// Texts of several characters, one after the other.
#[derive(Default)]
pub(crate) struct Texts {
    all: String,
    ends: Vec<u32>,
}

impl Texts {
    /// A text, which is mostly one character.
    pub(crate) fn add(&mut self, text: &str) -> Said {
        let mut characters = text.chars();
        match (characters.next(), characters.next()) {
            (None, _) => Said::UNKNOWN,
            (Some(only), None) => only.into(),
            _ => {
                self.all.push_str(text);
                self.ends.push(self.all.len() as u32);
                Said::own(self.ends.len() - 1)
            }
        }
    }

    /// How many bytes all of them have.
    pub(crate) fn size(&self) -> usize {
        self.all.len()
    }

    fn get(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)? as usize;
        let begin = number.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |&end| end as usize);
        self.all.get(begin..end)
    }
}
