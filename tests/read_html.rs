//! HTML: what the page shows, and what only its source shows.
#![allow(clippy::unwrap_used, missing_docs)]

mod reading;

use reading::{expect, read_in};

#[test]
fn blocks_end_where_a_browser_ends_them() {
    expect("a.html", "<p>一</p><p>二<div>三</div>四<br>五", &["p 1:4 一", "p 1:12 二", "p 1:18 三", "p 1:25 四⏎五"]);
    expect("a.html", "<h2>标题</h2>文<hr>字", &["h2 1:5 标题", "p 1:12 文", "p 1:17 字"]);
    expect("a.html", "<ul><li>甲<li>乙</ul>", &["p 1:9 甲", "p 1:14 乙"]);
    expect("a.html", "<P>大写<BR/>也是</P>", &["p 1:4 大写⏎也是"]);
}

#[test]
fn a_number_is_joined_through_inline_elements() {
    let joined = ["p 1:4 530102199003071233"];
    for text in [
        "<p>530102<b>1990</b>03071233</p>",
        "<p>530102<span class=\"x\"><font color=red>1990</font></span>03071233</p>",
        "<p>530102<!---->199003071233</p>",
        "<p>53010&#50;199003071233</p>",
        "<p>530102<wbr>19900307<o:p></o:p>1233</p>",
    ] {
        expect("a.html", text, &joined);
    }
    expect("a.html", "<p>5301<!--注-->02</p>", &["p 1:4 530102", "-comment 1:12 注"]);
    expect("a.html", "<p>5301<span hidden>隐</span>02</p>", &["p 1:4 530102", "-p 1:21 隐"]);
    expect("a.html", "<p>5301<a href='/u?id=7'>02</a>19</p>", &["p 1:4 53010219", "-attribute 1:17 /u?id=7"]);
}

#[test]
fn hidden_elements_are_read_and_said_to_be_hidden() {
    for style in
        ["display:none", "DISPLAY : NONE;", "visibility: hidden", "font-size:0", "font-size:0px;x:y", "opacity:0"]
    {
        let text = format!("<div style=\"{style}\"><p>甲</p></div><p>乙</p>");
        let lines = reading::blocks("a.html", text.as_bytes());
        assert!(lines[0].starts_with("-p") && lines[1].starts_with("p "), "{style}: {lines:?}");
    }
    for style in ["display:block", "opacity:0.5", "font-size:10px", "visibility:visible"] {
        let text = format!("<div style=\"{style}\"><p>甲</p></div>");
        assert!(reading::blocks("a.html", text.as_bytes())[0].starts_with("p "), "{style}");
    }
    expect("a.html", "<p hidden>甲<p>乙", &["-p 1:11 甲", "p 1:15 乙"]);
    expect("a.html", "<div><span hidden>甲</div>乙", &["-p 1:19 甲", "p 1:26 乙"]);
    expect(
        "a.html",
        "<template><p>甲</p></template><noscript>乙</noscript>丙",
        &["-p 1:14 甲", "-p 1:40 乙", "p 1:52 丙"],
    );
}

#[test]
fn the_source_holds_more_than_the_page() {
    expect(
        "a.html",
        "<html><head><title>通知&middot;公告</title><meta name=\"keywords\" content=\"低保\">\n<script>var a='13912345678';</script></head>",
        &["=title 1:20 通知·公告", "=keywords 1:71 低保", "-script 2:9 var a='13912345678';"],
    );
    expect(
        "a.html",
        "<p>图<img src=a.jpg alt=\"身份证 5301\">示",
        &["p 1:4 图示", "-attribute 1:14 a.jpg", "-attribute 1:25 身份证 5301"],
    );
    expect("a.html", "<div data-phone=13912345678 class=x>文", &["-attribute 1:17 13912345678", "p 1:37 文"]);
    expect("a.html", "<input type=hidden value=\"530102\">", &["-attribute 1:27 530102"]);
    expect("a.html", "<p><a href=\"/%E5%BC%A0\">张</a>", &["-attribute 1:13 /张", "p 1:25 张"]);
    expect(
        "a.html",
        "<!--[if IE]><p>甲</p><![endif]-->乙<p>",
        &["-comment 1:5 [if IE]><p>甲</p><![endif]", "p 1:33 乙"],
    );
}

#[test]
fn cells_have_their_place() {
    expect(
        "a.html",
        "<table><tr><th>姓名<th rowspan=2>电话<th>住址<tr><td colspan=1>张三</td><td>甲</td></table>",
        &["t1r1c1! 1:16 姓名", "t1r1c2! 1:32 电话", "t1r1c3! 1:38 住址", "t1r2c1 1:58 张三", "t1r2c3 1:69 甲"],
    );
    expect(
        "a.html",
        "<table><tr><td colspan=2>a<td>b<table><tr><td>c</table>d</table><table><td>e</table>",
        &["t1r1c1 1:26 a", "t1r1c3 1:31 b", "t2r1c1 1:47 c", "t1r1c3 1:56 d", "t3r1c1 1:76 e"],
    );
}

#[test]
fn broken_markup_loses_nothing() {
    expect("a.html", "<p>1 < 2 <3 &nosuch; &lt;p&gt; A&B<", &["p 1:4 1 < 2 <3 &nosuch; <p> A&B<"]);
    expect("a.html", "<p>甲<a href=\"乙", &["p 1:4 甲", "-attribute 1:14 乙"]);
    expect("a.html", "<p>甲<!-- 乙", &["p 1:4 甲", "-comment 1:9  乙"]);
    expect("a.html", "<p>甲<script>乙", &["p 1:4 甲", "-script 1:13 乙"]);
    expect("a.html", "<p>甲</p", &["p 1:4 甲"]);
    expect("a.html", "<p title=甲 title=乙>丙", &["-attribute 1:10 甲", "-attribute 1:18 乙", "p 1:20 丙"]);
    expect("a.html", "<p>甲<![CDATA[乙]]>", &["p 1:4 甲乙]]>"]);
    expect("a.html", "<p>a\0b以及更多的文字</p>", &["p 1:4 a\0b以及更多的文字"]);
}

#[test]
fn positions_are_those_of_the_file() {
    expect("a.html", "<p>一\n   二</p>\n\n <b>三&nbsp;四</b>", &["p 1:4 一⏎二", "p 4:5 三\u{a0}四"]);
    let document = reading::read("a.html", "<p>一\n   二&lt;三</p>".as_bytes()).document;
    let at = |c: char| document.position(document.text().find(c).unwrap()).map(|p| (p.line, p.column));
    assert_eq!((at('二'), at('<'), at('三')), (Some((2, 4)), Some((2, 5)), Some((2, 9))));
}

#[test]
fn deep_nesting_is_bounded() {
    for piece in
        ["<div>", "<b>", "</b>", "<table><tr><td>", "<p hidden>", "<td rowspan=1000 colspan=1000>", "<!--", "<a ", "&"]
    {
        let text = format!("<html>{}530102199003071233", piece.repeat(300_000));
        let (documents, _) = read_in("a.html", text.as_bytes(), 1 << 20);
        assert!(documents.iter().any(|d| d.text().contains("530102199003071233")), "{piece}");
    }
}
