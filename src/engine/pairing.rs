//! What goes with a document: named by the user, by the document itself or by a file beside it. It is read for the
//! comparison alone; whether it is checked as a document of its own is decided by who named the files of the run.

use std::io::Read;

use super::Checker;
use super::course::Course;
use crate::check::{self, Found, Pair, Party};
use crate::document::{Date, Document, Kind, PairFault, Place, Problem, ProblemKind};
use crate::finding::{Message, Words};
use crate::outline::{DRAFTING_NOTE, Gathered, MAY_HAVE_COMPANIONS, Named};
use crate::policy::{ConfigurationErrorKind, PairFile};
use crate::text::Folded;

/// The file that says what goes with a document is a few lines long.
const LONGEST_PAIR_FILE: u64 = 64 << 10;

/// What lies beside a file. It is asked only for documents that may have something with them.
pub trait Beside {
    /// The file that says what goes with it, if there is one.
    fn pair_file(&self) -> Option<Neighbour>;

    /// The file at a path as seen from this one, with `/`.
    fn companion(&self, path: &str) -> Neighbour;
}

/// Another file.
pub struct Neighbour {
    /// Its path as it is shown.
    pub shown: String,
    /// Its bytes, or why they cannot be had.
    pub bytes: Result<Box<dyn Read>, ProblemKind>,
}

/// Bytes that lie nowhere have nothing beside them.
pub(super) struct Nothing;

impl Beside for Nothing {
    fn pair_file(&self) -> Option<Neighbour> {
        None
    }

    fn companion(&self, path: &str) -> Neighbour {
        let bytes = Err(ProblemKind::NotOpened(std::io::ErrorKind::NotFound));
        Neighbour { shown: path.to_owned(), bytes }
    }
}

/// What a file is in the run.
#[cfg_attr(not(feature = "cli"), allow(dead_code))] // without files there is nothing to name beside another
pub(super) enum Part {
    /// One of many.
    Any,
    /// What goes with the document that the user named.
    Companion,
    /// The document that the user named together with its companions.
    Main(Given),
}

/// What the user said of a document on the command line.
pub(super) struct Given {
    pub(super) companions: Vec<Companion>,
    pub(super) published: Option<Date>,
    pub(super) with_published: Option<Date>,
}

/// A file that goes with another one, read.
pub(super) struct Companion {
    pub(super) shown: String,
    pub(super) gathered: Option<Gathered>,
    /// What of it could not be read.
    pub(super) unread: Option<ProblemKind>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Interpretation,
    DraftingNote,
}

/// What is gathered of one file while it is read.
#[derive(Default)]
pub(super) struct Gathering {
    /// Whether it is wanted whatever the file is.
    pub(super) always: bool,
    decided: bool,
    pair_file: PairFile,
    /// The file beside it is wrong: then nothing is compared.
    pair_file_is_wrong: bool,
    pub(super) gathered: Option<Gathered>,
}

/// A document and what goes with it, all read.
#[derive(Default)]
pub(super) struct Parties {
    document: Option<Party>,
    interpretations: Vec<Party>,
    drafting_notes: Vec<Party>,
    /// Whether there is something to compare, and all of it was read.
    are_compared: bool,
}

impl Parties {
    /// What the rules say of them.
    pub(super) fn check(&self, copied_percent: u32) -> Found {
        let Some(document) = self.document.as_ref().filter(|_| self.are_compared) else { return Found::default() };
        let (interpretations, drafting_notes) = (&self.interpretations, &self.drafting_notes);
        check::pair(&Pair { document, interpretations, drafting_notes, copied_percent })
    }

    /// What was kept of the document itself.
    pub(super) fn gathered(&self) -> Option<&Gathered> {
        self.document.as_ref().map(|document| &document.gathered)
    }
}

impl Course<'_> {
    /// Keeps of a stretch what a comparison needs, if there will be one.
    pub(super) fn gather(&mut self, document: &Document, folded: &Folded) {
        if let Some(gathered) = &mut self.gathering.gathered {
            gathered.extend(document, folded);
        } else if !std::mem::replace(&mut self.gathering.decided, true) && self.is_to_be_gathered(document) {
            self.gathering.gathered = Some(Gathered::begin(document, folded, &self.outline));
        }
    }

    /// Decided by the first stretch, so that a file that goes with nothing costs nothing.
    fn is_to_be_gathered(&mut self, document: &Document) -> bool {
        let kind = self.outline.kind;
        let may = MAY_HAVE_COMPANIONS.contains(&kind) || self.is_main;
        let has_pair_file = may && self.read_pair_file();
        let named = may && Named::of(document).has_companion();
        self.gathering.always || has_pair_file || named || matches!(kind, Kind::DraftForComment | Kind::Interpretation)
    }

    /// Reads the file that says what goes with this one; says whether there is one.
    fn read_pair_file(&mut self) -> bool {
        let Some(Neighbour { shown, bytes }) = self.beside.pair_file() else { return false };
        let mut text = Vec::new();
        let read = bytes.map(|bytes| bytes.take(LONGEST_PAIR_FILE + 1).read_to_end(&mut text).is_ok());
        let text = String::from_utf8(text).ok().filter(|text| text.len() as u64 <= LONGEST_PAIR_FILE);
        let parsed = match text {
            Some(text) if read == Ok(true) => PairFile::parse(&text, &shown).map_err(|error| (error.line, error.kind)),
            _ => {
                self.pair_file_problem(&shown, None, PairFault::NotRead);
                return true;
            }
        };
        match parsed {
            Ok(pair_file) => self.gathering.pair_file = pair_file,
            Err((line, kind)) => {
                // A key may be anything that somebody typed.
                let masked = |key: &str| check::mask(key, self.today).as_str().to_owned();
                let fault = match kind {
                    ConfigurationErrorKind::UnknownKey(key, nearest) => PairFault::UnknownKey(masked(&key), nearest),
                    ConfigurationErrorKind::WrongValue(key, _) => PairFault::WrongValue(masked(&key)),
                    _ => PairFault::Syntax,
                };
                self.pair_file_problem(&shown, Some(line), fault);
            }
        }
        true
    }

    fn pair_file_problem(&mut self, shown: &str, line: Option<usize>, fault: PairFault) {
        self.gathering.pair_file_is_wrong = true;
        let line = line.and_then(|line| u32::try_from(line).ok());
        let place = Place { line, ..self.place_of(shown) };
        self.problems.push(Problem { kind: ProblemKind::PairFile(fault), place });
    }

    /// A place that names another file.
    fn place_of(&self, shown: &str) -> Place {
        Place { part: Some(check::mask(shown, self.today).as_str().to_owned()), ..Place::default() }
    }

    fn party(&self, shown: &str, gathered: Gathered) -> Party {
        let mut segments = shown.rsplit('/');
        let name = segments.next().unwrap_or_default();
        let file = segments.next().map_or_else(|| name.to_owned(), |folder| format!("{folder}/{name}"));
        Party {
            shown: check::mask(shown, self.today),
            file,
            published: gathered.published,
            url: gathered.named.url.clone(),
            gathered,
        }
    }
}

impl Checker<'_> {
    /// Reads what goes with a document. Nothing is compared if part of it could not be read, and that is told.
    pub(super) fn parties(&mut self, course: &mut Course, part: Part) -> Parties {
        let Gathering { pair_file, pair_file_is_wrong, gathered, .. } = std::mem::take(&mut course.gathering);
        let Some(gathered) = gathered else { return Parties::default() };
        let (named, kind) = (gathered.named.clone(), gathered.kind);
        let mut document = course.party(course.path, gathered);
        let mut parties = Parties::default();
        let given = match part {
            Part::Main(given) => given,
            _ if !MAY_HAVE_COMPANIONS.contains(&kind) => return Parties { document: Some(document), ..parties },
            _ => Given { companions: Vec::new(), published: None, with_published: None },
        };
        document.published = given.published.or(pair_file.published).or(document.published);
        document.url = pair_file.url.or(document.url);
        let mut whole = !pair_file_is_wrong;
        for companion in given.companions {
            let Some((role, party)) = course.given(companion, kind) else {
                whole = false;
                continue;
            };
            parties.with(role).push(party);
        }
        // What the user names counts before what the document names.
        let names = [
            (Role::Interpretation, pair_file.interpretation.or(named.interpretation)),
            (Role::DraftingNote, pair_file.drafting_note.or(named.drafting_note)),
        ];
        for (role, path) in names {
            let Some(path) = path.filter(|_| !pair_file_is_wrong && parties.with(role).is_empty()) else { continue };
            let Neighbour { shown, bytes } = course.beside.companion(&path);
            let companion = match bytes {
                Ok(mut bytes) => self.read_only(&shown, &mut *bytes),
                Err(problem) => Companion { shown, gathered: None, unread: Some(problem) },
            };
            match course.read(companion) {
                Some(party) => parties.with(role).push(party),
                None => whole = false,
            }
        }
        let first_day = given.with_published.or(pair_file.interpretation_published);
        if let Some(first) = parties.interpretations.first_mut() {
            first.published = first_day.or(first.published);
        }
        let all = parties.interpretations.iter().chain(&parties.drafting_notes).chain([&document]);
        let cut = all.filter(|party| party.gathered.is_cut);
        course.remarks.extend(cut.map(|party| Message::from(CUT).with("file", party.shown.clone())));
        let alone = parties.interpretations.is_empty() && parties.drafting_notes.is_empty();
        parties.are_compared = whole && (!alone || kind == Kind::DraftForComment);
        Parties { document: Some(document), ..parties }
    }
}

impl Parties {
    fn with(&mut self, role: Role) -> &mut Vec<Party> {
        match role {
            Role::Interpretation => &mut self.interpretations,
            Role::DraftingNote => &mut self.drafting_notes,
        }
    }
}

impl Course<'_> {
    /// A companion, if all of it was read.
    fn read(&mut self, companion: Companion) -> Option<Party> {
        let Companion { shown, gathered, unread } = companion;
        match (gathered, unread) {
            (Some(gathered), None) => Some(self.party(&shown, gathered)),
            (_, unread) => {
                let kind = match unread.unwrap_or(ProblemKind::Internal) {
                    ProblemKind::CompanionOutside => ProblemKind::CompanionOutside,
                    unread => ProblemKind::Companion(Box::new(unread)),
                };
                let place = self.place_of(&shown);
                self.problems.push(Problem { kind, place });
                None
            }
        }
    }

    /// A companion that the user named, with what it is; what is neither is taken for what the document should have.
    fn given(&mut self, companion: Companion, document: Kind) -> Option<(Role, Party)> {
        let party = self.read(companion)?;
        if let Some(role) = role(&party.gathered) {
            return Some((role, party));
        }
        let (role, words) = match document {
            Kind::DraftForComment => (Role::DraftingNote, TAKEN_FOR_NOTE),
            _ => (Role::Interpretation, TAKEN_FOR_INTERPRETATION),
        };
        self.remarks.push(Message::from(words).with("file", party.shown.clone()));
        Some((role, party))
    }
}

/// What a document says that it is. A drafting note speaks of its draft in its title, so that the title's own words
/// decide, not those of the titles in it.
fn role(gathered: &Gathered) -> Option<Role> {
    let title = &gathered.title;
    let bare = match (title.find('《'), title.rfind('》')) {
        (Some(open), Some(close)) if open < close => {
            [title.get(..open), title.get(close..)].map(Option::unwrap_or_default).concat()
        }
        _ => title.clone(),
    };
    if gathered.kind == Kind::Interpretation && bare.contains("解读") {
        return Some(Role::Interpretation);
    }
    if DRAFTING_NOTE.iter().any(|name| bare.contains(name)) {
        return Some(Role::DraftingNote);
    }
    (gathered.kind == Kind::Interpretation).then_some(Role::Interpretation)
}

const TAKEN_FOR_NOTE: Words = Words {
    zh: "看不出“{file}”是解读材料还是起草说明，因本文件是征求意见稿，按起草说明对照",
    en: "“{file}” does not say whether it is an interpretation or a drafting note; as this is a draft for comment, it was \
         taken for its drafting note",
};
const TAKEN_FOR_INTERPRETATION: Words = Words {
    zh: "看不出“{file}”是解读材料还是起草说明，按解读材料对照",
    en: "“{file}” does not say whether it is an interpretation or a drafting note; it was taken for an interpretation",
};
const CUT: Words = Words {
    zh: "“{file}”太长，只对照了前面的部分",
    en: "“{file}” is so long that only its first part was compared",
};
