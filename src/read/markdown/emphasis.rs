//! Which runs of `*`, `_` and `~` are marks, and which are text.
//!
//! A masked number must keep its asterisks, and a number with marks inside must be found. So runs
//! of four and more are always text (`138****1234`); inside a number a run is a mark only if
//! what remains without it is as long as a whole number; all else goes by pairs, as in `CommonMark`.

use std::ops::Range;

/// Digits of numbers that are whole: telephone, old and new identity number, bank cards.
const WHOLE: [usize; 5] = [11, 15, 16, 18, 19];
/// The longest mark: `***`.
const LONGEST: usize = 3;

/// Runs that may be marks, in order, and which of them wait for their partner.
#[derive(Default)]
pub(crate) struct Emphasis {
    waiting: [Vec<Run>; 3],
    /// Up to here runs are inside a number and already decided.
    decided: usize,
}

#[derive(Clone, Copy)]
struct Run {
    start: usize,
    length: usize,
}

impl Emphasis {
    /// Takes the run that begins at `at`; marks that turn out to be pairs go to `marks`. Says
    /// where the run ends.
    pub(crate) fn run(&mut self, text: &str, range: &Range<usize>, at: usize, marks: &mut Vec<Range<usize>>) -> usize {
        let bytes = text.as_bytes();
        let sign = bytes[at];
        let length = bytes[at..range.end].iter().take_while(|&&b| b == sign).count();
        let end = at + length;
        if at < self.decided || length > LONGEST || (sign == b'~' && length != 2) {
            return end;
        }
        let before = text[range.start..at].chars().next_back();
        let after = text[end..range.end].chars().next();
        if before.is_some_and(is_number) || after.is_some_and(is_number) {
            let token = token(bytes, range, at);
            if is_whole(&bytes[token.clone()]) {
                self.decided = token.end;
                marks.extend(runs(bytes, token));
                return end;
            }
        }
        let inside_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let letters = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        if inside_word(before) && inside_word(after) {
            return end;
        }
        // A single mark inside a word is more often a masked name (李*明) than emphasis.
        if letters(before) && letters(after) && (length == 1 || sign == b'_') {
            return end;
        }
        let opens = after.is_some_and(|c| !c.is_whitespace()) && !inside_word(before);
        let closes = before.is_some_and(|c| !c.is_whitespace()) && !inside_word(after);
        self.pair(sign, Run { start: at, length }, opens, closes, marks);
        end
    }

    fn pair(&mut self, sign: u8, mut run: Run, opens: bool, closes: bool, marks: &mut Vec<Range<usize>>) {
        let waiting = &mut self.waiting[usize::from(sign == b'_') + 2 * usize::from(sign == b'~')];
        while closes && run.length > 0 {
            let Some(opening) = waiting.last_mut() else { break };
            let length = opening.length.min(run.length);
            opening.length -= length;
            marks.push(opening.start + opening.length..opening.start + opening.length + length);
            marks.push(run.start..run.start + length);
            run = Run { start: run.start + length, length: run.length - length };
            if opening.length == 0 {
                waiting.pop();
            }
        }
        if opens && run.length > 0 {
            waiting.push(run);
        }
    }

    /// Forgets the runs from `start` on: they are inside something that is no text.
    pub(crate) fn forget_from(&mut self, start: usize) {
        for waiting in &mut self.waiting {
            while waiting.last().is_some_and(|run| run.start >= start) {
                waiting.pop();
            }
        }
    }
}

fn is_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, 'X' | 'x')
}

fn is_sign(b: u8) -> bool {
    matches!(b, b'*' | b'~')
}

/// The digits and signs around `at`.
fn token(bytes: &[u8], range: &Range<usize>, at: usize) -> Range<usize> {
    // No whole number with its marks is longer than this.
    const REACH: usize = 120;
    let belongs = |b: &&u8| is_number(char::from(**b)) || is_sign(**b);
    let before = bytes[range.start..at].iter().rev().take(REACH).take_while(belongs).count();
    let after = bytes[at..range.end].iter().take(REACH).take_while(belongs).count();
    at - before..at + after
}

/// Whether a token without its marks is a whole number, and its marks come in pairs.
fn is_whole(token: &[u8]) -> bool {
    let numbers = token.iter().filter(|b| !is_sign(**b)).count();
    let runs = runs(token, 0..token.len());
    WHOLE.contains(&numbers) && runs.len().is_multiple_of(2) && runs.iter().all(|run| run.len() <= LONGEST)
}

fn runs(bytes: &[u8], token: Range<usize>) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for at in token {
        if is_sign(bytes[at]) {
            match runs.last_mut() {
                Some(run) if run.end == at => run.end += 1,
                _ => runs.push(at..at + 1),
            }
        }
    }
    runs
}
