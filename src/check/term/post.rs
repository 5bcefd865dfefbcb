//! Posts in a text: 青禾县人民政府副县长, as a list of officials has it or in general words.

use std::ops::Range;

use super::super::Page;
use super::gap::{Gap, gap};
use crate::text::classes::{ends_with, find, has_one_of, is_one_of, starts_with};

/// A post where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Post {
    /// With everything before it that is written together with it, as its organisation is.
    pub(super) whole: Range<usize>,
    /// The longest post of the list, or the general word.
    pub(super) word: Range<usize>,
}

/// The words by which posts end. 组长, 会长, 校长, 委员 and the like are missing: who heads an office heads many
/// bodies besides, and no list has them all. As posts of the list they count.
const HEADS: [&str; 33] = [
    "书记",
    "主任",
    "部长",
    "局长",
    "县长",
    "市长",
    "镇长",
    "乡长",
    "区长",
    "州长",
    "省长",
    "盟长",
    "旗长",
    "主席",
    "院长",
    "检察长",
    "秘书长",
    "厅长",
    "处长",
    "科长",
    "股长",
    "所长",
    "站长",
    "队长",
    "庭长",
    "行长",
    "政委",
    "支书",
    "村长",
    "董事长",
    "总经理",
    "总书记",
    "班主任",
];

/// What may stand before a general word where nothing parts it from the name.
const BEFORE_HEAD: [&str; 12] =
    ["常务", "第一", "代理", "代", "县委", "市委", "州委", "区委", "省委", "镇党委", "乡党委", "党委"];

/// What makes of a post one that is held beside the post that a list has, or no post at all: 党组书记, 第一书记,
/// 领导小组办公室主任. Only what the list itself says of them counts.
const BESIDE: [&str; 20] = [
    "党组",
    "支部",
    "总支",
    "小组",
    "指挥部",
    "专班",
    "协会",
    "学会",
    "商会",
    "工会",
    "联席会议",
    "理事会",
    "组委会",
    "筹委会",
    "安委会",
    "编委",
    "委员会",
    "第一书记",
    "总书记",
    "班主任",
];
/// The 主任 that are of an office.
const OFFICES: [&str; 6] = ["人大", "政府办", "委办", "街道", "管委会", "发展和改革"];
/// The committees that a person heads by post.
const NOT_BESIDE: &str = "常务委员会";

/// Characters before a post in which its organisation is looked for.
const LONGEST_WHOLE: usize = 30;

/// Characters before a bare 主任 in which a body is looked for that may be meant.
const ABOVE: usize = 200;

pub(super) const DEPUTY: u16 = '副' as u16;

/// The post that ends here, within a stretch of the folded text.
pub(super) fn ending(page: &Page, within: &Range<usize>) -> Option<Post> {
    let text = &page.folded.classes()[within.clone()];
    let listed = page.dictionary.officials.posts.iter().filter(|post| text.ends_with(post)).map(Vec::len).max();
    let mut length = general(text).max(listed.unwrap_or(0));
    if length == 0 {
        return None;
    }
    // Who listed the head of an office did not list its deputy.
    length += usize::from(text[..text.len() - length].ends_with(&[DEPUTY]));
    let before = text[..text.len() - length].iter().rev().take(LONGEST_WHOLE).enumerate();
    let in_line = |back: usize| gap(page, within.end - length - back) != Gap::Line;
    let lead = before.take_while(|&(back, &class)| is_han(class) && in_line(back)).count();
    let whole = within.end - length - lead..within.end;
    // 财政局局长 where the list has 青禾县财政局局长.
    let shortened =
        page.dictionary.officials.posts.iter().any(|post| post.ends_with(&page.folded.classes()[whole.clone()]));
    let word = if shortened { whole.clone() } else { within.end - length..within.end };
    Some(Post { whole, word })
}

/// The post that begins here.
pub(super) fn beginning(page: &Page, within: &Range<usize>) -> Option<Post> {
    let text = &page.folded.classes()[within.clone()];
    let listed = page.dictionary.officials.posts.iter().filter(|post| text.starts_with(post)).map(Vec::len).max();
    let before = BEFORE_HEAD.iter().map(|word| after(text, word)).max().unwrap_or(0);
    let general = Some(general_at(&text[before..])).filter(|length| *length > 0).map(|length| before + length);
    let word = within.start..within.start + general.max(listed)?;
    Some(Post { whole: word.clone(), word })
}

impl Post {
    /// Whether a list of officials cannot be expected to have it; 财政局党组书记 counts if the list has it, but
    /// 党组书记 alone does not, as it may be of any office.
    pub(super) fn is_beside(&self, page: &Page) -> bool {
        let classes = page.folded.classes();
        let (whole, word) = (&classes[self.whole.clone()], &classes[self.word.clone()]);
        let lead = &classes[self.lead(page)];
        let is_listed = page.dictionary.officials.posts.iter().any(|post| post.ends_with(word));
        if body(whole).is_some() {
            return !(is_listed && body(word).is_some_and(|at| at > 0));
        }
        // 食安委主任, 双拥办主任: bodies without end.
        let of_a_body = ends_with(whole, "主任") && lead.last().is_some_and(|&class| ends_organisation(class));
        // 主任：张三 in the list of a body's members, which is named above it.
        let of_the_body_above = || {
            let above = self.whole.start.saturating_sub(ABOVE)..self.whole.start;
            whole.len() == general(whole) && ends_with(whole, "主任") && body(&classes[above]).is_some()
        };
        let of_an_office = has_one_of(lead, &OFFICES);
        of_the_body_above() || of_a_body && !of_an_office && !(is_listed && word.len() > general(word))
    }

    /// What stands before the general word in it: mostly the organisation.
    pub(super) fn lead(&self, page: &Page) -> Range<usize> {
        self.whole.start..self.whole.end - general(&page.folded.classes()[self.word.clone()])
    }
}

/// Where a post says that it is held beside another one.
fn body(text: &[u16]) -> Option<usize> {
    let named = BESIDE.iter().filter_map(|word| find(text, word));
    let named = named.min().filter(|_| find(text, NOT_BESIDE).is_none());
    // Who heads a town heads its 党委 by post; who heads a bureau that has one, beside it.
    let party = find(text, "党委").filter(|&at| at == 0 || !is_one_of(text[at - 1], "镇乡道处"));
    named.or(party)
}

/// Whether a post as it is written may be the one that was held: the general words are the same, and so
/// is what stands before them, as far as both have it; 县发改局局长 is 县发展和改革局局长.
pub(super) fn same(written: &[u16], held: &[u16]) -> bool {
    let (general_of_written, general_of_held) = (general(written), general(held));
    written[written.len() - general_of_written..] == held[held.len() - general_of_held..]
        && (general_of_written > 0 || written.contains(&DEPUTY) == held.contains(&DEPUTY))
        && (is_within(written, held) || is_within(held, written))
}

/// The same, where the organisations are known to be others if their last characters are: for names that
/// are only alike, a general word such as 局长 says little.
pub(super) fn same_organisation(page: &Page, post: &Post, held: &[u16]) -> bool {
    let classes = page.folded.classes();
    let lead = &classes[post.lead(page)];
    let held_lead = &held[..held.len() - general(held)];
    // 河镇 is the end of many names, 大河镇 of few; but 由县委 is no name.
    let last = |lead: &[u16]| {
        let three = &lead[lead.len().saturating_sub(3)..];
        let one = usize::from(three.first().is_some_and(|&class| is_one_of(class, LINKS)));
        three[one..].to_vec()
    };
    same(&classes[post.word.clone()], held)
        && (!lead.last().is_some_and(|&class| ends_organisation(class))
            || held_lead.is_empty()
            || is_within(&last(lead), held_lead)
            || is_within(&last(held_lead), lead))
}

/// Whether the characters of one text stand in another one, in their order.
fn is_within(short: &[u16], long: &[u16]) -> bool {
    let mut long = long.iter();
    short.iter().all(|class| long.any(|other| other == class))
}

/// The length of the general word by which a text ends: 副县长, 市长助理; 0 if it does not.
fn general(text: &[u16]) -> usize {
    let aide = if ends_with(text, "助理") { 2 } else { 0 };
    let rest = &text[..text.len() - aide];
    let head = HEADS.iter().filter(|head| ends_with(rest, head)).map(|head| head.chars().count()).max();
    head.map_or(0, |head| head + aide + usize::from(rest[..rest.len() - head].ends_with(&[DEPUTY])))
}

/// The length of the general word by which a text begins.
fn general_at(text: &[u16]) -> usize {
    let deputy = usize::from(text.starts_with(&[DEPUTY]));
    let head = HEADS.iter().map(|head| after(&text[deputy..], head)).max().unwrap_or(0);
    if head == 0 { 0 } else { deputy + head + after(&text[deputy + head..], "助理") }
}

/// The length of a word if a text begins with it, else 0.
pub(super) fn after(text: &[u16], word: &str) -> usize {
    if starts_with(text, word) { word.chars().count() } else { 0 }
}

/// Characters that lead to a person or a post, and are no part of one.
pub(super) const LINKS: &str = "由和与请经在对向及即的是为";

/// Whether names of organisations and places end with it.
pub(super) fn ends_organisation(class: u16) -> bool {
    is_one_of(class, "省州市县区旗盟乡镇村局委府会部办厅处科股室站所队司行院校团社联盟心场组协")
}

/// Chinese characters; those beyond the basic plane have classes that are no characters.
pub(super) fn is_han(class: u16) -> bool {
    char::from_u32(u32::from(class)).is_none_or(|c| c.is_alphabetic() && !c.is_ascii())
}
