//! The operators by their names.

use super::scan::operator;

macro_rules! operators {
    ($($name:ident $word:literal)*) => { $(pub(super) const $name: u32 = operator($word);)* };
}

operators! {
    SAVE b"q" RESTORE b"Q" MATRIX b"cm" EXT_STATE b"gs" WIDTH b"w" CAP b"J" DASH b"d"
    MOVE_TO b"m" LINE_TO b"l" CURVE b"c" CURVE_FROM b"v" CURVE_TO b"y" CLOSE b"h" RECTANGLE b"re"
    STROKE b"S" CLOSE_STROKE b"s" FILL b"f" FILL_OLD b"F" FILL_EVEN_ODD b"f*" FILL_STROKE b"B" FILL_STROKE_EVEN_ODD b"B*"
    CLOSE_FILL_STROKE b"b" CLOSE_FILL_STROKE_EVEN_ODD b"b*" END_PATH b"n" CLIP b"W" CLIP_EVEN_ODD b"W*"
    BEGIN_TEXT b"BT" END_TEXT b"ET" FONT b"Tf" SPACING b"Tc" WORD_SPACING b"Tw" STRETCH b"Tz" LEADING b"TL" MODE b"Tr" RISE b"Ts"
    MOVE_TEXT b"Td" MOVE_TEXT_LEADING b"TD" TEXT_MATRIX b"Tm" NEXT_LINE b"T*"
    SHOW b"Tj" SHOW_ALL b"TJ" NEXT_LINE_SHOW b"'" NEXT_LINE_SPACED b"\""
    FILL_GRAY b"g" STROKE_GRAY b"G" FILL_RGB b"rg" STROKE_RGB b"RG" FILL_CMYK b"k" STROKE_CMYK b"K"
    FILL_SPACE b"cs" STROKE_SPACE b"CS" FILL_COLOUR b"sc" STROKE_COLOUR b"SC" FILL_COLOUR_NAMED b"scn" STROKE_COLOUR_NAMED b"SCN"
    PAINT_OBJECT b"Do" SHADE b"sh" INLINE_DATA b"ID"
    BEGIN_MARK b"BMC" BEGIN_MARK_WITH b"BDC" END_MARK b"EMC"
}
