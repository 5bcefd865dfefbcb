//! The collections of characters that Adobe numbered: what a CID of one of them says.

use std::sync::LazyLock;

use hayro_cmap::{BfString, CMap, CMapName, load_embedded};

use super::said::{Said, Texts};

/// A row of numbered characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    /// Simplified Chinese.
    Gb1,
    /// Traditional Chinese.
    Cns1,
    Japan1,
    Korea1,
}

/// What its CIDs say.
pub(crate) struct Collection {
    said: Vec<Said>,
    pub(crate) texts: Texts,
}

impl Family {
    /// By the name that files give it, which is the same with or without the registry.
    pub(crate) fn named(ordering: &[u8]) -> Option<Self> {
        Some(match ordering.strip_prefix(b"Adobe-").unwrap_or(ordering) {
            b"GB1" => Self::Gb1,
            b"CNS1" => Self::Cns1,
            b"Japan1" => Self::Japan1,
            b"Korea1" => Self::Korea1,
            _ => return None,
        })
    }

    pub(crate) fn collection(self) -> &'static Collection {
        // Made once for all files: it takes a few milliseconds.
        static ALL: [LazyLock<Collection>; 4] = [
            LazyLock::new(|| Collection::load(CMapName::AdobeGb1Ucs2, 30_600)),
            LazyLock::new(|| Collection::load(CMapName::AdobeCns1Ucs2, 19_200)),
            LazyLock::new(|| Collection::load(CMapName::AdobeJapan1Ucs2, 23_100)),
            LazyLock::new(|| Collection::load(CMapName::AdobeKorea1Ucs2, 18_400)),
        ];
        &ALL[self as usize]
    }
}

impl Collection {
    fn load(name: CMapName<'_>, most: u32) -> Self {
        let mut texts = Texts::default();
        let map = load_embedded(name).and_then(|bytes| CMap::parse(bytes, load_embedded));
        let said = |cid| match map.as_ref().and_then(|map| map.lookup_bf_string(cid)) {
            // The space of half an em is the one that is typed.
            Some(BfString::Char('\u{2002}' | '\u{A0}')) => ' '.into(),
            Some(BfString::Char(character)) => character.into(),
            Some(BfString::String(text)) => {
                let plain = text.trim_end_matches(is_selector);
                texts.add(plain).shared()
            }
            None => Said::UNKNOWN,
        };
        Self { said: (0..most).map(said).collect(), texts }
    }

    /// What a CID says.
    pub(crate) fn get(&self, cid: u32) -> Said {
        self.said.get(cid as usize).copied().filter(|said| said.is_sound()).unwrap_or(Said::UNKNOWN)
    }
}

/// Chooses one of several forms of the character before it.
fn is_selector(character: char) -> bool {
    matches!(character, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}
