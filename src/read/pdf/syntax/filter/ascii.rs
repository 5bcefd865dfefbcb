//! `ASCII85Decode` and `ASCIIHexDecode`: bytes written as letters.

use super::End;
use crate::read::pdf::syntax::lexer::is_space;

/// Four bytes in five letters.
pub(super) fn base85(packed: &[u8], most: usize, into: &mut Vec<u8>) -> End {
    // The sign of other programs for where it begins.
    let letters = packed.trim_ascii_start();
    let letters = letters.strip_prefix(b"<~").unwrap_or(letters);
    let mut end = End::Whole;
    let (mut group, mut count) = (0_u32, 0_u32);
    for &letter in letters {
        match letter {
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(letter - b'!'));
                count += 1;
                if count == 5 {
                    into.extend_from_slice(&group.to_be_bytes());
                    (group, count) = (0, 0);
                }
            }
            b'z' if count == 0 => into.extend_from_slice(&[0; 4]),
            b'~' => break,
            space if is_space(space) => {}
            _ => end = End::Damaged,
        }
        if into.len() > most {
            into.truncate(most);
            return End::Full;
        }
    }
    // Of the last ones, as many bytes as letters but one.
    if count > 1 {
        for _ in count..5 {
            group = group.wrapping_mul(85).wrapping_add(84);
        }
        into.extend(group.to_be_bytes().into_iter().take(count as usize - 1));
    }
    if into.len() > most {
        into.truncate(most);
        return End::Full;
    }
    end
}

/// A byte in two digits.
pub(super) fn hex(packed: &[u8], most: usize, into: &mut Vec<u8>) -> End {
    let mut end = End::Whole;
    let mut high = None;
    for &letter in packed {
        let digit = match letter {
            b'0'..=b'9' => letter - b'0',
            b'a'..=b'f' => letter - b'a' + 10,
            b'A'..=b'F' => letter - b'A' + 10,
            b'>' => break,
            space if is_space(space) => continue,
            _ => {
                end = End::Damaged;
                continue;
            }
        };
        match high.take() {
            None => high = Some(digit << 4),
            Some(high) => {
                if into.len() >= most {
                    return End::Full;
                }
                into.push(high | digit);
            }
        }
    }
    if into.len() < most {
        into.extend(high);
    }
    end
}

#[cfg(test)]
mod tests {
    use super::{End, base85, hex};

    fn of(filter: fn(&[u8], usize, &mut Vec<u8>) -> End, packed: &[u8]) -> (End, Vec<u8>) {
        let mut into = Vec::new();
        let end = filter(packed, 100, &mut into);
        (end, into)
    }

    #[test]
    fn letters_become_bytes() {
        assert_eq!(of(base85, b"87cURD]i,\"Ebo80~>"), (End::Whole, b"Hello World!".to_vec()));
        assert_eq!(of(base85, b"<~87cU\nRD]i,\"Ebo7~> rest"), (End::Whole, b"Hello World".to_vec()));
        assert_eq!(of(base85, b"z87cUR"), (End::Whole, b"\0\0\0\0Hell".to_vec()));
        assert_eq!(of(base85, b"87cUR\x80").0, End::Damaged);
        assert_eq!(of(base85, b"zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"), (End::Full, vec![0; 100]));
        assert_eq!(of(hex, b"48 65 6C6c 6F 7>"), (End::Whole, b"Hellop".to_vec()));
        assert_eq!(of(hex, b"4x8"), (End::Damaged, b"H".to_vec()));
        assert_eq!(of(hex, &[b'0'; 202]), (End::Full, vec![0; 100]));
    }
}
