//! Which encoding a file is in, decided by its bytes alone: byte order mark, strict UTF-8, UTF-16
//! by what its units would mean, then GB18030 against Big5 by the share of frequent characters.
//!
//! A general detector took Big5 for GBK even on full sentences, and notices are often six
//! characters long; so the vote is between the encodings that Chinese files really come in.

use std::sync::LazyLock;

use encoding_rs::{BIG5, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::text::fold_char;

/// The vote counts at most this much; what comes later is checked while it is decoded.
const SAMPLE: usize = 2 << 10;

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

/// The encoding of bytes without a mark; nothing as long as they are pure ASCII. Behind ASCII,
/// where they do not begin the file, they are not UTF-16.
pub(crate) fn decide(bytes: &[u8], begins: bool) -> Option<Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if begins
        && memchr::memchr(0, sample).is_some()
        && let Some(encoding) = with_zeros(sample)
    {
        return Some(encoding);
    }
    let first = bytes.iter().position(|b| !b.is_ascii())?;
    let sample = &bytes[..bytes.len().min(first + SAMPLE)];
    if is_utf8(sample) {
        return Some(Encoding::Utf8);
    }
    Some(vote(sample, begins))
}

/// Whether this is UTF-8 so far; the last character may be incomplete.
fn is_utf8(sample: &[u8]) -> bool {
    simdutf8::compat::from_utf8(sample).map_or_else(|wrong| wrong.error_len().is_none(), |_| true)
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
        let mut before = 0;
        for pair in sample.chunks_exact(2) {
            let pair = [pair[0], pair[1]];
            let unit = if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) };
            units.all += 1;
            units.plausible += usize::from(matches!(unit,
                0x09 | 0x0A | 0x0D | 0x20..=0x7E | 0xA0..=0xFF | 0x2000..=0x26FF
                | 0x3000..=0x303F | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xFF00..=0xFFEF));
            units.frequent += usize::from(is_frequent(unit));
            if matches!((before, unit), (0xD840..=0xD8FF, 0xDC00..=0xDFFF)) {
                // A pair for a rare character: hardly there by chance.
                units.plausible += 2;
                units.frequent += 2;
            }
            before = unit;
        }
        units
    }
}

/// The 3,755 frequent characters of GB 2312 level 1, a bit each.
static FREQUENT: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut bits = vec![0_u64; 1024];
    for lead in 0xB0..=0xD7 {
        let row: Vec<u8> = (0xA1..=0xFE).flat_map(|trail| [lead, trail]).collect();
        for c in GB18030.decode_without_bom_handling(&row).0.chars() {
            if let ('\u{4E00}'..='\u{9FFF}', code) = (c, u32::from(c) as usize) {
                bits[code / 64] |= 1 << (code % 64);
            }
        }
    }
    bits
});

/// Whether a unit is a frequent character, or its simplified form is, or it is punctuation.
pub(crate) fn is_frequent(unit: u16) -> bool {
    if matches!(unit, 0xB7 | 0x2014 | 0x2018 | 0x2019 | 0x201C | 0x201D | 0x2026 | 0x3000..=0x3011 | 0xFF01..=0xFF5E) {
        return true;
    }
    let Some(c) = char::from_u32(u32::from(unit)) else { return false };
    fold_char(c).classes().next().is_some_and(|class| {
        let class = usize::from(class);
        FREQUENT[class / 64] >> (class % 64) & 1 == 1
    })
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

    fn is_sound(&self) -> bool {
        self.errors == 0 && self.controls == 0
    }

    fn of(sample: &[u8], encoding: &'static encoding_rs::Encoding) -> Self {
        let mut decoder = encoding.new_decoder_without_bom_handling();
        let mut text = String::with_capacity(decoder.max_utf8_buffer_length(sample.len()).unwrap_or_default());
        // The sample may end inside a character.
        let _ = decoder.decode_to_string(sample, &mut text, false);
        let mut count = Self::default();
        for c in text.chars() {
            match c {
                '\u{FFFD}' => count.errors += 1,
                '\0'..='\x7F' => count.controls += usize::from(is_control(c as u8)),
                // Four bytes in GB18030, which no other text has by chance.
                '\u{3400}'..='\u{4DBF}' | '\u{20000}'.. if encoding == GB18030 => {
                    count.characters += 1;
                    count.frequent += 1;
                }
                c => {
                    count.characters += 1;
                    count.frequent += usize::from(u16::try_from(u32::from(c)).is_ok_and(is_frequent));
                }
            }
        }
        count
    }
}

/// Control characters that no text has.
pub(crate) fn is_control(byte: u8) -> bool {
    byte == 0x7F || (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1A | 0x1B))
}

/// The best of the encodings for a sample that is not UTF-8. Where two are as good, the one that
/// is more common in files: GB18030, Big5, UTF-16, broken UTF-8.
fn vote(sample: &[u8], begins: bool) -> Encoding {
    let (gb, big) = (Count::of(sample, GB18030), Count::of(sample, BIG5));
    if big.is_sound() && big.share() >= 800 && says_big5(sample) {
        return Encoding::Big5;
    }
    if gb.is_sound() && gb.share() >= 700 && gb.share() >= big.share() {
        return Encoding::Gb18030;
    }
    let units = |little| {
        let units = Units::count(sample, little);
        let all = units.all.max(1);
        // Hanzi that share a row with letters look like UTF-16 by chance; frequent ones rarely do.
        if begins && units.plausible * 10 >= all * 9 { units.frequent * 1000 / all } else { 0 }
    };
    // Control characters speak for units of 16 bits.
    let doubt = if gb.controls > 0 { 200 } else { 0 };
    let mut best = (gb.share().saturating_sub(doubt), Encoding::Gb18030);
    for (share, encoding) in [
        (big.share().saturating_sub(doubt), Encoding::Big5),
        (units(true), Encoding::Utf16Le),
        (units(false), Encoding::Utf16Be),
        (Count::of(sample, UTF_8).share(), Encoding::Utf8),
    ] {
        if share > best.0 {
            best = (share, encoding);
        }
    }
    // Nothing speaks for any of them.
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
