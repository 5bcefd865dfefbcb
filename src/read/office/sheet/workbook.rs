//! The workbook: which sheets there are, and what has a name.

use super::super::attribute;
use super::super::xml::{Event, Start, Xml};
use super::grid::literals;
use crate::document::{Concealment, ProblemKind, Role, Seen};
use crate::read::out::Out;

/// A sheet as the workbook lists it.
pub(crate) struct Listed {
    pub(crate) name: String,
    /// The relationship to its part.
    pub(crate) id: String,
    pub(crate) hidden: bool,
}

#[derive(Default)]
pub(crate) struct Workbook {
    pub(crate) sheets: Vec<Listed>,
    pub(crate) since_1904: bool,
    /// What is told behind the sheets.
    says: Vec<(String, Seen)>,
}

impl Workbook {
    pub(crate) fn say(&mut self, text: &str, seen: impl Into<Seen>) {
        if text.len() > 1 {
            self.says.push((text.to_owned(), seen.into()));
        }
    }

    /// A name for cells or for a value, and what it stands for.
    pub(crate) fn name(&mut self, name: &str, stands_for: &str) {
        let unseen = Concealment::Attribute;
        // 打印区域 and the like, which the program makes by itself.
        if !name.starts_with("_xlnm.") && !name.starts_with("_xlfn.") {
            self.say(name, unseen);
        }
        // Cells are told where they are.
        if stands_for.contains('!') {
            literals(stands_for, |text| self.say(text, unseen));
        } else {
            self.say(stands_for, unseen);
        }
    }

    /// Tells the names.
    pub(crate) fn tell(&mut self, out: &mut Out<'_>) {
        for (text, seen) in self.says.drain(..) {
            out.beside(&text, Role::Attribute, seen);
        }
    }

    fn start(&mut self, start: &Start<'_>) {
        match start.name() {
            "sheet" => self.sheets.push(Listed {
                name: start.attribute("name").unwrap_or_default().into_owned(),
                id: start.attributes().find(|(name, _)| *name == "id").map_or(String::new(), |id| id.1.into_owned()),
                hidden: start.attribute("state").is_some_and(|state| state != "visible"),
            }),
            "workbookPr" => {
                self.since_1904 = start.attribute("date1904").is_some_and(|value| super::scan::is_true(&value));
            }
            // Where the file lies on the computer of who wrote it, and who that is.
            "absPath" | "fileSharing" => {
                for (name, value) in start.attributes() {
                    if matches!(name, "url" | "userName") {
                        self.say(&value, Concealment::Property);
                    }
                }
            }
            element => {
                for (name, value) in start.attributes().filter(|attribute| !matches!(attribute.0, "name" | "codeName"))
                {
                    let says = matches!(name, "comment" | "description" | "help" | "statusBar" | "customMenu");
                    let seen = says.then_some(Concealment::Attribute.into());
                    if let Some(seen) = seen.or_else(|| attribute::says(element, name, &value)) {
                        self.say(&value, seen);
                    }
                }
            }
        }
    }
}

/// Reads the workbook, behind the start of its root. What stands before anything that goes wrong is there.
pub(super) fn read(xml: &mut Xml<'_>, workbook: &mut Workbook) -> Result<(), ProblemKind> {
    let mut name: Option<String> = None;
    let mut text = String::new();
    loop {
        match xml.next()? {
            Event::Start(start) => {
                text.clear();
                if start.name() == "definedName" {
                    name = Some(start.attribute("name").unwrap_or_default().into_owned());
                }
                workbook.start(&start);
            }
            Event::Text(more) => text.push_str(&more),
            Event::End => {
                match name.take() {
                    Some(name) => workbook.name(&name, &text),
                    None if attribute::is_notable(&text) => workbook.say(&text, Concealment::Attribute),
                    None => {}
                }
                text.clear();
            }
            Event::Comment(text) => workbook.say(&text, Concealment::Attribute),
            Event::DocumentType | Event::Other => {}
            Event::Done => return Ok(()),
        }
    }
}
