//! How bad a value is where it stands. What it is was settled before (`value/`), whose it is, is asked here
//! (`whose`); rules only say it.

mod contact;
mod masked;
mod people;
mod property;

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use super::super::{About, Found, Hit, Page};
use super::evidence::Evidence;
use super::mask::Shown;
use super::scene::{Scene, Scenes};
use super::table::Tables;
use super::value::{Doubt, Kind, Of, Value};
use super::whose::{Whose, whose};
use crate::dictionary::Says;
use crate::document::Date;
use crate::finding::{Message, Severity, Words};

/// What a rule says of a value.
pub(super) struct Saying {
    /// What was found.
    pub(super) found: Words,
    /// What to do with a citizen's.
    pub(super) mend: Words,
    /// What to do where nobody can tell whose it is, if it is something else.
    pub(super) decide: Option<Words>,
    /// What to do with an office's own, if it is something else again.
    pub(super) office: Option<Words>,
}

impl Saying {
    /// What was found and what to do, whoever it is of.
    pub(super) const fn of(found: Words, mend: Words) -> Self {
        Self { found, mend, decide: None, office: None }
    }
}

/// A value that is told.
pub(in crate::check) struct Judged {
    rule: &'static str,
    bytes: Range<usize>,
    severity: Severity,
    whose: Whose,
    reasons: Vec<Message>,
}

/// All values of a page, and what is told of them.
pub(in crate::check) struct Verdicts {
    judged: Vec<Judged>,
    /// Every value, told or not, and the names beside them: none of them is shown in an excerpt.
    values: Vec<Range<usize>>,
}

/// Adds what a rule has to say of a page.
pub(super) fn tell(page: &Page, found: &mut Found, about: &'static About, saying: &Saying) {
    let verdicts = page.verdicts();
    for judged in verdicts.judged.iter().filter(|judged| judged.rule == about.id) {
        let advice = match judged.whose {
            Whose::Citizen => saying.mend,
            Whose::Unknown => saying.decide.unwrap_or(saying.mend),
            Whose::Official => saying.office.or(saying.decide).unwrap_or(saying.mend),
        };
        let hit = Hit::value(about, judged.bytes.clone(), saying.found, advice);
        found.push(Hit { severity: judged.severity, reasons: judged.reasons.clone(), ..hit });
    }
}

impl Verdicts {
    /// Every value, told or not.
    pub(in crate::check) fn values(&self) -> &[Range<usize>] {
        &self.values
    }
}

/// Judges every value of a page.
pub(in crate::check) fn verdicts(page: &Page) -> Verdicts {
    let tables = Tables::default();
    let values = super::value::all(page, &tables);
    let evidence = Evidence::new(page, &values);
    let mut judge = Judge {
        evidence: &evidence,
        scenes: Scenes::new(page, &tables),
        judged: Vec::new(),
        seen: HashMap::new(),
        of: page.outline.disclosure(page.dictionary),
        lists: HashMap::new(),
        dated: OnceCell::new(),
    };
    for value in &values {
        judge.one(value);
    }
    judge.lists();
    let Judge { judged, .. } = judge;
    let mut told: Vec<Range<usize>> = judged.iter().map(|judged| judged.bytes.clone()).collect();
    told.sort_by_key(|bytes| bytes.start);
    let names = super::beside::names(page, told.into_iter());
    let mut hidden: Vec<Range<usize>> = values.iter().map(|value| value.bytes.clone()).chain(names).collect();
    hidden.sort_by_key(|hidden| (hidden.start, std::cmp::Reverse(hidden.end)));
    hidden.dedup_by(|later, kept| {
        let overlap = later.start < kept.end;
        if overlap {
            kept.end = kept.end.max(later.end);
        }
        overlap
    });
    Verdicts { judged, values: hidden }
}

struct Judge<'p, 'a> {
    evidence: &'p Evidence<'p, 'a>,
    scenes: Scenes<'p, 'a>,
    judged: Vec<Judged>,
    /// Masked numbers of people who are named, by name.
    seen: HashMap<(String, Of), Vec<Shown>>,
    /// What the document lawfully makes known.
    of: Says,
    /// Names in tables of people.
    lists: HashMap<u32, Vec<Range<usize>>>,
    /// The day of the document, once asked for.
    dated: OnceCell<Option<Date>>,
}

const WRONG_CHECK: Words = Words {
    zh: "校验码不对，可能是录入错误，也可能是编造的",
    en: "the check digit is wrong: a typing error, or made up",
};
const WRONG_CONTENT: Words = Words {
    zh: "没有这个日期或地区码，可能是录入错误",
    en: "there is no such day or county: perhaps a typing error",
};
const WRONG_LENGTH: Words = Words {
    zh: "多一位或少一位，可能是录入错误",
    en: "it has a digit too many or too few: perhaps a typing error",
};
const ROUNDED: Words = Words {
    zh: "被电子表格取整，后几位已丢失，前面的仍能看出身份",
    en: "a spreadsheet rounded it; what is left still tells whose it is",
};

impl Judge<'_, '_> {
    fn one(&mut self, value: &Value) {
        let scene = self.scenes.of(&value.classes);
        match &value.kind {
            Kind::Resident(resident) => self.resident(value, &scene, *resident, "personal/resident-id"),
            Kind::Disability(resident) => self.resident(value, &scene, *resident, "personal/disability-certificate"),
            Kind::OldResident => self.push("personal/resident-id", value, Severity::Block, Whose::Citizen, None),
            Kind::Doubtful(doubt) => {
                let why = match doubt {
                    Doubt::Check => WRONG_CHECK,
                    Doubt::Content => WRONG_CONTENT,
                    Doubt::Length => WRONG_LENGTH,
                    Doubt::Rounded => ROUNDED,
                };
                self.push("personal/resident-id-doubtful", value, Severity::Review, Whose::Unknown, Some(why));
            }
            Kind::Permit => self.push("personal/permit", value, Severity::Block, Whose::Citizen, None),
            Kind::Passport => self.push("personal/passport", value, Severity::Block, Whose::Citizen, None),
            Kind::Mobile => {
                self.by_owner("personal/mobile", value, &scene, [Severity::Block, Severity::Review, Severity::Note]);
            }
            Kind::Landline => self.landline(value, &scene),
            Kind::Card { known } => self.account(value, &scene, Some(*known)),
            Kind::Account => self.account(value, &scene, None),
            Kind::Home { residential } => self.home(value, &scene, *residential),
            Kind::Email => self.email(value, &scene),
            Kind::Messaging => self.messaging(value, &scene),
            Kind::Plate => self.plate(value, &scene),
            Kind::Certificate => self.certificate(value, &scene),
            Kind::Born(day) => self.born(value, &scene, *day),
            Kind::Age(years) => self.age(value, &scene, *years),
            Kind::Child => self.child(value, &scene),
            Kind::Name => self.name(value, &scene),
            Kind::Illness | Kind::Penal => self.illness(value, &scene),
            Kind::Masked(behind) => self.masked(value, &scene, behind),
        }
    }

    fn push(
        &mut self,
        rule: &'static str,
        value: &Value,
        severity: Severity,
        whose: Whose,
        why: impl IntoIterator<Item = Words>,
    ) {
        let reasons = value.reasons.iter().copied().chain(why).map(Message::from).collect();
        self.judged.push(Judged { rule, bytes: value.bytes.clone(), severity, whose, reasons });
    }

    /// A severity for each answer: a citizen's, nobody can tell, an office's.
    fn by_owner(&mut self, rule: &'static str, value: &Value, scene: &Scene, severities: [Severity; 3]) {
        let (owner, why) = whose(self.evidence, value, scene);
        let [citizen, unknown, official] = severities;
        let severity = match owner {
            Whose::Citizen => citizen,
            Whose::Unknown => unknown,
            Whose::Official => official,
        };
        self.push(rule, value, severity, owner, Some(why));
    }

    fn push_at(&mut self, rule: &'static str, at: &Range<usize>, why: Words) {
        let bytes = self.evidence.page.source(at);
        let reasons = vec![why.into()];
        self.judged.push(Judged { rule, bytes, severity: Severity::Block, whose: Whose::Citizen, reasons });
    }
}
