//! Which of its required parts a document has: disclosure guides, replies to requests, replies to proposals.
//! What the list `required-parts` names is gathered stretch by stretch; a part counts once it was seen anywhere.

mod remedy;
mod renewal;
mod shape;
mod value;
mod words;

use std::ops::Range;

use super::lines::{Line, each_line};
use super::own_number::OwnNumber;
use crate::dictionary::{Needs, RequiredPart, required_parts};
use crate::document::{Cell, Date, Document, Format, Kind, Place, Role, Visibility};
use crate::text::classes::{as_text, character, find, has_one_of};
use crate::text::{Folded, fold_str};
use remedy::{Remedies, citation};
use shape::{Progress, Shape, depth, is_first, is_form, is_step};
use value::stated;
use words::{is_heading_like, names_part, word};

pub use remedy::{Citation, Way, WrongPeriod};
pub use value::Stated;

/// What was seen of a document's required parts.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools)] // each is one thing, seen or not
pub struct Parts {
    kind: Kind,
    required: Vec<&'static RequiredPart>,
    /// What is said of each, in the order of `required`.
    stated: Vec<Stated>,
    /// Parts whose word ended the line before, and that line.
    open: Vec<usize>,
    opened_by: Heading,
    /// Cells that name a column: the part, and where the cell stands.
    columns: Vec<(usize, Cell)>,
    progress: Progress,
    remedies: Remedies,
    /// How the Regulation on disclosure is cited.
    pub citation: Citation,
    /// The latest year in which the document says that it was published or renewed.
    pub latest_year: Option<u16>,
    /// Whether it has fields of its own beside the text: metadata, a page.
    pub has_fields: bool,
    /// Whether it says what the proposal was about: 关于……的建议.
    pub names_topic: bool,
    /// The day of its signature.
    pub dated: Option<Date>,
    refuses: bool,
    is_form: bool,
    is_step: bool,
    anchors: Anchors,
    /// Periods of the present stretch that are not the law's.
    pub wrong_periods: Vec<WrongPeriod>,
}

/// How a line stands as a heading.
#[derive(Clone, Copy, Debug, Default)]
struct Heading {
    /// The level by its role, 0 for a paragraph.
    level: u8,
    /// The depth by its numbering, 0 without one.
    depth: u8,
    /// Whether the numbering begins here.
    is_first: bool,
    cell: Option<Cell>,
}

/// Lines behind which a missing part may be put.
#[derive(Default)]
struct Anchors {
    title: Option<Place>,
    contact: Option<Place>,
    body: Option<Place>,
    remedies: Option<Place>,
    signature: Option<Place>,
}

/// The lines of the present stretch that become anchors.
#[derive(Default)]
struct Lines {
    title: Option<Range<usize>>,
    contact: Option<Range<usize>>,
    body: Option<Range<usize>>,
    remedies: Option<Range<usize>>,
    signature: Option<Range<usize>>,
}

/// Names of columns that are kept.
const MOST_COLUMNS: usize = 64;
/// Titles stand above the sentences and are no longer.
const LONGEST_TITLE: usize = 80;
/// A line longer than this is a sentence; its first characters are enough to know what it is.
const SENTENCE: usize = 64;

impl Parts {
    /// What is to be gathered for documents of this kind; nothing for those of which no parts are asked.
    pub(super) fn of(kind: Kind) -> Option<Self> {
        if !matches!(kind, Kind::DisclosureGuide | Kind::RequestReply | Kind::ProposalReply) {
            return None; // the table of parts is read only for those
        }
        let required: Vec<_> = required_parts(kind).collect();
        let stated = vec![Stated::Missing; required.len()];
        (!required.is_empty()).then(|| Self { kind, required, stated, ..Self::default() })
    }

    /// The parts that it lacks, each with the place of the line behind which it belongs.
    pub fn missing(&self) -> impl Iterator<Item = (&'static RequiredPart, Option<&Place>)> {
        self.with(Stated::Missing)
    }

    /// The parts of which it says that there are none: 传真：无.
    pub fn stated_none(&self) -> impl Iterator<Item = (&'static RequiredPart, Option<&Place>)> {
        self.with(Stated::None)
    }

    fn with(&self, stated: Stated) -> impl Iterator<Item = (&'static RequiredPart, Option<&Place>)> {
        let asked = |part: &str| !(self.is_form || self.is_step && is_of_decision(part) || self.follows(part));
        let parts = self.required.iter().zip(&self.stated);
        let parts = parts.filter(move |(part, said)| **said == stated && asked(part.part));
        parts.map(|(part, _)| (*part, self.anchor(part.part)))
    }

    /// Whether a refusal offers litigation beside reconsideration. Since 2024 reconsideration comes first
    /// (行政复议法 of 2023, article 23).
    pub fn offers_litigation_at_once(&self) -> bool {
        self.refuses && self.remedies.either && !self.is_form
    }

    /// Whether this is a form to be filled in, whose parts are blank.
    pub fn is_form(&self) -> bool {
        self.is_form
    }

    /// Where the whole way is missing, body and period are not asked for as well.
    fn follows(&self, part: &str) -> bool {
        let way = match part {
            "reconsideration-body" | "reconsideration-period" => self.remedies.reconsideration,
            "litigation-body" | "litigation-period" => self.remedies.litigation,
            _ => return false,
        };
        !way.way
    }

    fn anchor(&self, part: &str) -> Option<&Place> {
        let Anchors { title, contact, body, remedies, signature } = &self.anchors;
        match (self.kind, part) {
            (Kind::DisclosureGuide, "body" | "address" | "postcode" | "telephone" | "fax" | "complaint") => {
                contact.as_ref().or(body.as_ref())
            }
            (Kind::DisclosureGuide, _) | (_, "outline") => None,
            (_, "addressee" | "number") => title.as_ref(),
            (_, part) if part.ends_with("-body") || part.ends_with("-period") => remedies.as_ref(),
            (_, "date" | "seal") => signature.as_ref().or(body.as_ref()),
            _ => body.as_ref(),
        }
    }

    /// Takes in one stretch.
    pub(super) fn extend(&mut self, document: &Document, folded: &Folded, numbers: &[OwnNumber], day: Option<Date>) {
        self.wrong_periods.clear();
        // 二O二六年 with the letter is read as the year 26 by those who know numerals only.
        let day = day.filter(|day| day.year() >= 1949);
        self.dated = day.or(self.dated);
        let mut lines = Lines::default();
        self.has_fields |= document.format == Format::Html || !document.properties().is_empty();
        self.properties(document);
        if !numbers.is_empty() {
            self.set("number", Stated::There);
        }
        for (index, block) in document.blocks().iter().enumerate() {
            if block.visibility != Visibility::Visible {
                continue;
            }
            let (level, cell) = match block.role {
                Role::Paragraph => (0, None),
                Role::Heading(level) => (level, None),
                Role::Cell(cell) => (0, Some(cell)),
                _ => continue,
            };
            each_line(document, folded, index, |line| {
                let classes = folded.classes().get(line.classes.clone()).unwrap_or_default();
                let heading = Heading { level, depth: depth(classes), is_first: is_first(classes), cell };
                self.line(classes, &line, heading, &mut lines);
                true
            });
            if self.kind == Kind::RequestReply {
                self.law(document, folded, folded.block(index), day, &mut lines);
            }
        }
        let place = |range: Option<Range<usize>>| range.map(|range| document.place(&range));
        self.anchors.title = self.anchors.title.take().or_else(|| place(lines.title));
        self.anchors.contact = place(lines.contact).or_else(|| self.anchors.contact.take());
        self.anchors.body = place(lines.body).or_else(|| self.anchors.body.take());
        self.anchors.remedies = place(lines.remedies).or_else(|| self.anchors.remedies.take());
        self.anchors.signature = place(lines.signature).or_else(|| self.anchors.signature.take());
    }

    /// Properties are lines of a name, a colon and a value.
    fn properties(&mut self, document: &Document) {
        for property in document.properties() {
            let Some(block) = document.blocks().get(property.block) else { continue };
            let value = document.block_text(block);
            let dates = ["date", "time", "日期", "时间", "更新", "updated", "published"];
            let name = property.name.to_lowercase();
            if dates.iter().any(|word| name.contains(word)) {
                self.latest_year = self.latest_year.max(renewal::years(value.get(..32).unwrap_or(value)).next());
            }
            let mut line = fold_str(&name);
            line.push(u16::from(b':'));
            line.extend(fold_str(value).into_iter().take(SENTENCE));
            self.words(&line, Heading::default());
        }
        self.open.clear();
    }

    fn line(&mut self, classes: &[u16], line: &Line, heading: Heading, lines: &mut Lines) {
        self.close(classes, heading);
        let open_before = self.missing_contacts();
        self.words(classes, heading);
        if self.missing_contacts() != open_before || self.open.iter().any(|&part| is_contact(self.required.get(part))) {
            lines.contact = Some(line.source.clone());
        }
        let is_title = classes.len() <= LONGEST_TITLE
            && lines.title.is_none()
            && has_one_of(classes, &["答复", "告知", "指南", "复函", "回复", "的函"]);
        if is_title {
            self.is_form |= is_form(classes);
            self.is_step |= is_step(classes);
            lines.title = Some(line.source.clone());
        }
        self.names_topic |= find(classes, "关于").is_some_and(|at| {
            has_one_of(&classes[at..classes.len().min(at + LONGEST_TITLE)], &["建议", "提案", "议案"])
        });
        if self.kind == Kind::DisclosureGuide {
            self.latest_year = self.latest_year.max(renewal::year(classes, is_title));
            if find(classes, "。").is_some() {
                lines.body = Some(line.source.clone());
            }
        } else if heading.cell.is_none() {
            let text = as_text(classes.get(..SENTENCE).unwrap_or(classes));
            let shape = self.progress.line(&text);
            self.shape(shape, line, lines);
        }
    }

    fn shape(&mut self, shape: Shape, line: &Line, lines: &mut Lines) {
        match shape {
            Shape::Addressee => self.set("addressee", Stated::There),
            Shape::Number => self.set("number", Stated::There),
            Shape::Body => lines.body = Some(line.source.clone()),
            Shape::Date => self.set("date", Stated::There),
            Shape::Signature | Shape::SignatureAndDate => {
                self.set("signature", Stated::There);
                self.set("issuer", Stated::There);
                lines.signature = Some(line.source.clone());
                if shape == Shape::SignatureAndDate {
                    self.set("date", Stated::There);
                }
            }
            Shape::Other => {}
        }
    }

    fn missing_contacts(&self) -> usize {
        let missing = self.required.iter().zip(&self.stated);
        missing.filter(|(part, said)| is_contact(Some(*part)) && **said == Stated::Missing).count()
    }

    fn set(&mut self, part: &str, stated: Stated) {
        if let Some(at) = self.required.iter().position(|known| known.part == part) {
            self.set_at(at, stated);
        }
    }

    fn set_at(&mut self, at: usize, stated: Stated) {
        if let Some(said) = self.stated.get_mut(at) {
            *said = (*said).max(stated);
        }
    }

    /// What the line before announced stands in this one, or nowhere.
    fn close(&mut self, classes: &[u16], heading: Heading) {
        let columns = heading.cell.map(|cell| {
            let above = |named: &Cell| named.table == cell.table && named.column == cell.column && named.row < cell.row;
            self.columns.iter().filter(|(_, named)| above(named)).map(|(part, _)| *part).collect::<Vec<_>>()
        });
        let same_row = match (self.opened_by.cell, heading.cell) {
            (Some(name), Some(value)) => (name.table, name.row) == (value.table, value.row),
            (name, value) => name.is_none() && value.is_none(),
        };
        let opened = std::mem::take(&mut self.open).into_iter().filter(|_| same_row);
        let under_heading: Vec<usize> = opened.chain(columns.unwrap_or_default()).collect();
        for part in under_heading {
            let Some(needs) = self.required.get(part).map(|part| part.needs) else { continue };
            let is_name = is_heading_like(classes) && names_part(&self.required, classes);
            let colon = classes.iter().take(10).any(|&class| character(class) == ':');
            let counts = match needs {
                Needs::Text => !is_name && !self.opened_by.is_followed_by(heading),
                _ => !is_name && !colon && heading.depth == 0,
            };
            if counts {
                self.set_at(part, stated(needs, classes, true));
            }
        }
    }

    /// Looks for the words that announce parts.
    fn words(&mut self, classes: &[u16], heading: Heading) {
        for at in 0..self.required.len() {
            let (Some(part), Some(said)) = (self.required.get(at), self.stated.get(at)) else { continue };
            if *said == Stated::There {
                continue;
            }
            let (found, opens) = word(part, classes);
            self.set_at(at, found);
            if found == Stated::Missing && opens {
                self.open.push(at);
                if let Some(cell) = heading.cell.filter(|_| self.columns.len() < MOST_COLUMNS) {
                    self.columns.push((at, cell));
                }
            }
        }
        if !self.open.is_empty() {
            self.opened_by = heading;
        }
    }

    /// What a block of a reply says of law.
    fn law(&mut self, document: &Document, folded: &Folded, block: Range<usize>, day: Option<Date>, lines: &mut Lines) {
        let classes = folded.classes().get(block.clone()).unwrap_or_default();
        self.refuses |= has_one_of(classes, &["不予公开", "决定不公开", "不予提供"]);
        self.citation = self.citation.max(citation(classes));
        if self.citation == Citation::Article {
            self.set("basis", Stated::There);
        }
        let mut from = block.start;
        for sentence in classes.split(|&class| character(class) == '。') {
            let before = self.remedies;
            let wrong = self.remedies.sentence(sentence, day).into_iter();
            if self.remedies != before {
                lines.remedies = Some(folded.source(document.text(), from..from + sentence.len()));
            }
            let wrong = wrong.map(|(way, at)| {
                let range = folded.source(document.text(), from + at.start..from + at.end);
                WrongPeriod { way, range }
            });
            self.wrong_periods.extend(wrong);
            from += sentence.len() + 1;
        }
        let Remedies { reconsideration: one, litigation: two, .. } = self.remedies;
        let said = [
            ("reconsideration", one.way),
            ("reconsideration-body", one.body),
            ("reconsideration-period", one.period),
            ("litigation", two.way),
            ("litigation-body", two.body),
            ("litigation-period", two.period),
        ];
        for (part, _) in said.into_iter().filter(|(_, said)| *said) {
            self.set(part, Stated::There);
        }
    }
}

impl Heading {
    /// Whether a line behind this one begins something else, so that nothing stands under this one.
    fn is_followed_by(self, next: Self) -> bool {
        // What begins to count anew at the same depth is a list under the heading: 2.公开途径 1.政府网站.
        let is_list = next.is_first && next.depth == self.depth;
        let numbered = self.depth > 0 && next.depth > 0 && next.depth <= self.depth && !is_list;
        let level = self.level > 0 && next.level > 0 && next.level <= self.level;
        numbered || level
    }
}

/// Parts that only a decision has.
fn is_of_decision(part: &str) -> bool {
    part == "basis" || part.starts_with("reconsideration") || part.starts_with("litigation")
}

fn is_contact(part: Option<&&'static RequiredPart>) -> bool {
    part.is_some_and(|part| {
        matches!(part.needs, Needs::Name | Needs::Place | Needs::Postcode | Needs::Telephone | Needs::Fax)
    })
}
