//! LZMA, LZMA2 and xz as readers. The library's own readers go round for ever on some broken streams; its decoders,
//! which are given bytes, tell when they get no further.

use std::io::{self, Error, ErrorKind, Read};

use lzma_rust2::{Action, Lzma2Stream, LzmaStream, Status, StreamResult, XzStream};

/// Packed bytes given at a time.
const BUFFER: usize = 16 << 10;

/// Each decoder.
pub(in crate::read::packed) enum Decoder {
    Lzma(Box<LzmaStream>),
    Lzma2(Box<Lzma2Stream>),
    Xz(Box<XzStream>),
}

impl Decoder {
    fn process(&mut self, input: &[u8], output: &mut [u8], action: Action) -> io::Result<StreamResult> {
        match self {
            Self::Lzma(stream) => stream.process(input, output, action),
            Self::Lzma2(stream) => stream.process(input, output, action),
            Self::Xz(stream) => stream.process(input, output, action),
        }
    }
}

/// What a stream unpacks to.
pub(in crate::read::packed) struct Unpacked<R> {
    inner: R,
    decoder: Decoder,
    buffer: Vec<u8>,
    /// Where in the buffer the bytes begin that were not given yet.
    from: usize,
    /// Whether the packed bytes are at their end.
    is_last: bool,
    is_done: bool,
}

impl<R: Read> Unpacked<R> {
    pub(in crate::read::packed) fn new(inner: R, decoder: Decoder) -> Self {
        Self { inner, decoder, buffer: Vec::new(), from: 0, is_last: false, is_done: false }
    }

    /// Puts more bytes behind those that are left.
    fn fill(&mut self) -> io::Result<()> {
        self.buffer.drain(..self.from);
        self.from = 0;
        let read = self.inner.by_ref().take(BUFFER as u64).read_to_end(&mut self.buffer)?;
        self.is_last = read < BUFFER;
        Ok(())
    }
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, output: &mut [u8]) -> io::Result<usize> {
        while !self.is_done && !output.is_empty() {
            if self.from == self.buffer.len() && !self.is_last {
                self.fill()?;
            }
            let action = if self.is_last { Action::Finish } else { Action::Run };
            let input = self.buffer.get(self.from..).unwrap_or_default();
            let result = self.decoder.process(input, output, action)?;
            self.from += result.bytes_consumed;
            self.is_done = matches!(result.status, Status::StreamEnd);
            if result.bytes_produced > 0 {
                return Ok(result.bytes_produced);
            }
            match (result.bytes_consumed, self.is_last) {
                _ if self.is_done => {}
                (0, true) if self.from < self.buffer.len() => return Err(ErrorKind::InvalidData.into()),
                (0, true) => return Err(ErrorKind::UnexpectedEof.into()),
                // It needs more at once than was left.
                (0, false) if self.buffer.len() - self.from < 2 * BUFFER => self.fill()?,
                (0, false) => return Err(Error::from(ErrorKind::InvalidData)),
                _ => {}
            }
        }
        Ok(0)
    }
}
