//! Parts that documents of some kinds must have: what each is called, what counts as it, and what it costs to
//! miss it.

use std::sync::LazyLock;

use super::table::{Row, Table, TableError, parts};
use crate::document::Kind;
use crate::finding::Words;
use crate::text::fold_str;

const FILE: &str = "reference/required-parts.csv";
const ROWS: &str = include_str!("../../dictionaries/reference/required-parts.csv");
const COLUMNS: [&str; 10] =
    ["kind", "part", "name", "name_en", "cues", "needs", "example", "deduction", "deduction_en", "source"];

/// A part that every document of a kind must have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequiredPart {
    /// The kind of document.
    pub kind: Kind,
    /// The part, by a short name.
    pub part: &'static str,
    /// What it is called.
    pub name: Words,
    /// Words that announce it, folded.
    pub cues: Vec<Vec<u16>>,
    /// What has to follow such a word.
    pub needs: Needs,
    /// What it may look like.
    pub example: &'static str,
    /// What it costs to miss it, and by which scheme.
    pub deduction: Words,
    /// Where that is said.
    pub source: &'static str,
}

/// What has to stand behind a word that announces a part. An announcement alone is not the part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Text, in the line or under the heading.
    Text,
    /// A colon and anything readable.
    Label,
    /// The name of an office.
    Name,
    /// An address.
    Place,
    /// Six digits.
    Postcode,
    /// A telephone number.
    Telephone,
    /// A number, or that there is none.
    Fax,
    /// A digit.
    Digits,
    /// A year with something behind it.
    Date,
    /// Nothing: the word alone is enough.
    Mention,
    /// No word announces it; its form and its place tell it.
    Shape,
}

impl Needs {
    const NAMES: [(&str, Self); 11] = [
        ("text", Self::Text),
        ("label", Self::Label),
        ("name", Self::Name),
        ("place", Self::Place),
        ("postcode", Self::Postcode),
        ("telephone", Self::Telephone),
        ("fax", Self::Fax),
        ("digits", Self::Digits),
        ("date", Self::Date),
        ("mention", Self::Mention),
        ("shape", Self::Shape),
    ];
}

/// The list that comes with the program; a test reads it strictly.
static BUILT_IN: LazyLock<Vec<RequiredPart>> = LazyLock::new(|| load(FILE, ROWS).unwrap_or_default());

/// What documents of a kind must have, in the order of the list.
pub fn required_parts(kind: Kind) -> impl Iterator<Item = &'static RequiredPart> {
    BUILT_IN.iter().filter(move |part| part.kind == kind)
}

fn load(file: &str, text: &str) -> Result<Vec<RequiredPart>, TableError> {
    Table::read(file, text, &COLUMNS)?.rows().map(understand).collect()
}

fn understand(row: Row) -> Result<RequiredPart, TableError> {
    let needs = Needs::NAMES.into_iter().find(|(name, _)| *name == row.get("needs"));
    let (_, needs) = needs.ok_or_else(|| row.wrong("needs", NEEDS))?;
    // What is told by its form alone needs no word.
    let may_be_empty = |column| column == "cues" && needs == Needs::Shape;
    if let Some(empty) = COLUMNS.into_iter().find(|column| row.get(column).is_empty() && !may_be_empty(*column)) {
        return Err(row.wrong(empty, EMPTY));
    }
    let kept = |column| -> &'static str { String::from(row.get(column)).leak() };
    Ok(RequiredPart {
        kind: Kind::parse(row.get("kind")).ok_or_else(|| row.wrong("kind", KIND))?,
        part: kept("part"),
        name: Words { zh: kept("name"), en: kept("name_en") },
        cues: parts(row.get("cues")).map(fold_str).collect(),
        needs,
        example: kept("example"),
        deduction: Words { zh: kept("deduction"), en: kept("deduction_en") },
        source: kept("source"),
    })
}

const EMPTY: Words = Words { zh: "不能空着", en: "it may not be empty" };
const KIND: Words = Words { zh: "须为文件类别的英文名", en: "it is a kind of document, by its English name" };
const NEEDS: Words = Words {
    zh: "须为 text、label、name、place、postcode、telephone、fax、digits、date、mention、shape 之一",
    en: "it is one of text, label, name, place, postcode, telephone, fax, digits, date, mention, shape",
};

#[cfg(test)]
mod tests {
    use super::{COLUMNS, FILE, ROWS, load, required_parts};
    use crate::document::Kind;

    #[test]
    fn every_row_is_understood() {
        let rows = load(FILE, ROWS).map_err(|error| error.to_string());
        assert_eq!(rows.as_ref().map(Vec::len), Ok(ROWS.lines().count() - 1), "{rows:?}");
        for (kind, count) in [(Kind::DisclosureGuide, 11), (Kind::RequestReply, 12), (Kind::ProposalReply, 4)] {
            let names: Vec<_> = required_parts(kind).map(|part| part.part).collect();
            assert_eq!(names.len(), count, "{names:?}");
        }
        assert_eq!(required_parts(Kind::News).count(), 0);
    }

    #[test]
    fn a_wrong_row_refuses_the_list() {
        for (row, column) in [
            ("guide,p,名,name,词,text,例,扣,costs,源", "kind"),
            ("disclosure-guide,p,名,name,词,telefon,例,扣,costs,源", "needs"),
            ("disclosure-guide,p,名,name,,text,例,扣,costs,源", "cues"),
            ("disclosure-guide,p,名,,,shape,例,扣,costs,源", "name_en"),
        ] {
            let text = format!("{}\n{row}\n", COLUMNS.join(","));
            let error = load("list", &text).err().map(|error| (error.line, error.column));
            assert_eq!(error, Some((2, column.to_owned())), "{row}");
        }
    }
}
