//! Contacts that an office gives for its work, and masks.

use super::Group;
use super::form::Form::{Alone, Prose, Rows, Table};

pub fn groups() -> Vec<Group> {
    let mut groups = Vec::from(contacts());
    groups.extend(more_contacts());
    groups.extend(customary());
    groups.extend(weak());
    groups
}

fn contacts() -> [Group; 6] {
    [
        Group::plain(
            "contact/landline",
            32,
            &[
                Prose("咨询电话：{tel}（{office}{dept}）"),
                Prose("公示期内如有异议，请向{office}反映，监督电话：{tel}。"),
                Prose("{office}举报电话：{tel}，举报信箱设在{dept}。"),
                Prose("联系人：{someone}，联系电话：{tel-local}，传真：{tel-local}。"),
                Prose("受理部门：{office}{dept}；联系电话：{tel}转{few}。"),
            ],
        ),
        Group::plain(
            "contact/mobile",
            36,
            &[
                Prose("联系人：{office}{dept}{someone}，联系电话：{mob}。"),
                Prose("报名咨询：{office}{dept} {someone} {mob}"),
                Prose("业务办理请联系{office}{dept}{surname}{title}，手机{mob}。"),
                Prose("{office}值班电话：{mob}，{tel}。"),
                Prose("监督举报电话：{office}纪检组 {tel}、{mob}。"),
            ],
        ),
        Group::plain(
            "contact/end-of-notice",
            36,
            &[
                Alone(
                    "各单位：\n\n请于{date-short}前将材料报送{office}。\n\n联系人：{someone}\n联系电话：{mob}\n\n{office}\n{date}\n",
                ),
                Alone(
                    "现将有关事项通知如下，请认真贯彻执行。\n\n（联系人：{someone}；联系电话：{tel}，{mob}）\n\n{office}\n{date}\n",
                ),
                Alone("附件：报名表\n\n{office}\n{date}\n\n（联系人及电话：{someone}，{mob}；电子邮箱：{gov-mail}）\n"),
                Alone(
                    "三、联系方式\n联系单位：{office}\n联系人：{surname}{title}\n电话：{mob}\n地址：{county}{road}{few}号\n",
                ),
            ],
        ),
        Group::plain(
            "contact/table",
            36,
            &[
                Table(
                    "政务服务窗口联系方式",
                    "单位|联系人|联系电话|办公地址",
                    "{office}|{someone}|{mob}|{road}{few}号",
                ),
                Table("各部门咨询电话一览表", "序号|部门|咨询电话|监督电话", "#|{office}|{tel}|{tel}"),
                Table(
                    "防汛责任人名单",
                    "水库名称|责任单位|责任人|职务|联系电话",
                    "{village}水库|{office}|{someone}|{title}|{mob}",
                ),
                Table("招生学校咨询方式", "学校|负责人|咨询电话", "{town}中心小学|{surname}{title}|{mob}"),
            ],
        ),
        Group::plain(
            "contact/email",
            24,
            &[
                Prose("意见建议请发送至{office}邮箱{gov-mail}。"),
                Prose("材料电子版报{office}{dept}（电子邮箱：{gov-mail}）。"),
                Prose("联系单位：{office}\n电子邮箱：{gov-mail}\n邮编：657000"),
                Table("征求意见反馈渠道", "单位|联系电话|电子邮箱", "{office}|{tel}|{gov-mail}"),
            ],
        ),
        Group::plain(
            "contact/hotline",
            24,
            &[
                Prose("可拨打12345政务服务便民热线或12388举报电话反映。"),
                Prose("客服电话：400-{tel-local}，24小时受理。"),
                Prose("医保咨询拨打12393，用电报修拨打95598，火警119，急救120。"),
                Prose("全国统一服务热线400{tel-local}、96128政务信息查询专线、10086。"),
            ],
        ),
    ]
}

fn more_contacts() -> [Group; 4] {
    [
        Group::plain(
            "contact/tender",
            24,
            &[
                Alone(
                    "采购人：{office}\n地址：{county}{road}{few}号\n联系人：{someone}\n联系方式：{mob}\n代理机构：{company-name}\n联系方式：{tel}\n",
                ),
                Alone(
                    "招标人：{office}\n招标代理机构：{company-name}\n联系人：{surname}工\n电话：{mob}\n开标时间：{date}\n",
                ),
            ],
        ),
        Group::plain(
            "contact/official-accounts",
            20,
            &[
                Prose("请关注{office}微信公众号“云岭发布”（微信号：yunlingfabu）。"),
                Prose("{office}工作QQ群：7{tel-local}，请各单位联络员加入。"),
                Prose("政务微博：@云岭发布；抖音号：yunling_2020。"),
            ],
        ),
        Group::plain(
            "contact/office-address",
            28,
            &[
                Prose("办公地址：{real-county}{road}{few}号{few}楼{few}室，邮编：650000。"),
                Prose("报名地点：{office}（{road}{few}号{few}栋302室），{date}截止。"),
                Prose("材料邮寄至{real-county}{road}{few}号{office}{dept}，邮政编码657000。"),
                Prose("会议在{county}{road}{few}号政务中心B座{few}楼会议室召开。"),
            ],
        ),
        Group::plain(
            "contact/firms",
            20,
            &[
                Prose(
                    "中标人：{company-name}，地址：{real-county}{road}{few}号{few}幢{few}室，统一社会信用代码{company}。",
                ),
                Table("资质许可企业名单", "企业名称|注册地址|联系电话", "{company-name}|{county}{road}{few}号|{tel}"),
            ],
        ),
    ]
}

fn customary() -> [Group; 7] {
    [
        Group::plain(
            "mask/customary-mobile",
            24,
            &[
                Prose("来访人{mask-name}，电话{mask-mobile}，反映噪声扰民。"),
                Table("发放名单", "序号|姓名|手机号码|金额（元）", "#|{mask-name}|{mask-mobile}|{money}"),
                Prose("中奖号码：{mask-mobile}、{next}{mask-mobile-middle}、{next}{mask-mobile}。"),
            ],
        ),
        Group::plain(
            "mask/customary-id-4-4",
            24,
            &[
                Prose("申请人{mask-name}，身份证号{mask-id-4}，已受理。"),
                Table("公租房保障对象公示", "序号|姓名|身份证号|保障方式", "#|{mask-name}|{mask-id-4}|租赁补贴"),
                Rows("#|{mask-name}|{mask-id-stars}|{money}"),
            ],
        ),
        Group::plain(
            "mask/customary-id-6-4",
            24,
            &[
                Prose("被执行人{mask-name}，公民身份号码{mask-id-6}。"),
                Table("补贴发放公示", "姓名|身份证号|金额（元）", "{mask-name}|{mask-id-6}|{money}"),
                Prose("姓名：{mask-name}\n身份证号码：{mask-id-6-8}\n申请日期：{date}"),
            ],
        ),
        Group::plain(
            "mask/customary-card",
            20,
            &[
                Prose("款项已打入尾号账户{mask-card}，金额{amount}。"),
                Table("发放明细", "姓名|银行卡号|金额（元）", "{mask-name}|{mask-card-19}|{money}"),
            ],
        ),
        Group::plain(
            "mask/customary-name",
            28,
            &[
                Prose("{mask-name}反映的问题已办结，{mask-name}表示满意。"),
                Table("农村低保对象公示", "序号|户主姓名|保障人口|月保障金（元）", "#|{mask-name}|{few}|{money}"),
                Table("大病救助对象公示", "姓名|病种|救助金额", "{mask-name}|{illness}|{money}"),
                Prose("{year}年，{mask-name}（{sex}）因家庭困难申请救助{amount}。"),
            ],
        ),
        Group::plain(
            "mask/customary-other",
            20,
            &[
                Prose("来信人邮箱{mask-email}，已电话回访。"),
                Prose("车辆号牌{mask-plate}，违停于{road}。"),
                Prose("当事人{mask-name}，住{mask-door}。"),
                Prose("家庭电话{mask-landline}，无人接听。"),
            ],
        ),
        Group::plain(
            "mask/customary-how-to",
            12,
            &[
                Prose(
                    "身份证号应遮盖为530102********1234或5301**********1234，手机号遮盖为138****1234，姓名写作张某某或张**。",
                ),
                Prose("公示前，银行卡号保留前四位和后四位（如6217 **** **** 1234），其余用*代替。"),
            ],
        ),
    ]
}

fn weak() -> [Group; 7] {
    [
        Group::plain(
            "mask/weak-id-14",
            24,
            &[
                Prose("申请人{~name}，身份证号{?weak-id-14}，已受理。"),
                Table("补贴对象公示", "序号|姓名|身份证号|金额（元）", "#|{~name}|{?weak-id-14-3}|{money}"),
                Prose("姓名：{mask-name}\n公民身份号码：{?weak-id-14}"),
            ],
        ),
        Group::plain(
            "mask/weak-id-last",
            20,
            &[
                Prose("申请人{~name}，身份证号{?weak-id-last}，已受理。"),
                Table("资助名单", "姓名|身份证号|金额（元）", "{mask-name}|{?weak-id-last-two}|{money}"),
            ],
        ),
        Group::plain(
            "mask/weak-id-years",
            20,
            &[
                Prose("申请人{~name}，身份证号{?weak-id-years}，已受理。"),
                Table("资助名单", "姓名|身份证号|金额（元）", "{~name}|{?weak-id-years}|{money}"),
                Prose("姓名：{mask-name}\n公民身份号码：{?weak-id-days}"),
            ],
        ),
        Group::plain(
            "mask/weak-beside-birth-date",
            24,
            &[
                Table("高龄津贴公示", "姓名|身份证号|出生日期|金额（元）", "{~name}|{?weak-id-6}|{~birth}|{money}"),
                Table("参训人员名单", "序号|姓名|性别|出生年月日|身份证号", "#|{~name}|{sex}|{~birth}|{?weak-id-6}"),
                Prose("{~name}，{~birth}出生，身份证号{?weak-id-6}。"),
            ],
        ),
        Group::plain(
            "mask/weak-mobile",
            24,
            &[
                Prose("来访人{~name}，电话{?weak-mobile-2}。"),
                Table("学员名单", "姓名|手机号码|班次", "{~name}|{?weak-mobile-end}|第{few}期"),
                Prose("户主{~name}，手机号码{?weak-mobile-1}，已签字确认。"),
            ],
        ),
        Group::plain(
            "mask/weak-two-ids",
            20,
            &[
                Alone(
                    "一、资格公示\n{~name}，身份证号{^weak-id-head}。\n\n二、发放公示\n{~name}，身份证号{?weak-id-4}，金额{amount}。\n",
                ),
                Alone(
                    "{~name}的身份证号为{^weak-id-6}。\n\n{office}于{date}受理，经核对，{~name}（身份证号{?weak-id-middle}）符合条件。\n",
                ),
            ],
        ),
        Group::plain(
            "mask/weak-two-mobiles",
            16,
            &[
                Alone("报名人员：{~name}，电话{^weak-mobile-head}。\n\n录取人员：{~name}，电话{?weak-mobile-tail}。\n"),
                Alone(
                    "{~name}，手机{^weak-mobile-tail}，{date}报名。\n\n缴费人{~name}，手机{?weak-mobile-head}，{amount}。\n",
                ),
            ],
        ),
    ]
}
