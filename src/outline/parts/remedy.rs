//! What a reply to a request says of law: the Regulation it rests on, and where the applicant can turn.

use std::ops::Range;

use crate::document::Date;
use crate::outline::number::value;
use crate::text::classes::{as_text, character, find, has_one_of, starts_with};

/// A way that is open to the applicant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// 行政复议
    Reconsideration,
    /// 行政诉讼
    Litigation,
}

/// A period that is not the law's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongPeriod {
    /// For which way.
    pub way: Way,
    /// Its bytes in the document's text.
    pub range: Range<usize>,
}

/// What was said of one way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) way: bool,
    pub(super) body: bool,
    pub(super) period: bool,
}

/// What was said of remedies so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Remedies {
    pub(super) reconsideration: Said,
    pub(super) litigation: Said,
    /// Litigation is offered beside reconsideration, and not only against its decision.
    pub(super) either: bool,
}

/// A period in a sentence: where it stands, and whether it is 60 days, 6 or 3 months, or 15 days.
#[derive(Debug)]
struct Period {
    at: Range<usize>,
    number: u32,
    unit: Unit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Days,
    WorkingDays,
    Months,
}

/// No clause that tells of remedies is longer.
const LONGEST_CLAUSE: usize = 1000;

/// The day from which six months, not three, are given for litigation (行政诉讼法 of 2014, article 46).
const SIX_MONTHS_SINCE: (u16, u8, u8) = (2015, 5, 1);

/// Bodies that decide on reconsideration. 行政复议机关 alone names none.
const BODIES: [&str; 10] = ["政府", "上一级", "上级", "厅", "局", "部", "委员会", "国务院", "管委会", "署"];

impl Remedies {
    /// Takes in one sentence; gives the periods in it that are wrong, as ranges of it.
    pub(super) fn sentence(&mut self, sentence: &[u16], day: Option<Date>) -> Vec<(Way, Range<usize>)> {
        if !has_one_of(sentence, &["复议", "诉讼", "起诉", "法院"]) || !offers(sentence) {
            return Vec::new();
        }
        let mut wrong = Vec::new();
        let mut from = 0;
        for clause in sentence.split(|&class| character(class) == ';') {
            // Ways and periods are compared with each other: a clause without end must not cost its square.
            let long = clause;
            let clause = long.get(..LONGEST_CLAUSE).unwrap_or(long);
            let found = self.clause(clause, day).into_iter();
            wrong.extend(found.map(|(way, at)| (way, from + at.start..from + at.end)));
            from += long.len() + 1;
        }
        wrong
    }

    /// One clause: what is said of a way behind a semicolon has nothing to do with the one before it.
    fn clause(&mut self, sentence: &[u16], day: Option<Date>) -> Vec<(Way, Range<usize>)> {
        let ways = ways(sentence);
        let after_decision = has_one_of(sentence, &["复议决定", "复议结果"]);
        for (at, (way, place)) in ways.iter().enumerate() {
            let from = at.checked_sub(1).and_then(|before| ways.get(before)).map_or(0, |(_, before)| before.end);
            let to = ways.get(at + 1).map_or(sentence.len(), |(_, next)| next.start);
            let segment = sentence.get(from..place.start).unwrap_or_default();
            let behind = sentence.get(place.end..to).unwrap_or_default();
            match way {
                Way::Reconsideration => {
                    self.reconsideration.way = true;
                    self.reconsideration.body |= names_body(segment, behind);
                }
                Way::Litigation => {
                    self.litigation.way = true;
                    // 向人民法院提起行政诉讼, and with both ways in one clause one court for both.
                    self.litigation.body |= has_one_of(sentence, &["法院"]);
                    self.either |= self.reconsideration.way && !after_decision;
                }
            }
        }
        let mut wrong = Vec::new();
        for period in periods(sentence) {
            let Some(way) = way_of(sentence, &ways, &period.at) else { continue };
            let said = match way {
                Way::Reconsideration => &mut self.reconsideration,
                Way::Litigation => &mut self.litigation,
            };
            said.period = true;
            if !is_right(way, &period, after_decision, day) {
                wrong.push((way, period.at));
            }
        }
        wrong
    }
}

/// Words of a sentence that says what somebody may do.
const OFFERS: [&str; 14] =
    ["不服", "异议", "可以", "可在", "可自", "可依", "可向", "有权", "认为", "应当", "应先", "之日起", "渠道", "救济"];

/// Whether a sentence tells somebody what he may do.
fn offers(sentence: &[u16]) -> bool {
    has_one_of(sentence, &["申请", "提起", "提出", "起诉"]) && has_one_of(sentence, &OFFERS)
}

/// Each mention of a way, in order. 复议决定, 复议机关 and the laws' names are no ways.
fn ways(sentence: &[u16]) -> Vec<(Way, Range<usize>)> {
    let mut ways = Vec::new();
    for at in 0..sentence.len() {
        let rest = sentence.get(at..).unwrap_or_default();
        let (way, length) = if starts_with(rest, "复议") {
            (Way::Reconsideration, 2)
        } else if starts_with(rest, "诉讼") || starts_with(rest, "起诉") {
            (Way::Litigation, 2)
        } else {
            continue;
        };
        let behind = rest.get(length..).unwrap_or_default();
        let other = ["决定", "机关", "机构", "法", "结果", "条例", "期间", "时效", "权利"];
        if !other.iter().any(|word| starts_with(behind, word)) {
            ways.push((way, at..at + length));
        }
    }
    ways
}

/// `向某县人民政府申请`, or `行政复议机关为某县人民政府` behind it.
fn names_body(segment: &[u16], behind: &[u16]) -> bool {
    let towards = segment.iter().rposition(|&class| matches!(character(class), '向' | '由'));
    let named = towards.and_then(|at| segment.get(at..)).is_some_and(|body| has_one_of(body, &BODIES));
    named || has_one_of(segment, &["人民政府"]) || has_one_of(behind, &["人民政府"])
}

/// Periods: 60日内, 六个月内. Without 内 behind it, a number of days is part of a date.
fn periods(sentence: &[u16]) -> Vec<Period> {
    let is_digit = |class: u16| {
        let c = character(class);
        c.is_ascii_digit() || "〇一二三四五六七八九十两半".contains(c)
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < sentence.len() {
        let digits = sentence.iter().skip(at).take_while(|class| is_digit(**class)).count();
        if digits == 0 {
            at += 1;
            continue;
        }
        let end = at + digits;
        let rest = sentence.get(end..).unwrap_or_default();
        let units = [("个工作日", Unit::WorkingDays), ("工作日", Unit::WorkingDays), ("个月", Unit::Months)];
        let units = units.into_iter().chain([
            ("月", Unit::Months),
            ("日", Unit::Days),
            ("天", Unit::Days),
            ("年", Unit::Months),
        ]);
        let unit = units.into_iter().find(|(word, _)| starts_with(rest, word));
        if let Some((word, unit)) = unit {
            let length = word.chars().count();
            let behind = rest.get(length..).unwrap_or_default();
            let number = number(&as_text(sentence.get(at..end).unwrap_or_default()), word);
            let limits = ["内", "之内", "以内"].iter().any(|word| starts_with(behind, word))
                || says_period(sentence.get(..at).unwrap_or_default());
            if let Some(number) = number.filter(|_| limits) {
                found.push(Period { at: at..end + length, number, unit });
            }
        }
        at = end;
    }
    found
}

/// `期限为`, `期限是`, `期限分别为`
fn says_period(before: &[u16]) -> bool {
    let near = before.get(before.len().saturating_sub(12)..).unwrap_or_default();
    has_one_of(near, &["期限", "时限"])
}

fn number(digits: &str, unit: &str) -> Option<u32> {
    let number = match digits {
        "两" => 2,
        "半" if unit == "年" => return Some(6),
        digits => value(digits)?,
    };
    if unit == "年" { number.checked_mul(12) } else { Some(number) }
}

/// Which way a period is for: the next one named, 在60日内向……申请行政复议, unless the period stands in brackets
/// behind it or is called its 期限.
fn way_of(sentence: &[u16], ways: &[(Way, Range<usize>)], period: &Range<usize>) -> Option<Way> {
    let next = ways.iter().find(|(_, way)| way.start >= period.end);
    let last = ways.iter().rev().find(|(_, way)| way.end <= period.start);
    let behind = last.filter(|(_, way)| {
        let between = sentence.get(way.end..period.start).unwrap_or_default();
        let open = between.iter().filter(|class| character(**class) == '(').count();
        let closed = between.iter().filter(|class| character(**class) == ')').count();
        open > closed
            || between.len() <= 16 && has_one_of(between, &["期限", "的,应", "的应", "应当在", "应在", "须在"])
    });
    behind.or(next).or(last).map(|(way, _)| *way)
}

fn is_right(way: Way, period: &Period, after_decision: bool, day: Option<Date>) -> bool {
    match way {
        Way::Reconsideration => (period.unit, period.number) == (Unit::Days, 60),
        // 对复议决定不服的，15日内: article 45.
        Way::Litigation if after_decision && (period.unit, period.number) == (Unit::Days, 15) => true,
        Way::Litigation => {
            let (year, month, day_of_month) = SIX_MONTHS_SINCE;
            let early = day.zip(Date::new(year, month, day_of_month)).is_some_and(|(day, since)| day < since);
            period.unit == Unit::Months && period.number == if early { 3 } else { 6 }
        }
    }
}

/// How a text cites the Regulation on disclosure (政府信息公开条例).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Citation {
    /// Not at all.
    #[default]
    None,
    /// By its name.
    Name,
    /// With an article.
    Article,
}

/// An article stands no further behind the name: 《……条例》（国务院令第711号）第三十六条.
const ARTICLE_WITHIN: usize = 40;

/// What a text cites.
pub(super) fn citation(classes: &[u16]) -> Citation {
    let mut cited = Citation::None;
    let mut from = 0;
    while let Some(at) = classes.get(from..).and_then(|rest| find(rest, "条例")) {
        let end = from + at + 2;
        let behind = classes.get(end..).unwrap_or_default();
        let behind = behind.get(..ARTICLE_WITHIN).unwrap_or(behind);
        let behind = behind.split(|&class| character(class) == '。').next().unwrap_or_default();
        cited = cited.max(if has_article(behind) { Citation::Article } else { Citation::Name });
        from = end;
    }
    cited
}

fn has_article(classes: &[u16]) -> bool {
    let numeral = |class: &&u16| {
        let c = character(**class);
        c.is_ascii_digit() || "〇一二三四五六七八九十".contains(c)
    };
    (0..classes.len()).any(|at| {
        let rest = classes.get(at..).unwrap_or_default();
        let digits = rest.iter().skip(1).take_while(numeral).count();
        starts_with(rest, "第") && digits > 0 && rest.get(1 + digits).is_some_and(|&class| character(class) == '条')
    })
}

#[cfg(test)]
mod tests {
    use super::{Citation, Remedies, Way, citation};
    use crate::document::Date;
    use crate::text::classes::as_text;
    use crate::text::fold_str;

    fn read(sentence: &str, day: &str) -> (Remedies, Vec<(Way, String)>) {
        let folded = fold_str(sentence);
        let mut remedies = Remedies::default();
        let wrong = remedies.sentence(&folded, Date::parse(day));
        (remedies, wrong.into_iter().map(|(way, at)| (way, as_text(&folded[at]))).collect())
    }

    #[test]
    fn whole_remedies_in_many_wordings() {
        for sentence in [
            "如对本答复不服，可以自收到本答复书之日起60日内向某县人民政府申请行政复议，或者在6个月内向某县人民法院提起行政诉讼",
            "如不服本答复，可依法在六十日内向某市民政局或者某县人民政府申请行政复议，也可在六个月内直接向人民法院起诉",
            "申请人认为侵犯其合法权益的，可以向某县人民政府申请行政复议（60日内），或者向某县人民法院提起行政诉讼（六个月内）",
            "您可以向上一级行政机关申请行政复议，期限为60日；或者向人民法院提起行政诉讼，期限为半年",
        ] {
            let (remedies, wrong) = read(sentence, "2026-05-04");
            let (one, two) = (remedies.reconsideration, remedies.litigation);
            assert!(one.way && one.body && one.period && two.way && two.body && two.period, "{sentence}: {remedies:?}");
            assert!(wrong.is_empty(), "{sentence}: {wrong:?}");
        }
    }

    #[test]
    fn wrong_periods() {
        let three = "如不服，可以在30日内向县人民政府申请行政复议，或在三个月内向人民法院提起行政诉讼";
        let wrong = read(three, "2026-05-04").1;
        assert_eq!(wrong, [(Way::Reconsideration, "30日".into()), (Way::Litigation, "三个月".into())]);
        assert_eq!(read(three, "2014-05-04").1, [(Way::Reconsideration, "30日".into())]);
        let decision = "对复议决定不服的，可以自收到复议决定书之日起15日内向人民法院提起行政诉讼";
        let (remedies, wrong) = read(decision, "2026-05-04");
        assert!(wrong.is_empty() && remedies.litigation.period && !remedies.either);
        assert_eq!(read("不服的，可以在60个工作日内向县人民政府申请行政复议", "2026-05-04").1.len(), 1);
        assert!(read("你申请公开2026年3月20日的行政复议决定书", "2026-05-04").1.is_empty());
    }

    #[test]
    fn what_is_not_said_is_missing() {
        let (remedies, _) = read("如对本答复不服，可以依法向行政复议机关申请行政复议或者提起行政诉讼", "2026-05-04");
        let (one, two) = (remedies.reconsideration, remedies.litigation);
        assert!(one.way && !one.body && !one.period && two.way && !two.body && !two.period && remedies.either);
    }

    #[test]
    fn the_regulation_is_cited_with_its_article() {
        for (text, expected) in [
            ("根据《中华人民共和国政府信息公开条例》第三十六条第（一）项", Citation::Article),
            ("根据《政府信息公开条例》（国务院令第711号）第36条", Citation::Article),
            ("根据《政府信息公开条例》有关规定。第三条", Citation::Name),
            ("根据有关规定", Citation::None),
        ] {
            assert_eq!(citation(&fold_str(text)), expected, "{text}");
        }
    }
}
