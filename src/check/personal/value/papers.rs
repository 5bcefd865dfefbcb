//! Numbers of papers that only a label makes recognisable: passports, travel permits, certificates; and what else a
//! label makes of a word of letters and digits: local telephones, short accounts, accounts of messengers.

use super::super::token::Token;
use super::{Finder, Kind};
use crate::dictionary::Says;
use crate::text::classes::ends_with;

/// All labels that make something of a word.
const WANTED: Says = Says::PASSPORT
    .or(Says::PERMIT)
    .or(Says::PAPERS)
    .or(Says::CERTIFICATE)
    .or(Says::PHONE)
    .or(Says::ACCOUNT)
    .or(Says::QQ)
    .or(Says::WECHAT);

const LONGEST: usize = 24;

pub(super) fn find(finder: &mut Finder, token: &Token) {
    let mut token = Token { bytes: token.bytes.clone(), classes: token.classes.clone() };
    let mut word = finder.page.folded_text(&token.classes);
    // No.E12345678, QQ12345678: the label is part of the word.
    let mut own = Says::NOTHING;
    for (prefix, says) in PREFIXES {
        if let Some(rest) = word.strip_prefix(prefix).filter(|rest| rest.contains(|c: char| c.is_ascii_digit())) {
            token.classes.start += prefix.len();
            word = rest.to_owned();
            own = says;
        }
    }
    let shape = Shape::of(&word);
    // What is longer than a paper's number, or is a day or a decimal, no label makes one.
    if shape.digits < 4 || word.len() > LONGEST || word.contains(['.', '·', '#']) {
        return;
    }
    let scene = finder.scene(&token.classes);
    let mut label = scene.label(finder.page, &token.classes).or(own);
    if label.any(Says::PAPERS) {
        // 证件名称：台胞证，证件号码：…
        let clause = scene.clause(finder.page, &token.classes);
        let around = if scene.table.is_some() { scene.window.clone() } else { clause.start..token.classes.start };
        let named = scene.says_in(&around).or(scene.near());
        label = [Says::PASSPORT, Says::PERMIT, Says::CERTIFICATE]
            .into_iter()
            .filter(|says| named.any(*says))
            .fold(label, Says::or);
    }
    if !label.any(WANTED) || label.any(Says::QUIET_NUMBER.or(Says::PUBLIC_ACCOUNT)) {
        return;
    }
    let classes = finder.page.folded.classes();
    let is_military = ends_with(&classes[..token.classes.start], "字第");
    // 第21674647位访问者
    let counts = ends_with(&classes[..token.classes.start], "第");
    if let Some(kind) =
        kind(&word, &shape, label, is_military).filter(|kind| !(counts && matches!(kind, Kind::Landline)))
    {
        if matches!(kind, Kind::Certificate) {
            widen(finder, &mut token);
        }
        finder.push_token(kind, &token, label);
    }
}

/// Labels that are written together with their number.
const PREFIXES: [(&str, Says); 5] =
    [("no.", Says::NOTHING), ("no", Says::NOTHING), ("qq", Says::QQ), ("wx", Says::WECHAT), ("vx", Says::WECHAT)];

/// How a word is made up.
struct Shape {
    /// Letters before the first digit.
    letters: usize,
    digits: usize,
    /// Whether it is those letters and those digits and nothing else.
    simple: bool,
}

impl Shape {
    fn of(word: &str) -> Self {
        let letters = word.bytes().take_while(u8::is_ascii_lowercase).count();
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        Self { letters, digits, simple: letters + digits == word.len() }
    }

    fn is(&self, letters: usize, digits: std::ops::RangeInclusive<usize>) -> bool {
        self.simple && self.letters == letters && digits.contains(&self.digits)
    }
}

fn kind(word: &str, shape: &Shape, label: Says, is_military: bool) -> Option<Kind> {
    let begins = |letters: &str| word.starts_with(|c| letters.contains(c));
    let chinese_passport = (shape.is(1, 8..=8) && begins("egdsp"))
        || (shape.is(2, 7..=7) && begins("edsp"))
        || (shape.is(2, 8..=8) && begins("p"));
    let travel =
        (shape.is(1, 8..=8) || shape.is(1, 10..=10)) && begins("hmclwt") || (shape.is(2, 7..=7) && begins("c"));
    let foreigner = shape.is(3, 12..=12);
    if label.any(Says::PASSPORT) {
        let foreign = shape.simple && (6..=9).contains(&word.len()) && shape.digits >= 5;
        return (chinese_passport || foreign).then_some(Kind::Passport);
    }
    if label.any(Says::PERMIT) {
        return (travel || foreigner || shape.is(0, 8..=8) || shape.is(1, 8..=9)).then_some(Kind::Permit);
    }
    if label.any(Says::CERTIFICATE) {
        return (word.len() >= 5).then_some(Kind::Certificate);
    }
    if label.any(Says::PAPERS) && is_military {
        return Some(Kind::Certificate);
    }
    if label.any(Says::PAPERS.or(Says::RESIDENT_ID)) {
        return match () {
            () if chinese_passport => Some(Kind::Passport),
            () if travel || foreigner => Some(Kind::Permit),
            () => None,
        };
    }
    if label.any(Says::WECHAT) && (6..=20).contains(&word.len()) && shape.letters > 0 {
        return Some(Kind::Messaging);
    }
    if label.any(Says::QQ.or(Says::WECHAT)) && shape.is(0, 5..=11) {
        return Some(Kind::Messaging);
    }
    if label.any(Says::ACCOUNT) {
        return shape.is(0, 9..=10).then_some(Kind::Account);
    }
    // 3122345, 63123456-802; what begins with 1, 9 or 0 is a service's number.
    let local = word.split_once('-').map_or(word, |(local, _)| local);
    let is_local = matches!(local.len(), 7 | 8) && local.bytes().all(|b| b.is_ascii_digit());
    let is_a_day = local.len() == 8 && (local.starts_with("19") || local.starts_with("20"));
    (label.any(Says::PHONE) && is_local && local.starts_with(|c| ('2'..='8').contains(&c)) && !is_a_day)
        .then_some(Kind::Landline)
}

/// 军字第1234567号: the words round the digits belong to the number.
fn widen(finder: &Finder, token: &mut Token) {
    let classes = finder.page.folded.classes();
    let is = |at: usize, c: char| classes.get(at).is_some_and(|&class| u32::from(class) == u32::from(c));
    let start = token.classes.start;
    if start >= 2 && is(start - 1, '第') && is(start - 2, '字') {
        let before = classes[..start - 2].iter().rev().take(3).take_while(|&&class| (0x4E00..0xA000).contains(&class));
        token.classes.start = start - 2 - before.count();
    }
    token.classes.end += usize::from(is(token.classes.end, '号'));
}
