//! Typefaces of small files, shown.

use super::{Font, Meaning, Programs};
use crate::read::limits::{Budget, Limits};
use crate::read::pdf::syntax::{File, Id};

/// A file whose first object is the typeface; `<<` of a stream may be followed by its bytes.
fn with<T>(objects: &[String], look: impl FnOnce(&File<'_>, &Font) -> T) -> T {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    for (at, object) in objects.iter().enumerate() {
        bytes.extend_from_slice(format!("{} 0 obj\n{object}\nendobj\n", at + 1).as_bytes());
    }
    bytes.extend_from_slice(b"trailer\n<< /Root 1 0 R >>\n");
    let budget = Budget::new(Limits::default());
    let file = File::of(&bytes, &budget).unwrap_or_else(|_| unreachable!());
    let object = file.get(Id { number: 1, generation: 0 });
    let font = object.as_dict().map_or_else(|| unreachable!(), |dict| Font::of(&file, dict, &Programs::default()));
    look(&file, &font)
}

fn stream(dict: &str, text: &str) -> String {
    format!("<< {dict} /Length {} >>\nstream\n{text}\nendstream", text.len())
}

/// What a string says; `\u{FFFF}` for what nothing tells.
fn text(objects: &[String], string: &[u8]) -> String {
    with(objects, |file, font| text_of(file, font, string))
}

fn text_of(file: &File<'_>, font: &Font, string: &[u8]) -> String {
    let mut text = String::new();
    font.show(file, string, &mut |shown| match shown.meaning {
        Meaning::Char(character) => text.push(character),
        Meaning::Text(several) => text.push_str(several),
        Meaning::Unknown => text.push('\u{FFFF}'),
    });
    text
}

fn advances(objects: &[String], string: &[u8]) -> Vec<f32> {
    let mut advances = Vec::new();
    with(objects, |file, font| font.show(file, string, &mut |shown| advances.push(shown.advance)));
    advances
}

/// A composite typeface with an encoding and what its descendant says.
fn composite(encoding: &str, ordering: &str, more: &str) -> Vec<String> {
    vec![
        format!("<< /Type /Font /Subtype /Type0 /Encoding {encoding} /DescendantFonts [2 0 R] {more} >>"),
        format!(
            "<< /Type /Font /Subtype /CIDFontType0 /CIDSystemInfo << /Registry (Adobe) /Ordering ({ordering}) /Supplement 2 >> >>"
        ),
    ]
}

#[test]
fn chinese_encodings_are_read() {
    let text = |name: &str, string: &[u8]| text(&composite(name, "GB1", ""), string);
    let gbk = b"\xB9\xAB\xB8\xE6 110101199003070000\xA3\xAC\xB0\xA2Aa~";
    for name in
        ["/GBK-EUC-H", "/GBKp-EUC-H", "/GBK2K-H", "/GB-EUC-H", "/GBpc-EUC-H", "/GBK-EUC-V", "/GBK2K-V", "/GBT-EUC-H"]
    {
        assert_eq!(text(name, gbk), "公告 110101199003070000，阿Aa~", "{name}");
    }
    assert_eq!(text("/GB-H", b"\x39\x2B\x38\x66"), "公告");
    for name in ["/UniGB-UCS2-H", "/UniGB-UTF16-H", "/UniGB-UCS2-V", "/UniGB-UTF16-V"] {
        assert_eq!(text(name, b"\x51\x6C\x54\x4A\0\x31\xD8\x42\xDF\xB7\xFF\x0C"), "公告1𠮷，", "{name}");
    }
    assert_eq!(text("/UniGB-UTF8-H", "公告1𠮷，".as_bytes()), "公告1𠮷，");
    assert_eq!(text("/UniGB-UTF32-H", b"\0\0\x51\x6C\0\x02\x0B\xB7"), "公𠮷");
}

/// Codes as other programs write them, and what they say.
#[test]
fn every_named_encoding_is_read() {
    let rows: &[(&str, &[u8], &str)] = &[
        ("B5pc", b"\xA4\xA4\xB5\xD8\xA5\xC1\xB0\xEA110\xA6~A", "中華民國110年A"),
        ("HKscs-B5", b"\xA4\xA4\xB5\xD8\xA5\xC1\xB0\xEA110\xA6~A", "中華民國110年A"),
        ("ETen-B5", b"\xA4\xA4\xB5\xD8\xA5\xC1\xB0\xEA110\xA6~A", "中華民國110年A"),
        ("ETenms-B5", b"\xA4\xA4\xB5\xD8\xA5\xC1\xB0\xEA110\xA6~A", "中華民國110年A"),
        ("B5", b"\xA4\xA4\xB5\xD8\xA5\xC1\xB0\xEA110\xA6~A", "中華民國110年A"),
        ("ETHK-B5", b"\xA4\xA4\xB5\xD8\xA5\xC1\xB0\xEA110\xA6~A", "中華民國110年A"),
        ("CNS-EUC", b"\xC4\xE3\xE1\xDE\xC6\xE1\xD9\xCF110\xC8\xA1A", "中華民國110年A"),
        ("CNS-EUC", b"\x8E\xA2\xA1\xA1\xC4\xE3", "乂中"),
        ("90ms-RKSJ", b"\x93\xFA\x96{\x8C\xEA\x81A\x97\xDF\x98a3\x94N\xB1A", "日本語、令和3年ｱA"),
        ("90msp-RKSJ", b"\x93\xFA\x96{\x8C\xEA\x81A\x97\xDF\x98a3\x94N\xB1A", "日本語、令和3年ｱA"),
        ("83pv-RKSJ", b"\x93\xFA\x96{\x8C\xEA\x81A\x97\xDF\x98a3\x94N\xB1A", "日本語、令和3年ｱA"),
        ("90pv-RKSJ", b"\x93\xFA\x96{\x8C\xEA\x81A\x97\xDF\x98a3\x94N\xB1A", "日本語、令和3年ｱA"),
        ("Add-RKSJ", b"\x93\xFA\x96{\x8C\xEA\x81A\x97\xDF\x98a3\x94N\xB1A", "日本語、令和3年ｱA"),
        ("Ext-RKSJ", b"\x93\xFA\x96{\x8C\xEA\x81A\x97\xDF\x98a3\x94N\xB1A", "日本語、令和3年ｱA"),
        ("RKSJ", b"\x93\xFA\x96{\x8C\xEA\x81A\x97\xDF\x98a3\x94N\xB1A", "日本語、令和3年ｱA"),
        ("78-RKSJ", b"\x93\xFA\x96{\x8C\xEA\x81A\x97\xDF\x98a3\x94N\xB1A", "日本語、令和3年ｱA"),
        ("EUC", b"\xC6\xFC\xCB\xDC\xB8\xEC\xA1\xA2\xCE\xE1\xCF\xC23\xC7\xAF\x8E\xB1A", "日本語、令和3年ｱA"),
        ("78-EUC", b"\xC6\xFC\xCB\xDC\xB8\xEC\xA1\xA2\xCE\xE1\xCF\xC23\xC7\xAF\x8E\xB1A", "日本語、令和3年ｱA"),
        ("", b"F|K\x5C8lNaOB", "日本語令和"),
        ("Add", b"F|K\x5C8lNaOB", "日本語令和"),
        ("Ext", b"F|K\x5C8lNaOB", "日本語令和"),
        ("78", b"F|K\x5C8lNaOB", "日本語令和"),
        ("KSC-EUC", b"\xB4\xEB\xC7\xD1\xB9\xCE\xB1\xB9 2023\xB3\xE2 \xF1\xE9A", "대한민국 2023년 中A"),
        ("KSCpc-EUC", b"\xB4\xEB\xC7\xD1\xB9\xCE\xB1\xB9 2023\xB3\xE2 \xF1\xE9A", "대한민국 2023년 中A"),
        ("KSCms-UHC", b"\x8Cc\xB9\xE6 \xC7\xD1\xB1\xB9 2023A", "똠방 한국 2023A"),
        ("KSCms-UHC-HW", b"\x8Cc\xB9\xE6 \xC7\xD1\xB1\xB9 2023A", "똠방 한국 2023A"),
        ("KSC", b"4kGQ9N19", "대한민국"),
        ("GBT", b"9+8f", "公告"),
        ("GBTpc-EUC", b"\xB9\xAB\xB8\xE612", "公告12"),
        ("CNS1", b"DcYO", "中國"),
        ("GBK2K", b"\xE9F\x819\xEE9\x88\xD2\x86\xB4\xA9\x96", "镕㐀堃喆〇"),
        ("GBK-EUC", b"\xE9F\x88\xD2\x86\xB4\xA9\x96\xA2\xD9\xA2\xF3", "镕堃喆〇①Ⅲ"),
    ];
    for (name, string, says) in rows {
        for direction in ["H", "V"] {
            let name = if name.is_empty() { direction.to_owned() } else { format!("{name}-{direction}") };
            assert_eq!(text(&composite(&format!("/{name}"), "Other", ""), string), *says, "{name}");
        }
    }
    let unicode = "公告，110𠮷A";
    let utf16: Vec<u8> = unicode.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let utf32: Vec<u8> = unicode.chars().flat_map(|character| (character as u32).to_be_bytes()).collect();
    for set in ["UniGB", "UniCNS", "UniJIS", "UniKS", "UniJIS2004", "UniHojo"] {
        for (form, string) in [("UCS2", &*utf16), ("UTF16", &utf16), ("UTF8", unicode.as_bytes()), ("UTF32", &utf32)] {
            for direction in ["H", "V"] {
                let name = format!("/{set}-{form}-{direction}");
                assert_eq!(text(&composite(&name, "Other", ""), string), unicode, "{name}");
            }
        }
    }
    assert_eq!(text(&composite("/UniJIS-UCS2-HW-H", "Japan1", ""), &utf16), unicode);
    assert_eq!(text(&composite("/Nothing-H", "Other", ""), b"ab"), "\u{FFFF}");
}

#[test]
fn numbers_of_a_collection_are_characters() {
    for (ordering, string, says) in [
        // CIDs of the forms of half an em, of the proportional ones, and of characters.
        ("GB1", &b"\x03\x3E\x03\x3F\x1E\x24\x00\x12"[..], "12 1"),
        ("Japan1", b"\x00\xF8\x04\x76", "1芦"),
        ("Korea1", b"\x00\x12\x20\x72", "1[10]"),
        ("CNS1", b"\x00\x12", "1"),
        ("Identity", b"\x00\x12", "\u{FFFF}"),
    ] {
        let own = text(&composite("/Identity-H", ordering, ""), string);
        assert!(own.starts_with(says), "{ordering}: {own}");
    }
}

/// A typeface with `/ToUnicode`.
fn told(map: &str) -> Vec<String> {
    let mut objects = composite("/Identity-H", "Identity", "/ToUnicode 3 0 R");
    objects.push(stream("", map));
    objects
}

#[test]
fn what_a_file_says_of_its_codes_counts() {
    let map = "/CIDInit /ProcSet findresource begin begincmap % a <remark>
        1 begincodespacerange <0000> <FFFF> endcodespacerange
        4 beginbfchar <0001> <516C> <0002><D842DFB7> <0003> <00660066> <0041> <0031> endbfchar
        3 beginbfrange <0010> <0012> <4E00> <0020> <0022> [<7532> <4E59>
        <4E19>] <30> <32> <0061> endbfrange
        2 beginbfrange <0050> <0051> <00410042> <0060><0061><D842DFB7> endbfrange
        endcmap";
    let says = |string: &[u8]| text(&told(map), string);
    assert_eq!(says(b"\0\x01\0\x02\0\x03\0\x04"), "公𠮷ff\u{FFFF}");
    assert_eq!(says(b"\0\x10\0\x11\0\x12\0\x13"), "一丁丂\u{FFFF}");
    assert_eq!(says(b"\0\x20\0\x21\0\x22"), "甲乙丙");
    // Codes of one byte among those of two.
    assert_eq!(says(b"\0\x30\0\x32\0\x41"), "ac1");
    assert_eq!(says(b"\0\x50\0\x51\0\x61"), "ABAC𠮸");
}

#[test]
fn what_says_nothing_does_not_count() {
    // Written where nobody knew.
    let empty = "1 beginbfrange <0000> <0040> [<0020><0020><0020><0020><0020><0020><0020><0020>] endbfrange";
    let objects = |map: &str, encoding: &str| {
        let mut objects = composite(encoding, "GB1", "/ToUnicode 3 0 R");
        objects.push(stream("", map));
        objects
    };
    assert_eq!(
        text(&objects(empty, "/GBK-EUC-H"), b"\xB9\xAB\x01"),
        text(&composite("/GBK-EUC-H", "GB1", ""), b"\xB9\xAB\x01")
    );
    let wrong = "3 beginbfchar <B9AB> <0000> <B8E6> <FFFD> <31> <E001> endbfchar";
    assert_eq!(text(&objects(wrong, "/GBK-EUC-H"), b"\xB9\xAB\xB8\xE61"), "公告1");
    // A private character is better than none.
    assert_eq!(text(&told(wrong), b"\xB9\xAB\x00\x31"), "\u{FFFF}\u{E001}");
    // Numbers of glyphs given out for characters, where the collection knows better.
    let identity = "1 beginbfrange <0000> <FFFF> <0000> endbfrange";
    assert_eq!(text(&objects(identity, "/Identity-H"), b"\0\x12"), "1");
    assert_eq!(text(&told(identity), b"\x51\x6C"), "公");
    assert_eq!(text(&composite("/Identity-H", "Identity", "/ToUnicode /Identity-H"), b"\x51\x6C"), "公");
}

#[test]
fn encodings_go_on_from_others() {
    let with = |map: &str, more: &str, ordering: &str| {
        let mut objects = composite("3 0 R", ordering, "");
        objects.push(stream(more, map));
        objects
    };
    let own = "1 begincidchar <B9AB> 18 endcidchar 1 begincidrange <C1> <C2> 18 endcidrange 1 begincodespacerange <C1> <C2> endcodespacerange";
    assert_eq!(text(&with(&format!("/GBK-EUC-H usecmap {own}"), "", "GB1"), b"\xB9\xAB\xB8\xE61"), "1告1");
    assert_eq!(text(&with(own, "/UseCMap /GBK-EUC-H", "GB1"), b"\xB9\xAB\xB8\xE6"), "1告");
    assert_eq!(text(&with(own, "/UseCMap /UniGB-UCS2-H", "GB1"), b"\xB9\xAB\x51\x6C"), "1公");
    let alone = format!("{own} 1 begincodespacerange <0000> <BFFF> endcodespacerange");
    assert_eq!(text(&with(&alone, "", "GB1"), b"\xC1\xB9\xAB\xC2\xB9\xAC"), "112\u{FFFF}");
    let around = vec![
        "<< /Subtype /Type0 /Encoding 2 0 R /DescendantFonts [<< >>] >>".to_owned(),
        stream("/UseCMap 2 0 R", "1 begincidrange <00> <FF> 1 endcidrange"),
    ];
    assert_eq!(text(&around, b"ab").chars().count(), 1);
}

#[test]
fn widths_are_those_of_cids() {
    let mut objects = composite("/GBK-EUC-H", "GB1", "");
    objects[1] =
        "<< /CIDSystemInfo << /Ordering (GB1) >> /DW 900 /W [814 [500 (x) 510] 820 830 600 7716 7716 250 5] >>"
            .to_owned();
    assert_eq!(advances(&objects, b"!\"#'1 \xB9\xAB"), [0.5, 0.0, 0.51, 0.6, 0.6, 0.25, 0.9]);
    objects[0] = objects[0].replace("GBK-EUC-H", "UniGB-UTF8-H");
    objects[1] = "<< /CIDSystemInfo << /Ordering (GB1) >> /W [1 95 500] >>".to_owned();
    assert_eq!(advances(&objects, "1公".as_bytes()), [0.5, 1.0]);
}

#[test]
fn vertical_lines_have_measures_of_their_own() {
    let mut objects = composite("/Identity-V", "GB1", "");
    objects[1] = "<< /DW 600 /DW2 [800 -900] /W2 [1 [-500 250 700] 5 6 -400 1 2] >>".to_owned();
    let mut shown = Vec::new();
    with(&objects, |file, font| {
        assert!(font.vertical);
        font.show(file, b"\0\0\0\x01\0\x06", &mut |code| shown.push((code.advance, code.above)));
    });
    assert_eq!(shown, [(-0.9, (0.3, 0.8)), (-0.5, (0.25, 0.7)), (-0.4, (0.001, 0.002))]);
}

#[test]
fn codes_of_one_byte_mean_glyphs() {
    let simple = |more: &str| vec![format!("<< /Type /Font /Subtype /Type1 {more} >>")];
    assert_eq!(text(&simple("/BaseFont /Helvetica"), b"1A'\xB7"), "1A’•");
    assert_eq!(text(&simple("/BaseFont /Helvetica /Encoding /WinAnsiEncoding"), b"1A'\xB7"), "1A'·");
    assert_eq!(text(&simple("/BaseFont /Symbol"), b"ab"), "αβ");
    assert_eq!(text(&simple("/BaseFont /ZapfDingbats"), b"!4"), "✁✔");
    let differences =
        "/Encoding << /BaseEncoding /MacRomanEncoding /Differences [65 /one /uni4E2D 70 /f_f_i /g12 /a1 /X.alt] >>";
    assert_eq!(text(&simple(differences), b"ABCFGHI\x80"), "1中Cffi\u{FFFF}\u{FFFF}XÄ");
    assert_eq!(advances(&simple("/BaseFont /Helvetica"), b"1 W"), [0.556, 0.278, 0.944]);
    assert_eq!(advances(&simple("/BaseFont /Courier-Bold"), b"1 "), [0.6, 0.6]);
    assert_eq!(advances(&simple("/BaseFont /ABCDEF+TimesNewRoman,Bold"), b"1"), [0.5]);
    let given = "/FirstChar 49 /Widths [400 -1000000000 true] /FontDescriptor << /MissingWidth 300 >>";
    assert_eq!(advances(&simple(given), b"1230"), [0.4, -100.0, 0.0, 0.3]);
}

#[test]
fn chinese_in_single_bytes_is_read_where_it_can_be_nothing_else() {
    let named = |name: &str| vec![format!("<< /Subtype /TrueType /BaseFont /{name} /Encoding /WinAnsiEncoding >>")];
    let gbk = b"\xB9\xAB\xB8\xE6 1101\xA3\xAC";
    for name in ["SimSun", "#CB#CE#CC#E5", "#E5#AE#8B#E4#BD#93", "ABCDEF+FangSong_GB2312"] {
        assert_eq!(text(&named(name), gbk), "公告 1101，", "{name}");
        assert_eq!(text(&named(name), b"1101 \xB7 \x93a\x94"), "1101 · “a”", "{name}");
        assert_eq!(text(&named(name), b"\xB7\xB7\xB7\xB7"), "····", "{name}");
    }
    assert_eq!(text(&named("Arial"), b"\xB9\xAB"), "¹«");
}

#[test]
fn glyphs_painted_as_contents_are_found() {
    let objects = vec![
        "<< /Type /Font /Subtype /Type3 /FontMatrix [0.01 0 0 0.01 0 0] /FontBBox [0 -20 100 80] /CharProcs << /one 2 0 R >> \
         /Encoding << /Differences [5 /one /two] >> /FirstChar 5 /Widths [50] >>"
            .to_owned(),
        stream("", "0 0 m"),
    ];
    with(&objects, |file, font| {
        let mut shown = Vec::new();
        font.show(file, b"\x05\x06", &mut |code| shown.push((code.code, code.advance)));
        assert_eq!(shown, [(5, 0.5), (6, 0.0)]);
        assert!((font.ascent - 0.8).abs() < 1e-3 && (font.descent + 0.2).abs() < 1e-3);
        let procedure = |code| font.type3.as_ref().and_then(|type3| type3.procedure(file, code));
        assert!(procedure(5).is_some() && procedure(6).is_none() && procedure(7).is_none());
    });
    assert_eq!(text(&objects, b"\x05\x06\x07"), "12\u{FFFF}");
}

#[test]
fn anything_ends_well() {
    let mut seed = 88_172_645_463_325_252_u64;
    let mut random = move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed
    };
    let pieces = [
        "begincmap ",
        "1 begincodespacerange ",
        "1 beginbfrange ",
        "1 beginbfchar ",
        "1 begincidrange ",
        "1 begincidchar ",
        "endbfrange ",
        "usecmap ",
        "/GBK-EUC-H ",
        "/WMode 1 ",
        "<",
        ">",
        "<0000>",
        "<FFFF>",
        "<FFFFFFFF>",
        "<00>",
        "[",
        "]",
        "(",
        "<D800>",
        "/f_i ",
        "99999999999 ",
        "-1 ",
        "7 ",
        "<<",
        "%",
        "<0041004200430044>",
        "<8EA1A1A1>",
    ];
    for _ in 0..300 {
        let map: String = (0..random() % 60).map(|_| pieces[random() as usize % pieces.len()]).collect();
        let string: Vec<u8> = (0..40).map(|_| random() as u8).collect();
        let mut objects = composite("3 0 R", "GB1", "/ToUnicode 4 0 R");
        objects.push(stream("", &map));
        objects.push(stream("", &map));
        text(&objects, &string);
        super::cmap::CMap::read(&string);
        let name = ["/GBK2K-H", "/UniGB-UTF8-V", "/UniJIS-UTF16-H", "/CNS-EUC-H", "/Identity-V"][random() as usize % 5];
        text(&composite(name, "GB1", ""), &string);
    }
}

#[test]
fn hostile_maps_end_soon() {
    let long = format!("1 beginbfrange {} endbfrange", "<0000><00FF><00410042>".repeat(40_000));
    let deep = format!("1 beginbfrange {} endbfrange", "<00000000><FFFFFFFF><0041>".repeat(10_000));
    let wide = format!("1 beginbfrange <0000><FFFF><{}> endbfrange", "0041".repeat(10_000));
    for map in [long, deep, wide] {
        assert!(with(&told(&map), |_, font| font.problem.is_some()));
    }
}
