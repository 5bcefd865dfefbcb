//! Text that a terminal can be shown.

/// Whether a terminal, or a program that lays out text, obeys a character: escapes, and marks that
/// turn the direction of writing. Line breaks and tabs are among them.
pub fn commands(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{061C}')
}

/// The text without such characters: line breaks and tabs become spaces, the others a replacement
/// character.
pub fn harmless(text: &str) -> String {
    let harmless = |c: char| match c {
        '\n' | '\r' | '\t' => ' ',
        c if commands(c) => '\u{FFFD}',
        c => c,
    };
    text.chars().map(harmless).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn escapes_lose_their_power() {
        assert_eq!(super::harmless("名\x1b[31m单\u{9b}1m\u{202E}x\ny"), "名\u{FFFD}[31m单\u{FFFD}1m\u{FFFD}x y");
    }
}
