//! Letters that cut out what is painted later: text in colours that pass into each other is made so.

use super::run::Run;
use crate::read::page::geometry::Rect;
use crate::read::page::{Colour, Painted};

impl Run<'_, '_, '_> {
    /// Notes that the glyphs from one on cut out what is painted after the text.
    pub(super) fn letters_cut(&mut self, first: usize) {
        let glyphs = self.page.glyphs.get(first..).unwrap_or_default();
        let Some(begin) = glyphs.first() else { return };
        let area = glyphs.iter().fold(begin.area, |area, glyph| around(area, glyph.area));
        self.letters = Some(match self.letters {
            Some((first, before)) => (first, around(before, area)),
            None => (first as u32, area),
        });
    }

    /// From the end of the text on only its letters are painted on.
    pub(super) fn cut_to_text(&mut self) {
        let Some((first, area)) = self.letters.take() else { return };
        self.state.cut(area, false);
        self.state.letters = Some((first, self.page.glyphs.len() as u32));
        self.restyle = true;
    }

    /// Something is painted that shows through the letters: now they are seen, in its colour.
    pub(super) fn letters_painted(&mut self, ink: Option<Colour>) {
        let Some((first, end)) = self.state.letters.take() else { return };
        self.charge(u64::from(end.saturating_sub(first)) / 8);
        let mut last = (u32::MAX, u32::MAX);
        for at in first as usize..end as usize {
            let Some(own) = self.page.glyphs.get(at).map(|glyph| glyph.style) else { return };
            if last.0 != own {
                let Some(style) = self.page.styles.get(own as usize).copied() else { return };
                if style.painted != Painted::AsClip {
                    continue;
                }
                self.page.styles.push(crate::read::page::Style { ink, painted: Painted::Letters, ..style });
                last = (own, (self.page.styles.len() - 1) as u32);
                self.restyle = true;
            }
            if let Some(glyph) = self.page.glyphs.get_mut(at) {
                glyph.style = last.1;
            }
        }
    }
}

fn around(a: Rect, b: Rect) -> Rect {
    Rect {
        left: a.left.min(b.left),
        top: a.top.min(b.top),
        right: a.right.max(b.right),
        bottom: a.bottom.max(b.bottom),
    }
}
