//! `OpenDocument`: all text in it, with its place and whether the page shows it.
#![allow(clippy::unwrap_used, missing_docs)]

mod reading;

use baguan::document::Format;
use baguan::read::{Container, Limits};
use reading::word::zip;
use reading::{battered, of_cells, told};

/// A part of an archive.
fn part(root: &str, inside: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-{root}>{inside}</office:document-{root}>")
}

fn content(kind: &str, styles: &str, body: &str) -> String {
    let styles = format!("<office:automatic-styles>{styles}</office:automatic-styles>");
    part("content", &format!("{styles}<office:body><office:{kind}>{body}</office:{kind}></office:body>"))
}

/// An archive of that kind, with styles of its own and further entries.
fn archive(kind: &str, styles: &str, body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let content = content(kind, styles, body);
    let mime = format!("application/vnd.oasis.opendocument.{kind}");
    let mut entries: Vec<(&str, &[u8])> = vec![("mimetype", mime.as_bytes()), ("content.xml", content.as_bytes())];
    entries.extend(more.iter().map(|(name, text)| (*name, text.as_bytes())));
    zip(&entries)
}

/// The same as one file of XML.
fn flat(kind: &str, styles: &str, body: &str) -> Vec<u8> {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document office:version=\"1.3\"><office:automatic-styles>{styles}\
         </office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}></office:body></office:document>"
    )
    .into_bytes()
}

/// Both ways come to the same.
#[track_caller]
fn expect_of(kind: &str, styles: &str, body: &str, expected: &[&str]) {
    assert_eq!(told(&archive(kind, styles, body, &[])), expected, "{body}");
    assert_eq!(told(&flat(kind, styles, body)), expected, "flat {body}");
}

#[track_caller]
fn expect(body: &str, expected: &[&str]) {
    expect_of("text", STYLES, body, expected);
}

/// A style of this family that says this of its text.
fn style(family: &str, name: &str, parent: &str, properties: &str) -> String {
    format!(
        "<style:style style:name=\"{name}\" style:family=\"{family}\" style:parent-style-name=\"{parent}\">{properties}</style:style>"
    )
}

const STYLES: &str = "<style:style style:name=\"H\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>\
    <style:style style:name=\"H2\" style:family=\"text\" style:parent-style-name=\"H\"/>\
    <style:style style:name=\"V\" style:family=\"text\" style:parent-style-name=\"H\"><style:text-properties text:display=\"true\"/></style:style>\
    <style:style style:name=\"W\" style:family=\"text\"><style:text-properties fo:color=\"#FFFFFF\"/></style:style>\
    <style:style style:name=\"WB\" style:family=\"text\"><style:text-properties fo:color=\"#FFFFFF\" fo:background-color=\"#0000ff\"/></style:style>\
    <style:style style:name=\"L\" style:family=\"text\"><style:text-properties fo:font-size=\"8pt\"/></style:style>\
    <style:style style:name=\"PT\" style:family=\"paragraph\"><style:text-properties fo:font-size=\"1pt\"/></style:style>\
    <style:style style:name=\"T\" style:family=\"text\"><style:text-properties fo:font-size=\"1pt\"/></style:style>\
    <style:style style:name=\"P\" style:family=\"paragraph\"><style:text-properties text:display=\"none\"/></style:style>\
    <style:style style:name=\"B\" style:family=\"table-cell\"><style:table-cell-properties fo:background-color=\"#ff0000\"/></style:style>";

fn p(text: &str) -> String {
    format!("<text:p>{text}</text:p>")
}

#[test]
fn spans_are_joined_to_paragraphs() {
    expect(
        &(p("530102<text:span>199003</text:span><text:span><text:span>07</text:span></text:span>1233")
            + &p("")
            + &p("二")),
        &["p 530102199003071233", "p 二"],
    );
    expect(
        "<text:h text:outline-level=\"2\">章</text:h><text:p>甲<text:s text:c=\"3\"/>乙<text:tab/>丙<text:line-break/>丁&amp;<text:soft-page-break/>戊</text:p>",
        &["h2 章", "p 甲   乙\t丙⏎丁&戊"],
    );
    expect("<text:list><text:list-item><text:p>项</text:p></text:list-item></text:list>", &["p 项"]);
    expect(&p("第<text:page-number>1</text:page-number>页<text:date>2024年</text:date>"), &["p 第1页2024年"]);
    expect(
        &p("昆<text:ruby><text:ruby-base>明</text:ruby-base><text:ruby-text>ming</text:ruby-text></text:ruby>市"),
        &["p 昆明市", "p ming"],
    );
}

#[test]
fn styles_hide() {
    let span = |name: &str, text: &str| p(&format!("<text:span text:style-name=\"{name}\">{text}</text:span>"));
    expect(&span("H", "一"), &["{hidden-text} p 一"]);
    expect(&span("H2", "一"), &["{hidden-text} p 一"]);
    expect(&span("V", "一"), &["p 一"]);
    expect(&span("W", "一"), &["{hidden-text} p 一"]);
    expect(&span("WB", "一"), &["p 一"]);
    expect(&span("T", "一"), &["{hidden-text} p 一"]);
    expect(
        "<text:p text:style-name=\"P\">一<text:span text:style-name=\"V\">二</text:span></text:p>",
        &["p 二", "{hidden-text} p 一"],
    );
    expect(
        "<text:p text:style-name=\"PT\">一<text:span text:style-name=\"L\">二</text:span><office:annotation><dc:creator>某甲</dc:creator><text:p>批</text:p></office:annotation></text:p>",
        &["p 二", "{hidden-text} p 一", "{property} attribute 某甲", "{comment} comment 批"],
    );
    let cell = |style: &str| {
        format!(
            "<table:table><table:table-row><table:table-cell table:style-name=\"{style}\">{}</table:table-cell></table:table-row></table:table>",
            span("W", "白")
        )
    };
    expect(&cell("B"), &["t1r1c1 白"]);
    expect(&cell(""), &["{hidden-text} t1r1c1 白"]);
    // Named styles stand in a part of their own, and automatic ones are called the same in both.
    let named = part(
        "styles",
        &format!(
            "<office:styles>{}</office:styles><office:automatic-styles>{}</office:automatic-styles>",
            style("text", "N", "", "<style:text-properties text:display=\"none\"/>"),
            style("text", "A", "", "<style:text-properties text:display=\"none\"/>")
        ),
    );
    let body = span("A1", "一") + &span("A", "二");
    let own = style("text", "A1", "N", "") + &style("text", "A", "", "");
    assert_eq!(told(&archive("text", &own, &body, &[("styles.xml", &named)])), ["{hidden-text} p 一", "p 二"]);
    // A circle.
    let own = style("text", "X", "Y", "") + &style("text", "Y", "X", "");
    assert_eq!(told(&archive("text", &own, &span("X", "一"), &[])), ["p 一"]);
    expect(
        "<text:section text:name=\"S\" text:display=\"none\"><text:p>节</text:p></text:section><text:p>外</text:p>",
        &["{hidden-text} p 节", "p 外"],
    );
}

#[test]
fn changes_are_told_where_they_were() {
    let region = |id: &str, what: &str| format!("<text:changed-region text:id=\"{id}\">{what}</text:changed-region>");
    let info =
        "<office:change-info><dc:creator>某乙</dc:creator><dc:date>2024-01-01T00:00:00</dc:date></office:change-info>";
    let changes = format!(
        "<text:tracked-changes>{}{}{}{}</text:tracked-changes>",
        region("c1", &format!("<text:deletion>{info}<text:p>1234</text:p></text:deletion>")),
        region("c2", &format!("<text:insertion>{info}</text:insertion>")),
        region("c3", &format!("<text:deletion>{info}<text:p>两</text:p><text:p>段</text:p></text:deletion>")),
        region("c4", &format!("<text:deletion>{info}<text:p>无处</text:p></text:deletion>")),
    );
    let body = changes
        + &p(
            "电话139<text:change text:change-id=\"c1\"/><text:change-start text:change-id=\"c2\"/>****<text:change-end text:change-id=\"c2\"/>5678。",
        )
        + &p("<text:change text:change-id=\"c3\"/>后");
    expect(
        &body,
        &[
            "{property} attribute 某乙",
            "{deleted} p 两",
            "{deleted} p 段",
            "{inserted} p 电话139****5678。",
            "{deleted} p 13912345678",
            "p 后",
            "{deleted} p 无处",
        ],
    );
}

#[test]
fn notes_comments_and_boxes_follow_their_paragraph() {
    let note = "<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>脚注</text:p></text:note-body></text:note>";
    let annotation = "<office:annotation><dc:creator>某甲</dc:creator><dc:date>2024-01-01T00:00:00</dc:date><text:p>批注</text:p></office:annotation>";
    let frame = "<draw:frame draw:name=\"框1\"><draw:text-box><text:p>框内</text:p></draw:text-box><svg:title>题</svg:title><svg:desc>替代</svg:desc></draw:frame>";
    expect(
        &p(&format!("1391234{note}5678{annotation}尾{frame}")),
        &[
            "p 13912345678尾",
            "p 脚注",
            "{property} attribute 某甲",
            "{comment} comment 批注",
            "p 框内",
            "{attribute} attribute 题",
            "{attribute} attribute 替代",
        ],
    );
}

#[test]
fn formulas_are_read_as_they_were_typed() {
    expect(
        &p(
            "<draw:frame><draw:object><math><semantics><mtext>甲</mtext><annotation encoding=\"StarMath 5.0\">&quot;身份证530102&quot;</annotation></semantics></math></draw:object></draw:frame>",
        ),
        &["p 甲", "{attribute} attribute \"身份证530102\""],
    );
    expect("<draw:measure><text:p>长<text:measure>12,5</text:measure></text:p></draw:measure>", &["p 长12,5"]);
}

#[test]
fn fields_hold_more_than_they_show() {
    expect(
        &p("<text:hidden-text text:condition=\"ooow:1\" text:string-value=\"隐\" text:is-hidden=\"true\"/>甲"),
        &["p 甲", "{hidden-text} p 隐"],
    );
    expect(&p("<text:hidden-text text:string-value=\"显\">显</text:hidden-text>甲"), &["p 显甲"]);
    expect(
        &p(
            "<text:conditional-text text:string-value-if-true=\"真\" text:string-value-if-false=\"假\">真</text:conditional-text>",
        ),
        &["p 真", "{hidden-text} p 假"],
    );
    expect(&p("甲<text:hidden-paragraph text:is-hidden=\"true\"/>"), &["{hidden-text} p 甲"]);
    expect(
        &("<text:user-field-decls><text:user-field-decl office:string-value=\"变量\" text:name=\"v\"/></text:user-field-decls>".to_owned()
            + &p("<text:placeholder text:description=\"填姓名\">&lt;姓名&gt;</text:placeholder>")),
        &["{attribute} attribute 变量", "p <姓名>", "{attribute} attribute 填姓名"],
    );
    expect(
        &p(
            "<text:a xlink:href=\"mailto:a@b.cn\">信</text:a><text:a xlink:href=\"#目录\">内</text:a><text:bookmark text:name=\"张三\"/>",
        ),
        &["p 信内", "{attribute} attribute mailto:a@b.cn", "{attribute} attribute 张三"],
    );
    expect(
        "<office:forms><form:form form:name=\"表单\"><form:textarea form:label=\"姓名：\" form:current-value=\"张三\"/><form:hidden form:value=\"13912345678\"/></form:form></office:forms>",
        &[
            "{attribute} attribute 表单",
            "attribute 姓名：",
            "{attribute} attribute 张三",
            "{attribute} attribute 13912345678",
        ],
    );
}

#[test]
fn cells_have_their_place() {
    let row = |cells: &str| format!("<table:table-row>{cells}</table:table-row>");
    let cell = |text: &str| format!("<table:table-cell>{}</table:table-cell>", p(text));
    let inner = format!("<table:table>{}</table:table>", row(&cell("内")));
    let body = p("前")
        + &format!(
            "<table:table><table:table-header-rows>{}</table:table-header-rows>{}{}</table:table>",
            row(&(cell("姓名").replace("-cell>", "-cell table:number-columns-spanned=\"2\">").replacen(
                "</table:table-cell table:number-columns-spanned=\"2\">",
                "</table:table-cell>",
                1
            ) + "<table:covered-table-cell/>"
                + &cell("电话"))),
            row(&(format!("<table:table-cell>{}{}</table:table-cell>", p("甲"), p("乙"))
                + &format!("<table:table-cell>{inner}{}</table:table-cell>", p("丙"))
                + &cell("丁"))),
            row(&("<table:table-cell table:number-columns-repeated=\"2\"/>".to_owned() + &cell("戊"))),
        )
        + &p("后");
    expect(
        &body,
        &[
            "p 前",
            "t1r1c1! 姓名",
            "t1r1c3! 电话",
            "t1r2c1 甲",
            "t1r2c1 乙",
            "t2r1c1 内",
            "t1r2c2 丙",
            "t1r2c3 丁",
            "t1r3c3 戊",
            "p 后",
        ],
    );
}

const SHEET: &str = "<style:style style:name=\"hid\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>\
    <style:style style:name=\"zero\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"0cm\"/></style:style>\
    <style:style style:name=\"flat\" style:family=\"table-row\"><style:table-row-properties style:row-height=\"0cm\"/></style:style>";

fn sheet(body: &str, expected: &[&str]) {
    expect_of("spreadsheet", SHEET, body, expected);
}

/// A cell with a number that shows this.
fn number(value: &str, shown: &str) -> String {
    format!("<table:table-cell office:value-type=\"float\" office:value=\"{value}\">{}</table:table-cell>", p(shown))
}

fn text(attributes: &str, shown: &str) -> String {
    format!("<table:table-cell {attributes} office:value-type=\"string\">{}</table:table-cell>", p(shown))
}

fn table(attributes: &str, inside: &str) -> String {
    format!("<table:table {attributes}>{inside}</table:table>")
}

fn row(attributes: &str, cells: &str) -> String {
    format!("<table:table-row {attributes}>{cells}</table:table-row>")
}

#[test]
fn sheets_have_cells() {
    sheet(
        &(table(
            "table:name=\"Sheet1\"",
            &(row(
                "",
                &(text("", "姓名") + "<table:table-cell table:number-columns-repeated=\"3\"/>" + &text("", "电话")),
            ) + &row(
                "table:number-rows-repeated=\"1000\"",
                "<table:table-cell table:number-columns-repeated=\"1024\"/>",
            ) + &row(
                "",
                &("<table:table-cell><text:p>张</text:p><text:p>三</text:p></table:table-cell>".to_owned()
                    + &number("13912345678", "13912345678")),
            )),
        ) + &table("table:name=\"暗\" table:style-name=\"hid\"", &row("", &text("", "藏")))
            + &table("table:name=\"'file:///a.ods'#表\"", &row("", &text("", "缓存")))),
        &[
            "#Sheet1 t1r1c1 姓名",
            "#Sheet1 t1r1c5 电话",
            "#Sheet1 t1r1002c1 张⏎三",
            "#Sheet1 t1r1002c2 13912345678",
            "#暗 {hidden-sheet} attribute 暗",
            "#暗 {hidden-sheet} t2r1c1 藏",
            "#'file:///a.ods'#表 {cache} attribute 'file:///a.ods'#表",
            "#'file:///a.ods'#表 {cache} t3r1c1 缓存",
        ],
    );
}

#[test]
fn numbers_are_whole() {
    let cells = number("13912345678", "1.39E+10")
        + &number("1.3912345678E10", "###")
        + &number("13912345678", "139-1234-5678")
        + &number("13912345678", "")
        + &number("0.5", "50%").replace("<text:p>50%</text:p>", "")
        + &number("0.5", "50%")
        + &text("office:string-value=\"全文\"", "")
        + "<table:table-cell office:value-type=\"date\" office:date-value=\"2024-01-02\"><text:p>1月2日</text:p></table:table-cell>";
    sheet(
        &table("table:name=\"a\"", &row("", &cells)),
        &[
            "#a t1r1c1 13912345678",
            "#a t1r1c2 13912345678",
            "#a t1r1c3 139-1234-5678",
            "#a {hidden-format} t1r1c4 13912345678",
            "#a t1r1c5 0.5",
            "#a t1r1c6 50%",
            "#a {hidden-format} t1r1c7 全文",
            "#a t1r1c8 1月2日",
        ],
    );
}

#[test]
fn rows_and_columns_are_hidden() {
    let columns = "<table:table-column/><table:table-column table:visibility=\"collapse\" table:number-columns-repeated=\"2\"/><table:table-column table:style-name=\"zero\"/>\
        <table:table-column-group table:display=\"false\"><table:table-column/></table:table-column-group>";
    let five = "甲乙丙丁戊".chars().map(|c| text("", &c.to_string())).collect::<String>();
    let one = |name: &str| text("", name);
    sheet(
        &table(
            "table:name=\"a\"",
            &(columns.to_owned()
                + &row("", &five)
                + &row("table:visibility=\"filter\"", &one("筛"))
                + &row("table:style-name=\"flat\"", &one("平"))
                + "<table:table-row-group table:display=\"false\">"
                + &row("", &one("折"))
                + "</table:table-row-group>"
                + &row("", &(one("显") + "<table:covered-table-cell><text:p>盖</text:p></table:covered-table-cell>"))),
        ),
        &[
            "#a t1r1c1 甲",
            "#a {hidden-column} t1r1c2 乙",
            "#a {hidden-column} t1r1c3 丙",
            "#a {hidden-column} t1r1c4 丁",
            "#a {hidden-column} t1r1c5 戊",
            "#a {hidden-row} t1r2c1 筛",
            "#a {hidden-row} t1r3c1 平",
            "#a {hidden-row} t1r4c1 折",
            "#a t1r5c1 显",
            "#a {hidden-column} t1r5c2 盖",
        ],
    );
}

#[test]
fn formats_and_white_letters_hide_cells() {
    let number = |kind: &str, name: &str, inside: &str| {
        format!("<number:{kind}-style style:name=\"{name}\">{inside}</number:{kind}-style>")
    };
    let map = |condition: &str, to: &str| {
        format!("<style:map style:condition=\"value(){condition}\" style:apply-style-name=\"{to}\"/>")
    };
    let cell = |name: &str, data: &str, inside: &str| {
        format!(
            "<style:style style:name=\"{name}\" style:family=\"table-cell\" style:data-style-name=\"{data}\">{inside}</style:style>"
        )
    };
    // `;;;`, `0;;`, and one that says something itself.
    let styles = number("number", "none", "<number:text/>")
        + &number("number", "some", "<number:number/>")
        + &number("text", "N1", &("<number:text/>".to_owned() + &map("&gt;0", "none") + &map("=0", "none")))
        + &number("number", "N2", &("<number:text/>".to_owned() + &map("&gt;0", "some")))
        + &number(
            "text",
            "N3",
            "<number:text>身份证号5301021990</number:text><number:text>03071233</number:text><number:text-content/>",
        )
        + &number(
            "date",
            "N4",
            "<number:year/><number:text>年</number:text><number:month/><number:text>月</number:text>",
        )
        + &cell("a", "N1", "")
        + &cell("b", "N2", "")
        + &cell("c", "N3", "")
        + &cell("d", "N4", "")
        + &cell("w", "", "<style:text-properties fo:color=\"#ffffff\"/>")
        + "<style:default-style style:family=\"paragraph\"><style:text-properties style:use-window-font-color=\"true\"/></style:default-style>";
    let value = |style: &str, value: &str| {
        format!(
            "<table:table-cell {style} office:value-type=\"float\" office:value=\"{value}\"><text:p>{value}</text:p></table:table-cell>"
        )
    };
    let named = |name: &str| format!("table:style-name=\"{name}\"");
    let first =
        text(&named("a"), "密") + &value(&named("a"), "1") + &value(&named("b"), "2") + &value(&named("b"), "-3");
    // Styles of the column and of the row.
    let second = text("", "列") + &text(&named("c"), "文") + &text(&named("w"), "白") + &text(&named("d"), "日");
    let columns = "<table:table-column table:default-cell-style-name=\"a\"/><table:table-column table:number-columns-repeated=\"9\"/>";
    let third = row("table:default-cell-style-name=\"w\"", &text("", "行"));
    let body = table("table:name=\"表甲\"", &(columns.to_owned() + &row("", &first) + &row("", &second) + &third));
    expect_of(
        "spreadsheet",
        &styles,
        &body,
        &[
            "#表甲 attribute 表甲",
            "#表甲 {hidden-format} t1r1c1 密",
            "#表甲 {hidden-format} t1r1c2 1",
            "#表甲 t1r1c3 2",
            "#表甲 {hidden-format} t1r1c4 -3",
            "#表甲 {hidden-format} t1r2c1 列",
            "#表甲 t1r2c2 文",
            "#表甲 {hidden-text} t1r2c3 白",
            "#表甲 t1r2c4 日",
            "#表甲 {hidden-text} t1r3c1 行",
            "{attribute} attribute 身份证号530102199003071233",
        ],
    );
}

#[test]
fn values_that_repeat_are_told_a_thousand_times() {
    let cells = text("", "13912345678").repeat(1_500) + &text("", "电话").repeat(1_500);
    let lines = told(&archive("spreadsheet", "", &table("table:name=\"a\"", &row("", &cells)), &[]));
    let count = |text: &str| lines.iter().filter(|line| line.ends_with(text)).count();
    assert_eq!((count("13912345678"), count("电话")), (1_000, 1_500));
}

#[test]
fn remarks_and_formulas_have_their_cell() {
    let noted = "<table:table-cell table:formula=\"of:=T(&quot;密语&quot;)\" office:value-type=\"string\"><office:annotation><text:p>批注</text:p></office:annotation><text:p>值</text:p></table:table-cell>";
    let body = table("table:name=\"a\"", &(row("", "<table:table-cell/>") + &row("", &(text("", "甲") + noted))));
    assert_eq!(of_cells(&archive("spreadsheet", "", &body, &[])), ["B2 of:=T(\"密语\")", "B2 批注"]);
}

#[test]
fn repeats_are_bounded() {
    let repeated = |rows: u32, columns: u32, shown: &str| {
        table(
            "table:name=\"a\"",
            &row(
                &format!("table:number-rows-repeated=\"{rows}\""),
                &text(&format!("table:number-columns-repeated=\"{columns}\""), shown),
            ),
        )
    };
    sheet(&repeated(2, 2, "甲"), &["#a t1r1c1 甲", "#a t1r1c2 甲", "#a t1r2c1 甲", "#a t1r2c2 甲"]);
    let long = "长".repeat(100);
    sheet(&repeated(100, 100, &long), &[&format!("#a t1r1c1 {long}")]);
    let count = |body: &str| told(&archive("spreadsheet", "", body, &[])).len();
    assert_eq!(count(&repeated(4_000_000_000, 1, "甲")), 1_000);
    assert_eq!(count(&repeated(4_000_000_000, 4_000_000_000, "甲")), 1_000);
    let begun = std::time::Instant::now();
    let many = table(
        "table:name=\"a\"",
        &row("table:number-rows-repeated=\"1000\"", &text("", &"短".repeat(80))).repeat(3_000),
    );
    assert!(count(&many) < 400_000);
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}

#[test]
fn what_only_a_spreadsheet_says() {
    let body = "<table:tracked-changes><table:cell-content-change table:id=\"c1\"><office:change-info><dc:creator>某甲</dc:creator></office:change-info>\
        <table:previous><table:change-track-table-cell office:value-type=\"float\" office:value=\"13912345678\"/></table:previous></table:cell-content-change>\
        <table:cell-content-change><table:previous><table:change-track-table-cell office:value-type=\"string\"><text:p>原文</text:p></table:change-track-table-cell></table:previous></table:cell-content-change></table:tracked-changes>\
        <table:content-validations><table:content-validation table:name=\"v1\" table:condition=\"of:cell-content-is-in-list(&quot;张三&quot;)\"><table:help-message><text:p>帮助</text:p></table:help-message></table:content-validation></table:content-validations>"
        .to_owned()
        + &table("table:name=\"a\"", &row("", "<table:table-cell table:formula=\"of:=VLOOKUP(&quot;李四&quot;)\" office:value-type=\"string\"><office:annotation><dc:creator>某乙</dc:creator><text:p>批</text:p></office:annotation><text:p>显</text:p></table:table-cell>"))
        + "<table:named-expressions><table:named-range table:name=\"联系人\" table:cell-range-address=\"$名单.$A$1\"/></table:named-expressions>\
           <table:data-pilot-tables><table:data-pilot-table><table:data-pilot-member table:name=\"王五\"/></table:data-pilot-table></table:data-pilot-tables>\
           <table:dde-links><table:dde-link><office:dde-source office:dde-topic=\"c:\\a.xls\"/><table:table><table:table-row><table:table-cell><text:p>链</text:p></table:table-cell></table:table-row></table:table></table:dde-link></table:dde-links>";
    sheet(
        &body,
        &[
            "{property} attribute 某甲",
            "{deleted} p 13912345678",
            "{deleted} p 原文",
            "{attribute} attribute of:cell-content-is-in-list(\"张三\")",
            "{attribute} p 帮助",
            "#a t1r1c1 显",
            "#a {attribute} attribute of:=VLOOKUP(\"李四\")",
            "#a {property} attribute 某乙",
            "#a {comment} comment 批",
            "{attribute} attribute 联系人",
            "{cache} attribute 王五",
            "{attribute} attribute c:\\a.xls",
            "{cache} t2r1c1 链",
        ],
    );
}

const SLIDES: &str = "<style:style style:name=\"dp1\" style:family=\"drawing-page\"/>\
    <style:style style:name=\"dp2\" style:family=\"drawing-page\"><style:drawing-page-properties presentation:visibility=\"hidden\"/></style:style>\
    <style:page-layout style:name=\"PM\"><style:page-layout-properties fo:page-width=\"28cm\" fo:page-height=\"21cm\"/></style:page-layout>";

fn frame(attributes: &str, text: &str) -> String {
    format!("<draw:frame {attributes}><draw:text-box>{}</draw:text-box></draw:frame>", p(text))
}

#[test]
fn slides_are_pages() {
    let place = |x: &str| format!("svg:x=\"{x}\" svg:y=\"1cm\" svg:width=\"5cm\" svg:height=\"1cm\"");
    let body = format!(
        "<presentation:footer-decl presentation:name=\"f\">页脚</presentation:footer-decl>\
         <draw:page draw:name=\"page1\" draw:style-name=\"dp1\" draw:master-page-name=\"M\">{}{}{}{}<presentation:notes><draw:page-thumbnail/>{}</presentation:notes></draw:page>\
         <draw:page draw:style-name=\"dp2\" draw:master-page-name=\"M\">{}</draw:page>",
        frame(&place("1cm"), "标题"),
        frame(&place("29cm"), "页外"),
        frame(&place("1cm").replace("svg:x", "draw:display=\"none\" svg:x"), "关"),
        frame("svg:width=\"5cm\" svg:height=\"1cm\" draw:transform=\"rotate (1.57) translate (40cm 3cm)\"", "转出"),
        frame("", "讲稿<text:page-number>&lt;编号&gt;</text:page-number>"),
        frame("", "隐页"),
    );
    let masters = part(
        "styles",
        &format!(
            "<office:automatic-styles>{SLIDES}</office:automatic-styles><office:master-styles><draw:layer-set><draw:layer draw:name=\"layout\"/></draw:layer-set>\
             <style:master-page style:name=\"M\" style:page-layout-name=\"PM\">{}{}</style:master-page>\
             <style:master-page style:name=\"N\" style:page-layout-name=\"PM\">{}</style:master-page></office:master-styles>",
            frame("presentation:class=\"title\"", "单击鼠标编辑标题文字格式"),
            frame("", "某局内部"),
            frame("", "某局内部"),
        ),
    );
    assert_eq!(
        told(&archive("presentation", SLIDES, &body, &[("styles.xml", &masters)])),
        [
            "p 页脚",
            "@1 p 标题",
            "@1 {off-page} p 页外",
            "@1 {hidden-object} p 关",
            "@1 {off-page} p 转出",
            "@1 {notes} p 讲稿",
            "@2 {hidden-slide} p 隐页",
            "styles.xml p 某局内部",
        ]
    );
}

#[test]
fn an_archive_holds_more_than_its_text() {
    let inner = archive("text", "", &p("旧稿"), &[]);
    let meta = "<office:meta><meta:generator>LibreOffice/7.4</meta:generator><dc:title>通知</dc:title><dc:creator>某甲</dc:creator>\
        <meta:document-statistic meta:page-count=\"1\"/><meta:user-defined meta:name=\"公开属性\">主动公开</meta:user-defined></office:meta>";
    let meta = part("meta", meta);
    let styles = part(
        "styles",
        "<office:master-styles><style:master-page style:name=\"Standard\"><style:header><text:p>内部</text:p><text:p>第<text:page-number>1</text:page-number>页</text:p><text:p><text:sheet-name>???</text:sheet-name> <text:date>00/00/0000</text:date></text:p>\
         <text:p>印发日期 <text:date>2024年1月2日</text:date></text:p></style:header><style:header-left style:display=\"false\"><text:p>内部</text:p></style:header-left>\
         <style:footer style:display=\"false\"><text:p>关着</text:p></style:footer></style:master-page></office:master-styles>",
    );
    let settings = part(
        "settings",
        "<office:settings><config:config-item config:name=\"ZoomFactor\">100</config:config-item><config:config-item config:name=\"X\">张三</config:config-item></office:settings>",
    );
    let object = content("spreadsheet", "", &table("table:name=\"a\"", &row("", &text("", "嵌入"))));
    let chart = content("chart", "", "<chart:chart><chart:title><text:p>图题</text:p></chart:title></chart:chart>");
    let content =
        content("text", "", &(p("正文") + "<draw:frame><draw:object xlink:href=\"./Object 1\"/></draw:frame>"));
    let file = zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
        ("styles.xml", styles.as_bytes()),
        ("meta.xml", meta.as_bytes()),
        ("settings.xml", settings.as_bytes()),
        (
            "META-INF/manifest.xml",
            "<manifest:manifest><manifest:file-entry manifest:full-path=\"Pictures/张三.png\"/></manifest:manifest>"
                .as_bytes(),
        ),
        ("manifest.rdf", b"<rdf:RDF><rdf:Description rdf:about=\"styles.xml\"/></rdf:RDF>"),
        ("Object 1/content.xml", object.as_bytes()),
        ("Object 2/content.xml", chart.as_bytes()),
        ("ObjectReplacements/Object 1", b"VCLMTF..."),
        ("Thumbnails/thumbnail.png", b"\x89PNG\r\n\x1A\n"),
        ("layout-cache", b"\x01\0\x02\0\0\0"),
        ("Configurations2/accelerator/current.xml", b""),
        ("Basic/Standard/Module1.xml", "<script:module script:name=\"Module1\">REM 张三</script:module>".as_bytes()),
        ("Versions/Version1", &inner),
        ("VersionList.xml", "<VL:version-list><VL:version-entry VL:comment=\"送审稿\"/></VL:version-list>".as_bytes()),
        ("Pictures/1.png", b"\x89PNG\r\n\x1A\n"),
        ("x/自定.xml", "<a>藏</a>".as_bytes()),
    ]);
    assert_eq!(
        told(&file),
        [
            "META-INF/manifest.xml {attribute} attribute Pictures/张三.png",
            "{property} title 通知",
            "{property} creator 某甲",
            "{property} 公开属性 主动公开",
            "p 正文",
            "styles.xml p 内部",
            "styles.xml p 印发日期 2024年1月2日",
            "styles.xml {hidden-object} p 关着",
            "Object 1 {embedded} t1r1c1 嵌入",
            "Object 2 p 图题",
            "Versions/Version1 {earlier-version} p 旧稿",
            "settings.xml {attribute} attribute 张三",
            "Basic/Standard/Module1.xml {attribute} script REM 张三",
            "VersionList.xml {attribute} attribute 送审稿",
            "x/自定.xml {attribute} p 藏",
        ]
    );
}

#[test]
fn a_flat_file_holds_them_as_well() {
    let file = "<?xml version=\"1.0\"?>\n<office:document xmlns:office=\"x\"><office:meta><dc:title>通知</dc:title></office:meta>\
        <office:settings><config:config-item>100</config:config-item></office:settings>\
        <office:scripts><office:script><ooo:source-code>REM 张三</ooo:source-code></office:script></office:scripts>\
        <office:master-styles><style:master-page><style:header><text:p>内部</text:p></style:header></style:master-page></office:master-styles>\
        <office:body><office:text><text:p>正文<draw:frame><draw:image><office:binary-data>iVBORw0KGgo=</office:binary-data></draw:image></draw:frame>\
        <draw:frame><draw:object-ole><office:binary-data>MTM5MTIzNDU2Nzg=</office:binary-data></draw:object-ole></draw:frame></text:p></office:text></office:body></office:document>";
    assert_eq!(
        told(file.as_bytes()),
        [
            "{property} title 通知",
            "{attribute} script REM 张三",
            "p 正文",
            "binary-data 2 {embedded} p 1:1 13912345678",
            "styles p 内部"
        ]
    );
}

#[test]
fn the_body_says_what_it_is() {
    let format = |bytes: &[u8]| Container::open(bytes, Limits::default()).map(|container| container.format()).ok();
    for (kind, expected) in
        [("text", Format::Odt), ("spreadsheet", Format::Ods), ("presentation", Format::Odp), ("drawing", Format::Odp)]
    {
        assert_eq!(format(&archive(kind, "", "", &[])), Some(expected));
        assert_eq!(format(&flat(kind, "", "")), Some(expected));
    }
    for text in ["<?xml version=\"1.0\"?><a>office:document </a>", "文 <office:document >", "<?xml?><office:documents>"]
    {
        assert!(!Container::begins(text.as_bytes()), "{text}");
    }
}

#[test]
fn encrypted_documents_are_told() {
    let manifest = "<manifest:manifest><manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let file = zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", b"\x01\x02garbage"),
        ("META-INF/manifest.xml", manifest.as_bytes()),
    ]);
    assert_eq!(told(&file), ["! encrypted"]);
    let package = manifest.replace("content.xml", "encrypted-package");
    let file = zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("encrypted-package", b"\x01\x02garbage"),
        ("META-INF/manifest.xml", package.as_bytes()),
    ]);
    assert_eq!(told(&file), ["! encrypted"]);
}

#[test]
fn damage_is_told() {
    let broken = content("text", "", &p("一")).replace("</office:body>", "");
    assert_eq!(told(&zip(&[("content.xml", broken.as_bytes())])), ["p 一", "! damaged content.xml"]);
    let broken = String::from_utf8(flat("text", "", &p("一"))).unwrap().replace("</office:document>", "");
    assert_eq!(told(broken.as_bytes()), ["p 一", "! damaged"]);
    let deep = format!("{}{}{}", "<text:section>".repeat(3000), p("深"), "</text:section>".repeat(3000));
    assert!(told(&flat("text", "", &deep)).contains(&"! too-deep".to_owned()));
}

#[test]
fn long_paragraphs_lose_nothing() {
    let filler = "公开内容应当真实准确完整及时，".repeat(40);
    let long = format!("{filler}<text:span>530102</text:span>199003071233，").repeat(20);
    let cell = table("table:name=\"a\"", &row("", &text("", &long)));
    for file in [flat("text", "", &p(&long)), archive("spreadsheet", "", &cell, &[])] {
        for stretch in [500, 3000, 9000] {
            let (documents, _) = reading::read_container(&file, stretch);
            let mut found = 0;
            for document in &documents {
                for (at, text) in document.text().match_indices("530102199003071233") {
                    found += usize::from(document.answers_for(&(at..at + text.len())));
                }
            }
            assert_eq!(found, 20, "{stretch}");
        }
    }
}

fn samples() -> Vec<Vec<u8>> {
    let changes = "<text:tracked-changes><text:changed-region text:id=\"c\"><text:deletion><text:p>删</text:p></text:deletion></text:changed-region></text:tracked-changes>";
    let note = "<text:note><text:note-body><text:p>注</text:p></text:note-body></text:note>";
    let body = format!(
        "{changes}{}",
        p(&format!("甲<text:change text:change-id=\"c\"/>{note}<text:hidden-text text:string-value=\"隐\"/>"))
    );
    let cells = table(
        "table:name=\"a\"",
        &row(
            "table:number-rows-repeated=\"2\"",
            &(number("13912345678", "1E10") + &text("table:number-columns-repeated=\"3\"", "乙")),
        ),
    );
    let page = format!(
        "<draw:page draw:style-name=\"dp2\">{}</draw:page>",
        frame("svg:x=\"1cm\" svg:y=\"1cm\" svg:width=\"1cm\" svg:height=\"1cm\"", "页")
    );
    vec![
        archive("text", STYLES, &body, &[]),
        flat("text", "", &body),
        archive("spreadsheet", SHEET, &cells, &[]),
        flat("spreadsheet", "", &cells),
        flat("presentation", SLIDES, &page),
    ]
}

#[test]
fn cut_files_are_told() {
    for file in samples() {
        battered::cut_everywhere(&file);
    }
}

#[test]
fn changed_files_never_panic() {
    battered::mutate(&samples(), 2_000);
}

/// Files that `LibreOffice` wrote: letters in the colour of the window, which it calls clear; the headers of
/// sheets that nobody wrote; the links and settings that all of its files have.
#[test]
fn files_of_another_program_are_read() {
    assert_eq!(
        told(include_bytes!("files/opendocument/text.odt")),
        [
            "{property} title 标题甲",
            "{property} 公开属性 主动公开",
            "{property} attribute 某乙",
            "{attribute} attribute 变量值",
            "h1 一级标题",
            "{inserted} p 电话139****5678，尾",
            "{hidden-text} p 隐藏白字",
            "{deleted} p 13912345678",
            "p 注后",
            "p 脚注内容",
            "{property} attribute 某甲",
            "{comment} comment 批注内容",
            "{attribute} attribute 密",
            "{hidden-text} p 隐节",
            "p 链接",
            "{attribute} attribute mailto:a@b.cn",
            "p 框内",
            "{attribute} attribute 替代",
            "t1r1c1! 姓名",
            "t1r1c2! 电话",
            "t1r2c1 张三",
            "t1r2c2 13912345678",
            "p 甲真",
            "p 整段",
            "styles.xml p 页眉文字",
        ]
    );
    assert_eq!(
        told(include_bytes!("files/opendocument/sheet.ods")),
        [
            "{property} initial-creator openpyxl",
            "{property} creation-date 2026-11-21T21:41:53",
            "{property} date 2026-11-21T21:41:53",
            "{property} AppVersion 3.1",
            "{attribute} attribute of:cell-content-is-in-list(\"张三\";\"李四\")",
            "#名单 attribute 名单",
            "#名单 t1r1c1 姓名",
            "#名单 t1r1c2 电话",
            "#名单 {hidden-column} t1r1c3 身份证",
            "#名单 t1r2c1 张三",
            "#名单 {comment} comment 请核对",
            "#名单 t1r2c2 13912345678",
            "#名单 {hidden-column} t1r2c3 530102199003071233",
            "#名单 t1r3c1 李四",
            "#名单 {hidden-format} t1r3c2 13800000000",
            "#名单 {hidden-row} t1r4c1 隐行",
            "#名单 {hidden-row} t1r4c2 x",
            "#暗 {hidden-sheet} attribute 暗",
            "#暗 {hidden-sheet} t2r1c1 隐藏表",
            "{attribute} attribute 联系人",
        ]
    );
}
