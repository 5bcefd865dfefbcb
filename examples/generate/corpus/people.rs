//! People who do not exist, and the places they would live in.

use super::digits;
use super::random::Random;

const SURNAMES: &str = "赵 钱 孙 李 周 吴 郑 王 冯 陈 蒋 沈 韩 杨 朱 秦 许 何 吕 张 孔 曹 严 金 魏 陶 姜 谢 邹 苏 潘 范 彭 鲁 \
    马 方 任 袁 柳 唐 罗 薛 雷 贺 汤 殷 郝 毕 邵 于 傅 康 余 顾 孟 黄 穆 萧 尹 姚 汪 毛 戴 宋 庞 熊 纪 项 董 梁 杜 阮 蓝 闵 \
    季 贾 江 郭 梅 林 钟 徐 邱 高 夏 蔡 田 樊 胡 万 卢 莫 房 解 丁 邓 单 洪 包 石 崔 龚 程 邢 裴 陆 段 侯 武 刘 龙 叶 黎 白 \
    蒲 卓 乔 谭 申 冉 牛 尚 温 庄 晏 柴 阎 艾 欧阳 司马 上官 诸葛";
const GIVEN: &str = "秀 英 桂 兰 建 国 志 强 春 梅 海 燕 文 华 玉 珍 明 辉 丽 萍 永 福 正 祥 光 荣 德 顺 家 贵 云 飞 晓 东 雪 \
    琴 子 涵 梓 轩 雨 桐 浩 然 思 怡 俊 杰 佳 琪 世 昌 开 泰 凤 仙 朝 阳 忠 义 学 礼 彩 霞 立 新 庆 元 绍 平";
const MOBILES: &str = "130 131 132 133 135 136 137 138 139 147 150 151 152 153 155 156 157 158 159 166 173 175 176 177 \
    178 180 181 182 183 185 186 187 188 189 191 193 195 198 199";
const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ";

/// One person and all that could be said of them.
pub struct Person {
    pub name: String,
    pub sex: &'static str,
    pub year: usize,
    pub month: usize,
    pub day: usize,
    /// The resident number.
    pub id: String,
    pub mobile: String,
}

impl Person {
    pub fn adult(random: &mut Random) -> Self {
        Self::born(random, 1938, 2002)
    }

    /// Under fourteen for as long as this set is of use.
    pub fn child(random: &mut Random) -> Self {
        Self::born(random, 2016, 2024)
    }

    fn born(random: &mut Random, from: usize, to: usize) -> Self {
        let (year, month, day) = (random.between(from, to), random.between(1, 12), random.between(1, 28));
        let id = digits::resident(random, &format!("{year}{month:02}{day:02}"));
        // The seventeenth digit says it, so that masks and columns can be put together.
        let sex = if id.as_bytes()[16] % 2 == 1 { "男" } else { "女" };
        Self { name: name(random), sex, year, month, day, id, mobile: mobile(random) }
    }

    /// The day of birth as eight digits.
    pub fn born_on(&self) -> String {
        format!("{}{:02}{:02}", self.year, self.month, self.day)
    }
}

pub fn name(random: &mut Random) -> String {
    let mut name = random.word(SURNAMES).to_owned();
    name.push_str(random.word(GIVEN));
    if !random.one_in(4) {
        name.push_str(random.word(GIVEN));
    }
    name
}

pub fn surname(random: &mut Random) -> &'static str {
    random.word(SURNAMES)
}

pub fn mobile(random: &mut Random) -> String {
    format!("{}{}", random.word(MOBILES), random.digits(8))
}

/// An area's code and a number in it.
pub fn landline(random: &mut Random) -> String {
    let area = random.word("0871 0874 0870 0873 010 028 027 0755 0571 0851");
    let first = random.between(2, 8);
    let rest = random.digits(if area.len() == 3 || matches!(area, "0871" | "0755" | "0571") { 7 } else { 6 });
    let sign = random.pick(&["-", "-", "-", "—", " ", ""]);
    format!("{area}{sign}{first}{rest}")
}

pub fn email(random: &mut Random) -> String {
    let name = random.word(
        "lihong zhang.wei wangfang88 chen_yu sunny2019 yang-li zhao1985 qinghe_liu xiaoming hua.mei guoqiang71 lanlan",
    );
    let host =
        random.word("qq.com 163.com 126.com sina.com foxmail.com gmail.com 139.com outlook.com sohu.com aliyun.com");
    format!("{name}{}@{host}", random.between(1, 99))
}

pub fn wechat(random: &mut Random) -> String {
    let head = random.word("wxid_ lx hehe_ yunling- qingshan xiaoyu_ momo tian");
    format!("{head}{}{}", random.word("abc k9 zz mm q7d feng"), random.digits(3))
}

pub fn plate(random: &mut Random) -> String {
    let place = random.word("云A 云C 云D 川A 粤B 京N 沪C 黔A 苏E 浙A 鄂A 渝B");
    let mut number = if random.one_in(4) { random.word("D F").to_owned() } else { String::new() };
    for place in 0..5 {
        if number.len() < 2 && place < 2 && random.one_in(3) {
            number.push(char::from(LETTERS[random.below(LETTERS.len())]));
        } else {
            number.push_str(&random.digits(1));
        }
    }
    format!("{place}{}{number}", random.pick(&["", "", "·", " "]))
}

/// A county with what is above it. Real ones, as rules may know them; the roads and villages are not.
pub fn county(random: &mut Random) -> &'static str {
    random.pick(&[
        "昆明市五华区",
        "云南省昆明市盘龙区",
        "昭通市昭阳区",
        "云南省曲靖市麒麟区",
        "成都市锦江区",
        "四川省乐山市市中区",
        "武汉市武昌区",
        "杭州市西湖区",
        "广州市越秀区",
        "贵州省遵义市红花岗区",
        "南京市玄武区",
        "长沙市芙蓉区",
        "红河州蒙自市",
        "文山州丘北县",
    ])
}

pub fn town(random: &mut Random) -> &'static str {
    random.word("白石镇 上河镇 新田乡 龙泉街道 太平街道 柳树镇 石桥乡 双河镇 云台镇 大湾乡")
}

pub fn village(random: &mut Random) -> &'static str {
    random.word("上河村 下坝村 新民村 大松树村 红土坡村 老鹰岩村 小箐村 柿子园村 白沙村 梨园村")
}

pub fn road(random: &mut Random) -> &'static str {
    random.word("金禾路 翠湖巷 建设东路 人民西路 学府路 环城南路 迎春街 和平里 滨河大道 青年路 民主街 五一路")
}

/// An address down to a door.
pub fn door(random: &mut Random) -> String {
    let (county, town, village, road) = (county(random), town(random), village(random), road(random));
    let n = random.between(1, 199);
    let (floor, unit) = (random.between(1, 28), random.between(1, 4));
    let room = format!("{floor}{:02}", random.between(1, 8));
    let estate = random.word("金色家园 锦绣花园 阳光小区 翠苑新村 惠民小区 春城佳苑 教师公寓 粮食局宿舍");
    match random.below(12) {
        0 => format!("{county}{road}{n}号"),
        1 => format!("{county}{road}{n}号{estate}{}栋{unit}单元{room}室", random.between(1, 30)),
        2 => format!("{county}{town}{village}{}组{n}号", random.between(1, 16)),
        3 => format!("{county}{estate}{}幢{room}", random.between(1, 30)),
        4 => format!("{county}{estate}{}-{unit}-{room}", random.between(1, 30)),
        5 => format!("{county}{road}{n}弄{}号{room}室", random.between(1, 60)),
        6 => format!("{town}{village}{}组{}户", random.between(1, 16), random.between(1, 80)),
        7 => format!("{county}{road}{n}号{unit}座{floor}楼{room}"),
        8 => format!("{county}{town}{village}委会{}{}号", random.word("大寨 小寨 上营 下营"), n),
        9 => format!("{road}{n}号院{}号楼{unit}单元{floor}层{}户", random.between(1, 12), random.between(1, 4)),
        10 => format!("{county}{estate}{}栋{room}房", random.word("A B C 三 五 十二")),
        _ => format!("{county}{road}{n}号附{}号", random.between(1, 20)),
    }
}

pub fn passport(random: &mut Random) -> String {
    match random.below(4) {
        0 => format!("E{}{}", char::from(LETTERS[random.below(8)]), random.digits(7)),
        1 => format!("G{}", random.digits(8)),
        2 => format!("{}{}", random.word("PE DE SE"), random.digits(7)),
        _ => format!("E{}", random.digits(8)),
    }
}
