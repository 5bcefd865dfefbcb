//! Files that old programs write into the text of a mail: `begin 644 name`, lines of signs, `end`.

/// A file in a text.
pub(super) struct File {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    /// Its last line is there.
    pub(super) is_whole: bool,
}

/// The files in a text, and what is left of it. Nothing if there are none.
pub(super) fn split(text: &[u8]) -> Option<(Vec<u8>, Vec<File>)> {
    // Most texts have none, and are not gone through line by line.
    memchr::memmem::find(text, b"begin ")?;
    let (mut rest, mut files) = (Vec::new(), Vec::new());
    let mut lines = text.split_inclusive(|&b| b == b'\n').peekable();
    while let Some(line) = lines.next() {
        let first = lines.peek().and_then(|next| row(next));
        let Some(name) = name(line).filter(|_| first.is_some()) else {
            rest.extend_from_slice(line);
            continue;
        };
        let mut file = File { name: crate::read::short::decode(name), bytes: Vec::new(), is_whole: false };
        while let Some(bytes) = lines.next_if(|next| row(next).is_some()).and_then(row) {
            file.bytes.extend(bytes);
        }
        // A row of no bytes may be a blank that was lost.
        lines.next_if(|next| next.trim_ascii().is_empty());
        file.is_whole = lines.next_if(|next| next.trim_ascii() == b"end").is_some();
        files.push(file);
    }
    (!files.is_empty()).then_some((rest, files))
}

/// The name in the first line of a file.
fn name(line: &[u8]) -> Option<&[u8]> {
    let (mode, name) = line.strip_prefix(b"begin ")?.split_at_checked(4)?;
    let (digits, blank) = mode.split_at(3);
    (digits.iter().all(|b| matches!(b, b'0'..=b'7')) && blank == b" ").then(|| name.trim_ascii())
}

/// The bytes of one line; nothing if it is none. Blanks at its end may have been lost.
fn row(line: &[u8]) -> Option<Vec<u8>> {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let (&length, signs) = line.split_first()?;
    let value = |b: u8| (b' '..=b'`').contains(&b).then(|| (b - b' ') & 63);
    let length = usize::from(value(length)?);
    // Four signs are three bytes; some programs add a sign.
    let most = length.div_ceil(3) * 4;
    if signs.len() > most + 1 || signs.len() * 2 < most || line.trim_ascii() == b"end" {
        return None;
    }
    let mut bytes = Vec::with_capacity(length + 2);
    let mut signs = signs.iter().map(|&b| value(b));
    while bytes.len() < length {
        let mut bits = 0_u32;
        for _ in 0..4 {
            bits = bits << 6 | u32::from(signs.next().unwrap_or(Some(0))?);
        }
        bytes.extend_from_slice(&bits.to_be_bytes()[1..]);
    }
    bytes.truncate(length);
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn files_are_found_in_a_text() {
        let told = |text: &str| {
            split(text.as_bytes()).map(|(rest, files)| {
                let files = files
                    .iter()
                    .map(|file| format!("{} {} {}", file.name, String::from_utf8_lossy(&file.bytes), file.is_whole));
                (String::from_utf8_lossy(&rest).into_owned(), files.collect::<Vec<_>>())
            })
        };
        let file = "begin 644 a b.txt\r\n#86)C\r\n$86)C9```\n \n`\nend\n";
        assert_eq!(
            told(&format!("前\n{file}后\n{file}")),
            Some(("前\n后\n".into(), vec!["a b.txt abcabcd true".into(), "a b.txt abcabcd true".into()]))
        );
        assert_eq!(told("begin 644 x\n#86)C"), Some((String::new(), vec!["x abc false".into()])));
        for text in ["", "begin 644 x\n", "begin 644 the work\n今天", "begin at once\n#86)C\n", "begin 64"] {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
