//! The dictionaries that come with the program. A new one is added here, in one line.

use super::record::Text;
use crate::finding::Layer;

macro_rules! list {
    ($name:literal) => {
        Text {
            layer: Layer::BuiltIn,
            file: concat!($name, ".csv"),
            rows: include_str!(concat!("../../dictionaries/", $name, ".csv")),
            header: Some((concat!($name, ".toml"), include_str!(concat!("../../dictionaries/", $name, ".toml")))),
        }
    };
}

/// Their texts.
pub const LISTS: &[Text<'static>] = &[
    list!("secrecy"),
    list!("usage"),
    list!("institutions"),
    list!("places"),
    list!("ethnic-groups"),
    list!("vulgar"),
    list!("misspellings"),
    list!("set-phrases"),
];

/// The wordings of publicity labels, the signs of news.
pub(super) const LABELS: &str = include_str!("../../dictionaries/labels.csv");
pub(super) const NEWS: &str = include_str!("../../dictionaries/news.csv");
/// What titles say of their documents.
pub(super) const TITLES: &str = include_str!("../../dictionaries/titles.csv");
/// Words that say what a number is and whose.
pub(super) const CUES: &str = include_str!("../../dictionaries/reference/cues.csv");
