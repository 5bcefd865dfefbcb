//! Characters that are taken for each other, because they sound or look alike.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::table::{Table, TableError};
use crate::finding::Words;
use crate::text::fold_str;

/// For each character those that are written for it by mistake; all folded.
pub struct Confusions(HashMap<u16, Vec<u16>>);

impl Confusions {
    /// The table that comes with the program.
    pub fn built_in() -> Result<&'static Self, &'static TableError> {
        static BUILT_IN: LazyLock<Result<Confusions, TableError>> = LazyLock::new(|| {
            Confusions::load("confusions.csv", include_str!("../../dictionaries/reference/confusions.csv"))
        });
        BUILT_IN.as_ref()
    }

    fn load(file: &str, text: &str) -> Result<Self, TableError> {
        let columns = ["right", "sound", "shape"];
        let table = Table::read(file, text, &columns)?;
        let places = table.places(&columns);
        let mut all: HashMap<u16, Vec<u16>> = HashMap::new();
        for row in table.rows() {
            let [right, sound, shape] = places.map(|place| fold_str(row.at(place)));
            let &[right] = right.as_slice() else { return Err(row.wrong("right", ONE)) };
            let wrongs = all.entry(right).or_default();
            // What folds to the same character is no mistake that could be seen.
            wrongs.extend(sound.into_iter().chain(shape).filter(|&wrong| wrong != right));
            wrongs.sort_unstable();
            wrongs.dedup();
        }
        Ok(Self(all))
    }

    /// What is written for a character by mistake.
    pub fn of(&self, right: u16) -> &[u16] {
        self.0.get(&right).map_or(&[], Vec::as_slice)
    }

    /// Whether one of two characters is taken for the other.
    pub fn confusable(&self, one: u16, other: u16) -> bool {
        self.of(one).contains(&other) || self.of(other).contains(&one)
    }

    /// For each of some characters those that are taken for it, and those that it is taken for.
    pub fn either_way(&self, characters: &HashSet<u16>) -> HashMap<u16, Vec<u16>> {
        let mut found: HashMap<u16, Vec<u16>> = HashMap::new();
        for (&right, wrongs) in &self.0 {
            for (one, other) in wrongs.iter().flat_map(|&wrong| [(right, wrong), (wrong, right)]) {
                if characters.contains(&one) {
                    found.entry(one).or_default().push(other);
                }
            }
        }
        for others in found.values_mut() {
            others.sort_unstable();
            others.dedup();
        }
        found
    }

    /// Every form of a phrase that has one character wrong.
    pub fn misspellings<'a>(&'a self, phrase: &'a [u16]) -> impl Iterator<Item = Vec<u16>> + 'a {
        phrase.iter().enumerate().flat_map(move |(at, &right)| {
            self.of(right).iter().map(move |&wrong| {
                let mut form = phrase.to_vec();
                form[at] = wrong;
                form
            })
        })
    }
}

const ONE: Words = Words { zh: "只能是一个字", en: "it is one character" };
