//! The parts that rules tell apart, by rule. A scheme may not know the rules themselves; a test keeps both alike.

/// The rules that tell parts, with the parts.
pub const ASPECTS: [(&str, &[&str]); 3] = [
    (
        "structure/guide-element",
        &[
            "scope",
            "channels",
            "time-limits",
            "requests",
            "queries",
            "body",
            "address",
            "postcode",
            "telephone",
            "fax",
            "complaint",
            "not-renewed",
        ],
    ),
    (
        "structure/reply-element",
        &[
            "addressee",
            "number",
            "signature",
            "date",
            "seal",
            "basis",
            "reconsideration",
            "reconsideration-body",
            "reconsideration-period",
            "litigation",
            "litigation-body",
            "litigation-period",
            "wrong-period",
        ],
    ),
    ("structure/proposal-element", &["issuer", "outline", "date", "number"]),
];

/// The parts of a rule, or of the rules of a family.
pub(super) fn of(rule: &str) -> impl Iterator<Item = &'static &'static str> {
    let covers = move |id: &str| super::index::covers(rule, id);
    ASPECTS.iter().filter(move |(id, _)| covers(id)).flat_map(|(_, aspects)| *aspects)
}
