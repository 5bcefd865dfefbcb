//! `--output` replaces regular files only, and leaves nothing half-written behind.
#![cfg(unix)]
#![allow(clippy::expect_used)] // a test that cannot go on has failed

use std::os::unix::fs::FileTypeExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("baguan-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn check(folder: &Path, output: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_baguan"))
        .env("BAGUAN_LEDGER", "none")
        .args(["check", "nothing.md", "--output", output])
        .current_dir(folder)
        .output()
        .expect("the program runs")
}

/// A report written over `/dev/full` once took the device's place. A socket stands for the device
/// here, so that a relapse harms nothing.
#[test]
fn what_is_not_a_regular_file_is_never_replaced() {
    let folder = folder("socket");
    let _socket = std::os::unix::net::UnixListener::bind(folder.join("socket")).expect("a socket");
    assert_eq!(check(&folder, "socket").status.code(), Some(2));
    let there = std::fs::symlink_metadata(folder.join("socket")).expect("it is there");
    assert!(there.file_type().is_socket());
    assert_eq!(check(&folder, ".").status.code(), Some(2));
    assert_eq!(folder.read_dir().expect("the folder").count(), 1, "nothing is left over");
    let _ = std::fs::remove_dir_all(&folder);
}

#[test]
fn a_link_stays_a_link() {
    let folder = folder("link");
    std::fs::write(folder.join("report.txt"), "old").expect("a file");
    std::os::unix::fs::symlink("report.txt", folder.join("link")).expect("a link");
    check(&folder, "link");
    assert!(std::fs::symlink_metadata(folder.join("link")).expect("it is there").is_symlink());
    assert!(std::fs::read_to_string(folder.join("report.txt")).expect("the report").contains("nothing.md"));
    let _ = std::fs::remove_dir_all(&folder);
}
