//! What a document holds that its page does not show: how much of each kind, and where the first of it stands. Of a
//! hidden sheet of a million cells no more is kept than of one cell.

use crate::document::{Concealment, Document, Place};

/// What is hidden in a document in one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concealed {
    /// How it is hidden.
    pub by: Concealment,
    /// How many blocks of text: paragraphs, pieces of them, cells, properties.
    pub count: u64,
    /// Where the first one stands.
    pub first: Place,
}

/// Takes in one stretch.
pub(super) fn extend(known: &mut Vec<Concealed>, document: &Document) {
    let own = document.answered();
    for (index, block) in document.blocks().iter().enumerate() {
        let Some(by) = block.concealment else { continue };
        let range = block.range();
        // A block that goes on in several stretches, or is shared with a neighbour, counts where it begins.
        if range.is_empty() || !own.contains(&range.start) || is_of_the_program(document, index) {
            continue;
        }
        if let Some(concealed) = known.iter_mut().find(|concealed| concealed.by == by) {
            concealed.count += 1;
        } else {
            // It is the block that is told of, no text in it.
            let first = Place { span: None, ..document.place(&(range.start..range.start)) };
            known.push(Concealed { by, count: 1, first });
        }
    }
}

/// Properties that programs write by themselves, and that say nothing of people or of other documents.
const OF_THE_PROGRAM: [&str; 21] = [
    "application",
    "appversion",
    "template",
    "generator",
    "producer",
    "language",
    "revision",
    "created",
    "modified",
    "creationdate",
    "creation-date",
    "moddate",
    "date",
    "print-date",
    "lastprinted",
    "totaltime",
    "editing-cycles",
    "editing-duration",
    "codepage",
    "ksoproductbuildver",
    "icv",
];

fn is_of_the_program(document: &Document, index: usize) -> bool {
    let properties = document.properties();
    let property = properties.binary_search_by_key(&index, |property| property.block);
    property.ok().and_then(|at| properties.get(at)).is_some_and(|property| {
        let name = property.name.rsplit('/').next().unwrap_or_default();
        OF_THE_PROGRAM.iter().any(|known| known.eq_ignore_ascii_case(name))
    })
}

#[cfg(test)]
mod tests {
    use super::extend;
    use crate::document::{Cell, Concealment, Document, Format, Origin, Role, Seen};

    fn document(texts: &[(&str, Option<Concealment>)]) -> Document {
        let mut document = Document::new(Format::Xlsx);
        for (row, (text, by)) in (1..).zip(texts) {
            let seen = by.map_or(Seen::VISIBLE, Seen::from);
            let cell = Cell { table: 1, row, column: 3, header: false };
            document.add(text, Origin::Nowhere, Role::Cell(cell), seen.visibility);
            if let Some(block) = document.last_block() {
                block.concealment = *by;
            }
        }
        document
    }

    #[test]
    fn each_kind_is_counted_and_its_first_place_kept() {
        let (row, column) = (Some(Concealment::HiddenRow), Some(Concealment::HiddenColumn));
        let mut known = Vec::new();
        extend(&mut known, &document(&[("甲", None), ("乙", column), ("丙", row), ("丁", column)]));
        extend(&mut known, &document(&[("戊", column)]));
        let told: Vec<_> = known.iter().map(|one| (one.by, one.count, one.first.cell.as_deref())).collect();
        assert_eq!(told, [(Concealment::HiddenColumn, 3, Some("C2")), (Concealment::HiddenRow, 1, Some("C3"))]);
    }

    #[test]
    fn what_the_program_wrote_by_itself_does_not_count() {
        let mut document = Document::new(Format::Docx);
        for name in ["Application", "created", "a.docx!/Template", "creator", "Company"] {
            document.add_property(name, "值", Origin::Nowhere);
            if let Some(block) = document.last_block() {
                block.concealment = Some(Concealment::Property);
            }
        }
        let mut known = Vec::new();
        extend(&mut known, &document);
        let told: Vec<_> = known.iter().map(|one| (one.count, one.first.part.as_deref())).collect();
        assert_eq!(told, [(2, Some("creator"))]);
    }

    #[test]
    fn what_stretches_share_counts_once() {
        let by = Some(Concealment::Deleted);
        let mut known = Vec::new();
        let mut first = document(&[("一二三四", by)]);
        first.answer_only_for(0..6);
        let mut second = document(&[("三四", by)]);
        second.answer_only_for(3..6);
        extend(&mut known, &first);
        extend(&mut known, &second);
        assert_eq!(known.first().map(|one| one.count), Some(1));
    }
}
