//! `--format json`: one object. Its keys come in the order in which they are known, so that the
//! documents can be written while the run goes on.

use std::io::{self, Write};

use super::mirror::{self, Document, SCHEMA, Summary, Tool};
use super::{Entered, Report, Settings};
use crate::finding::{Outcome, Totals};

pub(super) struct Json<'a> {
    out: &'a mut dyn Write,
    settings: Settings,
    documents: u64,
}

impl<'a> Json<'a> {
    pub(super) fn new(out: &'a mut dyn Write, settings: Settings) -> Self {
        Self { out, settings, documents: 0 }
    }

    /// What comes before the first document, and what between two.
    fn separate(&mut self) -> io::Result<()> {
        if self.documents > 0 {
            return self.out.write_all(b",\n");
        }
        write!(self.out, "{{\"schema\":\"{SCHEMA}\",\"tool\":")?;
        mirror::write(self.out, &Tool::new(&self.settings.rules))?;
        self.out.write_all(b",\"documents\":[\n")
    }
}

impl Report for Json<'_> {
    fn document(&mut self, outcome: &Outcome) -> io::Result<()> {
        self.separate()?;
        self.documents += 1;
        mirror::write(self.out, &Document::new(outcome, self.settings.language))?;
        Ok(())
    }

    fn finish(&mut self, totals: &Totals, entered: Option<&Entered>) -> io::Result<()> {
        if self.documents == 0 {
            self.separate()?;
        }
        let summary = serde_json::to_string(&Summary::new(totals, &self.settings, entered))?;
        // The summary's keys are the object's own: only its opening brace is not wanted.
        writeln!(self.out, "\n],{}", &summary[1..])?;
        self.out.flush()
    }
}
