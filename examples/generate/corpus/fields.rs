//! What stands for each `{field}` of a template.

use super::digits;
use super::people::{self, Person};
use super::random::Random;
use super::{marks, masks};

/// The kind of the value that a field plants, unless the template says otherwise.
pub fn kind(field: &str) -> &'static str {
    match field {
        "id" | "id-x" | "id-old" => "resident-id",
        "id-wrong" => "resident-id-doubtful",
        "permit-residence" | "permit-foreigner" | "permit-foreigner-old" | "permit-hkmo" | "permit-taiwan" => "permit",
        "passport" => "passport",
        "mobile" => "mobile",
        "landline" => "landline",
        "card" => "bank-card",
        "door" => "address",
        "email" => "email",
        "qq" | "wechat" => "messaging-account",
        "plate" => "vehicle-plate",
        "disability" => "disability-certificate",
        "officer" | "police" | "pupil" | "social" | "household" | "licence" => "certificate-number",
        "birth" => "birth-date",
        "illness" => "health-condition",
        "name" => "name-list",
        _ if field.starts_with("weak") => "weak-mask",
        _ => "",
    }
}

/// The text for a field; nothing if there is no such field.
pub fn value(random: &mut Random, person: &Person, field: &str) -> Option<String> {
    of_people(random, person, field)
        .or_else(|| masks::value(random, person, field))
        .or_else(|| marks::value(random, person, field))
        .or_else(|| of_notices(random, field))
}

fn of_people(random: &mut Random, person: &Person, field: &str) -> Option<String> {
    let born = person.born_on();
    Some(match field {
        "name" => person.name.clone(),
        "someone" => people::name(random),
        "sex" => person.sex.to_owned(),
        "age" => (2026 - person.year).to_string(),
        "birth" => match random.below(4) {
            0 => format!("{}-{:02}-{:02}", person.year, person.month, person.day),
            1 => format!("{}.{:02}.{:02}", person.year, person.month, person.day),
            _ => format!("{}年{}月{}日", person.year, person.month, person.day),
        },
        // A social-security number is the resident number under another name.
        "id" | "social" => person.id.clone(),
        "id-x" => loop {
            let id = digits::resident(random, &born);
            if id.ends_with('X') {
                break id;
            }
        },
        "id-old" => {
            // Only who was born before 1999 has one.
            let year = 30 + person.year % 60;
            format!("{}{year}{:02}{:02}{:03}", &person.id[..6], person.month, person.day, random.between(1, 998))
        }
        "id-wrong" => digits::mistyped(random, &person.id),
        "permit-residence" => {
            let from = random.pick(&["810000", "820000", "830000"]);
            digits::resident_of(random, from, &born)
        }
        "permit-foreigner" => digits::foreigner(random, &born),
        "permit-foreigner-old" => {
            format!("{}{}{}", random.word("USA KOR JPN GBR VNM"), random.word("1101 3100 5301 4403"), &born[2..])
                + &random.digits(2)
        }
        "permit-hkmo" => {
            // Two more digits where it was issued again.
            let again = if random.one_in(2) { random.digits(2) } else { String::new() };
            format!("{}{}{again}", random.word("H M"), random.digits(8))
        }
        "permit-taiwan" => random.between(0, 1).to_string() + &random.digits(7),
        "passport" => people::passport(random),
        "mobile" => person.mobile.clone(),
        "landline" => people::landline(random),
        "card" => {
            let length = [16, 19, 19, 19][random.below(4)];
            digits::card(random, length)
        }
        "door" => people::door(random),
        "email" => people::email(random),
        "qq" => {
            random.between(1, 9).to_string()
                + &{
                    let length = random.between(5, 9);
                    random.digits(length)
                }
        }
        "wechat" => people::wechat(random),
        "plate" => people::plate(random),
        "disability" => format!("{}{}{}", person.id, random.between(1, 7), random.between(1, 4)),
        "illness" => random
            .word("精神分裂症 肺癌 尿毒症 白血病 双相情感障碍 乙型肝炎 艾滋病 脑瘫 癫痫 肺结核 乳腺癌 肝硬化")
            .to_owned(),
        "officer" => format!("{}字第{}号", random.word("军 参 政 南 空 海 陆 武"), random.digits(7)),
        "police" => random.digits(6),
        "pupil" => format!("{}{}", random.word("G L J"), person.id),
        "household" => random.digits(9),
        "licence" => random.digits(12),
        _ => return None,
    })
}

fn of_notices(random: &mut Random, field: &str) -> Option<String> {
    let (year, month, day) = (random.between(2019, 2026), random.between(1, 12), random.between(1, 28));
    Some(match field {
        "date" => format!("{year}年{month}月{day}日"),
        "date-short" => format!("{month}月{day}日"),
        "date-dash" => format!("{year}-{month:02}-{day:02}"),
        "year" => year.to_string(),
        "docno" => format!(
            "{}〔{year}〕{}号",
            random.word("青政办发 青政发 云民发 青财社 临政办函 白政发 青人社发"),
            random.between(1, 260)
        ),
        "amount" => format!("{}.{:02}元", random.pick(&["1,200", "860", "3,600", "12,450", "480"]), random.below(100)),
        "money" => random.pick(&["1200", "860", "3600", "2450", "480", "1050.50", "720.00"]).to_owned(),
        "million" => format!("{}.{:02}万元", random.between(12, 9800), random.below(100)),
        "area" => format!("{}.{}", random.between(1, 30), random.below(10)),
        "percent" => format!("{}.{}%", random.between(1, 99), random.below(10)),
        "few" => random.between(2, 60).to_string(),
        "county" => random.pick(&["青禾县", "临江区", "云岭市", "白石县"]).to_owned(),
        "real-county" => people::county(random).to_owned(),
        "town" => people::town(random).to_owned(),
        "village" => people::village(random).to_owned(),
        "road" => people::road(random).to_owned(),
        "office" => {
            let county = random.pick(&["青禾县", "临江区", "云岭市", "白石县"]);
            format!("{county}{}", random.word("民政局 财政局 人力资源和社会保障局 教育体育局 卫生健康局 农业农村局 住房和城乡建设局 医疗保障局 市场监督管理局 自然资源局 人民政府办公室 残疾人联合会"))
        }
        "dept" => random
            .word("办公室 社会救助科 基层政权科 财务科 政务服务中心 行政审批股 监督检查科 人事科 信访科")
            .to_owned(),
        "tel" => people::landline(random),
        "tel-local" => random.between(2, 8).to_string() + &random.digits(6),
        "mob" => people::mobile(random),
        "gov-mail" => {
            random.word("qhxmzj yljyj sbfw zwgk ljqczj rsj2020 ybj").to_owned()
                + random.pick(&["@yunling.gov.cn", "@163.com", "@126.com", "@qinghe.gov.cn"])
        }
        "surname" => people::surname(random).to_owned(),
        "title" => random.word("主任 科长 股长 局长 副局长 老师 同志").to_owned(),
        "crop" => random.word("水稻 玉米 小麦 油菜 马铃薯 烤烟").to_owned(),
        "company-name" => format!(
            "云南{}{}有限公司",
            random.word("禾丰 恒远 志诚 金桥 宏泰 瑞云"),
            random.word("建设工程 农业科技 商贸 环保 咨询服务")
        ),
        "deformity" => random.word("肢体 视力 听力 言语 智力 精神 多重").to_owned(),
        "grade" => random.word("一级 二级 三级 四级").to_owned(),
        _ => return None,
    })
}
