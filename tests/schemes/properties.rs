//! What holds of every file and of all facts.

use baguan::check;
use baguan::document::Channel;
use baguan::finding::{Language, Points, Severity};
use baguan::scheme::{self, Entry, Fact, FormState, Noticed, Posted, Scheme, Sheet, Sort, Unit, What, score};
use proptest::prelude::*;

/// A built-in file with some pieces of it put elsewhere, doubled, or replaced.
fn mutated() -> impl Strategy<Value = String> {
    let files: Vec<&str> = scheme::built_in_files().map(|(_, text)| text).collect();
    let pieces = prop::sample::select(vec![
        "\"",
        "[[item]]\n",
        "[[item.cost]]\n",
        "{",
        "}",
        "]",
        "= 0\n",
        "\"-1\"",
        "\"9999999\"",
        "by = {}\n",
        "\u{0}",
        "é",
        "\n",
        "when = { rules = [\"*\"] }\n",
        "per = \"circular\"\n",
        "points = \"0\"\n",
        "[ranking]\n",
        "1e400",
        "a.b.c = 1\n",
    ]);
    let edit = (any::<prop::sample::Index>(), 0..40_usize, prop::option::of(pieces));
    (prop::sample::select(files), prop::collection::vec(edit, 1..6)).prop_map(|(text, edits)| {
        let mut chars: Vec<char> = text.chars().collect();
        for (at, gone, piece) in edits {
            let at = at.index(chars.len().max(1)).min(chars.len());
            let end = (at + gone).min(chars.len());
            chars.splice(at..end, piece.unwrap_or_default().chars());
        }
        chars.into_iter().collect()
    })
}

/// A fact about one of a few units and documents.
fn fact() -> impl Strategy<Value = Fact> {
    let ids: Vec<&'static str> = check::ids().to_vec();
    let posted = (
        prop::sample::select(ids),
        prop::option::of(prop::sample::select(vec!["seal", "fax", "basis", "not-renewed"])),
        prop::sample::select(vec![Severity::Block, Severity::Review, Severity::Note]),
        prop::sample::select(vec!["official-document", "request-reply", "list"]),
        prop::sample::select(vec!["pdf", "docx"]),
        prop::sample::select(Channel::ALL.to_vec()),
        0..6_u8,
        prop::sample::select(Noticed::ALL.to_vec()),
        prop::option::of(prop::sample::select(vec!["第1期", "第 1 期", "第2期"])),
        prop::option::of(0..4_u8),
    );
    let posted =
        posted.prop_map(|(rule, aspect, severity, kind, format, channel, document, noticed, circular, hand)| {
            What::Posted(Posted {
                rule: rule.to_owned(),
                aspect: aspect.map(str::to_owned),
                severity,
                kind: kind.to_owned(),
                format: format.to_owned(),
                channel,
                document: format!("{document}"),
                noticed,
                circular: circular.map(str::to_owned),
                places: 1,
                by_hand: hand.map(|hand| format!("#{hand}")),
            })
        });
    let form = (prop::sample::select(vec!["security-review", "publication-approval", "other"]), any::<bool>(), 0..4_u8);
    let form = form.prop_map(|(form, late, of)| What::Form {
        form: form.to_owned(),
        state: if late { FormState::Late } else { FormState::Missing },
        of: if of < 2 { format!("2026-W0{of}") } else { format!("{of}.pdf") },
    });
    let entry = (0..30_u8, 0..4_u32, prop::option::of(0..9_u8)).prop_map(|(item, count, points)| {
        What::Entry(Entry {
            item: format!("{item}"),
            cost: None,
            count,
            points: points.and_then(|points| Points::parse(&format!("0.{points}"))),
        })
    });
    let what = prop_oneof![8 => posted, 1 => form, 1 => entry, 1 => Just(What::Reported)];
    (0..5_u8, what, 0..9_u8).prop_map(|(unit, what, evidence)| Fact {
        unit: if unit == 0 { String::new() } else { format!("{unit}镇") },
        what,
        evidence: format!("{evidence}"),
    })
}

/// What must hold of a sheet: nothing beyond its caps, and sums that are sums.
fn sound(scheme: &Scheme, sheet: &Sheet) -> Result<(), TestCaseError> {
    let mut taken = Points::ZERO;
    for (item, line) in scheme.items.iter().zip(&sheet.lines) {
        let charged: Points = line.charges.iter().map(|charge| charge.points).sum();
        let most = match item.sort {
            Sort::Score(most) => Some(most),
            Sort::Deduction(most) | Sort::Bonus(most) => most,
            Sort::Duty => Some(Points::ZERO),
        };
        prop_assert_eq!(line.points + line.held_back, charged);
        prop_assert!(most.is_none_or(|most| line.points <= most));
        prop_assert!(line.points >= Points::ZERO && line.held_back >= Points::ZERO);
        if !matches!(item.sort, Sort::Bonus(_)) {
            taken = taken + line.points;
        }
    }
    prop_assert_eq!(sheet.taken, taken + sheet.groups.iter().copied().sum());
    let total = scheme.total.filter(|_| sheet.total.is_some());
    if let (Some(of), Some(total)) = (total, sheet.total) {
        let before = of - sheet.taken + sheet.bonus - sheet.cut + sheet.raised;
        prop_assert_eq!(total, if sheet.vetoes.is_empty() { before } else { Points::ZERO });
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_written_is_read_or_refused_in_words(text in mutated()) {
        if let Err(mistakes) = Scheme::parse(&text, "a.toml", &check::ids()) {
            prop_assert!(!mistakes.is_empty());
            for mistake in mistakes {
                prop_assert!(mistake.line >= 1 && mistake.line <= text.lines().count() + 1);
                prop_assert!(!mistake.say(Language::Chinese).is_empty() && !mistake.say(Language::English).is_empty());
            }
        }
    }

    #[test]
    fn the_order_of_the_facts_is_of_no_account(
        (facts, shuffled) in prop::collection::vec(fact(), 0..60)
            .prop_flat_map(|facts| (Just(facts.clone()), Just(facts).prop_shuffle())),
        years in 0..4_u32,
    ) {
        let units = [
            Unit { name: "1镇".to_owned(), group: Some("B".to_owned()), bottom_years: years },
            Unit { name: "2镇".to_owned(), group: None, bottom_years: years },
        ];
        for scheme in super::built_in() {
            let sheets = score(&scheme, &facts, &units);
            prop_assert_eq!(&sheets, &score(&scheme, &shuffled, &units));
            for sheet in sheets.units.iter().chain(&sheets.region) {
                sound(&scheme, sheet)?;
            }
        }
    }

    #[test]
    fn one_more_fault_never_leaves_more_points(facts in prop::collection::vec(fact(), 1..60)) {
        // Entries and reports may be bonuses.
        let fault = |fact: &&Fact| matches!(fact.what, What::Posted(_) | What::Form { .. });
        let faults: Vec<Fact> = facts.iter().filter(fault).cloned().collect();
        let units: Vec<Unit> = (1..5).map(|unit| Unit { name: format!("{unit}镇"), ..Unit::default() }).collect();
        for scheme in super::built_in() {
            let totals = |facts: &[Fact]| {
                let sheets = score(&scheme, facts, &units);
                let mut totals: Vec<_> =
                    sheets.units.iter().chain(&sheets.region).map(|sheet| (sheet.unit.clone(), sheet.total)).collect();
                totals.retain(|(unit, _)| !unit.is_empty() || scheme.counts == scheme::Counts::Region);
                totals.sort();
                totals
            };
            let (all, fewer) = (totals(&faults), totals(faults.get(1..).unwrap_or_default()));
            for ((unit, all), (_, fewer)) in all.iter().zip(&fewer) {
                prop_assert!(all <= fewer, "{unit}: {all:?} {fewer:?}");
            }
        }
    }
}
