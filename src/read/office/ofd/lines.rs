//! From pieces of text to lines and paragraphs. The format knows neither: there are objects with places, one a line,
//! a word or a character, in any order.
//!
//! Pieces of the same height make a line, from left to right; a line that reaches the right edge of the
//! text goes on with the next one, if that begins at the left edge. What was drawn one after the other and stands
//! so belongs together, whatever else lies over it: a template and its page may use the same place. The lines of a paragraph keep
//! their ends, so that whoever looks for numbers knows where one may be broken and where two may only follow each other.

use super::geometry::Rect;
use crate::document::Concealment;

/// A piece of text on the page.
#[derive(Clone, Copy)]
pub(super) struct Placed<'c> {
    pub(super) text: &'c str,
    /// Its number in the order in which the page is drawn.
    pub(super) order: u32,
    pub(super) x: f32,
    pub(super) end: f32,
    pub(super) y: f32,
    pub(super) size: f32,
    pub(super) space: Rect,
    pub(super) hidden: Option<Concealment>,
    pub(super) turned: bool,
}

/// Lines over each other that are kept apart.
const MOST_LAYERS: usize = 8;

struct Line {
    text: String,
    left: f32,
    right: f32,
    y: f32,
    size: f32,
    /// There are columns in it.
    has_gaps: bool,
    turned: bool,
}

/// Calls `with` for each paragraph: first those that the page shows, then the others.
pub(super) fn paragraphs(pieces: &mut Vec<Placed<'_>>, mut with: impl FnMut(String, Option<Concealment>)) {
    pieces.retain(|piece| !piece.text.trim().is_empty());
    pieces.sort_by(|a, b| a.hidden.cmp(&b.hidden).then(a.y.total_cmp(&b.y)).then(a.x.total_cmp(&b.x)));
    for same in pieces.chunk_by_mut(|a, b| a.hidden == b.hidden) {
        let hidden = same.first().and_then(|piece| piece.hidden);
        join(lines(same), |text| with(text, hidden));
    }
}

/// Whether two pieces stand side by side: most of the lower one's height is shared. A character of twice the size
/// is not of the line beside it, or it would tie two lines together.
fn side_by_side(a: &Placed<'_>, b: &Placed<'_>) -> bool {
    let (small, large) = (a.size.min(b.size), a.size.max(b.size));
    let shared = (a.y + 0.15 * a.size).min(b.y + 0.15 * b.size) - (a.y - 0.85 * a.size).max(b.y - 0.85 * b.size);
    large <= 2.0 * small && shared >= 0.5 * small
}

/// Lines of pieces that are sorted from top to bottom.
fn lines(pieces: &mut [Placed<'_>]) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut rest = pieces;
    while let Some(&first) = rest.first() {
        if first.turned {
            lines.push(line(&[first]));
            (_, rest) = rest.split_at_mut(1);
            continue;
        }
        // The largest piece says how high the line is.
        let mut main = first;
        let length = rest.iter().take_while(|piece| {
            let belongs = !piece.turned && side_by_side(&main, piece);
            if belongs && piece.size > main.size {
                main = **piece;
            }
            belongs
        });
        let length = length.count().max(1);
        let (own, after) = rest.split_at_mut(length);
        for own in layers(own) {
            let line = line(&own);
            // A shadow of the last one.
            let again = |last: &Line| last.text == line.text && (last.left - line.left).abs() < 0.3 * line.size;
            if !lines.last().is_some_and(again) {
                lines.push(line);
            }
        }
        rest = after;
    }
    lines
}

/// Lines that lie over each other, which is mostly one, of pieces from left to right.
fn layers<'c>(pieces: &mut [Placed<'c>]) -> Vec<Vec<Placed<'c>>> {
    pieces.sort_by_key(|piece| piece.order);
    let mut runs: Vec<&[Placed<'c>]> = pieces.chunk_by(follows).collect();
    runs.sort_by(|a, b| left(a).total_cmp(&left(b)));
    let mut layers: Vec<(f32, f32, Vec<Placed<'c>>)> = Vec::new();
    for run in runs {
        let (from, to) = (left(run), run.iter().fold(f32::MIN, |to, piece| to.max(piece.end)));
        let em = run.iter().fold(0.0_f32, |em, piece| em.max(piece.size));
        // How wide letters are is a guess, so that only what begins in the first half of another one lies over it;
        // a letter drawn twice does not.
        let lies_over = |layer: &&mut (f32, f32, Vec<Placed<'c>>)| {
            let (into, left) = (from - layer.0, layer.1 - from);
            let same = match (layer.2.last(), run) {
                (Some(last), [one]) => last.text == one.text && into.abs() < 0.3 * em,
                _ => false,
            };
            !same && (into < 0.15 * em || into < left && left > 0.4 * em && !layer.2.iter().any(is_form))
        };
        let at_most = layers.len() >= MOST_LAYERS;
        if let Some(layer) = layers.iter_mut().find(|layer| at_most || !lies_over(layer)) {
            (layer.0, layer.1) = (from, to);
            layer.2.extend_from_slice(run);
        } else {
            layers.push((from, to, run.to_vec()));
        }
    }
    layers.into_iter().map(|layer| layer.2).collect()
}

/// Whether something is written into a piece: 姓名：______.
fn is_form(piece: &Placed<'_>) -> bool {
    ["__", "   ", "\u{3000}\u{3000}"].iter().any(|blank| piece.text.contains(blank))
}

fn left(run: &[Placed<'_>]) -> f32 {
    run.first().map_or(0.0, |first| first.x)
}

/// Whether the second of two pieces was drawn behind the first one and stands there, or is the first one once more.
fn follows(a: &Placed<'_>, b: &Placed<'_>) -> bool {
    let em = a.size.max(b.size);
    let (gap, step) = (b.x - a.end, b.x - a.x);
    b.order - a.order <= 1
        && (step > 0.0 && (-0.5 * em..em).contains(&gap) || a.text == b.text && step.abs() < 0.3 * em)
}

/// One line of pieces that are sorted from left to right.
fn line(pieces: &[Placed<'_>]) -> Line {
    let mut line = Line {
        text: String::new(),
        left: f32::MAX,
        right: f32::MIN,
        y: 0.0,
        size: 0.0,
        has_gaps: false,
        turned: false,
    };
    let mut last: Option<&Placed<'_>> = None;
    for piece in pieces {
        if let Some(last) = last {
            let em = last.size.max(piece.size);
            // The same once more, a little aside: that is how bold letters and shadows are made.
            if piece.text == last.text && (piece.x - last.x).abs() < 0.3 * em && (piece.y - last.y).abs() < 0.3 * em {
                continue;
            }
            let gap = piece.x - line.right;
            if gap > 2.5 * em {
                line.text.push('\t');
                line.has_gaps = true;
            } else if gap > em {
                line.text.push(' ');
            }
        }
        line.text.push_str(piece.text);
        (line.left, line.right) = (line.left.min(piece.x), line.right.max(piece.end));
        if piece.size >= line.size {
            (line.y, line.size) = (piece.y, piece.size);
        }
        line.turned |= piece.turned;
        last = Some(piece);
    }
    line
}

/// Joins lines to paragraphs.
fn join(lines: Vec<Line>, mut with: impl FnMut(String)) {
    let wide = |line: &&Line| !line.turned && line.right - line.left > 10.0 * line.size;
    let left = lines.iter().filter(wide).map(|line| line.left).fold(f32::MAX, f32::min);
    let right = lines.iter().filter(wide).map(|line| line.right).fold(f32::MIN, f32::max);
    let mut open: Option<Line> = None;
    for line in lines {
        if let Some(last) = &mut open {
            let em = line.size;
            let plain = !line.turned && !last.turned && !line.has_gaps && !last.has_gaps;
            let same = (last.size - em).abs() < 0.15 * em && (0.5 * em..3.0 * em).contains(&(line.y - last.y));
            if plain && same && last.right > right - 1.5 * em && line.left < left + 0.6 * em && right - left > 10.0 * em
            {
                last.text.push('\n');
                last.text.push_str(&line.text);
                (last.y, last.right) = (line.y, line.right);
                continue;
            }
        }
        if let Some(done) = open.replace(line) {
            with(done.text);
        }
    }
    if let Some(done) = open {
        with(done.text);
    }
}

#[cfg(test)]
mod tests {
    use super::{Placed, Rect, paragraphs};

    #[allow(clippy::cast_precision_loss)] // a few characters
    fn piece(text: &str, x: f32, y: f32) -> Placed<'_> {
        let end = x + text.chars().count() as f32 * 5.0;
        Placed { text, order: 0, x, end, y, size: 5.0, space: Rect::default(), hidden: None, turned: false }
    }

    fn joined(mut pieces: Vec<Placed<'_>>) -> Vec<String> {
        let mut all = Vec::new();
        for (order, piece) in (0..).zip(&mut pieces) {
            piece.order = order;
        }
        paragraphs(&mut pieces, |text, _| all.push(text));
        all
    }

    #[test]
    fn pieces_become_lines_and_lines_paragraphs() {
        let row = "一二三四五六七八九十一二三四五六";
        // In any order, with a heading that ends early and an indent that begins anew.
        let pieces =
            vec![piece("末", 20.0, 30.0), piece(row, 20.0, 20.0), piece("题", 40.0, 10.0), piece(row, 20.0, 40.0)];
        assert_eq!(joined(pieces), ["题".to_owned(), format!("{row}\n末"), row.to_owned()]);
        assert_eq!(joined(vec![piece(row, 20.0, 20.0), piece("新", 30.0, 30.0)]), [row, "新"]);
        let cells =
            vec![piece("甲", 20.0, 20.0), piece("1", 60.0, 20.1), piece("2", 72.0, 19.9), piece("3", 78.0, 20.0)];
        assert_eq!(joined(cells), ["甲\t1 23"]);
        assert_eq!(joined(vec![piece("重", 20.0, 20.0), piece("重", 20.2, 20.1)]), ["重"]);
        // A template and its page in one place, a character a piece: neither cuts the other's numbers.
        let digits = ["甲", "1", "2", "3", "4", "乙", "5", "6", "7", "8"];
        for aside in [0.0, 2.5] {
            let over: Vec<_> = (0_i16..)
                .zip(digits)
                .map(|(at, text)| piece(text, 20.0 + 5.0 * f32::from(at % 5) + aside * f32::from(at / 5), 20.0))
                .collect();
            assert_eq!(joined(over), ["甲1234", "乙5678"], "{aside}");
        }
        // The same drawn backwards, and with the shadow of each.
        assert_eq!(joined(vec![piece("2", 30.0, 20.0), piece("1", 25.0, 20.0), piece("甲", 20.0, 20.0)]), ["甲12"]);
        let shadows = [("甲", 20.0), ("甲", 20.3), ("1", 25.0), ("1", 25.3), ("2", 30.0), ("2", 30.3)];
        assert_eq!(joined(shadows.iter().map(|(text, x)| piece(text, *x, 20.0)).collect()), ["甲12"]);
        // A small sign above the line, and a large one that would tie two lines together.
        let raised = Placed { size: 2.5, ..piece("2", 30.0, 17.5) };
        assert_eq!(joined(vec![piece("米", 25.0, 20.0), raised]), ["米2"]);
        let large = Placed { size: 20.0, ..piece("章", 50.0, 32.0) };
        assert_eq!(joined(vec![piece("上", 20.0, 20.0), large, piece("下", 20.0, 30.0)]), ["上", "下", "章"]);
    }
}
