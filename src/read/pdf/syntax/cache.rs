//! Objects that were parsed, as long as they may be asked for again. A file can have millions of them, so that only what
//! was asked for lately is kept: two generations, of which the older one goes when the younger is full.

use std::collections::{HashMap, VecDeque};
use std::rc::Rc;

use super::holder::Holder;
use super::object::Object;

/// Bytes that the objects of a generation were parsed from; in memory they take about ten times as much.
const GENERATION: usize = 384 << 10;
/// What an object weighs at least.
const LIGHTEST: usize = 32;
/// Bytes of unpacked object streams that are kept.
const HELD: usize = 8 << 20;

#[derive(Default)]
pub(super) struct Cache {
    young: HashMap<u32, Object>,
    old: HashMap<u32, Object>,
    weight: usize,
    holders: VecDeque<(u32, Rc<Holder>)>,
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
        self.holders.iter().find(|(own, _)| *own == number).map(|(_, holder)| Rc::clone(holder))
    }

    pub(super) fn put_holder(&mut self, number: u32, holder: Rc<Holder>) {
        self.held += holder.weight();
        self.holders.push_front((number, holder));
        while self.held > HELD && self.holders.len() > 1 {
            let Some((_, gone)) = self.holders.pop_back() else { break };
            self.held = self.held.saturating_sub(gone.weight());
        }
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }
}
