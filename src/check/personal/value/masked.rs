//! Numbers of which some digits are hidden. Whether enough of them are is judged with what stands beside them.

use super::super::mask::{self, Shown};
use super::super::token::Token;
use super::{Finder, Kind};
use crate::dictionary::Says;
use crate::text::classes::has_one_of;

/// A number behind its mask.
#[derive(Clone)]
pub(in super::super) struct Behind {
    pub(in super::super) of: Of,
    pub(in super::super) shown: Shown,
}

/// What kind of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in super::super) enum Of {
    Resident,
    /// Of fifteen places.
    OldResident,
    Mobile,
    Card,
}

/// Whether a word is a masked number.
pub(super) fn find(finder: &mut Finder, token: &Token) -> bool {
    let classes = &finder.page.folded.classes()[token.classes.clone()];
    let Some(masked) = mask::read(classes) else { return false };
    // These hide digits only where a label says that it is such a number: 12?34, item_2023_0101.
    let ambiguous = has_one_of(classes, &["?", "_", "#", "x", "×", "."]);
    let label = finder.label(&token.classes);
    if label.any(Says::NUMBER.or(Says::QUIET_NUMBER)) {
        return false;
    }
    let length = masked.length();
    let (of, length) = match () {
        () if masked.as_long_as(15).is_some() && classes.len() == 15 && !label.any(Says::PHONE.or(Says::ACCOUNT)) => {
            (Of::OldResident, 15)
        }
        () if label.any(Says::RESIDENT_ID.or(Says::DISABLED_PAPER)) => (Of::Resident, 18),
        () if label.any(Says::PHONE) => (Of::Mobile, 11),
        () if label.any(Says::ACCOUNT) => {
            (Of::Card, length.filter(|length| *length != 11 && *length != 18).unwrap_or(19))
        }
        () if ambiguous && !label.any(Says::PAPERS) && !is_long_enough(&masked) => return false,
        () => match length {
            Some(18) => (Of::Resident, 18),
            Some(11) => (Of::Mobile, 11),
            Some(length) => (Of::Card, length),
            None => return false,
        },
    };
    let Some(shown) = masked.as_long_as(length) else { return false };
    finder.push_token(Kind::Masked(Behind { of, shown }), token, label);
    true
}

/// Three crosses in a row hide something; one is a sign of its own.
fn is_long_enough(masked: &mask::Masked) -> bool {
    masked
        .length()
        .and_then(|length| masked.as_long_as(length))
        .is_some_and(|shown| shown.0.iter().filter(|digit| digit.is_none()).count() >= 2)
}
