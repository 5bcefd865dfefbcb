//! `label/misplaced`

use super::super::rule::rule;
use super::super::{About, Found, Hit, Rule, Whole};
use crate::document::Kind;
use crate::finding::{Message, Severity, Words};
use crate::outline::{Outline, Seen, Standing, Writing, Zone};

rule! {
    /// # 公开属性标识位置不规范
    ///
    /// **查什么** 公文有公开属性标识，但不在附注位置（成文日期下一行、附件之前），而在标题之上、标题与主送机关之间、成文日期之前、
    /// 附件里或附件后、版记之后。只写在版记里、表格里、页眉里或网页元数据里的，也能看作有标识，仅作提示。
    ///
    /// **为什么** 公开的政策文件应在附注位置标注公开属性（云南省2023年度政务公开指标考评细则第4项，每个单位扣 0.5 分）；附注居左空二字
    /// 加圆括号编排在成文日期下一行（GB/T 9704—2012 第7.3.6条）。写在附件里的，容易被当作附件的属性。
    ///
    /// **怎么改** 移到成文日期下一行，左空二字，加圆括号。级别可在配置的 `[severity]` 里调整。
    ///
    /// # The label stands in the wrong place
    ///
    /// **What** An official document has its label, but not in the annotation position, on the line below the date and
    /// before the annexes: it stands above the title, between title and addressees, above the date, in or after the
    /// annexes, or after the imprint. In the imprint, a table, a page header or the metadata alone it counts as a
    /// label, and is only noted.
    ///
    /// **Why** A published policy document carries its attribute in the annotation position (item 4 of the province's
    /// assessment for 2023: 0.5 points a unit); an annotation stands below the date, indented by two characters, in
    /// round brackets (GB/T 9704—2012, 7.3.6). In an annex it is taken for that of the annex.
    ///
    /// **What to do** Move it to the line below the date. Its severity can be set in `[severity]`.
    ///
    /// # Examples
    ///
    /// ```hit
    /// （此件公开发布）
    ///
    /// 某县人民政府办公室关于做好 2026 年度政务公开工作的通知
    ///
    /// 某政办发〔2026〕7号
    ///
    /// 各乡镇人民政府，县直各部门：
    ///
    /// 现将有关事项通知如下，请认真贯彻执行，并按时报送工作情况。
    ///
    /// 2026年5月4日
    /// ```
    ///
    /// ```ok
    /// 某县人民政府办公室关于做好 2026 年度政务公开工作的通知
    ///
    /// 某政办发〔2026〕7号
    ///
    /// 各乡镇人民政府，县直各部门：
    ///
    /// 现将有关事项通知如下，请认真贯彻执行，并按时报送工作情况。
    ///
    /// 2026年5月4日
    ///
    /// （此件公开发布）
    /// ```
    Misplaced, "label/misplaced", Review
}

const MISPLACED: Words = Words {
    zh: "公开属性标识“{wording}”{where}，不在附注位置",
    en: "the label {wording} stands {where}, not in the annotation position",
};
const BELOW_DATE: Words = Words {
    zh: "移到成文日期（第 {n} {unit}）下一行、附件之前，左空二字，加圆括号",
    en: "move it to the line below the date ({unit} {n}), before the annexes, indented by two characters, in round brackets",
};
const BELOW_TEXT: Words = Words {
    zh: "移到正文末尾、成文日期下一行，附件和版记之前，左空二字，加圆括号",
    en: "move it below the text and the date, before annexes and imprint, indented by two characters, in round brackets",
};

impl Rule for Misplaced {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn whole(&self, whole: &Whole, found: &mut Found) {
        let outline = whole.outline;
        if outline.kind != Kind::OfficialDocument {
            return;
        }
        let placed = outline.labels.iter().map(|label| (label, place(outline, label)));
        // One label in its place is enough; of several out of place the best one is told.
        let Some((label, Some((severity, stands)))) =
            placed.min_by_key(|(_, place)| place.map(|(severity, _)| severity))
        else {
            return;
        };
        let message = Message::from(MISPLACED).with("wording", label.wording.clone()).with_words("where", stands);
        let advice = match &outline.elements.date {
            Some(date) => Message::from(BELOW_DATE).at(&date.place),
            None => BELOW_TEXT.into(),
        };
        found.push(Hit { severity, ..Hit::absence(&ABOUT, label.place.clone(), message, advice) });
    }
}

/// How bad the place of a label is, and what it is; nothing for the right one.
fn place(outline: &Outline, label: &Seen) -> Option<(Severity, Words)> {
    let elements = &outline.elements;
    let zone = elements.zone(label.at);
    // What names the property stands in lists of properties: in the imprint, and at the top of a page.
    let named = label.writing == Writing::Named && matches!(zone, Zone::AboveTitle | Zone::BelowTitle);
    let above_imprint = label.writing == Writing::Named
        && zone == Zone::Annexes
        && elements.imprint.as_ref().is_some_and(|i| label.at < i.at);
    Some(match (label.standing, zone) {
        (Standing::Property, _) => (Severity::Note, Words { zh: "只在元数据里", en: "in the metadata only" }),
        _ if label.place.part.is_some() => {
            (Severity::Note, Words { zh: "在正文之外（页眉、页脚等）", en: "outside the text (in a header or footer)" })
        }
        (Standing::Cell, _) => (Severity::Note, Words { zh: "在表格里", en: "in a table" }),
        (Standing::Line, Zone::Annotation) => return None,
        (Standing::Line, Zone::Imprint) => (Severity::Note, IN_IMPRINT),
        (Standing::Line, _) if above_imprint => (Severity::Note, IN_IMPRINT),
        (Standing::Line, Zone::AboveTitle) if named => (Severity::Note, ABOVE_TITLE),
        (Standing::Line, Zone::BelowTitle) if named => (Severity::Note, BELOW_TITLE),
        (Standing::Line, Zone::AboveTitle) => (Severity::Review, ABOVE_TITLE),
        (Standing::Line, Zone::BelowTitle) => (Severity::Review, BELOW_TITLE),
        (Standing::Line, Zone::Text) => (Severity::Review, Words { zh: "在成文日期之前", en: "above the date" }),
        (Standing::Line, Zone::Annexes) => {
            (Severity::Review, Words { zh: "在附件里或附件之后", en: "in the annexes or after them" })
        }
        (Standing::Line, Zone::BelowImprint) => (Severity::Review, Words { zh: "在版记之后", en: "after the imprint" }),
    })
}

const IN_IMPRINT: Words = Words { zh: "在版记里", en: "in the imprint" };
const ABOVE_TITLE: Words = Words { zh: "在标题之上", en: "above the title" };
const BELOW_TITLE: Words = Words { zh: "在标题与主送机关之间", en: "between title and addressees" };
