//! The elements of an official document, with their places, and the zones between them in which a label may stand.

use super::foot::Foot;
use super::head::Head;
use super::lines::Line;
use crate::document::{Document, Place, Places};

/// Where something stands in a document, for comparing: the stretch, and the byte of its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// The stretch, from 0.
    pub stretch: u32,
    /// The byte of the stretch's text.
    pub byte: usize,
}

/// One element that stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// For comparing.
    pub at: At,
    /// For people; not counted out where its label stands as it should, and nothing has to be said.
    pub place: Place,
}

/// The elements (公文要素) by the names of GB/T 9704.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Elements {
    /// 发文机关标志
    pub mark: Option<Element>,
    /// 发文字号
    pub number: Option<Element>,
    /// 标题, its last line.
    pub title: Option<Element>,
    /// 主送机关
    pub addressees: Option<Element>,
    /// 附件说明: the list of annexes below the text.
    pub annex_list: Option<Element>,
    /// 发文机关署名
    pub signature: Option<Element>,
    /// 成文日期
    pub date: Option<Element>,
    /// 附件: where the annexes, or the text that is sent along, begin.
    pub annexes: Option<Element>,
    /// 版记, its first line.
    pub imprint: Option<Element>,
    /// The last line of the imprint.
    pub imprint_end: Option<Element>,
    /// The last line of the document itself, before annexes and imprint.
    pub last: Option<Element>,
}

/// The part of a document in which a label stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// Above the title.
    AboveTitle,
    /// Between title and addressees.
    BelowTitle,
    /// Before signature and date.
    Text,
    /// 附注: below the date, before annexes and imprint.
    Annotation,
    /// Within the annexes or after them.
    Annexes,
    /// 版记
    Imprint,
    /// After the imprint.
    BelowImprint,
}

impl Elements {
    /// Takes in what one stretch has. The first one that stands there counts, but the end of what can go on is the last.
    pub(super) fn extend(&mut self, stretch: u32, head: &Head, foot: &Foot) {
        let element = |line: &Option<Line>| {
            let at = At { stretch, byte: line.as_ref()?.source.start };
            Some(Element { at, place: Place::default() })
        };
        let first = |field: &mut Option<Element>, line: &Option<Line>| {
            if field.is_none() {
                *field = element(line);
            }
        };
        let ended = self.annexes.is_some() || self.imprint.is_some();
        first(&mut self.mark, &head.mark);
        first(&mut self.number, &head.number);
        first(&mut self.title, &head.title.as_ref().map(|title| title.last.clone()));
        first(&mut self.addressees, &head.addressees);
        if !ended {
            first(&mut self.annex_list, &foot.annex_list);
            if self.date.is_none() {
                first(&mut self.signature, &foot.signature);
                first(&mut self.date, &foot.date);
            }
        }
        first(&mut self.annexes, &foot.annexes);
        first(&mut self.imprint, &foot.imprint);
        if !ended && foot.last.is_some() {
            self.last = element(&foot.last);
        }
        if foot.imprint_end.is_some() {
            self.imprint_end = element(&foot.imprint_end);
        }
    }

    /// Counts out where those of the present stretch stand.
    pub(super) fn locate(&mut self, document: &Document, stretch: u32) {
        let Self { mark, number, title, addressees, annex_list, .. } = self;
        let Self { signature, date, annexes, imprint, imprint_end, last, .. } = self;
        let all = [mark, number, title, addressees, annex_list, signature, date, annexes, imprint, imprint_end, last];
        let mut fresh: Vec<&mut Element> = all.into_iter().flatten().filter(|e| e.at.stretch == stretch).collect();
        // Lines are counted once if they are asked for in order.
        fresh.sort_by_key(|element| element.at);
        let mut places = Places::new(document);
        for element in fresh {
            element.place = places.of(&(element.at.byte..element.at.byte));
        }
    }

    /// The zone of what stands there. `above_imprint` says that the next line is the imprint's first.
    pub fn zone(&self, at: At) -> Zone {
        let before = |element: &Option<Element>| element.as_ref().is_some_and(|element| at < element.at);
        let after = |element: &Option<Element>| element.as_ref().is_some_and(|element| at > element.at);
        if before(&self.title) {
            Zone::AboveTitle
        } else if before(&self.addressees) {
            Zone::BelowTitle
        } else if after(&self.imprint_end) {
            Zone::BelowImprint
        } else if after(&self.imprint) {
            Zone::Imprint
        } else if after(&self.annexes) {
            Zone::Annexes
        } else if before(&self.date) {
            Zone::Text
        } else {
            Zone::Annotation
        }
    }
}
