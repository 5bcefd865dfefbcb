//! How high above the line and how low below it a typeface reaches.

use crate::read::page::geometry::Matrix;
use crate::read::pdf::syntax::{Dict, File};

/// What is told of typefaces that don't tell, which is what most Chinese ones have.
const ASCENT: f32 = 0.88;
const DESCENT: f32 = -0.12;

/// The height of drawn letters may differ so much from that of others before it is another measure.
const USUAL: std::ops::Range<f32> = 0.3..3.0;

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

/// Of letters that are drawn: how high and how low they reach, and how high they are in all. Where they are measured in
/// ems as others are, that is one.
pub(super) fn drawn_heights(file: &File<'_>, dict: &Dict, matrix: &Matrix) -> (f32, f32, f32) {
    let (above, below) = box_of(file, dict, matrix.d);
    if let (Some(above), Some(below)) = (above, below) {
        return (above, below, 1.0);
    }
    let own = above.unwrap_or(ASCENT) - below.unwrap_or(DESCENT);
    let em = drawn_em(file, dict, matrix).filter(|em| !USUAL.contains(&(em / own)));
    let scale = em.unwrap_or(1.0);
    (above.unwrap_or(ASCENT * scale), below.unwrap_or(DESCENT * scale), scale)
}

/// How high drawn letters are by the box round them, or by how wide they are, if there is no box.
fn drawn_em(file: &File<'_>, dict: &Dict, matrix: &Matrix) -> Option<f32> {
    let edges = file.numbers_of(dict, "FontBBox").unwrap_or_default();
    let height = match edges[..] {
        [_, low, _, high] => (high - low).abs() as f32 * matrix.d.abs(),
        _ => 0.0,
    };
    if height > 0.0 {
        return Some(height).filter(|height| height.is_finite());
    }
    let widths = file.numbers_of(dict, "Widths").unwrap_or_default();
    let (mut sum, mut count) = (0.0, 0.0);
    for width in widths.iter().filter(|&&width| width > 0.0) {
        sum += *width as f32;
        count += 1.0;
    }
    // Letters are about half as wide as high.
    Some(2.0 * sum / count * matrix.a.abs()).filter(|em| em.is_finite() && *em > 0.0)
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
