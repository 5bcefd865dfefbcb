//! No report in any format, no error and no log carries a raw value: without `--reveal` no output
//! contains seven or more consecutive digits of one.
#![allow(clippy::expect_used, missing_docs)]

mod common;

use baguan::finding::{Language, Totals};
use baguan::report::{Format, Settings, open};
use baguan::text::fold_str;
use common::{engine, mobile, resident_number};
use proptest::prelude::*;

/// Ways in which a number stands in a document.
fn written(number: &str, way: usize) -> String {
    let group = |sizes: &[usize], by: &str| {
        let mut rest = number;
        let mut groups = Vec::new();
        for size in sizes {
            let (group, more) = rest.split_at((*size).min(rest.len()));
            groups.push(group);
            rest = more;
        }
        groups.push(rest);
        groups.retain(|group| !group.is_empty());
        groups.join(by)
    };
    match way {
        0 => number.to_owned(),
        1 => number.chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c)).collect(),
        2 => group(&[3, 4], " "),
        3 => group(&[6, 8], "-"),
        4 => group(&[7], "\n"),
        5 => number.chars().flat_map(|c| [c, '\u{200B}']).collect(),
        6 => format!("0086{number}"),
        7 => format!("{number}{number}"),
        8 => group(&[9], "."),
        _ => format!("{number}8"),
    }
}

fn file(kind: usize, text: &str) -> (&'static str, String) {
    match kind {
        0 => ("a.txt", text.to_owned()),
        1 => (
            "a.md",
            format!(
                "---\nauthor: {text}\n---\n\n# 通知\n\n{text}\n\n| 姓名 | 号码 |\n|---|---|\n| 张某 | {} |\n",
                text.replace('\n', " ")
            ),
        ),
        2 => ("a.csv", format!("姓名,号码,备注\n张某,\"{text}\",\"{text}\"\n李某,\"{text}\",无\n")),
        _ => (
            "a.html",
            format!(
                "<html><head><meta name=\"d\" content=\"{text}\"><title>{text}</title></head><body><p>{text}</p><!-- {text} --><p hidden>{text}</p><a href=\"tel:{text}\">电话</a></body></html>"
            ),
        ),
    }
}

fn assert_no_leak(output: &str, values: &[&str]) {
    let folded: String = fold_str(output).into_iter().filter_map(|class| char::from_u32(u32::from(class))).collect();
    // The fold has dropped spaces; a report may not rely on them to hide a number.
    for text in [output, &folded] {
        for value in values {
            for start in 0..value.len() - 6 {
                let piece = &value[start..start + 7];
                assert!(!text.contains(piece), "seven digits of a value stand in:\n{output}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]
    #[test]
    fn no_report_shows_a_value(
        county in 0..5_usize, days in any::<u32>(), sequence in any::<u32>(), number in any::<u64>(),
        way in 0..10_usize, kind in 0..4_usize, label in 0..4_usize, in_name in any::<bool>(),
    ) {
        let (resident, mobile) = (resident_number(county, days, sequence), mobile(number));
        let label = ["身份证号", "电话", "", "户主张三，联系方式："][label];
        let directive = format!("baguan: ignore[personal/mobile] until=2027-01-31 reason=已经{mobile}同意");
        let text = format!("{directive}\n\n{label}{}，{label}{}。", written(&resident, way), written(&mobile, way));
        let (name, content) = file(kind, &text);
        let path = if in_name { format!("名单/{resident}/{mobile}_{name}") } else { name.to_owned() };
        let outcome = engine().check(&path, content.as_bytes());
        for format in Format::ALL {
            for language in [Language::Chinese, Language::English] {
                let mut out = Vec::new();
                let mut report = open(format, &mut out, Settings { language, ..Settings::default() });
                report.document(&outcome).expect("memory can be written");
                let mut totals = Totals::default();
                totals.add(&outcome);
                report.finish(&totals, None).expect("memory can be written");
                drop(report);
                assert_no_leak(&String::from_utf8(out).expect("reports are UTF-8"), &[&resident, &mobile]);
            }
        }
    }
}

/// A value of each kind: its rule, how it is introduced in a sentence, its column, the value.
const KINDS: [(&str, &str, &str, &str); 17] = [
    ("personal/resident-id", "身份证号", "身份证号", "530302198806070251"),
    ("personal/resident-id-doubtful", "身份证号", "身份证号", "530302198806070252"),
    ("personal/permit", "港澳居民来往内地通行证号码", "通行证号码", "H87654321"),
    ("personal/passport", "护照号码", "护照号码", "E87654321"),
    ("personal/disability-certificate", "残疾证号", "残疾证号", "53030219880607025132"),
    ("personal/mobile", "手机", "手机", "13987654321"),
    ("personal/landline", "家庭电话", "家庭电话", "0874-3987654"),
    ("personal/bank-card", "银行卡号", "银行卡号", "6228481234567890128"),
    ("personal/address", "家住", "家庭住址", "青禾县城关镇翠湖路12号3栋2单元501室"),
    ("personal/email", "邮箱", "电子邮箱", "wangjg1988@example.com"),
    ("personal/messaging-account", "QQ：", "QQ号", "987654321"),
    ("personal/messaging-account", "微信号：", "微信号", "wangjianguo_88"),
    ("personal/vehicle-plate", "车牌号", "车牌号", "云D5K987"),
    ("personal/certificate-number", "医保卡号", "医保卡号", "A98765432"),
    ("personal/birth-date", "出生日期：", "出生日期", "1988年6月7日"),
    ("personal/health-condition", "患", "病种", "慢性乙型肝炎"),
    ("personal/weak-mask", "手机号", "手机号", "1398765432*"),
];

/// A file's name and its text.
type File = (&'static str, String);

/// Names that stand beside the values: they are not shown either.
const PEOPLE: [&str; 3] = ["诸葛建国", "李秀英", "王建国"];

/// Pieces of a value that no report may hold: five characters, or a short value whole.
fn pieces(value: &str) -> Vec<String> {
    let characters: Vec<char> = value.chars().collect();
    characters.windows(characters.len().min(5)).map(|piece| piece.iter().collect()).collect()
}

/// Every report of an outcome, in every format and both languages.
fn reports(outcome: &baguan::finding::Outcome) -> Vec<String> {
    let mut reports = Vec::new();
    for format in Format::ALL {
        for language in [Language::Chinese, Language::English] {
            let mut out = Vec::new();
            let mut report = open(format, &mut out, Settings { language, ..Settings::default() });
            report.document(outcome).expect("memory can be written");
            let mut totals = Totals::default();
            totals.add(outcome);
            report.finish(&totals, None).expect("memory can be written");
            drop(report);
            reports.push(String::from_utf8(out).expect("reports are UTF-8"));
        }
    }
    reports
}

/// What reports show of values: nothing is to be said of it.
fn shown(outcome: &baguan::finding::Outcome, values: &[&str]) -> Vec<String> {
    let mut shown = Vec::new();
    for report in reports(outcome) {
        let folded: String =
            fold_str(&report).into_iter().filter_map(|class| char::from_u32(u32::from(class))).collect();
        let spared = |piece: &String| report.contains(piece.as_str()) || folded.contains(&piece.to_lowercase());
        shown.extend(values.iter().filter(|value| pieces(value).iter().any(spared)).map(|value| (*value).to_owned()));
        shown.sort();
        shown.dedup();
    }
    shown
}

/// The same rows as a file of each format.
fn tables(header: &[&str], rows: &[Vec<&str>]) -> Vec<File> {
    let all = || std::iter::once(header.to_vec()).chain(rows.iter().cloned());
    let lines = |by: &str| all().map(|row| row.join(by) + "\n").collect::<String>();
    let cells = all().map(|row| format!("<tr><td>{}</td></tr>", row.join("</td><td>"))).collect::<Vec<_>>().concat();
    let rule = format!("|{}\n", "---|".repeat(header.len()));
    let mut markdown = all().map(|row| format!("| {} |\n", row.join(" | "))).collect::<Vec<_>>();
    markdown.insert(1, rule);
    vec![
        ("a.txt", lines("\t")),
        ("a.txt", lines("|")),
        ("a.txt", lines("　　")),
        ("a.csv", lines(",")),
        ("a.md", markdown.concat()),
        ("a.html", format!("<html><body><table>{cells}</table></body></html>")),
    ]
}

fn sentences(sentence: &str) -> Vec<File> {
    vec![
        ("a.txt", sentence.to_owned()),
        ("a.md", format!("> {sentence}\n")),
        ("a.csv", format!("情况\n\"{sentence}\"\n")),
        ("a.html", format!("<html><body><p hidden>{sentence}</p><!-- {sentence} --></body></html>")),
    ]
}

/// Sentences that stand in no cell: one in a cell is not read for whom it names (fixtures/open).
fn prose(sentence: &str) -> Vec<File> {
    sentences(sentence).into_iter().filter(|(name, _)| *name != "a.csv").collect()
}

#[test]
fn a_value_of_any_kind_shows_at_most_four_characters() {
    let engine = engine();
    let (mut leaks, mut silent) = (Vec::new(), Vec::new());
    for (rule, label, column, value) in KINDS {
        let full_width: String = value
            .chars()
            .map(|c| if c.is_ascii_graphic() { char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c) } else { c })
            .collect();
        for value in [value, &full_width] {
            let mut files = sentences(&format!("村民王建国，{label}{value}，低保户。"));
            files.extend(sentences(&format!("{label}{value}")));
            files.extend(tables(
                &["姓名", column, "金额"],
                &[vec!["诸葛建国", value, "300"], vec!["李秀英", value, "400"]],
            ));
            for (name, content) in files {
                let outcome = engine.check(name, content.as_bytes());
                let told = outcome.findings.iter().any(|finding| finding.rule == rule);
                let alone = content.contains(&format!("{label}{value}")) && !content.contains("村民");
                // A cell of prose is not read for whom it names: fixtures/open/hit/personal/health-condition.
                let prose_in_a_cell =
                    name == "a.csv" && content.contains("情况") && rule == "personal/health-condition";
                if !told && !alone && !prose_in_a_cell {
                    silent.push(format!("{rule}: {content}"));
                }
                leaks.extend(
                    shown(&outcome, &[value]).into_iter().map(|value| format!("{rule} shows {value}: {content}")),
                );
                let names = if told { shown(&outcome, &PEOPLE) } else { Vec::new() };
                leaks.extend(names.into_iter().map(|name| format!("{rule} shows the name {name}: {content}")));
            }
        }
    }
    assert!(silent.is_empty(), "nothing is told of\n{}", silent.join("\n"));
    assert!(leaks.is_empty(), "{}", leaks.join("\n"));
}

/// What stands beside a value is no less somebody's: all kinds in one row, and in one paragraph.
#[test]
fn values_beside_each_other_show_nothing_of_each_other() {
    let engine = engine();
    let header: Vec<&str> = std::iter::once("姓名").chain(KINDS.iter().map(|kind| kind.2)).collect();
    let row = |name| std::iter::once(name).chain(KINDS.iter().map(|kind| kind.3)).collect::<Vec<_>>();
    let mut files = tables(&header, &PEOPLE.map(row));
    for by in ["，", "；", "、", "\n", " "] {
        let paragraph: Vec<String> = KINDS.iter().map(|kind| format!("{}{}", kind.1, kind.3)).collect();
        files.extend(sentences(&format!("户主王建国，男，{}，其妻李秀英。", paragraph.join(by))));
    }
    for sentence in [
        "经查，王建国（身份证号：530302198806070251）与李秀英（手机：13987654321）系夫妻。",
        "诸葛建国 530302198806070251 李秀英 13987654321",
        "患者：王建国、李秀英，联系电话13987654321",
        "法定代表人王建国，住青禾县城关镇翠湖路12号3栋2单元501室，电话13987654321。",
    ] {
        files.extend(sentences(sentence));
    }
    let values: Vec<&str> = KINDS.iter().map(|kind| kind.3).chain(PEOPLE).collect();
    let mut leaks = Vec::new();
    for (name, content) in files {
        let outcome = engine.check(name, content.as_bytes());
        assert!(!outcome.findings.is_empty(), "{content}");
        leaks.extend(shown(&outcome, &values).into_iter().map(|value| format!("{value} is shown: {name} {content}")));
    }
    assert!(leaks.is_empty(), "{}", leaks.join("\n"));
}

/// Lists of names, masks that are undone by what stands beside them, numbers over cells.
#[test]
fn lists_and_masks_show_no_more_than_they_must() {
    let engine = engine();
    let cases: [(&str, Vec<File>, &[&str]); 4] = [
        (
            "personal/name-list",
            tables(&["姓名", "低保金额"], &[vec!["诸葛建国", "300"], vec!["李秀英", "400"], vec!["王建国", "500"]]),
            &PEOPLE,
        ),
        ("personal/name-list", prose("低保对象：诸葛建国、李秀英、王建国。"), &PEOPLE),
        (
            "personal/weak-mask",
            tables(
                &["姓名", "出生日期", "身份证号"],
                &[
                    vec!["李秀英", "1988-06-07", "530302********0251"],
                    vec!["王建国", "1988-06-07", "530302********0251"],
                ],
            ),
            &["李秀英", "王建国", "1988-06-07", "19880607", "530302"],
        ),
        (
            "personal/resident-id",
            tables(
                &["姓名", "身份证号", "", ""],
                &[vec!["李秀英", "530302", "19880607", "0251"], vec!["王建国", "530302", "19880607", "0251"]],
            ),
            &["李秀英", "王建国", "530302198", "198806070", "19880607"],
        ),
    ];
    for (rule, files, values) in cases {
        for (name, content) in files {
            let outcome = engine.check(name, content.as_bytes());
            assert!(outcome.findings.iter().any(|finding| finding.rule == rule), "{rule} is silent: {name} {content}");
            assert_eq!(shown(&outcome, values), [""; 0], "{rule}: {name} {content}");
        }
    }
}

/// A path is told with every file, whether something was found in it or not.
#[test]
fn a_path_shows_no_value() {
    let engine = engine();
    let in_paths = ["530302198806070251", "13987654321", "6228481234567890128", "wangjg1988@example.com", "云D5K987"];
    for value in in_paths {
        for path in
            [format!("名单/{value}.txt"), format!("{value}/附件1-{value}的材料.txt"), format!("王某{value}.csv")]
        {
            let outcome = engine.check(&path, "此件公开发布\n".as_bytes());
            assert_eq!(shown(&outcome, &[value]), [""; 0], "{path}");
        }
    }
}
