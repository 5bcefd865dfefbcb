//! What stands on the pages of PDF files and nobody sees: each way of hiding with its page and its box, and what looks like
//! one and is none.
#![allow(clippy::expect_used, missing_docs)]

mod reading;

use baguan::document::{Area, Concealment};
use reading::pdf::{Pdf, area, gbk, hex, lines, shown, table, text};

const NUMBER: &str = "530102199003071233";

/// What nobody sees: its page, why, its box and its text.
fn hidden(file: &[u8]) -> Vec<(u32, &'static str, [i16; 4], String)> {
    let (documents, problems) = reading::read_container(file, 1 << 20);
    assert_eq!(problems, []);
    let mut hidden = Vec::new();
    for document in &documents {
        for block in document.blocks() {
            let Some(why) = block.concealment else { continue };
            let Area { left, top, right, bottom } = block.area.expect("it stands on a page");
            hidden.push((block.page, why.name(), [left, top, right, bottom], document.block_text(block).to_owned()));
        }
    }
    hidden
}

/// That one text is hidden on the page, in this way, where it stands.
#[track_caller]
fn is_hidden(name: &str, file: &[u8], by: Concealment) {
    let hidden = hidden(file);
    let [(page, why, [left, top, right, bottom], text)] = &hidden[..] else { panic!("{name}: {hidden:?}") };
    assert_eq!((*page, *why), (1, by.name()), "{name}");
    assert!(text.contains(NUMBER), "{name}: {text}");
    if by != Concealment::Tiny && by != Concealment::Clipped {
        // Eighteen digits of 12 points from (150, 700), of a page 842 high.
        assert!((148..=152).contains(left) && (254..=264).contains(right), "{name}: {left} {right}");
        assert!((128..=136).contains(top) && (140..=148).contains(bottom), "{name}: {top} {bottom}");
    }
}

/// The label, which everybody sees, and the number.
fn page(number: &str) -> String {
    text((72, 740, 12), "青禾县民政局关于公布名单的通知") + number
}

fn number() -> String {
    text((150, 700, 12), NUMBER)
}

#[test]
fn areas_lines_and_pictures_cover() {
    let by = Concealment::Covered;
    let cases = [
        ("black", area(140, 694, 130, 20, "0 g")),
        ("white", area(140, 694, 130, 20, "1 1 1 rg")),
        ("grey", area(140, 694, 130, 20, "0 0 0 .5 k")),
        ("thick line", "q 14 w 140 704 m 270 704 l S Q".to_owned()),
        ("many small", (0..26).map(|at| area(140 + at * 5, 694, 5, 20, "0 g")).collect()),
        ("a polygon", "0 g 140 694 m 270 694 l 270 714 l 140 714 l h f".to_owned()),
        ("a picture in the content", "q 130 0 0 20 140 694 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q".to_owned()),
    ];
    for (name, over) in cases {
        is_hidden(name, &Pdf::of(&[&page(&(number() + &over))]), by);
    }
    let mut pdf = Pdf::default();
    let picture =
        pdf.stream("/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", b"x");
    let form = pdf.stream("/Type/XObject/Subtype/Form/BBox[0 0 130 20]", b"0 g 0 0 130 20 re f");
    let pdf = pdf.resources(&format!("/XObject<</Im {picture} 0 R/Fm {form} 0 R>>"));
    is_hidden("picture", &pdf.clone().page(&page(&(number() + "q 130 0 0 20 140 694 cm /Im Do Q"))).build(), by);
    is_hidden("form", &pdf.page(&page(&(number() + "q 1 0 0 1 140 694 cm /Fm Do Q"))).build(), by);
}

#[test]
fn of_a_number_that_is_half_covered_all_is_told() {
    let content = text((72, 700, 12), "身份证号：") + &number() + &area(198, 694, 60, 20, "0 g");
    let file = Pdf::of(&["", &page(&content)]);
    let told = reading::told(&file);
    assert!(told.contains(&format!("@2 {{covered}} p 身份证号：{NUMBER}")), "{told:?}");
    let hidden = hidden(&file);
    let [(2, "covered", [left, _, right, _], _)] = hidden[..] else { panic!("{hidden:?}") };
    assert!((196..=200).contains(&left) && (254..=264).contains(&right), "{left} {right}");
    // In a cell.
    let rows: [&[&str]; 2] = [&["姓名", "身份证号"], &["张三", NUMBER]];
    let content = table(72, 700, &[80, 200], &rows) + &area(155, 654, 150, 20, "0 g");
    let told = reading::told(&Pdf::of(&[&content]));
    assert!(told.contains(&format!("@1 {{covered}} t1r2c2 {NUMBER}")), "{told:?}");
}

#[test]
fn marks_that_were_never_applied_cover_nothing_for_good() {
    for (name, mark) in [("redaction", "/Subtype/Redact/IC[0 0 0]"), ("square", "/Subtype/Square/IC[0 0 0]/C[0 0 0]")] {
        let mut pdf = Pdf::default();
        let looks = pdf.stream("/Type/XObject/Subtype/Form/BBox[0 0 130 20]", b"0 g 0 0 130 20 re f");
        for looks in [format!("/AP<</N {looks} 0 R>>"), String::new()] {
            let mark = format!("/Annots[<</Type/Annot{mark}/Rect[140 694 270 714]/F 4{looks}>>]");
            is_hidden(name, &pdf.clone().page_with(&page(&number()), &mark).build(), Concealment::Unredacted);
        }
    }
}

#[test]
fn text_hides_by_the_way_it_is_written() {
    let written = |state: &str, size: &str| format!("q {state} BT {size} Tf 150 700 Td {} Tj ET Q", hex(&gbk(NUMBER)));
    let cases = [
        ("white", written("1 g", "/F 12"), Concealment::GroundColour),
        ("nearly white", written(".99 .98 .99 rg", "/F 12"), Concealment::GroundColour),
        ("no ink", written("0 0 0 0 k", "/F 12"), Concealment::GroundColour),
        ("black on black", area(140, 694, 130, 20, "0 g") + &written("0 g", "/F 12"), Concealment::GroundColour),
        ("not painted", written("3 Tr", "/F 12"), Concealment::Unpainted),
        ("to clip with", written("7 Tr", "/F 12"), Concealment::Unpainted),
        ("transparent", written("/No gs", "/F 12"), Concealment::Unpainted),
        ("tiny", written("", "/F 0.5"), Concealment::Tiny),
        ("tiny by scale", format!("q .01 0 0 .01 150 700 cm {} Q", text((0, 0, 12), NUMBER)), Concealment::Tiny),
        ("clipped", format!("q 10 10 20 20 re W n {} Q", number()), Concealment::Clipped),
        ("beside the page", text((700, 700, 12), NUMBER), Concealment::Clipped),
        ("on a layer", format!("/OC /Off BDC {} EMC", number()), Concealment::LayerOff),
    ];
    for (name, content, by) in cases {
        let mut pdf = Pdf::default();
        let layer = pdf.object("<</Type/OCG/Name(a)>>");
        let pdf = pdf.catalog(&format!("/OCProperties<</OCGs[{layer} 0 R]/D<</OFF[{layer} 0 R]>>>>"));
        let pdf = pdf.resources(&format!("/Properties<</Off {layer} 0 R>>/ExtGState<</No<</ca 0>>>>"));
        is_hidden(name, &pdf.page(&page(&content)).build(), by);
    }
    let cropped = Pdf::default().page_with(&page(&number()), "/CropBox[0 720 595 842]").build();
    is_hidden("cropped", &cropped, Concealment::Clipped);
}

#[test]
fn what_only_looks_like_it_hides_nothing() {
    let mut pdf = Pdf::default();
    let picture =
        pdf.stream("/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", b"x");
    let layer = pdf.object("<</Type/OCG/Name(a)>>");
    let pdf = pdf.catalog(&format!("/OCProperties<</OCGs[{layer} 0 R]/D<</ON[{layer} 0 R]>>>>")).resources(&format!(
        "/XObject<</Im {picture} 0 R>>/Properties<</On {layer} 0 R>>/ExtGState<</Half<</ca .4>>/Times<</BM/Multiply>>>>"
    ));
    let cases = [
        ("on a grey ground", area(140, 694, 130, 20, ".9 g") + &number()),
        ("white on black", area(140, 694, 130, 20, "0 g") + &format!("1 g {}", number())),
        ("underlined", number() + "q 1 w 150 698 m 260 698 l S Q"),
        ("struck out", number() + "q 1 w 150 704 m 260 704 l S Q"),
        ("a frame round it", number() + "q 2 w 140 694 130 20 re S Q"),
        ("glass over it", number() + "q /Half gs 1 1 0 rg 140 694 130 20 re f Q"),
        ("a marker over it", number() + "q /Times gs 1 1 0 rg 140 694 130 20 re f Q"),
        ("an area beside it", number() + &area(270, 694, 130, 20, "0 g")),
        ("on a picture", "q 595 0 0 100 0 620 cm /Im Do Q ".to_owned() + &format!("1 g {}", number())),
        ("a layer that is on", format!("/OC /On BDC {} EMC", number())),
        ("clipped, but seen", format!("q 100 600 300 200 re W n {} Q", number())),
        ("an area that is clipped away", number() + "q 0 0 9 9 re W n 140 694 130 20 re f Q"),
        ("an area without ink", number() + "140 694 130 20 re n"),
        ("small print", text((150, 700, 5), NUMBER)),
        ("outlines and ink", format!("q 2 Tr {} Q", number())),
    ];
    for (name, content) in cases {
        let file = pdf.clone().page(&page(&content)).build();
        let told: Vec<_> = hidden(&file);
        assert_eq!(told, [], "{name}");
        assert!(reading::told(&file).iter().any(|line| line.contains(NUMBER)), "{name}");
    }
    for marked in [
        "/Subtype/Highlight/C[1 1 0]/QuadPoints[140 714 270 714 140 694 270 694]",
        "/Subtype/Link/Border[0 0 1]",
        "/Subtype/Square/C[1 0 0]",
        "/Subtype/Underline/C[0 0 0]/QuadPoints[140 714 270 714 140 694 270 694]",
    ] {
        let marks = format!("/Annots[<</Type/Annot{marked}/Rect[140 694 270 714]/F 4>>]");
        assert_eq!(hidden(&pdf.clone().page_with(&page(&number()), &marks).build()), [], "{marked}");
    }
}

#[test]
fn what_a_form_says_instead_of_its_letters_is_told() {
    let mut pdf = Pdf::default();
    let other = reading::pdf::said(NUMBER);
    let content = format!("/Span<</ActualText{other}>>BDC {} EMC", text((72, 700, 12), "（略）"));
    pdf = pdf.page(&content);
    let told = reading::told(&pdf.build());
    assert!(told.iter().any(|line| line.contains("（略）")), "{told:?}");
    assert!(told.iter().any(|line| line.contains(NUMBER)), "{told:?}");
    let shown = shown("L", (72, 700, 12), b"fi");
    let told = reading::told(&Pdf::of(&[&format!("/Span<</ActualText(fi)>>BDC {shown} EMC {}", lines(&["正文。"]))]));
    assert_eq!(told.iter().filter(|line| line.contains("fi")).count(), 1, "{told:?}");
}
