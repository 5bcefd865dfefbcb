//! What a file holds that nothing in it leads to: pages that were deleted, and left behind by writers that never tidy up.

use super::file::File;
use super::object::Object;
use super::place::Place;

/// An object that stands in the file, but is not the one of its number: it was replaced, or no table names it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stray {
    pub(crate) number: u32,
    at: usize,
}

impl File<'_> {
    /// Whether an object serves the file itself, so that nothing leads to it in any file.
    fn is_frame(&self, object: &Object) -> bool {
        let Some(dict) = object.as_dict() else { return object.is_null() };
        let kind = self.at(dict, "Type");
        matches!(kind.as_name(), Some(b"ObjStm" | b"XRef")) || dict.has("Linearized")
    }

    /// The objects that no number leads to. Looks through the whole file.
    pub(crate) fn strays(&self) -> Vec<Stray> {
        let found = self.index().found.iter().map(|found| Stray { number: found.number, at: found.at });
        found.filter(|stray| !self.is_known(*stray)).collect()
    }

    /// Whether it is what counts as the object of its number, because the table says so or nothing stands where it says.
    fn is_known(&self, stray: Stray) -> bool {
        match self.place(stray.number) {
            Some(Place::At(at)) if at == stray.at => true,
            Some(Place::At(at)) => {
                self.parse_at(at).is_none_or(|parsed| parsed.id.number != stray.number || parsed.at == stray.at)
                    && self.index().last(stray.number).is_some_and(|last| last.at == stray.at)
            }
            _ => self.is_frame(&self.stray(stray)),
        }
    }

    /// An object that no number leads to.
    pub(crate) fn stray(&self, stray: Stray) -> Object {
        self.parse_at(stray.at).map_or(Object::Null, |parsed| parsed.object)
    }
}
