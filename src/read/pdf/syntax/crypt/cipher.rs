//! The two ciphers.

use aes::cipher::block_padding::NoPadding;
use aes::cipher::{BlockModeDecrypt, BlockModeEncrypt, KeyIvInit};
use aes::{Aes128, Aes256};

pub(super) const BLOCK: usize = 16;

/// RC4, which is its own reverse.
pub(super) fn rc4(key: &[u8], bytes: &[u8]) -> Vec<u8> {
    if key.is_empty() {
        return bytes.to_vec();
    }
    let mut state: [u8; 256] = std::array::from_fn(|at| at as u8);
    let mut other = 0_u8;
    for (at, &byte) in (0..=255_u8).zip(key.iter().cycle()) {
        other = other.wrapping_add(state[usize::from(at)]).wrapping_add(byte);
        state.swap(at.into(), other.into());
    }
    let (mut at, mut other) = (0_u8, 0_u8);
    let next = |byte: &u8| {
        at = at.wrapping_add(1);
        other = other.wrapping_add(state[usize::from(at)]);
        state.swap(at.into(), other.into());
        byte ^ state[usize::from(state[usize::from(at)].wrapping_add(state[usize::from(other)]))]
    };
    bytes.iter().map(next).collect()
}

/// AES in blocks of which each depends on the one before; the first one is no text. The last byte says how many of the
/// last ones are none either. What is no whole block is left out.
pub(super) fn aes(key: &[u8], bytes: &[u8]) -> Vec<u8> {
    let Some((first, rest)) = bytes.split_at_checked(BLOCK) else { return Vec::new() };
    let mut plain = blocks(key, first, rest);
    if let Some(&filled @ 1..=16) = plain.last() {
        plain.truncate(plain.len().saturating_sub(filled.into()));
    }
    plain
}

/// The same of blocks only, all of which are text. The key says which AES it is; nothing if it has another length.
pub(super) fn blocks(key: &[u8], first: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mut plain = bytes.get(..bytes.len() / BLOCK * BLOCK).unwrap_or_default().to_vec();
    let done = match key.len() {
        16 => cbc::Decryptor::<Aes128>::new_from_slices(key, first)
            .ok()
            .and_then(|cipher| cipher.decrypt_padded::<NoPadding>(&mut plain).ok().map(<[u8]>::len)),
        32 => cbc::Decryptor::<Aes256>::new_from_slices(key, first)
            .ok()
            .and_then(|cipher| cipher.decrypt_padded::<NoPadding>(&mut plain).ok().map(<[u8]>::len)),
        _ => None,
    };
    plain.truncate(done.unwrap_or(0));
    plain
}

/// Encrypts whole blocks with 128 bits, in their place.
pub(super) fn encrypt(key: &[u8], first: &[u8], bytes: &mut [u8]) {
    let length = bytes.len();
    if let Ok(cipher) = cbc::Encryptor::<Aes128>::new_from_slices(key, first) {
        // Fails for what is no whole block only.
        let _ = cipher.encrypt_padded::<NoPadding>(bytes, length);
    }
}

#[cfg(test)]
mod tests {
    use super::{aes, rc4};

    #[test]
    fn known_values() {
        assert_eq!(rc4(b"Key", b"Plaintext"), [0xBB, 0xF3, 0x16, 0xE8, 0xD9, 0x40, 0xAF, 0x0A, 0xD3]);
        assert_eq!(rc4(b"", b"a"), b"a");
    }

    #[test]
    fn what_is_no_block_gives_nothing() {
        for length in [0, 5, 16, 17, 31] {
            assert!(aes(&[0; 16], &vec![1; length]).is_empty());
        }
        assert!(aes(&[0; 7], &[0; 64]).is_empty());
        assert!(aes(&[0; 32], &[0; 64]).len() > 30);
    }
}
