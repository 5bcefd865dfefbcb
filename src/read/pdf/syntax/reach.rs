//! What a file holds that nothing in it leads to: pages that were deleted, and left behind by writers that never tidy up.

use super::file::File;
use super::object::{Dict, Id, Object};
use super::place::Place;

/// An object that stands in the file, but is not the one of its number: it was replaced, or no table names it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stray {
    pub(crate) number: u32,
    at: usize,
}

/// Objects that were come across, by the rows of the table.
struct Reached {
    rows: Vec<bool>,
    ahead: Vec<Id>,
}

impl Reached {
    /// Notes what an object refers to.
    fn look_at(&mut self, file: &File<'_>, object: &Object) {
        match object {
            Object::Reference(id) => {
                let row = file.table.row(id.number).and_then(|row| self.rows.get_mut(row));
                if let Some(seen @ false) = row {
                    *seen = true;
                    self.ahead.push(*id);
                }
            }
            Object::Array(items) => items.iter().for_each(|item| self.look_at(file, item)),
            Object::Dict(dict) => self.look_into(file, dict),
            Object::Stream(stream) => self.look_into(file, &stream.dict),
            _ => {}
        }
    }

    fn look_into(&mut self, file: &File<'_>, dict: &Dict) {
        dict.iter().for_each(|(_, value)| self.look_at(file, value));
    }
}

impl File<'_> {
    /// The numbers of objects that nothing leads to from the trailer. Reads all objects.
    pub(crate) fn unreferenced(&self) -> Vec<u32> {
        let mut reached = Reached { rows: vec![false; self.table.len()], ahead: Vec::new() };
        reached.look_into(self, self.trailer());
        while let Some(id) = reached.ahead.pop() {
            reached.look_at(self, &self.get(id));
        }
        let left = self.table.iter().zip(reached.rows);
        let mut left: Vec<u32> = left
            .filter(|((number, place), seen)| !seen && *place != Place::Free && *number != 0)
            .map(|((number, _), _)| number)
            .collect();
        let mut linearized = false;
        left.retain(|&number| {
            let object = self.get(Id { number, generation: 0 });
            linearized |= object.as_dict().is_some_and(|dict| dict.has("Linearized"));
            !self.is_frame(&object)
        });
        if linearized {
            left.retain(|&number| !is_hint(&self.get(Id { number, generation: 0 })));
        }
        left
    }

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

/// Whether it says how a file may be shown before all of it has arrived.
fn is_hint(object: &Object) -> bool {
    object.as_stream().is_some_and(|stream| stream.dict.has("S") && !stream.dict.has("Type"))
}
