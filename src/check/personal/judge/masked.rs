//! Numbers behind a mask, counted with what their company tells.

use std::ops::Range;

use super::super::mask::{self, Known, Shown, Strength};
use super::super::scene::Scene;
use super::super::value::{Behind, Kind, Of, Value};
use super::super::whose::Whose;
use super::{Judge, Judged};
use crate::finding::{Masked, Message, Severity, Words};
use crate::text::classes::is_one_of;

const FEW_LEFT: Words = Words {
    zh: "露出的太多，结合本行其他内容只剩 {left} 种可能",
    en: "too much is shown: beside the rest of its row {left} possibilities are left",
};
const ELSEWHERE: Words = Words {
    zh: "同一人的号码在本文件另一处遮盖了不同的位数，合起来就露出来了",
    en: "elsewhere in the file other digits of the same person's number are shown",
};

/// Masks of one person that are kept to be put together.
const MOST_MASKS: usize = 64;

impl Judge<'_, '_> {
    pub(super) fn masked(&mut self, value: &Value, scene: &Scene, behind: &Behind) {
        let part = self.evidence.company(value, scene);
        let known = self.known(&part);
        let mut strength = self.strength(behind.of, &behind.shown, &known);
        let mut shown = behind.shown.clone();
        let mut elsewhere = false;
        if let Some(name) = self.name_in(scene, &part) {
            let name = self.evidence.page.folded_text(&name);
            let others = self.seen.get(&(name.clone(), behind.of)).into_iter().flatten();
            for both in
                others.filter_map(|other| mask::together(other, &behind.shown)).filter(|both| *both != behind.shown)
            {
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
        self.judged.push(Judged {
            rule: "personal/weak-mask",
            bytes: value.bytes.clone(),
            severity,
            whose: Whose::Citizen,
            reasons,
        });
    }

    pub(super) fn strength(&self, of: Of, shown: &Shown, known: &Known) -> Option<Strength> {
        match of {
            Of::Mobile => mask::of_mobile(shown),
            Of::Card => mask::of_card(shown),
            Of::OldResident => Some(mask::of_old_resident(shown)),
            Of::Resident => mask::of_resident(shown, known, self.evidence.page.today),
        }
    }

    /// What the row or the clause tells of the person beside a masked number.
    pub(super) fn known(&self, part: &Range<usize>) -> Known {
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
            let apart = |class: Option<&u16>| {
                class.is_none_or(|&class| class == crate::text::BARRIER || is_one_of(class, ",、;()"))
            };
            apart(at.checked_sub(1).and_then(|before| classes.get(before))) && apart(classes.get(at + 1))
        };
        let sex = (0..classes.len()).find(|&at| is_one_of(classes[at], "男女") && alone(at));
        known.male = sex.map(|at| is_one_of(classes[at], "男"));
        known
    }
}
