//! Beginnings of numbers, as the tables of telephones and of bank cards write them.

use std::ops::RangeInclusive;

/// Beginnings are compared as if they had so many digits: 134 is 1340000000 to 1349999999.
const DIGITS: usize = 10;

/// What `134` or `130-133` stands for; nothing if it is not written so.
pub(super) fn parse(written: &str) -> Option<RangeInclusive<u64>> {
    let (first, last) = written.split_once('-').unwrap_or((written, written));
    if first.len() != last.len() || !(1..=DIGITS).contains(&first.len()) {
        return None;
    }
    let range = filled(first, b'0')?..=filled(last, b'9')?;
    (!range.is_empty()).then_some(range)
}

/// A beginning made as long as the others, with one digit over and over.
fn filled(written: &str, with: u8) -> Option<u64> {
    let mut all = written.bytes().chain(std::iter::repeat(with)).take(DIGITS);
    all.try_fold(0, |number, byte| byte.is_ascii_digit().then(|| number * 10 + u64::from(byte - b'0')))
}

/// The beginning of a number, given as the values of its digits.
pub(super) fn beginning(digits: &[u8]) -> u64 {
    let padded = digits.iter().copied().chain(std::iter::repeat(0)).take(DIGITS);
    padded.fold(0, |number, digit| number * 10 + u64::from(digit))
}

/// Which of some ranges, in order and apart from each other, a beginning falls in.
pub(super) fn find<T: Copy>(ranges: &[(RangeInclusive<u64>, T)], beginning: u64) -> Option<T> {
    let after = ranges.partition_point(|(range, _)| *range.start() <= beginning);
    let (range, what) = ranges.get(after.checked_sub(1)?)?;
    range.contains(&beginning).then_some(*what)
}

#[cfg(test)]
mod tests {
    use super::{beginning, find, parse};

    #[test]
    fn beginnings_are_ranges() {
        assert_eq!(parse("134"), Some(1_340_000_000..=1_349_999_999));
        assert_eq!(parse("130-133"), Some(1_300_000_000..=1_339_999_999));
        for wrong in ["", "-", "133-130", "13-130", "13x", "12345678901", "1-2-3"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_number_is_in_one_of_them_or_in_none() {
        let ranges: Vec<_> = ["130-133", "1340"].iter().filter_map(|w| Some((parse(w)?, w.len()))).collect();
        assert_eq!(find(&ranges, beginning(&[1, 3, 3, 9, 9])), Some(7));
        assert_eq!(find(&ranges, beginning(&[1, 3, 4, 0, 1])), Some(4));
        assert_eq!(find(&ranges, beginning(&[1, 3, 4, 1, 0])), None);
        assert_eq!(find(&ranges, beginning(&[])), None);
    }
}
