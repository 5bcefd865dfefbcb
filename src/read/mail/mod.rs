//! Mail, as files that end in `.eml`, web pages that a browser saved in one file (`.mht`), and mailboxes of mails
//! one after the other. All of it is text with headers, so that only a file whose first lines are headers of a
//! mail beyond doubt is taken for one.

mod alternative;
mod card;
mod charset;
mod header;
mod parameter;
mod part;
mod tnef;
mod transfer;
mod uuencode;
mod word;

use memchr::memmem;

use super::container::Content;
use super::limits::Budget;
use super::within::Within;
use crate::document::{Format, ProblemKind};

/// Where the headers are looked for.
const HEAD: usize = 8 << 10;
/// The lines of a mailbox between two mails begin so.
const POSTMARK: &[u8] = b"From ";

/// Headers of mails.
const KNOWN: [&str; 18] = [
    "from",
    "to",
    "cc",
    "subject",
    "date",
    "sender",
    "reply-to",
    "received",
    "return-path",
    "delivered-to",
    "message-id",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
    "content-disposition",
    "dkim-signature",
    "importance",
    "in-reply-to",
];
/// Those that nothing but mail has.
const DECISIVE: [&str; 4] = ["mime-version", "received", "message-id", "return-path"];

/// Whether the first lines are headers of a mail.
pub(super) fn begins(head: &[u8]) -> bool {
    let whole = head.len() <= HEAD;
    let head = unmarked(&head[..head.len().min(HEAD)]);
    let postmark = head.starts_with(POSTMARK);
    if !postmark && header::field(head.split(|&b| b == b'\n').next().unwrap_or_default()).is_none() {
        return false;
    }
    let (mut known, mut decisive) = (Vec::new(), false);
    let mut lines = head.split(|&b| b == b'\n').skip(usize::from(postmark)).peekable();
    while let Some(line) = lines.next() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() || !whole && lines.peek().is_none() {
            break;
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        let Some((name, value)) = header::field(line) else { return false };
        let name = name.to_ascii_lowercase();
        decisive |= DECISIVE.contains(&&*name) || name == "from" && value.contains(&b'@');
        if (KNOWN.contains(&&*name) || name.starts_with("x-")) && !known.contains(&name) {
            known.push(name);
        }
    }
    decisive && known.len() >= 2
}

/// What begins as a mail is one.
#[allow(clippy::unnecessary_wraps)] // as every family
pub(super) fn recognise<'a>(bytes: &'a [u8], _: &Budget) -> Result<Content<'a>, ProblemKind> {
    Ok(content(bytes))
}

/// A mail, whatever it begins with.
fn content(bytes: &[u8]) -> Content<'_> {
    Content::new(Format::Eml, move |to| {
        let bytes = unmarked(bytes);
        if bytes.starts_with(POSTMARK) { mailbox(bytes, to) } else { part::message(bytes, to) }
    })
}

/// Reads mails that follow each other, each after a line that says when it came.
fn mailbox(bytes: &[u8], to: &mut Within<'_, '_>) -> Result<(), ProblemKind> {
    let begins = |at: usize| {
        let after = bytes.get(at..).and_then(|rest| rest.split(|&b| b == b'\n').nth(1));
        after.is_some_and(|line| header::field(line).is_some())
    };
    let found = memmem::find_iter(bytes, b"\n\nFrom ").map(|at| at + 2);
    let found = found.chain(memmem::find_iter(bytes, b"\n\r\nFrom ").map(|at| at + 3));
    let mut starts: Vec<usize> = std::iter::once(0).chain(found.filter(|&at| begins(at))).collect();
    starts.sort_unstable();
    for (number, &start) in starts.iter().enumerate() {
        to.budget.entry()?;
        let end = starts.get(number + 1).copied().unwrap_or(bytes.len());
        let mail = bytes.get(start..end).unwrap_or_default();
        let line = memchr::memchr(b'\n', mail).map_or(mail.len(), |at| at + 1);
        if starts.len() == 1 {
            return part::message(&mail[line..], to);
        }
        let name = format!("mail-{}.eml", number + 1);
        let inside = Content::new(Format::Eml, move |to| part::message(&mail[line..], to));
        to.apart(&name, inside);
    }
    Ok(())
}

/// Without the mark of UTF-8, and the empty lines that some programs put first.
fn unmarked(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

#[cfg(test)]
mod tests {
    use super::begins;

    #[test]
    fn only_mail_is_mail() {
        for mail in [
            "From: a@b.cn\nTo: c@d.cn\n\n正文",
            "Received: from x\r\n\tby y\r\nSubject: =?gb2312?B?zai07w==?=\r\n\r\n",
            "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"x\"\r\n\r\n",
            "From x@y Sat Nov 21 00:00:00 2026\nReturn-Path: <x@y>\nX-A: b\n\n",
            "\u{FEFF}Message-ID: <1@x>\nDate: x",
        ] {
            assert!(begins(mail.as_bytes()), "{mail}");
        }
        for text in [
            "关于印发通知的通知\n\n各县：",
            "标题：通知\n日期：今天\nFrom: a@b.cn\nTo: b@c.cn\n\n",
            "---\ntitle: 通知\ndate: 2026-01-01\nfrom: a@b.cn\n---\n正文",
            "from: 办公室\nto: 各处室\nsubject: 通知\n\n正文",
            "From: 张三 a@b.cn\n我们这里开会。\nTo: x\n",
            "date,from,to\n2026,a@b.cn,c@d.cn\n",
            "2026-11-21 10:00:00 INFO From: a@b.cn\nDate: x\n",
            "From the office\nSubject: x\nDate: y\n",
            "Date: 2026\nSubject: 会议\n\n正文",
            "Subject: 通知\n\nFrom: a@b.cn\nMIME-Version: 1.0\n",
            "",
            "\n",
            "From ",
            ": x\nFrom: a@b\nTo: c\n",
        ] {
            assert!(!begins(text.as_bytes()), "{text}");
        }
        let long = format!("From: a@b.cn\nTo: c@d.cn\nX-Long: {}\n", "a".repeat(9000));
        assert!(begins(long.as_bytes()));
    }
}
