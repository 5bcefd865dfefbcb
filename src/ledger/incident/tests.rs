use super::{Details, Filter, Incident, Register, State};
use crate::document::Date;
use crate::ledger::{AtStakeThen, Event, EventKind, Marks, Moment, Opening, Seen, Step};
use crate::scheme::Noticed;

fn event(seq: u64, incident: u64, kind: EventKind, body: Option<String>) -> Event {
    let at = Moment(1_790_000_000_000 + i64::try_from(seq).unwrap_or_default() * 60_000);
    Event { seq, at, actor: "甲".to_owned(), kind, incident, marks: Marks::default(), body, hash: [0; 32] }
}

fn opening(places: usize, stakes: &[(&str, Option<&str>, &str)]) -> Option<String> {
    let stake = |&(points, up_to, per): &(&str, Option<&str>, &str)| AtStakeThen {
        scheme: "s".to_owned(),
        item: points.to_owned(),
        points: points.to_owned(),
        up_to: up_to.map(str::to_owned),
        per: per.to_owned(),
        ..AtStakeThen::default()
    };
    let opening = Opening {
        unit: "某局".to_owned(),
        rule: "personal/mobile".to_owned(),
        count: places as u64,
        places: vec![Seen::default(); places],
        due: "2026-09-30".to_owned(),
        noticed: "self".to_owned(),
        at_stake: stakes.iter().map(stake).collect(),
        ..Opening::default()
    };
    serde_json::to_string(&opening).ok()
}

fn step(step: &Step) -> Option<String> {
    serde_json::to_string(step).ok()
}

#[test]
fn a_life_is_folded() {
    let noticed =
        |who: &str, circular: &str| Step { noticed: who.to_owned(), circular: circular.to_owned(), ..Step::default() };
    let events = [
        event(3, 3, EventKind::Found, opening(2, &[("0.5", None, "document"), ("1", Some("3"), "circular")])),
        event(4, 3, EventKind::More, opening(1, &[])),
        event(5, 3, EventKind::Noticed, step(&noticed("province", "省通报1号"))),
        event(6, 3, EventKind::Noticed, step(&noticed("county", "县通报2号"))),
        event(7, 3, EventKind::Noticed, step(&noticed("county", "县通报2号"))),
        event(8, 3, EventKind::Contained, step(&Step { due: "2026-10-01".to_owned(), ..Step::default() })),
        event(9, 3, EventKind::SeenClean, step(&Step::default())),
    ];
    let incident = Incident::of(&events).unwrap_or_default();
    assert_eq!((incident.number, incident.state, incident.opening.count), (3, State::Contained, 3));
    assert_eq!((incident.level(), incident.circulars().count()), (Noticed::Province, 2));
    assert_eq!((incident.since, incident.offered()), (events[5].at, true));
    assert_eq!(incident.history.len(), events.len());
    let day = |text| Date::parse(text).unwrap_or(Date::from_unix_days(0));
    assert!(!incident.overdue(day("2026-10-01")) && incident.overdue(day("2026-10-02")));
    let stakes: Vec<_> = incident.stakes().into_iter().map(|(scheme, span)| (scheme, span.say())).collect();
    assert_eq!(stakes, [("s".to_owned(), "0.5–3.5".to_owned())]);

    let mut register = Register::default();
    for event in &events {
        register.add(event);
    }
    let row = register.get(3).cloned().unwrap_or_default();
    assert_eq!(row, Incident { history: Vec::new(), ..incident });
}

#[test]
fn what_was_pruned_or_cannot_be_understood_is_said() {
    for (body, details) in [
        (None, Details::Pruned),
        (Some("{"), Details::Unreadable),
        (Some("[1]"), Details::Unreadable),
        (Some(r#"{"count":"many"}"#), Details::Unreadable),
        (Some(r#"{"later":1}"#), Details::Places(0)),
    ] {
        let events = [
            event(1, 1, EventKind::Found, body.map(str::to_owned)),
            event(2, 1, EventKind::Contained, Some("null".to_owned())),
        ];
        let incident = Incident::of(&events).unwrap_or_default();
        assert_eq!((incident.history[0].details.clone(), incident.state), (details.clone(), State::Contained));
        assert_eq!((incident.pruned, incident.unreadable), (details == Details::Pruned, true));
    }
    assert_eq!(Incident::of(&[]), None);
    assert_eq!(Incident::of(&[event(1, 1, EventKind::Closed, None)]), None);
}

#[test]
fn a_blocked_draft_stays_one() {
    let events = [
        event(1, 1, EventKind::Prevented, opening(1, &[])),
        event(2, 1, EventKind::FalseAlarm, step(&Step::default())),
        event(3, 1, EventKind::Reopened, step(&Step::default())),
    ];
    assert_eq!(Incident::of(&events[..2]).map(|incident| incident.state), Some(State::FalseAlarm));
    let incident = Incident::of(&events).unwrap_or_default();
    assert_eq!((incident.state, incident.overdue(Date::from_unix_days(90_000))), (State::Prevented, false));
}

#[test]
fn a_register_is_filtered() {
    let mut register = Register::default();
    register.add(&event(1, 1, EventKind::Found, opening(1, &[])));
    register.add(&event(2, 2, EventKind::Prevented, opening(1, &[])));
    register.add(&event(3, 9, EventKind::Closed, step(&Step::default())));
    register.add(&event(4, 0, EventKind::Run, Some(r#"{"files":7,"blocked":2}"#.to_owned())));
    let numbers = |filter: &Filter| register.wanted(filter).iter().map(|incident| incident.number).collect::<Vec<_>>();
    assert_eq!(numbers(&Filter::default()), [1, 2]);
    assert_eq!(numbers(&Filter { prevented: Some(true), ..Filter::default() }), [2]);
    assert_eq!(numbers(&Filter { unit: Some("乙".to_owned()), ..Filter::default() }), [0; 0]);
    assert_eq!(
        numbers(&Filter { rule: Some("personal/*".to_owned()), states: vec![State::Found], ..Filter::default() }),
        [1]
    );
    assert_eq!(
        numbers(&Filter { rule: Some("personal/*".to_owned()), since: Date::new(2099, 1, 1), ..Filter::default() }),
        [0; 0]
    );
    assert_eq!(register.stray, 1);
    let day = Moment(1_790_000_000_000).day();
    assert_eq!(register.checked(day, day).files, 7);
}

proptest::proptest! {
    /// Whatever stands in a ledger, of whatever release: it is folded, and in a register to the same.
    #[test]
    fn any_events_are_folded(
        events in proptest::collection::vec((0..EventKind::ALL.len(), 0_u64..6, proptest::option::of("\\PC{0,40}"), proptest::num::i64::ANY), 0..30),
        count in proptest::num::u64::ANY,
    ) {
        let mut register = Register::default();
        let mut of_first = Vec::new();
        for (seq, (kind, incident, body, at)) in (1..).zip(events) {
            let kind = EventKind::ALL.get(kind).copied().unwrap_or_default();
            let body = body.map(|body| if seq % 2 == 0 { format!("{{\"count\":{count},\"due\":{body:?}}}") } else { body });
            let incident = match kind {
                EventKind::Run | EventKind::Form | EventKind::Pruned => 0,
                kind if kind.begins() => seq,
                _ => incident,
            };
            let event = Event { at: Moment(at), ..event(seq, incident, kind, body) };
            register.add(&event);
            if of_first.first().map_or(kind.begins(), |first: &Event| first.seq == incident) {
                of_first.push(event);
            }
        }
        let today = Date::from_unix_days(20_000);
        for incident in register.incidents() {
            let _ = (incident.stakes(), incident.overdue(today), incident.level(), incident.day());
        }
        if let Some(incident) = Incident::of(&of_first) {
            let row = register.get(incident.number).cloned();
            proptest::prop_assert_eq!(row, Some(Incident { history: Vec::new(), ..incident }));
        }
    }
}
