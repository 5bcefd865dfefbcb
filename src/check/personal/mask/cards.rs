//! What is left of a bank card's number.

use super::Shown;

/// Candidates left of a number of 16 to 19 digits; none if it is no such number.
pub(in crate::check::personal) fn cards(shown: &Shown) -> u64 {
    if !(16..=19).contains(&shown.0.len()) || shown.0.iter().flatten().any(|&digit| digit > 9) {
        return 0;
    }
    // Luhn's sum makes one hidden digit, whichever, follow from all the others.
    let free = shown.hidden().saturating_sub(1);
    10_u64.saturating_pow(free as u32)
}
