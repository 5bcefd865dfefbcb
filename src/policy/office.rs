//! What the configuration says of the office: its units, and its ledger.

use super::Glob;
use super::written::{WrittenLedger, WrittenUnit};

/// A unit that is assessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its name.
    pub name: String,
    /// Where its files are.
    pub paths: Vec<Glob>,
    /// The group in which it is ranked.
    pub group: Option<String>,
    /// For how many years before this one, running, it was among the last.
    pub bottom_years: u32,
}

/// What the configuration says of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerSettings {
    /// Its file, as written.
    pub file: Option<String>,
    /// The key file, as written.
    pub key_file: Option<String>,
    /// The office's own unit.
    pub office: Option<String>,
    /// Working days within which what is public must be put right.
    pub due_days: u32,
}

impl Default for LedgerSettings {
    fn default() -> Self {
        WrittenLedger::default().into()
    }
}

impl From<WrittenUnit> for Unit {
    fn from(written: WrittenUnit) -> Self {
        Self {
            name: written.name,
            paths: written.paths.unwrap_or_default().iter().map(|pattern| Glob::new(pattern)).collect(),
            group: written.group,
            bottom_years: written.bottom_years.unwrap_or_default(),
        }
    }
}

impl From<WrittenLedger> for LedgerSettings {
    fn from(written: WrittenLedger) -> Self {
        // Within three days material on what the public has noticed is handed in (宣政办发〔2023〕107号).
        const DUE_DAYS: u32 = 3;
        let WrittenLedger { file, key_file, office, due_days } = written;
        Self { file, key_file, office, due_days: due_days.unwrap_or(DUE_DAYS) }
    }
}
