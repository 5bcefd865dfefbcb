//! What stands round a value: its clause, its column, its row. A value is judged by structure, not
//! by a keyword somewhere near: one tool's keyword rule cleared 9 % of private phones.

use std::ops::Range;

use super::super::Page;
use crate::document::{Cell, Role};
use crate::finding::Words;
use crate::text::fold_char;

/// The surroundings of a value, folded.
pub(super) struct Context {
    /// What stands before it in its clause, at most [`REACH`] characters.
    before: String,
    /// What stands after it in its clause, a few characters.
    after: String,
    /// The paragraph, or the row, as a whole.
    around: String,
    /// The name of its column, if it stands in a table with a header.
    column: Option<String>,
    /// The names of all columns.
    header: String,
    in_table: bool,
}

/// Whose number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Citizen,
    Unknown,
    Official,
}

/// Characters before a value in which its label stands.
const REACH: usize = 30;
/// Characters of a paragraph that are looked at on each side.
const WIDE: usize = 150;

/// What a person's row or clause speaks of.
const OF_CITIZENS: [&str; 44] = [
    "身份证",
    "身份号码",
    "户主",
    "家长",
    "监护人",
    "家庭住址",
    "家住",
    "住址",
    "户籍",
    "低保",
    "特困",
    "五保",
    "残疾",
    "救助",
    "补贴",
    "补助",
    "抚恤",
    "贫困",
    "脱贫户",
    "优抚",
    "孤儿",
    "学生",
    "考生",
    "准考证",
    "申请人",
    "申请户",
    "被征收人",
    "患者",
    "病种",
    "受助",
    "受理人",
    "投诉人",
    "信访人",
    "举报人姓名",
    "出生",
    "民族",
    "婚姻",
    "性别",
    "银行卡",
    "农户",
    "租户",
    "村民",
    "业主",
    "家属",
];
/// Labels that give a number as an office's contact.
const CONTACT_LABELS: [&str; 23] = [
    "咨询电话",
    "监督电话",
    "举报电话",
    "投诉电话",
    "联系电话",
    "服务电话",
    "办公电话",
    "值班电话",
    "受理电话",
    "报名电话",
    "咨询热线",
    "服务热线",
    "热线电话",
    "联系人及电话",
    "联系方式",
    "联系人",
    "咨询",
    "传真",
    "电话",
    "手机",
    "联系手机",
    "监督举报",
    "值守电话",
];
/// Words by which a clause names an office.
const OFFICES: [&str; 24] = [
    "办公室",
    "办公厅",
    "政府",
    "委员会",
    "管委会",
    "局",
    "厅",
    "科",
    "处",
    "中心",
    "部门",
    "单位",
    "街道办",
    "村委会",
    "居委会",
    "工作站",
    "服务站",
    "指挥部",
    "大队",
    "支队",
    "医院",
    "学校",
    "公司",
    "窗口",
];
/// Column names of a list of offices and their contacts.
const OF_OFFICES: [&str; 16] = [
    "单位",
    "部门",
    "科室",
    "联系人",
    "负责人",
    "责任人",
    "责任单位",
    "办公地址",
    "办公电话",
    "咨询电话",
    "监督电话",
    "职务",
    "机构",
    "窗口",
    "网点",
    "服务电话",
];
/// Labels of numbers that are no phone numbers.
const OTHER_NUMBERS: [&str; 34] = [
    "编号",
    "编码",
    "代码",
    "文号",
    "字号",
    "案号",
    "流水号",
    "序列号",
    "订单号",
    "合同号",
    "工单号",
    "运单号",
    "单号",
    "批号",
    "货号",
    "账号",
    "帐号",
    "卡号",
    "税号",
    "注册号",
    "登记号",
    "许可证号",
    "证书号",
    "批准文号",
    "备案号",
    "标准号",
    "型号",
    "金额",
    "资金",
    "面积",
    "¥",
    "№",
    "isbn",
    "时间戳",
];
const UNITS: [&str; 16] =
    ["元", "万元", "亿元", "平方", "公顷", "亩", "公里", "千米", "米", "吨", "千克", "公斤", "kg", "人次", "%", "kwh"];

const IN_LIST: Words = Words { zh: "在人员名单的列里", en: "it stands in a column of a list of people" };
const WITH_PERSONAL: Words = Words {
    zh: "同一段或同一行里还有身份、住址、补助等个人情况",
    en: "the same paragraph or row speaks of a person's identity, address or benefits",
};
const CONTACT: Words = Words { zh: "由单位公布的联系方式", en: "a contact that an office gives" };
const CONTACT_LIST: Words =
    Words { zh: "在单位联系表的列里", en: "it stands in a list of offices and their contacts" };
const NO_EVIDENCE: Words = Words { zh: "看不出是谁的号码", en: "nothing shows whose number it is" };

impl Context {
    /// Gathers what stands round a value.
    pub(super) fn of(page: &Page, value: &Range<usize>) -> Self {
        let text = page.document.text();
        let Some(index) = page.document.block_at(value.start) else { return Self::empty() };
        let block = &page.document.blocks()[index];
        let range = block.range();
        let before = fold(lines_before(last(&text[range.start..value.start], WIDE)));
        // The line's beginning says whether it is wrapped, so what follows is looked at from there.
        let line = last(&text[range.start..value.start], WRAPPED);
        let from = value.start - line.len();
        let to = value.end + first(&text[value.end.min(range.end)..range.end], WIDE).len();
        let after = fold(lines_after(&text[from..to], value.end - from));
        let mut context = Self {
            around: format!("{before} {after}"),
            before: last_clause(&before),
            after: after.chars().take_while(|c| !ends_clause(*c)).take(8).collect(),
            ..Self::empty()
        };
        if let Role::Cell(cell) = block.role {
            context.in_table = true;
            context.add_table(page, index, cell);
        }
        context
    }

    fn empty() -> Self {
        let none = String::new;
        Self { before: none(), after: none(), around: none(), column: None, header: none(), in_table: false }
    }

    fn add_table(&mut self, page: &Page, index: usize, cell: Cell) {
        if let Some(shape) = page.table(cell.table).filter(|shape| shape.header_row > 0 && shape.header_row < cell.row)
        {
            self.column = shape.name(cell.column).map(|name| fold(first(name, REACH)));
            self.header = shape.columns.iter().map(|(_, name)| fold(first(name, REACH)) + " ").collect();
        }
        let of_row = |index: &usize| matches!(page.document.blocks()[*index].role, Role::Cell(other) if (other.table, other.row) == (cell.table, cell.row));
        // The cells of one row stand together; a row is at most a few dozen cells.
        let row_start = (0..index).rev().take(64).take_while(of_row).last().unwrap_or(index);
        for other in
            (row_start..page.document.blocks().len()).take(128).take_while(of_row).filter(|&other| other != index)
        {
            let cell = &page.document.blocks()[other];
            self.around.push(' ');
            self.around.push_str(&fold(first(page.document.block_text(cell), REACH)));
            if other + 1 == index {
                // In a form the cell to the left is the label.
                self.before.insert_str(0, &fold(first(page.document.block_text(cell), REACH)));
            }
        }
    }

    /// Whether the value is named by one of these labels, before it or by its column.
    pub(super) fn names(&self, labels: &[&str]) -> bool {
        let column = self.column.as_deref().unwrap_or_default();
        labels.iter().any(|label| self.before.contains(label) || column.contains(label))
    }

    /// Whether label or unit say that it is no phone number: `合同编号 …`, `… 元`.
    pub(super) fn is_other_number(&self) -> bool {
        let before = self.before.trim_end_matches([':', '(', '[', '〔', '为', '是']);
        let after = self.after.trim_start_matches(['余', '多', '.']);
        let column = self.column.as_deref().unwrap_or_default();
        OTHER_NUMBERS.iter().any(|label| before.ends_with(label) || column.ends_with(label))
            || UNITS.iter().any(|unit| after.starts_with(unit))
    }

    /// Whose number it is, and what says so.
    pub(super) fn standing(&self) -> (Standing, Words) {
        let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
        if has(&self.around, &OF_CITIZENS) || has(&self.header, &OF_CITIZENS) {
            return (Standing::Citizen, WITH_PERSONAL);
        }
        if self.in_table {
            return match (has(&self.header, &OF_OFFICES), self.header.contains("姓名")) {
                (true, _) => (Standing::Official, CONTACT_LIST),
                (false, true) => (Standing::Citizen, IN_LIST),
                _ => (Standing::Unknown, NO_EVIDENCE),
            };
        }
        if self.is_governed_by_a_contact_label() && has(&self.before, &OFFICES) {
            return (Standing::Official, CONTACT);
        }
        (Standing::Unknown, NO_EVIDENCE)
    }

    /// `联系人：王某，联系电话：…`: a contact label, then at most a name, then the number.
    fn is_governed_by_a_contact_label(&self) -> bool {
        let label = CONTACT_LABELS.iter().filter_map(|label| Some(self.before.rfind(label)? + label.len())).max();
        label.is_some_and(|end| {
            let between = &self.before[end..];
            between.chars().count() <= 16 && !between.contains("本人")
        })
    }
}

/// A line this long may be wrapped by the layout; a shorter one ends where its writer ended it.
const WRAPPED: usize = 24;

/// Whether a paragraph goes on after this line.
fn is_wrapped(line: &str) -> bool {
    let line = line.trim();
    line.chars().nth(WRAPPED).is_some() && !line.ends_with(['。', '；', '！', '？', '：', '.', ';', ':'])
}

/// The end of a text that belongs to the line after it: entries of a list don't speak for each other.
fn lines_before(text: &str) -> &str {
    let line_ends = memchr::memrchr_iter(b'\n', text.as_bytes());
    let break_at = line_ends.take(8).find(|&at| !is_wrapped(text[..at].rsplit('\n').next().unwrap_or_default()));
    break_at.map_or(text, |at| &text[at + 1..])
}

/// What follows the first `value` bytes of a text and belongs to their line.
fn lines_after(text: &str, value: usize) -> &str {
    let line_ends = memchr::memchr_iter(b'\n', text.as_bytes()).skip_while(|&at| at < value);
    let break_at = line_ends.take(8).find(|&at| !is_wrapped(text[..at].rsplit('\n').next().unwrap_or_default()));
    text.get(value..break_at.unwrap_or(text.len())).unwrap_or_default()
}

/// The last `most` characters of a text.
fn last(text: &str, most: usize) -> &str {
    text.char_indices().rev().take(most).last().map_or("", |(at, _)| &text[at..])
}

/// The first `most` characters of a text.
fn first(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).map_or(text, |(at, _)| &text[..at])
}

/// A text, folded, as text.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    folded
        .extend(text.chars().flat_map(|c| fold_char(c).classes()).filter_map(|class| char::from_u32(u32::from(class))));
    folded
}

fn ends_clause(c: char) -> bool {
    matches!(c, '。' | ';' | '!' | '?' | '|')
}

fn last_clause(before: &str) -> String {
    let clause = before.rfind(ends_clause).map_or(before, |at| &before[at..]);
    let skip = clause.chars().count().saturating_sub(REACH);
    clause.chars().skip(skip).collect()
}
