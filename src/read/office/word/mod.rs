//! Word documents: which parts there are, and in which order they are read. What they are is told by
//! their first element, not by their names.

mod alternate;
mod aside;
mod paragraph;
mod style;
mod table;
mod tag;
mod tell;
mod walker;

use std::collections::HashSet;

use self::style::Styles;
use self::walker::Walker;
use super::archive::{Archive, Budget};
use super::out::Out;
use super::xml::{Root, Xml};
use super::{foreign, properties, relation, sweep};
use crate::document::{ProblemKind, Role, Visibility};

/// Relationships to the properties of a document, and what the parts are mostly called.
const PROPERTIES: [(&str, &str); 3] = [
    ("core-properties", "docProps/core.xml"),
    ("extended-properties", "docProps/app.xml"),
    ("custom-properties", "docProps/custom.xml"),
];

/// Reads a Word document. `path` is where it lies inside of another one, or nothing.
pub(super) fn read(
    archive: &mut Archive<'_>,
    main: usize,
    out: &mut Out<'_>,
    budget: &Budget,
    path: &str,
    nesting: usize,
) {
    let mut document = Word {
        done: vec![false; archive.entries.len()],
        archive,
        budget,
        path,
        nesting,
        styles: Styles::default(),
        told: HashSet::new(),
    };
    document.read(main, out);
}

struct Word<'w, 'a> {
    archive: &'w mut Archive<'a>,
    budget: &'w Budget,
    path: &'w str,
    nesting: usize,
    done: Vec<bool>,
    styles: Styles,
    /// Texts of diagrams, which come twice.
    told: HashSet<u64>,
}

impl Word<'_, '_> {
    fn read(&mut self, main: usize, out: &mut Out<'_>) {
        out.begin_part(self.path.to_owned());
        for kind in std::mem::take(&mut self.archive.problems) {
            out.problem(kind);
        }
        let name = self.archive.entries.get(main).map(|entry| entry.name.clone()).unwrap_or_default();
        let package = relation::of(self.archive, "_rels/.rels", self.budget);
        // Properties first: the day of the document may stand there.
        for (kind, usual) in PROPERTIES {
            let named = package.iter().filter(|relation| relation.is(kind));
            let targets = named.map(|relation| relation::resolve("", &relation.target)).chain([usual.to_owned()]);
            let mut targets = targets;
            let index = targets.find_map(|target| self.archive.find(&target));
            self.part(index, out, |xml, _, out| properties::read(xml, out));
        }
        let related = relation::of(self.archive, &relation::file_of(&name), self.budget);
        let styles = related.iter().find(|relation| relation.is("styles"));
        let styles = styles.and_then(|styles| self.archive.find(&relation::resolve(&name, &styles.target)));
        let mut known = Styles::default();
        self.part(styles, out, |xml, _, _| {
            known = style::read(xml)?;
            Ok(())
        });
        self.styles = known;
        self.part(Some(main), out, |xml, styles, out| {
            Walker::new(out, styles, Role::Paragraph, Visibility::Visible).read(xml)
        });
        for index in 0..self.done.len() {
            if let Err(kind) = self.budget.entry() {
                out.begin_part(self.path.to_owned());
                out.problem(kind);
                break;
            }
            if self.done.get(index) == Some(&false) {
                self.entry(index, &name, out);
            }
        }
    }

    /// Reads one part of the document itself, which has no name of its own.
    fn part(
        &mut self,
        index: Option<usize>,
        out: &mut Out<'_>,
        with: impl FnOnce(&mut Xml<'_>, &Styles, &mut Out<'_>) -> Result<(), ProblemKind>,
    ) {
        let Some(index) = index else { return };
        match self.done.get_mut(index) {
            Some(done) if !*done => *done = true,
            _ => return,
        }
        let name = self.archive.entries.get(index).map(|entry| entry.name.clone()).unwrap_or_default();
        let styles = &self.styles;
        let result = Xml::open(self.archive, index, self.budget).and_then(|mut xml| {
            let root = xml.root()?;
            begin(&root, out);
            with(&mut xml, styles, out)?;
            xml.problem().map_or(Ok(()), Err)
        });
        if let Err(kind) = result {
            out.problem_in(Some(self.full(&name)), kind);
        }
    }

    /// A part's name, with the way to it.
    fn full(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}!/{name}", self.path) }
    }

    fn entry(&mut self, index: usize, main: &str, out: &mut Out<'_>) {
        let Some(name) = self.archive.entries.get(index).map(|entry| entry.name.clone()) else { return };
        let full = self.full(&name);
        let extension = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        if extension == "rels" {
            let owner = relation::owner(&name).filter(|owner| owner != main);
            out.begin_part(owner.map_or_else(|| self.path.to_owned(), |owner| self.full(&owner)));
            return relation::links(self.archive, index, self.budget, out);
        }
        out.begin_part(full.clone());
        let result = match &*extension {
            _ if name == "[Content_Types].xml" => Ok(()),
            "xml" | "vml" | "svg" => self.xml(index, out),
            _ => foreign::read(self.archive, index, out, self.budget, &full, self.nesting),
        };
        if let Err(kind) = result {
            out.problem_in(Some(full), kind);
        }
    }

    fn xml(&mut self, index: usize, out: &mut Out<'_>) -> Result<(), ProblemKind> {
        let mut xml = Xml::open(self.archive, index, self.budget)?;
        let root = xml.root()?;
        begin(&root, out);
        let (visible, hidden) = (Visibility::Visible, Visibility::Hidden);
        let walk = |role, visibility| Some((role, visibility));
        let walked = match &*root.name {
            "hdr" | "ftr" | "footnotes" | "endnotes" => walk(Role::Paragraph, visible),
            "comments" => walk(Role::Comment, hidden),
            "document" | "glossaryDocument" => walk(Role::Paragraph, hidden),
            _ => None,
        };
        if let Some((role, visibility)) = walked {
            Walker::new(out, &self.styles, role, visibility).read(&mut xml)?;
        } else {
            match &*root.name {
                "coreProperties" | "Properties" => properties::read(&mut xml, out)?,
                "chartSpace" | "svg" => sweep::read(&mut xml, out, visible, None)?,
                "dataModel" | "drawing" => sweep::read(&mut xml, out, visible, Some(&mut self.told))?,
                _ => sweep::read(&mut xml, out, hidden, None)?,
            }
        }
        xml.problem().map_or(Ok(()), Err)
    }
}

/// Tells what stands before the first element of a part and in it.
fn begin(root: &Root, out: &mut Out<'_>) {
    for (text, visibility) in &root.says {
        out.beside(text, Role::Attribute, *visibility);
    }
    if root.has_entities {
        out.problem(ProblemKind::Damaged);
    }
}
