//! Pages: what there is on one to be read, and boxes on it.

/// What of a page can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PageState {
    /// Its text.
    Text,
    /// Pictures, with a text that was recognised in them and that nobody has compared.
    OcrLayer,
    /// Pictures only.
    Scan,
    /// Signs, but not what they say.
    GarbledText,
    /// Letters as drawings.
    VectorOutline,
    /// Nothing is on it.
    Blank,
}

impl PageState {
    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::OcrLayer => "ocr-layer",
            Self::Scan => "scan",
            Self::GarbledText => "garbled-text",
            Self::VectorOutline => "vector-outline",
            Self::Blank => "blank",
        }
    }

    /// Whether something may stand there that was not read.
    pub fn hides_text(self) -> bool {
        !matches!(self, Self::Text | Self::Blank)
    }
}

/// A box on a page, in points from its upper left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// Its left side.
    pub left: i16,
    /// Its upper side.
    pub top: i16,
    /// Its right side.
    pub right: i16,
    /// Its lower side.
    pub bottom: i16,
}
