//! Whether what stands on a page was read: what a reader sees may be a picture, a drawing, or signs that the file does not
//! explain.

use std::sync::LazyLock;

use super::{Page, ShapeKind};
use crate::document::{Concealment, PageState};
use crate::read::encoding;

/// A picture that covers so much of the page is the page.
const MOST_OF_PAGE: f32 = 0.5;
/// Smaller pictures show no text: a mark of an office, a line.
const SMALL: f32 = 0.01;
/// On a page of pictures so few characters are a number or a stamp.
const FEW: usize = 40;
/// Letters as drawings: so many of their size.
const DRAWINGS: usize = 50;
/// More spaces than these, without letters between them, were letters.
const MANY_SPACES: usize = 100;
/// Of the Han characters of any text a third and more are among the five hundred commonest, and nine tenths among the
/// frequent ones; of wrong ones a tenth, and a half. In hundredths.
const SHARE_COMMON: usize = 20;
const SHARE_FREQUENT: usize = 75;
/// So many Han characters are needed to tell.
const ENOUGH: usize = 60;

/// What of the page can be read. Text that lies on a picture to be searched with it is as good as seen.
pub(crate) fn of(page: &mut Page) -> PageState {
    let pictures = pictures(page);
    let layer = ocr_layer(page, pictures);
    let counts = Counts::of(page);
    if counts.is_garbled() {
        PageState::GarbledText
    } else if layer {
        PageState::OcrLayer
    } else if counts.letters < FEW && pictures >= MOST_OF_PAGE || counts.letters == 0 && pictures >= SMALL {
        PageState::Scan
    } else if counts.letters < FEW && drawings(page) > DRAWINGS {
        PageState::VectorOutline
    } else if counts.letters == 0 {
        PageState::Blank
    } else {
        PageState::Text
    }
}

/// The share of the page under pictures, as if none lay over another.
fn pictures(page: &Page) -> f32 {
    let whole = page.area.area().max(1.0);
    let pictures = page.shapes.iter().filter(|shape| shape.kind == ShapeKind::Picture);
    pictures.map(|shape| shape.area.shared(page.area).area()).sum::<f32>() / whole
}

/// Whether there is a text that belongs to a picture; says that it is not hidden.
fn ocr_layer(page: &mut Page, pictures: f32) -> bool {
    if pictures < SMALL {
        return false;
    }
    let Page { glyphs, shapes, .. } = page;
    let letters = glyphs.iter().filter(|glyph| !glyph.text.is_space());
    let (mut all, mut covered, mut unpainted) = (0_usize, 0, 0);
    for glyph in letters {
        all += 1;
        match glyph.hidden {
            Some(Concealment::Unpainted) => unpainted += 1,
            Some(Concealment::Covered) => covered += 1,
            _ => {}
        }
    }
    // The scan may lie above its text; a small picture over some of the text is something else.
    let above = pictures >= MOST_OF_PAGE && covered + unpainted + FEW / 2 > all && covered > unpainted;
    let reason = if above { Concealment::Covered } else { Concealment::Unpainted };
    if unpainted == 0 && !above {
        return false;
    }
    let pictures: Vec<_> = shapes.iter().filter(|shape| shape.kind == ShapeKind::Picture).collect();
    let mut any = false;
    for glyph in glyphs.iter_mut().filter(|glyph| glyph.hidden == Some(reason)) {
        let middle = glyph.area.middle();
        if pictures.iter().rev().take(1_000).any(|picture| picture.area.holds(middle)) {
            glyph.hidden = None;
            any = true;
        }
    }
    any
}

/// Drawings that have the size of letters.
fn drawings(page: &Page) -> usize {
    let is_letter = |side: f32| (1.0..72.0).contains(&side);
    let drawn = page.shapes.iter().filter(|shape| shape.kind == ShapeKind::Area && !shape.solid);
    drawn.filter(|shape| is_letter(shape.area.height()) && shape.area.width() < 72.0).count()
}

#[derive(Default)]
struct Counts {
    /// What is seen and no space.
    letters: usize,
    /// Of which nobody knows what they are, but for what they look like.
    unknown: usize,
    spaces: usize,
    /// Signs of typefaces that are all ornaments, into which wrong tables turn letters.
    ornaments: usize,
    han: usize,
    frequent: usize,
    common: usize,
}

/// The commonest characters of Chinese, general knowledge.
const COMMON: &str = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多\
    定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因\
    由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解\
    问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少\
    图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七\
    海口东导器压志世金增争济阶油思术极交受联认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至\
    达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低\
    持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值\
    号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁\
    价严";

static COMMON_BITS: LazyLock<[u64; 1024]> = LazyLock::new(|| {
    let mut bits = [0_u64; 1024];
    for c in COMMON.chars().map(|c| c as usize) {
        if let Some(word) = bits.get_mut(c / 64) {
            *word |= 1 << (c % 64);
        }
    }
    bits
});

impl Counts {
    fn of(page: &Page) -> Self {
        let mut counts = Self { unknown: page.guessed, ..Self::default() };
        for glyph in page.glyphs.iter().filter(|glyph| glyph.hidden.is_none()) {
            let Some(c) = glyph.text.char() else {
                counts.letters += 1;
                continue;
            };
            match c {
                ' ' | '\t' | '\n' | '\r' | '\u{A0}' | '\u{3000}' => {
                    counts.spaces += 1;
                    continue;
                }
                '\u{4E00}'..='\u{9FFF}' => {
                    counts.han += 1;
                    counts.frequent += usize::from(encoding::is_frequent(c as u16));
                    let word = COMMON_BITS.get(c as usize / 64).copied().unwrap_or_default();
                    counts.common += (word >> (c as usize % 64) & 1) as usize;
                }
                '\0'..='\u{1F}'
                | '\u{7F}'..='\u{9F}'
                | '\u{E000}'..='\u{F8FF}'
                | '\u{FFF0}'..='\u{FFFF}'
                | '\u{F0000}'.. => counts.unknown += 1,
                '\u{2460}'..='\u{24FF}' | '\u{2700}'..='\u{27BF}' => counts.ornaments += 1,
                _ => {}
            }
            counts.letters += 1;
        }
        counts
    }

    fn is_garbled(&self) -> bool {
        self.unknown * 10 > self.letters && self.unknown > 3
            // Wrong tables turn all letters into spaces.
            || self.spaces > MANY_SPACES && self.spaces > 5 * self.letters
            || self.ornaments * 2 > self.letters && self.ornaments > FEW
            || self.han >= ENOUGH
                && self.common * 100 < self.han * SHARE_COMMON
                && self.frequent * 100 < self.han * SHARE_FREQUENT
    }
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::document::{Concealment, PageState};
    use crate::read::page::geometry::{Point, Rect};
    use crate::read::page::{Glyph, Page, Painted, Shape, ShapeKind, Style};

    const PAGE: Rect = Rect { left: 0.0, top: 0.0, right: 600.0, bottom: 800.0 };

    fn page(text: &str, hidden: Option<Concealment>, shapes: Vec<Shape>) -> Page {
        let mut page = Page::default();
        page.clear(PAGE);
        let style = page.style(Style {
            size: 10.0,
            along: Point::new(1.0, 0.0),
            vertical: false,
            ink: Some([0; 3]),
            alpha: 1.0,
            painted: Painted::Letters,
            clip: None,
            off: false,
        });
        for (order, c) in (0_u16..).zip(text.chars()) {
            let at = Point::new(20.0 + f32::from(order % 50) * 10.0, 40.0 + f32::from(order / 50) * 12.0);
            let area = Rect { left: at.x, top: at.y - 9.0, right: at.x + 10.0, bottom: at.y + 1.0 };
            page.glyphs.push(Glyph { text: c.into(), style, order: u32::from(order), at, area, hidden });
        }
        page.shapes = shapes;
        page
    }

    fn picture(area: Rect) -> Shape {
        Shape { area, order: 0, kind: ShapeKind::Picture, ink: None, solid: true }
    }

    fn state(text: &str, hidden: Option<Concealment>, shapes: Vec<Shape>) -> PageState {
        of(&mut page(text, hidden, shapes))
    }

    const NOTICE: &str = "关于做好二〇二六年度政府信息公开工作年度报告编制发布工作的通知各县区人民政府市直各委办局现将有关事项通知如下请认真贯彻执行并按时报送材料逾期不报的将予以通报批评";

    #[test]
    fn a_page_is_what_a_reader_sees_of_it() {
        let logo = picture(Rect { right: 30.0, bottom: 30.0, ..PAGE });
        assert_eq!(state("", None, vec![]), PageState::Blank);
        assert_eq!(state("", None, vec![logo]), PageState::Blank);
        assert_eq!(state("", None, vec![picture(PAGE)]), PageState::Scan);
        assert_eq!(state("第 3 页", None, vec![picture(PAGE)]), PageState::Scan);
        assert_eq!(state(NOTICE, None, vec![picture(PAGE)]), PageState::Text);
        let letter = |at: u16| {
            let left = 20.0 + f32::from(at) * 5.0;
            let area = Rect { left, top: 40.0, right: left + 8.0, bottom: 48.0 };
            Shape { kind: ShapeKind::Area, ink: Some([0; 3]), solid: false, ..picture(area) }
        };
        assert_eq!(state("", None, (0..100).map(letter).collect()), PageState::VectorOutline);
        assert_eq!(state(NOTICE, None, (0..100).map(letter).collect()), PageState::Text);
    }

    #[test]
    fn a_text_that_lies_on_a_scan_is_the_scans_and_shows() {
        for reason in [Concealment::Unpainted, Concealment::Covered] {
            let mut page = page(NOTICE, Some(reason), vec![picture(PAGE)]);
            assert_eq!(of(&mut page), PageState::OcrLayer);
            assert!(page.glyphs.iter().all(|glyph| glyph.hidden.is_none()));
        }
        // Beside the picture it is nobody's.
        let small = picture(Rect { left: 300.0, top: 600.0, ..PAGE });
        assert_eq!(state(NOTICE, Some(Concealment::Unpainted), vec![small]), PageState::Scan);
        assert_eq!(state(NOTICE, Some(Concealment::Unpainted), vec![]), PageState::Blank);
    }

    #[test]
    fn signs_without_a_meaning_are_no_text() {
        let private: String = NOTICE.chars().map(|_| '\u{E123}').collect();
        let shifted: String = NOTICE.chars().filter_map(|c| char::from_u32(u32::from(c) + 1)).collect();
        assert_eq!(state(&private, None, vec![]), PageState::GarbledText);
        assert_eq!(state(&"\u{FFFD}".repeat(30), None, vec![]), PageState::GarbledText);
        assert_eq!(state(&shifted, None, vec![]), PageState::GarbledText);
        assert_eq!(state("张三李四　１２３", None, vec![]), PageState::Text);
    }
}
