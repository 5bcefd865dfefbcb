//! `personal/resident-id`

use std::ops::Range;

use super::super::rule::rule;
use super::super::{About, Found, Hit, Page, Rule};
use super::context::Context;
use super::numbers::{Candidate, Run, X};
use crate::dictionary::is_county;
use crate::document::Date;
use crate::finding::{Message, Words};

rule! {
    /// # 未遮盖的居民身份证号
    ///
    /// **查什么** 完整的 18 位公民身份号码（地区码真实、日期真实、校验码正确），以及标着“身份证”的 15 位旧号码。全角、
    /// 加空格或连字符、断行、夹零宽字符、用 O 和 l 代替 0 和 1、用汉字数字写的都算。统一社会信用代码、项目代码、流水号不算；
    /// 已按惯例遮盖的（`530102********1234`）不算。
    ///
    /// **为什么** 有了号码，别人就能冒名贷款、开户、注册公司，号码却一辈子换不了；公开的网页被抄走，就再也收不回来。
    ///
    /// **怎么改** 确需列示身份的，只留前 4 位和后 4 位，其余用星号；不需要的整列删除，不要只是隐藏。此规则不能用行内注释忽略。
    ///
    /// # An unmasked resident identity number
    ///
    /// **What** A whole 18-digit number (a county that exists or existed, a real date, the right check digit), and the
    /// older 15-digit one where it is labelled. Full-width digits, spaces, hyphens, line ends and zero-width characters
    /// inside, O and l for 0 and 1, and Chinese numerals do not hide it. Company codes, project codes and serials are
    /// not meant, nor are numbers masked as is customary (`530102********1234`).
    ///
    /// **Why** With the number others borrow money, open accounts and found companies in someone's name, and it cannot be
    /// changed for a lifetime. A page that was copied cannot be called back.
    ///
    /// **What to do** If the person must be told apart, leave the first and the last four digits; else delete the column
    /// rather than hide it. This rule cannot be set aside by an inline comment.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 张某，身份证号530102199003071238，家住某县。
    /// ```
    ///
    /// ```hit
    /// 公民身份号码：５３０１０２ 19900307 1238
    /// ```
    ///
    /// ```hit
    /// 身份证号 530102199003
    /// 071238
    /// ```
    ///
    /// ```hit
    /// 身份证号：五三〇一〇二一九九〇〇三〇七一二三八
    /// ```
    ///
    /// ```ok
    /// 身份证号：530102********1238
    /// ```
    ///
    /// ```ok
    /// 项目代码 2017-530302-48-03-012345，采购编号 202306150001000123。
    /// ```
    ResidentId, "personal/resident-id", Block
}

const FOUND: Words = Words { zh: "未遮盖的居民身份证号", en: "an unmasked resident identity number" };
const FOUND_OLD: Words =
    Words { zh: "未遮盖的 15 位居民身份证号", en: "an unmasked 15-digit resident identity number" };
const MASK: Words = Words {
    zh: "遮盖成前 4 位、后 4 位可见（如 5301**********1238），或整列删除",
    en: "mask it so that the first and the last four digits remain, or delete the column",
};
const PROVEN: Words =
    Words { zh: "地区码、出生日期和校验码都成立", en: "region, date of birth and check digit all hold" };
const LABELLED: Words = Words { zh: "前面标明是身份证号", en: "it is labelled as an identity number" };
const BROKEN_UP: Words = Words {
    zh: "号码中间有空格、换行或其他符号",
    en: "there are spaces, line ends or other signs inside the number",
};
const LABELS: [&str; 9] =
    ["身份证", "身份号码", "公民身份", "证件号", "证件号码", "社会保障号", "社保号", "idcard", "idno"];

impl Rule for ResidentId {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn page(&self, page: &Page, found: &mut Found) {
        for run in &page.numbers {
            for candidate in run.candidates(18).filter(|candidate| is_resident_number(candidate, page.today)) {
                let context = Context::of(page, &candidate.bytes());
                let county = is_county(candidate.number(0..6));
                let labelled = context.names(&LABELS);
                let of_a_company =
                    context.names(&["信用代码", "组织机构代码", "营业执照"]) && is_company_code(&candidate.values());
                if of_a_company || !(county || labelled) {
                    continue;
                }
                let mut hit = Hit::value(&ABOUT, candidate.bytes(), FOUND, MASK);
                hit.reasons.push(PROVEN.into());
                hit.reasons.extend(labelled.then(|| Message::from(LABELLED)));
                hit.reasons.extend((!candidate.is_plain()).then(|| Message::from(BROKEN_UP)));
                found.push(hit);
            }
            for candidate in run.candidates(15).filter(|candidate| is_old_number(candidate)) {
                if Context::of(page, &candidate.bytes()).names(&LABELS) {
                    let mut hit = Hit::value(&ABOUT, candidate.bytes(), FOUND_OLD, MASK);
                    hit.reasons.push(LABELLED.into());
                    found.push(hit);
                }
            }
        }
    }
}

/// The numbers of a run that are proven by themselves.
pub(super) fn values(run: &Run, today: Date) -> Vec<Range<usize>> {
    let proven = |candidate: &Candidate| is_resident_number(candidate, today) && is_county(candidate.number(0..6));
    run.candidates(18).filter(proven).map(|candidate| candidate.bytes()).collect()
}

/// GB 11643: region, date of birth, sequence, and a check character by ISO 7064 MOD 11-2. Of random
/// 18-digit numbers 9 % pass the check character, 0.004 % the date as well, hardly any the region too.
fn is_resident_number(candidate: &Candidate, today: Date) -> bool {
    let values = candidate.values();
    let (Some(check), Some(body)) = (values.get(17), values.get(..17)) else { return false };
    // Whoever hides a number puts letters for every 0 and 1, often eight of eighteen.
    if body.contains(&X) || candidate.true_digits() < 9 || !is_province(candidate.number(0..2)) {
        return false;
    }
    let born = date(candidate.number(6..10), candidate.number(10..12), candidate.number(12..14));
    if born.is_none_or(|born| born.year() < 1890 || born > today) {
        return false;
    }
    // Each digit weighs 2^(17 - place) mod 11.
    let sum = body.iter().fold(0_u32, |sum, &digit| (sum + u32::from(digit)) * 2 % 11);
    (12 - sum) % 11 == u32::from(*check)
}

/// Before 1999: region, date of birth with two digits of the year, sequence; nothing to check it by.
fn is_old_number(candidate: &Candidate) -> bool {
    let born = date(1900 + candidate.number(6..8), candidate.number(8..10), candidate.number(10..12));
    is_county(candidate.number(0..6)) && born.is_some() && !candidate.values().contains(&X)
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// Provinces by GB/T 2260, with those of residence permits for Hong Kong, Macao and Taiwan.
fn is_province(code: u32) -> bool {
    matches!(code, 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83)
}

/// GB 32100, for codes of digits only: weights 3^place mod 31.
fn is_company_code(values: &[u8]) -> bool {
    let (Some(check), Some(body)) = (values.get(17), values.get(..17)) else { return false };
    let (sum, _) = body.iter().fold((0, 1), |(sum, weight), &digit| (sum + u32::from(digit) * weight, weight * 3 % 31));
    (31 - sum % 31) % 31 == u32::from(*check)
}
