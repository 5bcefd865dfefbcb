//! What no reader knows: rows of characters, and whole numbers as long as those of telephones, wherever they
//! stand in the bytes.

/// Characters that make a text.
const HAN: usize = 2;
const PRINTABLE: usize = 7;
/// Whole numbers of eleven digits and more, as far as they are exact.
const LONG_NUMBERS: std::ops::Range<f64> = 1e10..9_007_199_254_740_992.0;

/// Calls `with` for each text and each long number. Texts may begin at any byte; where two lie over each other,
/// both are told, as nobody knows which of them is meant.
pub(super) fn texts(bytes: &[u8], mut with: impl FnMut(&str)) {
    let mut run = Run::default();
    for from in 0..2 {
        for pair in bytes.get(from..).unwrap_or_default().chunks_exact(2) {
            run.push(u16::from_le_bytes([pair[0], pair[1]]), &mut with);
        }
        run.end(&mut with);
    }
    for bytes in bytes.windows(8) {
        let float = bytes.first_chunk().map_or(0.0, |bytes| f64::from_le_bytes(*bytes));
        if LONG_NUMBERS.contains(&float) && float.fract().to_bits() << 1 == 0 {
            with(&format!("{float}"));
        }
    }
}

/// Characters that follow each other.
#[derive(Default)]
struct Run {
    text: String,
    han: usize,
    printable: usize,
}

impl Run {
    fn push(&mut self, unit: u16, with: &mut impl FnMut(&str)) {
        match unit {
            // Latin letters look like these from the byte between them.
            0x4E00..=0x9FA5 if unit.trailing_zeros() >= 8 => {}
            0x4E00..=0x9FA5 => self.han += 1,
            0x20..=0x7E => self.printable += 1,
            // Signs of Chinese texts, and letters of full width.
            0x00B7 | 0x2010..=0x2027 | 0x3000..=0x3011 | 0x3014..=0x3015 | 0xFF01..=0xFF5E => {}
            _ => return self.end(with),
        }
        self.text.extend(char::from_u32(unit.into()));
    }

    fn end(&mut self, with: &mut impl FnMut(&str)) {
        if self.han >= HAN || self.printable >= PRINTABLE {
            with(&self.text);
        }
        self.text.clear();
        (self.han, self.printable) = (0, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::texts;

    #[test]
    fn texts_and_numbers_are_found_at_any_byte() {
        let mut bytes = vec![1, 0, 0];
        bytes.extend("张三，a".encode_utf16().flat_map(u16::to_le_bytes));
        bytes.extend([0, 0, 7]);
        bytes.extend(13_912_345_678_f64.to_le_bytes());
        bytes.extend(12.5_f64.to_le_bytes());
        bytes.extend("abc".encode_utf16().flat_map(u16::to_le_bytes));
        let mut told = Vec::new();
        texts(&bytes, |text| told.push(text.to_owned()));
        told.sort();
        assert_eq!(told, ["13912345678", "张三，a"]);
    }
}
