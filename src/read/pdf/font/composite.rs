//! Typefaces with codes of several bytes: Chinese, and whatever has more glyphs than a byte has values.

use std::rc::Rc;
use std::sync::Arc;

use super::cmap::{Chain, CidRanges, Space};
use super::coding::{Code, Coding, Spaces};
use super::collection::Family;
use super::fallback::{Fallback, Programs};
use super::predefined::{Kind, Predefined, Shift};
use super::said::{Said, is_left};
use super::table::Table;
use super::to_unicode::ToUnicode;
use super::width::{Measures, ems};
use super::{Entry, Meaning, Shown};
use crate::document::ProblemKind;
use crate::read::pdf::syntax::{Dict, File, Object};

/// A typeface as its dictionary describes it, and what has been looked up.
pub(super) struct Composite {
    descendant: Rc<Dict>,
    coding: Coding,
    cids: Cids,
    /// The same without the vertical forms of signs, where there are such; both say the same.
    plain: Option<Arc<hayro_cmap::CMap>>,
    family: Option<Family>,
    to_unicode: ToUnicode,
    /// It rather says the numbers of glyphs than characters.
    doubtful: bool,
    fallback: Fallback,
    widths: Measures<1>,
    width: f32,
    down: Option<Down>,
    single: Table<Entry, 4>,
    pairs: Table<Entry>,
}

/// How glyphs stand in lines from top to bottom.
struct Down {
    /// How high the origin lies, and how far a glyph moves on.
    usual: (f32, f32),
    measures: Measures<3>,
    above: Table<(f32, f32)>,
}

/// What tells the CID of a code.
enum Cids {
    Identity,
    Known(Arc<hayro_cmap::CMap>, Shift),
    /// Of characters, as codes of UTF-16.
    Characters(Arc<hayro_cmap::CMap>),
    /// Given in the file, itself before what it goes on from.
    Given(Vec<CidRanges>, Box<Self>),
    /// Nobody asks.
    Unknown,
}

impl Composite {
    pub(super) fn of(file: &File<'_>, dict: &Dict, programs: &Programs, problem: &mut Option<ProblemKind>) -> Self {
        let descendants = file.array(dict, "DescendantFonts");
        let descendant = descendants.as_ref().and_then(|all| file.resolve(all.first()?).as_dict().cloned());
        let descendant = descendant.or_else(|| file.dict(dict, "DescendantFonts")).unwrap_or_default();
        let encoding = match file.at(dict, "Encoding") {
            Object::Null => Object::Name((*b"Identity-H").into()),
            other => other,
        };
        let mut chain = Chain::of(file, encoding, problem);
        let known = chain.base.as_deref().and_then(Predefined::named);
        let mut to_unicode = ToUnicode::of(file, dict, problem);
        if to_unicode.is_empty()
            && let Some(map) = chain.maps.iter_mut().find(|map| !map.meanings.is_empty())
        {
            // Some write into the encoding what codes mean.
            to_unicode = ToUnicode::from(std::mem::take(&mut map.meanings));
        }
        let widths = Measures::read(file, &descendant, "W");
        let down = chain.vertical.then(|| Down::of(file, &descendant));
        let measured = !widths.is_empty() || down.as_ref().is_some_and(|down| !down.measures.is_empty());
        let system = file.dict(&descendant, "CIDSystemInfo");
        let ordering = system.and_then(|system| match file.at(&system, "Ordering") {
            Object::String(ordering) | Object::Name(ordering) => Family::named(&ordering),
            _ => None,
        });
        let family = known.as_ref().map(|known| known.family).or(ordering);
        let (coding, cids) = codes(&mut chain, known.as_ref(), measured);
        let plain = known.as_ref().and_then(Predefined::plain_cids);
        let fallback = Fallback::new(file, &descendant, programs);
        let doubtful = to_unicode.is_identity()
            && !fallback.has_glyphs()
            && known.is_none()
            && (fallback.is_there() || family.is_some());
        Self {
            coding,
            cids,
            plain,
            family,
            to_unicode,
            doubtful,
            fallback,
            widths,
            width: file.number(&descendant, "DW").map_or(1.0, ems),
            down,
            descendant,
            single: Table::new(Entry::UNASKED),
            pairs: Table::new(Entry::UNASKED),
        }
    }

    /// The dictionary that has the descriptor.
    pub(super) fn described(&self) -> &Dict {
        &self.descendant
    }

    pub(super) fn vertical(&self) -> bool {
        self.down.is_some()
    }

    #[inline]
    pub(super) fn show(&self, file: &File<'_>, string: &[u8], each: &mut impl FnMut(Shown<'_>)) {
        let mut rest = string;
        while let Some((code, after)) = self.coding.next(rest) {
            rest = after;
            let near = self.coding.near(code);
            let mut entry = match near {
                Some(near) if code.bytes == 1 => self.single.get(near),
                Some(near) => self.pairs.get(near),
                None => Entry::UNASKED,
            };
            if entry.said == Said::UNASKED {
                entry = self.look_up(file, code);
                match near {
                    Some(near) if code.bytes == 1 => self.single.put(near, entry),
                    Some(near) => self.pairs.put(near, entry),
                    None => {}
                }
            }
            let (meaning, guess) = match entry.said.char() {
                Some(character) => (Meaning::Char(character), false),
                None => self.meaning(entry.said),
            };
            let above = match &self.down {
                None => (0.0, 0.0),
                Some(down) => self.above(down, code),
            };
            let space = code.bytes == 1 && code.raw == 0x20;
            each(Shown { meaning, advance: entry.advance, above, space, guess, code: code.raw });
        }
    }

    #[cold]
    fn meaning(&self, said: Said) -> (Meaning<'_>, bool) {
        let shared = self.family.filter(|_| said.is_shared()).map(|family| &family.collection().texts);
        Meaning::rare(said, self.to_unicode.texts(), shared)
    }

    #[cold]
    fn look_up(&self, file: &File<'_>, code: Code) -> Entry {
        let advance = match &self.down {
            None => self.width_of(code),
            Some(down) => down.measures.get(self.cid(code)).map_or(down.usual.1, |[advance, _, _]| advance),
        };
        Entry { said: self.said(file, code), advance }
    }

    fn width_of(&self, code: Code) -> f32 {
        if self.widths.is_empty() {
            return self.width;
        }
        self.widths.get(self.cid(code)).map_or(self.width, |[width]| width)
    }

    fn above(&self, down: &Down, code: Code) -> (f32, f32) {
        let near = if code.bytes == 2 { u16::try_from(code.key).ok() } else { None };
        let known = near.map_or(Down::UNASKED, |near| down.above.get(near));
        if known.0.is_finite() {
            return known;
        }
        let above = match down.measures.get(self.cid(code)) {
            Some([_, x, y]) => (x, y),
            None => (self.width_of(code) / 2.0, down.usual.0),
        };
        if let Some(near) = near {
            down.above.put(near, above);
        }
        above
    }

    fn said(&self, file: &File<'_>, code: Code) -> Said {
        let told = self.to_unicode.get(code.raw);
        if told.is_sound() && !self.doubtful {
            return told;
        }
        let program = || self.fallback.cid(file, self.cid(code), || !self.to_unicode.says_digits());
        let encoding = || Some(self.encoded(code)).filter(|said| said.is_sound());
        let found = if self.doubtful { program().or_else(encoding) } else { encoding().or_else(program) };
        // Better a private character than none: it shows that there is something.
        let left = Some(told).filter(|told| told.is_sound() || told.char().is_some_and(is_left));
        found.or(left).unwrap_or(Said::UNKNOWN)
    }

    /// What the encoding says of a code.
    fn encoded(&self, code: Code) -> Said {
        let Some(family) = self.family else { return Said::UNKNOWN };
        let (given, base) = match &self.cids {
            Cids::Given(layers, base) => (layers.iter().find_map(|layer| layer.get(code.raw, code.bytes)), &**base),
            other => (None, other),
        };
        if let Some(cid) = given {
            return family.collection().get(cid);
        }
        if matches!(self.coding, Coding::Unicode(_)) {
            return char::from_u32(code.key).map_or(Said::UNKNOWN, Said::from);
        }
        let plain = match base {
            Cids::Known(_, shift) => self.plain.as_ref().and_then(|map| shift.look_up(map, code.raw, code.bytes)),
            _ => None,
        };
        plain.or_else(|| base.get(code)).map_or(Said::UNKNOWN, |cid| family.collection().get(cid))
    }

    fn cid(&self, code: Code) -> u32 {
        self.cids.get(code).unwrap_or(0)
    }
}

impl Down {
    const UNASKED: (f32, f32) = (f32::NAN, f32::NAN);

    fn of(file: &File<'_>, descendant: &Dict) -> Self {
        let usual = file.numbers_of(descendant, "DW2").unwrap_or_default();
        let at = |at: usize, other| usual.get(at).copied().map_or(other, ems);
        Self {
            usual: (at(0, 0.88), at(1, -1.0)),
            measures: Measures::read(file, descendant, "W2"),
            above: Table::new(Self::UNASKED),
        }
    }
}

impl Cids {
    fn get(&self, code: Code) -> Option<u32> {
        match self {
            Self::Identity => Some(code.raw),
            Self::Known(map, shift) => shift.look_up(map, code.raw, code.bytes),
            Self::Characters(map) => {
                let character = char::from_u32(code.key)?;
                let mut units = [0; 2];
                match *character.encode_utf16(&mut units) {
                    [unit] => map.lookup_cid_code(unit.into(), 2),
                    [high, low] => map.lookup_cid_code(u32::from(high) << 16 | u32::from(low), 4),
                    _ => None,
                }
            }
            Self::Given(layers, base) => {
                layers.iter().find_map(|layer| layer.get(code.raw, code.bytes)).or_else(|| base.get(code))
            }
            Self::Unknown => None,
        }
    }
}

/// How strings are taken apart, and what CIDs their codes are. Where nobody asks for CIDs, maps are not loaded.
fn codes(chain: &mut Chain, known: Option<&Predefined>, asked: bool) -> (Coding, Cids) {
    let (coding, cids) = match known {
        Some(Predefined { kind: Kind::Unicode(form), .. }) => {
            let cids = known.filter(|_| asked).and_then(Predefined::cids);
            (Coding::Unicode(*form), cids.map_or(Cids::Unknown, Cids::Characters))
        }
        Some(Predefined { kind: Kind::Legacy(spaces, shift), .. }) => {
            let cids = known.and_then(Predefined::cids).map_or(Cids::Unknown, |map| Cids::Known(map, *shift));
            (Coding::Spaces(Spaces::new(spaces)), cids)
        }
        None => match chain.base.as_deref() {
            Some(name) if name.starts_with(b"Identity") || name.starts_with(b"Adobe-") => {
                (Coding::Pairs, Cids::Identity)
            }
            _ => (Coding::Pairs, Cids::Unknown),
        },
    };
    if chain.maps.is_empty() {
        return (coding, cids);
    }
    let mut spaces: Vec<Space> = chain.maps.iter().flat_map(|map| map.spaces.iter().copied()).collect();
    if let Some(Predefined { kind: Kind::Legacy(more, _), .. }) = known {
        spaces.extend_from_slice(more);
    }
    let pairs = spaces.iter().all(|space| space.bytes == 2);
    // Where all codes have two bytes anyway, those that lie outside of the spaces have as well.
    let coding =
        if pairs || matches!(coding, Coding::Unicode(_)) { coding } else { Coding::Spaces(Spaces::new(&spaces)) };
    let layers = chain.maps.iter_mut().map(|map| std::mem::take(&mut map.cids)).filter(|cids| !cids.is_empty());
    (coding, Cids::Given(layers.collect(), Box::new(cids)))
}
