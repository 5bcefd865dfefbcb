//! What is told of a text: paragraphs and cells, what stands beside them, properties.

use super::destination::{Destination, Tale};
use super::reader::{Later, Reader, Sink};
use super::story::Paragraph;
use crate::document::{Concealment, Role, Seen};
use crate::read::office::attribute::is_notable;
use crate::read::woven::Stands;

/// Fields that count pages and refer to them, of which a table of contents has hundreds.
const COUNTS: [&str; 6] = ["PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "TOC", "SEQ"];
/// Bytes written as digits and letters are longer than any word with a number.
const LONGEST_WORD: usize = 64;
/// Headers longer than this are told each time.
const LONGEST_HEADER: usize = 1 << 10;
/// Shapes and their texts that are remembered.
const MOST_BOXES: usize = 100_000;

impl Reader<'_, '_, '_, '_> {
    /// Text where the file has come to.
    pub(super) fn push(&mut self, text: &str) {
        match self.what() {
            None => self.push_on_page(text),
            Some(Destination::Styles) => self.head.style_name(text),
            Some(Destination::Nothing | Destination::Picture | Destination::Fonts | Destination::Colors) => {}
            Some(_) => {
                if let Some(sink) = self.sinks.last_mut() {
                    sink.text.push_str(text);
                }
            }
        }
    }

    fn push_on_page(&mut self, text: &str) {
        let state = self.state;
        let Some(story) = self.stories.last_mut() else { return };
        let on_ground =
            state.on_ground || state.paragraph_on_ground || story.on_ground || state.in_table && story.is_shaded();
        let invisible = state.white && !on_ground;
        let by_style = || self.head.hides(state.paragraph_style) || self.head.hides(state.character_style);
        let hidden = invisible || state.tiny || state.hides.unwrap_or_else(by_style);
        let stands = if state.deleted {
            Stands::Removed
        } else if hidden {
            Stands::Hidden
        } else if state.inserted {
            Stands::Inserted
        } else {
            Stands::OnPage
        };
        story.paragraph.woven.push(text, stands);
    }

    pub(super) fn end_cell(&mut self, level: usize) {
        self.end_block(level);
        if let Some(story) = self.stories.last_mut() {
            let out = &mut *self.to.out;
            story.cell(level, || out.table());
            story.end_cell();
        }
    }

    pub(super) fn end_row(&mut self, level: usize) {
        // What stands behind the last cell belongs to none.
        self.end_block(level);
        if let Some(story) = self.stories.last_mut() {
            story.end_row(level);
        }
    }

    /// The paragraph ends.
    pub(super) fn end_paragraph(&mut self) {
        self.end_block(self.tables());
    }

    fn end_block(&mut self, tables: usize) {
        let Some(story) = self.stories.last_mut() else { return };
        let paragraph = std::mem::take(&mut story.paragraph);
        let out = &mut *self.to.out;
        // An empty line between two tables keeps them apart.
        if paragraph.is_empty() && tables > 0 {
            return;
        }
        let cell = story.cell(tables, || out.table());
        if paragraph.is_empty() {
            return;
        }
        let level = self.state.level.or_else(|| self.head.level(self.state.paragraph_style));
        let (role, seen) = match (story.tale, cell) {
            (Tale::Comment, _) => (Role::Comment, Concealment::Comment.into()),
            (_, Some(cell)) => (Role::Cell(cell), Seen::VISIBLE),
            _ => match level.filter(|level| *level < 9) {
                Some(level) => (Role::Heading(level + 1), Seen::VISIBLE),
                None => (Role::Paragraph, Seen::VISIBLE),
            },
        };
        let (tale, part) = (story.tale, story.part);
        if tale == Tale::Box && self.boxes.len() < MOST_BOXES {
            self.boxes.insert(paragraph.woven.text.text.trim().to_owned());
        }
        if tale == Tale::BoxAgain && self.boxes.contains(paragraph.woven.text.text.trim()) {
            return;
        }
        self.tell_paragraph(paragraph, part, role, seen);
    }

    fn tell_paragraph(&mut self, paragraph: Paragraph, part: &'static str, role: Role, seen: Seen) {
        let mut strands = Vec::new();
        paragraph.woven.tell(seen, &mut |strand, seen, fresh| {
            strands.push((strand.text.clone(), role, seen, fresh));
            true
        });
        let beside = paragraph.beside.into_iter().map(|(text, role, seen)| (text, role, seen, false));
        for (text, role, seen, fresh) in strands.into_iter().chain(beside) {
            if !text.trim().is_empty() {
                self.tell(Later { part, text, role, seen, fresh });
            }
        }
    }

    /// A header, a note: parts of their own follow the main one, as paragraphs are counted in each.
    fn tell(&mut self, told: Later) {
        let repeats = matches!(told.part, "header" | "footer") && told.text.len() <= LONGEST_HEADER;
        if told.part.is_empty() {
            self.to.out.whole(told.text, told.role, told.seen, told.fresh);
        } else if !repeats || self.repeated.insert(format!("{} {}", told.part, told.text)) {
            self.later.push(told);
        }
    }

    pub(super) fn tell_later(&mut self) {
        let mut later = std::mem::take(&mut self.later);
        later.sort_by_key(|told| told.part);
        let mut part = "";
        for told in later {
            if told.part != part {
                part = told.part;
                self.to.begin_part(part);
            }
            self.to.out.whole(told.text, told.role, told.seen, told.fresh);
        }
    }

    /// Text beside the paragraph.
    fn beside(&mut self, text: &str, seen: Concealment) {
        let text = text.trim().trim_end_matches(';');
        if let Some(story) = self.stories.last_mut().filter(|_| !text.is_empty()) {
            story.paragraph.beside.push((text.to_owned(), Role::Attribute, seen.into()));
        }
    }

    /// A group with a purpose of its own ends.
    pub(super) fn end(&mut self, sink: Sink) {
        let text = sink.text.trim();
        match sink.what {
            Destination::Story(_) => {
                self.end_paragraph();
                if self.stories.len() > 1 {
                    self.stories.pop();
                }
            }
            Destination::Property(name) => self.to.out.property(name, text),
            Destination::Day(name) => {
                let [year, month, day] = std::mem::take(&mut self.day);
                if year > 0 {
                    self.to.out.property(name, &format!("{year:04}-{month:02}-{day:02}"));
                }
            }
            Destination::OwnName | Destination::ShapeName => text.clone_into(&mut self.name),
            Destination::OwnValue => {
                let name = std::mem::take(&mut self.name);
                self.to.out.property(if name.is_empty() { "property" } else { &name }, text);
            }
            Destination::Person => {
                let person = text.trim_end_matches(';');
                if person != "Unknown" && self.people.insert(person.to_owned()) {
                    self.beside(person, Concealment::Property);
                }
            }
            Destination::Instruction => {
                let words: Vec<&str> = text.split_whitespace().filter(|word| !is_own(word)).collect();
                let says_nothing = words.first().is_none_or(|name| COUNTS.contains(name));
                if !says_nothing || is_notable(text) {
                    self.beside(&words.join(" "), Concealment::Attribute);
                }
            }
            Destination::Attribute => self.beside(text, Concealment::Attribute),
            Destination::Bookmark if is_own(&text) => {}
            Destination::Bookmark | Destination::Notable | Destination::Variable => {
                let named = sink.what == Destination::Variable;
                if named || is_notable(text) && !is_blob(text) {
                    self.beside(text, Concealment::Attribute);
                }
            }
            Destination::ShapeValue => self.shape(text),
            Destination::Object => self.objects.push(sink.bytes),
            _ => {}
        }
    }

    /// A property of a shape.
    fn shape(&mut self, value: &str) {
        match std::mem::take(&mut self.name).as_str() {
            // Letters drawn as a picture, such as a watermark.
            "gtextUNICODE" if !value.is_empty() => {
                let part = self.stories.last().map_or("", |story| story.part);
                let (text, seen) = (value.to_owned(), Seen::VISIBLE);
                self.tell(Later { part, text, role: Role::Paragraph, seen, fresh: true });
            }
            "wzDescription" => self.beside(value, Concealment::Attribute),
            "fillColor" => {
                if let Some(story) = self.stories.last_mut() {
                    story.on_ground = value != "16777215";
                }
            }
            _ if is_notable(value) && !is_blob(value) => self.beside(value, Concealment::Attribute),
            _ => {}
        }
    }
}

impl Paragraph {
    fn is_empty(&self) -> bool {
        self.woven.is_blank() && self.woven.is_plain() && self.beside.is_empty()
    }
}

/// Bookmarks that programs make for themselves have long numbers: `_Toc123456789`.
fn is_own(name: &&str) -> bool {
    name.trim_start_matches('"').starts_with('_')
}

/// Whether it is bytes written in digits and letters.
fn is_blob(text: &str) -> bool {
    text.len() > LONGEST_WORD && text.bytes().all(|b| b.is_ascii_hexdigit() || b.is_ascii_whitespace())
}
