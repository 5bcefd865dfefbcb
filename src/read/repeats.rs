//! Values of cells that come again and again: a file of ten thousand bytes can hold a hundred thousand cells with
//! one number, and each of them would be told, found and reported.
//!
//! A value is told a thousand times. The cells after that say nothing new: it is the same text, as visible as
//! before, in another place of the same document, and whoever has to take it away a thousand times looks for the
//! rest by himself. Labels are not counted: 姓名 before each of ten thousand people says something of each.

use super::office::fingerprint;
use crate::document::Seen;

/// How often a value is told.
const TOLD: u16 = 1_000;
/// Values that are counted at a time. Where two fall on one place, the last one is counted anew.
const COUNTED: usize = 1 << 12;
/// From this many bytes on a text is no label.
const NO_LABEL: usize = 64;
/// A number of so many digits is none either.
const DIGITS: usize = 7;

/// How often values came.
#[derive(Default)]
pub(crate) struct Repeats {
    counts: Vec<(u64, u16)>,
}

impl Repeats {
    /// Whether a value that is there once more was told often enough; counts it.
    pub(crate) fn are_enough(&mut self, text: &str, seen: Seen) -> bool {
        if text.len() < NO_LABEL && text.bytes().filter(u8::is_ascii_digit).count() < DIGITS {
            return false;
        }
        if self.counts.is_empty() {
            self.counts.resize(COUNTED, (0, 0));
        }
        let concealment = seen.concealment.map_or(0, |concealment| 1 + concealment as u64);
        let print = fingerprint(text) ^ concealment.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let Some(slot) = self.counts.get_mut(print as usize % COUNTED) else { return false };
        if slot.0 != print {
            *slot = (print, 0);
        }
        slot.1 = slot.1.saturating_add(1);
        slot.1 > TOLD
    }
}

#[cfg(test)]
mod tests {
    use super::{Repeats, TOLD};
    use crate::document::{Concealment, Seen};

    #[test]
    fn values_are_enough_after_a_thousand() {
        let mut repeats = Repeats::default();
        for _ in 0..TOLD {
            assert!(!repeats.are_enough("13912345678", Seen::VISIBLE));
        }
        assert!(repeats.are_enough("13912345678", Seen::VISIBLE));
        assert!(!repeats.are_enough("13912345678", Concealment::HiddenRow.into()));
        assert!(!repeats.are_enough("13912345679", Seen::VISIBLE));
        for _ in 0..=TOLD {
            assert!(!repeats.are_enough("身份证号", Seen::VISIBLE));
        }
    }
}
