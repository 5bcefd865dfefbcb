//! Lines that are labels though no list has them: one character off, as scans give them (此件公幵发布), or in words of
//! somebody's own (此件经审核可以公开发布).

use super::line::{bare, brackets_of_line};
use super::{Candidate, Writing, standing};
use crate::dictionary::{Attribute, Confusions, Form, Scanned};
use crate::outline::lines::Line;

/// What a short line is nearly; nothing for a wording that is right as it stands, and was looked at before.
pub(super) fn label(scanned: Scanned, line: &Line) -> Option<Candidate> {
    let Scanned { document, folded, dictionary, .. } = scanned;
    let text = bare(&folded.classes()[line.classes.clone()]);
    if dictionary.labels.iter().any(|label| label.wording == text) {
        return None;
    }
    let near = misread(scanned, &text).map(|(row, attribute)| (row, attribute, Writing::Doubtful));
    let own = || in_own_words(scanned, &text).map(|(row, attribute)| (row, attribute, Writing::Unusual));
    let (row, attribute, writing) = near.or_else(own)?;
    let block = &document.blocks()[document.block_at(line.source.start)?];
    let standing = standing(document, block, attribute, &line.source)?;
    let brackets = brackets_of_line(&document.text()[line.source.clone()]);
    let range = line.source.clone();
    Some(Candidate { row, attribute, range, standing, brackets, writing, reasoned: false })
}

/// The wording that a line is, but for one character. One that looks alike is preferred; of several the one that
/// forbids most.
fn misread(scanned: Scanned, line: &str) -> Option<(usize, Attribute)> {
    let line: Vec<char> = line.chars().collect();
    let confusions = Confusions::built_in().ok();
    let alike = |right: char, wrong: char| {
        let class = |c: char| u16::try_from(u32::from(c)).unwrap_or_default();
        confusions.is_some_and(|known| known.confusable(class(right), class(wrong)))
    };
    let mut best: Option<((bool, Attribute), usize)> = None;
    for (row, label) in scanned.dictionary.labels.iter().enumerate() {
        let Form::Line(attribute) = label.form else { continue };
        let wording: Vec<char> = label.wording.chars().collect();
        let Some(wrong) = one_off(&wording, &line) else { continue };
        let rank = (wrong.is_some_and(|(right, wrong)| alike(right, wrong)), attribute);
        if label.standard && best.is_none_or(|(known, _)| rank > known) {
            best = Some((rank, row));
        }
    }
    best.map(|((_, attribute), row)| (row, attribute))
}

/// Whether two texts differ in one character: another one, which is then told with what it should be, one more or
/// one less.
#[allow(clippy::option_option)] // no difference of one, one without a partner, one with
fn one_off(right: &[char], seen: &[char]) -> Option<Option<(char, char)>> {
    let same = right.iter().zip(seen).take_while(|(a, b)| a == b).count();
    let (rest, other) = (&right[same..], &seen[same..]);
    match right.len().abs_diff(seen.len()) {
        0 => (!rest.is_empty() && rest[1..] == other[1..]).then(|| Some((rest[0], other[0]))),
        1 if right.len() > seen.len() => (rest[1..] == *other).then_some(None),
        1 => (*rest == other[1..]).then_some(None),
        _ => None,
    }
}

/// A line that begins with what it speaks of, 此件 or the like, and ends with 公开: any word that denies or limits
/// decides, so that what is understood by half is never taken for public.
fn in_own_words(scanned: Scanned, line: &str) -> Option<(usize, Attribute)> {
    let line = line.split([',', ';']).next_back().filter(|_| line.starts_with('经')).unwrap_or(line);
    let rest =
        ["此件", "本件", "此文件", "本文件", "此文", "本文", "该件"].iter().find_map(|of| line.strip_prefix(of))?;
    let end = ["公开发布", "公开", "公布", "公开发文"].iter().find_map(|end| rest.strip_suffix(end))?;
    let has = |words: &[&str]| words.iter().any(|word| end.contains(word));
    let attribute = if has(&["不", "非", "暂", "免", "勿", "禁"]) {
        Attribute::NotPublic
    } else if has(&["申请"]) {
        Attribute::OnRequest
    } else if has(&["脱密", "解密"]) {
        Attribute::AfterDeclassification
    } else if has(&["删减", "删除", "处理", "遮盖", "部分", "摘要", "节选"]) {
        Attribute::AfterDeletion
    } else if has(&["的", "应", "须", "需", "如", "若", "等", "是否"]) {
        return None; // it says something of labels
    } else {
        Attribute::Public
    };
    let mut rows = scanned.dictionary.labels.iter().enumerate();
    rows.find(|(_, label)| label.form == Form::Line(attribute)).map(|(row, _)| (row, attribute))
}
