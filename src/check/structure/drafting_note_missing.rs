//! `structure/drafting-note-missing`

use super::super::pair::Pair;
use super::super::rule::rule;
use super::super::{About, Found, Hit, Rule};
use crate::document::{Kind, Place};
use crate::finding::Words;

rule! {
    /// # 征求意见稿没有起草说明
    ///
    /// **查什么** 向社会公开征求意见的文稿，既没有配套的起草说明、编制说明，文内也没有这样的一节、一个附件或一个链接。
    /// 征求意见的结果、采纳情况，不要求再附起草说明。
    ///
    /// **为什么** 地方政府规章、行政规范性文件、重大行政决策和政策措施公开征求意见的，要同时发布征求意见稿的起草说明或
    /// 编制说明（云南省2023年度政务公开指标考评细则第8项，占 2 分，每发现一个单位落实不到位扣 0.5 分）。
    ///
    /// **怎么改** 把起草说明作为附件或链接与征求意见稿同时发布。已经另有文件的，用 --with 一并检查，
    /// 或在页面元数据、配套说明（文件名后加 .baguan.toml）里写 drafting-note。
    ///
    /// # A draft for comment without its drafting note
    ///
    /// **What** A draft that is put out for comment has no drafting note with it, and no chapter, annex or link of that
    /// name. What tells of the results of a consultation needs none.
    ///
    /// **Why** Rules, normative documents, major decisions and measures that are put out for comment are published
    /// together with a note on how they were drafted (item 8 of the province's assessment for 2023: 2 points, of which
    /// each unit that fails costs 0.5).
    ///
    /// **What to do** Publish the drafting note with the draft, as an annex or a link. Where it is a file of its own,
    /// check both with `--with`, or name it as `drafting-note` in the page's metadata or in the file beside it (its name
    /// with `.baguan.toml` behind it).
    ///
    /// # Examples
    ///
    /// ```hit
    /// # 青禾县城镇燃气管理办法（征求意见稿）
    ///
    /// 为加强城镇燃气管理，保障公共安全，现向社会公开征求意见，时间为 2026 年 5 月 4 日至 6 月 3 日。
    /// ```
    ///
    /// ```ok
    /// # 青禾县城镇燃气管理办法（征求意见稿）
    ///
    /// 为加强城镇燃气管理，保障公共安全，现向社会公开征求意见，时间为 2026 年 5 月 4 日至 6 月 3 日。
    ///
    /// 附件：《青禾县城镇燃气管理办法》起草说明
    /// ```
    DraftingNoteMissing, "structure/drafting-note-missing", Review
}

/// Titles of what is published after a consultation.
const RESULTS: [&str; 5] = ["采纳情况", "反馈", "结果", "征求意见情况", "征集意见情况"];

const MISSING: Words = Words {
    zh: "征求意见稿没有配套的起草说明",
    en: "this draft for comment has no drafting note with it",
};
const ADVICE: Words = Words {
    zh: "与征求意见稿同时发布起草说明或编制说明；已有的，用 --with 一并检查，或作为附件、链接列出",
    en: "publish a drafting note with the draft; if there is one, check both with --with, or list it as an annex or a link",
};

impl Rule for DraftingNoteMissing {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn pair(&self, pair: &Pair, found: &mut Found) {
        let draft = &pair.document.gathered;
        let tells_results = || RESULTS.iter().any(|word| draft.title.contains(word));
        let has_note = || draft.has_drafting_note || !pair.drafting_notes.is_empty();
        if draft.kind == Kind::DraftForComment && !has_note() && !tells_results() {
            found.push(Hit::absence(&ABOUT, Place::default(), MISSING, ADVICE));
        }
    }
}
