//! Rich text as Outlook packs it: references into what was written last, in a ring that begins with what rich text mostly
//! begins with.

use crate::read::compound::bytes::{some, u32_at};

const BEGINS: &[u8] =
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \
\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \
\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
const PACKED: u32 = 0x7546_5A4C;
const PLAIN: u32 = 0x414C_454D;
const RING: usize = 4096;

/// The text, and whether all of it is there. Nothing if it is packed in no known way.
pub(super) fn unpack(bytes: &[u8]) -> Option<(Vec<u8>, bool)> {
    let (size, kind) = (u32_at(bytes, 4)? as usize, u32_at(bytes, 8)?);
    let body = bytes.get(16..)?;
    match kind {
        PLAIN => Some((some(body, 0, size).to_vec(), body.len() >= size)),
        PACKED => {
            let mut text = inflate(body);
            let whole = text.len() >= size;
            text.truncate(size);
            Some((text, whole))
        }
        _ => None,
    }
}

fn inflate(packed: &[u8]) -> Vec<u8> {
    let mut ring = [0; RING];
    for (to, from) in ring.iter_mut().zip(BEGINS) {
        *to = *from;
    }
    let mut at = BEGINS.len();
    let mut text = Vec::new();
    let mut bytes = packed.iter().copied();
    let mut put = |byte: u8, at: &mut usize, ring: &mut [u8; RING]| {
        if let Some(place) = ring.get_mut(*at) {
            *place = byte;
        }
        *at = (*at + 1) % RING;
        text.push(byte);
    };
    'all: while let Some(flags) = bytes.next() {
        for bit in 0..8 {
            let Some(first) = bytes.next() else { break 'all };
            if flags >> bit & 1 == 0 {
                put(first, &mut at, &mut ring);
                continue;
            }
            let Some(second) = bytes.next() else { break 'all };
            let from = usize::from(first) << 4 | usize::from(second) >> 4;
            if from == at {
                break 'all;
            }
            for step in 0..usize::from(second & 0xF) + 2 {
                let byte = ring.get((from + step) % RING).copied().unwrap_or(0);
                put(byte, &mut at, &mut ring);
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{BEGINS, unpack};

    #[test]
    fn the_example_of_the_specification() {
        assert_eq!(BEGINS.len(), 207);
        let packed = [
            0x2d, 0, 0, 0, 0x2b, 0, 0, 0, 0x4c, 0x5a, 0x46, 0x75, 0xf1, 0xc5, 0xc7, 0xa7, 0x03, 0, 0x0a, 0, 0x72, 0x63,
            0x70, 0x67, 0x31, 0x32, 0x35, 0x42, 0x32, 0x0a, 0xf3, 0x20, 0x68, 0x65, 0x6c, 0x09, 0, 0x20, 0x62, 0x77,
            0x05, 0xb0, 0x6c, 0x64, 0x7d, 0x0a, 0x80, 0x0f, 0xa0,
        ];
        let text = unpack(&packed).map(|(text, whole)| (String::from_utf8_lossy(&text).into_owned(), whole));
        assert_eq!(text, Some(("{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n".to_owned(), true)));
        for end in 0..packed.len() {
            let _ = unpack(&packed[..end]);
        }
    }
}
