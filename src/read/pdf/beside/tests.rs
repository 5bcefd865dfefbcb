//! Small files, and what is told of them.

use super::Beside;
use crate::document::{Document, Format, Role};
use crate::read::limits::{Budget, Limits};
use crate::read::out::Out;
use crate::read::pdf::syntax::File;
use crate::read::within::Within;
use crate::read::{STRETCH, Stretch};

/// A file of objects numbered from 1, of which the first is the root and the second the page.
fn file(objects: &[&str], trailer: &str) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    for (number, object) in (1..).zip(objects) {
        bytes.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    bytes.extend(format!("trailer\n<</Root 1 0 R{trailer}>>\n%%EOF\n").bytes());
    bytes
}

fn stream(dict: &str, content: &str) -> String {
    format!("<<{dict}/Length {}>>\nstream\n{content}\nendstream", content.len())
}

/// What is told: its role, why it is not seen, and the text; and problems.
fn told(bytes: &[u8], page_text: &str) -> Vec<String> {
    let budget = Budget::new(Limits::default());
    let mut told = Vec::new();
    let mut each = |stretch: Stretch, _: bool| {
        let document = stretch.document;
        let of = stretch.of.map_or(String::new(), |of| format!("{of}: "));
        for (at, block) in document.blocks().iter().enumerate() {
            let property = document.properties().iter().find(|property| property.block == at);
            let name = property.map_or(String::new(), |property| format!("{} = ", property.name));
            let why = block.concealment.map_or("visible", |why| why.name());
            let role = match block.role {
                Role::Paragraph => "paragraph",
                Role::Comment => "comment",
                Role::Attribute => "attribute",
                Role::Property => "property",
                Role::Script => "script",
                Role::FileName => "name",
                _ => "?",
            };
            told.push(format!("{of}{role} {why}: {name}{}", &document.text()[block.range()]));
        }
        told.extend(stretch.problems.iter().map(|problem| format!("problem {}", problem.kind.name())));
        Document::new(Format::Pdf)
    };
    let mut out = Out::new(Format::Pdf, STRETCH, Document::new(Format::Pdf), &mut each);
    let mut to = Within::new(&mut out, &budget);
    match File::of(bytes, &budget) {
        Ok(file) => {
            let mut beside = Beside::new(&file);
            beside.properties(&mut to);
            for number in file.numbers() {
                let object = file.get(crate::read::pdf::syntax::Id { number, generation: 0 });
                if let Some(page) = object.as_dict().filter(|dict| file.name(dict, "Type").as_deref() == Some(b"Page"))
                {
                    to.out.begin_page(1);
                    beside.page(page, &|| page_text.to_owned(), &mut to);
                }
            }
            beside.rest(&mut to);
            beside.end(&mut to);
        }
        Err(kind) => to.out.problem(kind),
    }
    out.finish();
    told
}

const ROOT: &str = "<</Type/Catalog/Pages 3 0 R>>";
const PAGE: &str = "<</Type/Page/Annots[4 0 R 5 0 R 6 0 R 7 0 R]>>";
const PAGES: &str = "<</Type/Pages/Kids[2 0 R]/Count 1>>";

#[test]
fn properties_are_told_once() {
    let xmp = "<?xpacket begin='' id='x'?><x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='r'>\
        <rdf:Description rdf:about='' xmlns:dc='d' pdf:Producer='某办公软件' xmpMM:DocumentID='uuid:1'>\
        <dc:title><rdf:Alt><rdf:li xml:lang='x-default'>关于名单的通知</rdf:li></rdf:Alt></dc:title>\
        <dc:creator><rdf:Seq><rdf:li>李四</rdf:li></rdf:Seq></dc:creator>\
        </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>";
    let root = "<</Type/Catalog/Pages 3 0 R/Metadata 4 0 R>>";
    let info = "<</Title<FEFF51734E8E540D53557684901A77E5>/Author(\u{5f20}\u{4e09})/CreationDate(D:20240506070809+08'00')\
        /Trapped/False/\u{7ecf}\u{529e}\u{4eba}(\u{738b}\u{4e94} 13900000000)>>";
    let bytes = file(&[root, PAGE, PAGES, &stream("/Type/Metadata/Subtype/XML", xmp), info], "/Info 5 0 R");
    assert_eq!(
        told(&bytes, ""),
        [
            "property property: Title = 关于名单的通知",
            "property property: Author = 张三",
            "property property: CreationDate = 2024-05-06T07:08:09+08:00",
            "property property: 经办人 = 王五 13900000000",
            "property property: Producer = 某办公软件",
            "property property: Author = 李四",
        ]
    );
}

#[test]
fn annotations_are_told_with_their_page() {
    let objects = [
        ROOT,
        PAGE,
        PAGES,
        "<</Subtype/Text/Contents(请核实张三)/T(李四)/RC(<body><p>请核实张三</p></body>)/NM(0123456789012)>>",
        "<</Subtype/Link/A<</S/URI/URI(http://10.0.0.1/%E5%90%8D%E5%8D%95)>>>>",
        "<</Subtype/FreeText/Contents(页上的字)/AP<</N 9 0 R>>>>",
        "<</Subtype/Text/Contents(看不见)/F 2/T(李四)>>",
        "<</S/Launch>>",
    ];
    let lines = told(&file(&objects, ""), "前面 页上\n的字 后面");
    assert_eq!(
        lines,
        [
            "comment comment: 请核实张三",
            "attribute property: 李四",
            "attribute attribute: http://10.0.0.1/名单",
            "comment hidden-object: 看不见",
        ]
    );
    let other = told(&file(&objects, ""), "别的字");
    assert!(other.contains(&"paragraph attribute: 页上的字".to_owned()), "{other:?}");
    let unpainted = objects.map(|object| object.replace("/AP<</N 9 0 R>>", ""));
    let unpainted = told(&file(&unpainted.each_ref().map(String::as_str), ""), "");
    assert!(unpainted.contains(&"paragraph visible: 页上的字".to_owned()), "{unpainted:?}");
}

#[test]
fn fields_say_what_is_filled_in() {
    let objects = [
        "<</Type/Catalog/Pages 3 0 R/AcroForm<</Fields[8 0 R 9 0 R]>>>>",
        PAGE,
        PAGES,
        "<</Subtype/Widget/FT/Tx/T(id)/TU(身份证号)/V(11010119900101001X)>>",
        "<</Subtype/Widget/FT/Ch/V(甲)/Opt[(甲)(乙)[(1)(丙)]]/AP<<>>>>",
        "<</Subtype/Widget/Parent 8 0 R/MK<</CA(4)/RC(按这里)>>>>",
        "<</Subtype/Widget/Parent 8 0 R/AA<</K<</S/JavaScript/JS(app.alert\\('a'\\);)>>>>>>",
        "<</FT/Tx/T(\u{59d3}\u{540d})/V(张三)/DV(李四)/Kids[6 0 R 7 0 R]>>",
        "<</FT/Tx/V(无处可见)>>",
    ];
    assert_eq!(
        told(&file(&objects, ""), "甲 乙"),
        [
            "attribute attribute: 身份证号",
            "attribute hidden-object: 11010119900101001X",
            "attribute attribute: 1",
            "attribute attribute: 丙",
            "attribute attribute: 姓名",
            "attribute hidden-object: 张三",
            "attribute attribute: 李四",
            "attribute attribute: 按这里",
            "script attribute: app.alert('a');",
            "attribute hidden-object: 无处可见",
        ]
    );
    let painted = objects.map(|object| object.replace("/AcroForm<<", "/AcroForm<</NeedAppearances true"));
    let painted = told(&file(&painted.each_ref().map(String::as_str), ""), "");
    assert!(painted.contains(&"attribute visible: 11010119900101001X".to_owned()), "{painted:?}");
}

#[test]
fn attached_files_are_documents_of_their_own() {
    let text = stream("/Type/EmbeddedFile", "张三的电话是 13900000000。");
    let objects = [
        "<</Type/Catalog/Pages 3 0 R/Names<</EmbeddedFiles<</Names[(a)4 0 R]>>>>>>",
        "<</Type/Page/Annots[<</Subtype/FileAttachment/FS 4 0 R/Contents(见附件)>>]>>",
        PAGES,
        "<</Type/Filespec/F(list.txt)/UF(\u{540d}\u{5355}.txt)/Desc(内部名单)/EF<</F 5 0 R/UF 5 0 R>>>>",
        &text,
        &text.replace("张三", "李四"),
    ];
    assert_eq!(
        told(&file(&objects, ""), ""),
        [
            "comment comment: 见附件",
            "attribute attribute: list.txt",
            "attribute attribute: 名单.txt",
            "attribute attribute: 内部名单",
            "name visible: 名单.txt",
            "名单.txt: paragraph visible: 张三的电话是 13900000000。",
            "name visible: attachment-1",
            "attachment-1: paragraph residue: 李四的电话是 13900000000。",
        ]
    );
}

#[test]
fn all_else_is_walked_over_once() {
    let code = stream("", "var boss = '张三';");
    let private = stream("", "<?xml version='1.0'?><a><b>内部资料</b></a>");
    let objects = [
        "<</Type/Catalog/Pages 3 0 R/Outlines 4 0 R/OpenAction<</S/JavaScript/JS 7 0 R>>/X[8 0 R 9 0 R 11 0 R 13 0 R]>>",
        "<</Type/Page/Contents 10 0 R/PieceInfo<</X<</Private<</P(李四 66123456)/N(abc)>>>>>>>>",
        PAGES,
        "<</First 5 0 R/Last 6 0 R>>",
        "<</Title(第一章)/Next 6 0 R/First 5 0 R>>",
        "<</Title(Second)/Next 5 0 R/A<</S/GoToR/F(other.pdf)>>>>",
        &code,
        &private,
        "<</S/Figure/Alt(领导照片)/ActualText(X)/ID(node00000001)>>",
        &stream("", "BT (张三李四) Tj ET"),
        "[/Indexed/DeviceRGB 1<D5C5C8FDB0A1>]",
        "(孤零零的一行)",
        "<</ByteRange[0 1 2 3]/Contents<D5C5C8FD>/Name(王五)/M(D:20240506070809)>>",
    ];
    assert_eq!(
        told(&file(&objects, ""), ""),
        [
            "attribute attribute: 第一章",
            "attribute attribute: Second",
            "attribute attribute: other.pdf",
            "script attribute: var boss = '张三';",
            "attribute attribute: 李四 66123456",
            "attribute attribute: 领导照片",
            "attribute attribute: X",
            "attribute residue: 孤零零的一行",
            "attribute attribute: 王五",
            "paragraph attribute: 内部资料",
        ]
    );
}

#[test]
fn what_was_there_before_is_told() {
    let mut bytes =
        file(&[ROOT, PAGE, PAGES, "<</Subtype/Text/Contents(请删去张三)>>", "<</Title(旧题)>>"], "/Info 5 0 R");
    bytes.extend(b"4 0 obj\n<</Subtype/Text/Contents(OK)>>\nendobj\n5 0 obj\n<</Title(New)>>\nendobj\n");
    let old = stream("", "BT /F1 9 Tf (139) Tj [(0000)-20(0000)] TJ T* <00360037003800390040> Tj ET");
    bytes.extend(format!("6 0 obj\n{old}\nendobj\n6 0 obj\nnull\nendobj\n").bytes());
    bytes.extend(b"trailer\n<</Root 1 0 R/Info 5 0 R>>\n%%EOF\n");
    assert_eq!(
        told(&bytes, ""),
        [
            "property property: Title = New",
            "comment comment: OK",
            "comment earlier-version: 请删去张三",
            "attribute earlier-version: 旧题",
            "attribute earlier-version: 13900000000",
        ]
    );
}

#[test]
fn forms_in_xml_are_put_together() {
    let (begin, data, end) = (stream("", "<xdp>"), stream("", "<name>张三</name>"), stream("", "</xdp>"));
    let objects = ["<</Type/Catalog/AcroForm<</XFA[(a)4 0 R(b)5 0 R(c)6 0 R]>>>>", PAGE, PAGES, &begin, &data, &end];
    assert_eq!(told(&file(&objects, ""), ""), ["paragraph attribute: 张三"]);
}

#[test]
fn what_is_broken_ends() {
    let lists = "[".repeat(5_000);
    let objects = [
        "<</Type/Catalog/Outlines 1 0 R/First 1 0 R/Metadata 2 0 R/AcroForm 1 0 R/XFA 1 0 R>>",
        "<</Type/Page/Annots[1 0 R 2 0 R 4 0 R]/Parent 2 0 R/Subtype/Widget/Contents 2 0 R>>",
        &lists,
        "<</Subtype/Widget/Parent 4 0 R/V 4 0 R/RC 4 0 R/EF 4 0 R/JS 4 0 R>>",
        &stream("/Type/Metadata", "<a><b>"),
        &stream("/Type/Metadata/Filter/FlateDecode", "no"),
    ];
    let bytes = file(&objects, "/Info 1 0 R");
    assert!(told(&bytes, "").contains(&"problem damaged".to_owned()));
    for at in (0..bytes.len()).step_by(7) {
        told(bytes.get(..at).unwrap_or_default(), "");
    }
}
