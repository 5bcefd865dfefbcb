//! `personal/mobile`

use std::ops::Range;

use super::super::rule::rule;
use super::super::{About, Found, Hit, Page, Rule};
use super::context::{Context, Standing};
use super::numbers::{Candidate, Gap, Run};
use crate::dictionary::{Allocation, allocation};
use crate::finding::{Message, Severity, Words};

rule! {
    /// # 未遮盖的手机号码
    ///
    /// **查什么** 11 位手机号（按工业和信息化部已分配的号段），可带 +86，可分组书写。名单、花名册里的，或与身份证、住址、
    /// 低保等写在一起的，阻断；写明是咨询、监督、联系电话且由单位公布的，只作提示；看不出用途的，请人工判断。编号、金额、
    /// 物联网号码、已遮盖的（`138****1234`）不算。
    ///
    /// **为什么** 名单上的号码招来推销和诈骗，骗子知道姓名和领了什么补助，说得更像真的；换号码要改许多登记，老人尤其难。
    /// 工作联系电话由单位自己公布，不属于这种情况，但建议改用办公电话。
    ///
    /// **怎么改** 群众的号码遮盖成前 3 位、后 4 位可见，或整列删除；工作联系方式改用办公电话。
    ///
    /// # An unmasked mobile number
    ///
    /// **What** An eleven-digit mobile number (by the prefixes that have been allocated), with or without +86, in one
    /// piece or in groups. In a list of people, or beside an identity number, an address or a benefit, it blocks; as the
    /// enquiry contact that an office gives it is only noted; where its purpose cannot be seen a person must decide.
    /// Serials, amounts, numbers of devices and masked numbers (`138****1234`) are not meant.
    ///
    /// **Why** Numbers on a list bring unwanted calls and fraud, and whoever calls knows the name and the benefit, so that
    /// he is believed. A contact that the office itself gives is not such a case, though a landline is better.
    ///
    /// **What to do** Mask a citizen's number so that the first three and the last four digits remain, or delete the
    /// column; as the office's contact use a landline.
    ///
    /// # Examples
    ///
    /// ```hit
    /// | 姓名 | 手机 |
    /// |---|---|
    /// | 张某 | 13912345678 |
    /// ```
    ///
    /// ```hit
    /// 户主李某，家住某村，电话 139-1234-5678。
    /// ```
    ///
    /// ```hit
    /// 请与 １３９１２３４５６７８ 联系
    /// ```
    ///
    /// ```ok
    /// 电话：139****5678
    /// ```
    ///
    /// ```ok
    /// 合同编号 13912345678，金额 13912345678.50 元。
    /// ```
    Mobile, "personal/mobile", Block
}

const FOUND: Words = Words { zh: "未遮盖的手机号码", en: "an unmasked mobile number" };
const MASK: Words = Words {
    zh: "遮盖成前 3 位、后 4 位可见（如 139****5678），或整列删除",
    en: "mask it so that the first three and the last four digits remain, or delete the column",
};
const LANDLINE: Words = Words { zh: "建议改用办公电话", en: "a landline of the office is better" };
const OR_OFFICE: Words = Words {
    zh: "是群众的号码就遮盖，是工作联系方式就写明单位并改用办公电话",
    en: "mask it if it is a citizen's; if it is the office's contact, name the office and use a landline",
};

impl Rule for Mobile {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn page(&self, page: &Page, found: &mut Found) {
        let bare = page.numbers.iter().flat_map(with_bare_country_code).map(|candidate| (candidate, true));
        let mobiles = page.numbers.iter().flat_map(mobiles).map(|candidate| (candidate, false));
        for (candidate, needs_label) in mobiles.chain(bare) {
            let context = Context::of(page, &candidate.bytes());
            if context.is_other_number() || (needs_label && !context.names(&["手机", "电话"])) {
                continue;
            }
            let (standing, reason) = context.standing();
            let (severity, advice) = match standing {
                Standing::Citizen => (Severity::Block, MASK),
                Standing::Unknown => (Severity::Review, OR_OFFICE),
                Standing::Official => (Severity::Note, LANDLINE),
            };
            let mut hit = Hit { severity, ..Hit::value(&ABOUT, candidate.bytes(), FOUND, advice) };
            hit.reasons.push(Message::from(reason));
            found.push(hit);
        }
    }
}

/// The numbers of a run, whatever stands round them.
pub(super) fn values(run: &Run) -> Vec<Range<usize>> {
    mobiles(run).map(|candidate| candidate.bytes()).collect()
}

fn mobiles(run: &Run) -> impl Iterator<Item = Candidate<'_>> {
    let national = run.candidates(11).filter(is_grouped_like_a_mobile);
    let international = run.candidates(13).filter(|candidate| has_country_code(candidate, &[8, 6]));
    let dialled = run.candidates(15).filter(|candidate| has_country_code(candidate, &[0, 0, 8, 6]));
    national
        .filter(|candidate| is_allocated(&candidate.values()))
        .chain(international.filter(|candidate| is_allocated(&candidate.values()[2..])))
        .chain(dialled.filter(|candidate| is_allocated(&candidate.values()[4..])))
        .filter(|candidate| candidate.true_digits() >= 6)
}

/// `8613912345678` in one piece: thirteen digits may be anything, so a label has to say what they are.
fn with_bare_country_code(run: &Run) -> impl Iterator<Item = Candidate<'_>> {
    run.candidates(13).filter(|candidate| {
        let values = candidate.values();
        candidate.is_plain()
            && values.starts_with(&[8, 6])
            && !has_country_code(candidate, &[8, 6])
            && is_allocated(&values[2..])
    })
}

/// In one piece, in groups of 3-4-4 or 3-3-5 or 4-4-3 digits, or the only number there, broken once.
fn is_grouped_like_a_mobile(candidate: &Candidate) -> bool {
    // 400-, 0871- and the like before it make it part of something else; +86 does not.
    let tied = candidate
        .group_before()
        .is_some_and(|(gap, group)| gap == Gap::Space && group.len() < 4 && group != [8, 6] && !candidate.is_plain());
    let groups = candidate.groups();
    let usual = [&[11][..], &[3, 4, 4], &[3, 3, 5], &[4, 4, 3], &[3, 8], &[7, 4], &[4, 7]].contains(&groups.as_slice());
    let broken_once = groups.len() == 2 && candidate.widest_gap() != Some(Gap::Mark) && candidate.is_whole();
    !tied
        && (usual
            || broken_once
            || (candidate.is_whole() && groups.len() > 4 && candidate.widest_gap() != Some(Gap::Mark)))
}

fn has_country_code(candidate: &Candidate, code: &[u8]) -> bool {
    let plus = candidate.neighbours().0.is_some_and(|c| c == '+' || c == '＋');
    candidate.values().starts_with(code) && (plus || code.len() == 4 || candidate.groups().first() == Some(&code.len()))
}

/// Whether it was given to a mobile phone. Satellite phones are those of rescue teams and offices.
fn is_allocated(values: &[u8]) -> bool {
    allocation(values) == Some(Allocation::Mobile)
}
