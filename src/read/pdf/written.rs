//! Small files for tests, written as a writer would.

use std::fmt::Write as _;

/// Writes a file. Streams are given as `<<…>>` with their bytes after a `|`; their `Length` is added.
#[derive(Clone)]
pub(super) struct Written {
    pub(super) bytes: Vec<u8>,
    /// Where the objects written since the last table stand.
    places: Vec<(u32, usize)>,
    /// Where the last table stands.
    pub(super) table: Option<usize>,
}

impl Written {
    pub(super) fn new() -> Self {
        Self { bytes: b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec(), places: Vec::new(), table: None }
    }

    /// A file of pages, each with a text as its content.
    pub(super) fn pages(texts: &[&str]) -> Self {
        let kids = (0..texts.len()).fold(String::new(), |kids, page| kids + &format!("{} 0 R ", 3 + 2 * page));
        let mut file = Self::new()
            .object(1, "<</Type/Catalog/Pages 2 0 R>>")
            .object(2, &format!("<</Type/Pages/Kids[{kids}]/Count {}/MediaBox[0 0 595 842]>>", texts.len()));
        for (text, number) in texts.iter().zip((3..).step_by(2)) {
            let contents = number + 1;
            file = file
                .object(number, &format!("<</Type/Page/Parent 2 0 R/Contents {contents} 0 R>>"))
                .object(contents, &format!("<<>>|{text}"));
        }
        file
    }

    pub(super) fn object(mut self, number: u32, text: &str) -> Self {
        self.places.push((number, self.bytes.len()));
        let text = match text.split_once('|') {
            Some((dict, held)) => {
                let dict = dict.trim_end_matches(">>");
                format!("{dict}/Length {}>>\nstream\n{held}\nendstream", held.len())
            }
            None => text.to_owned(),
        };
        self.bytes.extend(format!("{number} 0 obj\n{text}\nendobj\n").into_bytes());
        self
    }

    pub(super) fn raw(mut self, text: &str) -> Self {
        self.bytes.extend(text.as_bytes());
        self
    }

    /// Ends it with a table; what `trailer` names is added to `Root`.
    pub(super) fn end(self, trailer: &str) -> Self {
        self.end_at(trailer, |_, at| at)
    }

    /// The same with other places in the table.
    pub(super) fn end_at(mut self, trailer: &str, wrong: impl Fn(u32, usize) -> usize) -> Self {
        let at = self.bytes.len();
        let mut text = String::from("xref\n0 1\n0000000000 65535 f \n");
        for &(number, place) in &self.places {
            let _ = write!(text, "{number} 1\n{:010} 00000 n \n", wrong(number, place));
        }
        let before = self.table.map_or(String::new(), |table| format!("/Prev {table}"));
        let _ = write!(text, "trailer\n<</Size 99/Root 1 0 R{before}{trailer}>>\nstartxref\n{at}\n%%EOF\n");
        self.bytes.extend(text.into_bytes());
        self.table = Some(at);
        self.places.clear();
        self
    }

    /// Ends it with a stream in the stead of a table. `held` = objects in streams: number, stream, which of them.
    pub(super) fn end_with_stream(mut self, number: u32, held: &[(u32, u32, u32)]) -> Self {
        let at = self.bytes.len();
        let (mut rows, mut index) = (String::new(), String::new());
        let mut row = |number: u32, kind: u32, second: usize, third: u32| {
            let _ = write!(rows, "{kind:02x}{second:08x}{third:04x}");
            let _ = write!(index, "{number} 1 ");
        };
        self.places.iter().for_each(|&(number, place)| row(number, 1, place, 0));
        for &(number, stream, which) in held {
            row(number, 2, stream as usize, which);
        }
        row(number, 1, at, 0);
        let before = self.table.map_or(String::new(), |table| format!("/Prev {table}"));
        let dict =
            format!("<</Type/XRef/W[1 4 2]/Index[{index}]/Size 99/Root 1 0 R/Filter/ASCIIHexDecode{before}>>|{rows}>");
        self = self.object(number, &dict).raw(&format!("startxref\n{at}\n%%EOF\n"));
        self.table = Some(at);
        self.places.clear();
        self
    }

    /// With some bytes in the stead of others, which must be there.
    pub(super) fn with(&self, old: &str, new: &str) -> Vec<u8> {
        let at = memchr::memmem::find(&self.bytes, old.as_bytes()).unwrap_or_else(|| panic!("{old} is not there"));
        [&self.bytes[..at], new.as_bytes(), &self.bytes[at + old.len()..]].concat()
    }
}
