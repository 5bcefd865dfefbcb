//! The elements above the text: the issuer's mark, the document number, the title, the addressees.

use std::cell::LazyCell;

use super::lines::{Line, is_whole_cell};
use super::number::DocumentNumber;
use super::own_number::OwnNumber;
use super::wording::{ends_as_title, is_addressees, is_issuers_mark, is_title};
use crate::document::Document;
use crate::text::Folded;
use crate::text::classes::{character, ends_with};

/// What stands above the text.
#[derive(Default)]
pub(super) struct Head {
    pub(super) mark: Option<Line>,
    pub(super) number: Option<Line>,
    pub(super) title: Option<Title>,
    pub(super) addressees: Option<Line>,
}

/// A title, which may take several lines.
#[derive(Clone)]
pub(super) struct Title {
    /// All of it, folded.
    pub(super) text: String,
    /// Its last line.
    pub(super) last: Line,
}

/// Lines that a title takes at most.
const LINES_OF_TITLE: usize = 4;
/// Lines that addressees take at most where a scan breaks them.
const LINES_OF_ADDRESSEES: usize = 4;
/// Lines that may stand between title and addressees: the number, and on pages of the web who posted it when.
const BELOW_TITLE: usize = 8;

impl Head {
    /// Looks for them in the first lines.
    pub(super) fn find(document: &Document, folded: &Folded, lines: &[Line], number: Option<&OwnNumber>) -> Self {
        let number = number.map(|number| {
            let classes = folded.classes_of(document.text(), &number.range);
            Line { source: number.range.clone(), classes }
        });
        let mut head = Self { number, ..Self::default() };
        let named = LazyCell::new(|| named(document, folded));
        let mut numbers_in_cells = 0;
        let in_cell = |line: &Line| is_whole_cell(document, &line.source);
        // Menus of pages list titles as well: the one that counts is the last one before the addressees.
        let mut titles: Vec<(usize, Title)> = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            // Only a line that ends like an element is looked at in full.
            match folded.classes()[line.classes.clone()].last().map_or('\0', |&class| character(class)) {
                '号' if line.len() <= 40 && in_cell(line) => {
                    numbers_in_cells += usize::from(DocumentNumber::read(&line.folded(folded)).is_some());
                }
                '件' | '令' | '要' if line.len() <= 48 && head.mark.is_none() => {
                    head.mark = is_issuers_mark(&line.folded(folded)).then(|| line.clone());
                }
                ':' if line.len() <= 300 => {
                    // Where only the source names the title, or the number stands above, the text begins with them.
                    let last = titles.last().map(|(at, _)| at + 1).filter(|at| index < at + BELOW_TITLE);
                    let nothing_above = titles.is_empty() && (head.number.is_some() || named.is_some());
                    let Some(from) = last.or(nothing_above.then_some(index)) else { continue };
                    head.addressees = addressees_ending_at(folded, &lines[from..=index]);
                    if head.addressees.is_some() {
                        break;
                    }
                }
                _ => {}
            }
            if let Some(title) = title_ending_at(folded, &lines[..=index]) {
                titles.push((index, title));
            }
        }
        if numbers_in_cells > 1 && head.addressees.is_none() {
            // A register has the numbers and titles of many documents in its cells.
            titles.retain(|(_, title)| !in_cell(&title.last));
            head.number = head.number.filter(|number| !in_cell(number));
        }
        let counts = if head.addressees.is_some() { titles.pop() } else { titles.into_iter().next() };
        head.title = counts.map(|(_, title)| title).or_else(|| LazyCell::force(&named).clone());
        head
    }

    /// Whether anything of it was found.
    pub(super) fn is_empty(&self) -> bool {
        self.mark.is_none() && self.number.is_none() && self.title.is_none() && self.addressees.is_none()
    }

    /// Where the text can begin: after the lowest of them.
    pub(super) fn end(&self) -> usize {
        let title = self.title.as_ref().map(|title| &title.last);
        let lines = [self.mark.as_ref(), self.number.as_ref(), title, self.addressees.as_ref()];
        lines.into_iter().flatten().map(|line| line.source.end).max().unwrap_or(0)
    }
}

/// The title of an official document that the source names, in its front matter or its metadata.
fn named(document: &Document, folded: &Folded) -> Option<Title> {
    let names = ["title", "articletitle", "标题"];
    let mut properties = document.properties().iter().filter(|p| names.contains(&p.name.to_lowercase().as_str()));
    properties.find_map(|property| {
        let block = document.blocks().get(property.block)?;
        let last = Line { source: block.range(), classes: folded.block(property.block) };
        if last.len() > 120 {
            return None;
        }
        let text = last.folded(folded);
        // Behind a page's title stands the name of its site.
        let text = text.split(['_', '|']).next().unwrap_or_default().to_owned();
        is_title(&text).then_some(Title { text, last })
    })
}

/// A title often takes two or three lines; the last one ends with the kind of document.
fn title_ending_at(folded: &Folded, lines: &[Line]) -> Option<Title> {
    let last = lines.last()?;
    let classes = &folded.classes()[last.classes.clone()];
    // 通知（试行）ends as well as 通知 does.
    let bare = match classes.iter().rposition(|&class| class == u16::from(b'(')) {
        Some(open) if ends_with(classes, ")") => &classes[..open],
        _ => classes,
    };
    if classes.len() > 120 || !ends_as_title(bare) {
        return None;
    }
    let mut text = String::new();
    for line in lines.iter().rev().take(LINES_OF_TITLE) {
        if line.len() > 120 {
            return None;
        }
        text.insert_str(0, &line.folded(folded));
        if is_title(&text) {
            return Some(Title { text, last: last.clone() });
        }
    }
    None
}

/// Addressees end with a colon; a scan may have broken them into lines, which are then taken together.
fn addressees_ending_at(folded: &Folded, lines: &[Line]) -> Option<Line> {
    let mut text = String::new();
    for line in lines.iter().rev().take(LINES_OF_ADDRESSEES) {
        if line.len() > 300 {
            return None;
        }
        text.insert_str(0, &line.folded(folded));
        if is_addressees(&text) {
            return Some(line.clone());
        }
    }
    None
}
