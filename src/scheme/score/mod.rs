//! From facts to sheets. In four steps: which cost a fact belongs to ([`matching`]), what of it is counted
//! ([`counting`]), what the counts come to ([`adding`]), who stands where ([`ranking`]). None depends on the order of
//! the facts.

mod adding;
mod counting;
mod matching;
mod ranking;
mod unmatched;

use std::collections::HashMap;

use self::counting::Tally;
use self::matching::Matcher;
use self::unmatched::Unmatched;
use super::{Counts, Fact, Scheme, Sheet, Sheets, Unit};

/// The sheets of all units under one scheme: of the units given, and of those that only occur in facts.
pub fn score(scheme: &Scheme, facts: &[Fact], units: &[Unit]) -> Sheets {
    let matcher = Matcher::new(scheme);
    let mut unmatched = Unmatched::default();
    let everybody = everybody(scheme, facts, units);
    let mut tallies: Vec<Tally<'_>> = everybody.iter().map(|_| Tally::default()).collect();
    let places: HashMap<&str, usize> =
        everybody.iter().enumerate().map(|(at, unit)| (unit.name.as_str(), at)).collect();
    let mut region = (scheme.counts == Counts::Region).then(Tally::default);
    for fact in facts {
        let charges = matcher.charges(fact);
        unmatched.note(fact, &charges);
        let own = places.get(fact.unit.as_str()).and_then(|at| tallies.get_mut(*at));
        for tally in own.into_iter().chain(&mut region) {
            tally.add(scheme, fact, &charges.costs);
        }
    }
    let mut sheets: Vec<Sheet> = Vec::with_capacity(everybody.len());
    for (unit, tally) in everybody.iter().zip(tallies) {
        let mut sheet = adding::sheet(scheme, tally, scheme.counts == Counts::Unit);
        sheet.unit.clone_from(&unit.name);
        sheet.group = ranking::group_of(scheme, unit, &mut unmatched);
        sheets.push(sheet);
    }
    let region = region.map(|tally| adding::sheet(scheme, tally, true)).map(|mut sheet| {
        ranking::fail(scheme, &mut sheet);
        sheet
    });
    ranking::rank(scheme, &everybody, &mut sheets);
    Sheets { region, units: sheets, unmatched: unmatched.told() }
}

/// The units as they are given, each once, and then the others by name. What belongs to no unit belongs to the region.
fn everybody(scheme: &Scheme, facts: &[Fact], units: &[Unit]) -> Vec<Unit> {
    let mut seen: std::collections::HashSet<&str> = std::collections::HashSet::new();
    let mut everybody: Vec<Unit> = units.iter().filter(|unit| seen.insert(&unit.name)).cloned().collect();
    let mut others: Vec<&str> = facts.iter().map(|fact| fact.unit.as_str()).filter(|name| seen.insert(name)).collect();
    others.retain(|name| !name.is_empty() || scheme.counts == Counts::Unit);
    others.sort_unstable();
    everybody.extend(others.into_iter().map(|name| Unit { name: name.to_owned(), ..Unit::default() }));
    everybody
}
