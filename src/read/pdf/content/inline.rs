//! Pictures that stand in a content itself: where they end, for what they hold are no operators.

use super::colour::Spaces;
use super::operands::{Operand, Operands};
use super::run::Run;
use super::scan::Scanner;

/// So many bytes after the end of a picture have to look like operators.
const LOOKS: usize = 12;

/// What is said of a picture before its data.
#[derive(Default)]
struct Head {
    width: Option<usize>,
    height: Option<usize>,
    bits: Option<usize>,
    parts: Option<usize>,
    length: Option<usize>,
    stencil: bool,
    packed: bool,
}

impl Run<'_, '_, '_> {
    /// Passes over a picture whose data begin.
    pub(super) fn skip_picture(&mut self, operands: &Operands, scanner: &mut Scanner<'_>) {
        let content = scanner.bytes();
        let head = self.head(operands, content);
        // One space stands before the data.
        let begin = scanner.at() + 1;
        let known = head.size().and_then(|size| end(content, begin.checked_add(size)?));
        let after = known.unwrap_or_else(|| look_for_end(content, begin));
        self.charge((after.saturating_sub(begin) / 16) as u64);
        scanner.go_to(after);
        self.inline_image(head.stencil);
    }

    fn head(&mut self, operands: &Operands, content: &[u8]) -> Head {
        let mut head = Head::default();
        for pair in operands.all().chunks_exact(2) {
            let &[Operand::Name(name), value] = pair else { continue };
            #[allow(clippy::cast_sign_loss)] // a negative one becomes zero
            let number = if let Operand::Number(number) = value { Some(number as usize) } else { None };
            match operands.bytes(content, name) {
                b"W" | b"Width" => head.width = number,
                b"H" | b"Height" => head.height = number,
                b"BPC" | b"BitsPerComponent" => head.bits = number,
                b"L" | b"Length" => head.length = number,
                b"IM" | b"ImageMask" => head.stencil = matches!(value, Operand::Bool(true)),
                b"F" | b"Filter" => head.packed = !matches!(value, Operand::Array(_, 0)),
                b"CS" | b"ColorSpace" => {
                    head.parts = match value {
                        Operand::Name(name) => {
                            let name = operands.bytes(content, name);
                            let space = Spaces::named(name).unwrap_or_else(|| self.space(name));
                            Some(self.store.spaces.parts(space)).filter(|&parts| parts > 0)
                        }
                        // Only colours by their numbers are described here.
                        _ => Some(1),
                    }
                }
                _ => {}
            }
        }
        head
    }
}

impl Head {
    /// How long the data are, where that is certain.
    fn size(&self) -> Option<usize> {
        if self.packed {
            return self.length;
        }
        let (parts, bits) = if self.stencil { (1, 1) } else { (self.parts?, self.bits?) };
        self.width?.checked_mul(parts)?.checked_mul(bits)?.div_ceil(8).checked_mul(self.height?)
    }
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0C | b'\r' | b' ')
}

/// What comes after the sign of the end, if it stands here.
fn end(content: &[u8], from: usize) -> Option<usize> {
    let rest = content.get(from..)?;
    let spaces = rest.iter().take(4).take_while(|&&byte| is_space(byte)).count();
    let after = from + spaces + 2;
    (content.get(from + spaces..after)? == b"EI" && content.get(after).is_none_or(|&byte| is_space(byte)))
        .then_some(after)
}

/// Looks for the sign of the end: between spaces, and with operators after it.
fn look_for_end(content: &[u8], begin: usize) -> usize {
    let mut doubtful = None;
    let rest = content.get(begin..).unwrap_or_default();
    for found in memchr::memmem::find_iter(rest, b"EI") {
        let (at, after) = (begin + found, begin + found + 2);
        if content.get(after).is_some_and(|&byte| !is_space(byte)) {
            continue;
        }
        let follows = content.get(after..content.len().min(after + LOOKS)).unwrap_or_default();
        if !follows.iter().all(|&byte| is_space(byte) && byte != 0 || (b' '..=b'~').contains(&byte)) {
            continue;
        }
        let before = at.checked_sub(1).and_then(|before| content.get(before));
        if found == 0 || before.is_some_and(|&byte| is_space(byte) || byte == b'>') {
            return after;
        }
        doubtful = doubtful.or(Some(after));
    }
    doubtful.unwrap_or(content.len())
}
