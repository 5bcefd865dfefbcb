//! Labels by name: 公开属性：主动公开 on a line, in two cells side by side, in the front matter or the metadata of a
//! page; with boxes that are ticked where a form offers all of them.

use std::ops::Range;

use super::line::{REASONS, brackets, line_round};
use super::{Brackets, Candidate, Standing, Writing, is_trim, standing};
use crate::dictionary::{Attribute, Dictionary, Form, Meaning, Scanned};
use crate::document::{Block, Role};
use crate::text::classes::{has_one_of, is_one_of, starts_with};
use crate::text::fold_str;

/// A value, and what stands round it, takes no more characters.
const LONGEST: usize = 120;

/// Adds the labels that are properties.
pub(super) fn labels(scanned: Scanned, found: &mut Vec<Candidate>) {
    let Scanned { document, matches, dictionary, .. } = scanned;
    for hit in matches {
        let Meaning::Label(row) = hit.meaning else { continue };
        if dictionary.labels[row].form == Form::Name {
            found.extend(by_name(scanned, &hit.classes));
        }
    }
    found.extend(document.properties().iter().filter_map(|property| {
        let block = document.blocks().get(property.block).filter(|_| is_name(dictionary, &property.name))?;
        whole(scanned, block, Standing::Property)
    }));
}

/// What may stand before a name: whose attribute it is.
const BEFORE: [&str; 12] =
    ["", "信息", "政府信息", "政务信息", "政务", "文件", "公文", "本文", "此件", "发文", "主动", "是否"];

/// Whether a text names the publicity of a document, and nothing else.
fn is_name(dictionary: &Dictionary, name: &str) -> bool {
    if name.len() > 3 * LONGEST {
        return false;
    }
    let names = || dictionary.labels.iter().filter(|label| label.form == Form::Name);
    if name.is_ascii() {
        // Most properties of pages have names in Latin letters, and few of these speak of publicity.
        return names().any(|label| label.wording.eq_ignore_ascii_case(name.trim()));
    }
    let name: Vec<u16> = fold_str(name).into_iter().filter(|&class| !is_trim(class)).collect();
    let ends = |name_of: &[u16]| {
        name.strip_suffix(name_of).is_some_and(|before| {
            BEFORE.iter().any(|word| before.len() == word.chars().count() && starts_with(before, word))
        })
    };
    names().any(|label| ends(&label.folded))
}

/// A name that a match ended, with its value behind it: on the line, on the next one, in the next cell.
fn by_name(scanned: Scanned, classes: &Range<usize>) -> Option<Candidate> {
    let Scanned { document, folded, dictionary, .. } = scanned;
    let text = document.text();
    let line = line_round(scanned, classes)?;
    let index = document.block_at(line.start)?;
    let block = &document.blocks()[index];
    if block.role == Role::Property {
        return None; // its own name decides
    }
    let end = folded.source(text, classes.clone()).end;
    // A line may hold several fields, set apart by space: 索引号：…… 公开方式：主动公开.
    let before = &text[line.start..end];
    let field = before.rsplit(|c: char| c.is_whitespace() || c == '|').next().unwrap_or(before);
    let start = end - field.len();
    let start = if is_name(dictionary, &text[start..end]) { start } else { line.start };
    if !is_name(dictionary, &text[start..end]) {
        return None;
    }
    let value = &text[end..line.end];
    if value.chars().all(|c| c.is_whitespace() || ":：)）】]".contains(c)) {
        return beside(scanned, index, line.end);
    }
    let separated = value.starts_with(|c: char| c.is_whitespace() || ":：】]=".contains(c));
    let said = separated.then(|| first_field(dictionary, value)).flatten()?;
    let standing = standing(document, block, said.attribute, &line)?;
    let brackets = brackets(&text[line.start..start], "");
    Some(said.candidate(line, standing, brackets))
}

/// The value behind a name: all of the line, else its first field.
fn first_field(dictionary: &Dictionary, value: &str) -> Option<Said> {
    let bare = value.trim_start_matches(|c: char| c.is_whitespace() || ":：】]=|".contains(c));
    let bare = bare.trim_end_matches(|c: char| c.is_whitespace() || c == '|');
    if bare.contains(|c: char| TICKED.contains(c) || OPEN.contains(c) || c == '[') {
        return read(dictionary, bare); // a part of the choices tells nothing
    }
    let field = bare.split(|c: char| c.is_whitespace() || c == '|').next().unwrap_or_default();
    read(dictionary, bare).or_else(|| read(dictionary, field)).or_else(|| before_next_name(dictionary, field))
}

/// A value with the next field's name right behind it, as elements of a page that only their style sets apart:
/// 主动公开索引号：…….
fn before_next_name(dictionary: &Dictionary, field: &str) -> Option<Said> {
    const LONGEST_NAME: usize = 6;
    let (field, _) = field.split_once([':', '：'])?;
    let ends = field.char_indices().rev().take(LONGEST_NAME).map(|(at, _)| at);
    ends.filter(|at| *at > 0).find_map(|at| read(dictionary, &field[..at]))
}

/// What stands beside a name that is alone: the rest on the next line, the cell to the right, the text after a term.
fn beside(scanned: Scanned, name: usize, end: usize) -> Option<Candidate> {
    let Scanned { document, dictionary, .. } = scanned;
    let blocks = document.blocks();
    let next = blocks.get(name + 1);
    if let Role::Cell(of) = blocks[name].role {
        let is_beside =
            |block: &&Block| matches!(block.role, Role::Cell(cell) if (cell.table, cell.row) == (of.table, of.row));
        // A heading over columns: the next one is called 依申请公开.
        let after = blocks.get(name + 2).filter(is_beside);
        if after.is_some_and(|block| read(dictionary, document.block_text(block)).is_some()) {
            return None;
        }
        let candidate = whole(scanned, next.filter(is_beside)?, Standing::Cell)?;
        standing(document, &blocks[name], candidate.attribute, &blocks[name].range())?;
        return Some(candidate);
    }
    let rest = document.text().get(end..blocks[name].range().end)?.trim_start();
    let line = rest.lines().next().unwrap_or_default();
    if line.starts_with([':', '：']) {
        // A scan broke the line before the colon.
        let said = first_field(dictionary, line)?;
        let start = blocks[name].range().end - rest.len();
        return Some(said.candidate(start..start + line.len(), Standing::Line, Brackets::None));
    }
    // <dt>公开方式：</dt><dd>主动公开</dd>
    let value = next.filter(|next| rest.is_empty() && next.role == Role::Paragraph)?;
    let is_term = document.block_text(&blocks[name]).trim_end().ends_with([':', '：']);
    is_term.then(|| whole(scanned, value, Standing::Cell)).flatten()
}

/// A block that is nothing but a value.
fn whole(scanned: Scanned, block: &Block, standing: Standing) -> Option<Candidate> {
    let said = read(scanned.dictionary, scanned.document.block_text(block))?;
    Some(said.candidate(block.range(), standing, Brackets::None))
}

/// What a value says.
#[derive(Clone, Copy)]
struct Said {
    row: usize,
    attribute: Attribute,
    reasoned: bool,
}

impl Said {
    fn candidate(self, range: Range<usize>, standing: Standing, brackets: Brackets) -> Candidate {
        let Self { row, attribute, reasoned } = self;
        Candidate { row, attribute, range, standing, brackets, writing: Writing::Named, reasoned }
    }
}

/// Signs of a choice that was made, and of one that was not; boxes typed with brackets are read as these.
const TICKED: &str = "☑☒✓✔√■▣◉●⊠";
const OPEN: &str = "□☐○◯▢◻";

/// What a value names; of several choices the one that is ticked.
fn read(dictionary: &Dictionary, text: &str) -> Option<Said> {
    if text.len() > 3 * LONGEST {
        return None;
    }
    let classes = boxes(&fold_str(text));
    let is_mark = |class: u16| is_one_of(class, TICKED) || is_one_of(class, OPEN);
    if !classes.iter().any(|&class| is_mark(class)) {
        return value(dictionary, &classes);
    }
    let bare: Vec<u16> = classes.into_iter().filter(|&class| !is_trim(class)).collect();
    let marks: Vec<usize> = bare.iter().enumerate().filter(|(_, class)| is_mark(**class)).map(|(at, _)| at).collect();
    // Each choice with the mark that belongs to it: all before theirs, or all behind. Anything else tells nothing, and
    // must not be taken for a choice.
    let leads = match (marks.first(), marks.last().map(|last| last + 1)) {
        (Some(0), Some(end)) if end < bare.len() => true,
        (Some(1..), Some(end)) if end == bare.len() => false,
        _ => return None,
    };
    let mut ticked = Vec::new();
    for (number, &at) in marks.iter().enumerate().filter(|(_, at)| is_one_of(bare[**at], TICKED)) {
        let choice = if leads {
            at + 1..marks.get(number + 1).copied().unwrap_or(bare.len())
        } else {
            number.checked_sub(1).map_or(0, |before| marks[before] + 1)..at
        };
        ticked.push(value(dictionary, &bare[choice])?);
    }
    // With one tick and no boxes, 主动公开 √ 依申请公开 不公开, the choice cannot be told by rule.
    (ticked.len() == 1).then(|| ticked[0])
}

/// `[x]` and `(√)` as a ticked box, `[ ]` and `( )` as an open one; space is gone from folded text.
fn boxes(classes: &[u16]) -> Vec<u16> {
    let class = |c: char| u16::try_from(u32::from(c)).unwrap_or_default();
    let mut read = Vec::with_capacity(classes.len());
    let mut at = 0;
    while at < classes.len() {
        let opens = is_one_of(classes[at], "([");
        let closes = |at: usize| classes.get(at).is_some_and(|&class| is_one_of(class, ")]"));
        if opens && closes(at + 1) {
            read.push(class('□'));
            at += 2;
        } else if opens && closes(at + 2) && is_one_of(classes[at + 1], "x√✓✔v*") {
            read.push(class('☑'));
            at += 3;
        } else {
            read.push(classes[at]);
            at += 1;
        }
    }
    read
}

/// A single value, behind which a form may add the reason.
fn value(dictionary: &Dictionary, classes: &[u16]) -> Option<Said> {
    let start = classes.iter().position(|&class| !is_trim(class)).unwrap_or(classes.len());
    let classes = &classes[start..];
    let end = classes.iter().position(|&class| is_one_of(class, ";,(")).unwrap_or(classes.len());
    let (value, rest) = classes.split_at(end);
    let reasoned = has_one_of(rest, &REASONS);
    let more = rest.iter().any(|&class| !is_trim(class) && !is_one_of(class, ";"));
    if more && !reasoned {
        return None;
    }
    let bare: Vec<u16> = value.iter().copied().filter(|&class| !is_trim(class)).collect();
    let mut rows = dictionary.labels.iter().enumerate();
    rows.find_map(|(row, label)| match label.form {
        Form::Value(attribute) | Form::Line(attribute) if label.folded == bare => {
            Some(Said { row, attribute, reasoned })
        }
        _ => None,
    })
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;

    #[test]
    fn of_several_choices_the_ticked_one_is_meant() {
        let dictionary = Dictionary::built_in().expect("the lists are right");
        let read = |text: &str| first_field(&dictionary, text).map(|said| said.attribute);
        for (text, attribute) in [
            ("：主动公开", Attribute::Public),
            (" | 依申请公开 |", Attribute::OnRequest),
            ("：□主动公开　☑依申请公开　□不予公开", Attribute::OnRequest),
            (" | □主动公开　☑依申请公开　□不予公开", Attribute::OnRequest),
            ("主动公开□ 依申请公开☑ 不予公开□", Attribute::OnRequest),
            ("[ ]主动公开 [x]不予公开", Attribute::NotPublic),
            ("（ ）主动公开 （√）删减后公开", Attribute::AfterDeletion),
            ("：不予公开，理由：涉及工作秘密", Attribute::NotPublic),
        ] {
            assert_eq!(read(text), Some(attribute), "{text}");
        }
        for text in [
            "：□主动公开 □依申请公开 □不予公开",
            "：☑主动公开 ☑依申请公开",
            "：选择□主动公开 ☑依申请公开",
            "：主动公开、依申请公开、不予公开",
            "：主动公开的，应当说明",
            "：网上公开",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
