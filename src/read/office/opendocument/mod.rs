//! stub
use super::super::container::Content;
use super::super::limits::Budget;
use super::archive::Archive;
use crate::document::Format;
pub(super) fn is_one(_: &mut Archive<'_>, _: &Budget) -> bool {
    false
}
pub(super) fn content<'a>(archive: Archive<'a>, _: &Budget) -> Content<'a> {
    Content::new(Format::Odt, move |_| {
        drop(archive);
        Ok(())
    })
}
