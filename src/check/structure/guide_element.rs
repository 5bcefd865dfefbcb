//! `structure/guide-element`

use super::super::rule::rule;
use super::super::{About, Found, Hit, Rule, Whole};
use super::lacking::lacking;
use crate::document::{Kind, Place};
use crate::finding::{Masked, Message, Severity, Words};

rule! {
    /// # 政府信息公开指南缺要素或未更新
    ///
    /// **查什么** 政府信息公开指南应有的十一项：公开范围、公开渠道、公开时限、依申请公开受理答复、信息查询方式、公开机构名称、
    /// 办公地址、邮政编码、联系电话、传真号码、投诉方式。缺一项报一条。只有名目没有内容的（“传真：”后面是空的，标题下面没有文字）
    /// 算缺；邮政编码须是六位数字，联系电话须有号码，监督电话不算联系电话；写明“无传真”的算有，另作提示。
    /// 指南标明的年份、发布或更新日期都早于检查当年的，报未按年度更新；没有标明日期的，提示无法判断。
    ///
    /// **为什么** 行政机关应当编制、公布政府信息公开指南并及时更新，写明这些内容（政府信息公开条例第十二条）。考核占 5 分：
    /// 未按要求编制扣 5 分，要素不齐全扣 0.5 分（部门按缺的要素计），未按年度更新扣 1 分（昌政办发〔2020〕56号第7项）。
    ///
    /// **怎么改** 补上缺的要素；每年核对一次内容并改写日期，例如在标题后写“（2026年版）”。
    ///
    /// # A disclosure guide that lacks parts or was not renewed
    ///
    /// **What** The eleven parts of a guide to disclosure (政府信息公开指南): scope, channels, time limits, handling of
    /// requests, ways to query, name of the body, office address, postcode, telephone, fax, complaint channel. Each
    /// missing one is a finding. A name with nothing behind it (`传真：`, a heading without text) is missing; a postcode has
    /// six digits; a telephone has a number, and a line for complaints is not the office's telephone; `传真：无` counts as
    /// stated, with a note. If every year and date that the guide states of itself is before the year of the check, it
    /// was not renewed; if it states none, a note says that nobody can tell.
    ///
    /// **Why** Offices publish such a guide and keep it up to date (政府信息公开条例, article 12). Of 5 points, no proper
    /// guide costs 5, missing parts 0.5 (for departments, each), no yearly renewal 1 (昌政办发〔2020〕56号, item 7).
    ///
    /// **What to do** Add what is missing; look through the guide each year and change its date, for example
    /// `（2026年版）` in the title.
    ///
    /// # Examples
    ///
    /// ```hit
    /// # 某县民政局政府信息公开指南（2030年版）
    ///
    /// 一、公开范围：本机关主动公开机构职能、政策文件等信息。
    ///
    /// 二、联系方式
    ///
    /// 传真：
    /// ```
    ///
    /// ```ok
    /// # 某县民政局政府信息公开指南（2030年版）
    ///
    /// 一、公开范围：本机关主动公开机构职能、政策文件等信息。
    ///
    /// 二、公开渠道：县人民政府门户网站。
    ///
    /// 三、公开时限：自信息形成之日起20个工作日内。
    ///
    /// 四、依申请公开：填写申请表，当面、邮寄或者传真提交，受理机构在20个工作日内答复。
    ///
    /// 五、查询方式：登录县人民政府门户网站查询。
    ///
    /// 六、受理机构：某县民政局办公室；办公地址：某县某镇某路1号；邮政编码：678100；联系电话：0875-7000000；传真：0875-7000001。
    ///
    /// 七、投诉方式：认为本机关未依法公开的，可以向县人民政府办公室投诉、举报。
    /// ```
    GuideElement, "structure/guide-element", Review
}

const LACKS: Words = Words { zh: "政府信息公开指南缺“{part}”", en: "this disclosure guide lacks {part}" };
const NONE: Words =
    Words { zh: "指南写明没有“{part}”", en: "this guide states that there is no such thing as {part}" };
const ASKED_FOR: Words = Words {
    zh: "考核列有这一项：核对是否确实没有，有就写上",
    en: "the assessment asks for it: see whether there is one after all",
};
const NOT_RENEWED: Words = Words {
    zh: "政府信息公开指南没有按年度更新：标明的最近年份是 {year} 年",
    en: "this disclosure guide was not renewed this year: the latest year it states is {year}",
};
const RENEW: Words = Words {
    zh: "核对全文，更新内容并写明 {year} 年的更新日期",
    en: "look through it, bring it up to date and state a date of {year}",
};
const COSTS: Words = Words {
    zh: "昌政办发〔2020〕56号第7项：未按年度更新的扣 1 分",
    en: "昌政办发〔2020〕56号, item 7: 1 point where a guide was not renewed in the year",
};
const UNDATED: Words = Words {
    zh: "指南没有标明年份或更新日期，看不出是否按年度更新",
    en: "this guide states no year and no date: nobody can tell whether it was renewed",
};
const DATE_IT: Words = Words {
    zh: "在标题后或文末写明更新日期，例如“（{year}年版）”",
    en: "state the date behind the title or at the end, for example （{year}年版）",
};

impl Rule for GuideElement {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn whole(&self, whole: &Whole, found: &mut Found) {
        let Some(parts) =
            whole.outline.parts().filter(|parts| whole.outline.kind == Kind::DisclosureGuide && !parts.is_form())
        else {
            return;
        };
        for (part, after) in parts.missing() {
            found.push(lacking(&ABOUT, LACKS, part, after));
        }
        for (part, after) in parts.stated_none() {
            let message = Message::from(NONE).with_words("part", part.name);
            let place = after.cloned().unwrap_or_default();
            found.push(Hit { severity: Severity::Note, ..Hit::absence(&ABOUT, place, message, ASKED_FOR) });
        }
        let this_year = whole.today.year();
        let year = |year: u16| Masked::known(year.to_string());
        match parts.latest_year {
            Some(latest) if latest < this_year => {
                let message = Message::from(NOT_RENEWED).with("year", year(latest));
                let advice = Message::from(RENEW).with("year", year(this_year));
                let mut hit = Hit::absence(&ABOUT, Place::default(), message, advice);
                hit.reasons.push(COSTS.into());
                hit.aspect = Some("not-renewed");
                found.push(hit);
            }
            Some(_) => {}
            None => {
                let advice = Message::from(DATE_IT).with("year", year(this_year));
                let hit = Hit::absence(&ABOUT, Place::default(), UNDATED, advice);
                found.push(Hit { severity: Severity::Note, ..hit });
            }
        }
    }
}
