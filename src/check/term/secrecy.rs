//! `term/secrecy`

use super::super::rule::rule;
use super::super::{About, Found, Page, Rule};
use super::context::in_quotation;
use super::listed::{Sayings, hit, of};
use crate::finding::{Severity, Words};

rule! {
    /// # 密级、内部标志
    ///
    /// **查什么** 国家秘密标志（秘密★、机密★、绝密★，版头里独占一行的密级）和内部标志（内部资料 注意保存、此件发至县团级等）。
    /// 条文里提到“国家秘密”“工作秘密”不算。具体词条在 `dictionaries/secrecy.csv`，每条有出处。
    ///
    /// **为什么** 公开前应当进行保密审查（中华人民共和国保守国家秘密法；中华人民共和国政府信息公开条例第十七条；
    /// 云政办发〔2018〕36号第96项）。带着密级标志发布就是泄密事件。
    ///
    /// **怎么改** 停止发布，报保密工作机构。已解密的，先办解密手续，再去掉标志。
    ///
    /// # Marks of secrecy and of internal circulation
    ///
    /// **What** Marks of a state secret (秘密★, 机密★, 绝密★, a level of secrecy on a line of its own at the top) and of
    /// internal circulation (内部资料 注意保存, 此件发至县团级 and the like). A clause that speaks of secrets is not meant.
    /// The terms are in `dictionaries/secrecy.csv`, each with its source.
    ///
    /// **Why** Every document is reviewed for secrecy before disclosure (law on guarding state secrets; regulations on
    /// open government information, article 17; 云政办发〔2018〕36号 item 96). To post one that bears a mark is a leak.
    ///
    /// **What to do** Stop, and tell the secrecy office. If it has been declassified, have that done formally, then remove
    /// the mark.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 秘密★10年
    ///
    /// 某县人民政府办公室文件
    /// ```
    ///
    /// ```hit
    /// 内部资料　注意保存
    /// ```
    ///
    /// ```ok
    /// 依法确定为国家秘密、工作秘密的，不予公开。
    /// ```
    Secrecy, "term/secrecy", Block
}

const SAYINGS: Sayings = Sayings {
    found: Words {
        zh: "出现密级或内部标志“{found}”",
        en: "there is a mark of secrecy or of internal circulation: {found}",
    },
    instead: Words { zh: "改为{suggestion}", en: "write {suggestion}" },
    otherwise: Words {
        zh: "停止发布，报保密工作机构处理；已解密的先办解密手续再去掉标志",
        en: "stop and tell the secrecy office; if it was declassified, have that done formally, then remove the mark",
    },
};
const QUOTED: Words = Words {
    zh: "写在引号里，可能只是引用，请人工判断",
    en: "it stands in quotation marks and may only be quoted: a person must decide",
};

impl Rule for Secrecy {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn page(&self, page: &Page, found: &mut Found) {
        for listed in of(page, &ABOUT) {
            let mut hit = hit(page, &ABOUT, listed, &SAYINGS);
            if in_quotation(page.folded.classes(), &listed.classes) {
                hit.severity = hit.severity.min(Severity::Review);
                hit.reasons.push(QUOTED.into());
            }
            found.push(hit);
        }
    }
}
