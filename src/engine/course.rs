//! What gathers while a file is read: what is known of it, what was found, what could not be read; and the same of
//! the documents around the present one, where files lie in files.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use super::Engine;
use super::pairing::{Beside, Gathering};
use crate::check;
use crate::document::{Date, Problem};
use crate::finding::{Masked, Message, Ordinals};
use crate::outline::Outline;
use crate::policy::Judge;

/// Problems listed for one file; what comes after them is not counted, the file is unchecked anyway.
const MOST_PROBLEMS: usize = 100;

/// What gathers while a file is read.
pub(super) struct Course<'a> {
    pub(super) judge: Judge<'a>,
    pub(super) outline: Outline,
    pub(super) ordinals: Ordinals,
    pub(super) path: &'a str,
    pub(super) masked_path: Masked,
    /// The file's title, once it is known.
    pub(super) title: Option<Masked>,
    pub(super) problems: Vec<Problem>,
    pub(super) remarks: Vec<Message>,
    pub(super) beside: &'a dyn Beside,
    /// Whether the user named it together with what goes with it.
    pub(super) is_main: bool,
    pub(super) gathering: Gathering,
    pub(super) today: Date,
    /// Whether rules look at it; what is read for a comparison alone is not told of.
    pub(super) is_checked: bool,
    /// The document inside of the file that is being read, and those around it.
    pub(super) inner: Inner,
    around: Vec<(Inner, Outline)>,
    /// What could not be read of documents that are done with.
    pub(super) told: Vec<Problem>,
    pub(super) digest: Option<Sha256>,
    pub(super) bytes: u64,
    pub(super) pages: u32,
}

/// A document inside of the file, or the file itself.
#[derive(Default)]
pub(super) struct Inner {
    pub(super) file: Option<String>,
    pub(super) blocking: BTreeSet<&'static str>,
    /// How many problems there were before it.
    problems: usize,
}

impl<'a> Course<'a> {
    pub(super) fn new(engine: &'a Engine, path: &'a str, from_configuration: &'a str, beside: &'a dyn Beside) -> Self {
        let plan = &engine.plan;
        Self {
            judge: Judge::new(&plan.configuration, &engine.rules, from_configuration, plan.today),
            outline: Outline::default(),
            ordinals: Ordinals::default(),
            path,
            masked_path: check::mask(path, plan.today),
            title: None,
            problems: Vec::new(),
            remarks: Vec::new(),
            beside,
            is_main: false,
            gathering: Gathering::default(),
            today: plan.today,
            is_checked: true,
            inner: Inner::default(),
            around: Vec::new(),
            told: Vec::new(),
            digest: plan.digests.then(Sha256::new),
            bytes: 0,
            pages: 0,
        }
    }
}

impl Course<'_> {
    /// Goes on with a document inside of the file; those around it wait.
    pub(super) fn turn_to(&mut self, file: Option<String>) {
        if file != self.inner.file {
            let inner = Inner { file, blocking: BTreeSet::new(), problems: self.problems.len() };
            let around = std::mem::replace(&mut self.inner, inner);
            self.around.push((around, std::mem::take(&mut self.outline)));
        }
    }

    /// Goes back to the document around the present one, which is done: it, its outline, and what of it could not
    /// be read.
    pub(super) fn leave(&mut self) -> Option<(Inner, Outline, Vec<Problem>)> {
        let (around, outline) = self.around.pop()?;
        let inner = std::mem::replace(&mut self.inner, around);
        let outline = std::mem::replace(&mut self.outline, outline);
        let problems = self.problems.split_off(inner.problems.min(self.problems.len()));
        Some((inner, outline, problems))
    }

    pub(super) fn tell(&mut self, problems: Vec<Problem>) {
        let room = MOST_PROBLEMS.saturating_sub(self.problems.len() + self.told.len());
        self.problems.extend(problems.into_iter().take(room));
    }
}
