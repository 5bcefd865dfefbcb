//! One walk over all objects that were not read with the pages.

use std::rc::Rc;

use super::value::Names;
use super::{Beside, say};
use crate::document::Concealment;
use crate::read::pdf::syntax::{Id, Object, Stream};
use crate::read::within::Within;

impl Beside<'_, '_> {
    /// Tells what else is in the file.
    pub(crate) fn rest(&mut self, to: &mut Within<'_, '_>) {
        to.begin_main();
        self.outline(to);
        let numbers = self.file.numbers();
        self.reach.all(0, self.file.trailer());
        let (mut streams, mut ways) = (Vec::new(), Vec::new());
        for &number in &numbers {
            if self.done.contains(&number) {
                continue;
            }
            ways.clear();
            if self.file.is_plain(number, &Names, &mut ways) {
                if self.file.is_named(number, "Type", |kind| kind == b"Page") {
                    self.pages.push(number);
                }
                for &to in &ways {
                    self.reach.lead(number, to);
                }
                continue;
            }
            let object = self.file.get_once(Id { number, generation: 0 });
            if let Object::Dict(dict) = &object
                && self.file.at(dict, "Type").as_name() == Some(b"Page")
            {
                self.pages.push(number);
            }
            self.reach.leads(number, &object);
            self.reach.at = Some(number);
            self.object(&object, Concealment::Attribute, to);
            if let Object::Stream(stream) = object {
                streams.push(stream);
            }
        }
        self.reach.at = None;
        let reached = self.reach.reached(&numbers);
        // What was read with the pages is there, and so is what it leads to.
        let is_left = |number| numbers.binary_search(&number).ok().and_then(|row| reached.get(row)) == Some(&false);
        for kept in std::mem::take(&mut self.reach.kept) {
            let seen = if is_left(kept.number) { Concealment::Residue.into() } else { kept.seen };
            say(&kept.text, kept.role, seen, to);
        }
        let why = |number| if is_left(number) { Concealment::Residue } else { Concealment::Attribute };
        self.streams = streams.into_iter().map(|stream: Rc<Stream>| (stream.clone(), why(stream.id.number))).collect();
    }

    /// All objects that are pages, for who knows which of them are shown. After [`Self::rest`].
    pub(crate) fn pages_left(&mut self) -> Vec<u32> {
        std::mem::take(&mut self.pages)
    }

    /// The streams that nothing leads to and that paint text.
    pub(crate) fn contents_left(&self) -> Vec<Rc<Stream>> {
        let left = self.streams.iter().filter(|(stream, why)| {
            *why == Concealment::Residue && !self.done.contains(&stream.id.number) && self.is_content(stream)
        });
        left.map(|(stream, _)| Rc::clone(stream)).collect()
    }

    /// Tells what was there before, and files that are attached: each of these is a document of its own.
    pub(crate) fn end(&mut self, to: &mut Within<'_, '_>) {
        to.begin_main();
        let replaced = self.strays(to);
        let (files, others): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.streams).into_iter().partition(|(stream, _)| self.is_file(stream));
        for (stream, why) in others {
            if self.is_new(stream.id) {
                self.stream(&stream, why, to);
            }
        }
        self.files(to);
        for (stream, why) in files {
            if self.is_new(stream.id) {
                self.stream(&stream, why, to);
            }
        }
        for stream in replaced {
            self.left_file(&stream, to);
        }
    }

    fn object(&mut self, object: &Object, why: Concealment, to: &mut Within<'_, '_>) {
        match object {
            Object::Dict(dict) => self.dict(dict, why, to),
            Object::Stream(stream) => self.dict(&stream.dict, why, to),
            Object::Array(_) | Object::String(_) => self.value(b"", object, why, to),
            _ => {}
        }
    }

    /// Objects that were there under the same numbers before the file was saved again, and others that no table names.
    /// Gives the attached files among them.
    fn strays(&mut self, to: &mut Within<'_, '_>) -> Vec<Rc<Stream>> {
        let mut replaced = Vec::new();
        let numbers = self.file.numbers();
        for stray in self.file.strays() {
            let is_replaced = numbers.binary_search(&stray.number).is_ok();
            let why = if is_replaced { Concealment::EarlierVersion } else { Concealment::Residue };
            let object = self.file.stray(stray);
            self.object(&object, why, to);
            if let Object::Stream(stream) = object {
                if self.is_file(&stream) {
                    replaced.push(stream);
                } else {
                    self.stream(&stream, why, to);
                }
            }
        }
        replaced
    }

    fn is_file(&self, stream: &Stream) -> bool {
        self.file.name(&stream.dict, "Type").is_some_and(|name| &*name == b"EmbeddedFile")
    }
}
