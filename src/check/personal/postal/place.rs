//! What stands before a door: the road, the village or the estate, and the chain of places before it.

use super::number::{is_chinese, is_digit};
use super::words::{
    AREAS, BEFORE, DWELLING_ENDS, DWELLINGS, ESTATES, GROUPS, NO_AREAS, NO_ROADS, OFFICES, ROADS, VILLAGES,
};
use crate::text::classes::{character, ends_with, find, has_one_of, is_one_of, starts_with};

/// What a door belongs to, by the last word of the name before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Root {
    Road,
    Estate,
    Village,
    Group,
    /// A district, a town, a community: doors aren't numbered by these.
    Area,
    /// Some other name.
    Named,
    None,
}

/// How far back a chain of places is followed.
const REACH: usize = 60;

/// What is written before a door.
pub(super) struct Place<'a> {
    pub start: usize,
    pub root: Root,
    /// Whether a word says that someone lives there.
    pub lived_in: bool,
    /// How many Chinese characters the name directly before the door has.
    pub name: usize,
    /// All the names.
    chain: &'a [u16],
}

impl<'a> Place<'a> {
    /// The place before a door that begins at `door`.
    pub(super) fn before(classes: &'a [u16], door: usize) -> Self {
        let before = classes.get(..door).unwrap_or_default();
        let lowest = name_start(before, door.saturating_sub(REACH));
        let (start, lived_in) = after_words(before, lowest);
        let chain = before.get(start..).unwrap_or_default();
        let name = chain.iter().rev().take_while(|&&class| is_han(class)).count();
        Self { start, root: root(chain), lived_in, name, chain }
    }

    /// Whether a county, a town, a community or the like is named.
    pub(super) fn is_in_an_area(&self) -> bool {
        has_area(self.chain)
    }

    /// Whether a village is named, and not only by the last word, which is the root.
    pub(super) fn is_in_a_village(&self) -> bool {
        let inner = if self.root == Root::Group {
            self.chain
        } else {
            self.chain.split_last().map_or(&[][..], |(_, inner)| inner)
        };
        has_one_of(inner, &["村", "屯", "寨"])
    }

    pub(super) fn is_on_a_road(&self) -> bool {
        has_one_of(self.chain, &["路", "街", "大道", "巷"])
    }

    pub(super) fn is_of_an_office(&self) -> bool {
        has_one_of(self.chain, &OFFICES) && !has_one_of(self.chain, &DWELLINGS)
    }

    /// Whether it is a place where people live.
    pub(super) fn is_of_dwellings(&self) -> bool {
        has_one_of(self.chain, &DWELLINGS) || DWELLING_ENDS.iter().any(|word| ends_with(self.chain, word))
    }
}

/// A county, a town and so on with a name of its own before it.
fn has_area(chain: &[u16]) -> bool {
    (1..chain.len()).any(|at| {
        let last = character(chain.get(at).copied().unwrap_or_default());
        matches!(last, '省' | '市' | '州' | '盟' | '县' | '区' | '旗' | '镇' | '乡' | '道' | '会')
            && chain.get(..=at).is_some_and(|name| {
                AREAS.iter().any(|area| ends_with(name, area) && name.len() > area.chars().count())
                    && !NO_AREAS.iter().any(|other| ends_with(name, other))
            })
    })
}

/// Where the names before a door begin: after the last sign that no name has.
fn name_start(before: &[u16], lowest: usize) -> usize {
    let mut at = before.len();
    while at > lowest {
        let class = before.get(at - 1).copied().unwrap_or_default();
        if is_one_of(class, ")") {
            // `和谐世纪(一期)`
            let opened =
                (at.saturating_sub(8)..at).rev().find(|&open| before.get(open).is_some_and(|&c| is_one_of(c, "(")));
            let Some(open) = opened.filter(|&open| open >= lowest) else { break };
            at = open;
        } else if is_han(class) || (0x61..=0x7A).contains(&class) || is_digit(class) || is_in_a_name(class) {
            at -= 1;
        } else {
            break;
        }
    }
    at
}

fn is_in_a_name(class: u16) -> bool {
    matches!(character(class), '-' | '–' | '—' | '‐' | '−' | '#' | '·' | '•')
}

/// Whether one of the words of [`BEFORE`] may end in this: few characters are asked more.
fn ends_a_word_before(class: u16) -> bool {
    let last = character(class);
    matches!(
        last,
        '地' | '址'
            | '点'
            | '落'
            | '于'
            | '下'
            | '住'
            | '居'
            | '在'
            | '到'
            | '至'
            | '往'
            | '系'
            | '是'
            | '为'
            | '由'
            | '对'
            | '与'
            | '及'
            | '的'
            | '了'
            | '被'
            | '称'
            | '寄'
            | '给'
    )
}

/// After the last word that leads to an address, and whether it says that someone lives there.
fn after_words(before: &[u16], lowest: usize) -> (usize, bool) {
    for end in (lowest..=before.len()).rev() {
        let Some(said) = before.get(lowest..end) else { break };
        if !said.last().is_some_and(|&class| ends_a_word_before(class)) {
            continue;
        }
        let Some(word) = BEFORE.iter().find(|word| ends_with(said, word)) else { continue };
        // 无为市, 将军路 and the like.
        if ends_with(said, "无为") {
            continue;
        }
        let at_end = before.get(end..).unwrap_or_default();
        let end = end
            + usize::from(starts_with(at_end, "于") && !starts_with(at_end, "于都") && !starts_with(at_end, "于洪"));
        let lived_in = word.contains(['住', '居'])
            || has_one_of(before.get(end.saturating_sub(4)..end).unwrap_or_default(), &["住", "居"]);
        return (end, lived_in);
    }
    (lowest, false)
}

/// What a chain of names ends in.
fn root(chain: &[u16]) -> Root {
    if chain.is_empty() {
        return Root::None;
    }
    let chain = without_side(chain);
    // The word alone is no name.
    let ends = |words: &[&str]| words.iter().any(|word| ends_with(chain, word) && chain.len() > word.chars().count());
    // 小区 and the like are no districts.
    let is_part = ESTATES.iter().any(|word| word.chars().nth(1).is_some() && ends_with(chain, word));
    if AREAS.iter().any(|word| ends_with(chain, word)) && !is_part {
        return Root::Area;
    }
    if ends(&ROADS) && !NO_ROADS.iter().any(|word| ends_with(chain, word)) {
        return Root::Road;
    }
    if ends(&GROUPS) {
        return Root::Group;
    }
    if ends_with(chain, "公里") {
        return Root::None;
    }
    // 新村 is as often a village as an estate: whoever lives there lives there.
    if ends(&VILLAGES) && chain.len() > 2 {
        return Root::Village;
    }
    if ends(&ESTATES) && chain.len() > 2 {
        return Root::Estate;
    }
    match chain.iter().rev().take_while(|&&class| is_han(class)).count() {
        0 | 1 => Root::None,
        _ => Root::Named,
    }
}

/// A road without what says which part of it: 人民大道南, 解放路中段, 一环路北三段.
fn without_side(chain: &[u16]) -> &[u16] {
    let last = |chain: &[u16], characters: &str| chain.last().is_some_and(|&class| is_one_of(class, characters));
    let mut rest = chain;
    if let [shorter @ .., _] = rest
        && last(rest, "段侧边")
    {
        rest = shorter;
        while let [shorter @ .., class] = rest
            && (is_chinese(*class) || is_digit(*class))
        {
            rest = shorter;
        }
    }
    while let [shorter @ .., _] = rest
        && last(rest, "东西南北中上下内外")
    {
        rest = shorter;
    }
    if ROADS.iter().any(|word| ends_with(rest, word)) { rest } else { chain }
}

/// Whether a word stands in what is directly before a door, at most eight characters back.
pub(super) fn is_said_before(classes: &[u16], door: usize, words: &[&str]) -> bool {
    let before = classes.get(door.saturating_sub(8)..door).unwrap_or_default();
    words.iter().any(|word| find(before, word).is_some())
}

pub(super) fn is_han(class: u16) -> bool {
    (0x4E00..=0x9FFF).contains(&class) || class == 0x3007 || (0x3400..=0x4DBF).contains(&class)
}
