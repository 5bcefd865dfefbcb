//! Texts that may be shown, and texts that may not.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// A value as it stands in the document. It has no `Display`, `Debug` or `Serialize`, so that it
/// cannot slip into an output; only [`Raw::reveal`] gives it away.
#[derive(Clone)]
pub struct Raw(String);

impl Raw {
    /// Keeps a value.
    pub fn new(value: &str) -> Self {
        Self(value.to_owned())
    }

    /// The value, for a user who asked for it on this machine.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// A text in which nothing personal can be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Masked(String);

/// A report shows at most this many characters at each end of a value. Publications show more
/// (3 + 4 of a phone number); had reports the same, the two together could give the value back.
const SHOWN_AT_EACH_END: usize = 2;

/// Runs of this many digits are masked even where no rule claims them: half a phone number is
/// still half a phone number. The leak test draws the line at the same place.
const LONGEST_DIGIT_RUN: usize = 6;

impl Masked {
    /// A text that the program or its configuration wrote, not the document.
    pub fn known(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// A personal value: its first and last two characters, the rest hidden. Spaces and hyphens
    /// inside are hidden as well, so the number of characters does not tell where they were.
    pub fn value(value: &str) -> Self {
        let characters: Vec<char> = value.chars().filter(|c| !crate::text::is_ignorable(*c)).collect();
        // Short values would be shown whole; then fewer characters are shown.
        let shown = SHOWN_AT_EACH_END.min(characters.len() / 4);
        let hidden = shown..characters.len() - shown;
        Self(characters.iter().enumerate().map(|(i, &c)| if hidden.contains(&i) { '*' } else { c }).collect())
    }

    /// A text that is no document, such as a path, in which only the given ranges are personal.
    pub fn only(text: &str, personal: &[Range<usize>]) -> Self {
        Self::pieces(text, personal, |piece, masked| masked.push_str(piece))
    }

    /// A piece of a document in which `personal` ranges (of bytes, in order, apart) are personal.
    pub fn text(text: &str, personal: &[Range<usize>]) -> Self {
        Self::pieces(text, personal, mask_digits)
    }

    fn pieces(text: &str, personal: &[Range<usize>], between: impl Fn(&str, &mut String)) -> Self {
        let mut masked = String::with_capacity(text.len());
        let mut at = 0;
        for range in personal {
            let range = range.start.clamp(at, text.len())..range.end.clamp(at, text.len());
            between(&text[at..range.start], &mut masked);
            masked.push_str(&Self::value(&text[range.clone()]).0);
            at = range.end;
        }
        between(&text[at..], &mut masked);
        Self(masked)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same without line breaks and runs of spaces, cut to a number of user-seen characters.
    #[must_use]
    pub fn in_one_line(&self, most: usize) -> Self {
        if self.0.len() <= most && !self.0.contains(char::is_whitespace) {
            return self.clone();
        }
        let line = self.0.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut characters = line.graphemes(true);
        let mut short: String = characters.by_ref().take(most).collect();
        if characters.next().is_some() {
            short.push('…');
        }
        Self(short)
    }
}

/// Copies `text`, hiding the inside of long digit runs. Separators do not end a run: a number
/// written in groups is still a number.
fn mask_digits(text: &str, masked: &mut String) {
    let mut run = Vec::new();
    for c in text.chars() {
        if is_digit(c) || (!run.is_empty() && joins_digits(c)) {
            run.push(c);
        } else {
            flush(&mut run, masked);
            masked.push(c);
        }
    }
    flush(&mut run, masked);
}

fn flush(run: &mut Vec<char>, masked: &mut String) {
    let digits = run.iter().filter(|c| is_digit(**c)).count();
    let hidden = SHOWN_AT_EACH_END..digits.saturating_sub(SHOWN_AT_EACH_END);
    let mut seen = 0;
    for c in run.drain(..) {
        let hide = digits > LONGEST_DIGIT_RUN && is_digit(c) && hidden.contains(&seen);
        seen += usize::from(is_digit(c));
        masked.push(if hide { '*' } else { c });
    }
}

/// Whether a character may belong to a number: a cut between two of them would show a number in part.
pub(crate) fn belongs_to_number(c: char) -> bool {
    is_digit(c) || joins_digits(c) || matches!(c, 'x' | 'X' | 'Ｘ' | 'ｘ')
}

fn is_digit(c: char) -> bool {
    crate::text::fold_char(c).classes().all(|class| (u16::from(b'0')..=u16::from(b'9')).contains(&class))
        && !crate::text::is_ignorable(c)
}

fn joins_digits(c: char) -> bool {
    crate::text::is_ignorable(c) || matches!(c, '-' | '－' | '–' | '—' | '‐' | '‑' | '.' | '·' | '_')
}

#[cfg(test)]
mod tests {
    use super::Masked;

    #[test]
    fn a_value_shows_at_most_four_characters() {
        assert_eq!(Masked::value("53010219900307123X").as_str(), "53**************3X");
        assert_eq!(Masked::value("138 1234 5678").as_str(), "13*******78");
        assert_eq!(Masked::value("张三").as_str(), "**");
        assert_eq!(Masked::value("").as_str(), "");
    }

    #[test]
    fn digits_that_no_rule_claims_are_masked_too() {
        let masked = |text| Masked::text(text, &[]).as_str().to_owned();
        assert_eq!(masked("电话 2123456。"), "电话 21***56。");
        assert_eq!(masked("１３９-1234-5678"), "１３*-****-**78");
        assert_eq!(masked("2023年107号、656001"), "2023年107号、656001");
    }
}
