//! Level 0: what was read. A [`Document`] is one text and the blocks in it: each with the part it
//! belongs to, its role there, whether a reader of the page sees it, and where it stood in the file.
//!
//! Large files are read as several documents, one *stretch* after the other; a stretch ends
//! where nothing can match across it.

mod channel;
mod concealment;
mod date;
mod format;
mod kind;
mod limits;
mod page;
mod place;
mod places;
mod problem;
mod stage;

use std::ops::Range;

pub use channel::Channel;
pub use concealment::{Concealment, Seen};
pub use date::Date;
pub use format::Format;
pub use kind::Kind;
pub use limits::{Limit, Limits};
pub use page::{Area, PageState};
pub use place::{Place, cell_name};
pub use places::Places;
pub use problem::{PairFault, Problem, ProblemKind};
pub use stage::Stage;

/// Everything that was read from a file, or from one stretch of it.
#[derive(Clone)]
pub struct Document {
    /// The format it was read as.
    pub format: Format,
    /// The pages read, where the format has pages.
    pub pages: u32,
    text: String,
    blocks: Vec<Block>,
    marks: Vec<Mark>,
    /// The text that the document was made from, if its marks speak of it, and where it begins.
    source: (String, Position),
    /// The parts; the first, without a name, is the main text.
    parts: Vec<Part>,
    properties: Vec<Property>,
    paragraphs: u32,
    /// The bytes this stretch answers for, if not all: the rest is context shared with a neighbour.
    answers_for: Option<Range<usize>>,
}

/// A part of the file, by its name there, and the sheet in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The way to it inside the file; nothing for the main text.
    pub name: String,
    /// The sheet, where it has sheets.
    pub sheet: String,
}

/// A paragraph, a cell, an attribute: within it characters follow each other, across it they don't.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    start: u32,
    end: u32,
    /// What it is in its part.
    pub role: Role,
    /// Whether a reader of the page sees it.
    pub visibility: Visibility,
    /// Why not, where the format tells.
    pub concealment: Option<Concealment>,
    /// The part it belongs to, an index into the document's parts.
    pub part: u16,
    /// The page it stands on, from 1; 0 where the format has none.
    pub page: u32,
    /// Its number among the document's paragraphs, from 1; 0 for what is not a paragraph.
    pub paragraph: u32,
    /// Row and column of the cell of a sheet that it belongs to, where it is none itself.
    pub of_cell: Option<(u32, u16)>,
    /// Where it stands on its page, where the format tells.
    pub area: Option<Area>,
}

impl Block {
    /// Its bytes in the document's text.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// What a block is in its part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Running text.
    Paragraph,
    /// A heading of the given level, from 1.
    Heading(u8),
    /// A table cell.
    Cell(Cell),
    /// A comment that only the source shows.
    Comment,
    /// An attribute's value: a link's target, an alternative text, a form value.
    Attribute,
    /// A property of the document, see [`Document::properties`].
    Property,
    /// A program inside the document.
    Script,
    /// The file's own name.
    FileName,
}

/// Where a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The table's number in the document, from 1.
    pub table: u32,
    /// Row, from 1.
    pub row: u32,
    /// Column, from 1.
    pub column: u16,
    /// Whether the format itself says that this is a header cell.
    pub header: bool,
}

/// Whether a reader of the page sees a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Visibility {
    /// On the page.
    Visible,
    /// In the file, but not on the page: a comment, a hidden element, a link's target.
    Hidden,
    /// Deleted, and still in the file.
    Removed,
    /// In the file's properties or its name.
    Metadata,
}

impl Visibility {
    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Visible => "visible",
            Self::Hidden => "hidden",
            Self::Removed => "removed",
            Self::Metadata => "metadata",
        }
    }
}

/// A named property whose value is a block of its own, so that it is checked like any other text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Property {
    /// The name as the file gives it.
    pub name: String,
    /// The block with its value.
    pub block: usize,
}

/// From this byte of the text on, characters stand there in the file.
#[derive(Clone, Copy)]
struct Mark {
    at: u32,
    origin: Origin,
}

/// Where in its file a text stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// At this line and column.
    Position(Position),
    /// At this byte of the source, see [`Document::from_source`]. Lines and columns are counted only
    /// if someone asks for them, which for most documents nobody does.
    Source(u32),
    /// In no line of the file, such as its name.
    Nowhere,
}

impl From<Position> for Origin {
    fn from(position: Position) -> Self {
        Self::Position(position)
    }
}

/// Line and column in the file, both from 1, columns counted in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

impl Position {
    /// The first character of a file.
    pub const START: Self = Self { line: 1, column: 1 };

    /// Where one stands after `text`, having stood here before it.
    #[must_use]
    pub fn after(self, text: &str) -> Self {
        match text.rfind('\n') {
            None => Self { line: self.line, column: self.column + text.chars().count() as u32 },
            Some(last) => Self {
                line: self.line + memchr::memchr_iter(b'\n', text.as_bytes()).count() as u32,
                column: text[last + 1..].chars().count() as u32 + 1,
            },
        }
    }
}

impl Document {
    /// A document without text.
    pub fn new(format: Format) -> Self {
        Self::over(format, String::new())
    }

    /// A document over a text that is already there; [`Self::add_range`] says what its blocks are.
    pub fn over(format: Format, text: String) -> Self {
        Self {
            format,
            pages: 0,
            text,
            blocks: Vec::new(),
            marks: Vec::new(),
            source: (String::new(), Position::START),
            parts: vec![Part::default()],
            properties: Vec::new(),
            paragraphs: 0,
            answers_for: None,
        }
    }

    /// A document that is made from a source, which begins at this position of the file. It takes
    /// over the buffers of another one, so that they are paid once for many files.
    pub fn from_source(format: Format, source: &str, at: Position, used: Self) -> Self {
        let Self { mut text, mut blocks, mut marks, source: (mut copy, _), .. } = used;
        text.clear();
        blocks.clear();
        marks.clear();
        copy.clear();
        text.reserve(source.len());
        copy.push_str(source);
        Self { blocks, marks, source: (copy, at), ..Self::over(format, text) }
    }

    /// The whole text; what lies between blocks is markup.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The blocks, in order of their text.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// One block's text.
    pub fn block_text(&self, block: &Block) -> &str {
        &self.text[block.range()]
    }

    /// The properties: front matter, `<meta>` elements, document information.
    pub fn properties(&self) -> &[Property] {
        &self.properties
    }

    /// Where a stretch had to end inside a paragraph, it shares some text with the next one. Each
    /// finding belongs to the stretch that answers for its last byte, so none is lost or told twice.
    pub fn answer_only_for(&mut self, bytes: Range<usize>) {
        self.answers_for = Some(bytes);
    }

    /// Whether a finding at this range is this stretch's to tell.
    pub fn answers_for(&self, range: &Range<usize>) -> bool {
        self.answers_for.as_ref().is_none_or(|own| own.start < range.end && range.end <= own.end)
    }

    /// The bytes that are this stretch's own; all of them, if it shares none with a neighbour.
    pub fn answered(&self) -> Range<usize> {
        self.answers_for.clone().unwrap_or(0..self.text.len())
    }

    /// How many paragraphs come before the next stretch's first.
    pub fn paragraphs(&self) -> u32 {
        self.paragraphs
    }

    /// Continues the numbering of an earlier stretch.
    pub fn continue_paragraphs(&mut self, paragraphs: u32) {
        self.paragraphs = paragraphs;
    }

    /// Names a further part and gives its index for [`Block::part`].
    pub fn add_part(&mut self, part: Part) -> u16 {
        self.parts.push(part);
        (self.parts.len() - 1) as u16
    }

    /// Names the main text, which here is a part of another document.
    pub fn name_main_part(&mut self, name: String) {
        if let Some(main) = self.parts.first_mut() {
            main.name = name;
        }
    }

    /// The parts, in the order in which they were added.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The blocks, to say more of them.
    pub fn blocks_mut(&mut self) -> &mut [Block] {
        &mut self.blocks
    }

    /// Whether a block belongs to the main text.
    pub fn is_main(&self, block: &Block) -> bool {
        block.part == 0 || self.parts.get(usize::from(block.part)).is_none_or(|part| part.name.is_empty())
    }

    /// Appends a block with the text that was pushed since `start`.
    pub fn add_since(&mut self, start: usize, role: Role, visibility: Visibility) {
        self.add_range(start..self.text.len(), role, visibility);
    }

    /// Appends a block with a text of its own.
    pub fn add(&mut self, text: &str, at: impl Into<Origin>, role: Role, visibility: Visibility) {
        let start = self.text.len();
        self.push(text, at);
        self.add_since(start, role, visibility);
    }

    /// Appends a property and its value.
    pub fn add_property(&mut self, name: &str, value: &str, at: impl Into<Origin>) {
        self.properties.push(Property { name: name.to_owned(), block: self.blocks.len() });
        self.add(value, at, Role::Property, Visibility::Metadata);
    }

    /// Makes a range of the present text a block. Ranges come in order.
    pub fn add_range(&mut self, range: Range<usize>, role: Role, visibility: Visibility) {
        let paragraph = match role {
            Role::Paragraph | Role::Heading(_) => {
                self.paragraphs += 1;
                self.paragraphs
            }
            _ => 0,
        };
        self.blocks.push(Block {
            start: range.start as u32,
            end: range.end as u32,
            role,
            visibility,
            concealment: None,
            part: 0,
            page: 0,
            paragraph,
            of_cell: None,
            area: None,
        });
    }

    /// The block added last, to say more of it.
    pub fn last_block(&mut self) -> Option<&mut Block> {
        self.blocks.last_mut()
    }

    /// Appends text that stood at `at` in the file.
    pub fn push(&mut self, text: &str, at: impl Into<Origin>) {
        self.mark(self.text.len(), at);
        self.text.push_str(text);
    }

    /// Says that the text from byte `start` on stood at `at` in the file.
    pub fn mark(&mut self, start: usize, at: impl Into<Origin>) {
        self.marks.push(Mark { at: start as u32, origin: at.into() });
    }

    /// The line and column of a byte of the text. Who asks for many keeps a [`Places`].
    pub fn position(&self, byte: usize) -> Option<Position> {
        Places::new(self).position(byte)
    }

    /// The block that holds a byte of the text.
    pub fn block_at(&self, byte: usize) -> Option<usize> {
        let block = self.blocks.partition_point(|b| b.start as usize <= byte).checked_sub(1)?;
        (byte <= self.blocks[block].end as usize).then_some(block)
    }

    /// Where a range of the text stood in the file. Who asks for many keeps a [`Places`].
    pub fn place(&self, range: &Range<usize>) -> Place {
        Places::new(self).of(range)
    }
}
