//! Addresses of mail, also where the @ is written otherwise, and accounts of messengers.

use std::ops::Range;

use super::super::token::Token;
use super::{Finder, Kind};
use crate::dictionary::Says;
use crate::text::classes::{as_text, starts_with};

/// `name@domain.tld` in a word.
pub(super) fn find(finder: &mut Finder, token: &Token) {
    let classes = &finder.page.folded.classes()[token.classes.clone()];
    let Some(at) = classes.iter().position(|&class| class == u16::from(b'@')) else { return };
    let local = classes[..at].iter().rposition(|&class| !is_local(class)).map_or(0, |i| i + 1);
    let domain = classes[at + 1..].iter().position(|&class| !is_domain(class)).map_or(classes.len(), |i| at + 1 + i);
    let mut end = domain;
    while end > at && classes[end - 1] == u16::from(b'.') {
        end -= 1;
    }
    if local < at && is_a_domain(&as_text(&classes[at + 1..end])) {
        let whole = token.classes.start + local..token.classes.start + end;
        push(finder, whole);
    }
}

fn push(finder: &mut Finder, at: Range<usize>) {
    let label = finder.label(&at);
    finder.push(Kind::Email, at, label, Vec::new());
}

/// How the @ is written by those who hide it.
const DISGUISES: [&str; 13] =
    ["@", "#", "(at)", "(a)", "[at]", "{at}", "<at>", "【at】", "〔at〕", "at", "艾特", "☆", "*"];

/// After 邮箱: an address in which something else stands for the @.
pub(super) fn disguised(finder: &mut Finder, after: usize) {
    let classes = finder.page.folded.classes();
    let rest = &classes[after..classes.len().min(after + 80)];
    let start = super::said::skip(rest);
    let rest = &rest[start..];
    let length = rest.iter().take_while(|&&class| is_local(class)).count();
    // `zhangsanat126.com`: an undivided word has its `at` somewhere inside.
    let inside =
        (2..length).rev().find(|&at| starts_with(&rest[at..], "at") && is_a_domain(&domain_at(&rest[at + 2..]).0));
    let (local, disguise) = match inside {
        Some(at) => (at, "at"),
        None => match DISGUISES.iter().find(|disguise| starts_with(&rest[length..], disguise)) {
            Some(disguise) if length > 0 => (length, *disguise),
            _ => return,
        },
    };
    let domain = local + disguise.chars().count();
    let (text, length) = domain_at(&rest[domain..]);
    if (disguise != "@" || length != text.len()) && is_a_domain(&text) {
        let start = after + start;
        push(finder, start..start + domain + length);
    }
}

/// The domain that a text begins with, its dots perhaps spelled out, and how many classes it takes.
fn domain_at(classes: &[u16]) -> (String, usize) {
    let mut domain = String::new();
    let mut at = 0;
    while domain.len() < 40 && at < classes.len() {
        let dot = ["[dot]", "(dot)", "【dot】", "点"].into_iter().find(|dot| starts_with(&classes[at..], dot));
        match dot {
            Some(dot) => {
                domain.push('.');
                at += dot.chars().count();
            }
            None if is_domain(classes[at]) => {
                domain.push_str(&as_text(&classes[at..=at]));
                at += 1;
            }
            None => break,
        }
    }
    let bare = domain.trim_end_matches('.').len();
    (domain[..bare].to_owned(), at - (domain.len() - bare).min(at))
}

fn is_alphanumeric(class: u16) -> bool {
    u8::try_from(class).is_ok_and(|class| class.is_ascii_alphanumeric())
}

fn is_local(class: u16) -> bool {
    is_alphanumeric(class) || matches!(char::from_u32(u32::from(class)), Some('.' | '_' | '-' | '+'))
}

fn is_domain(class: u16) -> bool {
    is_alphanumeric(class) || matches!(char::from_u32(u32::from(class)), Some('.' | '-'))
}

/// `126.com`, `mail.ynu.edu.cn`
fn is_a_domain(text: &str) -> bool {
    let mut labels = text.rsplit('.');
    let top = labels.next().unwrap_or_default();
    (2..=6).contains(&top.len())
        && top.bytes().all(|b| b.is_ascii_lowercase())
        && labels.clone().count() >= 1
        && labels.all(|label| !label.is_empty() && !label.starts_with('-'))
}

/// After 微信号 or QQ: an account without a digit in it, or with few, which no search for numbers finds.
pub(super) fn account(finder: &mut Finder, cue: &Range<usize>) {
    let Some(at) = account_at(finder, cue.end) else { return };
    let scene = finder.scene(&at);
    let of_a_person = |says: Says| says.any(Says::WECHAT) && !says.any(Says::PUBLIC_ACCOUNT);
    if scene.cues_in(&(cue.start..at.start)).any(|known| of_a_person(known.says)) {
        finder.push(Kind::Messaging, at, Says::WECHAT, Vec::new());
    }
}

/// A cell below 微信号.
pub(super) fn cell(finder: &mut Finder, at: &Range<usize>, says: Says) {
    if let Some(account) = account_at(finder, at.start).filter(|account| account.end == at.end) {
        finder.push(Kind::Messaging, account, says, Vec::new());
    }
}

/// An account that begins here or after a colon: with a letter, of six to twenty characters.
fn account_at(finder: &Finder, after: usize) -> Option<Range<usize>> {
    let classes = finder.page.folded.classes();
    let rest = &classes[after..classes.len().min(after + 40)];
    let start = super::said::skip(rest);
    let is_part = |class: u16| is_alphanumeric(class) || class == u16::from(b'_') || class == u16::from(b'-');
    let length = rest[start..].iter().take(21).take_while(|&&class| is_part(class)).count();
    let at = after + start..after + start + length;
    let begins = classes.get(at.start).is_some_and(|class| (u16::from(b'a')..=u16::from(b'z')).contains(class));
    ((6..=20).contains(&length) && begins).then_some(at)
}
