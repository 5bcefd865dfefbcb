//! Addresses down to the door: after a label, in a column, or anywhere in the text.

use std::ops::Range;

use super::super::postal::{addresses, next_door, to_the_door};
use super::super::scene::ends_clause;
use super::super::table::TableScene;
use super::{Finder, Kind};
use crate::dictionary::Says;
use crate::text::classes::is_one_of;

/// Classes of an address at most, and classes that are looked at round a door's mark.
const LONGEST: usize = 70;

/// Anywhere: each clause in which a door's mark stands is read for an address.
pub(super) fn find(finder: &mut Finder) {
    let classes = finder.page.folded.classes();
    let mut done = 0;
    while let Some(at) = next_door(classes, done) {
        let from = classes[..at].iter().rev().take(LONGEST).take_while(|&&class| !ends_clause(class)).count();
        let to = classes[at..].iter().take(LONGEST).take_while(|&&class| !ends_clause(class)).count();
        let window = at - from.min(at - done)..at + to;
        done = window.end;
        let mut found = addresses(&classes[window.clone()]);
        let mut from = window.start;
        if found.is_empty() {
            // 张三 新发村七组96号 已完成: spaces part what the folded text runs together.
            let word = word_round(finder, at, &window);
            if word != window {
                found = addresses(&classes[word.clone()]);
            }
            from = word.start;
        }
        for address in found {
            let found = from + address.classes.start..from + address.classes.end;
            let label = finder.label(&found);
            finder.push(Kind::Home { residential: address.residential }, found, label, Vec::new());
        }
    }
}

/// The classes round one of them up to the next white space.
fn word_round(finder: &Finder, at: usize, window: &Range<usize>) -> Range<usize> {
    let text = finder.page.document.text();
    let source = finder.page.source(window);
    let mark = finder.page.source(&(at..at + 1));
    let start =
        text[source.start..mark.start].rfind(char::is_whitespace).map_or(source.start, |i| source.start + i + 1);
    let end = text[mark.end..source.end].find(char::is_whitespace).map_or(source.end, |i| mark.end + i);
    let start = (start..=mark.start).find(|&i| text.is_char_boundary(i)).unwrap_or(mark.start);
    finder.page.folded.classes_of(text, &(start..end))
}

/// After 家住, 住址： and the like: the address ends with its clause.
pub(super) fn said(finder: &mut Finder, cue: &Range<usize>, says: Says) {
    let classes = finder.page.folded.classes();
    let start = cue.end + super::said::skip(&classes[cue.end..classes.len().min(cue.end + 6)]);
    let clause = classes[start..]
        .iter()
        .take(LONGEST)
        .take_while(|&&class| !ends_clause(class) && !is_one_of(class, ",:)|"))
        .count();
    // An address ends with its line, unless the layout broke the line inside it.
    let line = finder.line_end(start, clause) - start;
    let Some(end) = [line, clause].into_iter().find_map(|length| to_the_door(&classes[start..start + length])) else {
        return;
    };
    let at = start..start + end;
    // 地址 is everybody's: what it is of is seen from the address itself.
    let residential = says.any(Says::HOME) || addresses(&classes[at.clone()]).iter().any(|address| address.residential);
    finder.push(Kind::Home { residential }, at, says, Vec::new());
}

/// A cell of a column of addresses.
pub(super) fn cell(finder: &mut Finder, at: &Range<usize>, says: Says, table: &TableScene) {
    let page = finder.page;
    let said = table.header.or(table.said(page));
    let people = table.has_names(page) || said.any(Says::NAME.or(Says::RESIDENT_ID));
    let of_people = says.any(Says::HOME) || (people && !said.any(Says::OFFICIAL_COLUMN.or(Says::OFFICE_COLUMN)));
    let classes = &finder.page.folded.classes()[at.clone()];
    if of_people && at.len() <= 2 * LONGEST && to_the_door(classes).is_some() {
        finder.push(Kind::Home { residential: true }, at.clone(), Says::HOME, Vec::new());
    }
}
