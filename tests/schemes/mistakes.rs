//! Every mistake in a scheme file is told with its line, and all of them at once.

use baguan::check;
use baguan::finding::Language;
use baguan::scheme::Scheme;

/// A scheme without a mistake, in which the broken ones change a line.
const SOUND: &str = r#"id = "test-2026"
title = "测试"
title-en = "test"
issuer = "测试办公室"
date = "2026-01-31"
total = "10"
[[group]]
id = "g"
title = "组"
points = "4"
[[item]]
id = "1"
number = "第1项"
title = "标注"
points = "6"
[[item.cost]]
id = "label"
words = "没有标注"
points = "0.5"
per = "document"
when = { rules = ["label/missing"], kinds = ["official-document"], formats = ["pdf"] }
[[item]]
id = "2"
number = "第2项"
title = "会议"
points = "4"
group = "g"
[[item.cost]]
id = "meeting"
words = "没有开会"
points = "1"
per = "each"
[[item]]
id = "d"
number = "扣分项"
title = "通报"
sort = "deduction"
most = "10"
[[item.cost]]
id = "circular"
words = "被通报"
by = { county = "1", province = "5" }
per = "circular"
veto = { state-council = 1 }
when = { rules = ["*"] }
[[item]]
id = "duty"
number = "义务"
title = "审查"
sort = "duty"
[[item.cost]]
id = "form"
words = "没有审查表"
returns = true
when = { form = "security-review", state = "missing" }
[ranking]
fail-below = "6"
bottom = { places = 1, years = 2 }
[[ranking.group]]
id = "all"
title = "全部"
units = 5
class = [{ name = "excellent", places = 2 }, { name = "good", places = 2 }]
"#;

fn told(text: &str) -> Vec<(usize, String)> {
    match Scheme::parse(text, "schemes/test-2026.toml", &check::ids()) {
        Ok(_) => Vec::new(),
        Err(mistakes) => mistakes
            .iter()
            .map(|mistake| {
                assert!(!mistake.say(Language::Chinese).contains('{'), "{}", mistake.say(Language::Chinese));
                (mistake.line, mistake.say(Language::English))
            })
            .collect(),
    }
}

/// What is written instead of what; words of each mistake that must be told, in the line that is changed. With `@` and
/// a number, it is told in that line instead.
const BROKEN: &[(&str, &str, &[&str])] = &[
    (r#"id = "test-2026""#, r#"id = "test""#, &["file's name"]),
    (r#"id = "test-2026""#, r#"id = "Test_2026""#, &["lower-case", "file's name"]),
    (r#"title = "测试""#, r#"title = " ""#, &["not empty"]),
    (r#"title = "测试""#, r#"titel = "测试""#, &["mean “title”", "@1 “title” is missing"]),
    (r#"issuer = "测试办公室""#, "issuer = 3", &["“issuer” takes a text"]),
    (r#"date = "2026-01-31""#, r#"date = "2026-02-30""#, &["a day that exists"]),
    (r#"total = "10""#, r#"total = "9""#, &["come to 10"]),
    (r#"total = "10""#, "total = 10", &["quotation marks"]),
    (r#"total = "10""#, r#"total = "ten""#, &["digits"]),
    (r#"total = "10""#, r#"least = "1""#, &["@1 `total` is missing", "@1 “total” is missing", "@56 without a total"]),
    (r#"total = "10""#, "total = \"10\"\nleast = \"11\"", &["@7 above `total`"]),
    (r#"total = "10""#, "total = \"10\"\ncounts = \"county\"", &["@7 whom to assess “county”"]),
    (r#"total = "10""#, "total = \"10\"\ncounts = \"region\"", &["@57 region is assessed"]),
    (r#"id = "g""#, r#"id = "h""#, &["no item is in", "@27 no group “g”"]),
    ("points = \"4\"\n[[item]]", "[[item]]", &["@7 “points” is missing", "@25 more points than its group"]),
    (r#"group = "g""#, r#"group = "x""#, &["no group “x”", "@8 no item is in"]),
    (r#"points = "6""#, r#"points = "-6""#, &["no sign"]),
    (r#"points = "6""#, r#"points = "6.00001""#, &["four decimal"]),
    (r#"points = "6""#, r#"points = "60000000""#, &["so many"]),
    (r#"points = "6""#, "points = \"6\"\nsort = \"deduction\"", &["@16 has no `sort`"]),
    (r#"points = "6""#, "points = \"6\"\nmost = \"6\"", &["@16 item's `most`"]),
    (r#"sort = "duty""#, "", &["@46 “points” is missing"]),
    (r#"sort = "duty""#, r#"sort = "dutey""#, &["mean “duty”"]),
    (r#"sort = "duty""#, "sort = \"duty\"\ngroup = \"g\"", &["@51 in none"]),
    (r#"id = "2""#, r#"id = "1""#, &["item “1” is there twice"]),
    (r#"words = "没有标注""#, "", &["@16 “words” is missing"]),
    (r#"points = "0.5""#, "", &["@16 points are missing"]),
    (r#"points = "0.5""#, r#"points = "0""#, &["0 points"]),
    (r#"points = "0.5""#, "points = \"0.5\"\nmost = \"7\"", &["@20 no more than its item"]),
    (r#"points = "0.5""#, "points = \"0.5\"\nby = { county = \"1\" }", &["@20 not both", "@20 per = \"circular\""]),
    (r#"points = "0.5""#, "points = \"0.5\"\nveto = { county = 1 }", &["@20 `veto` is for"]),
    (r#"points = "0.5""#, "points = \"0.5\"\nveto-group = true", &["@20 that is in a group"]),
    (r#"points = "0.5""#, "points = \"0.5\"\nreturns = true", &["@20 duties only"]),
    (r#"per = "document""#, "", &["@16 “per” is missing"]),
    (r#"per = "document""#, r#"per = "documents""#, &["mean “document”"]),
    (r#"per = "document""#, r#"per = "week""#, &["only forms have weeks"]),
    (r#"per = "document""#, r#"per = "each""#, &["by hand"]),
    ("label/missing", "label/mising", &["mean “label/missing”"]),
    ("label/missing", "lable/*", &["mean “label/*”"]),
    (r#"["label/missing"]"#, "[]", &["one at least"]),
    (r#"["label/missing"]"#, r#"["label/missing", "label/missing"]"#, &["twice"]),
    (r#"["label/missing"]"#, r#"["label/missing"], aspects = ["seal"]"#, &["no part “seal”"]),
    (r#"["label/missing"]"#, r#"["label/missing"], from = "blok""#, &["mean “block”"]),
    (r#"["label/missing"]"#, r#"["label/missing"], stages = ["publish"]"#, &["never takes points"]),
    (r#"["label/missing"]"#, r#"["label/missing"], channels = ["sites"]"#, &["mean “site”"]),
    (r#"["label/missing"]"#, r#"["label/missing"], reported = true"#, &["one of `rules`"]),
    (r#"["label/missing"]"#, r#"["label/missing"], state = "late""#, &["`form` only"]),
    ("official-document", "official-dokument", &["mean “official-document”"]),
    (r#"["pdf"]"#, r#"["pdff"]"#, &["mean “pdf”"]),
    (r#"{ county = "1", province = "5" }"#, r#"{ county = "1", complaint = "5" }"#, &["never sees"]),
    (r#"{ county = "1", province = "5" }"#, r#"{ country = "1" }"#, &["mean “county”"]),
    (r#"{ county = "1", province = "5" }"#, "{ county = 1 }", &["quotation marks"]),
    ("{ state-council = 1 }", "{ state-council = 0 }", &["greater than 0"]),
    (
        r#"{ rules = ["*"] }"#,
        r#"{ rules = ["*"], noticed = ["media"] }"#,
        &["@42 never sees", "@42 never sees", "@43 circulated", "@44 never sees"],
    ),
    (
        r#"{ rules = ["*"] }"#,
        r#"{ rules = ["*"], noticed = ["county", "province", "prefecture", "state-council"] }"#,
        &["costs nothing"],
    ),
    (r#"{ rules = ["*"] }"#, "{ }", &["one of `rules`"]),
    ("returns = true", "returns = true\npoints = \"1\"", &["@55 costs nothing"]),
    ("returns = true", "returns = 1", &["true or false"]),
    (r#"state = "missing""#, r#"state = "gone""#, &["no state “gone”"]),
    (r#", state = "missing""#, "", &["“state” is missing"]),
    (r#"state = "missing""#, r#"state = "missing", noticed = ["media"]"#, &["go with `rules`"]),
    (r#"fail-below = "6""#, r#"fail-bellow = "6""#, &["mean “fail-below”"]),
    ("places = 1, years = 2", "places = 9, years = 2", &["@62 more places than units"]),
    ("places = 1, years = 2", "places = 1", &["“years” is missing"]),
    (r#""good", places = 2"#, r#""good", places = 4"#, &["more places than units"]),
    (r#""good", places = 2"#, r#""excellent", places = 2"#, &["twice"]),
    (r#""good", places = 2"#, r#""best", places = 2"#, &["no class “best”"]),
    ("[ranking]", "[ranking", &["not valid TOML"]),
    ("[ranking]", "[[ranking]]", &["takes a table"]),
];

#[test]
fn the_sound_one_is_sound() {
    assert_eq!(told(SOUND), []);
}

#[test]
fn every_mistake_is_told_in_its_line() {
    let mut wrong = Vec::new();
    for (from, to, expected) in BROKEN {
        assert_eq!(SOUND.matches(from).count().max(1), 1, "{from} stands there more than once");
        assert!(SOUND.contains(from), "{from}");
        let at = SOUND.find(from).expect("it is there");
        let line = SOUND[..at].lines().count().max(1) + usize::from(SOUND[..at].ends_with('\n'));
        let line = if at == 0 { 1 } else { line };
        let found = told(&SOUND.replacen(from, to, 1));
        let mut rest = found.clone();
        for words in *expected {
            let (line, words) = match words.strip_prefix('@').and_then(|words| words.split_once(' ')) {
                Some((line, words)) => (line.parse().expect("a line"), words),
                None => (line, *words),
            };
            match rest.iter().position(|(at, said)| *at == line && said.contains(words)) {
                Some(at) => drop(rest.remove(at)),
                None => wrong.push(format!("{to:?}: line {line} should say “{words}”: {found:?}")),
            }
        }
        if !rest.is_empty() {
            wrong.push(format!("{to:?} says too much: {rest:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn all_mistakes_are_told_at_once() {
    let text = SOUND
        .replace("total = \"10\"", "total = 10")
        .replace("label/missing", "label/mising")
        .replace("per = \"circular\"", "per = \"circulars\"")
        .replace("\"good\"", "\"god\"");
    let lines: Vec<usize> = told(&text).iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [6, 21, 43, 63]);
}

#[test]
fn neither_size_nor_number_of_mistakes_is_unbounded() {
    let large = format!("{SOUND}# {}", "x".repeat(1 << 20));
    assert_eq!(told(&large).len(), 1);
    for text in ["[[item]]\n", "[[group]]\n", "[[item]]\ngroup=\"x\"\n", "[[group]]\nid=\"a\"\n[[item]]\n"] {
        let many = text.repeat(60_000);
        let told = told(&many[..many.len().min(1 << 20)]);
        assert!((1..=1000).contains(&told.len()), "{}", told.len());
    }
    let deep = format!("a = {}", "[".repeat(200_000));
    assert!(!told(&deep).is_empty());
    let dotted = format!("{} = 1", vec!["a"; 200_000].join("."));
    assert!(!told(&dotted).is_empty());
}
