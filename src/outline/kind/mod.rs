//! Which kind of document it is, by evidence that is weighed and can be told.
//!
//! An official document is recognised by its elements: title and addressees together, or five
//! points out of number 3, issuer's mark 2, title 2, addressees 2, imprint 2, a title that names the issuer or is signed
//! by it 2, a label 2, those who attended a meeting 2, date 1. On 3,504 statutes title and addressees together fired five times, each time on a real notice.

mod news;
mod title;

use super::foot::Foot;
use super::head::Head;
use super::lines::{self, Line};
use super::wording::{is_signed_by_its_issuer, is_title, names_its_issuer, without_brackets};
use crate::dictionary::Scanned;
use crate::document::{Document, Kind, Role};
use crate::finding::{Message, Words};
use crate::text::Folded;
use crate::text::classes::{as_text, has_one_of, is_one_of, starts_with};

/// What the recognition came to.
pub(super) struct Recognised {
    pub(super) kind: Kind,
    pub(super) title: String,
    pub(super) reasons: Vec<Message>,
    pub(super) certain: bool,
}

/// What was found of the elements of an official document.
pub(super) struct Elements<'a> {
    pub(super) head: &'a Head,
    pub(super) foot: &'a Foot,
    /// Whether a line of its own says that it is public, or not.
    pub(super) is_labelled: bool,
}

const FORM: Words = Words { zh: "是发文稿纸", en: "it is the form on which a document is drafted" };
const ORDER: Words = Words { zh: "政府令本身即为公布", en: "an order is published by its nature" };
const BY_TITLE: Words = Words { zh: "标题表明类别", en: "the title says what it is" };

/// Lines among which a form is named.
const TOP: usize = 4;

/// Points from which the elements make an official document without title and addressees.
const ENOUGH: u32 = 5;

/// Weighs the elements, the title, and what the first and the last lines say besides.
pub(super) fn recognise(scanned: Scanned, lines: &[Line], elements: &Elements) -> Recognised {
    let Scanned { document, folded, .. } = scanned;
    let evidence = Evidence::weigh(folded, elements);
    let head = elements.head;
    let mut titles: Vec<String> = head.title.iter().map(|title| title.text.clone()).collect();
    titles.extend(title::of_source(document, folded, head.title.as_ref()));
    if head.title.is_none() {
        // With a title of an official document, headings further down are those of its annexes.
        let is_known = !titles.is_empty();
        titles.extend(title::in_text(document, folded, lines, is_known));
    }
    let by_title = titles.iter().enumerate().find_map(|(at, title)| {
        let kind = title::kind_of_title(scanned.dictionary, title)?;
        (!evidence.overrules(kind)).then_some((at, kind))
    });
    let is_form = lines.iter().take(TOP).any(|line| is_form(&folded.classes()[line.classes.clone()]));
    let (kind, certain, reason, at) = if let Some((at, kind)) = by_title {
        (kind, true, Some(BY_TITLE), at)
    } else if let Some(kind) = evidence.order(folded, lines, &titles) {
        (kind, true, Some(ORDER), 0)
    } else if is_form {
        (Kind::OfficialDocument, true, Some(FORM), 0)
    } else if evidence.is_official() {
        (Kind::OfficialDocument, evidence.title.is_some() && (evidence.addressees || evidence.number), None, 0)
    } else {
        (by_text(scanned, lines, &titles), false, None, 0)
    };
    let title = if at < titles.len() { titles.swap_remove(at) } else { String::new() };
    Recognised { kind, title, reasons: reason.map(Message::from).into_iter().collect(), certain }
}

/// The kind of what neither its title nor its elements tell.
fn by_text(scanned: Scanned, lines: &[Line], titles: &[String]) -> Kind {
    let Scanned { document, folded, .. } = scanned;
    let tail = lines::tail(document, folded);
    let text = from_title(folded, lines, titles);
    if is_regulation(folded, lines, titles) {
        Kind::Regulation
    } else if news::has_sign(scanned, &text[..text.len().min(NEAR_TITLE)], &tail[..tail.len().min(3)]) {
        Kind::News
    } else if let Some(kind) = kind_of_column(document, folded, lines) {
        kind
    } else if is_list(document) {
        Kind::List
    } else if news::begins_with_a_day(folded, text) {
        Kind::News
    } else {
        Kind::Other
    }
}

/// Lines below the title among which news says where it comes from.
const NEAR_TITLE: usize = 10;

/// The lines from the title on; all of them where it is not among them. Menus of pages come before it.
fn from_title<'a>(folded: &Folded, lines: &'a [Line], titles: &[String]) -> &'a [Line] {
    let Some(title) = titles.first() else { return lines };
    let length = title.chars().count();
    let at = lines.iter().rposition(|line| line.len() == length && line.folded(folded) == *title);
    &lines[at.unwrap_or(0)..]
}

#[allow(clippy::struct_excessive_bools)] // each is one element, seen or not
struct Evidence<'a> {
    number: bool,
    mark: bool,
    is_order: bool,
    title: Option<&'a str>,
    addressees: bool,
    /// The title begins with the office, or the office that it begins with signs.
    issuer: bool,
    date: bool,
    is_labelled: bool,
    /// Minutes say who was there.
    attendance: bool,
    imprint: bool,
}

impl<'a> Evidence<'a> {
    fn weigh(folded: &Folded, elements: &Elements<'a>) -> Self {
        let Elements { head, foot, is_labelled } = *elements;
        let title = head.title.as_ref().map(|title| title.text.as_str());
        let signature = || foot.signature.as_ref().map(|line| line.folded(folded));
        let signed = |title: &str| signature().is_some_and(|by| is_signed_by_its_issuer(title, &by));
        let mark = head.mark.as_ref().map(|line| line.folded(folded));
        Self {
            number: head.number.is_some(),
            mark: mark.is_some(),
            is_order: mark.is_some_and(|mark| mark.ends_with('令')),
            title,
            addressees: head.addressees.is_some(),
            // Asked only where title and addressees don't settle it.
            issuer: head.addressees.is_none() && title.is_some_and(|title| names_its_issuer(title) || signed(title)),
            date: foot.date.is_some(),
            is_labelled,
            attendance: foot.attendance && title.is_some_and(|title| without_brackets(title).ends_with("纪要")),
            imprint: foot.imprint.is_some(),
        }
    }

    fn is_official(&self) -> bool {
        (self.title.is_some() && self.addressees) || self.points() >= ENOUGH
    }

    fn points(&self) -> u32 {
        3 * u32::from(self.number)
            + 2 * (u32::from(self.mark) + u32::from(self.title.is_some()) + u32::from(self.addressees))
            + 2 * (u32::from(self.imprint) + u32::from(self.issuer) + u32::from(self.is_labelled))
            + 2 * u32::from(self.attendance)
            + u32::from(self.date)
    }

    /// An order that is not addressed to anybody is published by its nature: a statute, or what citizens are to know.
    fn order(&self, folded: &Folded, lines: &[Line], titles: &[String]) -> Option<Kind> {
        let is_titled = || {
            titles
                .iter()
                .any(|title| (3..=40).contains(&title.chars().count()) && without_brackets(title).ends_with('令'))
        };
        if !self.is_order && !is_titled() || self.addressees || self.title.is_some() {
            return None;
        }
        let publishes = |line: &Line| {
            let text = line.folded(folded);
            text.contains('》') && ["公布", "施行", "废止", "修改"].iter().any(|word| text.contains(word))
        };
        Some(if lines.iter().any(publishes) { Kind::Regulation } else { Kind::PublicNotice })
    }

    /// A notice about a budget is a notice: what is addressed to offices is an official document,
    /// whatever its title speaks of. Replies and drafts are addressed too, and remain what they are.
    fn overrules(&self, by_title: Kind) -> bool {
        let remains = match by_title {
            Kind::RequestReply | Kind::ProposalReply | Kind::DraftForComment => true,
            // A list of documents has their titles and numbers in its cells.
            Kind::List => !self.addressees,
            // 关于加强政策解读工作的通知 is a notice; 一图读懂：关于……的通知 is none.
            Kind::Interpretation => self.title.is_none_or(begins_or_ends_as_interpretation),
            _ => false,
        };
        !remains && self.is_official() && self.title.is_some() && (self.addressees || self.number)
    }
}

fn begins_or_ends_as_interpretation(title: &str) -> bool {
    let begins = ["一图读懂", "图解", "解读", "政策解读"];
    let bare = title.trim_start_matches(['[', '【', '《']);
    begins.iter().any(|begin| bare.starts_with(begin)) || !is_title(title)
}

/// A statute, whole or in part: named as one, and written in articles.
fn is_regulation(folded: &Folded, head: &[Line], titles: &[String]) -> bool {
    let named = ["法", "条例", "办法", "规定", "细则", "规则", "准则", "解释", "章程", "规程"];
    let is_named = |title: &String| named.iter().any(|end| without_brackets(title).ends_with(end));
    let is_article = |line: &Line| {
        let classes = &folded.classes()[line.classes.clone()];
        starts_with(classes, "第") && {
            let start = as_text(&classes[..classes.len().min(8)]);
            let rest = start['第'.len_utf8()..].trim_start_matches(|c| "一二三四五六七八九十百零〇".contains(c));
            rest.len() < start.len() - '第'.len_utf8() && rest.starts_with(['条', '章', '编'])
        }
    };
    titles.iter().any(is_named) && head.iter().any(is_article)
}

/// What the site's column says: by itself only of what nothing else tells.
fn kind_of_column(document: &Document, folded: &Folded, head: &[Line]) -> Option<Kind> {
    let named = document.properties().iter().filter(|property| {
        ["columnname", "category", "栏目", "channel"].contains(&property.name.to_lowercase().as_str())
    });
    let named =
        named.filter_map(|property| document.blocks().get(property.block).map(|block| document.block_text(block)));
    let column = named.map(str::to_owned).next().or_else(|| {
        let mut path = head.iter().filter(|line| line.len() <= 80).map(|line| line.folded(folded));
        path.find(|line| title::is_path(line))
    })?;
    // The last step of the path is the column; 正文 is none.
    let column = column.trim_end_matches("正文").trim_end_matches(['>', ' ', '/', '»']);
    let column = column.rsplit(['>', '/', '»', ':']).next().unwrap_or(column);
    let has = |words: &[&str]| words.iter().any(|word| column.contains(word));
    if has(&["动态", "要闻", "新闻", "领导活动", "媒体", "头条", "快讯", "时政", "简讯"]) {
        Some(Kind::News)
    } else if has(&["解读"]) {
        Some(Kind::Interpretation)
    } else if has(&["预决算", "预算", "决算"]) {
        Some(Kind::Budget)
    } else if has(&["征求意见", "民意征集", "意见征集"]) {
        Some(Kind::DraftForComment)
    } else {
        None
    }
}

/// 发文稿纸: the form goes with the draft, and has its title and its number in cells.
fn is_form(classes: &[u16]) -> bool {
    const LONGEST: usize = 30;
    const NAMES: [&str; 11] = [
        "发文稿纸",
        "发文拟稿纸",
        "公文处理笺",
        "发文处理笺",
        "发文审批",
        "发文处理单",
        "公文呈批",
        "公文审批",
        "拟文稿纸",
        "发文签",
        "拟办单",
    ];
    let may_be = || classes.last().is_some_and(|&class| is_one_of(class, "纸笺批单签表)"));
    classes.len() <= LONGEST && may_be() && has_one_of(classes, &NAMES)
}

/// Tables of at least three rows and two columns hold more than half of the document. Pages are laid out with tables
/// as well, of few and long cells.
fn is_list(document: &Document) -> bool {
    const LONGEST_CELL: usize = 300;
    let mut cells = 0;
    let mut rows = 0;
    let mut last = None;
    for block in document.blocks() {
        let Role::Cell(cell) = block.role else { continue };
        if block.range().len() <= LONGEST_CELL {
            cells += 1;
            rows += usize::from(cell.column > 1 && last != Some((cell.table, cell.row)));
            last = if cell.column > 1 { Some((cell.table, cell.row)) } else { last };
        }
    }
    rows >= 3 && cells >= 4 && cells * 2 > document.blocks().len()
}
