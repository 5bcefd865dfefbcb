//! Messages as Outlook keeps them: what stands in them, who sends and gets them, what is attached.

mod properties;
mod rtf;

use std::collections::HashSet;

use self::properties::Properties;
use super::bytes::time;
use super::doc::leftover;
use super::file::Compound;
use super::{object, runs};
use crate::document::{Concealment, Document, Format, ProblemKind, Role, Seen, Visibility};
use crate::read::container::recognise;
use crate::read::within::Within;

const SUBJECT: u16 = 0x37;
const BODY: u16 = 0x1000;
const RTF: u16 = 0x1009;
const HTML: u16 = 0x1013;
const HEADERS: u16 = 0x7D;
const CLASS: u16 = 0x1A;
const BCC: u16 = 0x0E02;
/// Who sends it, as whom, and to whom.
const PEOPLE: [u16; 9] = [0x42, 0x0C1A, 0x0C1F, 0x65, 0x5D01, 0x5D02, 0x0E04, 0x0E03, BCC];
const DATA: u16 = 0x3701;
/// The name of an attachment, the long one first.
const NAMES: [u16; 3] = [0x3707, 0x3704, 0x3001];

/// Reads a message.
#[allow(clippy::unnecessary_wraps)] // all kinds are read in one way
pub(super) fn read(file: &Compound<'_>, to: &mut Within<'_, '_>) -> Result<(), ProblemKind> {
    let properties = Properties::of(file, None);
    let mut told = HashSet::new();
    for (name, id) in [("date", 0x39), ("received", 0x0E06)] {
        if let Some(time) = properties.number(id, 0x40).and_then(time) {
            to.out.property(name, &time);
        }
    }
    if let Some(subject) = properties.text(SUBJECT) {
        to.out.block(&subject, Role::Paragraph, Seen::VISIBLE);
        told.insert(subject);
    }
    for id in PEOPLE {
        if let Some(text) = properties.text(id) {
            person(text, id == BCC, &mut told, to);
        }
    }
    if properties.text(CLASS).is_some_and(|class| class.eq_ignore_ascii_case("IPM.Note.SMIME")) {
        to.out.problem(ProblemKind::Encrypted);
    }
    let storages = file.storages();
    for (_, storage) in storages.iter().filter(|(name, _)| is_called(name, "__recip_version1.0_")) {
        recipient(storage, &properties, &mut told, to);
    }
    rest(&properties, &mut told, to);
    body(&properties, to);
    let attached = storages.iter().filter(|(name, _)| is_called(name, "__attach_version1.0_"));
    for (number, (_, storage)) in (1..).zip(attached) {
        attachment(storage, number, properties.page, to);
    }
    to.begin_main();
    leftover::unused(file, |text| {
        if told.insert(text.to_owned()) {
            to.out.block(text, Role::Paragraph, Concealment::Residue);
        }
    });
    Ok(())
}

/// Whether the name of a storage begins so; its number follows.
fn is_called(name: &str, begin: &str) -> bool {
    name.get(..begin.len()).is_some_and(|name| name.eq_ignore_ascii_case(begin))
}

fn person(text: String, is_blind: bool, told: &mut HashSet<String>, to: &mut Within<'_, '_>) {
    if !told.contains(&text) {
        let seen = if is_blind { Concealment::HiddenText.into() } else { Seen::VISIBLE };
        to.out.beside(&text, Role::Attribute, seen);
        told.insert(text);
    }
}

fn recipient(file: &Compound<'_>, of: &Properties<'_, '_>, told: &mut HashSet<String>, to: &mut Within<'_, '_>) {
    let properties = Properties::of(file, of.page);
    let is_blind = properties.number(0x0C15, 3) == Some(3);
    let shown = [0x3001, 0x3003, 0x39FE, 0x3A20];
    for text in shown.into_iter().filter_map(|id| properties.text(id)) {
        person(text, is_blind, told, to);
    }
    others(&properties, &shown, told, to);
}

/// Whatever else is said of the message.
fn rest(properties: &Properties<'_, '_>, told: &mut HashSet<String>, to: &mut Within<'_, '_>) {
    others(properties, &[BODY, HTML, CLASS], told, to);
    // The names that an office gave properties of its own.
    if let Some(bytes) = properties.file.stream("__nameid_version1.0/__substg1.0_00040102") {
        runs::telling(&bytes, |text| to.out.beside(text, Role::Attribute, Concealment::Attribute));
    }
}

fn others(properties: &Properties<'_, '_>, but: &[u16], told: &mut HashSet<String>, to: &mut Within<'_, '_>) {
    for (id, text) in properties.texts().filter(|(id, _)| !but.contains(id)) {
        if id == HEADERS {
            for line in text.lines().filter(|line| runs::says(line) || line.contains('[')) {
                to.out.beside(line, Role::Attribute, Concealment::Attribute);
            }
        } else if runs::says(&text) && !told.contains(&text) {
            to.out.beside(&text, Role::Attribute, Concealment::Attribute);
            told.insert(text);
        }
    }
}

/// The text of the message: as a page, as plain text, as rich text, each if it says something that the others do not.
fn body(properties: &Properties<'_, '_>, to: &mut Within<'_, '_>) {
    let mut cut = false;
    let html = properties.bytes(HTML, &mut cut).map(|bytes| match properties.page {
        Some(page) if page != 65001 && std::str::from_utf8(&bytes).is_err() => properties.decoded(&bytes).into_bytes(),
        _ => bytes,
    });
    let html = html.or_else(|| properties.text(HTML).map(String::into_bytes)).unwrap_or_default();
    if !html.is_empty() {
        to.file("body.html", &html);
    }
    let plain = properties.text(BODY).unwrap_or_default();
    if html.is_empty() && plain.is_empty() {
        if let Some(text) = rich(properties, &mut cut, to) {
            to.file("body.rtf", &text);
        }
    } else {
        to.begin_part("body");
        let mut page = Page::of(&html);
        for line in plain.lines().filter(|line| !page.shows(line)) {
            to.out.block(line, Role::Paragraph, Seen::VISIBLE);
        }
        if let Some(text) = rich(properties, &mut cut, to) {
            again(&text, [Page::of(&html), Page::of_text(&plain), Page::of_text(&String::from_utf8_lossy(&html))], to);
        }
    }
    if cut {
        to.problem_in("body", ProblemKind::Truncated);
    }
}

/// The text of the message as rich text.
fn rich(properties: &Properties<'_, '_>, cut: &mut bool, to: &mut Within<'_, '_>) -> Option<Vec<u8>> {
    let packed = properties.bytes(RTF, cut).filter(|packed| !packed.is_empty())?;
    let Some((text, whole)) = rtf::unpack(&packed) else {
        to.problem_in("body.rtf", ProblemKind::Damaged);
        return None;
    };
    *cut |= !whole;
    Some(text)
}

/// Tells of a rich text what was not told yet: mostly it is the same once more.
fn again(text: &[u8], mut told: [Page; 3], to: &mut Within<'_, '_>) {
    let Some(Ok(content)) = recognise(text, to.budget) else {
        return to.problem_in("body.rtf", ProblemKind::Damaged);
    };
    let (mut fresh, mut problems) = (Vec::new(), Vec::new());
    let result = to.stretches(content, &mut |stretch, _| {
        let document = stretch.document;
        for block in document.blocks() {
            let lines = document.block_text(block).lines().filter(|line| !line.trim().is_empty());
            for line in lines.filter(|line| !told.iter_mut().any(|page| page.shows(line))) {
                let role = if matches!(block.role, Role::Cell(_)) { Role::Paragraph } else { block.role };
                fresh.push((line.to_owned(), role, block.visibility, block.concealment));
            }
        }
        problems.extend(stretch.problems.into_iter().map(|problem| problem.kind));
        Document::new(Format::Msg)
    });
    to.begin_part("body.rtf");
    for (text, role, visibility, concealment) in fresh {
        to.out.block(&text, role, Seen { visibility, concealment });
    }
    for kind in problems.into_iter().chain(result.err()) {
        to.problem_in("body.rtf", kind);
    }
}

/// The text of a page without white space and tags, to find in it what the plain text says again.
struct Page {
    text: String,
    at: usize,
    misses: u32,
}

/// So many lines that the page does not have are looked for from where the last one was found; then all are told.
const MISSES: u32 = 50;

impl Page {
    fn of(html: &[u8]) -> Self {
        let html = String::from_utf8_lossy(html);
        let mut text = String::with_capacity(html.len());
        for (at, piece) in html.split('<').enumerate() {
            let shown = if at == 0 { piece } else { piece.split_once('>').map_or("", |(_, shown)| shown) };
            let shown = shown.replace("&nbsp;", "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
            text.extend(shown.chars().filter(|c| !c.is_whitespace()));
        }
        Self { text, at: 0, misses: 0 }
    }

    /// The same of a text without tags.
    fn of_text(text: &str) -> Self {
        Self { text: text.chars().filter(|c| !c.is_whitespace()).collect(), at: 0, misses: 0 }
    }

    fn shows(&mut self, line: &str) -> bool {
        let line: String = line.chars().filter(|c| !c.is_whitespace()).collect();
        if self.text.is_empty() || self.misses >= MISSES {
            return line.is_empty();
        }
        let rest = self.text.get(self.at..).unwrap_or_default();
        let found = memchr::memmem::find(rest.as_bytes(), line.as_bytes());
        match found {
            Some(found) => self.at += found + line.len(),
            None => self.misses += 1,
        }
        found.is_some()
    }
}

fn attachment(file: &Compound<'_>, number: u32, page: Option<u32>, to: &mut Within<'_, '_>) {
    if let Err(kind) = to.budget.entry() {
        return to.problem_in("attachment", kind);
    }
    let properties = Properties::of(file, page);
    let name = NAMES.into_iter().find_map(|id| properties.text(id)).unwrap_or_else(|| format!("attachment {number}"));
    to.begin_main();
    to.out.block(&name, Role::FileName, Visibility::Metadata);
    to.begin_part(&name);
    let mut told = HashSet::from([name.clone()]);
    // Its end and kind say nothing.
    others(&properties, &[0x3703, 0x370E, 0x3712], &mut told, to);
    if let Some(storage) = properties.storage(DATA) {
        let inside = file.within(storage);
        match super::content(inside) {
            Ok(content) => to.apart(&name, content),
            Err(_) => object::read(file, storage, &name, to),
        }
        return;
    }
    let mut cut = false;
    match properties.bytes(DATA, &mut cut) {
        // A picture that the page shows.
        Some(bytes) if properties.text(0x3712).is_some() => to.embedded(&name, &bytes),
        Some(bytes) => to.file(&name, &bytes),
        // Kept elsewhere, or nowhere.
        None => to.problem_in(&name, ProblemKind::Truncated),
    }
    if cut {
        to.problem_in(&name, ProblemKind::Truncated);
    }
}
