//! How the program ends.

use std::process::ExitCode;

use crate::finding::{Totals, Verdict};
use crate::policy::FailOn;

/// The exit status. A defect of the program is a 2 as well: what was not checked is not clean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// It may go out; the command did what was asked.
    Clean = 0,
    /// It must not go out.
    Blocked = 1,
    /// It could not be checked.
    Unchecked = 2,
}

impl Exit {
    /// How a run ends.
    pub fn of(totals: &Totals, fail_on: FailOn) -> Self {
        let fails = totals.blocked > 0 || fail_on == FailOn::Review && totals.review > 0;
        match totals.verdict {
            _ if fails => Self::Blocked,
            Verdict::Block => Self::Blocked,
            Verdict::Unchecked => Self::Unchecked,
            Verdict::Review | Verdict::Pass => Self::Clean,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::{Exit, FailOn, Totals, Verdict};

    #[test]
    fn blocked_comes_before_unchecked_and_that_before_clean() {
        let totals =
            |verdict, review, unchecked, blocked| Totals { verdict, review, blocked, unchecked, ..Totals::default() };
        let cases = [
            (totals(Verdict::Pass, 0, 0, 0), FailOn::Review, Exit::Clean),
            (totals(Verdict::Review, 1, 0, 0), FailOn::Block, Exit::Clean),
            (totals(Verdict::Review, 1, 0, 0), FailOn::Review, Exit::Blocked),
            (totals(Verdict::Unchecked, 1, 1, 0), FailOn::Block, Exit::Unchecked),
            (totals(Verdict::Unchecked, 1, 1, 0), FailOn::Review, Exit::Blocked),
            (totals(Verdict::Unchecked, 0, 0, 0), FailOn::Block, Exit::Unchecked),
            (totals(Verdict::Block, 0, 1, 1), FailOn::Block, Exit::Blocked),
        ];
        for (totals, fail_on, exit) in cases {
            assert_eq!(Exit::of(&totals, fail_on), exit, "{totals:?} {fail_on:?}");
        }
    }
}
