//! What a file holds beside its pages: properties, remarks, forms, outlines, scripts, attached files, and whatever
//! writers left in it.
//!
//! Remarks and form values are told with their page. All else is found by one walk over the objects of the file, in the
//! order of their numbers: no list in the file has to be right for that, nothing is followed twice, and a dictionary that
//! no reader knows is looked at like any other. What is told once is not told again.

mod annotation;
mod attached;
mod field;
mod outline;
mod properties;
mod reach;
mod rest;
mod shown;
mod stream;
mod value;
mod xmp;

use std::collections::HashSet;
use std::rc::Rc;

use super::syntax::{Dict, File, Id, Numbers, Object, Stream};
use super::text_of::text_of;
use crate::document::{Concealment, ProblemKind, Role, Seen};
use crate::read::office::fingerprint;
use crate::read::within::Within;
use reach::Reach;

/// Tells what is beside the pages: first [`Self::properties`], then [`Self::page`] with each page, then [`Self::rest`], and
/// at the end [`Self::end`].
pub(crate) struct Beside<'f, 'a> {
    file: &'f File<'a>,
    /// What was told, as fingerprints.
    told: HashSet<u64>,
    /// Objects that are done.
    done: Numbers,
    /// Fields whose value was told.
    fields: Numbers,
    /// Fields whose choices were told.
    chosen: Numbers,
    /// Dictionaries that name attached files, which are told when nothing else is: each is a document of its own.
    attached: Vec<Rc<Dict>>,
    reach: Reach,
    /// Streams that nobody read so far, and why the page does not show them.
    streams: Vec<(Rc<Stream>, Concealment)>,
    /// All objects that are pages, also those that are shown.
    pages: Vec<u32>,
    /// The file is an earlier state, of which only that is told which was not before.
    is_earlier: bool,
    /// How many attached files were told that have no name.
    nameless: u32,
    /// Programs are to paint the values of forms anew.
    paints_forms: bool,
}

impl<'f, 'a> Beside<'f, 'a> {
    pub(crate) fn new(file: &'f File<'a>) -> Self {
        let root = file.dict(file.trailer(), "Root").unwrap_or_default();
        let form = file.dict(&root, "AcroForm").unwrap_or_default();
        let paints_forms = file.at(&form, "NeedAppearances").as_bool() == Some(true);
        let (told, done) = (HashSet::new(), Numbers::default());
        let (fields, chosen) = (Numbers::default(), Numbers::default());
        let (attached, streams, reach) = (Vec::new(), Vec::new(), Reach::default());
        let (nameless, is_earlier) = (0, false);
        Self {
            file,
            told,
            done,
            fields,
            chosen,
            attached,
            reach,
            streams,
            is_earlier,
            nameless,
            paints_forms,
            pages: Vec::new(),
        }
    }

    /// For an earlier state of the file, of which only that is told which was not before.
    pub(crate) fn of<'e>(&mut self, earlier: &'e File<'a>) -> Beside<'e, 'a> {
        Beside { told: std::mem::take(&mut self.told), is_earlier: true, ..Beside::new(earlier) }
    }

    /// Takes back what it told.
    pub(crate) fn learn(&mut self, earlier: Beside<'_, 'a>) {
        self.told = earlier.told;
    }

    /// Whether an object is still to be done, which it is then.
    fn is_new(&mut self, id: Id) -> bool {
        self.done.insert(id.number)
    }

    /// Notes that a text was told; gives whether it was not before.
    fn is_fresh(&mut self, text: &str) -> bool {
        self.told.insert(fingerprint(text))
    }

    /// Tells a text, again if it was told.
    fn tell(&mut self, text: &str, role: Role, seen: impl Into<Seen>, to: &mut Within<'_, '_>) {
        if self.is_fresh(text) || !self.is_earlier {
            say(text, role, seen, to);
        }
    }

    /// Tells a text that was not told before.
    fn once(&mut self, text: &str, role: Role, seen: impl Into<Seen>, to: &mut Within<'_, '_>) {
        let seen = seen.into();
        if !text.trim().is_empty() && self.is_fresh(text) && !self.reach.keep(text, role, seen) {
            say(text, role, seen, to);
        }
    }

    /// Tells a text behind the page that was not told before.
    fn behind(&mut self, text: &str, to: &mut Within<'_, '_>) {
        self.once(text, Role::Attribute, Concealment::Attribute, to);
    }

    /// A text, whether it stands in a string or in a stream.
    fn text(&mut self, value: &Object, to: &mut Within<'_, '_>) -> Option<String> {
        if let Object::Reference(id) = *value {
            let object = self.file.get(id);
            if object.as_stream().is_some() {
                self.done.insert(id.number);
            }
        }
        match self.file.resolve(value) {
            Object::String(bytes) => Some(text_of(&bytes)),
            Object::Stream(stream) => {
                let decoded = self.file.decode(&stream);
                problem(decoded.problem, to);
                (!decoded.picture).then(|| text_of(&decoded.bytes))
            }
            _ => None,
        }
    }
}

/// Tells a text.
fn say(text: &str, role: Role, seen: impl Into<Seen>, to: &mut Within<'_, '_>) {
    let fresh = matches!(role, Role::Paragraph);
    to.out.whole(text.to_owned(), role, seen, fresh);
}

fn problem(kind: Option<ProblemKind>, to: &mut Within<'_, '_>) {
    if let Some(kind) = kind {
        to.out.problem(kind);
    }
}

#[cfg(test)]
mod tests;
