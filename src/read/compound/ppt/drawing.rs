//! The shapes of a slide, in the order in which they are drawn, and their texts.

use super::kind;
use crate::document::{Cell, Concealment, Role, Seen};
use crate::read::compound::bytes::{push_low, u16_at, u32_at, utf16};
use crate::read::compound::shape::{self, Record, Records};
use crate::read::within::Within;

/// Groups in groups; nobody makes more.
const DEPTH: u32 = 64;

/// What the shapes stand on.
pub(super) struct Ground<'t> {
    /// Its width and height; nothing where they are not known.
    pub(super) size: Option<(i32, i32)>,
    /// What all of it is concealed by.
    pub(super) seen: Seen,
    /// Whether placeholders only say what is to be put in.
    pub(super) is_master: bool,
    /// Texts that the list of slides has for it, and which of them a shape shows.
    pub(super) outline: &'t mut Vec<(String, bool)>,
    /// Texts that were told.
    pub(super) told: &'t mut dyn FnMut(&str),
}

/// A shape as far as it was read.
#[derive(Default)]
struct Shape {
    texts: Vec<String>,
    aside: Vec<(String, Seen)>,
    hidden: bool,
    placeholder: bool,
    anchor: Option<[i32; 4]>,
    child: Option<[i32; 4]>,
    is_table: bool,
}

/// Tells all shapes in a record, however deep.
pub(super) fn tell(bytes: &[u8], ground: &mut Ground<'_>, to: &mut Within<'_, '_>) {
    walk(bytes, ground, to, 0, false, false);
}

fn walk(bytes: &[u8], ground: &mut Ground<'_>, to: &mut Within<'_, '_>, depth: u32, hidden: bool, off: bool) {
    if depth > DEPTH {
        return to.out.problem(crate::document::ProblemKind::TooDeep(DEPTH.into()));
    }
    for record in Records::of(bytes) {
        match record.kind {
            kind::GROUP => group(record.bytes, ground, to, depth, hidden, off),
            kind::SHAPE => {
                read(&record, ground).tell(ground, to, hidden, off);
            }
            _ if record.holds_others => walk(record.bytes, ground, to, depth + 1, hidden, off),
            _ => {}
        }
    }
}

/// A group: its first shape stands for it, with its place and whether it is hidden, and says whether it is a table.
fn group(bytes: &[u8], ground: &mut Ground<'_>, to: &mut Within<'_, '_>, depth: u32, hidden: bool, off: bool) {
    let mut records = Records::of(bytes);
    let mut head = Shape::default();
    if let Some(first) = records.next().filter(|first| first.kind == kind::SHAPE) {
        head = read(&first, ground);
    } else {
        records = Records::of(bytes);
    }
    let hidden = hidden || head.hidden;
    let off = off || head.is_off(ground.size);
    if head.is_table {
        let cells = records.filter(|record| record.kind == kind::SHAPE).map(|record| read(&record, ground)).collect();
        return table(cells, ground, to, hidden, off);
    }
    head.tell(ground, to, hidden, off);
    for record in records {
        match record.kind {
            kind::GROUP if depth < DEPTH => group(record.bytes, ground, to, depth + 1, hidden, off),
            kind::SHAPE => read(&record, ground).tell(ground, to, hidden, off),
            _ => {}
        }
    }
}

/// The cells of a table are shapes; where they stand says which row and column they are.
fn table(mut shapes: Vec<Shape>, ground: &mut Ground<'_>, to: &mut Within<'_, '_>, hidden: bool, off: bool) {
    let mut edges = [Vec::new(), Vec::new()];
    for shape in &shapes {
        if let Some([top, left, ..]) = shape.child.filter(|_| !shape.texts.is_empty()) {
            edges[0].push(top);
            edges[1].push(left);
        }
    }
    for edges in &mut edges {
        edges.sort_unstable();
        edges.dedup();
    }
    let number = |edges: &[i32], edge: i32| edges.partition_point(|&other| other < edge) as u32 + 1;
    shapes.sort_by_key(|shape| shape.child.map(|[top, left, ..]| (top, left)));
    let table = to.out.table();
    let seen = ground.cover(hidden, off);
    for shape in shapes {
        let [top, left, ..] = shape.child.unwrap_or_default();
        let (row, column) = (number(&edges[0], top), number(&edges[1], left));
        let cell = Cell { table, row, column: u16::try_from(column).unwrap_or(u16::MAX), header: false };
        let text = shape.texts.join("\n");
        (ground.told)(&text);
        to.out.block(&text, Role::Cell(cell), if shape.hidden { Concealment::HiddenObject.into() } else { seen });
        shape.tell_aside(to);
    }
}

impl Ground<'_> {
    fn cover(&self, hidden: bool, off: bool) -> Seen {
        match (hidden, off) {
            _ if self.seen != Seen::VISIBLE => self.seen,
            (true, _) => Concealment::HiddenObject.into(),
            (_, true) => Concealment::OffPage.into(),
            _ => self.seen,
        }
    }
}

impl Shape {
    /// Whether it lies wholly beyond the edges. Shapes of a group stand where the group says.
    fn is_off(&self, size: Option<(i32, i32)>) -> bool {
        let (Some((width, height)), Some([top, left, bottom, right])) = (size, self.anchor) else { return false };
        right <= 0 && left < 0 || bottom <= 0 && top < 0 || left >= width || top >= height
    }

    fn tell(self, ground: &mut Ground<'_>, to: &mut Within<'_, '_>, hidden: bool, off: bool) {
        let off = off || self.is_off(ground.size);
        let seen = ground.cover(hidden || self.hidden, off);
        if !(ground.is_master && self.placeholder) {
            for text in &self.texts {
                paragraphs(text, seen, ground.told, to);
            }
        }
        for (text, own) in &self.aside {
            match own.concealment {
                None => paragraphs(text, seen, ground.told, to),
                Some(_) => to.out.beside(text, Role::Attribute, *own),
            }
        }
    }

    fn tell_aside(&self, to: &mut Within<'_, '_>) {
        for (text, seen) in &self.aside {
            to.out.beside(text, Role::Attribute, *seen);
        }
    }
}

/// Tells a text's paragraphs. A star alone stands for a number or a day.
pub(super) fn paragraphs(text: &str, seen: Seen, told: &mut dyn FnMut(&str), to: &mut Within<'_, '_>) {
    for paragraph in text.split('\r') {
        told(paragraph);
        let paragraph = paragraph.replace('\u{b}', "\n");
        if paragraph.trim() != "*" {
            to.out.block(&paragraph, Role::Paragraph, seen);
        }
    }
}

fn read(record: &Record<'_>, ground: &mut Ground<'_>) -> Shape {
    let mut shape = Shape::default();
    for record in Records::of(record.bytes) {
        match record.kind {
            kind::PROPERTIES | kind::MORE_PROPERTIES => {
                let count = usize::from(record.instance);
                let aside = &mut shape.aside;
                shape.hidden |=
                    shape::properties(record.bytes, count, |text, seen| aside.push((text.to_owned(), seen)));
                shape.is_table |= shape::is_table(record.bytes, count);
            }
            kind::TEXT_BOX => texts(record.bytes, ground, &mut shape.texts),
            kind::ANCHOR => shape.anchor = anchor(record.bytes),
            kind::CHILD_ANCHOR => {
                let number = |at| u32_at(record.bytes, at).map(u32::cast_signed);
                shape.child = match (number(0), number(4), number(8), number(12)) {
                    (Some(left), Some(top), Some(right), Some(bottom)) => Some([top, left, bottom, right]),
                    _ => None,
                };
            }
            kind::CLIENT_DATA => {
                for record in Records::of(record.bytes) {
                    shape.placeholder |= record.kind == kind::PLACEHOLDER;
                }
            }
            _ => {}
        }
    }
    shape
}

/// Top, left, bottom, right. The order in the file is another one.
fn anchor(bytes: &[u8]) -> Option<[i32; 4]> {
    let [top, left, right, bottom] = if bytes.len() >= 16 {
        [0, 4, 8, 12].map(|at| u32_at(bytes, at).unwrap_or(0).cast_signed())
    } else if bytes.len() >= 8 {
        [0, 2, 4, 6].map(|at| i32::from(u16_at(bytes, at).unwrap_or(0).cast_signed()))
    } else {
        return None;
    };
    Some([top, left, bottom, right])
}

fn texts(bytes: &[u8], ground: &mut Ground<'_>, into: &mut Vec<String>) {
    for record in Records::of(bytes) {
        if let Some(text) = text(&record) {
            into.push(text);
        } else if record.kind == kind::OUTLINE_REF {
            let index = u32_at(record.bytes, 0).unwrap_or(u32::MAX) as usize;
            if let Some((text, shown)) = ground.outline.get_mut(index) {
                *shown = true;
                into.push(text.clone());
            }
        }
    }
}

/// The text of a record, if it holds one.
pub(super) fn text(record: &Record<'_>) -> Option<String> {
    match record.kind {
        kind::TEXT_CHARS | kind::C_STRING => Some(utf16(record.bytes)),
        kind::TEXT_BYTES => {
            let mut text = String::new();
            push_low(record.bytes, &mut text);
            Some(text)
        }
        _ => None,
    }
    .map(|text| if text.ends_with('\0') { text.trim_end_matches('\0').to_owned() } else { text })
}

/// The text that a record is, or all those in it.
pub(super) fn own_texts(record: &Record<'_>, with: &mut dyn FnMut(&str)) {
    match text(record) {
        Some(text) => with(&text),
        None => all_texts(record, with),
    }
}

/// All texts in a record, however deep.
pub(super) fn all_texts(record: &Record<'_>, with: &mut dyn FnMut(&str)) {
    for inner in shape::flat(record.bytes) {
        if let Some(text) = text(&inner) {
            with(&text);
        }
    }
}
