//! A page's way: painted, looked at from above, put in order, written down.

use std::collections::HashSet;

use super::broken::Broken;
use super::content::{Leaf, Painter};
use super::syntax::File;
use super::tree::PageNode;
use crate::document::{Area, Cell, PageState, Role, Seen};
use crate::read::office::fingerprint;
use crate::read::out::Out;
use crate::read::page::geometry::Rect;
use crate::read::page::order::{Block, Order, What};
use crate::read::page::{Bands, Page, cover, state};

/// Runs of pages that are told one by one.
const MOST_RUNS: usize = 150;
/// Characters of a label before what is hidden: 居民身份证号码：.
const LABEL: usize = 12;
/// What parts it from what stands before it.
const PARTS: [char; 10] = ['，', '。', '；', '、', '\t', '\n', ' ', '　', ',', ';'];

/// Reads pages. What it needs for one serves for the next.
pub(super) struct Leaves<'f, 'a> {
    painter: Painter<'f, 'a>,
    page: Page,
    bands: Bands,
    order: Order,
    broken: Broken,
    unread: Vec<Run>,
    /// What was told, as fingerprints, if anybody will ask.
    told: Option<HashSet<u64>>,
    /// Only what was not told is.
    only_new: bool,
}

/// Pages in a row that cannot be read for one reason.
struct Run {
    state: PageState,
    first: u32,
    last: u32,
}

impl<'f, 'a> Leaves<'f, 'a> {
    /// `remembers` = [`Self::of`] will be asked for.
    pub(super) fn new(file: &'f File<'a>, remembers: bool) -> Self {
        Self {
            painter: Painter::new(file),
            told: remembers.then(HashSet::new),
            only_new: false,
            page: Page::default(),
            bands: Bands::default(),
            order: Order::default(),
            broken: Broken::default(),
            unread: Vec::new(),
        }
    }

    /// Reads a page.
    pub(super) fn read(&mut self, node: &PageNode, out: &mut Out<'_>) {
        out.begin_page(node.number);
        for problem in self.painter.paint(&leaf(node), &mut self.page) {
            out.problem(problem);
        }
        if let Err(problem) = cover::hide(&mut self.page, &mut self.bands) {
            out.problem(problem);
        }
        let state = state::of(&mut self.page);
        if state.hides_text() && !self.only_new {
            self.unread(state, node.number);
        }
        self.tell(out);
    }

    /// For pages of an earlier state of the file, of which only that is told which was not before.
    pub(super) fn of<'e>(&mut self, earlier: &'e File<'a>) -> Leaves<'e, 'a> {
        Leaves { told: self.told.take(), only_new: true, ..Leaves::new(earlier, true) }
    }

    /// Takes back what such pages told.
    pub(super) fn learn(&mut self, earlier: Leaves<'_, 'a>) {
        self.told = earlier.told;
    }

    fn tell(&mut self, out: &mut Out<'_>) {
        let mut table = (0, 0);
        let mut text = String::new();
        let (told, only_new) = (&mut self.told, self.only_new);
        let broken = &mut self.broken;
        broken.begin_page();
        self.order.blocks(&self.page, &mut |block| {
            let role = match block.what {
                What::Paragraph => Role::Paragraph,
                What::Cell { table: own, row, column } => {
                    if table.0 != own {
                        table = (own, out.table());
                    }
                    Role::Cell(Cell { table: table.1, row, column, header: false })
                }
            };
            // Points and spaces that nobody sees give nothing away.
            if block.hidden.is_some() && !block.text.contains(char::is_alphanumeric) {
                return;
            }
            let seen = block.hidden.map_or(Seen::VISIBLE, Seen::from);
            if role == Role::Paragraph && block.hidden.is_none() && !only_new {
                broken.paragraph(block.text, block.area);
            }
            text.clear();
            if block.hidden.is_some() {
                text.push_str(label(block));
            }
            text.push_str(block.text);
            let is_new = told.as_mut().is_none_or(|told| told.insert(fingerprint(&text)));
            if only_new && !is_new {
                return;
            }
            out.stands(Some(area(block.area)));
            if text.len() < crate::read::STRETCH {
                if block.beside { out.beside(&text, role, seen) } else { out.block(&text, role, seen) }
            } else {
                out.whole(std::mem::take(&mut text), role, seen, !block.beside);
            }
        });
        self.broken.whole(|number, place| {
            out.stands(Some(area(place)));
            out.beside(number, Role::Paragraph, Seen::VISIBLE);
        });
        out.stands(None);
    }

    /// All that is written on the page, in the order in which it is painted.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for glyph in &self.page.glyphs {
            self.page.push_text(glyph.text, &mut text);
        }
        text
    }

    fn unread(&mut self, state: PageState, page: u32) {
        // Of a document that changes with every page the rest is told as a whole.
        let full = self.unread.len() >= MOST_RUNS;
        let goes_on = |run: &&mut Run| run.state == state && (full || run.last + 1 == page);
        match self.unread.iter_mut().rev().find(goes_on) {
            Some(run) => run.last = page,
            None => self.unread.push(Run { state, first: page, last: page }),
        }
    }

    /// Tells of the pages that could not be read.
    pub(super) fn end(&mut self, out: &mut Out<'_>) {
        for Run { state, first, last } in self.unread.drain(..) {
            out.unread_pages(state, first, last);
        }
    }
}

fn leaf(node: &PageNode) -> Leaf<'_> {
    let [left, top, right, bottom] = node.crop.map(|number| number as f32);
    let area = Rect { left, top, right, bottom };
    Leaf { dict: &node.dict, resources: node.resources.clone(), area, rotate: node.rotate as i32 }
}

/// What stands before a hidden text and says what it is.
fn label<'b>(block: &Block<'b>) -> &'b str {
    let before = block.before.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    let label = before.rsplit(PARTS).next().unwrap_or_default();
    let is_label = label.chars().count() <= LABEL && !label.chars().any(char::is_numeric);
    if is_label { label } else { "" }
}

/// A box in whole points.
pub(super) fn area(rect: Rect) -> Area {
    let whole = |number: f32| number as i16;
    Area {
        left: whole(rect.left.floor()),
        top: whole(rect.top.floor()),
        right: whole(rect.right.ceil()),
        bottom: whole(rect.bottom.ceil()),
    }
}
