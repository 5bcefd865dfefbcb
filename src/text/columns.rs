//! Text in columns: what is written in Chinese is twice as wide as what is written in Latin letters.

/// Whether a character stands twice as wide. Quotation marks and dashes, which Chinese shares with other languages, are
/// narrow in most terminals.
fn wide(c: char) -> bool {
    matches!(u32::from(c),
        0x1100..=0x115F | 0x2E80..=0x303E | 0x3041..=0x33FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xA000..=0xA4CF
        | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF00..=0xFF60 | 0xFFE0..=0xFFE6
        | 0x1F300..=0x1FAFF | 0x20000..=0x3FFFD)
}

/// The width of a text, in Latin letters.
pub fn width(text: &str) -> usize {
    text.chars().map(|c| if wide(c) { 2 } else { 1 }).sum()
}

/// The text with spaces behind it, so that what follows begins at the same column.
pub fn pad(text: &str, to: usize) -> String {
    format!("{text}{}", " ".repeat(to.saturating_sub(width(text))))
}

/// The text with spaces before it, so that numbers end at the same column.
pub fn pad_left(text: &str, to: usize) -> String {
    format!("{}{text}", " ".repeat(to.saturating_sub(width(text))))
}

#[cfg(test)]
mod tests {
    use super::{pad, pad_left, width};

    #[test]
    fn chinese_is_twice_as_wide() {
        assert_eq!(["", "a1", "甲镇", "〔2020〕56号", "𠮷（1）", "“六稳”"].map(width), [0, 2, 4, 12, 7, 6]);
        assert_eq!((pad("甲", 4), pad_left("0.5", 5), pad("甲乙", 1)), ("甲  ".into(), "  0.5".into(), "甲乙".into()));
    }
}
