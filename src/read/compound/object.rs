//! Objects inside of documents: a file that was dropped into one, a document that another program made, a control.

use super::bytes::{by_page, some, u16_at, u32_at, utf16};
use super::file::{Compound, Entry};
use super::runs;
use crate::document::{Concealment, ProblemKind, Role};
use crate::read::container::Content;
use crate::read::within::Within;

/// The file that was dropped into a document.
const DROPPED: &str = "\u{1}Ole10Native";
/// Streams that hold a whole file.
const FILES: [&str; 4] = ["Package", "EmbeddedOdf", "package_stream", "CONTENTS"];
/// What a control is called.
const CONTROL: &str = "\u{3}OCXNAME";
/// How an object is drawn, where it stands, which program made it.
const SAYS_NOTHING: [&str; 14] = [
    "\u{1}CompObj",
    "\u{3}ObjInfo",
    "\u{3}PRINT",
    "\u{3}EPRINT",
    "\u{3}META",
    "\u{3}PIC",
    "\u{3}OCXDATA",
    "\u{3}LinkInfo",
    "Equation Native",
    "\u{3}AccessObjSiteData",
    "\u{1}Ole10ItemName",
    "MsoDataStore",
    "PRINT",
    "properties_stream",
];

/// Whether a compound file is an object that was taken out of a document.
pub(super) fn is_one(file: &Compound<'_>) -> bool {
    file.find(DROPPED).is_some() || FILES.iter().any(|name| file.find(name).is_some())
}

/// Reads the object in a storage. What cannot be read is told.
pub(super) fn read(file: &Compound<'_>, storage: &str, name: &str, to: &mut Within<'_, '_>) {
    read_in(file.within(storage), name, to);
}

/// The same for a storage that was made a file of its own.
pub(super) fn read_in(inside: Compound<'_>, name: &str, to: &mut Within<'_, '_>) {
    if let Err(kind) = to.budget.entry() {
        return to.problem_in(name, kind);
    }
    if let Some((format, read)) = super::of(&inside) {
        return to.inner(name, Content::new(format, move |to| read(&inside, to)));
    }
    if inside.find("EncryptedPackage").is_some() {
        return to.problem_in(name, ProblemKind::Encrypted);
    }
    if inside.find("VBA/dir").is_some() || inside.find("_VBA_PROJECT").is_some() {
        return to.problem_in(name, ProblemKind::Macros);
    }
    if let Some(kind) = inside.problem() {
        to.problem_in(name, kind);
    }
    let is_control = inside.find(CONTROL).is_some();
    for entry in inside.entries.iter().filter(|entry| entry.is_stream && !entry.path.contains('/')) {
        let mut cut = false;
        let bytes = inside.read_cut(entry, &mut cut);
        if cut {
            to.problem_in(name, ProblemKind::Truncated);
        }
        stream(entry, &bytes, name, is_control, to);
    }
    // Storages lie in each other only so deep as the directory is read.
    for (own, storage) in inside.storages() {
        read_in(storage, &join(name, &own), to);
    }
}

pub(super) fn is_xml(bytes: &[u8]) -> bool {
    [&b"<"[..], b"\xEF\xBB\xBF<", b"\xFF\xFE<\0"].iter().any(|sign| bytes.starts_with(sign))
}

/// Whether a storage holds data of the document that are XML; reads them.
pub(super) fn is_data(storage: &Compound<'_>, name: &str, to: &mut Within<'_, '_>) -> bool {
    let is = matches!(name, "_xmlsignatures" | "_signatures" | "MsoDataStore");
    for entry in storage.entries.iter().filter(|entry| is && entry.is_stream) {
        let bytes = storage.read(entry);
        if is_xml(&bytes) {
            to.embedded(&join(name, &entry.path), &bytes);
        }
    }
    is
}

fn stream(entry: &Entry, bytes: &[u8], name: &str, is_control: bool, to: &mut Within<'_, '_>) {
    let own = entry.name();
    if own.eq_ignore_ascii_case(DROPPED) {
        return dropped(bytes, name, to);
    }
    if is_control && own.eq_ignore_ascii_case("contents") || own == CONTROL {
        return control(bytes, name, to);
    }
    if FILES.iter().any(|known| own.eq_ignore_ascii_case(known)) {
        return to.embedded(&join(name, own), bytes);
    }
    match own {
        // The object is a link: the way to its file.
        "\u{1}Ole" if u32_at(bytes, 4).is_some_and(|flags| flags & 1 != 0) => link(bytes, name, to),
        "\u{1}Ole" => {}
        _ if own.starts_with("\u{2}OlePres") => to.picture(),
        _ if own.starts_with('\u{5}') => {
            to.begin_part(name);
            super::property_set::read(bytes, to.out);
        }
        _ if bytes.is_empty() || SAYS_NOTHING.contains(&own) => {}
        _ => to.problem_in(&join(name, own), ProblemKind::UnknownKind(None)),
    }
}

fn join(name: &str, own: &str) -> String {
    let own = own.trim_start_matches(char::is_control);
    if name.is_empty() { own.to_owned() } else { format!("{name}/{own}") }
}

/// What a control shows and is called.
fn control(bytes: &[u8], name: &str, to: &mut Within<'_, '_>) {
    to.begin_part(name);
    let out = &mut *to.out;
    runs::wide(bytes, 2, |text| out.block(text, Role::Attribute, Concealment::Attribute));
    for run in bytes.split(|&b| b < b' ').filter(|run| run.len() >= 4) {
        let text = by_page(run, None);
        if !text.contains(char::REPLACEMENT_CHARACTER) {
            out.block(&text, Role::Attribute, Concealment::Attribute);
        }
    }
}

fn link(bytes: &[u8], name: &str, to: &mut Within<'_, '_>) {
    to.begin_part(name);
    let out = &mut *to.out;
    let mut last = String::new();
    runs::wide(bytes, 4, |text| {
        if text != last {
            out.block(text, Role::Attribute, Concealment::Attribute);
            text.clone_into(&mut last);
        }
    });
    if last.is_empty() {
        for run in bytes.split(|&b| b < b' ').filter(|run| run.len() >= 5) {
            out.block(&by_page(run, None), Role::Attribute, Concealment::Attribute);
        }
    }
}

/// A text that ends in a zero, and what follows it.
fn until_zero(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = memchr::memchr(0, bytes)?;
    Some((bytes.get(..end)?, bytes.get(end + 1..)?))
}

/// A file with its name and where it came from, or the bare data of an old program.
fn dropped(bytes: &[u8], name: &str, to: &mut Within<'_, '_>) {
    let bytes = some(bytes, 4, u32_at(bytes, 0).map_or(usize::MAX, |size| size as usize));
    let Some(package) = Package::read(bytes) else {
        return to.embedded(&join(name, "Ole10Native"), bytes);
    };
    to.begin_part(name);
    let mut told: Vec<&str> = Vec::new();
    for text in &package.says {
        let text = text.trim();
        if !told.contains(&text) {
            to.out.block(text, Role::Attribute, Concealment::Attribute);
            told.push(text);
        }
    }
    let own = package.says.iter().find(|text| !text.trim().is_empty());
    let own = own.map_or("file", |own| own.rsplit(['\\', '/']).next().unwrap_or(own));
    to.embedded(&join(name, own), package.data);
    if package.cut {
        to.problem_in(name, ProblemKind::Truncated);
    }
}

struct Package<'a> {
    /// Label and paths.
    says: Vec<String>,
    data: &'a [u8],
    cut: bool,
}

impl<'a> Package<'a> {
    fn read(bytes: &'a [u8]) -> Option<Self> {
        if u16_at(bytes, 0)? != 2 {
            return None;
        }
        let (label, rest) = until_zero(bytes.get(2..)?)?;
        let (path, rest) = until_zero(rest)?;
        // 0 and 3, then the length of a path for the time being.
        let length = u32_at(rest, 4)? as usize;
        let (temporary, rest) = rest.get(8..)?.split_at_checked(length)?;
        let size = u32_at(rest, 0)? as usize;
        let data = some(rest, 4, size);
        let mut says = Vec::new();
        // The same texts in Unicode may follow: the path for the time being, the label, the path.
        let mut at = 4_usize.checked_add(size)?;
        while let Some(length) = u32_at(rest, at) {
            let bytes = some(rest, at + 4, (length as usize).saturating_mul(2));
            says.insert(0, utf16(bytes));
            at = at.saturating_add(4 + bytes.len().max(1));
        }
        let wide = says.len() == 3;
        if wide {
            // The label comes first.
            says.swap(0, 1);
        } else {
            says = [label, path, temporary].iter().map(|text| by_page(text, None)).collect();
        }
        Some(Self { says, data, cut: data.len() < size })
    }
}
