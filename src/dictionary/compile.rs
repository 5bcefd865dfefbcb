//! From rows to one matcher.

use std::collections::HashSet;

use sha2::{Digest, Sha256};

use super::confusions::Confusions;
use super::matcher::Pattern;
use super::stack::Stack;
use super::table::TableError;
use super::term::{Gap, Matching, Term};
use super::{
    Cues, Dictionary, Laws, List, ListInfo, Matcher, Meaning, NewsSign, Says, Text, TitleRow, Wording, built_in, layers,
};

impl Dictionary {
    /// The lists that come with the program, and others over them, the lowest layer first. A mistake
    /// anywhere refuses all of them: half a list checks nothing.
    pub fn layered(above: &[Text]) -> Result<Self, TableError> {
        Self::of(&Stack::read(above)?)
    }

    /// A dictionary of lists that were read.
    pub fn of(stack: &Stack) -> Result<Self, TableError> {
        let Stack { lists, officials } = stack;
        let merged = layers::merge(lists)?;
        let terms: Vec<Term> =
            merged.iter().map(|row| Term::new(&row.record, &lists[row.list], row.list)).collect::<Result<_, _>>()?;
        let labels = Wording::load("labels.csv", built_in::LABELS)?;
        let news = NewsSign::load("news.csv", built_in::NEWS)?;
        let titles = TitleRow::load("titles.csv", built_in::TITLES)?;

        let mut patterns = Patterns::default();
        for (index, term) in terms.iter().enumerate() {
            let marks = if let Gap::Marks(marks) = term.context.gap { marks } else { 0 };
            match &term.matching {
                Matching::Literal(forms) => patterns.add_all(forms, marks, Meaning::Term(index)),
                Matching::Pattern(pattern) => patterns.add_all(&pattern.anchors, 0, Meaning::Anchor(index)),
                Matching::Protected(_) => {} // below, when all of them are known
            }
            patterns.add_all(&term.exceptions, 0, Meaning::Exception(index));
        }
        add_misspellings(&terms, &mut patterns)?;
        for (index, label) in labels.iter().enumerate().filter(|(_, label)| label.is_searched()) {
            patterns.add(&label.folded, 0, Meaning::Label(index));
        }
        for (index, sign) in news.iter().enumerate() {
            patterns.add(&sign.folded, 0, Meaning::News(index));
        }
        let cues = Cues::load("cues.csv", built_in::CUES)?;
        for (word, says) in cues.saying(BEGIN_A_SEARCH) {
            patterns.add(word, 0, Meaning::Cue(says));
        }
        for (index, name) in officials.names() {
            patterns.add(name, 0, Meaning::Official(index));
        }
        for (index, name) in officials.near_names()? {
            patterns.add(&name, 0, Meaning::NearName(index));
        }
        let lists: Vec<ListInfo> = lists.iter().map(ListInfo::from).collect();
        let matcher = Matcher::new(&patterns.patterns);
        Ok(Self {
            matcher,
            meanings: patterns.meanings,
            terms,
            lists,
            officials: officials.clone(),
            labels,
            titles,
            news,
            cues,
        })
    }
}

/// What has no form of its own is looked for by the words before it. Labels of numbers are not among these:
/// the numbers are found by themselves.
const BEGIN_A_SEARCH: Says = Says::NAME
    .or(Says::BIRTH)
    .or(Says::HOME)
    .or(Says::ADDRESS)
    .or(Says::DISEASE)
    .or(Says::PENAL)
    .or(Says::EMAIL)
    .or(Says::QQ)
    .or(Says::WECHAT)
    .or(Says::HARDSHIP)
    .or(Says::ILLNESS)
    .or(Says::CHILD)
    .or(Says::RESIDENT_ID)
    .or(Says::AGE);

/// Parts of the lists that have no rows of their own in [`Dictionary::lists`].
const OTHERS: [&str; 3] = [built_in::LABELS, built_in::NEWS, built_in::CUES];

impl Dictionary {
    /// A digest of everything that is looked for.
    pub fn digest(&self) -> [u8; 32] {
        let mut hasher = Sha256::new();
        for list in &self.lists {
            hasher.update(list.digest);
        }
        for text in OTHERS {
            hasher.update(text);
        }
        hasher.update(Laws::source());
        hasher.finalize().into()
    }
}

/// The forms of protected phrases that have one character wrong. What is wrong for one phrase may be
/// another one, or stand in it.
fn add_misspellings(terms: &[Term], patterns: &mut Patterns) -> Result<(), TableError> {
    let protected = || terms.iter().filter(|term| matches!(term.matching, Matching::Protected(_)));
    if protected().next().is_none() {
        return Ok(());
    }
    let right: HashSet<&[u16]> = protected().flat_map(Term::forms).map(Vec::as_slice).collect();
    let confusions = Confusions::built_in().map_err(Clone::clone)?;
    for (index, term) in terms.iter().enumerate() {
        let Matching::Protected(forms) = &term.matching else { continue };
        for form in forms.iter().flat_map(|form| confusions.misspellings(form)) {
            if !right.contains(form.as_slice()) {
                patterns.add(&form, 0, Meaning::Term(index));
            }
        }
    }
    Ok(())
}

/// What goes into the matcher, and what each of it means.
#[derive(Default)]
struct Patterns {
    patterns: Vec<Pattern>,
    meanings: Vec<Meaning>,
}

impl Patterns {
    fn add_all(&mut self, forms: &[Vec<u16>], marks: u8, meaning: Meaning) {
        for form in forms {
            self.add(form, marks, meaning);
        }
    }

    fn add(&mut self, classes: &[u16], marks: u8, meaning: Meaning) {
        self.patterns.push(Pattern { classes: classes.to_vec(), marks });
        self.meanings.push(meaning);
    }
}

impl From<&List> for ListInfo {
    fn from(list: &List) -> Self {
        Self {
            layer: list.layer,
            file: list.file.clone(),
            name: list.header.name.as_str().into(),
            version: list.version.as_str().into(),
            digest: list.digest,
        }
    }
}
