//! Character references: `&nbsp;`, `&#30340;`, `&#x7684;`. Unknown ones stay as they are.

/// Names that occur in Chinese pages, sorted.
const NAMES: [(&str, char); 63] = [
    ("Alpha", 'Α'),
    ("Beta", 'Β'),
    ("Delta", 'Δ'),
    ("Omega", 'Ω'),
    ("Prime", '″'),
    ("alpha", 'α'),
    ("amp", '&'),
    ("apos", '\''),
    ("ast", '*'),
    ("asymp", '≈'),
    ("beta", 'β'),
    ("bull", '•'),
    ("cent", '¢'),
    ("colon", ':'),
    ("comma", ','),
    ("copy", '©'),
    ("deg", '°'),
    ("divide", '÷'),
    ("emsp", '\u{2003}'),
    ("ensp", '\u{2002}'),
    ("equals", '='),
    ("euro", '€'),
    ("ge", '≥'),
    ("gt", '>'),
    ("hellip", '…'),
    ("hyphen", '‐'),
    ("laquo", '«'),
    ("ldquo", '“'),
    ("le", '≤'),
    ("lowbar", '_'),
    ("lpar", '('),
    ("lsquo", '‘'),
    ("lt", '<'),
    ("mdash", '—'),
    ("middot", '·'),
    ("minus", '−'),
    ("nbsp", '\u{A0}'),
    ("ndash", '–'),
    ("ne", '≠'),
    ("num", '#'),
    ("percnt", '%'),
    ("period", '.'),
    ("permil", '‰'),
    ("plus", '+'),
    ("plusmn", '±'),
    ("pound", '£'),
    ("quot", '"'),
    ("raquo", '»'),
    ("rarr", '→'),
    ("rdquo", '”'),
    ("reg", '®'),
    ("rpar", ')'),
    ("rsquo", '’'),
    ("sect", '§'),
    ("shy", '\u{AD}'),
    ("sol", '/'),
    ("star", '☆'),
    ("starf", '★'),
    ("thinsp", '\u{2009}'),
    ("times", '×'),
    ("trade", '™'),
    ("yen", '¥'),
    ("zwnj", '\u{200C}'),
];

/// Those that count without a semicolon too, as in browsers.
const BARE: [&str; 11] = ["amp", "copy", "deg", "gt", "lt", "middot", "nbsp", "quot", "reg", "shy", "times"];

/// A character that a reference stands for.
#[derive(Clone, Copy)]
pub(crate) struct Entity {
    bytes: [u8; 4],
    length: usize,
}

impl Entity {
    fn new(c: char) -> Self {
        let mut bytes = [0; 4];
        let length = c.encode_utf8(&mut bytes).len();
        Self { bytes, length }
    }

    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }
}

/// The reference with which `text` begins, and its length.
pub(crate) fn decode(text: &str) -> Option<(Entity, usize)> {
    let rest = text.strip_prefix('&')?;
    let (c, length) = match rest.strip_prefix('#') {
        Some(number) => {
            let (c, length) = number_of(number)?;
            (c, length + 1)
        }
        None => named(rest)?,
    };
    let semicolon = rest.as_bytes().get(length) == Some(&b';');
    Some((Entity::new(c), 1 + length + usize::from(semicolon)))
}

fn number_of(text: &str) -> Option<(char, usize)> {
    let hex = text.starts_with(['x', 'X']);
    let (digits, radix) = if hex { (&text[1..], 16) } else { (text, 10) };
    let length = digits.bytes().take_while(|b| char::from(*b).is_digit(radix)).count();
    if length == 0 {
        return None;
    }
    let value = u32::from_str_radix(&digits[..length], radix).ok();
    let c = value.and_then(char::from_u32).filter(|&c| c != '\0').unwrap_or('\u{FFFD}');
    Some((c, length + usize::from(hex)))
}

fn named(text: &str) -> Option<(char, usize)> {
    let length = text.bytes().take(16).take_while(u8::is_ascii_alphanumeric).count();
    let name = &text[..length];
    let complete = text.as_bytes().get(length) == Some(&b';');
    let find = |name: &str| NAMES.binary_search_by(|row| row.0.cmp(name)).ok().map(|at| NAMES[at].1);
    if complete && let Some(c) = find(name) {
        return Some((c, length));
    }
    BARE.iter().find(|bare| name.starts_with(**bare)).and_then(|bare| Some((find(bare)?, bare.len())))
}

#[cfg(test)]
mod tests {
    use super::NAMES;

    #[test]
    fn names_are_sorted() {
        assert!(NAMES.is_sorted_by(|a, b| a.0 < b.0));
    }
}
