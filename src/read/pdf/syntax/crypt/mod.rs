//! Encrypted files: what everybody may open with an empty password is decrypted, the rest is told.
//!
//! Offices protect files against changes all the time. Such a file is encrypted, and still opens for whoever has it.

mod cipher;
mod key;

use std::borrow::Cow;
use std::rc::Rc;

use super::file::File;
use super::object::{Dict, Id, Object};
use crate::document::ProblemKind;

/// How a file's strings and streams are decrypted.
pub(crate) struct Crypt {
    /// Nothing where a password is needed for what is attached, and only for that.
    key: Option<Vec<u8>>,
    strings: Method,
    streams: Method,
    attachments: Method,
    /// Filters that streams may name.
    named: Vec<(Rc<[u8]>, Method)>,
    metadata: bool,
}

/// What something is encrypted with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Method {
    Nothing,
    Rc4,
    /// With 128 bits.
    Aes,
    /// With 256 bits, and one key for all objects.
    LongAes,
}

impl Crypt {
    /// Opens the file that an encryption dictionary belongs to; `id` is the first string of the trailer's `ID`.
    pub(crate) fn open(file: &File<'_>, encrypt: &Dict, id: &[u8]) -> Result<Option<Self>, ProblemKind> {
        if file.name(encrypt, "Filter").is_some_and(|name| &*name != b"Standard") {
            return Err(ProblemKind::Encrypted);
        }
        let metadata = file.at(encrypt, "EncryptMetadata").as_bool() != Some(false);
        let version = file.integer(encrypt, "V").unwrap_or(0);
        let (mut crypt, bits) = match version {
            1 | 2 => (Self::with(Method::Rc4, metadata), file.integer(encrypt, "Length")),
            4 | 5 => Self::by_filters(file, encrypt, metadata)?,
            _ => return Err(ProblemKind::Encrypted),
        };
        let text = |name: &str| file.at(encrypt, name).as_string().map(<[u8]>::to_vec).unwrap_or_default();
        let revision = file.integer(encrypt, "R").unwrap_or(0);
        let lock = key::Lock {
            revision,
            owner: text("O"),
            user: text("U"),
            owner_key: text("OE"),
            user_key: text("UE"),
            // Written with a sign or without.
            rights: u32::try_from(file.integer(encrypt, "P").unwrap_or(0) & 0xFFFF_FFFF).unwrap_or(0),
            id,
            metadata: metadata || version < 4,
        };
        crypt.key = lock.open(&lengths(version, bits));
        let page = [crypt.strings, crypt.streams];
        if crypt.key.is_none() && page.iter().any(|&method| method != Method::Nothing) {
            return Err(ProblemKind::Encrypted);
        }
        Ok(Some(crypt))
    }

    fn with(method: Method, metadata: bool) -> Self {
        Self { key: None, strings: method, streams: method, attachments: method, named: Vec::new(), metadata }
    }

    /// By filters that the dictionary describes and names; and how long it says the key is.
    fn by_filters(file: &File<'_>, encrypt: &Dict, metadata: bool) -> Result<(Self, Option<i64>), ProblemKind> {
        let mut named = Vec::new();
        let mut bits = file.integer(encrypt, "Length");
        if let Some(filters) = file.dict(encrypt, "CF") {
            for (name, value) in filters.iter() {
                let Object::Dict(filter) = file.resolve(value) else { continue };
                let method = match file.name(&filter, "CFM").as_deref() {
                    None | Some(b"None") => Method::Nothing,
                    Some(b"V2") => Method::Rc4,
                    Some(b"AESV2") => Method::Aes,
                    Some(b"AESV3") => Method::LongAes,
                    Some(_) => return Err(ProblemKind::Encrypted),
                };
                bits = bits.or_else(|| file.integer(&filter, "Length"));
                named.push((Rc::from(name), method));
            }
        }
        let mut crypt = Self { named, ..Self::with(Method::Nothing, metadata) };
        let of = |name: &str| file.name(encrypt, name).map(|name| crypt.method(&name).ok_or(ProblemKind::Encrypted));
        let (strings, streams, attachments) = (of("StrF"), of("StmF"), of("EFF"));
        crypt.strings = strings.unwrap_or(Ok(Method::Nothing))?;
        crypt.streams = streams.unwrap_or(Ok(Method::Nothing))?;
        crypt.attachments = attachments.unwrap_or(Ok(crypt.streams))?;
        Ok((crypt, bits))
    }

    fn method(&self, name: &[u8]) -> Option<Method> {
        let own = || self.named.iter().find(|own| &*own.0 == name).map(|own| own.1);
        if name == b"Identity" { Some(Method::Nothing) } else { own() }
    }

    /// A string in an object that stands in the file for itself.
    pub(crate) fn string(&self, id: Id, bytes: Vec<u8>) -> Vec<u8> {
        if let Cow::Owned(plain) = self.undo(self.strings, id, &bytes) {
            return plain;
        }
        bytes
    }

    /// The bytes of a stream, which is none of places of objects.
    pub(crate) fn stream<'b>(&self, id: Id, dict: &Dict, bytes: &'b [u8]) -> Cow<'b, [u8]> {
        self.undo(self.of_stream(dict), id, bytes)
    }

    /// Whether a stream can only be read with a password.
    pub(crate) fn is_locked(&self, dict: &Dict) -> bool {
        self.key.is_none() && self.of_stream(dict) != Method::Nothing
    }

    fn of_stream(&self, dict: &Dict) -> Method {
        let is = |name: &str| dict.get("Type").and_then(Object::as_name) == Some(name.as_bytes());
        // Only one that stands first can undo encryption, which is done last.
        let first = |object: &Object| match object {
            Object::Array(items) => items.first().cloned(),
            other => Some(other.clone()),
        };
        let filter = dict.get("Filter").and_then(first);
        if filter.as_ref().and_then(Object::as_name) == Some(b"Crypt") {
            let parms = dict.get("DecodeParms").and_then(first);
            let name = parms.as_ref().and_then(Object::as_dict).and_then(|parms| parms.get("Name")?.as_name());
            return self.method(name.unwrap_or(b"Identity")).unwrap_or(self.streams);
        }
        if is("Metadata") && !self.metadata {
            return Method::Nothing;
        }
        if is("EmbeddedFile") { self.attachments } else { self.streams }
    }

    fn undo<'b>(&self, method: Method, id: Id, bytes: &'b [u8]) -> Cow<'b, [u8]> {
        let Some(key) = &self.key else { return Cow::Borrowed(bytes) };
        match method {
            Method::Nothing => Cow::Borrowed(bytes),
            Method::Rc4 => Cow::Owned(cipher::rc4(&key::of_object(key, id, false), bytes)),
            Method::Aes => Cow::Owned(cipher::aes(&key::of_object(key, id, true), bytes)),
            Method::LongAes => Cow::Owned(cipher::aes(key, bytes)),
        }
    }
}

/// How many bytes the key may have, the most likely number first: what files say of it is wrong at times, and a wrong
/// number opens nothing.
fn lengths(version: i64, said: Option<i64>) -> Vec<usize> {
    let said = said.and_then(|said| match usize::try_from(said).ok()? {
        // Some give bytes.
        bytes @ 5..=32 => Some(bytes),
        bits @ 40..=256 => Some(bits / 8),
        _ => None,
    });
    let usual = if version == 1 { [5, 16] } else { [16, 5] };
    let said = if version == 1 { None } else { said.filter(|&bytes| bytes <= 16) };
    said.into_iter().chain(if version == 2 && said.is_none() { [5, 16] } else { usual }).collect()
}

#[cfg(test)]
mod tests;
