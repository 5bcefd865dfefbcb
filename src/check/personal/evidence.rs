//! What a value is judged by: the other values beside it, and the people whom its surroundings name.

use std::ops::Range;

use super::super::Page;
use super::scene::Scene;
use super::value::{Kind, Value, name_at};
use crate::dictionary::Says;
use crate::document::Date;
use crate::text::BARRIER;
use crate::text::classes::{is_one_of, starts_with};

/// The values of a page beside each other.
pub(super) struct Evidence<'p, 'a> {
    pub(super) page: &'p Page<'a>,
    values: &'p [Value],
}

/// Values that are looked at beside one: each of a long row would ask all others.
const MOST_BESIDE: usize = 64;

/// What names a person's own: a name before it is that of its owner.
const OWN: Says = Says::RESIDENT_ID
    .or(Says::PAPERS)
    .or(Says::CERTIFICATE)
    .or(Says::PHONE)
    .or(Says::ACCOUNT)
    .or(Says::BIRTH)
    .or(Says::HOME)
    .or(Says::EMAIL)
    .or(Says::QQ)
    .or(Says::WECHAT)
    .or(Says::DISEASE)
    .or(Says::PENAL);

/// What else follows a name, and hardly anything else.
const AS_OF_A_PERSON: [&str; 16] = [
    "男",
    "女",
    "患",
    "身患",
    "因患",
    "因病",
    "确诊",
    "被确诊",
    "系",
    "本人",
    "今年",
    "现年",
    "年仅",
    "驾驶",
    "0",
    "1",
];

impl<'p, 'a> Evidence<'p, 'a> {
    pub(super) fn new(page: &'p Page<'a>, values: &'p [Value]) -> Self {
        Self { page, values }
    }

    /// The values in a part of the page.
    pub(super) fn within(&self, part: &Range<usize>) -> impl Iterator<Item = &'p Value> {
        let first = self.values.partition_point(|value| value.classes.start < part.start);
        let end = part.end;
        self.values[first..].iter().take_while(move |value| value.classes.start < end).take(MOST_BESIDE)
    }

    /// What speaks of the same person as a value: its row, the lines of its form, its clause.
    pub(super) fn company(&self, value: &Value, scene: &Scene) -> Range<usize> {
        if scene.table.is_some() {
            return scene.window.clone();
        }
        scene.form().unwrap_or_else(|| scene.clause(self.page, &value.classes))
    }

    /// The day of the document. In a form the only day may be somebody's birthday, on which nobody signs.
    pub(super) fn day_of_the_document(&self) -> Option<Date> {
        let born = |day: Date| self.values.iter().any(|value| matches!(value.kind, Kind::Born(born) if born == day));
        self.page.date().filter(|day| !born(*day))
    }

    /// Whether an account is an office's or a company's. A card is a person's unless an account's name says otherwise;
    /// of other accounts an office beside them is enough.
    pub(super) fn is_corporate(&self, value: &Value, scene: &Scene) -> bool {
        if value.label.any(Says::CORPORATE) {
            return true;
        }
        let card = matches!(value.kind, Kind::Card { .. });
        let said = scene.says();
        if let Some(table) = &scene.table {
            let all = said.or(table.header).or(table.said(self.page));
            let of_offices = !card && all.any(Says::OFFICE.or(Says::OFFICE_COLUMN));
            return !table.has_names(self.page) && (all.any(Says::CORPORATE) || of_offices);
        }
        // 户名：张三, 户名：县财政局
        if let Some(holder) = scene.cues_in(&scene.window).find(|cue| cue.says.any(Says::HOLDER)) {
            let name = self.after_a_label(holder.classes.end, scene.window.end);
            let person = name_at(&self.page.folded.classes()[name.clone()]).is_some();
            return !person && (said.any(Says::CORPORATE) || scene.says_in(&name).any(Says::OFFICE));
        }
        let signs = if card { Says::CORPORATE } else { Says::CORPORATE.or(Says::OFFICE) };
        let mut beside = self.within(&scene.window);
        let person =
            said.any(Says::CITIZEN) || beside.any(|other| matches!(other.kind, Kind::Name | Kind::Resident(_)));
        !person && said.any(signs)
    }

    /// What a label names: from its colon to the next mark.
    fn after_a_label(&self, label: usize, end: usize) -> Range<usize> {
        const LONGEST: usize = 30;
        let classes = self.page.folded.classes();
        let end = end.min(label + LONGEST).max(label);
        let start =
            label + usize::from(classes.get(label).is_some_and(|&class| is_one_of(class, ":"))).min(end - label);
        let length = classes[start..end].iter().take_while(|&&class| !is_one_of(class, ",;。、)")).count();
        start..start + length
    }

    /// Whether a value is tied to a person who can be recognised: a name in its company, or a number of one.
    pub(super) fn is_tied(&self, value: &Value, scene: &Scene) -> bool {
        let part = self.company(value, scene);
        let beside = self.within(&part).any(|other| {
            matches!(
                other.kind,
                Kind::Name
                    | Kind::Resident(_)
                    | Kind::Doubtful(_)
                    | Kind::OldResident
                    | Kind::Permit
                    | Kind::Passport
                    | Kind::Disability(_)
            )
        });
        beside || (scene.table.is_none() && self.named(scene, &part).is_some())
    }

    /// The person whom a part of the page names: 村民张三, 李四，男，…, 王五的身份证号. Nothing if nobody is named.
    pub(super) fn named(&self, scene: &Scene, part: &Range<usize>) -> Option<Range<usize>> {
        let classes = self.page.folded.classes();
        let begins = |at: &usize| *at == part.start || is_one_of(classes[*at - 1], ",:、(;为人者员户附");
        self.named_as_a_citizen(scene, part).or_else(|| {
            let names = (part.start..part.end).filter(begins).filter_map(|at| self.name_from(at, part.end));
            names.into_iter().find(|name| self.goes_on_as_of_a_person(scene, name, part.end))
        })
    }

    /// The person who is named after a word such as 村民, 患者, 姓名：.
    pub(super) fn named_as_a_citizen(&self, scene: &Scene, part: &Range<usize>) -> Option<Range<usize>> {
        let classes = self.page.folded.classes();
        let of_a_person = Says::CITIZEN.or(Says::NAME).or(Says::DISEASE).or(Says::PENAL);
        let mut cues = scene.cues_in(part).filter(|cue| cue.says.any(of_a_person));
        cues.find_map(|cue| {
            let label = cue.classes.end;
            let name = self.after_a_label(label, part.end);
            let name = self.name_from(name.start, part.end)?;
            // 村民张三， and 患者：李四 name someone; 邻居向婴儿… and 吸毒成瘾的 do not.
            let labelled = name.start > label;
            let person = cue.says.any(Says::CITIZEN.or(Says::NAME));
            let ends = classes.get(name.end).is_none_or(|&class| ends_a_name(class)) || name.end >= part.end;
            (labelled || (person && (ends || self.goes_on_as_of_a_person(scene, &name, part.end)))).then_some(name)
        })
    }

    fn name_from(&self, at: usize, end: usize) -> Option<Range<usize>> {
        let classes = self.page.folded.classes();
        name_at(&classes[at..end.max(at)]).map(|length| at..at + length)
    }

    fn goes_on_as_of_a_person(&self, scene: &Scene, name: &Range<usize>, end: usize) -> bool {
        let classes = self.page.folded.classes();
        // 张三的, 李四（, 王五，
        let tied = classes[name.end..end].iter().take(1).take_while(|&&class| is_one_of(class, ",(的家持")).count();
        let from = name.end + tied;
        let rest = &classes[from..end];
        let years = rest.iter().take_while(|&&class| is_one_of(class, "0123456789")).count();
        let aged = (1..=2).contains(&years) && starts_with(&rest[years..], "岁");
        let words =
            AS_OF_A_PERSON.iter().any(|word| starts_with(rest, word) && (tied > 0 || !is_one_of(rest[0], "01男女")));
        let own = scene.cues_in(&(from..end)).next().is_some_and(|cue| {
            cue.classes.start == from && cue.says.any(OWN) && !cue.says.any(Says::CONTACT.or(Says::ENQUIRY))
        });
        aged || words || own
    }
}

/// A mark, a figure, the end of a block, or what somebody did: 村民张三到县民政局….
fn ends_a_name(class: u16) -> bool {
    class == BARRIER || u8::try_from(class).is_ok() || is_one_of(class, "。、到去来称诉被现已因于")
}
