//! Documents made to be slow: each of these once took time that grew with the square of its length.
#![allow(clippy::expect_used, missing_docs)]

mod common;

use std::time::{Duration, Instant};

/// Far above what is needed, far below what a square costs at this length.
const ENOUGH: Duration = Duration::from_secs(20);

#[test]
fn repeated_labels_directives_and_numbers_take_time_in_proportion() {
    let documents = [
        ("labels.txt", "（此件公开发布）\n".repeat(60_000)),
        ("directives.md", "baguan: ignore[personal/mobile] until=2027-01-31 reason=x\n\n".repeat(20_000)),
        ("one line.txt", "电话13912345678，".repeat(40_000)),
        ("table.csv", "姓名,手机\n".to_owned() + &"张某,13912345678\n".repeat(40_000)),
        ("tags.html", "<div><a b=".repeat(100_000)),
        ("brackets.md", "[".repeat(500_000)),
    ];
    for (name, text) in documents {
        let start = Instant::now();
        let outcome = common::engine().check(name, text.as_bytes());
        assert_eq!(outcome.bytes, text.len() as u64, "{name}");
        assert!(start.elapsed() < ENOUGH, "{name} took {:?}", start.elapsed());
    }
}
