//! What pages share: colours and other parameters of drawing, drawings that are used again, and files.

use std::collections::HashMap;

use super::content::Content;
use super::geometry::numbers;
use super::listing;
use super::walker::Walker;
use crate::document::{Concealment, ProblemKind};
use crate::read::office::attribute;
use crate::read::office::xml::{Event, Start, Xml};

/// Parameters that refer to parameters; beyond that they go in a circle.
const CHAIN: usize = 20;

/// With what a text or an area is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paint {
    /// What the parameters say, and black if they say nothing.
    Unsaid,
    White,
    /// Nothing can be seen of it.
    Clear,
    Colour,
}

impl Paint {
    /// From an element with a colour.
    pub(super) fn of(start: &Start<'_>) -> Self {
        let mut paint = Self::Colour;
        for (name, value) in start.attributes() {
            match name {
                "Alpha" if value.trim().parse() == Ok(0_u8) => return Self::Clear,
                "Value" if is_white(&value) => paint = Self::White,
                _ => {}
            }
        }
        paint
    }
}

/// Whether a colour is white, as grey, as red, green and blue, or as inks.
fn is_white(value: &str) -> bool {
    let hexadecimal = value.contains('#');
    let mut parts = [0.0; 4];
    let mut count = 0;
    if hexadecimal {
        for part in value.split_ascii_whitespace() {
            let Ok(part) = u8::from_str_radix(part.trim_start_matches('#'), 16) else { return false };
            if let Some(place) = parts.get_mut(count) {
                *place = f32::from(part);
            }
            count += 1;
        }
    } else {
        for part in numbers(value) {
            if let Some(place) = parts.get_mut(count) {
                *place = part;
            }
            count += 1;
        }
    }
    match (count, parts) {
        (1, [grey, ..]) => grey >= 250.0,
        (3, [red, green, blue, _]) => red >= 250.0 && green >= 250.0 && blue >= 250.0,
        (4, inks) => inks.iter().all(|ink| *ink <= 2.0),
        _ => false,
    }
}

/// What the pages of a document share.
#[derive(Default)]
pub(super) struct Resources {
    parameters: HashMap<u32, Parameters>,
    pub(super) units: HashMap<u32, Unit>,
}

#[derive(Clone, Copy)]
struct Parameters {
    fill: Paint,
    relative: Option<u32>,
}

/// A drawing that is used as one.
#[derive(Default)]
pub(super) struct Unit {
    pub(super) content: Content,
    /// Whether its text was told.
    pub(super) told: bool,
}

/// A file that a part with resources names.
pub(super) struct File {
    pub(super) part: String,
    pub(super) is_typeface: bool,
}

impl Resources {
    /// With what is filled, if the object says so or its parameters do.
    pub(super) fn paint(&self, own: Paint, parameters: Option<u32>) -> Paint {
        let mut next = parameters;
        for _ in 0..CHAIN {
            if own != Paint::Unsaid {
                return own;
            }
            let Some(parameters) = next.and_then(|id| self.parameters.get(&id)) else { break };
            if parameters.fill != Paint::Unsaid {
                return parameters.fill;
            }
            next = parameters.relative;
        }
        own
    }

    /// Reads a part with resources, behind the start of its root. Gives the files it names, which lie in a
    /// folder of their own.
    pub(super) fn read(&mut self, xml: &mut Xml<'_>, says: &mut Vec<String>) -> Result<Vec<File>, ProblemKind> {
        let mut files = Vec::new();
        let mut unit: Option<(u32, usize, Walker)> = None;
        let (mut depth, mut parameters, mut typeface) = (1_usize, 0, false);
        let mut value = String::new();
        loop {
            let event = xml.next()?;
            match &event {
                Event::Start(_) => depth += 1,
                Event::End => depth = depth.saturating_sub(1),
                Event::Done => break,
                _ => {}
            }
            if let Some((id, outside, walker)) = &mut unit {
                if depth > *outside {
                    walker.event(&event);
                } else {
                    let content = std::mem::take(walker).finish();
                    self.units.insert(*id, Unit { content, told: false });
                    unit = None;
                }
                continue;
            }
            match event {
                Event::Start(start) => {
                    let id = start.number("ID").unwrap_or_default();
                    match start.name() {
                        "DrawParam" => {
                            parameters = id;
                            let relative = start.number("Relative");
                            self.parameters.insert(id, Parameters { fill: Paint::Unsaid, relative });
                        }
                        "FillColor" => {
                            if let Some(parameters) = self.parameters.get_mut(&parameters) {
                                parameters.fill = Paint::of(&start);
                            }
                        }
                        "CompositeGraphicUnit" | "VectorG" => unit = Some((id, depth - 1, Walker::default())),
                        "Font" => typeface = true,
                        "MultiMedia" => typeface = false,
                        _ => {}
                    }
                    listing::attributes(&start, |text| says.push(text.to_owned()));
                    value.clear();
                }
                Event::Text(text) => value.push_str(&text),
                Event::End => {
                    let part = value.trim();
                    if part.contains('.') {
                        files.push(File { part: part.to_owned(), is_typeface: typeface });
                    } else if attribute::is_notable(part) {
                        says.push(part.to_owned());
                    }
                    value.clear();
                }
                Event::Comment(text) => says.push(text.into_owned()),
                _ => {}
            }
        }
        Ok(files)
    }

    /// Drawings whose text no page shows.
    pub(super) fn unused(&mut self) -> impl Iterator<Item = (u32, Content)> {
        self.units.iter_mut().filter(|(_, unit)| !unit.told).map(|(id, unit)| (*id, std::mem::take(&mut unit.content)))
    }
}

/// Why an object is switched off, by its attributes.
pub(super) fn hides(name: &str, value: &str) -> Option<Concealment> {
    let off = match name {
        "Visible" => matches!(value.trim(), "false" | "0"),
        "Alpha" => value.trim().parse() == Ok(0_u8),
        _ => false,
    };
    off.then_some(Concealment::HiddenText)
}

#[cfg(test)]
mod tests {
    use super::is_white;

    #[test]
    fn white_is_known_in_every_form() {
        for white in ["255 255 255", "#FF #ff #FF", "255", "0 0 0 0"] {
            assert!(is_white(white), "{white}");
        }
        for colour in ["0 0 0", "255 0 0", "0", "255 255", "", "0 0 0 255", "#FF #zz #FF"] {
            assert!(!is_white(colour), "{colour}");
        }
    }
}
