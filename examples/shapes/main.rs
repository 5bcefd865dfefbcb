//! Makes the known shapes of digits, letters and signs (`src/read/pdf/font/program/shapes.bin`) from the typefaces that
//! `fonts.txt` names.
//!
//! `cargo run --release --example shapes FOLDER…`, the folders being those in which the typefaces are installed. A shape that
//! hardly differs from one of the same sign that is there already is left out.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::many_single_char_names,
    dead_code,
    missing_docs,
    unreachable_pub
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[path = "../../src/read/pdf/font/program/bytes.rs"]
mod bytes;
#[path = "../../src/read/pdf/font/program/cff.rs"]
mod cff;
#[path = "../../src/read/pdf/font/program/charstring.rs"]
mod charstring;
#[path = "../../src/read/pdf/font/program/drawing.rs"]
mod drawing;
#[path = "../../src/read/pdf/font/program/glyphs.rs"]
mod glyphs;
#[path = "../../src/read/pdf/font/program/outline.rs"]
mod outline;
#[path = "../../src/read/pdf/font/program/sfnt.rs"]
mod sfnt;
#[path = "../../src/read/pdf/font/program/shapes.rs"]
mod shapes;
#[path = "../../src/read/pdf/font/program/type1.rs"]
mod type1;

use glyphs::Glyphs;
use outline::Outline;
use shapes::{DASH, Look, RECORD};

const TARGET: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/read/pdf/font/program/shapes.bin");
const FONTS: &str = include_str!("fonts.txt");
/// What is known; signs of full width are said as those of half width.
const SIGNS: &str =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-–.,:;()+/*#０１２３４５６７８９Ｘ（），：．";
/// How far off a shape of the same sign may be to stand for another one; less for those of which every one matters.
const SAME: u32 = 90;
const SAME_DIGIT: u32 = 30;

fn main() -> ExitCode {
    let mut files = BTreeMap::new();
    for folder in std::env::args().skip(1) {
        gather(Path::new(&folder), &mut files);
    }
    let mut records = Vec::new();
    for name in FONTS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split('\t').next()) {
        let Some(bytes) = files.get(name).and_then(|path: &PathBuf| std::fs::read(path).ok()) else {
            eprintln!("{name} is in none of the folders");
            return ExitCode::FAILURE;
        };
        if add(&bytes, &mut records).is_none() {
            eprintln!("{name} is no typeface that can be read");
            return ExitCode::FAILURE;
        }
    }
    println!("{} shapes", records.len() / RECORD);
    match std::fs::write(TARGET, records) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// All files of a folder and of those in it, by their names.
fn gather(folder: &Path, into: &mut BTreeMap<String, PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            gather(&entry.path(), into);
        } else {
            into.insert(entry.file_name().to_string_lossy().into_owned(), entry.path());
        }
    }
}

/// Adds the signs of a typeface.
fn add(bytes: &[u8], records: &mut Vec<u8>) -> Option<()> {
    let glyphs = Glyphs::parse(bytes)?;
    let mut of_chars = BTreeMap::new();
    for (codes, map) in glyphs.tables()?.maps() {
        if codes == sfnt::Codes::Unicode {
            map.each(&mut |code, glyph| {
                of_chars.entry(code).or_insert(glyph);
            });
        }
    }
    let mut outline = Outline::default();
    for char in SIGNS.chars() {
        let Some(&glyph) = of_chars.get(&u32::from(char)) else { continue };
        outline.clear();
        let Some(advance) = glyphs.draw(glyph, &mut outline) else { continue };
        let Some(shape) = outline.shape() else { continue };
        let look = Look::of(&shape, advance, glyphs.units());
        let sign = sign(char)?;
        let known: Vec<u8> =
            records.chunks(RECORD).filter(|record| record.first() == Some(&sign)).flatten().copied().collect();
        let same = if sign.is_ascii_digit() || sign == b'X' { SAME_DIGIT } else { SAME };
        if shapes::nearest(&look, &shapes::unpack(&known)).is_none_or(|like| like.distance > same) {
            records.push(sign);
            records.extend(look.measures);
            records.extend(look.grid.as_chunks::<2>().0.iter().map(|&[one, two]| one << 4 | two));
        }
    }
    Some(())
}

/// The sign that a character is known as.
fn sign(char: char) -> Option<u8> {
    match char {
        '–' => Some(DASH),
        '！'..='～' => u8::try_from(u32::from(char) - 0xFEE0).ok(),
        _ => u8::try_from(char).ok(),
    }
}
