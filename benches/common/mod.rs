//! What the benchmarks share: texts from a fixed generator, and clocks.
#![allow(clippy::print_stdout, clippy::unwrap_used, dead_code, missing_docs, unreachable_pub)]

use std::fmt::Write;
use std::path::Path;
use std::time::{Duration, Instant};

/// Sentences as notices have them.
const SENTENCES: [&str; 11] = [
    "为进一步规范政府信息公开工作，根据《中华人民共和国政府信息公开条例》，经市人民政府同意，现将有关事项通知如下。",
    "提高认识，加强组织领导。各级各部门要把政务公开工作列入重要议事日程，明确分管领导和责任科室。",
    "规范公开内容。涉及个人隐私的信息，公开前应当作去标识化处理，确保 2023 年底前全面完成。",
    "对逾期未报送的单位，将予以通报批评，并纳入年度考核，考核结果与绩效挂钩。",
    "各单位要切实履行主体责任，严格落实“先审查、后公开”的要求，坚决防止泄密和侵犯个人隐私问题的发生。",
    "按照省人民政府的部署，统筹推进基层政务公开标准化规范化建设，编制完善公开事项目录，细化到最小单元。",
    "要加大政策解读力度，采取图表、视频、问答等群众喜闻乐见的形式，让群众看得懂、信得过、能监督。",
    "市政府办公室将适时开展督促检查，对工作落实不力、弄虚作假的，依法依规追究相关单位和人员的责任。",
    "充分发挥政府网站第一平台作用，及时发布权威信息，积极回应社会关切，稳定市场预期，增强发展信心。",
    "做好重大建设项目批准和实施、公共资源配置、社会公益事业建设等领域的信息公开，主动接受社会监督。",
    "各县（市）、区要结合实际制定实施方案，于 6 月 30 日前报市政府信息与政务公开办公室备案。",
];

/// A long number that is none of anyone's; the five source documents have one such in some 20 KB.
const PROJECT: &str =
    "该项目总投资 1,234.56 万元，占地面积 78.9 亩，建设工期 18 个月，项目代码 2017-530302-48-03-012345。";

/// A small generator with a fixed seed: every run measures the same texts.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed ^ 0x2545_F491_4F6C_DD1D)
    }

    pub fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }

    /// A synthetic resident number with a right check digit; with `wrong`, one off.
    pub fn resident_number(&mut self, wrong: bool) -> String {
        let counties = ["530102", "530302", "530602", "510104", "420106"];
        let mut number = format!(
            "{}{}{:02}{:02}{:03}",
            counties[self.below(5) as usize],
            1950 + self.below(60),
            1 + self.below(12),
            1 + self.below(28),
            1 + self.below(998)
        );
        let sum = number.bytes().fold(0, |sum, digit| (sum + u32::from(digit - b'0')) * 2 % 11);
        let check = ((12 - sum) % 11 + u32::from(wrong)) % 11;
        number.push(char::from_digit(check, 10).unwrap_or('X'));
        number
    }

    pub fn mobile(&mut self) -> String {
        format!("1{}{:09}", ["3", "5", "8"][self.below(3) as usize], self.below(1_000_000_000))
    }
}

/// One paragraph; one in 250 holds a number, so that 20,000 files of 10 KB hold some 1,800, a third of
/// the identity numbers with a wrong check digit.
fn paragraph(random: &mut Random) -> String {
    let mut text = String::new();
    for _ in 0..=random.below(3) {
        text.push_str(SENTENCES[random.below(11) as usize]);
    }
    match random.below(2500) {
        0..5 => write!(text, "联系人王某，电话{}。", random.mobile()).unwrap(),
        5..8 => write!(text, "张某，身份证号{}。", random.resident_number(false)).unwrap(),
        10..60 => text.push_str(PROJECT),
        8..10 => write!(text, "李某，身份证号{}。", random.resident_number(true)).unwrap(),
        _ => {}
    }
    text
}

/// An official document of about `bytes` bytes as Markdown.
pub fn markdown(random: &mut Random, bytes: usize) -> String {
    let number = random.below(200) + 1;
    let mut text = format!(
        "---\ntitle: 某市人民政府办公室关于做好第{number}批工作的通知\ndate: 2023-05-0{}\n---\n\n# 某市人民政府办公室关于做好第{number}批工作的通知\n\n某政办发〔2023〕{number}号\n\n各县（市）、区人民政府，市直各部门：\n\n",
        1 + random.below(9)
    );
    let mut section = 0;
    while text.len() + 120 < bytes {
        section += 1;
        match random.below(8) {
            0 => write!(text, "## {section}、工作要求\n\n").unwrap(),
            1 => text.push_str("| 序号 | 单位 | 任务 | 时限 |\n|---|---|---|---|\n| 1 | 市财政局 | 预算公开 | 6月 |\n| 2 | 市教育局 | 招生信息公开 | 全年 |\n\n"),
            _ => write!(text, "{}\n\n", paragraph(random)).unwrap(),
        }
    }
    text.push_str("某市人民政府办公室\n\n2023年5月9日\n\n（此件公开发布）\n");
    text
}

/// The same as a page of a site, with its head, menu and foot.
pub fn html(random: &mut Random, bytes: usize) -> String {
    let number = random.below(200) + 1;
    let title = format!("某市人民政府办公室关于做好第{number}批工作的通知");
    let mut text = format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"ArticleTitle\" content=\"{title}\">\n<meta name=\"PubDate\" content=\"2023-05-09\">\n<title>{title}</title>\n<link rel=\"stylesheet\" href=\"/css/style.css\">\n</head>\n<body>\n<ul class=\"nav\"><li><a href=\"/\">首页</a></li><li><a href=\"/zwgk/\">政务公开</a></li></ul>\n<h1>{title}</h1>\n<p>某政办发〔2023〕{number}号</p>\n<p>各县（市）、区人民政府，市直各部门：</p>\n"
    );
    while text.len() + 260 < bytes {
        match random.below(8) {
            0 => text.push_str("<table border=\"1\"><tr><th>序号</th><th>单位</th><th>任务</th></tr>\n<tr><td>1</td><td>市财政局</td><td>预算公开</td></tr></table>\n"),
            _ => writeln!(text, "<p style=\"text-indent:2em\"><span>{}</span></p>", paragraph(random)).unwrap(),
        }
    }
    text.push_str("<p>某市人民政府办公室</p>\n<p>2023年5月9日</p>\n<p>（此件公开发布）</p>\n<div class=\"foot\">主办：某市人民政府办公室</div>\n</body>\n</html>\n");
    text
}

/// Plain running text of about `bytes` bytes.
pub fn plain(random: &mut Random, bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 1024);
    while text.len() < bytes {
        text.push_str(&paragraph(random));
        text.push_str("\n\n");
    }
    text
}

/// Writes a tree of half Markdown, half HTML, 100 files a folder, and says how many bytes it has.
pub fn tree(root: &Path, files: u64, bytes: usize) -> u64 {
    let mut random = Random::new(1);
    let mut total = 0;
    for number in 0..files {
        let folder = root.join(format!("{:04}", number / 100));
        std::fs::create_dir_all(&folder).unwrap();
        let (name, text) = if number % 2 == 0 {
            (format!("{number:06}.md"), markdown(&mut random, bytes))
        } else {
            (format!("{number:06}.html"), html(&mut random, bytes))
        };
        total += text.len() as u64;
        std::fs::write(folder.join(name), text).unwrap();
    }
    total
}

/// The shortest of several runs: noise only ever adds.
pub fn best(runs: usize, mut work: impl FnMut()) -> Duration {
    let time = |()| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    std::iter::repeat_n((), runs).map(time).min().unwrap_or_default()
}

/// GB a second, for a line of the report.
pub fn report(name: &str, bytes: usize, time: Duration) {
    println!("{name:<44} {:>7.3} GB/s", bytes as f64 / 1e9 / time.as_secs_f64());
}
