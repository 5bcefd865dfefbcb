//! What kind of instrument a name ends with.

use crate::text::classes::ends_with;

/// The words that name the kind of an instrument, and the ends of other titles.
const KINDS: [&str; 62] = [
    "条例", "办法", "规定", "细则", "规则", "决定", "解释", "意见", "通知", "方案", "准则", "章程", "规程", "规范",
    "标准", "制度", "批复", "安排", "解答", "公告", "通告", "计划", "规划", "纲要", "要点", "指南", "目录", "名单",
    "命令", "守则", "公约", "条约", "协定", "声明", "报告", "决议", "指引", "预案", "措施", "清单", "手册", "教程",
    "读本", "释义", "解读", "问答", "草案", "说明", "汇编", "全书", "案例", "原则", "条令", "机制", "要求", "讲义",
    "书", "证", "表", "案", "编", "法",
];

/// The word for the kind at the end of a name; empty if it ends with none.
pub(super) fn kind_of(core: &[u16]) -> &'static str {
    let ends = |kind: &&&str| ends_with(core, kind) && core.len() > kind.chars().count();
    KINDS.iter().find(ends).copied().unwrap_or_default()
}
