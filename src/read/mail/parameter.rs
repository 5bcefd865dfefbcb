//! Parameters of headers: `text/plain; charset="gb2312"; name*0*=utf-8''%E9%80%9A; name*1*=%E7%9F%A5.docx`.

use super::{charset, word};

/// A name in lower case and its value, as it is written.
pub(super) struct Parameter {
    name: String,
    value: String,
}

/// The first word in lower case, and the parameters behind it.
pub(super) fn split(value: &str) -> (String, Vec<Parameter>) {
    let mut pieces = pieces(value).into_iter();
    let first = pieces.next().unwrap_or_default().trim().to_ascii_lowercase();
    let parameters = pieces.filter_map(|piece| {
        let (name, value) = piece.split_once('=')?;
        Some(Parameter { name: name.trim().to_ascii_lowercase(), value: unquoted(value.trim()) })
    });
    (first, parameters.collect())
}

/// The value of a parameter, however it is written.
pub(super) fn find(parameters: &[Parameter], name: &str) -> Option<String> {
    continued(parameters, name).or_else(|| {
        let own = parameters.iter().find(|parameter| parameter.name == name)?;
        Some(word::decode(&own.value))
    })
}

/// A value in pieces, or with an encoding in front of it.
fn continued(parameters: &[Parameter], name: &str) -> Option<String> {
    let mut pieces: Vec<(u32, bool, &str)> = parameters
        .iter()
        .filter_map(|Parameter { name: own, value }| {
            let rest = own.strip_prefix(name)?.strip_prefix('*')?;
            let (number, encoded) = rest.strip_suffix('*').map_or((rest, false), |number| (number, true));
            match number {
                // `name*` alone is encoded.
                "" => Some((0, true, value.as_str())),
                _ => Some((number.parse().ok()?, encoded, value.as_str())),
            }
        })
        .collect();
    pieces.sort_by_key(|piece| piece.0);
    let mut label = None;
    let mut bytes = Vec::new();
    for (_, encoded, value) in pieces {
        let mut value = value;
        if encoded && label.is_none() {
            let mut fields = value.splitn(3, '\'');
            if let (Some(own), Some(_), Some(text)) = (fields.next(), fields.next(), fields.next()) {
                (label, value) = (Some(own), text);
            }
        }
        if encoded { percent(value, &mut bytes) } else { bytes.extend_from_slice(value.as_bytes()) }
    }
    (!bytes.is_empty()).then(|| charset::of_word(&bytes, label.unwrap_or_default()))
}

/// Bytes written as `%E9`.
fn percent(text: &str, bytes: &mut Vec<u8>) {
    let mut rest = text.as_bytes();
    while let Some((&b, after)) = rest.split_first() {
        let hex = |at: usize| after.get(at).and_then(|&b| char::from(b).to_digit(16));
        if let (b'%', Some(high), Some(low)) = (b, hex(0), hex(1)) {
            bytes.push((high * 16 + low) as u8);
            rest = &after[2..];
        } else {
            bytes.push(b);
            rest = after;
        }
    }
}

/// What stands between semicolons that are in no quotes.
fn pieces(value: &str) -> Vec<&str> {
    let (mut pieces, mut from, mut quoted, mut escaped) = (Vec::new(), 0, false, false);
    for (at, b) in value.bytes().enumerate() {
        match b {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b';' if !quoted => {
                pieces.push(&value[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    pieces.push(&value[from..]);
    pieces
}

fn unquoted(value: &str) -> String {
    let Some(inside) = value.strip_prefix('"') else { return value.to_owned() };
    let mut text = String::with_capacity(inside.len());
    let mut chars = inside.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => break,
            // A path of Windows is not meant to be escaped, and only quotes and slashes are.
            '\\' => match chars.next() {
                Some(next @ ('"' | '\\')) => text.push(next),
                Some(next) => text.extend(['\\', next]),
                None => break,
            },
            c => text.push(c),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{find, split};

    #[test]
    fn parameters_are_found() {
        for (header, name, value) in [
            ("text/plain; charset=gb2312", "charset", "gb2312"),
            ("Text/Plain ; Charset = \"GBK\" ;x", "charset", "GBK"),
            ("a; name=\"a;b\\\"c.txt\"", "name", "a;b\"c.txt"),
            ("a; filename*=utf-8'zh'%E9%80%9A%E7%9F%A5.docx", "filename", "通知.docx"),
            ("a; filename*=gbk''%CD%A8; filename=x", "filename", "通"),
            ("a; name*1*=%A5.docx; name*0*=UTF-8''%E9%80%9A%E7%9F", "name", "通知.docx"),
            ("a; name*0=\"a\"; name*1=\"b.txt\"", "name", "ab.txt"),
            ("a; name==?gb2312?B?zai07w==?=", "name", "通达"),
            ("a; name=\"=?gb2312?B?zai0?= =?gb2312?B?7y54?=\"", "name", "通达.x"),
            ("a; filename=通知.docx", "filename", "通知.docx"),
        ] {
            let (_, parameters) = split(header);
            assert_eq!(find(&parameters, name).as_deref(), Some(value), "{header}");
        }
        let (first, parameters) = split("Multipart/Mixed;boundary=x");
        assert_eq!((first.as_str(), find(&parameters, "name")), ("multipart/mixed", None));
    }
}
