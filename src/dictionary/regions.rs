//! Codes of counties that exist or existed: the first six digits of a resident's number.

use std::sync::LazyLock;

/// A bit for each of the million codes would be 125 KB; a sorted list of 7,252 is 29 KB. A digit
/// takes four bits, so that a mask over the code picks its places.
static CODES: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let codes = include_str!("../../dictionaries/reference/regions.txt").lines();
    codes.filter(|line| !line.starts_with('#')).filter_map(|line| u32::from_str_radix(line.trim(), 16).ok()).collect()
});

/// Whether this was a county-level code at any time from 1980 on, or of Hong Kong, Macao, Taiwan.
pub fn is_county(code: u32) -> bool {
    let digits = [100_000, 10_000, 1_000, 100, 10, 1].iter().fold(0, |packed, place| packed * 16 + code / place % 10);
    code < 1_000_000 && CODES.binary_search(&digits).is_ok()
}

/// How many known codes agree with the digits that a mask leaves of one.
pub fn counties_matching(pattern: [Option<u8>; 6]) -> u32 {
    if pattern.iter().flatten().any(|&digit| digit > 9) {
        return 0;
    }
    let places = |shown: fn(Option<u8>) -> u8| {
        pattern.iter().fold(0_u32, |packed, &digit| packed * 16 + u32::from(shown(digit)))
    };
    let (least, mask) = (places(Option::unwrap_or_default), places(|digit| if digit.is_some() { 0xF } else { 0 }));
    // Masks mostly leave the first digits: then few codes lie between the least and the greatest.
    let greatest = least + (0xFF_FFFF - mask);
    let from = CODES.partition_point(|&code| code < least);
    let to = CODES.partition_point(|&code| code <= greatest);
    let codes = CODES.get(from..to).unwrap_or_default();
    codes.iter().map(|&code| u32::from(code & mask == least)).sum()
}

#[cfg(test)]
mod tests {
    use super::{counties_matching, is_county};

    #[test]
    fn counties_are_counted_as_one_by_one() {
        let digits = |code: u32| [100_000, 10_000, 1_000, 100, 10, 1].map(|place| (code / place % 10) as u8);
        let counties: Vec<[u8; 6]> = (0..1_000_000).filter(|&code| is_county(code)).map(digits).collect();
        assert_eq!(counties.len(), 7_252);
        // Every choice of places, with the digits of a county and of a code that there is not.
        for shown in 0..64_u8 {
            for code in [530_102, 110_000, 820_000, 999_999] {
                let mut pattern = digits(code).map(Some);
                for (place, digit) in pattern.iter_mut().enumerate() {
                    *digit = digit.filter(|_| shown >> place & 1 != 0);
                }
                let agrees = |county: &&[u8; 6]| {
                    county.iter().zip(&pattern).all(|(digit, shown)| shown.is_none_or(|shown| shown == *digit))
                };
                assert_eq!(counties_matching(pattern) as usize, counties.iter().filter(agrees).count(), "{pattern:?}");
            }
        }
        assert_eq!(counties_matching([Some(5), Some(3), Some(10), None, None, Some(255)]), 0);
        assert!(is_county(530_102) && !is_county(1_530_102) && !is_county(u32::MAX));
    }
}
