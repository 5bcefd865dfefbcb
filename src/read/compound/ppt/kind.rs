//! The kinds of records that are read, by the names that Microsoft gives them.

pub(super) const DOCUMENT: u16 = 0x03E8;
pub(super) const DOCUMENT_ATOM: u16 = 0x03E9;
pub(super) const SLIDE: u16 = 0x03EE;
pub(super) const SLIDE_ATOM: u16 = 0x03EF;
pub(super) const NOTES: u16 = 0x03F0;
pub(super) const SLIDE_PERSIST: u16 = 0x03F3;
pub(super) const MAIN_MASTER: u16 = 0x03F8;
pub(super) const SHOW_INFO: u16 = 0x03F9;
pub(super) const ENVIRONMENT: u16 = 0x03F2;
pub(super) const VBA_INFO: u16 = 0x03FF;
pub(super) const HANDOUT: u16 = 0x0FC9;
pub(super) const OUTLINE_REF: u16 = 0x0F9E;
pub(super) const TEXT_HEADER: u16 = 0x0F9F;
pub(super) const TEXT_CHARS: u16 = 0x0FA0;
pub(super) const TEXT_BYTES: u16 = 0x0FA8;
pub(super) const C_STRING: u16 = 0x0FBA;
pub(super) const PLACEHOLDER: u16 = 0x0BC3;
pub(super) const HEADERS_FOOTERS: u16 = 0x0FD9;
pub(super) const SLIDE_LIST: u16 = 0x0FF0;
pub(super) const USER_EDIT: u16 = 0x0FF5;
pub(super) const EX_OLE_STORAGE: u16 = 0x1011;
pub(super) const PROG_TAGS: u16 = 0x1388;
pub(super) const PERSIST_DIRECTORY: u16 = 0x1772;
pub(super) const COMMENT: u16 = 0x2EE0;
pub(super) const CRYPT_SESSION: u16 = 0x2F14;

pub(super) const GROUP: u16 = 0xF003;
pub(super) const SHAPE: u16 = 0xF004;
pub(super) const PROPERTIES: u16 = 0xF00B;
pub(super) const MORE_PROPERTIES: u16 = 0xF122;
pub(super) const TEXT_BOX: u16 = 0xF00D;
pub(super) const CHILD_ANCHOR: u16 = 0xF00F;
pub(super) const ANCHOR: u16 = 0xF010;
pub(super) const CLIENT_DATA: u16 = 0xF011;
