//! The user's language, needed before the arguments can be parsed: the parser's own words are in it.

use std::ffi::OsString;

use crate::finding::Language;

/// The language that the arguments or the environment name.
pub(super) fn chosen(arguments: &[OsString], environment: Option<&str>) -> Option<Language> {
    let mut arguments =
        arguments.iter().filter_map(|argument| argument.to_str()).take_while(|argument| *argument != "--");
    let mut chosen = None;
    while let Some(argument) = arguments.next() {
        let name = match argument.strip_prefix("--lang") {
            Some("") => arguments.next(),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        chosen = name.and_then(Language::parse).or(chosen);
    }
    chosen.or_else(|| environment.and_then(Language::parse))
}

#[cfg(test)]
mod tests {
    use super::{Language, chosen};

    #[test]
    fn the_argument_comes_before_the_environment() {
        let of = |arguments: &[&str], environment| {
            chosen(&arguments.iter().map(Into::into).collect::<Vec<_>>(), environment)
        };
        assert_eq!(of(&["baguan", "check", "--lang", "en"], Some("zh")), Some(Language::English));
        assert_eq!(of(&["baguan", "--lang=zh", "check"], Some("en")), Some(Language::Chinese));
        assert_eq!(of(&["baguan", "check", "--", "--lang=en"], None), None);
        assert_eq!(of(&["baguan"], Some("en")), Some(Language::English));
        assert_eq!(of(&["baguan"], Some("fr")), None);
    }
}
