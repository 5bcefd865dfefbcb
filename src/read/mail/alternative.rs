//! The same text twice, as a page and as plain text: of the plain one only what the page does not say is told.

use crate::document::Visibility;
use crate::read::stretch::floor;
use crate::read::{Reading, STRETCH};

/// How far a line may stand from the last one that was found. A long page must not be gone through for each line.
const WINDOW: usize = 16 << 10;

/// What a page shows, without white space.
pub(super) fn shown(html: &[u8]) -> String {
    let window = |at: usize| &html[at.min(html.len())..html.len().min(at + STRETCH)];
    let mut text = String::new();
    let Ok(mut reading) = Reading::begin("body.html", window(0), html.len() <= STRETCH) else { return text };
    let mut at = 0;
    while at < html.len() {
        let stretch = reading.read(window(at), at + STRETCH >= html.len());
        if stretch.consumed == 0 {
            break;
        }
        at += stretch.consumed;
        let document = stretch.document;
        for block in document.blocks().iter().filter(|block| block.visibility == Visibility::Visible) {
            text.extend(document.block_text(block).chars().filter(|c| !c.is_whitespace()));
        }
    }
    text
}

/// The lines that are not among what is shown, in the order of both.
pub(super) fn rest(plain: &str, shown: &str) -> String {
    let (mut rest, mut from) = (String::new(), 0);
    let mut packed = String::new();
    for line in plain.lines() {
        packed.clear();
        packed.extend(line.chars().filter(|c| !c.is_whitespace()));
        if packed.is_empty() {
            continue;
        }
        let end = floor(shown, from + WINDOW + packed.len());
        if let Some(at) = memchr::memmem::find(&shown.as_bytes()[from..end], packed.as_bytes()) {
            from += at + packed.len();
        } else {
            rest.push_str(line);
            rest.push('\n');
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::{rest, shown};

    #[test]
    fn only_what_the_page_lacks_is_left() {
        let page =
            "<style>p{}</style><p>各位 同事：</p><div>电话 1391234<b>5678</b>&nbsp;。</div><p hidden>密</p>".as_bytes();
        let shown = shown(page);
        assert_eq!(shown, "各位同事：电话13912345678。");
        assert_eq!(rest("各位同事：\n\n电话 13912345678 。\n", &shown), "");
        assert_eq!(rest("各位同事：\n密\n电话 13912345678\n多一行\n", &shown), "密\n多一行\n");
        assert_eq!(rest("一\n", ""), "一\n");
    }
}
