//! How things are painted at one moment of a content.

use super::colour::GRAY;
use crate::read::page::Colour;
use crate::read::page::geometry::{Matrix, Rect};

/// No typeface has been chosen, no pattern.
pub(super) const NONE: u32 = u32::MAX;

/// What an area or a line is painted with.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Paint {
    /// An index into the colour spaces of the file.
    pub(super) space: u32,
    /// Nothing if it has several, or none is known.
    pub(super) colour: Option<Colour>,
    /// An index into the patterns of the file, or [`NONE`].
    pub(super) pattern: u32,
    /// How opaque, from 0 to 1.
    pub(super) alpha: f32,
}

impl Paint {
    const BLACK: Self = Self { space: GRAY, colour: Some([0; 3]), pattern: NONE, alpha: 1.0 };
}

/// What `q` keeps and `Q` brings back.
#[allow(clippy::struct_excessive_bools)] // each is an operator's
#[derive(Clone, Copy)]
pub(super) struct State {
    /// From the units of the content to the page as it is seen.
    pub(super) matrix: Matrix,
    pub(super) fill: Paint,
    pub(super) stroke: Paint,
    /// What is painted simply lies over what was there.
    pub(super) normal: bool,
    /// Only a part of it, or a share, is seen.
    pub(super) masked: bool,
    /// How opaque the groups are in which it is painted.
    pub(super) veil: f32,
    /// What is painted in those groups does not simply lie over what was there.
    pub(super) veiled: bool,
    pub(super) width: f32,
    pub(super) dashed: bool,
    /// Lines end a half of their width further.
    pub(super) cap: bool,
    /// What of the page may be painted on.
    pub(super) clip: Rect,
    /// That is less than the page.
    pub(super) clipped: bool,
    /// All of that box may be painted on.
    pub(super) exact: bool,
    /// The letters that are painted on, and nothing else: from which glyph to which.
    pub(super) letters: Option<(u32, u32)>,
    pub(super) text: TextState,
}

/// How text is written.
#[derive(Clone, Copy)]
pub(super) struct TextState {
    /// An index into the typefaces of the file, or [`NONE`].
    pub(super) font: u32,
    pub(super) size: f32,
    pub(super) spacing: f32,
    pub(super) word_spacing: f32,
    pub(super) stretch: f32,
    pub(super) leading: f32,
    pub(super) rise: f32,
    pub(super) mode: u8,
}

impl State {
    pub(super) fn new(matrix: Matrix, clip: Rect) -> Self {
        Self {
            matrix,
            fill: Paint::BLACK,
            stroke: Paint::BLACK,
            normal: true,
            masked: false,
            veil: 1.0,
            veiled: false,
            width: 1.0,
            dashed: false,
            cap: false,
            clip,
            clipped: false,
            exact: true,
            letters: None,
            text: TextState {
                font: NONE,
                size: 0.0,
                spacing: 0.0,
                word_spacing: 0.0,
                stretch: 1.0,
                leading: 0.0,
                rise: 0.0,
                mode: 0,
            },
        }
    }

    /// As a group begins, which is then painted as a whole.
    pub(super) fn begin_group(&mut self) {
        self.veil *= self.fill.alpha;
        self.veiled |= self.masked || !self.normal;
        (self.fill.alpha, self.stroke.alpha, self.masked, self.normal) = (1.0, 1.0, false, true);
    }

    /// Whether nothing shows through what is painted so.
    pub(super) fn is_opaque(&self, paint: &Paint) -> bool {
        paint.alpha * self.veil >= 0.99 && self.normal && !self.masked && !self.veiled
    }

    /// Paints on less than before from now on.
    pub(super) fn cut(&mut self, area: Rect, exact: bool) {
        let shared = self.clip.shared(area);
        self.exact &= exact;
        if shared == self.clip && exact {
            return;
        }
        self.clipped = true;
        // A box of nothing stays where it is, and numbers that are none leave nothing.
        let right = if shared.right >= shared.left { shared.right } else { shared.left };
        let bottom = if shared.bottom >= shared.top { shared.bottom } else { shared.top };
        self.clip = Rect { right, bottom, ..shared };
    }
}
