//! Areas, lines and pictures.

use super::*;
use ShapeKind::{Area, Line, Picture};

#[test]
fn boxes_are_solid_and_rings_are_not() {
    assert_eq!(paint("10 20 30 40 re f").shapes(), [(Area, [10, 40, 40, 80], true)]);
    assert_eq!(paint("10 20 m 40 20 l 40 60 l 10 60 l h f").shapes(), [(Area, [10, 40, 40, 80], true)]);
    let two = [(Area, [0, 90, 10, 100], true), (Area, [20, 90, 30, 100], true)];
    assert_eq!(paint("0 0 10 10 re 20 0 10 10 re f").shapes(), two);
    assert_eq!(paint("0 0 10 10 re 20 0 10 10 re f*").shapes(), two);
    assert!(paint("0 0 50 50 re 5 5 40 40 re f*").shapes().iter().all(|shape| !shape.2));
    assert!(paint("0 0 50 50 re 5 45 40 -40 re f").shapes().iter().all(|shape| !shape.2));
    assert!(paint("0 0 50 50 re 5 5 40 40 re f").shapes().iter().all(|shape| shape.2));
}

#[test]
fn what_nearly_fills_its_box_is_solid() {
    // A box with round corners; a triangle; a circle, of which the box in its middle is filled.
    let round = "10 12 m 10 11 11 10 12 10 c 88 10 l 89 10 90 11 90 12 c 90 38 l 90 39 89 40 88 40 c 12 40 l 11 40 10 39 10 38 c h f";
    assert_eq!(paint(round).shapes(), [(Area, [10, 60, 90, 90], true)]);
    assert_eq!(paint("0 0 m 50 0 l 25 50 l f").shapes(), [(Area, [0, 50, 50, 100], false)]);
    let circle = "20 0 m 20 11 11 20 0 20 c -11 20 -20 11 -20 0 c -20 -11 -11 -20 0 -20 c 11 -20 20 -11 20 0 c f";
    let sheet = paint(&format!("1 0 0 1 50 50 cm {circle}"));
    assert_eq!(sheet.shapes(), [(Area, [36, 36, 64, 64], true)]);
}

#[test]
fn lines_are_as_thick_as_they_are_drawn() {
    assert_eq!(paint("12 w 10 50 m 90 50 l S").shapes(), [(Line, [10, 44, 90, 56], true)]);
    assert_eq!(paint("2 0 0 2 0 0 cm 6 w 1 J 10 25 m 40 25 l S").shapes(), [(Line, [14, 44, 86, 56], true)]);
    assert_eq!(paint("[3] 0 d 12 w 10 50 m 90 50 l S").shapes(), [(Line, [10, 44, 90, 56], false)]);
    assert_eq!(paint("0.5 w 10 50 m 90 50 l S").shapes().len(), 1, "a rule of a table");
    assert_eq!(paint("0.5 w 10 10 m 90 50 l S").shapes().len(), 0);
    assert!(!paint("12 w 10 10 m 90 50 l S").shapes()[0].2);
    assert_eq!(paint("1 w 10 10 50 20 re S").shapes().len(), 4);
}

#[test]
fn filled_and_drawn() {
    for word in ["B", "B*", "b", "b*"] {
        let shapes = paint(&format!("2 w 10 10 m 60 10 l 60 30 l 10 30 l h {word}")).shapes();
        assert_eq!(shapes.first(), Some(&(Area, [10, 70, 60, 90], true)));
        assert_eq!(shapes.len(), 5);
    }
    assert_eq!(paint("0.5 w 10 10 m 60 10 l 60 30 l s").shapes().len(), 2, "the slanting one is thin");
}

#[test]
fn shapes_end_where_the_page_or_the_clip_does() {
    assert_eq!(paint("-50 -50 100 100 re f").shapes(), [(Area, [0, 50, 50, 100], true)]);
    assert_eq!(paint("300 0 10 10 re f").shapes(), []);
    assert_eq!(paint("10 10 20 20 re W n 0 0 100 100 re f").shapes(), [(Area, [10, 70, 30, 90], true)]);
    let triangle = paint("0 0 m 50 0 l 25 50 l W n 0 0 100 100 re f");
    assert_eq!(triangle.shapes(), [(Area, [0, 50, 50, 100], false)]);
    assert_eq!(paint("0.1 0.1 0.2 0.2 re f").shapes(), [], "too small to matter");
}

#[test]
fn colours_and_order_of_shapes() {
    let sheet = paint("1 1 1 rg 0 0 50 50 re f BT /F 9 Tf (a) Tj ET 0 0 1 RG 4 w 0 20 m 50 20 l S");
    let orders: Vec<_> = sheet.page.shapes.iter().map(|shape| (shape.ink, shape.order)).collect();
    assert_eq!(orders, [(Some([255; 3]), 0), (Some([0, 0, 255]), 2)]);
    assert_eq!(sheet.page.glyphs[0].order, 1);
}

#[test]
fn what_shows_through_is_not_solid() {
    let resources = "/ExtGState<</A<</ca 0.5>>/M<</BM/Multiply>>/N<</BM[/Normal]/ca 1>>/Z<</ca 0>>>>";
    let sheet =
        paint_with(b"/A gs 0 0 9 9 re f /M gs 0 0 9 9 re f /N gs 0 0 9 9 re f /Z gs 0 0 9 9 re f", resources, &[]);
    assert_eq!(sheet.shapes().iter().map(|shape| shape.2).collect::<Vec<_>>(), [false, false, true]);
}

#[test]
fn pictures_lie_in_the_unit_square() {
    let resources = "/XObject<</P 4 0 R/M 5 0 R/S 6 0 R/W 7 0 R>>";
    let more: &[(&str, Option<&[u8]>)] = &[
        ("<</Subtype/Image/Width 2/Height 1/BitsPerComponent 8/ColorSpace/DeviceRGB/Length 6>>", Some(b"\0\0\0\0\0\0")),
        (
            "<</Subtype/Image/Width 2/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/SMask 8 0 R/Length 2>>",
            Some(b"ab"),
        ),
        ("<</Subtype/Image/Width 9/Height 1/ImageMask true/Length 2>>", Some(b"\0\0")),
        ("<</Subtype/Image/Width 9/Height 1/ImageMask true/Decode[1 0]/Length 2>>", Some(b"\0\0")),
        ("<</Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>", Some(b"\x80")),
    ];
    let content = b"1 0 0 rg q 40 0 0 20 10 10 cm /P Do /M Do /S Do /W Do Q";
    let sheet = paint_with(content, resources, more);
    let box_of = [10, 70, 50, 90];
    let expected =
        [(Picture, box_of, true), (Picture, box_of, false), (Picture, box_of, true), (Picture, box_of, false)];
    assert_eq!(sheet.shapes(), expected);
    let inks: Vec<_> = sheet.page.shapes.iter().map(|shape| shape.ink).collect();
    assert_eq!(inks, [Some([0; 3]), None, Some([255, 0, 0]), Some([255, 0, 0])]);
}

#[test]
fn pictures_in_the_content_are_passed_over() {
    let known = b"q 9 0 0 9 0 0 cm BI /W 4 /H 2 /BPC 8 /CS /G ID EI (Tj Q\nEI Q BT /F 9 Tf (a) Tj ET";
    let sheet = paint_with(known, "", &[]);
    assert_eq!((sheet.said().as_str(), sheet.page.shapes.len()), ("a", 1));
    let packed = b"BI /W 4 /H 2 /BPC 8 /CS /G /F /Fl ID x EI \x01\x02\x03EI\xFF EI\nBT /F 9 Tf (a) Tj ET";
    assert_eq!(paint_with(packed, "", &[]).said(), "a");
}
