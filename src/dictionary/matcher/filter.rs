//! Where in a text patterns may stand at all.

/// Positions whose bits are made together.
pub(super) const AT_ONCE: usize = 64;
/// Those positions and the two classes behind the last one.
pub(super) type Window = [u16; AT_ONCE + 2];

/// A table of words, one word chosen by a hash of two neighbouring classes, a bit in it by a hash of three.
///
/// The words are chosen by two classes only, as few pairs make up most of a text: their words stay in the
/// nearest cache. 64 bits a word, measured: with 16 bits in the same memory a
/// third more positions pass.
pub(super) struct Filter {
    words: Vec<u64>,
    /// How far a hash is shifted to number a word.
    shift: u32,
    /// Whether patterns of two classes have bits of their own.
    pairs: bool,
}

impl Filter {
    /// An empty filter for so many patterns, of which some are of two classes. Between 32 KB, which stay in
    /// the nearest cache, and the 512 KB that a hash of 16 bits can address.
    pub(super) fn new(patterns: usize, pairs: usize) -> Self {
        let words = (2 * patterns).next_power_of_two().clamp(1 << 12, 1 << 16);
        // A pattern of two classes passes whatever follows: a whole word for each while they are few, which
        // costs the scan nothing; else one bit, which costs a third of the scan.
        Self { words: vec![0; words], shift: 16 - words.trailing_zeros(), pairs: 16 * pairs > words }
    }

    pub(super) fn add_two(&mut self, first: u16, second: u16) {
        let bits = if self.pairs { 1 << bit_of_two(first, second) } else { u64::MAX };
        self.add(first, second, bits);
    }

    pub(super) fn add_three(&mut self, first: u16, second: u16, third: u16) {
        self.add(first, second, 1 << bit_of_three(mix(first, second), third));
    }

    fn add(&mut self, first: u16, second: u16, bits: u64) {
        self.words[usize::from(mix(first, second) >> self.shift)] |= bits;
    }

    /// Whether [`Self::places`] must look for patterns of two classes.
    pub(super) fn looks_for_pairs(&self) -> bool {
        self.pairs
    }

    /// A bit for each of the first 64 positions of a window: whether a pattern's anchor may stand there.
    #[inline]
    pub(super) fn places<const PAIRS: bool>(&self, window: &Window) -> u64 {
        let (mut slots, mut threes, mut twos) = ([0; AT_ONCE], [0; AT_ONCE], [0; AT_ONCE]);
        // Hashes of 16 bits, so that the compiler makes eight at once even for the oldest x86-64.
        for i in 0..AT_ONCE {
            let hash = mix(window[i], window[i + 1]);
            slots[i] = hash >> self.shift;
            threes[i] = bit_of_three(hash, window[i + 2]);
            if PAIRS {
                twos[i] = bit_of_two(window[i], window[i + 1]);
            }
        }
        let words = self.words.as_slice();
        // Backwards: then the bits are shifted in by an addition.
        (0..AT_ONCE).rev().fold(0, |bits, i| {
            let word = words[usize::from(slots[i]) & (words.len() - 1)];
            let two = if PAIRS { word >> twos[i] & 1 } else { 0 };
            2 * bits + (word >> threes[i] & 1 | two)
        })
    }

    pub(super) fn memory(&self) -> usize {
        size_of_val(self.words.as_slice())
    }
}

/// A hash of a pair, its upper bits mixed best.
#[inline]
fn mix(first: u16, second: u16) -> u16 {
    first.wrapping_mul(0x9E37).wrapping_add(second.wrapping_mul(0x79B1))
}

#[inline]
fn bit_of_three(mixed: u16, third: u16) -> u16 {
    mixed.wrapping_add(third.wrapping_mul(0x85EB)) >> 10
}

/// Of another hash than the one that chose the word: within a word they would all be the same.
#[inline]
fn bit_of_two(first: u16, second: u16) -> u16 {
    first.wrapping_mul(0x7F4B).wrapping_add(second.wrapping_mul(0xC2B3)) >> 10
}

/// Calls `compare` for each place of a text that `places` marks in a window, with the three classes there.
/// Behind the end the text goes on with class 0, which no pattern has.
#[inline]
pub(super) fn candidates(classes: &[u16], places: impl Fn(&Window) -> u64, mut compare: impl FnMut(usize, [u16; 3])) {
    let mut last = [0; AT_ONCE + 2];
    for start in (0..classes.len()).step_by(AT_ONCE) {
        let rest = &classes[start..];
        let window = rest.first_chunk().unwrap_or_else(|| {
            last[..rest.len()].copy_from_slice(rest);
            last[rest.len()..].fill(0);
            &last
        });
        let mut bits = places(window);
        while bits != 0 {
            let at = bits.trailing_zeros() as usize;
            bits &= bits - 1;
            compare(start + at, [window[at], window[at + 1], window[at + 2]]);
        }
    }
}
