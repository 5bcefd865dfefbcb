//! What is kept of a document that goes with another one: a policy and its interpretation, a draft and its
//! drafting note. It is gathered stretch by stretch, and bounded: the documents themselves are gone by then.

use super::Outline;
use super::lines::{Line, each_line};
use super::published::Published;
use crate::document::{Block, Date, Document, Format, Kind, Places, Role, Visibility};
use crate::text::Folded;
use crate::text::classes::{ends_with, has_one_of};

/// Folded characters kept: 4 MiB of them. No policy is longer; what lies beyond is said.
const MOST_TEXT: usize = 2 << 20;
/// Bytes of links kept, and of one of them.
const MOST_LINKS: usize = 1 << 20;
const LONGEST_LINK: usize = 4096;
/// A line that names an annex or a chapter is no longer than this.
const LONGEST_HEADING: usize = 40;

/// How a drafting note is called, as a document, an annex or a chapter.
pub const DRAFTING_NOTE: [&str; 6] = ["起草说明", "编制说明", "编制情况说明", "制定说明", "起草情况", "编制情况"];

/// Kinds of document that may have an interpretation or a drafting note.
pub const MAY_HAVE_COMPANIONS: [Kind; 4] =
    [Kind::OfficialDocument, Kind::DraftForComment, Kind::Regulation, Kind::PublicNotice];

/// What is kept of one document.
#[derive(Clone, Debug)]
pub struct Gathered {
    /// What it was read as.
    pub format: Format,
    /// What kind of document it is.
    pub kind: Kind,
    /// Its title, folded.
    pub title: String,
    /// The day on which it was published, as far as it says so itself.
    pub published: Option<Date>,
    /// What it says that goes with it.
    pub named: Named,
    /// Where it links to, and what else its attributes say.
    pub links: Vec<String>,
    /// The folded text of the page, in the order of the file; a [`crate::text::BARRIER`] stands after each block.
    pub text: Vec<u16>,
    /// Whether it has a chapter, an annex or a link that is called a drafting note.
    pub has_drafting_note: bool,
    /// Whether there was more than is kept.
    pub is_cut: bool,
    /// Where each line of the text begins, and where it stands in the file.
    lines: Vec<(u32, Whereabouts)>,
    published_line: Published,
    link_bytes: usize,
}

/// What the properties of a document say that goes with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// The interpretation's file.
    pub interpretation: Option<String>,
    /// The drafting note's file.
    pub drafting_note: Option<String>,
    /// The address at which the document is published.
    pub url: Option<String>,
}

/// Where a line stands, by what its format counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Whereabouts {
    /// Page, from 1; 0 where there are none.
    pub page: u32,
    /// Paragraph, from 1; 0 where it is none.
    pub paragraph: u32,
    /// Line, from 1; 0 where there are none.
    pub line: u32,
}

impl Named {
    /// What a document's properties name.
    pub fn of(document: &Document) -> Self {
        let mut named = Self::default();
        for property in document.properties() {
            let place = match property.name.to_lowercase().as_str() {
                "interpretation" => &mut named.interpretation,
                "drafting-note" => &mut named.drafting_note,
                "url" => &mut named.url,
                _ => continue,
            };
            let value = document.blocks().get(property.block).map(|block| document.block_text(block).trim());
            if let Some(value) = value.filter(|value| !value.is_empty() && value.len() <= LONGEST_LINK) {
                place.get_or_insert_with(|| value.to_owned());
            }
        }
        named
    }

    /// Whether another document goes with it.
    pub fn has_companion(&self) -> bool {
        self.interpretation.is_some() || self.drafting_note.is_some()
    }
}

impl Gathered {
    /// Begins with a document's first stretch.
    pub fn begin(document: &Document, folded: &Folded, outline: &Outline) -> Self {
        let mut gathered = Self {
            format: document.format,
            kind: outline.kind,
            title: outline.title.clone(),
            published: None,
            named: Named::of(document),
            links: Vec::new(),
            text: Vec::new(),
            has_drafting_note: false,
            is_cut: false,
            lines: Vec::new(),
            published_line: Published::default(),
            link_bytes: 0,
        };
        gathered.extend(document, folded);
        gathered
    }

    /// Takes in one stretch more.
    pub fn extend(&mut self, document: &Document, folded: &Folded) {
        self.published = self.published.or_else(|| Published::by_properties(document));
        let own = document.answered();
        let mut places = Places::new(document);
        for (index, block) in document.blocks().iter().enumerate() {
            let range = block.range();
            if range.start >= own.end || range.end <= own.start {
                continue;
            }
            if block.role == Role::Attribute && block.visibility == Visibility::Hidden {
                self.link(document.block_text(block));
                continue;
            }
            let before = self.text.len();
            each_line(document, folded, index, |line| {
                self.published_line.look_at(document, folded, &line);
                self.line(document, folded, &own, block, &line, &mut places);
                true
            });
            if self.text.len() > before {
                self.text.push(crate::text::BARRIER);
            }
        }
        self.published = self.published.or(self.published_line.day());
    }

    /// Where the character at `index` of the text stands.
    pub fn whereabouts(&self, index: usize) -> Whereabouts {
        let line = self.lines.partition_point(|(start, _)| *start as usize <= index).checked_sub(1);
        line.and_then(|line| self.lines.get(line)).map(|(_, place)| *place).unwrap_or_default()
    }

    /// Whether its format can carry links.
    pub fn can_link(&self) -> bool {
        matches!(self.format, Format::Html | Format::Markdown)
    }

    fn line(
        &mut self,
        document: &Document,
        folded: &Folded,
        own: &std::ops::Range<usize>,
        block: &Block,
        line: &Line,
        places: &mut Places,
    ) {
        let within = line.source.start.max(own.start)..line.source.end.min(own.end);
        if within.is_empty() {
            return;
        }
        let classes =
            if within == line.source { line.classes.clone() } else { folded.classes_of(document.text(), &within) };
        let Some(classes) = folded.classes().get(classes) else { return };
        let heading = classes.len() <= LONGEST_HEADING && !ends_with(classes, "。");
        self.has_drafting_note |= heading && has_one_of(classes, &DRAFTING_NOTE);
        let room = MOST_TEXT.saturating_sub(self.text.len() + 1);
        self.is_cut |= classes.len() > room;
        let kept = &classes[..classes.len().min(room)];
        if kept.is_empty() {
            return;
        }
        let line = places.position(within.start).map_or(0, |position| position.line);
        let whereabouts = Whereabouts { page: block.page, paragraph: block.paragraph, line };
        self.lines.push((self.text.len() as u32, whereabouts));
        self.text.extend_from_slice(kept);
    }

    fn link(&mut self, link: &str) {
        let link = link.trim();
        if link.is_empty() || link.len() > LONGEST_LINK || link.starts_with('#') {
            return;
        }
        self.has_drafting_note |= DRAFTING_NOTE.iter().any(|name| link.contains(name));
        if self.link_bytes + link.len() > MOST_LINKS {
            self.is_cut = true;
            return;
        }
        self.link_bytes += link.len();
        self.links.push(link.to_owned());
    }
}
