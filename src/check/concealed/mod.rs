//! Rules about what a document holds that its page does not show. Each way of hiding is told once a document, with how
//! much there is and where it begins; what of it is personal or secret, the rules for that say at its own place.

pub(super) mod attachment;
pub(super) mod comment;
pub(super) mod covered_text;
pub(super) mod earlier_revision;
pub(super) mod hidden_sheet;
pub(super) mod hidden_text;
pub(super) mod metadata;
pub(super) mod tracked_change;

use super::{About, Found, Hit, Whole};
use crate::document::{Concealment, Stage};
use crate::finding::{Masked, Message, Severity, Words};

/// A way of hiding that a rule tells of, what it says of it, and what to do. `{n}` is how much there is; `{first}` says
/// that the place is the first of several.
struct Saying {
    by: Concealment,
    found: Words,
    advice: Words,
}

const FIRST: Words = Words { zh: "（此处是第一处）", en: " (this is the first)" };
const ONLY: Words = Words { zh: "", en: "" };

/// Tells of every way of hiding that the rule has words for.
fn tell(whole: &Whole, found: &mut Found, about: &'static About, sayings: &[Saying]) {
    for Saying { by, found: words, advice } in sayings {
        let Some(concealed) = whole.outline.concealed.iter().find(|concealed| concealed.by == *by) else { continue };
        let message = Message::from(*words)
            .with("n", Masked::known(concealed.count.to_string()))
            .with_words("first", if concealed.count > 1 { FIRST } else { ONLY });
        let mut hit = Hit::absence(about, concealed.first.clone(), message, *advice);
        hit.concealment = Some(*by);
        // A draft has changes and remarks, that is what it is for.
        let is_of_a_draft = matches!(by, Concealment::Deleted | Concealment::Inserted | Concealment::Comment);
        if is_of_a_draft && whole.stage == Stage::Drafting {
            hit.severity = Severity::Note;
        }
        found.push(hit);
    }
}

#[cfg(test)]
mod tests {
    use super::{Concealment, Saying};
    use super::{
        attachment, comment, covered_text, earlier_revision, hidden_sheet, hidden_text, metadata, tracked_change,
    };

    #[test]
    fn every_way_of_hiding_is_told_by_one_rule() {
        let rules: [&[Saying]; 8] = [
            &tracked_change::SAYINGS,
            &comment::SAYINGS,
            &covered_text::SAYINGS,
            &hidden_text::SAYINGS,
            &hidden_sheet::SAYINGS,
            &earlier_revision::SAYINGS,
            &attachment::SAYINGS,
            &metadata::SAYINGS,
        ];
        for by in Concealment::ALL {
            let told = rules.iter().flat_map(|sayings| sayings.iter()).filter(|saying| saying.by == by).count();
            // Links and alternative texts are in every file.
            assert_eq!(told, usize::from(by != Concealment::Attribute), "{by:?}");
        }
    }
}
