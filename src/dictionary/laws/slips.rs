//! What a writer's slip is, and what is another name.
//!
//! 政府信息公开条列 is a slip; 政府信息公开办法, 城镇供水条例 beside 城市供水条例 and 刑法修正案（十三）
//! are other names, though they differ no more. A slip is sure where the writer's hand explains it:
//! a character of the same sound or shape, two swapped, one written twice, a 的 or 和 more or less.
//! Any other single character counts only in the long name of a law or regulation.

use super::index::LONG;
use super::name::{Name, is_han};
use crate::text::classes::is_one_of;

/// How many slips lie between a law's name and a title; nothing if it is another name.
pub(super) fn count(law: &Name, title: &Name, confusable: &impl Fn(u16, u16) -> bool) -> Option<usize> {
    // 办法 beside 条例 are two instruments; 条列 is no kind at all and so a slip, 辨法 looks like 法.
    if !law.kind.ends_with(title.kind) {
        return None;
    }
    let shortest = if title.national { 3 } else { 4 };
    if law.core.len() < shortest || law.core == title.core {
        return None;
    }
    let comparison = Comparison {
        law: &law.core,
        title: &title.core,
        body: law.core.len() - law.kind.chars().count(),
        is_statute: matches!(law.kind, "法" | "条例"),
        has_kind: !title.kind.is_empty(),
        national: title.national,
        confusable,
    };
    let most = if law.core.len() < LONG { 1 } else { 2 };
    (1..=most).find(|&slips| comparison.within(0, 0, slips, slips, 0))
}

/// How far a slip explains itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Slip {
    /// The hand explains it.
    Sure,
    /// Only the length of the name does.
    Likely,
}

struct Comparison<'a, F> {
    law: &'a [u16],
    title: &'a [u16],
    /// Where the word for the kind begins in the law's name.
    body: usize,
    /// Whether it is a law or a regulation: others have too many neighbours.
    is_statute: bool,
    /// Whether the title ends with a word for a kind.
    has_kind: bool,
    /// Whether the title says 中华人民共和国.
    national: bool,
    confusable: &'a F,
}

impl<F: Fn(u16, u16) -> bool> Comparison<'_, F> {
    /// Whether what follows `at` in the law and `to` in the title is so many slips apart; `likely`
    /// counts those before that only the length explains.
    fn within(&self, at: usize, to: usize, slips: usize, total: usize, likely: usize) -> bool {
        let same = self.law[at..].iter().zip(&self.title[to..]).take_while(|(a, b)| a == b).count();
        if slips == 0 {
            return at + same == self.law.len() && to + same == self.title.len() && self.may_be(total, likely);
        }
        // A character missing or added in a run of equal ones is found at the run's end.
        let (at, to) = (at + same, to + same);
        let (law, title) = (&self.law[at..], &self.title[to..]);
        let go = |slip: Option<Slip>, at: usize, to: usize| {
            slip.is_some_and(|slip| self.within(at, to, slips - 1, total, likely + usize::from(slip == Slip::Likely)))
        };
        match (law, title) {
            ([a, b, ..], [c, d, ..]) if a == d && b == c && go(swapped(*a, *b), at + 2, to + 2) => true,
            ([right, ..], [wrong, ..]) if go(self.replaced(at, *right, *wrong), at + 1, to + 1) => true,
            ([right, ..], _) if go(self.missing(at, *right), at + 1, to) => true,
            (_, [wrong, ..]) => go(self.added(at, to, *wrong), at, to + 1),
            _ => false,
        }
    }

    /// Two slips in one name, of which one is only likely, ask for a longer one.
    fn may_be(&self, total: usize, likely: usize) -> bool {
        total == 1 || likely == 0 || (likely == 1 && self.law.len() >= LONG + 2)
    }

    fn replaced(&self, at: usize, right: u16, wrong: u16) -> Option<Slip> {
        if !is_han(right) || !is_han(wrong) || (is_count(right) && is_count(wrong)) {
            return None;
        }
        if (self.confusable)(right, wrong) {
            return Some(Slip::Sure);
        }
        // Without 中华人民共和国 it may as well be a local regulation or one of a ministry: 电信设施保护条例.
        let long = self.law.len() >= if self.national { LONG - 2 } else { LONG + 4 };
        let plain = is_plain(right) && is_plain(wrong);
        (self.is_statute && long && plain && at > 0 && at < self.body).then_some(Slip::Likely)
    }

    fn missing(&self, at: usize, right: u16) -> Option<Slip> {
        if !is_han(right) || is_count(right) || at == 0 {
            return None;
        }
        // Without its 法 a title is a subject, 道路交通安全; without 办 a 办法 is another kind.
        if at >= self.body && (self.law.len() - self.body == 1 || self.has_kind) {
            return None;
        }
        if is_function(right) || self.law[at - 1] == right {
            return Some(Slip::Sure);
        }
        let long = self.law.len() >= if self.is_statute { LONG - 2 } else { LONG + 2 };
        // 环境保护法 and 环境保护税法 are two laws, and 反不正当竞争 is not 不正当竞争.
        (long && !is_one_of(right, "税费非不反无未")).then_some(Slip::Likely)
    }

    fn added(&self, at: usize, to: usize, wrong: u16) -> Option<Slip> {
        if to == 0 {
            // 中华人民共和国国行政许可法: written twice as well.
            return (self.national && is_one_of(wrong, "国")).then_some(Slip::Sure);
        }
        if !is_han(wrong) || is_count(wrong) {
            return None;
        }
        // Written twice, alone or with its neighbour: 公开开, 政府政府.
        if self.title[to - 1] == wrong || (to > 1 && self.title[to - 2] == wrong) {
            return Some(Slip::Sure);
        }
        if at >= self.body {
            return None;
        }
        if is_function(wrong) {
            return Some(Slip::Sure);
        }
        (self.is_statute && self.law.len() >= LONG && is_plain(wrong)).then_some(Slip::Likely)
    }
}

fn swapped(a: u16, b: u16) -> Option<Slip> {
    (is_han(a) && is_han(b) && !(is_count(a) && is_count(b))).then_some(Slip::Sure)
}

/// Numerals and ordinals: another number is another instrument.
fn is_count(class: u16) -> bool {
    is_one_of(class, "〇零一二三四五六七八九十百千万两第年月日号届次")
}

/// Words that come and go without changing what is meant.
fn is_function(class: u16) -> bool {
    is_one_of(class, "的和与及等")
}

/// Whether a character carries no meaning of its own that makes another name: 城市 and 城镇, 进口 and
/// 出口, 水生 and 陆生 are told apart by one character.
fn is_plain(class: u16) -> bool {
    const TELLING: &str = "省市县区州旗镇乡村城国中央地方内外上下前后左右大小新旧老少男女公私民军党政团企海陆空水火\
                           电气油煤农林牧渔工商学兵进出入生死买卖收支输产销供用存非不无未反总分正副甲乙丙丁东南西\
                           北春夏秋冬金银铜铁人物车船机税费权证业员部局院法室内本该各我多单双长短高低";
    !is_one_of(class, TELLING) && !is_count(class)
}
