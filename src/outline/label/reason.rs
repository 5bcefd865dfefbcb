//! Whether a document says why it is not public: 不公开理由：……, or the provision that it rests on.

use crate::dictionary::Scanned;
use crate::document::Role;
use crate::outline::lines::each_line;
use crate::text::classes::{find, has_one_of, is_one_of};

/// A line that gives a reason is no longer than this; longer ones speak of reasons in general.
const LONGEST: usize = 200;
/// Characters that a reason has at least.
const SHORTEST: usize = 4;

/// Whether a reason is stated in a stretch.
pub(in crate::outline) fn is_stated(scanned: Scanned) -> bool {
    let Scanned { document, folded, .. } = scanned;
    let mut stated = false;
    let mut named = false;
    for (index, block) in document.blocks().iter().enumerate() {
        // A cell that is called 不公开理由 has it in the next one.
        let in_cell = matches!(block.role, Role::Cell(_));
        stated |= named && in_cell && folded.block(index).len() >= SHORTEST;
        named = false;
        each_line(document, folded, index, |line| {
            if line.len() <= LONGEST {
                let classes = &folded.classes()[line.classes.clone()];
                named = in_cell && line.len() <= 12 && has_one_of(classes, &["理由", "依据"]);
                stated |= gives_reason(classes) || cites_provision(classes);
            }
            !stated
        });
        if stated {
            break;
        }
    }
    stated
}

/// 理由：…… with something behind the colon.
fn gives_reason(classes: &[u16]) -> bool {
    ["理由", "原因", "依据", "属性说明", "公开说明"].iter().any(|word| {
        let Some(at) = find(classes, word) else { return false };
        let behind = &classes[at + word.chars().count()..];
        behind.first().is_some_and(|&class| is_one_of(class, ":为是")) && behind.len() > SHORTEST
    })
}

/// 依据《政府信息公开条例》第十四条: the articles by which information is not public, or not to everybody.
fn cites_provision(classes: &[u16]) -> bool {
    let articles = ["第十四条", "第十五条", "第十六条", "第三十二条", "第三十六条", "第14条", "第15条", "第16条"];
    let cited = find(classes, "公开条例").is_some() && has_one_of(classes, &articles);
    cited || find(classes, "保守国家秘密法").is_some() && find(classes, "条").is_some()
}
