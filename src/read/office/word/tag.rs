//! The elements that mean something to the walker, by their names without prefix: paragraphs, runs and
//! texts are called the same in text, drawings and formulas.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Paragraph,
    Run,
    Text,
    Instruction,
    Tab,
    Break,
    Hyphen,
    Symbol,
    /// Deleted, or moved away.
    Removed,
    Inserted,
    RunProperties,
    ParagraphProperties,
    Table,
    Row,
    RowProperties,
    Cell,
    CellProperties,
    TextBox,
    /// The small reading above a word.
    Ruby,
    Alternate,
    Choice,
    Fallback,
    Field,
    /// A drawing's place on the page, across and down, and the offset there.
    Across,
    Down,
    Offset,
    /// What the properties were before a change.
    Change,
    /// A part of its own, in which no paragraph goes on from outside: a note, a comment.
    Story,
    Other,
}

impl Tag {
    /// The element of that name inside of another one.
    pub(super) fn of(name: &str, parent: Tag) -> Self {
        let in_properties = matches!(parent, Self::RunProperties | Self::RowProperties | Self::CellProperties);
        match name {
            "p" => Self::Paragraph,
            "r" => Self::Run,
            "t" | "delText" => Self::Text,
            "instrText" | "delInstrText" => Self::Instruction,
            // Tab stops are called so as well.
            "tab" | "ptab" if parent == Self::Run => Self::Tab,
            "br" | "cr" if matches!(parent, Self::Run | Self::Paragraph) => Self::Break,
            "noBreakHyphen" => Self::Hyphen,
            "sym" => Self::Symbol,
            // In properties they speak of a mark: the end of a paragraph, a row.
            "del" | "moveFrom" if !in_properties => Self::Removed,
            "ins" | "moveTo" if !in_properties => Self::Inserted,
            "rPr" => Self::RunProperties,
            "pPr" => Self::ParagraphProperties,
            "tbl" => Self::Table,
            "tr" => Self::Row,
            "trPr" => Self::RowProperties,
            "tc" => Self::Cell,
            "tcPr" => Self::CellProperties,
            "txbxContent" => Self::TextBox,
            "rt" => Self::Ruby,
            "AlternateContent" => Self::Alternate,
            "Choice" => Self::Choice,
            "Fallback" => Self::Fallback,
            "fldChar" => Self::Field,
            "positionH" => Self::Across,
            "positionV" => Self::Down,
            "posOffset" => Self::Offset,
            "rPrChange" | "pPrChange" | "sectPrChange" | "tblPrChange" | "tblPrExChange" | "trPrChange"
            | "tcPrChange" | "tblGridChange" | "numberingChange" => Self::Change,
            "body" | "footnote" | "endnote" | "comment" | "docPartBody" => Self::Story,
            _ => Self::Other,
        }
    }
}
