//! Rows: runs painted one after the other that stand beside each other, and what goes on with them.

use super::run::{Run, Runs};

/// Runs painted one after the other that stand beside each other.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools)] // each is asked for by itself
pub(super) struct Row {
    /// Its runs, a range of what is looked at.
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) from: f32,
    pub(super) to: f32,
    pub(super) base: f32,
    pub(super) em: f32,
    /// The row of which it is.
    pub(super) of: u32,
    pub(super) is_place: bool,
    /// It was painted from left to right.
    pub(super) is_straight: bool,
    pub(super) has_label: bool,
    pub(super) has_gaps: bool,
    /// The widest gap in it.
    pub(super) gap: f32,
}

impl Row {
    pub(super) fn top(&self) -> f32 {
        self.base - 0.85 * self.em
    }

    pub(super) fn bottom(&self) -> f32 {
        self.base + 0.15 * self.em
    }

    pub(super) fn shares_width(&self, other: &Self) -> bool {
        self.from < other.to && other.from < self.to
    }

    pub(super) fn shares_height(&self, other: &Self) -> bool {
        self.top() < other.bottom() && other.top() < self.bottom()
    }
}

/// Where a row has come to.
#[derive(Clone, Copy)]
pub(super) struct End {
    /// The largest run of the row.
    pub(super) main: Run,
    last: Run,
    /// Where its last sign begins.
    begins: f32,
    /// It is one sign that is no letter: a root, an accent, a bracket may stand anywhere beside what it belongs to.
    is_symbol: bool,
    pub(super) is_label: bool,
}

impl End {
    /// The end of a row, which a run may begin.
    pub(super) fn of(run: &Run, runs: &Runs, before: Option<&Self>) -> Self {
        let sign = run.signs(&runs.signs).last();
        let text = sign.and_then(|sign| sign.text.char());
        let is_symbol = run.count() == 1 && text.is_some_and(|c| !c.is_alphanumeric());
        let main = before.map(|end| end.main).filter(|main| main.em * 1.01 >= run.em);
        let of_letters = before.is_some_and(|end| end.is_symbol && end.main.count() == 1) && !is_symbol;
        Self {
            main: main.filter(|_| !of_letters).or(before.map(|end| end.main).filter(|_| is_symbol)).unwrap_or(*run),
            last: *run,
            begins: sign.map_or(run.from, |sign| sign.from),
            is_symbol,
            is_label: matches!(text, Some('：' | ':' | '_')),
        }
    }

    /// The same where a row begins.
    pub(super) fn begin(self) -> Self {
        Self { main: self.last, ..self }
    }

    /// Whether a run goes on with the row, and ends so.
    pub(super) fn goes_on(&self, run: &Run, end: &Self) -> bool {
        let main = &self.main;
        if main.is_place() || run.is_place() {
            return false;
        }
        if main.is_beside(run) {
            return true;
        }
        let (large, small) = if main.em > run.em { (main, run) } else { (run, main) };
        let gap = run.from - self.last.to;
        if (self.is_symbol || end.is_symbol) && (-0.6 * large.em..0.3 * large.em).contains(&gap) {
            return (main.base - run.base).abs() < 2.2 * large.em && large.em < 4.0 * small.em;
        }
        // A small letter beside a very large one, and what follows it.
        let inside = large.top() - 0.3 * small.em < small.top() && small.bottom() < large.bottom() + 0.3 * small.em;
        large.em > 2.0 * small.em && inside && (-0.3 * large.em..0.5 * large.em).contains(&gap)
    }

    /// Whether a run of the row was painted where it is read.
    pub(super) fn is_followed_by(&self, row: &Row, run: &Run) -> bool {
        let (em, last) = (self.main.em, &self.last);
        if run.from >= row.to - 0.2 * run.em {
            return true;
        }
        // Commas are drawn together with what follows them, and accents with what stands below.
        let squeezed =
            run.from >= row.to - 0.6 * em && run.to > row.to - 0.1 * em && run.from > self.begins + 0.25 * em;
        let below = self.is_symbol && run.from > last.from - 0.6 * em;
        // Raised or lowered beside the last one.
        let aside = (run.base - last.base).abs() > 0.12 * em
            && run.from > last.from - 2.0 * em
            && run.to > last.from - 0.1 * em;
        squeezed || below || aside
    }
}
