//! `baguan.toml` as it is written. The JSON schema made from these types is what an editor reads
//! and what [`super::shape`] compares the file with, so there is one description only.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::FailOn;

/// 把关的配置文件 baguan.toml。The configuration file of Baguan.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(title = "baguan.toml")]
pub(super) struct Written {
    /// 文件所处的阶段，默认 publish。The moment at which documents are looked at; publish by default.
    pub stage: Option<WrittenStage>,
    /// 从哪种结论起返回状态 1，默认 block。The verdict from which on the exit status is 1; block by default.
    pub fail_on: Option<FailOn>,
    /// 报告的语言，默认 zh。The language of reports; zh by default.
    pub lang: Option<WrittenLanguage>,
    /// 不检查的文件和文件夹（通配符）。Files and folders left out, as patterns.
    pub exclude: Option<Vec<String>>,
    /// 调整规则的级别；键是规则编号，或“personal/*”这样的整类。
    /// Severities by rule id, or by family such as `personal/*`.
    pub severity: Option<BTreeMap<String, WrittenSeverity>>,
    /// 豁免：经人确认可以放行的问题。Findings that a person decided to set aside.
    pub suppress: Option<Vec<WrittenSuppression>>,
    /// 自己的词库，叠在内置词库之上。Dictionaries of your own, over the built-in ones.
    pub dictionaries: Option<WrittenDictionaries>,
    /// 公开属性标识。Publicity labels.
    pub label: Option<WrittenLabel>,
    /// 上限。Limits.
    pub limits: Option<WrittenLimits>,
    /// 政策解读。Interpretations of policies.
    pub interpretation: Option<WrittenInterpretation>,
    /// 考核办法。Assessment schemes.
    pub schemes: Option<WrittenSchemes>,
    /// 被考核的单位。Units that are assessed.
    pub unit: Option<Vec<WrittenUnit>>,
    /// 台账。The ledger of incidents.
    pub ledger: Option<WrittenLedger>,
}

#[derive(Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum WrittenStage {
    /// 即将发布。About to be posted.
    Publish,
    /// 尚在起草、报批。Still being drafted and approved.
    Drafting,
    /// 已经发布。Already posted.
    Posted,
}

#[derive(Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum WrittenLanguage {
    /// 中文。Chinese.
    Zh,
    /// 英文。English.
    En,
}

#[derive(Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum WrittenSeverity {
    /// 不得发布。Must not go out.
    Block,
    /// 需人工判断。A person must decide.
    Review,
    /// 仅提示。Said, and nothing more.
    Note,
    /// 不检查。Not looked for.
    Off,
}

/// 一条豁免。One suppression.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct WrittenSuppression {
    /// 规则编号，或“personal/*”这样的整类。A rule id, or a family such as `personal/*`.
    pub rule: String,
    /// 适用的文件（通配符）；不写则适用于全部。The files it is for, as a pattern; all if not given.
    #[schemars(length(min = 1))]
    pub path: Option<String>,
    /// 理由，必填。Why; compulsory.
    #[schemars(length(min = 1))]
    pub reason: String,
    /// 最后有效日（含当日），必填。The last day on which it counts; compulsory.
    #[schemars(extend("format" = "date"))]
    pub until: String,
}

/// 自己的词库：CSV 文件，或装着 CSV 文件的文件夹，从配置文件所在的文件夹算起。
/// Dictionaries of your own: CSV files, or folders of them, as seen from the configuration's folder.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct WrittenDictionaries {
    /// 本单位的词库，覆盖内置词库。Those of your office; they override the built-in ones.
    pub organisation: Option<Vec<String>>,
    /// 本仓库的词库，覆盖前两者。Those of this repository; they override both.
    pub repository: Option<Vec<String>>,
}

/// 公开属性标识。Publicity labels.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct WrittenLabel {
    /// 本单位规定的写法，如“此件公开发布”；其余写法需人工判断。不写则各种已知写法都可以。
    /// The wordings that the office has laid down, such as 此件公开发布; any other is for review. All known ones if not given.
    #[schemars(length(min = 1), inner(length(min = 4)))]
    pub wordings: Option<Vec<String>>,
}

/// 上限。Limits.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct WrittenLimits {
    /// 每份文件最多列出多少条问题，默认 1000；其余只计数，结论不受影响。
    /// Findings listed per document, 1000 by default; the rest are counted, and count for the verdict.
    #[schemars(range(min = 1))]
    pub findings_per_document: Option<u32>,
    /// 办公文件、压缩包最大多少 MB，默认 256；同时打开的内层文件合计也不超过它。文本、网页不限。
    /// Megabytes of an office document or an archive, 256 by default, and of those open inside of it together. Texts and
    /// pages have no limit.
    #[schemars(range(min = 1, max = 8192))]
    pub file_megabytes: Option<u32>,
    /// 里面的每个部件、每个文件解压后最大多少 MB，默认 64。
    /// Megabytes that each part or file inside may inflate to, 64 by default.
    #[schemars(range(min = 1, max = 8192))]
    pub entry_megabytes: Option<u32>,
    /// 超过 entry-megabytes 的，解压后不超过压缩时的多少倍也算正常，默认 100。
    /// What is larger than `entry-megabytes` may still inflate to so many times its packed size, 100 by default.
    #[schemars(range(min = 1, max = 1100))]
    pub entry_ratio: Option<u32>,
    /// 一份文件解压后合计最大多少 MB，默认 4096。
    /// Megabytes that all of a file may inflate to together, 4096 by default.
    #[schemars(range(min = 1, max = 1_048_576))]
    pub inflated_megabytes: Option<u32>,
    /// 一份文件里最多看多少个部件和文件，默认 20000。
    /// Parts and files looked at inside of a file, 20000 by default.
    #[schemars(range(min = 1, max = 10_000_000))]
    pub entries: Option<u32>,
    /// 文件套文件最多打开多少层，默认 6。
    /// Files inside of files are opened so deep, 6 by default.
    #[schemars(range(min = 1, max = 20))]
    pub nesting: Option<u32>,
    /// 一份文件的表格最多读多少个单元格，默认 1 亿。
    /// Cells read of a file's tables, 100 million by default.
    #[schemars(range(min = 1, max = 2_000_000_000))]
    pub cells: Option<u32>,
}

/// 政策解读。Interpretations of policies.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct WrittenInterpretation {
    /// 解读中照抄文件或起草说明的文字占到百分之多少就提请人工判断，默认 50。
    /// The share of an interpretation, in percent, copied from the document or its drafting note, from which on a
    /// person is asked; 50 by default.
    #[schemars(range(min = 1, max = 100))]
    pub copied_percent: Option<u32>,
}

/// 按哪些考核办法估算扣分。The schemes by which findings are priced.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct WrittenSchemes {
    /// 用哪几个，写编号（见 baguan scheme list）；不写则全部适用。
    /// Those in force, by id (see `baguan scheme list`); all of them by default.
    #[serde(rename = "use")]
    pub used: Option<Vec<String>>,
    /// 本单位自己的考核办法文件（TOML），从配置文件所在文件夹算起。
    /// Files with schemes of your own (TOML), seen from the configuration's folder.
    pub own: Option<Vec<String>>,
    /// 发布在哪里：site 政府网站（默认）、new-media 政务新媒体。
    /// Where it is put out: `site`, a website (default), or `new-media`, an official account.
    pub channel: Option<WrittenChannel>,
}

#[derive(Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum WrittenChannel {
    /// 政府网站。A website.
    Site,
    /// 政务新媒体。An official account.
    NewMedia,
}

/// 一个被考核的单位。A unit that is assessed.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct WrittenUnit {
    /// 单位名称。Its name.
    #[schemars(length(min = 1))]
    pub name: String,
    /// 它的文件在哪里，写法同 exclude；先写的先算。
    /// Where its files are, written as in `exclude`; the first unit that fits has the file.
    pub paths: Option<Vec<String>>,
    /// 排名时分在哪一类，如 A、B，按考核办法的写法。The group in which it is ranked, as the scheme calls it.
    #[schemars(length(min = 1))]
    pub group: Option<String>,
    /// 本年度之前已连续几年排在末位。For how many years before this one, running, it was among the last.
    #[schemars(range(min = 1, max = 100))]
    pub bottom_years: Option<u32>,
}

/// 台账。The ledger.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct WrittenLedger {
    /// 台账文件，从配置文件所在文件夹算起；不写则用每个用户自己的。
    /// The ledger's file, seen from the configuration's folder; by default each user has one.
    #[schemars(length(min = 1))]
    pub file: Option<String>,
    /// 密钥文件（baguan ledger key 生成），从配置文件所在文件夹算起；有了它，相同的号码能认出是同一个，而没有密钥的人猜不出号码。
    /// The key file (made by `baguan ledger key`), seen from the configuration's folder: with it equal values are
    /// known to be equal, and without it nobody can guess a value.
    #[schemars(length(min = 1))]
    pub key_file: Option<String>,
    /// 本单位名称：台账中别的单位的问题算作“发现他人差错”。
    /// Our own unit: incidents of others are errors found elsewhere.
    #[schemars(length(min = 1))]
    pub office: Option<String>,
    /// 已发布的问题应在几个工作日内整改，默认 3。
    /// Working days within which what is public must be put right; 3 by default.
    #[schemars(range(min = 1, max = 250))]
    pub due_days: Option<u32>,
}

/// The JSON schema of `baguan.toml`.
pub fn schema() -> Value {
    schema_of::<Written>()
}

/// The JSON schema of a file that is written in TOML.
pub(super) fn schema_of<T: JsonSchema>() -> Value {
    let settings = schemars::generate::SchemaSettings::draft2020_12().with(|s| s.inline_subschemas = true);
    let mut schema = settings.for_deserialize().into_generator().into_root_schema_for::<T>().to_value();
    without_null(&mut schema);
    schema
}

/// An optional key is one that may be missing; TOML has no null that could stand there.
fn without_null(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(without_null),
        Value::Object(keys) => {
            if let Some(Value::Array(types)) = keys.get_mut("type") {
                types.retain(|name| name != "null");
                if let [only] = types.as_slice() {
                    let only = only.clone();
                    keys.insert("type".to_owned(), only);
                }
            }
            if let Some(Value::Array(choices)) = keys.get_mut("anyOf") {
                choices.retain(|choice| choice.get("type").is_none_or(|name| name != "null"));
                if let [Value::Object(only)] = choices.as_mut_slice() {
                    let only = std::mem::take(only);
                    keys.remove("anyOf");
                    for (key, value) in only {
                        keys.entry(key).or_insert(value);
                    }
                }
            }
            keys.values_mut().for_each(without_null);
        }
        _ => {}
    }
}
