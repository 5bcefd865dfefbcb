//! Properties of characters, paragraphs and rows as they are written: a number that says which, and a value.

use super::super::bytes::{u16_at, u32_at};

/// Those that are looked at, as Word 97 numbers them.
pub(super) mod is {
    pub(crate) const DELETED: u16 = 0x0800;
    pub(crate) const INSERTED: u16 = 0x0801;
    pub(crate) const DATA: u16 = 0x0806;
    pub(crate) const OLE: u16 = 0x080A;
    pub(crate) const NO_BREAK: u16 = 0x0818;
    pub(crate) const HIDDEN: u16 = 0x083C;
    pub(crate) const SPECIAL: u16 = 0x0855;
    pub(crate) const OBJECT: u16 = 0x0856;
    /// One of sixteen colours, any colour, and the height in halves of a point.
    pub(crate) const COLOR: u16 = 0x2A42;
    pub(crate) const EXACT_COLOR: u16 = 0x6870;
    pub(crate) const SIZE: u16 = 0x4A43;
    /// What characters and paragraphs stand on: a marker's colour, a ground.
    pub(crate) const MARKED: u16 = 0x2A0C;
    pub(crate) const GROUND: [u16; 2] = [0x4866, 0xCA71];
    pub(crate) const PARAGRAPH_GROUND: [u16; 2] = [0x442D, 0xC64D];
    pub(crate) const CHARACTER_STYLE: u16 = 0x4A30;
    pub(crate) const SYMBOL: u16 = 0x6A09;
    pub(crate) const PARAGRAPH_STYLE: u16 = 0x4600;
    pub(crate) const LEVEL: u16 = 0x2640;
    pub(crate) const IN_TABLE: u16 = 0x2416;
    pub(crate) const ROW_END: u16 = 0x2417;
    pub(crate) const DEPTH: u16 = 0x6649;
    pub(crate) const INNER_CELL: u16 = 0x244B;
    pub(crate) const INNER_ROW_END: u16 = 0x244C;
    pub(crate) const HEADER_ROW: u16 = 0x3404;
    pub(crate) const CELLS: u16 = 0xD608;
    pub(crate) const ELSEWHERE: [u16; 2] = [0x6645, 0x6646];
}

/// What Word 6 calls them.
const OLD: [(u8, u16); 16] = [
    (65, is::DELETED),
    (66, is::INSERTED),
    (71, is::DATA),
    (75, is::OLE),
    (92, is::HIDDEN),
    (98, is::COLOR),
    (99, is::SIZE),
    (117, is::SPECIAL),
    (118, is::OBJECT),
    (80, is::CHARACTER_STYLE),
    (74, is::SYMBOL),
    (2, is::PARAGRAPH_STYLE),
    (24, is::IN_TABLE),
    (25, is::ROW_END),
    (186, is::HEADER_ROW),
    (190, is::CELLS),
];

/// What a piece of text says of itself in a few bits; those that are looked at.
const SHORT: [(u8, u16); 7] = [
    (0x18, is::IN_TABLE),
    (0x19, is::ROW_END),
    (0x41, is::DELETED),
    (0x42, is::INSERTED),
    (0x47, is::DATA),
    (0x4B, is::OLE),
    (0x5C, is::HIDDEN),
];

/// One property and its value.
#[derive(Clone, Copy)]
pub(super) struct Sprm<'a> {
    pub(super) code: u16,
    pub(super) value: &'a [u8],
}

impl<'a> Sprm<'a> {
    pub(super) fn byte(&self) -> u8 {
        self.value.first().copied().unwrap_or_default()
    }

    pub(super) fn is_on(&self) -> bool {
        self.byte() != 0
    }

    pub(super) fn short(&self) -> u16 {
        u16_at(self.value, 0).unwrap_or_default()
    }

    /// Whether it is a ground of a colour or a pattern, not the bare page.
    pub(super) fn is_ground(&self) -> bool {
        match self.value {
            // Two colours and a pattern in sixteen bits, or each at its full length.
            [low, high] => !matches!([*low, *high], [0, 0] | [0xFF, 0xFF]),
            [_, _, _, _, .., automatic, low, high] => {
                *automatic != 0xFF || !matches!([*low, *high], [0, 0] | [0xFF, 0xFF])
            }
            _ => false,
        }
    }

    pub(super) fn long(&self) -> u32 {
        u32_at(self.value, 0).unwrap_or_default()
    }

    /// The one that seven bits stand for.
    pub(super) fn brief(number: u8, value: &'a [u8]) -> Option<Self> {
        SHORT.iter().find(|known| known.0 == number).map(|&(_, code)| Self { code, value })
    }
}

/// Goes through a list of properties, until one that makes no sense.
pub(super) fn each<'a>(mut list: &'a [u8], old: bool, mut with: impl FnMut(Sprm<'a>)) {
    let head = if old { 1 } else { 2 };
    while let Some((code, rest)) = list.split_at_checked(head) {
        let code = if old { u16::from(code[0]) } else { u16::from_le_bytes([code[0], code[1]]) };
        let Some((count, length)) = (if old { old_length(code, rest) } else { length(code, rest) }) else { return };
        let Some(value) = rest.get(count..count + length) else { return };
        list = rest.get(count + length..).unwrap_or_default();
        if !old {
            with(Sprm { code, value });
        } else if let Some(&(_, code)) = OLD.iter().find(|known| u16::from(known.0) == code) {
            with(Sprm { code, value });
        }
    }
}

/// How many bytes count the value's bytes, and how many it has.
fn length(code: u16, rest: &[u8]) -> Option<(usize, usize)> {
    Some(match (code >> 13, code) {
        (0 | 1, _) => (0, 1),
        (2 | 4 | 5, _) => (0, 2),
        (3, _) => (0, 4),
        (7, _) => (0, 3),
        (_, is::CELLS | 0xD606) => (2, usize::from(u16_at(rest, 0)?).saturating_sub(1)),
        // Tabs: where the count does not suffice, it is made from what follows.
        (_, 0xC615) if *rest.first()? == 255 => {
            let removed = usize::from(*rest.get(1)?);
            (1, 2 + 4 * removed + 3 * usize::from(*rest.get(2 + 4 * removed)?))
        }
        _ => (1, usize::from(*rest.first()?)),
    })
}

fn old_length(code: u16, rest: &[u8]) -> Option<(usize, usize)> {
    Some(match code {
        0 | 83 => (0, 0),
        4..=11
        | 13
        | 14
        | 24
        | 25
        | 29
        | 37
        | 44
        | 50..=60
        | 65..=67
        | 71
        | 75..=79
        | 85..=92
        | 94
        | 98..=102
        | 104
        | 117
        | 118
        | 185
        | 186 => (0, 1),
        2
        | 16..=19
        | 21
        | 22
        | 26..=28
        | 30..=36
        | 38..=43
        | 45..=49
        | 69
        | 72
        | 80
        | 93
        | 96
        | 97
        | 107
        | 109
        | 110
        | 182..=184
        | 189
        | 197
        | 198 => (0, 2),
        73 | 95 => (0, 3),
        20 | 70 | 192 | 194..=196 | 200 => (0, 4),
        193 | 199 => (0, 5),
        187 => (0, 12),
        190 => (2, usize::from(u16_at(rest, 0)?).saturating_sub(1)),
        3 | 12 | 15 | 23 | 68 | 74 | 81 | 82 | 103 | 105 | 106 | 108 | 188 | 191 => (1, usize::from(*rest.first()?)),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{each, is};

    #[test]
    fn values_have_the_lengths_their_numbers_say() {
        let mut found = Vec::new();
        // Tabs, size, hidden, language, style; then one that is cut off.
        let list = [0x0D, 0xC6, 2, 0, 0, 0x43, 0x4A, 32, 0, 0x3C, 0x08, 1, 0x30, 0x4A, 7, 0, 0x3C, 0x08];
        each(&list, false, |sprm| found.push((sprm.code, sprm.short())));
        assert_eq!(found.last(), Some(&(is::CHARACTER_STYLE, 7)));
        assert_eq!(found.len(), 4);
        let mut old = Vec::new();
        each(&[99, 24, 92, 1, 65, 1], true, |sprm| old.push(sprm.code));
        assert_eq!(old, [is::SIZE, is::HIDDEN, is::DELETED]);
    }
}
