//! How a person or an office is reached.

use super::super::scene::Scene;
use super::super::value::Value;
use super::super::whose::{Whose, whose};
use super::Judge;
use crate::dictionary::Says;
use crate::finding::Severity;
use crate::text::classes::find;

impl Judge<'_, '_> {
    pub(super) fn landline(&mut self, value: &Value, scene: &Scene) {
        let (mut owner, why) = whose(self.evidence, value, scene);
        let clause = scene.clause(self.evidence.page, &value.classes);
        let before = clause.start..value.classes.start;
        if owner == Whose::Unknown
            && scene.table.is_none()
            && !scene.says_in(&clause).any(Says::OFFICE.or(Says::CONTACT).or(Says::OFFICIAL_NAME))
            && self.evidence.named(scene, &before).is_some()
        {
            owner = Whose::Citizen;
        }
        match owner {
            Whose::Citizen => self.push("personal/landline", value, Severity::Review, owner, Some(why)),
            Whose::Unknown => self.push("personal/landline", value, Severity::Note, owner, Some(why)),
            Whose::Official => {}
        }
    }

    pub(super) fn email(&mut self, value: &Value, scene: &Scene) {
        let word = self.evidence.page.folded_text(&value.classes);
        if !word.ends_with(".gov.cn") {
            self.by_owner("personal/email", value, scene, [Severity::Block, Severity::Review, Severity::Note]);
        }
    }

    pub(super) fn messaging(&mut self, value: &Value, scene: &Scene) {
        let clause = scene.clause(self.evidence.page, &value.classes);
        // 公众号“…”（微信号：…）; 微信号…关注…公众号
        let before = scene.says_in(&(clause.start..value.classes.start));
        let followed = find(&self.evidence.page.folded.classes()[value.classes.end..clause.end], "关注").is_some();
        let public = before.any(Says::PUBLIC_ACCOUNT) || (followed && scene.says_in(&clause).any(Says::PUBLIC_ACCOUNT));
        if !public {
            let severities = [Severity::Block, Severity::Review, Severity::Note];
            self.by_owner("personal/messaging-account", value, scene, severities);
        }
    }
}
