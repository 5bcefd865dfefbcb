//! How people are reached, where they live and what they own.

use super::Group;
use super::evasion::{OF_EMAIL, OF_NUMBERS};
use super::fill::Disguise;
use super::form::Form::{self, Prose, Rows, Table};

const MOBILE_DISGUISED: &[Form] = &[
    Prose("户主{~name}，家住{town}{village}，电话{?mobile}，享受低保。"),
    Prose("姓名：{~name}\n手机号码：{?mobile}\n申请事项：临时救助"),
    Prose("有意承租者请与房东{~name}联系，手机{?mobile}。"),
    Prose("考生{~name}，本人电话：{?mobile}，报考{office}综合岗。"),
    Table("困难群众慰问名单", "序号|姓名|手机号码|所在村", "#|{~name}|{?mobile}|{village}"),
];
const MOBILE_DISGUISED_IN_PROSE: &[Form] = &[
    Prose("户主{~name}，家住{town}{village}，电话{?mobile}，享受低保。"),
    Prose("考生{~name}，本人手机号码：{?mobile}，报考{office}综合岗。"),
    Prose("{date}，来访人{~name}反映{road}路灯损坏问题，留下的手机号码为{?mobile}，要求尽快答复。"),
];

pub fn groups() -> Vec<Group> {
    let mut groups = Vec::from(mobiles());
    let disguised =
        |class, kind, way, lines, forms| Group { class, lines, disguise: Some(Disguise { kind, way }), forms };
    for way in OF_NUMBERS.into_iter().chain(["brackets", "country-code"]) {
        let forms = if matches!(way, "line-break" | "tags") { MOBILE_DISGUISED_IN_PROSE } else { MOBILE_DISGUISED };
        groups.push(disguised("mobile/evasion", "mobile", way, 12, forms));
    }
    let cells: &[Form] = &[Table("走访慰问登记表", "姓名|手机号码||所在村", "{~name}|{?mobile}|{village}")];
    groups.push(disguised("mobile/evasion", "mobile", "cell-boundary", 12, cells));
    for way in ["full-width", "spaces", "hyphens", "zero-width", "line-break", "letters-for-digits", "tags"] {
        groups.push(disguised("bank-card/evasion", "bank-card", way, 8, CARD_DISGUISED));
    }
    for way in OF_EMAIL {
        groups.push(disguised("email/evasion", "email", way, 8, EMAIL_DISGUISED));
    }
    groups.extend(reached());
    groups.extend(lives_and_owns());
    groups
}

const CARD_DISGUISED: &[Form] = &[
    Prose("补助款打入{~name}的银行卡，卡号{?card}。"),
    Prose("收款人：{~name}\n银行卡号：{?card}\n开户行：农村信用社"),
];
const EMAIL_DISGUISED: &[Form] = &[
    Prose("来信人{~name}，个人邮箱{?email}，反映物业收费问题。"),
    Prose("姓名：{~name}\n电子邮箱：{?email}\n报考岗位：文秘"),
];

fn mobiles() -> [Group; 8] {
    [
        // A word of an office near a number does not make it the office's.
        Group::plain(
            "mobile/near-words-of-an-office",
            30,
            &[
                Prose("来访人{~name}（电话{?mobile}）反映{office}举报电话长期无人接听，要求核查。"),
                Prose("{office}已回访投诉人{~name}，其手机{?mobile}多次无法接通，监督科已记录在案。"),
                Prose("村民{~name}到{office}咨询低保政策，登记电话{?mobile}。"),
                Prose("12345热线转办：{~name}来电（{?mobile}），投诉{company-name}拖欠工资。"),
                Table("热线工单办理情况", "诉求人|来电号码|承办单位|办理结果", "{~name}|{?mobile}|{office}|已办结"),
            ],
        ),
        Group::plain(
            "mixed/table",
            18,
            &[
                Table(
                    "惠农补贴发放清册",
                    "序号|户主姓名|身份证号|手机号码|家庭住址|银行卡号|金额（元）",
                    "#|{~name}|{+id}|{+mobile}|{?door}|{+card}|{money}",
                ),
                Rows("#|{~name}|{+id}|{+mobile}|{?door}|{+card}|{money}"),
                Table(
                    "考生信息表",
                    "姓名|出生日期|身份证号|电子邮箱|联系电话",
                    "{~name}|{?birth}|{+id}|{?email}|{?mobile}",
                ),
            ],
        ),
        Group::plain(
            "mobile/prose",
            60,
            &[
                Prose("户主{~name}，家住{town}{village}，电话{+mobile}，享受低保{amount}。"),
                Prose("{date}，来访人{~name}反映{road}路灯损坏问题，其手机号码为{?mobile}。"),
                Prose("学生家长{~name}（电话{+mobile}）申请家庭经济困难补助。"),
                Prose("失主可拨打{?mobile}认领。"),
                Prose("患者{~name}，联系电话{+mobile}，在{county}人民医院住院治疗。"),
                Prose("寻人启事：{~name}，{sex}，{date}走失，知情者请与家属联系，电话{?mobile}。"),
                Prose("被征收人{~name}未在规定期限内签订协议，多次拨打{+mobile}无人接听。"),
                Prose("房屋出租，{area}平方米，请电{?mobile}，价格面议。"),
                Prose("申请人：{~name}，联系方式：{+mobile}，家庭年收入{amount}。"),
            ],
        ),
        Group::plain(
            "mobile/form",
            28,
            &[
                Prose("姓名：{~name}\n手机：{?mobile}\n报考岗位：文秘\n报名时间：{date}"),
                Prose("考生姓名：{~name}　准考证号：{few}0{few}　本人电话：{+mobile}"),
                Prose("信访人：{~name}\n电话：{?mobile}\n诉求：{road}噪声扰民"),
                Prose("户主签字：{~name}\n联系电话：{?mobile}\n日期：{date}"),
            ],
        ),
        Group::plain(
            "mobile/table",
            48,
            &[
                Table(
                    "耕地地力保护补贴发放表",
                    "序号|户主|手机号码|面积（亩）|金额（元）",
                    "#|{~name}|{+mobile}|{area}|{money}",
                ),
                Table("考生名单", "姓名|性别|手机|报考岗位", "{~name}|{sex}|{+mobile}|综合管理岗"),
                Table("低保对象名单", "姓名|村组|联系电话|月保障金", "{~name}|{village}|{+mobile}|{money}"),
                Table("培训学员签到表", "序号|姓名|联系电话|签名", "#|{~name}|{?mobile}|"),
                Table("意外伤害保险名册", "被保险人|电话|受益人", "{~name}|{?mobile}|{~someone}"),
            ],
        ),
        Group::plain(
            "mobile/table-without-header",
            50,
            &[
                Rows("#|{~name}|{?mobile}|{money}"),
                Rows("{~name}|{?mobile}"),
                Rows("{village}|{~name}|{sex}|{?mobile}|{area}"),
                Rows("{?mobile}|{money}|{date-dash}"),
            ],
        ),
        Group::plain(
            "mobile/with-other-values",
            20,
            &[
                Prose("{~name}，身份证号{+id}，手机{+mobile}。"),
                Table("补助对象信息", "姓名|身份证号|手机号|金额", "{~name}|{+id}|{+mobile}|{money}"),
            ],
        ),
        Group::plain(
            "landline/private",
            40,
            &[
                Prose("户主{~name}，家庭电话{?landline}，家住{town}{village}。"),
                Prose("姓名：{~name}\n住宅电话：{?landline}\n申请事项：低保"),
                Prose("来信人{~name}留下家中座机{?landline}，希望尽快回复。"),
                Table("低保户信息", "户主姓名|家庭电话|保障人口", "{~name}|{?landline}|{few}"),
            ],
        ),
    ]
}

fn reached() -> [Group; 3] {
    [
        Group::plain(
            "email/private",
            36,
            &[
                Prose("来信人{~name}，邮箱{?email}，反映{road}停车收费问题。"),
                Prose("姓名：{~name}\n电子邮箱：{?email}\n报考岗位：文秘"),
                Table("报名人员信息", "姓名|性别|电子邮箱", "{~name}|{sex}|{?email}"),
                Prose("申请人{~name}要求以电子邮件（{?email}）方式提供政府信息。"),
            ],
        ),
        Group::plain(
            "messaging-account/wechat",
            21,
            &[
                Prose("投诉人{~name}，微信号：{?wechat}，要求退款。"),
                Prose("姓名：{~name}\n微信：{?wechat}\n报名时间：{date}"),
                Table("学员联络表", "姓名|微信号|班次", "{~name}|{?wechat}|第{few}期"),
            ],
        ),
        Group::plain(
            "messaging-account/qq",
            21,
            &[
                Prose("考生{~name}，QQ：{?qq}，未参加资格复审。"),
                Prose("姓名：{~name}\nQQ号码：{?qq}\n报名时间：{date}"),
                Table("毕业生去向登记", "姓名|QQ号|就业单位", "{~name}|{?qq}|{company-name}"),
            ],
        ),
    ]
}

fn lives_and_owns() -> [Group; 5] {
    [
        Group::plain(
            "bank-card/plain",
            48,
            &[
                Prose("补助款打入{~name}的银行卡，卡号{+card}，金额{amount}。"),
                Prose("收款人：{~name}\n银行卡号：{+card}\n开户行：农村信用社{town}分社"),
                Table("一卡通补贴发放表", "户主姓名|一卡通账号|金额（元）", "{~name}|{+card}|{money}"),
                Rows("#|{~name}|{+card}|{money}"),
                Prose("请将款项汇入{~name}个人账户{+card}。"),
                Table("劳务报酬发放表", "姓名|开户银行|卡号|实发金额", "{~name}|建设银行|{+card}|{money}"),
            ],
        ),
        Group::plain(
            "address/door",
            96,
            &[
                Prose("{~name}，{sex}，家住{?door}，因火灾致贫。"),
                Prose("姓名：{~name}\n家庭住址：{?door}\n申请事项：廉租住房补贴"),
                Prose("被申请人{~name}，住{?door}，经本局多次通知未履行。"),
                Table("住房保障对象名单", "序号|姓名|家庭住址|保障方式", "#|{~name}|{?door}|租赁补贴"),
                Prose("户籍地：{?door}，现{~name}申请迁出。"),
                Prose("被征收人{~name}，房屋坐落于{?door}，建筑面积{area}平方米。"),
            ],
        ),
        Group::plain(
            "address/not-to-the-door",
            40,
            &[
                Prose("{~name}，家住{real-county}{town}{village}，因灾受损。"),
                Prose("籍贯：{real-county}\n现居住地：{real-county}{town}"),
                Table("种粮大户名单", "序号|种植品种|住址|面积（亩）", "#|{crop}|{town}{village}|{area}"),
                Prose("事故发生在{real-county}{road}与{road}交叉口附近。"),
            ],
        ),
        Group::plain(
            "vehicle-plate/owner",
            32,
            &[
                Prose("车主{~name}的小型汽车（号牌{?plate}）在{road}违法停放。"),
                Table("违法停车告知名单", "车牌号|车主|违法地点", "{?plate}|{~name}|{road}"),
                Prose("车辆所有人：{~name}\n号牌号码：{?plate}\n强制报废期止：{date}"),
                Prose("{date}，{~name}驾驶{?plate}号小型普通客车行驶至{road}。"),
            ],
        ),
        Group::plain(
            "birth-date/plain",
            48,
            &[
                Prose("{~name}，{sex}，{?birth}出生，汉族，低保对象。"),
                Prose("姓名：{~name}\n出生日期：{?birth}\n申请事项：高龄津贴"),
                Table("高龄津贴发放名单", "序号|姓名|出生日期|金额（元）", "#|{~name}|{?birth}|{money}"),
                Prose("被申请人{~name}，{?birth}生，户籍在{town}。"),
            ],
        ),
    ]
}
