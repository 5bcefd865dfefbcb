//! What Word, Excel and PowerPoint documents share: parts that are tied together by relationships,
//! properties, and the rest, of which nothing may stay unread. What a part is, its first element tells,
//! not its name.

use std::collections::HashSet;

use super::archive::Archive;
use super::relation::Relation;
use super::xml::{Root, Xml};
use super::{properties, relation, sweep};
use crate::document::{Concealment, ProblemKind, Role, Seen};
use crate::read::out::Out;
use crate::read::within::{Inside, Within};

/// Relationships to the properties of a document, and what the parts are mostly called.
const PROPERTIES: [(&str, &str); 3] = [
    ("core-properties", "docProps/core.xml"),
    ("extended-properties", "docProps/app.xml"),
    ("custom-properties", "docProps/custom.xml"),
];

/// Parts of one kind that a part calls.
const MOST_RELATED: usize = 1_000;

/// The signature of macros, which are told as unread themselves.
const SAYS_NOTHING: &str = "vbaprojectsignature";
/// Which paper lies in the printer, and whatever its driver left there.
const PRINTER: &str = "printersettings";

/// Takes a part, if it is of a kind that it knows.
pub(super) type Own<'o> = dyn FnMut(&Root, &mut Xml<'_>, &mut Out<'_>) -> Option<Result<(), ProblemKind>> + 'o;

/// A document of parts, and which of them are read.
pub(super) struct Package<'p, 'a, 'w, 'e> {
    archive: &'p mut Archive<'a>,
    pub(super) to: &'p mut Within<'w, 'e>,
    done: Vec<bool>,
    /// Texts of diagrams, which come twice.
    told: HashSet<u64>,
}

impl<'p, 'a, 'w, 'e> Package<'p, 'a, 'w, 'e> {
    pub(super) fn new(archive: &'p mut Archive<'a>, to: &'p mut Within<'w, 'e>) -> Self {
        for kind in std::mem::take(&mut archive.problems) {
            to.out.problem(kind);
        }
        Self { done: vec![false; archive.entries.len()], archive, to, told: HashSet::new() }
    }

    /// The name of an entry.
    pub(super) fn name(&self, index: usize) -> String {
        self.archive.entries.get(index).map(|entry| entry.name.clone()).unwrap_or_default()
    }

    /// The entry with this name.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.archive.find(name)
    }

    /// Whether an entry was read.
    pub(super) fn is_done(&self, index: usize) -> bool {
        self.done.get(index).copied().unwrap_or(true)
    }

    /// Reads the properties. They come first: the day of the document may stand there.
    pub(super) fn properties(&mut self) {
        let package = relation::of(self.archive, "_rels/.rels", self.to.budget);
        for (kind, usual) in PROPERTIES {
            let named = package.iter().filter(|relation| relation.is(kind));
            let mut targets = named.map(|relation| relation::resolve("", &relation.target)).chain([usual.to_owned()]);
            if let Some(index) = targets.find_map(|target| self.archive.find(&target)) {
                self.part(index, |xml, _, out| properties::read(xml, out));
            }
        }
    }

    /// What a part is related to.
    pub(super) fn relations(&mut self, part: &str) -> Vec<Relation> {
        relation::of(self.archive, &relation::file_of(part), self.to.budget)
    }

    /// The entry that a part of this name calls by a relationship of this kind.
    pub(super) fn related(&self, part: &str, relations: &[Relation], kind: &str) -> Option<usize> {
        self.target(part, relations.iter().find(|relation| relation.is(kind))?)
    }

    /// The entry that a relationship of a part means.
    pub(super) fn target(&self, part: &str, relation: &Relation) -> Option<usize> {
        self.archive.find(&relation::resolve(part, &relation.target))
    }

    /// The entries that a part of this name calls by relationships of this kind.
    pub(super) fn all_related(&self, part: &str, relations: &[Relation], kind: &str) -> Vec<usize> {
        // What lies beyond is read with the rest.
        let of_kind = relations.iter().filter(|relation| relation.is(kind)).take(MOST_RELATED);
        of_kind.filter_map(|relation| self.target(part, relation)).collect()
    }

    /// The entries whose names end in `extension`, and which are not read yet.
    pub(super) fn unread(&self, extension: &str) -> Vec<usize> {
        let has = |index: &usize| self.name(*index).to_ascii_lowercase().ends_with(extension);
        (0..self.done.len()).filter(|index| !self.is_done(*index)).filter(has).collect()
    }

    /// The first element of a part that is read later.
    pub(super) fn root(&mut self, index: usize) -> Option<String> {
        let root = Xml::open(self.archive, index, self.to.budget).ok()?.root().ok()?;
        Some(root.name)
    }

    /// The first bytes of a part that is read later.
    pub(super) fn head(&mut self, index: usize) -> [u8; 2] {
        self.archive.head(index, self.to.budget)
    }

    /// Whether a part that is read later is made of records.
    pub(super) fn is_records(&mut self, index: usize) -> bool {
        let part = self.archive.part(index, self.to.budget);
        part.is_ok_and(super::binary_sheet::are_records)
    }

    /// Tells the links of a part where the reader has come to.
    pub(super) fn links(&mut self, part: &str) {
        let Some(index) = self.archive.find(&relation::file_of(part)) else { return };
        if let Some(done) = self.done.get_mut(index).filter(|done| !**done) {
            *done = true;
            relation::links(self.archive, index, self.to.budget, self.to.out);
        }
    }

    /// Reads a part, unless it is read already; what goes wrong is told with its name. Where in the document
    /// its text belongs, the caller has said to `to.out`.
    pub(super) fn part(
        &mut self,
        index: usize,
        with: impl FnOnce(&mut Xml<'_>, &Root, &mut Out<'_>) -> Result<(), ProblemKind>,
    ) {
        match self.done.get_mut(index) {
            Some(done) if !*done => *done = true,
            _ => return,
        }
        let result = Xml::open(self.archive, index, self.to.budget).and_then(|mut xml| {
            let root = xml.root()?;
            begin(&root, self.to.out);
            let result = with(&mut xml, &root, self.to.out);
            // A part that a limit cut off ends within an element: the limit is what is wrong with it.
            xml.problem().map_or(result, Err)
        });
        if let Err(kind) = result {
            let name = self.name(index);
            self.to.problem_in(&name, kind);
        }
    }

    /// Reads a part that is related to another one, and of which that makes nothing.
    pub(super) fn leftover(
        &mut self,
        part: &str,
        relation: &Relation,
        with: impl FnOnce(&mut Xml<'_>, &mut Out<'_>) -> Result<(), ProblemKind>,
    ) {
        if let Some(index) = self.target(part, relation) {
            let name = self.name(index);
            self.to.begin_part(&name);
            self.part(index, |xml, _, out| with(xml, out));
        }
    }

    /// Looks through a part that is read later, when what is wrong with it is told.
    pub(super) fn peek(&mut self, index: usize, with: impl FnOnce(&mut Xml<'_>, &Root) -> Result<(), ProblemKind>) {
        let _ = Xml::open(self.archive, index, self.to.budget).and_then(|mut xml| {
            let root = xml.root()?;
            with(&mut xml, &root)
        });
    }

    /// Reads a part that any document may have, a chart or a diagram, at the place that was said to `to.out`.
    /// What `told` has is not told again.
    pub(super) fn drawn(&mut self, index: usize, told: &mut HashSet<u64>) {
        self.part(index, |xml, root, out| other(root, xml, out, told));
    }

    /// Marks a part as one that says nothing.
    pub(super) fn pass_over(&mut self, index: usize) {
        if let Some(done) = self.done.get_mut(index) {
            *done = true;
        }
    }

    /// Takes a part into memory, for who knows what it is.
    pub(super) fn taken(&mut self, index: usize, with: impl FnOnce(&mut Within<'w, 'e>, &[u8])) {
        self.pass_over(index);
        let budget = self.to.budget;
        match self.archive.part(index, budget).and_then(|part| budget.gather(part, Vec::new())) {
            Ok(held) => with(self.to, &held.bytes),
            Err(kind) => {
                let name = self.name(index);
                self.to.problem_in(&name, kind);
            }
        }
    }

    /// Reads a part that is a file of its own and stands on the page.
    pub(super) fn file(&mut self, part: &str, relation: &Relation) {
        let Some(index) = self.target(part, relation) else { return };
        if !std::mem::replace(&mut self.done[index], true) {
            let name = self.name(index);
            match self.archive.part(index, self.to.budget) {
                Ok(bytes) => self.to.packed(&name, bytes, Inside::Shown),
                Err(kind) => self.to.problem_in(&name, kind),
            }
        }
    }

    /// Reads a part by bytes, for who needs no XML.
    pub(super) fn bytes(
        &mut self,
        index: usize,
        with: impl FnOnce(crate::read::limits::Metered<'_>, &mut Out<'_>) -> Result<(), ProblemKind>,
    ) {
        match self.done.get_mut(index) {
            Some(done) if !*done => *done = true,
            _ => return,
        }
        let result = self.archive.part(index, self.to.budget).and_then(|bytes| with(bytes, self.to.out));
        if let Err(kind) = result {
            let name = self.name(index);
            self.to.problem_in(&name, kind);
        }
    }

    /// Reads whatever is not read yet. `own` takes the parts of XML that it knows, by their first element;
    /// the others are swept for text.
    pub(super) fn rest(&mut self, main: &str, own: &mut Own<'_>) {
        for index in 0..self.done.len() {
            if let Err(kind) = self.to.budget.entry() {
                self.to.begin_main();
                self.to.out.problem(kind);
                break;
            }
            if !self.is_done(index) {
                self.entry(index, main, own);
            }
        }
    }

    fn entry(&mut self, index: usize, main: &str, own: &mut Own<'_>) {
        let name = self.name(index);
        let file = name.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
        let (stem, extension) = file.rsplit_once('.').unwrap_or((&file, ""));
        if extension == "rels" {
            self.done[index] = true;
            match relation::owner(&name).filter(|owner| owner != main) {
                Some(owner) => self.to.begin_part(&owner),
                None => self.to.begin_main(),
            }
            return relation::links(self.archive, index, self.to.budget, self.to.out);
        }
        self.to.begin_part(&name);
        match extension {
            _ if name == "[Content_Types].xml" => {}
            "xml" | "vml" | "svg" => {
                let mut told = std::mem::take(&mut self.told);
                self.part(index, |xml, root, out| match own(root, xml, out) {
                    Some(result) => result,
                    None => other(root, xml, out, &mut told),
                });
                self.told = told;
            }
            _ if stem == "vbaproject" => self.to.problem_in(&name, ProblemKind::Macros),
            _ if stem.starts_with(SAYS_NOTHING) => {}
            _ if stem.starts_with(PRINTER) => self.taken(index, |to, bytes| {
                // Names of printers and of paper say nothing; a long number does.
                crate::read::compound::long_numbers(bytes, |text| {
                    to.out.beside(text, Role::Attribute, Concealment::Residue);
                });
            }),
            _ => match self.archive.part(index, self.to.budget) {
                Ok(bytes) => self.to.packed(&name, bytes, Inside::Embedded),
                Err(kind) => self.to.problem_in(&name, kind),
            },
        }
    }
}

/// A part that all kinds of documents have.
fn other(root: &Root, xml: &mut Xml<'_>, out: &mut Out<'_>, told: &mut HashSet<u64>) -> Result<(), ProblemKind> {
    match &*root.name {
        "coreProperties" | "Properties" => properties::read(xml, out),
        "chartSpace" | "svg" => sweep::read(xml, out, Seen::VISIBLE, None),
        "dataModel" | "drawing" => sweep::read(xml, out, Seen::VISIBLE, Some(told)),
        _ => sweep::read(xml, out, Concealment::Attribute.into(), None),
    }
}

/// Tells what stands before the first element of a part and in it.
fn begin(root: &Root, out: &mut Out<'_>) {
    for (text, seen) in &root.says {
        out.beside(text, Role::Attribute, *seen);
    }
    if root.has_entities {
        out.problem(ProblemKind::Damaged);
    }
}
