//! What befell people, how old they are, and lists of them.

use super::Group;
use super::form::Form::{Alone, Prose, Table};

pub fn groups() -> Vec<Group> {
    Vec::from(life())
}

fn life() -> [Group; 7] {
    [
        Group::plain(
            "health-condition/table",
            40,
            &[
                Table("大病救助对象公示", "序号|姓名|所患病种|救助金额（元）", "#|{^name}|{?illness}|{money}"),
                Table(
                    "残疾人两项补贴发放表",
                    "姓名|残疾类别|残疾等级|金额（元）",
                    "{^name}|{?health-condition:deformity}|{~grade}|{money}",
                ),
                Table("临时救助公示", "姓名|所在村|致困原因|金额", "{^name}|{village}|患{?illness}|{money}"),
                Table("慢性病签约服务名册", "姓名|性别|疾病名称|签约医生", "{^name}|{sex}|{?illness}|{~someone}"),
            ],
        ),
        Group::plain(
            "health-condition/prose",
            27,
            &[
                Prose("{^name}，{sex}，患有{?illness}，家庭困难，拟给予救助{amount}。"),
                Prose("救助对象{^name}因{?illness}长期住院，医疗支出{amount}。"),
                Prose("村民{^name}确诊{?illness}后丧失劳动能力。"),
            ],
        ),
        Group::plain(
            "minor/id",
            21,
            &[
                Alone("{child}{~name}，身份证号{+minor:id}，拟接收入读{town}中心小学。"),
                Table("小学一年级新生名单", "序号|姓名|身份证号", "{child}#|{~name}|{+minor:id}"),
                Alone("{child}儿童姓名：{~name}\n公民身份号码：{+minor:id}\n监护人：{~someone}"),
            ],
        ),
        Group::plain(
            "minor/birth-date",
            21,
            &[
                Alone("{child}幼儿{^name}，{+minor:birth}出生，已完成预防接种。"),
                Table(
                    "孤儿基本生活费发放名单",
                    "儿童姓名|出生日期|金额（元）",
                    "{child}{^name}|{+minor:birth}|{money}",
                ),
                Alone("{child}学生姓名：{^name}\n出生日期：{+minor:birth}\n就读学校：{town}中心小学"),
            ],
        ),
        Group::plain(
            "minor/age",
            21,
            &[
                Alone("{child}事实无人抚养儿童{+minor:name}（{sex}，{^age}岁），现由祖父母照料。"),
                Table("困境儿童名单", "姓名|性别|年龄|所在村", "{child}{+minor:name}|{sex}|{^age}|{village}"),
                Alone("{child}{+minor:name}，今年{^age}岁，家住{town}{village}，父母外出务工。"),
            ],
        ),
        Group::plain(
            "name-list/table",
            50,
            &[
                Table(
                    "农村最低生活保障对象公示",
                    "序号|户主姓名|保障人口|月保障金（元）|所在村",
                    "#|{?name}|{few}|{money}|{village}",
                ),
                Table("特困供养人员名单", "姓名|供养方式|村委会", "{?name}|分散供养|{village}"),
                Table("家庭经济困难学生资助名单", "序号|学生姓名|学校|资助金额（元）", "#|{?name}|{town}中学|{money}"),
                Table("临时救助发放名单", "姓名|救助原因|救助金额", "{?name}|突发事件|{money}"),
                Table("抚恤补助发放表", "姓名|优抚类别|补助标准", "{?name}|在乡复员军人|{money}"),
            ],
        ),
        Group::plain(
            "name-list/prose",
            14,
            &[
                Alone("本月纳入低保的对象有：{?name}、{next}{?name}、{next}{?name}。\n"),
                Alone("拟发放临时救助人员：{?name}（{town}）、{next}{?name}（{town}）。\n"),
            ],
        ),
    ]
}
