//! How cells look, as far as it makes their text unseen: number formats that show nothing, letters in the
//! colour of their ground.

use std::collections::{BTreeSet, HashMap};

use super::super::xml::{Event, Start, Xml};
use super::format::{self, Format};
use super::number::Sign;
use crate::document::{Concealment, ProblemKind, Seen};

/// A colour, as far as two of them can be compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Colour {
    /// The letters are black then, the ground white.
    #[default]
    Automatic,
    Rgb(u32),
    Other(String),
}

/// More texts in number formats than any workbook has formats.
const MOST_FORMATS: usize = 65_536;

const WHITE: Colour = Colour::Rgb(0x00FF_FFFF);

/// How a cell looks.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Look {
    pub(crate) format: Format,
    /// The letters have the colour of their ground.
    pub(crate) blends: bool,
}

/// What a cell holds, as formats see it.
#[derive(Clone, Copy)]
pub(crate) enum Holds {
    Number(Sign),
    Text,
    /// TRUE, #N/A: no format hides them.
    Word,
}

impl Look {
    pub(crate) fn seen(self, holds: Holds) -> Seen {
        let [positive, negative, zero, text] = self.format.hides;
        let hides = match holds {
            Holds::Number(Sign::Positive) => positive,
            Holds::Number(Sign::Negative) => negative,
            Holds::Number(Sign::Zero) => zero,
            Holds::Text => text,
            Holds::Word => false,
        };
        match (hides, self.blends) {
            (true, _) => Concealment::HiddenFormat.into(),
            (_, true) => Concealment::HiddenText.into(),
            _ => Seen::VISIBLE,
        }
    }
}

/// The looks of cells, by their numbers.
#[derive(Default)]
pub(crate) struct Styles {
    pub(crate) looks: Vec<Look>,
    /// What number formats say themselves.
    pub(crate) says: BTreeSet<String>,
}

impl Styles {
    /// What a number format says itself.
    pub(crate) fn format(&mut self, code: &str) {
        format::literals(code, |text| {
            if self.says.len() < MOST_FORMATS {
                self.says.insert(text.to_owned());
            }
        });
    }

    pub(crate) fn look(&self, index: u32) -> Look {
        self.looks.get(index as usize).copied().unwrap_or_default()
    }
}

/// Formats, letters and grounds, from which looks are made.
#[derive(Default)]
pub(crate) struct Palette {
    pub(crate) formats: HashMap<u32, Format>,
    pub(crate) fonts: Vec<Colour>,
    /// `None` = no ground of its own.
    pub(crate) fills: Vec<Option<Colour>>,
}

impl Palette {
    pub(crate) fn look(&self, format: u32, font: u32, fill: u32) -> Look {
        let letters = self.fonts.get(font as usize).cloned().unwrap_or_default();
        let ground = self.fills.get(fill as usize).cloned().flatten().unwrap_or(WHITE);
        Look {
            format: self.formats.get(&format).copied().unwrap_or_else(|| Format::known(format)),
            blends: letters == ground && letters != Colour::Automatic,
        }
    }
}

/// Reads the part with the styles, behind the start of its root.
pub(super) fn read(xml: &mut Xml<'_>, styles: &mut Styles) -> Result<(), ProblemKind> {
    let mut palette = Palette::default();
    let mut open: Vec<String> = Vec::new();
    loop {
        match xml.next()? {
            Event::Start(start) => {
                let within = open.first().map_or("", String::as_str);
                match (within, start.name(), open.len()) {
                    ("numFmts", "numFmt", 1) => {
                        let code = start.attribute("formatCode").unwrap_or_default();
                        styles.format(&code);
                        palette.formats.insert(start.number("numFmtId").unwrap_or_default(), Format::of(&code));
                    }
                    ("fonts", "font", 1) => palette.fonts.push(Colour::Automatic),
                    ("fonts", "color", 2) => set(palette.fonts.last_mut(), colour(&start)),
                    ("fills", "fill", 1) => palette.fills.push(None),
                    ("fills", "fgColor", 3) if open.last().is_some_and(|last| last == "solid") => {
                        set(palette.fills.last_mut(), Some(colour(&start)));
                    }
                    // A pattern or a gradient has two colours, of which one can be read on.
                    ("fills", "patternFill" | "gradientFill", 2) => {
                        let solid = start.attribute("patternType").is_some_and(|kind| kind == "solid");
                        let none = start.attribute("patternType").is_none_or(|kind| kind == "none");
                        if start.name() == "gradientFill" || !solid && !none {
                            set(palette.fills.last_mut(), Some(Colour::Other(String::new())));
                        }
                        open.push(if solid { "solid".to_owned() } else { String::new() });
                        continue;
                    }
                    ("cellXfs", "xf", 1) => {
                        let number = |name| start.number(name).unwrap_or_default();
                        styles.looks.push(palette.look(number("numFmtId"), number("fontId"), number("fillId")));
                    }
                    _ => {}
                }
                let name = start.name().to_owned();
                open.push(name);
            }
            Event::End => {
                open.pop();
            }
            Event::Done => return Ok(()),
            _ => {}
        }
    }
}

fn set<T>(to: Option<&mut T>, value: T) {
    if let Some(to) = to {
        *to = value;
    }
}

fn colour(start: &Start<'_>) -> Colour {
    if let Some(rgb) = start.attribute("rgb") {
        return match u32::from_str_radix(&rgb, 16) {
            Ok(rgb) => Colour::Rgb(rgb & 0x00FF_FFFF),
            Err(_) => Colour::Automatic,
        };
    }
    let tint = start.attribute("tint").unwrap_or_default();
    of_number(start.number("theme"), start.number("indexed"), &tint)
}

/// A colour of the theme or of the old palette.
pub(crate) fn of_number(theme: Option<u32>, indexed: Option<u32>, tint: &str) -> Colour {
    let untinted = tint.is_empty() || tint.bytes().all(|b| matches!(b, b'0' | b'.'));
    match (theme, indexed) {
        (Some(0), _) if untinted => WHITE,
        (Some(1), _) if untinted => Colour::Rgb(0),
        (Some(theme), _) => Colour::Other(format!("{theme} {tint}")),
        (_, Some(1 | 9)) => WHITE,
        (_, Some(0 | 8)) => Colour::Rgb(0),
        (_, Some(64..)) | (None, None) => Colour::Automatic,
        (_, Some(indexed)) => Colour::Other(format!("indexed {indexed}")),
    }
}
