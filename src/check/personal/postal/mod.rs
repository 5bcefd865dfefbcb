//! Chinese postal addresses down to the door, in folded text.
//!
//! An address is a chain of places (省…县…镇…村, a road, an estate) and a door (12号, 3栋2单元402室, 8组27号). In running
//! text both must be there, or two parts of a door that only dwellings have; in a cell or after a label, where
//! nothing but an address stands, less is enough. A village or a group of villagers is no door, nor is a road.

mod door;
mod number;
mod place;
mod unit;
mod words;

use std::ops::Range;

use crate::text::classes::character;
use door::{Door, Setting};
use number::{is_ascii_word, is_chinese};
use place::is_han;

/// An address that was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address {
    /// Where it stands in the classes given.
    pub classes: Range<usize>,
    /// Whether someone lives there: it ends in a room, an entrance, or a number in a village or an estate of dwellings.
    pub residential: bool,
    /// Whether it begins with a place: province to village, road, estate.
    pub rooted: bool,
}

/// Longer cells hold more than an address.
const LONGEST_CELL: usize = 120;

/// Whether an address may be near: one of these classes stands in every one that [`addresses`] finds.
fn is_door_mark(class: u16) -> bool {
    // 号 栋 幢 座 室 弄 房 # -, as numbers, for this is asked of every class of a document.
    matches!(class, 0x53F7 | 0x680B | 0x5E62 | 0x5EA7 | 0x5BA4 | 0x5F04 | 0x623F | 0x23 | 0x2D)
}

/// Where the next door may be, from a place on: a door's mark that stands where doors have it, behind a number.
pub(super) fn next_door(classes: &[u16], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let rest = classes.get(at..)?;
        // No early end inside a chunk: so many classes are compared at once.
        let chunks =
            rest.chunks(64).take_while(|chunk| !chunk.iter().fold(false, |any, &class| any | is_door_mark(class)));
        let skipped = 64 * chunks.count();
        at += skipped + rest.get(skipped..)?.iter().position(|&class| is_door_mark(class))?;
        if may_be_of_a_door(classes, at) {
            return Some(at);
        }
        at += 1;
    }
}

/// 编号, 房屋 and dashes between words are marks as well, and by far the most of them.
fn may_be_of_a_door(classes: &[u16], at: usize) -> bool {
    let class = |at: Option<usize>| at.and_then(|at| classes.get(at)).copied().unwrap_or_default();
    let (before, after) = (class(at.checked_sub(1)), class(at.checked_add(1)));
    let numbers = |class: u16| is_ascii_word(class) || is_chinese(class);
    match character(class(Some(at))) {
        // 3栋-2单元, 5-302
        '-' => numbers(after) && (numbers(before) || is_han(before) || before == u16::from(b'#')),
        '#' => numbers(before) || numbers(after),
        '弄' => numbers(before) || character(before) == '支',
        _ => numbers(before),
    }
}

/// Addresses down to the door in a stretch of folded text: a clause, or at most some hundred classes.
pub(super) fn addresses(classes: &[u16]) -> Vec<Address> {
    if !classes.iter().any(|&class| is_door_mark(class)) {
        return Vec::new();
    }
    found(classes, Setting::Running)
}

/// Where the address ends that stands in a cell or after a label such as 家庭住址：, if it goes down to the door.
pub(super) fn to_the_door(classes: &[u16]) -> Option<usize> {
    let own = classes.get(..LONGEST_CELL).unwrap_or(classes);
    found(own, Setting::Labelled).last().map(|address| address.classes.end)
}

/// What is recognised, from left to right; what overlaps is one address.
fn found(classes: &[u16], setting: Setting) -> Vec<Address> {
    let mut found: Vec<Address> = Vec::new();
    for address in Door::all(classes).filter_map(|door| door.address(classes, setting)) {
        match found.last_mut().filter(|last| address.classes.start < last.classes.end) {
            Some(last) => {
                last.classes.end = address.classes.end;
                last.residential = address.residential;
                last.rooted |= address.rooted;
            }
            None => found.push(address),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use proptest::prelude::{ProptestConfig, any, prop, proptest};

    use super::{addresses, to_the_door};
    use crate::text::fold_str;

    /// Those the words were chosen by, and those that were put aside before there were any.
    const TUNED: &str = include_str!("../../../../tests/personal/addresses.tsv");
    const HELD_OUT: &str = include_str!("../../../../tests/personal/held_out.tsv");

    #[derive(Default)]
    struct Score {
        doors: usize,
        found: usize,
        none: usize,
        false_alarms: usize,
        homes_right: usize,
        missed: Vec<String>,
    }

    impl Score {
        fn of(rows: &str) -> Self {
            let mut score = Self::default();
            for row in rows.lines().skip(1) {
                let [setting, what, text] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
                let (plain, marked) = unmarked(text);
                let classes = fold_str(&plain);
                let (hit, home) = if setting == "cell" {
                    let found = super::found(&classes, super::Setting::Labelled);
                    (to_the_door(&classes).is_some(), found.last().is_some_and(|address| address.residential))
                } else {
                    let found = addresses(&classes);
                    let address = found.iter().find(|address| what == "none" || covers(&address.classes, &marked));
                    (address.is_some(), address.is_some_and(|address| address.residential))
                };
                score.count(what, hit, home, row);
            }
            score
        }

        fn count(&mut self, what: &str, hit: bool, home: bool, row: &str) {
            if what == "none" {
                self.none += 1;
                self.false_alarms += usize::from(hit);
            } else {
                self.doors += 1;
                self.found += usize::from(hit);
                self.homes_right += usize::from(hit && home == (what == "home"));
            }
            if hit == (what == "none") {
                self.missed.push(row.to_owned());
            } else if hit && home != (what == "home") {
                self.missed.push(format!("(home {home}) {row}"));
            }
        }
    }

    /// A text without the signs round its address, and where that stood, in classes.
    fn unmarked(text: &str) -> (String, Range<usize>) {
        let (before, rest) = text.split_once('«').unwrap_or(("", text));
        let (address, after) = rest.split_once('»').unwrap_or((rest, ""));
        let start = fold_str(before).len();
        (format!("{before}{address}{after}"), start..start + fold_str(address).len())
    }

    /// Whether an address is four fifths of what was marked, and not twice as long.
    fn covers(found: &Range<usize>, marked: &Range<usize>) -> bool {
        let common = found.end.min(marked.end).saturating_sub(found.start.max(marked.start));
        common * 5 >= marked.len() * 4 && found.len() <= marked.len() * 2
    }

    #[test]
    #[allow(clippy::print_stdout)] // Its figures are read by whoever tunes the words.
    fn doors_are_found_and_little_else() {
        for (name, rows) in [("tuned", TUNED), ("held out", HELD_OUT)] {
            let score = Score::of(rows);
            println!(
                "{name}: found {}/{}, false alarms {}/{}, homes right {}/{}",
                score.found, score.doors, score.false_alarms, score.none, score.homes_right, score.found
            );
            if name == "tuned" {
                println!("{}", score.missed.join("\n"));
            }
            assert!(score.found * 100 >= score.doors * 95, "{name}");
            assert!(score.false_alarms * 100 <= score.none * if name == "tuned" { 1 } else { 2 }, "{name}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn any_classes_are_read(classes in prop::collection::vec(any::<u16>(), 0..300)) {
            for address in addresses(&classes) {
                assert!(address.classes.start < address.classes.end && address.classes.end <= classes.len());
            }
            to_the_door(&classes);
        }

        #[test]
        fn anything_like_an_address_is_read(text in "[0-9a-c一二十甲东附第之号栋幢座单元室楼层组村路小区园住在市县(),、#–-]{0,120}") {
            let classes = fold_str(&text);
            let found = addresses(&classes);
            for address in &found {
                assert!(address.classes.start < address.classes.end && address.classes.end <= classes.len());
            }
            assert!(found.windows(2).all(|two| two[0].classes.end <= two[1].classes.start));
            to_the_door(&classes);
        }
    }

    /// Twice the text may take twice the time; four times leaves room for a busy machine.
    #[test]
    fn time_is_linear() {
        let time = |pieces: usize| {
            let text = "住南华县龙川镇斗华路3号4栋501之1号大村1-2-3-4-5组甲乙丙第一二三#".repeat(pieces);
            let classes = fold_str(&text);
            let took = || {
                let now = std::time::Instant::now();
                let _ = addresses(&classes);
                now.elapsed()
            };
            took().min(took()).min(took())
        };
        // A machine that is busy is asked again.
        assert!((0..5).any(|_| time(400) < time(200) * 4));
    }
}
