//! `--format text`: for the person who has to mend the document.

use std::io::{self, Write};

use super::place::{in_words, of_finding};
use super::{Entered, Report, Settings, stake, verdict_in_words};
use crate::document::Problem;
use crate::finding::{
    Finding, Masked, Message, Outcome, Severity, Totals, Verdict, Words, problem_in_words, rule_of_problem,
};
use crate::text::harmless;

/// So many documents that pass are named; of a large run one wants to see the others.
const NAMED_PASSES: u32 = 20;

pub(super) struct Text<'a> {
    out: &'a mut dyn Write,
    settings: Settings,
    named: u32,
    /// Whether something was written, and whether the last of it was more than a line, so that a
    /// blank line sets it off.
    begun: bool,
    block_before: bool,
}

/// The few colours there are. A report is read, not watched: only what decides is coloured.
#[derive(Clone, Copy)]
enum Style {
    Red,
    Yellow,
    Green,
    Bold,
    Faint,
}

impl Style {
    fn code(self) -> &'static str {
        match self {
            Self::Red => "1;31",
            Self::Yellow => "1;33",
            Self::Green => "32",
            Self::Bold => "1",
            Self::Faint => "2",
        }
    }

    fn of(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Pass => Self::Green,
            Verdict::Review | Verdict::Unchecked => Self::Yellow,
            Verdict::Block => Self::Red,
        }
    }
}

/// Provisions, those of one law together: 个人信息保护法第四条、第二十八条.
fn provisions(names: &[&'static str]) -> Vec<String> {
    let mut provisions: Vec<(&str, String)> = Vec::new();
    for name in names {
        let (law, article) = name.find('第').map_or((*name, ""), |at| name.split_at(at));
        match provisions.last_mut() {
            Some((last, written)) if *last == law && !article.is_empty() => {
                written.push('、');
                written.push_str(article);
            }
            _ => provisions.push((law, (*name).to_owned())),
        }
    }
    provisions.into_iter().map(|(_, written)| written).collect()
}

impl<'a> Text<'a> {
    pub(super) fn new(out: &'a mut dyn Write, settings: Settings) -> Self {
        Self { out, settings, named: 0, begun: false, block_before: false }
    }

    fn say(&self, words: Words) -> &'static str {
        words.in_language(self.settings.language)
    }

    /// A text made harmless for the terminal, in a style if colour is wanted.
    fn styled(&self, style: Style, text: &str) -> String {
        let text = harmless(text);
        if self.settings.color { format!("\x1b[{}m{text}\x1b[0m", style.code()) } else { text }
    }

    /// A line that begins with a word for what follows: `理由：…`.
    fn line(&mut self, what: Words, text: &str) -> io::Result<()> {
        let what = self.styled(Style::Faint, self.say(what));
        writeln!(self.out, "      {what}{}", harmless(text))
    }

    fn finding(&mut self, finding: &Finding) -> io::Result<()> {
        let (style, severity) = match finding.severity {
            Severity::Block => (Style::Red, Words { zh: "拦截", en: "block" }),
            Severity::Review => (Style::Yellow, Words { zh: "判断", en: "review" }),
            Severity::Note => (Style::Faint, Words { zh: "提示", en: "note" }),
        };
        let severity = self.styled(style, self.say(severity));
        let language = self.settings.language;
        let mut place = of_finding(finding, language);
        // What is wrong with the file as a whole stands nowhere in it.
        if !place.is_empty() {
            place.push_str(self.say(Words { zh: "：", en: ": " }));
        }
        let place = harmless(&place);
        let message = self.styled(Style::Bold, &finding.message.say(language));
        writeln!(self.out, "\n  {severity}  {place}{message}")?;
        let excerpt = finding.excerpt.in_one_line(120);
        if !excerpt.as_str().is_empty() {
            self.line(Words { zh: "原文：", en: "text: " }, excerpt.as_str())?;
        }
        if let Some(raw) = &finding.raw {
            self.line(Words { zh: "内容：", en: "value: " }, raw.reveal())?;
        } else if let Some(value) = &finding.value
            && !excerpt.as_str().contains(value.as_str())
        {
            self.line(Words { zh: "内容：", en: "value: " }, value.as_str())?;
        }
        for reason in &finding.reasons {
            self.line(Words { zh: "理由：", en: "why: " }, &reason.say(language))?;
        }
        self.line(Words { zh: "建议：", en: "advice: " }, &finding.advice.say(language))?;
        if !finding.basis.is_empty() {
            let names = provisions(&finding.basis).join(self.say(Words { zh: "；", en: "; " }));
            self.line(Words { zh: "依据：", en: "basis: " }, &names)?;
        }
        let mut rule = finding.rule.to_owned();
        if let Some(entry) = &finding.entry {
            let words = Words {
                zh: "，词条 {id}（{layer}“{name}”{version}，第 {line} 行）",
                en: ", entry {id} ({layer} dictionary “{name}” {version}, line {line})",
            };
            let known = |text: &str| Masked::known(text);
            let entry = Message::from(words)
                .with("id", known(&entry.id))
                .with_words("layer", entry.layer.words())
                .with("name", known(&entry.dictionary))
                .with("version", known(&entry.version))
                .with("line", Masked::known(entry.line.to_string()));
            rule.push_str(&entry.say(language));
        }
        self.line(Words { zh: "规则：", en: "rule: " }, &rule)
    }

    /// What was not read is a finding, unless the configuration has switched its rule off.
    fn unread(&mut self, problem: &Problem) -> io::Result<()> {
        let language = self.settings.language;
        let why = harmless(&problem_in_words(&problem.kind).0.say(language));
        let place = harmless(&in_words(&problem.place, language));
        let word = self.styled(Style::Yellow, self.say(Words { zh: "未读", en: "unread" }));
        let colon = if place.is_empty() { "" } else { self.say(Words { zh: "：", en: ": " }) };
        writeln!(self.out, "\n  {word}  {place}{colon}{why}")
    }

    fn set_aside(&mut self, findings: &[&Finding]) -> io::Result<()> {
        let language = self.settings.language;
        for finding in findings {
            let Some(suppressed) = &finding.suppressed else { continue };
            let sentence = Message::from(Words {
                zh: "已豁免  {place}：{rule}，理由：{reason}，至 {until}",
                en: "set aside  {place}: {rule}, because: {reason}, until {until}",
            })
            .with("place", Masked::known(of_finding(finding, language)))
            .with("rule", Masked::known(finding.rule))
            .with("until", Masked::known(suppressed.until.to_string()))
            .with("reason", suppressed.reason.clone());
            let sentence = self.styled(Style::Faint, &sentence.say(language));
            writeln!(self.out, "\n  {sentence}")?;
        }
        Ok(())
    }
}

impl Text<'_> {
    /// What was written down, and where the ledger stands now.
    fn entered(&mut self, entered: &Entered) -> io::Result<()> {
        let Entered { head, new, more, gone } = entered;
        let kinds = [
            (new, Words { zh: "新记 {n}", en: "new: {n}" }),
            (more, Words { zh: "又有发现或重新发现 {n}", en: "more found, or found again: {n}" }),
            (
                gone,
                Words {
                    zh: "本次未再发现、可以复核销号 {n}", en: "no longer there, ready to be closed: {n}"
                },
            ),
        ];
        let and = self.say(Words { zh: "；", en: "; " });
        let said: Vec<String> = kinds
            .into_iter()
            .filter(|(numbers, _)| !numbers.is_empty())
            .map(|(numbers, words)| self.say(words).replace("{n}", &listed(numbers)))
            .collect();
        let nothing = self.say(Words { zh: "没有新的事项", en: "nothing new" });
        let said = if said.is_empty() { nothing.to_owned() } else { said.join(and) };
        let line = Words { zh: "台账：{said}。存证 {head}", en: "Ledger: {said}. Head {head}" };
        writeln!(self.out, "{}", self.say(line).replace("{said}", &said).replace("{head}", head))
    }

    /// What the document would cost if it were public as it is, scheme by scheme.
    fn stake(&mut self, findings: &[Finding]) -> io::Result<()> {
        let lines = stake::in_words(findings, self.settings.language);
        if lines.is_empty() {
            return Ok(());
        }
        let title = Words {
            zh: "照此公开，按考核办法可能扣分：", en: "public as it is, it may cost these points:"
        };
        writeln!(self.out, "\n  {}", self.say(title))?;
        lines.iter().try_for_each(|line| writeln!(self.out, "      {}", harmless(line)))
    }
}

impl Report for Text<'_> {
    fn document(&mut self, outcome: &Outcome) -> io::Result<()> {
        let quiet = outcome.findings.is_empty() && outcome.unread.is_empty() && outcome.remarks.is_empty();
        if quiet && outcome.verdict == Verdict::Pass {
            if self.named >= NAMED_PASSES {
                return Ok(());
            }
            self.named += 1;
        }
        let path = self.styled(Style::Bold, outcome.path.as_str());
        let verdict = self.styled(Style::of(outcome.verdict), self.say(verdict_in_words(outcome.verdict)));
        if self.begun && (self.block_before || !quiet) {
            writeln!(self.out)?;
        }
        self.begun = true;
        self.block_before = !quiet;
        writeln!(self.out, "{path}  {verdict}")?;
        for problem in &outcome.unread {
            let rule = rule_of_problem(&problem.kind);
            if !outcome.findings.iter().any(|finding| finding.rule == rule) {
                self.unread(problem)?;
            }
        }
        let (aside, open): (Vec<&Finding>, Vec<&Finding>) =
            outcome.findings.iter().partition(|finding| finding.suppressed.is_some());
        for finding in open {
            self.finding(finding)?;
        }
        self.set_aside(&aside)?;
        self.stake(&outcome.findings)?;
        if outcome.omitted > 0 {
            let more = Words {
                zh: "还有 {n} 处没有列出，但已计入结论。",
                en: "{n} more are not listed; they count for the verdict.",
            };
            writeln!(self.out, "\n  {}", self.say(more).replace("{n}", &outcome.omitted.to_string()))?;
        }
        for remark in &outcome.remarks {
            let word = self.styled(Style::Faint, self.say(Words { zh: "说明", en: "remark" }));
            writeln!(self.out, "\n  {word}  {}", harmless(&remark.say(self.settings.language)))?;
        }
        Ok(())
    }

    fn finish(&mut self, totals: &Totals, entered: Option<&Entered>) -> io::Result<()> {
        let sentence = Words {
            zh: "共检查 {files} 个文件，读取 {bytes} 字节{pages}。{left_out}\n\
                 可以发布 {pass}，需人工判断 {review}，不得发布 {block}，未能检查 {unchecked}。",
            en: "Files checked: {files}; bytes read: {bytes}{pages}. {left_out}\n\
                 May go out: {pass}; a person must decide: {review}; must not go out: {block}; \
                 could not be checked: {unchecked}.",
        };
        // Formats without pages, and runs that left nothing out, need not hear of either.
        let pages = Words { zh: "、{n} 页", en: "; pages read: {n}" };
        let left_out = Words { zh: "按忽略规则未看 {n} 个。", en: "Left out by ignore rules: {n}." };
        let if_any =
            |words: Words, n: u64| if n == 0 { String::new() } else { self.say(words).replace("{n}", &in_groups(n)) };
        let sentence = self
            .say(sentence)
            .replace("{pages}", &if_any(pages, totals.pages))
            .replace("{left_out}", &if_any(left_out, totals.ignored))
            .replace(" \n", "\n");
        let numbers = [
            ("{files}", totals.files),
            ("{bytes}", totals.bytes),
            ("{pass}", totals.passed),
            ("{review}", totals.review),
            ("{block}", totals.blocked),
            ("{unchecked}", totals.unchecked),
        ];
        let sentence = numbers.iter().fold(sentence, |sentence, (name, n)| sentence.replace(name, &in_groups(*n)));
        if self.begun {
            writeln!(self.out)?;
        }
        writeln!(self.out, "{sentence}")?;
        let verdict = self.styled(Style::of(totals.verdict), self.say(verdict_in_words(totals.verdict)));
        writeln!(self.out, "{}{verdict}", self.say(Words { zh: "结论：", en: "Verdict: " }))?;
        if let Some(entered) = entered {
            self.entered(entered)?;
        }
        self.out.flush()
    }
}

/// `#12、#13`: the first few, then how many there are.
fn listed(numbers: &[u64]) -> String {
    const SHOWN: usize = 8;
    let mut listed = numbers.iter().take(SHOWN).map(|n| format!("#{n}")).collect::<Vec<_>>().join(" ");
    if numbers.len() > SHOWN {
        listed.extend([" … (", &numbers.len().to_string(), ")"]);
    }
    listed
}

/// `18,211`.
fn in_groups(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
