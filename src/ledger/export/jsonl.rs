//! Events one a line, as they stand in the chain, and its head at the end.

use std::io::{self, Write};

use serde_json::json;

use crate::ledger::{Event, Head};
use crate::text::hex;

/// Writes one event. The body stays a text, to the letter: its hash is over that.
pub fn event(out: &mut dyn Write, event: &Event) -> io::Result<()> {
    let line = json!({
        "seq": event.seq,
        "at": event.at.0,
        "time": event.at.to_string(),
        "actor": event.actor,
        "kind": event.kind.name(),
        "incident": event.incident,
        "rule": event.marks.rule,
        "document": event.marks.document,
        "file": event.marks.file,
        "body": event.body,
        "hash": hex(&event.hash),
    });
    writeln!(out, "{line}")
}

/// Writes the last line.
pub fn head(out: &mut dyn Write, head: Head) -> io::Result<()> {
    writeln!(out, "{}", json!({ "head": head.to_string() }))
}
