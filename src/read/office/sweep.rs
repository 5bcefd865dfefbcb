//! Any part of XML that no reader knows better: charts, diagrams, custom data, settings. Whatever is
//! text in it is read, a block for each element, and what attributes say.

use std::collections::HashSet;

use super::attribute;
use super::fingerprint;
use super::xml::{Event, Xml};
use crate::document::{Concealment, ProblemKind, Role, Seen};
use crate::read::out::{Out, Strand};

/// Elements that hold measures, or bytes written as letters.
const NO_TEXT: [&str; 15] = [
    "EncapsulatedX509Certificate",
    "EncapsulatedTimeStamp",
    "SignatureImage",
    "ValidSigLnImg",
    "InvalidSigLnImg",
    "X509Certificate",
    "SignatureValue",
    "DigestValue",
    "Modulus",
    "binData",
    "binaryData",
    "posOffset",
    "pctWidth",
    "pctHeight",
    "rsid",
];

/// Reads the rest of a part. What `told` has is not told again.
pub(crate) fn read(
    xml: &mut Xml<'_>,
    out: &mut Out<'_>,
    seen: Seen,
    told: Option<&mut HashSet<u64>>,
) -> Result<(), ProblemKind> {
    let mut sweep = Sweep { out, seen, told, strand: Strand::default(), fresh: true, paragraphs: 0 };
    let mut open: Vec<(bool, bool)> = Vec::new();
    loop {
        match xml.next()? {
            Event::Start(start) => {
                let paragraph = start.name() == "p";
                if paragraph || sweep.paragraphs == 0 {
                    sweep.close();
                }
                sweep.paragraphs += usize::from(paragraph);
                open.push((paragraph, NO_TEXT.contains(&start.name())));
                attribute::texts(&start, |text, seen| sweep.out.beside(text, Role::Attribute, seen));
            }
            Event::End => {
                let (paragraph, _) = open.pop().unwrap_or_default();
                sweep.paragraphs -= usize::from(paragraph);
                if paragraph || sweep.paragraphs == 0 {
                    sweep.close();
                }
            }
            Event::Text(text) if !open.last().is_some_and(|last| last.1) => sweep.text(&text),
            Event::Comment(text) => sweep.out.beside(&text, Role::Comment, Concealment::Attribute),
            Event::DocumentType => sweep.out.problem(ProblemKind::Damaged),
            Event::Done => break,
            Event::Text(_) | Event::Other => {}
        }
    }
    sweep.close();
    Ok(())
}

struct Sweep<'o, 'e, 't> {
    out: &'o mut Out<'e>,
    seen: Seen,
    told: Option<&'t mut HashSet<u64>>,
    strand: Strand,
    fresh: bool,
    paragraphs: usize,
}

impl Sweep<'_, '_, '_> {
    fn text(&mut self, text: &str) {
        for piece in self.out.pieces(text) {
            self.strand.text.push_str(piece);
            if self.out.is_long(&self.strand) {
                self.out.cut(&mut self.strand, Role::Paragraph, self.seen, self.fresh);
                self.fresh = false;
            }
        }
    }

    fn close(&mut self) {
        let is_new = |told: &mut HashSet<u64>| told.insert(fingerprint(&self.strand.text));
        if !self.strand.is_blank() && self.told.as_deref_mut().is_none_or(is_new) {
            self.out.strand(&self.strand, Role::Paragraph, self.seen, self.fresh);
        }
        self.strand = Strand::default();
        self.fresh = true;
    }
}
