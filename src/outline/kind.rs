//! Which kind of document it is, by evidence that is weighed and can be told.
//!
//! An official document is recognised by its elements: title and addressees together, or five
//! points out of number 3, issuer's mark 2, title 2, addressees 2, imprint 2, date 1. On 3,504
//! statutes title and addressees together fired five times, each time on a real notice.

use std::ops::Range;

use super::elements::{ADDRESSED, date, is_addressees, is_imprint, is_issuers_mark, is_number, is_title};
use super::lines::Line;
use crate::dictionary::{Meaning, NewsPlace, Scanned};
use crate::document::{Document, Kind, Role};
use crate::finding::{Message, Words};
use crate::text::Folded;
use crate::text::classes::{ends_with, starts_with};

/// What the recognition came to.
pub(super) struct Recognised {
    pub(super) kind: Kind,
    pub(super) reasons: Vec<Message>,
    pub(super) certain: bool,
}

const NUMBER: Words = Words { zh: "有发文字号", en: "a document number stands on its own line" };
const MARK: Words = Words { zh: "有发文机关标志", en: "the issuer's mark stands at the top" };
const TITLE: Words = Words { zh: "有公文标题", en: "the title is that of an official document" };
const ADDRESSEES: Words = Words { zh: "有主送机关", en: "it is addressed to offices" };
const DATE: Words = Words { zh: "有成文日期", en: "a date stands on its own line" };
const IMPRINT: Words = Words { zh: "有版记", en: "it ends with an imprint" };
const BY_TITLE: Words = Words { zh: "标题表明类别", en: "the title says what it is" };

/// Points from which the elements make an official document without title and addressees.
const ENOUGH: u32 = 5;

/// Weighs the first and the last lines.
pub(super) fn recognise(scanned: Scanned, head: &[Line], tail: &[Line]) -> Recognised {
    let Scanned { document, folded, .. } = scanned;
    let evidence = Evidence::gather(folded, head, tail);
    let title = evidence.title.clone().unwrap_or_else(|| first_line(document, folded, head));
    let by_title = kind_of_title(&title);
    if let Some(kind) = by_title.filter(|kind| !evidence.overrules(*kind)) {
        return Recognised { kind, reasons: vec![BY_TITLE.into()], certain: true };
    }
    if evidence.is_official() {
        let certain = evidence.title.is_some() && evidence.addressees;
        return Recognised { kind: Kind::OfficialDocument, reasons: evidence.reasons(), certain };
    }
    let kind = if is_regulation(folded, head, &title) {
        Kind::Regulation
    } else if is_news(scanned, head, tail) {
        Kind::News
    } else if is_list(document) {
        Kind::List
    } else {
        Kind::Other
    };
    Recognised { kind, reasons: Vec::new(), certain: false }
}

#[derive(Default)]
#[allow(clippy::struct_excessive_bools)] // each is one element, seen or not
struct Evidence {
    number: bool,
    mark: bool,
    title: Option<String>,
    addressees: bool,
    date: bool,
    imprint: bool,
}

impl Evidence {
    fn gather(folded: &Folded, head: &[Line], tail: &[Line]) -> Self {
        let last = |line: &Line| {
            let class = folded.classes()[line.classes.clone()].last().copied().unwrap_or_default();
            char::from_u32(u32::from(class)).unwrap_or_default()
        };
        let mut evidence = Self::default();
        let mut title_at = None;
        for (index, line) in head.iter().enumerate() {
            // Only a line that ends like an element is looked at in full.
            let last = last(line);
            match last {
                '号' if line.len() <= 40 => evidence.number |= is_number(&line.folded(folded)),
                '件' | '令' | '告' if line.len() <= 48 => evidence.mark |= is_issuers_mark(&line.folded(folded)),
                ':' if line.len() <= 300 && title_at.is_some_and(|at| index <= at + 6) => {
                    evidence.addressees |= is_addressees(&line.folded(folded));
                }
                _ => {}
            }
            if evidence.title.is_none()
                && matches!(last, '知' | '见' | '定' | '议' | '报' | '告' | '示' | '复' | '案' | '函' | '要' | ')')
                && let Some(title) = title_ending_at(folded, head, index)
            {
                evidence.title = Some(title);
                title_at = Some(index);
            }
        }
        for line in tail.iter().chain(head) {
            match last(line) {
                '日' if line.len() <= 24 => evidence.date |= date(&line.folded(folded)).is_some(),
                _ => {}
            }
        }
        let imprint = |line: &&Line| {
            let classes = &folded.classes()[line.classes.clone()];
            line.len() <= 120 && (starts_with(classes, "抄送") || ends_with(classes, "印发"))
        };
        evidence.imprint = tail.iter().filter(imprint).any(|line| is_imprint(&line.folded(folded)));
        evidence
    }

    fn is_official(&self) -> bool {
        (self.title.is_some() && self.addressees) || self.points() >= ENOUGH
    }

    fn points(&self) -> u32 {
        3 * u32::from(self.number)
            + 2 * (u32::from(self.mark) + u32::from(self.title.is_some()) + u32::from(self.addressees))
            + 2 * u32::from(self.imprint)
            + u32::from(self.date)
    }

    /// A notice about a budget is a notice: what is addressed to offices is an official document,
    /// whatever its title speaks of. Replies and drafts are addressed too, and remain what they are.
    fn overrules(&self, by_title: Kind) -> bool {
        let remains = match by_title {
            Kind::RequestReply | Kind::ProposalReply | Kind::DraftForComment => true,
            // 关于加强政策解读工作的通知 is a notice; 一图读懂：关于……的通知 is none.
            Kind::Interpretation => self.title.as_deref().is_none_or(begins_or_ends_as_interpretation),
            _ => false,
        };
        !remains && self.is_official() && self.title.is_some() && (self.addressees || self.number)
    }

    fn reasons(&self) -> Vec<Message> {
        let all = [
            (self.number, NUMBER),
            (self.mark, MARK),
            (self.title.is_some(), TITLE),
            (self.addressees, ADDRESSEES),
            (self.date, DATE),
            (self.imprint, IMPRINT),
        ];
        all.into_iter().filter(|(there, _)| *there).map(|(_, words)| words.into()).collect()
    }
}

/// A title often takes two or three lines; the last one ends with the kind of document.
fn title_ending_at(folded: &Folded, head: &[Line], index: usize) -> Option<String> {
    let classes = &folded.classes()[head[index].classes.clone()];
    // 通知（试行）ends as well as 通知 does.
    let bare = match classes.iter().rposition(|&class| class == u16::from(b'(')) {
        Some(open) if ends_with(classes, ")") => &classes[..open],
        _ => classes,
    };
    if classes.len() > 120 || !ADDRESSED.iter().any(|kind| ends_with(bare, kind)) {
        return None;
    }
    let mut title = String::new();
    for line in head[..=index].iter().rev().take(3) {
        if line.len() > 120 {
            return None;
        }
        title.insert_str(0, &line.folded(folded));
        if is_title(&title) {
            return Some(title);
        }
    }
    None
}

/// What stands where a title stands: the page's title, the first heading, else the first line.
fn first_line(document: &Document, folded: &Folded, head: &[Line]) -> String {
    let heading = document.blocks().iter().take(200).position(|block| matches!(block.role, Role::Heading(_)));
    let heading = heading.map(|index| Line { source: 0..0, classes: folded.block(index) });
    heading
        .as_ref()
        .or(head.first())
        .filter(|line| line.len() <= 120)
        .map(|line| line.folded(folded))
        .unwrap_or_default()
}

fn begins_or_ends_as_interpretation(title: &str) -> bool {
    let begins = ["一图读懂", "图解", "解读", "政策解读"];
    let bare = title.trim_start_matches(['[', '【', '《']);
    begins.iter().any(|begin| bare.starts_with(begin))
        || !super::elements::ADDRESSED.iter().any(|end| title.ends_with(end))
}

fn kind_of_title(title: &str) -> Option<Kind> {
    let bare = title.split_once('(').filter(|(_, rest)| rest.ends_with(')')).map_or(title, |(bare, _)| bare);
    let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
    let ends = |words: &[&str]| words.iter().any(|word| bare.ends_with(word));
    let kind = if has(&["解读", "一图读懂", "图解"]) || ends(&["问答", "答记者问"]) {
        Kind::Interpretation
    } else if has(&["征求意见稿", "公开征求意见", "公开征集意见", "征求社会意见", "征求公众意见"])
    {
        Kind::DraftForComment
    } else if has(&["信息公开", "公开申请"]) && ends(&["答复书", "告知书", "答复"]) {
        Kind::RequestReply
    } else if has(&["建议", "提案", "议案"]) && ends(&["答复", "复函", "回复", "的函"]) {
        Kind::ProposalReply
    } else if ends(&["信息公开指南"]) {
        Kind::DisclosureGuide
    } else if has(&["信息公开"]) && ends(&["年度报告", "年报"]) {
        Kind::AnnualReport
    } else if has(&["预算", "决算"]) && ends(&["预算", "决算", "公开", "说明", "情况表", "报表", "总表", "报告"])
    {
        Kind::Budget
    } else if ends(&["公告", "通告", "公示", "公报", "启事"]) {
        Kind::PublicNotice
    } else if ends(&["名单", "一览表", "清单", "汇总表", "花名册", "登记表", "台账", "名册"]) {
        Kind::List
    } else {
        return None;
    };
    Some(kind)
}

fn is_regulation(folded: &Folded, head: &[Line], title: &str) -> bool {
    let bare = title.split_once('(').map_or(title, |(bare, _)| bare);
    let named = ["法", "条例", "办法", "规定", "细则", "规则", "准则", "解释"].iter().any(|end| bare.ends_with(end));
    let articles = || {
        let article = crate::text::fold_str("第一");
        head.iter().any(|line| {
            folded.classes()[line.classes.clone()].starts_with(&article)
                && ["第一条", "第一章", "第一编"].iter().any(|start| line.folded(folded).starts_with(start))
        })
    };
    named && articles()
}

/// Characters in which a dateline says where and when: 新华社昆明5月4日电（记者……）.
const DATELINE: usize = 40;

/// Whether one of the first or last lines carries a dateline or a credit.
fn is_news(scanned: Scanned, head: &[Line], tail: &[Line]) -> bool {
    let lines = || head.iter().take(8).chain(tail.iter().take(3));
    let mut signs = scanned.matches.iter().filter_map(|found| match found.meaning {
        Meaning::News(index) => Some((scanned.dictionary.news[index].place, &found.classes)),
        _ => None,
    });
    let counts = |(place, at): (NewsPlace, &Range<usize>)| {
        let line = lines().find(|line| line.classes.contains(&at.start));
        line.is_some_and(|line| match place {
            NewsPlace::Opening => at.start == line.classes.start,
            NewsPlace::Dateline => at.start - line.classes.start <= DATELINE,
            NewsPlace::Credit => line.len() <= DATELINE,
        })
    };
    signs.any(counts)
}

/// More than half of the blocks are cells.
fn is_list(document: &Document) -> bool {
    let cells = document.blocks().iter().filter(|block| matches!(block.role, Role::Cell(_))).count();
    cells >= 4 && cells * 2 > document.blocks().len()
}
