//! Numbers that mark things, not people, and look as if they did.

use super::digits;
use super::people::{self, Person};
use super::random::Random;

const COUNTIES: &str = "530102 530302 530602 532522 510104 420106";

/// The text for a field of this kind.
pub fn value(random: &mut Random, person: &Person, field: &str) -> Option<String> {
    of_documents(random, field).or_else(|| of_registers(random, field)).or_else(|| of_machines(random, person, field))
}

fn of_documents(random: &mut Random, field: &str) -> Option<String> {
    let year = random.between(2015, 2026);
    let county = random.word(COUNTIES);
    let n = random.between(1, 9999);
    Some(match field {
        "case" => match random.below(4) {
            0 => format!("（{year}）云{}民初{n}号", &county[2..]),
            1 => format!("（{year}）云01刑终{n}号"),
            2 => format!("({year})云{}执{n}号之一", &county[2..]),
            _ => format!("（{year}）最高法民再{n}号"),
        },
        "penalty" => match random.below(3) {
            0 => format!("青市监处罚〔{year}〕{county}{year}{n:05}号"),
            1 => format!("{county}{year}{n:06}号"),
            _ => format!("云公（{}）行罚决字〔{year}〕{n}号", &county[..4]),
        },
        "project" => {
            format!("{year}-{county}-{}-{:02}-{}", random.between(10, 96), random.between(1, 9), random.digits(6))
        }
        "project-new" => format!(
            "{}{:02}-{county}-04-{:02}-{}",
            year % 100,
            random.between(1, 12),
            random.between(1, 5),
            random.digits(6)
        ),
        "procurement" => format!("{year}{:02}{:02}{}", random.between(1, 12), random.between(1, 28), random.digits(10)),
        "tender" => match random.below(3) {
            0 => format!("{}ZC{year}-G1-{:05}-YNZZ-{:04}", random.word("YN QJ ZT KM"), n, random.between(1, 999)),
            1 => format!("QHCG-{year}-{n:03}"),
            _ => format!("{county}-ZB-{}{:03}", digits::day(random, 2019, 2026), n % 1000),
        },
        "standard" => match random.below(3) {
            0 => format!("GB/T {}-{year}", random.between(1000, 45999)),
            1 => format!("GB {}.{}—{year}", random.between(1000, 9999), random.between(1, 9)),
            _ => format!("DB53/T {}-{year}", random.between(100, 1300)),
        },
        "icp" => match random.below(4) {
            0 => format!("苏B2-{year}0{}", random.digits(3)),
            1 => format!("滇ICP备{}号-{}", random.digits(8), random.between(1, 9)),
            2 => format!("滇公网安备 {county}02{n:06}号"),
            _ => format!("京ICP证{}号", random.digits(6)),
        },
        "contract" => format!("{}{}", random.word("HT YNHT CG XY"), random.digits(12)),
        _ => return None,
    })
}

fn of_registers(random: &mut Random, field: &str) -> Option<String> {
    let county = random.word(COUNTIES);
    Some(match field {
        "company" => digits::company(random, false),
        "company-digits" => digits::company(random, true),
        "company-like-id" => digits::company_like_a_resident(random),
        "register" => format!("{county}{}", random.digits(9)),
        // As an old resident number would be, had the register not been meant.
        "register-like-id" => format!(
            "{county}{:02}{:02}{:02}{}",
            random.between(40, 79),
            random.between(1, 12),
            random.between(1, 28),
            random.digits(3)
        ),
        "parcel" => format!("{county}{}GB{}", random.digits(6), random.digits(5)),
        "parcel-digits" => format!("{county}{}{}", random.digits(8), random.digits(5)),
        "unit" => format!("{county}{}GB{}F{}", random.digits(6), random.digits(5), random.digits(8)),
        "food" => format!("{}{}{}", random.word("JY1 SC1 JY2 JY3"), county, random.digits(7)),
        "isbn" => {
            let code = digits::barcode(random, "9787");
            if random.one_in(2) {
                format!("{}-{}-{}-{}-{}", &code[..3], &code[3..4], &code[4..7], &code[7..12], &code[12..])
            } else {
                code
            }
        }
        "barcode" => digits::barcode(random, "69"),
        "bank-line" => format!("{}{}", random.word("102731 103731 104731 105731 402731 403731"), random.digits(6)),
        "account" => {
            let length = random.pick(&[&15, &18]).to_owned();
            format!("53{}", random.digits(length))
        }
        _ => return None,
    })
}

fn of_machines(random: &mut Random, person: &Person, field: &str) -> Option<String> {
    let day = digits::day(random, 2019, 2026);
    let (hour, minute, second) = (random.below(24), random.below(60), random.below(60));
    Some(match field {
        "serial-with-id" => {
            let head = random.digits(4);
            format!("{head}{}{}", person.id.replace('X', "0"), random.digits(3))
        }
        "serial-with-mobile" => {
            let head = random.digits(8);
            format!("{head}{}{}", person.mobile, random.digits(6))
        }
        "ms" => format!("1{}{}", random.between(5, 7), random.digits(11)),
        "stamp-14" => format!("{day}{hour:02}{minute:02}{second:02}"),
        "stamp-17" => format!("{day}{hour:02}{minute:02}{second:02}{}", random.digits(3)),
        "file-name" => match random.below(3) {
            0 => format!("P0{day}{}.{}", random.digits(12), random.word("pdf docx xlsx jpg")),
            1 => format!("W0{day}{}.{}", random.digits(12), random.word("doc png")),
            _ => format!("t{day}_{}.html", random.digits(7)),
        },
        "url" => match random.below(3) {
            0 => format!("http://www.yunling.gov.cn/zwgk/{}/t{day}_{}.html", &day[..6], random.digits(7)),
            1 => format!("https://zwfw.example.gov.cn/item?id={}&t=1{}", random.digits(18), random.digits(12)),
            _ => format!("https://www.example.com/show.aspx?newsid={}", person.mobile),
        },
        "decimal" => format!("{}.{}", random.below(3), random.digits(14)),
        "longitude" => format!("{}.{}", random.between(98, 105), random.digits(11)),
        "latitude" => format!("{}.{}", random.between(22, 28), random.digits(11)),
        "square" => format!("{}.{}", random.between(1_000_000, 9_999_999), random.digits(4)),
        "sum-11" => people::mobile(random),
        "sum-cents" => format!("{}.{:02}", people::mobile(random), random.below(100)),
        "iot" => match random.below(3) {
            0 => format!("1064{}", random.digits(9)),
            1 => format!("144{}", random.digits(10)),
            _ => format!("1410{}", random.digits(9)),
        },
        "imei" => format!("86{}", random.digits(13)),
        "waybill" => format!("{}{}", random.word("SF YT ZTO JD"), random.digits(13)),
        _ => return None,
    })
}
