//! The records of which binary parts are made: a number that says what it is, a length, and that many bytes.

use std::io::{BufReader, Read};

use crate::document::ProblemKind;
use crate::read::limits::Metered;

/// No record is longer than this; texts end at 64 KB.
const LONGEST: u32 = 16 << 20;
const BUFFER: usize = 64 << 10;

pub(super) struct Records<R> {
    from: BufReader<R>,
    pub(super) body: Vec<u8>,
}

impl<R: Read> Records<R> {
    pub(super) fn new(from: R) -> Self {
        Self { from: BufReader::with_capacity(BUFFER, from), body: Vec::new() }
    }

    fn byte(&mut self) -> Option<u8> {
        let mut byte = [0];
        self.from.read_exact(&mut byte).ok()?;
        Some(byte[0])
    }

    /// The next record's number; its bytes are in `body`. Nothing at the end; the problem is that the end is in
    /// the middle of a record.
    pub(super) fn next(&mut self) -> Result<Option<u16>, ProblemKind> {
        let damaged = ProblemKind::Damaged;
        let Some(first) = self.byte() else { return Ok(None) };
        let mut number = u16::from(first);
        if first & 0x80 != 0 {
            let second = self.byte().ok_or(damaged.clone())?;
            number = u16::from(first & 0x7F) | u16::from(second & 0x7F) << 7;
        }
        let mut length = 0;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte().ok_or(damaged.clone())?;
            length |= u32::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        self.body.clear();
        if length > LONGEST {
            return Err(damaged);
        }
        let read = self.from.by_ref().take(length.into()).read_to_end(&mut self.body);
        if read.is_err() || self.body.len() < length as usize {
            return Err(damaged);
        }
        Ok(Some(number))
    }
}

impl Records<Metered<'_>> {
    /// Calls `with` for each record to the end.
    pub(super) fn each(
        bytes: Metered<'_>,
        mut with: impl FnMut(u16, &[u8]) -> Result<(), ProblemKind>,
    ) -> Result<(), ProblemKind> {
        let mut records = Records::new(bytes);
        loop {
            let next = records.next();
            if let Some(over) = records.from.get_ref().over() {
                return Err(over);
            }
            match next? {
                Some(number) => with(number, &records.body)?,
                None => return Ok(()),
            }
        }
    }
}

/// Whether bytes are records from the first to the last. The first one begins something; such have numbers of two
/// bytes.
pub(in crate::read::office) fn are_records(from: impl Read) -> bool {
    let mut records = Records::new(from);
    let mut begins = false;
    loop {
        match records.next() {
            Ok(Some(number)) => begins |= number >= 128,
            Ok(None) => return begins,
            Err(_) => return false,
        }
        if !begins {
            return false;
        }
    }
}

/// Numbers and texts in a record, one behind the other.
pub(super) struct Fields<'a>(pub(super) &'a [u8]);

impl<'a> Fields<'a> {
    pub(super) fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (first, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*first)
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        self.take::<1>().map(|byte| byte[0])
    }

    pub(super) fn short(&mut self) -> Option<u32> {
        self.take().map(|bytes| u16::from_le_bytes(bytes).into())
    }

    pub(super) fn long(&mut self) -> Option<u32> {
        self.take().map(u32::from_le_bytes)
    }

    pub(super) fn float(&mut self) -> Option<f64> {
        self.take().map(f64::from_le_bytes)
    }

    /// A text with its length before it; none where the length says so, or more than there is.
    pub(super) fn text(&mut self) -> Option<&'a [u8]> {
        let length = usize::try_from(self.long()?).ok()?;
        if length == u32::MAX as usize {
            return Some(&[]);
        }
        let (text, rest) = self.0.split_at_checked(length.checked_mul(2)?)?;
        self.0 = rest;
        Some(text)
    }
}

/// Appends UTF-16.
pub(super) fn push_text(bytes: &[u8], to: &mut String) {
    let units = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    to.extend(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
}

pub(super) fn text(bytes: &[u8]) -> String {
    let mut text = String::new();
    push_text(bytes, &mut text);
    text
}
