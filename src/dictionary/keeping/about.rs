//! What each column is for, in words for those who fill it in: told in spreadsheets, and in
//! `dictionaries/README.md`.

use super::super::field::Field as F;
use crate::finding::Words;

impl F {
    /// What it is for.
    pub fn about(self) -> Words {
        ABOUT[self as usize]
    }
}

const fn words(zh: &'static str, en: &'static str) -> Words {
    Words { zh, en }
}

/// In the order of the columns.
const ABOUT: [Words; super::super::FIELDS] = [
    words(
        "每条一个，不重复，不改动，不重新使用。本单位的以 org- 开头，如 org-001；与内置词条同号的一行，只改它写了的那几列",
        "one for each row, never changed and never used again. Your own begin with org-, such as org-001; a row with the id of a built-in one changes only what it writes",
    ),
    words(
        "文中不应出现的词；匹配方式为“模式”时写模式，为“固定表述”时写正确的表述",
        "what must not stand there; a pattern if match is pattern, the right phrase if it is protected",
    ),
    words(
        "同样处理的其他写法，用 | 隔开。繁简、全角半角、大小写、空格不必另写",
        "other forms treated the same, with | between them; width, case, traditional characters and spaces need none",
    ),
    words(
        "字面（默认）；模式：可用 . [] (甲|乙) ? {1,8} \\d，每种情形至少有两个连续的确定的字；固定表述：把其中任一字错写成形近、音近字的都查出",
        "literal (default); pattern: . [] (a|b) ? {1,8} \\d, with two fixed characters in a row in each of its ways; protected: every form with one character confused is found",
    ),
    words("属于哪条规则，默认“本单位词条”", "which rule term/… it belongs to, custom by default"),
    words(
        "拦截：不得发布；判断（默认）：由人判断；提示：只告知。没有依据的内置词条只能是提示",
        "block, review (default) or note; a built-in row without a source can only be a note",
    ),
    words(
        "应当写什么，几个可选的用 | 隔开；不是替换文字的写在全角括号里，如（删去）",
        "what to write instead, alternatives with | between them; a remark such as （删去） stands in full-width brackets",
    ),
    words(
        "按词：两端都截断了别的词的不算，一端截断的由人判断。短而易误报的词用",
        "word: a hit that cuts through words at both edges does not count, at one edge it is for a person to decide; for short terms",
    ),
    words(
        "字与字之间可以夹什么。默认夹空格、换行；none 什么都不夹；punct(2) 还可夹至多两个标点",
        "what may stand between the characters: spaces and line breaks (default), nothing (none), up to two marks as well (punct(2))",
    ),
    words(
        "命中落在这些短语里的不算，用 | 隔开。要写完整短语，含命中的词，如“村官”的例外“大学生村官”",
        "phrases in which a hit does not count, with | between them; each is the whole phrase and holds the term",
    ),
    words("紧挨在前面是这些的不算，用 | 隔开", "what must not stand directly before it, with | between them"),
    words("紧挨在后面是这些的不算，用 | 隔开", "what must not stand directly after it, with | between them"),
    words(
        "都满足才算：quoted（或“引号”）应加引号而没有加；own_line（独占一行）；zone:head（版头）只在开头几行；near:甲/乙（邻近：甲/乙）同段 40 字内有其一。用 | 隔开",
        "all must hold: quoted (found where it is not in quotation marks), own_line, zone:head (the first lines), near:one/another (one of these within 40 characters)",
    ),
    words(
        "在这些地方不算：title（《》内）、quotation（引文内）、annex（附件内）",
        "where it does not count: title (in 《》), quotation, annex",
    ),
    words(
        "只在这几类文件中查；前面加 - 表示这类文件不查。类别名见报告，如 news、regulation",
        "only in these kinds of document, with - before one that is left out; such as news, regulation",
    ),
    words(
        "从哪天起的文件才算，如 2018-03-17，也可只写年月或年",
        "counts for documents from this day on, such as 2018-03-17; also a month or a year",
    ),
    words("到哪天为止的文件才算", "counts for documents up to this day"),
    words("文件中出现这些名称之一才算，用 | 隔开", "only in documents that name one of these, with | between them"),
    words(
        "谁说的：法律、国标、条例、通稿规范、实务、本单位",
        "the weight of who says so: 法律 law, 国标 standard, 条例 regulation, 通稿规范 news style, 实务 custom, 本单位 own",
    ),
    words("谁说的，写明文件名、文号或日期", "who says so, in words, with number or date"),
    words("依据的网址", "where the source can be read"),
    words(
        "一两个编造的短句，这一条应当查出，用 | 隔开；自测时会运行",
        "short invented sentences that the row must find, with | between them; they are run",
    ),
    words(
        "容易误报的短句，这一条不应查出，用 | 隔开；自测时会运行",
        "short invented sentences that it must not find, with | between them; they are run",
    ),
    words("给维护的人看的话；停用一条时必须写理由", "for people; a row that is switched off needs the reason here"),
    words(
        "启用（默认）、停用、锁定（上层词库不能削弱）",
        "active (default), off, or locked: layers above may not weaken it",
    ),
    words("最后改动的日期，导入时自动填写", "the day of the last change; an import fills it in"),
];
