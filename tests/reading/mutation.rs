//! Files that are wrong at random, the same on every run.
#![allow(dead_code, unreachable_pub)]

/// Calls `with` for so many files that are made of `sample`: bytes changed, cut out, said twice.
pub fn mutations(sample: &[u8], count: usize, mut with: impl FnMut(&[u8])) {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64 ^ sample.len() as u64;
    let mut below = |most: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 16) as usize % most.max(1)
    };
    for _ in 0..count {
        let mut bytes = sample.to_vec();
        for _ in 0..=below(3) {
            let (at, other) = (below(bytes.len()), below(bytes.len()));
            let end = (at + below(40)).min(bytes.len());
            match below(5) {
                0 => {
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte ^= 1 << below(8);
                    }
                }
                1 => {
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte = b"{}\\<>\"/0-9 \0\xFF"[below(12)];
                    }
                }
                2 => drop(bytes.drain(at..end)),
                3 => {
                    let piece = bytes[at..end].to_vec();
                    bytes.splice(other.min(bytes.len())..other.min(bytes.len()), piece);
                }
                _ => bytes.truncate(at.max(8)),
            }
        }
        with(&bytes);
    }
}
