//! What an extended graphics state sets.

use std::rc::Rc;

use super::form::Form;
use super::resources::Store;
use super::run::Run;
use crate::document::Concealment;
use crate::read::pdf::syntax::{Dict, File, Object};

/// What is set; nothing where it stays as it is.
pub(super) struct ExtState {
    pub(super) fill_alpha: Option<f32>,
    pub(super) stroke_alpha: Option<f32>,
    pub(super) normal: Option<bool>,
    pub(super) mask: Option<Mask>,
    pub(super) font: Option<(u32, f32)>,
    pub(super) width: Option<f32>,
    pub(super) cap: Option<bool>,
    pub(super) dashed: Option<bool>,
}

/// What lets only a part through of what is painted.
pub(super) enum Mask {
    Nothing,
    /// Whatever it is painted with is not seen itself.
    Group(Option<Rc<Form>>),
}

impl ExtState {
    pub(super) fn of(file: &File<'_>, dict: &Dict, store: &mut Store) -> Self {
        let number = |name| file.number(dict, name).map(|number| number as f32);
        let normal = match file.at(dict, "BM") {
            Object::Null => None,
            Object::Array(modes) => modes.first().map(|mode| is_normal(&file.resolve(mode))),
            mode => Some(is_normal(&mode)),
        };
        let mask = match file.at(dict, "SMask") {
            Object::Dict(mask) => {
                let group = file.stream(&mask, "G");
                Some(Mask::Group(group.map(|group| Rc::new(store.form(file, &group, false)))))
            }
            Object::Name(_) => Some(Mask::Nothing),
            _ => None,
        };
        let font = file.array(dict, "Font").and_then(|font| {
            let size = file.resolve(font.get(1)?).as_number()? as f32;
            Some((store.font_of(file, font.first()?)?, size))
        });
        let dashed = file.array(dict, "D").map(|dash| {
            let lengths = dash.first().map(|lengths| file.resolve(lengths));
            lengths.as_ref().and_then(Object::as_array).is_some_and(|lengths| !lengths.is_empty())
        });
        Self {
            fill_alpha: number("ca").map(|alpha| alpha.clamp(0.0, 1.0)),
            stroke_alpha: number("CA").map(|alpha| alpha.clamp(0.0, 1.0)),
            normal,
            mask,
            font,
            width: number("LW"),
            cap: file.integer(dict, "LC").map(|cap| cap != 0),
            dashed,
        }
    }
}

fn is_normal(mode: &Object) -> bool {
    matches!(mode.as_name(), Some(b"Normal" | b"Compatible") | None)
}

impl Run<'_, '_, '_> {
    /// Sets what a state says that is called by its name.
    pub(super) fn ext_state(&mut self, name: &[u8]) {
        let own = self.store.state(self.file, self.resources, name);
        let Some(set) = own.or_else(|| self.store.state(self.file, self.page_resources, name)) else { return };
        let state = &mut self.state;
        state.fill.alpha = set.fill_alpha.unwrap_or(state.fill.alpha);
        state.stroke.alpha = set.stroke_alpha.unwrap_or(state.stroke.alpha);
        state.normal = set.normal.unwrap_or(state.normal);
        state.width = set.width.unwrap_or(state.width);
        state.cap = set.cap.unwrap_or(state.cap);
        state.dashed = set.dashed.unwrap_or(state.dashed);
        self.restyle = true;
        if let Some((font, size)) = set.font {
            self.state.text.size = size;
            self.set_font(font);
        }
        match &set.mask {
            None => {}
            Some(Mask::Nothing) => self.state.masked = false,
            Some(Mask::Group(group)) => {
                self.state.masked = true;
                if let Some(group) = group
                    && !self.work.masks.contains(&group.stream.id)
                {
                    self.work.masks.push(group.stream.id);
                    let hidden = self.hidden.replace(Concealment::Unpainted);
                    self.form(group);
                    self.hidden = hidden;
                }
            }
        }
    }
}
