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
    /// An Excel workbook, likewise.
    Xlsx,
    /// An Excel workbook in binary parts.
    Xlsb,
    /// A PowerPoint presentation, likewise.
    Pptx,
    /// An OpenDocument text.
    Odt,
    /// An OpenDocument spreadsheet.
    Ods,
    /// An OpenDocument presentation.
    Odp,
    /// A Word document of the older kind; WPS writes it as well.
    Doc,
    /// An Excel workbook of the older kind.
    Xls,
    /// A PowerPoint presentation of the older kind.
    Ppt,
    /// Rich text.
    Rtf,
    /// The national format for fixed pages, GB/T 33190.
    Ofd,
    /// A mail, with what is attached to it.
    Eml,
    /// A mail as Outlook keeps it.
    Msg,
    /// Archives.
    Zip,
    /// 7-Zip.
    SevenZ,
    /// RAR.
    Rar,
    /// Tar, packed or not.
    Tar,
    /// One file, packed.
    Gzip,
}

impl Format {
    /// The name in reports, which is also what the names of such files mostly end in.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Xlsb => "xlsb",
            Self::Pptx => "pptx",
            Self::Odt => "odt",
            Self::Ods => "ods",
            Self::Odp => "odp",
            Self::Doc => "doc",
            Self::Xls => "xls",
            Self::Ppt => "ppt",
            Self::Rtf => "rtf",
            Self::Ofd => "ofd",
            Self::Eml => "eml",
            Self::Msg => "msg",
            Self::Zip => "zip",
            Self::SevenZ => "7z",
            Self::Rar => "rar",
            Self::Tar => "tar",
            Self::Gzip => "gz",
        }
    }
}
