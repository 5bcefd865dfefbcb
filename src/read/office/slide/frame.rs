//! Where shapes stand: a group has measures of its own for the shapes in it.

use super::super::xml::Start;
use crate::document::Concealment;

/// Measures beyond this are no measures; the largest slide has 51 million.
const FAR: i64 = 1 << 40;

/// A shape or a group that is open.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools)] // each says another thing
pub(super) struct Frame {
    pub(super) is_group: bool,
    pub(super) offset: Option<(i64, i64)>,
    pub(super) extent: Option<(i64, i64)>,
    pub(super) child_offset: Option<(i64, i64)>,
    pub(super) child_extent: Option<(i64, i64)>,
    pub(super) turned: bool,
    /// How what is in it comes to stand on the slide, if it stands in a group or is one.
    pub(super) inside: Option<Inside>,
    /// A place for the text of slides; on what lies under them it only says what belongs there.
    pub(super) placeholder: Option<String>,
    /// It is hidden itself; what was concealed around it.
    pub(super) conceals: bool,
    pub(super) around: Option<Concealment>,
    /// It only says what belongs there.
    pub(super) prompts: bool,
    /// Nothing of it is told.
    pub(super) skips: bool,
}

/// From the measures in a group to those of the slide, both ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Inside {
    x: Axis,
    y: Axis,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Axis {
    from: i64,
    length: i64,
    to: i64,
    becomes: i64,
}

impl Axis {
    fn place(self, at: i64) -> i64 {
        if self.length == 0 {
            return near(i128::from(at) - i128::from(self.from) + i128::from(self.to));
        }
        near(
            (i128::from(at) - i128::from(self.from)) * i128::from(self.becomes) / i128::from(self.length)
                + i128::from(self.to),
        )
    }

    fn scale(self, length: i64) -> i64 {
        if self.length == 0 {
            return length;
        }
        near(i128::from(length) * i128::from(self.becomes) / i128::from(self.length))
    }
}

fn near(measure: i128) -> i64 {
    i64::try_from(measure).unwrap_or(FAR).clamp(-FAR, FAR)
}

/// Left, top, width and height.
pub(super) type Place = (i64, i64, i64, i64);

impl Frame {
    /// Where it stands on the slide, if it says so.
    pub(super) fn place(&self, within: Option<Inside>) -> Option<Place> {
        let ((x, y), (width, height)) = (self.offset?, self.extent?);
        Some(match within {
            Some(Inside { x: across, y: down }) => {
                (across.place(x), down.place(y), across.scale(width), down.scale(height))
            }
            None => (x, y, width, height),
        })
    }

    /// What its own measures amount to for the shapes in it.
    pub(super) fn measures(&self, within: Option<Inside>) -> Option<Inside> {
        let (x, y, width, height) = self.place(within)?;
        let ((from_x, from_y), (across, down)) = (self.child_offset?, self.child_extent?);
        Some(Inside {
            x: Axis { from: from_x, length: across, to: x, becomes: width },
            y: Axis { from: from_y, length: down, to: y, becomes: height },
        })
    }

    /// Whether no part of it is on the slide. A turned shape reaches as far as its corners go round.
    pub(super) fn is_off(&self, within: Option<Inside>, slide: (i64, i64)) -> bool {
        let Some((x, y, width, height)) = self.place(within) else { return false };
        let (width, height) = (width.abs(), height.abs());
        let round = if self.turned { width.max(height) } else { 0 };
        let off = |at: i64, length: i64, edge: i64| at + length + round < 0 || at - round > edge;
        off(x, width, slide.0) || off(y, height, slide.1)
    }
}

/// A pair of measures.
pub(super) fn pair(start: &Start<'_>, first: &str, second: &str) -> Option<(i64, i64)> {
    let number = |name| start.attribute(name)?.trim().parse::<i64>().ok().map(|measure| measure.clamp(-FAR, FAR));
    Some((number(first)?, number(second)?))
}

#[cfg(test)]
mod tests {
    use super::Frame;

    fn frame(offset: (i64, i64), extent: (i64, i64)) -> Frame {
        Frame { offset: Some(offset), extent: Some(extent), ..Frame::default() }
    }

    #[test]
    fn shapes_in_groups_stand_where_the_group_puts_them() {
        let mut group = frame((100, 100), (50, 50));
        (group.child_offset, group.child_extent) = (Some((1000, 1000)), Some((100, 100)));
        let inside = group.measures(None);
        assert_eq!(frame((1000, 1050), (100, 20)).place(inside), Some((100, 125, 50, 10)));
        assert!(frame((1000, 1000), (10, 10)).is_off(None, (500, 500)));
        assert!(!frame((1000, 1000), (10, 10)).is_off(inside, (500, 500)));
        assert!(frame((-30, 0), (20, 10)).is_off(None, (500, 500)));
        assert!(!Frame { turned: true, ..frame((-30, 0), (20, 10)) }.is_off(None, (500, 500)));
        let far = frame((i64::MAX, i64::MIN), (i64::MAX, 1));
        assert_eq!(far.place(inside).map(|place| place.3), Some(0));
    }
}
