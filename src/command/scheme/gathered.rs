//! Facts from wherever they come, put together: what two sources tell of one document counts once.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use crate::policy::{Configuration, relative};
use crate::report::score::Sources;
use crate::scheme::{Counts, Fact, Scheme, Sheets, Unit, What, score};

/// All that is known before it is scored.
#[derive(Default)]
pub(super) struct Gathered {
    /// What reports tell.
    pub from_reports: Vec<FromReport>,
    /// What else is known, and under which schemes.
    pub facts: Vec<(Meant, Fact)>,
    /// The documents that the ledger has already, each with its rule, by path and by content.
    pub in_ledger: HashSet<(String, String)>,
    /// The units, by name; those without any fact have lost nothing and are ranked as well.
    pub units: BTreeMap<String, Unit>,
    /// Where all of it comes from.
    pub sources: Sources,
}

/// Under which schemes a fact counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    All,
    Only(Arc<str>),
    NotFor(Arc<str>),
}

impl Meant {
    fn for_scheme(&self, scheme: &Scheme) -> bool {
        match self {
            Self::All => true,
            Self::Only(id) => *id == scheme.id,
            Self::NotFor(id) => *id != scheme.id,
        }
    }
}

/// What a report tells, and of which bytes.
pub(super) struct FromReport {
    pub fact: Fact,
    pub sha256: Option<String>,
}

impl Gathered {
    /// A unit that is to have a sheet.
    pub(super) fn unit(&mut self, name: &str) {
        if !self.units.contains_key(name) {
            let unit = Unit { name: name.to_owned(), ..Unit::default() };
            self.units.insert(name.to_owned(), unit);
        }
    }

    /// The sheets under a scheme. Documents that are nobody's have a sheet, but no rank.
    pub(super) fn score(&self, scheme: &Scheme, nobody: &str) -> Sheets {
        let is_in_ledger = |found: &&FromReport| {
            let What::Posted(posted) = &found.fact.what else { return false };
            let has = |of: &str| self.in_ledger.contains(&(posted.rule.clone(), of.to_owned()));
            has(&posted.document) || found.sha256.as_deref().is_some_and(has)
        };
        let reported = self.from_reports.iter().filter(|found| !is_in_ledger(found)).map(|found| &found.fact);
        let others = self.facts.iter().filter(|(meant, _)| meant.for_scheme(scheme)).map(|(_, fact)| fact);
        let facts = || reported.clone().chain(others.clone()).cloned();
        let units: Vec<Unit> = self.units.values().filter(|unit| unit.name != nobody).cloned().collect();
        if scheme.counts == Counts::Region {
            return score(scheme, &facts().collect::<Vec<_>>(), &units);
        }
        let (of_nobody, of_units): (Vec<Fact>, Vec<Fact>) = facts().partition(|fact| fact.unit == nobody);
        let mut sheets = score(scheme, &of_units, &units);
        if !of_nobody.is_empty() {
            let mut rest = score(scheme, &of_nobody, &[]);
            for sheet in &mut rest.units {
                (sheet.rank, sheet.class, sheet.total, sheet.group) = (None, None, None, None);
                (sheet.tied, sheet.fails_by_years) = (false, false);
            }
            sheets.units.append(&mut rest.units);
            sheets.unmatched.append(&mut rest.unmatched);
        }
        sheets
    }
}

/// Whose a document is.
pub(super) struct Whose<'a> {
    pub configuration: &'a Configuration,
    /// Where the current folder lies below the configuration's.
    pub below: &'a str,
    pub by_folder: bool,
    /// What stands for no unit.
    pub nobody: &'a str,
}

impl Whose<'_> {
    pub(super) fn unit_of(&self, path: &str) -> String {
        if self.by_folder {
            let mut folders = path.split('/').filter(|step| !matches!(*step, "" | "." | ".."));
            let first = folders.next();
            // The last step is the file itself.
            return folders.next().and(first).unwrap_or(self.nobody).to_owned();
        }
        let unit = self.configuration.unit_of(&relative(self.below, path));
        unit.map_or(self.nobody, |unit| &unit.name).to_owned()
    }
}
