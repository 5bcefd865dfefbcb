//! What a document would cost, in words: one line a scheme.

use crate::finding::{AtStake, Finding, Language, Masked, Message, Points, Severity, Words};

const POINTS: Words = Words { zh: "{points} 分", en: "{points} points" };
const RANGE: Words = Words { zh: "{points} 至 {most} 分", en: "{points} to {most} points" };
/// A cost that is counted by places or elements, with how many of them this document has.
const TIMES: Words = Words { zh: "{points} 分（{n} × {each}）", en: "{points} points ({n} × {each})" };
const CIRCULATED: Words = Words { zh: "如被通报 ", en: "if circulated " };
const COMPLAINED: Words = Words { zh: "如被投诉、举报 ", en: "if complained about " };
const EXPOSED: Words = Words { zh: "如被媒体曝光 ", en: "if in the press " };
const NOTICED: Words = Words { zh: "如被投诉、举报、曝光 ", en: "if complained about or in the press " };
const VETO: Words = Words { zh: "（可致一票否决）", en: " (perhaps the whole year)" };
const RETURNED: Words = Words { zh: "退文", en: "the draft is sent back" };

/// Items, each with what it costs, in words.
type Costs<'a> = Vec<(&'a str, Vec<String>)>;

/// One deduction of one document, with how many findings bring it.
struct Sum<'a> {
    stake: &'a AtStake,
    findings: u64,
}

/// The lines of a document, in the order of the schemes. Duties without points and without a consequence are left to the
/// JSON report: what they ask, the findings say themselves.
pub(super) fn in_words(findings: &[Finding], language: Language) -> Vec<String> {
    let mut sums: Vec<Sum> = Vec::new();
    let counted = findings.iter().filter(|finding| finding.severity > Severity::Note);
    // What somebody must decide first is not yet something to be circulated.
    let tells = |finding: &Finding, stake: &AtStake| finding.severity == Severity::Block || stake.noticed.is_empty();
    for stake in counted.flat_map(|finding| finding.at_stake.iter().filter(move |stake| tells(finding, stake))) {
        match sums.iter_mut().find(|sum| sum.stake == stake) {
            Some(sum) => sum.findings += 1,
            None => sums.push(Sum { stake, findings: 1 }),
        }
    }
    sums.retain(|sum| !sum.stake.points.is_zero() || sum.stake.returns);
    // By scheme, then by item: an item may take points in several ways.
    let mut lines: Vec<(&str, Costs)> = Vec::new();
    for sum in &sums {
        let (scheme, number) = (&*sum.stake.scheme, &*sum.stake.number);
        let items = entry(&mut lines, scheme);
        entry(items, number).push(sum.in_words(language));
    }
    let say = |words: Words| words.in_language(language);
    let (and, or) = (say(Words { zh: "；", en: "; " }), say(Words { zh: "，", en: ", " }));
    let line = |(scheme, items): (&str, Costs)| {
        let items: Vec<String> = items.iter().map(|(number, costs)| format!("{number} {}", costs.join(or))).collect();
        format!("{scheme}  {}", items.join(and))
    };
    lines.into_iter().map(line).collect()
}

/// What is listed under a name; the names keep the order in which they came.
fn entry<'l, 'n, T: Default>(list: &'l mut Vec<(&'n str, T)>, name: &'n str) -> &'l mut T {
    let at = list.iter().position(|(known, _)| *known == name).unwrap_or(list.len());
    if at == list.len() {
        list.push((name, T::default()));
    }
    &mut list[at].1
}

impl Sum<'_> {
    /// `5 分`, `如被通报 1 至 5 分`.
    fn in_words(&self, language: Language) -> String {
        let AtStake { points, up_to, veto, per, noticed, returns, .. } = self.stake;
        let say = |words: Words| words.in_language(language);
        let plain = |points: Points| Masked::known(points.to_string());
        let each = matches!(*per, "place" | "element") && self.findings > 1;
        let cost = match up_to {
            _ if *returns => say(RETURNED).to_owned(),
            Some(most) => Message::from(RANGE).with("points", plain(*points)).with("most", plain(*most)).say(language),
            None if each => Message::from(TIMES)
                .with("points", plain(points.times(self.findings)))
                .with("n", Masked::known(self.findings.to_string()))
                .with("each", plain(*points))
                .say(language),
            None => Message::from(POINTS).with("points", plain(*points)).say(language),
        };
        let if_noticed = match noticed.as_slice() {
            _ if *per == "circular" => say(CIRCULATED),
            [] => "",
            ["complaint"] => say(COMPLAINED),
            ["media"] => say(EXPOSED),
            _ => say(NOTICED),
        };
        let veto = if *veto { say(VETO) } else { "" };
        format!("{if_noticed}{cost}{veto}")
    }
}
