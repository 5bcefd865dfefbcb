//! What PDF files hold beside their pages: remarks, forms, properties, bookmarks, attached files, scripts, and what they were
//! before they were saved last.
#![allow(missing_docs)]

mod reading;

use reading::pdf::{Pdf, area, deflated, gbk, hex, lines, said, saved_again, text};
use reading::told;
use reading::word::docx;

const NUMBER: &str = "530102199003071233";

fn notice() -> String {
    lines(&["关于公布名单的通知。"])
}

/// What is told of a page with these annotations beside its text.
fn annotations(annotations: &str) -> Vec<String> {
    let file = Pdf::default().page("").page_with(&notice(), &format!("/Annots[{annotations}]")).build();
    let mut told = told(&file);
    told.retain(|line| line != "@2 p 关于公布名单的通知。");
    told
}

#[test]
fn remarks_and_links_are_told_with_their_page() {
    let (remark, person, number) = (said("请删去张三"), said("李四"), said(NUMBER));
    assert_eq!(
        annotations(&format!("<</Subtype/Text/Rect[0 0 9 9]/Contents{remark}/T{person}>>")),
        ["@2 {comment} comment 请删去张三", "@2 {property} attribute 李四"]
    );
    // As programs of offices write it that know no other encoding.
    assert_eq!(
        annotations(&format!("<</Subtype/Text/Rect[0 0 9 9]/Contents{}>>", hex(&gbk("请删去张三")))),
        ["@2 {comment} comment 请删去张三"]
    );
    assert_eq!(
        annotations("<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(http://a.cn/%E5%BC%A0%E4%B8%89)>>>>"),
        ["@2 {attribute} attribute http://a.cn/张三"]
    );
    let rich = said("<body><p>改为<b>张三</b></p></body>");
    assert_eq!(annotations(&format!("<</Subtype/Text/Rect[0 0 9 9]/RC{rich}>>")), ["@2 {comment} comment 改为张三"]);
    // Text that is laid over the page is painted by every program, as long as it is not switched off.
    let free = |flags: &str| annotations(&format!("<</Subtype/FreeText/Rect[72 72 300 90]/Contents{number}{flags}>>"));
    assert_eq!(free(""), [format!("@2 p {NUMBER}")]);
    assert_eq!(free("/F 2"), [format!("@2 {{hidden-object}} p {NUMBER}")]);
}

#[test]
fn what_an_annotation_looks_like_is_read() {
    let mut pdf = Pdf::default();
    let looks = pdf.stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 300 20]/Resources<</Font<</F 3 0 R>>>>",
        text((2, 5, 12), NUMBER).as_bytes(),
    );
    let stamp = format!("/Annots[<</Subtype/Stamp/Rect[72 500 372 520]/F 4/AP<</N {looks} 0 R>>>>]");
    assert_eq!(told(&pdf.clone().page_with(&notice(), &stamp).build())[1..], [format!("@1 p {NUMBER}")]);
    let off = stamp.replace("/F 4", "/F 2");
    let told = told(&pdf.page_with(&notice(), &off).build());
    assert!(told.iter().any(|line| line.contains(NUMBER) && line.contains('{')), "{told:?}");
}

#[test]
fn fields_say_what_was_filled_in() {
    let mut pdf = Pdf::default();
    let field = pdf.object(&format!(
        "<</FT/Tx/T(id)/TU{}/V{}/Subtype/Widget/Rect[72 72 300 90]>>",
        said("证件号"),
        said(NUMBER)
    ));
    let choice = pdf.object(&format!(
        "<</FT/Ch/T(c)/V{0}/Opt[{0}{1}]/Subtype/Widget/Rect[72 92 300 99]>>",
        said("甲"),
        said("乙村")
    ));
    let form = |more: &str| {
        let catalog = format!("/AcroForm<</Fields[{field} 0 R {choice} 0 R]{more}>>");
        pdf.clone().catalog(&catalog).page_with(&notice(), &format!("/Annots[{field} 0 R {choice} 0 R]")).build()
    };
    let unpainted = told(&form(""));
    for said in [
        format!("@1 {{hidden-object}} attribute {NUMBER}"),
        "@1 {attribute} attribute 证件号".to_owned(),
        "@1 {attribute} attribute 乙村".to_owned(),
    ] {
        assert!(unpainted.contains(&said), "{said}: {unpainted:?}");
    }
    let painted = told(&form("/NeedAppearances true"));
    assert!(painted.contains(&format!("@1 attribute {NUMBER}")), "{painted:?}");
}

#[test]
fn properties_are_told_whichever_way_they_are_written() {
    let mut pdf = Pdf::default();
    let info = pdf.object(&format!(
        "<</Title{}/Author{}/Creator(WPS)/CreationDate(D:20261120080000+08'00')/Trapped/False/Own{}>>",
        said("旧的标题"),
        hex(&gbk("张三")),
        said(NUMBER)
    ));
    let xmp = "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='r'>\
        <rdf:Description xmlns:dc='d' xmlns:pdf='p' pdf:Keywords='内部'><dc:title><rdf:Alt><rdf:li>旧的标题</rdf:li></rdf:Alt></dc:title>\
        <dc:creator><rdf:Seq><rdf:li>李四</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>";
    let xmp = pdf.stream("/Type/Metadata/Subtype/XML", xmp.as_bytes());
    let pdf = pdf.trailer(&format!("/Info {info} 0 R")).catalog(&format!("/Metadata {xmp} 0 R")).page(&notice());
    assert_eq!(
        told(&pdf.build()),
        [
            "{property} Title 旧的标题",
            "{property} Author 张三",
            "{property} Application WPS",
            "{property} CreationDate 2026-11-20T08:00:00+08:00",
            &format!("{{property}} Own {NUMBER}"),
            "{property} Keywords 内部",
            "{property} Author 李四",
            "@1 p 关于公布名单的通知。",
        ]
    );
}

#[test]
fn bookmarks_scripts_and_what_nothing_leads_to() {
    let mut pdf = Pdf::default();
    let next = pdf.next();
    pdf.object(&format!("<</First {} 0 R/Last {} 0 R>>", next + 1, next + 2));
    pdf.object(&format!("<</Title{}/Next {} 0 R>>", said("一、张三"), next + 2));
    pdf.object(&format!("<</Title{}>>", said("二、李四")));
    let script = pdf.stream("", format!("var id = '{NUMBER}';").as_bytes());
    pdf.object(&format!("<</Note{}>>", said("王五66123456")));
    let catalog = format!("/Outlines {next} 0 R/OpenAction<</S/JavaScript/JS {script} 0 R>>");
    let told = told(&pdf.catalog(&catalog).page(&notice()).build());
    assert_eq!(
        told,
        [
            "@1 p 关于公布名单的通知。",
            "{attribute} attribute 一、张三",
            "{attribute} attribute 二、李四",
            &format!("{{attribute}} script var id = '{NUMBER}';"),
            "{residue} attribute 王五66123456",
        ]
    );
}

/// A file with another one attached.
fn with_attached(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut pdf = Pdf::default();
    let file = pdf.stream("/Type/EmbeddedFile/Filter/FlateDecode", &deflated(bytes));
    let named = pdf.object(&format!("<</Type/Filespec/F(a)/UF{0}/EF<</F {file} 0 R/UF {file} 0 R>>>>", said(name)));
    pdf.catalog(&format!("/Names<</EmbeddedFiles<</Names[(a){named} 0 R]>>>>")).page(&notice()).build()
}

#[test]
fn attached_files_are_documents_of_their_own() {
    let word = docx(&format!("<w:p><w:r><w:t>{NUMBER}</w:t></w:r></w:p>"));
    let pdf = Pdf::of(&[&text((72, 700, 12), NUMBER)]);
    let plain = gbk(&format!("身份证号：{NUMBER}"));
    for (name, bytes, expected) in [
        ("名单.docx", word, format!("名单.docx p {NUMBER}")),
        ("名单.pdf", pdf.clone(), format!("名单.pdf @1 p {NUMBER}")),
        ("名单.txt", plain, format!("名单.txt p 身份证号：{NUMBER}")),
        ("里.pdf", with_attached("名单.pdf", &pdf), format!("里.pdf!/名单.pdf @1 p {NUMBER}")),
    ] {
        let file = with_attached(name, &bytes);
        let told = told(&file);
        assert!(told.iter().any(|line| line.replace("1:1 ", "") == expected), "{expected}: {told:?}");
        assert!(!told.iter().any(|line| line.starts_with('!')), "{told:?}");
    }
    let told = told(&with_attached("名单.bin", &[0, 1, 2, 3, 255, 254, 0, 0, 7]));
    assert!(told.iter().any(|line| line.starts_with("! ")), "what cannot be read is told: {told:?}");
}

#[test]
fn earlier_revisions_are_read() {
    let first = text((72, 700, 12), NUMBER);
    let file = Pdf::of(&[&notice(), &first]);
    // Objects: fonts up to 14, then content and page, twice.
    let changed = format!("<</Length 62>>stream\n{:<62}\nendstream", text((72, 700, 12), "（略）"));
    let told_of = |file: &[u8]| told(file);
    let expected = ["@1 p 关于公布名单的通知。", "@2 p （略）", &format!("@2 {{earlier-version}} p {NUMBER}")];
    assert_eq!(told_of(&saved_again(&file, &[(17, &changed)])), expected);
    // A page that was taken out.
    let one = "<</Type/Pages/Kids[16 0 R]/Count 1/MediaBox[0 0 595 842]>>";
    let expected = ["@1 p 关于公布名单的通知。", &format!("@2 {{earlier-version}} p {NUMBER}")];
    assert_eq!(told_of(&saved_again(&file, &[(2, one)])), expected);
    // Saved twice: the oldest is told as well. Saved without a change: nothing is told twice.
    let twice = saved_again(&saved_again(&file, &[(17, &changed)]), &[(2, one)]);
    let told = told_of(&twice);
    assert!(told.iter().any(|line| line.contains("{earlier-version}") && line.contains(NUMBER)), "{told:?}");
    assert!(told.iter().any(|line| line.contains("{earlier-version}") && line.contains("（略）")), "{told:?}");
    assert_eq!(
        told_of(&saved_again(&file, &[(2, "<</Type/Pages/Kids[16 0 R 18 0 R]/Count 2/MediaBox[0 0 595 842]>>")])).len(),
        2
    );
}

#[test]
fn what_was_covered_and_saved_again_is_told_once() {
    let content = text((72, 700, 12), NUMBER);
    let file = Pdf::of(&[&content]);
    let covered = content + &area(60, 690, 200, 24, "0 g");
    let changed = format!("<</Length {}>>stream\n{covered}\nendstream", covered.len());
    let told = told(&saved_again(&file, &[(15, &changed)]));
    assert_eq!(told.iter().filter(|line| line.contains(NUMBER)).count(), 1, "{told:?}");
    assert!(told[0].contains("{covered}"), "{told:?}");
}
