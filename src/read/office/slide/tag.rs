//! The elements that mean something on a slide, by their names without prefix.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// A shape, a picture, a table's frame; and a group of them.
    Shape,
    Group,
    /// What a shape is called, and whether it is switched off.
    Own,
    Placeholder,
    Transform,
    Offset,
    Extent,
    ChildOffset,
    ChildExtent,
    Paragraph,
    Run,
    Text,
    Break,
    RunProperties,
    /// The colour of letters, and the ground under them.
    RunFill,
    Highlight,
    Colour,
    Alpha,
    Table,
    TableProperties,
    Row,
    Cell,
    Alternate,
    Choice,
    Fallback,
    /// A comment, and its text as older programs write it.
    Comment,
    CommentText,
    /// Names of typefaces and layouts.
    Name,
    Other,
}

impl Tag {
    /// The element of that name inside of another one.
    pub(super) fn of(name: &str, parent: Self) -> Self {
        match name {
            "sp" | "pic" | "graphicFrame" | "cxnSp" | "contentPart" => Self::Shape,
            "grpSp" => Self::Group,
            "cNvPr" => Self::Own,
            "ph" => Self::Placeholder,
            "xfrm" => Self::Transform,
            "off" if parent == Self::Transform => Self::Offset,
            "ext" if parent == Self::Transform => Self::Extent,
            "chOff" if parent == Self::Transform => Self::ChildOffset,
            "chExt" if parent == Self::Transform => Self::ChildExtent,
            "p" => Self::Paragraph,
            "r" | "fld" => Self::Run,
            "t" => Self::Text,
            "br" if parent == Self::Paragraph => Self::Break,
            "rPr" if parent == Self::Run => Self::RunProperties,
            "solidFill" if parent == Self::RunProperties => Self::RunFill,
            "highlight" if parent == Self::RunProperties => Self::Highlight,
            "srgbClr" | "schemeClr" | "sysClr" | "prstClr" if parent == Self::RunFill => Self::Colour,
            "alpha" if parent == Self::Colour => Self::Alpha,
            "tbl" => Self::Table,
            "tblPr" if parent == Self::Table => Self::TableProperties,
            "tr" => Self::Row,
            "tc" => Self::Cell,
            "AlternateContent" => Self::Alternate,
            "Choice" => Self::Choice,
            "Fallback" => Self::Fallback,
            "cm" | "reply" => Self::Comment,
            "text" if parent == Self::Comment => Self::CommentText,
            "buFont" | "cSld" => Self::Name,
            _ => Self::Other,
        }
    }
}
