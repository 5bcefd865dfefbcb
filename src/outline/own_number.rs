//! Where a document says its own number: a line above or below the title, a table of properties as sites print
//! it, front matter and metadata. Numbers cited in sentences are somebody else's.

use std::ops::Range;

use super::label::Standing;
use super::lines::{Line, is_whole_cell};
use super::number::DocumentNumber;
use super::wording::is_addressees;
use crate::document::Document;
use crate::text::classes::{as_text, character, ends_with, find, is_one_of};
use crate::text::{Folded, fold_str};

/// The document's own number, where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnNumber {
    /// What it says and how it is written.
    pub number: DocumentNumber,
    /// Its bytes in the document's text.
    pub range: Range<usize>,
    /// In what way it stands there.
    pub standing: Standing,
}

/// A number is no longer than this, signer included.
const LONGEST: usize = 48;
/// A line of several properties is no longer than this.
const LONGEST_PROPERTIES: usize = 160;

/// What a number is called in tables of properties and in front matter; the longer names end with the shorter.
const NAMES: [&str; 4] = ["文号", "字号", "文件编号", "发文号"];
const PROPERTIES: [&str; 7] = ["number", "document-number", "documentnumber", "docnumber", "wenhao", "fwzh", "wh"];

/// The numbers that the document gives itself: at most one in a line of its own and one as a property.
pub(super) fn own_numbers(document: &Document, folded: &Folded, head: &[Line]) -> Vec<OwnNumber> {
    let mut line_number = None;
    let mut property = properties(document).next();
    let mut named: Option<Range<usize>> = None;
    let mut before: &[u16] = &[];
    for line in head {
        let classes = &folded.classes()[line.classes.clone()];
        let number = |range: Range<usize>, standing| {
            let (number, range) = read(folded, document, &range)?;
            Some(OwnNumber { number, range, standing })
        };
        if let Some(name) = named.take().filter(|_| property.is_none()) {
            // The value stands in the cell, or the line, behind the name.
            property = number(line.classes.clone(), standing(document, &name));
        }
        if let Some(after) = after_name(classes).filter(|_| property.is_none()) {
            if after.is_empty() {
                named = Some(line.source.clone());
            } else {
                let value = line.classes.end - after.len()..line.classes.end;
                property = begins(folded, document, &value, standing(document, &line.source));
            }
        } else if line_number.is_none() && classes.len() <= LONGEST && !goes_on(before) {
            let found = number(line.classes.clone(), Standing::Line);
            line_number = found.filter(|_| !is_whole_cell(document, &line.source));
        }
        // Below the addressees stand sentences; a number alone on a line is a citation that was broken there.
        if ends_with(classes, ":") && classes.len() <= 300 && is_addressees(&line.folded(folded)) {
            break;
        }
        before = classes;
    }
    let same = |a: &OwnNumber, b: &OwnNumber| document.text()[a.range.clone()] == document.text()[b.range.clone()];
    let other = property.filter(|property| line_number.as_ref().is_none_or(|line| !same(line, property)));
    line_number.into_iter().chain(other).collect()
}

/// Whether a line breaks off, so that the next one goes on with its sentence.
fn goes_on(line: &[u16]) -> bool {
    line.last().is_some_and(|&class| "、,(《和及与照据行".contains(character(class)))
}

fn standing(document: &Document, at: &Range<usize>) -> Standing {
    if is_whole_cell(document, at) { Standing::Cell } else { Standing::Line }
}

/// What follows the name of a number and its colon in a line of properties; nothing, if the name is all of it.
fn after_name(classes: &[u16]) -> Option<&[u16]> {
    if classes.len() > LONGEST_PROPERTIES || !classes.contains(&('号' as u16)) {
        return None;
    }
    NAMES.iter().find_map(|name| {
        let rest = classes.get(find(classes, name)? + name.chars().count()..)?;
        let after = rest.strip_prefix(&[u16::from(b':')]);
        // Without a colon the name has to be the whole cell, 发文字号 with what stands before it.
        after.or_else(|| (rest.is_empty() && classes.len() <= 6).then_some(rest))
    })
}

/// A range of classes that is a number and nothing else.
fn read(folded: &Folded, document: &Document, classes: &Range<usize>) -> Option<(DocumentNumber, Range<usize>)> {
    let line = folded.classes().get(classes.clone()).filter(|line| line.len() <= LONGEST)?;
    // 号 or a bracket is left of every number, damaged or not.
    line.iter().any(|&class| character(class) == '号' || is_one_of(class, "〔[(【{<□■?\u{FFFD}口〕]")).then_some(())?;
    // A code is of Chinese characters, and most lines have no digit near the place where a number has one.
    let code = line.iter().skip_while(|class| matches!(character(**class), '#' | '*' | '(' | '[' | '【')).take(2);
    (code.filter(|class| **class >= FIRST_HAN).count() == 2).then_some(())?;
    line.iter().any(|&class| character(class).is_ascii_digit() || class == OPENING).then_some(())?;
    let mark = |class: &&u16| matches!(character(**class), '#' | '*');
    let (front, back) = (line.iter().take_while(mark).count(), line.iter().rev().take_while(mark).count());
    let inner = line.get(front..line.len().checked_sub(back)?)?;
    let number = DocumentNumber::read(&as_text(inner))?;
    let range = classes.start + front..classes.end - back;
    // The signer on the same line is none of the number.
    let end = find(inner, "签发人").map_or(range.end, |signer| range.start + signer);
    Some((number, folded.source(document.text(), range.start..end)))
}

const FIRST_HAN: u16 = 0x4E00;
const OPENING: u16 = '〔' as u16;

/// A number with which a range of classes begins.
fn begins(folded: &Folded, document: &Document, classes: &Range<usize>, standing: Standing) -> Option<OwnNumber> {
    let line = folded.classes().get(classes.clone())?;
    let text = as_text(line.get(..LONGEST).unwrap_or(line));
    let (number, rest) = DocumentNumber::begins(&text)?;
    let length = text.get(..text.len() - rest.len())?.chars().count();
    let range = folded.source(document.text(), classes.start..classes.start + length);
    Some(OwnNumber { number, range, standing })
}

/// Numbers in front matter and metadata.
fn properties(document: &Document) -> impl Iterator<Item = OwnNumber> {
    let named = document.properties().iter().filter(|property| {
        let name = property.name.trim();
        let known = PROPERTIES.iter().any(|known| known.eq_ignore_ascii_case(name));
        known || NAMES.iter().any(|known| name.ends_with(known))
    });
    named.filter_map(|property| {
        let range = document.blocks().get(property.block)?.range();
        let text = document.text().get(range.clone()).filter(|text| text.len() <= 4 * LONGEST)?;
        let number = DocumentNumber::read(&as_text(&fold_str(text)))?;
        Some(OwnNumber { number, range, standing: Standing::Property })
    })
}
