//! Presentations: all text in them, with its slide and whether the page shows it.
#![allow(clippy::unwrap_used, missing_docs)]

mod reading;

use reading::word::zip;
use reading::{battered, told};

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A list of relationships: identifier, kind, target.
fn relations(of: &[(&str, &str, &str)]) -> String {
    let each = of.iter().map(|(id, kind, target)| {
        let mode = if target.contains("://") { " TargetMode=\"External\"" } else { "" };
        format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"{mode}/>")
    });
    format!("<Relationships>{}</Relationships>", each.collect::<String>())
}

/// A slide with this in its tree of shapes.
fn slide(attributes: &str, shapes: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><p:sld {attributes}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/></p:nvGrpSpPr>{shapes}</p:spTree></p:cSld></p:sld>"
    )
}

fn r(text: &str) -> String {
    format!("<a:r><a:rPr lang=\"zh-CN\"/><a:t>{text}</a:t></a:r>")
}

fn p(text: &str) -> String {
    format!("<a:p>{}</a:p>", r(text))
}

/// A shape: what it is called and is, where it stands, its paragraphs.
fn shape(own: &str, nature: &str, place: &str, paragraphs: &str) -> String {
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"文本框 1\" {own}/><p:nvPr>{nature}</p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr><p:txBody>{paragraphs}</p:txBody></p:sp>"
    )
}

fn boxed(paragraphs: &str) -> String {
    shape("", "", "", paragraphs)
}

fn at(x: i64, y: i64, cx: i64, cy: i64) -> String {
    format!("<a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{cx}\" cy=\"{cy}\"/></a:xfrm>")
}

/// A presentation of these slides, shown in this order, and further entries.
fn pptx_with(slides: &[String], more: &[(&str, &str)]) -> Vec<u8> {
    let list: Vec<String> =
        (1..=slides.len()).map(|n| format!("<p:sldId id=\"{}\" r:id=\"rId{n}\"/>", 255 + n)).collect();
    let list = list.concat();
    let main =
        format!("<p:presentation><p:sldIdLst>{list}</p:sldIdLst><p:sldSz cx=\"1000\" cy=\"800\"/></p:presentation>");
    let names: Vec<(String, String)> =
        (1..=slides.len()).map(|n| (format!("rId{n}"), format!("slides/slide{n}.xml"))).collect();
    let of: Vec<_> = names.iter().map(|(id, name)| (id.as_str(), "slide", name.as_str())).collect();
    let (root, of) = (relations(&[("rId1", "officeDocument", "ppt/presentation.xml")]), relations(&of));
    let mut entries: Vec<(String, &str)> = vec![("_rels/.rels".into(), &root)];
    if !more.iter().any(|entry| entry.0 == "ppt/presentation.xml") {
        entries.push(("ppt/presentation.xml".into(), &main));
    }
    entries.push(("ppt/_rels/presentation.xml.rels".into(), &of));
    for ((_, name), slide) in names.iter().zip(slides) {
        entries.push((format!("ppt/{name}"), slide));
    }
    entries.extend(more.iter().map(|(name, text)| ((*name).to_owned(), *text)));
    let entries: Vec<(&str, &[u8])> = entries.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    zip(&entries)
}

fn pptx(shapes: &str) -> Vec<u8> {
    pptx_with(&[slide("", shapes)], &[])
}

#[track_caller]
fn expect(shapes: &str, expected: &[&str]) {
    assert_eq!(told(&pptx(shapes)), expected, "{shapes}");
}

#[test]
fn runs_are_joined_and_titles_are_headings() {
    expect(
        &(shape("", "<p:ph type=\"title\"/>", "", &p("标题"))
            + &boxed(&format!("<a:p>{}{}<a:br/>{}</a:p>{}", r("530102"), r("199003071233"), r("甲&amp;乙"), p("丙")))),
        &["@1 h1 标题", "@1 p 530102199003071233⏎甲&乙", "@1 p 丙"],
    );
    expect(
        &boxed(
            "<a:p><a:fld type=\"slidenum\"><a:rPr/><a:pPr/><a:t>3</a:t></a:fld><a:r><a:t>页</a:t></a:r><a:endParaRPr/></a:p>",
        ),
        &["@1 p 3页"],
    );
}

#[test]
fn slides_come_in_their_order_with_what_belongs_to_them() {
    let main = "<p:presentation><p:sldIdLst><p:sldId id=\"256\" r:id=\"rId2\"/><p:sldId id=\"257\" r:id=\"rId1\"/></p:sldIdLst>\
        <p:extLst><p14:sectionLst><p14:section name=\"默认节\"/><p14:section name=\"内部资料\"/></p14:sectionLst></p:extLst>\
        <p:custShowLst><p:custShow name=\"Meeting\"/></p:custShowLst></p:presentation>";
    let of = relations(&[
        ("rId1", "notesSlide", "../notesSlides/notesSlide1.xml"),
        ("rId2", "comments", "../comments/comment1.xml"),
        ("rId3", "hyperlink", "http://a.cn/%E5%BC%A0"),
        ("rId4", "chart", "../charts/chart1.xml"),
    ]);
    let notes = slide(
        "",
        &(shape("", "<p:ph type=\"sldNum\"/>", "", &p("1")) + &shape("", "<p:ph type=\"body\"/>", "", &p("讲稿"))),
    )
    .replace("p:sld", "p:notes");
    let comments = "<p:cmLst><p:cm authorId=\"0\"><p:pos x=\"1\" y=\"2\"/><p:text>请核对</p:text></p:cm></p:cmLst>";
    let modern = format!(
        "<p188:cmLst><p188:cm><p188:txBody>{}</p188:txBody><p188:replyLst><p188:reply><p188:txBody>{}</p188:txBody></p188:reply></p188:replyLst></p188:cm></p188:cmLst>",
        p("新批注"),
        p("答复")
    );
    let chart = "<c:chartSpace><c:v>甲村</c:v></c:chartSpace>";
    let file = pptx_with(
        &[slide("show=\"0\"", &boxed(&p("后"))), slide("", &boxed(&p("先"))), slide("", &boxed(&p("多余")))],
        &[
            ("ppt/presentation.xml", main),
            ("ppt/slides/_rels/slide1.xml.rels", &of),
            ("ppt/notesSlides/notesSlide1.xml", &notes),
            ("ppt/comments/comment1.xml", comments),
            ("ppt/comments/modernComment_1.xml", &modern),
            (
                "ppt/commentAuthors.xml",
                "<p:cmAuthorLst><p:cmAuthor id=\"0\" name=\"某甲\" initials=\"甲\"/></p:cmAuthorLst>",
            ),
            (
                "ppt/authors.xml",
                "<p188:authorLst><p188:author name=\"某乙\" initials=\"乙\" userId=\"S::b@c.cn::1\"/></p188:authorLst>",
            ),
            ("ppt/charts/chart1.xml", chart),
        ],
    );
    assert_eq!(
        told(&file),
        [
            "{attribute} attribute 内部资料",
            "{attribute} attribute Meeting",
            "@1 p 先",
            "@2 {hidden-slide} p 后",
            "@2 {hidden-slide} p 甲村",
            "@2 {attribute} attribute http://a.cn/张",
            "@2 {notes} p 讲稿",
            "@2 {comment} comment 请核对",
            "ppt/slides/slide3.xml {residue} p 多余",
            "ppt/comments/modernComment_1.xml {comment} comment 新批注",
            "ppt/comments/modernComment_1.xml {comment} comment 答复",
            "ppt/commentAuthors.xml {property} attribute 某甲",
            "ppt/authors.xml {property} attribute 某乙",
            "ppt/authors.xml {property} attribute S::b@c.cn::1",
        ]
    );
}

#[test]
fn what_a_slide_does_not_show() {
    expect(
        &(shape("hidden=\"1\" descr=\"替代\"", "", "", &p("关")) + &boxed(&p("开"))),
        &["@1 {attribute} attribute 替代", "@1 {hidden-object} p 关", "@1 p 开"],
    );
    expect(&shape("", "", &at(1001, 0, 10, 10), &p("外")), &["@1 {off-page} p 外"]);
    expect(&shape("", "", &at(-5, 0, 10, 10), &p("边")), &["@1 p 边"]);
    let group = |place: &str, inside: &str| {
        format!(
            "<p:grpSp><p:nvGrpSpPr><p:cNvPr id=\"3\" name=\"组合 2\"/></p:nvGrpSpPr><p:grpSpPr>{place}</p:grpSpPr>{inside}</p:grpSp>"
        )
    };
    let measures = |x: i64| {
        format!(
            "<a:xfrm><a:off x=\"{x}\" y=\"0\"/><a:ext cx=\"100\" cy=\"100\"/><a:chOff x=\"5000\" y=\"5000\"/><a:chExt cx=\"1000\" cy=\"1000\"/></a:xfrm>"
        )
    };
    let inner = shape("", "", &at(5000, 5000, 1000, 1000), &p("组内"));
    expect(&group(&measures(0), &inner), &["@1 p 组内"]);
    expect(&group(&measures(2000), &inner), &["@1 {off-page} p 组内"]);
    // A group in a group.
    expect(&group(&measures(2000), &group("", &inner)), &["@1 {off-page} p 组内"]);
    let run = |properties: &str| format!("<a:p><a:r><a:rPr {properties}</a:rPr><a:t>13912345678</a:t></a:r></a:p>");
    expect(&boxed(&run("sz=\"100\">")), &["@1 {hidden-text} p 13912345678"]);
    expect(
        &boxed(&run("><a:solidFill><a:srgbClr val=\"000000\"><a:alpha val=\"0\"/></a:srgbClr></a:solidFill>")),
        &["@1 {hidden-text} p 13912345678"],
    );
    // Nobody knows what lies under it.
    expect(&boxed(&run("><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill>")), &["@1 p 13912345678"]);
}

#[test]
fn white_letters_are_hidden_on_white_ground_only() {
    let white = boxed(
        "<a:p><a:r><a:rPr><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill></a:rPr><a:t>白</a:t></a:r></a:p>",
    );
    let read = |shapes: &str, ground: &str| {
        let master =
            format!("<p:sldMaster><p:cSld><p:bg>{ground}</p:bg></p:cSld><p:clrMap bg1=\"lt1\"/></p:sldMaster>");
        told(&pptx_with(
            &[slide("", shapes)],
            &[
                ("ppt/slides/_rels/slide1.xml.rels", &relations(&[("rId1", "slideLayout", "../l.xml")])),
                ("ppt/l.xml", "<p:sldLayout/>"),
                ("ppt/_rels/l.xml.rels", &relations(&[("rId1", "slideMaster", "m.xml")])),
                ("ppt/m.xml", &master),
                ("ppt/_rels/m.xml.rels", &relations(&[("rId1", "theme", "t.xml")])),
                (
                    "ppt/t.xml",
                    "<a:theme name=\"Office 主题\"><a:lt1><a:sysClr val=\"window\" lastClr=\"FFFFFF\"/></a:lt1><a:ea typeface=\"微软雅黑\"/></a:theme>",
                ),
            ],
        ))
    };
    let plain = "<p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef>";
    assert_eq!(read(&white, plain), ["@1 {hidden-text} p 白"]);
    assert_eq!(read(&white, &plain.replace("bg1", "tx2")), ["@1 p 白"]);
    assert_eq!(read(&white, "<p:bgPr><a:blipFill/></p:bgPr>"), ["@1 p 白"]);
    assert_eq!(read(&(white.clone() + "<p:pic/>"), plain), ["@1 p 白"]);
    assert_eq!(
        read(&white.replace("<p:spPr>", "<p:spPr><a:solidFill><a:srgbClr val=\"0000FF\"/></a:solidFill>"), plain),
        ["@1 p 白"]
    );
}

#[test]
fn cells_have_their_place() {
    let tc = |text: &str| format!("<a:tc><a:txBody>{}</a:txBody></a:tc>", p(text));
    let table = format!(
        "<p:graphicFrame><p:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"9\" cy=\"9\"/></p:xfrm><a:graphic><a:tbl><a:tblPr firstRow=\"1\"/><a:tblGrid/>\
         <a:tr>{}{}{}</a:tr><a:tr>{}{}{}</a:tr></a:tbl></a:graphic></p:graphicFrame>{}",
        tc("姓名"),
        tc("电话").replace("<a:tc>", "<a:tc gridSpan=\"2\">"),
        "<a:tc hMerge=\"1\"><a:txBody><a:p/></a:txBody></a:tc>",
        tc("张三"),
        tc("1"),
        tc("13912345678"),
        boxed(&p("后"))
    );
    expect(
        &table,
        &["@1 t1r1c1! 姓名", "@1 t1r1c2! 电话", "@1 t1r2c1 张三", "@1 t1r2c2 1", "@1 t1r2c3 13912345678", "@1 p 后"],
    );
}

#[test]
fn forms_of_a_content_are_told_once() {
    let twice = |a: &str, b: &str| {
        format!(
            "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
            boxed(a),
            boxed(b)
        )
    };
    expect(&twice(&p("公式 甲"), &p("公式甲")), &["@1 p 公式 甲"]);
    expect(&twice(&p("新"), &p("旧")), &["@1 p 新", "@1 {attribute} p 旧"]);
}

#[test]
fn what_lies_under_slides_is_told_once() {
    let layout = |text: &str| {
        format!(
            "<p:sldLayout><p:cSld name=\"标题幻灯片\"><p:spTree>{}{}</p:spTree></p:cSld></p:sldLayout>",
            shape(
                "",
                "<p:ph type=\"title\"/>",
                "",
                &(p("单击此处编辑母版标题样式") + &p("请填张三的电话 13912345678"))
            ),
            boxed(&p(text))
        )
    };
    let (one, two) = (layout("某局内部"), layout("某局内部"));
    let file = pptx_with(
        &[slide("", &boxed(&p("文")))],
        &[
            ("ppt/slideLayouts/slideLayout1.xml", &one),
            ("ppt/slideLayouts/slideLayout2.xml", &two),
            ("ppt/tableStyles.xml", "<a:tblStyleLst><a:tblStyle styleName=\"中度样式 2\"/></a:tblStyleLst>"),
            (
                "ppt/tags/tag1.xml",
                "<p:tagLst><p:tag name=\"KSO_WM_UNIT_TYPE\" val=\"a\"/><p:tag name=\"KSO_WM_UNIT_PRESET_TEXT\" val=\"单击此处添加标题\"/><p:tag name=\"X\" val=\"tel\"/></p:tagLst>",
            ),
        ],
    );
    assert_eq!(
        told(&file),
        [
            "@1 p 文",
            "ppt/slideLayouts/slideLayout1.xml {attribute} attribute 请填张三的电话 13912345678",
            "ppt/slideLayouts/slideLayout1.xml p 某局内部",
            "ppt/tags/tag1.xml {attribute} attribute tel"
        ]
    );
}

#[test]
fn damage_is_told() {
    let file = pptx_with(&[slide("", &boxed(&p("一"))).replace("</p:sld>", "")], &[]);
    assert_eq!(told(&file), ["@1 p 一", "! damaged ppt/slides/slide1.xml"]);
    let main = "<p:presentation><p:sldIdLst><p:sldId id=\"256\" r:id=\"rId9\"/></p:sldIdLst></p:presentation>";
    let file = pptx_with(&[slide("", &boxed(&p("一")))], &[("ppt/presentation.xml", main)]);
    assert_eq!(told(&file), ["ppt/slides/slide1.xml {residue} p 一", "! damaged"]);
    let deep = boxed(&format!("{}{}{}", "<p:grpSp>".repeat(3000), p("深"), "</p:grpSp>".repeat(3000)));
    assert!(told(&pptx(&deep)).contains(&"! too-deep ppt/slides/slide1.xml".to_owned()));
}

#[test]
fn long_paragraphs_lose_nothing() {
    let filler = "公开内容应当真实准确完整及时，".repeat(40);
    let long = boxed(&format!("<a:p>{}</a:p>", format!("{}{}", r(&filler), r("530102199003071233，")).repeat(20)));
    for stretch in [500, 3000, 9000] {
        let (documents, _) = reading::read_container(&pptx(&long), stretch);
        let mut found = 0;
        for document in &documents {
            for (at, text) in document.text().match_indices("530102199003071233") {
                found += usize::from(document.answers_for(&(at..at + text.len())));
            }
        }
        assert_eq!(found, 20, "{stretch}");
    }
}

fn sample() -> Vec<u8> {
    let tc = format!("<a:tbl><a:tr><a:tc>{}</a:tc></a:tr></a:tbl>", p("格"));
    pptx_with(
        &[
            slide(
                "",
                &(shape("descr=\"图\"", "", &at(0, 0, 9, 9), &p("正文"))
                    + "<p:graphicFrame>"
                    + &tc
                    + "</p:graphicFrame>"),
            ),
            slide("show=\"0\"", "<mc:AlternateContent><mc:Choice/><mc:Fallback/></mc:AlternateContent>"),
        ],
        &[("ppt/notesSlides/n.xml", &slide("", &boxed(&p("讲"))).replace("p:sld", "p:notes"))],
    )
}

#[test]
fn cut_files_are_told() {
    battered::cut_everywhere(&sample());
}

#[test]
fn changed_files_never_panic() {
    battered::mutate(&[sample(), pptx(&boxed(&p("一")))], 1_000);
    let group = "<p:grpSp><p:grpSpPr><a:xfrm><a:off x=\"1\" y=\"2\"/><a:ext cx=\"3\" cy=\"4\"/><a:chOff x=\"5\" y=\"6\"/><a:chExt cx=\"7\" cy=\"8\"/></a:xfrm></p:grpSpPr>";
    let shapes = format!(
        "{group}{}</p:grpSp><a:tbl><a:tr><a:tc>{}</a:tc></a:tr></a:tbl>",
        shape("hidden=\"1\"", "<p:ph/>", &at(9, 9, 9, 9), &p("文")),
        p("格")
    );
    let own = slide(
        "",
        &format!(
            "<mc:AlternateContent><mc:Choice>{shapes}</mc:Choice><mc:Fallback>{shapes}</mc:Fallback></mc:AlternateContent>"
        ),
    );
    battered::mutate_in(&[own.into_bytes()], 1_000, |slide| {
        pptx_with(&[String::from_utf8_lossy(&slide).into_owned()], &[])
    });
}
