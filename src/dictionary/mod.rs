//! Level 1: lists kept as data (`dictionaries/`), and the matcher that finds all of them in one
//! scan of the folded text.
//!
//! A dictionary's way: `table` reads rows, `record` keeps them as they are written, `layers` lays an
//! office's rows over the built-in ones, `term` understands each, and `compile` makes one matcher of all.
//! What only those who keep dictionaries need lies in `keeping`.

mod basis;
mod built_in;
mod calendar;
mod compile;
mod confusions;
mod cues;
mod field;
mod header;
mod issuers;
mod keeping;
mod labels;
mod laws;
mod layers;
pub mod lexicon;
mod matcher;
mod news;
mod officials;
mod pattern;
mod prefixes;
mod record;
mod regions;
mod required;
mod stack;
mod surnames;
mod table;
mod telephone;
mod term;
mod titles;

use std::ops::Range;
use std::sync::{Arc, LazyLock};

pub use basis::{Basis, basis, every_basis};
pub use built_in::LISTS;
pub use calendar::Calendar;
pub use confusions::Confusions;
pub use cues::{Cue, Cues, Says};
pub use field::{Choice, FIELDS, Field};
pub use header::Header;
pub use issuers::{CardProof, is_card, luhn};
pub use keeping::{Change, Changes, Conflict, Fault, FieldChange, canonical, faults, merge, write};
pub use labels::{Attribute, Form, Wording};
pub use laws::{Law, Laws, Title};
pub use matcher::{Matcher, Pattern};
pub use news::{NewsPlace, NewsSign};
pub use officials::{Office, Official, Officials};
pub use pattern::TermPattern;
pub use record::{List, Record, Text};
pub use regions::{counties_matching, is_county};
pub use required::{Needs, RequiredPart, required_parts};
pub use stack::Stack;
pub use surnames::{could_be_name, surname};
pub use table::{Table, TableError, parts};
pub use telephone::{Allocation, allocation, is_area_code};
pub use term::{Context, Gap, Matching, Term};
pub use titles::TitleRow;

use crate::document::Document;
use crate::finding::Entry;
pub use crate::finding::Layer;
use crate::text::Folded;

/// Every list that is looked for in texts, compiled into one matcher.
pub struct Dictionary {
    /// Terms that should not stand in a text, or not there.
    pub terms: Vec<Term>,
    /// The dictionaries that they come from.
    pub lists: Vec<ListInfo>,
    /// The officials that an office lists; nobody if it has no such list.
    pub officials: Officials,
    /// The wordings of publicity labels.
    pub labels: Vec<Wording>,
    /// What tells news.
    pub news: Vec<NewsSign>,
    /// What titles say of their documents.
    pub titles: Vec<TitleRow>,
    /// Words that say what a number is and whose.
    pub cues: Cues,
    matcher: Matcher,
    meanings: Vec<Meaning>,
}

/// What a finding says of the dictionary that it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListInfo {
    /// Whose it is.
    pub layer: Layer,
    /// The file's name as the user knows it.
    pub file: String,
    /// Its name.
    pub name: Arc<str>,
    /// Edition and hash of the content.
    pub version: Arc<str>,
    /// The hash in full.
    pub digest: [u8; 32],
}

impl ListInfo {
    /// What a finding says of one of its rows.
    pub fn entry(&self, id: &str, line: u64) -> Entry {
        let (dictionary, version) = (self.name.clone(), self.version.clone());
        Entry { id: id.to_owned(), layer: self.layer, dictionary, version, line }
    }
}

/// What a pattern of the matcher stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A term, by its index.
    Term(usize),
    /// A phrase in which a term is innocent, by the term's index.
    Exception(usize),
    /// A literal round which a term's pattern is to be tried, by the term's index.
    Anchor(usize),
    /// A label's wording, by its index.
    Label(usize),
    /// A sign of news, by its index.
    News(usize),
    /// A word that begins the search for something personal.
    Cue(Says),
    /// A listed official's name, by the official's index.
    Official(usize),
    /// What differs from a listed official's name in one confusable character, by the official's index.
    NearName(usize),
}

/// A place in the folded text where an entry stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Which entry.
    pub meaning: Meaning,
    /// Its classes in the folded text.
    pub classes: Range<usize>,
}

/// A document, its folded text, and what the lists found in it: what understanding starts from.
#[derive(Clone, Copy)]
pub struct Scanned<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its folded text.
    pub folded: &'a Folded,
    /// What the lists found, in order.
    pub matches: &'a [Match],
    /// The lists.
    pub dictionary: &'a Dictionary,
}

impl Dictionary {
    /// The lists that come with the program.
    pub fn built_in() -> Result<Arc<Self>, TableError> {
        static BUILT_IN: LazyLock<Result<Arc<Dictionary>, TableError>> =
            LazyLock::new(|| Dictionary::layered(&[]).map(Arc::new));
        BUILT_IN.clone()
    }

    /// Everything of the lists that stands in a text, in order of its beginning.
    pub fn scan(&self, folded: &Folded) -> Vec<Match> {
        let mut matches = Vec::new();
        let classes = folded.classes();
        self.matcher.scan(classes, |pattern, at| match self.meanings[pattern] {
            Meaning::Anchor(term) => {
                let Matching::Pattern(pattern) = &self.terms[term].matching else { return };
                let block = folded.block(folded.block_at(at.start));
                let round = pattern.round(classes, &at, &block).into_iter();
                matches.extend(round.map(|classes| Match { meaning: Meaning::Term(term), classes }));
            }
            meaning => matches.push(Match { meaning, classes: at }),
        });
        matches.sort_by_key(|found| (found.classes.start, found.classes.end));
        matches.dedup(); // two anchors of a pattern, two forms of a term
        matches
    }
}
