//! Document numbers (发文字号): `宣政办发〔2023〕107号`, how they should be written, and what goes wrong.
//!
//! GB/T 9704-2012, 7.2.5: issuer's code, year and serial in Arabic numerals; the year whole, in 〔〕; the
//! serial without 第 and without leading zeros, 号 behind it. What an author writes otherwise is a fault.
//! What a text extraction lost (〔202056号) is damage, and nobody's fault.

/// A document number as it stands, on a line that is nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentNumber {
    /// The issuer's code (机关代字): 宣政办发.
    pub code: String,
    /// The year, if it is written with four digits or can be completed from two.
    pub year: Option<u16>,
    /// The serial number; none where damage has made it one with the year.
    pub serial: Option<u32>,
    /// What its author wrote otherwise than the standard asks, each once.
    pub faults: Vec<NumberFault>,
    /// Whether characters were lost on the way into the text.
    pub damaged: bool,
}

/// What is wrong with a document number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// The year stands in these, which are no 〔〕; the fold has made full-width ones half-width.
    Brackets(char, char),
    /// The year has two digits, or some other number than four.
    Year,
    /// 年 stands behind the year.
    YearWord,
    /// 第 stands before the serial.
    Ordinal,
    /// The serial begins with zeros.
    LeadingZeros,
    /// Year or serial is in Chinese numerals.
    Numerals,
    /// 号 is missing behind the serial.
    NoEnd,
}

/// Brackets that stand round years, right ones first.
const BRACKETS: [(char, char); 11] = [
    ('〔', '〕'),
    ('[', ']'),
    ('(', ')'),
    ('【', '】'),
    ('{', '}'),
    ('<', '>'),
    ('〈', '〉'),
    ('《', '》'),
    ('「', '」'),
    ('『', '』'),
    ('〖', '〗'),
];

/// What recognition puts where it cannot tell a bracket.
const GLYPHS: &str = "□■?�口01lij|!/\\";

/// How codes mostly end. Asked for only where no bracket says that this is a number at all.
const CODE_ENDS: &str = "发函字办通请报复批规文电任纪议令公";

/// What such words are followed by is a citation or another number, not the document's own.
const NO_CODES: [&str; 13] =
    ["按照", "根据", "依据", "依照", "参照", "见", "贯彻", "印发", "关于", "转发", "详见", "编号", "批准"];

/// These are numbered by themselves, with 第: 公告〔2023〕第5号.
const NUMBERED_APART: [&str; 3] = ["令", "公告", "通告"];

impl DocumentNumber {
    /// Reads a folded line that is a document number and nothing else. Brackets round the whole line, and the
    /// signer on the same line (某政发〔2023〕7号 签发人：某某), belong to it.
    pub fn read(line: &str) -> Option<Self> {
        let whole = [('(', ')'), ('[', ']'), ('【', '】')].iter().find_map(|&(open, close)| {
            let inner = line.strip_prefix(open)?.strip_suffix(close)?;
            Self::begins(inner).filter(|(_, rest)| rest.is_empty())
        });
        let (number, rest) = whole.or_else(|| Self::begins(line))?;
        (rest.is_empty() || rest.starts_with("签发人")).then_some(number)
    }

    /// Reads the document number that a folded text begins with; gives what comes after it as well.
    pub fn begins(text: &str) -> Option<(Self, &str)> {
        let is_code = |c: char| matches!(c, '\u{4E00}'..='\u{9FFF}' | '〇') && c != '口';
        // 〇 and 二 are digits where a bracket is lost, and may be part of a code where it stands.
        let end = text.find(|c| !is_code(c))?;
        let (code, rest) = text.split_at(end);
        let length = code.chars().count();
        let fits = (2..=14).contains(&length)
            && !NO_CODES.iter().any(|word| code.starts_with(word))
            && !code.contains(['第', '号', '年', '月']);
        if !fits {
            return None;
        }
        let read = whole(rest).or_else(|| damaged(rest, code.ends_with(|c| CODE_ENDS.contains(c))));
        let (mut number, rest) = read?;
        code.clone_into(&mut number.code);
        if NUMBERED_APART.iter().any(|end| code.ends_with(end)) {
            // 财政部令〔2023〕第5号 is no number by an issuer's code.
            number.faults.retain(|fault| !matches!(fault, NumberFault::Ordinal));
        }
        Some((number, rest))
    }

    /// How this number is to be written, as far as that can be told.
    pub fn right(&self) -> Option<String> {
        Some(format!("{}〔{}〕{}号", self.code, self.year?, self.serial?))
    }
}

/// Brackets, year, serial, 号, with nothing lost.
fn whole(text: &str) -> Option<(DocumentNumber, &str)> {
    let open = text.chars().next()?;
    let right = BRACKETS.iter().find(|(known, _)| *known == open)?.1;
    let (year, rest) = numeral(&text[open.len_utf8()..]);
    let (rest, year_word) = rest.strip_prefix('年').map_or((rest, false), |rest| (rest, true));
    let close = rest.chars().next().filter(|c| BRACKETS.iter().any(|(_, known)| known == c))?;
    let rest = &rest[close.len_utf8()..];
    let (rest, ordinal) = rest.strip_prefix('第').map_or((rest, false), |rest| (rest, true));
    let (serial, rest) = numeral(rest);
    let (rest, ended) = rest.strip_prefix('号').map_or((rest, false), |rest| (rest, true));
    let (years, serials) = (year.chars().count(), serial.chars().count());
    // 某政发(1)号 or a name with a figure in brackets is no number.
    if !(2..=5).contains(&years) || !(1..=5).contains(&serials) || !(ended || rest.is_empty() || ordinal) {
        return None;
    }
    let plain_year = value(year)?;
    let plain_serial = value(serial)?;
    let full = full_year(plain_year, years);
    let faults = [
        ((open, right) != BRACKETS[0] || close != right).then_some(NumberFault::Brackets(open, close)),
        (years != 4 || full.is_none()).then_some(NumberFault::Year),
        year_word.then_some(NumberFault::YearWord),
        ordinal.then_some(NumberFault::Ordinal),
        serial.starts_with(['0', '〇', '零', '○']).then_some(NumberFault::LeadingZeros),
        [year, serial].iter().any(|text| !text.bytes().all(|b| b.is_ascii_digit())).then_some(NumberFault::Numerals),
        (!ended).then_some(NumberFault::NoEnd),
    ];
    let faults = faults.into_iter().flatten().collect();
    let number = DocumentNumber { code: String::new(), year: full, serial: Some(plain_serial), faults, damaged: false };
    Some((number, rest))
}

/// What is left of a number when brackets, or the end, were lost: 〔202056号, 2020〕56号, 〔202215, □2020□56号, and
/// without any bracket 202056号, which counts only behind what is surely a code.
fn damaged(text: &str, surely_code: bool) -> Option<(DocumentNumber, &str)> {
    let is_bracket = |c: char| BRACKETS.iter().any(|&(open, close)| c == open || c == close);
    let is_lost = |c: char| is_bracket(c) || GLYPHS.contains(c);
    // Where a year can be read at once, what it begins with is no lost bracket.
    let opened = text.chars().next().filter(|c| is_lost(*c) && year_at(text).is_none());
    let rest = &text[opened.map_or(0, char::len_utf8)..];
    let year = year_at(rest)?;
    let rest = rest.get(4..)?;
    // A digit may be what recognition made of the bracket, or the serial's own.
    let closed = rest.chars().next().filter(|c| is_lost(*c) && !c.is_ascii_digit());
    let rest = &rest[closed.map_or(0, char::len_utf8)..];
    let (rest, ordinal) = rest.strip_prefix('第').map_or((rest, false), |rest| (rest, true));
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (serial, rest) = rest.split_at(digits);
    let (rest, ended) = rest.strip_prefix('号').map_or((rest, false), |rest| (rest, true));
    let bracket = [opened, closed].into_iter().flatten().any(|c| is_bracket(c) || "□■?�口".contains(c));
    let told = if bracket { ended || rest.is_empty() } else { surely_code && ended };
    if !told || !(1..=5).contains(&digits) || ordinal && closed.is_none() {
        return None;
    }
    // Without the closing bracket the serial is what is left; a 1 or 0 at its front may have been the bracket.
    let serial = (closed.is_some() || !serial.starts_with(['0', '1'])).then(|| value(serial)).flatten();
    Some((DocumentNumber { code: String::new(), year: Some(year), serial, faults: Vec::new(), damaged: true }, rest))
}

/// The full year that a text begins with.
fn year_at(text: &str) -> Option<u16> {
    let four = text.get(..4).filter(|four| four.bytes().all(|b| b.is_ascii_digit()))?;
    four.parse().ok().filter(|year| (1949..2100).contains(year))
}

/// Digits, Arabic or Chinese, at the beginning of a text, and the rest.
fn numeral(text: &str) -> (&str, &str) {
    let is_digit = |c: char| c.is_ascii_digit() || DIGITS.contains(c);
    text.split_at(text.find(|c| !is_digit(c)).unwrap_or(text.len()))
}

/// Chinese numerals from nought to nine, as they stand in years, and the ten of serials.
const DIGITS: &str = "〇一二三四五六七八九○零十";

/// A numeral's value, in Arabic or Chinese digits.
pub(super) fn value(digits: &str) -> Option<u32> {
    if let Some((tens, ones)) = digits.split_once('十') {
        let one = |text: &str, missing| if text.is_empty() { Some(missing) } else { value(text).filter(|v| *v < 10) };
        return Some(one(tens, 1)? * 10 + one(ones, 0)?);
    }
    digits.chars().try_fold(0_u32, |value, c| {
        let chinese = || DIGITS.chars().position(|known| known == c).and_then(|at| u32::try_from(at).ok());
        let digit = c.to_digit(10).or_else(|| chinese().map(|at| if at >= 10 { 0 } else { at }))?;
        value.checked_mul(10)?.checked_add(digit)
    })
}

/// The year that was meant: 98 is 1998, 23 is 2023.
fn full_year(year: u32, digits: usize) -> Option<u16> {
    let full = match digits {
        2 if year >= 49 => 1900 + year,
        2 => 2000 + year,
        _ => year,
    };
    u16::try_from(full).ok().filter(|year| (1949..2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::{DocumentNumber, NumberFault::*};

    #[test]
    fn right_numbers_have_no_fault() {
        for right in ["宣政办发〔2023〕107号", "国发〔1998〕3号", "云政办函〔2020〕69号", "某〇办发〔2023〕1号"]
        {
            let number = DocumentNumber::read(right);
            assert_eq!(number.as_ref().map(|n| (n.faults.len(), n.damaged)), Some((0, false)), "{right}");
            assert_eq!(number.and_then(|n| n.right()).as_deref(), Some(right));
        }
        for right in ["某政发〔2023〕7号签发人:某某", "(某政发〔2023〕7号)"] {
            assert_eq!(DocumentNumber::read(right).and_then(|n| n.right()).as_deref(), Some("某政发〔2023〕7号"));
        }
        assert_eq!(DocumentNumber::read("某局公告〔2023〕第5号").map(|n| n.faults), Some(vec![]));
    }

    #[test]
    fn every_fault_is_named_and_mended() {
        for (wrong, faults, right) in [
            ("甘人社发[2010]27号", vec![Brackets('[', ']')], "甘人社发〔2010〕27号"),
            ("昭政办发(2020)第42号", vec![Brackets('(', ')'), Ordinal], "昭政办发〔2020〕42号"),
            ("某政发【2023】007号", vec![Brackets('【', '】'), LeadingZeros], "某政发〔2023〕7号"),
            ("某政发〔2023]7号", vec![Brackets('〔', ']')], "某政发〔2023〕7号"),
            ("国发〔98〕3号", vec![Year], "国发〔1998〕3号"),
            ("某政发〔2023年〕7号", vec![YearWord], "某政发〔2023〕7号"),
            ("某政发〔2023〕7", vec![NoEnd], "某政发〔2023〕7号"),
            ("某政发〔二〇二三〕十二号", vec![Numerals], "某政发〔2023〕12号"),
            ("某政发〔23〕第05号", vec![Year, Ordinal, LeadingZeros], "某政发〔2023〕5号"),
        ] {
            let number = DocumentNumber::read(wrong);
            assert_eq!(number.as_ref().map(|n| (n.faults.clone(), n.damaged)), Some((faults, false)), "{wrong}");
            assert_eq!(number.and_then(|n| n.right()).as_deref(), Some(right), "{wrong}");
        }
        // Nobody can tell which year was meant.
        let number = DocumentNumber::read("某政发〔203〕7号");
        assert_eq!(number.map(|n| (n.faults.clone(), n.right())), Some((vec![Year], None)));
    }

    #[test]
    fn what_extraction_lost_is_damage() {
        for (lost, right) in [
            ("昌政办发〔202056号", Some("昌政办发〔2020〕56号")),
            ("昌政办发2020〕56号", Some("昌政办发〔2020〕56号")),
            ("怀政办〔202225", Some("怀政办〔2022〕25号")),
            ("怀政办〔202215", None),
            ("衢政办发〔202316号", None),
            ("昌政办发□2020□56号", Some("昌政办发〔2020〕56号")),
            ("昌政办发?2020?56号", Some("昌政办发〔2020〕56号")),
            ("昌政办发02020l56号", Some("昌政办发〔2020〕56号")),
            ("昌政办发202056号", Some("昌政办发〔2020〕56号")),
            ("昌政办发〔2020l56号", Some("昌政办发〔2020〕56号")),
            ("昌政办发口2020口56号", Some("昌政办发〔2020〕56号")),
        ] {
            let number = DocumentNumber::read(lost);
            assert_eq!(number.as_ref().map(|n| (n.faults.len(), n.damaged)), Some((0, true)), "{lost}");
            assert_eq!(number.and_then(|n| n.right()).as_deref(), right, "{lost}");
        }
    }

    #[test]
    fn other_lines_are_no_numbers() {
        for wrong in [
            "107号",
            "〔2023〕107号",
            "宣政办发〔2023〕号",
            "按照国发〔2023〕1号要求",
            "根据国发〔2023〕1号",
            "国务院令第711号",
            "第7号",
            "财政部公告2023年第5号",
            "(2023)云01民初12号",
            "某某路56号",
            "联系电话2023107号",
            "编号2023107号",
            "某政发〔2023〕7号要求各单位落实",
            "某政发(1)号",
            "某县人民政府办公室文件",
            "2023年5月4日",
            "某单元2023室",
            "",
        ] {
            assert_eq!(DocumentNumber::read(wrong), None, "{wrong}");
        }
    }
}
