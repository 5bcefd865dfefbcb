//! Lines that go on with the next one make a paragraph: those that reach the right edge, if the next one begins at the left
//! edge, or where the one before begins.

use super::line::{Line, Lines};
use super::run::{Runs, Sign};

/// Text that is narrower has lines that end anywhere.
const NARROW: f32 = 8.0;

/// Whether lines follow each other so closely that they can be of one text.
pub(super) fn is_close(a: &Line, b: &Line) -> bool {
    let em = b.em;
    !a.is_place && !b.is_place && (a.em - em).abs() < 0.15 * em && (0.5 * em..3.0 * em).contains(&(b.base - a.base))
}

/// The edges of lines that follow each other closely.
#[derive(Clone, Copy)]
pub(super) struct Edges {
    left: f32,
    right: f32,
}

impl Edges {
    pub(super) fn of(lines: &[Line]) -> Self {
        lines.iter().filter(|line| !line.has_gaps).fold(Self { left: f32::MAX, right: f32::MIN }, |edges, line| Self {
            left: edges.left.min(line.from),
            right: edges.right.max(line.to),
        })
    }

    /// Whether a line, which is followed by others, goes on with the next one. `begin` = the first line of its paragraph.
    pub(super) fn goes_on(self, begin: usize, at: usize, stretch: &[Line], lines: &Lines, runs: &Runs) -> bool {
        let (Some(first), Some(last), Some(next)) = (stretch.get(begin), stretch.get(at), stretch.get(at + 1)) else {
            return false;
        };
        let em = next.em;
        if last.has_gaps || next.has_gaps {
            return false;
        }
        if self.right - self.left < NARROW * em {
            // A number that did not fit into a cell: its first line is full, and its second one is not.
            let full = |line: &Line| self.right - line.to < 0.3 * em;
            let numbers = is_all_number(last, lines, runs) && is_all_number(next, lines, runs);
            return at == begin && full(last) && !full(next) && next.base - last.base < 1.4 * em && numbers;
        }
        // There was no room for the first word of the next line.
        let is_full =
            |line: &Line, next: &Line| self.right - line.to < first_word(next, lines, runs).max(em) + 0.6 * em;
        let at_left = next.from < self.left + 0.6 * em;
        let reaches = |share: f32| last.to > self.left + share * (self.right - self.left);
        let number = || is_number(last, lines, runs, false) && is_number(next, lines, runs, true);
        if !is_full(last, next) {
            // Lines that were broken by counting characters end anywhere: a sentence goes on, and a number.
            return at_left && (reaches(0.8) && !ends_sentence(last, lines, runs) || reaches(0.5) && number());
        }
        if at_left {
            return true;
        }
        let below = |a: &Line, b: &Line| (a.from - b.from).abs() < 0.4 * em;
        // All but the first line stand further to the right.
        let hangs = at > begin && below(last, next) && next.from > first.from + 0.6 * em;
        let begins_to_hang = at == begin
            && next.from > first.from + 0.6 * em
            && stretch.get(at + 2).is_some_and(|third| below(next, third) && is_full(next, third));
        hangs || begins_to_hang || number()
    }
}

fn first_word(line: &Line, lines: &Lines, runs: &Runs) -> f32 {
    let run = lines.runs(line).first().and_then(|&number| runs.runs.get(number as usize));
    let Some((run, [first, rest @ ..])) = run.map(|run| (run, run.signs(&runs.signs))) else { return 0.0 };
    let of_word = |sign: &Sign| sign.text.char().is_some_and(|c| c < '\u{2E80}');
    let mut end = first.to;
    if of_word(first) {
        for sign in rest.iter().take_while(|sign| of_word(sign) && !sign.spaced) {
            if sign.from - end > 0.2 * run.em {
                break;
            }
            end = sign.to;
        }
    }
    end - first.from
}

/// The character with which a line begins, or ends.
fn end_of(line: &Line, lines: &Lines, runs: &Runs, begins: bool) -> Option<char> {
    let own = lines.runs(line);
    let number = if begins { own.first() } else { own.last() }?;
    let signs = runs.runs.get(*number as usize)?.signs(&runs.signs);
    if begins { signs.first() } else { signs.last() }?.text.char()
}

fn is_number(line: &Line, lines: &Lines, runs: &Runs, begins: bool) -> bool {
    end_of(line, lines, runs, begins).is_some_and(char::is_numeric)
}

/// Whether a line is nothing but digits, or the check letter after them.
fn is_all_number(line: &Line, lines: &Lines, runs: &Runs) -> bool {
    let mut own = lines.runs(line).iter().filter_map(|&number| runs.runs.get(number as usize));
    let of_number = |sign: &Sign| sign.text.char().is_some_and(|c| c.is_numeric() || matches!(c, 'X' | 'x'));
    own.all(|run| run.signs(&runs.signs).iter().all(of_number))
}

fn ends_sentence(line: &Line, lines: &Lines, runs: &Runs) -> bool {
    end_of(line, lines, runs, false).is_none_or(|c| "。！？；：.!?;:…）)》".contains(c))
}
