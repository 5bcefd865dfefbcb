//! Columns: text that is read to the bottom on the left before it goes on at the top on the right.
//!
//! They are told by the empty strip between them: over many lines, and with lines on both sides that mostly reach from edge
//! to edge. The columns of a table have such strips too, but short lines beside them.

use super::line::sort_by;
use super::run::{Run, Runs};

/// The strip is at least so wide, of an em.
const STRIP: f32 = 0.95;
/// Columns in columns.
const MOST_CUTS: u32 = 8;
/// A column has at least so many lines, the last one one less.
const LINES: usize = 4;
/// Lines of a column are at least so wide, of an em.
const WIDE: f32 = 7.0;
/// Steps for each band that are taken to look for strips.
const STEPS: usize = 64;
/// Strips that are remembered as being none.
const MOST_REFUSED: usize = 32;

/// Runs that share their height, and nothing with those above and below.
#[derive(Clone, Copy)]
struct Band {
    first: usize,
    end: usize,
}

/// An empty strip.
#[derive(Clone, Copy)]
struct Strip {
    left: f32,
    right: f32,
}

impl Strip {
    fn width(self) -> f32 {
        self.right - self.left
    }

    fn middle(self) -> f32 {
        f32::midpoint(self.left, self.right)
    }
}

/// Hands over runs part by part in the order in which the parts are read.
pub(super) fn parts(runs: &mut Runs, numbers: &mut [u32], each: &mut dyn FnMut(&mut Runs, &mut [u32])) {
    cut(runs, numbers, 0, each);
}

fn cut(runs: &mut Runs, numbers: &mut [u32], depth: u32, each: &mut dyn FnMut(&mut Runs, &mut [u32])) {
    if numbers.is_empty() {
        return;
    }
    if depth >= MOST_CUTS || numbers.len() < 2 * LINES - 1 {
        return each(runs, numbers);
    }
    sort_by(numbers, runs, Run::top);
    let bands = bands(runs, numbers);
    let mut from = 0;
    let mut at = 0;
    let mut steps = bands.len() * STEPS;
    let mut refused = Vec::new();
    while at < bands.len() {
        let Some((to, strip)) = columns(runs, numbers, &bands, at, &mut refused, &mut steps) else {
            at += 1;
            continue;
        };
        let end = |band: usize| bands.get(band).map_or(numbers.len(), |band| band.first);
        let (begins, ends) = (end(at), end(to));
        let begin = end(from);
        if let Some(above) = numbers.get_mut(begin..begins).filter(|above| !above.is_empty()) {
            each(runs, above);
        }
        if let Some(own) = numbers.get_mut(begins..ends) {
            let middle = f32::midpoint(strip.left, strip.right);
            own.sort_by_key(|&number| runs.runs.get(number as usize).is_some_and(|run| run.from > middle));
            let left = own
                .iter()
                .take_while(|&&number| runs.runs.get(number as usize).is_some_and(|run| run.from <= middle))
                .count();
            let (left, right) = own.split_at_mut(left);
            cut(runs, left, depth + 1, each);
            cut(runs, right, depth + 1, each);
        }
        (from, at) = (to, to);
    }
    let begin = bands.get(from).map_or(numbers.len(), |band| band.first);
    if let Some(below) = numbers.get_mut(begin..).filter(|below| !below.is_empty()) {
        each(runs, below);
    }
}

/// Bands of runs that are sorted from top to bottom.
fn bands(runs: &Runs, numbers: &[u32]) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    let mut bottom = f32::MIN;
    for (at, &number) in numbers.iter().enumerate() {
        let Some(run) = runs.runs.get(number as usize) else { continue };
        // Tight lines may touch.
        let (top, end) = (run.top() + 0.15 * run.em, run.bottom() - 0.1 * run.em);
        match bands.last_mut() {
            Some(band) if top < bottom => band.end = at + 1,
            _ => bands.push(Band { first: at, end: at + 1 }),
        }
        bottom = if bands.last().is_some_and(|band| band.end - band.first > 1) { bottom.max(end) } else { end };
    }
    bands
}

fn runs_of<'r>(runs: &'r Runs, numbers: &'r [u32], band: Band) -> impl Iterator<Item = &'r Run> {
    numbers.get(band.first..band.end).unwrap_or_default().iter().filter_map(|&number| runs.runs.get(number as usize))
}

/// What a band leaves free of a strip: the widest of its pieces.
fn free(runs: &Runs, numbers: &[u32], band: Band, strip: Strip, taken: &mut Vec<(f32, f32)>) -> Strip {
    taken.clear();
    let cuts = runs_of(runs, numbers, band).filter(|run| run.to > strip.left && run.from < strip.right);
    taken.extend(cuts.map(|run| (run.from, run.to)));
    taken.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut best = Strip { left: strip.left, right: strip.left };
    let mut left = strip.left;
    for &(from, to) in taken.iter().chain([&(strip.right, strip.right)]) {
        let piece = Strip { left, right: from.min(strip.right) };
        if piece.width() > best.width() {
            best = piece;
        }
        left = left.max(to);
    }
    best
}

/// The columns that begin in a band: the band after them, and the strip between.
/// Strips that were looked at and are none are not looked at again.
fn columns(
    runs: &Runs,
    numbers: &[u32],
    bands: &[Band],
    at: usize,
    refused: &mut Vec<(Strip, usize)>,
    steps: &mut usize,
) -> Option<(usize, Strip)> {
    let band = *bands.get(at)?;
    let mut taken: Vec<(f32, f32)> = runs_of(runs, numbers, band).map(|run| (run.from, run.to)).collect();
    taken.sort_by(|a, b| a.0.total_cmp(&b.0));
    let em = runs_of(runs, numbers, band).filter(|run| !run.is_place()).map(|run| run.em).fold(f32::MAX, f32::min);
    let mut strips = Vec::new();
    let mut right = taken.first()?.1;
    for &(from, to) in &taken {
        if from - right >= STRIP * em {
            strips.push(Strip { left: right, right: from });
        }
        right = right.max(to);
    }
    let middles: Vec<f32> = strips.iter().map(|strip| strip.middle()).collect();
    strips.sort_by(|a, b| b.width().total_cmp(&a.width()));
    for mut strip in strips.into_iter().take(4) {
        if refused.iter().any(|&(other, end)| at < end && other.left < strip.right && strip.left < other.right) {
            continue;
        }
        let own = strip.middle();
        let beyond = (
            middles.iter().copied().filter(|&other| other < own).fold(f32::MIN, f32::max),
            middles.iter().copied().filter(|&other| other > own).fold(f32::MAX, f32::min),
        );
        let mut end = at + 1;
        while let Some(&band) = bands.get(end) {
            if *steps == 0 {
                return None;
            }
            *steps -= 1;
            let rest = free(runs, numbers, band, strip, &mut taken);
            if rest.width() < STRIP * em {
                break;
            }
            strip = rest;
            end += 1;
        }
        let range = band.first..bands.get(end.checked_sub(1)?)?.end;
        if are_columns(runs, numbers.get(range)?, strip, beyond) {
            return Some((end, strip));
        }
        refused.push((strip, end));
        if refused.len() > MOST_REFUSED {
            refused.remove(0);
        }
    }
    None
}

/// The lines on one side of a strip.
struct Side {
    /// Where they stand, from top to bottom.
    bases: Vec<f32>,
    /// How many of them reach nearly from edge to edge.
    full: usize,
    is_wide: bool,
    em: f32,
}

impl Side {
    fn of(runs: &Runs, numbers: &[u32], is_own: impl Fn(&Run) -> bool) -> Self {
        let all = numbers.iter().filter_map(|&number| runs.runs.get(number as usize));
        let mut own: Vec<&Run> = all.filter(|run| !run.is_place() && is_own(run)).collect();
        own.sort_by(|a, b| a.base.total_cmp(&b.base));
        let lines = || own.chunk_by(|a, b| (a.base - b.base).abs() < 0.4 * a.em);
        let em = own.iter().fold(0.01_f32, |em, run| em.max(run.em));
        let from = own.iter().fold(f32::MAX, |from, run| from.min(run.from));
        let to = own.iter().fold(f32::MIN, |to, run| to.max(run.to));
        let is_full = |line: &&[&Run]| line.iter().map(|run| run.to - run.from).sum::<f32>() > 0.75 * (to - from);
        let full = lines().filter(is_full).count();
        let bases = lines().filter_map(|line| line.first()).map(|run| run.base).collect();
        Self { bases, full, is_wide: to - from > WIDE * em, em }
    }

    /// How many lines stand beside one of the other side, as rows of a table do.
    fn beside(&self, other: &Self) -> usize {
        let near = |base: &&f32| {
            let at = other.bases.partition_point(|other| *other < **base - 0.1 * self.em);
            other.bases.get(at).is_some_and(|other| (other - **base).abs() <= 0.1 * self.em)
        };
        self.bases.iter().filter(near).count()
    }
}

/// Whether what lies on both sides of a strip are lines of running text: they reach from edge to edge, or stand anywhere
/// beside each other.
/// What lies beyond the next strips is another column.
fn are_columns(runs: &Runs, numbers: &[u32], strip: Strip, beyond: (f32, f32)) -> bool {
    let middle = strip.middle();
    let left = Side::of(runs, numbers, |run| run.from <= middle && run.from > beyond.0);
    let right = Side::of(runs, numbers, |run| run.from > middle && run.from < beyond.1);
    let (few, many) = if left.bases.len() < right.bases.len() { (&left, &right) } else { (&right, &left) };
    let count = few.bases.len();
    let enough = count >= LINES - 1 && many.bases.len() >= LINES;
    let full = 2 * left.full >= left.bases.len() && 2 * right.full >= right.bases.len();
    enough && left.is_wide && right.is_wide && (full || count >= 2 * LINES && 3 * few.beside(many) < count)
}
