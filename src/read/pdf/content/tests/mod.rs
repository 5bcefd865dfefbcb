//! Small contents over a page of 200 by 100 points, and what is painted by them.

mod groups;
mod odd;
mod painted;
mod written;

use super::{Leaf, Painter};
use crate::document::{Limits, ProblemKind};
use crate::read::limits::Budget;
use crate::read::page::geometry::{Point, Rect};
use crate::read::page::{Page, Shape, ShapeKind};
use crate::read::pdf::syntax::File;

/// A file of objects, the first of which is the page; each with what it holds if it is a stream.
fn file_of(objects: &[(&str, Option<&[u8]>)], catalog: &str) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    for (at, (dict, stream)) in objects.iter().enumerate() {
        bytes.extend(format!("{} 0 obj\n{dict}\n", at + 1).bytes());
        if let Some(stream) = stream {
            bytes.extend(b"stream\n");
            bytes.extend_from_slice(stream);
            bytes.extend(b"\nendstream\n");
        }
        bytes.extend(b"endobj\n");
    }
    let root = objects.len() + 1;
    bytes.extend(format!("{root} 0 obj\n{catalog}\nendobj\ntrailer\n<</Root {root} 0 R/Size {}>>\n", root + 1).bytes());
    bytes
}

/// A page painted, with what could not be read.
struct Sheet {
    page: Page,
    problems: Vec<ProblemKind>,
}

fn paint_objects(objects: &[(&str, Option<&[u8]>)], catalog: &str, rotate: i32) -> Sheet {
    let bytes = file_of(objects, catalog);
    let budget = Budget::new(Limits::default());
    let Ok(file) = File::of(&bytes, &budget) else { panic!("a file") };
    let dict = file.get(crate::read::pdf::syntax::Id { number: 1, generation: 0 });
    let Some(dict) = dict.as_dict() else { panic!("a page") };
    let leaf = Leaf {
        dict,
        resources: file.dict(dict, "Resources").unwrap_or_default(),
        area: Rect::round(Point::new(0.0, 0.0), Point::new(200.0, 100.0)),
        rotate,
    };
    let mut page = Page::default();
    let mut painter = Painter::new(&file);
    let problems = painter.paint(&leaf, &mut page);
    Sheet { page, problems }
}

const FONT: &str = "/Font<</F 3 0 R>>";

/// A content with resources besides a typeface, and objects from number 4 on.
fn paint_with(content: &[u8], resources: &str, more: &[(&str, Option<&[u8]>)]) -> Sheet {
    let page = format!("<</Type/Page/Contents 2 0 R/Resources<<{FONT}{resources}>>>>");
    let length = format!("<</Length {}>>", content.len());
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 0/LastChar 255/Widths 99 0 R>>";
    let mut objects = vec![(page.as_str(), None), (length.as_str(), Some(content)), (font, None)];
    objects.extend_from_slice(more);
    paint_objects(&objects, "<</Type/Catalog>>", 0)
}

fn paint(content: &str) -> Sheet {
    paint_with(content.as_bytes(), "", &[])
}

impl Sheet {
    /// What all glyphs say that are not hidden.
    fn said(&self) -> String {
        let mut said = String::new();
        for glyph in self.page.glyphs.iter().filter(|glyph| glyph.hidden.is_none()) {
            self.page.push_text(glyph.text, &mut said);
        }
        said
    }

    /// What is written without being shown.
    fn hidden(&self) -> String {
        let mut said = String::new();
        for glyph in self.page.glyphs.iter().filter(|glyph| glyph.hidden.is_some()) {
            self.page.push_text(glyph.text, &mut said);
        }
        said
    }

    fn style(&self, at: usize) -> crate::read::page::Style {
        let style = self.page.glyphs.get(at).and_then(|glyph| self.page.style_of(glyph));
        *style.unwrap_or_else(|| panic!("a glyph {at}"))
    }

    /// The boxes of the shapes, rounded, with their kinds and whether they are solid.
    fn shapes(&self) -> Vec<(ShapeKind, [i32; 4], bool)> {
        self.page.shapes.iter().map(|shape| (shape.kind, rounded(shape), shape.solid)).collect()
    }
}

#[allow(clippy::cast_possible_truncation)] // rounded
fn rounded(shape: &Shape) -> [i32; 4] {
    let Rect { left, top, right, bottom } = shape.area;
    [left, top, right, bottom].map(|side| side.round() as i32)
}
