//! What a file was before it was saved last. Whoever saves a change may append it and leave everything before it as it was:
//! a name that was blackened, a page that was taken out. It is still there, and programs that recover files show it.

use super::beside::Beside;
use super::changed::changed_pages;
use super::leaf::Leaves;
use super::syntax::File;
use super::syntax::revisions::Revision;
use crate::document::Concealment;
use crate::read::within::Within;

/// Tells what pages and forms said in earlier revisions and do not say now. `leaves` and `beside` know what was told.
pub(super) fn tell<'a>(
    file: &File<'a>,
    revisions: Vec<Revision>,
    leaves: &mut Leaves<'_, 'a>,
    beside: &mut Beside<'_, 'a>,
    to: &mut Within<'_, '_>,
) {
    let around = to.out.conceal(Some(Concealment::EarlierVersion));
    // The newest first: what it says, older ones need not say again.
    for revision in revisions.into_iter().rev() {
        match file.as_of(revision) {
            Ok(earlier) => {
                let pages = changed_pages(file, &earlier);
                let mut then = leaves.of(&earlier);
                let mut beside_then = beside.of(&earlier);
                for node in &pages {
                    then.read(node, to.out);
                    beside_then.page(&node.dict, &|| then.text(), to);
                }
                leaves.learn(then);
                beside.learn(beside_then);
                to.begin_main();
                earlier.problems().into_iter().for_each(|problem| to.out.problem(problem));
            }
            Err(kind) => to.out.problem(kind),
        }
    }
    to.out.conceal(around);
}
