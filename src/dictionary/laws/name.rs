//! A law's name or a title, taken apart: what must agree, and what may differ.

use crate::text::classes::is_one_of;
use std::ops::Range;

use super::kind::kind_of;

/// A name without what does not tell laws apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// Without 中华人民共和国, punctuation, and brackets at the end.
    pub(super) core: Vec<u16>,
    /// Brackets at the end that belong to the name: （一）, （草案）.
    pub(super) tail: Vec<u16>,
    /// The word for its kind at the end of the core, such as 条例; empty if it ends with none.
    pub(super) kind: &'static str,
    /// Whether it says （试行） or （暂行） at the end.
    pub(super) trial: bool,
    /// Whether it begins with 中华人民共和国 and so claims to be a law of the state.
    pub(super) national: bool,
}

const STATE: [char; 7] = ['中', '华', '人', '民', '共', '和', '国'];

/// Left out on both sides: quotation marks and 〈〉 of names within names, and the 、 between two
/// courts that some write as a space.
const LEFT_OUT: &str = "《》〈〉<>«»「」『』“”‘’\"'、,·•.。;:*_#";

/// What the words of an edition are made of: 2019年修订, 二〇一八年第二次修正, 修订版.
const EDITION: &str = "0123456789〇○零一二三四五六七八九十年月日第次修订正版本文";

impl Name {
    pub(super) fn new(title: &[u16]) -> Self {
        let core = bare(title);
        let national = is_state(&core);
        Self::of(core, national)
    }

    /// The same title without what is one slip away from 中华人民共和国, in each way to see that slip.
    pub(super) fn with_state_mended(title: &[u16]) -> impl Iterator<Item = Self> {
        let core = bare(title);
        misspelt_state(&core).into_iter().map(move |misspelt| {
            let mut core = core.clone();
            core.drain(misspelt);
            Self::of(core, true)
        })
    }

    fn of(mut core: Vec<u16>, national: bool) -> Self {
        while let Some(at) = (0..core.len()).find(|&at| is_state(&core[at..])) {
            core.drain(at..at + STATE.len());
        }
        let (mut tail, mut trial) = (Vec::new(), false);
        while let Some(bracket) = last_bracket(&core) {
            let inside = &core[bracket + 1..core.len() - 1];
            let is_trial = is(inside, "试行") || is(inside, "暂行");
            if !is_trial && !is_edition(inside) {
                tail = core.split_off(bracket);
                break;
            }
            trial |= is_trial;
            core.truncate(bracket);
        }
        let kind = kind_of(&core);
        Self { core, tail, kind, trial, national }
    }
}

fn bare(title: &[u16]) -> Vec<u16> {
    title.iter().copied().filter(|&class| is_han(class) || !is_one_of(class, LEFT_OUT)).collect()
}

/// Where 中华人民共和国 stands with one character wrong, missing, added, or two swapped.
fn misspelt_state(core: &[u16]) -> Vec<Range<usize>> {
    let state = STATE.map(|c| c as u16);
    let slipped = |window: &[u16]| {
        let before = window.iter().zip(&state).take_while(|(a, b)| a == b).count();
        let after = window.iter().rev().zip(state.iter().rev()).take_while(|(a, b)| a == b).count();
        let longer = window.len().max(STATE.len());
        let swapped = || before < 6 && window[before] == state[before + 1] && window[before + 1] == state[before];
        // As many as two characters of it may not agree, if they are swapped; else one.
        before + after + 1 >= longer || (before + after + 2 == longer && window.len() == STATE.len() && swapped())
    };
    let windows = (0..core.len()).flat_map(|at| [7, 6, 8].map(|length| at..at + length));
    let fits = |window: &Range<usize>| {
        window.end <= core.len() && !is_state(&core[window.start..]) && slipped(&core[window.clone()])
    };
    windows.filter(fits).collect()
}

/// A Chinese character of the basic block.
pub(super) fn is_han(class: u16) -> bool {
    (0x4E00..0xA000).contains(&class)
}

fn is(classes: &[u16], word: &str) -> bool {
    classes.iter().map(|&class| u32::from(class)).eq(word.chars().map(u32::from))
}

fn is_state(classes: &[u16]) -> bool {
    classes.len() >= STATE.len() && classes.iter().zip(STATE).all(|(&class, c)| u32::from(class) == u32::from(c))
}

/// Where the brackets open that close at the very end, if there is a name before them.
fn last_bracket(core: &[u16]) -> Option<usize> {
    if !is_one_of(*core.last()?, ")〕]】") {
        return None;
    }
    core.iter().rposition(|&class| is_one_of(class, "(〔[【")).filter(|&at| at > 0)
}

fn is_edition(inside: &[u16]) -> bool {
    let year = inside.len() == 4 && inside.iter().all(|&class| is_one_of(class, "0123456789"));
    let named = inside.iter().any(|&class| is_one_of(class, "年修"));
    (year || named) && inside.iter().all(|&class| is_one_of(class, EDITION))
}
