//! The posts beside a name: 县长张三, 张三县长, 县长：张三, 张三（县长）, 县委书记、县长张三, and the next cell of a table.

use std::ops::Range;

use super::super::Page;
use super::boundary::{Edges, edges};
use super::gap::{Gap, gap};
use super::person;
use super::post::{LINKS, Post, after, beginning, ending, ends_organisation, is_han};
use crate::dictionary::Meaning;
use crate::document::{Cell, Role};
use crate::text::classes::{has_one_of, is_one_of, starts_with};

/// What one side says of the person.
pub(super) struct Side {
    /// The posts, the nearest one first.
    pub(super) posts: Vec<Post>,
    /// Whether they are said to be of the past: 原, 时任.
    pub(super) former: bool,
}

/// More posts than this nobody puts before a name.
const MOST: usize = 5;
/// Nobody writes more in brackets behind a name, or in the next cell.
const LONGEST: usize = 60;

/// What both sides of a name say, if it is a name there.
pub(super) fn sides(page: &Page, name: &Range<usize>) -> Vec<Side> {
    if let Some(cell) = own_cell(page, name) {
        return [false, true].into_iter().filter_map(|right| next_cell(page, name, cell, right)).collect();
    }
    let (left, right) = (before(page, name), behind(page, name));
    if left.is_none() && !person::begins(page, name) || right.is_none() && !person::ends(page, name) {
        return Vec::new();
    }
    left.into_iter().chain(right).filter(|side| !side.posts.is_empty()).collect()
}

/// No name is longer.
const LONGEST_NAME: usize = 20;

/// Whether a name of the list, or nearly one, begins or ends there.
fn named(page: &Page, at: usize) -> bool {
    let is_name = |meaning| matches!(meaning, Meaning::Official(_) | Meaning::NearName(_));
    let first = page.matches.partition_point(|found| found.classes.start + LONGEST_NAME < at);
    let mut near = page.matches[first..].iter().take_while(|found| found.classes.start <= at);
    near.any(|found| is_name(found.meaning) && (found.classes.start == at || found.classes.end == at))
}

fn before(page: &Page, name: &Range<usize>) -> Option<Side> {
    let classes = page.folded.classes();
    let block = page.folded.block(page.folded.block_at(name.start));
    let apart = gap(page, name.start);
    let mut end = name.start;
    let wrapped = classes.get(name.end) == Some(&(')' as u16)) && classes[..end].ends_with(&['(' as u16]);
    let colon = classes[block.start..end].ends_with(&[':' as u16]);
    if wrapped || colon {
        end -= 1;
    }
    if apart == Gap::Line || (wrapped || colon) && gap(page, end) == Gap::Line {
        return None;
    }
    let mut posts = vec![ending(page, &(block.start..end))?];
    // 李四局长　张三: the post is that of the name before it.
    if apart == Gap::Space && !colon && !is_no_ones(page, &posts[0]) {
        return None;
    }
    while let Some(last) = posts.last_mut().filter(|_| end > block.start) {
        let also = classes[last.whole.start..last.word.start].iter().rposition(|&class| class == '兼' as u16);
        if let Some(at) = also {
            last.whole.start += at + 1;
        }
        end = last.whole.start.saturating_sub(1);
        let joined = also.is_some() || classes[block.start..last.whole.start].ends_with(&['、' as u16]);
        let post = (joined && posts.len() < MOST).then(|| ending(page, &(block.start..end))).flatten();
        match post {
            Some(post) if is_no_ones(page, &post) && !is_of_many(page, &post) => posts.push(post),
            _ => break,
        }
    }
    side(page, posts)
}

/// Whether nothing but an organisation stands before a post; else it may belong to another name.
fn begins_phrase(page: &Page, post: &Post) -> bool {
    let lead = &page.folded.classes()[post.whole.start..post.word.start];
    let fits = |class: u16| ends_organisation(class) || is_one_of(class, LINKS) || is_one_of(class, "任务理代原前");
    lead.last().is_none_or(|&class| fits(class))
}

/// The same, and no name that the list knows stands before it.
fn is_no_ones(page: &Page, post: &Post) -> bool {
    let at = post.word.start;
    begins_phrase(page, post) && (!named(page, at) || gap(page, at) == Gap::Line)
}

/// 各乡镇党委书记、县长张三: those are others.
fn is_of_many(page: &Page, post: &Post) -> bool {
    let lead = &page.folded.classes()[post.whole.start..post.word.end];
    has_one_of(lead, &["各", "全体", "有关", "部分"])
}

/// What makes another word of a post that stands behind a name: 主任医师, 书记员, 县长热线.
const GO_ON: [&str; 26] = [
    "医师",
    "护师",
    "技师",
    "药师",
    "护士",
    "科员",
    "编辑",
    "记者",
    "法官",
    "检察官",
    "督学",
    "委员",
    "员",
    "处",
    "团",
    "台",
    "级",
    "办公",
    "热线",
    "信箱",
    "候选",
    "人选",
    "岗位",
    "令",
    "质量奖",
    "期间",
];

fn behind(page: &Page, name: &Range<usize>) -> Option<Side> {
    let classes = page.folded.classes();
    let block = page.folded.block(page.folded.block_at(name.start));
    let honour = ["同志", "先生", "女士"].into_iter().map(|word| after(&classes[name.end..block.end], word)).max();
    let at = name.end + honour.unwrap_or(0);
    if at >= block.end || gap(page, at) == Gap::Line {
        return None;
    }
    if classes[at] == '(' as u16 {
        let inside = classes[at + 1..block.end].iter().take(LONGEST);
        let end = at + 1 + inside.take_while(|&&class| class != ')' as u16).count();
        return (classes.get(end) == Some(&(')' as u16))).then(|| all(page, &(at + 1..end))).flatten();
    }
    match gap(page, at) {
        _ if at > name.end => None,
        Gap::None => directly_behind(page, name, &(at..block.end)),
        _ => {
            // 张三　县财政局局长: up to the next space or mark, and nothing else.
            let stops =
                |&next: &usize| !is_han(classes[next]) && classes[next] != '、' as u16 || gap(page, next) != Gap::None;
            let limit = block.end.min(at + LONGEST);
            let end = (at + 1..limit).find(stops).unwrap_or(limit);
            all(page, &(at..end)).filter(|side| side.posts.last().is_some_and(|post| post.word.end == end))
        }
    }
}

fn directly_behind(page: &Page, name: &Range<usize>, within: &Range<usize>) -> Option<Side> {
    let classes = page.folded.classes();
    let post = beginning(page, within)?;
    let rest = &classes[post.word.end..within.end];
    let starts = |words: &[&str]| words.iter().any(|word| starts_with(rest, word));
    // 张三副县长李四: with another name behind it, it is that one's.
    if starts(&GO_ON) || named(page, post.word.end) {
        return None;
    }
    let goes_on = rest.first().is_some_and(|&class| is_han(class)) && gap(page, post.word.end) == Gap::None;
    if goes_on && edges(page, &post.word) != Edges::Words {
        return None;
    }
    let clause = classes[..name.start].iter().rev().take(LONGEST).take_while(|&&class| !is_one_of(class, "。;\u{1}"));
    let clause = &classes[name.start - clause.count()..name.start];
    let left = has_one_of(clause, &["免去", "辞去", "撤销", "罢免", "终止"]);
    Some(Side { posts: vec![post], former: left || starts(&["职务", "一职"]) })
}

/// All posts of a text that should hold little else.
fn all(page: &Page, within: &Range<usize>) -> Option<Side> {
    let classes = page.folded.classes();
    let mut posts = Vec::new();
    let mut start = within.start;
    while start < within.end {
        let part = classes[start..within.end].iter().take_while(|&&c| is_han(c) && c != '兼' as u16).count();
        posts.extend(ending(page, &(start..start + part)).filter(|post| begins_phrase(page, post)));
        start += part + 1;
    }
    let mut side = side(page, posts)?;
    // （2016—2020年任县长）
    side.former |= classes[within.clone()].iter().any(|&class| is_one_of(class, "0123456789"));
    Some(side)
}

/// Posts as a side, unless they are only to come, or another person's.
fn side(page: &Page, posts: Vec<Post>) -> Option<Side> {
    let lead = |post: &Post| &page.folded.classes()[post.whole.start..post.word.start];
    let says = |words: &[&str]| posts.iter().any(|post| has_one_of(lead(post), words));
    if posts.is_empty() || says(&["拟", "候任", "提名", "候选", "推荐", "协助", "联系"]) {
        return None;
    }
    let former = says(&["时任", "曾", "历任", "前任", "原任", "离任", "卸任", "退休", "已故"])
        || posts.iter().any(|post| is_of_the_past(lead(post)));
    Some(Side { posts, former })
}

/// 原县长, 青禾县原县长, 前县长; but not 高原, 日前, 原则上.
fn is_of_the_past(lead: &[u16]) -> bool {
    lead.iter().enumerate().any(|(at, &class)| {
        let fits = |before: u16| ends_organisation(before) || is_one_of(before, LINKS);
        let begins = at == 0 || fits(lead[at - 1]);
        let another = lead.get(at + 1).is_some_and(|&next| is_one_of(next, "则因料有本定告来往期述款"));
        is_one_of(class, "原前") && begins && !another
    })
}

/// The cell that holds a name and nothing else.
fn own_cell(page: &Page, name: &Range<usize>) -> Option<Cell> {
    let block = page.folded.block_at(name.start);
    let classes = page.folded.block(block);
    let rest = &page.folded.classes()[name.end..classes.end];
    let whole = classes.start == name.start && (rest.is_empty() || after(rest, "同志") == rest.len());
    match page.document.blocks().get(block)?.role {
        Role::Cell(cell) if whole => Some(cell),
        _ => None,
    }
}

/// What the cell to the right or to the left says.
fn next_cell(page: &Page, name: &Range<usize>, cell: Cell, right: bool) -> Option<Side> {
    let classes = page.folded.classes();
    let beside = |columns: u16| {
        let column = if right { cell.column.checked_add(columns) } else { cell.column.checked_sub(columns) };
        cell_near(page, name, Cell { column: column?, ..cell })
    };
    let next = beside(1).filter(|next| next.len() <= LONGEST)?;
    // 李某 | 副县长 | 张三: to the left, the post is that of the name before it.
    let is_name = |cell: Range<usize>| {
        let text = &classes[cell];
        (2..=4).contains(&text.len())
            && text.iter().all(|&c| is_han(c))
            && !text.last().is_some_and(|&c| ends_organisation(c))
    };
    if !right && beside(2).is_some_and(is_name) { None } else { all(page, &next) }
}

/// Another cell of the row in which a name stands.
fn cell_near(page: &Page, name: &Range<usize>, cell: Cell) -> Option<Range<usize>> {
    // A cell may hold several blocks, and comments may stand between two cells.
    const NEAR: usize = 8;
    let own = page.folded.block_at(name.start);
    let blocks = page.document.blocks();
    let is_it = |block: &usize| {
        let Role::Cell(other) = blocks[*block].role else { return false };
        (other.table, other.row, other.column) == (cell.table, cell.row, cell.column)
    };
    (own.saturating_sub(NEAR)..(own + NEAR).min(blocks.len())).find(is_it).map(|block| page.folded.block(block))
}
