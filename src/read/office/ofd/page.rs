//! What a page shows: its own content, its templates, drawings used on it; and what of these texts it hides.

use super::content::{self, Content, Ground, Piece};
use super::geometry::{Move, Rect};
use super::lines::{self, Placed};
use super::resource::{Paint, Resources};
use crate::document::{Concealment, PageState, ProblemKind, Role, Seen};
use crate::read::within::Within;

/// Drawings in drawings.
const DEPTH: u32 = 8;
/// Drawings used on one page.
const MOST_USES: usize = 10_000;

/// Tells a page, or something like one. Each drawing is told where it is first used.
pub(super) fn tell(contents: &[&Content], area: Option<Rect>, resources: &mut Resources, to: &mut Within<'_, '_>) {
    let mut used = Vec::new();
    for content in contents {
        place(content, Move::NONE, resources, 0, &mut used);
    }
    let resources = &*resources;
    let units = used.iter().filter_map(|(id, by)| Some((&resources.units.get(id)?.content, *by)));
    let all: Vec<(&Content, Move)> = contents.iter().map(|content| (*content, Move::NONE)).chain(units).collect();
    let mut page = Page { area, resources, grounds: Vec::new(), pieces: Vec::new() };
    for (content, by) in &all {
        page.grounds(content, *by);
    }
    for (content, by) in &all {
        page.pieces(content, *by);
    }
    page.recognised();
    lines::paragraphs(&mut page.pieces, |text, hidden| {
        to.out.whole(text, Role::Paragraph, hidden.map_or(Seen::VISIBLE, Into::into), true);
    });
    for (text, role, seen) in all.iter().flat_map(|(content, _)| &content.says) {
        to.out.beside(text, *role, *seen);
    }
    if all.iter().any(|(content, _)| content.over) {
        to.out.problem(ProblemKind::TooMany(content::MOST as u64));
    }
    if all.iter().any(|(content, _)| content.lacks_characters) {
        to.out.problem(ProblemKind::NoTextLayer(PageState::Scan));
    }
}

/// Whether a content has text, shown or not.
pub(super) fn has_text(content: &Content) -> bool {
    content.pieces.iter().any(|piece| !content.text_of(piece).trim().is_empty())
}

fn place(content: &Content, by: Move, resources: &mut Resources, depth: u32, into: &mut Vec<(u32, Move)>) {
    for &(id, inner) in &content.uses {
        let Some(unit) = resources.units.get_mut(&id).filter(|unit| !unit.told) else { continue };
        if depth >= DEPTH || into.len() >= MOST_USES {
            return;
        }
        unit.told = true;
        let by = inner.within(by);
        into.push((id, by));
        // What is in it is looked for without it, and it is put back.
        let held = std::mem::take(&mut unit.content);
        place(&held, by, resources, depth + 1, into);
        if let Some(unit) = resources.units.get_mut(&id) {
            unit.content = held;
        }
    }
}

struct Page<'c> {
    area: Option<Rect>,
    resources: &'c Resources,
    /// Coloured areas and pictures, and whether they are pictures.
    grounds: Vec<(Rect, bool)>,
    pieces: Vec<Placed<'c>>,
}

impl<'c> Page<'c> {
    fn grounds(&mut self, content: &Content, by: Move) {
        for (space, ground) in &content.grounds {
            let colours = match ground {
                Ground::Picture => true,
                Ground::Area(own, parameters) => {
                    matches!(self.resources.paint(*own, *parameters), Paint::Colour | Paint::Unsaid)
                }
            };
            if colours {
                self.grounds.push((space.moved(by), *ground == Ground::Picture));
            }
        }
    }

    fn pieces(&mut self, content: &'c Content, by: Move) {
        let (_, height) = by.scale();
        for piece in &content.pieces {
            let ((x, y), (end, _)) = (by.point(piece.x, piece.y), by.point(piece.end, piece.y));
            let turned = piece.turned || by.turns();
            let moved =
                Piece { x, y, end, size: piece.size * height, boundary: piece.boundary.moved(by), turned, ..*piece };
            let space = moved.space();
            let hidden = piece.hidden.or_else(|| self.hides(&moved, space));
            let text = content.text_of(piece);
            let order = u32::try_from(self.pieces.len()).unwrap_or(u32::MAX);
            self.pieces.push(Placed { text, order, x, end, y, size: moved.size, space, hidden, turned });
        }
    }

    fn hides(&self, piece: &Piece, space: Rect) -> Option<Concealment> {
        let visible = match self.resources.paint(piece.paint, piece.parameters) {
            Paint::White => self.grounds.iter().any(|(ground, _)| ground.is_under(space)),
            Paint::Clear => false,
            Paint::Unsaid | Paint::Colour => true,
        };
        let outside = |area: &Rect| area.misses(space) || piece.boundary.area() > 0.0 && area.misses(piece.boundary);
        if !visible {
            return Some(Concealment::HiddenText);
        }
        self.area.filter(|area| area.area() > 0.0).filter(outside).map(|_| Concealment::OffPage)
    }

    /// A page that is one picture has its words below it, invisible, where a program has recognised them: they
    /// are what the page shows.
    fn recognised(&mut self) {
        let area = self.area.map_or(f32::MAX, Rect::area);
        let covers = |(ground, picture): &(Rect, bool)| *picture && ground.area() > 0.5 * area;
        let shows = self.pieces.iter().any(|piece| piece.hidden.is_none() && !piece.text.trim().is_empty());
        if !shows && self.grounds.iter().any(covers) {
            for piece in self.pieces.iter_mut().filter(|piece| piece.hidden == Some(Concealment::HiddenText)) {
                if self.grounds.iter().any(|ground| covers(ground) && ground.0.is_under(piece.space)) {
                    piece.hidden = None;
                }
            }
        }
    }
}
