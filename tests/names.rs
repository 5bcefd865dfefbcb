//! `term/name-and-post`, with a list of its own, as none ships.
#![allow(clippy::expect_used, missing_docs)]

mod common;

use std::fmt::Write as _;
use std::sync::Arc;

use baguan::dictionary::{Confusions, Dictionary, Layer, Text};
use baguan::document::Stage;
use baguan::engine::Engine;
use baguan::finding::{Finding, Language, Severity};

/// 张立己 and 李己 are there for the one pair of characters that the table of confusions surely has: 己, 已.
const LIST: &str = "\
name,post,from,to,note
张三,青禾县人民政府副县长,2019-03-01,2022-06-30,
张三,青禾县人民政府县长,2022-07-01,,
张三,中共青禾县委副书记,2022-07-01,,
李四,青禾县委常委、常务副县长,2023-01,,
王小明,青禾县教育局局长,2021,2024,
王小明,青禾县财政局党组书记、县财政局局长,2025,,
王伟,青禾县水务局副局长,,,
赵六,县委书记,2020,2023,
钱七,县委书记,2024,,
张立己,青禾县交通运输局局长,2020-01-01,2024-12-31,
李已,大河镇镇长,2020-01-01,,
孙八,总工程师,,,
阿依·木沙,县政协副主席,,,
";

fn text(rows: &str) -> Text<'_> {
    Text { layer: Layer::Organisation, file: "lists/officials.csv", rows, header: None }
}

fn engine(stage: Stage) -> Engine {
    let dictionary = Dictionary::layered(&[text(LIST)]).expect("the list is right");
    let mut plan = common::plan();
    plan.stage = stage;
    Engine::with(plan, Arc::new(dictionary))
}

fn found(engine: &Engine, name: &str, document: &str) -> Vec<Finding> {
    let mut found = engine.check(name, document.as_bytes()).findings;
    found.retain(|finding| finding.rule == "term/name-and-post");
    found
}

/// The documents that show something else than expected, each with what was said of it.
fn failures(name: &str, expected: usize, documents: &[&str]) -> Vec<String> {
    let engine = engine(Stage::Publish);
    let said = documents.iter().filter_map(|document| {
        let found = found(&engine, name, document);
        let said: Vec<String> = found.iter().map(|finding| finding.message.say(Language::English)).collect();
        (found.len() != expected).then(|| format!("{document}: {said:?}"))
    });
    said.collect()
}

#[test]
fn a_post_that_the_person_does_not_hold_is_told() {
    let wrong = failures(
        "a.txt",
        1,
        &[
            "会议由副县长张三主持。",
            "县委书记张三出席会议。",
            "张三副县长出席会议。",
            "会上，张三局长强调了安全。",
            "张三（副县长）参加会议。",
            "张三(青禾县人民政府副县长)参加会议。",
            "市委书记、市长张三讲话。",
            "县委书记、县长张三讲话。",
            "县委副书记、副县长张三同志讲话。",
            "县委副书记兼教育局局长张三讲话。",
            "县长李四主持会议。",
            "副县长：张三",
            "副 县 长 ：张 三",
            "副县长　张三",
            "张三　副县长",
            "张　三副县长出席。",
            "副县长张\n三出席会议。",
            "副\n县长张三出席会议。",
            "副縣長張三出席會議。",
            "局长（张三）参加会议。",
            "青禾县教育局局长王小明参加会议。",
            "副总工程师孙八参加会议。",
            "县水务局局长王伟主持会议。",
            "局长王伟和各乡镇负责人参加会议。",
            "县委书记赵六出席会议。",
            "2015年3月，副县长张三到青禾镇调研。",
            "县人大常委会主任张三出席会议。",
            "县委办主任李四出席会议。",
            "政协主席阿依•木沙出席会议。",
            "原县委书记张三出席会议。",
            "会前，县委书记张三到场。",
            "主任张三到场。",
            "县委书记钱七\n副县长　张三",
            "财政局党组书记张三到场。",
            "副县长张三，县委常委、常务副县长李四出席。",
        ],
    );
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_post_that_the_person_holds_is_left_alone() {
    let wrong = failures(
        "a.txt",
        0,
        &[
            "会议由县长张三主持，副县长李四出席。",
            "青禾县县长张三同志讲话。",
            "青禾县人民政府县长张三讲话。",
            "县委副书记、县长张三讲话。",
            "中共青禾县委副书记、县人民政府县长张三讲话。",
            "张三县长主持会议。",
            "张三（县委副书记、县长）",
            "县委常委、常务副县长李四强调。",
            "副县长李四主持。",
            "县长张三　副县长李四",
            "县长张三副县长李四出席。",
            "张三县长李四副县长出席。",
            "县长：张三\n副县长：李四",
            "参加人：张三　副县长李四",
            "赵某局长　张三",
            "组　长：张三（县长）\n副组长：李四（常务副县长）\n成　员：王小明（县财政局局长）",
            "主　任：张三　县长",
            "县安全生产委员会主任张三主持会议。",
            "县防汛抗旱指挥部办公室主任张三主持会议。",
            "原副县长张三出席会议。",
            "时任青禾县副县长张三出席了活动。",
            "青禾县原副县长张三出席了活动。",
            "张三（时任副县长）参加了活动。",
            "张三（2019—2022年任副县长）",
            "免去张三副县长职务。",
            "拟任市长张三",
            "县长候选人张三",
            "财政局局长王小明汇报。",
            "局党组书记、局长王小明汇报。",
            "公安局党委书记、县长张三。",
            "县长助理会见了张三。",
            "张三主任医师坐诊。",
            "张三书记员记录。",
            "王伟民县长主持会议。",
            "县长王伟民主持会议。",
            "局长王伟强调研水库。",
            "张王伟县长出席。",
            "局长欧阳王伟出席会议。",
            "张三会长期关注此事。",
            "群众张三反映道路问题。",
            "水务局副局长王伟同志出席。",
            "县总工程师孙八参加。",
            "李四、张三县长出席。",
            "各乡镇党委书记、县长张三。",
            "县食安委主任张三主持会议。",
            "指挥部办公室设在县水务局，办公室主任由李某兼任，副主任王小明。",
            "县安全生产委员会组成人员\n\n主　任：张三\n副主任：李四",
            "县林长制办公室主任李四汇报。",
            "党委书记、县长张三。",
            "2021年3月，副县长张三到青禾镇调研。",
            "记者 张三 局长李某",
            "参加人员：局长 王小明 张三",
            "2023年，局长张立己、副局长王伟参加。",
            "张三县长、局长王小明出席。",
        ],
    );
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_day_of_the_document_decides() {
    let at = |post: &str, day: &str| format!("会议由{post}张三主持。\n\n青禾县人民政府办公室\n\n{day}\n");
    let engine = engine(Stage::Publish);
    for (post, day, hits) in [
        ("副县长", "2021年3月5日", 0),
        ("县长", "2021年3月5日", 1),
        ("县长", "2022年7月1日", 0),
        ("副县长", "2022年6月30日", 0),
        ("副县长", "2022年7月1日", 1),
        ("副县长", "2018年7月1日", 1),
        ("原副县长", "2023年7月1日", 0),
    ] {
        assert_eq!(found(&engine, "a.txt", &at(post, day)).len(), hits, "{post} {day}");
    }
    let none = found(&engine, "a.txt", &at("副县长", "2018年7月1日"));
    assert!(none[0].message.say(Language::English).ends_with("there is no post on 2018-07-01"));
}

#[test]
fn without_a_day_what_is_posted_may_be_old() {
    let posted = engine(Stage::Posted);
    assert!(found(&posted, "a.txt", "会议由副县长张三主持。").is_empty());
    assert_eq!(found(&posted, "a.txt", "会议由县委书记张三主持。").len(), 1);
    assert_eq!(found(&engine(Stage::Drafting), "a.txt", "会议由副县长张三主持。").len(), 1);
}

#[test]
fn a_name_that_is_nearly_right_is_told_only_beside_the_same_post() {
    let alike = [
        "县交通运输局局长张立已汇报。",
        "张立已局长汇报。",
        "局长：张立已",
        "张立已（青禾县交通运输局局长）",
        "大河镇镇长李己参加。",
        "时任县交通运输局局长张立已。",
    ];
    let wrong = failures("a.txt", 1, &alike);
    assert!(wrong.is_empty(), "{wrong:#?}");
    let others = [
        "群众张立已反映问题。",
        "副局长张立已汇报。",
        "县长张立已汇报。",
        "县水务局局长张立已汇报。",
        "小河镇镇长李己参加。",
        "局长张立已民主持会议。",
    ];
    let wrong = failures("a.txt", 0, &others);
    assert!(wrong.is_empty(), "{wrong:#?}");
    let said = found(&engine(Stage::Publish), "a.txt", alike[0])[0].message.say(Language::Chinese);
    assert!(said.contains("“张立已”疑为“张立己”之误"), "{said}");
}

#[test]
fn tables_pages_and_lists() {
    for (name, hits, document) in [
        ("a.csv", 1, "姓名,职务\n张三,副县长\n李四,副县长\n"),
        ("a.csv", 0, "姓名,职务\n张三,县长\n李四,县委常委、常务副县长\n"),
        ("a.csv", 1, "职务,姓名,电话\n县委书记,张三,无\n"),
        ("a.csv", 0, "职务,备注,姓名\n县委书记,无,张三\n"),
        ("a.csv", 0, "项目,领导,职务,责任人\n修路,李四,副县长,王小明\n"),
        ("a.csv", 0, "姓名,分工\n张三,协助县委书记\n"),
        ("a.csv", 0, "职务,姓名\n县长,张三\n县委书记,钱七\n"),
        ("a.csv", 1, "姓名,职务\n张　三,青禾县人民政府副县长\n"),
        ("a.html", 1, "<p>会议由<b>副县长</b><span>张三</span>主持。</p>"),
        ("a.html", 0, "<p>县长</p><p>张三</p><p>副县长</p><p>李四</p>"),
        ("a.html", 1, "<table><tr><td>张三</td><td>副县长</td></tr><tr><td>李四</td><td>副县长</td></tr></table>"),
        ("a.html", 0, "<p>县长：张三<br>副县长：李四</p>"),
        ("a.md", 1, "- 县长：张三\n- 县长：李四\n"),
        ("a.md", 1, "| 姓名 | 职务 |\n|---|---|\n| 张三 | 副县长 |\n"),
    ] {
        let wrong = failures(name, hits, &[document]);
        assert!(wrong.is_empty(), "{name}: {wrong:#?}");
    }
}

#[test]
fn a_finding_names_its_row() {
    let found = found(&engine(Stage::Publish), "a.txt", "会议由副县长张三主持。");
    let finding = &found[0];
    assert_eq!(finding.severity, Severity::Review);
    let said = finding.message.say(Language::Chinese);
    assert_eq!(said, "“张三”写作“副县长”；按名单，2026-11-21 的职务是“青禾县人民政府县长”“中共青禾县委副书记”");
    let entry = finding.entry.as_ref().expect("a row asked for it");
    assert_eq!((entry.id.as_str(), entry.line, entry.layer), ("张三", 3, Layer::Organisation));
    assert_eq!(&*entry.dictionary, "officials");
    assert!(entry.version.starts_with("undated+"), "{}", entry.version);
}

#[test]
fn the_list_is_part_of_the_digest() {
    let digest = |rows: &str| Dictionary::layered(&[text(rows)]).expect("the list is right").digest();
    assert_ne!(digest("name,post\n张三,县长\n"), digest("name,post\n张三,副县长\n"));
    assert_ne!(digest("name,post\n张三,县长\n"), Dictionary::layered(&[]).expect("right").digest());
}

#[test]
fn a_mistake_in_the_list_is_named() {
    let columns = "name,post,from,to,note\n";
    for (rows, line, column) in [
        ("name,post,form\n张三,县长,\n", 1, "form"),
        ("name,from\n张三,\n", 1, "post"),
        (",县长,,,\n", 2, "name"),
        ("张,县长,,,\n", 2, "name"),
        ("张三李四王五赵,县长,,,\n", 2, "name"),
        ("张三、李四,县长,,,\n", 2, "name"),
        ("张三,县长,,,\n李四,长,,,\n", 3, "post"),
        ("张三,,,,\n", 2, "post"),
        ("张三,县长,2024-13,,\n", 2, "from"),
        ("张三,县长,2024,2023,\n", 2, "to"),
        ("张三,县长,2024,,一\n张三,县长,2024,,二\n", 3, ""),
    ] {
        let rows = if rows.starts_with("name") { rows.to_owned() } else { format!("{columns}{rows}") };
        let error = Dictionary::layered(&[text(&rows)]).err().expect(&rows);
        assert_eq!(
            (error.file.as_str(), error.line, error.column.as_str()),
            ("lists/officials.csv", line, column),
            "{rows}"
        );
    }
    assert!(Dictionary::layered(&[text("name,post\n阿卜杜拉·买买提艾力,县长\n")]).is_ok());
}

#[test]
fn five_hundred_officials_load_at_once() {
    let mut rows = "name,post\n".to_owned();
    let characters: Vec<char> = "己已未末土士大太天夫木本日目".chars().collect();
    for i in 0..500 {
        let at = |n: usize| characters[(i / n) % characters.len()];
        let _ = writeln!(rows, "{}{}{},县长{i}", at(196), at(14), at(1));
    }
    // The table of confusions is read once, by whoever asks first.
    Confusions::built_in().expect("the table is right");
    let begin = std::time::Instant::now();
    Dictionary::layered(&[]).expect("right");
    let without = begin.elapsed();
    let begin = std::time::Instant::now();
    let dictionary = Dictionary::layered(&[text(&rows)]).expect("right");
    let with = begin.elapsed();
    assert_eq!(dictionary.officials.people.len(), 500);
    // It is 20 ms in a release; builds for debugging and machines that do other work take longer.
    assert!(with.saturating_sub(without).as_millis() < 500, "{without:?} without, {with:?} with");
}
