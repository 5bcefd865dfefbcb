//! What a title says of its document.

use crate::document::{Document, Format, Kind, Role};
use crate::outline::lines::Line;
use crate::outline::wording::{is_number, without_brackets};
use crate::text::{Folded, fold_str};

/// Titles of a kind have one of some words, and end with one of others. Of the rows the first that fits counts.
struct Row {
    kind: Kind,
    has: &'static [&'static str],
    ends: &'static [&'static str],
}

const ROWS: &[Row] = &[
    Row {
        kind: Kind::Interpretation,
        has: &["解读", "一图读懂", "图解", "一图看懂", "一图了解", "政策问答"],
        ends: &[""],
    },
    Row {
        kind: Kind::Interpretation,
        has: &[""],
        ends: &["问答", "答记者问", "起草说明", "编制说明", "制定说明", "明白卡", "有问有答", "热点问题解答"],
    },
    Row {
        kind: Kind::DraftForComment,
        has: &[
            "征求意见稿",
            "公开征求",
            "公开征集",
            "征求社会",
            "征求公众",
            "向社会征求",
            "征求修改意见",
            "意见征集",
            "听取意见稿",
        ],
        ends: &[""],
    },
    Row {
        kind: Kind::DraftForComment,
        has: &["征求"],
        ends: &["意见", "意见的公告", "意见的通告", "建议", "意见的说明", "建议的公告"],
    },
    Row {
        kind: Kind::RequestReply,
        has: &["信息公开", "公开申请", "依申请公开", "政府信息", "申请公开"],
        ends: &["答复书", "告知书", "答复", "决定书", "通知书", "回复", "答复函"],
    },
    Row {
        kind: Kind::ProposalReply,
        has: &["建议", "提案", "议案"],
        ends: &["答复", "复函", "回复", "的函", "答复意见", "答复的函", "办理复函", "复文"],
    },
    Row { kind: Kind::DisclosureGuide, has: &["信息公开", "政务公开"], ends: &["公开指南", "指南"] },
    // A decision on one case, a contract: they have numbers and addressees and are no official documents.
    Row {
        kind: Kind::Other,
        has: &[""],
        ends: &[
            "决定书",
            "通知书",
            "告知书",
            "裁决书",
            "意见书",
            "调解书",
            "判决书",
            "证明书",
            "责任书",
            "承诺书",
            "合同",
            "协议",
            "协议书",
        ],
    },
    Row {
        kind: Kind::AnnualReport,
        has: &["信息公开", "政务公开"],
        ends: &["年度报告", "年报", "工作报告", "工作总结", "年度工作报告"],
    },
    Row {
        kind: Kind::Budget,
        has: &["预算", "决算", "三公", "债务限额", "政府债务", "财政专项", "财政收支", "财政拨款", "专项资金"],
        ends: &["预算", "决算", "公开", "说明", "情况", "表", "报告", "草案", "目标"],
    },
    Row {
        kind: Kind::PublicNotice,
        has: &[""],
        ends: &[
            "公告",
            "通告",
            "公示",
            "公报",
            "启事",
            "公示表",
            "公示名单",
            "公告书",
            "简章",
            "布告",
            "公示牌",
            "公示单",
        ],
    },
    Row {
        kind: Kind::List,
        has: &[""],
        ends: &[
            "名单",
            "一览表",
            "清单",
            "汇总表",
            "花名册",
            "登记表",
            "台账",
            "名册",
            "目录",
            "索引",
            "统计表",
            "明细表",
            "分工表",
            "通讯录",
            "值班表",
            "安排表",
        ],
    },
];

/// The kind that a folded title names.
pub(super) fn kind_of_title(title: &str) -> Option<Kind> {
    let bare = without_brackets(title).trim_end_matches(['》', '"', '”']);
    // 目录 alone is a heading of the text.
    let fits = |row: &&Row| {
        (row.kind != Kind::List || bare.chars().count() > 4)
            && row.has.iter().any(|word| title.contains(word))
            && row.ends.iter().any(|end| bare.ends_with(end))
    };
    ROWS.iter().find(fits).map(|row| row.kind)
}

/// A title is no longer than this.
const LONGEST: usize = 120;
/// Lines of a text without headings among which its title stands, and how many it may take.
const FIRST: usize = 8;
const LINES: usize = 4;
/// A heading in a page's margin has fewer characters: 政策解读, 通知公告.
const MARGIN: usize = 8;

/// What a document's source calls it: its metadata, the title of its page.
pub(super) fn of_source(document: &Document) -> Vec<String> {
    let mut titles = Vec::new();
    let mut of_page = None;
    for property in document.properties() {
        let name = property.name.to_lowercase();
        let text = document.blocks().get(property.block).map_or("", |block| document.block_text(block));
        if text.len() > 3 * LONGEST {
            continue;
        }
        match name.as_str() {
            "articletitle" | "标题" | "og:title" => titles.push(folded_text(text)),
            "title" => of_page = Some(folded_text(without_site(text))),
            _ => {}
        }
    }
    titles.extend(of_page);
    titles
}

/// What may be the title in its text, the likeliest first: its headings, its first lines.
pub(super) fn in_text(document: &Document, folded: &Folded, head: &[Line], is_known: bool) -> Vec<String> {
    let mut titles = headings(document, folded);
    // The first lines of a page are its menus.
    if document.format != Format::Html || !is_known && titles.is_empty() {
        titles.extend(first_lines(folded, head));
    }
    titles
}

/// The headings of the first blocks. Those of a page's margin are short, and the main one need not be.
fn headings(document: &Document, folded: &Folded) -> Vec<String> {
    const BLOCKS: usize = 200;
    const MOST: usize = 4;
    let blocks = document.blocks().iter().enumerate().take(BLOCKS);
    let headings = blocks.filter_map(|(index, block)| match block.role {
        Role::Heading(level) => Some((level, folded.block(index))),
        _ => None,
    });
    let counts = |(level, classes): &(u8, std::ops::Range<usize>)| {
        classes.len() <= LONGEST && (*level == 1 || document.format != Format::Html || classes.len() > MARGIN)
    };
    headings.filter(counts).take(MOST).map(|(_, classes)| line_text(folded, classes)).collect()
}

/// The first lines, each by itself and with those after it: a title may take several.
fn first_lines(folded: &Folded, head: &[Line]) -> Vec<String> {
    let mut titles = Vec::new();
    let lines: Vec<String> =
        head.iter().take(FIRST).take_while(|line| line.len() <= LONGEST).map(|line| line.folded(folded)).collect();
    let mut last = None;
    for (at, line) in lines.iter().enumerate() {
        // Below the title stands the text; a sentence or a colon says that it has begun.
        if line.contains(['。', ';']) || line.ends_with(':') {
            break;
        }
        if !is_number(line) && !line.contains("来源:") && !line.contains("时间:") {
            last = Some(at);
        }
    }
    let lines = &lines[..last.map_or(0, |last| last + 1)];
    for at in 0..lines.len() {
        let mut title = String::new();
        for line in lines[at..].iter().take(LINES) {
            title.push_str(line);
            titles.push(title.clone());
        }
    }
    titles
}

/// A page's title without the site's name behind it.
fn without_site(title: &str) -> &str {
    let end = title.find(['_', '|', '－']).or_else(|| title.find(" - ")).or_else(|| title.find("--"));
    title[..end.unwrap_or(title.len())].trim()
}

fn folded_text(text: &str) -> String {
    crate::text::classes::as_text(&fold_str(text))
}

fn line_text(folded: &Folded, classes: std::ops::Range<usize>) -> String {
    Line { source: 0..0, classes }.folded(folded)
}
