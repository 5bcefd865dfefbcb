//! Who reads no further is no reason to panic, and half a report is no all-clear.

#![allow(clippy::expect_used)] // a test that cannot go on has failed

use std::process::{Command, Stdio};

#[test]
fn a_closed_pipe_ends_the_program_quietly() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_baguan"))
        .args(["completions", "bash"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(output.stderr, b"");
    assert_eq!(output.status.code(), Some(2));
}
