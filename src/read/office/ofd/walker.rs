//! Walks through the objects of a content, one XML event after the other.

use super::content::{Content, Ground, Piece};
use super::geometry::{Deltas, Move, Rect, number};
use super::listing;
use super::resource::{Paint, hides};
use crate::document::{Concealment, Role};
use crate::read::office::attribute;
use crate::read::office::xml::{Event, Start};

/// Text smaller than this, in millimetres, nobody reads.
const TINY: f32 = 0.5;
/// Areas and pictures behind text that are remembered.
const MOST_GROUNDS: usize = 1_000;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tag {
    Text,
    Code,
    Path,
    Transform,
    Template,
    Resource,
    Area,
    /// Measures of a path, numbers of glyphs.
    Measures,
    Other,
}

/// An element that is open, and what it says of all that is in it.
#[derive(Clone, Copy)]
struct Frame {
    tag: Tag,
    hidden: Option<Concealment>,
    parameters: Option<u32>,
    /// It is an object, or stands in one.
    in_object: bool,
    /// It is an object inside of another one, as a pattern is filled with.
    nested: bool,
}

/// The object that is being read.
#[derive(Default)]
struct Object {
    first: usize,
    boundary: Rect,
    place: Option<Move>,
    size: f32,
    width: f32,
    paint: Option<Paint>,
    fill: Option<bool>,
    stroke: bool,
    turned: bool,
    glyphs: bool,
    at: (f32, f32),
    deltas: String,
    value: String,
}

#[derive(Default)]
pub(super) struct Walker {
    content: Content,
    open: Vec<Frame>,
    object: Object,
    /// Objects round the one that is being read.
    outer: Vec<Object>,
    corner: Rect,
}

impl Walker {
    pub(super) fn finish(self) -> Content {
        self.content
    }

    /// Takes the next event.
    pub(super) fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(start) => self.start(start),
            Event::Text(text) => match self.open.last().map_or(Tag::Other, |frame| frame.tag) {
                Tag::Measures => {}
                _ => self.object.value.push_str(text),
            },
            Event::End => self.end(),
            Event::Comment(text) => self.says(text, Concealment::Attribute),
            _ => {}
        }
    }

    fn says(&mut self, text: &str, why: Concealment) {
        self.say(text, Role::Attribute, why);
    }

    /// Something is said beside the drawing.
    pub(super) fn say(&mut self, text: &str, role: Role, why: Concealment) {
        if self.content.has_room() {
            self.content.says.push((text.to_owned(), role, why.into()));
        }
    }

    /// All that follows stands inside of this rectangle.
    pub(super) fn lies_at(&mut self, corner: Rect) {
        self.corner = corner;
    }

    fn start(&mut self, start: &Start<'_>) {
        let around = self.open.last().copied();
        let mut frame = Frame {
            tag: Tag::Other,
            hidden: around.and_then(|frame| frame.hidden),
            parameters: around.and_then(|frame| frame.parameters),
            in_object: around.is_some_and(|frame| frame.in_object),
            nested: false,
        };
        match start.name() {
            "TextObject" => {
                frame.tag = Tag::Text;
                self.object(start, &mut frame);
            }
            "TextCode" => {
                frame.tag = Tag::Code;
                self.code(start);
            }
            "PathObject" => {
                frame.tag = Tag::Path;
                self.object(start, &mut frame);
            }
            "ImageObject" => {
                self.object(start, &mut frame);
                self.ground(Ground::Picture);
            }
            "CompositeObject" => {
                self.object(start, &mut frame);
                if let Some(unit) = start.number("ResourceID").filter(|_| frame.hidden.is_none()) {
                    let place = self.object.place.unwrap_or(Move::NONE);
                    self.content.uses.push((unit, place));
                }
            }
            "FillColor" => {
                if around.is_some_and(|frame| matches!(frame.tag, Tag::Text | Tag::Path)) {
                    self.object.paint = Some(Paint::of(start));
                }
            }
            "CGTransform" => {
                frame.tag = Tag::Transform;
                self.object.glyphs = true;
            }
            "Glyphs" | "AbbreviatedData" => frame.tag = Tag::Measures,
            "StrokeColor" | "Color" | "Segment" | "Clips" | "Clip" | "Path" | "Actions" | "Action" => {
                listing::attributes(start, |text| self.says(text, Concealment::Attribute));
            }
            "Template" => {
                frame.tag = Tag::Template;
                self.content.templates.extend(start.number("TemplateID"));
            }
            "PageRes" => frame.tag = Tag::Resource,
            "PhysicalBox" => frame.tag = Tag::Area,
            "URI" => {
                if let Some(target) = start.attribute("URI") {
                    self.says(&target, Concealment::Attribute);
                }
            }
            _ => {
                for (name, value) in start.attributes() {
                    frame.hidden = frame.hidden.or(hides(name, &value));
                    if name == "DrawParam" {
                        frame.parameters = value.trim().parse().ok();
                    }
                }
                listing::attributes(start, |text| self.says(text, Concealment::Attribute));
            }
        }
        self.open.push(frame);
        if !matches!(frame.tag, Tag::Transform | Tag::Measures) {
            self.object.value.clear();
        }
    }

    /// What an object says of itself.
    fn object(&mut self, start: &Start<'_>, frame: &mut Frame) {
        if frame.in_object {
            frame.nested = true;
            self.outer.push(std::mem::take(&mut self.object));
        }
        frame.in_object = true;
        let deltas = std::mem::take(&mut self.object.deltas);
        let value = std::mem::take(&mut self.object.value);
        let (first, size, width) = (self.content.pieces.len(), 3.0, 1.0);
        let mut object = Object { first, size, width, deltas, value, ..Object::default() };
        let mut matrix = None;
        for (name, value) in start.attributes() {
            match name {
                "Boundary" => object.boundary = Rect::of(&value).unwrap_or_default(),
                "CTM" => matrix = Some(value),
                "Size" => object.size = number(&value).unwrap_or(3.0),
                "HScale" => object.width = number(&value).unwrap_or(1.0),
                "ReadDirection" | "CharDirection" => object.turned |= value.trim() != "0",
                "Fill" => object.fill = Some(value.trim() == "true"),
                "Stroke" => object.stroke = value.trim() == "true",
                "DrawParam" => frame.parameters = value.trim().parse().ok(),
                "Visible" | "Alpha" => frame.hidden = frame.hidden.or(hides(name, &value)),
                "ID" | "ResourceID" | "Font" => {}
                _ if attribute::is_notable(&value) => self.says(&value, Concealment::Attribute),
                _ => {}
            }
        }
        let (right, down) = (self.corner.left, self.corner.top);
        let Rect { left, top, right: end, bottom } = object.boundary;
        object.boundary = Rect { left: left + right, top: top + down, right: end + right, bottom: bottom + down };
        object.place = Some(Move::of(matrix.as_deref(), object.boundary));
        // Where a line stands that does not say it.
        object.at = (0.0, 0.85 * object.size);
        self.object = object;
    }

    fn ground(&mut self, ground: Ground) {
        if self.content.grounds.len() < MOST_GROUNDS {
            self.content.grounds.push((self.object.boundary, ground));
        }
    }

    /// Where a row of characters begins.
    fn code(&mut self, start: &Start<'_>) {
        self.object.deltas.clear();
        let mut runs_down = false;
        for (name, value) in start.attributes() {
            match name {
                // Without a place it goes on where the last one was set.
                "X" => self.object.at.0 = number(&value).unwrap_or_default(),
                "Y" => self.object.at.1 = number(&value).unwrap_or_default(),
                "DeltaX" => self.object.deltas.push_str(&value),
                "DeltaY" => runs_down = Deltas::of(&value).take(4).any(|delta| delta.abs() > 0.1),
                _ => {}
            }
        }
        self.object.turned |= runs_down && !Deltas::of(&self.object.deltas).take(4).any(|delta| delta.abs() > 0.1);
    }

    fn end(&mut self) {
        let Some(frame) = self.open.pop() else { return };
        match frame.tag {
            Tag::Code => self.end_code(frame),
            Tag::Text => self.end_text(frame),
            Tag::Path if self.object.fill == Some(true) && frame.hidden.is_none() => {
                let paint = self.object.paint.unwrap_or(Paint::Unsaid);
                self.ground(Ground::Area(paint, frame.parameters));
            }
            Tag::Area => self.content.area = Rect::of(&self.object.value),
            Tag::Resource => self.content.resources.push(self.object.value.trim().to_owned()),
            Tag::Other if attribute::is_notable(&self.object.value) => {
                let text = std::mem::take(&mut self.object.value);
                self.says(text.trim(), Concealment::Attribute);
            }
            _ => {}
        }
        if frame.tag != Tag::Measures && frame.tag != Tag::Transform {
            self.object.value.clear();
        }
        if let Some(outer) = self.outer.pop_if(|_| frame.nested) {
            self.object = outer;
        }
    }

    /// A row of characters is complete.
    fn end_code(&mut self, frame: Frame) {
        if !self.content.has_room() {
            return;
        }
        let object = &mut self.object;
        let place = object.place.unwrap_or(Move::NONE);
        let em = object.size * object.width;
        let from = self.content.text.len();
        let mut deltas = Deltas::of(&object.deltas);
        let (mut advance, mut last) = (0.0, 0.0);
        for (index, c) in object.value.trim_matches(['\n', '\r']).chars().enumerate() {
            if index > 0 {
                let delta = if object.turned { None } else { deltas.next() };
                // Characters so far from each other stand in two columns.
                if delta.is_some_and(|delta| delta > last + em) {
                    self.content.text.push(' ');
                }
                advance += delta.unwrap_or(last);
            }
            last = if c.is_ascii() { 0.5 * em } else { em };
            self.content.text.push(c);
        }
        let (x, y) = place.point(object.at.0, object.at.1);
        let (end, _) = place.point(object.at.0 + advance + last, object.at.1);
        let size = object.size * place.scale().1;
        let tiny = (size < TINY).then_some(Concealment::HiddenText);
        let clear = (object.fill == Some(false) && !object.stroke).then_some(Concealment::HiddenText);
        self.content.pieces.push(Piece {
            from: from as u32,
            to: self.content.text.len() as u32,
            x,
            end,
            y,
            size,
            boundary: object.boundary,
            hidden: frame.hidden.or(tiny).or(clear),
            paint: Paint::Unsaid,
            parameters: None,
            turned: object.turned || place.turns(),
        });
        if !object.turned {
            object.at.0 += advance + last;
        }
    }

    /// An object with text is complete; its colour may stand behind its text.
    fn end_text(&mut self, frame: Frame) {
        let object = &mut self.object;
        let Some(pieces) = self.content.pieces.get_mut(object.first..) else { return };
        for piece in pieces.iter_mut() {
            (piece.paint, piece.parameters) = (object.paint.unwrap_or(Paint::Unsaid), frame.parameters);
        }
        let text = |piece: &Piece| self.content.text.get(piece.from as usize..piece.to as usize).unwrap_or_default();
        let unknown = |c: char| c.is_whitespace() || c.is_control() || ('\u{E000}'..='\u{F8FF}').contains(&c);
        let blank = pieces.iter().all(|piece| text(piece).chars().all(unknown));
        self.content.lacks_characters |= object.glyphs && blank;
        // Characters of their own, one below the other.
        let falls = |pair: &[Piece]| match pair {
            [a, b] => (a.x - b.x).abs() < 0.3 * a.size && b.y - a.y > 0.5 * a.size && text(b).chars().count() == 1,
            _ => false,
        };
        let single = pieces.first().is_some_and(|first| text(first).chars().count() == 1);
        if single && pieces.len() > 1 && pieces.windows(2).all(falls) {
            let to = pieces.last().map_or(0, |last| last.to);
            self.content.pieces.truncate(object.first + 1);
            if let Some(first) = self.content.pieces.last_mut() {
                (first.to, first.turned) = (to, true);
            }
        }
        object.paint = None;
    }
}
