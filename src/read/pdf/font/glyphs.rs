//! What the names of glyphs say: `A`, `uni4E2D`, `f_i`, `a.sc`.

/// Names with their characters, sorted, after remarks.
const LIST: &str = include_str!("data/glyphs.txt");

/// A name longer than this says nothing; the standard knows no longer ones.
const LONGEST: usize = 256;
/// What names in the list end with whose characters were once private: the same letter, written otherwise.
const MANNERS: [&str; 5] = ["oldstyle", "small", "superior", "inferior", "fitted"];

/// Appends the characters that a name stands for. False where it does not tell.
pub(crate) fn push_text(name: &[u8], into: &mut String) -> bool {
    let Ok(name) = std::str::from_utf8(name) else { return false };
    // What stands behind a full stop only says which of several forms it is.
    let base = name.split('.').next().unwrap_or_default();
    if base.is_empty() || base.len() > LONGEST {
        return false;
    }
    let before = into.len();
    for part in base.split('_') {
        if !push_part(part, into) {
            into.truncate(before);
            return false;
        }
    }
    true
}

/// The character of a name in the typeface of dingbats. Elsewhere `a12` is a number that a writer gave a glyph.
pub(crate) fn dingbat(name: &[u8]) -> Option<char> {
    let name = std::str::from_utf8(name).ok()?;
    if is_numbered(name) || name == "space" { listed(name).and_then(hex) } else { None }
}

/// `C41` for the code 0x41: a writer gave glyphs the names of their codes, which are characters then. Those that count in
/// tens (`a65`) have fonts cut into pieces, in which a code is no character.
pub(crate) fn numbered(name: &[u8], code: u8) -> Option<char> {
    let name = std::str::from_utf8(name).ok()?;
    let digits = name.strip_prefix(|c: char| c.is_ascii_alphabetic())?;
    let is_code = u8::from_str_radix(digits, 16) == Ok(code);
    (digits.len() == 2 && is_code && (b' '..0x7F).contains(&code)).then_some(char::from(code))
}

fn is_numbered(name: &str) -> bool {
    name.strip_prefix('a').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The character that a name stands for, if it is one.
pub(crate) fn char_of(name: &[u8]) -> Option<char> {
    let mut text = String::new();
    let mut characters = if push_text(name, &mut text) { text.chars() } else { "".chars() };
    characters.next().filter(|_| characters.next().is_none())
}

fn push_part(name: &str, into: &mut String) -> bool {
    if let Some(codes) = listed(name).filter(|_| !is_numbered(name)) {
        let before = into.len();
        into.extend(codes.split(' ').filter_map(hex));
        let private = into.get(before..).is_some_and(|text| text.chars().any(super::said::is_private));
        let plain = MANNERS.iter().find_map(|manner| listed(name.strip_suffix(manner)?));
        if let (true, Some(plain)) = (private, plain) {
            into.truncate(before);
            into.extend(plain.split(' ').filter_map(hex));
        }
        return true;
    }
    if let Some(codes) = name.strip_prefix("uni").filter(|codes| codes.len() >= 4 && codes.len() % 4 == 0) {
        let characters = codes.as_bytes().chunks(4).map(|code| std::str::from_utf8(code).ok().and_then(hex));
        let before = into.len();
        for character in characters {
            let Some(character) = character else {
                into.truncate(before);
                return false;
            };
            into.push(character);
        }
        return true;
    }
    let code = name.strip_prefix('u').filter(|code| (4..=6).contains(&code.len()));
    // Writers of small letters, which the standard does not allow, are understood as well.
    match code.and_then(hex) {
        Some(character) => {
            into.push(character);
            true
        }
        None => false,
    }
}

fn hex(code: &str) -> Option<char> {
    if !code.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    u32::from_str_radix(code, 16).ok().and_then(char::from_u32)
}

/// What the list says of a name. The lines are looked through by halves, without an index to build.
fn listed(name: &str) -> Option<&'static str> {
    let (mut low, mut high) = (0, LIST.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let begin = LIST.get(..middle)?.rfind('\n').map_or(0, |at| at + 1);
        let line = LIST.get(begin..)?.split('\n').next()?;
        let Some((own, codes)) = line.split_once(' ').filter(|_| !line.starts_with('#')) else {
            // A remark: they all stand at the beginning.
            low = begin + line.len() + 1;
            continue;
        };
        match own.as_bytes().cmp(name.as_bytes()) {
            std::cmp::Ordering::Equal => return Some(codes),
            std::cmp::Ordering::Less => low = begin + line.len() + 1,
            std::cmp::Ordering::Greater => high = begin,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(name: &str) -> Option<String> {
        let mut text = String::new();
        push_text(name.as_bytes(), &mut text).then_some(text)
    }

    #[test]
    fn every_name_of_the_list_is_found() {
        let lines: Vec<_> = LIST.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.len() > 4_400);
        for line in lines {
            let (name, codes) = line.split_once(' ').unwrap_or_default();
            assert_eq!(listed(name), Some(codes), "{name}");
        }
        for name in ["", "#", "aaaaaaaaaa", "zzz", "0", "A ", "~"] {
            assert_eq!(listed(name), None, "{name}");
        }
    }

    #[test]
    fn names_are_understood() {
        for (name, means) in [
            ("A", "A"),
            ("one", "1"),
            ("oneoldstyle", "1"),
            ("onesuperior", "¹"),
            ("Asmall", "A"),
            ("f_i", "fi"),
            ("a.sc", "a"),
            ("uni4E2D", "中"),
            ("uni4E2D56FD", "中国"),
            ("u20BB7", "𠮷"),
            ("uni4e2d", "中"),
            ("uni0031_uni0032.alt", "12"),
            ("afii10017", "А"),
            ("dalethatafpatah", "\u{5D3}\u{5B2}"),
        ] {
            assert_eq!(text(name).as_deref(), Some(means), "{name}");
        }
        for name in
            ["", ".notdef", "g12", "cid00017", "uniD800", "uni4E2", "uni4E2G", "f_", "index3", "u123", "uni+123"]
        {
            assert_eq!(text(name), None, "{name}");
        }
        assert_eq!(char_of(b"X"), Some('X'));
        assert_eq!(char_of(b"f_i"), None);
    }
}
