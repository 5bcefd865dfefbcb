//! Workbooks the whole way: what is found in a cell, with sheet and cell, and why nobody sees it.
#![allow(clippy::expect_used, missing_docs)]

mod common;
mod reading;

use baguan::finding::{Severity, Verdict};
use reading::sheet::{Sheet, sheet, xlsx};

#[test]
fn a_number_is_found_in_its_cell() {
    let engine = common::engine();
    let number = common::resident_number(2, 9000, 12);
    let cells = format!(
        "<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>姓名</v></c><c r=\"B1\" t=\"str\"><v>身份证号码</v></c></row>\
         <row r=\"7\"><c r=\"A7\" t=\"str\"><v>张某</v></c><c r=\"B7\" t=\"str\"><v>{number}</v></c></row></sheetData>"
    );
    let hidden_column = format!("<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>{cells}");
    let hidden_row = cells.replace("<row r=\"7\"", "<row r=\"7\" hidden=\"1\"");
    let cases = [
        ("visible", "visible", cells.as_str()),
        ("visible", "hidden", hidden_column.as_str()),
        ("visible", "hidden", hidden_row.as_str()),
        ("hidden", "hidden", cells.as_str()),
    ];
    for (state, seen, inside) in cases {
        let names = Sheet { name: "名单", state, inside, relations: &[] };
        let first = sheet("Sheet1", "<sheetData><row><c t=\"str\"><v>公开内容</v></c></row></sheetData>");
        let outcome = engine.check("名册.xlsx", &xlsx("", "", "", &[first, names], &[]));
        assert_eq!((outcome.format, outcome.unread.len()), (Some("xlsx"), 0));
        let findings: Vec<_> = outcome.findings.iter().filter(|found| found.rule == "personal/resident-id").collect();
        let [finding] = findings[..] else { panic!("{seen}: {}", findings.len()) };
        let place = finding.place.clone();
        assert_eq!((place.sheet.as_deref(), place.cell.as_deref()), (Some("名单"), Some("B7")), "{seen}");
        assert_eq!((finding.visibility.name(), finding.severity), (seen, Severity::Block));
        assert_eq!(outcome.verdict, Verdict::Block);
    }
}
