//! `--facts`: what an assessor writes down. As strict as the configuration: what is written wrong is told, never passed
//! over, and nothing is scored then.

use std::path::Path;
use std::sync::Arc;

use toml::de::{DeTable, DeValue};

use super::super::{Context, shown, tell};
use super::facts_table::{Page, Table};
use super::gathered::{Gathered, Meant};
use crate::document::{Channel, Format, Kind};
use crate::finding::{Masked, Message, Points, Severity, Words};
use crate::scheme::{Entry, Fact, FormState, Noticed, Posted, Scheme, Trigger, Unit, What};

/// What a facts file may speak of.
pub(super) struct Known<'a> {
    /// All schemes there are.
    pub schemes: &'a [Arc<Scheme>],
    /// Those that are scored.
    pub scored: &'a [Arc<Scheme>],
    pub context: &'a Context,
}

const TABLES: [&str; 6] = ["scheme", "unit", "finding", "form", "reported", "entry"];

/// Adds what stands in a file.
pub(super) fn read(path: &Path, known: &Known<'_>, gathered: &mut Gathered) -> anyhow::Result<()> {
    let error = |words: Words| known.context.error(Message::from(words).with("path", shown(path)));
    let text = std::fs::read_to_string(path).map_err(|_| {
        error(Words {
            zh: "{path} 不存在、无法读取，或不是 UTF-8 文本",
            en: "{path} does not exist, cannot be read, or is not UTF-8 text",
        })
    })?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    let name = shown(path);
    let page = Page { file: name.as_str(), text, language: known.context.language, mistakes: Vec::new() };
    let mut reading = Reading { page, known, number: 0 };
    let facts = reading.file(gathered);
    let mut mistakes = reading.page.mistakes;
    if mistakes.is_empty() {
        gathered.facts.extend(facts);
        return Ok(());
    }
    mistakes.sort();
    for (_, mistake) in &mistakes {
        tell(&format!("{}{mistake}", known.context.say(Words { zh: "错误：", en: "error: " })));
    }
    let words =
        Words { zh: "{path} 有 {n} 处错误，未算分", en: "{path} has {n} mistakes, so nothing was scored" };
    let message = Message::from(words).with("path", shown(path));
    Err(known.context.error(message.with("n", Masked::known(mistakes.len().to_string()))))
}

struct Reading<'a> {
    page: Page<'a>,
    known: &'a Known<'a>,
    /// Documents without a name are told apart by a number.
    number: u64,
}

type Facts = Vec<(Meant, Fact)>;

impl Reading<'_> {
    fn file(&mut self, gathered: &mut Gathered) -> Facts {
        let mut facts = Facts::new();
        let parsed = match DeTable::parse(self.page.text) {
            Ok(parsed) => parsed,
            Err(error) => {
                let words = Words { zh: "不是合法的 TOML（{why}）", en: "this is not valid TOML ({why})" };
                self.page.wrong(error.span().map_or(0, |span| span.start), words, &[("why", error.message())]);
                return facts;
            }
        };
        let whole = Table { keys: parsed.get_ref(), at: 0 };
        self.page.no_others(whole, &TABLES);
        let scheme = self.scheme(whole);
        for name in TABLES.into_iter().filter(|name| *name != "scheme") {
            let Some(value) = whole.keys.get(name) else { continue };
            let DeValue::Array(tables) = value.get_ref() else {
                self.no_table(value.span().start, name);
                continue;
            };
            for table in tables {
                let DeValue::Table(keys) = table.get_ref() else {
                    self.no_table(table.span().start, name);
                    continue;
                };
                let table = Table { keys, at: table.span().start };
                match name {
                    "unit" => self.unit(table, gathered),
                    "finding" => self.finding(table, &mut facts),
                    "form" => self.form(table, &mut facts),
                    "reported" => self.reported(table, &mut facts),
                    _ => self.entry(table, scheme.as_ref(), &mut facts),
                }
            }
        }
        facts
    }

    fn no_table(&mut self, at: usize, name: &str) {
        let words = Words { zh: "“{name}”要写成 [[{name}]]", en: "“{name}” is written as [[{name}]]" };
        self.page.wrong(at, words, &[("name", name)]);
    }

    /// The scheme for which entries are meant.
    fn scheme(&mut self, table: Table<'_>) -> Option<Arc<Scheme>> {
        let schemes = self.known.schemes;
        let ids: Vec<&str> = schemes.iter().map(|scheme| &*scheme.id).collect();
        self.page.named(table, "scheme", &ids, |id| schemes.iter().find(|scheme| &*scheme.id == id).cloned())
    }

    fn unit(&mut self, table: Table<'_>, gathered: &mut Gathered) {
        self.page.no_others(table, &["name", "group", "bottom-years"]);
        let name = self.page.required(table, "name");
        let schemes = self.known.schemes;
        let groups = schemes.iter().filter_map(|scheme| scheme.ranking.as_ref()).flat_map(|ranking| &ranking.groups);
        let mut groups: Vec<&str> = groups.map(|group| &*group.id).collect();
        groups.sort_unstable();
        groups.dedup();
        let group = self.page.named(table, "group", &groups, |id| groups.contains(&id).then(|| id.to_owned()));
        let bottom_years = self.page.number(table, "bottom-years").unwrap_or(0);
        let Some((name, _)) = name else { return };
        gathered.units.insert(name.to_owned(), Unit { name: name.to_owned(), group, bottom_years });
    }

    fn finding(&mut self, table: Table<'_>, facts: &mut Facts) {
        self.page.no_others(table, &FINDING);
        let unit = self.page.required(table, "unit");
        let rules = crate::check::ids();
        let rule = self.page.required(table, "rule").is_some();
        let rule =
            rule.then(|| self.page.named(table, "rule", &rules, |id| rules.contains(&id).then(|| id.to_owned())));
        let kinds = Kind::ALL.map(Kind::name);
        let kind = self.page.required(table, "kind").and_then(|_| self.page.named(table, "kind", &kinds, Kind::parse));
        let formats: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
        let known = |name: &str| formats.iter().copied().find(|known| *known == name);
        let format = self.page.named(table, "format", &formats, known).unwrap_or_default();
        let severity = self.page.named(table, "severity", &["block", "review", "note"], Severity::parse);
        let channel = self.page.named(table, "channel", &Channel::ALL.map(Channel::name), Channel::parse);
        let noticed = self.page.named(table, "noticed", &Noticed::ALL.map(Noticed::name), Noticed::parse);
        let text = |found: Option<(&str, usize)>| found.map(|(text, _)| text.to_owned());
        let aspect = text(self.page.text(table, "aspect"));
        let circular = text(self.page.text(table, "circular"));
        let document = text(self.page.text(table, "document"));
        let times = self.page.number(table, "times").unwrap_or(1);
        let evidence = text(self.page.text(table, "evidence"));
        if times > MOST {
            let words = Words { zh: "“times”最多 {n}", en: "“times” is at most {n}" };
            self.page.wrong(table.at, words, &[("n", &MOST.to_string())]);
            return;
        }
        let (Some((unit, _)), Some(Some(rule)), Some(kind)) = (unit, rule, kind) else { return };
        let context = self.known.context;
        let title = crate::check::about(&rule).map_or(rule.as_str(), |about| about.title(context.language));
        let colon = context.say(Words { zh: "：", en: ": " });
        for _ in 0..times {
            self.number += 1;
            // Times are documents unless one is named; the number keeps those of several tables apart.
            let name = document.clone().unwrap_or_else(|| format!("{}#{}", self.page.file, self.number));
            let evidence = evidence.clone().unwrap_or_else(|| match &document {
                Some(document) => format!("{document}{colon}{title}"),
                None => title.to_owned(),
            });
            let posted = Posted {
                rule: rule.clone(),
                aspect: aspect.clone(),
                severity: severity.unwrap_or(Severity::Block),
                kind: kind.name().to_owned(),
                format: format.to_owned(),
                channel: channel.unwrap_or_default(),
                document: name,
                noticed: noticed.unwrap_or_default(),
                circular: circular.clone(),
                places: 1,
                by_hand: None,
            };
            facts.push((Meant::All, Fact { unit: unit.to_owned(), what: What::Posted(posted), evidence }));
        }
    }

    fn form(&mut self, table: Table<'_>, facts: &mut Facts) {
        self.page.no_others(table, &["unit", "form", "state", "document", "week", "evidence"]);
        let unit = self.page.required(table, "unit");
        let forms = forms(self.known.schemes);
        let known = |name: &str| forms.iter().find(|known| **known == name).map(|name| (*name).to_owned());
        let form = self.page.required(table, "form").and_then(|_| self.page.named(table, "form", &forms, known));
        let parse = |name: &str| match name {
            "missing" => Some(FormState::Missing),
            "late" => Some(FormState::Late),
            _ => None,
        };
        let state = self.page.required(table, "state");
        let state = state.and_then(|_| self.page.named(table, "state", &["missing", "late"], parse));
        let (document, week) = (self.page.text(table, "document"), self.page.text(table, "week"));
        if let Some((week, at)) = week.filter(|(week, _)| !is_week(week)) {
            let words = Words {
                zh: "“{week}”不是一周，应写如 2026-W45",
                en: "“{week}” is no week; write one as 2026-W45",
            };
            self.page.wrong(at, words, &[("week", week)]);
        }
        let of = match (document, week) {
            (Some((of, _)), None) | (None, Some((of, _))) => of.to_owned(),
            _ => {
                let words = Words {
                    zh: "“document”和“week”要写一个，也只能写一个：是哪份文件的，还是哪一周的",
                    en: "one of “document” and “week” must be given, and only one",
                };
                self.page.wrong(table.at, words, &[]);
                return;
            }
        };
        let evidence = self.page.text(table, "evidence").map(|(text, _)| text.to_owned());
        let (Some((unit, _)), Some(form), Some(state)) = (unit, form, state) else { return };
        let evidence = evidence.unwrap_or_else(|| format!("{form} {of}"));
        facts.push((Meant::All, Fact { unit: unit.to_owned(), what: What::Form { form, state, of }, evidence }));
    }

    fn reported(&mut self, table: Table<'_>, facts: &mut Facts) {
        self.page.no_others(table, &["unit", "times", "evidence"]);
        let unit = self.page.required(table, "unit");
        let times = self.page.number(table, "times").unwrap_or(1).min(MOST);
        let evidence = self.page.text(table, "evidence").map(|(text, _)| text.to_owned()).unwrap_or_default();
        let Some((unit, _)) = unit else { return };
        for _ in 0..times {
            facts.push((Meant::All, Fact { unit: unit.to_owned(), what: What::Reported, evidence: evidence.clone() }));
        }
    }

    fn entry(&mut self, table: Table<'_>, scheme: Option<&Arc<Scheme>>, facts: &mut Facts) {
        self.page.no_others(table, &["scheme", "unit", "item", "cost", "count", "points", "evidence"]);
        let unit = self.page.required(table, "unit");
        let own = self.scheme(table);
        let scored = self.known.scored;
        let Some(scheme) = own.or_else(|| scheme.cloned()).or_else(|| one(scored)) else {
            let words = Words {
                zh: "同时按几个考核办法算分，请用“scheme”写明这一条是哪个的",
                en: "several schemes are scored: say with “scheme” for which of them it is",
            };
            self.page.wrong(table.at, words, &[]);
            return;
        };
        let items: Vec<&str> = scheme.items.iter().map(|item| &*item.id).collect();
        let item = self.page.required(table, "item");
        let find = |id: &str| scheme.items.iter().find(|item| &*item.id == id);
        let item = item.and_then(|_| self.page.named(table, "item", &items, find));
        let costs: Vec<&str> = item.into_iter().flat_map(|item| &item.costs).map(|cost| &*cost.id).collect();
        let cost = match item {
            Some(_) => self.page.named(table, "cost", &costs, |id| costs.contains(&id).then(|| id.to_owned())),
            None => None,
        };
        let count = self.page.number(table, "count").unwrap_or(1);
        let points = self.page.text(table, "points").and_then(|(points, at)| {
            let parsed = Points::parse(points);
            if parsed.is_none() {
                let words = Words {
                    zh: "“points”要写不带正负号的小数，如 \"0.5\"，最多四位小数",
                    en: "“points” takes a decimal number without a sign, such as \"0.5\", with at most four places",
                };
                self.page.wrong(at, words, &[]);
            }
            parsed
        });
        if table.keys.contains_key("cost") == table.keys.contains_key("points") {
            let words = Words {
                zh: "“cost”（加次数 count）和“points”要写一个，也只能写一个",
                en: "one of “cost” (with its count) and “points” must be given, and only one",
            };
            self.page.wrong(table.at, words, &[]);
        }
        let evidence = self.page.text(table, "evidence").map(|(text, _)| text.to_owned()).unwrap_or_default();
        let (Some((unit, _)), Some(item)) = (unit, item) else { return };
        let entry = Entry { item: item.id.to_string(), cost, count, points };
        let fact = Fact { unit: unit.to_owned(), what: What::Entry(entry), evidence };
        facts.push((Meant::Only(scheme.id.clone()), fact));
    }
}

const FINDING: [&str; 12] = [
    "unit", "rule", "severity", "kind", "format", "channel", "document", "aspect", "times", "noticed", "circular",
    "evidence",
];

/// Copies of one table; more is a slip of the finger.
const MOST: u32 = 100_000;

/// The only scheme that is scored.
fn one(scored: &[Arc<Scheme>]) -> Option<Arc<Scheme>> {
    let [scheme] = scored else { return None };
    Some(scheme.clone())
}

/// The forms that schemes ask for.
fn forms(schemes: &[Arc<Scheme>]) -> Vec<&str> {
    let costs = schemes.iter().flat_map(|scheme| &scheme.items).flat_map(|item| &item.costs);
    let mut forms: Vec<&str> = costs
        .filter_map(|cost| match &cost.when.as_ref()?.trigger {
            Trigger::Form(form, _) => Some(&**form),
            Trigger::Findings { .. } | Trigger::Reported => None,
        })
        .collect();
    forms.sort_unstable();
    forms.dedup();
    forms
}

/// `2026-W45`.
fn is_week(text: &str) -> bool {
    let Some((year, week)) = text.split_once("-W") else { return false };
    let digits = |text: &str, n| text.len() == n && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(year, 4) && digits(week, 2) && week.parse::<u8>().is_ok_and(|week| (1..=53).contains(&week))
}
