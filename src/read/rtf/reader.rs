//! Goes through the tokens: which group holds what, and which bytes are which characters.

use std::collections::HashSet;

use super::destination::{self, Destination, Tale};
use super::head::{Head, Style};
use super::lexer::{Lexer, Token};
use super::story::Story;
use crate::document::{Concealment, ProblemKind, Role, Seen};
use crate::read::within::Within;

/// Groups in groups; Word stops far earlier.
const DEPTH: usize = 2_000;

/// What holds for the text of a group, and for groups in it.
#[derive(Clone, Copy)]
#[allow(clippy::struct_excessive_bools)] // each is a word of the format
pub(super) struct State {
    pub(super) font: i32,
    /// How many signs stand behind a Unicode character for readers that know none.
    pub(super) instead: u32,
    pub(super) hides: Option<bool>,
    pub(super) deleted: bool,
    pub(super) inserted: bool,
    pub(super) white: bool,
    pub(super) on_ground: bool,
    pub(super) paragraph_on_ground: bool,
    pub(super) tiny: bool,
    pub(super) paragraph_style: Style,
    pub(super) character_style: Style,
    pub(super) level: Option<u8>,
    pub(super) in_table: bool,
    pub(super) tables: usize,
    /// Nothing of the group was read.
    pub(super) fresh: bool,
    /// What the group holds may be left out by who does not know it.
    optional: bool,
    twice: Twice,
}

/// A group that says the same twice: first plainly, then in Unicode.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Twice {
    No,
    Plain,
    Unicode,
}

/// Where text goes.
pub(super) struct Sink {
    /// The group with which it ends.
    depth: usize,
    pub(super) what: Destination,
    pub(super) text: String,
    pub(super) bytes: Vec<u8>,
}

/// Text that is told behind the main one.
pub(super) struct Later {
    pub(super) part: &'static str,
    pub(super) text: String,
    pub(super) role: Role,
    pub(super) seen: Seen,
    pub(super) fresh: bool,
}

pub(super) struct Reader<'r, 'a, 'w, 'e> {
    pub(super) lexer: Lexer<'a>,
    pub(super) to: &'r mut Within<'w, 'e>,
    pub(super) head: Head,
    states: Vec<State>,
    pub(super) state: State,
    pub(super) sinks: Vec<Sink>,
    pub(super) stories: Vec<Story>,
    /// Bytes that are not decoded yet.
    pub(super) bytes: Vec<u8>,
    pub(super) decoded: String,
    /// The first half of a character outside of the first plane.
    pub(super) half: Option<u16>,
    /// Signs that are to be left out behind a Unicode character.
    pub(super) skip: u32,
    pub(super) default_font: i32,
    pub(super) later: Vec<Later>,
    pub(super) objects: Vec<Vec<u8>>,
    pub(super) people: HashSet<String>,
    /// Texts of boxes, which some programs write twice.
    pub(super) boxes: HashSet<String>,
    /// Texts of headers, which every section may repeat.
    pub(super) repeated: HashSet<String>,
    pub(super) name: String,
    pub(super) day: [i32; 3],
}

impl State {
    pub(super) fn new(font: i32) -> Self {
        Self {
            font,
            instead: 1,
            hides: None,
            deleted: false,
            inserted: false,
            white: false,
            on_ground: false,
            paragraph_on_ground: false,
            tiny: false,
            paragraph_style: Style::default(),
            character_style: Style { number: -1, of_characters: true },
            level: None,
            in_table: false,
            tables: 0,
            fresh: false,
            optional: false,
            twice: Twice::No,
        }
    }
}

impl<'r, 'a, 'w, 'e> Reader<'r, 'a, 'w, 'e> {
    pub(super) fn new(bytes: &'a [u8], to: &'r mut Within<'w, 'e>) -> Self {
        Self {
            lexer: Lexer::new(bytes),
            to,
            head: Head::new(),
            states: Vec::new(),
            state: State::new(0),
            sinks: Vec::new(),
            stories: vec![Story::new(Tale::Main, "")],
            bytes: Vec::new(),
            decoded: String::new(),
            half: None,
            skip: 0,
            default_font: 0,
            later: Vec::new(),
            objects: Vec::new(),
            people: HashSet::new(),
            boxes: HashSet::new(),
            repeated: HashSet::new(),
            name: String::new(),
            day: [0; 3],
        }
    }

    pub(super) fn read(mut self) -> Result<(), ProblemKind> {
        let result = self.groups();
        self.flush(true);
        // What was read before the file broke off is told.
        while let Some(sink) = self.sinks.pop() {
            self.end(sink);
        }
        self.end_paragraph();
        self.stories.truncate(1);
        self.tell_later();
        for object in std::mem::take(&mut self.objects) {
            self.to.begin_main();
            super::object::read(&object, self.to);
        }
        // Behind the end of the text, where no program looks.
        let rest = self.lexer.rest();
        let begins = rest.iter().position(|b| !b.is_ascii_whitespace() && !matches!(b, 0 | 0x1A));
        if let Some(rest) = begins.and_then(|begins| rest.get(begins..)).filter(|_| result.is_ok()) {
            let around = self.to.out.concealment();
            self.to.out.conceal(around.or(Some(Concealment::Residue)));
            self.to.embedded("rest", rest);
            self.to.out.conceal(around);
        }
        result
    }

    fn groups(&mut self) -> Result<(), ProblemKind> {
        while let Some(token) = self.lexer.next() {
            match token {
                Token::Open => {
                    self.flush(false);
                    if self.states.len() >= DEPTH {
                        return Err(ProblemKind::TooDeep(DEPTH as u64));
                    }
                    self.open();
                }
                Token::Close => {
                    self.flush(false);
                    self.close();
                    if self.states.is_empty() {
                        return Ok(());
                    }
                }
                Token::Text(text) => self.text(text),
                Token::Byte(_) | Token::Symbol(_) if self.skip > 0 => self.skip -= 1,
                Token::Byte(byte) => self.push_bytes(&[byte]),
                Token::Word(name, number) => {
                    if name == b"bin" {
                        self.binary(number);
                    } else if self.skip > 0 {
                        self.skip -= 1;
                    } else {
                        self.flush(false);
                        self.word(name, number);
                    }
                }
                Token::Symbol(symbol) => self.symbol(symbol),
            }
        }
        Err(ProblemKind::Truncated)
    }

    fn open(&mut self) {
        self.skip = 0;
        let twice = self.state.twice;
        if twice == Twice::Plain {
            self.state.twice = Twice::Unicode;
        }
        self.states.push(self.state);
        (self.state.fresh, self.state.optional, self.state.twice) = (true, false, Twice::No);
        if twice == Twice::Plain {
            self.sink(Destination::Nothing);
        }
        // Lists of texts, each in a group.
        match self.what() {
            Some(Destination::People) => self.sink(Destination::Person),
            Some(Destination::Variable) => self.push(" "),
            _ => {}
        }
    }

    fn close(&mut self) {
        self.skip = 0;
        while self.sinks.last().is_some_and(|sink| sink.depth >= self.states.len()) {
            let Some(sink) = self.sinks.pop() else { break };
            self.end(sink);
        }
        let style = |sink: &Sink| sink.what == Destination::Styles && sink.depth + 1 == self.states.len();
        if self.sinks.last().is_some_and(style) {
            self.head.end_style();
        }
        if let Some(state) = self.states.pop() {
            self.use_font(state.font);
            self.state = state;
        }
    }

    /// What the text being read is for; nothing for text of a story.
    pub(super) fn what(&self) -> Option<Destination> {
        let sink = self.sinks.last()?;
        (!matches!(sink.what, Destination::Story(_))).then_some(sink.what)
    }

    fn sink(&mut self, what: Destination) {
        self.sinks.push(Sink { depth: self.states.len(), what, text: String::new(), bytes: Vec::new() });
    }

    /// A control word: the name of a destination, or one that changes or writes something.
    fn word(&mut self, name: &[u8], number: Option<i32>) {
        let fresh = std::mem::take(&mut self.state.fresh);
        let optional = std::mem::take(&mut self.state.optional);
        match self.what() {
            Some(Destination::Nothing) => return,
            Some(Destination::Fonts) => self.head.font(name, number.unwrap_or_default()),
            Some(Destination::Colors) => return self.head.color(name, number.unwrap_or_default()),
            Some(Destination::Styles) => self.head.style(name, number),
            Some(Destination::Day(_)) => {
                let part = [&b"yr"[..], b"mo", b"dy"].iter().position(|known| *known == name);
                if let Some(day) = part.and_then(|part| self.day.get_mut(part)) {
                    *day = number.unwrap_or_default();
                }
                return;
            }
            _ => {}
        }
        let known = destination::of(name);
        match known {
            // Text is lost to no word that stands in the middle of a group; digits of a picture are no text.
            Some(what) if fresh || matches!(what, Destination::Story(_) | Destination::Picture) => self.begin(what),
            None if optional && !self.is_ordinary(name) => self.sink(Destination::Notable),
            _ => self.change(name, number),
        }
    }

    fn is_ordinary(&self, name: &[u8]) -> bool {
        // Styles of characters are marked as optional.
        self.what() == Some(Destination::Styles) && matches!(name, b"cs" | b"ts" | b"ds")
    }

    fn begin(&mut self, what: Destination) {
        match what {
            Destination::Through => {}
            Destination::Twice => self.state.twice = Twice::Plain,
            Destination::Story(tale) => {
                self.sink(what);
                self.begin_story(tale);
            }
            what => {
                if what == Destination::Picture {
                    self.to.picture();
                }
                self.sink(what);
            }
        }
    }

    fn begin_story(&mut self, tale: Tale) {
        let around = self.stories.last();
        let again = around.is_some_and(|story| story.tale == Tale::BoxAgain);
        let tale = if again && tale == Tale::Box { Tale::BoxAgain } else { tale };
        let part = match tale {
            Tale::Header => "header",
            Tale::Footer => "footer",
            Tale::Notes => "footnotes",
            Tale::Comment => "comments",
            Tale::Main | Tale::Box | Tale::BoxAgain => around.map_or("", |story| story.part),
        };
        let mut story = Story::new(tale, part);
        story.on_ground = around.is_some_and(|story| story.on_ground);
        self.stories.push(story);
        (self.state.in_table, self.state.tables) = (false, 0);
        if tale == Tale::Comment {
            // Programs hide the mark of a comment, and with it all that stands in the group.
            (self.state.hides, self.state.deleted, self.state.inserted) = (None, false, false);
        }
    }

    fn binary(&mut self, length: Option<i32>) {
        let length = length.and_then(|length| usize::try_from(length).ok()).unwrap_or_default();
        let bytes = self.lexer.take(length);
        if self.skip > 0 {
            self.skip -= 1;
        } else if let Some(sink) = self.sinks.last_mut().filter(|sink| sink.what == Destination::Object) {
            sink.bytes.extend_from_slice(bytes);
        } else if self.what().is_none_or(|what| !matches!(what, Destination::Nothing | Destination::Picture)) {
            // Bytes where text should be: a program may still show none of them.
            self.objects.push(bytes.to_vec());
        }
    }

    fn symbol(&mut self, symbol: u8) {
        if symbol == b'*' {
            self.state.optional = true;
            return;
        }
        self.state.fresh = false;
        if matches!(symbol, b'\\' | b'{' | b'}') {
            self.push_bytes(&[symbol]);
            return;
        }
        self.flush(false);
        match symbol {
            b'~' => self.push("\u{A0}"),
            b'_' => self.push("-"),
            b'\r' | b'\n' => self.change(b"par", None),
            b'\t' => self.push("\t"),
            _ => {}
        }
    }
}
