//! Words that several papers share.

use super::Telling;
use crate::document::Date;
use crate::finding::{Language, Words};
use crate::ledger::incident::{Incident, Stakes};
use crate::scheme::{Item, Scheme};

/// Families of rules, in the order of tables.
pub(super) const FAMILIES: [(&str, Words); 6] = [
    ("label", Words { zh: "公开属性", en: "labels" }),
    ("personal", Words { zh: "个人信息", en: "personal data" }),
    ("term", Words { zh: "规范用语", en: "wording" }),
    ("structure", Words { zh: "文件要素", en: "required parts" }),
    ("concealed", Words { zh: "隐藏内容", en: "concealed content" }),
    ("file", Words { zh: "文件本身", en: "the file itself" }),
];

/// What a rule of another family, or of none, is counted under.
pub(super) const OTHER: Words = Words { zh: "其他", en: "others" };
pub(super) const NO_UNIT: Words = Words { zh: "（未分单位）", en: "(no unit)" };
pub(super) const NONE: Words = Words { zh: "无", en: "none" };

/// A family of rules in words: `personal/*`, or the family of a rule.
pub fn family(rule: &str) -> Option<Words> {
    let name = rule.split('/').next().unwrap_or_default();
    FAMILIES.iter().find(|(family, _)| *family == name).map(|(_, words)| *words)
}

/// Points by scheme, with the schemes' titles: `昆明市… 0–3 分`.
pub fn points(stakes: &Stakes, schemes: &[std::sync::Arc<Scheme>], language: Language) -> String {
    let parts: Vec<String> = stakes
        .iter()
        .map(|(id, span)| {
            let known = schemes.iter().find(|scheme| *scheme.id == **id);
            let title = known.map_or(id.as_str(), |scheme| title(&scheme.title, language));
            let veto = if span.veto {
                Words { zh: "，可能一票否决", en: ", may veto the year" }.in_language(language)
            } else {
                ""
            };
            match language {
                Language::Chinese => format!("{title} {} 分{veto}", span.say()),
                Language::English => format!("{title}: {} points{veto}", span.say()),
            }
        })
        .collect();
    parts.join(if language == Language::Chinese { "；" } else { "; " })
}

/// Who has noticed it, with the circulars.
pub fn noticed_by(incident: &Incident, language: Language) -> String {
    if incident.noticed.is_empty() {
        return incident.level().words().in_language(language).to_owned();
    }
    let parts: Vec<String> = incident
        .noticed
        .iter()
        .map(|noticed| match noticed.circular.as_str() {
            "" => noticed.who.words().in_language(language).to_owned(),
            circular => match (noticed.who.words(), language) {
                (who, Language::Chinese) => format!("{}（{circular}）", who.zh),
                (who, Language::English) => format!("{} ({circular})", who.en),
            },
        })
        .collect();
    parts.join(if language == Language::Chinese { "、" } else { ", " })
}

pub(super) fn title(of: &(String, String), language: Language) -> &str {
    match language {
        Language::English if !of.1.is_empty() => &of.1,
        _ => &of.0,
    }
}

impl Telling<'_> {
    /// What was found, in words: the rule, or the family.
    pub(super) fn fault(&self, incident: &Incident) -> String {
        let rule = incident.rule();
        let by_hand = incident.opening.by_hand.as_ref().filter(|_| rule.is_empty());
        if let Some((scheme, item)) =
            by_hand.and_then(|by_hand| Some((by_hand.scheme.as_ref()?, by_hand.item.as_ref()?)))
        {
            let item = self.item(scheme, item).map(|(_, item)| title(&item.title, self.language).to_owned());
            return item.unwrap_or_default();
        }
        match family(rule).filter(|_| rule.ends_with('*')) {
            Some(words) => self.say(words).to_owned(),
            None => (self.rule)(rule),
        }
    }

    pub(super) fn unit<'a>(&self, incident: &'a Incident) -> &'a str {
        if incident.opening.unit.is_empty() { self.say(NO_UNIT) } else { &incident.opening.unit }
    }

    /// Its title, or what else names it.
    pub(super) fn named(&self, incident: &Incident) -> String {
        let opening = &incident.opening;
        let named = [&opening.title, &opening.address, &opening.path].into_iter().find(|text| !text.is_empty());
        match named {
            Some(named) => named.clone(),
            None if incident.pruned => self.say(PRUNED).to_owned(),
            None => String::new(),
        }
    }

    /// The items of schemes it may cost points under, as a clerk would cite them.
    pub(super) fn items(&self, incident: &Incident) -> Vec<String> {
        let by_hand = incident.opening.by_hand.as_ref();
        let by_hand = by_hand.and_then(|by_hand| Some((by_hand.scheme.as_deref()?, by_hand.item.as_deref()?)));
        let stakes = incident.opening.at_stake.iter().map(|stake| (stake.scheme.as_str(), stake.item.as_str()));
        let mut items: Vec<String> = Vec::new();
        for (scheme, item) in by_hand.into_iter().chain(stakes) {
            let cited = self.cited(scheme, item);
            if !items.contains(&cited) {
                items.push(cited);
            }
        }
        items
    }

    fn item(&self, scheme: &str, item: &str) -> Option<(&Scheme, &Item)> {
        let scheme = self.schemes.iter().find(|known| *known.id == *scheme)?;
        scheme.items.iter().find(|known| *known.id == *item).map(|item| (&**scheme, item))
    }

    fn cited(&self, scheme: &str, item: &str) -> String {
        let Some((scheme, item)) = self.item(scheme, item) else { return format!("{scheme}:{item}") };
        let named = title(&item.title, self.language);
        // Where the table has no numbers, its own name for the item stands for one.
        let named = if item.number.contains(named) { String::new() } else { format!("“{named}”") };
        let number = &item.number;
        match (self.language, &scheme.document) {
            (Language::Chinese, Some(document)) => format!("《{}》（{document}）{number}{named}", scheme.title.0),
            (Language::Chinese, None) => format!("《{}》{number}{named}", scheme.title.0),
            (Language::English, _) => format!("{}, {number} {named}", title(&scheme.title, self.language)),
        }
    }

    /// Where it stands; whether it is overdue, or could be closed.
    pub(super) fn standing(&self, incident: &Incident) -> String {
        let mut text = self.say(incident.state.words()).to_owned();
        if incident.overdue(self.today) {
            text += self.say(Words { zh: "（逾期）", en: " (overdue)" });
        } else if incident.offered() {
            text += self.say(Words { zh: "（复查已无，可办理销号）", en: " (gone when seen again)" });
        }
        text
    }

    pub(super) fn day(&self, day: Date) -> String {
        match self.language {
            Language::Chinese => crate::ledger::period::in_chinese(day),
            Language::English => day.to_string(),
        }
    }
}

pub(super) const PRUNED: Words = Words { zh: "（已清理）", en: "(pruned)" };
pub(super) const UNREADABLE: Words = Words { zh: "（有内容无法识别）", en: "(partly not understood)" };

/// What is to be said of details that are not there.
pub(super) fn remark(incident: &Incident, language: Language) -> String {
    let words = [(incident.pruned, PRUNED), (incident.unreadable, UNREADABLE)];
    words.iter().filter(|(is, _)| *is).map(|(_, words)| words.in_language(language)).collect()
}
