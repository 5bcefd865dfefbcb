//! Where an incident stands, and which steps lead on from there.

use crate::finding::{Language, Words};
use crate::ledger::EventKind;

/// Where an incident stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// 发现: nothing was done yet; taken up again counts as found.
    #[default]
    Found,
    /// 阻断: nobody can see it any more.
    Contained,
    /// 整改: it was put right.
    Corrected,
    /// 复核: a person has looked at it again.
    Rechecked,
    /// 销号
    Closed,
    /// 误报
    FalseAlarm,
    /// 豁免: it is lawful.
    Exempt,
    /// A draft that was blocked. It never went out, so there is nothing to put right.
    Prevented,
}

/// A step that does not lead on from where the incident stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongStep {
    /// Where it stands.
    pub state: State,
    /// What was to be noted.
    pub kind: EventKind,
}

impl State {
    /// All states.
    pub const ALL: [Self; 8] = [
        Self::Found,
        Self::Contained,
        Self::Corrected,
        Self::Rechecked,
        Self::Closed,
        Self::FalseAlarm,
        Self::Exempt,
        Self::Prevented,
    ];

    /// The name on the command line and in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Contained => "contained",
            Self::Corrected => "corrected",
            Self::Rechecked => "re-checked",
            Self::Closed => "closed",
            Self::FalseAlarm => "false-alarm",
            Self::Exempt => "exempt",
            Self::Prevented => "prevented",
        }
    }

    /// The state with that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// The name for people.
    pub fn words(self) -> Words {
        match self {
            Self::Found => Words { zh: "待处置", en: "found" },
            Self::Contained => Words { zh: "已阻断", en: "contained" },
            Self::Corrected => Words { zh: "已整改", en: "corrected" },
            Self::Rechecked => Words { zh: "已复核", en: "re-checked" },
            Self::Closed => Words { zh: "已销号", en: "closed" },
            Self::FalseAlarm => Words { zh: "误报", en: "false alarm" },
            Self::Exempt => Words { zh: "依法豁免", en: "lawful, exempt" },
            Self::Prevented => Words { zh: "发布前拦截", en: "prevented" },
        }
    }

    /// Whether something is still to be done.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Found | Self::Contained | Self::Corrected | Self::Rechecked)
    }

    /// Whether it is still to be put right.
    pub fn is_to_correct(self) -> bool {
        matches!(self, Self::Found | Self::Contained)
    }

    /// Whether it turned out to be nothing that counts.
    pub fn is_void(self) -> bool {
        matches!(self, Self::FalseAlarm | Self::Exempt)
    }

    /// Where it stands after an event; an error if that cannot follow.
    pub fn next(self, kind: EventKind) -> Result<Self, WrongStep> {
        let wrong = Err(WrongStep { state: self, kind });
        match kind {
            // What is said of an incident without moving it. Circulars come late: after it was closed as well.
            EventKind::Noticed | EventKind::Reported if self == Self::Prevented => wrong,
            EventKind::More | EventKind::SeenClean | EventKind::Noticed | EventKind::Reported => Ok(self),
            _ if self.steps().contains(&kind) => Ok(self.after(kind)),
            _ => wrong,
        }
    }

    /// The steps that lead on from here. None may be skipped.
    pub fn steps(self) -> &'static [EventKind] {
        use EventKind::{Closed, Contained, Corrected, Exempt, FalseAlarm, Rechecked, Reopened};
        match self {
            Self::Found => &[Contained, FalseAlarm, Exempt],
            Self::Contained => &[Corrected, FalseAlarm, Exempt],
            Self::Corrected => &[Rechecked, FalseAlarm, Exempt, Reopened],
            Self::Rechecked => &[Closed, FalseAlarm, Exempt, Reopened],
            Self::Closed | Self::FalseAlarm | Self::Exempt => &[Reopened],
            Self::Prevented => &[FalseAlarm, Exempt],
        }
    }

    /// What an event makes of it, whether it was in order or not: what is written has happened.
    pub(super) fn after(self, kind: EventKind) -> Self {
        match kind {
            EventKind::Prevented => Self::Prevented,
            EventKind::Found | EventKind::Reopened => Self::Found,
            EventKind::Contained => Self::Contained,
            EventKind::Corrected => Self::Corrected,
            EventKind::Rechecked => Self::Rechecked,
            EventKind::Closed => Self::Closed,
            EventKind::FalseAlarm => Self::FalseAlarm,
            EventKind::Exempt => Self::Exempt,
            _ => self,
        }
    }
}

impl WrongStep {
    /// The sentence for the user, with the steps that are possible.
    pub fn say(&self, language: Language) -> String {
        let said = |words: Words| words.in_language(language);
        let (state, refused) = (said(self.state.words()), said(step(self.kind)));
        let steps = self.state.steps().iter();
        match language {
            Language::Chinese => {
                let steps: Vec<_> = steps.map(|&kind| format!("{} {}", step(kind).zh, kind.name())).collect();
                format!("当前是“{state}”，不能记为“{refused}”；下一步可以是：{}", steps.join("、"))
            }
            Language::English => {
                let steps: Vec<_> = steps.map(|&kind| kind.name()).collect();
                format!("it is “{state}”, so “{refused}” cannot follow; the next step is one of: {}", steps.join(", "))
            }
        }
    }
}

/// What happened, for people.
pub fn step(kind: EventKind) -> Words {
    match kind {
        EventKind::Run => Words { zh: "检查", en: "checked" },
        EventKind::Prevented => Words { zh: "发布前拦截", en: "prevented" },
        EventKind::Found => Words { zh: "发现", en: "found" },
        EventKind::More => Words { zh: "又发现", en: "more found" },
        EventKind::SeenClean => Words { zh: "复查未再发现", en: "seen clean" },
        EventKind::Noticed => Words { zh: "外部发现", en: "noticed by others" },
        EventKind::Contained => Words { zh: "阻断", en: "contained" },
        EventKind::Corrected => Words { zh: "整改", en: "corrected" },
        EventKind::Rechecked => Words { zh: "复核", en: "re-checked" },
        EventKind::Closed => Words { zh: "销号", en: "closed" },
        EventKind::FalseAlarm => Words { zh: "误报", en: "false alarm" },
        EventKind::Exempt => Words { zh: "豁免", en: "exempt" },
        EventKind::Reopened => Words { zh: "重开", en: "reopened" },
        EventKind::Reported => Words { zh: "上报", en: "reported" },
        EventKind::Form => Words { zh: "表单缺失或迟报", en: "form missing or late" },
        EventKind::Pruned => Words { zh: "清理", en: "pruned" },
    }
}

#[cfg(test)]
mod tests {
    use super::{EventKind, Language, State};

    #[test]
    fn a_life_goes_step_by_step() {
        use EventKind::{Closed, Contained, Corrected, Rechecked, Reopened};
        let mut state = State::Found;
        for kind in [Contained, Corrected, Rechecked, Closed, Reopened, Contained] {
            let next = state.next(kind);
            assert!(next.is_ok(), "{state:?} {kind:?}");
            state = next.unwrap_or_default();
        }
        assert_eq!(state, State::Contained);
    }

    #[test]
    fn nothing_is_skipped() {
        for (state, kind) in [
            (State::Found, EventKind::Corrected),
            (State::Found, EventKind::Closed),
            (State::Found, EventKind::Reopened),
            (State::Closed, EventKind::Closed),
            (State::Closed, EventKind::FalseAlarm),
            (State::Prevented, EventKind::Closed),
            (State::Prevented, EventKind::Noticed),
            (State::Found, EventKind::Run),
            (State::Found, EventKind::Found),
        ] {
            assert!(state.next(kind).is_err(), "{state:?} {kind:?}");
        }
        let error = State::Found.next(EventKind::Closed).map_err(|wrong| wrong.say(Language::Chinese));
        let said = "当前是“待处置”，不能记为“销号”；下一步可以是：阻断 contained、误报 false-alarm、豁免 exempt";
        assert_eq!(error, Err(said.to_owned()));
    }

    #[test]
    fn a_circular_may_come_late() {
        assert_eq!(State::Closed.next(EventKind::Noticed), Ok(State::Closed));
    }

    #[test]
    fn names_are_read_as_they_are_written() {
        for state in State::ALL {
            assert_eq!(State::parse(state.name()), Some(state));
        }
    }
}
