//! What nobody sees, beside what everybody does.
//!
//! A number of which only the middle was painted over can still be read by whoever takes the paint away. So a piece takes
//! along the letters and digits that it touches, over the end of a line as well, and is told what the page shows before it.

use super::line::{Line, Lines};
use super::run::{Run, Runs, Sign};
use crate::document::Concealment;
use crate::read::page::Page;
use crate::read::page::geometry::Rect;

/// The longest run of letters and digits that is taken along.
const TOUCHING: usize = 32;
/// What is shown before a piece, in characters.
const BEFORE: usize = 32;
/// What is further from a line does not stand on it, of an em.
const FAR: f32 = 12.0;
/// Lines that are compared with a run.
const TRIED: usize = 64;

/// A run that stands on a line of what is seen, in a gap of it.
#[derive(Clone, Copy)]
pub(super) struct Placed {
    pub(super) line: u32,
    pub(super) run: u32,
    middle: f32,
}

/// The lines on which something may stand, from top to bottom, and what does.
#[derive(Default)]
pub(super) struct Hidden {
    lines: Vec<(f32, u32)>,
    pub(super) placed: Vec<Placed>,
    /// What stands on another line than it was placed on, by its place in the list above.
    moved: Vec<(usize, u32)>,
}

impl Hidden {
    pub(super) fn clear(&mut self) {
        self.lines.clear();
        self.placed.clear();
        self.moved.clear();
    }

    /// Finds for each run its line, which then reaches as far. What has none is left in `numbers`.
    pub(super) fn place(&mut self, lines: &mut Lines, runs: &Runs, numbers: &mut Vec<u32>) {
        let own = (0..).zip(&lines.lines).filter(|(_, line)| !line.is_place);
        self.lines.extend(own.map(|(number, line)| (line.base, number)));
        self.lines.sort_by(|a, b| a.0.total_cmp(&b.0));
        numbers.retain(|&number| {
            let Some(run) = runs.runs.get(number as usize) else { return false };
            let Some(line) = self.line_of(run, lines, runs) else { return true };
            self.placed.push(Placed { line, run: number, middle: f32::midpoint(run.from, run.to) });
            false
        });
        self.sort();
        for placed in &self.placed {
            let (line, run) = (lines.lines.get_mut(placed.line as usize), runs.runs.get(placed.run as usize));
            if let Some((line, run)) = line.zip(run) {
                (line.from, line.to) = (line.from.min(run.from), line.to.max(run.to));
            }
        }
    }

    fn sort(&mut self) {
        self.placed.sort_by(|a, b| a.line.cmp(&b.line).then(a.middle.total_cmp(&b.middle)));
    }

    /// A line is told in pieces: what stands on it stands on the nearest of them.
    pub(super) fn move_on(&mut self, line: u32, pieces: &(impl Iterator<Item = (u32, Line)> + Clone)) {
        let begin = self.placed.partition_point(|placed| placed.line < line);
        let mut moved = std::mem::take(&mut self.moved);
        for (at, placed) in (begin..).zip(self.on_line(line)) {
            let away = |piece: &Line| (placed.middle - piece.to).max(piece.from - placed.middle).max(0.0);
            let nearest = pieces.clone().min_by(|a, b| away(&a.1).total_cmp(&away(&b.1)));
            moved.extend(nearest.map(|(number, _)| (at, number)));
        }
        self.moved = moved;
    }

    /// Everything has the line on which it is told.
    pub(super) fn settle(&mut self) {
        if self.moved.is_empty() {
            return;
        }
        for &(at, line) in &self.moved {
            if let Some(placed) = self.placed.get_mut(at) {
                placed.line = line;
            }
        }
        self.sort();
    }

    /// The nearest line in which a run fits.
    fn line_of(&self, run: &Run, lines: &Lines, runs: &Runs) -> Option<u32> {
        let begin = self.lines.partition_point(|line| line.0 < run.base - 2.0 * run.em);
        let near = self.lines.iter().skip(begin).take_while(|line| line.0 <= run.base + 2.0 * run.em).take(TRIED);
        let fitting = near.filter_map(|&(_, number)| {
            let line = lines.lines.get(number as usize)?;
            let of_line = *runs.runs.get(*lines.runs(line).first()? as usize)?;
            let of_line = Run { base: line.base, em: line.em, ..of_line };
            let same = of_line.within == run.within && of_line.is_beside(run);
            let away = (run.from - line.to).max(line.from - run.to).max(0.0);
            (same && away < FAR * run.em && is_free(run, lines.runs(line), runs)).then_some((away, number))
        });
        fitting.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, number)| number)
    }

    pub(super) fn on_line(&self, line: u32) -> &[Placed] {
        let begin = self.placed.partition_point(|placed| placed.line < line);
        let rest = self.placed.get(begin..).unwrap_or_default();
        rest.get(..rest.partition_point(|placed| placed.line == line)).unwrap_or_default()
    }

    /// Whether something that nobody sees stands in a gap of a line.
    pub(super) fn fills(&self, line: u32, from: f32, to: f32) -> bool {
        self.on_line(line).iter().any(|placed| from < placed.middle && placed.middle < to)
    }
}

/// Whether a run lies over none of the signs of a line.
fn is_free(run: &Run, line: &[u32], runs: &Runs) -> bool {
    line.iter().filter_map(|&number| runs.runs.get(number as usize)).all(|seen| {
        if seen.to <= run.from || run.to <= seen.from {
            return true;
        }
        let slack = 0.2 * run.em;
        let signs = seen.signs(&runs.signs);
        let begin = signs.partition_point(|sign| sign.to <= run.from + slack);
        signs.get(begin).is_none_or(|sign| sign.from >= run.to - slack)
    })
}

/// A piece that is being gathered.
#[derive(Default)]
pub(super) struct Piece {
    pub(super) text: String,
    /// What the page shows before it.
    pub(super) before: String,
    pub(super) reason: Option<Concealment>,
    /// Of its runs, seen as lines are.
    pub(super) area: Option<Rect>,
    /// Letters and digits right before the place reached.
    touching: String,
    /// What the page shows before the place reached.
    shown: String,
    /// Where the last sign ended.
    end: Option<f32>,
}

impl Piece {
    pub(super) fn begin(&mut self) {
        self.text.clear();
        self.shown.clear();
        self.touching.clear();
        (self.reason, self.end, self.area) = (None, None, None);
    }

    /// A sign that the page shows. Says whether the piece ends before it.
    pub(super) fn pass(&mut self, page: &Page, sign: &Sign, em: f32) -> bool {
        let near = self.end.is_none_or(|end| sign.from - end < em);
        self.end = Some(sign.to);
        let word = sign.text.char().filter(char::is_ascii_alphanumeric);
        let mut ends = false;
        match word {
            Some(c) if near => {
                if self.reason.is_some() {
                    let open = self.text.trim_end_matches('\n').ends_with(|c: char| c.is_ascii_alphanumeric());
                    if open && self.touching.len() < TOUCHING {
                        self.text.push(c);
                    } else {
                        ends = true;
                    }
                }
                self.touching.push(c);
            }
            _ => {
                ends = self.reason.is_some();
                self.touching.clear();
                self.touching.extend(word);
            }
        }
        keep_last(&mut self.touching, TOUCHING);
        page.push_text(sign.text, &mut self.shown);
        if self.shown.len() > 8 * BEFORE {
            keep_last(&mut self.shown, BEFORE);
        }
        ends
    }

    /// A run that nobody sees. Its signs are pushed by the caller, to [`Self::text`], if this says so; otherwise the piece
    /// has to be told first, as the reason is another one.
    pub(super) fn is_same(&self, run: &Run) -> bool {
        self.reason.is_none() || self.reason == run.hidden
    }

    pub(super) fn push(&mut self, run: &Run, first: Option<&Sign>) {
        let is_word = first.is_some_and(Sign::is_ascii_word);
        let near = self.end.is_none_or(|end| run.from - end < run.em);
        if self.reason.is_none() {
            self.text.clear();
            if is_word && near {
                self.text.push_str(&self.touching);
            }
            keep_last(&mut self.shown, BEFORE);
            self.before.clone_from(&self.shown);
            (self.reason, self.area) = (run.hidden, None);
        } else if !near {
            self.text.push(' ');
        }
        let own = Rect { left: run.from, top: run.top(), right: run.to, bottom: run.bottom() };
        self.area = Some(match self.area {
            Some(area) => area.around(own),
            None => own,
        });
        self.end = Some(run.to);
        self.touching.clear();
    }

    /// The piece was told; what follows it may touch its end.
    pub(super) fn end(&mut self, at_word: bool) {
        if !at_word {
            let text = self.text.trim_end_matches('\n');
            let word = text.rfind(|c: char| !c.is_ascii_alphanumeric()).map_or(text, |at| {
                text.get(at..).unwrap_or_default().trim_start_matches(|c: char| !c.is_ascii_alphanumeric())
            });
            self.touching.clear();
            self.touching.push_str(word);
            keep_last(&mut self.touching, TOUCHING);
        }
        self.text.clear();
        self.reason = None;
    }

    /// The line ends, and another one of the same text follows.
    pub(super) fn end_line(&mut self) {
        if self.reason.is_some() {
            self.text.push('\n');
        }
        if !self.touching.is_empty() {
            self.touching.push('\n');
        }
        if !self.shown.is_empty() {
            self.shown.push('\n');
        }
        self.end = None;
    }
}

/// Drops what stands before the last characters of a text.
fn keep_last(text: &mut String, most: usize) {
    let surplus = text.chars().count().saturating_sub(most);
    if surplus > 0 {
        let at = text.char_indices().nth(surplus).map_or(text.len(), |(at, _)| at);
        text.drain(..at);
    }
}
