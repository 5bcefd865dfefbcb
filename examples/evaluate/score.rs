//! What was expected against what was found, and the figures that come of it.

use std::collections::BTreeMap;
use std::ops::Range;

use baguan::finding::Severity;

use crate::line::Line;

/// A finding of a `personal/*` rule.
pub struct Seen {
    /// The rule without its family.
    pub kind: String,
    pub severity: Severity,
    pub range: Range<usize>,
}

/// How an expected value fared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Missed,
    /// Found by a rule for another kind: it does not go out, but what is said of it is not quite right.
    FoundAsAnother,
    Found,
}

/// What became of one line.
pub struct Judged<'a> {
    /// For each expectation.
    pub fates: Vec<Fate>,
    /// Findings on which a person would act and that meet an expectation.
    pub right: Vec<&'a Seen>,
    /// Findings worse than the line allows, on what is no one's value.
    pub alarms: Vec<&'a Seen>,
}

/// At least so many hundredths of a value have to be covered.
const ENOUGH: usize = 80;

impl Line {
    /// Compares what was seen with what was expected.
    pub fn judge<'a>(&self, seen: &'a [Seen]) -> Judged<'a> {
        let meets = |seen: &Seen| self.expect.iter().any(|e| overlap(&e.at, &seen.range));
        let may_be_said = |seen: &Seen| {
            let instead = self.expect.iter().flat_map(|expected| &expected.or);
            instead.chain(&self.may).any(|range| overlap(range, &seen.range))
        };
        Judged {
            fates: self.expect.iter().map(|expected| fate(expected, seen)).collect(),
            right: seen.iter().filter(|seen| seen.severity >= Severity::Review && meets(seen)).collect(),
            alarms: seen.iter().filter(|s| s.severity > self.most && !meets(s) && !may_be_said(s)).collect(),
        }
    }
}

fn fate(expected: &crate::line::Expected, seen: &[Seen]) -> Fate {
    let severe: Vec<&Seen> = seen.iter().filter(|seen| seen.severity >= expected.least).collect();
    let own: Vec<&Seen> = severe.iter().copied().filter(|seen| seen.kind == expected.kind).collect();
    if std::iter::once(&expected.at).chain(&expected.or).any(|at| is_covered(at, &own)) {
        Fate::Found
    } else if is_covered(&expected.at, &severe) {
        Fate::FoundAsAnother
    } else {
        Fate::Missed
    }
}

fn is_covered(at: &Range<usize>, seen: &[&Seen]) -> bool {
    let covered = at.clone().filter(|place| seen.iter().any(|seen| seen.range.contains(place))).count();
    covered * 100 >= at.len() * ENOUGH
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Figures of one kind, or of all.
#[derive(Clone, Copy, Default)]
pub struct Figures {
    pub values: usize,
    pub found: usize,
    pub found_as_itself: usize,
    pub right: usize,
    pub alarms: usize,
}

impl Figures {
    /// Of the values the part that was found.
    pub fn recall(&self) -> Option<f64> {
        ratio(self.found, self.values)
    }

    /// Of the findings the part that is right.
    pub fn precision(&self) -> Option<f64> {
        ratio(self.right, self.right + self.alarms)
    }

    /// The two together, where a missed value weighs as much as four false alarms.
    pub fn f2(&self) -> Option<f64> {
        let (recall, precision) = (self.recall()?, self.precision().unwrap_or(0.0));
        Some(if recall + precision == 0.0 { 0.0 } else { 5.0 * recall * precision / (4.0 * precision + recall) })
    }

    fn count(&mut self, fate: Fate) {
        self.values += 1;
        self.found += usize::from(fate != Fate::Missed);
        self.found_as_itself += usize::from(fate == Fate::Found);
    }
}

/// A part of a whole; nothing of nothing.
pub fn ratio(part: usize, whole: usize) -> Option<f64> {
    #[allow(clippy::cast_precision_loss)] // counts of lines
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// What one class of lines came to.
#[derive(Clone, Copy, Default)]
pub struct Class {
    pub lines: usize,
    pub values: usize,
    pub found: usize,
    /// Findings that should not be there, and the lines that have one.
    pub alarms: usize,
    pub alarmed: usize,
    /// Lines with one that blocks.
    pub blocked: usize,
}

/// All lines together.
#[derive(Default)]
pub struct Tally {
    pub all: Figures,
    pub kinds: BTreeMap<String, Figures>,
    pub evasions: BTreeMap<String, Figures>,
    pub classes: BTreeMap<String, Class>,
}

impl Tally {
    /// Adds what became of a line.
    pub fn add(&mut self, line: &Line, judged: &Judged) {
        for (expected, &fate) in line.expect.iter().zip(&judged.fates) {
            self.all.count(fate);
            self.kinds.entry(expected.kind.clone()).or_default().count(fate);
            let evasion = expected.evasion.as_deref().unwrap_or("(plain)");
            self.evasions.entry(evasion.to_owned()).or_default().count(fate);
        }
        self.all.right += judged.right.len();
        for seen in &judged.right {
            self.kinds.entry(seen.kind.clone()).or_default().right += 1;
        }
        // A note stops nobody, so precision does not count it even where a line allows nothing at all.
        for seen in judged.alarms.iter().filter(|seen| seen.severity >= Severity::Review) {
            self.all.alarms += 1;
            self.kinds.entry(seen.kind.clone()).or_default().alarms += 1;
        }
        let class = self.classes.entry(line.class.clone()).or_default();
        class.lines += 1;
        class.values += judged.fates.len();
        class.found += judged.fates.iter().filter(|&&fate| fate != Fate::Missed).count();
        class.alarms += judged.alarms.len();
        class.alarmed += usize::from(!judged.alarms.is_empty());
        class.blocked += usize::from(judged.alarms.iter().any(|seen| seen.severity == Severity::Block));
    }

    /// The classes of a family, or of a family's sub-class, added up.
    pub fn family(&self, prefix: &str) -> Class {
        let of_family = self.classes.iter().filter(|(class, _)| class.starts_with(prefix));
        of_family.fold(Class::default(), |sum, (_, class)| Class {
            lines: sum.lines + class.lines,
            values: sum.values + class.values,
            found: sum.found + class.found,
            alarms: sum.alarms + class.alarms,
            alarmed: sum.alarmed + class.alarmed,
            blocked: sum.blocked + class.blocked,
        })
    }
}

#[cfg(test)]
mod tests {
    use baguan::finding::Severity::{self, Block, Note, Review};

    use super::{Fate, Figures, Seen, Tally};
    use crate::line::Line;

    fn line(rest: &str) -> Line {
        let text = "0123456789".repeat(4);
        let line = format!(r#"{{"id":"a-1","class":"a/b","format":"txt","text":"{text}",{rest}}}"#);
        Line::parse(&line).expect("a line")
    }

    fn seen(kind: &str, severity: Severity, range: std::ops::Range<usize>) -> Seen {
        Seen { kind: kind.to_owned(), severity, range }
    }

    const ONE: &str = r#""expect":[{"kind":"mobile","at":[10,20],"or":[[30,32]],"least":"review"}],"may":[[0,2]]"#;

    #[test]
    fn a_value_is_found_when_four_fifths_of_it_are_covered_severely_enough() {
        let fate = |seen: Seen| line(ONE).judge(&[seen]).fates[0];
        assert_eq!(fate(seen("mobile", Review, 12..25)), Fate::Found);
        assert_eq!(fate(seen("mobile", Review, 13..25)), Fate::Missed);
        assert_eq!(fate(seen("mobile", Note, 10..20)), Fate::Missed);
        assert_eq!(fate(seen("landline", Block, 10..20)), Fate::FoundAsAnother);
        // Elsewhere only by the rule itself.
        assert_eq!(fate(seen("mobile", Block, 30..32)), Fate::Found);
        assert_eq!(fate(seen("landline", Block, 30..32)), Fate::Missed);
        // Two findings may cover it together.
        let both = [seen("mobile", Block, 10..15), seen("landline", Block, 16..20)];
        assert_eq!(line(ONE).judge(&both).fates[0], Fate::FoundAsAnother);
    }

    #[test]
    fn an_alarm_is_false_where_nothing_was_expected_and_more_was_said_than_may_be() {
        let found = [
            seen("mobile", Block, 19..24),
            seen("name-list", Block, 0..1),
            seen("mobile", Review, 31..33),
            seen("mobile", Note, 22..24),
            seen("bank-card", Review, 22..24),
        ];
        let line = line(ONE);
        let judged = line.judge(&found);
        assert_eq!(judged.right.len(), 1);
        let kinds: Vec<&str> = judged.alarms.iter().map(|seen| seen.kind.as_str()).collect();
        assert_eq!(kinds, ["bank-card"]);
        let lenient = self::line(r#""most":"review""#);
        assert_eq!(lenient.judge(&found).alarms.len(), 2);
    }

    #[test]
    fn figures_are_added_up() {
        let mut tally = Tally::default();
        let (good, bad) = (line(ONE), line(r#""most":"note""#));
        let found = [seen("mobile", Block, 10..20)];
        tally.add(&good, &good.judge(&found));
        tally.add(&good, &good.judge(&[]));
        tally.add(&bad, &bad.judge(&found));
        assert_eq!((tally.all.values, tally.all.found, tally.all.right, tally.all.alarms), (2, 1, 1, 1));
        let class = tally.family("a/");
        assert_eq!((class.lines, class.alarmed, class.blocked, class.found), (3, 1, 1, 1));
        assert!(tally.family("contact/").lines == 0);
    }

    #[test]
    fn a_missed_value_weighs_more_than_a_false_alarm() {
        let figures = |found, alarms| Figures { values: 10, found, found_as_itself: found, right: found, alarms };
        let f2 = |found, alarms| figures(found, alarms).f2().expect("there are values");
        assert!((f2(10, 0) - 1.0).abs() < 1e-9);
        // 5 · 0.5 · 1 / (4 · 1 + 0.5)
        assert!((f2(5, 0) - 2.5 / 4.5).abs() < 1e-9);
        assert!(f2(8, 0) < f2(10, 2));
        assert!(f2(0, 0).abs() < 1e-9);
        assert!(Figures::default().f2().is_none());
    }
}
