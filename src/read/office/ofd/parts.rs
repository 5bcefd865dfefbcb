//! The entries of the archive, and which of them are read. References to them are written in many ways:
//! from the root or from the part that holds them, with slashes of either kind, in other capitals.

use std::collections::HashMap;
use std::io::Read as _;

use super::super::archive::Archive;
use super::super::xml::{Root, Xml};
use super::super::{relation, sweep};
use crate::document::{ProblemKind, Role, Seen};
use crate::read::within::Within;

pub(super) struct Parts<'p, 'a, 'w, 'e> {
    archive: &'p mut Archive<'a>,
    pub(super) to: &'p mut Within<'w, 'e>,
    done: Vec<bool>,
    by_name: HashMap<String, usize>,
    /// The same by the last step of their names.
    files: HashMap<String, Vec<usize>>,
    /// More entries were asked for than may be opened.
    over: bool,
}

impl<'p, 'a, 'w, 'e> Parts<'p, 'a, 'w, 'e> {
    pub(super) fn new(archive: &'p mut Archive<'a>, to: &'p mut Within<'w, 'e>) -> Self {
        for kind in std::mem::take(&mut archive.problems) {
            to.out.problem(kind);
        }
        let (mut by_name, mut files) = (HashMap::new(), HashMap::<String, Vec<usize>>::new());
        for (index, entry) in archive.entries.iter().enumerate() {
            let name = entry.name.to_lowercase();
            let file = name.rsplit('/').next().unwrap_or_default();
            files.entry(file.to_owned()).or_default().push(index);
            by_name.entry(name).or_insert(index);
            by_name.insert(entry.name.clone(), index);
        }
        Self { done: vec![false; archive.entries.len()], archive, to, by_name, files, over: false }
    }

    pub(super) fn len(&self) -> usize {
        self.done.len()
    }

    /// The name of an entry.
    pub(super) fn name(&self, index: usize) -> &str {
        self.archive.entries.get(index).map_or("", |entry| &entry.name)
    }

    /// The entry that a reference in the part `from` means, in the document with this root.
    pub(super) fn find(&self, from: &str, root: &str, reference: &str) -> Option<usize> {
        let reference = reference.trim().replace('\\', "/");
        if reference.is_empty() {
            return None;
        }
        let at = |from: &str| {
            let name = relation::resolve(from, &reference);
            self.by_name.get(&name).or_else(|| self.by_name.get(&name.to_lowercase())).copied()
        };
        at(from).or_else(|| at(root)).or_else(|| at(""))
    }

    /// Whether an entry was read, or may not be.
    pub(super) fn is_done(&self, index: usize) -> bool {
        self.over || self.done.get(index).copied().unwrap_or(true)
    }

    /// Says that nothing is to be read of an entry, such as a typeface.
    pub(super) fn pass(&mut self, index: usize) {
        if let Some(done) = self.done.get_mut(index) {
            *done = true;
        }
    }

    /// Whether an entry is to be read now.
    fn begin(&mut self, index: usize) -> bool {
        match self.done.get_mut(index) {
            Some(done) if !*done => *done = true,
            _ => return false,
        }
        let counted = if self.over { Ok(()) } else { self.to.budget.entry() };
        if let Err(kind) = counted {
            self.over = true;
            self.to.out.problem(kind);
        }
        !self.over
    }

    /// Reads a part that is not read yet; what goes wrong is told with its name, and what was read before it is given.
    pub(super) fn xml<T: Default>(
        &mut self,
        index: usize,
        with: impl FnOnce(&mut Xml<'_>, &Root, &mut T) -> Result<(), ProblemKind>,
    ) -> T {
        if !self.begin(index) {
            return T::default();
        }
        let (mut read, mut empty) = (T::default(), false);
        let result = Xml::open(self.archive, index, self.to.budget).and_then(|mut xml| {
            let root = xml.root()?;
            empty = root.name.is_empty();
            // Where its parts lie says nothing.
            for (text, seen) in root.says.iter().filter(|(text, _)| root.attribute("BaseLoc") != Some(text)) {
                self.to.out.beside(text, Role::Attribute, *seen);
            }
            with(&mut xml, &root, &mut read)?;
            if root.has_entities {
                return Err(ProblemKind::Damaged);
            }
            xml.problem().map_or(Ok(()), Err)
        });
        let result = if empty { result.and(Err(ProblemKind::Damaged)) } else { result };
        if let Err(mut kind) = result {
            let no_text = matches!(kind, ProblemKind::Damaged | ProblemKind::BrokenEncoding(_));
            if no_text && self.is_no_xml(index) {
                kind = ProblemKind::Encrypted;
            }
            let name = self.name(index).to_owned();
            self.to.problem_in(&name, kind);
        }
        read
    }

    /// Whether an entry that should be XML has none at its beginning: an encrypted document looks so.
    fn is_no_xml(&mut self, index: usize) -> bool {
        let mut head = Vec::new();
        let Ok(bytes) = self.archive.part(index, self.to.budget) else { return false };
        let read = bytes.take(256).read_to_end(&mut head);
        // Before the first sign there may be a mark of the byte order, and zeros of longer units.
        let before = |b: &&u8| b.is_ascii_whitespace() || matches!(**b, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF);
        let first = head.iter().find(|b| !before(b));
        read.is_ok() && !head.is_empty() && first != Some(&b'<')
    }

    /// Sweeps a part for text that no reader knows.
    pub(super) fn sweep(&mut self, index: usize) {
        if !self.begin(index) {
            return;
        }
        let name = self.name(index).to_owned();
        self.to.begin_part(&name);
        let out = &mut *self.to.out;
        let result = Xml::open(self.archive, index, self.to.budget).and_then(|mut xml| {
            let root = xml.root()?;
            for (text, seen) in &root.says {
                out.beside(text, Role::Attribute, *seen);
            }
            sweep::read(&mut xml, out, Seen::VISIBLE, None)?;
            xml.problem().map_or(Ok(()), Err)
        });
        if let Err(kind) = result {
            self.to.problem_in(&name, kind);
        }
    }

    /// Reads a part that may be asked for once more; what is wrong with it is told once.
    pub(super) fn again(&mut self, index: usize, with: impl FnOnce(&mut Xml<'_>) -> Result<(), ProblemKind>) {
        self.pass(index);
        if let Err(kind) = Xml::open(self.archive, index, self.to.budget).and_then(|mut xml| with(&mut xml)) {
            let name = self.name(index).to_owned();
            self.to.problem_in(&name, kind);
        }
    }

    /// The entries that a part with resources may mean by the end of their name; they lie in any folder.
    pub(super) fn named(&self, reference: &str) -> Vec<usize> {
        let reference = reference.replace('\\', "/").to_lowercase();
        let file = reference.rsplit('/').next().unwrap_or_default();
        self.files.get(file).cloned().unwrap_or_default()
    }

    /// The first element of a part.
    pub(super) fn root(&mut self, index: usize) -> String {
        let Ok(mut xml) = Xml::open(self.archive, index, self.to.budget) else { return String::new() };
        xml.root().map(|root| root.name).unwrap_or_default()
    }

    /// Reads a file that lies in the document.
    pub(super) fn embedded(&mut self, index: usize, name: &str) {
        if !self.begin(index) {
            return;
        }
        match self.archive.part(index, self.to.budget).and_then(|part| self.to.budget.gather(part, Vec::new())) {
            Ok(held) => self.to.embedded(name, &held.bytes),
            Err(kind) => self.to.problem_in(name, kind),
        }
    }
}
