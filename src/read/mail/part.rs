//! What a mail consists of: headers, the text in one form or several, and what is attached, parts in parts.

use std::borrow::Cow;

use memchr::memmem;

use super::alternative;
use super::card;
use super::charset;
use super::header::Headers;
use super::parameter::{self, Parameter};
use super::tnef;
use super::transfer;
use super::uuencode;
use crate::document::{Concealment, Format, ProblemKind, Role, Seen, Visibility};
use crate::read::container::Content;
use crate::read::office::attribute::is_notable;
use crate::read::short;
use crate::read::within::Within;

/// Parts in parts; nobody makes more.
const DEPTH: u32 = 32;

/// Headers that a program shows above a mail.
const SHOWN: [&str; 8] = ["from", "to", "cc", "reply-to", "sender", "resent-from", "resent-to", "organization"];
/// Those with long numbers and signs that programs give to mails.
const MACHINE: [&str; 10] = [
    "message-id",
    "references",
    "in-reply-to",
    "dkim-signature",
    "content-id",
    "thread-index",
    "authentication-results",
    "arc-seal",
    "arc-message-signature",
    "arc-authentication-results",
];
/// Those of which the names of files are told, with the files.
const READ: [&str; 4] = ["subject", "content-type", "content-disposition", "content-transfer-encoding"];

/// What only proves who wrote something.
const SIGNATURES: [&str; 4] = [
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "application/pgp-signature",
    "application/applefile",
];
/// What a saved page needs to be shown.
const LAYOUT: [&str; 4] = ["text/css", "text/javascript", "application/javascript", "application/x-javascript"];

/// Reads a mail.
pub(super) fn message(bytes: &[u8], to: &mut Within<'_, '_>) -> Result<(), ProblemKind> {
    let (headers, body) = Headers::split(bytes);
    to.begin_main();
    for subject in headers.all().filter(|(name, _)| name.eq_ignore_ascii_case("subject")) {
        to.out.block(&subject.1, Role::Paragraph, Seen::VISIBLE);
    }
    tell(&headers, to);
    Course { to, bodies: 0, files: 0 }.part(&headers, body, "text/plain", DEPTH, None)
}

/// Tells the headers that say something.
fn tell(headers: &Headers<'_>, to: &mut Within<'_, '_>) {
    for (name, value) in headers.all() {
        let is = |names: &[&str]| names.iter().any(|known| name.eq_ignore_ascii_case(known));
        if is(&READ) {
            continue;
        }
        if is(&SHOWN) {
            to.out.block(&value, Role::Attribute, Seen::VISIBLE);
        } else if name.eq_ignore_ascii_case("bcc") {
            to.out.block(&value, Role::Attribute, Concealment::HiddenText);
        } else if is_notable(&value) && !(is(&MACHINE) && value.is_ascii()) {
            to.out.block(&value, Role::Attribute, Concealment::Attribute);
        }
    }
}

/// A mail being read.
struct Course<'t, 'w, 'e> {
    to: &'t mut Within<'w, 'e>,
    bodies: u32,
    files: u32,
}

/// What the headers of a part say of it.
struct Kind {
    /// Such as `text/html`.
    media: String,
    parameters: Vec<Parameter>,
    is_attached: bool,
    name: Option<String>,
}

impl Kind {
    fn of(headers: &Headers<'_>, usual: &str) -> Self {
        let (kind, parameters) = headers.with_parameters("content-type").unwrap_or_default();
        let (disposition, more) = headers.with_parameters("content-disposition").unwrap_or_default();
        let name = parameter::find(&more, "filename").or_else(|| parameter::find(&parameters, "name"));
        Self {
            media: if kind.contains('/') { kind } else { usual.to_owned() },
            parameters,
            is_attached: disposition == "attachment",
            name: name.map(|name| name.replace('\\', "/")).filter(|name| !name.trim().is_empty()),
        }
    }

    fn parameter(&self, name: &str) -> Option<String> {
        parameter::find(&self.parameters, name)
    }

    fn is(&self, kind: &str) -> bool {
        self.media == kind
    }

    /// Whether it is text that is shown with the mail.
    fn is_body(&self) -> bool {
        self.media.starts_with("text/") && !self.is_attached && self.name.is_none()
    }
}

impl Course<'_, '_, '_> {
    /// Reads a part. `usual` = its kind if it gives none; `shown` = what another form of the same text shows.
    fn part(
        &mut self,
        headers: &Headers<'_>,
        body: &[u8],
        usual: &str,
        depth: u32,
        shown: Option<&str>,
    ) -> Result<(), ProblemKind> {
        self.to.budget.entry()?;
        let kind = Kind::of(headers, usual);
        if kind.media.starts_with("multipart/") {
            return self.parts(&kind, body, depth);
        }
        let (bytes, fault) = transfer::decode(body, headers);
        // Counted, and given back with the part.
        let counted;
        let bytes: &[u8] = match bytes {
            Cow::Borrowed(bytes) => bytes,
            Cow::Owned(bytes) => {
                counted = self.to.budget.inflated(bytes)?;
                &counted.bytes
            }
        };
        if kind.is_body() && !LAYOUT.contains(&&*kind.media) {
            self.text(&kind, headers, bytes, shown, fault);
        } else {
            self.file(&kind, headers, bytes, fault);
        }
        Ok(())
    }

    /// Reads what is shown with the mail.
    fn text(
        &mut self,
        kind: &Kind,
        headers: &Headers<'_>,
        bytes: &[u8],
        shown: Option<&str>,
        fault: Option<ProblemKind>,
    ) {
        self.bodies += 1;
        let number = if self.bodies > 1 { format!("-{}", self.bodies) } else { String::new() };
        // The parts of a saved page have names of their own.
        let name = match (headers.text("content-location"), kind.is("text/html")) {
            (Some(location), true) if self.bodies > 1 => file_name(&location).to_owned(),
            (_, true) => format!("body{number}.html"),
            _ => format!("body{number}"),
        };
        let plain = kind.is("text/plain").then(|| uuencode::split(bytes)).flatten();
        let (rest, files) = plain.unwrap_or_default();
        let bytes = if files.is_empty() { bytes } else { &rest };
        let unfolded;
        let bytes = if card::is(&kind.media) {
            unfolded = card::unfolded(bytes);
            &unfolded
        } else {
            bytes
        };
        let (text, broken) = charset::decode(bytes, &kind.parameter("charset").unwrap_or_default());
        match (shown.filter(|_| kind.is("text/plain")), text) {
            (Some(shown), text) => {
                let text = text.unwrap_or_else(|| short::decode(bytes).into());
                self.to.file(&name, alternative::rest(&text, shown).as_bytes());
            }
            (None, Some(text)) => self.to.file(&name, text.as_bytes()),
            (None, None) => self.to.file(&name, bytes),
        }
        for kind in [fault, broken].into_iter().flatten() {
            self.to.problem_in(&name, kind);
        }
        for file in files {
            if let Err(kind) = self.to.budget.entry() {
                self.to.out.problem(kind);
                return;
            }
            self.to.begin_main();
            self.to.out.block(&file.name, Role::FileName, Visibility::Metadata);
            self.to.file(&file.name, &file.bytes);
            if !file.is_whole {
                self.to.problem_in(&file.name, ProblemKind::Truncated);
            }
        }
    }

    /// Reads what is attached.
    fn file(&mut self, kind: &Kind, headers: &Headers<'_>, bytes: &[u8], fault: Option<ProblemKind>) {
        self.files += 1;
        let location = headers.text("content-location");
        let is_mail = kind.is("message/rfc822") || kind.is("message/global");
        let name = match (&kind.name, &location) {
            (Some(name), _) => name.clone(),
            (None, Some(location)) => file_name(location).to_owned(),
            (None, None) if is_mail => format!("mail-{}.eml", self.files),
            (None, None) => format!("attachment-{}", self.files),
        };
        if SIGNATURES.contains(&&*kind.media) {
            return;
        }
        if kind.name.is_some() {
            self.to.begin_main();
            self.to.out.block(&name, Role::FileName, Visibility::Metadata);
        }
        let is_layout = LAYOUT.contains(&&*kind.media);
        let is_inside = !kind.is_attached && (headers.raw("content-id").is_some() || location.is_some());
        let unread = match kind.media.as_str() {
            "application/pkcs7-mime" | "application/x-pkcs7-mime" => {
                Some(match kind.parameter("smime-type").as_deref() {
                    Some("signed-data" | "certs-only" | "compressed-data") => ProblemKind::UnknownKind(Some("S/MIME")),
                    _ => ProblemKind::Encrypted,
                })
            }
            "application/pgp-encrypted" => Some(ProblemKind::Encrypted),
            _ if tnef::begins(bytes) => None,
            "application/ms-tnef" | "application/vnd.ms-tnef" => Some(ProblemKind::UnknownKind(Some("TNEF"))),
            "message/external-body" => Some(ProblemKind::UnknownKind(None)),
            _ => None,
        };
        if let Some(kind) = unread {
            self.to.problem_in(&name, kind);
        } else if tnef::begins(bytes) {
            self.to.apart(&name, Content::new(Format::Eml, move |to| tnef::read(bytes, to)));
        } else if kind.is("message/partial") {
            // The other parts of it are mails of their own.
            self.to.file(&name, bytes);
            self.to.problem_in(&name, ProblemKind::Truncated);
        } else if card::is(&kind.media) {
            self.to.file(&name, &card::unfolded(bytes));
        } else if is_mail {
            self.to.apart(&name, super::content(bytes));
        } else if is_layout {
            let around = self.to.out.concealment();
            self.to.out.conceal(around.or(Some(Concealment::Attribute)));
            self.to.file(&name, bytes);
            self.to.out.conceal(around);
        } else if !(is_inside && self.to.is_picture(&name, bytes)) {
            self.to.file(&name, bytes);
        }
        if let Some(kind) = fault {
            self.to.problem_in(&name, kind);
        }
    }

    /// Reads the parts of a part.
    fn parts(&mut self, kind: &Kind, body: &[u8], depth: u32) -> Result<(), ProblemKind> {
        if depth == 0 {
            return Err(ProblemKind::TooDeep(u64::from(DEPTH)));
        }
        if kind.is("multipart/encrypted") {
            self.to.begin_main();
            self.to.out.problem(ProblemKind::Encrypted);
        }
        let usual = if kind.is("multipart/digest") { "message/rfc822" } else { "text/plain" };
        let boundary = kind.parameter("boundary").unwrap_or_default();
        if boundary.is_empty() {
            self.to.begin_main();
            self.to.out.problem(ProblemKind::Damaged);
            return self.part(&Headers::default(), body, usual, depth - 1, None);
        }
        let mut parts = Parts::new(body, &boundary);
        let shown = if kind.is("multipart/alternative") {
            let mut pages = Parts::new(body, &boundary);
            pages.next();
            pages.find_map(|part| page(part, depth - 1))
        } else {
            None
        };
        self.aside("preamble", parts.next().unwrap_or_default());
        for part in parts.by_ref() {
            let (headers, body) = Headers::split(part);
            if !headers.is_empty() {
                self.to.begin_main();
                tell(&headers, self.to);
            }
            match self.part(&headers, body, usual, depth - 1, shown.as_deref()) {
                Err(kind @ ProblemKind::TooDeep(_)) => self.to.out.problem(kind),
                result => result?,
            }
        }
        if !parts.is_closed {
            self.to.begin_main();
            self.to.out.problem(ProblemKind::Truncated);
        }
        let rest = parts.rest;
        self.aside("epilogue", rest);
        Ok(())
    }

    /// What stands before the first part or behind the last one; no program shows it.
    fn aside(&mut self, name: &str, text: &[u8]) {
        if !is_notable(&short::decode(text)) {
            return;
        }
        let around = self.to.out.concealment();
        self.to.out.conceal(around.or(Some(Concealment::HiddenText)));
        self.to.file(name, text);
        self.to.out.conceal(around);
    }
}

/// What the first page in a part shows.
fn page(part: &[u8], depth: u32) -> Option<String> {
    let (headers, body) = Headers::split(part);
    let kind = Kind::of(&headers, "text/plain");
    if kind.is("text/html") && kind.is_body() {
        let (bytes, _) = transfer::decode(body, &headers);
        let (text, _) = charset::decode(&bytes, &kind.parameter("charset").unwrap_or_default());
        return Some(alternative::shown(text.as_ref().map_or(&*bytes, |text| text.as_bytes())));
    }
    if depth == 0 || !kind.media.starts_with("multipart/") {
        return None;
    }
    let boundary = kind.parameter("boundary").filter(|boundary| !boundary.is_empty())?;
    let mut parts = Parts::new(body, &boundary);
    parts.next();
    parts.find_map(|part| page(part, depth - 1))
}

/// The end of a way or an address.
fn file_name(location: &str) -> &str {
    let name = location.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    name.rsplit('/').next().unwrap_or_default()
}

/// What lies between the boundaries: first what stands before them, then the parts.
struct Parts<'a> {
    rest: &'a [u8],
    boundary: Vec<u8>,
    /// Whether the last boundary was there.
    is_closed: bool,
    is_done: bool,
}

impl<'a> Parts<'a> {
    fn new(body: &'a [u8], boundary: &str) -> Self {
        Self { rest: body, boundary: [b"--", boundary.as_bytes()].concat(), is_closed: false, is_done: false }
    }
}

impl<'a> Iterator for Parts<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        if self.is_done {
            return None;
        }
        for at in memmem::find_iter(self.rest, &self.boundary) {
            let (part, line) = self.rest.split_at(at);
            let (after, rest) = line.split_at(memchr::memchr(b'\n', line).map_or(line.len(), |at| at + 1));
            let after = after[self.boundary.len()..].trim_ascii_end();
            if !(at == 0 || part.ends_with(b"\n")) || !matches!(after, b"" | b"--") {
                continue;
            }
            self.rest = rest;
            (self.is_closed, self.is_done) = (after == b"--", after == b"--");
            // The line end before a boundary belongs to it.
            let part = part.strip_suffix(b"\n").unwrap_or(part);
            return Some(part.strip_suffix(b"\r").unwrap_or(part));
        }
        self.is_done = true;
        Some(std::mem::take(&mut self.rest))
    }
}
