//! Word documents: all text in them, with its place and whether the page shows it.
#![allow(clippy::unwrap_used, missing_docs)]

mod reading;
#[path = "reading/word.rs"]
mod word;

use word::expect;

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
    expect("<w:p><w:r><w:sym w:font=\"宋体\" w:char=\"F031\"/><w:sym w:font=\"Times\" w:char=\"5F20\"/></w:r></w:p>", &["p1 1张"]);
}
