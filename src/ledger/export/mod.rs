//! What is written of the ledger, for people and for other programs. A table becomes CSV or a workbook, a paper becomes
//! a document to print or plain text; each carries the head of the chain, so that whoever keeps it can tell later that
//! nothing was changed since.

mod circular;
mod csv;
mod docx;
mod elsewhere;
mod jsonl;
mod notice;
mod paper;
mod register;
mod table;
mod text;
mod weekly;
mod wording;
mod xlsx;

use std::sync::Arc;

use super::incident::Register;
use super::{Head, Period};
use crate::document::Date;
use crate::finding::{Language, Words};
use crate::scheme::Scheme;

pub use circular::circular;
pub use csv::csv;
pub use docx::docx;
pub use elsewhere::{elsewhere, elsewhere_paper};
pub use jsonl::{event as jsonl_event, head as jsonl_head};
pub use notice::{Addressee, notice};
pub use paper::{Block, Paper};
pub use register::register;
pub use table::{Cell, Column, Table};
pub use text::text;
pub use weekly::weekly;
pub use wording::{family, noticed_by, points};
pub use xlsx::xlsx;

/// What all papers and tables are made from.
#[derive(Clone, Copy)]
pub struct Telling<'a> {
    /// The incidents.
    pub register: &'a Register,
    /// The head of the chain they were read from.
    pub head: Head,
    /// The day on which it is told.
    pub today: Date,
    /// The language to tell it in.
    pub language: Language,
    /// The days of which it is told.
    pub period: Option<Period>,
    /// A rule's title; this room does not know the rules.
    pub rule: &'a dyn Fn(&str) -> String,
    /// The schemes, for their titles and items.
    pub schemes: &'a [Arc<Scheme>],
    /// The office that tells it; empty if the configuration names none.
    pub office: &'a str,
}

impl Telling<'_> {
    pub(super) fn say(&self, words: Words) -> &'static str {
        words.in_language(self.language)
    }

    /// A sentence in which `{name}` is filled in.
    pub(super) fn fill(&self, words: Words, filling: &[(&str, &str)]) -> String {
        let mut sentence = String::new();
        let mut rest = self.say(words);
        // In one pass, so that what is filled in is never taken for a place to fill.
        while let Some((before, after)) = rest.split_once('{') {
            sentence.push_str(before);
            let Some((name, after)) = after.split_once('}') else { break };
            let what = filling.iter().find(|(known, _)| *known == name);
            sentence.push_str(what.map_or("", |(_, what)| what));
            rest = after;
        }
        sentence + rest
    }

    /// The line that every export ends with.
    pub(super) fn head_line(&self) -> String {
        self.fill(HEAD_LINE, &[("head", &self.head.to_string())])
    }

    pub(super) fn in_period(&self, day: Date) -> bool {
        self.period.is_none_or(|period| period.has(day))
    }
}

/// What the head is called.
pub const HEAD: Words = Words { zh: "台账存证", en: "ledger head" };
const HEAD_LINE: Words = Words { zh: "台账存证：{head}", en: "Ledger head: {head}" };
