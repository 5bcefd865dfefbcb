//! The signs by which a text says that it is news: datelines and credits.

use super::table::{Table, TableError};
use crate::finding::Words;
use crate::text::fold_str;

/// One sign, such as 本报讯.
pub struct NewsSign {
    /// Folded.
    pub folded: Vec<u16>,
    /// Where it counts.
    pub place: NewsPlace,
}

/// Where a sign of news counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewsPlace {
    /// At the beginning of a paragraph.
    Opening,
    /// Among the first words of a paragraph, which say where and when.
    Dateline,
    /// In a short line of its own.
    Credit,
    /// In a line of its own that names a medium.
    Source,
}

impl NewsSign {
    /// Loads the list of signs.
    pub fn load(file: &str, text: &str) -> Result<Vec<Self>, TableError> {
        let table = Table::read(file, text, &["sign", "place", "source"])?;
        let mut signs = Vec::new();
        for row in table.rows() {
            let place = match row.get("place") {
                "opening" => NewsPlace::Opening,
                "dateline" => NewsPlace::Dateline,
                "credit" => NewsPlace::Credit,
                "source" => NewsPlace::Source,
                _ => return Err(row.wrong("place", PLACE)),
            };
            let folded = fold_str(row.get("sign"));
            if folded.len() < 2 {
                return Err(row.wrong("sign", SHORT));
            }
            signs.push(Self { folded, place });
        }
        Ok(signs)
    }
}

const PLACE: Words =
    Words { zh: "只能是 opening、dateline、credit 或 source", en: "it is opening, dateline, credit or source" };
const SHORT: Words = Words { zh: "至少两个字", en: "a sign needs at least two characters" };
