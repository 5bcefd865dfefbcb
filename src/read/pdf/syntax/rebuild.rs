//! The table of a file whose own one cannot be used, made from the objects that were found.

use std::collections::HashMap;
use std::rc::Rc;

use super::file::File;
use super::lexer::Lexer;
use super::object::{Dict, Id, Object};
use super::parse;
use super::place::{MOST, Place, Table};
use super::repair::Kind;
use super::xref::SECTIONS;
use crate::document::ProblemKind;

impl File<'_> {
    /// Looks for all objects, and for the one that the others hang on.
    pub(super) fn rebuild(&mut self) -> Result<(), ProblemKind> {
        self.forget();
        self.set_rebuilt();
        let index = self.index();
        let too_many = index.too_many;
        // Later objects and trailers replace earlier ones.
        let places = index.found.iter().rev().map(|found| (found.number, Place::At(found.at)));
        self.table = Table::of(places.collect());
        if too_many {
            self.tell(ProblemKind::TooMany(MOST as u64));
        }
        let trailers = self.trailers();
        let mut trailer = Dict::default();
        for own in &trailers {
            for (name, value) in own.iter() {
                trailer.push(name.into(), value.clone());
            }
        }
        self.set_trailer(trailer);
        self.decrypt()?;
        self.table = self.with_held();
        if !self.has_pages() {
            let root = trailers.iter().rev().filter_map(|dict| dict.get("Root")).find(|root| self.is_root(root));
            match root.cloned().or_else(|| self.look_for_root()) {
                Some(root) => {
                    let mut trailer = Dict::clone(self.trailer());
                    trailer.push(b"Root"[..].into(), root);
                    self.set_trailer(trailer);
                    self.decrypt()?;
                }
                None => self.tell(self.lost()),
            }
        }
        Ok(())
    }

    /// All trailers, in their order.
    fn trailers(&self) -> Vec<Rc<Dict>> {
        let index = self.index();
        let mut trailers: Vec<(usize, Rc<Dict>)> = Vec::new();
        let skipped = index.trailers.len().saturating_sub(SECTIONS);
        for (row, &at) in index.trailers.iter().enumerate().skip(skipped) {
            // What lacks an end must not be read up to the end of the file, again and again.
            let end = index.trailers.get(row + 1).copied().unwrap_or(self.bytes().len());
            let bytes = self.bytes().get(..end).unwrap_or_default();
            if let Object::Dict(dict) = parse::object(&mut Lexer::new(bytes, at)) {
                trailers.push((at, dict));
            }
        }
        for found in index.found.iter().rev().filter(|found| found.kind == Kind::Table).take(SECTIONS) {
            if let Some(dict) = self.parse_at(found.at).and_then(|parsed| parsed.object.as_dict().cloned()) {
                trailers.push((found.at, dict));
            }
        }
        trailers.sort_by_key(|trailer| trailer.0);
        trailers.into_iter().map(|trailer| trailer.1).collect()
    }

    /// The table with the objects that stand in streams. What stands further down in the file replaces what stands above.
    fn with_held(&self) -> Table {
        let mut held: HashMap<u32, (usize, Place)> = HashMap::new();
        for found in self.index().found.iter().filter(|found| found.kind == Kind::Holder) {
            if self.table.get(found.number) != Some(Place::At(found.at)) {
                continue;
            }
            let Some(holder) = self.holder(found.number) else { continue };
            for (index, number) in (0_u32..).zip(holder.numbers()) {
                held.insert(number, (found.at, Place::In { holder: found.number, index }));
            }
        }
        let mut entries: Vec<(u32, Place)> = Vec::with_capacity(self.table.len() + held.len());
        for (number, place) in self.table.iter() {
            let newer = held.get(&number).filter(|held| matches!(place, Place::At(at) if at < held.0));
            entries.push((number, newer.map_or(place, |held| held.1)));
        }
        // Objects of the table come first, so they count.
        entries.extend(held.iter().map(|(&number, held)| (number, held.1)));
        Table::of(entries)
    }

    /// The catalog, or what may stand for it. On the way, the dictionary of an encryption whose trailer is lost.
    fn look_for_root(&mut self) -> Option<Object> {
        let (mut catalog, mut tree, mut encrypt) = (None, None, None);
        for number in self.numbers() {
            let id = Id { number, generation: 0 };
            let Some(dict) = self.get(id).as_dict().cloned() else { continue };
            match self.at(&dict, "Type").as_name() {
                Some(b"Catalog") if self.is_root(&Object::Reference(id)) => catalog = Some(id),
                Some(b"Pages") if !dict.has("Parent") && dict.has("Kids") => tree = Some(id),
                _ if dict.has("O") && dict.has("U") && self.at(&dict, "Filter").as_name() == Some(b"Standard") => {
                    encrypt = Some(id);
                }
                _ => {}
            }
        }
        if let (Some(encrypt), false) = (encrypt, self.trailer().has("Encrypt")) {
            let mut trailer = Dict::clone(self.trailer());
            trailer.push(b"Encrypt"[..].into(), Object::Reference(encrypt));
            self.set_trailer(trailer);
        }
        let stand_in = |tree| {
            let mut root = Dict::default();
            root.push(b"Pages"[..].into(), Object::Reference(tree));
            Object::Dict(Rc::new(root))
        };
        if catalog.is_none() && tree.is_some() {
            self.tell(self.lost());
        }
        catalog.map(Object::Reference).or_else(|| tree.map(stand_in))
    }

    /// Whether an object may be the catalog: it leads to a tree of pages.
    fn is_root(&self, root: &Object) -> bool {
        self.resolve(root).as_dict().is_some_and(|root| self.dict(root, "Pages").is_some())
    }
}
