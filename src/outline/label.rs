//! Publicity labels: a whole line, a whole cell or a property of the document. A mention in a
//! sentence is never a label: assessment rules quote all the wordings and carry none.

use std::ops::Range;

use super::lines::own_line;
use crate::dictionary::{Attribute, Meaning, Scanned};
use crate::document::{Document, Place, Places, Role, Visibility};
use crate::finding::{Masked, Words};
use crate::text::fold_str;

/// A label that stands in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// What it says.
    pub attribute: Attribute,
    /// The line as it stands there.
    pub wording: Masked,
    /// Where.
    pub place: Place,
    /// The range in the stretch it was found in, for findings about it.
    pub range: Range<usize>,
    /// In what way it stands there.
    pub standing: Standing,
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

/// What may stand round a wording on its line: brackets, a full stop.
fn is_trim(class: u16) -> bool {
    char::from_u32(u32::from(class)).is_some_and(|c| "()[]{}【】〔〕〈〉《》「」*_#.。,:;!".contains(c))
}

/// Property names whose value is an attribute by itself.
const PROPERTIES: [&str; 14] = [
    "公开属性",
    "信息公开属性",
    "公开方式",
    "信息公开方式",
    "公开形式",
    "信息公开形式",
    "公开类别",
    "信息公开类别",
    "公开选项",
    "信息公开选项",
    "政府信息公开选项",
    "publicity",
    "gkfs",
    "gksx",
];

/// What such a property may say.
const VALUES: [(&str, Attribute); 12] = [
    ("主动公开", Attribute::Public),
    ("此件公开发布", Attribute::Public),
    ("公开", Attribute::Public),
    ("public", Attribute::Public),
    ("删减后公开", Attribute::AfterDeletion),
    ("after-deletion", Attribute::AfterDeletion),
    ("脱密后公开", Attribute::AfterDeclassification),
    ("依申请公开", Attribute::OnRequest),
    ("on-request", Attribute::OnRequest),
    ("不予公开", Attribute::NotPublic),
    ("不公开", Attribute::NotPublic),
    ("not-public", Attribute::NotPublic),
];

/// The labels of one stretch.
pub(super) fn labels(scanned: Scanned) -> Vec<Seen> {
    let Scanned { document, folded, matches, dictionary } = scanned;
    let mut labels: Vec<(usize, Seen)> = Vec::new();
    let mut places = Places::new(document);
    for found in matches {
        let Meaning::Label(index) = found.meaning else { continue };
        let Some(line) = own_line(document, folded, &found.classes, is_trim) else { continue };
        let Some(block) = document.block_at(line.source.start).map(|b| &document.blocks()[b]) else { continue };
        let standing = match block.role {
            Role::Paragraph | Role::Heading(_) => Standing::Line,
            Role::Cell(_) => Standing::Cell,
            Role::Property => Standing::Property,
            _ => continue,
        };
        let attribute = dictionary.labels[index].attribute;
        // A label that allows has to be seen by the reader; one that forbids counts wherever it stands.
        let unseen = matches!(block.visibility, Visibility::Hidden | Visibility::Removed);
        if unseen && attribute == Attribute::Public {
            continue;
        }
        labels.push((found.classes.len(), seen(document, &mut places, line.source, attribute, standing)));
    }
    // 此件公开 also stands in 此件公开发布: of wordings on one line the longest is meant.
    labels.sort_by_key(|(length, label)| (label.range.start, std::cmp::Reverse(*length)));
    labels.dedup_by_key(|(_, label)| label.range.start);
    let mut labels: Vec<Seen> = labels.into_iter().map(|(_, label)| label).collect();
    labels.extend(properties(document, &mut Places::new(document)));
    labels.extend(neighbouring_cells(document, &mut Places::new(document)));
    labels
}

fn seen(
    document: &Document,
    places: &mut Places,
    range: Range<usize>,
    attribute: Attribute,
    standing: Standing,
) -> Seen {
    let wording = Masked::text(&document.text()[range.clone()], &[]).in_one_line(40);
    Seen { attribute, wording, place: places.of(&range), range, standing }
}

/// Whether a text names the publicity of a document, and nothing else.
fn is_property(name: &str) -> bool {
    let name = name.trim().trim_end_matches([':', '：']);
    let may_be = name.len() <= 30 && name.starts_with(['公', '信', '政', 'p', 'P', 'g', 'G']);
    may_be && PROPERTIES.iter().any(|property| property.eq_ignore_ascii_case(name))
}

/// Properties such as `公开属性: 主动公开`.
fn properties(document: &Document, places: &mut Places) -> impl Iterator<Item = Seen> {
    let named = document.properties().iter().filter(|property| is_property(&property.name));
    named.filter_map(|property| {
        let range = document.blocks().get(property.block)?.range();
        let attribute = value(&document.text()[range.clone()])?;
        Some(seen(document, places, range, attribute, Standing::Property))
    })
}

/// Two cells side by side, the name and the value, as sites print them above a document.
fn neighbouring_cells(document: &Document, places: &mut Places) -> impl Iterator<Item = Seen> {
    document.blocks().windows(2).filter_map(|pair| {
        let (Role::Cell(name), Role::Cell(of)) = (pair[0].role, pair[1].role) else { return None };
        let may_be = pair[0].range().len() <= 40 && (name.table, name.row) == (of.table, of.row);
        if !may_be || !is_property(document.block_text(&pair[0])) {
            return None;
        }
        let attribute = value(document.block_text(&pair[1]))?;
        Some(seen(document, places, pair[1].range(), attribute, Standing::Cell))
    })
}

/// The attribute that a property's value names.
fn value(text: &str) -> Option<Attribute> {
    if text.len() > 60 {
        return None;
    }
    let classes = fold_str(text);
    let classes: Vec<u16> = classes.into_iter().filter(|&class| !is_trim(class)).collect();
    VALUES.iter().find(|(wording, _)| fold_str(wording) == classes).map(|(_, attribute)| *attribute)
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
