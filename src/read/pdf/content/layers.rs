//! Layers of a document that can be switched on and off, and which of them are off when it is opened.

use std::collections::HashSet;

use crate::read::pdf::syntax::{Dict, File, Id, Object};

/// Expressions in expressions.
const DEEP: u32 = 16;
/// Layers that are looked at; drawings have hundreds.
const MOST: usize = 10_000;

/// The layers that are off.
#[derive(Default)]
pub(super) struct Layers {
    off: HashSet<Id>,
}

impl Layers {
    /// As the document is opened.
    pub(super) fn of(file: &File<'_>) -> Self {
        Self { off: off(file).unwrap_or_default() }
    }

    /// Whether what belongs to a layer, or to a rule over several, is not shown.
    pub(super) fn hides(&self, file: &File<'_>, layer: &Object) -> bool {
        if self.off.is_empty() {
            // Only a rule can ask for a layer to be off, and those that do exist for layers that can be.
            return file.resolve(layer).as_dict().is_some_and(|dict| self.rule_hides(file, dict));
        }
        if layer.as_reference().is_some_and(|id| self.off.contains(&id)) {
            return true;
        }
        file.resolve(layer).as_dict().is_some_and(|dict| self.rule_hides(file, dict))
    }

    fn rule_hides(&self, file: &File<'_>, dict: &Dict) -> bool {
        if file.at(dict, "Type").as_name() != Some(b"OCMD") && !dict.has("OCGs") {
            return false;
        }
        if let Some(expression) = dict.get("VE")
            && let Some(shown) = self.holds(file, expression, 0)
        {
            return !shown;
        }
        let Some(groups) = dict.get("OCGs") else { return false };
        let groups = match file.resolve(groups) {
            Object::Array(groups) => groups,
            Object::Null => return false,
            _ => vec![groups.clone()].into(),
        };
        // What refers to nothing has no say.
        let mut states = groups.iter().take(MOST).filter_map(|group| {
            let id = group.as_reference()?;
            file.get(id).as_dict().map(|_| !self.off.contains(&id))
        });
        let mut some = states.clone().peekable();
        if some.peek().is_none() {
            return false;
        }
        !match file.name(dict, "P").as_deref() {
            Some(b"AllOn") => states.all(|on| on),
            Some(b"AnyOff") => states.any(|on| !on),
            Some(b"AllOff") => states.all(|on| !on),
            _ => states.any(|on| on),
        }
    }

    /// Whether an expression over layers is true; nothing if it is none.
    fn holds(&self, file: &File<'_>, expression: &Object, depth: u32) -> Option<bool> {
        let resolved = file.resolve(expression);
        let Some(parts) = resolved.as_array() else {
            resolved.as_dict()?;
            return Some(!self.off.contains(&expression.as_reference()?));
        };
        if depth > DEEP {
            return None;
        }
        let (operator, parts) = parts.split_first()?;
        let mut values = parts.iter().take(64).filter_map(|part| self.holds(file, part, depth + 1));
        match file.resolve(operator).as_name()? {
            b"And" => Some(values.all(|value| value)),
            b"Or" => Some(values.any(|value| value)),
            b"Not" => values.next().map(|value| !value),
            _ => None,
        }
    }
}

fn off(file: &File<'_>) -> Option<HashSet<Id>> {
    let catalog = file.dict(file.trailer(), "Root")?;
    let properties = file.dict(&catalog, "OCProperties")?;
    let mut off = HashSet::new();
    let list = |dict: &Dict, name: &str| file.array(dict, name).unwrap_or_else(|| Vec::new().into());
    let config = file.dict(&properties, "D")?;
    if file.name(&config, "BaseState").as_deref() == Some(b"OFF") {
        off.extend(list(&properties, "OCGs").iter().take(MOST).filter_map(Object::as_reference));
    }
    for on in list(&config, "ON").iter().take(MOST).filter_map(Object::as_reference) {
        off.remove(&on);
    }
    off.extend(list(&config, "OFF").iter().take(MOST).filter_map(Object::as_reference));
    // Layers may be on or off by what the document is opened for: here, to be seen.
    for usage in list(&config, "AS").iter().take(64) {
        let usage = file.resolve(usage);
        let Some(usage) = usage.as_dict() else { continue };
        let views = list(usage, "Category").iter().any(|category| file.resolve(category).as_name() == Some(b"View"));
        if !views || file.name(usage, "Event").as_deref() != Some(b"View") {
            continue;
        }
        for id in list(usage, "OCGs").iter().take(MOST).filter_map(Object::as_reference) {
            let group = file.get(id);
            let view = group.as_dict().and_then(|group| file.dict(&file.dict(group, "Usage")?.clone(), "View"));
            match view.and_then(|view| file.name(&view, "ViewState")).as_deref() {
                Some(b"OFF") => off.insert(id),
                Some(b"ON") => off.remove(&id),
                _ => continue,
            };
        }
    }
    Some(off)
}
