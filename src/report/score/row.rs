//! A row of a score sheet: what the scheme asks, with what came of it.

use crate::finding::Points;
use crate::scheme::{Charge, Cost, Item, Line, Scheme, Sheet, Sort};

/// A row.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub item: &'a Item,
    line: Option<&'a Line>,
}

/// All rows of a sheet in the order of the table.
pub(super) fn rows<'a>(scheme: &'a Scheme, sheet: &'a Sheet) -> impl Iterator<Item = Row<'a>> {
    // The sheet has them in this order already; an item it leaves out lost nothing.
    scheme.items.iter().enumerate().map(|(number, item)| {
        let line = sheet.lines.get(number).filter(|line| line.item == number);
        Row { item, line: line.or_else(|| sheet.lines.iter().find(|line| line.item == number)) }
    })
}

impl<'a> Row<'a> {
    /// The item's full points.
    pub(super) fn full(self) -> Option<Points> {
        match self.item.sort {
            Sort::Score(points) => Some(points),
            Sort::Deduction(_) | Sort::Bonus(_) | Sort::Duty => None,
        }
    }

    /// What is left of them.
    pub(super) fn left(self) -> Option<Points> {
        self.full().map(|full| full - self.points())
    }

    /// What it took or gave.
    pub(super) fn points(self) -> Points {
        self.line.map(|line| line.points).unwrap_or_default()
    }

    /// What it took or gave, with its sign.
    pub(super) fn signed(self) -> Points {
        if matches!(self.item.sort, Sort::Bonus(_)) { self.points() } else { -self.points() }
    }

    pub(super) fn held_back(self) -> Points {
        self.line.map(|line| line.held_back).unwrap_or_default()
    }

    pub(super) fn charges(self) -> &'a [Charge] {
        self.line.map(|line| line.charges.as_slice()).unwrap_or_default()
    }

    pub(super) fn to_judge(self) -> &'a [String] {
        self.line.map(|line| line.to_judge.as_slice()).unwrap_or_default()
    }

    pub(super) fn cost(self, charge: &Charge) -> Option<&'a Cost> {
        charge.cost.and_then(|cost| self.item.costs.get(cost))
    }

    /// The costs that only a person can enter, and nobody has.
    pub(super) fn not_entered(self) -> impl Iterator<Item = &'a Cost> {
        let entered =
            move |number| self.charges().iter().any(|charge| charge.cost == Some(number) || charge.cost.is_none());
        self.item
            .costs
            .iter()
            .enumerate()
            .filter(move |(number, cost)| is_manual(self.item, cost) && !entered(*number))
            .map(|(_, cost)| cost)
    }
}

/// Whether only a person can say that a cost is due. A duty that nothing triggers costs nothing and waits for nobody.
pub(super) fn is_manual(item: &Item, cost: &Cost) -> bool {
    cost.when.is_none() && item.sort != Sort::Duty
}

/// The costs of a scheme that only a person can enter.
pub(super) fn manual(scheme: &Scheme) -> impl Iterator<Item = (&Item, &Cost)> {
    scheme
        .items
        .iter()
        .flat_map(|item| item.costs.iter().map(move |cost| (item, cost)))
        .filter(|(item, cost)| is_manual(item, cost))
}
