//! Files that stand in the XML as letters.

/// Letters being turned back into bytes; what is no such letter is passed over.
#[derive(Default)]
pub(super) struct Base64 {
    bits: u32,
    count: u32,
    pub(super) bytes: Vec<u8>,
}

impl Base64 {
    pub(super) fn push(&mut self, text: &str) {
        for b in text.bytes() {
            let value = match b {
                b'A'..=b'Z' => b - b'A',
                b'a'..=b'z' => b - b'a' + 26,
                b'0'..=b'9' => b - b'0' + 52,
                b'+' => 62,
                b'/' => 63,
                _ => continue,
            };
            self.bits = self.bits << 6 | u32::from(value);
            self.count += 6;
            if self.count >= 8 {
                self.count -= 8;
                self.bytes.push((self.bits >> self.count) as u8);
                self.bits &= (1 << self.count) - 1;
            }
        }
    }
}

/// Whether this is a drawing as programs keep it beside an object, which has no name to tell.
pub(super) fn is_metafile(bytes: &[u8]) -> bool {
    let emf = bytes.starts_with(&[1, 0, 0, 0]) && bytes.get(40..44) == Some(b" EMF");
    emf || bytes.starts_with(b"VCLMTF") || bytes.starts_with(&[0xD7, 0xCD, 0xC6, 0x9A])
}

#[cfg(test)]
mod tests {
    use super::Base64;

    #[test]
    fn letters_become_bytes() {
        let mut base64 = Base64::default();
        for piece in ["aGVs", "bG\n8", "gd29", "ybGQ="] {
            base64.push(piece);
        }
        assert_eq!(base64.bytes, b"hello world");
    }
}
