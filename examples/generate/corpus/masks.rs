//! Values that somebody masked: as is customary, or so that they can be got back.

use super::people::Person;
use super::random::Random;
use super::{digits, people};

/// The text for a field `mask-…` or `weak-…`.
pub fn value(random: &mut Random, person: &Person, field: &str) -> Option<String> {
    let sign = *[&"*", &"*", &"*", &"＊", &"×", &"●", &"x", &"?"][random.below(8)];
    let star = "*";
    let (id, mobile) = (person.id.as_str(), person.mobile.as_str());
    Some(match field {
        "mask-mobile" => hidden(mobile, 3..7, sign),
        "mask-mobile-middle" => hidden(mobile, 3..8, sign),
        "mask-id-4" => hidden(id, 4..14, sign),
        "mask-id-6" => hidden(id, 6..14, sign),
        "mask-id-6-8" => hidden(id, 6..18, sign),
        "mask-id-stars" => hidden(id, 3..17, star),
        "mask-card" => {
            let card = digits::card(random, 16);
            if random.one_in(2) {
                format!("{} **** **** {}", &card[..4], &card[12..])
            } else {
                hidden(&card, 6..12, star)
            }
        }
        "mask-card-19" => {
            let card = digits::card(random, 19);
            if random.one_in(2) {
                format!("{} **** **** *** {}", &card[..4], &card[15..])
            } else {
                hidden(&card, 4..15, star)
            }
        }
        "mask-landline" => {
            let number = people::landline(random).replace(['—', ' '], "-");
            hidden(&number, number.len() - 6..number.len() - 2, star)
        }
        "mask-name" => {
            let surname = people::surname(random);
            format!("{surname}{}", random.pick(&["**", "*", "某某", "某", "××", "＊＊", "XX"]))
        }
        "mask-email" => {
            let email = people::email(random);
            let (name, host) = email.split_once('@').unwrap_or((&email, ""));
            format!("{}***@{host}", &name[..1])
        }
        "mask-plate" => format!("云{}{}***{}", random.word("A C D"), random.between(1, 9), random.between(0, 9)),
        "mask-door" => format!("{}{}**号", people::county(random), people::road(random)),
        // The birthday and the region stay: a thousand numbers are left.
        "weak-id-14" => hidden(id, 14..18, sign),
        "weak-id-14-3" => hidden(id, 14..17, sign),
        // The check digit follows from the others.
        "weak-id-last" => hidden(id, 17..18, sign),
        "weak-id-last-two" => hidden(id, 16..18, sign),
        "weak-id-years" => hidden(id, 8..10, sign),
        "weak-id-days" => hidden(id, 12..14, sign),
        // To stand beside the birthday, and to stand elsewhere beside its own other half.
        "weak-id-6" => hidden(id, 6..14, star),
        "weak-id-4" => hidden(id, 4..14, star),
        "weak-id-head" => hidden(id, 14..18, star),
        "weak-id-middle" => format!("******{}****", &id[6..14]),
        "weak-mobile-2" => hidden(mobile, 3..5, sign),
        "weak-mobile-end" => hidden(mobile, 9..11, sign),
        "weak-mobile-1" => hidden(mobile, 6..7, sign),
        "weak-mobile-head" => hidden(mobile, 7..11, star),
        "weak-mobile-tail" => hidden(mobile, 3..7, star),
        _ => return None,
    })
}

fn hidden(value: &str, range: std::ops::Range<usize>, sign: &str) -> String {
    value
        .chars()
        .enumerate()
        .map(|(place, c)| if range.contains(&place) { sign.to_owned() } else { c.to_string() })
        .collect()
}
