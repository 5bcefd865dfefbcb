//! What a title says of its document.

use crate::dictionary::{Dictionary, TitleRow};
use crate::document::{Document, Format, Kind, Role};
use crate::outline::lines::Line;
use crate::outline::number::DocumentNumber;
use crate::outline::wording::without_brackets;
use crate::text::{Folded, fold_str};

/// The kind that a folded title names.
pub(super) fn kind_of_title(dictionary: &Dictionary, title: &str) -> Option<Kind> {
    let bare = without_brackets(title).trim_end_matches(['》', '"', '”']);
    // 目录 alone is a heading of the text.
    let is_title = bare != "目录";
    let fits = |row: &&TitleRow| (is_title || row.kind != Kind::List) && row.fits(title, bare);
    dictionary.titles.iter().find(fits).map(|row| row.kind)
}

/// A title is no longer than this.
const LONGEST: usize = 120;
/// Lines of a text without headings among which its title stands, and how many it may take.
const FIRST: usize = 8;
const LINES: usize = 4;
/// A heading in a page's margin has fewer characters: 政策解读, 通知公告.
const MARGIN: usize = 8;

/// What a document's source calls it: its metadata, the title of its page.
pub(super) fn of_source(document: &Document) -> Vec<String> {
    let mut titles = Vec::new();
    let mut of_page = None;
    for property in document.properties() {
        let name = property.name.to_lowercase();
        let text = document.blocks().get(property.block).map_or("", |block| document.block_text(block));
        if text.len() > 3 * LONGEST {
            continue;
        }
        match name.as_str() {
            "articletitle" | "标题" | "og:title" => titles.push(folded_text(text)),
            "title" => of_page = Some(folded_text(without_site(text))),
            _ => {}
        }
    }
    titles.extend(of_page);
    titles
}

/// What may be the title in its text, the likeliest first: its headings, its first lines.
pub(super) fn in_text(document: &Document, folded: &Folded, head: &[Line]) -> Vec<String> {
    let mut titles = headings(document, folded);
    // The first lines of a page are its menus.
    if document.format != Format::Html || titles.is_empty() && document.properties().is_empty() {
        titles.extend(first_lines(folded, head));
    }
    titles
}

/// The headings of the first blocks. Those of a page's margin are short, and the main one need not be.
fn headings(document: &Document, folded: &Folded) -> Vec<String> {
    const BLOCKS: usize = 200;
    const MOST: usize = 4;
    let blocks = document.blocks().iter().enumerate().take(BLOCKS);
    let headings = blocks.filter_map(|(index, block)| match block.role {
        Role::Heading(level) => Some((level, folded.block(index))),
        _ => None,
    });
    let counts = |(level, classes): &(u8, std::ops::Range<usize>)| {
        classes.len() <= LONGEST && (*level == 1 || document.format != Format::Html || classes.len() > MARGIN)
    };
    headings.filter(counts).take(MOST).map(|(_, classes)| line_text(folded, classes)).collect()
}

/// The first lines, each by itself and with those after it: a title may take several.
fn first_lines(folded: &Folded, head: &[Line]) -> Vec<String> {
    let mut titles = Vec::new();
    let lines: Vec<String> =
        head.iter().take(FIRST).take_while(|line| line.len() <= LONGEST).map(|line| line.folded(folded)).collect();
    let mut last = None;
    for (at, line) in lines.iter().enumerate() {
        // Below the title stands the text; a sentence or a colon says that it has begun.
        if line.contains(['。', ';']) || line.ends_with(':') {
            break;
        }
        if DocumentNumber::read(line).is_none() && !line.contains("来源:") && !line.contains("时间:") {
            last = Some(at);
        }
    }
    let lines = &lines[..last.map_or(0, |last| last + 1)];
    for at in 0..lines.len() {
        let mut title = String::new();
        for line in lines[at..].iter().take(LINES) {
            title.push_str(line);
            titles.push(title.clone());
        }
    }
    titles
}

/// A page's title without the site's name behind it.
fn without_site(title: &str) -> &str {
    let end = title.find(['_', '|', '－']).or_else(|| title.find(" - ")).or_else(|| title.find("--"));
    title[..end.unwrap_or(title.len())].trim()
}

fn folded_text(text: &str) -> String {
    crate::text::classes::as_text(&fold_str(text))
}

fn line_text(folded: &Folded, classes: std::ops::Range<usize>) -> String {
    Line { source: 0..0, classes }.folded(folded)
}
