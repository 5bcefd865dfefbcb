//! Rows of which only the differences are packed. Tables of places are written so, and streams of objects.

/// How a row is made.
pub(super) struct Row {
    pub(super) colours: usize,
    pub(super) bits: usize,
    pub(super) columns: usize,
}

const TIFF: usize = 2;
const PNG: usize = 10;

impl Row {
    /// The bytes of a pixel, one at least, and of a row; nothing if such a row cannot be.
    fn lengths(&self) -> Option<(usize, usize)> {
        let pixel = self.colours.checked_mul(self.bits)?;
        let row = pixel.checked_mul(self.columns)?.div_ceil(8);
        (row > 0 && matches!(self.bits, 1 | 2 | 4 | 8 | 16)).then_some((pixel.div_ceil(8), row))
    }
}

/// Puts the bytes in the place of their differences.
pub(super) fn undo(predictor: usize, row: &Row, bytes: &mut Vec<u8>) {
    let Some((pixel, length)) = row.lengths() else { return };
    match predictor {
        TIFF => {
            for part in bytes.chunks_mut(length) {
                tiff(row, part);
            }
        }
        PNG.. => png(pixel, length, bytes),
        _ => {}
    }
}

/// Each row says in its first byte how it was made. The rows move up to where that byte stood.
fn png(pixel: usize, length: usize, bytes: &mut Vec<u8>) {
    let (mut from, mut to) = (0, 0);
    while let Some(&how) = bytes.get(from) {
        let end = from.saturating_add(1).saturating_add(length).min(bytes.len());
        let count = end - from - 1;
        bytes.copy_within(from + 1..end, to);
        let (before, rest) = bytes.split_at_mut(to);
        let above = before.get(before.len().saturating_sub(length)..).unwrap_or_default();
        png_row(how, pixel, above, rest.get_mut(..count).unwrap_or_default());
        (from, to) = (end, to + count);
    }
    bytes.truncate(to);
}

/// `above` is empty over the first row.
fn png_row(how: u8, pixel: usize, above: &[u8], row: &mut [u8]) {
    match how {
        1 => {
            for at in pixel..row.len() {
                row[at] = row[at].wrapping_add(row[at - pixel]);
            }
        }
        2 => {
            for (byte, above) in row.iter_mut().zip(above) {
                *byte = byte.wrapping_add(*above);
            }
        }
        3 => {
            for at in 0..row.len() {
                let left = if at < pixel { 0 } else { row[at - pixel] };
                let above = above.get(at).copied().unwrap_or(0);
                row[at] = row[at].wrapping_add(left.midpoint(above));
            }
        }
        4 => {
            for at in 0..row.len() {
                let up = |at: usize| above.get(at).copied().unwrap_or(0);
                let (left, corner) = if at < pixel { (0, 0) } else { (row[at - pixel], up(at - pixel)) };
                row[at] = row[at].wrapping_add(paeth(left, up(at), corner));
            }
        }
        _ => {}
    }
}

/// Of the three neighbours the one that is nearest to what they let expect.
fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let expected = i16::from(left) + i16::from(above) - i16::from(corner);
    let far = |byte: u8| (expected - i16::from(byte)).abs();
    if far(left) <= far(above) && far(left) <= far(corner) {
        left
    } else if far(above) <= far(corner) {
        above
    } else {
        corner
    }
}

/// Each colour of a pixel is the difference to that of the pixel before.
fn tiff(row: &Row, bytes: &mut [u8]) {
    match row.bits {
        8 => {
            for at in row.colours..bytes.len() {
                bytes[at] = bytes[at].wrapping_add(bytes[at - row.colours]);
            }
        }
        16 => {
            let mut at = row.colours * 2;
            while at + 1 < bytes.len() {
                let before = at - row.colours * 2;
                let left = u16::from_be_bytes([bytes[before], bytes[before + 1]]);
                let sum = u16::from_be_bytes([bytes[at], bytes[at + 1]]).wrapping_add(left);
                bytes[at..at + 2].copy_from_slice(&sum.to_be_bytes());
                at += 2;
            }
        }
        bits => {
            let mask = u8::MAX >> (8 - bits);
            let place = |index: usize| (index * bits / 8, 8 - bits - index * bits % 8);
            for index in row.colours..bytes.len() * 8 / bits {
                let ((own, shift), (before, shift_before)) = (place(index), place(index - row.colours));
                let sum = (bytes[own] >> shift & mask).wrapping_add(bytes[before] >> shift_before & mask) & mask;
                bytes[own] = bytes[own] & !(mask << shift) | sum << shift;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Row, undo};

    fn undone(predictor: usize, (colours, bits, columns): (usize, usize, usize), bytes: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        undo(predictor, &Row { colours, bits, columns }, &mut bytes);
        bytes
    }

    #[test]
    fn rows_of_png() {
        let rows = [0, 1, 2, 3, 2, 1, 1, 1, 1, 5, 1, 1, 3, 1, 1, 1, 4, 1, 1, 1, 9, 7, 7];
        let made = [1, 2, 3, 2, 3, 4, 5, 6, 7, 3, 5, 7, 4, 6, 8, 7, 7];
        assert_eq!(undone(15, (1, 8, 3), &rows), made);
        // Two bytes to a pixel.
        assert_eq!(undone(11, (2, 8, 2), &[1, 1, 2, 3, 4]), [1, 2, 4, 6]);
    }

    #[test]
    fn rows_of_tiff() {
        assert_eq!(undone(2, (1, 8, 3), &[1, 1, 1, 5, 1]), [1, 2, 3, 5, 6]);
        assert_eq!(undone(2, (3, 8, 2), &[1, 2, 3, 1, 1, 1]), [1, 2, 3, 2, 3, 4]);
        assert_eq!(undone(2, (1, 16, 2), &[0, 255, 0, 1]), [0, 255, 1, 0]);
        assert_eq!(undone(2, (1, 4, 4), &[0x11, 0x1F]), [0x12, 0x32]);
        assert_eq!(undone(2, (1, 1, 8), &[0b1100_0001]), [0b1000_0001]);
    }

    #[test]
    fn absurd_rows_are_left() {
        for row in [(0, 8, 1), (1, 7, 1), (usize::MAX, 8, 2), (1, 8, usize::MAX), (1, 16, 1 << 60), (1, 0, 5)] {
            for predictor in [0, 1, 2, 3, 12, 15, 99] {
                undone(predictor, row, &[4, 1, 1, 1, 3]);
                undone(predictor, row, &[]);
            }
        }
    }
}
