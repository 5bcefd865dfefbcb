//! A workbook of a million rows is checked within bounds of memory. Such a file takes a while to make, so the test is
//! only run when asked for: `cargo test --release --test large_workbook -- --ignored --nocapture`.
#![cfg(all(feature = "cli", target_os = "linux"))]
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const ROWS: u32 = 1_000_000;
/// Peak of resident memory in kilobytes, the packed file and the program's lists included.
const MOST: u64 = 300 * 1024;

/// Eight columns: four with texts of which none comes twice, two with numbers, two with texts that repeat.
fn write(file: File) -> zip::result::ZipResult<()> {
    let mut zip = ZipWriter::new(BufWriter::new(file));
    let options = SimpleFileOptions::default().compression_level(Some(1));
    let relation = |kind: &str, target: &str| {
        format!("<Relationships><Relationship Id=\"r1\" Type=\"http://x/{kind}\" Target=\"{target}\"/>")
    };
    zip.start_file("_rels/.rels", options)?;
    write!(zip, "{}</Relationships>", relation("officeDocument", "xl/workbook.xml"))?;
    zip.start_file("xl/workbook.xml", options)?;
    write!(zip, "<workbook><sheets><sheet name=\"台账\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>")?;
    zip.start_file("xl/_rels/workbook.xml.rels", options)?;
    write!(
        zip,
        "{}<Relationship Id=\"r2\" Type=\"http://x/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>",
        relation("worksheet", "worksheets/sheet1.xml")
    )?;
    let mut xml = String::new();
    zip.start_file("xl/sharedStrings.xml", options)?;
    write!(zip, "<sst><si><t>农村危房改造补助</t></si><si><t>已公示</t></si>")?;
    for row in 0..ROWS {
        xml.clear();
        for (kind, factor) in [("项目", 7_919_u64), ("地块", 104_729), ("合同", 1_299_709), ("备注", 15_485_863)]
        {
            let _ = write!(xml, "<si><t>{kind}第{}号（{row}）</t></si>", u64::from(row) * factor % 900_007);
        }
        zip.write_all(xml.as_bytes())?;
    }
    write!(zip, "</sst>")?;
    zip.start_file("xl/worksheets/sheet1.xml", options)?;
    write!(zip, "<worksheet><sheetData>")?;
    for row in 1..=ROWS {
        xml.clear();
        let text = 2 + 4 * (row - 1);
        let _ = write!(xml, "<row r=\"{row}\" spans=\"1:8\">");
        for (column, text) in ["A", "B", "C", "D"].iter().zip(text..) {
            let _ = write!(xml, "<c r=\"{column}{row}\" t=\"s\"><v>{text}</v></c>");
        }
        let _ = write!(
            xml,
            "<c r=\"E{row}\"><v>{}.{}</v></c><c r=\"F{row}\"><v>{row}</v></c>\
             <c r=\"G{row}\" t=\"s\"><v>0</v></c><c r=\"H{row}\" t=\"s\"><v>1</v></c></row>",
            row % 9_973,
            row % 97
        );
        zip.write_all(xml.as_bytes())?;
    }
    write!(zip, "</sheetData></worksheet>")?;
    zip.finish()?.flush()?;
    Ok(())
}

#[test]
#[ignore = "writes a file of some fifty megabytes, and wants a release build"]
fn a_million_rows_fit_in_memory() {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("million.xlsx");
    write(File::create(&path).unwrap()).unwrap();
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_baguan"))
        .env("BAGUAN_LEDGER", "none")
        .args(["check", "--lang", "en"])
        .arg(&path)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse().ok());
        peak = peak.max(kilobytes.unwrap_or(0));
        std::thread::sleep(Duration::from_millis(5));
    }
    let time = start.elapsed();
    let output = child.wait_with_output().unwrap();
    println!(
        "{} MB packed, {ROWS} rows, {:.1} s, peak {} MB",
        fs::metadata(&path).unwrap().len() >> 20,
        time.as_secs_f64(),
        peak >> 10
    );
    println!("{}", String::from_utf8_lossy(&output.stdout).lines().take(12).collect::<Vec<_>>().join("\n"));
    fs::remove_file(&path).unwrap();
    assert!(peak > 0 && peak < MOST, "{peak}");
}
