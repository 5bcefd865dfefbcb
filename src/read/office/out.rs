//! What the readers of office documents write: documents, handed out stretch by stretch, and problems
//! with the part they are in.

use crate::document::{Document, Format, Origin, Place, Position, Problem, ProblemKind, Role, Visibility};
use crate::read::Stretch;
use crate::read::stretch::{Tail, floor};

/// More problems than these say nothing new.
const MOST_PROBLEMS: usize = 200;
/// A paragraph is not cut before it has this much.
const LONG: usize = 4 << 10;

/// Text of a block that may become longer than a stretch.
#[derive(Default)]
pub(crate) struct Strand {
    pub(crate) text: String,
    /// What an earlier stretch answers for.
    answered: usize,
}

impl From<String> for Strand {
    fn from(text: String) -> Self {
        Self { text, answered: 0 }
    }
}

impl Strand {
    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

pub(crate) struct Out<'a> {
    document: Document,
    each: &'a mut dyn FnMut(Stretch, bool) -> Document,
    problems: Vec<Problem>,
    format: Format,
    stretch: usize,
    /// The part being read, its index in the present document, and its paragraphs so far.
    part: String,
    index: Option<u16>,
    paragraphs: u32,
    tables: u32,
    /// Nothing may be added to the present document.
    closed: bool,
}

impl<'a> Out<'a> {
    pub(crate) fn new(
        format: Format,
        stretch: usize,
        used: Document,
        each: &'a mut dyn FnMut(Stretch, bool) -> Document,
    ) -> Self {
        Self {
            document: Document::from_source(format, "", Position::START, used),
            each,
            problems: Vec::new(),
            format,
            stretch,
            part: String::new(),
            index: Some(0),
            paragraphs: 0,
            tables: 0,
            closed: false,
        }
    }

    /// Goes on with another part; the main text has no name.
    pub(crate) fn begin_part(&mut self, name: String) {
        self.index = name.is_empty().then_some(0);
        self.part = name;
        self.paragraphs = 0;
    }

    /// The number of a table that begins.
    pub(crate) fn table(&mut self) -> u32 {
        self.tables += 1;
        self.tables
    }

    /// Something of the present part could not be read.
    pub(crate) fn problem(&mut self, kind: ProblemKind) {
        let part = (!self.part.is_empty()).then(|| self.part.clone());
        self.problem_in(part, kind);
    }

    /// Something could not be read, in the part that is named.
    pub(crate) fn problem_in(&mut self, part: Option<String>, kind: ProblemKind) {
        let problem = Problem { kind, place: Place { part, ..Place::default() } };
        if self.problems.len() < MOST_PROBLEMS && !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    /// A block of its own; a paragraph gets the next number.
    pub(crate) fn block(&mut self, text: &str, role: Role, visibility: Visibility) {
        self.add(text.trim(), role, visibility, true);
    }

    /// A block that belongs to the last paragraph.
    pub(crate) fn beside(&mut self, text: &str, role: Role, visibility: Visibility) {
        self.add(text.trim(), role, visibility, self.paragraphs == 0);
    }

    fn add(&mut self, text: &str, role: Role, visibility: Visibility, fresh: bool) {
        if text.is_empty() {
            return;
        }
        self.make_room(role);
        if fresh && matches!(role, Role::Paragraph | Role::Heading(_)) {
            self.paragraphs += 1;
        }
        self.document.continue_paragraphs(self.paragraphs.saturating_sub(1));
        let part = *self.index.get_or_insert_with(|| self.document.add_part(self.part.clone()));
        self.document.add(text, Origin::Nowhere, role, visibility);
        if let Some(block) = self.document.last_block() {
            block.part = part;
        }
    }

    /// A property. It is told in the first stretch, where the day of the document is looked for.
    pub(crate) fn property(&mut self, name: &str, value: &str) {
        let value = value.trim();
        if !value.is_empty() {
            self.make_room(Role::Property);
            let slash = if self.part.is_empty() { "" } else { "!/" };
            self.document.add_property(&format!("{}{slash}{name}", self.part), value, Origin::Nowhere);
        }
    }

    /// Ends the stretch if it is full and another block follows; not within a row of a table.
    fn make_room(&mut self, role: Role) {
        let length = self.document.text().len();
        let same_row = match (role, self.document.blocks().last().map(|block| block.role)) {
            (Role::Cell(cell), Some(Role::Cell(last))) => cell.table == last.table && cell.row == last.row,
            _ => false,
        };
        if self.closed || length >= self.stretch && (!same_row || length >= 2 * self.stretch) {
            self.hand_out(true);
        }
    }

    /// Whether a block grows too long to wait for its end.
    pub(crate) fn is_long(&self, strand: &Strand) -> bool {
        strand.text.len() >= self.stretch.max(LONG)
    }

    /// A text in pieces, after each of which a block can be cut.
    pub(crate) fn pieces<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> + use<'t> {
        let most = self.stretch.max(LONG);
        let mut rest = text;
        std::iter::from_fn(move || {
            let (piece, after) = rest.split_at(floor(rest, most));
            rest = after;
            (!piece.is_empty()).then_some(piece)
        })
    }

    /// Hands out what there is of a block that goes on, in a stretch of its own, and leaves of it what
    /// the next one has to see again.
    pub(crate) fn cut(&mut self, strand: &mut Strand, role: Role, visibility: Visibility, fresh: bool) {
        self.part_of(strand, role, visibility, fresh);
        let answered = strand.answered;
        if let Some(tail) = Tail::cut(&mut self.document, answered, answered, true) {
            *strand = Strand { text: tail.text, answered: tail.answers_from };
        }
    }

    /// A block that may have been cut. `fresh` = the first of its paragraph.
    pub(crate) fn strand(&mut self, strand: &Strand, role: Role, visibility: Visibility, fresh: bool) {
        if strand.answered == 0 {
            self.add(strand.text.trim(), role, visibility, fresh || self.paragraphs == 0);
        } else if strand.answered < strand.text.len() {
            self.part_of(strand, role, visibility, fresh);
            self.document.answer_only_for(strand.answered..strand.text.len());
        }
    }

    fn part_of(&mut self, strand: &Strand, role: Role, visibility: Visibility, fresh: bool) {
        if !self.document.blocks().is_empty() {
            self.hand_out(true);
        }
        // Untrimmed: the stretches count its bytes.
        self.add(&strand.text, role, visibility, fresh && strand.answered == 0);
        self.closed = true;
    }

    /// Hands over a stretch that another reader wrote.
    pub(crate) fn pass_on(&mut self, mut stretch: Stretch) {
        if !self.document.blocks().is_empty() {
            self.hand_out(true);
        }
        stretch.document.format = self.format;
        stretch.document.name_main_part(self.part.clone());
        for problem in stretch.problems {
            self.problem(problem.kind);
        }
        self.document = stretch.document;
        self.closed = true;
    }

    fn hand_out(&mut self, goes_on: bool) {
        let document = std::mem::replace(&mut self.document, Document::new(self.format));
        let problems = std::mem::take(&mut self.problems);
        let used = (self.each)(Stretch { document, problems, consumed: 0 }, goes_on);
        self.document = Document::from_source(self.format, "", Position::START, used);
        self.index = self.part.is_empty().then_some(0);
        self.closed = false;
    }

    /// Hands out the last stretch.
    pub(crate) fn finish(mut self) -> Document {
        self.hand_out(false);
        self.document
    }
}
