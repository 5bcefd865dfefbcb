//! Level 1: lists kept as data (`dictionaries/`), and the matcher that finds all of them in one
//! scan of the folded text.

mod labels;
mod matcher;
mod regions;
mod table;
mod terms;

use std::ops::Range;
use std::sync::LazyLock;

pub use labels::{Attribute, Wording};
pub use matcher::Matcher;
pub use regions::is_county;
pub use table::{Table, TableError};
pub use terms::{Condition, Term};

use crate::text::Folded;

/// Every list that is looked for in texts, compiled into one matcher.
pub struct Dictionary {
    /// Terms that should not stand in a text, or not there.
    pub terms: Vec<Term>,
    /// The wordings of publicity labels.
    pub labels: Vec<Wording>,
    matcher: Matcher,
    meanings: Vec<Meaning>,
    sources: Vec<&'static str>,
}

/// What a pattern of the matcher stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A term, by its index.
    Term(usize),
    /// A label's wording, by its index.
    Label(usize),
}

/// A place in the folded text where an entry stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Which entry.
    pub meaning: Meaning,
    /// Its classes in the folded text.
    pub classes: Range<usize>,
}

impl Dictionary {
    /// The lists that come with the program.
    pub fn built_in() -> Result<&'static Self, &'static TableError> {
        static BUILT_IN: LazyLock<Result<Dictionary, TableError>> = LazyLock::new(|| {
            let terms = include_str!("../../dictionaries/secrecy.csv");
            let labels = include_str!("../../dictionaries/labels.csv");
            let mut dictionary =
                Dictionary::new(Term::load("secrecy.csv", terms)?, Wording::load("labels.csv", labels)?);
            dictionary.sources = vec![terms, labels];
            Ok(dictionary)
        });
        BUILT_IN.as_ref()
    }

    fn new(terms: Vec<Term>, labels: Vec<Wording>) -> Self {
        let mut patterns = Vec::new();
        let mut meanings = Vec::new();
        for (index, term) in terms.iter().enumerate() {
            for form in &term.forms {
                patterns.push(form.clone());
                meanings.push(Meaning::Term(index));
            }
        }
        for (index, label) in labels.iter().enumerate() {
            patterns.push(label.folded.clone());
            meanings.push(Meaning::Label(index));
        }
        Self { terms, labels, matcher: Matcher::new(patterns), meanings, sources: Vec::new() }
    }

    /// Everything of the lists that stands in a text, in order of its end.
    pub fn scan(&self, folded: &Folded) -> Vec<Match> {
        let mut matches = Vec::new();
        self.matcher.scan(folded.classes(), |pattern, classes| {
            matches.push(Match { meaning: self.meanings[pattern], classes });
        });
        matches
    }

    /// The text of every list, for the fingerprint that a report carries.
    pub fn sources(&self) -> &[&'static str] {
        &self.sources
    }
}
