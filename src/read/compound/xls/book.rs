//! What holds for all sheets of a workbook: their names, formats, shared texts, names of cells, copies of other workbooks.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::format::{Format, number};
use super::record::{Record, Store, Version};
use super::strings::Strings;
use super::{formula, kind};
use crate::document::{Concealment, ProblemKind, Role};
use crate::read::compound::bytes::f64_at;
use crate::read::compound::{runs, shape};
use crate::read::repeats::Repeats;
use crate::read::within::Within;

/// A sheet, as the list of them has it.
pub(super) struct Listed {
    /// Where in the stream it begins.
    pub(super) at: usize,
    pub(super) hidden: bool,
    pub(super) name: String,
    pub(super) is_read: bool,
}

/// A format of cells.
#[derive(Clone, Copy)]
struct Style {
    number: u16,
    font: u16,
    /// Whether the ground is the paper, or white.
    on_white: bool,
}

pub(super) struct Book {
    pub(super) store: Store,
    pub(super) is_1904: bool,
    /// Whether its version is known.
    pub(super) is_begun: bool,
    pub(super) sheets: Vec<Listed>,
    pub(super) strings: Strings,
    pub(super) repeats: Repeats,
    formats: HashMap<u16, Format>,
    styles: Vec<Style>,
    /// For each font whether it is white.
    fonts: Vec<bool>,
    /// Colours that are white besides those that always are.
    whites: Vec<u16>,
    /// Texts of formulas and names, which come again and again.
    told: HashSet<u64>,
    shown: HashMap<u16, Format>,
    /// What cells show, once anything asked for it.
    shared: Option<HashSet<u64>>,
}

fn fingerprint(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

impl Book {
    pub(super) fn new() -> Self {
        Self {
            store: Store { version: Version::Eight, page: None },
            is_1904: false,
            is_begun: false,
            sheets: Vec::new(),
            strings: Strings::default(),
            repeats: Repeats::default(),
            formats: HashMap::new(),
            styles: Vec::new(),
            fonts: Vec::new(),
            whites: Vec::new(),
            told: HashSet::new(),
            shown: HashMap::new(),
            shared: None,
        }
    }

    /// How cells of a style show numbers, and whether they are white on white.
    pub(super) fn style(&mut self, style: u16) -> (&Format, bool) {
        let is_2 = self.store.version == Version::Two;
        let own = self.styles.get(usize::from(style)).copied();
        let (number, white) = match own {
            _ if is_2 => (style, false),
            Some(own) => (own.number, own.on_white && self.is_white(own.font)),
            None => (0, false),
        };
        let format = self.formats.get(&number);
        let format = match format {
            Some(format) => format,
            None => self.shown.entry(number).or_insert_with(|| Format::known(number)),
        };
        (format, white)
    }

    fn is_white(&self, font: u16) -> bool {
        // There is no font of the number 4.
        let index = usize::from(if font > 4 { font - 1 } else { font });
        self.fonts.get(index).copied().unwrap_or(false)
    }

    /// Tells a text that may come again, once.
    pub(super) fn once(&mut self, text: &str, concealment: Concealment, to: &mut Within<'_, '_>) {
        let mut hasher = DefaultHasher::new();
        (text, concealment).hash(&mut hasher);
        if !text.trim().is_empty() && self.told.insert(hasher.finish()) {
            to.out.block(text, Role::Attribute, concealment);
        }
    }

    /// Tells a text that lies where nothing is, unless a cell has it.
    pub(super) fn left_over(&mut self, text: &str, to: &mut Within<'_, '_>) {
        let shared = self.shared.get_or_insert_with(|| self.strings.all().map(fingerprint).collect());
        if !shared.contains(&fingerprint(text)) {
            self.once(text, Concealment::Residue, to);
        }
    }

    /// Tells a text that mostly stands in a cell as well, unless it does.
    pub(super) fn unless_shared(&mut self, text: &str, to: &mut Within<'_, '_>) {
        let shared = self.shared.get_or_insert_with(|| self.strings.all().map(fingerprint).collect());
        if !shared.contains(&fingerprint(text)) {
            self.once(text, Concealment::Attribute, to);
        }
    }

    /// Tells the texts of a formula.
    pub(super) fn formula(&mut self, record: &Record<'_>, at: usize, length: usize, to: &mut Within<'_, '_>) {
        let store = self.store;
        formula::texts(record, at, length, store, |text| {
            if !text.trim().is_empty() {
                self.once(&text.replace('\0', "\n"), Concealment::Attribute, to);
            }
        });
    }

    /// Reads a record that may stand before the sheets. Whether it is one.
    pub(super) fn read(&mut self, record: &Record<'_>, to: &mut Within<'_, '_>) -> Result<bool, ProblemKind> {
        let store = self.store;
        let mut text = String::new();
        match record.kind {
            kind::FILE_PASS => return Err(ProblemKind::Encrypted),
            // Unicode says nothing of the texts of programs that had none.
            kind::CODE_PAGE => self.store.page = Some(u32::from(record.u16(0))).filter(|&page| page != 1200),
            kind::DATE_1904 => self.is_1904 = record.u16(0) == 1,
            kind::BOUND_SHEET => {
                let mut from = record.text(6);
                store.short(&mut from, &mut text);
                let hidden = record.u8(4) & 3 != 0;
                self.sheets.push(Listed { at: record.u32(0) as usize, hidden, name: text, is_read: false });
            }
            kind::SST => self.strings = Strings::read(record),
            kind::PALETTE => {
                let colours = record.from(2).chunks_exact(4).zip(8..);
                self.whites = colours.filter(|(colour, _)| colour.starts_with(&[255; 3])).map(|(_, at)| at).collect();
                // What was white before may be another colour.
                self.whites.push(0);
            }
            0x31 | 0x231 => {
                let colour = if store.version >= Version::Three { record.u16(4) } else { 0 };
                self.fonts.push(self.is_white_colour(colour));
            }
            0xE0 | 0x443 | 0x243 => self.styles.push(self.read_style(record)),
            0x41E | 0x1E => self.read_format(record),
            0x18 | 0x218 => self.read_name(record, to),
            kind::NAME_COMMENT => {
                let mut from = record.text(12);
                let (name, comment) = (from.u16().unwrap_or(0), from.u16().unwrap_or(0));
                store.characters(&mut from, usize::from(name), &mut String::new());
                store.characters(&mut from, usize::from(comment), &mut text);
                self.once(&text, Concealment::Attribute, to);
            }
            kind::WRITE_ACCESS => {
                store.long_if_new(&mut record.text(0), &mut text);
                // Older programs write a text without its length.
                if !text.contains(char::is_control) {
                    to.out.property("user", &text);
                }
            }
            kind::FILE_SHARING => {
                store.long_if_new(&mut record.text(4), &mut text);
                to.out.property("user", &text);
            }
            kind::SUP_BOOK => self.read_book(record, to),
            kind::EXTERN_SHEET if store.version < Version::Eight => {
                let mut from = record.text(0);
                store.short(&mut from, &mut text);
                self.once(path(&text).trim_matches(['/', ' ']), Concealment::Attribute, to);
            }
            0x23 | 0x223 => {
                store.short(&mut record.text(if store.version >= Version::Five { 6 } else { 2 }), &mut text);
                if !text.starts_with(char::is_control) {
                    self.once(&text, Concealment::Attribute, to);
                }
            }
            kind::CRN => self.read_copies(record, to)?,
            kind::MSO_DRAWING_GROUP | kind::IM_DATA => {
                let is_picture = |kind| matches!(kind, 0xF01A..=0xF02A);
                let drawing = shape::flat(record.bytes()).any(|record| is_picture(record.kind));
                if drawing || record.kind == kind::IM_DATA {
                    to.picture();
                }
            }
            kind::SX_STRING => {
                store.long(&mut record.text(0), &mut text);
                self.once(&text, Concealment::Cache, to);
            }
            _ if kind::says_nothing(record.kind) => {}
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Sweeps a record that nobody knows.
    pub(super) fn sweep(&mut self, record: &Record<'_>, to: &mut Within<'_, '_>) {
        for part in &record.parts {
            runs::telling(part, |text| self.once(text, Concealment::Attribute, to));
        }
    }

    fn is_white_colour(&self, colour: u16) -> bool {
        colour == 1 || if self.whites.is_empty() { colour == 9 } else { self.whites.contains(&colour) }
    }

    fn read_style(&self, record: &Record<'_>) -> Style {
        match self.store.version {
            Version::Eight => {
                let (pattern, fore) = (record.u32(14) >> 26, record.u16(18) & 0x7F);
                let on_white = pattern == 0 || pattern == 1 && (fore == 65 || self.is_white_colour(fore));
                Style { number: record.u16(2), font: record.u16(0), on_white }
            }
            Version::Five => {
                let (fore, pattern) = (record.u16(8) & 0x7F, record.u8(10) & 0x3F);
                let on_white = pattern == 0 || pattern == 1 && (fore == 65 || self.is_white_colour(fore));
                Style { number: record.u16(2), font: record.u16(0), on_white }
            }
            _ => Style { number: u16::from(record.u8(1)), font: u16::from(record.u8(0)), on_white: false },
        }
    }

    fn read_format(&mut self, record: &Record<'_>) {
        let mut code = String::new();
        let number = match self.store.version {
            Version::Two | Version::Three => {
                self.store.short(&mut record.text(0), &mut code);
                self.formats.len() as u16
            }
            Version::Four => {
                self.store.short(&mut record.text(2), &mut code);
                self.formats.len() as u16
            }
            _ => {
                self.store.long_if_new(&mut record.text(2), &mut code);
                record.u16(0)
            }
        };
        self.formats.insert(number, Format::read(&code));
    }

    /// A name for cells or a formula, with what is said of it.
    fn read_name(&mut self, record: &Record<'_>, to: &mut Within<'_, '_>) {
        let store = self.store;
        if store.version == Version::Two {
            return;
        }
        let (builtin, count) = (record.u16(0) & 0x20 != 0, usize::from(record.u8(3)));
        let start = if store.version >= Version::Five { 14 } else { 6 };
        let mut from = record.text(start);
        let mut name = String::new();
        store.characters(&mut from, count, &mut name);
        if !builtin && !name.starts_with(char::is_control) {
            self.once(&name, Concealment::Attribute, to);
        }
        if store.version < Version::Five {
            return;
        }
        let wide = store.version == Version::Eight && record.u8(start) & 1 != 0;
        let flags = usize::from(store.version == Version::Eight);
        let at = start + flags + if wide { 2 * count } else { count };
        let length = usize::from(record.u16(4));
        self.formula(record, at, length, to);
        from.skip(length);
        // Its place in a menu, what it is, help, what the line at the foot says.
        for at in 10..14 {
            let count = usize::from(record.u8(at));
            let mut text = String::new();
            if count > 0 && store.characters(&mut from, count, &mut text) {
                self.once(&text, Concealment::Attribute, to);
            }
        }
    }

    /// Another workbook, and its sheets.
    fn read_book(&mut self, record: &Record<'_>, to: &mut Within<'_, '_>) {
        let sheets = record.u16(0);
        // The workbook itself, or functions.
        if matches!(record.u16(2), 0x0401 | 0x3A01) {
            return;
        }
        let mut from = record.text(2);
        for _ in 0..=sheets {
            let mut text = String::new();
            if !self.store.long(&mut from, &mut text) || from.is_over() && text.is_empty() {
                break;
            }
            self.once(path(&text).trim_matches(['/', ' ']), Concealment::Attribute, to);
        }
    }

    /// Cells of another workbook.
    fn read_copies(&mut self, record: &Record<'_>, to: &mut Within<'_, '_>) -> Result<(), ProblemKind> {
        let mut from = record.text(4);
        for _ in 0..=record.u8(0).saturating_sub(record.u8(1)) {
            let Some(kind) = from.u8() else { break };
            match kind {
                2 => {
                    let mut text = String::new();
                    self.store.long_if_new(&mut from, &mut text);
                    to.budget.cell()?;
                    self.once(&text, Concealment::Cache, to);
                }
                1 => {
                    let (low, high) = (from.u32().unwrap_or(0), from.u32().unwrap_or(0));
                    self.number(f64::from_bits(u64::from(high) << 32 | u64::from(low)), Concealment::Cache, to);
                }
                _ => from.skip(8),
            }
        }
        Ok(())
    }

    /// Tells a number that may be one of a person.
    pub(super) fn number(&mut self, value: f64, concealment: Concealment, to: &mut Within<'_, '_>) {
        if formula::is_telling(value) {
            let mut text = String::new();
            number(value, &mut text);
            self.once(&text, concealment, to);
        }
    }

    /// Reads the records of a pivot table's copy.
    pub(super) fn read_pivot(&mut self, record: &Record<'_>, to: &mut Within<'_, '_>) -> Result<(), ProblemKind> {
        let mut text = String::new();
        match record.kind {
            kind::SX_STRING => self.store.long(&mut record.text(0), &mut text),
            kind::SX_FDB => self.store.long(&mut record.text(14), &mut text),
            kind::SX_NUM => {
                let value = f64_at(record.bytes(), 0).unwrap_or(0.0);
                self.number(value, Concealment::Cache, to);
                return Ok(());
            }
            _ => return Ok(()),
        };
        to.budget.cell()?;
        self.once(&text, Concealment::Cache, to);
        Ok(())
    }
}

/// A path as it is stored: signs stand for drives, folders, and what follows.
fn path(stored: &str) -> String {
    stored.chars().map(|c| if c.is_control() { '/' } else { c }).collect()
}
