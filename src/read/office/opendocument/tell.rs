//! What is told, and as what.

use super::super::fingerprint;
use super::super::prompt;
use super::super::xml::Start;
use super::length::length;
use super::state::{Element, Scope, What, Writing};
use super::style::Look;
use super::tag::Tag;
use super::walker::Walker;
use crate::document::{Concealment, Role, Seen};

impl Walker<'_, '_> {
    /// What a paragraph is where the walk has come to.
    pub(super) fn role(&self, level: Option<u8>) -> Role {
        if self.comments > 0 {
            return Role::Comment;
        }
        let cell = self.tables.last().and_then(Option::as_ref).and_then(super::sheet::Table::role);
        cell.or(level.map(Role::Heading)).unwrap_or(Role::Paragraph)
    }

    /// Whether the page shows the cell around.
    pub(super) fn seen_in_table(&self) -> Seen {
        self.tables.last().and_then(Option::as_ref).map_or(Seen::VISIBLE, super::sheet::Table::seen)
    }

    /// As how a text is told here: it may be told later, when nothing is concealed any more.
    fn now(&self, seen: Seen) -> Seen {
        match self.out.concealment() {
            Some(why) if seen == Seen::VISIBLE => why.into(),
            _ => seen,
        }
    }

    /// Ends the innermost writing.
    pub(super) fn end_writing(&mut self) {
        let Some(writing) = self.writings.pop() else { return };
        let Writing { what, passage, hidden } = writing;
        let (role, seen) = match what {
            What::Block(role, seen) => (role, seen),
            What::Cell => return self.end_cell(passage),
            What::Person => {
                if !self.is_new_person(passage.text()) {
                    return;
                }
                (Role::Attribute, Concealment::Property.into())
            }
            What::Property(name) => {
                let value = passage.text().trim();
                if !says_nothing(&name, value) {
                    self.out.property(&name, value);
                }
                return;
            }
        };
        let prompts = self.scope == Scope::Masters && self.out.concealment() == Some(Concealment::Attribute);
        if self.scope == Scope::Masters
            && passage.text().len() < 100
            && passage.is_plain()
            && (is_default(passage.text()) || prompts && prompt::is_usual(passage.text()))
        {
            return;
        }
        if self.scope == Scope::Masters
            && passage.is_whole()
            && !passage.is_blank()
            && !self.told.insert(fingerprint(passage.text()))
        {
            return;
        }
        if matches!(role, Role::Paragraph | Role::Heading(_)) && self.takes_deleted(&passage) {
            return;
        }
        let role = if prompts { Role::Attribute } else { role };
        let seen = if hidden && seen == Seen::VISIBLE { Concealment::HiddenText.into() } else { self.now(seen) };
        let rest = match self.writings.last_mut() {
            Some(outer) => outer.passage.keep(passage, role, seen),
            None => Some(passage),
        };
        if let Some(passage) = rest {
            passage.tell(self.out, role, seen);
        }
    }

    /// A block that follows the open writing, if there is one.
    pub(super) fn beside(&mut self, text: &str, role: Role, seen: Seen) {
        if self.scope == Scope::Masters && !self.told.insert(fingerprint(text)) {
            return;
        }
        let seen = self.now(seen);
        match self.writings.last_mut() {
            Some(writing) => writing.passage.beside(text, role, seen),
            None => self.out.beside(text, role, seen),
        }
    }

    /// Hands out what there is of a text that is longer than a stretch.
    pub(super) fn cut_long(&mut self) {
        let table = self.tables.last().and_then(Option::as_ref);
        let Some(writing) = self.writings.last_mut() else { return };
        let (role, seen) = match &writing.what {
            What::Block(role, seen) => (*role, *seen),
            What::Cell => match table.and_then(|table| Some((table.role()?, table.seen()))) {
                Some(cell) => cell,
                None => return,
            },
            What::Person | What::Property(_) => return,
        };
        writing.passage.cut_long(self.out, role, seen);
    }

    /// The body's content begins.
    pub(super) fn begin_story(&mut self, name: &str, element: &mut Element) {
        let nested = self.inside || self.open.len() > 2;
        if nested && name != "chart" {
            self.conceal(element, Concealment::Embedded);
        }
        if !nested {
            self.is_spreadsheet = name == "spreadsheet";
        }
    }

    /// A slide begins.
    pub(super) fn begin_page(&mut self, start: &Start<'_>, style: &str, element: &mut Element) {
        if self.styles.is_absent("drawing-page", style) {
            self.conceal(element, Concealment::HiddenSlide);
        }
        element.look = Look::default().on_some_ground();
        self.pages = self.pages.saturating_add(1);
        self.page = start.attribute("master-page-name").and_then(|master| self.styles.page(&master));
        if !self.inside && self.open.len() == 3 {
            self.out.begin_page(self.pages);
        }
    }

    /// A shape begins, which may be switched off or stand beyond the edges.
    pub(super) fn shape(&mut self, start: &Start<'_>, element: &mut Element, parent: Tag) {
        let off = start.attribute("display").is_some_and(|display| matches!(&*display, "none" | "printer"));
        let layer = start.attribute("layer").is_some_and(|layer| self.styles.hidden_layers.contains(&*layer));
        if off || layer {
            self.conceal(element, Concealment::HiddenObject);
        } else if matches!(parent, Tag::Page | Tag::Shape) && self.page.is_some_and(|page| is_off(start, page)) {
            self.conceal(element, Concealment::OffPage);
        }
    }
}

/// Whether no part of a shape stands on a page of this size.
fn is_off(start: &Start<'_>, page: (i64, i64)) -> bool {
    let measure = |name| start.attribute(name).and_then(|value| length(&value));
    let (Some(width), Some(height)) = (measure("width"), measure("height")) else { return false };
    let (width, height) = (width.abs(), height.abs());
    if let Some(transform) = start.attribute("transform") {
        // A turned shape, which may reach from there in any direction.
        let moved = transform.split_once("translate").map(|(_, rest)| rest.trim_start().trim_start_matches('('));
        let mut to = moved.unwrap_or_default().split([' ', ',', ')']).filter(|part| !part.is_empty()).map(length);
        let (Some(Some(x)), Some(Some(y))) = (to.next(), to.next()) else { return false };
        let round = width + height;
        return x + round < 0 || y + round < 0 || x - round > page.0 || y - round > page.1;
    }
    let (Some(x), Some(y)) = (measure("x"), measure("y")) else { return false };
    x + width < 0 || y + height < 0 || x > page.0 || y > page.1
}

/// What every document says of itself: the program, the time spent, how often it was saved.
fn says_nothing(name: &str, value: &str) -> bool {
    matches!(name, "generator" | "editing-duration" | "editing-cycles" | "document-statistic")
        || matches!(value, "" | "true" | "false")
        || value.len() <= 6 && value.bytes().all(|b| b.is_ascii_digit())
}

/// Numbers of pages, and what stands for dates and names that are not known yet: every spreadsheet has them
/// in its headers, where nobody ever printed one.
fn is_default(text: &str) -> bool {
    let mut rest = text.to_owned();
    for word in ["Page", "of", "第", "页", "共", "编号", "number"] {
        rest = rest.replace(word, "");
    }
    let digits = rest.chars().filter(|c| c.is_ascii_digit() && *c != '0').count();
    digits <= 4 && rest.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "?<>/,:.()-—·".contains(c))
}
