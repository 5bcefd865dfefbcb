//! Schemes: cases worked by hand (`tests/scheme/*.toml`) come out as the engine computes them; the built-in files have
//! no mistake; whatever is written in a file, it is read or refused in words.
#![allow(clippy::expect_used, missing_docs)]

#[path = "schemes/mistakes.rs"]
mod mistakes;
#[path = "schemes/properties.rs"]
mod properties;
#[path = "schemes/small.rs"]
mod small;
#[path = "schemes/worked.rs"]
mod worked;

use std::sync::Arc;

use baguan::check;
use baguan::finding::Language;
use baguan::scheme::{self, Scheme};

/// The built-in schemes.
fn built_in() -> Vec<Arc<Scheme>> {
    scheme::built_in(&check::ids()).unwrap_or_else(|mistakes| {
        let lines: Vec<String> = mistakes.iter().map(|mistake| mistake.say(Language::English)).collect();
        panic!("\n{}", lines.join("\n"))
    })
}

#[test]
fn the_built_in_schemes_have_no_mistake() {
    let ids: Vec<String> = built_in().iter().map(|scheme| scheme.id.to_string()).collect();
    assert!(ids.is_sorted(), "{ids:?}");
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/schemes");
    let files = std::fs::read_dir(folder).expect("the folder of schemes").flatten();
    let names = files.map(|file| file.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter_map(|name| name.strip_suffix(".toml").map(str::to_owned)).collect();
    names.sort();
    assert_eq!(ids, names, "every file in schemes/ is built in");
}

#[test]
fn the_built_in_schemes_speak_both_languages() {
    for (file, text) in scheme::built_in_files() {
        let count = |key: &str| text.lines().filter(|line| line.starts_with(key)).count();
        assert_eq!(count("title ="), count("title-en ="), "{file}");
        assert_eq!(count("words ="), count("words-en ="), "{file}");
        assert_eq!(count("remark ="), count("remark-en ="), "{file}");
    }
}

/// The rules that tell parts, the kind of document whose parts they are, and what they tell besides.
const PARTS: [(&str, &str, Option<&str>); 3] = [
    ("structure/guide-element", "disclosure-guide", Some("not-renewed")),
    ("structure/reply-element", "request-reply", Some("wrong-period")),
    ("structure/proposal-element", "proposal-reply", None),
];

#[test]
fn the_parts_of_rules_are_those_that_the_rules_tell() {
    let rows = include_str!("../dictionaries/reference/required-parts.csv").lines().skip(1);
    let rows: Vec<(&str, &str)> = rows
        .filter_map(|row| {
            let (kind, rest) = row.split_once(',')?;
            Some((kind, rest.split_once(',')?.0))
        })
        .collect();
    let rules: Vec<&str> = scheme::ASPECTS.iter().map(|(rule, _)| *rule).collect();
    assert_eq!(rules, PARTS.map(|(rule, ..)| rule));
    for ((rule, told), (_, kind, besides)) in scheme::ASPECTS.into_iter().zip(PARTS) {
        let parts = rows.iter().filter(|(of, _)| *of == kind).map(|(_, part)| *part);
        let mut parts: Vec<&str> = parts.chain(besides).collect();
        let mut told = told.to_vec();
        parts.sort_unstable();
        told.sort_unstable();
        assert_eq!(told, parts, "{rule}");
    }
}
