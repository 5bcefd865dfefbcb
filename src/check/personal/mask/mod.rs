//! How much a mask hides: how many values remain possible behind it. A mask that leaves a thousand
//! is none, since each of them is soon tried.
//!
//! What counts is what the reader of the whole file knows: a mask that hides the birthday hides
//! nothing beside a column of birthdays, and two masks of one number show together what each hides.

mod cards;
mod days;
mod mobiles;
mod read;
mod residents;
mod strength;

pub(super) use cards::cards;
pub(super) use mobiles::mobiles;
pub(super) use read::{Masked, read};
pub(super) use residents::residents;
pub(super) use strength::{Strength, of_card, of_mobile, of_old_resident, of_resident, old_residents};

use crate::document::Date;

/// A number of which some digits are hidden; X is 10 (`super::numbers::X`). Not to be printed:
/// what is shown may be nearly everything.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub(super) struct Shown(pub(super) Vec<Option<u8>>);

/// What stands beside the number, in its row or elsewhere in the file.
#[derive(Clone, Copy, Default)]
#[cfg_attr(test, derive(Debug))]
pub(super) struct Known {
    pub(super) born: Option<Date>,
    pub(super) born_year_month: Option<(u16, u8)>,
    /// The years between which the birth lies, both included: from an age, or from a year alone.
    pub(super) age: Option<(u16, u16)>,
    pub(super) male: Option<bool>,
    /// Digits of the county's code, from the place of the household.
    pub(super) county: [Option<u8>; 6],
}

impl Shown {
    /// How many digits are hidden.
    fn hidden(&self) -> usize {
        self.0.iter().filter(|digit| digit.is_none()).count()
    }

    /// Whether nothing of these places is shown.
    fn hides(&self, places: std::ops::Range<usize>) -> bool {
        self.0.get(places).is_some_and(|digits| digits.iter().all(Option::is_none))
    }
}

/// What two masks of one value show together; nothing if they contradict each other or differ in
/// length.
pub(super) fn together(a: &Shown, b: &Shown) -> Option<Shown> {
    if a.0.len() != b.0.len() {
        return None;
    }
    a.0.iter().zip(&b.0).map(|(&a, &b)| both(a, b)).collect::<Option<_>>().map(Shown)
}

/// What two masks show of one digit: `None` if they contradict each other.
#[allow(clippy::option_option)] // no such digit, a hidden one, a shown one: three answers
fn both(a: Option<u8>, b: Option<u8>) -> Option<Option<u8>> {
    (a.is_none() || b.is_none() || a == b).then(|| a.or(b))
}

#[cfg(test)]
mod tests;
