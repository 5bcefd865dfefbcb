//! Whether the parts of a door and the place before them are an address.

use super::Address;
use super::place::{Place, Root, is_han, is_said_before};
use super::unit::{Kind, Unit, units};
use super::words::{AFTER_A_HOME, NUMBERED_BY, OTHER_NAMES, OTHER_THINGS};
use crate::text::classes::{is_one_of, starts_with};

/// Where a text was found.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// In prose: numbers count houses, name bridges, date meetings.
    Running,
    /// Alone in a cell or after a label that says it is an address.
    Labelled,
}

/// Parts of a door that follow each other.
pub(super) struct Door {
    /// The groups and zones at its beginning.
    within: Vec<Unit>,
    parts: Vec<Unit>,
}

impl Door {
    /// Every row of parts in a few classes.
    pub(super) fn all(classes: &[u16]) -> impl Iterator<Item = Self> {
        let mut units = units(classes).into_iter().peekable();
        std::iter::from_fn(move || {
            let mut row = vec![units.next()?];
            while let Some(next) =
                units.next_if(|next| row.last().is_some_and(|last| last.classes.end == next.classes.start))
            {
                row.push(next);
            }
            let within = row.iter().take_while(|unit| matches!(unit.kind, Kind::Group | Kind::Zone)).count();
            let parts = row.split_off(within);
            Some(Self { within: row, parts })
        })
    }

    /// The address that the door is of, if it is one.
    pub(super) fn address(&self, classes: &[u16], setting: Setting) -> Option<Address> {
        let (first, last) = (self.parts.first()?, self.parts.last()?);
        let after = classes.get(last.classes.end..).unwrap_or_default();
        if setting == Setting::Running && !self.may_be_proven(after) {
            return None;
        }
        let begin = self.within.first().unwrap_or(first).classes.start;
        let mut place = Place::before(classes, begin);
        if let Some(within) = self.within.last() {
            place.root = match (within.kind, place.root) {
                (Kind::Group, _) => Root::Group,
                (_, root) if place.name > 0 || root != Root::None => Root::Estate,
                _ => Root::None,
            };
        }
        let accepted = match setting {
            Setting::Running => self.is_proven(classes, &place, after),
            Setting::Labelled => self.is_likely(classes, &place, after),
        };
        let start = place.start.min(begin);
        accepted.then(|| Address {
            classes: start..last.classes.end,
            residential: self.is_lived_in(&place),
            rooted: place.root != Root::None,
        })
    }

    fn has(&self, kinds: &[Kind]) -> bool {
        self.parts.iter().any(|part| kinds.contains(&part.kind))
    }

    /// Whether a part follows the first by which one finds a flat.
    fn goes_inside(&self) -> bool {
        let inside = [Kind::Entrance, Kind::Room, Kind::Bare, Kind::Gate, Kind::Building];
        self.parts.iter().skip(1).any(|part| inside.contains(&part.kind))
    }

    /// Whether some place before it could make an address of it: the place is the dearer half of the question.
    fn may_be_proven(&self, after: &[u16]) -> bool {
        let Some(first) = self.parts.first() else { return false };
        match first.kind {
            Kind::Gate => self.parts.len() > 1 || ends_like_a_home(after) || !is_other_thing(after),
            Kind::Building => self.parts.len() > 1 || ends_like_a_home(after),
            Kind::Row | Kind::Entrance | Kind::Floor => self.parts.len() > 1,
            Kind::Room => first.number.digits >= 3,
            Kind::Bare => is_flat(first) && !after.first().is_some_and(|&c| is_han(c)),
            Kind::Group | Kind::Zone => false,
        }
    }

    /// In running text.
    fn is_proven(&self, classes: &[u16], place: &Place, after: &[u16]) -> bool {
        let Some(first) = self.parts.first() else { return false };
        let several = self.goes_inside();
        let ends_well = ends_like_a_home(after);
        // Where a meeting is held, not where someone lives or a letter is sent.
        if place.is_of_an_office() && !place.is_in_an_area() && !place.is_on_a_road() && !self.has(&[Kind::Entrance]) {
            return false;
        }
        match (first.kind, place.root) {
            (Kind::Gate, Root::Road) => self.parts.len() > 1 || !is_other_thing(after),
            (Kind::Gate, Root::Village | Root::Group) => {
                (place.is_in_an_area() || place.is_in_a_village() || place.lived_in) && (several || ends_well)
            }
            (Kind::Gate, Root::Estate) => several || (place.is_in_an_area() && ends_well),
            (Kind::Gate, Root::Area) => several && self.has(&[Kind::Entrance, Kind::Room]),
            (Kind::Gate, Root::Named) => {
                (several && self.has(&[Kind::Entrance, Kind::Room]))
                    || (place.is_in_an_area()
                        && place.is_in_a_village()
                        && (place.lived_in || is_end(after))
                        && ends_well)
            }
            (Kind::Building, Root::Estate | Root::Road | Root::Village | Root::Group) if several => true,
            (Kind::Building, Root::Estate) => {
                (place.is_in_an_area() || place.is_on_a_road()) && ends_well && !first.number.chinese
            }
            (Kind::Building, Root::Area | Root::Named | Root::None) => {
                self.has(&[Kind::Entrance]) && self.has(&[Kind::Room, Kind::Bare, Kind::Gate])
                    || several && place.is_in_an_area()
                    || self.has_room_of_a_block(classes)
            }
            (Kind::Building, Root::Road) => ends_well || place.lived_in,
            (Kind::Row, Root::Estate | Root::Village | Root::Group)
            | (Kind::Entrance, Root::Estate | Root::Village) => several,
            (Kind::Entrance, _) => self.parts.len() > 1 && self.has(&[Kind::Room]) && !first.number.chinese,
            (Kind::Floor, Root::Estate) => is_placed(place) && self.has(&[Kind::Room, Kind::Bare]),
            (Kind::Room, Root::Group) => place.lived_in && ends_well,
            (Kind::Room, Root::Estate) => {
                is_placed(place) && first.number.digits >= 3 && !ends_in(classes, first, "户")
            }
            (Kind::Bare, Root::Estate | Root::Village) => {
                is_flat(first) && (first.number.parts > 2 || !after.first().is_some_and(|&class| is_han(class)))
            }
            _ => false,
        }
    }

    /// `12幢1103室`: no office numbers its rooms so.
    fn has_room_of_a_block(&self, classes: &[u16]) -> bool {
        let block = self.parts.first().and_then(|part| classes.get(part.number.classes.end..part.classes.end));
        block.is_some_and(|word| starts_with(word, "栋") || starts_with(word, "幢"))
            && self.parts.iter().skip(1).any(|part| part.kind == Kind::Room && part.number.digits >= 3)
    }

    /// In a cell, or after a label.
    fn is_likely(&self, classes: &[u16], place: &Place, after: &[u16]) -> bool {
        let Some(first) = self.parts.first() else { return false };
        let several = self.goes_inside();
        let rooted = !matches!(place.root, Root::None | Root::Named) || place.is_in_an_area() || place.is_on_a_road();
        if is_said_before(classes, first.classes.start, &OTHER_NAMES) && !several {
            return false;
        }
        if self.is_proven(classes, place, after) {
            return true;
        }
        let no_more = !after.first().is_some_and(|&class| is_han(class));
        match first.kind {
            Kind::Gate if is_numbered_by_an_office(classes, first, place) => false,
            Kind::Gate if self.parts.len() == 1 => rooted && !is_other_thing(after),
            Kind::Gate => several || rooted,
            Kind::Building if several => true,
            Kind::Building if self.parts.len() > 1 => rooted && no_more,
            Kind::Building => no_more && names_one_building(classes, first, place),
            Kind::Row | Kind::Floor => several && rooted,
            Kind::Entrance => several || (place.root == Root::Estate && no_more),
            // A group's 22户 at the end of a cell is one household, not so many.
            Kind::Room if ends_in(classes, first, "户") && (!self.within.is_empty() || place.root == Root::Group) => {
                no_more
            }
            Kind::Room => {
                !ends_in(classes, first, "户")
                    && (first.number.digits >= 3 || place.is_on_a_road())
                    && no_more
                    && (rooted || place.name >= 3 || first.number.parts > 1)
            }
            Kind::Bare if place.root == Root::Road && is_short(first) => !is_other_thing(after),
            Kind::Bare if no_more => match place.root {
                Root::Estate | Root::Village | Root::Area => is_flat(first),
                Root::Named => place.name >= 3 && is_flat(first),
                _ => false,
            },
            Kind::Bare | Kind::Group | Kind::Zone => false,
        }
    }

    fn is_lived_in(&self, place: &Place) -> bool {
        let Some(first) = self.parts.first() else { return false };
        if self.has(&[Kind::Entrance]) {
            return true;
        }
        if place.is_of_an_office() {
            return false;
        }
        let village = matches!(place.root, Root::Village | Root::Group)
            || (matches!(place.root, Root::Named | Root::Area | Root::Estate)
                && place.is_in_an_area()
                && !place.is_on_a_road());
        let flat = match first.kind {
            Kind::Row => true,
            Kind::Building => self.goes_inside(),
            Kind::Bare => place.root != Root::Road,
            _ => false,
        };
        let inside = self.parts.iter().skip(1).any(|part| match part.kind {
            Kind::Building | Kind::Row => true,
            // But not `28号之一`, `9号附2`.
            Kind::Bare => part.number.digits > 1 || part.number.parts > 1,
            _ => false,
        });
        let dwellings = place.is_of_dwellings() && place.root != Root::Road && first.kind != Kind::Floor;
        village || flat || inside || dwellings || self.has(&[Kind::Room])
    }
}

/// `7-2-501`, `3-502`: building, entrance, room.
fn is_flat(unit: &Unit) -> bool {
    let number = &unit.number;
    number.short_parts && number.digits <= 4 && (number.parts > 2 || (number.parts == 2 && number.digits >= 3))
}

/// Whether a room of an estate can be found, or is a dwelling at least: not `会展中心302室`.
fn is_placed(place: &Place) -> bool {
    place.is_in_an_area() || place.is_on_a_road() || place.is_of_dwellings()
}

/// `民初12号`, `建规证5号`
fn is_numbered_by_an_office(classes: &[u16], unit: &Unit, place: &Place) -> bool {
    let before = unit.classes.start.checked_sub(1).and_then(|at| classes.get(at));
    place.root == Root::Named && before.is_some_and(|&class| is_one_of(class, NUMBERED_BY))
}

/// Whether a part's last character is one of these.
fn ends_in(classes: &[u16], unit: &Unit, characters: &str) -> bool {
    let last = unit.classes.end.checked_sub(1).and_then(|at| classes.get(at));
    last.is_some_and(|&class| is_one_of(class, characters))
}

/// `西溪明珠16幢`, but not `大桥4座`, `大棚1500栋`, `全县三栋`.
fn names_one_building(classes: &[u16], unit: &Unit, place: &Place) -> bool {
    let number = &unit.number;
    let has_letter = number.digits < number.classes.len() && !number.chinese;
    match place.root {
        Root::Estate => number.digits <= 3,
        Root::None => false,
        _ if has_letter => true,
        _ if number.chinese => matches!(place.root, Root::Area | Root::Road),
        _ => number.digits <= 3 && (place.name >= 3 || place.is_in_an_area()) && !ends_in(classes, unit, "座"),
    }
}

/// The number of a house on a road, without 号.
fn is_short(unit: &Unit) -> bool {
    (1..=4).contains(&unit.number.digits) && unit.number.parts <= 2
}

fn is_end(after: &[u16]) -> bool {
    after.first().is_none_or(|&class| !is_han(class) && !is_one_of(class, "、-–—~"))
}

fn ends_like_a_home(after: &[u16]) -> bool {
    is_end(after) || AFTER_A_HOME.iter().any(|word| starts_with(after, word))
}

fn is_other_thing(after: &[u16]) -> bool {
    OTHER_THINGS.iter().any(|word| starts_with(after, word))
}
