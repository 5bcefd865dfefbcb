//! `structure/reply-element`

use super::super::rule::rule;
use super::super::{About, Found, Hit, Page, Rule, Whole};
use super::lacking::lacking;
use crate::document::{Date, Kind, Place};
use crate::finding::{Message, Severity, Words};
use crate::outline::{Citation, Way};

rule! {
    /// # 政府信息公开申请答复书缺要素
    ///
    /// **查什么** 答复书、告知书应有的：主送（申请人）、编号、落款、日期、印章；引用《政府信息公开条例》的具体条文；
    /// 救济渠道——行政复议的机关和期限（60日），行政诉讼的法院和期限（6个月）。缺一项报一条。期限写错的（如复议30日、诉讼三个月）
    /// 指出来；只写“向行政复议机关”的，算没有写明机关。文本里看不到印章的，只作提示。补正、延期等过程性告知书不要求条文和救济渠道，
    /// 空白的格式文本不查。不予公开的答复写“可以复议或者诉讼”的，提示复议前置。
    ///
    /// **为什么** 主送、编号、落款、日期、印章每缺 1 项扣 0.2 分（共 1 分）；未正确引用条例依据的每件扣 0.1 分（共 1.5 分）；
    /// 没有救济渠道或者渠道不正确的每件扣 0.1 分（共 0.5 分）（云南省2023年度政务公开指标考评细则第7项）。答复应明示救济渠道、
    /// 标明便于区分的编号（云政办发〔2018〕36号第82项）。复议期限六十日（行政复议法第二十条）；起诉期限自 2015 年 5 月 1 日起
    /// 由三个月改为六个月（行政诉讼法第四十六条）；自 2024 年 1 月 1 日起，不予公开的先复议再诉讼（行政复议法第二十三条）。
    ///
    /// **怎么改** 按提示补写。
    ///
    /// # A reply to a request for information that lacks parts
    ///
    /// **What** What a reply (答复书, 告知书) must have: addressee, number, signature, date, seal; an article of the
    /// Regulation on disclosure; remedies: reconsideration with its body and period (60 days), litigation with its court
    /// and period (6 months). Each missing one is a finding; wrong periods (30 days, three months) are told;
    /// 行政复议机关 alone names no body. A seal that a text cannot show is a note. Notices of a step on the way (to
    /// complete a request, to extend the time) need no article and no remedies; blank forms are not looked at. A
    /// refusal that offers litigation beside reconsideration gets a note.
    ///
    /// **Why** Each missing element costs 0.2 points (of 1), a reply without the Regulation rightly cited 0.1 (of 1.5),
    /// a reply without remedies or with wrong ones 0.1 (of 0.5): item 7 of Yunnan's assessment for 2023. A reply shows
    /// the remedies and a number of its own (云政办发〔2018〕36号, item 82). 60 days: 行政复议法, article 20; six months,
    /// three until 30 April 2015: 行政诉讼法, article 46; since 1 January 2024 a refusal goes to reconsideration before
    /// it goes to court: 行政复议法, article 23.
    ///
    /// **What to do** Add what the advice says.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 某县民政局政府信息公开申请答复书
    ///
    /// 某民信公开〔2026〕12号
    ///
    /// 张某：
    ///
    /// 你提出的政府信息公开申请收悉。现答复如下：你申请的信息已在县人民政府门户网站公开。
    ///
    /// 某县民政局（印章）
    ///
    /// 2026年5月4日
    /// ```
    ///
    /// ```ok
    /// 某县民政局政府信息公开申请答复书
    ///
    /// 某民信公开〔2026〕12号
    ///
    /// 张某：
    ///
    /// 你提出的政府信息公开申请收悉。根据《中华人民共和国政府信息公开条例》第三十六条第一项的规定，你申请的信息已在县人民政府门户网站公开。
    ///
    /// 如对本答复不服，可以自收到本答复书之日起60日内向某县人民政府申请行政复议，或者在6个月内向某县人民法院提起行政诉讼。
    ///
    /// 某县民政局（印章）
    ///
    /// 2026年5月4日
    /// ```
    ReplyElement, "structure/reply-element", Review
}

const LACKS: Words = Words { zh: "信息公开答复缺“{part}”", en: "this reply to a request lacks {part}" };
const NO_ARTICLE: Words = Words {
    zh: "信息公开答复缺“{part}”：提到条例，没有写第几条",
    en: "this reply to a request lacks {part}: it names the Regulation, but no article",
};
const NO_SEAL: Words = Words {
    zh: "文本里看不到印章：请核对原件是否加盖",
    en: "the text shows no seal: look whether the original bears one",
};
const NOT_60_DAYS: Words = Words {
    zh: "行政复议的期限写错了：应为 60 日",
    en: "the period for reconsideration is wrong: it is 60 days",
};
const NOT_6_MONTHS: Words = Words {
    zh: "行政诉讼的期限写错了：应为 6 个月",
    en: "the period for litigation is wrong: it is 6 months",
};
const MEND_60_DAYS: Words = Words {
    zh: "改为“自收到本答复书之日起60日内”（行政复议法第二十条）",
    en: "write 自收到本答复书之日起60日内 (行政复议法, article 20)",
};
const MEND_6_MONTHS: Words = Words {
    zh: "改为“自收到本答复书之日起6个月内”（行政诉讼法第四十六条）；2015年5月1日前为三个月",
    en: "write 自收到本答复书之日起6个月内 (行政诉讼法, article 46); it was three months until 30 April 2015",
};
const COSTS: Words = Words {
    zh: "云南省2023年度政务公开指标考评细则第7项：救济渠道不正确的，每件扣 0.1 分",
    en: "item 7 of Yunnan's assessment for 2023: 0.1 points for a reply with wrong remedies",
};
const RECONSIDER_FIRST: Words = Words {
    zh: "不予公开的答复写了可以直接诉讼：2024年1月1日起应当先申请行政复议",
    en: "this refusal offers litigation at once: since 1 January 2024 reconsideration comes first",
};
const SAY_SO: Words = Words {
    zh: "由法制机构核对；属于不予公开的，写明先申请行政复议，对复议决定不服的再起诉（行政复议法第二十三条）",
    en: "have it looked at by those in charge of law; a refusal says that reconsideration comes first, and litigation \
         against its decision (行政复议法, article 23)",
};

/// From this day on a refusal to disclose goes to reconsideration before it goes to court.
const RECONSIDERATION_FIRST_SINCE: (u16, u8, u8) = (2024, 1, 1);

impl Rule for ReplyElement {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn page(&self, page: &Page, found: &mut Found) {
        let Some(parts) =
            page.outline.parts().filter(|parts| page.outline.kind == Kind::RequestReply && !parts.is_form())
        else {
            return;
        };
        for wrong in &parts.wrong_periods {
            let (message, advice) = match wrong.way {
                Way::Reconsideration => (NOT_60_DAYS, MEND_60_DAYS),
                Way::Litigation => (NOT_6_MONTHS, MEND_6_MONTHS),
            };
            let mut hit = Hit::text(&ABOUT, wrong.range.clone(), message, advice);
            hit.reasons.push(COSTS.into());
            hit.aspect = Some("wrong-period");
            found.push(hit);
        }
    }

    fn whole(&self, whole: &Whole, found: &mut Found) {
        let Some(parts) = whole.outline.parts().filter(|_| whole.outline.kind == Kind::RequestReply) else { return };
        for (part, after) in parts.missing() {
            let message = match part.part {
                "seal" => NO_SEAL,
                "basis" if parts.citation == Citation::Name => NO_ARTICLE,
                _ => LACKS,
            };
            let mut hit = lacking(&ABOUT, message, part, after);
            // A text has no seal to show; only the original says whether it is missing.
            if part.part == "seal" {
                hit.severity = Severity::Note;
            }
            found.push(hit);
        }
        let (year, month, day) = RECONSIDERATION_FIRST_SINCE;
        let since = Date::new(year, month, day);
        let is_later = parts.dated.or(Some(whole.today)).zip(since).is_some_and(|(day, since)| day >= since);
        if is_later && parts.offers_litigation_at_once() {
            let hit = Hit::absence(&ABOUT, Place::default(), Message::from(RECONSIDER_FIRST), SAY_SO);
            found.push(Hit { severity: Severity::Note, ..hit });
        }
    }
}
