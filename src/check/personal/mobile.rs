//! `personal/mobile`

use super::super::rule::rule;
use super::judge::Saying;
use crate::finding::Words;

rule! {
    /// # 未遮盖的手机号码
    ///
    /// **查什么** 11 位手机号（按工业和信息化部已分配的号段），可带 +86，可分组书写。名单、花名册里的，或与身份证、住址、
    /// 健康情况等写在一起的，拦截；写明是咨询、监督、联系电话且由单位公布的，只作提示；看不出用途的，请人工判断。编号、
    /// 金额、物联网号码、已遮盖的（`138****1234`）不算。
    ///
    /// **为什么** 名单上的号码招来推销和诈骗，骗子知道姓名和领了什么补助，说得更像真的；换号码要改许多登记，老人尤其难。
    /// 工作联系电话由单位自己公布，不属于这种情况，但建议改用办公电话。
    ///
    /// **怎么改** 群众的号码遮盖成前 3 位、后 4 位可见，或整列删除；工作联系方式改用办公电话。
    ///
    /// # An unmasked mobile number
    ///
    /// **What** An eleven-digit mobile number (by the prefixes that have been allocated), with or without +86, in one
    /// piece or in groups. In a list of people, or beside an identity number, an address or an illness, it blocks; as
    /// the enquiry contact that an office gives it is only noted; where its purpose cannot be seen a person must
    /// decide. Serials, amounts, numbers of devices and masked numbers (`138****1234`) are not meant.
    ///
    /// **Why** Numbers from published lists are called by sellers and by swindlers, who know the name and the benefit
    /// and sound the more genuine for it. A contact that the office itself gives is not such a case, though a landline
    /// is better.
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
    Mobile, "personal/mobile", Block, judged SAYING
}

const SAYING: Saying = Saying {
    decide: Some(Words {
        zh: "是群众的号码就遮盖，是工作联系方式就写明单位并改用办公电话",
        en: "mask it if it is a citizen's; if it is the office's contact, name the office and use a landline",
    }),
    office: Some(Words { zh: "建议改用办公电话", en: "a landline of the office is better" }),
    ..Saying::of(
        Words { zh: "未遮盖的手机号码", en: "an unmasked mobile number" },
        Words {
            zh: "遮盖成前 3 位、后 4 位可见（如 139****5678），或整列删除",
            en: "mask it so that the first three and the last four digits remain, or delete the column",
        },
    )
};
