//! Fonts with eleven signs, from which producers took what tells them; see `tests/files/pdf/fonts/README.md`.

use super::Program;

const NO_MAP: &[u8] = include_bytes!("../../../../../tests/files/pdf/fonts/serif-no-map.ttf");
const MAP: &[u8] = include_bytes!("../../../../../tests/files/pdf/fonts/serif.ttf");
const LYING_MAP: &[u8] = include_bytes!("../../../../../tests/files/pdf/fonts/serif-lying-map.ttf");
const COMPACT: &[u8] = include_bytes!("../../../../../tests/files/pdf/fonts/sans-cjk.cff");
const TYPE1: &[u8] = include_bytes!("../../../../../tests/files/pdf/fonts/serif-cjk.pfa");

fn char_of(name: &[u8]) -> Option<char> {
    match name {
        [letter] => Some(char::from(*letter)),
        _ => None,
    }
}

fn program(bytes: &[u8]) -> Program {
    Program::parse(bytes, char_of).unwrap_or_default()
}

fn guesses(program: &Program, bytes: &[u8]) -> String {
    if program.tells_little() {
        program.guesses(bytes).into_iter().map(|guess| guess.1).collect()
    } else {
        String::new()
    }
}

fn chars(program: &Program) -> String {
    (0..99).filter_map(|glyph| program.char_of_gid(glyph)).collect()
}

#[test]
fn a_map_tells() {
    let program = program(MAP);
    assert_eq!(chars(&program), "0123456789X");
    assert_eq!(guesses(&program, MAP), "");
    assert_eq!(program.gid_of_cid(7), Some(7));
    assert_eq!(program.gid_of_code(b'4').and_then(|glyph| program.char_of_gid(glyph)), Some('4'));
}

#[test]
fn without_a_map_outlines_tell() {
    let program = program(NO_MAP);
    assert_eq!(chars(&program), "");
    assert_eq!(guesses(&program, NO_MAP), "0123456789X");
}

#[test]
fn a_map_that_says_other_digits_than_are_drawn_is_not_believed() {
    let program = program(LYING_MAP);
    assert_eq!(chars(&program), "");
    assert_eq!(guesses(&program, LYING_MAP), "0123456789X");
}

#[test]
fn compact_fonts_are_drawn_and_han_are_no_digits() {
    let program = program(COMPACT);
    assert_eq!(guesses(&program, COMPACT), "0123456789X");
    assert_eq!(program.collection(), Some(&b"Identity"[..]));
    let of_cids: Vec<u16> = (0..u16::MAX).filter_map(|cid| program.gid_of_cid(cid)).collect();
    assert_eq!(of_cids.len(), 18);
}

#[test]
fn type_1_fonts_are_drawn() {
    let program = program(TYPE1);
    let guesses = program.guesses(TYPE1);
    let guess = |glyph: u16| guesses.iter().find(|guess| guess.0 == glyph).map(|guess| guess.1);
    let coded = (0..=255).filter_map(|code| guess(program.gid_of_code(code)?)).collect::<String>();
    let mut sorted: Vec<char> = coded.chars().collect();
    sorted.sort_unstable();
    assert_eq!(sorted.iter().collect::<String>(), "0123456789X");
    assert_eq!(program.gid_of_name(b"nothing"), None);
}

#[test]
fn damaged_fonts_do_no_harm() {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as usize
    };
    for font in [NO_MAP, MAP, COMPACT, TYPE1] {
        for round in 0..60 {
            let mut bytes = font.to_vec();
            for _ in 0..=random() % 10 {
                let at = random() % bytes.len();
                bytes[at] = random() as u8;
            }
            if round % 3 == 0 {
                bytes.truncate(random() % font.len());
            }
            let _ = Program::parse(&bytes, char_of).map(|program| program.guesses(&bytes));
        }
    }
    assert!(Program::parse(b"", char_of).is_none());
}

#[test]
fn painted_glyphs_are_recognised_upside_down_as_they_are_written() {
    // A seven and a one of straight lines, and a square as high as they are.
    let seven =
        b"556 0 0 0 556 -700 d1\n50 -690 m 500 -690 l 500 -630 l 250 0 l 160 0 l 400 -615 l 50 -615 l h f".to_vec();
    let square = b"1000 0 0 0 1000 -1000 d1 100 -800 800 800 re f".to_vec();
    let image = b"556 0 d0 q 1 0 0 1 0 0 cm /I Do Q".to_vec();
    let contents = [(55, seven), (9, square), (10, image)];
    assert_eq!(super::painted(&contents, [0.001, 0.0, 0.0, -0.001, 0.0, 0.0]), [(55, '7')]);
    assert_eq!(super::painted(&contents, [f32::NAN; 6]), []);
}
