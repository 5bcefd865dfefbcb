//! `personal/landline`

use super::super::rule::rule;
use super::judge::Saying;
use crate::finding::Words;

rule! {
    /// # 群众家里的固定电话
    ///
    /// **查什么** 带区号的固定电话，以及标明是电话的 7、8 位号码。单位的电话不报；在群众名单里，或与身份证、住址等写在
    /// 一起的，请人工判断；看不出是谁的只作提示。
    ///
    /// **为什么** 家里的电话同样能找到人。
    ///
    /// **怎么改** 群众的号码遮盖中间四位（如 0871-****1234），或整列删除。
    ///
    /// # A citizen's landline
    ///
    /// **What** A telephone number with its area code, or seven or eight digits labelled as one. Those of offices are
    /// not told; in a list of citizens, or beside an identity number or an address, a person must decide; where nothing
    /// shows whose it is, it is a note.
    ///
    /// **Why** It leads to a person’s home.
    ///
    /// **What to do** Mask the middle four digits (0871-****1234), or delete the column.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 户主李某，身份证号530102199003071238，家庭电话 0871-63123456。
    /// ```
    ///
    /// ```ok
    /// 咨询电话：0871-63123456（县民政局）
    /// ```
    ///
    /// ```ok
    /// 办公室电话：63123456
    /// ```
    Landline, "personal/landline", Review, judged SAYING
}

const SAYING: Saying = Saying {
    decide: Some(Words {
        zh: "是群众家里的就遮盖，是单位的就写明单位",
        en: "mask it if it is a citizen's; if it is an office's, name the office",
    }),
    ..Saying::of(
        Words { zh: "固定电话", en: "a landline" },
        Words {
            zh: "遮盖中间四位（如 0871-****1234），或整列删除",
            en: "mask the middle four digits, or delete the column",
        },
    )
};
