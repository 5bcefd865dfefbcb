//! Styles: which of them hide their text, and which are headings.

use std::borrow::Cow;
use std::collections::HashMap;

use super::super::attribute::is_more_than_name;
use super::super::xml::{Event, Xml};
use crate::document::ProblemKind;

/// Styles based on styles; beyond that they go in a circle.
const CHAIN: usize = 20;

#[derive(Default)]
struct Style {
    based_on: Option<String>,
    hides: Option<bool>,
    /// 0 to 8, and 9 for running text.
    level: Option<u8>,
}

/// The styles of a document, by their identifiers.
#[derive(Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// All text is hidden unless it says otherwise.
    hides: bool,
}

impl Styles {
    fn resolved<T>(&self, name: Option<&str>, own: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let mut next = name;
        for _ in 0..CHAIN {
            let style = self.styles.get(next?)?;
            if let Some(value) = own(style) {
                return Some(value);
            }
            next = style.based_on.as_deref();
        }
        None
    }

    /// Whether a paragraph's and a run's style together hide: each of the two reverses the other.
    pub(super) fn hide(&self, paragraph: Option<&str>, run: Option<&str>) -> bool {
        let hides = |name| self.resolved(name, |style| style.hides);
        match (hides(paragraph), hides(run)) {
            (None, None) => self.hides,
            (a, b) => a.unwrap_or_default() ^ b.unwrap_or_default(),
        }
    }

    /// The level of a heading, from 1.
    pub(super) fn heading(&self, paragraph: Option<&str>) -> Option<u8> {
        self.resolved(paragraph, |style| style.level).and_then(heading)
    }
}

/// A heading's level, from 1, for the level of an outline, from 0; 9 is running text.
pub(super) fn heading(level: u8) -> Option<u8> {
    (level < 9).then_some(level + 1)
}

/// Reads the styles, behind the start of their root. `says` is given names that are more than names.
pub(super) fn read(xml: &mut Xml<'_>, says: &mut dyn FnMut(Cow<'_, str>)) -> Result<Styles, ProblemKind> {
    let mut styles = Styles::default();
    let (mut name, mut style) = (String::new(), Style::default());
    // Properties of conditional formats and of changes speak of something else.
    let (mut depth, mut skip) = (1_usize, usize::MAX);
    let (mut in_style, mut in_defaults) = (false, false);
    loop {
        match xml.next()? {
            Event::Start(start) => {
                depth += 1;
                match start.name() {
                    "style" if depth == 2 => {
                        in_style = true;
                        name = start.attribute("styleId").unwrap_or_default().into_owned();
                    }
                    "docDefaults" if depth == 2 => in_defaults = true,
                    "tblStylePr" | "rPrChange" | "pPrChange" => skip = skip.min(depth),
                    "basedOn" if depth == 3 => style.based_on = start.attribute("val").map(Into::into),
                    "name" if depth == 3 && style.level.is_none() => {
                        start.attribute("val").filter(|name| is_more_than_name(name)).into_iter().for_each(&mut *says);
                        style.level = start.attribute("val").and_then(|name| level_by_name(&name));
                    }
                    "outlineLvl" if in_style && skip > depth => {
                        style.level = start.number("val").and_then(|level| level.try_into().ok());
                    }
                    "vanish" if in_style && skip > depth => style.hides = Some(start.is_on()),
                    "vanish" if in_defaults => styles.hides = start.is_on(),
                    _ => {}
                }
            }
            Event::End => {
                skip = if depth <= skip { usize::MAX } else { skip };
                if depth == 2 {
                    if in_style {
                        styles.styles.insert(std::mem::take(&mut name), std::mem::take(&mut style));
                    }
                    (in_style, in_defaults) = (false, false);
                }
                depth = depth.saturating_sub(1);
            }
            Event::Done => return Ok(styles),
            _ => {}
        }
    }
}

/// `heading 1`, by which Word knows its own styles in every language.
fn level_by_name(name: &str) -> Option<u8> {
    let lower = name.to_ascii_lowercase();
    let number = lower.strip_prefix("heading ").or_else(|| name.strip_prefix("标题 "))?;
    number.parse::<u8>().ok().filter(|level| (1..=9).contains(level)).map(|level| level - 1)
}
