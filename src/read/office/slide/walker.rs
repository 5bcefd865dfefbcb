//! Walks through a slide, its notes, its comments, or what lies under slides.

use std::collections::HashSet;

use super::super::attribute::{self, is_notable};
use super::super::passage::{Passage, Stands};
use super::super::xml::{Event, Start, Xml};
use super::frame::{self, Frame, Inside};
use super::tag::Tag;
use crate::document::{Concealment, ProblemKind, Role};
use crate::read::out::Out;

/// Contents in several forms inside of each other; deeper ones are told as they come.
const ALTERNATES: usize = 8;
/// Letters of two points, in hundredths.
const TINY: u32 = 200;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Slide,
    Notes,
    Comments,
    /// What lies under slides: layouts, masters.
    Master,
}

/// A table that is open, and where in it one is.
pub(super) struct Table {
    pub(super) number: u32,
    pub(super) row: u32,
    pub(super) column: u16,
    pub(super) header: bool,
    pub(super) in_cell: bool,
}

/// How the letters of the open run look.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools)] // they come one by one
struct Run {
    white: bool,
    clear: bool,
    ground: bool,
    tiny: bool,
}

/// A content in several forms: what the first one said, and whether one is in another.
#[derive(Default)]
pub(super) struct Alternate {
    pub(super) told: HashSet<u64>,
    chosen: bool,
    pub(super) repeats: bool,
}

pub(super) struct Walker<'o, 'e, 't> {
    pub(super) out: &'o mut Out<'e>,
    pub(super) kind: Kind,
    size: Option<(i64, i64)>,
    /// White letters cannot be seen on it.
    is_bare: bool,
    pub(super) told: Option<&'t mut HashSet<u64>>,
    open: Vec<Tag>,
    pub(super) frames: Vec<Frame>,
    pub(super) tables: Vec<Table>,
    pub(super) passages: Vec<Passage>,
    pub(super) alternates: Vec<Alternate>,
    /// Alternates that are too deep to be kept account of.
    untold: usize,
    run: Run,
}

impl<'o, 'e, 't> Walker<'o, 'e, 't> {
    pub(super) fn new(out: &'o mut Out<'e>, kind: Kind, size: Option<(i64, i64)>, is_bare: bool) -> Self {
        Self {
            out,
            kind,
            size,
            is_bare,
            told: None,
            open: Vec::new(),
            frames: Vec::new(),
            tables: Vec::new(),
            passages: Vec::new(),
            alternates: Vec::new(),
            untold: 0,
            run: Run::default(),
        }
    }

    /// What lies under slides is much the same in all of them: what `told` has is not told again.
    pub(super) fn telling_once(mut self, told: &'t mut HashSet<u64>) -> Self {
        self.told = (self.kind == Kind::Master).then_some(told);
        self
    }

    /// Reads a part to its end, behind the start of its root.
    pub(super) fn read(mut self, xml: &mut Xml<'_>) -> Result<(), ProblemKind> {
        let result = loop {
            match xml.next() {
                Ok(Event::Start(start)) => self.start(&start),
                Ok(Event::End) => self.end(),
                Ok(Event::Text(text)) => self.text(&text),
                Ok(Event::Comment(text)) => self.beside(&text, Role::Comment, Concealment::Attribute.into()),
                Ok(Event::DocumentType) => self.out.problem(ProblemKind::Damaged),
                Ok(Event::Other) => {}
                Ok(Event::Done) => break Ok(()),
                Err(kind) => break Err(kind),
            }
        };
        // What was read before the damage is told.
        while !self.passages.is_empty() {
            self.end_passage();
        }
        while !self.frames.is_empty() {
            self.end_frame();
        }
        result
    }

    fn parent(&self) -> Tag {
        self.open.last().copied().unwrap_or(Tag::Other)
    }

    /// The measures of the innermost group around the shape or group that is open.
    fn within(&self) -> Option<Inside> {
        self.frames.iter().nth_back(1).and_then(|frame| frame.inside)
    }

    fn start(&mut self, start: &Start<'_>) {
        let tag = Tag::of(start.name(), self.parent());
        self.open.push(tag);
        if !matches!(tag, Tag::Paragraph | Tag::Run | Tag::Text | Tag::RunProperties | Tag::Name) {
            attribute::texts(start, |text, seen| self.beside(text, Role::Attribute, seen));
        }
        match tag {
            Tag::Shape | Tag::Group => {
                let around = self.frames.last();
                let inside = around.and_then(|frame| frame.inside);
                let (skips, prompts) = around.map_or((false, false), |frame| (frame.skips, frame.prompts));
                self.frames.push(Frame { is_group: tag == Tag::Group, inside, skips, prompts, ..Frame::default() });
            }
            Tag::Own if start.attribute("hidden").is_some_and(|hidden| matches!(&*hidden, "1" | "true")) => {
                self.conceal(Concealment::HiddenObject);
            }
            Tag::Placeholder => self.placeholder(start.attribute("type").unwrap_or("body".into()).into_owned()),
            Tag::Transform => {
                let turned = start.attribute("rot").is_some_and(|rot| rot != "0");
                self.in_frame(|frame| frame.turned |= turned);
            }
            Tag::Offset => self.in_frame(|frame| frame.offset = frame::pair(start, "x", "y")),
            Tag::Extent => self.in_frame(|frame| frame.extent = frame::pair(start, "cx", "cy")),
            Tag::ChildOffset => self.in_frame(|frame| frame.child_offset = frame::pair(start, "x", "y")),
            Tag::ChildExtent => self.in_frame(|frame| frame.child_extent = frame::pair(start, "cx", "cy")),
            Tag::Paragraph | Tag::CommentText => self.passages.push(Passage::default()),
            Tag::Run => self.run = Run::default(),
            Tag::Break => self.push("\n"),
            Tag::RunProperties => self.run.tiny = start.number("sz").is_some_and(|size| size <= TINY),
            Tag::Highlight => self.run.ground = true,
            Tag::Colour => {
                let colour = start.attribute("val").unwrap_or_default();
                self.run.white = matches!(&*colour, "bg1" | "lt1" | "white") || colour.eq_ignore_ascii_case("FFFFFF");
            }
            Tag::Alpha => self.run.clear = start.attribute("val").is_some_and(|alpha| matches!(&*alpha, "0" | "0%")),
            Tag::Table => {
                let number = self.out.table();
                self.tables.push(Table { number, row: 0, column: 0, header: false, in_cell: false });
            }
            Tag::TableProperties => {
                let first = start.attribute("firstRow").is_some_and(|first| matches!(&*first, "1" | "true"));
                self.in_table(|table| table.header = first);
            }
            Tag::Row => self.in_table(|table| (table.row, table.column) = (table.row.saturating_add(1), 0)),
            Tag::Cell => self.in_table(|table| {
                (table.column, table.in_cell) = (table.column.saturating_add(1), true);
            }),
            Tag::Alternate if self.alternates.len() < ALTERNATES => self.alternates.push(Alternate::default()),
            Tag::Alternate => self.untold += 1,
            Tag::Fallback if self.untold == 0 => {
                if let Some(alternate) = self.alternates.last_mut() {
                    alternate.repeats = alternate.chosen;
                }
            }
            _ => {}
        }
    }

    fn end(&mut self) {
        let Some(tag) = self.open.pop() else { return };
        match tag {
            Tag::Shape | Tag::Group => self.end_frame(),
            Tag::Transform => self.stand(),
            Tag::Paragraph | Tag::CommentText => self.end_passage(),
            Tag::Run => self.run = Run::default(),
            Tag::Cell => self.in_table(|table| table.in_cell = false),
            Tag::Table => {
                self.tables.pop();
            }
            Tag::Choice | Tag::Fallback if self.untold == 0 => {
                if let Some(alternate) = self.alternates.last_mut() {
                    (alternate.chosen, alternate.repeats) = (true, false);
                }
            }
            Tag::Alternate if self.untold > 0 => self.untold -= 1,
            Tag::Alternate => {
                self.alternates.pop();
            }
            _ => {}
        }
    }

    /// A shape's measures are known.
    fn stand(&mut self) {
        let within = self.within();
        let Some(frame) = self.frames.last_mut() else { return };
        if frame.is_group {
            frame.inside = frame.measures(within).or(within);
        } else if self.size.is_some_and(|size| frame.is_off(within, size)) {
            self.conceal(Concealment::OffPage);
        }
    }

    /// The shape is a place for text. Under slides it only says what belongs there.
    fn placeholder(&mut self, kind: String) {
        // The number of the page, and a picture of the slide.
        let skips = self.kind == Kind::Notes && matches!(&*kind, "sldNum" | "sldImg");
        let prompts = self.kind == Kind::Master;
        self.in_frame(|frame| {
            frame.skips |= skips;
            frame.prompts |= prompts;
            frame.placeholder = Some(kind);
        });
    }

    /// The page shows nothing of the open shape.
    fn conceal(&mut self, why: Concealment) {
        let around = self.out.concealment();
        if let Some(frame) = self.frames.last_mut().filter(|_| around.is_none()) {
            self.out.conceal(Some(why));
            (frame.conceals, frame.around) = (true, around);
        }
    }

    fn end_frame(&mut self) {
        if let Some(frame) = self.frames.pop().filter(|frame| frame.conceals) {
            self.out.conceal(frame.around);
        }
    }

    fn text(&mut self, text: &str) {
        match self.parent() {
            Tag::Text | Tag::CommentText => {
                for piece in self.out.pieces(text) {
                    self.push(piece);
                }
            }
            // Elsewhere stand the names of what animations change, and nothing that a slide would show.
            _ if is_notable(text) => self.beside(text, Role::Attribute, Concealment::Attribute.into()),
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        let run = &self.run;
        let white = run.white && !run.ground && self.is_bare && self.tables.is_empty();
        let stands = if white || run.clear || run.tiny { Stands::Hidden } else { Stands::OnPage };
        if let Some(passage) = self.passages.last_mut() {
            passage.push(text, stands);
            self.cut_long();
        } else {
            let mut passage = Passage::default();
            passage.push(text, stands);
            self.tell(passage);
        }
    }

    fn in_frame(&mut self, change: impl FnOnce(&mut Frame)) {
        if let Some(frame) = self.frames.last_mut() {
            change(frame);
        }
    }

    fn in_table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(table) = self.tables.last_mut() {
            change(table);
        }
    }
}
