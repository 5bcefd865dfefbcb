//! The bytes of an XML part as UTF-8, whatever its encoding; what means nothing is replaced and told.

use std::io::{self, BufRead, Read};

use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};

const RAW: usize = 16 << 10;
/// What stands between two tags is had as a whole; this much of it at most.
const BETWEEN_TAGS: usize = 64 << 20;

pub(crate) struct Utf8<R> {
    inner: R,
    decoder: Option<Decoder>,
    raw: Vec<u8>,
    /// What was decoded and not yet taken.
    text: Vec<u8>,
    taken: usize,
    filled: usize,
    ended: bool,
    broken: Option<&'static str>,
    /// Bytes since the last tag began.
    since_tag: usize,
}

impl<R: Read> Utf8<R> {
    pub(crate) fn new(inner: R) -> Self {
        let (raw, text) = (vec![0; RAW], vec![0; 3 * RAW + 16]);
        Self { inner, decoder: None, raw, text, taken: 0, filled: 0, ended: false, broken: None, since_tag: 0 }
    }

    /// The part below.
    pub(crate) fn inner(&self) -> &R {
        &self.inner
    }

    /// The encoding that bytes of the part did not follow.
    pub(crate) fn broken(&self) -> Option<&'static str> {
        self.broken
    }

    fn decode(&mut self) -> io::Result<()> {
        let mut read = self.inner.read(&mut self.raw)?;
        // The first bytes name the encoding: enough of them must be there.
        while self.decoder.is_none() && read < 128 && read > 0 {
            let more = self.inner.read(&mut self.raw[read..])?;
            if more == 0 {
                break;
            }
            read += more;
        }
        self.ended = read == 0;
        let raw = &self.raw[..read];
        let decoder = self.decoder.get_or_insert_with(|| encoding(raw).new_decoder());
        let (_, _, written, broken) = decoder.decode_to_utf8(raw, &mut self.text, self.ended);
        if broken {
            self.broken = Some(decoder.encoding().name());
        }
        (self.taken, self.filled) = (0, written);
        self.since_tag = match memchr::memrchr(b'<', &self.text[..written]) {
            Some(at) => written - at,
            None => self.since_tag + written,
        };
        if self.since_tag > BETWEEN_TAGS {
            return Err(io::ErrorKind::InvalidData.into());
        }
        Ok(())
    }
}

impl<R: Read> Read for Utf8<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let length = available.len().min(buffer.len());
        buffer[..length].copy_from_slice(&available[..length]);
        self.consume(length);
        Ok(length)
    }
}

impl<R: Read> BufRead for Utf8<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.taken == self.filled && !self.ended {
            self.decode()?;
        }
        Ok(&self.text[self.taken..self.filled])
    }

    fn consume(&mut self, amount: usize) {
        self.taken = (self.taken + amount).min(self.filled);
    }
}

/// By the zeros round `<`, or by the declaration. A byte order mark is seen to by the decoder.
fn encoding(head: &[u8]) -> &'static Encoding {
    match head {
        [b'<', 0, ..] => return UTF_16LE,
        [0, b'<', ..] => return UTF_16BE,
        _ => {}
    }
    let head = &head[..head.len().min(200)];
    let declared = memchr::memmem::find(head, b"encoding=").and_then(|at| {
        let value = head.get(at + 10..)?;
        let end = value.iter().position(|b| matches!(b, b'"' | b'\''))?;
        Encoding::for_label(&value[..end])
    });
    // A declaration that could be read byte by byte is not in UTF-16.
    declared.filter(|encoding| encoding.is_ascii_compatible()).unwrap_or(UTF_8)
}
