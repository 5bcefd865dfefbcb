//! OFD files made by hand, as no library writes what they may hide.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used, clippy::format_push_string)]

use super::word::zip;

/// A text object with one row of characters, 5 mm high.
pub fn text(x: f32, y: f32, text: &str) -> String {
    text_with(x, y, "", text)
}

pub fn text_with(x: f32, y: f32, attributes: &str, text: &str) -> String {
    let width = 5 * text.chars().count();
    format!(
        "<ofd:TextObject ID=\"9\" Boundary=\"{x} {y} {width} 6\" Font=\"2\" Size=\"5\" {attributes}>\
         <ofd:TextCode X=\"0\" Y=\"4.3\" DeltaX=\"g {} 5\">{text}</ofd:TextCode></ofd:TextObject>",
        text.chars().count().saturating_sub(1)
    )
}

/// A page with this content in one layer, and further elements before it.
pub fn page(before: &str, content: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ofd:Page xmlns:ofd=\"http://www.ofdspec.org/2016\">{before}\
         <ofd:Content><ofd:Layer ID=\"1\" Type=\"Body\">{content}</ofd:Layer></ofd:Content></ofd:Page>"
    )
}

/// What `Document.xml` says besides its pages.
#[derive(Default)]
pub struct Ofd<'a> {
    pub info: &'a str,
    pub common: &'a str,
    pub after: &'a str,
    pub body: &'a str,
    pub more: &'a [(&'a str, &'a [u8])],
}

impl Ofd<'_> {
    /// A file with these pages.
    pub fn of(&self, pages: &[String]) -> Vec<u8> {
        let list = format!(
            "<ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\" Version=\"1.0\" DocType=\"OFD\"><ofd:DocBody><ofd:DocInfo>\
             <ofd:DocID>0123456789012345678901234567890a</ofd:DocID>{}</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>{}\
             </ofd:DocBody></ofd:OFD>",
            self.info, self.body
        );
        let mut listed = String::new();
        let mut files = Vec::new();
        for (number, page) in pages.iter().enumerate() {
            listed += &format!("<ofd:Page ID=\"{}\" BaseLoc=\"Pages/Page_{number}/Content.xml\"/>", number + 1);
            files.push((format!("Doc_0/Pages/Page_{number}/Content.xml"), page.as_bytes()));
        }
        let document = format!(
            "<ofd:Document xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:CommonData><ofd:MaxUnitID>100</ofd:MaxUnitID>\
             <ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>{}</ofd:CommonData>\
             <ofd:Pages>{listed}</ofd:Pages>{}</ofd:Document>",
            self.common, self.after
        );
        let mut entries: Vec<(&str, &[u8])> =
            vec![("OFD.xml", list.as_bytes()), ("Doc_0/Document.xml", document.as_bytes())];
        entries.extend(files.iter().map(|(name, bytes)| (name.as_str(), *bytes)));
        entries.extend(self.more);
        zip(&entries)
    }
}
