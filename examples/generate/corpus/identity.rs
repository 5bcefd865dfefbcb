//! Numbers that the state gives to a person.

use super::Group;
use super::evasion::OF_NUMBERS;
use super::fill::Disguise;
use super::form::Form::{self, Alone, Prose, Rows, Table};

const RESIDENT: &[Form] = &[
    Prose("申请人{~name}（身份证号码：{+id}）于{date}提交的公租房申请已受理。"),
    Prose("被处罚人{~name}，{sex}，公民身份号码{+id}，户籍在{town}{village}。"),
    Prose("兹有{~name}，身份证号{+id}，前往贵单位办理{docno}有关事宜，请予接洽。"),
    Prose("现委托{~name}（{+id}）代为领取补偿款{amount}。"),
    Prose("承包方代表{~name}，证件号码为{+id}，承包地面积{area}亩。"),
    Prose("经查，当事人{~name}持{+id}号居民身份证登记入住，情况属实。"),
    Prose("本人身份证{+id},与户口簿登记一致,如有不实愿承担责任。"),
    Prose("{~name} {+id} {town}{village} {money}"),
    Prose("中标单位项目经理身份证号：{+id}，注册证书已核验。"),
];
const RESIDENT_FORM: &[Form] = &[
    Prose("姓名：{~name}\n性别：{sex}\n身份证号码：{+id}\n申请事项：临时救助"),
    Prose("户主：{~name}　　身份证：{+id}　　家庭人口：{few}人"),
    Prose("申请人姓名 {~name}\n公民身份号码 {+id}\n申请日期 {date}"),
    Prose("一、被征收人：{~name}\n二、身份证号：{+id}\n三、征收面积：{area}亩\n四、补偿金额：{amount}"),
    Prose("甲方（签字）：{~name}\n身份证号:{+id}\n签订日期:{date-dash}"),
];
const RESIDENT_TABLE: &[Form] = &[
    Table("公租房保障对象名单", "序号|姓名|身份证号|所在街道", "#|{~name}|{+id}|{town}"),
    Table("招聘资格复审人员名单", "姓名|性别|身份证号码|报考岗位", "{~name}|{sex}|{+id}|综合管理岗"),
    Table("耕地地力保护补贴发放表", "户主姓名|公民身份号码|面积（亩）|金额（元）", "{~name}|{+id}|{area}|{money}"),
    Table("职业技能培训学员花名册", "序号|学员|证件号码|培训工种|班次", "#|{~name}|{+id}|中式烹调|第{few}期"),
];
const RESIDENT_ROWS: &[Form] =
    &[Rows("#|{~name}|{+id}|{money}"), Rows("{~name}|{+id}"), Rows("{village}|{~name}|{sex}|{+id}|{area}")];
const DISGUISED: &[Form] = &[
    Prose("申请人{~name}（身份证号码：{+id}）的申请已于{date}受理。"),
    Prose("姓名：{~name}\n身份证号：{+id}\n申请日期：{date}"),
    Prose("户主{~name}，身份证{+id}，补助{amount}。"),
    Prose("公民身份号码为{+id}的{~name}已通过资格复审。"),
    Table("补贴对象名单", "序号|姓名|身份证号|金额（元）", "#|{~name}|{+id}|{money}"),
];
/// Some layouts need running text.
const DISGUISED_IN_PROSE: &[Form] = &[
    Prose("申请人{~name}（身份证号码：{+id}）的申请已于{date}受理。"),
    Prose("户主{~name}，身份证{+id}，补助{amount}。"),
    Prose("根据{docno}，经{office}会同{town}核实，同意为{~name}（公民身份号码{+id}）发放补助{amount}。"),
];
const CELLS: &[Form] = &[
    Table("补助发放登记表", "姓名|身份证号||村组", "{~name}|{+id}|{village}"),
    Table("人员信息采集表", "序号|姓名|身份证号码|||备注", "#|{~name}|{+id}|"),
    Rows("#|{~name}|{+id}|{money}"),
];
const ENDS_IN_X: &[Form] = &[
    Prose("申请人{~name}，身份证号{+id-x}，于{date}提交申请。"),
    Prose("姓名：{~name}\n公民身份号码：{+id-x}"),
    Table("考生名单", "序号|姓名|身份证号", "#|{~name}|{+id-x}"),
];

pub fn groups() -> Vec<Group> {
    let mut groups = vec![
        Group::plain("resident-id/prose", 70, RESIDENT),
        Group::plain("resident-id/form", 35, RESIDENT_FORM),
        Group::plain("resident-id/table", 44, RESIDENT_TABLE),
        Group::plain("resident-id/table-without-header", 30, RESIDENT_ROWS),
        Group::plain("resident-id/ends-in-x", 15, ENDS_IN_X),
    ];
    let disguised =
        |class, way, lines, forms| Group { class, lines, disguise: Some(Disguise { kind: "resident-id", way }), forms };
    for way in OF_NUMBERS {
        let forms = if matches!(way, "line-break" | "tags") { DISGUISED_IN_PROSE } else { DISGUISED };
        groups.push(disguised("resident-id/evasion", way, 14, forms));
    }
    groups.push(disguised("resident-id/evasion", "cell-boundary", 18, CELLS));
    groups.push(disguised("resident-id/evasion", "x-variants", 18, ENDS_IN_X));
    groups.extend(old_and_doubtful());
    groups.extend(permits());
    groups.extend(certificates());
    groups
}

fn old_and_doubtful() -> [Group; 2] {
    [
        Group::plain(
            "resident-id/fifteen",
            28,
            &[
                Prose("{~name}，原身份证号{+id-old}，{date}迁入{town}。"),
                Prose("姓名：{~name}\n身份证号码（15位）：{+id-old}"),
                Table("早期参保人员名册", "序号|姓名|身份证号码", "#|{~name}|{+id-old}"),
                Prose("档案载明{~name}的公民身份号码为{+id-old}。"),
            ],
        ),
        Group::plain(
            "resident-id/wrong-check-digit",
            40,
            &[
                Prose("申请人{~name}，身份证号码：{?id-wrong}，申请临时救助{amount}。"),
                Prose("姓名：{~name}\n公民身份号码：{?id-wrong}\n住址：{town}{village}"),
                Table("补贴发放花名册", "序号|姓名|身份证号|金额（元）", "#|{~name}|{?id-wrong}|{money}"),
                Prose("被申请人{~name}（身份证{?id-wrong}）未到场。"),
            ],
        ),
    ]
}

fn permits() -> [Group; 6] {
    [
        Group::plain(
            "permit/residence",
            21,
            &[
                Prose("{~name}，港澳台居民居住证号码{+permit-residence}，已在我市参保。"),
                Prose("姓名：{~name}\n证件类型：台湾居民居住证\n证件号码：{+permit-residence}"),
                Table("境外人员参保名册", "姓名|居住证号|参保时间", "{~name}|{+permit-residence}|{date-dash}"),
            ],
        ),
        Group::plain(
            "permit/foreigner",
            18,
            &[
                Prose("持证人的外国人永久居留身份证号码为{+permit-foreigner}，有效期至{date}。"),
                Prose("证件类型：外国人永久居留身份证\n证件号码：{+permit-foreigner}"),
                Table("外籍人才补助名单", "序号|永久居留证号|补助（元）", "#|{+permit-foreigner}|{money}"),
            ],
        ),
        Group::plain(
            "permit/foreigner-old",
            14,
            &[
                Prose("外国人永久居留证号码：{+permit-foreigner-old}，签发日期{date}。"),
                Prose("证件类型：外国人永久居留身份证\n证件号码：{+permit-foreigner-old}"),
            ],
        ),
        Group::plain(
            "permit/hong-kong-macao",
            20,
            &[
                Prose("{~name}，港澳居民来往内地通行证号码{+permit-hkmo}，申报{year}年度人才项目。"),
                Prose("姓名：{~name}\n回乡证号：{+permit-hkmo}"),
                Table("港澳青年实习名单", "姓名|通行证号码|实习单位", "{~name}|{+permit-hkmo}|{office}"),
            ],
        ),
        Group::plain(
            "permit/taiwan",
            18,
            &[
                Prose("台商{~name}，台湾居民来往大陆通行证号码{+permit-taiwan}。"),
                Prose("姓名：{~name}\n台胞证号：{+permit-taiwan}"),
                Table("台湾青年就业补贴", "姓名|台胞证号码|金额（元）", "{~name}|{+permit-taiwan}|{money}"),
            ],
        ),
        Group::plain(
            "passport/plain",
            40,
            &[
                Prose("出访团成员{~name}，护照号码{+passport}，{date}启程。"),
                Prose("{~name}持{+passport}号普通护照出境，逾期未归。"),
                Prose("姓名：{~name}\n护照号：{+passport}\n有效期至：{date}"),
                Table("因公出国人员信息", "姓名|性别|护照号码|职务", "{~name}|{sex}|{+passport}|工程师"),
                Prose("遗失声明：{~name}遗失中华人民共和国护照，证号{+passport}，声明作废。"),
            ],
        ),
    ]
}

fn certificates() -> [Group; 7] {
    [
        Group::plain(
            "disability-certificate/plain",
            32,
            &[
                Prose("{~name}，残疾人证号{+disability}，申请护理补贴。"),
                Prose("姓名：{~name}\n残疾证号：{+disability}\n申请日期：{date}"),
                Table("残疾人补贴发放名册", "序号|姓名|残疾人证号|金额（元）", "#|{~name}|{+disability}|{money}"),
                Rows("#|{~name}|{+disability}|{money}"),
            ],
        ),
        Group::plain(
            "certificate-number/officer",
            14,
            &[
                Prose("退役军人{~name}，军官证号：{?officer}，已办理安置。"),
                Prose("姓名：{~name}\n证件类型：军官证\n证件号码：{?officer}"),
            ],
        ),
        Group::plain(
            "certificate-number/police",
            12,
            &[
                Prose("申请人{~name}（警官证，警号：{?police}）申请子女入学优待。"),
                Table("优抚对象登记", "姓名|警号|优待事项", "{~name}|{?police}|子女入学"),
            ],
        ),
        Group::plain(
            "certificate-number/pupil",
            14,
            &[
                Alone("{child}学生{~name}，全国学籍号{?pupil}，转入{town}中心小学。"),
                Table("转学学生名单", "姓名|学籍号|转入学校", "{child}{~name}|{?pupil}|{town}中心小学"),
            ],
        ),
        Group::plain(
            "certificate-number/social-security",
            14,
            &[
                Prose("参保人{~name}，社会保障号码：{?social}，待遇自{date}起发放。"),
                Table("养老待遇领取人员名单", "姓名|社会保障号|月养老金（元）", "{~name}|{?social}|{money}"),
            ],
        ),
        Group::plain(
            "certificate-number/household",
            14,
            &[
                Prose("户主{~name}，户口簿号：{?household}，全家{few}人。"),
                Table("迁移户信息", "户主姓名|户口簿编号|迁入地", "{~name}|{?household}|{village}"),
            ],
        ),
        Group::plain(
            "certificate-number/licence",
            12,
            &[
                Prose("驾驶人{~name}，驾驶证档案编号：{?licence}，记12分。"),
                Table("驾驶证注销公告", "姓名|驾驶证档案编号|原因", "{~name}|{?licence}|逾期未换证"),
            ],
        ),
    ]
}
