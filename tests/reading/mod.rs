//! What the tests of the readers share: a document's blocks as lines that a person can compare.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used)] // each test uses a part of it

pub mod battered;
pub mod biff;
pub mod compound;
pub mod doc;
pub mod mutation;
pub mod ofd;
pub mod pdf;
pub mod pdf_fonts;
pub mod sheet;
pub mod word;

use baguan::document::{Block, Document, Format, Problem, Role, Visibility};
use baguan::read::{Container, Limits, Reading, Stretch};

/// What belongs to cells of sheets without being one: the cell's name and the text.
pub fn of_cells(bytes: &[u8]) -> Vec<String> {
    let mut told = Vec::new();
    for document in &read_container(bytes, 1 << 20).0 {
        for block in document.blocks().iter().filter(|block| !matches!(block.role, Role::Cell(_))) {
            if let Some(cell) = document.place(&block.range()).cell {
                told.push(format!("{cell} {}", document.block_text(block)));
            }
        }
    }
    told
}

/// Reads a whole file at once.
pub fn read(name: &str, bytes: &[u8]) -> Stretch {
    let stretch = Reading::begin(name, bytes, true).unwrap_or_else(|p| panic!("{p:?} {bytes:x?}")).read(bytes, true);
    assert_eq!(stretch.consumed, bytes.len(), "{name}: everything is consumed");
    sound(&stretch.document);
    stretch
}

/// Reads a file window by window.
pub fn read_in(name: &str, bytes: &[u8], window: usize) -> (Vec<Document>, Vec<Problem>) {
    let head = &bytes[..bytes.len().min(window)];
    let mut reading = Reading::begin(name, head, head.len() == bytes.len())
        .unwrap_or_else(|p| panic!("{p:?} {:x?}", &head[..64]))
        .with_stretch(window);
    let (mut documents, mut problems) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < bytes.len() || documents.is_empty() {
        let end = bytes.len().min(at + window);
        let stretch = reading.read(&bytes[at..end], end == bytes.len());
        assert!(stretch.consumed > 0, "{name}: stuck at {at}");
        sound(&stretch.document);
        at += stretch.consumed;
        documents.push(stretch.document);
        problems.extend(stretch.problems);
    }
    (documents, problems)
}

/// Reads a file that holds others, in stretches of this size.
pub fn read_container(bytes: &[u8], stretch: usize) -> (Vec<Document>, Vec<Problem>) {
    let container = Container::open(bytes, Limits::default()).unwrap_or_else(|p| panic!("{p:?}")).with_stretch(stretch);
    let (mut documents, mut problems) = (Vec::new(), Vec::new());
    let mut ended = false;
    container.read(Document::new(Format::Text), &mut |stretch, goes_on| {
        assert!(!ended, "nothing follows the last stretch");
        ended = !goes_on;
        sound(&stretch.document);
        documents.push(stretch.document);
        problems.extend(stretch.problems);
        Document::new(Format::Text)
    });
    assert!(ended);
    (documents, problems)
}

/// Blocks lie inside the text, in order, on characters.
pub fn sound(document: &Document) {
    let mut end = 0;
    for block in document.blocks() {
        assert!(block.range().start >= end && block.range().start < block.range().end, "{:?} at {end}", block.range());
        assert!(document.text().get(block.range()).is_some(), "{:?}", block.range());
        end = block.range().end;
    }
    let mut last = 0;
    for (byte, c) in document.text().char_indices().take(4000) {
        if let Some(position) = document.position(byte) {
            assert!(position.line > 0 && position.column > 0, "{byte} {c:?}");
            last = last.max(position.line);
        }
    }
    for property in document.properties() {
        assert!(property.block < document.blocks().len());
    }
}

/// `paragraph:1 3:1 text`, with a `-` in front of what is hidden and a `=` of metadata.
pub fn line(document: &Document, index: usize, block: &Block) -> String {
    let sign = match block.visibility {
        Visibility::Visible => "",
        Visibility::Hidden => "-",
        Visibility::Removed => "~",
        Visibility::Metadata => "=",
    };
    let role = match block.role {
        Role::Paragraph => "p".to_owned(),
        Role::Heading(level) => format!("h{level}"),
        Role::Cell(cell) => {
            format!("t{}r{}c{}{}", cell.table, cell.row, cell.column, if cell.header { "!" } else { "" })
        }
        Role::Comment => "comment".into(),
        Role::Attribute => "attribute".into(),
        Role::Property => document
            .properties()
            .iter()
            .find(|property| property.block == index)
            .map_or("property".into(), |property| property.name.clone()),
        Role::Script => "script".into(),
        Role::FileName => "name".into(),
    };
    let at = document.position(block.range().start).map(|at| format!("{}:{}", at.line, at.column));
    let text = document.block_text(block).replace('\n', "⏎");
    format!("{sign}{role} {} {text}", at.unwrap_or_else(|| "?".into()))
}

/// All blocks as lines.
pub fn blocks(name: &str, bytes: &[u8]) -> Vec<String> {
    let document = read(name, bytes).document;
    document.blocks().iter().enumerate().map(|(index, block)| line(&document, index, block)).collect()
}

/// Compares a file's blocks with what is expected, a line each.
#[track_caller]
pub fn expect(name: &str, text: &str, expected: &[&str]) {
    assert_eq!(blocks(name, text.as_bytes()), expected, "{name}:\n{text}");
}

/// All blocks of a file that holds others, a line each, such as `b.xlsx #名单 @1 {hidden-row} t1r1c2 text`: the part, the
/// sheet, the page, why it is hidden, the role and the text, each where there is one. Problems follow: `! damaged b.xml`.
pub fn told(bytes: &[u8]) -> Vec<String> {
    let (documents, problems) = read_container(bytes, 1 << 20);
    let mut lines = Vec::new();
    for document in &documents {
        for (index, block) in document.blocks().iter().enumerate() {
            lines.push(told_line(document, index, block));
        }
    }
    for problem in problems {
        let place = problem.place;
        let of = |what: Option<String>, sign: &str| what.map(|what| format!(" {sign}{what}")).unwrap_or_default();
        let page = of(place.page.map(|page| page.to_string()), "@");
        lines.push(format!("! {}{}{}{page}", problem.kind.name(), of(place.part, ""), of(place.sheet, "#")));
    }
    lines
}

fn told_line(document: &Document, index: usize, block: &Block) -> String {
    let part = &document.parts()[usize::from(block.part)];
    let mut said = Vec::new();
    if !part.name.is_empty() {
        said.push(part.name.clone());
    }
    if !part.sheet.is_empty() {
        said.push(format!("#{}", part.sheet));
    }
    if block.page > 0 {
        said.push(format!("@{}", block.page));
    }
    match block.concealment {
        Some(concealment) => said.push(format!("{{{}}}", concealment.name())),
        None if block.visibility != Visibility::Visible => said.push(format!("{{{}}}", block.visibility.name())),
        None => {}
    }
    let line = line(document, index, block);
    // Without the sign of its visibility, and without line and column, which such files have not.
    said.push(line.trim_start_matches(['-', '~', '=']).replacen(" ? ", " ", 1));
    said.join(" ")
}

/// Reads files with bytes changed, cut out and mixed, always the same ones; nothing may panic.
pub fn mutated(files: &[&[u8]], times: u64) {
    mutated_and_mended(files, times, |_| {});
}

/// The same, with the sums mended that would give the changes away.
pub fn mutated_and_mended(files: &[&[u8]], times: u64, mend: impl Fn(&mut Vec<u8>)) {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 16) as usize % below.max(1)
    };
    for _ in 0..times {
        let mut bytes = files[random(files.len())].to_vec();
        for _ in 0..=random(4) {
            let (at, length) = (random(bytes.len()), random(bytes.len().min(40)));
            let end = (at + length).min(bytes.len());
            match random(4) {
                0 => drop(bytes.drain(at..end)),
                1 => {
                    let other = files[random(files.len())];
                    let from = random(other.len());
                    drop(bytes.splice(at..end, other[from..(from + length).min(other.len())].iter().copied()));
                }
                _ if bytes.is_empty() => {}
                2 => bytes[at] = random(256) as u8,
                _ => bytes[at] ^= 1 << random(8),
            }
        }
        mend(&mut bytes);
        if Container::begins(&bytes) && Container::open(&bytes, Limits::default()).is_ok() {
            read_container(&bytes, 1000);
        }
    }
}
