//! Numbers of documents, things and registers: nobody's, and not to be flagged.

use super::Group;
use super::form::Form::{Prose, Rows, Table};

pub fn groups() -> Vec<Group> {
    let mut groups = Vec::from(documents());
    groups.extend(registers());
    groups.extend(machines());
    groups.extend(amounts());
    groups
}

fn documents() -> [Group; 9] {
    [
        Group::plain(
            "structural/document-number",
            15,
            &[
                Prose("经研究，同意{docno}所请事项，请按{docno}执行。"),
                Table("规范性文件清理目录", "序号|文号|印发日期", "#|{docno}|{date-dash}"),
                Prose("{office}关于印发实施方案的通知\n{docno}\n各乡镇人民政府："),
            ],
        ),
        Group::plain(
            "structural/case-number",
            18,
            &[
                Prose("{case}民事判决书已发生法律效力。"),
                Table("失信被执行人涉案清单", "案号|立案时间|执行标的（元）", "{case}|{date-dash}|{money}"),
                Prose("申请人不服{case}裁定，提出复议。"),
            ],
        ),
        Group::plain(
            "structural/penalty-number",
            15,
            &[
                Prose("行政处罚决定书文号：{penalty}，罚款{amount}。"),
                Table("行政处罚公示", "决定书文号|违法行为|罚款金额", "{penalty}|未按规定标价|{money}"),
            ],
        ),
        Group::plain(
            "structural/project-code",
            24,
            &[
                Prose("该项目代码为{project}，总投资{million}，占地{area}亩。"),
                Prose("项目编码：{project-new}；建设地点：{town}{village}。"),
                Table("重大建设项目批准公示", "项目名称|项目代码|总投资", "{village}道路硬化工程|{project}|{million}"),
            ],
        ),
        Group::plain(
            "structural/procurement-number",
            24,
            &[
                Prose("采购编号：{procurement}，采购预算{million}。"),
                Prose("立案号{procurement}，受理日期{date}。"),
                Table("政府采购意向公开", "序号|采购项目编号|预算金额", "#|{procurement}|{million}"),
                Prose("投诉处理决定（受理编号{procurement}）已送达。"),
            ],
        ),
        Group::plain(
            "structural/tender-number",
            15,
            &[
                Prose("招标编号：{tender}，开标时间{date}9时30分。"),
                Table("中标结果", "标段编号|中标人|中标价", "{tender}|{company-name}|{million}"),
            ],
        ),
        Group::plain(
            "structural/contract-number",
            15,
            &[
                Prose("合同编号{contract}，签订日期{date}，合同金额{million}。"),
                Table("合同备案", "合同编号|乙方|金额", "{contract}|{company-name}|{million}"),
            ],
        ),
        Group::plain(
            "structural/standard",
            12,
            &[
                Prose("执行{standard}、{standard}的规定，检测项目{few}项。"),
                Prose("依据标准：{standard}；判定：合格。"),
            ],
        ),
        Group::plain(
            "structural/icp",
            15,
            &[
                Prose("版权所有：{office}　{icp}　{icp}"),
                Prose("增值电信业务经营许可证：{icp}，网站标识码5301020001。"),
                Prose("主办单位：{office}\n备案号：{icp}"),
            ],
        ),
    ]
}

fn registers() -> [Group; 11] {
    [
        Group::plain(
            "structural/company-code",
            15,
            &[
                Prose("中标人：{company-name}，统一社会信用代码{company}。"),
                Table("企业名录", "企业名称|统一社会信用代码", "{company-name}|{company}"),
            ],
        ),
        Group::plain(
            "structural/company-code-of-digits",
            24,
            &[
                Prose("中标人：{company-name}，统一社会信用代码{company-digits}。"),
                Table("企业名录", "序号|企业名称|统一社会信用代码", "#|{company-name}|{company-digits}"),
                Prose("行政相对人：{company-name}\n信用代码：{company-digits}\n处罚金额：{amount}"),
            ],
        ),
        Group::plain(
            "structural/company-code-like-a-resident",
            18,
            &[
                Prose("{county}农业技术协会，统一社会信用代码{company-like-id}，年检合格。"),
                Table("社会组织年检结果", "名称|统一社会信用代码|结论", "{county}商会|{company-like-id}|合格"),
            ],
        ),
        Group::plain(
            "structural/register",
            24,
            &[
                Prose("{company-name}（注册号：{register}）已办理注销。"),
                Prose("纳税人识别号{register-like-id}，所属期{date}。"),
                Table("个体工商户注销公告", "名称|注册号|注销日期", "{town}便利店|{register-like-id}|{date-dash}"),
                Prose("税务登记证号：{register-like-id}；名称：{company-name}。"),
            ],
        ),
        Group::plain(
            "structural/parcel",
            24,
            &[
                Prose("宗地代码：{parcel-digits}，面积{square}平方米。"),
                Prose("宗地代码{parcel}，用途为城镇住宅用地，出让年限70年。"),
                Table("不动产登记公告", "序号|不动产单元号|面积（平方米）", "#|{unit}|{area}"),
                Prose("不动产单元号：{unit}，坐落：{town}{village}。"),
            ],
        ),
        Group::plain(
            "structural/food-licence",
            12,
            &[
                Prose("食品经营许可证编号：{food}，有效期至{date}。"),
                Table("抽检信息", "样品|生产许可证编号|结论", "挂面|{food}|合格"),
            ],
        ),
        Group::plain(
            "structural/isbn",
            12,
            &[Prose("中国农业出版社{year}年版，ISBN {isbn}，定价48.00元。"), Prose("书号：{isbn}，字数{few}万字。")],
        ),
        Group::plain(
            "structural/barcode",
            15,
            &[
                Prose("商品条码{barcode}，生产日期{date}，检验不合格。"),
                Table("不合格食品信息", "食品名称|商品条码|批次", "糕点|{barcode}|{date-dash}"),
            ],
        ),
        Group::plain(
            "structural/bank-line",
            15,
            &[
                Prose("开户银行：中国工商银行{county}支行，行号{bank-line}。"),
                Table("代理银行网点", "网点名称|联行号|地址", "{town}支行|{bank-line}|{road}{few}号"),
            ],
        ),
        Group::plain(
            "structural/account-of-an-office",
            24,
            &[
                Prose("户名：{office}\n开户行：中国农业银行{county}支行\n账号：{account}"),
                Prose("投标保证金请汇入单位账户（户名：{company-name}，账号{account}）。"),
                Prose("罚款缴至{county}财政局非税收入财政专户，账号：{account}。"),
            ],
        ),
        Group::plain(
            "structural/device",
            15,
            &[
                Prose("物联网卡号{iot}，安装于{road}监测点。"),
                Table("智能水表清单", "序号|物联网卡号|安装位置", "#|{iot}|{village}"),
                Prose("执法记录仪设备编号{imei}，入库日期{date}。"),
            ],
        ),
    ]
}

fn machines() -> [Group; 7] {
    [
        Group::plain(
            "structural/serial-around-a-resident-number",
            20,
            &[
                Prose("交易流水号：{serial-with-id}，金额{amount}。"),
                Table("缴款明细", "流水号|缴款日期|金额", "{serial-with-id}|{date-dash}|{money}"),
                Rows("{serial-with-id}|{date-dash}|{money}"),
            ],
        ),
        Group::plain(
            "structural/serial-around-a-mobile",
            20,
            &[
                Prose("订单编号{serial-with-mobile}已完成结算。"),
                Table("票据清单", "票据号|开票日期|金额", "{serial-with-mobile}|{date-dash}|{money}"),
            ],
        ),
        Group::plain(
            "structural/time-stamp",
            30,
            &[
                Prose("系统生成时间戳{ms}，批次号{stamp-14}。"),
                Prose("办件编号{stamp-17}已办结，耗时{few}分钟。"),
                Table("数据接口调用日志", "序号|时间戳|状态", "#|{ms}|成功"),
                Prose("更新于 {stamp-14}，共{few}条。"),
                Rows("{stamp-17}|{ms}|{money}"),
            ],
        ),
        Group::plain(
            "structural/file-name",
            20,
            &[
                Prose("附件：{file-name}"),
                Prose("附件下载：{file-name}；{file-name}。"),
                Prose("{office}{year}年部门决算公开（{file-name}）"),
            ],
        ),
        Group::plain(
            "structural/url",
            24,
            &[
                Prose("详见{url}，有效期至{date}。"),
                Prose("报名网址：{url}\n报名时间：{date}至{date-short}"),
                Prose("公示链接 {url} 。"),
            ],
        ),
        Group::plain(
            "structural/waybill",
            12,
            &[
                Prose("送达材料已邮寄，快递单号{waybill}。"),
                Table("邮寄送达清单", "序号|运单号|签收日期", "#|{waybill}|{date-dash}"),
            ],
        ),
        Group::plain(
            "structural/record-number",
            12,
            &[
                Prose("工单号{stamp-14}{few}，{office}已签收。"),
                Table("12345热线办理情况", "工单编号|类别|办理结果", "{stamp-17}|噪声|已办结"),
            ],
        ),
    ]
}

fn amounts() -> [Group; 4] {
    [
        Group::plain(
            "structural/decimal",
            20,
            &[
                Prose("权重系数取{decimal}，综合得分{few}.{few}分。"),
                Prose("人均用水量折算系数为{decimal}，较上年变化{percent}。"),
                Table("指标权重", "指标|权重", "公开时效|{decimal}"),
            ],
        ),
        Group::plain(
            "structural/coordinates",
            20,
            &[
                Prose("监测点位于东经{longitude}，北纬{latitude}。"),
                Table("界址点坐标", "点号|经度|纬度", "J#|{longitude}|{latitude}"),
                Rows("#|{longitude}|{latitude}"),
            ],
        ),
        Group::plain(
            "structural/square-metres",
            12,
            &[Prose("土地总面积{square}平方米，其中耕地{area}亩。"), Prose("拍卖面积{square}㎡，起始价{million}。")],
        ),
        Group::plain(
            "structural/sum-of-eleven-digits",
            30,
            &[
                Prose("全年一般公共预算收入{sum-11}元，增长{percent}。"),
                Prose("资产总额{sum-cents}元，负债{sum-cents}元。"),
                Table("国有资产情况", "项目|金额（元）", "固定资产|{sum-cents}"),
                Prose("项目贷款本金人民币{sum-11}元整，期限{few}年。"),
                Table("政府债务情况", "序号|债务单位|债务余额（元）", "#|{office}|{sum-11}"),
            ],
        ),
    ]
}
