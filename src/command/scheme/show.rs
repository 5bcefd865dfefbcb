//! `baguan scheme show`: a scheme, item by item.

use std::fmt::Write;

use clap::ArgMatches;
use serde_json::json;

use super::super::entry::{Entry, Flag, Takes};
use super::super::{Context, Exit, configuration, print, schemes};
use super::{FORMAT, document, filled, is_json};
use crate::finding::{Language, Masked, Message, Words};
use crate::report::score::{cost_in_words, said, sort_in_words, trigger_in_words};
use crate::scheme::{Cost, Counts, Item, Noticed, Scheme, Sort};
use crate::text::{harmless, nearest};

pub(super) const ENTRY: Entry = Entry {
    name: "show",
    about: Words {
        zh: "查看一个考核办法：每一项、每一条扣分和它由什么触发",
        en: "Show a scheme: every item, every cost and what triggers it",
    },
    arguments: &[Flag {
        name: "id",
        takes: Takes::Text,
        value: Words { zh: "编号", en: "ID" },
        help: Words {
            zh: "考核办法的编号，见 baguan scheme list", en: "the scheme's id; see `baguan scheme list`"
        },
        required: true,
        ..Flag::DEFAULT
    }],
    flags: &[
        Flag {
            name: "item",
            takes: Takes::Text,
            value: Words { zh: "项目", en: "ITEM" },
            help: Words { zh: "只看这一项，如 17", en: "this item only, such as 17" },
            ..Flag::DEFAULT
        },
        FORMAT,
        configuration::FLAG,
    ],
    run: Some(run),
    ..Entry::DEFAULT
};

fn run(matches: &ArgMatches, context: &Context) -> anyhow::Result<Exit> {
    let loaded = configuration::load(matches.get_one("config"), context)?;
    let context = &context.configured(&loaded.configuration);
    let id = matches.get_one::<String>("id").map(String::as_str).unwrap_or_default();
    let scheme = schemes::named(&schemes::all(&loaded, context)?, id, context)?;
    let wanted = matches.get_one::<String>("item").map(|item| one(&scheme, item, context)).transpose()?;
    let items: Vec<&Item> = wanted.map_or_else(|| scheme.items.iter().collect(), |item| vec![item]);
    let text = if is_json(matches) {
        serde_json::to_string_pretty(&as_json(&scheme, &items, context.language))? + "\n"
    } else {
        in_words(&scheme, &items, wanted.is_none(), context)?
    };
    print(&text)?;
    Ok(Exit::Clean)
}

fn one<'a>(scheme: &'a Scheme, id: &str, context: &Context) -> anyhow::Result<&'a Item> {
    scheme.items.iter().find(|item| &*item.id == id || &*item.number == id).ok_or_else(|| {
        let near = nearest(id, scheme.items.iter().map(|item| &*item.id));
        let words = match near {
            Some(_) => Words {
                zh: "{scheme} 没有“{item}”这一项，是否指“{near}”？",
                en: "{scheme} has no item “{item}”; did you mean “{near}”?",
            },
            None => Words {
                zh: "{scheme} 没有“{item}”这一项；全部项目见 baguan scheme show {scheme}",
                en: "{scheme} has no item “{item}”; `baguan scheme show {scheme}` shows all of them",
            },
        };
        let message = Message::from(words).with("item", Masked::text(id, &[]));
        let message = message.with("near", Masked::known(near.unwrap_or_default()));
        context.error(message.with("scheme", Masked::known(&*scheme.id)))
    })
}

fn in_words(scheme: &Scheme, items: &[&Item], whole: bool, context: &Context) -> anyhow::Result<String> {
    let language = context.language;
    let mut text = String::new();
    writeln!(text, "{}  {}", scheme.id, harmless(said(&scheme.title, language)))?;
    writeln!(text, "{}", harmless(&document(scheme, language)))?;
    if let Some(remark) = &scheme.remark {
        writeln!(text, "{}", harmless(said(remark, language)))?;
    }
    if whole {
        for line in frame(scheme, language) {
            writeln!(text, "{}", harmless(&line))?;
        }
    }
    let mut manual = 0;
    for item in items {
        let title = harmless(said(&item.title, language));
        let group = item.group.and_then(|group| scheme.groups.get(group));
        let group = group.map(|group| {
            filled(Words { zh: "（{group}）", en: " ({group})" }, &[("group", said(&group.title, language))], language)
        });
        let sort = sort_in_words(item, language);
        writeln!(text, "\n{}  {title}  {sort}{}", harmless(&item.number), group.unwrap_or_default())?;
        for cost in &item.costs {
            let by_hand = cost.when.is_none() && item.sort != Sort::Duty;
            manual += usize::from(by_hand);
            let costs = cost_in_words(cost, language);
            let colon = if costs.is_empty() { "" } else { context.say(Words { zh: "：", en: ": " }) };
            writeln!(text, "  {}:{}  {}{colon}{costs}", item.id, cost.id, harmless(said(&cost.words, language)))?;
            writeln!(text, "      {}", harmless(&trigger(item, cost, language)))?;
        }
    }
    if whole && manual > 0 {
        let words = Words {
            zh: "需人工登记的 {n} 条：程序看不到，由考核人登记（baguan scheme score --facts 的 [[entry]]，或台账）。",
            en: "To be entered by hand: {n}. No rule sees these; an assessor enters them ([[entry]] of `baguan scheme score \
                 --facts`, or the ledger).",
        };
        writeln!(text, "\n{}", filled(words, &[("n", &manual.to_string())], language))?;
    }
    Ok(text)
}

fn trigger(item: &Item, cost: &Cost, language: Language) -> String {
    if cost.when.is_none() && item.sort == Sort::Duty {
        return Words { zh: "由人核对", en: "a person has to see to it" }.in_language(language).to_owned();
    }
    trigger_in_words(cost.when.as_ref(), language)
}

/// What holds for the whole of it: total, caps, groups, ranking.
fn frame(scheme: &Scheme, language: Language) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = |words: Words, filling: &[(&'static str, &str)]| lines.push(filled(words, filling, language));
    let points = [
        (Words { zh: "满分 {n} 分", en: "{n} points in all" }, scheme.total),
        (Words { zh: "加分之后最多 {n} 分", en: "at most {n} points after bonus" }, scheme.most),
        (Words { zh: "最少 {n} 分", en: "at least {n} points" }, scheme.least),
    ];
    for (words, points) in points {
        if let Some(points) = points {
            line(words, &[("n", &points.to_string())]);
        }
    }
    if scheme.counts == Counts::Region {
        line(
            Words {
                zh: "考核整个地区，各单位的表只写造成的扣分",
                en: "the region is assessed; a unit's sheet says what it caused",
            },
            &[],
        );
    }
    for group in &scheme.groups {
        let words = Words {
            zh: "{group} 各项合计 {n} 分，扣完为止", en: "{group}: its items have {n} points in all"
        };
        line(words, &[("group", said(&group.title, language)), ("n", &group.points.to_string())]);
    }
    let Some(ranking) = &scheme.ranking else { return lines };
    if let Some(points) = ranking.fail_below {
        line(Words { zh: "低于 {n} 分为不合格", en: "less than {n} points fails" }, &[("n", &points.to_string())]);
    }
    if let Some(bottom) = ranking.bottom {
        let words = Words {
            zh: "连续 {years} 年排在末 {places} 名为不合格",
            en: "the last {places} places {years} years running fail",
        };
        line(words, &[("years", &bottom.years.to_string()), ("places", &bottom.places.to_string())]);
    }
    for group in &ranking.groups {
        let classes: Vec<String> = (group.classes.iter())
            .map(|class| {
                let name = class.name.words().in_language(language);
                let words = Words { zh: "{class} {n} 个", en: "{n} {class}" };
                filled(words, &[("class", name), ("n", &class.places.to_string())], language)
            })
            .collect();
        let units = group.units.map(|units| units.to_string());
        let words = match units {
            Some(_) => Words {
                zh: "排名 {id}（{group}，{units} 个单位）：{classes}",
                en: "ranking {id} ({group}, {units} units): {classes}",
            },
            None => Words { zh: "排名 {id}（{group}）：{classes}", en: "ranking {id} ({group}): {classes}" },
        };
        let classes = classes.join(Words { zh: "，", en: ", " }.in_language(language));
        let filling = [
            ("id", &*group.id),
            ("group", said(&group.title, language)),
            ("units", units.as_deref().unwrap_or_default()),
            ("classes", &classes),
        ];
        line(words, &filling);
    }
    lines
}

fn as_json(scheme: &Scheme, items: &[&Item], language: Language) -> serde_json::Value {
    let cost = |item: &Item, cost: &Cost| {
        let points: Vec<_> = (cost.points.iter())
            .map(|(noticed, points)| json!({ "noticed": noticed.map(Noticed::name), "points": points.to_string() }))
            .collect();
        let veto: Vec<_> =
            cost.veto.iter().map(|(noticed, times)| json!({ "noticed": noticed.name(), "count": times })).collect();
        json!({
            "cost": &*cost.id, "words": said(&cost.words, language), "points": points, "per": cost.per.name(),
            "most": cost.most.map(|most| most.to_string()), "veto": veto, "veto_group": cost.veto_group,
            "returns": cost.returns, "manual": cost.when.is_none(), "trigger": trigger(item, cost, language),
        })
    };
    let items: Vec<_> = (items.iter())
        .map(|item| {
            let (sort, points) = match item.sort {
                Sort::Score(points) => ("score", Some(points)),
                Sort::Deduction(most) => ("deduction", most),
                Sort::Bonus(most) => ("bonus", most),
                Sort::Duty => ("duty", None),
            };
            let costs: Vec<_> = item.costs.iter().map(|it| cost(item, it)).collect();
            json!({
                "item": &*item.id, "number": &*item.number, "title": said(&item.title, language),
                "group": item.group.and_then(|group| scheme.groups.get(group)).map(|group| &*group.id),
                "sort": sort, "points": points.map(|points| points.to_string()), "costs": costs,
            })
        })
        .collect();
    json!({
        "id": &*scheme.id, "title": said(&scheme.title, language), "issuer": scheme.issuer,
        "document": scheme.document, "date": scheme.date.map(|date| date.to_string()), "table": scheme.table,
        "remark": scheme.remark.as_ref().map(|remark| said(remark, language)),
        "total": scheme.total.map(|total| total.to_string()), "items": items,
    })
}
