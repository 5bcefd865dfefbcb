//! The shapes of files in which values stand: prose, tables, lists of fields.

use super::random::Random;

/// A template of one file.
#[derive(Clone, Copy)]
pub enum Form {
    /// Running text, or lines of a form; neighbours may stand around it.
    Prose(&'static str),
    /// Running text as it stands, without neighbours.
    Alone(&'static str),
    /// Title, header and row of a table; cells are separated by `|`.
    Table(&'static str, &'static str, &'static str),
    /// A table's rows, without title and header.
    Rows(&'static str),
}

/// A form as a template for a file.
pub struct Laid {
    pub format: &'static str,
    pub template: String,
    /// What separates two cells.
    pub boundary: &'static str,
}

impl Form {
    /// Lays a form out in a format that suits it.
    pub fn lay(self, random: &mut Random, way: &str) -> Laid {
        match self {
            Self::Prose(_) | Self::Alone(_) if way == "tags" => self.prose(random, "html"),
            Self::Prose(_) | Self::Alone(_) if way == "line-break" => self.prose(random, "txt"),
            Self::Prose(_) | Self::Alone(_) => {
                let format = random.word("txt txt txt md html");
                self.prose(random, format)
            }
            Self::Table(title, header, row) => {
                let format = random.word("csv csv html html md txt");
                table(random, format, title, header, row)
            }
            Self::Rows(row) => {
                let format = random.word("csv csv html txt");
                table(random, format, "", "", row)
            }
        }
    }

    fn prose(self, random: &mut Random, format: &'static str) -> Laid {
        let text = match self {
            Self::Alone(text) => text.to_owned(),
            Self::Prose(text) => {
                let before = if random.one_in(2) { random.pick(&BEFORE) } else { "" };
                let after = if random.one_in(4) { random.pick(&AFTER) } else { "" };
                // Nothing follows a line of a form on the same line.
                let end = if after.is_empty() || text.ends_with('。') { "" } else { "\n" };
                format!("{before}{text}{end}{after}")
            }
            Self::Table(..) | Self::Rows(_) => String::new(),
        };
        let template = match format {
            "html" => {
                let paragraphs = lines(&text).fold(String::new(), |page, line| page + "<p>" + line + "</p>\n");
                format!("<html><body>\n{paragraphs}</body></html>\n")
            }
            "md" => lines(&text).fold(String::new(), |page, line| page + line + "\n\n"),
            _ => text.trim_end().to_owned() + "\n",
        };
        Laid { format, template, boundary: "" }
    }
}

/// What becomes a paragraph each where lines are not kept.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim().is_empty())
}

fn table(random: &mut Random, format: &'static str, title: &str, header: &str, row: &str) -> Laid {
    let rows = random.between(2, 3);
    let (boundary, begin, end) = match format {
        "csv" => (",", "", "\n"),
        "html" => ("</td><td>", "<tr><td>", "</td></tr>\n"),
        "md" => (" | ", "| ", " |\n"),
        _ => ("\t", "", "\n"),
    };
    let line = |cells: &str| format!("{begin}{}{end}", cells.replace('|', boundary));
    let mut body = String::new();
    for number in 1..=rows {
        // Who stands in a row of children is a child.
        let person = if row.contains("{child}") { "" } else { "{next}" };
        body.push_str(person);
        body.push_str(&line(&row.replace('#', &number.to_string())));
    }
    let head = if header.is_empty() { String::new() } else { line(header) };
    let template = match format {
        "csv" => head + &body,
        "md" => {
            let rule = "|---".repeat(header.split('|').count());
            format!("## {title}\n\n{head}{rule}|\n{body}")
        }
        "html" => {
            let head = head.replace("td>", "th>");
            let title = if title.is_empty() { String::new() } else { format!("<h2>{title}</h2>\n") };
            format!("<html><body>\n{title}<table>\n{head}{body}</table>\n</body></html>\n")
        }
        _ if title.is_empty() => head + &body,
        _ => format!("{title}\n\n{head}{body}"),
    };
    Laid { format, template, boundary }
}

/// What stands before a value in a file: harmless, and full of numbers.
const BEFORE: [&str; 9] = [
    "根据{docno}文件要求，经{office}审核，现将有关情况公布如下。\n",
    "{date}，{office}召开专题会议，研究{year}年度资金{million}的分配方案。\n",
    "本次公示自{date}起{few}个工作日，共涉及{town}等{few}个乡镇（街道）。\n",
    "按照《中华人民共和国政府信息公开条例》第十五条规定，",
    "截至{date-short}，全县已完成投资{million}，占年度计划的{percent}。\n",
    "经核查，",
    "附件{few}：相关材料（{docno}）\n",
    "一、基本情况\n",
    "{office}于{date}收到申请材料{few}份。",
];

const AFTER: [&str; 6] = [
    "特此公示。\n{office}\n{date}",
    "涉及资金{amount}，于{date}前拨付到位。",
    "以上情况已于{date}报{office}备案。",
    "公示期自{date}起{few}个工作日。",
    "相关工作依据{docno}执行。",
    "\n（此件公开发布）",
];
