use super::file::Compound;
use crate::document::ProblemKind;
use crate::read::within::Within;
pub(super) fn read(_: &Compound<'_>, _: &mut Within<'_, '_>) -> Result<(), ProblemKind> { Ok(()) }
