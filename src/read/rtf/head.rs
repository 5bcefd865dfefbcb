//! What stands at the beginning of a file: fonts, colours, styles.

use std::collections::HashMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::charset;

/// Styles based on styles; beyond that they go in a circle.
const CHAIN: usize = 20;
/// Colours beyond this no program has.
const MOST_COLORS: usize = 1 << 16;

pub(super) struct Head {
    /// The encoding where no font says another one.
    pub(super) encoding: &'static Encoding,
    fonts: HashMap<i32, Font>,
    font: i32,
    /// Which colours are white.
    colors: Vec<bool>,
    color: [u8; 3],
    styles: HashMap<Style, Meaning>,
    style: Style,
    meaning: Meaning,
    name: String,
}

#[derive(Clone, Copy, Default)]
struct Font {
    encoding: Option<&'static Encoding>,
    symbols: bool,
}

/// A style's number, and whether it is one of characters.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct Style {
    pub(super) number: i32,
    pub(super) of_characters: bool,
}

#[derive(Clone, Copy, Default)]
struct Meaning {
    hides: Option<bool>,
    /// 0 to 8, and 9 for running text.
    level: Option<u8>,
    based_on: Option<i32>,
}

impl Head {
    pub(super) fn new() -> Self {
        Self {
            encoding: WINDOWS_1252,
            fonts: HashMap::new(),
            font: 0,
            colors: Vec::new(),
            color: [0; 3],
            styles: HashMap::new(),
            style: Style::default(),
            meaning: Meaning::default(),
            name: String::new(),
        }
    }

    /// The encoding of a font, and whether only the head of the file says so.
    pub(super) fn encoding_of(&self, font: i32) -> (&'static Encoding, bool) {
        let own = self.fonts.get(&font).and_then(|font| font.encoding);
        own.map_or((self.encoding, true), |encoding| (encoding, false))
    }

    pub(super) fn has_symbols(&self, font: i32) -> bool {
        self.fonts.get(&font).is_some_and(|font| font.symbols)
    }

    /// A word in the table of fonts.
    pub(super) fn font(&mut self, name: &[u8], number: i32) {
        match name {
            b"f" => self.font = number,
            b"fcharset" => {
                let font = self.fonts.entry(self.font).or_default();
                font.encoding = charset::of_font(number).or(font.encoding);
                font.symbols = number == charset::SYMBOLS;
            }
            b"cpg" => self.fonts.entry(self.font).or_default().encoding = charset::of_page(number),
            _ => {}
        }
    }

    /// A word in the table of colours.
    pub(super) fn color(&mut self, name: &[u8], value: i32) {
        let value = u8::try_from(value).unwrap_or_default();
        match name {
            b"red" => self.color[0] = value,
            b"green" => self.color[1] = value,
            b"blue" => self.color[2] = value,
            _ => {}
        }
    }

    /// Text in the table of colours: each ends with a semicolon.
    pub(super) fn end_colors(&mut self, text: &[u8]) {
        for _ in text.iter().filter(|b| **b == b';') {
            if self.colors.len() < MOST_COLORS {
                self.colors.push(self.color.iter().all(|&part| part >= 250));
            }
            self.color = [0; 3];
        }
    }

    /// Whether it is the colour of paper. The automatic colour is not.
    pub(super) fn is_white(&self, color: i32) -> bool {
        usize::try_from(color).ok().and_then(|at| self.colors.get(at)).copied().unwrap_or_default()
    }

    /// A word in the table of styles.
    pub(super) fn style(&mut self, name: &[u8], number: Option<i32>) {
        match (name, number) {
            (b"s", Some(number)) => self.style = Style { number, of_characters: false },
            (b"cs", Some(number)) => self.style = Style { number, of_characters: true },
            (b"ds" | b"ts", Some(_)) => self.style = Style { number: -1, of_characters: false },
            (b"v", number) => self.meaning.hides = Some(number != Some(0)),
            (b"outlinelevel", Some(level)) => self.meaning.level = u8::try_from(level).ok(),
            (b"sbasedon", number) => self.meaning.based_on = number,
            _ => {}
        }
    }

    /// Text in the table of styles: a style's name, by which Word knows its own ones in every language.
    pub(super) fn style_name(&mut self, text: &str) {
        if self.name.len() < 256 {
            self.name.push_str(text);
        }
    }

    /// A group in the table of styles ends.
    pub(super) fn end_style(&mut self) {
        let name = std::mem::take(&mut self.name).to_ascii_lowercase();
        let name = name.trim().trim_end_matches(';');
        let number = name.strip_prefix("heading ").or_else(|| name.strip_prefix("标题 "));
        let level = number.and_then(|number| number.parse::<u8>().ok()).filter(|level| (1..=9).contains(level));
        let mut meaning = std::mem::take(&mut self.meaning);
        meaning.level = meaning.level.or(level.map(|level| level - 1));
        self.styles.insert(std::mem::take(&mut self.style), meaning);
    }

    fn resolved<T>(&self, style: Style, own: impl Fn(&Meaning) -> Option<T>) -> Option<T> {
        let mut style = style;
        for _ in 0..CHAIN {
            let meaning = self.styles.get(&style)?;
            if let Some(value) = own(meaning) {
                return Some(value);
            }
            style.number = meaning.based_on?;
        }
        None
    }

    /// Whether a style hides its text.
    pub(super) fn hides(&self, style: Style) -> bool {
        self.resolved(style, |meaning| meaning.hides).unwrap_or_default()
    }

    /// The level of an outline, from 0; 9 is running text.
    pub(super) fn level(&self, style: Style) -> Option<u8> {
        self.resolved(style, |meaning| meaning.level)
    }
}
