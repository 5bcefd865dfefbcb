#![allow(clippy::expect_used, missing_docs)]

use super::{Laws, Title};
use crate::document::Date;
use crate::text::fold_str;

/// Characters taken for each other, in place of the table that comes with the program.
const CONFUSED: &str = "例列 法发 议仪义 密蜜 证正政 治制 机及 工公 信讯 保报 境镜 和合 管菅 条调 行形 复付 许徐 \
                        招召 标际 投头 办辨 政证 府付 开并 障章 生身 产场 建健 设没 安按 全会 权杖 利力 员圆 规归 \
                        定订 食实 药要 动劳 土士 地他 水永 防妨 洪红 资姿 源原 森深 林木 民名 族簇 教叫 育玉 残惨 \
                        疾急 人入 未末 成城 年午 妇父 女汝 消削 费废 者著 益盖 广庄 告各 商摘 分份 政攻 司可 企令 业亚 \
                        破坡 所听 得德 税说 收牧 征怔 增赠 值植 会今 计什 审宙 统充 档挡 案按 劳旁 合台 同伺 社杜 \
                        险检 突空 件伴 应庆 对双 网冈 络洛 数教 据居 个介 护户 国围 家稼 秘密 信任 访仿 作做";

fn confusable(right: u16, wrong: u16) -> bool {
    CONFUSED.split(' ').any(|group| {
        let has = |class| group.chars().any(|c| u32::from(c) == u32::from(class));
        has(right) && has(wrong)
    })
}

fn laws() -> &'static Laws {
    Laws::built_in().expect("the built-in list loads")
}

fn at(title: &str, date: &str) -> Title<'static> {
    laws().look_up(&fold_str(title), || Date::parse(date), confusable)
}

/// What a title names, in one word and the law.
fn told(title: &str, date: &str) -> (&'static str, &'static str) {
    match at(title, date) {
        Title::Known(law) => ("known", &law.name),
        Title::Repealed(law) => ("repealed", &law.name),
        Title::NearMiss(law) => ("near", &law.name),
        Title::Unknown => ("unknown", ""),
    }
}

#[test]
fn the_list_is_whole() {
    let laws = laws();
    assert_eq!(laws.iter().count(), 1_666);
    assert_eq!(laws.iter().filter(|law| law.repealed).count(), 171);
    for law in laws.iter() {
        let levels = ["宪法", "法律", "行政法规", "司法解释", "部门规章", "党内法规"];
        assert!(levels.contains(&law.level.as_str()), "{}", law.name);
        if let (Some(publish), Some(repealed)) = (law.publish, law.repealed_on) {
            assert!(publish < repealed, "{}", law.name);
        }
    }
}

#[test]
fn a_wrong_row_refuses_the_list() {
    let head = "name,level,publish,valid_from,repealed_on,status,source\n";
    for (row, column) in [
        ("水法,法律,2016-07,,,in-force,x", "publish"),
        ("水法,法律,,,,gone,x", "status"),
        ("水法,法律,,,2020-01-01,in-force,x", "status"),
        ("水法,法律,,,,in-force,", "source"),
        ("水法,法律,,,,in-force,x\n民法典,法律,,,,in-force,x", "name"),
    ] {
        let error = Laws::load("laws.csv", &format!("{head}{row}\n")).err().expect("refused");
        assert_eq!(error.column, column, "{row}");
    }
}

#[test]
fn names_are_known_however_they_are_dressed() {
    for title in [
        "政府信息公开条例",
        "中华人民共和国政府信息公开条例",
        "中华人民共和国\n政府信息 公开条例",
        "中華人民共和國行政處罰法",
        "中华人民共和国公司法（2023年修订）",
        "中华人民共和国立法法（二〇二三年修正）",
        "中华人民共和国宪法修正案（2018年）",
        "中华人民共和国刑法修正案（十二）",
        "快递暂行条例",
        "中国共产党支部工作条例(试行)",
        "中国共产党支部工作条例",
        "最高人民法院关于适用〈中华人民共和国民法典〉婚姻家庭编的解释（一）",
        "最高人民法院关于适用<民法典>婚姻家庭编的解释(一)",
        "最高人民法院 最高人民检察院关于办理诈骗刑事案件具体应用法律若干问题的解释",
        "实施〈中华人民共和国反外国制裁法〉的规定",
        "中国共产党纪律处分条例",
        "党政机关公文处理工作条例",
        "中国共产党党委（党组）理论学习中心组学习规则",
    ] {
        assert_eq!(told(title, "2025-06-01").0, "known", "{title}");
    }
}

#[test]
fn a_repealed_law_was_right_in_its_time() {
    for (title, day, what) in [
        ("中华人民共和国合同法", "2019-05-20", "known"),
        ("中华人民共和国合同法", "2020-12-31", "known"),
        ("中华人民共和国合同法", "2021-01-01", "repealed"),
        ("合同法", "2024-03-01", "repealed"),
        ("婚姻法", "2024-03-01", "repealed"),
        ("国家行政机关公文处理办法", "2011-01-01", "known"),
        ("国家行政机关公文处理办法", "2018-01-01", "repealed"),
        ("城市房屋拆迁管理条例", "2015-01-01", "repealed"),
        ("中华人民共和国大气污染防治法", "2026-08-14", "known"),
        ("中华人民共和国大气污染防治法", "2026-08-15", "repealed"),
        // A newer law bears the same name.
        ("行政复议法", "2024-03-01", "known"),
        ("保守国家秘密法", "2012-03-01", "known"),
        ("企业破产法", "2024-03-01", "known"),
        ("企业破产法（试行）", "2024-03-01", "repealed"),
        ("人民检察院刑事诉讼规则（试行）", "2018-03-01", "known"),
        ("人民检察院刑事诉讼规则（试行）", "2020-03-01", "repealed"),
        ("人民检察院刑事诉讼规则", "2020-03-01", "known"),
        // Repealed on a day the list does not know: certain only after the list was made.
        ("社会抚养费征收管理办法", "2016-01-01", "known"),
        ("社会抚养费征收管理办法", "2025-06-01", "repealed"),
        // Without a day, what is repealed by now is repealed.
        ("社会抚养费征收管理办法", "", "repealed"),
        ("合同法", "", "repealed"),
        ("民法典", "", "known"),
    ] {
        assert_eq!(told(title, day).0, what, "{title} {day}");
    }
}

#[test]
fn slips_are_near_misses() {
    for (title, law) in [
        // One character of the same sound or shape.
        ("中华人民共和国政府信息公开条列", "政府信息公开条例"),
        ("信访工作条列", "信访工作条例"),
        ("招标投标法实施条列", "招标投标法实施条例"),
        ("中华人民共和国行政复仪法", "行政复议法"),
        ("行政许可发", "行政许可法"),
        ("道路交通安全发", "道路交通安全法"),
        ("中华人民共和国安全身产法", "安全生产法"),
        ("中华人民共和国公司发", "公司法"),
        ("政府信息公并条例", "政府信息公开条例"),
        ("中华人民共和国民族区域自制法", "民族区域自治法"),
        ("中华人民共和国残急人保障法", "残疾人保障法"),
        ("残疾人保章法", "残疾人保障法"),
        ("未成年人报护法", "未成年人保护法"),
        ("末成年人保护法", "未成年人保护法"),
        ("中华人民共和国消费者杖益保护法", "消费者权益保护法"),
        ("网络按全法", "网络安全法"),
        ("中华人民共和国突发事伴应对法", "突发事件应对法"),
        ("国有士地上房屋征收与补偿条例", "国有土地上房屋征收与补偿条例"),
        ("机关事务菅理条例", "机关事务管理条例"),
        ("重大行政决策程序暂行条列", "重大行政决策程序暂行条例"),
        ("党政机关公文处理工做条例", "党政机关公文处理工作条例"),
        ("中国共产党纪律处份条例", "中国共产党纪律处分条例"),
        ("最高人民法院关于行政诉讼正据若干问题的规定", "最高人民法院关于行政诉讼证据若干问题的规定"),
        ("保障农民工工姿支付条例", "保障农民工工资支付条例"),
        ("危险化学品安全管理条列", "危险化学品安全管理条例"),
        // In the words that nearly every title begins with.
        ("中华入民共和国行政许可法", "行政许可法"),
        ("中华人民共合国行政许可法", "行政许可法"),
        ("中华人共民和国行政许可法", "行政许可法"),
        ("中华人民共和行政许可法", "行政许可法"),
        ("中华人民共和国国行政许可法", "行政许可法"),
        ("中国人民共和国水法", "水法"),
        // Swapped.
        ("保守国家密秘法", "保守国家秘密法"),
        ("中华人民共和国行处政罚法", "行政处罚法"),
        ("政府息信公开条例", "政府信息公开条例"),
        ("信访工作例条", "信访工作条例"),
        ("优化营商境环条例", "优化营商环境条例"),
        // Written twice.
        ("政府信息公开公开条例", "政府信息公开条例"),
        ("政府信息公公开条例", "政府信息公开条例"),
        ("行政许可法法", "行政许可法"),
        ("中华人民共和国安全生产产法", "安全生产法"),
        ("信访工作条条例", "信访工作条例"),
        // A word such as 的 or 和 more or less.
        ("城市市容环境卫生管理条例", "城市市容和环境卫生管理条例"),
        ("保守国家的秘密法", "保守国家秘密法"),
        ("医疗纠纷预防处理条例", "医疗纠纷预防和处理条例"),
        ("国有土地上房屋征收补偿条例", "国有土地上房屋征收与补偿条例"),
        ("人口计划生育法", "人口与计划生育法"),
        // A character missing or strange in a long name.
        ("未成年保护法", "未成年人保护法"),
        ("政府信息公条例", "政府信息公开条例"),
        ("治安管理罚法", "治安管理处罚法"),
        ("中华人民共和国消费权益保护法", "消费者权益保护法"),
        ("信访工作条", "信访工作条例"),
        ("建筑工程安全生产管理条例", "建设工程安全生产管理条例"),
        ("中华人民共和国道路交道安全法", "道路交通安全法"),
        // Two of them.
        ("政府信息公并条列", "政府信息公开条例"),
        ("重大行攻决策程序暂行例条", "重大行政决策程序暂行条例"),
        ("中华人民共和国消费者杖益报护法", "消费者权益保护法"),
    ] {
        assert_eq!(told(title, "2025-06-01"), ("near", law), "{title}");
    }
}

#[test]
fn other_titles_are_let_alone() {
    for title in [
        // Local regulations, with and without their place.
        "云南省信访条例",
        "云南省政府信息公开规定",
        "云南省重大行政决策程序规定",
        "上海市河道管理条例",
        "上海市实施《中华人民共和国义务教育法》办法",
        "上海市生活垃圾管理条例",
        "北京市安全生产条例",
        "昆明市城市供水条例",
        "宁夏回族自治区《地方志工作条例》实施办法",
        "四川省村务公开条例",
        "城镇供水条例",
        "城市供水管理条例",
        "城镇绿化条例",
        "电信设施保护条例",
        "妇女权益保障条例",
        "未成年人保护条例",
        "消费者权益保护条例",
        "志愿服务管理条例",
        "物业管理办法",
        "轨道交通管理条例",
        "历史文化名城保护条例",
        "森林草原防火条例",
        "城镇居民最低生活保障条例",
        // Beside a law: another kind, another number, another subject.
        "政府信息公开办法",
        "政府信息公开规定",
        "保守国家秘密法实施办法",
        "中华人民共和国刑法修正案（十三）",
        "最高人民法院关于适用《中华人民共和国公司法》若干问题的规定（六）",
        "关于修改〈中华人民共和国行政处罚法〉的决定",
        "中华人民共和国民法典（草案）",
        "劳动合同法实施细则",
        "不动产登记暂行条例实施细则",
        "企业名称登记管理规定实施办法",
        "生产安全事故报告和调查处理办法",
        "药品经营监督管理办法",
        "网络餐饮服务食品安全监督管理办法",
        "建设工程消防设计审查验收管理暂行规定",
        "事业单位国有资产管理暂行办法",
        "机关事业单位工作人员带薪年休假实施办法",
        "医疗卫生机构信息公开管理办法",
        "供水、供气、供热等公共企事业单位信息公开实施办法",
        "企业环境信息依法披露管理办法",
        "海洋自然保护区管理办法",
        "公务法",
        "朝鲜民主主义人民共和国行政许可法",
        "中华人民共和国药典",
        "中华入民共和国药典",
        "档案管理法",
        "发票管理法",
        "民政法",
        // Notices, plans, standards.
        "国务院办公厅关于印发政府网站发展指引的通知",
        "云南省人民政府办公厅关于印发云南省政府信息公开依申请公开工作规程（修订）的通知",
        "昌宁县2020年政务公开工作要点",
        "关于加强信访工作的意见",
        "信息技术互联网内容无障碍可访问性技术要求与测试方法",
        "突发事件应急预案",
        "公文处理工作制度",
        // Forms, certificates, books, subjects.
        "营业执照",
        "居民户口簿",
        "建设工程规划许可证",
        "行政处罚决定书",
        "政府信息公开申请表",
        "国家赔偿申请书",
        "安全生产许可证",
        "政府工作报告",
        "中国共产党简史",
        "红楼梦",
        "民法典释义",
        "信访工作案例",
        "行政处罚",
        "食品安全",
        "道路交通安全",
        "土地管理方法",
        "人民日报",
        "实施细则",
        "条例",
        "",
    ] {
        assert_eq!(told(title, "2025-06-01"), ("unknown", ""), "{title}");
    }
}

/// A slip of sound or shape anywhere in any name is found, unless it makes the name of another law.
#[test]
fn one_confused_character_is_never_lost() {
    let confused: Vec<Vec<char>> = CONFUSED.split(' ').map(|group| group.chars().collect()).collect();
    let mut tried = 0;
    // Every eighth name: all of them take a quarter of a minute without optimisation.
    for law in laws().iter().step_by(8) {
        let name: Vec<char> = law.name.chars().collect();
        if super::Name::new(&fold_str(&law.name)).core.len() < 4 {
            continue;
        }
        let body = name.iter().rposition(|&c| c == '（').unwrap_or(name.len());
        for at in 0..body {
            for wrong in confused.iter().filter(|group| group.contains(&name[at])).flatten() {
                let mut title = name.clone();
                title[at] = *wrong;
                let title: String = title.into_iter().collect();
                let found = laws().look_up(&fold_str(&title), || None, confusable);
                let known = matches!(found, Title::Known(_) | Title::Repealed(_));
                assert!(known || matches!(found, Title::NearMiss(_)), "{title} for {}", law.name);
                tried += 1;
            }
        }
    }
    assert!(tried > 2_000, "{tried}");
}

/// Two characters swapped anywhere, one written twice, one of two: the index leads to the law.
#[test]
fn no_slip_escapes_the_index() {
    for law in laws().iter().step_by(8) {
        let core = super::Name::new(&fold_str(&law.name)).core;
        let near = |title: &[u16]| super::slips::count(&super::Name::new(&core), &super::Name::new(title), &confusable);
        let found = |title: &[u16]| laws().index.near(title).any(|i| laws().names[i].core == core);
        for at in 1..core.len() {
            let mut swapped = core.clone();
            swapped.swap(at - 1, at);
            let mut doubled = core.clone();
            doubled.insert(at, core[at]);
            let mut missing = core.clone();
            missing.remove(at);
            let mut twice = swapped.clone();
            let other = core.len() - 1 - at / 2;
            twice.swap(other, other - 1);
            for title in [swapped, doubled, missing, twice] {
                assert!(near(&title).is_none() || found(&title), "{} at {at}", law.name);
            }
        }
    }
}

/// No law of the list is told to be a slip of another one.
#[test]
fn every_name_of_the_list_is_itself() {
    for law in laws().iter() {
        for prefix in ["", "中华人民共和国"] {
            let (what, name) = told(&format!("{prefix}{}", law.name), "1900-01-01");
            assert_eq!((what, Laws::plain(name)), ("known", Laws::plain(&law.name)), "{prefix}{}", law.name);
        }
    }
}

impl Laws {
    /// A name without the brackets that say which edition.
    fn plain(name: &str) -> Vec<u16> {
        super::Name::new(&fold_str(name)).core
    }
}
