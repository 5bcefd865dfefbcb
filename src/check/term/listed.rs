//! What the matches of the dictionaries amount to in a document.

use std::collections::HashMap;
use std::ops::Range;

use super::super::{About, Found, Hit, Page};
use super::boundary::{Edges, edges, inside_latin};
use super::context::{Validity, holds, names_one_of, validity};
use crate::dictionary::{Match, Matching, Meaning, Term, lexicon, parts};
use crate::finding::{Masked, Message, Severity, Words};

/// An entry that counts where it stands.
pub(in crate::check) struct Listed<'a> {
    /// The entry.
    pub(super) term: &'a Term,
    /// Its classes in the folded text.
    pub(super) classes: Range<usize>,
    /// How bad it is here.
    severity: Severity,
    /// Why it is not judged as its row says.
    reasons: Vec<Words>,
}

/// What a rule says of the entries of its category.
pub(super) struct Sayings {
    /// What was found: `{found}` is the text as it stands there.
    pub(super) found: Words,
    /// What to do where the row suggests something: `{suggestion}`.
    pub(super) instead: Words,
    /// What to do where it does not.
    pub(super) otherwise: Words,
}

const ONE_EDGE: Words = Words {
    zh: "与前后文字连读可能是别的词，请人工判断",
    en: "read together with its neighbours it may be another word: a person must decide",
};
const UNDATED: Words = Words {
    zh: "文件日期不明，词条只对某一时期的文件有效，请人工判断",
    en: "the document bears no date, and the entry counts for some years only: a person must decide",
};

/// Goes through the matches of a stretch, in order.
pub(in crate::check) fn listed<'a>(page: &Page<'a>) -> Vec<Listed<'a>> {
    // Whether a document names what a row's scope asks for is looked up once for each row.
    let mut scopes: HashMap<usize, bool> = HashMap::new();
    let mut in_scope = |index: usize| {
        let scope = &page.dictionary.terms[index].context.scope;
        scope.is_empty() || *scopes.entry(index).or_insert_with(|| names_one_of(page, scope))
    };
    let matches = page.matches.iter().enumerate();
    matches
        .filter_map(|(at, found)| match found.meaning {
            Meaning::Term(index) if in_scope(index) => judge(page, at, index, found),
            _ => None,
        })
        .collect()
}

fn judge<'a>(page: &Page<'a>, at: usize, index: usize, found: &Match) -> Option<Listed<'a>> {
    let term = &page.dictionary.terms[index];
    let hit = &found.classes;
    if is_excepted(page.matches, at, index) || inside_latin(page, hit) || !holds(page, &term.context, hit) {
        return None;
    }
    let mut listed = Listed { term, classes: hit.clone(), severity: term.severity, reasons: Vec::new() };
    match validity(page, &term.context) {
        Validity::Counts => {}
        Validity::Perhaps => listed.doubt(UNDATED),
        Validity::Not => return None,
    }
    // What a dictionary knows as a word is no misspelling of a phrase.
    if matches!(term.matching, Matching::Protected(_)) && lexicon::is_word(&page.folded_text(hit)) {
        return None;
    }
    if term.context.word {
        match edges(page, hit) {
            Edges::Words => {}
            Edges::One => listed.doubt(ONE_EDGE),
            Edges::None => return None,
        }
    }
    Some(listed)
}

/// Exceptions are no longer than terms; further to the left none can begin that still covers the hit.
const LONGEST: usize = 80;

/// Whether a hit lies in a phrase in which its row is innocent. Matches are in order of their beginning.
fn is_excepted(matches: &[Match], at: usize, index: usize) -> bool {
    let hit = &matches[at].classes;
    let exception = Meaning::Exception(index);
    let covers =
        |other: &&Match| other.meaning == exception && other.classes.start <= hit.start && hit.end <= other.classes.end;
    let before = matches[..at].iter().rev().take_while(|other| other.classes.start + LONGEST > hit.start);
    let after = matches[at..].iter().take_while(|other| other.classes.start <= hit.start);
    before.chain(after).any(|other| covers(&other))
}

impl Listed<'_> {
    /// A doubt makes of what blocks something that a person must decide; it never makes it vanish.
    fn doubt(&mut self, why: Words) {
        self.severity = self.severity.min(Severity::Review);
        self.reasons.push(why);
    }
}

/// The hits of a category, in the words of its rule.
pub(super) fn tell(page: &Page, found: &mut Found, about: &'static About, sayings: &Sayings) {
    for listed in of(page, about) {
        found.push(hit(page, about, listed, sayings));
    }
}

/// The entries that belong to a rule.
pub(super) fn of<'p>(page: &'p Page, about: &About) -> impl Iterator<Item = &'p Listed<'p>> {
    let category = about.id.strip_prefix("term/").unwrap_or(about.id);
    page.listed().iter().filter(move |listed| listed.term.category == category)
}

/// A hit, in the words of a rule.
pub(super) fn hit(page: &Page, about: &'static About, listed: &Listed, sayings: &Sayings) -> Hit {
    let term = listed.term;
    let range = page.source(&listed.classes);
    let text = Masked::text(&page.document.text()[range.clone()], &[]).in_one_line(40);
    // A row about a right phrase suggests the phrase itself.
    let suggestion = match (&term.matching, term.suggestion.is_empty()) {
        (Matching::Protected(_), true) => &term.term,
        _ => &term.suggestion,
    };
    let filled = |words: Words| {
        Message::from(words).with("found", text.clone()).with("suggestion", Masked::known(alternatives(suggestion)))
    };
    let advice = if parts(suggestion).all(is_remark) { sayings.otherwise } else { sayings.instead };
    let mut hit = Hit::text(about, range, filled(sayings.found), filled(advice));
    hit.severity = listed.severity;
    hit.reasons.extend(listed.reasons.iter().map(|&words| words.into()));
    hit.reasons.push(authority(term));
    hit.entry = Some(page.dictionary.lists[term.list].entry(&term.id, term.line));
    hit
}

/// What to write instead: each in quotation marks, remarks as they are.
fn alternatives(suggestion: &str) -> String {
    parts(suggestion).map(|part| if is_remark(part) { part.to_owned() } else { format!("“{part}”") }).collect()
}

/// （删去） is no text to be put there.
fn is_remark(suggestion: &str) -> bool {
    suggestion.starts_with(['（', '('])
}

/// Who asks for it, with the weight that has: a law binds, a custom does not.
fn authority(term: &Term) -> Message {
    const NOBODY: Words = Words {
        zh: "没有可引用的依据，仅供参考",
        en: "no authority is known for this; it is advice only",
    };
    const LAW: Words = Words { zh: "法律规定：{source}", en: "law: {source}" };
    const STANDARD: Words = Words { zh: "国家标准：{source}", en: "national standard: {source}" };
    const RULE: Words = Words { zh: "规定：{source}", en: "regulation: {source}" };
    const STYLE: Words = Words { zh: "通稿规范：{source}", en: "style of the news agency: {source}" };
    const CUSTOM: Words = Words { zh: "习惯写法，非强制：{source}", en: "custom, not binding: {source}" };
    const OWN: Words = Words { zh: "本单位规定：{source}", en: "own rule: {source}" };
    if term.source.is_empty() {
        return NOBODY.into();
    }
    let words = match term.tier {
        "法律" => LAW,
        "国标" => STANDARD,
        "条例" => RULE,
        "通稿规范" => STYLE,
        "本单位" => OWN,
        _ => CUSTOM,
    };
    Message::from(words).with("source", Masked::known(&term.source))
}
