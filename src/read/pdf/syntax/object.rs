//! What a PDF file is made of: numbers, names, strings, lists, dictionaries, streams, and references to them.

use std::ops::Range;
use std::rc::Rc;

/// Which object: its number and how often the number was given anew.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Id {
    pub(crate) number: u32,
    pub(crate) generation: u16,
}

/// A value. What is large is shared, so that a copy costs nothing.
#[derive(Clone, Default)]
pub(crate) enum Object {
    #[default]
    Null,
    Bool(bool),
    Integer(i64),
    Real(f64),
    /// Decrypted, and as bytes: what they say depends on where the string stands.
    String(Rc<[u8]>),
    Name(Rc<[u8]>),
    Array(Rc<[Object]>),
    Dict(Rc<Dict>),
    Stream(Rc<Stream>),
    Reference(Id),
}

impl Object {
    pub(crate) fn as_number(&self) -> Option<f64> {
        match *self {
            #[allow(clippy::cast_precision_loss)] // measures on a page
            Self::Integer(number) => Some(number as f64),
            Self::Real(number) => Some(number),
            _ => None,
        }
    }

    pub(crate) fn as_integer(&self) -> Option<i64> {
        match *self {
            Self::Integer(number) => Some(number),
            Self::Real(number) => Some(number as i64),
            _ => None,
        }
    }

    pub(crate) fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(value) = *self { Some(value) } else { None }
    }

    pub(crate) fn as_name(&self) -> Option<&[u8]> {
        if let Self::Name(name) = self { Some(name) } else { None }
    }

    pub(crate) fn as_string(&self) -> Option<&[u8]> {
        if let Self::String(bytes) = self { Some(bytes) } else { None }
    }

    pub(crate) fn as_array(&self) -> Option<&[Self]> {
        if let Self::Array(items) = self { Some(items) } else { None }
    }

    /// A dictionary, or that of a stream.
    pub(crate) fn as_dict(&self) -> Option<&Rc<Dict>> {
        match self {
            Self::Dict(dict) => Some(dict),
            Self::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    pub(crate) fn as_stream(&self) -> Option<&Rc<Stream>> {
        if let Self::Stream(stream) = self { Some(stream) } else { None }
    }

    pub(crate) fn as_reference(&self) -> Option<Id> {
        if let Self::Reference(id) = *self { Some(id) } else { None }
    }

    pub(crate) fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}

/// Names with their values, as they stand in the file: values may be references. Of names that are given twice
/// the last one counts.
#[derive(Clone, Default)]
pub(crate) struct Dict {
    entries: Vec<Entry>,
}

/// A name with its value.
pub(crate) type Entry = (Rc<[u8]>, Object);

impl FromIterator<Entry> for Dict {
    fn from_iter<I: IntoIterator<Item = Entry>>(entries: I) -> Self {
        Self { entries: entries.into_iter().collect() }
    }
}

impl Dict {
    /// What stands under a name; [`super::File::at`] follows references as well.
    pub(crate) fn get(&self, name: &str) -> Option<&Object> {
        self.entries.iter().rev().find(|(own, _)| &**own == name.as_bytes()).map(|(_, value)| value)
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    pub(crate) fn push(&mut self, name: Rc<[u8]>, value: Object) {
        self.entries.push((name, value));
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&[u8], &Object)> {
        self.entries.iter().map(|(name, value)| (&**name, value))
    }

    #[cfg(test)]
    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// Bytes in the file with what is said of them.
pub(crate) struct Stream {
    pub(crate) dict: Rc<Dict>,
    /// Where they lie in the file, packed and encrypted as they are.
    pub(crate) bytes: Range<usize>,
    /// The object that the stream is, which its encryption depends on.
    pub(crate) id: Id,
}
