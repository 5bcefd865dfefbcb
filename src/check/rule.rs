//! What a rule is, and how its doc comment becomes its help.

use super::basis::section;
use super::{Found, Page, Pair, Whole};
use crate::document::{Date, Stage};
use crate::finding::{Language, Severity, Words};

/// One rule.
pub trait Rule: Sync {
    /// Its id, severity and help.
    fn about(&self) -> &'static About;

    /// Looks at one stretch of a document; a document of usual size is one stretch.
    fn page(&self, _page: &Page, _found: &mut Found) {}

    /// Looks at the whole, once, after the last stretch.
    fn whole(&self, _whole: &Whole, _found: &mut Found) {}

    /// Compares a document with what goes with it, once, after all of them were read.
    fn pair(&self, _pair: &Pair, _found: &mut Found) {}
}

/// What is known of a rule without running it.
#[derive(Debug)]
pub struct About {
    /// The id, such as `personal/mobile`.
    pub id: &'static str,
    /// The worst severity that it gives by itself.
    pub severity: Severity,
    /// The lines of its doc comment: a chapter in Chinese, a chapter in English, the examples.
    pub doc: &'static [&'static str],
}

/// A text of a rule's help that must, or must not, be found by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// What the rule must find.
    pub expected: Expected,
    /// At which stage.
    pub stage: Stage,
    /// The text.
    pub text: String,
}

/// What a rule must find in an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Something that is to be reviewed, or that blocks.
    Hit,
    /// Something to note.
    Note,
    /// Nothing, or only something to note.
    Nothing,
}

impl Example {
    /// What the fence before it says: `hit`, `note` or `ok`, and the stage if it is not the usual one.
    fn begin(fence: &str) -> Option<Self> {
        let (expected, stage) = fence.split_once(' ').unwrap_or((fence, ""));
        let expected = match expected {
            "```hit" => Expected::Hit,
            "```note" => Expected::Note,
            "```ok" => Expected::Nothing,
            _ => return None,
        };
        let stage = Stage::parse(stage).unwrap_or_default();
        Some(Self { expected, stage, text: String::new() })
    }

    /// What stands above it in the help.
    fn caption(&self, language: Language) -> String {
        let said = match self.expected {
            Expected::Hit => Words { zh: "会被查出", en: "Is found" },
            Expected::Note => Words { zh: "会有提示", en: "Is noted" },
            Expected::Nothing => Words { zh: "不会被查出", en: "Is not found" },
        };
        let said = said.in_language(language);
        match (language, self.stage) {
            (Language::Chinese, Stage::Publish) => format!("{said}：\n```text"),
            (Language::English, Stage::Publish) => format!("{said}:\n```text"),
            (Language::Chinese, stage) => format!("{said}（--stage {}）：\n```text", stage.name()),
            (Language::English, stage) => format!("{said} (--stage {}):\n```text", stage.name()),
        }
    }
}

impl About {
    /// The title in one language.
    pub fn title(&self, language: Language) -> &'static str {
        self.titles().nth(usize::from(language == Language::English)).unwrap_or(self.id)
    }

    fn titles(&self) -> impl Iterator<Item = &'static str> {
        self.doc.iter().filter_map(|line| line.trim_start().strip_prefix("# "))
    }

    /// The help in one language, as Markdown: its chapter, what it rests on that day or on any day, and the examples.
    pub fn help(&self, language: Language, day: Option<Date>) -> String {
        let mut help = format!("# {} · {}\n", self.id, self.title(language));
        let wanted = [1 + usize::from(language == Language::English), 3];
        let mut chapter = 0;
        for line in self.doc {
            let line = line.strip_prefix(' ').unwrap_or(line);
            if line.starts_with("# ") {
                chapter += 1;
                if chapter == 3 {
                    help.push_str(&section(self.id, language, day));
                    help.push_str(if language == Language::English { "## Examples\n" } else { "## 示例\n" });
                }
                continue;
            }
            if wanted.contains(&chapter) {
                match Example::begin(line) {
                    Some(example) => help.push_str(&example.caption(language)),
                    None => help.push_str(line),
                }
                help.push('\n');
            }
        }
        help
    }

    /// The examples of the help: blocks marked `hit`, `note` and `ok`.
    pub fn examples(&self) -> Vec<Example> {
        let mut examples = Vec::new();
        let mut open: Option<Example> = None;
        for line in self.doc {
            let line = line.strip_prefix(' ').unwrap_or(line);
            match (line, &mut open) {
                (fence, None) => open = Example::begin(fence),
                ("```", Some(_)) => examples.extend(open.take()),
                (_, Some(example)) => {
                    example.text.push_str(line);
                    example.text.push('\n');
                }
            }
        }
        examples
    }
}

/// Declares a rule: its doc comment becomes its help.
macro_rules! rule {
    ($(#[doc = $doc:literal])* $name:ident, $id:literal, $severity:ident) => {
        $(#[doc = $doc])*
        pub(crate) struct $name;

        static ABOUT: $crate::check::About = $crate::check::About {
            id: $id,
            severity: $crate::finding::Severity::$severity,
            doc: &[$($doc),*],
        };
    };
    // A rule that tells of the entries of its category, and of nothing else.
    ($(#[doc = $doc:literal])* $name:ident, $id:literal, $severity:ident, saying $sayings:ident) => {
        rule! { $(#[doc = $doc])* $name, $id, $severity }

        impl $crate::check::Rule for $name {
            fn about(&self) -> &'static $crate::check::About {
                &ABOUT
            }

            fn page(&self, page: &$crate::check::Page, found: &mut $crate::check::Found) {
                super::listed::tell(page, found, &ABOUT, &$sayings);
            }
        }
    };
    // A rule that tells of the personal values of its kind, as they were judged.
    ($(#[doc = $doc:literal])* $name:ident, $id:literal, $severity:ident, judged $saying:ident) => {
        rule! { $(#[doc = $doc])* $name, $id, $severity }

        impl $crate::check::Rule for $name {
            fn about(&self) -> &'static $crate::check::About {
                &ABOUT
            }

            fn page(&self, page: &$crate::check::Page, found: &mut $crate::check::Found) {
                super::judge::tell(page, found, &ABOUT, &$saying);
            }
        }
    };
}
pub(super) use rule;
