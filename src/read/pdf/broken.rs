//! Numbers over which a page or a column ends. Between their halves stand the foot of one page and the head of the next, so no
//! paragraph holds both: the number is told once more, as a whole, with what says before it what it is.

use crate::read::page::geometry::Rect;

/// Halves are at least so long; shorter ones are those of page numbers, years and sums.
const LEAST: usize = 3;
/// Ends that wait for their other half.
const MOST: usize = 4;
/// Characters before the number that are told with it.
const LABEL: usize = 12;

/// The end of a paragraph in the middle of a number.
struct End {
    /// The number, and what stands before it.
    text: String,
    digits: usize,
    area: Rect,
}

/// What waits for the rest of its number.
#[derive(Default)]
pub(super) struct Broken {
    earlier: Vec<End>,
    ends: Vec<End>,
    /// The number with which a paragraph of the present page begins.
    begins: Vec<(String, Rect)>,
}

impl Broken {
    /// A page begins.
    pub(super) fn begin_page(&mut self) {
        self.begins.clear();
        std::mem::swap(&mut self.earlier, &mut self.ends);
        self.ends.clear();
        // Text goes on from the lowest paragraph.
        self.earlier.sort_by(|a, b| b.area.bottom.total_cmp(&a.area.bottom));
        self.earlier.truncate(1);
    }

    /// A paragraph that the page shows.
    pub(super) fn paragraph(&mut self, text: &str, area: Rect) {
        let text = text.trim();
        if text.starts_with(|c: char| c.is_ascii_digit()) && self.begins.len() < MOST {
            let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
            let rest = rest.strip_prefix(['X', 'x']).unwrap_or(rest);
            let number = text.strip_suffix(rest).unwrap_or_default();
            let is_whole = rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_alphanumeric());
            if number.len() >= LEAST && !is_whole {
                self.begins.push((number.to_owned(), area));
            }
        }
        if text.ends_with(|c: char| c.is_ascii_digit()) && self.ends.len() < MOST {
            let before = text.trim_end_matches(|c: char| c.is_ascii_digit());
            let digits = text.len() - before.len();
            let is_of_word = before.is_empty() || before.ends_with(|c: char| c.is_ascii_alphanumeric());
            if digits >= LEAST && !is_of_word {
                let at = before.char_indices().rev().nth(LABEL - 1).map_or(0, |(at, _)| at);
                let label = before.get(at..).unwrap_or_default();
                let label = label.rsplit(['，', '。', '；', '\n', ' ']).next().unwrap_or_default();
                let number = text.get(before.len()..).unwrap_or_default();
                self.ends.push(End { text: format!("{label}{number}"), digits, area });
            }
        }
    }

    /// The page ends: tells the numbers of which it has the second half.
    pub(super) fn whole(&mut self, mut each: impl FnMut(&str, Rect)) {
        for (number, area) in self.begins.drain(..) {
            let fits = |end: &End| matches!(end.digits + number.len(), 11 | 15..=19);
            // The next column stands on the right, and begins further up.
            let beside = |end: &End| area.left > end.area.left && area.bottom < end.area.top;
            let found = match self.earlier.iter().position(fits) {
                Some(at) => Some(self.earlier.swap_remove(at)),
                None => self.ends.iter().position(|end| fits(end) && beside(end)).map(|at| self.ends.swap_remove(at)),
            };
            if let Some(end) = found {
                each(&format!("{}{number}", end.text), area);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(left: f32, top: f32) -> Rect {
        Rect { left, top, right: left + 200.0, bottom: top + 12.0 }
    }

    fn told(broken: &mut Broken) -> Vec<String> {
        let mut all = Vec::new();
        broken.whole(|text, _| all.push(text.to_owned()));
        all
    }

    #[test]
    fn a_number_goes_on_on_the_next_page() {
        let mut broken = Broken::default();
        broken.begin_page();
        broken.paragraph("有关事项2023", area(60.0, 100.0));
        broken.paragraph("同意，证件号码为1101051990", area(60.0, 700.0));
        broken.paragraph("— 1 —", area(200.0, 800.0));
        assert!(told(&mut broken).is_empty());
        broken.begin_page();
        broken.paragraph("某局文件", area(60.0, 20.0));
        broken.paragraph("0307451X，公示期满", area(60.0, 50.0));
        assert_eq!(told(&mut broken), ["证件号码为11010519900307451X"]);
        // Only once, and not over a page between.
        broken.paragraph("证件号码为1101051990", area(60.0, 700.0));
        broken.begin_page();
        broken.begin_page();
        broken.paragraph("0307451X，公示期满", area(60.0, 50.0));
        assert!(told(&mut broken).is_empty());
    }

    #[test]
    fn a_number_goes_on_in_the_next_column() {
        let mut broken = Broken::default();
        broken.begin_page();
        broken.paragraph("0307451X，公示期满", area(300.0, 50.0));
        broken.paragraph("证号1101051990", area(60.0, 700.0));
        assert_eq!(told(&mut broken), ["证号11010519900307451X"]);
        // What stands below is another one, and so is what is too short or too long.
        broken.begin_page();
        broken.begin_page();
        broken.paragraph("证号1101051990", area(60.0, 100.0));
        broken.paragraph("0307451X，公示期满", area(60.0, 150.0));
        broken.paragraph("123，公示期满", area(300.0, 20.0));
        assert!(told(&mut broken).is_empty());
    }
}
