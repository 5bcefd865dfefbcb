//! What a content calls by names: typefaces, colours, patterns, forms, pictures, properties. Each is looked up once.

use std::collections::HashMap;
use std::rc::Rc;

use super::colour::{Spaces, UNKNOWN};
use super::ext_state::ExtState;
use super::form::Form;
use super::image::Image;
use super::layers::Layers;
use super::pattern::Pattern;
use super::state::NONE;
use super::type3::Letter;
use crate::read::pdf::font::{Font, Programs};
use crate::read::pdf::syntax::lexer::name_of;
use crate::read::pdf::syntax::{Dict, File, Id, Object, Stream};

/// Entries of dictionaries that are looked at for a page.
const MOST_LOOKS: u64 = 50_000_000;
/// Of each kind so many things of a file are kept; then all are forgotten.
const MOST: usize = 400;

/// Things by the names that a content gives them.
type Named<T> = HashMap<Box<[u8]>, T>;

/// The resources of one content, as far as they were asked for.
#[derive(Default)]
struct Resources {
    dict: Rc<Dict>,
    fonts: Named<u32>,
    spaces: Named<u32>,
    patterns: Named<u32>,
    states: Named<Rc<ExtState>>,
    objects: Named<Painted>,
    properties: Named<Property>,
}

/// Something that is painted by its name.
#[derive(Clone)]
pub(super) enum Painted {
    Form(Rc<Form>),
    Image(Rc<Image>),
    Nothing,
}

/// What is said of a part of a content.
#[derive(Clone, Default)]
pub(super) struct Property {
    pub(super) off: bool,
    pub(super) dict: Option<Rc<Dict>>,
}

/// All that was learned of a file's resources.
#[derive(Default)]
pub(super) struct Store {
    all: Vec<Resources>,
    fonts: Vec<Rc<Font>>,
    font_ids: HashMap<Id, u32>,
    programs: Programs,
    patterns: Vec<Rc<Pattern>>,
    objects: HashMap<Id, Painted>,
    /// What is written in letters that are painted by contents, by typeface and code.
    pub(super) letters: HashMap<u32, Vec<Letter>>,
    pub(super) spaces: Spaces,
    layers: Option<Rc<Layers>>,
    /// How many entries may still be looked at for the page.
    pub(super) left: u64,
}

/// Names of one kind that are remembered for a content.
const MOST_NAMES: usize = 20_000;

/// Remembers what a name means.
fn remember<T>(named: &mut Named<T>, name: &[u8], meaning: T) {
    if named.len() >= MOST_NAMES {
        named.clear();
    }
    named.insert(name.into(), meaning);
}

/// What stands under a name in one category of resources.
fn entry(file: &File<'_>, dict: &Dict, category: &str, name: &[u8], left: &mut u64) -> Option<Object> {
    let dict = file.dict(dict, category)?;
    *left = left.saturating_sub(16 + dict.iter().count() as u64);
    if *left == 0 {
        return None;
    }
    let found = |name: &[u8]| dict.iter().filter(|(own, _)| *own == name).last().map(|(_, value)| value.clone());
    if name.contains(&b'#') { found(&name_of(name)) } else { found(name) }
}

impl Store {
    /// Before a page: forgets all if there is much. No index into it may be kept over this.
    pub(super) fn begin_page(&mut self) {
        let most = [self.all.len(), self.fonts.len(), self.patterns.len(), self.objects.len(), self.spaces.count()];
        if most.iter().any(|&count| count > MOST) {
            *self = Self { layers: self.layers.take(), ..Self::default() };
        }
        self.left = MOST_LOOKS;
    }

    /// The number of the resources that a dictionary holds.
    pub(super) fn resources(&mut self, dict: &Rc<Dict>) -> usize {
        if let Some(at) = self.all.iter().rposition(|known| Rc::ptr_eq(&known.dict, dict)) {
            return at;
        }
        self.left = self.left.saturating_sub(self.all.len() as u64);
        self.all.push(Resources { dict: Rc::clone(dict), ..Resources::default() });
        self.all.len() - 1
    }

    pub(super) fn layers(&mut self, file: &File<'_>) -> Rc<Layers> {
        Rc::clone(self.layers.get_or_insert_with(|| Rc::new(Layers::of(file))))
    }

    fn entry(&mut self, file: &File<'_>, resources: usize, category: &str, name: &[u8]) -> Option<Object> {
        let own = self.all.get(resources)?;
        entry(file, &own.dict, category, name, &mut self.left)
    }

    /// The typeface of a name.
    pub(super) fn font(&mut self, file: &File<'_>, resources: usize, name: &[u8]) -> Option<u32> {
        let own = self.all.get(resources)?;
        if let Some(font) = own.fonts.get(name).copied() {
            return (font != NONE).then_some(font);
        }
        let font = match self.entry(file, resources, "Font", name) {
            Some(object) => self.font_of(file, &object).unwrap_or(NONE),
            None => NONE,
        };
        remember(&mut self.all.get_mut(resources)?.fonts, name, font);
        (font != NONE).then_some(font)
    }

    pub(super) fn font_of(&mut self, file: &File<'_>, object: &Object) -> Option<u32> {
        let id = object.as_reference();
        if let Some(&known) = id.and_then(|id| self.font_ids.get(&id)) {
            return Some(known);
        }
        let resolved = file.resolve(object);
        let font = Font::of(file, resolved.as_dict()?, &self.programs);
        self.fonts.push(Rc::new(font));
        let number = (self.fonts.len() - 1) as u32;
        if let Some(id) = id {
            self.font_ids.insert(id, number);
        }
        Some(number)
    }

    /// A typeface by its number.
    pub(super) fn face(&self, font: u32) -> Option<Rc<Font>> {
        self.fonts.get(font as usize).cloned()
    }

    /// The colour space of a name.
    pub(super) fn space(&mut self, file: &File<'_>, resources: usize, name: &[u8]) -> u32 {
        if let Some(space) = Spaces::named(name) {
            return space;
        }
        let Some(own) = self.all.get(resources) else { return UNKNOWN };
        if let Some(space) = own.spaces.get(name).copied() {
            return space;
        }
        let space = match self.entry(file, resources, "ColorSpace", name) {
            Some(object) => self.spaces.of(file, &object),
            None => UNKNOWN,
        };
        if let Some(own) = self.all.get_mut(resources) {
            remember(&mut own.spaces, name, space);
        }
        space
    }

    /// The pattern of a name.
    pub(super) fn pattern(&mut self, file: &File<'_>, resources: usize, name: &[u8]) -> u32 {
        let Some(own) = self.all.get(resources) else { return NONE };
        if let Some(pattern) = own.patterns.get(name).copied() {
            return pattern;
        }
        let mut number = NONE;
        if let Some(object) = self.entry(file, resources, "Pattern", name)
            && let Some(pattern) = Pattern::of(file, &object, self)
        {
            self.patterns.push(Rc::new(pattern));
            number = (self.patterns.len() - 1) as u32;
        }
        if let Some(own) = self.all.get_mut(resources) {
            remember(&mut own.patterns, name, number);
        }
        number
    }

    pub(super) fn pattern_of(&self, pattern: u32) -> Option<Rc<Pattern>> {
        self.patterns.get(pattern as usize).cloned()
    }

    /// What an extended graphics state of a name says.
    pub(super) fn state(&mut self, file: &File<'_>, resources: usize, name: &[u8]) -> Option<Rc<ExtState>> {
        let own = self.all.get(resources)?;
        if let Some(state) = own.states.get(name) {
            return Some(Rc::clone(state));
        }
        let state = file.resolve(&self.entry(file, resources, "ExtGState", name)?);
        let state = Rc::new(ExtState::of(file, state.as_dict()?, self));
        remember(&mut self.all.get_mut(resources)?.states, name, Rc::clone(&state));
        Some(state)
    }

    /// The form or picture of a name.
    pub(super) fn object(&mut self, file: &File<'_>, resources: usize, name: &[u8]) -> Painted {
        let Some(own) = self.all.get(resources) else { return Painted::Nothing };
        if let Some(object) = own.objects.get(name).cloned() {
            return object;
        }
        let object = match self.entry(file, resources, "XObject", name) {
            Some(object) => self.object_of(file, &object),
            None => Painted::Nothing,
        };
        if let Some(own) = self.all.get_mut(resources) {
            remember(&mut own.objects, name, object.clone());
        }
        object
    }

    fn object_of(&mut self, file: &File<'_>, object: &Object) -> Painted {
        let id = object.as_reference();
        if let Some(known) = id.and_then(|id| self.objects.get(&id)) {
            return known.clone();
        }
        let resolved = file.resolve(object);
        let Some(stream) = resolved.as_stream() else { return Painted::Nothing };
        let layers = self.layers(file);
        let off = stream.dict.get("OC").is_some_and(|layer| layers.hides(file, layer));
        let painted = match file.name(&stream.dict, "Subtype").as_deref() {
            Some(b"Image") => Painted::Image(Rc::new(Image::of(file, stream, &mut self.spaces, off))),
            // Some writers leave it out.
            Some(b"Form") | None => Painted::Form(Rc::new(self.form(file, stream, off))),
            _ => Painted::Nothing,
        };
        if let Some(id) = id {
            self.objects.insert(id, painted.clone());
        }
        painted
    }

    /// A form with its resources.
    pub(super) fn form(&mut self, file: &File<'_>, stream: &Rc<Stream>, off: bool) -> Form {
        let resources = file.dict(&stream.dict, "Resources").map(|dict| self.resources(&dict));
        Form::of(file, stream, resources, off)
    }

    /// The shading of a name.
    pub(super) fn shading(&mut self, file: &File<'_>, resources: usize, name: &[u8]) -> Option<Rc<Dict>> {
        let shading = self.entry(file, resources, "Shading", name)?;
        file.resolve(&shading).as_dict().cloned()
    }

    /// What a property list of a name says.
    pub(super) fn property(&mut self, file: &File<'_>, resources: usize, name: &[u8]) -> Property {
        let Some(own) = self.all.get(resources) else { return Property::default() };
        if let Some(property) = own.properties.get(name).cloned() {
            return property;
        }
        let mut property = Property::default();
        if let Some(object) = self.entry(file, resources, "Properties", name) {
            property.off = self.layers(file).hides(file, &object);
            property.dict = file.resolve(&object).as_dict().cloned();
        }
        if let Some(own) = self.all.get_mut(resources) {
            remember(&mut own.properties, name, property.clone());
        }
        property
    }
}
