//! Contents that are broken, cut, or far too much.

use super::*;

#[test]
fn broken_contents_lose_no_text() {
    for content in [
        "BT /F 9 Tf (a) Tj (b) Tj",
        "Q Q Q ET BT BT /F 9 Tf (a) Tj ET (b) Tj ET",
        "/F 9 Tf (a) Tj BT (b) Tj",
        "BT /F 9 Tf garbage (a) Tj \u{1} ] >> } ) (b) Tj ET",
        "BT /F 9 Tf [(a) 3 (b) TJ ET",
        "BT /F 9 Tf << /X (a) Tj (a) Tj (b) Tj ET",
        "BT /F 9 Tf 1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9 (a) Tj (b) Tj",
        "BT /F 9 Tf% ) Tj\n(a) Tj(b)Tj ET",
        "BT /F 9.0.0 Tf 1-2 --3 Td 1e-5 0Tc (a)Tj .Tc (b)Tj ET",
        "BT /#46 9 Tf (ab) Tj",
    ] {
        assert_eq!(paint(content).said(), "ab", "{content}");
    }
}

#[test]
fn text_without_a_typeface_is_told() {
    let sheet = paint("BT /Unknown 9 Tf (a) Tj ET");
    assert_eq!(sheet.problems, [ProblemKind::Damaged]);
}

#[test]
fn streams_are_joined_wherever_they_are_cut() {
    let joined = |first: &str, second: &str| {
        let page = "<</Contents[2 0 R 4 0 R]/Resources<</Font<</F 3 0 R>>>>>>";
        let lengths = [first, second].map(|part| format!("<</Length {}>>", part.len()));
        let objects: &[(&str, Option<&[u8]>)] = &[
            (page, None),
            (&lengths[0], Some(first.as_bytes())),
            ("<</Type/Font/Subtype/Type1>>", None),
            (&lengths[1], Some(second.as_bytes())),
        ];
        paint_objects(objects, "<<>>", 0).said()
    };
    assert_eq!(joined("BT /F 9 Tf (a) Tj ET", "BT (b) Tj ET"), "ab");
    assert_eq!(joined("BT /F 9 Tf (a", "b) Tj ET"), "ab");
    assert_eq!(joined("BT /F 9 Tf [(a) 3(", "b)] TJ ET"), "ab");
    assert_eq!(joined("BT /F 9 Tf [(a) 3", "0 (b)] TJ ET"), "ab");
    assert_eq!(joined("BT /F 9 Tf (a\\)", "b) Tj ET"), "a)b");
}

#[test]
fn states_are_kept_so_deep() {
    let content = format!("{} BT /F 9 Tf (a) Tj ET {}", "q ".repeat(20_000), "Q ".repeat(20_000));
    let sheet = paint(&content);
    assert_eq!((sheet.said().as_str(), sheet.problems), ("a", vec![ProblemKind::TooDeep(10_000)]));
}

#[test]
fn shapes_are_counted() {
    let sheet = paint(&"0 0 9 9 re f ".repeat(200_001));
    assert_eq!((sheet.page.shapes.len(), sheet.problems), (200_000, vec![ProblemKind::TooMany(200_000)]));
}

#[test]
fn numbers_that_are_none_hurt_nobody() {
    let huge = "9".repeat(40);
    let sheet = paint(&format!(
        "{huge} 0 0 {huge} {huge} {huge} cm {huge} 0 0 {huge} 0 0 cm {huge} 0 0 -{huge} 0 0 cm 0 0 1 1 re W B BT /F {huge} Tf (ab) Tj \
         [{huge} (c)] TJ ET {huge} w 0 0 m 1 1 l S"
    ));
    assert_eq!(sheet.said(), "abc");
    let sane = sheet.page.glyphs.iter().all(|glyph| glyph.at.x.is_finite() && glyph.area.left.is_finite());
    assert!(sane && sheet.page.shapes.iter().all(|shape| shape.area.left.is_finite()));
}

/// Numbers by chance, always the same.
struct Chance(u64);

impl Chance {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }
}

#[test]
fn contents_by_chance_are_read_to_their_end() {
    const WORDS: [&str; 70] = [
        "q",
        "Q",
        "cm",
        "gs",
        "w",
        "J",
        "d",
        "m",
        "l",
        "c",
        "v",
        "y",
        "h",
        "re",
        "S",
        "s",
        "f",
        "F",
        "f*",
        "B",
        "B*",
        "b",
        "b*",
        "n",
        "W",
        "W*",
        "BT",
        "ET",
        "Tf",
        "Tc",
        "Tw",
        "Tz",
        "TL",
        "Tr",
        "Ts",
        "Td",
        "TD",
        "Tm",
        "T*",
        "Tj",
        "TJ",
        "'",
        "\"",
        "g",
        "RG",
        "k",
        "cs",
        "SC",
        "scn",
        "Do",
        "sh",
        "BI",
        "ID",
        "EI",
        "BMC",
        "BDC",
        "EMC",
        "/F",
        "/X",
        "/P",
        "(a(b)\\051)",
        "<6162>",
        "[",
        "]",
        "<<",
        ">>",
        "<</ActualText(x)/MCID 1>>",
        "true",
        "1e9",
        "-3.5",
    ];
    let mut chance = Chance(7);
    let (dict, form) = ("<</Subtype/Form/BBox[0 0 90 90]/Length 40>>", b"/X Do 0 0 5 5 re f BT /F 5 Tf (a) Tj ET");
    let resources = "/XObject<</X 4 0 R>>/ExtGState<</P<</SMask<</G 4 0 R>>/Font[3 0 R 7]>>>>/Pattern<</P 4 0 R>>/ColorSpace<</P[/Pattern]>>\
        /Shading<</P<<>>>>/Properties<</P<</ActualText(y)>>>>";
    for _ in 0..60 {
        let mut content = Vec::new();
        for _ in 0..400 {
            match chance.next(10) {
                0 => content.push(chance.next(256) as u8),
                1..4 => content.extend(format!("{} ", chance.next(300)).bytes()),
                _ => content.extend(WORDS.get(chance.next(70)).unwrap_or(&"q").bytes().chain(*b" ")),
            }
        }
        paint_with(&content, resources, &[(dict, Some(form))]);
        let noise: Vec<u8> = (0..2_000).map(|_| chance.next(256) as u8).collect();
        paint_with(&noise, resources, &[(dict, Some(form))]);
    }
}
