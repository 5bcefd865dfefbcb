//! How an event is bound to the one before it.

use sha2::{Digest, Sha256};

/// What is hashed first: another version of the encoding begins otherwise.
const VERSION: &[u8] = b"baguan ledger 1";

/// What an event's hash is over.
#[derive(Clone, Copy)]
pub(super) struct Link<'a> {
    pub(super) prev: &'a [u8],
    pub(super) seq: u64,
    pub(super) at: i64,
    pub(super) actor: &'a str,
    pub(super) kind: &'a str,
    pub(super) incident: u64,
    pub(super) rule: &'a str,
    pub(super) document: &'a str,
    pub(super) file: &'a str,
    pub(super) body_hash: &'a [u8],
}

impl Link<'_> {
    /// The event's hash. Every part goes in behind its length, so that no two events read the same.
    pub(super) fn hash(&self) -> [u8; 32] {
        let mut hasher = Sha256::new();
        let mut part = |bytes: &[u8]| {
            hasher.update((bytes.len() as u64).to_le_bytes());
            hasher.update(bytes);
        };
        part(VERSION);
        part(self.prev);
        part(&self.seq.to_le_bytes());
        part(&self.at.to_le_bytes());
        part(self.actor.as_bytes());
        part(self.kind.as_bytes());
        part(&self.incident.to_le_bytes());
        part(self.rule.as_bytes());
        part(self.document.as_bytes());
        part(self.file.as_bytes());
        part(self.body_hash);
        hasher.finalize().into()
    }
}

/// A mark as a number, by which it is looked up; 0 for none. It follows from the mark, which the chain binds.
pub(super) fn key(mark: &str) -> i64 {
    if mark.is_empty() {
        return 0;
    }
    let mut first = [0; 8];
    first.copy_from_slice(&Sha256::digest(mark.as_bytes())[..8]);
    (i64::from_le_bytes(first) & i64::MAX).max(1)
}

/// The hash of a body. The salt, which goes with the body when it is pruned, keeps a short body from being guessed
/// from its hash. It always has its 16 bytes, so the two cannot run into one another.
pub(super) fn body_hash(salt: &[u8], body: &str) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(salt);
    hasher.update(body.as_bytes());
    hasher.finalize().into()
}
