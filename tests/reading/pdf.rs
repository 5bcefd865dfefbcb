//! Small PDF files, written as the programs write them that offices print with.
#![allow(dead_code, unreachable_pub)]

use std::fmt::Write as _;

use super::pdf_fonts::{FONTS, Letters};

/// Where the files that no test can write lie.
pub fn stored(name: &str) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/pdf").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A file. Fonts of every page: `F` GBK-EUC-H and `V` GBK-EUC-V without `ToUnicode`, `U` `UniGB-UCS2-H`, `I` `Identity-H` with
/// `ToUnicode`, `X` the same without, `L` Latin.
#[derive(Clone)]
pub struct Pdf {
    /// Object 1 is the catalog, 2 the page tree.
    objects: Vec<Vec<u8>>,
    pages: Vec<u32>,
    letters: Letters,
    resources: String,
    catalog: String,
    trailer: String,
}

/// Where a text stands: from the left and from below, and its size.
pub type At = (i32, i32, i32);

impl Default for Pdf {
    fn default() -> Self {
        let mut objects = vec![Vec::new(); 2];
        objects.extend(FONTS.map(|font| font.as_bytes().to_vec()));
        Self {
            objects,
            pages: Vec::new(),
            letters: Letters::default(),
            resources: String::new(),
            catalog: String::new(),
            trailer: String::new(),
        }
    }
}

impl Pdf {
    /// A file of pages, each of a content.
    pub fn of(contents: &[&str]) -> Vec<u8> {
        contents.iter().fold(Self::default(), |file, content| file.page(content)).build()
    }

    /// The number of the next object.
    pub fn next(&self) -> usize {
        self.objects.len() + 1
    }

    /// Adds an object; gives its number.
    pub fn object(&mut self, text: &str) -> usize {
        self.objects.push(text.as_bytes().to_vec());
        self.objects.len()
    }

    /// Adds a stream: its dictionary, without the brackets, and what it holds.
    pub fn stream(&mut self, dict: &str, bytes: &[u8]) -> usize {
        self.objects.push(stream(dict, bytes));
        self.objects.len()
    }

    /// Further resources of every page that follows, such as `/XObject<<…>>`.
    pub fn resources(mut self, text: &str) -> Self {
        self.resources.push_str(text);
        self
    }

    /// Adds a page.
    pub fn page(self, content: &str) -> Self {
        self.page_with(content, "")
    }

    /// Adds a page with further entries.
    pub fn page_with(mut self, content: &str, entries: &str) -> Self {
        let content = self.stream("", content.as_bytes());
        self.page_of(&format!("{content} 0 R"), entries)
    }

    /// Adds a page whose content is packed.
    pub fn packed_page(mut self, content: &str) -> Self {
        let content = self.stream("/Filter/FlateDecode", &deflated(content.as_bytes()));
        self.page_of(&format!("{content} 0 R"), "")
    }

    /// Adds a page whose content is written already.
    pub fn page_of(mut self, contents: &str, entries: &str) -> Self {
        let fonts = "/F 3 0 R/V 4 0 R/U 5 0 R/I 6 0 R/X 7 0 R/L 8 0 R";
        let page = format!(
            "<</Type/Page/Parent 2 0 R/Contents {contents}/Resources<</Font<<{fonts}>>{}>>{entries}>>",
            self.resources
        );
        let page = self.object(&page);
        self.pages.push(page as u32);
        self
    }

    /// Further entries of the catalog, such as `/Outlines 9 0 R`.
    pub fn catalog(mut self, entries: &str) -> Self {
        self.catalog.push_str(entries);
        self
    }

    /// Further entries of the trailer, such as `/Info 9 0 R`.
    pub fn trailer(mut self, entries: &str) -> Self {
        self.trailer.push_str(entries);
        self
    }

    /// A text in the font whose `ToUnicode` says what its codes are.
    pub fn with_meaning(&mut self, at: At, text: &str) -> String {
        let codes = self.letters.codes(text);
        shown("I", at, &codes)
    }

    /// The same codes in the font that does not say it.
    pub fn without_meaning(&mut self, at: At, text: &str) -> String {
        let codes = self.letters.codes(text);
        shown("X", at, &codes)
    }

    /// The objects by their numbers.
    fn finished(&self) -> Vec<Vec<u8>> {
        let mut objects = self.objects.clone();
        let kids: String = self.pages.iter().fold(String::new(), |kids, page| kids + &format!("{page} 0 R "));
        let count = self.pages.len();
        objects[0] = format!("<</Type/Catalog/Pages 2 0 R{}>>", self.catalog).into_bytes();
        objects[1] = format!("<</Type/Pages/Kids[{kids}]/Count {count}/MediaBox[0 0 595 842]>>").into_bytes();
        objects[8] = stream("", self.letters.to_unicode().as_bytes());
        objects
    }

    /// The file, with a table.
    pub fn build(&self) -> Vec<u8> {
        let mut bytes = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
        let objects: Vec<(usize, Vec<u8>)> = (1..).zip(self.finished()).collect();
        append(&mut bytes, &objects, &self.trailer, None);
        bytes
    }

    /// The file with its objects in a stream, where they may, and with a stream in the stead of the table.
    pub fn build_compressed(&self) -> Vec<u8> {
        let mut bytes = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
        let objects = self.finished();
        let (mut index, mut held, mut packed) = (String::new(), Vec::new(), Vec::new());
        let mut places = vec![(0, 0, 0); objects.len() + 3];
        for (number, object) in (1..).zip(&objects) {
            if memchr::memmem::find(object, b"stream\n").is_some() {
                places[number] = (1, bytes.len(), 0);
                write_object(&mut bytes, number, object);
            } else {
                let _ = write!(index, "{number} {} ", held.len());
                places[number] = (2, objects.len() + 1, packed.len());
                packed.push(number);
                held.extend_from_slice(object);
                held.push(b'\n');
            }
        }
        let number = objects.len() + 1;
        places[number] = (1, bytes.len(), 0);
        let dict = format!("/Type/ObjStm/N {}/First {}/Filter/FlateDecode", packed.len(), index.len());
        let all = [index.as_bytes(), &held].concat();
        write_object(&mut bytes, number, &stream(&dict, &deflated(&all)));
        let at = bytes.len();
        places[number + 1] = (1, at, 0);
        let mut rows = Vec::new();
        for (kind, second, third) in places {
            rows.push(kind);
            rows.extend_from_slice(&(second as u32).to_be_bytes());
            rows.extend_from_slice(&(third as u16).to_be_bytes());
        }
        let dict = format!("/Type/XRef/W[1 4 2]/Size {}/Root 1 0 R{}/Filter/FlateDecode", number + 2, self.trailer);
        write_object(&mut bytes, number + 1, &stream(&dict, &deflated(&rows)));
        bytes.extend(format!("startxref\n{at}\n%%EOF\n").into_bytes());
        bytes
    }
}

/// Saves a file once more: objects under numbers that are there, or new ones, behind everything that was.
pub fn saved_again(file: &[u8], objects: &[(usize, &str)]) -> Vec<u8> {
    let mut bytes = file.to_vec();
    let before = memchr::memmem::rfind(file, b"startxref\n").map(|at| {
        let digits = file[at + 10..].iter().take_while(|byte| byte.is_ascii_digit());
        digits.fold(0, |number, digit| number * 10 + usize::from(digit - b'0'))
    });
    let objects: Vec<(usize, Vec<u8>)> =
        objects.iter().map(|(number, text)| (*number, text.as_bytes().to_vec())).collect();
    append(&mut bytes, &objects, "", before);
    bytes
}

fn append(bytes: &mut Vec<u8>, objects: &[(usize, Vec<u8>)], trailer: &str, before: Option<usize>) {
    let mut table = String::from("xref\n0 1\n0000000000 65535 f \n");
    for (number, object) in objects {
        let _ = write!(table, "{number} 1\n{:010} 00000 n \n", bytes.len());
        write_object(bytes, *number, object);
    }
    let before = before.map_or(String::new(), |before| format!("/Prev {before}"));
    let _ = write!(table, "trailer\n<</Size 999/Root 1 0 R{trailer}{before}>>\nstartxref\n{}\n%%EOF\n", bytes.len());
    bytes.extend(table.into_bytes());
}

fn write_object(bytes: &mut Vec<u8>, number: usize, object: &[u8]) {
    bytes.extend(format!("{number} 0 obj\n").into_bytes());
    bytes.extend_from_slice(object);
    bytes.extend_from_slice(b"\nendobj\n");
}

fn stream(dict: &str, bytes: &[u8]) -> Vec<u8> {
    let mut object = format!("<<{dict}/Length {}>>stream\n", bytes.len()).into_bytes();
    object.extend_from_slice(bytes);
    object.extend_from_slice(b"\nendstream");
    object
}

/// Bytes as `FlateDecode` has them.
pub fn deflated(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let mut to = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    to.write_all(bytes).and_then(|()| to.finish()).unwrap_or_default()
}

/// Bytes of a string, as `<…>`.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::from("<"), |text, byte| text + &format!("{byte:02X}")) + ">"
}

/// A string of the file itself, such as a remark.
pub fn said(text: &str) -> String {
    let bytes: Vec<u8> = [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    hex(&bytes)
}

/// Codes in a font.
pub fn shown(font: &str, (x, y, size): At, codes: &[u8]) -> String {
    format!("BT /{font} {size} Tf {x} {y} Td {} Tj ET\n", hex(codes))
}

/// The codes of a text in GBK.
pub fn gbk(text: &str) -> Vec<u8> {
    encoding_rs::GBK.encode(text).0.into_owned()
}

/// A text in the font that has no `ToUnicode`.
pub fn text(at: At, text: &str) -> String {
    shown("F", at, &gbk(text))
}

/// Lines from the top of the page to its bottom.
pub fn lines(all: &[&str]) -> String {
    (0..).zip(all).map(|(row, line)| text((72, 760 - 24 * row, 16), line)).collect()
}

/// A filled box: from the left, from below, width, height.
pub fn area(x: i32, y: i32, width: i32, height: i32, ink: &str) -> String {
    format!("q {ink} {x} {y} {width} {height} re f Q\n")
}

/// The lines of a table, and texts in its cells from the upper left corner on.
pub fn table(x: i32, y: i32, widths: &[i32], rows: &[&[&str]]) -> String {
    let (height, right) = (24, x + widths.iter().sum::<i32>());
    let count = rows.iter().fold(0, |count, _| count + 1);
    let bottom = y - height * count;
    let mut content = String::from("0.5 w\n");
    for row in 0..=count {
        let _ = writeln!(content, "{x} {0} m {right} {0} l S", y - height * row);
    }
    let mut left = x;
    for width in [0].iter().chain(widths) {
        left += width;
        let _ = writeln!(content, "{left} {y} m {left} {bottom} l S");
    }
    for (row, cells) in (1..).zip(rows) {
        let mut left = x;
        for (cell, width) in cells.iter().zip(widths) {
            content += &text((left + 5, y - height * row + 7, 11), cell);
            left += width;
        }
    }
    content
}
