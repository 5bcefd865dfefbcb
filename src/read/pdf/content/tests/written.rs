//! Text: where it stands and how it is written.

use super::*;
use crate::read::page::Painted;

#[test]
fn a_string_begins_where_the_matrix_says_and_each_glyph_moves_on() {
    let sheet = paint("BT /F 10 Tf 20 30 Td (ab) Tj ET");
    assert_eq!(sheet.said(), "ab");
    assert_eq!(sheet.problems, []);
    let [a, b] = &sheet.page.glyphs[..] else { panic!("two glyphs") };
    assert_eq!((a.at, b.at.y), (Point::new(20.0, 70.0), 70.0));
    assert!((b.at.x - a.area.right).abs() < 0.01 && a.area.top < 70.0 && a.area.bottom > 70.0);
    let style = sheet.style(0);
    assert_eq!((style.size, style.along, style.ink, style.clip), (10.0, Point::new(1.0, 0.0), Some([0; 3]), None));
}

#[test]
fn strings_are_written_in_many_ways() {
    assert_eq!(
        paint(
            r"BT /F 10 Tf (a\(b\)\\) Tj (c(d)\145\
f) Tj <6 7 68> Tj <7> Tj ET"
        )
        .said(),
        "a(b)\\c(d)efghp"
    );
    assert_eq!(paint("BT /F 10 Tf [(a) -250 <62> 3 (c)] TJ (d)' 1 2 (e)\" ET").said(), "abcde");
}

#[test]
fn distances_in_a_list_are_thousandths_of_an_em_to_the_left() {
    let sheet = paint("BT /F 10 Tf 10 50 Td [(a) -1000 (b)] TJ ET");
    let [a, b] = &sheet.page.glyphs[..] else { panic!("two glyphs") };
    assert!((b.at.x - a.area.right - 10.0).abs() < 0.01);
}

#[test]
fn lines_follow_each_other() {
    let sheet = paint("BT /F 10 Tf 12 TL 5 90 Td (a) Tj T* (b) Tj 1 -20 TD (c) Tj (d) ' ET");
    let places: Vec<_> = sheet.page.glyphs.iter().map(|glyph| (glyph.at.x, glyph.at.y)).collect();
    assert_eq!(places, [(5.0, 10.0), (5.0, 22.0), (6.0, 42.0), (6.0, 62.0)]);
}

#[test]
fn spacing_rise_and_stretch_move_glyphs() {
    let plain = paint("BT /F 10 Tf (a b) Tj ET");
    let wide = paint("BT /F 10 Tf 2 Tc 3 Tw 4 Ts 200 Tz (a b) Tj ET");
    let (plain, wide) = (&plain.page.glyphs, &wide.page.glyphs);
    assert!((wide[2].at.x - (plain[2].at.x + 2.0 + 2.0 + 3.0) * 2.0).abs() < 0.01);
    assert!((wide[0].at.y - 96.0).abs() < 0.01);
}

#[test]
fn turned_text_has_a_direction_and_an_upright_box() {
    let sheet = paint("BT /F 10 Tf 0 1 -1 0 50 20 Tm (a) Tj ET");
    let (style, glyph) = (sheet.style(0), sheet.page.glyphs[0]);
    assert_eq!((style.along, style.size), (Point::new(0.0, -1.0), 10.0));
    assert!(glyph.area.bottom <= 80.01 && glyph.area.left < 50.0 && glyph.area.right > 50.0);
}

#[test]
fn a_turned_page_is_seen_upright() {
    let page = "<</Contents 2 0 R/Resources<</Font<</F 3 0 R>>>>>>";
    let content = b"BT /F 10 Tf 0 1 -1 0 50 20 Tm (a) Tj ET";
    let objects = [(page, None), ("<</Length 39>>", Some(&content[..])), ("<</Type/Font/Subtype/Type1>>", None)];
    for (rotate, along, at) in [
        (90, Point::new(1.0, 0.0), Point::new(20.0, 50.0)),
        (180, Point::new(0.0, 1.0), Point::new(150.0, 20.0)),
        (270, Point::new(-1.0, 0.0), Point::new(80.0, 150.0)),
    ] {
        let sheet = paint_objects(&objects, "<<>>", rotate);
        assert_eq!((sheet.style(0).along, sheet.page.glyphs[0].at), (along, at), "{rotate}");
    }
}

#[test]
fn modes_say_what_is_painted_of_the_letters() {
    let sheet = paint("BT /F 10 Tf 1 0 0 rg 0 0 1 RG (a) Tj 3 Tr (b) Tj 7 Tr (c) Tj 1 Tr (d) Tj 2 Tr (e) Tj ET");
    let painted: Vec<_> = (0..5).map(|at| sheet.style(at).painted).collect();
    let letters = Painted::Letters;
    assert_eq!(painted, [letters, Painted::Nothing, Painted::AsClip, letters, letters]);
    assert_eq!(
        (sheet.style(0).ink, sheet.style(3).ink, sheet.style(4).ink),
        (Some([255, 0, 0]), Some([0, 0, 255]), None)
    );
}

#[test]
fn colours_come_from_all_spaces() {
    let resources = "/ColorSpace<</I[/Indexed/DeviceRGB 1<000000FF0080>]/S[/Separation/Ink/DeviceCMYK\
        <</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 1 1 0]/N 1>>]/C[/ICCBased 4 0 R]/L[/Lab<</WhitePoint[0.95 1 1.09]>>]>>";
    let icc: &[(&str, Option<&[u8]>)] = &[("<</N 4/Length 0>>", Some(b""))];
    let content = b"BT /F 9 Tf 1 g (a) Tj 0 0 0 1 k (b) Tj /I cs 1 sc (c) Tj /S cs 1 scn (d) Tj /S cs 0 scn (e) Tj \
        /C cs 0 0 0 0 sc (f) Tj /L cs 100 0 0 sc (g) Tj /Unknown cs 1 1 1 sc (h) Tj /DeviceRGB cs (i) Tj ET";
    let sheet = paint_with(content, resources, icc);
    let inks: Vec<_> = (0..9).map(|at| sheet.style(at).ink).collect();
    let white = Some([255; 3]);
    let black = Some([0; 3]);
    assert_eq!(inks, [white, black, Some([255, 0, 128]), Some([255, 0, 0]), white, white, white, None, black]);
}

#[test]
fn a_calculated_colour_is_calculated() {
    let resources = "/ColorSpace<</S[/Separation/Ink/DeviceRGB 4 0 R]>>";
    let program = b"{ dup 0.5 gt { pop 1 0 0 } { 0 exch 1 } ifelse }";
    let dict = format!("<</FunctionType 4/Domain[0 1]/Range[0 1 0 1 0 1]/Length {}>>", program.len());
    let more: &[(&str, Option<&[u8]>)] = &[(&dict, Some(program))];
    let sheet = paint_with(b"BT /F 9 Tf /S cs 1 sc (a) Tj 0.25 sc (b) Tj ET", resources, more);
    assert_eq!((sheet.style(0).ink, sheet.style(1).ink), (Some([255, 0, 0]), Some([0, 64, 255])));
}

#[test]
fn what_is_kept_comes_back() {
    let sheet = paint("q 1 0 0 rg 2 0 0 2 0 0 cm BT /F 10 Tf 5 5 Td (a) Tj ET Q BT /F 10 Tf 5 5 Td (b) Tj ET Q Q");
    assert_eq!((sheet.style(0).size, sheet.style(1).size), (20.0, 10.0));
    assert_eq!((sheet.style(0).ink, sheet.style(1).ink), (Some([255, 0, 0]), Some([0; 3])));
    assert_eq!(sheet.page.glyphs[0].at, Point::new(10.0, 90.0));
}

#[test]
fn opacity_is_told_also_of_groups() {
    let resources = "/ExtGState<</H<</ca 0.5>>/Z<</ca 0>>/One<</ca 1>>>>/XObject<</X 4 0 R>>";
    let form = b"/One gs BT /F 9 Tf (c) Tj ET 0 0 50 50 re f";
    let dict = format!("<</Subtype/Form/BBox[0 0 200 100]/Group<</S/Transparency>>/Length {}>>", form.len());
    let more: &[(&str, Option<&[u8]>)] = &[(&dict, Some(form))];
    let sheet = paint_with(b"BT /F 9 Tf /H gs (a) Tj /Z gs (b) Tj ET /H gs /X Do", resources, more);
    assert_eq!((sheet.style(0).alpha, sheet.style(1).alpha, sheet.style(2).alpha), (0.5, 0.0, 0.5));
    assert_eq!(sheet.shapes(), [(ShapeKind::Area, [0, 50, 50, 100], false)]);
}

#[test]
fn what_is_cut_off_is_told_with_the_text() {
    let sheet = paint("q 10 10 20 20 re W n BT /F 9 Tf 5 5 Td (a) Tj ET Q q 0 0 500 500 re W n BT /F 9 Tf (b) Tj ET Q");
    let clip = Rect { left: 10.0, top: 70.0, right: 30.0, bottom: 90.0 };
    assert_eq!((sheet.style(0).clip, sheet.style(1).clip), (Some(clip), None));
}

#[test]
fn letters_that_cut_out_what_is_painted_are_seen_in_its_colour() {
    let cut = "q BT 7 Tr /F 9 Tf 10 10 Td (ab) Tj ET";
    let sheet = paint(&format!("{cut} 1 0 0 rg 0 0 200 100 re f Q 0 0 50 50 re f"));
    assert_eq!((sheet.style(1).painted, sheet.style(1).ink), (Painted::Letters, Some([255, 0, 0])));
    assert_eq!(sheet.page.shapes.iter().map(|shape| shape.solid).collect::<Vec<_>>(), [false, true]);
    // What is painted elsewhere shows nothing of them.
    let beside = paint(&format!("{cut} 100 50 5 5 re f Q 0 0 200 100 re f"));
    assert_eq!(beside.style(0).painted, Painted::AsClip);
}

#[test]
fn what_is_written_in_painted_letters_is_read() {
    let written = b"900 0 d0 BT /F 10 Tf (id) Tj ET";
    let (dict, drawn) = ("<</Length 31>>", b"900 0 d0 0 0 500 500 re f      ");
    let font = "<</Type/Font/Subtype/Type3/FontMatrix[0.001 0 0 0.001 0 0]/FontBBox[0 0 1000 1000]/FirstChar 97/LastChar 98\
        /Widths[900 900]/Encoding<</Differences[97/one/two]>>/CharProcs<</one 5 0 R/two 6 0 R>>>>";
    let more: &[(&str, Option<&[u8]>)] = &[(font, None), (dict, Some(written)), (dict, Some(drawn))];
    let page = "<</Contents 2 0 R/Resources<</Font<</F 3 0 R/T 4 0 R>>>>>>";
    let content = b"BT /T 10 Tf 5 5 Td (aab) Tj ET";
    let plain = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
    let mut objects: Vec<(&str, Option<&[u8]>)> = vec![(page, None), ("<</Length 30>>", Some(content)), (plain, None)];
    objects.extend_from_slice(more);
    let sheet = paint_objects(&objects, "<<>>", 0);
    assert_eq!((sheet.said().as_str(), sheet.hidden().as_str(), sheet.page.shapes.len()), ("idid2", "11", 0));
    assert!((sheet.page.glyphs[1].at.x - 14.0).abs() < 0.01);
}
