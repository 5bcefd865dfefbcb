//! Patterns: what areas are painted with that have no single colour. Tiles may hold text, which is read once.

use std::rc::Rc;

use super::form::{Form, matrix};
use super::resources::Store;
use super::run::Run;
use super::shading::Shading;
use super::state::NONE;
use crate::read::page::geometry::{Matrix, Rect};
use crate::read::pdf::syntax::{File, Object};

/// A pattern of one of the two kinds.
pub(super) enum Pattern {
    Tiles {
        form: Form,
        step: (f32, f32),
    },
    /// Colours that pass into each other.
    Shading {
        shading: Shading,
        matrix: Matrix,
        background: bool,
    },
}

impl Pattern {
    pub(super) fn of(file: &File<'_>, object: &Object, store: &mut Store) -> Option<Self> {
        let resolved = file.resolve(object);
        let dict = Rc::clone(resolved.as_dict()?);
        if let Some(stream) = resolved.as_stream() {
            let step = |name| file.number(&dict, name).map_or(0.0, |number| (number as f32).abs());
            let form = store.form(file, stream, false);
            return Some(Self::Tiles { form, step: (step("XStep"), step("YStep")) });
        }
        let shading = file.dict(&dict, "Shading")?;
        let background = shading.has("Background");
        Some(Self::Shading { shading: Shading::of(file, &shading), matrix: matrix(file, &dict, "Matrix"), background })
    }
}

impl Run<'_, '_, '_> {
    /// Whether a pattern leaves nothing of an area unpainted.
    pub(super) fn pattern_covers(&self, pattern: u32, area: Rect) -> bool {
        match self.store.pattern_of(pattern).as_deref() {
            Some(Pattern::Shading { shading, matrix, background }) => {
                *background || shading.covers(matrix.then(self.base), area.shared(self.state.clip))
            }
            _ => false,
        }
    }

    /// Reads what a tile of the pattern says that an area is painted with, the first time.
    pub(super) fn tiles(&mut self, pattern: u32, area: Rect) {
        if pattern == NONE || self.work.tiled.contains(&pattern) {
            return;
        }
        self.work.tiled.push(pattern);
        let Some(found) = self.store.pattern_of(pattern) else { return };
        let Pattern::Tiles { form, step } = &*found else { return };
        let around = self.state;
        let text = self.text;
        let to_page = matrix(self.file, &form.stream.dict, "Matrix").then(self.base);
        let tile = to_page.rect(form.area.unwrap_or_default());
        // The tile that lies nearest to the middle of the area.
        let (across, down) = (to_page.point(step.0, 0.0), to_page.point(0.0, step.1));
        let origin = to_page.point(0.0, 0.0);
        let away = |from: f32, to: f32, step: f32| {
            let count = ((to - from) / step).round();
            if count.is_finite() { count * step } else { 0.0 }
        };
        let (middle, target) = (tile.middle(), area.middle());
        let x = away(middle.x, target.x, (across.x - origin.x).abs().max((down.x - origin.x).abs()));
        let y = away(middle.y, target.y, (across.y - origin.y).abs().max((down.y - origin.y).abs()));
        // The matrix of the form itself is the one that was just used.
        self.state.matrix = to_page.then(Matrix::new(1.0, 0.0, 0.0, 1.0, x, y));
        self.state.cut(area, false);
        self.blank += 1;
        self.inner(&form.stream, form.resources);
        self.blank -= 1;
        self.state = around;
        self.text = text;
    }
}
