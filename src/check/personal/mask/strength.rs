//! What a mask amounts to.

use super::{Known, Shown, cards, mobiles, residents};
use crate::document::Date;

/// So few candidates are tried by hand, or with any list of names.
const FEW: u64 = 1_000;

/// Still few for a number that proves itself by its check character.
const NOT_MANY: u64 = 10_000;

/// What a mask amounts to, from the best to the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check::personal) enum Strength {
    /// Hides what it is customary to hide, or more.
    Customary,
    /// Otherwise made, but much remains possible.
    Strong,
    /// At most 10,000 residents' numbers remain possible.
    Thin,
    /// At most 1,000 numbers remain possible.
    Weak,
}

/// What the mask of a resident's number amounts to beside what is known; nothing if nobody has such
/// a number.
///
/// What is known but cannot be of the same person is left out, the place first: people move, and
/// the number keeps the county in which it was given.
pub(in crate::check::personal) fn of_resident(shown: &Shown, known: &Known, today: Date) -> Option<Strength> {
    let unplaced = Known { county: [None; 6], ..*known };
    let beliefs = [*known, unplaced, Known::default()];
    let left = beliefs.iter().map(|known| residents(shown, known, today)).find(|&left| left > 0)?;
    // First 4 and last 4, 6 and 4, 3 and 4, 1 and 1: all of them hide the whole date of birth.
    let customary = shown.hides(6..14);
    let is_thin = !customary && left > FEW && left <= NOT_MANY;
    Some(if is_thin { Strength::Thin } else { graded(left, customary) })
}

/// What the mask of a resident's number of fifteen places amounts to, which has no check character.
pub(in crate::check::personal) fn of_old_resident(shown: &Shown) -> Strength {
    graded(old_residents(shown), shown.hides(6..12))
}

/// How many numbers of fifteen places are left, by their hidden digits alone.
pub(in crate::check::personal) fn old_residents(shown: &Shown) -> u64 {
    10_u64.saturating_pow(u32::try_from(shown.hidden()).unwrap_or(u32::MAX))
}

/// What the mask of a mobile number amounts to; nothing if it is no such number.
pub(in crate::check::personal) fn of_mobile(shown: &Shown) -> Option<Strength> {
    // The customary mask leaves the first 3 and the last 4.
    Some(mobiles(shown)).filter(|&left| left > 0).map(|left| graded(left, shown.hides(3..7)))
}

/// What the mask of a bank card's number amounts to; nothing if it is no such number.
pub(in crate::check::personal) fn of_card(shown: &Shown) -> Option<Strength> {
    // The customary masks leave the first 4, or the 6 that name the bank, and the last 4.
    let middle = 6..shown.0.len().saturating_sub(4);
    Some(cards(shown)).filter(|&left| left > 0).map(|left| graded(left, shown.hides(middle)))
}

fn graded(left: u64, customary: bool) -> Strength {
    match left {
        ..=FEW => Strength::Weak,
        _ if customary => Strength::Customary,
        _ => Strength::Strong,
    }
}
