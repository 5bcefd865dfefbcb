//! Names beside a value that is told: its excerpt shows what stands round it, and who is named there is not to be
//! read in a report. Nothing is judged here, so doubt hides.

use std::ops::Range;

use super::super::Page;
use super::scene::Scenes;
use super::value::name_at;
use crate::text::BARRIER;
use crate::text::classes::is_one_of;

/// Classes on each side of a value: more than an excerpt shows.
const ROUND: usize = 40;

/// The names round values, which come in order; as bytes, in order and apart.
pub(super) fn names(page: &Page, scenes: &mut Scenes, values: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let classes = page.folded.classes();
    let text = page.document.text();
    let mut names: Vec<Range<usize>> = Vec::new();
    let mut done = 0;
    for value in values {
        let value = page.folded.classes_of(text, &value);
        let scene = scenes.of(&value);
        let round = value.start.saturating_sub(ROUND).max(done)..(value.end + ROUND).min(classes.len());
        // A value within another's surroundings has been seen to.
        done = done.max(round.end.saturating_sub(ROUND));
        let after_a_cue: Vec<usize> = scene.cues_in(&round).map(|cue| cue.classes.end).collect();
        let begins = |at: usize| at == 0 || goes_before_names(classes[at - 1]) || after_a_cue.binary_search(&at).is_ok();
        let mut at = round.start;
        while at < round.end {
            match name_at(&classes[at..]).filter(|_| begins(at)) {
                Some(length) => {
                    names.push(page.source(&(at..at + length)));
                    at += length;
                }
                None => at += 1,
            }
        }
    }
    names
}

/// Marks, figures, and what ties names to what stands before them.
fn goes_before_names(class: u16) -> bool {
    class == BARRIER || is_one_of(class, "、。与和及由是为向对之") || u8::try_from(class).is_ok_and(|class| !class.is_ascii_alphabetic())
}
