//! The whole evaluation set, from templates and a fixed seed. Tests read it too.

mod clean;
mod contacts;
pub mod digits;
mod evasion;
mod fields;
mod fill;
mod form;
mod households;
mod identity;
mod life;
mod marks;
mod masks;
mod people;
mod random;
mod structural;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

use serde::Serialize;

use fill::{Disguise, Filled, Planted};
use form::Form;
use random::Random;

/// Templates of one class, and how many lines they give.
pub struct Group {
    pub class: &'static str,
    pub lines: usize,
    /// The kind whose values are disguised, and how.
    pub disguise: Option<Disguise>,
    pub forms: &'static [Form],
}

impl Group {
    pub fn plain(class: &'static str, lines: usize, forms: &'static [Form]) -> Self {
        Self { class, lines, disguise: None, forms }
    }
}

#[derive(Serialize)]
struct Line<'a> {
    id: String,
    class: &'a str,
    format: &'a str,
    text: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    expect: Vec<Expected>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    may: Vec<[usize; 2]>,
    most: &'a str,
}

#[derive(Serialize)]
struct Expected {
    kind: String,
    at: [usize; 2],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    or: Vec<[usize; 2]>,
    least: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    evasion: Option<&'static str>,
}

impl From<Planted> for Expected {
    fn from(planted: Planted) -> Self {
        Self {
            kind: planted.kind,
            at: span(&planted.at),
            or: planted.or.iter().map(span).collect(),
            least: planted.least,
            evasion: planted.evasion,
        }
    }
}

fn span(range: &Range<usize>) -> [usize; 2] {
    [range.start, range.end]
}

/// The set, one JSON object a line.
pub fn lines() -> String {
    let groups = [
        identity::groups(),
        households::groups(),
        life::groups(),
        contacts::groups(),
        structural::groups(),
        clean::groups(),
    ];
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut lines = String::new();
    for (seed, group) in groups.iter().flatten().enumerate() {
        let mut random = Random::new(seed as u64 + 1);
        for index in 0..group.lines {
            let number = numbers.entry(group.class).or_default();
            *number += 1;
            let id = format!("{}-{number:04}", group.class.replace('/', "-"));
            let line = line(&mut random, group, group.forms[index % group.forms.len()], id);
            let json = serde_json::to_string(&line).expect("a line can be written");
            writeln!(lines, "{json}").expect("a string grows");
        }
    }
    lines
}

fn line<'a>(random: &mut Random, group: &'a Group, form: Form, id: String) -> Line<'a> {
    let way = group.disguise.map_or("", |disguise| disguise.way);
    let laid = form.lay(random, way);
    let filled = loop {
        let filled = fill::fill(random, &laid.template, group.disguise, laid.boundary);
        if is_disguised(&filled, way) {
            break filled;
        }
    };
    Line {
        id,
        class: group.class,
        format: laid.format,
        text: filled.text,
        expect: filled.expect.into_iter().map(Expected::from).collect(),
        may: filled.may.iter().map(span).collect(),
        most: "note",
    }
}

/// Whether the disguise changed something of every value: a number without 0 and 1 has no O and l.
fn is_disguised(filled: &Filled, way: &str) -> bool {
    let text = |range: &Range<usize>| filled.text.chars().skip(range.start).take(range.len()).collect::<String>();
    let mut disguised = filled.expect.iter().filter(|planted| planted.evasion.is_some());
    match way {
        "letters-for-digits" => disguised.all(|planted| text(&planted.at).contains(['O', 'o', 'l', 'I'])),
        _ => true,
    }
}
