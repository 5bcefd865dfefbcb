//! Contents in contents: forms that are painted by their name, and what is built like one.

use std::rc::Rc;

use super::run::Run;
use crate::document::ProblemKind;
use crate::read::page::geometry::{Matrix, Point, Rect};
use crate::read::pdf::syntax::{Dict, File, Stream};

/// Forms in forms.
pub(super) const DEEP: usize = 16;
/// Unpacked contents of forms are kept for a page so far.
const MOST_KEPT: usize = 8 << 20;
const LARGE: usize = 1 << 18;

/// A content of its own.
pub(super) struct Form {
    pub(super) stream: Rc<Stream>,
    pub(super) matrix: Matrix,
    /// What is shown of it.
    pub(super) area: Option<Rect>,
    /// Nothing if it has those of where it is painted.
    pub(super) resources: Option<usize>,
    /// It is on a layer that is off.
    pub(super) off: bool,
    /// It is painted as a whole.
    group: bool,
}

/// Six numbers as what moves points.
#[allow(clippy::many_single_char_names)] // as the format calls them
pub(super) fn matrix(file: &File<'_>, dict: &Dict, name: &str) -> Matrix {
    let numbers = file.numbers_of(dict, name).unwrap_or_default();
    let mut six = [0.0; 6];
    if numbers.len() < six.len() {
        return Matrix::NONE;
    }
    for (own, number) in six.iter_mut().zip(numbers) {
        *own = number as f32;
    }
    let [a, b, c, d, e, f] = six;
    Matrix::new(a, b, c, d, e, f)
}

/// Four numbers as a box.
pub(super) fn rect(file: &File<'_>, dict: &Dict, name: &str) -> Option<Rect> {
    match file.numbers_of(dict, name)?[..] {
        [a, b, c, d, ..] => Some(Rect::round(Point::new(a as f32, b as f32), Point::new(c as f32, d as f32))),
        _ => None,
    }
}

impl Form {
    pub(super) fn of(file: &File<'_>, stream: &Rc<Stream>, resources: Option<usize>, off: bool) -> Self {
        let dict = &stream.dict;
        let group = file.dict(dict, "Group");
        let group = group.is_some_and(|group| file.name(&group, "S").as_deref() == Some(b"Transparency"));
        Self {
            stream: Rc::clone(stream),
            matrix: matrix(file, dict, "Matrix"),
            area: rect(file, dict, "BBox"),
            resources,
            off,
            group,
        }
    }
}

impl Run<'_, '_, '_> {
    /// Paints a form where the matrix of the state says.
    pub(super) fn form(&mut self, form: &Form) {
        let around = self.state;
        self.state.matrix = form.matrix.then(self.state.matrix);
        if form.group {
            self.state.begin_group();
        }
        if let Some(area) = form.area {
            let exact = is_straight(self.state.matrix);
            self.state.cut(self.state.matrix.rect(area), exact);
        }
        self.off += u32::from(form.off);
        self.inner(&form.stream, form.resources);
        self.off -= u32::from(form.off);
        self.state = around;
    }

    /// Reads a content inside of the one that is being read. What it changes is undone, but for what it painted.
    pub(super) fn inner(&mut self, stream: &Rc<Stream>, resources: Option<usize>) {
        if self.active.contains(&stream.id) {
            return;
        }
        if self.active.len() >= DEEP {
            self.problem(ProblemKind::TooDeep(DEEP as u64));
            return;
        }
        let Some(bytes) = self.unpacked(stream) else { return };
        let around = self.enter(resources.unwrap_or(self.resources));
        self.active.push(stream.id);
        self.content(&bytes);
        self.active.pop();
        self.leave(around);
    }

    fn unpacked(&mut self, stream: &Rc<Stream>) -> Option<Rc<Vec<u8>>> {
        if let Some(bytes) = self.work.contents.get(&stream.id) {
            return Some(Rc::clone(bytes));
        }
        let mut bytes = std::mem::take(&mut self.work.buffer);
        let decoded = self.file.decode_into(stream, &mut bytes);
        // What is large is not copied; the buffer is then a new one next time.
        let unpacked = Rc::new(if bytes.len() > LARGE { std::mem::take(&mut bytes) } else { bytes.clone() });
        self.work.buffer = bytes;
        let picture = decoded.picture;
        if let Some(problem) = decoded.problem_of_content() {
            self.problem(problem);
        }
        if picture {
            return None;
        }
        if self.work.kept + unpacked.len() <= MOST_KEPT {
            self.work.kept += unpacked.len();
            self.work.contents.insert(stream.id, Rc::clone(&unpacked));
        }
        Some(unpacked)
    }
}

/// Whether boxes stay boxes.
pub(super) fn is_straight(matrix: Matrix) -> bool {
    let Matrix { a, b, c, d, .. } = matrix;
    let most = a.abs().max(b.abs()).max(c.abs()).max(d.abs()) * 1e-3;
    (a.abs() <= most && d.abs() <= most) || (b.abs() <= most && c.abs() <= most)
}
