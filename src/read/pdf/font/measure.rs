//! How high above the line and how low below it a typeface reaches.

use crate::read::page::geometry::Matrix;
use crate::read::pdf::syntax::{Dict, File};

/// What is told of typefaces that don't tell, which is what most Chinese ones have.
const ASCENT: f32 = 0.88;
const DESCENT: f32 = -0.12;

/// By the descriptor of a typeface, where what it says can be.
pub(super) fn heights(file: &File<'_>, font: &Dict, scale: f32) -> (f32, f32) {
    let Some(descriptor) = file.dict(font, "FontDescriptor") else { return (ASCENT, DESCENT) };
    let of = |name: &str| file.number(&descriptor, name).map(|number| number as f32 * scale);
    let (above, below) = box_of(file, &descriptor, scale);
    let ascent = of("Ascent").filter(|&ascent| is_ascent(ascent)).or(above).unwrap_or(ASCENT);
    // Some write how far it reaches down without a sign.
    let descent =
        of("Descent").map(|descent| -descent.abs()).filter(|&descent| is_descent(descent)).or(below).unwrap_or(DESCENT);
    (ascent, descent)
}

/// Of a typeface whose glyphs are painted by contents, in units of its own: by the box round all glyphs or, if none is
/// given, by the widest one.
pub(super) fn painted_heights(file: &File<'_>, dict: &Dict, matrix: Matrix) -> (f32, f32) {
    let corners = file.numbers_of(dict, "FontBBox").unwrap_or_default();
    let at = |at: usize| corners.get(at).map_or(0.0, |&number| number as f32 * matrix.d);
    let (above, below) = (at(1).max(at(3)), at(1).min(at(3)));
    if above > below && (above - below).is_finite() {
        return (above, below);
    }
    let widths = file.numbers_of(dict, "Widths").unwrap_or_default();
    let widest = widths.iter().fold(0.0, |widest: f32, &width| widest.max((width as f32 * matrix.a).abs()));
    let em = if widest > 0.0 && widest.is_finite() { widest } else { 1.0 };
    (ASCENT * em, DESCENT * em)
}

fn box_of(file: &File<'_>, dict: &Dict, scale: f32) -> (Option<f32>, Option<f32>) {
    let numbers = file.numbers_of(dict, "FontBBox").unwrap_or_default();
    let at = |at: usize| numbers.get(at).map(|&number| number as f32 * scale);
    let (Some(one), Some(other)) = (at(1), at(3)) else { return (None, None) };
    (
        Some(one.max(other)).filter(|&ascent| is_ascent(ascent)),
        Some(one.min(other)).filter(|&descent| is_descent(descent)),
    )
}

fn is_ascent(ascent: f32) -> bool {
    (0.3..=1.5).contains(&ascent)
}

fn is_descent(descent: f32) -> bool {
    (-0.8..0.0).contains(&descent)
}
