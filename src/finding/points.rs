//! Points of an assessment: exact decimals. Tenths add up in them; in binary floating point they don't.

use std::fmt;
use std::ops::{Add, Neg, Sub};

/// A number of points, to the ten-thousandth. Sums stay at the largest number rather than overflow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Points(i64);

/// Decimal places that can be written.
const PLACES: u32 = 4;
const ONE: i64 = 10_i64.pow(PLACES);
/// No scheme has more; what is larger is a mistake in a file.
const MOST: i64 = 1_000_000 * ONE;

impl Points {
    /// No points.
    pub const ZERO: Self = Self(0);

    /// Reads `5`, `0.5`, `1.25`: digits, and at most four behind the point. Nothing else is a number of points.
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(fraction) || fraction.len() > PLACES as usize {
            return None;
        }
        let places = PLACES - u32::try_from(fraction.len()).ok()?;
        let fraction = fraction.parse::<i64>().ok()?.checked_mul(10_i64.checked_pow(places)?)?;
        let points = whole.parse::<i64>().ok()?.checked_mul(ONE)?.checked_add(fraction)?;
        (points <= MOST).then_some(Self(points))
    }

    /// So many times these points.
    #[must_use]
    pub fn times(self, count: u64) -> Self {
        Self(self.0.saturating_mul(i64::try_from(count).unwrap_or(i64::MAX)))
    }

    /// Whether there are none.
    pub fn is_zero(self) -> bool {
        self.0 == 0
    }
}

impl Add for Points {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Points {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Points {
    type Output = Self;

    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl std::iter::Sum for Points {
    fn sum<I: Iterator<Item = Self>>(points: I) -> Self {
        points.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Points {
    /// As short as it is exact: `5`, `0.5`, `-1.25`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, fraction) =
            (self.0.unsigned_abs() / ONE.unsigned_abs(), self.0.unsigned_abs() % ONE.unsigned_abs());
        if fraction == 0 {
            return write!(f, "{sign}{whole}");
        }
        let fraction = format!("{fraction:0places$}", places = PLACES as usize);
        write!(f, "{sign}{whole}.{}", fraction.trim_end_matches('0'))
    }
}

#[cfg(test)]
mod tests {
    use super::Points;

    #[test]
    fn what_is_written_is_read_and_written_alike() {
        for text in ["0", "5", "0.5", "1.25", "0.01", "100", "0.0001", "1000000"] {
            assert_eq!(Points::parse(text).map(|points| points.to_string()).as_deref(), Some(text));
        }
        assert_eq!(Points::parse("0.50"), Points::parse("0.5"));
        for wrong in
            ["", ".", "5.", ".5", "-1", "+1", "1e3", "0.00001", "1,5", "１", "1000001", "99999999999999999999", " 1"]
        {
            assert_eq!(Points::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn tenths_add_up() {
        let tenth = Points::parse("0.1").unwrap_or_default();
        let sum: Points = std::iter::repeat_n(tenth, 10).sum();
        assert_eq!((sum, tenth.times(3) - sum), (Points::parse("1").unwrap_or_default(), -tenth.times(7)));
        assert_eq!((tenth.times(3) - sum).to_string(), "-0.7");
        assert!(tenth.times(u64::MAX) + sum > sum);
    }
}
