//! The elements below the text: the list of annexes, signature and date, the imprint, and where the annexes begin.

use super::lines::{Line, each_line, is_whole_cell};
use super::wording::{
    is_annex, is_annex_list, is_annex_with_title, is_imprint, is_office, is_title_of_sent_text, signed_day,
};
use crate::document::{Date, Document, Role};
use crate::text::Folded;
use crate::text::classes::{ends_with, is_one_of, starts_with};

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
/// A line of running text is at least so long.
const RUNNING: usize = 20;

impl Foot {
    /// Reads one stretch, from a byte of its text on.
    pub(super) fn read(document: &Document, folded: &Folded, from: usize) -> Self {
        let mut foot = Self::default();
        let first = document.blocks().partition_point(|block| block.range().end <= from);
        for index in first..document.blocks().len() {
            let may_be_cell = matches!(document.blocks()[index].role, Role::Cell(_));
            each_line(document, folded, index, |line| {
                if line.source.start >= from {
                    let is_cell = may_be_cell && is_whole_cell(document, &line.source);
                    foot.take(folded, line, is_cell);
                }
                true
            });
        }
        if let Some((line, _)) = foot.doubtful.take() {
            foot.annexes.get_or_insert(line);
        }
        foot
    }

    fn take(&mut self, folded: &Folded, line: Line, is_cell: bool) {
        // Lines are compared as they stand: most of them are no element, and a copy of each would cost more than
        // all the rest.
        let classes = &folded.classes()[line.classes.clone()];
        if line.len() <= LONGEST_IMPRINT
            && (starts_with(classes, "抄")
                || starts_with(classes, "分送")
                || ends_with(classes, "发")
                || ends_with(classes, "印"))
            && is_imprint(&line.folded(folded))
        {
            self.imprint.get_or_insert_with(|| line.clone());
            self.imprint_end = Some(line);
            return;
        }
        if self.annexes.is_some() || self.imprint.is_some() {
            return;
        }
        if !is_cell && line.len() <= LONGEST && self.is_element(folded, &line) {
            return;
        }
        self.in_text |= line.len() > RUNNING || ends_with(classes, ":");
        self.attendance |= is_one_of(classes.first().copied().unwrap_or_default(), "出参列主缺")
            && ["出席", "参加", "参会", "列席", "主持", "缺席"].iter().any(|word| starts_with(classes, word));
        self.above = Some(line.clone());
        match &mut self.doubtful {
            Some((_, lines)) => *lines += 1,
            None => self.last = Some(line),
        }
    }

    /// Whether a short line is one of the elements, or the first line of the annexes.
    fn is_element(&mut self, folded: &Folded, line: &Line) -> bool {
        let classes = &folded.classes()[line.classes.clone()];
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
        let last = classes.last().copied().unwrap_or_default();
        if self.date.is_none() && is_one_of(last, "日)") {
            return self.is_date(folded, line);
        }
        let may_be_sent = self.date.is_some() && is_one_of(last, "法定则案要点划预度准范例施单表标南见程)");
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
