//! Texts in formulas: what a formula compares with or falls back to need stand in no cell.

use super::format::number;
use super::record::{Record, Store, Text, Version};
use crate::read::compound::bytes::{f64_at, some, u16_at};

/// Calls `with` for each text, and for each number that may be one of a person, in a formula of so many bytes there.
pub(super) fn texts(record: &Record<'_>, at: usize, length: usize, store: Store, mut with: impl FnMut(&str)) {
    let tokens = some(record.bytes(), at, length);
    let mut constants = record.text(at + tokens.len());
    let _ = walk(tokens, &mut constants, store, &mut with);
}

fn walk(tokens: &[u8], constants: &mut Text<'_, '_>, store: Store, with: &mut impl FnMut(&str)) -> Option<()> {
    let new = store.version == Version::Eight;
    if store.version < Version::Five {
        return None;
    }
    let mut at = 0;
    let mut text = String::new();
    while let Some(&token) = tokens.get(at) {
        at += 1;
        let size = |new_size: usize, old_size: usize| if new { new_size } else { old_size };
        // Tokens come in three classes that differ by what they give.
        let kind = if token < 0x40 { token } else { token & 0x1F | 0x20 };
        at += match kind {
            0x17 => {
                let piece = [tokens.get(at..)?];
                let length = usize::from(*tokens.get(at)?);
                let wide = new && tokens.get(at + 1)? & 1 != 0;
                text.clear();
                store.short(&mut Record::over(&piece), &mut text);
                with(&text);
                1 + usize::from(new) + if wide { 2 * length } else { length }
            }
            0x01 | 0x02 | 0x1B => 4,
            0x03..=0x16 => 0,
            0x18 => 5,
            0x19 if tokens.get(at)? & 4 != 0 => 3 + 2 * (usize::from(u16_at(tokens, at + 1)?) + 1),
            0x1A => 10,
            0x1C | 0x1D => 1,
            0x1E | 0x21 | 0x29 | 0x2E | 0x2F => 2,
            0x1F => {
                tell_number(f64_at(tokens, at)?, with);
                8
            }
            0x20 => {
                if new {
                    array(constants, with)?;
                }
                7
            }
            0x19 | 0x22 => 3,
            0x23 => size(4, 14),
            0x24 | 0x2A | 0x2C => size(4, 3),
            0x25 | 0x2B | 0x2D => size(8, 6),
            0x26..=0x28 => 6,
            0x39 => size(6, 24),
            0x3A | 0x3C => size(6, 17),
            0x3B | 0x3D => size(10, 20),
            _ => return None,
        };
    }
    Some(())
}

/// The constants of an array, which stand behind the formula.
fn array(from: &mut Text<'_, '_>, with: &mut impl FnMut(&str)) -> Option<()> {
    let columns = u32::from(from.u8()?) + 1;
    let rows = u32::from(from.u16()?) + 1;
    let mut text = String::new();
    for _ in 0..columns * rows {
        match from.u8()? {
            2 => {
                let count = from.u16()?;
                text.clear();
                from.characters(usize::from(count), &mut text);
                with(&text);
            }
            1 => {
                let (low, high) = (from.u32()?, from.u32()?);
                tell_number(f64::from_bits(u64::from(high) << 32 | u64::from(low)), with);
            }
            _ => from.skip(8),
        }
    }
    Some(())
}

fn tell_number(value: f64, with: &mut impl FnMut(&str)) {
    if is_telling(value) {
        let mut text = String::new();
        number(value, &mut text);
        with(&text);
    }
}

/// Whether a number may be a telephone's or an id, not a measure.
pub(super) fn is_telling(value: f64) -> bool {
    value.fract() == 0.0 && (1e6..1e18).contains(&value)
}
