//! Single values: texts, points, whole numbers.

use toml::de::DeValue;

use super::row::Page;
use crate::finding::{Points, Words};
use crate::scheme::{NotPoints, SchemeErrorKind as Kind};

/// A text that says something.
pub(super) fn text_of<'a>(value: &'a DeValue<'a>) -> Option<&'a str> {
    value.as_str().filter(|text| !text.trim().is_empty())
}

/// Points, or why they are none.
pub(super) fn points_of<'a>(page: &'a Page<'a>, key: &str, value: &DeValue<'a>, at: usize) -> Option<Points> {
    let (written, why) = match value {
        DeValue::String(text) => match Points::parse(text) {
            Some(points) => return Some(points),
            None => (format!("\"{text}\""), why_not(text)),
        },
        DeValue::Integer(number) => (number.as_str().to_owned(), NotPoints::Unquoted),
        DeValue::Float(number) => (number.as_str().to_owned(), NotPoints::Unquoted),
        _ => {
            const POINTS: Words =
                Words { zh: "带引号的分数，如 \"0.5\"", en: "points in quotation marks, as in \"0.5\"" };
            page.mistake(at, Kind::WrongValue(key.to_owned(), POINTS));
            return None;
        }
    };
    page.mistake(at, Kind::NotPoints(key.to_owned(), written, why));
    None
}

fn why_not(text: &str) -> NotPoints {
    let unsigned = text.strip_prefix(['-', '+', '−', '－', '＋']);
    if let Some(unsigned) = unsigned {
        return if Points::parse(unsigned).is_some() { NotPoints::Signed } else { NotPoints::NoDecimal };
    }
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.split_once('.') {
        Some((whole, fraction)) if digits(whole) && digits(fraction) => {
            if Points::parse(whole).is_some() && fraction.len() > 4 { NotPoints::TooFine } else { NotPoints::TooMany }
        }
        None if digits(text) => NotPoints::TooMany,
        _ => NotPoints::NoDecimal,
    }
}

/// A whole number from 1.
pub(super) fn number_of<'a>(page: &'a Page<'a>, key: &str, value: &DeValue<'a>, at: usize) -> Option<u32> {
    const NUMBER: Words = Words { zh: "大于 0 的整数", en: "a whole number greater than 0" };
    let number = match value {
        DeValue::Integer(number) => u32::from_str_radix(number.as_str(), number.radix()).ok().filter(|&n| n > 0),
        _ => None,
    };
    if number.is_none() {
        page.mistake(at, Kind::WrongValue(key.to_owned(), NUMBER));
    }
    number
}
