//! Stand-in.
use super::syntax::{Dict, File};
use crate::read::within::Within;
pub(crate) fn page(_: &File<'_>, _: &Dict, _: u32, _: &mut Within<'_, '_>) {}
pub(crate) fn document(_: &File<'_>, _: &mut Within<'_, '_>) {}
