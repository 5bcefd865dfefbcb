//! Writing down what a check found. The verdict never waits for it and never depends on it; but what could not be written down is
//! said, and a draft that would have passed does not pass.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use sha2::{Digest, Sha256};

use super::configuration::Loaded;
use super::entry::{Flag, Takes};
use super::ledger::place::{Place, WAIT, whereabouts};
use super::ledger::who::{actor, now};
use super::tell;
use crate::dictionary::Calendar;
use crate::document::{Channel, Date, Stage};
use crate::finding::{Language, Masked, Message, Outcome, Severity, Totals, Words};
use crate::ledger::{Checked, Draft, EventKind, Ledger, LedgerError, LedgerErrorKind, Run, Setting, ToWrite, View};
use crate::policy::{Configuration, FailOn, relative};
use crate::report::{Entered, finding_in_words};
use crate::text::hex;

/// Keeps a run out of the ledger.
pub(super) const NO_LEDGER: Flag = Flag {
    name: "no-ledger",
    help: Words { zh: "试查：不记入台账", en: "a dry run: write nothing to the ledger" },
    ..Flag::DEFAULT
};
/// Whose the documents are.
pub(super) const UNIT: Flag = Flag {
    name: "unit",
    takes: Takes::Text,
    value: Words { zh: "单位", en: "UNIT" },
    help: Words {
        zh: "文件属于哪个单位；不写则按配置中 [[unit]] 的 paths，再没有就是 [ledger] office",
        en: "the unit whose documents these are; by default that of [[unit]] paths in the configuration, or else [ledger] office",
    },
    ..Flag::DEFAULT
};

/// The name of what comes on standard input, if nobody names it.
pub(super) const STDIN: &str = "stdin";

/// Documents written down at once: each commit waits for the disk.
const BATCH: usize = 500;

/// The ledger, as a run sees it.
pub(super) struct Remember {
    place: Option<Place>,
    ledger: Option<Ledger>,
    waiting: Vec<Checked>,
    entered: Entered,
    failed: Option<LedgerError>,
    about: About,
}

/// What is the same for all documents of a run.
struct About {
    configuration: Configuration,
    /// Where the paths of the run begin below the configuration's folder.
    below: String,
    unit: Option<String>,
    stage: Stage,
    channel: Channel,
    from: Severity,
    /// The day by which what is public must be put right.
    due: String,
    given_today: Option<Date>,
    actor: String,
    language: Language,
}

/// What a run is to the ledger.
pub(super) struct Of<'a> {
    pub(super) loaded: &'a Loaded,
    pub(super) stage: Stage,
    pub(super) channel: Channel,
    pub(super) fail_on: FailOn,
    pub(super) today: Date,
    pub(super) language: Language,
}

impl Remember {
    /// The ledger of a run; nothing with `--no-ledger`. One that somebody chose, or that is there, is opened at once: if it
    /// cannot be written, that is to be known also where nothing was found.
    pub(super) fn open(matches: &ArgMatches, of: &Of<'_>) -> Option<Self> {
        let place = whereabouts(matches, of.loaded);
        if matches.get_flag(NO_LEDGER.name) || matches!(place, Some(Place::None)) {
            return None;
        }
        let about = About {
            configuration: of.loaded.configuration.clone(),
            below: of.loaded.below.clone(),
            unit: matches.get_one::<String>(UNIT.name).cloned(),
            stage: of.stage,
            channel: of.channel,
            from: if of.fail_on == FailOn::Review { Severity::Review } else { Severity::Block },
            due: Calendar::built_in().working_day_after(of.today, of.loaded.configuration.ledger.due_days).to_string(),
            given_today: matches.get_one("today").copied(),
            actor: actor(matches, of.today),
            language: of.language,
        };
        let (waiting, entered) = (Vec::new(), Entered::default());
        let mut remember = Self { place, ledger: None, waiting, entered, failed: None, about };
        let is_wanted = match &remember.place {
            Some(Place::Chosen(_)) => true,
            Some(Place::Own(path)) => path.exists(),
            Some(Place::None) | None => false,
        };
        if is_wanted {
            remember.begin();
        }
        Some(remember)
    }

    /// Opens the ledger, once.
    fn begin(&mut self) {
        if self.ledger.is_some() || self.failed.is_some() {
            return;
        }
        let opened = match &self.place {
            Some(Place::Chosen(path) | Place::Own(path)) => Ledger::open(path, WAIT),
            Some(Place::None) | None => Err(LedgerErrorKind::NoPlace.into()),
        };
        match opened {
            Ok(ledger) => self.ledger = Some(ledger),
            Err(error) => self.failed = Some(error),
        }
    }

    /// Takes in what was said of a document.
    pub(super) fn see(&mut self, outcome: &Outcome, rules: &dyn Fn() -> String) {
        let About { configuration, below, unit, stage, channel, from, due, .. } = &self.about;
        if !Checked::concerns(outcome, *stage) {
            return;
        }
        let path = outcome.path.as_str();
        let unit = unit.clone().or_else(|| configuration.unit_of(&relative(below, path)).map(|unit| unit.name.clone()));
        let unit = unit.or_else(|| configuration.ledger.office.clone()).unwrap_or_default();
        let language = Language::Chinese;
        let setting = Setting {
            unit: &unit,
            stage: *stage,
            channel: *channel,
            from: *from,
            due,
            document: self.mark(outcome),
            file: outcome.sha256.clone().unwrap_or_default(),
            place: &|finding| finding_in_words(finding, language),
        };
        let Some(checked) = Checked::of(outcome, setting) else { return };
        if checked.finds() {
            self.begin();
        }
        if self.ledger.is_some() {
            self.waiting.push(checked);
        }
        if self.waiting.len() >= BATCH {
            self.write(rules, None);
        }
    }

    /// How a document is known again: by its path as the configuration sees it where the ledger is the configuration's, else
    /// by the whole path. A path that had to be masked tells too little; then the bytes alone do.
    fn mark(&self, outcome: &Outcome) -> String {
        let path = outcome.path.as_str();
        // What comes on standard input without a name is something else each time.
        if path == STDIN || path.contains('*') || outcome.format.is_none() && outcome.bytes == 0 {
            return String::new();
        }
        let seen = if self.about.configuration.ledger.file.is_some() {
            relative(&self.about.below, path)
        } else {
            std::path::absolute(Path::new(path)).unwrap_or_else(|_| PathBuf::from(path)).to_string_lossy().into_owned()
        };
        hex(&Sha256::digest(seen.as_bytes())[..16])
    }

    fn write(&mut self, rules: &dyn Fn() -> String, run: Option<Run>) {
        let waiting = std::mem::take(&mut self.waiting);
        let Some(ledger) = &self.ledger else { return };
        if waiting.is_empty() && run.is_none() || self.failed.is_some() {
            return;
        }
        let rules = rules();
        let at = now(self.about.given_today);
        let actor = self.about.actor.clone();
        let run = run.map(|run| serde_json::to_string(&Run { rules: rules.clone(), ..run }).unwrap_or_default());
        let (send, receive) = std::sync::mpsc::channel();
        let decide = move |view: &View<'_>| {
            let mut to = ToWrite::default();
            for checked in &waiting {
                checked.write(view, (at, &actor), &rules, &mut to)?;
            }
            to.drafts.extend(run.map(|body| Draft { at, actor, kind: EventKind::Run, body, ..Draft::default() }));
            let begins = to.drafts.iter().map(|draft| draft.kind.begins()).collect::<Vec<_>>();
            let _ = send.send((begins, to.more, to.gone));
            Ok(to.drafts)
        };
        match ledger.write(decide) {
            Ok(numbers) => {
                let Ok((begins, more, gone)) = receive.recv() else { return };
                let new = numbers.into_iter().zip(begins).filter(|(_, begins)| *begins);
                self.entered.new.extend(new.map(|(number, _)| number));
                self.entered.more.extend(more);
                self.entered.gone.extend(gone);
            }
            Err(error) => self.failed = Some(error),
        }
    }

    /// Ends the run: what waits is written, and that it ran.
    pub(super) fn finish(&mut self, totals: &Totals, rules: &dyn Fn() -> String) -> Option<&Entered> {
        let run = Run {
            command: "check".to_owned(),
            stage: self.about.stage.name().to_owned(),
            verdict: totals.verdict.name().to_owned(),
            files: totals.files,
            bytes: totals.bytes,
            passed: totals.passed,
            review: totals.review,
            blocked: totals.blocked,
            unchecked: totals.unchecked,
            rules: String::new(),
        };
        self.write(rules, Some(run));
        let head = self.ledger.as_ref().filter(|_| self.failed.is_none()).map(Ledger::head)?;
        match head {
            Ok(head) => self.entered.head = head.to_string(),
            Err(error) => {
                self.failed = Some(error);
                return None;
            }
        }
        Some(&self.entered)
    }

    /// Says that the ledger could not be written, if so.
    pub(super) fn tell_failure(&self) -> bool {
        let words = Words {
            zh: "错误：检查已完成，但结果没有能记入台账：{why}。请处理后重新检查；只想试查可加 --no-ledger",
            en: "error: the check is done, but what it found could not be recorded in the ledger: {why}. Mend that and \
                 check again, or use --no-ledger for a dry run",
        };
        if let Some(error) = &self.failed {
            let language = self.about.language;
            tell(&Message::from(words).with("why", Masked::known(error.say(language))).say(language));
        }
        self.failed.is_some()
    }
}
