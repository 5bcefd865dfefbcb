//! Which format a file is in, by its content; the name is only a hint, as attachments are often
//! named wrongly. A format is its file and one line in [`FORMATS`].

use super::csv::{self, Csv};
use super::encoding::is_control;
use super::html::Html;
use super::markdown::{Markdown, is_delimiter_row};
use super::plain::Plain;
use super::stretch::Reader;
use crate::document::{Format, ProblemKind};

/// Enough of a file to know its format.
pub(crate) const HEAD: usize = 4 << 10;

/// First bytes of kinds that no reader here takes: where they stand, what they are, the kind.
const KINDS: [(usize, &[u8], &str); 33] = [
    (0, b"PK\x03\x04", "docx/xlsx/pptx/OFD/ZIP"),
    (0, b"PK\x05\x06", "docx/xlsx/pptx/OFD/ZIP"),
    (0, b"PK\x07\x08", "docx/xlsx/pptx/OFD/ZIP"),
    (0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "doc/xls/ppt/wps"),
    (0, b"{\\rtf", "RTF"),
    (0, b"BZh", "bzip2"),
    (0, b"\x28\xB5\x2F\xFD", "zstd"),
    (0, b"\x89PNG\r\n\x1A\n", "png"),
    (0, b"\xFF\xD8\xFF", "jpeg"),
    (0, b"GIF87a", "gif"),
    (0, b"GIF89a", "gif"),
    (0, b"II*\0", "tiff"),
    (0, b"MM\0*", "tiff"),
    (8, b"WEBP", "webp"),
    (0, b"\0\0\x01\0", "ico"),
    (0, b"8BPS", "psd"),
    (4, b"ftyp", "mp4"),
    (8, b"AVI ", "avi"),
    (8, b"WAVE", "wav"),
    (0, b"ID3", "mp3"),
    (0, b"OggS", "ogg"),
    (0, b"fLaC", "flac"),
    (0, b"FLV\x01", "flv"),
    (0, b"\x1A\x45\xDF\xA3", "mkv/webm"),
    (0, b"\x30\x26\xB2\x75\x8E\x66\xCF\x11", "wmv"),
    (0, b"\x7FELF", "EXE/ELF"),
    (0, b"\xCA\xFE\xBA\xBE", "EXE/ELF"),
    (0, b"\xFE\xED\xFA", "EXE/ELF"),
    (0, b"\xCF\xFA\xED\xFE", "EXE/ELF"),
    (0, b"\0asm", "EXE/ELF"),
    (0, b"SQLite format 3\0", "SQLite"),
    (0, b"wOFF", "WOFF"),
    (0, b"wOF2", "WOFF"),
];

/// Kinds that only a few letters announce, with which a text could begin as well: there has to be
/// a zero among the first bytes.
const SHORT_KINDS: [(&[u8], &str); 5] =
    [(b"MZ", "EXE/ELF"), (b"BM", "bmp"), (b"AT&TFORM", "DjVu"), (b"\xFF\xFB", "mp3"), (b"\xFF\xF3", "mp3")];

/// What a file is if none of the readers here takes it.
pub(crate) fn foreign(bytes: &[u8]) -> Option<ProblemKind> {
    let at = |offset: usize, sign: &[u8]| bytes.get(offset..).is_some_and(|rest| rest.starts_with(sign));
    let short = &bytes[..bytes.len().min(64)];
    KINDS
        .iter()
        .find(|(offset, sign, _)| at(*offset, sign))
        .map(|kind| kind.2)
        .or_else(|| {
            let zero = memchr::memchr(0, short).is_some();
            SHORT_KINDS.iter().find(|(sign, _)| zero && at(0, sign)).map(|kind| kind.1)
        })
        .map(|name| ProblemKind::UnknownKind(Some(name)))
}

/// Whether this is no text at all, in the encoding that fits it best: more than one control
/// character among sixteen.
pub(crate) fn is_binary(text: &str) -> bool {
    // Nearly every text has none, which one look at all bytes at once tells.
    let not = |b: u8, sign: u8| u8::from(b != sign);
    let low = |b: u8| u8::from(b < 0x20) & not(b, b'\t') & not(b, b'\n') & not(b, b'\r') | u8::from(b == 0x7F);
    if text.bytes().fold(0, |any, b| any | low(b)) == 0 {
        return false;
    }
    text.bytes().filter(|&b| is_control(b)).count() * 16 > text.chars().count()
}

/// What is known of a file when its format is asked for.
pub(crate) struct Head<'a> {
    pub(crate) text: &'a str,
    /// Whether `text` is the whole file.
    pub(crate) whole: bool,
    /// What the name ends in, in lower case.
    extension: String,
}

impl<'a> Head<'a> {
    pub(crate) fn new(name: &str, text: &'a str, whole: bool) -> Self {
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
        Self { text, whole, extension }
    }

    fn named(&self, extensions: &[&str]) -> bool {
        extensions.contains(&self.extension.as_str())
    }

    /// The complete lines, without their ends.
    fn lines(&self) -> std::str::Lines<'a> {
        let end = if self.whole { self.text.len() } else { self.text.rfind('\n').unwrap_or(self.text.len()) };
        self.text[..end].lines()
    }
}

type Test = fn(&Head<'_>) -> bool;
type Make = fn(&Head<'_>) -> Box<dyn Reader>;

/// The formats, in the order in which they are tried.
const FORMATS: [(Format, Test, Make); 5] = [
    (Format::Html, is_html, |_| Box::new(Html::default())),
    (Format::Markdown, is_markdown, |_| Box::new(Markdown::default())),
    (Format::Tsv, is_tsv, |_| Box::new(Csv::new(b'\t'))),
    (Format::Csv, is_csv, |head| Box::new(Csv::new(csv::delimiter(head.text).unwrap_or(b',')))),
    (Format::Text, |_| true, |_| Box::new(Plain::default())),
];

/// The format of a text, and a reader for it.
pub(crate) fn format(head: &Head<'_>) -> (Format, Box<dyn Reader>) {
    let found = FORMATS.iter().find(|(_, test, _)| test(head)).unwrap_or(&FORMATS[FORMATS.len() - 1]);
    (found.0, found.2(head))
}

/// Tags that say "a page" by themselves.
const PAGE: [&str; 4] = ["html", "head", "body", "!doctype"];
/// Tags of which several together say it, in a file that is not named Markdown.
const TAGS: [&str; 22] = [
    "div", "p", "span", "table", "tr", "td", "th", "tbody", "ul", "li", "h1", "h2", "h3", "a", "br", "meta", "title",
    "script", "style", "WOFF", "img", "section",
];

fn is_html(head: &Head<'_>) -> bool {
    let text = head.text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let markdown = head.named(&["md", "markdown"]);
    let page_name = head.named(&["html", "htm", "xhtml", "shtml"]);
    let (mut known, mut first) = (0, true);
    if memchr::memchr(b'<', text.as_bytes()).is_none() {
        return false;
    }
    let mut fence = false;
    for (number, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            fence = !fence;
        }
        if fence {
            continue;
        }
        for at in memchr::memchr_iter(b'<', line.as_bytes()) {
            let name = tag_name(&line[at + 1..]);
            if PAGE.iter().any(|tag| name.eq_ignore_ascii_case(tag)) && (number < 40 || page_name) {
                return true;
            }
            // In a file named as a page, any tag will do.
            if page_name && name.starts_with(|c: char| c.is_ascii_alphabetic()) {
                return true;
            }
            let is_known = TAGS.iter().any(|tag| name.eq_ignore_ascii_case(tag));
            if first && is_known && at == 0 && number == 0 && !markdown {
                known += 1;
            }
            first = false;
            known += usize::from(is_known);
            if known >= 4 && !markdown {
                return true;
            }
        }
    }
    // A page that is all comment, or begins as XML and goes on beyond what was looked at.
    page_name && (text.starts_with("<!--") || text.starts_with("<?xml"))
}

/// The name after `<` or `</`; empty if no tag begins here.
fn tag_name(rest: &str) -> &str {
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let end = rest.bytes().position(|b| !(b.is_ascii_alphanumeric() || b == b'!')).unwrap_or(rest.len());
    let ends = rest.as_bytes().get(end).is_none_or(|b| matches!(b, b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n'));
    if ends { &rest[..end] } else { "" }
}

fn is_markdown(head: &Head<'_>) -> bool {
    if head.named(&["md", "markdown", "mdown", "mkd"]) {
        return true;
    }
    if head.named(&["csv", "tsv", "tab", "html", "htm"]) {
        return false;
    }
    let mut lines = head.lines();
    let opening = lines.next().unwrap_or_default().trim_end();
    if matches!(opening, "---" | "+++")
        && lines.clone().take(200).any(|line| line.trim_end() == opening)
        && lines.clone().next().is_some_and(|line| line.contains([':', '=']))
    {
        return true;
    }
    // One sign could be chance: a heading and something else, or two headings.
    let mut signs = 0;
    for line in head.lines() {
        let heading = line.trim_start_matches('#');
        let level = line.len() - heading.len();
        signs += usize::from((1..=6).contains(&level) && heading.starts_with(' '));
        signs += usize::from(line.starts_with("```"));
        signs += usize::from(line.contains("](") && line.contains('['));
        signs += usize::from(is_delimiter_row(line));
    }
    signs >= 2
}

fn is_tsv(head: &Head<'_>) -> bool {
    if head.named(&["tsv", "tab"]) {
        return head.text.contains('\t') || !head.text.contains(',');
    }
    !head.named(&["txt", "html", "htm"]) && csv::rows_agree(head.lines(), b'\t', 2)
        || head.named(&["txt"]) && csv::rows_agree(head.lines(), b'\t', 2)
}

fn is_csv(head: &Head<'_>) -> bool {
    if head.named(&["csv", "tsv", "tab"]) {
        return true;
    }
    if head.text.starts_with("sep=") {
        return true;
    }
    // An unnamed table: three rows and more, as two sentences may well have one comma each.
    [b',', b';', b'|'].iter().any(|&delimiter| csv::rows_agree(head.lines(), delimiter, 3))
}
