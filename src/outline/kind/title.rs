//! What a title says of its document.

use crate::dictionary::{Dictionary, TitleRow};
use crate::document::{Document, Format, Kind, Role, Visibility};
use crate::outline::head::Title;
use crate::outline::lines::Line;
use crate::outline::number::DocumentNumber;
use crate::outline::wording::without_brackets;
use crate::text::classes::as_classes;
use crate::text::{Folded, fold_str};

/// The kind that a folded title names.
pub(super) fn kind_of_title(dictionary: &Dictionary, title: &str) -> Option<Kind> {
    let bare = without_brackets(title).trim_end_matches(['》', '"', '”']);
    let is_title = bare != "目录"; // a heading of the text
    let (title, bare) = (as_classes(title), as_classes(bare));
    let fits = |row: &&TitleRow| (is_title || row.kind != Kind::List) && row.fits(&title, &bare);
    dictionary.titles.iter().find(fits).map(|row| row.kind)
}

/// A title is no longer than this.
const LONGEST: usize = 120;
/// Lines of a text without headings among which its title stands, and how many it may take.
const FIRST: usize = 8;
const LINES: usize = 4;
/// A heading in a page's margin has fewer characters: 政策解读, 通知公告.
const MARGIN: usize = 8;

/// What a document's source calls it: its metadata, the title of its page. Where it says no more than what is known, it
/// is not told again.
pub(super) fn of_source(document: &Document, folded: &Folded, known: Option<&Title>) -> Vec<String> {
    let mut titles = Vec::new();
    let mut of_page = None;
    let known = known.map(|title| &folded.classes()[title.last.classes.clone()]);
    for property in document.properties() {
        let is_of_page = property.name.eq_ignore_ascii_case("title");
        let names = ["articletitle", "标题", "og:title"];
        if !is_of_page && !names.iter().any(|name| property.name.eq_ignore_ascii_case(name)) {
            continue;
        }
        let Some(block) = document.blocks().get(property.block) else { continue };
        let classes = folded.block(property.block);
        if classes.len() > LONGEST || known == Some(&folded.classes()[classes.clone()]) {
            continue;
        }
        if is_of_page {
            of_page = without_site(document.block_text(block)).map(folded_text);
        } else {
            titles.push(line_text(folded, classes));
        }
    }
    titles.extend(of_page);
    titles
}

/// What may be the title in its text, the likeliest first: its headings, its first lines.
pub(super) fn in_text(document: &Document, folded: &Folded, head: &[Line], is_known: bool) -> Vec<String> {
    let mut titles = headings(document, folded);
    // The first lines of a page are its menus, down to the path that says where it stands.
    let is_path = |line: &Line| line.len() <= 80 && is_path(&line.folded(folded));
    let begin = match head.iter().rposition(is_path) {
        Some(path) => path + 1,
        None if document.format == Format::Html && (is_known || !titles.is_empty()) => head.len(),
        None => 0,
    };
    titles.extend(first_lines(folded, &head[begin..]));
    titles
}

/// The headings of the first blocks. Those of a page's margin are short, and the main one need not be.
fn headings(document: &Document, folded: &Folded) -> Vec<String> {
    const BLOCKS: usize = 200;
    const MOST: usize = 4;
    let blocks = document.blocks().iter().enumerate().take(BLOCKS);
    let headings = blocks.filter_map(|(index, block)| match block.role {
        // A heading that the page does not show is no title of it.
        Role::Heading(level) if block.visibility == Visibility::Visible => Some((level, folded.block(index))),
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
        if line.contains(['。', ';']) || line.ends_with(':') || line == "目录" {
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

/// `您的位置：首页 > 政务公开 > 政策文件`
pub(super) fn is_path(line: &str) -> bool {
    let first = line.trim_start_matches(['[', '【']);
    line.contains("位置:") && line.contains("首页")
        || ["首页>", "首页/", "首页»", "首页-", "首页|"].iter().any(|start| first.starts_with(start))
            && !line.contains('。')
}

/// A page's title without the name of its site; nothing if it is that alone.
fn without_site(title: &str) -> Option<&str> {
    const SEPARATORS: [char; 7] = ['_', '|', '－', '–', '—', '-', '·'];
    let is_site =
        |name: &str| ["网", "平台", "门户", "欢迎"].iter().any(|word| name.contains(word)) || name.ends_with("政府");
    let mut rest = title.trim();
    while let Some(at) = rest.rfind(SEPARATORS) {
        if !is_site(&rest[at..]) {
            break;
        }
        rest = rest[..at].trim_end_matches(SEPARATORS).trim();
    }
    (!rest.is_empty() && !is_site(rest)).then_some(rest)
}

fn folded_text(text: &str) -> String {
    crate::text::classes::as_text(&fold_str(text))
}

fn line_text(folded: &Folded, classes: std::ops::Range<usize>) -> String {
    Line { source: 0..0, classes }.folded(folded)
}
