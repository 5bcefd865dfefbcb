//! Control words that write something, or change how text is set.

use super::destination::Destination;
use super::head::Style;
use super::reader::{Reader, State};

/// Text of half a point, or of one: nobody reads it.
const TINY: i32 = 2;

/// Words that stand for characters.
fn character(name: &[u8]) -> Option<&'static str> {
    Some(match name {
        b"tab" | b"nestcelltab" => "\t",
        b"line" | b"lbr" | b"page" | b"column" | b"softline" => "\n",
        b"emdash" => "—",
        b"endash" => "–",
        b"lquote" => "‘",
        b"rquote" => "’",
        b"ldblquote" => "“",
        b"rdblquote" => "”",
        b"bullet" => "•",
        b"emspace" | b"enspace" | b"qmspace" => " ",
        _ => return None,
    })
}

impl Reader<'_, '_, '_, '_> {
    pub(super) fn change(&mut self, name: &[u8], number: Option<i32>) {
        let on = number != Some(0);
        let value = number.unwrap_or_default();
        if let Some(text) = character(name) {
            return self.push(text);
        }
        match name {
            b"u" => self.unicode(value),
            b"uc" => self.state.instead = value.clamp(0, 64).unsigned_abs(),
            b"par" | b"sect" | b"cell" | b"nestcell" | b"row" | b"nestrow" => self.breaks(name),
            b"trowd" | b"trhdr" | b"cellx" | b"clcbpat" | b"clshdng" | b"trcbpat" => self.row(name, value),
            b"ansicpg" => self.head.encoding = super::charset::of_page(value).unwrap_or(self.head.encoding),
            b"mac" => self.head.encoding = encoding_rs::MACINTOSH,
            b"deff" => {
                self.default_font = value;
                self.state.font = value;
            }
            _ => self.set(name, value, on),
        }
    }

    /// How text is set from here on.
    fn set(&mut self, name: &[u8], value: i32, on: bool) {
        match name {
            b"f" => return self.use_font(value),
            b"plain" => self.use_font(self.default_font),
            _ => {}
        }
        let state = &mut self.state;
        match name {
            b"plain" => {
                let plain = State::new(self.default_font);
                (state.hides, state.deleted, state.inserted) = (None, false, false);
                (state.white, state.on_ground, state.tiny) = (false, false, false);
                state.character_style = plain.character_style;
            }
            b"pard" => {
                (state.in_table, state.tables, state.level) = (false, 0, None);
                (state.paragraph_style, state.paragraph_on_ground) = (Style::default(), false);
            }
            b"s" => state.paragraph_style = Style { number: value, of_characters: false },
            b"cs" => state.character_style = Style { number: value, of_characters: true },
            b"v" => state.hides = Some(on),
            b"deleted" => state.deleted = on,
            b"revised" => state.inserted = on,
            b"cf" => state.white = self.head.is_white(value),
            b"highlight" | b"cb" | b"chcbpat" => state.on_ground = value > 0 && !self.head.is_white(value),
            b"chshdng" => state.on_ground |= value > 0,
            b"cbpat" => state.paragraph_on_ground = value > 0 && !self.head.is_white(value),
            b"shading" => state.paragraph_on_ground |= value > 0,
            b"fs" => state.tiny = value <= TINY,
            b"intbl" => state.in_table = on,
            b"itap" => state.tables = usize::try_from(value).unwrap_or_default(),
            b"outlinelevel" => state.level = u8::try_from(value).ok(),
            _ => {}
        }
    }

    /// The description of a table's row.
    fn row(&mut self, name: &[u8], value: i32) {
        let white = self.head.is_white(value);
        let Some(story) = self.stories.last_mut() else { return };
        match name {
            b"trowd" => story.begin_row(),
            b"trhdr" => story.header = true,
            b"cellx" => story.describe_cell(),
            _ => story.shades |= value > 0 && (name == b"clshdng" || !white),
        }
    }

    /// What ends a paragraph.
    fn breaks(&mut self, name: &[u8]) {
        match self.what() {
            None => {}
            Some(Destination::Nothing) => return,
            Some(_) => return self.push(" "),
        }
        self.flush(true);
        match name {
            b"cell" => self.end_cell(1),
            b"nestcell" => self.end_cell(self.state.tables.max(2)),
            b"row" => self.end_row(1),
            b"nestrow" => self.end_row(self.state.tables.max(2)),
            _ => self.end_paragraph(),
        }
    }

    /// How many tables the paragraph lies in.
    pub(super) fn tables(&self) -> usize {
        self.state.tables.max(usize::from(self.state.in_table))
    }
}
