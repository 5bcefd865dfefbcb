//! Folding beside what a program without a fold of its own would do: NFKC and lower case.
//!
//! `cargo bench --bench fold` prints GB of UTF-8 per second on one core, best of several runs.
#![allow(clippy::print_stdout, clippy::cast_precision_loss, missing_docs)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use baguan::text::Folded;
use unicode_normalization::UnicodeNormalization;

/// Sentences of notices, shuffled by a fixed generator so that no two documents are alike.
const SENTENCES: [&str; 8] = [
    "各县（市）、区人民政府，市直各部门：",
    "为进一步规范政府信息公开工作，根据《中华人民共和国政府信息公开条例》，经市人民政府同意，现将有关事项通知如下。",
    "一、提高认识，加强组织领导。各级各部门要把政务公开工作列入重要议事日程，明确分管领导和责任科室。",
    "（二）规范公开内容。涉及个人隐私的信息，公开前应当作去标识化处理，确保 2023 年底前全面完成。",
    "联系人：办公室，联系电话：0870-2123456，电子邮箱：office@example.gov.cn。",
    "對於逾期未報送的單位，將予以通報批評，並納入年度考核。",
    "该项目总投资 1,234.56 万元，占地面积 78.9 亩，建设工期 18 个月，项目代码 2017-530302-48-03-012345。",
    "各单位要切实履行主体责任，严格落实“先审查、后公开”的要求，坚决防止泄密和侵犯个人隐私问题的发生。\n",
];

fn documents(total: usize, each: usize) -> Vec<String> {
    let mut seed = 0x2545_F491_4F6C_DD1D_u64;
    let mut documents = Vec::new();
    while documents.len() * each < total {
        let mut text = String::with_capacity(each + 512);
        while text.len() < each {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            text.push_str(SENTENCES[(seed % 8) as usize]);
        }
        documents.push(text);
    }
    documents
}

fn best(runs: usize, mut work: impl FnMut()) -> Duration {
    (0..runs)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}

fn main() {
    let documents = documents(50_000_000, 25_000);
    let bytes: usize = documents.iter().map(String::len).sum();
    let report = |name: &str, time: Duration| {
        println!("{name:<40} {:>7.3} GB/s", bytes as f64 / 1e9 / time.as_secs_f64());
    };
    println!("{} documents, {} MB", documents.len(), bytes / 1_000_000);
    let mut folded = Folded::new();
    report(
        "baguan fold",
        best(7, || {
            for text in &documents {
                folded.fold(text, std::iter::once(0..text.len()));
                black_box(folded.classes());
            }
        }),
    );
    report(
        "str::from_utf8 (validation alone)",
        best(7, || {
            for text in &documents {
                black_box(std::str::from_utf8(black_box(text.as_bytes())).is_ok());
            }
        }),
    );
    report(
        "nfkc().to_lowercase() into a String",
        best(1, || {
            for text in &documents {
                black_box(text.nfkc().collect::<String>().to_lowercase());
            }
        }),
    );
}
