//! Words of letters, digits and the signs that hide them, as passports, plates, accounts, addresses of mail and
//! masked numbers are written.

use std::ops::Range;
use std::sync::LazyLock;

use super::numbers::{Set, is_in, set};
use crate::document::Document;
use crate::text::classes::is_one_of;
use crate::text::{Folded, fold_char, is_ignorable};

/// One word.
pub(super) struct Token {
    pub(super) bytes: Range<usize>,
    /// Its classes in the folded text.
    pub(super) classes: Range<usize>,
}

/// The shortest that is looked at, and the step of the search.
const SHORTEST: usize = 5;
/// Digits that one has at least, if there is no @ in it. A masked number shows as many.
const FEWEST_DIGITS: usize = 2;
/// Digits that a masked number shows at least.
const FEWEST_SHOWN: usize = 4;

/// Signs that hide a digit, as they fold.
const HIDING: &str = "某*×■□●○◆◇▲△◎•?_#…※☆★";

const DOT: u16 = b'.' as u16;

static PARTS: LazyLock<Set> =
    LazyLock::new(|| set(('0'..='9').chain('a'..='z').chain("@.-_#·".chars()).chain(HIDING.chars())));
static HIDE: LazyLock<Set> = LazyLock::new(|| set(HIDING.chars().chain(['x'])));

/// Every word of a document that may be one.
pub(super) fn tokens(document: &Document, folded: &Folded) -> Vec<Token> {
    let classes = folded.classes();
    let parts: &Set = &PARTS;
    let mut tokens = Vec::new();
    let mut at = SHORTEST - 1;
    while at < classes.len() {
        if !is_in(parts, classes[at]) {
            at += SHORTEST;
            continue;
        }
        let start = classes[..at].iter().rposition(|&class| !is_in(parts, class)).map_or(0, |i| i + 1);
        let end = classes[at..].iter().position(|&class| !is_in(parts, class)).map_or(classes.len(), |i| at + i);
        at = end + SHORTEST;
        if end - start >= SHORTEST && is_of_interest(&classes[start..end]) {
            split(document, folded, start..end, &mut tokens);
        }
    }
    tokens
}

fn is_of_interest(classes: &[u16]) -> bool {
    let digits = classes.iter().filter(|&&class| is_digit(class)).count();
    digits >= FEWEST_DIGITS || classes.contains(&u16::from(b'@'))
}

fn is_digit(class: u16) -> bool {
    (u16::from(b'0')..=u16::from(b'9')).contains(&class)
}

/// The folded text has no spaces; the words in the text that it came from are told apart by them. The groups of
/// one masked number are not: `6217 **** **** 1234`.
fn split(document: &Document, folded: &Folded, run: Range<usize>, tokens: &mut Vec<Token>) {
    let text = document.text();
    let start = folded.source(text, run.start..run.start + 1).start;
    let mut open: Option<Token> = None;
    // A character that stands for several, such as ℀, may have begun before the run.
    let is_several = text[start..].chars().next().is_some_and(|c| fold_char(c).classes().nth(1).is_some());
    let mut class = if is_several { folded.index_of(text, start) } else { run.start };
    let mut groups = 0;
    let mut space = false;
    let classes = folded.classes();
    let mut close = |mut token: Token| {
        // 张三-5301…: a mark at its edge is none of it.
        let is_mark = |class: u16| is_one_of(class, ".-_·#");
        let before = classes[token.classes.clone()]
            .iter()
            .take_while(|&&class| is_mark(class) && class != u16::from(b'_'))
            .count();
        let after = classes[token.classes.clone()]
            .iter()
            .rev()
            .take_while(|&&class| matches!(class, 0x2D | 0x2E | 0xB7))
            .count();
        if before + after > 0 && before + after < token.classes.len() {
            token.classes = token.classes.start + before..token.classes.end - after;
            token.bytes = folded.source(text, token.classes.clone());
        }
        let own = &classes[token.classes.clone()];
        if own.len() >= SHORTEST && is_of_interest(own) {
            tokens.push(token);
        }
    };
    for (offset, c) in text[start..].char_indices() {
        if class >= run.end {
            break;
        }
        let byte = start + offset;
        if c.is_whitespace() {
            space = true;
            continue;
        }
        let width = fold_char(c).classes().count();
        if width == 0 || is_ignorable(c) {
            continue;
        }
        let word = class.max(run.start)..(class + width).min(run.end);
        class += width;
        if std::mem::take(&mut space)
            && let Some(token) = open.as_ref()
        {
            let before = &classes[token.classes.clone()];
            let next: Vec<u16> = classes[word.start..run.end].iter().copied().take(8).collect();
            groups += 1;
            let at = u16::from(b'@');
            // `name @ 126.com`
            let is_mail = before.last() == Some(&at) || next.first() == Some(&at);
            if !is_mail && !is_one_passport(before, &next) && (groups > 5 || !is_one_masked_number(before, &next)) {
                open.take().into_iter().for_each(&mut close);
            }
        }
        if let Some(token) = &mut open {
            token.bytes.end = byte + c.len_utf8();
            token.classes.end = word.end;
        } else {
            open = Some(Token { bytes: byte..byte + c.len_utf8(), classes: word });
            groups = 0;
        }
    }
    open.into_iter().for_each(close);
}

/// Whether a space between these two is inside a number whose middle is hidden: one of the groups beside it is hidden
/// as a whole, or it is the last four digits that follow.
fn is_one_masked_number(before: &[u16], next: &[u16]) -> bool {
    let hides = |class: &u16| is_in(&HIDE, *class);
    let group = next.iter().take_while(|class| is_digit(**class) || hides(class)).count();
    let ends_hidden = before.iter().rev().take(4).all(hides) && before.len() > 3;
    let goes_on_hidden = next.first().is_some_and(hides);
    let is_new = before.iter().filter(|class| is_digit(**class)).count() > 8;
    before.len() < 19
        && !is_new
        && ((goes_on_hidden && (before.len() <= 8 || ends_hidden)) || (ends_hidden && (3..=4).contains(&group)))
}

/// E1234 5678: a passport in two groups.
fn is_one_passport(before: &[u16], next: &[u16]) -> bool {
    let [letter, digits @ ..] = before else { return false };
    let after = next.iter().take_while(|class| is_digit(**class)).count();
    (u16::from(b'a')..=u16::from(b'z')).contains(letter)
        && digits.iter().all(|&class| is_digit(class))
        && digits.len() + after == 8
        && after > 0
}

/// Whether a word has digits of which some are hidden. One dot hides nothing: numbers have decimals.
pub(super) fn is_masked(classes: &[u16]) -> bool {
    let hide: &Set = &HIDE;
    let signs = classes.iter().any(|&class| class != DOT && is_in(hide, class));
    (signs || classes.windows(2).any(|two| two == [DOT, DOT]))
        && classes.iter().filter(|&&class| is_digit(class)).count() >= FEWEST_SHOWN
}
