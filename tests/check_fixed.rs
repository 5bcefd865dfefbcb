//! Fixed pages and rich text the whole way: what is found, and where.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;
mod reading;

use baguan::finding::{Severity, Verdict};
use reading::ofd::{Ofd, page, text, text_with};

#[test]
fn a_number_is_found_wherever_it_stands() {
    let engine = common::engine();
    let number = common::resident_number(2, 9000, 12);
    let (begin, end) = number.split_at(8);
    let row = "现将本市农村低收入家庭名单予以公布，身份证号";
    let objects = text(20.0, 30.0, "身份证号") + &text(80.0, 30.0, end) + &text(40.0, 30.0, begin);
    let lines = text(20.0, 20.0, &format!("{row}{begin}")) + &text(20.0, 30.0, &format!("{end}。"));
    let columns = text(20.0, 20.0, "身份证号") + &text(50.0, 20.0, &number) + &text(160.0, 20.0, "13800138000");
    let first = page("", &text(20.0, 20.0, "各县："));
    let ofd = |content: &str| Ofd::default().of(&[first.clone(), page("", content)]);
    let rtf = |body: &str| format!("{{\\rtf1\\ansi\\ansicpg936\\uc0 A.\\par {body}\\par}}").into_bytes();
    let label: Vec<_> = "身份证号".encode_utf16().map(|unit| format!("\\u{} ", unit.cast_signed())).collect();
    let label = label.concat();
    let cases: [(&str, &str, Vec<u8>, &str); 9] = [
        ("objects", "ofd", ofd(&objects), "visible 2, 1"),
        ("lines", "ofd", ofd(&lines), "visible 2, 1"),
        ("columns", "ofd", ofd(&columns), "visible 2, 1"),
        ("transparent", "ofd", ofd(&text_with(20.0, 20.0, "Alpha=\"0\"", &format!("身份证号{number}"))), "hidden 2, 1"),
        ("off the page", "ofd", ofd(&text(300.0, 20.0, &format!("身份证号{number}"))), "hidden 2, 1"),
        ("runs", "rtf", rtf(&format!("{label}{{\\b {begin}}}{{\\i {end}}}")), "visible , 2"),
        ("hidden", "rtf", rtf(&format!("{{\\v {label}{number}}}")), "hidden , 2"),
        ("deleted", "rtf", rtf(&format!("{label}{begin}{{\\deleted {end}}}")), "removed , 2"),
        ("bytes", "rtf", rtf(&format!("\\'c9\\'ed\\'b7\\'dd\\'d6\\'a4\\'ba\\'c5{number}")), "visible , 2"),
    ];
    for (name, format, file, expected) in cases {
        let outcome = engine.check("通知.doc", &file);
        assert_eq!((outcome.format, outcome.unread.len()), (Some(format), 0), "{name}");
        let findings: Vec<_> = outcome.findings.iter().filter(|f| f.rule == "personal/resident-id").collect();
        let [finding] = findings[..] else { panic!("{name}: {}", findings.len()) };
        let number = |number: Option<u32>| number.map_or(String::new(), |number| number.to_string());
        let place = format!(
            "{} {}, {}",
            finding.visibility.name(),
            number(finding.place.page),
            number(finding.place.paragraph)
        );
        assert_eq!(place, expected, "{name}");
        assert_eq!((finding.severity, outcome.verdict), (Severity::Block, Verdict::Block), "{name}");
    }
}
