//! What a scheme says, in words: what a cost takes, and what triggers it.

use crate::document::Channel;
use crate::finding::{Language, Masked, Message, Severity, Words};
use crate::scheme::{Cost, FormState, Item, Noticed, Per, Sort, Trigger, When};
use crate::text::harmless;

/// The text of a scheme in one language: Chinese, English.
pub fn said(text: &(String, String), language: Language) -> &str {
    match language {
        Language::Chinese => &text.0,
        Language::English => &text.1,
    }
}

/// A sentence with what it speaks of, on one line.
pub(super) fn filled(words: Words, filling: &[(&'static str, &str)], language: Language) -> String {
    let message = filling
        .iter()
        .fold(Message::from(words), |message, (name, what)| message.with(name, Masked::known(harmless(what))));
    message.say(language)
}

/// What is counted, and how much of it: `11 份文件`.
pub(super) fn count_in_words(per: Option<Per>, count: u64, language: Language) -> String {
    let words = match per {
        Some(Per::Document) => Words { zh: "{n} 份文件", en: "{n} document(s)" },
        Some(Per::Unit) => Words { zh: "{n} 个单位", en: "{n} unit(s)" },
        Some(Per::Case) => Words { zh: "{n} 件", en: "{n} case(s)" },
        Some(Per::Circular) => Words { zh: "{n} 次通报", en: "{n} circular(s)" },
        Some(Per::Week) => Words { zh: "{n} 周", en: "{n} week(s)" },
        Some(Per::Place) => Words { zh: "{n} 处", en: "{n} place(s)" },
        Some(Per::Element) => Words { zh: "{n} 项要素", en: "{n} element(s)" },
        Some(Per::Each) | None => Words { zh: "{n} 次", en: "{n} time(s)" },
    };
    filled(words, &[("n", &count.to_string())], language)
}

fn each_in_words(per: Per) -> Words {
    match per {
        Per::Document => Words { zh: "每份文件", en: "for each document" },
        Per::Unit => Words { zh: "每个单位", en: "for each unit" },
        Per::Case => Words { zh: "每件", en: "for each case" },
        Per::Circular => Words { zh: "每次通报", en: "for each circular" },
        Per::Week => Words { zh: "每周", en: "for each week" },
        Per::Place => Words { zh: "每处", en: "for each place" },
        Per::Element => Words { zh: "每项要素", en: "for each element" },
        Per::Each => Words { zh: "每次", en: "each time" },
    }
}

/// What an item is worth: `5 分`, `扣分项，最多扣 10 分`.
pub fn sort_in_words(item: &Item, language: Language) -> String {
    let (words, points) = match item.sort {
        Sort::Score(points) => (Words { zh: "{n} 分", en: "{n} points" }, Some(points)),
        Sort::Deduction(Some(most)) => {
            (Words { zh: "扣分项，最多扣 {n} 分", en: "takes points, at most {n}" }, Some(most))
        }
        Sort::Deduction(None) => (Words { zh: "扣分项，不封顶", en: "takes points without limit" }, None),
        Sort::Bonus(Some(most)) => (Words { zh: "加分项，最多加 {n} 分", en: "gives points, at most {n}" }, Some(most)),
        Sort::Bonus(None) => (Words { zh: "加分项，不封顶", en: "gives points without limit" }, None),
        Sort::Duty => (Words { zh: "规定动作，不计分", en: "a duty that costs no points" }, None),
    };
    filled(words, &[("n", &points.unwrap_or_default().to_string())], language)
}

/// What a cost takes or gives: `每份文件 0.5 分，最多 2 分`.
pub fn cost_in_words(cost: &Cost, language: Language) -> String {
    let say = |words: Words| words.in_language(language);
    let mut said = Vec::new();
    let each = say(each_in_words(cost.per));
    for (noticed, points) in &cost.points {
        let who = noticed.map(|noticed| say(noticed.words()));
        let words = match who {
            Some(_) => Words { zh: "{who}{each} {n} 分", en: "{who}: {n} points {each}" },
            None => Words { zh: "{each} {n} 分", en: "{n} points {each}" },
        };
        // 县级通报每次 1 分: that it is a circular has been said.
        let each =
            if noticed.is_some_and(Noticed::is_circular) && language == Language::Chinese { "每次" } else { each };
        let filling = [("who", who.unwrap_or_default()), ("each", each), ("n", &points.to_string())];
        said.push(filled(words, &filling, language));
    }
    if let Some(most) = cost.most {
        let words = Words { zh: "这一条最多 {n} 分", en: "at most {n} points" };
        said.push(filled(words, &[("n", &most.to_string())], language));
    }
    for (noticed, times) in &cost.veto {
        let words = Words {
            zh: "{who} {n} 次即单项否决，全年计 0 分",
            en: "{n} × {who} vetoes the year's work: it scores 0",
        };
        said.push(filled(words, &[("who", say(noticed.words())), ("n", &times.to_string())], language));
    }
    if cost.veto_group {
        said.push(say(Words { zh: "扣完本组全部分数", en: "takes all points of its group" }).to_owned());
    }
    if cost.returns {
        said.push(say(Words { zh: "起草阶段发现的，退文", en: "a draft with it is sent back" }).to_owned());
    }
    said.join(say(COMMA))
}

pub(super) const COMMA: Words = Words { zh: "，", en: ", " };
const LISTED: Words = Words { zh: "、", en: ", " };

/// What triggers a cost; who has to enter it if nothing does.
pub fn trigger_in_words(when: Option<&When>, language: Language) -> String {
    let say = |words: Words| words.in_language(language);
    let list = |words: Words, names: Vec<&str>| {
        (!names.is_empty()).then(|| filled(words, &[("names", &names.join(say(LISTED)))], language))
    };
    let Some(when) = when else {
        return say(Words { zh: "需人工登记", en: "entered by hand" }).to_owned();
    };
    let mut said = Vec::new();
    match &when.trigger {
        Trigger::Findings { rules, from, aspects, kinds, formats, stages } => {
            let severity = match from {
                Severity::Block => Words { zh: "规则 {names}（拦截的）", en: "rules {names} (that block)" },
                Severity::Review => Words {
                    zh: "规则 {names}（拦截的和需判断的）",
                    en: "rules {names} (that block or are for review)",
                },
                Severity::Note => Words { zh: "规则 {names}（含提示）", en: "rules {names} (notes as well)" },
            };
            said.extend(list(severity, borrowed(rules)));
            said.extend(list(Words { zh: "要素 {names}", en: "elements {names}" }, borrowed(aspects)));
            let kinds = kinds.iter().map(|kind| kind.name()).collect();
            said.extend(list(Words { zh: "文种 {names}", en: "kinds {names}" }, kinds));
            said.extend(list(Words { zh: "格式 {names}", en: "formats {names}" }, borrowed(formats)));
            let stages = stages.iter().map(|stage| stage.name()).collect();
            said.extend(list(Words { zh: "只在 {names} 阶段提示", en: "told at the stages {names} only" }, stages));
        }
        Trigger::Form(form, state) => {
            let words = match state {
                FormState::Missing => Words { zh: "表单 {form} 缺失", en: "form {form} missing" },
                FormState::Late => Words { zh: "表单 {form} 迟交或不全", en: "form {form} late or incomplete" },
            };
            said.push(filled(words, &[("form", form)], language));
        }
        Trigger::Reported => {
            said.push(say(Words { zh: "发现并报告的他人差错", en: "errors found elsewhere and reported" }).to_owned());
        }
    }
    let noticed = when.noticed.iter().map(|noticed| say(noticed.words())).collect();
    said.extend(list(Words { zh: "只限{names}", en: "only by {names}" }, noticed));
    let channels = when.channels.iter().map(|channel| say(channel_in_words(*channel))).collect();
    said.extend(list(Words { zh: "只限{names}", en: "only on {names}" }, channels));
    said.join(say(Words { zh: "；", en: "; " }))
}

fn borrowed(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}

fn channel_in_words(channel: Channel) -> Words {
    match channel {
        Channel::Site => Words { zh: "政府网站", en: "websites" },
        Channel::NewMedia => Words { zh: "政务新媒体", en: "official accounts" },
    }
}
