//! What tells the number of a bank card: its check digit, and how the numbers of those who issue cards begin.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use super::prefixes::{beginning, find, parse};

const PREFIXES: &str = include_str!("../../dictionaries/reference/card-prefixes.txt");

/// The lengths that cards have.
const LENGTHS: RangeInclusive<usize> = 15..=19;

/// Why a number is taken for that of a card; its check digit is right in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardProof {
    /// A bank of mainland China issues cards that begin so and are as long: one in ten thousand other numbers looks like it.
    KnownIssuer,
    /// It begins as every card of the national network does, and no issuer is known: one in a thousand looks like it.
    UnionPay,
}

type Beginnings = Vec<(RangeInclusive<u64>, ())>;

/// For each length the beginnings of card numbers, in order.
static ISSUED: LazyLock<[Beginnings; 5]> = LazyLock::new(|| {
    let mut issued: [Beginnings; 5] = Default::default();
    for (length, range) in PREFIXES.lines().filter(|line| !line.starts_with('#')).flat_map(ranges) {
        if let (Some(ranges), Some(range)) = (issued.get_mut(length - LENGTHS.start()), range) {
            ranges.push((range, ()));
        }
    }
    for ranges in &mut issued {
        ranges.sort_by_key(|(range, ())| (*range.start(), *range.end()));
        // One that lies in another, or goes on in it, is joined to it: a search looks at one range only.
        ranges.dedup_by(|(later, ()), (kept, ())| {
            let joined = later.start() <= kept.end();
            if joined {
                *kept = *kept.start()..=*kept.end().max(later.end());
            }
            joined
        });
    }
    issued
});

/// Whether a number, given as the values of its digits, is that of a bank card, and by what.
pub fn is_card(digits: &[u8]) -> Option<CardProof> {
    let ranges = ISSUED.get(digits.len().checked_sub(*LENGTHS.start())?)?;
    if !luhn(digits) {
        return None;
    }
    let known = find(ranges, beginning(digits)).map(|()| CardProof::KnownIssuer);
    known.or_else(|| (digits.len() > 15 && digits.starts_with(&[6, 2])).then_some(CardProof::UnionPay))
}

/// Whether the last digit is right by ISO/IEC 7812: every second one from the right counts twice, and tens are cast out.
/// Nothing, and what holds more than digits, is not right.
pub fn luhn(digits: &[u8]) -> bool {
    let right = digits.iter().rev().enumerate();
    let weighed = right.map(|(place, &digit)| match (place % 2, digit) {
        (_, 10..) => None,
        (0, digit) => Some(u32::from(digit)),
        (_, digit) => Some(u32::from(digit) * 2 % 10 + u32::from(digit) / 5),
    });
    !digits.is_empty() && weighed.sum::<Option<u32>>().is_some_and(|sum| sum % 10 == 0)
}

/// The length and the beginnings that a line says; nothing for one that is wrong.
fn ranges(line: &str) -> impl Iterator<Item = (usize, Option<RangeInclusive<u64>>)> {
    let mut words = line.split(' ');
    let length = words.next().and_then(|word| word.parse().ok()).filter(|length| LENGTHS.contains(length));
    let unchecked = |word: &&str| *word != "?";
    words.skip(1).filter(unchecked).filter_map(move |word| Some((length?, parse(word))))
}

#[cfg(test)]
mod tests {
    use super::{CardProof, PREFIXES, is_card, luhn, ranges};

    fn digits(number: &str) -> Vec<u8> {
        number.bytes().map(|byte| byte - b'0').collect()
    }

    /// A number of that length that begins so, with the right check digit.
    fn made_up(beginning: &str, length: usize) -> Vec<u8> {
        let mut number = digits(&format!("{beginning:0<width$}", width = length - 1));
        number.push(0);
        let right = (0..10).find(|&check| {
            if let Some(last) = number.last_mut() {
                *last = check;
            }
            luhn(&number)
        });
        assert!(right.is_some());
        number
    }

    #[test]
    fn every_row_is_understood() {
        for line in PREFIXES.lines().filter(|line| !line.starts_with('#')) {
            let found: Vec<_> = ranges(line).collect();
            assert!(!found.is_empty() && found.iter().all(|(_, range)| range.is_some()), "{line}");
        }
    }

    #[test]
    fn the_check_digit() {
        // The vectors that ISO/IEC 7812-1 and its descriptions give.
        for right in ["79927398713", "0", "18", "4111111111111111"] {
            assert!(luhn(&digits(right)), "{right}");
        }
        for wrong in ["79927398710", "79927398714", "1", "4111111111111112", ""] {
            assert!(!luhn(&digits(wrong)), "{wrong}");
        }
        assert!(!luhn(&[10, 0]));
    }

    #[test]
    fn cards_by_their_beginning_and_length() {
        for (beginning, length) in
            [("622848", 19), ("621700", 19), ("436742", 19), ("95588", 19), ("622202", 19), ("623190", 19)]
        {
            assert_eq!(is_card(&made_up(beginning, length)), Some(CardProof::KnownIssuer), "{beginning}");
            assert_ne!(is_card(&made_up(beginning, length - 1)), Some(CardProof::KnownIssuer), "{beginning}");
        }
        // A range that lies in another, and one that follows it.
        assert_eq!(is_card(&made_up("60326500", 16)), Some(CardProof::KnownIssuer));
        assert_eq!(is_card(&made_up("60326599", 16)), Some(CardProof::KnownIssuer));
        assert_eq!(is_card(&made_up("370246", 15)), Some(CardProof::KnownIssuer));
        assert_eq!(is_card(&made_up("6299", 17)), Some(CardProof::UnionPay));
    }

    #[test]
    fn what_is_no_card() {
        for (beginning, length) in [("2023", 16), ("5301", 18), ("411111", 16), ("62", 15), ("6228", 14), ("6228", 20)]
        {
            assert_eq!(is_card(&made_up(beginning, length)), None, "{beginning} {length}");
        }
        let mut wrong = made_up("622848", 19);
        wrong.rotate_right(1);
        assert_eq!(is_card(&wrong), None);
    }
}
