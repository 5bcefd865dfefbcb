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
                report.finish(&totals).expect("memory can be written");
                drop(report);
                assert_no_leak(&String::from_utf8(out).expect("reports are UTF-8"), &[&resident, &mobile]);
            }
        }
    }
}
