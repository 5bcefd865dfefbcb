//! What is no error in a dictionary, and yet hardly meant.

use std::collections::{HashMap, HashSet};

use super::super::confusions::Confusions;
use super::super::field::Field;
use super::super::pattern::TermPattern;
use super::super::record::{List, Record};
use super::super::term::{Matching, Term};
use super::super::{Dictionary, lexicon};
use crate::finding::{Layer, Masked, Message, Words};

/// Something that a person should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The list, an index into [`Dictionary::lists`].
    pub list: usize,
    /// The line in its file.
    pub line: u64,
    /// The row's id; empty if it is about the file.
    pub id: String,
    /// What, and how to mend it.
    pub message: Message,
}

/// Goes through the lists of a stack and the dictionary that was made of them, in the order of the lists.
pub fn faults(lists: &[List], dictionary: &Dictionary) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut below: HashSet<&str> = HashSet::new();
    for layer in Layer::ALL {
        let of_layer = || lists.iter().enumerate().filter(|(_, list)| list.layer == layer);
        for (number, list) in of_layer() {
            let mut tell = |record: &Record, message: Message| faults.push(fault(number, record, message));
            let mut followers = list.records.iter().zip(list.records.iter().skip(1));
            if let Some((_, early)) = followers.find(|(one, next)| one.id() > next.id()) {
                tell(early, UNSORTED.into());
            }
            for record in &list.records {
                not_canonical(record, &mut tell);
                if layer != Layer::BuiltIn && !below.contains(record.id()) {
                    new_row(record, layer, &mut tell);
                }
            }
        }
        below.extend(of_layer().flat_map(|(_, list)| list.records.iter().map(Record::id)));
    }
    of_terms(&dictionary.terms, &mut faults);
    faults.sort_by_key(|fault| (fault.list, fault.line));
    faults
}

fn fault(list: usize, record: &Record, message: Message) -> Fault {
    Fault { list, line: record.line, id: record.id().to_owned(), message }
}

fn not_canonical(record: &Record, tell: &mut dyn FnMut(&Record, Message)) {
    for (field, value) in record.written() {
        if let Some(name) = field.canonical(value).filter(|&name| name != value) {
            let message = Message::from(NOT_CANONICAL).with("column", Masked::known(field.name()));
            tell(record, message.with("value", Masked::known(value)).with("name", Masked::known(name)));
        }
    }
}

/// What is asked of a row that no layer below knows.
fn new_row(record: &Record, layer: Layer, tell: &mut dyn FnMut(&Record, Message)) {
    let prefix = if layer == Layer::Repository { "repo-" } else { "org-" };
    if !record.id().starts_with(prefix) {
        tell(record, Message::from(PREFIX).with("prefix", Masked::known(prefix)));
    }
    if record.get(Field::ExampleHit).is_empty() {
        tell(record, NO_EXAMPLE.into());
    }
}

fn of_terms(terms: &[Term], faults: &mut Vec<Fault>) {
    let mut seen: HashMap<(Layer, &[u16]), &Term> = HashMap::new();
    for term in terms {
        let mut tell = |message: Message| {
            faults.push(Fault { list: term.list, line: term.line, id: term.id.clone(), message });
        };
        for form in term.forms() {
            match seen.get(&(term.layer, form.as_slice())) {
                // One that counts elsewhere, such as only near some words, is not the same.
                Some(other) if other.id != term.id && other.context == term.context => {
                    let message = Message::from(TWICE).with("form", Masked::known(text(form)));
                    tell(message.with("id", Masked::known(&other.id)));
                }
                _ => drop(seen.insert((term.layer, form), term)),
            }
        }
        for phrase in term.exceptions.iter().filter(|phrase| !term.can_stand_in(phrase)) {
            tell(Message::from(USELESS_EXCEPTION).with("phrase", Masked::known(text(phrase))));
        }
        if let Matching::Protected(forms) = &term.matching {
            let words: Vec<String> = forms
                .iter()
                .flat_map(|form| misspellings(form))
                .map(|form| text(&form))
                .filter(|form| lexicon::is_word(form))
                .collect();
            if !words.is_empty() {
                tell(Message::from(WRONG_IS_WORD).with("words", Masked::known(words.join("、"))));
            }
        }
    }
}

impl Term {
    /// Whether what it looks for stands in a folded text, wherever that counts.
    pub fn can_stand_in(&self, text: &[u16]) -> bool {
        let holds = |form: &[u16]| places(text, form).next().is_some();
        match &self.matching {
            Matching::Literal(forms) => forms.iter().any(|form| holds(form)),
            Matching::Protected(forms) => forms.iter().flat_map(|form| misspellings(form)).any(|form| holds(&form)),
            Matching::Pattern(pattern) => pattern.anchors.iter().any(|anchor| stands_in(pattern, anchor, text)),
        }
    }
}

fn stands_in(pattern: &TermPattern, anchor: &[u16], phrase: &[u16]) -> bool {
    places(phrase, anchor).any(|at| !pattern.round(phrase, &(at..at + anchor.len()), &(0..phrase.len())).is_empty())
}

fn places<'a>(text: &'a [u16], form: &'a [u16]) -> impl Iterator<Item = usize> + 'a {
    text.windows(form.len().max(1)).enumerate().filter(move |(_, window)| *window == form).map(|(at, _)| at)
}

fn misspellings(form: &[u16]) -> Vec<Vec<u16>> {
    // Where the table is wrong nothing was loaded, and nothing gets here.
    Confusions::built_in().map(|confusions| confusions.misspellings(form).collect()).unwrap_or_default()
}

fn text(classes: &[u16]) -> String {
    classes.iter().filter_map(|&class| char::from_u32(u32::from(class))).collect()
}

const UNSORTED: Words = Words {
    zh: "没有按编号排序：请运行 baguan dict fmt",
    en: "the rows are not sorted by id: run baguan dict fmt",
};
const NOT_CANONICAL: Words = Words {
    zh: "{column} 列的“{value}”规范写法是“{name}”：请运行 baguan dict fmt",
    en: "“{value}” in column {column} is written “{name}”: run baguan dict fmt",
};
const PREFIX: Words = Words {
    zh: "自己的词条编号请以“{prefix}”开头，以免与内置词库今后的编号相同",
    en: "an id of your own begins with “{prefix}”, so that no later built-in row has the same",
};
const NO_EXAMPLE: Words = Words {
    zh: "新词条没有应查出的例句（example_hit），无法验证它有效：请补上",
    en: "a new row without example_hit cannot be proved to work: add one",
};
const TWICE: Words = Words {
    zh: "“{form}”在同一层的 {id} 中已经有了：请合并",
    en: "“{form}” is looked for by {id} of the same layer already: make one row of both",
};
const USELESS_EXCEPTION: Words = Words {
    zh: "例外短语“{phrase}”不含要查的词，永远用不上：请写完整短语或删去",
    en: "the exception “{phrase}” does not hold the term and can never apply: write the whole phrase, or remove it",
};
const WRONG_IS_WORD: Words = Words {
    zh: "这些错写本身是词，写成这样查不出：{words}",
    en: "these misspellings are words themselves and will not be found: {words}",
};

#[cfg(test)]
#[allow(clippy::expect_used)] // a test that cannot go on has failed
mod tests {
    use super::super::super::{Stack, Text};
    use super::*;

    fn told(rows: &str) -> Vec<(u64, String)> {
        let text = Text { layer: Layer::Organisation, file: "own.csv", rows, header: None };
        let stack = Stack::read(&[text]).expect("they are right");
        let dictionary = Dictionary::of(&stack).expect("they are right");
        let of_ours = |fault: &Fault| stack.lists[fault.list].layer == Layer::Organisation;
        let say = |fault: Fault| (fault.line, fault.message.say(crate::finding::Language::English));
        faults(&stack.lists, &dictionary).into_iter().filter(of_ours).map(say).collect()
    }

    #[test]
    fn what_is_hardly_meant_is_told() {
        let rows = "id,term,variants,match,severity,exceptions,example_hit\n\
                    org-2,甲乙,,,警告,大甲乙|丙丁,甲乙\n\
                    org-1,乙丙,甲乙,,,,\n\
                    own-3,甲(乙|丙)丁戊,,pattern,,甲乙丁戊己|丁戊,甲乙丁戊\n";
        let told = told(rows);
        let said = |line, piece: &str| {
            assert!(told.iter().any(|(at, said)| *at == line && said.contains(piece)), "{line} {piece} {told:#?}");
        };
        said(2, "is written “review”");
        said(2, "the exception “丙丁”");
        said(3, "not sorted");
        said(3, "is looked for by org-2");
        said(3, "without example_hit");
        said(4, "begins with “org-”");
        said(4, "the exception “丁戊”");
        assert_eq!(told.len(), 7, "{told:#?}");
    }
}
