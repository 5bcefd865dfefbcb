//! One file: bytes → document → folded text → outline → findings → verdict. A large file goes this
//! way stretch by stretch, so that only one stretch of it is ever in memory.

use std::io::Read;

use sha2::Digest;

use super::Engine;
use super::course::Course;
use super::pairing::{Beside, Companion, Nothing, Part};
use crate::check::{self, Conversion, Found, Page, Whole};
use crate::dictionary::Scanned;
use crate::document::{Block, Document, Format, Origin, Place, Problem, ProblemKind, Role, Visibility};
use crate::finding::{Label, Masked, Outcome, Severity};
use crate::outline::Outline;
use crate::policy::relative;
use crate::read::{Container, Reading, STRETCH};
use crate::text::{Folded, hex};

/// A title is a line; what is longer was taken for one.
const LONGEST_TITLE: usize = 120;

/// Checks one file after the other and keeps its buffers.
pub struct Checker<'a> {
    engine: &'a Engine,
    window: Vec<u8>,
    used: Document,
    folded: Folded,
}

impl Engine {
    /// A checker; each thread has one.
    pub fn checker(&self) -> Checker<'_> {
        Checker { engine: self, window: Vec::new(), used: Document::new(Format::Text), folded: Folded::new() }
    }

    /// Checks the bytes of one file.
    pub fn check(&self, path: &str, mut bytes: &[u8]) -> Outcome {
        self.checker().check(path, Ok(&mut bytes))
    }
}

impl Checker<'_> {
    /// Checks one file, given its bytes or why they cannot be had.
    pub fn check(&mut self, path: &str, bytes: Result<&mut dyn Read, ProblemKind>) -> Outcome {
        self.check_beside(path, bytes, &Nothing)
    }

    /// The same for a file that may have others beside it that go with it.
    pub fn check_beside(
        &mut self,
        path: &str,
        bytes: Result<&mut dyn Read, ProblemKind>,
        beside: &dyn Beside,
    ) -> Outcome {
        self.check_as(path, bytes, beside, Part::Any).0
    }

    /// Checks one file as a part of the run. What goes with another file comes with what was kept of it.
    pub(super) fn check_as(
        &mut self,
        path: &str,
        bytes: Result<&mut dyn Read, ProblemKind>,
        beside: &dyn Beside,
        part: Part,
    ) -> (Outcome, Companion) {
        let plan = &self.engine.plan;
        let from_configuration = relative(&plan.below, path);
        let mut course = Course::new(self.engine, path, &from_configuration, beside);
        course.is_main = matches!(part, Part::Main(_));
        course.gathering.always = !matches!(part, Part::Any);
        self.name(&mut course);
        let format = bytes.and_then(|bytes| self.read(bytes, &mut course)).unwrap_or_else(|problem| {
            course.problems.push(problem.into());
            // A digest of half a file would be taken for the digest of the file.
            course.digest = None;
            None
        });
        course.problems.extend(format.and_then(|format| misnamed(path, format)));
        let is_companion = matches!(part, Part::Companion);
        let unread = course
            .problems
            .iter()
            .find(|problem| !matches!(problem.kind, ProblemKind::PairFile(_) | ProblemKind::WrongExtension(_)));
        let unread = unread.map(|problem| problem.kind.clone());
        let own = if is_companion { course.gathering.gathered.clone() } else { None };
        let parties = self.parties(&mut course, part);
        let whole = Whole {
            outline: &course.outline,
            problems: &course.problems,
            gathered: parties.gathered(),
            stage: plan.stage,
            today: plan.today,
            limits: &plan.configuration.limits.opened,
            blocking: &course.inner.blocking,
        };
        let found = check::whole(&whole);
        self.settle(&mut course, found);
        let found = parties.check(plan.configuration.copied_percent.0);
        self.settle(&mut course, found);
        course.problems.append(&mut course.told);
        let companion = Companion { shown: path.to_owned(), gathered: own, unread };
        let mut judgement = course.judge.conclude(&course.problems);
        self.engine.price(&mut judgement.findings, course.outline.kind, format);
        course.problems.retain(|problem| problem.kind.hides_text());
        let mut remarks = judgement.remarks;
        remarks.extend(course.remarks);
        let outcome = Outcome {
            path: course.masked_path,
            sha256: course.digest.map(|digest| hex(&digest.finalize())),
            format: format.map(Format::name),
            kind: course.outline.kind.name(),
            title: course.title,
            number: course.outline.own_number.as_deref().map(|number| Masked::text(number, &[])),
            label: label(&course.outline),
            verdict: judgement.verdict,
            bytes: course.bytes,
            pages: course.pages,
            unread: course.problems,
            findings: judgement.findings,
            omitted: judgement.omitted,
            remarks,
        };
        (outcome, companion)
    }

    /// Reads a file for a comparison, without looking for anything in it.
    pub(super) fn read_only(&mut self, path: &str, bytes: &mut dyn Read) -> Companion {
        let mut course = Course::new(self.engine, path, path, &Nothing);
        course.is_checked = false;
        course.gathering.always = true;
        let unread = self.read(bytes, &mut course).err();
        let unread = unread.or(course.problems.first().map(|problem| problem.kind.clone()));
        Companion { shown: path.to_owned(), gathered: course.gathering.gathered, unread }
    }

    /// Judges what was found in the file as a whole.
    fn settle(&self, course: &mut Course, found: Found) {
        if found.is_empty() {
            return;
        }
        let document = Document::new(Format::Text);
        let mut to = Conversion {
            path: &course.masked_path,
            ordinals: &mut course.ordinals,
            reveal: self.engine.plan.reveal,
            key: self.engine.key.as_deref(),
            today: course.today,
        };
        let findings = found.findings(&document, &mut to);
        course.judge.stretch(&document, findings);
    }

    /// Reads a file to its end. The problem returned is one that left nothing read.
    fn read(&mut self, bytes: &mut dyn Read, course: &mut Course) -> Result<Option<Format>, ProblemKind> {
        let mut window = std::mem::take(&mut self.window);
        let result = self.read_through(bytes, &mut window, course);
        // One large file must not keep a worker's window large for all the small ones after it.
        window.truncate(STRETCH / 16);
        window.shrink_to(STRETCH / 16);
        self.window = window;
        result
    }

    fn read_through(
        &mut self,
        bytes: &mut dyn Read,
        window: &mut Vec<u8>,
        course: &mut Course,
    ) -> Result<Option<Format>, ProblemKind> {
        let mut filled = 0;
        let mut ended = fill(bytes, window, &mut filled, course)?;
        if Container::begins(&window[..filled]) {
            return self.read_container(bytes, window, (filled, ended), course);
        }
        let name = course.path.rsplit('/').next().unwrap_or_default();
        let mut reading = match Reading::begin(name, &window[..filled], ended) {
            Ok(reading) => reading,
            Err(mut problem) => {
                // An empty text is one; an empty document of another kind was not saved or sent whole.
                if problem.kind == ProblemKind::Empty && !Format::Text.fits(name) {
                    problem.kind = ProblemKind::Truncated;
                }
                return nothing_read(bytes, window, ended, course, problem);
            }
        };
        loop {
            let used = std::mem::replace(&mut self.used, Document::new(Format::Text));
            let stretch = reading.read_into(&window[..filled], ended, used);
            course.tell(stretch.problems);
            let consumed = stretch.consumed.min(filled);
            let goes_on = !ended || consumed < filled;
            self.stretch(&stretch.document, course, goes_on);
            self.used = stretch.document;
            window.copy_within(consumed..filled, 0);
            filled -= consumed;
            if ended && (filled == 0 || consumed == 0) {
                break;
            }
            ended = ended || fill(bytes, window, &mut filled, course)?;
        }
        Ok(Some(reading.format()))
    }

    /// A file that holds others is had whole, and handed on in stretches of what is in it.
    fn read_container(
        &mut self,
        bytes: &mut dyn Read,
        window: &mut Vec<u8>,
        (mut filled, mut ended): (usize, bool),
        course: &mut Course,
    ) -> Result<Option<Format>, ProblemKind> {
        let limits = self.engine.plan.configuration.limits.opened;
        let largest = usize::try_from(limits.held_bytes).unwrap_or(usize::MAX);
        let mut whole = window[..filled].to_vec();
        while !ended {
            filled = 0;
            ended = fill(bytes, window, &mut filled, course)?;
            if whole.len() + filled > largest {
                drop(whole);
                let problem = ProblemKind::TooLarge(limits.held_bytes).into();
                return nothing_read(bytes, window, ended, course, problem);
            }
            whole.extend_from_slice(&window[..filled]);
        }
        let container = match Container::open(&whole, limits) {
            Ok(container) => container,
            Err(problem) => return nothing_read(bytes, window, ended, course, problem),
        };
        let format = container.format();
        let used = std::mem::replace(&mut self.used, Document::new(Format::Text));
        self.used = container.read(used, &mut |stretch, _| {
            course.turn_to(stretch.of);
            course.tell(stretch.problems);
            self.stretch(&stretch.document, course, !stretch.ends);
            if stretch.ends {
                self.end_inner(course);
            }
            stretch.document
        });
        Ok(Some(format))
    }

    /// A document inside of the file is done: what is to be said of it as a whole is said, with its name.
    fn end_inner(&self, course: &mut Course) {
        let Some((inner, outline, problems)) = course.leave() else { return };
        if !course.is_checked {
            course.told.extend(problems);
            return;
        }
        let plan = &self.engine.plan;
        let mut found = check::whole(&Whole {
            outline: &outline,
            problems: &problems,
            gathered: None,
            stage: plan.stage,
            today: plan.today,
            limits: &plan.configuration.limits.opened,
            blocking: &inner.blocking,
        });
        found.place_in(inner.file.as_deref());
        self.settle(course, found);
        course.told.extend(problems);
    }

    /// The file's own name goes out with it, and is there even if nothing can be read.
    fn name(&mut self, course: &mut Course) {
        let mut document = Document::new(Format::Text);
        document.add(course.path, Origin::Nowhere, Role::FileName, Visibility::Metadata);
        self.understand(&document, course, |_, _| ());
    }

    /// Takes one stretch from document to judged findings.
    fn stretch(&mut self, document: &Document, course: &mut Course, goes_on: bool) {
        course.pages += document.pages;
        self.understand(document, course, |outline, scanned| outline.extend(scanned, goes_on));
        // Only a file that is one document can be compared with others.
        if course.inner.file.is_none() {
            course.gather(document, &self.folded);
        }
    }

    fn understand(&mut self, document: &Document, course: &mut Course, extend: impl FnOnce(&mut Outline, Scanned)) {
        let Engine { plan, dictionary, practice, key, .. } = self.engine;
        self.folded.fold(document.text(), document.blocks().iter().map(Block::range));
        let matches = dictionary.scan(&self.folded);
        let scanned = Scanned { document, folded: &self.folded, matches: &matches, dictionary };
        extend(&mut course.outline, scanned);
        if !course.is_checked {
            return;
        }
        let found = check::page(&Page::new(scanned, &course.outline, practice, plan.stage, plan.today));
        // The title of the file itself; what it names of people, the rules have found in its first lines.
        if course.title.is_none() && course.inner.file.is_none() && !course.outline.title.is_empty() {
            let title = found.mask_again(&course.outline.title, &self.folded, document);
            course.title = Some(title.in_one_line(LONGEST_TITLE));
        }
        let mut to = Conversion {
            path: &course.masked_path,
            ordinals: &mut course.ordinals,
            reveal: plan.reveal,
            key: key.as_deref(),
            today: plan.today,
        };
        let findings = found.findings(document, &mut to);
        let blocking = findings.iter().filter(|(_, finding)| finding.severity == Severity::Block);
        course.inner.blocking.extend(blocking.map(|(_, finding)| finding.rule));
        course.judge.stretch(document, findings);
    }
}

/// A name whose extension is that of another format. Content decides what a file is read as, so nothing is left unread.
fn misnamed(path: &str, format: Format) -> Option<Problem> {
    (!format.fits(path)).then(|| ProblemKind::WrongExtension(format).into())
}

/// Nothing of the file can be read. The digest is of the whole file all the same.
fn nothing_read(
    bytes: &mut dyn Read,
    window: &mut Vec<u8>,
    mut ended: bool,
    course: &mut Course,
    problem: Problem,
) -> Result<Option<Format>, ProblemKind> {
    while !ended && course.digest.is_some() {
        ended = fill(bytes, window, &mut 0, course)?;
    }
    // Bytes that no reader took were not checked.
    course.bytes = 0;
    course.problems.push(problem);
    Ok(None)
}

/// Fills the window up to a stretch; says whether the file has ended.
fn fill(
    bytes: &mut dyn Read,
    window: &mut Vec<u8>,
    filled: &mut usize,
    course: &mut Course,
) -> Result<bool, ProblemKind> {
    // Most files are small: begin with 64 KB and grow only for those that are not.
    const FIRST: usize = 64 << 10;
    loop {
        if *filled == STRETCH {
            return Ok(false);
        }
        if window.len() == *filled || window.is_empty() {
            let size = (window.len() * 4).clamp(FIRST, STRETCH).max(*filled);
            window.resize(size, 0);
        }
        let room = *filled..window.len().min(STRETCH);
        match bytes.read(&mut window[room.clone()]) {
            Ok(0) => return Ok(true),
            Ok(read) => {
                if let Some(digest) = &mut course.digest {
                    digest.update(&window[room.start..room.start + read]);
                }
                course.bytes += read as u64;
                *filled += read;
            }
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            // What was read so far counts for nothing if the rest cannot be had.
            Err(error) => return Err(ProblemKind::NotOpened(error.kind())),
        }
    }
}

/// The label that a report names: of several the most restrictive, as that one decides.
fn label(outline: &Outline) -> Label {
    let place = |place: &Place| Some(place.clone());
    match outline.labels.iter().max_by_key(|seen| seen.attribute) {
        Some(seen) => {
            Label { attribute: seen.attribute.name(), wording: Some(seen.wording.clone()), place: place(&seen.place) }
        }
        None => Label { attribute: "none", wording: None, place: None },
    }
}
