//! Which elements there are, what they do to the text, and which of them are open.

use super::attribute::Attributes;
use super::table::Table;
use super::tag::{Name, StartTag, key};
use super::{DEEPEST, Html, Mode};
use crate::read::stretch::Writer;

/// An open element.
#[derive(Clone, Copy)]
pub(crate) struct Element {
    name: Name,
    hides: bool,
}

pub(crate) const P: Name = key("p");
pub(crate) const BR: Name = key("br");
const LI: Name = key("li");
const UL: Name = key("ul");
const OL: Name = key("ol");
const DT: Name = key("dt");
const DD: Name = key("dd");
const DL: Name = key("dl");
const TABLE: Name = key("table");
const TR: Name = key("tr");
const TD: Name = key("td");
const TH: Name = key("th");
const TBODY: Name = key("tbody");
const THEAD: Name = key("thead");
const TFOOT: Name = key("tfoot");
const OPTION: Name = key("option");
const SELECT: Name = key("select");
pub(crate) const SCRIPT: Name = key("script");
pub(crate) const STYLE: Name = key("style");
pub(crate) const TITLE: Name = key("title");
const META: Name = key("meta");
const TEMPLATE: Name = key("template");
const NOSCRIPT: Name = key("noscript");

/// Elements without an end.
const VOID: [Name; 14] = [
    BR,
    META,
    key("img"),
    key("input"),
    key("hr"),
    key("link"),
    key("wbr"),
    key("area"),
    key("base"),
    key("col"),
    key("embed"),
    key("source"),
    key("track"),
    key("param"),
];

/// Elements inside a line. All others, known or not, end the block before them: that can only
/// part what a strange page has put together, and most strange names are those of blocks.
const INLINE: [Name; 47] = [
    key("span"),
    key("a"),
    key("b"),
    key("i"),
    key("u"),
    key("s"),
    key("em"),
    key("strong"),
    key("font"),
    key("sub"),
    key("sup"),
    key("small"),
    key("big"),
    key("del"),
    key("ins"),
    key("strike"),
    key("code"),
    key("kbd"),
    key("samp"),
    key("tt"),
    key("var"),
    key("mark"),
    key("label"),
    key("abbr"),
    key("acronym"),
    key("cite"),
    key("q"),
    key("dfn"),
    key("time"),
    key("data"),
    key("bdi"),
    key("bdo"),
    key("ruby"),
    key("rb"),
    key("rt"),
    key("rp"),
    key("nobr"),
    key("img"),
    key("input"),
    key("wbr"),
    key("link"),
    key("st1:chsdate"),
    key("st1:chmetcnv"),
    key("st1:personname"),
    key("o:p"),
    key("v:shape"),
    key("noscript"),
];

pub(crate) fn is_inline(name: Name) -> bool {
    // Word writes smart tags of its own around dates and places, in a namespace.
    INLINE.contains(&name)
}

/// Which open elements a start tag ends, and where the search for them stops.
fn implied(name: Name) -> Option<(&'static [Name], &'static [Name])> {
    const PARTS: &[Name] = &[TBODY, THEAD, TFOOT];
    Some(match name {
        LI => (&[LI], &[UL, OL, TABLE, TD, TH]),
        TD | TH => (&[TD, TH], &[TR, TABLE]),
        TR => (&[TR], &[TABLE]),
        TBODY | THEAD | TFOOT => (PARTS, &[TABLE]),
        DT | DD => (&[DT, DD], &[DL, TABLE, TD, TH]),
        OPTION => (&[OPTION], &[SELECT]),
        _ => return None,
    })
}

impl Html {
    /// A start tag.
    pub(crate) fn start(&mut self, writer: &mut Writer<'_>, tag: &StartTag<'_>) {
        let name = tag.name;
        let inline = is_inline(name);
        if name == BR {
            if writer.is_open() && !writer.is_blank() {
                writer.other("\n", tag.start);
            }
        } else if !inline {
            self.close(writer);
            if self.stack.last().is_some_and(|top| top.name == P) {
                self.pop_to(self.stack.len() - 1);
            }
            if let Some((ends, stops)) = implied(name) {
                self.end_implied(ends, stops);
            }
        }
        let mut attributes = Attributes::default();
        if !tag.is_bare() {
            attributes.read(writer, tag);
        }
        if name == META {
            attributes.meta(writer);
        }
        if VOID.contains(&name) || tag.closes_itself() {
            return;
        }
        if self.stack.len() >= DEEPEST {
            self.beyond += 1;
        } else {
            let hides = attributes.hides || matches!(name, TEMPLATE | NOSCRIPT);
            self.hidden += usize::from(hides);
            self.stack.push(Element { name, hides });
            self.opened(name, &attributes);
        }
        if matches!(name, SCRIPT | STYLE | TITLE) && self.mode == Mode::Text {
            self.mode = Mode::Raw(name);
        }
    }

    fn opened(&mut self, name: Name, attributes: &Attributes<'_>) {
        match name {
            TABLE => {
                self.numbered += 1;
                self.tables.push(Table::new(self.numbered));
            }
            TR => {
                if let Some(table) = self.tables.last_mut() {
                    table.row();
                }
            }
            TD | TH => {
                if let Some(table) = self.tables.last_mut() {
                    table.begin_cell(attributes.columns, attributes.rows, name == TH);
                }
            }
            _ => {
                if let Some(level) = name.heading() {
                    self.heading = Some(level);
                }
            }
        }
    }

    /// An end tag.
    pub(crate) fn end(&mut self, writer: &mut Writer<'_>, name: Name) {
        if !is_inline(name) {
            self.close(writer);
        }
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        // What a cell holds cannot end anything outside of it.
        let table_part = matches!(name, TABLE | TR | TD | TH | TBODY | THEAD | TFOOT);
        for index in (0..self.stack.len()).rev() {
            let open = self.stack[index].name;
            if open == name {
                self.pop_to(index);
                return;
            }
            if open == TABLE || (!table_part && matches!(open, TD | TH)) {
                return;
            }
        }
    }

    fn end_implied(&mut self, ends: &[Name], stops: &[Name]) {
        if self.beyond > 0 {
            return;
        }
        for index in (0..self.stack.len()).rev() {
            let open = self.stack[index].name;
            if ends.contains(&open) {
                self.pop_to(index);
                return;
            }
            if stops.contains(&open) {
                return;
            }
        }
    }

    fn pop_to(&mut self, length: usize) {
        while self.stack.len() > length {
            let Some(element) = self.stack.pop() else { return };
            self.hidden -= usize::from(element.hides);
            match element.name {
                TABLE => {
                    self.tables.pop();
                }
                TD | TH => {
                    if let Some(table) = self.tables.last_mut() {
                        table.end_cell();
                    }
                }
                name if name.heading().is_some() => self.heading = None,
                _ => {}
            }
        }
    }

    /// Ends a script, style or title.
    pub(crate) fn end_raw(&mut self, name: Name) {
        if self.beyond > 0 {
            self.beyond -= 1;
        } else if self.stack.last().is_some_and(|top| top.name == name) {
            self.pop_to(self.stack.len() - 1);
        }
    }
}
