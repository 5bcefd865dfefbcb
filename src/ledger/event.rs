//! Events: what is written, what was read back, and the head of their chain.

use std::fmt;

use super::Moment;

/// An event before it has its place in the chain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// When.
    pub at: Moment,
    /// Who: a person's or a service's name, as given.
    pub actor: String,
    /// What happened.
    pub kind: EventKind,
    /// The incident it belongs to; nothing for one that begins an incident or belongs to none.
    pub incident: Option<u64>,
    /// By what the same thing is known again.
    pub marks: Marks,
    /// The details, as JSON; may be pruned later.
    pub body: String,
}

/// By what the same thing is known again. None of them tells a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// The finding's rule, for incidents.
    pub rule: String,
    /// The document: its path from the configuration's folder, hashed; or its address.
    pub document: String,
    /// SHA-256 of the file's bytes.
    pub file: String,
}

/// An event in the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its number, from 1, without gaps.
    pub seq: u64,
    /// When.
    pub at: Moment,
    /// Who.
    pub actor: String,
    /// What happened.
    pub kind: EventKind,
    /// The incident it belongs to: the number of the event that began it. 0: none.
    pub incident: u64,
    /// By what it is known again.
    pub marks: Marks,
    /// The details; nothing once pruned.
    pub body: Option<String>,
    /// The hash over all of it and the event before it.
    pub hash: [u8; 32],
}

/// What happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EventKind {
    /// A check ran ([`super::Run`]).
    #[default]
    Run,
    /// A draft was blocked ([`super::Opening`]); begins a record that never counts as lost.
    Prevented,
    /// Something was found in posted material, or entered by hand ([`super::Opening`]); begins an incident.
    Found,
    /// The same rule has found more in the same document ([`super::Opening`], only what is new).
    More,
    /// The document was seen again, whole and without it ([`super::Step`]): it is offered for closing.
    SeenClean,
    /// Somebody else has noticed it as well: a circular, a complaint, the press ([`super::Step`]).
    Noticed,
    /// The steps of its life ([`super::Step`]).
    Contained,
    /// Corrected.
    Corrected,
    /// Checked again by a person.
    Rechecked,
    /// Closed.
    Closed,
    /// It was none.
    FalseAlarm,
    /// It is lawful; the basis is required.
    Exempt,
    /// Taken up again.
    Reopened,
    /// Reported to the office in charge; for what was found in others' material ([`super::Step`]).
    Reported,
    /// A form is missing or late ([`super::FormEntry`]); belongs to no incident.
    Form,
    /// Bodies were pruned; the body says which and why. Never pruned itself.
    Pruned,
}

impl EventKind {
    /// All kinds.
    pub const ALL: [Self; 16] = [
        Self::Run,
        Self::Prevented,
        Self::Found,
        Self::More,
        Self::SeenClean,
        Self::Noticed,
        Self::Contained,
        Self::Corrected,
        Self::Rechecked,
        Self::Closed,
        Self::FalseAlarm,
        Self::Exempt,
        Self::Reopened,
        Self::Reported,
        Self::Form,
        Self::Pruned,
    ];

    /// The name in the database and in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Run => "run",
            Self::Prevented => "prevented",
            Self::Found => "found",
            Self::More => "more",
            Self::SeenClean => "seen-clean",
            Self::Noticed => "noticed",
            Self::Contained => "contained",
            Self::Corrected => "corrected",
            Self::Rechecked => "re-checked",
            Self::Closed => "closed",
            Self::FalseAlarm => "false-alarm",
            Self::Exempt => "exempt",
            Self::Reopened => "reopened",
            Self::Reported => "reported",
            Self::Form => "form",
            Self::Pruned => "pruned",
        }
    }

    /// The kind with that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether it begins an incident or a prevented record.
    pub fn begins(self) -> bool {
        matches!(self, Self::Prevented | Self::Found)
    }
}

/// Where the chain stands: whoever keeps it elsewhere can tell later that nothing was cut off since.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The number of the last event; 0 in an empty ledger.
    pub seq: u64,
    /// Its hash.
    pub hash: [u8; 32],
}

impl Head {
    /// Reads `SEQ:HASH`.
    pub fn parse(text: &str) -> Option<Self> {
        let (seq, hex) = text.trim().split_once(':')?;
        let mut hash = [0; 32];
        if hex.len() != 64 || !hex.is_ascii() || !seq.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        for (byte, pair) in hash.iter_mut().zip(hex.as_bytes().chunks(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(Self { seq: seq.parse().ok()?, hash })
    }
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.seq)?;
        self.hash.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}
