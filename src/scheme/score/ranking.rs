//! Who stands where: ranks, ties, classes, who fails.

use std::cmp::Reverse;

use super::unmatched::Unmatched;
use crate::finding::Points;
use crate::scheme::{ClassName, Ranking, Scheme, Sheet, Unit};

/// The group in which a unit is ranked: the first if it names none, or one that isn't there, which is told.
pub(super) fn group_of(scheme: &Scheme, unit: &Unit, unmatched: &mut Unmatched) -> Option<usize> {
    let groups = &scheme.ranking.as_ref()?.groups;
    let Some(name) = unit.group.as_deref() else { return (!groups.is_empty()).then_some(0) };
    let found = groups.iter().position(|group| &*group.id == name);
    // `all` is what a single group is called, and asks for no other.
    if found.is_none() && name != "all" {
        unmatched.other(format!("{}: {name}", unit.name));
    }
    found.or((!groups.is_empty()).then_some(0))
}

/// Ranks and classes units within their groups, and puts them into that order.
pub(super) fn rank(scheme: &Scheme, units: &[Unit], sheets: &mut Vec<Sheet>) {
    for sheet in sheets.iter_mut() {
        fail(scheme, sheet);
    }
    let Some(ranking) = &scheme.ranking else { return };
    // The years are a unit's, and the sheets are in the order of the units only until they are ranked.
    let mut together: Vec<(Sheet, u32)> =
        std::mem::take(sheets).into_iter().zip(units.iter().map(|unit| unit.bottom_years)).collect();
    // Stable: units that share a rank stay in the order in which they were given.
    together.sort_by_key(|(sheet, _)| (sheet.group, standing(sheet)));
    for group in together.chunk_by_mut(|(one, _), (other, _)| one.group == other.group) {
        within(ranking, group);
    }
    sheets.extend(together.into_iter().map(|(sheet, _)| sheet));
}

/// Who is better comes first; a vetoed unit comes last, whatever others have.
fn standing(sheet: &Sheet) -> (bool, Reverse<Option<Points>>) {
    (!sheet.vetoes.is_empty(), Reverse(sheet.total))
}

/// Below the least, or vetoed.
pub(super) fn fail(scheme: &Scheme, sheet: &mut Sheet) {
    let least = scheme.ranking.as_ref().and_then(|ranking| ranking.fail_below);
    let below = sheet.total.zip(least).is_some_and(|(total, least)| total < least);
    if below || (!sheet.vetoes.is_empty() && sheet.total.is_some()) {
        sheet.class = Some(ClassName::Fail);
    }
}

/// Ranks the units of one group, which stand in order.
fn within(ranking: &Ranking, units: &mut [(Sheet, u32)]) {
    let all = units.len();
    let mut above = 0;
    for tie in units.chunk_by_mut(|(one, _), (other, _)| standing(one) == standing(other)) {
        // They share the better place, and would have taken all down to the worse one.
        let (better, worse) = (above + 1, above + tie.len());
        above = worse;
        for (sheet, years) in tie {
            if sheet.total.is_none() {
                continue;
            }
            sheet.rank = u32::try_from(better).ok();
            let class = |place: usize| class(ranking, sheet.group, place);
            let fails = |place: usize| {
                ranking.bottom.is_some_and(|bottom| {
                    let is_last = place.saturating_add(bottom.places as usize) > all;
                    is_last && years.saturating_add(1) >= bottom.years
                })
            };
            if sheet.class.is_some() {
                continue; // it fails already
            }
            sheet.fails_by_years = fails(better);
            sheet.tied = class(better) != class(worse) && !fails(better) || fails(better) != fails(worse);
            sheet.class = Some(if fails(better) { ClassName::Fail } else { class(better) });
        }
    }
}

/// The class of a place.
fn class(ranking: &Ranking, group: Option<usize>, place: usize) -> ClassName {
    let mut places = 0_usize;
    for class in group.and_then(|group| ranking.groups.get(group)).into_iter().flat_map(|group| &group.classes) {
        places = places.saturating_add(class.places as usize);
        if place <= places {
            return class.name;
        }
    }
    ClassName::Pass
}
