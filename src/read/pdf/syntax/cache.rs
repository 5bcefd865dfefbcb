//! Objects that were parsed, as long as they may be asked for again. A file can have millions of them, so that only what
//! was asked for lately is kept: two generations, of which the older one goes when the younger is full.

use std::collections::VecDeque;
use std::rc::Rc;

use super::holder::Holder;
use super::number::ByNumber;
use super::object::Object;

/// Bytes that the objects of a generation were parsed from; in memory they take about ten times as much.
const GENERATION: usize = 384 << 10;
/// What an object weighs at least.
const LIGHTEST: usize = 32;
/// Bytes of unpacked object streams that are kept.
const HELD: usize = 8 << 20;

#[derive(Default)]
pub(super) struct Cache {
    young: ByNumber<Object>,
    old: ByNumber<Object>,
    weight: usize,
    holders: ByNumber<Rc<Holder>>,
    /// Their numbers, the oldest first.
    in_order: VecDeque<u32>,
    held: usize,
}

impl Cache {
    pub(super) fn get(&mut self, number: u32) -> Option<Object> {
        if let Some(object) = self.young.get(&number) {
            return Some(object.clone());
        }
        // It is still asked for, so it counts among the young again.
        let object = self.old.remove(&number)?;
        self.put(number, object.clone(), 0);
        Some(object)
    }

    pub(super) fn has(&self, number: u32) -> bool {
        self.young.contains_key(&number) || self.old.contains_key(&number)
    }

    /// `length` = of the bytes that it was parsed from.
    pub(super) fn put(&mut self, number: u32, object: Object, length: usize) {
        self.weight += length.max(LIGHTEST);
        if self.weight > GENERATION {
            self.weight = length;
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(number, object);
    }

    pub(super) fn holder(&self, number: u32) -> Option<Rc<Holder>> {
        self.holders.get(&number).map(Rc::clone)
    }

    pub(super) fn put_holder(&mut self, number: u32, holder: Rc<Holder>) {
        self.held += holder.weight();
        self.in_order.push_back(number);
        self.holders.insert(number, holder);
        while self.held > HELD && self.in_order.len() > 1 {
            let gone = self.in_order.pop_front().and_then(|oldest| self.holders.remove(&oldest));
            self.held = self.held.saturating_sub(gone.map_or(0, |gone| gone.weight()));
        }
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }
}
