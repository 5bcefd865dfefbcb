//! The parts of a door: `12号`, `3栋`, `2单元`, `402室`, `三组`.

use std::ops::Range;

use super::number::{Number, is_digit, is_joiner, may_begin, number};
use super::place::is_han;
use crate::text::classes::{character, is_one_of, starts_with};

/// What a part of a door numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A group of villagers or residents: where, but not yet which door.
    Group,
    /// A part of an estate: `二区`, `1期`.
    Zone,
    Gate,
    Row,
    Building,
    Entrance,
    Floor,
    Room,
    /// A number alone; what it counts must follow from where it stands.
    Bare,
}

/// One part of a door.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub classes: Range<usize>,
    pub kind: Kind,
    pub number: Number,
}

/// The words after a number; of two that fit, the one that stands first here.
const WORDS: [(&str, Kind); 43] = [
    ("寝室", Kind::Room),
    ("巷", Kind::Zone),
    ("号街坊", Kind::Zone),
    ("号大院", Kind::Gate),
    ("号院", Kind::Gate),
    ("号楼", Kind::Building),
    ("号房", Kind::Room),
    ("号室", Kind::Room),
    ("号铺面", Kind::Room),
    ("号铺", Kind::Room),
    ("号", Kind::Gate),
    ("支弄", Kind::Gate),
    ("弄", Kind::Gate),
    ("号栋", Kind::Building),
    ("栋", Kind::Building),
    ("幢", Kind::Building),
    ("座", Kind::Building),
    ("公寓", Kind::Building),
    ("#楼", Kind::Building),
    ("#", Kind::Building),
    ("单元", Kind::Entrance),
    ("门", Kind::Entrance),
    ("排", Kind::Row),
    ("楼", Kind::Floor),
    ("层", Kind::Floor),
    ("室", Kind::Room),
    ("房", Kind::Room),
    ("户", Kind::Room),
    ("铺", Kind::Room),
    ("村民小组", Kind::Group),
    ("居民小组", Kind::Group),
    ("村民组", Kind::Group),
    ("居民组", Kind::Group),
    ("小组", Kind::Group),
    ("组", Kind::Group),
    ("街坊", Kind::Zone),
    ("社", Kind::Group),
    ("生产队", Kind::Group),
    ("队", Kind::Group),
    ("委", Kind::Group),
    ("连", Kind::Group),
    ("区", Kind::Zone),
    ("期", Kind::Zone),
];
/// What makes another word of one of these, not a door: `12号线`, `三社区`, `1号公路`.
const NOT_AFTER: [&str; 14] =
    ["社区", "社会", "委会", "委员", "区域", "期间", "栋楼", "幢楼", "座楼", "号码", "号召", "号称", "号角", "号令"];
/// After a number alone: it counts or dates.
const COUNTED: &str = "年月日时分秒万亿元个人名位户间套米平亩件次条岁多余辆吨台株棵只张份处类级种项天小公度号届";

/// All parts of doors in a few classes, in order. A number alone counts only as `Bare`.
pub(super) fn units(classes: &[u16]) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut at = 0;
    while let Some(&class) = classes.get(at) {
        let joined = units.last().is_some_and(|unit| unit.classes.end == at && unit.kind != Kind::Bare);
        let unit = if may_begin(class) || (joined && is_joiner(class)) || is_side_or_ordinal(class) {
            unit(classes, at, joined)
        } else {
            None
        };
        match unit {
            Some(unit) => {
                at = unit.classes.end;
                units.push(unit);
            }
            None => at += 1,
        }
    }
    units
}

fn is_side_or_ordinal(class: u16) -> bool {
    matches!(character(class), '东' | '西' | '南' | '北' | '中' | '左' | '右' | '第' | '#' | '门')
}

fn unit(classes: &[u16], at: usize, joined: bool) -> Option<Unit> {
    let class = |at: usize| classes.get(at).copied().unwrap_or_default();
    if let Some(unit) = sided(classes, at) {
        return Some(unit);
    }
    if let Some(unit) = plated(classes, at) {
        return Some(unit);
    }
    // `第三小组`, but never `第5号`.
    let ordinal = usize::from(is_one_of(class(at), "第"));
    let hash = usize::from(is_one_of(class(at), "#") && is_digit(class(at + 1)));
    let mut number = number(classes, at + ordinal + hash, joined && ordinal == 0)?;
    let end = number.classes.end;
    let dated = at > 0 && is_one_of(class(at - 1), "月第年") && !joined;
    number.classes.start = at;
    if dated {
        return None;
    }
    let rest = classes.get(end..).unwrap_or_default();
    let word = WORDS.iter().find(|(word, _)| starts_with(rest, word));
    // `弄一弄`, `一座桥`
    let word = word.filter(|(word, _)| !(number.chinese && ["弄", "座"].contains(word)));
    // `14户居民` counts them.
    let counts = |word: &str| word == "户" && (number.digits > 2 || rest.get(1).is_some_and(|&class| is_han(class)));
    let word = word.filter(|(word, _)| !counts(word));
    let word = word.filter(|_| !NOT_AFTER.iter().any(|other| starts_with(rest, other)));
    let (end, kind) = match word {
        Some((word, kind)) => (end + word.chars().count(), *kind),
        None if ordinal > 0 => return None,
        None if hash > 0 => (end, Kind::Building),
        // Letters or Chinese numerals alone are no number of a door, but `之一` is.
        None if number.digits == 0 && !is_joiner(class(at)) => return None,
        None if number.parts < 3 && is_one_of(class(end), COUNTED) => return None,
        None => (end, Kind::Bare),
    };
    if ordinal > 0 && !matches!(kind, Kind::Group | Kind::Building | Kind::Entrance) {
        return None;
    }
    Some(Unit { classes: at..end, kind, number })
}

/// `门牌号114`: the word stands before its number.
fn plated(classes: &[u16], at: usize) -> Option<Unit> {
    let rest = classes.get(at..)?;
    let word = ["门牌号码", "门牌号", "门牌"].into_iter().find(|word| starts_with(rest, word))?;
    let mut number = number(classes, at + word.chars().count(), false)?;
    let end = number.classes.end;
    number.classes.start = at;
    let end = end + usize::from(classes.get(end).is_some_and(|&class| is_one_of(class, "号")));
    Some(Unit { classes: at..end, kind: Kind::Gate, number })
}

/// `东单元`, `西户`: told apart by where they lie.
fn sided(classes: &[u16], at: usize) -> Option<Unit> {
    if !classes.get(at).is_some_and(|&class| is_one_of(class, "东西南北中左右甲乙丙丁")) {
        return None;
    }
    let rest = classes.get(at + 1..)?;
    let words = [("单元", Kind::Entrance), ("户", Kind::Room)];
    let (word, kind) = words.into_iter().find(|(word, _)| starts_with(rest, word))?;
    let number = Number { classes: at..at + 1, parts: 1, digits: 0, chinese: false, short_parts: true };
    Some(Unit { classes: at..at + 1 + word.chars().count(), kind, number })
}
