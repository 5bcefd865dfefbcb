//! Presentations of `PowerPoint` 97 to 2003, and of WPS: the slides in their order, what is said of them, and what earlier
//! versions of them left in the file.

mod drawing;
mod kind;
mod objects;
mod persist;

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use self::drawing::Ground;
use self::persist::Persist;
use super::bytes::{u16_at, u32_at};
use super::doc::leftover;
use super::file::Compound;
use super::property_set::{DOCUMENT_SUMMARY, SUMMARY};
use super::shape::{self, Record, Records};
use super::{object, property_set, runs};
use crate::document::{Concealment, ProblemKind, Role, Seen};
use crate::read::within::Within;

/// What the stream of the current user says if the presentation is encrypted.
const ENCRYPTED: u32 = 0xF3D1_C4DF;

/// Reads a presentation.
pub(super) fn read(file: &Compound<'_>, to: &mut Within<'_, '_>) -> Result<(), ProblemKind> {
    for name in [SUMMARY, DOCUMENT_SUMMARY] {
        if let Some(bytes) = file.stream(name) {
            property_set::read(&bytes, to.out);
        }
    }
    let Some(entry) = file.find("PowerPoint Document").and_then(|at| file.entries.get(at)) else {
        return Err(ProblemKind::Damaged);
    };
    let mut cut = false;
    let stream = file.read_cut(entry, &mut cut);
    if cut {
        to.out.problem(ProblemKind::Truncated);
    }
    let user = file.stream("Current User").unwrap_or_default();
    let persist = Persist::read(&stream, &user);
    let result = if u32_at(&user, 12) == Some(ENCRYPTED) {
        Err(ProblemKind::Encrypted)
    } else if persist.is_foreign() {
        runs::telling(&stream, |text| to.out.block(text, Role::Paragraph, Concealment::Residue));
        Err(ProblemKind::UnknownKind(Some("PowerPoint 95")))
    } else {
        Deck::new(persist).and_then(|mut deck| deck.read(file, to))
    };
    rest(file, to);
    to.begin_main();
    result
}

/// A slide, or notes, in the list of them.
struct Listed {
    persist: u32,
    id: u32,
    texts: Vec<(String, bool)>,
}

struct Deck<'a> {
    persist: Persist<'a>,
    document: Option<Record<'a>>,
    size: Option<(i32, i32)>,
    /// Fingerprints of what was told: an earlier version mostly says the same.
    told: HashSet<u64>,
    /// Parts that were read.
    read: HashSet<u32>,
}

fn fingerprint(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.trim().hash(&mut hasher);
    hasher.finish()
}

impl<'a> Deck<'a> {
    fn new(persist: Persist<'a>) -> Result<Self, ProblemKind> {
        if persist.is_encrypted || persist.top().any(|(_, record)| record.kind == kind::CRYPT_SESSION) {
            return Err(ProblemKind::Encrypted);
        }
        let document = persist.get(persist.document).filter(|record| record.kind == kind::DOCUMENT);
        let atom = document.as_ref().and_then(|document| child(document, kind::DOCUMENT_ATOM));
        let size =
            atom.and_then(|atom| Some((u32_at(atom.bytes, 0)?.cast_signed(), u32_at(atom.bytes, 4)?.cast_signed())));
        let size = size.filter(|&(width, height)| width > 0 && height > 0);
        let read = HashSet::from([persist.document]);
        Ok(Self { persist, document, size, told: HashSet::new(), read })
    }

    fn read(&mut self, file: &Compound<'_>, to: &mut Within<'_, '_>) -> Result<(), ProblemKind> {
        to.begin_main();
        let slides = self.list(0);
        let notes = self.list(2);
        if self.document.is_none() || self.persist.is_cut() {
            to.out.problem(ProblemKind::Truncated);
        }
        for (page, slide) in (1..).zip(slides) {
            self.slide(page, slide, &notes, to);
        }
        to.begin_main();
        self.masters(to);
        self.document_texts(to);
        objects::read(&self.persist, self.document.as_ref(), to)?;
        to.begin_main();
        self.left_over(to);
        leftover::unused(file, |text| self.once(text, to));
        Ok(())
    }

    /// The list of slides, of masters or of notes.
    fn list(&self, instance: u16) -> Vec<Listed> {
        let mut listed: Vec<Listed> = Vec::new();
        let Some(document) = &self.document else {
            // What there is, in the order in which it stands.
            let wanted = if instance == 0 { kind::SLIDE } else { kind::NOTES };
            let found = self.persist.all().filter(|(_, record)| record.kind == wanted);
            return found.map(|(persist, _)| Listed { persist, id: 0, texts: Vec::new() }).collect();
        };
        let lists = Records::of(document.bytes);
        for list in lists.filter(|record| record.kind == kind::SLIDE_LIST && record.instance == instance) {
            for record in Records::of(list.bytes) {
                if record.kind == kind::SLIDE_PERSIST {
                    let (persist, id) = (u32_at(record.bytes, 0).unwrap_or(0), u32_at(record.bytes, 12).unwrap_or(0));
                    listed.push(Listed { persist, id, texts: Vec::new() });
                } else if let Some(slide) = listed.last_mut() {
                    match drawing::text(&record) {
                        // A text follows its header; without one there is none.
                        Some(text) => match slide.texts.last_mut().filter(|last| last.0.is_empty()) {
                            Some(last) => last.0 = text,
                            None => slide.texts.push((text, false)),
                        },
                        None if record.kind == kind::TEXT_HEADER => slide.texts.push((String::new(), false)),
                        None => {}
                    }
                }
            }
        }
        listed
    }

    fn slide(&mut self, page: u32, mut slide: Listed, notes: &[Listed], to: &mut Within<'_, '_>) {
        let record = self.persist.get(slide.persist).filter(|record| record.kind == kind::SLIDE);
        self.read.insert(slide.persist);
        let hidden = record.as_ref().and_then(|record| child(record, kind::SHOW_INFO));
        let hidden = hidden.and_then(|info| u16_at(info.bytes, 10)).is_some_and(|switches| switches & 4 != 0);
        let around = to.out.concealment();
        if hidden {
            to.out.conceal(around.or(Some(Concealment::HiddenSlide)));
        }
        to.out.begin_page(page);
        match &record {
            Some(record) => self.page(record, &mut slide.texts, Seen::VISIBLE, false, to),
            None => to.out.problem(ProblemKind::Damaged),
        }
        for (text, shown) in &slide.texts {
            if !shown && !self.told.contains(&fingerprint(text.split('\r').next().unwrap_or_default())) {
                let told = &mut self.told;
                drawing::paragraphs(text, Seen::VISIBLE, &mut |text| _ = told.insert(fingerprint(text)), to);
            }
        }
        let id =
            record.as_ref().and_then(|record| child(record, kind::SLIDE_ATOM)).and_then(|atom| u32_at(atom.bytes, 16));
        let own = notes.iter().find(|notes| id.is_some_and(|id| id > 0 && notes.id == id));
        let own = own.and_then(|own| Some((own.persist, self.persist.get(own.persist)?)));
        if let Some((number, record)) = own.filter(|(_, record)| record.kind == kind::NOTES) {
            self.read.insert(number);
            self.page(&record, &mut Vec::new(), Concealment::Notes.into(), false, to);
        }
        to.out.conceal(around);
    }

    /// Everything on a slide, on notes or on a master.
    fn page(
        &mut self,
        record: &Record<'_>,
        outline: &mut Vec<(String, bool)>,
        seen: Seen,
        is_master: bool,
        to: &mut Within<'_, '_>,
    ) {
        let told = &mut self.told;
        let size = if seen == Seen::VISIBLE { self.size } else { None };
        let mut note = |text: &str| _ = told.insert(fingerprint(text));
        for part in Records::of(record.bytes) {
            match part.kind {
                kind::PROG_TAGS => comments(&part, to),
                kind::HEADERS_FOOTERS if !is_master => {
                    drawing::all_texts(&part, &mut |text| drawing::paragraphs(text, seen, &mut note, to));
                }
                // Its name, and the names of its design.
                kind::C_STRING => {
                    let text = drawing::text(&part).unwrap_or_default();
                    if part.instance == 3 && !text.is_ascii() && !is_master {
                        to.out.block(&text, Role::Attribute, Concealment::Attribute);
                    }
                    note(&text);
                }
                // How texts of each kind are laid out.
                0x0FA3 | 0x07F0 | 0x101D => {}
                _ if part.holds_others => {
                    let mut ground = Ground { size, seen, is_master, outline: &mut *outline, told: &mut note };
                    drawing::tell(part.bytes, &mut ground, to);
                }
                _ => {}
            }
        }
    }

    /// Masters: what stands on every slide.
    fn masters(&mut self, to: &mut Within<'_, '_>) {
        let masters: Vec<(u32, Record<'a>)> = self
            .persist
            .all()
            .filter(|(number, record)| {
                let is_layout = record.kind == kind::SLIDE && self.is_master(*number);
                is_layout || matches!(record.kind, kind::MAIN_MASTER | kind::HANDOUT)
            })
            .collect();
        for (number, record) in masters {
            self.read.insert(number);
            self.page(&record, &mut Vec::new(), Seen::VISIBLE, true, to);
        }
        // The master of the notes is notes of no slide.
        let atom = self.document.as_ref().and_then(|document| child(document, kind::DOCUMENT_ATOM));
        let number = atom.and_then(|atom| u32_at(atom.bytes, 24)).unwrap_or(0);
        if let Some(record) = self.persist.get(number).filter(|record| record.kind == kind::NOTES) {
            self.read.insert(number);
            self.page(&record, &mut Vec::new(), Concealment::Notes.into(), true, to);
        }
    }

    fn is_master(&self, number: u32) -> bool {
        self.list(1).iter().any(|listed| listed.persist == number)
    }

    /// What holds for all slides: headers and footers, links, shows.
    fn document_texts(&mut self, to: &mut Within<'_, '_>) {
        let Some(document) = &self.document else { return };
        for part in Records::of(document.bytes) {
            match part.kind {
                kind::SLIDE_LIST | kind::ENVIRONMENT => {}
                kind::HEADERS_FOOTERS => {
                    // Those of slides, and those of notes.
                    let seen = if part.instance == 4 { Concealment::Notes.into() } else { Seen::VISIBLE };
                    let told = &mut self.told;
                    let mut note = |text: &str| _ = told.insert(fingerprint(text));
                    drawing::all_texts(&part, &mut |text| drawing::paragraphs(text, seen, &mut note, to));
                }
                _ => {
                    for inner in shape::flat(part.bytes).filter(|inner| inner.kind == kind::C_STRING) {
                        let text = drawing::text(&inner).unwrap_or_default();
                        if self.told.insert(fingerprint(&text)) && runs::says(&text) {
                            to.out.block(&text, Role::Attribute, Concealment::Attribute);
                        }
                    }
                }
            }
        }
    }

    /// A text that lies where nothing is.
    fn once(&mut self, text: &str, to: &mut Within<'_, '_>) {
        if self.told.insert(fingerprint(text)) {
            to.out.block(text, Role::Paragraph, Concealment::Residue);
        }
    }

    /// Slides that nothing lists, and what earlier versions left.
    fn left_over(&mut self, to: &mut Within<'_, '_>) {
        let parts = self.persist.all().filter(|(number, record)| {
            !self.read.contains(number) && !matches!(record.kind, kind::EX_OLE_STORAGE | kind::DOCUMENT)
        });
        let lost: Vec<Record<'a>> = parts.map(|(_, record)| record).collect();
        let old = self.persist.left_over();
        for (records, concealment) in [(lost, Concealment::Residue), (old, Concealment::EarlierVersion)] {
            for record in &records {
                let told = &mut self.told;
                drawing::own_texts(record, &mut |text| {
                    for text in text.split('\r') {
                        if told.insert(fingerprint(text)) && text.trim() != "*" {
                            to.out.block(&text.replace('\u{b}', "\n"), Role::Paragraph, concealment);
                        }
                    }
                });
            }
        }
    }
}

fn child<'a>(record: &Record<'a>, kind: u16) -> Option<Record<'a>> {
    Records::of(record.bytes).find(|record| record.kind == kind)
}

/// Remarks lie in data that later programs add: author, text, initials.
fn comments(tags: &Record<'_>, to: &mut Within<'_, '_>) {
    for comment in shape::flat(tags.bytes).filter(|record| record.kind == kind::COMMENT) {
        for part in Records::of(comment.bytes).filter(|part| part.kind == kind::C_STRING) {
            let text = drawing::text(&part).unwrap_or_default();
            match part.instance {
                0 => to.out.block(&text, Role::Attribute, Concealment::Property),
                1 => to.out.block(&text.replace(['\r', '\u{b}'], "\n"), Role::Comment, Concealment::Comment),
                _ => {}
            }
        }
    }
}

/// Everything else in the file.
fn rest(file: &Compound<'_>, to: &mut Within<'_, '_>) {
    for entry in file.entries.iter().filter(|entry| entry.is_stream && !entry.path.contains('/')) {
        match entry.name() {
            "PowerPoint Document"
            | "Current User"
            | "\u{1}CompObj"
            | "\u{1}Ole"
            | "Header"
            | SUMMARY
            | DOCUMENT_SUMMARY => {}
            "Pictures" => to.picture(),
            name => {
                to.begin_part(name.trim_start_matches(char::is_control));
                let told = |text: &str| to.out.block(text, Role::Paragraph, Concealment::Residue);
                runs::telling(&file.read(entry), told);
            }
        }
    }
    for (name, storage) in file.storages() {
        if !object::is_data(&storage, &name, to) {
            object::read_in(storage, &name, to);
        }
    }
}
