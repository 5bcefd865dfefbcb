//! Keys that are right by themselves and make no sense together.

use crate::finding::Words;

/// What makes no sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// The id is not the file's name.
    NotTheFilesName,
    /// An id has characters that a command line would trip over.
    IdCharacters,
    /// Items have points and the scheme has no total.
    PointsWithoutTotal,
    /// `least` is above `total`, or `most` below `least`.
    LimitsCross,
    /// Nobody's total can be ranked.
    RankingWithoutTotal,
    /// A region stands alone.
    RankingOfRegion,
    /// A group that no item is in.
    EmptyGroup,
    /// An item has more points than its group.
    MoreThanGroup,
    /// `sort` and `points` together.
    SortWithPoints,
    /// `most` where the points are the cap, or for a duty.
    MostOfNothing,
    /// A duty or a bonus in a group that loses points.
    NotInGroups,
    /// Points, a cap or a veto in a duty.
    DutyCosts,
    /// `returns` outside of a duty.
    OnlyDutiesReturn,
    /// `points` and `by`.
    PointsAndBy,
    /// Neither.
    NoPoints,
    /// Points of nothing.
    Nothing,
    /// `by` without circulars or `noticed`.
    ByWithoutLevels,
    /// A level in `by` or `veto` that the cost never sees.
    LevelNeverSeen,
    /// A level in `noticed` for which `by` has no points.
    LevelWithoutPoints,
    /// `veto` without circulars or `noticed`.
    VetoWithoutLevels,
    /// `veto-group` in an item of no group.
    VetoGroupWithoutGroup,
    /// A part may lose more than its item.
    PartAboveItem,
    /// A circular is what only incidents have.
    CircularWithoutCirculars,
    /// A finding has no week.
    WeekOfFindings,
    /// `each` is counted by hand.
    EachIsByHand,
    /// More than one of `rules`, `form`, `reported`, or none.
    OneTrigger,
    /// Keys about findings beside a form or a report.
    KeysOfFindings,
    /// `state` without `form`.
    StateWithoutForm,
    /// `reported = false`.
    ReportedFalse,
    /// A bonus for what is wrong.
    BonusForFindings,
    /// `reported` that takes points.
    ReportedCosts,
    /// Drafts alone never cost points.
    NeverPosted,
    /// More places than units.
    PlacesBeyondUnits,
}

impl Sense {
    pub(super) fn words(self) -> Words {
        self.of_schemes().or_else(|| self.of_items()).unwrap_or_else(|| self.of_triggers())
    }

    fn of_schemes(self) -> Option<Words> {
        Some(match self {
            Self::NotTheFilesName => Words {
                zh: "编号必须与文件名（不含 .toml）相同",
                en: "the id must be the file's name without .toml",
            },
            Self::IdCharacters => Words {
                zh: "编号只能用小写英文字母、数字和“-”，60 个字符以内",
                en: "an id has lower-case letters, digits and “-” only, 60 at most",
            },
            Self::PointsWithoutTotal => Words {
                zh: "项目有分值，却没有写总分 total",
                en: "items have points, but `total` is missing",
            },
            Self::LimitsCross => Words {
                zh: "最低分不能高于总分或最高分",
                en: "`least` may not be above `total` or `most`",
            },
            Self::RankingWithoutTotal => {
                Words { zh: "没有总分就不能排名", en: "there is no ranking without a total" }
            }
            Self::RankingOfRegion => Words {
                zh: "以地区为考核对象的，单位没有总分，不能排名",
                en: "where the region is assessed, units have no totals to be ranked by",
            },
            Self::PlacesBeyondUnits => Words { zh: "名额超过了单位数", en: "there are more places than units" },
            Self::EmptyGroup => Words { zh: "没有项目属于这个组", en: "no item is in this group" },
            Self::MoreThanGroup => Words {
                zh: "项目的分值超过了所在组的分值",
                en: "the item has more points than its group",
            },
            _ => return None,
        })
    }

    fn of_items(self) -> Option<Words> {
        Some(match self {
            Self::SortWithPoints => Words {
                zh: "有分值的项目不写 sort；sort 用于纯扣分、加分和义务项",
                en: "an item with points has no `sort`, which is for pure deductions, bonuses and duties",
            },
            Self::MostOfNothing => Words {
                zh: "项目的 most 只用于纯扣分和加分项；有分值的项目最多扣完分值",
                en: "an item's `most` is for deductions and bonuses; with points, these are the most it loses",
            },
            Self::NotInGroups => Words {
                zh: "义务项和加分项不占组的分值，不能归组",
                en: "duties and bonuses take nothing from a group and are in none",
            },
            Self::DutyCosts => Words {
                zh: "义务项不扣分，不写 points、by、most、veto、veto-group",
                en: "a duty costs nothing: no `points`, `by`, `most`, `veto`, `veto-group`",
            },
            Self::OnlyDutiesReturn => {
                Words { zh: "只有义务项可以写 returns（退文）", en: "`returns` is for duties only" }
            }
            Self::PointsAndBy => {
                Words { zh: "points 和 by 只能写一个", en: "there is either `points` or `by`, not both" }
            }
            Self::NoPoints => {
                Words { zh: "缺少分值：写 points 或 by", en: "the points are missing: `points` or `by`" }
            }
            Self::Nothing => Words { zh: "分值不能是 0", en: "this may not be 0 points" },
            Self::ByWithoutLevels => Words {
                zh: "by 只用于 per = \"circular\" 或写明 noticed 的扣分点",
                en: "`by` is for per = \"circular\", or where `noticed` says by whom",
            },
            Self::VetoWithoutLevels => Words {
                zh: "veto 只用于 per = \"circular\" 或写明 noticed 的扣分点",
                en: "`veto` is for per = \"circular\", or where `noticed` says by whom",
            },
            Self::LevelNeverSeen => {
                Words { zh: "这个扣分点不会遇到这个发现来源", en: "this cost never sees that level" }
            }
            Self::LevelWithoutPoints => Words {
                zh: "noticed 里有 by 和 veto 都没有写的来源，它扣不了分",
                en: "`noticed` has a level that neither `by` nor `veto` names, so it costs nothing",
            },
            Self::VetoGroupWithoutGroup => Words {
                zh: "项目不属于任何组，不能单项否决",
                en: "`veto-group` needs an item that is in a group",
            },
            Self::PartAboveItem => Words {
                zh: "分项的上限超过了项目的分值或上限",
                en: "a part may lose no more than its item has",
            },
            _ => return None,
        })
    }

    fn of_triggers(self) -> Words {
        match self {
            Self::CircularWithoutCirculars => Words {
                zh: "永远不会触发：per = \"circular\" 只数被通报的问题",
                en: "this is never triggered: per = \"circular\" counts what was circulated",
            },
            Self::WeekOfFindings => Words {
                zh: "永远不会触发：只有按周报送的表才能按周计",
                en: "this is never triggered: only forms have weeks",
            },
            Self::EachIsByHand => Words {
                zh: "per = \"each\" 是人工计数，不写 when",
                en: "per = \"each\" is counted by hand and has no `when`",
            },
            Self::OneTrigger => Words {
                zh: "when 里写 rules、form、reported 三者之一",
                en: "`when` has one of `rules`, `form`, `reported`",
            },
            Self::KeysOfFindings => Words {
                zh: "aspects、from、kinds、formats、stages、channels、noticed 只与 rules 连用",
                en: "`aspects`, `from`, `kinds`, `formats`, `stages`, `channels`, `noticed` go with `rules` only",
            },
            Self::StateWithoutForm => Words { zh: "state 只与 form 连用", en: "`state` goes with `form` only" },
            Self::ReportedFalse => {
                Words { zh: "reported 只写 true，或者不写", en: "`reported` is true, or not there" }
            }
            Self::BonusForFindings => {
                Words { zh: "查出问题不会加分", en: "nobody gets a bonus for what is wrong or missing" }
            }
            Self::ReportedCosts => Words {
                zh: "发现并报告别人的差错只能加分",
                en: "finding and reporting others' errors can only be a bonus",
            },
            _ => Words {
                zh: "永远扣不到分：stages 不含 posted，而扣分只看已发布的",
                en: "this never takes points: `stages` lacks posted, and only what is posted is scored",
            },
        }
    }
}
