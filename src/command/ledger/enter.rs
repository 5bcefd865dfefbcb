//! `baguan ledger enter`: what was noticed otherwise than by a check; and forms that are missing or late.

use std::path::PathBuf;
use std::sync::Arc;

use clap::ArgMatches;
use sha2::{Digest, Sha256};

use super::super::check::TODAY;
use super::super::entry::{Entry, Flag, Takes};
use super::super::{Context, Exit, configuration, print, schemes};
use super::advance::{CIRCULAR, NOTICED};
use super::who::{BY, actor};
use super::{EXIT_STATUS, Session, place, session};
use crate::check;
use crate::dictionary::Calendar;
use crate::document::{Channel, Date, Kind, Stage};
use crate::finding::{Masked, Message, Points, Words};
use crate::ledger::export::{HEAD, family};
use crate::ledger::incident::Incident;
use crate::ledger::{AtStakeThen, ByHand, Draft, EventKind, FormEntry, LedgerError, Marks, Opening, View};
use crate::scheme::{Pricing, Scheme, Subject, Trigger};
use crate::text::{hex, nearest};

pub(super) const ENTRY: Entry = Entry {
    name: "enter",
    about: Words {
        zh: "手工登记一起问题（通报、投诉、媒体曝光、人工检查所见），或未报、迟报的表单",
        en: "Enter an incident by hand (from a circular, a complaint, the press, or a look), or a form that is missing or late",
    },
    flags: FLAGS,
    run: Some(run),
    after: EXIT_STATUS,
    ..Entry::DEFAULT
};

const FLAGS: &[Flag] = &[
    Flag {
        name: "unit",
        takes: Takes::Text,
        value: Words { zh: "单位", en: "UNIT" },
        help: Words { zh: "哪个单位的信息", en: "the unit whose material it is" },
        required: true,
        ..Flag::DEFAULT
    },
    Flag {
        name: "title",
        takes: Takes::Text,
        value: Words { zh: "标题", en: "TITLE" },
        help: Words { zh: "信息或文件的标题", en: "the document's title" },
        ..Flag::DEFAULT
    },
    Flag {
        name: "number",
        takes: Takes::Text,
        value: Words { zh: "文号", en: "NUMBER" },
        help: Words { zh: "文号", en: "the document's number" },
        ..Flag::DEFAULT
    },
    Flag {
        name: "address",
        takes: Takes::Text,
        value: Words { zh: "网址", en: "ADDRESS" },
        help: Words { zh: "公开的网址", en: "where it is public" },
        ..Flag::DEFAULT
    },
    Flag {
        name: "file",
        takes: Takes::File,
        value: Words { zh: "文件", en: "FILE" },
        help: Words {
            zh: "文件；只记它的指纹（SHA-256），不保存文件", en: "the file; only its SHA-256 is kept"
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "rule",
        takes: Takes::Text,
        value: Words { zh: "规则", en: "RULE" },
        help: Words {
            zh: "问题属于哪条规则或哪类，如 personal/mobile、personal/*（见 baguan rules list）；与 --item 至少写一个",
            en: "the rule, or the family of rules, such as personal/mobile or personal/* (see `baguan rules list`); this or --item is needed",
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "item",
        takes: Takes::Text,
        value: Words { zh: "办法:条目", en: "SCHEME:ITEM" },
        help: Words {
            zh: "按哪个考核办法的哪一条扣分，如 kunming-2023:7",
            en: "the scheme and its item, such as kunming-2023:7",
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "points",
        takes: Takes::Text,
        value: Words { zh: "分值", en: "POINTS" },
        help: Words {
            zh: "扣多少分，如 0.5；要与 --item 一起写", en: "the points, such as 0.5; goes with --item"
        },
        ..Flag::DEFAULT
    },
    NOTICED,
    CIRCULAR,
    Flag {
        name: "channel",
        takes: Takes::OneOf(&["site", "new-media"]),
        value: Words { zh: "平台", en: "CHANNEL" },
        help: Words {
            zh: "site 网站、new-media 政务新媒体；不写则按配置",
            en: "site or new-media; by default the configuration's",
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "kind",
        takes: Takes::OneOf(&[
            "official-document",
            "news",
            "interpretation",
            "public-notice",
            "draft-for-comment",
            "request-reply",
            "disclosure-guide",
            "proposal-reply",
            "annual-report",
            "budget",
            "regulation",
            "list",
            "other",
        ]),
        value: Words { zh: "文种", en: "KIND" },
        help: Words {
            zh: "文件的种类，如 official-document 公文、news 信息、interpretation 解读",
            en: "the kind of document, such as official-document, news or interpretation",
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "day",
        takes: Takes::Day,
        value: Words { zh: "日期", en: "DAY" },
        help: Words {
            zh: "发现的日期；不写则是今天", en: "the day on which it was found; by default today"
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "due",
        takes: Takes::Day,
        value: Words { zh: "日期", en: "DAY" },
        help: Words {
            zh: "整改期限；不写则按配置的工作日数推算",
            en: "the day by which it must be put right; by default after the configuration's working days",
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "note",
        takes: Takes::Text,
        value: Words { zh: "说明", en: "NOTE" },
        help: Words {
            zh: "发生了什么；其中的个人信息会被遮蔽", en: "what happened; personal values in it are masked"
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "form",
        takes: Takes::Text,
        value: Words { zh: "表单", en: "FORM" },
        help: Words {
            zh: "登记一份表单未报或迟报，如 security-review；与 --state、--of 一起写",
            en: "enter a form instead, such as security-review, with --state and --of",
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "state",
        takes: Takes::OneOf(&["missing", "late"]),
        value: Words { zh: "情形", en: "STATE" },
        help: Words { zh: "missing 未报、late 迟报或不全", en: "missing, or late or incomplete" },
        ..Flag::DEFAULT
    },
    Flag {
        name: "of",
        takes: Takes::Text,
        value: Words { zh: "周次或文件", en: "WEEK|DOCUMENT" },
        help: Words {
            zh: "哪一周（如 2026-W45）或哪份文件的表单",
            en: "the week, such as 2026-W45, or the document it was for",
        },
        ..Flag::DEFAULT
    },
    BY,
    place::FLAG,
    configuration::FLAG,
    TODAY,
];

fn run(matches: &ArgMatches, context: &Context) -> anyhow::Result<Exit> {
    let session = session(matches, context)?;
    let context = &session.context;
    let draft = match matches.get_one::<String>("form") {
        Some(form) => form_missing(form, matches, &session)?,
        None => incident(matches, &session)?,
    };
    let is_form = draft.kind == EventKind::Form;
    let ledger = session.to_write()?;
    let numbers = ledger.write(move |view| {
        known(view, &draft.marks)?;
        Ok(vec![draft])
    });
    let numbers = numbers.map_err(|error| session.failed(&error))?;
    let head = ledger.head().map_err(|error| session.failed(&error))?;
    let words = if is_form {
        Words { zh: "已登记（第 {n} 条记录）。", en: "entered (event {n})." }
    } else {
        Words { zh: "已登记，编号 #{n}。", en: "entered as #{n}." }
    };
    let number = Masked::known(numbers.first().copied().unwrap_or_default().to_string());
    let said = Message::from(words).with("n", number).say(context.language);
    print(&format!("{said}\n{}{}{head}\n", context.say(HEAD), context.say(Words { zh: "：", en: ": " })))?;
    Ok(Exit::Clean)
}

/// The same rule in the same document is one incident, not two.
fn known(view: &View<'_>, marks: &Marks) -> Result<(), LedgerError> {
    if marks.rule.is_empty() {
        return Ok(());
    }
    for (number, kind) in view.same(marks)? {
        let open = Incident::of(&view.of_incident(number)?).is_some_and(|incident| incident.state.is_open());
        if kind == EventKind::Found && open {
            let words = Words {
                zh: "这份文件的同类问题已在办理，编号 #{n}；被通报、投诉的，请用 baguan ledger advance {n} --to noticed 登记",
                en: "the same was found in this document already: #{n}; what others noticed is noted with `baguan ledger advance {n} --to noticed`",
            };
            return Err(LedgerError::declined(Message::from(words).with("n", Masked::known(number.to_string()))));
        }
    }
    Ok(())
}

fn incident(matches: &ArgMatches, session: &Session) -> anyhow::Result<Draft> {
    let context = &session.context;
    let text = |name: &str| session.text(matches, name);
    let rule = matches.get_one::<String>("rule").map(|rule| known_rule(rule, context)).transpose()?.unwrap_or_default();
    let in_force = schemes::in_force(matches, &session.loaded, context)?;
    let item = matches.get_one::<String>("item").map(|item| known_item(item, session)).transpose()?;
    if rule.is_empty() && item.is_none() {
        return Err(context.error(Words {
            zh: "请用 --rule 写明是哪类问题，或用 --item 写明按哪一条考核",
            en: "say what it is with --rule, or what it is charged to with --item",
        }));
    }
    let points = matches.get_one::<String>("points").map(|points| known_points(points, context)).transpose()?;
    if points.is_some() && item.is_none() {
        return Err(context.error(Words { zh: "--points 要与 --item 一起写", en: "--points goes with --item" }));
    }
    let path = matches.get_one::<PathBuf>("file");
    let file = path.map(|path| session.digest(path)).transpose()?.unwrap_or_default();
    let configuration = &session.loaded.configuration;
    let channel = matches.get_one::<String>("channel").and_then(|name| Channel::parse(name));
    let channel = channel.unwrap_or(configuration.channel);
    let kind = matches.get_one::<String>("kind").and_then(|name| Kind::parse(name)).unwrap_or_default();
    let found: Date = matches.get_one("day").copied().unwrap_or(session.today);
    let due = matches.get_one("due").copied();
    let due: Date = due.unwrap_or_else(|| Calendar::built_in().working_day_after(found, configuration.ledger.due_days));
    let address = matches.get_one::<String>("address").map(|address| address.trim().to_owned()).unwrap_or_default();
    let format = format_of(path, &address);
    let subject = Subject {
        rule: &rule,
        aspect: None,
        severity: crate::finding::Severity::Block,
        kind,
        format,
        channel,
        stage: Stage::Posted,
    };
    let at_stake = if rule.is_empty() { Vec::new() } else { priced(in_force, &subject) };
    // An address may hold a value, and a hash of it would tell it: the mark is made of what may be shown.
    let document = if address.is_empty() {
        String::new()
    } else {
        hex(&Sha256::digest(check::mask(&address, session.today).as_str().as_bytes())[..16])
    };
    let noticed = matches.get_one::<String>("noticed").map_or("self", String::as_str);
    let (scheme, item) = item.unzip();
    let opening = Opening {
        unit: text("unit"),
        title: text("title"),
        number: text("number"),
        address: session.masked(&address),
        path: path.map(|path| session.masked(&path.to_string_lossy())).unwrap_or_default(),
        file: file.clone(),
        format: format.to_owned(),
        document_kind: kind.name().to_owned(),
        channel: channel.name().to_owned(),
        stage: Stage::Posted.name().to_owned(),
        rule: rule.clone(),
        severity: "block".to_owned(),
        count: 1,
        at_stake,
        noticed: noticed.to_owned(),
        circular: text("circular"),
        due: due.to_string(),
        by_hand: Some(ByHand {
            note: text("note"),
            found: if found == session.today { String::new() } else { found.to_string() },
            scheme,
            item,
            points,
        }),
        ..Opening::default()
    };
    Ok(Draft {
        at: session.now(),
        actor: actor(matches, session.today),
        kind: EventKind::Found,
        incident: None,
        marks: Marks { rule, document, file },
        body: serde_json::to_string(&opening)?,
    })
}

/// The format, as far as a name tells it.
fn format_of(path: Option<&PathBuf>, address: &str) -> &'static str {
    let name = path.map_or(address.to_owned(), |path| path.to_string_lossy().into_owned()).to_lowercase();
    let extension = name.rsplit('.').next().unwrap_or_default();
    ["pdf", "docx", "doc", "xlsx", "xls", "pptx", "ofd", "html", "wps"]
        .into_iter()
        .find(|known| *known == extension)
        .unwrap_or_default()
}

fn priced(schemes: Vec<Arc<Scheme>>, subject: &Subject<'_>) -> Vec<AtStakeThen> {
    let stakes = Pricing::new(schemes).price(subject);
    let then = stakes.iter().map(|stake| AtStakeThen {
        scheme: stake.scheme.to_string(),
        item: stake.item.to_string(),
        points: stake.points.to_string(),
        up_to: stake.up_to.map(|points| points.to_string()),
        veto: stake.veto,
        per: stake.per.to_owned(),
        noticed: stake.noticed.iter().map(|&noticed| noticed.to_owned()).collect(),
    });
    then.collect()
}

fn known_rule(rule: &str, context: &Context) -> anyhow::Result<String> {
    let ids = check::ids();
    let is_family = rule.ends_with("/*") && family(rule).is_some();
    if is_family || ids.contains(&rule) {
        return Ok(rule.to_owned());
    }
    let families: Vec<String> = ids.iter().filter_map(|id| Some(format!("{}/*", id.split_once('/')?.0))).collect();
    let nearest = nearest(rule, ids.iter().copied().chain(families.iter().map(String::as_str)));
    let words = match nearest {
        Some(_) => Words {
            zh: "没有“{rule}”这条规则，是否指“{nearest}”？",
            en: "there is no rule “{rule}”; did you mean “{nearest}”?",
        },
        None => Words {
            zh: "没有“{rule}”这条规则；全部见 baguan rules list",
            en: "there is no rule “{rule}”; `baguan rules list` shows those there are",
        },
    };
    let message = Message::from(words).with("rule", Masked::text(rule, &[]));
    Err(context.error(message.with("nearest", Masked::known(nearest.unwrap_or_default()))))
}

fn known_item(written: &str, session: &Session) -> anyhow::Result<(String, String)> {
    let context = &session.context;
    let Some((scheme, item)) = written.split_once([':', '：']) else {
        let words = Words {
            zh: "--item 请写成“办法:条目”，如 kunming-2023:7",
            en: "--item is written SCHEME:ITEM, such as kunming-2023:7",
        };
        return Err(context.error(words));
    };
    // A person may charge to any scheme, also to one that is not in force for checks.
    let scheme = schemes::named(&schemes::all(&session.loaded, context)?, scheme, context)?;
    if scheme.items.iter().any(|known| *known.id == *item) {
        return Ok((scheme.id.to_string(), item.to_owned()));
    }
    let ids = scheme.items.iter().map(|item| &*item.id);
    let words = Words {
        zh: "考核办法 {scheme} 没有“{item}”这一条；有：{known}",
        en: "the scheme {scheme} has no item “{item}”; it has {known}",
    };
    let known = Masked::known(ids.collect::<Vec<_>>().join(" "));
    let message = Message::from(words).with("scheme", Masked::known(&*scheme.id)).with("known", known);
    Err(context.error(message.with("item", Masked::text(item, &[]))))
}

fn known_points(points: &str, context: &Context) -> anyhow::Result<String> {
    let words = Words {
        zh: "分值“{points}”不对：请写小数，如 0.5，最多四位小数",
        en: "“{points}” is no number of points: write a decimal such as 0.5, with at most four digits after the point",
    };
    let wrong = || context.error(Message::from(words).with("points", Masked::text(points, &[])));
    Points::parse(points).map(|points| points.to_string()).ok_or_else(wrong)
}

fn form_missing(form: &str, matches: &ArgMatches, session: &Session) -> anyhow::Result<Draft> {
    let context = &session.context;
    let known = schemes::all(&session.loaded, context)?;
    let triggers = known.iter().flat_map(|scheme| &scheme.items).flat_map(|item| &item.costs);
    let mut forms: Vec<&str> = triggers
        .filter_map(|cost| match cost.when.as_ref().map(|when| &when.trigger) {
            Some(Trigger::Form(form, _)) => Some(&**form),
            _ => None,
        })
        .collect();
    forms.sort_unstable();
    forms.dedup();
    if !forms.contains(&form) {
        let words = Words {
            zh: "考核办法中没有“{form}”这种表单；有：{known}",
            en: "no scheme has a form “{form}”; there are: {known}",
        };
        let message = Message::from(words).with("form", Masked::text(form, &[]));
        return Err(context.error(message.with("known", Masked::known(forms.join(" ")))));
    }
    let (Some(state), Some(_)) = (matches.get_one::<String>("state"), matches.get_one::<String>("of")) else {
        return Err(context.error(Words {
            zh: "请用 --state 写明未报还是迟报，用 --of 写明是哪一周或哪份文件的",
            en: "say with --state whether it is missing or late, and with --of for which week or document",
        }));
    };
    let entry = FormEntry {
        unit: session.text(matches, "unit"),
        form: form.to_owned(),
        state: state.clone(),
        of: session.text(matches, "of"),
    };
    let body = serde_json::to_string(&entry)?;
    Ok(Draft {
        at: session.now(),
        actor: actor(matches, session.today),
        kind: EventKind::Form,
        body,
        ..Draft::default()
    })
}
