//! A file, and its objects by their numbers.

use std::cell::{Cell, OnceCell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use super::cache::Cache;
use super::crypt::Crypt;
use super::filter::{self, Decoded};
use super::holder::Holder;
use super::lexer::{Lexer, MOST_PARTS, Token};
use super::object::{Dict, Id, Object, Stream};
use super::parse;
use super::place::{Place, Table};
use super::repair::{self, Ends, Index};
use crate::document::ProblemKind;
use crate::read::limits::Budget;

/// References that refer to references are followed so far.
const FAR: u32 = 16;
/// So deep one object is needed to read another: a length, the stream that holds it.
const DEEP: u32 = 8;
/// Objects are forgotten and read again: all bytes so often, and so many more. Objects that reach into one another, which
/// only a hostile file has, would take for ever.
const AGAIN: usize = 16;
const WORK: usize = 256 << 20;
/// Of a stream no more is taken into memory, but for attached files.
pub(crate) const HELD: u64 = 64 << 20;
/// What is unpacked and painted, as often as it is, costs effort: an operator one, a glyph one, bytes a sixteenth. So much
/// may be spent on any file, and more on a larger one. Of real files a byte leads to less than two.
const EFFORT: u64 = 48_000_000;
const EFFORT_OF_BYTE: u64 = 12;
/// So many bytes cost as much as an operator.
pub(crate) const BYTES: u64 = 16;

/// An opened file.
pub(crate) struct File<'a> {
    bytes: &'a [u8],
    pub(crate) budget: &'a Budget,
    trailer: Rc<Dict>,
    pub(super) table: Table,
    /// Where the tables stand, the newest first.
    pub(super) sections: Vec<usize>,
    /// What places are counted from.
    pub(super) base: usize,
    crypt: Option<Crypt>,
    /// The object that says how the file is encrypted, which is not encrypted itself.
    crypt_number: Option<u32>,
    cache: RefCell<Cache>,
    index: OnceCell<Index>,
    ends: Ends,
    depth: Cell<u32>,
    /// How many bytes may still be taken apart into objects.
    work: Cell<usize>,
    /// What may still be spent on what is in it; its earlier revisions share it.
    effort: Rc<Cell<u64>>,
    /// Its table is in use, so that what is not there may be looked for.
    pub(super) ready: Cell<bool>,
    repaired: Cell<bool>,
    /// Its own table could not be used at all.
    rebuilt: Cell<bool>,
    /// It ends before what its writer wrote last.
    pub(super) cut: Cell<bool>,
    problems: RefCell<Vec<ProblemKind>>,
}

/// An object as it stands in the file.
pub(super) struct Parsed {
    pub(super) object: Object,
    pub(super) id: Id,
    /// Where its number stands.
    pub(super) at: usize,
    /// How many bytes it was parsed from, without those of a stream.
    length: usize,
}

impl<'a> File<'a> {
    /// A file of which nothing is known yet.
    pub(super) fn unread(bytes: &'a [u8], budget: &'a Budget) -> Self {
        Self {
            bytes,
            budget,
            trailer: Rc::default(),
            table: Table::default(),
            sections: Vec::new(),
            base: 0,
            crypt: None,
            crypt_number: None,
            cache: RefCell::default(),
            index: OnceCell::new(),
            ends: Ends::default(),
            depth: Cell::new(0),
            work: Cell::new(WORK.saturating_add(bytes.len().saturating_mul(AGAIN))),
            effort: Rc::new(Cell::new(EFFORT.saturating_add((bytes.len() as u64).saturating_mul(EFFORT_OF_BYTE)))),
            ready: Cell::new(false),
            repaired: Cell::new(false),
            rebuilt: Cell::new(false),
            cut: Cell::new(false),
            problems: RefCell::default(),
        }
    }

    pub(crate) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    pub(crate) fn trailer(&self) -> &Rc<Dict> {
        &self.trailer
    }

    pub(super) fn set_trailer(&mut self, trailer: Dict) {
        self.trailer = Rc::new(trailer);
    }

    /// Whether something had to be looked for because the file does not say, or not rightly, where it stands.
    pub(crate) fn repaired(&self) -> bool {
        self.repaired.get()
    }

    pub(super) fn rebuilt(&self) -> bool {
        self.rebuilt.get()
    }

    pub(super) fn set_repaired(&self) {
        self.repaired.set(true);
    }

    pub(super) fn set_rebuilt(&self) {
        self.repaired.set(true);
        self.rebuilt.set(true);
        self.ready.set(true);
    }

    /// What of the file could not be read, so far, each once.
    pub(crate) fn problems(&self) -> Vec<ProblemKind> {
        self.problems.borrow().clone()
    }

    pub(crate) fn tell(&self, problem: ProblemKind) {
        let mut problems = self.problems.borrow_mut();
        if !problems.contains(&problem) {
            problems.push(problem);
        }
    }

    /// Spends effort. When none is left, the file is told of it; gives whether there was some.
    pub(crate) fn spend(&self, effort: u64) -> bool {
        let left = self.effort.get();
        self.effort.set(left.saturating_sub(effort));
        if left == 0 {
            self.tell(ProblemKind::TooMany(EFFORT));
        }
        left > 0
    }

    /// What an earlier revision costs is this file's.
    pub(super) fn share_effort(&mut self, with: &Self) {
        self.effort = Rc::clone(&with.effort);
    }

    /// What something that should be there and is not says of the file.
    pub(crate) fn lost(&self) -> ProblemKind {
        if self.cut.get() { ProblemKind::Truncated } else { ProblemKind::Damaged }
    }

    /// Forgets what was read by a table that is not to be used.
    pub(super) fn forget(&mut self) {
        self.cache.get_mut().clear();
        self.problems.get_mut().clear();
        self.crypt = None;
        self.crypt_number = None;
    }

    /// Forgets the objects that were not found where they should be, so that they are looked for.
    pub(super) fn forget_objects(&mut self) {
        self.cache.get_mut().clear();
    }

    /// Makes the file readable, if it is encrypted.
    pub(super) fn decrypt(&mut self) -> Result<(), ProblemKind> {
        let number = self.trailer.get("Encrypt").and_then(Object::as_reference).map(|id| id.number);
        self.crypt_number = number;
        let Some(encrypt) = self.dict(&self.trailer, "Encrypt") else { return Ok(()) };
        let id = self.array(&self.trailer, "ID").and_then(|ids| ids.first().map(|id| self.resolve(id)));
        let crypt = Crypt::open(self, &encrypt, id.as_ref().and_then(Object::as_string).unwrap_or_default())?;
        self.crypt = crypt;
        // What was read on the way there was not decrypted.
        self.cache.get_mut().clear();
        Ok(())
    }

    /// Whether strings have to be decrypted.
    pub(super) fn is_encrypted(&self) -> bool {
        self.crypt.is_some()
    }

    /// The numbers of all objects.
    pub(crate) fn numbers(&self) -> Vec<u32> {
        self.table.iter().filter(|entry| entry.1 != Place::Free).map(|entry| entry.0).collect()
    }

    /// Where the file says that an object is.
    pub(super) fn place(&self, number: u32) -> Option<Place> {
        self.table.get(number)
    }

    /// The objects that were looked for, without the file's own table.
    pub(super) fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::of(self.bytes, &self.ends))
    }

    /// An object; `Null` if there is none.
    pub(crate) fn get(&self, id: Id) -> Object {
        if let Some(object) = self.cache.borrow_mut().get(id.number) {
            return object;
        }
        let Some((object, length)) = self.loaded(id.number) else { return Object::Null };
        self.cache.borrow_mut().put(id.number, object.clone(), length);
        object
    }

    /// The same for one that nobody will ask for again.
    pub(crate) fn get_once(&self, id: Id) -> Object {
        let known = if self.has_at_hand(id.number) { self.cache.borrow_mut().get(id.number) } else { None };
        known.or_else(|| self.loaded(id.number).map(|loaded| loaded.0)).unwrap_or_default()
    }

    /// Whether an object was asked for lately.
    pub(super) fn has_at_hand(&self, number: u32) -> bool {
        self.cache.borrow().has(number)
    }

    /// An object, with how many bytes it took; nothing if no more may be read.
    fn loaded(&self, number: u32) -> Option<(Object, usize)> {
        let depth = self.depth.get();
        if depth >= DEEP {
            return None;
        }
        if self.is_spent() {
            self.tell(ProblemKind::TooLarge(WORK as u64));
            return None;
        }
        self.depth.set(depth + 1);
        let loaded = self.load(number).unwrap_or_default();
        self.depth.set(depth);
        self.took_apart(loaded.1);
        Some(loaded)
    }

    /// Whether no more may be taken apart.
    pub(super) fn is_spent(&self) -> bool {
        self.work.get() == 0
    }

    /// So many bytes were taken apart.
    pub(super) fn took_apart(&self, bytes: usize) {
        self.work.set(self.work.get().saturating_sub(bytes));
    }

    /// Takes an object out of the file, with how many bytes it took.
    fn load(&self, number: u32) -> Option<(Object, usize)> {
        let found = match self.table.get(number) {
            Some(Place::At(at)) => self
                .parse_at(at)
                .filter(|parsed| parsed.id.number == number)
                .map(|parsed| (parsed.object, parsed.length)),
            Some(Place::In { holder, index }) => {
                self.holder(holder).and_then(|holder| holder.object(self, number, index))
            }
            Some(Place::Free) => return None,
            None => {
                if self.rebuilt() {
                    self.tell(self.lost());
                }
                return None;
            }
        };
        found.or_else(|| self.sought(number))
    }

    /// An object that is not where it should be.
    fn sought(&self, number: u32) -> Option<(Object, usize)> {
        if !self.ready.get() {
            return None;
        }
        let found = self.index().last(number).and_then(|found| self.parse_at(found.at));
        if found.is_some() {
            self.repaired.set(true);
        } else if !matches!(self.table.get(number), Some(Place::At(0))) {
            // Some writers say of objects that were deleted that they stand at the beginning of the file.
            self.tell(self.lost());
        }
        found.map(|parsed| (parsed.object, parsed.length))
    }

    /// The stream of a number, which holds several objects.
    pub(super) fn holder(&self, number: u32) -> Option<Rc<Holder>> {
        if let Some(holder) = self.cache.borrow().holder(number) {
            return Some(holder);
        }
        // A stream that holds objects is not held by another one.
        if matches!(self.table.get(number), Some(Place::In { .. })) {
            return None;
        }
        let stream = self.get(Id { number, generation: 0 }).as_stream().cloned();
        let holder = Rc::new(stream.map(|stream| Holder::of(self, &stream)).unwrap_or_default());
        self.took_apart(holder.weight());
        self.cache.borrow_mut().put_holder(number, Rc::clone(&holder));
        Some(holder)
    }

    /// The object whose `12 0 obj` stands at a place.
    pub(super) fn parse_at(&self, at: usize) -> Option<Parsed> {
        let mut lexer = Lexer::new(self.bytes, at);
        lexer.skip_space();
        let at = lexer.at();
        let Token::Integer(number) = lexer.next()? else { return None };
        let Token::Integer(generation) = lexer.next()? else { return None };
        if lexer.next()? != Token::Word(b"obj") {
            return None;
        }
        let (number, generation) = (u32::try_from(number).ok()?, u16::try_from(generation).unwrap_or_default());
        let id = Id { number, generation };
        let object = match &self.crypt {
            Some(crypt) if self.crypt_number != Some(number) => {
                parse::sealed(&mut lexer, Some(&|bytes| crypt.string(id, bytes)))
            }
            _ => parse::object(&mut lexer),
        };
        if lexer.is_cut() {
            self.tell(ProblemKind::TooMany(MOST_PARTS.into()));
        }
        let length = lexer.at().saturating_sub(at);
        let object = match (object, lexer.next()) {
            (Object::Dict(dict), Some(Token::Word(b"stream"))) => {
                let bytes = self.extent(&dict, lexer.at());
                Object::Stream(Rc::new(Stream { dict, bytes, id }))
            }
            (object, None) => {
                self.tell(ProblemKind::Truncated);
                object
            }
            (object, _) => object,
        };
        Some(Parsed { object, id, at, length })
    }

    /// Where the bytes of a stream lie.
    fn extent(&self, dict: &Dict, after: usize) -> Range<usize> {
        let length = self.integer(dict, "Length").and_then(|length| usize::try_from(length).ok());
        let extent = self.ends.of_stream(self.bytes, repair::begin(self.bytes, after), length);
        if extent.repaired {
            self.repaired.set(true);
        }
        if !extent.cut {
            return extent.range;
        }
        self.tell(ProblemKind::Truncated);
        // Streams that all reach to the end of the file would be read again and again.
        let Range { start, end } = extent.range;
        let found = &self.index().found;
        let next = found.get(found.partition_point(|found| found.at < start));
        start..next.map_or(end, |next| next.at)
    }

    /// What a reference refers to; anything else is itself.
    pub(crate) fn resolve(&self, object: &Object) -> Object {
        let mut object = object.clone();
        for _ in 0..FAR {
            let Object::Reference(id) = object else { return object };
            object = self.get(id);
        }
        Object::Null
    }

    /// What stands under a name of a dictionary, references followed.
    pub(crate) fn at(&self, dict: &Dict, name: &str) -> Object {
        dict.get(name).map_or(Object::Null, |object| self.resolve(object))
    }

    pub(crate) fn dict(&self, dict: &Dict, name: &str) -> Option<Rc<Dict>> {
        self.at(dict, name).as_dict().cloned()
    }

    pub(crate) fn stream(&self, dict: &Dict, name: &str) -> Option<Rc<Stream>> {
        self.at(dict, name).as_stream().cloned()
    }

    pub(crate) fn array(&self, dict: &Dict, name: &str) -> Option<Rc<[Object]>> {
        if let Object::Array(items) = self.at(dict, name) { Some(items) } else { None }
    }

    pub(crate) fn integer(&self, dict: &Dict, name: &str) -> Option<i64> {
        self.at(dict, name).as_integer()
    }

    pub(crate) fn number(&self, dict: &Dict, name: &str) -> Option<f64> {
        self.at(dict, name).as_number()
    }

    pub(crate) fn name(&self, dict: &Dict, name: &str) -> Option<Rc<[u8]>> {
        if let Object::Name(name) = self.at(dict, name) { Some(name) } else { None }
    }

    /// The items of a list as numbers; what is none counts as zero.
    pub(crate) fn numbers_of(&self, dict: &Dict, name: &str) -> Option<Vec<f64>> {
        let items = self.array(dict, name)?;
        Some(items.iter().map(|item| self.resolve(item).as_number().unwrap_or(0.0)).collect())
    }

    /// What a stream holds, unpacked as far as it is text and not a picture.
    pub(crate) fn decode(&self, stream: &Stream) -> Decoded {
        self.decode_most(stream, HELD)
    }

    /// The same, but for what is beyond so many bytes.
    pub(crate) fn decode_most(&self, stream: &Stream, most: u64) -> Decoded {
        let mut bytes = Vec::new();
        let rest = self.decode_into_most(stream, most, &mut bytes);
        Decoded { bytes, ..rest }
    }

    /// The same into a buffer that is used again; the bytes of what comes back are empty.
    pub(crate) fn decode_into(&self, stream: &Stream, into: &mut Vec<u8>) -> Decoded {
        self.decode_into_most(stream, HELD, into)
    }

    /// The same, but for what is beyond so many bytes.
    pub(crate) fn decode_into_most(&self, stream: &Stream, most: u64, into: &mut Vec<u8>) -> Decoded {
        let Some(crypt) = &self.crypt else { return self.unpack_most(stream, most, into) };
        if crypt.is_locked(&stream.dict) {
            into.clear();
            return Decoded { problem: Some(ProblemKind::Encrypted), ..Decoded::default() };
        }
        let packed = self.bytes.get(stream.bytes.clone()).unwrap_or_default();
        if !self.spend(packed.len() as u64 / BYTES) {
            return given_up(into);
        }
        let packed = crypt.stream(stream.id, &stream.dict, packed);
        let decoded = self.outside(stream, filter::decode_most(self, &stream.dict, &packed, most, into));
        self.spend(into.len() as u64 / BYTES);
        decoded
    }

    /// The same for a stream that is not encrypted.
    pub(super) fn unpack_most(&self, stream: &Stream, most: u64, into: &mut Vec<u8>) -> Decoded {
        let packed = self.bytes.get(stream.bytes.clone()).unwrap_or_default();
        if !self.spend(packed.len() as u64 / BYTES) {
            return given_up(into);
        }
        let decoded = self.outside(stream, filter::decode_most(self, &stream.dict, packed, most, into));
        self.spend(into.len() as u64 / BYTES);
        decoded
    }

    /// What a stream holds may lie in another file, which is not opened.
    fn outside(&self, stream: &Stream, decoded: Decoded) -> Decoded {
        let outside = !self.at(&stream.dict, "F").is_null();
        Decoded { problem: if outside { Some(ProblemKind::Damaged) } else { decoded.problem }, ..decoded }
    }
}

/// Nothing is unpacked any more.
fn given_up(into: &mut Vec<u8>) -> Decoded {
    into.clear();
    Decoded { problem: Some(ProblemKind::TooMany(EFFORT)), ..Decoded::default() }
}
