//! The `CMap`s that the standard knows by name, and older ones that files name all the same.

use std::sync::{Arc, Mutex, PoisonError};

use hayro_cmap::{CMap, CMapName, load_embedded};

use super::cmap::Space;
use super::collection::Family;

/// How Unicode is written in codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Utf8,
    /// With UCS-2, which is the same as far as it goes.
    Utf16,
    Utf32,
}

/// A `CMap` that is known by its name.
#[derive(Clone)]
pub(crate) struct Predefined {
    pub(crate) family: Family,
    pub(crate) vertical: bool,
    pub(crate) kind: Kind,
    /// The name of the one that tells its CIDs.
    map: &'static [u8],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Codes are characters.
    Unicode(Form),
    /// Codes of a character set that is older.
    Legacy(&'static [Space], Shift),
}

/// Some `CMap`s have the same codes as others but for the highest bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shift {
    None,
    /// Both bytes have their highest bit in the other one.
    High,
}

impl Shift {
    pub(crate) fn look_up(self, map: &CMap, code: u32, bytes: u8) -> Option<u32> {
        match self {
            Self::None => map.lookup_cid_code(code, bytes),
            Self::High => map.lookup_cid_code(code ^ 0x8080, bytes),
        }
    }
}

const ASCII: Space = Space::new(1, 0, 0x80);
const ROW_CELL: &[Space] = &[Space::new(2, 0x2121, 0x7E7E)];
const EUC: &[Space] = &[ASCII, Space::new(2, 0xA1A1, 0xFEFE)];
const EUC_MAC: &[Space] = &[ASCII, Space::new(2, 0xA1A1, 0xFCFE), Space::new(1, 0xFD, 0xFF)];
const GBK: &[Space] = &[ASCII, Space::new(2, 0x8140, 0xFEFE)];
const GB18030: &[Space] =
    &[Space::new(1, 0, 0x7F), Space::new(4, 0x8130_8130, 0xFE39_FE39), Space::new(2, 0x8140, 0xFEFE)];
const BIG5: &[Space] = &[ASCII, Space::new(2, 0xA140, 0xFEFE)];
const BIG5_MAC: &[Space] = &[ASCII, Space::new(2, 0xA140, 0xFCFE), Space::new(1, 0xFD, 0xFF)];
const BIG5_HK: &[Space] = &[ASCII, Space::new(2, 0x8740, 0xFEFE)];
const CNS_EUC: &[Space] = &[
    ASCII,
    Space::new(4, 0x8EA1_A1A1, 0x8EA1_FEFE),
    Space::new(4, 0x8EA2_A1A1, 0x8EA2_FEFE),
    Space::new(4, 0x8EA3_A1A1, 0x8EA3_FEFE),
    Space::new(2, 0xA1A1, 0xFEFE),
];
const SJIS: &[Space] =
    &[ASCII, Space::new(2, 0x8140, 0x9FFC), Space::new(1, 0xA0, 0xDF), Space::new(2, 0xE040, 0xFCFC)];
const SJIS_MAC: &[Space] = &[
    ASCII,
    Space::new(2, 0x8140, 0x9FFC),
    Space::new(1, 0xA0, 0xDF),
    Space::new(2, 0xE040, 0xFCFC),
    Space::new(1, 0xFD, 0xFF),
];
const EUC_JP: &[Space] = &[ASCII, Space::new(2, 0x8EA0, 0x8EDF), Space::new(2, 0xA1A1, 0xFEFE)];
const UHC: &[Space] = &[ASCII, Space::new(2, 0x8141, 0xFEFE)];
const KSC_MAC: &[Space] = &[Space::new(1, 0, 0x84), Space::new(2, 0xA141, 0xFDFE), Space::new(1, 0xFE, 0xFF)];

/// Names without `-H` and `-V`, the names of the `CMap`s of the same codes that are known, and how long codes are.
type Row = (&'static str, &'static [u8], &'static [u8], &'static [Space], Shift);
const fn row(
    name: &'static str,
    horizontal: &'static [u8],
    vertical: &'static [u8],
    spaces: &'static [Space],
    shift: Shift,
) -> Row {
    (name, horizontal, vertical, spaces, shift)
}

/// By families; the first row of each tells the CIDs of what is written in Unicode.
const GB1: &[Row] = &[
    row("UniGB-UTF16", b"UniGB-UTF16-H", b"UniGB-UTF16-V", &[], Shift::None),
    row("UniGB-UCS2", b"UniGB-UCS2-H", b"UniGB-UCS2-V", &[], Shift::None),
    row("GB-EUC", b"GB-EUC-H", b"GB-EUC-V", EUC, Shift::None),
    row("GBpc-EUC", b"GBpc-EUC-H", b"GBpc-EUC-V", EUC_MAC, Shift::None),
    row("GBK-EUC", b"GBK-EUC-H", b"GBK-EUC-V", GBK, Shift::None),
    row("GBKp-EUC", b"GBKp-EUC-H", b"GBKp-EUC-V", GBK, Shift::None),
    row("GBK2K", b"GBK2K-H", b"GBK2K-V", GB18030, Shift::None),
    row("GB", b"GB-EUC-H", b"GB-EUC-V", ROW_CELL, Shift::High),
    // The traditional forms of the same characters at the same places.
    row("GBT-EUC", b"GB-EUC-H", b"GB-EUC-V", EUC, Shift::None),
    row("GBTpc-EUC", b"GBpc-EUC-H", b"GBpc-EUC-V", EUC_MAC, Shift::None),
    row("GBT", b"GB-EUC-H", b"GB-EUC-V", ROW_CELL, Shift::High),
];
const CNS1: &[Row] = &[
    row("UniCNS-UTF16", b"UniCNS-UTF16-H", b"UniCNS-UTF16-V", &[], Shift::None),
    row("UniCNS-UCS2", b"UniCNS-UCS2-H", b"UniCNS-UCS2-V", &[], Shift::None),
    row("B5pc", b"B5pc-H", b"B5pc-V", BIG5_MAC, Shift::None),
    row("HKscs-B5", b"HKscs-B5-H", b"HKscs-B5-V", BIG5_HK, Shift::None),
    row("ETen-B5", b"ETen-B5-H", b"ETen-B5-V", BIG5, Shift::None),
    row("ETenms-B5", b"ETenms-B5-H", b"ETenms-B5-V", BIG5, Shift::None),
    row("CNS-EUC", b"CNS-EUC-H", b"CNS-EUC-V", CNS_EUC, Shift::None),
    row("B5", b"ETen-B5-H", b"ETen-B5-V", BIG5, Shift::None),
    row("ETHK-B5", b"HKscs-B5-H", b"HKscs-B5-V", BIG5_HK, Shift::None),
    row("CNS1", b"CNS-EUC-H", b"CNS-EUC-V", ROW_CELL, Shift::High),
];
const JAPAN1: &[Row] = &[
    row("UniJIS-UTF16", b"UniJIS-UTF16-H", b"UniJIS-UTF16-V", &[], Shift::None),
    row("UniJIS-UCS2", b"UniJIS-UCS2-H", b"UniJIS-UCS2-V", &[], Shift::None),
    row("UniJIS-UCS2-HW", b"UniJIS-UCS2-HW-H", b"UniJIS-UCS2-HW-V", &[], Shift::None),
    row("83pv-RKSJ", b"83pv-RKSJ-H", b"83pv-RKSJ-H", SJIS_MAC, Shift::None),
    row("90ms-RKSJ", b"90ms-RKSJ-H", b"90ms-RKSJ-V", SJIS, Shift::None),
    row("90msp-RKSJ", b"90msp-RKSJ-H", b"90msp-RKSJ-V", SJIS, Shift::None),
    row("90pv-RKSJ", b"90pv-RKSJ-H", b"90pv-RKSJ-H", SJIS_MAC, Shift::None),
    row("Add-RKSJ", b"Add-RKSJ-H", b"Add-RKSJ-V", SJIS, Shift::None),
    row("Ext-RKSJ", b"Ext-RKSJ-H", b"Ext-RKSJ-V", SJIS, Shift::None),
    row("EUC", b"EUC-H", b"EUC-V", EUC_JP, Shift::None),
    row("", b"H", b"V", ROW_CELL, Shift::None),
    row("RKSJ", b"90ms-RKSJ-H", b"90ms-RKSJ-V", SJIS, Shift::None),
    row("78-RKSJ", b"90ms-RKSJ-H", b"90ms-RKSJ-V", SJIS, Shift::None),
    row("78ms-RKSJ", b"90ms-RKSJ-H", b"90ms-RKSJ-V", SJIS, Shift::None),
    row("78-EUC", b"EUC-H", b"EUC-V", EUC_JP, Shift::None),
    row("78", b"H", b"V", ROW_CELL, Shift::None),
    row("Add", b"H", b"V", ROW_CELL, Shift::None),
    row("Ext", b"H", b"V", ROW_CELL, Shift::None),
    row("NWP", b"H", b"V", ROW_CELL, Shift::None),
];
const KOREA1: &[Row] = &[
    row("UniKS-UTF16", b"UniKS-UTF16-H", b"UniKS-UTF16-V", &[], Shift::None),
    row("UniKS-UCS2", b"UniKS-UCS2-H", b"UniKS-UCS2-V", &[], Shift::None),
    row("KSC-EUC", b"KSC-EUC-H", b"KSC-EUC-V", EUC, Shift::None),
    row("KSCms-UHC", b"KSCms-UHC-H", b"KSCms-UHC-V", UHC, Shift::None),
    row("KSCms-UHC-HW", b"KSCms-UHC-HW-H", b"KSCms-UHC-HW-V", UHC, Shift::None),
    row("KSCpc-EUC", b"KSCpc-EUC-H", b"KSCpc-EUC-H", KSC_MAC, Shift::None),
    row("KSC", b"KSC-EUC-H", b"KSC-EUC-V", ROW_CELL, Shift::High),
];
const FAMILIES: [(Family, &[Row]); 4] =
    [(Family::Gb1, GB1), (Family::Cns1, CNS1), (Family::Japan1, JAPAN1), (Family::Korea1, KOREA1)];

impl Predefined {
    pub(crate) fn named(name: &[u8]) -> Option<Self> {
        let name = std::str::from_utf8(name).ok()?;
        let (base, vertical) = match name {
            "H" => ("", false),
            "V" => ("", true),
            _ => match name.rsplit_once('-')? {
                (base, "H") => (base, false),
                (base, "V") => (base, true),
                _ => return None,
            },
        };
        let choose = |row: &Row| if vertical { row.2 } else { row.1 };
        for (family, rows) in FAMILIES {
            if let Some(row) = rows.iter().find(|row| row.0 == base) {
                let kind = if row.3.is_empty() { Kind::Unicode(Form::Utf16) } else { Kind::Legacy(row.3, row.4) };
                return Some(Self { family, vertical, kind, map: choose(row) });
            }
        }
        // `UniJIS2004-UTF32`, `UniJISX0213-UTF32`, `UniHojo-UTF8` …: the CIDs are nearly the same.
        let (family, rows) = FAMILIES.into_iter().find(|(_, rows)| {
            let set = rows.first().and_then(|row| row.0.split_once('-')).map_or("", |(set, _)| set);
            base.starts_with(set) || set == "UniJIS" && base.starts_with("UniHojo")
        })?;
        let form = match () {
            () if base.contains("UTF32") => Form::Utf32,
            () if base.contains("UTF8") => Form::Utf8,
            () if base.contains("UTF16") || base.contains("UCS2") => Form::Utf16,
            () => return None,
        };
        Some(Self { family, vertical, kind: Kind::Unicode(form), map: choose(rows.first()?) })
    }

    /// The CIDs of its codes, those of the vertical forms in a vertical one.
    pub(crate) fn cids(&self) -> Option<Arc<CMap>> {
        load(self.map)
    }

    /// The CIDs of the forms that stand in lines from left to right, which say the same, where codes are no characters.
    pub(crate) fn plain_cids(&self) -> Option<Arc<CMap>> {
        if !self.vertical || matches!(self.kind, Kind::Unicode(_)) {
            return None;
        }
        let mut rows = FAMILIES.into_iter().flat_map(|(_, rows)| rows);
        load(rows.find(|row| row.2 == self.map)?.1)
    }
}

/// Made once for all files, where they are asked for.
fn load(name: &'static [u8]) -> Option<Arc<CMap>> {
    static LOADED: Mutex<Vec<(&[u8], Arc<CMap>)>> = Mutex::new(Vec::new());
    let mut loaded = LOADED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, map)) = loaded.iter().find(|(own, _)| *own == name) {
        return Some(map.clone());
    }
    let map = load_embedded(CMapName::from_bytes(name)).and_then(|bytes| CMap::parse(bytes, load_embedded))?;
    let map = Arc::new(map);
    loaded.push((name, map.clone()));
    Some(map)
}
