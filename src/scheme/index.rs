//! Which costs a rule's findings trigger, found once.

use std::collections::HashMap;

use super::{Scheme, Trigger};

/// Whether a rule's name in a scheme stands for this rule.
pub(super) fn covers(pattern: &str, rule: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some("") => true,
        Some(family) => family.ends_with('/') && rule.starts_with(family),
        None => pattern == rule,
    }
}

/// A cost by the places of its scheme, its item and itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CostAt {
    pub scheme: u32,
    pub item: u32,
    pub cost: u32,
}

/// The costs that findings trigger, by rule: a finding asks once or twice, however many costs there are.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    rules: HashMap<String, Vec<CostAt>>,
    families: HashMap<String, Vec<CostAt>>,
    any: Vec<CostAt>,
}

impl Index {
    pub(super) fn new<'a>(schemes: impl Iterator<Item = &'a Scheme> + Clone) -> Self {
        let mut index = Self::default();
        for (_, pattern) in patterns(schemes.clone()) {
            match (pattern, pattern.strip_suffix("/*")) {
                ("*", _) => {}
                (_, Some(family)) => drop(index.families.entry(family.to_owned()).or_default()),
                _ => drop(index.rules.entry(pattern.to_owned()).or_default()),
            }
        }
        // Each list is whole, so that a rule's is found with one look: a rule's holds those of its family and those of all.
        for (at, pattern) in patterns(schemes) {
            for (rule, costs) in &mut index.rules {
                if covers(pattern, rule) {
                    add(costs, at);
                }
            }
            for (family, costs) in &mut index.families {
                if pattern == "*" || pattern.strip_suffix("/*") == Some(family.as_str()) {
                    add(costs, at);
                }
            }
            if pattern == "*" {
                add(&mut index.any, at);
            }
        }
        index
    }

    /// The costs that findings of this rule may trigger, in the order of the schemes and their items.
    pub(super) fn of(&self, rule: &str) -> &[CostAt] {
        if let Some(costs) = self.rules.get(rule) {
            return costs;
        }
        let family = rule.split_once('/').and_then(|(family, _)| self.families.get(family));
        family.unwrap_or(&self.any)
    }
}

/// A cost may name a rule twice: by itself and by its family.
fn add(costs: &mut Vec<CostAt>, at: CostAt) {
    if costs.last() != Some(&at) {
        costs.push(at);
    }
}

/// What each cost says of rules.
fn patterns<'a>(schemes: impl Iterator<Item = &'a Scheme>) -> impl Iterator<Item = (CostAt, &'a str)> {
    schemes.enumerate().flat_map(|(scheme, of)| {
        of.items.iter().enumerate().flat_map(move |(item, of)| {
            of.costs.iter().enumerate().flat_map(move |(cost, of)| {
                let rules = match of.when.as_ref().map(|when| &when.trigger) {
                    Some(Trigger::Findings { rules, .. }) => rules.as_slice(),
                    _ => &[],
                };
                let at = CostAt { scheme: scheme as u32, item: item as u32, cost: cost as u32 };
                rules.iter().map(move |rule| (at, rule.as_str()))
            })
        })
    })
}
