//! From the empty password to the key of a file, and from that to the key of an object.

use md5::Md5;
use sha2::{Digest, Sha256, Sha384, Sha512};

use super::cipher;
use crate::read::pdf::syntax::object::Id;

/// What fills passwords up to 32 bytes; of the empty one it is all.
const FILL: [u8; 32] = [
    0x28, 0xBF, 0x4E, 0x5E, 0x4E, 0x75, 0x8A, 0x41, 0x64, 0x00, 0x4E, 0x56, 0xFF, 0xFA, 0x01, 0x08, 0x2E, 0x2E, 0x00,
    0xB6, 0xD0, 0x68, 0x3E, 0x80, 0x2F, 0x0C, 0xA9, 0xFE, 0x64, 0x53, 0x69, 0x7A,
];

/// What a file says of its passwords.
pub(super) struct Lock<'a> {
    pub(super) revision: i64,
    pub(super) owner: Vec<u8>,
    pub(super) user: Vec<u8>,
    pub(super) owner_key: Vec<u8>,
    pub(super) user_key: Vec<u8>,
    pub(super) rights: u32,
    pub(super) id: &'a [u8],
    pub(super) metadata: bool,
}

impl Lock<'_> {
    /// The key, if the empty password opens the file, as that of a user or of its owner.
    pub(super) fn open(&self, lengths: &[usize]) -> Option<Vec<u8>> {
        match self.revision {
            2..=4 => lengths.iter().find_map(|&length| {
                self.by_user(&FILL, length).or_else(|| self.by_user(&self.user_password(length), length))
            }),
            5 | 6 => self.by_hash(),
            _ => None,
        }
    }

    /// The key that a user's password makes, if the file agrees.
    fn by_user(&self, password: &[u8], length: usize) -> Option<Vec<u8>> {
        let owner = self.owner.get(..32).unwrap_or(&self.owner);
        let mut hash = Md5::new();
        hash.update(password);
        hash.update(owner);
        hash.update(self.rights.to_le_bytes());
        hash.update(self.id);
        if self.revision >= 4 && !self.metadata {
            hash.update([0xFF; 4]);
        }
        let key = self.often(hash.finalize().to_vec(), length);
        let is_right = if self.revision == 2 {
            self.user.get(..32) == Some(&cipher::rc4(&key, &FILL))
        } else {
            let mut hash = Md5::new();
            hash.update(FILL);
            hash.update(self.id);
            let made = (0..20_u8).fold(hash.finalize().to_vec(), |made, round| cipher::rc4(&mixed(&key, round), &made));
            self.user.get(..16) == Some(&made)
        };
        is_right.then_some(key)
    }

    /// The user's password, by that of the owner being empty.
    fn user_password(&self, length: usize) -> Vec<u8> {
        let key = self.often(Md5::digest(FILL).to_vec(), length);
        let owner = self.owner.get(..32).unwrap_or(&self.owner);
        let rounds = if self.revision == 2 { 0..1 } else { 0..20_u8 };
        rounds.rev().fold(owner.to_vec(), |made, round| cipher::rc4(&mixed(&key, round), &made))
    }

    /// A key of so many bytes, hashed over and over in later revisions.
    fn often(&self, mut hash: Vec<u8>, length: usize) -> Vec<u8> {
        let length = if self.revision == 2 { 5 } else { length };
        hash.truncate(length);
        if self.revision >= 3 {
            for _ in 0..50 {
                hash = Md5::digest(&hash).to_vec();
                hash.truncate(length);
            }
        }
        hash
    }

    /// Both passwords come with two rows of eight bytes: to try a password, and to make the key by which the true one
    /// is decrypted.
    fn by_hash(&self) -> Option<Vec<u8>> {
        let user = self.user.get(..48).unwrap_or_default();
        [(&self.user, &self.user_key, &[][..]), (&self.owner, &self.owner_key, user)].into_iter().find_map(
            |(said, packed, user)| {
                let (right, try_with, make_with) = (said.get(..32)?, said.get(32..40)?, said.get(40..48)?);
                if self.hash(try_with, user) != right {
                    return None;
                }
                let key = cipher::blocks(&self.hash(make_with, user), &[0; cipher::BLOCK], packed.get(..32)?);
                (key.len() == 32).then_some(key)
            },
        )
    }

    /// The hash of the empty password with some bytes.
    fn hash(&self, salt: &[u8], user: &[u8]) -> Vec<u8> {
        let first = Sha256::digest([salt, user].concat()).to_vec();
        if self.revision == 5 { first } else { hardened(first, user) }
    }
}

/// Hashed in at least 64 rounds, with the hash that each round chooses.
fn hardened(mut hash: Vec<u8>, user: &[u8]) -> Vec<u8> {
    // It ends after some rounds more; the bound is for who does not trust chance.
    for round in 0..4_096_u32 {
        let mut many = [&hash[..], user].concat().repeat(64);
        let (key, first) = (hash.get(..16).unwrap_or_default(), hash.get(16..32).unwrap_or_default());
        cipher::encrypt(key, first, &mut many);
        let sum: u32 = many.iter().take(16).map(|&byte| u32::from(byte)).sum();
        hash = match sum % 3 {
            0 => Sha256::digest(&many).to_vec(),
            1 => Sha384::digest(&many).to_vec(),
            _ => Sha512::digest(&many).to_vec(),
        };
        if round >= 63 && many.last().is_some_and(|&last| u32::from(last) <= round - 31) {
            break;
        }
    }
    hash.truncate(32);
    hash
}

fn mixed(key: &[u8], round: u8) -> Vec<u8> {
    key.iter().map(|byte| byte ^ round).collect()
}

/// The key of one object.
pub(super) fn of_object(key: &[u8], id: Id, aes: bool) -> Vec<u8> {
    let mut hash = Md5::new();
    hash.update(key);
    hash.update(id.number.to_le_bytes().get(..3).unwrap_or_default());
    hash.update(id.generation.to_le_bytes());
    if aes {
        hash.update(b"sAlT");
    }
    let mut own = hash.finalize().to_vec();
    own.truncate((key.len() + 5).min(16));
    own
}
