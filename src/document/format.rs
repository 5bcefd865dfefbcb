//! The formats that readers know.

/// What a file was read as, by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown, with or without front matter.
    Markdown,
    /// Comma-separated (or semicolon-separated) values.
    Csv,
    /// Tab-separated values.
    Tsv,
    /// HTML.
    Html,
    /// A Word document, with or without macros, or a template for one.
    Docx,
}

impl Format {
    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Html => "html",
            Self::Docx => "docx",
        }
    }
}
