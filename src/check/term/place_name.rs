//! `term/place-name`

use super::super::rule::rule;
use super::listed::Sayings;
use crate::finding::Words;

rule! {
    /// # 地名
    ///
    /// **查什么** 州市县名称写错、民族自治地方名称不全或次序不对、已改名的旧称。
    ///
    /// **为什么** 地名管理条例：使用标准地名。
    ///
    /// **怎么改** 改成国务院批准的标准名称。
    ///
    /// # Place names
    ///
    /// **What** Names of prefectures and counties that are miswritten, incomplete, in the wrong order, or no longer
    /// valid.
    ///
    /// **Why** The regulations on place names ask for the standard name.
    ///
    /// **What to do** Use the standard name.
    ///
    /// # Examples
    ///
    /// ```hit
    /// 红河彝族哈尼族自治州人民政府印发了方案。
    /// ```
    ///
    /// ```ok
    /// 红河哈尼族彝族自治州人民政府印发了方案。
    /// ```
    PlaceName, "term/place-name", Review, saying SAYINGS
}

const SAYINGS: Sayings = Sayings {
    found: Words { zh: "“{found}”不是规范的地名", en: "“{found}” is not the standard place name" },
    instead: Words { zh: "改为{suggestion}", en: "write {suggestion}" },
    otherwise: Words { zh: "改用标准地名", en: "use the standard name" },
};
