//! What of a paragraph the page does not show: deleted and hidden text, piece by piece.
//!
//! A number of which only the middle was deleted, 139~~1234~~****5678, can still be read by whoever
//! takes the change back. So a piece takes along the digits and letters that it touches.

use crate::read::out::Strand;

/// The longest run of letters and digits that is taken along.
const TOUCHING: usize = 32;

#[derive(Default)]
pub(crate) struct Aside {
    /// The piece that is not at its end yet.
    pub(crate) open: Option<Strand>,
    /// Letters and digits that stand on the page right before.
    before: String,
    pub(crate) pieces: Vec<Strand>,
}

fn touches(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

impl Aside {
    /// Text that the page does not show.
    pub(crate) fn push(&mut self, text: &str) {
        let before = &mut self.before;
        let piece = self.open.get_or_insert_with(|| {
            let before = std::mem::take(before);
            let text = if text.starts_with(touches) { before } else { String::new() };
            Strand::from(text)
        });
        piece.text.push_str(text);
    }

    /// Text that the page shows.
    pub(crate) fn pass(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let run = text.find(|c| !touches(c)).unwrap_or(text.len());
        if let Some(piece) = &mut self.open {
            if piece.text.ends_with(touches) {
                piece.text.push_str(&text[..run.min(TOUCHING)]);
                if run == text.len() {
                    return;
                }
            }
            self.close();
        }
        if run < text.len() {
            self.before.clear();
        }
        let rest = text.rfind(|c| !touches(c)).map_or(text, |at| text[at..].trim_start_matches(|c| !touches(c)));
        self.before.push_str(&rest[rest.len().saturating_sub(TOUCHING)..]);
        let surplus = self.before.len().saturating_sub(TOUCHING);
        self.before.drain(..surplus);
    }

    /// Ends the open piece.
    pub(crate) fn close(&mut self) {
        self.before.clear();
        self.pieces.extend(self.open.take());
    }
}

#[cfg(test)]
mod tests {
    use super::Aside;

    fn pieces(texts: &[(bool, &str)]) -> Vec<String> {
        let mut aside = Aside::default();
        for &(shown, text) in texts {
            if shown { aside.pass(text) } else { aside.push(text) }
        }
        aside.close();
        aside.pieces.into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn a_piece_takes_along_what_it_touches() {
        assert_eq!(pieces(&[(true, "电话139"), (false, "1234"), (true, "5678。")]), ["13912345678"]);
        assert_eq!(pieces(&[(true, "13"), (true, "9"), (false, "1234"), (true, "56"), (true, "78")]), ["13912345678"]);
        assert_eq!(pieces(&[(true, "甲13"), (false, "，"), (true, "56")]), ["，"]);
        assert_eq!(pieces(&[(false, "甲"), (true, "乙"), (false, "丙")]), ["甲", "丙"]);
        assert_eq!(pieces(&[(false, "12"), (false, "34"), (true, "5甲6"), (false, "7")]), ["12345", "67"]);
    }
}
