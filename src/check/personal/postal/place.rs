//! What stands before a door: the road, the village or the estate, and the chain of places before it.

use super::number::{character, is_chinese, is_digit};
use crate::text::classes::{ends_with, find, has_one_of, is_one_of, starts_with};

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

const ROADS: [&str; 9] = ["路", "街", "大道", "巷", "胡同", "弄", "马道", "横道", "河沿"];
/// What ends in the word for a road but is no road with numbered doors.
const NO_ROADS: [&str; 34] = [
    "铁路", "道路", "线路", "网路", "电路", "公交路", "高速路", "高速公路", "快速路", "一级公路", "二级公路", "国道", "半路", "沿路",
    "该路", "此路", "本路", "条路", "各路", "修路", "段路", "问路", "筑路", "山路", "水路", "村路", "思路", "出路", "沿街", "临街",
    "该街", "条街", "条巷", "马路",
];
const ESTATES: [&str; 62] = [
    "小区", "花园", "家园", "公寓", "家属院", "家属区", "宿舍", "新村", "新城", "生活区", "安置区", "安置点", "安置房", "住宅区", "住宿区",
    "公租房", "廉租房", "保障房", "大厦", "广场", "中心", "国际", "时代", "名都", "会都", "公馆", "别墅", "商城", "市场", "大楼",
    "写字楼", "办公楼", "综合楼", "工业园", "产业园", "科技园", "东区", "西区", "南区", "北区", "中区", "东苑", "大院", "苑", "园",
    "城", "庭", "府", "居", "里", "坊", "院", "轩", "阁", "郡", "庄", "湾", "境", "楼", "邸", "墅", "都",
];
const VILLAGES: [&str; 10] = ["村", "屯", "寨", "庄", "营", "湾", "坪", "箐", "冲", "塘"];
const GROUPS: [&str; 4] = ["组", "小组", "队", "社"];
const AREAS: [&str; 16] = [
    "省", "自治区", "市", "州", "盟", "县", "区", "旗", "镇", "乡", "街道", "社区", "村委会", "居委会", "委员会", "办事处",
];
/// Names of which doors in official prose are offices'.
const OFFICES: [&str; 22] = [
    "行政中心", "政务", "办公", "写字楼", "大厦", "广场", "商务", "商铺", "铺面", "商城", "市场", "大酒店", "宾馆", "大楼", "综合楼",
    "工业园", "产业园", "科技园", "政府", "公司", "服务中心", "装饰城",
];
/// Words that end what was said before an address.
const BEFORE: [&str; 38] = [
    "住所地", "所在地", "户籍地", "居住地", "常住地", "住址", "地址", "地点", "坐落", "座落", "位于", "落于", "住于", "居于", "设于",
    "名下", "租住", "现住", "家住", "现居", "住", "在", "到", "至", "往", "系", "是", "为", "由", "对", "与", "及", "的", "了", "被",
    "称", "寄", "给",
];
/// How far back a chain of places is followed.
const REACH: usize = 60;

/// What is written before a door. What only some doors ask for is looked for when they ask.
pub(super) struct Place<'a> {
    pub start: usize,
    pub root: Root,
    /// The names directly before the door.
    chain: &'a [u16],
    /// Whether the root is a village, though a group of villagers follows it.
    pub of_a_village: bool,
    /// Whether a word says that someone lives there.
    pub lived_in: bool,
    /// How many Chinese characters the name directly before the door has.
    pub name: usize,
}

impl Place<'_> {
    /// Whether a county, a town, a community or the like is named before it.
    pub(super) fn in_area(&self) -> bool {
        has_area(self.chain)
    }

    /// Whether a village is.
    pub(super) fn in_village(&self) -> bool {
        // The last word of the name is the root's own.
        let inner = self.chain.get(..self.chain.len().saturating_sub(1)).unwrap_or_default();
        self.of_a_village || has_one_of(inner, &["村", "屯", "寨"]) || has_one_of(self.chain, &["村委会", "村民"])
    }

    /// Whether a road is.
    pub(super) fn on_road(&self) -> bool {
        has_one_of(self.chain, &["路", "街", "大道", "巷"])
    }

    pub(super) fn of_an_office(&self) -> bool {
        has_one_of(self.chain, &OFFICES)
    }
}

/// The place before a door that begins at `door`. `after` is where the address before it ends, at the earliest.
pub(super) fn place(classes: &[u16], door: usize) -> Place<'_> {
    let before = classes.get(..door).unwrap_or_default();
    let lowest = name_start(before, door.saturating_sub(REACH));
    let (start, lived_in) = after_words(before, lowest);
    let chain = before.get(start..).unwrap_or_default();
    let name = chain.iter().rev().take_while(|&&class| is_han(class)).count();
    Place { start, root: root(chain), chain, of_a_village: false, lived_in, name }
}

/// A county, a town and so on with a name of its own before it.
fn has_area(chain: &[u16]) -> bool {
    (1..chain.len()).any(|at| {
        let last = character(chain.get(at).copied().unwrap_or_default());
        matches!(last, '省' | '市' | '州' | '盟' | '县' | '区' | '旗' | '镇' | '乡' | '道' | '会')
            && chain.get(..=at).is_some_and(|name| {
                AREAS.iter().any(|area| ends_with(name, area) && name.len() > area.chars().count())
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
            let opened = (at.saturating_sub(8)..at).rev().find(|&open| before.get(open).is_some_and(|&c| is_one_of(c, "(")));
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
        '地' | '址' | '点' | '落' | '于' | '下' | '住' | '居' | '在' | '到' | '至' | '往' | '系' | '是' | '为' | '由' | '对'
            | '与' | '及' | '的' | '了' | '被' | '称' | '寄' | '给'
    )
}

/// After the last word that leads to an address, and whether it says that someone lives there.
fn after_words(before: &[u16], lowest: usize) -> (usize, bool) {
    for end in (lowest..before.len()).rev() {
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
        let end = end + usize::from(starts_with(at_end, "于") && !starts_with(at_end, "于都") && !starts_with(at_end, "于洪"));
        let lived_in = word.contains(['住', '居']) || has_one_of(before.get(end.saturating_sub(4)..end).unwrap_or_default(), &["住", "居"]);
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
    // What the words are the ends of must have a name: two characters of its own for one-character words.
    let named = |word: &&&str| ends_with(chain, word) && chain.len() > word.chars().count();
    if AREAS.iter().any(|word| ends_with(chain, word)) && !ESTATES[..45].iter().any(|word| ends_with(chain, word)) {
        return Root::Area;
    }
    if ROADS.iter().any(|word| named(&word)) && !NO_ROADS.iter().any(|word| ends_with(chain, word)) {
        return Root::Road;
    }
    if GROUPS.iter().any(|word| named(&word)) {
        return Root::Group;
    }
    if ends_with(chain, "公里") {
        return Root::None;
    }
    // 新村 is as often a village as an estate: whoever lives there lives there.
    if VILLAGES.iter().any(|word| named(&word)) && chain.len() > 2 {
        return Root::Village;
    }
    if ESTATES.iter().any(|word| named(&word)) && chain.len() > 2 {
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
