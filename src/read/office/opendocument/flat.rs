//! `OpenDocument` as one file of XML, in which everything stands that an archive has in parts.

use std::io::Cursor;

use super::super::xml::Xml;
use super::state::Scope;
use super::style::{self, Styles};
use super::walker::Walker;
use crate::document::ProblemKind;
use crate::read::container::Content;
use crate::read::limits::Budget;
use crate::read::within::Within;

/// So far from its beginning the first element stands.
const HEAD: usize = 1 << 10;
const ROOT: &[u8] = b"<office:document";

pub(in crate::read) fn begins(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let head = head.get(..HEAD).unwrap_or(head).trim_ascii_start();
    if !head.starts_with(b"<?xml") && !head.starts_with(ROOT) {
        return false;
    }
    let at = memchr::memmem::find(head, ROOT).map(|at| at + ROOT.len());
    at.and_then(|at| head.get(at)).is_some_and(|next| next.is_ascii_whitespace() || *next == b'>')
}

/// Which kind of document it is.
pub(in crate::read) fn recognise<'a>(bytes: &'a [u8], budget: &Budget) -> Result<Content<'a>, ProblemKind> {
    let mut xml = open(bytes, budget);
    if xml.root()?.name != "document" {
        return Err(ProblemKind::UnknownKind(Some("XML")));
    }
    let story = super::story(&mut xml);
    Ok(Content::new(super::format(story.as_deref()), move |to| read(bytes, to)))
}

fn open<'a>(bytes: &'a [u8], budget: &'a Budget) -> Xml<'a> {
    Xml::over(budget.metered(Box::new(Cursor::new(bytes)), bytes.len() as u64))
}

fn read(bytes: &[u8], to: &mut Within<'_, '_>) -> Result<(), ProblemKind> {
    let budget = to.budget;
    let mut styles = Styles::default();
    let mut xml = open(bytes, budget);
    // What is wrong with it is told when the text is read. Master pages stand before the text as well.
    let _ = xml.root().and_then(|_| style::collect(&mut xml, &mut styles));
    let mut xml = open(bytes, budget);
    let root = xml.root()?;
    if root.has_entities {
        to.out.problem(ProblemKind::Damaged);
    }
    let home = to.path().to_owned();
    let (binaries, result) = Walker::new(to.out, budget, &styles, Scope::Body, home, false).read(&mut xml);
    let problem = xml.problem();
    styles.tell(to.out);
    super::binaries(to, "", binaries);
    to.begin_part("styles");
    let mut xml = open(bytes, budget);
    let masters = xml.root().and_then(|_| {
        let home = to.full("styles");
        let (binaries, result) = Walker::new(to.out, budget, &styles, Scope::Masters, home, false).read(&mut xml);
        super::binaries(to, "styles", binaries);
        result
    });
    to.begin_main();
    for kind in [problem, result.err(), masters.err()].into_iter().flatten() {
        to.out.problem(kind);
    }
    Ok(())
}
