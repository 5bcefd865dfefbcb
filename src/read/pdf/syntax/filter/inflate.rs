//! `FlateDecode`, where nearly all text of a file comes through.
//!
//! The two bytes before the data and the checksum after them are left alone: both are wrong at times where the data are
//! right, and not to sum up makes it faster.

use std::cell::RefCell;

use flate2::{Decompress, FlushDecompress, Status};

use super::End;

/// A content of a page unpacks to about so many times its size.
const USUAL: usize = 4;
const LEAST: usize = 4 << 10;
const FIRST: usize = 1 << 20;

thread_local! {
    /// Its window is large, and used again for each stream.
    static STATE: RefCell<Option<Decompress>> = const { RefCell::new(None) };
}

/// Unpacks at most so many bytes.
pub(super) fn unpack(packed: &[u8], most: usize, into: &mut Vec<u8>) -> End {
    if let Some(data) = behind_header(packed).or_else(|| behind_header(packed.trim_ascii_start())) {
        return raw(data, most, into);
    }
    if packed.trim_ascii().is_empty() {
        return End::Whole;
    }
    // The header is broken, or there is none: whichever gives more was meant.
    let first = raw(packed.get(2..).unwrap_or_default(), most, into);
    if first == End::Whole {
        return first;
    }
    let mut other = Vec::new();
    let second = raw(packed, most, &mut other);
    if second == End::Whole || other.len() > into.len() {
        *into = other;
        return second;
    }
    first
}

/// The data behind a header that is right.
fn behind_header(packed: &[u8]) -> Option<&[u8]> {
    let [first, second, data @ ..] = packed else { return None };
    let sum = u16::from(*first) << 8 | u16::from(*second);
    (first & 0x0F == 8 && sum % 31 == 0).then_some(data)
}

fn raw(data: &[u8], most: usize, into: &mut Vec<u8>) -> End {
    STATE.with(|state| {
        let taken = state.try_borrow_mut().ok().and_then(|mut state| state.take());
        let mut inflate = taken.unwrap_or_else(|| Decompress::new(false));
        inflate.reset(false);
        let end = run(&mut inflate, data, most, into);
        if let Ok(mut state) = state.try_borrow_mut() {
            *state = Some(inflate);
        }
        end
    })
}

fn run(inflate: &mut Decompress, data: &[u8], most: usize, into: &mut Vec<u8>) -> End {
    into.clear();
    let first = data.len().saturating_mul(USUAL).clamp(LEAST, FIRST);
    into.reserve(first.min(most.saturating_add(1)));
    loop {
        if into.len() > most {
            into.truncate(most);
            return End::Full;
        }
        if into.len() == into.capacity() {
            // One more than there may be, to see whether there would be.
            let step = into.len().clamp(LEAST, FIRST * 16);
            into.reserve_exact(step.min((most - into.len()).saturating_add(1)));
        }
        let (read, written) = (inflate.total_in(), into.len());
        let rest = usize::try_from(read).ok().and_then(|read| data.get(read..)).unwrap_or_default();
        match inflate.decompress_vec(rest, into, FlushDecompress::None) {
            Ok(Status::StreamEnd) if into.len() <= most => return End::Whole,
            Ok(_) => {
                let stands = inflate.total_in() == read && into.len() == written;
                let full = into.len() == into.capacity();
                if into.len() <= most && !full && (stands || inflate.total_in() == data.len() as u64) {
                    return End::Truncated;
                }
            }
            Err(_) => {
                into.truncate(most);
                return End::Damaged;
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // a test that fails
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, ZlibEncoder};

    use super::{End, unpack};

    fn text() -> Vec<u8> {
        (0..20_000_u32).flat_map(|number| (number * number).to_string().into_bytes()).collect()
    }

    fn packed(text: &[u8]) -> Vec<u8> {
        let mut writer = ZlibEncoder::new(Vec::new(), Compression::default());
        writer.write_all(text).unwrap();
        writer.finish().unwrap()
    }

    fn unpacked(packed: &[u8], most: usize) -> (End, Vec<u8>) {
        let mut into = Vec::new();
        let end = unpack(packed, most, &mut into);
        (end, into)
    }

    #[test]
    fn whole_and_cut_short() {
        let text = text();
        let packed = packed(&text);
        assert_eq!(unpacked(&packed, usize::MAX), (End::Whole, text.clone()));
        assert_eq!(unpacked(&packed, text.len()), (End::Whole, text.clone()));
        assert_eq!(unpacked(&packed, text.len() - 1), (End::Full, text[..text.len() - 1].to_vec()));
        assert_eq!(unpacked(&packed, 0), (End::Full, Vec::new()));
        let (end, some) = unpacked(&packed[..packed.len() / 2], usize::MAX);
        assert!(end == End::Truncated && some.len() > text.len() / 3 && text.starts_with(&some));
    }

    #[test]
    fn only_missing_data_are_a_fault() {
        let text = text();
        let packed = packed(&text);
        // Without a checksum, with a wrong one, with line ends around it, with a broken header, without one.
        assert_eq!(unpacked(&packed[..packed.len() - 4], usize::MAX).0, End::Whole);
        let mut wrong = packed.clone();
        *wrong.last_mut().unwrap() ^= 1;
        assert_eq!(unpacked(&wrong, usize::MAX), (End::Whole, text.clone()));
        assert_eq!(unpacked(&[b"\r\n", &packed[..], b"\r\n"].concat(), usize::MAX), (End::Whole, text.clone()));
        wrong[0] = 0;
        assert_eq!(unpacked(&wrong, usize::MAX), (End::Whole, text.clone()));
        let mut writer = DeflateEncoder::new(Vec::new(), Compression::best());
        writer.write_all(&text).unwrap();
        assert_eq!(unpacked(&writer.finish().unwrap(), usize::MAX), (End::Whole, text.clone()));
    }

    #[test]
    fn what_stands_before_damage_is_kept() {
        let text = text();
        let mut packed = packed(&text);
        let middle = packed.len() / 2;
        packed[middle..middle + 40].fill(0xFF);
        let some = unpacked(&packed, usize::MAX).1;
        let same = some.iter().zip(&text).take_while(|(a, b)| a == b).count();
        assert!(same > text.len() / 3, "{same}");
    }

    #[test]
    fn a_bomb_is_not_held() {
        let bomb = packed(&vec![0; 50 << 20]);
        let (end, some) = unpacked(&bomb, 1 << 20);
        assert_eq!((end, some.len()), (End::Full, 1 << 20));
        assert!(some.capacity() < 4 << 20);
    }

    #[test]
    fn any_bytes_end() {
        let packed = packed(&text()[..300]);
        for at in 0..packed.len() {
            unpacked(&packed[at..], 1_000);
            unpacked(&packed[..at], 1_000);
            let mut changed = packed.clone();
            changed[at] ^= 0x55;
            unpacked(&changed, 1_000);
        }
    }
}
