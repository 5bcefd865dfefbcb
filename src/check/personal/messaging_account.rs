//! `personal/messaging-account`

use super::super::rule::rule;
use super::judge::Saying;
use crate::finding::Words;

rule! {
    /// # 个人的 QQ、微信号
    ///
    /// **查什么** 标明是 QQ 或微信的号码。公众号、工作群、小程序不算；单位公布的只作提示；群众的拦截；看不出是谁的请人
    /// 工判断。
    ///
    /// **为什么** 号码能加好友、看到头像和朋友圈。
    ///
    /// **怎么改** 群众的删除；工作联系用办公电话或公众号。
    ///
    /// # A person's QQ or 微信 account
    ///
    /// **What** A number or name labelled as QQ or 微信. Public accounts, groups and mini-programs are not meant;
    /// what an office gives is a note; a citizen’s blocks; otherwise a person must decide.
    ///
    /// **Why** Anybody can write to it and see its pictures.
    ///
    /// **What to do** Delete it; for work use a landline or a public account.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 村民李某，微信号 lisi_1990。
    /// ```
    ///
    /// ```hit
    /// 联系我加QQ：812345678
    /// ```
    ///
    /// ```ok
    /// 微信公众号：qinghe_fabu
    /// ```
    ///
    /// ```ok
    /// 工作QQ群：812345678
    /// ```
    MessagingAccount, "personal/messaging-account", Block, judged SAYING
}

const SAYING: Saying = Saying {
    decide: Some(Words {
        zh: "是个人的就删除，是工作联系方式就写明单位并改用办公电话",
        en: "delete it if it is a person's; if it is an office's, name the office and use a landline",
    }),
    office: Some(Words { zh: "建议改用办公电话", en: "a landline of the office is better" }),
    ..Saying::of(Words { zh: "QQ 或微信号", en: "a QQ or 微信 account" }, Words { zh: "删除", en: "delete it" })
};
