//! Whether the parts of a door and the place before them are an address.

use super::Address;
use super::place::{Place, Root, is_han, is_said_before, place};
use super::unit::{Kind, Unit, units};
use crate::text::classes::{is_one_of, starts_with};

/// Where a text was found.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// In prose: numbers count houses, name bridges, date meetings.
    Running,
    /// Alone in a cell or after a label that says it is an address.
    Labelled,
}

/// Parts of a door that follow each other.
pub(super) struct Door {
    /// The groups and zones at its beginning.
    within: Vec<Unit>,
    parts: Vec<Unit>,
}

/// What is numbered like a door and is none; dates as well.
const OTHER_THINGS: [&str; 92] = [
    "线", "路", "公路", "桥", "大桥", "隧", "文", "令", "台风", "机", "地块", "宗地", "地", "标", "泵", "井", "闸", "坝", "副坝", "病",
    "会议", "公告", "通告", "公报", "通知", "议案", "提案", "决定", "建议", "卫星", "选手", "种子", "站", "出口", "出入口", "入口", "窗口",
    "窗", "电梯", "厂房", "厂", "仓", "库", "塔", "墩", "炉", "池", "船", "轮", "舰", "车", "点", "断面", "网格", "林班", "图斑", "小班",
    "渠", "矿", "服务区", "停车", "监", "摄像", "桩", "灯", "杆", "垃圾", "工程", "项目", "案", "试", "教", "考", "厅", "馆", "柜", "展",
    "商铺", "主变", "上午", "下午", "晚", "凌晨", "早", "前", "起", "电", "当天", "行动", "水", "变", "片",
];
/// What may follow a door in a village or an estate, where dates and other things are likelier than on a road.
const AFTER_A_HOME: [&str; 22] = [
    "的", "村民", "居民", "民房", "房屋", "农户", "家中", "家里", "家", "业主", "住户", "住宅", "宅", "附近", "旁", "对面", "人", "内",
    "发", "查", "独居", "一户",
];
/// Names before a number that make it another thing's.
const OTHER_NAMES: [&str; 22] = [
    "编号", "型号", "代码", "合同", "批", "文号", "字号", "规格", "产品", "标段", "地块", "公告", "项目", "图", "附件", "表", "会议室", "比分",
    "教学", "住院", "结构", "砖混",
];

impl Door {
    /// Every row of parts in a few classes.
    pub(super) fn all(classes: &[u16]) -> impl Iterator<Item = Self> {
        let mut units = units(classes).into_iter().peekable();
        std::iter::from_fn(move || {
            let mut row = vec![units.next()?];
            while let Some(next) =
                units.next_if(|next| row.last().is_some_and(|last| last.classes.end == next.classes.start))
            {
                row.push(next);
            }
            let within = row.iter().take_while(|unit| matches!(unit.kind, Kind::Group | Kind::Zone)).count();
            let parts = row.split_off(within);
            Some(Self { within: row, parts })
        })
    }

    /// The address that the door is of, if it is one.
    pub(super) fn address(&self, classes: &[u16], setting: Setting) -> Option<Address> {
        let (first, last) = (self.parts.first()?, self.parts.last()?);
        let after = classes.get(last.classes.end..).unwrap_or_default();
        if setting == Setting::Running && !self.may_be_proven(after) {
            return None;
        }
        let begin = self.within.first().unwrap_or(first).classes.start;
        let mut place = place(classes, begin);
        if let Some(within) = self.within.last() {
            place.of_a_village = place.root == Root::Village;
            place.root = match (within.kind, place.root) {
                (Kind::Group, _) => Root::Group,
                (_, root) if place.name > 0 || root != Root::None => Root::Estate,
                _ => Root::None,
            };
        }
        let accepted = match setting {
            Setting::Running => self.is_proven(classes, &place, after),
            Setting::Labelled => self.is_likely(classes, &place, after),
        };
        let start = place.start.min(begin);
        accepted.then(|| Address {
            classes: start..last.classes.end,
            residential: self.is_lived_in(&place),
            rooted: place.root != Root::None,
        })
    }

    fn has(&self, kinds: &[Kind]) -> bool {
        self.parts.iter().any(|part| kinds.contains(&part.kind))
    }

    /// Whether a part follows the first by which one finds a flat.
    fn goes_inside(&self) -> bool {
        let inside = [Kind::Entrance, Kind::Room, Kind::Bare, Kind::Gate, Kind::Building];
        self.parts.iter().skip(1).any(|part| inside.contains(&part.kind))
    }

    /// Whether some place before it could make an address of it: the place is the dearer half of the question.
    fn may_be_proven(&self, after: &[u16]) -> bool {
        let Some(first) = self.parts.first() else { return false };
        match first.kind {
            Kind::Gate => self.parts.len() > 1 || ends_like_a_home(after) || !is_other_thing(after),
            Kind::Building => self.parts.len() > 1 || ends_like_a_home(after),
            Kind::Row | Kind::Entrance | Kind::Floor => self.parts.len() > 1,
            Kind::Room => first.number.digits >= 3,
            Kind::Bare => is_flat(first) && !after.first().is_some_and(|&c| is_han(c)),
            Kind::Group | Kind::Zone => false,
        }
    }

    /// In running text.
    fn is_proven(&self, classes: &[u16], place: &Place, after: &[u16]) -> bool {
        let Some(first) = self.parts.first() else { return false };
        let several = self.goes_inside();
        let ends_well = ends_like_a_home(after);
        match (first.kind, place.root) {
            (Kind::Gate, Root::Road) => self.parts.len() > 1 || !is_other_thing(after),
            (Kind::Gate, Root::Village | Root::Group) => {
                (place.in_area() || place.in_village() || place.lived_in) && (several || ends_well)
            }
            (Kind::Gate, Root::Estate) => several || (place.in_area() && ends_well),
            (Kind::Gate, Root::Area) => several && self.has(&[Kind::Entrance, Kind::Room]),
            (Kind::Gate, Root::Named) => {
                (several && self.has(&[Kind::Entrance, Kind::Room]))
                    || (place.in_area() && place.in_village() && (place.lived_in || is_end(after)) && ends_well)
            }
            (Kind::Building, Root::Estate | Root::Road | Root::Village | Root::Group) if several => true,
            (Kind::Building, Root::Estate) => (place.in_area() || place.on_road()) && ends_well && !first.number.chinese,
            (Kind::Building, Root::Area | Root::Named | Root::None) => {
                self.has(&[Kind::Entrance]) && self.has(&[Kind::Room, Kind::Bare, Kind::Gate])
                    || several && place.in_area()
                    || self.has_room_of_a_block(classes)
            }
            (Kind::Row, Root::Group) | (Kind::Row | Kind::Entrance, Root::Estate | Root::Village) => several,
            (Kind::Entrance, _) => self.parts.len() > 1 && self.has(&[Kind::Room]) && !first.number.chinese,
            (Kind::Floor, Root::Estate) => self.has(&[Kind::Room, Kind::Bare]),
            (Kind::Room, Root::Estate) => first.number.digits >= 3 && !starts_with(after, "会议"),
            (Kind::Bare, Root::Estate | Root::Village) => is_flat(first) && !after.first().is_some_and(|&c| is_han(c)),
            _ => false,
        }
    }

    /// `12幢1103室`: no office numbers its rooms so.
    fn has_room_of_a_block(&self, classes: &[u16]) -> bool {
        let block = self.parts.first().and_then(|part| classes.get(part.number.classes.end..part.classes.end));
        block.is_some_and(|word| starts_with(word, "栋") || starts_with(word, "幢"))
            && self.parts.iter().skip(1).any(|part| part.kind == Kind::Room && part.number.digits >= 3)
    }

    /// In a cell, or after a label.
    fn is_likely(&self, classes: &[u16], place: &Place, after: &[u16]) -> bool {
        let Some(first) = self.parts.first() else { return false };
        let several = self.goes_inside();
        let rooted = !matches!(place.root, Root::None | Root::Named) || place.in_area();
        if is_said_before(classes, first.classes.start, &OTHER_NAMES) && !several {
            return false;
        }
        if self.is_proven(classes, place, after) {
            return true;
        }
        let no_more = !after.first().is_some_and(|&class| is_han(class));
        match first.kind {
            Kind::Gate if self.parts.len() == 1 => rooted && !is_other_thing(after),
            Kind::Gate => several || rooted,
            Kind::Building if several => true,
            Kind::Building if self.parts.len() > 1 => rooted && no_more,
            Kind::Building => !first.number.chinese && (rooted || place.name >= 3) && no_more,
            Kind::Row | Kind::Floor => several && rooted,
            Kind::Entrance => several || (place.root == Root::Estate && no_more),
            Kind::Room => {
                first.number.digits >= 3 && no_more && (rooted || place.name >= 3 || first.number.parts > 1)
            }
            Kind::Bare if no_more => match place.root {
                Root::Road => first.number.digits > 0 && first.number.digits <= 4,
                Root::Estate | Root::Village | Root::Area => is_flat(first),
                Root::Named => place.name >= 3 && is_flat(first),
                _ => false,
            },
            Kind::Bare | Kind::Group | Kind::Zone => false,
        }
    }

    fn is_lived_in(&self, place: &Place) -> bool {
        let Some(first) = self.parts.first() else { return false };
        if self.has(&[Kind::Entrance]) {
            return true;
        }
        if place.of_an_office() {
            return false;
        }
        let in_village = matches!(place.root, Root::Village | Root::Group)
            || (matches!(place.root, Root::Named | Root::Area) && place.in_area() && !place.on_road());
        let flat = self.has(&[Kind::Room]) || (first.kind == Kind::Bare && first.number.parts > 1);
        in_village || flat || self.goes_inside() || (place.root == Root::Estate && first.kind != Kind::Floor)
    }
}

/// `7-2-501`, `3-502`: building, entrance, room.
fn is_flat(unit: &Unit) -> bool {
    let number = &unit.number;
    number.short_parts && number.digits <= 4 && (number.parts > 2 || (number.parts == 2 && number.digits >= 3))
}

fn is_end(after: &[u16]) -> bool {
    after.first().is_none_or(|&class| !is_han(class) && !is_one_of(class, "、-–—~"))
}

fn ends_like_a_home(after: &[u16]) -> bool {
    is_end(after) || AFTER_A_HOME.iter().any(|word| starts_with(after, word))
}

fn is_other_thing(after: &[u16]) -> bool {
    OTHER_THINGS.iter().any(|word| starts_with(after, word))
}
