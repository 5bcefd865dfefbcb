//! Codes of counties that exist or existed: the first six digits of a resident's number.

use std::sync::LazyLock;

/// A bit for each of the million codes would be 125 KB; a sorted list of 7,252 is 29 KB.
static CODES: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let codes = include_str!("../../dictionaries/reference/regions.txt").lines();
    codes.filter(|line| !line.starts_with('#')).filter_map(|line| line.trim().parse().ok()).collect()
});

/// Whether this was a county-level code at any time from 1980 on, or of Hong Kong, Macao, Taiwan.
pub fn is_county(code: u32) -> bool {
    CODES.binary_search(&code).is_ok()
}
