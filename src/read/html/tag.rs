//! Tags: their names and where they end.

/// An element's name in lower case, packed into a number: names are compared at every tag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Name(u64);

/// The packed form of a name, which is given in lower case.
pub(crate) const fn key(name: &str) -> Name {
    let bytes = name.as_bytes();
    let mut packed = 0_u64;
    let mut index = 0;
    while index < bytes.len() {
        packed = add(packed, bytes[index]);
        index += 1;
    }
    Name(packed)
}

/// Eight letters fit; longer names are mixed, which parts all that exist.
const fn add(packed: u64, letter: u8) -> u64 {
    (packed.rotate_left(8)) ^ (letter as u64)
}

impl Name {
    /// The level, for `h1` to `h6`.
    pub(crate) fn heading(self) -> Option<u8> {
        let level = (self.0 & 0xFF) as u8;
        (self.0 >> 8 == u64::from(b'h') && (b'1'..=b'6').contains(&level)).then(|| level - b'0')
    }
}

/// The name that begins at `start`, and where it ends.
pub(crate) fn name(bytes: &[u8], start: usize) -> (Name, usize) {
    let mut packed = 0_u64;
    let mut at = start;
    while let Some(&b) = bytes.get(at) {
        if matches!(b, b'>' | b'/' | b' ' | b'\t' | b'\n' | b'\r' | 0x0C) {
            break;
        }
        packed = add(packed, b.to_ascii_lowercase());
        at += 1;
    }
    (Name(packed), at)
}

/// A start tag.
pub(crate) struct StartTag<'a> {
    pub(crate) name: Name,
    /// Where its `<` stands.
    pub(crate) start: usize,
    /// Behind its name.
    pub(crate) inside: usize,
    /// Before its `>`.
    pub(crate) close: usize,
    /// Behind its `>`.
    pub(crate) end: usize,
    /// Where the file or window ends inside it: the quotation mark that is still open.
    pub(crate) quote: Option<u8>,
    bytes: &'a [u8],
}

impl StartTag<'_> {
    /// Whether it has no attributes.
    pub(crate) fn is_bare(&self) -> bool {
        self.inside == self.close
    }

    /// `<br/>`
    pub(crate) fn closes_itself(&self) -> bool {
        self.close > self.inside && self.bytes[self.close - 1] == b'/' && self.quote.is_none()
    }
}

/// The start tag at `start`, if it ends.
pub(crate) fn start(bytes: &[u8], start: usize) -> Option<StartTag<'_>> {
    let (name, inside) = name(bytes, start + 1);
    let close = close(bytes, inside).ok()?;
    Some(StartTag { name, start, inside, close, end: close + 1, quote: None, bytes })
}

/// The start tag at `start`, which does not end in this window. With `goes_on`, the value that
/// the window cuts is left to what follows.
pub(crate) fn unfinished(bytes: &[u8], start: usize, goes_on: bool) -> StartTag<'_> {
    let (name, inside) = name(bytes, start + 1);
    let (mut close, mut end, mut quote) = (bytes.len(), bytes.len(), None);
    if goes_on {
        match self::close(bytes, inside) {
            Err(Some((open, at))) => (close, end, quote) = (at, at + 1, Some(open)),
            _ => {
                if let Some(blank) = bytes[inside..].iter().rposition(u8::is_ascii_whitespace) {
                    (close, end) = (inside + blank, inside + blank);
                }
            }
        }
    }
    StartTag { name, start, inside, close, end, quote, bytes }
}

/// Where the tag's `>` stands; else the quotation mark that is open at the end, and where.
pub(crate) fn close(bytes: &[u8], from: usize) -> Result<usize, Option<(u8, usize)>> {
    let mut at = from;
    while let Some(length) = memchr::memchr3(b'>', b'"', b'\'', &bytes[at..]) {
        at += length;
        let quote = bytes[at];
        if quote == b'>' {
            return Ok(at);
        }
        at += 1;
        // Only behind a `=` does a mark begin a value.
        let before = bytes[from..at - 1].iter().rev().find(|b| !b.is_ascii_whitespace());
        if before == Some(&b'=') {
            at += memchr::memchr(quote, &bytes[at..]).ok_or(Some((quote, at - 1)))? + 1;
        }
    }
    Err(None)
}

/// The quotation mark that is open at the end, if `quote` was open at `from`.
pub(crate) fn open_quote(bytes: &[u8], from: usize, quote: Option<u8>) -> Option<u8> {
    let from = match quote {
        None => from,
        Some(quote) => match memchr::memchr(quote, &bytes[from..]) {
            None => return Some(quote),
            Some(length) => from + length + 1,
        },
    };
    close(bytes, from).err().flatten().map(|open| open.0)
}

/// The packed form of a name in any case.
pub(crate) fn packed(bytes: &[u8]) -> Name {
    Name(bytes.iter().fold(0, |packed, b| add(packed, b.to_ascii_lowercase())))
}
