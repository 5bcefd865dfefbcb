//! What no item of the scheme asks for: told, so that nobody takes it for counted.

use std::collections::{BTreeMap, BTreeSet};

use super::matching::Charges;
use crate::scheme::{Fact, FormState, What};

/// So many names are told; a list of entries that are all wrong must not fill the sheet.
const MOST: usize = 1000;

/// What is told of facts without an item.
#[derive(Default)]
pub(super) struct Unmatched {
    /// By rule or form, how many.
    kinds: BTreeMap<String, u64>,
    /// Entries and units that name what isn't there.
    others: BTreeSet<String>,
}

impl Unmatched {
    pub(super) fn note(&mut self, fact: &Fact, charges: &Charges) {
        if charges.asked {
            return;
        }
        let kind = match &fact.what {
            What::Posted(posted) => &posted.rule,
            What::Form { form, state: FormState::Missing, .. } => &format!("{form} missing"),
            What::Form { form, state: FormState::Late, .. } => &format!("{form} late"),
            What::Reported => "reported",
            What::Entry(entry) => {
                let cost = entry.cost.as_deref().map(|cost| format!("/{cost}")).unwrap_or_default();
                return self.other(format!("{}: {}{cost}", fact.unit, entry.item));
            }
        };
        if let Some(count) = self.kinds.get_mut(kind) {
            *count = count.saturating_add(1);
        } else {
            self.kinds.insert(kind.to_owned(), 1);
        }
    }

    pub(super) fn other(&mut self, what: String) {
        self.others.insert(what);
        if self.others.len() > MOST {
            self.others.pop_last();
        }
    }

    pub(super) fn told(self) -> Vec<String> {
        let kinds = self.kinds.into_iter().map(|(kind, count)| format!("{kind} × {count}"));
        self.others.into_iter().chain(kinds).collect()
    }
}
