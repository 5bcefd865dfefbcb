//! Fields of forms: what was filled in, and what stands ready to be chosen.

use std::rc::Rc;

use super::Beside;
use super::shown::Shown;
use crate::document::{Concealment, Role, Seen};
use crate::read::pdf::syntax::{Dict, Id, Object};
use crate::read::pdf::text_of::text_of;
use crate::read::within::Within;

/// Fields lie in fields; nothing real is deeper.
const DEEP: usize = 32;

impl Beside<'_, '_> {
    /// Tells a field that a page shows. Its value may stand in a field around it, which several pages show.
    pub(super) fn field(&mut self, widget: &Dict, is_off: bool, shown: &Shown<'_>, to: &mut Within<'_, '_>) {
        let file = self.file;
        let mut chain = vec![(None, Rc::new(widget.clone()))];
        while let Some(parent) = chain.last().and_then(|(_, last)| last.get("Parent").cloned()) {
            let Some(dict) = file.resolve(&parent).as_dict().cloned() else { break };
            if chain.len() >= DEEP {
                break;
            }
            chain.push((parent.as_reference(), dict));
        }
        for (_, dict) in &chain {
            for name in ["TU", "T"] {
                let Some(text) = file.at(dict, name).as_string().map(text_of) else { continue };
                if (name == "TU" || super::value::is_telling(&text)) && !shown.says(&text) {
                    self.behind(&text, to);
                }
            }
        }
        let has_looks = widget.has("AP");
        let unseen = if is_off || has_looks || !self.paints_forms {
            Seen::from(Concealment::HiddenObject)
        } else {
            Seen::VISIBLE
        };
        for (name, seen) in [("V", unseen), ("DV", Concealment::Attribute.into())] {
            let Some((id, dict)) = chain.iter().find(|(_, dict)| dict.has(name)) else { continue };
            // Several pages show the value of the same field.
            let again = id.is_some_and(|id| name == "V" && !self.fields.insert(id.number));
            for text in self.filled(dict.get(name), to) {
                if shown.says(&text) || again {
                    self.is_fresh(&text);
                } else if name == "V" {
                    self.tell(&text, Role::Attribute, seen, to);
                } else {
                    self.once(&text, Role::Attribute, seen, to);
                }
            }
        }
        self.choices(&chain, shown, to);
    }

    /// What is filled in: a text, or several.
    fn filled(&mut self, value: Option<&Object>, to: &mut Within<'_, '_>) -> Vec<String> {
        let Some(value) = value else { return Vec::new() };
        let texts = match self.file.resolve(value) {
            Object::Array(items) => items.iter().filter_map(|item| self.text(item, to)).collect(),
            // A box that is ticked.
            Object::Name(name) if !name.is_ascii() => vec![text_of(&name)],
            _ => Vec::from_iter(self.text(value, to)),
        };
        texts.into_iter().filter(|text| !text.trim().is_empty()).collect()
    }

    /// What can be chosen, and what stands on a button.
    fn choices(&mut self, chain: &[(Option<Id>, Rc<Dict>)], shown: &Shown<'_>, to: &mut Within<'_, '_>) {
        for (id, dict) in chain {
            // Of a field that several pages show, one page told them.
            if id.is_some_and(|id| !self.chosen.insert(id.number)) {
                continue;
            }
            let mut texts = Vec::new();
            for item in self.file.array(dict, "Opt").iter().flat_map(|items| items.iter()) {
                match self.file.resolve(item) {
                    // What is exported, and what is shown.
                    Object::Array(both) => texts.extend(both.iter().filter_map(|one| self.text(one, to))),
                    one => texts.extend(one.as_string().map(text_of)),
                }
            }
            if let Some(looks) = self.file.dict(dict, "MK") {
                let captions = ["CA", "RC", "AC"].iter().filter_map(|name| self.text(looks.get(name)?, to));
                texts.extend(captions.filter(|caption| caption.chars().count() > 1));
            }
            for text in texts {
                if !shown.says(&text) {
                    self.behind(&text, to);
                }
            }
        }
    }
}
