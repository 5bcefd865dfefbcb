//! People: their numbers, days of birth, ages, names, illnesses, and who among them is a child.

use std::ops::Range;

use super::super::scene::Scene;
use super::super::value::{Kind, Resident, Value};
use super::super::whose::Whose;
use super::{Judge, Judged};
use crate::dictionary::Says;
use crate::document::{Date, Role};
use crate::finding::{Masked, Message, Severity, Words};
use crate::text::classes::starts_with;

const UNDER_14: Words = Words { zh: "此人不满十四周岁", en: "this person is under fourteen" };
const OF_CHILDREN: Words = Words { zh: "表头或标题说的是儿童", en: "header or title speak of children" };
const PUBLIC_DOCUMENT: Words = Words {
    zh: "此类文件依法公开当事人的姓名等情况",
    en: "documents of this kind lawfully name the person",
};
const LISTED: Words = Words {
    zh: "名单里有 {count} 个完整的姓名，表头或标题涉及补贴、救助、健康等情况",
    en: "{count} full names stand in a list that speaks of benefits or health",
};

impl Judge<'_, '_> {
    pub(super) fn resident(&mut self, value: &Value, scene: &Scene, resident: Resident, rule: &'static str) {
        let minor = self.is_minor(resident.born);
        self.push(rule, value, Severity::Block, Whose::Citizen, minor.then_some(UNDER_14));
        if minor {
            self.minor(value, scene);
        }
    }

    /// Under fourteen on the day of the document.
    pub(super) fn is_minor(&self, born: Date) -> bool {
        let page = self.evidence.page;
        let dated = self.dated.get_or_init(|| self.evidence.day_of_the_document());
        let day = dated.filter(|day| *day >= born).unwrap_or(page.today);
        let turned =
            Date::new(born.year() + 14, born.month(), born.day()).or_else(|| Date::new(born.year() + 14, 3, 1));
        turned.is_some_and(|turned| day < turned)
    }

    /// The child's name, where it stands beside what tells the age.
    pub(super) fn minor(&mut self, value: &Value, scene: &Scene) -> bool {
        let part = self.evidence.company(value, scene);
        let Some(name) = self.name_in(scene, &part) else { return false };
        self.push_at("personal/minor", &name, UNDER_14);
        true
    }

    /// The name in a part of the page, by its label or by what stands round it.
    pub(super) fn name_in(&self, scene: &Scene, part: &Range<usize>) -> Option<Range<usize>> {
        let labelled =
            self.evidence.within(part).find(|other| matches!(other.kind, Kind::Name)).map(|name| name.classes.clone());
        labelled.or_else(|| self.evidence.named(scene, part).filter(|_| scene.table.is_none()))
    }

    /// 二年级学生张三
    pub(super) fn child(&mut self, value: &Value, scene: &Scene) {
        let part = scene.clause(self.evidence.page, &value.classes);
        // 幼儿园 is no 幼儿: the longest word counts.
        let said = scene.says_in(&value.classes).any(Says::CHILD) && scene.table.is_none();
        let name = self.evidence.named_as_a_citizen(scene, &part).filter(|_| said);
        if let Some(name) = name {
            self.push_at("personal/minor", &name, OF_CHILDREN);
        }
    }

    pub(super) fn born(&mut self, value: &Value, scene: &Scene, day: Date) {
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

    pub(super) fn age(&mut self, value: &Value, scene: &Scene, years: u16) {
        if years < 14 {
            self.minor(value, scene);
        }
    }

    pub(super) fn name(&mut self, value: &Value, scene: &Scene) {
        if value.label.any(Says::HARDSHIP) && scene.table.is_none() {
            return self.push("personal/name-list", value, Severity::Review, Whose::Unknown, None);
        }
        let Some(table) = scene.table.as_ref().filter(|table| table.has_header() && value.label.any(Says::NAME)) else {
            return;
        };
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
    pub(super) fn lists(&mut self) {
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

    pub(super) fn illness(&mut self, value: &Value, scene: &Scene) {
        let is_word = scene.says_in(&value.classes).any(Says::DISEASE.or(Says::PENAL));
        if !(is_word || value.label.any(Says::ILLNESS)) || !self.evidence.is_tied(value, scene) {
            return;
        }
        let said = scene.says_in(&scene.clause(self.evidence.page, &value.classes));
        // 专家介绍：李秀英，女，擅长糖尿病: a duty is named, and nobody who is ill.
        let of_a_physician = scene.table.is_none() && said.any(Says::DUTY) && !said.any(Says::CITIZEN);
        let lawful = matches!(value.kind, Kind::Penal) && self.of.any(Says::PUNISHMENT);
        if lawful || of_a_physician {
            return;
        }
        let named = scene.table.is_some() || self.evidence.named(scene, &scene.window).is_some();
        let severity = if named { Severity::Block } else { Severity::Review };
        self.push("personal/health-condition", value, severity, Whose::Citizen, None);
    }
}
