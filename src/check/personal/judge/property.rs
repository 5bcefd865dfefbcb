//! Where a person lives, and what a person has: accounts, cars, certificates.

use super::super::scene::Scene;
use super::super::value::Value;
use super::super::whose::{Whose, whose};
use super::Judge;
use crate::dictionary::Says;
use crate::finding::{Severity, Words};
use crate::text::classes::ends_with;

const LENGTH: Words = Words { zh: "标明是账号", en: "it is labelled as an account" };
const ISSUER: Words =
    Words { zh: "校验码成立，发卡行可辨认", en: "the check digit holds and the issuer is known" };
const CHECKED: Words = Words { zh: "校验码成立", en: "the check digit holds" };

impl Judge<'_, '_> {
    pub(super) fn account(&mut self, value: &Value, scene: &Scene, card: Option<bool>) {
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

    pub(super) fn home(&mut self, value: &Value, scene: &Scene, residential: bool) {
        if value.label.any(Says::OFFICE_ADDRESS) {
            return;
        }
        let (owner, why) = whose(self.evidence, value, scene);
        let clause = scene.clause(self.evidence.page, &value.classes);
        let said = scene.says_in(&clause);
        let person =
            scene.table.is_none() && (said.any(Says::CITIZEN) || self.evidence.named(scene, &clause).is_some());
        // 住所、地址 of the company that the form or the clause speaks of.
        let before = scene.says_in(&(clause.start..value.classes.start)).or(scene.near());
        let of_an_office =
            value.label.any(Says::ADDRESS) && before.any(Says::OFFICE) && !before.any(Says::RESIDENT_ID.or(Says::HOME));
        if of_an_office && self.evidence.named(scene, &clause).is_none() {
            return;
        }
        let owner = if person { Whose::Citizen } else { owner };
        let alone = scene.window.len() <= value.classes.len() + 2;
        if owner == Whose::Citizen || value.label.any(Says::HOME) {
            return self.push("personal/address", value, Severity::Block, Whose::Citizen, Some(why));
        }
        // …人民医院（…路12号）; 7幢2单元 is a house, nobody's door.
        let of_an_office = owner == Whose::Official || said.any(Says::OFFICE.or(Says::OFFICE_ADDRESS));
        let of_a_house = ends_with(&self.evidence.page.folded.classes()[value.classes.clone()], "单元");
        if !of_an_office && !of_a_house && (residential || alone) {
            self.push("personal/address", value, Severity::Review, owner, Some(why));
        }
    }

    pub(super) fn plate(&mut self, value: &Value, scene: &Scene) {
        let tied = self.evidence.is_tied(value, scene);
        let (owner, why) = whose(self.evidence, value, scene);
        let severity = if tied || owner == Whose::Citizen { Severity::Block } else { Severity::Review };
        self.push("personal/vehicle-plate", value, severity, if tied { Whose::Citizen } else { owner }, Some(why));
    }

    pub(super) fn certificate(&mut self, value: &Value, scene: &Scene) {
        let tied = self.evidence.is_tied(value, scene);
        let (owner, why) = whose(self.evidence, value, scene);
        let citizen = tied || owner == Whose::Citizen;
        let severity = if citizen { Severity::Block } else { Severity::Review };
        self.push(
            "personal/certificate-number",
            value,
            severity,
            if citizen { Whose::Citizen } else { Whose::Unknown },
            Some(why),
        );
    }
}
