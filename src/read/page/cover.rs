//! Which glyphs nobody sees who looks at the page, and why.
//!
//! What is painted later lies above. So a glyph is covered if something solid was painted over most of it after it, and it has
//! the colour of its ground if what was painted before it, the paper at last, has that colour. Where the ground is a picture or
//! unknown, nothing is said.

use std::collections::HashSet;

use super::bands::Bands;
use super::geometry::{Point, Rect};
use super::{Colour, Glyph, Page, Painted, Shape, ShapeKind, Style};
use crate::document::{Concealment, ProblemKind};

/// Letters lower than this nobody reads: half a millimetre.
const TINY: f32 = 1.4;
/// Less opaque than this shows nothing.
const FAINT: f32 = 0.05;
/// Colours that differ by less, all three channels together, look the same.
const ALIKE: u16 = 30;
/// What is thinner cannot cover a letter.
const THIN: f32 = 1.0;
/// The same letter so near, in points, is the same one.
const NEAR: f32 = 2.0;
const PAPER: Colour = [255, 255, 255];

/// Says of each glyph whether it is hidden, where the painter does not know it already. The problem is that the page has so much over its text that it could not be told.
pub(crate) fn hide(page: &mut Page, bands: &mut Bands) -> Result<(), ProblemKind> {
    let Some(first) = page.glyphs.first().map(|glyph| glyph.order) else { return Ok(()) };
    let Page { area, glyphs, styles, shapes, .. } = page;
    // Most pages have nothing solid but thin lines.
    bands.gather(*area, shapes, |shape| shape.solid && shape.area.width().min(shape.area.height()) >= THIN);
    let over_text = bands.last().is_some_and(|last| last > first);
    let mut last = None;
    for glyph in glyphs.iter_mut().filter(|glyph| glyph.hidden.is_none()) {
        // Most glyphs are written as the one before.
        let (of_style, may_be_ground) = match last {
            Some((style, known)) if style == glyph.style => known,
            _ => {
                let known = styles.get(glyph.style as usize).map_or((None, false), |style| {
                    (of_style(style), style.ink.is_some_and(|ink| alike(ink, PAPER) || bands.has_colour(ink)))
                });
                last = Some((glyph.style, known));
                known
            }
        };
        let clip = styles.get(glyph.style as usize).and_then(|style| style.clip);
        glyph.hidden = if of_style.is_some() {
            of_style
        } else if is_clipped(glyph, *area, clip) {
            Some(Concealment::Clipped)
        } else if let Some(by) = over_text.then(|| covered(glyph, shapes, bands)).flatten() {
            Some(by)
        } else if may_be_ground {
            let ink = styles.get(glyph.style as usize).and_then(|style| style.ink);
            let same = ink.zip(ground(glyph, shapes, bands)).is_some_and(|(ink, ground)| alike(ink, ground));
            same.then_some(Concealment::GroundColour)
        } else {
            None
        };
    }
    forget_redrawn(glyphs);
    bands.had_time()
}

/// What is hidden and painted once more at its place is seen, so the other painting is no matter: a shadow, a correction.
fn forget_redrawn(glyphs: &mut Vec<Glyph>) {
    let is_painted = |glyph: &Glyph| glyph.hidden.is_some_and(|why| why != Concealment::Attribute);
    if !glyphs.iter().any(is_painted) {
        return;
    }
    let place = |glyph: &Glyph, aside: f32| ((glyph.at.x / NEAR + aside) as i32, (glyph.at.y / NEAR + aside) as i32);
    // A place lies well inside of one of the squares of two grids.
    let aside = [0.0, 0.5];
    let seen: HashSet<_> = glyphs
        .iter()
        .filter(|glyph| glyph.hidden.is_none())
        .flat_map(|glyph| aside.map(|aside| (glyph.text, place(glyph, aside), aside > 0.0)))
        .collect();
    glyphs.retain(|glyph| {
        !is_painted(glyph) || !aside.iter().any(|&by| seen.contains(&(glyph.text, place(glyph, by), by > 0.0)))
    });
}

/// What the way of writing tells by itself.
fn of_style(style: &Style) -> Option<Concealment> {
    if style.off {
        Some(Concealment::LayerOff)
    } else if style.painted != Painted::Letters || style.alpha < FAINT {
        Some(Concealment::Unpainted)
    } else if style.size < TINY {
        Some(Concealment::Tiny)
    } else {
        None
    }
}

pub(super) fn alike(a: Colour, b: Colour) -> bool {
    a.iter().zip(b).map(|(&a, b)| u16::from(a.abs_diff(b))).sum::<u16>() < ALIKE
}

/// The middle of a glyph and four points round it, between which most of its ink lies.
fn points(glyph: &Glyph) -> [Point; 5] {
    let Rect { left, top, right, bottom } = glyph.area;
    let middle = glyph.area.middle();
    let (x, y) = ((right - left) / 4.0, (bottom - top) / 4.0);
    let at = |right: f32, down: f32| Point::new(middle.x + right * x, middle.y + down * y);
    [middle, at(-1.0, -1.0), at(1.0, -1.0), at(-1.0, 1.0), at(1.0, 1.0)]
}

/// Whether so many of a glyph's points are said that most of it is.
fn is_most(points: u8) -> bool {
    points.count_ones() >= 3
}

fn is_clipped(glyph: &Glyph, page: Rect, clip: Option<Rect>) -> bool {
    let seen = clip.map_or(page, |clip| clip.shared(page));
    // Wholly inside, as nearly all are.
    if seen.left <= glyph.area.left
        && glyph.area.right <= seen.right
        && seen.top <= glyph.area.top
        && glyph.area.bottom <= seen.bottom
    {
        return false;
    }
    let mut outside = 0;
    for (bit, point) in points(glyph).into_iter().enumerate() {
        outside |= u8::from(!seen.holds(point)) << bit;
    }
    is_most(outside)
}

/// What lies over a glyph.
fn covered(glyph: &Glyph, shapes: &[Shape], bands: &mut Bands) -> Option<Concealment> {
    let points = points(glyph);
    let mut under = 0_u8;
    let mut by = Concealment::Covered;
    for shape in bands.uppermost(points[0].y).map_while(|index| shapes.get(index)) {
        if shape.order < glyph.order {
            break;
        }
        if !shape.area.meets(glyph.area) && !shape.area.holds(points[0]) {
            continue;
        }
        for (bit, &point) in points.iter().enumerate() {
            under |= u8::from(shape.area.holds(point)) << bit;
        }
        if matches!(shape.kind, ShapeKind::Annotation | ShapeKind::Redaction) {
            by = Concealment::Unredacted;
        }
        if is_most(under) {
            return Some(by);
        }
    }
    None
}

/// The colour on which a glyph is painted; nothing if it has several or is not known.
fn ground(glyph: &Glyph, shapes: &[Shape], bands: &mut Bands) -> Option<Colour> {
    let middle = glyph.area.middle();
    let mut below =
        bands.uppermost(middle.y).map_while(|index| shapes.get(index)).skip_while(|shape| shape.order > glyph.order);
    below.find(|shape| shape.area.holds(middle)).map_or(Some(PAPER), |shape| shape.ink)
}

#[cfg(test)]
mod tests {
    use super::{Bands, Concealment, Painted, Rect, ShapeKind, hide};
    use crate::read::page::geometry::Point;
    use crate::read::page::{Glyph, Page, Shape, Style};

    const PAGE: Rect = Rect { left: 0.0, top: 0.0, right: 600.0, bottom: 800.0 };
    const BLACK: [u8; 3] = [0, 0, 0];

    fn style() -> Style {
        Style {
            size: 10.0,
            along: Point::new(1.0, 0.0),
            vertical: false,
            ink: Some(BLACK),
            alpha: 1.0,
            painted: Painted::Letters,
            clip: None,
            off: false,
        }
    }

    fn shape(area: [f32; 4], order: u32, ink: [u8; 3]) -> Shape {
        let [left, top, right, bottom] = area;
        Shape { area: Rect { left, top, right, bottom }, order, kind: ShapeKind::Area, ink: Some(ink), solid: true }
    }

    /// Why a letter painted tenth in a box from (100, 100) to (110, 110) is hidden.
    fn hidden(style: Style, shapes: Vec<Shape>) -> Option<Concealment> {
        let mut page = Page::default();
        page.clear(PAGE);
        let style = page.style(style);
        let area = Rect { left: 100.0, top: 100.0, right: 110.0, bottom: 110.0 };
        page.glyphs.push(Glyph {
            text: '甲'.into(),
            style,
            order: 10,
            at: Point::new(100.0, 109.0),
            area,
            hidden: None,
        });
        page.shapes = shapes;
        assert!(hide(&mut page, &mut Bands::default()).is_ok());
        page.glyphs.first().and_then(|glyph| glyph.hidden)
    }

    #[test]
    fn what_lies_above_covers_and_what_lies_below_is_the_ground() {
        let white = [255; 3];
        let over = |area| hidden(style(), vec![shape(area, 11, BLACK)]);
        assert_eq!(hidden(style(), vec![]), None);
        assert_eq!(over([90.0, 90.0, 200.0, 200.0]), Some(Concealment::Covered));
        // A thick line through the middle, a line through it, one half of it, the cell beside it.
        assert_eq!(over([90.0, 102.0, 200.0, 108.0]), Some(Concealment::Covered));
        assert_eq!(over([90.0, 104.5, 200.0, 105.5]), None);
        assert_eq!(over([90.0, 90.0, 104.0, 200.0]), None);
        assert_eq!(over([111.0, 90.0, 200.0, 200.0]), None);
        // Two that cover it together.
        let halves = vec![shape([90.0, 90.0, 105.0, 120.0], 11, BLACK), shape([105.0, 90.0, 120.0, 120.0], 12, white)];
        assert_eq!(hidden(style(), halves), Some(Concealment::Covered));
        // What shows through covers nothing; what was painted before it lies below.
        let glass = Shape { solid: false, ..shape([90.0, 90.0, 200.0, 200.0], 11, BLACK) };
        assert_eq!(hidden(style(), vec![glass]), None);
        assert_eq!(hidden(style(), vec![shape([90.0, 90.0, 200.0, 200.0], 9, white)]), None);
        assert_eq!(
            hidden(style(), vec![shape([90.0, 90.0, 200.0, 200.0], 9, [9, 9, 9])]),
            Some(Concealment::GroundColour)
        );
        let light = Style { ink: Some([250, 250, 250]), ..style() };
        assert_eq!(hidden(light, vec![]), Some(Concealment::GroundColour));
        assert_eq!(hidden(light, vec![shape([90.0, 90.0, 200.0, 200.0], 9, [0, 0, 120])]), None);
        // Painted once more above.
        let again = |aside: f32| {
            let mut page = Page::default();
            page.clear(PAGE);
            let style = page.style(style());
            for (order, aside) in [(10, 0.0), (12, aside)] {
                let area = Rect { left: 100.0 + aside, top: 100.0, right: 110.0 + aside, bottom: 110.0 };
                let at = Point::new(100.0 + aside, 109.0);
                page.glyphs.push(Glyph { text: '甲'.into(), style, order, at, area, hidden: None });
            }
            page.shapes = vec![shape([90.0, 90.0, 200.0, 200.0], 11, white)];
            assert!(hide(&mut page, &mut Bands::default()).is_ok());
            page.glyphs.iter().map(|glyph| glyph.hidden).collect::<Vec<_>>()
        };
        assert_eq!(again(0.3), [None]);
        assert_eq!(again(10.0), [Some(Concealment::Covered), None]);
        // On a picture nobody knows.
        let picture = Shape { ink: None, kind: ShapeKind::Picture, ..shape([0.0, 0.0, 600.0, 800.0], 1, BLACK) };
        assert_eq!(hidden(light, vec![picture]), None);
        let mark = Shape { kind: ShapeKind::Redaction, ..shape([90.0, 90.0, 200.0, 200.0], 11, BLACK) };
        assert_eq!(hidden(style(), vec![mark]), Some(Concealment::Unredacted));
    }

    #[test]
    fn the_way_of_writing_hides_as_well() {
        let of = |style| hidden(style, vec![]);
        assert_eq!(of(Style { painted: Painted::Nothing, ..style() }), Some(Concealment::Unpainted));
        assert_eq!(of(Style { alpha: 0.0, ..style() }), Some(Concealment::Unpainted));
        assert_eq!(of(Style { size: 0.1, ..style() }), Some(Concealment::Tiny));
        assert_eq!(of(Style { off: true, ..style() }), Some(Concealment::LayerOff));
        let clip = |left: f32| Some(Rect { left, top: 0.0, right: 600.0, bottom: 800.0 });
        assert_eq!(of(Style { clip: clip(300.0), ..style() }), Some(Concealment::Clipped));
        assert_eq!(of(Style { clip: clip(102.0), ..style() }), None);
    }

    #[test]
    fn a_page_of_nothing_but_shapes_over_text_comes_to_an_end() {
        let mut page = Page::default();
        page.clear(PAGE);
        let style = page.style(style());
        let area = Rect { left: 100.0, top: 100.0, right: 110.0, bottom: 110.0 };
        let glyph = Glyph { text: '甲'.into(), style, order: 0, at: Point::new(100.0, 109.0), area, hidden: None };
        page.glyphs = vec![glyph; 10_000];
        page.shapes = (1..100_000).map(|order| shape([200.0, 0.0, 300.0, 800.0], order, BLACK)).collect();
        assert!(hide(&mut page, &mut Bands::default()).is_err());
        // Measures that are no numbers.
        let no = f32::NAN;
        page.glyphs =
            vec![Glyph { area: Rect { left: no, top: no, right: no, bottom: no }, at: Point::new(no, no), ..glyph }];
        page.shapes =
            vec![shape([no, no, no, no], 3, BLACK), shape([0.0, f32::MIN, f32::MAX, f32::INFINITY], 4, BLACK)];
        assert!(hide(&mut page, &mut Bands::default()).is_ok());
    }
}
