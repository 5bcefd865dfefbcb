//! Numbers of residents, of residents from Hong Kong, Macao and Taiwan, of foreigners who live here, and of
//! disability certificates, which all carry a date of birth and the check character of ISO 7064 MOD 11-2.

use std::ops::Range;

use super::super::numbers::{Candidate, Gap, Run, X};
use super::{Finder, Kind};
use crate::dictionary::{Says, is_county};
use crate::document::Date;
use crate::finding::Words;

/// What a number says of its owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Resident {
    pub(in super::super) born: Date,
    pub(in super::super) male: bool,
}

/// Why a number that is labelled as a resident's does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Doubt {
    /// The check character is wrong.
    Check,
    /// There is no such day or no such county.
    Content,
    /// It has a digit too many or too few.
    Length,
    /// A spreadsheet kept fifteen digits of it.
    Rounded,
}

pub(super) const PROVEN: Words =
    Words { zh: "地区码、出生日期和校验码都成立", en: "region, date of birth and check digit all hold" };
const LABELLED: Words = Words { zh: "标明是证件号码", en: "it is labelled as the number of an identity paper" };
const BROKEN_UP: Words = Words {
    zh: "号码中间有空格、换行或其他符号",
    en: "there are spaces, line ends or other signs inside the number",
};

/// What labels a number of this family.
const OF_PERSONS: Says = Says::RESIDENT_ID.or(Says::PAPERS).or(Says::CERTIFICATE);
/// Numbers joined of more groups than this are columns of figures, unless a label says otherwise.
const MOST_GROUPS: usize = 4;
/// Serial numbers that begin with a region and a day are not older than their registers.
const A_GENERATION: u16 = 20;

pub(super) fn find(finder: &mut Finder, run: &Run) {
    let today = finder.page.today;
    for candidate in run.groups(20) {
        let values = candidate.values();
        // 5301…1263 74岁
        let age = candidate.neighbours().1.is_some_and(|after| "岁周".contains(after));
        let class_and_grade = (1..=7).contains(&values[18]) && (1..=4).contains(&values[19]) && !age;
        if let (true, Some(resident)) = (
            class_and_grade,
            resident(&candidate, today).filter(|_| {
                candidate.is_plain() || (candidate.is_whole() && candidate.widest_gap() < Some(Gap::Apart))
            }),
        ) {
            push(finder, &candidate, Kind::Disability(resident), Says::NOTHING, vec![PROVEN]);
        }
    }
    for candidate in run.groups(18) {
        if !find_disability_after_x(finder, &candidate, today) {
            find_18(finder, &candidate, today);
        }
    }
    for length in [17, 19] {
        for candidate in run.candidates(length).filter(Candidate::is_plain) {
            let year = (1900..=u32::from(today.year())).contains(&candidate.number(6..10));
            if !(is_county(candidate.number(0..6)) && year) {
                continue;
            }
            let label = finder.label(&finder.classes_of(&candidate));
            if label.any(Says::RESIDENT_ID) {
                push(finder, &candidate, Kind::Doubtful(Doubt::Length), label, vec![LABELLED]);
            }
        }
    }
    for candidate in run.candidates(15).filter(is_old_number) {
        let label = finder.label(&finder.classes_of(&candidate));
        if label.any(Says::RESIDENT_ID.or(Says::PAPERS)) {
            push(finder, &candidate, Kind::OldResident, label, vec![LABELLED]);
        }
    }
}

/// …X13: a run of digits ends with its X, so the two that follow stand outside of it.
fn find_disability_after_x(finder: &mut Finder, candidate: &Candidate, today: Date) -> bool {
    let Some(resident) = resident(candidate, today).filter(|_| candidate.values()[17] == X) else { return false };
    let mut classes = finder.classes_of(candidate);
    let after = finder.page.folded.classes().get(classes.end..classes.end + 2);
    let class_and_grade =
        after.is_some_and(|after| (0x31..=0x37).contains(&after[0]) && (0x31..=0x34).contains(&after[1]));
    if class_and_grade {
        classes.end += 2;
        finder.push(Kind::Disability(resident), classes, Says::NOTHING, vec![PROVEN]);
    }
    class_and_grade
}

fn find_18(finder: &mut Finder, candidate: &Candidate, today: Date) {
    // 0.350203195501181173
    if candidate.group_before().is_some_and(|(gap, group)| gap == Gap::Mark && group == [0]) {
        return;
    }
    let proven =
        is_permit(candidate, today).then_some(Kind::Permit).or_else(|| resident(candidate, today).map(Kind::Resident));
    let (Some(kind), county) = (proven, is_county(candidate.number(0..6)) || candidate.number(0..1) == 9) else {
        return find_doubtful(finder, candidate, today);
    };
    let at = finder.classes_of(candidate);
    let scene = finder.scene(&at);
    let label = scene.label(finder.page, &at);
    let labelled = label.any(OF_PERSONS);
    // 施工许可证编号: region, day and sequence, of which one in eleven looks like a resident's.
    let of_people = || {
        scene.says().any(Says::CITIZEN.or(Says::NAME))
            || scene.table.as_ref().is_some_and(|table| table.has_names(finder.page))
    };
    let recent = || born(candidate, today).is_some_and(|born| born.year() + A_GENERATION > today.year());
    let serial = || recent() || !is_county(candidate.number(0..6));
    if label.any(Says::NUMBER) && !labelled && serial() && !of_people() {
        return;
    }
    let of_a_company = (label.any(Says::NUMBER) || !county || candidate.number(0..1) == 9)
        && !labelled
        && is_company_code(&candidate.values());
    let joined = candidate.is_plain()
        || candidate.is_whole()
        || (candidate.widest_gap() < Some(Gap::Apart) && candidate.stands_alone())
        || (candidate.groups().len() <= MOST_GROUPS && candidate.stands_alone());
    if of_a_company || !(county || labelled) || !(joined || labelled) {
        return;
    }
    let mut reasons = vec![PROVEN];
    reasons.extend(labelled.then_some(LABELLED));
    reasons.extend((!candidate.is_plain()).then_some(BROKEN_UP));
    push(finder, candidate, kind, label, reasons);
}

/// Labelled, and wrong: typists err, and whoever makes numbers up seldom computes the check character.
fn find_doubtful(finder: &mut Finder, candidate: &Candidate, today: Date) {
    let plausible = is_province(candidate.number(0..2)) || candidate.number(0..1) == 9;
    if !plausible
        || !candidate.stands_alone()
        || candidate.true_digits() < 9
        || !(candidate.is_plain() || candidate.is_whole())
    {
        return;
    }
    let values = candidate.values();
    if values[..17].contains(&X) {
        return;
    }
    let born = born(candidate, today).is_some();
    let county = is_county(candidate.number(0..6));
    let year = (1900..=u32::from(today.year())).contains(&candidate.number(6..10));
    let doubt = match (born, county) {
        (true, _) if values[15..] == [0, 0, 0] => Doubt::Rounded,
        (true, _) => Doubt::Check,
        (false, true) if year => Doubt::Content,
        _ => return,
    };
    let at = finder.classes_of(candidate);
    let scene = finder.scene(&at);
    let label = scene.label(finder.page, &at);
    let unnamed_column =
        scene.table.as_ref().is_some_and(|table| label == Says::NOTHING && table.has_names(finder.page));
    let labelled = label.any(OF_PERSONS);
    if labelled || (unnamed_column && doubt == Doubt::Check && county) {
        push(finder, candidate, Kind::Doubtful(doubt), label, vec![LABELLED]);
    }
}

fn push(finder: &mut Finder, candidate: &Candidate, kind: Kind, label: Says, reasons: Vec<Words>) {
    let classes = finder.classes_of(candidate);
    finder.push(kind, classes, label, reasons);
}

/// The numbers of a run that are proven by themselves.
pub(in super::super) fn proven(run: &Run, today: Date) -> Vec<Range<usize>> {
    let proven = |candidate: &Candidate| resident(candidate, today).is_some() && is_county(candidate.number(0..6));
    run.groups(18).filter(proven).map(|candidate| candidate.bytes()).collect()
}

pub(super) fn number(digits: &[u8]) -> u32 {
    digits.iter().fold(0, |number, &digit| number * 10 + u32::from(digit))
}

/// GB 11643 for digits that stand alone.
pub(super) fn understood(values: &[u8], today: Date) -> Option<Resident> {
    let body = values.get(..17).filter(|body| values.len() == 18 && !body.contains(&X))?;
    if !is_province(number(&body[..2])) || check(body) != values[17] {
        return None;
    }
    let born = date(number(&body[6..10]), number(&body[10..12]), number(&body[12..14]))?;
    (born.year() >= 1890 && born <= today).then_some(Resident { born, male: body[16] % 2 == 1 })
}

/// GB 11643: region, date of birth, sequence, and a check character by ISO 7064 MOD 11-2. Of random
/// 18-digit numbers 9 % pass the check character, 0.004 % the date as well, hardly any the region too.
fn resident(candidate: &Candidate, today: Date) -> Option<Resident> {
    // Whoever hides a number puts letters for every 0 and 1, often eight of eighteen.
    if candidate.true_digits() < 9 {
        return None;
    }
    understood(&candidate.values()[..18], today)
}

/// A permit for residents from Hong Kong, Macao and Taiwan, or the card of 2023 for foreigners, which begins with 9.
fn is_permit(candidate: &Candidate, today: Date) -> bool {
    let values = candidate.values();
    let region = candidate.number(0..6);
    match region {
        810_000 | 820_000 | 830_000 => resident(candidate, today).is_some(),
        900_000..=999_999 => {
            !values[..17].contains(&X)
                && check(&values[..17]) == values[17]
                && born(candidate, today).is_some()
                && candidate.is_plain()
        }
        _ => false,
    }
}

fn born(candidate: &Candidate, today: Date) -> Option<Date> {
    let born = date(candidate.number(6..10), candidate.number(10..12), candidate.number(12..14));
    born.filter(|born| born.year() >= 1900 && *born <= today)
}

/// Each digit weighs 2^(17 - place) mod 11.
fn check(body: &[u8]) -> u8 {
    let sum = body.iter().fold(0_u32, |sum, &digit| (sum + u32::from(digit)) * 2 % 11);
    ((12 - sum) % 11) as u8
}

/// Before 1999: region, date of birth with two digits of the year, sequence; nothing to check it by.
fn is_old_number(candidate: &Candidate) -> bool {
    let born = date(1900 + candidate.number(6..8), candidate.number(8..10), candidate.number(10..12));
    is_county(candidate.number(0..6)) && born.is_some() && !candidate.values().contains(&X)
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// Provinces by GB/T 2260, with those of residence permits for Hong Kong, Macao and Taiwan.
fn is_province(code: u32) -> bool {
    matches!(code, 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83)
}

/// GB 32100, for codes of digits only: weights 3^place mod 31.
fn is_company_code(values: &[u8]) -> bool {
    let (Some(check), Some(body)) = (values.get(17), values.get(..17)) else { return false };
    let (sum, _) = body.iter().fold((0, 1), |(sum, weight), &digit| (sum + u32::from(digit) * weight, weight * 3 % 31));
    (31 - sum % 31) % 31 == u32::from(*check)
}

/// `5.30102E+17`: a spreadsheet took the number for a quantity.
pub(super) fn rounded(finder: &mut Finder, at: &Range<usize>, label: Says) {
    let text = finder.page.folded_text(at);
    let Some((mantissa, exponent)) = text.split_once("e+").or_else(|| text.split_once('e')) else { return };
    let is_number = mantissa.bytes().all(|b| b.is_ascii_digit() || b == b'.') && mantissa.len() > 1;
    if is_number && matches!(exponent, "14" | "17" | "19") {
        finder.push(Kind::Doubtful(Doubt::Rounded), at.clone(), label, Vec::new());
    }
}
