//! Which class each character folds to.
//!
//! A class is a `u16`: the character itself after width, case, compatibility forms and
//! traditional → simplified have been folded away. The pairs are data, `fold.csv` beside this
//! file, derived from Unicode's NFKC and from `traditional.csv` and `radicals.csv` in
//! `dictionaries/reference/`; the test `tests/fold_table.rs` proves them fresh.

use std::sync::LazyLock;

/// Dropped from the folded text: spaces, zero-width characters, line breaks of the layout.
pub(crate) const IGNORED: u16 = 0;
/// The table's sign for "one character, several classes"; a noncharacter, so no text folds to it.
const SEVERAL: u16 = 0xFFFF;

/// What a character folds to.
pub(crate) enum Class {
    One(u16),
    Several(&'static [u16]),
}

pub(crate) struct Table {
    /// For each byte its class; bytes above ASCII have none, they are not characters by themselves.
    pub(crate) ascii: [u16; 256],
    /// For each character of the basic plane its class, or [`SEVERAL`].
    pub(crate) bmp: Box<[u16; 0x1_0000]>,
    /// (character, its classes), sorted by character.
    several: Vec<(char, Vec<u16>)>,
    /// Astral characters that fold to one class, sorted.
    astral: Vec<(char, u16)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(Table::build);

pub(crate) fn table() -> &'static Table {
    &TABLE
}

/// Characters that no reader sees as text and that layout or evasion puts between characters.
pub fn is_ignorable(c: char) -> bool {
    matches!(u32::from(c),
        0x00..=0x20 | 0x7F..=0xA0          // controls, space, no-break space
        | 0xAD                             // soft hyphen
        | 0x034F | 0x061C | 0x115F | 0x1160 | 0x17B4 | 0x17B5
        | 0x1680 | 0x180B..=0x180F
        | 0x2000..=0x200F | 0x2028..=0x202F | 0x205F..=0x206F
        | 0x3000 | 0x3164
        | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF9..=0xFFFB
        | 0x1BCA0..=0x1BCA3 | 0xE0000..=0xE0FFF)
}

impl Table {
    fn build() -> Self {
        let plain = |code: u16| match char::from_u32(u32::from(code)) {
            Some(c) if !is_ignorable(c) => code,
            _ => IGNORED,
        };
        let bmp: Box<[u16]> = (0..=u16::MAX).map(plain).collect();
        // An array of that size would be built on the stack; its length is that of the range above.
        let Ok(bmp) = bmp.try_into() else { unreachable!() };
        let mut table = Self { ascii: [IGNORED; 256], bmp, several: Vec::new(), astral: Vec::new() };
        for line in include_str!("fold.csv").lines().skip(1) {
            table.add(line);
        }
        // U+FFFF and U+FFFE are noncharacters; U+0001 is the barrier. None of them is text.
        table.ascii[..128].copy_from_slice(&table.bmp[..128]);
        table
    }

    /// One row: the character, a comma, what it folds to.
    fn add(&mut self, row: &str) {
        let mut characters = row.chars();
        let Some(from) = characters.next() else { return };
        characters.next();
        let to: Vec<u16> = characters.map(class_of_folded).collect();
        match (u16::try_from(u32::from(from)), to.as_slice()) {
            (Ok(code), [class]) => self.bmp[usize::from(code)] = *class,
            (Ok(code), _) => {
                self.bmp[usize::from(code)] = SEVERAL;
                self.several.push((from, to));
            }
            (Err(_), [class]) => self.astral.push((from, *class)),
            (Err(_), _) => self.several.push((from, to)),
        }
    }

    /// The class or classes of any character.
    pub(crate) fn class(&'static self, c: char) -> Class {
        if let Ok(code) = u16::try_from(u32::from(c))
            && self.bmp[usize::from(code)] != SEVERAL
        {
            return Class::One(self.bmp[usize::from(code)]);
        }
        if let Ok(i) = self.several.binary_search_by_key(&c, |row| row.0) {
            return Class::Several(&self.several[i].1);
        }
        match self.astral.binary_search_by_key(&c, |row| row.0) {
            Ok(i) => Class::One(self.astral[i].1),
            Err(_) => Class::One(class_of_folded(c)),
        }
    }
}

/// The class of a character that is already folded. Astral characters share the 2,048 surrogate
/// codes, which no text can contain; who matches one compares the characters themselves as well.
fn class_of_folded(c: char) -> u16 {
    if is_ignorable(c) {
        return IGNORED;
    }
    let code = u32::from(c);
    u16::try_from(code).unwrap_or_else(|_| 0xD800 | (code.wrapping_mul(0x9E37_79B1) >> 21) as u16)
}
