//! What stands round a value: its clause, its line, its row, its column. A value is judged by structure, not by a
//! keyword somewhere near: one tool's keyword rule cleared 9 % of private phones.

use std::ops::Range;
use std::rc::Rc;

use super::super::Page;
use super::lines::{self, around};
use super::table::{TableScene, Tables};
use crate::dictionary::{Cue, Says};
use crate::document::Role;
use crate::text::BARRIER;
use crate::text::classes::is_one_of;

/// The surroundings of a value: a paragraph as far as it matters, or a row of a table.
pub(super) struct Scene {
    /// Its classes.
    pub(super) window: Range<usize>,
    /// The words in it that say something, in order.
    cues: Vec<Cue>,
    /// What they say together.
    said: Says,
    /// In a table: its table.
    pub(super) table: Option<Rc<TableScene>>,
    /// What the lines of the same form say, and where they stand.
    near: Says,
    form: Option<Range<usize>>,
}

/// Labels that say what a number is.
pub(super) const LABELS: Says = Says::RESIDENT_ID
    .or(Says::PAPERS)
    .or(Says::CERTIFICATE)
    .or(Says::QUIET_NUMBER)
    .or(Says::PHONE)
    .or(Says::ACCOUNT)
    .or(Says::CORPORATE)
    .or(Says::EMAIL)
    .or(Says::QQ)
    .or(Says::WECHAT)
    .or(Says::PUBLIC_ACCOUNT)
    .or(Says::PLATE)
    .or(Says::BIRTH)
    .or(Says::HOME)
    .or(Says::ADDRESS)
    .or(Says::OFFICE_ADDRESS)
    .or(Says::ILLNESS)
    .or(Says::NUMBER);

/// A label reaches so far: `联系人及电话：张三（办公室副主任），…`.
const REACH: usize = 30;
/// Characters that no label reaches over: between them is a sentence of its own.
const MOST_WORDS: usize = 14;

impl Scene {
    /// Everything that is said in it.
    pub(super) fn says(&self) -> Says {
        self.said.or(self.near)
    }

    /// What is said in a part of it.
    pub(super) fn says_in(&self, part: &Range<usize>) -> Says {
        self.cues_in(part).map(|cue| cue.says).collect()
    }

    /// The words that say something in a part of it.
    pub(super) fn cues_in(&self, part: &Range<usize>) -> impl DoubleEndedIterator<Item = &Cue> {
        // They follow each other, none overlapping another.
        let first = self.cues.partition_point(|cue| cue.classes.start < part.start);
        let end = self.cues.partition_point(|cue| cue.classes.end <= part.end);
        self.cues[first..end.max(first)].iter()
    }

    /// The lines of the same form.
    pub(super) fn form(&self) -> Option<Range<usize>> {
        self.form.clone()
    }

    /// What the lines of the same form say.
    pub(super) fn near(&self) -> Says {
        self.near
    }

    /// The clause or the cell in which a value stands.
    pub(super) fn clause(&self, page: &Page, at: &Range<usize>) -> Range<usize> {
        let classes = page.folded.classes();
        let window = &self.window;
        let start = classes[window.start.min(at.start)..at.start].iter().rposition(|&class| ends_clause(class));
        let end = classes[at.end..window.end.max(at.end)].iter().position(|&class| ends_clause(class));
        start.map_or(window.start.min(at.start), |i| window.start + i + 1)
            ..end.map_or(window.end.max(at.end), |i| at.end + i)
    }

    /// What the label says that governs a value: the nearest one before it in its clause, directly after it in
    /// brackets, its column, or in a form the cell to its left.
    pub(super) fn label(&self, page: &Page, at: &Range<usize>) -> Says {
        let said = self.label_in_text(page, at);
        match &self.table {
            None => said,
            Some(table) => said.or(table.says_of(page, at)),
        }
    }

    fn label_in_text(&self, page: &Page, at: &Range<usize>) -> Says {
        let classes = page.folded.classes();
        let (before, after) = self.cues.split_at(self.cues.partition_point(|cue| cue.classes.end <= at.start));
        let near = before.iter().rev().take_while(|cue| at.start - cue.classes.end <= REACH);
        let before = near.filter(|cue| cue.says.any(LABELS));
        for cue in before {
            // 咨询：县民政局基层政权科张三 139…: what names the office is no word of its own.
            let reaches_over = cue.says.any(Says::PHONE.or(Says::EMAIL));
            let office = self.cues.iter().rev().find(|other| {
                reaches_over
                    && other.says.any(Says::OFFICE)
                    && other.classes.start >= cue.classes.end
                    && other.classes.end <= at.start
            });
            let between = &classes[office.map_or(cue.classes.end, |office| office.classes.end)..at.start];
            let all = &classes[cue.classes.end..at.start];
            if between.len() > REACH || all.len() > 2 * REACH || all.iter().any(|&class| ends_clause(class)) {
                break;
            }
            let words = between.iter().filter(|&&class| class > 0x3007 && class < 0xFF00).count();
            // 编号 governs what follows it directly, and nothing else.
            let reaches = if cue.says.any(LABELS_OF_OTHERS) && !cue.says.any(Says::PHONE) { 3 } else { MOST_WORDS };
            if words <= reaches {
                return self.joined(cue, classes);
            }
        }
        let after = after.get(after.partition_point(|cue| cue.classes.start < at.end));
        // 139…（手机）, E12345678号普通护照
        match after.map(|cue| (cue, &classes[at.end..cue.classes.start])) {
            Some((cue, between)) if cue.says.any(LABELS) && *between == [u16::from(b'(')] => cue.says,
            Some((cue, between))
                if cue.says.any(PAPERS) && between.len() <= 4 && !between.iter().any(|&class| is_mark(class)) =>
            {
                cue.says
            }
            _ => Says::NOTHING,
        }
    }
}

impl Scene {
    /// 残疾证编号, 身份证号码/组织机构代码: two labels side by side are one, and the one that names a person's number counts.
    fn joined(&self, cue: &Cue, classes: &[u16]) -> Says {
        if !cue.says.any(Says::NUMBER) {
            return cue.says;
        }
        let before = self.cues.iter().rev().find(|other| other.classes.end <= cue.classes.start);
        let gap = |other: &Cue| &classes[other.classes.end..cue.classes.start];
        before
            .filter(|other| {
                other.says.any(LABELS)
                    && gap(other).len() < 2
                    && gap(other).iter().all(|&class| is_one_of(class, "/、(或:"))
            })
            .map_or(cue.says, |other| other.says)
    }
}

/// Papers whose number may stand before their name.
const PAPERS: Says = Says::PASSPORT.or(Says::PERMIT);

fn is_mark(class: u16) -> bool {
    is_one_of(class, ",:、()|") || ends_clause(class)
}

const LABELS_OF_OTHERS: Says = Says::NUMBER.or(Says::QUIET_NUMBER);

/// Whether a sentence, or a part of one that stands for itself, ends here.
pub(super) fn ends_clause(class: u16) -> bool {
    class == BARRIER || matches!(char::from_u32(u32::from(class)), Some('。' | ';' | '!' | '?' | '|'))
}

fn said(cues: &[Cue]) -> Says {
    cues.iter().map(|cue| cue.says).collect()
}

/// Scenes, the last one kept: values mostly come in order.
pub(super) struct Scenes<'p, 'a> {
    page: &'p Page<'a>,
    tables: &'p Tables,
    last: Option<Rc<Scene>>,
    /// Up to here values share the last scene.
    shared: Range<usize>,
}

/// Classes of a long paragraph that are looked at on each side of a value.
const WIDE: usize = 150;

impl<'p, 'a> Scenes<'p, 'a> {
    pub(super) fn new(page: &'p Page<'a>, tables: &'p Tables) -> Self {
        Self { page, tables, last: None, shared: 0..0 }
    }

    /// The scene of a value, by its classes.
    pub(super) fn of(&mut self, at: &Range<usize>) -> Rc<Scene> {
        if let Some(last) = self.last.as_ref().filter(|_| self.shared.start <= at.start && at.end <= self.shared.end) {
            return last.clone();
        }
        let scene = Rc::new(self.build(at));
        self.last = Some(scene.clone());
        scene
    }

    fn build(&mut self, at: &Range<usize>) -> Scene {
        let page = self.page;
        let block = page.folded.block_at(at.start);
        let cues = |window: &Range<usize>| {
            let classes = &page.folded.classes()[window.clone()];
            page.dictionary.cues.within(classes, window.start)
        };
        if let Some(Role::Cell(cell)) = page.document.blocks().get(block).map(|block| block.role) {
            let table = self.tables.get(page, cell.table);
            let window = super::table::row(page, block, cell);
            self.shared = window.clone();
            let cues = cues(&window);
            return Scene { said: said(&cues), cues, window, table: Some(table), near: Says::NOTHING, form: None };
        }
        let (window, whole) = around(page, block, at, WIDE);
        // In a long paragraph what stands near the window's edge needs a window of its own.
        self.shared = if whole { window.clone() } else { at.start..(at.end + WIDE / 2).min(window.end) };
        let cues = cues(&window);
        let form = whole.then(|| lines::of_the_form(page, block, &window)).flatten();
        let (near, form) = form.map_or((Says::NOTHING, None), |(near, form)| (near, Some(form)));
        Scene { said: said(&cues), cues, window, table: None, near, form }
    }
}
