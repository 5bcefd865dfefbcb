//! Field codes: what a text processor was told to put at a place. Most of them count pages.

use super::office::attribute::is_notable;

/// Fields that count pages and refer to them, of which a table of contents has hundreds.
const COUNTS: [&str; 6] = ["PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "TOC", "SEQ"];

/// What is to be told of a field code.
pub(crate) fn says(instruction: &str) -> Option<String> {
    // Bookmarks that the program makes for itself have long numbers: _Toc123456789.
    let own = |word: &&str| word.trim_start_matches('"').starts_with('_');
    let words: Vec<&str> = instruction.split_whitespace().filter(|word| !own(word)).collect();
    // A name with nothing but switches, such as FORMTEXT or a link to one's own heading, tells no more; what
    // stands behind \* says how letters look.
    let is_switch = |at: usize| words.get(at).is_none_or(|word| word.starts_with('\\'));
    let bare = (1..words.len()).all(|at| is_switch(at) || words.get(at - 1) == Some(&"\\*"));
    let says_nothing = bare || words.first().is_none_or(|name| COUNTS.contains(name));
    (!says_nothing || is_notable(instruction)).then(|| words.join(" "))
}

/// What the code of a formula shows.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) text: String,
    /// What is written above it, as the sound of a word is.
    pub(crate) raised: String,
}

/// What is drawn of a code such as `EQ \o\ad(\s\up 9(zhang),张)`; nothing of any other code.
pub(crate) fn shown(instruction: &str) -> Option<Shown> {
    let code = instruction.trim_start();
    let (name, mut rest) = code.split_at_checked(2)?;
    if !name.eq_ignore_ascii_case("EQ") || !rest.starts_with([' ', '\\']) {
        return None;
    }
    let mut shown = Shown::default();
    // Whether each bracket that is open raises what is in it; whether the next one will; whether parts lie upon each other.
    let (mut open, mut raises, mut overlaid) = (Vec::new(), false, false);
    while let Some(c) = rest.chars().next() {
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        let separator = matches!(c, ',' | ';') && !open.is_empty();
        match c {
            '\\' => {
                let letters = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
                let (switch, behind) = rest.split_at(letters);
                rest = behind;
                match switch {
                    "" if rest.starts_with('*') => rest = behind_format(rest.get(1..).unwrap_or_default()),
                    // The mark itself: `\(`.
                    "" => {
                        if let Some(c) = rest.chars().next() {
                            rest = rest.get(c.len_utf8()..).unwrap_or_default();
                            shown.text.push(c);
                        }
                    }
                    _ => {
                        overlaid |= switch.eq_ignore_ascii_case("o");
                        raises |= overlaid && switch.eq_ignore_ascii_case("s");
                        // The brackets that are drawn, or a measure.
                        let bracket = ["bc", "lc", "rc"].iter().any(|known| switch.eq_ignore_ascii_case(known));
                        if bracket && rest.starts_with('\\') {
                            rest = rest.get(2..).unwrap_or_default();
                        } else if !rest.starts_with('(') {
                            let number = rest.trim_start();
                            let behind = number.trim_start_matches(|c: char| c.is_ascii_digit());
                            if behind.len() < number.len() {
                                rest = behind;
                            }
                        }
                    }
                }
            }
            '(' if open.len() < DEEP => open.push(std::mem::take(&mut raises)),
            ')' if open.pop().is_some() => {}
            _ if separator && overlaid => {}
            _ => {
                let into = if open.contains(&true) { &mut shown.raised } else { &mut shown.text };
                into.push(if separator { ' ' } else { c });
            }
        }
    }
    let trim = |text: String| text.trim().to_owned();
    Some(Shown { text: trim(shown.text), raised: trim(shown.raised) })
}

/// Brackets in brackets; nobody draws more.
const DEEP: usize = 64;

/// What stands behind the word, mostly in quotes, that says how letters look.
fn behind_format(code: &str) -> &str {
    let code = code.trim_start();
    match code.strip_prefix('"') {
        Some(quoted) => quoted.split_once('"').map_or("", |(_, behind)| behind),
        None => code.find([' ', '\\', '(']).map_or("", |end| &code[end..]),
    }
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn formulas_show_what_is_drawn() {
        let parts = |code| shown(code).map(|shown| (shown.text, shown.raised));
        let told = |text: &str, raised: &str| Some((text.to_owned(), raised.to_owned()));
        let ruby = " EQ \\* jc2 \\* \"Font:宋体\" \\* hps10 \\o\\ad(\\s\\up 9(zhang),张三13912345678) ";
        assert_eq!(parts(ruby), told("张三13912345678", "zhang"));
        assert_eq!(parts("EQ \\f(1,2)"), told("1 2", ""));
        assert_eq!(parts("eq \\b\\bc\\[(a\\,b)"), told("a,b", ""));
        assert_eq!(parts("EQ \\o(139,\\("), told("139(", ""));
        assert_eq!(parts("EQUATION x"), None);
        assert_eq!(parts("电话 \\o"), None);
    }
}
