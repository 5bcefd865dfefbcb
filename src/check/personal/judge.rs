//! How bad a value is where it stands. What it is was settled before (`value/`), whose it is, is asked here
//! (`whose`); rules only say it.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use super::super::{About, Found, Hit, Page};
use super::evidence::Evidence;
use super::mask::{self, Known, Shown, Strength};
use super::scene::{Scene, Scenes};
use super::table::Tables;
use super::value::{Behind, Doubt, Kind, Of, Resident, Value};
use super::whose::{Whose, whose};
use crate::dictionary::Says;
use crate::document::{Date, Role};
use crate::finding::{Masked, Message, Severity, Words};
use crate::text::classes::{ends_with, find, is_one_of, starts_with};

/// What a rule says of a value.
pub(super) struct Saying {
    /// What was found.
    pub(super) found: Words,
    /// What to do with a citizen's.
    pub(super) mend: Words,
    /// What to do where nobody can tell whose it is.
    pub(super) decide: Words,
    /// What to do with an office's own.
    pub(super) office: Words,
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
            Whose::Unknown => saying.decide,
            Whose::Official => saying.office,
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

/// Masks of one person that are kept to be put together.
const MOST_MASKS: usize = 64;

/// Judges every value of a page.
pub(in crate::check) fn verdicts(page: &Page) -> Verdicts {
    let tables = Tables::default();
    let values = super::value::all(page, &tables);
    let evidence = Evidence::new(page, &values);
    let mut judge = Judge { evidence: &evidence, scenes: Scenes::new(page, &tables), judged: Vec::new(), seen: HashMap::new(), of: page.outline.disclosure(), lists: HashMap::new(), dated: OnceCell::new() };
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

const UNDER_14: Words = Words { zh: "此人不满十四周岁", en: "this person is under fourteen" };
const OF_CHILDREN: Words = Words { zh: "表头或标题说的是儿童", en: "header or title speak of children" };
const WRONG_CHECK: Words = Words { zh: "校验码不对，可能是录入错误，也可能是编造的", en: "the check digit is wrong: a typing error, or made up" };
const WRONG_CONTENT: Words = Words { zh: "没有这个日期或地区码，可能是录入错误", en: "there is no such day or county: perhaps a typing error" };
const WRONG_LENGTH: Words = Words { zh: "多一位或少一位，可能是录入错误", en: "it has a digit too many or too few: perhaps a typing error" };
const ROUNDED: Words = Words { zh: "被电子表格取整，后几位已丢失，前面的仍能看出身份", en: "a spreadsheet rounded it; what is left still tells whose it is" };
const PUBLIC_DOCUMENT: Words = Words { zh: "此类文件依法公开当事人的姓名等情况", en: "documents of this kind lawfully name the person" };
const FEW_LEFT: Words = Words { zh: "露出的太多，结合本行其他内容只剩 {left} 种可能", en: "too much is shown: beside the rest of its row {left} possibilities are left" };
const ELSEWHERE: Words = Words { zh: "同一人的号码在本文件另一处遮盖了不同的位数，合起来就露出来了", en: "elsewhere in the file other digits of the same person's number are shown" };
const LISTED: Words = Words { zh: "名单里有 {count} 个完整的姓名，表头或标题涉及补贴、救助、健康等情况", en: "{count} full names stand in a list that speaks of benefits or health" };
const LENGTH: Words = Words { zh: "标明是账号", en: "it is labelled as an account" };
const ISSUER: Words = Words { zh: "校验码成立，发卡行可辨认", en: "the check digit holds and the issuer is known" };
const CHECKED: Words = Words { zh: "校验码成立", en: "the check digit holds" };

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
            Kind::Mobile => self.by_owner("personal/mobile", value, &scene, [Severity::Block, Severity::Review, Severity::Note]),
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

    fn push(&mut self, rule: &'static str, value: &Value, severity: Severity, whose: Whose, why: impl IntoIterator<Item = Words>) {
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

    fn resident(&mut self, value: &Value, scene: &Scene, resident: Resident, rule: &'static str) {
        let minor = self.is_minor(resident.born);
        self.push(rule, value, Severity::Block, Whose::Citizen, minor.then_some(UNDER_14));
        if minor {
            self.minor(value, scene);
        }
    }

    /// Under fourteen on the day of the document.
    fn is_minor(&self, born: Date) -> bool {
        let page = self.evidence.page;
        let dated = self.dated.get_or_init(|| self.evidence.day_of_the_document());
        let day = dated.filter(|day| *day >= born).unwrap_or(page.today);
        let turned = Date::new(born.year() + 14, born.month(), born.day()).or_else(|| Date::new(born.year() + 14, 3, 1));
        turned.is_some_and(|turned| day < turned)
    }

    /// The child's name, where it stands beside what tells the age.
    fn minor(&mut self, value: &Value, scene: &Scene) -> bool {
        let part = self.evidence.company(value, scene);
        let Some(name) = self.name_in(scene, &part) else { return false };
        self.push_at("personal/minor", &name, UNDER_14);
        true
    }

    /// The name in a part of the page, by its label or by what stands round it.
    fn name_in(&self, scene: &Scene, part: &Range<usize>) -> Option<Range<usize>> {
        let labelled = self.evidence.within(part).find(|other| matches!(other.kind, Kind::Name)).map(|name| name.classes.clone());
        labelled.or_else(|| self.evidence.named(scene, part).filter(|_| scene.table.is_none()))
    }

    fn landline(&mut self, value: &Value, scene: &Scene) {
        let (mut owner, why) = whose(self.evidence, value, scene);
        let clause = scene.clause(self.evidence.page, &value.classes);
        let before = clause.start..value.classes.start;
        if owner == Whose::Unknown && scene.table.is_none() && !scene.says_in(&clause).any(Says::OFFICE.or(Says::CONTACT)) && self.evidence.named(scene, &before).is_some() {
            owner = Whose::Citizen;
        }
        match owner {
            Whose::Citizen => self.push("personal/landline", value, Severity::Review, owner, Some(why)),
            Whose::Unknown => self.push("personal/landline", value, Severity::Note, owner, Some(why)),
            Whose::Official => {}
        }
    }

    fn account(&mut self, value: &Value, scene: &Scene, card: Option<bool>) {
        if self.evidence.is_corporate(value, scene) {
            return;
        }
        let (owner, why) = whose(self.evidence, value, scene);
        let proof = match card {
            Some(true) => ISSUER,
            Some(false) => CHECKED,
            None => LENGTH,
        };
        let clause = scene.clause(self.evidence.page, &value.classes);
        let labelled = value.label.any(Says::ACCOUNT) || scene.says_in(&clause).any(Says::BANK);
        let severity = match (card, owner) {
            (_, Whose::Citizen) => Severity::Block,
            (Some(_), Whose::Unknown) if labelled => Severity::Block,
            _ => Severity::Review,
        };
        self.push("personal/bank-card", value, severity, owner, [proof, why]);
    }

    fn home(&mut self, value: &Value, scene: &Scene, residential: bool) {
        if value.label.any(Says::OFFICE_ADDRESS) {
            return;
        }
        let (owner, why) = whose(self.evidence, value, scene);
        let clause = scene.clause(self.evidence.page, &value.classes);
        let said = scene.says_in(&clause);
        let person = scene.table.is_none() && (said.any(Says::CITIZEN) || self.evidence.named(scene, &clause).is_some());
        // 住所、地址 of the company that the form or the clause speaks of.
        let before = scene.says_in(&(clause.start..value.classes.start)).or(scene.near());
        let of_an_office = value.label.any(Says::ADDRESS) && before.any(Says::OFFICE) && !before.any(Says::RESIDENT_ID.or(Says::HOME));
        if of_an_office && self.evidence.named(scene, &clause).is_none() {
            return;
        }
        let owner = if person { Whose::Citizen } else { owner };
        let alone = scene.window.len() <= value.classes.len() + 2;
        let severity = match owner {
            Whose::Citizen => Severity::Block,
            _ if value.label.any(Says::HOME) => Severity::Block,
            Whose::Official => return,
            // …人民医院（…路12号）
            Whose::Unknown if said.any(Says::OFFICE.or(Says::OFFICE_ADDRESS)) => return,
            // 7幢2单元: a house, nobody's door.
            Whose::Unknown if ends_with(&self.evidence.page.folded.classes()[value.classes.clone()], "单元") => return,
            Whose::Unknown if residential || alone => Severity::Review,
            Whose::Unknown => return,
        };
        let owner = if severity == Severity::Block { Whose::Citizen } else { owner };
        self.push("personal/address", value, severity, owner, Some(why));
    }

    fn email(&mut self, value: &Value, scene: &Scene) {
        let word = self.evidence.page.folded_text(&value.classes);
        if !word.ends_with(".gov.cn") {
            self.by_owner("personal/email", value, scene, [Severity::Block, Severity::Review, Severity::Note]);
        }
    }

    fn messaging(&mut self, value: &Value, scene: &Scene) {
        let clause = scene.clause(self.evidence.page, &value.classes);
        // 公众号“…”（微信号：…）
        let before = scene.says_in(&(clause.start..value.classes.start));
        let followed = find(&self.evidence.page.folded.classes()[value.classes.end..clause.end], "关注").is_some();
        if !before.any(Says::PUBLIC_ACCOUNT) && !(followed && scene.says_in(&clause).any(Says::PUBLIC_ACCOUNT)) {
            let severities = [Severity::Block, Severity::Review, Severity::Note];
            self.by_owner("personal/messaging-account", value, scene, severities);
        }
    }

    fn plate(&mut self, value: &Value, scene: &Scene) {
        let tied = self.evidence.is_tied(value, scene);
        let (owner, why) = whose(self.evidence, value, scene);
        let severity = if tied || owner == Whose::Citizen { Severity::Block } else { Severity::Review };
        self.push("personal/vehicle-plate", value, severity, if tied { Whose::Citizen } else { owner }, Some(why));
    }

    fn certificate(&mut self, value: &Value, scene: &Scene) {
        let tied = self.evidence.is_tied(value, scene);
        let (owner, why) = whose(self.evidence, value, scene);
        let citizen = tied || owner == Whose::Citizen;
        let severity = if citizen { Severity::Block } else { Severity::Review };
        self.push("personal/certificate-number", value, severity, if citizen { Whose::Citizen } else { Whose::Unknown }, Some(why));
    }

    fn born(&mut self, value: &Value, scene: &Scene, day: Date) {
        // 2018年3月7日出生的儿童可以报名: of nobody, unless somebody is named.
        let after = &self.evidence.page.folded.classes()[value.classes.end..];
        if starts_with(after, "出生的") && !self.evidence.is_tied(value, scene) {
            return;
        }
        if self.is_minor(day) {
            self.minor(value, scene);
            return self.push("personal/minor", value, Severity::Block, Whose::Citizen, Some(UNDER_14));
        }
        let tied = self.evidence.is_tied(value, scene) || scene.says().any(Says::NAME.or(Says::CITIZEN));
        let lawful = self.of.any(Says::PUNISHMENT);
        let severity = match (tied, lawful) {
            (_, true) => Severity::Note,
            (true, _) => Severity::Block,
            _ => Severity::Review,
        };
        let owner = if tied { Whose::Citizen } else { Whose::Unknown };
        self.push("personal/birth-date", value, severity, owner, lawful.then_some(PUBLIC_DOCUMENT));
    }

    fn age(&mut self, value: &Value, scene: &Scene, years: u16) {
        if years < 14 {
            self.minor(value, scene);
        }
    }

    /// 二年级学生张三
    fn child(&mut self, value: &Value, scene: &Scene) {
        let part = scene.clause(self.evidence.page, &value.classes);
        let name = self.evidence.named_as_a_citizen(scene, &part).filter(|_| scene.table.is_none());
        if let Some(name) = name {
            self.push_at("personal/minor", &name, OF_CHILDREN);
        }
    }

    fn push_at(&mut self, rule: &'static str, at: &Range<usize>, why: Words) {
        let bytes = self.evidence.page.source(at);
        let reasons = vec![why.into()];
        self.judged.push(Judged { rule, bytes, severity: Severity::Block, whose: Whose::Citizen, reasons });
    }

    fn name(&mut self, value: &Value, scene: &Scene) {
        if value.label.any(Says::HARDSHIP) && scene.table.is_none() {
            return self.push("personal/name-list", value, Severity::Review, Whose::Unknown, None);
        }
        let Some(table) = scene.table.as_ref().filter(|table| table.has_header() && value.label.any(Says::NAME)) else { return };
        let said = table.header.or(table.title(self.evidence.page));
        if said.any(Says::CHILD) && !said.any(Says::AGE.or(Says::BIRTH).or(Says::RESIDENT_ID)) {
            return self.push("personal/minor", value, Severity::Review, Whose::Unknown, Some(OF_CHILDREN));
        }
        let lawful = Says::AWARD.or(Says::RECRUITMENT).or(Says::APPOINTMENT).or(Says::PROCUREMENT).or(Says::PUNISHMENT);
        let speaks_of = Says::HARDSHIP.or(Says::ILLNESS).or(Says::PENAL).or(Says::DISEASE);
        if self.of.any(lawful) || !said.any(speaks_of) {
            return;
        }
        let block = self.evidence.page.folded.block_at(value.classes.start);
        if let Some(Role::Cell(cell)) = self.evidence.page.document.blocks().get(block).map(|block| block.role) {
            self.lists.entry(cell.table).or_default().push(value.bytes.clone());
        }
    }

    /// A name alone is no list.
    fn lists(&mut self) {
        for names in self.lists.drain().map(|(_, names)| names).filter(|names| names.len() > 1) {
            let reason = Message::from(LISTED).with("count", Masked::known(names.len().to_string()));
            let reasons = vec![reason];
            self.judged.extend(names.into_iter().map(|bytes| Judged {
                rule: "personal/name-list",
                bytes,
                severity: Severity::Review,
                whose: Whose::Unknown,
                reasons: reasons.clone(),
            }));
        }
    }

    fn illness(&mut self, value: &Value, scene: &Scene) {
        if !self.evidence.is_tied(value, scene) {
            return;
        }
        let lawful = matches!(value.kind, Kind::Penal) && self.of.any(Says::PUNISHMENT);
        if !lawful {
            let severity = if scene.table.is_some() || self.evidence.named(scene, &scene.window).is_some() { Severity::Block } else { Severity::Review };
            self.push("personal/health-condition", value, severity, Whose::Citizen, None);
        }
    }

    fn masked(&mut self, value: &Value, scene: &Scene, behind: &Behind) {
        let part = self.evidence.company(value, scene);
        let known = self.known(&part);
        let mut strength = self.strength(behind.of, &behind.shown, &known);
        let mut shown = behind.shown.clone();
        let mut elsewhere = false;
        if let Some(name) = self.name_in(scene, &part) {
            let name = self.evidence.page.folded_text(&name);
            let others = self.seen.get(&(name.clone(), behind.of)).into_iter().flatten();
            for both in others.filter_map(|other| mask::together(other, &behind.shown)).filter(|both| *both != behind.shown) {
                let joined = self.strength(behind.of, &both, &known);
                if joined > strength {
                    (strength, shown, elsewhere) = (joined, both, true);
                }
            }
            let masks = self.seen.entry((name, behind.of)).or_default();
            if masks.len() < MOST_MASKS && !masks.contains(&behind.shown) {
                masks.push(behind.shown.clone());
            }
        }
        let severity = match strength {
            Some(Strength::Weak) => Severity::Block,
            Some(Strength::Thin) => Severity::Review,
            _ => return,
        };
        let left = match behind.of {
            Of::Mobile => mask::mobiles(&shown),
            Of::OldResident => mask::old_residents(&shown),
            Of::Card => mask::cards(&shown),
            Of::Resident => mask::residents(&shown, &known, self.evidence.page.today),
        };
        let mut reasons = vec![Message::from(FEW_LEFT).with("left", Masked::known(left.max(1).to_string()))];
        reasons.extend(elsewhere.then(|| Message::from(ELSEWHERE)));
        self.judged.push(Judged { rule: "personal/weak-mask", bytes: value.bytes.clone(), severity, whose: Whose::Citizen, reasons });
    }

    fn strength(&self, of: Of, shown: &Shown, known: &Known) -> Option<Strength> {
        match of {
            Of::Mobile => mask::of_mobile(shown),
            Of::Card => mask::of_card(shown),
            Of::OldResident => mask::of_old_resident(shown),
            Of::Resident => mask::of_resident(shown, known, self.evidence.page.today),
        }
    }

    /// What the row or the clause tells of the person beside a masked number.
    fn known(&self, part: &Range<usize>) -> Known {
        let mut known = Known::default();
        for other in self.evidence.within(part) {
            match &other.kind {
                Kind::Born(day) => known.born = Some(*day),
                Kind::Age(years) => {
                    let year = self.evidence.page.date().unwrap_or(self.evidence.page.today).year();
                    known.age = Some((year.saturating_sub(*years + 1), year.saturating_sub(*years)));
                }
                _ => {}
            }
        }
        let classes = &self.evidence.page.folded.classes()[part.clone()];
        let alone = |at: usize| {
            let apart = |class: Option<&u16>| class.is_none_or(|&class| class == crate::text::BARRIER || is_one_of(class, ",、;()"));
            apart(at.checked_sub(1).and_then(|before| classes.get(before))) && apart(classes.get(at + 1))
        };
        let sex = (0..classes.len()).find(|&at| is_one_of(classes[at], "男女") && alone(at));
        known.male = sex.map(|at| is_one_of(classes[at], "男"));
        known
    }
}
