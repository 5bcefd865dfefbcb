//! Typefaces with codes of one byte.

use std::cell::Cell;
use std::rc::Rc;

use super::encoding::Encoding;
use super::fallback::{Fallback, Programs};
use super::said::{Said, Texts, is_left};
use super::to_unicode::ToUnicode;
use super::width::{Standard, ems};
use super::{Entry, Meaning, Shown, Type3, gbk, glyphs};
use crate::document::ProblemKind;
use crate::read::pdf::syntax::{Dict, File, Object};

/// That a typeface is symbolic, among the flags of its descriptor.
const SYMBOLIC: i64 = 4;

/// A typeface as its dictionary describes it, and what has been looked up.
pub(super) struct Simple {
    entries: Box<[Cell<Entry>; 256]>,
    names: Names,
    to_unicode: ToUnicode,
    /// Codes whose names stand for several characters, and those.
    long: Vec<(u8, Said)>,
    texts: Texts,
    fallback: Fallback,
    type3: Option<Rc<Type3>>,
    /// Its name is Chinese, and nothing tells what its codes are.
    chinese: bool,
}

/// Which glyph a code means.
struct Names {
    /// Sorted by codes.
    differences: Vec<(u8, Rc<[u8]>)>,
    base: Option<Encoding>,
    /// What is taken for the base where the file does not tell.
    usual: Encoding,
    /// Even where the program of the typeface has one of its own that it does not tell.
    plain: bool,
}

impl Names {
    fn of(file: &File<'_>, dict: &Dict, own: bool) -> Self {
        let font = base_name(file, dict);
        let encoding = file.at(dict, "Encoding");
        let named = match &encoding {
            Object::Name(name) => Encoding::named(name),
            Object::Dict(dict) => file.name(dict, "BaseEncoding").and_then(|name| Encoding::named(&name)),
            _ => None,
        };
        let symbols = match Standard::named(&font) {
            Some(Standard::Symbol) => Some(Encoding::Symbol),
            Some(Standard::ZapfDingbats) => Some(Encoding::ZapfDingbats),
            _ => None,
        };
        let true_type = file.at(dict, "Subtype").as_name() == Some(b"TrueType");
        let usual = symbols.unwrap_or(if true_type { Encoding::WinAnsi } else { Encoding::Standard });
        // A typeface that the file brings, or one of symbols, has an encoding of its own.
        let flags = file.dict(dict, "FontDescriptor").and_then(|descriptor| file.integer(&descriptor, "Flags"));
        let symbolic = flags.is_some_and(|flags| flags & SYMBOLIC != 0);
        let base = symbols.or(named).or(if own && (symbolic || !true_type) { None } else { Some(usual) });
        Self { differences: differences(file, dict), base, usual, plain: !symbolic }
    }

    fn different(&self, code: u8) -> Option<&[u8]> {
        let at = self.differences.binary_search_by_key(&code, |&(own, _)| own).ok()?;
        self.differences.get(at).map(|(_, name)| &**name)
    }

    fn get(&self, code: u8) -> Option<&[u8]> {
        self.different(code).or_else(|| Some(self.base?.name(code)?.as_bytes()))
    }

    fn usual(&self, code: u8) -> Option<&'static str> {
        self.usual.name(code)
    }
}

/// What an encoding has in place of its base: codes with the names of their glyphs, sorted.
pub(super) fn differences(file: &File<'_>, dict: &Dict) -> Vec<(u8, Rc<[u8]>)> {
    let mut differences: Vec<(u8, Rc<[u8]>)> = Vec::new();
    let items = file.dict(dict, "Encoding").and_then(|encoding| file.array(&encoding, "Differences"));
    let mut code = 0_i64;
    for item in items.iter().flat_map(|items| items.iter()) {
        match file.resolve(item) {
            Object::Name(name) => {
                if let Ok(code) = u8::try_from(code) {
                    differences.push((code, name));
                }
                code = code.saturating_add(1);
            }
            other => code = other.as_integer().unwrap_or(code),
        }
    }
    // Of codes given twice the last one counts.
    differences.reverse();
    differences.sort_by_key(|&(code, _)| code);
    differences.dedup_by_key(|&mut (code, _)| code);
    differences
}

/// The name of a typeface, without the letters before it that tell one part of it from others.
fn base_name(file: &File<'_>, dict: &Dict) -> Rc<[u8]> {
    let name = file.name(dict, "BaseFont").unwrap_or_default();
    match &*name {
        [tag @ .., _] if name.get(6) == Some(&b'+') && tag.iter().take(6).all(u8::is_ascii_uppercase) => {
            name.get(7..).unwrap_or_default().into()
        }
        _ => name,
    }
}

impl Simple {
    pub(super) fn of(
        file: &File<'_>,
        dict: &Dict,
        type3: Option<&Rc<Type3>>,
        programs: &Programs,
        problem: &mut Option<ProblemKind>,
    ) -> Self {
        let fallback = Fallback::new(file, dict, programs);
        let names = Names::of(file, dict, fallback.is_there());
        let mut texts = Texts::default();
        let mut long = Vec::new();
        for (code, name) in &names.differences {
            let mut text = String::new();
            if glyphs::push_text(name, &mut text) && text.chars().nth(1).is_some() {
                long.push((*code, texts.add(&text).shared()));
            }
        }
        let to_unicode = ToUnicode::of(file, dict, problem);
        let untold = to_unicode.is_empty() && names.differences.is_empty() && !fallback.is_there();
        let simple = Self {
            entries: Box::new(std::array::from_fn(|_| Cell::new(Entry::UNASKED))),
            names,
            to_unicode,
            long,
            texts,
            fallback,
            type3: type3.cloned(),
            chinese: untold && type3.is_none() && gbk::is_chinese(&base_name(file, dict)),
        };
        simple.measure(file, dict, type3.map(|type3| &**type3));
        simple
    }

    /// Puts down how far codes move on. What they say is looked up when they are shown.
    fn measure(&self, file: &File<'_>, dict: &Dict, type3: Option<&Type3>) {
        let widths = file.numbers_of(dict, "Widths");
        let first = file.integer(dict, "FirstChar").unwrap_or(0);
        let missing = file.dict(dict, "FontDescriptor").and_then(|own| file.number(&own, "MissingWidth"));
        let standard = Standard::named(&base_name(file, dict));
        let by_name = |code: u8| {
            let name =
                self.names.get(code).and_then(|name| std::str::from_utf8(name).ok()).or(self.names.usual(code))?;
            standard.unwrap_or(Standard::Helvetica).width(name)
        };
        for (code, entry) in (0..=u8::MAX).zip(self.entries.iter()) {
            let at = i64::from(code).checked_sub(first).and_then(|at| usize::try_from(at).ok());
            let given = widths.as_ref().and_then(|widths| widths.get(at?).copied());
            let advance = match (given, type3) {
                // The width is one in the space of the glyphs.
                (Some(width), Some(type3)) => ems(width * 1000.0 * f64::from(type3.matrix.a)),
                (Some(width), None) => ems(width),
                (None, Some(_)) => 0.0,
                (None, None) if widths.is_some() && standard.is_none() => missing.map_or(0.0, ems),
                (None, None) => by_name(code).or(missing.map(ems)).unwrap_or(0.0),
            };
            entry.set(Entry { said: Said::UNASKED, advance });
        }
    }

    #[inline]
    pub(super) fn show(&self, file: &File<'_>, string: &[u8], each: &mut impl FnMut(Shown<'_>)) {
        if self.chinese
            && let Some(text) = gbk::read(string)
        {
            return self.show_chinese(string, &text, each);
        }
        for &code in string {
            let cell = &self.entries[usize::from(code)];
            let mut entry = cell.get();
            if entry.said == Said::UNASKED {
                entry.said = self.said(file, code);
                cell.set(entry);
            }
            let (meaning, guess) = match entry.said.char() {
                Some(character) => (Meaning::Char(character), false),
                None => self.meaning(entry.said),
            };
            let (above, space) = ((0.0, 0.0), code == b' ');
            each(Shown { meaning, advance: entry.advance, above, space, guess, code: code.into() });
        }
    }

    /// Shows characters of which each above ASCII has two bytes.
    #[cold]
    fn show_chinese(&self, string: &[u8], text: &str, each: &mut impl FnMut(Shown<'_>)) {
        let mut rest = string;
        for character in text.chars() {
            let (bytes, after) = rest.split_at_checked(if character.is_ascii() { 1 } else { 2 }).unwrap_or((rest, &[]));
            rest = after;
            let advance = bytes.iter().map(|&byte| self.entries[usize::from(byte)].get().advance).sum();
            let code = bytes.iter().fold(0, |code, &byte| code << 8 | u32::from(byte));
            let (meaning, above, space) = (Meaning::Char(character), (0.0, 0.0), character == ' ');
            each(Shown { meaning, advance, above, space, guess: false, code });
        }
    }

    #[cold]
    fn meaning(&self, said: Said) -> (Meaning<'_>, bool) {
        Meaning::rare(said, self.to_unicode.texts(), Some(&self.texts))
    }

    #[cold]
    fn said(&self, file: &File<'_>, code: u8) -> Said {
        let told = self.to_unicode.get(code.into());
        if told.is_sound() {
            return told;
        }
        if let Some(&(_, text)) = self.long.iter().find(|&&(own, _)| own == code) {
            return text;
        }
        let guess = || !self.to_unicode.says_digits();
        let found = match self.names.get(code) {
            Some(name) => {
                let named = self.named(name).or_else(|| self.fallback.name(file, name, guess));
                named.or_else(|| glyphs::numbered(name, code).map(Said::from))
            }
            None => self.fallback.code(file, code, guess).or_else(|| {
                let usual = self.names.usual(code).filter(|_| self.names.plain || !self.fallback.is_there());
                self.named(usual?.as_bytes())
            }),
        };
        let left = Some(told).filter(|told| told.char().is_some_and(is_left));
        let painted = || self.type3.as_ref()?.guess(file, code).map(Said::guess);
        found.or(left).or_else(painted).unwrap_or(Said::UNKNOWN)
    }

    fn named(&self, name: &[u8]) -> Option<Said> {
        let dingbat = if self.names.usual == Encoding::ZapfDingbats { glyphs::dingbat(name) } else { None };
        dingbat.or_else(|| glyphs::char_of(name)).map(Said::from).filter(|said| said.is_sound())
    }
}
