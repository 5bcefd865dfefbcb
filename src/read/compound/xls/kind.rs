//! The kinds of records that are read, by the names that Microsoft gives them. Those of the oldest programs differ in the
//! upper byte.

pub(super) const EOF: u16 = 0x0A;
pub(super) const CODE_PAGE: u16 = 0x42;
pub(super) const FILE_PASS: u16 = 0x2F;
pub(super) const DATE_1904: u16 = 0x22;
pub(super) const BOUND_SHEET: u16 = 0x85;
pub(super) const SST: u16 = 0xFC;
pub(super) const PALETTE: u16 = 0x92;
pub(super) const WRITE_ACCESS: u16 = 0x5C;
pub(super) const FILE_SHARING: u16 = 0x5B;
pub(super) const NAME_COMMENT: u16 = 0x894;
pub(super) const SUP_BOOK: u16 = 0x1AE;
pub(super) const EXTERN_SHEET: u16 = 0x17;
pub(super) const CRN: u16 = 0x5A;

pub(super) const ROW: u16 = 0x208;
pub(super) const ROW_2: u16 = 0x08;
pub(super) const DEFAULT_ROW_HEIGHT: u16 = 0x225;
pub(super) const COL_INFO: u16 = 0x7D;
pub(super) const COL_WIDTH_2: u16 = 0x24;

pub(super) const LABEL_SST: u16 = 0xFD;
pub(super) const LABEL: u16 = 0x204;
pub(super) const LABEL_2: u16 = 0x04;
pub(super) const R_STRING: u16 = 0xD6;
pub(super) const NUMBER: u16 = 0x203;
pub(super) const NUMBER_2: u16 = 0x03;
pub(super) const INTEGER_2: u16 = 0x02;
pub(super) const RK: u16 = 0x27E;
pub(super) const MUL_RK: u16 = 0xBD;
pub(super) const BOOL_ERR: u16 = 0x205;
pub(super) const BOOL_ERR_2: u16 = 0x05;
pub(super) const FORMULA: u16 = 0x06;
pub(super) const FORMULA_3: u16 = 0x206;
pub(super) const FORMULA_4: u16 = 0x406;
pub(super) const STRING: u16 = 0x207;
pub(super) const STRING_2: u16 = 0x07;
pub(super) const SHR_FMLA: u16 = 0x4BC;
pub(super) const ARRAY: u16 = 0x221;

pub(super) const NOTE: u16 = 0x1C;
pub(super) const OBJ: u16 = 0x5D;
pub(super) const TXO: u16 = 0x1B6;
pub(super) const MSO_DRAWING: u16 = 0xEC;
pub(super) const MSO_DRAWING_GROUP: u16 = 0xEB;
pub(super) const IM_DATA: u16 = 0x7F;
pub(super) const HEADER: u16 = 0x14;
pub(super) const FOOTER: u16 = 0x15;
pub(super) const HEADER_FOOTER: u16 = 0x89C;
pub(super) const DV: u16 = 0x1BE;
pub(super) const CF: u16 = 0x1B1;
pub(super) const H_LINK: u16 = 0x1B8;
pub(super) const H_LINK_TOOLTIP: u16 = 0x800;
pub(super) const SERIES_TEXT: u16 = 0x100D;

pub(super) const SX_STRING: u16 = 0xCD;
pub(super) const SX_NUM: u16 = 0xC9;
pub(super) const SX_FDB: u16 = 0xC7;

/// Whether a sheet, or all that holds for sheets, begins.
pub(super) fn is_bof(kind: u16) -> bool {
    matches!(kind, 0x809 | 0x409 | 0x209 | 0x09)
}

/// Records of bytes without text: pictures, printers, indexes, empty cells, the names that macros give sheets.
pub(super) fn says_nothing(kind: u16) -> bool {
    matches!(
        kind,
        0xE9 | 0xD7 | 0xFF | 0x4D | 0xBE | 0x201 | 0x01 | 0x1BA | 0x20B | 0x0B | 0x31 | 0x293 | 0x88E | 0x896
    )
}
