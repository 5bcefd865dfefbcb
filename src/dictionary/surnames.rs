//! What tells a person's name: what names begin with, and the words that begin alike and are none.

use std::sync::LazyLock;

use crate::text::classes::is_one_of;
use crate::text::fold_str;

const SURNAMES: &str = include_str!("../../dictionaries/reference/surnames.txt");
const NOT_NAMES: &str = include_str!("../../dictionaries/reference/not-names.txt");

/// The characters that names are written with.
const HAN: std::ops::RangeInclusive<u16> = 0x4E00..=0x9FFF;

struct Names {
    /// A bit for each of the [`HAN`].
    single: Box<[u64]>,
    compound: Vec<[u16; 2]>,
    /// Words that are no names, what no name begins with, and what none of three characters ends with.
    words: Vec<Vec<u16>>,
    beginnings: Vec<Vec<u16>>,
    endings: Vec<u16>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let words = |text, kind| rows(text).filter(move |row| row.0 == kind).map(|row| fold_str(row.1));
    let mut single = vec![0_u64; usize::from(HAN.end() - HAN.start()) / 64 + 1].into_boxed_slice();
    for class in words(SURNAMES, "one").flatten() {
        if let Some((word, bit)) = bit(class)
            && let Some(word) = single.get_mut(word)
        {
            *word |= bit;
        }
    }
    let mut names = Names {
        single,
        compound: words(SURNAMES, "two").filter_map(|surname| surname.try_into().ok()).collect(),
        words: words(NOT_NAMES, "word").collect(),
        beginnings: words(NOT_NAMES, "begin").collect(),
        endings: words(NOT_NAMES, "end").flatten().collect(),
    };
    names.compound.sort_unstable();
    names.words.sort_unstable();
    names
});

/// The words of a list, each with the first word of its line.
fn rows(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' '));
    lines.flat_map(|(kind, words)| words.split(' ').map(move |word| (kind, word)))
}

fn bit(class: u16) -> Option<(usize, u64)> {
    let at = HAN.contains(&class).then(|| class - HAN.start())?;
    Some((usize::from(at / 64), 1 << (at % 64)))
}

fn is_single(class: u16) -> bool {
    bit(class).and_then(|(word, bit)| Some(NAMES.single.get(word)? & bit)).is_some_and(|found| found != 0)
}

/// How many characters the surname has with which a folded text begins: two where it may be one of two.
pub fn surname(classes: &[u16]) -> Option<usize> {
    let compound = classes.first_chunk::<2>().is_some_and(|two| NAMES.compound.binary_search(two).is_ok());
    if compound { Some(2) } else { classes.first().is_some_and(|&class| is_single(class)).then_some(1) }
}

/// Whether a whole folded text, such as a cell's, may be someone's name: a surname and one or two characters more, two
/// surnames (刘李佳怡) or one of two and up to two more, or parts with a dot between (买买提·吐尔逊). Words of tables that
/// begin alike are not; nor is a name that was masked with 某.
pub fn could_be_name(classes: &[u16]) -> bool {
    if classes.contains(&SOME) {
        return false;
    }
    if classes.iter().any(|&class| is_one_of(class, DOTS)) {
        return has_parts(classes);
    }
    let Some(length) = surname(classes).filter(|_| classes.iter().all(|&class| is_han(class))) else { return false };
    let shaped = match classes.len() {
        // 欧阳 may be a name of one character after 欧.
        2 => classes.first().is_some_and(|&class| is_single(class)),
        3 => true,
        4 => length == 2 || classes.get(1).is_some_and(|&class| is_single(class)),
        _ => false,
    };
    shaped && !is_word(classes)
}

const SOME: u16 = 0x67D0; // 某
/// What stands between the parts of a name; only the first is right, all are typed.
const DOTS: &str = "·・•‧∙⋅";

/// Characters beyond the basic plane, with which rare names are written, share the codes of surrogates.
fn is_han(class: u16) -> bool {
    HAN.contains(&class) || matches!(class, 0x3400..=0x4DBF | 0xD800..=0xDFFF)
}

fn is_word(classes: &[u16]) -> bool {
    let ends = || classes.len() > 2 && classes.last().is_some_and(|last| NAMES.endings.contains(last));
    let begins = || NAMES.beginnings.iter().any(|beginning| classes.starts_with(beginning));
    NAMES.words.binary_search_by(|word| word.as_slice().cmp(classes)).is_ok() || ends() || begins()
}

/// Names of other peoples: two or three parts, one of them of at least three characters; places joined alike are shorter.
fn has_parts(classes: &[u16]) -> bool {
    let parts = || classes.split(|&class| is_one_of(class, DOTS));
    let whole = parts().all(|part| (1..=8).contains(&part.len()) && part.iter().all(|&class| is_han(class)));
    whole && parts().count() <= 3 && parts().any(|part| part.len() > 2) && !parts().any(is_word)
}

#[cfg(test)]
mod tests {
    use super::{NAMES, NOT_NAMES, SURNAMES, could_be_name, is_single, rows, surname};
    use crate::text::fold_str;

    #[test]
    fn every_row_is_understood() {
        for (kind, word) in rows(SURNAMES) {
            let right = match kind {
                "one" => fold_str(word).into_iter().all(is_single),
                "two" => fold_str(word).len() == 2,
                _ => false,
            };
            assert!(right, "{kind} {word}");
        }
        for (kind, word) in rows(NOT_NAMES) {
            let length = fold_str(word).len();
            let right = match kind {
                "word" => (2..=4).contains(&length),
                "begin" => (2..=3).contains(&length),
                "end" => length > 0,
                _ => false,
            };
            assert!(right, "{kind} {word}");
        }
        assert!(rows(SURNAMES).filter(|row| row.0 == "one").map(|row| fold_str(row.1).len()).sum::<usize>() > 500);
        assert!(NAMES.compound.len() > 100 && NAMES.words.len() > 3000);
    }

    #[test]
    fn surnames() {
        let texts = [("张三", Some(1)), ("欧阳春", Some(2)), ("諸葛亮", Some(2)), ("刀美兰", Some(1)), ("的确", None)];
        for (text, length) in texts {
            assert_eq!(surname(&fold_str(text)), length, "{text}");
        }
        assert_eq!(surname(&[]), None);
        assert_eq!(surname(&[0xFFFF, 1]), None);
    }

    #[test]
    fn names() {
        for name in [
            "张三",
            "李小明",
            "欧阳春",
            "欧阳建国",
            "諸葛孔明",
            "王 芳",
            "刘李佳怡",
            "买买提·吐尔逊",
            "阿依古丽・买买提",
            "刀美兰",
            "岩温罕",
            "玉罕叫",
            "普正兴",
            "者丽芬",
            "扎西次仁",
            "此里卓玛",
            "和丽军",
            "木玉璋",
            "自学芬",
            "禄永昌",
            "和平",
            "高峰",
            "王\u{2B5AF}",
            "李㛃",
        ] {
            assert!(could_be_name(&fold_str(name)), "{name}");
        }
    }

    #[test]
    fn words_are_no_names() {
        for word in [
            "高中",
            "马上",
            "金额",
            "时间",
            "方式",
            "单位",
            "金额合计",
            "全日制",
            "马铃薯",
            "石榴",
            "安置费",
            "党支部",
            "白族",
            "哈尼族",
            "普米族",
            "景洪市",
            "龙头山镇",
            "文盲",
            "孙女",
            "曾孙",
            "农业银行",
            "安全管理",
            "于2023年",
            "张某某",
            "张某",
            "张**",
            "张",
            "云南·昆明",
            "",
            "一",
            "备注",
            "2023",
            "abc",
            "王小明李小红",
            "·",
            "··",
            "高速公路",
            "农户",
            "车牌号",
            "时间段",
        ] {
            assert!(!could_be_name(&fold_str(word)), "{word}");
        }
    }
}
