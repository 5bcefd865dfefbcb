//! Whose a value is: a citizen's, an office's, or nobody can tell. The order of the questions is the rule: what is
//! private by its label or its company first, then the office that gives its own contact, then everything else.

use std::ops::Range;

use super::super::Page;
use super::evidence::Evidence;
use super::lines::is_signed;
use super::scene::Scene;
use super::table::TableScene;
use super::value::{Kind, Value};
use crate::dictionary::{Says, could_be_name, surname};
use crate::document::Kind as Document;
use crate::finding::Words;
use crate::text::classes::is_one_of;

/// Whose a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    Citizen,
    Unknown,
    Official,
}

const PRIVATE: Words = Words { zh: "标明是个人的", en: "it is labelled as a person's own" };
const IN_LIST: Words = Words { zh: "在人员名单或登记表里", en: "it stands in a list or a form of people" };
const WITH_PERSONAL: Words = Words {
    zh: "同一段或同一行里还有身份、住址、健康等个人情况",
    en: "the same paragraph or row speaks of a person's identity, address or health",
};
const OF_A_PERSON: Words =
    Words { zh: "前面说的是群众个人", en: "what stands before it speaks of a private person" };
const OF_CITIZENS: Words = Words {
    zh: "表头或标题是群众的补贴、救助等名单",
    en: "header or title are those of a list of citizens",
};
const CONTACT: Words = Words { zh: "由单位公布的联系方式", en: "a contact that an office gives" };
const CONTACT_LIST: Words =
    Words { zh: "在单位联系表的列里", en: "it stands in a list of offices and their contacts" };
const NO_EVIDENCE: Words = Words { zh: "看不出是谁的", en: "nothing shows whose it is" };

/// What only people have, said by a column or a label.
const OF_PEOPLE: Says = Says::RESIDENT_ID
    .or(Says::HOME)
    .or(Says::BIRTH)
    .or(Says::ILLNESS)
    .or(Says::ACCOUNT)
    .or(Says::PRIVATE)
    .or(Says::DISABLED_PAPER)
    .or(Says::CITIZEN);
/// What a list of people has, though a list of officials may have it too.
const ALSO_OF_PEOPLE: Says = Says::SEX.or(Says::AGE).or(Says::ETHNIC).or(Says::HARDSHIP);
/// Labels under which an office gives its contact.
const CONTACTS: Says = Says::PHONE.or(Says::EMAIL).or(Says::QQ).or(Says::WECHAT).or(Says::ADDRESS);

/// Whose a value is, and what says so.
pub(super) fn whose(evidence: &Evidence, value: &Value, scene: &Scene) -> (Whose, Words) {
    if value.label.any(Says::PRIVATE) {
        return (Whose::Citizen, PRIVATE);
    }
    if has_strong_company(evidence, value, scene) {
        return (Whose::Citizen, WITH_PERSONAL);
    }
    match &scene.table {
        Some(table) => in_table(evidence.page, value, table),
        None => in_text(evidence, value, scene),
    }
}

/// What stands in the same row or paragraph and belongs to a person alone.
fn has_strong_company(evidence: &Evidence, value: &Value, scene: &Scene) -> bool {
    evidence.within(&scene.window).any(|other| {
        other.classes != value.classes
            && match &other.kind {
                Kind::Resident(_)
                | Kind::OldResident
                | Kind::Doubtful(_)
                | Kind::Permit
                | Kind::Passport
                | Kind::Disability(_)
                | Kind::Born(_) => true,
                Kind::Masked(behind) => behind.of == super::value::Of::Resident,
                Kind::Card { .. } | Kind::Account => !evidence.is_corporate(other, scene),
                Kind::Home { .. } => other.label.any(Says::HOME),
                Kind::Illness | Kind::Penal => evidence.is_tied(other, scene),
                _ => false,
            }
    })
}

fn in_table(page: &Page, value: &Value, table: &TableScene) -> (Whose, Words) {
    let (header, title) = (table.header, table.title(page));
    let official = header.any(Says::OFFICIAL_COLUMN.or(Says::OFFICIAL_NAME)) || title.any(Says::OFFICIAL_ROSTER);
    let offices = header.any(Says::OFFICE_COLUMN);
    if value.label.any(Says::ENQUIRY) {
        return (Whose::Official, CONTACT_LIST);
    }
    if header.any(OF_PEOPLE) || (header.any(ALSO_OF_PEOPLE) && !official && !offices) {
        return (Whose::Citizen, OF_CITIZENS);
    }
    if !table.has_header() {
        return in_form(page, value, table);
    }
    if official && value.label.any(CONTACTS) {
        return (Whose::Official, CONTACT_LIST);
    }
    if offices && value.label.any(CONTACTS) {
        // 姓名, 单位, 电话: people of an office, or people who work somewhere.
        return if table.has_names(page) { (Whose::Unknown, NO_EVIDENCE) } else { (Whose::Official, CONTACT_LIST) };
    }
    if table.has_names(page) {
        return (Whose::Citizen, IN_LIST);
    }
    if title.any(Says::HARDSHIP.or(Says::CITIZEN)) {
        return (Whose::Citizen, OF_CITIZENS);
    }
    (Whose::Unknown, NO_EVIDENCE)
}

/// A table without a header: a form, whose labels are cells, or nothing but values.
fn in_form(page: &Page, value: &Value, table: &TableScene) -> (Whose, Words) {
    if value.label == Says::NOTHING {
        return if table.has_names(page) { (Whose::Citizen, IN_LIST) } else { (Whose::Unknown, NO_EVIDENCE) };
    }
    if table.said(page).any(OF_PEOPLE.or(Says::SEX)) {
        return (Whose::Citizen, WITH_PERSONAL);
    }
    if table.said(page).any(Says::OFFICE.or(Says::OFFICIAL_COLUMN).or(Says::OFFICIAL_NAME)) && value.label.any(CONTACTS)
    {
        return (Whose::Official, CONTACT_LIST);
    }
    (Whose::Unknown, NO_EVIDENCE)
}

fn in_text(evidence: &Evidence, value: &Value, scene: &Scene) -> (Whose, Words) {
    let page = evidence.page;
    let clause = scene.clause(page, &value.classes);
    let before = clause.start..value.classes.start;
    if scene.near().any(OF_PEOPLE.or(Says::SEX)) {
        return (Whose::Citizen, WITH_PERSONAL);
    }
    // 姓名：…, 手机：…, but not 姓名：…, 职务：…, 电话：….
    let of_officials = Says::OFFICIAL_COLUMN.or(Says::CONTACT).or(Says::ENQUIRY).or(Says::DUTY).or(Says::OFFICE_COLUMN);
    if scene.near().any(Says::NAME) && !scene.near().any(of_officials) {
        return (Whose::Citizen, IN_LIST);
    }
    let label = value.label;
    let block = page.folded.block_at(value.classes.start);
    let office = || {
        scene.says().any(Says::OFFICE) || is_of_an_office(page.outline.kind) || is_signed(page, block, &scene.window)
    };
    if label.any(Says::ENQUIRY) && office() {
        return (Whose::Official, CONTACT);
    }
    // 村民 in 村民委员会 is no citizen: the longest word counts.
    let said = scene.says_in(&clause);
    if scene.says_in(&before).any(Says::CITIZEN.or(Says::NAME)) || scene.near().any(Says::CITIZEN) {
        // 申请人可通过电话…向县民政局咨询; 村民张三有核桃苗出售，电话…
        let asked = said.any(Says::ENQUIRY) && said.any(Says::OFFICE);
        if asked && evidence.named(scene, &clause).is_none() {
            return (Whose::Official, CONTACT);
        }
        return if asked || said.any(Says::OFFER) {
            (Whose::Unknown, NO_EVIDENCE)
        } else {
            (Whose::Citizen, OF_A_PERSON)
        };
    }
    // 卫生院张三医生，139…; 招商局李四：139…（专线）
    let clause_after = value.classes.end..clause.end;
    let duty = label == Says::NOTHING
        && scene.says_in(&before).any(Says::OFFICE)
        && (scene.says_in(&before).any(Says::DUTY) || scene.says_in(&clause_after).any(Says::OFFICE.or(Says::ENQUIRY)));
    if (label.any(CONTACTS) || duty) && is_an_offices_contact(evidence, value, scene) {
        return (Whose::Official, CONTACT);
    }
    (Whose::Unknown, NO_EVIDENCE)
}

/// Documents that offices make, and in which they give their contacts.
fn is_of_an_office(kind: Document) -> bool {
    !matches!(kind, Document::Other | Document::List | Document::News)
}

/// `县民政局张三，联系电话：…`: an office, then at most a name with its title, then the label.
fn is_an_offices_contact(evidence: &Evidence, value: &Value, scene: &Scene) -> bool {
    let page = evidence.page;
    let classes = page.folded.classes();
    let window = scene.window.start..value.classes.start;
    // A paragraph that gives contacts and nothing else, in a document of an office.
    let begins = scene.cues_in(&window).next().filter(|cue| cue.classes.start <= scene.window.start + 2);
    let gives_contacts = begins.is_some_and(|cue| cue.says.any(Says::PHONE.or(Says::EMAIL)));
    if gives_contacts
        && (scene.near().any(Says::OFFICE)
            || is_of_an_office(page.outline.kind)
            || is_signed(page, page.folded.block_at(value.classes.start), &scene.window))
    {
        return true;
    }
    // 网格长：张三，电话：… names no office, but a duty.
    let office = scene
        .cues_in(&window)
        .rev()
        .find(|cue| cue.says.any(Says::OFFICE.or(Says::DUTY)))
        .map(|cue| cue.classes.clone());
    if office.is_some_and(|office| says_nothing_else(scene, classes, &(office.end..value.classes.start))) {
        return true;
    }
    // 0871-…（县民政局）
    let after = value.classes.end..(value.classes.end + 24).min(scene.window.end);
    classes.get(after.start).is_some_and(|&class| class == u16::from(b'(')) && scene.says_in(&after).any(Says::OFFICE)
}

/// Whether nothing but names, titles, labels and numbers stand there.
fn says_nothing_else(scene: &Scene, classes: &[u16], part: &Range<usize>) -> bool {
    let mut at = part.start;
    let mut rest = Vec::new();
    for cue in scene.cues_in(part) {
        rest.push(at..cue.classes.start.max(at));
        at = cue.classes.end;
    }
    rest.push(at..part.end.max(at));
    let is_word = |class: &u16| (0x4E00..0xA000).contains(class);
    rest.iter().flat_map(|gap| classes[gap.clone()].split(|class| !is_word(class))).all(is_name_or_filler)
}

const FILLERS: &str = "及或和请可与的为是于以并将向至到报送联系人名称转号码反馈前由地区在内座机部";

/// Words that tie names to numbers, or the name of a section, of a place, of a person, or of two of these.
fn is_name_or_filler(word: &[u16]) -> bool {
    // 请与张三联系
    let is_filler = |class: &u16| is_one_of(*class, FILLERS);
    let start = word.iter().take_while(|class| is_filler(class)).count();
    let end = word.len() - word[start..].iter().rev().take_while(|class| is_filler(class)).count();
    let bare = &word[start..end];
    is_name_or_section(word) || is_name_or_section(bare)
}

fn is_name_or_section(word: &[u16]) -> bool {
    word.is_empty()
        || is_section(word)
        || is_person(word)
        || (1..word.len()).any(|at| is_section(&word[..at]) && is_person(&word[at..]))
}

fn is_section(word: &[u16]) -> bool {
    word.len() <= 8 && word.last().is_some_and(|&class| is_one_of(class, "科股室处办组站队所委部乡镇村道区县市州"))
}

fn is_person(word: &[u16]) -> bool {
    could_be_name(word)
        || (word.len() <= 3 && surname(word).is_some())
        || (word.len() <= 3 && word.iter().any(|&class| is_one_of(class, "某")))
}
