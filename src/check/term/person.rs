//! Where a name ends: 王伟 in 王伟民县长 is nobody's name.

use std::ops::Range;

use super::super::Page;
use super::gap::{Gap, gap};
use super::post::{beginning, is_han};
use crate::text::classes::{is_one_of, starts_with};

/// Frequent surnames: 伟强 behind one of them is a given name.
const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯董萧肖程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏\
     薛叶阎余潘杜戴夏钟汪田姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易武乔贺赖龚文欧陶樊殷施\
     洪翟安颜倪严牛温芦季俞章鲁葛韦申尤毕聂焦岳齐梅莫庄辛管祝左涂谷祁耿舒尚卜路詹关苗凌费纪靳盛童欧阳普刀";
/// The dots within names.
const DOTS: &str = "·•‧・";

/// Whether a name may begin where a hit begins.
pub(super) fn begins(page: &Page, name: &Range<usize>) -> bool {
    let block = page.folded.block(page.folded.block_at(name.start));
    let Some(&before) = page.folded.classes()[block.start..name.start].last() else { return true };
    // Names of four characters that hold one of three are rare.
    !is_one_of(before, DOTS) && (name.len() > 2 || !is_one_of(before, SURNAMES) || gap(page, name.start) != Gap::None)
}

/// What follows a name and is no part of one.
const FOLLOWING: [&str; 76] = [
    "同志", "先生", "女士", "等", "和", "与", "及", "以及", "的", "在", "是", "为", "任", "同", "于", "对", "向", "到",
    "就", "将", "已", "也", "并", "曾", "说", "率", "带队", "一行", "一同", "一起", "主持", "出席", "参加", "强调",
    "要求", "指出", "深入", "前往", "赴", "会见", "介绍", "汇报", "部署", "听取", "调研", "陪同", "表示", "宣布",
    "宣读", "讲话", "致辞", "作", "代表", "签发", "批示", "分管", "负责", "担任", "兼任", "牵头", "检查", "督导",
    "视察", "考察", "走访", "慰问", "看望", "召集", "传达", "通报", "总结", "发言", "现场", "先后", "组织", "主讲",
];

/// Whether a name may end where a hit ends. A character that may belong to the name is read as part of it.
pub(super) fn ends(page: &Page, name: &Range<usize>) -> bool {
    let classes = page.folded.classes();
    let block = page.folded.block(page.folded.block_at(name.start));
    let rest = &classes[name.end..block.end];
    let Some(&next) = rest.first() else { return true };
    if !is_han(next) {
        return !is_one_of(next, DOTS);
    }
    match gap(page, name.end) {
        // 王　伟　民 is set wide, 王　伟　局长 is not one name.
        Gap::Space => {
            let wide = (name.start + 1..name.end).any(|at| gap(page, at) == Gap::Space);
            let alone = || rest.get(1).is_none_or(|&class| !is_han(class)) || gap(page, name.end + 1) != Gap::None;
            return !wide || !alone();
        }
        Gap::Line => return true,
        Gap::None => {}
    }
    let follows = |at: usize| rest.get(at..).is_some_and(|rest| FOLLOWING.iter().any(|word| starts_with(rest, word)));
    let post = |at: usize| beginning(page, &(name.end + at..block.end)).is_some();
    // 王伟强调研: 强 belongs to the name, as 调研 follows it as well.
    let longer = || name.len() == 2 && rest.len() > 1 && (follows(1) || post(1));
    post(0) || follows(0) && !longer()
}
