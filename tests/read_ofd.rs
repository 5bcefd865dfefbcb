//! OFD: all text of fixed pages, with its page and whether a reader sees it.
#![allow(clippy::unwrap_used, clippy::format_collect, missing_docs)]

mod reading;

use baguan::document::{Document, Format, ProblemKind};
use baguan::read::{Container, Limits};
use reading::mutation::mutations;
use reading::ofd::{Ofd, page, text, text_with};
use reading::word::zip;
use reading::{read_container, told};

/// Compares what is told of pages with these contents.
#[track_caller]
fn expect(contents: &[&str], expected: &[&str]) {
    let pages: Vec<String> = contents.iter().map(|content| page("", content)).collect();
    assert_eq!(told(&Ofd::default().of(&pages)), expected, "{contents:?}");
}

#[test]
fn objects_become_lines_and_paragraphs() {
    let row = "关于做好政府信息公开工作的通知关于做好";
    expect(
        &[
            // In any order; a number that is split over objects, and over a line end.
            &(text(20.0, 50.0, "身份证")
                + &text(50.0, 50.2, "1990")
                + &text(35.0, 50.0, "530")
                + &text(70.0, 50.0, "0307")),
            &(text(20.0, 30.0, "1233，余下。")
                + &text(20.0, 20.0, &format!("{row}5301021990"))
                + &text(30.0, 40.0, "新段")),
            &(text(20.0, 20.0, "姓名") + &text(60.0, 20.0, "13912345678") + &text(122.0, 20.0, "13812345678")),
        ],
        &[
            "@1 p 身份证53019900307",
            "@2 p 关于做好政府信息公开工作的通知关于做好5301021990⏎1233，余下。",
            "@2 p 新段",
            "@3 p 姓名\t13912345678 13812345678",
        ],
    );
    // One character a row, in one object and in several; a font of size one that a matrix makes larger.
    let codes: String = (0..3)
        .map(|at| format!("<ofd:TextCode X=\"{}\" Y=\"4\">{}</ofd:TextCode>", at * 5, ["张", "三", "丰"][at]))
        .collect();
    let object = |inside: &str, more: &str| {
        format!(
            "<ofd:PageBlock><ofd:PageBlock><ofd:TextObject Boundary=\"20 20 30 6\" Size=\"5\" {more}>{inside}</ofd:TextObject></ofd:PageBlock></ofd:PageBlock>"
        )
    };
    expect(&[&object(&codes, "")], &["@1 p 张三丰"]);
    let whole = "<TextObject Boundary=\"0 0 210 297\" CTM=\"5 0 0 5 20 40\" Size=\"1\"><TextCode X=\"0\" Y=\"0\">张&amp;三</TextCode></TextObject>\
        <TextObject Boundary=\"0 0 210 297\" CTM=\"5 0 0 5 20 60\" Size=\"1\"><TextCode X=\"0\" Y=\"0\">李四</TextCode></TextObject>";
    expect(&[whole], &["@1 p 张&三", "@1 p 李四"]);
    // Down the page: by distances, by rows of one character, by a matrix.
    let down = "<ofd:TextCode X=\"0\" Y=\"4\" DeltaY=\"g 2 5\">密级章</ofd:TextCode>";
    let steps: String = (0..3)
        .map(|at| format!("<ofd:TextCode X=\"0\" Y=\"{}\">{}</ofd:TextCode>", at * 6, ["一", "二", "三"][at]))
        .collect();
    expect(
        &[&(object(down, "")
            + &object(&steps, "")
            + &text(26.0, 20.0, "旁")
            + &object("<ofd:TextCode X=\"0\" Y=\"60\">斜印</ofd:TextCode>", "CTM=\"0.7 0.7 -0.7 0.7 0 0\""))],
        &["@1 p 一二三", "@1 p 密级章", "@1 p 旁", "@1 p 斜印"],
    );
    // Columns in one row of characters.
    expect(&[&object("<ofd:TextCode X=\"0\" Y=\"4\" DeltaX=\"2.5 30 2.5\">1234</ofd:TextCode>", "")], &["@1 p 12 34"]);
}

#[test]
fn hidden_text_is_told_as_hidden() {
    let white = "<ofd:FillColor Value=\"255 255 255\"/>";
    let object = |attributes: &str, inside: &str, y: u32, text: &str| {
        format!(
            "<ofd:TextObject Boundary=\"20 {y} 30 6\" Size=\"5\" {attributes}>{inside}<ofd:TextCode X=\"0\" Y=\"4\">{text}</ofd:TextCode></ofd:TextObject>"
        )
    };
    let path = |attributes: &str, inside: &str| {
        format!(
            "<ofd:PathObject Boundary=\"10 75 100 20\" {attributes}>{inside}<ofd:AbbreviatedData>M 0 0 L 1 1 C</ofd:AbbreviatedData></ofd:PathObject>"
        )
    };
    let content = [
        object("", "", 10, "可见"),
        object("Visible=\"false\"", "", 20, "关闭"),
        object("Alpha=\"0\"", "", 30, "透明"),
        object("", white, 40, "白字"),
        object("", "<ofd:FillColor Value=\"0 0 0\" Alpha=\"0\"/>", 50, "透色"),
        object("Fill=\"false\"", "", 60, "不填"),
        object("Fill=\"false\" Stroke=\"true\"", "", 70, "空心"),
        // Filled with a pattern, which is a picture.
        path("Fill=\"true\"", "<ofd:FillColor><ofd:Pattern><ofd:CellContent><ofd:PathObject Boundary=\"0 0 6 6\"/></ofd:CellContent></ofd:Pattern></ofd:FillColor>"),
        object("", white, 80, "蓝底白字"),
        format!("<ofd:PageBlock Visible=\"false\"><ofd:PageBlock>{}</ofd:PageBlock></ofd:PageBlock>", object("", "", 90, "块内")),
        object("", "", 400, "页外"),
        object("DrawParam=\"7\"", "", 100, "参数白"),
        object("DrawParam=\"8\"", "", 110, "参数黑"),
        "<ofd:TextObject Boundary=\"20 120 30 6\" Size=\"0.2\"><ofd:TextCode X=\"0\" Y=\"4\">小字</ofd:TextCode></ofd:TextObject>".to_owned(),
    ];
    let resources = "<ofd:Res xmlns:ofd=\"o\" BaseLoc=\"Res\"><ofd:DrawParams><ofd:DrawParam ID=\"6\"><ofd:FillColor Value=\"255 255 255\"/></ofd:DrawParam>\
        <ofd:DrawParam ID=\"7\" Relative=\"6\"/><ofd:DrawParam ID=\"8\" Relative=\"6\"><ofd:FillColor Value=\"0 0 0\"/></ofd:DrawParam></ofd:DrawParams>\
        <ofd:Fonts><ofd:Font ID=\"2\" FontName=\"仿宋\"><ofd:FontFile>f.ttc</ofd:FontFile></ofd:Font></ofd:Fonts></ofd:Res>";
    let file = Ofd {
        common: "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>",
        more: &[("Doc_0/PublicRes.xml", resources.as_bytes()), ("Doc_0/Res/f.ttc", b"\0\x01\0\0font")],
        ..Ofd::default()
    };
    assert_eq!(
        told(&file.of(&[page("", &content.concat())])),
        [
            "@1 p 可见",
            "@1 p 空心",
            "@1 p 蓝底白字",
            "@1 p 参数黑",
            "@1 {hidden-text} p 关闭",
            "@1 {hidden-text} p 透明",
            "@1 {hidden-text} p 白字",
            "@1 {hidden-text} p 透色",
            "@1 {hidden-text} p 不填",
            "@1 {hidden-text} p 块内",
            "@1 {hidden-text} p 参数白",
            "@1 {hidden-text} p 小字",
            "@1 {off-page} p 页外",
        ]
    );
}

#[test]
fn templates_and_drawings_are_told_once() {
    let resources = "<Res><CompositeGraphicUnits><CompositeGraphicUnit ID=\"50\" Width=\"9\" Height=\"9\"><Content>\
        <TextObject Boundary=\"0 0 9 9\" Size=\"5\"><TextCode X=\"0\" Y=\"4\">图章</TextCode></TextObject></Content></CompositeGraphicUnit>\
        <CompositeGraphicUnit ID=\"51\"><Content><TextObject Boundary=\"0 0 9 9\" Size=\"5\"><TextCode X=\"0\" Y=\"4\">未用</TextCode></TextObject>\
        <CompositeObject ResourceID=\"51\" Boundary=\"0 0 1 1\"/></Content></CompositeGraphicUnit></CompositeGraphicUnits></Res>";
    let template = page("", &text(20.0, 20.0, "名称："));
    let unused = page("", &text(20.0, 20.0, "旧模板"));
    let file = Ofd {
        common: "<ofd:DocumentRes>..\\Doc_0\\.\\RES.xml</ofd:DocumentRes><ofd:TemplatePage ID=\"70\" BaseLoc=\"/Doc_0/Tpls/Tpl_0/Content.xml\"/>",
        more: &[
            ("Doc_0/res.xml", resources.as_bytes()),
            ("Doc_0/Tpls/Tpl_0/Content.xml", template.as_bytes()),
            ("Doc_0/Tpls/Tpl_1/Content.xml", unused.as_bytes()),
        ],
        ..Ofd::default()
    };
    let uses = "<ofd:Template TemplateID=\"70\" ZOrder=\"Background\"/>";
    let drawn = "<ofd:CompositeObject ID=\"3\" ResourceID=\"50\" Boundary=\"100 20 9 9\" CTM=\"1 0 0 1 0 0\"/>";
    assert_eq!(
        told(
            &file.of(&[
                page(uses, &(text(35.0, 20.0, "甲公司") + drawn)),
                page(uses, &(text(35.0, 20.0, "乙") + drawn))
            ])
        ),
        ["@1 p 名称：甲公司\t图章", "@2 p 乙", "{residue} p 未用", "Doc_0/Tpls/Tpl_1/Content.xml {residue} p 旧模板",]
    );
}

#[test]
fn what_lies_over_and_behind_the_pages() {
    let annotations = "<ofd:Annotations xmlns:ofd=\"o\"><ofd:Page PageID=\"2\"><ofd:FileLoc>Page_1/Annotation.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>";
    let annotation = format!(
        "<ofd:PageAnnot xmlns:ofd=\"o\"><ofd:Annot ID=\"1\" Type=\"Watermark\" Creator=\"王五\"><ofd:Remark>请核对号码</ofd:Remark>\
         <ofd:Appearance Boundary=\"20 20 100 10\">{}</ofd:Appearance></ofd:Annot><ofd:Annot ID=\"2\" Type=\"Stamp\" Visible=\"false\">\
         <ofd:Parameters><ofd:Parameter Name=\"p\">13912345678</ofd:Parameter></ofd:Parameters><ofd:Appearance Boundary=\"20 90 1 1\">{}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>",
        text(0.0, 0.0, "水印"),
        text(0.0, 0.0, "关闭的章")
    );
    let attachments = "<ofd:Attachments xmlns:ofd=\"o\"><ofd:Attachment ID=\"1\" Name=\"名单\" Format=\"txt\" Visible=\"false\"><ofd:FileLoc>a.bin</ofd:FileLoc></ofd:Attachment></ofd:Attachments>";
    let tags = "<ofd:CustomTags xmlns:ofd=\"o\"><ofd:CustomTag TypeID=\"1\"><ofd:FileLoc>Tag.xml</ofd:FileLoc></ofd:CustomTag></ofd:CustomTags>";
    let file = Ofd {
        info: "<ofd:Title>标题</ofd:Title><ofd:Author>作者</ofd:Author><ofd:Keywords><ofd:Keyword>关键</ofd:Keyword></ofd:Keywords>\
            <ofd:CustomDatas><ofd:CustomData Name=\"公开属性\">主动公开</ofd:CustomData></ofd:CustomDatas>",
        after: "<ofd:Outlines><ofd:OutlineElem Title=\"第一章\"><ofd:Actions><ofd:Action Event=\"CLICK\"><ofd:URI URI=\"http://a.cn\"/></ofd:Action></ofd:Actions></ofd:OutlineElem></ofd:Outlines>\
            <ofd:Bookmarks><ofd:Bookmark Name=\"书签\"/></ofd:Bookmarks><ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>\
            <ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments><ofd:CustomTags>Tags/CustomTags.xml</ofd:CustomTags>",
        body: "<ofd:Signatures>Signs/Signatures.xml</ofd:Signatures>",
        more: &[
            ("Doc_0/Annots/Annotations.xml", annotations.as_bytes()),
            ("Doc_0/Annots/Page_1/Annotation.xml", annotation.as_bytes()),
            ("Doc_0/Attachs/Attachments.xml", attachments.as_bytes()),
            ("Doc_0/Attachs/a.bin", "张三 13912345678".as_bytes()),
            ("Doc_0/Tags/CustomTags.xml", tags.as_bytes()),
            ("Doc_0/Tags/Tag.xml", "<t><发文机关 x=\"1\"><r>12</r></发文机关><r>某市/某局</r></t>".as_bytes()),
            ("Doc_0/Old.xml", "<x>残留文字</x>".as_bytes()),
            ("Signs/Signatures.xml", b"<Signatures><Signature ID=\"1\" BaseLoc=\"Sign_0/Signature.xml\"/></Signatures>"),
            ("Signs/Sign_0/Signature.xml", "<Signature><SignedInfo><Provider Company=\"某签章\"/><Seal><BaseLoc>Seal.esl</BaseLoc></Seal></SignedInfo></Signature>".as_bytes()),
            ("Signs/Sign_0/Seal.esl", b"\x30\x82"),
        ],
        ..Ofd::default()
    };
    let linked = "<ofd:TextObject Boundary=\"1 1 9 9\" Size=\"5\"><ofd:Actions><ofd:Action><ofd:URI URI=\"http://b.cn\"/></ofd:Action></ofd:Actions>\
        <ofd:TextCode X=\"0\" Y=\"4\">链接</ofd:TextCode></ofd:TextObject>";
    assert_eq!(
        told(&file.of(&[page("", linked), page("", &text(20.0, 20.0, "二"))])),
        [
            "{property} Title 标题",
            "{property} Author 作者",
            "{property} Keyword 关键",
            "{property} 公开属性 主动公开",
            "@1 p 链接",
            "@1 {attribute} attribute http://b.cn",
            "@2 p 二",
            "@2 p 水印",
            "@2 {property} attribute 王五",
            "@2 {comment} comment 请核对号码",
            "@2 {hidden-object} p 关闭的章",
            "@2 {comment} comment 13912345678",
            "{attribute} attribute 第一章",
            "{attribute} attribute http://a.cn",
            "{attribute} attribute 书签",
            "{attribute} attribute 某市/某局",
            "{metadata} name 名单.txt",
            "名单.txt {embedded} p 1:1 张三 13912345678",
            "{attribute} attribute 某签章",
            "Doc_0/Old.xml {residue} p 残留文字",
        ]
    );
}

#[test]
fn every_document_and_version_is_read() {
    let list = "<OFD><DocBody><DocInfo><Title>甲</Title></DocInfo><DocRoot>/Doc_0/Document.xml</DocRoot><Versions>\
        <Version ID=\"1\" Index=\"1\" BaseLoc=\"Doc_0/V1.xml\"/><Version ID=\"2\" Index=\"2\" Current=\"true\" BaseLoc=\"Doc_0/V2.xml\"/></Versions></DocBody>\
        <DocBody><DocInfo><Title>乙</Title></DocInfo><DocRoot>文档_1/Document.xml</DocRoot></DocBody></OFD>";
    let document = |page: &str| format!("<Document><Pages><Page ID=\"1\" BaseLoc=\"{page}\"/></Pages></Document>");
    let (old, new) = (document("P1.xml"), document("P2.xml"));
    let (first, second, third, other) = (
        page("", &text(20.0, 20.0, "旧版")),
        page("", &text(20.0, 20.0, "新版")),
        page("", &text(20.0, 20.0, "删去的页")),
        page("", &text(20.0, 20.0, "另一件")),
    );
    let file = zip(&[
        ("OFD.xml", list.as_bytes()),
        ("Doc_0/V1.xml", b"<DocVersion><FileList><File ID=\"1\">P1.xml</File><File ID=\"2\">P3.xml</File></FileList><DocRoot>Document.xml</DocRoot></DocVersion>"),
        ("Doc_0/V2.xml", b"<DocVersion><FileList><File ID=\"1\">P2.xml</File></FileList><DocRoot>Doc_0/New.xml</DocRoot></DocVersion>"),
        ("Doc_0/Document.xml", old.as_bytes()),
        ("Doc_0/New.xml", new.as_bytes()),
        ("Doc_0/P1.xml", first.as_bytes()),
        ("Doc_0/P2.xml", second.as_bytes()),
        ("Doc_0/P3.xml", third.as_bytes()),
        ("文档_1/Document.xml", old.as_bytes()),
        ("文档_1/P1.xml", other.as_bytes()),
    ]);
    assert_eq!(
        told(&file),
        [
            "{property} Title 甲",
            "@1 p 新版",
            "{property} 文档_1/Document.xml!/Title 乙",
            "文档_1/Document.xml @1 p 另一件",
            "Doc_0/Document.xml @1 {earlier-version} p 旧版",
            "Doc_0/P3.xml {earlier-version} p 删去的页",
        ]
    );
}

#[test]
fn a_template_and_its_page_in_one_place() {
    let codes = |text: &str| -> String {
        text.chars()
            .enumerate()
            .map(|(at, c)| format!("<ofd:TextCode X=\"{}\" Y=\"4\">{c}</ofd:TextCode>", at * 5))
            .collect()
    };
    let one = |y: u32, text: &str| {
        format!("<ofd:TextObject Boundary=\"20 {y} 100 6\" Size=\"5\">{}</ofd:TextObject>", codes(text))
    };
    let each = |y: f32, text: &str| -> String {
        (0_u8..).zip(text.chars()).map(|(at, c)| super_text(20.0 + 5.0 * f32::from(at), y, c)).collect()
    };
    let template = page("", &(one(20, "甲号13912345678。") + &each(40.0, "丙号13712345678。")));
    let file = Ofd {
        common: "<ofd:TemplatePage ID=\"70\" BaseLoc=\"T.xml\"/>",
        more: &[("Doc_0/T.xml", template.as_bytes())],
        ..Ofd::default()
    };
    let uses = "<ofd:Template TemplateID=\"70\"/>";
    assert_eq!(
        told(&file.of(&[page(uses, &(one(20, "乙号13812345678。") + &each(40.0, "丁号13612345678。")))])),
        ["@1 p 甲号13912345678。", "@1 p 乙号13812345678。", "@1 p 丙号13712345678。", "@1 p 丁号13612345678。"]
    );
    // What is written into a form stays with it.
    expect(&[&(text(20.0, 20.0, "姓名：______") + &text(36.0, 20.0, "张三"))], &["@1 p 姓名：______张三"]);
}

fn super_text(x: f32, y: f32, c: char) -> String {
    text(x, y, &c.to_string())
}

#[test]
fn attributes_of_every_part_are_told() {
    let long = "13912345678";
    let resources = format!(
        "<Res BaseLoc=\"资源\"><Fonts><Font ID=\"2\" FontName=\"仿宋\" FamilyName=\"体{long}\"/></Fonts><ColorSpace ID=\"4\" Type=\"RGB\" Note=\"色\"/></Res>"
    );
    let empty = page("", "");
    let tags = "<CustomTags><CustomTag NameSpace=\"a\"><FileLoc>Tag.xml</FileLoc></CustomTag></CustomTags>";
    let attachments = "<Attachments><Attachment ID=\"1\" Name=\"名单.txt\" Creator=\"李四\"><FileLoc>a.bin</FileLoc></Attachment></Attachments>";
    let file = Ofd {
        common: "<ofd:PublicRes>R.xml</ofd:PublicRes><ofd:TemplatePage ID=\"70\" Name=\"模板\" BaseLoc=\"T.xml\"/>",
        after: "<ofd:Outlines><ofd:OutlineElem Title=\"一\" Note=\"注\"/></ofd:Outlines><ofd:Attachments>A.xml</ofd:Attachments><ofd:CustomTags>C.xml</ofd:CustomTags>",
        body: "<ofd:Versions><ofd:Version ID=\"1\" Index=\"0\" Name=\"版\" BaseLoc=\"Doc_0/第一/V.xml\"/></ofd:Versions>",
        more: &[
            ("Doc_0/R.xml", resources.as_bytes()),
            ("Doc_0/A.xml", attachments.as_bytes()),
            ("Doc_0/a.bin", "附".as_bytes()),
            ("Doc_0/C.xml", tags.as_bytes()),
            ("Doc_0/Tag.xml", "<户主 号=\"13812345678\"/>".as_bytes()),
            ("Doc_0/T.xml", empty.as_bytes()),
            ("Doc_0/第一/V.xml", "<DocVersion ID=\"1\" Name=\"初稿\"><FileList/></DocVersion>".as_bytes()),
        ],
        ..Ofd::default()
    };
    let linked = "<ofd:TextObject ID=\"12345678901\" Boundary=\"20 20 9 9\" Size=\"5\" Note=\"批\"><ofd:TextCode X=\"0\" Y=\"4\">字</ofd:TextCode></ofd:TextObject>";
    assert_eq!(
        told(&file.of(&[page("", linked)])),
        [
            "{attribute} attribute 版",
            "@1 p 字",
            "@1 {attribute} attribute 批",
            "{attribute} attribute 模板",
            "{attribute} attribute 注",
            "{attribute} attribute 一",
            "{attribute} attribute 体13912345678",
            "{attribute} attribute 色",
            "{attribute} attribute 13812345678",
            "{attribute} attribute 李四",
            "{metadata} name 名单.txt",
            "名单.txt {embedded} p 1:1 附",
            "Doc_0/第一/V.xml {attribute} attribute 初稿",
        ]
    );
}

#[test]
fn pictures_and_glyphs_without_characters() {
    let image = "<ofd:ImageObject ID=\"4\" Boundary=\"0 0 210 297\" ResourceID=\"5\" CTM=\"210 0 0 297 0 0\"/>";
    let glyphs = "<ofd:TextObject Boundary=\"20 20 30 6\" Size=\"5\"><ofd:CGTransform CodePosition=\"0\" CodeCount=\"2\" GlyphCount=\"2\"><ofd:Glyphs>12 34</ofd:Glyphs></ofd:CGTransform>\
        <ofd:TextCode X=\"0\" Y=\"4\">\u{E000}\u{E001}</ofd:TextCode></ofd:TextObject>";
    expect(
        &[&text(20.0, 20.0, "一"), image, &glyphs.replace("\u{E000}\u{E001}", "张三"), glyphs],
        &["@1 p 一", "@3 p 张三", "@4 p \u{E000}\u{E001}", "! no-text-layer @2", "! no-text-layer @4"],
    );
    // Words that a program has recognised on a picture, and laid under it.
    expect(&[&(text_with(20.0, 20.0, "Alpha=\"0\"", "识别") + image)], &["@1 p 识别"]);
}

#[test]
fn encrypted_damaged_and_cut_files_are_told() {
    let whole = Ofd::default().of(&[page("", &text(20.0, 20.0, "第一页")), page("", &text(20.0, 20.0, "第二页"))]);
    for end in 4..whole.len() {
        match Container::open(&whole[..end], Limits::default()) {
            Ok(_) => {
                let lines = told(&whole[..end]);
                assert!(lines.iter().any(|line| line.starts_with('!')), "{end} {lines:?}");
            }
            Err(problem) => assert!(problem.kind.hides_text(), "{end}"),
        }
    }
    let sealed = Ofd { body: "<ofd:Encryptions>Encryptions.xml</ofd:Encryptions>", ..Ofd::default() };
    assert_eq!(told(&Ofd::default().of(&["\u{1}\u{2}密".to_owned()])), ["! encrypted Doc_0/Pages/Page_0/Content.xml"]);
    assert_eq!(told(&sealed.of(&[page("", &text(20.0, 20.0, "一"))])), ["@1 p 一", "! encrypted"]);
    let cut = page("", &text(20.0, 20.0, "先读到的")).replace("</ofd:Layer></ofd:Content></ofd:Page>", "<x a=\"");
    assert_eq!(told(&Ofd::default().of(&[cut])), ["@1 p 先读到的", "! damaged Doc_0/Pages/Page_0/Content.xml"]);
    assert_eq!(told(&zip(&[("OFD.xml", b"<OFD/>"), ("a.xml", "<a>字</a>".as_bytes())])).len(), 2);
    let missing = zip(&[("OFD.xml", b"<OFD><DocBody><DocRoot>D.xml</DocRoot></DocBody></OFD>")]);
    assert_eq!(told(&missing), ["! damaged D.xml"]);
}

#[test]
fn long_rows_are_cut_into_stretches() {
    let row = "张三13912345678，".repeat(800);
    let (documents, problems) = read_container(&Ofd::default().of(&[page("", &text(20.0, 20.0, &row))]), 1_000);
    assert_eq!(problems, []);
    let answered: String = documents.iter().map(|d| d.text().get(d.answered()).unwrap_or_default()).collect();
    assert!(answered == row);
    let limits = Limits { entries: 3, ..Limits::default() };
    let pages = [page("", &text(20.0, 20.0, "一")), page("", &text(20.0, 20.0, "二"))];
    let mut problems = Vec::new();
    let file = Ofd::default().of(&pages);
    let document = Document::new(Format::Ofd);
    Container::open(&file, limits).unwrap_or_else(|p| panic!("{p:?}")).read(document, &mut |stretch, _| {
        problems.extend(stretch.problems);
        stretch.document
    });
    assert_eq!(problems.first().map(|problem| &problem.kind), Some(&ProblemKind::TooMany(3)));
}

#[test]
fn nothing_that_is_wrong_makes_it_fail() {
    let list = "<OFD><DocBody><DocInfo><Title>甲</Title></DocInfo><DocRoot>D.xml</DocRoot><Versions><Version Current=\"true\" BaseLoc=\"V.xml\"/></Versions></DocBody></OFD>";
    let document = "<Document><CommonData><PageArea><PhysicalBox>0 0 210 297</PhysicalBox></PageArea><PublicRes>R.xml</PublicRes><TemplatePage ID=\"7\" BaseLoc=\"T.xml\"/></CommonData>\
        <Pages><Page ID=\"1\" BaseLoc=\"P.xml\"/><Page ID=\"2\" BaseLoc=\"P.xml\"/></Pages><Annotations>A.xml</Annotations><Attachments>B.xml</Attachments></Document>";
    let resources = "<Res><DrawParam ID=\"6\" Relative=\"6\"/><CompositeGraphicUnit ID=\"5\"><Content><CompositeObject ResourceID=\"5\"/>\
        <TextObject Boundary=\"0 0 9 9\"><TextCode>图</TextCode></TextObject></Content></CompositeGraphicUnit></Res>";
    let content =
        text_with(20.0, 20.0, "CTM=\"1 0 0 1 0 0\" DrawParam=\"6\"", "张三13912345678") + &text(20.0, 30.0, "x");
    let content =
        page("<Template TemplateID=\"7\"/>", &(content + "<CompositeObject ResourceID=\"5\" Boundary=\"1 1 1 1\"/>"));
    let annotations = "<Annotations><Page PageID=\"1\"><FileLoc>N.xml</FileLoc></Page></Annotations>";
    let annotation = "<PageAnnot><Annot><Remark>字</Remark><Appearance Boundary=\"1 1 1 1\"><TextObject><TextCode>印</TextCode></TextObject></Appearance></Annot></PageAnnot>";
    let attachments =
        "<Attachments><Attachment Name=\"a\" Format=\"txt\"><FileLoc>a.txt</FileLoc></Attachment></Attachments>";
    let version = "<DocVersion><FileList><File>P.xml</File></FileList><DocRoot>D.xml</DocRoot></DocVersion>";
    // Between zeros, as the archive's checksums would keep every change from the reader.
    let parts = [list, document, resources, &content, annotations, annotation, attachments, version, "字", &content];
    let names = ["OFD.xml", "D.xml", "R.xml", "P.xml", "A.xml", "N.xml", "B.xml", "V.xml", "a.txt", "T.xml"];
    let archive = |bytes: &[u8]| {
        let parts = bytes.split(|byte| *byte == 1);
        let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        for (name, part) in names.iter().zip(parts) {
            writer.start_file(*name, options).unwrap();
            std::io::Write::write_all(&mut writer, part).unwrap();
        }
        writer.finish().unwrap().into_inner()
    };
    let read = |bytes: &[u8]| {
        if let Ok(container) = Container::open(bytes, Limits::default()) {
            container.with_stretch(1_000).read(Document::new(Format::Ofd), &mut |stretch, _| stretch.document);
        }
    };
    let sample = parts.join("\u{1}");
    assert!(
        told(&archive(sample.as_bytes())).iter().all(|line| !line.starts_with('!')),
        "{:?}",
        told(&archive(sample.as_bytes()))
    );
    mutations(sample.as_bytes(), 1_500, |bytes| read(&archive(bytes)));
    mutations(&archive(sample.as_bytes()), 500, read);
}

#[test]
fn more_than_a_page_has_is_told() {
    let many = "<ofd:TextCode>1</ofd:TextCode>".repeat(200_001);
    let lines =
        told(&Ofd::default().of(&[page("", &format!("<ofd:TextObject Boundary=\"1 1 9 9\">{many}</ofd:TextObject>"))]));
    assert_eq!(lines.last().map(String::as_str), Some("! too-many @1"));
}
