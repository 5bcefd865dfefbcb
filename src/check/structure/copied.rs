//! How much of one text stands word for word in others. Linear in both: each place is looked up once, and no
//! character is compared more than [`SHORTEST`] times beyond its own.

use std::collections::HashMap;
use std::ops::Range;

use crate::text::BARRIER;
use crate::text::classes::{character, is_one_of};

/// Characters from which on a common passage is a copy. Set phrases and names of offices that two texts on one matter
/// share by themselves, 青禾县人民政府办公室 or 困难群众基本生活, are shorter; two texts seldom come to thirteen by chance.
pub(super) const SHORTEST: usize = 13;
/// A quotation, or the title of a document, is no longer than this; a mark without its partner must not excuse a page.
const LONGEST_QUOTATION: usize = 400;
/// What ends a sentence or a part of it. A block without any is a menu, a heading, an imprint.
const ENDS: &str = "。;!?；！？";
/// Without one of those, a line with a comma counts as a sentence from this length on.
const LONG: usize = 20;

/// What stands word for word elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Copied {
    /// Characters that count: letters and digits of sentences, without titles and quotations.
    pub(super) counted: usize,
    /// Those of them that stand in a common passage.
    pub(super) shared: usize,
    /// How many passages there are, those that touch taken as one.
    pub(super) passages: usize,
    /// The longest one that stands in one of the others as a whole.
    pub(super) longest: Option<Passage>,
}

/// A passage that stands in both texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Passage {
    /// Its length in letters and digits.
    pub(super) length: usize,
    /// Where it begins in the text.
    pub(super) at: usize,
    /// Which of the others it stands in, and where it begins there.
    pub(super) source: (usize, usize),
}

impl Copied {
    /// The share in percent, rounded down.
    pub(super) fn percent(&self) -> usize {
        (self.shared * 100).checked_div(self.counted).unwrap_or(0)
    }
}

/// The letters and digits of a text: line breaks, numbering marks and commas are changed first when a text is copied.
#[derive(Default)]
struct Letters {
    classes: Vec<u16>,
    /// Where each stands in the text.
    at: Vec<u32>,
    /// How many of those before it count; one more than there are letters.
    counted: Vec<u32>,
}

impl Letters {
    fn push(&mut self, class: u16, at: usize, counts: bool) {
        let before = self.counted.last().copied().unwrap_or(0);
        if self.counted.is_empty() {
            self.counted.push(0);
        }
        self.classes.push(class);
        self.at.push(at as u32);
        self.counted.push(before + u32::from(counts));
    }

    fn counted(&self, range: &Range<usize>) -> usize {
        let upto = |at: usize| self.counted.get(at).copied().unwrap_or(0);
        upto(range.end).saturating_sub(upto(range.start)) as usize
    }
}

/// Measures how much of a folded text stands in others.
pub(super) fn copied(text: &[u16], others: &[&[u16]]) -> Copied {
    let letters = sentences(text);
    let mut marked = vec![false; letters.classes.len()];
    let mut longest: Option<Passage> = None;
    for (number, other) in others.iter().enumerate() {
        let source = all_letters(other);
        passages(&letters, &source, |passage, start| {
            if letters.counted(&passage) < SHORTEST {
                return;
            }
            marked.iter_mut().take(passage.end).skip(passage.start).for_each(|mark| *mark = true);
            let place = |letters: &Letters, at: usize| letters.at.get(at).copied().unwrap_or(0) as usize;
            let found = Passage {
                length: passage.len(),
                at: place(&letters, passage.start),
                source: (number, place(&source, start)),
            };
            if longest.is_none_or(|longest| found.length > longest.length) {
                longest = Some(found);
            }
        });
    }
    let mut copied = Copied { counted: letters.counted(&(0..letters.classes.len())), longest, ..Copied::default() };
    let mut before = false;
    for (at, &mark) in marked.iter().enumerate() {
        copied.shared += if mark { letters.counted(&(at..at + 1)) } else { 0 };
        copied.passages += usize::from(mark && !before);
        before = mark;
    }
    copied
}

/// Finds the passages of a text that stand in another one, from left to right, each as long as it goes, and hands
/// over where they begin in both.
fn passages(text: &Letters, source: &Letters, mut with: impl FnMut(Range<usize>, usize)) {
    let mut places: HashMap<&[u16], usize> = HashMap::with_capacity(source.classes.len());
    for (at, gram) in source.classes.windows(SHORTEST).enumerate() {
        places.entry(gram).or_insert(at);
    }
    let mut at = 0;
    while let Some(gram) = text.classes.get(at..at + SHORTEST) {
        let Some(&start) = places.get(gram) else {
            at += 1;
            continue;
        };
        let pairs = text.classes.iter().skip(at).zip(source.classes.iter().skip(start));
        let length = pairs.take_while(|(one, other)| one == other).count();
        with(at..at + length, start);
        // What begins later within the passage and does not reach beyond it is part of it.
        at += length - SHORTEST + 1;
    }
}

/// All letters and digits of a text.
fn all_letters(text: &[u16]) -> Letters {
    let mut letters = Letters::default();
    for (at, &class) in text.iter().enumerate().filter(|(_, class)| is_letter(**class)) {
        letters.push(class, at, true);
    }
    letters
}

/// The letters and digits of the sentences of a text; those of titles and quotations don't count.
fn sentences(text: &[u16]) -> Letters {
    let mut letters = Letters::default();
    let quoted = quotations(text);
    let mut quoted = quoted.iter().peekable();
    let mut start = 0;
    for block in text.split(|&class| class == BARRIER) {
        if is_sentence(block) {
            for (at, &class) in (start..).zip(block).filter(|(_, class)| is_letter(**class)) {
                while quoted.next_if(|range| range.end <= at).is_some() {}
                let counts = quoted.peek().is_none_or(|range| at < range.start);
                letters.push(class, at, counts);
            }
        }
        start += block.len() + 1;
    }
    letters
}

fn is_letter(class: u16) -> bool {
    character(class).is_alphanumeric()
}

fn is_sentence(block: &[u16]) -> bool {
    block.iter().any(|&class| is_one_of(class, ENDS))
        || block.len() >= LONG && block.iter().any(|&class| is_one_of(class, ",，"))
}

/// What stands between quotation marks or the marks of a title; the outer ones, in order. A quotation may go over
/// several paragraphs.
fn quotations(text: &[u16]) -> Vec<Range<usize>> {
    const PAIRS: [(char, char); 4] = [('《', '》'), ('“', '”'), ('「', '」'), ('『', '』')];
    const STRAIGHT: char = '"';
    /// Marks inside each other are few.
    const DEEPEST: usize = 8;
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut quoted: Vec<Range<usize>> = Vec::new();
    for (at, &class) in text.iter().enumerate() {
        let mark = character(class);
        if let Some(last) = open.iter().rposition(|(_, close)| *close == mark) {
            let start = open.get(last).map_or(at, |(start, _)| *start);
            open.truncate(last);
            if at - start <= LONGEST_QUOTATION {
                while quoted.last().is_some_and(|inner| inner.start >= start) {
                    quoted.pop();
                }
                quoted.push(start..at);
            }
        } else if let Some((_, close)) = PAIRS.iter().find(|(begin, _)| *begin == mark) {
            if open.len() >= DEEPEST {
                open.remove(0);
            }
            open.push((at, *close));
        } else if mark == STRAIGHT {
            open.push((at, STRAIGHT));
        } else if class == BARRIER {
            // It opens and closes alike: one without its partner must not turn round all after it.
            open.retain(|(_, close)| *close != STRAIGHT);
        }
    }
    quoted
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use proptest::prelude::*;

    use super::{Copied, SHORTEST, copied, quotations};
    use crate::text::fold_str;

    fn of(text: &str, other: &str) -> Copied {
        copied(&fold_str(text), &[&fold_str(other)])
    }

    #[test]
    fn a_text_is_all_of_itself_and_nothing_of_another() {
        let text = "对符合条件的家庭，由乡镇人民政府在三个工作日内先行救助，再补办手续。";
        let own = of(text, text);
        assert_eq!((own.percent(), own.passages, own.counted), (100, 1, own.shared));
        assert_eq!(own.longest.map(|longest| (longest.length, longest.at)), Some((own.counted, 0)));
        assert_eq!(of(text, "本次调整主要考虑物价上涨和群众需要，标准比过去高了一截。").percent(), 0);
        assert_eq!(of(text, "").percent(), 0);
        assert_eq!(of("", text), Copied::default());
    }

    #[test]
    fn punctuation_and_line_ends_hide_no_copy() {
        let one = "救助对象分为两类：一是急难型救助对象，二是支出型救助对象。";
        let other = "救助对象分为两类（一）急难型救助对象；（二）支出型救助对象";
        assert_eq!(of(one, "救助对象分为两类一是急难型救助对象;二是支出型救助对象。").percent(), 100);
        assert!(of(one, other).percent() < 60);
    }

    #[test]
    fn titles_and_quotations_do_not_count() {
        let policy = "根据《青禾县人民政府办公室关于进一步做好临时救助工作的实施意见》，救助标准按照急难程度分档确定。";
        let text = "《青禾县人民政府办公室关于进一步做好临时救助工作的实施意见》怎么看？钱给多少，看事情有多急。";
        assert_eq!((of(text, policy).shared, of(text, policy).passages), (0, 0));
        let text = "所谓“救助标准按照急难程度分档确定”，说的是谁更急、给得就更多。";
        assert_eq!(of(text, policy).shared, 0);
        let spans: Vec<(usize, usize)> = quotations(&fold_str("按照“四个《一律》”，《甲办法》"))
            .iter()
            .map(|range| (range.start, range.end))
            .collect();
        assert_eq!(spans, [(2, 9), (11, 15)]);
        assert!(quotations(&fold_str("“没有结尾")).is_empty());
        assert!(quotations(&fold_str(&format!("“{}”", "长".repeat(500)))).is_empty());
    }

    #[test]
    fn menus_and_headings_do_not_count() {
        let text: Vec<u16> =
            [fold_str("首页政务公开政策解读青禾县人民政府门户网站"), vec![crate::text::BARRIER]].concat();
        assert_eq!(copied(&text, &[&text]).counted, 0);
    }

    #[test]
    fn what_stands_in_either_source_counts_once() {
        let one = "申请人应当向户籍所在地的乡镇人民政府提出书面申请。";
        let other = "情况紧急的可以先行救助之后再补办有关手续。";
        let both = format!("{one}{other}");
        let measured = copied(&fold_str(&both), &[&fold_str(one), &fold_str(other), &fold_str(one)]);
        assert_eq!((measured.percent(), measured.passages), (100, 1));
        assert_eq!(measured.longest.map(|longest| longest.source), Some((0, 0)));
    }

    #[test]
    fn repeated_text_takes_time_in_proportion() {
        let start = Instant::now();
        let long = fold_str(&("重".repeat(350_000) + "。"));
        let short = fold_str(&("重".repeat(SHORTEST) + "。"));
        let pairs = fold_str(&"甲乙".repeat(200_000));
        assert_eq!(copied(&long, &[&long]).percent(), 100);
        assert_eq!(copied(&long, &[&short]).percent(), 100);
        assert_eq!(copied(&[pairs, fold_str("。")].concat(), &[&long]).percent(), 0);
        assert!(quotations(&fold_str(&"“".repeat(350_000))).is_empty());
        assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    }

    /// What the default of 50 % rests on: `evaluation/copied.jsonl` has policies, and texts on them that are written in
    /// own words, with or without provisions copied between them, abridged, copied, or copied with words exchanged. The help of the rule names these figures.
    #[test]
    fn own_words_and_copies_lie_far_apart() {
        let lines = include_str!("../../../evaluation/copied.jsonl").lines();
        let lines: Vec<serde_json::Value> = lines.filter_map(|line| serde_json::from_str(line).ok()).collect();
        let text = |line: &serde_json::Value, key: &str| line[key].as_str().unwrap_or_default().to_owned();
        let share = |written: &str| -> Vec<usize> {
            let measured = lines.iter().filter(|line| line["written"] == written).map(|line| {
                let policy = lines.iter().find(|other| other["policy"] == line["of"]);
                of(&text(line, "text"), &policy.map(|policy| text(policy, "text")).unwrap_or_default()).percent()
            });
            let mut shares: Vec<usize> = measured.collect();
            shares.sort_unstable();
            shares
        };
        let ends = |written: &str| {
            let shares = share(written);
            (shares.len(), shares.first().copied(), shares.last().copied())
        };
        assert_eq!(ends("own"), (12, Some(0), Some(15)), "{:?}", share("own"));
        assert_eq!(ends("abridged"), (12, Some(89), Some(91)), "{:?}", share("abridged"));
        assert_eq!(ends("copied"), (12, Some(87), Some(90)), "{:?}", share("copied"));
        assert_eq!(ends("reworded"), (6, Some(37), Some(81)), "{:?}", share("reworded"));
        assert_eq!(ends("mixed"), (6, Some(30), Some(36)), "{:?}", share("mixed"));
    }

    /// Sentences of an alphabet so small that passages meet by chance.
    fn text() -> impl Strategy<Value = String> {
        proptest::collection::vec(
            prop::sample::select(vec!["甲", "乙", "丙丁", "，", "。", "《", "》", "“", "”"]),
            0..300,
        )
        .prop_map(|pieces| pieces.concat() + "。")
    }

    proptest! {
        #[test]
        fn it_is_a_share(text in text(), other in text()) {
            let measured = of(&text, &other);
            prop_assert!(measured.shared <= measured.counted);
            prop_assert_eq!(measured.passages == 0, measured.shared == 0);
            prop_assert_eq!(measured.longest.is_some(), measured.shared > 0);
            // More to copy from never makes it less.
            let more = copied(&fold_str(&text), &[&fold_str(&other), &fold_str(&text)]);
            prop_assert!(more.shared >= measured.shared);
            // All of itself, if it is long enough to be a passage.
            let own = of(&text, &text);
            let expected = if own.counted >= SHORTEST { own.counted } else { 0 };
            prop_assert_eq!(own.shared, expected);
        }

        #[test]
        fn what_is_told_is_true(text in text(), other in text()) {
            let (folded, source) = (fold_str(&text), fold_str(&other));
            let letters = |text: &[u16], from: usize, length: usize| -> Vec<u16> {
                text.iter().skip(from).copied().filter(|&class| super::is_letter(class)).take(length).collect()
            };
            if let Some(longest) = copied(&folded, &[&source]).longest {
                let one = letters(&folded, longest.at, longest.length);
                prop_assert_eq!(one.len(), longest.length);
                prop_assert_eq!(one, letters(&source, longest.source.1, longest.length));
            }
        }
    }
}
