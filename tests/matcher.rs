//! The matcher finds what other, slower ways find.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::ops::Range;

use aho_corasick::AhoCorasick;
use baguan::dictionary::{Matcher, Pattern};
use baguan::text::{BARRIER, fold_str};
use proptest::prelude::*;

type Found = Vec<(usize, Range<usize>)>;

fn patterns(classes: &[Vec<u16>], marks: u8) -> Vec<Pattern> {
    classes.iter().map(|classes| Pattern { classes: classes.clone(), marks }).collect()
}

fn scan(patterns: &[Pattern], text: &[u16]) -> Found {
    let mut found = Vec::new();
    Matcher::new(patterns).scan(text, |number, range| found.push((number, range)));
    found.sort_by_key(|(number, range)| (*number, range.start, range.end));
    found
}

fn bytes(classes: &[u16]) -> Vec<u8> {
    classes.iter().flat_map(|class| class.to_be_bytes()).collect()
}

/// What an automaton of another author finds in the same classes, two bytes each.
fn oracle(patterns: &[Vec<u16>], text: &[u16]) -> Found {
    let automaton = AhoCorasick::new(patterns.iter().map(|classes| bytes(classes))).unwrap();
    let text = bytes(text);
    let mut found: Found = automaton
        .find_overlapping_iter(&text)
        // Across two classes, half of each, the bytes may look alike.
        .filter(|found| found.start() % 2 == 0 && !found.is_empty())
        .map(|found| (found.pattern().as_usize(), found.start() / 2..found.end() / 2))
        .collect();
    found.sort_by_key(|(number, range)| (*number, range.start, range.end));
    found
}

/// Each start tried, each character taken at the first place that fits.
fn naive(patterns: &[Pattern], text: &[u16]) -> Found {
    let mut found = Vec::new();
    for (number, pattern) in patterns.iter().enumerate() {
        for start in 0..text.len() {
            let Some((first, rest)) = pattern.classes.split_first() else { continue };
            let mut end = (text[start] == *first).then_some(start + 1);
            for class in rest {
                end = end.and_then(|end| {
                    let next =
                        (end..text.len().min(end + usize::from(pattern.marks) + 1)).find(|&at| text[at] == *class)?;
                    text[end..next].iter().all(|&class| MARKS.contains(&class)).then_some(next + 1)
                });
            }
            found.extend(end.map(|end| (number, start..end)));
        }
    }
    found
}

/// Two punctuation marks as classes.
const MARKS: [u16; 2] = [b'.' as u16, 0x3001];

/// Rows of classes out of few, so that much matches and overlaps.
fn row(alphabet: &'static [u16], length: Range<usize>) -> impl Strategy<Value = Vec<u16>> {
    proptest::collection::vec(proptest::sample::select(alphabet), length)
}

const TWO: &[u16] = &[0x4E00, 0x4E8C];
/// With a barrier, and classes whose halves are alike.
const FEW: &[u16] = &[0x4E00, 0x4E4E, 0x004E, 0x3001, b'.' as u16, BARRIER, 0xD800, 0xFFFD];
const MARKED: &[u16] = &[0x4E00, 0x653F, 0x5E9C, b'.' as u16, 0x3001, BARRIER];
/// As notices have it; patterns are cut out of it and spoiled.
const NOTICE: &str = "各县（市）、区人民政府，市直各部门：为进一步规范政府信息公开工作，根据《中华人民共和国政府信息公开条例》，\
    经市人民政府同意，现将有关事项通知如下。一、提高认识，加强组织领导。各级各部门要把政务公开工作列入重要议事日程，\
    明确分管领导和责任科室。二、规范公开内容。涉及个人隐私的信息，公开前应当作去标识化处理，确保2023年底前全面完成。";

/// A piece of the notice; in some, one character is another.
fn word() -> impl Strategy<Value = Vec<u16>> {
    let notice = fold_str(NOTICE);
    (0..notice.len() - 12, 1..12usize, 0..40usize).prop_map(move |(start, length, spoiled)| {
        let mut word = notice[start..start + length].to_vec();
        if let Some(class) = word.get_mut(spoiled) {
            *class = notice[spoiled];
        }
        word
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn small_alphabets(
        words in proptest::collection::vec(prop_oneof![row(TWO, 0..12), row(FEW, 1..5)], 0..40),
        text in prop_oneof![row(TWO, 0..200), row(FEW, 0..400)],
    ) {
        prop_assert_eq!(scan(&patterns(&words, 0), &text), oracle(&words, &text));
    }

    #[test]
    fn chinese(
        words in proptest::collection::vec(word(), 1..300),
        pieces in proptest::collection::vec(prop_oneof![word(), Just(vec![BARRIER]), row(FEW, 1..3)], 0..120),
    ) {
        let mut text = fold_str(NOTICE);
        text.extend(pieces.concat());
        // The notice stands also at other places of a window.
        text.extend(fold_str(NOTICE));
        let twice: Vec<Vec<u16>> = words.iter().chain(words.iter().step_by(3)).cloned().collect();
        prop_assert_eq!(scan(&patterns(&twice, 0), &text), oracle(&twice, &text));
    }

    #[test]
    fn marks(
        words in proptest::collection::vec((row(MARKED, 1..6), 0..4u8), 1..30),
        text in row(MARKED, 0..300),
    ) {
        let words: Vec<Pattern> = words.into_iter().map(|(classes, marks)| Pattern { classes, marks }).collect();
        prop_assert_eq!(scan(&words, &text), naive(&words, &text));
    }
}

/// Enough patterns that those of two classes get bits of their own, and that words of the filter are shared.
#[test]
fn many_patterns() {
    let mut state = 7_u32;
    let mut below = |n: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % n
    };
    let mut row = |length: u32| (0..length).map(|_| 0x4E00 + below(600) as u16).collect::<Vec<u16>>();
    let mut words: Vec<Vec<u16>> = (0..20_000).map(|n| row(2 + n % 3)).collect();
    let text = row(20_000);
    assert_eq!(scan(&patterns(&words, 0), &text), oracle(&words, &text));
    words.retain(|word| word.len() > 2);
    words.extend(text.chunks(7).map(<[u16]>::to_vec));
    assert_eq!(scan(&patterns(&words, 0), &text), oracle(&words, &text));
}
