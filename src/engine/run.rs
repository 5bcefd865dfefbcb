//! Many files: walked by one thread, checked by several, told in the order of the walk.

use std::collections::BTreeMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::pairing::{Beside, Companion, Given, Neighbour, Part};
use super::{Checker, Engine};
use crate::document::{Date, ProblemKind};
use crate::finding::{Outcome, Totals};
use crate::source::{Entry, Files, Found, Place};

/// Files handed over at once: waking a thread costs as much as checking half a small file. The first
/// batches are smaller, so that a few files are spread as well.
const BATCH: usize = 64;
/// Batches under way. A slow file holds back the telling of at most so many after it, which bounds
/// the memory of what waits to be told.
const AHEAD: usize = 32;

type Batch<T> = (usize, Vec<T>);

/// The days on which a document and what goes with it were published, as the user gave them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days {
    /// The document's.
    pub published: Option<Date>,
    /// Its interpretation's.
    pub with_published: Option<Date>,
}

impl Beside for Place {
    fn pair_file(&self) -> Option<Neighbour> {
        Self::pair_file(self).map(neighbour)
    }

    fn companion(&self, path: &str) -> Neighbour {
        neighbour(Self::companion(self, path))
    }
}

fn neighbour((shown, origin): Found) -> Neighbour {
    let bytes = origin.and_then(|origin| origin.open()).map(|bytes| bytes as Box<dyn io::Read>);
    Neighbour { shown, bytes }
}

impl Engine {
    /// Checks a document, the first of the files, and what goes with it, the others. Each is checked once and told
    /// like any file, the document first; what both amount to together is told with the document.
    pub fn run_together(
        &self,
        files: &Files,
        days: Days,
        each: &mut dyn FnMut(Outcome) -> io::Result<()>,
    ) -> io::Result<Totals> {
        let mut totals = Totals::default();
        let mut entries = Vec::new();
        totals.ignored = files.each(|entry| {
            entries.push(entry);
            true
        });
        let Some((document, companions)) = entries.split_first() else { return Ok(totals) };
        let mut checker = self.checker();
        let mut outcomes = Vec::new();
        let mut read = Vec::new();
        for entry in companions {
            let (outcome, companion) = isolated_as(self, &mut checker, entry, Part::Companion);
            outcomes.push(outcome);
            read.push(companion);
        }
        let Days { published, with_published } = days;
        let given = Given { companions: read, published, with_published };
        let (outcome, _) = isolated_as(self, &mut checker, document, Part::Main(given));
        for outcome in std::iter::once(outcome).chain(outcomes) {
            totals.add(&outcome);
            each(outcome)?;
        }
        Ok(totals)
    }

    /// Checks every file and hands the outcomes over in order. An error of `each` ends the run.
    pub fn run(&self, files: &Files, each: &mut dyn FnMut(Outcome) -> io::Result<()>) -> io::Result<Totals> {
        let mut totals = Totals::default();
        if self.plan.threads <= 1 {
            let mut checker = self.checker();
            let mut result = Ok(());
            totals.ignored = files.each(|entry| {
                let outcome = isolated(self, &mut checker, &entry);
                totals.add(&outcome);
                result = each(outcome);
                result.is_ok()
            });
            return result.map(|()| totals);
        }
        let (jobs, waiting) = sync_channel::<Batch<Entry>>(AHEAD);
        let (done, finished) = sync_channel::<Batch<Outcome>>(AHEAD);
        let (start, started) = sync_channel::<()>(AHEAD);
        let waiting = Mutex::new(waiting);
        thread::scope(|scope| {
            let walk = scope.spawn(move || walk(files, &jobs, &start));
            for _ in 0..self.plan.threads {
                let (waiting, done) = (&waiting, done.clone());
                scope.spawn(move || self.work(waiting, &done));
            }
            drop(done);
            let mut result = Ok(());
            tell_in_order(&finished, &started, |outcome| {
                totals.add(&outcome);
                result = each(outcome);
                result.is_ok()
            });
            // Whoever still waits to hand something over is let go.
            drop((finished, started));
            totals.ignored = walk.join().unwrap_or_default();
            result
        })?;
        Ok(totals)
    }

    fn work(&self, waiting: &Mutex<Receiver<Batch<Entry>>>, done: &SyncSender<Batch<Outcome>>) {
        let mut checker = self.checker();
        loop {
            let next = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok((number, entries)) = next else { return };
            let outcomes = entries.iter().map(|entry| isolated(self, &mut checker, entry)).collect();
            if done.send((number, outcomes)).is_err() {
                return;
            }
        }
    }
}

/// Walks and hands over; `start` holds as many signs as batches are under way.
fn walk(files: &Files, jobs: &SyncSender<Batch<Entry>>, start: &SyncSender<()>) -> u64 {
    let mut number = 0;
    let mut batch = Vec::new();
    let mut hand_over = |batch: &mut Vec<Entry>| {
        number += 1;
        start.send(()).is_ok() && jobs.send((number - 1, std::mem::take(batch))).is_ok()
    };
    let mut size = 1;
    let ignored = files.each(|entry| {
        batch.push(entry);
        batch.len() < size || {
            size = (size + 1).min(BATCH);
            hand_over(&mut batch)
        }
    });
    if !batch.is_empty() {
        hand_over(&mut batch);
    }
    ignored
}

/// Hands outcomes on in the order of their batches, as long as `tell` says so.
fn tell_in_order(finished: &Receiver<Batch<Outcome>>, started: &Receiver<()>, mut tell: impl FnMut(Outcome) -> bool) {
    let mut early = BTreeMap::new();
    let mut next = 0;
    for (number, outcomes) in finished {
        early.insert(number, outcomes);
        while let Some(outcomes) = early.remove(&next) {
            next += 1;
            if !outcomes.into_iter().all(&mut tell) {
                return;
            }
            let _ = started.recv();
        }
    }
}

/// Checks one file so that a defect in the program costs this file's check and no other's.
fn isolated<'a>(engine: &'a Engine, checker: &mut Checker<'a>, entry: &Entry) -> Outcome {
    isolated_as(engine, checker, entry, Part::Any).0
}

/// The same for a file that is a part of the run.
fn isolated_as<'a>(engine: &'a Engine, checker: &mut Checker<'a>, entry: &Entry, part: Part) -> (Outcome, Companion) {
    let Entry { shown, origin, place } = entry;
    let checked = catch_unwind(AssertUnwindSafe(|| match origin {
        Ok(origin) => match origin.open() {
            Ok(mut bytes) => checker.check_as(shown, Ok(&mut *bytes), place, part),
            Err(problem) => checker.check_as(shown, Err(problem), place, part),
        },
        Err(problem) => checker.check_as(shown, Err(problem.clone()), place, part),
    }));
    checked.unwrap_or_else(|_| {
        // Its buffers may be half filled.
        *checker = engine.checker();
        let outcome = checker.check(shown, Err(ProblemKind::Internal));
        (outcome, Companion { shown: shown.clone(), gathered: None, unread: Some(ProblemKind::Internal) })
    })
}
