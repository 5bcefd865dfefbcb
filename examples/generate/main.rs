//! Writes the evaluation set of the personal-data rules: always the same texts, all of them made up.
//!
//! `cargo run --example generate`; `evaluation/README.md` says what is in it.
#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, unreachable_pub, missing_docs)]

mod corpus;

fn main() -> std::io::Result<()> {
    let lines = corpus::lines();
    std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/evaluation/personal.jsonl"), &lines)?;
    println!("evaluation/personal.jsonl: {} lines, {} bytes", lines.lines().count(), lines.len());
    Ok(())
}
