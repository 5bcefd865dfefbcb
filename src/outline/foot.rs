//! The elements below the text: the list of annexes, signature and date, the imprint, and where the annexes begin.

use super::lines::{Line, each_line, whole_cell};
use super::wording::{
    is_annex, is_annex_list, is_annex_with_title, is_imprint, is_office, is_title_of_sent_text, signed_day,
};
use crate::document::{Date, Document, Role};
use crate::text::Folded;
use crate::text::classes::{character, ends_with, is_one_of, starts_with};

/// What stands below the text, in one stretch.
#[derive(Clone, Default)]
pub(super) struct Foot {
    pub(super) annex_list: Option<Line>,
    pub(super) signature: Option<Line>,
    pub(super) date: Option<Line>,
    /// The day that the date says.
    pub(super) day: Option<Date>,
    /// The first line of what is sent along.
    pub(super) annexes: Option<Line>,
    pub(super) imprint: Option<Line>,
    pub(super) imprint_end: Option<Line>,
    /// The last line of the document itself.
    pub(super) last: Option<Line>,
    /// A heading 附件 before any date: the annexes, or only their list, if the date follows soon.
    doubtful: Option<(Line, u32)>,
    /// The line above.
    above: Option<Line>,
    /// Short lines in brackets, or that speak of this document: what a label may have become.
    pub(super) notes: Vec<Line>,
    /// Who took part in a meeting, said in a line that begins with 出席 or the like.
    pub(super) attendance: bool,
    /// Whether a line of running text was seen; before it, a date says when the document was adopted or posted.
    in_text: bool,
}

/// An element is no longer than this.
const LONGEST: usize = 60;
/// Lines of an imprint: 抄送 and 印发 stand close together.
const LONGEST_IMPRINT: usize = 120;
/// Lines that a list of annexes may take between its heading and the date.
const LIST: u32 = 8;
/// A note below the text is no longer than this; that many are kept.
const LONGEST_NOTE: usize = 26;
const MOST_NOTES: usize = 64;
/// A line of running text is at least so long.
const RUNNING: usize = 20;

impl Foot {
    /// Reads one stretch, from a byte of its text on.
    pub(super) fn read(document: &Document, folded: &Folded, from: usize) -> Self {
        let mut foot = Self::default();
        let first = document.blocks().partition_point(|block| block.range().end <= from);
        for index in first..document.blocks().len() {
            let may_be_cell = matches!(document.blocks()[index].role, Role::Cell(_));
            if let Some(cell) = may_be_cell.then(|| whole_cell(document, folded, index)).flatten() {
                // What stands in a table is no element of the document.
                foot.text(cell, true);
                continue;
            }
            each_line(document, folded, index, |line| {
                if line.source.start >= from {
                    foot.take(folded, line);
                }
                true
            });
        }
        if let Some((line, _)) = foot.doubtful.take() {
            foot.annexes.get_or_insert(line);
        }
        foot
    }

    fn take(&mut self, folded: &Folded, line: Line) {
        // Most lines are no element: they are told by length, first and last character, without a copy.
        let classes = &folded.classes()[line.classes.clone()];
        let (first, last) = match classes {
            [first, .., last] => (character(*first), character(*last)),
            _ => return self.text(line, false),
        };
        let may_be_imprint = || matches!(first, '抄' | '分') || matches!(last, '发' | '印');
        let may_be = if line.len() <= LONGEST {
            may_begin(first) || may_end(last)
        } else {
            line.len() <= LONGEST_IMPRINT && may_be_imprint()
        };
        if may_be && self.is_known(folded, &line, classes) {
            return;
        }
        let begins_text = line.len() > RUNNING || last == ':';
        self.text(line, begins_text);
    }

    /// A line of the text.
    fn text(&mut self, line: Line, begins_text: bool) {
        if self.annexes.is_some() || self.imprint.is_some() {
            return;
        }
        self.in_text |= begins_text;
        self.above = Some(line.clone());
        match &mut self.doubtful {
            Some((_, lines)) => *lines += 1,
            None => self.last = Some(line),
        }
    }

    /// Whether a line is an element or the first line of the annexes. Keeps what else it may mean.
    fn is_known(&mut self, folded: &Folded, line: &Line, classes: &[u16]) -> bool {
        if line.len() <= LONGEST_NOTE && self.notes.len() < MOST_NOTES && is_note(classes) {
            self.notes.push(line.clone());
        }
        let may_be_imprint = ["抄", "分送"].iter().any(|word| starts_with(classes, word))
            || ["发", "印"].iter().any(|word| ends_with(classes, word));
        if may_be_imprint && is_imprint(&line.folded(folded)) {
            self.imprint.get_or_insert_with(|| line.clone());
            self.imprint_end = Some(line.clone());
            return true;
        }
        self.attendance |=
            ["出席", "参加", "参会", "列席", "主持", "缺席"].iter().any(|word| starts_with(classes, word));
        let is_over = self.annexes.is_some() || self.imprint.is_some();
        !is_over && line.len() <= LONGEST && self.is_element(folded, line)
    }

    /// Whether a short line is one of the elements, or the first line of the annexes.
    fn is_element(&mut self, folded: &Folded, line: &Line) -> bool {
        let classes = &folded.classes()[line.classes.clone()];
        let last = classes.last().copied().unwrap_or_default();
        if starts_with(classes, "附") || starts_with(classes, "-附") {
            let text = line.folded(folded);
            let begins = is_annex(&text) || self.date.is_some() && is_annex_with_title(&text);
            if begins && self.date.is_some() {
                self.annexes = Some(line.clone());
                return true;
            }
            if begins {
                self.doubtful.get_or_insert((line.clone(), 0));
                return true;
            }
            if is_annex_list(&text) {
                self.annex_list.get_or_insert_with(|| line.clone());
            }
        }
        if self.date.is_none() && is_one_of(last, "日)") {
            return self.is_date(folded, line);
        }
        let may_be_sent = self.date.is_some() && may_end(character(last));
        if may_be_sent && is_title_of_sent_text(&line.folded(folded)) {
            self.annexes = Some(line.clone());
            return true;
        }
        false
    }

    fn is_date(&mut self, folded: &Folded, line: &Line) -> bool {
        let text = line.folded(folded);
        let Some((office, day)) = signed_day(&text) else { return false };
        if !self.in_text && office.is_empty() {
            return false;
        }
        // What looked like the annexes was their list: signature and date stand below it.
        match self.doubtful.take() {
            Some((annexes, lines)) if lines > LIST => {
                self.annexes = Some(annexes);
                return true;
            }
            Some((list, _)) => self.annex_list = self.annex_list.take().or(Some(list)),
            None => {}
        }
        let signs = |above: &&Line| above.len() <= LONGEST && is_office(&above.folded(folded));
        self.signature =
            if office.is_empty() { self.above.as_ref().filter(signs).cloned() } else { Some(line.clone()) };
        self.day = Some(day);
        self.date = Some(line.clone());
        self.last = Some(line.clone());
        true
    }
}

/// （此件公幵发布）: whatever is misread of it, 公 or 开 remains.
fn is_note(classes: &[u16]) -> bool {
    classes.first().is_some_and(|&class| is_one_of(class, "([【〔此本"))
        && classes.iter().any(|&class| is_one_of(class, "公开"))
}

/// What elements begin with: the imprint, annexes, notes, those who were there.
fn may_begin(first: char) -> bool {
    matches!(first, '抄' | '分' | '附' | '-' | '(' | '[' | '【' | '〔' | '此' | '本' | '出' | '参' | '列' | '主' | '缺')
}

/// What they end with: the date and the label behind it, the imprint, the title of a text that is sent along.
fn may_end(last: char) -> bool {
    matches!(last, '日' | ')' | '发' | '印' | '法' | '定' | '则' | '案' | '点' | '划' | '度' | '准')
        || matches!(last, '范' | '例' | '施' | '单' | '表' | '标' | '南' | '见' | '要' | '程')
}
