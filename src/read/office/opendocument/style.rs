//! Styles: which of them hide what is in them, how large pages are, which master a slide has.
//!
//! A part has automatic styles of its own beside the named ones that all parts share, and both may be
//! called the same: the automatic ones of the part being read come first.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::super::xml::{Event, Start, Xml};
use super::data::{self, Data};
use super::length::{TINY, is_zero, length};
use super::sheet::Value;
use crate::document::{Concealment, ProblemKind, Role};
use crate::read::out::Out;

/// Styles based on styles; beyond that they go in a circle.
const CHAIN: usize = 20;

/// What a style says that matters here.
#[derive(Clone, Default)]
pub(super) struct Style {
    parent: Option<String>,
    /// Its letters are hidden; too small to be read; white; on a ground of their own.
    hides: Option<bool>,
    tiny: Option<bool>,
    white: Option<bool>,
    ground: Option<bool>,
    /// The sheet or slide is not displayed; the row has no height, the column no width.
    absent: Option<bool>,
    /// How numbers in it are written.
    data: Option<String>,
}

/// How letters look where a style is in force.
#[derive(Clone, Copy, Default)]
#[allow(clippy::struct_excessive_bools)] // each comes from a style of its own
pub(super) struct Look {
    hides: bool,
    tiny: bool,
    white: bool,
    ground: bool,
}

impl Look {
    /// Whether nobody sees what is written so.
    pub(super) fn is_hidden(self) -> bool {
        self.hides || self.tiny || self.white && !self.ground
    }

    /// The same on a ground that is not known.
    #[must_use]
    pub(super) fn on_some_ground(self) -> Self {
        Self { ground: true, ..self }
    }
}

type Family = HashMap<String, Style>;

#[derive(Default)]
pub(super) struct Styles {
    named: HashMap<String, Family>,
    automatic: HashMap<String, Family>,
    /// Width and height of pages, in micrometres, by their layout.
    pages: HashMap<String, (i64, i64)>,
    /// The layout of each master.
    masters: HashMap<String, String>,
    /// Layers that are not displayed.
    pub(super) hidden_layers: HashSet<String>,
    data: HashMap<String, Data>,
    /// What data styles say beside the number.
    says: BTreeSet<String>,
}

impl Styles {
    fn find(&self, family: &str, name: &str) -> Option<&Style> {
        self.automatic.get(family).and_then(|family| family.get(name)).or_else(|| self.named.get(family)?.get(name))
    }

    fn resolved<T>(&self, family: &str, name: &str, own: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let mut next = name;
        for _ in 0..CHAIN {
            let style = self.find(family, next)?;
            if let Some(value) = own(style) {
                return Some(value);
            }
            next = style.parent.as_deref()?;
        }
        None
    }

    /// How letters look inside of an element with this style, which stands where they look like `around`.
    pub(super) fn look(&self, family: &str, name: &str, around: Look) -> Look {
        Look {
            hides: self.resolved(family, name, |style| style.hides).unwrap_or(around.hides),
            tiny: self.resolved(family, name, |style| style.tiny).unwrap_or(around.tiny),
            white: self.resolved(family, name, |style| style.white).unwrap_or(around.white),
            ground: around.ground || self.resolved(family, name, |style| style.ground) == Some(true),
        }
    }

    /// Whether a sheet, slide, row or column with this style is not there for the eye.
    pub(super) fn is_absent(&self, family: &str, name: &str) -> bool {
        self.resolved(family, name, |style| style.absent) == Some(true)
    }

    /// Whether a cell with this style shows nothing of what it holds.
    pub(super) fn hides_value(&self, name: &str, value: Option<&Value>) -> bool {
        let data = self.resolved("table-cell", name, |style| self.data.get(style.data.as_ref()?));
        match (data, value) {
            (None, _) => false,
            (Some(data), Some(Value::Number(number))) => {
                // A day, which counts as a number above zero.
                let number = number.parse().unwrap_or(1.0);
                let other = data.others.iter().find(|other| other.0.holds(number));
                other.and_then(|other| self.data.get(&other.1)).unwrap_or(data).hides()
            }
            (Some(data), _) => data.hides_text(),
        }
    }

    /// Tells what data styles say beside the number: the page shows it with every value.
    pub(super) fn tell(&self, out: &mut Out<'_>) {
        for text in &self.says {
            out.beside(text, Role::Attribute, Concealment::Attribute);
        }
    }

    /// How large the pages of this master are.
    pub(super) fn page(&self, master: &str) -> Option<(i64, i64)> {
        self.pages.get(self.masters.get(master)?).copied()
    }

    /// Forgets the automatic styles of the part that was read.
    pub(super) fn begin_part(&mut self) {
        self.automatic.clear();
    }
}

/// What of a part is about styles, read before its text.
struct Collector<'s> {
    styles: &'s mut Styles,
    automatic: bool,
    /// The family and the name of the open style.
    style: Option<(String, String, Style)>,
    layout: Option<String>,
    data: Option<data::Open>,
}

/// Reads the styles of a part, behind the start of its root, as far as its text.
pub(super) fn collect(xml: &mut Xml<'_>, styles: &mut Styles) -> Result<(), ProblemKind> {
    let mut collector = Collector { styles, automatic: false, style: None, layout: None, data: None };
    let mut open: u32 = 0;
    // How many elements were open where the style, and where the section of styles began.
    let (mut style_at, mut section_at, mut data_at) = (u32::MAX, u32::MAX, u32::MAX);
    loop {
        match xml.next()? {
            Event::Start(start) => {
                open += 1;
                match start.name() {
                    "body" if open <= 2 => return Ok(()),
                    "automatic-styles" | "styles" if open <= 2 => {
                        (collector.automatic, section_at) = (start.name() == "automatic-styles", open);
                    }
                    "style" | "default-style" if section_at < open && collector.style.is_none() => {
                        style_at = open;
                        collector.begin(&start);
                    }
                    name if section_at < open && data_at == u32::MAX && data::is_one(name) => {
                        data_at = open;
                        collector.data = Some(data::Open::begin(&start));
                    }
                    "page-layout" | "page-master" => {
                        collector.layout = start.attribute("name").map(std::borrow::Cow::into_owned);
                    }
                    _ => collector.property(&start),
                }
            }
            Event::End => {
                if open == style_at {
                    collector.end();
                    style_at = u32::MAX;
                }
                if open == data_at {
                    collector.end_data();
                    data_at = u32::MAX;
                }
                if open == section_at {
                    (collector.automatic, section_at) = (false, u32::MAX);
                }
                open = open.saturating_sub(1);
            }
            Event::Text(text) => {
                if let Some(data) = &mut collector.data {
                    data.text(&text);
                }
            }
            Event::Done => return Ok(()),
            _ => {}
        }
    }
}

impl Collector<'_> {
    fn begin(&mut self, start: &Start<'_>) {
        let (mut family, mut name, mut style) = (String::new(), String::new(), Style::default());
        for (attribute, value) in start.attributes() {
            match attribute {
                "family" => family = value.into_owned(),
                "name" => name = value.into_owned(),
                "data-style-name" => style.data = Some(value.into_owned()),
                "parent-style-name" => style.parent = Some(value.into_owned()),
                _ => {}
            }
        }
        if start.name() == "style" && style.parent.is_none() && !name.is_empty() {
            // The default style, which has no name.
            style.parent = Some(String::new());
        }
        self.style = Some((family, name, style));
    }

    fn end(&mut self) {
        if let Some((family, name, style)) = self.style.take() {
            let styles = if self.automatic { &mut self.styles.automatic } else { &mut self.styles.named };
            styles.entry(family).or_default().insert(name, style);
        }
    }

    fn end_data(&mut self) {
        if let Some(mut open) = self.data.take() {
            self.styles.says.extend(open.end());
            self.styles.data.insert(open.name, open.data);
        }
    }

    fn property(&mut self, start: &Start<'_>) {
        if let Some(data) = &mut self.data {
            self.styles.says.extend(data.element(start));
            return;
        }
        match start.name() {
            "page-layout-properties" => self.page(start),
            "master-page" => {
                let (name, layout) = (start.attribute("name"), start.attribute("page-layout-name"));
                if let (Some(name), Some(layout)) = (name, layout) {
                    self.styles.masters.insert(name.into_owned(), layout.into_owned());
                }
            }
            "layer" if start.attribute("display").is_some_and(|display| display == "none" || display == "printer") => {
                self.styles.hidden_layers.extend(start.attribute("name").map(std::borrow::Cow::into_owned));
            }
            name => {
                if let Some((_, _, style)) = &mut self.style {
                    look(style, name, start);
                }
            }
        }
    }

    fn page(&mut self, start: &Start<'_>) {
        let measure = |name| start.attribute(name).and_then(|value| length(&value));
        if let (Some(layout), Some(width), Some(height)) =
            (self.layout.take(), measure("page-width"), measure("page-height"))
        {
            self.styles.pages.insert(layout, (width, height));
        }
    }
}

/// What one element of properties says.
fn look(style: &mut Style, element: &str, start: &Start<'_>) {
    // Older files have one element for all of them.
    let text = matches!(element, "text-properties" | "properties");
    if !element.ends_with("properties") {
        return;
    }
    // Letters in the colour of the window are said to be clear, and are not.
    let clear = text && start.attribute("opacity").is_some_and(|opacity| opacity == "0%");
    if clear
        && start.attribute("color").is_some()
        && start.attribute("use-window-font-color").is_none_or(|is| is != "true")
    {
        style.white = Some(true);
    }
    for (name, value) in start.attributes() {
        let value = &*value;
        match name {
            "display" if text => style.hides = Some(value == "none"),
            "color" if text => style.white = Some(clear || is_white(value)),
            "use-window-font-color" if text && value == "true" => style.white = Some(false),
            // A percentage says nothing by itself.
            "font-size" if text => style.tiny = length(value).map(|size| size <= TINY).or(style.tiny),
            "background-color" => style.ground = Some(!matches!(value, "transparent") && !is_white(value)),
            "fill" => style.ground = Some(value != "none"),
            "display" if element == "table-properties" => style.absent = Some(value == "false"),
            "visibility" if element == "drawing-page-properties" => style.absent = Some(value == "hidden"),
            "row-height" | "column-width" => style.absent = Some(is_zero(value)),
            _ => {}
        }
    }
}

fn is_white(colour: &str) -> bool {
    colour.eq_ignore_ascii_case("#ffffff") || colour.eq_ignore_ascii_case("#fff")
}
