//! A paper, before it is a document to print or plain text.

use crate::finding::Language;

/// A paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// Its title.
    pub title: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
    /// The line with the head.
    pub head: String,
    /// The language it is in.
    pub language: Language,
}

/// A part of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// 一、…
    Heading(String),
    /// A paragraph.
    Text(String),
    /// A line that begins at the margin: whom it is for.
    To(String),
    /// A line at the right margin: number, office, day.
    Right(String),
    /// A table: the widths of its columns in hundredths, and its rows, the first of which are names.
    Table(Vec<u8>, Vec<Vec<String>>),
    /// Rows to be filled in by hand: what it is for, and how many lines high it is.
    Blank(Vec<(String, u8)>),
}

/// `一、`, `二、`; numbers above ten are not needed.
pub(super) fn ordinal(number: usize, language: Language) -> String {
    const NUMBERS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    match (language, NUMBERS.get(number.wrapping_sub(1))) {
        (Language::Chinese, Some(number)) => format!("{number}、"),
        _ => format!("{number}. "),
    }
}

/// Numbers its headings while it is written.
#[derive(Default)]
pub(super) struct Writing {
    blocks: Vec<Block>,
    headings: usize,
}

impl Writing {
    pub(super) fn heading(&mut self, text: &str, language: Language) {
        self.headings += 1;
        self.blocks.push(Block::Heading(ordinal(self.headings, language) + text));
    }

    pub(super) fn text(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Text(text.into()));
    }

    pub(super) fn add(&mut self, block: Block) {
        self.blocks.push(block);
    }

    pub(super) fn done(self) -> Vec<Block> {
        self.blocks
    }
}
