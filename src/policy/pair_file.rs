//! `<file>.baguan.toml`: what goes with one document, written beside it. As strict as the configuration:
//! what is written wrong is told, never passed over.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;
use toml::de::DeTable;

use super::shape::Source;
use super::written::schema_of;
use super::{ConfigurationError, ConfigurationErrorKind as Kind};
use crate::document::Date;

/// 写在文件旁边的配套说明：文件名后加 .baguan.toml。What goes with a document, in a file beside it: its name with
/// `.baguan.toml` behind it.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(title = "<file>.baguan.toml")]
struct Written {
    /// 解读材料的文件，从本文件所在的文件夹算起，用“/”分隔。The interpretation's file, as seen from this file, with `/`.
    #[schemars(length(min = 1))]
    interpretation: Option<String>,
    /// 起草说明的文件，写法同上。The drafting note's file, likewise.
    #[schemars(length(min = 1))]
    drafting_note: Option<String>,
    /// 文件的公开发布日期。The day on which the document was published.
    #[schemars(extend("format" = "date"))]
    published: Option<String>,
    /// 解读材料的公开发布日期。The day on which the interpretation was published.
    #[schemars(extend("format" = "date"))]
    interpretation_published: Option<String>,
    /// 文件发布后的网址。The address at which the document is published.
    #[schemars(length(min = 1))]
    url: Option<String>,
}

/// What goes with a document, as far as a file beside it says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PairFile {
    /// The interpretation's path, as seen from the document.
    pub interpretation: Option<String>,
    /// The drafting note's path.
    pub drafting_note: Option<String>,
    /// The day on which the document was published.
    pub published: Option<Date>,
    /// The day on which the interpretation was published.
    pub interpretation_published: Option<Date>,
    /// The address at which the document is published.
    pub url: Option<String>,
}

impl PairFile {
    /// Reads its text.
    pub fn parse(text: &str, file: &str) -> Result<Self, ConfigurationError> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let source = Source { file, text };
        let syntax = |at: Option<usize>, why: &str| source.error(at.unwrap_or(0), Kind::Syntax(why.to_owned()));
        let table = DeTable::parse(text).map_err(|e| syntax(e.span().map(|s| s.start), e.message()))?;
        let read = source.table(table.get_ref(), 0, &schema())?;
        let written: Written = serde_json::from_value(read).map_err(|e| syntax(None, &e.to_string()))?;
        // That the days exist was compared with the schema.
        let day = |day: Option<String>| day.as_deref().and_then(Date::parse);
        Ok(Self {
            interpretation: written.interpretation,
            drafting_note: written.drafting_note,
            published: day(written.published),
            interpretation_published: day(written.interpretation_published),
            url: written.url,
        })
    }
}

/// The JSON schema of the file.
pub fn schema() -> Value {
    schema_of::<Written>()
}

#[cfg(test)]
mod tests {
    use super::PairFile;
    use crate::document::Date;
    use crate::finding::Language;

    #[test]
    fn every_key_is_read() {
        let text = "interpretation = \"解读.md\"\ndrafting-note = \"../说明.md\"\npublished = 2026-05-04\n\
                    interpretation-published = \"2026-05-06\"\nurl = \"https://example.com/1.html\"\n";
        let file = PairFile::parse(text, "a.md.baguan.toml");
        let expected = PairFile {
            interpretation: Some("解读.md".into()),
            drafting_note: Some("../说明.md".into()),
            published: Date::new(2026, 5, 4),
            interpretation_published: Date::new(2026, 5, 6),
            url: Some("https://example.com/1.html".into()),
        };
        assert_eq!(file, Ok(expected));
        assert_eq!(PairFile::parse("", "a"), Ok(PairFile::default()));
    }

    #[test]
    fn what_is_written_wrong_is_told_with_its_line() {
        for (text, line, says) in [
            ("published = 2026-05-04\ninterpretaton = \"a\"\n", 2, "interpretation"),
            ("published = 2026-02-30\n", 1, ""),
            ("\npublished = \"昨天\"\n", 2, "2027-01-31"),
            ("interpretation = \" \"\n", 1, "非空"),
            ("interpretation = 3\n", 1, "文字"),
            ("interpretation: 解读.md\n", 1, "TOML"),
        ] {
            let error = PairFile::parse(text, "a").map_err(|error| (error.line, error.say(Language::Chinese)));
            assert!(matches!(&error, Err((l, said)) if *l == line && said.contains(says)), "{text} {error:?}");
        }
    }
}
