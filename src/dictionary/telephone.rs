//! How telephone numbers of mainland China begin: area codes, and what the ministry gave to mobile phones.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use super::prefixes::{beginning, find, parse};

const AREA_CODES: &str = include_str!("../../dictionaries/reference/area-codes.txt");
const MOBILE: &str = include_str!("../../dictionaries/reference/mobile-prefixes.txt");

/// What kind of phone a number was given to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allocation {
    /// A mobile phone, or a card that may be in one.
    Mobile,
    /// A phone that speaks through a satellite: rescue teams and offices in the mountains have them.
    Satellite,
}

/// Whether a landline's number may begin so; the code is given without its 0: 871, 10.
pub fn is_area_code(code: u16) -> bool {
    static CODES: LazyLock<Vec<u16>> = LazyLock::new(|| rows(AREA_CODES).filter_map(area_code).collect());
    CODES.binary_search(&code).is_ok()
}

/// What the number was given to; its eleven digits as values.
pub fn allocation(number: &[u8]) -> Option<Allocation> {
    static RANGES: LazyLock<Vec<(RangeInclusive<u64>, Allocation)>> =
        LazyLock::new(|| rows(MOBILE).filter_map(range).collect());
    (number.len() == 11).then(|| find(&RANGES, beginning(number)))?
}

fn rows(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.starts_with('#'))
}

fn area_code(row: &str) -> Option<u16> {
    row.split_once(' ')?.0.strip_prefix('0')?.parse().ok()
}

fn range(row: &str) -> Option<(RangeInclusive<u64>, Allocation)> {
    let (written, used) = row.split_once(' ')?;
    let allocation = match used {
        "mobile" | "data" => Allocation::Mobile,
        "satellite" => Allocation::Satellite,
        _ => return None,
    };
    Some((parse(written)?, allocation))
}

#[cfg(test)]
mod tests {
    use super::{AREA_CODES, Allocation, MOBILE, allocation, area_code, is_area_code, range, rows};

    #[test]
    fn every_row_is_understood_and_in_order() {
        let codes: Vec<_> = rows(AREA_CODES).map(area_code).collect();
        assert!(codes.iter().all(Option::is_some) && codes.is_sorted(), "{codes:?}");
        let ranges: Vec<_> = rows(MOBILE).filter_map(range).collect();
        assert_eq!(ranges.len(), rows(MOBILE).count());
        assert!(ranges.is_sorted_by(|one, other| one.0.end() < other.0.start()));
    }

    #[test]
    fn area_codes_of_yunnan() {
        for code in [691, 870, 871, 872, 873, 874, 875, 876, 877, 878, 879, 883, 886, 887, 888, 10, 20, 755] {
            assert!(is_area_code(code), "{code}");
        }
        for code in [0, 1, 11, 26, 400, 800, 889, 880, 100, 9999] {
            assert!(!is_area_code(code), "{code}");
        }
    }

    #[test]
    fn numbers_by_their_beginning() {
        let of = |number: &str| allocation(&number.bytes().map(|byte| byte - b'0').collect::<Vec<_>>());
        for mobile in ["13012345678", "13412345678", "14712345678", "16212345678", "17400512345", "19212345678"] {
            assert_eq!(of(mobile), Some(Allocation::Mobile), "{mobile}");
        }
        for satellite in ["13491234567", "17406123456", "17412345678", "17491234567", "16191234567"] {
            assert_eq!(of(satellite), Some(Allocation::Satellite), "{satellite}");
        }
        for none in
            ["12012345678", "14012345678", "15412345678", "16112345678", "17421234567", "19412345678", "1301234567", ""]
        {
            assert_eq!(of(none), None, "{none}");
        }
    }
}
