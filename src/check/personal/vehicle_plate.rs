//! `personal/vehicle-plate`

use super::super::rule::rule;
use super::judge::Saying;
use crate::finding::Words;

rule! {
    /// # 机动车号牌
    ///
    /// **查什么** 汽车、摩托车号牌（省份简称加字母加 5 位，新能源 6 位）。与姓名等写在一起的拦截，其余请人工判断。
    ///
    /// **为什么** 由号牌能查到车主和行踪。
    ///
    /// **怎么改** 遮盖中间几位（如 云A1***5），或删除。
    ///
    /// # A number plate
    ///
    /// **What** A plate of a car or a motorcycle. Beside a person’s name it blocks; otherwise a person must decide.
    ///
    /// **Why** It leads to the owner and to where he has been.
    ///
    /// **What to do** Mask the middle of it, or delete it.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 违停车辆：云A12345
    /// ```
    ///
    /// ```hit
    /// 驾驶人李某驾驶云AD12345小型轿车。
    /// ```
    ///
    /// ```ok
    /// 苏B2-20090191
    /// ```
    ///
    /// ```ok
    /// 京ICP备12345678号
    /// ```
    VehiclePlate, "personal/vehicle-plate", Block, judged SAYING
}

const SAYING: Saying = Saying {
    decide: Some(Words {
        zh: "是群众的车就遮盖，公务车辆可以保留",
        en: "mask it if it is a citizen's; an official car's may stay",
    }),
    ..Saying::of(
        Words { zh: "机动车号牌", en: "a number plate" },
        Words { zh: "遮盖中间几位（如 云A1***5），或删除", en: "mask the middle of it, or delete it" },
    )
};
