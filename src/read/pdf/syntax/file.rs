//! A file, and its objects by their numbers.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::filter::{self, Decoded};
use super::lexer::{Lexer, Token};
use super::object::{Dict, Id, Object, Stream};
use super::parse;
use crate::document::ProblemKind;
use crate::read::limits::Budget;

/// References that refer to references are followed so far.
const FAR: u32 = 16;

/// An opened file.
pub(crate) struct File<'a> {
    bytes: &'a [u8],
    pub(crate) budget: &'a Budget,
    trailer: Rc<Dict>,
    /// Where objects begin.
    places: HashMap<u32, usize>,
    known: RefCell<HashMap<u32, Object>>,
}

impl<'a> File<'a> {
    /// Opens a file. `Err` where nothing of it can be read.
    pub(crate) fn open(bytes: &'a [u8], budget: &'a Budget) -> Result<Self, ProblemKind> {
        let mut file =
            Self { bytes, budget, trailer: Rc::default(), places: HashMap::new(), known: RefCell::default() };
        file.look_for_objects();
        if file.trailer.has("Root") { Ok(file) } else { Err(ProblemKind::Damaged) }
    }

    fn look_for_objects(&mut self) {
        let mut trailer = Dict::default();
        for at in memchr::memmem::find_iter(self.bytes, b"obj") {
            let digits = |end: usize| {
                let text = self.bytes[..end].trim_ascii_end();
                let begin = text.iter().rposition(|byte| !byte.is_ascii_digit()).map_or(0, |at| at + 1);
                let number: u32 = std::str::from_utf8(&text[begin..]).ok()?.parse().ok()?;
                Some((begin, number))
            };
            let Some((before, _)) = digits(at) else { continue };
            let Some((begin, number)) = digits(before) else { continue };
            self.places.insert(number, begin);
        }
        let mut holders = Vec::new();
        for &number in self.places.keys() {
            if let Object::Stream(stream) = self.get(Id { number, generation: 0 }) {
                match self.at(&stream.dict, "Type").as_name() {
                    Some(b"ObjStm") => holders.push(stream),
                    Some(b"XRef") => {
                        for (name, value) in stream.dict.iter() {
                            trailer.push(name.into(), value.clone());
                        }
                    }
                    _ => {}
                }
            }
        }
        for holder in holders {
            let decoded = self.decode(&holder);
            let count = self.integer(&holder.dict, "N").unwrap_or(0);
            let first = self.integer(&holder.dict, "First").and_then(|first| usize::try_from(first).ok()).unwrap_or(0);
            let mut index = Lexer::new(&decoded.bytes, 0);
            for _ in 0..count {
                let (Some(Token::Integer(number)), Some(Token::Integer(at))) = (index.next(), index.next()) else { break };
                let (Ok(number), Ok(at)) = (u32::try_from(number), usize::try_from(at)) else { break };
                let object = parse::object(&mut Lexer::new(&decoded.bytes, first + at));
                self.known.borrow_mut().insert(number, object);
            }
        }
        for at in memchr::memmem::find_iter(self.bytes, b"trailer") {
            let mut lexer = Lexer::new(self.bytes, at + 7);
            if let Object::Dict(dict) = parse::object(&mut lexer) {
                for (name, value) in dict.iter() {
                    trailer.push(name.into(), value.clone());
                }
            }
        }
        self.trailer = Rc::new(trailer);
    }

    pub(crate) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    pub(crate) fn trailer(&self) -> &Rc<Dict> {
        &self.trailer
    }

    /// The numbers of all objects.
    pub(crate) fn numbers(&self) -> Vec<u32> {
        let mut numbers: Vec<u32> = self.places.keys().copied().collect();
        numbers.sort_unstable();
        numbers
    }

    /// An object; `Null` if there is none.
    pub(crate) fn get(&self, id: Id) -> Object {
        if let Some(object) = self.known.borrow().get(&id.number) {
            return object.clone();
        }
        let object = self.places.get(&id.number).map_or(Object::Null, |&at| self.parse(id, at));
        self.known.borrow_mut().insert(id.number, object.clone());
        object
    }

    fn parse(&self, id: Id, at: usize) -> Object {
        let mut lexer = Lexer::new(self.bytes, at);
        for _ in 0..3 {
            lexer.next();
        }
        let object = parse::object(&mut lexer);
        let Object::Dict(dict) = &object else { return object };
        if lexer.next() != Some(Token::Word(b"stream")) {
            return object;
        }
        let rest = self.bytes.get(lexer.at()..).unwrap_or_default();
        let skip = if rest.starts_with(b"\r\n") { 2 } else { usize::from(rest.starts_with(b"\n")) };
        let begin = lexer.at() + skip;
        let rest = self.bytes.get(begin..).unwrap_or_default();
        let length = self.integer(dict, "Length").and_then(|length| usize::try_from(length).ok());
        let length = length.filter(|&length| length <= rest.len());
        let length = length.or_else(|| memchr::memmem::find(rest, b"endstream")).unwrap_or(rest.len());
        Object::Stream(Rc::new(Stream { dict: dict.clone(), bytes: begin..begin + length, id }))
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
        let mut bytes = Vec::new();
        let rest = self.decode_into(stream, &mut bytes);
        Decoded { bytes, ..rest }
    }

    /// The same into a buffer that is used again; the bytes of what comes back are empty.
    pub(crate) fn decode_into(&self, stream: &Stream, into: &mut Vec<u8>) -> Decoded {
        let packed = self.bytes.get(stream.bytes.clone()).unwrap_or_default();
        filter::decode(self, &stream.dict, packed, into)
    }
}
