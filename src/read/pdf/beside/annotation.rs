//! What lies over a page without being part of it: remarks, links, stamps, fields.

use super::Beside;
use super::shown::{self, Shown};
use super::value::{Names, plain};
use crate::document::{Concealment, ProblemKind, Role, Seen};
use crate::read::pdf::syntax::{Dict, Object, Telling};
use crate::read::pdf::text_of::text_of;
use crate::read::within::Within;

/// More than these are no page's.
const MOST: usize = 100_000;
/// Flags: hidden, and not to be viewed.
const UNSEEN: i64 = 2 | 32;

/// What is told of them here; what else they say, any dictionary says in the same way.
const OWN: [&str; 12] = ["Contents", "RC", "T", "Parent", "V", "DV", "RV", "Opt", "MK", "TU", "TM", "Kids"];

/// What of an annotation has to be looked at.
struct Links;

impl Telling for Links {
    fn by_name(&self, name: &[u8]) -> bool {
        Names.by_name(name) || OWN.iter().any(|own| own.as_bytes() == name) || matches!(name, b"Widget" | b"FT" | b"PA")
    }

    fn by_reference(&self, name: &[u8]) -> bool {
        name == b"A" || Names.by_reference(name)
    }

    fn by_string(&self, name: &[u8], string: &str) -> bool {
        Names.by_string(name, string)
    }
}

impl Beside<'_, '_> {
    /// Tells what lies over a page. `text` = what the page says, with what is painted of this.
    pub(crate) fn page(&mut self, page: &Dict, text: &dyn Fn() -> String, to: &mut Within<'_, '_>) {
        self.contents(page);
        self.reach.all(0, page);
        let Some(all) = self.file.array(page, "Annots") else { return };
        let shown = Shown::new(text);
        let mut ways = Vec::new();
        for item in all.iter().take(MOST) {
            if let Some(id) = item.as_reference() {
                if !self.is_new(id) {
                    continue;
                }
                // Most are links within the document.
                ways.clear();
                if self.file.is_plain(id.number, &Links, &mut ways) {
                    for &to in &ways {
                        self.reach.lead(0, to);
                    }
                    continue;
                }
            }
            if let Some(dict) = self.file.resolve(item).as_dict() {
                self.annotation(dict, &shown, to);
            }
        }
        if all.len() > MOST {
            to.out.problem(ProblemKind::TooMany(MOST as u64));
        }
    }

    /// The contents of a page are read as such.
    pub(crate) fn contents(&mut self, page: &Dict) {
        let Some(value) = page.get("Contents") else { return };
        self.done.extend(value.as_reference().map(|id| id.number));
        if let Object::Array(items) = self.file.resolve(value) {
            self.done.extend(items.iter().filter_map(Object::as_reference).map(|id| id.number));
        }
    }

    fn annotation(&mut self, dict: &Dict, shown: &Shown<'_>, to: &mut Within<'_, '_>) {
        let file = self.file;
        self.reach.all(0, dict);
        let is_off = file.integer(dict, "F").unwrap_or(0) & UNSEEN != 0;
        let why = |own: Concealment| if is_off { Concealment::HiddenObject } else { own };
        let subtype = file.name(dict, "Subtype");
        let contents = file.at(dict, "Contents").as_string().map(text_of).filter(|text| !text.trim().is_empty());
        if let Some(text) = &contents {
            match subtype.as_deref() {
                // Text written on the page. Where it is not painted yet, programs paint it.
                Some(b"FreeText") => {
                    let seen = if file.dict(dict, "AP").is_some() {
                        why(Concealment::Attribute).into()
                    } else if is_off {
                        Concealment::HiddenObject.into()
                    } else {
                        Seen::VISIBLE
                    };
                    if shown.says(text) {
                        self.is_fresh(text);
                    } else {
                        self.tell(text, Role::Paragraph, seen, to);
                    }
                }
                // What is said of a link or a field instead of what is seen of it.
                Some(b"Link" | b"Widget") => self.tell(text, Role::Attribute, why(Concealment::Attribute), to),
                _ => self.tell(text, Role::Comment, why(Concealment::Comment), to),
            }
        }
        if let Some(rich) = dict.get("RC").and_then(|rich| self.text(rich, to)) {
            let rich = plain(&rich);
            let told = contents.as_ref().is_some_and(|text| shown::says(text, &rich));
            if !told && !shown.says(&rich) {
                self.once(&rich, Role::Comment, why(Concealment::Comment), to);
            }
        }
        if subtype.as_deref() == Some(b"Widget") || dict.has("FT") {
            self.field(dict, is_off, shown, to);
        } else if let Some(author) = file.at(dict, "T").as_string() {
            self.once(&text_of(author), Role::Attribute, Concealment::Property, to);
        }
        self.entries(dict, &OWN, why(Concealment::Attribute), to);
        // What happens on a click stands in an object of its own, and is told with its page.
        for action in ["A", "PA"] {
            if let Some(id) = dict.get(action).and_then(Object::as_reference)
                && self.is_new(id)
                && let Some(action) = file.get(id).as_dict()
            {
                self.reach.all(0, action);
                self.dict(action, why(Concealment::Attribute), to);
            }
        }
    }
}
