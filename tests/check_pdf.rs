//! PDF files the whole way: what is found, where, how it is hidden, and what does not pass because it was not read.
#![allow(clippy::expect_used, missing_docs)]

mod common;
mod reading;

use baguan::document::{Concealment, ProblemKind};
use baguan::finding::{Finding, Language, Outcome, Severity, Verdict};
use baguan::report::{self, Format, Settings};
use reading::pdf::{Pdf, area, deflated, gbk, hex, lines, said, saved_again, shown, stored, table, text};

const TITLE: &str = "青禾县民政局关于公布临时救助对象名单的通知";

fn check(file: &[u8]) -> Outcome {
    common::engine().check("公告/通知.pdf", file)
}

fn of<'o>(outcome: &'o Outcome, rule: &str) -> Vec<&'o Finding> {
    outcome.findings.iter().filter(|finding| finding.rule == rule).collect()
}

/// Two pages, with this on the second.
fn second(content: &str) -> Vec<u8> {
    Pdf::of(&[&lines(&["会议室使用说明", "请爱护会议室的设备，用完后关灯、关窗。"]), content])
}

fn labelled(number: &str) -> String {
    text((72, 700, 12), "身份证号：") + &text((150, 700, 12), number)
}

#[test]
fn a_number_is_found_wherever_it_stands() {
    let number = common::resident_number(2, 9000, 12);
    let labelled = labelled(&number);
    let (begin, end) = number.split_at(8);
    let row = "现将本市农村低收入家庭名单予以公布，接受社会监督，张某三身份证号";
    let broken = text((72, 700, 12), &format!("{row}{begin}")) + &text((72, 680, 12), &format!("{end}。"));
    let rows: [&[&str]; 2] = [&["姓名", "身份证号码"], &["张某三", &number]];
    let listed = table(72, 700, &[80, 200], &rows);
    let down = shown("V", (300, 760, 12), &gbk(&format!("张某三身份证号{number}")));
    let note = format!("<</Subtype/Text/Rect[72 72 90 90]/Contents{}>>", said(&format!("身份证号{number}")));
    let field = format!("<</Subtype/Widget/FT/Tx/T(a)/TU{}/V{}/Rect[72 72 300 90]>>", said("身份证号"), said(&number));
    let mut attached = Pdf::default();
    let held =
        attached.stream("/Type/EmbeddedFile/Filter/FlateDecode", &deflated(format!("身份证号{number}").as_bytes()));
    let named = attached.object(&format!("<</Type/Filespec/UF{}/EF<</F {held} 0 R>>>>", said("名单.txt")));
    let attached = attached.catalog(&format!("/Names<</EmbeddedFiles<</Names[(a){named} 0 R]>>>>"));
    let with_info = |entry: &str| {
        let mut pdf = Pdf::default();
        let info = pdf.object(&format!("<</{entry}{}>>", said(&format!("身份证号{number}"))));
        pdf.trailer(&format!("/Info {info} 0 R")).page(&text((72, 700, 12), "正文。")).build()
    };
    let annotated = |note: &str| {
        Pdf::default()
            .page(&text((72, 700, 12), "正文。"))
            .page_with(&text((72, 700, 12), "正文。"), &format!("/Annots[{note}]"))
            .build()
    };
    let older = saved_again(&second(&labelled), &[(17, "<</Length 0>>stream\n\nendstream")]);
    let cases: [(&str, Vec<u8>, &str); 11] = [
        ("one line", second(&labelled), "visible  2 "),
        ("two lines", second(&broken), "visible  2 "),
        ("a table", second(&listed), "visible  2 "),
        ("downwards", second(&down), "visible  2 "),
        ("covered", second(&(labelled.clone() + &area(140, 690, 140, 24, "0 g"))), "hidden covered 2 "),
        ("white", second(&format!("1 g {labelled}")), "hidden ground-colour 2 "),
        ("a remark", annotated(&note), "hidden comment 2 comment"),
        ("a field", annotated(&field), "hidden hidden-object 2 attribute"),
        ("a property", with_info("Subject"), "metadata property  Subject"),
        ("an earlier revision", older, "removed earlier-version 2 "),
        ("an attached file", attached.page(&text((72, 700, 12), "正文。")).build(), "visible   名单.txt"),
    ];
    for (name, file, expected) in cases {
        let outcome = check(&file);
        assert_eq!((outcome.format, &outcome.unread[..]), (Some("pdf"), &[][..]), "{name}");
        let found = of(&outcome, "personal/resident-id");
        let [finding] = found[..] else { panic!("{name}: {}", found.len()) };
        let told = format!(
            "{} {} {} {}",
            finding.visibility.name(),
            finding.concealment.map_or("", Concealment::name),
            finding.place.page.map_or(String::new(), |page| page.to_string()),
            finding.place.part.as_deref().unwrap_or_default()
        );
        assert_eq!(told, expected, "{name}");
        assert_eq!((finding.severity, outcome.verdict), (Severity::Block, Verdict::Block), "{name}");
        let has_box = !["a remark", "a field", "a property", "an attached file"].contains(&name);
        assert_eq!(finding.place.area.is_some(), has_box, "{name}");
    }
}

#[test]
fn lists_are_read_as_every_program_prints_them() {
    for program in ["chromium", "libreoffice-calc", "libreoffice-docx", "reportlab", "typst", "weasyprint"] {
        let outcome = check(&stored(&format!("{program}.pdf")));
        let found = of(&outcome, "personal/resident-id");
        let severities: Vec<Severity> = found.iter().map(|finding| finding.severity).collect();
        assert_eq!(severities, [Severity::Block; 3], "{program}");
        assert!(found.iter().all(|finding| finding.place.page == Some(1) && finding.place.area.is_some()), "{program}");
        assert_eq!((outcome.unread.len(), of(&outcome, "concealed/covered-text").len()), (0, 0), "{program}");
        let cells: Vec<_> = found.iter().filter_map(|finding| finding.place.cell.as_deref()).collect();
        // A sheet without lines, whose columns almost touch, is read line by line.
        assert!(program == "libreoffice-calc" || cells == ["C2", "C3", "C4"], "{program}: {cells:?}");
    }
}

#[test]
fn a_box_is_told_in_every_report() {
    let number = common::resident_number(2, 9000, 12);
    let file = second(&(labelled(&number) + &area(140, 690, 140, 24, "0 g")));
    let outcome = check(&file);
    let [finding] = of(&outcome, "personal/resident-id")[..] else { panic!("one") };
    let area = finding.place.area.map(|area| [area.left, area.top, area.right, area.bottom]).unwrap_or_default();
    let [left, top, right, bottom] = area;
    assert!((148..=152).contains(&left) && (254..=264).contains(&right), "{area:?}");
    assert!((128..=136).contains(&top) && (140..=148).contains(&bottom), "{area:?}");
    let said = |format: Format, language: Language| {
        let mut out = Vec::new();
        let settings = Settings { language, rules: "0000".to_owned(), ..Settings::default() };
        let mut report = report::open(format, &mut out, settings);
        assert!(report.document(&outcome).is_ok());
        drop(report);
        String::from_utf8_lossy(&out).into_owned()
    };
    let json = said(Format::Jsonl, Language::Chinese);
    for part in [
        "\"page\":2",
        &format!("\"box\":[{left},{top},{right},{bottom}]"),
        "\"concealment\":\"covered\"",
        "\"visibility\":\"hidden\"",
    ] {
        assert!(json.contains(part), "{part}: {json}");
    }
    let text = said(Format::Text, Language::Chinese);
    assert!(text.contains("第 2 页") && text.contains("被遮住的文字"), "{text}");
    let text = said(Format::Text, Language::English);
    assert!(text.contains("page 2") && text.contains("covered text"), "{text}");
    assert!(!json.contains(&number) && !text.contains(&number), "it is masked");
}

#[test]
fn each_way_of_hiding_is_told_once() {
    let covered = |y: i32| text((150, y, 12), "内部掌握") + &area(140, y - 6, 120, 24, "0 g");
    let unpainted = format!("BT 3 Tr /F 12 Tf 150 500 Td {} Tj ET", hex(&gbk("不宜公开的文字")));
    let outcome = check(&second(&(covered(700) + &covered(660) + &unpainted)));
    let found = of(&outcome, "concealed/covered-text");
    let [covered, unpainted] = found[..] else { panic!("{}", found.len()) };
    assert_eq!(
        (covered.concealment, unpainted.concealment),
        (Some(Concealment::Covered), Some(Concealment::Unpainted))
    );
    assert_eq!(
        covered.message.say(Language::Chinese),
        "有 2 处文字被色块、粗线或图片盖住（此处是第一处），看不见，但能复制出来"
    );
    assert_eq!(unpainted.message.say(Language::English), "text that is written and not painted: 1; it can be copied");
    assert_eq!((covered.place.page, unpainted.place.page), (Some(2), Some(2)));
    assert!(covered.place.area.is_some());
    assert_eq!((covered.severity, outcome.verdict), (Severity::Review, Verdict::Review));
    assert!(!covered.message.say(Language::Chinese).contains("内部掌握") && covered.excerpt.as_str().is_empty());
}

#[test]
fn what_can_be_read_and_hides_nothing_passes() {
    let file = Pdf::of(&[&lines(&["会议室使用说明", "请爱护会议室的设备，用完后关灯、关窗。"])]);
    let outcome = check(&file);
    let told: Vec<&str> = outcome.findings.iter().map(|finding| finding.rule).collect();
    assert_eq!((told, outcome.verdict, outcome.pages), (Vec::new(), Verdict::Pass, 1));
}

#[test]
fn pages_that_cannot_be_read_are_named() {
    let mut pdf = Pdf::default();
    let picture = pdf.stream("/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", b"x");
    let garbled = pdf.without_meaning((72, 700, 14), "关于做好政府信息公开工作的通知各县人民政府");
    let whole = "q 595 0 0 842 0 0 cm /Im Do Q ";
    let layer = format!("{whole}BT 3 Tr /F 14 Tf 72 700 Td {} Tj ET", hex(&gbk("请爱护会议室的设备，用完后关灯。")));
    let mut pdf = pdf.resources(&format!("/XObject<</Im {picture} 0 R>>")).page(&lines(&["请爱护设备。"]));
    for content in [whole, &layer, whole, whole, whole, &garbled] {
        pdf = pdf.page(content);
    }
    let outcome = check(&pdf.build());
    let said = |language| {
        let said = |finding: &&Finding| (finding.place.page, finding.message.say(language));
        let mut said: Vec<_> = of(&outcome, "file/no-text-layer").iter().map(said).collect();
        said.sort();
        said
    };
    // Pages in one row are the place, several are listed.
    let chinese = [
        (None, "第 2、4—6 页：只有图片，没有文字，图片里的内容未检查"),
        (Some(3), "是扫描件，自带的文字是识别出来的，没有人核对过，只能参考，不算已检查"),
        (Some(7), "看得见字，但文件没有写明是什么字（字体编码缺失或有误），复制出来是乱码，这些字未检查"),
    ];
    assert_eq!(said(Language::Chinese), chinese.map(|(page, said)| (page, said.to_owned())));
    let english = said(Language::English);
    assert!(english[0].1.contains("there are only pictures"), "{english:?}");
    assert_eq!(outcome.verdict, Verdict::Unchecked);
    assert!(outcome.unread.iter().all(|problem| problem.kind.page_state().is_some()));
}

#[test]
fn what_a_scan_says_is_searched_and_does_not_count_as_checked() {
    let number = common::resident_number(2, 9000, 12);
    let scan = |said: &str| {
        let mut pdf = Pdf::default();
        let picture = pdf.stream("/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", b"x");
        let layer = format!("q 595 0 0 842 0 0 cm /Im Do Q BT 3 Tr /F 14 Tf 72 700 Td {} Tj ET", hex(&gbk(said)));
        check(&pdf.resources(&format!("/XObject<</Im {picture} 0 R>>")).page(&layer).build())
    };
    let outcome = scan("请爱护会议室的设备，用完后关灯、关窗，谢谢合作。");
    assert_eq!((outcome.verdict, of(&outcome, "concealed/covered-text").len()), (Verdict::Unchecked, 0));
    let outcome = scan(&format!("张某三，身份证号{number}。"));
    let found = of(&outcome, "personal/resident-id");
    assert_eq!((outcome.verdict, found.len()), (Verdict::Block, 1));
    assert_eq!(found.first().and_then(|finding| finding.concealment), None);
}

#[test]
fn what_was_not_read_is_not_clean() {
    let whole = second(&text((72, 700, 12), "正文。"));
    let cases = [
        ("locked", stored("locked/password-aes-256.pdf"), "file/encrypted"),
        ("a header", b"%PDF-1.7\n".to_vec(), "file/"),
        ("cut", whole[..whole.len() / 3].to_vec(), "file/"),
        ("a page is gone", saved_again(&whole, &[(18, "null")]), "file/"),
    ];
    for (name, file, rule) in cases {
        let outcome = check(&file);
        let rules: Vec<&str> = outcome.findings.iter().map(|finding| finding.rule).collect();
        assert!(rules.iter().any(|told| told.starts_with(rule)), "{name}: {rules:?}");
        assert_eq!((outcome.verdict, outcome.unread.is_empty()), (Verdict::Unchecked, false), "{name}");
    }
    assert_eq!(check(&whole).verdict, Verdict::Pass);
    let mended = [b"junk\n".as_slice(), &whole].concat();
    let outcome = check(&mended);
    assert!(outcome.unread.iter().all(|problem| problem.kind == ProblemKind::Repaired), "{:?}", outcome.unread);
}

#[test]
fn the_program_says_by_its_status_what_it_found() {
    let folder = std::env::temp_dir().join(format!("baguan-check-pdf-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let number = common::resident_number(2, 9000, 12);
    let cases = [
        ("可以发.pdf", second(&text((72, 700, 12), "正文。")), 0),
        ("遮住的号.pdf", second(&(labelled(&number) + &area(140, 690, 140, 24, "0 g"))), 1),
        ("要密码.pdf", stored("locked/password-rc4-128.pdf"), 2),
    ];
    for (name, file, status) in cases {
        std::fs::write(folder.join(name), file).expect("a file");
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_baguan"))
            .env("BAGUAN_LEDGER", "none")
            .current_dir(&folder)
            .args(["check", name])
            .output()
            .expect("it runs");
        let said = String::from_utf8_lossy(&output.stdout);
        assert_eq!(output.status.code(), Some(status), "{name}: {said}");
        assert!(!said.contains(&number), "it is masked");
        assert_eq!(said.contains("第 2 页"), status == 1, "{name}: {said}");
    }
    std::fs::remove_dir_all(&folder).expect("it is there");
}

#[test]
fn a_label_on_the_page_is_found() {
    let content = lines(&[
        TITLE,
        "各乡（镇）人民政府，县直各部门：",
        "现将本季度临时救助对象名单予以公布。",
        "青禾县民政局",
        "2026年11月20日",
        "（此件公开发布）",
    ]);
    let outcome = check(&Pdf::of(&[&content]));
    assert_eq!((outcome.label.attribute, outcome.kind), ("public", "official-document"));
    assert_eq!(outcome.label.place.as_ref().and_then(|place| place.page), Some(1));
}
