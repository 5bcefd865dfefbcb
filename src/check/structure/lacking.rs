//! What every rule says of a required part that is not there.

use super::super::{About, Hit};
use crate::dictionary::RequiredPart;
use crate::document::Place;
use crate::finding::{Masked, Message, Words};

const COSTS: Words = Words { zh: "{deduction}", en: "{deduction}" };
const ADD: Words = Words { zh: "补写{part}，例如“{example}”", en: "add {part}, for example “{example}”" };
const ADD_AFTER: Words = Words {
    zh: "在第 {line} 行之后补写{part}，例如“{example}”",
    en: "add {part} after line {line}, for example “{example}”",
};
const ADD_IN: Words = Words {
    zh: "在第 {line} 行写明{part}，例如“{example}”",
    en: "state {part} in line {line}, for example “{example}”",
};

/// A part that is missing; `message` has a place {part} for its name.
pub(super) fn lacking(about: &'static About, message: Words, part: &RequiredPart, after: Option<&Place>) -> Hit {
    let message = Message::from(message).with_words("part", part.name);
    let line = after.and_then(|place| place.line);
    // Who decides and until when belongs into the sentence that tells of the remedy.
    let within = part.part.ends_with("-body") || part.part.ends_with("-period");
    let advice = match line {
        Some(line) => {
            Message::from(if within { ADD_IN } else { ADD_AFTER }).with("line", Masked::known(line.to_string()))
        }
        None => ADD.into(),
    };
    let advice = advice.with_words("part", part.name).with("example", Masked::known(part.example));
    let mut hit = Hit::absence(about, after.cloned().unwrap_or_default(), message, advice);
    hit.aspect = Some(part.part);
    hit.reasons.push(Message::from(COSTS).with_words("deduction", part.deduction));
    hit
}
