//! The schemes that come with the program.

use std::sync::{Arc, OnceLock};

use super::{Scheme, SchemeError};

/// Sorted by id, like what is listed.
const FILES: [(&str, &str); 7] = [
    ("changning-2020-department.toml", include_str!("../../schemes/changning-2020-department.toml")),
    ("changning-2020-township.toml", include_str!("../../schemes/changning-2020-township.toml")),
    ("kunming-2023.toml", include_str!("../../schemes/kunming-2023.toml")),
    ("xuanwei-2023-department.toml", include_str!("../../schemes/xuanwei-2023-department.toml")),
    ("xuanwei-2023-township.toml", include_str!("../../schemes/xuanwei-2023-township.toml")),
    ("yunnan-2018.toml", include_str!("../../schemes/yunnan-2018.toml")),
    ("zhaotong-2020.toml", include_str!("../../schemes/zhaotong-2020.toml")),
];

/// All of them, sorted by id. They are read once; `rules` are the ids of all rules there are.
pub fn built_in(rules: &[&str]) -> Result<Vec<Arc<Scheme>>, Vec<SchemeError>> {
    static READ: OnceLock<Result<Vec<Arc<Scheme>>, Vec<SchemeError>>> = OnceLock::new();
    let read = || {
        let mut schemes = Vec::new();
        let mut mistakes = Vec::new();
        for (file, text) in FILES {
            match Scheme::parse(text, file, rules) {
                Ok(scheme) => schemes.push(Arc::new(scheme)),
                Err(more) => mistakes.extend(more),
            }
        }
        if mistakes.is_empty() { Ok(schemes) } else { Err(mistakes) }
    };
    READ.get_or_init(read).clone()
}

/// Their files as written: name, text.
pub fn built_in_files() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.into_iter()
}
