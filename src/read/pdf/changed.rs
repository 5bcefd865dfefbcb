//! Which pages of an earlier revision a file no longer shows as they were.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

use super::syntax::{Dict, File, Id, Object};
use super::tree::{self, PageNode};
use crate::document::ProblemKind;

/// So many objects belong to a page at most.
const OBJECTS: usize = 20_000;

/// The pages of an earlier revision that a file does not show as they were: something on them was replaced or taken away,
/// or they are gone. What was only added does not count.
pub(crate) fn changed_pages(file: &File<'_>, earlier: &File<'_>) -> Vec<PageNode> {
    let mut shown = Shown::of(file);
    let mut same = HashSet::new();
    tree::pages(earlier).flatten().filter(|page| !shown.holds(earlier, page, &mut same)).collect()
}

/// The pages that a file shows now.
struct Shown<'f, 'a> {
    file: &'f File<'a>,
    by_id: HashMap<u32, PageNode>,
    /// Which page a content is on.
    by_content: HashMap<u32, u32>,
}

impl<'f, 'a> Shown<'f, 'a> {
    fn of(file: &'f File<'a>) -> Self {
        let (mut by_id, mut by_content) = (HashMap::new(), HashMap::new());
        for page in tree::pages(file).flatten() {
            let Some(id) = page.id else { continue };
            for content in items(file, &page.dict, "Contents").iter().filter_map(Object::as_reference) {
                by_content.entry(content.number).or_insert(id.number);
            }
            by_id.entry(id.number).or_insert(page);
        }
        Self { file, by_id, by_content }
    }

    /// Whether a page of an earlier revision is still shown. `same` = objects with all below them that are as they were.
    fn holds(&mut self, earlier: &File<'_>, page: &PageNode, same: &mut HashSet<u32>) -> bool {
        let contents = items(earlier, &page.dict, "Contents");
        let content = contents.iter().find_map(Object::as_reference);
        let now = page.id.and_then(|id| self.by_id.get(&id.number)).or_else(|| {
            let id = self.by_content.get(&content?.number)?;
            self.by_id.get(id)
        });
        let Some(now) = now else { return false };
        parts(earlier, page).is_subset(&parts(self.file, now)) && unchanged(earlier, self.file, page, same)
    }
}

/// Whether all objects that a page consists of are as they were.
fn unchanged(earlier: &File<'_>, file: &File<'_>, page: &PageNode, same: &mut HashSet<u32>) -> bool {
    let mut ahead: Vec<Id> = Vec::new();
    for name in ["Contents", "Annots"] {
        page.dict.get(name).into_iter().for_each(|object| references(object, &mut ahead));
    }
    references(&Object::Dict(Rc::clone(&page.resources)), &mut ahead);
    let mut seen = HashSet::new();
    while let Some(id) = ahead.pop() {
        if same.contains(&id.number) || !seen.insert(id.number) {
            continue;
        }
        if seen.len() > OBJECTS {
            earlier.tell(ProblemKind::TooMany(OBJECTS as u64));
            break;
        }
        let object = earlier.get(id);
        let kind = object.as_dict().map(|dict| earlier.at(dict, "Type"));
        // Links lead to other pages.
        if matches!(kind.as_ref().and_then(Object::as_name), Some(b"Page" | b"Pages" | b"Catalog")) {
            continue;
        }
        if earlier.differs(file, id.number) {
            return false;
        }
        references(&object, &mut ahead);
    }
    same.extend(seen);
    true
}

fn references(object: &Object, into: &mut Vec<Id>) {
    match object {
        Object::Reference(id) => into.push(*id),
        Object::Array(items) => items.iter().for_each(|item| references(item, into)),
        Object::Dict(dict) => dict.iter().for_each(|(_, value)| references(value, into)),
        Object::Stream(stream) => stream.dict.iter().for_each(|(_, value)| references(value, into)),
        _ => {}
    }
}

/// What stands under a name, be it one or several.
fn items(file: &File<'_>, dict: &Dict, name: &str) -> Rc<[Object]> {
    match file.at(dict, name) {
        Object::Array(items) => items,
        Object::Null => Rc::default(),
        _ => dict.get(name).cloned().into_iter().collect(),
    }
}

/// What is on a page and named in it, as marks that can be compared.
fn parts(file: &File<'_>, page: &PageNode) -> HashSet<u64> {
    let mut parts = HashSet::new();
    for name in ["Contents", "Annots"] {
        for item in items(file, &page.dict, name).iter() {
            parts.insert(mark(name, &[], item));
        }
    }
    for (category, named) in page.resources.iter() {
        let Object::Dict(dict) = file.resolve(named) else { continue };
        for (name, value) in dict.iter() {
            parts.insert(mark(&String::from_utf8_lossy(category), name, value));
        }
    }
    parts
}

fn mark(part: &str, name: &[u8], value: &Object) -> u64 {
    let mut hasher = DefaultHasher::new();
    (part, name).hash(&mut hasher);
    write(value, &mut hasher);
    hasher.finish()
}

fn write(value: &Object, into: &mut DefaultHasher) {
    std::mem::discriminant(value).hash(into);
    match value {
        Object::Null => {}
        Object::Bool(value) => value.hash(into),
        Object::Integer(number) => number.hash(into),
        Object::Real(number) => number.to_bits().hash(into),
        Object::String(bytes) | Object::Name(bytes) => bytes.hash(into),
        Object::Array(items) => items.iter().for_each(|item| write(item, into)),
        Object::Dict(dict) => dict.iter().for_each(|(name, value)| {
            name.hash(into);
            write(value, into);
        }),
        Object::Stream(stream) => stream.bytes.hash(into),
        Object::Reference(id) => id.number.hash(into),
    }
}
