//! Where a drawing hangs: one beyond every edge of its page is in the file, but nobody sees it.

/// The largest page that Word knows has 22 inches; lengths are in EMU, 914,400 an inch.
const LARGEST: i64 = 22 * 914_400;
/// Width and height of a page of A4.
const PAGE: [i64; 2] = [7_560_000, 10_692_000];

/// A drawing's place, across and down.
#[derive(Default)]
pub(super) struct Anchor {
    axis: usize,
    from_page: [bool; 2],
    offset: [Option<i64>; 2],
    extent: [i64; 2],
}

impl Anchor {
    /// The offset across or down follows.
    pub(super) fn position(&mut self, down: bool, from: Option<&str>) {
        self.axis = usize::from(down);
        self.from_page[self.axis] = from == Some("page");
    }

    pub(super) fn offset(&mut self, text: &str) {
        self.offset[self.axis] = text.trim().parse().ok();
    }

    pub(super) fn extent(&mut self, across: Option<u32>, down: Option<u32>) {
        self.extent = [across, down].map(|length| length.map_or(0, i64::from));
    }

    /// Whether no edge of it reaches the page. From a margin or a paragraph it takes more than a page to be sure.
    pub(super) fn is_off_page(&self) -> bool {
        (0..2).any(|axis| {
            let Some(offset) = self.offset[axis] else { return false };
            let before = if self.from_page[axis] { 0 } else { -PAGE[axis] };
            offset.saturating_add(self.extent[axis]) <= before || offset >= LARGEST
        })
    }
}
