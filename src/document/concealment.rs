//! Why the page does not show a text that is in the file.

use super::Visibility;

/// How a text is hidden, or how it came onto the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Concealment {
    /// Deleted or moved away by a change that has not been accepted.
    Deleted,
    /// On the page by a change that has not been accepted.
    Inserted,
    /// A remark beside the text: a comment, a note on a cell.
    Comment,
    /// The speaker's notes under a slide.
    Notes,
    /// Set to hidden, transparent, in the colour of its ground, or too small to be read.
    HiddenText,
    /// Cells whose format shows nothing.
    HiddenFormat,
    /// An object that is switched off.
    HiddenObject,
    /// Beyond the edges of its page or slide.
    OffPage,
    /// On a slide that is left out.
    HiddenSlide,
    /// On a hidden sheet.
    HiddenSheet,
    /// In a row that is hidden or has no height.
    HiddenRow,
    /// In a column that is hidden or has no width.
    HiddenColumn,
    /// A copy of data from elsewhere that the program keeps: of a pivot table, of another workbook.
    Cache,
    /// What lies behind the page: alternative texts, links, field codes, names, lists of choices.
    Attribute,
    /// Left over: nothing in the document refers to it any more.
    Residue,
    /// Of an earlier version of the document that is still in the file.
    EarlierVersion,
    /// A property of the document or the name of a person who worked on it.
    Property,
    /// In a file inside of the document.
    Embedded,
    /// Under something painted later: an area, a thick line, a picture.
    Covered,
    /// Under a mark that says it is to be removed, or under a shape that a person laid over the page.
    Unredacted,
    /// Written, but not painted: it can only be searched and copied.
    Unpainted,
    /// In the colour of its ground.
    GroundColour,
    /// Too small to be read.
    Tiny,
    /// Beyond the edges of what is shown of its page.
    Clipped,
    /// On a layer that is switched off.
    LayerOff,
}

impl Concealment {
    /// Every one.
    pub const ALL: [Self; 25] = [
        Self::Deleted,
        Self::Inserted,
        Self::Comment,
        Self::Notes,
        Self::HiddenText,
        Self::HiddenFormat,
        Self::HiddenObject,
        Self::OffPage,
        Self::HiddenSlide,
        Self::HiddenSheet,
        Self::HiddenRow,
        Self::HiddenColumn,
        Self::Cache,
        Self::Attribute,
        Self::Residue,
        Self::EarlierVersion,
        Self::Property,
        Self::Embedded,
        Self::Covered,
        Self::Unredacted,
        Self::Unpainted,
        Self::GroundColour,
        Self::Tiny,
        Self::Clipped,
        Self::LayerOff,
    ];

    /// What it comes to for a reader of the page.
    pub fn visibility(self) -> Visibility {
        match self {
            Self::Inserted => Visibility::Visible,
            Self::Deleted | Self::Residue | Self::EarlierVersion => Visibility::Removed,
            Self::Property => Visibility::Metadata,
            _ => Visibility::Hidden,
        }
    }

    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Deleted => "deleted",
            Self::Inserted => "inserted",
            Self::Comment => "comment",
            Self::Notes => "notes",
            Self::HiddenText => "hidden-text",
            Self::HiddenFormat => "hidden-format",
            Self::HiddenObject => "hidden-object",
            Self::OffPage => "off-page",
            Self::HiddenSlide => "hidden-slide",
            Self::HiddenSheet => "hidden-sheet",
            Self::HiddenRow => "hidden-row",
            Self::HiddenColumn => "hidden-column",
            Self::Cache => "cache",
            Self::Attribute => "attribute",
            Self::Residue => "residue",
            Self::EarlierVersion => "earlier-version",
            Self::Property => "property",
            Self::Embedded => "embedded",
            Self::Covered => "covered",
            Self::Unredacted => "unredacted",
            Self::Unpainted => "unpainted",
            Self::GroundColour => "ground-colour",
            Self::Tiny => "tiny",
            Self::Clipped => "clipped",
            Self::LayerOff => "layer-off",
        }
    }
}

/// Whether a reader of the page sees a text and, where the format tells, why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Whether.
    pub visibility: Visibility,
    /// Why not.
    pub concealment: Option<Concealment>,
}

impl Seen {
    /// On the page.
    pub const VISIBLE: Self = Self { visibility: Visibility::Visible, concealment: None };
}

impl From<Visibility> for Seen {
    fn from(visibility: Visibility) -> Self {
        Self { visibility, concealment: None }
    }
}

impl From<Concealment> for Seen {
    fn from(concealment: Concealment) -> Self {
        Self { visibility: concealment.visibility(), concealment: Some(concealment) }
    }
}
