//! The outline, which programs show beside the pages, in its own order.

use super::Beside;
use crate::document::Concealment;
use crate::read::pdf::syntax::Object;
use crate::read::within::Within;

impl Beside<'_, '_> {
    pub(super) fn outline(&mut self, to: &mut Within<'_, '_>) {
        let root = self.file.dict(self.file.trailer(), "Root").unwrap_or_default();
        let Some(outline) = self.file.dict(&root, "Outlines") else { return };
        let mut next = Vec::new();
        next.extend(outline.get("First").and_then(Object::as_reference));
        while let Some(id) = next.pop() {
            if !self.is_new(id) {
                continue;
            }
            if let Some(entry) = self.file.get(id).as_dict() {
                self.reach.all(0, entry);
                self.dict(entry, Concealment::Attribute, to);
                next.extend(entry.get("Next").and_then(Object::as_reference));
                next.extend(entry.get("First").and_then(Object::as_reference));
            }
        }
    }
}
