//! Random bytes and small windows: no reader panics, stops or loses text, and positions are exact.
#![allow(clippy::unwrap_used, missing_docs)]

mod reading;

use baguan::document::{Document, Position};
use baguan::read::Reading;
use proptest::prelude::*;
use reading::{read, read_in, sound};

const NAMES: [&str; 5] = ["a.txt", "a.md", "a.csv", "a.html", "a"];

/// Pieces that mean something to one of the readers.
const PIECES: [&str; 46] = [
    "一",
    "13912345678",
    "\n",
    "\n\n",
    " ",
    ",",
    ";",
    "\t",
    "\"",
    "|",
    "<",
    ">",
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<table>",
    "<tr>",
    "<td rowspan=2>",
    "</td>",
    "</table>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<a href=\"",
    "'",
    "=",
    "&amp;",
    "&",
    "#",
    "*",
    "**",
    "`",
    "[",
    "](",
    ")",
    "\\",
    "---\n",
    "key: v\n",
    "```\n",
    "> ",
    "- ",
    "<span hidden>",
    "</span>",
    "\u{FFFD}",
];

/// The text of all blocks, without white space.
fn words<'a>(documents: impl IntoIterator<Item = &'a Document>) -> String {
    let mut words = Vec::new();
    for document in documents {
        for block in document.blocks() {
            words.push(document.block_text(block).replace(char::is_whitespace, ""));
        }
    }
    words.sort();
    words.concat()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_bytes_are_too_strange(bytes in proptest::collection::vec(any::<u8>(), 1..300), name in 0..5_usize) {
        if let Ok(mut reading) = Reading::begin(NAMES[name], &bytes, true) {
            let stretch = reading.read(&bytes, true);
            prop_assert_eq!(stretch.consumed, bytes.len());
            sound(&stretch.document);
            let window = 64.min(bytes.len());
            if Reading::begin(NAMES[name], &bytes[..window], window == bytes.len()).is_ok() {
                read_in(NAMES[name], &bytes, window);
            }
        }
    }

    #[test]
    fn no_markup_is_too_strange(pieces in proptest::collection::vec(0..PIECES.len(), 1..120), name in 0..5_usize) {
        let text: String = pieces.iter().map(|&piece| PIECES[piece]).collect();
        read(NAMES[name], text.as_bytes());
        for window in [64, 200] {
            read_in(NAMES[name], text.as_bytes(), window);
        }
    }

    #[test]
    fn positions_in_plain_text_are_exact(pieces in proptest::collection::vec(0..PIECES.len(), 1..80)) {
        let text: String = pieces.iter().map(|&piece| PIECES[piece]).collect();
        let text = format!("字{text}");
        let Ok(mut reading) = Reading::begin("a.txt", text.as_bytes(), true) else { return Ok(()) };
        let document = reading.read(text.as_bytes(), true).document;
        if document.format.name() != "txt" {
            return Ok(());
        }
        for block in document.blocks() {
            for (byte, _) in document.block_text(block).char_indices() {
                let byte = block.range().start + byte;
                prop_assert_eq!(document.position(byte), Some(Position::START.after(&text[..byte])));
            }
        }
    }

    #[test]
    fn windows_lose_no_paragraph(rows in proptest::collection::vec(0..8_usize, 1..200), name in 0..4_usize) {
        // Paragraphs that end inside every window: the readers need no overlap.
        let paragraph = |row: &usize| match name {
            3 => format!("<p>第{row}段<b>重</b>点</p>\n<!-- {row} -->\n"),
            2 => format!("{row},村{},\"a\n{row}\"\n", "字".repeat(*row)),
            _ => format!("第{row}段{}。\n\n", "字".repeat(row * 3)),
        };
        let text: String = rows.iter().map(paragraph).collect();
        let text = if name == 3 { format!("<html>{text}") } else { text };
        let whole = read(NAMES[name], text.as_bytes()).document;
        let (documents, _) = read_in(NAMES[name], text.as_bytes(), 1000);
        if documents.iter().all(|d| (0..=d.text().len()).all(|end| d.answers_for(&(0..end)) || end == 0)) {
            prop_assert_eq!(words([&whole]), words(&documents));
        }
        prop_assert_eq!(whole.paragraphs(), documents.last().unwrap().paragraphs());
    }
}

#[test]
fn hostile_markdown_takes_no_square_of_time() {
    for piece in [
        "<a ", "<a b=\"", "[", "](", "`", "*a", "![](x)", "[a](b)", "&", "\\", "``a`", "> ", "|", "- ", "```\n",
        "**a** ",
    ] {
        let text = format!("字{}\n\n530102199003071233", piece.repeat(100_000));
        let start = std::time::Instant::now();
        let (documents, _) = read_in("a.md", text.as_bytes(), 1 << 20);
        assert!(documents.iter().any(|d| d.text().contains("530102199003071233")), "{piece}");
        assert!(start.elapsed().as_secs() < 20, "{piece}: {:?}", start.elapsed());
    }
}

/// Wherever a window cuts a number, exactly one stretch finds it, at its place in the file.
#[test]
fn a_number_is_found_across_any_cut() {
    const NUMBER: &str = "530102199003071233";
    let filler = "字".repeat(2000);
    let texts = [
        ("a.txt", format!("{filler}{NUMBER}{filler}")),
        ("a.txt", format!("{filler}53010219\n9003071233{filler}")),
        ("a.md", format!("{filler}{NUMBER}{filler}")),
        ("a.md", format!("{filler}\n530102**1990**\n03071233{filler}")),
        ("a.csv", format!("a,b\n1,{filler}{NUMBER}{filler}")),
        ("a.html", format!("<p>{filler}{NUMBER}{filler}")),
        ("a.html", format!("<p>{filler}530102<b>1990</b><a href=\"/x\">03071233</a>{filler}")),
        ("a.html", format!("<html><!--{filler}{NUMBER}{filler}-->")),
        ("a.html", format!("<html><script>{filler}{NUMBER}{filler}</script>")),
        ("a.html", format!("<html><a title=\"{filler}{NUMBER}{filler}\">")),
    ];
    for (name, text) in texts {
        for window in (3000..6200).step_by(7) {
            let (documents, _) = read_in(name, text.as_bytes(), window);
            let mut found = Vec::new();
            for document in &documents {
                for block in document.blocks() {
                    let own = document.block_text(block);
                    let digits: Vec<usize> = own
                        .char_indices()
                        .filter(|(_, c)| c.is_ascii_digit())
                        .map(|(at, _)| block.range().start + at)
                        .collect();
                    if digits.len() == 18 {
                        let range = digits[0]..digits[17] + 1;
                        if document.answers_for(&range) {
                            found.push(document.position(range.start).unwrap());
                        }
                    }
                }
            }
            let at = Position::START.after(&text[..text.find("5301").unwrap()]);
            assert_eq!(found, [at], "{name} {window} {}", text.chars().take(30).collect::<String>());
        }
    }
}
