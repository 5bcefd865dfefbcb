//! Colours that pass into each other, and where they are painted: a strip or a ring, unless they go on beyond it.

use crate::read::page::geometry::{Matrix, Point, Rect};
use crate::read::pdf::syntax::{Dict, File};

/// Where a shading paints.
pub(super) enum Shading {
    /// Between two lines across the way from one point to another, and beyond them if it goes on there.
    Axial {
        from: Point,
        to: Point,
        beyond: [bool; 2],
    },
    Everywhere,
    /// Somewhere.
    Other,
}

impl Shading {
    pub(super) fn of(file: &File<'_>, dict: &Dict) -> Self {
        let beyond = file.array(dict, "Extend").map_or([false; 2], |sides| {
            [0, 1].map(|side| sides.get(side).is_some_and(|side| file.resolve(side).as_bool() == Some(true)))
        });
        let coordinates = file.numbers_of(dict, "Coords").unwrap_or_default();
        if dict.has("BBox") {
            return Self::Other;
        }
        match (file.integer(dict, "ShadingType"), &coordinates[..]) {
            (Some(2), _) if beyond == [true, true] => Self::Everywhere,
            (Some(2), &[x0, y0, x1, y1]) => {
                Self::Axial { from: Point::new(x0 as f32, y0 as f32), to: Point::new(x1 as f32, y1 as f32), beyond }
            }
            // Of two circles one lies in the other.
            (Some(3), &[x0, y0, r0, x1, y1, r1])
                if beyond == [true, true] && (x1 - x0).hypot(y1 - y0) + r0.min(r1) < r0.max(r1) =>
            {
                Self::Everywhere
            }
            _ => Self::Other,
        }
    }

    /// Whether all of an area on the page is painted.
    pub(super) fn covers(&self, matrix: Matrix, area: Rect) -> bool {
        let (from, to, beyond) = match *self {
            Self::Everywhere => return true,
            Self::Other => return false,
            Self::Axial { from, to, beyond } => (from, to, beyond),
        };
        let size = matrix.a * matrix.d - matrix.b * matrix.c;
        let (along, down) = (to.x - from.x, to.y - from.y);
        let length = along * along + down * down;
        let corners =
            [(area.left, area.top), (area.right, area.top), (area.left, area.bottom), (area.right, area.bottom)];
        corners.iter().all(|&(x, y)| {
            // Back from the page.
            let (x, y) = (x - matrix.e, y - matrix.f);
            let own = Point::new((x * matrix.d - y * matrix.c) / size, (y * matrix.a - x * matrix.b) / size);
            let way = ((own.x - from.x) * along + (own.y - from.y) * down) / length;
            (way >= 0.0 || (way < 0.0 && beyond[0])) && (way <= 1.0 || (way > 1.0 && beyond[1]))
        })
    }
}
