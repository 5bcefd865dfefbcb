//! Encoded words in headers: `=?gb18030?B?zai07w==?=`. Programs cut them in the middle of a character, so that
//! neighbours of one encoding are put together before they are decoded.

use super::{charset, transfer};

/// A value with its encoded words decoded.
pub(super) fn decode(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    let mut pending: Option<(&str, Vec<u8>)> = None;
    while let Some((before, label, bytes, after)) = next(rest) {
        let is_neighbour = before.trim_ascii().is_empty() && pending.is_some();
        match &mut pending {
            Some((own, all)) if is_neighbour && own.eq_ignore_ascii_case(label) => all.extend(bytes),
            _ => {
                flush(&mut pending, &mut text);
                text.push_str(if is_neighbour { "" } else { before });
                pending = Some((label, bytes));
            }
        }
        rest = after;
    }
    flush(&mut pending, &mut text);
    text.push_str(rest);
    text
}

fn flush(pending: &mut Option<(&str, Vec<u8>)>, text: &mut String) {
    if let Some((label, bytes)) = pending.take() {
        text.push_str(&charset::of_word(&bytes, label));
    }
}

/// What stands before the next encoded word, its encoding, its bytes, and what follows it.
fn next(text: &str) -> Option<(&str, &str, Vec<u8>, &str)> {
    let mut from = 0;
    while let Some(at) = text[from..].find("=?").map(|at| from + at) {
        let mut fields = text[at + 2..].splitn(3, '?');
        if let (Some(label), Some(kind), Some(after)) = (fields.next(), fields.next(), fields.next()) {
            // The text may begin with `=`, which makes `?=` too early an end.
            let end = after.char_indices().skip(1).find(|&(at, _)| after[at..].starts_with("?="));
            let end = end.map(|(at, _)| at).or_else(|| after.starts_with("?=").then_some(0));
            let bytes = end.and_then(|end| {
                let inside = &after[..end];
                match kind {
                    "B" | "b" => Some(transfer::base64(inside.as_bytes()).0),
                    "Q" | "q" => Some(transfer::quoted(inside.replace('_', " ").as_bytes()).0),
                    _ => None,
                }
            });
            if let (Some(bytes), Some(end)) = (bytes, end) {
                // A language may follow the encoding.
                let label = label.split('*').next().unwrap_or_default();
                return Some((&text[..at], label, bytes, &after[end + 2..]));
            }
        }
        from = at + 2;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn encoded_words_are_read() {
        for (value, text) in [
            ("=?gb2312?B?zai07w==?=", "通达"),
            ("=?GBK?Q?=CD=A8_=B4=EF?= <a@b.cn>", "通 达 <a@b.cn>"),
            ("Re: =?utf-8?B?6YCa?= =?utf-8?B?55+l?=", "Re: 通知"),
            // Cut within a character.
            ("=?gb18030?B?zai0?=  =?GB18030?B?7w==?=", "通达"),
            ("=?utf-8?Q?=E9=80?= =?UTF-8?Q?=9A?=x", "通x"),
            ("\"=?big5?B?s3GqvQ==?=\" <a@b>", "\"通直\" <a@b>"),
            ("=?utf-8*zh?q?a?=", "a"),
            // What is wrong with the name of the encoding, the bytes tell.
            ("=?iso-8859-1?B?zai07w==?=", "通达"),
            ("=?x-unknown?B?6YCa?=", "通"),
            ("=?utf-8?Q??=x", "x"),
            ("=?utf-8?Q?==3D?=", "=="),
            ("a =? b ?= c", "a =? b ?= c"),
            ("=?utf-8?X?abc?=", "=?utf-8?X?abc?="),
            ("=?utf-8?B?6YCa", "=?utf-8?B?6YCa"),
            ("1=?2?3", "1=?2?3"),
        ] {
            assert_eq!(decode(value), text, "{value}");
        }
    }
}
