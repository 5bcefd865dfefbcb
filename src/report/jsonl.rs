//! `--format jsonl`: one document a line, then the summary.

use std::io::{self, Write};

use serde::Serialize;

use super::mirror::{self, Document, SCHEMA, Summary, Tool};
use super::{Entered, Report, Settings};
use crate::finding::{Outcome, Totals};

pub(super) struct Jsonl<'a> {
    out: &'a mut dyn Write,
    settings: Settings,
}

#[derive(Serialize)]
struct LastLine<'a> {
    schema: &'a str,
    tool: Tool<'a>,
    #[serde(flatten)]
    summary: Summary<'a>,
}

impl<'a> Jsonl<'a> {
    pub(super) fn new(out: &'a mut dyn Write, settings: Settings) -> Self {
        Self { out, settings }
    }
}

impl Report for Jsonl<'_> {
    fn document(&mut self, outcome: &Outcome) -> io::Result<()> {
        mirror::write(self.out, &Document::new(outcome, self.settings.language))?;
        self.out.write_all(b"\n")
    }

    fn finish(&mut self, totals: &Totals, entered: Option<&Entered>) -> io::Result<()> {
        let summary = Summary::new(totals, &self.settings, entered);
        let last = LastLine { schema: SCHEMA, tool: Tool::new(&self.settings.rules), summary };
        mirror::write(self.out, &last)?;
        self.out.write_all(b"\n")?;
        self.out.flush()
    }
}
