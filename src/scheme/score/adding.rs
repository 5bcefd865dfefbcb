//! What the counts come to: cost, part, item, group, total, each with its cap or floor, in that order.

use super::counting::{Counted, Tally};
use super::matching::Place;
use crate::finding::Points;
use crate::scheme::{Charge, Cost, Item, Line, Noticed, Scheme, Sheet, Sort};

/// The sheet of a unit, or of the region; with a total if that is whom the scheme assesses.
pub(super) fn sheet(scheme: &Scheme, mut tally: Tally<'_>, is_assessed: bool) -> Sheet {
    let vetoes = vetoes(scheme, &tally);
    let single = |group: usize| {
        let vetoing = |(item, cost): &Place| {
            let of = scheme.items.get(*item).filter(|item| item.group == Some(group));
            of.zip(*cost).and_then(|(item, cost)| item.costs.get(cost)).is_some_and(|cost| cost.veto_group)
        };
        tally.costs.iter().any(|(place, counted)| vetoing(place) && counted.count() > 0)
    };
    let single: Vec<bool> = (0..scheme.groups.len()).map(single).collect();
    let mut lines: Vec<Line> = Vec::with_capacity(scheme.items.len());
    let mut costs = std::mem::take(&mut tally.costs);
    for (at, item) in scheme.items.iter().enumerate() {
        let rest = costs.split_off(&(at + 1, None));
        let own = std::mem::replace(&mut costs, rest);
        let to_judge = tally.to_judge.get(&at);
        let mut line = line(at, item, own.into_iter());
        line.to_judge = to_judge.map(super::counting::Evidence::told).unwrap_or_default();
        line.all_to_judge = to_judge.map_or(0, |evidence| evidence.all);
        lines.push(line);
    }
    let groups = groups(scheme, &lines, &single);
    let of = |wanted: fn(Sort) -> bool| -> Points {
        let lines = scheme.items.iter().zip(&lines).filter(|(item, _)| wanted(item.sort));
        lines.map(|(_, line)| line.points).sum()
    };
    let taken = of(|sort| matches!(sort, Sort::Score(_) | Sort::Deduction(_))) + groups.iter().copied().sum();
    let bonus = of(|sort| matches!(sort, Sort::Bonus(_)));
    let mut sheet = Sheet { lines, groups, taken, bonus, vetoes, ..Sheet::default() };
    if is_assessed && let Some(total) = scheme.total {
        limit(scheme, total - taken + bonus, &mut sheet);
    }
    sheet
}

/// The total between its limits; nothing is left of it after a veto.
fn limit(scheme: &Scheme, raw: Points, sheet: &mut Sheet) {
    let mut total = raw;
    if let Some(most) = scheme.most.filter(|most| total > *most) {
        sheet.cut = total - most;
        total = most;
    }
    if let Some(least) = scheme.least.filter(|least| total < *least) {
        sheet.raised = least - total;
        total = least;
    }
    sheet.total = Some(if sheet.vetoes.is_empty() { total } else { Points::ZERO });
}

fn line<'a>(at: usize, item: &Item, costs: impl Iterator<Item = (Place, Counted<'a>)>) -> Line {
    let charge = |((_, cost), counted): (Place, Counted<'a>)| {
        let most = cost.and_then(|at| item.costs.get(at)).and_then(|cost| cost.most);
        let all = counted.points();
        let points = most.map_or(all, |most| all.min(most));
        Charge { cost, count: counted.count(), points, held_back: all - points, evidence: counted.evidence() }
    };
    let charges: Vec<Charge> = costs.map(charge).filter(|charge| charge.count > 0).collect();
    let all: Points = charges.iter().map(|charge| charge.points).sum();
    let points = match item.sort {
        Sort::Score(most) | Sort::Deduction(Some(most)) | Sort::Bonus(Some(most)) => all.min(most),
        Sort::Deduction(None) | Sort::Bonus(None) => all,
        Sort::Duty => Points::ZERO,
    };
    Line { item: at, charges, points, held_back: all - points, ..Line::default() }
}

/// What each group takes besides its items (a single veto), or, below nothing, what its floor gives back.
fn groups(scheme: &Scheme, lines: &[Line], single: &[bool]) -> Vec<Points> {
    let mut taken = vec![Points::ZERO; scheme.groups.len()];
    for (item, line) in scheme.items.iter().zip(lines) {
        if let Some(group) = item.group.and_then(|group| taken.get_mut(group)) {
            *group = *group + line.points;
        }
    }
    let all = scheme.groups.iter().zip(taken).zip(single);
    all.map(|((group, taken), single)| {
        let due = if *single { group.points } else { taken.min(group.points) };
        due - taken
    })
    .collect()
}

/// The levels of which there are enough circulars to veto the year, each once.
fn vetoes(scheme: &Scheme, tally: &Tally<'_>) -> Vec<(Noticed, u32)> {
    let mut vetoes: Vec<(Noticed, u32)> = Vec::new();
    for ((item, cost), counted) in &tally.costs {
        let cost: Option<&Cost> = scheme.items.get(*item).zip(*cost).and_then(|(item, cost)| item.costs.get(cost));
        for (level, enough) in cost.into_iter().flat_map(|cost| &cost.veto) {
            let count = counted.of_level(*level);
            if count < *enough {
                continue;
            }
            match vetoes.iter_mut().find(|(known, _)| known == level) {
                Some((_, known)) => *known = (*known).max(count),
                None => vetoes.push((*level, count)),
            }
        }
    }
    vetoes.sort_unstable();
    vetoes
}
