//! Folding beside what a program without a fold of its own would do: NFKC and lower case.
//!
//! `cargo bench --bench fold` prints GB of UTF-8 per second on one core, best of several runs.
#![allow(clippy::expect_used, clippy::cast_precision_loss, clippy::print_stdout, missing_docs)]

mod common;

use std::hint::black_box;

use baguan::dictionary::Dictionary;
use baguan::text::Folded;
use common::{Random, best, plain, report};
use unicode_normalization::UnicodeNormalization;

fn main() {
    let mut random = Random::new(7);
    let documents: Vec<String> = (0..2000).map(|_| plain(&mut random, 25_000)).collect();
    let bytes: usize = documents.iter().map(String::len).sum();
    println!("{} documents, {} MB of Chinese text", documents.len(), bytes / 1_000_000);
    let mut folded = Folded::new();
    let fold = best(7, || {
        for text in &documents {
            folded.fold(text, std::iter::once(0..text.len()));
            black_box(folded.classes());
        }
    });
    report("baguan: fold", bytes, fold);
    let dictionary = Dictionary::built_in().expect("the lists are right");
    let scan = best(7, || {
        for text in &documents {
            folded.fold(text, std::iter::once(0..text.len()));
            black_box(dictionary.scan(&folded));
        }
    });
    report("baguan: fold and scan for the built-in lists", bytes, scan);
    let validate = best(7, || {
        for text in &documents {
            black_box(std::str::from_utf8(black_box(text.as_bytes())).is_ok());
        }
    });
    report("std: str::from_utf8, validation alone", bytes, validate);
    let nfkc = best(1, || {
        for text in &documents {
            black_box(text.nfkc().collect::<String>().to_lowercase());
        }
    });
    report("unicode-normalization: nfkc, then lower case", bytes, nfkc);
}
