//! The recogniser tried on addresses and on what only looks like them.

use std::ops::Range;

use proptest::prelude::{ProptestConfig, any, prop, proptest};

use super::{addresses, is_door_mark, is_to_the_door};
use crate::text::fold_str;

/// Those the words were chosen by, and those that were put aside before there were any.
const TUNED: &str = include_str!("../../../../tests/personal/addresses.tsv");
const HELD_OUT: &str = include_str!("../../../../tests/personal/held_out.tsv");

#[derive(Default)]
struct Score {
    doors: usize,
    found: usize,
    none: usize,
    false_alarms: usize,
    homes_right: usize,
    missed: Vec<String>,
}

impl Score {
    fn of(rows: &str) -> Self {
        let mut score = Self::default();
        for row in rows.lines().skip(1) {
            let [setting, what, text] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
            let (plain, marked) = unmarked(text);
            let classes = fold_str(&plain);
            let (hit, home) = match setting {
                "cell" => {
                    let door = is_to_the_door(&classes);
                    (door, super::found(&classes, super::Setting::Labelled).last().is_some_and(|a| a.residential))
                }
                _ => {
                    let found = addresses(&classes);
                    let address = found.iter().find(|address| what == "none" || covers(&address.classes, &marked));
                    assert!(found.is_empty() || classes.iter().any(|&class| is_door_mark(class)), "{text}");
                    (address.is_some(), address.is_some_and(|address| address.residential))
                }
            };
            score.count(what, hit, home, row);
        }
        score
    }

    fn count(&mut self, what: &str, hit: bool, home: bool, row: &str) {
        if what == "none" {
            self.none += 1;
            self.false_alarms += usize::from(hit);
        } else {
            self.doors += 1;
            self.found += usize::from(hit);
            self.homes_right += usize::from(hit && home == (what == "home"));
        }
        if hit == (what == "none") {
            self.missed.push(row.to_owned());
        } else if hit && home != (what == "home") {
            self.missed.push(format!("(home {home}) {row}"));
        }
    }
}

/// A text without the signs round its address, and where that stood, in classes.
fn unmarked(text: &str) -> (String, Range<usize>) {
    let (before, rest) = text.split_once('«').unwrap_or(("", text));
    let (address, after) = rest.split_once('»').unwrap_or((rest, ""));
    let start = fold_str(before).len();
    (format!("{before}{address}{after}"), start..start + fold_str(address).len())
}

/// Whether an address is four fifths of what was marked, and not twice as long.
fn covers(found: &Range<usize>, marked: &Range<usize>) -> bool {
    let common = found.end.min(marked.end).saturating_sub(found.start.max(marked.start));
    common * 5 >= marked.len() * 4 && found.len() <= marked.len() * 2
}

#[test]
fn doors_are_found_and_little_else() {
    for (name, rows) in [("tuned", TUNED), ("held out", HELD_OUT)] {
        let score = Score::of(rows);
        println!(
            "{name}: found {}/{}, false alarms {}/{}, homes right {}/{}",
            score.found, score.doors, score.false_alarms, score.none, score.homes_right, score.found
        );
        if name == "tuned" {
            println!("{}", score.missed.join("\n"));
        }
        assert!(score.found * 100 >= score.doors * 95, "{name}");
        assert!(score.false_alarms * 100 <= score.none * if name == "tuned" { 1 } else { 2 }, "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_classes_are_read(classes in prop::collection::vec(any::<u16>(), 0..300)) {
        for address in addresses(&classes) {
            assert!(address.classes.start < address.classes.end && address.classes.end <= classes.len());
        }
        is_to_the_door(&classes);
    }

    #[test]
    fn anything_like_an_address_is_read(text in "[0-9a-c一二十甲东附第之号栋幢座单元室楼层组村路小区园住在市县(),、#–-]{0,120}") {
        let classes = fold_str(&text);
        let found = addresses(&classes);
        for address in &found {
            assert!(address.classes.start < address.classes.end && address.classes.end <= classes.len());
        }
        assert!(found.windows(2).all(|two| two[0].classes.end <= two[1].classes.start));
        is_to_the_door(&classes);
    }
}
