//! Every hit is mapped back exactly to the characters it came from, whatever stands between them.
#![allow(clippy::expect_used, missing_docs)]

mod common;

use baguan::text::{BARRIER, Folded, fold_char, fold_str};
use common::{engine, mobile, resident_number};
use proptest::prelude::*;

/// Characters that the fold drops.
const IGNORABLE: [&str; 8] = [" ", "\u{3000}", "\u{200B}", "\u{FEFF}", "\u{AD}", "\n", "\u{200D}", "\u{A0}"];
/// Characters of every length, and of every way to fold.
const OTHERS: [&str; 14] = ["的", "公", "Ａ", "ﬁ", "㎏", "①", "𠮷", "é", "a", "Z", "關", "；", "🙂", "㈱"];

fn other() -> impl Strategy<Value = String> {
    prop::collection::vec(0..OTHERS.len() + IGNORABLE.len(), 0..120).prop_map(|picks| {
        picks.iter().map(|&i| OTHERS.iter().chain(&IGNORABLE).nth(i).copied().unwrap_or("")).collect()
    })
}

/// The characters of `value`, with ignorable ones between them.
fn spread(value: &str, gaps: &[usize]) -> String {
    let mut text = String::new();
    for (i, c) in value.chars().enumerate() {
        if i > 0 {
            text.push_str(gaps.get(i).and_then(|&gap| IGNORABLE.get(gap)).copied().unwrap_or(""));
        }
        text.push(c);
    }
    text
}

proptest! {
    #[test]
    fn a_planted_term_is_found_where_it_was_planted(before in other(), after in other(), gaps in prop::collection::vec(0..16_usize, 12)) {
        let term = "此件公開发布〇壹";
        let planted = spread(term, &gaps);
        let text = format!("{before}【{planted}】{after}");
        let mut folded = Folded::new();
        folded.fold(&text, std::iter::once(0..text.len()));
        let wanted = fold_str(term);
        let at = folded.classes().windows(wanted.len()).position(|window| window == wanted).expect("it is there");
        let start = before.len() + "【".len();
        prop_assert_eq!(folded.source(&text, at..at + wanted.len()), start..start + planted.len());
        prop_assert_eq!(folded.index_of(&text, start), at);
    }

    #[test]
    fn the_fold_of_a_text_is_the_fold_of_its_characters(text in other(), cuts in prop::collection::vec(any::<prop::sample::Index>(), 3)) {
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| text.floor_char_boundary(cut.index(text.len() + 1))).collect();
        cuts.extend([0, text.len()]);
        cuts.sort_unstable();
        let blocks: Vec<_> = cuts.windows(2).map(|pair| pair[0]..pair[1]).collect();
        let mut folded = Folded::new();
        folded.fold(&text, blocks.iter().cloned());
        let mut expected = Vec::new();
        for block in &blocks {
            expected.extend(text[block.clone()].chars().flat_map(|c| fold_char(c).classes()));
            expected.push(BARRIER);
        }
        prop_assert_eq!(folded.classes(), &expected[..]);
        for (index, block) in blocks.iter().enumerate() {
            for class in folded.block(index) {
                let source = folded.source(&text, class..class + 1);
                prop_assert!(block.start <= source.start && source.end <= block.end);
                prop_assert!(text[source].chars().count() == 1);
                prop_assert_eq!(folded.block_at(class), index);
            }
        }
    }

    #[test]
    fn a_planted_number_is_told_with_its_exact_span(before in "[的公开通知，。]{0,60}", county in 0..5_usize, days in any::<u32>(), sequence in any::<u32>(), gaps in prop::collection::vec(0..14_usize, 18)) {
        // Line ends aside: how a reader joins lines is its own affair.
        let gaps: Vec<usize> = gaps.into_iter().map(|gap| if gap == 5 { 0 } else { gap }).collect();
        let number = resident_number(county, days, sequence);
        let planted = spread(&number, &gaps);
        let text = format!("{before}身份证号{planted}，住某村。");
        let outcome = engine().check("a.txt", text.as_bytes());
        let found: Vec<_> = outcome.findings.iter().filter(|f| f.rule == "personal/resident-id").collect();
        prop_assert_eq!(found.len(), 1, "{}", planted);
        let units = |text: &str| u32::try_from(text.encode_utf16().count()).expect("short");
        let start = units(&before) + 4;
        prop_assert_eq!(found[0].place.span, Some((start, start + units(&planted))));
        prop_assert_eq!(found[0].place.column, Some(u32::try_from(before.chars().count()).expect("short") + 5));
    }

    #[test]
    fn a_mobile_in_a_sentence_is_always_found(number in any::<u64>(), before in "[的公开通知，。]{0,40}") {
        let number = mobile(number);
        prop_assume!(!["1349"].iter().any(|satellite| number.starts_with(satellite)));
        let text = format!("{before}请拨打{number}。");
        let outcome = engine().check("a.txt", text.as_bytes());
        prop_assert!(outcome.findings.iter().any(|f| f.rule == "personal/mobile"));
    }
}
