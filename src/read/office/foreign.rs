//! Files inside of a document that are no XML: pictures, which have no text to read; documents, which
//! are opened; and everything else, which is read as text or told as unread.

use std::io::Read;

use super::archive::{Archive, Budget};
use super::out::Out;
use super::{NESTING, compound, recognise, word};
use crate::document::ProblemKind;
use crate::read::{Container, Reading, STRETCH, sniff};

/// Kinds that are looked at or listened to, not read.
const MEDIA: [&str; 19] = [
    "png", "jpeg", "gif", "tiff", "webp", "ico", "psd", "bmp", "mp4", "avi", "wav", "mp3", "ogg", "flac", "flv",
    "mkv/webm", "wmv", "WOFF", "DjVu",
];
/// The same by their names, for those whose first bytes are no sign.
const MEDIA_NAMES: [&str; 15] =
    ["emf", "wmf", "emz", "wmz", "pict", "pct", "wdp", "jxr", "hdp", "svm", "eps", "odttf", "ttf", "otf", "fntdata"];

/// Reads an entry that is no XML. The present part of `out` is the entry.
pub(crate) fn read(
    archive: &mut Archive<'_>,
    index: usize,
    out: &mut Out<'_>,
    budget: &Budget,
    path: &str,
    nesting: usize,
) -> Result<(), ProblemKind> {
    let name = path.rsplit('/').next().unwrap_or_default();
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    if stem.eq_ignore_ascii_case("vbaProject") {
        return Err(ProblemKind::Macros);
    }
    let mut part = archive.part(index, budget)?;
    let mut bytes = Vec::new();
    let damaged = |_| ProblemKind::Damaged;
    part.by_ref().take(sniff::HEAD as u64).read_to_end(&mut bytes).map_err(damaged)?;
    let foreign = sniff::foreign(&bytes);
    match &foreign {
        Some(ProblemKind::UnknownKind(Some(kind))) if MEDIA.contains(kind) => return Ok(()),
        Some(ProblemKind::UnknownKind(Some("gzip"))) | None
            if MEDIA_NAMES.iter().any(|known| extension.eq_ignore_ascii_case(known)) =>
        {
            return Ok(());
        }
        // Which paper lies in the printer; the signature of macros, which are told as unread themselves.
        None if stem.starts_with("printerSettings") || stem.starts_with("vbaProjectSignature") => return Ok(()),
        Some(_) if !Container::begins(&bytes) => return foreign.map_or(Ok(()), Err),
        _ => {}
    }
    part.read_to_end(&mut bytes).map_err(damaged)?;
    if let Some(over) = part.over() {
        return Err(over);
    }
    drop(part);
    if bytes.is_empty() {
        return Ok(());
    }
    if compound::is_encrypted(&bytes) && bytes.starts_with(compound::SIGN) {
        return Err(ProblemKind::Encrypted);
    }
    if foreign.is_none() {
        return text(name, &bytes, out);
    }
    if bytes.starts_with(compound::SIGN) {
        return foreign.map_or(Ok(()), Err);
    }
    let mut inside = Archive::open(&bytes);
    let main = recognise(&mut inside, budget)?;
    if nesting >= NESTING {
        return Err(ProblemKind::TooDeep(NESTING as u64));
    }
    word::read(&mut inside, main, out, budget, path, nesting + 1);
    Ok(())
}

/// Text and pages, by the readers of such files.
fn text(name: &str, bytes: &[u8], out: &mut Out<'_>) -> Result<(), ProblemKind> {
    let window = |at: usize| &bytes[at.min(bytes.len())..bytes.len().min(at + STRETCH)];
    let mut reading = Reading::begin(name, window(0), bytes.len() <= STRETCH).map_err(|problem| problem.kind)?;
    let mut at = 0;
    while at < bytes.len() {
        let last = at + STRETCH >= bytes.len();
        let stretch = reading.read(window(at), last);
        if stretch.consumed == 0 {
            return Err(ProblemKind::Internal);
        }
        at += stretch.consumed;
        out.pass_on(stretch);
    }
    Ok(())
}
