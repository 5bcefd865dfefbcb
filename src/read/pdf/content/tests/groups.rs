//! Contents in contents, marked parts, layers, annotations.

use super::*;
use ShapeKind::{Annotation, Area, Redaction};

fn form(extra: &str, content: &str) -> (String, Vec<u8>) {
    (format!("<</Subtype/Form/BBox[0 0 200 100]{extra}/Length {}>>", content.len()), content.into())
}

#[test]
fn forms_are_painted_where_their_matrix_says() {
    let (dict, content) = form("/Matrix[1 0 0 1 50 0]", "BT /F 9 Tf 1 2 Td (a) Tj ET 0 0 9 9 re f");
    let sheet = paint_with(b"q 2 0 0 2 0 0 cm /X Do Q /X Do", "/XObject<</X 4 0 R>>", &[(&dict, Some(&content))]);
    let places: Vec<_> = sheet.page.glyphs.iter().map(|glyph| (glyph.at.x, glyph.at.y)).collect();
    assert_eq!(places, [(102.0, 96.0), (51.0, 98.0)]);
    assert_eq!(sheet.shapes(), [(Area, [100, 82, 118, 100], true), (Area, [50, 91, 59, 100], true)]);
}

#[test]
fn a_form_does_not_paint_itself_and_leaves_all_as_it_was() {
    let (dict, content) = form(
        "/Resources<</XObject<</X 4 0 R>>/Font<</F 3 0 R>>>>",
        "1 0 0 rg BT /F 9 Tf (a) Tj Q Q Q /X Do /OC /P BDC q",
    );
    let page = b"BT /F 9 Tf 0 1 0 rg ET /X Do BT (b) Tj ET";
    let sheet = paint_with(page, "/XObject<</X 4 0 R>>", &[(&dict, Some(&content))]);
    assert_eq!(sheet.said(), "ab");
    assert_eq!(sheet.style(1).ink, Some([0, 255, 0]));
    assert_eq!(sheet.problems, []);
}

#[test]
fn what_lies_outside_of_the_box_of_a_form_is_cut_off() {
    let dict = "<</Subtype/Form/BBox[0 0 10 10]/Length 30>>";
    let sheet = paint_with(b"/X Do", "/XObject<</X 4 0 R>>", &[(dict, Some(b"BT /F 9 Tf 50 50 Td (a) Tj ET "))]);
    assert_eq!(sheet.style(0).clip, Some(Rect { left: 0.0, top: 90.0, right: 10.0, bottom: 100.0 }));
}

#[test]
fn forms_in_forms_have_an_end() {
    let mut more = Vec::new();
    for at in 4..40 {
        let next = format!("/Resources<</XObject<</X {} 0 R>>>>", at + 1);
        more.push(form(&next, "/X Do /X Do"));
    }
    let more: Vec<_> = more.iter().map(|(dict, content)| (dict.as_str(), Some(&content[..]))).collect();
    let sheet = paint_with(b"/X Do", "/XObject<</X 4 0 R>>", &more);
    assert_eq!(sheet.problems, [ProblemKind::TooDeep(16)]);
}

#[test]
fn layers_that_are_off_are_told() {
    let page =
        "<</Contents 2 0 R/Resources<</Font<</F 3 0 R>>/Properties<</A 4 0 R/B 5 0 R/M 6 0 R/N 7 0 R/V 8 0 R>>>>>>";
    let content = b"BT /F 9 Tf /OC /A BDC (a) Tj EMC /OC /B BDC (b) Tj /Span <</MCID 1>> BDC (c) Tj EMC EMC (d) Tj \
        /OC /M BDC (e) Tj EMC /OC /N BDC (f) Tj EMC /OC /V BDC (g) Tj EMC EMC EMC (h) Tj ET /OC /B BDC 0 0 9 9 re f EMC";
    let length = format!("<</Length {}>>", content.len());
    let objects: &[(&str, Option<&[u8]>)] = &[
        (page, None),
        (&length, Some(content)),
        ("<</Type/Font/Subtype/Type1>>", None),
        ("<</Type/OCG/Name(A)>>", None),
        ("<</Type/OCG/Name(B)>>", None),
        ("<</Type/OCMD/OCGs[4 0 R 5 0 R]>>", None),
        ("<</Type/OCMD/OCGs[4 0 R 5 0 R]/P/AllOn>>", None),
        ("<</Type/OCMD/OCGs 4 0 R/VE[/And 4 0 R[/Not 5 0 R]]>>", None),
    ];
    let off = |config: &str| {
        let catalog = format!("<</Type/Catalog/OCProperties<</OCGs[4 0 R 5 0 R]/D<<{config}>>>>>>");
        let sheet = paint_objects(objects, &catalog, 0);
        assert_eq!(sheet.said(), "abcdefgh");
        let off: Vec<_> = sheet
            .page
            .glyphs
            .iter()
            .filter(|glyph| sheet.page.style_of(glyph).is_some_and(|style| style.off))
            .collect();
        let mut text = String::new();
        for glyph in off {
            sheet.page.push_text(glyph.text, &mut text);
        }
        (text, sheet.page.shapes.len())
    };
    assert_eq!(off("/OFF[5 0 R]"), ("bcf".to_owned(), 0));
    assert_eq!(off(""), ("g".to_owned(), 1));
    assert_eq!(off("/BaseState/OFF"), ("abcefg".to_owned(), 0));
    assert_eq!(off("/BaseState/OFF/ON[4 0 R]"), ("bcf".to_owned(), 0));
}

#[test]
fn text_for_text() {
    // The same but for spaces; a hyphen that is none; the same but for case; something else.
    let said = |actual: &str, shown: &str| {
        let sheet = paint(&format!("BT /F 9 Tf /Span <</ActualText {actual}>> BDC ({shown}) Tj EMC (.) Tj ET"));
        (sheet.said(), sheet.hidden())
    };
    let both = |said: &str, hidden: &str| (said.to_owned(), hidden.to_owned());
    assert_eq!(said("(a b)", "ab"), both("ab.", ""));
    assert_eq!(said("<FEFF00AD>", "-"), both("\u{AD}.", ""));
    assert_eq!(said("(Ab)", "aB"), both("aB.", ""));
    assert_eq!(said("(xy)", "ab"), both("ab.", "xy"));
    assert_eq!(said("(xy)", ""), both(".", "xy"));
    assert_eq!(said("( )", ""), both(".", ""));
}

#[test]
fn what_masks_is_not_seen() {
    let (dict, content) = form("", "BT /F 9 Tf (a) Tj ET 0 0 50 50 re f");
    let resources = "/ExtGState<</G<</SMask<</S/Alpha/G 4 0 R>>>>/N<</SMask/None>>>>";
    let sheet = paint_with(b"/G gs 0 0 50 50 re f /N gs 0 0 50 50 re f /G gs", resources, &[(&dict, Some(&content))]);
    assert_eq!((sheet.said().as_str(), sheet.hidden().as_str()), ("", "a"));
    assert_eq!(sheet.shapes(), [(Area, [0, 50, 50, 100], false), (Area, [0, 50, 50, 100], true)]);
}

#[test]
fn tiles_are_read_once_and_are_no_colour() {
    let dict = "<</PatternType 1/PaintType 1/BBox[0 0 20 20]/XStep 20/YStep 20/Matrix[1 0 0 1 1000 1000]/Length 31>>";
    let resources = "/Pattern<</P 4 0 R/S<</PatternType 2/Shading<</ShadingType 2/Extend[true true]>>>>>>";
    let content = b"/Pattern cs /P scn 0 0 90 90 re f 0 0 90 90 re f /S scn 0 0 90 90 re f";
    let sheet = paint_with(content, resources, &[(dict, Some(b"BT /F 9 Tf (a) Tj ET 0 0 5 5 re f"))]);
    assert_eq!(sheet.said(), "a");
    assert!(sheet.page.shapes[0].area.meets(sheet.page.glyphs[0].area), "on the page");
    let area = [0, 10, 90, 100];
    assert_eq!(sheet.shapes(), [(Area, area, false), (Area, area, false), (Area, area, true)]);
    assert_eq!(sheet.page.shapes[0].ink, None);
}

#[test]
fn shadings_cover_what_the_clip_leaves() {
    let resources = "/Shading<</S<</ShadingType 2/Extend[true true]>>/T<</ShadingType 2>>>>";
    let sheet = paint_with(b"10 10 20 20 re W n /S sh /T sh", resources, &[]);
    let area = [10, 70, 30, 90];
    assert_eq!(sheet.shapes(), [(Area, area, true), (Area, area, false)]);
}

#[test]
fn a_shading_covers_what_lies_between_its_ends() {
    let shading = "<</ShadingType 2/Coords[20 0 60 0]/Extend[false true]>>";
    let sheet = paint_with(b"30 10 20 20 re W n /S sh", &format!("/Shading<</S{shading}>>"), &[]);
    assert!(sheet.shapes()[0].2);
    let resources = format!("/Pattern<</P<</PatternType 2/Matrix[2 0 0 2 0 0]/Shading{shading}>>>>");
    let sheet = paint_with(b"/Pattern cs /P scn 30 10 20 20 re f 50 10 100 20 re f", &resources, &[]);
    assert_eq!(sheet.shapes().iter().map(|shape| shape.2).collect::<Vec<_>>(), [false, true]);
}

fn annotated(annotation: &str, appearance: &str) -> Sheet {
    let page = format!("<</Contents 2 0 R/Resources<</Font<</F 3 0 R>>>>/Annots[<<{annotation}>> null 7]>>");
    let dict = format!("<</Subtype/Form/BBox[0 0 10 10]/Length {}>>", appearance.len());
    let objects: &[(&str, Option<&[u8]>)] = &[
        (&page, None),
        ("<</Length 23>>", Some(b"q BT /F 9 Tf (a) Tj ET ")),
        ("<</Type/Font/Subtype/Type1>>", None),
        (&dict, Some(appearance.as_bytes())),
    ];
    paint_objects(objects, "<<>>", 0)
}

#[test]
fn appearances_fill_the_place_of_their_annotation() {
    let place = "/Rect[20 20 60 40]/AP<</N 4 0 R>>";
    let black = "0 0 10 10 re f BT /F 5 Tf (b) Tj ET";
    let sheet = annotated(&format!("/Subtype/Stamp{place}"), black);
    assert_eq!(sheet.shapes(), [(Annotation, [20, 60, 60, 80], true)]);
    assert_eq!((sheet.said().as_str(), sheet.page.glyphs[1].at), ("ab", Point::new(20.0, 80.0)));
    assert_eq!(
        annotated(&format!("/Subtype/Highlight{place}"), black).shapes(),
        [(Annotation, [20, 60, 60, 80], false)]
    );
    for flags in [2, 32] {
        let sheet = annotated(&format!("/Subtype/Stamp/F {flags}{place}"), black);
        assert_eq!((sheet.shapes(), sheet.style(1).off), (vec![], true));
    }
    assert_eq!(annotated(&format!("/Subtype/Popup{place}"), black).shapes(), []);
    let states = "/Subtype/Widget/Rect[20 20 60 40]/AS/On/AP<</N<</On 4 0 R/Off null>>>>";
    assert_eq!(annotated(states, black).shapes().len(), 1);
}

#[test]
fn annotations_without_appearance() {
    let square = "/Subtype/Square/Rect[20 20 60 40]/IC[0 0 0]";
    assert_eq!(annotated(square, "").shapes(), [(Annotation, [20, 60, 60, 80], true)]);
    assert_eq!(annotated(&format!("{square}/CA 0.5"), "").shapes(), [(Annotation, [20, 60, 60, 80], false)]);
    assert_eq!(annotated("/Subtype/Square/Rect[20 20 60 40]", "").shapes(), []);
    let line = "/Subtype/Line/Rect[0 0 90 90]/L[10 50 90 50]/C[0]/BS<</W 12>>";
    assert_eq!(annotated(line, "").shapes(), [(Annotation, [10, 44, 90, 56], true)]);
    let ink = "/Subtype/Ink/Rect[0 0 90 90]/InkList[[10 50 90 50]]/C[0]/BS<</W 12>>";
    assert_eq!(annotated(ink, "").shapes(), [(Annotation, [10, 44, 90, 56], true)]);
}

#[test]
fn marks_for_removal_are_told_one_by_one() {
    let whole = "/Subtype/Redact/Rect[20 20 60 40]";
    assert_eq!(annotated(whole, "").shapes(), [(Redaction, [20, 60, 60, 80], true)]);
    let quads = format!("{whole}/QuadPoints[20 40 60 40 20 30 60 30 20 25 60 25 20 20 60 20]");
    let expected = [(Redaction, [20, 60, 60, 70], true), (Redaction, [20, 75, 60, 80], true)];
    assert_eq!(annotated(&quads, "").shapes(), expected);
}
