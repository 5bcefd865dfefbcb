//! From hits to findings: here, and only here, values are masked.

use std::ops::Range;

use super::About;
use crate::dictionary::basis;
use crate::document::{Concealment, Date, Document, Place, Places, Seen};
use crate::finding::{Entry, Finding, Language, Masked, Message, Ordinals, Raw, Severity, belongs_to_number};
use crate::text::Folded;
use crate::text::classes::as_text;

/// What a rule found in one stretch of a document.
pub struct Hit {
    /// The rule.
    pub about: &'static About,
    /// How bad it is here.
    pub severity: Severity,
    /// Its bytes in the document's text; empty for what is missing, which then has a place.
    pub range: Range<usize>,
    /// Where, for what stands nowhere.
    pub place: Option<Place>,
    /// How what stands at that place is hidden, for what is told of the file as a whole.
    pub concealment: Option<Concealment>,
    /// Whether the text at the range is personal and to be masked.
    pub personal: bool,
    /// What was found.
    pub message: Message,
    /// The evidence.
    pub reasons: Vec<Message>,
    /// What to do.
    pub advice: Message,
    /// The entry of a dictionary that asked for it.
    pub entry: Option<Entry>,
    /// Which of the rule's things it is, where it has several.
    pub aspect: Option<&'static str>,
}

/// The hits of one stretch.
#[derive(Default)]
pub struct Found {
    hits: Vec<Hit>,
    /// Personal values that no hit tells of, in order: excerpts hide them as well.
    hidden: Vec<Range<usize>>,
}

/// What the making of findings needs to know of a run and of a file.
pub struct Conversion<'a> {
    /// The file's path, masked.
    pub path: &'a Masked,
    /// Counts findings that are alike, over all stretches.
    pub ordinals: &'a mut Ordinals,
    /// Whether the user asked for the values themselves.
    pub reveal: bool,
    /// Makes of a value what stands for it under the organisation's key, where it has one.
    pub key: Option<&'a Keyed>,
    /// The day of the check.
    pub today: Date,
}

/// Makes of a value what stands for it under a key.
pub type Keyed = dyn Fn(&str) -> String + Send + Sync;

/// Characters of context on each side of a value in an excerpt, and in the surroundings that make
/// a finding's identity.
const CONTEXT: usize = 18;

impl Found {
    /// Says of what was found in a document as a whole in which file it is, if that lies in another one.
    pub fn place_in(&mut self, file: Option<&str>) {
        let places = self.hits.iter_mut().filter_map(|hit| hit.place.as_mut());
        places.filter(|place| place.part.is_none()).for_each(|place| place.part = file.map(Into::into));
    }

    /// Adds a hit.
    pub fn push(&mut self, hit: Hit) {
        self.hits.push(hit);
    }

    /// Values that are not to be shown, told or not; in order, apart.
    pub(super) fn hide(&mut self, values: &[Range<usize>]) {
        self.hidden = values.to_vec();
    }

    /// A text that the document says elsewhere as well, such as its title as the outline knows it, with every personal value
    /// of this stretch masked.
    pub fn mask_again(&self, text: &str, folded: &Folded, document: &Document) -> Masked {
        let mut within: Vec<Range<usize>> = Vec::new();
        let values = self.hits.iter().filter(|hit| hit.personal).map(|hit| &hit.range).chain(&self.hidden);
        for value in values {
            let classes = folded.classes_of(document.text(), value);
            let value = folded.classes().get(classes).map(as_text).unwrap_or_default();
            if !value.is_empty() {
                within.extend(text.match_indices(&value).map(|(at, value)| at..at + value.len()));
            }
        }
        within.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
        within.dedup_by(|later, earlier| later.start < earlier.end);
        Masked::text(text, &within)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.hits.len()
    }

    /// Where they were found, for tests.
    #[doc(hidden)]
    pub fn ranges(&self) -> impl Iterator<Item = Range<usize>> {
        self.hits.iter().map(|hit| hit.range.clone())
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.hits.is_empty()
    }

    /// One value, one finding: of personal hits at one place, of entries of the lists, and of hits of one
    /// rule, the worse, then the longer one stays. What a neighbouring stretch answers for is left to it.
    pub(super) fn settle(&mut self, document: &Document) {
        self.hits.retain(|hit| document.answers_for(&hit.range));
        self.hits.sort_by_key(|hit| (hit.range.start, std::cmp::Reverse(hit.range.end)));
        let mut settled: Vec<Hit> = Vec::with_capacity(self.hits.len());
        for hit in self.hits.drain(..) {
            match settled.last_mut() {
                Some(last) if last.rivals(&hit) => {
                    if (hit.severity, hit.range.len()) > (last.severity, last.range.len()) {
                        *last = hit;
                    }
                }
                _ => settled.push(hit),
            }
        }
        self.hits = settled;
    }

    /// The findings, each with the range it was found at, in order.
    pub fn findings(self, document: &Document, to: &mut Conversion) -> Vec<(Range<usize>, Finding)> {
        let personal = self.hidden;
        let mut places = Places::new(document);
        let hits = self.hits.into_iter();
        hits.map(|hit| (hit.range.clone(), hit.finding(document, &mut places, &personal, to))).collect()
    }
}

impl Hit {
    /// A hit on a personal value.
    pub fn value(
        about: &'static About,
        range: Range<usize>,
        message: impl Into<Message>,
        advice: impl Into<Message>,
    ) -> Self {
        Self { personal: true, ..Self::text(about, range, message, advice) }
    }

    /// A hit on a text that is no one's personal value.
    pub fn text(
        about: &'static About,
        range: Range<usize>,
        message: impl Into<Message>,
        advice: impl Into<Message>,
    ) -> Self {
        Self {
            about,
            severity: about.severity,
            range,
            place: None,
            concealment: None,
            personal: false,
            message: message.into(),
            reasons: Vec::new(),
            advice: advice.into(),
            entry: None,
            aspect: None,
        }
    }

    /// Something that is not there, or is wrong with the file as a whole.
    pub fn absence(
        about: &'static About,
        place: Place,
        message: impl Into<Message>,
        advice: impl Into<Message>,
    ) -> Self {
        Self { place: Some(place), ..Self::text(about, 0..0, message, advice) }
    }

    /// Whether two hits speak of one thing.
    fn rivals(&self, other: &Self) -> bool {
        let listed = self.entry.is_some() && other.entry.is_some();
        let alike = self.personal && other.personal || listed || self.about.id == other.about.id;
        alike && other.range.start < self.range.end
    }

    fn finding(
        self,
        document: &Document,
        places: &mut Places,
        personal: &[Range<usize>],
        to: &mut Conversion,
    ) -> Finding {
        let stands = self.place.is_none();
        let excerpt = if stands { excerpt(document, &self.range, personal) } else { Masked::default() };
        // What is missing has no surroundings; what is said of it tells it apart. How much is hidden may change.
        let surroundings = match self.concealment {
            _ if stands => excerpt.clone(),
            Some(concealment) => Masked::known(concealment.name()),
            None => Masked::known(self.message.say(Language::English)),
        };
        let text = &document.text()[self.range.clone()];
        let block = document.block_at(self.range.start).filter(|_| stands).and_then(|at| document.blocks().get(at));
        let seen = match (block, self.concealment) {
            (Some(block), _) => Seen { visibility: block.visibility, concealment: block.concealment },
            (None, Some(concealment)) => concealment.into(),
            (None, None) => Seen::VISIBLE,
        };
        Finding {
            rule: self.about.id,
            severity: self.severity,
            visibility: seen.visibility,
            concealment: seen.concealment,
            message: self.message,
            reasons: self.reasons,
            advice: self.advice,
            basis: basis(self.about.id, to.today)
                .filter(|_| self.severity > Severity::Note)
                .map(|basis| &*basis.name)
                .collect(),
            place: self.place.unwrap_or_else(|| places.of(&self.range)),
            identity: to.ordinals.identify(self.about.id, to.path, &surroundings),
            excerpt,
            value: (self.personal && stands).then(|| Masked::value(text)),
            raw: (to.reveal && self.personal && stands).then(|| Raw::new(text)),
            keyed: to.key.filter(|_| self.personal && stands).map(|key| key(text)),
            entry: self.entry,
            aspect: self.aspect,
            at_stake: Vec::new(),
            suppressed: None,
        }
    }
}

/// The text round a range, within its block, with every personal value masked.
fn excerpt(document: &Document, range: &Range<usize>, personal: &[Range<usize>]) -> Masked {
    let Some(block) = document.block_at(range.start).map(|b| document.blocks()[b].range()) else {
        return Masked::default();
    };
    let text = document.text();
    let before = text[block.start..range.start].char_indices().rev().take(CONTEXT).last();
    let mut start = before.map_or(range.start, |(offset, _)| block.start + offset);
    let end = range.end.min(block.end);
    let mut stop = text[end..block.end].char_indices().nth(CONTEXT).map_or(block.end, |(offset, _)| end + offset);
    // A number that the cut would go through is left out: half of it could not be seen to be one.
    if text[block.start..start].ends_with(belongs_to_number) {
        let rest = text[start..range.start].trim_start_matches(belongs_to_number);
        start = range.start - rest.len();
    }
    if text[stop..block.end].starts_with(belongs_to_number) {
        stop = end + text[end..stop].trim_end_matches(belongs_to_number).len();
    }
    // A value that the cut would go through is shown masked and whole, never in part.
    let first = personal.partition_point(|value| value.end <= start);
    let last = personal.partition_point(|value| value.start < stop);
    let within = &personal[first..last.max(first)];
    if let (Some(first), Some(last)) = (within.first(), within.last()) {
        start = start.min(first.start.max(block.start));
        stop = stop.max(last.end.min(block.end));
    }
    let within: Vec<Range<usize>> =
        within.iter().map(|value| value.start - start.min(value.start)..value.end.min(stop) - start).collect();
    Masked::text(&text[start..stop], &within).in_one_line(4 * CONTEXT)
}
