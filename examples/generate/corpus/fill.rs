//! From a template to a text that knows where its values stand.
//!
//! `{field}` is a neighbour, `{+field}` a value that must block, `{?field}` one that a person must see at least,
//! `{~field}` one about which anything may be said, `{^field}` one by which the values of its row may be told
//! instead. `{?kind:field}` plants under another kind. `{next}` and `{child}` go on with another person.

use std::ops::Range;

use super::evasion;
use super::fields;
use super::people::Person;
use super::random::Random;

/// A planted value.
pub struct Planted {
    pub kind: String,
    pub at: Range<usize>,
    pub or: Vec<Range<usize>>,
    pub least: &'static str,
    pub evasion: Option<&'static str>,
}

/// How the values of one kind are written.
#[derive(Clone, Copy)]
pub struct Disguise {
    pub kind: &'static str,
    pub way: &'static str,
}

/// A text under way.
pub struct Filled {
    pub text: String,
    pub expect: Vec<Planted>,
    pub may: Vec<Range<usize>>,
}

/// Fills a template. `boundary` is what stands between two cells.
pub fn fill(random: &mut Random, template: &str, disguise: Option<Disguise>, boundary: &str) -> Filled {
    let mut filling = Filling {
        random,
        person: None,
        disguise,
        boundary,
        length: 0,
        row: 0,
        instead: Vec::new(),
        filled: Filled { text: String::new(), expect: Vec::new(), may: Vec::new() },
    };
    filling.run(template);
    filling.filled
}

struct Filling<'a> {
    random: &'a mut Random,
    person: Option<Person>,
    disguise: Option<Disguise>,
    boundary: &'a str,
    /// Characters so far.
    length: usize,
    /// The first value of this row.
    row: usize,
    /// Where else the row's values may be told.
    instead: Vec<Range<usize>>,
    filled: Filled,
}

impl Filling<'_> {
    fn run(&mut self, template: &str) {
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            let (field, after) = after.split_once('}').expect("a template closes its fields");
            self.say(before);
            self.field(field);
            rest = after;
        }
        self.say(rest);
        self.end_row();
    }

    fn say(&mut self, text: &str) -> Range<usize> {
        let start = self.length;
        self.filled.text.push_str(text);
        self.length += text.chars().count();
        start..self.length
    }

    fn end_row(&mut self) {
        let instead = std::mem::take(&mut self.instead);
        for planted in &mut self.filled.expect[self.row..] {
            planted.or.clone_from(&instead);
        }
        self.row = self.filled.expect.len();
    }

    fn field(&mut self, field: &str) {
        match field {
            "next" => {
                self.end_row();
                self.person = Some(Person::adult(self.random));
                return;
            }
            "child" => {
                self.end_row();
                self.person = Some(Person::child(self.random));
                return;
            }
            _ => {}
        }
        let (sigil, field) = match field.split_at(1) {
            ("+" | "?" | "~" | "^", name) => field.split_at(field.len() - name.len()),
            _ => ("", field),
        };
        let (kind, field) = field.split_once(':').unwrap_or((fields::kind(field), field));
        let person = self.person.take().unwrap_or_else(|| Person::adult(self.random));
        let value = fields::value(self.random, &person, field);
        self.person = Some(person);
        let value = value.unwrap_or_else(|| panic!("there is no field {field}"));
        match sigil {
            "+" => self.plant(kind, "block", &value),
            "?" => self.plant(kind, "review", &value),
            "~" => {
                let range = self.say(&value);
                self.filled.may.push(range);
            }
            "^" => {
                let range = self.say(&value);
                self.instead.push(range);
            }
            _ => drop(self.say(&value)),
        }
    }

    fn plant(&mut self, kind: &str, least: &'static str, value: &str) {
        assert!(!kind.is_empty(), "a planted value needs a kind");
        let disguise = self.disguise.filter(|disguise| disguise.kind == kind);
        let (prefix, value) = match disguise {
            Some(Disguise { way, .. }) => evasion::disguise(self.random, way, value, self.boundary),
            None => (String::new(), value.to_owned()),
        };
        self.say(&prefix);
        let at = self.say(&value);
        let evasion = disguise.map(|disguise| disguise.way);
        self.filled.expect.push(Planted { kind: kind.to_owned(), at, or: Vec::new(), least, evasion });
    }
}
