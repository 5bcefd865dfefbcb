//! Who a finding is, from run to run.

use std::collections::HashMap;
use std::fmt;

use sha2::{Digest, Sha256};

use super::Masked;

/// Rule, path, masked surroundings and an ordinal, hashed. It does not change when lines move, and
/// as only masked text goes in, it says no more about the value than the report does.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identity(String);

impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Counts findings that are otherwise alike, within one file.
#[derive(Default)]
pub struct Ordinals(HashMap<[u8; 8], u32>);

impl Ordinals {
    /// The identity of the next finding with this rule, path and surroundings.
    pub fn identify(&mut self, rule: &str, path: &Masked, context: &Masked) -> Identity {
        let mut hasher = Sha256::new();
        for piece in [rule, path.as_str(), context.as_str()] {
            hasher.update((piece.len() as u64).to_le_bytes());
            hasher.update(piece.as_bytes());
        }
        let mut short = [0; 8];
        short.copy_from_slice(&hasher.finalize()[..8]);
        let ordinal = self.0.entry(short).or_default();
        *ordinal += 1;
        Identity(format!("{:016x}-{ordinal}", u64::from_be_bytes(short)))
    }
}
