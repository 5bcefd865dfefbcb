//! What `baguan check` can be told.

use super::super::entry::{Flag, Takes};
use super::super::{configuration, ledger, remember, schemes};
use crate::finding::Words;

pub(super) const FLAGS: &[Flag] = &[
    Flag {
        name: "stage",
        takes: Takes::OneOf(&["publish", "drafting", "posted"]),
        value: Words { zh: "阶段", en: "STAGE" },
        help: Words {
            zh: "文件所处阶段：publish 即将发布（默认）、drafting 起草报批中、posted 已经发布",
            en: "publish: about to be posted (default); drafting: still in approval; posted: already public",
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "with",
        takes: Takes::Files,
        value: Words { zh: "文件", en: "FILE" },
        help: Words {
            zh: "与一份政策文件配套的解读材料或起草说明，可写多次；一并检查，并与文件对照",
            en: "an interpretation or a drafting note that goes with one policy, any number of times: it is checked too, \
                 and compared with the policy",
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "published",
        takes: Takes::Day,
        value: Words { zh: "日期", en: "DAY" },
        help: Words {
            zh: "政策文件公开发布的日期（与 --with 同用），不是成文日期",
            en: "the day on which the policy was published (with --with), not that of its signature",
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "with-published",
        takes: Takes::Day,
        value: Words { zh: "日期", en: "DAY" },
        help: Words {
            zh: "解读材料公开发布的日期（与 --with 同用）",
            en: "the day on which the interpretation was published (with --with)",
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "format",
        takes: Takes::OneOf(&["text", "json", "jsonl"]),
        value: Words { zh: "格式", en: "FORMAT" },
        help: Words {
            zh: "报告格式：text（默认）、json 或 jsonl",
            en: "the report's format: text (default), json or jsonl",
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "output",
        takes: Takes::File,
        value: Words { zh: "文件", en: "FILE" },
        help: Words {
            zh: "把报告写入文件；写完才出现，不会留下半份",
            en: "write the report to a file, which appears only when it is complete",
        },
        ..Flag::DEFAULT
    },
    configuration::FLAG,
    schemes::FLAG,
    Flag {
        name: "channel",
        takes: Takes::OneOf(&["site", "new-media"]),
        value: Words { zh: "渠道", en: "CHANNEL" },
        help: Words {
            zh: "发布在哪里：site 政府网站（默认）、new-media 政务新媒体；有的考核办法分开计分",
            en: "where it is put out: site, a website (default), or new-media, an official account; some schemes count them apart",
        },
        ..Flag::DEFAULT
    },
    remember::UNIT,
    ledger::place::FLAG,
    remember::NO_LEDGER,
    ledger::who::BY,
    Flag {
        name: "fail-on",
        takes: Takes::OneOf(&["block", "review"]),
        value: Words { zh: "结论", en: "VERDICT" },
        help: Words {
            zh: "从哪种结论起返回状态 1：block 不得发布（默认）、review 需人工判断",
            en: "the verdict from which on the exit status is 1: block (default) or review",
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "stdin-name",
        takes: Takes::Text,
        value: Words { zh: "文件名", en: "NAME" },
        help: Words {
            zh: "标准输入内容的文件名，用于报告和通配", en: "the file name of what comes on standard input"
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "reveal",
        help: Words {
            zh: "在报告中显示查到的原值。报告从此含有个人信息，请勿外传",
            en: "show the values found as they are. The report then holds personal data; keep it to yourself",
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "threads",
        takes: Takes::Number,
        value: Words { zh: "数目", en: "N" },
        help: Words {
            zh: "线程数；默认按处理器", en: "the number of threads; by default that of the processors"
        },
        ..Flag::DEFAULT
    },
    Flag {
        name: "no-ignore",
        help: Words {
            zh: "连 .gitignore 等规则排除的文件也检查",
            en: "check also what .gitignore and the like leave out",
        },
        ..Flag::DEFAULT
    },
    TODAY,
];

/// For tests, whose days do not go by.
pub(in super::super) const TODAY: Flag = Flag {
    name: "today",
    takes: Takes::Day,
    value: Words { zh: "日期", en: "DAY" },
    help: Words { zh: "当作这一天来判断", en: "judge as if it were that day" },
    hidden: true,
    ..Flag::DEFAULT
};
