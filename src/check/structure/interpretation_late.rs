//! `structure/interpretation-late`

use super::super::pair::{Pair, Party};
use super::super::rule::rule;
use super::super::{About, Found, Hit, Rule};
use crate::dictionary::Calendar;
use crate::document::{Date, Place};
use crate::finding::{Masked, Message, Severity, Words};

rule! {
    /// # 解读材料发布迟了
    ///
    /// **查什么** 政策文件公开发布后，解读材料超过 3 个工作日才发布。从文件发布的次日算起，双休日、法定节假日不计，
    /// 调休上班的双休日照计，放假安排以国务院办公厅历年通知为准；有几份解读的，看最早的一份。
    /// 只看公开发布的日期，不看成文日期；发布日期不明的、当年放假安排还没有公布的，给出提示，不作判断。
    ///
    /// **为什么** 解读材料应与文件同步发布，或在文件公开后 3 个工作日内发布（云政办发〔2018〕36号第19项；
    /// 云南省2023年度政务公开指标考评细则第8项；昭政办发〔2020〕42号第一条第五项）。每发现一个单位落实不到位扣 0.5 分，
    /// 该项满分 5 分。
    ///
    /// **怎么改** 解读与文件同步起草、同步审批、同步发布；还没有发布的，尽快发布。发布日期写错的，改正日期。
    /// 日期可以用 --published、--with-published 给出，也可以写在文件名后加 .baguan.toml 的配套说明里。
    ///
    /// # An interpretation that came late
    ///
    /// **What** An interpretation was published more than 3 working days after its policy. Counting begins on the
    /// day after the policy's; weekends and public holidays are left out and weekends that are worked are counted, as
    /// the circulars of the State Council's office arrange it. Of several interpretations the first one counts. Only
    /// days of publication count, never the day of the signature; where one is not known, or the year's holidays are
    /// not announced yet, a note says so and nothing is judged.
    ///
    /// **Why** An interpretation is published together with its policy or within 3 working days
    /// (云政办发〔2018〕36号 item 19; the province's assessment for 2023, item 8; 昭政办发〔2020〕42号 §1(5)). Each unit
    /// that fails costs 0.5 of the item's 5 points.
    ///
    /// **What to do** Draft, approve and publish both together; if it is not out yet, publish it now. Mend a wrong day
    /// of publication. Days can be given by `--published` and `--with-published`, or in a file beside the document,
    /// its name with `.baguan.toml` behind it.
    ///
    /// # Examples
    ///
    /// ```ok
    /// 单独的一份文件，没有配套的解读材料，不作对照。
    /// ```
    InterpretationLate, "structure/interpretation-late", Review
}

/// Working days within which an interpretation has to follow.
const WITHIN: u32 = 3;
/// Rows of days off that a message names; of a year there would be fifty.
const MOST_NAMED: usize = 6;

const LATE: Words = Words {
    zh: "解读材料“{file}”于 {to} 发布，文件于 {from} 发布，隔了 {count} 个工作日，超过 {within} 个工作日",
    en: "the interpretation “{file}” was published on {to}, the document on {from}: {count} working days later, and \
         {within} are allowed",
};
const LATE_ADVICE: Words = Words {
    zh: "解读应与文件同步发布，至迟 {due}；核对两个发布日期，今后同步起草、同步审批、同步发布",
    en: "it should have been published with the document, on {due} at the latest: see whether both days are right, and \
         draft, approve and publish both together in future",
};
const DAYS_OFF: Words = Words { zh: "不计在内的休息日：{days}", en: "days off that were left out: {days}" };
const ONE_AND_MORE: Words = Words { zh: "{one}、{days}", en: "{one}, {days}" };
const AND_SO_ON: Words = Words { zh: "等", en: "and others" };
const NO_DAYS_OFF: Words = Words { zh: "其间没有休息日", en: "there were no days off between" };
const OTHERS: Words = Words {
    zh: "另有解读材料的发布日期不明，没有算在内",
    en: "there are other interpretations, whose days of publication are not known",
};
const NO_CALENDAR: Words = Words {
    zh: "文件（{from}）和解读材料“{file}”（{to}）隔了几个工作日，无法计算：{year} 年的放假安排不在内置数据里",
    en: "the working days between the document ({from}) and the interpretation “{file}” ({to}) cannot be counted: the \
         public holidays of {year} are not in the data",
};
const NO_CALENDAR_ADVICE: Words =
    Words { zh: "由人工计算，或更新程序", en: "count them yourself, or update the program" };
const UNKNOWN: Words = Words {
    zh: "文件的公开发布日期不明，无法判断解读材料“{file}”是否及时",
    en: "the day on which the document was published is not known, so whether the interpretation “{file}” came in time \
         cannot be told",
};
const UNKNOWN_ADVICE: Words = Words {
    zh: "用 --published 给出，或在页面元数据、“发布日期”一行或配套说明（文件名后加 .baguan.toml）里写明；不是成文日期",
    en: "give it by --published, or write it into the page's metadata, a line 发布日期, or the file beside the document \
         (its name with .baguan.toml behind it); it is not the day of the signature",
};
const UNKNOWN_WITH: Words = Words {
    zh: "解读材料“{file}”的公开发布日期不明，无法判断是否及时",
    en: "the day on which the interpretation “{file}” was published is not known, so whether it came in time cannot be told",
};
const UNKNOWN_WITH_ADVICE: Words = Words {
    zh: "用 --with-published 给出，或在解读材料的页面元数据、“发布日期”一行，或文件的配套说明（interpretation-published）里写明",
    en: "give it by --with-published, or write it into the interpretation's metadata, a line 发布日期 in it, or the file \
         beside the document (interpretation-published)",
};

impl Rule for InterpretationLate {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn pair(&self, pair: &Pair, found: &mut Found) {
        let Some(any) = pair.interpretations.first() else { return };
        let known = pair.interpretations.iter().filter_map(|party| Some((party.published?, party)));
        let first = known.min_by_key(|(published, _)| *published);
        match (pair.document.published, first) {
            (Some(from), Some((to, party))) => {
                let mut hit = judged(from, to, party, Calendar::built_in());
                if let Some(hit) = &mut hit
                    && pair.interpretations.iter().any(|party| party.published.is_none())
                {
                    hit.reasons.push(OTHERS.into());
                }
                if let Some(hit) = hit {
                    found.push(hit);
                }
            }
            (from, to) => {
                if from.is_none() {
                    found.push(note(filled(UNKNOWN, any), UNKNOWN_ADVICE.into()));
                }
                if to.is_none() {
                    found.push(note(filled(UNKNOWN_WITH, any), UNKNOWN_WITH_ADVICE.into()));
                }
            }
        }
    }
}

/// What is to be said of both days, if anything.
fn judged(from: Date, to: Date, party: &Party, calendar: &Calendar) -> Option<Hit> {
    // So few days hold no more working days, whatever the year's holidays are.
    if to.unix_days() - from.unix_days() <= i64::from(WITHIN) {
        return None;
    }
    let known = |text: String| Masked::known(text);
    let with_days =
        |words| filled(words, party).with("from", known(from.to_string())).with("to", known(to.to_string()));
    let Some(count) = calendar.working_days_after(from, to) else {
        let mut years = from.year()..=to.year();
        let missing = years.find(|&year| Date::new(year, 1, 1).and_then(|day| calendar.is_working_day(day)).is_none());
        let year = known(missing.unwrap_or(to.year()).to_string());
        return Some(note(with_days(NO_CALENDAR).with("year", year), NO_CALENDAR_ADVICE.into()));
    };
    if count <= WITHIN {
        return None;
    }
    let message = with_days(LATE).with("count", known(count.to_string())).with("within", known(WITHIN.to_string()));
    let due = due(from, calendar).unwrap_or(to).to_string();
    let mut hit = Hit::absence(&ABOUT, Place::default(), message, Message::from(LATE_ADVICE).with("due", known(due)));
    hit.reasons.push(days_off(&calendar.days_off_after(from, to)));
    Some(hit)
}

/// The last day on which it was in time.
fn due(from: Date, calendar: &Calendar) -> Option<Date> {
    let mut day = from;
    let mut left = WITHIN;
    while left > 0 {
        day = day.next()?;
        left -= u32::from(calendar.is_working_day(day)?);
    }
    Some(day)
}

fn days_off(off: &[(Date, Date)]) -> Message {
    let Some((last, others)) = off.split_last() else { return NO_DAYS_OFF.into() };
    // The same in both languages: from one day to the other, as the standard writes it.
    let row = |(from, to): &(Date, Date)| if from == to { from.to_string() } else { format!("{from}/{to}") };
    let named = others.iter().take(MOST_NAMED).fold(Message::from(DAYS_OFF), |message, days| {
        message.with_words("days", ONE_AND_MORE).with("one", Masked::known(row(days)))
    });
    if others.len() > MOST_NAMED {
        named.with_words("days", AND_SO_ON)
    } else {
        named.with("days", Masked::known(row(last)))
    }
}

fn filled(words: Words, party: &Party) -> Message {
    Message::from(words).with("file", party.shown.clone())
}

fn note(message: Message, advice: Message) -> Hit {
    Hit { severity: Severity::Note, ..Hit::absence(&ABOUT, Place::default(), message, advice) }
}
