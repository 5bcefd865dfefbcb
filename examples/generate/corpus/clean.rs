//! Ordinary texts of offices, with names, days, places and illnesses that are nobody's secret.

use super::Group;
use super::form::Form::{Prose, Table};

pub fn groups() -> Vec<Group> {
    let mut groups = Vec::from(prose());
    groups.extend(named());
    groups
}

fn prose() -> [Group; 6] {
    [
        Group::plain(
            "clean/notice",
            40,
            &[
                Prose("各乡镇人民政府要压实责任，确保{date}前完成{crop}播种面积{few}万亩，兑付补贴{million}。"),
                Prose("会议强调，要坚持问题导向，办结群众来信{few}件，按期答复率{percent}。"),
                Prose("{year}年全县城乡低保标准提高{percent}，惠及{few}个村（社区）的困难群众。"),
                Prose(
                    "{office}关于开展{year}年度政务公开工作考核的通知\n\n现将有关事项通知如下，请于{date-short}前报送自查报告。",
                ),
                Prose("严禁公开居民身份证号、手机号码、银行卡号、家庭住址等个人隐私信息，公开前须经{dept}审核。"),
            ],
        ),
        Group::plain(
            "clean/law",
            24,
            &[
                Prose("第三十{few}条　违反本办法规定的，由{office}责令改正，处一千元以上五千元以下罚款。"),
                Prose(
                    "居民身份证登记的项目包括：姓名、性别、民族、出生日期、常住户口所在地住址、公民身份号码、本人相片。",
                ),
                Prose("未满十四周岁的未成年人个人信息属于敏感个人信息，处理时应当取得其监护人的同意。"),
                Prose("残疾人证由{office}核发，残疾类别分为视力、听力、言语、肢体、智力、精神和多重残疾。"),
            ],
        ),
        Group::plain(
            "clean/health",
            20,
            &[
                Prose("{year}年全县报告肺结核{few}例，{illness}救治覆盖率{percent}。"),
                Prose("{illness}等大病患者可申请医疗救助，年度封顶线{million}。"),
                Prose("对肢体一级残疾人每人每月发放护理补贴110元。"),
            ],
        ),
        Group::plain(
            "clean/forms-left-empty",
            24,
            &[
                Prose(
                    "姓名：________　身份证号：__________________　联系电话：___________\n家庭住址：\n申请人签字：　　　　　年　　月　　日",
                ),
                Prose("附：{year}年{office}公开招聘报名表\n姓名\t性别\t出生年月\t身份证号\t手机号码\t家庭住址"),
                Table("申请表（样表）", "序号|姓名|身份证号|银行卡号|联系电话|经办机构", "#|||||{office}"),
                Prose("请填写姓名、身份证号（18位）、手机号（11位）和开户银行账号（16或19位）。"),
            ],
        ),
        Group::plain(
            "clean/table-of-figures",
            24,
            &[
                Table(
                    "财政拨款收支总表",
                    "序号|项目|预算数（元）|决算数（元）",
                    "#|社会保障和就业支出|{money}|{sum-cents}",
                ),
                Table("各村补贴发放汇总", "村名|户数|面积（亩）|金额（元）", "{village}|{few}|{area}|{money}"),
                Table("低保资金发放汇总表", "乡镇|人数|资金（万元）", "{town}|{few}|{money}"),
            ],
        ),
        Group::plain(
            "clean/schedule",
            15,
            &[
                Prose("时间：{date}9:00—11:30；地点：{county}{road}{few}号文化馆{few}楼。"),
                Prose("公交{few}路（{road}—{road}）自{date}起调整，首班6:30，末班21:30。"),
                Table("停水通知", "区域|时间|联系部门", "{road}{few}号至{few}号|{date-dash}|{office}"),
            ],
        ),
    ]
}

fn named() -> [Group; 6] {
    [
        Group::plain(
            "clean/officials",
            32,
            &[
                Prose("{county}人民政府县长{someone}主持会议，副县长{someone}、{office}局长{someone}出席。"),
                Prose("{someone}，男，汉族，{year}年6月入党，现任{office}党组书记、局长，拟任县处级领导职务。"),
                Prose("任命{someone}为{office}副局长；免去{someone}的{dept}主任职务。"),
                Table("领导分工", "姓名|职务|分管工作", "{someone}|副局长|负责{dept}工作"),
            ],
        ),
        Group::plain(
            "clean/resume",
            16,
            &[
                Prose("{someone}，女，1979年11月生，大学学历，现任{office}党组成员，拟提名为副局长人选。"),
                Table("拟任职干部公示", "姓名|出生年月|现任职务|拟任职务", "{someone}|1982.07|科长|副局长"),
            ],
        ),
        Group::plain(
            "clean/winners",
            28,
            &[
                Prose("中标人：{company-name}，法定代表人{someone}，中标价{million}，工期{few}天。"),
                Table("评标结果公示", "排名|投标人|报价|项目经理", "#|{company-name}|{million}|{someone}"),
                Prose("{year}年度先进工作者：{someone}、{someone}、{someone}。"),
                Table("科技进步奖获奖名单", "序号|成果名称|主要完成人", "#|{crop}高产栽培技术|{someone}、{someone}"),
            ],
        ),
        Group::plain(
            "clean/news",
            20,
            &[
                Prose("本报讯（记者{someone}）{date}，{town}{village}迎来{crop}丰收，亩产提高{percent}。"),
                Prose("“日子越来越有盼头。”{village}村民{someone}笑着说，去年合作社分红{amount}。"),
            ],
        ),
        Group::plain(
            "clean/firms",
            20,
            &[
                Table("经营异常名录", "企业名称|法定代表人|列入原因", "{company-name}|{someone}|未按期年报"),
                Prose("{company-name}（法定代表人：{someone}）未按规定公示年度报告，处罚款{amount}。"),
            ],
        ),
        Group::plain(
            "clean/delegates",
            16,
            &[
                Prose("县人大代表{someone}提出的第{few}号建议，由{office}会同{office}办理。"),
                Table("建议提案办理情况", "编号|代表姓名|承办单位|办理结果", "{few}|{someone}|{office}|A"),
            ],
        ),
    ]
}
