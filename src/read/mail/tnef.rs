//! `winmail.dat`: a mail as Outlook packs it for its own kind, a row of attributes. Of these the texts and the attached
//! files are read; what is in the list of properties is told as unread.

use crate::document::{ProblemKind, Role, Seen, Visibility};
use crate::read::short;
use crate::read::within::Within;

const MARK: [u8; 4] = 0x223E_9F78_u32.to_le_bytes();

const SUBJECT: u32 = 0x0001_8004;
const BODY: u32 = 0x0002_800C;
const TITLE: u32 = 0x0001_8010;
const DATA: u32 = 0x0006_800F;
/// What an attachment begins with.
const BEGIN: u32 = 0x0006_9002;
const PROPERTIES: u32 = 0x0006_9003;

pub(super) fn begins(bytes: &[u8]) -> bool {
    bytes.starts_with(&MARK)
}

/// An attribute: its number and its bytes, as far as they are there.
struct Attribute<'a> {
    id: u32,
    bytes: &'a [u8],
    is_whole: bool,
}

/// Takes the first attribute off the rest.
fn attribute<'a>(rest: &mut &'a [u8]) -> Option<Attribute<'a>> {
    let (_level, after) = rest.split_first()?;
    let (id, after) = after.split_first_chunk::<4>()?;
    let (length, after) = after.split_first_chunk::<4>()?;
    let (id, length) = (u32::from_le_bytes(*id), u32::from_le_bytes(*length) as usize);
    let is_whole = length <= after.len();
    let (bytes, after) = after.split_at(length.min(after.len()));
    // A sum of the bytes follows.
    *rest = after.get(2..).unwrap_or_default();
    Some(Attribute { id, bytes, is_whole })
}

/// Reads what is packed.
pub(super) fn read(bytes: &[u8], to: &mut Within<'_, '_>) -> Result<(), ProblemKind> {
    let mut rest = bytes.get(6..).unwrap_or_default();
    let (mut name, mut files, mut data) = (None, 0_u32, None);
    let mut unread = false;
    while !rest.is_empty() {
        let Some(Attribute { id, bytes, is_whole }) = attribute(&mut rest) else { return Err(ProblemKind::Truncated) };
        match id {
            SUBJECT => to.out.block(&text(bytes), Role::Paragraph, Seen::VISIBLE),
            BODY => to.file("body", bytes.strip_suffix(b"\0").unwrap_or(bytes)),
            BEGIN => attached(&mut name, &mut data, &mut files, to)?,
            TITLE => name = Some(text(bytes)),
            DATA => {
                // Not every program begins an attachment as it should.
                if data.is_some() {
                    attached(&mut name, &mut data, &mut files, to)?;
                }
                data = Some(bytes);
            }
            PROPERTIES => unread = true,
            _ => {}
        }
        if !is_whole {
            attached(&mut name, &mut data, &mut files, to)?;
            return Err(ProblemKind::Truncated);
        }
    }
    attached(&mut name, &mut data, &mut files, to)?;
    if unread { Err(ProblemKind::UnknownKind(Some("TNEF"))) } else { Ok(()) }
}

/// Tells an attachment that is complete.
fn attached(
    name: &mut Option<String>,
    data: &mut Option<&[u8]>,
    files: &mut u32,
    to: &mut Within<'_, '_>,
) -> Result<(), ProblemKind> {
    let (name, data) = (name.take(), data.take());
    if let Some(name) = &name {
        to.begin_main();
        to.out.block(name, Role::FileName, Visibility::Metadata);
    }
    if let Some(bytes) = data {
        to.budget.entry()?;
        *files += 1;
        to.file(&name.unwrap_or_else(|| format!("attachment-{files}")), bytes);
    }
    Ok(())
}

/// A text that a zero ends.
fn text(bytes: &[u8]) -> String {
    short::decode(bytes.split(|&b| b == 0).next().unwrap_or_default())
}
