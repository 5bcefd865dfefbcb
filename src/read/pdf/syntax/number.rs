//! Tables by the numbers of objects. A number is mixed in one step: there are so few numbers that no file can choose many
//! that meet in one place.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// Values by numbers.
pub(crate) type ByNumber<T> = HashMap<u32, T, BuildHasherDefault<Mixer>>;
/// A set of numbers.
pub(crate) type Numbers = HashSet<u32, BuildHasherDefault<Mixer>>;

#[derive(Default)]
pub(crate) struct Mixer(u64);

impl Hasher for Mixer {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u32(byte.into());
        }
    }

    fn write_u32(&mut self, number: u32) {
        let mixed = (self.0 ^ u64::from(number)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ mixed >> 32;
    }
}
