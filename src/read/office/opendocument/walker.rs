//! Walks through a part of an `OpenDocument`: its text, what stands in headers and on master pages, its
//! properties. Spans are joined to paragraphs, as a number may be split over any number of them.

use std::collections::HashSet;

use super::super::attribute::is_notable;
use super::super::passage::{Passage, Stands};
use super::super::xml::{Event, Start, Xml};
use super::attribute;
use super::binary::Base64;
use super::change::{Changes, Field};
use super::sheet::{REPEATS, Table};
use super::state::{Element, Scope, Sink, What, Writing};
use super::style::{Look, Styles};
use super::tag::Tag;
use crate::document::{Concealment, ProblemKind, Role, Seen};
use crate::read::limits::Budget;
use crate::read::out::Out;
use crate::read::repeats::Repeats;

pub(super) struct Walker<'o, 'e> {
    pub(super) out: &'o mut Out<'e>,
    pub(super) budget: &'o Budget,
    pub(super) styles: &'o Styles,
    pub(super) scope: Scope,
    /// What the part being read is called, where one comes back to after a sheet.
    pub(super) home: String,
    /// It lies in another document: only its charts are on the page.
    pub(super) inside: bool,
    pub(super) open: Vec<Element>,
    pub(super) writings: Vec<Writing>,
    pub(super) tables: Vec<Option<Table>>,
    pub(super) comments: usize,
    notes: usize,
    pub(super) changes: Changes,
    pub(super) fields: Vec<Field>,
    pub(super) is_spreadsheet: bool,
    /// The slides so far, and how large the present one is.
    pub(super) pages: u32,
    pub(super) page: Option<(i64, i64)>,
    /// What repeats of cells may still amount to.
    pub(super) repeats: usize,
    /// Values of cells that came before.
    pub(super) values: Repeats,
    base64: Base64,
    pub(super) binaries: Vec<Vec<u8>>,
    people: HashSet<String>,
    /// What master pages have said.
    pub(super) told: HashSet<u64>,
}

impl<'o, 'e> Walker<'o, 'e> {
    pub(super) fn new(
        out: &'o mut Out<'e>,
        budget: &'o Budget,
        styles: &'o Styles,
        scope: Scope,
        home: String,
        inside: bool,
    ) -> Self {
        Self {
            out,
            budget,
            styles,
            scope,
            home,
            inside,
            open: Vec::new(),
            writings: Vec::new(),
            tables: Vec::new(),
            comments: 0,
            notes: 0,
            changes: Changes::default(),
            fields: Vec::new(),
            is_spreadsheet: false,
            pages: 0,
            page: None,
            repeats: REPEATS,
            values: Repeats::default(),
            base64: Base64::default(),
            binaries: Vec::new(),
            people: HashSet::new(),
            told: HashSet::new(),
        }
    }

    /// Reads a part to its end, behind the start of its root. The files that stand in it as letters come back.
    pub(super) fn read(mut self, xml: &mut Xml<'_>) -> (Vec<Vec<u8>>, Result<(), ProblemKind>) {
        self.open.push(Element {
            tag: Tag::Document,
            sink: Sink::Nowhere,
            look: Look::default(),
            writes: false,
            leaves_tables: false,
            conceals: false,
            around: None,
        });
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
        while !self.open.is_empty() {
            self.end();
        }
        self.tell_deleted();
        (self.binaries, result)
    }

    fn start(&mut self, start: &Start<'_>) {
        let Some(&parent) = self.open.last() else { return };
        let inline = parent.sink == Sink::Text;
        let tag = Tag::of(start.name(), parent.tag, inline);
        let mut element = Element { tag, writes: false, leaves_tables: false, conceals: false, around: None, ..parent };
        if parent.sink != Sink::Skipped {
            if self.is_passed_over(tag) {
                element.sink = Sink::Skipped;
            } else {
                if tag == Tag::MetaField && start.name() != "user-defined" {
                    attribute::texts(start, |text, seen| self.attribute(tag, text, seen));
                }
                self.begin(start, &mut element, parent.tag);
                let says =
                    !matches!(tag, Tag::Paragraph | Tag::Span | Tag::Space | Tag::Tab | Tag::Break | Tag::MetaField);
                if says && element.sink != Sink::Skipped {
                    // The name of a sheet was told with it.
                    let table = self.tables.last().and_then(Option::as_ref).filter(|_| tag == Tag::Table);
                    let sheet = table.filter(|table| table.is_sheet).and_then(|_| start.attribute("name"));
                    attribute::texts(start, |text, seen| {
                        if sheet.as_deref() != Some(text) {
                            self.attribute(tag, text, seen);
                        }
                    });
                }
            }
        }
        self.open.push(element);
    }

    /// Whether a section is none of those being read.
    fn is_passed_over(&self, tag: Tag) -> bool {
        let section = self.open.len() == 1;
        match tag {
            Tag::Skipped | Tag::Mark => true,
            // The program fills them in anew on each page.
            Tag::Field => self.notes > 0,
            Tag::Masters => section && self.scope == Scope::Body,
            _ => section && self.scope == Scope::Masters,
        }
    }

    fn attribute(&mut self, tag: Tag, text: &str, seen: Seen) {
        // Those say more, and are told when they end.
        let later = matches!(tag, Tag::HiddenText | Tag::Conditional | Tag::Cell | Tag::Covered | Tag::FormerCell);
        if !later || is_notable(text) && !self.fields.last().is_some_and(|field| field.says(text)) {
            self.beside(text, Role::Attribute, seen);
        }
    }

    fn begin(&mut self, start: &Start<'_>, element: &mut Element, parent: Tag) {
        let style = start.attribute("style-name").unwrap_or_default();
        match element.tag {
            Tag::Paragraph | Tag::Heading => self.begin_paragraph(start, &style, element, parent),
            Tag::Span => element.look = self.styles.look("text", &style, element.look),
            Tag::Space => {
                let count = start.number("c").unwrap_or(1).clamp(1, 64) as usize;
                self.push(&" ".repeat(count), element.look);
            }
            Tag::Tab => self.push("\t", element.look),
            Tag::Break => self.push("\n", element.look),
            Tag::Note | Tag::Shape => {
                element.sink = Sink::Nowhere;
                self.leave_tables(element);
                if element.tag == Tag::Shape {
                    // What fills it, or lies under it, cannot all be known here.
                    element.look = Look::default().on_some_ground();
                    self.shape(start, element, parent);
                    if self.scope == Scope::Masters && is_prompt(start) {
                        self.conceal(element, Concealment::Attribute);
                    }
                }
            }
            // Marks at which no line may begin or end.
            Tag::Setting if start.attribute("name").is_some_and(|name| name == "BeginLine" || name == "EndLine") => {
                element.sink = Sink::Skipped;
            }
            Tag::Annotation => {
                element.sink = Sink::Nowhere;
                element.look = Look::default();
                self.comments += 1;
            }
            Tag::Person => self.write(element, What::Person),
            Tag::AltText => self.write_block(element, Role::Attribute, Concealment::Attribute.into()),
            Tag::Script => self.write_block(element, Role::Script, Concealment::Attribute.into()),
            Tag::Ruby | Tag::Math | Tag::Declaration => {
                let role = self.role(None);
                self.write_block(element, role, Seen::VISIBLE);
            }
            Tag::MetaField => {
                let name = start.attribute("name").unwrap_or_else(|| start.name().into()).into_owned();
                self.write(element, What::Property(name));
            }
            Tag::Section => {
                let is = |name, value| start.attribute(name).is_some_and(|is| is == value);
                if is("display", "none") || is("is-hidden", "true") {
                    self.conceal(element, Concealment::HiddenText);
                }
            }
            Tag::HeaderFooter if start.attribute("display").is_some_and(|display| display == "false") => {
                self.conceal(element, Concealment::HiddenObject);
            }
            Tag::Story => self.begin_story(start.name(), element),
            Tag::Page => self.begin_page(start, &style, element),
            Tag::Notes => {
                self.page = None;
                self.notes += 1;
                self.conceal(element, Concealment::Notes);
            }
            Tag::Validation => self.conceal(element, Concealment::Attribute),
            Tag::Cache => self.conceal(element, Concealment::Cache),
            Tag::Binary => {
                element.sink = Sink::Binary;
                self.base64 = Base64::default();
            }
            Tag::TrackedChanges
            | Tag::Region
            | Tag::Insertion
            | Tag::Deletion
            | Tag::Change
            | Tag::ChangeStart
            | Tag::ChangeEnd
            | Tag::FormerCell
            | Tag::HiddenText
            | Tag::Conditional
            | Tag::HiddenParagraph => self.begin_change(start, element),
            Tag::Table
            | Tag::HeaderRows
            | Tag::RowGroup
            | Tag::ColumnGroup
            | Tag::Column
            | Tag::Row
            | Tag::Cell
            | Tag::Covered => self.begin_table(start, &style, element, parent),
            _ => {}
        }
    }

    fn begin_paragraph(&mut self, start: &Start<'_>, style: &str, element: &mut Element, parent: Tag) {
        // The paragraphs of a sheet's cell are lines of one text.
        let in_cell = matches!(parent, Tag::Cell | Tag::Covered | Tag::FormerCell);
        // What paragraphs look like by default says nothing against the cell.
        if !in_cell || !style.is_empty() {
            element.look = self.styles.look("paragraph", style, element.look);
        }
        if let Some(writing) = self.writings.last_mut().filter(|writing| in_cell && writing.what == What::Cell) {
            if !writing.passage.is_blank() {
                writing.passage.push("\n", Stands::OnPage);
            }
            element.sink = Sink::Text;
            if let Some(Some(table)) = self.tables.last_mut() {
                table.shows();
            }
            return;
        }
        let level = (element.tag == Tag::Heading).then(|| start.number("outline-level").unwrap_or(1).clamp(1, 9) as u8);
        let role = self.role(level);
        let seen = if self.comments > 0 { Concealment::Comment.into() } else { self.seen_in_table() };
        self.write_block(element, role, seen);
    }

    /// Begins a text of this kind.
    pub(super) fn write_block(&mut self, element: &mut Element, role: Role, seen: Seen) {
        self.write(element, What::Block(role, seen));
    }

    pub(super) fn write(&mut self, element: &mut Element, what: What) {
        (element.sink, element.writes) = (Sink::Text, true);
        if !matches!(what, What::Cell | What::Block(Role::Paragraph | Role::Heading(_) | Role::Cell(_), _)) {
            // Letters of the page say nothing of what does not stand there as such.
            element.look = Look::default();
        }
        self.writings.push(Writing { what, passage: Passage::default(), hidden: false });
    }

    pub(super) fn leave_tables(&mut self, element: &mut Element) {
        element.leaves_tables = true;
        self.tables.push(None);
    }

    /// The page shows nothing of an element, unless something around it is hidden already.
    pub(super) fn conceal(&mut self, element: &mut Element, why: Concealment) {
        let around = self.out.concealment();
        if !element.conceals {
            (element.conceals, element.around) = (true, around);
        }
        self.out.conceal(around.or(Some(why)));
    }

    fn end(&mut self) {
        let Some(element) = self.open.pop() else { return };
        if element.sink == Sink::Skipped {
            return;
        }
        match element.tag {
            Tag::HiddenText | Tag::Conditional => self.end_field(),
            Tag::FormerCell => self.end_former_cell(),
            Tag::Binary => self.binaries.push(std::mem::take(&mut self.base64.bytes)),
            _ => {}
        }
        if element.writes {
            self.end_writing();
        }
        match element.tag {
            Tag::Annotation => self.comments = self.comments.saturating_sub(1),
            Tag::Notes => self.notes = self.notes.saturating_sub(1),
            Tag::Deletion => self.end_deletion(),
            Tag::Table | Tag::HeaderRows | Tag::RowGroup | Tag::ColumnGroup | Tag::Row | Tag::Cell | Tag::Covered => {
                self.end_table(element.tag);
            }
            _ => {}
        }
        if element.leaves_tables {
            self.tables.pop();
        }
        if element.conceals {
            self.out.conceal(element.around);
        }
    }

    fn text(&mut self, text: &str) {
        let Some(&Element { sink, look, .. }) = self.open.last() else { return };
        match sink {
            Sink::Text => {
                for piece in self.out.pieces(text) {
                    self.push(piece, look);
                }
            }
            Sink::Binary => self.base64.push(text),
            // Settings and measures stand so as well.
            Sink::Nowhere if is_notable(text) => {
                self.beside(text, Role::Attribute, Concealment::Attribute.into());
            }
            Sink::Nowhere | Sink::Skipped => {}
        }
    }

    /// Text where the walk has come to.
    pub(super) fn push(&mut self, text: &str, look: Look) {
        let stands = if look.is_hidden() {
            Stands::Hidden
        } else if self.changes.is_inserted() {
            Stands::Inserted
        } else {
            Stands::OnPage
        };
        let Some(writing) = self.writings.last_mut() else { return };
        // A line end in the file is a space on the page.
        if text.contains(['\n', '\r']) && text.len() > 1 {
            writing.passage.push(&text.replace(['\n', '\r'], " "), stands);
        } else {
            writing.passage.push(text, stands);
        }
        self.cut_long();
    }

    /// Whether a person is named for the first time.
    pub(super) fn is_new_person(&mut self, name: &str) -> bool {
        self.people.insert(name.trim().to_owned())
    }
}

/// Whether a shape on a master page only says what belongs there.
fn is_prompt(start: &Start<'_>) -> bool {
    let says = |class: &str| matches!(class, "header" | "footer" | "date-time" | "page-number");
    start.attribute("class").is_some_and(|class| !says(&class))
        || start.attribute("placeholder").is_some_and(|placeholder| placeholder == "true")
}
