//! Publicity labels: a whole line, a whole cell or a property of the document. A mention in a
//! sentence is never a label: assessment rules quote all the wordings and carry none.

mod line;
mod nearly;
mod property;
pub(super) mod reason;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::elements::At;
use super::lines::{Line, is_whole_cell};
use crate::dictionary::{Attribute, Scanned};
use crate::document::{Block, Concealment, Document, Place, Places, Role, Visibility};
use crate::finding::{Masked, Words};

/// A label that stands in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// What it says.
    pub attribute: Attribute,
    /// The row of the list that it is, or that it nearly is.
    pub row: usize,
    /// The line as it stands there.
    pub wording: Masked,
    /// Where.
    pub place: Place,
    /// Where, for comparing.
    pub at: At,
    /// The range in the stretch it was found in, for findings about it.
    pub range: Range<usize>,
    /// In what way it stands there.
    pub standing: Standing,
    /// What it stands in.
    pub brackets: Brackets,
    /// How it is written.
    pub writing: Writing,
    /// Whether a reason stands on the same line.
    pub reasoned: bool,
}

/// In what way a label stands in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A line of its own.
    Line,
    /// A table cell.
    Cell,
    /// A property: front matter, `<meta>`.
    Property,
}

/// How a label is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// In the words of the list: 此件公开发布.
    Listed,
    /// As a property by name: 公开属性：主动公开.
    Named,
    /// In words of somebody's own, or with some beside it.
    Unusual,
    /// One character off, as scans give it.
    Doubtful,
}

/// The brackets round a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Brackets {
    /// （……）, as the standard has them.
    Round,
    /// (……), as pages of the web often narrow them.
    Narrow,
    /// Square or angled ones.
    Other,
    /// None.
    None,
}

/// A label as it was recognised, before it is known where it stands.
struct Candidate {
    row: usize,
    attribute: Attribute,
    /// The line or the value, without space around it.
    range: Range<usize>,
    standing: Standing,
    brackets: Brackets,
    writing: Writing,
    reasoned: bool,
}

/// Labels of one attribute that are kept; nobody writes more, and a file of nothing else must not fill the memory.
const MOST: usize = 20;

/// Adds the labels of one stretch.
pub(super) fn extend(labels: &mut Vec<Seen>, scanned: Scanned, stretch: u32) {
    let mut candidates = line::labels(scanned);
    property::labels(scanned, &mut candidates);
    take(labels, candidates, scanned, stretch);
}

/// Adds what is nearly a label. It counts in official documents only: elsewhere nothing asks for one.
pub(super) fn extend_nearly(labels: &mut Vec<Seen>, scanned: Scanned, stretch: u32, notes: &[Line]) {
    let known = |line: &Line| labels.iter().any(|seen| seen.at.stretch == stretch && seen.range == line.source);
    let candidates: Vec<Candidate> =
        notes.iter().filter(|line| !known(line)).filter_map(|line| nearly::label(scanned, line)).collect();
    if !candidates.is_empty() {
        take(labels, candidates, scanned, stretch);
    }
}

fn take(labels: &mut Vec<Seen>, mut candidates: Vec<Candidate>, scanned: Scanned, stretch: u32) {
    drop_registers(scanned, &mut candidates);
    candidates.sort_by_key(|candidate| candidate.range.start);
    candidates.dedup_by_key(|candidate| candidate.range.start);
    let mut places = Places::new(scanned.document);
    for candidate in candidates {
        let Candidate { row, attribute, range, standing, brackets, writing, reasoned } = candidate;
        if labels.iter().filter(|seen| seen.attribute == attribute).count() >= MOST {
            continue;
        }
        labels.push(Seen {
            attribute,
            row,
            wording: Masked::text(&scanned.document.text()[range.clone()], &[]).in_one_line(40),
            place: places.of(&range),
            at: At { stretch, byte: range.start },
            range,
            standing,
            brackets,
            writing,
            reasoned,
        });
    }
}

/// In what way a line of a block stands there; nothing for what is no place for a label.
fn standing(document: &Document, block: &Block, attribute: Attribute, line: &Range<usize>) -> Option<Standing> {
    // A label that allows has to be seen by the reader; one that forbids counts wherever it stands.
    let unseen = matches!(block.visibility, Visibility::Hidden | Visibility::Removed);
    if unseen && (attribute == Attribute::Public || is_beside_the_point(block)) {
        return None;
    }
    match block.role {
        Role::Cell(_) if is_whole_cell(document, line) => Some(Standing::Cell),
        Role::Paragraph | Role::Heading(_) | Role::Cell(_) => Some(Standing::Line),
        Role::Property => Some(Standing::Property),
        _ => None,
    }
}

/// Whether what a text says, unseen as it is, says nothing of the document at hand. Workbooks keep the choices of a form
/// in hidden cells, 依申请公开 and 不予公开 among them; what was left over speaks of what the document once was.
fn is_beside_the_point(block: &Block) -> bool {
    let is_past = matches!(
        block.concealment,
        Some(Concealment::Cache | Concealment::Attribute | Concealment::Residue | Concealment::EarlierVersion)
    );
    is_past || block.concealment.is_some() && matches!(block.role, Role::Cell(_))
}

/// Rows of a table that may carry labels of one document; with more it is a register of many.
const MOST_ROWS: usize = 2;

/// A register tells of each document whether it is public; those are no labels of its own.
fn drop_registers(scanned: Scanned, candidates: &mut Vec<Candidate>) {
    if candidates.len() <= MOST_ROWS {
        return;
    }
    let blocks = scanned.document.blocks();
    let cell = |candidate: &Candidate| match blocks[scanned.document.block_at(candidate.range.start)?].role {
        Role::Cell(cell) => Some((cell.table, cell.row)),
        _ => None,
    };
    let cells: Vec<_> = candidates.iter().map(cell).collect();
    let rows: BTreeSet<(u32, u32)> = cells.iter().flatten().copied().collect();
    let mut tables: BTreeMap<u32, usize> = BTreeMap::new();
    for (table, _) in rows {
        *tables.entry(table).or_default() += 1;
    }
    let mut cells = cells.into_iter();
    candidates.retain(|_| cells.next().flatten().is_none_or(|(table, _)| tables.get(&table) <= Some(&MOST_ROWS)));
}

/// What may stand round a wording on its line: brackets, a full stop, signs of a heading or of emphasis.
fn is_trim(class: u16) -> bool {
    crate::text::classes::is_one_of(class, "()[]{}【】〔〕〈〉《》「」*_#.。,:!>")
}

/// What a label stands for, in words.
pub fn meaning(attribute: Attribute) -> Words {
    match attribute {
        Attribute::Public => Words { zh: "主动公开", en: "public" },
        Attribute::AfterDeletion => Words { zh: "删减后公开", en: "public after deletions" },
        Attribute::AfterDeclassification => Words { zh: "脱密后公开", en: "public after declassification" },
        Attribute::OnRequest => Words { zh: "依申请公开", en: "on request only" },
        Attribute::NotPublic => Words { zh: "不予公开", en: "not public" },
    }
}
