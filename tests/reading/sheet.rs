//! Workbooks made by hand, for what no library writes.
#![allow(dead_code, unreachable_pub)]

use std::fmt::Write as _;

use super::word::zip;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Relationships: identifier, kind, target.
pub fn relations(rows: &[(&str, &str, &str)]) -> String {
    let mut xml = String::from("<Relationships>");
    for (id, kind, target) in rows {
        let mode = if target.contains(':') { " TargetMode=\"External\"" } else { "" };
        let _ = write!(xml, "<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"{mode}/>");
    }
    xml + "</Relationships>"
}

/// A sheet of a workbook that is made by hand.
pub struct Sheet<'a> {
    pub name: &'a str,
    pub state: &'a str,
    /// The XML inside of its root.
    pub inside: &'a str,
    /// What it is related to.
    pub relations: &'a [(&'a str, &'a str, &'a str)],
}

/// A visible sheet without relationships.
pub fn sheet<'a>(name: &'a str, inside: &'a str) -> Sheet<'a> {
    Sheet { name, state: "visible", inside, relations: &[] }
}

/// A workbook: what stands in the workbook behind the sheets, shared texts, styles, sheets, other entries.
pub fn xlsx(workbook: &str, shared: &str, styles: &str, sheets: &[Sheet<'_>], more: &[(&str, &str)]) -> Vec<u8> {
    let mut entries: Vec<(String, String)> =
        vec![("_rels/.rels".into(), relations(&[("rId1", "officeDocument", "xl/workbook.xml")]))];
    let (mut listed, mut related) = (String::new(), vec![]);
    let names: Vec<_> = (1..=sheets.len()).map(|n| (format!("r{n}"), format!("worksheets/s{n}.xml"))).collect();
    for (sheet, (id, target)) in sheets.iter().zip(&names) {
        let _ = write!(listed, "<sheet name=\"{}\" state=\"{}\" r:id=\"{id}\"/>", sheet.name, sheet.state);
        related.push((id.as_str(), "worksheet", target.as_str()));
        entries
            .push((format!("xl/{target}"), format!("<?xml version=\"1.0\"?><worksheet>{}</worksheet>", sheet.inside)));
        if !sheet.relations.is_empty() {
            entries.push((target.replace("worksheets/", "xl/worksheets/_rels/") + ".rels", relations(sheet.relations)));
        }
    }
    for (part, kind, text) in [("styles.xml", "styles", styles), ("sharedStrings.xml", "sharedStrings", shared)] {
        if !text.is_empty() {
            related.push((kind, kind, part));
            let root = if kind == "styles" { "styleSheet" } else { "sst" };
            entries.push((format!("xl/{part}"), format!("<{root}>{text}</{root}>")));
        }
    }
    for (name, _) in more.iter().filter(|more| more.0.contains("pivotCacheDefinition")) {
        related.push(("p", "pivotCacheDefinition", name.trim_start_matches("xl/")));
    }
    entries.push(("xl/workbook.xml".into(), format!("<workbook><sheets>{listed}</sheets>{workbook}</workbook>")));
    entries.push(("xl/_rels/workbook.xml.rels".into(), relations(&related)));
    entries.extend(more.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
    let entries: Vec<_> = entries.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    zip(&entries)
}

/// A workbook of one sheet with these rows.
pub fn rows(rows: &str) -> Vec<u8> {
    let inside = format!("<sheetData>{rows}</sheetData>");
    xlsx("", "", "", &[sheet("Sheet1", &inside)], &[])
}
