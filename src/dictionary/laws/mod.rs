//! The laws by name: whether a title between 《 and 》 names one, one that was repealed, or one that
//! the writer did not spell right.
//!
//! Most titles name other things — notices, plans, local regulations, books, forms — so a title is
//! a near miss only where nothing else is likely (`slips.rs`). The list is loaded with the first
//! title that is looked up, not before.

mod index;
mod kind;
mod name;
mod slips;
#[cfg(test)]
mod tests;

use std::sync::{Arc, LazyLock};

use sha2::{Digest, Sha256};

use self::index::Index;
use self::name::Name;
use super::header::version;
use super::table::{Table, TableError};
use crate::document::Date;
use crate::finding::Words;
use crate::text::fold_str;

/// The national laws, regulations, interpretations of the courts and regulations of the party.
pub struct Laws {
    entries: Vec<Law>,
    /// The name of each law, taken apart.
    names: Vec<Name>,
    index: Index,
    /// The day of the list: a law without a day of repeal was repealed by then.
    as_of: Option<Date>,
}

/// One law as it was published once; a revision of the same name is another entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Law {
    /// Its name without 中华人民共和国.
    pub name: String,
    /// What it is: 宪法, 法律, 行政法规, 司法解释, 部门规章 or 党内法规.
    pub level: String,
    /// The day it was published or decided, where known.
    pub publish: Option<Date>,
    /// The day it took effect, where known.
    pub valid_from: Option<Date>,
    /// The day it was repealed, where known.
    pub repealed_on: Option<Date>,
    /// Whether it was repealed at all.
    pub repealed: bool,
    /// The line of the list in which its row stands.
    pub line: u64,
    /// Where the row comes from; of a repealed one with a day, what repealed it.
    pub source: String,
}

/// What a title names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Title<'a> {
    /// A law, in force at the day asked for as far as the list knows.
    Known(&'a Law),
    /// A law that was repealed by the day asked for, and none of the same name replaced it.
    Repealed(&'a Law),
    /// No law, but a slip away from this one.
    NearMiss(&'a Law),
    /// Something else.
    Unknown,
}

/// The list was taken from the national database at the end of this month.
const AS_OF: &str = "2025-04-30";
/// What was added later was added by this day.
const EDITION: &str = "2026-11-21";

const DAY: Words = Words { zh: "写作 2024-02-29 的样子", en: "a day is written as 2024-02-29" };
const STATUS: Words = Words { zh: "只能是 in-force 或 repealed", en: "it is in-force or repealed" };
const REPEALED: Words =
    Words { zh: "有废止日期的，状态应为 repealed", en: "a law with a day of repeal is repealed" };
const SOURCE: Words = Words { zh: "每一行都要有出处", en: "every row says where it comes from" };
const ORDER: Words = Words {
    zh: "各行按名称、公布日期排序，不得重复",
    en: "rows are unique and sorted by name, then by day of publication",
};

impl Laws {
    const COLUMNS: [&str; 7] = ["name", "level", "publish", "valid_from", "repealed_on", "status", "source"];

    /// The list that comes with the program.
    pub fn built_in() -> Result<&'static Self, &'static TableError> {
        static BUILT_IN: LazyLock<Result<Laws, TableError>> =
            LazyLock::new(|| Laws::load("reference/laws.csv", Laws::source()));
        BUILT_IN.as_ref()
    }

    /// The text of the list that comes with the program, for the fingerprint that a report carries.
    pub fn source() -> &'static str {
        include_str!("../../../dictionaries/reference/laws.csv")
    }

    /// Its version: the day of the latest entry, and the beginning of the content's digest.
    pub fn version() -> Arc<str> {
        static VERSION: LazyLock<Arc<str>> = LazyLock::new(|| version(EDITION, &Sha256::digest(Laws::source())).into());
        VERSION.clone()
    }

    /// Loads a list; a mistake anywhere refuses the whole list.
    pub fn load(file: &str, text: &str) -> Result<Self, TableError> {
        let table = Table::read(file, text, &Self::COLUMNS)?;
        let mut laws: Vec<Law> = Vec::new();
        for row in table.rows() {
            let day = |column| match row.get(column) {
                "" => Ok(None),
                day => Date::parse(day).map(Some).ok_or_else(|| row.wrong(column, DAY)),
            };
            let repealed = match row.get("status") {
                "in-force" => false,
                "repealed" => true,
                _ => return Err(row.wrong("status", STATUS)),
            };
            let law = Law {
                name: row.get("name").to_owned(),
                level: row.get("level").to_owned(),
                publish: day("publish")?,
                valid_from: day("valid_from")?,
                repealed_on: day("repealed_on")?,
                repealed,
                source: row.get("source").to_owned(),
                line: row.line,
            };
            if law.repealed_on.is_some() && !repealed {
                return Err(row.wrong("status", REPEALED));
            }
            if law.source.is_empty() {
                return Err(row.wrong("source", SOURCE));
            }
            if laws.last().is_some_and(|last| (&last.name, last.publish) >= (&law.name, law.publish)) {
                return Err(row.wrong("name", ORDER));
            }
            laws.push(law);
        }
        let names: Vec<_> = laws.iter().map(|law| Name::new(&fold_str(&law.name))).collect();
        let index = Index::new(names.iter().map(|name| name.core.as_slice()));
        Ok(Self { entries: laws, names, index, as_of: Date::parse(AS_OF) })
    }

    /// The laws, sorted by name.
    pub fn iter(&self) -> impl Iterator<Item = &Law> {
        self.entries.iter()
    }

    /// What a title names: `title` are the folded classes between 《 and 》, `date` the document's
    /// day, so that what was right when it was written stays right; it is asked for only if a law of that
    /// name was ever repealed. Without a day, repealed is whatever is repealed by now. `confusable` tells whether the second character is easily
    /// written for the first, by sound or by shape.
    pub fn look_up(
        &self,
        title: &[u16],
        date: impl Fn() -> Option<Date>,
        confusable: impl Fn(u16, u16) -> bool,
    ) -> Title<'_> {
        let name = Name::new(title);
        let named = self.named(&name);
        if !named.is_empty() {
            return self.at(&named, &date);
        }
        let near = self.near(&name, &confusable).or_else(|| {
            let here = |mended| self.named(&mended).first().copied().or_else(|| self.near(&mended, &confusable));
            Name::with_state_mended(title).find_map(here)
        });
        near.map_or(Title::Unknown, |i| Title::NearMiss(&self.entries[i]))
    }

    /// The laws of exactly this name.
    fn named(&self, name: &Name) -> Vec<usize> {
        let same = |&i: &usize| self.names[i].core == name.core && self.names[i].tail == name.tail;
        let mut named: Vec<usize> = self.index.exact(&name.core).filter(same).collect();
        // 《…（试行）》 is the trial one if there was one; without the word it is the other one.
        if named.iter().any(|&i| self.names[i].trial == name.trial) {
            named.retain(|&i| self.names[i].trial == name.trial);
        }
        named
    }

    /// The best of all near names: the fewest slips, then what is still in force.
    fn near(&self, name: &Name, confusable: &impl Fn(u16, u16) -> bool) -> Option<usize> {
        let near = self.index.near(&name.core).filter(|&i| self.names[i].tail == name.tail);
        let near = near.filter_map(|i| slips::count(&self.names[i], name, confusable).map(|slips| (slips, i)));
        near.min_by_key(|&(slips, i)| (slips, self.entries[i].repealed, i)).map(|(_, i)| i)
    }

    /// What laws of one name come to at a day: any that is in force makes the name right.
    fn at(&self, named: &[usize], date: &impl Fn() -> Option<Date>) -> Title<'_> {
        let laws = named.iter().map(|&i| &self.entries[i]);
        let newest = |law: &&Law| law.publish;
        let in_force = laws.clone().filter(|law| !self.is_repealed(law, date)).max_by_key(newest);
        in_force.map_or_else(|| laws.max_by_key(newest).map_or(Title::Unknown, Title::Repealed), Title::Known)
    }

    fn is_repealed(&self, law: &Law, date: &impl Fn() -> Option<Date>) -> bool {
        law.repealed && date().is_none_or(|date| law.repealed_on.or(self.as_of).is_none_or(|day| date >= day))
    }
}
