//! Folded text compared with words as they stand in the code, folded themselves, without a copy of either.

/// A class as the character that it mostly is; nothing is no character.
pub fn character(class: u16) -> char {
    char::from_u32(u32::from(class)).unwrap_or_default()
}

/// Whether a class is that of one of these characters.
pub fn is_one_of(class: u16, characters: &str) -> bool {
    characters.chars().any(|c| u32::from(c) == u32::from(class))
}

/// Whether classes begin with a word.
pub fn starts_with(classes: &[u16], word: &str) -> bool {
    let mut classes = classes.iter();
    word.chars().all(|c| classes.next().is_some_and(|&class| u32::from(class) == u32::from(c)))
}

/// Whether classes end with a word. Backwards: most are told apart by their last character.
pub fn ends_with(classes: &[u16], word: &str) -> bool {
    let mut classes = classes.iter().rev();
    word.chars().rev().all(|c| classes.next().is_some_and(|&class| u32::from(class) == u32::from(c)))
}

/// Where a word stands first in a few classes.
pub fn find(classes: &[u16], word: &str) -> Option<usize> {
    let first = u32::from(word.chars().next()?);
    let mut places = classes.iter().enumerate().filter(|(_, class)| u32::from(**class) == first).map(|(at, _)| at);
    places.find(|&at| starts_with(&classes[at..], word))
}

/// Whether one of some words stands in a few classes.
pub fn has_one_of(classes: &[u16], words: &[&str]) -> bool {
    words.iter().any(|word| find(classes, word).is_some())
}

/// A folded text as classes again.
pub fn as_classes(text: &str) -> Vec<u16> {
    text.chars().map(|c| u16::try_from(u32::from(c)).unwrap_or_default()).collect()
}

/// Classes as text. What is no character of its own, as beyond the basic plane, becomes U+FFFD.
pub fn as_text(classes: &[u16]) -> String {
    classes.iter().map(|&class| char::from_u32(u32::from(class)).unwrap_or('\u{FFFD}')).collect()
}
