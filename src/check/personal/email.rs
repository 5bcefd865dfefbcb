//! `personal/email`

use super::super::rule::rule;
use super::judge::Saying;
use crate::finding::Words;

rule! {
    /// # 个人电子邮箱
    ///
    /// **查什么** 电子邮箱，也包括用 #、(at) 代替 @ 的写法。政务邮箱（.gov.cn）不报；单位公布的联系邮箱只作提示；群众的
    /// 拦截；看不出是谁的请人工判断。
    ///
    /// **为什么** 邮箱是许多账户的登录名，也招来垃圾邮件和诈骗。
    ///
    /// **怎么改** 群众的遮盖（如 d**@126.com）或删除；工作联系用政务邮箱。
    ///
    /// # A personal e-mail address
    ///
    /// **What** An e-mail address, also with # or (at) for the @. Addresses of the government (.gov.cn) are not told; a
    /// contact that an office gives is a note; a citizen’s blocks; otherwise a person must decide.
    ///
    /// **Why** It is the name by which many accounts are opened.
    ///
    /// **What to do** Mask it (d**@126.com) or delete it; for work use an address of the government.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 村民李某，邮箱 lisi_1990@126.com。
    /// ```
    ///
    /// ```hit
    /// 邮箱：lisi#126.com
    /// ```
    ///
    /// ```ok
    /// 联系邮箱：xxgk@km.gov.cn
    /// ```
    ///
    /// ```ok
    /// 邮箱：l***@126.com
    /// ```
    Email, "personal/email", Block, judged SAYING
}

const SAYING: Saying = Saying {
    decide: Some(Words {
        zh: "是个人的就遮盖，是工作联系方式就写明单位并改用政务邮箱",
        en: "mask it if it is a person's; if it is an office's, name the office and use its own domain",
    }),
    office: Some(Words { zh: "建议改用政务邮箱", en: "an address of the government is better" }),
    ..Saying::of(
        Words { zh: "电子邮箱", en: "an e-mail address" },
        Words { zh: "遮盖（如 d**@126.com）或删除", en: "mask it (d**@126.com) or delete it" },
    )
};
