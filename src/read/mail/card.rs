//! Calendars and cards of people: lines that go on in the next one, and values that are encoded by themselves.

use std::borrow::Cow;

use super::{charset, transfer};

/// Whether a part is one.
pub(super) fn is(media: &str) -> bool {
    matches!(media, "text/calendar" | "text/vcard" | "text/x-vcard" | "text/directory" | "text/x-vcalendar")
}

/// The same with each value in one line, as a reader sees it.
pub(super) fn unfolded(bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(bytes.len());
    let mut value: Vec<u8> = Vec::new();
    let mut lines = bytes.split(|&b| b == b'\n').peekable();
    while let Some(line) = lines.next() {
        value.extend_from_slice(line.strip_suffix(b"\r").unwrap_or(line));
        match lines.peek().and_then(|next| next.first()) {
            // The blank is only the sign that the line goes on.
            Some(b' ' | b'\t') => {
                if let Some(next) = lines.peek_mut() {
                    *next = &next[1..];
                }
                continue;
            }
            Some(_) if value.ends_with(b"=") && is_quoted(&value) => {
                value.pop();
                continue;
            }
            _ => {}
        }
        text.extend_from_slice(&decoded(&value));
        text.push(b'\n');
        value.clear();
    }
    text
}

fn is_quoted(line: &[u8]) -> bool {
    let head = line.split(|&b| b == b':').next().unwrap_or_default();
    head.to_ascii_uppercase().split(|&b| b == b';').any(|word| word.ends_with(b"QUOTED-PRINTABLE"))
}

fn decoded(line: &[u8]) -> Cow<'_, [u8]> {
    let Some((head, value)) = memchr::memchr(b':', line).map(|at| line.split_at(at + 1)).filter(|_| is_quoted(line))
    else {
        return Cow::Borrowed(line);
    };
    let name = String::from_utf8_lossy(head).to_ascii_lowercase();
    let label = name.split([';', ':']).find_map(|word| word.strip_prefix("charset=")).unwrap_or_default();
    let (bytes, _) = transfer::quoted(value);
    Cow::Owned([head, charset::of_word(&bytes, label).as_bytes()].concat())
}

#[cfg(test)]
mod tests {
    use super::unfolded;

    #[test]
    fn lines_and_values_are_whole() {
        for (card, expected) in [
            ("A:139\r\n 1234\r\n\t5678\r\nB:x\r\n", "A:13912345678\nB:x\n\n"),
            (
                "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=E9=80=\r\n=9A=31\r\nN:y",
                "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:通1\nN:y\n",
            ),
            ("N;quoted-printable;charset=gbk:=CD=A8", "N;quoted-printable;charset=gbk:通\n"),
            ("URL:a=\r\nb=3D\n", "URL:a=\nb=3D\n\n"),
            ("", "\n"),
        ] {
            assert_eq!(String::from_utf8_lossy(&unfolded(card.as_bytes())), expected, "{card}");
        }
    }
}
