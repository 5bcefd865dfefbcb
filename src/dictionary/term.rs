//! One row of a dictionary, understood: what is looked for, where it counts, how bad it is, and who says so.

use std::sync::{Arc, LazyLock};

use super::field::{self, Choice, Field};
use super::pattern::TermPattern;
use super::record::{List, Record};
use super::table::{TableError, parts};
use crate::document::{Date, Kind};
use crate::finding::{Layer, Masked, Message, Severity, Words};
use crate::text::fold_str;

/// One entry.
#[derive(Debug)]
pub struct Term {
    /// Stable id, such as `secrecy-003`.
    pub id: String,
    /// The term as a person writes it.
    pub term: String,
    /// How it is looked for.
    pub matching: Matching,
    /// The part after `term/` of the rule that it belongs to.
    pub category: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What to write instead; empty if nothing is.
    pub suggestion: String,
    /// Where it counts.
    pub context: Arc<Context>,
    /// Phrases in which it is innocent, folded.
    pub exceptions: Vec<Vec<u16>>,
    /// Who asks for it, by the weight that has.
    pub tier: &'static str,
    /// Who asks for it, in words; empty if nobody known does.
    pub source: String,
    /// Whether layers above may not weaken it.
    pub locked: bool,
    /// Texts that must hit.
    pub example_hit: String,
    /// Texts that must not.
    pub example_ok: String,
    /// Whose row it is: the topmost layer that says something of it.
    pub layer: Layer,
    /// The dictionary it stands in, an index into [`super::Dictionary::lists`].
    pub list: usize,
    /// The line it stands in there.
    pub line: u64,
}

/// How a term is looked for.
#[derive(Debug)]
pub enum Matching {
    /// As it stands: the term and its variants, folded.
    Literal(Vec<Vec<u16>>),
    /// By a pattern that runs round its literal anchors.
    Pattern(Box<TermPattern>),
    /// The term is right, and what differs from it in one confusable character is wrong: the term and
    /// its variants, folded.
    Protected(Vec<Vec<u16>>),
}

/// What may stand between the characters of a term.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gap {
    /// Spaces and line breaks.
    #[default]
    Layout,
    /// Nothing.
    None,
    /// Spaces, line breaks, and so many punctuation marks.
    Marks(u8),
}

/// Where a term counts. All of it must hold.
#[derive(Debug, Default, PartialEq)]
#[allow(clippy::struct_excessive_bools)] // each is a condition of its own
pub struct Context {
    /// Whether its edges must be edges of words.
    pub word: bool,
    /// What may stand inside it.
    pub gap: Gap,
    /// What must not stand directly before it.
    pub left_not: Vec<Vec<u16>>,
    /// What must not stand directly after it.
    pub right_not: Vec<Vec<u16>>,
    /// It must be quoted: only the unquoted one counts.
    pub must_be_quoted: bool,
    /// Only as a line or a cell of its own.
    pub own_line: bool,
    /// Only among the first lines.
    pub head: bool,
    /// Only near one of these.
    pub near: Vec<Vec<u16>>,
    /// Not in 《》.
    pub not_in_title: bool,
    /// Not in quotation marks.
    pub not_in_quotation: bool,
    /// Not in an annex.
    pub not_in_annex: bool,
    /// Only in these kinds of document, if any is named.
    pub kinds: Vec<Kind>,
    /// Not in these.
    pub not_kinds: Vec<Kind>,
    /// From this day on.
    pub from: Option<Date>,
    /// Up to this day.
    pub to: Option<Date>,
    /// Only in documents that name one of these.
    pub scope: Vec<Vec<u16>>,
}

impl Context {
    /// Most rows ask for nothing: they share one.
    fn shared(self) -> Arc<Self> {
        static NOTHING: LazyLock<Arc<Context>> = LazyLock::new(Arc::default);
        if self == **NOTHING { NOTHING.clone() } else { Arc::new(self) }
    }
}

/// What a term that belongs to no listed category is.
const CUSTOM: &str = "custom";

impl Term {
    /// Understands a row.
    pub(super) fn new(record: &Record, list: &List, number: usize) -> Result<Self, TableError> {
        let row = Reading { record, list };
        // An office asks on its own behalf, unless it says on whose.
        let tier = row.choice(Field::Tier, if list.layer == Layer::BuiltIn { "" } else { "本单位" })?;
        let source = record.get(Field::Source).to_owned();
        let severity = match record.get(Field::Severity) {
            "" => Severity::Review,
            value => field::severity(value).ok_or_else(|| row.choices(Field::Severity))?,
        };
        if list.layer == Layer::BuiltIn && source.is_empty() && severity > Severity::Note {
            return Err(row.wrong(Field::Source, UNSOURCED));
        }
        let term = record.get(Field::Term);
        if term.is_empty() {
            return Err(row.wrong(Field::Term, EMPTY));
        }
        let context = row.context()?;
        let matching = row.matching(&context)?;
        let exceptions = row.folded(Field::Exceptions);
        if let Matching::Literal(forms) = &matching
            && forms.iter().all(|form| exceptions.contains(form))
        {
            return Err(row.wrong(Field::Exceptions, ALWAYS_EXCEPTED));
        }
        Ok(Self {
            id: record.id().to_owned(),
            term: term.to_owned(),
            matching,
            category: row.choice(Field::Category, CUSTOM)?,
            severity,
            suggestion: record.get(Field::Suggestion).to_owned(),
            context: context.shared(),
            exceptions,
            tier,
            source,
            locked: row.choice(Field::Status, "active")? == "locked",
            example_hit: record.get(Field::ExampleHit).to_owned(),
            example_ok: record.get(Field::ExampleOk).to_owned(),
            layer: list.layer,
            list: number,
            line: record.line,
        })
    }

    /// Whether a row is switched off.
    pub(super) fn is_off(record: &Record) -> bool {
        Field::Status.canonical(record.get(Field::Status)) == Some("off")
    }

    /// The folded forms that are looked for as they stand; none for a pattern.
    pub fn forms(&self) -> &[Vec<u16>] {
        match &self.matching {
            Matching::Literal(forms) | Matching::Protected(forms) => forms,
            Matching::Pattern(_) => &[],
        }
    }
}

/// From the fields of a row to what they mean.
struct Reading<'a> {
    record: &'a Record,
    list: &'a List,
}

impl Reading<'_> {
    fn wrong(&self, field: Field, mend: impl Into<Message>) -> TableError {
        self.list.wrong(self.record, field, mend)
    }

    fn matching(&self, context: &Context) -> Result<Matching, TableError> {
        let matching = self.choice(Field::Match, "literal")?;
        let term = self.record.get(Field::Term);
        if matching == "pattern" {
            if !self.record.get(Field::Variants).is_empty() {
                return Err(self.wrong(Field::Variants, PATTERN_VARIANTS));
            }
            if context.gap != Gap::Layout {
                return Err(self.wrong(Field::Gap, PATTERN_GAP));
            }
            return TermPattern::new(term)
                .map(|pattern| Matching::Pattern(Box::new(pattern)))
                .map_err(|mend| self.wrong(Field::Term, mend));
        }
        let written = || std::iter::once(term).chain(parts(self.record.get(Field::Variants)));
        if context.gap == Gap::None && written().any(|form| form.contains(char::is_whitespace)) {
            return Err(self.wrong(Field::Gap, NEVER_WITH_SPACE));
        }
        let forms: Vec<_> = written().map(fold_str).collect();
        let least = if matching == "protected" { 4 } else { 1 };
        if forms.iter().any(|form| form.len() < least) {
            let field = if fold_str(term).len() < least { Field::Term } else { Field::Variants };
            return Err(self.wrong(field, if least == 1 { NOTHING_LEFT } else { PROTECTED_SHORT }));
        }
        if forms.iter().any(|form| form.len() > LONGEST) {
            return Err(self.wrong(Field::Term, TOO_LONG));
        }
        Ok(if matching == "protected" { Matching::Protected(forms) } else { Matching::Literal(forms) })
    }

    fn context(&self) -> Result<Context, TableError> {
        let mut context = Context {
            word: self.choice(Field::Boundary, "none")? == "word",
            gap: self.gap()?,
            left_not: self.folded(Field::LeftNot),
            right_not: self.folded(Field::RightNot),
            from: self.day(Field::ValidFrom, true)?,
            to: self.day(Field::ValidTo, false)?,
            scope: self.folded(Field::Scope),
            ..Context::default()
        };
        for condition in parts(self.record.get(Field::Condition)) {
            match condition {
                "quoted" | "引号" => context.must_be_quoted = true,
                "own_line" | "独占一行" => context.own_line = true,
                "zone:head" | "版头" => context.head = true,
                _ => {
                    let near = condition.strip_prefix("near:").or_else(|| condition.strip_prefix("邻近："));
                    let near = near.ok_or_else(|| self.wrong(Field::Condition, CONDITION))?;
                    context.near.extend(near.split('/').map(fold_str).filter(|word| !word.is_empty()));
                    if context.near.is_empty() {
                        return Err(self.wrong(Field::Condition, CONDITION));
                    }
                }
            }
        }
        for place in parts(self.record.get(Field::NotIn)) {
            match place {
                "title" | "《》" => context.not_in_title = true,
                "quotation" | "引文" => context.not_in_quotation = true,
                "annex" | "附件" => context.not_in_annex = true,
                _ => return Err(self.wrong(Field::NotIn, NOT_IN)),
            }
        }
        for name in parts(self.record.get(Field::DocKinds)) {
            let (kinds, name) = match name.strip_prefix('-') {
                Some(name) => (&mut context.not_kinds, name),
                None => (&mut context.kinds, name),
            };
            kinds.push(Kind::parse(name).ok_or_else(|| {
                let known = Kind::ALL.map(Kind::name).join(" ");
                self.wrong(Field::DocKinds, Message::from(KINDS).with("known", Masked::known(known)))
            })?);
        }
        if context.from.zip(context.to).is_some_and(|(from, to)| from > to) {
            return Err(self.wrong(Field::ValidTo, NEVER_VALID));
        }
        if context.kinds.iter().any(|kind| context.not_kinds.contains(kind)) {
            return Err(self.wrong(Field::DocKinds, NEVER_THIS_KIND));
        }
        if context.must_be_quoted && context.not_in_quotation {
            return Err(self.wrong(Field::NotIn, QUOTED_TWICE));
        }
        Ok(context)
    }

    fn gap(&self) -> Result<Gap, TableError> {
        let gap = self.record.get(Field::Gap);
        let marks = || gap.strip_prefix("punct(")?.strip_suffix(')')?.parse().ok().filter(|n| (1..=9).contains(n));
        match gap {
            "" | "layout" | "排版" => Ok(Gap::Layout),
            "none" | "无" => Ok(Gap::None),
            _ => marks().map(Gap::Marks).ok_or_else(|| self.wrong(Field::Gap, GAP)),
        }
    }

    fn folded(&self, field: Field) -> Vec<Vec<u16>> {
        parts(self.record.get(field)).map(fold_str).filter(|part| !part.is_empty()).collect()
    }

    fn choice(&self, field: Field, default: &'static str) -> Result<&'static str, TableError> {
        match self.record.get(field) {
            "" => Ok(default),
            value => field.canonical(value).ok_or_else(|| self.choices(field)),
        }
    }

    /// The error that names what a column takes.
    fn choices(&self, field: Field) -> TableError {
        let known: Vec<String> = field
            .choices()
            .iter()
            .map(|choice| match choice {
                Choice { name, chinese, .. } if name == chinese => (*name).to_owned(),
                Choice { name, chinese, .. } => format!("{name}（{chinese}）"),
            })
            .collect();
        self.wrong(field, Message::from(CHOICE).with("known", Masked::known(known.join(" "))))
    }

    /// A day, or the first or last day of a month or of a year.
    fn day(&self, field: Field, first: bool) -> Result<Option<Date>, TableError> {
        let written = self.record.get(field);
        if written.is_empty() {
            return Ok(None);
        }
        day(written, first).map(Some).ok_or_else(|| self.wrong(field, DAY))
    }
}

/// A day as lists write it; of a month or a year the first or the last one.
pub(super) fn day(written: &str, first: bool) -> Option<Date> {
    let days: &[&str] = if first { &["", "-01", "-01-01"] } else { &["", "-31", "-30", "-29", "-28", "-12-31"] };
    days.iter().find_map(|rest| Date::parse(&format!("{written}{rest}")))
}

/// No term is longer; a stretch of a large file shares more than this with the next one.
const LONGEST: usize = 64;

const EMPTY: Words = Words { zh: "这一行没有写词", en: "this row has no term" };
const UNSOURCED: Words = Words {
    zh: "没有依据的词条只能是提示（note）：请补上依据或改级别",
    en: "a row without a source can only be a note: name the source or change the severity",
};
const ALWAYS_EXCEPTED: Words = Words {
    zh: "例外短语就是词本身，这一行永远不会命中：请删去该例外",
    en: "the exception is the term itself, so the row can never match: remove it",
};
const PATTERN_VARIANTS: Words = Words {
    zh: "模式不能再写其他写法：请写进模式的括号里，如 (甲|乙)",
    en: "a pattern has no variants: write them into it, as in (甲|乙)",
};
const PATTERN_GAP: Words = Words { zh: "模式不能写间隔：请删去", en: "a pattern has no gap: remove it" };
const NEVER_WITH_SPACE: Words = Words {
    zh: "间隔为 none 的词里不能有空格，否则永远不会命中：请删去空格",
    en: "a term with gap none that holds a space can never match: remove the space",
};
const NOTHING_LEFT: Words = Words {
    zh: "只有空格或不可见字符，永远不会命中：请改正或删去",
    en: "it consists of spaces or invisible characters only and can never match: correct or remove it",
};
const PROTECTED_SHORT: Words = Words {
    zh: "固定表述至少四个字，否则误报太多",
    en: "a protected phrase has at least four characters; shorter ones raise too many false alarms",
};
const TOO_LONG: Words =
    Words { zh: "词最长 64 个字：请截短", en: "a term has at most 64 characters: shorten it" };
const CONDITION: Words = Words {
    zh: "条件可写 quoted、own_line、zone:head、near:词1/词2，之间用 | 隔开",
    en: "a condition is quoted, own_line, zone:head or near:one/another, with | between them",
};
const NOT_IN: Words = Words {
    zh: "可写 title（书名号内）、quotation（引号内）、annex（附件内），之间用 | 隔开",
    en: "it takes title, quotation and annex, with | between them",
};
const KINDS: Words = Words {
    zh: "没有这个文件类别；可写 {known}，前面加 - 表示除外",
    en: "there is no such kind of document; it takes {known}, with - before one that is left out",
};
const NEVER_VALID: Words = Words {
    zh: "止日早于起日，永远不会命中：请改正",
    en: "it ends before it begins and can never match: correct the days",
};
const NEVER_THIS_KIND: Words = Words {
    zh: "同一类别既写了要、又写了除外：请删去一个",
    en: "one kind is both asked for and left out: remove one",
};
const QUOTED_TWICE: Words = Words {
    zh: "要求加引号的词，引号内本就不算：请从 not_in 中删去 quotation",
    en: "what must be quoted does not count in quotation marks anyway: remove quotation from not_in",
};
const GAP: Words = Words {
    zh: "可写 layout（默认）、none、punct(1) 至 punct(9)",
    en: "it takes layout (the default), none, and punct(1) to punct(9)",
};
const CHOICE: Words = Words { zh: "只能是 {known} 之一", en: "it takes one of {known} only" };
pub(super) const DAY: Words = Words {
    zh: "没有这一天；写作 2018-04-01，也可只写年月或年",
    en: "there is no such day; write 2018-04-01, or the month or the year alone",
};
