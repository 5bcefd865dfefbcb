//! Whole documents and the blocks that are read from them, side by side in `fixtures/read/`.
//! `BAGUAN_BLESS=1 cargo test --test read_fixtures` writes the blocks; a person compares them.
#![allow(clippy::unwrap_used, missing_docs)]

mod reading;

use std::fs;
use std::path::Path;

#[test]
fn fixtures_are_read_as_written_down() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/read");
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if name.starts_with('.') || name.ends_with(".blocks") {
            continue;
        }
        let blocks = reading::blocks(name, &fs::read(&path).unwrap()).join("\n") + "\n";
        let expected = path.with_file_name(format!("{name}.blocks"));
        if std::env::var_os("BAGUAN_BLESS").is_some() {
            fs::write(&expected, &blocks).unwrap();
        }
        assert_eq!(blocks, fs::read_to_string(expected).unwrap(), "{name}");
        count += 1;
    }
    assert!(count >= 4);
}
