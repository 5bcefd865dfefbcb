//! Walks through a part with text: the main text, a header, notes, comments. Runs are joined to
//! paragraphs, as a number may be split over any number of them.

use std::collections::HashSet;

use super::super::attribute;
use super::super::xml::{Event, Start, Xml};
use super::alternate::Alternate;
use super::anchor::Anchor;
use super::paragraph::{Paragraph, Run};
use super::style::Styles;
use super::table::Table;
use super::tag::Tag;
use crate::document::{Concealment, ProblemKind, Role, Seen};
use crate::read::out::Out;
use crate::read::woven::Stands;

/// Contents in several forms inside of each other; what lies deeper is told as unread.
const ALTERNATES: usize = 8;

/// Letters of two points, in half points.
const TINY: u32 = 4;

/// Whether a ground is another one than that of the page.
fn is_dark(shading: &Start<'_>) -> bool {
    let is_set = |name| {
        shading.attribute(name).is_some_and(|value| !matches!(&*value, "auto" | "FFFFFF" | "ffffff" | "clear" | "nil"))
    };
    is_set("fill") || is_set("themeFill") || is_set("val")
}

pub(super) struct Walker<'o, 'e> {
    pub(super) out: &'o mut Out<'e>,
    pub(super) styles: &'o Styles,
    /// What paragraphs are in this part, and whether the page shows it.
    pub(super) role: Role,
    pub(super) seen: Seen,
    open: Vec<Tag>,
    /// How many elements were open where something began that is passed over.
    skip: Option<usize>,
    removed: usize,
    inserted: usize,
    pub(super) paragraphs: Vec<Paragraph>,
    /// Open tables; a text box inside of one stands in none.
    pub(super) tables: Vec<Option<Table>>,
    pub(super) alternates: Vec<Alternate>,
    /// An object that the page does not show: how deep it stands, and what is hidden around it.
    hidden_object: Option<(usize, Option<Concealment>)>,
    /// Where the present drawing hangs.
    anchor: Anchor,
    /// The headers and footers that a section of the text names.
    references: HashSet<String>,
    /// Names of people are told once a part.
    people: HashSet<String>,
}

impl<'o, 'e> Walker<'o, 'e> {
    pub(super) fn new(out: &'o mut Out<'e>, styles: &'o Styles, role: Role, seen: Seen) -> Self {
        Self {
            out,
            styles,
            role,
            seen,
            open: Vec::new(),
            skip: None,
            removed: 0,
            inserted: 0,
            paragraphs: Vec::new(),
            tables: Vec::new(),
            alternates: Vec::new(),
            hidden_object: None,
            anchor: Anchor::default(),
            references: HashSet::new(),
            people: HashSet::new(),
        }
    }

    /// Reads a part to its end, behind the start of its root.
    pub(super) fn read(self, xml: &mut Xml<'_>) -> Result<(), ProblemKind> {
        self.references(xml).1
    }

    /// The same, and which headers and footers it names.
    pub(super) fn references(mut self, xml: &mut Xml<'_>) -> (HashSet<String>, Result<(), ProblemKind>) {
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
        while !self.paragraphs.is_empty() {
            self.end_paragraph();
        }
        if let Some((_, around)) = self.hidden_object {
            self.out.conceal(around);
        }
        (self.references, result)
    }

    fn parent(&self, above: usize) -> Tag {
        let index = self.open.len().checked_sub(above);
        index.and_then(|index| self.open.get(index)).copied().unwrap_or(Tag::Other)
    }

    fn start(&mut self, start: &Start<'_>) {
        let parent = self.parent(1);
        let tag = Tag::of(start.name(), parent);
        self.open.push(tag);
        if self.skip.is_some() {
            return;
        }
        if !matches!(tag, Tag::Paragraph | Tag::Run | Tag::Text) {
            self.attributes(start);
        }
        match tag {
            Tag::Paragraph => self.begin_paragraph(),
            Tag::Run => self.with(|paragraph| paragraph.run = Run::default()),
            Tag::Tab => self.push("\t"),
            Tag::Break => self.push("\n"),
            Tag::Hyphen => self.push("-"),
            Tag::Symbol => self.symbol(start),
            Tag::Removed => self.removed += 1,
            Tag::Inserted => self.inserted += 1,
            Tag::Table => {
                self.end_waiting();
                let table = Table::new(self.out.table());
                self.tables.push(Some(table));
            }
            Tag::Row => self.in_table(Table::begin_row),
            Tag::Cell => self.in_table(Table::begin_cell),
            Tag::TextBox => self.tables.push(None),
            Tag::Ruby => self.paragraphs.push(Paragraph::default()),
            // Each keeps account of its texts; nobody has many inside of each other.
            Tag::Alternate if self.alternates.len() < ALTERNATES => self.alternates.push(Alternate::default()),
            Tag::Alternate => {
                self.out.problem(ProblemKind::TooDeep(ALTERNATES as u64));
                self.skip = Some(self.open.len());
            }
            Tag::Choice | Tag::Fallback => {
                let (paragraph, length) =
                    (self.paragraphs.len(), self.paragraphs.last().map_or(0, |last| last.woven.text.text.len()));
                if let Some(alternate) = self.alternates.last_mut() {
                    alternate.begin(paragraph, length);
                }
            }
            Tag::Field => self.end_instruction(),
            Tag::Across | Tag::Down => {
                self.anchor.position(tag == Tag::Down, start.attribute("relativeFrom").as_deref());
            }
            Tag::Change => self.skip = Some(self.open.len()),
            Tag::Other => self.property(start, parent),
            Tag::Text
            | Tag::Instruction
            | Tag::RunProperties
            | Tag::ParagraphProperties
            | Tag::RowProperties
            | Tag::CellProperties
            | Tag::Offset
            | Tag::Story => {}
        }
    }

    /// A property of the paragraph, run, row or cell around it.
    fn property(&mut self, start: &Start<'_>, parent: Tag) {
        let run = parent == Tag::RunProperties && self.parent(3) == Tag::Run;
        let mark = parent == Tag::RunProperties && self.parent(3) == Tag::ParagraphProperties;
        match (start.name(), parent) {
            ("vanish", _) if run => self.with(|paragraph| paragraph.run.hides = Some(start.is_on())),
            ("color", _) if run => {
                let white = start.attribute("val").is_some_and(|color| color.eq_ignore_ascii_case("FFFFFF"));
                self.with(|paragraph| paragraph.run.is_white = white);
            }
            ("highlight", _) if run => self.with(|paragraph| paragraph.run.has_ground = true),
            ("shd", _) if run => self.with(|paragraph| paragraph.run.has_ground |= is_dark(start)),
            ("shd", Tag::ParagraphProperties) => self.with(|paragraph| paragraph.has_ground |= is_dark(start)),
            ("sz", _) if run => {
                let tiny = start.number("val").is_some_and(|size| size <= TINY);
                self.with(|paragraph| paragraph.run.is_tiny = tiny);
            }
            ("docPr", _) if start.attribute("hidden").is_some_and(|hidden| matches!(&*hidden, "1" | "true")) => {
                self.hide_object(1, Concealment::HiddenObject);
            }
            ("anchor" | "inline", _) => self.anchor = Anchor::default(),
            ("extent", _) => self.anchor.extent(start.number("cx"), start.number("cy")),
            ("docPr", _) if self.anchor.is_off_page() => self.hide_object(1, Concealment::OffPage),
            // A row that is hidden as a whole.
            ("hidden", Tag::RowProperties) if start.is_on() => self.hide_object(2, Concealment::HiddenRow),
            ("headerReference" | "footerReference", _) => self.references.extend(start.attribute("id").map(Into::into)),
            ("rStyle", _) if run => {
                self.with(|paragraph| paragraph.run.style = start.attribute("val").map(Into::into));
            }
            ("vanish" | "specVanish", _) if mark => self.with(|paragraph| paragraph.joins |= start.is_on()),
            ("del" | "moveFrom", _) if mark => self.with(|paragraph| paragraph.joins = true),
            ("pStyle", Tag::ParagraphProperties) => {
                self.with(|paragraph| paragraph.style = start.attribute("val").map(Into::into));
            }
            ("outlineLvl", Tag::ParagraphProperties) => {
                let level = start.number("val").and_then(|level| level.try_into().ok());
                self.with(|paragraph| paragraph.level = level);
            }
            ("tblHeader", Tag::RowProperties) => self.in_table(|table| table.mark_header(start.is_on())),
            ("gridBefore", Tag::RowProperties) => {
                self.in_table(|table| table.skip(start.number("val").unwrap_or_default()));
            }
            ("gridSpan", Tag::CellProperties) => {
                self.in_table(|table| table.span(start.number("val").unwrap_or(1)));
            }
            _ => {}
        }
        if start.attribute("style").is_some_and(|style| style.contains("visibility:hidden")) {
            self.hide_object(0, Concealment::HiddenObject);
        }
    }

    /// The page shows nothing of the open element so many levels above this one.
    fn hide_object(&mut self, above: usize, concealment: Concealment) {
        if self.hidden_object.is_none() {
            let depth = self.open.len().saturating_sub(above);
            self.hidden_object = Some((depth, self.out.conceal(Some(concealment))));
        }
    }

    fn end(&mut self) {
        let Some(tag) = self.open.pop() else { return };
        if let Some((_, around)) = self.hidden_object.filter(|(depth, _)| self.open.len() < *depth) {
            self.out.conceal(around);
            self.hidden_object = None;
        }
        if let Some(skip) = self.skip {
            if self.open.len() < skip {
                self.skip = None;
            }
            return;
        }
        match tag {
            Tag::Paragraph => {
                self.end_instruction();
                let joins = self.paragraphs.last().is_some_and(|last| last.joins);
                if joins { self.wait() } else { self.end_paragraph() }
            }
            Tag::Run => self.with(|paragraph| paragraph.run = Run::default()),
            Tag::Ruby => self.end_paragraph(),
            Tag::Removed => self.removed = self.removed.saturating_sub(1),
            Tag::Inserted => self.inserted = self.inserted.saturating_sub(1),
            Tag::Cell => {
                self.end_waiting();
                self.in_table(Table::end_cell);
            }
            Tag::Table | Tag::TextBox => {
                self.end_waiting();
                self.tables.pop();
            }
            Tag::Story => self.end_waiting(),
            Tag::Choice | Tag::Fallback => self.end_form(),
            Tag::Alternate => {
                self.alternates.pop();
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.skip.is_some() {
            return;
        }
        match self.parent(1) {
            Tag::Text => self.out.pieces(text).for_each(|piece| self.push(piece)),
            Tag::Instruction => match self.paragraphs.last_mut() {
                Some(paragraph) => paragraph.instruction.push_str(text),
                None => self.beside(text, Role::Attribute, Concealment::Attribute.into()),
            },
            Tag::Offset => self.anchor.offset(text),
            // Elsewhere stand the measures of drawings, and nothing that a page would show.
            _ if attribute::is_notable(text) => self.beside(text, Role::Attribute, Concealment::Attribute.into()),
            _ => {}
        }
    }

    /// Text where the walk has come to.
    fn push(&mut self, text: &str) {
        if self.paragraphs.is_empty() {
            self.tell(text, self.role, self.seen);
            return;
        }
        let (removed, inserted) = (self.removed > 0, self.inserted > 0);
        // The cells of a table and the boxes of a drawing have grounds that cannot all be known here.
        let on_bare_page = self.tables.is_empty();
        let level = self.paragraphs.len();
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let hides = || self.styles.hide(paragraph.style.as_deref(), paragraph.run.style.as_deref());
        let stands = if removed {
            Stands::Removed
        } else if paragraph.run.hides.unwrap_or_else(hides) || paragraph.is_unreadable(on_bare_page) {
            Stands::Hidden
        } else if inserted {
            Stands::Inserted
        } else {
            Stands::OnPage
        };
        let on_page = matches!(stands, Stands::OnPage | Stands::Inserted);
        match self.alternates.last_mut() {
            Some(alternate) if on_page && alternate.repeats() && alternate.paragraph == level => {
                alternate.again.push_str(text);
            }
            _ => paragraph.woven.push(text, stands),
        }
        self.cut_long();
    }

    /// A character of a typeface with symbols.
    fn symbol(&mut self, start: &Start<'_>) {
        let code = start.attribute("char").and_then(|char| u32::from_str_radix(&char, 16).ok()).unwrap_or_default();
        let font = start.attribute("font").unwrap_or_default().to_ascii_lowercase();
        let pictures = ["symbol", "wingdings", "webdings", "marlett"].iter().any(|name| font.contains(name));
        // Typefaces for text have their characters there as well.
        let code = if (0xF020..=0xF0FF).contains(&code) && !pictures { code - 0xF000 } else { code };
        if let Some(c) = char::from_u32(code).filter(|&c| c != '\0') {
            self.push(c.encode_utf8(&mut [0; 4]));
        }
    }

    fn attributes(&mut self, start: &Start<'_>) {
        let mut found = Vec::new();
        attribute::texts(start, |text, seen| found.push((text.to_owned(), seen)));
        for (text, seen) in found {
            if seen.concealment != Some(Concealment::Property) || self.people.insert(text.clone()) {
                self.beside(&text, Role::Attribute, seen);
            }
        }
    }

    fn with(&mut self, change: impl FnOnce(&mut Paragraph)) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            change(paragraph);
        }
    }

    fn in_table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(Some(table)) = self.tables.last_mut() {
            change(table);
        }
    }
}
