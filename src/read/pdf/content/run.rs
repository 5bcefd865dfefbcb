//! One page being painted: operator after operator.

use std::collections::HashMap;
use std::rc::Rc;

use super::marks::Mark;
use super::operands::{Operand, Operands};
use super::path::Path;
use super::resources::{Painted, Store};
use super::scan::Scanner;
use super::shading::Shading;
use super::state::State;
use super::text::TextPlace;
use super::word;
use crate::document::{Concealment, ProblemKind};
use crate::read::page::geometry::{Matrix, Rect};
use crate::read::page::{Page, ShapeKind};
use crate::read::pdf::font::Font;
use crate::read::pdf::syntax::{BYTES, File, Id};

/// Operators of a page, with those of all forms as often as they are painted.
pub(super) const MOST: u64 = 20_000_000;
/// States that are kept.
const DEEP: usize = 10_000;

/// Buffers that serve for one page after the other.
#[derive(Default)]
pub(super) struct Work {
    pub(super) path: Path,
    pub(super) stack: Vec<State>,
    pub(super) operands: Vec<Operands>,
    /// What is unpacked.
    pub(super) buffer: Vec<u8>,
    /// Contents of forms of this page, unpacked, and how many bytes they have.
    pub(super) contents: HashMap<Id, Rc<Vec<u8>>>,
    pub(super) kept: usize,
    /// Patterns of this page that were read, and what masks it.
    pub(super) tiled: Vec<u32>,
    pub(super) masks: Vec<Id>,
    /// Glyphs of a string that are painted by contents.
    pub(super) codes: Vec<Drawn>,
}

/// A glyph that is painted by a content.
#[derive(Clone, Copy)]
pub(super) struct Drawn {
    pub(super) glyph: usize,
    pub(super) code: u32,
    /// What it says is only what it looks like.
    pub(super) guess: bool,
}

/// A page being painted.
pub(super) struct Run<'p, 'f, 'a> {
    pub(super) file: &'f File<'a>,
    pub(super) store: &'p mut Store,
    pub(super) page: &'p mut Page,
    pub(super) work: &'p mut Work,
    pub(super) problems: &'p mut Vec<ProblemKind>,
    pub(super) state: State,
    /// From the page's own units to how it is seen.
    pub(super) base: Matrix,
    pub(super) text: TextPlace,
    /// The typeface that is written with.
    pub(super) face: Option<Rc<Font>>,
    /// The last style, for which text matrix it is, and whether anything else of it changed.
    pub(super) current: u32,
    pub(super) written: [f32; 4],
    pub(super) restyle: bool,
    /// What is to become of the path when it has been painted: its inside, by which rule, is painted on.
    pub(super) cuts: bool,
    pub(super) order: u32,
    /// Operators that may still come.
    pub(super) left: u64,
    pub(super) resources: usize,
    pub(super) page_resources: usize,
    pub(super) marks: Vec<Mark>,
    pub(super) marks_around: usize,
    pub(super) marks_lost: u32,
    states_around: usize,
    states_lost: u32,
    /// Of how many switched off parts it is a part.
    pub(super) off: u32,
    /// No shapes are told.
    pub(super) blank: u32,
    pub(super) hidden: Option<Concealment>,
    /// An annotation is painted, whose areas may be solid.
    pub(super) annotation: Option<bool>,
    /// The contents that are being read, one in the other.
    pub(super) active: Vec<Id>,
    /// Letters since `BT` that cut out what is painted later: the first and their box.
    pub(super) letters: Option<(u32, Rect)>,
    /// Text could not be read for lack of a typeface.
    pub(super) lost: bool,
}

/// What is as it was after a content inside of another.
pub(super) struct Around {
    resources: usize,
    marks: usize,
    states: usize,
    states_lost: u32,
    text: TextPlace,
    state: State,
    face: Option<Rc<Font>>,
}

impl<'p, 'f, 'a> Run<'p, 'f, 'a> {
    pub(super) fn new(
        file: &'f File<'a>,
        store: &'p mut Store,
        page: &'p mut Page,
        work: &'p mut Work,
        problems: &'p mut Vec<ProblemKind>,
        base: Matrix,
        resources: usize,
    ) -> Self {
        work.stack.clear();
        work.contents.clear();
        work.kept = 0;
        work.tiled.clear();
        work.masks.clear();
        work.codes.clear();
        let state = State::new(base, page.area);
        Self {
            file,
            store,
            page,
            work,
            problems,
            state,
            base,
            text: TextPlace::default(),
            face: None,
            current: 0,
            written: [0.0; 4],
            restyle: true,
            cuts: false,
            order: 0,
            left: MOST,
            resources,
            page_resources: resources,
            marks: Vec::new(),
            marks_around: 0,
            marks_lost: 0,
            states_around: 0,
            states_lost: 0,
            off: 0,
            blank: 0,
            hidden: None,
            annotation: None,
            active: Vec::new(),
            letters: None,
            lost: false,
        }
    }

    /// Tells what could not be read, once.
    pub(super) fn problem(&mut self, problem: ProblemKind) {
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    /// Takes as much time as so many operators.
    pub(super) fn charge(&mut self, operators: u64) {
        self.left = self.left.saturating_sub(operators);
    }

    /// Back to how a page begins, for what is painted after its content.
    pub(super) fn begin_again(&mut self) {
        self.work.stack.clear();
        self.state = State::new(self.base, self.page.area);
        self.text = TextPlace::default();
        self.face = None;
        self.restyle = true;
    }

    pub(super) fn enter(&mut self, resources: usize) -> Around {
        let around = Around {
            resources: self.resources,
            marks: self.marks_around,
            states: self.states_around,
            states_lost: self.states_lost,
            text: self.text,
            state: self.state,
            face: self.face.clone(),
        };
        self.resources = resources;
        self.marks_around = self.marks.len();
        self.states_around = self.work.stack.len();
        self.states_lost = 0;
        self.work.path.clear();
        self.cuts = false;
        self.restyle = true;
        around
    }

    pub(super) fn leave(&mut self, around: Around) {
        while self.marks.len() > self.marks_around {
            self.end_mark();
        }
        self.work.stack.truncate(self.states_around);
        self.resources = around.resources;
        self.marks_around = around.marks;
        self.states_around = around.states;
        self.states_lost = around.states_lost;
        self.text = around.text;
        self.state = around.state;
        self.face = around.face;
        self.work.path.clear();
        self.cuts = false;
        self.restyle = true;
    }

    /// Reads a content to its end.
    pub(super) fn content(&mut self, bytes: &[u8]) {
        let mut operands = self.work.operands.pop().unwrap_or_default();
        // Also space takes time, where it is gone over again and again.
        self.charge(bytes.len() as u64 / BYTES);
        let mut scanner = Scanner::new(bytes);
        while let Some(operator) = scanner.next(&mut operands) {
            let Some(left) = self.left.checked_sub(1) else {
                self.problem(ProblemKind::TooMany(MOST));
                break;
            };
            self.left = left;
            self.operator(operator, &operands, &mut scanner);
        }
        // The string that has no end may have swallowed the rest.
        if scanner.in_string() {
            self.problem(ProblemKind::Damaged);
        }
        if operands.cut {
            operands.cut = false;
            self.problem(ProblemKind::TooMany(super::operands::MOST_ITEMS as u64));
        }
        self.work.operands.push(operands);
    }

    /// Goes on with the outermost content as if it were at an end.
    pub(super) fn end(&mut self) {
        while !self.marks.is_empty() {
            self.end_mark();
        }
        if self.store.left == 0 || self.left == 0 {
            self.problem(ProblemKind::TooMany(MOST));
        }
        if self.lost {
            self.problem(ProblemKind::Damaged);
        }
    }

    #[inline]
    fn operator(&mut self, operator: u32, operands: &Operands, scanner: &mut Scanner<'_>) {
        let content = scanner.bytes();
        match operator {
            word::SHOW => {
                if let Some(string) = operands.string(content) {
                    self.show(string);
                }
            }
            word::SHOW_ALL => self.show_all(operands, content),
            word::MOVE_TEXT => {
                if let Some([x, y]) = operands.numbers() {
                    self.text.next_line(x, y);
                }
            }
            word::TEXT_MATRIX => {
                if let Some([a, b, c, d, e, f]) = operands.numbers() {
                    self.text.begin(Matrix::new(a, b, c, d, e, f));
                }
            }
            word::MOVE_TO => {
                if let Some([x, y]) = operands.numbers() {
                    self.work.path.move_to(self.state.matrix.point(x, y));
                }
            }
            word::LINE_TO => {
                if let Some([x, y]) = operands.numbers() {
                    self.work.path.line_to(self.state.matrix.point(x, y));
                }
            }
            word::RECTANGLE => {
                if let Some(numbers) = operands.numbers() {
                    self.work.path.rect(self.state.matrix, numbers);
                }
            }
            word::SAVE => self.save(),
            word::RESTORE => self.restore(),
            word::MATRIX => {
                if let Some([a, b, c, d, e, f]) = operands.numbers() {
                    self.state.matrix = Matrix::new(a, b, c, d, e, f).then(self.state.matrix);
                }
            }
            word::BEGIN_MARK_WITH => self.begin_mark(operands, content, true),
            word::BEGIN_MARK => self.begin_mark(operands, content, false),
            word::END_MARK => self.end_mark(),
            _ => {
                if !self.text_operator(operator, operands, content)
                    && !self.path_operator(operator, operands)
                    && !self.colour_operator(operator, operands, content)
                {
                    self.other_operator(operator, operands, scanner);
                }
            }
        }
    }

    fn save(&mut self) {
        if self.work.stack.len() >= DEEP {
            self.states_lost += 1;
            self.problem(ProblemKind::TooDeep(DEEP as u64));
        } else {
            self.work.stack.push(self.state);
        }
    }

    fn restore(&mut self) {
        if self.states_lost > 0 {
            self.states_lost -= 1;
        } else if self.work.stack.len() > self.states_around
            && let Some(state) = self.work.stack.pop()
        {
            if state.text.font != self.state.text.font {
                self.face = self.store.face(state.text.font);
            }
            self.state = state;
            self.restyle = true;
        }
    }

    fn other_operator(&mut self, operator: u32, operands: &Operands, scanner: &mut Scanner<'_>) {
        let content = scanner.bytes();
        match operator {
            word::WIDTH => self.state.width = operands.number().unwrap_or(self.state.width),
            word::CAP => self.state.cap = operands.number().is_some_and(|cap| cap > 0.0),
            word::DASH => {
                if let [.., Operand::Array(_, count), _] = operands.all() {
                    self.state.dashed = *count > 0;
                }
            }
            word::EXT_STATE => {
                if let Some(name) = operands.name(content) {
                    self.ext_state(name);
                }
            }
            word::PAINT_OBJECT => {
                if let Some(name) = operands.name(content) {
                    self.object(name);
                }
            }
            word::SHADE => {
                if let Some(name) = operands.name(content) {
                    let shading = self.store.shading(self.file, self.resources, name);
                    let (matrix, everywhere) = (self.state.matrix, self.state.clip);
                    let full = shading.is_some_and(|dict| Shading::of(self.file, &dict).covers(matrix, everywhere));
                    let opaque = full && self.state.is_opaque(&self.state.fill);
                    self.letters_painted(None);
                    self.shape(ShapeKind::Area, everywhere, None, opaque);
                }
            }
            word::INLINE_DATA => self.skip_picture(operands, scanner),
            _ => {}
        }
    }

    fn object(&mut self, name: &[u8]) {
        let mut object = self.store.object(self.file, self.resources, name);
        if matches!(object, Painted::Nothing) {
            object = self.store.object(self.file, self.page_resources, name);
        }
        match object {
            Painted::Form(form) => self.form(&form),
            Painted::Image(image) => self.image(&image),
            Painted::Nothing => {}
        }
    }

    /// The box of the page.
    pub(super) fn area(&self) -> Rect {
        self.page.area
    }
}
