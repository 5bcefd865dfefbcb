//! The fonts of small PDF files: none is embedded, as offices often leave out theirs.
#![allow(dead_code, unreachable_pub)]

use std::fmt::Write as _;

/// Objects 3 to 14: six fonts, the meanings of the fourth one's codes, and what the fonts lead to.
pub const FONTS: [&str; 12] = [
    "<</Type/Font/Subtype/Type0/BaseFont/FangSong_GB2312/Encoding/GBK-EUC-H/DescendantFonts[10 0 R]>>",
    "<</Type/Font/Subtype/Type0/BaseFont/FangSong_GB2312/Encoding/GBK-EUC-V/DescendantFonts[10 0 R]>>",
    "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UCS2-H/DescendantFonts[11 0 R]>>",
    "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+SimSun/Encoding/Identity-H/DescendantFonts[12 0 R]/ToUnicode 9 0 R>>",
    "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+SimSun/Encoding/Identity-H/DescendantFonts[12 0 R]>>",
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    "null", // The meanings, which are known at the end.
    "<</Type/Font/Subtype/CIDFontType2/BaseFont/FangSong_GB2312/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>\
     /DW 1000/W[814[500] 815 907 500 7716[500]]/FontDescriptor 13 0 R>>",
    "<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>\
     /DW 1000/W[1 95 500]/FontDescriptor 13 0 R>>",
    "<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>\
     /DW 1000/FontDescriptor 13 0 R>>",
    "<</Type/FontDescriptor/FontName/SimSun/Flags 4/Ascent 859/Descent -141/CapHeight 683/ItalicAngle 0/StemV 80\
     /FontBBox[-8 -145 1000 859]>>",
    "null",
];

/// Letters that a font has codes of its own for.
#[derive(Clone, Default)]
pub struct Letters(Vec<char>);

impl Letters {
    /// The codes of a text, two bytes each.
    pub fn codes(&mut self, text: &str) -> Vec<u8> {
        let mut code = |letter: char| {
            let at = self.0.iter().position(|known| *known == letter).unwrap_or_else(|| {
                self.0.push(letter);
                self.0.len() - 1
            });
            (at as u16 + 3).to_be_bytes()
        };
        text.chars().flat_map(&mut code).collect()
    }

    /// What the codes are.
    pub fn to_unicode(&self) -> String {
        let mut text = String::from(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
             /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
             /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
             1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
        );
        for (row, letters) in (0..).zip(self.0.chunks(100)) {
            let _ = writeln!(text, "{} beginbfchar", letters.len());
            for (at, letter) in (3 + row * 100..).zip(letters) {
                let units = letter
                    .encode_utf16(&mut [0; 2])
                    .iter()
                    .fold(String::new(), |all, unit| all + &format!("{unit:04X}"));
                let _ = writeln!(text, "<{at:04X}> <{units}>");
            }
            text.push_str("endbfchar\n");
        }
        text + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    }
}
