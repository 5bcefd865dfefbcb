//! What several tests share.
#![allow(clippy::expect_used, dead_code, missing_docs, unreachable_pub)]

use baguan::document::{Date, Stage};
use baguan::engine::{Engine, Plan};
use baguan::policy::Configuration;

pub fn plan() -> Plan {
    Plan {
        configuration: Configuration::default(),
        below: String::new(),
        stage: Stage::Publish,
        today: Date::new(2026, 11, 21).expect("a day"),
        reveal: false,
        digests: true,
        threads: 1,
    }
}

pub fn engine() -> Engine {
    Engine::new(plan()).expect("the lists are right")
}

/// A synthetic resident number with a right check digit, from any numbers.
pub fn resident_number(county: usize, days: u32, sequence: u32) -> String {
    let county = ["530102", "530302", "530602", "532522", "510104"][county % 5];
    let day = Date::from_unix_days(u64::from(days % 18_000)).to_string().replace('-', "");
    let body = format!("{county}{day}{:03}", sequence % 1000);
    let sum = body.bytes().fold(0, |sum, digit| (sum + u32::from(digit - b'0')) * 2 % 11);
    let check = (12 - sum) % 11;
    body + &char::from_digit(check, 10).map_or("X".to_owned(), String::from)
}

pub fn mobile(number: u64) -> String {
    format!("13{:09}", number % 1_000_000_000)
}
