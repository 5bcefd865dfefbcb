//! Who reads no further is no reason to panic, and half a report is no all-clear.

#![allow(clippy::expect_used)] // a test that cannot go on has failed

use std::process::Command;

#[test]
fn a_closed_pipe_ends_the_program_quietly() {
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let output = Command::new(env!("CARGO_BIN_EXE_baguan"))
        .args(["completions", "bash"])
        .stdout(writer)
        .output()
        .expect("the program runs");
    assert_eq!(output.stderr, b"");
    assert_eq!(output.status.code(), Some(2));
}
