//! Attached files. Each is a document of its own, as that of a mail is.

use std::rc::Rc;

use super::Beside;
use crate::document::{Concealment, Role, Visibility};
use crate::read::pdf::syntax::{Dict, Stream};
use crate::read::pdf::text_of::text_of;
use crate::read::within::Within;

/// The same file may be given for several systems.
const SYSTEMS: [&str; 5] = ["UF", "F", "Unix", "Mac", "DOS"];

impl Beside<'_, '_> {
    /// Reads the files that dictionaries named so far.
    pub(super) fn files(&mut self, to: &mut Within<'_, '_>) {
        for named in std::mem::take(&mut self.attached) {
            let Some(files) = self.file.dict(&named, "EF") else { continue };
            let name = self.file_name(&named);
            for system in SYSTEMS {
                let Some(stream) = self.file.stream(&files, system) else { continue };
                if self.is_new(stream.id) {
                    self.read_file(&stream, name.clone(), to);
                }
            }
        }
    }

    /// An attached file that no dictionary names.
    pub(super) fn left_file(&mut self, stream: &Stream, to: &mut Within<'_, '_>) {
        let around = to.out.concealment();
        to.out.conceal(around.or(Some(Concealment::Residue)));
        self.read_file(stream, None, to);
        to.out.conceal(around);
    }

    fn file_name(&self, named: &Rc<Dict>) -> Option<String> {
        let text = |name: &str| self.file.at(named, name).as_string().map(text_of);
        SYSTEMS.iter().chain(&["Desc"]).filter_map(|name| text(name)).find(|name| !name.trim().is_empty())
    }

    fn read_file(&mut self, stream: &Stream, name: Option<String>, to: &mut Within<'_, '_>) {
        if let Err(kind) = to.budget.entry() {
            return to.out.problem(kind);
        }
        let name = name.unwrap_or_else(|| {
            self.nameless += 1;
            format!("attachment-{}", self.nameless)
        });
        let decoded = self.file.decode_most(stream, u64::MAX);
        to.begin_main();
        to.out.block(&name, Role::FileName, Visibility::Metadata);
        if let Some(kind) = decoded.problem {
            to.problem_in(&name, kind);
        }
        // A picture that is one of the file's own filters is a picture all the same.
        if decoded.picture {
            to.picture();
        } else {
            to.file(&name, &decoded.bytes);
        }
        to.begin_main();
    }
}
