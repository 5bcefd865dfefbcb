//! From the operators of a page to what is painted.

use super::syntax::{Dict, File};
use crate::document::ProblemKind;
use crate::read::page::Page;

/// Reads contents. What it learned of typefaces and layers serves for all pages of the file.
pub(crate) struct Painter<'f, 'a> {
    file: &'f File<'a>,
}

impl<'f, 'a> Painter<'f, 'a> {
    pub(crate) fn new(file: &'f File<'a>) -> Self {
        Self { file }
    }

    /// Paints the page that a dictionary describes, with what is inherited. What could not be read is told.
    pub(crate) fn paint(&mut self, page: &Dict, onto: &mut Page) -> Vec<ProblemKind> {
        let _ = (self.file, page, onto);
        Vec::new()
    }
}
