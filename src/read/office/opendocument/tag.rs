//! The elements that mean something, by their names without prefix. Several names mean one thing in a
//! paragraph and another one around it: a title is a field there, and an alternative text here.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Document,
    /// Styles and typefaces.
    Skipped,
    Settings,
    Setting,
    Masters,
    MasterPage,
    /// The header or footer of a master page.
    HeaderFooter,
    Meta,
    MetaField,
    Body,
    /// What stands in the body: a text, a spreadsheet, a presentation, a drawing, a chart.
    Story,
    Paragraph,
    Heading,
    Span,
    Space,
    Tab,
    Break,
    Note,
    /// The number of a note, and dates and initials of remarks.
    Mark,
    Annotation,
    Person,
    AltText,
    Section,
    TrackedChanges,
    Region,
    Insertion,
    Deletion,
    ChangeInfo,
    Change,
    ChangeStart,
    ChangeEnd,
    /// A cell as it was before a change.
    FormerCell,
    HiddenText,
    HiddenParagraph,
    Conditional,
    /// A field whose content each page has of its own.
    Field,
    Ruby,
    Shape,
    Page,
    Notes,
    /// What headers and footers of slides say.
    Declaration,
    Table,
    HeaderRows,
    RowGroup,
    ColumnGroup,
    Column,
    Row,
    Cell,
    Covered,
    Link,
    Validation,
    Cache,
    Binary,
    Script,
    Math,
    /// A formula in several forms.
    Semantics,
    Other,
}

impl Tag {
    /// The element of that name inside of another one; `inline` = where text is part of a paragraph.
    pub(super) fn of(name: &str, parent: Self, inline: bool) -> Self {
        let in_remark = matches!(parent, Self::Annotation | Self::ChangeInfo);
        match name {
            "p" => Self::Paragraph,
            "h" => Self::Heading,
            "span" => Self::Span,
            "s" if inline => Self::Space,
            "tab" if inline => Self::Tab,
            "line-break" => Self::Break,
            "a" => Self::Link,
            _ if parent == Self::Meta => Self::MetaField,
            "document" | "document-content" | "document-styles" | "document-meta" | "document-settings" => {
                Self::Document
            }
            "styles" | "automatic-styles" | "font-face-decls" if parent == Self::Document => Self::Skipped,
            "settings" if parent == Self::Document => Self::Settings,
            "master-styles" if parent == Self::Document => Self::Masters,
            "meta" if parent == Self::Document => Self::Meta,
            "body" if parent == Self::Document => Self::Body,
            _ if parent == Self::Body => Self::Story,
            "master-page" | "handout-master" => Self::MasterPage,
            "header" | "footer" | "header-left" | "footer-left" | "header-first" | "footer-first"
                if parent == Self::MasterPage =>
            {
                Self::HeaderFooter
            }
            "note" => Self::Note,
            "note-citation" | "creator-initials" | "sender-initials" if !inline || name == "note-citation" => {
                Self::Mark
            }
            "date" | "date-string" | "timestamp" if in_remark => Self::Mark,
            "creator" if in_remark => Self::Person,
            "semantics" => Self::Semantics,
            // A formula as it was typed.
            "annotation" if parent == Self::Semantics => Self::AltText,
            "annotation" => Self::Annotation,
            "title" | "desc" if !inline => Self::AltText,
            "section" => Self::Section,
            "tracked-changes" => Self::TrackedChanges,
            "changed-region" => Self::Region,
            "insertion" => Self::Insertion,
            "deletion" => Self::Deletion,
            "change-info" => Self::ChangeInfo,
            "change" => Self::Change,
            "change-start" => Self::ChangeStart,
            "change-end" => Self::ChangeEnd,
            "change-track-table-cell" => Self::FormerCell,
            "hidden-text" => Self::HiddenText,
            "hidden-paragraph" => Self::HiddenParagraph,
            "conditional-text" => Self::Conditional,
            "page-number" | "page-count" | "sheet-name" | "date" | "time" | "title" | "file-name" if inline => {
                Self::Field
            }
            "ruby-text" => Self::Ruby,
            // The length that a line is drawn with.
            "measure" if inline => Self::Other,
            _ => Self::outside(name, parent),
        }
    }

    /// The same for what stands around paragraphs.
    fn outside(name: &str, parent: Self) -> Self {
        match name {
            "frame" | "custom-shape" | "rect" | "line" | "polyline" | "polygon" | "regular-polygon" | "path"
            | "circle" | "ellipse" | "connector" | "caption" | "measure" | "control" | "g" | "page-thumbnail"
            | "scene" => Self::Shape,
            "page" if parent == Self::Story => Self::Page,
            "notes" => Self::Notes,
            "footer-decl" | "header-decl" | "date-time-decl" => Self::Declaration,
            "table" => Self::Table,
            "table-header-rows" => Self::HeaderRows,
            "table-row-group" => Self::RowGroup,
            "table-column-group" => Self::ColumnGroup,
            "table-column" => Self::Column,
            "table-row" => Self::Row,
            "table-cell" => Self::Cell,
            "covered-table-cell" => Self::Covered,
            "content-validation" => Self::Validation,
            "dde-link" => Self::Cache,
            "config-item" => Self::Setting,
            "binary-data" => Self::Binary,
            "script" | "module" => Self::Script,
            "math" => Self::Math,
            _ => Self::Other,
        }
    }
}
