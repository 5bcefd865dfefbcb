//! Contents that no page shows any more: pages that were taken out of their tree, and streams that nothing leads to.
//! Writers that never tidy up leave them behind, and programs that recover files show them.

use std::collections::HashSet;
use std::rc::Rc;

use super::beside::Beside;
use super::leaf::Leaves;
use super::syntax::lexer::{Lexer, Token, name_of};
use super::syntax::{Dict, File, Id, Object, Stream};
use super::tree::{self, PageNode};
use crate::document::{Concealment, ProblemKind};
use crate::read::within::Within;

/// More are not painted.
const MOST: usize = 2_000;
/// Resources of pages that may serve for contents without any.
const MOST_RESOURCES: usize = 32;

/// What is known of the pages that are shown.
#[derive(Default)]
pub(super) struct Left {
    shown: HashSet<u32>,
    resources: Vec<Rc<Dict>>,
}

impl Left {
    /// Takes note of a page that is shown.
    pub(super) fn shows(&mut self, node: &PageNode) {
        self.shown.extend(node.id.map(|id| id.number));
        let resources = &self.resources;
        if resources.len() < MOST_RESOURCES && !resources.iter().any(|known| Rc::ptr_eq(known, &node.resources)) {
            self.resources.push(Rc::clone(&node.resources));
        }
    }

    /// Tells what the others say.
    pub(super) fn tell<'a>(
        &self,
        file: &File<'a>,
        leaves: &mut Leaves<'_, 'a>,
        beside: &mut Beside<'_, 'a>,
        to: &mut Within<'_, '_>,
    ) {
        let pages = beside.pages_left().into_iter().filter(|number| !self.shown.contains(number));
        let mut pages: Vec<PageNode> = pages.filter_map(|number| tree::page_of(file, number)).take(MOST + 1).collect();
        for page in &pages {
            beside.contents(&page.dict);
        }
        for stream in beside.contents_left().into_iter().take((MOST + 1).saturating_sub(pages.len())) {
            pages.extend(self.around(file, &stream));
        }
        if pages.is_empty() {
            return;
        }
        if pages.len() > MOST {
            to.out.problem(ProblemKind::TooMany(MOST as u64));
        }
        let around = to.out.concealment();
        to.out.conceal(around.or(Some(Concealment::Residue)));
        let mut left = leaves.of(file);
        for page in pages.iter().take(MOST) {
            left.read(page, to.out);
        }
        leaves.learn(left);
        to.out.conceal(around);
        to.begin_main();
    }

    /// A page round a content, with the resources of the first page that has all the typefaces which it names.
    fn around(&self, file: &File<'_>, content: &Rc<Stream>) -> Option<PageNode> {
        let bytes = file.decode(content).bytes;
        let mut lexer = Lexer::new(&bytes, 0);
        let (mut names, mut last) = (HashSet::new(), None);
        while let Some(token) = lexer.next() {
            match token {
                Token::Name(raw) => last = Some(raw),
                Token::Word(b"Tf") => names.extend(last.take().map(name_of)),
                _ => {}
            }
        }
        let resources = self.resources.iter().find(|resources| {
            let fonts = file.dict(resources, "Font").unwrap_or_default();
            names.iter().all(|name| fonts.iter().any(|(own, _)| own == name.as_slice()))
        })?;
        let mut dict = Dict::default();
        let Id { number, generation } = content.id;
        dict.push(b"Contents"[..].into(), Object::Reference(Id { number, generation }));
        Some(tree::without_tree(file, dict, Rc::clone(resources)))
    }
}

#[cfg(test)]
mod tests {
    use crate::document::{Concealment, Document, Format};
    use crate::read::pdf::written::Written;
    use crate::read::{Container, Limits};

    #[test]
    fn pages_and_contents_that_nothing_leads_to_are_read() {
        let bytes = Written::new()
            .object(1, "<</Type/Catalog/Pages 2 0 R>>")
            .object(2, "<</Type/Pages/Kids[3 0 R]/MediaBox[0 0 300 300]/Resources<</Font<</F 9 0 R>>>>>>")
            .object(3, "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>")
            .object(4, "<<>>|BT /F 12 Tf 20 200 Td (shown) Tj ET")
            .object(5, "<</Type/Page/Parent 2 0 R/Contents 6 0 R>>")
            .object(6, "<<>>|BT /F 12 Tf 20 200 Td (taken out) Tj ET")
            .object(7, "<<>>|BT /F 12 Tf 20 200 Td (loose) Tj ET")
            .object(9, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
            .end("")
            .bytes;
        let mut told = Vec::new();
        let container = Container::open(&bytes, Limits::default()).unwrap_or_else(|problem| panic!("{problem:?}"));
        container.read(Document::new(Format::Text), &mut |stretch, _| {
            let document = &stretch.document;
            told.extend(document.blocks().iter().map(|b| (document.block_text(b).to_owned(), b.concealment)));
            assert!(stretch.problems.is_empty());
            stretch.document
        });
        let left = Some(Concealment::Residue);
        let expected = [("shown", None), ("taken out", left), ("loose", left)];
        assert_eq!(told, expected.map(|(text, why)| (text.to_owned(), why)));
    }
}
