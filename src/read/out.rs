//! What the readers of files that hold others write: documents, handed out stretch by stretch, and problems
//! with the part they are in.

use crate::document::{
    Area, Concealment, Document, Format, Origin, PageState, Part, Place, Position, Problem, ProblemKind, Role, Seen,
    Visibility,
};
use crate::read::Stretch;
use crate::read::stretch::{Tail, floor};

/// More problems than these say nothing new.
const MOST_PROBLEMS: usize = 200;
/// Parts that one stretch has, so that a number of two bytes holds which.
const MOST_PARTS: usize = 10_000;
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
    /// The document being read, by the way to it if it lies in another one; its main text bears that name.
    file: String,
    /// The part being read, its index in the present document, and its paragraphs so far.
    part: Part,
    index: Option<u16>,
    paragraphs: u32,
    /// The page or slide being read, from 1, and how many were begun since the last stretch.
    page: u32,
    pages: u32,
    /// The cell of a sheet that what is being read belongs to.
    of_cell: Option<(u32, u16)>,
    /// Where on its page what is being read stands.
    area: Option<Area>,
    /// Why the page shows nothing of what is being read, whatever is said of each text.
    concealment: Option<Concealment>,
    /// Whether anything was told that the page shows.
    shows_text: bool,
    tables: u32,
    /// The highest number of a table that another reader wrote.
    tables_passed: u32,
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
            file: String::new(),
            part: Part::default(),
            index: Some(0),
            paragraphs: 0,
            page: 0,
            pages: 0,
            of_cell: None,
            area: None,
            concealment: None,
            shows_text: false,
            tables: 0,
            tables_passed: 0,
            closed: false,
        }
    }

    /// Goes on with a document of its own inside of the file; the name of the one around it comes back, for
    /// [`Self::end_file`].
    pub(crate) fn begin_file(&mut self, file: String) -> String {
        if !self.document.blocks().is_empty() || !self.problems.is_empty() {
            self.hand_out(true, false);
        }
        let around = std::mem::replace(&mut self.file, file);
        self.document.name_main_part(self.file.clone());
        around
    }

    /// The document that was begun ends.
    pub(crate) fn end_file(&mut self, around: String) {
        self.hand_out(true, true);
        self.file = around;
        self.document.name_main_part(self.file.clone());
    }

    /// Goes on with another part; the main text has no name. It stands on no page and no sheet.
    pub(crate) fn begin_part(&mut self, name: String) {
        self.enter(Part { name, sheet: String::new() });
        self.page = 0;
    }

    /// Goes on with a sheet of the present part.
    pub(crate) fn begin_sheet(&mut self, sheet: &str) {
        let name = std::mem::take(&mut self.part.name);
        self.enter(Part { name, sheet: sheet.to_owned() });
    }

    fn is_main(&self) -> bool {
        self.part.sheet.is_empty() && self.part.name == self.file
    }

    fn enter(&mut self, part: Part) {
        self.part = part;
        self.index = self.is_main().then_some(0);
        self.paragraphs = 0;
        self.of_cell = None;
        self.area = None;
        self.tables = self.tables.max(self.tables_passed);
    }

    /// Goes on with a page or a slide of the present part. Only those that a reader turns to are counted.
    pub(crate) fn begin_page(&mut self, page: u32) {
        self.page = page;
        self.pages += u32::from(self.concealment.is_none());
        self.paragraphs = 0;
    }

    /// From here on remarks, links and the like belong to the cell in this row and column, from 1.
    pub(crate) fn of_cell(&mut self, cell: Option<(u32, u16)>) {
        self.of_cell = cell;
    }

    /// From here on everything stands in this box of its page.
    pub(crate) fn stands(&mut self, area: Option<Area>) {
        self.area = area;
    }

    /// From here on the page shows nothing, for this reason; what held before comes back, to be set again.
    pub(crate) fn conceal(&mut self, concealment: Option<Concealment>) -> Option<Concealment> {
        std::mem::replace(&mut self.concealment, concealment)
    }

    /// Why the page shows nothing of what is being read.
    pub(crate) fn concealment(&self) -> Option<Concealment> {
        self.concealment
    }

    /// Whether anything was told that the page shows, since this was last set; sets it anew.
    pub(crate) fn shows_text(&mut self, anew: bool) -> bool {
        std::mem::replace(&mut self.shows_text, anew)
    }

    /// The number of a table that begins.
    pub(crate) fn table(&mut self) -> u32 {
        self.tables += 1;
        self.tables
    }

    /// Something of the present part could not be read.
    pub(crate) fn problem(&mut self, kind: ProblemKind) {
        let some = |name: &String| Some(name.clone()).filter(|name| !name.is_empty());
        let page = (self.page > 0).then_some(self.page);
        self.problem_at(
            kind,
            Place { part: some(&self.part.name), sheet: some(&self.part.sheet), page, ..Place::default() },
        );
    }

    /// On these pages something stands that could not be read as text.
    pub(crate) fn unread_pages(&mut self, state: PageState, first: u32, last: u32) {
        let part = Some(self.part.name.clone()).filter(|name| !name.is_empty());
        let last_page = (last > first).then_some(last);
        let place = Place { part, page: Some(first), last_page, ..Place::default() };
        self.problem_at(ProblemKind::NoTextLayer(state), place);
    }

    /// Something could not be read, in the part that is named.
    pub(crate) fn problem_in(&mut self, part: Option<String>, kind: ProblemKind) {
        self.problem_at(kind, Place { part, ..Place::default() });
    }

    fn problem_at(&mut self, kind: ProblemKind, place: Place) {
        let problem = Problem { kind, place };
        if self.problems.len() < MOST_PROBLEMS && !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    /// A block of its own; a paragraph gets the next number.
    pub(crate) fn block(&mut self, text: &str, role: Role, seen: impl Into<Seen>) {
        self.add(text.trim(), role, seen.into(), true);
    }

    /// A block that belongs to the last paragraph.
    pub(crate) fn beside(&mut self, text: &str, role: Role, seen: impl Into<Seen>) {
        self.add(text.trim(), role, seen.into(), self.paragraphs == 0);
    }

    fn add(&mut self, text: &str, role: Role, seen: Seen, fresh: bool) {
        if text.is_empty() {
            return;
        }
        self.make_room(role);
        if fresh && matches!(role, Role::Paragraph | Role::Heading(_)) {
            self.paragraphs += 1;
        }
        self.document.continue_paragraphs(self.paragraphs.saturating_sub(1));
        let part = *self.index.get_or_insert_with(|| self.document.add_part(self.part.clone()));
        let seen = self.as_seen(seen);
        self.shows_text |= seen.visibility == Visibility::Visible;
        self.document.add(text, Origin::Nowhere, role, seen.visibility);
        if let Some(block) = self.document.last_block() {
            (block.part, block.page, block.concealment) = (part, self.page, seen.concealment);
            block.area = self.area;
            if matches!(role, Role::Comment | Role::Attribute) {
                block.of_cell = self.of_cell;
            }
        }
    }

    /// What a text comes to here: on a hidden sheet nothing is seen.
    pub(crate) fn as_seen(&self, own: Seen) -> Seen {
        match self.concealment {
            Some(around) if own.visibility == Visibility::Visible => around.into(),
            _ => own,
        }
    }

    /// A property. It is told in the first stretch, where the day of the document is looked for.
    pub(crate) fn property(&mut self, name: &str, value: &str) {
        let value = value.trim();
        if !value.is_empty() {
            self.make_room(Role::Property);
            let within = &self.part.name;
            let slash = if within.is_empty() { "" } else { "!/" };
            self.document.add_property(&format!("{within}{slash}{name}"), value, Origin::Nowhere);
            if let Some(block) = self.document.last_block() {
                block.concealment = Some(Concealment::Property);
            }
        }
    }

    /// Ends the stretch if it is full and another block follows; not within a row of a table.
    fn make_room(&mut self, role: Role) {
        let length = self.document.text().len();
        let same_row = match (role, self.document.blocks().last().map(|block| block.role)) {
            (Role::Cell(cell), Some(Role::Cell(last))) => cell.table == last.table && cell.row == last.row,
            _ => false,
        };
        let many = self.document.parts().len() >= MOST_PARTS;
        if self.closed || many || length >= self.stretch && (!same_row || length >= 2 * self.stretch) {
            self.hand_out(true, false);
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
    pub(crate) fn cut(&mut self, strand: &mut Strand, role: Role, seen: impl Into<Seen>, fresh: bool) {
        self.part_of(strand, role, seen.into(), fresh);
        let answered = strand.answered;
        if let Some(tail) = Tail::cut(&mut self.document, answered, answered, true) {
            *strand = Strand { text: tail.text, answered: tail.answers_from };
        }
    }

    /// A block that may have been cut. `fresh` = the first of its paragraph.
    pub(crate) fn strand(&mut self, strand: &Strand, role: Role, seen: impl Into<Seen>, fresh: bool) {
        if strand.answered == 0 {
            self.add(strand.text.trim(), role, seen.into(), fresh || self.paragraphs == 0);
        } else if strand.answered < strand.text.len() {
            self.part_of(strand, role, seen.into(), fresh);
            self.document.answer_only_for(strand.answered..strand.text.len());
        }
    }

    /// A text that is had as a whole, in pieces if it is longer than a stretch.
    pub(crate) fn whole(&mut self, text: String, role: Role, seen: impl Into<Seen>, fresh: bool) {
        let (whole, seen, mut fresh) = (Strand::from(text), seen.into(), fresh);
        if !self.is_long(&whole) {
            return self.strand(&whole, role, seen, fresh);
        }
        let mut strand = Strand::default();
        for piece in self.pieces(&whole.text) {
            strand.text.push_str(piece);
            if self.is_long(&strand) {
                self.cut(&mut strand, role, seen, fresh);
                fresh = false;
            }
        }
        self.strand(&strand, role, seen, fresh);
    }

    fn part_of(&mut self, strand: &Strand, role: Role, seen: Seen, fresh: bool) {
        if !self.document.blocks().is_empty() {
            self.hand_out(true, false);
        }
        // Untrimmed: the stretches count its bytes.
        self.add(&strand.text, role, seen, fresh && strand.answered == 0);
        self.closed = true;
    }

    /// Hands over a stretch that another reader wrote.
    pub(crate) fn pass_on(&mut self, mut stretch: Stretch) {
        if !self.document.blocks().is_empty() {
            self.hand_out(true, false);
        }
        stretch.document.format = self.format;
        stretch.document.name_main_part(self.file.clone());
        let part = if self.is_main() { 0 } else { stretch.document.add_part(self.part.clone()) };
        for block in stretch.document.blocks_mut() {
            let concealment = block.concealment.or_else(|| why(block.role, block.visibility));
            let own = Seen { visibility: block.visibility, concealment };
            let seen = self.as_seen(own);
            self.shows_text |= seen.visibility == Visibility::Visible;
            (block.part, block.visibility, block.concealment) = (part, seen.visibility, seen.concealment);
            if let Role::Cell(cell) = &mut block.role {
                cell.table += self.tables;
                self.tables_passed = self.tables_passed.max(cell.table);
            }
        }
        for Problem { kind, place } in stretch.problems {
            let part = Some(self.part.name.clone()).filter(|name| !name.is_empty());
            self.problem_at(kind, Place { part, ..place });
        }
        self.document = stretch.document;
        self.closed = true;
    }

    fn hand_out(&mut self, goes_on: bool, ends: bool) {
        let mut document = std::mem::replace(&mut self.document, Document::new(self.format));
        document.pages = std::mem::take(&mut self.pages);
        let problems = std::mem::take(&mut self.problems);
        let of = Some(self.file.clone()).filter(|file| !file.is_empty());
        let used = (self.each)(Stretch { document, problems, consumed: 0, of, ends }, goes_on);
        self.document = Document::from_source(self.format, "", Position::START, used);
        self.document.name_main_part(self.file.clone());
        self.index = self.is_main().then_some(0);
        self.closed = false;
    }

    /// Hands out the last stretch.
    pub(crate) fn finish(mut self) -> Document {
        self.hand_out(false, true);
        self.document
    }
}

/// Why a text is not seen of which its reader says only that it is not. What the writer of a page remarks
/// in its source is no remark of a person on the text.
fn why(role: Role, visibility: Visibility) -> Option<Concealment> {
    match (visibility, role) {
        (Visibility::Hidden, Role::Attribute | Role::Script | Role::Comment) => Some(Concealment::Attribute),
        (Visibility::Hidden, _) => Some(Concealment::HiddenText),
        (Visibility::Metadata, _) => Some(Concealment::Property),
        _ => None,
    }
}
