//! `personal/address`

use super::super::rule::rule;
use super::judge::Saying;
use crate::finding::Words;

rule! {
    /// # 写到门牌的家庭住址
    ///
    /// **查什么** 写到门牌、单元、室号、组内户号的住址。标明是家庭住址、现住、户籍地址的，或在群众名单里的，拦截；没有
    /// 标明的住宅地址请人工判断。只到村、街道、路的不算；办公地址、会议地点、经营场所不算。
    ///
    /// **为什么** 知道姓名和门牌就能找上门。
    ///
    /// **怎么改** 写到村（社区）或街道为止。
    ///
    /// # A home address down to the door
    ///
    /// **What** An address down to house, entrance, room or household. Labelled as a home, or in a list of citizens, it
    /// blocks; an unlabelled dwelling is for a person to decide. What ends with a village, a street or a road is not
    /// meant, nor are addresses of offices, meetings and businesses.
    ///
    /// **Why** Whoever knows name and door can come to it.
    ///
    /// **What to do** Stop at the village or the street.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 李某，家住某县城关镇翠湖路12号3栋2单元501室。
    /// ```
    ///
    /// ```ok
    /// 家庭住址：某县某镇某村委会
    /// ```
    ///
    /// ```ok
    /// 办公地址：某县翠湖路12号
    /// ```
    Address, "personal/address", Block, judged SAYING
}

const SAYING: Saying = Saying {
    decide: Some(Words {
        zh: "是住家就写到村（社区）或街道为止，是办公地点就写明单位",
        en: "stop at the village or the street if someone lives there; if it is an office, name it",
    }),
    ..Saying::of(
        Words { zh: "写到门牌的住址", en: "an address down to the door" },
        Words { zh: "写到村（社区）或街道为止", en: "stop at the village or the street" },
    )
};
