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
    /// The international format for fixed pages.
    Pdf,
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
    /// The same by bzip2.
    Bzip2,
    /// The same by xz.
    Xz,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 27] = [
        Self::Text,
        Self::Markdown,
        Self::Csv,
        Self::Tsv,
        Self::Html,
        Self::Docx,
        Self::Xlsx,
        Self::Xlsb,
        Self::Pptx,
        Self::Odt,
        Self::Ods,
        Self::Odp,
        Self::Doc,
        Self::Xls,
        Self::Ppt,
        Self::Rtf,
        Self::Ofd,
        Self::Pdf,
        Self::Eml,
        Self::Msg,
        Self::Zip,
        Self::SevenZ,
        Self::Rar,
        Self::Tar,
        Self::Gzip,
        Self::Bzip2,
        Self::Xz,
    ];

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
            Self::Pdf => "pdf",
            Self::Eml => "eml",
            Self::Msg => "msg",
            Self::Zip => "zip",
            Self::SevenZ => "7z",
            Self::Rar => "rar",
            Self::Tar => "tar",
            Self::Gzip => "gz",
            Self::Bzip2 => "bz2",
            Self::Xz => "xz",
        }
    }

    /// Whether a file of this format may have this name. Extensions that nobody here knows fit all, and all formats
    /// that are text share theirs.
    pub fn fits(self, name: &str) -> bool {
        let file = name.rsplit(['/', '\\']).next().unwrap_or_default();
        let Some((_, extension)) = file.rsplit_once('.') else { return true };
        let own = |row: &&(&[&str], &[Self])| row.0.iter().any(|known| known.eq_ignore_ascii_case(extension));
        EXTENSIONS.iter().find(own).is_none_or(|(_, formats)| formats.contains(&self))
    }
}

/// Extensions, and the formats that programs save under them.
const EXTENSIONS: [(&[&str], &[Format]); 28] = [
    (
        &[
            "txt", "text", "log", "md", "markdown", "csv", "tsv", "htm", "html", "shtml", "xhtml", "json", "jsonl",
            "toml", "yaml", "yml", "ini",
        ],
        &[Format::Text, Format::Markdown, Format::Csv, Format::Tsv, Format::Html],
    ),
    // An OpenDocument file may be one file of XML.
    (&["xml"], &[Format::Text, Format::Html, Format::Odt, Format::Ods, Format::Odp]),
    (&["doc", "dot"], &[Format::Doc]),
    // WPS saves either of the two under its own extensions.
    (&["wps", "wpt"], &[Format::Doc, Format::Docx]),
    (&["docx", "docm", "dotx", "dotm"], &[Format::Docx]),
    (&["xls", "xlt"], &[Format::Xls]),
    (&["et", "ett"], &[Format::Xls, Format::Xlsx]),
    (&["xlsx", "xlsm", "xltx", "xltm", "xlam"], &[Format::Xlsx]),
    (&["xlsb"], &[Format::Xlsb]),
    (&["ppt", "pps", "pot"], &[Format::Ppt]),
    (&["dps", "dpt"], &[Format::Ppt, Format::Pptx]),
    (&["pptx", "pptm", "ppsx", "ppsm", "potx", "potm"], &[Format::Pptx]),
    (&["odt", "ott"], &[Format::Odt]),
    (&["ods", "ots"], &[Format::Ods]),
    (&["odp", "otp", "odg", "otg"], &[Format::Odp]),
    (&["rtf"], &[Format::Rtf]),
    (&["ofd"], &[Format::Ofd]),
    (&["pdf"], &[Format::Pdf]),
    (&["eml", "mht", "mhtml"], &[Format::Eml]),
    (&["msg"], &[Format::Msg]),
    (&["zip"], &[Format::Zip]),
    (&["7z"], &[Format::SevenZ]),
    (&["rar"], &[Format::Rar]),
    (&["tar"], &[Format::Tar]),
    (&["gz", "tgz"], &[Format::Gzip, Format::Tar]),
    (&["bz2", "tbz2", "tbz"], &[Format::Bzip2, Format::Tar]),
    (&["xz", "txz"], &[Format::Xz, Format::Tar]),
    // What was read is none of these.
    (&["jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "webp", "mp3", "mp4", "exe"], &[]),
];

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn an_extension_fits_the_formats_that_are_saved_under_it() {
        for (format, extension) in [
            (Format::Doc, "a.doc"),
            (Format::Doc, "a.WPS"),
            (Format::Docx, "a.wps"),
            (Format::Docx, "a.docm"),
            (Format::Xlsx, "a.et"),
            (Format::Ppt, "a.dps"),
            (Format::Pptx, "a.dps"),
            (Format::Html, "a.txt"),
            (Format::Text, "a.md"),
            (Format::Csv, "a.log"),
            (Format::Text, "a.anything"),
            (Format::Zip, "a.jar"),
            (Format::Zip, "a"),
        ] {
            assert!(format.fits(extension), "{format:?} {extension}");
        }
        for (format, extension) in [
            (Format::Docx, "a.docx/b.doc"),
            (Format::Rtf, "a.doc"),
            (Format::Html, "a.xls"),
            (Format::Xls, "a.XLSX"),
            (Format::Docx, "a.xlsx"),
            (Format::Ofd, "a.pdf"),
            (Format::Docx, "a.txt"),
            (Format::Text, "a.pdf"),
        ] {
            assert!(!format.fits(extension), "{format:?} {extension}");
        }
    }
}
