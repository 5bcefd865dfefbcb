//! Workbooks: every cell with its row and column, and everything that the sheet does not show.
#![allow(clippy::unwrap_used, missing_docs)]

mod reading;

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use reading::sheet::{Sheet, rows, sheet, xlsx};
use reading::{of_cells, read_container, told};

#[test]
fn cells_have_their_place() {
    let file = rows(
        "<row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><r><t>张</t></r><r><t>三</t></r></is></c><c r=\"C2\"><v>1.3912345678E10</v></c></row>\
         <row><c t=\"str\"><v>甲&amp;乙</v></c><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c><c t=\"d\"><v>2024-05-06</v></c></row>\
         <x:row r='10' xmlns:x='y'><x:c r='AA10' t='str'><x:v><![CDATA[<丙>]]></x:v></x:c></x:row>",
    );
    assert_eq!(
        told(&file),
        [
            "#Sheet1 t1r2c2 张三",
            "#Sheet1 t1r2c3 13912345678",
            "#Sheet1 t1r3c1 甲&乙",
            "#Sheet1 t1r3c2 TRUE",
            "#Sheet1 t1r3c3 #N/A",
            "#Sheet1 t1r3c4 2024-05-06",
            "#Sheet1 t1r10c27 <丙>",
        ]
    );
}

#[test]
fn texts_are_shared() {
    let file = xlsx(
        "",
        "<si><t>姓名</t></si><si><r><t>530102</t></r><r><rPr><rFont val=\"宋体\"/></rPr><t>199003071233</t></r><rPh sb=\"0\"><t>读音</t></rPh></si><si><t>残留</t></si><si/>",
        "",
        &[sheet(
            "一月",
            "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>0</v></c></row></sheetData>",
        )],
        &[],
    );
    assert_eq!(
        told(&file),
        [
            "#一月 attribute 一月",
            "#一月 t1r1c1 姓名",
            "#一月 t1r1c2 530102199003071233",
            "#一月 t1r1c3 姓名",
            "xl/sharedStrings.xml {residue} p 残留",
            "xl/sharedStrings.xml {attribute} attribute 读音",
        ]
    );
    // A text that is not there.
    let file = xlsx(
        "",
        "<si><t>甲</t></si>",
        "",
        &[sheet("Sheet1", "<sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>9</v></c></row></sheetData>")],
        &[],
    );
    assert_eq!(told(&file), ["#Sheet1 t1r1c1 甲", "#Sheet1 t1r1c2 9", "! damaged #Sheet1"]);
}

#[test]
fn values_that_repeat_are_told_a_thousand_times() {
    let many = |cell: &str| cell.repeat(1_500);
    let inside = format!(
        "<sheetData><row>{}{}{}</row></sheetData>",
        many("<c t=\"s\"><v>0</v></c>"),
        many("<c t=\"s\"><v>1</v></c>"),
        many("<c><v>13912345678</v></c>")
    );
    let hidden = "<sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData>";
    let hidden = Sheet { name: "Sheet2", state: "hidden", inside: hidden, relations: &[] };
    let shared = "<si><t>530102199003071233</t></si><si><t>姓名</t></si>";
    let lines = told(&xlsx("", shared, "", &[sheet("Sheet1", &inside), hidden], &[]));
    let count = |text: &str| lines.iter().filter(|line| line.starts_with("#Sheet1") && line.ends_with(text)).count();
    // A label says something of each value beside it.
    assert_eq!((count("530102199003071233"), count("姓名"), count("13912345678")), (1_000, 1_500, 1_000));
    // It is another thing that it is hidden somewhere.
    assert_eq!(lines.last().map(String::as_str), Some("#Sheet2 {hidden-sheet} t2r1c1 530102199003071233"));
}

#[test]
fn remarks_formulas_and_links_have_their_cell() {
    let inside = "<sheetData><row r=\"7\"><c r=\"B7\"><f>IF(A1=\"密语\",1)</f><v>1</v></c><c r=\"C7\"><v>2</v></c></row></sheetData>\
        <conditionalFormatting><cfRule text=\"条件\"/></conditionalFormatting>\
        <hyperlinks><hyperlink ref=\"D8:E9\" display=\"链接\"/></hyperlinks><dataValidations><dataValidation prompt=\"请填\"/></dataValidations>";
    let relations = [("c", "comments", "../comments1.xml"), ("t", "threadedComment", "../threads1.xml")];
    let more = [
        (
            "xl/comments1.xml",
            "<comments><authors><author>某甲</author></authors><commentList><comment ref=\"B2\" authorId=\"0\"><text><t>批一</t></text></comment></commentList></comments>",
        ),
        (
            "xl/threads1.xml",
            "<ThreadedComments><threadedComment ref=\"B3\"><text>批二</text></threadedComment></ThreadedComments>",
        ),
    ];
    let one = Sheet { name: "Sheet1", state: "visible", inside, relations: &relations };
    assert_eq!(of_cells(&xlsx("", "", "", &[one], &more)), ["B7 密语", "D8 链接", "B3 批二", "B2 批一"]);
}

#[test]
fn what_only_some_workbooks_say() {
    let styles = "<numFmts><numFmt numFmtId=\"170\" formatCode=\"&quot;身份证号530102199003071233&quot;@\"/><numFmt numFmtId=\"171\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/></numFmts>";
    let printer: String = ["\u{1}", "13912345678"].concat().chars().flat_map(|c| [c, '\0']).collect();
    let driver: String = "HP LaserJet".chars().flat_map(|c| [c, '\0']).collect();
    let more = [
        (
            "xl/externalLinks/e.xml",
            "<externalLink><externalBook><definedNames><definedName name=\"某名\" refersTo=\"=&quot;13900001111&quot;\"/><definedName name=\"乙名\" refersTo=\"='名册'!$A$1\"/></definedNames></externalBook></externalLink>",
        ),
        (
            "xl/persons/p.xml",
            "<personList><person displayName=\"王某\" id=\"{9}\" userId=\"13911112222\" providerId=\"AD\"/></personList>",
        ),
        ("xl/printerSettings/printerSettings1.bin", printer.as_str()),
        ("xl/printerSettings/printerSettings2.bin", driver.as_str()),
    ];
    assert_eq!(
        told(&xlsx("", "", styles, &[sheet("Sheet1", "<sheetData><row><c><v>1</v></c></row></sheetData>")], &more)),
        [
            "#Sheet1 t1r1c1 1",
            "{attribute} attribute 身份证号530102199003071233",
            "xl/externalLinks/e.xml {cache} attribute 某名",
            "xl/externalLinks/e.xml {cache} attribute 13900001111",
            "xl/externalLinks/e.xml {cache} attribute 乙名",
            "xl/persons/p.xml {property} attribute 王某",
            "xl/persons/p.xml {property} attribute 13911112222",
            "xl/printerSettings/printerSettings1.bin {residue} attribute 13912345678",
        ]
    );
}

#[test]
fn hidden_sheets_rows_and_columns() {
    let inside = "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col min=\"5\" max=\"5\" width=\"0\"/></cols><sheetData>\
        <row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c><c r=\"D1\"><v>3</v></c><c r=\"E1\"><v>4</v></c></row>\
        <row r=\"2\" hidden=\"1\"><c r=\"A2\"><v>5</v></c></row><row r=\"3\" ht=\"0\" customHeight=\"1\"><c r=\"A3\"><v>6</v></c></row></sheetData>";
    let one = "<sheetData><row><c><v>7</v></c></row></sheetData>";
    let hidden = |name, state| Sheet { name, state, inside: one, relations: &[] };
    let file =
        xlsx("", "", "", &[sheet("Sheet1", inside), hidden("底稿", "hidden"), hidden("Sheet3", "veryHidden")], &[]);
    assert_eq!(
        told(&file),
        [
            "#Sheet1 t1r1c1 1",
            "#Sheet1 {hidden-column} t1r1c2 2",
            "#Sheet1 t1r1c4 3",
            "#Sheet1 {hidden-column} t1r1c5 4",
            "#Sheet1 {hidden-row} t1r2c1 5",
            "#Sheet1 {hidden-row} t1r3c1 6",
            "#底稿 {hidden-sheet} attribute 底稿",
            "#底稿 {hidden-sheet} t2r1c1 7",
            "#Sheet3 {hidden-sheet} t3r1c1 7",
        ]
    );
}

#[test]
fn formats_show_days_and_hide_cells() {
    let styles = "<numFmts count=\"2\"><numFmt numFmtId=\"176\" formatCode=\";;;\"/><numFmt numFmtId=\"177\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/></numFmts>\
        <fonts><font><color theme=\"1\"/></font><font><color rgb=\"FFFFFFFF\"/></font><font><color theme=\"4\" tint=\"0.5\"/></font></fonts>\
        <fills><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"solid\"><fgColor theme=\"4\" tint=\"0.5\"/></patternFill></fill></fills>\
        <cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"176\"/><xf numFmtId=\"177\"/><xf numFmtId=\"22\"/>\
        <xf fontId=\"1\"/><xf fontId=\"1\" fillId=\"1\"/><xf fontId=\"2\" fillId=\"1\"/></cellXfs>\
        <cellStyles><cellStyle name=\"常规\"/></cellStyles><dxfs><dxf><font><color rgb=\"FF00FF00\"/></font></dxf></dxfs>";
    let cell = |style: u32, value: &str| format!("<c s=\"{style}\"><v>{value}</v></c>");
    let inside = format!(
        "<sheetData><row>{}<c s=\"1\" t=\"str\"><v>密</v></c>{}{}{}{}{}</row></sheetData>",
        cell(1, "1"),
        cell(2, "45418"),
        cell(3, "45418.75"),
        cell(4, "2"),
        cell(5, "3"),
        cell(6, "4")
    );
    let file = xlsx("", "", styles, &[sheet("Sheet1", &inside)], &[]);
    assert_eq!(
        told(&file),
        [
            "#Sheet1 {hidden-format} t1r1c1 1",
            "#Sheet1 {hidden-format} t1r1c2 密",
            "#Sheet1 t1r1c3 2024-05-06",
            "#Sheet1 t1r1c4 2024-05-06 18:00",
            "#Sheet1 {hidden-text} t1r1c5 2",
            "#Sheet1 t1r1c6 3",
            "#Sheet1 {hidden-text} t1r1c7 4",
        ]
    );
    let file = xlsx(
        "<workbookPr date1904=\"1\"/>",
        "",
        styles,
        &[sheet("Sheet1", &format!("<sheetData><row>{}</row></sheetData>", cell(2, "43956")))],
        &[],
    );
    assert_eq!(told(&file), ["#Sheet1 t1r1c1 2024-05-06"]);
}

#[test]
fn what_stands_round_the_cells() {
    let inside = "<sheetPr codeName=\"表一\"/><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><f>IF(B1=\"张三\",\"密\"\"语\"&amp;B1,\"\")</f><v>值</v></c><c r=\"B1\"><v>1</v></c></row></sheetData>\
        <mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>\
        <conditionalFormatting sqref=\"A1\"><cfRule text=\"含此\"><formula>A1=\"条件\"</formula></cfRule></conditionalFormatting>\
        <dataValidations><dataValidation prompt=\"请填 13912345678\" errorTitle=\"错\"><formula1>\"男,女\"</formula1></dataValidation></dataValidations>\
        <hyperlinks><hyperlink ref=\"A1\" r:id=\"h\" display=\"链接\" tooltip=\"提示\"/></hyperlinks>\
        <headerFooter><oddHeader>&amp;L&amp;\"宋体,常规\"&amp;12某局&amp;C第&amp;P页</oddHeader><oddFooter>&amp;R内部</oddFooter></headerFooter>\
        <extLst><ext><x14:dataValidations><x14:dataValidation><x14:formula1><xm:f>\"甲乙\"</xm:f></x14:formula1><xm:sqref>A1</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>";
    let relations = [("h", "hyperlink", "https://example.gov.cn/%E5%BC%A0")];
    let workbook = "<definedNames><definedName name=\"秘密名\" hidden=\"1\">\"13900001111\"</definedName><definedName name=\"_xlnm.Print_Area\">名单!$A$1</definedName></definedNames>";
    let one = Sheet { name: "Sheet1", state: "visible", inside, relations: &relations };
    assert_eq!(
        told(&xlsx(workbook, "", "", &[one], &[])),
        [
            "#Sheet1 t1r1c1 值",
            "#Sheet1 t1r1c2 1",
            "#Sheet1 {attribute} attribute 张三",
            "#Sheet1 {attribute} attribute 密\"语",
            "#Sheet1 {attribute} attribute 含此",
            "#Sheet1 {attribute} attribute 条件",
            "#Sheet1 {attribute} attribute 请填 13912345678",
            "#Sheet1 {attribute} attribute 错",
            "#Sheet1 {attribute} attribute 男,女",
            "#Sheet1 {attribute} attribute 链接",
            "#Sheet1 {attribute} attribute 提示",
            "#Sheet1 p 某局",
            "#Sheet1 p 第页",
            "#Sheet1 p 内部",
            "#Sheet1 {attribute} attribute 甲乙",
            "#Sheet1 {attribute} attribute https://example.gov.cn/张",
            "{attribute} attribute 秘密名",
            "{attribute} attribute \"13900001111\"",
        ]
    );
}

#[test]
fn remarks_drawings_and_tables_stand_on_their_sheet() {
    let inside = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>姓名</v></c></row></sheetData>";
    let relations = [
        ("c", "comments", "../comments1.xml"),
        ("t", "threadedComment", "../threadedComments/t.xml"),
        ("d", "drawing", "../drawings/d.xml"),
        ("b", "table", "../tables/t.xml"),
    ];
    let one = Sheet { name: "Sheet1", state: "visible", inside, relations: &relations };
    let more = [
        (
            "xl/comments1.xml",
            "<comments><authors><author>李某</author><author>tc={1}</author></authors><commentList>\
             <comment ref=\"A1\" authorId=\"0\"><text><r><t>批注139</t></r><r><t>12345678</t></r></text></comment>\
             <comment ref=\"A2\" authorId=\"1\"><text><t>[线程批注]\n批注:\n    新批注</t></text></comment></commentList></comments>",
        ),
        (
            "xl/threadedComments/t.xml",
            "<ThreadedComments><threadedComment ref=\"A2\" personId=\"{2}\"><text>新批注</text></threadedComment></ThreadedComments>",
        ),
        ("xl/persons/person.xml", "<personList><person displayName=\"王某\" userId=\"w@x.cn\"/></personList>"),
        (
            "xl/drawings/d.xml",
            "<xdr:wsDr><xdr:twoCellAnchor><mc:AlternateContent><mc:Choice><xdr:sp><xdr:nvSpPr><xdr:cNvPr id=\"2\" name=\"文本框 1\" descr=\"图说\"/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>框</a:t></a:r><a:r><a:t>内</a:t></a:r></a:p></xdr:txBody></xdr:sp></mc:Choice>\
             <mc:Fallback><xdr:sp><xdr:txBody><a:p><a:r><a:t>框内</a:t></a:r></a:p></xdr:txBody></xdr:sp></mc:Fallback></mc:AlternateContent></xdr:twoCellAnchor>\
             <xdr:twoCellAnchor><xdr:sp><xdr:nvSpPr><xdr:cNvPr id=\"3\" name=\"a\" hidden=\"1\"/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>关</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>\
             <xdr:twoCellAnchor><xdr:sp><xdr:nvSpPr><xdr:cNvPr id=\"4\" name=\"b\"/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>开</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>",
        ),
        (
            "xl/tables/t.xml",
            "<table name=\"表1\" ref=\"A1:B2\"><autoFilter ref=\"A1:B2\"/><tableColumns><tableColumn name=\"姓名\"/><tableColumn name=\"别名\"/></tableColumns></table>",
        ),
    ];
    assert_eq!(
        told(&xlsx("", "", "", &[one], &more)),
        [
            "#Sheet1 {attribute} attribute 表1",
            "#Sheet1 t1r1c1 姓名",
            "#Sheet1 {attribute} attribute 别名",
            "#Sheet1 {comment} comment 新批注",
            "#Sheet1 {comment} comment 批注13912345678",
            "#Sheet1 {comment} comment [线程批注]⏎批注:",
            "#Sheet1 {property} attribute 李某",
            "#Sheet1 {attribute} attribute 图说",
            "#Sheet1 p 框内",
            "#Sheet1 {hidden-object} p 关",
            "#Sheet1 p 开",
            "xl/persons/person.xml {property} attribute 王某",
            "xl/persons/person.xml {property} attribute w@x.cn",
        ]
    );
}

#[test]
fn charts_are_read_where_they_are_drawn() {
    let relations = [("d", "drawing", "../drawings/d.xml")];
    let one = Sheet { name: "Sheet1", state: "hidden", inside: "<sheetData/>", relations: &relations };
    let chart = "<c:chartSpace><c:title><c:tx><c:rich><a:p><a:r><a:t>标</a:t></a:r><a:r><a:t>题</a:t></a:r></a:p></c:rich></c:tx></c:title>\
        <c:ser><c:cat><c:strRef><c:f>名单!$A$1</c:f><c:strCache><c:pt><c:v>007</c:v></c:pt></c:strCache></c:strRef></c:cat>\
        <c:val><c:numRef><c:numCache><c:formatCode>General</c:formatCode><c:pt><c:v>1.3912345678E10</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser></c:chartSpace>";
    let more = [
        ("xl/drawings/d.xml", "<xdr:wsDr/>"),
        (
            "xl/drawings/_rels/d.xml.rels",
            "<Relationships><Relationship Id=\"c\" Type=\"x/chart\" Target=\"../charts/c.xml\"/></Relationships>",
        ),
        ("xl/charts/c.xml", chart),
    ];
    assert_eq!(
        told(&xlsx("", "", "", &[one], &more)),
        ["#Sheet1 {hidden-sheet} p 标题", "#Sheet1 {hidden-sheet} p 007", "#Sheet1 {hidden-sheet} p 13912345678"]
    );
}

#[test]
fn drawings_of_the_older_kind_hold_buttons() {
    let relations = [("v", "vmlDrawing", "../drawings/v.vml")];
    let one = Sheet { name: "Sheet1", state: "visible", inside: "<sheetData/>", relations: &relations };
    let shape = |style: &str, text: &str| {
        format!(
            "<v:shape style='{style}'><v:textbox><div><font>{text}</font></div></v:textbox>\
             <x:ClientData><x:Anchor>1, 2, 3</x:Anchor><x:Row>2</x:Row><x:FmlaMacro>[0]!导出</x:FmlaMacro></x:ClientData></v:shape>"
        )
    };
    let vml = format!(
        "<xml xmlns:v='u'><o:shapelayout><o:idmap data='1'/></o:shapelayout>{}{}{}</xml>",
        shape("width:1", "按钮"),
        shape("width:1;visibility:hidden", ""),
        shape("visibility:hidden", "藏")
    );
    assert_eq!(
        told(&xlsx("", "", "", &[one], &[("xl/drawings/v.vml", &vml)])),
        [
            "#Sheet1 p 按钮",
            "#Sheet1 {attribute} attribute [0]!导出",
            "#Sheet1 {attribute} attribute [0]!导出",
            "#Sheet1 {hidden-object} p 藏",
            "#Sheet1 {attribute} attribute [0]!导出",
        ]
    );
}

#[test]
fn copies_of_data_are_told() {
    let more = [
        (
            "xl/pivotCacheDefinition1.xml",
            "<pivotCacheDefinition><cacheFields><cacheField name=\"姓名\"><sharedItems><s v=\"张三\"/><s v=\"李四\"/></sharedItems></cacheField>\
             <cacheField name=\"电话\"><sharedItems/></cacheField></cacheFields></pivotCacheDefinition>",
        ),
        (
            "xl/_rels/pivotCacheDefinition1.xml.rels",
            "<Relationships><Relationship Id=\"r\" Type=\"x/pivotCacheRecords\" Target=\"records.xml\"/></Relationships>",
        ),
        (
            "xl/records.xml",
            "<pivotCacheRecords><r><x v=\"0\"/><n v=\"13912345678\"/></r><r><x v=\"1\"/><m/></r></pivotCacheRecords>",
        ),
        (
            "xl/externalLinks/e.xml",
            "<externalLink><externalBook><sheetNames><sheetName val=\"名册\"/></sheetNames><sheetDataSet><sheetData sheetId=\"0\"><row r=\"3\"><cell r=\"B3\" t=\"str\"><v>外来</v></cell><cell r=\"C3\"><v>1.39E10</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>",
        ),
    ];
    assert_eq!(
        told(&xlsx("", "", "", &[sheet("Sheet1", "<sheetData/>")], &more)),
        [
            "xl/pivotCacheDefinition1.xml {cache} t2r1c1! 姓名",
            "xl/pivotCacheDefinition1.xml {cache} t2r2c1 张三",
            "xl/pivotCacheDefinition1.xml {cache} t2r3c1 李四",
            "xl/pivotCacheDefinition1.xml {cache} t3r1c1! 电话",
            "xl/pivotCacheDefinition1.xml {cache} t4r1c1! 姓名",
            "xl/pivotCacheDefinition1.xml {cache} t4r1c2! 电话",
            "xl/pivotCacheDefinition1.xml {cache} t4r2c2 13912345678",
            "xl/externalLinks/e.xml {cache} attribute 名册",
            "xl/externalLinks/e.xml {cache} t5r3c2 外来",
            "xl/externalLinks/e.xml {cache} t5r3c3 13900000000",
        ]
    );
}

#[test]
fn sheets_are_found_without_the_workbook() {
    let whole = xlsx("", "", "", &[sheet("Sheet1", "<sheetData><row><c><v>1</v></c></row></sheetData>")], &[]);
    // A sheet that no workbook lists was left behind.
    let more = [("xl/worksheets/old.xml", "<worksheet><sheetData><row><c><v>2</v></c></row></sheetData></worksheet>")];
    let file = xlsx("", "", "", &[sheet("Sheet1", "<sheetData/>")], &more);
    assert_eq!(told(&file), ["#old.xml {residue} attribute old.xml", "#old.xml {residue} t2r1c1 2"]);
    let broken = xlsx("<sheets", "", "", &[], &more);
    assert_eq!(told(&broken), ["#old.xml attribute old.xml", "#old.xml t1r1c1 2", "! damaged xl/workbook.xml"]);
    assert_eq!(told(&whole), ["#Sheet1 t1r1c1 1"]);
    // Without relationships the parts are known by what they are, and by their usual names.
    let root = reading::sheet::relations(&[("r1", "officeDocument", "xl/workbook.xml")]);
    let lost = reading::word::zip(&[
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", b"<workbook><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>"),
        ("xl/sharedStrings.xml", "<sst><si><t>甲</t></si></sst>".as_bytes()),
        ("xl/worksheets/s.xml", b"<worksheet><sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData></worksheet>"),
    ]);
    assert_eq!(told(&lost), ["#a attribute a", "#s.xml attribute s.xml", "#s.xml t1r1c1 甲", "! damaged #a"]);
    // What stands before the damage is read; what is left over is not known then.
    let file =
        xlsx("", "<si><t>甲</t></si>", "", &[sheet("Sheet1", "<sheetData><row><c><v>1</v></c><c t=\"s\"><v>")], &[]);
    assert_eq!(told(&file), ["#Sheet1 t1r1c1 1", "xl/sharedStrings.xml p 甲", "! damaged xl/worksheets/s1.xml"]);
}

#[test]
fn a_cut_file_is_told() {
    let inside =
        "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>13912345678</v></c></row></sheetData>";
    let file = xlsx("", "<si><t>张三</t></si>", "", &[sheet("名单", inside)], &[]);
    let whole = told(&file);
    for length in 4..file.len() {
        let Ok(container) = baguan::read::Container::open(&file[..length], baguan::read::Limits::default()) else {
            continue;
        };
        drop(container);
        let lines = told(&file[..length]);
        assert!(lines == whole || lines.iter().any(|line| line.starts_with('!')), "{length}: {lines:?}");
    }
    for (cut, expected) in
        [("<sheetData><row><c><v>5</v></c></row>", "#Sheet1 t1r1c1 5"), ("<sheetData><row><c><v>5", "")]
    {
        let lines = told(&xlsx("", "", "", &[sheet("Sheet1", cut)], &[]));
        assert_eq!(
            lines.iter().filter(|line| !line.starts_with('!')).map(String::as_str).collect::<String>(),
            expected
        );
        assert!(lines.iter().any(|line| line.starts_with("! damaged")));
    }
}

#[test]
fn a_shared_text_is_not_multiplied() {
    let long = "长".repeat(400_000);
    let mut cells = String::new();
    for row in 1..=10_000 {
        let _ = write!(cells, "<row r=\"{row}\"><c t=\"s\"><v>0</v></c></row>");
    }
    let hidden = "<row r=\"20000\" hidden=\"1\"><c t=\"s\"><v>0</v></c></row>";
    let inside = format!("<sheetData>{hidden}{cells}</sheetData>");
    let file = xlsx("", &format!("<si><t>{long}</t></si>"), "", &[sheet("Sheet1", &inside)], &[]);
    let start = Instant::now();
    let (documents, problems) = read_container(&file, 1 << 20);
    assert!(problems.is_empty() && start.elapsed() < Duration::from_secs(5));
    // Once where it is hidden, once where it is seen.
    assert_eq!(documents.iter().map(|document| document.blocks().len()).sum::<usize>(), 2);
}

#[test]
fn other_encodings_are_read() {
    let xml = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><worksheet><sheetData><row><c t=\"str\"><v>张三</v></c></row></sheetData></worksheet>";
    let mut bytes = vec![0xFF, 0xFE];
    bytes.extend(xml.encode_utf16().flat_map(u16::to_le_bytes));
    let relations = reading::sheet::relations(&[("r1", "worksheet", "s.xml")]);
    let root = reading::sheet::relations(&[("r1", "officeDocument", "xl/workbook.xml")]);
    let file = |sheet: &[u8]| {
        reading::word::zip(&[
            ("_rels/.rels", root.as_bytes()),
            ("xl/workbook.xml", b"<workbook><sheets><sheet name=\"Sheet1\" r:id=\"r1\"/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
            ("xl/s.xml", sheet),
        ])
    };
    assert_eq!(told(&file(&bytes)), ["#Sheet1 t1r1c1 张三"]);
    let broken = b"<worksheet><sheetData><row><c t=\"str\"><v>a\xFFb</v></c></row></sheetData></worksheet>";
    assert_eq!(told(&file(broken)), ["#Sheet1 t1r1c1 a\u{FFFD}b", "! broken-encoding xl/s.xml"]);
}

#[test]
fn changed_bytes_do_no_harm() {
    let inside = "<cols><col min=\"1\" max=\"2\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><f>\"a\"&amp;1</f><v>1.5E3</v></c></row></sheetData><headerFooter><oddHeader>&amp;L甲&amp;K00</oddHeader></headerFooter>";
    let shared = "<si><t>张三_x000D_</t><rPh><t>z</t></rPh></si>";
    let styles = "<numFmts><numFmt numFmtId=\"170\" formatCode=\"[h]:mm;;;@\"/></numFmts><cellXfs><xf/><xf numFmtId=\"170\"/></cellXfs>";
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = |most: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 16) as usize % most.max(1)
    };
    for _ in 0..2_000 {
        let mut parts = [inside.to_owned(), shared.to_owned(), styles.to_owned()].map(String::into_bytes);
        let part = &mut parts[next(3)];
        for _ in 0..=next(4) {
            let at = next(part.len());
            match next(4) {
                0 => part.truncate(at),
                1 => {
                    let from = next(part.len());
                    let piece = part[from..part.len().min(from + next(40))].to_vec();
                    part.splice(at..at, piece);
                }
                2 => {
                    part.splice(at..at, *b"99999999999999999999");
                }
                _ => {
                    if let Some(byte) = part.get_mut(at) {
                        *byte = b"<>/\"'&;=0 \0\xFFa"[next(13)];
                    }
                }
            }
        }
        let [inside, shared, styles] = parts.map(|part| String::from_utf8_lossy(&part).into_owned());
        let file = xlsx("", &shared, &styles, &[sheet("Sheet1", &inside)], &[]);
        read_container(&file, 1000);
    }
}

#[test]
fn limits_are_told() {
    use baguan::document::{Document, Format, ProblemKind};
    use baguan::read::{Container, Limits};

    let cells = "<c><v>1</v></c>".repeat(9);
    let file = rows(&format!("<row>{cells}</row><row>{cells}</row>"));
    let read = |limits: Limits| {
        let (mut blocks, mut problems) = (0, Vec::new());
        let container = Container::open(&file, limits).unwrap();
        container.read(Document::new(Format::Xlsx), &mut |stretch, _| {
            blocks += stretch.document.blocks().len();
            problems.extend(stretch.problems.into_iter().map(|problem| problem.kind));
            stretch.document
        });
        (blocks, problems)
    };
    assert_eq!(read(Limits::default()), (18, vec![]));
    assert_eq!(read(Limits { cells: 12, ..Limits::default() }), (12, vec![ProblemKind::TooMany(12)]));
    let (blocks, problems) = read(Limits { entry_bytes: 300, ratio: 1, ..Limits::default() });
    assert!(blocks > 0 && blocks < 18 && problems.contains(&ProblemKind::TooLarge(300)), "{blocks} {problems:?}");
}
