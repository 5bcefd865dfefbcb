//! Mail.
use crate::document::ProblemKind;
use crate::read::container::Content;
use crate::read::limits::Budget;
pub(crate) fn begins(_: &[u8]) -> bool { false }
pub(crate) fn recognise<'a>(_: &'a [u8], _: &Budget) -> Result<Content<'a>, ProblemKind> { Err(ProblemKind::Damaged) }
