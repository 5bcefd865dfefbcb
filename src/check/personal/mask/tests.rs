//! Counts held against candidates tried one by one, and what must hold of any mask.

use proptest::prelude::*;

use super::*;
use crate::check::personal::numbers::X;
use crate::dictionary::is_county;

fn day(year: u16, month: u8, day: u8) -> Date {
    Date::new(year, month, day).unwrap_or_else(|| unreachable!("there is such a day"))
}

fn today() -> Date {
    day(2026, 6, 15)
}

fn shown(text: &str) -> Shown {
    let place = |c: char| if c == 'X' { Some(X) } else { c.to_digit(10).map(|digit| digit as u8) };
    Shown(text.chars().map(place).collect())
}

fn left(text: &str) -> u64 {
    residents(&shown(text), &Known::default(), today())
}

fn known() -> [(&'static str, Known); 6] {
    let nothing = Known::default();
    [
        ("nothing", nothing),
        ("birthday", Known { born: Some(day(1990, 3, 7)), ..nothing }),
        ("month", Known { born_year_month: Some((1990, 3)), ..nothing }),
        ("age", Known { age: Some((1989, 1990)), ..nothing }),
        ("sex", Known { male: Some(true), ..nothing }),
        ("place", Known { county: [Some(5), Some(3), Some(0), Some(1), Some(0), Some(2)], ..nothing }),
    ]
}

#[test]
fn usual_masks_leave_what_they_leave() {
    let table = [
        // Mask, and what it leaves beside: nothing, birthday, month, age, sex, place.
        ("53010219900307****", [1_000, 1_000, 1_000, 1_000, 500, 1_000]),
        ("53010219900307***8", [91, 91, 91, 91, 46, 91]),
        ("53010219900307123*", [1, 1, 1, 1, 1, 1]),
        ("530102199003071238", [1, 1, 1, 1, 1, 1]),
        ("5301021990030712**", [10, 10, 10, 10, 5, 10]),
        ("53010219**03071238", [8, 1, 1, 1, 8, 8]),
        ("530102****03071238", [10, 1, 1, 1, 10, 10]),
        ("5301021990****1238", [34, 1, 3, 34, 34, 34]),
        ("530102********1238", [3_653, 1, 3, 67, 3_653, 3_653]),
        ("5301**********1238", [73_051, 2, 57, 1_328, 73_051, 3_653]),
        ("******199003071238", [660, 660, 660, 660, 660, 1]),
        ("530***********1238", [368_908, 10, 285, 6_703, 368_908, 3_653]),
        ("3****************5", [6_592_844_546, 164_091, 5_086_819, 119_786_364, 3_296_422_273, 0]),
        ("******************", [291_370_856_000, 7_252_000, 224_812_000, 5_293_960_000, 145_685_428_000, 40_178_000]),
    ];
    for (mask, lefts) in table {
        let counted = known().map(|(_, known)| residents(&shown(mask), &known, today()));
        assert_eq!(counted, lefts, "{mask}");
    }
}

#[test]
fn what_nobody_has_leaves_nothing() {
    let nobody =
        ["53010219901307****", "53010218800307****", "53010220260616****", "5301X2199003071***", "5301****1238", ""];
    for mask in nobody {
        assert_eq!(left(mask), 0, "{mask}");
        assert_eq!(of_resident(&shown(mask), &Known::default(), today()), None, "{mask}");
    }
    assert_eq!(left("99999919900307****"), 1_000, "the list may be older than the code");
    for no_mobile in ["238****5678", "138****567", "138****567X"] {
        assert_eq!((mobiles(&shown(no_mobile)), of_mobile(&shown(no_mobile))), (0, None), "{no_mobile}");
    }
    for no_card in ["6217*****123456", "6217********123X", "6217****************"] {
        assert_eq!((cards(&shown(no_card)), of_card(&shown(no_card))), (0, None), "{no_card}");
    }
}

#[test]
fn masks_are_graded() {
    use Strength::{Customary, Strong, Thin, Weak};
    let nothing = Known::default();
    let grade = |mask: &str, known: &Known| of_resident(&shown(mask), known, today());
    for mask in
        ["5301**********1238", "530***********1238", "5****************8", "530102********1238", "5301**********123X"]
    {
        assert_eq!(grade(mask, &nothing), Some(Customary), "{mask}");
    }
    for mask in
        ["53010219900307****", "53010219900307123*", "53010219**03071238", "5301021990****1238", "******199003071238"]
    {
        assert_eq!(grade(mask, &nothing), Some(Weak), "{mask}");
    }
    assert_eq!(grade("5301021990****12*8", &nothing), Some(Weak));
    assert_eq!(grade("5301021990****1***", &nothing), Some(Strong));
    assert_eq!(grade("530102199*****123*", &nothing), Some(Thin));
    let [_, (_, birthday), _, (_, age), (_, sex), (_, place)] = known();
    assert_eq!(grade("530102********1238", &birthday), Some(Weak));
    assert_eq!(grade("5301**********1238", &birthday), Some(Weak));
    assert_eq!(grade("530102********1238", &age), Some(Weak));
    assert_eq!(grade("5301**********1238", &age), Some(Customary));
    assert_eq!(grade("5301**********1238", &sex), Some(Customary));
    assert_eq!(grade("5301**********1238", &place), Some(Customary));
    // Of someone who moved: the birthday still counts.
    let moved = Known { county: [Some(1), Some(1), None, None, None, None], ..birthday };
    assert_eq!(grade("530102********1238", &moved), Some(Weak));
    // A day that is not that of the birth tells nothing.
    let hired = Known { born: Some(day(2012, 9, 1)), ..nothing };
    assert_eq!(grade("530102199*****123*", &hired), Some(Thin));

    let of = |mask: &str| (of_mobile(&shown(mask)), of_card(&shown(mask)));
    assert_eq!(of("138****5678").0, Some(Customary));
    assert_eq!(of("1*********8").0, Some(Customary));
    assert_eq!(of("13812*****8").0, Some(Strong));
    assert_eq!(of("1381***5678").0, Some(Weak));
    assert_eq!(of("****1235678").0, Some(Weak), "all begin with 1");
    assert_eq!(of("6217********1234").1, Some(Customary));
    assert_eq!(of("621700*********1234").1, Some(Customary));
    assert_eq!(of("6217001234******").1, Some(Strong));
    assert_eq!(of("621700123456****").1, Some(Weak), "Luhn's digit follows from the others");
}

#[test]
fn two_masks_show_together_what_each_shows() {
    let both = |a: &str, b: &str| together(&shown(a), &shown(b));
    let whole = both("530102********1238", "53010219900307****");
    assert!(whole == Some(shown("530102199003071238")));
    assert!(both("138****5678", "1381234****") == Some(shown("13812345678")));
    assert!(both("138****5678", "139****5678").is_none());
    assert!(both("138****5678", "138****567").is_none());
    assert!(both("", "") == Some(Shown(Vec::new())));
}

/// How many ways there are to fill what is hidden so that it passes.
fn one_by_one(shown: &Shown, passes: &dyn Fn(&[u8]) -> bool) -> u64 {
    let hidden: Vec<usize> = (0..shown.0.len()).filter(|&at| shown.0[at].is_none()).collect();
    let mut number: Vec<u8> = shown.0.iter().map(|digit| digit.unwrap_or(0)).collect();
    let fill = |mut filling: u64| {
        for &at in &hidden {
            number[at] = (filling % 10) as u8;
            filling /= 10;
        }
        u64::from(passes(&number))
    };
    (0..10_u64.pow(hidden.len() as u32)).map(fill).sum()
}

fn check_character(body: &[u8]) -> u8 {
    let sum = body.iter().fold(0_u32, |sum, &digit| (sum + u32::from(digit)) * 2 % 11);
    ((12 - sum) % 11) as u8
}

/// A number with the places hidden that the bits name.
fn masked(digits: &[u8], bits: u32) -> Shown {
    Shown(digits.iter().enumerate().map(|(at, &digit)| Some(digit).filter(|_| bits >> at & 1 == 0)).collect())
}

/// The body of a resident's number of a known county.
fn body() -> impl Strategy<Value = Vec<u8>> {
    let county = prop::sample::select(vec![530_102_u32, 110_101, 532_901, 820_000, 440_306]);
    (county, 1930..2020_u16, 1..13_u8, 1..29_u8, 0..1000_u16).prop_map(|(county, year, month, day, sequence)| {
        let digits = format!("{county}{year}{month:02}{day:02}{sequence:03}");
        digits.bytes().map(|byte| byte - b'0').collect()
    })
}

/// At most four of the places, so that they can be tried one by one.
fn few_of(places: u32) -> impl Strategy<Value = u32> {
    prop::collection::vec(0..places, 0..5)
        .prop_map(|places| places.into_iter().fold(0, |bits, place| bits | 1 << place))
}

fn anything_known() -> impl Strategy<Value = Known> {
    let birthday = (1900..2030_u16, 1..13_u8, 1..29_u8).prop_map(|(y, m, d)| Date::new(y, m, d));
    let born = prop_oneof![Just(None), birthday];
    let month = prop::option::of((1900..2030_u16, 0..14_u8));
    let age = prop::option::of((1900..2030_u16, 1900..2030_u16));
    let county = prop::array::uniform6(prop::option::weighted(0.3, prop::sample::select(vec![0, 1, 2, 3, 5, 11])));
    (born, month, age, prop::option::of(any::<bool>()), county)
        .prop_map(|(born, born_year_month, age, male, county)| Known { born, born_year_month, age, male, county })
}

/// Any places at all, mostly as many as some number has, mostly digits.
fn anything_shown() -> impl Strategy<Value = Shown> {
    let digit = prop_oneof![20 => (0..10_u8).prop_map(Some), 20 => Just(None), 1 => any::<u8>().prop_map(Some)];
    let lengths = prop_oneof![Just(11_usize), 16..20_usize, 0..40_usize];
    lengths.prop_flat_map(move |length| prop::collection::vec(digit.clone(), length)).prop_map(Shown)
}

/// What is known, with more of it forgotten the more bits are set.
fn forget(known: &Known, bits: u8) -> Known {
    let keep = |bit: u8| bits >> bit & 1 == 0;
    Known {
        born: known.born.filter(|_| keep(0)),
        born_year_month: known.born_year_month.filter(|_| keep(1)),
        age: known.age.filter(|_| keep(2)),
        male: known.male.filter(|_| keep(3)),
        county: known.county.map(|digit| digit.filter(|_| keep(4))),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn residents_are_counted_as_one_by_one(
        body in body(),
        bits in few_of(17),
        male in prop::option::of(any::<bool>()),
        ages in prop::option::of(1940..2010_u16),
    ) {
        let shown = masked(&body, bits);
        let age = ages.map(|from| (from, from + 20));
        let number = |digits: &[u8]| digits.iter().fold(0_u32, |number, &digit| number * 10 + u32::from(digit));
        let exists = |digits: &[u8]| {
            let year = number(&digits[6..10]) as u16;
            let born = Date::new(year, number(&digits[10..12]) as u8, number(&digits[12..14]) as u8);
            let is_alive = born.is_some_and(|born| (day(1916, 6, 15)..=today()).contains(&born));
            let is_aged = age.is_none_or(|(from, to)| (from..=to).contains(&year));
            // The sex narrows down only what is hidden.
            let is_male = male.is_none_or(|male| shown.0[16].is_some() || (digits[16] % 2 == 1) == male);
            is_alive && is_aged && is_male && is_county(number(&digits[..6]))
        };
        let all = one_by_one(&shown, &exists);
        let known = Known { age, male, ..Known::default() };
        let with = |check: Option<u8>| {
            residents(&Shown(shown.0.iter().copied().chain([check]).collect()), &known, today())
        };
        prop_assert_eq!(with(None), all);
        // The eleven check characters share the candidates out among themselves, about evenly.
        for check in 0..=10 {
            prop_assert_eq!(with(Some(check)), all.div_ceil(11));
        }
        let share = one_by_one(&shown, &|digits| exists(digits) && check_character(digits) == check_character(&body));
        prop_assert!(share.abs_diff(all.div_ceil(11)) <= 2 + all / 11, "{} of {}", share, all);
    }

    #[test]
    fn cards_are_counted_as_one_by_one(
        mut digits in prop::collection::vec(0..10_u8, 15..19), bits in few_of(19),
    ) {
        let luhn = |digits: &[u8]| {
            let worth = |(at, &digit): (usize, &u8)| match (at % 2, u32::from(digit)) {
                (1, digit @ 5..) => digit * 2 - 9,
                (1, digit) => digit * 2,
                (_, digit) => digit,
            };
            digits.iter().rev().enumerate().map(worth).sum::<u32>() % 10
        };
        digits.push(0);
        let last = digits.len() - 1;
        digits[last] = ((10 - luhn(&digits)) % 10) as u8;
        let shown = masked(&digits, bits);
        prop_assert_eq!(cards(&shown), one_by_one(&shown, &|digits| luhn(digits) == 0));
    }

    #[test]
    fn mobiles_are_counted_as_one_by_one(rest in prop::collection::vec(0..10_u8, 10), bits in few_of(11)) {
        let shown = masked(&[&[1], rest.as_slice()].concat(), bits);
        prop_assert_eq!(mobiles(&shown), one_by_one(&shown, &|digits| digits[0] == 1));
    }

}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn hiding_more_never_leaves_fewer(mut shown in anything_shown(), known in anything_known(), at in 0..40_usize) {
        let counts = |shown: &Shown| [residents(shown, &known, today()), mobiles(shown), cards(shown)];
        let before = counts(&shown);
        if let Some(digit) = shown.0.get_mut(at) {
            *digit = None;
        }
        let after = counts(&shown);
        prop_assert!(before.iter().zip(&after).all(|(before, after)| before <= after), "{:?} {:?}", before, after);
    }

    #[test]
    fn knowing_more_never_leaves_more(
        body in body(), bits in any::<u32>(), known in anything_known(), forgotten in any::<u8>(),
    ) {
        let mut shown = masked(&body, bits);
        shown.0.push(None);
        let less = residents(&shown, &forget(&known, forgotten), today());
        prop_assert!(residents(&shown, &known, today()) <= less);
    }

    #[test]
    fn no_mask_and_no_day_is_too_strange(
        shown in anything_shown(), other in anything_shown(), known in anything_known(), year in any::<u16>(),
    ) {
        let today = Date::new(year, 2, 28).unwrap_or_else(today);
        let _ = (of_resident(&shown, &known, today), of_mobile(&shown), of_card(&shown));
        let _ = together(&shown, &other);
    }

    #[test]
    fn what_is_shown_together_hides_no_more_than_either(a in body(), bits in any::<u32>(), others in any::<u32>()) {
        prop_assert!(together(&masked(&a, bits), &masked(&a, others)) == Some(masked(&a, bits & others)));
    }

    #[test]
    fn no_text_is_too_strange(
        signs in prop::collection::vec(prop::sample::select("0159x×*某-.…⋯a\u{1}".chars().collect::<Vec<_>>()), 0..24),
        length in 0..40_usize,
    ) {
        let classes: Vec<u16> = signs.into_iter().map(|c| c as u16).collect();
        if let Some(masked) = read(&classes) {
            prop_assert!(masked.length().is_none_or(|length| masked.as_long_as(length).is_some()));
            prop_assert!(masked.as_long_as(length).is_none_or(|shown| shown.0.len() == length && shown.hidden() > 0));
        }
    }
}
