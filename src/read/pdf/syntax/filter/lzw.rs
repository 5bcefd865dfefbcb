//! `LZWDecode`, as older writers packed.

use super::End;

const CLEAR: usize = 256;
const DONE: usize = 257;
const FIRST_FREE: usize = 258;
const CODES: usize = 4096;

/// Unpacks at most so many bytes. `early` = codes grow one code before they have to.
pub(super) fn unpack(packed: &[u8], early: bool, most: usize, into: &mut Vec<u8>) -> End {
    // What a code stands for has been written before: where, and how long it is.
    let mut known = vec![(0_usize, 0_usize); CODES];
    let mut next = FIRST_FREE;
    let mut previous: Option<(usize, usize)> = None;
    let (mut bits, mut count) = (0_u32, 0_u32);
    let mut bytes = packed.iter();
    loop {
        let ahead = next + usize::from(early);
        let width = 9 + u32::from(ahead >= 512) + u32::from(ahead >= 1024) + u32::from(ahead >= 2048);
        while count < width {
            let Some(&byte) = bytes.next() else { return End::Whole };
            bits = bits << 8 | u32::from(byte);
            count += 8;
        }
        count -= width;
        let code = (bits >> count) as usize & ((1 << width) - 1);
        bits &= (1 << count) - 1;
        let begin = into.len();
        match (code, previous) {
            (CLEAR, _) => {
                (next, previous) = (FIRST_FREE, None);
                continue;
            }
            (DONE, _) => return End::Whole,
            (0..CLEAR, _) => into.push(code as u8),
            (_, Some((at, length))) if code == next => {
                into.extend_from_within(at..at + length);
                into.extend_from_within(at..=at);
            }
            _ if code < next => {
                let (at, length) = known.get(code).copied().unwrap_or_default();
                into.extend_from_within(at..at + length);
            }
            _ => return End::Damaged,
        }
        if into.len() > most {
            into.truncate(most);
            return End::Full;
        }
        // The last one with the first byte of this one, which follows it.
        if let (Some((at, length)), Some(free)) = (previous, known.get_mut(next)) {
            *free = (at, length + 1);
            next += 1;
        }
        previous = Some((begin, into.len() - begin));
    }
}

#[cfg(test)]
mod tests {
    use super::{End, unpack};

    fn unpacked(packed: &[u8], early: bool, most: usize) -> (End, Vec<u8>) {
        let mut into = Vec::new();
        let end = unpack(packed, early, most, &mut into);
        (end, into)
    }

    /// Codes of which none is known but the single bytes, with as many bits as the reader awaits.
    fn codes(text: &[u8], early: bool) -> Vec<u8> {
        let (mut bits, mut next) = (Vec::new(), 258);
        let mut put = |code: usize, next: usize| {
            let ahead = next + usize::from(early);
            let width = [512, 1024, 2048].iter().filter(|&&step| ahead >= step).count() + 9;
            bits.extend((0..width).rev().map(|bit| code >> bit & 1 == 1));
        };
        put(256, 258);
        for (index, &byte) in text.iter().enumerate() {
            put(byte.into(), next);
            next = (next + usize::from(index > 0)).min(4096);
        }
        put(257, next);
        bits.chunks(8)
            .map(|bits| (0..8).fold(0, |byte, at| byte << 1 | u8::from(bits.get(at) == Some(&true))))
            .collect()
    }

    #[test]
    fn the_example_of_the_standard() {
        let packed = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01];
        let text = [45, 45, 45, 45, 45, 65, 45, 45, 45, 66];
        assert_eq!(unpacked(&packed, true, 100), (End::Whole, text.to_vec()));
        assert_eq!(unpacked(&packed, true, 4), (End::Full, text[..4].to_vec()));
        assert_eq!(unpacked(&packed[..5], true, 100).1, text[..5]);
    }

    #[test]
    fn codes_grow_early_or_not() {
        let text: Vec<u8> = (0..5_000_u32).map(|number| (number * 7 % 251) as u8).collect();
        for early in [true, false] {
            assert_eq!(unpacked(&codes(&text, early), early, usize::MAX), (End::Whole, text.clone()));
        }
    }

    #[test]
    fn any_bytes_end() {
        let noise: Vec<u8> = (0..4_000_u32).map(|number| (number.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        for at in 0..200 {
            unpacked(&noise[at..], at % 2 == 0, 10_000);
        }
    }
}
