//! What is left of a mobile number.

use super::Shown;

/// Candidates left of a number of 11 digits; none if it is no such number. Which prefixes are
/// allocated is not asked, except that all begin with 1: hiding that hides nothing.
pub(in crate::check::personal) fn mobiles(shown: &Shown) -> u64 {
    let Some((first, rest)) = shown.0.split_first() else { return 0 };
    if rest.len() != 10 || first.is_some_and(|digit| digit != 1) || rest.iter().flatten().any(|&digit| digit > 9) {
        return 0;
    }
    let free = rest.iter().filter(|digit| digit.is_none()).count();
    10_u64.saturating_pow(free as u32)
}
