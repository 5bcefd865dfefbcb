//! How fast files become documents: megabytes a second on one core, on notices of 10 KB.
//!
//! `cargo bench --bench read` prints the best of several runs for each reader.
#![allow(clippy::print_stdout, clippy::cast_precision_loss, missing_docs, unreachable_pub)]

#[path = "../tests/reading/compound.rs"]
mod compound;
#[path = "../tests/reading/doc.rs"]
mod doc;
#[path = "../tests/reading/pdf.rs"]
mod pdf;
#[path = "../tests/reading/pdf_fonts.rs"]
mod pdf_fonts;

use std::fmt::Write;
use std::hint::black_box;
use std::time::{Duration, Instant};

use baguan::document::{Document, Format};
use baguan::read::{Container, Limits, Reading};
use calamine::{Reader, Xlsx, open_workbook_from_rs};
use docx_rs::{Docx, Paragraph, Run, Style, StyleType, read_docx};
use rust_xlsxwriter::{Format as CellFormat, Workbook, XlsxError};

const SENTENCES: [&str; 6] = [
    "为进一步规范政府信息公开工作，根据《中华人民共和国政府信息公开条例》，经市人民政府同意，现将有关事项通知如下。",
    "各级各部门要把政务公开工作列入重要议事日程，明确分管领导和责任科室。",
    "涉及个人隐私的信息，公开前应当作去标识化处理，确保 2023 年底前全面完成。",
    "联系人：办公室，联系电话：0870-2123456，电子邮箱：office@example.gov.cn。",
    "该项目总投资 1,234.56 万元，占地面积 78.9 亩，建设工期 18 个月，项目代码 2017-530302-48-03-012345。",
    "各单位要切实履行主体责任，严格落实“先审查、后公开”的要求。",
];

struct Shuffle(u64);

impl Shuffle {
    fn next(&mut self) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 8) as usize
    }

    fn paragraph(&mut self) -> String {
        (0..2 + self.next() % 3).map(|_| SENTENCES[self.next() % 6]).collect()
    }
}

fn text(shuffle: &mut Shuffle) -> String {
    let mut text = String::from("关于做好政府信息公开工作的通知\n\n");
    while text.len() < 10_000 {
        let _ = write!(text, "　　{}\n\n", shuffle.paragraph());
    }
    text
}

fn markdown(shuffle: &mut Shuffle) -> String {
    let mut text = String::from("---\ntitle: 关于做好政府信息公开工作的通知\ndate: 2023-05-06\n---\n\n# 通知\n\n");
    while text.len() < 10_000 {
        let (a, b) = (shuffle.paragraph(), shuffle.paragraph());
        let _ = write!(text, "## 一、要求\n\n{a}**重点**见[附件](/art/2023/5/6/art_1_2.html)。\n\n- {b}\n- 办公室\n\n");
    }
    text
}

fn html(shuffle: &mut Shuffle) -> String {
    let mut text = String::from(
        "<!DOCTYPE html>\n<html lang=\"zh\">\n<head>\n<meta charset=\"utf-8\">\n<title>关于做好政府信息公开工作的通知</title>\n\
         <meta name=\"ArticleTitle\" content=\"关于做好政府信息公开工作的通知\">\n<link rel=\"stylesheet\" href=\"/css/a.css\">\n\
         <script>var columnId = 1234;</script>\n</head>\n<body>\n<div class=\"nav\"><ul>",
    );
    for _ in 0..12 {
        text.push_str("<li><a href=\"/col/col1234/index.html\" target=\"_blank\">政务公开</a></li>\n");
    }
    text.push_str("</ul></div>\n<div class=\"content\" id=\"zoom\">\n");
    while text.len() < 10_000 {
        let _ = writeln!(
            text,
            "<p style=\"text-indent: 2em; line-height: 2;\"><span style=\"font-size: 16pt; font-family: 仿宋\">{}</span></p>",
            shuffle.paragraph()
        );
    }
    text.push_str("</div>\n</body>\n</html>\n");
    text
}

fn table(shuffle: &mut Shuffle) -> String {
    let mut text = String::from("序号,单位,事项,金额,备注\n");
    for row in 1.. {
        if text.len() > 10_000 {
            break;
        }
        let _ = writeln!(
            text,
            "{row},第{}村民委员会,农村危房改造补助,{},已公示",
            shuffle.next() % 90,
            shuffle.next() % 90_000
        );
    }
    text
}

/// A notice of 60 paragraphs, each of several runs, as a word processor writes it.
fn word(shuffle: &mut Shuffle) -> Vec<u8> {
    let mut document = Docx::new();
    for _ in 0..60 {
        let runs = (0..4).map(|_| Run::new().add_text(SENTENCES[shuffle.next() % 6]).size(32));
        document = document.add_paragraph(runs.fold(Paragraph::new(), Paragraph::add_run));
    }
    // Word processors write some hundred styles, whether they are used or not.
    for number in 0..200 {
        let style = Style::new(format!("a{number}"), StyleType::Paragraph).name(format!("Style {number}"));
        document = document.add_style(style.based_on("Normal").next("Normal").size(32).bold().color("2F5496"));
    }
    let mut bytes = std::io::Cursor::new(Vec::new());
    match document.build().pack(&mut bytes) {
        Ok(()) => bytes.into_inner(),
        Err(_) => Vec::new(),
    }
}

/// The same in the older form: four runs a paragraph, in pieces as after a quick save.
fn old_word(shuffle: &mut Shuffle) -> Vec<u8> {
    let mut document = doc::Doc::new();
    for number in 0..200 {
        document.style(number % 10, 1, 0, &[0x40, 0x26, 9], &[]);
    }
    for _ in 0..60 {
        for size in [32, 28, 32, 28] {
            document.run(doc::MAIN, SENTENCES[shuffle.next() % 6], &[0x43, 0x4A, size, 0]);
        }
        document.end(doc::MAIN, '\r', 1, &[]);
    }
    document.pieces(500, false, true).build()
}

fn old_word_documents(shuffle: &mut Shuffle) {
    let documents: Vec<Vec<u8>> = (0..100).map(|_| old_word(shuffle)).collect();
    let time = best(5, || {
        let mut used = Document::new(Format::Doc);
        for bytes in &documents {
            if let Ok(container) = Container::open(bytes, Limits::default()) {
                used = container.read(used, &mut |stretch, _| black_box(stretch).document);
            }
        }
    });
    println!("a.doc    {:>6.0} files/s", documents.len() as f64 / time.as_secs_f64());
}

/// Files a second, beside the library that the bench writes them with.
fn word_documents(shuffle: &mut Shuffle) {
    let documents: Vec<Vec<u8>> = (0..100).map(|_| word(shuffle)).collect();
    let time = best(5, || {
        let mut used = Document::new(Format::Docx);
        for bytes in &documents {
            if let Ok(container) = Container::open(bytes, Limits::default()) {
                used = container.read(used, &mut |stretch, _| black_box(stretch).document);
            }
        }
    });
    let library = best(3, || {
        for bytes in &documents {
            black_box(read_docx(bytes).is_ok());
        }
    });
    let speed = |time: Duration| documents.len() as f64 / time.as_secs_f64();
    println!("a.docx   {:>6.0} files/s   docx-rs {:>6.0} files/s", speed(time), speed(library));
}

/// Rows of a register, as offices keep them by the ten thousand.
const ROWS: u32 = 20_000;

/// A register: names, identifiers, telephones, days, amounts; texts that repeat and texts that don't.
fn workbook(shuffle: &mut Shuffle) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let day = CellFormat::new().set_num_format("yyyy-mm-dd");
    let sheet = workbook.add_worksheet();
    for (column, name) in (0..).zip(["姓名", "编号", "电话", "日期", "金额", "单位", "事项", "备注"]) {
        sheet.write(0, column, name)?;
    }
    for row in 1..=ROWS {
        let (name, number) = (shuffle.next() % 20_000, shuffle.next());
        sheet.write(row, 0, format!("{}{}", ["张", "王", "李", "赵"][name % 4], ["小明", "建国", "秀英"][name % 3]))?;
        sheet.write(row, 1, format!("530302{:012}", number % 1_000_000_000_000))?;
        sheet.write(row, 2, 13_000_000_000_u64 + number as u64 % 999_999_999)?;
        sheet.write_with_format(row, 3, 40_000 + row % 5_000, &day)?;
        sheet.write(row, 4, (number % 10_000_000) as f64 / 100.0)?;
        sheet.write(row, 5, format!("第{}村民委员会", name % 90))?;
        sheet.write(row, 6, "农村危房改造补助")?;
        sheet.write(row, 7, format!("{}组{row}号，已公示", SENTENCES[name % 6]))?;
    }
    workbook.save_to_buffer()
}

/// Rows a second, beside the library that reads the dictionaries in workbooks.
fn workbooks(shuffle: &mut Shuffle) {
    let Ok(bytes) = workbook(shuffle) else { return println!("a.xlsx   not written") };
    let mut blocks = 0;
    let time = best(7, || {
        blocks = 0;
        if let Ok(container) = Container::open(&bytes, Limits::default()) {
            container.read(Document::new(Format::Xlsx), &mut |stretch, _| {
                blocks += black_box(stretch.document.blocks().len());
                stretch.document
            });
        }
    });
    let mut cells = 0;
    let library = best(7, || {
        let workbook: Result<Xlsx<_>, _> = open_workbook_from_rs(std::io::Cursor::new(&bytes));
        let range = workbook.ok().and_then(|mut workbook| workbook.worksheet_range("Sheet1").ok());
        cells = black_box(range).map_or(0, |range| range.used_cells().count());
    });
    let speed = |time: Duration| f64::from(ROWS) / time.as_secs_f64();
    println!(
        "a.xlsx   {:>6.0} rows/s ({blocks} blocks)   calamine {:>6.0} rows/s ({cells} cells)",
        speed(time),
        speed(library)
    );
}

/// Ten pages of 24 lines, an object each, as a program that prints documents writes them.
fn fixed_pages(shuffle: &mut Shuffle) -> Vec<u8> {
    let root = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut entry = |name: &str, text: &str| {
        let begun = writer.start_file(name, zip::write::SimpleFileOptions::default());
        let _ = begun.map(|()| std::io::Write::write_all(&mut writer, text.as_bytes()));
    };
    entry(
        "OFD.xml",
        &format!(
            "<ofd:OFD {root}><ofd:DocBody><ofd:DocInfo><ofd:Title>通知</ofd:Title></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
        ),
    );
    entry(
        "Doc_0/PublicRes.xml",
        &format!(
            "<ofd:Res {root} BaseLoc=\"Res\"><ofd:Fonts><ofd:Font ID=\"2\" FontName=\"仿宋\"/></ofd:Fonts></ofd:Res>"
        ),
    );
    let mut pages = String::new();
    for page in 0..10 {
        let _ = write!(pages, "<ofd:Page ID=\"{page}\" BaseLoc=\"Pages/Page_{page}/Content.xml\"/>");
        let mut text = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ofd:Page {root}><ofd:Content><ofd:Layer ID=\"1\" Type=\"Body\">"
        );
        for line in 0..24 {
            let row: String = shuffle.paragraph().chars().take(28).collect();
            let _ = write!(
                text,
                "<ofd:TextObject ID=\"{line}\" Boundary=\"28 {} 156 5.6\" Font=\"2\" Size=\"5.64\"><ofd:FillColor Value=\"0 0 0\"/>\
                 <ofd:TextCode X=\"0\" Y=\"4.8\" DeltaX=\"g 27 5.64\">{row}</ofd:TextCode></ofd:TextObject>",
                37 + 10 * line
            );
        }
        text.push_str("</ofd:Layer></ofd:Content></ofd:Page>");
        entry(&format!("Doc_0/Pages/Page_{page}/Content.xml"), &text);
    }
    entry(
        "Doc_0/Document.xml",
        &format!(
            "<ofd:Document {root}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>{pages}</ofd:Pages></ofd:Document>"
        ),
    );
    writer.finish().map(std::io::Cursor::into_inner).unwrap_or_default()
}

/// A notice of 60 paragraphs of several runs, each character two bytes in hexadecimal digits.
fn rich_text(shuffle: &mut Shuffle) -> Vec<u8> {
    let mut text = String::from("{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}}");
    for _ in 0..60 {
        text.push_str("\\pard\\plain\\qj\\fi640\\f0\\fs32 ");
        for _ in 0..4 {
            text.push_str("{\\rtlch\\fcs1\\af0 \\ltrch\\fcs0\\lang2052\\loch\\hich\\dbch\\f0 ");
            for byte in encoding_rs::GB18030.encode(SENTENCES[shuffle.next() % 6]).0.iter() {
                let _ =
                    if byte.is_ascii() { write!(text, "{}", char::from(*byte)) } else { write!(text, "\\'{byte:02x}") };
            }
            text.push('}');
        }
        text.push_str("\\par\n");
    }
    text.push('}');
    text.into_bytes()
}

/// Files a second.
fn whole_files(name: &str, shuffle: &mut Shuffle, make: fn(&mut Shuffle) -> Vec<u8>) {
    let documents: Vec<Vec<u8>> = (0..100).map(|_| make(shuffle)).collect();
    let time = best(9, || {
        let mut used = Document::new(Format::Text);
        for bytes in &documents {
            if let Ok(container) = Container::open(bytes, Limits::default()) {
                used = container.read(used, &mut |stretch, _| black_box(stretch).document);
            }
        }
    });
    let bytes: usize = documents.iter().map(Vec::len).sum();
    let (files, seconds) = (documents.len() as f64, time.as_secs_f64());
    println!("{name:<8} {:>6.0} files/s   {:>6.0} MB/s", files / seconds, bytes as f64 / 1e6 / seconds);
}

/// Forty pages of text and tables, half of them in codes of GBK without a word on what they are, half in a font's own
/// numbers with their meanings.
fn printed_pages(shuffle: &mut Shuffle) -> Vec<u8> {
    let mut file = pdf::Pdf::default();
    for page in 0..40 {
        let mut content = String::new();
        for line in 0..24 {
            let row: String = shuffle.paragraph().chars().take(32).collect();
            let at = (72, 780 - 20 * line, 14);
            content += &if page % 2 == 0 { pdf::text(at, &row) } else { file.with_meaning(at, &row) };
        }
        let numbers: Vec<[String; 3]> = (1..8)
            .map(|row| {
                [row.to_string(), format!("第{row}村"), format!("530302{:012}", shuffle.next() % 1_000_000_000_000)]
            })
            .collect();
        let rows: Vec<Vec<&str>> = numbers.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        content += &pdf::table(72, 290, &[60, 100, 220], &rows);
        file = file.packed_page(&content);
    }
    file.build()
}

/// Pages a second of processor time, beside programs that do the same in a process of their own, where there are any.
fn pdf_pages(shuffle: &mut Shuffle) {
    let bytes = printed_pages(shuffle);
    let mut blocks = 0;
    let time = best(15, || {
        blocks = 0;
        if let Ok(container) = Container::open(&bytes, Limits::default()) {
            container.read(Document::new(Format::Pdf), &mut |stretch, _| {
                blocks += black_box(stretch.document.blocks().len());
                stretch.document
            });
        }
    });
    let speed = |time: Duration| 40.0 / time.as_secs_f64();
    print!("a.pdf    {:>6.0} pages/s ({blocks} blocks, {} KB)", speed(time), bytes.len() / 1000);
    let path = std::env::temp_dir().join(format!("baguan-bench-{}.pdf", std::process::id()));
    if std::fs::write(&path, &bytes).is_ok() {
        let name = path.to_string_lossy();
        let programs: [(&str, &[&str]); 2] =
            [("pdftotext", &["-q", &name, "-"]), ("mutool", &["draw", "-q", "-F", "text", &name])];
        for (program, arguments) in programs {
            if let Some(time) = processor_time(program, arguments) {
                print!("   {program} {:>6.0} pages/s", speed(time));
            }
        }
        let _ = std::fs::remove_file(&path);
    }
    println!();
}

/// The processor time that a program takes, at best; nothing if there is none of this name. `times` of the shell says what
/// its children took, so that it counts on a busy machine as well.
fn processor_time(program: &str, arguments: &[&str]) -> Option<Duration> {
    let once = || {
        let script = format!("command -v {program} >/dev/null || exit 1; \"{program}\" \"$@\" >/dev/null 2>&1; times");
        let output = std::process::Command::new("bash").args(["-c", &script, program]).args(arguments).output().ok()?;
        let said = String::from_utf8(output.stdout).ok()?;
        // The second line: `0m0.031s 0m0.004s`.
        let seconds = |time: &str| -> Option<f64> {
            let (minutes, seconds) = time.strip_suffix('s')?.split_once('m')?;
            Some(minutes.parse::<f64>().ok()? * 60.0 + seconds.parse::<f64>().ok()?)
        };
        let all: Option<f64> = said.lines().nth(1)?.split_whitespace().map(seconds).sum();
        all.map(Duration::from_secs_f64)
    };
    (0..7).filter_map(|_| once()).min().filter(|time| !time.is_zero())
}

type Make = fn(&mut Shuffle) -> String;

fn best(runs: usize, mut work: impl FnMut()) -> Duration {
    (0..runs)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}

fn main() {
    let mut shuffle = Shuffle(0x2545_F491_4F6C_DD1D);
    let kinds: [(&str, Make); 4] = [("a.txt", text), ("a.md", markdown), ("a.html", html), ("a.csv", table)];
    let only = std::env::args().find(|argument| argument.starts_with("a."));
    if only.as_ref().is_none_or(|only| only == "a.docx") {
        word_documents(&mut shuffle);
    }
    if only.as_ref().is_none_or(|only| only == "a.xlsx") {
        workbooks(&mut shuffle);
    }
    if only.as_ref().is_none_or(|only| only == "a.doc") {
        old_word_documents(&mut shuffle);
    }
    if only.as_ref().is_none_or(|only| only == "a.pdf") {
        pdf_pages(&mut shuffle);
    }
    for (name, make) in [("a.ofd", fixed_pages as fn(&mut Shuffle) -> Vec<u8>), ("a.rtf", rich_text)] {
        if only.as_ref().is_none_or(|only| only == name) {
            whole_files(name, &mut shuffle, make);
        }
    }
    for (name, make) in kinds.into_iter().filter(|kind| only.as_ref().is_none_or(|only| only == kind.0)) {
        let documents: Vec<String> = (0..1000).map(|_| make(&mut shuffle)).collect();
        let bytes: usize = documents.iter().map(String::len).sum();
        let gbk: Vec<_> = documents.iter().map(|text| encoding_rs::GB18030.encode(text).0).collect();
        let read = |bytes: &[u8]| {
            if let Ok(mut reading) = Reading::begin(name, bytes, true) {
                black_box(reading.read(bytes, true));
            }
        };
        let time = best(9, || documents.iter().for_each(|text| read(text.as_bytes())));
        let slow = best(if only.is_some() { 0 } else { 5 }, || gbk.iter().for_each(|text| read(text)));
        let speed = |bytes: usize, time: Duration| bytes as f64 / 1e6 / time.as_secs_f64();
        let gbk_bytes = gbk.iter().map(|text| text.len()).sum();
        println!("{name:<8} UTF-8 {:>6.0} MB/s   GBK {:>6.0} MB/s", speed(bytes, time), speed(gbk_bytes, slow));
    }
}
