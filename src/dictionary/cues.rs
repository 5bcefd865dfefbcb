//! Words that say what a number is and whose: labels, offices, people, illnesses. They are looked for round
//! what was found only; the few that begin a search themselves stand in the large matcher as well.

use std::ops::Range;

use super::table::{Table, TableError, parts};
use crate::finding::{Masked, Message, Words};
use crate::text::fold_str;

/// What a word says; several things at once are possible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Says(u64);

macro_rules! says {
    ($($(#[doc = $doc:literal])* $name:ident = $text:literal;)*) => {
        impl Says {
            says!(@ 0; $($(#[doc = $doc])* $name;)*);
            const NAMES: &[(&str, Self)] = &[$(($text, Self::$name)),*];
        }
    };
    (@ $bit:expr; $(#[doc = $doc:literal])* $name:ident; $($rest:tt)*) => {
        $(#[doc = $doc])*
        pub const $name: Self = Self(1 << ($bit));
        says!(@ $bit + 1; $($rest)*);
    };
    (@ $bit:expr;) => {};
}

says! {
    /// 身份证号
    RESIDENT_ID = "resident-id";
    /// 证件号码, whichever paper it is.
    PAPERS = "papers";
    /// 护照
    PASSPORT = "passport";
    /// 通行证, 居住证, 永久居留身份证
    PERMIT = "permit";
    /// 残疾证
    DISABLED_PAPER = "disabled-paper";
    /// 军官证, 学籍号, 医保卡号 and the like: numbers of one person.
    CERTIFICATE = "certificate";
    /// 准考证号, 工号: customarily made known.
    QUIET_NUMBER = "quiet-number";
    /// 电话, 手机
    PHONE = "phone";
    /// 联系电话, 联系人
    CONTACT = "contact";
    /// 咨询电话, 监督电话: only an office has one.
    ENQUIRY = "enquiry";
    /// 传真
    FAX = "fax";
    /// 家长电话, 本人手机
    PRIVATE = "private";
    /// 银行账号
    ACCOUNT = "account";
    /// 单位账户, 财政专户
    CORPORATE = "corporate";
    /// 户名: who holds the account follows.
    HOLDER = "holder";
    /// 电子邮箱
    EMAIL = "email";
    /// QQ
    QQ = "qq";
    /// 微信
    WECHAT = "wechat";
    /// 公众号, 微信群
    PUBLIC_ACCOUNT = "public-account";
    /// 车牌号
    PLATE = "plate";
    /// 出生日期
    BIRTH = "birth";
    /// 家庭住址
    HOME = "home";
    /// 地址
    ADDRESS = "address";
    /// 办公地址, 会议地点
    OFFICE_ADDRESS = "office-address";
    /// 姓名, 户主
    NAME = "name";
    /// 负责人, 记者: a name that is named for its duty.
    OFFICIAL_NAME = "official-name";
    /// 年龄
    AGE = "age";
    /// 性别
    SEX = "sex";
    /// 民族, 学历
    ETHNIC = "ethnic";
    /// 幼儿, 一年级: somebody under fourteen.
    CHILD = "child";
    /// 村民, 患者, 投诉人
    CITIZEN = "citizen";
    /// 县民政局
    OFFICE = "office";
    /// 病种, 残疾类别: what follows is someone's health.
    ILLNESS = "illness";
    /// The name of an illness or a disability.
    DISEASE = "disease";
    /// 社区矫正, 戒毒
    PENAL = "penal";
    /// 低保, 补贴
    HARDSHIP = "hardship";
    /// 花名册: the title of a list of people.
    ROSTER = "roster";
    /// 责任人名单, 通讯录: the title of a list of officials.
    OFFICIAL_ROSTER = "official-roster";
    /// 职务, 责任单位: a column of a list of officials.
    OFFICIAL_COLUMN = "official-column";
    /// 单位, 机构: a column that names offices.
    OFFICE_COLUMN = "office-column";
    /// 农业银行
    BANK = "bank";
    /// 出售, 招领: whoever offers or seeks something gives his own number.
    OFFER = "offer";
    /// 科长, 女士: what follows a name.
    DUTY = "duty";
    /// 村民小组: no other word, though it begins like one.
    NEUTRAL = "neutral";
    /// 工作单位: no office of the document's.
    NOT_OFFICIAL = "not-official";
    /// 合同编号, 金额: another number.
    NUMBER = "number";
    /// 行政处罚决定书
    PUNISHMENT = "punishment";
    /// 任前公示
    APPOINTMENT = "appointment";
    /// 拟录用人员公示
    RECRUITMENT = "recruitment";
    /// 先进个人
    AWARD = "award";
    /// 中标公告
    PROCUREMENT = "procurement";
}

impl Says {
    /// Nothing.
    pub const NOTHING: Self = Self(0);

    /// Whether it says one of these.
    pub fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// Either of two.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn parse(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, says)| *says)
    }
}

impl FromIterator<Says> for Says {
    fn from_iter<T: IntoIterator<Item = Self>>(all: T) -> Self {
        all.into_iter().fold(Self::NOTHING, Self::or)
    }
}

/// A word where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// What it says.
    pub says: Says,
    /// Its classes.
    pub classes: Range<usize>,
}

/// All the words. They are looked for in windows of a few characters, for which the large matcher is too large.
pub struct Cues {
    words: Vec<(Vec<u16>, Says)>,
    /// Which of the words, in the order of their characters.
    order: Vec<usize>,
    /// A bit for what two characters that a word begins with amount to.
    begins: Vec<u64>,
    /// The words of one character.
    short: Vec<u16>,
}

impl Cues {
    /// Loads the list.
    pub fn load(file: &str, text: &str) -> Result<Self, TableError> {
        let table = Table::read(file, text, &["word", "says"])?;
        let mut words = Vec::new();
        for row in table.rows() {
            let mut says = Says::NOTHING;
            for name in parts(row.get("says")).flat_map(|part| part.split(' ')) {
                let unknown = || row.wrong("says", Message::from(SAYS).with("name", Masked::text(name, &[])));
                says = says.or(Says::parse(name).ok_or_else(unknown)?);
            }
            let word = fold_str(row.get("word"));
            if word.is_empty() || says == Says::NOTHING {
                return Err(row.wrong("word", EMPTY));
            }
            words.push((word, says));
        }
        let mut order: Vec<usize> = (0..words.len()).collect();
        order.sort_by_key(|&word| &words[word].0);
        let mut begins = vec![0; 1 << 10];
        let mut short = Vec::new();
        for (word, _) in &words {
            match word[..] {
                [first, second, ..] => begins[bit(first, second).0] |= bit(first, second).1,
                _ => short.extend(word),
            }
        }
        Ok(Self { words, order, begins, short })
    }

    /// The words that say one of these things, and what each of them says.
    pub fn saying(&self, what: Says) -> impl Iterator<Item = (&[u16], Says)> {
        self.words.iter().filter(move |(_, says)| says.any(what)).map(|(word, says)| (word.as_slice(), *says))
    }

    /// The words in a window of a folded text, counted from `from`: of those that overlap the first, then the
    /// longest. 残疾人联合会 is no 残疾人.
    pub fn within(&self, classes: &[u16], from: usize) -> Vec<Cue> {
        let mut cues = Vec::new();
        self.each(classes, |says, at| cues.push(Cue { says, classes: from + at.start..from + at.end }));
        cues
    }

    fn each(&self, classes: &[u16], mut found: impl FnMut(Says, Range<usize>)) {
        let mut at = 0;
        while let Some(&first) = classes.get(at) {
            let may_begin = classes.get(at + 1).is_some_and(|&second| {
                let (word, bit) = bit(first, second);
                self.begins[word] & bit != 0
            });
            let word = if may_begin || self.short.contains(&first) { self.longest(&classes[at..]) } else { None };
            let length = word.map_or(1, |(word, says)| {
                found(*says, at..at + word.len());
                word.len()
            });
            at += length;
        }
    }

    /// The longest word that a text begins with.
    fn longest(&self, classes: &[u16]) -> Option<&(Vec<u16>, Says)> {
        let known = |index: &usize| &self.words[*index];
        let first = self.order.partition_point(|index| known(index).0.first() < classes.first());
        let same = self.order[first..].iter().map(known).take_while(|(word, _)| word.first() == classes.first());
        same.filter(|(word, _)| classes.starts_with(word)).max_by_key(|(word, _)| word.len())
    }

    /// What the words of a short text say together.
    pub fn says(&self, classes: &[u16]) -> Says {
        let mut all = Says::NOTHING;
        self.each(classes, |says, _| all = all.or(says));
        all
    }
}

/// Where the bit of two characters stands.
fn bit(first: u16, second: u16) -> (usize, u64) {
    let mixed = first.wrapping_mul(0x9E37) ^ second;
    (usize::from(mixed >> 6), 1 << (mixed & 63))
}

const SAYS: Words = Words { zh: "没有“{name}”这种提示词", en: "there is no kind of cue “{name}”" };
const EMPTY: Words = Words { zh: "词和含义都不能空", en: "neither the word nor what it says may be empty" };

#[cfg(test)]
mod tests {
    use super::{Cues, Says};
    use crate::dictionary::built_in::CUES;
    use crate::text::fold_str;

    #[test]
    #[allow(clippy::expect_used)]
    fn of_words_that_overlap_the_longest_counts() {
        let cues = Cues::load("cues.csv", CUES).expect("it is right");
        let says = |text| cues.says(&fold_str(text));
        assert!(says("县残疾人联合会").any(Says::OFFICE) && !says("县残疾人联合会").any(Says::CITIZEN));
        assert!(says("残疾人张三").any(Says::CITIZEN));
        assert!(says("微信公众号").any(Says::PUBLIC_ACCOUNT) && !says("微信公众号").any(Says::WECHAT));
        assert!(says("今天天气很好") == Says::NOTHING);
    }

    #[test]
    fn a_wrong_row_refuses_the_list() {
        for wrong in ["word,says\n电话,telefon\n", "word,says\n,phone\n", "word\n电话\n"] {
            assert!(Cues::load("cues.csv", wrong).is_err(), "{wrong}");
        }
    }
}
