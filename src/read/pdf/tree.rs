//! The pages of a file, in their order, with what they inherit from the branches that they hang on.

use std::collections::HashSet;
use std::rc::Rc;

use super::syntax::{Dict, File, Id, Object};
use crate::document::ProblemKind;

/// More pages are not read.
const MOST: u32 = 100_000;
/// Branches hang on branches so deep; a tree of all pages that may be is five levels deep.
const DEEP: usize = 64;
/// What a page measures that does not say.
const LETTER: [f64; 4] = [0.0, 0.0, 612.0, 792.0];
/// Boxes smaller than this are no pages.
const THIN: f64 = 1e-3;

/// A page.
pub(crate) struct PageNode {
    pub(crate) dict: Rc<Dict>,
    /// The object that it is.
    pub(crate) id: Option<Id>,
    pub(crate) resources: Rc<Dict>,
    /// What is shown of the sheet: left, bottom, right, top.
    pub(crate) crop: [f64; 4],
    /// By how much it is turned clockwise when it is shown: 0, 90, 180 or 270.
    pub(crate) rotate: i64,
    /// Which page it is, the first being 1.
    pub(crate) number: u32,
}

/// A page that is not there.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Lost {
    pub(crate) number: u32,
    pub(crate) kind: ProblemKind,
}

/// What branches leave to the pages on them.
#[derive(Clone, Default)]
struct Inherited {
    resources: Option<Rc<Dict>>,
    media: Option<[f64; 4]>,
    crop: Option<[f64; 4]>,
    rotate: Option<i64>,
}

/// A branch being gone through.
struct Branch {
    kids: Rc<[Object]>,
    next: usize,
    inherited: Inherited,
}

/// Goes through the pages, one after the other.
pub(crate) struct Pages<'f, 'a> {
    file: &'f File<'a>,
    branches: Vec<Branch>,
    /// Branches that were gone through: none counts twice, so that the tree ends.
    seen: HashSet<u32>,
    number: u32,
    /// Pages that hang on no tree, where the tree has none.
    loose: Option<std::vec::IntoIter<u32>>,
}

/// The pages of a file.
pub(crate) fn pages<'f, 'a>(file: &'f File<'a>) -> Pages<'f, 'a> {
    let mut pages = Pages { file, branches: Vec::new(), seen: HashSet::new(), number: 0, loose: None };
    if let Some(root) = file.dict(file.trailer(), "Root")
        && let Some(tree) = root.get("Pages")
    {
        pages.branches.push(Branch { kids: [tree.clone()].into(), next: 0, inherited: Inherited::default() });
    }
    pages
}

/// A page by its number, wherever it hangs.
pub(crate) fn page_of(file: &File<'_>, number: u32) -> Option<PageNode> {
    let pages = Pages { file, branches: Vec::new(), seen: HashSet::new(), number: 0, loose: None };
    pages.loose_page(number)
}

/// A page that hangs on nothing.
pub(crate) fn without_tree(file: &File<'_>, dict: Dict, resources: Rc<Dict>) -> PageNode {
    let pages = Pages { file, branches: Vec::new(), seen: HashSet::new(), number: 0, loose: None };
    pages.page(None, Rc::new(dict), &Inherited { resources: Some(resources), ..Inherited::default() })
}

impl Iterator for Pages<'_, '_> {
    type Item = Result<PageNode, Lost>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.number >= MOST {
            self.file.tell(ProblemKind::TooMany(u64::from(MOST)));
            return None;
        }
        while let Some(branch) = self.branches.last_mut() {
            let Some(kid) = branch.kids.get(branch.next).cloned() else {
                self.branches.pop();
                continue;
            };
            branch.next += 1;
            let inherited = branch.inherited.clone();
            let id = kid.as_reference();
            let Some(dict) = self.file.resolve(&kid).as_dict().cloned() else {
                // What the trailer leads to is no page, if nothing is there.
                if self.branches.len() == 1 {
                    continue;
                }
                self.number += 1;
                return Some(Err(Lost { number: self.number, kind: self.file.lost() }));
            };
            let Some(kids) = self.kids(&dict) else {
                // In the place of the tree may stand a single page, or what is left of a tree.
                let is_page = self.file.at(&dict, "Type").as_name() == Some(b"Page") || dict.has("Contents");
                if self.branches.len() == 1 && !is_page {
                    continue;
                }
                self.number += 1;
                return Some(Ok(self.page(id, dict, &inherited)));
            };
            if id.is_some_and(|id| !self.seen.insert(id.number)) {
                continue;
            }
            if self.branches.len() >= DEEP {
                self.file.tell(ProblemKind::TooDeep(DEEP as u64));
                continue;
            }
            let inherited = self.left_by(&dict, &inherited);
            self.branches.push(Branch { kids, next: 0, inherited });
        }
        self.next_loose()
    }
}

impl Pages<'_, '_> {
    /// What hangs on a branch; nothing if it is a page.
    fn kids(&self, dict: &Dict) -> Option<Rc<[Object]>> {
        let kids = match self.file.at(dict, "Kids") {
            Object::Array(kids) => kids,
            // A list of one, without its brackets.
            Object::Dict(_) => dict.get("Kids").cloned().into_iter().collect(),
            _ => return None,
        };
        (self.file.at(dict, "Type").as_name() != Some(b"Page")).then_some(kids)
    }

    /// The next page of a file whose tree has none.
    fn next_loose(&mut self) -> Option<Result<PageNode, Lost>> {
        if self.loose.is_none() && self.number > 0 {
            return None;
        }
        let file = self.file;
        let mut loose = self.loose.take().unwrap_or_else(|| file.numbers().into_iter());
        let page = loose.find_map(|number| self.loose_page(number));
        self.loose = Some(loose);
        if let Some(page) = page {
            self.number += 1;
            return Some(Ok(PageNode { number: self.number, ..page }));
        }
        if self.number == 0 {
            file.tell(file.lost());
        }
        None
    }

    /// A page that was not come to by its tree.
    fn loose_page(&self, number: u32) -> Option<PageNode> {
        let file = self.file;
        let id = Id { number, generation: 0 };
        let Object::Dict(dict) = file.get(id) else { return None };
        if file.at(&dict, "Type").as_name() != Some(b"Page") {
            return None;
        }
        // What it inherits, the branches above tell that it names itself.
        let mut above = Vec::new();
        let mut branch = file.dict(&dict, "Parent");
        while let Some(dict) = branch.filter(|_| above.len() < DEEP) {
            branch = file.dict(&dict, "Parent");
            above.push(dict);
        }
        let inherited = above.iter().rev().fold(Inherited::default(), |above, dict| self.left_by(dict, &above));
        Some(self.page(Some(id), dict, &inherited))
    }

    fn left_by(&self, dict: &Dict, above: &Inherited) -> Inherited {
        Inherited {
            resources: self.resources(dict, above),
            media: self.area(dict, "MediaBox").or(above.media),
            crop: self.area(dict, "CropBox").or(above.crop),
            rotate: self.file.integer(dict, "Rotate").or(above.rotate),
        }
    }

    /// What a branch or page has itself replaces what is above it. But where it names no typefaces, readers look further up.
    fn resources(&self, dict: &Dict, above: &Inherited) -> Option<Rc<Dict>> {
        let Some(own) = self.file.dict(dict, "Resources") else { return above.resources.clone() };
        match above.resources.as_ref().and_then(|above| above.get("Font")) {
            Some(fonts) if !own.has("Font") => {
                let mut both = Dict::clone(&own);
                both.push(b"Font"[..].into(), fonts.clone());
                Some(Rc::new(both))
            }
            _ => Some(own),
        }
    }

    fn page(&self, id: Option<Id>, dict: Rc<Dict>, above: &Inherited) -> PageNode {
        let own = self.left_by(&dict, above);
        let media = own.media.unwrap_or(LETTER);
        let crop = own.crop.map(|crop| shared(crop, media)).filter(is_area).unwrap_or(media);
        let rotate = own.rotate.filter(|rotate| rotate % 90 == 0).unwrap_or(0).rem_euclid(360);
        PageNode { dict, id, resources: own.resources.unwrap_or_default(), crop, rotate, number: self.number }
    }

    /// A box, its corners in order; nothing if it is none.
    fn area(&self, dict: &Dict, name: &str) -> Option<[f64; 4]> {
        let numbers = self.file.numbers_of(dict, name)?;
        let &[a, b, c, d] = numbers.get(..4)? else { return None };
        Some([a.min(c), b.min(d), a.max(c), b.max(d)]).filter(is_area)
    }
}

fn shared(a: [f64; 4], b: [f64; 4]) -> [f64; 4] {
    [a[0].max(b[0]), a[1].max(b[1]), a[2].min(b[2]), a[3].min(b[3])]
}

fn is_area(area: &[f64; 4]) -> bool {
    area.iter().all(|side| side.is_finite()) && area[2] - area[0] > THIN && area[3] - area[1] > THIN
}

#[cfg(test)]
#[allow(clippy::float_cmp)] // as they are written
mod tests {
    use super::*;
    use crate::read::limits::{Budget, Limits};
    use crate::read::pdf::written::Written;

    #[test]
    fn pages_inherit() {
        let bytes = Written::new()
            .object(1, "<</Type/Catalog/Pages 2 0 R>>")
            .object(2, "<</Type/Pages/Kids[3 0 R 4 0 R null 9 0 R 5 0 R]/MediaBox[595 842 0 0]/Rotate -90>>")
            .object(3, "<</Kids[6 0 R]/Resources<</Font 7 0 R>>/CropBox[-9 10 20 30]/Parent 2 0 R>>")
            .object(4, "<</MediaBox[0 0 1 nan]/CropBox[900 900 999 999]/Rotate 45>>")
            .object(5, "<</Type/Page/MediaBox[0 0 100 100]/Rotate 450>>")
            .object(6, "<</Type/Page/Parent 3 0 R>>")
            .end("")
            .bytes;
        let budget = Budget::new(Limits::default());
        let file = File::of(&bytes, &budget).unwrap_or_else(|kind| panic!("{kind:?}"));
        let pages: Vec<_> = pages(&file).collect();
        let lost: Vec<u32> = pages.iter().filter_map(|page| page.as_ref().err()).map(|lost| lost.number).collect();
        assert_eq!(lost, [3, 4]);
        let pages: Vec<PageNode> = pages.into_iter().flatten().collect();
        let a4 = [0.0, 0.0, 595.0, 842.0];
        assert_eq!(pages.iter().map(|page| page.number).collect::<Vec<_>>(), [1, 2, 5]);
        assert_eq!(pages.iter().map(|page| page.rotate).collect::<Vec<_>>(), [270, 0, 90]);
        let shown: Vec<_> = pages.iter().map(|page| page.crop).collect();
        assert_eq!(shown, [[0.0, 10.0, 20.0, 30.0], a4, [0.0, 0.0, 100.0, 100.0]]);
        assert!(pages[0].resources.has("Font") && pages[1].resources.is_empty());
    }

    #[test]
    fn pages_without_a_tree() {
        let bytes = Written::new()
            .object(1, "<</Type/Catalog/Pages 2 0 R>>")
            .object(2, "<</Type/Pages/Kids[]/MediaBox[0 0 10 10]>>")
            .object(3, "<</Type/Page/Parent 2 0 R>>")
            .end("")
            .bytes;
        let budget = Budget::new(Limits::default());
        let file = File::of(&bytes, &budget).unwrap_or_else(|kind| panic!("{kind:?}"));
        let found: Vec<_> = pages(&file).flatten().map(|page| (page.id.map(|id| id.number), page.crop[2])).collect();
        assert_eq!(found, [(Some(3), 10.0)]);
    }
}
