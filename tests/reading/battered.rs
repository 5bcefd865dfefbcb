//! Files that arrive damaged: cut off anywhere, bytes changed. No reader may panic or hang on them.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use baguan::document::{Document, Format};
use baguan::read::{Container, Limits};

use super::sound;

/// Reads bytes that may be no document at all; how many problems there were, and the text.
pub fn survive(bytes: &[u8]) -> (usize, String) {
    let (mut problems, mut text) = (0, String::new());
    let Ok(container) = Container::open(bytes, Limits::default()) else { return (1, text) };
    container.read(Document::new(Format::Text), &mut |stretch, _| {
        sound(&stretch.document);
        problems += stretch.problems.len();
        text.push_str(stretch.document.text());
        stretch.document
    });
    (problems, text)
}

/// Cut off after any byte, a file is told as damaged or read whole.
pub fn cut_everywhere(file: &[u8]) {
    let (_, whole) = survive(file);
    for end in 1..file.len() {
        let (problems, text) = survive(&file[..end]);
        assert!(problems > 0 || text == whole, "cut after {end} of {}", file.len());
    }
}

/// Bytes changed, cut out, put in again elsewhere; always the same ones.
pub fn mutate(files: &[Vec<u8>], times: usize) {
    mutate_in(files, times, |file| file);
}

/// The same for a part of a file, which `wrap` makes of it.
pub fn mutate_in(files: &[Vec<u8>], times: usize, wrap: impl Fn(Vec<u8>) -> Vec<u8>) {
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    let mut random = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % below.max(1) as u64) as usize
    };
    for round in 0..times {
        let mut file = files[round % files.len()].clone();
        for _ in 0..=random(4) {
            let (at, length) = (random(file.len()), random(40));
            let end = file.len().min(at + length);
            match random(4) {
                0 => file[at] = random(256) as u8,
                1 => file[at] ^= 1 << random(8),
                2 => drop(file.drain(at..end)),
                _ => {
                    let piece = file[at..end].to_vec();
                    let to = random(file.len());
                    file.splice(to..to, piece);
                }
            }
            if file.is_empty() {
                break;
            }
        }
        survive(&wrap(file));
    }
}
