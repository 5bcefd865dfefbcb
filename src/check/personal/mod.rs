//! Rules about personal data, each a file of what it says. What they say it of goes one way: `value/` finds what may
//! be someone's, `scene` gathers what stands round it, `whose` and `judge` say whose it is and how bad that is.

pub(super) mod address;
pub(super) mod bank_card;
mod beside;
pub(super) mod birth_date;
pub(super) mod certificate_number;
pub(super) mod disability_certificate;
pub(super) mod email;
mod evidence;
pub(super) mod health_condition;
mod judge;
pub(super) mod landline;
mod lines;
mod mask;
pub(super) mod messaging_account;
pub(super) mod minor;
pub(super) mod mobile;
pub(super) mod name_list;
mod numbers;
pub(super) mod passport;
pub(super) mod permit;
mod postal;
pub(super) mod resident_id;
pub(super) mod resident_id_doubtful;
mod scene;
mod table;
mod token;
mod value;
pub(super) mod vehicle_plate;
pub(super) mod weak_mask;
mod whose;

use std::ops::Range;

pub(super) use judge::{Verdicts, verdicts};
pub(super) use numbers::{Run, SHORTEST};

use crate::document::{Date, Document, Format, Position, Role, Visibility};
use crate::text::Folded;

/// What may be personal in a text that is no document, such as a path: everything the rules would
/// find, and every other long row of digits unless it begins with a date, as the names that sites
/// give their files do. A path is shown everywhere, so here doubt hides.
pub(super) fn values(text: &str, today: Date) -> Vec<Range<usize>> {
    let mut document = Document::new(Format::Text);
    document.add(text, Position::START, Role::FileName, Visibility::Metadata);
    let mut folded = Folded::new();
    folded.fold(document.text(), document.blocks().iter().map(crate::document::Block::range));
    let runs = Run::all(&document, &folded);
    let found = runs.iter().flat_map(|run| {
        let mobiles = value::mobiles(run).map(|candidate| candidate.bytes());
        value::proven(run, today).into_iter().chain(mobiles)
    });
    let mut values: Vec<Range<usize>> = found.chain(rows_of_digits(text)).chain(words(text)).collect();
    values.sort_by_key(|value| (value.start, std::cmp::Reverse(value.end)));
    values.dedup_by(|later, kept| {
        let overlap = later.start < kept.end;
        if overlap {
            kept.end = kept.end.max(later.end);
        }
        overlap
    });
    values
}

/// Whether a path may have a value that is no row of digits: most have none.
pub(super) fn has_words(path: &str) -> bool {
    words(path).next().is_some()
}

/// Addresses of mail, and number plates.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "@._-+·".contains(c);
    text.split(move |c| !is_part(c)).filter_map(|word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let is_mail = word.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.'));
        let plate = || word.split('.').next().filter(|word| value::is_plate(text[..start].chars().next_back(), word));
        let length = if is_mail { word.len() } else { plate()?.len() };
        Some(start..start + length)
    })
}

/// Rows of ASCII digits as long as a number, but for those that begin with a date.
fn rows_of_digits(text: &str) -> impl Iterator<Item = Range<usize>> {
    let rows = text.split(|c: char| !c.is_ascii_digit()).filter(|row| row.len() >= SHORTEST);
    rows.filter(|row| !begins_with_a_date(row)).map(|row| {
        let start = row.as_ptr() as usize - text.as_ptr() as usize;
        start..start + row.len()
    })
}

fn begins_with_a_date(row: &str) -> bool {
    let row = row.strip_prefix('0').unwrap_or(row);
    let part = |range: Range<usize>| row.get(range)?.parse().ok();
    let date = || Date::new(part(0..4)?, part(4..6)? as u8, part(6..8)? as u8);
    date().is_some_and(|date| (1990..2100).contains(&date.year()))
}
