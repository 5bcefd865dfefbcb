//! Data styles: how numbers, days and texts in cells are written, and whether anything of them is.

use super::super::sheet::format;
use super::super::xml::Start;

/// A data style.
#[derive(Default)]
pub(super) struct Data {
    /// It is for texts as well.
    is_text: bool,
    /// Something stands there for the value.
    shows: bool,
    /// For which numbers another style stands.
    pub(super) others: Vec<(Condition, String)>,
}

/// What of a data style is open: the style, its name, and what it says itself.
pub(super) struct Open {
    pub(super) name: String,
    pub(super) data: Data,
    text: String,
}

/// Whether an element is a data style.
pub(super) fn is_one(element: &str) -> bool {
    matches!(
        element,
        "number-style"
            | "currency-style"
            | "percentage-style"
            | "date-style"
            | "time-style"
            | "boolean-style"
            | "text-style"
    )
}

impl Open {
    pub(super) fn begin(start: &Start<'_>) -> Self {
        let data = Data { is_text: start.name() == "text-style", ..Data::default() };
        Self { name: start.attribute("name").unwrap_or_default().into_owned(), data, text: String::new() }
    }

    /// An element in it. What it said up to there comes back.
    pub(super) fn element(&mut self, start: &Start<'_>) -> Option<String> {
        match start.name() {
            "text" => return None,
            "map" => {
                let condition = start.attribute("condition").and_then(|condition| Condition::of(&condition));
                let style = start.attribute("apply-style-name");
                self.data.others.extend(condition.zip(style.map(std::borrow::Cow::into_owned)));
            }
            "fill-character" | "text-properties" | "currency-symbol" | "embedded-text" => {}
            _ => self.data.shows = true,
        }
        self.end()
    }

    pub(super) fn text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// What it said, if that says something.
    pub(super) fn end(&mut self) -> Option<String> {
        let text = std::mem::take(&mut self.text);
        format::says(&text).then(|| text.trim().to_owned())
    }
}

impl Data {
    /// Whether it shows nothing of a number by itself.
    pub(super) fn hides(&self) -> bool {
        !self.shows
    }

    /// Whether it shows nothing of a text.
    pub(super) fn hides_text(&self) -> bool {
        self.is_text && !self.shows
    }
}

/// A condition on a number, such as `value()>=0`.
pub(super) struct Condition {
    sign: &'static str,
    number: f64,
}

impl Condition {
    fn of(condition: &str) -> Option<Self> {
        let rest = condition.trim().strip_prefix("value()")?;
        let sign = [">=", "<=", "!=", ">", "<", "="].into_iter().find(|sign| rest.starts_with(sign))?;
        Some(Self { sign, number: rest.strip_prefix(sign)?.trim().parse().ok()? })
    }

    pub(super) fn holds(&self, value: f64) -> bool {
        let order = value.partial_cmp(&self.number);
        match self.sign {
            ">=" => order.is_some_and(std::cmp::Ordering::is_ge),
            "<=" => order.is_some_and(std::cmp::Ordering::is_le),
            ">" => order.is_some_and(std::cmp::Ordering::is_gt),
            "<" => order.is_some_and(std::cmp::Ordering::is_lt),
            "=" => order.is_some_and(std::cmp::Ordering::is_eq),
            _ => order.is_some_and(std::cmp::Ordering::is_ne),
        }
    }
}
