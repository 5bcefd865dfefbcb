//! An office's own list of its officials: who held which post, from when to when. No such list ships.
//! It lies in a dictionary folder under a name of its own, as its columns are not those of a dictionary.

use std::collections::{HashMap, HashSet};

use super::confusions::Confusions;
use super::header::file_name;
use super::record::Text;
use super::table::{Row, Table, TableError};
use super::term::day;
use crate::document::Date;
use crate::finding::{Masked, Message, Words};
use crate::text::{fold_char, fold_str, is_ignorable};

/// The name of the file by which the list is known.
const FILE: &str = "officials.csv";
const COLUMNS: [&str; 5] = ["name", "post", "from", "to", "note"];

/// One name, with everything that those who bear it held.
#[derive(Clone, Debug)]
pub struct Official {
    /// As the list has it, without spaces.
    pub name: String,
    /// The rows, in the order of the lists.
    pub offices: Vec<Office>,
    /// What is looked for: the name, folded, with each of the dots that are written in it.
    forms: Vec<Vec<u16>>,
}

/// A row: one term of office.
#[derive(Clone, Debug)]
pub struct Office {
    /// The post as the list has it.
    pub post: String,
    /// The posts that it is made of, folded: 县委副书记、县长 are two.
    pub parts: Vec<Vec<u16>>,
    /// Its days; none if it has no such end.
    pub from: Option<Date>,
    /// The last one.
    pub to: Option<Date>,
    /// The list it stands in, an index into [`super::Dictionary::lists`].
    pub list: usize,
    /// The line it stands in there.
    pub line: u64,
}

impl Office {
    /// Whether it was held on that day.
    pub fn holds(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Whether it was held at some time of a year.
    pub fn holds_in(&self, year: u16) -> bool {
        self.from.is_none_or(|from| from.year() <= year) && self.to.is_none_or(|to| year <= to.year())
    }
}

/// All lists of officials as one.
#[derive(Clone, Debug, Default)]
pub struct Officials {
    /// By name, in the order of the lists.
    pub people: Vec<Official>,
    /// Every post that anyone holds, folded.
    pub posts: Vec<Vec<u16>>,
}

/// Whether a file holds officials, by its name.
pub(super) fn is_list(file: &str) -> bool {
    file_name(file) == FILE
}

impl Officials {
    /// Reads the lists of officials among these texts, which are those of [`super::Dictionary::lists`].
    pub(super) fn load(texts: &[&Text]) -> Result<Self, TableError> {
        let mut officials = Self::default();
        let mut known: HashMap<Vec<u16>, usize> = HashMap::new();
        for (list, text) in texts.iter().enumerate().filter(|(_, text)| is_list(text.file)) {
            let table = Table::read_some(text.file, text.rows, &COLUMNS, &COLUMNS[..2])?;
            let mut rows: HashMap<[&str; 4], u64> = HashMap::new();
            for row in table.rows() {
                let said = ["name", "post", "from", "to"].map(|column| row.get(column));
                if let Some(line) = rows.insert(said, row.line) {
                    return Err(row.wrong("", Message::from(TWICE).with("line", Masked::known(line.to_string()))));
                }
                let name = name(&row)?;
                let office = office(&row, list)?;
                let at = *known.entry(fold_str(&name)).or_insert_with(|| {
                    officials.people.push(Official { forms: forms(&name), name, offices: Vec::new() });
                    officials.people.len() - 1
                });
                officials.people[at].offices.push(office);
            }
        }
        let offices = officials.people.iter().flat_map(|official| &official.offices);
        officials.posts = offices.flat_map(|office| office.parts.iter().cloned()).collect();
        officials.posts.sort_unstable();
        officials.posts.dedup();
        Ok(officials)
    }

    /// Every name as it is looked for, by the number of its official.
    pub(super) fn names(&self) -> impl Iterator<Item = (usize, &[u16])> {
        let people = self.people.iter().enumerate();
        people.flat_map(|(index, official)| official.forms.iter().map(move |form| (index, form.as_slice())))
    }

    /// Every name with one character replaced by one that is taken for it. What is the name of another
    /// official is no slip.
    pub(super) fn near_names(&self) -> Result<Vec<(usize, Vec<u16>)>, TableError> {
        if self.people.is_empty() {
            return Ok(Vec::new());
        }
        let right: HashSet<&[u16]> = self.names().map(|(_, form)| form).collect();
        let confusions = Confusions::built_in().map_err(Clone::clone)?;
        let confused = confusions.either_way(&right.iter().flat_map(|form| form.iter().copied()).collect());
        let mut near = Vec::new();
        for (index, form) in self.names() {
            for (at, character) in form.iter().enumerate() {
                for &wrong in confused.get(character).into_iter().flatten() {
                    let mut slip = form.to_vec();
                    slip[at] = wrong;
                    if !right.contains(slip.as_slice()) {
                        near.push((index, slip));
                    }
                }
            }
        }
        Ok(near)
    }
}

/// The dots that stand between the parts of a name.
const DOTS: &str = "·•‧・.";
const LONGEST: usize = 6;
const LONGEST_WITH_DOT: usize = 20;

fn name(row: &Row) -> Result<String, TableError> {
    let name: String = row.get("name").chars().filter(|c| !is_ignorable(*c)).collect();
    let wrong = |mend: Words| Err(row.wrong("name", mend));
    if name.is_empty() {
        return wrong(NO_NAME);
    }
    let is_dot = |c: char| fold_char(c).classes().all(|class| DOTS.chars().any(|dot| dot as u32 == u32::from(class)));
    if !name.chars().all(|c| is_dot(c) || c.is_alphabetic()) {
        return wrong(NOT_A_NAME);
    }
    match name.chars().count() {
        0 | 1 => wrong(SHORT_NAME),
        length if length > LONGEST_WITH_DOT || length > LONGEST && !name.contains(is_dot) => wrong(LONG_NAME),
        _ => Ok(name),
    }
}

/// The name as it is looked for: one form, or one for each dot.
fn forms(name: &str) -> Vec<Vec<u16>> {
    let folded = fold_str(name);
    let dots = fold_str(DOTS);
    if !folded.iter().any(|class| dots.contains(class)) {
        return vec![folded];
    }
    let with = |dot: u16| folded.iter().map(|&class| if dots.contains(&class) { dot } else { class }).collect();
    dots.iter().map(|&dot| with(dot)).collect()
}

fn office(row: &Row, list: usize) -> Result<Office, TableError> {
    let post = row.get("post");
    let parts = posts(post);
    if parts.is_empty() {
        return Err(row.wrong("post", SHORT_POST));
    }
    let end = |column: &str, first: bool| match row.get(column) {
        "" => Ok(None),
        written => day(written, first).map(Some).ok_or_else(|| row.wrong(column, super::term::DAY)),
    };
    let (from, to) = (end("from", true)?, end("to", false)?);
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        return Err(row.wrong("to", ENDS_FIRST));
    }
    Ok(Office { post: post.to_owned(), parts, from, to, list, line: row.line })
}

/// The posts that a field names. 县委书记 县长 are two, but 县 长 is one that is set wide.
fn posts(field: &str) -> Vec<Vec<u16>> {
    let ends = |c: char| c == '兼' || !c.is_alphanumeric() && !is_ignorable(c);
    let apart: Vec<_> = field.split(|c| ends(c) || is_ignorable(c)).filter(|part| !part.is_empty()).collect();
    let parts = if apart.iter().all(|part| part.chars().count() > 1) { apart } else { field.split(ends).collect() };
    parts.into_iter().map(fold_str).filter(|part| part.len() > 1).collect()
}

const NO_NAME: Words = Words { zh: "这一行没有姓名：请补上", en: "this row has no name: add it" };
const NOT_A_NAME: Words = Words {
    zh: "只写一个姓名，不带数字、标点和说明（说明写在 note 列）",
    en: "it takes one name, without digits, marks and remarks; remarks go to the column note",
};
const SHORT_NAME: Words =
    Words { zh: "姓名至少两个字，只有一个字的误报太多", en: "a name has at least two characters" };
const LONG_NAME: Words = Words {
    zh: "姓名最长六个字，带间隔号（·）的最长二十个字",
    en: "a name has at most six characters, with a dot (·) in it at most twenty",
};
const SHORT_POST: Words = Words { zh: "职务至少两个字", en: "a post has at least two characters" };
const ENDS_FIRST: Words =
    Words { zh: "止日早于起日：请改正", en: "it ends before it begins: correct the days" };
const TWICE: Words = Words {
    zh: "与本文件第 {line} 行重复：请删去一行",
    en: "line {line} of this file says the same: remove one of them",
};
