//! Score sheets for people.

use std::fmt::Write;

use super::row::{Row, manual, rows};
use super::words::{COMMA, count_in_words, filled, said};
use super::{SHOWN, Score, Sources};
use crate::finding::{Language, Points, Words};
use crate::scheme::{Charge, Counts, Per, Sheet, Sort};
use crate::text::columns::{pad, pad_left, width};
use crate::text::harmless;

/// All sheets, scheme by scheme, and where the facts come from.
pub fn text(scores: &[Score<'_>], sources: &Sources, language: Language) -> String {
    let mut text = Text { text: String::new(), language };
    for score in scores {
        text.scheme(score);
    }
    text.sources(sources);
    text.text
}

struct Text {
    text: String,
    language: Language,
}

/// Columns of numbers are so wide.
const NUMBER: usize = 8;

impl Text {
    fn say(&self, words: Words) -> &'static str {
        words.in_language(self.language)
    }

    fn filled(&self, words: Words, filling: &[(&'static str, &str)]) -> String {
        filled(words, filling, self.language)
    }

    fn line(&mut self, indent: usize, text: &str) {
        // A line that ends in spaces is padded for nobody.
        let _ = writeln!(self.text, "{}{}", " ".repeat(indent), harmless(text).trim_end());
    }

    fn blank(&mut self) {
        self.text.push('\n');
    }

    fn scheme(&mut self, score: &Score<'_>) {
        let Score { scheme, sheets } = score;
        if !self.text.is_empty() {
            self.blank();
        }
        let title = format!("{}  {}", said(&scheme.title, self.language), scheme.id);
        self.line(0, &title);
        let date = scheme.date.map(|date| date.to_string());
        let parts =
            [Some(scheme.issuer.as_str()), scheme.document.as_deref(), date.as_deref(), scheme.table.as_deref()];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        self.line(0, &parts.join(self.say(COMMA)));
        if let Some(remark) = &scheme.remark {
            let remark = said(remark, self.language).to_owned();
            self.line(0, &remark);
        }
        for sheet in sheets.region.iter().chain(&sheets.units) {
            self.sheet(score, sheet);
        }
        if scheme.ranking.is_some() && !sheets.units.is_empty() {
            self.ranking(score);
        }
        self.manual(score);
        if !sheets.unmatched.is_empty() {
            self.blank();
            self.line(0, self.say(Words { zh: "没有对应考核项的", en: "What no item asks for" }));
            for fact in &sheets.unmatched {
                self.line(2, fact);
            }
        }
    }

    fn sheet(&mut self, score: &Score<'_>, sheet: &Sheet) {
        self.blank();
        let mut head = vec![self.unit(sheet).to_owned()];
        if let Some(total) = sheet.total {
            head.push(self.filled(Words { zh: "{n} 分", en: "{n} points" }, &[("n", &total.to_string())]));
        } else if score.scheme.total.is_some() {
            let words = match score.scheme.counts {
                Counts::Region => Words { zh: "造成扣分 {n} 分", en: "caused {n} points to be taken" },
                Counts::Unit => Words { zh: "扣 {n} 分，不排名", en: "{n} points taken, not ranked" },
            };
            head.push(self.filled(words, &[("n", &sheet.taken.to_string())]));
        }
        head.extend(self.standing(sheet));
        self.line(0, &head.join("  "));
        for veto in self.vetoes(sheet) {
            self.line(2, &veto);
        }
        self.table(score, sheet);
        self.groups(score, sheet);
        self.sum(score, sheet);
    }

    fn unit<'a>(&self, sheet: &'a Sheet) -> &'a str {
        if sheet.unit.is_empty() { self.say(Words { zh: "全地区", en: "The region" }) } else { &sheet.unit }
    }

    /// Rank and class.
    fn standing(&self, sheet: &Sheet) -> Vec<String> {
        let mut standing = Vec::new();
        if let Some(rank) = sheet.rank {
            standing.push(self.filled(Words { zh: "第 {n} 名", en: "rank {n}" }, &[("n", &rank.to_string())]));
        }
        standing.extend(sheet.class.map(|class| self.say(class.words()).to_owned()));
        standing.extend(self.remarks(sheet));
        standing
    }

    fn remarks(&self, sheet: &Sheet) -> Vec<String> {
        let tied = sheet.tied.then_some(Words {
            zh: "同分跨等次，需由考核组裁定",
            en: "a tie across classes: the assessors must decide",
        });
        let years = sheet
            .fails_by_years
            .then_some(Words { zh: "连续多年排名末位", en: "among the last for too many years" });
        [tied, years].into_iter().flatten().map(|words| self.say(words).to_owned()).collect()
    }

    fn vetoes(&self, sheet: &Sheet) -> Vec<String> {
        let words = Words {
            zh: "单项否决：{who} {n} 次，全年工作计 0 分",
            en: "Vetoed: {n} × {who}; the year's work scores 0",
        };
        let veto = |(who, times): &(crate::scheme::Noticed, u32)| {
            self.filled(words, &[("who", self.say(who.words())), ("n", &times.to_string())])
        };
        sheet.vetoes.iter().map(veto).collect()
    }

    fn table(&mut self, score: &Score<'_>, sheet: &Sheet) {
        let rows: Vec<Row> = rows(score.scheme, sheet).filter(|row| is_shown(*row)).collect();
        let language = self.language;
        let title = |row: &Row<'_>| said(&row.item.title, language).to_owned();
        let number = rows.iter().map(|row| width(&row.item.number)).max().unwrap_or(0);
        let wide = rows.iter().map(|row| width(&title(row))).max().unwrap_or(0);
        let heads =
            [Words { zh: "满分", en: "of" }, Words { zh: "扣/加", en: "-/+" }, Words { zh: "得分", en: "left" }];
        let mut head = pad(self.say(Words { zh: "项目", en: "item" }), number + 2 + wide);
        head.extend(heads.map(|words| pad_left(self.say(words), NUMBER)));
        self.line(2, &head);
        for row in rows {
            let points = |points: Option<Points>| pad_left(&points.map(|n| n.to_string()).unwrap_or_default(), NUMBER);
            let change = if row.item.sort == Sort::Duty { None } else { Some(row.signed()) };
            let mut line = format!("{}  {}", pad(&row.item.number, number), pad(&title(&row), wide));
            line.extend([
                points(row.full()),
                pad_left(&change.map(signed).unwrap_or_default(), NUMBER),
                points(row.left()),
            ]);
            if row.not_entered().next().is_some() {
                line.push_str(self.say(Words { zh: "  人工", en: "  by hand" }));
            }
            self.line(2, &line);
            self.charges(row);
        }
    }

    fn charges(&mut self, row: Row<'_>) {
        for charge in row.charges().iter().filter(|charge| charge.count > 0 || !charge.points.is_zero()) {
            let line = self.charge(row, charge);
            self.line(6, &line);
            for evidence in charge.evidence.iter().take(SHOWN) {
                self.line(8, &format!("· {evidence}"));
            }
            // What was counted by hand has as much evidence as its assessor gave; what was found has a line each.
            let told = charge.evidence.len() as u64;
            let found = row.cost(charge).is_some_and(|cost| cost.when.is_some() && cost.per != Per::Unit);
            let all = if found { charge.count.max(told) } else { told };
            let more = all.saturating_sub(told.min(SHOWN as u64));
            if more > 0 {
                let words = Words { zh: "· 另有 {n} 处", en: "· and {n} more" };
                let line = self.filled(words, &[("n", &more.to_string())]);
                self.line(8, &line);
            }
        }
        if !row.held_back().is_zero() {
            let words = Words {
                zh: "按本项上限计 {n} 分，另有 {more} 分不再计",
                en: "the item counts {n} at most: {more} more are not counted",
            };
            let filling = [("n", row.points().to_string()), ("more", row.held_back().to_string())];
            let line = self.filled(words, &filling.each_ref().map(|(name, text)| (*name, text.as_str())));
            self.line(6, &line);
        }
        if !row.to_judge().is_empty() {
            let words =
                Words { zh: "先由人判断，未计分：{n} 处", en: "to be judged first, not counted: {n}" };
            let line = self.filled(words, &[("n", &row.to_judge().len().to_string())]);
            self.line(6, &line);
            for evidence in row.to_judge().iter().take(SHOWN) {
                self.line(8, &format!("? {evidence}"));
            }
        }
    }

    /// `没有标明公开属性：11 份文件，计 5 分（按上限，另有 0.5 分不再计）`.
    fn charge(&self, row: Row<'_>, charge: &Charge) -> String {
        let cost = row.cost(charge);
        let what = cost.map_or(self.say(Words { zh: "直接登记的分数", en: "points entered" }), |cost| {
            said(&cost.words, self.language)
        });
        let count = count_in_words(cost.map(|cost| cost.per), charge.count, self.language);
        let (points, more) = (charge.points.to_string(), charge.held_back.to_string());
        let filling = [("what", what), ("count", count.as_str()), ("n", points.as_str()), ("more", more.as_str())];
        self.filled(
            match row.item.sort {
                Sort::Duty => Words { zh: "{what}：{count}", en: "{what}: {count}" },
                _ if !charge.held_back.is_zero() => Words {
                    zh: "{what}：{count}，按上限计 {n} 分，另有 {more} 分不再计",
                    en: "{what}: {count}, {n} points at most; {more} more are not counted",
                },
                _ => Words { zh: "{what}：{count}，{n} 分", en: "{what}: {count}, {n} points" },
            },
            &filling,
        )
    }

    fn groups(&mut self, score: &Score<'_>, sheet: &Sheet) {
        for (group, points) in score.scheme.groups.iter().zip(&sheet.groups) {
            if points.is_zero() {
                continue;
            }
            let words = if *points > Points::ZERO {
                Words {
                    zh: "{group}：单项否决，本组另扣 {n} 分", en: "{group}: vetoed, {n} more points are taken"
                }
            } else {
                Words {
                    zh: "{group}：本组共 {all} 分，扣完为止，{n} 分不再扣",
                    en: "{group}: it has {all} points in all, {n} more are not taken",
                }
            };
            // What the floor of a group holds back stands there below nothing; the words say what it means.
            let points = points.to_string();
            let all = group.points.to_string();
            let filling = [
                ("group", said(&group.title, self.language)),
                ("all", all.as_str()),
                ("n", points.trim_start_matches('-')),
            ];
            let line = self.filled(words, &filling);
            self.line(2, &line);
        }
    }

    fn sum(&mut self, score: &Score<'_>, sheet: &Sheet) {
        let Some(full) = score.scheme.total else { return };
        let mut sum = self.filled(
            Words { zh: "合计：扣 {taken} 分，加 {bonus} 分", en: "In all: {taken} taken, {bonus} given" },
            &[("taken", &sheet.taken.to_string()), ("bonus", &sheet.bonus.to_string())],
        );
        let mut add = |words: Words, n: Points| {
            sum.push_str(&self.filled(words, &[("n", &n.to_string())]));
        };
        if !sheet.cut.is_zero() {
            add(Words { zh: "，超过总分上限的 {n} 分不计", en: ", {n} above the most are not counted" }, sheet.cut);
        }
        if !sheet.raised.is_zero() {
            add(Words { zh: "，低于总分下限的 {n} 分不扣", en: ", {n} below the least are not taken" }, sheet.raised);
        }
        if let Some(total) = sheet.total {
            add(Words { zh: "；{n}", en: "; of {n}" }, full);
            sum.push_str(
                &self.filled(Words { zh: " 分中得 {n} 分", en: ", {n} are left" }, &[("n", &total.to_string())]),
            );
        }
        self.line(2, &sum);
    }

    fn ranking(&mut self, score: &Score<'_>) {
        let Score { scheme, sheets } = score;
        let groups = scheme.ranking.as_ref().map(|ranking| ranking.groups.as_slice()).unwrap_or_default();
        let wide = sheets.units.iter().map(|sheet| width(&sheet.unit)).max().unwrap_or(0);
        let mut last = None;
        for sheet in sheets.units.iter().filter(|sheet| sheet.rank.is_some()) {
            if last != Some(sheet.group) {
                self.blank();
                let title =
                    sheet.group.and_then(|group| groups.get(group)).map(|group| said(&group.title, self.language));
                let title = title.unwrap_or_default().to_owned();
                self.line(0, &(self.say(Words { zh: "排名  ", en: "Ranking  " }).to_owned() + &title));
                last = Some(sheet.group);
            }
            let number = |text: Option<String>| pad_left(&text.unwrap_or_default(), NUMBER);
            let mut line = number(sheet.rank.map(|rank| rank.to_string())) + "  ";
            line.push_str(&pad(&sheet.unit, wide));
            line.push_str(&number(sheet.total.map(|total| total.to_string())));
            let class = sheet.class.map(|class| self.say(class.words()).to_owned());
            let vetoed =
                (!sheet.vetoes.is_empty()).then(|| self.say(Words { zh: "单项否决", en: "vetoed" }).to_owned());
            for word in class.into_iter().chain(vetoed).chain(self.remarks(sheet)) {
                line.push_str("  ");
                line.push_str(&word);
            }
            self.line(0, &line);
        }
    }

    /// Nobody is to take the sheets for complete.
    fn manual(&mut self, score: &Score<'_>) {
        let costs: Vec<_> = manual(score.scheme).collect();
        if costs.is_empty() {
            return;
        }
        self.blank();
        let words = Words {
            zh: "需人工登记（{n} 条）：程序看不到这些情况，没有登记的按没有扣分、没有加分计",
            en: "To be entered by hand ({n}): no rule sees these; what was not entered counts as nothing",
        };
        let head = self.filled(words, &[("n", &costs.len().to_string())]);
        self.line(0, &head);
        for (item, cost) in costs {
            let words = said(&cost.words, self.language);
            let line = format!("{}  {words}  （{}:{}）", item.number, item.id, cost.id);
            self.line(2, &line);
        }
    }

    fn sources(&mut self, sources: &Sources) {
        self.blank();
        let mut said = Vec::new();
        let days = [
            (Words { zh: "制表日期 {day}", en: "made on {day}" }, sources.made),
            (Words { zh: "自 {day}", en: "from {day}" }, sources.since),
            (Words { zh: "至 {day}", en: "to {day}" }, sources.until),
        ];
        for (words, day) in days {
            said.extend(day.map(|day| self.filled(words, &[("day", &day.to_string())])));
        }
        if sources.documents > 0 {
            let words = Words { zh: "报告中的文件 {n} 份", en: "{n} documents in reports" };
            said.push(self.filled(words, &[("n", &sources.documents.to_string())]));
        }
        if let Some(head) = &sources.head {
            said.push(
                self.filled(Words { zh: "台账校验值 {head}", en: "head of the ledger {head}" }, &[("head", head)]),
            );
        }
        self.line(0, &said.join(self.say(COMMA)));
        for remark in &sources.remarks {
            self.line(0, &remark.say(self.language));
        }
        if sources.unchecked.is_empty() {
            return;
        }
        self.blank();
        let words = Words {
            zh: "未能检查的文件 {n} 份：其中的问题不在上面的表里，不等于没有问题",
            en: "Documents that were not checked whole: {n}. What stands in them is on no sheet; they are not clean",
        };
        let head = self.filled(words, &[("n", &sources.unchecked.len().to_string())]);
        self.line(0, &head);
        for document in &sources.unchecked {
            self.line(2, &format!("{}  {}  {}", document.unit, document.path, document.why));
        }
    }
}

/// Duties stand on a sheet only where something came of them.
fn is_shown(row: Row<'_>) -> bool {
    row.item.sort != Sort::Duty || !row.charges().is_empty() || !row.to_judge().is_empty()
}

/// `-0.5`, `+0.6`, `0`.
fn signed(points: Points) -> String {
    if points > Points::ZERO { format!("+{points}") } else { points.to_string() }
}
