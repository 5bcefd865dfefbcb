//! What no reader knows: rows of characters, and whole numbers as long as those of telephones, wherever they
//! stand in the bytes.

/// Characters that make a text.
const HAN: usize = 2;
const PRINTABLE: usize = 7;
/// Whole numbers of eleven digits and more, as far as they are exact.
const LONG_NUMBERS: std::ops::Range<f64> = 1e10..9_007_199_254_740_992.0;

/// Calls `with` for each text and each long number. Most texts have their length before them; the others may begin
/// at any byte, and where two lie over each other, both are told, as nobody knows which of them is meant.
pub(super) fn texts(bytes: &[u8], mut with: impl FnMut(&str)) {
    let mut run = Run::default();
    let (mut at, mut gap) = (0, 0);
    while at + 4 < bytes.len() {
        let length = measured(bytes.get(at..).unwrap_or_default());
        if length == 0 {
            at += 1;
            continue;
        }
        unmeasured(bytes.get(gap..at).unwrap_or_default(), &mut run, &mut with);
        let text = bytes.get(at + 4..at + 4 + length).unwrap_or_default();
        text.chunks_exact(2).for_each(|pair| run.push(pair, &mut with));
        run.end(&mut with);
        at += 4 + length;
        gap = at;
    }
    unmeasured(bytes.get(gap..).unwrap_or_default(), &mut run, &mut with);
    for bytes in bytes.windows(8) {
        let float = bytes.first_chunk().map_or(0.0, |bytes| f64::from_le_bytes(*bytes));
        if LONG_NUMBERS.contains(&float) && float.fract().to_bits() << 1 == 0 {
            with(&format!("{float}"));
        }
    }
}

/// The bytes of a text that has its length before it; none if there is no such text.
fn measured(bytes: &[u8]) -> usize {
    let length = bytes.first_chunk().map_or(0, |bytes| u32::from_le_bytes(*bytes) as usize);
    if length == 0 || length > 32_767 {
        return 0;
    }
    let text = bytes.get(4..4 + 2 * length).unwrap_or_default();
    let texty = text.chunks_exact(2).all(|pair| class(pair).is_some());
    if texty { text.len() } else { 0 }
}

fn unmeasured(bytes: &[u8], run: &mut Run, with: &mut impl FnMut(&str)) {
    for from in 0..2 {
        bytes.get(from..).unwrap_or_default().chunks_exact(2).for_each(|pair| run.push(pair, with));
        run.end(with);
    }
}

enum Class {
    Han,
    Printable,
    /// Signs of Chinese texts, letters of full width; and what Latin letters look like from the byte between them.
    Other,
}

fn class(pair: &[u8]) -> Option<Class> {
    Some(match unit(pair) {
        // So look numbers such as 0.7.
        0x6666 | 0x9999 => Class::Other,
        han @ 0x4E00..=0x9FA5 if han.trailing_zeros() < 8 => Class::Han,
        0x20..=0x7E => Class::Printable,
        0x4E00..=0x9FA5 | 0x00B7 | 0x2010..=0x2027 | 0x3000..=0x3011 | 0x3014..=0x3015 | 0xFF01..=0xFF5E => {
            Class::Other
        }
        _ => return None,
    })
}

fn unit(pair: &[u8]) -> u16 {
    pair.first_chunk().map_or(0, |pair| u16::from_le_bytes(*pair))
}

/// Characters that follow each other.
#[derive(Default)]
struct Run {
    text: String,
    han: usize,
    printable: usize,
}

impl Run {
    fn push(&mut self, pair: &[u8], with: &mut impl FnMut(&str)) {
        match class(pair) {
            Some(Class::Han) => self.han += 1,
            Some(Class::Printable) => self.printable += 1,
            Some(Class::Other) => {}
            None => return self.end(with),
        }
        self.text.extend(char::from_u32(unit(pair).into()));
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
