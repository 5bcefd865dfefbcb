//! One walk over all objects that were not read with the pages.

use super::Beside;
use crate::document::Concealment;
use crate::read::pdf::syntax::{Id, Object};
use crate::read::within::Within;

impl Beside<'_, '_> {
    /// Tells what else is in the file. `unreferenced` = numbers of objects that nothing leads to, in their order.
    pub(crate) fn rest(&mut self, unreferenced: &[u32], to: &mut Within<'_, '_>) {
        to.begin_main();
        self.outline(to);
        // Attached files are documents of their own, so those that nothing names come last as well.
        let mut left = Vec::new();
        for number in self.file.numbers() {
            if self.done.contains(&number) {
                continue;
            }
            let is_left = unreferenced.binary_search(&number).is_ok();
            let why = if is_left { Concealment::Residue } else { Concealment::Attribute };
            match self.file.get(Id { number, generation: 0 }) {
                Object::Dict(dict) => self.dict(&dict, why, to),
                Object::Stream(stream) => {
                    self.dict(&stream.dict, why, to);
                    left.push((stream, why));
                }
                object @ (Object::Array(_) | Object::String(_)) => self.value(b"", &object, why, to),
                _ => {}
            }
        }
        self.files(to);
        for (stream, why) in left {
            if self.is_new(stream.id) {
                self.stream(&stream, why, to);
            }
        }
    }
}
