//! Word documents: all text in them, with its place and whether the page shows it.
#![allow(clippy::unwrap_used, missing_docs)]

mod reading;

use baguan::document::ProblemKind;
use baguan::read::{Container, Limits};
use reading::word::{docx, docx_with, expect, part, told, zip};

/// A run.
fn r(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

/// A paragraph.
fn p(text: &str) -> String {
    format!("<w:p>{}</w:p>", r(text))
}

#[test]
fn runs_are_joined_to_paragraphs() {
    expect(&(p("一") + &p("") + &p("二")), &["p1 一", "p2 二"]);
    let split = format!(
        "<w:p>{}<w:proofErr/><w:r><w:lastRenderedPageBreak/><w:t>1990</w:t></w:r><w:bookmarkStart w:name=\"_Go\"/>{}</w:p>",
        r("530102"),
        r("03071233")
    );
    expect(&split, &["p1 530102199003071233"]);
    expect(
        "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:t>丁</w:t><w:softHyphen/><w:t>戊&amp;&#24049;&lt;</w:t></w:r></w:p>",
        &["p1 甲\t乙⏎丙-丁戊&己<"],
    );
    expect(
        "<w:p><w:r><w:sym w:font=\"宋体\" w:char=\"F031\"/><w:sym w:font=\"Times\" w:char=\"5F20\"/></w:r></w:p>",
        &["p1 1张"],
    );
}

#[test]
fn deleted_and_hidden_text_stands_beside() {
    expect(
        "<w:p><w:r><w:t>甲</w:t></w:r><w:del w:author=\"某甲\"><w:r><w:delText>乙</w:delText></w:r></w:del>\
         <w:ins w:author=\"某甲\"><w:r><w:t>丙</w:t></w:r></w:ins></w:p>",
        &["p1 甲丙", "~p1 乙", "=attribute 某甲"],
    );
    // What was masked by a tracked change can be read by whoever takes the change back.
    expect(
        "<w:p><w:r><w:t>电话139</w:t></w:r><w:del><w:r><w:delText>1234</w:delText></w:r></w:del><w:ins><w:r><w:t>****</w:t></w:r></w:ins><w:r><w:t>5678。</w:t></w:r></w:p>",
        &["p1 电话139****5678。", "~p1 13912345678"],
    );
    expect(
        "<w:p><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom></w:p><w:p><w:moveTo><w:r><w:t>移来</w:t></w:r></w:moveTo></w:p>",
        &["~p1 移走", "p2 移来"],
    );
    expect(
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>显</w:t></w:r></w:p>",
        &["p1 显", "-p1 隐"],
    );
    // What the run was before a change says nothing of it now.
    expect(
        "<w:p><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>显</w:t></w:r></w:p>",
        &["p1 显"],
    );
    // A paragraph whose end is deleted goes on with the next one; what was deleted does not.
    expect(
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>530102</w:t></w:r><w:del><w:r><w:delText>甲</w:delText></w:r></w:del></w:p>\
         <w:p><w:del><w:r><w:delText>乙</w:delText></w:r></w:del><w:r><w:t>199003071233</w:t></w:r></w:p>",
        &["p1 530102199003071233", "~p1 甲", "~p1 乙"],
    );
}

#[test]
fn styles_hide_and_make_headings() {
    let styles = part(
        "styles",
        "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"a\"><w:name w:val=\"章\"/><w:basedOn w:val=\"1\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"h\"><w:rPr><w:vanish/></w:rPr></w:style>\
         <w:style w:type=\"character\" w:styleId=\"c\"><w:rPr><w:vanish/></w:rPr></w:style>\
         <w:style w:type=\"character\" w:styleId=\"d\"><w:basedOn w:val=\"c\"/></w:style>\
         <w:style w:type=\"character\" w:styleId=\"o\"><w:basedOn w:val=\"o\"/></w:style>",
    );
    let relations = "<Relationships><Relationship Type=\"http://x/styles\" Target=\"s.xml\"/></Relationships>";
    let styled = |style: &str, run: &str, text: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:rPr><w:rStyle w:val=\"{run}\"/></w:rPr><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let body = styled("1", "", "一")
        + &styled("a", "d", "二")
        + &styled("h", "", "三")
        + &styled("h", "c", "四")
        + &styled("", "o", "五")
        + "<w:p><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr><w:r><w:t>六</w:t></w:r></w:p>";
    let file =
        docx_with(&body, &[("word/_rels/document.xml.rels", relations.as_bytes()), ("word/s.xml", styles.as_bytes())]);
    let (lines, problems) = told(&file);
    assert_eq!(problems, []);
    assert_eq!(lines, ["h11 一", "-h12 二", "-p3 三", "p4 四", "p5 五", "h36 六"]);
}

#[test]
fn cells_have_their_place() {
    let tc = |properties: &str, inside: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>");
    let inner = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", tc("", &p("内")));
    let body = format!(
        "{}<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr><w:tr>{}{}</w:tr><w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>{}{}</w:tr></w:tbl>{}",
        p("前"),
        tc("<w:gridSpan w:val=\"2\"/>", &p("姓名")),
        tc("", &p("电话")),
        tc("<w:vMerge w:val=\"restart\"/>", &(p("甲") + &p("乙"))),
        tc("<w:gridSpan w:val=\"2\"/>", &(inner + &p("丙"))),
        tc("<w:vMerge/>", "<w:p/>"),
        tc("", &p("丁")),
        p("后")
    );
    expect(
        &body,
        &[
            "p1 前",
            "t1r1c1! 姓名",
            "t1r1c3! 电话",
            "t1r2c1 甲",
            "t1r2c1 乙",
            "t2r1c1 内",
            "t1r2c2 丙",
            "t1r3c3 丁",
            "p2 后",
        ],
    );
}

#[test]
fn boxes_are_read_once() {
    let content = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(text));
    let twice = |a: &str, b: &str| {
        format!(
            "<mc:AlternateContent><mc:Choice><w:drawing><wp:docPr descr=\"图\"/><wp:posOffset>12345678901</wp:posOffset>{a}</w:drawing></mc:Choice><mc:Fallback><w:pict>{b}</w:pict></mc:Fallback></mc:AlternateContent>"
        )
    };
    let body =
        format!("<w:p>{}<w:r>{}</w:r>{}</w:p>", r("13912"), twice(&content("框 内"), &content("框内")), r("345678"));
    let (lines, _) = told(&docx(&body));
    // The measure of a drawing is long enough to be looked at.
    let lines: Vec<_> = lines.iter().filter(|line| !line.contains("12345678901")).collect();
    assert_eq!(lines, ["p1 框 内", "p2 13912345678", "-attribute 图"]);
    let body = format!("<w:p><w:r>{}</w:r></w:p>", twice(&content("新"), &content("旧")));
    let (lines, _) = told(&docx(&body));
    assert!(lines.contains(&"p1 新".to_owned()) && lines.contains(&"-p2 旧".to_owned()), "{lines:?}");
    // A character that old programs have to write otherwise.
    expect(
        "<w:p><w:r><w:t>甲</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w16se:symEx/></mc:Choice><mc:Fallback><w:t>乙</w:t></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>丙</w:t></w:r></w:p>",
        &["p1 甲乙丙"],
    );
    expect(
        "<w:p><w:r><w:t>昆</w:t></w:r><w:ruby><w:rt><w:r><w:t>kun</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>明</w:t></w:r></w:rubyBase></w:ruby></w:p>",
        &["p1 kun", "p2 昆明"],
    );
}

#[test]
fn what_only_the_file_says() {
    expect(
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>HYPERLINK </w:instrText></w:r><w:r><w:instrText>\"mailto:a@b.cn\"</w:instrText><w:fldChar w:fldCharType=\"separate\"/></w:r>\
         <w:r><w:t>信箱</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
        &["p1 信箱", "-attribute HYPERLINK \"mailto:a@b.cn\""],
    );
    expect(
        "<w:p><w:r><w:instrText> PAGEREF _Toc123456789 \\h </w:instrText><w:fldChar/><w:instrText>HYPERLINK \\l \"_Toc123456789\"</w:instrText><w:t>1</w:t></w:r></w:p>",
        &["p1 1"],
    );
    expect(
        "<w:sdt><w:sdtPr><w:alias w:val=\"Name\"/><w:rPr><w:vanish/></w:rPr></w:sdtPr><w:sdtContent><w:p><w:r><w:t>张三</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        &["-attribute Name", "p1 张三"],
    );
    expect(
        "<w:p><w:r><w:rPr><w:rFonts w:eastAsia=\"仿宋\"/></w:rPr><w:pict><v:shape style=\"width:1\"><v:textpath string=\"draft\"/></v:shape></w:pict></w:r></w:p><!--张三-->",
        &["attribute draft", "-comment 张三"],
    );
    let comments = part("comments", &format!("<w:comment w:author=\"某甲\">{}</w:comment>", p("改过")));
    let header = part("hdr", &p("内部"));
    let relations = "<Relationships><Relationship Type=\"http://x/hyperlink\" TargetMode=\"External\" Target=\"http://a.cn/%E5%BC%A0\"/>\
        <Relationship Id=\"r1\" Type=\"http://x/header\" Target=\"header1.xml\"/></Relationships>";
    let custom =
        "<Properties><property fmtid=\"{1}\" name=\"公开属性\"><vt:lpwstr>主动公开</vt:lpwstr></property></Properties>";
    let core = "<cp:coreProperties><dc:creator>张三</dc:creator><dc:title/></cp:coreProperties>";
    let app = "<Properties><Pages>3</Pages><Company>某局</Company></Properties>";
    let chart =
        "<c:chartSpace><c:v>村名</c:v><a:p><a:r><a:t>标</a:t></a:r><a:r><a:t>题</a:t></a:r></a:p></c:chartSpace>";
    let (lines, problems) = told(&docx_with(
        &(p("正文") + "<w:sectPr><w:headerReference r:id=\"r1\"/></w:sectPr>"),
        &[
            ("[Content_Types].xml", b"<Types/>"),
            ("word/comments.xml", comments.as_bytes()),
            ("word/header1.xml", header.as_bytes()),
            ("word/_rels/document.xml.rels", relations.as_bytes()),
            ("word/footnotes.xml", part("footnotes", &format!("<w:footnote>{}</w:footnote>", p("注"))).as_bytes()),
            ("word/glossary/document.xml", part("glossaryDocument", &p("块")).as_bytes()),
            ("word/charts/chart1.xml", chart.as_bytes()),
            ("customXml/item1.xml", "<a b=\"甲\"><c>乙</c></a>".as_bytes()),
            ("word/settings.xml", part("settings", "<w:docVar w:name=\"tel\" w:val=\"0871\"/>").as_bytes()),
            ("word/media/image1.png", b"\x89PNG\r\n\x1A\n"),
            ("docProps/core.xml", core.as_bytes()),
            ("docProps/app.xml", app.as_bytes()),
            ("docProps/custom.xml", custom.as_bytes()),
        ],
    ));
    assert_eq!(problems, []);
    assert_eq!(
        lines,
        [
            "=creator 张三",
            "=Company 某局",
            "=公开属性 主动公开",
            "p1 正文",
            "[word/comments.xml] =attribute 某甲",
            "[word/comments.xml] -comment 改过",
            "[word/header1.xml] p1 内部",
            "-attribute http://a.cn/张",
            "[word/footnotes.xml] p1 注",
            "[word/glossary/document.xml] -p1 块",
            "[word/charts/chart1.xml] p1 村名",
            "[word/charts/chart1.xml] p2 标题",
            "[customXml/item1.xml] -attribute 甲",
            "[customXml/item1.xml] -p1 乙",
            "[word/settings.xml] -attribute tel",
            "[word/settings.xml] -attribute 0871",
        ]
    );
}

/// The kinds of a file's problems, with the part each is in.
fn problems(file: &[u8]) -> Vec<(ProblemKind, String)> {
    let problems = told(file).1;
    problems.into_iter().map(|problem| (problem.kind, problem.place.part.unwrap_or_default())).collect()
}

#[test]
fn files_inside_are_read_or_named() {
    let inner =
        docx_with(&p("内"), &[("docProps/core.xml", b"<coreProperties><creator>x y</creator></coreProperties>")]);
    let sheet = zip(&[("xl/workbook.xml", b"<workbook/>")]);
    let file = docx_with(
        &p("外"),
        &[
            ("word/embeddings/a.docx", &inner),
            ("word/embeddings/b.xlsx", &sheet),
            ("word/embeddings/oleObject1.bin", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest"),
            ("word/afchunk1.htm", "<html><p>块<!--注--></p></html>".as_bytes()),
            ("word/afchunk2.rtf", b"{\\rtf1}"),
            ("word/vbaProject.bin", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
            ("word/media/image1.emf", &[1, 0, 0, 0]),
            ("word/media/image2.emf", &sheet),
        ],
    );
    let (lines, _) = told(&file);
    assert_eq!(
        lines,
        [
            "p1 外",
            "=word/embeddings/a.docx!/creator x y",
            "[word/embeddings/a.docx] -p1 内",
            "[word/afchunk1.htm] -p 1:10 块1 ",
            "[word/afchunk1.htm] -comment 1:15 注 ",
        ]
    );
    assert_eq!(
        problems(&file),
        [
            (ProblemKind::Damaged, "word/embeddings/b.xlsx".to_owned()),
            (ProblemKind::Truncated, "word/embeddings/oleObject1.bin".to_owned()),
            (ProblemKind::Macros, "word/vbaProject.bin".to_owned()),
            (ProblemKind::Damaged, "word/media/image2.emf".to_owned()),
        ]
    );
}

#[test]
fn other_containers_are_named() {
    let kind = |bytes: &[u8]| Container::open(bytes, Limits::default()).map(|_| ()).unwrap_err().kind;
    let unknown = |kind| ProblemKind::UnknownKind(Some(kind));
    assert_eq!(kind(b"PK\x03\x04xxxx"), ProblemKind::Truncated);
    assert_eq!(kind(b"PK\x05\x06"), ProblemKind::Truncated);
    // The directory cannot be found, but one of its entries stands in the file.
    let mut encrypted = vec![0; 1024];
    encrypted[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    assert_eq!(kind(&encrypted), unknown("doc/xls/ppt/wps"));
    for (index, unit) in "EncryptedPackage".encode_utf16().enumerate() {
        encrypted[640 + 2 * index..][..2].copy_from_slice(&unit.to_le_bytes());
    }
    assert_eq!(kind(&encrypted), ProblemKind::Encrypted);
}

#[test]
fn limits_are_told_with_their_place() {
    // Nesting.
    let mut file = docx(&p("最里"));
    for _ in 0..9 {
        file = docx_with(&p("层"), &[("word/embeddings/a.docx", &file)]);
    }
    let (lines, _) = told(&file);
    assert_eq!(lines.len(), 7, "{lines:?}");
    assert_eq!(problems(&file)[0].0, ProblemKind::TooDeep(6));
    // Elements in elements.
    let deep = docx(&("<w:sdt>".repeat(3000) + &p("深") + &"</w:sdt>".repeat(3000)));
    assert_eq!(problems(&deep), [(ProblemKind::TooDeep(2000), "word/document.xml".to_owned())]);
    // One entry that inflates to far more than it is.
    let bomb = vec![b' '; 70 << 20];
    let file = docx_with(&p("外"), &[("customXml/item1.xml", &bomb), ("customXml/item2.bin", &bomb)]);
    let too_large = |part: &str| (ProblemKind::TooLarge(64 << 20), part.to_owned());
    assert_eq!(problems(&file), [too_large("customXml/item1.xml"), too_large("customXml/item2.bin")]);
    // Too many entries.
    let names: Vec<String> = (0..20_010).map(|n| format!("customXml/{n}.xml")).collect();
    let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"<a/>".as_slice())).collect();
    assert_eq!(problems(&docx_with("", &entries)), [(ProblemKind::TooMany(20_000), String::new())]);
}

#[test]
fn damage_is_told_and_what_stands_before_it_is_read() {
    let told_of = |document: &str| {
        let file = zip(&[("word/document.xml", document.as_bytes())]);
        (told(&file).0, problems(&file))
    };
    let damaged = vec![(ProblemKind::Damaged, "word/document.xml".to_owned())];
    let open = format!("<w:document><w:body>{}<w:p>{}", p("一"), r("二"));
    assert_eq!(told_of(&open), (vec!["p1 一".into(), "p2 二".into()], damaged.clone()));
    let wrong = format!("<w:document><w:body>{}</w:p></w:body></w:document>", p("一"));
    assert_eq!(told_of(&wrong), (vec!["p1 一".into()], damaged));
    // Entities of the document's own are not resolved.
    let entity = format!("<!DOCTYPE a [<!ENTITY x \"530102\">]><w:document>{}</w:document>", p("一&x;"));
    assert_eq!(told_of(&entity).0, ["p1 一&x;"]);
    // A cut archive.
    let file = docx(&p("很长的正文").repeat(200));
    let cut = &file[..file.len() - 60];
    let (lines, problems) = told(cut);
    assert_eq!(lines.len(), 200);
    assert_eq!(problems[0].kind, ProblemKind::Truncated);
    // Bytes changed inside.
    let mut changed = file.clone();
    let at = file.len() / 2;
    changed[at] ^= 0xFF;
    if Container::open(&changed, Limits::default()).is_ok() {
        assert!(!told(&changed).1.is_empty());
    }
}

#[test]
fn encodings_other_than_utf8_are_read() {
    let text = part("document", &p("身份证"));
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(told(&zip(&[("word/document.xml", &utf16)])).0, ["p1 身份证"]);
    let gbk = text.replace("UTF-8", "GBK");
    let gbk = encoding_rs::GBK.encode(&gbk).0;
    assert_eq!(told(&zip(&[("word/document.xml", &gbk)])).0, ["p1 身份证"]);
    let broken = text.replace('身', "@").into_bytes().into_iter().map(|b| if b == b'@' { 0xFF } else { b });
    let file = zip(&[("word/document.xml", &broken.collect::<Vec<u8>>())]);
    assert_eq!(problems(&file), [(ProblemKind::BrokenEncoding("UTF-8"), "word/document.xml".to_owned())]);
}

/// Wherever a stretch ends, exactly one of them answers for each number.
#[test]
fn stretches_lose_nothing_and_tell_nothing_twice() {
    const NUMBER: &str = "530102199003071233";
    let filler = "公开内容应当真实准确完整及时，".repeat(40);
    let paragraph = |inside: &str| format!("<w:p>{}{inside}{}</w:p>", r(&filler), r(&filler));
    let removed = |text: &str| format!("<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>");
    let cell = format!("<w:tc>{}</w:tc>", p(NUMBER));
    let bodies = [
        // One paragraph that is longer than any stretch.
        format!("<w:p>{}</w:p>", format!("{}{}{}", r(&filler), r("530102"), r("199003071233，")).repeat(20)),
        format!("<w:p>{}</w:p>", removed(&format!("{filler}{NUMBER}，").repeat(20))),
        paragraph(&r(NUMBER)).repeat(20),
        format!("<w:tbl>{}</w:tbl>", format!("<w:tr>{}</w:tr>", cell.repeat(2)).repeat(10)),
        format!(
            "<w:p>{}</w:p>",
            format!("{}<w:r><w:txbxContent>{}</w:txbxContent></w:r>", r(&filler.repeat(4)), p(NUMBER)).repeat(20)
        ),
    ];
    for (which, body) in bodies.iter().enumerate() {
        let file = docx(body);
        for stretch in (1..9000).step_by(397) {
            let (documents, _) = reading::read_container(&file, stretch);
            let mut found = 0;
            for document in &documents {
                for block in document.blocks() {
                    for (at, _) in document.block_text(block).match_indices(NUMBER) {
                        let start = block.range().start + at;
                        found += usize::from(document.answers_for(&(start..start + NUMBER.len())));
                    }
                }
            }
            assert_eq!(found, 20, "{which} {stretch}");
            let length = documents.iter().map(|document| document.text().len()).max().unwrap();
            assert!(length <= 3 * stretch + (13 << 10), "{which} {stretch}: {length}");
        }
    }
}

/// Documents as the library named for writing them has them.
#[test]
fn documents_of_a_library_are_read() {
    use docx_rs::{Comment, Delete, Docx, Footnote, Header, Insert, Paragraph, Run, Table, TableCell, TableRow};
    let text = |text: &str| Paragraph::new().add_run(Run::new().add_text(text));
    let cell = |content: &str| TableCell::new().add_paragraph(text(content));
    let comment = Comment::new(1).author("某甲").add_paragraph(text("请核对"));
    let document = Docx::new()
        .header(Header::new().add_paragraph(text("某市人民政府")))
        .add_paragraph(text("关于公开的通知").outline_lvl(0))
        .add_paragraph(
            Paragraph::new()
                .add_run(Run::new().add_text("530102"))
                .add_run(Run::new().bold().add_text("199003071233"))
                .add_delete(Delete::new().author("某乙").add_run(Run::new().add_delete_text("删去")))
                .add_insert(Insert::new(Run::new().add_text("加上")).author("某乙"))
                .add_run(Run::new().vanish().add_text("隐去")),
        )
        .add_paragraph(
            Paragraph::new()
                .add_comment_start(comment)
                .add_run(Run::new().add_text("脚注").add_footnote_reference(Footnote::new().add_content(text("注文"))))
                .add_comment_end(1),
        )
        .add_table(Table::new(vec![
            TableRow::new(vec![cell("姓名").grid_span(2), cell("电话")]),
            TableRow::new(vec![cell("张三"), cell("甲"), cell("乙")]),
        ]));
    let mut file = std::io::Cursor::new(Vec::new());
    document.build().pack(&mut file).unwrap();
    let (lines, problems) = told(&file.into_inner());
    assert_eq!(problems, []);
    for expected in [
        "h11 关于公开的通知",
        "p2 530102199003071233加上",
        "-p2 隐去",
        "~p2 删去",
        "=attribute 某乙",
        "p3 脚注",
        "t1r1c1 姓名",
        "t1r1c3 电话",
        "t1r2c2 甲",
        "[word/header1.xml] p1 某市人民政府",
        "[word/comments.xml] =attribute 某甲",
        "[word/comments.xml] -comment 请核对",
        "[word/footnotes.xml] p1 注文",
    ] {
        assert!(lines.iter().any(|line| line == expected), "{expected}: {lines:#?}");
    }
}

#[test]
fn what_nobody_can_read_is_hidden() {
    let run = |properties: &str, text: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>");
    let shape = |hidden: &str, text: &str| {
        format!(
            "<w:p><w:r><w:drawing><wp:anchor><wp:docPr {hidden}/><w:txbxContent>{}</w:txbxContent></wp:anchor></w:drawing></w:r></w:p>",
            p(text)
        )
    };
    let placed = |from: &str, offset: i64, text: &str| {
        format!(
            "<w:p><w:r><w:drawing><wp:anchor><wp:positionH relativeFrom=\"{from}\"><wp:posOffset>{offset}</wp:posOffset></wp:positionH>\
             <wp:extent cx=\"900000\" cy=\"90000\"/><wp:docPr/><w:txbxContent>{}</w:txbxContent></wp:anchor></w:drawing></w:r></w:p>",
            p(text)
        )
    };
    let white = "<w:color w:val=\"ffffff\"/>";
    let dark = "<w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" w:fill=\"1F3864\"/>";
    let body = [
        format!("<w:p>{}{}</w:p>", run(white, "白"), run("", "黑")),
        format!("<w:p>{}</w:p>", run(dark, "反白")),
        format!("<w:p>{}</w:p>", run("<w:sz w:val=\"2\"/>", "极小")),
        shape("hidden=\"1\"", "藏框"),
        shape("hidden=\"0\"", "明框"),
        format!("<w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>", run(white, "表头")),
        format!("<w:p><w:ins>{}</w:ins>{}</w:p>", run("", "插"), run("", "入")),
        format!(
            "<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{}</w:tc></w:tr><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
            p("藏行"),
            p("明行")
        ),
        placed("page", -9_000_000, "页外"),
        placed("column", -9_000_000, "栏外"),
        placed("page", 900_000, "页内"),
        placed("margin", -900_000, "边上"),
        format!(
            "<w:p><w:r><w:pict><v:shape style=\"position:absolute;visibility:hidden\"><w:txbxContent>{}</w:txbxContent></v:shape></w:pict></w:r></w:p>",
            p("藏形")
        ),
    ];
    assert_eq!(
        reading::told(&docx(&body.concat())),
        [
            "p 黑",
            "{hidden-text} p 白",
            "p 反白",
            "{hidden-text} p 极小",
            "{hidden-object} p 藏框",
            "p 明框",
            "t1r1c1 表头",
            "{inserted} p 插入",
            "{hidden-row} t2r1c1 藏行",
            "t2r2c1 明行",
            "{off-page} p 页外",
            "{off-page} p 栏外",
            "p 页内",
            "p 边上",
            "{hidden-object} p 藏形",
        ]
    );
}

#[test]
fn a_related_file_may_stand_on_the_page() {
    let relations =
        "<Relationships><Relationship Id=\"a\" Type=\"x/aFChunk\" Target=\"afchunk1.htm\"/></Relationships>";
    let file = docx_with(
        &p("外"),
        &[
            ("word/_rels/document.xml.rels", relations.as_bytes()),
            ("word/afchunk1.htm", "<html><p>块</p></html>".as_bytes()),
        ],
    );
    assert_eq!(reading::told(&file), ["p 外", "word/afchunk1.htm p 1:10 块"]);
}

#[test]
fn pictures_alone_are_no_text() {
    let picture = ("word/media/image1.png", &b"\x89PNG\r\n\x1A\n"[..]);
    assert_eq!(reading::told(&docx_with("<w:p/>", &[picture])), ["! no-text-layer"]);
    assert_eq!(reading::told(&docx_with(&p("图"), &[picture])), ["p 图"]);
}

#[test]
fn a_header_that_no_section_names_is_left_over() {
    let relations = "<Relationships><Relationship Id=\"r1\" Type=\"x/header\" Target=\"header1.xml\"/>\
         <Relationship Id=\"r2\" Type=\"x/header\" Target=\"header2.xml\"/></Relationships>";
    let body = p("正文") + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"r1\"/></w:sectPr>";
    let file = docx_with(
        &body,
        &[
            ("word/_rels/document.xml.rels", relations.as_bytes()),
            ("word/header1.xml", part("hdr", &p("眉")).as_bytes()),
            ("word/header2.xml", part("hdr", &p("旧眉")).as_bytes()),
        ],
    );
    assert_eq!(reading::told(&file), ["p 正文", "word/header2.xml {residue} p 旧眉", "word/header1.xml p 眉"]);
}
