//! The lists that come with the program, and those that lie over them.

use super::header::file_name;
use super::officials::{self, Officials};
use super::record::{List, Text};
use super::table::TableError;
use super::term::Term;
use super::{built_in, layers};
use crate::finding::Layer;

/// Lists over each other, the lowest layer first, and the office's officials among them.
pub struct Stack {
    /// The lists. Of one of officials only the header.
    pub lists: Vec<List>,
    /// The officials of all lists of them.
    pub officials: Officials,
}

impl Stack {
    /// The lists that come with the program, and others over them. One that is given for the lowest layer
    /// takes the place of the one of its name that comes with the program.
    pub fn read(above: &[Text]) -> Result<Self, TableError> {
        let texts = texts(above);
        let lists = texts.iter().map(|text| read(text)).collect::<Result<_, _>>()?;
        Ok(Self { lists, officials: Officials::load(&texts)? })
    }

    /// Every mistake in such lists: of each that cannot be read one, or else of each row that cannot be
    /// understood one.
    pub fn mistakes(above: &[Text]) -> Vec<TableError> {
        let mut mistakes = Vec::new();
        let texts = texts(above);
        let lists: Vec<List> =
            texts.iter().filter_map(|text| read(text).map_err(|error| mistakes.push(error)).ok()).collect();
        mistakes.extend(Officials::load(&texts).err());
        if !mistakes.is_empty() {
            return mistakes;
        }
        match layers::merge(&lists) {
            Ok(rows) => {
                rows.iter().filter_map(|row| Term::new(&row.record, &lists[row.list], row.list).err()).collect()
            }
            Err(error) => vec![error],
        }
    }
}

fn read(text: &Text) -> Result<List, TableError> {
    if officials::is_list(text.file) { List::without_rows(text) } else { List::read(text) }
}

fn texts<'a>(above: &'a [Text<'a>]) -> Vec<&'a Text<'a>> {
    let mut texts: Vec<&Text> = built_in::LISTS.iter().filter(|text| !is_replaced(text, above)).collect();
    texts.extend(above);
    texts.sort_by_key(|text| text.layer);
    texts
}

fn is_replaced(built_in: &Text, above: &[Text]) -> bool {
    above.iter().any(|text| text.layer == Layer::BuiltIn && file_name(text.file) == built_in.file)
}

#[cfg(test)]
#[allow(clippy::expect_used)] // a test that cannot go on has failed
mod tests {
    use super::{Layer, Stack, Text};

    #[test]
    fn a_built_in_list_can_be_replaced_while_it_is_edited() {
        let count = |above: &[Text]| Stack::read(above).expect("they are right").lists.len();
        let rows = super::built_in::LISTS[0].rows;
        let file = format!("dictionaries/{}", super::built_in::LISTS[0].file);
        let text = |layer, rows| Text { layer, file: &file, rows, header: None };
        assert_eq!(count(&[text(Layer::BuiltIn, rows)]), count(&[]));
        assert_eq!(count(&[text(Layer::Organisation, "id\n")]), count(&[]) + 1);
    }

    #[test]
    fn all_mistakes_are_told() {
        let text = |rows| Text { layer: Layer::Organisation, file: "own.csv", rows, header: None };
        let mistakes = Stack::mistakes(&[text("id,term,gap\norg-1,甲,x\norg-2,,\norg-3,丙,\n")]);
        assert_eq!(mistakes.iter().map(|error| error.line).collect::<Vec<_>>(), [2, 3]);
        let mistakes = Stack::mistakes(&[text("id,trem\n"), text("term\n"), text("id\n")]);
        assert_eq!(mistakes.len(), 2);
    }
}
