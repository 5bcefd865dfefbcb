//! Lengths such as `2.54cm`, in micrometres, and numbers as cells hold them; without floating point.

/// Letters of two points.
pub(super) const TINY: i64 = 706;
/// Longer than any page.
const FAR: i64 = 1 << 40;

/// A length; `None` for what is none, such as a percentage.
pub(super) fn length(text: &str) -> Option<i64> {
    let text = text.trim();
    let at = text.find(|c: char| c.is_ascii_alphabetic() || c == '%').unwrap_or(text.len());
    let (number, unit) = text.split_at(at);
    // Nanometres in a unit.
    let unit: i64 = match unit {
        "mm" => 1_000_000,
        "cm" => 10_000_000,
        "m" => 1_000_000_000,
        "in" | "inch" => 25_400_000,
        "pt" => 352_778,
        "pc" => 4_233_333,
        "px" => 264_583,
        _ => return None,
    };
    let (sign, number) = match number.strip_prefix('-') {
        Some(number) => (-1, number),
        None => (1, number),
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    // A second sign would be taken for part of the number.
    let digits = whole.bytes().all(|b| b.is_ascii_digit());
    let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().ok().filter(|_| digits)? };
    // Thousandths are enough.
    let mut thousandths = 0;
    for b in fraction.bytes().chain([b'0'; 3]).take(3) {
        thousandths = thousandths * 10 + i64::from(b.is_ascii_digit().then(|| b - b'0')?);
    }
    let thousandths = whole.min(FAR).checked_mul(1000)?.checked_add(thousandths)?;
    let micrometres = i128::from(sign * thousandths) * i128::from(unit) / 1_000_000;
    Some(i64::try_from(micrometres).unwrap_or(FAR).clamp(-FAR, FAR))
}

/// Whether a length is none at all. Some programs write a hundredth of a millimetre for it.
pub(super) fn is_zero(text: &str) -> bool {
    length(text).is_some_and(|length| length <= 20)
}

/// The digits of a whole number, however it is written: `1.3912345678E10`. `None` for what is no whole number.
pub(super) fn whole(value: &str) -> Option<String> {
    let value = value.trim();
    let (sign, value) = match value.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", value),
    };
    let (mantissa, exponent) = match value.split_once(['E', 'e']) {
        Some((mantissa, exponent)) => (mantissa, exponent.trim_start_matches('+').parse::<i32>().ok()?),
        None => (value, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fraction = fraction.trim_end_matches('0');
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(fraction) || whole.len() + fraction.len() > 30 {
        return None;
    }
    let zeros = usize::try_from(exponent).ok()?.checked_sub(fraction.len())?;
    if zeros > 30 {
        return None;
    }
    let all = format!("{whole}{fraction}{}", "0".repeat(zeros));
    let all = all.trim_start_matches('0');
    Some(if all.is_empty() { "0".to_owned() } else { format!("{sign}{all}") })
}

/// What a cell shows hides digits of its value: the value, then.
pub(super) fn hidden_digits(shown: &str, value: &str) -> Option<String> {
    let number = whole(value)?;
    let digits = number.trim_start_matches('-');
    let seen = || shown.bytes().filter(u8::is_ascii_digit);
    // Shorter numbers are shown as days, in thousands and so on.
    (digits.len() >= 7 && !seen().collect::<Vec<u8>>().windows(digits.len()).any(|window| window == digits.as_bytes()))
        .then_some(number)
}

#[cfg(test)]
mod tests {
    use super::{hidden_digits, is_zero, length, whole};

    #[test]
    fn lengths_have_units() {
        assert_eq!(length("2.54cm"), Some(25_400));
        assert_eq!(length("-1in"), Some(-25_400));
        assert_eq!(length("12pt"), Some(4_233));
        assert_eq!(length(".5mm"), Some(500));
        for none in ["", "cm", "50%", "x", "1.xcm", "--1cm", "99999999999999999999cm"] {
            assert!(length(none).is_none_or(|length| length == 0), "{none}");
        }
        assert!(is_zero("0cm") && is_zero("0.001cm") && !is_zero("0.5cm"));
    }

    #[test]
    fn whole_numbers_are_written_out() {
        for (value, expected) in [
            ("13912345678", Some("13912345678")),
            ("1.3912345678E10", Some("13912345678")),
            ("1.3912345678E+010", Some("13912345678")),
            ("13912345678.0", Some("13912345678")),
            ("5.30102199003071E17", Some("530102199003071000")),
            ("-12", Some("-12")),
            ("0", Some("0")),
            ("1.5", None),
            ("1E-2", None),
            ("1E999999999999", None),
            ("1E400", None),
            ("", None),
            ("x", None),
        ] {
            assert_eq!(whole(value).as_deref(), expected, "{value}");
        }
        assert_eq!(hidden_digits("1.39E+10", "13912345678").as_deref(), Some("13912345678"));
        assert_eq!(hidden_digits("139-1234-5678", "13912345678"), None);
        assert_eq!(hidden_digits("###", "42"), None);
    }
}
