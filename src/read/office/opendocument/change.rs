//! Changes that nobody has accepted, and fields that hold more than they show.
//!
//! What was deleted stands at the beginning of the file, far from where it was. It is put back there, beside
//! what the page shows: of 139~~1234~~****5678 both halves are needed.

use std::collections::{HashMap, HashSet};

use super::super::passage::{Passage, Stands};
use super::super::xml::Start;
use super::sheet::Value;
use super::state::{Element, What};
use super::tag::Tag;
use super::walker::Walker;
use crate::document::{Concealment, Role};

/// Deleted text of one change and of all, beyond which it is told where it stands.
const SHORT: usize = 4 << 10;
const KEPT: usize = 1 << 20;

#[derive(Default)]
pub(super) struct Changes {
    /// The change being described.
    region: String,
    /// Changes by which something was put in, and how many of them one is in.
    inserted: HashSet<String>,
    depth: usize,
    /// The paragraphs of the deletion being read.
    deletion: Option<Vec<String>>,
    /// What was deleted, to be put where it was; in the order of the file.
    deleted: HashMap<String, String>,
    order: Vec<String>,
    kept: usize,
}

impl Changes {
    pub(super) fn is_inserted(&self) -> bool {
        self.depth > 0
    }
}

/// A field whose condition decides what it shows.
pub(super) struct Field {
    /// How long the paragraph was before it.
    from: usize,
    /// What it may show, and whether it says that it is hidden now.
    says: Vec<String>,
    hides: bool,
}

impl Field {
    pub(super) fn says(&self, text: &str) -> bool {
        self.says.iter().any(|own| own == text)
    }
}

impl Walker<'_, '_> {
    pub(super) fn begin_change(&mut self, start: &Start<'_>, element: &mut Element) {
        let attribute = |name| start.attribute(name).unwrap_or_default().into_owned();
        match element.tag {
            // Those of a sheet tell what cells were before.
            Tag::TrackedChanges if self.is_spreadsheet => self.conceal(element, Concealment::Deleted),
            // Its number, which newer programs write with another prefix.
            Tag::Region => self.changes.region = attribute("id"),
            Tag::Insertion => {
                let region = self.changes.region.clone();
                self.changes.inserted.insert(region);
            }
            Tag::Deletion => {
                self.conceal(element, Concealment::Deleted);
                if !self.is_spreadsheet {
                    self.changes.deletion = Some(Vec::new());
                }
            }
            Tag::Change => {
                if let Some(text) = self.changes.deleted.remove(&attribute("change-id")) {
                    match self.writings.last_mut() {
                        Some(writing) => writing.passage.push(&text, Stands::Removed),
                        None => self.out.block(&text, Role::Paragraph, Concealment::Deleted),
                    }
                }
            }
            Tag::ChangeStart => {
                self.changes.depth += usize::from(self.changes.inserted.contains(&attribute("change-id")));
            }
            Tag::ChangeEnd => {
                let ends = self.changes.inserted.contains(&attribute("change-id"));
                self.changes.depth = self.changes.depth.saturating_sub(usize::from(ends));
            }
            Tag::FormerCell => {
                let value = super::table::value(start);
                self.fields.push(Field { from: 0, says: Vec::new(), hides: false });
                if let (Some(field), Some(Value::Number(value) | Value::Text(value))) = (self.fields.last_mut(), value)
                {
                    field.says.push(value);
                }
                self.write(element, What::Block(Role::Paragraph, Concealment::Deleted.into()));
            }
            Tag::HiddenParagraph => {
                let hides = start.attribute("is-hidden").is_none_or(|hidden| hidden == "true");
                if let Some(writing) = self.writings.last_mut() {
                    writing.hidden |= hides;
                }
            }
            _ => {
                let says = ["string-value", "string-value-if-true", "string-value-if-false"];
                let says = says.iter().map(|name| attribute(name)).filter(|value| !value.is_empty()).collect();
                let hides = start.attribute("is-hidden").is_some_and(|hidden| hidden == "true");
                let from = self.writings.last().map_or(0, |writing| writing.passage.text().len());
                self.fields.push(Field { from, says, hides });
            }
        }
    }

    /// A field ends: what it does not show of what it may is hidden.
    pub(super) fn end_field(&mut self) {
        let Some(field) = self.fields.pop() else { return };
        let shown = self.writings.last().and_then(|writing| writing.passage.text().get(field.from..));
        let shown = if field.hides { String::new() } else { shown.unwrap_or_default().trim().to_owned() };
        for text in field.says.iter().filter(|text| text.trim() != shown) {
            match self.writings.last_mut() {
                Some(writing) => writing.passage.push(text, Stands::Hidden),
                None => self.out.beside(text, Role::Attribute, Concealment::HiddenText),
            }
        }
    }

    /// A cell as it was ends: what it held is told if it shows nothing.
    pub(super) fn end_former_cell(&mut self) {
        let Some(field) = self.fields.pop() else { return };
        if let Some(writing) = self.writings.last_mut().filter(|writing| writing.passage.is_blank()) {
            for value in field.says {
                let value = super::length::whole(&value).unwrap_or(value);
                writing.passage.push(&value, Stands::OnPage);
            }
        }
    }

    /// Whether a paragraph is one of a deletion, which is told where it was.
    pub(super) fn takes_deleted(&mut self, passage: &Passage) -> bool {
        let outermost =
            self.writings.is_empty() && self.comments == 0 && self.tables.last().is_none_or(Option::is_none);
        match &mut self.changes.deletion {
            Some(paragraphs) if outermost && passage.is_plain() && passage.text().len() < SHORT => {
                if !passage.is_blank() {
                    paragraphs.push(passage.text().to_owned());
                }
                true
            }
            _ => false,
        }
    }

    /// A deletion ends. A piece of one paragraph is kept for its place.
    pub(super) fn end_deletion(&mut self) {
        let Some(paragraphs) = self.changes.deletion.take() else { return };
        let changes = &mut self.changes;
        match &paragraphs[..] {
            [only] if changes.kept + only.len() < KEPT && !changes.deleted.contains_key(&changes.region) => {
                changes.kept += only.len() + changes.region.len();
                changes.deleted.insert(changes.region.clone(), only.clone());
                changes.order.push(changes.region.clone());
            }
            _ => {
                for text in paragraphs {
                    self.out.block(&text, Role::Paragraph, Concealment::Deleted);
                }
            }
        }
    }

    /// Tells what was deleted at places that do not exist any more.
    pub(super) fn tell_deleted(&mut self) {
        for region in std::mem::take(&mut self.changes.order) {
            if let Some(text) = self.changes.deleted.remove(&region) {
                self.out.block(&text, Role::Paragraph, Concealment::Deleted);
            }
        }
    }
}
