//! `personal/health-condition`

use super::super::rule::rule;
use super::judge::Saying;
use crate::finding::Words;

rule! {
    /// # 写明某人的疾病、残疾或涉毒等情况
    ///
    /// **查什么** 与能认出的人写在一起的病种、诊断、残疾类别和等级、精神障碍、吸毒、社区矫正等。姓名已遮盖的不算；处罚
    /// 文书里的违法事实不算。
    ///
    /// **为什么** 这类情况一旦公开，本人和家人会受歧视，无法挽回。
    ///
    /// **怎么改** 删除这一列或这一句；确需公示补助的，只公示补助项目和金额。
    ///
    /// # Someone’s illness, disability or past with the law
    ///
    /// **What** Illness, diagnosis, kind and grade of a disability, mental disorder, drugs or probation, beside a
    /// person who can be recognised. With masked names it is not meant, nor are the facts of a punishment in its notice.
    ///
    /// **Why** Once known it brings discrimination on the person and the family, for good.
    ///
    /// **What to do** Delete the column or the sentence; of a benefit, publish what it is and how much.
    ///
    /// # Examples
    ///
    /// ```hit
    /// | 姓名 | 残疾类别 |
    /// |---|---|
    /// | 王建国 | 精神残疾 |
    /// ```
    ///
    /// ```hit
    /// 村民王建国患尿毒症。
    /// ```
    ///
    /// ```ok
    /// | 姓名 | 残疾类别 |
    /// |---|---|
    /// | 王** | 精神残疾 |
    /// ```
    ///
    /// ```ok
    /// 加强精神障碍患者服务管理。
    /// ```
    HealthCondition, "personal/health-condition", Block, judged SAYING
}

const SAYING: Saying = Saying::of(
    Words { zh: "写明某人的健康等敏感情况", en: "someone’s health or past with the law" },
    Words { zh: "删除这一列或这一句，只公示项目和金额", en: "delete the column or the sentence" },
);
