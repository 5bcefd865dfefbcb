//! Level 1: lists kept as data (`dictionaries/`), and the matcher that finds all of them in one
//! scan of the folded text.

mod labels;
mod matcher;
mod news;
mod regions;
mod table;
mod terms;

use std::ops::Range;
use std::sync::LazyLock;

pub use labels::{Attribute, Wording};
pub use matcher::{Matcher, Pattern};
pub use news::{NewsPlace, NewsSign};
pub use regions::is_county;
pub use table::{Table, TableError};
pub use terms::{Condition, Term};

use crate::document::Document;
use crate::text::Folded;

/// Every list that is looked for in texts, compiled into one matcher.
pub struct Dictionary {
    /// Terms that should not stand in a text, or not there.
    pub terms: Vec<Term>,
    /// The wordings of publicity labels.
    pub labels: Vec<Wording>,
    /// What tells news.
    pub news: Vec<NewsSign>,
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
    /// A sign of news, by its index.
    News(usize),
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
    pub fn built_in() -> Result<&'static Self, &'static TableError> {
        static BUILT_IN: LazyLock<Result<Dictionary, TableError>> = LazyLock::new(|| {
            let terms = include_str!("../../dictionaries/secrecy.csv");
            let labels = include_str!("../../dictionaries/labels.csv");
            let news = include_str!("../../dictionaries/news.csv");
            let mut dictionary = Dictionary::new(
                Term::load("secrecy.csv", terms)?,
                Wording::load("labels.csv", labels)?,
                NewsSign::load("news.csv", news)?,
            );
            dictionary.sources = vec![terms, labels, news];
            Ok(dictionary)
        });
        BUILT_IN.as_ref()
    }

    fn new(terms: Vec<Term>, labels: Vec<Wording>, news: Vec<NewsSign>) -> Self {
        let of_terms = terms
            .iter()
            .enumerate()
            .flat_map(|(index, term)| term.forms.iter().map(move |form| (form.clone(), Meaning::Term(index))));
        let of_labels = labels.iter().enumerate().map(|(index, label)| (label.folded.clone(), Meaning::Label(index)));
        let of_news = news.iter().enumerate().map(|(index, sign)| (sign.folded.clone(), Meaning::News(index)));
        let solid = |(classes, meaning)| (Pattern { classes, marks: 0 }, meaning);
        let (patterns, meanings): (Vec<_>, _) = of_terms.chain(of_labels).chain(of_news).map(solid).unzip();
        Self { matcher: Matcher::new(&patterns), terms, labels, news, meanings, sources: Vec::new() }
    }

    /// Everything of the lists that stands in a text, in order of its end.
    pub fn scan(&self, folded: &Folded) -> Vec<Match> {
        let mut matches = Vec::new();
        self.matcher.scan(folded.classes(), |pattern, classes| {
            matches.push(Match { meaning: self.meanings[pattern], classes });
        });
        // The matcher finds them in an order of its own.
        matches.sort_by_key(|found| (found.classes.end, found.classes.start));
        matches
    }

    /// The text of every list, for the fingerprint that a report carries.
    pub fn sources(&self) -> &[&'static str] {
        &self.sources
    }
}
