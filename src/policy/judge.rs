//! From findings to a verdict.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::directive::{self, Directive, UNUSED};
use super::{Configuration, Suppression};
use crate::document::{Date, Document, Problem, Visibility};
use crate::finding::{Finding, Masked, Message, Severity, Suppressed, Verdict};

/// Judges one file, stretch after stretch.
///
/// It is fed what the rules found, in order of place, and concluded once with what could not be
/// read. Nothing but content, configuration and the day goes in, so where the stretches end makes
/// no difference.
pub struct Judge<'a> {
    configuration: &'a Configuration,
    rules: &'a [&'a str],
    today: Date,
    /// The configuration's suppressions that count for this file on this day.
    suppressions: Vec<&'a Suppression>,
    path: &'a str,
    /// Every directive so far that counts.
    inline: Vec<Inline>,
    /// Directives that stood alone and wait for the next visible block.
    waiting: Vec<usize>,
    /// The paragraph that the last stretch ended in, if it ended inside one.
    open: Option<Open>,
    kept: Kept,
    worst: Option<Severity>,
    remarks: Vec<Message>,
}

/// What [`Judge::conclude`] says.
pub struct Judgement {
    /// What may happen to the document.
    pub verdict: Verdict,
    /// Its findings in the order in which they came, with their severities, suppressed ones marked.
    pub findings: Vec<Finding>,
    /// How many more there were than the limit allows.
    pub omitted: u64,
    /// Directives that did not count, and why; directives that nothing needed.
    pub remarks: Vec<Message>,
}

/// A directive, and which of its rules were needed.
struct Inline {
    rules: Vec<(String, bool)>,
    suppressed: Suppressed,
    whereabouts: directive::Whereabouts,
}

/// A paragraph that goes on in the next stretch. A directive in a later piece of it covers the
/// earlier ones too, so their findings wait.
#[derive(Default)]
struct Open {
    directives: Vec<usize>,
    findings: Vec<Finding>,
}

impl<'a> Judge<'a> {
    /// Begins a file. `rules` are the ids of all rules there are, `path` is the file's path with
    /// `/`, relative to the configuration's folder; it is compared with patterns and never shown.
    pub fn new(configuration: &'a Configuration, rules: &'a [&'a str], path: &'a str, today: Date) -> Self {
        Self {
            configuration,
            rules,
            today,
            suppressions: configuration.suppressions.iter().filter(|s| s.until >= today).collect(),
            path,
            inline: Vec::new(),
            waiting: Vec::new(),
            open: None,
            kept: Kept::new(configuration.limits.findings_per_document),
            worst: None,
            remarks: Vec::new(),
        }
    }

    /// Takes the findings of the next stretch, each with its bytes in the stretch's text.
    pub fn stretch(&mut self, document: &Document, findings: Vec<(Range<usize>, Finding)>) {
        let personal: Vec<&Range<usize>> = findings.iter().filter(|(_, f)| f.value.is_some()).map(|(r, _)| r).collect();
        let directives = directive::collect(document, self.rules, self.today, &mut self.remarks);
        // They are said to a person as findings are.
        self.remarks.truncate(self.configuration.limits.findings_per_document);
        let mut covering = self.cover(document, directives, &personal);
        let continues = self.open.is_some();
        let ends_inside = ends_inside(document);
        let last = document.blocks().len().saturating_sub(1);
        if continues {
            let open = covering.entry(0).or_default();
            open.extend(self.open.iter().flat_map(|open| &open.directives));
        }
        if continues && !(ends_inside && last == 0) {
            self.close(covering.get(&0).map_or(&[], Vec::as_slice));
        }
        if ends_inside {
            let open = self.open.get_or_insert_default();
            open.directives = covering.get(&last).cloned().unwrap_or_default();
        }
        for (range, finding) in findings {
            let block = document.block_at(range.start);
            match &mut self.open {
                // Those beyond the limit do not wait: a paragraph may be as large as a file.
                Some(open)
                    if ends_inside
                        && block == Some(last)
                        && open.findings.len() < self.configuration.limits.findings_per_document =>
                {
                    open.findings.push(finding);
                }
                _ => {
                    let covering = block.and_then(|block| covering.get(&block)).map_or(&[][..], Vec::as_slice);
                    self.settle(finding, covering);
                }
            }
        }
    }

    /// Ends the file. `unread` is what its reader could not read.
    pub fn conclude(mut self, unread: &[Problem]) -> Judgement {
        let covering = self.open.as_ref().map(|open| open.directives.clone()).unwrap_or_default();
        self.close(&covering);
        for inline in &self.inline {
            for (rule, _) in inline.rules.iter().filter(|(_, used)| !used) {
                self.remarks.push(inline.whereabouts.say(&UNUSED).with("rule", Masked::known(rule)));
            }
        }
        let hidden = unread.iter().any(|problem| problem.kind.hides_text());
        let verdict = match self.worst {
            Some(Severity::Block) => Verdict::Block,
            _ if hidden => Verdict::Unchecked,
            Some(Severity::Review) => Verdict::Review,
            Some(Severity::Note) | None => Verdict::Pass,
        };
        Judgement { verdict, findings: self.kept.findings, omitted: self.kept.omitted, remarks: self.remarks }
    }

    /// Which directives cover which blocks of a stretch.
    fn cover(
        &mut self,
        document: &Document,
        directives: Vec<Directive>,
        personal: &[&Range<usize>],
    ) -> BTreeMap<usize, Vec<usize>> {
        let mut covering: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        if directives.is_empty() && self.waiting.is_empty() {
            return covering;
        }
        let unfinished = ends_inside(document).then(|| document.blocks().len().saturating_sub(1));
        let only_directives: BTreeSet<usize> = directives.iter().filter(|d| d.alone).map(|d| d.block).collect();
        let seen = |b: &usize| {
            let block = &document.blocks()[*b];
            block.visibility == Visibility::Visible && !document.block_text(block).trim().is_empty()
        };
        let visible: Vec<usize> =
            (0..document.blocks().len()).filter(|b| !only_directives.contains(b)).filter(seen).collect();
        let next_visible = |from: usize| visible.get(visible.partition_point(|&b| b < from)).copied();
        if let Some(block) = next_visible(usize::from(self.open.is_some())) {
            covering.entry(block).or_default().append(&mut self.waiting);
        }
        for directive in directives {
            let index = self.inline.len();
            covering.entry(directive.block).or_default().push(index);
            if directive.alone && Some(directive.block) != unfinished {
                match next_visible(directive.block + 1) {
                    Some(block) => covering.entry(block).or_default().push(index),
                    None => self.waiting.push(index),
                }
            }
            self.inline.push(Inline {
                suppressed: Suppressed {
                    by: "inline",
                    reason: reason(document.text(), &directive.reason, personal),
                    until: directive.until,
                },
                rules: directive.rules.into_iter().map(|rule| (rule, false)).collect(),
                whereabouts: directive.whereabouts,
            });
        }
        covering
    }

    /// Settles what waited for the end of its paragraph.
    fn close(&mut self, covering: &[usize]) {
        for finding in self.open.take().map(|open| open.findings).unwrap_or_default() {
            self.settle(finding, covering);
        }
    }

    fn settle(&mut self, mut finding: Finding, covering: &[usize]) {
        let Some(severity) = self.configuration.severity(finding.rule, finding.severity) else { return };
        finding.severity = severity;
        finding.suppressed = self.set_aside(finding.rule, covering);
        if finding.suppressed.is_none() {
            self.worst = self.worst.max(Some(severity));
        }
        self.kept.push(finding);
    }

    fn set_aside(&mut self, rule: &str, covering: &[usize]) -> Option<Suppressed> {
        for &index in covering {
            let inline = &mut self.inline[index];
            if let Some((_, used)) = inline.rules.iter_mut().find(|(own, _)| own == rule) {
                *used = true;
                return Some(inline.suppressed.clone());
            }
        }
        self.suppressions.iter().find(|s| s.covers(rule, self.path)).map(|s| s.stamp())
    }
}

/// Whether a stretch ends inside a paragraph: it does not answer for its own last byte.
fn ends_inside(document: &Document) -> bool {
    let end = document.text().len();
    let last = document.blocks().last().map(crate::document::Block::range);
    last.is_some_and(|last| last.end == end && !last.is_empty()) && !document.answers_for(&(end - 1..end))
}

/// A directive's reason, with what the rules found in it masked.
fn reason(text: &str, reason: &Range<usize>, personal: &[&Range<usize>]) -> Masked {
    let inside = personal.iter().filter(|found| found.start < reason.end && reason.start < found.end);
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for found in inside {
        let start = found.start.max(reason.start) - reason.start;
        let end = found.end.min(reason.end) - reason.start;
        // Ranges that overlap are masked as one.
        match ranges.last_mut() {
            Some(before) if start < before.end => before.end = before.end.max(end),
            _ => ranges.push(start..end),
        }
    }
    Masked::text(&text[reason.clone()], &ranges).in_one_line(80)
}

/// The findings that the report will list: at most so many, the worst before the others.
struct Kept {
    most: usize,
    findings: Vec<Finding>,
    /// How many there are of each rank, see [`rank`].
    ranks: [usize; 4],
    omitted: u64,
}

/// Suppressed findings give way first, then notes, then what is to be reviewed.
fn rank(finding: &Finding) -> usize {
    match (&finding.suppressed, finding.severity) {
        (Some(_), _) => 0,
        (None, Severity::Note) => 1,
        (None, Severity::Review) => 2,
        (None, Severity::Block) => 3,
    }
}

impl Kept {
    fn new(most: usize) -> Self {
        Self { most, findings: Vec::new(), ranks: [0; 4], omitted: 0 }
    }

    fn push(&mut self, finding: Finding) {
        let own = rank(&finding);
        if self.findings.len() >= self.most {
            self.omitted += 1;
            let least = self.ranks.iter().position(|&n| n > 0).unwrap_or(own);
            let gives_way = |f: &Finding| least < own && rank(f) == least;
            let Some(index) = self.findings.iter().rposition(gives_way) else { return };
            self.findings.remove(index);
            self.ranks[least] -= 1;
        }
        self.ranks[own] += 1;
        self.findings.push(finding);
    }
}
