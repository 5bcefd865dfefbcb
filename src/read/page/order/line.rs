//! Runs side by side make a line.
//!
//! What was painted later may belong between what was painted before: digits after the characters round them. What lies over
//! something else is a line of its own: a template and its page may use the same place.

use super::gap;
use super::run::{Run, Runs, Sign};

/// Lines over each other that are kept apart.
const MOST_LAYERS: usize = 8;

#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Its runs, a range of [`Lines::order`].
    pub(super) first: u32,
    pub(super) end: u32,
    pub(super) from: f32,
    pub(super) to: f32,
    pub(super) base: f32,
    pub(super) em: f32,
    /// There are columns in it.
    pub(super) has_gaps: bool,
    /// It holds the place of a table.
    pub(super) is_place: bool,
}

/// The lines of a page in the order in which they are read.
#[derive(Default)]
#[allow(clippy::struct_field_names)] // the lines of the lines of a page
pub(super) struct Lines {
    pub(super) lines: Vec<Line>,
    /// Numbers of runs, line by line.
    pub(super) order: Vec<u32>,
    /// Of the group being taken apart: what is left for the next layer.
    rest: Vec<u32>,
    later: Vec<u32>,
}

/// What becomes of a run that begins within another one.
enum Meets {
    /// It stands behind it.
    Behind,
    /// It is the same once more, but for what follows this many signs.
    Again(u32),
    /// It stands between its signs, before the one of this number.
    Within(u32),
    Over,
}

impl Lines {
    pub(super) fn clear(&mut self) {
        self.lines.clear();
        self.order.clear();
    }

    pub(super) fn runs(&self, line: &Line) -> &[u32] {
        self.order.get(line.first as usize..line.end as usize).unwrap_or_default()
    }

    /// The signs of a line; they are gathered where they don't stand together.
    pub(super) fn signs<'s>(&self, line: &Line, runs: &'s Runs, gathered: &'s mut Vec<Sign>) -> &'s [Sign] {
        let numbers = self.runs(line);
        if let [only] = numbers {
            return runs.runs.get(*only as usize).map_or(&[], |run| run.signs(&runs.signs));
        }
        gathered.clear();
        for &number in numbers {
            let Some(run) = runs.runs.get(number as usize) else { continue };
            gathered.extend_from_slice(run.signs(&runs.signs));
        }
        gathered
    }

    /// Makes lines of runs, which are sorted.
    pub(super) fn make(&mut self, runs: &mut Runs, numbers: &mut [u32]) {
        let run_of = |runs: &Runs, number: u32| runs.runs.get(number as usize).copied();
        sort_by(numbers, runs, |run| run.base);
        let mut rest = numbers;
        while let Some(first) = rest.first().and_then(|&number| run_of(runs, number)) {
            // The largest one says how high the line is.
            let mut main = first;
            let length = if first.is_place() {
                1
            } else {
                let mut length = 0;
                for run in rest.iter().map_while(|&number| run_of(runs, number)) {
                    if run.is_place() || !main.is_beside(&run) {
                        break;
                    }
                    if run.em > main.em {
                        main = run;
                    }
                    length += 1;
                }
                length
            };
            let (own, after) = rest.split_at_mut(usize::max(length, 1).min(rest.len()));
            self.side_by_side(runs, own);
            rest = after;
        }
    }

    /// A line of runs that follow each other.
    pub(super) fn push(&mut self, runs: &Runs, own: &[u32]) {
        let begin = self.order.len();
        self.order.extend_from_slice(own);
        self.end_line(runs, begin);
    }

    /// Lines of runs that stand side by side, painted in any order.
    pub(super) fn side_by_side(&mut self, runs: &mut Runs, own: &mut [u32]) {
        if own.len() > 1 {
            sort_by(own, runs, |run| run.from);
        }
        self.group(runs, own);
    }

    /// Lines of runs that stand beside or over each other, which is mostly one.
    fn group(&mut self, runs: &mut Runs, own: &[u32]) {
        let mut rest = std::mem::take(&mut self.rest);
        let mut later = std::mem::take(&mut self.later);
        rest.clear();
        rest.extend_from_slice(own);
        for layer in 0.. {
            let begin = self.order.len();
            later.clear();
            for &number in &rest {
                self.append(runs, begin, number, layer == MOST_LAYERS, &mut later);
            }
            self.end_line(runs, begin);
            std::mem::swap(&mut rest, &mut later);
            if rest.is_empty() || layer == MOST_LAYERS {
                break;
            }
        }
        (self.rest, self.later) = (rest, later);
    }

    /// Adds a run to the line that began in the order, or to those that wait for another line.
    fn append(&mut self, runs: &mut Runs, begin: usize, number: u32, at_most: bool, later: &mut Vec<u32>) {
        let last = self.order.get(begin..).and_then(<[u32]>::last).copied();
        let both = last.and_then(|last| Some((*runs.runs.get(last as usize)?, *runs.runs.get(number as usize)?)));
        let (Some(last), Some((a, b))) = (last, both) else { return self.order.push(number) };
        match meets(&a, &b, &runs.signs) {
            Meets::Again(same) => {
                if let Some(rest) = runs.runs.get_mut(number as usize).and_then(|run| run.split(&runs.signs, same)) {
                    self.order.push(runs.runs.len() as u32);
                    runs.runs.push(rest);
                }
            }
            Meets::Behind => self.order.push(number),
            Meets::Within(0) => {
                self.order.pop();
                self.order.extend([number, last]);
            }
            Meets::Within(after) => {
                let split = runs.runs.get_mut(last as usize).and_then(|run| run.split(&runs.signs, after));
                self.order.push(number);
                if let Some(rest) = split {
                    self.order.push(runs.runs.len() as u32);
                    runs.runs.push(rest);
                }
            }
            Meets::Over if at_most => self.order.push(number),
            Meets::Over => later.push(number),
        }
    }

    fn end_line(&mut self, runs: &Runs, begin: usize) {
        let own = self.order.get(begin..).unwrap_or_default();
        let mut all = own.iter().filter_map(|&number| runs.runs.get(number as usize));
        let Some(first) = all.next() else { return };
        let mut line = Line {
            first: begin as u32,
            end: self.order.len() as u32,
            from: first.from,
            to: first.to,
            base: first.base,
            em: first.em,
            has_gaps: false,
            is_place: first.is_place(),
        };
        let (mut widest, mut last) = (first.to - first.from, first);
        for run in all {
            line.has_gaps |= gap::is_wide(last, run);
            (line.from, line.to) = (line.from.min(run.from), line.to.max(run.to));
            if run.to - run.from > widest {
                (widest, line.base, line.em) = (run.to - run.from, run.base, run.em);
            }
            last = run;
        }
        self.lines.push(line);
    }
}

/// Sorts numbers of runs; what is alike stays as it was painted.
pub(super) fn sort_by(numbers: &mut [u32], runs: &Runs, key: impl Fn(&Run) -> f32) {
    let key = |number: u32| runs.runs.get(number as usize).map_or(0.0, &key);
    if numbers.is_sorted_by(|&a, &b| key(a) <= key(b)) {
        return;
    }
    numbers.sort_by(|&a, &b| key(a).total_cmp(&key(b)));
}

/// How a run stands to one that begins before it.
fn meets(a: &Run, b: &Run, signs: &[Sign]) -> Meets {
    let em = a.em.max(b.em);
    let (into, left) = (b.from - a.from, a.to - b.from);
    let (first, second) = (a.signs(signs), b.signs(signs));
    if left > 0.0
        && (a.base - b.base).abs() < 0.3 * em
        && let Some(same) = again(first, second, 0.3 * em)
    {
        return Meets::Again(same);
    }
    // Commas are drawn together with what follows them.
    let squeezed = left < 0.6 * em && b.to > a.to && first.last().is_some_and(|sign| b.from > sign.from + 0.25 * em);
    if (left < 0.2 * em || squeezed) && into > 0.0 {
        return Meets::Behind;
    }
    // Where a gap is wide enough for it, it stands there.
    let slack = 0.15 * em;
    let after = first.partition_point(|sign| sign.middle() < f32::midpoint(b.from, b.to));
    let before_is_free = after.checked_sub(1).and_then(|at| first.get(at)).is_none_or(|sign| sign.to <= b.from + slack);
    let after_is_free = first.get(after).is_none_or(|sign| sign.from >= b.to - slack);
    if before_is_free && after_is_free && after < first.len() {
        return Meets::Within(after as u32);
    }
    // Something is written into a form: 姓名：______.
    let is_form = first.iter().rev().take(2).all(|sign| sign.text.char() == Some('_'));
    if before_is_free && into > 0.0 || is_form { Meets::Behind } else { Meets::Over }
}

/// How many signs of a run are those of another one once more, if none of them is anything else: as far as the other one goes.
fn again(a: &[Sign], b: &[Sign], aside: f32) -> Option<u32> {
    let begin = b.first()?;
    let same = |a: &Sign, b: &Sign| a.text == b.text && (a.from - b.from).abs() < aside.min(0.5 * (a.to - a.from));
    let at = a.partition_point(|sign| sign.from < begin.from - aside);
    let at = (at..at + 4).find(|&at| a.get(at).is_some_and(|sign| same(sign, begin)))?;
    let rest = a.get(at..)?;
    rest.iter().zip(b).all(|(a, b)| same(a, b)).then(|| rest.len().min(b.len()) as u32)
}
