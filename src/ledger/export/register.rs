//! The register as a table.

use super::wording::{noticed_by, points, remark};
use super::{Cell, Column, HEAD, Table, Telling};
use crate::document::Channel;
use crate::finding::Words;
use crate::ledger::incident::{Incident, Register};

const fn words(zh: &'static str, en: &'static str) -> Words {
    Words { zh, en }
}

const COLUMNS: [(Words, u16); 21] = [
    (words("编号", "Number"), 8),
    (words("单位", "Unit"), 20),
    (words("标题", "Title"), 36),
    (words("文号", "Document number"), 20),
    (words("问题", "Problem"), 24),
    (words("处数", "Places"), 6),
    (words("办理环节", "State"), 14),
    (words("整改期限", "Due"), 12),
    (words("逾期", "Overdue"), 6),
    (words("发现日期", "Found on"), 12),
    (words("发现渠道", "Noticed by"), 24),
    (words("涉及扣分（未计封顶）", "Points (before caps)"), 36),
    (words("扣分依据", "Items"), 40),
    (words("类别", "Sort"), 12),
    (words("平台", "Channel"), 10),
    (words("地址", "Address"), 30),
    (words("路径", "Path"), 30),
    (words("规则", "Rule"), 22),
    (words("登记人", "Entered by"), 12),
    (words("上报日期", "Reported on"), 12),
    (words("备注", "Remark"), 20),
];

/// The register.
pub fn register(telling: &Telling<'_>, incidents: &[&Incident]) -> Table {
    let say = |words: Words| telling.say(words).to_owned();
    let count = |is: fn(&Incident, &Telling<'_>) -> bool| {
        incidents.iter().filter(|incident| is(incident, telling)).count().to_string()
    };
    let prevented = incidents.iter().filter(|incident| incident.prevented).copied();
    let saved = points(&Register::stakes(prevented), telling.schemes, telling.language);
    let period = telling.period.map_or_else(|| say(words("全部", "all")), |period| period.say(telling.language));
    let about = vec![
        (say(words("导出日期", "Exported on")), telling.today.to_string()),
        (say(words("期间", "Period")), period),
        (say(words("起数", "Incidents")), count(|incident, _| !incident.prevented)),
        (say(words("未办结", "Open")), count(|incident, _| incident.state.is_open())),
        (say(words("逾期", "Overdue")), count(|incident, telling| incident.overdue(telling.today))),
        (say(words("发布前拦截", "Prevented")), count(|incident, _| incident.prevented)),
        (say(words("避免扣分（未计封顶）", "Points saved (before caps)")), saved),
    ];
    Table {
        name: say(words("台账", "Ledger")),
        about,
        columns: COLUMNS.iter().map(|&(name, width)| Column { name: say(name), width }).collect(),
        rows: incidents.iter().map(|incident| row(telling, incident)).collect(),
        head: (say(HEAD), telling.head.to_string()),
        language: telling.language,
    }
}

fn row(telling: &Telling<'_>, incident: &Incident) -> Vec<Cell> {
    let opening = &incident.opening;
    let channel = match Channel::parse(&opening.channel) {
        Some(Channel::Site) => words("网站", "website"),
        Some(Channel::NewMedia) => words("政务新媒体", "new media"),
        None => words("", ""),
    };
    let sort = if incident.prevented { words("发布前拦截", "prevented") } else { words("已公开", "public") };
    let overdue = if incident.overdue(telling.today) { words("是", "yes") } else { words("", "") };
    vec![
        Cell::Number(incident.number),
        telling.unit(incident).into(),
        telling.named(incident).into(),
        opening.number.as_str().into(),
        telling.fault(incident).into(),
        Cell::Number(opening.count),
        telling.say(incident.state.words()).into(),
        Cell::Day(incident.due),
        telling.say(overdue).into(),
        Cell::Day(Some(incident.day())),
        noticed_by(incident, telling.language).into(),
        points(&incident.stakes(), telling.schemes, telling.language).into(),
        telling.items(incident).join("；").into(),
        telling.say(sort).into(),
        telling.say(channel).into(),
        opening.address.as_str().into(),
        opening.path.as_str().into(),
        incident.rule().into(),
        incident.by.as_str().into(),
        Cell::Day(incident.reported.map(crate::ledger::Moment::day)),
        remark(incident, telling.language).into(),
    ]
}
