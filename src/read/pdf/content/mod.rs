//! From the operators of a page to what is painted: glyphs with their places and styles, and the shapes over and under them.
//!
//! `scan.rs` takes the bytes apart, `run.rs` goes from operator to operator with a `state.rs`, `resources.rs` finds what is
//! called by a name. Text goes through `text.rs`, everything else through `path.rs` and `shape.rs`.

mod annotation;
mod colour;
mod cut_out;
mod drawing;
mod ext_state;
mod form;
mod function;
mod image;
mod ink;
mod inline;
mod joined;
mod layers;
mod marks;
mod operands;
mod path;
mod pattern;
mod resources;
mod run;
mod scan;
mod shading;
mod shape;
mod state;
#[cfg(test)]
mod tests;
mod text;
mod type3;
mod word;
mod writing;

use std::rc::Rc;

use super::syntax::{Dict, File};
use crate::document::ProblemKind;
use crate::read::page::Page;
use crate::read::page::geometry::{Matrix, Rect};
use resources::Store;
use run::{Run, Work};

/// A page as the file describes it, with what it inherits.
pub(crate) struct Leaf<'l> {
    pub(crate) dict: &'l Dict,
    pub(crate) resources: Rc<Dict>,
    /// What is shown of it, in its own units, which run upwards.
    pub(crate) area: Rect,
    /// By how much it is turned clockwise to be read: 0, 90, 180 or 270.
    pub(crate) rotate: i32,
}

/// Reads contents. What it learned of typefaces and layers serves for all pages of the file.
pub(crate) struct Painter<'f, 'a> {
    file: &'f File<'a>,
    store: Store,
    work: Work,
    /// The content of a page, and one of the streams that it is made of.
    content: Vec<u8>,
    part: Vec<u8>,
}

impl<'f, 'a> Painter<'f, 'a> {
    pub(crate) fn new(file: &'f File<'a>) -> Self {
        Self { file, store: Store::default(), work: Work::default(), content: Vec::new(), part: Vec::new() }
    }

    /// Paints a page. What could not be read is told.
    pub(crate) fn paint(&mut self, leaf: &Leaf<'_>, onto: &mut Page) -> Vec<ProblemKind> {
        let mut problems = Vec::new();
        let (area, base) = seen(leaf);
        onto.clear(area);
        self.store.begin_page();
        let mut content = std::mem::take(&mut self.content);
        joined::contents(self.file, leaf.dict, &mut content, &mut self.part, &mut problems);
        let resources = self.store.resources(&leaf.resources);
        let mut run = Run::new(self.file, &mut self.store, onto, &mut self.work, &mut problems, base, resources);
        run.content(&content);
        run.end();
        run.begin_again();
        run.annotations(leaf.dict);
        run.end();
        let effort = run::MOST - run.left;
        self.file.spend(effort);
        joined::give_back(&mut content);
        self.content = content;
        problems
    }
}

/// The page's box as it is seen, and what brings its own units there.
fn seen(leaf: &Leaf<'_>) -> (Rect, Matrix) {
    let Rect { left, top: low, right, bottom: high } = leaf.area;
    let (width, height) = (right - left, high - low);
    let (base, width, height) = match leaf.rotate.rem_euclid(360) {
        90 => (Matrix::new(0.0, 1.0, 1.0, 0.0, -low, -left), height, width),
        180 => (Matrix::new(-1.0, 0.0, 0.0, 1.0, right, -low), width, height),
        270 => (Matrix::new(0.0, -1.0, -1.0, 0.0, high, right), height, width),
        _ => (Matrix::new(1.0, 0.0, 0.0, -1.0, -left, high), width, height),
    };
    (Rect { left: 0.0, top: 0.0, right: width, bottom: height }, base)
}
