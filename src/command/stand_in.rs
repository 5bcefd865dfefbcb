//! Stands in for `check`, `engine` and `source` until they are here.

pub(super) mod check {
    use crate::finding::{Language, Severity, Words};

    pub(crate) struct About {
        pub(crate) id: &'static str,
        pub(crate) severity: Severity,
        pub(crate) title: Words,
    }

    pub(crate) struct ExampleFailure {
        pub(crate) rule: &'static str,
        pub(crate) text: String,
        pub(crate) expected_hit: bool,
    }

    macro_rules! rule {
        ($id:literal, $zh:literal, $en:literal) => {
            &About { id: $id, severity: Severity::Block, title: Words { zh: $zh, en: $en } }
        };
    }

    pub(crate) const RULES: &[&About] = &[
        rule!("personal/resident-id", "身份证号码", "resident's number"),
        rule!("personal/mobile", "手机号码", "mobile number"),
        rule!("personal/email", "电子邮箱", "e-mail address"),
        rule!("term/secrecy", "涉密字样", "marking of secrecy"),
        rule!("label/missing", "没有公开属性", "no publicity label"),
    ];

    pub(crate) fn explain(rule: &str, language: Language) -> Option<String> {
        let about = RULES.iter().find(|about| about.id == rule)?;
        Some(format!("# {}: {}\n", about.id, about.title.in_language(language)))
    }

    pub(crate) fn examples() -> Vec<ExampleFailure> {
        Vec::new()
    }
}

pub(super) mod source {
    use std::path::PathBuf;

    pub(crate) struct Files {
        pub(super) roots: Vec<PathBuf>,
    }

    #[allow(clippy::unused_self)]
    impl Files {
        pub(crate) fn new(roots: Vec<PathBuf>) -> Self {
            Self { roots }
        }
        pub(crate) fn no_ignore(self, _: bool) -> Self {
            self
        }
        pub(crate) fn exclude(self, _: Vec<String>) -> Self {
            self
        }
        pub(crate) fn stdin(mut self, name: String) -> Self {
            self.roots.push(name.into());
            self
        }
    }
}

#[allow(clippy::unused_self)]
pub(super) mod engine {
    use std::io;

    use crate::document::{Date, ProblemKind};
    use crate::finding::{Label, Outcome, Totals, Verdict};
    use crate::policy::{Configuration, Stage};

    #[allow(dead_code)]
    pub(crate) struct Plan {
        pub(crate) configuration: Configuration,
        pub(crate) stage: Stage,
        pub(crate) today: Date,
        pub(crate) reveal: bool,
        pub(crate) digests: bool,
        pub(crate) threads: usize,
    }

    pub(crate) struct Engine(#[allow(dead_code)] Plan);

    impl Engine {
        pub(crate) fn new(plan: Plan) -> Self {
            Self(plan)
        }

        pub(crate) fn run(
            &self,
            source: super::source::Files,
            each: &mut dyn FnMut(Outcome) -> io::Result<()>,
        ) -> io::Result<Totals> {
            let mut totals = Totals::default();
            for root in source.roots {
                let kind = match std::fs::read(&root) {
                    Err(error) => ProblemKind::NotOpened(error.kind()),
                    Ok(_) => ProblemKind::UnknownKind(None),
                };
                let outcome = Outcome {
                    path: crate::command::shown(&root),
                    sha256: None,
                    format: None,
                    kind: "other",
                    label: Label { attribute: "none", ..Label::default() },
                    verdict: Verdict::Unchecked,
                    bytes: 0,
                    pages: 0,
                    unread: vec![kind.into()],
                    findings: Vec::new(),
                    omitted: 0,
                    remarks: Vec::new(),
                };
                totals.add(&outcome);
                each(outcome)?;
            }
            Ok(totals)
        }

        pub(crate) fn fingerprint(&self) -> String {
            String::from("stand-in")
        }
    }
}
