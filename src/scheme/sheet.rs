//! What a score comes out as: a sheet for each unit, every deduction with what is behind it.

use crate::finding::{Points, Words};

/// The sheets of all units under one scheme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheets {
    /// The region's own, where the region is assessed.
    pub region: Option<Sheet>,
    /// The units', by group and rank.
    pub units: Vec<Sheet>,
    /// Facts that no item of the scheme asks for, by number, and entries that name an item or a cost it doesn't have.
    pub unmatched: Vec<String>,
}

/// The score sheet of a unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The unit; empty for the region.
    pub unit: String,
    /// The group it is ranked in, by index.
    pub group: Option<usize>,
    /// The items in the order of the scheme, duties included.
    pub lines: Vec<Line>,
    /// By group, what it takes besides its items (a single veto takes all of its points), or, below nothing, what its
    /// floor gives back. `taken` is the sum of the items' points and of these.
    pub groups: Vec<Points>,
    /// All points taken, after caps and floors.
    pub taken: Points,
    /// All bonus, after its caps.
    pub bonus: Points,
    /// What is left of the total; nothing under schemes of duties, and on units' sheets where the region is assessed.
    pub total: Option<Points>,
    /// What the cap of the total cut off.
    pub cut: Points,
    /// What the floor of the total gave back.
    pub raised: Points,
    /// The circulars that veto the year, in words for the sheet: who, how often.
    pub vetoes: Vec<(super::Noticed, u32)>,
    /// From 1, within the group; units with the same total share the better one.
    pub rank: Option<u32>,
    /// The class.
    pub class: Option<ClassName>,
    /// Whether units that share a rank stand across the border of a class, so that the assessors must decide.
    pub tied: bool,
    /// Whether it fails for having been among the last too many years.
    pub fails_by_years: bool,
}

/// An item on a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The item, by index.
    pub item: usize,
    /// What was taken or won, cost by cost.
    pub charges: Vec<Charge>,
    /// What the item takes or gives after its cap.
    pub points: Points,
    /// What the charges come to beyond that.
    pub held_back: Points,
    /// Evidence that a person must judge first: findings for review under a cost that counts those that block. At most
    /// so many as fit a sheet.
    pub to_judge: Vec<String>,
    /// How many such findings there are.
    pub all_to_judge: u64,
}

/// A cost on a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Charge {
    /// The cost, by index; nothing for points entered without one.
    pub cost: Option<usize>,
    /// How many were counted.
    pub count: u64,
    /// What they come to after the cost's own cap.
    pub points: Points,
    /// What they come to beyond that.
    pub held_back: Points,
    /// What shows it, at most so many as fit a sheet; `count` has all.
    pub evidence: Vec<String>,
}

/// The classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClassName {
    /// 优秀
    Excellent,
    /// 良好
    Good,
    /// 合格
    Pass,
    /// 不合格
    Fail,
}

impl ClassName {
    /// All classes, the best first.
    pub const ALL: [Self; 4] = [Self::Excellent, Self::Good, Self::Pass, Self::Fail];

    /// The name in schemes and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Excellent => "excellent",
            Self::Good => "good",
            Self::Pass => "pass",
            Self::Fail => "fail",
        }
    }

    /// The class with that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.name() == name)
    }

    /// The name for people.
    pub fn words(self) -> Words {
        match self {
            Self::Excellent => Words { zh: "优秀", en: "excellent" },
            Self::Good => Words { zh: "良好", en: "good" },
            Self::Pass => Words { zh: "合格", en: "pass" },
            Self::Fail => Words { zh: "不合格", en: "fail" },
        }
    }
}
