//! Long numbers, however they are written: full-width, in groups, over a line end, with zero-width
//! characters inside, with letters that look like digits, or in Chinese numerals.

use std::ops::Range;
use std::sync::LazyLock;

use crate::document::Document;
use crate::text::{Folded, fold_char, is_ignorable};

/// The shortest number that is looked at: a mobile's. Also the step of the search.
pub(in crate::check) const SHORTEST: usize = 11;

/// The value of the check character X.
pub(super) const X: u8 = 10;

/// A number in the text, in whatever form.
#[derive(Clone, Debug)]
pub(in crate::check) struct Run {
    digits: Vec<Digit>,
    /// The gap before each segment but the first.
    gaps: Vec<Gap>,
    /// The segments, as ranges of `digits`.
    segments: Vec<Range<usize>>,
    /// Whether one of its digits is Chinese.
    has_chinese: bool,
    /// The characters directly before and after.
    before: Option<char>,
    after: Option<char>,
}

/// Small on purpose: a list of nothing but numbers is one run, as long as its stretch.
#[derive(Clone, Copy, Debug)]
struct Digit {
    at: u32,
    length: u8,
    value: u8,
    /// Whether it was written as a digit, not as a letter that looks like one.
    is_true: bool,
    is_chinese: bool,
    /// ○ is a nought among Chinese numerals, and hides a digit elsewhere.
    is_circle: bool,
}

impl Digit {
    fn bytes(self) -> Range<usize> {
        self.at as usize..self.at as usize + usize::from(self.length)
    }
}

/// What stands between two groups of digits. Ordered by how much it separates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    Space,
    Line,
    /// A hyphen or a dot: it makes one code of the groups, so none of them is a number by itself.
    Mark,
    /// A slash, a bracket: numbers are written with them, and kept apart by them.
    Apart,
    /// A comma, the rule of a table: they keep numbers apart, so what they join has to prove itself.
    List,
}

/// Digits that may be one number.
pub(super) struct Candidate<'a> {
    run: &'a Run,
    range: Range<usize>,
    segments: Range<usize>,
}

/// A set of classes: a bit for each of the 65,536.
pub(super) type Set = [u64; 1024];

/// What may be a digit of a number.
static DIGITS: LazyLock<Set> = LazyLock::new(|| {
    let circled =
        CIRCLED.iter().flat_map(|&one| (0..9).filter_map(move |digit| char::from_u32(one + digit))).chain(['⓿']);
    let foreign = OTHER_SCRIPTS.iter().flat_map(|&zero| (0..10).filter_map(move |digit| char::from_u32(zero + digit)));
    set(('0'..='9').chain("oilx×χх✕✖╳".chars()).chain(CHINESE.chars()).chain(foreign).chain(circled))
});
/// What may stand in a number: its digits, and the marks between groups of them.
static NUMERIC: LazyLock<Set> = LazyLock::new(|| {
    let marks = set(MARKS
        .chars()
        .chain(APART.chars())
        .chain(LIST.chars())
        .chain('\u{300}'..='\u{36F}')
        .chain('\u{20D0}'..='\u{20F0}'));
    std::array::from_fn(|word| DIGITS[word] | marks[word])
});

/// The noughts of other scripts' digits, which a reader takes for digits or which programs print for them.
const OTHER_SCRIPTS: [u32; 5] = [0x660, 0x6F0, 0x966, 0x9E6, 0xE50];
/// Ones in circles that don't fold to digits; nine follow each other.
const CIRCLED: [u32; 3] = [0x2776, 0x278A, 0x24F5];
const MARKS: &str = "-‐‑‒–—―−﹘⁃─ー.·・•‧∙";
const APART: &str = "_/()\\~+[]【】〔〕";
const LIST: &str = ",、|;";

pub(super) fn set(members: impl Iterator<Item = char>) -> Set {
    let mut bits = [0; 1024];
    for class in members.flat_map(|c| fold_char(c).classes()) {
        bits[usize::from(class >> 6)] |= 1 << (class & 63);
    }
    bits
}

pub(super) fn is_in(set: &Set, class: u16) -> bool {
    set[usize::from(class >> 6)] >> (class & 63) & 1 != 0
}

/// Chinese numerals, in rows of ten from nought: plain, capital, and what is used in their stead.
/// 參, the traditional capital three, folds to 参.
const CHINESE: &str = "〇一二三四五六七八九零壹贰叁肆伍陆柒捌玖○幺两参";

/// The value of a Chinese numeral, also of a traditional one.
fn chinese_numeral(c: char) -> Option<u8> {
    if c.is_ascii() {
        return None;
    }
    let class = fold_char(c).classes().next().filter(|&class| class >= 0x80)?;
    let place = CHINESE.chars().position(|numeral| u32::from(numeral) == u32::from(class))?;
    Some((place % 10) as u8)
}

impl Run {
    /// Every number of a document that is long enough to be looked at.
    pub(in crate::check) fn all(document: &Document, folded: &Folded) -> Vec<Self> {
        let classes = folded.classes();
        let (digits, numeric): (&Set, &Set) = (&DIGITS, &NUMERIC);
        let mut runs = Vec::new();
        let mut at = SHORTEST - 1;
        // A number of `SHORTEST` digits cannot hide between two steps.
        while at < classes.len() {
            if !is_in(numeric, classes[at]) {
                at += SHORTEST;
                continue;
            }
            let start = classes[..at].iter().rposition(|&class| !is_in(numeric, class)).map_or(0, |i| i + 1);
            let end = classes[at..].iter().position(|&class| !is_in(numeric, class)).map_or(classes.len(), |i| at + i);
            // Rules and leaders of tables are long rows of marks: a number has digits as well.
            let enough = || classes[start..end].iter().filter(|&&class| is_in(digits, class)).count() >= SHORTEST;
            if end - start >= SHORTEST && enough() {
                let source = folded.source(document.text(), start..end);
                // Cells follow each other in the text: what stands beside a number is in its own block.
                let block = document.blocks()[folded.block_at(start)].range();
                runs.extend(Self::parse(&document.text()[..block.end], block.start, source));
            }
            at = end + SHORTEST;
        }
        runs
    }

    /// Reads the numbers in a range of the text that holds little else. The block around it begins
    /// at `block` and ends with the text.
    fn parse(text: &str, block: usize, source: Range<usize>) -> Vec<Self> {
        let mut runs = Vec::new();
        let mut run = Self::begin(text, block, source.start);
        let mut gap: Option<Gap> = None;
        let mut marks = 0;
        let mut characters = text[source.clone()].char_indices().peekable();
        while let Some((offset, c)) = characters.next() {
            let at = source.start + offset;
            let next = characters.peek().map(|&(_, c)| c).or_else(|| text[at + c.len_utf8()..].chars().next());
            if let Some((value, is_true)) = run.value(c, next) {
                let place = run.digits.len();
                let is_chinese = chinese_numeral(c).is_some();
                // 电话13912345678一组: where the script changes, another number begins.
                if run.digits.last().is_some_and(|last| last.is_chinese != is_chinese) {
                    gap = gap.max(Some(Gap::Space));
                }
                match gap.take() {
                    Some(gap) if place > 0 => {
                        run.gaps.push(gap);
                        run.segments.push(place..place);
                    }
                    _ if run.segments.is_empty() => run.segments.push(place..place),
                    _ => {}
                }
                marks = 0;
                run.has_chinese |= is_chinese;
                run.digits.push(Digit {
                    at: at as u32,
                    length: c.len_utf8() as u8,
                    value,
                    is_true,
                    is_chinese,
                    is_circle: c == '○',
                });
                if let Some(segment) = run.segments.last_mut() {
                    segment.end = place + 1;
                }
                if value != X {
                    continue;
                }
            } else if let Some(seen) = gap_of(c).filter(|_| !run.digits.is_empty() && marks < 3) {
                marks += usize::from(seen >= Some(Gap::Mark));
                gap = gap.max(seen);
                continue;
            }
            // The number has ended: with its X, or with something that is no part of a number.
            run.finish(text, block, &mut runs);
            run = Self::begin(text, block, at + c.len_utf8());
            gap = None;
            marks = 0;
        }
        run.finish(text, block, &mut runs);
        runs
    }

    fn begin(text: &str, block: usize, at: usize) -> Self {
        Self {
            digits: Vec::new(),
            gaps: Vec::new(),
            segments: Vec::new(),
            has_chinese: false,
            before: text[block..at].chars().next_back(),
            after: None,
        }
    }

    fn finish(mut self, text: &str, block: usize, runs: &mut Vec<Self>) {
        if let (Some(first), Some(last), true) =
            (self.digits.first(), self.digits.last(), self.digits.len() >= SHORTEST)
        {
            self.before = text[block..first.bytes().start].chars().next_back();
            self.after = text[last.bytes().end..].chars().next();
            runs.push(self);
        }
    }

    /// What a character is worth here, and whether it is a digit as such.
    fn value(&self, c: char, next: Option<char>) -> Option<(u8, bool)> {
        if let Some(digit) = c.to_digit(10) {
            return Some((digit as u8, true));
        }
        if let Some(zero) = OTHER_SCRIPTS.iter().find(|&&zero| (zero..zero + 10).contains(&u32::from(c))) {
            return Some(((u32::from(c) - zero) as u8, true));
        }
        if let Some(one) = CIRCLED.iter().find(|&&one| (one..one + 9).contains(&u32::from(c))) {
            return Some(((u32::from(c) - one) as u8 + 1, true));
        }
        if c == '⓿' {
            return Some((0, true));
        }
        let mut classes = fold_char(c).classes();
        let class = u8::try_from(classes.next()?).ok().filter(|_| classes.next().is_none());
        if let Some(digit @ b'0'..=b'9') = class {
            return Some((digit - b'0', true));
        }
        if let Some(numeral) = chinese_numeral(c) {
            return Some((numeral, true));
        }
        // After the X of a disability certificate two digits follow.
        let ends = next.is_none_or(|next| !next.is_ascii_alphabetic());
        if self.digits.len() >= 17
            && ends
            && (class == Some(b'x') || matches!(c, '×' | 'χ' | 'Χ' | 'х' | 'Х' | '✕' | '✖' | '╳'))
        {
            return Some((X, true));
        }
        // A letter counts as a digit only between digits, or before the first one.
        let between = !self.digits.is_empty() || self.before.is_none_or(|before| !before.is_ascii_alphanumeric());
        let goes_on = next.is_some_and(|next| next.is_ascii_digit() || "oOlI".contains(next)) || self.digits.len() >= 4;
        match class {
            Some(b'o') if between && goes_on => Some((0, false)),
            Some(b'l' | b'i') if between && goes_on => Some((1, false)),
            _ => None,
        }
    }

    /// How many digits it has.
    pub(super) fn length(&self) -> usize {
        self.digits.len()
    }

    /// The values of one of its segments.
    fn segment(&self, index: usize) -> Option<Vec<u8>> {
        let digits = &self.digits[self.segments.get(index)?.clone()];
        Some(digits.iter().map(|digit| digit.value).collect())
    }

    /// Every group of neighbouring segments with that many digits together that nothing ties to its neighbours.
    pub(super) fn candidates(&self, length: usize) -> impl Iterator<Item = Candidate<'_>> {
        self.groups(length).filter(Candidate::stands_alone)
    }

    /// The same, whatever stands beside them but digits: for numbers that prove themselves.
    pub(super) fn groups(&self, length: usize) -> impl Iterator<Item = Candidate<'_>> {
        // One that is too short has none of them, which is true of most.
        let last = if self.digits.len() < length { 0 } else { self.segments.len() };
        // Where the groups end only ever moves on.
        let mut end = 0;
        (0..last).filter_map(move |first| {
            let start = self.segments[first].start;
            while self.segments.get(end)?.end < start + length {
                end += 1;
            }
            let candidate = Candidate { run: self, range: start..self.segments[end].end, segments: first..end + 1 };
            (candidate.range.len() == length && candidate.is_one_script()).then_some(candidate)
        })
    }
}

impl<'a> Candidate<'a> {
    /// The digits' values; X is 10.
    pub(super) fn values(&self) -> Vec<u8> {
        self.run.digits[self.range.clone()].iter().map(|digit| digit.value).collect()
    }

    /// The digits as a number, for parts of it.
    pub(super) fn number(&self, part: Range<usize>) -> u32 {
        let digits = &self.run.digits[self.range.clone()][part];
        digits.iter().fold(0, |number, digit| number * 10 + u32::from(digit.value))
    }

    /// Its bytes in the text.
    pub(super) fn bytes(&self) -> Range<usize> {
        let digits = &self.run.digits[self.range.clone()];
        match (digits.first(), digits.last()) {
            (Some(first), Some(last)) => first.bytes().start..last.bytes().end,
            _ => 0..0,
        }
    }

    /// The lengths of its groups.
    pub(super) fn groups(&self) -> Vec<usize> {
        self.run.segments[self.segments.clone()].iter().map(ExactSizeIterator::len).collect()
    }

    /// How many groups it has, and how long the first of them is.
    pub(super) fn shape(&self) -> (usize, usize) {
        (self.segments.len(), self.run.segments.get(self.segments.start).map_or(0, ExactSizeIterator::len))
    }

    /// Whether it is written in one piece.
    pub(super) fn is_plain(&self) -> bool {
        self.segments.len() == 1
    }

    /// Whether it is everything the run has.
    pub(super) fn is_whole(&self) -> bool {
        self.range.len() == self.run.digits.len()
    }

    /// The worst gap inside.
    pub(super) fn widest_gap(&self) -> Option<Gap> {
        self.run.gaps[self.segments.start..self.segments.end - 1].iter().max().copied()
    }

    /// How many of its digits are written as digits.
    pub(super) fn true_digits(&self) -> usize {
        self.run.digits[self.range.clone()].iter().filter(|digit| digit.is_true).count()
    }

    /// The character before the number, and the one after it.
    pub(super) fn neighbours(&self) -> (Option<char>, Option<char>) {
        (
            self.run.before.filter(|_| self.range.start == 0),
            self.run.after.filter(|_| self.range.end == self.run.digits.len()),
        )
    }

    /// What of the same run stands directly before it.
    pub(super) fn group_before(&self) -> Option<(Gap, Vec<u8>)> {
        let before = self.segments.start.checked_sub(1)?;
        Some((*self.run.gaps.get(before)?, self.run.segment(before)?))
    }

    /// What of the same run stands directly after it.
    pub(super) fn group_after(&self) -> Option<(Gap, Vec<u8>)> {
        Some((*self.run.gaps.get(self.segments.end - 1)?, self.run.segment(self.segments.end)?))
    }

    /// No digit, letter, hyphen or dot ties it to what stands beside it.
    pub(super) fn stands_alone(&self) -> bool {
        let run: &'a Run = self.run;
        let tied = |gap: Option<&Gap>| gap == Some(&Gap::Mark);
        let before = self.segments.start.checked_sub(1).and_then(|at| run.gaps.get(at));
        let after = run.gaps.get(self.segments.end - 1);
        !tied(before) && !tied(after) && self.is_apart_from_letters()
    }

    /// No letter stands directly beside it.
    pub(super) fn is_apart_from_letters(&self) -> bool {
        let (left, right) = self.neighbours();
        let alone = |c: Option<char>| {
            c.is_none_or(|c| {
                !fold_char(c)
                    .classes()
                    .any(|class| u8::try_from(class).is_ok_and(|class| class.is_ascii_alphanumeric()))
            })
        };
        alone(left) && alone(right)
    }

    /// Chinese numerals are not picked out of a longer row of groups.
    fn is_one_script(&self) -> bool {
        let digits = &self.run.digits[self.range.clone()];
        let chinese = self.run.has_chinese && digits.iter().any(|digit| digit.is_chinese);
        let hidden = chinese
            && digits.iter().any(|digit| digit.is_circle)
            && !digits.iter().all(|digit| digit.is_chinese || digit.value == X);
        !hidden && (!chinese || self.is_plain() || self.is_whole())
    }
}

/// Whether a character may stand inside a number, and how much it separates.
#[allow(clippy::option_option)] // no gap, no separation, a separation: three answers
fn gap_of(c: char) -> Option<Option<Gap>> {
    if matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{0B}' | '\u{0C}') {
        return Some(Some(Gap::Line));
    }
    if c.is_whitespace() {
        return Some(Some(Gap::Space));
    }
    // Zero-width characters separate nothing that a reader would see, nor do strokes laid over digits.
    if is_ignorable(c) || matches!(c, '\u{300}'..='\u{36F}' | '\u{20D0}'..='\u{20F0}') {
        return Some(None);
    }
    let mut classes = fold_char(c).classes();
    let folded =
        classes.next().filter(|_| classes.next().is_none()).and_then(|class| char::from_u32(u32::from(class)))?;
    let gap = match () {
        () if MARKS.contains(folded) => Gap::Mark,
        () if APART.contains(folded) => Gap::Apart,
        () if LIST.contains(folded) => Gap::List,
        () => return None,
    };
    Some(Some(gap))
}
