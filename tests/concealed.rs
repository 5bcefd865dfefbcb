//! What a document holds that its page does not show: told once by how it is hidden, judged as severely as what is
//! shown, and never taken for what stands on the page.
#![allow(clippy::expect_used, missing_docs)]

mod common;
mod reading;

use baguan::check::{self, Conversion, Page, Practice};
use baguan::dictionary::{Dictionary, Scanned};
use baguan::document::{Block, Cell, Concealment, Document, Format, Kind, Limits, Origin, ProblemKind, Role, Seen};
use baguan::document::{Stage, Visibility};
use baguan::engine::{Engine, Plan};
use baguan::finding::{Finding, Language, Masked, Ordinals, Outcome, Severity, Verdict};
use baguan::outline::Outline;
use baguan::text::Folded;
use reading::word::{docx, docx_with, part};

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn deleted(text: &str) -> String {
    format!(
        "<w:p><w:r><w:t>正文。</w:t></w:r><w:del w:author=\"某甲\"><w:r><w:delText>{text}</w:delText></w:r></w:del></w:p>"
    )
}

fn inserted(text: &str) -> String {
    format!("<w:p><w:ins w:author=\"某甲\"><w:r><w:t>{text}</w:t></w:r></w:ins></w:p>")
}

fn hidden(text: &str) -> String {
    format!("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{text}</w:t></w:r></w:p>")
}

fn at(stage: Stage) -> Engine {
    Engine::new(Plan { stage, ..common::plan() }).expect("the lists are right")
}

fn of<'o>(outcome: &'o Outcome, rule: &str) -> Vec<&'o Finding> {
    outcome.findings.iter().filter(|finding| finding.rule == rule).collect()
}

fn all(outcome: &Outcome) -> Vec<String> {
    let said =
        |f: &Finding| format!("{} {} {}", f.rule, f.severity.name(), f.concealment.map_or("", Concealment::name));
    outcome.findings.iter().map(said).collect()
}

#[test]
fn each_way_of_hiding_is_told_once() {
    let comments = part("comments", &format!("<w:comment w:author=\"某甲\">{}</w:comment>", paragraph("改一下")));
    // A header that no section names.
    let header = part("hdr", &paragraph("旧稿"));
    let relations = "<Relationships><Relationship Id=\"r1\" Type=\"x/header\" Target=\"header1.xml\"/></Relationships>";
    let inner = docx(&paragraph("里面的文件"));
    let core = "<coreProperties><creator>某甲</creator><title>旧的标题</title></coreProperties>";
    let body = paragraph("公开内容。")
        + &deleted("删掉的话")
        + &deleted("又一处")
        + &inserted("加上的话")
        + &hidden("看不见的话");
    let file = docx_with(
        &body,
        &[
            ("docProps/core.xml", core.as_bytes()),
            ("word/comments.xml", comments.as_bytes()),
            ("word/header1.xml", header.as_bytes()),
            ("word/_rels/document.xml.rels", relations.as_bytes()),
            ("word/embeddings/a.docx", &inner),
        ],
    );
    let outcome = common::engine().check("a.docx", &file);
    let mut told = all(&outcome);
    told.sort();
    assert_eq!(
        told,
        [
            "concealed/attachment review embedded",
            "concealed/comment review comment",
            "concealed/earlier-revision review residue",
            "concealed/hidden-text review hidden-text",
            "concealed/metadata note property",
            "concealed/tracked-change review deleted",
            "concealed/tracked-change review inserted",
        ]
    );
    assert_eq!(outcome.verdict, Verdict::Review);
    let changes = of(&outcome, "concealed/tracked-change");
    let [removed, added] = changes[..] else { panic!("{}", changes.len()) };
    assert_eq!(
        removed.message.say(Language::Chinese),
        "文件里有 2 处已删除但仍保留的修订（此处是第一处），打开文件的人都能看到"
    );
    assert_eq!((removed.place.paragraph, removed.visibility), (Some(2), Visibility::Removed));
    assert!(!added.message.say(Language::Chinese).contains("第一处"));
    assert_eq!((added.place.paragraph, added.visibility), (Some(4), Visibility::Visible));
    for finding in &outcome.findings {
        let said = finding.message.say(Language::Chinese) + &finding.advice.say(Language::Chinese);
        assert!(!["删掉的话", "改一下", "旧稿", "某甲"].iter().any(|text| said.contains(text)), "{said}");
        assert!(finding.excerpt.as_str().is_empty());
        assert_eq!(finding.basis.is_empty(), finding.severity == Severity::Note, "{}", finding.rule);
    }
}

#[test]
fn drafts_have_changes_and_comments() {
    let comments = part("comments", &format!("<w:comment>{}</w:comment>", paragraph("改一下")));
    let body = deleted("删掉的话") + &inserted("加上的话") + &hidden("看不见的话");
    let file = docx_with(&body, &[("word/comments.xml", comments.as_bytes())]);
    for (stage, worst) in
        [(Stage::Drafting, Severity::Note), (Stage::Publish, Severity::Review), (Stage::Posted, Severity::Review)]
    {
        let outcome = at(stage).check("a.docx", &file);
        for rule in ["concealed/tracked-change", "concealed/comment"] {
            assert!(of(&outcome, rule).iter().all(|finding| finding.severity == worst), "{rule} {stage:?}");
            assert!(!of(&outcome, rule).is_empty(), "{rule}");
        }
        assert_eq!(of(&outcome, "concealed/hidden-text")[0].severity, Severity::Review);
    }
}

#[test]
fn what_every_file_has_is_not_told() {
    let link = "<w:p><w:hyperlink w:tooltip=\"说明文字\"><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>";
    let outcome = common::engine().check("a.docx", &docx(link));
    assert_eq!((all(&outcome), outcome.verdict), (Vec::new(), Verdict::Pass));
    let page = "<!-- 注释 --><meta name=\"author\" content=\"某甲\"><p style=\"display:none\">看不见</p><p>正文</p>";
    assert_eq!(all(&common::engine().check("a.html", page.as_bytes())), [""; 0]);
}

#[test]
fn what_is_hidden_is_as_bad_as_what_is_shown() {
    let engine = common::engine();
    let number = common::resident_number(2, 9000, 12);
    let text = format!("张三，身份证号{number}");
    let worst = |body: &str| {
        let outcome = engine.check("a.docx", &docx(body));
        let found: Vec<(Severity, Option<Concealment>)> =
            of(&outcome, "personal/resident-id").iter().map(|f| (f.severity, f.concealment)).collect();
        found
    };
    assert_eq!(worst(&paragraph(&text)), [(Severity::Block, None)]);
    assert_eq!(worst(&hidden(&text)), [(Severity::Block, Some(Concealment::HiddenText))]);
    assert_eq!(worst(&deleted(&text)), [(Severity::Block, Some(Concealment::Deleted))]);
    assert_eq!(worst(&inserted(&text)), [(Severity::Block, Some(Concealment::Inserted))]);
    let secret = engine.check("a.docx", &docx(&(paragraph("正文。") + &hidden("秘密★10年"))));
    let [finding] = of(&secret, "term/secrecy")[..] else { panic!("one") };
    assert_eq!((finding.severity, finding.concealment), (Severity::Block, Some(Concealment::HiddenText)));
}

/// A sheet of cells; what hides each says `by`.
fn sheet(rows: &[&[&str]], by: &dyn Fn(u32, u16) -> Option<Concealment>) -> Document {
    let mut document = Document::new(Format::Xlsx);
    for (row, cells) in (1..).zip(rows) {
        for (column, text) in (1..).zip(*cells) {
            let concealment = by(row, column);
            let seen = concealment.map_or(Seen::VISIBLE, Seen::from);
            document.add(
                text,
                Origin::Nowhere,
                Role::Cell(Cell { table: 1, row, column, header: false }),
                seen.visibility,
            );
            document.last_block().expect("it was added").concealment = concealment;
        }
    }
    document
}

/// What rules find in a document that is one stretch, and what is understood of it.
fn found(document: &Document) -> (Vec<Finding>, Outline) {
    let dictionary = Dictionary::built_in().expect("the lists are right");
    let mut folded = Folded::new();
    folded.fold(document.text(), document.blocks().iter().map(Block::range));
    let matches = dictionary.scan(&folded);
    let scanned = Scanned { document, folded: &folded, matches: &matches, dictionary: &dictionary };
    let mut outline = Outline::default();
    outline.extend(scanned, false);
    let practice = Practice::default();
    let today = common::plan().today;
    let found = check::page(&Page::new(scanned, &outline, &practice, Stage::Publish, today));
    let path = Masked::known("a.xlsx");
    let mut ordinals = Ordinals::default();
    let mut to = Conversion { path: &path, ordinals: &mut ordinals, reveal: false, key: None, today };
    (found.findings(document, &mut to).into_iter().map(|(_, finding)| finding).collect(), outline)
}

#[test]
fn a_hidden_column_is_judged_by_its_hidden_header() {
    // Numbers whose check digit is wrong are told for their column alone.
    let broken = |n: u32| {
        let number = common::resident_number(1, 8000 + n, n);
        let last = if number.ends_with('1') { '2' } else { '1' };
        format!("{}{last}", &number[..17])
    };
    let (one, two, three) = (broken(1), broken(2), broken(3));
    let rows: [&[&str]; 4] = [
        &["序号", "姓名", "身份证号", "金额"],
        &["1", "张某三", &one, "300"],
        &["2", "李某四", &two, "300"],
        &["3", "王某五", &three, "300"],
    ];
    let by_rule = |document: &Document| {
        let (findings, _) = found(document);
        let told = findings.iter().filter(|f| f.rule.starts_with("personal/"));
        let mut told: Vec<(String, Severity)> = told.map(|f| (f.rule.to_owned(), f.severity)).collect();
        told.sort();
        (told, findings)
    };
    let (shown, _) = by_rule(&sheet(&rows, &|_, _| None));
    assert!(shown.iter().filter(|(rule, _)| rule.starts_with("personal/resident-id")).count() == 3, "{shown:?}");
    for by in [Concealment::HiddenColumn, Concealment::HiddenFormat] {
        let (told, findings) = by_rule(&sheet(&rows, &|_, column| (column == 3).then_some(by)));
        assert_eq!(told, shown, "{by:?}");
        let numbers = findings.iter().filter(|finding| finding.rule.starts_with("personal/resident-id"));
        assert!(numbers.into_iter().all(|finding| finding.concealment == Some(by)));
    }
    for by in [Concealment::HiddenRow, Concealment::HiddenSheet] {
        let (told, _) = by_rule(&sheet(&rows, &|row, _| (by == Concealment::HiddenSheet || row == 3).then_some(by)));
        assert_eq!(told, shown, "{by:?}");
    }
}

#[test]
fn hidden_cells_are_not_on_the_page() {
    // The choices of a form on a hidden sheet are no labels of the workbook.
    let rows: [&[&str]; 3] = [&["主动公开"], &["依申请公开"], &["不予公开"]];
    let (_, outline) = found(&sheet(&rows, &|_, _| Some(Concealment::HiddenSheet)));
    assert_eq!(outline.labels, []);
    let rows: [&[&str]; 2] = [&["某县人民政府办公室关于做好政务公开工作的通知"], &["各乡镇人民政府，县直各部门："]];
    for by in [Concealment::HiddenSheet, Concealment::HiddenRow, Concealment::HiddenColumn] {
        let (_, outline) = found(&sheet(&rows, &|_, _| Some(by)));
        assert_eq!((outline.kind, outline.title.as_str()), (Kind::Other, ""), "{by:?}");
        assert_eq!(outline.concealed.first().map(|one| (one.by, one.count)), Some((by, 2)));
    }
    let (_, outline) = found(&sheet(&rows, &|_, _| None));
    assert_eq!(outline.kind, Kind::OfficialDocument);
}

#[test]
fn a_hidden_heading_is_no_title() {
    let heading = |properties: &str| {
        format!(
            "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:r><w:rPr>{properties}</w:rPr>\
             <w:t>某县政府信息公开指南</w:t></w:r></w:p>"
        )
    };
    let kind =
        |properties: &str| common::engine().check("a.docx", &docx(&(heading(properties) + &paragraph("正文。")))).kind;
    assert_eq!((kind(""), kind("<w:vanish/>")), ("disclosure-guide", "other"));
}

#[test]
fn problems_are_told_by_their_own_rules() {
    let engine = common::engine();
    let whole = docx(&paragraph("公开内容。").repeat(50));
    let picture = docx_with("<w:p/>", &[("word/media/a.png", b"\x89PNG\r\n\x1a\n0000")]);
    let files: [(&[u8], &str); 5] = [
        (&whole[..whole.len() - 40], "file/truncated"),
        (b"PK\x03\x04xxxx", "file/truncated"),
        (&picture, "file/no-text-layer"),
        (&docx("<w:p>"), "file/unreadable"),
        (b"\x00\x01\x02", "file/unreadable"),
    ];
    for (bytes, rule) in files {
        let outcome = engine.check("a.docx", bytes);
        let rules: Vec<&str> = outcome.findings.iter().map(|finding| finding.rule).collect();
        assert!(rules.contains(&rule), "{rule}: {rules:?}");
        assert_eq!(outcome.verdict, Verdict::Unchecked, "{rule}");
    }
}

#[test]
fn a_name_that_does_not_fit_is_noted_and_hides_nothing() {
    let engine = common::engine();
    let file = docx(&paragraph("公开内容。"));
    for stage in Stage::ALL {
        let outcome = at(stage).check("名单/a.doc", &file);
        assert_eq!(all(&outcome), ["file/wrong-extension note "]);
        assert_eq!((outcome.verdict, outcome.unread.len(), outcome.format), (Verdict::Pass, 0, Some("docx")));
    }
    for name in ["a.docx", "a.wps", "A.DOCM", "a", "-", "a.bak", "名单.doc/a"] {
        assert_eq!(all(&engine.check(name, &file)), [""; 0], "{name}");
    }
    assert_eq!(all(&engine.check("a.xls", b"<html><body><table><tr><td>1</td></tr></table></body></html>")).len(), 1);
    assert_eq!(all(&engine.check("a.md", "姓名,金额\n某,1\n某,2\n".as_bytes())), [""; 0]);
}

#[test]
fn the_deepest_nesting_that_can_be_written_is_read() {
    let number = common::resident_number(2, 9000, 12);
    let innermost = docx(&paragraph(&format!("身份证号{number}")));
    let file = (0..20).fold(innermost, |inside, _| docx_with("<w:p/>", &[("word/embeddings/a.docx", &inside)]));
    let mut plan = common::plan();
    plan.configuration.limits.opened.nesting = 20;
    let outcome = Engine::new(plan).expect("the lists are right").check("a.docx", &file);
    assert_eq!((outcome.unread.len(), of(&outcome, "personal/resident-id").len()), (0, 1));
}

type Lowered<'c> = &'c dyn Fn(&mut Limits);

#[test]
fn limits_of_the_configuration_count_and_are_named() {
    let file = docx_with(&paragraph("外"), &[("word/embeddings/a.docx", &docx(&paragraph("内")))]);
    let advice = |change: &dyn Fn(&mut Limits), file: &[u8]| {
        let mut plan = common::plan();
        change(&mut plan.configuration.limits.opened);
        let outcome = Engine::new(plan).expect("the lists are right").check("a.docx", file);
        let told = of(&outcome, "file/too-large").first().map(|finding| finding.advice.say(Language::English));
        (outcome.verdict, told.unwrap_or_default())
    };
    assert_eq!(advice(&|_| (), &file), (Verdict::Review, String::new()));
    let item = format!("<a>{}</a>", " ".repeat(5000));
    let large = docx_with(&paragraph("外"), &[("customXml/item1.xml", item.as_bytes())]);
    let cases: [(Lowered, &[u8], &str); 5] = [
        (&|limits| limits.nesting = 0, &file, "raise nesting"),
        (&|limits| limits.entries = 1, &file, "raise entries"),
        (&|limits| limits.held_bytes = 100, &file, "raise file-megabytes"),
        (&|limits| limits.all_bytes = 3000, &large, "raise inflated-megabytes"),
        (&|limits| (limits.entry_bytes, limits.ratio) = (1000, 1), &large, "raise entry-megabytes"),
    ];
    for (change, file, expected) in cases {
        let (verdict, told) = advice(change, file);
        assert_eq!(verdict, Verdict::Unchecked, "{expected}");
        assert!(told.contains(expected), "{expected}: {told}");
    }
    let limits = Limits::default();
    // A limit of a reader's own is none that can be raised.
    assert_eq!(limits.behind(&ProblemKind::TooDeep(256)), None);
    assert_eq!(limits.behind(&ProblemKind::TooLarge(limits.entry_bytes - 1)), None);
}
