//! What programs write into places for text: 单击此处编辑母版标题样式. Every presentation has it, and it says nothing.

/// Of these words such texts are made, the longer ones before those that begin them.
const WORDS: [&str; 92] = [
    "单击",
    "点击",
    "双击",
    "按一下",
    "此处",
    "这里",
    "鼠标",
    "图标",
    "可以",
    "以",
    "可",
    "来",
    "编辑",
    "添加",
    "插入",
    "输入",
    "键入",
    "修改",
    "更改",
    "移动",
    "母版",
    "副标题",
    "标题",
    "文本",
    "文字",
    "大纲",
    "备注",
    "样式",
    "格式",
    "图片",
    "日期",
    "时间",
    "页脚",
    "页眉",
    "页码",
    "编号",
    "幻灯片",
    "内容",
    "表格",
    "媒体",
    "图表",
    "联机",
    "视频",
    "剪贴画",
    "级别",
    "级",
    "层",
    "个",
    "第",
    "一",
    "二",
    "三",
    "四",
    "五",
    "六",
    "七",
    "八",
    "九",
    "click",
    "tap",
    "double",
    "icon",
    "to",
    "edit",
    "add",
    "insert",
    "move",
    "type",
    "the",
    "master",
    "subtitle",
    "title",
    "text",
    "styles",
    "style",
    "outline",
    "notes",
    "format",
    "slide",
    "picture",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "level",
    "date",
    "footer",
    "header",
];

/// Whether a text is made of nothing but such words, numbers of pages and days.
pub(super) fn is_usual(text: &str) -> bool {
    let text = text.trim().to_ascii_lowercase();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        rest = match WORDS.iter().find_map(|word| rest.strip_prefix(word)) {
            Some(after) => after,
            None if is_filling(c) => rest.get(c.len_utf8()..).unwrap_or_default(),
            None => return false,
        };
    }
    digits <= 8
}

/// What stands between the words, and in numbers of pages and days.
fn is_filling(c: char) -> bool {
    c.is_ascii_digit() || c.is_whitespace() || "‹›<>#/-.,:()，。、：年月日".contains(c)
}

#[cfg(test)]
mod tests {
    use super::is_usual;

    #[test]
    fn what_programs_write_says_nothing() {
        for text in [
            "单击此处编辑母版标题样式",
            "第二级",
            "‹#›",
            "2024/5/6",
            "Click to edit Master title style",
            "Second Outline Level",
            "",
        ] {
            assert!(is_usual(text), "{text}");
        }
        for text in ["单击此处填写张三的住址", "13912345678", "Click to call Bob", "内部资料"] {
            assert!(!is_usual(text), "{text}");
        }
    }
}
