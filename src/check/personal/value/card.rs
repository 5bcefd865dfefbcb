//! Bank cards by their check digit and their issuer, and other accounts by their label.

use super::super::numbers::{Candidate, Gap, Run};
use super::phone::is_in_an_address;
use super::{Finder, Kind};
use crate::dictionary::{CardProof, Says, is_card};

/// Accounts have nine digits at least, passbooks of old banks up to 28.
const ACCOUNTS: std::ops::RangeInclusive<usize> = 11..=28;

pub(super) fn find(finder: &mut Finder, run: &Run) {
    for length in 16..=19 {
        for candidate in run.candidates(length).filter(is_grouped_like_a_card) {
            let Some(proof) = is_card(&candidate.values()) else { continue };
            let at = finder.classes_of(&candidate);
            let label = finder.label(&at);
            let is_other = label.any(Says::NUMBER.or(Says::QUIET_NUMBER)) && !label.any(Says::ACCOUNT);
            if !is_other && !is_in_an_address(finder, &candidate) {
                finder.push(Kind::Card { known: proof == CardProof::KnownIssuer }, at, label, Vec::new());
            }
        }
    }
    let longest = run.length();
    if longest < *ACCOUNTS.start() {
        return;
    }
    for length in ACCOUNTS {
        for candidate in
            run.candidates(length).filter(|candidate| candidate.is_plain() || is_grouped_like_a_card(candidate))
        {
            let at = finder.classes_of(&candidate);
            let label = finder.label(&at);
            if label.any(Says::ACCOUNT) && !label.any(Says::NUMBER) && !is_of_a_device(&candidate.values()) {
                finder.push(Kind::Account, at, label, Vec::new());
            }
        }
    }
}

/// 1064…, 140… to 149…: thirteen digits are those of a card in a device.
fn is_of_a_device(values: &[u8]) -> bool {
    values.len() == 13 && matches!(values, [1, 0, 6, 4, ..] | [1, 4, ..])
}

/// In one piece, or in groups of four with what is left over at the end.
fn is_grouped_like_a_card(candidate: &Candidate) -> bool {
    if candidate.is_plain() || candidate.widest_gap() >= Some(Gap::List) {
        return candidate.is_plain();
    }
    // Rows of small numbers have thousands of candidates.
    let (count, first) = candidate.shape();
    if count != 2 && first != 4 {
        return candidate.is_whole();
    }
    let groups = candidate.groups();
    let by_four = groups.split_last().is_some_and(|(last, rest)| *last <= 7 && rest.iter().all(|&group| group == 4));
    let once = groups.len() == 2 || groups == [6, 13] || groups == [6, 10];
    by_four || once || candidate.is_whole()
}
