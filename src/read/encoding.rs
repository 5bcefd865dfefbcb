//! Which encoding a file is in, decided by its bytes alone: byte order mark, strict UTF-8, UTF-16
//! by what its units would mean, then GB18030 against Big5 by the share of frequent characters.
//!
//! A general detector took Big5 for GBK even on full sentences, and notices are often six
//! characters long; so the vote is between the encodings that Chinese files really come in.

use encoding_rs::{BIG5, GB18030, UTF_16BE, UTF_16LE};

/// The vote counts at most this much; what comes later is checked while it is decoded.
const SAMPLE: usize = 64 << 10;

/// An encoding that files come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    Utf32Le,
    Utf32Be,
    /// With GBK and GB2312, which are parts of it.
    Gb18030,
    /// With the Hong Kong characters.
    Big5,
}

impl Encoding {
    /// The name in problems.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Utf32Le => "UTF-32LE",
            Self::Utf32Be => "UTF-32BE",
            Self::Gb18030 => "GB18030",
            Self::Big5 => "Big5",
        }
    }

    /// The table-driven decoder for it, where one is used.
    pub(crate) fn table(self) -> Option<&'static encoding_rs::Encoding> {
        match self {
            Self::Utf16Le => Some(UTF_16LE),
            Self::Utf16Be => Some(UTF_16BE),
            Self::Gb18030 => Some(GB18030),
            Self::Big5 => Some(BIG5),
            Self::Utf8 | Self::Utf32Le | Self::Utf32Be => None,
        }
    }
}

/// Byte order marks; the longer first where one begins another.
const MARKS: [(&[u8], Encoding); 6] = [
    (b"\xEF\xBB\xBF", Encoding::Utf8),
    (b"\xFF\xFE\0\0", Encoding::Utf32Le),
    (b"\0\0\xFE\xFF", Encoding::Utf32Be),
    (b"\xFF\xFE", Encoding::Utf16Le),
    (b"\xFE\xFF", Encoding::Utf16Be),
    (b"\x84\x31\x95\x33", Encoding::Gb18030),
];

/// The byte order mark at the start: its encoding and length.
pub(crate) fn mark(bytes: &[u8]) -> Option<(Encoding, usize)> {
    MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|&(mark, encoding)| (encoding, mark.len()))
}

/// The encoding of bytes without a mark; nothing as long as they are pure ASCII.
pub(crate) fn decide(bytes: &[u8]) -> Option<Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if memchr::memchr(0, sample).is_some()
        && let Some(encoding) = with_zeros(sample)
    {
        return Some(encoding);
    }
    let first = bytes.iter().position(|b| !b.is_ascii())?;
    let sample = &bytes[..bytes.len().min(first + SAMPLE)];
    if is_utf8(sample) {
        return Some(Encoding::Utf8);
    }
    Some(vote(sample))
}

/// Whether this is UTF-8 so far; the last character may be incomplete.
fn is_utf8(sample: &[u8]) -> bool {
    std::str::from_utf8(sample).map_or_else(|wrong| wrong.error_len().is_none(), |_| true)
}

/// Zeros in a text mean UTF-16: half of every ASCII unit is zero.
fn with_zeros(sample: &[u8]) -> Option<Encoding> {
    let fits = |little| {
        let units = Units::count(sample, little);
        (units.all > 0 && units.plausible * 10 >= units.all * 9).then_some(units.plausible)
    };
    match (fits(true), fits(false)) {
        (None, None) => None,
        (little, big) if little >= big => Some(Encoding::Utf16Le),
        _ => Some(Encoding::Utf16Be),
    }
}

/// What a sample's 16-bit units would mean.
struct Units {
    all: usize,
    /// Those that a Chinese text may hold.
    plausible: usize,
    frequent: usize,
}

impl Units {
    fn count(sample: &[u8], little: bool) -> Self {
        let mut units = Self { all: 0, plausible: 0, frequent: 0 };
        for pair in sample.chunks_exact(2) {
            let pair = [pair[0], pair[1]];
            let unit = if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) };
            units.all += 1;
            units.plausible += usize::from(matches!(unit,
                0x09 | 0x0A | 0x0D | 0x20..=0x7E | 0xA0..=0xFF | 0x2000..=0x26FF
                | 0x3000..=0x303F | 0x4E00..=0x9FFF | 0xFF00..=0xFFEF));
            units.frequent += usize::from(is_frequent(unit));
        }
        units
    }
}

/// Whether the unit is one of the 3,755 frequent characters of GB 2312 level 1.
fn is_frequent(unit: u16) -> bool {
    let Some(c) = char::from_u32(u32::from(unit)).filter(|c| ('\u{4E00}'..='\u{9FFF}').contains(c)) else {
        return matches!(unit, 0x3000..=0x3011 | 0xFF01..=0xFF5E);
    };
    let mut buffer = [0; 4];
    let (encoded, _, _) = GB18030.encode(c.encode_utf8(&mut buffer));
    matches!(*encoded, [0xB0..=0xD7, 0xA1..=0xFE])
}

/// What a sample would hold in an encoding: characters beyond ASCII, frequent ones, errors.
#[derive(Default)]
struct Count {
    characters: usize,
    frequent: usize,
    errors: usize,
    controls: usize,
}

impl Count {
    /// The share of frequent characters, in thousandths; an error weighs like three strange ones.
    fn share(&self) -> usize {
        self.frequent * 1000 / (self.characters + 3 * self.errors).max(1)
    }

    fn of(sample: &[u8], step: impl Fn(&[u8]) -> Step) -> Self {
        let mut count = Self::default();
        let mut rest = sample;
        while let Some(&lead) = rest.first() {
            if lead.is_ascii() {
                count.controls += usize::from(is_control(lead));
                rest = &rest[1..];
                continue;
            }
            let length = match step(rest) {
                Step::Character { length, frequent } => {
                    count.characters += 1;
                    count.frequent += usize::from(frequent);
                    length
                }
                Step::Wrong => {
                    count.errors += 1;
                    1
                }
                Step::Cut => break,
            };
            rest = rest.get(length..).unwrap_or_default();
        }
        count
    }
}

/// Control characters that no text has.
pub(crate) fn is_control(byte: u8) -> bool {
    byte == 0x7F || (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1A | 0x1B))
}

enum Step {
    Character {
        length: usize,
        frequent: bool,
    },
    Wrong,
    /// The sample ends inside the character.
    Cut,
}

fn gb18030(rest: &[u8]) -> Step {
    match *rest {
        [0x80, ..] => Step::Character { length: 1, frequent: false },
        [0x81..=0xFE] | [0x81..=0xFE, 0x30..=0x39] | [0x81..=0xFE, 0x30..=0x39, 0x81..=0xFE] => Step::Cut,
        [0x81..=0xFE, 0x30..=0x39, 0x81..=0xFE, 0x30..=0x39, ..] => Step::Character { length: 4, frequent: true },
        [lead @ 0x81..=0xFE, trail @ (0x40..=0x7E | 0x80..=0xFE), ..] => {
            // Symbols and full-width forms stand in rows A1 and A3, level 1 in rows B0 to D7.
            let frequent = trail >= 0xA1 && matches!(lead, 0xA1 | 0xA3 | 0xB0..=0xD7);
            Step::Character { length: 2, frequent }
        }
        _ => Step::Wrong,
    }
}

fn big5(rest: &[u8]) -> Step {
    match *rest {
        [0x87..=0xFE] => Step::Cut,
        [lead @ 0x87..=0xFE, 0x40..=0x7E | 0xA1..=0xFE, ..] => {
            // Symbols stand in rows A1 to A3, the 5,401 frequent characters in rows A4 to C6.
            Step::Character { length: 2, frequent: matches!(lead, 0xA1..=0xC6) }
        }
        _ => Step::Wrong,
    }
}

fn utf8(rest: &[u8]) -> Step {
    let length = match rest[0] {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return Step::Wrong,
    };
    match rest.get(..length).map(std::str::from_utf8) {
        None => Step::Cut,
        Some(Err(_)) => Step::Wrong,
        // Of the three-byte characters, punctuation and hanzi: E2 80…, E3 80…, E4 to E9, EF BC….
        Some(Ok(_)) => Step::Character { length, frequent: matches!(rest[0], 0xE2..=0xE9 | 0xEF) },
    }
}

/// The best of the encodings for a sample that is not UTF-8. Where two are as good, the one that
/// is more common in files: GB18030, Big5, UTF-16, broken UTF-8.
fn vote(sample: &[u8]) -> Encoding {
    let gb = Count::of(sample, gb18030);
    let big = Count::of(sample, big5);
    let sound = |count: &Count| count.errors == 0 && count.controls == 0;
    if sound(&big) && big.share() >= 800 && says_big5(sample) {
        return Encoding::Big5;
    }
    if sound(&gb) && gb.share() >= 700 && gb.share() >= big.share() {
        return Encoding::Gb18030;
    }
    let units = |little| {
        let units = Units::count(sample, little);
        let all = units.all.max(1);
        // Hanzi that share a row with letters look like UTF-16 by chance; frequent ones rarely do.
        if units.plausible * 10 >= all * 9 { units.frequent * 1000 / all } else { 0 }
    };
    let mut best = (gb.share(), Encoding::Gb18030);
    let controlled = if gb.controls > 0 { 200 } else { 0 };
    best.0 = best.0.saturating_sub(controlled);
    for (share, encoding) in [
        (big.share().saturating_sub(controlled), Encoding::Big5),
        (units(true), Encoding::Utf16Le),
        (units(false), Encoding::Utf16Be),
        (Count::of(sample, utf8).share(), Encoding::Utf8),
    ] {
        if share > best.0 {
            best = (share, encoding);
        }
    }
    // Nothing speaks for any of them: say so in the encoding that the problem will be reported in.
    if best.0 == 0 && gb.errors > 0 { Encoding::Utf8 } else { best.1 }
}

/// Whether a page names Big5 as its encoding. A hint: the bytes have to agree.
fn says_big5(sample: &[u8]) -> bool {
    let head = &sample[..sample.len().min(2048)];
    memchr::memmem::find_iter(head, b"charset").any(|at| {
        let value = head[at + 7..].iter().take(16).map(u8::to_ascii_lowercase).collect::<Vec<_>>();
        memchr::memmem::find(&value, b"big5").is_some()
    })
}
