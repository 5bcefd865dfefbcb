//! Score sheets as a workbook: an overview, a sheet for each unit, the evidence, and where it comes from.

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::cells::{cell, cells, heads, page, title};
use super::row::{Row, manual, rows};
use super::sheet_name::SheetNames;
use super::words::{COMMA, count_in_words, filled, said};
use super::{Score, Sources};
use crate::finding::{Language, Points, Words};
use crate::scheme::{Scheme, Sheet, Sort};
use crate::text::harmless;

/// The workbook's bytes.
pub fn workbook(scores: &[Score<'_>], sources: &Sources, language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut book = Book { workbook: Workbook::new(), names: SheetNames::default(), language };
    for score in scores {
        book.overview(score)?;
    }
    for score in scores {
        for sheet in score.sheets.region.iter().chain(&score.sheets.units) {
            book.unit(score, sheet)?;
        }
    }
    book.evidence(scores)?;
    book.by_hand(scores)?;
    book.sources(scores, sources)?;
    book.workbook.save_to_buffer()
}

struct Book {
    workbook: Workbook,
    names: SheetNames,
    language: Language,
}

const UNIT: Words = Words { zh: "单位", en: "Unit" };
const ITEM: Words = Words { zh: "项目", en: "Item" };
const TITLE: Words = Words { zh: "内容", en: "Title" };
const TOTAL: Words = Words { zh: "得分", en: "Total" };
const TAKEN: Words = Words { zh: "扣分", en: "Taken" };
const BONUS: Words = Words { zh: "加分", en: "Bonus" };
const REMARK: Words = Words { zh: "备注", en: "Remarks" };
const COST: Words = Words { zh: "评分点", en: "Cost" };
const SCHEME: Words = Words { zh: "考核办法", en: "Scheme" };

impl Book {
    fn sheet(&mut self, wanted: &str) -> Result<&mut Worksheet, XlsxError> {
        let name = self.names.name(wanted);
        self.workbook.add_worksheet().set_name(name)
    }

    fn overview(&mut self, score: &Score<'_>) -> Result<(), XlsxError> {
        let Score { scheme, sheets } = *score;
        let language = self.language;
        let name = match &scheme.ranking {
            Some(_) => Words { zh: "排名", en: "Ranking" },
            None => Words { zh: "汇总", en: "Overview" },
        };
        let groups = scheme.ranking.as_ref().map(|ranking| ranking.groups.as_slice()).unwrap_or_default();
        let sheet = self.sheet(name.in_language(language))?;
        sheet.write_string_with_format(0, 0, said(&scheme.title, language), &title())?;
        let date = scheme.date.map(|date| date.to_string());
        let parts =
            [Some(scheme.issuer.as_str()), scheme.document.as_deref(), date.as_deref(), scheme.table.as_deref()];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        sheet.write_string(1, 0, parts.join(COMMA.in_language(language)))?;
        let columns = [
            (Words { zh: "名次", en: "Rank" }, 8),
            (UNIT, 28),
            (Words { zh: "类别", en: "Group" }, 14),
            (TAKEN, 10),
            (BONUS, 10),
            (TOTAL, 10),
            (Words { zh: "等次", en: "Class" }, 10),
            (REMARK, 40),
        ];
        heads(sheet, 3, &columns, language)?;
        for (row, unit) in (4..).zip(sheets.region.iter().chain(&sheets.units)) {
            let group = unit.group.and_then(|group| groups.get(group)).map(|group| said(&group.title, language));
            cells(sheet, row, cell(), &columns)
                .number(unit.rank)?
                .text(unit_name(unit, language))?
                .text(group.unwrap_or_default())?
                .points(Some(unit.taken))?
                .points(Some(unit.bonus))?
                .points(unit.total)?
                .text(unit.class.map(|class| class.words().in_language(language)).unwrap_or_default())?
                .text(&remarks(scheme, unit, language).join(COMMA.in_language(language)))?
                .end()?;
        }
        page(sheet, 3)
    }

    fn unit(&mut self, score: &Score<'_>, unit: &Sheet) -> Result<(), XlsxError> {
        let language = self.language;
        let name = unit_name(unit, language);
        let sheet = self.sheet(name)?;
        sheet.write_string_with_format(0, 0, harmless(name), &title())?;
        sheet.write_string(1, 0, said(&score.scheme.title, language))?;
        let columns = [
            (ITEM, 16),
            (TITLE, 36),
            (Words { zh: "满分", en: "Of" }, 8),
            (Words { zh: "扣（加）分", en: "-/+" }, 11),
            (TOTAL, 8),
            (Words { zh: "说明", en: "Why" }, 60),
            (Words { zh: "尚需人工登记", en: "Not entered yet" }, 36),
        ];
        heads(sheet, 3, &columns, language)?;
        let mut row = 4;
        for item in rows(score.scheme, unit) {
            let missing: Vec<&str> = item.not_entered().map(|cost| said(&cost.words, language)).collect();
            let changes = item.item.sort != Sort::Duty;
            cells(sheet, row, cell(), &columns)
                .text(&item.item.number)?
                .text(said(&item.item.title, language))?
                .points(item.full())?
                .points(changes.then(|| item.signed()))?
                .points(item.left())?
                .text(&why(item, language))?
                .text(&missing.join(Words { zh: "；", en: "; " }.in_language(language)))?
                .end()?;
            row += 1;
        }
        let bold = cell().set_bold();
        cells(sheet, row, bold, &columns)
            .text(Words { zh: "合计", en: "In all" }.in_language(language))?
            .text("")?
            .points(score.scheme.total)?
            .points(Some(unit.bonus - unit.taken))?
            .points(unit.total)?
            .text(&remarks(score.scheme, unit, language).join(COMMA.in_language(language)))?
            .text("")?
            .end()?;
        sheet.set_landscape();
        page(sheet, 3)
    }

    fn evidence(&mut self, scores: &[Score<'_>]) -> Result<(), XlsxError> {
        let language = self.language;
        let sheet = self.sheet(Words { zh: "依据", en: "Evidence" }.in_language(language))?;
        let columns = [
            (SCHEME, 26),
            (UNIT, 20),
            (ITEM, 16),
            (COST, 36),
            (Words { zh: "情况", en: "Evidence" }, 80),
            (Words { zh: "是否计分", en: "Counted" }, 14),
        ];
        heads(sheet, 0, &columns, language)?;
        let (yes, no) = (Words { zh: "计分", en: "yes" }, Words { zh: "先由人判断", en: "to be judged first" });
        let mut number = 1;
        for Score { scheme, sheets } in scores {
            for unit in sheets.region.iter().chain(&sheets.units) {
                for row in rows(scheme, unit) {
                    let charged = row.charges().iter().flat_map(|charge| {
                        let cost = row.cost(charge).map(|cost| said(&cost.words, language)).unwrap_or_default();
                        charge.evidence.iter().map(move |evidence| (cost, evidence, yes))
                    });
                    for (cost, evidence, counted) in charged.chain(row.to_judge().iter().map(|line| ("", line, no))) {
                        cells(sheet, number, cell(), &columns)
                            .text(&scheme.id)?
                            .text(unit_name(unit, language))?
                            .text(&row.item.number)?
                            .text(cost)?
                            .text(evidence)?
                            .text(counted.in_language(language))?
                            .end()?;
                        number += 1;
                    }
                }
            }
        }
        sheet.set_landscape();
        if number > 1 {
            sheet.autofilter(0, 0, number - 1, 5)?;
        }
        page(sheet, 0)
    }

    fn by_hand(&mut self, scores: &[Score<'_>]) -> Result<(), XlsxError> {
        let language = self.language;
        let sheet = self.sheet(Words { zh: "需人工登记", en: "By hand" }.in_language(language))?;
        let columns =
            [(SCHEME, 26), (ITEM, 16), (TITLE, 36), (COST, 50), (Words { zh: "登记用的编号", en: "Ids" }, 24)];
        heads(sheet, 0, &columns, language)?;
        let all = scores.iter().flat_map(|score| manual(score.scheme).map(|(item, cost)| (score.scheme, item, cost)));
        for (row, (scheme, item, cost)) in (1..).zip(all) {
            cells(sheet, row, cell(), &columns)
                .text(&scheme.id)?
                .text(&item.number)?
                .text(said(&item.title, language))?
                .text(said(&cost.words, language))?
                .text(&format!("{}:{}", item.id, cost.id))?
                .end()?;
        }
        sheet.set_landscape();
        page(sheet, 0)
    }

    fn sources(&mut self, scores: &[Score<'_>], sources: &Sources) -> Result<(), XlsxError> {
        let language = self.language;
        let day = |day: Option<crate::document::Date>| day.map(|day| day.to_string());
        let documents = (sources.documents > 0).then(|| sources.documents.to_string());
        let unchecked =
            Words { zh: "未能检查（不等于没有问题）", en: "Not checked whole (and so not clean)" };
        let unmatched = Words { zh: "没有对应考核项", en: "No item asks for it" };
        let mut lines: Vec<(Words, String)> = [
            (Words { zh: "制表日期", en: "Made on" }, day(sources.made)),
            (Words { zh: "自", en: "From" }, day(sources.since)),
            (Words { zh: "至", en: "To" }, day(sources.until)),
            (Words { zh: "报告中的文件数", en: "Documents in reports" }, documents),
            (Words { zh: "台账校验值", en: "Head of the ledger" }, sources.head.clone()),
        ]
        .into_iter()
        .filter_map(|(words, text)| text.map(|text| (words, text)))
        .collect();
        lines.extend(sources.remarks.iter().map(|remark| (REMARK, remark.say(language))));
        lines.extend(
            scores.iter().flat_map(|score| score.sheets.unmatched.iter().map(|fact| (unmatched, fact.clone()))),
        );
        lines.extend(
            sources
                .unchecked
                .iter()
                .map(|document| (unchecked, format!("{}  {}  {}", document.unit, document.path, document.why))),
        );
        let sheet = self.sheet(Words { zh: "来源和未检查", en: "Sources" }.in_language(language))?;
        let columns = [(REMARK, 30), (Words { zh: "内容", en: "What" }, 100)];
        heads(sheet, 0, &columns, language)?;
        for (row, (what, text)) in (1..).zip(&lines) {
            cells(sheet, row, cell(), &columns).text(what.in_language(language))?.text(text)?.end()?;
        }
        page(sheet, 0)
    }
}

fn unit_name(sheet: &Sheet, language: Language) -> &str {
    if sheet.unit.is_empty() { Words { zh: "全地区", en: "The region" }.in_language(language) } else { &sheet.unit }
}

fn remarks(scheme: &Scheme, sheet: &Sheet, language: Language) -> Vec<String> {
    let mut remarks = Vec::new();
    let veto = Words { zh: "单项否决：{who} {n} 次", en: "vetoed: {n} × {who}" };
    for (who, times) in &sheet.vetoes {
        let filling = [("who", who.words().in_language(language)), ("n", &times.to_string())];
        remarks.push(filled(veto, &filling, language));
    }
    let beyond = [
        (Words { zh: "超过总分上限的 {n} 分不计", en: "{n} above the most are not counted" }, sheet.cut),
        (Words { zh: "低于总分下限的 {n} 分不扣", en: "{n} below the least are not taken" }, sheet.raised),
    ];
    for (words, points) in beyond.into_iter().filter(|(_, points)| !points.is_zero()) {
        remarks.push(filled(words, &[("n", &points.to_string())], language));
    }
    for (group, points) in scheme.groups.iter().zip(&sheet.groups).filter(|(_, points)| !points.is_zero()) {
        let words = if *points > Points::ZERO {
            Words { zh: "{group}单项否决，另扣 {n} 分", en: "{group}: vetoed, {n} more are taken" }
        } else {
            Words { zh: "{group}扣完为止，{n} 分不再扣", en: "{group}: {n} more are not taken" }
        };
        let points = points.to_string();
        let filling = [("group", said(&group.title, language)), ("n", points.trim_start_matches('-'))];
        remarks.push(filled(words, &filling, language));
    }
    let others = [
        (
            sheet.tied,
            Words {
                zh: "同分跨等次，需由考核组裁定", en: "a tie across classes: the assessors must decide"
            },
        ),
        (sheet.fails_by_years, Words { zh: "连续多年排名末位", en: "among the last for too many years" }),
    ];
    remarks.extend(others.into_iter().filter(|(is, _)| *is).map(|(_, words)| words.in_language(language).to_owned()));
    remarks
}

/// What was counted in an item, cost by cost.
fn why(row: Row<'_>, language: Language) -> String {
    let mut said_so = Vec::new();
    for charge in row.charges().iter().filter(|charge| charge.count > 0 || !charge.points.is_zero()) {
        let cost = row.cost(charge);
        let words = Words { zh: "直接登记的分数", en: "points entered" }.in_language(language);
        let what = cost.map_or(words, |cost| said(&cost.words, language));
        let count = count_in_words(cost.map(|cost| cost.per), charge.count, language);
        let more = if charge.held_back.is_zero() {
            String::new()
        } else {
            let words =
                Words { zh: "（按上限；另有 {n} 分不再计）", en: " (at most; {n} more are not counted)" };
            filled(words, &[("n", &charge.held_back.to_string())], language)
        };
        let words = Words { zh: "{what}：{count}，{n} 分{more}", en: "{what}: {count}, {n} points{more}" };
        let words =
            if row.item.sort == Sort::Duty { Words { zh: "{what}：{count}", en: "{what}: {count}" } } else { words };
        let filling = [("what", what), ("count", &count), ("n", &charge.points.to_string()), ("more", &more)];
        said_so.push(filled(words, &filling, language));
    }
    if !row.held_back().is_zero() {
        let words =
            Words { zh: "按本项上限，另有 {n} 分不再计", en: "the item's most: {n} more are not counted" };
        said_so.push(filled(words, &[("n", &row.held_back().to_string())], language));
    }
    if !row.to_judge().is_empty() {
        let words = Words { zh: "先由人判断，未计分：{n} 处", en: "to be judged first, not counted: {n}" };
        said_so.push(filled(words, &[("n", &row.to_judge().len().to_string())], language));
    }
    said_so.join(Words { zh: "；", en: "; " }.in_language(language))
}
