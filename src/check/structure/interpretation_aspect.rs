//! `structure/interpretation-aspect`

use super::super::rule::rule;
use super::super::{About, Found, Hit, Rule, Whole};
use crate::document::{Kind, Place};
use crate::finding::{Message, Words};
use crate::text::classes::has_one_of;

rule! {
    /// # 解读材料没有讲到的方面
    ///
    /// **查什么** 解读材料对九个方面——背景依据、目标任务、主要内容、涉及范围、执行标准、注意事项、关键词诠释、惠民利民举措、
    /// 新旧政策差异——里的哪些只字未提。看有没有表示这一方面的词语，不看讲得好不好；不足 150 字的（多为图片）不看。
    ///
    /// **为什么** 解读要着重讲清这九个方面，使政策内涵透明，避免误解误读（云政办发〔2018〕36号第20项）；
    /// 解读材料应当内容完整、具有实质性内容（云南省2023年度政务公开指标考评细则第9项）。
    ///
    /// **怎么改** 看缺的方面是否与这项政策有关，有关的补上；不涉及的不必硬写，例如首次出台的政策没有新旧差异。
    ///
    /// # Aspects that an interpretation says nothing of
    ///
    /// **What** Which of nine aspects an interpretation never touches: background and basis, aims and tasks, main content,
    /// scope, standards, points to note, terms, benefits for people, differences from the old policy. It looks for words
    /// that tell of an aspect, not at how well it is told; texts of fewer than 150 characters, mostly pictures, are left
    /// out.
    ///
    /// **Why** These nine are what an interpretation explains, so that nobody misreads a policy (云政办发〔2018〕36号
    /// item 20); it has to be complete and to have substance (item 9 of the province's assessment for 2023).
    ///
    /// **What to do** See whether what is missing matters for this policy, and add it if so. A policy that is the first
    /// of its kind has no old one to differ from.
    ///
    /// # Examples
    ///
    /// ```ok
    /// # 《青禾县临时救助办法》解读
    ///
    /// 各级各部门要认真学习，抓好落实。
    /// ```
    InterpretationAspect, "structure/interpretation-aspect", Note
}

/// Folded characters below which there is too little to say what is missing.
const ENOUGH: usize = 150;

/// An aspect, and the words that tell of it. 云政办发〔2018〕36号 item 20 names the nine.
const ASPECTS: [(Words, &[&str]); 9] = [
    (
        Words { zh: "背景依据", en: "background and basis" },
        &[
            "背景",
            "依据",
            "根据",
            "出台原因",
            "起草过程",
            "必要性",
            "为什么",
            "由来",
            "为贯彻",
            "为了贯彻",
            "为落实",
            "为深入",
            "近年",
            "近几年",
            "原因",
            "反映",
        ],
    ),
    (
        Words { zh: "目标任务", en: "aims and tasks" },
        &["目标", "目的", "任务", "旨在", "意义", "力争", "为了", "宗旨", "总体要求", "解决", "希望"],
    ),
    (
        Words { zh: "主要内容", en: "main content" },
        &[
            "主要内容",
            "重点内容",
            "核心内容",
            "主要措施",
            "具体措施",
            "主要举措",
            "重点举措",
            "明确了",
            "规定了",
            "提出了",
            "内容包括",
            "部分内容",
            "共分",
            "分为",
            "一是",
            "第一",
            "变化",
        ],
    ),
    (
        Words { zh: "涉及范围", en: "scope" },
        &[
            "范围",
            "适用",
            "对象",
            "哪些人",
            "谁可以",
            "谁能",
            "行政区域内",
            "覆盖",
            "符合条件",
            "谁",
            "哪类",
            "一类",
            "不管",
        ],
    ),
    (
        Words { zh: "执行标准", en: "standards" },
        &[
            "标准",
            "额度",
            "比例",
            "限额",
            "每人每",
            "万元",
            "元/",
            "档次",
            "期限",
            "工作日内",
            "不超过",
            "不低于",
            "条件",
            "千元",
            "百元",
            "每亩",
            "每户",
            "每年",
            "分档",
            "几档",
            "平方米",
            "百分之",
        ],
    ),
    (
        Words { zh: "注意事项", en: "points to note" },
        &["注意", "须知", "提醒", "提示", "不得", "特别说明", "禁止", "应当", "责任", "逾期", "违反", "不能", "记住"],
    ),
    (
        Words { zh: "关键词诠释", en: "terms explained" },
        &["名词解释", "关键词", "术语", "是指", "所称", "指的是", "定义", "诠释", "什么是", "释义", "也就是", "的意思"],
    ),
    (
        Words { zh: "惠民利民举措", en: "benefits for people" },
        &[
            "惠民", "利民", "便民", "惠企", "好处", "优惠", "补贴", "补助", "救助", "减免", "免费", "受益", "红利",
            "实惠", "简化", "减轻", "方便", "返还", "保障",
        ],
    ),
    (
        Words { zh: "新旧政策差异", en: "differences from the old policy" },
        &[
            "新旧",
            "差异",
            "区别",
            "变化",
            "不同",
            "修订",
            "相比",
            "以前",
            "过去",
            "原来",
            "原政策",
            "原办法",
            "调整为",
            "提高到",
            "首次",
            "亮点",
            "创新",
            "新增",
            "废止",
            "以往",
            "往年",
            "去年",
            "这一回",
            "这次",
        ],
    ),
];

const MISSING: Words = Words {
    zh: "解读材料里看不出讲到：{aspects}",
    en: "nothing in the interpretation seems to tell of: {aspects}",
};
const ADVICE: Words = Words {
    zh: "与这项政策有关的，补充讲清；不涉及的，可以不写",
    en: "add what matters for this policy; leave out what does not concern it",
};

impl Rule for InterpretationAspect {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn whole(&self, whole: &Whole, found: &mut Found) {
        let Some(gathered) = whole.gathered.filter(|gathered| gathered.kind == Kind::Interpretation) else { return };
        if gathered.text.len() < ENOUGH {
            return;
        }
        let silent = ASPECTS.iter().filter(|(_, words)| !has_one_of(&gathered.text, words)).map(|(name, _)| *name);
        let silent: Vec<Words> = silent.collect();
        if !silent.is_empty() {
            found.push(Hit::absence(&ABOUT, Place::default(), listed(&silent), ADVICE));
        }
    }
}

/// The aspects as a row, in the reader's language: each but the last leaves a place for those after it.
fn listed(silent: &[Words]) -> Message {
    const ONE_AND_MORE: Words = Words { zh: "{one}、{aspects}", en: "{one}, {aspects}" };
    let Some((last, others)) = silent.split_last() else { return MISSING.into() };
    let others = others.iter().fold(Message::from(MISSING), |message, aspect| {
        message.with_words("aspects", ONE_AND_MORE).with_words("one", *aspect)
    });
    others.with_words("aspects", *last)
}
