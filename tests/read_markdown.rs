//! Markdown: marks are taken out, masks and numbers stay.
#![allow(clippy::unwrap_used, missing_docs)]

mod reading;

use reading::{blocks, expect};

/// One paragraph's text.
fn text(markdown: &str) -> String {
    let lines = blocks("a.md", markdown.as_bytes());
    lines[0].splitn(3, ' ').nth(2).unwrap().to_owned()
}

#[test]
fn blocks_are_those_of_markdown() {
    expect(
        "a.md",
        "# 一 #\n二\n三\n\n四\n===\n- 五\n- 六\n  七\n1. 八\n\n> 九\n> 十\n\n***\n",
        &["h1 1:3 一", "p 2:1 二⏎三", "h1 5:1 四", "p 7:3 五", "p 8:3 六⏎七", "p 10:4 八", "p 12:3 九⏎十"],
    );
    expect(
        "a.md",
        "```text\na*b*\n\nc\n```\n\n    d**e\n",
        &["-attribute 1:4 text", "p 2:1 a*b*", "p 4:1 c", "p 7:5 d**e"][..],
    );
    expect(
        "a.md",
        "| 姓名 | 电话 |\n|---|:-:|\n| 张*三 | `1` |\n|a\\|b||\n",
        &["t1r1c1! 1:3 姓名", "t1r1c2! 1:8 电话", "t1r2c1 3:3 张*三", "t1r2c2 3:10 1", "t1r3c1 4:2 a|b"],
    );
    expect("a.md", "<!-- 注\n\n释 -->\n文\n", &["-comment 1:5  注⏎⏎释 ", "p 4:1 文"]);
    expect(
        "a.md",
        "<table>\n<tr><td>甲</td></tr>\n</table>\n\n文 <span style=\"display:none\">隐</span>字\n",
        &["t1r1c1 2:9 甲", "p 5:1 文 字", "-p 5:30 隐"],
    );
}

#[test]
fn front_matter_becomes_properties() {
    expect(
        "a.md",
        "---\ntitle: \"通知\"\nauthor:\n  name: 张三\ntags: [a, b]\nto:\n- 甲\n- 乙\nnote: |\n  一\n  二\n没有冒号\n---\n文\n",
        &[
            "=title 2:9 通知",
            "=author.name 4:9 张三",
            "=tags 5:7 [a, b]",
            "=to 7:3 甲",
            "=to 8:3 乙",
            "=note 10:3 一⏎  二",
            "=property 12:1 没有冒号",
            "p 14:1 文",
        ],
    );
    expect(
        "a.md",
        "+++\ntitle = '通知'\n[owner]\nname = \"张三\"\n+++\n",
        &["=title 2:10 通知", "=owner.name 4:9 张三"],
    );
}

#[test]
fn numbers_are_joined_through_marks() {
    for markdown in [
        "530102[1990](x)03071233",
        "**530102199003071233**",
        "530102**1990**03071233",
        "**530102**199003071233",
        "5301`02`199003071233",
        "530102\\199003071233".replace('\\', "~~").replace("02~~", "02").as_str(),
        "530102<b>1990</b>03071233",
        "530102<!-- 注 -->199003071233",
        "5301&#48;2199003071233",
        "*530102199003071233*",
        "530102![](x.png)199003071233",
    ] {
        assert_eq!(text(markdown), "530102199003071233", "{markdown}");
    }
    expect(
        "a.md",
        "[张三](/a?id=1 \"电话\")，![照片](b.jpg)\n\n[一]: http://x/ \"题\"\n",
        &[
            "p 1:2 张三，",
            "-attribute 1:6 /a?id=1",
            "-attribute 1:15 电话",
            "-attribute 1:22 照片",
            "-attribute 1:26 b.jpg",
            "-attribute 3:1 [一]: http://x/ \"题\"",
        ],
    );
    assert_eq!(text("这是**重点**内容，*强调*。"), "这是重点内容，强调。");
    assert_eq!(text("云政发[2023]5号"), "云政发[2023]5号");
    assert_eq!(text("邮箱<a@b.cn>，<http://x.cn/1>"), "邮箱a@b.cn，http://x.cn/1");
}

#[test]
fn masked_values_keep_their_asterisks() {
    for masked in [
        "138****1234",
        "530102********1234",
        "138****1234和139****5678",
        "138\\*\\*\\*\\*1234",
        "李*明和王*华",
        "张**",
        "138***1234",
        "530102*1990*1234",
        "13*1234*678",
        "53____1234 和 53____5678",
        "a_b_c",
    ] {
        assert_eq!(text(masked), masked.replace('\\', ""), "{masked}");
    }
    assert_eq!(text("**138****1234**"), "138****1234");
}
